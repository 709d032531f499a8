package sessions

import (
	"fmt"
	"slices"
	"testing"
)

// over is an evening with a barrier b1 that is solved, told by r1 and recognised by r2, and with b2, of another.
func over(t *testing.T) (*evening, []Principal) {
	e := inState(t, ActionVerified)
	people := []Principal{seated("r1"), seated("r2"), seated("r3")}
	e.barrier("b2", people[2], "c3")
	for _, id := range []string{"b1", "b2"} {
		e.must(lea, &TagBarrier{Barrier: id, Types: []string{"papier"}, Themes: []Label{"Wmo"}})
	}
	return e, people
}

func back(id, barrier, newer string) *PresentRecurrence {
	return &PresentRecurrence{Recurrence: id, Barrier: barrier, New: newer}
}

func TestARecurrenceIsRefused(t *testing.T) {
	e, people := over(t)
	there := e.elsewhere("c-there")
	r4, o := e.resident("new"), seated("o1")
	e.must(o, &RecogniseBarrier{Barrier: "b2"})
	e.must(lea, bundle(func(w *BundleCards) { w.Barrier = "raw" }))
	e.must(lea, back("known", "b1", "b2"))
	e.refuses(map[string]ask{
		"without an id":                    {lea, back("", "b1", "b2"), Invalid},
		"with an id in use":                {lea, back("known", "b1", "b2"), Conflict},
		"of one that is not there":         {lea, back("x", "weg", "b2"), NotFound},
		"with one that is not there":       {lea, back("x", "b1", "weg"), NotFound},
		"with itself":                      {lea, back("x", "b1", "b1"), Conflict},
		"with what nobody said yes to":     {lea, back("x", "b1", "raw"), Conflict},
		"of what is still being done":      {lea, back("x", "b2", "b1"), Conflict},
		"from another evening":             {there, back("x", "b1", "b2"), NotFound},
		"asked twice":                      {lea, back("x", "b1", "b2"), Conflict},
		"when nobody says so":              {lea, back("x", "b1", ""), Conflict},
		"by a resident":                    {people[0], back("x", "b1", "b2"), Forbidden},
		"answered by who has nothing with": {r4, &AnswerRecurrence{Recurrence: "known", Says: "ja"}, Forbidden},
		"answered by an official":          {o, &AnswerRecurrence{Recurrence: "known", Says: "ja"}, Forbidden},
		"answered otherwise":               {people[0], &AnswerRecurrence{Recurrence: "known", Says: "misschien"}, Invalid},
		"answered when it is not there":    {people[0], &AnswerRecurrence{Recurrence: "weg", Says: "ja"}, NotFound},
		"answered from another evening":    {there, &AnswerRecurrence{Recurrence: "known", Says: "ja"}, NotFound},
		"again, of what is not solved":     {people[2], &SayAgain{Barrier: "b2"}, Conflict},
		"again, by who never had it":       {r4, &SayAgain{Barrier: "b1"}, Forbidden},
		"again, by the desk alone":         {lea, &SayAgain{Barrier: "b1"}, Forbidden},
		"again, of what is not there":      {people[0], &SayAgain{Barrier: "weg"}, NotFound},
	})
	e.must(people[0], &SayAgain{Barrier: "b1"})
	e.refused(people[0], &SayAgain{Barrier: "b1"}, Conflict)
	e.must(people[0], &AnswerRecurrence{Recurrence: "known", Says: "nog_onzeker"})
	e.refused(lea, &AnswerRecurrence{Recurrence: "known", Says: "ander"}, Conflict) // people said something themselves
	e.must(people[2], &AnswerRecurrence{Recurrence: "known", Says: "ja"})
	e.refused(people[0], &AnswerRecurrence{Recurrence: "known", Says: "ander"}, Conflict)
}

// TestEachPairIsAskedOnce: that people were asked of one newer barrier does not stop the question about another.
func TestEachPairIsAskedOnce(t *testing.T) {
	e, people := over(t)
	e.barrier("b3", people[2], "c3")
	e.must(lea, back("x", "b1", "b2"))
	e.refused(lea, back("y", "b1", "b2"), Conflict)
	e.must(lea, back("y", "b1", "b3"))
}

