package sessions

import "fmt"

// StepCondition (voorwaarde) is what is built into a step because somebody could not live with it as it was. The words are
// those of the room; whose objection it was, nobody reads here.
type StepCondition struct {
	ID    string  `json:"id"`
	Route string  `json:"route"`
	Step  string  `json:"step"`
	Text  WordsID `json:"text,omitempty"`
	Of    string  `json:"of,omitempty"` // the round of support that it came from
	At    Instant `json:"at"`
	Ended Instant `json:"ended,omitempty"`
	plain
}

const mostConditions = 12

func (c *StepCondition) kind() string             { return "step-condition" }
func (c *StepCondition) key() string              { return c.ID }
func (c *StepCondition) at() (session, to string) { return "", "" }
func (c *StepCondition) seenBy(v Class) Record {
	if !v.trusted() {
		return nil
	}
	return c
}

// KeepCondition builds an objection into a step (S4-09, S4-36).
type KeepCondition struct {
	Condition string `json:"condition"` // none: a name is made
	Step      string `json:"step"`
	Text      Text   `json:"text"`
	Of        string `json:"of"`
}

// ConditionKept happened.
type ConditionKept struct {
	Condition string  `json:"condition"`
	Route     string  `json:"route"`
	Step      string  `json:"step"`
	Text      WordsID `json:"text"`
	Of        string  `json:"of,omitempty"`
}

func (w *KeepCondition) decide(s *State, _ Who, g *Given) ([]Fact, error) {
	st, ok := find[RouteStep](s, w.Step)
	if !ok || st.State == StepOut {
		return nil, errGone
	}
	id := w.Condition
	if id == "" {
		id = g.id()
	}
	if _, ok := find[StepCondition](s, id); ok {
		return nil, errTaken
	}
	n := 0
	for _, c := range s.Conditions(st.Route) {
		n += bit(c.Step == st.ID)
	}
	switch {
	case !validID(id), w.Of != "" && !validID(w.Of):
		return nil, Refuse(Invalid, "Deze voorwaarde heeft geen goede naam voor de computer.")
	case w.Text.empty():
		return nil, Refuse(Invalid, "Schrijf wat er bij deze stap geregeld moet zijn.")
	case n >= mostConditions:
		return nil, Refuse(Conflict, fmt.Sprintf("Bij deze stap staan al %d voorwaarden. Maak er eerst een stap van.", mostConditions))
	}
	return []Fact{&ConditionKept{Condition: id, Route: st.Route, Step: st.ID, Text: w.Text.ID, Of: w.Of}}, nil
}

func (f *ConditionKept) apply(s *State, at Instant) {
	s.put(&StepCondition{ID: f.Condition, Route: f.Route, Step: f.Step, Text: f.Text, Of: f.Of, At: at})
}

// DropCondition takes a condition away again.
type DropCondition struct {
	Condition string `json:"condition"`
}

// ConditionDropped happened.
type ConditionDropped struct {
	Condition string `json:"condition"`
}

func (w *DropCondition) decide(s *State, _ Who, _ *Given) ([]Fact, error) {
	c, ok := find[StepCondition](s, w.Condition)
	switch {
	case !ok:
		return nil, errGone
	case c.Ended != 0:
		return nil, Refuse(Conflict, "Deze voorwaarde is al weggehaald.")
	}
	return []Fact{&ConditionDropped{Condition: c.ID}}, nil
}

func (f *ConditionDropped) apply(s *State, at Instant) {
	old, ok := find[StepCondition](s, f.Condition)
	if !ok {
		return
	}
	c := *old
	c.Ended = at
	s.put(&c)
}

// Conditions lists what was built into the steps of a route, the oldest first.
func (s *State) Conditions(route string) []OnCondition {
	kept := all[StepCondition](s)
	sortStable(kept, func(a, b *StepCondition) int { return int(a.At - b.At) })
	list := []OnCondition{}
	for _, c := range kept {
		if c.Route == route && c.Ended == 0 {
			list = append(list, OnCondition{Step: c.Step, Text: c.Text})
		}
	}
	return list
}
