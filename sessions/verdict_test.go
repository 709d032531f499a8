package sessions

import (
	"fmt"
	"maps"
	"strings"
	"testing"
)

// heard is who says what in a round: v1 … are those who raised it, h1 … who recognised it, o1 an official.
type heard map[string]Verdict

// round is an action in its first round, raised by r1 and r4 and recognised by r2, r3 and the official o1.
func round(t *testing.T) (*evening, map[string]Principal) {
	e, people := revealed(t, 4)
	e.barrier("b1", people[0], "c1", "c4")
	o := e.official("o1")
	for _, p := range []Principal{people[1], people[2], o} {
		e.must(p, &RecogniseBarrier{Barrier: "b1"})
	}
	e.accept(e.ask("a1", "b1"), "a1", "K5")
	e.begun("a1")
	e.checking("a1")
	return e, map[string]Principal{"v1": people[0], "v2": people[3], "h1": people[1], "h2": people[2], "o1": o}
}

// TestTheTableOfVerdicts: who says what, what happens at once, and what it is when the round ends (DOMAIN §4.3.3).
func TestTheTableOfVerdicts(t *testing.T) {
	for name, r := range map[string]struct {
		heard heard
		now   ActionState // "" is: still being checked
		end   ActionState
	}{
		"nobody":                                        {heard{}, "", ActionUnchecked},
		"two raisers notice it":                         {heard{"v1": Noticed, "v2": Noticed}, "", ActionVerified},
		"one of two raisers notices it":                 {heard{"v1": Noticed}, "", ActionUnchecked},
		"a raiser and a recogniser notice it":           {heard{"v1": Noticed, "h1": Noticed}, "", ActionVerified},
		"two recognisers notice it":                     {heard{"h1": Noticed, "h2": Noticed}, "", ActionVerified},
		"one recogniser notices it":                     {heard{"h1": Noticed}, "", ActionUnchecked},
		"an official notices it (I-01)":                 {heard{"o1": Noticed}, "", ActionUnchecked},
		"a raiser and an official notice it":            {heard{"v1": Noticed, "o1": Noticed}, "", ActionUnchecked},
		"two notice it, an official does not":           {heard{"v1": Noticed, "v2": Noticed, "o1": NotNoticed}, "", ActionVerified},
		"two notice it, one a bit":                      {heard{"v1": Noticed, "v2": Noticed, "h1": Partly}, "", ActionVerified},
		"two notice it, two a bit":                      {heard{"v1": Noticed, "v2": Noticed, "h1": Partly, "h2": Partly}, "", ActionPartly},
		"a raiser a bit":                                {heard{"v1": Partly}, "", ActionPartly},
		"a recogniser a bit":                            {heard{"h1": Partly}, "", ActionPartly},
		"an official a bit":                             {heard{"o1": Partly}, "", ActionUnchecked},
		"one notices it, one a bit":                     {heard{"v1": Noticed, "v2": Partly}, "", ActionPartly},
		"a raiser does not (I-02)":                      {heard{"v1": NotNoticed}, ActionReopened, ActionReopened},
		"a raiser does not, three do":                   {heard{"h1": Noticed, "h2": Noticed, "v1": NotNoticed, "v2": Noticed}, ActionReopened, ActionReopened},
		"two recognisers do not":                        {heard{"h1": NotNoticed, "h2": NotNoticed}, ActionReopened, ActionReopened},
		"one recogniser does not, no raiser said":       {heard{"h1": NotNoticed}, "", ActionReopened},
		"one recogniser does not, another does":         {heard{"h1": NotNoticed, "h2": Noticed}, "", ActionReopened},
		"one recogniser does not, the raisers do":       {heard{"h1": NotNoticed, "v1": Noticed, "v2": Noticed}, "", ActionPartly},
		"one recogniser does not, a raiser cannot tell": {heard{"h1": NotNoticed, "v1": DoNotKnow}, "", ActionPartly},
		"an official does not":                          {heard{"o1": NotNoticed}, "", ActionUnchecked},
		"nobody can tell":                               {heard{"v1": DoNotKnow, "v2": DoNotKnow, "h1": DoNotKnow}, "", ActionUnchecked},
		"two notice it, one cannot tell":                {heard{"v1": Noticed, "v2": Noticed, "h1": DoNotKnow}, "", ActionVerified},
	} {
		for way := range map[string]bool{"by phone": true, "by the desk": true} {
			t.Run(name+", "+way, func(t *testing.T) {
				e, people := round(t)
				for _, who := range []string{"o1", "h1", "h2", "v1", "v2"} {
					v, ok := r.heard[who]
					if !ok || get[Action](e, "a1").State != ActionChecking {
						continue
					}
					p := people[who]
					if way == "by the desk" {
						p = Principal{Role: CoFacilitator, Session: theSession, Seat: p.Seat}
					}
					e.must(p, says(v))
				}
				now := r.now
				if now == "" {
					now = ActionChecking
				}
				if got := get[Action](e, "a1").State; got != now {
					t.Fatalf("at once it is %s, want %s", got, now)
				}
				if now == ActionChecking {
					e.overdue("a1")
					e.must(theClock, &CloseCheck{Action: "a1"})
				}
				a := get[Action](e, "a1")
				if a.State != r.end || get[Check](e, "a1.1").State != CheckClosed {
					t.Errorf("in the end it is %s, want %s", a.State, r.end)
				}
				solved := e.s.line(get[Barrier](e, "b1"), e.at).Mark == Solved
				if solved != (r.end == ActionVerified) {
					t.Errorf("the barrier counts as solved: %v (I-03)", solved)
				}
				if n := e.s.counts(behalf, "a1.1")["namens"]; (n > 0) != (way == "by the desk" && len(r.heard) > 0) {
					t.Errorf("%d were entered by the desk", n)
				}
			})
		}
	}
}

