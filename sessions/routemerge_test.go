package sessions

import (
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
)

func (e *evening) full(step string) {
	e.t.Helper()
	e.must(lea, &CountStep{Step: step, Papers: 2, Days: 5, Ingredients: Ingredients[:2], Load: []Load{{"lezen", 2}, {"wachten", 1}}, Laws: []Label{"Wmo"}})
	e.must(lea, &FillLane{Step: step, Note: "n-" + step, Lane: LaneSeen, Text: text("Briefje van " + step)})
	e.must(lea, &AskAtStep{Step: step, Demand: "d-" + step, What: DemandPaper, Text: text("Papier van " + step)})
	e.must(lea, &DescribeStep{Step: step, What: Real, Practice: "p-" + step, Side: Uitvoering, By: Label("team " + step), Text: text("Zo doet " + step)})
	e.must(lea, &DescribeStep{Step: step, What: Meant, Text: text("Bedoeld bij " + step)})
	e.must(lea, &ArrangeStep{Step: step, Holder: Holder{Function: Label("team " + step)}, BesideNone: text("Niemand bij " + step), Channels: []Channel{AtDesk}, Handover: Cold, HandoverWhy: text("Koud na " + step)})
}

// TestTwoStepsInOne: counts add up, what was written hangs together, and the way on is that of the later one.
func TestTwoStepsInOne(t *testing.T) {
	e := drawnEvening(t)
	e.full("r-1")
	e.full("r-2")
	e.must(lea, &CountStep{Step: "r-2", Papers: 3, Questions: 7, Stopped: 1, Ingredients: Ingredients[1:3], Load: []Load{{"lezen", 4}}, Laws: []Label{"Wmo", "Awb"}, Was: 1})
	e.must(lea, &ArrangeStep{Step: "r-2", Holder: Holder{Function: "team r-2"}, Channels: []Channel{Digital, AtDesk}, Handover: Warm, Optional: true, Was: 1})
	e.must(seated("r1"), fill(func(w *FillLane) { w.Step, w.Note, w.Lane = "r-2", "eigen", LaneDoes }))
	was := e.picture("r")
	e.must(lea, &MergeSteps{Step: "r-1", With: "r-2", Title: text("Ik vraag het aan")})
	st := get[RouteStep](e, "r-1")
	if st.Counts != (Counts{Papers: 5, Questions: 7, Days: 5, Stopped: 1}) || !slices.Equal(st.Channels, []Channel{AtDesk, Digital}) || !slices.Equal(st.Ingredients, Ingredients[:3]) ||
		!slices.Equal(st.Load, []Load{{"lezen", 4}, {"wachten", 1}}) || !slices.Equal(st.Laws, []Label{"Wmo", "Awb"}) || st.Optional || st.Handover.Way != Warm {
		t.Errorf("together they are %+v", st)
	}
	if len(st.Lanes) != 3 || st.Lanes[0].ID != "eigen" || len(st.Real) != 2 || len(st.Demands) != 2 || e.bodies[st.Title] != "Ik vraag het aan" || e.bodies[st.Meant] != "Bedoeld bij r-1" || st.Holder.Function != "team r-1" {
		t.Errorf("together they are %+v", st)
	}
	if with := get[RouteStep](e, "r-2"); with.State != StepMerged || with.Into != "r-1" || e.bodies[with.Meant] != "Bedoeld bij r-2" || !slices.Equal(e.order("r"), []string{"r-1", "r-3"}) {
		t.Errorf("the other one is %+v, the route %v", with, e.order("r"))
	}
	e.must(seated("r1"), fill(func(w *FillLane) {
		w.Note, w.Lane, w.Text, w.Was = "eigen", LaneDoes, text("Ik vul het zelf in."), st.Revisions[partLanes]
	})) // it is still theirs
	e.refused(seated("r2"), fill(func(w *FillLane) { w.Note, w.Lane, w.Was = "eigen", LaneDoes, 9 }), Forbidden)
	e.must(lea, &UnmergeSteps{Step: "r-1"})
	want := strings.Replace(was, "Een loket met glas ertussen.", "Ik vul het zelf in.", 1) // written meanwhile, and it goes where it came from
	if got := e.picture("r"); got != want {
		t.Errorf("apart again they are\n%s\nand were\n%s", got, want)
	}
	e.refused(lea, &UnmergeSteps{Step: "r-1"}, Conflict)
}

