package live_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"maatwerkroute/sessions"
	"maatwerkroute/templates"
)

// The conversations, each played to its end on a real board: what a part is for is done by everybody who may, what it
// does not allow is refused, and what it keeps private is on nobody's screen.

// played is a conversation that is played by its template.
type played struct {
	*evening
	form    templates.Template
	people  map[string]sessions.Side
	screens map[string]*screen
	placed  int
	heard   string // a card with what an official heard
	secret  string // a card of which its author says that it stays here
	did     map[sessions.PhaseKind]bool
}

func play(t *testing.T, id string, sides ...sessions.Side) *played {
	t.Helper()
	set, err := templates.Open()
	if err != nil {
		t.Fatal(err)
	}
	form, ok := set.Named(id)
	if !ok {
		t.Fatalf("no template %s", id)
	}
	p := &played{evening: newEvening(t, 5), form: form, people: map[string]sessions.Side{}, screens: map[string]*screen{}, did: map[sessions.PhaseKind]bool{}}
	p.must(p.lea(), &sessions.OpenTrajectory{Title: p.text(), HostName: "Collectief", HostType: "collectief", Steps: p.steps()})
	p.plan("avond", form)
	for i, side := range sides {
		p.people[fmt.Sprintf("%c%d", side[0], i)] = side
	}
	for _, phase := range form.Phases {
		p.phase(phase)
	}
	p.must(p.lea(), &sessions.CloseSession{})
	p.must(p.lea(), &sessions.PublishOutcome{Read: true})
	p.replays()
	return p
}

// plan makes a session ready and opens it.
func (e *evening) plan(session string, form templates.Template) {
	e.t.Helper()
	lead := e.lea()
	lead.Session = session
	e.must(lead, &sessions.PlanSession{Session: session, Template: form.ID, Title: e.text(), Date: e.now() + day/2, Tables: []sessions.Label{"1"}, Phases: form.Phases, Sides: form.Sides})
	e.must(lead, &sessions.NameUrgent{Person: "begeleider", Number: "020 000 00 00", Until: "21 uur"})
	e.must(lead, &sessions.DateFeedback{Date: e.now() + 60*day})
	e.must(lead, &sessions.WriteMandate{Rung: "coproduceren", Use: e.text(), SignedBy: "directeur", Pledge: true})
	e.must(lead, &sessions.OpenSession{})
}

func (e *evening) recordOf(session string) (found *sessions.Session) {
	for _, r := range e.rows() {
		if s, ok := r.Record.(*sessions.Session); ok && s.ID == session {
			found = s
		}
	}
	return found
}

// no asks what is to be refused.
func (p *played) no(who sessions.Principal, w sessions.Wish) {
	p.t.Helper()
	if err := p.do(who, w); err == nil {
		p.t.Errorf("in %s: %T is taken", p.recordOf("avond").Run.Phase, w)
	}
}

// seats lists who sits on a side, or on any of several.
func (p *played) seats(sides ...sessions.Side) (list []string) {
	for seat, side := range p.people {
		if slices.Contains(sides, side) {
			list = append(list, seat)
		}
	}
	slices.Sort(list)
	return list
}

func (p *played) everybody() []string { return p.seats(sessions.Sides...) }

func (p *played) looks() {
	p.t.Helper()
	for seat, s := range p.screens {
		if _, err := s.catchUp(p.t); err != nil {
			p.t.Fatal(seat, err)
		}
	}
}

// shown says on how many screens of others a card is.
func (p *played) shown(card, author string) (n int) {
	p.t.Helper()
	p.looks()
	for seat, s := range p.screens {
		if _, sees := s.records["card "+card]; sees && seat != author {
			n++
		}
	}
	return n
}

// card writes for a seat, in the first question that the phase asks of its side.
func (p *played) card(phase sessions.Phase, seat string) (string, *sessions.PlaceCard) {
	p.placed++
	w := &sessions.PlaceCard{Card: fmt.Sprintf("k%d", p.placed), Question: "geen", Step: "nood", Text: sessions.Text{Body: fmt.Sprintf("Dit maakte ik mee, woord %d.", p.placed)}}
	for _, q := range phase.Questions {
		if slices.Contains(q.Sides, p.people[seat]) {
			w.Question = q.ID
			break
		}
	}
	return w.Card, w
}

