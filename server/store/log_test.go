package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"maatwerkroute/sessions"
)

func TestAppendKeepsAllOrNothing(t *testing.T) {
	bad := func(change func(*sessions.Batch)) sessions.Batch {
		b := batch("b", 0, 2)
		change(&b)
		return b
	}
	for name, c := range map[string]struct {
		b    sessions.Batch
		want error
	}{
		"behind":               {batch("a", 0, 1), sessions.ErrBehind},
		"ahead":                {batch("b", 7, 1), sessions.ErrBehind},
		"an operation twice":   {bad(func(b *sessions.Batch) { b.Entries[1].Op = b.Entries[0].Op }), sessions.ErrTwice},
		"a gap":                {bad(func(b *sessions.Batch) { b.Entries[1].Seq++ }), nil},
		"of another stream":    {bad(func(b *sessions.Batch) { b.Entries[1].Stream = "c" }), nil},
		"words twice":          {bad(func(b *sessions.Batch) { b.Words[1].ID, b.Words[1].Seq = b.Words[0].ID, b.Words[0].Seq }), nil},
		"a handle twice":       {bad(func(b *sessions.Batch) { b.Links[1].Handle = b.Links[0].Handle }), nil},
		"an unknown fact":      {bad(func(b *sessions.Batch) { b.Entries[1].Facts = []sessions.Fact{nil} }), nil},
		"a broken host record": {bad(func(b *sessions.Batch) { b.Rows[0].Kind, b.Rows[0].Pub = "trajectory", []byte("{") }), nil},
	} {
		t.Run(name, func(t *testing.T) {
			s, _ := open(t)
			keep(t, s, batch("a", 0, 1))
			err := s.Append(t.Context(), []sessions.Batch{batch("a", 1, 1), batch("c", 0, 1), c.b})
			if err == nil || c.want != nil && !errors.Is(err, c.want) {
				t.Fatalf("it said %v", err)
			}
			if c.want == nil && (errors.Is(err, sessions.ErrBehind) || errors.Is(err, sessions.ErrFull)) {
				t.Errorf("it says to try again: %v", err)
			}
			for stream, want := range map[string]int64{"a": 1, "b": 0, "c": 0} {
				if o := read(t, s, stream); o.Seq != want || int64(len(o.Rows)) != want || int64(len(o.Words)) != want {
					t.Errorf("stream %s keeps %d entries, %d rows and %d words", stream, o.Seq, len(o.Rows), len(o.Words))
				}
			}
			if h, _ := s.Handles(t.Context(), "b", "seat-b"); len(h) != 0 {
				t.Errorf("it keeps the links %v", h)
			}
			keep(t, s, batch("a", 1, 1)) // and it goes on
		})
	}
}

func TestAppendTakesNothingAfterItsContextEnded(t *testing.T) {
	s, _ := open(t)
	ctx, end := context.WithCancel(t.Context())
	end()
	if err := s.Append(ctx, []sessions.Batch{batch("a", 0, 1)}); err == nil || read(t, s, "a").Seq != 0 {
		t.Error("it was kept")
	}
}

func TestRowsAreReplacedAndDropped(t *testing.T) {
	s, _ := open(t)
	keep(t, s, batch("a", 0, 3))
	newer := row(1)
	newer.Seq, newer.Pub, newer.Boundaries = 4, []byte(`{"id":"session-1","title":"newer"}`), sessions.Boundaries{Late: 8}
	keep(t, s, sessions.Batch{Stream: "a", After: 3, Entries: []sessions.Kept{entry("a", 4)}, Rows: []*sessions.Row{newer}, Dropped: [][2]string{{"session", "session-2"}}})
	rows := read(t, s, "a").Rows
	if len(rows) != 2 {
		t.Fatalf("it has %d rows", len(rows))
	}
	for _, r := range rows {
		if r.ID == "session-1" && (string(r.Pub) != string(newer.Pub) || r.Boundaries != newer.Boundaries || r.Seq != 4) {
			t.Errorf("the row was not replaced: %+v", r)
		}
	}
}

