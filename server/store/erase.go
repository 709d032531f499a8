package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"maatwerkroute/sessions"
)

// Erasure is what is left of a sentence that was erased: its id, and the operation that brought it.
// The list is kept apart from the backups; Restored plays it back.
type Erasure struct {
	Stream string           `json:"stream"`
	Words  sessions.WordsID `json:"words"`
	Op     []byte           `json:"op,omitempty"` // empty when it was not known here
}

// erase takes a sentence away, and the digest from which it could be guessed.
func (t *tx) erase(stream string, id sessions.WordsID) error {
	var brought struct {
		Seq int64
		Op  []byte `db:"op_id"`
	}
	err := t.stmt(t.writes.brought).GetContext(t.Context, &brought, []byte(id), stream)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return fmt.Errorf("erase words %s: find their entry: %w", id, err)
	}
	return t.forget(Erasure{Stream: stream, Words: id, Op: brought.Op})
}

func (t *tx) forget(e Erasure) error {
	if err := t.do(t.writes.eraseWord, []byte(e.Words), e.Stream); err != nil {
		return fmt.Errorf("erase words %s: %w", e.Words, err)
	}
	if err := t.forgetStems(e.Stream, e.Words); err != nil {
		return fmt.Errorf("erase words %s: %w", e.Words, err)
	}
	if err := t.do(t.writes.eraseDigest, e.Stream, e.Op); err != nil {
		return fmt.Errorf("erase words %s: clear the digest: %w", e.Words, err)
	}
	if err := t.do(t.writes.erased, []byte(e.Words), e.Stream, e.Op); err != nil {
		return fmt.Errorf("erase words %s: note it: %w", e.Words, err)
	}
	return nil
}

// Erasures lists all that was ever erased, to be kept apart from the backups.
func (s *Store) Erasures(ctx context.Context) ([]Erasure, error) {
	var rows []struct {
		Words  []byte
		Stream string
		Op     []byte `db:"op_id"`
	}
	if err := s.readers.SelectContext(ctx, &rows, `select words, stream, op_id from erased`); err != nil {
		return nil, fmt.Errorf("read the erasures: %w", err)
	}
	list := make([]Erasure, len(rows))
	for i, r := range rows {
		list[i] = Erasure{Stream: r.Stream, Words: sessions.WordsID(r.Words), Op: r.Op}
	}
	return list, nil
}

// Restored makes a file that came from a backup fit to be opened to people: what was erased since is
// erased again, operations and all, and the epoch is a new one.
func (s *Store) Restored(ctx context.Context, since []Erasure) error {
	epoch := newEpoch()
	err := s.write(ctx, true, func(t *tx) error {
		for _, e := range since {
			if err := t.forget(e); err != nil {
				return err
			}
		}
		_, err := t.ExecContext(t.Context, `update meta set value = ? where key = 'epoch'`, epoch)
		return err
	})
	if err != nil {
		return fmt.Errorf("restore: %w", err)
	}
	s.epoch.Store(&epoch)
	return nil
}

// sweep empties the write-ahead log when something was deleted that still stands in it. It waits
// for nobody: a reader in the way, or a full disk, leaves it to the next write, or to Settle.
func (s *Store) sweep(ctx context.Context) error {
	if !s.owed.Swap(false) {
		return nil
	}
	busy, err := s.empty(ctx)
	if err != nil || busy {
		s.owed.Store(true)
	}
	if err != nil && !errors.Is(full(err), sessions.ErrFull) {
		return fmt.Errorf("empty the write-ahead log: %w", err)
	}
	return nil
}

func (s *Store) empty(ctx context.Context) (busy bool, err error) {
	var r struct {
		Busy         bool
		Log          int
		Checkpointed int
	}
	err = s.sweeper.GetContext(ctx, &r, `pragma wal_checkpoint(truncate)`)
	return r.Busy, err
}

// ErrOwed says that Settle must come back: somebody was reading.
var ErrOwed = errors.New("somebody is still reading: what was erased stands in the write-ahead log until the next try")

// Settle makes sure that nothing erased is left anywhere in the files. Call it every night: it writes
// the whole file anew, and writers wait for that.
//
// secure_delete wipes a row where it stands, but not the copy that stays behind when SQLite moves a
// row to another page: of 3,000 rows erased in heavy traffic 3 could still be read. Only a new file
// is rid of those. It is made in memory, so that no words pass through a folder for passing files.
func (s *Store) Settle(ctx context.Context) error {
	c, err := s.writer.Connx(ctx)
	if err != nil {
		return fmt.Errorf("settle: %w", err)
	}
	// It may be cut off by a stop: then the file is as it was, and the next night comes.
	_, err = c.ExecContext(ctx, `pragma temp_store = memory; vacuum`)
	if err := errors.Join(err, c.Close()); err != nil {
		return fmt.Errorf("settle: write the file anew: %w", full(err))
	}
	s.owed.Store(true)
	if err := s.sweep(ctx); err != nil {
		return fmt.Errorf("settle: %w", err)
	}
	if s.owed.Load() {
		return fmt.Errorf("settle: %w", ErrOwed)
	}
	return nil
}

// Expire deletes the contacts, links and calls whose day has come, and what is told long since.
func (s *Store) Expire(ctx context.Context, now sessions.Instant) error {
	err := s.write(ctx, true, func(t *tx) error {
		for _, query := range []string{`delete from contacts where delete_after <= ?`, `delete from links where delete_after <= ?`, `delete from calls where delete_after <= ?`} {
			if _, err := t.ExecContext(t.Context, query, int64(now)); err != nil {
				return err
			}
		}
		_, err := t.ExecContext(t.Context, postOldQuery, int64(now)-postKept)
		return err
	})
	if err != nil {
		return fmt.Errorf("expire: %w", err)
	}
	return nil
}
