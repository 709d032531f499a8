package sessions

// NameConfidant names the vertrouwenspersoon: somebody to talk to who has no part in the talk, during it and after it
// (S1-06). An empty name takes them from the screens.
type NameConfidant struct {
	Person Label `json:"person"`
	Number Label `json:"number"`
	Until  Label `json:"until"`
}

// ConfidantNamed happened.
type ConfidantNamed struct {
	Session string `json:"session"`
	Urgent
}

func (w *NameConfidant) decide(s *State, who Who, _ *Given) ([]Fact, error) {
	e, ok := find[Session](s, who.Session)
	switch {
	case !ok:
		return nil, errGone
	case w.Person == "" && (w.Number != "" || w.Until != ""):
		return nil, Refuse(Invalid, "Vul in hoe de vertrouwenspersoon heet.")
	}
	return []Fact{&ConfidantNamed{Session: e.ID, Urgent: Urgent{Person: w.Person, Number: w.Number, Until: w.Until}}}, nil
}

func (f *ConfidantNamed) apply(s *State, _ Instant) {
	s.change(f.Session, func(e *Session) { e.Confidant = f.Urgent })
}
