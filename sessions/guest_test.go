package sessions

import "testing"

func guestOf(id string, part GuestPart) Principal {
	role := Partner
	if part == Observing {
		role = Observer
	}
	return Principal{Role: role, Object: id, Session: theSession}
}

// observed is an evening that is open, where the ombudsman looks along.
func observed(t *testing.T) (*evening, Principal) {
	e := opened(t)
	e.must(lea, &InviteGuest{Guest: "g1", Part: Observing, Name: "Ombudsman Metropool", Type: "ombudsman", Function: "onderzoeker"})
	g := guestOf("g1", Observing)
	e.must(g, &EnterGuest{Promise: true})
	return e, g
}

func TestItIsNoGuest(t *testing.T) {
	e := opened(t)
	invite := func(f func(*InviteGuest)) Wish {
		w := &InviteGuest{Guest: "g2", Part: Observing, Name: "Ombudsman", Type: "ombudsman", Function: "onderzoeker"}
		f(w)
		return w
	}
	e.must(lea, invite(func(w *InviteGuest) { w.Guest = "g1" }))
	e.refuses(map[string]ask{
		"for an unknown part":            {lea, invite(func(w *InviteGuest) { w.Part = "baas" }), Invalid},
		"of an unknown kind":             {lea, invite(func(w *InviteGuest) { w.Type = "bank" }), Invalid},
		"without an organisation":        {lea, invite(func(w *InviteGuest) { w.Name = "" }), Invalid},
		"without a function":             {lea, invite(func(w *InviteGuest) { w.Function = "" }), Invalid},
		"by name":                        {lea, invite(func(w *InviteGuest) { w.Function = "mevrouw Jansen" }), Invalid},
		"with an id that is none":        {lea, invite(func(w *InviteGuest) { w.Guest = "A!" }), Invalid},
		"twice":                          {lea, invite(func(w *InviteGuest) { w.Guest = "g1" }), Conflict},
		"an observer of the dienst":      {lea, invite(func(w *InviteGuest) { w.Type = "dienst" }), Invalid},
		"invited by a resident":          {e.resident("r1"), invite(func(*InviteGuest) {}), Forbidden},
		"invited by another guest":       {guestOf("g1", Observing), invite(func(*InviteGuest) {}), Forbidden},
		"one who did not promise":        {guestOf("g1", Observing), &EnterGuest{}, Conflict},
		"one who was never invited":      {guestOf("g9", Observing), &EnterGuest{Promise: true}, NotFound},
		"with the name of a paper door":  {Principal{Role: Nobody, Object: string(DoorWork), Session: theSession}, &EnterGuest{Promise: true}, NotFound},
		"of a session that is not there": {Principal{Role: Observer, Object: "g1", Session: "ander"}, &EnterGuest{Promise: true}, NotFound},
		"an end of who is not there":     {lea, &EndGuest{Guest: "g9"}, NotFound},
		"an end by themselves":           {guestOf("g1", Observing), &EndGuest{Guest: "g1"}, Forbidden},
	})
	g := guestOf("g1", Observing)
	e.must(g, &EnterGuest{Promise: true})
	e.refused(g, &EnterGuest{Promise: true}, Forbidden)
	e.must(lea, &EndGuest{Guest: "g1"})
	e.refused(lea, &EndGuest{Guest: "g1"}, Conflict)
	if _, err := e.s.Class(g); err == nil {
		t.Error("who was ended still looks along")
	}
}

// TestNobodyLooksAlongInAnOwnCircle: what people say among themselves is for who sits there (T0).
func TestNobodyLooksAlongInAnOwnCircle(t *testing.T) {
	e := opened(t)
	e.must(lea, &PlanSession{Session: "kring", Template: "eigen", Title: text("In eigen kring"), Date: d0 + day, Sides: []Side{Ervaring, Begeleiding}, Phases: listed(T1Kort)})
	here := lea
	here.Session = "kring"
	for _, part := range []GuestPart{Observing, Partnered} {
		e.refused(here, &InviteGuest{Guest: "g1", Part: part, Name: "Ombudsman", Type: "ombudsman", Function: "onderzoeker"}, Forbidden)
	}
	c, err := e.s.Class(Principal{Role: TrajectoryLead, Organization: "o1", Session: "kring", Collective: true})
	if err != nil || c.trusted() {
		t.Errorf("a trajectory lead in an own circle is %+v, %v", c, err)
	}
}

