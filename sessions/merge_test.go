package sessions

import (
	"slices"
	"testing"
)

func merging(from, into string) *MergeBarriers {
	return &MergeBarriers{Barrier: from, Into: into, Told: true}
}

// three is an evening with b1 of r1, b2 of r2 and b3 of r3, all confirmed and said of the same step.
func three(t *testing.T) (*evening, []Principal) {
	e, people := revealed(t, 3)
	for i, id := range []string{"b1", "b2", "b3"} {
		e.barrier(id, people[i], "c"+id[1:])
	}
	return e, people
}

func TestMergingIsRefused(t *testing.T) {
	e, people := three(t)
	there := e.elsewhere("c-there")
	e.must(lea, bundle(func(w *BundleCards) { w.Barrier = "raw" }))
	e.must(lea, bundle(func(w *BundleCards) { w.Barrier = "raw2" }))
	e.must(lea, bundle(func(w *BundleCards) { w.Barrier = "gone" }))
	e.must(lea, &ChangeBundle{Barrier: "gone"})
	e.must(lea, merging("b3", "b2"))
	late := e.sit("late", DoorExperience, Ervaring, "")
	e.refuses(map[string]ask{
		"with itself":                           {lea, merging("b1", "b1"), Invalid},
		"with one that is not there":            {lea, merging("b1", "weg"), NotFound},
		"of one that is not there":              {lea, merging("weg", "b1"), NotFound},
		"with one that was taken apart":         {lea, merging("raw", "gone"), NotFound},
		"from another evening":                  {there, merging("b1", "b2"), NotFound},
		"of a yes with no yes":                  {lea, merging("b1", "raw"), Conflict},
		"of no yes with a yes":                  {lea, merging("raw", "b1"), Conflict},
		"of one that holds another":             {lea, merging("b2", "b1"), Conflict},
		"of one that was merged":                {lea, merging("b3", "b1"), Conflict},
		"with one that was merged":              {lea, merging("b1", "b3"), Conflict},
		"before people were told":               {lea, &MergeBarriers{Barrier: "b1", Into: "b2"}, Conflict},
		"by a raiser":                           {people[0], merging("b1", "b2"), Forbidden},
		"undone by who raised neither":          {late, &UnmergeBarrier{Barrier: "b3"}, Forbidden},
		"undone when nothing was merged":        {lea, &UnmergeBarrier{Barrier: "b1"}, NotFound},
		"undone from another evening":           {there, &UnmergeBarrier{Barrier: "b3"}, NotFound},
		"and then recognised":                   {people[0], &RecogniseBarrier{Barrier: "b3"}, Conflict},
		"and then named":                        {people[2], &NameBarrier{Barrier: "b3", Sentence: text("Anders.")}, Conflict},
		"and then doubted":                      {people[2], &ConfirmBarrier{Barrier: "b3"}, Conflict},
		"and then acted on":                     {lea, asking(func(w *AskAction) { w.Barriers, w.AnswerBy = []string{"b3"}, e.at+day }), Conflict},
		"and then split":                        {lea, &SplitBarrier{Barrier: "b2", New: "x", Cards: []string{"c3"}, Sentence: text("Een.")}, Conflict},
		"split without an id":                   {lea, &SplitBarrier{Barrier: "raw", Cards: []string{"c1"}, Sentence: text("Een.")}, Invalid},
		"split with an id in use":               {lea, &SplitBarrier{Barrier: "raw", New: "b1", Cards: []string{"c1"}, Sentence: text("Een.")}, Conflict},
		"split without a sentence":              {lea, &SplitBarrier{Barrier: "raw", New: "x", Cards: []string{"c1"}}, Invalid},
		"split at a step that is not there":     {lea, &SplitBarrier{Barrier: "raw", New: "x", Cards: []string{"c1"}, Step: "toetje", Sentence: text("Een.")}, Invalid},
		"split with a card of another":          {lea, &SplitBarrier{Barrier: "raw", New: "x", Cards: []string{"c2"}, Sentence: text("Een.")}, Invalid},
		"split with all its cards":              {lea, &SplitBarrier{Barrier: "raw", New: "x", Cards: []string{"c1"}, Sentence: text("Een.")}, Invalid},
		"split with no card":                    {lea, &SplitBarrier{Barrier: "raw", New: "x", Sentence: text("Een.")}, Invalid},
		"split from another evening":            {there, &SplitBarrier{Barrier: "raw", New: "x", Cards: []string{"c1"}, Sentence: text("Een.")}, NotFound},
		"split by who raised it":                {people[0], &SplitBarrier{Barrier: "raw", New: "x", Cards: []string{"c1"}, Sentence: text("Een.")}, Forbidden},
		"split with the name of somebody in it": {lea, &SplitBarrier{Barrier: "raw", New: "x", Cards: []string{"c1"}, Sentence: text("Meneer De Vries zegt nee.")}, Invalid},
	})
	e.must(lea, merging("raw", "raw2")) // without a word to people who said nothing yet
	e.refused(lea, &ChangeBundle{Barrier: "raw2"}, Conflict)
	e.at = get[Barrier](e, "b3").UndoBy
	e.refused(lea, &UnmergeBarrier{Barrier: "b3"}, Conflict)
	e.at--
	e.must(lea, &UnmergeBarrier{Barrier: "b3"})
}

