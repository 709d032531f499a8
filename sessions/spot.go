package sessions

// SpotCard puts one card of the board on the wall, for all to look at. None: no card. One thing is in the light: a barrier
// that was there goes.
type SpotCard struct {
	Card string `json:"card"`
}

// CardSpotted happened.
type CardSpotted struct {
	Session string `json:"session"`
	Card    string `json:"card"`
}

func (w *SpotCard) decide(s *State, who Who, _ *Given) ([]Fact, error) {
	if w.Card == "" {
		return []Fact{&CardSpotted{Session: who.Session}}, nil
	}
	c, err := s.shownCard(who, w.Card)
	switch {
	case err != nil:
		return nil, err
	case c.State != Placed || c.own.ForUs:
		return nil, Refuse(Conflict, "Deze kaart kan niet op de muur.")
	}
	facts := []Fact{&CardSpotted{Session: who.Session, Card: c.ID}}
	for _, b := range all[Barrier](s) {
		if b.Session == who.Session && b.Spot {
			return append(facts, &BarrierSpotted{Session: who.Session}), nil
		}
	}
	return facts, nil
}

func (f *CardSpotted) apply(s *State, _ Instant) {
	for _, c := range all[Card](s) {
		if c.Session == f.Session && c.Spot != (c.ID == f.Card) {
			s.changeCard(c.ID, func(c *Card) { c.Spot = c.ID == f.Card })
		}
	}
}

// darken takes a card out of the light when something else comes in it.
func (s *State) darken(session string) []Fact {
	for _, c := range all[Card](s) {
		if c.Session == session && c.Spot {
			return []Fact{&CardSpotted{Session: session}}
		}
	}
	return nil
}
