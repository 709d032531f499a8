package sessions

import (
	"strings"
	"testing"
)

func by(door Door) Principal {
	return Principal{Role: Nobody, Session: theSession, Object: string(door)}
}

func TestTakingASeatIsRefused(t *testing.T) {
	e := opened(t)
	e.resident("r1")
	e.must(lea, &PlanSession{Session: "ander", Template: "T1-kort", Title: text("Nog een gesprek"), Date: d0 + day})
	e.refuses(map[string]ask{
		"without an id":                       {by(DoorExperience), &TakeSeat{Side: Ervaring}, Invalid},
		"with capitals in the id":             {by(DoorExperience), &TakeSeat{Seat: "R9", Side: Ervaring}, Invalid},
		"with a space in the id":              {by(DoorExperience), &TakeSeat{Seat: "r 9", Side: Ervaring}, Invalid},
		"with an id of 41 letters":            {by(DoorExperience), &TakeSeat{Seat: strings.Repeat("r", 41), Side: Ervaring}, Invalid},
		"with the id of another":              {by(DoorExperience), &TakeSeat{Seat: "r1", Side: Ervaring}, Conflict},
		"without a side":                      {by(DoorOpen), &TakeSeat{Seat: "r9"}, Forbidden},
		"with a side that is not there":       {by(DoorOpen), &TakeSeat{Seat: "r9", Side: "burger"}, Forbidden},
		"without a door":                      {by(""), &TakeSeat{Seat: "r9", Side: Ervaring}, Forbidden},
		"by a door that is not there":         {by("raam"), &TakeSeat{Seat: "r9", Side: Ervaring}, Forbidden},
		"at a table that is not there":        {by(DoorExperience), &TakeSeat{Seat: "r9", Side: Ervaring, Table: "9"}, Invalid},
		"under a name of 41 letters":          {by(DoorExperience), &TakeSeat{Seat: "r9", Side: Ervaring, Name: text(strings.Repeat("n", 41))}, Invalid},
		"under the name of another":           {by(DoorExperience), &TakeSeat{Seat: "r9", Side: Ervaring, Name: text("Naam r1")}, Conflict},
		"under a name with a title":           {by(DoorExperience), &TakeSeat{Seat: "r9", Side: Ervaring, Name: text("mevrouw Jansen")}, Invalid},
		"with a name as function":             {by(DoorWork), &TakeSeat{Seat: "r9", Side: Uitvoering, Function: "meneer De Vries"}, Invalid},
		"in a session that is not open yet":   {Principal{Role: Nobody, Session: "ander", Object: "ervaring"}, &TakeSeat{Seat: "r9", Side: Ervaring}, Conflict},
		"in a session that is not there":      {Principal{Role: Nobody, Session: "weg", Object: "ervaring"}, &TakeSeat{Seat: "r9", Side: Ervaring}, NotFound},
		"by somebody who has a seat already":  {seated("r1"), &TakeSeat{Seat: "r9", Side: Ervaring}, Forbidden},
		"on paper with a side that is no one": {lea, &TakeSeat{Seat: "r9", Side: "burger"}, Forbidden},
	})
	e.must(by(DoorExperience), &TakeSeat{Seat: strings.Repeat("r", 40), Name: text(strings.Repeat("n", 40)), Side: Ervaring, Table: "1"})
	e.must(lea, &CloseSession{})
	e.refused(by(DoorExperience), &TakeSeat{Seat: "r9", Side: Ervaring}, Conflict)
}

