package store

import (
	"context"
	"errors"
	"fmt"
)

// ErrKept says that a stream is no rehearsal: what people said in earnest is never dropped as a whole.
var ErrKept = errors.New("this is no rehearsal: it is kept")

const rehearsalsQuery = `select ` + recordColumns + ` from records where kind = 'trajectory' and json_extract(pub, '$.practice')`

// Rehearsals lists the trajectories that are one.
func (s *Store) Rehearsals(ctx context.Context) ([]Trajectory, error) {
	return s.list(ctx, "every rehearsal", rehearsalsQuery)
}

// drops are what there is of a stream, in an order in which each can still find what it needs.
var drops = []string{
	`delete from contacts where participant in (select id from records where stream = ? and kind = 'seat')`,
	`delete from seating where session in (select id from records where stream = ? and kind = 'session')`,
	`delete from similar where rowid in (select id from stemmed where stream = ?)`,
	`delete from stemmed where stream = ?`,
	`delete from post where stream = ?`,
	`delete from addresses where stream = ?`,
	`delete from looked where stream = ?`,
	`delete from keys where stream = ?`,
	`delete from links where stream = ?`,
	`delete from words where stream = ?`,
	`delete from records where stream = ?`,
	`delete from erased where stream = ?`,
	`delete from entries where stream = ?`,
}

// Drop takes a rehearsal away with everything that there is of it. Its board must not be writing.
func (s *Store) Drop(ctx context.Context, stream string) error {
	err := s.write(ctx, true, func(t *tx) error {
		var practice bool
		err := t.GetContext(t.Context, &practice, `select exists (select 1 from records where stream = ? and kind = 'trajectory' and json_extract(pub, '$.practice'))`, stream)
		if err != nil {
			return err
		}
		if !practice {
			return ErrKept
		}
		for _, query := range drops {
			if _, err := t.ExecContext(t.Context, query, stream); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("stream %s: drop it: %w", stream, err)
	}
	return nil
}
