package server

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"maatwerkroute/server/store"
	"maatwerkroute/sessions"
)

// away knows which trajectories are on location. Another process lends them and takes them back, so it looks every second.
type away struct {
	mu   sync.RWMutex
	list map[string]store.Lending // by token
}

const lookForLends = time.Second

// watchLends looks what went on location and what came back, until ctx ends.
func (s *Server) watchLends(ctx context.Context) {
	tick := time.NewTicker(lookForLends)
	defer tick.Stop()
	for {
		if err := s.lookAtLends(ctx); err != nil && ctx.Err() == nil {
			slog.Error("look what is on location", "err", err)
		}
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

// lookAtLends takes over what changed. The board of what came back has to be read again.
func (s *Server) lookAtLends(ctx context.Context) error {
	list, err := s.store.Lends(ctx)
	if err != nil {
		return err
	}
	now := make(map[string]store.Lending, len(list))
	for _, l := range list {
		now[string(l.Token)] = l
	}
	s.away.mu.Lock()
	before := s.away.list
	s.away.list = now
	s.away.mu.Unlock()
	for token, l := range now {
		if l.Back && before[token].EndedAt == 0 {
			s.hall.Reread(l.Stream)
		}
	}
	return nil
}

// afterwards is where people find this conversation when the evening is over: not at a laptop.
func (s *Server) afterwards() string {
	if s.lent.Office != "" {
		return s.lent.Office
	}
	return s.config.PublicURL
}

// awaySince is since when a stream is on location; zero when it is here.
func (s *Server) awaySince(stream string) sessions.Instant {
	s.away.mu.RLock()
	defer s.away.mu.RUnlock()
	for _, l := range s.away.list {
		if l.Stream == stream && l.EndedAt == 0 {
			return l.MadeAt
		}
	}
	return 0
}
