package sessions

import (
	"fmt"
	"testing"
)

// turns is what a page offers to somebody.
func (e *evening) turns(p Principal) ([]ActionTurn, []LegTurn) {
	e.t.Helper()
	return e.s.Turns(Who{Class: mustClass(e.t, e, p), Seat: p.Seat, Handles: e.links[p.Seat]}, e.at)
}

func raiserOf(seat string) Principal { return Principal{Role: Raiser, Seat: seat, Session: theSession} }

func atDesk(seat string) Principal {
	return Principal{Role: Facilitator, Organization: "o1", Session: theSession, Seat: seat}
}

// TestTurnsAreWhatTheRulesAccept: who is asked what of a1, in each state of it.
func TestTurnsAreWhatTheRulesAccept(t *testing.T) {
	for _, state := range everyState {
		t.Run(string(state), func(t *testing.T) {
			e := inState(t, state)
			for _, seat := range []string{"r1", "r2", "o1"} {
				mine, _ := e.turns(raiserOf(seat))
				if len(mine) == 0 {
					if seat == "r1" {
						t.Error("who raised it reads nothing of it")
					}
					continue
				}
				turn := mine[0]
				round := state == ActionChecking
				if turn.Asks != round || turn.Open != round {
					t.Errorf("%s is asked: %v, and may say something: %v", seat, turn.Asks, turn.Open)
				}
				rights := seat == "r1" && contains([]ActionState{ActionClaimed, ActionChecking, ActionVerified, ActionUnchecked}, state)
				if turn.Reopens != rights {
					t.Errorf("%s may reopen it: %v (I-02)", seat, turn.Reopens)
				}
				if turn.Apart != (seat == "o1") {
					t.Errorf("%s counts: %v", seat, !turn.Apart)
				}
			}
		})
	}
}

func TestATurnIsOver(t *testing.T) {
	e := inState(t, ActionChecking)
	r1 := raiserOf("r1")
	e.must(r1, &GiveVerdict{Action: "a1", Verdict: Partly, Words: text("Soms wel."), May: AsSaid})
	mine, _ := e.turns(r1)
	if n := mine[0]; n.Asks || !n.Open || n.Said != Partly || e.bodies[n.Words] != "Soms wel." || n.May != AsSaid || !n.Hush {
		t.Errorf("after an answer it is %+v", n)
	}
	e.must(r1, &HushVerdict{Action: "a1"})
	if mine, _ = e.turns(r1); mine[0].Hush || mine[0].Words != "" || mine[0].Said != Partly {
		t.Errorf("after taking the words back it is %+v", mine[0])
	}
	if none, _ := e.turns(raiserOf("o1")); len(none) > 0 && none[0].Said != "" {
		t.Error("somebody reads another's answer")
	}
	stranger := e.resident("r9")
	if a, l := e.turns(stranger); len(a)+len(l) > 0 {
		t.Errorf("who was only there is asked %v %v", a, l)
	}
	e.must(r1, &ForgetMe{})
	e.links["r1"] = nil
	if a, l := e.turns(r1); len(a)+len(l) > 0 {
		t.Errorf("who is forgotten is asked %v %v", a, l)
	}
}

// TestTurnsOfALeg: what raisers read of the way of their signal, and what they may say.
func TestTurnsOfALeg(t *testing.T) {
	for i, r := range []struct {
		name    string
		given   func(*evening)
		compare bool
		read    bool
		higher  Level
	}{
		{"readied", func(e *evening) { e.prepared("g1", Department) }, false, false, ""},
		{"sent", func(e *evening) { e.sent("g1", Department) }, false, false, ""},
		{"written anew", func(e *evening) {
			e.sent("g1", Department)
			e.must(placeOf("g1"), &RephraseLeg{"g1", text("Gegevensuitvraag")})
		}, true, false, ""},
		{"taken over", func(e *evening) { e.replied("g1", Department, TakenOver) }, false, true, ""},
		{"a no", func(e *evening) { e.replied("g1", Department, Denied) }, false, true, Executive},
		{"a no of the Rijk", func(e *evening) { e.replied("g1", Rijk, Denied) }, false, true, ""},
		{"no answer in time", func(e *evening) { e.sent("g1", Department); e.at = get[Leg](e, "g1").due() }, false, true, Executive},
		{"a no that was read", func(e *evening) {
			e.replied("g1", Department, Denied)
			e.must(raiserOf("r1"), &DeliverAnswer{Leg: "g1"})
		}, false, false, Executive},
	} {
		t.Run(fmt.Sprint(i, " ", r.name), func(t *testing.T) {
			e, _ := passing(t)
			r.given(e)
			_, legs := e.turns(raiserOf("r2"))
			if len(legs) != 1 {
				t.Fatalf("r2 reads of %d legs", len(legs))
			}
			if l := legs[0]; l.Compare != r.compare || l.Read != r.read || l.Higher != r.higher {
				t.Errorf("compare %v, read %v, higher %q", l.Compare, l.Read, l.Higher)
			}
			e.resident("r9")
			if _, none := e.turns(raiserOf("r9")); len(none) > 0 {
				t.Error("who did not tell it reads of it")
			}
		})
	}
}

// TestTheDeskSpeaksForWhoseSlipLiesThere: with equal rights (I-26), once a person, and the fact keeps who entered it.
func TestTheDeskSpeaksForWhoseSlipLiesThere(t *testing.T) {
	e, people := passing(t)
	e.official("o1")
	e.resident("r9")
	e.sent("g1", Department)
	e.must(placeOf("g1"), &RephraseLeg{"g1", text("Gegevensuitvraag")})
	e.refuses(map[string]ask{
		"for nobody":                {atDesk(""), &AnswerWhisper{"g1", "ja"}, Forbidden},
		"for a seat that is not":    {atDesk("weg"), &AnswerWhisper{"g1", "ja"}, Forbidden},
		"for who did not tell it":   {atDesk("r9"), &AnswerWhisper{"g1", "ja"}, Forbidden},
		"for an official":           {atDesk("o1"), &AnswerWhisper{"g1", "ja"}, Forbidden},
		"by a scribe with the slip": {Principal{Role: Scribe, Session: theSession, Seat: "r1"}, &AnswerWhisper{"g1", "ja"}, Forbidden},
	})
	e.must(atDesk("r1"), &AnswerWhisper{"g1", "nee"})
	e.refused(people[0], &AnswerWhisper{"g1", "ja"}, Conflict)
	if m := e.mine("r1", whisper); m == nil || m.Says != "nee" {
		t.Errorf("r1 reads %+v", m)
	}
	e.must(placeOf("g1"), &ReceiveLeg{Leg: "g1", Number: "R 1"})
	e.must(placeOf("g1"), replying("g1", Denied, func(*AnswerLeg) {}))
	e.refused(atDesk("r9"), &AskHigher{Leg: "g1", Next: "up"}, Forbidden)
	e.must(atDesk("r2"), &AskHigher{Leg: "g1", Next: "up"})
	if l := get[Leg](e, "up"); !l.Raised || e.mine("r2", "higher") == nil {
		t.Errorf("it is %+v", l)
	}
	var by []Role
	for _, entry := range e.entries {
		for _, f := range entry.Facts {
			switch f := f.(type) {
			case *WhisperAnswered:
				by = append(by, f.By)
			case *LegPrepared:
				if f.Raised != "" {
					by = append(by, f.By)
				}
			}
		}
	}
	if len(by) != 2 || by[0] != Facilitator || by[1] != Facilitator {
		t.Errorf("entered by %v", by)
	}
}
