package sessions

import (
	"slices"
	"strings"
	"testing"
)

// phase is a phase that is right, changed.
func phase(change func(*Phase)) Phase {
	p := Phase{ID: "schrijven", Kind: Writing, Name: "Schrijven", Minutes: 10, Phone: "mag", Wall: "vraag", Say: "Schrijf op wat u meemaakte.",
		Write: []Side{Ervaring, Uitvoering}, Questions: []Question{{ID: "vast", Ask: "Waar liep u vast?", Kind: Obstacle, Sides: Sides}}}
	change(&p)
	return p
}

// TestPhasesFromOutsideAreRefused: what no file and no form of ours makes comes by a doctored wish.
func TestPhasesFromOutsideAreRefused(t *testing.T) {
	many := make([]Phase, mostPhases+1)
	for name, phases := range map[string][]Phase{
		"none":                       {},
		"more than an evening holds": many,
		"two with one id":            {phase(func(*Phase) {}), phase(func(*Phase) {})},
		"an id that is no id":        {phase(func(p *Phase) { p.ID = "Deel 1" })},
		"an unknown kind":            {phase(func(p *Phase) { p.Kind = "dansen" })},
		"no name":                    {phase(func(p *Phase) { p.Name = "" })},
		"a name without end":         {phase(func(p *Phase) { p.Name = Label(strings.Repeat("a", MaxLabel+1)) })},
		"no instruction":             {phase(func(p *Phase) { p.Say = "" })},
		"an instruction without end": {phase(func(p *Phase) { p.Say = strings.Repeat("a", mostSaid+1) })},
		"a loss without end":         {phase(func(p *Phase) { p.Lost = strings.Repeat("a", mostSaid+1) })},
		"no minutes":                 {phase(func(p *Phase) { p.Minutes = 0 })},
		"minutes below zero":         {phase(func(p *Phase) { p.Minutes = -5 })},
		"minutes of five hours":      {phase(func(p *Phase) { p.Minutes = longestPhase + 1 })},
		"an unknown phone":           {phase(func(p *Phase) { p.Phone = "aan" })},
		"an unknown wall":            {phase(func(p *Phase) { p.Wall = "film" })},
		"an unknown reveal rule":     {phase(func(p *Phase) { p.Reveal = "altijd" })},
		"dots below zero":            {phase(func(p *Phase) { p.Dots = -1 })},
		"dots without end":           {phase(func(p *Phase) { p.Dots = mostDots + 1 })},
		"an unknown side":            {phase(func(p *Phase) { p.Write = []Side{"buren"} })},
		"first who may not write":    {phase(func(p *Phase) { p.First = []Side{Beleid} })},
		"a side that is not asked":   {phase(func(p *Phase) { p.Questions[0].Sides = []Side{Ervaring} })},
		"a side twice":               {phase(func(p *Phase) { p.Write = []Side{Ervaring, Ervaring} })},
		"a side twice in a question": {phase(func(p *Phase) { p.Questions[0].Sides = []Side{Ervaring, Uitvoering, Ervaring} })},
		"two lines":                  {phase(func(p *Phase) { p.Say = "Eén.\nTwee." })},
		"a sign that turns a text":   {phase(func(p *Phase) { p.Lost = "Kwijt \u202e" })},
		"a question that turns it":   {phase(func(p *Phase) { p.Questions[0].Starters = []string{"Ik \u2066"} })},
		"half a letter":              {phase(func(p *Phase) { p.Say = "Kom \xff" })},
		"questions without end":      {phase(func(p *Phase) { p.Questions = slices.Repeat(p.Questions, mostAsked+1) })},
		"a question without an id":   {phase(func(p *Phase) { p.Questions[0].ID = "" })},
		"a question without words":   {phase(func(p *Phase) { p.Questions[0].Ask = "" })},
		"a question to nobody":       {phase(func(p *Phase) { p.Questions[0].Sides, p.Write = nil, nil })},
		"a question to nobody known": {phase(func(p *Phase) { p.Questions[0].Sides = append(slices.Clone(Sides), "buren") })},
		"an unknown kind of card":    {phase(func(p *Phase) { p.Questions[0].Kind = "roddel" })},
		"a starter without words":    {phase(func(p *Phase) { p.Questions[0].Starters = []string{""} })},
		"starters without end":       {phase(func(p *Phase) { p.Questions[0].Starters = make([]string, mostStarters+1) })},
		"one question in two words": {phase(func(*Phase) {}), phase(func(p *Phase) {
			p.ID, p.Questions = "tweede", []Question{{ID: "vast", Ask: "Iets anders?", Kind: Obstacle, Sides: Sides}}
		})},
	} {
		t.Run(name, func(t *testing.T) {
			if r, ok := Refused(CheckPhases(phases)); !ok || r.Code != Invalid {
				t.Errorf("it is %v", r)
			}
			e := planned(t)
			if len(phases) > 0 {
				e.refused(lea, &PlanSession{Session: "x", Template: "eigen", Title: text("T"), Date: d0, Phases: phases}, Invalid)
			}
		})
	}
	right := phase(func(p *Phase) {
		p.Minutes, p.Dots, p.First, p.Reveal = longestPhase, mostDots, []Side{Uitvoering}, RevealNothing
	})
	if err := CheckPhases([]Phase{right, phase(func(p *Phase) { p.ID = "nog-eens" })}); err != nil {
		t.Errorf("what is right is refused: %v", err)
	}
	if err := CheckPhases(T1Kort); err != nil {
		t.Errorf("T1-kort: %v", err)
	}
}

