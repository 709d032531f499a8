package store

import (
	"context"
	"errors"
	"fmt"
)

// Trajectory is one record of a list across streams.
type Trajectory struct {
	Stream string
	Pub    []byte // the record as it goes over the wire; its words are ids
}

// The questions across streams. Each goes by an index; a test holds them to it.
const (
	trajectoriesQuery  = `select ` + recordColumns + ` from records where kind = 'trajectory' and json_extract(pub, '$.host') = ?`
	sessionStreamQuery = `select stream from records where kind = 'session' and id = ? order by rowid limit 1`
	sessionsQuery      = `select ` + recordColumns + ` from records where kind = 'session'`
)

// Trajectories lists what an organisation hosts. A record that rotted is left out and named in the
// error; the others are given all the same.
func (s *Store) Trajectories(ctx context.Context, organization string) ([]Trajectory, error) {
	return s.list(ctx, "organisation "+organization, trajectoriesQuery, organization)
}

// Sessions lists every session that there is, with its stream, for the work of the night.
func (s *Store) Sessions(ctx context.Context) ([]Trajectory, error) {
	return s.list(ctx, "every session", sessionsQuery)
}

func (s *Store) list(ctx context.Context, whose, query string, args ...any) ([]Trajectory, error) {
	rows, err := s.readers.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, fmt.Errorf("%s: list the records: %w", whose, err)
	}
	defer rows.Close()
	var list []Trajectory
	var bad []error
	for rows.Next() {
		stream, r, err := scanRecord(rows)
		if err != nil {
			bad = append(bad, fmt.Errorf("%s: stream %s: %w", whose, stream, err))
			continue
		}
		list = append(list, Trajectory{Stream: stream, Pub: r.Pub})
	}
	return list, errors.Join(append(bad, rows.Err())...)
}

// SessionStream finds the stream that a session is in. Ids are made by clients: should two streams
// have a session of one name, the first to take it keeps it.
func (s *Store) SessionStream(ctx context.Context, session string) (string, error) {
	var stream string
	err := s.readers.GetContext(ctx, &stream, sessionStreamQuery, session)
	return stream, one(err, "find the stream of a session") // its name is what somebody typed: it goes into no log
}

const knownQuery = `select exists (select 1 from entries where stream = ?)`

// Known says whether anything was ever written in a stream, without reading it.
func (s *Store) Known(ctx context.Context, stream string) (bool, error) {
	var known bool
	if err := s.readers.GetContext(ctx, &known, knownQuery, stream); err != nil {
		return false, fmt.Errorf("stream %s: look whether it is there: %w", stream, err)
	}
	return known, nil
}