// TestTheSameKeyIsThatOfAnother: not of itself, and not of what was taken apart.
func TestTheSameKeyIsThatOfAnother(t *testing.T) {
	e, _ := over(t)
	e.must(lea, bundle(func(w *BundleCards) { w.Barrier, w.Step = "raw", "papieren" }))
	e.must(lea, &TagBarrier{Barrier: "raw", Types: []string{"papier"}, Themes: []Label{"Wmo"}})
	same := func() (ids []string) {
		for _, b := range e.s.SameKey("b1") {
			ids = append(ids, b.ID)
		}
		slices.Sort(ids)
		return ids
	}
	if got := same(); !slices.Equal(got, []string{"b2", "raw"}) {
		t.Errorf("the same as b1 are %v", got)
	}
	e.must(lea, &ChangeBundle{Barrier: "raw", Cards: []string{}})
	if got := same(); !slices.Equal(got, []string{"b2"}) {
		t.Errorf("when one was taken apart they are %v", got)
	}
	if got := e.s.SameKey("weg"); len(got) != 0 {
		t.Errorf("nothing is the same as what is not there: %v", got)
	}
}

// TestABarrierIsSuspectedToBeBack by its exact key, and never by words.
func TestABarrierIsSuspectedToBeBack(t *testing.T) {
	tag := func(types []string, themes []Label) func(*evening) {
		return func(e *evening) { e.must(lea, &TagBarrier{Barrier: "b2", Types: types, Themes: themes}) }
	}
	for name, r := range map[string]struct {
		given func(*evening)
		why   string
	}{
		"with step, kind and theme":      {func(*evening) {}, BySameKey},
		"with one of two kinds":          {tag([]string{"tijd", "papier"}, []Label{"Wmo"}), BySameKey},
		"with one of two themes":         {tag([]string{"papier"}, []Label{"zorg", "Wmo"}), BySameKey},
		"with another kind":              {tag([]string{"tijd"}, []Label{"Wmo"}), ""},
		"with no kind":                   {tag(nil, []Label{"Wmo"}), ""},
		"with another theme":             {tag([]string{"papier"}, []Label{"zorg"}), ""},
		"with no theme beside one":       {tag([]string{"papier"}, nil), ""},
		"without a yes to the new one":   {func(e *evening) { e.must(seated("r3"), &ConfirmBarrier{Barrier: "b2"}) }, ""},
		"once it was asked":              {func(e *evening) { e.must(lea, back("x", "b1", "b2")) }, ""},
		"while it is being done":         {func(e *evening) { e.must(seated("r1"), says(NotNoticed)) }, ""},
		"by who raised it":               {func(e *evening) { tag(nil, nil)(e); e.must(seated("r1"), &SayAgain{Barrier: "b1"}) }, ByTeller},
		"not by one who recognised it":   {func(e *evening) { tag(nil, nil)(e); e.must(seated("r2"), &SayAgain{Barrier: "b1"}) }, ""},
		"by three who recognise it late": {func(e *evening) { tag(nil, nil)(e); e.lateOnes(3) }, ByPeople},
		"not by two":                     {func(e *evening) { tag(nil, nil)(e); e.lateOnes(2) }, ""},
		"not by officials": {func(e *evening) {
			tag(nil, nil)(e)
			e.must(lea, &RecogniseFor{Barrier: "b1", Side: Uitvoering, People: 5})
		}, ""},
		"by three hands": {func(e *evening) {
			tag(nil, nil)(e)
			e.must(lea, &RecogniseFor{Barrier: "b1", Side: Ervaring, People: 3})
		}, ByPeople},
	} {
		t.Run(name, func(t *testing.T) {
			e, _ := over(t)
			r.given(e)
			list := e.s.Suspicions(e.at)
			switch {
			case r.why == "" && len(list) > 0:
				t.Errorf("suspected: %+v", list[0])
			case r.why != "" && (len(list) != 1 || list[0].Why != r.why || list[0].Barrier.ID != "b1" || (list[0].New != nil) != (r.why == BySameKey)):
				t.Errorf("suspected: %+v", list)
			}
		})
	}
	t.Run("while its owner says that it is done", func(t *testing.T) {
		e := inState(t, ActionClaimed)
		e.barrier("b2", seated("r3"), "c3")
		for _, id := range []string{"b1", "b2"} {
			e.must(lea, &TagBarrier{Barrier: id, Types: []string{"papier"}})
		}
		if n := len(e.s.Suspicions(e.at)); n != 1 {
			t.Errorf("%d suspicions", n)
		}
		e.must(lea, back("x", "b1", "b2"))
		e.must(seated("r3"), &AnswerRecurrence{Recurrence: "x", Says: "ja"})
		if a := get[Action](e, "a1"); a.State != ActionClaimed || a.Fell != 0 {
			t.Errorf("what nobody confirmed is %s", a.State) // its round of checking says what comes of it
		}
	})
	t.Run("with a reason that holds", func(t *testing.T) {
		e, people := revealed(t, 3)
		e.barrier("b1", people[0], "c1")
		e.barrier("b2", people[1], "c2")
		for _, id := range []string{"b1", "b2"} {
			e.must(lea, &TagBarrier{Barrier: id, Types: []string{"papier"}})
		}
		if n := len(e.s.Suspicions(e.at)); n != 0 {
			t.Errorf("%d suspicions of what nobody does anything about", n)
		}
		e.must(lea, &GiveReason{Barrier: "b1", Category: "echt_uniek", Text: text("Nu niet."), DecidedBy: "chef"})
		if n := len(e.s.Suspicions(e.at)); n != 1 {
			t.Errorf("%d suspicions", n)
		}
		if n := len(e.s.Suspicions(e.months(6))); n != 0 {
			t.Errorf("%d suspicions when the reason is over", n)
		}
	})
}

