package sessions

import (
	"cmp"
	"fmt"
	"slices"
)

// PlaceStep lays a new step on a route, after another or in front.
type PlaceStep struct {
	Route string `json:"route"`
	Step  string `json:"step"`
	After string `json:"after"` // none: in front
	Title Text   `json:"title"`
	Hook  string `json:"hook"`
}

// StepPlaced happened.
type StepPlaced struct {
	Step  RouteStep `json:"step"`
	After string    `json:"after"`
}

func (w *PlaceStep) decide(s *State, who Who, _ *Given) ([]Fact, error) {
	r, err := w.newStep(s, who)
	if err != nil {
		return nil, err
	}
	if err := r.full(); err != nil {
		return nil, err
	}
	return []Fact{&StepPlaced{Step: RouteStep{ID: w.Step, Route: r.ID, Hook: w.Hook, Title: w.Title.ID, State: StepLaid}, After: w.After}}, nil
}

// newStep checks what placing and proposing share.
func (w *PlaceStep) newStep(s *State, who Who) (*Route, error) {
	r, ok := find[Route](s, w.Route)
	if !ok {
		return nil, errGone
	}
	if err := cmp.Or(s.freeStep(w.Step), r.effectFirst(s, who), short(w.Title, mostStepTitle), r.beside(w.After)); err != nil {
		return nil, err
	}
	switch {
	case w.Title.empty():
		return nil, errUntitled
	case w.Hook != "" && !s.hasStep(w.Hook):
		return nil, errGone
	}
	return r, nil
}

func (s *State) freeStep(id string) error {
	if !validID(id) {
		return Refuse(Invalid, "Deze stap heeft geen goede naam voor de computer.")
	}
	if _, ok := find[RouteStep](s, id); ok {
		return errTaken
	}
	return nil
}

// effectFirst refuses a step on a route that is to be better, while the table lays it, as long as nobody said what people
// would notice (S3-12): first the effect, then the solutions.
func (r *Route) effectFirst(s *State, who Who) error {
	if r.Effect != "" || r.Version != RouteIdeal && r.Version != RouteVariant {
		return nil
	}
	if e, ok := find[Session](s, who.Session); ok && contains([]PhaseKind{"leggen", "galerij"}, e.now().Kind) {
		return Refuse(Conflict, "Spreek eerst af wat mensen merken als het goed gaat. Schrijf dat bij de route, dan kunt u stappen leggen.")
	}
	return nil
}

// full refuses one more step on a route that has as many as a wall can show.
func (r *Route) full() error {
	if len(r.Steps) >= mostRouteSteps {
		return Refuse(Conflict, fmt.Sprintf("Deze route heeft al %d stappen. Voeg er eerst twee samen.", mostRouteSteps))
	}
	return nil
}

// beside refuses a place that is not on the route.
func (r *Route) beside(step string) error {
	if step != "" && !contains(r.Steps, step) {
		return Refuse(NotFound, "De stap waar dit achter komt, ligt niet meer op de route. Kies een andere plek.")
	}
	return nil
}

func (f *StepPlaced) apply(s *State, _ Instant) {
	st := f.Step
	s.put(&st)
	s.lay(st.Route, f.After, st.ID)
}

// lay puts a step on its route after another one; in front when that is none, at the end when that is not there any more.
func (s *State) lay(route, after, id string) {
	s.changeRoute(route, func(r *Route) {
		if after != "" && !contains(r.Steps, after) && len(r.Steps) > 0 {
			after = r.Steps[len(r.Steps)-1]
		}
		r.Steps = inserted(r.Steps, after, id)
	})
}

// inserted gives the list with an id after another one; in front when that is none.
func inserted(list []string, after, id string) []string {
	out := make([]string, 0, len(list)+1)
	if after == "" || len(list) == 0 {
		out = append(out, id)
	}
	for _, at := range list {
		out = append(out, at)
		if at == after {
			out = append(out, id)
		}
	}
	return out
}

// OrderSteps lays the steps of a route in another order.
type OrderSteps struct {
	Route string   `json:"route"`
	Steps []string `json:"steps"`
	Was   int      `json:"was"` // the revision of "volgorde"
}

