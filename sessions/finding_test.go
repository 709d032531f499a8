package sessions

import (
	"fmt"
	"slices"
	"testing"
)

// findingsAt lists what was found at a step, in order.
func findingsAt(list []Finding, step string) []FindingKind {
	var kinds []FindingKind
	for _, f := range list {
		if f.Step == step {
			kinds = append(kinds, f.Kind)
		}
	}
	return kinds
}

func whose(f Total) []string {
	var list []string
	for _, p := range f.Parts {
		list = append(list, p.Step)
	}
	return list
}

// wholeStep is a step at which nothing is found.
func wholeStep(change func(*RouteStep)) RouteStep {
	st := RouteStep{Hook: "papieren", Title: "t", Holder: balie, Beside: naast, Channels: []Channel{AtDesk}, Ingredients: vier}
	change(&st)
	return st
}

func TestItIsAFindingOfARoute(t *testing.T) {
	for name, r := range map[string]struct {
		version RouteKind
		steps   []RouteStep
		want    []FindingKind // of the first step
	}{
		"none: a loop to itself":           {RouteToday, []RouteStep{wholeStep(func(st *RouteStep) { st.Handover = Handover{Way: Cold, To: "r-1"} })}, nil},
		"none: a paper left out of ideal":  {RouteIdeal, []RouteStep{wholeStep(func(st *RouteStep) { st.Demands = []Demand{{What: DemandPaper, Known: "BRP", Fate: FateGone}} })}, nil},
		"none: a paper nobody has yet":     {RouteToday, []RouteStep{wholeStep(func(st *RouteStep) { st.Demands = []Demand{{What: DemandPaper}} })}, nil},
		"none: all is there":               {RouteToday, []RouteStep{wholeStep(func(*RouteStep) {})}, nil},
		"a paper that is left out, today":  {RouteToday, []RouteStep{wholeStep(func(st *RouteStep) { st.Demands = []Demand{{What: DemandPaper, Known: "BRP", Fate: FateGone}} })}, []FindingKind{FindingAsked}},
		"all there is":                     {RouteToday, []RouteStep{{Holder: balie, Channels: []Channel{Digital}, Handover: Handover{Way: Cold}, Demands: []Demand{{What: DemandQuestion, Known: "UWV"}}, Load: []Load{{"durven", 3}}}, {}}, []FindingKind{FindingCold, FindingDigital, FindingAsked, FindingAlone, FindingMissing, FindingHeavy}},
		"somebody is there, who is no one": {RouteToday, []RouteStep{wholeStep(func(st *RouteStep) { st.Beside = Companion{None: "w", Mandate: true} })}, []FindingKind{FindingAlone}},
	} {
		t.Run(name, func(t *testing.T) {
			e := opened(t)
			list := e.s.Findings(e.drawn("r", r.version, r.steps...))
			if got := findingsAt(list, "r-1"); !slices.Equal(got, r.want) {
				t.Errorf("found %v, want %v", got, r.want)
			}
			for _, f := range list {
				if f.Text == "" || len(Guard(f.Text)) > 0 {
					t.Errorf("%s says %q", f.Kind, f.Text)
				}
			}
		})
	}
}

// TestS0_19: the desk lists the channels of a step, and steps that can only be done digitally are shown.
func TestS0_19_AStepThatIsOnlyDigitalIsFound(t *testing.T) {
	e := opened(t)
	r := e.drawn("r", RouteToday, wholeStep(func(*RouteStep) {}), wholeStep(func(*RouteStep) {}))
	with := CompanionWish{Organization: naast.Organization, Function: naast.Function, Same: true}
	e.must(lea, &ArrangeStep{Step: "r-1", Holder: balie, Beside: with, Channels: []Channel{Digital}})
	e.must(lea, &ArrangeStep{Step: "r-2", Holder: balie, Beside: with, Channels: []Channel{Digital, AtHome}})
	f := e.s.Burden(r).Of(CountDigital)
	if f.High != 1 || !slices.Equal(whose(f), []string{"r-1"}) {
		t.Errorf("counted %+v", f)
	}
	list := e.s.Findings(r)
	if len(list) != 1 || list[0].Kind != FindingDigital || list[0].Hook != "papieren" || list[0].Title != "t" {
		t.Errorf("found %+v; it is offered at the step of the trajectory on which barriers hang", list)
	}
}

