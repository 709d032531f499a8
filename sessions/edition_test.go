package sessions

import (
	"slices"
	"strings"
	"testing"
)

// idealRoute is an ideal route of three steps that may go out, with the changes of a test.
func idealRoute(changes ...func([]RouteStep)) []RouteStep {
	list := []RouteStep{wholeStep(func(*RouteStep) {}), wholeStep(func(st *RouteStep) { st.Handover.Way = Warm }), wholeStep(func(st *RouteStep) { st.Holder = buurt })}
	for i := range list {
		list[i].Title = WordsID("t" + string(rune('1'+i)))
	}
	for _, change := range changes {
		change(list)
	}
	return list
}

// TestI27: an ideal route does not go out with a digital-only step, an empty naast-je slot without a reason or a cold handover
// without one. All of it is said at once, by step.
func TestI27_WhatKeepsAnIdealRouteInside(t *testing.T) {
	const start = "Deze route kan nog niet naar buiten. "
	for name, r := range map[string]struct {
		version RouteKind
		change  func([]RouteStep)
		says    string // none: it goes out
	}{
		"everything at once": {RouteIdeal, func(l []RouteStep) {
			l[0].Channels, l[0].Beside, l[1].Handover.Way, l[2].Beside = []Channel{Digital}, Companion{}, "", Companion{}
		}, "Stap 1 kan alleen digitaal. Bij stap 1 staat niemand naast je, en er staat niet waarom. Na stap 2 ga je alleen naar iemand anders, en er staat niet waarom. " +
			"Bij stap 3 staat niemand naast je, en er staat niet waarom."},
		"a digital-only step, also when it is a choice": {RouteIdeal, func(l []RouteStep) { l[1].Channels, l[1].Optional = []Channel{Digital}, true }, "Stap 2 kan alleen digitaal."},
		"a digital-only step that says why nobody":      {RouteIdeal, func(l []RouteStep) { l[2].Channels, l[2].Beside.None = []Channel{Digital}, "w" }, "Stap 3 kan alleen digitaal."},
		"nobody beside you":                             {RouteIdeal, func(l []RouteStep) { l[0].Beside = Companion{Mandate: true, Same: true} }, "Bij stap 1 staat niemand naast je, en er staat niet waarom."},
		"a handover that was said to be cold":           {RouteIdeal, func(l []RouteStep) { l[0].Handover.Way = Cold }, "Na stap 1 ga je alleen naar iemand anders, en er staat niet waarom."},
		"a handover that nobody confirmed":              {RouteIdeal, func(l []RouteStep) { l[1].Handover.Way = NoHandover }, "Na stap 2 ga je alleen naar iemand anders, en er staat niet waarom."},
		"nobody beside you, with a reason":              {RouteIdeal, func(l []RouteStep) { l[0].Beside = Companion{None: "w"} }, ""},
		"a cold handover, with a reason":                {RouteIdeal, func(l []RouteStep) { l[0].Handover = Handover{Way: Cold, Why: "w"} }, ""},
		"a last step that is cold":                      {RouteIdeal, func(l []RouteStep) { l[2].Handover.Way = Cold }, ""},
		"another way beside the digital one":            {RouteIdeal, func(l []RouteStep) { l[0].Channels = []Channel{Digital, AtDesk} }, ""},
		"nothing":                                       {RouteIdeal, func([]RouteStep) {}, ""},
		"nothing: it is how it goes today": {RouteToday, func(l []RouteStep) {
			l[0].Channels, l[0].Beside, l[1].Handover.Way = []Channel{Digital}, Companion{}, Cold
		}, ""},
		"nothing: it is measured": {RouteMeasured, func(l []RouteStep) { l[0].Channels = []Channel{Digital} }, ""},
	} {
		t.Run(name, func(t *testing.T) {
			e := opened(t)
			e.drawn("r", r.version, idealRoute(r.change)...)
			err := e.do(lea, &PublishRoute{Route: "r", Edition: "v1"})
			if r.says == "" {
				if err != nil {
					t.Fatalf("refused: %v", err)
				}
				return
			}
			wants(t, err, Conflict)
			if no, _ := Refused(err); no.Text != start+r.says {
				t.Errorf("says %q\nwant %q", no.Text, start+r.says)
			}
			if len(e.s.Editions("r")) > 0 {
				t.Error("it went out all the same")
			}
		})
	}
}

