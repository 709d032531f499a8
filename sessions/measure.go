package sessions

import "slices"

// Measure (meting) is what was found of what had been agreed to look at. A bad one asks for a decision.
type Measure struct {
	Found WordsID `json:"found"`
	Says  string  `json:"says"`
	By    Label   `json:"by,omitempty"`
	At    Instant `json:"at"`
	Then  string  `json:"then,omitempty"` // after a bad one: door, anders or stoppen
	Why   WordsID `json:"why,omitempty"`
}

// Findings are what a measurement can say.
var Findings = []string{"gehaald", "beter", "gelijk", "slechter"}

func (m Measure) bad() bool { return m.Says == "slechter" }

// Undecided says whether a bad measurement waits for a decision. Until there is one, nothing good is said of the action.
func (a *Action) Undecided() bool {
	n := len(a.Measures)
	return n > 0 && a.Measures[n-1].bad() && a.Measures[n-1].Then == ""
}

func (a *Action) decided() error {
	if a.Undecided() {
		return Refuse(Conflict, "De laatste meting was slechter. Besluit eerst hoe het verder gaat.")
	}
	return nil
}

const mostMeasures = 200

// MeasureAction tells what was found.
type MeasureAction struct {
	Action string `json:"action"`
	Found  Text   `json:"found"`
	Says   string `json:"says"`
	By     Label  `json:"by"`
}

// ActionMeasured happened.
type ActionMeasured struct {
	Action string  `json:"action"`
	Found  WordsID `json:"found"`
	Says   string  `json:"says"`
	By     Label   `json:"by"`
	Terms  Terms   `json:"terms"`
}

func (w *MeasureAction) decide(s *State, who Who, g *Given) ([]Fact, error) {
	a, err := s.actionHere(who, w.Action, append(slices.Clone(openStates), ActionVerified, ActionDiffering)...)
	if err != nil {
		return nil, err
	}
	by := w.By
	if by == "" {
		by = a.Plan.Measurer
	}
	switch {
	case a.Plan.Measure == "":
		return nil, Refuse(Conflict, "Er is nog niet afgesproken wat wij meten.")
	case w.Found.empty():
		return nil, Refuse(Invalid, "Wat is er geteld of gevraagd? Schrijf het op.")
	case !contains(Findings, w.Says):
		return nil, Refuse(Invalid, "Kies: gehaald, beter, gelijk of slechter.")
	case len(a.Measures) >= mostMeasures:
		return nil, Refuse(Conflict, "Er is al vaak gemeten bij deze actie.")
	}
	if err := a.decided(); err != nil {
		return nil, err
	}
	return []Fact{&ActionMeasured{Action: a.ID, Found: w.Found.ID, Says: w.Says, By: by, Terms: g.wordOf(who, a)}}, nil
}

func (f *ActionMeasured) apply(s *State, at Instant) {
	s.changeAction(f.Action, func(a *Action) {
		a.Measures = append(slices.Clone(a.Measures), Measure{Found: f.Found, Says: f.Says, By: f.By, At: at})
		a.Terms = f.Terms
	})
}

// DecideMeasure is how it goes on after a bad measurement.
type DecideMeasure struct {
	Action string `json:"action"`
	Then   string `json:"then"`
	Why    Text   `json:"why"`
}

// MeasureDecided happened.
type MeasureDecided struct {
	Action string  `json:"action"`
	Then   string  `json:"then"`
	Why    WordsID `json:"why"`
}

func (w *DecideMeasure) decide(s *State, who Who, _ *Given) ([]Fact, error) {
	a, err := s.actionHere(who, w.Action, append(slices.Clone(openStates), ActionVerified, ActionDiffering)...)
	switch {
	case err != nil:
		return nil, err
	case !a.Undecided():
		return nil, Refuse(Conflict, "Er is geen meting die om een besluit vraagt.")
	case !contains(goOn, w.Then):
		return nil, Refuse(Invalid, "Hoe gaat het verder? Kies: door, anders of stoppen.")
	case w.Why.empty():
		return nil, Refuse(Invalid, "Schrijf waarom. De mensen aan tafel lezen dit.")
	}
	return []Fact{&MeasureDecided{Action: a.ID, Then: w.Then, Why: w.Why.ID}}, nil
}

func (f *MeasureDecided) apply(s *State, _ Instant) {
	s.changeAction(f.Action, func(a *Action) {
		a.Measures = slices.Clone(a.Measures)
		last := &a.Measures[len(a.Measures)-1]
		last.Then, last.Why = f.Then, f.Why
	})
}

