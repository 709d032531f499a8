package sessions

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// TestS0_10: policy fills in how a step is meant and who carries it out how it really goes, each their own.
func TestS0_10(t *testing.T) {
	e := drawnEvening(t)
	e.must(seated("p1"), tell(func(w *DescribeStep) { w.What, w.Text = Meant, text("Binnen twee dagen belt iemand terug.") }))
	e.must(seated("o1"), tell(func(w *DescribeStep) { w.Practice, w.By = "o", "inkomen" }))
	e.must(seated("r1"), tell(func(w *DescribeStep) { w.Practice, w.Text = "r", text("Er belt niemand.") }))
	st := get[RouteStep](e, "r-1")
	if e.bodies[st.Meant] != "Binnen twee dagen belt iemand terug." || len(st.Real) != 2 || st.Real[0].Side != Uitvoering || st.Real[1].Side != Ervaring {
		t.Errorf("the step is %+v", st)
	}
	e.must(seated("r2"), tell(func(w *DescribeStep) { w.Practice, w.Text, w.Was = "r", text("Er belt soms iemand, na drie weken."), 2 })) // a side has one story
	e.must(seated("p1"), tell(func(w *DescribeStep) { w.What, w.Text, w.Was = Meant, Text{}, 1 }))
	if st = get[RouteStep](e, "r-1"); st.Meant != "" || e.bodies[st.Real[1].Text] != "Er belt soms iemand, na drie weken." {
		t.Errorf("the step became %+v", st)
	}
}

// TestS2_07: two departments tell how they do the same step, and both stand side by side.
func TestS2_07(t *testing.T) {
	e := drawnEvening(t)
	e.must(e.sit("o2", DoorWork, Uitvoering, "schuldhulp"), &GivePledge{})
	e.must(seated("o1"), tell(func(w *DescribeStep) {
		w.Practice, w.By, w.Text = "a", "inkomen", text("Wij vragen drie maanden afschriften.")
	}))
	e.must(seated("o2"), tell(func(w *DescribeStep) { w.Practice, w.By, w.Text = "b", "schuldhulp", text("Wij vragen een jaar.") }))
	real := get[RouteStep](e, "r-1").Real
	if len(real) != 2 || real[0].By != "inkomen" || real[1].By != "schuldhulp" || real[0].Side != Uitvoering {
		t.Errorf("side by side stand %+v", real)
	}
}

// TestS3_09: the lane of who it is about is on top, whatever is written first, and no wish takes it away.
func TestS3_09(t *testing.T) {
	if Lanes[0] != LaneDoes {
		t.Fatalf("on top is %s", Lanes[0])
	}
	e := drawnEvening(t)
	for i, lane := range []Lane{LaneSystems, LaneSeen, LaneBeside, LaneBehind, LaneFeels, LaneDoes, LaneSeen} {
		e.must(lea, fill(func(w *FillLane) { w.Note, w.Lane = stepID("n", i), lane }))
	}
	got := []Lane{}
	for _, n := range get[RouteStep](e, "r-1").Lanes {
		got = append(got, n.Lane)
	}
	if !slices.Equal(got, []Lane{LaneDoes, LaneFeels, LaneBeside, LaneSeen, LaneSeen, LaneBehind, LaneSystems}) {
		t.Errorf("from the top: %v", got)
	}
	e.must(lea, fill(func(w *FillLane) { w.Note, w.Lane, w.Text, w.Was = "n-5", LaneDoes, Text{}, 7 }))
	e.must(seated("r1"), fill(func(w *FillLane) { w.Note, w.Lane = "weer", LaneDoes })) // an empty lane is there still
	if get[RouteStep](e, "r-1").Lanes[0].Lane != LaneDoes {
		t.Error("the lane of the resident is not on top any more")
	}
}

