package sessions

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func fill(f func(*FillLane)) Wish {
	w := &FillLane{Step: "r-1", Note: "x", Lane: LaneSeen, Text: text("Een loket met glas ertussen.")}
	f(w)
	return w
}

func tell(f func(*DescribeStep)) Wish {
	w := &DescribeStep{Step: "r-1", What: Real, Practice: "x", Text: text("Je belt drie keer.")}
	f(w)
	return w
}

func TestWritingOnAStepIsRefused(t *testing.T) {
	e := drawnEvening(t)
	e.must(lea, &DrawRoute{Route: "b", Version: RouteToday, Title: text("Een andere route")})
	r, r2, o, p := seated("r1"), seated("r2"), seated("o1"), seated("p1")
	late := e.sit("wacht", DoorOpen, Ervaring, "")
	out := e.sit("nee", DoorWork, Uitvoering, "klantmanager")
	e.must(r, fill(func(w *FillLane) { w.Note = "van-r1" }))
	e.must(r, &AskAtStep{Step: "r-1", Demand: "papier-r1", What: DemandPaper, Text: text("Loonstrook")})
	e.must(lea, &DescribeStep{Step: "r-1", What: Real, Practice: "verhaal", Side: Ervaring, Text: text("Je wacht drie weken.")})
	e.must(o, tell(func(w *DescribeStep) { w.Practice, w.By = "verhaal-o", "inkomen" }))
	jargon := "Het KCC zet het door naar de UWV-pool."
	e.refuses(map[string]ask{
		"other words for nothing":               {lea, &WordStep{Step: "r-1"}, Invalid},
		"other words in 121 letters":            {lea, &WordStep{Step: "r-1", Title: long(121)}, Invalid},
		"other words for a step of nowhere":     {lea, &WordStep{Step: "weg", Title: text("Ik bel.")}, NotFound},
		"other words by a phone":                {r, &WordStep{Step: "r-1", Title: text("Ik bel.")}, Forbidden},
		"other words that were changed":         {lea, &WordStep{Step: "r-1", Title: text("Ik bel."), Was: 3}, Conflict},
		"a note in a lane that is not there":    {lea, fill(func(w *FillLane) { w.Lane = "dak" }), Invalid},
		"a note in no lane":                     {lea, fill(func(w *FillLane) { w.Lane = "" }), Invalid},
		"a note without words":                  {lea, fill(func(w *FillLane) { w.Text = Text{} }), Invalid},
		"a note of 601 letters":                 {lea, fill(func(w *FillLane) { w.Text = long(601) }), Invalid},
		"a note of 10,000 letters":              {lea, fill(func(w *FillLane) { w.Text = text(strings.Repeat("a", 10000)) }), Invalid},
		"a note explained in 601 letters":       {lea, fill(func(w *FillLane) { w.Explain = long(601) }), Invalid},
		"a note with a number of somebody":      {lea, fill(func(w *FillLane) { w.Text = text("Mijn bsn is 123456782.") }), Invalid},
		"a note without an id":                  {lea, fill(func(w *FillLane) { w.Note = "" }), Invalid},
		"a note with the id of a paper":         {lea, fill(func(w *FillLane) { w.Note = "papier-r1" }), Conflict},
		"a note with an id of another step":     {lea, fill(func(w *FillLane) { w.Step, w.Note = "r-2", "van-r1" }), Conflict},
		"a note at a step of nowhere":           {lea, fill(func(w *FillLane) { w.Step = "weg" }), NotFound},
		"a note behind the scenes, by who asks": {r, fill(func(w *FillLane) { w.Lane = LaneBehind }), Forbidden},
		"a note on what you feel, by staff":     {o, fill(func(w *FillLane) { w.Lane = LaneFeels }), Forbidden},
		"a note on what you do, by policy":      {p, fill(func(w *FillLane) { w.Lane = LaneDoes }), Forbidden},
		"a note of somebody else":               {r2, fill(func(w *FillLane) { w.Note = "van-r1" }), Forbidden},
		"a note of somebody else, by staff":     {o, fill(func(w *FillLane) { w.Note = "van-r1" }), Forbidden},
		"a note taken away of somebody else":    {r2, fill(func(w *FillLane) { w.Note, w.Text = "van-r1", Text{} }), Forbidden},
		"a note by who waits":                   {late, fill(func(*FillLane) {}), Forbidden},
		"a note without the promise":            {out, fill(func(*FillLane) {}), Forbidden},
		"a note that was seen too early":        {r, fill(func(w *FillLane) { w.Note, w.Was = "van-r1", 9 }), Conflict},
		"jargon that nobody explains":           {o, fill(func(w *FillLane) { w.Lane, w.Text = LaneBehind, text(jargon) }), Invalid},
		"jargon by the desk":                    {lea, fill(func(w *FillLane) { w.Lane, w.Text = LaneBehind, text(jargon) }), Invalid},
		"what is neither meant nor real":        {lea, tell(func(w *DescribeStep) { w.What = "ooit" }), Invalid},
		"how it is meant, by who lives it":      {r, tell(func(w *DescribeStep) { w.What = Meant }), Forbidden},
		"how it is meant, by who carries out":   {o, tell(func(w *DescribeStep) { w.What = Meant }), Forbidden},
		"how it is meant, of nothing":           {p, tell(func(w *DescribeStep) { w.What, w.Text = Meant, Text{} }), Invalid},
		"how it is meant, that was changed":     {p, tell(func(w *DescribeStep) { w.What, w.Was = Meant, 2 }), Conflict},
		"how it goes, by policy":                {p, tell(func(*DescribeStep) {}), Forbidden},
		"how it goes, for policy":               {lea, tell(func(w *DescribeStep) { w.Side = Beleid }), Forbidden},
		"how it goes, of no side":               {lea, tell(func(*DescribeStep) {}), Invalid},
		"how it goes, of a side of nowhere":     {lea, tell(func(w *DescribeStep) { w.Side = "buren" }), Invalid},
		"staff telling for residents":           {o, tell(func(w *DescribeStep) { w.Side = Ervaring }), Forbidden},
		"residents telling for staff":           {r, tell(func(w *DescribeStep) { w.Side, w.By = Uitvoering, "loket" }), Forbidden},
		"staff changing residents' words":       {o, tell(func(w *DescribeStep) { w.Practice = "verhaal" }), Forbidden},
		"staff taking residents' words away":    {o, tell(func(w *DescribeStep) { w.Practice, w.Text = "verhaal", Text{} }), Forbidden},
		"a second story of residents":           {r, tell(func(*DescribeStep) {}), Conflict},
		"a second story of one department":      {o, tell(func(w *DescribeStep) { w.By = "inkomen" }), Conflict},
		"a story of staff of nowhere":           {o, tell(func(*DescribeStep) {}), Invalid},
		"a story of residents of a department":  {lea, tell(func(w *DescribeStep) { w.Side, w.By = Ervaring, "loket" }), Invalid},
		"a story of 601 letters":                {o, tell(func(w *DescribeStep) { w.By, w.Text = "loket", long(601) }), Invalid},
		"a story of nothing":                    {o, tell(func(w *DescribeStep) { w.By, w.Text = "loket", Text{} }), Invalid},
		"a story with an id in use":             {o, tell(func(w *DescribeStep) { w.By, w.Practice = "loket", "van-r1" }), Conflict},
		"a story that was seen too early":       {o, tell(func(w *DescribeStep) { w.Practice, w.Was = "verhaal-o", 9 }), Conflict},
		"a paper that is a page":                {lea, &AskAtStep{Step: "r-1", Demand: "x", What: "folder", Text: text("Loonstrook")}, Invalid},
		"a paper without words":                 {lea, &AskAtStep{Step: "r-1", Demand: "x", What: DemandPaper}, Invalid},
		"a paper of 201 letters":                {lea, &AskAtStep{Step: "r-1", Demand: "x", What: DemandPaper, Text: long(201)}, Invalid},
		"a paper without an id":                 {lea, &AskAtStep{Step: "r-1", What: DemandPaper, Text: text("Loonstrook")}, Invalid},
		"a paper with the id of a note":         {lea, &AskAtStep{Step: "r-1", Demand: "van-r1", What: DemandPaper, Text: text("Loonstrook")}, Conflict},
		"a paper at a step of nowhere":          {lea, &AskAtStep{Step: "weg", Demand: "x", What: DemandPaper, Text: text("Loonstrook")}, NotFound},
		"a paper of somebody else":              {r2, &AskAtStep{Step: "r-1", Demand: "papier-r1", What: DemandPaper, Text: text("Alles")}, Forbidden},
		"a paper that was seen too early":       {r, &AskAtStep{Step: "r-1", Demand: "papier-r1", What: DemandPaper, Text: text("Alles"), Was: 2}, Conflict},
		"a fate that is none":                   {lea, &JudgeDemand{Step: "r-1", Demand: "papier-r1", Fate: "misschien"}, Invalid},
		"a fate of a paper of nowhere":          {lea, &JudgeDemand{Step: "r-1", Demand: "weg", Fate: FateGone}, NotFound},
		"a fate at another step":                {lea, &JudgeDemand{Step: "r-2", Demand: "papier-r1", Fate: FateGone}, NotFound},
		"it stays, and nobody says why":         {lea, &JudgeDemand{Step: "r-1", Demand: "papier-r1", Fate: FateStays, Was: 1}, Invalid},
		"no fate, and why":                      {lea, &JudgeDemand{Step: "r-1", Demand: "papier-r1", Why: text("Zomaar."), Was: 1}, Invalid},
		"a fate in 601 letters":                 {lea, &JudgeDemand{Step: "r-1", Demand: "papier-r1", Fate: FateStays, Why: long(601), Was: 1}, Invalid},
		"a fate by a phone":                     {r, &JudgeDemand{Step: "r-1", Demand: "papier-r1", Fate: FateGone, Was: 1}, Forbidden},
		"a fate of what was changed":            {lea, &JudgeDemand{Step: "r-1", Demand: "papier-r1", Fate: FateGone}, Conflict},
		"counted below zero":                    {lea, &CountStep{Step: "r-1", Papers: -1}, Invalid},
		"counted above 9999":                    {lea, &CountStep{Step: "r-1", Days: 10000}, Invalid},
		"gave up below zero":                    {lea, &CountStep{Step: "r-1", Stopped: -3}, Invalid},
		"an ingredient that is none":            {lea, &CountStep{Step: "r-1", Ingredients: []string{"zout"}}, Invalid},
		"an ingredient twice":                   {lea, &CountStep{Step: "r-1", Ingredients: slices.Repeat(Ingredients[:1], 2)}, Invalid},
		"a load that is none":                   {lea, &CountStep{Step: "r-1", Load: []Load{{What: "tillen", N: 1}}}, Invalid},
		"a load of 5":                           {lea, &CountStep{Step: "r-1", Load: []Load{{What: "lezen", N: 5}}}, Invalid},
		"a load of -1":                          {lea, &CountStep{Step: "r-1", Load: []Load{{What: "lezen", N: -1}}}, Invalid},
		"a load twice":                          {lea, &CountStep{Step: "r-1", Load: []Load{{What: "lezen", N: 1}, {What: "lezen", N: 2}}}, Invalid},
		"a law twice":                           {lea, &CountStep{Step: "r-1", Laws: []Label{"Wmo", "Wmo"}}, Invalid},
		"thirteen laws":                         {lea, &CountStep{Step: "r-1", Laws: manyLaws(13)}, Invalid},
		"counted by a phone":                    {r, &CountStep{Step: "r-1", Papers: 1}, Forbidden},
		"counted meanwhile":                     {lea, &CountStep{Step: "r-1", Papers: 1, Was: 1}, Conflict},
		"a channel that is none":                {lea, &ArrangeStep{Step: "r-1", Channels: []Channel{"fax"}}, Invalid},
		"a channel twice":                       {lea, &ArrangeStep{Step: "r-1", Channels: []Channel{AtDesk, AtDesk}}, Invalid},
		"a handover that is lukewarm":           {lea, &ArrangeStep{Step: "r-1", Handover: "lauw"}, Invalid},
		"a handover to itself":                  {lea, &ArrangeStep{Step: "r-1", Handover: Warm, HandoverTo: "r-1"}, Invalid},
		"a handover to nowhere":                 {lea, &ArrangeStep{Step: "r-1", Handover: Warm, HandoverTo: "weg"}, Invalid},
		"a handover to another route":           {lea, &ArrangeStep{Step: "r-1", Handover: Warm, HandoverTo: "b-1"}, Invalid},
		"cold for a reason of 601 letters":      {lea, &ArrangeStep{Step: "r-1", Handover: Cold, HandoverWhy: long(601)}, Invalid},
		"a person as the holder":                {lea, &ArrangeStep{Step: "r-1", Holder: Holder{Function: "mevrouw Jansen"}}, Invalid},
		"beside you somebody and nobody":        {lea, &ArrangeStep{Step: "r-1", Beside: CompanionWish{Function: "cliëntondersteuner"}, BesideNone: text("Niemand vrij.")}, Invalid},
		"the same one beside you, but who":      {lea, &ArrangeStep{Step: "r-1", Beside: CompanionWish{Same: true}}, Invalid},
		"arranged by a phone":                   {o, &ArrangeStep{Step: "r-1"}, Forbidden},
		"arranged meanwhile":                    {lea, &ArrangeStep{Step: "r-1", Was: 1}, Conflict},
	})
}