// TestAYesOfResidentsIsNotPutUnderOneOfOfficials; the other way round it is.
func TestAYesOfResidentsIsNotPutUnderOneOfOfficials(t *testing.T) {
	e := opened(t)
	r := e.cards(3)[0]
	e.must(e.official("o1"), &PlaceCard{Card: "work", Question: "werk", Step: "nood", Text: text("Ik mag niet zien wat een ander al vroeg.")})
	e.to("bundelen")
	e.must(lea, &RevealCards{})
	e.barrier("b1", r, "c1")
	e.must(lea, bundle(func(w *BundleCards) { w.Barrier, w.Cards = "int", []string{"work"} }))
	e.must(lea, &ConfirmAloud{Barrier: "int", Yes: true})
	e.refused(lea, merging("b1", "int"), Conflict)
	e.must(lea, merging("int", "b1"))
	e.must(lea, &UnmergeBarrier{Barrier: "int"})
	if s := get[Barrier](e, "int").State; s != ConfirmedInternal {
		t.Errorf("it became %s", s)
	}
}

// TestMergingAddsUpWithoutDoubles: who recognised both counts once, and who raised either speaks for both.
func TestMergingAddsUpWithoutDoubles(t *testing.T) {
	e, people := three(t)
	o := e.official("o1")
	r4, r5 := e.resident("r4"), e.resident("r5")
	for _, p := range []Principal{r4, r5, o} {
		e.must(p, &RecogniseBarrier{Barrier: "b1"})
	}
	e.must(r4, &RecogniseBarrier{Barrier: "b2"})
	e.must(people[2], &RecogniseBarrier{Barrier: "b2"})
	e.must(o, &RecogniseBarrier{Barrier: "b2"})
	e.must(lea, &RecogniseFor{Barrier: "b1", Side: Ervaring, People: 7}) // on paper
	e.must(lea, &TagBarrier{Barrier: "b1", Since: d0 - 400*day})
	e.must(lea, &TagBarrier{Barrier: "b2", Since: d0 - 100*day})
	e.must(lea, merging("b1", "b2"))
	if n := e.s.counts(recognition, "b2"); n["ervaring"] != 10 || n["uitvoering"] != 1 { // r3, r4, r5 and seven
		t.Errorf("recognised by %v", n)
	}
	b, into := get[Barrier](e, "b1"), get[Barrier](e, "b2")
	if b.State != Merged || b.Into != "b2" || b.UndoBy != e.at-1000+30*day || !slices.Equal(into.Cards, []string{"c2", "c1"}) || into.Since != d0-400*day {
		t.Errorf("b1 is %+v\nb2 is %+v", b, into)
	}
	if b.Sentence == "" || len(b.Older) != 0 {
		t.Error("its own words are gone (I-14)")
	}
	e.refused(r5, &RecogniseBarrier{Barrier: "b2"}, Conflict) // counted already
	e.must(people[0], &NameBarrier{Barrier: "b2", Sentence: text("Je geeft alles twee keer.")})
	lines := e.s.Barriers("", "", e.at)
	if len(lines) != 2 || e.s.openEnds(theSession, e.at) != 2 {
		t.Errorf("%d barriers are left", len(lines))
	}
}

