package sessions

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// compared is a route of four steps as it goes today, and a drawing that was made from it.
func compared(t *testing.T) *evening {
	e := opened(t)
	steps := make([]RouteStep, 4)
	for i := range steps {
		steps[i] = wholeStep(func(st *RouteStep) { st.Title = WordsID(fmt.Sprint("t", i+1)) })
		steps[i].Demands = []Demand{{ID: fmt.Sprint("d", i+1), What: DemandPaper, Text: WordsID(fmt.Sprint("w", i+1))}, {ID: fmt.Sprint("v", i+1), What: DemandQuestion, Text: WordsID(fmt.Sprint("q", i+1))}}
	}
	e.drawn("nu", RouteToday, steps...)
	e.must(lea, &DrawRoute{Route: "r", Version: RouteIdeal, Title: text("Ideaal"), From: "nu"})
	return e
}

// became writes a comparison so that it can be read aloud.
func became(list []StepChange) string {
	var says []string
	for _, c := range list {
		say := strings.Join(c.From, "+") + " " + string(c.Kind)
		if c.Moved != "" {
			say += " " + c.Moved
		}
		for _, d := range c.Demands {
			say += fmt.Sprintf(" %s:%s", d.Text, d.Fate)
		}
		says = append(says, strings.TrimSpace(say+" "+strings.Join(c.Parts, ",")))
	}
	return strings.Join(says, " | ")
}

func TestWhatBecameOfAStepIs(t *testing.T) {
	was := func(e *evening, step, part string) int { return get[RouteStep](e, step).Revisions[part] }
	judge := func(e *evening, step, demand string, fate Fate) {
		w := &JudgeDemand{Step: step, Demand: demand, Fate: fate, Was: was(e, step, "gevraagd"), Owner: "procesregisseur", Legal: text("Dat mag."), Why: text("De wet vraagt het.")}
		e.must(lea, w)
	}
	for name, r := range map[string]struct {
		change func(*evening)
		want   string
	}{
		"nothing": {func(*evening) {}, "nu-1 gelijk | nu-2 gelijk | nu-3 gelijk | nu-4 gelijk"},
		"gone, at its place": {func(e *evening) { e.must(lea, &TakeStepOut{Step: "r-2"}) },
			"nu-1 gelijk | nu-2 weg | nu-3 gelijk | nu-4 gelijk"},
		"all gone": {func(e *evening) {
			for _, id := range []string{"r-1", "r-2", "r-3", "r-4"} {
				e.must(lea, &TakeStepOut{Step: id})
			}
		}, "nu-1 weg | nu-2 weg | nu-3 weg | nu-4 weg"},
		"gone at both ends": {func(e *evening) { e.must(lea, &TakeStepOut{Step: "r-1"}); e.must(lea, &TakeStepOut{Step: "r-4"}) },
			"nu-1 weg | nu-2 gelijk | nu-3 gelijk | nu-4 weg"},
		"gone and brought back": {func(e *evening) {
			e.must(lea, &TakeStepOut{Step: "r-2"})
			e.must(lea, &BringStepBack{Step: "r-2", After: "r-1"})
		}, "nu-1 gelijk | nu-2 gelijk | nu-3 gelijk | nu-4 gelijk"},
		"new": {func(e *evening) {
			e.must(lea, &PlaceStep{Route: "r", Step: "n", After: "r-1", Title: text("Iemand belt mij")})
		}, "nu-1 gelijk | nieuw | nu-2 gelijk | nu-3 gelijk | nu-4 gelijk"},
		"two together": {func(e *evening) { e.must(lea, &MergeSteps{Step: "r-2", With: "r-3"}) },
			"nu-1 gelijk | nu-2+nu-3 samen gevraagd | nu-4 gelijk"},
		"three together": {func(e *evening) {
			e.must(lea, &MergeSteps{Step: "r-2", With: "r-3"})
			e.must(lea, &MergeSteps{Step: "r-1", With: "r-2"})
		}, "nu-1+nu-2+nu-3 samen gevraagd | nu-4 gelijk"},
		"together and apart again": {func(e *evening) {
			e.must(lea, &MergeSteps{Step: "r-2", With: "r-3"})
			e.must(lea, &UnmergeSteps{Step: "r-2"})
		}, "nu-1 gelijk | nu-2 gelijk | nu-3 gelijk | nu-4 gelijk"},
		"together today, after it was drawn from it": {func(e *evening) { e.must(lea, &MergeSteps{Step: "nu-1", With: "nu-2"}) },
			"nu-1 gesplitst gevraagd | nu-1 gesplitst titel,gevraagd | nu-3 gelijk | nu-4 gelijk"},
		"later": {func(e *evening) {
			e.must(lea, &OrderSteps{Route: "r", Steps: []string{"r-2", "r-3", "r-4", "r-1"}})
		}, "nu-2 gelijk | nu-3 gelijk | nu-4 gelijk | nu-1 gelijk later"},
		"earlier": {func(e *evening) {
			e.must(lea, &OrderSteps{Route: "r", Steps: []string{"r-4", "r-1", "r-2", "r-3"}})
		}, "nu-4 gelijk eerder | nu-1 gelijk | nu-2 gelijk | nu-3 gelijk"},
		"another title": {func(e *evening) { e.must(lea, &WordStep{Step: "r-1", Title: text("Ik bel één nummer")}) },
			"nu-1 anders titel | nu-2 gelijk | nu-3 gelijk | nu-4 gelijk"},
		"another beside you, by other channels": {func(e *evening) {
			e.must(lea, &ArrangeStep{Step: "r-1", Holder: balie, Beside: CompanionWish{Function: "vrijwilliger"}, Channels: []Channel{AtHome, ByTelephone}})
		}, "nu-1 anders naast,kanalen | nu-2 gelijk | nu-3 gelijk | nu-4 gelijk"},
		"a paper less, one later, one that stays because": {func(e *evening) {
			judge(e, "r-1", "d1", FateGone)
			judge(e, "r-2", "d2", FateLater)
			judge(e, "r-3", "v3", FateStays)
			judge(e, "r-4", "v4", FateTogether)
		}, "nu-1 anders w1:weg gevraagd | nu-2 anders w2:later gevraagd | nu-3 anders q3:blijft gevraagd | nu-4 anders q4:samen gevraagd"},
	} {
		t.Run(name, func(t *testing.T) {
			e := compared(t)
			r.change(e)
			if got := became(e.s.Compare(get[Route](e, "nu"), get[Route](e, "r"))); got != r.want {
				t.Errorf("became\n %s\nwant\n %s", got, r.want)
			}
		})
	}
}