// TestS4_07: who works there tells what happens behind the scenes, and says what an abbreviation means.
func TestS4_07(t *testing.T) {
	for words, want := range map[string][]string{
		"Het KCC zet het door naar het UWV.":    {"KCC", "UWV"},
		"Wij doen P&C en B&W samen, via KCC's.": {"P&C", "B&W", "KCC"},
		"De WSNP-toets en de WSNP-lijst":        {"WSNP"},
		"Je logt in met DigiD bij de Wmo.":      {},
		"Je mag dat NIET, en NOOIT alleen":      {},
		"Iedereen wacht.":                       {},
		"":                                      {},
		"Formulier B12A en A":                   {"B12A"},
	} {
		if got := Jargon(words); !slices.Equal(got, want) {
			t.Errorf("in %q are %v", words, got)
		}
	}
	e := drawnEvening(t)
	behind := func(w *FillLane) {
		w.Lane, w.Text = LaneBehind, text("Het KCC maakt een melding.")
	}
	r, _ := Refused(e.do(seated("o1"), fill(behind)))
	if r == nil || !strings.Contains(r.Text, "KCC") {
		t.Fatalf("who writes jargon hears %+v", r)
	}
	e.must(seated("o1"), fill(func(w *FillLane) {
		behind(w)
		w.Explain = text("Het KCC is het telefoonnummer 14 020 en wie daar opneemt.")
	}))
	if n := get[RouteStep](e, "r-1").Lanes[0]; n.Explain == "" || n.Side != Uitvoering {
		t.Errorf("the note is %+v", n)
	}
	e.refused(seated("o1"), fill(func(w *FillLane) { behind(w); w.Was = 1 }), Invalid) // nor is it taken out again
}

// TestS3_05b: somebody at the table names a paper that is asked for, and says of it nothing of themselves.
func TestS3_05b(t *testing.T) {
	e := drawnEvening(t)
	e.must(seated("r1"), &AskAtStep{Step: "r-1", Demand: "a", What: DemandPaper, Text: text("Bewijs dat ik geen auto heb")})
	e.must(seated("o1"), &AskAtStep{Step: "r-1", Demand: "b", What: DemandQuestion, Text: text("Met wie woont u?"), Known: "basisregistratie"})
	d := get[RouteStep](e, "r-1").Demands
	if len(d) != 2 || d[0].What != DemandPaper || d[1].Known != "basisregistratie" {
		t.Fatalf("asked are %+v", d)
	}
	row, _ := e.s.Row("route-step", "r-1")
	for _, whose := range get[RouteStep](e, "r-1").own.Wrote {
		if strings.Contains(string(row.Pub), whose) {
			t.Errorf("on a screen it is %s", row.Pub)
		}
	}
	e.must(seated("r1"), &AskAtStep{Step: "r-1", Demand: "a", What: DemandPaper, Was: 2}) // and takes it back
	e.must(lea, &JudgeDemand{Step: "r-1", Demand: "b", Fate: FateGone, Owner: "teammanager", Was: 2})
	if d = get[RouteStep](e, "r-1").Demands; len(d) != 1 || d[0].Fate != FateGone || !d[0].Unfinished() {
		t.Errorf("asked are %+v", d)
	}
	e.must(lea, &JudgeDemand{Step: "r-1", Demand: "b", Fate: FateGone, Owner: "teammanager", Legal: text("De wet vraagt het niet."), Was: 4})
	if get[RouteStep](e, "r-1").Demands[0].Unfinished() {
		t.Error("with an owner and the law it is not finished")
	}
	e.must(lea, &JudgeDemand{Step: "r-1", Demand: "b", Was: 5})
	if d := get[RouteStep](e, "r-1").Demands[0]; d.Fate != "" || d.Owner != "" || d.Legal != "" || d.Text == "" {
		t.Errorf("what was taken back leaves %+v", d)
	}
}

// TestS0_19: the channels of a step are listed, and a step with the digital one alone is to be told from the others.
func TestS0_19(t *testing.T) {
	e := drawnEvening(t)
	e.must(lea, &ArrangeStep{Step: "r-1", Channels: []Channel{Digital}})
	e.must(lea, &ArrangeStep{Step: "r-2", Channels: Channels})
	if a, b := get[RouteStep](e, "r-1").Channels, get[RouteStep](e, "r-2").Channels; !slices.Equal(a, []Channel{Digital}) || len(b) != 5 {
		t.Errorf("the channels are %v and %v", a, b)
	}
}

