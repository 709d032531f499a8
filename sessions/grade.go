package sessions

import "slices"

// Grade is who said yes to the kind on the ladder. A stronger kind needs both sides; for a weaker one a question is
// enough, of anybody (DOMAIN §4.4).
type Grade struct {
	Residents      bool       `json:"residents,omitempty"`
	Officials      bool       `json:"officials,omitempty"`
	Raise          string     `json:"raise,omitempty"` // a stronger kind that one side proposes
	RaiseResidents bool       `json:"raiseResidents,omitempty"`
	Was            []GradeWas `json:"was,omitempty"`
}

// GradeWas is a kind that an action had before, and the question that changed it.
type GradeWas struct {
	Ladder   string  `json:"ladder"`
	Question WordsID `json:"question,omitempty"`
	At       Instant `json:"at"`
}

func (g Grade) agreed() bool { return g.Residents && g.Officials }

// JudgeKind says yes to the kind of an action, or names another.
type JudgeKind struct {
	Action   string `json:"action"`
	Ladder   string `json:"ladder"`
	Question Text   `json:"question"` // with a weaker kind
	Side     Side   `json:"side"`     // at the desk: of whom it was heard aloud
}

// KindAgreed happened: one of the two sides says yes to the kind that it has.
type KindAgreed struct {
	Action    string `json:"action"`
	Residents bool   `json:"residents"` // or else those of the municipality
}

// KindLowered happened: with a question, and at once.
type KindLowered struct {
	Action    string  `json:"action"`
	Ladder    string  `json:"ladder"`
	Question  WordsID `json:"question"`
	Residents bool    `json:"residents"`
}

// KindProposed happened: a stronger kind, of one side.
type KindProposed struct {
	Action    string `json:"action"`
	Ladder    string `json:"ladder"`
	Residents bool   `json:"residents"`
}

// KindRaised happened: the other side said yes too.
type KindRaised struct {
	Action string `json:"action"`
	Ladder string `json:"ladder"`
}

func (w *JudgeKind) decide(s *State, who Who, _ *Given) ([]Fact, error) {
	a, err := s.actionHere(who, w.Action, gradable...)
	if err != nil {
		return nil, err
	}
	residents, err := speaksFor(who, w.Side)
	if err != nil {
		return nil, err
	}
	strength, ok := Ladder[w.Ladder]
	if !ok {
		return nil, Refuse(Invalid, "Deze trede kennen wij niet.")
	}
	switch {
	case a.Ladder == "":
		return nil, Refuse(Conflict, "Deze actie heeft nog geen soort. De gespreksleider schrijft die eerst op.")
	case w.Ladder == a.Ladder:
		return []Fact{&KindAgreed{Action: a.ID, Residents: residents}}, nil
	case strength <= Ladder[a.Ladder]:
		if w.Question.empty() {
			return nil, Refuse(Invalid, "Schrijf uw vraag erbij. Waarom is dit minder sterk?")
		}
		return []Fact{&KindLowered{Action: a.ID, Ladder: w.Ladder, Question: w.Question.ID, Residents: residents}}, nil
	case a.Grade.Raise == w.Ladder && a.Grade.RaiseResidents != residents:
		return []Fact{&KindRaised{Action: a.ID, Ladder: w.Ladder}}, nil
	}
	return []Fact{&KindProposed{Action: a.ID, Ladder: w.Ladder, Residents: residents}}, nil
}

// speaksFor says whether somebody speaks for the residents or for those who work there. The desk says whom it heard.
func speaksFor(who Who, heard Side) (residents bool, err error) {
	side := who.Side
	switch {
	case who.Role == Asked || who.Role == Owner:
		return false, nil
	case who.Desk():
		side = heard
	}
	switch side {
	case Ervaring:
		return true, nil
	case Uitvoering, Beleid, Bestuur:
		return false, nil
	}
	return false, Refuse(Forbidden, "Dit zeggen de twee kanten van de tafel: wie het meemaakt en wie er werkt.")
}

func (f *KindAgreed) apply(s *State, _ Instant) {
	s.changeAction(f.Action, func(a *Action) {
		a.Grade.Residents = a.Grade.Residents || f.Residents
		a.Grade.Officials = a.Grade.Officials || !f.Residents
	})
}

func (a *Action) grade(ladder string, question WordsID, at Instant) {
	was := append(slices.Clone(a.Grade.Was), GradeWas{Ladder: a.Ladder, Question: question, At: at})
	a.Ladder, a.Grade = ladder, Grade{Was: was}
}

func (f *KindLowered) apply(s *State, at Instant) {
	s.changeAction(f.Action, func(a *Action) {
		a.grade(f.Ladder, f.Question, at)
		a.Grade.Residents, a.Grade.Officials = f.Residents, !f.Residents
	})
}

func (f *KindProposed) apply(s *State, _ Instant) {
	s.changeAction(f.Action, func(a *Action) { a.Grade.Raise, a.Grade.RaiseResidents = f.Ladder, f.Residents })
}

func (f *KindRaised) apply(s *State, at Instant) {
	s.changeAction(f.Action, func(a *Action) {
		a.grade(f.Ladder, "", at)
		a.Grade.Residents, a.Grade.Officials = true, true
	})
}
