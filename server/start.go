package server

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
)

// The files of a data folder.
const (
	databaseFile = "maatwerkroute.db"
	keyFile      = "sleutel"
	lockFile     = "slot"
)

// folder is a data folder that this process holds: two that write in one file would each decide for itself what
// comes next. The lock is of the operating system, so that it goes with the process, however that ends.
type folder struct {
	path string
	lock *os.File
}

// hold makes the data folder when it is absent and takes it for this process. An error says what to do.
func hold(path string) (*folder, error) {
	if err := os.MkdirAll(path, 0o700); err != nil {
		return nil, refusal(path, err)
	}
	if err := ours(path); err != nil {
		return nil, err
	}
	f, err := os.OpenFile(filepath.Join(path, lockFile), os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, refusal(path, err)
	}
	if err := lock(f); err != nil {
		who := ""
		if n, _ := io.ReadAll(io.LimitReader(f, 20)); len(n) > 0 && errors.Is(err, syscall.EWOULDBLOCK) {
			who = " (" + strings.TrimSpace(string(n)) + ")"
		}
		return nil, errors.Join(refusal(path+who, err), f.Close())
	}
	// Who holds it stands in it for people to read; the lock does not depend on it.
	if err := errors.Join(f.Truncate(0), write(f, fmt.Sprintf("proces %d\n", os.Getpid()))); err != nil {
		return nil, errors.Join(refusal(path, err), f.Close())
	}
	return &folder{path: path, lock: f}, nil
}

func write(f *os.File, text string) error {
	_, err := f.WriteAt([]byte(text), 0)
	return err
}

func (f *folder) file(name string) string { return filepath.Join(f.path, name) }

// Close lets go of the folder. Closing the file alone would leave the lock with a child that is being started just then.
func (f *folder) Close() error {
	return errors.Join(unlock(f.lock), f.lock.Close())
}

// ours refuses the folder of another user, also to one who may do everything: files of two owners lie in it
// afterwards, and the server cannot open those of the other.
func ours(path string) error {
	i, err := os.Stat(path)
	if err != nil {
		return refusal(path, err)
	}
	if !i.IsDir() {
		return refusal(path, syscall.ENOTDIR)
	}
	if owner, other := ownerOf(i); other {
		return fmt.Errorf("map %s is van gebruiker %d en dit programma draait als gebruiker %d. Start het als die gebruiker, of geef de map met chown / the folder belongs to user %[2]d: run as that user, or chown it",
			path, owner, os.Geteuid())
	}
	return nil
}

// refusals are the faults of a folder or an address that an operator can mend, and how.
var refusals = []struct {
	is   error
	says string
}{
	{syscall.EWOULDBLOCK, "er draait al een server op deze map. Stop die eerst / a server runs on this folder already: stop it first"},
	{syscall.ENOLCK, noLocks}, {syscall.ENOTSUP, noLocks}, {syscall.ENOSYS, noLocks},
	{syscall.EROFS, "de schijf is alleen-lezen. Koppel hem schrijfbaar aan, of kies een andere map met --data / the disk is read-only: mount it writable, or choose another folder"},
	{syscall.EACCES, "dit programma mag hier niet schrijven. Geef de map aan de gebruiker waarmee het draait (chown, chmod 700) / not allowed to write here: chown the folder to the user that runs this"},
	{syscall.EPERM, "dit programma mag hier niet schrijven. Geef de map aan de gebruiker waarmee het draait (chown, chmod 700) / not allowed to write here: chown the folder to the user that runs this"},
	{syscall.ENOSPC, "de schijf is vol. Maak ruimte / the disk is full: make room"},
	{syscall.EDQUOT, "de schijf is vol. Maak ruimte / the disk is full: make room"},
	{syscall.ENOTDIR, "dit is geen map. Kies een map met --data / this is no folder: choose one"},
}

const noLocks = "deze schijf kent geen sloten, zoals sommige netwerkschijven. Zet de map op een schijf van deze computer / this file system has no locks: keep the folder on a local disk"

// refusal says of a fault of the data folder what to do.
func refusal(path string, err error) error {
	for _, r := range refusals {
		if errors.Is(err, r.is) {
			return fmt.Errorf("map %s: %s (%w)", path, r.says, err)
		}
	}
	return fmt.Errorf("map %s: %w", path, err)
}

// deaf says of an address where nobody can be heard what to do.
func deaf(address string, err error) error {
	says := "kies een ander adres met --address / choose another address"
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		says = "hier luistert al een ander programma, of nog een server. Stop dat, of kies een andere poort met --address / something listens here already: stop it, or choose another port"
	case errors.Is(err, syscall.EADDRNOTAVAIL):
		says = "dit adres is niet van deze computer. Kies met --address een adres dat dat wel is / this address is not of this machine: choose one that is"
	case errors.Is(err, syscall.EACCES):
		says = "deze poort is voor beheerders. Kies met --address een poort boven 1023 en zet de proxy ervoor / this port is reserved: choose one above 1023, behind the proxy"
	}
	return fmt.Errorf("adres %s: %s (%w)", address, says, err)
}
