package sessions

// HideCard takes a card off the board, with a reason that its author gets.
type HideCard struct {
	Card   string `json:"card"`
	Reason Text   `json:"reason"`
}

// CardHidden happened.
type CardHidden struct {
	Card   string  `json:"card"`
	Reason WordsID `json:"reason"`
}

func (s *State) shownCard(who Who, id string) (*Card, error) {
	c, ok := find[Card](s, id)
	if !ok || c.Session != who.Session || c.seenBy(who.Class) == nil {
		return nil, errGone
	}
	return c, nil
}

func (w *HideCard) decide(s *State, who Who, _ *Given) ([]Fact, error) {
	c, err := s.shownCard(who, w.Card)
	if err != nil {
		return nil, err
	}
	if c.State != Placed && c.State != Parked {
		return nil, Refuse(Conflict, "Deze kaart is al van het bord.")
	}
	if w.Reason.empty() {
		return nil, Refuse(Invalid, "Schrijf waarom. Wie de kaart schreef, krijgt dat te lezen.")
	}
	return []Fact{&CardHidden{Card: c.ID, Reason: w.Reason.ID}}, nil
}

func (f *CardHidden) apply(s *State, _ Instant) {
	s.changeCard(f.Card, func(c *Card) { c.State = Hidden })
	c, ok := find[Card](s, f.Card)
	if !ok {
		return
	}
	if m, ok := find[MyCard](s, c.own.Handle); ok {
		mine := *m
		mine.Reason = f.Reason
		s.put(&mine)
	}
}

// ParkCard keeps a card for later, on a visible list.
type ParkCard struct {
	Card string `json:"card"`
	Back bool   `json:"back"` // take it from the list again
}

// CardParked happened.
type CardParked struct {
	Card string `json:"card"`
	Back bool   `json:"back,omitempty"`
}

func (w *ParkCard) decide(s *State, who Who, _ *Given) ([]Fact, error) {
	c, err := s.shownCard(who, w.Card)
	if err != nil {
		return nil, err
	}
	from := Placed
	if w.Back {
		from = Parked
	}
	if c.State != from { // what was taken away or hidden does not come back by this road
		return nil, Refuse(Conflict, "Dit kan nu niet met deze kaart.")
	}
	return []Fact{&CardParked{Card: c.ID, Back: w.Back}}, nil
}

func (f *CardParked) apply(s *State, _ Instant) {
	s.changeCard(f.Card, func(c *Card) {
		c.State = Parked
		if f.Back {
			c.State = Placed
		}
	})
}