func TestASessionWithPhasesOfItsOwn(t *testing.T) {
	e := planned(t)
	e.refuses(map[string]ask{
		"without a name of its template": {lea, &PlanSession{Session: "x", Title: text("T"), Date: d0, Phases: []Phase{phase(func(*Phase) {})}}, Invalid},
		"with a person in its words":     {lea, &PlanSession{Session: "x", Template: "eigen", Title: text("T"), Date: d0, Phases: []Phase{phase(func(p *Phase) { p.Say = "Vraag mevrouw Jansen." })}}, Invalid},
		"for a side that is none":        {lea, &PlanSession{Session: "x", Template: "T1-kort", Title: text("T"), Date: d0, Sides: []Side{"buren"}}, Invalid},
	})
	e.must(lea, &PlanSession{Session: "eigen", Template: "eigen", Title: text("T"), Date: d0, Phases: []Phase{phase(func(p *Phase) { p.Dots = 4 })}, Sides: []Side{Uitvoering}})
	s := get[Session](e, "eigen")
	if len(s.Phases) != 1 || s.Phases[0].ID != "schrijven" || !s.Internal() || s.OwnCircle() {
		t.Errorf("it is %+v", s)
	}
	if get[Session](e, theSession).Internal() || get[Session](e, theSession).OwnCircle() {
		t.Error("a session for everybody is one of a side")
	}
	e.open("eigen")
	there := func(door Door) Principal { return Principal{Role: Nobody, Session: "eigen", Object: string(door)} }
	desk := lea
	desk.Session = "eigen"
	e.must(there(DoorWork), &TakeSeat{Seat: "o1", Side: Uitvoering})
	e.refuses(map[string]ask{
		"a resident at a table of officials": {there(DoorExperience), &TakeSeat{Seat: "r1", Side: Ervaring}, Forbidden},
		"an official who becomes a resident": {desk, &CorrectSide{Seat: "o1", Side: Ervaring}, Forbidden},
		"words of a side that is not here":   {desk, &WriteCardFor{PlaceCard: PlaceCard{Card: "c1", Question: "vast", Step: "nood", Text: text("Ik moest.")}, Side: Ervaring, Yes: true}, Forbidden},
	})
	// The dots of the phase are those of a choice that says nothing of them.
	e.must(desk, &OpenBallot{Ballot: "k1", Form: DotForm, Question: text("Wat eerst?"), Options: []NewOption{{ID: "een", Text: text("Een")}, {ID: "twee", Text: text("Twee")}}})
	if n := get[Ballot](e, "k1").Dots; n != 4 {
		t.Errorf("%d dots, want 4", n)
	}
}

