package server

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"maatwerkroute/server/store"
	"maatwerkroute/sessions"
)

// slack is how far the clock of a laptop may be behind that of the office.
const slack = time.Hour

// RunOnLocation serves a trajectory that was lent, from its file, until ctx ends; then it writes the file to bring back. Started
// again with the same file it goes on where it was.
func RunOnLocation(ctx context.Context, c Config, file string, now func() time.Time, out io.Writer) error {
	if err := unpackLent(c.Data, file, now()); err != nil {
		return err
	}
	c.Says = out
	if err := Run(ctx, c, now); err != nil {
		return err
	}
	return PackBack(context.WithoutCancel(ctx), c.Data, BackFile(file), now, out)
}

// BackFile is the name of the file to bring back, beside the one that went along.
func BackFile(file string) string {
	ext := filepath.Ext(file)
	return strings.TrimSuffix(file, ext) + "-terug" + ext
}

// unpackLent puts the database of a lent file in a folder, unless that folder goes on with it already.
func unpackLent(data, file string, now time.Time) error {
	if _, err := os.Stat(file); err != nil { // before a folder is made for it
		return fmt.Errorf("dit bestand is er niet / there is no such file: %w", err)
	}
	held, err := hold(data)
	if err != nil {
		return err
	}
	return errors.Join(unpackInto(held, file, now), held.Close())
}

func unpackInto(held *folder, file string, now time.Time) error {
	part := held.file(databaseFile + ".deel")
	if err := os.Remove(part); err != nil && !errors.Is(err, os.ErrNotExist) { // of a try that was cut off
		return err
	}
	h, err := unseal(file, part, lentOut)
	if err == nil {
		err = h.begins(held, now)
	}
	if errors.Is(err, errGoesOn) {
		return os.Remove(part)
	}
	if err != nil {
		os.Remove(part)
		return fmt.Errorf("%s: %w", file, err)
	}
	if err := os.Rename(part, held.file(databaseFile)); err != nil {
		return err
	}
	return store.Sync(held.path)
}

var errGoesOn = errors.New("the folder holds this lend already")

// begins says whether a lent file may be unpacked in a folder.
func (h lentHead) begins(held *folder, now time.Time) error {
	if at := h.At.Time(); now.Before(at.Add(-slack)) {
		return fmt.Errorf("de klok van deze computer loopt achter: het is hier %s, en het bestand is van %s. Zet de klok gelijk / the clock of this machine is behind: set it",
			now.In(sessions.Amsterdam).Format("2-1-2006 15:04"), at.Format("2-1-2006 15:04"))
	}
	if _, err := os.Lstat(held.file(databaseFile)); errors.Is(err, os.ErrNotExist) {
		return nil
	}
	there, err := lentIn(context.Background(), held.file(databaseFile))
	if err != nil {
		return err
	}
	if there.Token != h.Token {
		return fmt.Errorf("in map %s staat al een ander gesprek. Kies een lege map met --data / another conversation is in that folder: choose an empty one", held.path)
	}
	return errGoesOn
}

// lentIn is the head of the lend that a database is a copy of; its token is empty when it is none.
func lentIn(ctx context.Context, database string) (h lentHead, err error) {
	db, err := store.Open(database)
	if err != nil {
		return h, err
	}
	h, err = lentOf(ctx, db)
	return h, errors.Join(err, db.Close())
}

func lentOf(ctx context.Context, db *store.Store) (h lentHead, err error) {
	note, err := db.Meta(ctx, noteLent)
	if err == nil && note != "" {
		err = json.Unmarshal([]byte(note), &h)
	}
	return h, err
}

// PackBack reads a lent folder again and writes the file to bring back, in the place of an earlier one.
func PackBack(ctx context.Context, data, file string, now func() time.Time, out io.Writer) error {
	held, err := hold(data)
	if err != nil {
		return err
	}
	err = packBack(ctx, held, file, sessions.At(now()))
	if err := errors.Join(err, held.Close()); err != nil {
		return fmt.Errorf("het bestand om terug te brengen is niet gemaakt. Bewaar de map %s / the file to bring back was not written: keep that folder (%w)", data, err)
	}
	fmt.Fprintf(out, "\nBreng dit bestand terug naar kantoor: %s\nHet is nagelezen. Wis het hier pas als kantoor zegt dat het terug is / bring this file back; delete it when it arrived.\n", file)
	return nil
}

func packBack(ctx context.Context, held *folder, file string, now sessions.Instant) error {
	database := held.file(databaseFile)
	h, err := lentIn(ctx, database)
	if err == nil && h.Token == "" {
		err = errors.New("in deze map staat geen gesprek dat is meegenomen / nothing in this folder was lent")
	}
	if err != nil {
		return err
	}
	db, err := store.Look(database)
	if err != nil {
		return err
	}
	report, err := verify(ctx, db, true, io.Discard)
	if err == nil {
		h.Tables, _, err = db.Versions(ctx)
	}
	if err := errors.Join(err, db.Close()); err != nil {
		return err
	}
	if err := verdictOf(report, database, io.Discard); err != nil {
		return err
	}
	h.Way, h.At = lentBack, now
	return packed(ctx, database, file, h, store.Part{Stream: h.Stream, Contacts: true})
}
