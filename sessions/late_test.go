package sessions

import "testing"

// TestI09LateIsLateByTheClockAlone: the moment from which an action is late was computed when it was asked or
// taken; nothing that anybody may ask moves or clears it, and only an answer makes another.
func TestI09LateIsLateByTheClockAlone(t *testing.T) {
	e, people := revealed(t, 3)
	e.barrier("b1", people[0], "c1")
	asked := e.ask("a1", "b1")
	due := get[Action](e, "a1").AnswerBy
	if late := get[Action](e, "a1").Late(); late != due || due == 0 {
		t.Fatalf("asked: late from %d, want %d", late, due)
	}
	e.at = due + 30*day // a month of silence
	e.must(lea, &GradeAction{Action: "a1", Ladder: "K6"})
	e.must(lea, &TagBarrier{Barrier: "b1", Types: []string{"papier"}})
	e.must(lea, &SpotBarrier{Barrier: "b1"})
	if late := get[Action](e, "a1").Late(); late != due {
		t.Errorf("the desk moved it to %d", late)
	}
	row, _ := e.s.Row("action", "a1")
	if row.Late != due || row.Next != due {
		t.Errorf("the row says %+v, want %d", row.Boundaries, due)
	}
	e.must(asked, &AcceptAction{Action: "a1", Due: e.at + 60*day, FirstStep: text("lijst maken"), FirstBy: e.at + 10*day})
	if late := get[Action](e, "a1").Late(); late != e.at-1000+60*day {
		t.Errorf("taken: late from %d", late)
	}
}

// TestI24AnActionNeedsAConfirmedBarrier: what must change for everybody comes from what people said yes to.
func TestI24AnActionNeedsAConfirmedBarrier(t *testing.T) {
	e, people := revealed(t, 3)
	w := func(barriers ...string) *AskAction {
		return &AskAction{Action: "a1", Barriers: barriers, Title: text("Vraag alleen wat u niet weet"), Function: "procesregisseur", AnswerBy: e.at + 7*day}
	}
	e.refused(lea, w(), Invalid)
	e.refused(lea, w("elders"), NotFound)
	e.must(lea, &BundleCards{Barrier: "b1", Cards: []string{"c1"}, Step: "papieren", Sentence: text("Te veel papier.")})
	e.refused(lea, w("b1"), Conflict)
	e.must(people[0], &ConfirmBarrier{Barrier: "b1", Yes: false})
	e.refused(lea, w("b1"), Conflict)
	e.must(people[0], &ConfirmBarrier{Barrier: "b1", Yes: true})
	e.must(lea, w("b1"))
}
