package sessions

import (
	"fmt"
	"slices"
	"testing"
)

// TestTheAgendaFillsItself with what has to be said at the next conversation, and with nothing else.
func TestTheAgendaFillsItself(t *testing.T) {
	in := func(state ActionState) func(*testing.T) *evening {
		return func(t *testing.T) *evening { return inState(t, state) }
	}
	chain := func(f func(*evening)) func(*testing.T) *evening {
		return func(t *testing.T) *evening { e, _ := passing(t); f(e); return e }
	}
	work := func(f func(*evening, []Principal, Principal)) func(*testing.T) *evening {
		return func(t *testing.T) *evening {
			e, people, p := started(t, "K6")
			f(e, people, p)
			return e
		}
	}
	for name, r := range map[string]struct {
		given func(*testing.T) *evening
		want  string
	}{
		"nothing":                      {chain(func(*evening) {}), ""},
		"nothing of what is worked at": {in(ActionWorking), ""},
		"what the owner says is done":  {in(ActionClaimed), "claims:a1 "},
		"what people look at":          {work(func(e *evening, _ []Principal, _ Principal) { e.checking("a1") }), "claims:a1 rounds:a1 "},
		"what they could not be told of, first": {work(func(e *evening, _ []Principal, _ Principal) {
			e.claimed("a1")
			e.must(theClock, &OpenCheck{Action: "a1"})
		}), "unheard:a1 rounds:a1 "},
		"what was reopened":            {in(ActionReopened), "rounds:a1 reopened:a1 "},
		"what is noticed in part":      {in(ActionPartly), "rounds:a1 reopened:a1 "},
		"what nobody looked at":        {in(ActionUnchecked), "claims:a1 rounds:a1 "},
		"what is noticed: that it was": {in(ActionVerified), "rounds:a1 "},
		"nothing of what was stopped":  {in(ActionStopped), ""},
		"what the table decides": {work(func(e *evening, people []Principal, p Principal) {
			e.checking("a1")
			e.must(people[0], says(NotNoticed))
			e.must(p, &ResumeAction{Action: "a1", Next: text("Ook in Noord.")})
			e.checking("a1")
			e.must(people[0], says(NotNoticed))
		}), "rounds:a1 settle:a1 "},
		"what did not last": {func(t *testing.T) *evening {
			e := inState(t, ActionVerified)
			e.must(seated("r1"), says(NotNoticed))
			return e
		}, "rounds:a1 reopened:a1 returned:a1 "},
		"an answer from higher": {chain(func(e *evening) { e.replied("g1", Team, TakenOver) }), "answers:g1 "},
		"a no from higher, until it expires": {chain(func(e *evening) {
			e.replied("g1", Team, Denied)
			e.back("g1")
			e.must(lea, &CloseLeg{"g1"})
			e.at += 120 * day
		}), "reasons:1 "},
		"that nothing was heard":          {chain(func(e *evening) { e.sent("g1", Team); e.at += 60 * day }), "answers:g1 "},
		"not a level that still has time": {chain(func(e *evening) { e.received("g1", Council) }), ""},
		"how a level wrote it": {chain(func(e *evening) {
			e.sent("g1", Council)
			e.must(lea, &RephraseLeg{Leg: "g1", Words: text("De keten.")})
		}), "whispers:g1 "},
		"not a reason that lasts": {chain(func(e *evening) {
			e.must(lea, &GiveReason{Barrier: "b1", Category: "niet_wenselijk", Text: text("Nee."), DecidedBy: "chef", Expires: e.months(11)})
		}), ""},
		"a reason that expires soon": {chain(func(e *evening) {
			e.must(lea, &GiveReason{Barrier: "b1", Category: "te_weinig_capaciteit", Text: text("Nee."), DecidedBy: "chef"})
		}), "reasons:1 "},
		"one that expired":                 {chain(func(e *evening) { e.reasoned("b1"); e.at = e.months(7) }), "reasons:1 "},
		"not one under an action":          {chain(func(e *evening) { e.reasoned("b1"); e.taken("a1", "b1", "K4"); e.at = e.months(7) }), ""},
		"not one that another took over":   {chain(func(e *evening) { e.reasoned("b1"); e.at = e.months(5); e.reasoned("b1"); e.at = e.months(2) }), ""},
		"an open end":                      {chain(func(e *evening) { e.one("l1", 1) }), "ends:l1 "},
		"a one-off whose reason expires":   {chain(func(e *evening) { e.one("l1", 1); e.relate("l1", ByReason, ""); e.at = e.months(5) }), "reasons:1 "},
		"a promise whose day is before it": {chain(func(e *evening) { e.must(lea, promised("p1", e.at+70*day)) }), "promises:p1 "},
		"not a promise of later":           {chain(func(e *evening) { e.must(lea, promised("p1", e.at+100*day)) }), ""},
	} {
		t.Run(name, func(t *testing.T) {
			e := r.given(t)
			a, err := e.s.Agenda(theSession, e.at)
			if err != nil {
				t.Fatal(err)
			}
			got := ids("unheard", a.Unheard) + ids("claims", a.Claims)
			for _, l := range a.Rounds {
				got += "rounds:" + l.Action.ID + " "
			}
			got += ids("reopened", a.Reopened) + ids("settle", a.Settle) + ids("returned", a.Returned) + ids("answers", a.Answers) + ids("whispers", a.Whispers)
			if n := len(a.Reasons); n > 0 {
				got += fmt.Sprintf("reasons:%d ", n)
			}
			got += ids("ends", a.OpenEnds) + ids("promises", a.Promises)
			if got != r.want || a.Sentence != e.s.Sentence(e.at) {
				t.Errorf("it has %q, want %q", got, r.want)
			}
		})
	}
	if _, err := empty(t).s.Agenda(theSession, d0); err == nil {
		t.Error("there is an agenda of nothing")
	}
}

func ids[R Record](what string, list []R) (text string) {
	for _, r := range list {
		text += what + ":" + r.key() + " "
	}
	return text
}

// TestI34_TheAgendaCountsNobodyApart: it is read aloud and lies on tables.
func TestI34_TheAgendaCountsNobodyApart(t *testing.T) {
	e, people := revealed(t, 7)
	e.barrier("b1", people[0], "c1", "c2", "c3", "c4", "c5", "c6", "c7")
	e.official("o1")
	e.accept(e.ask("a1", "b1"), "a1", "K6")
	e.begun("a1")
	e.checking("a1")
	for i, p := range people {
		e.must(p, says([]Verdict{Noticed, Noticed, Noticed, Noticed, Noticed, Partly, DoNotKnow}[i]))
	}
	a, _ := e.s.Agenda(theSession, e.at)
	if len(a.Rounds) != 1 || len(a.Rounds[0].Counts) != 1 || a.Rounds[0].Counts[Noticed] != 5 || !slices.Equal(a.Rounds[0].Check.Words, []WordsID{}) {
		t.Errorf("%+v", a.Rounds)
	}
}
