package sessions

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// passOn is a step of the chain that somebody might ask, at any time and mostly at the wrong one.
func passOn(t *rapid.T, e *evening) (Principal, Wish) {
	pick := func(name string, of ...string) string { return rapid.SampledFrom(of).Draw(t, name) }
	ids := []string{"g1", "g2"}
	for _, l := range all[Leg](e.s) {
		ids = append(ids, l.ID)
	}
	id := pick("leg", ids...)
	p := carrier(id + pick("link", "/1", "/2", "/plek", "/plek"))
	level := Level(pick("level", string(Team), string(Department), string(Executive), string(Rijk), string(Ombudsman)))
	words := text("Woorden over " + id)
	yes := rapid.Bool().Draw(t, "yes")
	switch rapid.IntRange(0, 15).Draw(t, "what") {
	case 0:
		return lea, preparing(id, level, func(w *PrepareLeg) { w.Barriers = []string{pick("barrier", "b1", "b2")} })
	case 1, 2:
		return lea, &AskCarrier{Leg: id, Function: "raadslid", AnswerBy: e.at + day}
	case 3, 4:
		return p, &AcceptCarrying{Leg: id, Yes: yes, SendBy: e.at + day, Words: words}
	case 5, 6:
		return lea, &SendLeg{Leg: id}
	case 7:
		return p, &ReceiveLeg{Leg: id, Number: "R 1", No: yes, Words: words}
	case 8:
		return p, &TakeUpLeg{Leg: id, Handler: "griffier"}
	case 9, 10:
		kind := rapid.SampledFrom(AnswerKinds).Draw(t, "kind")
		return lea, replying(id, kind, func(w *AnswerLeg) {
			if kind == StillBusy {
				w.Expires = e.at + 60*day
			}
			w.Place = "portefeuillehouder"
		})
	case 11:
		return lea, &DeliverAnswer{Leg: id, Side: Ervaring, Way: pick("way", "brief", "telefoon"), Failed: yes}
	case 12:
		return lea, &CloseLeg{Leg: id}
	case 13:
		return seated("r1"), &AskHigher{Leg: id, Next: pick("next", "u1", "u2")}
	case 14:
		if yes {
			return p, &RephraseLeg{Leg: id, Words: words}
		}
		return seated(pick("seat", "r1", "r2")), &AnswerWhisper{Leg: id, Says: pick("says", "ja", "nee")}
	}
	return lea, &WithdrawLeg{Leg: id, Reason: words}
}

// TestWhateverIsAskedOfTheChain keeps its promises at every moment, also when weeks go by between two wishes.
func TestWhateverIsAskedOfTheChain(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		e, _ := passing(t)
		frozen := map[string]string{}
		switch rapid.IntRange(0, 2).Draw(rt, "begin") { // half of the walks begin where something happens
		case 1:
			e.sent("g1", Department)
		case 2:
			e.replied("g1", Department, NotCompetent)
		}
		for range rapid.IntRange(1, 25).Draw(rt, "steps") {
			p, w := passOn(rt, e)
			if rapid.IntRange(0, 3).Draw(rt, "from the evening") == 0 {
				p, w = step(rt, e)
			}
			e.holds(rt, p, w)
			_ = e.do(p, w)
			if rapid.IntRange(0, 5).Draw(rt, "later") == 0 {
				e.at += 25 * day
			}
			e.chainHolds(rt, frozen)
			addsUp(rt, e.s.Sentence(e.at))
		}
		same(rt, e)
	})
}

func (e *evening) chainHolds(t *rapid.T, frozen map[string]string) {
	for _, l := range all[Leg](e.s) {
		if (l.State == LegBack || l.State == LegDone) && !l.told() {
			t.Fatalf("%s is %s and was not told to %v (I-28)", l.ID, l.State, l.Sides)
		}
		if next, ok := find[Leg](e.s, l.Reply.Next); ok && l.Reply.At > 0 && next.Receipt.At == 0 {
			t.Fatalf("%s is free of it before %s said yes (I-13)", l.ID, next.Place)
		}
		if l.Reply.Kind.refers() && l.Reply.Next == "" {
			t.Fatalf("%s names nobody (I-13)", l.ID)
		}
		if l.Reply.Shifts > mostShifts || (l.Sent > 0) != (l.Bundle != "") || l.unsent() && l.Sent > 0 {
			t.Fatalf("%s is %+v", l.ID, l)
		}
		if b, ok := find[Bundle](e.s, l.Bundle); ok {
			if was, seen := frozen[b.ID]; seen && was != string(mustJSON(b)) || !b.Intact(e.hash) {
				t.Fatalf("the bundle of %s was altered (I-15)", l.ID)
			}
			frozen[b.ID] = string(mustJSON(b))
		}
	}
	for _, l := range e.s.Barriers("", "", e.at) {
		open := slices.ContainsFunc(l.Legs, (*Leg).open)
		if open && (l.Headline == WithReason || l.Headline == Untreated) || (l.Reason != nil) != (l.Headline == WithReason) {
			t.Fatalf("%s is under %s (I-05)", l.ID, l.Headline)
		}
	}
}
