package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"

	"maatwerkroute/sessions"
)

// ErrShape says that a stream holds records as another program writes them.
var ErrShape = errors.New("its records have another shape than this program writes")

// Reshape makes the records of this file those that this program writes. When a kind of record got another shape, or
// is a new one, the streams that it concerns are played anew, each in one transaction. Call it before anybody comes in.
//
// The shapes that a file was last opened with stand in it, so that an ordinary start asks one row. A stream that
// cannot be played is left as it is and named in bad: its board will not open, and others will. The error says that
// nothing can be written.
func (s *Store) Reshape(ctx context.Context) (rewritten int, bad []error, err error) {
	want, err := json.Marshal(sessions.Shapes())
	if err != nil {
		return 0, nil, fmt.Errorf("reshape: %w", err)
	}
	var has string
	if err := s.writer.GetContext(ctx, &has, `select value from meta where key = 'shapes'`); err != nil && !errors.Is(err, sql.ErrNoRows) {
		return 0, nil, fmt.Errorf("reshape: %w", err)
	}
	if has == string(want) {
		return 0, nil, nil
	}
	streams, err := s.misshapen(ctx, has)
	if err != nil {
		return 0, nil, fmt.Errorf("reshape: %w", err)
	}
	for _, stream := range streams {
		batch, err := s.played(ctx, stream)
		if err != nil {
			bad = append(bad, fmt.Errorf("reshape: %w", err))
			continue
		}
		if err := s.rewrite(ctx, batch); err != nil {
			return rewritten, bad, fmt.Errorf("reshape stream %s: %w", stream, err)
		}
		rewritten++
	}
	err = s.write(ctx, false, func(t *tx) error {
		_, err := t.ExecContext(t.Context, `insert into meta (key, value) values ('shapes', ?) on conflict (key) do update set value = excluded.value`, string(want))
		return err
	})
	if err != nil {
		return rewritten, bad, fmt.Errorf("reshape: %w", err)
	}
	return rewritten, bad, nil
}

// misshapen lists the streams that must be played anew. has is what stood in the file, or nothing.
func (s *Store) misshapen(ctx context.Context, has string) ([]string, error) {
	shapes, known := sessions.Shapes(), map[string]int{}
	if has != "" {
		if err := json.Unmarshal([]byte(has), &known); err != nil {
			return nil, fmt.Errorf("the shapes in the file: %w", err)
		}
		for kind := range shapes {
			if _, old := known[kind]; !old {
				return s.Streams(ctx) // nobody knows which of them it is in
			}
		}
	}
	var rows []struct {
		Stream, Kind string
		Shape        int
	}
	if err := s.readers.SelectContext(ctx, &rows, `select distinct stream, kind, shape from records`); err != nil {
		return nil, err
	}
	streams := map[string]bool{}
	for _, r := range rows {
		if shapes[r.Kind] != r.Shape {
			streams[r.Stream] = true
		}
	}
	return slices.Sorted(maps.Keys(streams)), nil
}

// played is what the records of a stream must become. What was forgotten is not made again (I-21).
func (s *Store) played(ctx context.Context, stream string) (b sessions.Batch, err error) {
	o, err := s.Stream(ctx, stream)
	if err != nil {
		return b, err
	}
	state, err := s.replay(ctx, stream, o.Seq)
	if err != nil {
		return b, err
	}
	b = sessions.Batch{Stream: stream, After: o.Seq}
	there := map[[2]string]bool{}
	for _, r := range o.Rows {
		key := [2]string{r.Kind, r.ID}
		there[key] = true
		if made, ok := state.Row(r.Kind, r.ID); ok {
			b.Rows = append(b.Rows, made)
			continue
		}
		b.Dropped = append(b.Dropped, key)
	}
	err = s.eachMissing(ctx, state, there, func(r *sessions.Row) { b.Rows = append(b.Rows, r) })
	return b, err
}

// rewrite puts the records in the place of the older ones. The epoch is a new one, so that no screen goes on with what
// it has.
func (s *Store) rewrite(ctx context.Context, b sessions.Batch) error {
	epoch := newEpoch()
	err := s.write(ctx, true, func(t *tx) error {
		if err := t.batch(&b, nil); err != nil {
			return err
		}
		_, err := t.ExecContext(t.Context, `update meta set value = ? where key = 'epoch'`, epoch)
		return err
	})
	if err == nil {
		s.epoch.Store(&epoch)
	}
	return err
}
