package sessions

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func registering(e *evening, f func(*RegisterException)) *RegisterException {
	w := &RegisterException{Exception: "uitz", Features: []Label{"alleenstaande ouder", "wisselend inkomen", "schuld door wachten"}, Reason: text("Het wachten maakte de schuld."),
		Basis: text("Participatiewet artikel 18 lid 1"), DecidedBy: "teammanager inkomen", On: e.at, Alike: text("Iedereen die door ons wachten schuld krijgt.")}
	f(w)
	return w
}

func (e *evening) except(id string, features ...Label) {
	e.t.Helper()
	e.must(seated("o1"), registering(e, func(w *RegisterException) { w.Exception, w.Features = id, features }))
}

func TestAnExceptionIsRefused(t *testing.T) {
	e, o := lawful(t)
	with := func(f func(*RegisterException)) *RegisterException { return registering(e, f) }
	features := func(list ...Label) *RegisterException { return with(func(w *RegisterException) { w.Features = list }) }
	e.must(o, with(func(w *RegisterException) { w.Exception = "er-al" }))
	e.refuses(map[string]ask{
		"without an id":                  {o, with(func(w *RegisterException) { w.Exception = "" }), Invalid},
		"with an id in use":              {o, with(func(w *RegisterException) { w.Exception = "er-al" }), Conflict},
		"with no features":               {o, features(), Invalid},
		"with two features":              {o, features("ouder", "schuld"), Invalid},
		"with six features":              {o, features("a", "b", "c", "d", "e", "f"), Invalid},
		"with one feature twice":         {o, features("ouder", "schuld", "Ouder. "), Invalid},
		"with an empty feature":          {o, features("ouder", "schuld", " "), Invalid},
		"with a name in a feature":       {o, features("ouder", "schuld", "mevrouw Jansen"), Invalid},
		"with an address in a feature":   {o, features("ouder", "schuld", "woont op Dorpsstraat 12"), Invalid},
		"without a reason":               {o, with(func(w *RegisterException) { w.Reason = Text{} }), Invalid},
		"with a name in the reason":      {o, with(func(w *RegisterException) { w.Reason = text("Meneer De Vries had haast.") }), Invalid},
		"with 10,000 characters":         {o, with(func(w *RegisterException) { w.Reason = text(strings.Repeat("x", 10_000)) }), Invalid},
		"without a basis":                {o, with(func(w *RegisterException) { w.Basis = Text{} }), Invalid},
		"decided by nobody":              {o, with(func(w *RegisterException) { w.DecidedBy = "" }), Invalid},
		"decided by a department":        {o, with(func(w *RegisterException) { w.DecidedBy = "afdeling inkomen" }), Invalid},
		"decided on no day":              {o, with(func(w *RegisterException) { w.On = 0 }), Invalid},
		"decided the day after tomorrow": {o, with(func(w *RegisterException) { w.On = e.at + 2*day }), Invalid},
		"looked at again yesterday":      {o, with(func(w *RegisterException) { w.Review = e.at - day }), Invalid},
		"looked at again in ten years":   {o, with(func(w *RegisterException) { w.Review = e.at + 3650*day }), Invalid},
		"of a rule that is not there":    {o, with(func(w *RegisterException) { w.Rule = "weg" }), NotFound},
		"at a step that is not there":    {o, with(func(w *RegisterException) { w.Step = "weg" }), NotFound},
		"by a resident":                  {seated("r1"), with(func(*RegisterException) {}), Forbidden},
		"used when it is not there":      {o, &UseException{Exception: "weg", Use: "u", Went: WentWell}, NotFound},
		"used and went some other way":   {o, &UseException{Exception: "er-al", Use: "u", Went: "best"}, Invalid},
		"used without an id":             {o, &UseException{Exception: "er-al", Went: WentWell}, Invalid},
		"used by a resident":             {seated("r1"), &UseException{Exception: "er-al", Use: "u", Went: WentWell}, Forbidden},
		"reviewed when it is not there":  {o, &ReviewException{Exception: "weg"}, NotFound},
		"ended without why":              {o, &ReviewException{Exception: "er-al", Ends: true}, Invalid},
		"looked at again in the past":    {o, &ReviewException{Exception: "er-al", Review: e.at}, Invalid},
		"reviewed by a resident":         {seated("r1"), &ReviewException{Exception: "er-al"}, Forbidden},
	})
}

