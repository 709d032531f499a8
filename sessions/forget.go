package sessions

import "slices"

// ForgetMe withdraws consent: the link between this person and what they did goes; counts stay (I-21).
type ForgetMe struct{}

// SeatForgotten happened. Which acts were this seat's is not in it: a log that named them would keep the
// very link that goes.
type SeatForgotten struct {
	Seat string  `json:"seat"`
	Name WordsID `json:"name,omitempty"`
}

func (w *ForgetMe) decide(s *State, who Who, g *Given) ([]Fact, error) {
	e, ok := find[Seat](s, who.Seat)
	if !ok || e.Session != who.Session {
		return nil, errGone
	}
	g.unlinked = append(g.unlinked, sorted(who.Handles)...)
	return append([]Fact{&SeatForgotten{Seat: e.ID, Name: e.Name}}, s.unsigned(who)...), nil
}

func (f *SeatForgotten) erases() []WordsID {
	if f.Name == "" {
		return nil
	}
	return []WordsID{f.Name}
}

func (f *SeatForgotten) apply(s *State, _ Instant) {
	s.changeSeat(f.Seat, func(e *Seat) {
		e.Name = ""
		e.own.Erased++
	})
	if e, ok := find[Seat](s, f.Seat); ok {
		s.dropHand(e.Session, e.ID)
	}
}

// Forget drops the personal records of acts whose link to a person is erased. It is no fact: a replay
// makes them again, and whoever keeps rows drops those that nobody is linked to.
func (s *State) Forget(handles []string) {
	for _, h := range handles {
		for _, kind := range forgettable {
			if _, ok := s.row(kind, h); ok {
				s.drop(kind, h)
			}
		}
	}
}

// Forgettable says whether Forget may have taken records of a kind away that a replay makes again.
func Forgettable(kind string) bool { return slices.Contains(forgettable, kind) }

// ForgettableKinds lists them.
func ForgettableKinds() []string { return forgettable }

var forgettable = []string{"my-card", "mine", "my-vote", "my-answers"}
