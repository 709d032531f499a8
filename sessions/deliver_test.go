package sessions

import "testing"

// both is an evening on which residents and officials gave one signal.
func both(t *testing.T) (*evening, []Principal) {
	e := opened(t)
	people := e.cards(2)
	o := e.official("o1")
	e.must(o, place(func(w *PlaceCard) { w.Card, w.Question, w.Text = "c9", "idee", text("Wij moeten het vragen.") }))
	e.to("bundelen")
	e.must(lea, &RevealCards{})
	e.barrier("b1", people[0], "c1", "c2", "c9")
	return e, append(people, o)
}

// TestI28: a leg closes only when the answer is back with at least one raiser of each side that gave the signal, or
// when that proved impossible.
func TestI28(t *testing.T) {
	tell := func(side Side, way string, failed bool) Wish {
		return &DeliverAnswer{Leg: "g1", Side: side, Way: way, Failed: failed}
	}
	for name, r := range map[string]struct {
		given func(e *evening, people []Principal)
		back  bool
	}{
		"told nobody":          {func(*evening, []Principal) {}, false},
		"told one side of two": {func(e *evening, _ []Principal) { e.must(lea, tell(Ervaring, "brief", false)) }, false},
		"told both": {func(e *evening, _ []Principal) {
			e.must(lea, tell(Ervaring, "brief", false))
			e.must(lea, tell(Uitvoering, "bericht", false))
		}, true},
		"read by a raiser, told the other": {func(e *evening, p []Principal) {
			e.must(p[1], &DeliverAnswer{Leg: "g1"})
			e.must(lea, tell(Uitvoering, "bericht", false))
		}, true},
		"one way failed": {func(e *evening, _ []Principal) {
			e.must(lea, tell(Uitvoering, "bericht", false))
			e.must(lea, tell(Ervaring, "brief", true))
		}, false},
		"one way failed twice": {func(e *evening, _ []Principal) {
			e.must(lea, tell(Uitvoering, "bericht", false))
			e.must(lea, tell(Ervaring, "brief", true))
			e.must(lea, tell(Ervaring, "brief", true))
		}, false},
		"two ways failed": {func(e *evening, _ []Principal) {
			e.must(lea, tell(Uitvoering, "bericht", false))
			e.must(lea, tell(Ervaring, "brief", true))
			e.must(lea, tell(Ervaring, "telefoon", true))
		}, true},
		"one way failed and then it was read out": {func(e *evening, _ []Principal) {
			e.must(lea, tell(Uitvoering, "bericht", false))
			e.must(lea, tell(Ervaring, "brief", true))
			e.must(lea, tell(Ervaring, "voorgelezen", false))
		}, true},
	} {
		t.Run(name, func(t *testing.T) {
			e, people := both(t)
			e.replied("g1", Department, TakenPartly)
			if l := get[Leg](e, "g1"); len(l.Sides) != 2 {
				t.Fatalf("it came from %v", l.Sides)
			}
			r.given(e, people)
			l := get[Leg](e, "g1")
			if (l.State == LegBack) != r.back || (l.Back > 0) != r.back {
				t.Errorf("it is %s, back at %d", l.State, l.Back)
			}
			if !r.back {
				e.refused(lea, &CloseLeg{"g1"}, Conflict)
				return
			}
			e.must(lea, &CloseLeg{"g1"})
			if l := get[Leg](e, "g1"); l.State != LegDone || l.Closed == 0 || l.times() != (Boundaries{}) {
				t.Errorf("closed it is %+v", l)
			}
		})
	}
	t.Run("refused", func(t *testing.T) {
		e, people := both(t)
		e.refused(lea, tell(Ervaring, "brief", false), NotFound)
		e.received("g1", Department)
		e.refused(lea, tell(Ervaring, "brief", false), Conflict)
		e.must(placeOf("g1"), replying("g1", TakenOver, func(*AnswerLeg) {}))
		e.refuses(map[string]ask{
			"to a side that gave nothing":        {lea, tell(Bestuur, "brief", false), Invalid},
			"in no way":                          {lea, tell(Ervaring, "", false), Invalid},
			"as if a raiser had read it":         {lea, tell(Ervaring, "gelezen", false), Invalid},
			"by who did not raise it":            {e.resident("r9"), tell(Ervaring, "", false), Forbidden},
			"by an official for the side":        {people[2], tell(Uitvoering, "brief", false), Forbidden},
			"by the wall":                        {Principal{Role: Wall, Session: theSession}, tell(Ervaring, "brief", false), Forbidden},
			"closing what is not there":          {lea, &CloseLeg{"g9"}, NotFound},
			"by somebody who waits to be let in": {e.sit("wait", DoorOpen, Ervaring, ""), tell(Ervaring, "", false), NotFound},
		})
		e.must(Principal{Role: Raiser, Seat: "r2", Session: theSession}, tell("", "", true)) // what a raiser read did not fail
		if l := get[Leg](e, "g1"); !l.reaches(Ervaring) || l.Told[0].Way != "gelezen" {
			t.Errorf("the raiser's word is %+v", l.Told)
		}
		e.refused(lea, tell(Ervaring, "brief", false), Conflict)
	})
}

// TestSilenceIsToldAsWell: that no answer came goes back to the table, and an answer that comes late opens it again.
func TestSilenceIsToldAsWell(t *testing.T) {
	for _, closed := range []bool{false, true} {
		e, _ := passing(t)
		e.sent("g1", Department)
		e.at = get[Leg](e, "g1").Reply.By
		e.back("g1")
		l := get[Leg](e, "g1")
		if l.State != LegBack || l.Reply.At != 0 || !l.denied(e.at) {
			t.Fatalf("it is %+v", l)
		}
		if closed {
			e.must(lea, &CloseLeg{"g1"})
		}
		e.refused(placeOf("g1"), replying("g1", StillBusy, func(w *AnswerLeg) { w.Expires = e.at + 9*day }), Conflict)
		e.must(placeOf("g1"), replying("g1", TakenOver, func(*AnswerLeg) {}))
		l = get[Leg](e, "g1")
		if l.State != LegReplied || l.Back != 0 || l.Closed != 0 || len(l.Told) != 0 || l.Receipt.At == 0 || l.denied(e.at) {
			t.Errorf("after a late answer it is %+v", l)
		}
		e.back("g1")
		e.refused(placeOf("g1"), replying("g1", Denied, func(*AnswerLeg) {}), Conflict)
	}
}
