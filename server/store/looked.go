package store

import (
	"context"
	"fmt"

	"maatwerkroute/sessions"
)

// Looked is how far a stream was looked through for news, and when there is other news.
type Looked struct {
	Stream string
	Seq    int64
	NextAt sessions.Instant `db:"next_at"` // zero: not by itself
}

// Which streams the clock looks at: those that have grown, those of which a moment passed, and those that said when.
// None of these may go through all records; a test holds them to it.
var (
	grownQuery = `select r.stream from records r left join looked l on l.stream = r.stream
		where r.kind = 'trajectory' and coalesce(l.seq, 0) < (select coalesce(max(seq), 0) from entries e where e.stream = r.stream)`
	everyQuery  = `select stream from records where kind = 'trajectory'`
	againQuery  = `select stream from looked where next_at <= ?`
	passedQuery = func(column string) string {
		return `select stream from records where ` + column + ` > ? and ` + column + ` <= ?`
	}
	passedColumn = []string{"next_at", "late_at", "silent_at", "expires_at"}
)

// ToLook lists the streams in which something may have become due after since; with every it is all of them.
func (s *Store) ToLook(ctx context.Context, since, now sessions.Instant, every bool) ([]string, error) {
	seen := map[string]bool{}
	var streams []string
	add := func(query string, args ...any) error {
		var list []string
		if err := s.readers.SelectContext(ctx, &list, query, args...); err != nil {
			return fmt.Errorf("look which streams have news: %w", err)
		}
		for _, stream := range list {
			if !seen[stream] {
				seen[stream] = true
				streams = append(streams, stream)
			}
		}
		return nil
	}
	if every {
		err := add(everyQuery)
		return streams, err
	}
	if err := add(grownQuery); err != nil {
		return nil, err
	}
	if err := add(againQuery, int64(now)); err != nil {
		return nil, err
	}
	for _, column := range passedColumn {
		if err := add(passedQuery(column), int64(since), int64(now)); err != nil {
			return nil, err
		}
	}
	return streams, nil
}

// Head is the last entry of a stream that is on disk.
func (s *Store) Head(ctx context.Context, stream string) (seq int64, err error) {
	if err := s.reads.last.GetContext(ctx, &seq, stream); err != nil {
		return 0, fmt.Errorf("stream %s: read the last seq: %w", stream, err)
	}
	return seq, nil
}

// SaveLooked notes how far a stream was looked through.
func (s *Store) SaveLooked(ctx context.Context, l Looked) error {
	return s.change(ctx, "note how far a stream was looked through", `insert into looked (stream, seq, next_at) values (:stream, :seq, nullif(:next_at, 0))
		on conflict (stream) do update set seq = excluded.seq, next_at = excluded.next_at`, l)
}

const clockKey = "clock"

// ClockSeen is the moment up to which the clock has looked; zero when it never did.
func (s *Store) ClockSeen(ctx context.Context) (at sessions.Instant, err error) {
	err = s.readers.GetContext(ctx, &at, `select coalesce(max(cast(value as integer)), 0) from meta where key = ?`, clockKey)
	if err != nil {
		return 0, fmt.Errorf("read how far the clock has looked: %w", err)
	}
	return at, nil
}

// SaveClockSeen notes it, for a program that starts again.
func (s *Store) SaveClockSeen(ctx context.Context, at sessions.Instant) error {
	return s.change(ctx, "note how far the clock has looked", `insert into meta (key, value) values (:key, cast(:at as text))
		on conflict (key) do update set value = excluded.value`, map[string]any{"key": clockKey, "at": int64(at)})
}