// TestTheFirstDayOfTwo is the earlier one that is known.
func TestTheFirstDayOfTwo(t *testing.T) {
	for _, r := range [][3]Instant{{0, 0, 0}, {0, 5, 5}, {5, 0, 5}, {3, 5, 3}, {5, 3, 3}, {4, 4, 4}} {
		if got := earliest(r[0], r[1]); got != r[2] {
			t.Errorf("of %d and %d it is %d", r[0], r[1], got)
		}
	}
}

// TestAMergedBarrierSharesWhatIsDone: an action, a reason or a leg for one is for both, and both groups check it.
func TestAMergedBarrierSharesWhatIsDone(t *testing.T) {
	t.Run("an action", func(t *testing.T) {
		e, people := three(t)
		e.taken("a1", "b1", "K6")
		e.must(lea, merging("b1", "b2"))
		l := e.s.line(get[Barrier](e, "b2"), e.at)
		if l.Headline != WithAction || len(l.Actions) != 1 {
			t.Fatalf("b2 is under %s", l.Headline)
		}
		e.begun("a1")
		e.checking("a1")
		if n := e.s.raisingCards(get[Action](e, "a1")); n != 2 {
			t.Errorf("%d cards raised it", n)
		}
		e.must(people[1], says(NotNoticed)) // r2 raised b2
		if s := get[Action](e, "a1").State; s != ActionReopened {
			t.Errorf("it is %s (I-02)", s)
		}
	})
	t.Run("a reason", func(t *testing.T) {
		e, _ := three(t)
		e.must(lea, &GiveReason{Barrier: "b1", Category: "echt_uniek", Text: text("Nu niet."), DecidedBy: "chef"})
		e.must(lea, merging("b1", "b2"))
		if l := e.s.line(get[Barrier](e, "b2"), e.at); l.Headline != WithReason {
			t.Errorf("b2 is under %s", l.Headline)
		}
	})
	t.Run("a leg", func(t *testing.T) {
		e, people := three(t)
		e.must(lea, preparing("g1", Department, func(w *PrepareLeg) { w.Barriers = []string{"b1", "b2"} }))
		e.must(lea, merging("b1", "b2"))
		e.must(lea, &AskCarrier{Leg: "g1", Function: "raadslid", AnswerBy: e.at + day})
		e.must(carrier("g1/1"), &AcceptCarrying{Leg: "g1", Yes: true, SendBy: e.at + day})
		e.must(lea, &SendLeg{Leg: "g1"})
		b := get[Bundle](e, get[Leg](e, "g1").Bundle)
		if len(b.Signals) != 1 || b.Signals[0].Barrier != "b2" {
			t.Errorf("it carries %+v", b.Signals)
		}
		if l := e.s.line(get[Barrier](e, "b2"), e.at); l.Headline != PassedOn || len(e.s.Chain("b2")) != 1 {
			t.Errorf("b2 is under %s", l.Headline)
		}
		e.must(placeOf("g1"), &RephraseLeg{Leg: "g1", Words: text("Burgers ervaren administratieve last.")})
		e.must(people[0], &AnswerWhisper{Leg: "g1", Says: "nee"}) // r1 told what b1 says
	})
}

