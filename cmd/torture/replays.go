package main

import (
	"context"
	"time"
)

// replays sends every wish twice or more, over the socket and by POST at once, and after every new line what was
// acknowledged long ago, in another order. Lines are cut all the while.
func replays(ctx context.Context, p plan, tell teller) error {
	t, err := newTrial(ctx, "replays", p.binary)
	if err != nil {
		return err
	}
	defer t.close()
	x, err := t.startBehind(ctx)
	if err != nil {
		return err
	}
	t.everybody(x.address(), unhurried)
	for _, p := range t.phones {
		if p.as == "seat" {
			p.copies = 2
		}
	}
	t.talk(ctx)
	if err := t.acked(ctx, 20); err != nil {
		return err
	}
	spell, over := context.WithTimeout(ctx, p.spell)
	every(spell, 300*time.Millisecond, func() { x.some((*pipe).reset) })
	over()
	return t.conclude(ctx, tell)
}