// TestDoors: the paper card decides the side (§4.0-2). An official gets to ervaring by no door but the
// open one, and there waits for the facilitator.
func TestDoors(t *testing.T) {
	letIn := map[Door]map[Side]string{
		DoorExperience: {Ervaring: "admitted"},
		DoorWork:       {Uitvoering: "seated", Beleid: "seated", Bestuur: "seated"},
		DoorHelp:       {Begeleiding: "seated", Toezicht: "seated"},
		DoorOpen: {Ervaring: "seated", Uitvoering: "seated", Beleid: "seated", Bestuur: "seated",
			Toezicht: "seated", Begeleiding: "seated"},
		DoorPaper: {Ervaring: "admitted", Uitvoering: "seated", Beleid: "seated", Bestuur: "seated",
			Toezicht: "seated", Begeleiding: "seated"},
	}
	for door, sides := range letIn {
		for _, side := range Sides {
			want := sides[side]
			if want == "" {
				want = "refused"
			}
			t.Run(string(door)+" to "+string(side)+" is "+want, func(t *testing.T) {
				e := opened(t)
				p := by(door)
				if door == DoorPaper {
					p = lea
				}
				w := &TakeSeat{Seat: "x", Side: side}
				if want == "refused" {
					e.refused(p, w, Forbidden)
					return
				}
				e.must(p, w)
				s := get[Seat](e, "x")
				if s.Admitted != (want == "admitted") || s.Pledged || s.Door != door || s.Side != side {
					t.Errorf("got %+v", s)
				}
			})
		}
	}
}

func TestTheDeskIsRefused(t *testing.T) {
	e := opened(t)
	e.resident("r1")
	e.official("o1")
	e.sit("gone", DoorOpen, Ervaring, "")
	e.must(lea, &RemoveSeat{Seat: "gone"})
	e.must(lea, &PlanSession{Session: "ander", Template: "T1-kort", Title: text("Nog een gesprek"), Date: d0 + day})
	there := lea
	there.Session = "ander"
	e.refuses(map[string]ask{
		"to admit who is in already":        {lea, &AdmitSeat{Seat: "r1"}, Conflict},
		"to admit an official":              {lea, &AdmitSeat{Seat: "o1"}, Conflict},
		"to admit who was removed":          {lea, &AdmitSeat{Seat: "gone"}, NotFound},
		"to admit nobody":                   {lea, &AdmitSeat{}, NotFound},
		"to correct to no side":             {lea, &CorrectSide{Seat: "r1"}, Invalid},
		"to correct to an unknown side":     {lea, &CorrectSide{Seat: "r1", Side: "burger"}, Invalid},
		"to correct who was removed":        {lea, &CorrectSide{Seat: "gone", Side: Beleid}, NotFound},
		"to pledge for who was removed":     {lea, &PledgeSeat{Seat: "gone"}, NotFound},
		"to remove twice":                   {lea, &RemoveSeat{Seat: "gone"}, NotFound},
		"a seat of another session":         {there, &RemoveSeat{Seat: "r1"}, Conflict},
		"a pledge of a seat that is gone":   {seated("gone"), &GivePledge{}, Forbidden},
		"a name in the function":            {lea, &CorrectSide{Seat: "o1", Side: Beleid, Function: "mevrouw Jansen"}, Invalid},
		"another session's seat as its own": {Principal{Role: Attendee, Seat: "r1", Session: "ander"}, &SayReady{}, NotFound},
	})
	e.open("ander")
	e.refuses(map[string]ask{
		"to remove a seat of another open session": {there, &RemoveSeat{Seat: "r1"}, NotFound},
		"to admit a seat of another open session":  {there, &AdmitSeat{Seat: "r1"}, NotFound},
		"to pledge a seat of another open session": {there, &PledgeSeat{Seat: "o1"}, NotFound},
	})
	e.must(lea, &CloseSession{})
	e.refused(lea, &CorrectSide{Seat: "r1", Side: Beleid}, Conflict)
}

// TestARemovedSeatIsRefusedEverything, whatever it asks.
func TestARemovedSeatIsRefusedEverything(t *testing.T) {
	e, people := revealed(t, 3)
	e.must(lea, &RemoveSeat{Seat: "r1"})
	for _, o := range Operations {
		e.refused(people[0], o.New(), Forbidden)
	}
	if n := e.s.counts(attendance, theSession)["ervaring"]; n != 2 {
		t.Errorf("%d are at the table, want 2", n)
	}
	if !e.sees(Class{Role: Wall}, "card", "c1") {
		t.Error("what was said from the seat is gone with it")
	}
	e.must(by(DoorExperience), &TakeSeat{Seat: "r9", Side: Ervaring, Name: text("Naam r1")})
}

