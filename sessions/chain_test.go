package sessions

import (
	"fmt"
	"testing"
)

// TestI05Chain: the chain stands between the accepted action and the reason.
func TestI05Chain(t *testing.T) {
	done := func(e *evening, kind AnswerKind) {
		e.replied("g1", Department, kind)
		e.back("g1")
		e.must(lea, &CloseLeg{"g1"})
	}
	told := map[string]headlineCase{}
	for name, r := range map[string]struct {
		given func(*evening)
		want  Headline
	}{
		"untreated while it is only readied":       {func(e *evening) { e.prepared("g1", Team) }, Untreated},
		"untreated while a carrier has said yes":   {func(e *evening) { e.carried("g1", Team) }, Untreated},
		"passed on when it was sent":               {func(e *evening) { e.sent("g1", Team) }, PassedOn},
		"passed on when it arrived":                {func(e *evening) { e.received("g1", Team) }, PassedOn},
		"passed on when no answer came":            {func(e *evening) { e.sent("g1", Team); e.at = e.months(3) }, PassedOn},
		"passed on while a no is not yet back":     {func(e *evening) { e.replied("g1", Team, Denied) }, PassedOn},
		"passed on, before a reason":               {func(e *evening) { e.sent("g1", Team); e.reasoned("b1") }, PassedOn},
		"passed on, after a reason":                {func(e *evening) { e.reasoned("b1"); e.sent("g1", Team) }, PassedOn},
		"under the action, before the chain":       {func(e *evening) { e.sent("g1", Team); e.taken("a1", "b1", "K4") }, WithAction},
		"under the action, after the chain":        {func(e *evening) { e.taken("a1", "b1", "K4"); e.sent("g1", Team) }, WithAction},
		"passed on beside a KR alone":              {func(e *evening) { e.taken("a1", "b1", "KR"); e.sent("g1", Team) }, PassedOn},
		"under the level's no when it is back":     {func(e *evening) { e.replied("g1", Team, Denied); e.back("g1") }, WithReason},
		"under the level's no when it is closed":   {func(e *evening) { done(e, Denied) }, WithReason},
		"untreated when the level's no expired":    {func(e *evening) { done(e, Denied); e.at = e.months(6) }, Untreated},
		"passed on when the level takes it":        {func(e *evening) { done(e, TakenOver) }, PassedOn},
		"passed on when it takes a part":           {func(e *evening) { done(e, TakenPartly) }, PassedOn},
		"passed on when it takes another way":      {func(e *evening) { done(e, TakenOther) }, PassedOn},
		"untreated when what was taken is too old": {func(e *evening) { done(e, TakenOver); e.at = e.months(6) }, Untreated},
		"untreated when it was silent and closed": {func(e *evening) {
			e.sent("g1", Team)
			e.at = get[Leg](e, "g1").Reply.By
			e.back("g1")
			e.must(lea, &CloseLeg{"g1"})
		}, Untreated},
		"passed on by a second leg after a no": {func(e *evening) { done(e, Denied); e.sent("g2", Executive) }, PassedOn},
		"passed on while the next place is asked": {func(e *evening) {
			e.replied("g1", Department, NotCompetent)
			e.must(lea, &SendLeg{Leg: get[Leg](e, "g1").Reply.Next})
		}, PassedOn},
		"untreated when it was taken back": {func(e *evening) {
			e.prepared("g1", Team)
			e.must(lea, &WithdrawLeg{"g1", text("Het kan hier.")})
		}, Untreated},
	} {
		t.Run(name, func(t *testing.T) {
			e, _ := passing(t)
			r.given(e)
			l := e.s.line(get[Barrier](e, "b1"), e.at)
			if l.Headline != r.want || (l.Reason != nil) != (r.want == WithReason) {
				t.Errorf("is under %q with the reason %+v", l.Headline, l.Reason)
			}
			if n := e.s.openEnds(theSession, e.at); (n == 1) != (r.want != Untreated) {
				t.Errorf("there are %d open ends", n) // b2 is one always
			}
			if other := e.s.line(get[Barrier](e, "b2"), e.at); other.Headline != Untreated || len(other.Legs) != 0 {
				t.Errorf("another barrier is under %q", other.Headline)
			}
			c := headlineCase{Name: name, At: e.at, Actions: all[Action](e.s), Answers: all[Answer](e.s), Legs: all[Leg](e.s), Barrier: "b1", Headline: l.Headline}
			if l.Reason != nil {
				c.Reason = l.Reason.ID
			}
			told[name] = c
		})
	}
	golden(t, "testdata/headlines-chain.golden", headlineCases(t, told))
}