func (e *evening) lateOnes(n int) {
	e.t.Helper()
	for i := range n {
		e.must(e.resident(fmt.Sprintf("late%d", i)), &RecogniseBarrier{Barrier: "b1"})
	}
}

// TestARecognitionIsLateOnlyAfterItWasSolved: those of before say nothing about its coming back.
func TestARecognitionIsLateOnlyAfterItWasSolved(t *testing.T) {
	e, _ := bundled(t)
	e.lateOnes(4)
	if n := e.s.counts(again, againID(get[Barrier](e, "b1"))); len(n) != 0 {
		t.Errorf("counted as late: %v", n)
	}
}

// TestABarrierComesBack: the same one, because people say so. Its count goes up, and what was confirmed did not hold.
func TestABarrierComesBack(t *testing.T) {
	e, people := over(t)
	e.must(lea, &TagBarrier{Barrier: "b2"}) // nothing alike
	held := get[Action](e, "a1").Verified
	e.at += 100 * day
	e.must(people[0], &SayAgain{Barrier: "b1"})
	e.must(theClock, back("x", "b1", ""))
	if r := get[Recurrence](e, "x"); r.State != RecurrenceShown || r.Why != ByTeller || r.Session != theSession {
		t.Fatalf("it is %+v", r)
	}
	e.must(lea, &AnswerRecurrence{Recurrence: "x", Says: "nog_onzeker"})
	if r := get[Recurrence](e, "x"); r.State != RecurrenceUnsure || r.Decided == 0 {
		t.Fatalf("it is %+v", r)
	}
	e.must(people[1], &AnswerRecurrence{Recurrence: "x", Says: "ja"}) // who recognised it
	b, a := get[Barrier](e, "b1"), get[Action](e, "a1")
	if r := get[Recurrence](e, "x"); r.State != RecurrenceSure || len(b.Returned) != 1 || b.Into != "" {
		t.Errorf("it is %+v of %+v", r, b)
	}
	if a.State != ActionReopened || a.Fell != e.at-1000 || a.Verified != held || len(a.Again) != 0 || a.Terms.Silent <= e.at {
		t.Errorf("the action is %+v", a)
	}
	if l := e.s.line(b, e.at); l.Mark != CameBack || l.Headline != WithAction {
		t.Errorf("it stands under %s, %s", l.Headline, l.Mark)
	}
	if got := e.s.Sentence(e.at); got != "2 drempels bevestigd: 1 met actie, 1 onbehandeld. 1 kwam terug." {
		t.Errorf("the outcome says %q", got)
	}
	if f := e.s.Figures(e.at).Returned; f != (Figure{Part: 1, Of: 1}) {
		t.Errorf("came back: %+v", f)
	}
	if len(e.s.Suspicions(e.at)) != 0 {
		t.Error("it is suspected again")
	}
	e.must(link("a1/1"), &ResumeAction{Action: "a1", Next: text("Opnieuw.")})
	e.checking("a1")
	e.must(people[0], says(Noticed))
	e.must(people[1], says(Noticed))
	e.at += 50 * day
	e.must(theClock, &RemindCheck{Action: "a1"})
	e.at += 50 * day
	e.must(theClock, &RemindCheck{Action: "a1"})
	e.at += 50 * day
	e.must(theClock, &CloseCheck{Action: "a1"})
	e.must(people[0], &SayAgain{Barrier: "b1"}) // and again, once each time
	e.must(lea, back("y", "b1", ""))
	e.must(people[0], &AnswerRecurrence{Recurrence: "y", Says: "ja"})
	if n := len(get[Barrier](e, "b1").Returned); n != 2 {
		t.Errorf("it came back %d times", n)
	}
}

