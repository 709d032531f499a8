package main

import (
	"context"
	"fmt"
	"time"

	"maatwerkroute/cmd/room"
)

// measureOpen: opening a board from disk in this process, through the same store and hall as the server, on a
// board of a thousand records and on one with a long history behind the same records.
func measureOpen(ctx context.Context, b *bench) error {
	plan := room.Plan{Boards: 2, Seats: 8, Cards: b.count(485, 40), Barriers: 4}
	r, err := b.open(ctx, "open", plan)
	if err != nil {
		return err
	}
	long := int64(b.count(100_000, 2000))
	if err := r.Lengthen(ctx, r.Boards[1], long); err != nil {
		return err
	}
	var short, old, apart series
	records := 0
	err = b.again(ctx, "open", func(int) error {
		var times [2][]float64
		for range 5 {
			for i, board := range r.Boards {
				took, n, err := opening(ctx, r, board)
				if err != nil {
					return err
				}
				times[i], records = append(times[i], took), n
			}
		}
		x, y := median(times[0]), median(times[1])
		short.add(x, 0)
		old.add(y, 0)
		apart.add(y/x, 0)
		b.progress("open: %d records %.2f ms, with %d entries behind them %.2f ms", records, x, long, y)
		return nil
	})
	note := fmt.Sprintf("in this process through the store and the hall, just opened, the file in the system's memory; %d records and their words; a run is the median of five", records)
	b.report.tell(line{Figure: "opening a board with 1,000 records", Unit: "ms", Target: "≤ 5 ms", Note: note}, short, is(short.value() <= 5))
	b.report.tell(line{Figure: "opening it with 100,000 entries behind the same records", Unit: "ms", Target: "≤ 5 ms"}, old, is(old.value() <= 5))
	b.report.tell(line{Figure: "the second beside the first", Unit: "×", Target: "≤ 1.3 ×"}, apart, is(apart.value() <= 1.3))
	return err
}

func opening(ctx context.Context, r *room.Room, board room.Board) (took float64, records int, err error) {
	h, err := r.House()
	if err != nil {
		return 0, 0, err
	}
	defer h.Close()
	begin := time.Now()
	if _, err := h.Hall.Board(ctx, board.Stream); err != nil {
		return 0, 0, err
	}
	took = ms(time.Since(begin))
	o, err := h.Store.Stream(ctx, board.Stream)
	return took, len(o.Rows), err
}
