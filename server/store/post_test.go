package store

import (
	"errors"
	"strings"
	"testing"

	"maatwerkroute/sessions"
)

func letter(whose, news string) Post {
	return Post{Stream: "a", Session: "s", Whose: whose, News: news, Kind: "ja", Of: "a1", Way: "mail", State: PostWaits, MadeAt: 5, NextAt: 5}
}

func (s *Store) queue(t *testing.T, now sessions.Instant) string {
	t.Helper()
	list, err := s.PostDue(t.Context(), now, 1000, 100)
	if err != nil {
		t.Fatal(err)
	}
	names := []string{}
	for _, p := range list {
		names = append(names, p.Whose+":"+p.News)
	}
	return strings.Join(names, " ")
}

func TestTheQueueOfMessages(t *testing.T) {
	s, _ := open(t)
	ctx := t.Context()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(s.AddPost(ctx, nil))
	must(s.AddPost(ctx, []Post{letter("z1", "ja"), letter("z2", "ja"), letter("z1", "nee")}))
	if got := s.queue(t, 4); got != "" {
		t.Errorf("before its time it is due: %s", got)
	}
	if got := s.queue(t, 5); got != "z1:ja z1:nee z2:ja" {
		t.Errorf("due: %s", got)
	}

	sent := letter("z1", "ja")
	sent.State, sent.Message, sent.SentAt, sent.NextAt, sent.Tries = PostSent, "<m1@x>", 6, 50, 1
	must(s.SavePost(ctx, sent))
	must(s.AddPost(ctx, []Post{letter("z1", "ja")})) // it is looked for again
	if got := s.queue(t, 6); got != "z1:nee z2:ja" {
		t.Errorf("what was sent is due again: %s", got)
	}
	if list, err := s.PostUnder(ctx, "<m1@x>"); err != nil || len(list) != 1 || list[0] != sent {
		t.Errorf("%+v, %v", list, err)
	}
	if list, err := s.PostUnder(ctx, ""); err != nil || len(list) != 0 {
		t.Errorf("what has no message yet was found by none: %+v, %v", list, err)
	}
	far := letter("z2", "ja")
	far.NextAt = 5000 // the clock was put forward, and back again
	must(s.SavePost(ctx, far))
	if got := s.queue(t, 6); got != "z1:nee z2:ja" {
		t.Errorf("what was put off by a wrong clock never goes: %s", got)
	}
	lost := letter("z9", "ja")
	must(s.SavePost(ctx, lost))
	if list, _ := s.PostFor(ctx, "a", "z9"); len(list) != 0 {
		t.Error("noting how far something came brought it back")
	}
	if n, err := s.PostWaiting(ctx); err != nil || n != 3 {
		t.Errorf("%d wait, %v", n, err)
	}
}

// TestForgettingTakesThePostAlong: who heard what says who told what, so it goes when that goes, from the files too.
func TestForgettingTakesThePostAlong(t *testing.T) {
	one := func(t *testing.T) (*Store, string) {
		s, path := open(t)
		keep(t, s, batch("a", 0, 2)) // of seat-a
		other := letter("seat-a-b", "<news of another>")
		sent := letter("seat-a", "<news that was told>")
		sent.State = PostDelivered
		for _, err := range []error{s.SaveContact(t.Context(), Contact{Participant: "seat-a", Way: "mail", Detail: "<mail>"}),
			s.AddPost(t.Context(), []Post{letter("seat-a", "<news that waits>"), sent, other})} {
			if err != nil {
				t.Fatal(err)
			}
		}
		if onDisk(t, path, "<news that waits>") == 0 {
			t.Fatal("it was never there: this test shows nothing")
		}
		return s, path
	}
	for name, row := range map[string]struct {
		forget func(*testing.T, *Store) error
		gone   []string
		stays  []string
	}{
		"a link that is cut": {func(t *testing.T, s *Store) error {
			return s.Append(t.Context(), []sessions.Batch{{Stream: "a", After: 2, Unlinked: []string{"handle-a-1"}}})
		}, []string{"<news that waits>", "<news that was told>"}, []string{"<news of another>"}},
		"a contact that is withdrawn": {func(t *testing.T, s *Store) error { return s.DropContacts(t.Context(), "seat-a") },
			[]string{"<news that waits>", "<mail>"}, []string{"<news that was told>", "<news of another>"}},
		"a seat that was forgotten since the backup": {func(t *testing.T, s *Store) error {
			return s.write(t.Context(), true, func(x *tx) error { return x.forgetSeat(Forgotten{Stream: "a", Seat: "seat-a", Times: 1}) })
		}, []string{"<news that waits>", "<news that was told>", "<mail>"}, []string{"<news of another>"}},
		"somebody's post": {func(t *testing.T, s *Store) error {
			return errors.Join(s.DropPost(t.Context(), "seat-a"), s.DropPost(t.Context(), "seat-a"), s.DropPost(t.Context(), ""))
		}, []string{"<news that waits>", "<news that was told>"}, []string{"<news of another>"}},
	} {
		t.Run(name, func(t *testing.T) {
			s, path := one(t)
			if err := row.forget(t, s); err != nil {
				t.Fatal(err)
			}
			for _, g := range row.gone {
				if onDisk(t, path, g) > 0 {
					t.Errorf("%s still stands in the files", g)
				}
			}
			for _, g := range row.stays {
				if onDisk(t, path, g) == 0 {
					t.Errorf("%s went too", g)
				}
			}
		})
	}
}