// TestTheObserverMayOnlyAsk takes every operation that there is.
func TestTheObserverMayOnlyAsk(t *testing.T) {
	for _, o := range Operations {
		if o.lets(Observer) != (o.Name == "place-card") {
			t.Errorf("%s by the observer: %v", o.Name, o.lets(Observer))
		}
		if o.lets(Partner) || o.lets(TrajectoryLead) || o.lets(Adviser) {
			t.Errorf("%s is not for who only reads", o.Name)
		}
	}
}

// TestTheObserverIsNotCountedAndAsksQuestions: no seat, no voice, no card but a question, and that one is shown with
// the others (S1-10, DOMAIN §4.7).
func TestTheObserverIsNotCountedAndAsksQuestions(t *testing.T) {
	e, g := observed(t)
	before := e.s.seated(theSession)
	e.refuses(map[string]ask{
		"an experience":               {g, &PlaceCard{Card: "q9", Question: "meegemaakt", Step: "nood", Text: text("Ik zag veel.")}, Forbidden},
		"what an official heard":      {g, &PlaceCard{Card: "q9", Question: "gehoord", Step: "nood", Text: text("Ik hoorde veel.")}, Forbidden},
		"nothing":                     {g, &PlaceCard{Card: "q9", Question: "vraag", Step: "nood"}, Invalid},
		"at a step that is not there": {g, &PlaceCard{Card: "q9", Question: "vraag", Step: "maan", Text: text("Waarom?")}, Invalid},
		"with a number in it":         {g, &PlaceCard{Card: "q9", Question: "vraag", Step: "nood", Text: text("Bel 06 12345678?")}, Invalid},
		"before the promise":          {guestOf("g9", Observing), &PlaceCard{Card: "q9", Question: "vraag", Step: "nood", Text: text("Waarom?")}, NotFound},
	})
	e.must(lea, &StartPhase{Phase: "luisteren"})
	e.must(g, &PlaceCard{Card: "q1", Step: "nood", Text: text("Wie beslist hierover?"), Feeling: "boos", Stopped: true})
	c, _ := find[Card](e.s, "q1")
	if c.Kind != Query || c.Side != Toezicht || c.Feeling != "" || c.Stopped || c.own.Shown {
		t.Errorf("the question is %+v", c)
	}
	if len(e.links) != 0 {
		t.Errorf("a question of an office is linked to somebody: %v", e.links)
	}
	if class, _ := e.s.Class(Principal{Role: Wall, Session: theSession}); Seen(c, class) != nil {
		t.Error("it is on the wall during the listening")
	}
	e.must(lea, &StartPhase{Phase: "bundelen"})
	e.must(lea, &RevealCards{})
	if c, _ = find[Card](e.s, "q1"); !c.own.Shown {
		t.Error("the question of the observer was not shown")
	}
	if n := e.s.seated(theSession); n != before {
		t.Errorf("%d are counted and not %d", n, before)
	}
}

// TestTheObserverSeesStubs: what was hidden or taken away leaves its shape, and no word (§4.7, I-33).
func TestTheObserverSeesStubs(t *testing.T) {
	e, people := revealed(t, 4)
	e.must(lea, &InviteGuest{Guest: "g1", Part: Observing, Name: "Ombudsman", Type: "ombudsman", Function: "onderzoeker"})
	e.must(lea, &InviteGuest{Guest: "g2", Part: Partnered, Name: "VNG", Type: "koepel", Function: "adviseur"})
	g, partner := guestOf("g1", Observing), guestOf("g2", Partnered)
	card := func(p Principal, id string) *Card {
		class, err := e.s.Class(p)
		if err != nil {
			t.Fatal(err)
		}
		c, _ := find[Card](e.s, id)
		r, _ := Seen(c, class).(*Card)
		return r
	}
	if card(g, "c3") != nil {
		t.Error("a card is shown before the promise")
	}
	e.must(g, &EnterGuest{Promise: true})
	e.must(partner, &EnterGuest{Promise: true})
	e.must(lea, &HideCard{Card: "c1", Reason: text("Te herkenbaar.")})
	e.must(people[1], &WithdrawCard{Card: "c2"})
	if c := card(g, "c1"); c == nil || c.State != Hidden || c.Words != "" {
		t.Errorf("of a hidden card the observer gets %+v", c)
	}
	if c := card(g, "c2"); c == nil || c.State != Withdrawn || c.Words != "" {
		t.Errorf("of a withdrawn card the observer gets %+v", c)
	}
	if c := card(g, "c3"); c == nil || c.Words == "" {
		t.Errorf("of a card that was shown the observer gets %+v", c)
	}
	if card(partner, "c3") != nil {
		t.Error("a partner gets a card")
	}
	e.must(people[3], &ConsentCard{Card: "c4", Answer: ConsentCollective})
	if card(g, "c4") != nil {
		t.Error("the observer gets what is for the collective alone")
	}
	e.must(lea, &CloseSession{})
	if card(g, "c3") != nil {
		t.Error("after the evening the observer still gets cards (§4.0-7)")
	}
}

