//go:build unix

package store

import (
	"errors"
	"os"
)

// Sync puts a file, or the names in a folder, on disk.
func Sync(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}