// TestMergingIsUndone by who raised one of them, as if it had not been; what came since stays where it came.
func TestMergingIsUndone(t *testing.T) {
	for name, who := range map[string]func([]Principal) Principal{
		"by the desk":                func([]Principal) Principal { return lea },
		"by who raised the one":      func(p []Principal) Principal { return p[0] },
		"by who raised the other":    func(p []Principal) Principal { return p[1] },
		"by a slip, after the night": func(p []Principal) Principal { return Principal{Role: Raiser, Seat: "r1", Session: theSession} },
	} {
		t.Run(name, func(t *testing.T) {
			e, people := three(t)
			r4 := e.resident("r4")
			e.must(r4, &RecogniseBarrier{Barrier: "b1"})
			e.must(people[2], &RecogniseBarrier{Barrier: "b2"})
			e.must(lea, &TagBarrier{Barrier: "b1", Since: d0 - 400*day})
			was, other := *get[Barrier](e, "b1"), *get[Barrier](e, "b2")
			e.must(lea, merging("b1", "b2"))
			e.must(people[0], &RecogniseBarrier{Barrier: "b2"}) // since
			e.must(who(people), &UnmergeBarrier{Barrier: "b1"})
			if got := get[Barrier](e, "b1"); string(mustJSON(got)) != string(mustJSON(&was)) || string(mustJSON(got.owned())) != string(mustJSON(was.owned())) {
				t.Errorf("b1 is %+v\nand was %+v", got, was)
			}
			if got := get[Barrier](e, "b2"); string(mustJSON(got)) != string(mustJSON(&other)) || !slices.Equal(got.own.Raisers, other.own.Raisers) {
				t.Errorf("b2 is %+v\nand was %+v", got, other)
			}
			if a, b := e.s.counts(recognition, "b1")["ervaring"], e.s.counts(recognition, "b2")["ervaring"]; a != 1 || b != 2 {
				t.Errorf("recognised by %d and %d", a, b)
			}
			e.refused(people[0], &NameBarrier{Barrier: "b2", Sentence: text("Anders.")}, Forbidden)
			e.must(lea, merging("b1", "b2")) // and again
		})
	}
	t.Run("with another one still in it", func(t *testing.T) {
		e, _ := three(t)
		r4 := e.resident("r4")
		e.must(r4, &RecogniseBarrier{Barrier: "b1"})
		e.must(r4, &RecogniseBarrier{Barrier: "b2"}) // the same person
		e.must(lea, merging("b1", "b3"))
		e.must(lea, merging("b2", "b3"))
		if n := e.s.counts(recognition, "b3")["ervaring"]; n != 1 {
			t.Fatalf("counted %d times", n)
		}
		e.must(lea, &UnmergeBarrier{Barrier: "b1"})
		if n := e.s.counts(recognition, "b3")["ervaring"]; n != 1 {
			t.Errorf("who recognised the one that stays counts %d times", n)
		}
		e.must(lea, &UnmergeBarrier{Barrier: "b2"})
		b := get[Barrier](e, "b3")
		if n := e.s.counts(recognition, "b3")["ervaring"]; n != 0 || !slices.Equal(b.Cards, []string{"c3"}) || len(b.own.Raisers) != 1 || len(b.own.Holds) != 0 {
			t.Errorf("counted %d times, b3 is %+v", n, b)
		}
	})
	t.Run("with a card in both", func(t *testing.T) {
		e, people := revealed(t, 3)
		e.barrier("b1", people[0], "c1", "c2")
		e.barrier("b2", people[1], "c2")
		e.barrier("b3", people[2], "c3")
		e.must(lea, merging("b1", "b3"))
		e.must(lea, merging("b2", "b3"))
		e.must(lea, &UnmergeBarrier{Barrier: "b1"})
		if b := get[Barrier](e, "b3"); !slices.Equal(b.Cards, []string{"c3", "c2"}) || len(b.own.Raisers) != 2 {
			t.Errorf("b3 is %+v", b)
		}
		e.must(people[1], &WithdrawCard{Card: "c2"}) // taken back while it is merged
		e.must(lea, &UnmergeBarrier{Barrier: "b2"})
		if b := get[Barrier](e, "b2"); len(b.Cards) != 0 || b.State != Confirmed {
			t.Errorf("b2 is %+v", b)
		}
	})
}

