package sessions

import (
	"slices"
	"testing"
)

var mede = Principal{Role: CoFacilitator, Session: theSession}

// TestATrajectoryRests with a reason and a day, and nobody else says so.
func TestATrajectoryRests(t *testing.T) {
	e, people := revealed(t, 3)
	pause := func(f func(*PauseTrajectory)) Wish {
		w := &PauseTrajectory{Reason: text("De gespreksleider is ziek."), Until: e.at + 30*day}
		f(w)
		return w
	}
	e.refuses(map[string]ask{
		"without a reason":         {lea, pause(func(w *PauseTrajectory) { w.Reason = Text{} }), Invalid},
		"with a name in it":        {lea, pause(func(w *PauseTrajectory) { w.Reason = text("Mevrouw Jansen is ziek.") }), Invalid},
		"without a day":            {lea, pause(func(w *PauseTrajectory) { w.Until = 0 }), Invalid},
		"until yesterday":          {lea, pause(func(w *PauseTrajectory) { w.Until = e.at - day }), Invalid},
		"for longer than it may":   {lea, pause(func(w *PauseTrajectory) { w.Until = e.months(6) + day }), Invalid},
		"by a second facilitator":  {mede, pause(func(*PauseTrajectory) {}), Forbidden},
		"by a resident":            {people[0], pause(func(*PauseTrajectory) {}), Forbidden},
		"going on with what works": {lea, &ResumeTrajectory{}, Conflict},
	})
	rests := func() bool { tr, _ := e.s.trajectory(); return tr.Rest.Holds(e.at) }
	if rests() {
		t.Error("it rests by itself")
	}
	e.must(lea, pause(func(*PauseTrajectory) {}))
	e.refused(lea, pause(func(*PauseTrajectory) {}), Conflict)
	if tr, _ := e.s.trajectory(); !rests() || e.bodies[tr.Rest.Why] == "" {
		t.Error("it does not rest")
	}
	e.must(lea, &ResumeTrajectory{})
	if rests() {
		t.Error("it rests after it went on")
	}
	e.must(lea, pause(func(w *PauseTrajectory) { w.Until = e.months(6) }))
	if e.at = e.months(6) + 1000; rests() {
		t.Error("it rests after its day")
	}
	e.refused(lea, &ResumeTrajectory{}, Conflict)
	e.must(lea, pause(func(w *PauseTrajectory) { w.Until = e.at + day }))
	nothing := empty(t)
	nothing.refused(lea, pause(func(*PauseTrajectory) {}), NotFound)
	nothing.refused(lea, &ResumeTrajectory{}, NotFound)
	nothing.refused(lea, &HandTrajectory{To: "bea", Note: text("x")}, NotFound)
}

// TestI09_ARestStopsNoClock: what a trajectory that rests shows is what it would show, and people reopen as they would.
func TestI09_ARestStopsNoClock(t *testing.T) {
	of := func(rests bool) *evening {
		e, _, _ := started(t, "K6")
		e.one("l1", 1)
		e.must(lea, &CloseSession{})
		if rests {
			e.must(lea, &PauseTrajectory{Reason: text("Vakantie."), Until: e.at + 170*day})
		}
		e.at = d0 + 90*day
		return e
	}
	still, works := of(true), of(false)
	if tr, _ := still.s.trajectory(); !tr.Rest.Holds(still.at) {
		t.Fatal("it does not rest")
	}
	if a, b := get[Action](still, "a1").Pace(still.at), get[Action](works, "a1").Pace(works.at); a != b || !a.Late || !a.Unknown {
		t.Errorf("the pace is %+v, and %+v without a rest", a, b)
	}
	if a, b := whats(still.s.Todo("", still.at), ""), whats(works.s.Todo("", works.at), ""); !slices.Equal(a, b) || !contains(a, OpenEndTask) {
		t.Errorf("the tasks are %v, and %v without a rest", a, b)
	}
	if a, b := still.s.Sentence(still.at), works.s.Sentence(works.at); a != b {
		t.Errorf("the sentence is %q, and %q without a rest", a, b)
	}
	still.checking("a1")
	still.must(Principal{Role: Raiser, Session: theSession, Seat: "r1"}, says(NotNoticed))
	if get[Action](still, "a1").State != ActionReopened {
		t.Error("nobody can reopen while it rests")
	}
}

// TestATrajectoryIsHandedOver to one account, with what the next one must know; nobody but desks reads that.
func TestATrajectoryIsHandedOver(t *testing.T) {
	e, people := revealed(t, 3)
	hand := func(f func(*HandTrajectory)) Wish {
		w := &HandTrajectory{To: "account1", Note: text("Bel eerst de teammanager.")}
		f(w)
		return w
	}
	e.refuses(map[string]ask{
		"to nobody":                  {lea, hand(func(w *HandTrajectory) { w.To = "" }), Invalid},
		"to what is no account":      {lea, hand(func(w *HandTrajectory) { w.To = "a b" }), Invalid},
		"without a word":             {lea, hand(func(w *HandTrajectory) { w.Note = Text{} }), Invalid},
		"with a number of somebody":  {lea, hand(func(w *HandTrajectory) { w.Note = text("Bel 06 12345678.") }), Invalid},
		"by a second facilitator":    {mede, hand(func(*HandTrajectory) {}), Forbidden},
		"by a resident":              {people[0], hand(func(*HandTrajectory) {}), Forbidden},
		"by the clock, at some hour": {theClock, hand(func(*HandTrajectory) {}), Forbidden},
	})
	e.must(lea, hand(func(*HandTrajectory) {}))
	e.refused(lea, hand(func(*HandTrajectory) {}), Conflict)
	e.must(lea, hand(func(w *HandTrajectory) { w.To = "account2" }))
	tr, _ := e.s.trajectory()
	if tr.Lead != "account2" || e.bodies[tr.Note] == "" {
		t.Errorf("it is %+v", tr)
	}
	if seen := tr.seenBy(Class{Role: Wall, Session: theSession}).(*Trajectory); seen.Lead != "" || seen.Note != "" || seen.Title == "" {
		t.Errorf("the wall sees %+v", seen)
	}
}
