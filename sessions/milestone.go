package sessions

import "slices"

// SubStep (deelstap) is what one department adds. The action keeps its one owner (S0-24).
type SubStep struct {
	ID    string    `json:"id"`
	By    Label     `json:"by"`
	What  WordsID   `json:"what"`
	Due   Instant   `json:"due"`
	State StepState `json:"state"`
}

// StepState is how far a sub-step is.
type StepState string

// The states of a sub-step. The owner says done; seen is what people said.
const (
	StepOpen    StepState = "open"
	StepDone    StepState = "klaar"
	StepDropped StepState = "vervallen"
	StepSeen    StepState = "gezien"
)

const mostSteps = 20 // they stay small

func (a *Action) step(id string) (SubStep, bool) {
	i := slices.IndexFunc(a.Steps, func(p SubStep) bool { return p.ID == id })
	if i < 0 {
		return SubStep{}, false
	}
	return a.Steps[i], true
}

func (s *State) changeStep(action, id string, state StepState) {
	s.changeAction(action, func(a *Action) {
		a.Steps = slices.Clone(a.Steps)
		for i := range a.Steps {
			if a.Steps[i].ID == id {
				a.Steps[i].State = state
			}
		}
	})
}

// AddStep gives a department a step of its own.
type AddStep struct {
	Action string  `json:"action"`
	Step   string  `json:"step"`
	By     Label   `json:"by"`
	What   Text    `json:"what"`
	Due    Instant `json:"due"`
}

// StepAdded happened.
type StepAdded struct {
	Action string  `json:"action"`
	Step   string  `json:"step"`
	By     Label   `json:"by"`
	What   WordsID `json:"what"`
	Due    Instant `json:"due"`
}

func (w *AddStep) decide(s *State, who Who, g *Given) ([]Fact, error) {
	a, err := s.actionHere(who, w.Action, doingStates...)
	if err != nil {
		return nil, err
	}
	_, there := a.step(w.Step)
	switch {
	case !validID(w.Step):
		return nil, Refuse(Invalid, "Deze stap heeft geen goede naam voor de computer.")
	case there:
		return nil, errTaken
	case len(a.Steps) >= mostSteps:
		return nil, Refuse(Conflict, "Er zijn al twintig stappen. Maak er een nieuwe actie van.")
	case w.By == "":
		return nil, Refuse(Invalid, "Wie doet deze stap? Noem de functie of de afdeling.")
	case w.What.empty():
		return nil, Refuse(Invalid, "Schrijf wat deze stap is.")
	case w.Due <= g.At:
		return nil, Refuse(Invalid, "Kies een datum waarop de stap klaar is.")
	}
	return []Fact{&StepAdded{Action: a.ID, Step: w.Step, By: w.By, What: w.What.ID, Due: w.Due}}, nil
}

func (f *StepAdded) apply(s *State, _ Instant) {
	s.changeAction(f.Action, func(a *Action) {
		a.Steps = append(slices.Clone(a.Steps), SubStep{ID: f.Step, By: f.By, What: f.What, Due: f.Due, State: StepOpen})
	})
}

// MarkStep is what the owner says of a sub-step.
type MarkStep struct {
	Action string    `json:"action"`
	Step   string    `json:"step"`
	State  StepState `json:"state"`
}

// StepMarked happened.
type StepMarked struct {
	Action string    `json:"action"`
	Step   string    `json:"step"`
	State  StepState `json:"state"`
}

func (w *MarkStep) decide(s *State, who Who, _ *Given) ([]Fact, error) {
	a, err := s.ownedIn(who, w.Action, doingStates...)
	if err != nil {
		return nil, err
	}
	p, ok := a.step(w.Step)
	switch {
	case !ok:
		return nil, errGone
	case !contains([]StepState{StepOpen, StepDone, StepDropped}, w.State):
		return nil, Refuse(Forbidden, "Of mensen de stap zien, zeggen zij zelf.")
	case p.State == StepSeen:
		return nil, Refuse(Conflict, "Mensen hebben deze stap al gezien.")
	}
	return []Fact{&StepMarked{Action: a.ID, Step: p.ID, State: w.State}}, nil
}

func (f *StepMarked) apply(s *State, _ Instant) { s.changeStep(f.Action, f.Step, f.State) }

// SeeStep is a raiser's "dit zie ik": of a sub-step that is said to be done, or of the first step (no name).
type SeeStep struct {
	Action string `json:"action"`
	Step   string `json:"step"`
}

// StepSeenBy happened. Who saw it is not in it, and nobody is linked to it.
type StepSeenBy struct {
	Action string `json:"action"`
	Step   string `json:"step"`
}

