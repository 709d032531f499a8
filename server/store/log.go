package store

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"syscall"

	"github.com/jmoiron/sqlx"
	"github.com/mattn/go-sqlite3"

	"maatwerkroute/sessions"
)

// writes are the statements of the hot path: made once, used in every transaction.
type writes struct {
	last, first, entry, record, drop, word, unname, link, unlink *sqlx.Stmt
	brought, eraseWord, eraseDigest, erased                      *sqlx.Stmt
	stemmed, stem, unstem, stemsOf, similar, dissimilar, body    *sqlx.Stmt
	away                                                         *sqlx.Stmt
}

func (w *writes) prepare(db *sqlx.DB) error {
	return prepare(db, map[**sqlx.Stmt]string{
		&w.last: `select coalesce(max(seq), 0) from entries where stream = ?`,
		// The first entry of a batch goes in only behind the one that it was decided on.
		&w.first: `insert into entries (stream, seq, at, op_id, op_digest, salt, digest_sum, facts, checksum)
			select ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9 where (select coalesce(max(seq), 0) from entries where stream = ?1) = ?2 - 1
				and not exists (select 1 from lends where lends.stream = ?1 and ended_at is null)`,
		&w.away: awayQuery,
		&w.entry: `insert into entries (stream, seq, at, op_id, op_digest, salt, digest_sum, facts, checksum)
			values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		&w.record: `insert into records (stream, kind, id, session, to_, seq, place, shape, pub, own,
				next_at, late_at, very_late_at, silent_at, expires_at, checksum)
			values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, nullif(?, 0), nullif(?, 0), nullif(?, 0), nullif(?, 0), nullif(?, 0), ?)
			on conflict (stream, kind, id) do update set session = excluded.session, to_ = excluded.to_,
				seq = excluded.seq, place = excluded.place, shape = excluded.shape, pub = excluded.pub, own = excluded.own,
				next_at = excluded.next_at, late_at = excluded.late_at, very_late_at = excluded.very_late_at,
				silent_at = excluded.silent_at, expires_at = excluded.expires_at, checksum = excluded.checksum`,
		&w.drop: `delete from records where stream = ? and kind = ? and id = ?`,
		&w.word: `insert into words (id, stream, seq, body, salt, derived_from, lang, checksum)
			values (?, ?, ?, ?, ?, ?, ?, ?)`,
		&w.unname:      `update words set unnamed = 1 where stream = ? and unnamed = 0 and id = ?`,
		&w.link:        `insert into links (handle, stream, participant) values (?, ?, ?)`,
		&w.unlink:      `delete from links where handle = ? and stream = ?`,
		&w.brought:     `select w.seq, e.op_id from words w left join entries e on e.stream = w.stream and e.seq = w.seq where w.stream = ?2 and w.unnamed in (0, 1) and w.id = ?1`,
		&w.eraseWord:   `delete from words where stream = ?2 and unnamed in (0, 1) and id = ?1`,
		&w.eraseDigest: `update entries set op_digest = null, salt = null, digest_sum = null where stream = ? and op_id = ?`,
		&w.stemmed:     stemmedQuery,
		&w.stem:        `insert into stemmed (stream, barrier, words) values (?, ?, ?)`,
		&w.unstem:      `delete from stemmed where id = ?`,
		&w.stemsOf:     `select id from stemmed where stream = ? and words = ?`,
		&w.similar:     `insert into similar (rowid, stems) values (?, ?)`,
		&w.dissimilar:  `delete from similar where rowid = ?`,
		&w.body:        `select body from words where stream = ? and unnamed in (0, 1) and id = ?`,
		&w.erased:      `insert into erased (words, stream, op_id) values (?, ?, ?) on conflict (words) do nothing`,
	})
}

func prepare(db *sqlx.DB, queries map[**sqlx.Stmt]string) error {
	for into, query := range queries {
		stmt, err := db.Preparex(query)
		if err != nil {
			return fmt.Errorf("prepare %q: %w", query, err)
		}
		*into = stmt
	}
	return nil
}

// Append keeps all batches in one transaction, or none of them. sessions.ErrBehind, sessions.ErrTwice, sessions.ErrAway
// and sessions.ErrFull say that nothing was kept; after any other error nobody knows.
func (s *Store) Append(ctx context.Context, batches []sessions.Batch) error {
	entries := make([][]*entryRow, len(batches))
	forgets := false
	for i := range batches {
		var err error
		if entries[i], err = entryRows(&batches[i]); err != nil {
			return fmt.Errorf("stream %s: %w", batches[i].Stream, err)
		}
		forgets = forgets || len(batches[i].Erased)+len(batches[i].Unlinked) > 0
	}
	err := s.write(ctx, forgets, func(t *tx) error {
		for i := range batches {
			if err := t.batch(&batches[i], entries[i]); err != nil {
				return fmt.Errorf("stream %s: %w", batches[i].Stream, err)
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("append: %w", err)
	}
	return nil
}

// entryRows makes the rows before the transaction begins, so that what cannot be written holds up nobody.
func entryRows(b *sessions.Batch) ([]*entryRow, error) {
	rows := make([]*entryRow, len(b.Entries))
	for i, k := range b.Entries {
		if want := b.After + 1 + int64(i); k.Stream != b.Stream || k.Seq != want {
			return nil, fmt.Errorf("entry %d of stream %s does not come next: that is %d", k.Seq, k.Stream, want)
		}
		facts, err := sessions.WriteFacts(k.Facts)
		if err != nil {
			return nil, fmt.Errorf("entry %d: %w", k.Seq, err)
		}
		rows[i] = &entryRow{Stream: k.Stream, Seq: k.Seq, At: int64(k.At), Op: k.Op[:], Facts: facts}
		if len(k.Digest) > 0 {
			rows[i].Digest, rows[i].Salt = k.Digest, k.Salt
		}
	}
	return rows, nil
}

// tx is one transaction of the writer.
type tx struct {
	context.Context
	*sqlx.Tx
	writes *writes
	bound  map[*sqlx.Stmt]*sqlx.Stmt
}

func (t *tx) stmt(s *sqlx.Stmt) *sqlx.Stmt {
	b, ok := t.bound[s]
	if !ok {
		b = t.StmtxContext(t.Context, s)
		t.bound[s] = b
	}
	return b
}

func (t *tx) do(s *sqlx.Stmt, args ...any) error {
	_, err := t.stmt(s).ExecContext(t.Context, args...)
	return err
}

// write runs f in a transaction and syncs it. forgets says that what f deletes must leave the disk too.
func (s *Store) write(ctx context.Context, forgets bool, f func(*tx) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	// Once begun it is not cut off: of an interrupted commit nobody knows whether it is on disk.
	ctx = context.WithoutCancel(ctx)
	begun, err := s.writer.BeginTxx(ctx, nil)
	if err != nil {
		return full(err)
	}
	defer begun.Rollback() // after a commit it does nothing, and SQLite may have done it itself
	if err := f(&tx{ctx, begun, &s.writes, map[*sqlx.Stmt]*sqlx.Stmt{}}); err != nil {
		return full(err)
	}
	if err := begun.Commit(); err != nil {
		return full(fmt.Errorf("commit: %w", err))
	}
	if forgets {
		s.owed.Store(true)
	}
	s.checkpoints.wrote.Store(true)
	return s.sweep(ctx)
}

// full makes of "disk full" the error that sessions has for it. SQLite says it before anything of
// the commit counts; an error of the sync itself has another code and stays unclear.
func full(err error) error {
	if e := (sqlite3.Error{}); errors.As(err, &e) && (e.Code == sqlite3.ErrFull || indexFull(e)) {
		return fmt.Errorf("%w: %w", sessions.ErrFull, err)
	}
	return err
}

// twice says that an index holds the operation of an entry already.
func twice(err error) bool {
	e := (sqlite3.Error{})
	return errors.As(err, &e) && e.ExtendedCode == sqlite3.ErrConstraintUnique
}

// indexFull says that the index of the write-ahead log had no room to grow. The commit is in the log by then and
// does not count: the next one is written over it. Should the process end before that, it counts after all, and
// who asks again hears that it was accepted.
func indexFull(e sqlite3.Error) bool {
	return e.ExtendedCode == sqlite3.ErrIoErrSHMSize && (e.SystemErrno == syscall.ENOSPC || e.SystemErrno == syscall.EDQUOT)
}

func (t *tx) batch(b *sessions.Batch, entries []*entryRow) error {
	for i, e := range entries {
		stmt := t.writes.entry
		if i == 0 {
			stmt = t.writes.first
		}
		done, err := t.stmt(stmt).ExecContext(t.Context, e.Stream, e.Seq, e.At, e.Op, e.Digest, e.Salt, e.digestSum(), string(e.Facts), e.sum())
		if twice(err) {
			return fmt.Errorf("entry %d: %w", e.Seq, sessions.ErrTwice)
		}
		if err != nil {
			return fmt.Errorf("keep entry %d: %w", e.Seq, err)
		}
		if i > 0 {
			continue
		}
		if n, err := done.RowsAffected(); err != nil || n == 0 {
			return cmp.Or(t.behind(b, err), errNotKept)
		}
	}
	if len(entries) == 0 {
		if err := t.behind(b, nil); err != nil {
			return err
		}
	}
	if err := t.records(b); err != nil {
		return err
	}
	for i := range b.Words {
		w := &b.Words[i]
		if err := t.do(t.writes.word, []byte(w.ID), b.Stream, w.Seq, w.Body, w.Salt, []byte(w.DerivedFrom), w.Lang, wordSum(b.Stream, w)); err != nil {
			return fmt.Errorf("keep words %s: %w", w.ID, err)
		}
	}
	for _, id := range b.Unnamed {
		if err := t.do(t.writes.unname, b.Stream, []byte(id)); err != nil {
			return fmt.Errorf("note that nothing names words %s: %w", id, err)
		}
	}
	for _, id := range b.Erased {
		if err := t.erase(b.Stream, id); err != nil {
			return err
		}
	}
	return t.links(b)
}

var errNotKept = errors.New("the first entry was not kept, and the stream is where it should be")

// behind says where the stream is, when that is not where a batch thinks it is.
func (t *tx) behind(b *sessions.Batch, err error) error {
	var last int64
	if err == nil {
		err = t.stmt(t.writes.last).GetContext(t.Context, &last, b.Stream)
	}
	if err != nil {
		return fmt.Errorf("read the last seq: %w", err)
	}
	if last != b.After {
		return fmt.Errorf("has %d and not %d: %w", last, b.After, sessions.ErrBehind)
	}
	if len(b.Entries) == 0 { // records that are written anew: that is no history, and goes on while it is away
		return nil
	}
	var away bool
	if err := t.stmt(t.writes.away).GetContext(t.Context, &away, b.Stream); err != nil || away {
		return cmp.Or(err, sessions.ErrAway)
	}
	return nil
}

func (t *tx) records(b *sessions.Batch) error {
	for _, r := range b.Rows {
		own := r.Stored()
		if err := t.do(t.writes.record, b.Stream, r.Kind, r.ID, r.Session, r.To, r.Seq, r.Place, r.Shape, string(r.Pub), string(own),
			int64(r.Next), int64(r.Late), int64(r.VeryLate), int64(r.Silent), int64(r.Expires), recordSum(b.Stream, r, own)); err != nil {
			return fmt.Errorf("keep record %s %s: %w", r.Kind, r.ID, err)
		}
		if r.Kind != "barrier" {
			continue
		}
		if err := t.resemble(b, r); err != nil {
			return fmt.Errorf("keep record %s %s: %w", r.Kind, r.ID, err)
		}
	}
	for _, d := range b.Dropped {
		if err := t.do(t.writes.drop, b.Stream, d[0], d[1]); err != nil {
			return fmt.Errorf("drop record %s %s: %w", d[0], d[1], err)
		}
	}
	return nil
}

func (t *tx) links(b *sessions.Batch) error {
	for _, l := range b.Links {
		if err := t.do(t.writes.link, []byte(l.Handle), b.Stream, []byte(l.Seat)); err != nil {
			return fmt.Errorf("keep link %s: %w", l.Handle, err)
		}
	}
	for _, h := range b.Unlinked {
		if _, err := t.ExecContext(t.Context, dropUnlinked, b.Stream, []byte(h)); err != nil {
			return fmt.Errorf("drop the post of whose link %s is: %w", h, err)
		}
		if err := t.do(t.writes.unlink, []byte(h), b.Stream); err != nil {
			return fmt.Errorf("take link %s away: %w", h, err)
		}
	}
	return nil
}
