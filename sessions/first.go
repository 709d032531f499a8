package sessions

// Some go first (S3-24): in a phase that says so the others write only when each of those has had a turn, by a card or by
// saying that they are done. People are counted, and nobody can tell who still thinks.

// TurnTaken happened: one of those who go first wrote a card in this run, or said to be done.
type TurnTaken struct {
	Session string `json:"session"`
	Run     string `json:"run"`
	Handle  string `json:"handle"`
	Side    Side   `json:"side"`
}

// takesTurn gives what it means that somebody writes or is done in a run, and refuses who has to wait.
func (s *State) takesTurn(e *Session, p Phase, run string, who Who, g *Given) ([]Fact, error) {
	if len(p.First) == 0 {
		return nil, nil
	}
	if !contains(p.First, who.Side) {
		if s.turnsLeft(e, p, run) > 0 {
			return nil, Refuse(Conflict, "Eerst schrijven de mensen die het werk doen. Daarna bent u aan de beurt. Uw tekst blijft hier staan.")
		}
		return nil, nil
	}
	if _, had := s.voted(turns, run, who.Handles); had {
		return nil, nil
	}
	return []Fact{&TurnTaken{Session: e.ID, Run: run, Handle: g.handle(who.Seat), Side: who.Side}}, nil
}

// turnsLeft is how many of those who go first had no turn in a run yet.
func (s *State) turnsLeft(e *Session, p Phase, run string) int {
	left := 0
	for _, side := range p.First {
		left += max(0, s.counts(attendance, e.ID)[string(side)]-s.counts(turns, run)[string(side)])
	}
	return left
}

func (f *TurnTaken) apply(s *State, _ Instant) {
	s.tally(turns, f.Session, f.Run, string(f.Side), f.Handle)
}