// TestApartAfterAChange: what was changed of two steps that were one keeps its place, and no number and no word is lost.
func TestApartAfterAChange(t *testing.T) {
	e := drawnEvening(t)
	e.full("r-1")
	e.full("r-2")
	e.must(lea, &MergeSteps{Step: "r-1", With: "r-2", Title: text("Ik vraag het aan")})
	rev := get[RouteStep](e, "r-1").Revisions
	e.must(lea, &CountStep{Step: "r-1", Papers: 1, Days: 30, Load: []Load{{"durven", 3}}, Laws: []Label{"Awb"}, Was: rev[partCounts]})
	e.must(lea, &ArrangeStep{Step: "r-1", Holder: Holder{Function: "één team"}, BesideNone: text("Niemand."), Channels: []Channel{AtHome}, Handover: Warm, Was: rev[partWho]})
	e.must(lea, &WordStep{Step: "r-1", Title: text("Ik vraag alles aan"), Was: rev[partTitle]})
	e.must(lea, &DescribeStep{Step: "r-1", What: Meant, Text: text("Binnen een week."), Was: rev[partMeant]})
	e.must(lea, &AskAtStep{Step: "r-1", Demand: "d-r-2", What: DemandPaper, Was: rev[partAsked]}) // not asked any more
	e.must(lea, fill(func(w *FillLane) { w.Note = "nieuw" }))
	e.must(lea, &UnmergeSteps{Step: "r-1"})
	a, b := get[RouteStep](e, "r-1"), get[RouteStep](e, "r-2")
	if a.Counts.Papers+b.Counts.Papers != 1 || a.Counts.Days != 25 || b.Counts.Days != 5 {
		t.Errorf("together they have %+v and %+v", a.Counts, b.Counts)
	}
	if a.Holder.Function != "één team" || b.Holder.Function != "team r-2" || a.Handover.Way != Cold || b.Handover.Way != Warm || e.bodies[a.Meant] != "Binnen een week." || e.bodies[b.Meant] != "Bedoeld bij r-2" {
		t.Errorf("apart they are\n%+v\n%+v", a, b)
	}
	if len(b.Demands) != 0 || len(a.Demands) != 1 || len(a.Lanes) != 2 || len(b.Lanes) != 1 || !slices.Equal(a.Channels, []Channel{AtHome}) || !slices.Equal(a.Laws, []Label{"Awb"}) {
		t.Errorf("apart they are\n%+v\n%+v", a, b)
	}
	if e.bodies[a.Title] != "Er is iets mis" || e.bodies[b.Title] != "Waar moet ik zijn?" {
		t.Errorf("they are called %q and %q", e.bodies[a.Title], e.bodies[b.Title])
	}
}

// TestOneStepInTwo: what was said of the whole is true of both, what was written stays with the first, the way on with the second.
func TestOneStepInTwo(t *testing.T) {
	e := drawnEvening(t)
	e.full("r-1")
	was := e.picture("r")
	e.must(lea, &SplitStep{Step: "r-1", Into: "x", Title: text("Ik wacht op een brief.")})
	a, b := get[RouteStep](e, "r-1"), get[RouteStep](e, "x")
	if !slices.Equal(e.order("r"), []string{"r-1", "x", "r-2", "r-3"}) || b.Holder != a.Holder || b.Beside != a.Beside || !slices.Equal(b.Channels, a.Channels) || b.Hook != "" || a.Hook != "nood" {
		t.Errorf("the halves are\n%+v\n%+v", a, b)
	}
	if len(b.Lanes)+len(b.Demands)+len(b.Real) != 0 || b.Counts != (Counts{}) || len(a.Lanes) != 1 || a.Handover != (Handover{}) || b.Handover.Way != Cold {
		t.Errorf("the halves are\n%+v\n%+v", a, b)
	}
	e.must(lea, &MergeSteps{Step: "r-1", With: "x"})
	if got := e.picture("r"); got != was {
		t.Errorf("one again it is\n%s\nand was\n%s", got, was)
	}
	e.refused(lea, &UnmergeSteps{Step: "r-1"}, Conflict) // there is nothing to take apart but by splitting it
	e.must(lea, &SplitStep{Step: "r-1", Into: "y", Title: text("Ik wacht."), Was: get[RouteStep](e, "r-1").Revisions[partTitle]})
	e.must(lea, fill(func(w *FillLane) { w.Step = "y" }))
	e.must(lea, &MergeSteps{Step: "r-1", With: "y"})
	e.must(lea, &UnmergeSteps{Step: "r-1"}) // the second half had words of its own
	if len(get[RouteStep](e, "y").Lanes) != 1 {
		t.Error("the half lost its note")
	}
}

// TestS2_19: maatwerk is said of a step and of nothing else. No wish can put it on somebody, and what is known of a seat has
// no place for it.
func TestS2_19(t *testing.T) {
	maatwerk := regexp.MustCompile(`(?i)maatwerk|ingredient|\blabel|^tag`)
	found := []string{}
	for _, o := range Operations {
		for _, f := range jsonFields(reflect.TypeOf(o.New()).Elem()) {
			if maatwerk.MatchString(f) {
				found = append(found, o.Name+"."+f)
			}
		}
	}
	if !slices.Equal(found, []string{"count-step.ingredients"}) {
		t.Errorf("wishes with maatwerk in them: %v", found)
	}
	for _, of := range []string{"seat", "my-seat", "mine"} {
		for _, f := range jsonFields(reflect.TypeOf(Kinds()[of]).Elem()) {
			if maatwerk.MatchString(f) {
				t.Errorf("a %s has %s", of, f)
			}
		}
	}
	for _, of := range []string{"route", "route-step"} {
		for _, f := range jsonFields(reflect.TypeOf(Kinds()[of]).Elem()) {
			if regexp.MustCompile(`(?i)seat|person|handle`).MatchString(f) {
				t.Errorf("a %s says of whom it is: %s", of, f)
			}
		}
	}
	e := drawnEvening(t)
	e.refused(lea, &CountStep{Step: "r1", Ingredients: Ingredients}, NotFound) // r1 is somebody here, and no step
	e.must(lea, &CountStep{Step: "r-1", Ingredients: Ingredients})
}

// jsonFields lists the names on the wire of a struct, and of those in it.
func jsonFields(t reflect.Type) (list []string) {
	for i := range t.NumField() {
		f := t.Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if name != "" && f.IsExported() {
			list = append(list, name)
		}
		if f.Type.Kind() == reflect.Struct && f.Type != textType && (f.IsExported() || f.Anonymous) {
			list = append(list, jsonFields(f.Type)...)
		}
	}
	return list
}
