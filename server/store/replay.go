package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"

	"maatwerkroute/sessions"
)

var errEnough = errors.New("as far as it was asked")

// replay makes the records of a stream from its entries up to one. It makes those of links that were erased as
// well, for the log does not know that they went (I-21).
func (s *Store) replay(ctx context.Context, stream string, to int64) (*sessions.State, error) {
	state := sessions.NewState(stream)
	err := s.Entries(ctx, stream, 0, func(k sessions.Kept) error {
		if k.Seq > to {
			return errEnough
		}
		state.Apply(k.Entry)
		state.Publish()
		return nil
	})
	if err != nil && !errors.Is(err, errEnough) {
		return nil, err
	}
	return state, nil
}

// Replayed plays the log of a stream, and names each record that is not what the log makes of it. A stream with
// bad rows cannot be played: verify it first. The error says that it could not look.
func (s *Store) Replayed(ctx context.Context, stream string) (bad []string, err error) {
	o, err := s.Stream(ctx, stream)
	if err != nil {
		return nil, err
	}
	state, err := s.replay(ctx, stream, o.Seq)
	if err != nil {
		return nil, fmt.Errorf("replay: %w", err)
	}
	there, shapes := map[[2]string]bool{}, sessions.Shapes()
	for _, r := range o.Rows {
		there[[2]string{r.Kind, r.ID}] = true
		played, ok := state.Row(r.Kind, r.ID)
		if r.Shape != shapes[r.Kind] {
			return nil, fmt.Errorf("stream %s: record %s %s: %w", stream, r.Kind, r.ID, ErrShape)
		}
		switch {
		case !ok:
			bad = append(bad, fmt.Sprintf("stream %s: entry %d: record %s %s is not in the log", stream, r.Seq, r.Kind, r.ID))
		case !bytes.Equal(recordSum(stream, r, r.Own), recordSum(stream, played, played.Stored())):
			bad = append(bad, fmt.Sprintf("stream %s: entry %d: record %s %s is not what the log makes of it", stream, r.Seq, r.Kind, r.ID))
		}
	}
	err = s.eachMissing(ctx, state, there, func(r *sessions.Row) {
		bad = append(bad, fmt.Sprintf("stream %s: entry %d: record %s %s is in the log and not in the table", stream, r.Seq, r.Kind, r.ID))
	})
	return bad, err
}

// eachMissing calls f for every record that a replay made, is not in the table, and was not forgotten.
func (s *Store) eachMissing(ctx context.Context, state *sessions.State, there map[[2]string]bool, f func(*sessions.Row)) error {
	var errs []error
	state.Rows(func(r *sessions.Row) {
		if there[[2]string{r.Kind, r.ID}] {
			return
		}
		linked := true
		if sessions.Forgettable(r.Kind) {
			err := s.readers.GetContext(ctx, &linked, `select exists (select 1 from links where handle = ? and stream = ?)`, []byte(r.ID), state.Stream)
			errs = append(errs, err)
		}
		if linked {
			f(r)
		}
	})
	return errors.Join(errs...)
}