// TestSentenceOfTheChain says how many are passed on, between the actions and the reasons (DOMAIN §3.8).
func TestSentenceOfTheChain(t *testing.T) {
	e, people := revealed(t, 3)
	e.barriers(9, people[0])
	for i := range 6 {
		e.taken(fmt.Sprintf("a%d", i), fmt.Sprintf("b%d", i+1), "K4")
	}
	e.reasoned("b9")
	for i, b := range []string{"b7", "b8"} {
		id := fmt.Sprintf("g%d", i)
		e.must(lea, preparing(id, Department, func(w *PrepareLeg) { w.Barriers = []string{b} }))
		e.must(lea, &AskCarrier{Leg: id, Function: "raadslid", AnswerBy: e.at + day})
		e.must(carrier(id+"/1"), &AcceptCarrying{Leg: id, Yes: true, SendBy: e.at + day})
		e.must(carrier(id+"/1"), &SendLeg{Leg: id})
	}
	if got := e.s.Sentence(e.at); got != "9 drempels bevestigd: 6 met actie, 2 doorgegeven, 1 met reden." {
		t.Errorf("is %q", got)
	}
}

// TestASpecialReport may be issued after three refused or unanswered legs of one barrier, once.
func TestASpecialReport(t *testing.T) {
	e, _ := passing(t)
	report := func(f func(*IssueReport)) Wish {
		w := &IssueReport{Leg: "r1", Barrier: "b1", Proposal: text("Vraag niet wat u al weet."), Tried: text("Drie keer gevraagd.")}
		f(w)
		return w
	}
	no := func(why string) {
		t.Helper()
		e.refused(lea, report(func(*IssueReport) {}), Conflict)
		if t.Failed() {
			t.Fatal(why)
		}
	}
	no("after nothing")
	e.replied("g1", Department, Denied)
	e.replied("g2", Department, TakenOver)
	e.sent("g3", Executive) // will not be received
	no("after one no")
	e.at = get[Leg](e, "g3").Receipt.By
	no("after one no and one without a receipt")
	e.received("g4", Team)
	e.at = get[Leg](e, "g4").Reply.By // nor answered
	e.refuses(map[string]ask{
		"by the second facilitator":   {Principal{Role: CoFacilitator, Session: theSession}, report(func(*IssueReport) {}), Forbidden},
		"without a proposal":          {lea, report(func(w *IssueReport) { w.Proposal = Text{} }), Invalid},
		"without what was tried":      {lea, report(func(w *IssueReport) { w.Tried = Text{} }), Invalid},
		"about another barrier":       {lea, report(func(w *IssueReport) { w.Barrier = "b2" }), Conflict},
		"about one that is not there": {lea, report(func(w *IssueReport) { w.Barrier = "b9" }), NotFound},
		"with an id that is there":    {lea, report(func(w *IssueReport) { w.Leg = "g1" }), Conflict},
	})
	e.must(lea, report(func(*IssueReport) {}))
	l := get[Leg](e, "r1")
	if !l.Special || l.Level != Council || l.Question != "bespreken" || l.State != LegTaken || l.Place != "griffie" {
		t.Errorf("it is %+v", l)
	}
	e.must(lea, &SendLeg{Leg: "r1"})
	e.refused(lea, report(func(w *IssueReport) { w.Leg = "r2" }), Conflict)
}

