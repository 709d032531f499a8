package store

import (
	"errors"
	"os"
)

// Sync puts a file on disk. Windows has no such thing for a folder: it writes the names in it by itself.
func Sync(path string) error {
	i, err := os.Stat(path)
	if err != nil || i.IsDir() {
		return err
	}
	f, err := os.OpenFile(path, os.O_RDWR, 0) // what is open to be read only cannot be put on disk there
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}
