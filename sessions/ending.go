package sessions

// StopAction is the manager's no to going on, with a reason that expires.
type StopAction struct {
	Action   string  `json:"action"`
	Category string  `json:"category"`
	Text     Text    `json:"text"`
	Expires  Instant `json:"expires"`
}

// ActionStoppedBy happened. The reason is an answer beside it.
type ActionStoppedBy struct {
	Action   string  `json:"action"`
	Answer   string  `json:"answer"`
	Category string  `json:"category"`
	Text     WordsID `json:"text"`
	By       Label   `json:"by"`
	Expires  Instant `json:"expires"`
}

// managed gives the action of which somebody holds the manager's link.
func (s *State) managed(who Who, id string, states ...ActionState) (*Action, error) {
	a, ok := find[Action](s, id)
	if !ok || who.Object != a.ManagerTicket() || a.Plan.Manager == "" {
		return nil, errGone
	}
	return a, a.in(states...)
}

func (w *StopAction) decide(s *State, who Who, g *Given) ([]Fact, error) {
	a, err := s.managed(who, w.Action, openStates...)
	if err != nil {
		return nil, err
	}
	expires, err := reason(w.Category, w.Text, a.Plan.Manager, w.Expires, g)
	if err != nil {
		return nil, err
	}
	return []Fact{&ActionStoppedBy{Action: a.ID, Answer: g.id(), Category: w.Category, Text: w.Text.ID, By: a.Plan.Manager, Expires: expires}}, nil
}

func (f *ActionStoppedBy) apply(s *State, at Instant) {
	a, ok := find[Action](s, f.Action)
	if !ok {
		return
	}
	s.endCheck(a)
	s.changeAction(f.Action, func(a *Action) { a.State = ActionStopped })
	s.put(&Answer{ID: f.Answer, Session: a.Session, About: "action", Of: a.ID, Category: f.Category, Text: f.Text, By: f.By,
		At: at, Expires: f.Expires})
}

// ReplaceAction points to the action that takes its place, for all of its barriers.
type ReplaceAction struct {
	Action string `json:"action"`
	By     string `json:"by"`
}

// ActionReplacedBy happened.
type ActionReplacedBy struct {
	Action string `json:"action"`
	By     string `json:"by"`
}

func (w *ReplaceAction) decide(s *State, who Who, _ *Given) ([]Fact, error) {
	a, err := s.ownedIn(who, w.Action, openStates...)
	if err != nil {
		return nil, err
	}
	other, ok := find[Action](s, w.By)
	if !ok || other.ID == a.ID {
		return nil, Refuse(NotFound, "Welke actie komt ervoor in de plaats? Kies een andere actie.")
	}
	if !other.stands() {
		return nil, Refuse(Conflict, "Bij die actie zei nog niemand ja.")
	}
	for _, b := range s.living(a.Barriers) {
		if !sharing(other.Barriers, s.family(b.ID)) {
			return nil, Refuse(Conflict, "Die actie hoort niet bij dezelfde drempels.")
		}
	}
	return []Fact{&ActionReplacedBy{Action: a.ID, By: other.ID}}, nil
}

func (f *ActionReplacedBy) apply(s *State, _ Instant) {
	if a, ok := find[Action](s, f.Action); ok {
		s.endCheck(a)
	}
	s.changeAction(f.Action, func(a *Action) { a.State, a.Replaced = ActionReplaced, f.By })
}