// TestS1_07: a cliëntondersteuner stands beside you, with an organisation, and perhaps a mandate.
func TestS1_07(t *testing.T) {
	e := drawnEvening(t)
	e.must(lea, &ArrangeStep{Step: "r-1", BesideNone: text("Er is niemand.")})
	e.must(lea, &ArrangeStep{Step: "r-1", Beside: CompanionWish{Organization: "MEE", Function: "cliëntondersteuner", Same: true, Mandate: true}, Optional: true, Was: 1})
	st := get[RouteStep](e, "r-1")
	if st.Beside != (Companion{Organization: "MEE", Function: "cliëntondersteuner", Same: true, Mandate: true}) || !st.Optional {
		t.Errorf("beside you stands %+v", st.Beside)
	}
}

// TestS0_12: who gave up marks it on a card, and the route shows how many did at each step; of fewer than five it says nothing.
func TestS0_12(t *testing.T) {
	e := drawnEvening(t)
	for i := range 5 {
		p := e.resident(fmt.Sprintf("q%d", i))
		e.must(p, place(func(w *PlaceCard) { w.Card, w.Step, w.Stopped = fmt.Sprintf("k%d", i), "nood", true }))
	}
	e.must(seated("r1"), place(func(w *PlaceCard) { w.Card, w.Step = "verder", "nood" }))
	e.must(seated("r1"), place(func(w *PlaceCard) { w.Card, w.Step, w.Stopped = "elders", "papieren", true }))
	at := func(step string, role Role) int {
		return e.s.Stopped(get[RouteStep](e, step), Class{Role: role, Session: theSession})
	}
	if n := at("r-1", Facilitator); n != 0 {
		t.Errorf("of cards that nobody saw yet it says %d", n)
	}
	e.to("bundelen")
	for range 3 {
		_ = e.do(lea, &RevealCards{})
	}
	if got := []int{at("r-1", Facilitator), at("r-1", Wall), at("r-3", CoFacilitator), at("r-3", Wall), at("r-2", Facilitator)}; !slices.Equal(got, []int{5, 5, 1, 0, 0}) {
		t.Errorf("gave up: %v", got)
	}
	e.must(lea, &CountStep{Step: "r-1", Stopped: 4})
	e.must(lea, &CountStep{Step: "r-3", Stopped: 7})
	if got := []int{at("r-1", Facilitator), at("r-1", Attendee), at("r-3", Facilitator), at("r-3", Attendee)}; !slices.Equal(got, []int{9, 5, 8, 7}) {
		t.Errorf("gave up, with those whom the holder counted: %v", got)
	}
	e.must(lea, &MergeSteps{Step: "r-1", With: "r-3"})
	if n := at("r-1", Facilitator); n != 17 {
		t.Errorf("of two steps in one it says %d", n)
	}
	e.must(lea, &HideCard{Card: "k0", Reason: text("Er stond een naam op.")})
	if n := at("r-1", Facilitator); n != 16 {
		t.Errorf("with a card off the board it says %d", n)
	}
}

