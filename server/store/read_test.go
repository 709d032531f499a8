package store

import (
	"errors"
	"fmt"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"maatwerkroute/sessions"
)

func TestWhatWasKeptIsRead(t *testing.T) {
	s, _ := open(t)
	b := batch("a", 0, 1)
	b.Words[0].DerivedFrom = "other"
	keep(t, s, b)
	o := read(t, s, "a")
	want := *row(1)
	want.Own, want.Seen = want.Stored(), sessions.Shown{}
	if o.Seq != 1 || len(o.Rows) != 1 || !reflect.DeepEqual(*o.Rows[0], want) {
		t.Errorf("the rows are %+v", o.Rows[0])
	}
	if !reflect.DeepEqual(o.Words, b.Words) {
		t.Errorf("the words are %+v", o.Words)
	}
	state := sessions.NewState("a")
	if err := state.Load(o.Rows[0]); err != nil {
		t.Errorf("sessions cannot take it: %v", err)
	}
	if r, ok := state.Row("session", "session-1"); !ok || r.Seen != row(1).Seen {
		t.Error("the shown-to set is lost")
	}
	var got []sessions.Kept
	if err := s.Entries(t.Context(), "a", 0, func(k sessions.Kept) error { got = append(got, k); return nil }); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got, b.Entries) {
		t.Errorf("the entries are %+v", got)
	}
	if o := read(t, s, "nobody"); o.Seq != 0 || len(o.Rows)+len(o.Words) != 0 {
		t.Errorf("a stream that nobody wrote to holds %+v", o)
	}
}

func TestAccepted(t *testing.T) {
	s, _ := open(t)
	plain := entry("b", 1)
	plain.Digest, plain.Salt = nil, nil
	keep(t, s, batch("a", 0, 2), sessions.Batch{Stream: "b", Entries: []sessions.Kept{plain}})
	for name, c := range map[string]struct {
		stream string
		op     sessions.OpID
		digest string
		found  bool
	}{
		"kept":                    {"a", op(2), "digest-a-2.", true},
		"never sent":              {"a", op(3), "", false},
		"sent to another stream":  {"b", op(2), "", false},
		"kept without its digest": {"b", op(1), "", true},
	} {
		digest, _, found, err := s.Accepted(t.Context(), c.stream, c.op)
		if string(digest) != c.digest || found != c.found || err != nil {
			t.Errorf("%s: %q, %v, %v", name, digest, found, err)
		}
	}
}

func TestWhatRottedIsNamedWhenRead(t *testing.T) {
	entries := func(s *Store) error {
		return s.Entries(t.Context(), "a", 0, func(sessions.Kept) error { return nil })
	}
	stream := func(s *Store) error { _, err := s.Stream(t.Context(), "a"); return err }
	accepted := func(s *Store) error { _, _, _, err := s.Accepted(t.Context(), "a", op(2)); return err }
	for name, c := range map[string]struct {
		query string
		read  func(*Store) error
		names string
	}{
		"a record":         {`update records set pub = replace(pub, 't"', 'u"') where seq = 2`, stream, "record session session-2"},
		"an own part":      {`update records set own = own || ' ' where seq = 2`, stream, "record session session-2"},
		"a boundary":       {`update records set late_at = 1 where seq = 2`, stream, "record session session-2"},
		"an address":       {`update records set to_ = 'me' where seq = 2`, stream, "record session session-2"},
		"a sentence":       {`update words set body = 'iets anders' where seq = 2`, stream, "words word-a-2"},
		"a digest":         {`update entries set op_digest = x'00' where seq = 2`, accepted, fmt.Sprintf("%x", op(2))},
		"a lost digest":    {`update entries set op_digest = null where seq = 2`, accepted, fmt.Sprintf("%x", op(2))},
		"facts":            {`update entries set facts = replace(facts, 's2', 's3') where seq = 2`, entries, "stream a: entry 2"},
		"a moment":         {`update entries set at = at + 1 where seq = 2`, entries, "stream a: entry 2"},
		"an unknown fact":  {`update entries set facts = '[["no-such",1,{}]]' where seq = 2`, entries, "stream a: entry 2"},
		"an entry is lost": {`delete from entries where seq = 2`, entries, "stream a: entry 3"},
	} {
		t.Run(name, func(t *testing.T) {
			s, _ := open(t)
			keep(t, s, batch("a", 0, 3), batch("b", 0, 3))
			behind(t, s, c.query+` and stream = 'a'`)
			err := c.read(s)
			if err == nil || !strings.Contains(err.Error(), c.names) {
				t.Errorf("it said %v", err)
			}
			if read(t, s, "b").Seq != 3 {
				t.Error("it stops another board")
			}
			r, err := s.Verify(t.Context())
			if err != nil || len(r.Bad) != 1 {
				t.Errorf("verify found %q, %v", r.Bad, err)
			}
		})
	}
}

func TestEntriesGoOnPastOneSnapshot(t *testing.T) {
	s, _ := open(t)
	keep(t, s, batch("a", 0, 2*atOnce))
	next := int64(3)
	err := s.Entries(t.Context(), "a", 2, func(k sessions.Kept) error {
		if k.Seq != next {
			t.Fatalf("%d follows %d", k.Seq, next-1)
		}
		next++
		return nil
	})
	if err != nil || next != 2*atOnce+1 {
		t.Errorf("it ended before %d: %v", next, err)
	}
	stop := errors.New("enough")
	if err := s.Entries(t.Context(), "a", 0, func(sessions.Kept) error { return stop }); !errors.Is(err, stop) {
		t.Errorf("it goes on: %v", err)
	}
}

func TestAThousandRecordsOpen(t *testing.T) {
	s, _ := open(t)
	keep(t, s, batch("a", 0, 1000), batch("b", 0, 1000))
	read(t, s, "a")
	start := time.Now()
	o := read(t, s, "a")
	t.Logf("1,000 records and as many sentences in %v", time.Since(start))
	if len(o.Rows) != 1000 || len(o.Words) != 1000 {
		t.Errorf("it has %d rows and %d words", len(o.Rows), len(o.Words))
	}
}

func BenchmarkStream(b *testing.B) {
	s, err := Open(filepath.Join(b.TempDir(), "bench"))
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	batch := batch("a", 0, 1000)
	for _, r := range batch.Rows {
		r.Pub = []byte(`{"id":"x","fill":"` + strings.Repeat("x", 400) + `"}`)
	}
	if err := s.Append(b.Context(), []sessions.Batch{batch}); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := s.Stream(b.Context(), "a"); err != nil {
			b.Fatal(err)
		}
	}
}
