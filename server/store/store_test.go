package store

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"maatwerkroute/sessions"
)

func open(t *testing.T) (*Store, string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "a b#?%.sqlite") // a name that a DSN must not trip over
	return openAt(t, path), path
}

func openAt(t *testing.T, path string) *Store {
	t.Helper()
	s, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func op(n int64) (id sessions.OpID) { copy(id[:], fmt.Sprintf("op-%013d", n)); return id }

// batch is n entries after a seq, each with one row, one sentence and one link.
func batch(stream string, after int64, n int) sessions.Batch {
	b := sessions.Batch{Stream: stream, After: after}
	for i := range n {
		seq := after + 1 + int64(i)
		b.Entries = append(b.Entries, entry(stream, seq))
		b.Rows = append(b.Rows, row(seq))
		b.Words = append(b.Words, sessions.Sentence{ID: word(stream, seq), Seq: seq, Body: body(stream, seq), Salt: []byte("salt"), Lang: "nl"})
		b.Links = append(b.Links, sessions.Link{Handle: fmt.Sprintf("handle-%s-%d", stream, seq), Seat: "seat-" + stream})
	}
	return b
}

func entry(stream string, seq int64) sessions.Kept {
	return sessions.Kept{Op: op(seq), Digest: []byte(fmt.Sprintf("digest-%s-%d.", stream, seq)), Salt: []byte("pepper"),
		Entry: sessions.Entry{Stream: stream, Seq: seq, At: 1000 + sessions.Instant(seq), Facts: []sessions.Fact{&sessions.SeatAdmitted{Seat: fmt.Sprint("s", seq)}}}}
}

func row(seq int64) *sessions.Row {
	return &sessions.Row{Kind: "session", ID: fmt.Sprint("session-", seq), Session: fmt.Sprint("session-", seq), To: "to", Seq: seq, Place: 2, Shape: 1,
		Boundaries: sessions.Boundaries{Next: 5, Expires: 9}, Seen: sessions.Shown{3, 1},
		Pub: []byte(fmt.Sprintf(`{"id":"session-%d","title":"t"}`, seq)), Own: []byte(`{"runs":null}`)}
}

func word(stream string, seq int64) sessions.WordsID {
	return sessions.WordsID(fmt.Sprintf("word-%s-%d", stream, seq))
}
func body(stream string, seq int64) string {
	return fmt.Sprintf("ik kreeg geen brief %s %d en toen was het te laat.", stream, seq)
}

func keep(t *testing.T, s *Store, batches ...sessions.Batch) {
	t.Helper()
	if err := s.Append(t.Context(), batches); err != nil {
		t.Fatal(err)
	}
}

func read(t *testing.T, s *Store, stream string) sessions.Opened {
	t.Helper()
	o, err := s.Stream(t.Context(), stream)
	if err != nil {
		t.Fatal(err)
	}
	return o
}

// behind changes the file behind the store's back.
func behind(t *testing.T, s *Store, query string, args ...any) {
	t.Helper()
	r, err := s.writer.Exec(query, args...)
	if err != nil {
		t.Fatal(err)
	}
	if n, _ := r.RowsAffected(); n == 0 {
		t.Fatalf("%s: changed nothing", query)
	}
}

// onDisk counts where a text stands in the database and the files beside it, byte by byte.
func onDisk(t *testing.T, path, text string) int {
	t.Helper()
	files, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, f := range files {
		b, err := os.ReadFile(filepath.Join(filepath.Dir(path), f.Name()))
		if err != nil {
			t.Fatal(err)
		}
		n += bytes.Count(b, []byte(text))
	}
	return n
}

func files(t *testing.T, path string) string {
	t.Helper()
	var all []byte
	for _, p := range []string{path, path + "-wal", path + "-shm"} {
		b, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, b...)
	}
	return string(all)
}
