package store

import (
	"bytes"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"maatwerkroute/sessions"
)

func TestStemsAre(t *testing.T) {
	for sentence, want := range map[string]string{
		"":                   "",
		"Je moet de en het.": "",
		"Papieren, papier!":  "papier",
		"Ik moest mijn papieren opnieuw opsturen": "moest papier opnieuw opstur",
		"De gemeente heeft dit al: geef het niet": "gemeent gef",
		"Één café":          "caf",
		"1012 brieven \x00": "1012 briev",
		"and or not near":   "and not near",
	} {
		if got := strings.Join(stems(sentence), " "); got != want {
			t.Errorf("%q gives %q, want %q", sentence, got, want)
		}
	}
	if a, b := stems("de formulieren"), stems("Een FORMULIER"); !slices.Equal(a, b) {
		t.Errorf("%v is not %v", a, b)
	}
}

// barriers are entries that each bring a barrier with a sentence.
func barriers(stream string, after int64, state sessions.BarrierState, sentences ...string) sessions.Batch {
	b := sessions.Batch{Stream: stream, After: after}
	for i, body := range sentences {
		seq := after + 1 + int64(i)
		b.Entries = append(b.Entries, entry(stream, seq))
		b.Words = append(b.Words, sessions.Sentence{ID: word(stream, seq), Seq: seq, Body: body, Salt: []byte("salt"), Lang: "nl"})
		b.Rows = append(b.Rows, barrierRow(fmt.Sprint("b", seq), word(stream, seq), state, seq))
	}
	return b
}

func barrierRow(id string, words sessions.WordsID, state sessions.BarrierState, seq int64) *sessions.Row {
	return &sessions.Row{Kind: "barrier", ID: id, Session: "s", Seq: seq, Shape: sessions.Shapes()["barrier"],
		Pub: []byte(fmt.Sprintf(`{"id":%q,"session":"s","sentence":%q,"state":%q}`, id, words, state)), Own: []byte(`{}`)}
}

func likes(t *testing.T, s *Store, stream, barrier string) string {
	t.Helper()
	list, err := s.Similar(t.Context(), stream, barrier)
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, one := range list {
		ids = append(ids, one.Barrier)
	}
	return strings.Join(ids, " ")
}

// TestWhatLooksAlikeIsFound by the stems of its words, within its own trajectory.
func TestWhatLooksAlikeIsFound(t *testing.T) {
	s, _ := open(t)
	keep(t, s, barriers("a", 0, sessions.Confirmed,
		"Je moet papieren geven die de gemeente al heeft.",
		"De gemeente vraagt een papier dat zij zelf al heeft.",
		"Niemand belt terug.",
		"Zonder computer kom je niet binnen.",
		"En of het het is."), barriers("z", 0, sessions.Confirmed, "Je moet papieren geven die de gemeente al heeft."))
	for id, want := range map[string]string{"b1": "b2", "b2": "b1", "b3": "", "b4": "", "b5": "", "weg": ""} {
		if got := likes(t, s, "a", id); got != want {
			t.Errorf("like %s is %q, want %q", id, got, want)
		}
	}
	if got := likes(t, s, "z", "b1"); got != "" {
		t.Errorf("of another trajectory %q is found", got)
	}
	b := barriers("a", 5, sessions.Confirmed, "Mijn computer is stuk: geen toegang zonder computer en zonder code.")
	keep(t, s, b)
	if got := likes(t, s, "a", "b4"); got != "" { // one stem of three
		t.Errorf("like b4 is %q", got)
	}
}

// TestStemsFollowTheSentence: another sentence, a barrier taken apart, and an erasure.
func TestStemsFollowTheSentence(t *testing.T) {
	s, path := open(t)
	keep(t, s, barriers("a", 0, sessions.Confirmed, "Het zwaluwnest bij de vlierstruik.", "Een zwaluwnest, een vlierstruik.", "Papier op papier."))
	if got := likes(t, s, "a", "b1"); got != "b2" {
		t.Fatalf("like b1 is %q", got)
	}
	count := func() (n int) {
		t.Helper()
		if err := s.readers.Get(&n, `select count(*) from stemmed`); err != nil {
			t.Fatal(err)
		}
		return n
	}
	renamed := sessions.Batch{Stream: "a", After: 3, Entries: []sessions.Kept{entry("a", 4)}, Rows: []*sessions.Row{barrierRow("b2", word("a", 3), sessions.Confirmed, 4)}}
	keep(t, s, renamed)
	if got := likes(t, s, "a", "b2"); got != "b3" || likes(t, s, "a", "b1") != "" || count() != 3 {
		t.Errorf("under another sentence b2 is like %q, of %d", got, count())
	}
	keep(t, s, sessions.Batch{Stream: "a", After: 4, Entries: []sessions.Kept{entry("a", 5)}, Rows: []*sessions.Row{barrierRow("b2", word("a", 3), sessions.Dissolved, 5)}})
	if count() != 2 || likes(t, s, "a", "b3") != "" {
		t.Errorf("taken apart it is there, of %d", count())
	}
	keep(t, s, sessions.Batch{Stream: "a", After: 5, Entries: []sessions.Kept{entry("a", 6)}, Erased: []sessions.WordsID{word("a", 1), word("a", 2)}})
	if count() != 1 {
		t.Errorf("erased, %d are left", count())
	}
	if err := s.Settle(t.Context()); err != nil {
		t.Fatal(err)
	}
	for _, file := range []string{path, path + "-wal"} {
		data, err := os.ReadFile(file)
		if err != nil && !os.IsNotExist(err) {
			t.Fatal(err)
		}
		for _, stem := range []string{"zwaluwnest", "vlierstruik", "waluwne"} {
			if bytes.Contains(data, []byte(stem)) {
				t.Errorf("%q is still in %s", stem, file)
			}
		}
	}
}

// TestStemsAreMadeAnewWithTheRecords: a file from before they were kept gets them when its records are written anew.
func TestStemsAreMadeAnewWithTheRecords(t *testing.T) {
	s, _ := open(t)
	b := barriers("a", 0, sessions.Confirmed, "Papieren voor de gemeente.", "De gemeente wil een papier.")
	keep(t, s, b)
	if _, err := s.writer.Exec(`delete from stemmed; delete from similar`); err != nil {
		t.Fatal(err)
	}
	if got := likes(t, s, "a", "b1"); got != "" {
		t.Fatalf("like b1 is %q", got)
	}
	if err := s.rewrite(t.Context(), sessions.Batch{Stream: "a", After: 2, Rows: b.Rows}); err != nil {
		t.Fatal(err)
	}
	if got := likes(t, s, "a", "b1"); got != "b2" {
		t.Errorf("like b1 is %q", got)
	}
}
