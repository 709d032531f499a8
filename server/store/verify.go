package store

import (
	"context"
	"fmt"
)

// Report is what Verify found. Bad names each row that is not as it was written; empty is good.
type Report struct {
	Streams, Entries, Records, Words int
	Bad                              []string
}

func (r *Report) bad(format string, args ...any) { r.Bad = append(r.Bad, fmt.Sprintf(format, args...)) }

// Verify reads everything once: the pages of the file, every checksum, and whether the numbers of each
// stream follow one another. The error says that it could not look, not what it saw.
func (s *Store) Verify(ctx context.Context) (Report, error) {
	r, err := s.VerifyPages(ctx)
	if err != nil {
		return r, err
	}
	streams, err := s.Streams(ctx)
	if err != nil {
		return r, err
	}
	for _, stream := range streams {
		one, err := s.VerifyStream(ctx, stream)
		r.Add(one)
		if err != nil {
			return r, err
		}
	}
	return r, nil
}

// Add counts another report in.
func (r *Report) Add(o Report) {
	r.Streams, r.Entries, r.Records, r.Words = r.Streams+o.Streams, r.Entries+o.Entries, r.Records+o.Records, r.Words+o.Words
	r.Bad = append(r.Bad, o.Bad...)
}

// Streams lists every stream that there is anything of.
func (s *Store) Streams(ctx context.Context) ([]string, error) {
	var streams []string
	err := s.readers.SelectContext(ctx, &streams,
		`select stream from entries union select stream from records union select stream from words order by stream`)
	if err != nil {
		return nil, fmt.Errorf("list the streams: %w", err)
	}
	return streams, nil
}

// VerifyPages lets SQLite look at the pages of the file. It sees less than the checksums do.
func (s *Store) VerifyPages(ctx context.Context) (Report, error) {
	var r Report
	var pages []string
	if err := s.readers.SelectContext(ctx, &pages, `pragma integrity_check(20)`); err != nil {
		return r, fmt.Errorf("verify the pages: %w", err)
	}
	for _, p := range pages {
		if p != "ok" {
			r.bad("page: %s", p)
		}
	}
	return r, nil
}

// VerifyStream reads every row of one stream.
func (s *Store) VerifyStream(ctx context.Context, stream string) (Report, error) {
	r := Report{Streams: 1}
	last, err := s.verifyEntries(ctx, &r, stream)
	if err != nil {
		return r, fmt.Errorf("verify the entries of stream %s: %w", stream, err)
	}
	if err := s.verifyRecords(ctx, &r, stream, last); err != nil {
		return r, fmt.Errorf("verify the records of stream %s: %w", stream, err)
	}
	if err := s.verifyWords(ctx, &r, stream, last); err != nil {
		return r, fmt.Errorf("verify the words of stream %s: %w", stream, err)
	}
	return r, nil
}

// verifyEntries goes on where Entries stops: it names every row that is bad.
func (s *Store) verifyEntries(ctx context.Context, r *Report, stream string) (last int64, err error) {
	for {
		var rows []entryRow
		if err := s.reads.entries.SelectContext(ctx, &rows, stream, last, atOnce); err != nil {
			return last, err
		}
		for i := range rows {
			e := &rows[i]
			if e.Seq != last+1 {
				r.bad("stream %s: entry %d follows %d", stream, e.Seq, last)
			}
			if _, err := e.kept(); err != nil {
				r.bad("stream %s: entry %d: %v", stream, e.Seq, err)
			}
			r.Entries++
			last = e.Seq
		}
		if len(rows) < atOnce {
			return last, nil
		}
	}
}

func (s *Store) verifyRecords(ctx context.Context, r *Report, stream string, last int64) error {
	rows, err := s.reads.records.QueryContext(ctx, stream)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		r.Records++
		_, row, err := scanRecord(rows)
		switch {
		case err != nil:
			r.bad("stream %s: %v", stream, err)
		case row.Seq > last:
			r.late(ctx, s, stream, row.Seq, "record "+row.Kind+" "+row.ID)
		}
	}
	return rows.Err()
}

func (s *Store) verifyWords(ctx context.Context, r *Report, stream string, last int64) error {
	rows, err := s.reads.everyWord.QueryContext(ctx, stream)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		r.Words++
		w, err := scanWords(rows)
		switch {
		case err != nil:
			r.bad("stream %s: %v", stream, err)
		case w.Seq > last:
			r.late(ctx, s, stream, w.Seq, "words "+string(w.ID))
		}
	}
	return rows.Err()
}

// late names a row of an entry that is not in the log. The log may have grown since it was read.
func (r *Report) late(ctx context.Context, s *Store, stream string, seq int64, what string) {
	var last int64
	if err := s.reads.last.GetContext(ctx, &last, stream); err != nil || seq > last {
		r.bad("stream %s: %s is of entry %d, and the log ends at %d", stream, what, seq, last)
	}
}