// TestI03WhatIsMergedIsNotSolved: it counts nowhere by itself.
func TestI03WhatIsMergedIsNotSolved(t *testing.T) {
	e := inState(t, ActionVerified)
	e.barrier("b2", seated("r2"), "c2")
	if f := e.s.Figures(e.at); f.Solved != (Figure{Part: 1, Of: 2}) {
		t.Fatalf("at first %+v", f.Solved)
	}
	e.must(lea, merging("b1", "b2"))
	if f := e.s.Figures(e.at); f.Solved != (Figure{Part: 1, Of: 1}) {
		t.Errorf("solved are %+v", f.Solved)
	}
	e.must(lea, &UnmergeBarrier{Barrier: "b1"})
	e.must(lea, merging("b2", "b1"))
	if f := e.s.Figures(e.at); f.Solved != (Figure{Part: 1, Of: 1}) {
		t.Errorf("the other way round solved are %+v", f.Solved)
	}
}

// TestSplitting leaves the sentence to those who said yes to it; the new one waits for its own.
func TestSplitting(t *testing.T) {
	e, people := revealed(t, 3)
	e.barrier("b1", people[0], "c1", "c2", "c3")
	e.must(lea, &TagBarrier{Barrier: "b1", Types: []string{"papier"}, Themes: []Label{"Wmo"}, Since: d0 - 50*day})
	e.must(people[2], &RecogniseBarrier{Barrier: "b1"})
	e.must(lea, &SplitBarrier{Barrier: "b1", New: "b2", Cards: []string{"c2"}, Step: "nood", Sentence: text("Er is niemand die helpt.")})
	b, n := get[Barrier](e, "b1"), get[Barrier](e, "b2")
	if b.State != Confirmed || !slices.Equal(b.Cards, []string{"c1", "c3"}) || len(b.own.Raisers) != 3 || e.s.counts(recognition, "b1")["ervaring"] != 1 {
		t.Errorf("b1 is %+v", b)
	}
	if n.State != Bundled || n.From != "b1" || n.Step != "nood" || n.Since != d0-50*day || !slices.Equal(n.Types, b.Types) || !slices.Equal(n.Themes, b.Themes) || len(n.own.Raisers) != 1 {
		t.Errorf("b2 is %+v", n)
	}
	e.refused(people[0], &ConfirmBarrier{Barrier: "b2", Yes: true}, Forbidden)
	e.must(people[1], &ConfirmBarrier{Barrier: "b2", Yes: true})
	e.must(people[1], &NameBarrier{Barrier: "b1", Sentence: text("Wij geven alles twee keer.")}) // still theirs (I-14)

	e.must(lea, bundle(func(w *BundleCards) { w.Barrier, w.Cards = "raw", []string{"c1", "c2"} }))
	e.must(lea, &SplitBarrier{Barrier: "raw", New: "raw2", Cards: []string{"c1"}, Sentence: text("Een.")})
	if b := get[Barrier](e, "raw"); len(b.own.Raisers) != 1 {
		t.Errorf("before the yes it is %+v", b)
	}
	e.refused(people[0], &ConfirmBarrier{Barrier: "raw", Yes: true}, Forbidden)
	e.must(people[0], &ConfirmBarrier{Barrier: "raw2", Yes: true})
	if n := get[Barrier](e, "raw2"); n.Step != "papieren" {
		t.Errorf("without a step it is at %s", n.Step)
	}
}