// TestABrightSpot: a card that says what did work lies in a step; another card, one that nobody saw and one for the collective
// alone do not.
func TestABrightSpot(t *testing.T) {
	e := drawnEvening(t)
	for i, q := range []string{"werkte", "werkte", "werkte", "vast"} {
		e.must(e.resident(fmt.Sprintf("q%d", i)), place(func(w *PlaceCard) { w.Card, w.Question = fmt.Sprintf("k%d", i), q }))
	}
	e.refused(lea, &LayBright{Step: "r-1", Card: "k0"}, NotFound)
	e.to("bundelen")
	e.must(lea, &RevealCards{})
	e.refuses(map[string]ask{
		"of nothing":        {lea, &LayBright{Step: "r-1", Card: "weg"}, NotFound},
		"at no step":        {lea, &LayBright{Step: "weg", Card: "k0"}, NotFound},
		"of a barrier":      {lea, &LayBright{Step: "r-1", Card: "k3"}, Invalid},
		"back that was not": {lea, &LayBright{Step: "r-1", Card: "k0", Back: true}, NotFound},
		"by a phone":        {seated("r1"), &LayBright{Step: "r-1", Card: "k0"}, Forbidden},
	})
	e.must(lea, &LayBright{Step: "r-1", Card: "k0"})
	e.must(lea, &LayBright{Step: "r-1", Card: "k1"})
	e.refused(lea, &LayBright{Step: "r-1", Card: "k0"}, Conflict)
	e.must(lea, &LayBright{Step: "r-1", Card: "k0", Back: true})
	if got := get[RouteStep](e, "r-1").Bright; !slices.Equal(got, []string{"k1"}) {
		t.Errorf("in it lie %v", got)
	}
	e.must(lea, &HideCard{Card: "k2", Reason: text("Er stond een naam op.")})
	e.refused(lea, &LayBright{Step: "r-1", Card: "k2"}, NotFound)
}

// TestS3_19: two steps of two holders clash, and one function takes it up.
func TestS3_19(t *testing.T) {
	e := drawnEvening(t)
	e.must(lea, &DrawRoute{Route: "b", Version: RouteToday, Title: text("Een andere route")})
	clash := func(f func(*ClashSteps)) Wish {
		w := &ClashSteps{Step: "r-1", With: "r-2", Owner: "teammanager inkomen", Text: text("De een stopt wat de ander begint.")}
		f(w)
		return w
	}
	e.refused(lea, clash(func(*ClashSteps) {}), Conflict) // nobody said whose they are
	for step, holder := range map[string]Label{"r-1": "loket", "r-2": "inkomen", "r-3": "loket"} {
		e.must(lea, &ArrangeStep{Step: step, Holder: Holder{Organization: "gemeente", Function: holder}})
	}
	e.refuses(map[string]ask{
		"with itself":              {lea, clash(func(w *ClashSteps) { w.With = "r-1" }), Invalid},
		"with nothing":             {lea, clash(func(w *ClashSteps) { w.With = "weg" }), NotFound},
		"with another route":       {lea, clash(func(w *ClashSteps) { w.With = "b-1" }), NotFound},
		"of one holder":            {lea, clash(func(w *ClashSteps) { w.With = "r-3" }), Invalid},
		"without an owner":         {lea, clash(func(w *ClashSteps) { w.Owner = "" }), Invalid},
		"with two owners":          {lea, clash(func(w *ClashSteps) { w.Owner = "teammanager en beleid" }), Invalid},
		"with two owners, a comma": {lea, clash(func(w *ClashSteps) { w.Owner = "teammanager, beleid" }), Invalid},
		"with a person as owner":   {lea, clash(func(w *ClashSteps) { w.Owner = "meneer Bakker" }), Invalid},
		"without saying where":     {lea, clash(func(w *ClashSteps) { w.Text = Text{} }), Invalid},
		"in 601 letters":           {lea, clash(func(w *ClashSteps) { w.Text = long(601) }), Invalid},
		"over that was none":       {lea, clash(func(w *ClashSteps) { w.End = true }), NotFound},
		"by a phone":               {seated("o1"), clash(func(*ClashSteps) {}), Forbidden},
	})
	e.must(lea, clash(func(*ClashSteps) {}))
	e.refused(lea, clash(func(w *ClashSteps) { w.Step, w.With = "r-2", "r-1" }), Conflict) // it has an owner there
	e.must(lea, clash(func(w *ClashSteps) { w.Owner = "kwaliteit" }))
	if got := get[RouteStep](e, "r-1").Clashes; len(got) != 1 || got[0].Owner != "kwaliteit" || got[0].With != "r-2" {
		t.Errorf("the clashes are %+v", got)
	}
	e.must(lea, clash(func(w *ClashSteps) { w.End = true }))
	if got := get[RouteStep](e, "r-1").Clashes; len(got) != 0 {
		t.Errorf("left are %+v", got)
	}
}
