package server

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"

	"maatwerkroute/server/store"
)

// mostFaults is how many an operator is shown: after these it is a backup that helps.
const mostFaults = 20

// Verify reads a whole database, also under a running server, plays every stream, and writes a line for each
// without words of people. The error says how much is wrong.
func Verify(ctx context.Context, path string, out io.Writer) error {
	db, err := store.Look(path)
	if err != nil {
		return err
	}
	r, err := verify(ctx, db, true, out)
	if closed := db.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return err
	}
	return verdictOf(r, path, out)
}

// Database is the file in a data folder.
func Database(data string) string { return filepath.Join(data, databaseFile) }

// verify looks at the pages, at every row, and when replays is set at what the log makes of it.
func verify(ctx context.Context, db *store.Store, replays bool, out io.Writer) (store.Report, error) {
	r, err := db.VerifyPages(ctx)
	if err != nil {
		return r, err
	}
	streams, err := db.Streams(ctx)
	if err != nil {
		return r, err
	}
	for _, stream := range streams {
		one, err := db.VerifyStream(ctx, stream)
		if err != nil {
			return r, err
		}
		says := "in orde / sound"
		if replays && len(one.Bad) == 0 {
			one.Bad, err = db.Replayed(ctx, stream)
			if errors.Is(err, store.ErrShape) {
				says, err = "in orde, niet nagespeeld: start de server één keer / sound, of an older shape", nil
			}
			if err != nil {
				return r, err
			}
		}
		if len(one.Bad) > 0 {
			says = fmt.Sprintf("%d fouten / faults", len(one.Bad))
		}
		fmt.Fprintf(out, "%-32s  entries %7d  records %7d  words %7d  %s\n", stream, one.Entries, one.Records, one.Words, says)
		r.Add(one)
	}
	return r, nil
}

func verdictOf(r store.Report, path string, out io.Writer) error {
	fmt.Fprintf(out, "%d streams, %d entries, %d records, %d words\n", r.Streams, r.Entries, r.Records, r.Words)
	for i, bad := range r.Bad {
		if i == mostFaults {
			fmt.Fprintf(out, "… en %d meer / and more\n", len(r.Bad)-i)
			break
		}
		fmt.Fprintln(out, bad)
	}
	if len(r.Bad) > 0 {
		return fmt.Errorf("%s: %d fouten. Bewaar dit bestand, en zet een reservekopie terug met `maatwerkroute restore` / %[2]d faults: keep this file aside, and put a backup back", path, len(r.Bad))
	}
	return nil
}
