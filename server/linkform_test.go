package server

import (
	"reflect"
	"strings"
	"testing"

	"maatwerkroute/sessions"
)

// TestSentencesOfFormsAreShort, as those of the templates are.
func TestSentencesOfFormsAreShort(t *testing.T) {
	now := sessions.At((&clock{}).at)
	o := owned{a: &sessions.Action{ID: "a1", Ladder: "K6", Asked: "teammanager"}, now: now}
	l := legForms{l: &sessions.Leg{ID: "g1", Level: sessions.Council}, next: &sessions.Leg{ID: "g2", State: sessions.LegTaken}, now: now}
	none := func(sessions.WordsID) string { return "" }
	list := []linkForm{o.begin(), o.update(), o.noNews(), o.shift(), o.stick(), o.resume(), o.step(), o.evidence(), o.need(), o.otherKind(),
		o.claim(sessions.NewState("t")), o.replace(nil), o.leave(), o.hand(), o.stop(), o.plan(none), o.measure(), o.decideMeasure(), o.lookBack(), o.trial(), o.look(), o.propose(),
		l.accept(), l.decline(), l.send(), l.receive("Wij hebben dit ontvangen"), l.notOurs(), l.takeUp(), l.takes("Ik kreeg antwoord: "), l.denies("Ik kreeg antwoord: "),
		l.refers("Ik kreeg antwoord: "), l.forwards("Ik kreeg antwoord: ", sessions.VNG), l.busy(""), l.context(), l.rephrase()}
	list = append(append(list, o.kind()...), l.onward()...)
	n := 0
	for _, f := range list {
		texts := []string{f.Title, f.Note, f.Button}
		for _, x := range f.Fields {
			texts = append(texts, x.Label, x.Note)
			for _, of := range x.Of {
				texts = append(texts, of[1])
			}
		}
		for _, s := range stop.Split(strings.Join(texts, "\n"), -1) {
			n++
			if words := len(strings.Fields(s)); words > 20 {
				t.Errorf("%s: %d words: %s", f.Op, words, s)
			}
		}
		fieldsOf(t, f)
	}
	if n < 100 {
		t.Errorf("only %d sentences were found", n)
	}
}

// fieldsOf holds a form to the wish that it is: a field that the wish does not have would be lost without a word.
func fieldsOf(t *testing.T, f linkForm) {
	t.Helper()
	op, ok := sessions.Find(f.Op)
	if !ok {
		t.Fatalf("%s is no operation", f.Op)
	}
	has := map[string]bool{}
	var look func(reflect.Type)
	look = func(w reflect.Type) {
		for i := range w.NumField() {
			if w.Field(i).Anonymous {
				look(w.Field(i).Type)
			}
			name, _, _ := strings.Cut(w.Field(i).Tag.Get("json"), ",")
			has[name] = true
		}
	}
	look(reflect.TypeOf(op.New()).Elem())
	for _, x := range f.Fields {
		if !has[x.Name] {
			t.Errorf("%s has no %s", f.Op, x.Name)
		}
	}
	for _, h := range f.Hidden {
		if !has[h[0]] {
			t.Errorf("%s has no %s", f.Op, h[0])
		}
	}
}

// TestInDays counts days as people do, also when the clock is put forward.
func TestInDays(t *testing.T) {
	for _, row := range []struct{ now, at, want string }{
		{"2026-01-13", "2026-01-12", "al geweest"}, {"2026-01-13", "2026-01-13", "vandaag"}, {"2026-01-13", "2026-01-14", "morgen"},
		{"2026-03-28", "2026-03-29", "morgen"}, {"2026-03-28", "2026-03-30", "over 2 dagen"}, {"2026-10-24", "2026-10-26", "over 2 dagen"}, {"2026-01-01", "2027-01-01", "over 365 dagen"},
	} {
		if got := inDays(day(row.now)-12*60*60*1000, day(row.at)); got != row.want {
			t.Errorf("from %s to %s is %s, want %s", row.now, row.at, got, row.want)
		}
	}
}