// TestS0_21: an exception is only kept with the answer to "wie verdient dit ook?".
func TestS0_21(t *testing.T) {
	e, o := lawful(t)
	e.refused(o, registering(e, func(w *RegisterException) { w.Alike = Text{} }), Invalid)
	e.must(o, registering(e, func(*RegisterException) {}))
	if p := get[Precedent](e, "uitz"); e.bodies[p.Alike] != "Iedereen die door ons wachten schuld krijgt." {
		t.Errorf("it is %+v", p)
	}
}

// TestS0_13: who searches the features of an exception finds it, how often it was done and what happened after.
func TestS0_13(t *testing.T) {
	e, o := lawful(t)
	e.except("geld", "Alleenstaande ouder", "wisselend inkomen", "schuld door wachten")
	e.at += day
	e.except("zorg", "mantelzorger", "wisselend inkomen", "ver van het loket")
	found := func(words string) (ids []string) {
		for _, p := range e.s.Precedents(words) {
			ids = append(ids, p.ID)
		}
		return ids
	}
	for words, want := range map[string][]string{"": {"zorg", "geld"}, "ouder": {"geld"}, "SCHULD, ouder": {"geld"}, "inkomen": {"zorg", "geld"}, "inkomen schuld": {"geld", "zorg"}, "fiets": nil} {
		if got := found(words); !slices.Equal(got, want) {
			t.Errorf("who searches %q finds %v, want %v", words, got, want)
		}
	}
	for i, went := range []string{WentWell, WentWell, WentUnknown, WentWrong} {
		e.must(o, &UseException{Exception: "geld", Use: string(rune('a' + i)), Went: went})
	}
	e.must(o, &UseException{Exception: "geld", Use: "c", Went: WentWell}) // how the third went, after all
	for class, want := range map[Class]bool{{Role: TrajectoryLead}: true, {Role: Scribe}: true, {Role: Wall}: false, {Role: Attendee, Side: Ervaring, Admitted: true}: false} {
		if e.sees(class, "exception", "geld") != want {
			t.Errorf("%s sees the register: %v", class.Role, !want)
		}
	}
	if used, well, wrong := get[Precedent](e, "geld").Went(); used != 4 || well != 3 || wrong != 1 {
		t.Errorf("used %d, well %d, wrong %d", used, well, wrong)
	}
}

// TestAnExceptionIsLookedAtAgain on its day, and when it ends nobody uses it any more.
func TestAnExceptionIsLookedAtAgain(t *testing.T) {
	e, o := lawful(t)
	e.except("geld", "ouder", "inkomen", "schuld")
	due := get[Precedent](e, "geld").Review
	if due != e.monthsFrom(e.at-1000, 12) {
		t.Fatalf("without a day it is looked at on %v", due.Time())
	}
	waits := func() bool { return slices.Contains(whats(e.s.Todo("", e.at), "geld"), ReviewTask) }
	if waits() {
		t.Error("it is a task before its day")
	}
	if e.at = due; !waits() {
		t.Error("it is no task on its day")
	}
	e.must(o, &ReviewException{Exception: "geld"})
	if waits() || get[Precedent](e, "geld").Review <= due {
		t.Errorf("looked at, it is %+v", get[Precedent](e, "geld"))
	}
	e.must(o, &UseException{Exception: "geld", Use: "a", Went: WentUnknown})
	e.must(o, &ReviewException{Exception: "geld", Ends: true, Why: text("Het staat nu in de verordening.")})
	e.refused(o, &UseException{Exception: "geld", Use: "b", Went: WentUnknown}, Conflict)
	e.must(o, &UseException{Exception: "geld", Use: "a", Went: WentWell})
	e.refused(o, &ReviewException{Exception: "geld"}, Conflict)
	if e.at += 4000 * day; waits() {
		t.Error("what ended is looked at again")
	}
}

func (e *evening) monthsFrom(at Instant, n int) Instant {
	return At(testDays.MonthsLater(at.Time(), n))
}

// proposals are the rules that exceptions asked for.
func (e *evening) proposals() (list []*LegalRule) {
	for _, r := range all[LegalRule](e.s) {
		if len(r.Features) > 0 {
			list = append(list, r)
		}
	}
	return list
}