// TestTheTableOfARecheck: what people said a while after it was confirmed, of a barrier of one card.
func TestTheTableOfARecheck(t *testing.T) {
	for name, r := range map[string]struct {
		heard []vote
		want  Result
	}{
		"nobody":                        {nil, unheard},
		"nobody can tell":               {[]vote{{As: asRaiser, Says: DoNotKnow, Acts: 1}}, unheard},
		"two notice it still":           {[]vote{{As: asRaiser, Says: Noticed, Acts: 1}, {As: asRecogniser, Says: Noticed}}, held},
		"all who told it notice it":     {[]vote{{As: asRaiser, Says: Noticed, Acts: 1}}, held},
		"one who recognised it":         {[]vote{{As: asRecogniser, Says: Noticed}}, unheard},
		"two notice it, two a bit":      {[]vote{{As: asRaiser, Says: Noticed, Acts: 1}, {As: asRecogniser, Says: Noticed}, {As: asRecogniser, Says: Partly}, {As: asRecogniser, Says: Partly}}, Result(ActionPartly)},
		"two notice it, one does not":   {[]vote{{As: asRaiser, Says: Noticed, Acts: 1}, {As: asRecogniser, Says: Noticed}, {As: asRecogniser, Says: NotNoticed}}, Result(ActionPartly)},
		"one does not, no raiser said":  {[]vote{{As: asRecogniser, Says: NotNoticed}, {As: asRecogniser, Says: Noticed}}, Result(ActionReopened)},
		"only of the owner's own house": {[]vote{{As: apart, Says: Noticed, Acts: 1}, {As: apart, Says: Noticed}}, unheard},
	} {
		c := &Check{Months: 3}
		c.own.Votes = map[string]vote{}
		for i, v := range r.heard {
			c.own.Votes[fmt.Sprint(i)] = v
		}
		if got := c.result(1); got != r.want {
			t.Errorf("%s: %s, want %s", name, got, r.want)
		}
	}
}

// TestARoundIsConfirmedByAllWhoRaisedItWhenTheyAreFew: one person with two cards is one person.
func TestARoundIsConfirmedByAllWhoRaisedItWhenTheyAreFew(t *testing.T) {
	e := opened(t)
	people := e.cards(3)
	e.must(people[0], place(func(w *PlaceCard) { w.Card = "second" }))
	e.to("bundelen")
	e.must(lea, &RevealCards{})
	e.barrier("b1", people[0], "c1", "second")
	e.accept(e.ask("a1", "b1"), "a1", "K5")
	e.begun("a1")
	e.checking("a1")
	e.must(people[0], says(Noticed))
	e.refused(lea, &CloseCheck{Action: "a1"}, Conflict)
	e.at += remindIn
	e.must(lea, &CloseCheck{Action: "a1"}) // all who raised it have answered
	if a := get[Action](e, "a1"); a.State != ActionVerified || len(a.Again) != 2 || a.times().Next != a.Again[0] {
		t.Errorf("it is %+v", a)
	}
}

