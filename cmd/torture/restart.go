package main

import (
	"context"
	"math/rand/v2"
	"time"
)

const (
	serverRestarts = 1012             // the close code
	longestStop    = 10 * time.Second // for a server that is asked to end
)

// restart asks the server to end, again and again under load, as an operator does. Everybody who is inside hears
// that it starts again.
func restart(ctx context.Context, p plan, tell teller) error {
	t, err := newTrial(ctx, "restart", p.binary)
	if err != nil {
		return err
	}
	defer t.close()
	t.everybody(t.address, busy)
	t.talk(ctx)
	longest := time.Duration(0)
	for range p.restarts {
		if err := t.start(ctx); err != nil {
			return err
		}
		if err := t.acked(ctx, int64(10+rand.IntN(60))); err != nil {
			return err
		}
		took, err := t.term()
		if err != nil {
			t.complain("the server: %v", err)
		}
		longest = max(longest, took)
	}
	t.toldToComeBack()
	t.note("%d restarts, the longest took %d ms to end", p.restarts, longest.Milliseconds())
	if err := t.start(ctx); err != nil {
		return err
	}
	return t.conclude(ctx, tell)
}

// toldToComeBack looks how the lines of all phones ended: with 1012. A phone that got no time of the machine for
// longer than the server's farewell loses the code to a reset; that is seldom, and it comes back all the same.
func (t *trial) toldToComeBack() {
	told, silent := 0, 0
	for _, p := range t.phones {
		p.mu.Lock()
		for code, n := range p.closes {
			switch code {
			case serverRestarts:
				told += n
			case cut, gaveUp:
				silent += n
			default:
				t.complain("%s: %d lines ended with %d and not with %d", p.name, n, code, serverRestarts)
			}
		}
		p.mu.Unlock()
	}
	if told == 0 || silent > told/10 {
		t.complain("of %d lines only %d heard that the server starts again", told+silent, told)
	}
	t.note("%d lines told to come back, %d cut without a word", told, silent)
}