func (w *SeeStep) decide(s *State, who Who, _ *Given) ([]Fact, error) {
	a, v, err := s.verifies(who, w.Action)
	if err != nil {
		return nil, err
	}
	if v.as == apart {
		return nil, Refuse(Forbidden, "Dit zegt wie het meemaakt.")
	}
	if w.Step == "" {
		if a.FirstStep == "" || a.FirstSeen != 0 {
			return nil, Refuse(Conflict, "Deze stap is al gezien.")
		}
		return []Fact{&StepSeenBy{Action: a.ID}}, nil
	}
	p, ok := a.step(w.Step)
	if !ok {
		return nil, errGone
	}
	if p.State != StepDone {
		return nil, Refuse(Conflict, "De eigenaar zegt nog niet dat deze stap klaar is.")
	}
	return []Fact{&StepSeenBy{Action: a.ID, Step: p.ID}}, nil
}

func (f *StepSeenBy) apply(s *State, at Instant) {
	if f.Step == "" {
		s.changeAction(f.Action, func(a *Action) { a.FirstSeen = at })
		return
	}
	s.changeStep(f.Action, f.Step, StepSeen)
}

// Need (voorwaarde) is what must be there for it to work, or what to watch for, and who gives it.
type Need struct {
	What string  `json:"what"` // tijd, mensen, mandaat or opletten
	Text WordsID `json:"text"`
	By   Label   `json:"by,omitempty"`
}

// Needs are the kinds of condition. The last is a raiser's "waar moeten we op letten".
var Needs = []string{"tijd", "mensen", "mandaat", "opletten"}

// AttachNeed puts a condition on an action; checking asks for it (S4-15).
type AttachNeed struct {
	Action string `json:"action"`
	What   string `json:"what"`
	Text   Text   `json:"text"`
	By     Label  `json:"by"`
}

// NeedAttached happened.
type NeedAttached struct {
	Action string `json:"action"`
	Need   Need   `json:"need"`
}

func (w *AttachNeed) decide(s *State, who Who, _ *Given) ([]Fact, error) {
	a, err := s.actionHere(who, w.Action, gradable...)
	switch {
	case err != nil:
		return nil, err
	case !contains(Needs, w.What):
		return nil, Refuse(Invalid, "Wat is er nodig? Kies: tijd, mensen, mandaat of opletten.")
	case w.Text.empty():
		return nil, Refuse(Invalid, "Schrijf wat er nodig is.")
	case w.By == "" && w.What != "opletten":
		return nil, Refuse(Invalid, "Wie geeft dit? Noem de functie.")
	}
	return []Fact{&NeedAttached{Action: a.ID, Need: Need{What: w.What, Text: w.Text.ID, By: w.By}}}, nil
}

func (f *NeedAttached) apply(s *State, _ Instant) {
	s.changeAction(f.Action, func(a *Action) { a.Needs = append(slices.Clone(a.Needs), f.Need) })
}

// Feasible is what policy says of an action (S4-04).
type Feasible struct {
	Says string  `json:"says"` // haalbaar, niet_haalbaar or noodzakelijk
	Why  WordsID `json:"why,omitempty"`
	Need WordsID `json:"need,omitempty"` // what would make it feasible
	At   Instant `json:"at"`
}

// NoteFeasible is that note.
type NoteFeasible struct {
	Action string `json:"action"`
	Says   string `json:"says"`
	Why    Text   `json:"why"`
	Need   Text   `json:"need"`
}

// FeasibleNoted happened.
type FeasibleNoted struct {
	Action string  `json:"action"`
	Says   string  `json:"says"`
	Why    WordsID `json:"why,omitempty"`
	Need   WordsID `json:"need,omitempty"`
}

func (w *NoteFeasible) decide(s *State, who Who, _ *Given) ([]Fact, error) {
	if who.Role == Attendee && who.Side != Beleid {
		return nil, Refuse(Forbidden, "Dit schrijft wie beleid maakt.")
	}
	a, err := s.actionHere(who, w.Action, gradable...)
	switch {
	case err != nil:
		return nil, err
	case !contains([]string{"haalbaar", "niet_haalbaar", "noodzakelijk"}, w.Says):
		return nil, Refuse(Invalid, "Kies: haalbaar, niet haalbaar of noodzakelijk.")
	case w.Says == "niet_haalbaar" && (w.Why.empty() || w.Need.empty()):
		return nil, Refuse(Invalid, "Schrijf waarom niet, en wat er nodig is om het wel te kunnen.")
	}
	return []Fact{&FeasibleNoted{Action: a.ID, Says: w.Says, Why: named(w.Why), Need: named(w.Need)}}, nil
}

func (f *FeasibleNoted) apply(s *State, at Instant) {
	s.changeAction(f.Action, func(a *Action) {
		a.Feasible = append(slices.Clone(a.Feasible), Feasible{Says: f.Says, Why: f.Why, Need: f.Need, At: at})
	})
}