// TestI01NothingIsConfirmedWithoutAResidentOutsideTheOwnersOrganisation.
func TestI01NothingIsConfirmedWithoutAResidentOutsideTheOwnersOrganisation(t *testing.T) {
	e, people := revealed(t, 3)
	e.barrier("b1", people[0], "c1")
	inside := e.sit("in", DoorExperience, Ervaring, "De  Procesregisseur") // as a collective may own an action (S3-06)
	post := e.sit("post", DoorExperience, Ervaring, "team post")
	e.must(inside, &RecogniseBarrier{Barrier: "b1"})
	e.must(post, &RecogniseBarrier{Barrier: "b1"})
	e.accept(e.ask("a1", "b1"), "a1", "K5")
	p := e.begun("a1")
	e.must(p, &AddStep{Action: "a1", Step: "s1", By: "Team post", What: text("De brief."), Due: e.at + day})
	e.checking("a1")
	e.refuses(map[string]ask{
		"of the owner's function":             {inside, says(Noticed), Forbidden},
		"of a function with a step":           {post, says(Noticed), Forbidden},
		"of somebody who never said anything": {people[1], says(Noticed), Forbidden},
		"of the owner's link":                 {p, says(Noticed), Forbidden},
		"of the desk, for nobody":             {lea, says(Noticed), Forbidden},
		"of another session":                  {Principal{Role: Facilitator, Session: "ander", Organization: "o1", Seat: "r1"}, says(Noticed), NotFound},
	})
	e.overdue("a1")
	e.must(theClock, &CloseCheck{Action: "a1"})
	if s := get[Action](e, "a1").State; s != ActionUnchecked {
		t.Errorf("it became %s", s)
	}
}

// TestI02ANotOfOneRaiserReopens at every moment after the claim, whatever others said; no wish and no field of a
// trajectory or session switches it off.
func TestI02ANotOfOneRaiserReopens(t *testing.T) {
	for _, from := range []ActionState{ActionClaimed, ActionChecking, ActionVerified, ActionUnchecked} {
		t.Run("from "+string(from), func(t *testing.T) {
			e := inState(t, from)
			e.must(Principal{Role: Raiser, Seat: "r1", Session: theSession}, &GiveVerdict{Action: "a1", Verdict: NotNoticed, Reason: "zeg_ik_liever_niet"})
			a := get[Action](e, "a1")
			if a.State != ActionReopened || a.Reopened != 1 || (a.Fell != 0) != (from == ActionVerified) || len(a.Again) > 0 {
				t.Errorf("it is %s, reopened %d times, fell %d", a.State, a.Reopened, a.Fell)
			}
			if m := e.s.line(get[Barrier](e, "b1"), e.at); m.Mark != CameBack || m.Headline != WithAction {
				t.Errorf("the barrier is under %s with the mark %s", m.Headline, m.Mark)
			}
		})
	}
}

// TestI03WhatIsNotCheckedIsNotSolved: never checked, stopped, replaced and without an owner do not count, nor for a
// barrier, nor for a one-off (I-04).
func TestI03WhatIsNotCheckedIsNotSolved(t *testing.T) {
	for _, state := range everyState {
		t.Run(string(state), func(t *testing.T) {
			e := inState(t, state)
			e.one("l1", 1)
			e.relate("l1", ByAction, "a1")
			gone := contains([]ActionState{ActionAsked, ActionUnchecked, ActionStopped, ActionReplaced, ActionOwnerless}, state)
			if open := e.s.open(get[OneOff](e, "l1"), e.at); open != gone {
				t.Errorf("the one-off is an open end: %v", open)
			}
			l := e.s.line(get[Barrier](e, "b1"), e.at)
			solved := state == ActionVerified || state == ActionDiffering
			if (l.Mark == Solved) != solved {
				t.Errorf("the mark is %q", l.Mark)
			}
			want := WithAction
			switch state {
			case ActionStopped:
				want = WithReason // until the manager's reason expires (I-06)
				if late := e.s.line(l.Barrier, l.Reason.Expires); late.Headline != Untreated {
					t.Errorf("after the reason it is under %s", late.Headline)
				}
			case ActionAsked, ActionUnchecked, ActionOwnerless:
				want = Untreated
			}
			if l.Headline != want {
				t.Errorf("the headline is %s, want %s", l.Headline, want)
			}
			if f := e.s.Figures(e.at); f.Solved.Part != bit(solved) || f.Solved.Of != 1 {
				t.Errorf("counted %s", f.Solved.Says())
			}
		})
	}
}