func TestItIsNoEdition(t *testing.T) {
	e := opened(t)
	e.drawn("r", RouteIdeal, idealRoute()...)
	e.drawn("leeg", RouteIdeal)
	e.drawn("tafel", RouteVariant, idealRoute()...)
	e.must(lea, &PublishRoute{Route: "r", Edition: "v1"})
	co := lea
	co.Role = CoFacilitator
	e.refuses(map[string]ask{
		"of a route that is not there":  {lea, &PublishRoute{Route: "weg", Edition: "v2"}, NotFound},
		"with an id that is none":       {lea, &PublishRoute{Route: "r", Edition: "a b"}, Invalid},
		"that is there already":         {lea, &PublishRoute{Route: "leeg", Edition: "v1"}, Conflict},
		"of a route without a step":     {lea, &PublishRoute{Route: "leeg", Edition: "v2"}, Conflict},
		"of the proposal of one table":  {lea, &PublishRoute{Route: "tafel", Edition: "v2"}, Conflict},
		"of which nothing changed":      {lea, &PublishRoute{Route: "r", Edition: "v2"}, Conflict},
		"with the name of an older one": {lea, &PublishRoute{Route: "r", Edition: "v2", Name: "V0.1"}, Conflict},
		"with somebody's number":        {lea, &PublishRoute{Route: "r", Edition: "v2", Name: "bel 06 12345678"}, Invalid},
		"by who helps at the desk":      {co, &PublishRoute{Route: "r", Edition: "v2"}, Forbidden},
	})
}

func TestAnEditionIsFrozenAndWithoutWhatResidentsTold(t *testing.T) {
	e := opened(t)
	e.drawn("nu", RouteToday, stadspasSteps()...)
	ideal := e.drawn("r", RouteIdeal, idealRoute(func(l []RouteStep) {
		l[0].Lanes = []LaneText{{ID: "l", Lane: LaneDoes, Text: "w1", Side: Ervaring}}
		l[0].Real = []Practice{{ID: "p", Side: Ervaring, Text: "w2"}, {ID: "q", Side: Uitvoering, By: "inkomen", Text: "w3"}, {ID: "b", Side: Begeleiding, Text: "w4"}}
		l[0].Bright, l[0].Counts, l[1].Counts = []string{"c1"}, Counts{Days: 3, Stopped: 4}, Counts{Stopped: 5}
	})...)
	e.s.changeRoute("r", func(r *Route) { r.From = "nu" })
	e.s.Publish()
	e.must(lea, &PublishRoute{Route: "r", Edition: "v1"})
	d := get[RouteEdition](e, "v1")
	if d.Name != "v0.1" || d.N != 1 || d.At == 0 || d.Title != ideal.Title || len(d.Steps) != 3 || d.Burden.Of(CountDays).High != 3 {
		t.Errorf("published %+v", d)
	}
	if lastmeter(Burden{Totals: d.Before}) != "11 30 2 2 7 38 3 2 8" {
		t.Errorf("before it was %+v", d.Before)
	}
	if f := d.Burden.Of(CountStopped); f.High != 5 || len(f.Parts) != 1 || d.Steps[0].Counts.Stopped != 0 {
		t.Errorf("who stopped is %+v, and at the first step %d: fewer than five are no number", f, d.Steps[0].Counts.Stopped)
	}
	st := d.Steps[0]
	if len(st.Real) != 1 || st.Real[0].ID != "q" || len(st.Bright) != 0 || st.Lanes[0].Side != "" || st.Lanes[0].Text != "w1" {
		t.Errorf("everybody reads %+v", st)
	}
	e.must(lea, &PlaceStep{Route: "r", Step: "nieuw", Title: text("Ik bel")})
	e.s.changeRouteStep("nieuw", "wie", func(st *RouteStep) { st.Beside = naast })
	e.s.changeRouteStep("r-1", "telling", func(st *RouteStep) { st.Counts.Days = 1 })
	e.s.Publish()
	e.must(lea, &PublishRoute{Route: "r", Edition: "v2", Name: "v1"})
	if old := get[RouteEdition](e, "v1"); len(old.Steps) != 3 || old.Burden.Of(CountDays).High != 3 || old.Steps[0].Counts.Days != 3 {
		t.Errorf("v0.1 became %+v", old)
	}
	if d, _ := e.s.Newest("r"); d.ID != "v2" || d.N != 2 || d.Name != "v1" || len(d.Steps) != 4 || d.Burden.Of(CountDays).High != 1 {
		t.Errorf("the newest is %+v", d)
	}
	if strings.Contains(string(mustJSON(get[RouteEdition](e, "v2"))), "null") {
		t.Error("a list on the wire is null")
	}
}

