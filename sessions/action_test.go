package sessions

import "testing"

func asking(f func(*AskAction)) *AskAction {
	w := &AskAction{Action: "x", Barriers: []string{"b1"}, Title: text("Vraag alleen wat u niet weet"), Function: "procesregisseur", AnswerBy: d0 + 7*day}
	f(w)
	return w
}

// link is the personal link to an action.
func link(ticket string) Principal {
	return Principal{Role: Asked, Session: theSession, Object: ticket}
}

func bundled(t *testing.T) (*evening, []Principal) {
	e, people := revealed(t, 3)
	e.barrier("b1", people[0], "c1")
	return e, people
}

func TestAskingIsRefused(t *testing.T) {
	e, people := bundled(t)
	e.must(lea, bundle(func(w *BundleCards) { w.Barrier = "raw" }))
	there := e.elsewhere("c-there")
	there2 := asking(func(*AskAction) {})
	e.refuses(map[string]ask{
		"without an id":                     {lea, asking(func(w *AskAction) { w.Action = "" }), Invalid},
		"without a title":                   {lea, asking(func(w *AskAction) { w.Title = Text{} }), Invalid},
		"with a name in the title":          {lea, asking(func(w *AskAction) { w.Title = text("Vraag het mevrouw Jansen") }), Invalid},
		"with a mail address as a function": {lea, asking(func(w *AskAction) { w.Function = "jan@voorbeeld.nl" }), Invalid},
		"for no barrier (I-24)":             {lea, asking(func(w *AskAction) { w.Barriers = nil }), Invalid},
		"for a barrier that is not there":   {lea, asking(func(w *AskAction) { w.Barriers = []string{"b1", "b9"} }), NotFound},
		"for a barrier not confirmed":       {lea, asking(func(w *AskAction) { w.Barriers = []string{"b1", "raw"} }), Conflict},
		"for another session's barrier":     {there, there2, NotFound},
		"with an answer yesterday":          {lea, asking(func(w *AskAction) { w.AnswerBy = e.at - day }), Invalid},
		"with an answer at this moment":     {lea, asking(func(w *AskAction) { w.AnswerBy = e.at }), Invalid},
		"with an answer after 14 days":      {lea, asking(func(w *AskAction) { w.AnswerBy = e.at + 14*day + 1 }), Invalid},
	})
	e.must(people[1], asking(func(w *AskAction) { w.AnswerBy = e.at + 14*day }))
	e.refused(lea, asking(func(*AskAction) {}), Conflict)
	e.must(lea, asking(func(w *AskAction) { w.Action, w.AnswerBy = "y", e.at+1 }))
}

// TestI11: an action is asked of one function, never of a department and never of nobody.
func TestI11(t *testing.T) {
	e, _ := bundled(t)
	p := e.ask("a1", "b1")
	for _, f := range []Label{"", "  ", "afdeling inkomen", "de afdeling inkomen", "Dienst WPI", "team", "Het team schuldhulp", "gemeente",
		"iedereen", "wij", "WPI", "buurtteam Noord", "onze directie"} {
		t.Run("refused of "+string(f), func(t *testing.T) {
			e.refused(lea, asking(func(w *AskAction) { w.Function = f }), Invalid)
			e.refused(p, &PassAction{Action: "a1", Function: f, AnswerBy: e.at + day}, Invalid)
			if f != "" {
				e.refused(p, &AcceptAction{Action: "a1", Due: e.at + day, FirstStep: text("lijst"), FirstBy: e.at + day, If: f, IfBy: e.at + day}, Invalid)
			}
		})
	}
	for i, f := range []Label{"teammanager inkomen", "de teammanager", "wethouder", "procesregisseur"} {
		e.must(lea, asking(func(w *AskAction) { w.Action, w.Function, w.AnswerBy = string(rune('p'+i)), f, e.at+day }))
	}
}