// TestAnOlderBarrierComesBackAsANewerOne: the newer one counts, with the older one's age and count.
func TestAnOlderBarrierComesBackAsANewerOne(t *testing.T) {
	e, people := over(t)
	e.must(lea, &TagBarrier{Barrier: "b1", Types: []string{"papier"}, Themes: []Label{"Wmo"}, Since: d0 - 800*day})
	e.must(lea, &TagBarrier{Barrier: "b2", Types: []string{"papier"}, Themes: []Label{"Wmo"}, Since: d0 - 20*day})
	e.must(lea, back("x", "b1", "b2"))
	e.must(people[2], &AnswerRecurrence{Recurrence: "x", Says: "ander"})
	if a, b := get[Barrier](e, "b1"), get[Barrier](e, "b2"); !slices.Equal(a.Beside, []string{"b2"}) || !slices.Equal(b.Beside, []string{"b1"}) || len(b.Returned) != 0 || get[Recurrence](e, "x").State != RecurrenceOther {
		t.Fatalf("they are %+v and %+v", a, b)
	}
	e.must(people[0], &AnswerRecurrence{Recurrence: "x", Says: "ja"}) // who told the first knows it again
	old, now := get[Barrier](e, "b1"), get[Barrier](e, "b2")
	if old.Into != "b2" || old.State != Confirmed || len(now.Returned) != 1 || now.Since != d0-800*day || len(now.Beside) != 0 {
		t.Errorf("the old is %+v\nthe new %+v", old, now)
	}
	if get[Action](e, "a1").Fell == 0 {
		t.Error("the action held")
	}
	if got := e.s.Sentence(e.at); got != "1 drempel bevestigd: 1 onbehandeld. 1 kwam terug." {
		t.Errorf("the outcome says %q", got)
	}
	if n := len(e.s.Barriers("", "", e.at)); n != 1 {
		t.Errorf("%d barriers", n)
	}
	o, err := e.s.Outcome(theSession, e.at)
	if err != nil || len(o.Barriers) != 2 {
		t.Errorf("its own evening shows %d: %v", len(o.Barriers), err)
	}
	e.refused(lea, merging("b1", "b2"), Conflict)
	e.barrier("b3", people[1], "c2")
	e.refused(lea, merging("b2", "b3"), Conflict) // the old one lives on in it
	e.refused(people[2], &AnswerRecurrence{Recurrence: "x", Says: "ander"}, Conflict)
}

