package sessions

import "slices"

// ticketed gives the action that a personal link is for, when it is still that person's.
func (s *State) ticketed(who Who, id string) (*Action, error) {
	a, ok := find[Action](s, id)
	if !ok || who.Object != a.Ticket() {
		return nil, errGone
	}
	return a, nil
}

// AcceptAction is the asked person's yes, with a date and a first visible step; or a yes on
// condition that somebody else agrees.
type AcceptAction struct {
	Action    string  `json:"action"`
	Due       Instant `json:"due"`
	FirstStep Text    `json:"firstStep"`
	FirstBy   Instant `json:"firstBy"`
	If        Label   `json:"if"` // a function that must agree first
	IfBy      Instant `json:"ifBy"`
	Why       Text    `json:"why"` // why another date, when the action had one from an owner who left
}

// ActionTaken happened. With a condition it waits for that yes.
type ActionTaken struct {
	Action    string  `json:"action"`
	Due       Instant `json:"due"`
	FirstStep WordsID `json:"firstStep"`
	FirstBy   Instant `json:"firstBy"`
	If        Label   `json:"if,omitempty"`
	IfBy      Instant `json:"ifBy,omitempty"`
	Why       WordsID `json:"why,omitempty"`
	Terms     Terms   `json:"terms"`
}

func (w *AcceptAction) decide(s *State, who Who, g *Given) ([]Fact, error) {
	a, err := s.ticketed(who, w.Action)
	if err != nil {
		return nil, err
	}
	if a.State != ActionAsked {
		return nil, Refuse(Conflict, "U hebt hier al antwoord op gegeven.")
	}
	if w.Due <= g.At {
		return nil, Refuse(Invalid, "Kies een datum waarop het klaar is.")
	}
	if w.FirstStep.empty() || w.FirstBy <= g.At || w.FirstBy > g.At+firstIn {
		return nil, Refuse(Invalid, "Schrijf een eerste stap die mensen zien, met een datum binnen 90 dagen.")
	}
	if w.If != "" {
		if err := oneOwner(w.If); err != nil {
			return nil, err
		}
		if err := answerDate(w.IfBy, g.At); err != nil {
			return nil, err
		}
	}
	if a.Due != 0 && w.Due != a.due() && w.Why.empty() {
		return nil, Refuse(Invalid, "Deze actie had al een datum. Schrijf waarom het een andere wordt.")
	}
	return []Fact{&ActionTaken{Action: a.ID, Due: w.Due, FirstStep: w.FirstStep.ID, FirstBy: w.FirstBy, If: w.If, IfBy: w.IfBy,
		Why: named(w.Why), Terms: g.terms(g.At, w.Due, w.Due)}}, nil
}

func (f *ActionTaken) apply(s *State, at Instant) {
	s.changeAction(f.Action, func(a *Action) {
		a.FirstStep, a.FirstBy, a.FirstSeen, a.Terms = f.FirstStep, f.FirstBy, 0, f.Terms
		switch {
		case a.Due == 0:
			a.Due = f.Due
		case f.Due != a.due(): // an owner who takes it over: the first date stays (I-07)
			a.Shifts = append(slices.Clone(a.Shifts), Shift{To: f.Due, Why: f.Why, At: at})
		}
		a.State, a.Accepted, a.Stays = ActionAccepted, at, ""
		if f.If != "" {
			a.State, a.Accepted, a.Condition = ActionConditional, 0, Condition{Function: f.If, By: f.IfBy}
		}
	})
}

// AgreeCondition is the answer of the person whose yes an owner waits for.
type AgreeCondition struct {
	Action string `json:"action"`
	Yes    bool   `json:"yes"`
	Text   Text   `json:"text"` // why not
}

// ConditionAgreed happened. The days of the owner run from here.
type ConditionAgreed struct {
	Action string `json:"action"`
	Terms  Terms  `json:"terms"`
}

func (w *AgreeCondition) decide(s *State, who Who, g *Given) ([]Fact, error) {
	a, ok := find[Action](s, w.Action)
	if !ok || who.Object != a.ConditionTicket() {
		return nil, errGone
	}
	if a.State != ActionConditional {
		return nil, Refuse(Conflict, "U hebt hier al antwoord op gegeven.")
	}
	if w.Yes {
		return []Fact{&ConditionAgreed{Action: a.ID, Terms: g.terms(g.At, a.due(), a.due())}}, nil
	}
	if w.Text.empty() {
		return nil, Refuse(Invalid, "Schrijf waarom niet. De mensen aan tafel lezen dit.")
	}
	return []Fact{&ActionDeclined{Action: a.ID, Answer: g.id(), Category: "niet_wenselijk", Text: w.Text.ID,
		By: a.Condition.Function, Expires: g.months(reasonMonths)}}, nil
}

func (f *ConditionAgreed) apply(s *State, at Instant) {
	s.changeAction(f.Action, func(a *Action) {
		a.State, a.Accepted, a.Condition.Agreed, a.Terms = ActionAccepted, at, at, f.Terms
	})
}

