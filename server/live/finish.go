package live

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"
)

// asks counts the wishes that are being asked, so that a stop can let them be kept and answered.
type asks struct {
	n    atomic.Int64
	shut atomic.Bool
	once sync.Once
	none chan struct{} // closed when shut and nothing is asked any more
}

func newAsks() *asks { return &asks{none: make(chan struct{})} }

// enter is false when nothing more may be asked.
func (a *asks) enter() bool {
	a.n.Add(1)
	if a.shut.Load() {
		a.leave()
		return false
	}
	return true
}

func (a *asks) leave() {
	if a.n.Add(-1) == 0 && a.shut.Load() {
		a.once.Do(func() { close(a.none) })
	}
}

// Finish answers every new wish "not now", and waits until those that were asked before are on disk and
// answered, or until ctx ends. The hall is still there to be read; Close ends it.
func (h *Hall) Finish(ctx context.Context) error {
	h.asks.shut.Store(true)
	if h.asks.n.Load() == 0 {
		h.asks.once.Do(func() { close(h.asks.none) })
	}
	select {
	case <-h.asks.none:
		return nil
	case <-ctx.Done():
		return fmt.Errorf("finish what was asked: %d wishes wait: %w", h.asks.n.Load(), ctx.Err())
	}
}