func TestAStaysTellsWhy(t *testing.T) {
	e := compared(t)
	e.must(lea, &JudgeDemand{Step: "r-1", Demand: "d1", Fate: FateStays, Why: text("De wet vraagt het.")})
	list := e.s.Compare(get[Route](e, "nu"), get[Route](e, "r"))
	if d := list[0].Demands; len(d) != 1 || e.bodies[d[0].Why] != "De wet vraagt het." {
		t.Errorf("it stays because %+v", d)
	}
}

// A drawing of a drawing leads back to today, and one that has nothing to do with it is new from end to end.
func TestItIsComparedByWhateverWay(t *testing.T) {
	e := compared(t)
	e.must(lea, &DrawRoute{Route: "s", Version: RouteIdeal, Title: text("Eén concept"), From: "r"})
	if got := became(e.s.Compare(get[Route](e, "nu"), get[Route](e, "s"))); got != "nu-1 gelijk | nu-2 gelijk | nu-3 gelijk | nu-4 gelijk" {
		t.Errorf("over a table's drawing: %s", got)
	}
	if from, ok := e.s.Origin(get[Route](e, "s")); !ok || from.ID != "nu" {
		t.Errorf("made from %+v", from)
	}
	e.drawn("los", RouteIdeal, idealRoute()[:2]...)
	if got := became(e.s.Compare(get[Route](e, "nu"), get[Route](e, "los"))); got != "nieuw | nieuw | nu-1 weg | nu-2 weg | nu-3 weg | nu-4 weg" {
		t.Errorf("with another route: %s", got)
	}
}

func TestTheFiguresStandSideBySide(t *testing.T) {
	rows := SideBySide(Lastmeter, BurdenOf(RouteToday, stadspas()), BurdenOf(RouteIdeal, idealPas()), BurdenOf(RouteMeasured, measuredPas()))
	var says []string
	for _, r := range rows {
		says = append(says, fmt.Sprintf("%s %s→%s→%s", r.Kind, r.Of[0], r.Of[1], r.Of[2]))
	}
	want := "papieren 11→5→8, vragen 30→12→29, inloggen 2→0–1→2, bezoeken 2→1→1, vertellen 7→1→6, dagen 38→10→35, digitaal 3→0→2, koud 2→0→1, alleen 8→0→7"
	if got := strings.Join(says, ", "); got != want {
		t.Errorf("side by side %s\nwant %s", got, want)
	}
}

// TestEveryStepIsComparedOnce: whatever was done to a drawing, each step of it is told once, in its order, and each step of
// today is told at least once.
func TestEveryStepIsComparedOnce(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		e := compared(t)
		for i := range rapid.IntRange(0, 8).Draw(rt, "changes") {
			steps := get[Route](e, "r").Steps
			at := func(name string) string {
				return rapid.SampledFrom(append([]string{"r-1", "r-2", "r-3", "r-4", "nu-2"}, steps...)).Draw(rt, name)
			}
			id := fmt.Sprint("n", i)
			_ = e.do(lea, rapid.SampledFrom([]Wish{&TakeStepOut{Step: at("out")}, &BringStepBack{Step: at("back")}, &MergeSteps{Step: at("step"), With: at("with")},
				&UnmergeSteps{Step: at("apart")}, &SplitStep{Step: at("split"), Into: id, Title: text("De andere helft")}, &PlaceStep{Route: "r", Step: id, After: at("after"), Title: text("Nieuw")},
				&OrderSteps{Route: "r", Steps: rapid.Permutation(steps).Draw(rt, "order")}}).Draw(rt, "wish"))
		}
		today, ideal := get[Route](e, "nu"), get[Route](e, "r")
		var to, from []string
		for _, c := range e.s.Compare(today, ideal) {
			from = append(from, c.From...)
			if c.To != "" {
				to = append(to, c.To)
			}
			if (c.Kind == ChangeGone) != (c.To == "") || (c.Kind == ChangeNew) != (len(c.From) == 0) {
				rt.Fatalf("%+v", c)
			}
		}
		if !slices.Equal(to, ideal.Steps) {
			rt.Fatalf("told %v of %v", to, ideal.Steps)
		}
		for _, id := range today.Steps {
			if !slices.Contains(from, id) {
				rt.Fatalf("%s is not told", id)
			}
		}
	})
}
