package store

import (
	"context"
	"errors"
	"fmt"
	"os"
)

// Beside opens the database at path to change it for a moment, also beside a running server: SQLite lets one write at a
// time. It makes no file and brings no tables up to date: a server of an older program may be using them.
func Beside(path string) (*Store, error) {
	s := &Store{}
	if err := s.beside(context.Background(), path); err != nil {
		return nil, errors.Join(fmt.Errorf("database %s: %w", path, advise(err)), s.Close())
	}
	return s, nil
}

func (s *Store) beside(ctx context.Context, path string) error {
	if _, err := os.Stat(path); err != nil {
		return err
	}
	if err := s.look(ctx, path); err != nil {
		return err
	}
	var err error
	if s.writer, err = connect(path, settings, 1); err != nil {
		return err
	}
	if s.sweeper, err = connect(path, sweepSettings, 1); err != nil {
		return err
	}
	if err := s.writes.prepare(s.writer); err != nil {
		return err
	}
	s.startCheckpoints()
	return nil
}

// Versions says of which version the tables of this file are, and which this program writes.
func (s *Store) Versions(ctx context.Context) (has, knows int64, err error) {
	return versions(ctx, s.readers)
}
