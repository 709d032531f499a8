package store

import (
	"errors"
	"fmt"
	"syscall"

	"github.com/mattn/go-sqlite3"
)

// advices say of a fault of the file what an operator can do.
var advices = map[sqlite3.ErrNo]string{
	sqlite3.ErrReadonly: "het bestand of de schijf is alleen-lezen. Geef het bestand aan de gebruiker waarmee de server draait, of koppel de schijf schrijfbaar aan / the file or the disk is read-only: chown the file, or mount the disk writable",
	sqlite3.ErrPerm:     "dit programma mag het bestand niet openen. Geef het aan de gebruiker waarmee de server draait / not allowed to open the file: chown it to the user that runs the server",
	sqlite3.ErrCantOpen: "het bestand kan niet open. Kijk of het er is, en of deze gebruiker in de map mag schrijven / the file cannot be opened: see whether it is there and this user may write in its folder",
	sqlite3.ErrNotADB:   "dit is geen database van Maatwerkroute. Zet een reservekopie terug met `maatwerkroute restore` / this is no database: put a backup back",
	sqlite3.ErrCorrupt:  "het bestand is beschadigd. Bewaar het, en zet een reservekopie terug met `maatwerkroute restore` / the file is damaged: keep it aside, and put a backup back",
	sqlite3.ErrBusy:     "een ander programma houdt het bestand vast. Sluit dat, en probeer het opnieuw / another program holds the file: close that, and try again",
	sqlite3.ErrFull:     "de schijf is vol. Maak ruimte / the disk is full: make room",
	sqlite3.ErrIoErr:    "de schijf leest of schrijft niet goed. Kijk in het logboek van de computer (dmesg) / the disk does not read or write well: see the log of the machine",
}

func advise(err error) error {
	var e sqlite3.Error
	if errors.As(err, &e) && e.SystemErrno == syscall.ENOSPC {
		e.Code = sqlite3.ErrFull
	}
	if advices[e.Code] != "" {
		return fmt.Errorf("%s (%w)", advices[e.Code], err)
	}
	return err
}
