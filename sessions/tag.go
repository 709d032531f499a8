package sessions

// TagBarrier gives a barrier its types and themes. They say where to look, not what was meant. A raiser
// may choose the type of their own barrier (S0-05); the themes and the date are the desk's.
type TagBarrier struct {
	Barrier string   `json:"barrier"`
	Types   []string `json:"types"`
	Themes  []Label  `json:"themes"`
	Since   Instant  `json:"since"` // the earliest experience; 0 is as it was
}

// BarrierTagged happened.
type BarrierTagged struct {
	Barrier string   `json:"barrier"`
	Types   []string `json:"types"`
	Themes  []Label  `json:"themes"`
	Since   Instant  `json:"since,omitempty"`
}

func (w *TagBarrier) decide(s *State, who Who, g *Given) ([]Fact, error) {
	b, err := s.barrierHere(who, w.Barrier)
	if err != nil {
		return nil, err
	}
	if err := s.tags(w.Types, w.Themes); err != nil {
		return nil, err
	}
	if !who.Desk() {
		if !raises(b, who) {
			return nil, Refuse(Forbidden, "Alleen wie het vertelde, kiest de soort.")
		}
		w.Themes, w.Since = b.Themes, 0
	}
	if w.Since > g.At {
		return nil, Refuse(Invalid, "Dit is al begonnen. Kies een dag die voorbij is.")
	}
	return []Fact{&BarrierTagged{Barrier: b.ID, Types: w.Types, Themes: w.Themes, Since: w.Since}}, nil
}

func (f *BarrierTagged) apply(s *State, _ Instant) {
	s.changeBarrier(f.Barrier, func(b *Barrier) {
		b.Types, b.Themes = f.Types, f.Themes
		if f.Since != 0 {
			b.Since = f.Since
		}
	})
}