func (p *played) phase(phase sessions.Phase) {
	p.t.Helper()
	if now := p.recordOf("avond").Run; now.Phase != phase.ID {
		p.must(p.lea(), &sessions.StartPhase{Phase: phase.ID, After: now.ID})
		p.no(p.desk(), &sessions.StartPhase{Phase: phase.ID, After: now.ID}) // the other facilitator pressed too
	}
	act, ok := acts[phase.Kind]
	if !ok {
		p.t.Fatalf("nobody knows how to play %s", phase.Kind)
	}
	act(p, phase)
	p.did[phase.Kind] = true
	for _, seat := range p.everybody() {
		if _, w := p.card(phase, seat); !slices.Contains(phase.Write, p.people[seat]) {
			p.no(p.at(seat), w)
		}
	}
	if phase.Reveal == sessions.RevealNothing {
		p.no(p.lea(), &sessions.RevealCards{})
	}
	if !phase.Pulse {
		p.no(p.at(p.everybody()[0]), &sessions.GivePulse{Answer: "goed"})
	}
}

// write has everybody write who may, and those who go first before the others.
func (p *played) write(phase sessions.Phase) (cards map[string]string) {
	p.t.Helper()
	cards = map[string]string{}
	first, rest := p.seats(phase.First...), phase.Write
	if len(first) > 0 {
		rest = slices.DeleteFunc(slices.Clone(phase.Write), func(s sessions.Side) bool { return slices.Contains(phase.First, s) })
		for i, seat := range first {
			for _, waits := range p.seats(rest...) {
				_, w := p.card(phase, waits)
				p.no(p.at(waits), w)
			}
			if i == len(first)-1 {
				p.must(p.at(seat), &sessions.SayReady{})
			}
			id, w := p.card(phase, seat)
			p.must(p.at(seat), w)
			cards[id] = seat
		}
	}
	for _, seat := range p.seats(rest...) {
		id, w := p.card(phase, seat)
		p.must(p.at(seat), w)
		cards[id] = seat
	}
	for id, seat := range cards {
		if n := p.shown(id, seat); n > 0 && phase.Kind != sessions.Bundling {
			p.t.Errorf("in %s the card of %s is on %d screens before the reveal", phase.ID, seat, n)
		}
	}
	return cards
}

