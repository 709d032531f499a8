package sessions

import (
	"slices"
	"testing"
)

// TestTwoOpenSessionsOfOneTrajectoryStayApart: an evening with all that can happen in it, at two tables, and beside it
// another one that is open too. No class of the other is shown a row of it, and nobody there can touch it.
func TestTwoOpenSessionsOfOneTrajectoryStayApart(t *testing.T) {
	e, people := revealed(t, 5)
	e.must(lea, &PlanSession{Session: "ander", Template: "T1-kort", Title: text("Nog een gesprek"), Date: d0 + day, Tables: []Label{"1", "2"}})
	e.open("ander")
	other := func(role Role) Principal { p := lea; p.Role, p.Session = role, "ander"; return p }
	for _, table := range []string{"1", "2"} {
		e.must(Principal{Role: Nobody, Session: "ander", Object: string(DoorExperience)}, &TakeSeat{Seat: "x" + table, Side: Ervaring, Table: table})
	}
	there := Principal{Role: Attendee, Session: "ander", Seat: "x2"}
	seen := e.shownThere()

	e.barrier("b1", people[0], "c1", "c2")
	e.must(people[2], &RecogniseBarrier{Barrier: "b1"})
	e.must(lea, &SpotBarrier{Barrier: "b1"})
	e.must(lea, &SpotCard{Card: "c3"})
	e.must(lea, &ParkCard{Card: "c4"})
	e.must(people[0], &RaiseHand{})
	e.must(Principal{Role: Scribe, Session: theSession, Table: "1"}, &RaiseHand{Hand: "papier", Side: Ervaring})
	e.must(lea, &GiveFloor{Hand: "r1"})
	e.must(people[1], &AskTime{})
	e.must(people[1], &AskPause{})
	e.must(lea, &OpenBallot{Ballot: "k", Form: ConsentForm, Question: text("Gaan we zo verder?")})
	e.must(people[0], &CastVote{Ballot: "k", Answer: "geen_bezwaar"})
	e.must(lea, &CloseBallot{Ballot: "k"})
	e.accept(e.ask("a1", "b1"), "a1", "K5")
	e.must(lea, &MakePromise{Promise: "p1", By: "wethouder", Capacity: "persoonlijk", Sentence: text("Ik kom terug met antwoord.")})
	e.must(lea, &RegisterOneOff{OneOff: "o1", What: text("Geregeld."), By: "balie"})
	e.must(lea, &SetLobby{On: true})
	e.sit("wacht", DoorExperience, Ervaring, "")
	e.to("pauze")
	e.must(people[0], &GivePulse{Answer: "goed"})
	e.to("bundelen")

	if now := e.shownThere(); !slices.Equal(now, seen) {
		t.Errorf("the other session is shown what happens here:\n%v\nand before it\n%v", now, seen)
	}
	e.refuses(map[string]ask{
		"a hand of the first":        {other(CoFacilitator), &RaiseHand{Hand: "r1"}, NotFound},
		"the word of the first":      {other(Facilitator), &EndFloor{Hand: "r1"}, Conflict},
		"a card in the light":        {other(Facilitator), &SpotCard{Card: "c3"}, NotFound},
		"a barrier in the light":     {other(Facilitator), &SpotBarrier{Barrier: "b1"}, NotFound},
		"a parked card":              {other(Facilitator), &ParkCard{Card: "c4", Back: true}, NotFound},
		"who waits in the lobby":     {other(Facilitator), &AdmitSeat{Seat: "wacht"}, NotFound},
		"a barrier by a phone":       {there, &RecogniseBarrier{Barrier: "b1"}, NotFound},
		"a hand by a phone":          {there, &LowerHand{Hand: "r1"}, Forbidden},
		"a seat that is not theirs":  {Principal{Role: Attendee, Session: "ander", Seat: "r1"}, &RaiseHand{}, NotFound},
		"a closed choice of another": {other(Facilitator), &DecideBallot{Ballot: "k", Decision: text("Ja.")}, NotFound},
	})
	e.must(there, &RaiseHand{})
	if f := get[Floor](e, "ander"); len(f.Line) != 1 || get[Floor](e, theSession).Now.ID != "r1" {
		t.Errorf("the two lists are one: %+v", f)
	}
	if get[Session](e, "ander").Lobby {
		t.Error("the lobby of one is that of both")
	}
}

// shownThere is every row that any class of the other session is shown, with what it reads.
func (e *evening) shownThere() (list []string) {
	e.s.Rows(func(r *Row) {
		if r.To != "" {
			return // addressed to one person, and not by class
		}
		for _, c := range Audiences("ander") {
			if pub, _, _, _ := r.For(c, 0); pub != nil {
				list = append(list, r.Kind+" "+r.ID+" "+string(pub))
			}
		}
	})
	slices.Sort(list)
	return slices.Compact(list)
}
