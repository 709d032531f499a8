package sessions

import (
	"strings"
	"testing"
)

// TestS3_15_AReflectionIsClosedWithThreeSentences: what we thought, what we saw, what we changed; and not with two.
func TestS3_15_AReflectionIsClosedWithThreeSentences(t *testing.T) {
	e := planned(t)
	note := func(f func(*NoteLearning)) *NoteLearning {
		w := &NoteLearning{Learning: "l1", Thought: text("Mensen komen niet."), Saw: text("De brief kwam een dag te laat."), Changed: text("Wij bellen eerst."), Close: true}
		f(w)
		return w
	}
	e.refuses(map[string]ask{
		"without an id":                  {lea, note(func(w *NoteLearning) { w.Learning = "" }), Invalid},
		"without a word":                 {lea, &NoteLearning{Learning: "l1"}, Invalid},
		"closed without what we thought": {lea, note(func(w *NoteLearning) { w.Thought = Text{} }), Invalid},
		"closed without what we saw":     {lea, note(func(w *NoteLearning) { w.Saw = Text{} }), Invalid},
		"closed without what we changed": {lea, note(func(w *NoteLearning) { w.Changed = Text{} }), Invalid},
		"with a name":                    {lea, note(func(w *NoteLearning) { w.Saw = text("Mevrouw Jansen kwam niet.") }), Invalid},
		"written over what is not there": {lea, note(func(w *NoteLearning) { w.Was = 3 }), NotFound},
		"from a wall":                    {Principal{Role: Wall, Session: theSession}, note(func(*NoteLearning) {}), Forbidden},
	})
	e.must(lea, note(func(w *NoteLearning) { w.Saw, w.Changed, w.Close = Text{}, Text{}, false }))
	e.refused(lea, note(func(w *NoteLearning) { w.Was = 0 }), Conflict) // somebody else wrote meanwhile
	err := e.do(lea, note(func(w *NoteLearning) { w.Was, w.Changed = 1, Text{} }))
	if r, ok := Refused(err); !ok || !strings.Contains(r.Text, "wat veranderden we?") {
		t.Errorf("it says %v, and not which sentence is missing", err)
	}
	e.must(lea, note(func(w *NoteLearning) { w.Was = 1 }))
	l, _ := find[Learning](e.s, "l1")
	if l.Closed == 0 || l.Closed <= l.At || e.bodies[l.Thought] != "Mensen komen niet." || e.bodies[l.Changed] != "Wij bellen eerst." {
		t.Errorf("it is %+v", l)
	}
	e.refused(lea, note(func(w *NoteLearning) { w.Was = 2 }), Conflict) // what was learned is not made nicer afterwards
}
