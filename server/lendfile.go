package server

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"

	"maatwerkroute/server/store"
	"maatwerkroute/sessions"
)

// A lent file is one file to carry: a line that says what it is, its head, a database, and a sum over all of that. A half
// or changed one is found before anything in it is used.
const lentMagic = "maatwerkroute op locatie 1\n"

const mostHeadBytes = 64 << 10

// lentHead says what is in a lent file.
type lentHead struct {
	Way          lentWay          `json:"way"`
	Installation string           `json:"installation"`
	Token        string           `json:"token"`
	Stream       string           `json:"stream"`
	Organization string           `json:"organization"`
	Office       string           `json:"office,omitempty"`  // where people find it afterwards
	Session      string           `json:"session,omitempty"` // that was asked for; its desk is shown first
	Seq          int64            `json:"seq"`
	At           sessions.Instant `json:"at"`
	Tables       int64            `json:"tables"`
	Shapes       map[string]int   `json:"shapes"`
	Size         int64            `json:"size"` // of the database
}

// lentWay is which way a file goes.
type lentWay string

const (
	lentOut  lentWay = "mee"
	lentBack lentWay = "terug"
)

func (h lentHead) lending() (store.Lending, error) {
	token, err := hex.DecodeString(h.Token)
	return store.Lending{Token: token, Stream: h.Stream, Organization: h.Organization, Seq: h.Seq}, err
}

// Why a file cannot be used. People read these.
var (
	errNotLent  = errors.New("dit is geen bestand van `maatwerkroute lend` of van een avond op locatie / this is no lent file")
	errHalf     = errors.New("dit bestand is niet heel: er ontbreekt een stuk of er is iets in veranderd. Kopieer het opnieuw van de laptop / the file is cut off or was changed: copy it again")
	errNewer    = errors.New("dit bestand is van een nieuwer programma. Zet eerst hier dat nieuwere programma neer / a newer program wrote this: update first")
	errWrongWay = map[lentWay]error{
		lentOut:  errors.New("dit is het bestand dat mee terug gaat. Breng het met `maatwerkroute return` naar kantoor. Om verder te gaan: gebruik het bestand waarmee u begon / this is the file to bring back"),
		lentBack: errors.New("dit is het bestand dat meeging, zonder wat er op locatie gebeurde. Gebruik het bestand met -terug in de naam / this is the file that went along: use the one with -terug in its name"),
	}
)

// seal writes a lent file around a database, in one step and on disk.
func seal(path, database string, h lentHead) error {
	in, err := os.Open(database)
	if err != nil {
		return err
	}
	defer in.Close()
	size, err := in.Stat()
	if err != nil {
		return err
	}
	h.Size, h.Shapes = size.Size(), sessions.Shapes()
	head, err := json.Marshal(h)
	if err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".mee-*") // of mode 0600
	if err != nil {
		return err
	}
	sum := sha256.New()
	out := io.MultiWriter(f, sum)
	start := binary.BigEndian.AppendUint64([]byte(lentMagic), uint64(len(head)))
	_, err = out.Write(append(start, head...))
	if err == nil {
		_, err = io.Copy(out, in)
	}
	if err == nil {
		_, err = f.Write(sum.Sum(nil))
	}
	if err := errors.Join(err, f.Sync(), f.Close()); err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	if err := os.Rename(f.Name(), path); err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	return store.Sync(filepath.Dir(path))
}

// unseal reads a lent file whole. With a name for it the database is written there; it counts only when there is no error.
func unseal(path, database string, way lentWay) (h lentHead, err error) {
	f, err := os.Open(path)
	if err != nil {
		return h, err
	}
	defer f.Close()
	sum := sha256.New()
	in := io.TeeReader(f, sum)
	start := make([]byte, len(lentMagic)+8)
	if n, err := io.ReadFull(in, start); err != nil {
		if !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
			return h, err
		}
		if bytes.HasPrefix([]byte(lentMagic), start[:min(n, len(lentMagic))]) {
			return h, errHalf
		}
		return h, errNotLent
	}
	if string(start[:len(lentMagic)]) != lentMagic {
		return h, errNotLent
	}
	length := binary.BigEndian.Uint64(start[len(lentMagic):])
	if length > mostHeadBytes {
		return h, errHalf
	}
	head := make([]byte, length)
	if _, err := io.ReadFull(in, head); err != nil || json.Unmarshal(head, &h) != nil || h.Size < 0 {
		return h, errHalf
	}
	if err := pour(in, database, h.Size); err != nil {
		return h, err
	}
	rest, err := io.ReadAll(io.LimitReader(f, sha256.Size+1))
	switch {
	case err != nil:
		return h, err
	case !bytes.Equal(rest, sum.Sum(nil)):
		return h, errHalf
	case h.Way != way:
		return h, errWrongWay[way]
	}
	return h, h.readable()
}

func pour(in io.Reader, database string, size int64) error {
	out, err := os.OpenFile(database, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = io.CopyN(out, in, size)
	if errors.Is(err, io.EOF) {
		err = errHalf
	}
	return errors.Join(err, out.Sync(), out.Close())
}

// readable refuses what a newer program wrote. Its facts may mean what nobody here knows.
func (h lentHead) readable() error {
	ours := sessions.Shapes()
	for kind, shape := range h.Shapes {
		if known, ok := ours[kind]; !ok || shape > known {
			return errNewer
		}
	}
	return nil
}