var acts = map[sessions.PhaseKind]func(*played, sessions.Phase){
	sessions.Welcome: func(p *played, _ sessions.Phase) {
		doors := map[sessions.Side]sessions.Door{sessions.Ervaring: sessions.DoorExperience, sessions.Begeleiding: sessions.DoorHelp, sessions.Toezicht: sessions.DoorHelp}
		come := func(seat string, side sessions.Side) error {
			door := doors[side]
			if door == "" {
				door = sessions.DoorWork
			}
			return p.do(sessions.Principal{Role: sessions.Nobody, Session: "avond", Object: string(door)}, &sessions.TakeSeat{Seat: seat, Side: side, Function: "medewerker"})
		}
		for _, seat := range p.everybody() {
			if err := come(seat, p.people[seat]); err != nil {
				p.t.Fatalf("%s cannot sit: %v", seat, err)
			}
			if p.people[seat].Official() {
				p.must(p.at(seat), &sessions.GivePledge{})
			}
			p.screens[seat] = p.look(p.at(seat))
		}
		for _, side := range sessions.Sides {
			if len(p.form.Sides) > 0 && !slices.Contains(p.form.Sides, side) && come("gast-"+string(side), side) == nil {
				p.t.Errorf("%s sits at a conversation that is not for them", side)
			}
		}
		p.screens["muur"] = p.look(p.wall())
	},
	sessions.Introductions: func(p *played, _ sessions.Phase) { p.no(p.lea(), &sessions.RevealCards{}) },
	sessions.Listening: func(p *played, phase sessions.Phase) {
		for i, q := range phase.Questions[:3] {
			p.placed++
			w := &sessions.WriteCardFor{PlaceCard: sessions.PlaceCard{Card: fmt.Sprintf("l%d", i), Question: q.ID, Step: "nood", Text: p.text()}, Side: sessions.Ervaring, Seat: p.seats(sessions.Ervaring)[i], Yes: true}
			p.must(p.scribe(), w)
		}
		official := p.seats(sessions.Uitvoering)[0]
		_, w := p.card(phase, official)
		w.Question = "gehoord"
		p.must(p.at(official), w)
		if p.heard = w.Card; p.shown(p.heard, official) > 0 {
			p.t.Error("what an official heard is on a screen while people listen (S0-15)")
		}
	},
	sessions.SayBack: func(p *played, _ sessions.Phase) {
		if p.shown(p.heard, "") == 0 {
			p.t.Error("what an official heard is said back on no screen")
		}
	},
	sessions.Pairs: func(p *played, phase sessions.Phase) {
		for id := range p.write(phase) {
			p.secret = id
		}
	},
	sessions.Writing: func(p *played, phase sessions.Phase) { p.write(phase) },
	sessions.Break: func(p *played, phase sessions.Phase) {
		for _, seat := range p.everybody() {
			p.must(p.at(seat), &sessions.GivePulse{Answer: "goed"})
		}
	},
	sessions.Bundling: func(p *played, phase sessions.Phase) {
		p.must(p.lea(), &sessions.RevealCards{})
		var cards []string
		for _, r := range p.rows() {
			if c, ok := r.Record.(*sessions.Card); ok && c.State == sessions.Placed && c.Kind != sessions.Heard && p.shown(c.ID, "") > 0 {
				cards = append(cards, c.ID)
			}
		}
		if len(cards) < 3 {
			p.t.Fatalf("%d cards were revealed", len(cards))
		}
		p.must(p.lea(), &sessions.BundleCards{Barrier: "b1", Cards: cards, Step: "nood", Sentence: sessions.Text{Body: "Niemand leest de brief die je krijgt."}})
		tellers := p.seats(sessions.Ervaring)
		if len(tellers) == 0 {
			p.no(p.at(p.everybody()[0]), &sessions.ConfirmBarrier{Barrier: "b1", Yes: true})
			p.must(p.lea(), &sessions.ConfirmAloud{Barrier: "b1", Yes: true})
			return
		}
		p.must(p.at(tellers[0]), &sessions.ConfirmBarrier{Barrier: "b1", Yes: true})
		p.must(p.at(tellers[1]), &sessions.RecogniseBarrier{Barrier: "b1"})
	},
	sessions.Because: func(p *played, phase sessions.Phase) {
		cards := p.write(phase)
		p.must(p.lea(), &sessions.RevealCards{})
		for id := range cards {
			if p.shown(id, "") != len(p.screens) {
				p.t.Errorf("the cause %s is not on every screen", id)
			}
		}
	},
	sessions.WhatWho: func(p *played, _ sessions.Phase) {
		p.must(p.at(p.seats(sessions.Ervaring)[0]), &sessions.AskAction{Action: "a1", Barriers: []string{"b1"}, Title: sessions.Text{Body: "Schrijf de brief opnieuw"}, Function: "teamleider", AnswerBy: p.now() + 7*day})
	},
	sessions.Promising: func(p *played, _ sessions.Phase) {
		p.must(p.at(p.seats(sessions.Uitvoering, sessions.Beleid)[0]), &sessions.MakePromise{Promise: "p1", By: "teamleider", Capacity: "team", Sentence: sessions.Text{Body: "Ik lees de brief zelf voor."}})
	},
	sessions.Polling: func(p *played, _ sessions.Phase) {
		p.must(p.lea(), &sessions.OpenBallot{Ballot: "v1", Form: sessions.SupportForm, Question: sessions.Text{Body: "Staan we hierachter?"}})
		for _, seat := range p.everybody() {
			p.must(p.at(seat), &sessions.CastVote{Ballot: "v1", Answer: "sta_erachter"})
		}
		p.must(p.lea(), &sessions.CloseBallot{Ballot: "v1"})
		p.looks()
		if got := p.screens["muur"].records["ballot v1"]; !strings.Contains(got, "sta_erachter") {
			p.t.Errorf("the wall shows no result: %s", got)
		}
	},
	sessions.Agreeing: func(p *played, _ sessions.Phase) {
		if p.secret == "" {
			return // officials read the promise; nothing is kept of it
		}
		if p.shown(p.secret, "") == 0 {
			p.t.Fatal("the card was on nobody's screen; nothing is shown")
		}
		for _, seat := range p.everybody() {
			if p.do(p.at(seat), &sessions.ConsentCard{Card: p.secret, Answer: sessions.ConsentNo}) == nil && p.shown(p.secret, seat) > 0 {
				p.t.Error("a card that its author keeps is still on a screen")
			}
		}
	},
	sessions.Beside: func(p *played, _ sessions.Phase) {}, // wishes lie outside the board: see server, TestT0
	sessions.Absent: func(p *played, phase sessions.Phase) { p.write(phase) },
	sessions.RoundOff: func(p *played, phase sessions.Phase) {
		for _, seat := range p.everybody() {
			p.must(p.at(seat), &sessions.GivePulse{Answer: "gaat"})
		}
	},
}