// Agreement (monitorafspraak) is what is looked at, and by whom.
type Agreement struct {
	Measure  WordsID `json:"measure,omitempty"`
	Now      WordsID `json:"now,omitempty"`
	Goal     WordsID `json:"goal,omitempty"`
	Measurer Label   `json:"measurer,omitempty"`
}

// Proposed is another agreement than the one that holds, of one of the two sides.
type Proposed struct {
	Agreement
	Residents bool    `json:"residents,omitempty"`
	At        Instant `json:"at,omitempty"`
}

// AgreementWas is one that held before. Both sides said yes to the next one (S3-20).
type AgreementWas struct {
	Agreement
	Until Instant `json:"until"`
}

func (p Plan) agreement() Agreement {
	return Agreement{Measure: p.Measure, Now: p.Now, Goal: p.Goal, Measurer: p.Measurer}
}

// ProposeMeasure proposes to look at something else, after the work has begun.
type ProposeMeasure struct {
	Action   string `json:"action"`
	Measure  Text   `json:"measure"`
	Now      Text   `json:"now"`
	Goal     Text   `json:"goal"`
	Measurer Label  `json:"measurer"`
	Side     Side   `json:"side"` // at the desk: of whom it was heard aloud
}

// MeasureProposed happened.
type MeasureProposed struct {
	Action    string    `json:"action"`
	Agreement Agreement `json:"agreement"`
	Residents bool      `json:"residents"`
}

func (w *ProposeMeasure) decide(s *State, who Who, _ *Given) ([]Fact, error) {
	a, err := s.actionHere(who, w.Action, openStates...)
	if err != nil {
		return nil, err
	}
	residents, err := speaksFor(who, w.Side)
	switch {
	case err != nil:
		return nil, err
	case a.Began == 0:
		return nil, Refuse(Conflict, "Het werk is nog niet begonnen. Verander dan gewoon de afspraak.")
	case w.Measure.empty() || w.Goal.empty() || w.Measurer == "":
		return nil, Refuse(Invalid, "Schrijf op wat wij meten, wat genoeg is, en wie kijkt.")
	}
	return []Fact{&MeasureProposed{Action: a.ID, Residents: residents,
		Agreement: Agreement{Measure: w.Measure.ID, Now: named(w.Now), Goal: w.Goal.ID, Measurer: w.Measurer}}}, nil
}

func (f *MeasureProposed) apply(s *State, at Instant) {
	s.changeAction(f.Action, func(a *Action) {
		a.Other = Proposed{Agreement: f.Agreement, Residents: f.Residents, At: at}
	})
}

// AgreeMeasure is the other side's yes to that, or its no.
type AgreeMeasure struct {
	Action string `json:"action"`
	Yes    bool   `json:"yes"`
	Side   Side   `json:"side"` // at the desk: of whom it was heard aloud
}

// MeasureChanged happened: both sides said yes. What held before stays to be read.
type MeasureChanged struct {
	Action string `json:"action"`
}

// MeasureKept happened: the other side said no.
type MeasureKept struct {
	Action string `json:"action"`
}

func (w *AgreeMeasure) decide(s *State, who Who, _ *Given) ([]Fact, error) {
	a, err := s.actionHere(who, w.Action, openStates...)
	if err != nil {
		return nil, err
	}
	residents, err := speaksFor(who, w.Side)
	switch {
	case err != nil:
		return nil, err
	case a.Other.At == 0:
		return nil, Refuse(Conflict, "Er ligt geen voorstel om iets anders te meten.")
	case w.Yes && a.Other.Residents == residents:
		return nil, Refuse(Conflict, "Dit stelde uw kant zelf voor. De andere kant zegt nu ja of nee.")
	case w.Yes:
		return []Fact{&MeasureChanged{Action: a.ID}}, nil
	}
	return []Fact{&MeasureKept{Action: a.ID}}, nil
}

func (f *MeasureChanged) apply(s *State, at Instant) {
	s.changeAction(f.Action, func(a *Action) {
		a.Agreed = append(slices.Clone(a.Agreed), AgreementWas{Agreement: a.Plan.agreement(), Until: at})
		n := a.Other.Agreement
		a.Plan.Measure, a.Plan.Now, a.Plan.Goal, a.Plan.Measurer, a.Other = n.Measure, n.Now, n.Goal, n.Measurer, Proposed{}
	})
}

func (f *MeasureKept) apply(s *State, _ Instant) {
	s.changeAction(f.Action, func(a *Action) { a.Other = Proposed{} })
}
