package sessions

import (
	"slices"
	"strings"
	"testing"
)

func partsOf(ids ...string) (list []PlanPart) {
	for _, id := range ids {
		list = append(list, PlanPart{ID: id})
	}
	return list
}

func TestChangingThePlanIs(t *testing.T) {
	e := planned(t)
	was := phaseIDs(T1Kort)
	co := Principal{Role: CoFacilitator, Session: theSession}
	change := func(f func(*ChangePlan)) Wish {
		w := &ChangePlan{Was: was, Parts: partsOf(was...)}
		f(w)
		return w
	}
	e.refuses(map[string]ask{
		"refused for no session":             {Principal{Role: Facilitator, Organization: "o1", Session: "weg"}, change(func(*ChangePlan) {}), NotFound},
		"refused for who does not prepare":   {co, change(func(*ChangePlan) {}), Forbidden},
		"refused for what stood there once":  {lea, change(func(w *ChangePlan) { w.Was = was[1:] }), Conflict},
		"refused for a phase of nowhere":     {lea, change(func(w *ChangePlan) { w.Parts[0].ID = "borrel" }), NotFound},
		"refused without any phase":          {lea, change(func(w *ChangePlan) { w.Parts = nil }), Invalid},
		"refused with one phase twice":       {lea, change(func(w *ChangePlan) { w.Parts[1].ID = "welkom" }), Invalid},
		"refused with minutes below zero":    {lea, change(func(w *ChangePlan) { w.Parts[0].Minutes = -1 }), Invalid},
		"refused with minutes of five hours": {lea, change(func(w *ChangePlan) { w.Parts[0].Minutes = 241 }), Invalid},
		"refused with more than an evening":  {lea, change(func(w *ChangePlan) { w.Parts = slices.Repeat([]PlanPart{{ID: "pauze", Again: true}}, 41) }), Invalid},
	})
	e.must(lea, &ChangePlan{Was: was, Parts: append(partsOf("welkom", "drempels", "luisteren", "bundelen"), PlanPart{ID: "luisteren", Again: true, Minutes: 7})})
	s := get[Session](e, theSession)
	want := []string{"welkom", "drempels", "luisteren", "bundelen", "luisteren-2"}
	if got := phaseIDs(s.Phases); !slices.Equal(got, want) {
		t.Fatalf("the plan is %v, want %v", got, want)
	}
	if last := s.Phases[4]; last.Kind != Listening || last.Minutes != 7 || last.Name != "Luisteren (nog een keer)" || len(last.Questions) != len(T1Kort[1].Questions) || s.Phases[2].Minutes != 25 {
		t.Errorf("what comes again is %+v", last)
	}
	e.open(theSession)
	e.to("drempels")
	e.must(co, &ChangePlan{Was: want, Parts: partsOf("welkom", "drempels", "bundelen", "luisteren", "luisteren-2")})
	e.must(lea, &ChangePlan{Was: []string{"welkom", "drempels", "bundelen", "luisteren", "luisteren-2"}, Parts: partsOf("welkom", "drempels", "bundelen")})
	left := []string{"welkom", "drempels", "bundelen"}
	e.refused(lea, &ChangePlan{Was: left, Parts: partsOf("welkom", "bundelen")}, Conflict)   // it is on
	e.refused(lea, &ChangePlan{Was: left, Parts: partsOf("drempels", "bundelen")}, Conflict) // it was on
	if out := phaseIDs(get[Session](e, theSession).Left); !slices.Equal(out[:2], []string{"luisteren", "luisteren-2"}) {
		t.Errorf("left out are %v", out)
	}
	left = append(left, "terugzeggen")
	e.must(lea, &ChangePlan{Was: left[:3], Parts: partsOf(left...)}) // it was left out before the evening
	if s := get[Session](e, theSession); s.Phases[3].Kind != SayBack || contains(phaseIDs(s.Left), "terugzeggen") {
		t.Errorf("what was left out does not come back: %v", phaseIDs(s.Phases))
	}
	e.must(lea, &CloseSession{})
	e.refused(lea, &ChangePlan{Was: left, Parts: partsOf(left...)}, Conflict)
}

// TestAThirdTimeHasANameAndAnIDOfItsOwn, however long the first ones are.
// TestTwoSessionsOfOneTrajectoryRunAtOnce: what one does, the other does not notice.
func TestTwoSessionsOfOneTrajectoryRunAtOnce(t *testing.T) {
	e := opened(t)
	e.must(lea, &PlanSession{Session: "ernaast", Template: "T1-kort", Title: text("Ernaast"), Date: d0})
	there := e.open("ernaast")
	was := phaseIDs(T1Kort)
	e.must(there, &ChangePlan{Was: was, Parts: partsOf(was[:4]...)})
	e.must(there, &StartPhase{Phase: "drempels"})
	e.to("luisteren")
	here, beside := get[Session](e, theSession), get[Session](e, "ernaast")
	if here.Run.Phase != "luisteren" || beside.Run.Phase != "drempels" || len(here.Phases) != len(was) || len(beside.Phases) != 4 {
		t.Errorf("here %s of %d parts, beside it %s of %d", here.Run.Phase, len(here.Phases), beside.Run.Phase, len(beside.Phases))
	}
	e.must(lea, &CloseSession{})
	e.must(there, &StartPhase{Phase: "luisteren", After: beside.Run.ID})
}