// TestTheTableDecidesAfterTwoTimes: by consent, with the dissent in words, and only then.
func TestTheTableDecidesAfterTwoTimes(t *testing.T) {
	e, people, p := started(t, "K5")
	settle := func(f func(*SettleAction)) Wish {
		w := &SettleAction{Action: "a1", State: ActionDiffering, Consent: true, Dissent: text("In Noord nog niet.")}
		f(w)
		return w
	}
	e.checking("a1")
	e.must(people[0], says(NotNoticed))
	e.refused(lea, settle(func(*SettleAction) {}), Conflict)
	e.must(p, &ResumeAction{Action: "a1", Next: text("Ook in Noord.")})
	e.checking("a1")
	e.must(people[0], says(NotNoticed))
	e.refuses(map[string]ask{
		"the owner goes on":            {p, &ResumeAction{Action: "a1", Next: text("Zo.")}, Conflict},
		"without consent":              {lea, settle(func(w *SettleAction) { w.Consent = false }), Invalid},
		"without the dissent":          {lea, settle(func(w *SettleAction) { w.Dissent = Text{} }), Invalid},
		"to be confirmed without more": {lea, settle(func(w *SettleAction) { w.State = ActionVerified }), Invalid},
		"by the second facilitator":    {Principal{Role: CoFacilitator, Session: theSession}, settle(func(*SettleAction) {}), Forbidden},
	})
	t.Run("with a difference", func(t *testing.T) {
		here := *e
		here.t = t
		facts, err := Decide(e.s, Who{Class: mustClass(t, e, lea)}, named2(e, settle(func(*SettleAction) {})), &Given{At: e.at, Days: testDays})
		if err != nil || facts[0].(*ActionSettled).Dissent == "" || len(facts[0].(*ActionSettled).Again) != 2 {
			t.Errorf("it becomes %+v, %v", facts, err)
		}
	})
	e.must(lea, settle(func(w *SettleAction) { w.State = ActionWorking }))
	if s := get[Action](e, "a1").State; s != ActionWorking {
		t.Errorf("it is %s", s)
	}
	e.checking("a1")
	e.must(people[0], says(NotNoticed))
	e.must(lea, settle(func(*SettleAction) {}))
	a := get[Action](e, "a1")
	if a.State != ActionDiffering || e.bodies[a.Dissent] == "" || !a.verified() {
		t.Errorf("it is %+v", a)
	}
	e.refused(people[0], says(NotNoticed), Conflict) // one person does not block for ever; the re-check asks again
	e.at = a.Again[0]
	e.must(theClock, &OpenCheck{Action: "a1", Delivered: true})
	e.must(people[0], says(NotNoticed))
	if s := get[Action](e, "a1").State; s != ActionReopened {
		t.Errorf("at the re-check it is %s", s)
	}
}

