package sessions

import "slices"

// LegalRoom (regelruimte) is what the omgekeerde toets of one rule at one step found: first what should come of it,
// then why, then what happens otherwise, and the law last.
type LegalRoom struct {
	ID           string  `json:"id"`
	Session      string  `json:"session"`
	Rule         string  `json:"rule"`
	Step         string  `json:"step"`
	Effect       WordsID `json:"effect,omitempty"`
	Values       WordsID `json:"values,omitempty"`
	Consequences WordsID `json:"consequences,omitempty"`
	Law          WordsID `json:"law,omitempty"`
	Outcome      Leeway  `json:"outcome,omitempty"`
	By           Label   `json:"by,omitempty"` // the function that says so
	At           Instant `json:"at"`
	Revision     int     `json:"revision"`
	plain
}

// Leeway is what a rule leaves room for: a value of the compass (METHODS §2.10).
type Leeway string

// The values of the compass.
const (
	MayAlready    Leeway = "mag_al"
	MayWithReason Leeway = "mag_met_motivering"
	TeamDecides   Leeway = "teambesluit"
	CollegeRules  Leeway = "college"
	CouncilRules  Leeway = "raad"
	RijkRules     Leeway = "rijk"
	NoSuchRule    Leeway = "vermeende_regel"
	LeewayUnknown Leeway = "onbekend"
)

// Leeways lists them.
var Leeways = []Leeway{MayAlready, MayWithReason, TeamDecides, CollegeRules, CouncilRules, RijkRules, NoSuchRule, LeewayUnknown}

// Proposes is the lowest level that can solve it, at which the chain starts (S0-16); false when the compass names none.
func (l Leeway) Proposes() (Level, bool) {
	switch l {
	case MayAlready:
		return Table, true
	case MayWithReason, TeamDecides:
		return Team, true
	case CollegeRules:
		return Executive, true
	case CouncilRules:
		return Council, true
	case RijkRules:
		return Rijk, true
	}
	return "", false
}

// RoomID is the id of what was found of a rule at a step.
func RoomID(rule, step string) string { return rule + "." + step }

func (r *LegalRoom) kind() string             { return "legal-room" }
func (r *LegalRoom) key() string              { return r.ID }
func (r *LegalRoom) at() (session, to string) { return "", "" }

// What a table writes of one invented person's step is for those at the table, as the step is.
func (r *LegalRoom) seenBy(c Class) Record {
	if !c.trusted() {
		return nil
	}
	return r
}

// TestStep is the omgekeerde toets of a rule at a step of a route. What is left empty stays as it was.
type TestStep struct {
	Step         string `json:"step"`
	Rule         string `json:"rule"`
	Effect       Text   `json:"effect"`
	Values       Text   `json:"values"`
	Consequences Text   `json:"consequences"`
	Law          Text   `json:"law"`
	Outcome      Leeway `json:"outcome"`
	By           Label  `json:"by"`
	Was          int    `json:"was"`
}

// StepTested happened.
type StepTested struct {
	Room LegalRoom `json:"room"`
}

func (w *TestStep) decide(s *State, who Who, g *Given) ([]Fact, error) {
	if err := s.onLaw(who, w.Rule); err != nil {
		return nil, err
	}
	st, err := s.lawStep(w.Step)
	if err != nil {
		return nil, err
	}
	rule, err := s.rule(w.Rule)
	if err != nil {
		return nil, err
	}
	room := LegalRoom{ID: RoomID(rule.ID, st.ID), Session: who.Session, Rule: rule.ID, Step: st.ID}
	if old, ok := find[LegalRoom](s, room.ID); ok {
		room = *old
	}
	if !rule.Stands() {
		return nil, Refuse(Conflict, "Dit is geen regel (meer). Er valt niets te toetsen.")
	}
	if w.Was != room.Revision {
		return nil, errLawMoved
	}
	before := room
	for _, field := range []struct {
		to   *WordsID
		text Text
	}{{&room.Effect, w.Effect}, {&room.Values, w.Values}, {&room.Consequences, w.Consequences}, {&room.Law, w.Law}} {
		if !field.text.empty() && !contains(field.text.Same, *field.to) {
			*field.to = field.text.ID
		}
	}
	if w.Outcome != "" {
		room.Outcome, room.By = w.Outcome, w.By
	}
	if err := room.inOrder(rule); err != nil {
		return nil, err
	}
	if room == before {
		return nil, Refuse(Invalid, "Schrijf eerst op wat er voor deze mens moet gebeuren.")
	}
	room.At, room.Revision = g.At, room.Revision+1
	return []Fact{&StepTested{Room: room}}, nil
}