// TestS1_07: with a cliëntondersteuner beside you the step is no longer unaccompanied.
func TestS1_07_WithAClientSupporterNobodyIsAlone(t *testing.T) {
	e := opened(t)
	alone := wholeStep(func(st *RouteStep) { st.Beside = Companion{} })
	r := e.drawn("r", RouteToday, alone, alone)
	if f := e.s.Burden(r).Of(CountAlone); f.High != 2 {
		t.Errorf("alone at %v", f)
	}
	e.must(lea, &ArrangeStep{Step: "r-1", Holder: balie, Beside: CompanionWish{Function: "cliëntondersteuner"}})
	if f := e.s.Burden(r).Of(CountAlone); f.High != 1 || !slices.Equal(whose(f), []string{"r-2"}) {
		t.Errorf("alone at %+v", f)
	}
}

// TestS3_05: telling it again, proving it and giving up are counted per step, today and in the ideal.
func TestS3_05a_TellingAgainIsCountedTodayAndIsTheTargetOfTheIdeal(t *testing.T) {
	today, ideal := BurdenOf(RouteToday, stadspas()), BurdenOf(RouteIdeal, idealPas())
	if a, b := today.Of(CountRetellings).String(), ideal.Of(CountRetellings).String(); a != "7" || b != "1" {
		t.Errorf("told again %s times today, %s in the ideal", a, b)
	}
}

func TestS3_05b_PapersAreCountedByNameAndByNumber(t *testing.T) {
	steps := laid(RouteStep{Demands: []Demand{{ID: "1", What: DemandPaper}, {ID: "2", What: DemandPaper}}}, RouteStep{Counts: Counts{Papers: 3}}, RouteStep{})
	f := BurdenOf(RouteToday, steps).Of(CountPapers)
	if f.High != 5 || !slices.Equal(f.Parts, []StepPart{{Step: "r-1", N: 2}, {Step: "r-2", N: 3}}) {
		t.Errorf("counted %+v", f)
	}
}

func TestS3_05c_WhoStoppedIsCountedPerStep(t *testing.T) {
	f := BurdenOf(RouteToday, laid(RouteStep{}, RouteStep{Counts: Counts{Stopped: 12}}, RouteStep{Counts: Counts{Stopped: 3}})).Of(CountStopped)
	if f.High != 15 || !slices.Equal(whose(f), []string{"r-2", "r-3"}) {
		t.Errorf("stopped %+v", f)
	}
}

// TestS3_05e: steps in a row with another holder and no confirmed handover.
func TestS3_05e_ColdHandoversAreCountedAndNamed(t *testing.T) {
	e := opened(t)
	at := func(h Holder, w HandoverWay) RouteStep {
		return wholeStep(func(st *RouteStep) { st.Holder, st.Handover.Way = h, w })
	}
	r := e.drawn("r", RouteToday, at(balie, ""), at(inkomen, Warm), at(buurt, NoHandover), at(balie, NoHandover), at(balie, ""))
	if f := e.s.Burden(r).Of(CountCold); f.High != 2 || !slices.Equal(whose(f), []string{"r-1", "r-3"}) {
		t.Errorf("cold %+v", f)
	}
}

// TestS4_18: being sent on cold is offered as a barrier; said to be warm, it is none.
func TestS4_18_AColdReferralIsOfferedAsABarrier(t *testing.T) {
	e := opened(t)
	cold := []RouteStep{wholeStep(func(*RouteStep) {}), wholeStep(func(st *RouteStep) { st.Holder = buurt })}
	list := e.s.Findings(e.drawn("r", RouteToday, cold...))
	if len(list) != 1 || list[0].Kind != FindingCold || list[0].Step != "r-1" {
		t.Errorf("found %+v", list)
	}
	cold[0].Handover.Way = Warm
	if list := e.s.Findings(e.drawn("s", RouteToday, cold...)); len(list) != 0 {
		t.Errorf("found %+v after a warm handover", list)
	}
}

