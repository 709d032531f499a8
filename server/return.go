package server

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"maatwerkroute/server/store"
	"maatwerkroute/sessions"
)

// refusedBack says in plain words why a file is not taken back.
var refusedBack = map[error]string{
	store.ErrNoLend:  "deze uitleen is hier niet bekend. Is er een reservekopie teruggezet van voor die dag? Bewaar dit bestand / this lend is not known here: keep the file",
	store.ErrBack:    "dit is al terug. Er is niets dubbel gedaan; u kunt het bestand wissen / it is back already: nothing was done twice",
	store.ErrRevoked: "deze uitleen is ingetrokken: op kantoor is verder gewerkt / this lend was revoked: work went on here",
	store.ErrBase:    "wat hier staat is niet wat er is meegegeven. Bewaar dit bestand, en kijk de database na met `maatwerkroute verify` / the history here is not the one that was lent: keep the file, and verify the database",
}

// Return takes back what was done on location. A no changes nothing, and a crash leaves nothing or everything.
func Return(ctx context.Context, data, file string, now func() time.Time, out io.Writer) error {
	db, err := openBeside(data)
	if err != nil {
		return err
	}
	return errors.Join(takeBack(ctx, db, data, file, sessions.At(now()), out), db.Close())
}

func takeBack(ctx context.Context, db *store.Store, data, file string, now sessions.Instant, out io.Writer) error {
	sweepReturns(data)
	folder, err := os.MkdirTemp(data, returning+"*") // the file may lie on a stick that cannot be written
	if err != nil {
		return err
	}
	defer sweep(folder)
	part := filepath.Join(folder, "deel.db")
	h, err := unseal(file, part, lentBack)
	if err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	if err := fits(ctx, db, h); err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	from, err := store.Open(part) // brings the tables of an older program up to date
	if err != nil {
		return fmt.Errorf("%s: %w", file, errors.Join(errHalf, err))
	}
	n, err := takeStream(ctx, db, from, h, now)
	if err := errors.Join(err, from.Close()); err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	report, err := db.VerifyStream(ctx, h.Stream)
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "Terug / back. Nieuwe stappen / new entries: %d. Het traject wordt hier weer geschreven / it is written here again.\n", n)
	if err := verdictOf(report, Database(data), out); err != nil {
		return err
	}
	fmt.Fprintln(out, "Wis nu het bestand en de map op de laptop / now delete the file, and the folder on the laptop.")
	return nil
}

func takeStream(ctx context.Context, db, from *store.Store, h lentHead, now sessions.Instant) (int, error) {
	l, err := h.lending()
	if err != nil {
		return 0, errHalf
	}
	n, err := db.Return(ctx, from, l, now)
	for known, says := range refusedBack {
		if errors.Is(err, known) {
			return 0, errors.New(says)
		}
	}
	if errors.Is(err, store.ErrRotten) {
		return 0, fmt.Errorf("%w (%w)", errHalf, err)
	}
	return n, err
}

// fits says whether a file is of this installation and of a program that this one understands.
func fits(ctx context.Context, db *store.Store, h lentHead) error {
	installation, err := db.Meta(ctx, noteInstallation)
	if err != nil {
		return err
	}
	if installation == "" || h.Installation != installation {
		return errors.New("dit bestand is van een andere organisatie of een ander systeem. Breng het terug waar het vandaan komt / this file is of another installation")
	}
	_, knows, err := db.Versions(ctx)
	if err == nil && h.Tables > knows {
		err = errNewer
	}
	return err
}

const returning = ".terug-"

// sweepReturns takes away what returns that were cut off left behind.
func sweepReturns(data string) {
	old, _ := filepath.Glob(filepath.Join(data, returning+"*")) // the pattern is ours
	for _, folder := range old {
		if i, err := os.Stat(folder); err == nil && time.Since(i.ModTime()) > time.Hour {
			sweep(folder)
		}
	}
}