func TestWishesForTheTablesAreOver(t *testing.T) {
	e := planned(t)
	circle := func(id string) {
		e.must(lea, &PlanSession{Session: id, Template: "T0", Title: text("T"), Date: d0 - day, Sides: []Side{Ervaring}, Phases: []Phase{phase(func(p *Phase) { p.Write = []Side{Ervaring} })}})
		e.open(id)
	}
	closes := func(id string) {
		desk := lea
		desk.Session = id
		e.must(desk, &CloseSession{})
	}
	is := func(when string, id string, at Instant, want bool) {
		t.Helper()
		if over := e.s.SeatingOver(id, at); over != want {
			t.Errorf("%s: over is %v", when, over)
		}
	}
	circle("kring")
	is("while people are in the circle", "kring", e.at, false)
	closes("kring")
	is("between the circle and the conversation", "kring", e.at, false)
	is("after the day on which all hear what came of it", "kring", get[Session](e, "kring").Feedback+1, true)
	circle("tweede")
	closes("tweede")
	is("after another circle", "kring", e.at, false)
	e.open(theSession)
	is("during the conversation", "kring", e.at, false)
	is("its own wishes meanwhile", theSession, e.at, false)
	closes(theSession)
	is("after the conversation", "kring", e.at, true)
	is("its own wishes then", theSession, e.at, true)
	is("of no session", "weg", e.at, false)
}

func TestAThirdTimeHasANameAndAnIDOfItsOwn(t *testing.T) {
	long := strings.Repeat("a", 40)
	if id := freeID(long, []string{long}); !validID(id) || id == long {
		t.Errorf("the id is %q", id)
	}
	if id := freeID("pauze", []string{"pauze", "pauze-2"}); id != "pauze-3" {
		t.Errorf("the id is %q", id)
	}
	name := onceAgain(Label(strings.Repeat("é", MaxLabel)))
	if letters(string(name)) != MaxLabel || !strings.HasSuffix(string(name), onceMore) || onceAgain(name) != name {
		t.Errorf("the name is %q", name)
	}
}

// TestGoingBackLosesNothing: a card that was begun in the first run, and a phase that is on once more.
func TestGoingBackLosesNothing(t *testing.T) {
	e := opened(t)
	people := e.cards(3)
	begun := e.run()
	was := phaseIDs(T1Kort)
	e.must(lea, &ChangePlan{Was: was, Parts: append(partsOf(was[:4]...), append([]PlanPart{{ID: "drempels", Again: true}}, partsOf(was[4:]...)...)...)})
	e.to("pauze")
	e.to("drempels-2")
	e.must(people[0], &PlaceCard{Card: "c4", Question: "vast", Step: "nood", Text: text("Ik moest nog iets.")})
	e.to("drempels")
	e.to("luisteren")
	if err := e.inRun(people[1], begun, &PlaceCard{Card: "c5", Question: "vast", Step: "nood", Text: text("Dit schreef ik toen.")}); err != nil {
		t.Errorf("words that were written in time: %v", err)
	}
	e.to("bundelen")
	e.must(lea, &RevealCards{})
	for _, id := range []string{"c1", "c2", "c3", "c4", "c5"} {
		if !e.sees(Class{Role: Wall}, "card", id) {
			t.Errorf("%s is lost", id)
		}
	}
}

// TestTwoWhoPressNextAtOnceGoOnOnce: the second is told what is on.
func TestTwoWhoPressNextAtOnceGoOnOnce(t *testing.T) {
	e := opened(t)
	co := Principal{Role: CoFacilitator, Session: theSession}
	seen := e.run()
	e.must(lea, &StartPhase{Phase: "luisteren", After: seen})
	for name, w := range map[string]*StartPhase{"the same": {Phase: "luisteren", After: seen}, "another": {Phase: "terugzeggen", After: seen}} {
		err := e.do(co, w)
		if r, ok := Refused(err); !ok || r.Code != Conflict || !strings.Contains(r.Text, "‘Luisteren’") {
			t.Errorf("%s: %v", name, err)
		}
	}
	if s := get[Session](e, theSession); s.Run.Phase != "luisteren" || len(s.own.Runs) != 2 {
		t.Errorf("it is in %q after %d runs", s.Run.Phase, len(s.own.Runs))
	}
	e.must(co, &StartPhase{Phase: "terugzeggen", After: e.run()})
}
