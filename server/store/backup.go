package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// Backup writes a copy of everything as it is at one moment to a new file, while others write on.
// A copy that has the name is whole and synced; one that failed leaves nothing behind.
func (s *Store) Backup(ctx context.Context, path string) error {
	if err := s.backup(ctx, path); err != nil {
		return fmt.Errorf("back up to %s: %w", path, err)
	}
	return nil
}

func (s *Store) backup(ctx context.Context, path string) error {
	if _, err := os.Lstat(path); !errors.Is(err, os.ErrNotExist) {
		return errors.Join(err, os.ErrExist)
	}
	part := path + ".part"
	if err := os.Remove(part); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	if err := create(part); err != nil {
		return err
	}
	if _, err := s.readers.ExecContext(ctx, `vacuum into ?`, part); err != nil {
		return errors.Join(err, os.Remove(part))
	}
	if err := Sync(part); err != nil {
		return errors.Join(err, os.Remove(part))
	}
	if err := os.Rename(part, path); err != nil {
		return errors.Join(err, os.Remove(part))
	}
	return Sync(filepath.Dir(path))
}
