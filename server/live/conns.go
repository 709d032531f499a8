package live

import (
	"context"
	"fmt"
)

// Drain ends the live connections for a shutdown: nobody comes in any more, everybody gets a close frame with
// code (1012: come back), and it waits until their sessions have ended. When ctx ends first, it hangs up on who
// is left and says how many; their sessions end by themselves then. Draining twice waits twice.
func (d *Door) Drain(ctx context.Context, code int) error {
	for _, s := range d.lock() {
		go s.Close(code, "") // side by side, since each may wait for its peer; ends within Farewell
	}
	select {
	case <-d.empty:
		return nil
	case <-ctx.Done():
	}
	left := d.lock()
	for _, s := range left {
		s.wire.Close()
	}
	return fmt.Errorf("drain live connections: %d were cut: %w", len(left), ctx.Err())
}

// lock shuts the door and returns who is inside.
func (d *Door) lock() []*Socket {
	d.mu.Lock()
	defer d.mu.Unlock()
	if !d.shut && len(d.inside) == 0 {
		close(d.empty)
	}
	d.shut = true
	inside := make([]*Socket, 0, len(d.inside))
	for s := range d.inside {
		inside = append(inside, s)
	}
	return inside
}

// Inside counts the live connections.
func (d *Door) Inside() int {
	d.mu.Lock()
	defer d.mu.Unlock()
	return len(d.inside)
}

func (d *Door) isShut() bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.shut
}

// enter is false for who stood on the threshold when the door was shut.
func (d *Door) enter(s *Socket) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.shut {
		return false
	}
	d.inside[s] = struct{}{}
	return true
}

func (d *Door) leave(s *Socket) {
	d.mu.Lock()
	defer d.mu.Unlock()
	delete(d.inside, s)
	if d.shut && len(d.inside) == 0 {
		close(d.empty)
	}
}