func mustClass(t *testing.T, e *evening, p Principal) Class {
	t.Helper()
	c, err := e.s.Class(p)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func named2(e *evening, w Wish) Wish {
	e.name(w)
	return w
}

// TestRechecks come after three and twelve months, and the action stays confirmed meanwhile.
func TestRechecks(t *testing.T) {
	for name, r := range map[string]struct {
		says  heard
		state ActionState
		held  int
		fell  bool
	}{
		"both hold":         {heard{"r1": Noticed, "r2": Noticed}, ActionVerified, 2, false},
		"nobody answers":    {heard{}, ActionVerified, 0, false},
		"people a bit":      {heard{"r2": Partly}, ActionPartly, 0, true},
		"a recogniser not":  {heard{"r2": NotNoticed}, ActionReopened, 0, true},
		"a raiser does not": {heard{"r1": NotNoticed}, ActionReopened, 0, true},
	} {
		t.Run(name, func(t *testing.T) {
			e := inState(t, ActionVerified)
			for range recheckMonths {
				a := get[Action](e, "a1")
				if len(a.Again) == 0 {
					break
				}
				e.refused(theClock, &OpenCheck{Action: "a1"}, Conflict)
				e.at = a.Again[0]
				e.must(theClock, &OpenCheck{Action: "a1", Delivered: true})
				if a := get[Action](e, "a1"); a.State != ActionVerified {
					t.Fatalf("while it is looked at again it is %s", a.State)
				}
				for _, who := range []string{"r1", "r2"} {
					if v, ok := r.says[who]; ok {
						e.must(seated(who), says(v))
					}
				}
				if get[Action](e, "a1").State == ActionVerified {
					e.overdue("a1")
					e.must(theClock, &CloseCheck{Action: "a1"})
				}
			}
			a := get[Action](e, "a1")
			if a.State != r.state || len(a.Held) != r.held || (a.Fell != 0) != r.fell || len(a.Again) > 0 {
				t.Errorf("it is %s, held %v, fell %d", a.State, a.Held, a.Fell)
			}
		})
	}
}

// TestAWindowHasTwoReminders, and none may be left out.
func TestAWindowHasTwoReminders(t *testing.T) {
	e := inState(t, ActionChecking)
	c := get[Check](e, "a1.1")
	if c.times().Next != c.Opened+14*day || c.Closes != c.Opened+42*day || get[Action](e, "a1").Claim.Agenda {
		t.Errorf("the round is %+v", c)
	}
	e.refused(theClock, &RemindCheck{Action: "a1"}, Conflict)
	e.at = c.Closes
	e.refused(theClock, &CloseCheck{Action: "a1"}, Conflict)
	e.must(theClock, &RemindCheck{Action: "a1"})
	e.refused(theClock, &RemindCheck{Action: "a1"}, Conflict)
	e.at += 14 * day
	e.must(theClock, &RemindCheck{Action: "a1"})
	e.refused(theClock, &CloseCheck{Action: "a1"}, Conflict) // a reminder leaves a week
	e.at += 7 * day
	e.must(theClock, &CloseCheck{Action: "a1"})
	e.refused(theClock, &CloseCheck{Action: "a1"}, Conflict)
	e.refused(theClock, &RemindCheck{Action: "a1"}, Conflict)
	e.refused(theClock, &OpenCheck{Action: "a9"}, NotFound)
	e.refused(theClock, &OpenCheck{Action: "a1", Until: e.at + 400*day}, Invalid)
	e.must(lea, &OpenCheck{Action: "a1", Until: e.at + 300*day})
	if c := get[Check](e, "a1.2"); c.Closes != e.at-1000+300*day || !get[Action](e, "a1").Claim.Agenda {
		t.Errorf("the second round is %+v", c)
	}
}

// TestTheWordsOfAVerdictAreTheRaisers: they come out at the end, in an order that tells nothing, as far as each chose.
func TestTheWordsOfAVerdictAreTheRaisers(t *testing.T) {
	e, people := round(t)
	word := func(who, words, may string, v Verdict) {
		e.must(people[who], &GiveVerdict{Action: "a1", Verdict: v, Reason: "niet_overal", Words: text(words), May: may})
	}
	table, ours := Class{Role: Attendee, Side: Uitvoering, Pledged: true, Session: theSession}, Class{Role: Facilitator, Collective: true, Session: theSession}
	read := func(c Class) string {
		row, _ := e.s.Row("check", "a1.1")
		_, words, _, _ := row.For(c, 0)
		var list []string
		for _, w := range words {
			list = append(list, e.bodies[w])
		}
		return strings.Join(list, " ")
	}
	word("h1", "Anders.", AsSaid, Partly)
	word("h1", "Open.", AsSaid, Partly) // in the place of the first
	word("h2", "Ons.", ForCollective, Noticed)
	word("v1", "Stil.", OnlyCounted, Noticed)
	for _, v := range get[Check](e, "a1.1").own.Votes {
		if e.bodies[v.Words] == "Stil." {
			t.Error("words that were only to be counted are kept with the answer")
		}
	}
	if read(table) != "" || read(ours) != "" {
		t.Errorf("before the end the table reads %q, the collective %q", read(table), read(ours))
	}
	row, _ := e.s.Row("check", "a1.1")
	stamps := len(row.Stamps)
	word("v1", "Toch.", ForCollective, Noticed)
	if row, _ := e.s.Row("check", "a1.1"); len(row.Stamps) != stamps || row.Seq > int64(len(e.entries))-1 {
		t.Error("a verdict moved a record that others see")
	}
	word("v2", "Nee.", AsSaid, NotNoticed)
	if got := read(table); !strings.Contains(got, "Open.") || !strings.Contains(got, "Nee.") || len(strings.Fields(got)) != 2 {
		t.Errorf("the table reads %q", got)
	}
	if got := read(ours); !strings.Contains(got, "Ons.") || !strings.Contains(got, "Toch.") || len(strings.Fields(got)) != 4 {
		t.Errorf("the collective reads %q", got)
	}
	e.must(people["v2"], &HushVerdict{Action: "a1"})
	if got := read(table); got != "Open." {
		t.Errorf("after taking the words back the table reads %q", got)
	}
	e.refused(people["v2"], &HushVerdict{Action: "a1"}, NotFound)
	for _, body := range e.bodies {
		if body == "Anders." || body == "Nee." {
			t.Errorf("%q is still there", body)
		}
	}
}

func TestAVerdictIsRefused(t *testing.T) {
	e, people := round(t)
	give := func(f func(*GiveVerdict)) Wish {
		w := says(NotNoticed)
		f(w)
		return w
	}
	e.refuses(map[string]ask{
		"that is none":                     {people["v1"], give(func(w *GiveVerdict) { w.Verdict = "misschien" }), Invalid},
		"with a need that is none":         {people["v1"], give(func(w *GiveVerdict) { w.Needed = "geld" }), Invalid},
		"not, without a reason":            {people["v1"], give(func(w *GiveVerdict) { w.Reason = "" }), Invalid},
		"with words for nobody knows whom": {people["v1"], give(func(w *GiveVerdict) { w.Words = text("Zo.") }), Invalid},
		"with a name in the words":         {people["v1"], give(func(w *GiveVerdict) { w.Words, w.May = text("Mevrouw Jansen weet het."), AsSaid }), Invalid},
		"of an action that is not there":   {people["v1"], give(func(w *GiveVerdict) { w.Action = "a9" }), NotFound},
		"of who hushes what is not there":  {people["v1"], &HushVerdict{Action: "a9"}, NotFound},
	})
}

// TestVerdictsShowNobody: the count is a tally, few people are masked, and a second answer takes the place of the first.
func TestVerdictsShowNobody(t *testing.T) {
	e, people := round(t)
	e.must(people["v1"], says(Partly))
	e.must(people["v1"], says(Noticed))
	e.must(people["o1"], says(NotNoticed))
	if got, want := e.s.counts(verdicts, "a1.1"), map[string]int{"verteller gemerkt": 1, "apart niet": 1}; !maps.Equal(got, want) {
		t.Errorf("counted %v", got)
	}
	if masked := get[Tally](e, tallyID(verdicts, "a1.1", false)); masked.Total != 0 || len(masked.Counts) != 0 {
		t.Errorf("others see %+v", masked)
	}
	handle := ""
	for h := range get[Check](e, "a1.1").own.Votes {
		if e.links["r1"][h] {
			handle = h
		}
	}
	if m := get[Mine](e, handle); m.Says != "gemerkt" {
		t.Errorf("their own is %+v", m)
	}
	e.must(people["v1"], &ForgetMe{})
	if _, ok := e.s.Row("mine", handle); ok || len(get[Check](e, "a1.1").own.Votes) != 2 {
		t.Error("forgetting took the count, or left the link (I-21)")
	}
}

// TestS1_11: what people needed is answered beside the verdict, and shown added up.
func TestS1_11_WhatPeopleNeededIsAskedBesideIt(t *testing.T) {
	e, people := round(t)
	for who, needed := range map[string]string{"v1": "ja", "v2": "nee", "h1": "deels", "h2": "weet_niet", "o1": "ja"} {
		e.must(people[who], &GiveVerdict{Action: "a1", Verdict: Noticed, Needed: needed})
	}
	if got, want := e.s.counts(needing, "a1.1"), map[string]int{"ja": 1, "nee": 1, "deels": 1, "weet_niet": 1}; !maps.Equal(got, want) {
		t.Errorf("counted %v", got)
	}
}

// TestS4_15: a condition that somebody attached is asked about in the round.
func TestS4_15_AConditionIsAskedAboutInTheRound(t *testing.T) {
	e, people, _ := started(t, "K5")
	e.must(people[0], &AttachNeed{Action: "a1", What: "opletten", Text: text("Ook voor wie geen telefoon heeft.")})
	e.checking("a1")
	if c := get[Check](e, "a1.1"); len(c.Needs) != 1 || e.bodies[c.Needs[0].Text] != "Ook voor wie geen telefoon heeft." {
		t.Errorf("the round asks about %+v", c.Needs)
	}
}
