package sessions

import "fmt"

// mostProposals are how many of one person may wait for the table, and mostWaiting how many of all.
const (
	mostProposals = 5
	mostWaiting   = 60
)

// ProposeStep is a step as a phone sees it: the table decides whether it comes on the route. Nobody's name is with it.
type ProposeStep struct {
	PlaceStep
}

// StepSuggested happened.
type StepSuggested struct {
	Step RouteStep `json:"step"`
	penned
}

func (w *ProposeStep) decide(s *State, who Who, g *Given) ([]Fact, error) {
	if err := s.mayDraw(who, g); err != nil {
		return nil, err
	}
	r, err := w.newStep(s, who)
	if err != nil {
		return nil, err
	}
	mine, waiting := 0, 0
	for _, st := range all[RouteStep](s) {
		if st.Route == r.ID && st.State == StepProposed {
			waiting++
			if who.did(st.own.Handle) {
				mine++
			}
		}
	}
	switch {
	case mine >= mostProposals:
		return nil, Refuse(Conflict, fmt.Sprintf("U hebt al %d voorstellen. De tafel kijkt daar eerst naar.", mostProposals))
	case waiting >= mostWaiting:
		return nil, Refuse(Conflict, fmt.Sprintf("Er liggen al %d voorstellen. De tafel kijkt daar eerst naar.", mostWaiting))
	}
	return []Fact{&StepSuggested{Step: RouteStep{ID: w.Step, Route: r.ID, Hook: w.Hook, Title: w.Title.ID, State: StepProposed, After: w.After}, penned: g.penned(who)}}, nil
}

func (f *StepSuggested) apply(s *State, _ Instant) {
	st := f.Step
	st.own.Handle = f.Handle
	s.put(&st)
	s.wroteAt(st.ID, f.penned)
}

// TakeStep lays a proposed step on the route.
type TakeStep struct {
	Step  string `json:"step"`
	After string `json:"after"`
}

// StepTaken happened.
type StepTaken struct {
	Step  string `json:"step"`
	After string `json:"after"`
}

func (w *TakeStep) decide(s *State, who Who, _ *Given) ([]Fact, error) {
	st, r, err := s.proposed(w.Step)
	if err != nil {
		return nil, err
	}
	for _, err := range []error{r.effectFirst(s, who), r.full(), r.beside(w.After)} {
		if err != nil {
			return nil, err
		}
	}
	return []Fact{&StepTaken{Step: st.ID, After: w.After}}, nil
}

// proposed finds a step that waits for the table.
func (s *State) proposed(id string) (*RouteStep, *Route, error) {
	st, ok := find[RouteStep](s, id)
	if !ok {
		return nil, nil, errGone
	}
	r, ok := find[Route](s, st.Route)
	switch {
	case !ok:
		return nil, nil, errGone
	case st.State != StepProposed:
		return nil, nil, Refuse(Conflict, "Over dit voorstel is al besloten.")
	}
	return st, r, nil
}

func (f *StepTaken) apply(s *State, _ Instant) {
	(&StepBroughtBack{Step: f.Step, After: f.After, State: StepLaid}).apply(s, 0)
}

// SetStepAside leaves a proposal for what it is: the desk, or who made it. It can come back.
type SetStepAside struct {
	Step string `json:"step"`
}

// StepLeftAside happened.
type StepLeftAside struct {
	Step string `json:"step"`
}

func (w *SetStepAside) decide(s *State, who Who, _ *Given) ([]Fact, error) {
	st, _, err := s.proposed(w.Step)
	if err != nil {
		return nil, err
	}
	if who.Role == Attendee && !who.did(st.own.Handle) {
		return nil, Refuse(Forbidden, "Alleen wie dit voorstelde of de gespreksleider legt het opzij.")
	}
	return []Fact{&StepLeftAside{Step: st.ID}}, nil
}

func (f *StepLeftAside) apply(s *State, _ Instant) {
	s.changeRouteStep(f.Step, "", func(st *RouteStep) { st.State = StepAside })
}