// all plays every kind that the template has, and nothing else.
func (p *played) all(kinds ...sessions.PhaseKind) {
	p.t.Helper()
	for _, kind := range kinds {
		if !p.did[kind] {
			p.t.Errorf("%s has no %s", p.form.ID, kind)
		}
	}
	if len(p.did) != len(kinds) {
		p.t.Errorf("%s has %d kinds, want %d", p.form.ID, len(p.did), len(kinds))
	}
}

func (p *played) barrier() *sessions.Barrier {
	for _, r := range p.rows() {
		if b, ok := r.Record.(*sessions.Barrier); ok {
			return b
		}
	}
	p.t.Fatal("no barrier")
	return nil
}

var three = []sessions.Side{sessions.Ervaring, sessions.Ervaring, sessions.Ervaring, sessions.Uitvoering, sessions.Uitvoering, sessions.Beleid, sessions.Begeleiding}

func TestT1Kort_IsPlayedToItsEnd(t *testing.T) {
	p := play(t, "T1-kort", three...)
	p.all(sessions.Welcome, sessions.Listening, sessions.SayBack, sessions.Writing, sessions.Break, sessions.Bundling, sessions.WhatWho, sessions.Absent, sessions.RoundOff)
	if b := p.barrier(); b.State != sessions.Confirmed {
		t.Errorf("the barrier is %s", b.State)
	}
}

func TestT1_IsPlayedToItsEnd(t *testing.T) {
	p := play(t, "T1", three...)
	p.all(sessions.Welcome, sessions.Introductions, sessions.Listening, sessions.SayBack, sessions.Writing, sessions.Break, sessions.Bundling, sessions.Because,
		sessions.WhatWho, sessions.Promising, sessions.Polling, sessions.RoundOff)
}

// TestT0_CardsStayInTheCircleAndPointsGoAlong: the next conversation of the trajectory, with officials, shows no card of
// the circle on any screen; what people found together is in the trajectory.
func TestT0_CardsStayInTheCircleAndPointsGoAlong(t *testing.T) {
	p := play(t, "T0", sessions.Ervaring, sessions.Ervaring, sessions.Ervaring, sessions.Ervaring)
	p.all(sessions.Welcome, sessions.Pairs, sessions.Bundling, sessions.Agreeing, sessions.Beside)
	set, _ := templates.Open()
	form, _ := set.Named(templates.Default)
	p.evening.plan("later", form)
	there := func(seat string) sessions.Principal {
		return sessions.Principal{Role: sessions.Attendee, Session: "later", Seat: seat}
	}
	for seat, side := range map[string]sessions.Side{"w1": sessions.Uitvoering, "e9": sessions.Ervaring} {
		door := sessions.DoorExperience
		if side.Official() {
			door = sessions.DoorWork
		}
		p.must(sessions.Principal{Role: sessions.Nobody, Session: "later", Object: string(door)}, &sessions.TakeSeat{Seat: seat, Side: side})
	}
	p.must(there("w1"), &sessions.GivePledge{})
	lead := p.lea()
	lead.Session = "later"
	for name, who := range map[string]sessions.Principal{"an official": there("w1"), "a resident": there("e9"), "the desk": lead, "the wall": {Role: sessions.Wall, Session: "later"}} {
		s := p.look(who)
		for key := range s.records {
			if strings.HasPrefix(key, "card ") || strings.HasPrefix(key, "my-card ") {
				t.Errorf("%s reads a card of the circle: %s", name, key)
			}
		}
		for _, words := range s.words {
			if strings.Contains(words, "Dit maakte ik mee") {
				t.Errorf("%s reads what was said in the circle: %s", name, words)
			}
		}
	}
	if b := p.barrier(); b.State != sessions.Confirmed || b.Session != "avond" {
		t.Errorf("the shared point is %+v", b)
	}
}

// TestS3_26_WhatOfficialsFindIsNotConfirmedByResidents: T0-b, to its end.
func TestS3_26_WhatOfficialsFindIsNotConfirmedByResidents(t *testing.T) {
	p := play(t, "T0-b", sessions.Uitvoering, sessions.Uitvoering, sessions.Beleid, sessions.Bestuur)
	p.all(sessions.Welcome, sessions.Agreeing, sessions.Writing, sessions.Bundling, sessions.Promising)
	if b := p.barrier(); b.State != sessions.ConfirmedInternal {
		t.Errorf("the barrier is %s", b.State)
	}
	if !p.recordOf("avond").Internal() {
		t.Error("the session is not internal")
	}
}