// TestRevealingIsAsThePhaseSays, and else as its kind does.
func TestRevealingIsAsThePhaseSays(t *testing.T) {
	for _, r := range []struct {
		kind PhaseKind
		rule RevealRule
		is   bool
	}{
		{Writing, "", false}, {Writing, RevealBatches, true}, {Bundling, "", true}, {Bundling, RevealNothing, false},
		{Pairs, "", false}, {Introductions, "", false}, {Because, "", true}, {Promising, "", true}, {Welcome, "", false},
		{Listening, "", false}, {SayBack, "", false}, {Break, "", false}, {RoundOff, "", true},
	} {
		if is := (Phase{Kind: r.kind, Reveal: r.rule}).reveals(); is != r.is {
			t.Errorf("%s with %q reveals: %v", r.kind, r.rule, is)
		}
	}
}

// TestS3_24_PolicyWritesWhenEachExecutorHadATurn, by a card or by saying to be done; or when the desk says so.
func TestS3_24_PolicyWritesWhenEachExecutorHadATurn(t *testing.T) {
	start := func(t *testing.T) (e *evening, one, two, policy Principal) {
		e = empty(t)
		e.must(lea, &OpenTrajectory{Title: text("Maatwerk"), HostName: "Collectief", HostType: "collectief", Steps: []NewStep{{ID: "nood", Title: text("Er is iets mis")}}})
		e.must(lea, &PlanSession{Session: theSession, Template: "eigen", Title: text("T"), Date: d0, Phases: []Phase{
			phase(func(p *Phase) { p.Write, p.First = []Side{Uitvoering, Beleid}, []Side{Uitvoering} }),
			phase(func(p *Phase) { p.ID, p.Write = "daarna", []Side{Uitvoering, Beleid} })}})
		e.open(theSession)
		two = e.sit("o2", DoorWork, Uitvoering, "")
		policy = e.sit("b1", DoorWork, Beleid, "")
		return e, e.official("o1"), two, policy
	}
	n := 0
	card := func() *PlaceCard {
		n++
		return &PlaceCard{Card: "k" + string(rune('a'+n)), Question: "vast", Step: "nood", Text: text("Dit is lastig.")}
	}
	t.Run("by cards", func(t *testing.T) {
		e, one, two, policy := start(t)
		e.refused(policy, card(), Conflict)
		e.must(one, card())
		e.must(one, card()) // twice is one turn
		e.refused(policy, card(), Conflict)
		e.must(two, card())
		e.must(policy, card())
	})
	t.Run("by saying so", func(t *testing.T) {
		e, one, two, policy := start(t)
		e.must(policy, &SayReady{}) // no turn of an executor
		e.must(one, &SayReady{})
		e.must(one, card())
		e.refused(policy, card(), Conflict)
		e.must(two, &SayReady{})
		e.must(policy, card())
		late := e.sit("o3", DoorWork, Uitvoering, "")
		e.refused(policy, card(), Conflict)
		e.must(late, &SayReady{})
		e.must(policy, card())
	})
	t.Run("by the desk, for those on paper", func(t *testing.T) {
		e, _, _, policy := start(t)
		e.refused(policy, card(), Conflict)
		e.must(lea, &ChangePlan{Was: []string{"schrijven", "daarna"}, Parts: []PlanPart{{ID: "schrijven", Open: true}, {ID: "daarna"}}})
		e.must(policy, card())
	})
	t.Run("in the next phase", func(t *testing.T) {
		e, _, _, policy := start(t)
		first := e.run()
		e.to("daarna")
		e.must(policy, card())
		if err := e.inRun(policy, first, card()); err == nil { // words that were begun before their turn
			t.Error("a run that is over lets policy go first")
		}
	})
}