// TestANewerBarrierThatIsGoneIsNotWhatCameBack: people are asked anew.
func TestANewerBarrierThatIsGoneIsNotWhatCameBack(t *testing.T) {
	e, people := over(t)
	e.barrier("b3", people[1], "c2")
	e.must(lea, back("x", "b1", "b2"))
	e.must(lea, merging("b2", "b3"))
	e.refused(people[0], &AnswerRecurrence{Recurrence: "x", Says: "ja"}, Conflict)
}

// TestARoundOfCheckingEndsWhenItIsBack: nobody is asked whether they notice it.
func TestARoundOfCheckingEndsWhenItIsBack(t *testing.T) {
	e, people := over(t)
	e.at = get[Action](e, "a1").Again[0]
	e.must(theClock, &OpenCheck{Action: "a1"})
	e.must(people[0], &SayAgain{Barrier: "b1"})
	e.must(lea, back("x", "b1", ""))
	e.must(lea, &AnswerRecurrence{Recurrence: "x", Says: "ja"})
	if c := get[Check](e, get[Action](e, "a1").Check()); c.State != CheckClosed || c.Result != brokenOff {
		t.Errorf("the round is %+v", c)
	}
}

// TestQuietIsAYearWithoutAWord (rustig): all of its actions are confirmed for a year.
func TestQuietIsAYearWithoutAWord(t *testing.T) {
	e, _ := over(t)
	since := get[Action](e, "a1").Verified
	for at, want := range map[Instant]bool{since: false, since + reasonIn - 1: false, since + reasonIn: true} {
		if l := e.s.line(get[Barrier](e, "b1"), at); l.Quiet != want || l.Mark != Solved {
			t.Errorf("after %d days quiet is %v", (at-since)/day, l.Quiet)
		}
	}
	if l := e.s.line(get[Barrier](e, "b2"), e.at+9*reasonIn); l.Quiet {
		t.Error("what nobody does anything about is quiet")
	}
}

// TestTheSameOneOffAgain is shown, and the third asks for a change for everybody.
func TestTheSameOneOffAgain(t *testing.T) {
	e, people := revealed(t, 3)
	e.barrier("b1", people[0], "c1")
	e.barrier("b2", people[1], "c2")
	e.barrier("b3", people[2], "c3")
	for id, typ := range map[string]string{"b1": "papier", "b2": "papier", "b3": "tijd"} {
		e.must(lea, &TagBarrier{Barrier: id, Types: []string{typ}})
	}
	there := e.elsewhere("c-there")
	late := e.sit("late", DoorWork, Uitvoering, "klantmanager")
	one := func(id, barrier string) Wish {
		return &RegisterOneOff{OneOff: id, What: text("De pas is er."), By: "team", Helped: 1, Barrier: barrier}
	}
	e.refused(lea, one("x", "weg"), NotFound)
	e.refused(there, one("x", "b1"), NotFound)
	e.refused(late, one("x", "b1"), NotFound) // before the promise
	reasoned := func(id string) Wish {
		return &RelateOneOff{OneOff: id, Absent: text("Wie dit ook heeft."), Relation: ByReason, Category: "echt_uniek", Text: text("Komt niet meer voor."), DecidedBy: "chef"}
	}
	for i, r := range []struct {
		id, barrier string
		before      int
		no          bool
	}{{"l1", "b1", 0, false}, {"l2", "b2", 1, false}, {"l3", "b3", 0, false}, {"l4", "", 0, false}, {"l5", "b1", 2, true}} {
		e.must(lea, one(r.id, r.barrier))
		list := e.s.OneOffsBefore(get[OneOff](e, r.id))
		if len(list) != r.before {
			t.Fatalf("%d: %d before it", i, len(list))
		}
		if err := e.do(lea, reasoned(r.id)); (err != nil) != r.no {
			t.Errorf("%s with a reason: %v", r.id, err)
		}
	}
	if list := e.s.OneOffsBefore(get[OneOff](e, "l5")); list[0].ID != "l1" || list[1].ID != "l2" {
		t.Errorf("before it were %+v", list)
	}
	e.ask("a1", "b1") // somebody is asked to change it
	e.must(lea, reasoned("l5"))
	if o := get[OneOff](e, "l5"); o.bare().Barrier != "" || o.Barrier != "b1" {
		t.Error("in public it says against what it helped one person")
	}
}

