package sessions

import (
	"slices"
	"strings"
	"testing"
)

// lawful is an evening with a drawn route, one barrier b1 told by r1 and recognised by nobody, and the official o1.
func lawful(t *testing.T) (*evening, Principal) {
	e, people := revealed(t, 3)
	e.barrier("b1", people[0], "c1")
	e.must(lea, &DrawRoute{Route: "nu", Version: RouteToday, Title: text("Zoals het nu gaat")})
	return e, e.official("o1")
}

func naming(f func(*NameRule)) *NameRule {
	w := &NameRule{Rule: "regel", Text: text("Zonder bankafschriften mogen wij niets geven."), Step: "nu-3", Barrier: "b1"}
	f(w)
	return w
}

// sourced is a rule with a source that was looked up today.
func (e *evening) sourced() RuleSource {
	return RuleSource{Citation: text("Participatiewet artikel 17"), Source: text("wetten.overheid.nl, Participatiewet"), CheckedOn: e.at, CheckedBy: "juridisch adviseur",
		Binding: "wet", Law: "Participatiewet", Owner: "beleidsadviseur inkomen"}
}

func (e *evening) ruled(id string, f func(*NameRule)) {
	e.t.Helper()
	e.must(lea, naming(func(w *NameRule) { w.Rule, w.RuleSource = id, e.sourced(); f(w) }))
}

func TestARuleIsRefused(t *testing.T) {
	e, o := lawful(t)
	source := func(f func(*RuleSource)) *NameRule {
		return naming(func(w *NameRule) { w.RuleSource = e.sourced(); f(&w.RuleSource) })
	}
	there := e.elsewhere("c-there")
	stranger := e.sit("x1", DoorWork, Beleid, "jurist") // who did not say yes to the promise
	e.must(lea, naming(func(w *NameRule) { w.Rule = "er-al" }))
	e.refuses(map[string]ask{
		"without an id":                          {lea, naming(func(w *NameRule) { w.Rule = "" }), Invalid},
		"with an id in use":                      {lea, naming(func(w *NameRule) { w.Rule = "er-al" }), Conflict},
		"without words":                          {lea, naming(func(w *NameRule) { w.Text = Text{} }), Invalid},
		"with 10,000 characters":                 {lea, naming(func(w *NameRule) { w.Text = text(strings.Repeat("x", 10_000)) }), Invalid},
		"with a name":                            {lea, naming(func(w *NameRule) { w.Text = text("Mevrouw Jansen zegt dat het niet mag.") }), Invalid},
		"at a step that is not there":            {lea, naming(func(w *NameRule) { w.Step = "weg" }), NotFound},
		"at a step of the trajectory":            {lea, naming(func(w *NameRule) { w.Step = "papieren" }), NotFound},
		"against a barrier that is not there":    {lea, naming(func(w *NameRule) { w.Barrier = "weg" }), NotFound},
		"against a barrier of another evening":   {there, naming(func(*NameRule) {}), NotFound},
		"of a card that is not there":            {lea, naming(func(w *NameRule) { w.Card = "weg" }), NotFound},
		"of a card that says no rule":            {lea, naming(func(w *NameRule) { w.Card = "c1" }), Invalid},
		"that is hard as nothing we know":        {lea, source(func(w *RuleSource) { w.Binding = "gevoel" }), Invalid},
		"checked tomorrow":                       {lea, source(func(w *RuleSource) { w.CheckedOn = e.at + 2*day }), Invalid},
		"checked, and not where":                 {lea, source(func(w *RuleSource) { w.Source = Text{} }), Invalid},
		"with a source and no article":           {lea, source(func(w *RuleSource) { w.Citation = Text{} }), Invalid},
		"with a source that nobody looked at":    {lea, source(func(w *RuleSource) { w.CheckedOn = 0 }), Invalid},
		"with a source looked at by nobody":      {lea, source(func(w *RuleSource) { w.CheckedBy = "" }), Invalid},
		"that ends before it begins":             {lea, source(func(w *RuleSource) { w.From, w.Until = e.at+day, e.at }), Invalid},
		"owned by a department":                  {lea, source(func(w *RuleSource) { w.Owner = "afdeling inkomen" }), Invalid},
		"by a resident, whose moment would show": {seated("r1"), naming(func(*NameRule) {}), Forbidden},
		"by an official without the promise":     {stranger, naming(func(*NameRule) {}), Forbidden},
		"checked when it is not there":           {lea, &CheckRule{Rule: "weg", RuleSource: e.sourced()}, NotFound},
		"checked by a resident":                  {seated("r1"), &CheckRule{Rule: "er-al", RuleSource: e.sourced()}, Forbidden},
		"checked without a source":               {lea, &CheckRule{Rule: "er-al"}, Invalid},
		"checked as it was before":               {o, &CheckRule{Rule: "er-al", Was: 3, RuleSource: e.sourced()}, Conflict},
		"called no rule, and not why":            {lea, &RefuteRule{Rule: "er-al", By: "jurist"}, Invalid},
		"called no rule by nobody":               {lea, &RefuteRule{Rule: "er-al", Why: text("Het staat nergens.")}, Invalid},
		"called no rule when it is not there":    {lea, &RefuteRule{Rule: "weg", Why: text("Weg."), By: "jurist"}, NotFound},
		"called no rule by a resident":           {seated("r1"), &RefuteRule{Rule: "er-al", Why: text("Weg."), By: "jurist"}, Forbidden},
		"settled when nobody asked for it":       {lea, &SettleProposal{Rule: "er-al", Answer: BecomesRule, Text: text("Zo."), By: "jurist"}, Conflict},
		"said to clash with itself":              {lea, &ClashRules{Rule: "er-al", With: "er-al", Barrier: "b1", Why: text("Zo.")}, Invalid},
		"said to clash with what is not there":   {lea, &ClashRules{Rule: "er-al", With: "weg", Barrier: "b1", Why: text("Zo.")}, NotFound},
		"told of a clash that there is not":      {lea, &TellClash{Rule: "er-al", With: "weg"}, NotFound},
		"tested when it is not there":            {lea, &TestStep{Step: "nu-3", Rule: "weg", Effect: text("Rust.")}, NotFound},
		"tested at a step that is not there":     {lea, &TestStep{Step: "weg", Rule: "er-al", Effect: text("Rust.")}, NotFound},
		"tested with nothing":                    {lea, &TestStep{Step: "nu-3", Rule: "er-al"}, Invalid},
		"tested by a resident":                   {seated("r1"), &TestStep{Step: "nu-3", Rule: "er-al", Effect: text("Rust.")}, Forbidden},
		"looked at by the wall":                  {Principal{Role: Wall, Session: theSession}, naming(func(*NameRule) {}), Forbidden},
		"in a conversation that is not there":    {Principal{Role: Facilitator, Session: "weg"}, naming(func(*NameRule) {}), NotFound},
		"checked as what it is not, by a scribe": {Principal{Role: Scribe, Session: theSession}, &CheckRule{Rule: "er-al", RuleSource: RuleSource{Source: text("x")}}, Invalid},
	})
}

