package store

import (
	"context"
	"errors"
	"fmt"

	"maatwerkroute/sessions"
)

// Why a file is not taken back. Nothing was changed then.
var (
	ErrNoLend  = errors.New("nobody lent this from here")
	ErrBack    = errors.New("it is back already")
	ErrRevoked = errors.New("this lend was revoked")
	ErrBase    = errors.New("its history is not the one that was lent")
)

// Return takes back what was done on location: the entries behind those that were lent, in their order, and what
// belongs to them, in one transaction. The records are made anew from the log here, so that what stands in the file
// beside its log decides nothing. Afterwards the stream takes entries again.
func (s *Store) Return(ctx context.Context, from *Store, l Lending, now sessions.Instant) (entries int, err error) {
	known, err := s.Lending(ctx, l.Token)
	switch {
	case errors.Is(err, ErrNone), err == nil && (known.Stream != l.Stream || known.Organization != l.Organization):
		return 0, ErrNoLend
	case err != nil:
		return 0, err
	case known.Back:
		return 0, ErrBack
	case known.EndedAt != 0:
		return 0, ErrRevoked
	}
	back, err := s.weigh(ctx, from, known)
	if err == nil {
		err = s.write(ctx, true, func(t *tx) error { return t.takeBack(&back, now) })
	}
	if err != nil {
		return 0, fmt.Errorf("stream %s: return: %w", l.Stream, err)
	}
	return len(back.entries), nil
}

func (t *tx) takeBack(r *returned, now sessions.Instant) error {
	// First, so that the stream takes entries. Who came at the same moment finds that it ended.
	done, err := t.ExecContext(t.Context, endQuery, int64(now), true, r.lend.Token)
	if err != nil {
		return err
	}
	if n, err := done.RowsAffected(); err != nil || n == 0 {
		return errors.Join(err, ErrBack)
	}
	if err := t.batch(&r.batch, r.entries); err != nil {
		return err
	}
	for _, e := range r.erased {
		if err := t.forget(e); err != nil {
			return err
		}
	}
	if err := t.backLinks(r); err != nil {
		return fmt.Errorf("take back who did what: %w", err)
	}
	if err := t.backPeople(r); err != nil {
		return fmt.Errorf("take back how people come in and are reached: %w", err)
	}
	_, err = t.ExecContext(t.Context, lookQuery, r.lend.Stream)
	return err
}

func (t *tx) backLinks(r *returned) error {
	for _, l := range r.links {
		if _, err := t.ExecContext(t.Context, `insert into links (handle, stream, participant, delete_after) values (?, ?, ?, ?)`,
			l.Handle, r.lend.Stream, l.Participant, l.DeleteAfter); err != nil {
			return err
		}
	}
	for _, seat := range r.forgotten { // what they did is unlinked already
		if err := t.unreach(seat); err != nil {
			return err
		}
	}
	return nil
}

func (t *tx) backPeople(r *returned) error {
	for _, k := range r.keys {
		if _, err := t.NamedExecContext(t.Context, `insert into keys (`+keyNames+`)
			values (:hash, :kind, :stream, :session, :object, :seat, :tbl, :door, '', '', :made_at, nullif(:expires_at, 0), nullif(:revoked_at, 0))
			on conflict (hash) do update set seat = excluded.seat, expires_at = excluded.expires_at,
				revoked_at = coalesce(keys.revoked_at, excluded.revoked_at) where keys.stream = excluded.stream`, k); err != nil {
			return err
		}
	}
	for _, c := range r.contacts { // what somebody said there stands in the place of all that they said before
		if _, err := t.ExecContext(t.Context, `delete from contacts where participant = ?`, c.Participant); err != nil {
			return err
		}
	}
	for _, c := range r.contacts {
		if _, err := t.NamedExecContext(t.Context, `insert into contacts (participant, way, detail, delete_after)
			values (:participant, :way, :detail, nullif(:delete_after, 0))`, c); err != nil {
			return err
		}
	}
	for _, session := range r.sessions {
		if _, err := t.ExecContext(t.Context, `delete from seating where session = ?`, session); err != nil {
			return err
		}
	}
	for _, w := range r.seating {
		if _, err := t.NamedExecContext(t.Context, `insert into seating (session, seat, wish, detail) values (:session, :seat, :wish, :detail)`, w); err != nil {
			return err
		}
	}
	return nil
}
