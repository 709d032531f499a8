package server

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"

	"maatwerkroute/server/live"
	"maatwerkroute/sessions"
)

// keptMonths is how long it is known who did what, after the last check (DOMAIN §4.0-7). The page that
// people read before their first card says so.
const keptMonths = 6

// forgetOld takes away who did what in sessions whose last check is six months ago. It asks the same wish
// that a person asks, with an id of its own making, so that a second night does nothing.
func (s *Server) forgetOld(ctx context.Context) error {
	list, err := s.store.Sessions(ctx)
	errs := []error{err}
	for _, row := range list {
		var e struct {
			ID       string
			Feedback sessions.Instant
		}
		if err := json.Unmarshal(row.Pub, &e); err != nil {
			errs = append(errs, fmt.Errorf("stream %s: a session: %w", row.Stream, err))
			continue
		}
		if s.awaySince(row.Stream) != 0 { // the night after it is back
			continue
		}
		if e.Feedback > 0 && s.now().After(e.Feedback.Time().AddDate(0, keptMonths, 0)) {
			errs = append(errs, s.forgetSession(ctx, row.Stream, e.ID))
		}
	}
	return errors.Join(errs...)
}

func (s *Server) forgetSession(ctx context.Context, stream, session string) error {
	b, err := s.hall.Board(ctx, stream)
	if err != nil {
		return err
	}
	var seats []string
	b.Read(func(st *sessions.State, _ words) {
		for _, e := range records[*sessions.Seat](st) {
			if e.Session == session && st.Erased(e.ID) == 0 {
				seats = append(seats, e.ID)
			}
		}
	})
	for _, seat := range seats {
		ask, err := live.NewAsk(&sessions.ForgetMe{}, "")
		if err != nil {
			return err
		}
		sum := sha256.Sum256(fmt.Appendf(nil, "forget|%s|%s", stream, seat))
		copy(ask.Op[:], sum[:])
		if err := b.Do(ctx, sessions.Principal{Role: sessions.Raiser, Seat: seat, Session: session}, ask); err != nil {
			return fmt.Errorf("stream %s: forget seat %s: %w", stream, seat, err)
		}
	}
	return nil
}