// TestI12: nobody becomes the owner but by their own yes.
func TestI12(t *testing.T) {
	e, people := bundled(t)
	o := e.official("o1")
	p := e.ask("a1", "b1")
	e.ask("a2", "b1")
	yes := &AcceptAction{Action: "a1", Due: e.at + 60*day, FirstStep: text("lijst maken"), FirstBy: e.at + 15*day}
	e.refuses(map[string]ask{
		"the facilitator":                     {lea, yes, Forbidden},
		"a resident":                          {people[0], yes, Forbidden},
		"an official at the table":            {o, yes, Forbidden},
		"somebody asked for another action":   {link("a2/1"), yes, NotFound},
		"somebody without a link":             {link(""), yes, NotFound},
		"a link for a later round":            {link("a1/2"), yes, NotFound},
		"the link of a condition":             {link("a1/1/als"), yes, NotFound},
		"for an action that is not there":     {p, &AcceptAction{Action: "a9"}, NotFound},
		"the condition's yes before it is":    {link("a1/1/als"), &AgreeCondition{Action: "a1", Yes: true}, Conflict},
		"the condition's yes by the asked":    {p, &AgreeCondition{Action: "a1", Yes: true}, NotFound},
		"the condition of what is not there":  {p, &AgreeCondition{Action: "a9", Yes: true}, NotFound},
		"passing on by another link":          {link("a2/1"), &PassAction{Action: "a1", Function: "chef", AnswerBy: e.at + day}, NotFound},
		"declining by another link":           {link("a2/1"), &DeclineAction{Action: "a1"}, NotFound},
		"grading what is not there":           {lea, &GradeAction{Action: "a9", Ladder: "K4"}, NotFound},
		"grading on a rung that is not there": {lea, &GradeAction{Action: "a1", Ladder: "K9"}, Invalid},
		"grading from another session":        {Principal{Role: CoFacilitator, Session: "ander"}, &GradeAction{Action: "a1", Ladder: "K4"}, NotFound},
	})
	if a := get[Action](e, "a1"); a.stands() || a.Accepted != 0 || e.s.line(get[Barrier](e, "b1"), e.at).Headline != Untreated {
		t.Errorf("somebody owns it: %+v", a)
	}
	e.must(p, yes)
	a := get[Action](e, "a1")
	if a.State != ActionAccepted || a.Accepted == 0 || a.times().Late != yes.Due || a.times().Next != yes.FirstBy {
		t.Errorf("after the yes it is %+v, %+v", a, a.times())
	}
	e.refused(p, yes, Conflict)
	e.refused(p, &PassAction{Action: "a1", Function: "chef", AnswerBy: e.at + day}, Conflict)
	e.refused(p, &DeclineAction{Action: "a1"}, Conflict)
}

func TestAYesIsRefused(t *testing.T) {
	e, _ := bundled(t)
	p := e.ask("a1", "b1")
	yes := func(f func(*AcceptAction)) Wish {
		w := &AcceptAction{Action: "a1", Due: e.at + 60*day, FirstStep: text("lijst maken"), FirstBy: e.at + 15*day}
		f(w)
		return w
	}
	e.refuses(map[string]ask{
		"without a date":                       {p, yes(func(w *AcceptAction) { w.Due = 0 }), Invalid},
		"with a date that is now":              {p, yes(func(w *AcceptAction) { w.Due = e.at }), Invalid},
		"without a first step":                 {p, yes(func(w *AcceptAction) { w.FirstStep = Text{} }), Invalid},
		"without a day for the first step":     {p, yes(func(w *AcceptAction) { w.FirstBy = 0 }), Invalid},
		"with the first step at this moment":   {p, yes(func(w *AcceptAction) { w.FirstBy = e.at }), Invalid},
		"with a first step after 90 days":      {p, yes(func(w *AcceptAction) { w.FirstBy = e.at + 90*day + 1 }), Invalid},
		"with a name in the first step":        {p, yes(func(w *AcceptAction) { w.FirstStep = text("Bel mevrouw Jansen") }), Invalid},
		"if a function agrees at no date":      {p, yes(func(w *AcceptAction) { w.If = "directeur" }), Invalid},
		"if a function agrees after 14 days":   {p, yes(func(w *AcceptAction) { w.If, w.IfBy = "directeur", e.at+14*day+1 }), Invalid},
		"passed on to oneself":                 {p, &PassAction{Action: "a1", Function: "procesregisseur", AnswerBy: e.at + day}, Invalid},
		"passed on without a date":             {p, &PassAction{Action: "a1", Function: "chef"}, Invalid},
		"no, without what then":                {p, &DeclineAction{Action: "a1", Category: "niet_wenselijk", Text: text("Kan niet."), DecidedBy: "chef"}, Invalid},
		"no, without a category":               {p, &DeclineAction{Action: "a1", Text: text("Kan niet."), DecidedBy: "chef", Alternative: text("Vraag de chef.")}, Invalid},
		"no, without a reason (no is allowed)": {p, &DeclineAction{Action: "a1", Category: "niet_wenselijk", DecidedBy: "chef", Alternative: text("Vraag de chef.")}, Invalid},
		"no, by nobody":                        {p, &DeclineAction{Action: "a1", Category: "niet_wenselijk", Text: text("Kan niet."), Alternative: text("Vraag de chef.")}, Invalid},
	})
	e.must(p, yes(func(w *AcceptAction) { w.Due, w.FirstBy = e.at+1, e.at+90*day }))
}

