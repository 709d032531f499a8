package sessions

import (
	"slices"
	"strings"
	"testing"
)

// drawnEvening is an evening with route r of steps r-1, r-2 and r-3, resident r1, official o1 (uitvoering) and policy p1, in
// a part in which everybody writes.
func drawnEvening(t *testing.T) *evening {
	e := opened(t)
	e.must(lea, &DrawRoute{Route: "r", Version: RouteToday, Title: text("Met geldzorgen naar de gemeente"), Who: text("Een moeder met twee kinderen")})
	e.resident("r1")
	e.resident("r2")
	e.official("o1")
	e.must(e.sit("p1", DoorWork, Beleid, "adviseur"), &GivePledge{})
	e.to("drempels")
	return e
}

func long(n int) Text { return Text{Body: "x", Graphemes: n} }

func place1(f func(*PlaceStep)) *PlaceStep {
	w := &PlaceStep{Route: "r", Step: "x", After: "r-1", Title: text("Ik bel het loket.")}
	f(w)
	return w
}

func (e *evening) order(route string) []string { return get[Route](e, route).Steps }

func TestLayingAStepIsRefused(t *testing.T) {
	e := drawnEvening(t)
	e.must(lea, &DrawRoute{Route: "b", Version: RouteToday, Title: text("Een andere route")})
	late := e.sit("wacht", DoorOpen, Ervaring, "")
	out := e.sit("nee", DoorWork, Uitvoering, "klantmanager") // no promise yet
	r, o := seated("r1"), seated("o1")
	e.refuses(map[string]ask{
		"without a title":                  {lea, place1(func(w *PlaceStep) { w.Title = Text{} }), Invalid},
		"with a title of 121 letters":      {lea, place1(func(w *PlaceStep) { w.Title = long(121) }), Invalid},
		"with a title of 10,000 letters":   {lea, place1(func(w *PlaceStep) { w.Title = text(strings.Repeat("a", 10000)) }), Invalid},
		"with a name in the title":         {lea, place1(func(w *PlaceStep) { w.Title = text("Mevrouw Jansen belt.") }), Invalid},
		"without an id":                    {lea, place1(func(w *PlaceStep) { w.Step = "" }), Invalid},
		"with an id of capitals":           {lea, place1(func(w *PlaceStep) { w.Step = "STAP" }), Invalid},
		"with the id of another":           {lea, place1(func(w *PlaceStep) { w.Step = "r-2" }), Conflict},
		"after a step that is not there":   {lea, place1(func(w *PlaceStep) { w.After = "weg" }), NotFound},
		"after a step of another route":    {lea, place1(func(w *PlaceStep) { w.After = "b-1" }), NotFound},
		"on a route that is not there":     {lea, place1(func(w *PlaceStep) { w.Route = "weg" }), NotFound},
		"at a step that nobody named":      {lea, place1(func(w *PlaceStep) { w.Hook = "toetje" }), NotFound},
		"by a phone":                       {r, place1(func(*PlaceStep) {}), Forbidden},
		"out that is not there":            {lea, &TakeStepOut{Step: "weg"}, NotFound},
		"out by a phone":                   {o, &TakeStepOut{Step: "r-1"}, Forbidden},
		"back that lies":                   {lea, &BringStepBack{Step: "r-1"}, Conflict},
		"back that is not there":           {lea, &BringStepBack{Step: "weg"}, NotFound},
		"in order on no route":             {lea, &OrderSteps{Route: "weg", Steps: []string{"r-1"}}, NotFound},
		"in order without one":             {lea, &OrderSteps{Route: "r", Steps: []string{"r-2", "r-1"}}, Conflict},
		"in order with one of another":     {lea, &OrderSteps{Route: "r", Steps: []string{"r-2", "r-1", "b-1"}}, Conflict},
		"in order with one twice":          {lea, &OrderSteps{Route: "r", Steps: []string{"r-2", "r-1", "r-1"}}, Invalid},
		"in order with one twice and all":  {lea, &OrderSteps{Route: "r", Steps: []string{"r-2", "r-1", "r-3", "r-3"}}, Invalid},
		"in order with nothing":            {lea, &OrderSteps{Route: "r"}, Conflict},
		"in order after it was moved":      {lea, &OrderSteps{Route: "r", Steps: []string{"r-3", "r-2", "r-1"}, Was: 1}, Conflict},
		"proposed by who waits":            {late, &ProposeStep{PlaceStep: *place1(func(*PlaceStep) {})}, Forbidden},
		"proposed without the promise":     {out, &ProposeStep{PlaceStep: *place1(func(*PlaceStep) {})}, Forbidden},
		"proposed without a title":         {r, &ProposeStep{PlaceStep: *place1(func(w *PlaceStep) { w.Title = Text{} })}, Invalid},
		"proposed with an id in use":       {r, &ProposeStep{PlaceStep: *place1(func(w *PlaceStep) { w.Step = "r-1" })}, Conflict},
		"proposed on no route":             {r, &ProposeStep{PlaceStep: *place1(func(w *PlaceStep) { w.Route = "weg" })}, NotFound},
		"taken that was never proposed":    {lea, &TakeStep{Step: "r-1"}, Conflict},
		"taken that is not there":          {lea, &TakeStep{Step: "weg"}, NotFound},
		"set aside that was not proposed":  {lea, &SetStepAside{Step: "r-1"}, Conflict},
		"split without a title":            {lea, &SplitStep{Step: "r-1", Into: "x"}, Invalid},
		"split into one that is there":     {lea, &SplitStep{Step: "r-1", Into: "r-2", Title: text("Ik wacht.")}, Conflict},
		"split that is not there":          {lea, &SplitStep{Step: "weg", Into: "x", Title: text("Ik wacht.")}, NotFound},
		"split that was reworded":          {lea, &SplitStep{Step: "r-1", Into: "x", Title: text("Ik wacht."), Was: 1}, Conflict},
		"merged with itself":               {lea, &MergeSteps{Step: "r-1", With: "r-1"}, Invalid},
		"merged with one of another route": {lea, &MergeSteps{Step: "r-1", With: "b-1"}, Invalid},
		"merged with nothing":              {lea, &MergeSteps{Step: "r-1", With: "weg"}, NotFound},
		"merged under 121 letters":         {lea, &MergeSteps{Step: "r-1", With: "r-2", Title: long(121)}, Invalid},
		"taken apart that is one":          {lea, &UnmergeSteps{Step: "r-1"}, Conflict},
		"taken apart that is not there":    {lea, &UnmergeSteps{Step: "weg"}, NotFound},
		"described without a title":        {lea, &DescribeRoute{Route: "r"}, Invalid},
		"described in 601 letters":         {lea, &DescribeRoute{Route: "r", Title: text("Route"), Effect: long(601)}, Invalid},
		"described that is not there":      {lea, &DescribeRoute{Route: "weg", Title: text("Route")}, NotFound},
		"described that was changed":       {lea, &DescribeRoute{Route: "r", Title: text("Route"), Was: 4}, Conflict},
		"drawn with a title of 121":        {lea, &DrawRoute{Route: "c", Version: RouteToday, Title: long(121)}, Invalid},
		"drawn about 601 letters":          {lea, &DrawRoute{Route: "c", Version: RouteToday, Title: text("Route"), Who: long(601)}, Invalid},
	})
	e.must(lea, &TakeStepOut{Step: "r-3"})
	e.must(lea, &MergeSteps{Step: "r-1", With: "r-2"})
	e.refuses(map[string]ask{
		"out that is out":                 {lea, &TakeStepOut{Step: "r-3"}, Conflict},
		"merged with one that is out":     {lea, &MergeSteps{Step: "r-1", With: "r-3"}, Conflict},
		"merged that is merged":           {lea, &MergeSteps{Step: "r-2", With: "r-1"}, Conflict},
		"split that is out":               {lea, &SplitStep{Step: "r-3", Into: "x", Title: text("Ik wacht.")}, Conflict},
		"out that is merged":              {lea, &TakeStepOut{Step: "r-2"}, Conflict},
		"back that is merged":             {lea, &BringStepBack{Step: "r-2"}, Conflict},
		"reworded that is merged":         {lea, &WordStep{Step: "r-2", Title: text("Nee.")}, Conflict},
		"after one that is out":           {lea, place1(func(w *PlaceStep) { w.After = "r-3" }), NotFound},
		"taken apart of the one inside":   {lea, &UnmergeSteps{Step: "r-2"}, Conflict},
		"back after one that is not here": {lea, &BringStepBack{Step: "r-3", After: "r-2"}, NotFound},
	})
}