func stadspasSteps() []RouteStep {
	var list []RouteStep
	for _, st := range stadspas() {
		list = append(list, *st)
	}
	return list
}

// endorsed is the route of a table that somebody may stand behind, with two people at the table.
func endorsed(t *testing.T) (e *evening, r1, r2 Principal) {
	e = opened(t)
	e.drawn("r", RouteIdeal, idealRoute()...)
	return e, e.resident("r1"), e.resident("r2")
}

func (e *evening) standing(route string) []string {
	var list []string
	for _, x := range e.s.Standing(get[Route](e, route)) {
		list = append(list, x.ID)
	}
	return list
}

func (e *evening) carrying(edition string) []string {
	var list []string
	for _, x := range e.s.Carried(get[RouteEdition](e, edition)) {
		list = append(list, x.ID)
	}
	return list
}

func TestItIsNoEndorsement(t *testing.T) {
	e, r1, r2 := endorsed(t)
	e.drawn("nu", RouteToday, idealRoute()...)
	e.drawn("leeg", RouteIdeal)
	e.must(r1, &EndorseRoute{Endorsement: "s1", Route: "r", By: "bewoner"})
	e.must(lea, &EndorseRoute{Endorsement: "s2", Route: "r", By: "de Wijkraad", Way: byPaper})
	e.must(lea, &PublishRoute{Route: "r", Edition: "v1"})
	e.must(lea, &AskSupport{Ask: "q", Route: "r", By: "directeur WPI"})
	e.must(lea, &EndorseRoute{Endorsement: "s3", Route: "r", By: "huisarts", Way: byPaper})
	e.must(lea, &EndEndorsement{Endorsement: "s3"})
	waits := e.sit("wacht", DoorOpen, Ervaring, "")
	silent := e.sit("stil", DoorWork, Uitvoering, "klantmanager")
	link := func(ticket string) Principal { return Principal{Role: Asked, Session: theSession, Object: ticket} }
	with := func(f func(*EndorseRoute)) *EndorseRoute {
		w := &EndorseRoute{Endorsement: "n", Route: "r", By: "buurthuis", Way: byPaper}
		f(w)
		return w
	}
	e.refuses(map[string]ask{
		"with an id that is none":                {lea, with(func(w *EndorseRoute) { w.Endorsement = "" }), Invalid},
		"that is there already":                  {lea, with(func(w *EndorseRoute) { w.Endorsement = "s1" }), Conflict},
		"of a route that is not there":           {lea, with(func(w *EndorseRoute) { w.Route = "weg" }), NotFound},
		"of a step of another route":             {lea, with(func(w *EndorseRoute) { w.Step = "nu-1" }), NotFound},
		"of an edition that is not there":        {lea, with(func(w *EndorseRoute) { w.Edition = "weg" }), NotFound},
		"of how it goes today":                   {lea, with(func(w *EndorseRoute) { w.Route = "nu" }), Conflict},
		"of a route without a step":              {lea, with(func(w *EndorseRoute) { w.Route = "leeg" }), Conflict},
		"by nobody":                              {lea, with(func(w *EndorseRoute) { w.By = "" }), Invalid},
		"with a number as the function":          {lea, with(func(w *EndorseRoute) { w.By = "bel 06 12345678" }), Invalid},
		"with a name as the function":            {lea, with(func(w *EndorseRoute) { w.By = "mevrouw Jansen" }), Invalid},
		"with a mail as the name":                {lea, with(func(w *EndorseRoute) { w.Name = text("a.jansen@buurthuis.nl") }), Invalid},
		"with a story as the name":               {lea, with(func(w *EndorseRoute) { w.Name = text(strings.Repeat("Ada ", 21)) }), Invalid},
		"in no way that there is":                {lea, with(func(w *EndorseRoute) { w.Way = "duif" }), Invalid},
		"by a link that the desk says it was":    {lea, with(func(w *EndorseRoute) { w.Way = byLink }), Invalid},
		"twice, on a phone":                      {r1, with(func(w *EndorseRoute) { w.By = "buurman" }), Conflict},
		"twice, by the desk":                     {lea, with(func(w *EndorseRoute) { w.By = "wijkraad" }), Conflict},
		"by who was not let in":                  {waits, with(func(*EndorseRoute) {}), Forbidden},
		"by an official who made no promise":     {silent, with(func(*EndorseRoute) {}), Forbidden},
		"by the wall":                            {Principal{Role: Wall, Session: theSession}, with(func(*EndorseRoute) {}), Forbidden},
		"by a link for something else":           {link("a1/1"), with(func(*EndorseRoute) {}), NotFound},
		"by a link, of another route":            {link("q/steun"), with(func(w *EndorseRoute) { w.Route = "leeg" }), NotFound},
		"taken back by another":                  {r2, &EndEndorsement{Endorsement: "s1"}, NotFound},
		"taken back by a link that did not give": {link("q/steun"), &EndEndorsement{Endorsement: "s2"}, NotFound},
		"taken back that is not there":           {lea, &EndEndorsement{Endorsement: "weg"}, NotFound},
		"taken back twice":                       {lea, &EndEndorsement{Endorsement: "s3"}, Conflict},
		"asked for with an id that is none":      {lea, &AskSupport{Ask: "", Route: "r", By: "huisarts"}, Invalid},
		"asked for twice under one id":           {lea, &AskSupport{Ask: "q", Route: "r", By: "huisarts"}, Conflict},
		"asked for of a route that is not there": {lea, &AskSupport{Ask: "q2", Route: "weg", By: "huisarts"}, NotFound},
		"asked for before anything went out":     {lea, &AskSupport{Ask: "q2", Route: "leeg", By: "huisarts"}, Conflict},
		"asked for of another route's edition":   {lea, &AskSupport{Ask: "q2", Route: "leeg", Edition: "v1", By: "huisarts"}, NotFound},
		"asked of nobody":                        {lea, &AskSupport{Ask: "q2", Route: "r"}, Invalid},
		"asked for by who sits at the table":     {r1, &AskSupport{Ask: "q2", Route: "r", By: "huisarts"}, Forbidden},
	})
	if got := e.standing("r"); !slices.Equal(got, []string{"s1", "s2"}) {
		t.Errorf("behind it stand %v", got)
	}
}

