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