// TestAnEveningLater: what was solved on one evening comes back on the next, and never the other way round.
func TestAnEveningLater(t *testing.T) {
	e, people := over(t)
	e.must(lea, &TagBarrier{Barrier: "b2"})
	there := e.elsewhere("c-there") // a day later
	e.must(there, &StartPhase{Phase: "bundelen"})
	teller := Principal{Role: Attendee, Seat: "r-there", Session: "ander"}
	e.must(teller, &ConsentCard{Card: "c-there", Answer: ConsentYes})
	e.must(there, &RevealCards{})
	e.must(there, &BundleCards{Barrier: "b-there", Cards: []string{"c-there"}, Step: "papieren", Sentence: text("Weer dat papier."), Types: []string{"papier"}, Themes: []Label{"Wmo"}})
	e.must(teller, &ConfirmBarrier{Barrier: "b-there", Yes: true})
	list := e.s.Suspicions(e.at)
	if len(list) != 1 || list[0].Barrier.ID != "b1" || list[0].New.ID != "b-there" {
		t.Fatalf("suspected: %+v", list)
	}
	e.refused(lea, back("x", "b1", "b-there"), NotFound) // it is asked where it was told now
	e.must(there, back("x", "b1", "b-there"))
	e.refused(e.resident("new"), &AnswerRecurrence{Recurrence: "x", Says: "ja"}, Forbidden)
	e.must(people[0], &AnswerRecurrence{Recurrence: "x", Says: "nog_onzeker"}) // who told the first, by their own page
	e.must(teller, &AnswerRecurrence{Recurrence: "x", Says: "ja"})
	if b := get[Barrier](e, "b-there"); len(b.Returned) != 1 || get[Barrier](e, "b1").Into != "b-there" || get[Action](e, "a1").State != ActionReopened {
		t.Errorf("it is %+v", b)
	}
	e.must(there, &GiveReason{Barrier: "b-there", Category: "echt_uniek", Text: text("Nu niet."), DecidedBy: "chef"})
	e.must(lea, &TagBarrier{Barrier: "b2", Types: []string{"papier"}, Themes: []Label{"Wmo"}})
	if list := e.s.Suspicions(e.at); len(list) != 0 {
		t.Errorf("an evening before it %s came back as %s", list[0].Barrier.ID, list[0].New.ID)
	}
}

// TestNobodyLearnsThatOneSaidItIsBack: few are no count at all, and who told it is not why.
func TestNobodyLearnsThatOneSaidItIsBack(t *testing.T) {
	e, people := over(t)
	official := Class{Role: Attendee, Side: Uitvoering, Pledged: true}
	id := tallyID(again, againID(get[Barrier](e, "b1")), false)
	e.must(people[0], &SayAgain{Barrier: "b1"})
	if e.sees(official, "tally", id) || !e.sees(Class{Role: Facilitator}, "tally", tallyID(again, "b1.0", true)) {
		t.Error("an official reads that somebody said it, or the desk does not")
	}
	e.must(lea, back("x", "b1", ""))
	for why, c := range map[string]Class{ByPeople: official, ByTeller: {Role: Facilitator}} {
		r := get[Recurrence](e, "x").seenBy(c).(*Recurrence)
		if r.Why != why || r.Barrier != "b1" {
			t.Errorf("%s reads %+v", c.Role, r)
		}
	}
	e.lateOnes(5)
	if !e.sees(official, "tally", id) {
		t.Error("five is a number, and nobody reads it")
	}
	e.must(lea, promising("p", func(w *MakePromise) { w.Check = e.at + day }))
	q := tallyID(contact, contactID("p", quarter(e.at), "tijd"), false)
	e.must(people[0], &RateContact{Promise: "p", Recognised: "ja", Trusted: "ja", Time: "ja"})
	if e.sees(official, "tally", q) || e.sees(Class{Role: Facilitator}, "tally", q) {
		t.Error("one answer makes a count")
	}
}