// inOrder refuses a later part while an earlier one is empty: the order is the test.
func (r *LegalRoom) inOrder(rule *LegalRule) error {
	gap := ""
	for _, part := range []struct {
		has  bool
		asks string
	}{
		{r.Effect != "", "Eerst: wat willen we voor deze mens bereiken?"},
		{r.Values != "", "Eerst: welke waarden zijn hier belangrijk?"},
		{r.Consequences != "", "Eerst: wat gebeurt er als we dit doen, en als we niets doen?"},
		{r.Law != "", "Eerst: wat zegt de wet of de regel hierover?"},
		{r.Outcome != "", ""},
	} {
		switch {
		case part.has && gap != "":
			return Refuse(Invalid, gap)
		case !part.has && gap == "":
			gap = part.asks
		}
	}
	switch {
	case r.Outcome == "":
		return nil
	case !contains(Leeways, r.Outcome):
		return Refuse(Invalid, "Kies wat de uitkomst is.")
	case r.By == "":
		return Refuse(Invalid, "Wie zegt dit? Noem de functie.")
	case rule.Presumed() && !slices.Contains([]Leeway{MayAlready, NoSuchRule, LeewayUnknown}, r.Outcome):
		return Refuse(Conflict, "Niemand weet nog waar deze regel staat. Kies: mag al, vermeende regel of onbekend. Of zoek eerst de bron.")
	case !rule.Presumed() && r.Outcome == NoSuchRule:
		return Refuse(Conflict, "Deze regel heeft een bron. Kies een andere uitkomst, of zeg dat het geen regel bleek.")
	}
	return nil
}

func (f *StepTested) apply(s *State, _ Instant) {
	room := f.Room
	s.put(&room)
	if r, ok := find[LegalRule](s, room.Rule); ok && !contains(r.Steps, room.Step) {
		at := *r
		at.Steps = append(slices.Clone(r.Steps), room.Step)
		s.put(&at)
	}
}

// RuleAt is a rule that plays at a step, and what the test found there; Room is nil before the test.
type RuleAt struct {
	Rule *LegalRule
	Room *LegalRoom
}

// RulesAt lists the rules at a step of a route: also those at the step that it was made from, so that they come along
// to the ideal route.
func RulesAt(s *State, step string) (list []RuleAt) {
	line := []string{}
	for id := step; id != "" && !contains(line, id); {
		line = append(line, id)
		st, ok := find[RouteStep](s, id)
		if !ok {
			break
		}
		id = st.From
	}
	for _, r := range all[LegalRule](s) {
		if !sharing(r.Steps, line) {
			continue
		}
		room, _ := find[LegalRoom](s, RoomID(r.ID, step))
		list = append(list, RuleAt{Rule: r, Room: room})
	}
	return list
}

// ProposedLevel is the level at which the chain of a barrier starts: the lowest that can solve every rule that holds it
// up. False when no test says so.
func (s *State) ProposedLevel(barrier string) (level Level, ok bool) {
	holding := map[string]bool{}
	for _, r := range s.RulesOf(barrier) {
		holding[r.ID] = true
	}
	for _, room := range all[LegalRoom](s) {
		if !holding[room.Rule] {
			continue
		}
		if l, says := room.Outcome.Proposes(); says && (!ok || l.rank() > level.rank()) {
			level, ok = l, true
		}
	}
	return level, ok
}
