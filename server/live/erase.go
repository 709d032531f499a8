package live

import (
	"context"
	"fmt"
)

// erasure is a stream that goes, and whoever waits for it.
type erasure struct {
	erase func() error
	done  chan error
}

// Erase has a stream erased while its board decides nothing, and reads the board anew: it is empty then. What was decided
// and is not on disk yet is answered "not now". End the screens of those who are inside first.
func (b *Board) Erase(ctx context.Context, erase func() error) error {
	e := erasure{erase, make(chan error, 1)}
	if !b.enter() {
		return errNotNow
	}
	defer b.exit()
	select {
	case b.erasing <- e:
	case <-ctx.Done():
		return ctx.Err()
	case <-b.hall.ctx.Done():
		return errNotNow
	}
	select {
	case err := <-e.done:
		return err
	case <-b.hall.ctx.Done():
		return errNotNow
	}
}

func (b *Board) erase(erase func() error) error {
	if b.flying != nil {
		b.land(<-b.flying.done)
	}
	b.state.Discard()
	b.pending.answer(errNotNow)
	b.pending = newDecided(b.stream, b.seq)
	if err := erase(); err != nil {
		return fmt.Errorf("board %s: erase: %w", b.stream, err)
	}
	if err := b.load(b.hall.ctx); err != nil {
		return fmt.Errorf("board %s: read it again: %w", b.stream, err)
	}
	b.pending = newDecided(b.stream, b.seq)
	return nil
}