// TestS4_36: people endorse a step or the whole, on paper and by a link too, and a changed step loses its endorsements until
// they are renewed.
func TestS4_36_AChangedStepLosesItsEndorsements(t *testing.T) {
	e, r1, r2 := endorsed(t)
	e.must(r1, &EndorseRoute{Endorsement: "heel", Route: "r", By: "bewoner"})
	e.must(r1, &EndorseRoute{Endorsement: "een", Route: "r", Step: "r-1", By: "bewoner"})
	e.must(r2, &EndorseRoute{Endorsement: "twee", Route: "r", Step: "r-2", By: "cliëntondersteuner", Name: text("Ada")})
	if x := get[Endorsement](e, "een"); x.Public || x.Way != byPhone || e.sees(Class{Role: Partner}, "endorsement", "een") {
		t.Errorf("of a draft everybody reads %+v", x)
	}
	e.must(lea, &PublishRoute{Route: "r", Edition: "v1"})
	e.must(lea, &AskSupport{Ask: "q", Route: "r", By: "directeur WPI"})
	far := Principal{Role: Asked, Session: theSession, Object: get[SupportAsk](e, "q").Ticket()}
	e.must(far, &EndorseRoute{Endorsement: "ver", Route: "r", Step: "r-3", Way: "duif"})
	e.must(lea, &EndorseRoute{Endorsement: "briefje", Route: "r", Step: "r-1", By: "huisarts", Way: byPaper})
	if x := get[Endorsement](e, "ver"); x.By != "directeur WPI" || x.Way != byLink || x.Edition != "v1" || !x.Public {
		t.Errorf("by a link came %+v", x)
	}
	all := []string{"heel", "een", "twee", "ver", "briefje"}
	if got := e.standing("r"); !slices.Equal(got, all) || !slices.Equal(e.carrying("v1"), all) || !e.sees(Class{Role: Partner}, "endorsement", "een") {
		t.Errorf("behind it stand %v, v0.1 is carried by %v", got, e.carrying("v1"))
	}

	e.s.changeRouteStep("r-1", "wie", func(st *RouteStep) { st.Channels = []Channel{AtHome} })
	e.s.Publish()
	if got := e.standing("r"); !slices.Equal(got, []string{"twee", "ver"}) || !slices.Equal(e.carrying("v1"), all) {
		t.Errorf("after a change stand %v, v0.1 is carried by %v", got, e.carrying("v1"))
	}
	e.must(r1, &EndorseRoute{Endorsement: "weer", Route: "r", Step: "r-1", By: "bewoner"})
	if old := get[Endorsement](e, "een"); old.Ended == 0 || old.By != "" {
		t.Errorf("what was renewed stays as %+v", old)
	}
	e.must(lea, &PublishRoute{Route: "r", Edition: "v2"})
	if got := e.carrying("v2"); !slices.Equal(got, []string{"twee", "ver", "weer"}) || !get[Endorsement](e, "weer").Public {
		t.Errorf("v0.2 is carried by %v", got)
	}
	if got := e.carrying("v1"); !slices.Equal(got, []string{"heel", "twee", "ver", "briefje"}) {
		t.Errorf("v0.1 is still carried by %v", got)
	}

	e.must(lea, &MergeSteps{Step: "r-2", With: "r-3", Title: text("Samen")})
	if got := e.standing("r"); !slices.Equal(got, []string{"weer"}) {
		t.Errorf("after a merge stand %v", got)
	}
	e.must(lea, &UnmergeSteps{Step: "r-2"})
	if got := e.standing("r"); !slices.Equal(got, []string{"twee", "ver", "weer"}) {
		t.Errorf("after it was taken back stand %v: nothing changed", got)
	}

	e.must(r1, &EndorseRoute{Endorsement: "oud", Route: "r", Edition: "v1", Step: "r-1", By: "buurman"})
	if got := e.standing("r"); slices.Contains(got, "oud") || !slices.Contains(e.carrying("v1"), "oud") {
		t.Errorf("of v0.1, and behind what lies there now stand %v", got)
	}
}

