package sessions

import "testing"

func TestTheLobbyIsRefused(t *testing.T) {
	e := opened(t)
	r := e.resident("r1")
	e.refuses(map[string]ask{
		"to a phone":               {r, &SetLobby{On: true}, Forbidden},
		"when it is off already":   {lea, &SetLobby{}, Conflict},
		"in no session":            {Principal{Role: CoFacilitator, Session: "weg"}, &SetLobby{On: true}, NotFound},
		"to admit who sits":        {lea, &AdmitSeat{Seat: "r1"}, Conflict},
		"to a phone that admits":   {r, &AdmitSeat{Seat: "r1"}, Forbidden},
		"to a scribe that admits":  {Principal{Role: Scribe, Session: theSession}, &AdmitSeat{Seat: "r1"}, Forbidden},
		"to name a number alone":   {lea, &NameConfidant{Number: "020 000 00 01"}, Invalid},
		"to name somebody nowhere": {Principal{Role: Facilitator, Session: "weg", Organization: "o1"}, &NameConfidant{Person: "Mirjam"}, NotFound},
		"to a second facilitator":  {Principal{Role: CoFacilitator, Session: theSession}, &NameConfidant{Person: "Mirjam"}, Forbidden},
	})
	e.must(lea, &SetLobby{On: true})
	e.refused(lea, &SetLobby{On: true}, Conflict)
	waits := e.sit("w1", DoorExperience, Ervaring, "")
	e.must(lea, &CloseSession{})
	e.refused(lea, &SetLobby{}, Conflict)
	e.refused(lea, &AdmitSeat{Seat: "w1"}, Conflict)
	e.must(waits, &ForgetMe{}) // leaving is nobody's to allow
}

// TestWhoWaitsInTheLobby sees no more than who has said nothing yet and may ask nothing, whatever their door and however
// doctored their phone; once let in they are as anybody by that door.
func TestWhoWaitsInTheLobby(t *testing.T) {
	e, people := revealed(t, 3)
	e.barrier("b1", people[0], "c1")
	e.must(lea, &SetLobby{On: true})
	for _, who := range []struct {
		seat string
		door Door
		side Side
	}{{"w1", DoorExperience, Ervaring}, {"w2", DoorWork, Uitvoering}, {"w3", DoorHelp, Begeleiding}, {"w4", DoorOpen, Ervaring}} {
		p := e.sit(who.seat, who.door, who.side, "")
		c, err := e.s.Class(p)
		if err != nil || e.sees(c, "card", "c1") || e.sees(c, "barrier", "b1") || e.sees(c, "seat", "r1") {
			t.Errorf("%s sees the board: %v", who.side, err)
		}
		for _, o := range Operations {
			if o.lets(Attendee) && o.Name != "forget-me" {
				e.refused(p, o.New(), Forbidden)
			}
		}
		e.must(lea, &AdmitSeat{Seat: who.seat})
		e.refused(lea, &AdmitSeat{Seat: who.seat}, Conflict)
		s := get[Seat](e, who.seat)
		if s.Waits || s.Admitted != (who.side == Ervaring) || s.Pledged || s.Side != who.side {
			t.Errorf("after toelaten it is %+v", s)
		}
		if c, _ = e.s.Class(p); e.sees(c, "card", "c1") == who.side.Official() {
			t.Errorf("%s is let in and sees the board %v", who.side, !who.side.Official())
		}
	}
	e.must(lea, &TakeSeat{Seat: "paper", Side: Ervaring}) // whom the desk seats, it has seen
	if get[Seat](e, "paper").Waits || get[Seat](e, "r1").Waits {
		t.Error("who sits already waits")
	}
	e.sit("w5", DoorWork, Beleid, "")
	e.must(lea, &CorrectSide{Seat: "w5", Side: Ervaring})
	if s := get[Seat](e, "w5"); s.Waits || !s.Admitted {
		t.Errorf("whose side the desk put right is %+v", s)
	}
	e.sit("w6", DoorHelp, Begeleiding, "")
	e.must(lea, &SetLobby{})
	if !get[Seat](e, "w6").Waits {
		t.Error("who waited walks in when the lobby ends")
	}
	if e.sit("w7", DoorHelp, Begeleiding, ""); get[Seat](e, "w7").Waits {
		t.Error("without a lobby somebody waits")
	}
}

// TestTheConfidantIsNamed for everybody to read, before the evening or in it, and taken from the screens.
func TestTheConfidantIsNamed(t *testing.T) {
	e := planned(t)
	e.must(lea, &NameConfidant{Person: "Mirjam", Number: "020 000 00 01", Until: "vrijdag"})
	if got := get[Session](e, theSession).Confidant; got.Person != "Mirjam" || got.Number != "020 000 00 01" {
		t.Errorf("it is %+v", got)
	}
	e.must(lea, &NameConfidant{})
	if got := get[Session](e, theSession).Confidant; got != (Urgent{}) {
		t.Errorf("after it was taken away it is %+v", got)
	}
}

// TestOneThingIsInTheLight: a card or a barrier, and nothing that left the board.
func TestOneThingIsInTheLight(t *testing.T) {
	e, people := revealed(t, 4)
	e.barrier("b1", people[0], "c1")
	e.must(people[3], &ConsentCard{Card: "c4", Answer: ConsentCollective})
	e.refuses(map[string]ask{
		"to a phone":                 {people[0], &SpotCard{Card: "c1"}, Forbidden},
		"a card that is not there":   {lea, &SpotCard{Card: "weg"}, NotFound},
		"a card for the collective":  {lea, &SpotCard{Card: "c4"}, Conflict},
		"a card of another session":  {Principal{Role: CoFacilitator, Session: "ander"}, &SpotCard{Card: "c1"}, NotFound},
		"to the scribe of the table": {Principal{Role: Scribe, Session: theSession}, &SpotCard{Card: "c1"}, Forbidden},
	})
	lit := func() (what string) {
		for _, b := range all[Barrier](e.s) {
			if b.Spot {
				what += b.ID
			}
		}
		for _, c := range all[Card](e.s) {
			if c.Spot {
				what += c.ID
			}
		}
		return what
	}
	for _, row := range []struct {
		w    Wish
		want string
	}{
		{&SpotBarrier{Barrier: "b1"}, "b1"}, {&SpotCard{Card: "c2"}, "c2"}, {&SpotCard{Card: "c3"}, "c3"}, {&SpotBarrier{Barrier: "b1"}, "b1"},
		{&SpotCard{Card: "c3"}, "c3"}, {&ParkCard{Card: "c3"}, ""}, {&ParkCard{Card: "c3", Back: true}, ""}, {&SpotCard{Card: "c2"}, "c2"}, {&SpotCard{}, ""},
	} {
		e.must(lea, row.w)
		if got := lit(); got != row.want {
			t.Errorf("after %T %+v %q is in the light, want %q", row.w, row.w, got, row.want)
		}
	}
	e.must(lea, &SpotCard{Card: "c2"})
	e.must(people[1], &WithdrawCard{Card: "c2"})
	e.refused(lea, &SpotCard{Card: "c2"}, Conflict)
	if got := lit(); got != "" {
		t.Errorf("%s was taken away and is in the light", got)
	}
}
