package sessions

import "slices"

// UpdateAction is a word of the owner: what was done and what comes, or "nog bezig, geen nieuws".
type UpdateAction struct {
	Action string `json:"action"`
	Did    Text   `json:"did"`
	Next   Text   `json:"next"`
	NoNews bool   `json:"noNews"`
}

// ActionUpdated happened. Without words it is counted as "geen nieuws".
type ActionUpdated struct {
	Action string  `json:"action"`
	Did    WordsID `json:"did,omitempty"`
	Next   WordsID `json:"next,omitempty"`
	Terms  Terms   `json:"terms"`
}

func (w *UpdateAction) decide(s *State, who Who, g *Given) ([]Fact, error) {
	a, err := s.ownedIn(who, w.Action, doingStates...)
	if err != nil {
		return nil, err
	}
	if w.NoNews {
		if err := a.decided(); err != nil {
			return nil, err
		}
		return []Fact{&ActionUpdated{Action: a.ID, Terms: g.heard(a)}}, nil
	}
	if w.Did.empty() || w.Next.empty() {
		return nil, Refuse(Invalid, "Twee zinnen: wat is er gedaan, en wat komt er nu? Of kies ‘geen nieuws’.")
	}
	return []Fact{&ActionUpdated{Action: a.ID, Did: w.Did.ID, Next: w.Next.ID, Terms: g.heard(a)}}, nil
}

func (f *ActionUpdated) apply(s *State, at Instant) {
	s.changeAction(f.Action, func(a *Action) {
		a.Updates = append(slices.Clone(a.Updates), Update{Did: f.Did, Next: f.Next, At: at})
		a.Terms = f.Terms
	})
}

// ShiftAction gives another date, with the reason. The first date and every other stay to be seen (I-07).
type ShiftAction struct {
	Action string  `json:"action"`
	Due    Instant `json:"due"`
	Why    Text    `json:"why"`
}

// ActionShifted happened. What was late by then stays late (I-09).
type ActionShifted struct {
	Action string  `json:"action"`
	Due    Instant `json:"due"`
	Why    WordsID `json:"why"`
	Terms  Terms   `json:"terms"`
}

func (w *ShiftAction) decide(s *State, who Who, g *Given) ([]Fact, error) {
	a, err := s.ownedIn(who, w.Action, doingStates...)
	switch {
	case err != nil:
		return nil, err
	case w.Why.empty():
		return nil, Refuse(Invalid, "Schrijf waarom het een andere datum wordt. De mensen die wachten lezen dit.")
	case w.Due <= g.At || w.Due == a.due():
		return nil, Refuse(Invalid, "Kies een andere dag, die nog moet komen.")
	case a.Ladder == "K3" && w.Due > a.Accepted+research:
		return nil, Refuse(Invalid, "Uitzoeken mag hooguit 90 dagen. Daarna komt een besluit.")
	}
	t := g.terms(a.Accepted, a.Due, w.Due)
	if late := a.times().Late; late <= g.At {
		t.Late, t.VeryLate = late, max(a.times().VeryLate, late)
	}
	t.Silent = g.heard(a).Silent
	t.Warn = g.warn(t)
	return []Fact{&ActionShifted{Action: a.ID, Due: w.Due, Why: w.Why.ID, Terms: t}}, nil
}

func (f *ActionShifted) apply(s *State, at Instant) {
	s.changeAction(f.Action, func(a *Action) {
		a.Shifts = append(slices.Clone(a.Shifts), Shift{To: f.Due, Why: f.Why, At: at})
		a.Terms = f.Terms
	})
}

// StickAction says on whom the work waits. After thirty days it is silent all the same.
type StickAction struct {
	Action string `json:"action"`
	On     Label  `json:"on"`
	What   Text   `json:"what"`
}

// ActionGotStuck happened.
type ActionGotStuck struct {
	Action string  `json:"action"`
	On     Label   `json:"on"`
	What   WordsID `json:"what"`
	Terms  Terms   `json:"terms"`
}

func (w *StickAction) decide(s *State, who Who, g *Given) ([]Fact, error) {
	a, err := s.ownedIn(who, w.Action, ActionWorking)
	if err != nil {
		return nil, err
	}
	if err := oneOwner(w.On); err != nil {
		return nil, err
	}
	if sameFunction(w.On) == sameFunction(a.Asked) {
		return nil, Refuse(Invalid, "Dat bent u zelf. Noem op wie u wacht.")
	}
	if w.What.empty() {
		return nil, Refuse(Invalid, "Schrijf waarop u wacht.")
	}
	return []Fact{&ActionGotStuck{Action: a.ID, On: w.On, What: w.What.ID, Terms: g.heard(a)}}, nil
}

