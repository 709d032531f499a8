package main

import (
	"context"
	"math/rand/v2"
	"time"
)

const busy = 10 * time.Millisecond // between two wishes of a person, when the server is what is tried

// kill ends the server at random moments under load, without a word, and starts it again.
func kill(ctx context.Context, p plan, tell teller) error {
	t, err := newTrial(ctx, "kill", p.binary)
	if err != nil {
		return err
	}
	defer t.close()
	t.everybody(t.address, busy)
	t.talk(ctx)
	for range p.kills {
		if err := t.start(ctx); err != nil {
			return err
		}
		if err := t.acked(ctx, int64(1+rand.IntN(30))); err != nil {
			return err
		}
		t.kill()
	}
	t.note("%d kills", p.kills)
	if err := t.start(ctx); err != nil {
		return err
	}
	return t.conclude(ctx, tell)
}
