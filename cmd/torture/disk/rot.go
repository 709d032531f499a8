package disk

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"

	"maatwerkroute/cmd/room"
	"maatwerkroute/cmd/torture/line"
	"maatwerkroute/server/store"
	"maatwerkroute/sessions"
)

// rots changes one byte of the closed file at a time. Each must be harmless or be found when it is read: by the
// checksum of its row, by SQLite, or when the file is opened. Records that are others without a word are broken.
func rots(ctx context.Context, t *try, flips int, seed uint64) (line.Line, error) {
	s, err := t.set(ctx, room.Plan{Boards: 2, Seats: 4, Cards: 8, Barriers: 2})
	if err != nil {
		return line.Line{}, err
	}
	defer s.strike()
	l, err := s.end(ctx)
	if err != nil {
		return l, err
	}
	whole, err := os.ReadFile(s.room.File())
	if err != nil {
		return l, err
	}
	want, err := contents(ctx, s.room.File())
	if err != nil {
		return l, fmt.Errorf("before anything rots: %w", err)
	}
	chance, found := rand.New(rand.NewPCG(seed, 5)), 0
	for range flips {
		at, by := chance.IntN(len(whole)), byte(1+chance.IntN(255))
		is, err := rotten(ctx, filepath.Join(t.folder, "rot"), whole, at, by)
		switch {
		case err != nil:
			found++
		case is != want:
			l.Broken++
			l = told(l, "seed %d: byte %d changed by %#x, and nobody noticed", seed, at, by)
		}
	}
	return told(l, "%d bytes changed: %d found, %d harmless", flips, found, flips-found-l.Broken), ctx.Err()
}

func rotten(ctx context.Context, folder string, whole []byte, at int, by byte) ([32]byte, error) {
	if err := os.Mkdir(folder, 0o700); err != nil {
		return [32]byte{}, err
	}
	defer os.RemoveAll(folder)
	path := filepath.Join(folder, "maatwerkroute.db")
	whole[at] ^= by
	err := os.WriteFile(path, whole, 0o600)
	whole[at] ^= by
	if err != nil {
		return [32]byte{}, err
	}
	return contents(ctx, path)
}

// contents reads all that boards are made of, as opening every board and reading every history does, and gives one
// sum over it. The error is what was found.
func contents(ctx context.Context, path string) (sum [32]byte, err error) {
	s, err := store.Open(path)
	if err != nil {
		return sum, err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	r, err := s.Verify(ctx)
	if err != nil {
		return sum, err
	}
	if len(r.Bad) > 0 {
		return sum, errors.New(r.Bad[0])
	}
	h := sha256.New()
	for _, stream := range []string{"t0", "t1"} {
		o, err := s.Stream(ctx, stream)
		if err != nil {
			return sum, err
		}
		fmt.Fprintln(h, stream, o.Seq, len(o.Rows), len(o.Words))
		for _, r := range o.Rows {
			fmt.Fprintf(h, "%q %q %q %q %d %d %d %q %q %v\n", r.Kind, r.ID, r.Session, r.To, r.Seq, r.Place, r.Shape, r.Pub, r.Own, r.Boundaries)
		}
		for _, w := range o.Words {
			fmt.Fprintf(h, "%q %q %q %q %q %d\n", w.ID, w.Body, w.Salt, w.DerivedFrom, w.Lang, w.Seq)
		}
		if err := s.Entries(ctx, stream, 0, func(k sessions.Kept) error {
			facts, err := sessions.WriteFacts(k.Facts)
			fmt.Fprintf(h, "%d %d %x %x %x %s\n", k.Seq, k.At, k.Op, k.Digest, k.Salt, facts)
			return err
		}); err != nil {
			return sum, err
		}
	}
	return [32]byte(h.Sum(nil)), nil
}