func (f *ActionGotStuck) apply(s *State, at Instant) {
	s.changeAction(f.Action, func(a *Action) {
		a.State, a.Stuck, a.Terms = ActionStuck, Stuck{On: f.On, What: f.What, At: at}, f.Terms
	})
}

// ResumeAction goes on: what was stuck, what was noticed in part, what was reopened.
type ResumeAction struct {
	Action string `json:"action"`
	Next   Text   `json:"next"` // what comes now
}

// ActionResumed happened.
type ActionResumed struct {
	Action string  `json:"action"`
	Next   WordsID `json:"next"`
	Terms  Terms   `json:"terms"`
}

func (w *ResumeAction) decide(s *State, who Who, g *Given) ([]Fact, error) {
	a, err := s.ownedIn(who, w.Action, ActionStuck, ActionPartly, ActionReopened)
	switch {
	case err != nil:
		return nil, err
	case a.State == ActionReopened && a.Reopened >= pingPongs:
		return nil, Refuse(Conflict, "Dit ging twee keer heen en weer. Nu besluit de tafel.")
	case w.Next.empty():
		return nil, Refuse(Invalid, "Schrijf wat er nu komt. De mensen die wachten lezen dit.")
	}
	next := *a
	next.State = ActionWorking // nothing holds it up any more, so its silence is counted from here
	return []Fact{&ActionResumed{Action: a.ID, Next: w.Next.ID, Terms: g.heard(&next)}}, nil
}

func (f *ActionResumed) apply(s *State, at Instant) {
	s.changeAction(f.Action, func(a *Action) {
		a.State, a.Stuck, a.Terms = ActionWorking, Stuck{}, f.Terms
		a.Updates = append(slices.Clone(a.Updates), Update{Next: f.Next, At: at})
	})
}

// LeaveAction says that the owner leaves. Nobody has the action then, until somebody says yes (I-11).
type LeaveAction struct {
	Action string `json:"action"`
}

// ActionLeft happened. The manager has until HandBy.
type ActionLeft struct {
	Action string  `json:"action"`
	HandBy Instant `json:"handBy"`
}

func (w *LeaveAction) decide(s *State, who Who, g *Given) ([]Fact, error) {
	a, err := s.actionHere(who, w.Action, append(slices.Clone(doingStates), ActionClaimed, ActionChecking, ActionUnchecked)...)
	if err != nil {
		return nil, err
	}
	return []Fact{&ActionLeft{Action: a.ID, HandBy: g.workingDays(handDays)}}, nil
}

func (f *ActionLeft) apply(s *State, _ Instant) {
	if a, ok := find[Action](s, f.Action); ok {
		s.endCheck(a)
	}
	s.changeAction(f.Action, func(a *Action) { a.State, a.HandBy, a.Stuck = ActionOwnerless, f.HandBy, Stuck{} })
}

// HandAction asks another function, by the manager or the desk. The link of who left is worth nothing any more.
type HandAction struct {
	Action   string  `json:"action"`
	Function Label   `json:"function"`
	AnswerBy Instant `json:"answerBy"`
}

// ActionHanded happened.
type ActionHanded struct {
	Action   string  `json:"action"`
	Function Label   `json:"function"`
	AnswerBy Instant `json:"answerBy"`
}

func (w *HandAction) decide(s *State, who Who, g *Given) ([]Fact, error) {
	find := s.actionHere
	if !who.Desk() {
		find = s.managed
	}
	a, err := find(who, w.Action, ActionOwnerless)
	if err != nil {
		return nil, err
	}
	if err := oneOwner(w.Function); err != nil {
		return nil, err
	}
	if err := answerDate(w.AnswerBy, g.At); err != nil {
		return nil, err
	}
	return []Fact{&ActionHanded{Action: a.ID, Function: w.Function, AnswerBy: w.AnswerBy}}, nil
}

func (f *ActionHanded) apply(s *State, at Instant) {
	s.changeAction(f.Action, func(a *Action) {
		a.State, a.Asked, a.AskedAt, a.AnswerBy, a.HandBy = ActionAsked, f.Function, at, f.AnswerBy, 0
		a.Condition, a.Plan.Manager, a.Stays = Condition{}, "", ""
		a.Round++
	})
}
