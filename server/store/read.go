package store

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/jmoiron/sqlx"

	"maatwerkroute/sessions"
)

// ErrNone says that nothing is kept under this name.
var ErrNone = errors.New("nothing is kept under this name")

// ErrRotten says that a row is not as it was written.
var ErrRotten = errors.New("its checksum does not fit: the file was damaged, put back a backup")

const (
	recordColumns = `stream, kind, id, session, to_, seq, place, shape, pub, own, coalesce(next_at, 0), coalesce(late_at, 0),
		coalesce(very_late_at, 0), coalesce(silent_at, 0), coalesce(expires_at, 0), checksum`
	entryColumns = `stream, seq, at, op_id, op_digest, salt, digest_sum, facts, checksum`
	wordColumns  = `stream, id, seq, body, salt, derived_from, lang, checksum`
)

// reads are the statements that opening a board and answering a wish need.
type reads struct {
	last, records, words, everyWord, erased, accepted, handles, entries *sqlx.Stmt
}

func (r *reads) prepare(db *sqlx.DB) error {
	return prepare(db, map[**sqlx.Stmt]string{
		&r.last:      `select coalesce(max(seq), 0) from entries where stream = ?`,
		&r.records:   `select ` + recordColumns + ` from records where stream = ?`,
		&r.words:     `select ` + wordColumns + ` from words where stream = ? and unnamed = 0`,
		&r.everyWord: `select ` + wordColumns + ` from words where stream = ?`,
		&r.erased:    `select distinct op_id from erased where stream = ? and op_id is not null`,
		&r.accepted: `select op_digest, salt, digest_sum from entries where stream = ?1 and op_id = ?2
			union all select null, null, null from erased where stream = ?1 and op_id = ?2 limit 1`,
		&r.handles: `select handle from links where stream = ? and participant = ?`,
		&r.entries: `select ` + entryColumns + ` from entries where stream = ? and seq > ? order by seq limit ?`,
	})
}

type entryRow struct {
	Stream    string
	Seq, At   int64
	Op        []byte `db:"op_id"`
	Digest    []byte `db:"op_digest"`
	Salt      []byte
	DigestSum []byte `db:"digest_sum"`
	Facts     []byte
	Checksum  []byte
}

func (e *entryRow) kept() (sessions.Kept, error) {
	k := sessions.Kept{Digest: e.Digest, Salt: e.Salt}
	if !bytes.Equal(e.Checksum, e.sum()) || !bytes.Equal(e.DigestSum, e.digestSum()) || len(e.Op) != len(k.Op) {
		return k, ErrRotten
	}
	facts, err := sessions.ReadFacts(e.Facts)
	if err != nil {
		return k, err
	}
	copy(k.Op[:], e.Op)
	k.Entry = sessions.Entry{Stream: e.Stream, Seq: e.Seq, At: sessions.Instant(e.At), Facts: facts}
	return k, nil
}

// Stream reads a stream as it is now: its rows, its words and its last seq, all of one moment.
// A stream that nobody wrote to is an empty one.
func (s *Store) Stream(ctx context.Context, stream string) (sessions.Opened, error) {
	o, err := s.stream(ctx, stream)
	if err != nil {
		return sessions.Opened{}, fmt.Errorf("open stream %s: %w", stream, err)
	}
	return o, nil
}

func (s *Store) stream(ctx context.Context, stream string) (o sessions.Opened, err error) {
	t, err := s.readers.BeginTxx(ctx, nil)
	if err != nil {
		return o, err
	}
	defer t.Rollback() // it only reads
	if err := t.StmtxContext(ctx, s.reads.last).GetContext(ctx, &o.Seq, stream); err != nil {
		return o, fmt.Errorf("read the last seq: %w", err)
	}
	if o.Rows, err = readRecords(ctx, t.StmtxContext(ctx, s.reads.records), stream); err != nil {
		return o, err
	}
	if o.Words, err = readWords(ctx, t.StmtxContext(ctx, s.reads.words), stream); err != nil {
		return o, err
	}
	var erased [][]byte
	if err := t.StmtxContext(ctx, s.reads.erased).SelectContext(ctx, &erased, stream); err != nil {
		return o, fmt.Errorf("read which operations were erased: %w", err)
	}
	for _, op := range erased {
		if len(op) == len(sessions.OpID{}) {
			o.Erased = append(o.Erased, sessions.OpID(op))
		}
	}
	return o, nil
}

