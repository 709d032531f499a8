package main

import (
	"context"
	"time"
)

// serverSilence is after how long the server cuts a screen from which it hears nothing.
const serverSilence = time.Minute

// asleep puts one phone of each side into a pocket: it reads nothing and writes nothing, and its line is not closed.
// What was typed last waits in its outbox. The room goes on; then they wake up, with their old cursors. A nap that is
// shorter than the server's silence ends with a server that was started again meanwhile, so that the line is dead
// all the same.
func asleep(ctx context.Context, p plan, tell teller) error {
	t, err := newTrial(ctx, "asleep", p.binary)
	if err != nil {
		return err
	}
	defer t.close()
	if err := t.start(ctx); err != nil {
		return err
	}
	t.everybody(t.address, 5*unhurried)
	t.talk(ctx)
	if err := t.acked(ctx, 20); err != nil {
		return err
	}
	sleepers := t.phones[:oneOfEach]
	for i, phone := range sleepers {
		phone.sleep()
		phone.box.put(phone.writes(1_000_000 + i))
	}
	before := t.total.Load()
	pause(ctx, p.nap)
	if p.nap < serverSilence {
		t.kill()
		if err := t.start(ctx); err != nil {
			return err
		}
		if err := t.acked(ctx, 20); err != nil {
			return err
		}
	}
	for _, phone := range sleepers {
		phone.wake()
	}
	missed := t.total.Load() - before
	agreed := t.settle(ctx)
	for _, phone := range sleepers {
		phone.mu.Lock()
		if len(phone.closes) == 0 {
			phone.wrong = append(phone.wrong, phone.name+": its line still stood when it woke up")
		}
		phone.mu.Unlock()
	}
	t.note("asleep for %v, missed %d wishes, agreed %d ms after waking", p.nap, missed, agreed.Milliseconds())
	return t.conclude(ctx, tell)
}

// oneOfEach is how many seats in a row are each of another side.
const oneOfEach = 4
