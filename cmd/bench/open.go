package main

import (
	"context"
	"fmt"
	"time"

	"maatwerkroute/cmd/room"
)

const rewordings = 20

// measureOpen: opening a board from disk in this process, through the same store and hall as the server: a board
// of a thousand records; one with a long history behind such records that says nothing new; and one on which
// people reworded again and again what helped, so that sentences were replaced.
func measureOpen(ctx context.Context, b *bench) error {
	r, err := b.aged(ctx)
	if err != nil {
		return err
	}
	var took, beside [3]series
	records := 0
	err = b.again(ctx, "open", func(int) error {
		var list [3][]float64
		for range 5 {
			for i, board := range r.Boards {
				one, n, err := opening(ctx, r, board)
				if err != nil {
					return err
				}
				list[i], records = append(list[i], one), n
			}
		}
		young := median(list[0])
		for i := range list {
			took[i].add(median(list[i]), 0)
			beside[i].add(median(list[i])/young, 0)
		}
		b.progress("open: %d records %.2f ms, with entries behind them %.2f ms, reworded %.2f ms", records, young, median(list[1]), median(list[2]))
		return nil
	})
	note := fmt.Sprintf("in this process through the store and the hall, just opened, the file in the system's memory; %d records and their words; a run is the median of five", records)
	names := [3]string{"opening a board with 1,000 records", "opening it with 100,000 entries behind the same records", fmt.Sprintf("opening it when every card was reworded %d times", rewordings)}
	for i, name := range names {
		b.report.tell(line{Figure: name, Unit: "ms", Target: "≤ 5 ms", Note: note}, took[i], is(took[i].value() <= 5))
		if note = ""; i > 0 {
			b.report.tell(line{Figure: name + ", beside without", Unit: "×", Target: "≤ 1.3 ×"}, beside[i], is(beside[i].value() <= 1.3))
		}
	}
	return err
}

// aged makes three boards with the same records, of which only the first is young.
func (b *bench) aged(ctx context.Context) (*room.Room, error) {
	r, err := b.open(ctx, "open", room.Plan{Boards: 3, Seats: 8, Cards: b.count(485, 40), Barriers: 4})
	if err != nil {
		return nil, err
	}
	if err := r.Lengthen(ctx, r.Boards[1], int64(b.count(100_000, 2000))); err != nil {
		return nil, err
	}
	for i, times := range []int{1, 1, rewordings} { // on each of them every card says what helped
		if err := r.Reword(ctx, r.Boards[i], times); err != nil {
			return nil, err
		}
	}
	return r, nil
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
