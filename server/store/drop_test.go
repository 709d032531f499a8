package store

import (
	"bytes"
	"errors"
	"os"
	"testing"

	"maatwerkroute/sessions"
)

// rehearsal is a batch with a trajectory that is one, or is not.
func rehearsal(stream string, practice bool) sessions.Batch {
	b := batch(stream, 0, 3)
	pub := `{"id":"` + stream + `","host":"o1"}`
	if practice {
		pub = `{"id":"` + stream + `","host":"o1","practice":true}`
	}
	b.Rows = append(b.Rows, &sessions.Row{Kind: "trajectory", ID: stream, Seq: 1, Shape: 1, Pub: []byte(pub), Own: []byte(`{}`)},
		&sessions.Row{Kind: "seat", ID: "seat-" + stream, Session: "session-1", Seq: 1, Shape: 1, Pub: []byte(`{"id":"seat-` + stream + `"}`), Own: []byte(`{}`)})
	return b
}

func TestARehearsalIsDroppedWithEverythingThatThereIsOfIt(t *testing.T) {
	s, path := open(t)
	ctx := t.Context()
	for _, b := range []sessions.Batch{rehearsal("oefening", true), rehearsal("ernst", false)} {
		if err := s.Append(ctx, []sessions.Batch{b}); err != nil {
			t.Fatal(err)
		}
		for _, err := range []error{
			s.SaveKey(ctx, Key{Hash: []byte("key-" + b.Stream), Kind: "seat", Stream: b.Stream, Session: "session-1", Seat: "seat-" + b.Stream, ExpiresAt: 1 << 50}),
			s.SaveContact(ctx, Contact{Participant: "seat-" + b.Stream, Way: "mail", Detail: "iemand@" + b.Stream + ".nl"}),
			s.SaveAddress(ctx, Address{Stream: b.Stream, Session: "session-1", Object: "o", Mail: "baas@" + b.Stream + ".nl"}),
		} {
			if err != nil {
				t.Fatal(err)
			}
		}
	}
	list, err := s.Rehearsals(ctx)
	if err != nil || len(list) != 1 || list[0].Stream != "oefening" {
		t.Fatalf("rehearsals: %v, %v", list, err)
	}
	for _, stream := range []string{"ernst", "er is geen"} {
		if err := s.Drop(ctx, stream); !errors.Is(err, ErrKept) {
			t.Errorf("%s: %v", stream, err)
		}
	}
	if err := s.Drop(ctx, "oefening"); err != nil {
		t.Fatal(err)
	}
	for _, table := range []string{"entries", "records", "words", "links", "keys", "addresses", "stemmed", "looked", "post", "erased"} {
		var gone, kept int
		if err := s.writer.Get(&gone, `select count(*) from `+table+` where stream = 'oefening'`); err != nil || gone != 0 {
			t.Errorf("%s: %d rows are left, %v", table, gone, err)
		}
		if err := s.writer.Get(&kept, `select count(*) from `+table+` where stream = 'ernst'`); err != nil || kept == 0 && table != "stemmed" && table != "looked" && table != "post" && table != "erased" {
			t.Errorf("%s: of what is kept %d rows are left, %v", table, kept, err)
		}
	}
	if c, err := s.Contacts(ctx, "seat-ernst"); err != nil || len(c) != 1 {
		t.Errorf("a contact in earnest: %v, %v", c, err)
	}
	if err := s.Settle(ctx); err != nil {
		t.Fatal(err)
	}
	if b, err := os.ReadFile(path); err != nil || bytes.Contains(b, []byte("oefening")) || !bytes.Contains(b, []byte("ernst")) {
		t.Errorf("of a rehearsal something can still be read (%v)", err)
	}
}