// TestI29: a "dat mag niet" without a source is a vermeende regel, which is a task and holds nothing up.
func TestI29(t *testing.T) {
	e, o := lawful(t)
	e.must(o, naming(func(*NameRule) {}))
	r := get[LegalRule](e, "regel")
	if !r.Presumed() || r.Stale(e.at+10_000*day) {
		t.Errorf("without a source it is %+v", r)
	}
	if !slices.Contains(whats(e.s.Todo("", e.at), "regel"), PresumedTask) {
		t.Error("nobody is asked where it stands")
	}

	p := e.ask("a1", "b1") // everything goes on
	e.accept(p, "a1", "K4")
	e.must(lea, &PrepareLeg{Leg: "g1", Barriers: []string{"b1"}, Level: Team, Question: "bespreken", Proposal: text("Zoek uit waar dit staat.")})
	e.must(lea, &TestStep{Step: "nu-3", Rule: "regel", Effect: text("Binnen een week geld voor eten."), Values: text("Vertrouwen."), Consequences: text("Anders huurschuld."), Law: text("Niemand weet het."), Outcome: NoSuchRule, By: "jurist"})
	if _, says := e.s.ProposedLevel("b1"); says {
		t.Error("a rule that nobody can name sends a signal up the chain")
	}
	e.must(lea, &CloseSession{})
	e.must(lea, &PublishOutcome{Read: true})

	e.must(lea, &CheckRule{Rule: "regel", RuleSource: e.sourced()})
	if r := get[LegalRule](e, "regel"); r.Presumed() || r.Revision != 1 || slices.Contains(whats(e.s.Todo("", e.at), "regel"), PresumedTask) {
		t.Errorf("with a source it is %+v", r)
	}

	e.must(lea, naming(func(w *NameRule) { w.Rule = "gewoonte" }))
	e.must(lea, &RefuteRule{Rule: "gewoonte", Why: text("Het staat nergens. Wij deden dit uit gewoonte."), By: "juridisch adviseur"})
	if got, want := e.s.RuleCount(e.at), (RuleCount{Known: 1, Refuted: 1}); got != want {
		t.Errorf("the counter says %+v, want %+v", got, want)
	}
	if len(whats(e.s.Todo("", e.at), "gewoonte")) != 0 {
		t.Error("what disappeared is still a task")
	}
	e.refused(lea, &RefuteRule{Rule: "gewoonte", Why: text("Nog eens."), By: "jurist"}, Conflict)
	e.refused(lea, &CheckRule{Rule: "gewoonte", Was: 1, RuleSource: e.sourced()}, Conflict)
}

