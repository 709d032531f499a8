package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"maatwerkroute/sessions"
)

// Gone is what was taken away for good: ids only. An older backup still holds it, so the list is kept apart from the
// backups and played back when one is restored.
type Gone struct {
	Words   []Erasure   `json:"words"`
	Seats   []Forgotten `json:"seats"`
	Revoked [][]byte    `json:"revoked"` // hashes of keys
	Left    []string    `json:"left"`    // accounts of who left their organisation
}

// Forgotten is a seat whose links to its acts were erased, and how often.
type Forgotten struct {
	Stream string `json:"stream"`
	Seat   string `json:"seat"`
	Times  int    `json:"times"`
}

// Gone lists all that was ever taken away. What rotted is named in the error, and the rest is given all the same.
func (s *Store) Gone(ctx context.Context) (g Gone, err error) {
	if g.Words, err = s.Erasures(ctx); err != nil {
		return g, err
	}
	if err := s.readers.SelectContext(ctx, &g.Revoked, `select hash from keys where revoked_at is not null`); err != nil {
		return g, fmt.Errorf("read the revoked keys: %w", err)
	}
	var left error
	g.Left, left = s.left(ctx)
	g.Seats, err = s.forgotten(ctx)
	return g, errors.Join(left, err)
}

// left lists the accounts of those who left. Their names went with them; a backup still has them.
func (s *Store) left(ctx context.Context) (ids []string, err error) {
	rows, err := s.list(ctx, "every organisation", `select `+recordColumns+` from records where kind = 'organization'`)
	for _, row := range rows {
		var o sessions.Organization
		if bad := json.Unmarshal(row.Pub, &o); bad != nil {
			err = errors.Join(err, fmt.Errorf("stream %s: read the organisation: %w", row.Stream, bad))
			continue
		}
		for _, m := range o.Members {
			if m.Left != 0 {
				ids = append(ids, m.ID)
			}
		}
	}
	return ids, err
}

func (s *Store) forgotten(ctx context.Context) ([]Forgotten, error) {
	rows, err := s.readers.QueryContext(ctx, `select `+recordColumns+` from records where kind = 'seat'`)
	if err != nil {
		return nil, fmt.Errorf("read the seats: %w", err)
	}
	defer rows.Close()
	var list []Forgotten
	var bad []error
	for rows.Next() {
		stream, r, err := scanRecord(rows)
		state := sessions.NewState(stream)
		if err == nil {
			err = state.Load(r)
		}
		if err != nil {
			bad = append(bad, fmt.Errorf("stream %s: %w", stream, err))
			continue
		}
		if n := state.Erased(r.ID); n > 0 {
			list = append(list, Forgotten{Stream: stream, Seat: r.ID, Times: n})
		}
	}
	return list, errors.Join(append(bad, rows.Err())...)
}

// Add counts in what another list has.
func (g *Gone) Add(o Gone) {
	words, keys, seats := map[sessions.WordsID]bool{}, map[string]bool{}, map[[2]string]int{}
	for _, e := range g.Words {
		words[e.Words] = true
	}
	for _, k := range g.Revoked {
		keys[string(k)] = true
	}
	for i, f := range g.Seats {
		seats[[2]string{f.Stream, f.Seat}] = i + 1
	}
	for _, e := range o.Words {
		if !words[e.Words] {
			g.Words = append(g.Words, e)
		}
	}
	for _, k := range o.Revoked {
		if !keys[string(k)] {
			g.Revoked = append(g.Revoked, k)
		}
	}
	for _, id := range o.Left {
		if !slices.Contains(g.Left, id) {
			g.Left = append(g.Left, id)
		}
	}
	for _, f := range o.Seats {
		if i := seats[[2]string{f.Stream, f.Seat}]; i > 0 {
			g.Seats[i-1].Times = max(g.Seats[i-1].Times, f.Times)
			continue
		}
		g.Seats = append(g.Seats, f)
	}
}

// Restore makes a file that came from a backup fit to be opened to people: what went since goes again, and the epoch
// is a new one.
func (s *Store) Restore(ctx context.Context, since Gone, now sessions.Instant) error {
	known, err := s.forgotten(ctx)
	if err != nil {
		return fmt.Errorf("restore: %w", err)
	}
	times := map[[2]string]int{}
	for _, f := range known {
		times[[2]string{f.Stream, f.Seat}] = f.Times
	}
	err = s.write(ctx, true, func(t *tx) error {
		for _, f := range since.Seats {
			if f.Times > times[[2]string{f.Stream, f.Seat}] {
				if err := t.forgetSeat(f); err != nil {
					return err
				}
			}
		}
		for _, id := range since.Left {
			if err := t.forgetAccount(id, now); err != nil {
				return err
			}
		}
		for _, hash := range since.Revoked {
			if _, err := t.ExecContext(t.Context, `update keys set revoked_at = ? where hash = ? and revoked_at is null`, int64(now), hash); err != nil {
				return fmt.Errorf("revoke a key: %w", err)
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("restore: %w", err)
	}
	return s.Restored(ctx, since.Words)
}

// forgetAccount takes away with what somebody logged in, and under which name.
func (t *tx) forgetAccount(id string, now sessions.Instant) error {
	if _, err := t.ExecContext(t.Context, `update keys set revoked_at = ? where account = ? and revoked_at is null`, int64(now), id); err != nil {
		return fmt.Errorf("account %s: revoke its keys: %w", id, err)
	}
	if _, err := t.ExecContext(t.Context, `delete from accounts where id = ?`, id); err != nil {
		return fmt.Errorf("account %s: take it away: %w", id, err)
	}
	return nil
}

// forgetSeat takes away who did what, and the records that only that person saw. It takes what they did between the
// backup and the forgetting too, and what they did before it: too much rather than too little.
func (t *tx) forgetSeat(f Forgotten) error {
	var handles [][]byte
	if err := t.SelectContext(t.Context, &handles, `select handle from links where stream = ? and participant = ?`, f.Stream, []byte(f.Seat)); err != nil {
		return fmt.Errorf("stream %s: seat %s: read its links: %w", f.Stream, f.Seat, err)
	}
	for _, h := range handles {
		if err := t.do(t.writes.unlink, h, f.Stream); err != nil {
			return fmt.Errorf("stream %s: seat %s: take a link away: %w", f.Stream, f.Seat, err)
		}
		for _, kind := range sessions.ForgettableKinds() {
			if err := t.do(t.writes.drop, f.Stream, kind, string(h)); err != nil {
				return fmt.Errorf("stream %s: seat %s: drop a record: %w", f.Stream, f.Seat, err)
			}
		}
	}
	if err := t.unreach(f.Seat); err != nil {
		return fmt.Errorf("stream %s: seat %s: %w", f.Stream, f.Seat, err)
	}
	return nil
}

// unreach takes away how somebody is reached, where they wanted to sit, and what they were to hear.
func (t *tx) unreach(seat string) error {
	for _, query := range []string{`delete from contacts where participant = ?`, `delete from seating where seat = ?`, `delete from post where whose = ?`} {
		if _, err := t.ExecContext(t.Context, query, seat); err != nil {
			return fmt.Errorf("forget how to reach somebody: %w", err)
		}
	}
	return nil
}