// TestARouteHasSixtySteps: more than a wall can show is refused by every way in which a step comes to lie.
func TestARouteHasSixtySteps(t *testing.T) {
	e := drawnEvening(t)
	e.must(lea, &MergeSteps{Step: "r-1", With: "r-2"})
	e.must(lea, place1(func(w *PlaceStep) { w.Step = "uit" }))
	e.must(lea, &TakeStepOut{Step: "uit"})
	e.must(lea, &ProposeStep{PlaceStep: *place1(func(w *PlaceStep) { w.Step = "voor" })})
	for n := len(e.order("r")); n < 60; n++ {
		e.must(lea, place1(func(w *PlaceStep) { w.Step = stepID("y", n) }))
	}
	e.refuses(map[string]ask{
		"placing":    {lea, place1(func(*PlaceStep) {}), Conflict},
		"back":       {lea, &BringStepBack{Step: "uit"}, Conflict},
		"taking":     {lea, &TakeStep{Step: "voor"}, Conflict},
		"splitting":  {lea, &SplitStep{Step: "r-1", Into: "x", Title: text("Ik wacht."), Was: 1}, Conflict},
		"unmerging":  {lea, &UnmergeSteps{Step: "r-1"}, Conflict},
		"two in one": {lea, &MergeSteps{Step: "r-1", With: "y-99"}, NotFound},
	})
	e.must(lea, &MergeSteps{Step: "y-2", With: "y-3"})
	e.must(lea, place1(func(*PlaceStep) {}))
}