func TestAfterHalfAYearNobodyKnowsWhoWasToldWhat(t *testing.T) {
	s, _ := open(t)
	old, young := letter("z1", "ja"), letter("z2", "ja")
	old.DoneAt, young.DoneAt = 100, 200
	for _, err := range []error{s.AddPost(t.Context(), []Post{old, young, letter("z3", "ja")}), s.SavePost(t.Context(), old, young), s.Expire(t.Context(), 100+postKept)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	list, err := s.PostIn(t.Context(), "s")
	if err != nil || len(list) != 2 || list[0].Whose != "z2" || list[1].Whose != "z3" {
		t.Errorf("%+v, %v", list, err)
	}
}

func TestAddressesGoWithWhatTheyAreFor(t *testing.T) {
	s, path := open(t)
	ctx := t.Context()
	a := Address{Stream: "a", Session: "s", Object: "a1/1", Mail: "<owner@x>", MadeAt: 3}
	for _, err := range []error{s.SaveAddress(ctx, a), s.SaveAddress(ctx, Address{Stream: "a", Session: "s", Object: "a2/1", Mail: "<other@x>"})} {
		if err != nil {
			t.Fatal(err)
		}
	}
	if got, err := s.Address(ctx, "a", "a1/1"); err != nil || got != a {
		t.Errorf("%+v, %v", got, err)
	}
	for range 2 {
		if err := s.DropAddress(ctx, "a", "a1/1"); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := s.Address(ctx, "a", "a1/1"); !errors.Is(err, ErrNone) {
		t.Error(err)
	}
	if list, err := s.Addresses(ctx, "a"); err != nil || len(list) != 1 || onDisk(t, path, "<owner@x>") > 0 {
		t.Errorf("%+v, %v", list, err)
	}
}

// TestTheClockLooksOnlyWhereSomethingIsDue: a stream that grew, or of which a moment passed since the last look.
func TestTheClockLooksOnlyWhereSomethingIsDue(t *testing.T) {
	s, _ := open(t)
	ctx := t.Context()
	for _, stream := range []string{"a", "b", "c"} {
		b := batch(stream, 0, 1) // a session whose next moment is 5, and whose end is 9
		b.Rows = append(b.Rows, &sessions.Row{Kind: "trajectory", ID: stream, Seq: 1, Pub: []byte(`{"id":"` + stream + `","host":"zon"}`)})
		keep(t, s, b)
	}
	look := func(since, now sessions.Instant, every bool) string {
		t.Helper()
		list, err := s.ToLook(ctx, since, now, every)
		if err != nil {
			t.Fatal(err)
		}
		return strings.Join(list, " ")
	}
	if got := look(10, 11, false); got != "a b c" {
		t.Errorf("none was ever looked at, and it says %q", got)
	}
	for _, stream := range []string{"a", "b", "c"} {
		head, err := s.Head(ctx, stream)
		if err != nil || s.SaveLooked(ctx, Looked{Stream: stream, Seq: head, NextAt: map[string]sessions.Instant{"b": 20}[stream]}) != nil {
			t.Fatal(err)
		}
	}
	for _, row := range []struct {
		since, now sessions.Instant
		want       string
	}{{10, 11, ""}, {5, 8, ""}, {4, 5, "a b c"}, {8, 9, "a b c"}, {10, 20, "b"}, {12, 11, ""}} {
		if got := look(row.since, row.now, false); got != row.want {
			t.Errorf("from %d to %d: %q, want %q", row.since, row.now, got, row.want)
		}
	}
	keep(t, s, batch("c", 1, 1))
	if got := look(10, 11, false); got != "c" {
		t.Errorf("one grew, and it says %q", got)
	}
	if got := look(10, 11, true); got != "a b c" {
		t.Errorf("all of them are %q", got)
	}
	var steps []struct {
		ID, Parent, Notused int
		Detail              string
	}
	if err := s.writer.Select(&steps, `explain query plan `+grownQuery); err != nil {
		t.Fatal(err)
	}
	for _, step := range steps {
		if strings.HasPrefix(step.Detail, "SCAN") {
			t.Error(step.Detail)
		}
	}
}
