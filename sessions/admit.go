package sessions

// AdmitSeat lets somebody in: who says by the open door that they tell what they live through, and who waits in the lobby.
type AdmitSeat struct {
	Seat string `json:"seat"`
}

// SeatAdmitted happened.
type SeatAdmitted struct {
	Seat string `json:"seat"`
}

func (w *AdmitSeat) decide(s *State, who Who, _ *Given) ([]Fact, error) {
	e, err := s.seatHere(who, w.Seat)
	if err != nil {
		return nil, err
	}
	if !e.Waits && (e.Side != Ervaring || e.Admitted) {
		return nil, Refuse(Conflict, "Deze persoon hoeft niet toegelaten te worden.")
	}
	return []Fact{&SeatAdmitted{Seat: e.ID}}, nil
}

func (s *State) seatHere(who Who, id string) (*Seat, error) {
	if _, err := s.openSession(who); err != nil {
		return nil, err
	}
	e, ok := find[Seat](s, id)
	if !ok || e.Session != who.Session || e.Removed {
		return nil, errGone
	}
	return e, nil
}

func (f *SeatAdmitted) apply(s *State, _ Instant) {
	s.changeSeat(f.Seat, func(e *Seat) { e.Admitted, e.Waits = e.Side == Ervaring, false })
}

// CorrectSide puts right where somebody speaks from, until closing.
type CorrectSide struct {
	Seat     string `json:"seat"`
	Side     Side   `json:"side"`
	Function Label  `json:"function"`
}

// SideCorrected happened. Whoever becomes ervaring by the desk's hand is admitted; an official
// who was on the wrong side says yes to the promise anew.
type SideCorrected struct {
	Seat     string `json:"seat"`
	Side     Side   `json:"side"`
	Function Label  `json:"function,omitempty"`
}

func (w *CorrectSide) decide(s *State, who Who, _ *Given) ([]Fact, error) {
	e, err := s.seatHere(who, w.Seat)
	if err != nil {
		return nil, err
	}
	if !contains(Sides, w.Side) {
		return nil, Refuse(Invalid, "Deze kant van de tafel kennen wij niet.")
	}
	if evening, ok := find[Session](s, e.Session); ok && !evening.seats(w.Side) {
		return nil, evening.elsewhere()
	}
	return []Fact{&SideCorrected{Seat: e.ID, Side: w.Side, Function: w.Function}}, nil
}

func (f *SideCorrected) apply(s *State, _ Instant) {
	s.changeSeat(f.Seat, func(e *Seat) {
		e.Side, e.Function, e.Admitted, e.Pledged, e.Waits = f.Side, f.Function, f.Side == Ervaring, false, false
	})
}

// GivePledge is an official's yes to the safe-use promise, on their own phone (I-20).
type GivePledge struct{}

// PledgeSeat is the same yes on paper, entered by the desk; a signature counts.
type PledgeSeat struct {
	Seat string `json:"seat"`
}

// SeatPledged happened.
type SeatPledged struct {
	Seat  string `json:"seat"`
	Paper bool   `json:"paper,omitempty"`
}

func (w *GivePledge) decide(s *State, who Who, _ *Given) ([]Fact, error) {
	e, err := s.seatHere(who, who.Seat)
	if err != nil {
		return nil, err
	}
	return []Fact{&SeatPledged{Seat: e.ID}}, nil
}

func (w *PledgeSeat) decide(s *State, who Who, _ *Given) ([]Fact, error) {
	e, err := s.seatHere(who, w.Seat)
	if err != nil {
		return nil, err
	}
	return []Fact{&SeatPledged{Seat: e.ID, Paper: true}}, nil
}

func (f *SeatPledged) apply(s *State, _ Instant) {
	s.changeSeat(f.Seat, func(e *Seat) { e.Pledged = true })
}

// RemoveSeat takes a place away. What was said from it stays its raiser's.
type RemoveSeat struct {
	Seat string `json:"seat"`
}

// SeatRemoved happened.
type SeatRemoved struct {
	Seat string `json:"seat"`
}

func (w *RemoveSeat) decide(s *State, who Who, _ *Given) ([]Fact, error) {
	e, err := s.seatHere(who, w.Seat)
	if err != nil {
		return nil, err
	}
	return []Fact{&SeatRemoved{Seat: e.ID}}, nil
}

func (f *SeatRemoved) apply(s *State, _ Instant) {
	s.changeSeat(f.Seat, func(e *Seat) { e.Removed = true })
}
