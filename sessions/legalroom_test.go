package sessions

import "testing"

func testing1(f func(*TestStep)) *TestStep {
	w := &TestStep{Step: "nu-3", Rule: "regel", Effect: text("Binnen een week geld voor eten."), Values: text("Vertrouwen en eerlijk delen."),
		Consequences: text("Doen wij niets, dan komt er huurschuld."), Law: text("Participatiewet artikel 18 lid 1 vraagt om af te stemmen."), Outcome: MayWithReason, By: "juridisch adviseur"}
	f(w)
	return w
}

// TestTheTestGoesInItsOrder: effect, values, consequences, law, outcome. A later part waits for the earlier ones.
func TestTheTestGoesInItsOrder(t *testing.T) {
	e, o := lawful(t)
	e.ruled("regel", func(*NameRule) {})
	e.refuses(map[string]ask{
		"the outcome alone":                    {o, testing1(func(w *TestStep) { w.Effect, w.Values, w.Consequences, w.Law = Text{}, Text{}, Text{}, Text{} }), Invalid},
		"the outcome before the law":           {o, testing1(func(w *TestStep) { w.Law = Text{} }), Invalid},
		"the law before the consequences":      {o, testing1(func(w *TestStep) { w.Consequences, w.Outcome = Text{}, "" }), Invalid},
		"the consequences before the values":   {o, testing1(func(w *TestStep) { w.Values, w.Law, w.Outcome = Text{}, Text{}, "" }), Invalid},
		"the values before the effect":         {o, testing1(func(w *TestStep) { w.Effect, w.Consequences, w.Law, w.Outcome = Text{}, Text{}, Text{}, "" }), Invalid},
		"an outcome that there is not":         {o, testing1(func(w *TestStep) { w.Outcome = "misschien" }), Invalid},
		"an outcome that nobody says":          {o, testing1(func(w *TestStep) { w.By = "" }), Invalid},
		"that a rule with a source is no rule": {o, testing1(func(w *TestStep) { w.Outcome = NoSuchRule }), Conflict},
	})
	only := func(f func(*TestStep)) *TestStep {
		w := &TestStep{Step: "nu-3", Rule: "regel"}
		f(w)
		return w
	}
	e.must(o, only(func(w *TestStep) { w.Effect = text("Geld voor eten.") }))
	e.refused(o, only(func(w *TestStep) { w.Values = text("Vertrouwen.") }), Conflict) // it is another one by now
	e.refused(o, only(func(w *TestStep) { w.Was, w.Law = 1, text("Artikel 18.") }), Invalid)
	e.must(o, only(func(w *TestStep) { w.Was, w.Values = 1, text("Vertrouwen.") }))
	e.must(o, only(func(w *TestStep) { w.Was, w.Consequences, w.Law = 2, text("Huurschuld."), text("Artikel 18.") }))
	e.must(o, only(func(w *TestStep) { w.Was, w.Outcome, w.By = 3, TeamDecides, "teammanager" }))
	room := get[LegalRoom](e, RoomID("regel", "nu-3"))
	if room.Outcome != TeamDecides || room.Revision != 4 || e.bodies[room.Effect] != "Geld voor eten." {
		t.Errorf("step by step it came to %+v", room)
	}
	e.refused(o, only(func(w *TestStep) { w.Was, w.Effect = 4, text("Geld voor eten.") }), Invalid) // nothing changed
	e.must(o, only(func(w *TestStep) { w.Was, w.Effect = 4, text("Geld en rust.") }))
	if got := get[LegalRoom](e, room.ID); got.Law != room.Law || got.Effect == room.Effect || got.Revision != 5 {
		t.Errorf("with another effect it is %+v", got)
	}

	e.must(lea, naming(func(w *NameRule) { w.Rule = "vaag" }))
	e.refused(o, testing1(func(w *TestStep) { w.Rule = "vaag"; w.Outcome = CouncilRules }), Conflict)
	e.must(o, testing1(func(w *TestStep) { w.Rule = "vaag"; w.Outcome = LeewayUnknown }))
	e.must(lea, &RefuteRule{Rule: "vaag", Why: text("Het staat nergens."), By: "jurist"})
	e.refused(o, testing1(func(w *TestStep) { w.Rule, w.Was = "vaag", 1 }), Conflict)
}

// TestS0_16: who says what room the law leaves, says with that where the chain of a barrier starts.
func TestS0_16(t *testing.T) {
	for outcome, want := range map[Leeway]Level{MayAlready: Table, MayWithReason: Team, TeamDecides: Team, CollegeRules: Executive, CouncilRules: Council, RijkRules: Rijk, LeewayUnknown: "", NoSuchRule: ""} {
		if got, ok := outcome.Proposes(); got != want || ok != (want != "") {
			t.Errorf("%s proposes %q, %v", outcome, got, ok)
		}
	}
	e, o := lawful(t)
	e.ruled("regel", func(*NameRule) {})
	e.ruled("andere", func(w *NameRule) { w.Barrier = "" })
	e.ruled("hogere", func(*NameRule) {})
	level := func() Level { l, _ := e.s.ProposedLevel("b1"); return l }
	if level() != "" {
		t.Errorf("before the test it is %q", level())
	}
	e.must(o, testing1(func(*TestStep) {}))
	e.must(o, testing1(func(w *TestStep) { w.Rule, w.Outcome = "andere", RijkRules })) // it holds up another thing
	if level() != Team {
		t.Errorf("with a reason it may; the level is %q", level())
	}
	e.must(o, testing1(func(w *TestStep) { w.Rule, w.Outcome = "hogere", CouncilRules }))
	if level() != Council {
		t.Errorf("the lowest that can solve both is %q", level())
	}
	e.must(lea, &RefuteRule{Rule: "hogere", Why: text("Staat er niet."), By: "jurist"})
	if level() != Team {
		t.Errorf("when one of them was no rule it is %q", level())
	}
}

// TestRulesComeAlongToTheIdealRoute: a step that was made from another has its rules, and its own test.
func TestRulesComeAlongToTheIdealRoute(t *testing.T) {
	e, o := lawful(t)
	e.ruled("regel", func(*NameRule) {})
	e.must(o, testing1(func(*TestStep) {}))
	e.must(lea, &DrawRoute{Route: "ideaal", Version: RouteIdeal, Title: text("De ideale route"), From: "nu"})
	here, there := RulesAt(e.s, "nu-3"), RulesAt(e.s, "ideaal-3")
	if len(here) != 1 || here[0].Room == nil || len(there) != 1 || there[0].Rule.ID != "regel" || there[0].Room != nil {
		t.Errorf("here %v, there %v", here, there)
	}
	if got := RulesAt(e.s, "nu-1"); len(got) != 0 {
		t.Errorf("at another step %v", got)
	}
	e.must(o, testing1(func(w *TestStep) { w.Step = "nu-1" }))
	if got := RulesAt(e.s, "nu-1"); len(got) != 1 {
		t.Errorf("where it was tested it is not: %v", got)
	}
	if got := RulesAt(e.s, "weg"); len(got) != 0 {
		t.Errorf("at no step %v", got)
	}
}
