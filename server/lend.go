package server

import (
	"context"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"time"

	"maatwerkroute/server/store"
	"maatwerkroute/sessions"
)

// Notes that a file keeps of itself.
const (
	noteInstallation = "installation" // a name for the place where trajectories are lent from
	noteLent         = "lent"         // on a copy that was lent: the head of the file that it came in
)

// Lending is a trajectory that goes along to a place without internet. What is the id of one of its sessions, or its own.
type Lending struct {
	What, File, For string // For is the name with which the facilitator logs in
	Data            string
	Office          string // the address that people use afterwards; it stands on slips and pages there
}

var errAwayAlready = errors.New("dit traject is al op locatie. Breng het eerst terug met `maatwerkroute return`, of geef met `maatwerkroute lend --revoke` op wat daar gebeurde / it is on location already: return it first, or revoke that")

// Lend writes a trajectory to a file and makes it read-only here until that file comes back. It works beside a running server.
func Lend(ctx context.Context, l Lending, now func() time.Time, out io.Writer) error {
	if _, err := os.Lstat(l.File); !errors.Is(err, os.ErrNotExist) {
		return errors.Join(err, fmt.Errorf("%s is er al. Kies een andere naam / it is there already: choose another name", l.File))
	}
	db, err := openBeside(l.Data)
	if err != nil {
		return err
	}
	return errors.Join(l.lend(ctx, db, sessions.At(now()), out), db.Close())
}

func openBeside(data string) (*store.Store, error) {
	if err := ours(data); err != nil {
		return nil, err
	}
	return store.Beside(Database(data))
}

func (l Lending) lend(ctx context.Context, db *store.Store, now sessions.Instant, out io.Writer) error {
	h, account, err := l.head(ctx, db, now)
	if err != nil {
		return err
	}
	// First it is away, then it is written: what nobody can write any more is what goes along.
	away, err := db.Lend(ctx, h.Stream, h.Organization, now)
	if errors.Is(err, sessions.ErrAway) {
		return errAwayAlready
	}
	if err != nil {
		return err
	}
	h.Token, h.Seq = hex.EncodeToString(away.Token), away.Seq
	if err := l.write(ctx, h, account); err != nil {
		return errors.Join(fmt.Errorf("het bestand is niet geschreven, en het traject blijft hier / the file was not written: %w", err),
			db.RevokeLend(context.WithoutCancel(ctx), h.Stream, now))
	}
	fmt.Fprintf(out, "%s staat klaar / is ready.\nHet traject is nu op locatie: op kantoor is het alleen te lezen tot het terugkomt / read-only here until it is back.\n"+
		"Er staan woorden van mensen in dit bestand, en het wachtwoord van %s als een hash. Zet het op een versleutelde laptop en wis het als het terug is / keep it on an encrypted disk, and delete it afterwards.\n", l.File, l.For)
	return nil
}

// head finds what is asked for, and whether who runs it is of that organisation.
func (l Lending) head(ctx context.Context, db *store.Store, now sessions.Instant) (h lentHead, account string, err error) {
	if lent, err := db.Meta(ctx, noteLent); err != nil || lent != "" {
		return h, "", errors.Join(err, errors.New("deze map is zelf een kopie op locatie: leen vanaf kantoor / this is a lent copy itself"))
	}
	if err := (Config{PublicURL: l.Office}).Defaults().check(); err != nil {
		return h, "", err
	}
	h = lentHead{Way: lentOut, Stream: l.What, At: now, Office: strings.TrimSuffix(l.Office, "/")}
	if stream, err := db.SessionStream(ctx, l.What); err == nil {
		h.Stream, h.Session = stream, l.What
	}
	if h.Organization, err = hostOf(ctx, db, h.Stream); err != nil {
		return h, "", err
	}
	a, err := db.Account(ctx, l.For)
	if errors.Is(err, store.ErrNone) || err == nil && a.Organization != h.Organization {
		return h, "", fmt.Errorf("%q is geen account van de organisatie van dit traject. Zeg met --for wie het gesprek leidt / no account of the organisation that hosts it", l.For)
	}
	if err != nil {
		return h, "", err
	}
	if h.Tables, _, err = db.Versions(ctx); err != nil {
		return h, "", err
	}
	if h.Installation, err = db.Meta(ctx, noteInstallation); err == nil && h.Installation == "" {
		h.Installation = newID()
		err = db.Note(ctx, noteInstallation, h.Installation)
	}
	return h, a.ID, err
}

func hostOf(ctx context.Context, db *store.Store, stream string) (string, error) {
	o, err := db.Stream(ctx, stream)
	if err != nil {
		return "", err
	}
	for _, r := range o.Rows {
		var t struct{ Host string }
		if r.Kind == "trajectory" && json.Unmarshal(r.Pub, &t) == nil {
			return t.Host, nil
		}
	}
	return "", errors.New("dit gesprek of traject is er niet. Het staat in het adres van de pagina, na /bureau/ of /traject/ / no such session or trajectory: it stands in the address of its page")
}

func (l Lending) write(ctx context.Context, h lentHead, account string) error {
	note, err := json.Marshal(h)
	if err != nil {
		return err
	}
	return packed(ctx, Database(l.Data), l.File, h, store.Part{Stream: h.Stream, Organization: h.Organization, Account: account,
		Notes: map[string]string{noteLent: string(note)}})
}

// packed writes part of a database to a lent file. What it needed on the way is gone afterwards.
func packed(ctx context.Context, database, file string, h lentHead, p store.Part) error {
	folder, err := os.MkdirTemp(filepath.Dir(file), ".mee-*") // only for us
	if err != nil {
		return err
	}
	part := filepath.Join(folder, "deel.db")
	err = store.Extract(ctx, database, part, p)
	if err == nil {
		err = seal(file, part, h)
	}
	sweep(folder)
	return err
}

// sweep wipes what was needed on the way. That this fails makes the file that was written no worse; somebody has to do it.
func sweep(folder string) {
	if err := wipe(folder); err != nil {
		slog.Warn("wis deze map zelf: er staan woorden van mensen in / delete this folder: words of people stand in it", "folder", folder, "err", err)
	}
}

// wipe takes away a folder with files in it.
func wipe(folder string) error {
	list, err := os.ReadDir(folder)
	for _, f := range list {
		err = errors.Join(err, os.Remove(filepath.Join(folder, f.Name())))
	}
	return errors.Join(err, os.Remove(folder))
}

// RevokeLend gives up what was done on location: the trajectory is written here again, and its file is refused.
func RevokeLend(ctx context.Context, data, what string, now func() time.Time, out io.Writer) error {
	db, err := openBeside(data)
	if err != nil {
		return err
	}
	stream := what
	if of, err := db.SessionStream(ctx, what); err == nil {
		stream = of
	}
	err = db.RevokeLend(ctx, stream, sessions.At(now()))
	if errors.Is(err, store.ErrNone) {
		err = errors.New("dit traject is niet op locatie / it is not on location")
	}
	if err := errors.Join(err, db.Close()); err != nil {
		return err
	}
	fmt.Fprintln(out, "Het traject is weer hier. Het bestand dat meeging wordt niet meer aangenomen / it is here again, and its file is refused from now on.")
	return nil
}
