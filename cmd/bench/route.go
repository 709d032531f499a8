package main

import (
	"context"
	"fmt"
	"slices"
	"time"

	"maatwerkroute/cmd/room"
)

// The largest evening on which a route is drawn : it has to go without a hitch.
const (
	drawers    = 60
	drawnSteps = 40
	drawnCards = 600
	hitch      = 100 // ms, from which people see that it waits
)

// measureRoute: a route of forty steps with six hundred cards on them, and sixty phones that look on. The desk words one step
// after another: how long until it hears that it is kept, and until the last phone has it.
func measureRoute(ctx context.Context, b *bench) error {
	n, times := b.count(drawers, 10), b.count(400, 40)
	r, err := b.open(ctx, "route", room.Plan{Boards: 1, Seats: n, Cards: b.count(drawnCards, 40), Barriers: 20, Drawn: drawnSteps})
	if err != nil {
		return err
	}
	var ack, all series
	err = b.again(ctx, "route", func(int) error {
		c, gone, err := b.copied(r)
		if err != nil {
			return err
		}
		defer gone()
		kept, seen, err := b.draws(ctx, c, times)
		if err != nil {
			return err
		}
		ack.add(quantile(kept, .99), 0)
		all.add(quantile(seen, .99), 0)
		b.progress("route: kept p50 %.2f p99 %.2f ms; all p50 %.2f p99 %.2f ms", quantile(kept, .5), quantile(kept, .99), quantile(seen, .5), quantile(seen, .99))
		return nil
	})
	note := fmt.Sprintf("%d steps, %d cards and %d phones; the desk words a step %d times, the next as soon as all have the last", drawnSteps, len(r.Boards[0].Seats[0].Cards)*n, n, times)
	b.report.tell(line{Figure: "a route is drawn: acknowledged p99", Unit: "ms", Target: fmt.Sprintf("≤ %d ms", hitch), Note: note}, ack, is(ack.value() <= hitch))
	b.report.tell(line{Figure: "a route is drawn: received by all p99", Unit: "ms", Target: fmt.Sprintf("≤ %d ms", hitch)}, all, is(all.value() <= hitch))
	return err
}

// draws lets the desk word steps, and gives in milliseconds how long each was until kept and until seen by all, sorted.
func (b *bench) draws(ctx context.Context, r *room.Room, times int) (kept, seen []float64, err error) {
	server, err := b.serve(ctx, r)
	if err != nil {
		return nil, nil, err
	}
	defer server.Kill()
	board := r.Boards[0]
	ws, err := board.DialAs(ctx, server.Address, server.Origin(), "desk", board.Desk, "")
	if err != nil {
		return nil, nil, err
	}
	defer ws.Close()
	desk := &screen{ws: ws}
	if _, err := desk.until(newsPrefix); err != nil {
		return nil, nil, err
	}
	phones := make([]*screen, len(board.Seats))
	for i, seat := range board.Seats {
		if phones[i], err = dial(ctx, board, server, seat, ""); err != nil {
			return nil, nil, err
		}
		defer phones[i].ws.Close()
		if _, err := phones[i].until(newsPrefix); err != nil {
			return nil, nil, err
		}
	}
	for i := range times {
		step, was := board.Drawn[i%len(board.Drawn)], i/len(board.Drawn)
		begin := time.Now()
		if err := desk.ask(i+1, board.Run, fmt.Sprintf(`"op":"word-step","body":{"step":%q,"title":"Keer %d","was":%d}`, step, was+1, was)); err != nil {
			return nil, nil, err
		}
		kept = append(kept, ms(time.Since(begin)))
		for _, p := range append(phones, desk) {
			if _, err := p.until(newsPrefix); err != nil {
				return nil, nil, err
			}
		}
		seen = append(seen, ms(time.Since(begin)))
	}
	slices.Sort(kept)
	slices.Sort(seen)
	return kept, seen, nil
}