// TestOnlyWhoDrawsNowDraws: a phone draws in an open session, in a part in which its side does; the scribe always.
func TestOnlyWhoDrawsNowDraws(t *testing.T) {
	e := drawnEvening(t)
	note := func(n string) Wish {
		return &FillLane{Step: "r-1", Note: n, Lane: LaneSeen, Text: text("Een loket met glas.")}
	}
	e.to("luisteren")
	e.refused(seated("r1"), note("a"), Forbidden)
	e.must(scribe1, note("b"))
	e.to("drempels")
	e.must(seated("r1"), note("c"))
	e.must(seated("o1"), note("d"))
	phases := get[Session](e, theSession).Phases
	for kind, may := range map[PhaseKind]bool{"doorloop": true, "achter": true, "schrappen": true, "leggen": true, "pauze": false, "welkom": false, "draagvlak": false} {
		e.s.change(theSession, func(s *Session) {
			s.Phases = slices.Clone(phases)
			for i := range s.Phases {
				s.Phases[i].Kind, s.Phases[i].Write = kind, nil
			}
		})
		if err := e.do(seated("r1"), note("n-"+string(kind))); (err == nil) != may {
			t.Errorf("in a part of kind %s: %v", kind, err)
		}
	}
	e.s.change(theSession, func(s *Session) {
		for i := range s.Phases {
			s.Phases[i].Kind, s.Phases[i].Write = "achter", []Side{Uitvoering}
		}
	})
	e.refused(seated("r1"), note("e"), Forbidden) // it says who writes, so the others listen
	e.must(seated("o1"), note("f"))
	e.must(lea, &CloseSession{})
	e.refused(seated("o1"), note("g"), Conflict)
	e.must(lea, note("h")) // what was said is drawn out afterwards
}

// TestS3_12: on a route that is to be better no step is laid before the table said what people would notice.
func TestS3_12(t *testing.T) {
	e := drawnEvening(t)
	e.must(lea, &DrawRoute{Route: "i", Version: RouteIdeal, Title: text("Zoals het zou moeten")})
	e.must(lea, &DrawRoute{Route: "v", Version: RouteVariant, Title: text("Zoals tafel 1 het ziet"), Table: "1"})
	on := func(route string) *PlaceStep {
		return place1(func(w *PlaceStep) { w.Route, w.After, w.Step = route, "", "x-"+route })
	}
	e.must(lea, &ProposeStep{PlaceStep: *place1(func(w *PlaceStep) { w.Route, w.After, w.Step = "i", "", "voor" })}) // before that part
	phases := slices.Clone(get[Session](e, theSession).Phases)
	for _, kind := range []PhaseKind{"leggen", "galerij"} {
		for i := range phases {
			phases[i].Kind = kind
		}
		e.s.change(theSession, func(s *Session) { s.Phases = slices.Clone(phases) })
		e.refuses(map[string]ask{
			"placing on the ideal one":    {lea, on("i"), Conflict},
			"placing on one of a table":   {scribe1, on("v"), Conflict},
			"proposing on the ideal one":  {seated("r1"), &ProposeStep{PlaceStep: *on("i")}, Conflict},
			"taking what was proposed":    {lea, &TakeStep{Step: "voor"}, Conflict},
			"an effect of nothing at all": {lea, &DescribeRoute{Route: "i"}, Invalid},
		})
	}
	e.must(lea, on("r")) // today's route is as it is
	e.must(scribe1, &DescribeRoute{Route: "i", Title: text("Zoals het zou moeten"), Effect: text("Wie belt, hoeft het maar één keer te vertellen.")})
	e.must(lea, on("i"))
	e.must(lea, &TakeStep{Step: "voor"})
	e.refused(lea, on("v"), Conflict) // every table says it for its own
	e.must(lea, &DrawRoute{Route: "w", Version: RouteVariant, Title: text("Nog een"), From: "i"})
	e.must(lea, on("w")) // it came along with what it was made from
	if r := get[Route](e, "i"); e.bodies[r.Effect] == "" || r.Revisions[partWords] != 1 {
		t.Errorf("the route is %+v", r)
	}
	e.refused(lea, &DescribeRoute{Route: "i", Title: text("Anders")}, Conflict) // somebody described it meanwhile
}