// TestS4_14: the ideal route shows where ingredients of maatwerk are missing.
func TestS4_14_TheIdealRouteShowsWhatIsMissing(t *testing.T) {
	e := opened(t)
	r := e.drawn("r", RouteIdeal, wholeStep(func(*RouteStep) {}), wholeStep(func(st *RouteStep) { st.Ingredients = []string{"uitzondering_mag", "buiten_het_protocol"} }))
	if f := e.s.Burden(r).Of(CountMissing); f.High != 2 || !slices.Equal(whose(f), []string{"r-2"}) {
		t.Errorf("missing %+v", f)
	}
	list := e.s.Findings(r)
	if len(list) != 1 || list[0].Text != "Voor maatwerk ontbreekt bij deze stap: tijd om te luisteren en hulp van een andere afdeling." {
		t.Errorf("found %+v", list)
	}
}

// TestS4_16: steps that ask too much of somebody under stress.
func TestS4_16_AStepAboveTheThresholdIsTooHeavy(t *testing.T) {
	e := opened(t)
	r := e.drawn("r", RouteToday, wholeStep(func(st *RouteStep) { st.Load = []Load{{"lezen", 2}, {"wachten", 2}} }),
		wholeStep(func(st *RouteStep) { st.Load = []Load{{"lezen", 4}, {"plannen", 1}, {"durven", 3}} }))
	list := e.s.Findings(r)
	if len(list) != 1 || list[0].Step != "r-2" || list[0].Text != "Deze stap vraagt te veel van iemand met stress: lezen en durven." {
		t.Errorf("found %+v", list)
	}
}

// TestS4_17: steps with nobody beside you, and with another than before, are shown and counted.
func TestS4_17_AnEmptySlotAndAnotherPersonAreCounted(t *testing.T) {
	beside := func(c Companion) RouteStep { return wholeStep(func(st *RouteStep) { st.Beside = c }) }
	e := opened(t)
	b := e.s.Burden(e.drawn("r", RouteToday, beside(naast), beside(naast), beside(Companion{Function: "vrijwilliger"}), beside(Companion{}), beside(Companion{Function: "vrijwilliger"})))
	if got := whose(b.Of(CountAlone)); !slices.Equal(got, []string{"r-4"}) {
		t.Errorf("alone at %v", got)
	}
	if got := whose(b.Of(CountChanged)); !slices.Equal(got, []string{"r-3"}) {
		t.Errorf("another at %v", got)
	}
}

// TestS4_20: of thirty questions twelve are left out; each is an item with its owner and what the law says.
func TestS4_20_EachDropIsAnItemWithAnOwner(t *testing.T) {
	e := opened(t)
	e.drawn("nu", RouteToday, wholeStep(func(*RouteStep) {}))
	asked := func(i int) string { return fmt.Sprintf("v%02d", i) }
	for i := range 30 {
		e.must(lea, &AskAtStep{Step: "nu-1", Demand: asked(i), What: DemandQuestion, Text: text("Wat is uw inkomen?")})
	}
	for i := range 12 {
		d := get[RouteStep](e, "nu-1").Demands[i]
		e.must(lea, &JudgeDemand{Step: "nu-1", Demand: asked(i), Fate: FateGone, Owner: "procesregisseur", Legal: text("Geen wet vraagt dit."), Was: d.Rev})
	}
	today := get[Route](e, "nu")
	drops := Dropped(e.s.StepsOf(today))
	if len(drops) != 12 {
		t.Fatalf("%d drops", len(drops))
	}
	for i, d := range drops {
		if d.ID != asked(i) || d.Step != "nu-1" || d.Owner != "procesregisseur" || e.bodies[d.Legal] != "Geen wet vraagt dit." {
			t.Errorf("drop %d is %+v", i, d)
		}
	}
	e.must(lea, &DrawRoute{Route: "r", Version: RouteIdeal, Title: text("Ideaal"), From: "nu"})
	if a, b := e.s.Burden(today).Of(CountQuestions).High, e.s.Burden(get[Route](e, "r")).Of(CountQuestions).High; a != 30 || b != 18 {
		t.Errorf("%d asked today, %d in the ideal", a, b)
	}
}

