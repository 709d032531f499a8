package store

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"errors"
	"fmt"

	"github.com/jmoiron/sqlx"

	"maatwerkroute/sessions"
)

// Lending is one time that a stream was taken along to a place without internet.
type Lending struct {
	Token        []byte
	Stream       string
	Organization string
	Seq          int64            // the last entry that went along
	Base         []byte           // a sum over the checksums of all entries up to that one
	MadeAt       sessions.Instant `db:"made_at"`
	EndedAt      sessions.Instant `db:"ended_at"` // zero: it is away
	Back         bool             // it came back; ended and not back: it was revoked
}

const lendColumns = `token, stream, organization, seq, base, made_at, coalesce(ended_at, 0) as ended_at, back`

const (
	awayQuery  = `select exists (select 1 from lends where stream = ? and ended_at is null)`
	lendQuery  = `select ` + lendColumns + ` from lends where token = ?`
	lendsQuery = `select ` + lendColumns + ` from lends order by made_at, token`
	endQuery   = `update lends set ended_at = ?, back = ? where token = ? and ended_at is null`
	// The clock looks at the stream again: what came due while it was away is still to be told.
	lookQuery = `delete from looked where stream = ?`
)

// Lend notes that a stream goes away. From then on it takes no entry here. sessions.ErrAway says that it is away
// already, ErrNone that there is nothing to take.
func (s *Store) Lend(ctx context.Context, stream, organization string, now sessions.Instant) (Lending, error) {
	l := Lending{Token: make([]byte, 16), Stream: stream, Organization: organization, MadeAt: now}
	rand.Read(l.Token) // never fails
	err := s.write(ctx, false, func(t *tx) error {
		var away bool
		if err := t.stmt(t.writes.away).GetContext(t.Context, &away, stream); err != nil {
			return err
		}
		if away {
			return sessions.ErrAway
		}
		if err := t.stmt(t.writes.last).GetContext(t.Context, &l.Seq, stream); err != nil {
			return err
		}
		if l.Seq == 0 {
			return ErrNone
		}
		var err error
		if l.Base, err = baseOf(t.Context, t, stream, l.Seq); err != nil {
			return err
		}
		_, err = t.NamedExecContext(t.Context, `insert into lends (token, stream, organization, seq, base, made_at)
			values (:token, :stream, :organization, :seq, :base, :made_at)`, l)
		return err
	})
	if err != nil {
		return Lending{}, fmt.Errorf("stream %s: lend: %w", stream, err)
	}
	return l, nil
}

// baseOf is the sum over the history of a stream up to an entry. It stays the same when a sentence is erased.
func baseOf(ctx context.Context, db sqlx.QueryerContext, stream string, to int64) ([]byte, error) {
	rows, err := db.QueryxContext(ctx, `select seq, checksum from entries where stream = ? and seq <= ? order by seq`, stream, to)
	if err != nil {
		return nil, fmt.Errorf("read the checksums: %w", err)
	}
	defer rows.Close()
	h := sha256.New()
	for rows.Next() {
		var seq int64
		var sum []byte
		if err := rows.Scan(&seq, &sum); err != nil {
			return nil, fmt.Errorf("read a checksum: %w", err)
		}
		h.Write(newSum("base").num(seq).blob(sum))
	}
	return h.Sum(nil), rows.Err()
}

// RevokeLend ends the time that a stream is away, for a laptop that will not come back: what was done there is lost,
// and its file is refused. ErrNone when it is not away.
func (s *Store) RevokeLend(ctx context.Context, stream string, now sessions.Instant) error {
	err := s.write(ctx, false, func(t *tx) error {
		done, err := t.ExecContext(t.Context, `update lends set ended_at = ? where stream = ? and ended_at is null`, int64(now), stream)
		if err != nil {
			return err
		}
		if n, err := done.RowsAffected(); err != nil || n == 0 {
			return errors.Join(err, ErrNone)
		}
		_, err = t.ExecContext(t.Context, lookQuery, stream)
		return err
	})
	if err != nil {
		return fmt.Errorf("stream %s: revoke a lend: %w", stream, err)
	}
	return nil
}

// Lending finds a lend by its token.
func (s *Store) Lending(ctx context.Context, token []byte) (Lending, error) {
	var l Lending
	err := s.readers.GetContext(ctx, &l, lendQuery, token)
	return l, one(err, "find a lend")
}

// Lends lists every lend that there was, oldest first.
func (s *Store) Lends(ctx context.Context) ([]Lending, error) {
	var list []Lending
	if err := s.readers.SelectContext(ctx, &list, lendsQuery); err != nil {
		return nil, fmt.Errorf("read what is on location: %w", err)
	}
	return list, nil
}

// Meta reads a setting of this file; it is empty when nobody noted it.
func (s *Store) Meta(ctx context.Context, key string) (value string, err error) {
	if err := s.readers.GetContext(ctx, &value, `select coalesce(max(value), '') from meta where key = ?`, key); err != nil {
		return "", fmt.Errorf("read the note %s: %w", key, err)
	}
	return value, nil
}

// Note keeps a setting of this file, in the place of an earlier one.
func (s *Store) Note(ctx context.Context, key, value string) error {
	return s.change(ctx, "note "+key, `insert into meta (key, value) values (:key, :value) on conflict (key) do update set value = excluded.value`,
		map[string]any{"key": key, "value": value})
}