// TestI31: every rule with a source says when that was looked at, and after twelve months asks to be looked at again.
func TestI31(t *testing.T) {
	e, o := lawful(t)
	e.ruled("regel", func(*NameRule) {})
	r := get[LegalRule](e, "regel")
	year := At(testDays.MonthsLater(r.CheckedOn.Time(), 12))
	if r.StaleFrom != year || r.times().Expires != year || r.Source == "" || r.CheckedBy == "" {
		t.Fatalf("it is %+v", r)
	}
	for name, c := range map[string]struct {
		at    Instant
		stale bool
	}{"on its day": {e.at, false}, "a moment before": {year - 1, false}, "after twelve months": {year, true}, "later": {year + 100*day, true}} {
		t.Run(name, func(t *testing.T) {
			if r.Stale(c.at) != c.stale || slices.Contains(whats(e.s.Todo("", c.at), "regel"), StaleTask) != c.stale || e.s.RuleCount(c.at).Stale != bit(c.stale) {
				t.Errorf("stale is %v", !c.stale)
			}
		})
	}
	e.at = year + day
	e.must(o, &CheckRule{Rule: "regel", RuleSource: e.sourced()})
	if r := get[LegalRule](e, "regel"); r.Stale(e.at) || r.CheckedOn < year {
		t.Errorf("looked at again it is %+v", r)
	}
	e.refused(o, &CheckRule{Rule: "regel", Was: 0, RuleSource: e.sourced()}, Conflict) // another was first

	e.must(lea, naming(func(w *NameRule) { w.Rule = "oud"; w.RuleSource = e.sourced(); w.CheckedOn = e.at - 400*day }))
	if !get[LegalRule](e, "oud").Stale(e.at) {
		t.Error("what was looked at long ago is fresh")
	}
}

// TestARuleThatBeginsLaterStopsNobodyNow: the law moves, and one can be written down before its day.
func TestARuleThatBeginsLaterStopsNobodyNow(t *testing.T) {
	e, _ := lawful(t)
	e.ruled("later", func(w *NameRule) { w.From, w.Until = e.at+100*day, e.at+200*day })
	r := get[LegalRule](e, "later")
	for at, want := range map[Instant]bool{e.at: false, r.From - 1: false, r.From: true, r.Until - 1: true, r.Until: false} {
		if r.InForce(at) != want {
			t.Errorf("%d days on it is in force: %v", (at-e.at)/day, !want)
		}
	}
}

// TestS0_06: an official says "dat mag niet"; the card asks which rule, and is a vermeende regel until somebody says so.
func TestS0_06(t *testing.T) {
	e := opened(t)
	o := e.official("o1")
	people := e.cards(3)
	e.must(lea, &WriteCardFor{PlaceCard: PlaceCard{Card: "nee", Question: "regel", Step: "papieren", Text: text("Dat mag niet zonder afschriften.")}, Side: Uitvoering, Yes: true})
	e.to("bundelen")
	e.must(lea, &RevealCards{})
	e.barrier("b1", people[0], "c1")
	e.must(lea, &TagBarrier{Barrier: "b1", Types: []string{"te_streng"}})
	e.must(lea, &DrawRoute{Route: "nu", Version: RouteToday, Title: text("Nu")})
	said := func() bool { return slices.Contains(whats(e.s.Todo("", e.at), "nee"), SaidTask) }
	which := func() bool { return slices.Contains(whats(e.s.Todo("", e.at), "b1"), WhichRuleTask) }
	if list := e.s.Unsourced(""); len(list) != 1 || list[0].ID != "nee" || e.s.Unsourced("ander") != nil {
		t.Errorf("what was said without a source: %v", list)
	}
	if said() || which() {
		t.Error("it is a task while people talk")
	}
	e.must(lea, &CloseSession{})
	if !said() || !which() {
		t.Error("nobody is asked which rule it is")
	}
	e.must(lea, naming(func(w *NameRule) { w.Card = "nee" })) // after the evening the promise of officials is over: the desk writes
	if said() || which() || !get[LegalRule](e, "regel").Presumed() {
		t.Errorf("named without a source: %+v", get[LegalRule](e, "regel"))
	}
	e.refused(lea, naming(func(w *NameRule) { w.Rule, w.Card = "nog-een", "nee" }), Conflict)
	e.refused(o, naming(func(w *NameRule) { w.Rule = "later" }), Forbidden)
	e.must(lea, &CheckRule{Rule: "regel", RuleSource: e.sourced()})
	if get[LegalRule](e, "regel").Presumed() {
		t.Error("with an article it is still presumed")
	}
	if e.sees(Class{Role: TrajectoryLead}, "rule", "regel") == false {
		t.Error("who reads along does not see the rule")
	}
	if r := Seen(get[LegalRule](e, "regel"), Class{Role: TrajectoryLead}).(*LegalRule); r.Card != "" || len(r.Barriers) != 0 {
		t.Errorf("who reads along sees where it came from: %+v", r)
	}
}