// TestACopiedRoutePointsToItself: what was handed over or clashed there does so here, and nobody changed it here yet.
func TestACopiedRoutePointsToItself(t *testing.T) {
	e := drawnEvening(t)
	e.must(lea, &ArrangeStep{Step: "r-1", Holder: Holder{Function: "loket"}, Handover: Warm, HandoverTo: "r-3"})
	e.must(lea, &ArrangeStep{Step: "r-2", Holder: Holder{Function: "inkomen"}})
	e.must(lea, &ArrangeStep{Step: "r-3", Holder: Holder{Function: "schulden"}})
	e.must(lea, &ClashSteps{Step: "r-1", With: "r-3", Owner: "teammanager", Text: text("Het loket belooft wat schulden niet weet.")})
	e.must(lea, &ClashSteps{Step: "r-1", With: "r-2", Owner: "teammanager", Text: text("Twee brieven op één dag.")})
	e.must(lea, &FillLane{Step: "r-1", Note: "n", Lane: LaneDoes, Text: text("Ik vul alles in.")})
	e.must(lea, &MergeSteps{Step: "r-1", With: "r-2"})
	e.must(lea, &DrawRoute{Route: "i", Version: RouteIdeal, Title: text("Zoals het zou moeten"), From: "r"})
	first, last := get[RouteStep](e, "i-1"), get[RouteStep](e, "i-2")
	if first.From != "r-1" || first.Revisions != nil || first.Lanes[0].Rev != 0 || len(first.Holds) != 0 || len(first.Clashes) != 1 || first.Clashes[0].With != "i-2" || last.From != "r-3" {
		t.Errorf("the copy is %+v", first)
	}
	if get[RouteStep](e, "r-1").Lanes[0].Rev == 0 {
		t.Error("the copy changed what it was made from")
	}
	e.must(lea, &FillLane{Step: "i-1", Note: "n", Lane: LaneDoes, Text: text("Ik vertel het één keer.")})
	e.refused(lea, &FillLane{Step: "r-1", Note: "n", Lane: LaneDoes, Text: text("Nee.")}, Conflict)
}

// TestAProposal is of nobody on any screen; its maker alone and the desk may set it aside, and it can come back.
func TestAProposal(t *testing.T) {
	e := drawnEvening(t)
	propose := func(p Principal, step string) {
		e.must(p, &ProposeStep{PlaceStep: *place1(func(w *PlaceStep) { w.Step = step })})
	}
	propose(seated("r1"), "a")
	st := get[RouteStep](e, "a")
	if st.State != StepProposed || st.After != "r-1" || len(e.order("r")) != 3 {
		t.Fatalf("the proposal is %+v, the route %v", st, e.order("r"))
	}
	row, _ := e.s.Row("route-step", "a")
	handle := st.own.Handle
	if handle == "" || strings.Contains(string(row.Pub), handle) {
		t.Errorf("on a screen it is %s", row.Pub)
	}
	if m := get[Mine](e, handle); m.What != drawing || m.About != "a" {
		t.Errorf("its maker reads %+v", m)
	}
	e.refused(seated("r2"), &SetStepAside{Step: "a"}, Forbidden)
	e.must(seated("r1"), &SetStepAside{Step: "a"})
	e.refused(lea, &TakeStep{Step: "a"}, Conflict)
	e.must(lea, &BringStepBack{Step: "a", After: "r-2"})
	e.must(lea, &TakeStep{Step: "a", After: "r-2"})
	e.refused(lea, &TakeStep{Step: "a"}, Conflict) // two who take it at once
	if got := e.order("r"); !slices.Equal(got, []string{"r-1", "r-2", "a", "r-3"}) {
		t.Errorf("the route is %v", got)
	}
	e.refused(seated("r1"), &SetStepAside{Step: "a"}, Conflict)
	for _, id := range []string{"b", "c", "d", "f", "g"} {
		propose(seated("r1"), id)
	}
	e.refused(seated("r1"), &ProposeStep{PlaceStep: *place1(func(*PlaceStep) {})}, Conflict)
	propose(seated("r2"), "h")
	e.must(seated("r1"), &ForgetMe{})
	e.must(lea, &SetStepAside{Step: "b"})
	if _, ok := find[Mine](e.s, handle); ok {
		t.Error("who was forgotten is still known as its maker")
	}
}