// TestChainFigures: how a level answers, with how many it is of.
func TestChainFigures(t *testing.T) {
	e, _ := passing(t)
	if f := e.s.ChainFigures(); len(f) != 0 {
		t.Errorf("of nothing it says %+v", f)
	}
	e.prepared("g0", Team) // not sent: no denominator
	wait := func(id string, level Level, receipt, answer, back Instant) {
		t.Helper()
		e.sent(id, level)
		from := get[Leg](e, id).Sent
		for _, r := range []struct {
			days Instant
			do   func()
		}{
			{receipt, func() { e.must(lea, &ReceiveLeg{Leg: id, Number: "R 1"}) }},
			{answer, func() { e.must(lea, replying(id, Denied, func(*AnswerLeg) {})) }},
			{back, func() { e.back(id) }},
		} {
			if r.days > 0 {
				e.at = from + r.days*day
				r.do()
			}
		}
	}
	wait("g1", Department, 1, 10, 12)
	wait("g2", Department, 3, 60, 70) // too late
	wait("g3", Department, 8, 20, 0)  // not back yet
	wait("g4", Department, 0, 0, 0)   // silent
	wait("g5", Rijk, 0, 0, 0)
	wait("g6", Ombudsman, 2, 4, 5)
	wait("g7", ClientCouncil, 0, 0, 0)
	want := []LevelFigures{
		{ClientCouncil, Share{0, 1}, Middle{}, Middle{}, Middle{}},
		{Ombudsman, Share{1, 1}, Middle{2, 1}, Middle{4, 1}, Middle{5, 1}},
		{Department, Share{2, 4}, Middle{3, 3}, Middle{20, 3}, Middle{41, 2}},
		{Rijk, Share{0, 1}, Middle{}, Middle{}, Middle{}},
	}
	if got := e.s.ChainFigures(); fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("says %+v\nwant %+v", got, want)
	}
	due := get[Leg](e, "g4").Reply.By
	e.must(lea, replying("g4", StillBusy, func(w *AnswerLeg) { w.Expires = max(due, e.at) + 7*day }))
	e.at = max(due, e.at) + day
	e.must(lea, replying("g4", TakenOver, func(*AnswerLeg) {}))
	if f := e.s.ChainFigures()[2]; f.Answered != (Share{2, 4}) || f.Answer.Of != 4 {
		t.Errorf("what was put off counts as in time: %+v", f)
	}
}

// TestPercent is hidden below ten (DOMAIN §4.10).
func TestPercent(t *testing.T) {
	for share, want := range map[Share]int{{0, 0}: -1, {9, 9}: -1, {5, 10}: 50, {1, 12}: 8, {2, 12}: 17, {10, 10}: 100, {0, 10}: 0} {
		got, ok := share.Percent()
		if ok != (want >= 0) || ok && got != want {
			t.Errorf("%v is %d, %v", share, got, ok)
		}
	}
}

// TestS4_34_ASignalIsCarriedToTheVNG: it has a date of sending, a receipt, an answer or none, and raisers see it.
func TestS4_34_ASignalIsCarriedToTheVNG(t *testing.T) {
	e, _ := passing(t)
	raiser := Class{Role: Attendee, Side: Ervaring, Admitted: true}
	e.sent("g1", VNG)
	l := get[Leg](e, "g1")
	if l.Sent == 0 || Dutch(l.Receipt.By) != "10 februari 2026" || !e.sees(raiser, "leg", "g1") || !e.sees(raiser, "bundle", l.Bundle) {
		t.Errorf("sent it is %+v", l)
	}
	if l.At(l.Receipt.By) != NoReceipt || l.At(l.Reply.By) != NoAnswer {
		t.Error("silence is not shown as silence")
	}
	e.must(placeOf("g1"), &ReceiveLeg{Leg: "g1", Number: "VNG 26/41"})
	e.must(placeOf("g1"), replying("g1", TakenOver, func(*AnswerLeg) {}))
	e.back("g1")
	l = get[Leg](e, "g1")
	if l.Receipt.Number != "VNG 26/41" || l.Reply.Kind != TakenOver || l.Back == 0 || !e.sees(raiser, "answer", l.Reply.Answer) {
		t.Errorf("answered it is %+v", l)
	}
}

// TestS1_08_AClientCouncilAdoptsThreeBarriers in one advice: each shows it, its date and the answer.
func TestS1_08_AClientCouncilAdoptsThreeBarriers(t *testing.T) {
	e, people := passing(t)
	e.barrier("b3", people[1], "c2")
	e.must(lea, preparing("g1", ClientCouncil, func(w *PrepareLeg) { w.Barriers = []string{"b1", "b2", "b3"} }))
	e.must(lea, &AskCarrier{Leg: "g1", Function: "voorzitter cliëntenraad", AnswerBy: e.at + day})
	e.must(carrier("g1/1"), &AcceptCarrying{Leg: "g1", Yes: true, SendBy: e.at + day})
	e.must(carrier("g1/1"), &SendLeg{Leg: "g1"})
	e.must(placeOf("g1"), replying("g1", TakenOver, func(*AnswerLeg) {}))
	for _, l := range e.s.Barriers("", "", e.at) {
		if len(l.Legs) != 1 || l.Legs[0].Sent == 0 || l.Legs[0].Reply.Kind != TakenOver || l.Headline != PassedOn {
			t.Errorf("%s shows %+v", l.ID, l.Legs)
		}
	}
	if b := e.bundleOf("g1"); len(b.Signals) != 3 {
		t.Errorf("the advice carries %d", len(b.Signals))
	}
}