func manyLaws(n int) (list []Label) {
	for i := range n {
		list = append(list, Label(fmt.Sprintf("Wet %c", 'a'+i)))
	}
	return list
}

// TestAHandoverGoesNotRound: not in two steps, nor in three, nor through a step that was merged or taken out.
func TestAHandoverGoesNotRound(t *testing.T) {
	e := drawnEvening(t)
	hand := func(from, to string) *ArrangeStep {
		return &ArrangeStep{Step: from, Handover: Warm, HandoverTo: to, Was: get[RouteStep](e, from).Revisions[partWho]}
	}
	e.must(lea, hand("r-1", "r-2"))
	e.refused(lea, hand("r-2", "r-1"), Invalid)
	e.must(lea, hand("r-2", "r-3"))
	e.refused(lea, hand("r-3", "r-1"), Invalid)
	e.must(lea, &TakeStepOut{Step: "r-2"})
	e.refused(lea, hand("r-3", "r-1"), Invalid) // it would when that comes back
	if next, ok := e.s.NextOf(get[Route](e, "r"), get[RouteStep](e, "r-1")); !ok || next.ID != "r-3" {
		t.Errorf("who is handed on to a step that is out gets to %+v", next)
	}
	e.must(lea, &BringStepBack{Step: "r-2", After: "r-3"})
	e.must(lea, place1(func(w *PlaceStep) { w.Step = "x" }))
	e.must(lea, hand("r-3", "x"))
	e.must(lea, &OrderSteps{Route: "r", Steps: []string{"x", "r-1", "r-3", "r-2"}})
	e.refused(lea, &MergeSteps{Step: "x", With: "r-1"}, Conflict) // r-1 → r-2 → r-3 → itself
	e.must(lea, &MergeSteps{Step: "r-3", With: "r-2"})
	if to := get[RouteStep](e, "r-3").Handover.To; to != "" {
		t.Errorf("two that hand over to each other hand over to %q", to)
	}
	e.refused(lea, hand("r-3", "r-1"), Invalid)
	e.refused(lea, hand("r-3", "r-2"), Invalid) // it lives on in r-3
	if next, ok := e.s.NextOf(get[Route](e, "r"), get[RouteStep](e, "r-1")); !ok || next.ID != "r-3" {
		t.Errorf("who is handed on to a merged step gets to %+v", next)
	}
	e.must(lea, &UnmergeSteps{Step: "r-3"})
	e.refused(lea, hand("x", "r-1"), Invalid)
}

