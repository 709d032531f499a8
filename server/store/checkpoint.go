package store

import (
	"context"
	"log/slog"
	"sync/atomic"
	"time"
)

// The write-ahead log goes into the database beside the writer, and not within somebody's commit. Only when it grows
// past the writer's own limit (wal_autocheckpoint) does a commit wait for that.
const (
	checkpointEvery = time.Second
	writerWaitsAt   = 16384    // pages, 64 MiB
	pageCache       = 64 << 10 // KiB
)

// checkpointer moves what is in the log to the database.
type checkpointer struct {
	wrote atomic.Bool // since the last time
	stop  context.CancelFunc
	done  chan struct{}
}

func (s *Store) startCheckpoints() {
	ctx, stop := context.WithCancel(context.Background())
	s.checkpoints = &checkpointer{stop: stop, done: make(chan struct{})}
	go func() {
		defer close(s.checkpoints.done)
		tick := time.NewTicker(checkpointEvery)
		defer tick.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-tick.C:
			}
			if !s.checkpoints.wrote.Swap(false) {
				continue
			}
			// Passive: it waits for nobody. What it could not move stays for the next time.
			if _, err := s.sweeper.ExecContext(ctx, `pragma wal_checkpoint(passive)`); err != nil && ctx.Err() == nil {
				slog.Warn("the write-ahead log could not be moved to the database; it is tried again", "err", err)
			}
		}
	}()
}

func (c *checkpointer) end() {
	if c == nil {
		return
	}
	c.stop()
	<-c.done
}
