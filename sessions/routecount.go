package sessions

import "fmt"

// CountStep says what a step takes, and what it asks of somebody. It says so of all at once.
type CountStep struct {
	Step        string   `json:"step"`
	Papers      int      `json:"papers"`
	Questions   int      `json:"questions"`
	Logins      int      `json:"logins"`
	Visits      int      `json:"visits"`
	Retellings  int      `json:"retellings"`
	Days        int      `json:"days"`
	Stopped     int      `json:"stopped"`
	Ingredients []string `json:"ingredients"`
	Load        []Load   `json:"load"`
	Laws        []Label  `json:"laws"`
	Was         int      `json:"was"`
}

// StepCounted happened.
type StepCounted struct {
	Step        string   `json:"step"`
	Counts      Counts   `json:"counts"`
	Ingredients []string `json:"ingredients"`
	Load        []Load   `json:"load"`
	Laws        []Label  `json:"laws"`
}

func (w *CountStep) decide(s *State, who Who, g *Given) ([]Fact, error) {
	st, err := s.drawn(who, g, w.Step)
	if err != nil {
		return nil, err
	}
	if err := w.fits(); err != nil {
		return nil, err
	}
	if err := st.same(partCounts, w.Was, ""); err != nil {
		return nil, err
	}
	return []Fact{&StepCounted{Step: st.ID, Counts: w.counts(), Ingredients: w.Ingredients, Load: w.Load, Laws: w.Laws}}, nil
}

func (w *CountStep) counts() Counts {
	return Counts{Papers: w.Papers, Questions: w.Questions, Logins: w.Logins, Visits: w.Visits, Retellings: w.Retellings, Days: w.Days, Stopped: w.Stopped}
}

func (w *CountStep) fits() error {
	for _, n := range []int{w.Papers, w.Questions, w.Logins, w.Visits, w.Retellings, w.Days, w.Stopped} {
		if n < 0 || n > mostCount {
			return Refuse(Invalid, fmt.Sprintf("Vul een getal in van 0 tot %d.", mostCount))
		}
	}
	for i, in := range w.Ingredients {
		if !contains(Ingredients, in) || contains(w.Ingredients[:i], in) {
			return Refuse(Invalid, "Kies van de vier delen van maatwerk, en elk hoogstens één keer.")
		}
	}
	seen := map[string]bool{}
	for _, l := range w.Load {
		switch {
		case !contains(Loads, l.What) || seen[l.What]:
			return Refuse(Invalid, "Kies wat het vraagt: lezen, plannen, onthouden, wachten of durven, en elk hoogstens één keer.")
		case l.N < 0 || l.N > 4:
			return Refuse(Invalid, "Hoe zwaar het is, zegt u met 0 tot 4.")
		}
		seen[l.What] = true
	}
	if len(w.Laws) > mostLaws {
		return Refuse(Invalid, fmt.Sprintf("Er passen %d wetten bij een stap.", mostLaws))
	}
	for i, law := range w.Laws {
		if law == "" || contains(w.Laws[:i], law) {
			return Refuse(Invalid, "Noem elke wet één keer.")
		}
	}
	return nil
}

func (f *StepCounted) apply(s *State, _ Instant) {
	s.changeRouteStep(f.Step, partCounts, func(st *RouteStep) {
		st.Counts, st.Ingredients, st.Load, st.Laws = f.Counts, f.Ingredients, f.Load, f.Laws
	})
}

// Stopped is how many people gave up at a step: cards on which somebody marked it, and those whom the holder counted
// (S0-12, S3-05c). Only what is on the board counts. But for the desk each of the two says nothing of fewer than five.
func (s *State) Stopped(st *RouteStep, c Class) int {
	cards, hooks := 0, s.Hooks(st)
	for _, card := range all[Card](s) {
		if card.Stopped && card.own.Shown && !card.own.ForUs && card.State == Placed && contains(hooks, card.Step) {
			cards++
		}
	}
	if c.Desk() {
		return cards + st.Counts.Stopped
	}
	return mask(cards) + mask(st.Counts.Stopped)
}

// Hooks are the steps of the trajectory whose cards hang on a step: its own, and those of the steps that went on in it.
func (s *State) Hooks(st *RouteStep) []string {
	list := []string{}
	if st.Hook != "" {
		list = append(list, st.Hook)
	}
	for _, h := range st.Holds {
		if held, ok := find[RouteStep](s, h.Step); ok {
			list = append(list, without(s.Hooks(held), list)...)
		}
	}
	return list
}