// TestTwoAtOnce: who changes the same part second is refused, reads what stands there now, and nothing is lost; another part,
// and another note in the same lane, is nobody's business.
func TestTwoAtOnce(t *testing.T) {
	e := drawnEvening(t)
	e.must(scribe1, &WordStep{Step: "r-1", Title: text("Ik bel het loket.")})
	r, _ := Refused(e.do(lea, &WordStep{Step: "r-1", Title: text("Ik mail het loket.")}))
	if r == nil || r.Code != Conflict || e.bodies[r.There] != "Ik bel het loket." || strings.Contains(r.Text, "Laad de pagina") {
		t.Errorf("the second hears %+v", r)
	}
	e.must(lea, &WordStep{Step: "r-1", Title: text("Ik mail het loket."), Was: 1})
	e.must(lea, &CountStep{Step: "r-1", Papers: 2})
	e.must(scribe1, fill(func(w *FillLane) { w.Note = "a" }))
	e.must(lea, fill(func(w *FillLane) { w.Note = "b" }))                                            // a new one changes none
	e.must(lea, fill(func(w *FillLane) { w.Note, w.Text, w.Was = "a", text("Geen glas meer."), 1 })) // b came, a is as it was
	r, _ = Refused(e.do(scribe1, fill(func(w *FillLane) { w.Note, w.Text, w.Was = "a", text("Dik glas."), 2 })))
	if r == nil || r.Code != Conflict || e.bodies[r.There] != "Geen glas meer." {
		t.Errorf("the second of a note hears %+v", r)
	}
	e.must(scribe1, fill(func(w *FillLane) { w.Note, w.Text, w.Was = "b", Text{}, 2 }))
	e.refused(lea, fill(func(w *FillLane) { w.Note, w.Text, w.Was = "b", Text{}, 2 }), Invalid) // it went meanwhile
	if got := get[RouteStep](e, "r-1"); len(got.Lanes) != 1 || got.Counts.Papers != 2 || got.Revisions[partTitle] != 2 || got.Revisions[partMeant] != 0 {
		t.Errorf("the step is %+v", got)
	}
}

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