// TestS4_36: an objection becomes a condition on the step, and then the step is another.
func TestS4_36_AnObjectionBecomesACondition(t *testing.T) {
	e, r1, _ := endorsed(t)
	e.must(r1, &EndorseRoute{Endorsement: "een", Route: "r", Step: "r-1", By: "bewoner"})
	e.must(r1, &EndorseRoute{Endorsement: "twee", Route: "r", Step: "r-2", By: "bewoner"})
	e.must(lea, &KeepCondition{Condition: "v", Step: "r-1", Text: text("Alleen als er een tolk is."), Of: "ronde1"})
	if got := e.standing("r"); !slices.Equal(got, []string{"twee"}) {
		t.Errorf("behind it stand %v", got)
	}
	e.must(lea, &PublishRoute{Route: "r", Edition: "v1"})
	if d := get[RouteEdition](e, "v1"); len(d.Conditions) != 1 || d.Conditions[0].Step != "r-1" || d.Conditions[0].Text != get[StepCondition](e, "v").Text {
		t.Errorf("published with %+v", d.Conditions)
	}
	e.must(lea, &DropCondition{Condition: "v"})
	if got := e.standing("r"); !slices.Equal(got, []string{"een", "twee"}) {
		t.Errorf("without it stand %v", got)
	}
	e.must(lea, &KeepCondition{Step: "r-2", Text: text("Zonder termijn.")})
	if list := e.s.Conditions("r"); len(list) != 1 || list[0].Step != "r-2" {
		t.Errorf("kept %+v", list)
	}
	e.refuses(map[string]ask{
		"of a step that is not there":      {lea, &KeepCondition{Step: "weg", Text: text("x")}, NotFound},
		"without words":                    {lea, &KeepCondition{Step: "r-1"}, Invalid},
		"with an id that is none":          {lea, &KeepCondition{Condition: "a b", Step: "r-1", Text: text("x")}, Invalid},
		"of a round that is none":          {lea, &KeepCondition{Step: "r-1", Text: text("x"), Of: "a b"}, Invalid},
		"that is there already":            {lea, &KeepCondition{Condition: "v", Step: "r-1", Text: text("x")}, Conflict},
		"with somebody's name":             {lea, &KeepCondition{Step: "r-1", Text: text("Vraag mevrouw Jansen.")}, Invalid},
		"by who sits at the table":         {r1, &KeepCondition{Step: "r-1", Text: text("x")}, Forbidden},
		"taken away that is not there":     {lea, &DropCondition{Condition: "weg"}, NotFound},
		"taken away twice":                 {lea, &DropCondition{Condition: "v"}, Conflict},
		"taken away by who sits at a side": {r1, &DropCondition{Condition: "v"}, Forbidden},
	})
	for range mostConditions {
		e.must(lea, &KeepCondition{Step: "r-3", Text: text("Nog een.")})
	}
	e.refused(lea, &KeepCondition{Step: "r-3", Text: text("Te veel.")}, Conflict)
}