// readRecords reads by hand and not by reflection: opening a board waits for it.
func readRecords(ctx context.Context, stmt *sqlx.Stmt, stream string) ([]*sessions.Row, error) {
	rows, err := stmt.QueryContext(ctx, stream)
	if err != nil {
		return nil, fmt.Errorf("read the records: %w", err)
	}
	defer rows.Close()
	var list []*sessions.Row
	for rows.Next() {
		_, r, err := scanRecord(rows)
		if err != nil {
			return nil, err
		}
		list = append(list, r)
	}
	return list, rows.Err()
}

func scanRecord(rows *sql.Rows) (stream string, r *sessions.Row, err error) {
	r = &sessions.Row{}
	var kept sql.RawBytes
	err = rows.Scan(&stream, &r.Kind, &r.ID, &r.Session, &r.To, &r.Seq, &r.Place, &r.Shape, &r.Pub, &r.Own,
		&r.Next, &r.Late, &r.VeryLate, &r.Silent, &r.Expires, &kept)
	if err == nil && !bytes.Equal(kept, recordSum(stream, r, r.Own)) {
		err = ErrRotten
	}
	if err != nil {
		return stream, nil, fmt.Errorf("record %s %s: %w", r.Kind, r.ID, err)
	}
	return stream, r, nil
}

func readWords(ctx context.Context, stmt *sqlx.Stmt, stream string) ([]sessions.Sentence, error) {
	rows, err := stmt.QueryContext(ctx, stream)
	if err != nil {
		return nil, fmt.Errorf("read the words: %w", err)
	}
	defer rows.Close()
	var list []sessions.Sentence
	for rows.Next() {
		w, err := scanWords(rows)
		if err != nil {
			return nil, err
		}
		list = append(list, w)
	}
	return list, rows.Err()
}

func scanWords(rows *sql.Rows) (w sessions.Sentence, err error) {
	var stream string
	var kept sql.RawBytes
	err = rows.Scan(&stream, &w.ID, &w.Seq, &w.Body, &w.Salt, &w.DerivedFrom, &w.Lang, &kept)
	if err == nil && !bytes.Equal(kept, wordSum(stream, &w)) {
		err = ErrRotten
	}
	if err != nil {
		return sessions.Sentence{}, fmt.Errorf("words %s: %w", w.ID, err)
	}
	return w, nil
}

// Accepted says whether a stream has this operation, and its digest. Without a digest it was
// accepted once, and something that it brought was erased since: it must not come back.
func (s *Store) Accepted(ctx context.Context, stream string, op sessions.OpID) (digest, salt []byte, found bool, err error) {
	e := entryRow{Stream: stream, Op: op[:]}
	row := s.reads.accepted.QueryRowContext(ctx, stream, op[:])
	switch err := row.Scan(&e.Digest, &e.Salt, &e.DigestSum); {
	case errors.Is(err, sql.ErrNoRows):
		return nil, nil, false, nil
	case err != nil:
		return nil, nil, false, fmt.Errorf("stream %s: look for operation %x: %w", stream, op, err)
	case !bytes.Equal(e.DigestSum, e.digestSum()):
		return nil, nil, false, fmt.Errorf("stream %s: operation %x: %w", stream, op, ErrRotten)
	}
	return e.Digest, e.Salt, true, nil
}

// Handles lists the acts of a seat in a stream: seats are named by those who make them, and two streams may have one name.
func (s *Store) Handles(ctx context.Context, stream, seat string) ([]string, error) {
	var handles []string
	if err := s.reads.handles.SelectContext(ctx, &handles, stream, []byte(seat)); err != nil {
		return nil, fmt.Errorf("seat %s: read its handles: %w", seat, err)
	}
	return handles, nil
}

// atOnce is how many entries one snapshot holds: readers that stay keep the write-ahead log growing.
const atOnce = 500

// Entries calls each for every entry of a stream after a seq, in order. It stops at the first one that
// cannot be read, which the error names by stream and seq; other streams know nothing of it.
func (s *Store) Entries(ctx context.Context, stream string, after int64, each func(sessions.Kept) error) error {
	for {
		var rows []entryRow
		if err := s.reads.entries.SelectContext(ctx, &rows, stream, after, atOnce); err != nil {
			return fmt.Errorf("stream %s: read the entries after %d: %w", stream, after, err)
		}
		for i := range rows {
			k, err := rows[i].kept()
			if err == nil && k.Seq != after+1 {
				err = fmt.Errorf("entry %d follows %d: %w", k.Seq, after, ErrRotten)
			}
			if err != nil {
				return fmt.Errorf("stream %s: entry %d cannot be read: %w", stream, rows[i].Seq, err)
			}
			if err := each(k); err != nil {
				return fmt.Errorf("stream %s: entry %d: %w", stream, k.Seq, err)
			}
			after = k.Seq
		}
		if len(rows) < atOnce {
			return nil
		}
	}
}