func TestDiskFull(t *testing.T) {
	s, _ := open(t)
	keep(t, s, batch("a", 0, 1))
	pages := 0
	if err := s.writer.Get(&pages, `pragma page_count`); err != nil {
		t.Fatal(err)
	}
	limit := func(n int) {
		if err := s.writer.Get(new(int), fmt.Sprintf(`pragma max_page_count = %d`, n)); err != nil {
			t.Fatal(err)
		}
	}
	limit(pages)
	big := batch("b", 0, 1)
	big.Words[0].Body = strings.Repeat("x", 100_000)
	if err := s.Append(t.Context(), []sessions.Batch{batch("a", 1, 1), big}); !errors.Is(err, sessions.ErrFull) {
		t.Fatalf("it said %v", err)
	}
	if read(t, s, "a").Seq != 1 || read(t, s, "b").Seq != 0 {
		t.Error("it kept a part")
	}
	limit(1 << 30)
	keep(t, s, batch("a", 1, 1), big)
}

// A real full disk says so in the commit, when the write-ahead log cannot grow.
func TestDiskReallyFull(t *testing.T) {
	dir := t.TempDir()
	if out, err := shell("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", dir); err != nil {
		t.Skipf("no small disk can be made here: %s", out)
	}
	t.Cleanup(func() { shell("umount", "-l", dir) })
	s := openAt(t, filepath.Join(dir, "small"))
	keep(t, s, batch("a", 0, 1))
	ballast := filepath.Join(dir, "ballast")
	if err := os.WriteFile(ballast, make([]byte, 2<<20), 0o600); err == nil {
		t.Fatal("the disk is not small")
	}
	after := int64(1)
	var err error
	for range 1000 {
		if err = s.Append(t.Context(), []sessions.Batch{batch("a", after, 5)}); err != nil {
			break
		}
		after += 5
	}
	if !errors.Is(err, sessions.ErrFull) {
		t.Fatalf("it said %v", err)
	}
	if o := read(t, s, "a"); o.Seq != after {
		t.Errorf("it has %d entries and said yes to %d", o.Seq, after)
	}
	if err := os.Remove(ballast); err != nil {
		t.Fatal(err)
	}
	keep(t, s, batch("a", after, 5))
}

func shell(name string, args ...string) (string, error) {
	out, err := exec.Command(name, args...).CombinedOutput()
	return string(out), err
}

func TestOthersReadWhileOneWrites(t *testing.T) {
	s, _ := open(t)
	done := make(chan struct{})
	var readers sync.WaitGroup
	for range 4 {
		readers.Go(func() {
			last := int64(0)
			for {
				select {
				case <-done:
					return
				default:
				}
				o, err := s.Stream(t.Context(), "a")
				if err != nil {
					t.Error(err)
					return
				}
				if o.Seq < last || int64(len(o.Rows)) != o.Seq || int64(len(o.Words)) != o.Seq {
					t.Errorf("of %d entries (before: %d) it read %d rows and %d words", o.Seq, last, len(o.Rows), len(o.Words))
					return
				}
				last = o.Seq
			}
		})
	}
	var writers sync.WaitGroup
	for _, stream := range []string{"a", "b"} {
		writers.Go(func() {
			for n := range int64(100) {
				if err := s.Append(t.Context(), []sessions.Batch{batch(stream, n, 1)}); err != nil {
					t.Error(err)
					return
				}
			}
		})
	}
	writers.Wait()
	close(done)
	readers.Wait()
}

func TestHandlesAreThoseOfOneSeat(t *testing.T) {
	s, _ := open(t)
	keep(t, s, batch("a", 0, 2), batch("b", 0, 1))
	h, err := s.Handles(t.Context(), "a", "seat-a")
	slices.Sort(h)
	if err != nil || !slices.Equal(h, []string{"handle-a-1", "handle-a-2"}) {
		t.Errorf("%v, %v", h, err)
	}
	if h, err := s.Handles(t.Context(), "b", "seat-a"); err != nil || len(h) != 0 {
		t.Errorf("a seat of the same name in another stream gets %v, %v", h, err)
	}
}

// The statements of the hot path are made once, at opening; what runs in Append only binds them.
func TestNothingIsPreparedInAppend(t *testing.T) {
	src, err := os.ReadFile("log.go")
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(string(src), "Prepare"); n != 1 {
		t.Errorf("log.go prepares in %d places", n)
	}
	for _, raw := range []string{".ExecContext(ctx, `", ".GetContext(ctx, `", "NamedExec"} {
		if strings.Contains(string(src), raw) {
			t.Errorf("log.go has a query of its own: %s", raw)
		}
	}
}

func BenchmarkAppend(b *testing.B) {
	s, err := Open(filepath.Join(b.TempDir(), "bench"))
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	n := int64(0)
	for b.Loop() {
		if err := s.Append(b.Context(), []sessions.Batch{batch("a", n, 20)}); err != nil {
			b.Fatal(err)
		}
		n += 20
	}
}