// PassAction is "niet ik, maar …": the other person is asked, and this link ends. Who points on stays the holder until
// that one says yes, or a no of their own (I-13).
type PassAction struct {
	Action   string  `json:"action"`
	Function Label   `json:"function"`
	AnswerBy Instant `json:"answerBy"`
}

// ActionPassed happened.
type ActionPassed struct {
	Action   string  `json:"action"`
	Function Label   `json:"function"`
	AnswerBy Instant `json:"answerBy"`
}

func (w *PassAction) decide(s *State, who Who, g *Given) ([]Fact, error) {
	a, err := s.ticketed(who, w.Action)
	if err != nil {
		return nil, err
	}
	if a.State != ActionAsked {
		return nil, Refuse(Conflict, "U hebt hier al antwoord op gegeven.")
	}
	if err := oneOwner(w.Function); err != nil {
		return nil, err
	}
	if sameFunction(w.Function) == sameFunction(a.Asked) {
		return nil, Refuse(Invalid, "Dat bent u zelf. Noem een andere functie.")
	}
	if sameFunction(w.Function) == sameFunction(a.Stays) {
		return nil, Refuse(Conflict, "Die functie wees juist naar u. Zeg ja of nee, of noem een ander.")
	}
	if err := answerDate(w.AnswerBy, g.At); err != nil {
		return nil, err
	}
	return []Fact{&ActionPassed{Action: a.ID, Function: w.Function, AnswerBy: w.AnswerBy}}, nil
}

func (f *ActionPassed) apply(s *State, at Instant) {
	s.changeAction(f.Action, func(a *Action) {
		a.Stays = a.Holder()
		a.pass(f.Function, "", f.AnswerBy, at)
	})
}

func (a *Action) pass(to Label, why WordsID, answerBy, at Instant) {
	a.Passes = append(slices.Clone(a.Passes), Pass{From: a.Asked, To: to, Why: why, At: at})
	a.Asked, a.AnswerBy, a.AskedAt = to, answerBy, at
	a.Round++
}

// ActionSentBack happened: who was named says that it is not theirs either, so that who named them is asked again.
type ActionSentBack struct {
	Action   string  `json:"action"`
	Why      WordsID `json:"why"`
	AnswerBy Instant `json:"answerBy"`
}

func (f *ActionSentBack) apply(s *State, at Instant) {
	s.changeAction(f.Action, func(a *Action) {
		to := a.Stays
		a.Stays = ""
		a.pass(to, f.Why, f.AnswerBy, at)
	})
}

// DeclineAction is the asked person's no, with a reason and what could be instead.
type DeclineAction struct {
	Action      string  `json:"action"`
	Category    string  `json:"category"`
	Text        Text    `json:"text"`
	DecidedBy   Label   `json:"decidedBy"`
	Alternative Text    `json:"alternative"`
	Expires     Instant `json:"expires"` // 0 is the default for the category
}

// ActionDeclined happened. The answer expires (I-06).
type ActionDeclined struct {
	Action      string  `json:"action"`
	Answer      string  `json:"answer"`
	Category    string  `json:"category"`
	Text        WordsID `json:"text"`
	By          Label   `json:"by"`
	Alternative WordsID `json:"alternative,omitempty"`
	Expires     Instant `json:"expires"`
}

func (w *DeclineAction) decide(s *State, who Who, g *Given) ([]Fact, error) {
	a, err := s.ticketed(who, w.Action)
	if err != nil {
		return nil, err
	}
	if a.State != ActionAsked {
		return nil, Refuse(Conflict, "U hebt hier al antwoord op gegeven.")
	}
	if w.Category == "niet_ons_besluit" && a.Stays != "" {
		if w.Text.empty() {
			return nil, Refuse(Invalid, "Schrijf de reden op, zo dat iedereen hem begrijpt.")
		}
		return []Fact{&ActionSentBack{Action: a.ID, Why: w.Text.ID, AnswerBy: g.At + answerIn}}, nil
	}
	if w.Alternative.empty() {
		return nil, Refuse(Invalid, "Nee mag. Schrijf wat er dan wel kan, of wie er wel over gaat.")
	}
	expires, err := reason(w.Category, w.Text, w.DecidedBy, w.Expires, g)
	if err != nil {
		return nil, err
	}
	return []Fact{&ActionDeclined{Action: a.ID, Answer: g.id(), Category: w.Category, Text: w.Text.ID, By: w.DecidedBy,
		Alternative: w.Alternative.ID, Expires: expires}}, nil
}

func (f *ActionDeclined) apply(s *State, at Instant) {
	a, ok := find[Action](s, f.Action)
	if !ok {
		return
	}
	s.changeAction(f.Action, func(a *Action) { a.State, a.Stays = ActionRefused, "" })
	s.put(&Answer{ID: f.Answer, Session: a.Session, About: "action", Of: a.ID, Category: f.Category, Text: f.Text, By: f.By,
		Alternative: f.Alternative, At: at, Expires: f.Expires})
}