// TestI30: three exceptions with the same features ask for a rule by themselves, once, and policy answers it.
func TestI30(t *testing.T) {
	e, o := lawful(t)
	e.except("a", "ouder", "inkomen", "schuld")
	e.except("b", "Schuld.", " ouder", "inkomen")
	e.except("x", "ouder", "inkomen", "schuld", "ziek") // one more feature is another case
	if len(e.proposals()) != 0 {
		t.Fatal("two ask for a rule")
	}
	e.except("c", "INKOMEN", "schuld", "ouder")
	list := e.proposals()
	if len(list) != 1 || list[0].State != RuleProposed || list[0].Owner != policy || !slices.Equal(list[0].Exceptions, []string{"a", "b", "c"}) || list[0].Presumed() || list[0].Stands() {
		t.Fatalf("three ask for %+v", list)
	}
	r := list[0].ID
	if !slices.Equal(whats(e.s.Todo("", e.at), r), []TaskKind{ProposalTask}) || e.s.RuleCount(e.at).Proposed != 1 {
		t.Errorf("what waits: %v", whats(e.s.Todo("", e.at), r))
	}
	e.except("d", "ouder", "inkomen", "schuld")
	if list = e.proposals(); len(list) != 1 || len(list[0].Exceptions) != 4 {
		t.Errorf("a fourth asks again: %+v", list)
	}
	e.refuses(map[string]ask{
		"with neither":             {o, &SettleProposal{Rule: r, Answer: "misschien", By: "jurist"}, Invalid},
		"a rule without words":     {o, &SettleProposal{Rule: r, Answer: BecomesRule, By: "jurist"}, Invalid},
		"a no without why":         {o, &SettleProposal{Rule: r, Answer: StaysApart, By: "jurist"}, Invalid},
		"by nobody":                {o, &SettleProposal{Rule: r, Answer: StaysApart, Why: text("Te weinig geld.")}, Invalid},
		"by a resident":            {seated("r1"), &SettleProposal{Rule: r, Answer: StaysApart, Why: text("Nee."), By: "jurist"}, Forbidden},
		"of what is not there":     {o, &SettleProposal{Rule: "weg", Answer: StaysApart, Why: text("Nee."), By: "jurist"}, NotFound},
		"by looking up its source": {o, &CheckRule{Rule: r, Was: 1, RuleSource: e.sourced()}, Conflict},
	})
	e.must(o, &SettleProposal{Rule: r, Answer: BecomesRule, Text: text("Wie schuld krijgt door ons wachten, krijgt een voorschot."), By: "beleidsadviseur"})
	if got := get[LegalRule](e, r); !got.Presumed() || len(whats(e.s.Todo("", e.at), r)) != 1 {
		t.Errorf("a rule that is written nowhere is %+v", got)
	}
	e.except("e", "ouder", "inkomen", "schuld")
	if len(e.proposals()) != 1 {
		t.Error("what became a rule is asked for again")
	}

	for _, id := range []string{"p", "q", "r"} {
		e.except(id, "jong", "thuisloos", "geen post")
	}
	other := e.proposals()[slices.IndexFunc(e.proposals(), func(x *LegalRule) bool { return x.ID != r })]
	e.must(o, &SettleProposal{Rule: other.ID, Answer: StaysApart, Why: text("Dit regelt de wet straks zelf."), By: "beleidsadviseur"})
	if got := get[LegalRule](e, other.ID); got.State != RuleDeclined || got.Ended == 0 || len(whats(e.s.Todo("", e.at), other.ID)) != 0 || e.s.RuleCount(e.at).Refuted != 0 {
		t.Errorf("declined it is %+v", got)
	}
}

// TestEachSetOfFeaturesAsksOnce: however exceptions come in, a set of features has a proposal exactly when it stands three
// times in the register, and the proposal names each of them.
func TestEachSetOfFeaturesAsksOnce(t *testing.T) {
	e, _ := lawful(t)
	words := []Label{"ouder", "inkomen", "schuld", "ziek"}
	n := 0
	rapid.Check(t, func(r *rapid.T) {
		n++
		list := slices.Clone(words)
		skip := rapid.IntRange(0, 4).Draw(r, "skip")
		if skip < 4 {
			list = slices.Delete(list, skip, skip+1)
		}
		list = rapid.Permutation(list).Draw(r, "order")
		if rapid.Bool().Draw(r, "loud") {
			list[0] = Label(strings.ToUpper(string(list[0])) + ".")
		}
		e.except("n"+strings.Repeat("x", n%30)+string(rune('a'+n/30)), list...)
		count := map[string]int{}
		for _, p := range all[Precedent](e.s) {
			count[sameFeatures(p.Features)]++
		}
		asked := map[string]int{}
		for _, p := range e.proposals() {
			key := sameFeatures(p.Features)
			if asked[key]++; asked[key] > 1 || len(p.Exceptions) != count[key] {
				r.Fatalf("%q: %d proposals, of %d of %d", key, asked[key], len(p.Exceptions), count[key])
			}
		}
		for key, n := range count {
			if (n >= sameExceptions) != (asked[key] == 1) {
				r.Fatalf("%q stands %d times and is asked %d times", key, n, asked[key])
			}
		}
	})
}