// TestS4_21: a list of what is asked and known already.
func TestS4_21_WhatIsAskedAgainIsAList(t *testing.T) {
	e := opened(t)
	r := e.drawn("r", RouteToday, wholeStep(func(*RouteStep) {}))
	e.must(lea, &AskAtStep{Step: "r-1", Demand: "1", What: DemandPaper, Text: text("Uittreksel"), Known: "gemeente (BRP)"})
	e.must(lea, &AskAtStep{Step: "r-1", Demand: "2", What: DemandPaper, Text: text("Bankafschrift")})
	e.must(lea, &AskAtStep{Step: "r-1", Demand: "3", What: DemandQuestion, Text: text("Hoeveel kinderen hebt u?"), Known: "Belastingdienst"})
	list := e.s.Findings(r)
	if len(list) != 2 || e.bodies[list[0].About] != "Uittreksel" || list[0].Text != "Je moet hier een papier geven dat al bekend is bij: gemeente (BRP)." ||
		e.bodies[list[1].About] != "Hoeveel kinderen hebt u?" || list[1].Text != "Je moet hier iets vertellen dat al bekend is bij: Belastingdienst." {
		t.Errorf("found %+v", list)
	}
}

// TestS0_10: what policy meant and what happens differ, and that is a gap by itself.
func TestS0_10_ADifferenceIsAGapByItself(t *testing.T) {
	e := opened(t)
	e.bodies = map[WordsID]string{"m": "We bellen binnen een dag.", "zo": "we  bellen binnen een dag.", "anders": "Niemand belt.", "ook": "Soms belt er iemand."}
	r := e.drawn("r", RouteToday,
		wholeStep(func(st *RouteStep) { st.Meant = "m" }),
		wholeStep(func(st *RouteStep) { st.Real = []Practice{{ID: "p", Side: Ervaring, Text: "anders"}} }),
		wholeStep(func(st *RouteStep) { st.Meant, st.Real = "m", []Practice{{ID: "p", Side: Uitvoering, Text: "zo"}} }),
		wholeStep(func(st *RouteStep) {
			st.Meant, st.Real = "m", []Practice{{ID: "p", Side: Uitvoering, Text: "zo"}, {ID: "q", Side: Ervaring, Text: "anders"}}
		}))
	list := e.s.Gaps(r, func(id WordsID) string { return e.bodies[id] })
	if len(list) != 1 || list[0].Step != "r-4" || list[0].Meant != "m" || len(list[0].Real) != 1 || list[0].Real[0].ID != "q" {
		t.Errorf("gaps %+v", list)
	}
}

// TestS2_07: two who carry out the same step, side by side.
func TestS2_07_TwoExecutorsStandSideBySide(t *testing.T) {
	told := Practice{ID: "p", Side: Ervaring, Text: "w"}
	one, other := Practice{ID: "q", Side: Uitvoering, By: "inkomen", Text: "v"}, Practice{ID: "s", Side: Uitvoering, By: "buurtteam", Text: "u"}
	if got := (&RouteStep{Real: []Practice{told, one}}).Executors(); got != nil {
		t.Errorf("%+v beside what residents tell", got)
	}
	if got := (&RouteStep{Real: []Practice{one, told, other}}).Executors(); !slices.Equal(got, []Practice{one, other}) {
		t.Errorf("side by side %+v", got)
	}
}

// TestS4_35: barriers at the step on which they hang, larger when more people recognised them, and never by fewer than five.
func TestS4_35_BarriersAreSizedByRecognition(t *testing.T) {
	e, people := revealed(t, 3)
	for i, n := range []int{0, 4, 5, 11, 40} {
		id := fmt.Sprint("b", i)
		e.must(lea, &BundleCards{Barrier: id, Cards: []string{"c1"}, Step: "papieren", Sentence: text("Zin " + id)})
		e.must(people[0], &ConfirmBarrier{Barrier: id, Yes: true})
		if n > 0 {
			e.must(lea, &RecogniseFor{Barrier: id, Side: Ervaring, People: n})
		}
	}
	e.must(lea, &BundleCards{Barrier: "open", Cards: []string{"c1"}, Step: "papieren", Sentence: text("Nog niet bevestigd")})
	var got []string
	for _, b := range e.s.BarriersAt("papieren") {
		got = append(got, fmt.Sprint(b.ID, ":", b.Size))
	}
	if want := []string{"b4:4", "b3:3", "b2:2", "b0:1", "b1:1"}; !slices.Equal(got, want) {
		t.Errorf("drawn %v, want %v", got, want)
	}
	for _, hook := range []string{"nood", ""} {
		if list := e.s.BarriersAt(hook); len(list) > 0 {
			t.Errorf("at %q hang %v", hook, list)
		}
	}
}
