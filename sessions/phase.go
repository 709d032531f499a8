package sessions

import (
	"fmt"
	"slices"
)

// StartPhase puts a phase on: the next, an earlier one, or one further on. Nothing is lost by it. After is the run that
// was on when the button was pressed: of two who press "volgende" at once, one goes on and the other hears what is on.
type StartPhase struct {
	Phase string `json:"phase"`
	After string `json:"after,omitempty"` // none: whatever is on
}

// PhaseStarted happened.
type PhaseStarted struct {
	Session string `json:"session"`
	Run     Run    `json:"run"`
}

func (w *StartPhase) decide(s *State, who Who, g *Given) ([]Fact, error) {
	e, err := s.openSession(who)
	if err != nil {
		return nil, err
	}
	at := slices.IndexFunc(e.Phases, func(p Phase) bool { return p.ID == w.Phase })
	if at < 0 {
		return nil, Refuse(NotFound, "Dit deel van het gesprek is er niet.")
	}
	if w.After != "" && w.After != e.Run.ID {
		return nil, Refuse(Conflict, fmt.Sprintf("Iemand anders drukte net. Nu is ‘%s’ aan.", e.now().Name))
	}
	run := Run{ID: g.id(), Phase: w.Phase, At: g.At, Minutes: e.Phases[at].Minutes}
	facts := []Fact{&PhaseStarted{Session: e.ID, Run: run}}
	if e.now().Kind == Listening && e.Phases[at].Kind != Listening {
		facts = append(facts, s.showHeard(e.ID, g)...)
	}
	return append(facts, s.closePulse(e)...), nil
}

func (f *PhaseStarted) apply(s *State, _ Instant) {
	s.change(f.Session, func(e *Session) {
		e.Run = f.Run
		e.own.Runs = append(slices.Clone(e.own.Runs), f.Run)
	})
	s.clear(ready, f.Session)
	s.clear(pause, f.Session)
	s.dim(f.Session)
}

// StretchPhase gives the phase that is on more or fewer minutes. The timer stops nobody.
type StretchPhase struct {
	Minutes int `json:"minutes"`
}

// PhaseStretched happened; Minutes is the new length.
type PhaseStretched struct {
	Session string `json:"session"`
	Minutes int    `json:"minutes"`
}

const longestPhase = 240

func (w *StretchPhase) decide(s *State, who Who, _ *Given) ([]Fact, error) {
	e, err := s.openSession(who)
	if err != nil {
		return nil, err
	}
	minutes := e.Run.Minutes + w.Minutes
	if w.Minutes == 0 || minutes < 1 || minutes > longestPhase {
		return nil, Refuse(Invalid, "Een deel duurt tussen 1 en 240 minuten.")
	}
	return []Fact{&PhaseStretched{Session: e.ID, Minutes: minutes}}, nil
}

func (f *PhaseStretched) apply(s *State, _ Instant) {
	s.change(f.Session, func(e *Session) { e.Run.Minutes = f.Minutes })
}
