package main

import (
	"context"
	"time"
)

// tabs opens two tabs of every seat, each with an outbox of its own, and lets both write at once while lines are cut
// and, once, the server is killed.
func tabs(ctx context.Context, p plan, tell teller) error {
	t, err := newTrial(ctx, "tabs", p.binary)
	if err != nil {
		return err
	}
	defer t.close()
	x, err := t.startBehind(ctx)
	if err != nil {
		return err
	}
	t.everybody(x.address(), unhurried)
	for i := range t.board.Seats {
		t.sit(i, "-tab", x.address(), unhurried)
	}
	t.talk(ctx)
	for range 2 {
		if err := t.acked(ctx, 50); err != nil {
			return err
		}
		spell, over := context.WithTimeout(ctx, p.spell/2)
		every(spell, 500*time.Millisecond, func() { x.some((*pipe).close) })
		over()
		t.kill()
		if err := t.start(ctx); err != nil {
			return err
		}
	}
	return t.conclude(ctx, tell)
}