// TestPassingOn: "niet ik, maar …" asks the other, and the first link is worth nothing any more.
func TestPassingOn(t *testing.T) {
	e, _ := bundled(t)
	first := e.ask("a1", "b1")
	e.must(first, &PassAction{Action: "a1", Function: "teammanager", AnswerBy: e.at + 3*day})
	a := get[Action](e, "a1")
	if a.Asked != "teammanager" || a.Round != 2 || a.State != ActionAsked || a.times().Next != a.AnswerBy || a.times().Late != a.AnswerBy {
		t.Errorf("the action is %+v", a)
	}
	yes := &AcceptAction{Action: "a1", Due: e.at + 9*day, FirstStep: text("lijst"), FirstBy: e.at + day}
	e.refused(first, yes, NotFound)
	e.must(link("a1/2"), yes)
}

// TestI13WhoPointsOnStaysTheHolder until the one who was named answers for themself.
func TestI13WhoPointsOnStaysTheHolder(t *testing.T) {
	notOurs := func(action string) *DeclineAction {
		return &DeclineAction{Action: action, Category: "niet_ons_besluit", Text: text("Dat beslist de raad."), DecidedBy: "teammanager", Alternative: text("Vraag de raad.")}
	}
	passed := func(t *testing.T) *evening {
		e, _ := bundled(t)
		e.must(e.ask("a1", "b1"), &PassAction{Action: "a1", Function: "teammanager", AnswerBy: e.at + 3*day})
		return e
	}
	t.Run("named", func(t *testing.T) {
		e := passed(t)
		if a := get[Action](e, "a1"); a.Holder() != "procesregisseur" || a.Asked != "teammanager" || len(a.Passes) != 1 || a.Passes[0].From != "procesregisseur" || a.Passes[0].To != "teammanager" {
			t.Errorf("%s holds %+v", a.Holder(), a)
		}
		e.refuses(map[string]ask{
			"named back":                 {link("a1/2"), &PassAction{Action: "a1", Function: "de Procesregisseur", AnswerBy: e.at + day}, Conflict},
			"named oneself, in capitals": {link("a1/2"), &PassAction{Action: "a1", Function: "Teammanager", AnswerBy: e.at + day}, Invalid},
			"sent back without a word":   {link("a1/2"), &DeclineAction{Action: "a1", Category: "niet_ons_besluit", Alternative: text("Iets.")}, Invalid},
		})
		e.must(link("a1/2"), &PassAction{Action: "a1", Function: "directeur", AnswerBy: e.at + day})
		if a := get[Action](e, "a1"); a.Holder() != "procesregisseur" || a.Asked != "directeur" || len(a.Passes) != 2 {
			t.Errorf("named on by the next, %s holds it", a.Holder())
		}
	})
	t.Run("a yes", func(t *testing.T) {
		e := passed(t)
		e.must(link("a1/2"), &AcceptAction{Action: "a1", Due: e.at + 9*day, FirstStep: text("lijst"), FirstBy: e.at + day})
		if a := get[Action](e, "a1"); a.Holder() != "teammanager" || a.Stays != "" {
			t.Errorf("%s holds it", a.Holder())
		}
	})
	t.Run("a no of their own", func(t *testing.T) {
		e := passed(t)
		e.must(link("a1/2"), &DeclineAction{Action: "a1", Category: "niet_wenselijk", Text: text("Liever niet."), DecidedBy: "teammanager", Alternative: text("Een brief.")})
		if a := get[Action](e, "a1"); a.State != ActionRefused || a.Holder() != "teammanager" {
			t.Errorf("%s holds %s", a.Holder(), a.State)
		}
	})
	t.Run("not theirs either", func(t *testing.T) {
		e := passed(t)
		e.must(link("a1/2"), notOurs("a1"))
		a := get[Action](e, "a1")
		if a.State != ActionAsked || a.Asked != "procesregisseur" || a.Stays != "" || a.Round != 3 || a.AnswerBy != e.at-1000+14*day || len(a.Passes) != 2 || e.bodies[a.Passes[1].Why] != "Dat beslist de raad." {
			t.Errorf("it is %+v", a)
		}
		if l := e.s.line(get[Barrier](e, "b1"), e.at); l.Headline != Untreated || l.Waiting == nil || len(l.Answers) != 0 {
			t.Errorf("the barrier is under %s", l.Headline)
		}
		e.refused(link("a1/2"), notOurs("a1"), NotFound)
		e.must(link("a1/3"), notOurs("a1")) // and now it is their own no
		if a := get[Action](e, "a1"); a.State != ActionRefused {
			t.Errorf("it is %s", a.State)
		}
	})
}

