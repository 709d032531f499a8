package sessions

import "strconv"

// SayAgain is "ik heb dit weer", of something that was thought to be solved: by who raised or recognised it. One
// word of who raised it, or three of others, and the question is asked whether it is back (§4.9).
type SayAgain struct {
	Barrier string `json:"barrier"`
}

// SaidAgain happened.
type SaidAgain struct {
	Barrier string `json:"barrier"`
	Session string `json:"session"`
	Handle  string `json:"handle"`
	As      string `json:"as"`
}

func (w *SayAgain) decide(s *State, who Who, g *Given) ([]Fact, error) {
	b, err := s.barrierHere(who, w.Barrier)
	if err != nil {
		return nil, err
	}
	as, err := s.tells(who, b)
	switch {
	case err != nil:
		return nil, err
	case !s.Settled(b, g.At):
		return nil, Refuse(Conflict, "Deze drempel is nog niet opgelost. Wij zijn er nog mee bezig.")
	}
	if _, did := s.voted(again, againID(b), who.Handles); did {
		return nil, Refuse(Conflict, "U hebt al gezegd dat u dit weer hebt.")
	}
	return []Fact{&SaidAgain{Barrier: b.ID, Session: b.Session, Handle: g.handle(who.Seat), As: as}}, nil
}

// tells says as whom somebody speaks of a barrier. The desk comes with the seat of whose slip it holds.
func (s *State) tells(who Who, b *Barrier) (string, error) {
	e, ok := find[Seat](s, who.Seat)
	_, recognised := s.voted(recognition, b.ID, who.Handles)
	switch {
	case !ok || e.Session != b.Session || e.Side != Ervaring || !e.Admitted:
	case raised(b, who):
		return asRaiser, nil
	case recognised:
		return asRecogniser, nil
	}
	return "", Refuse(Forbidden, "Dit zegt wie het vertelde of herkende. Gebruik de code van die persoon.")
}

// againID names the count since the last time that it came back.
func againID(b *Barrier) string { return b.ID + "." + strconv.Itoa(len(b.Returned)) }

func (f *SaidAgain) apply(s *State, _ Instant) {
	b, ok := find[Barrier](s, f.Barrier)
	if !ok {
		return
	}
	s.tally(again, f.Session, againID(b), f.As, f.Handle)
	s.put(&Mine{ID: f.Handle, Session: f.Session, What: again, About: f.Barrier})
}

// solved says whether a recognition of now is a late one.
func (s *State) solved(b *Barrier) bool { return mark(s.actionsOf(b.ID)) == Solved }

// late counts recognitions of what was thought to be solved.
func (s *State) late(is bool, barrier string, handles ...string) {
	if b, ok := find[Barrier](s, barrier); ok && is {
		s.tally(again, b.Session, againID(b), asRecogniser, handles...)
	}
}
