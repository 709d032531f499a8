package main

import (
	"context"
	"fmt"
	"slices"

	"maatwerkroute/cmd/room"
)

// measureAppend: whether a board with a long history takes a wish as fast as a young one.
func measureAppend(ctx context.Context, b *bench) error {
	lengths := []int64{1000, 100_000, 1_000_000}
	if b.tiny {
		lengths = []int64{1000, 5000}
	}
	rooms := make([]*room.Room, len(lengths))
	for i, n := range lengths {
		var err error
		if rooms[i], err = b.open(ctx, fmt.Sprintf("append-%d", n), room.Plan{Boards: 1, Seats: 16, Cards: 64, Barriers: 4}); err != nil {
			return err
		}
		if err := rooms[i].Lengthen(ctx, rooms[i].Boards[0], n); err != nil {
			return err
		}
	}
	each := make([]series, len(lengths))
	var apart series
	err := b.again(ctx, "append", func(int) error {
		took := make([]float64, len(lengths))
		for i, r := range rooms {
			var err error
			if took[i], err = b.appending(ctx, r, lengths[i]); err != nil {
				return err
			}
		}
		rate, _, err := fsyncs(b.dir, b.span(1, 0.3))
		for i := range took {
			each[i].add(took[i], 1e6/rate)
		}
		apart.add(slices.Max(took)/slices.Min(took), 0)
		b.progress("append: µs a wish %.0f, raw fsync %.0f", took, 1e6/rate)
		return err
	})
	for i, n := range lengths {
		b.report.tell(line{Figure: "appending at " + number(float64(n)) + " entries", Unit: "µs a wish", Beside: "raw fsync"}, each[i], nil)
	}
	b.report.tell(line{Figure: "appending, slowest beside fastest", Unit: "×", Target: "≤ 1.5 ×",
		Note: "one board of 64 cards, 16 phones that reword cards, the next on the answer; the youngest board on a fresh copy in every run"}, apart, is(apart.value() <= 1.5))
	return err
}

// appending is what a wish takes, in µs. A young board is young in every run; to an old one some thousands are
// nothing, and it is too large to copy each time.
func (b *bench) appending(ctx context.Context, r *room.Room, length int64) (float64, error) {
	on := b.wishes
	if length > 10_000 {
		on = b.wishesOn
	}
	got, err := on(ctx, r, b.eager(phoneJob{Each: 16}))
	if err != nil {
		return 0, err
	}
	return got.Seconds / float64(got.Kept) * 1e6, nil
}
