package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"maatwerkroute/sessions"
)

// Key is a link, a code or a login: what somebody holds to come in. Only its hash is kept.
type Key struct {
	Hash         []byte
	Kind         string
	Stream       string
	Session      string
	Object       string
	Seat         string
	Table        string `db:"tbl"`
	Door         string
	Organization string
	Account      string
	MadeAt       sessions.Instant `db:"made_at"`
	ExpiresAt    sessions.Instant `db:"expires_at"` // zero: it does not
	RevokedAt    sessions.Instant `db:"revoked_at"` // zero: it was not
}

const keyNames = `hash, kind, stream, session, object, seat, tbl, door, organization, account, made_at, expires_at, revoked_at`

const keyColumns = `hash, kind, stream, session, object, seat, tbl, door, organization, account, made_at,
	coalesce(expires_at, 0) as expires_at, coalesce(revoked_at, 0) as revoked_at`

// SaveKey keeps a key, or gives one that is kept already another seat and end. A key that was
// revoked stays so: ErrNone.
func (s *Store) SaveKey(ctx context.Context, k Key) error {
	return s.change(ctx, "save a key", `insert into keys (hash, kind, stream, session, object, seat, tbl, door,
			organization, account, made_at, expires_at)
		values (:hash, :kind, :stream, :session, :object, :seat, :tbl, :door, :organization, :account, :made_at, nullif(:expires_at, 0))
		on conflict (hash) do update set seat = excluded.seat, expires_at = excluded.expires_at where revoked_at is null`, k)
}

// Key finds the key with this hash. Revoked, expired and never made are all ErrNone: whoever
// guesses must not learn which.
func (s *Store) Key(ctx context.Context, hash []byte, now sessions.Instant) (Key, error) {
	var k Key
	err := s.readers.GetContext(ctx, &k, `select `+keyColumns+` from keys
		where hash = ? and revoked_at is null and (expires_at is null or expires_at > ?)`, hash, int64(now))
	return k, one(err, "read a key")
}

// Keys lists the keys of a kind that were made for a session, the dead ones too, oldest first.
func (s *Store) Keys(ctx context.Context, session, kind string) ([]Key, error) {
	var list []Key
	err := s.readers.SelectContext(ctx, &list, `select `+keyColumns+` from keys where session = ? and kind = ? order by made_at, hash`, session, kind)
	if err != nil {
		return nil, fmt.Errorf("session %s: read the keys of kind %s: %w", session, kind, err)
	}
	return list, nil
}

// Revoke ends one key. ErrNone when there is none to end.
func (s *Store) Revoke(ctx context.Context, hash []byte, now sessions.Instant) error {
	return s.change(ctx, "revoke a key", `update keys set revoked_at = :now where hash = :hash and revoked_at is null`,
		map[string]any{"hash": hash, "now": int64(now)})
}

// RevokeKind ends every key of a kind in a session. That there are none is no error.
func (s *Store) RevokeKind(ctx context.Context, session, kind string, now sessions.Instant) error {
	return some(s.change(ctx, "revoke the keys of a kind", `update keys set revoked_at = :now
		where session = :session and kind = :kind and revoked_at is null`,
		map[string]any{"session": session, "kind": kind, "now": int64(now)}))
}

// RevokeAccount ends every key of an account: it logs out everywhere.
func (s *Store) RevokeAccount(ctx context.Context, account string, now sessions.Instant) error {
	return some(s.change(ctx, "revoke the keys of an account", `update keys set revoked_at = :now
		where account = :account and revoked_at is null`, map[string]any{"account": account, "now": int64(now)}))
}

// RevokeAccountKind ends the keys of one kind that an account has.
func (s *Store) RevokeAccountKind(ctx context.Context, account, kind string, now sessions.Instant) error {
	return some(s.change(ctx, "revoke the keys of a kind of an account", `update keys set revoked_at = :now
		where account = :account and kind = :kind and revoked_at is null`, map[string]any{"account": account, "kind": kind, "now": int64(now)}))
}

// change runs one statement that stands alone. ErrNone says that it changed nothing.
func (s *Store) change(ctx context.Context, doing, query string, arg any) error {
	return s.changing(ctx, false, doing, query, arg)
}

// remove is change for what a person may want gone from the disk too.
func (s *Store) remove(ctx context.Context, doing, query string, arg any) error {
	return s.changing(ctx, true, doing, query, arg)
}

func (s *Store) changing(ctx context.Context, forgets bool, doing, query string, arg any) error {
	err := s.write(ctx, forgets, func(t *tx) error {
		r, err := t.NamedExecContext(t.Context, query, arg)
		if err != nil {
			return err
		}
		if n, err := r.RowsAffected(); err != nil || n == 0 {
			return errors.Join(err, ErrNone)
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("%s: %w", doing, err)
	}
	return nil
}

// some takes "there was nothing to change" for done.
func some(err error) error {
	if errors.Is(err, ErrNone) {
		return nil
	}
	return err
}

// one makes of "no rows" the error that this room has for it.
func one(err error, doing string) error {
	if errors.Is(err, sql.ErrNoRows) {
		return fmt.Errorf("%s: %w", doing, ErrNone)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", doing, err)
	}
	return nil
}
