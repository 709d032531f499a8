package store

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"maatwerkroute/sessions"
)

func TestErasedIsInNoFile(t *testing.T) {
	s, path := open(t)
	keep(t, s, batch("a", 0, 3))
	gone := []string{body("a", 2), "digest-a-2.", "handle-a-2"}
	for _, g := range gone {
		if onDisk(t, path, g) == 0 {
			t.Fatalf("%q was never there: this test proves nothing", g)
		}
	}
	keep(t, s, sessions.Batch{Stream: "a", After: 3, Entries: []sessions.Kept{entry("a", 4)},
		Erased: []sessions.WordsID{word("a", 2)}, Unlinked: []string{"handle-a-2"}})
	for _, g := range gone {
		if n := onDisk(t, path, g); n != 0 {
			t.Errorf("%q still stands in the files %d times", g, n)
		}
	}
	if n := onDisk(t, path, body("a", 1)); n != 1 {
		t.Errorf("what was not erased stands in the files %d times", n)
	}
	digest, salt, found, err := s.Accepted(t.Context(), "a", op(2))
	if digest != nil || salt != nil || !found || err != nil {
		t.Errorf("the operation of an erased sentence is %q, %q, %v, %v", digest, salt, found, err)
	}
	if r, err := s.Verify(t.Context()); err != nil || len(r.Bad) > 0 {
		t.Errorf("erasing left a bad row: %v, %v", r.Bad, err)
	}
	if err := s.Entries(t.Context(), "a", 0, func(sessions.Kept) error { return nil }); err != nil {
		t.Errorf("erasing broke the log: %v", err)
	}
}

// Pages split and merge as rows come and go, and leave copies of rows behind if nobody wipes them.
func TestErasedIsInNoFileAfterMuchTraffic(t *testing.T) {
	s, path := open(t)
	chance := rand.New(rand.NewPCG(1, 2))
	var here, gone []int64
	last := int64(0)
	for range 60 {
		b := sessions.Batch{Stream: "a", After: last}
		for range 40 {
			last++
			b.Entries = append(b.Entries, entry("a", last))
			b.Words = append(b.Words, sessions.Sentence{ID: word("a", last), Seq: last, Body: canary(last) + strings.Repeat("x", chance.IntN(900))})
			b.Links = append(b.Links, sessions.Link{Handle: handle(last), Seat: "seat"})
			here = append(here, last)
		}
		chance.Shuffle(len(here), func(i, j int) { here[i], here[j] = here[j], here[i] })
		for range 25 {
			b.Erased, b.Unlinked = append(b.Erased, word("a", here[0])), append(b.Unlinked, handle(here[0]))
			gone, here = append(gone, here[0]), here[1:]
		}
		keep(t, s, b)
	}
	if err := s.Settle(t.Context()); err != nil {
		t.Fatal(err)
	}
	all := files(t, path)
	left := 0
	for _, n := range gone {
		for _, what := range []string{canary(n), handle(n)} {
			if c := strings.Count(all, what); c > 0 {
				left++
				if left < 5 {
					t.Errorf("%q still stands in the files %d times", what, c)
				}
			}
		}
	}
	if left > 0 {
		t.Errorf("%d of %d are left", left, 2*len(gone))
	}
	if o := read(t, s, "a"); len(o.Words) != len(here) {
		t.Errorf("%d sentences are left and not %d", len(o.Words), len(here))
	}
}

func canary(n int64) string { return fmt.Sprintf("<canary %d>", n) }
func handle(n int64) string { return fmt.Sprintf("<handle %x %d>", uint32(n)*2654435761, n) }

func TestErasureWaitsForNobody(t *testing.T) {
	s, path := open(t)
	keep(t, s, batch("a", 0, 1))
	reader, err := s.readers.Beginx()
	if err != nil {
		t.Fatal(err)
	}
	defer reader.Rollback()
	var n int
	if err := reader.Get(&n, `select count(*) from words`); err != nil {
		t.Fatal(err)
	}
	keep(t, s, sessions.Batch{Stream: "a", After: 1, Entries: []sessions.Kept{entry("a", 2)}, Erased: []sessions.WordsID{word("a", 1)}})
	if s.Settle(t.Context()) == nil {
		t.Error("it says that all is settled while somebody reads what was erased")
	}
	reader.Rollback()
	if err := s.Settle(t.Context()); err != nil {
		t.Error(err)
	}
	if onDisk(t, path, body("a", 1)) != 0 {
		t.Error("it is still there when the reader has gone")
	}
}

func TestErasedStaysErasedAfterARestore(t *testing.T) {
	s, path := open(t)
	keep(t, s, batch("a", 0, 1))
	old := path + ".backup"
	if err := s.Backup(t.Context(), old); err != nil {
		t.Fatal(err)
	}
	keep(t, s, batch("a", 1, 1))
	keep(t, s, sessions.Batch{Stream: "a", After: 2, Erased: []sessions.WordsID{word("a", 1), word("a", 2)}})
	since, err := s.Erasures(t.Context())
	if err != nil || len(since) != 2 {
		t.Fatal(since, err)
	}

	r := openAt(t, old)
	was := r.Epoch()
	if err := r.Restored(t.Context(), since); err != nil {
		t.Fatal(err)
	}
	if r.Epoch() == was {
		t.Error("the epoch is the same after a restore")
	}
	if o := read(t, r, "a"); len(o.Words) != 0 {
		t.Errorf("the backup brought back %v", o.Words)
	}
	for n := range int64(2) { // the first is in the backup, the second came after it
		if digest, _, found, err := r.Accepted(t.Context(), "a", op(n+1)); digest != nil || !found || err != nil {
			t.Errorf("operation %d may come back: %q, %v, %v", n+1, digest, found, err)
		}
	}
	epoch := r.Epoch()
	r.Close()
	if again := openAt(t, old); again.Epoch() != epoch {
		t.Error("the epoch is forgotten")
	}
}

func TestOnlyItsOwnStreamErases(t *testing.T) {
	s, _ := open(t)
	keep(t, s, batch("a", 0, 1), batch("b", 0, 1))
	keep(t, s, sessions.Batch{Stream: "b", After: 1, Erased: []sessions.WordsID{word("a", 1)}, Unlinked: []string{"handle-a-1"}})
	if o := read(t, s, "a"); len(o.Words) != 1 {
		t.Error("another stream erased a sentence")
	}
	if h, err := s.Handles(t.Context(), "a", "seat-a"); err != nil || !slices.Equal(h, []string{"handle-a-1"}) {
		t.Errorf("another stream took a link away: %v, %v", h, err)
	}
}