// TestAYesOnCondition waits for that yes, and asks that person by a link of their own.
func TestAYesOnCondition(t *testing.T) {
	start := func(t *testing.T) (*evening, Principal) {
		e, _ := bundled(t)
		p := e.ask("a1", "b1")
		e.must(p, &AcceptAction{Action: "a1", Due: e.at + 9*day, FirstStep: text("lijst"), FirstBy: e.at + 2*day, If: "directeur", IfBy: e.at + 5*day})
		return e, p
	}
	t.Run("as yet no owner", func(t *testing.T) {
		e, p := start(t)
		a := get[Action](e, "a1")
		if a.stands() || !a.waits() || a.Accepted != 0 || a.times().Next != a.Condition.By || a.times().Late != a.Condition.By {
			t.Errorf("waiting it is %+v", a)
		}
		e.refused(p, &DeclineAction{Action: "a1"}, Conflict)
		e.refused(link("a1/1/als"), &AgreeCondition{Action: "a1"}, Invalid) // a no without a reason
	})
	t.Run("an owner after the yes", func(t *testing.T) {
		e, _ := start(t)
		e.must(link("a1/1/als"), &AgreeCondition{Action: "a1", Yes: true})
		if a := get[Action](e, "a1"); !a.stands() || a.Condition.Agreed == 0 || a.Accepted != a.Condition.Agreed {
			t.Errorf("after the yes it is %+v", a)
		}
		e.refused(link("a1/1/als"), &AgreeCondition{Action: "a1", Yes: true}, Conflict)
	})
	t.Run("a refusal with a reason after the no", func(t *testing.T) {
		e, _ := start(t)
		e.must(link("a1/1/als"), &AgreeCondition{Action: "a1", Text: text("Eerst moet de raad kiezen.")})
		l := e.s.line(get[Barrier](e, "b1"), e.at)
		if l.Headline != WithReason || l.Reason.By != "directeur" || l.Waiting != nil || get[Action](e, "a1").State != ActionRefused || get[Action](e, "a1").times() != (Boundaries{}) {
			t.Errorf("the barrier is %+v", l)
		}
	})
}