// A name is of who gave it: it goes with the endorsement, from every place where words are kept.
func TestWhoTakesAnEndorsementBackIsGone(t *testing.T) {
	e, r1, r2 := endorsed(t)
	e.must(r1, &EndorseRoute{Endorsement: "een", Route: "r", By: "bewoner", Name: text("mevrouw Jansen")})
	e.must(r2, &EndorseRoute{Endorsement: "twee", Route: "r", By: "bewoner"})
	name := get[Endorsement](e, "een").Name
	if e.bodies[name] == "" || !e.sees(Class{Role: Attendee, Side: Ervaring, Admitted: true}, "endorsement", "een") {
		t.Error("a name that somebody wants shown is not")
	}
	e.must(r1, &EndEndorsement{Endorsement: "een"})
	if x := get[Endorsement](e, "een"); x.By != "" || x.Name != "" || x.Ended == 0 || e.bodies[name] != "" {
		t.Errorf("left is %+v", x)
	}
	e.must(r1, &EndorseRoute{Endorsement: "weer", Route: "r", By: "bewoner", Name: text("Ada Jansen")})
	again := get[Endorsement](e, "weer").Name
	e.s.changeRouteStep("r-1", "titel", func(st *RouteStep) { st.Title = "anders" })
	e.s.Publish()
	e.must(r1, &EndorseRoute{Endorsement: "nieuw", Route: "r", By: "bewoner"})
	if e.bodies[again] != "" || get[Endorsement](e, "weer").Name != "" {
		t.Error("a name stays behind what was renewed without it")
	}
	if got := e.standing("r"); !slices.Equal(got, []string{"nieuw"}) {
		t.Errorf("behind it stand %v", got)
	}
}

// TestI21: who is forgotten leaves no name behind; what they stood behind without one is a count, and stays.
func TestI21_WhoIsForgottenLeavesNoNameUnderARoute(t *testing.T) {
	e, r1, _ := endorsed(t)
	e.must(r1, &EndorseRoute{Endorsement: "een", Route: "r", Step: "r-1", By: "bewoner", Name: text("Ada Jansen")})
	e.must(r1, &EndorseRoute{Endorsement: "twee", Route: "r", Step: "r-2", By: "bewoner"})
	name := get[Endorsement](e, "een").Name
	e.must(r1, &ForgetMe{})
	if x := get[Endorsement](e, "een"); x.Name != "" || x.By != "" || e.bodies[name] != "" {
		t.Errorf("left is %+v", x)
	}
	if got := e.standing("r"); !slices.Equal(got, []string{"twee"}) {
		t.Errorf("behind it stand %v", got)
	}
}