// TestS3_03: a partner can be invited to one session; then access ends when the session is archived.
func TestS3_03(t *testing.T) {
	e := opened(t)
	e.must(lea, &InviteGuest{Guest: "g1", Part: Partnered, Name: "Kennisinstituut", Type: "kennisinstituut", Function: "adviseur"})
	g := guestOf("g1", Partnered)
	e.must(g, &EnterGuest{Promise: true})
	e.must(lea, &PlanSession{Session: "ander", Template: "T1-kort", Title: text("Nog een gesprek"), Date: d0 + day})
	if _, err := e.s.Class(Principal{Role: Partner, Object: "g1", Session: "ander"}); err == nil {
		t.Error("the partner gets in to another session")
	}
	e.must(lea, &CloseSession{})
	if c, err := e.s.Class(g); err != nil || c.Role != Partner {
		t.Errorf("after the evening the partner is %+v, %v", c, err)
	}
	e.must(lea, &InviteGuest{Guest: "g2", Part: Partnered, Name: "VNG", Type: "koepel", Function: "adviseur"})
	e.refused(lea, &InviteGuest{Guest: "g3", Part: Observing, Name: "Ombudsman", Type: "ombudsman", Function: "onderzoeker"}, Conflict)
	e.must(lea, &PublishOutcome{Read: true})
	e.must(lea, &ArchiveSession{})
	for _, id := range []string{"g1", "g2"} {
		if _, err := e.s.Class(guestOf(id, Partnered)); err == nil {
			t.Errorf("%s gets in to a session that is archived", id)
		}
	}
	e.refused(lea, &InviteGuest{Guest: "g4", Part: Partnered, Name: "VNG", Type: "koepel", Function: "adviseur"}, Conflict)
}

// TestS3_04: a trajectory lead sees all sessions of the trajectory and cannot alter a card. Of a municipality they see
// no card of a resident: they were not there and made no promise (I-20).
func TestS3_04(t *testing.T) {
	e, _ := revealed(t, 3)
	e.must(lea, &PlanSession{Session: "ander", Template: "T1-kort", Title: text("Nog een gesprek"), Date: d0 + day})
	for _, session := range []string{theSession, "ander"} {
		for _, collective := range []bool{true, false} {
			p := Principal{Role: TrajectoryLead, Organization: "o1", Session: session, Collective: collective}
			c, err := e.s.Class(p)
			if err != nil {
				t.Fatal(err)
			}
			s, _ := find[Session](e.s, session)
			card, _ := find[Card](e.s, "c1")
			if Seen(s, c) == nil || (Seen(card, c) != nil) != collective {
				t.Errorf("%s, of a collective %v: sees the session %v, a card %v", session, collective, Seen(s, c), Seen(card, c))
			}
		}
	}
	if _, err := e.s.Class(Principal{Role: TrajectoryLead, Organization: "o2", Session: theSession}); err == nil {
		t.Error("a trajectory lead of another organisation gets in")
	}
	me := Principal{Role: TrajectoryLead, Organization: "o1", Session: theSession, Collective: true}
	e.refuses(map[string]ask{
		"hides a card":           {me, &HideCard{Card: "c1", Reason: text("x")}, Forbidden},
		"rewords a card":         {me, &RewordCard{Card: "c1", Text: text("x")}, Forbidden},
		"withdraws a card":       {me, &WithdrawCard{Card: "c1"}, Forbidden},
		"places a card":          {me, &PlaceCard{Card: "c9", Question: "vraag", Step: "nood", Text: text("x")}, Forbidden},
		"parks a card":           {me, &ParkCard{Card: "c1"}, Forbidden},
		"bundles cards":          {me, &BundleCards{Barrier: "b1", Cards: []string{"c1"}}, Forbidden},
		"reveals cards":          {me, &RevealCards{}, Forbidden},
		"writes one for another": {me, &WriteCardFor{Side: Ervaring, Yes: true}, Forbidden},
	})
}
