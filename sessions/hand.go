package sessions

import "slices"

// RaiseHand asks for the word: one's own hand, or by desk or scribe that of who is here on paper.
type RaiseHand struct {
	Hand string `json:"hand"` // a seat, or a new name for who has none; on a phone it is one's own
	Side Side   `json:"side"` // of who has no seat
}

// HandRaised happened. A hand that is up already stays where it is.
type HandRaised struct {
	Session string  `json:"session"`
	Speaker Speaker `json:"speaker"`
}

const mostSpeakers = 100 // more is no list that anybody calls

func (w *RaiseHand) decide(s *State, who Who, g *Given) ([]Fact, error) {
	e, err := s.openSession(who)
	if err != nil {
		return nil, err
	}
	h, err := w.hand(s, who)
	f := s.floor(who.Session)
	switch {
	case err != nil:
		return nil, err
	case e.now().Kind == Listening && h.Side.Official():
		return nil, Refuse(Forbidden, "In dit deel luisteren we. Straks kunt u iets zeggen.")
	case len(f.own.Up) >= mostSpeakers && f.up(h.ID) < 0:
		return nil, Refuse(Conflict, "De lijst is vol. Probeer het zo nog eens.")
	}
	h.At = g.At
	return []Fact{&HandRaised{Session: e.ID, Speaker: h}}, nil
}

// hand is whose hand it is.
func (w *RaiseHand) hand(s *State, who Who) (Speaker, error) {
	if who.Role == Attendee {
		if w.Hand != "" && w.Hand != who.Seat {
			return Speaker{}, errNotYourHand
		}
		if !who.trusted() {
			return Speaker{}, Refuse(Forbidden, "U kunt meepraten als u binnen bent.")
		}
		return Speaker{ID: who.Seat, Side: who.Side, Seat: true}, nil
	}
	if _, ok := find[Seat](s, w.Hand); ok {
		e, err := s.seatHere(who, w.Hand)
		if err != nil {
			return Speaker{}, err
		}
		return Speaker{ID: e.ID, Side: e.Side, Seat: true}, nil
	}
	switch {
	case !validID(w.Hand):
		return Speaker{}, Refuse(Invalid, "Deze hand heeft geen goede naam voor de computer.")
	case !contains(Sides, w.Side):
		return Speaker{}, Refuse(Invalid, "Deze kant van de tafel kennen wij niet.")
	}
	return Speaker{ID: w.Hand, Side: w.Side, Table: who.Table}, nil
}

var errNotYourHand = Refuse(Forbidden, "Dit is niet uw hand.")

func (f *HandRaised) apply(s *State, _ Instant) {
	s.changeFloor(f.Session, func(l *Floor) {
		if l.up(f.Speaker.ID) < 0 {
			l.own.Up = append(l.own.Up, f.Speaker)
		}
	})
}

// LowerHand takes a hand down. Who speaks says by it that they are done.
type LowerHand struct {
	Hand string `json:"hand"`
}

// HandLowered happened.
type HandLowered struct {
	Session string `json:"session"`
	Hand    string `json:"hand"`
}

func (w *LowerHand) decide(s *State, who Who, _ *Given) ([]Fact, error) {
	e, err := s.openSession(who)
	if err != nil {
		return nil, err
	}
	hand := w.Hand
	if who.Role == Attendee {
		if hand != "" && hand != who.Seat {
			return nil, errNotYourHand
		}
		hand = who.Seat
	}
	f := s.floor(e.ID)
	if _, seat := find[Seat](s, hand); seat && who.Role == Scribe {
		return nil, errNotYourHand
	}
	switch {
	case f.speaks(hand):
		return []Fact{&FloorEnded{Session: e.ID, Hand: hand}}, nil
	case f.up(hand) < 0:
		return nil, Refuse(Conflict, "Deze hand is al omlaag.")
	}
	return []Fact{&HandLowered{Session: e.ID, Hand: hand}}, nil
}

func (f *HandLowered) apply(s *State, _ Instant) {
	s.changeFloor(f.Session, func(l *Floor) {
		if i := l.up(f.Hand); i >= 0 {
			l.own.Up = slices.Delete(l.own.Up, i, i+1)
		}
	})
}

// GiveFloor gives somebody the word. The desk names whom it means, so that two desks that press at once call one person.
type GiveFloor struct {
	Hand string `json:"hand"`
}

// FloorGiven happened.
type FloorGiven struct {
	Session string `json:"session"`
	Hand    string `json:"hand"`
}

func (w *GiveFloor) decide(s *State, who Who, _ *Given) ([]Fact, error) {
	e, err := s.openSession(who)
	if err != nil {
		return nil, err
	}
	f := s.floor(e.ID)
	switch {
	case f.up(w.Hand) >= 0:
		return []Fact{&FloorGiven{Session: e.ID, Hand: w.Hand}}, nil
	case f.speaks(w.Hand):
		return nil, Refuse(Conflict, "Deze persoon heeft het woord al.")
	}
	return nil, Refuse(NotFound, "Deze hand is niet meer omhoog.")
}

func (f *FloorGiven) apply(s *State, _ Instant) {
	s.changeFloor(f.Session, func(l *Floor) {
		i := l.up(f.Hand)
		if i < 0 {
			return
		}
		h := l.own.Up[i]
		l.own.Up, l.Now = slices.Delete(l.own.Up, i, i+1), h
		l.own.Before, l.own.Last = l.own.Last, h.Side
		l.Turns[string(h.Side)]++
		l.own.Spoke[h.ID]++
	})
}

// EndFloor says that who spoke is done, or that it was a mistake: then the hand is up again and the turn does not count.
type EndFloor struct {
	Hand string `json:"hand"`
	Back bool   `json:"back"`
}

// FloorEnded happened.
type FloorEnded struct {
	Session string `json:"session"`
	Hand    string `json:"hand"`
}

// FloorTakenBack happened: the turn was no turn.
type FloorTakenBack struct {
	Session string `json:"session"`
	Hand    string `json:"hand"`
}

func (w *EndFloor) decide(s *State, who Who, _ *Given) ([]Fact, error) {
	e, err := s.openSession(who)
	if err != nil {
		return nil, err
	}
	f := s.floor(e.ID)
	switch {
	case !f.speaks(w.Hand):
		return nil, Refuse(Conflict, "Deze persoon heeft het woord niet meer.")
	case w.Back:
		return []Fact{&FloorTakenBack{Session: e.ID, Hand: w.Hand}}, nil
	}
	return []Fact{&FloorEnded{Session: e.ID, Hand: w.Hand}}, nil
}

func (f *FloorEnded) apply(s *State, _ Instant) {
	s.changeFloor(f.Session, func(l *Floor) {
		if l.speaks(f.Hand) {
			l.Now = Speaker{}
		}
	})
}

func (f *FloorTakenBack) apply(s *State, _ Instant) {
	s.changeFloor(f.Session, func(l *Floor) {
		if !l.speaks(f.Hand) {
			return
		}
		h := l.Now
		l.Now, l.own.Last = Speaker{}, l.own.Before
		l.Turns[string(h.Side)]--
		l.own.Spoke[h.ID]--
		if l.up(h.ID) >= 0 { // raised again meanwhile: the first one counts
			l.own.Up = slices.Delete(l.own.Up, l.up(h.ID), l.up(h.ID)+1)
		}
		at := slices.IndexFunc(l.own.Up, func(o Speaker) bool { return o.At > h.At })
		if at < 0 {
			at = len(l.own.Up)
		}
		l.own.Up = slices.Insert(l.own.Up, at, h)
	})
}
