package server

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"maatwerkroute/server/store"
	"maatwerkroute/sessions"
)

// GoneFile is the list of what was taken away for good. It lies beside the backups and outlives them.
const GoneFile = "gewist.json"

// Backup copies the database in a data folder to a new file, also under a running server, adds what was taken away
// for good to the list beside it, and reads the copy again.
func Backup(ctx context.Context, data, path string, out io.Writer) error {
	db, err := store.Look(Database(data))
	if err != nil {
		return err
	}
	err = db.Backup(ctx, path)
	if errors.Is(err, os.ErrExist) {
		err = fmt.Errorf("%s is er al. Kies een andere naam: een reservekopie wordt nooit overschreven / it is there already: choose another name (%w)", path, os.ErrExist)
	}
	list := filepath.Join(filepath.Dir(path), GoneFile)
	if err == nil {
		err = addGone(ctx, db, list)
	}
	if err := errors.Join(err, db.Close()); err != nil {
		return err
	}
	return checkCopy(ctx, path, list, out)
}

func checkCopy(ctx context.Context, path, list string, out io.Writer) error {
	copied, err := store.Look(path)
	if err != nil {
		return err
	}
	r, err := verify(ctx, copied, false, io.Discard)
	if err := errors.Join(err, copied.Close()); err != nil {
		return err
	}
	if err := verdictOf(r, path, out); err != nil {
		return fmt.Errorf("de kopie staat er, met fouten die ook in de database staan; gooi oudere kopieën niet weg / the copy is there, with the faults of the database: keep the older ones (%w)", err)
	}
	i, err := os.Stat(path)
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "%s: %d bytes, nagelezen / read again\n%s: wat gewist is; bewaar dit bij de kopieën / what was erased; keep it with the copies\nBewaar het bestand %q uit de datamap apart / keep that file of the data folder elsewhere\n",
		path, i.Size(), list, keyFile)
	return nil
}

// addGone adds what was taken away to the list at path, which only grows.
func addGone(ctx context.Context, db *store.Store, path string) error {
	all, err := readGone(path)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	gone, rotten := db.Gone(ctx) // what could be read goes on the list, also when something rotted
	all.Add(gone)
	return errors.Join(rotten, writeGone(path, all))
}

func readGone(path string) (g store.Gone, err error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return g, err
	}
	if err := json.Unmarshal(b, &g); err != nil {
		return g, fmt.Errorf("%s is geen lijst van wat gewist is / is no list of what was erased", path)
	}
	return g, nil
}

// writeGone puts the list in the place of the older one in one step, on disk.
func writeGone(path string, g store.Gone) error {
	b, err := json.Marshal(g)
	if err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".gewist-*") // of mode 0600
	if err != nil {
		return fmt.Errorf("write the list of what was erased: %w", err)
	}
	_, err = f.Write(b)
	if err := errors.Join(err, f.Sync(), f.Close()); err != nil {
		return errors.Join(fmt.Errorf("write the list of what was erased: %w", err), os.Remove(f.Name()))
	}
	if err := os.Rename(f.Name(), path); err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	return store.Sync(filepath.Dir(path))
}

// Restoring is a backup that is put back. Old is the data folder that it replaces and List a list of what was taken
// away; one of them must be there, so that nothing erased comes back.
type Restoring struct {
	File, Data, Old, List string
}

// Restore puts a backup in an empty data folder and makes it fit to be opened.
func Restore(ctx context.Context, r Restoring, now func() time.Time, out io.Writer) error {
	gone, err := r.gone(ctx)
	if err != nil {
		return err
	}
	held, err := hold(r.Data)
	if err != nil {
		return err
	}
	return errors.Join(r.into(ctx, held, gone, sessions.At(now()), out), held.Close())
}

func (r Restoring) gone(ctx context.Context) (all store.Gone, err error) {
	if r.Old == "" && r.List == "" {
		return all, fmt.Errorf("wat sinds de kopie gewist is, mag niet terugkomen. Geef de oude datamap met --old, of %s van bij de nieuwste kopie met --erasures / what was erased must not come back: give the old data folder, or the list", GoneFile)
	}
	if r.List != "" {
		if all, err = readGone(r.List); err != nil {
			return all, err
		}
	}
	if r.Old == "" {
		return all, nil
	}
	db, err := store.Look(Database(r.Old))
	if err != nil {
		return all, fmt.Errorf("de oude map is niet te lezen. Geef %s met --erasures / the old folder cannot be read: give the list (%w)", GoneFile, err)
	}
	gone, err := db.Gone(ctx)
	all.Add(gone)
	if err != nil && r.List != "" { // what rotted is why it is replaced; the list has it
		err = nil
	}
	return all, errors.Join(err, db.Close())
}

func (r Restoring) into(ctx context.Context, held *folder, gone store.Gone, now sessions.Instant, out io.Writer) error {
	if _, err := os.Lstat(held.file(databaseFile)); !errors.Is(err, os.ErrNotExist) {
		return errors.Join(err, fmt.Errorf("in map %s staat al een database. Zet de oude map weg (mv) en noem haar met --old / there is a database already: move the old folder away and name it", r.Data))
	}
	part := held.file(databaseFile + ".deel")
	err := r.prepare(ctx, part, gone, now, out)
	if err == nil {
		err = os.Rename(part, held.file(databaseFile))
	}
	if err != nil {
		for _, rest := range []string{"", "-wal", "-shm"} {
			os.Remove(part + rest)
		}
		return err
	}
	if err := errors.Join(r.key(held), store.Sync(r.Data)); err != nil {
		return err
	}
	fmt.Fprintf(out, "%s staat klaar / is ready. Gewist gebleven / erased again: %d zinnen, %d plekken, %d sleutels\n", r.Data, len(gone.Words), len(gone.Seats), len(gone.Revoked))
	if _, err := os.Lstat(held.file(keyFile)); err != nil {
		fmt.Fprintf(out, "Zet nog het bestand %q in deze map; zonder werkt geen enkele link of kaart meer / put that file there too: without it no link works\n", keyFile)
	}
	return nil
}

// prepare makes a whole database of the backup under another name.
func (r Restoring) prepare(ctx context.Context, part string, gone store.Gone, now sessions.Instant, out io.Writer) error {
	os.Remove(part) // of a try that was cut off
	if err := copyFile(r.File, part); err != nil {
		return fmt.Errorf("reservekopie %s: %w", r.File, err)
	}
	db, err := store.Open(part)
	if err != nil {
		return err
	}
	err = db.Restore(ctx, gone, now)
	if err == nil {
		err = db.Settle(ctx) // what was erased again is in no corner of the file either
	}
	var report store.Report
	if err == nil {
		report, err = verify(ctx, db, false, io.Discard)
	}
	if err := errors.Join(err, db.Close()); err != nil {
		return err
	}
	if err := verdictOf(report, r.File, out); err != nil {
		return err
	}
	return store.Sync(part)
}

// key takes the secret that links are made from along from the old folder, when it is not there yet.
func (r Restoring) key(held *folder) error {
	if _, err := os.Lstat(held.file(keyFile)); r.Old == "" || err == nil {
		return nil
	}
	err := copyFile(filepath.Join(r.Old, keyFile), held.file(keyFile))
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	return err
}

// copyFile copies to a new file that only we may read, and puts it on disk.
func copyFile(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	f, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(f, in)
	return errors.Join(err, f.Sync(), f.Close())
}