func TestNotAdmittedIs(t *testing.T) {
	e, people := revealed(t, 3)
	e.barrier("b1", people[0], "c1")
	late := e.sit("late", DoorOpen, Ervaring, "")
	c, err := e.s.Class(late)
	if err != nil || e.sees(c, "card", "c1") || e.sees(c, "barrier", "b1") {
		t.Errorf("shown the board: %v", err)
	}
	e.refuses(map[string]ask{
		"refused a card":        {late, &PlaceCard{Card: "x", Question: "vast", Step: "papieren", Text: text("Dit maakte ik mee.")}, Forbidden},
		"refused a yes":         {late, &ConfirmBarrier{Barrier: "b1", Yes: true}, Forbidden},
		"refused a recognition": {late, &RecogniseBarrier{Barrier: "b1"}, Forbidden},
		"refused an action":     {late, &AskAction{Action: "x", Barriers: []string{"b1"}, Title: text("Doe iets"), Function: "chef", AnswerBy: e.at + day}, NotFound},
		"refused a promise":     {late, &MakePromise{Promise: "x", By: "bewoner", Capacity: "persoonlijk", Sentence: text("Ik kom terug.")}, Forbidden},
		"refused a one-off":     {late, &RegisterOneOff{OneOff: "x", What: text("Geregeld."), By: "balie"}, Forbidden},
		"refused a name for b1": {late, &NameBarrier{Barrier: "b1", Sentence: text("Iets anders.")}, Forbidden},
		"refused a tag on b1":   {late, &TagBarrier{Barrier: "b1"}, Forbidden},
	})
	e.must(lea, &AdmitSeat{Seat: "late"})
	e.must(late, &RecogniseBarrier{Barrier: "b1"})
}

// TestI20: no official sees what residents wrote before their own yes to the promise.
func TestI20(t *testing.T) {
	for name, pledge := range map[string]func(*evening, Principal){
		"on the phone":           func(e *evening, p Principal) { e.must(p, &GivePledge{}) },
		"signed on paper":        func(e *evening, p Principal) { e.must(lea, &PledgeSeat{Seat: p.Seat}) },
		"given by a co-lead too": func(e *evening, p Principal) { e.must(colead, &PledgeSeat{Seat: p.Seat}) },
	} {
		t.Run(name, func(t *testing.T) {
			e, people := revealed(t, 3)
			e.barrier("b1", people[0], "c1")
			p := e.sit("o1", DoorWork, Beleid, "beleidsadviseur")
			looks := func() bool {
				c, err := e.s.Class(p)
				if err != nil {
					t.Fatal(err)
				}
				if e.sees(c, "card", "c1") != e.sees(c, "barrier", "b1") {
					t.Fatal("a card and a barrier are not alike here")
				}
				return e.sees(c, "card", "c1")
			}
			if looks() {
				t.Error("sees cards before the promise")
			}
			e.refused(p, &RecogniseBarrier{Barrier: "b1"}, NotFound)
			e.refused(p, &AskAction{Action: "x", Barriers: []string{"b1"}, Title: text("Doe iets"), Function: "chef", AnswerBy: e.at + day}, NotFound)
			pledge(e, p)
			if !looks() {
				t.Error("sees no cards after the promise")
			}
			e.must(lea, &CorrectSide{Seat: "o1", Side: Uitvoering})
			if looks() {
				t.Error("the promise outlived a new side")
			}
		})
	}
}

var colead = Principal{Role: CoFacilitator, Session: theSession}

// TestMySeatSaysWhoSaysYesFirst: which sides work for the municipality stands in one place, and a screen reads it.
func TestMySeatSaysWhoSaysYesFirst(t *testing.T) {
	e := opened(t)
	for _, side := range Sides {
		id := string(side)
		e.must(lea, &TakeSeat{Seat: id, Side: side})
		if got := get[MySeat](e, id).Official; got != side.Official() {
			t.Errorf("%s: %v", side, got)
		}
	}
	e.must(lea, &CorrectSide{Seat: "ervaring", Side: Beleid})
	if !get[MySeat](e, "ervaring").Official {
		t.Error("a corrected side is not that of an official")
	}
}
