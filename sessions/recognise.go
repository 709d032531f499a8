package sessions

// RecogniseBarrier answers "Heb jij dit ook?". Once a person; not needed from who raised it.
type RecogniseBarrier struct {
	Barrier string `json:"barrier"`
}

// BarrierRecognised happened. Confirms: it was the first resident's yes to what officials raised.
type BarrierRecognised struct {
	Barrier  string `json:"barrier"`
	Session  string `json:"session"`
	Handle   string `json:"handle"`
	Side     Side   `json:"side"`
	Confirms bool   `json:"confirms,omitempty"`
	Late     bool   `json:"late,omitempty"` // it was thought to be solved
}

func (w *RecogniseBarrier) decide(s *State, who Who, g *Given) ([]Fact, error) {
	b, err := s.barrierHere(who, w.Barrier)
	if err != nil {
		return nil, err
	}
	if who.Side == Ervaring && !who.Admitted {
		return nil, Refuse(Forbidden, "De gespreksleider laat u zo toe.")
	}
	if b.seenBy(who.Class) == nil {
		return nil, errGone
	}
	if _, did := s.voted(recognition, b.ID, who.Handles); did {
		return nil, Refuse(Conflict, "U hebt al gezegd dat u dit ook hebt.")
	}
	return []Fact{&BarrierRecognised{Barrier: b.ID, Session: b.Session, Handle: g.handle(who.Seat), Side: who.Side,
		Confirms: b.State == ConfirmedInternal && who.Side == Ervaring, Late: who.Side == Ervaring && s.solved(b)}}, nil
}

func (f *BarrierRecognised) apply(s *State, _ Instant) {
	s.tally(recognition, f.Session, f.Barrier, string(f.Side), f.Handle)
	s.put(&Mine{ID: f.Handle, Session: f.Session, What: recognition, About: f.Barrier})
	s.late(f.Late, f.Barrier, f.Handle)
	if f.Confirms {
		s.changeBarrier(f.Barrier, func(b *Barrier) { b.State = Confirmed })
	}
}

// RecogniseFor counts people who say by hand or on paper that they have it too. They weigh as much as a
// phone, and no count shows the difference (I-26).
type RecogniseFor struct {
	Barrier string `json:"barrier"`
	Side    Side   `json:"side"`
	People  int    `json:"people"`
}

// BarrierRecognisedFor happened. Nobody is linked to these handles.
type BarrierRecognisedFor struct {
	Barrier  string   `json:"barrier"`
	Session  string   `json:"session"`
	Handles  []string `json:"handles"`
	Side     Side     `json:"side"`
	Confirms bool     `json:"confirms,omitempty"`
	Late     bool     `json:"late,omitempty"`
}

const mostHands = 500 // a hall

func (w *RecogniseFor) decide(s *State, who Who, g *Given) ([]Fact, error) {
	b, err := s.barrierHere(who, w.Barrier)
	if err != nil {
		return nil, err
	}
	if !contains(Sides, w.Side) {
		return nil, Refuse(Invalid, "Kies van welke kant deze mensen zijn.")
	}
	if w.People < 1 || w.People > mostHands {
		return nil, Refuse(Invalid, "Hoeveel mensen hebben dit ook? Vul een getal in van 1 tot 500.")
	}
	handles := make([]string, w.People)
	for i := range handles {
		handles[i] = g.id()
	}
	return []Fact{&BarrierRecognisedFor{Barrier: b.ID, Session: b.Session, Handles: handles, Side: w.Side,
		Confirms: b.State == ConfirmedInternal && w.Side == Ervaring, Late: w.Side == Ervaring && s.solved(b)}}, nil
}

func (f *BarrierRecognisedFor) apply(s *State, _ Instant) {
	s.tally(recognition, f.Session, f.Barrier, string(f.Side), f.Handles...)
	s.tally(entered, f.Session, f.Session, f.Barrier, f.Handles...)
	s.late(f.Late, f.Barrier, f.Handles...)
	if f.Confirms {
		s.changeBarrier(f.Barrier, func(b *Barrier) { b.State = Confirmed })
	}
}

// SpotBarrier puts a barrier on the wall, for all to look at. None: no barrier.
type SpotBarrier struct {
	Barrier string `json:"barrier"`
}

// BarrierSpotted happened.
type BarrierSpotted struct {
	Session string `json:"session"`
	Barrier string `json:"barrier"`
}

func (w *SpotBarrier) decide(s *State, who Who, _ *Given) ([]Fact, error) {
	if w.Barrier != "" {
		if _, err := s.barrierHere(who, w.Barrier); err != nil {
			return nil, err
		}
	}
	facts := []Fact{&BarrierSpotted{Session: who.Session, Barrier: w.Barrier}}
	if w.Barrier == "" {
		return facts, nil
	}
	return append(facts, s.darken(who.Session)...), nil
}

func (f *BarrierSpotted) apply(s *State, _ Instant) {
	for _, b := range all[Barrier](s) {
		if b.Session == f.Session && b.Spot != (b.ID == f.Barrier) {
			s.changeBarrier(b.ID, func(b *Barrier) { b.Spot = b.ID == f.Barrier })
		}
	}
}