// TestS3_08: two rules that clash make a barrier of that type, and both owners are told.
func TestS3_08(t *testing.T) {
	e, o := lawful(t)
	e.ruled("wmo", func(w *NameRule) { w.Law, w.Owner = "Wmo", "beleidsadviseur zorg" })
	e.ruled("pw", func(w *NameRule) { w.Owner, w.Barrier = "", "" })
	e.ruled("weg", func(*NameRule) {})
	e.must(lea, &RefuteRule{Rule: "weg", Why: text("Bestaat niet."), By: "jurist"})
	clash := func(f func(*ClashRules)) *ClashRules {
		w := &ClashRules{Rule: "wmo", With: "pw", Barrier: "b1", Why: text("De een vraagt thuis te wonen, de ander niet.")}
		f(w)
		return w
	}
	e.must(lea, &TagBarrier{Barrier: "b1", Types: []string{"papier", "tijd"}, Themes: []Label{"Wmo"}})
	e.refuses(map[string]ask{
		"with what is no rule": {lea, clash(func(w *ClashRules) { w.With = "weg" }), Conflict},
		"without why":          {lea, clash(func(w *ClashRules) { w.Why = Text{} }), Invalid},
		"at no barrier":        {lea, clash(func(w *ClashRules) { w.Barrier = "" }), NotFound},
		"at one of two types":  {lea, clash(func(*ClashRules) {}), Conflict},
		"by a resident":        {seated("r1"), clash(func(*ClashRules) {}), Forbidden},
	})
	e.must(lea, &TagBarrier{Barrier: "b1", Types: []string{"papier"}, Themes: []Label{"Wmo"}})
	e.must(o, clash(func(*ClashRules) {}))
	if b := get[Barrier](e, "b1"); !slices.Equal(b.Types, []string{"papier", clashing}) || !slices.Equal(b.Themes, []Label{"Wmo"}) {
		t.Errorf("the barrier is %v, %v", b.Types, b.Themes)
	}
	e.refused(o, clash(func(w *ClashRules) { w.Rule, w.With = "pw", "wmo" }), Conflict)
	for rule, other := range map[string]string{"wmo": "pw", "pw": "wmo"} {
		r := get[LegalRule](e, rule)
		if len(r.Clashes) != 1 || r.Clashes[0].With != other || !contains(r.Barriers, "b1") || !slices.Contains(whats(e.s.Todo("", e.at), rule), ClashTask) {
			t.Errorf("%s is %+v, and its owner is not told", rule, r)
		}
	}
	e.must(lea, &TellClash{Rule: "wmo", With: "pw"})
	e.refused(lea, &TellClash{Rule: "wmo", With: "pw"}, Conflict)
	if slices.Contains(whats(e.s.Todo("", e.at), "wmo"), ClashTask) || !slices.Contains(whats(e.s.Todo("", e.at), "pw"), ClashTask) {
		t.Error("telling one owner is not telling the other")
	}
	e.refused(lea, &TellClash{Rule: "pw", With: "wmo"}, Invalid)
	e.refused(lea, &TellClash{Rule: "pw", With: "wmo", Owner: "afdeling inkomen"}, Invalid)
	e.must(lea, &TellClash{Rule: "pw", With: "wmo", Owner: "beleidsadviseur inkomen"})
	if r := get[LegalRule](e, "pw"); r.Clashes[0].Told == 0 || r.Owner != "beleidsadviseur inkomen" {
		t.Errorf("told it is %+v", r)
	}
	e.must(lea, &NameRule{Rule: "derde", Text: text("Nog een regel."), RuleSource: e.sourced()})
	e.must(lea, clash(func(w *ClashRules) { w.With = "derde" }))
	if b := get[Barrier](e, "b1"); len(b.Types) != 2 {
		t.Errorf("a second clash makes its types %v", b.Types)
	}
}