// StepsOrdered happened.
type StepsOrdered struct {
	Route string   `json:"route"`
	Steps []string `json:"steps"`
}

func (w *OrderSteps) decide(s *State, _ Who, _ *Given) ([]Fact, error) {
	r, ok := find[Route](s, w.Route)
	if !ok {
		return nil, errGone
	}
	for i, id := range w.Steps {
		if contains(w.Steps[:i], id) {
			return nil, Refuse(Invalid, "Dezelfde stap staat er twee keer in. Een stap ligt op één plek.")
		}
	}
	if !slices.Equal(slices.Sorted(slices.Values(w.Steps)), slices.Sorted(slices.Values(r.Steps))) {
		return nil, Refuse(Conflict, "Iemand legde net een stap neer of haalde er een weg. Kijk wat er nu ligt, en verplaats dan.")
	}
	if r.Revisions[partOrder] != w.Was {
		return nil, Refuse(Conflict, "Iemand anders verplaatste net een stap. Kijk wat er nu ligt, en verplaats dan.")
	}
	return []Fact{&StepsOrdered{Route: r.ID, Steps: w.Steps}}, nil
}

func (f *StepsOrdered) apply(s *State, _ Instant) {
	s.changeRoute(f.Route, func(r *Route) {
		r.Steps, r.Revisions = f.Steps, revised(r.Revisions, partOrder)
	})
}

// TakeStepOut takes a step off its route. Everything that was written stays with it, and it can come back.
type TakeStepOut struct {
	Step string `json:"step"`
}

// StepTakenOut happened.
type StepTakenOut struct {
	Step  string `json:"step"`
	After string `json:"after,omitempty"` // where it lay
}

func (w *TakeStepOut) decide(s *State, _ Who, _ *Given) ([]Fact, error) {
	st, r, err := s.laid(w.Step)
	if err != nil {
		return nil, err
	}
	return []Fact{&StepTakenOut{Step: st.ID, After: before(r.Steps, st.ID)}}, nil
}

func (f *StepTakenOut) apply(s *State, _ Instant) { s.takeUp(f.Step, f.After, StepOut) }

// takeUp takes a step off its route into another state.
func (s *State) takeUp(step, after string, state RouteStepState) {
	s.changeRouteStep(step, "", func(st *RouteStep) { st.State, st.After = state, after })
	if st, ok := find[RouteStep](s, step); ok {
		s.changeRoute(st.Route, func(r *Route) { r.Steps = without(r.Steps, []string{step}) })
	}
}

// BringStepBack lays a step again that was taken out. A proposal that was set aside becomes a proposal again.
type BringStepBack struct {
	Step  string `json:"step"`
	After string `json:"after"` // none: in front
}

// StepBroughtBack happened.
type StepBroughtBack struct {
	Step  string         `json:"step"`
	After string         `json:"after"`
	State RouteStepState `json:"state"`
}

func (w *BringStepBack) decide(s *State, _ Who, _ *Given) ([]Fact, error) {
	st, ok := find[RouteStep](s, w.Step)
	if !ok {
		return nil, errGone
	}
	r, ok := find[Route](s, st.Route)
	if !ok {
		return nil, errGone
	}
	if err := r.beside(w.After); err != nil {
		return nil, err
	}
	switch st.State {
	case StepOut:
		if err := r.full(); err != nil {
			return nil, err
		}
		return []Fact{&StepBroughtBack{Step: st.ID, After: w.After, State: StepLaid}}, nil
	case StepAside:
		return []Fact{&StepBroughtBack{Step: st.ID, After: w.After, State: StepProposed}}, nil
	}
	return nil, Refuse(Conflict, "Deze stap is niet weggehaald. Iemand legde hem misschien net terug.")
}

func (f *StepBroughtBack) apply(s *State, _ Instant) {
	st, ok := find[RouteStep](s, f.Step)
	if !ok {
		return
	}
	s.changeRouteStep(f.Step, "", func(st *RouteStep) { st.State, st.After = f.State, f.After })
	if f.State == StepLaid {
		s.changeRouteStep(f.Step, "", func(st *RouteStep) { st.After = "" })
		s.lay(st.Route, f.After, f.Step)
	}
}
