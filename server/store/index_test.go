package store

import (
	"errors"
	"strings"
	"testing"

	"maatwerkroute/sessions"
)

func TestQueriesAcrossStreamsUseAnIndex(t *testing.T) {
	s, _ := open(t)
	for name, query := range map[string]string{"trajectories": trajectoriesQuery, "session": sessionStreamQuery, "sessions": sessionsQuery,
		"handles":  `select handle from links where stream = ? and participant = ?`,
		"unlink":   `delete from links where stream = ? and handle = ?`,
		"words":    `select body from words where stream = ?`,
		"erased":   `select op_id from erased where stream = ?`,
		"keys":     `select hash from keys where session = ? and kind = ?`,
		"logout":   `update keys set revoked_at = 1 where account = ? and revoked_at is null`,
		"accounts": `select id from accounts where organization = ?`,
		"expire":   `delete from contacts where delete_after <= ?`,
		"expire 2": `delete from links where delete_after <= ?`,
		"post 1":   `select whose from post where next_at <= ?`, "post 2": `select whose from post where next_at > ?`, "post 3": postNewsQuery, "post 4": postSessionQuery,
		"post 5": postMessageQuery, "post 6": postWhoseQuery, "post 7": postOldQuery, "post 8": dropWaitingQuery,
		"addresses": addressesQuery, "address": addressQuery, "looked": againQuery, "every": everyQuery,
		"passed 1": passedQuery("next_at"), "passed 2": passedQuery("late_at"), "passed 3": passedQuery("silent_at"), "passed 4": passedQuery("expires_at"),
		"erased op": `select words from erased where stream = ?1 and op_id = ?1`,
	} {
		var steps []struct {
			ID, Parent, Notused int
			Detail              string
		}
		args := []any{"x", "x"}[:max(1, strings.Count(strings.ReplaceAll(query, "?1", ""), "?"))]
		if err := s.writer.Select(&steps, `explain query plan `+query, args...); err != nil {
			t.Fatal(name, err)
		}
		for _, step := range steps {
			if strings.Contains(step.Detail, "SCAN") || !strings.Contains(step.Detail, "SEARCH") {
				t.Errorf("%s: %s", name, step.Detail)
			}
		}
	}
}

func TestTrajectoriesOfAnOrganization(t *testing.T) {
	s, _ := open(t)
	for stream, host := range map[string]string{"a": "zon", "b": "maan", "c": "zon"} {
		b := batch(stream, 0, 1)
		b.Rows = append(b.Rows, &sessions.Row{Kind: "trajectory", ID: stream, Seq: 1, Pub: []byte(`{"id":"` + stream + `","host":"` + host + `"}`)})
		keep(t, s, b)
	}
	list, err := s.Trajectories(t.Context(), "zon")
	if err != nil || len(list) != 2 || list[0].Stream+list[1].Stream != "ac" && list[0].Stream+list[1].Stream != "ca" {
		t.Errorf("%v, %v", list, err)
	}
	behind(t, s, `update records set pub = replace(pub, '}', ',"x":1}') where stream = 'c' and kind = 'trajectory'`)
	list, err = s.Trajectories(t.Context(), "zon")
	if len(list) != 1 || list[0].Stream != "a" || string(list[0].Pub) != `{"id":"a","host":"zon"}` {
		t.Errorf("one that rotted took the others along: %v", list)
	}
	if !errors.Is(err, ErrRotten) || !strings.Contains(err.Error(), "stream c") {
		t.Errorf("it does not name the one that rotted: %v", err)
	}
}

func TestASessionIsFoundInItsStream(t *testing.T) {
	s, _ := open(t)
	keep(t, s, batch("a", 0, 2))
	keep(t, s, batch("b", 0, 1)) // has a session of the same name
	if stream, err := s.SessionStream(t.Context(), "session-1"); stream != "a" || err != nil {
		t.Errorf("%q, %v", stream, err)
	}
	if _, err := s.SessionStream(t.Context(), "session-9"); !errors.Is(err, ErrNone) {
		t.Error(err)
	}
}

func TestKnownLooksWithoutReading(t *testing.T) {
	s, _ := open(t)
	keep(t, s, batch("a", 0, 2))
	for stream, want := range map[string]bool{"a": true, "b": false, "": false, "a' or 1": false} {
		if known, err := s.Known(t.Context(), stream); err != nil || known != want {
			t.Errorf("%q: %v %v, want %v", stream, known, err, want)
		}
	}
	var steps []struct {
		ID, Parent, Notused int
		Detail              string
	}
	if err := s.writer.Select(&steps, `explain query plan `+knownQuery, "x"); err != nil {
		t.Fatal(err)
	}
	for _, step := range steps {
		if strings.Contains(step.Detail, "SCAN entries") {
			t.Error(step.Detail)
		}
	}
}
