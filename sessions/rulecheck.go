package sessions

import "slices"

var errLawMoved = Refuse(Conflict, "Iemand anders veranderde dit net. Lees eerst wat er nu staat. Wat u schreef, staat hier nog.")

// CheckRule says where a rule stands, or that its source was looked at again. Nobody checks without a source.
type CheckRule struct {
	Rule string `json:"rule"`
	Text Text   `json:"text"` // none: as it was
	Was  int    `json:"was"`
	RuleSource
}

// RuleChecked happened.
type RuleChecked struct {
	Rule LegalRule `json:"rule"` // as it is from now on
}

func (w *CheckRule) decide(s *State, who Who, g *Given) ([]Fact, error) {
	r, err := s.ruleHere(who, w.Rule)
	if err != nil {
		return nil, err
	}
	switch {
	case r.State == RuleProposed:
		return nil, Refuse(Conflict, "Dit is nog een voorstel. Zeg eerst of het een regel wordt.")
	case !r.Stands():
		return nil, Refuse(Conflict, "Dit bleek geen regel. Noem hem opnieuw als er toch een bron is.")
	case w.Was != r.Revision:
		return nil, errLawMoved
	case w.Source.empty():
		return nil, Refuse(Invalid, "Waar staat dit? Zonder bron blijft het een vermeende regel.")
	}
	if err := w.sound(g); err != nil {
		return nil, err
	}
	next := *r
	if !w.Text.empty() {
		next.Text = w.Text.ID
	}
	w.into(&next, g)
	next.Revision++
	return []Fact{&RuleChecked{Rule: next}}, nil
}

func (f *RuleChecked) apply(s *State, _ Instant) {
	r := f.Rule
	s.put(&r)
}

// RefuteRule says that it turned out not to be a rule. It stays on the list, crossed out: the next one who hears it
// can look it up.
type RefuteRule struct {
	Rule string `json:"rule"`
	Why  Text   `json:"why"`
	By   Label  `json:"by"`
}

// RuleIsNone happened.
type RuleIsNone struct {
	Rule string  `json:"rule"`
	Why  WordsID `json:"why"`
	By   Label   `json:"by"`
}

func (w *RefuteRule) decide(s *State, who Who, _ *Given) ([]Fact, error) {
	r, err := s.ruleHere(who, w.Rule)
	if err != nil {
		return nil, err
	}
	switch {
	case !r.Stands():
		return nil, Refuse(Conflict, "Hierover is al iets besloten.")
	case w.Why.empty():
		return nil, Refuse(Invalid, "Waarom is het geen regel? Wie dit later hoort, leest het terug.")
	case w.By == "":
		return nil, Refuse(Invalid, "Wie zocht dit uit? Noem de functie.")
	}
	return []Fact{&RuleIsNone{Rule: r.ID, Why: w.Why.ID, By: w.By}}, nil
}

func (f *RuleIsNone) apply(s *State, at Instant) {
	s.changeRule(f.Rule, func(r *LegalRule) { r.State, r.Ended, r.EndedBy, r.Why = RuleRefuted, at, f.By, f.Why })
}

// RuleCount is how the rules of a trajectory stand: the counter of what disappeared.
type RuleCount struct {
	Known, Presumed, Stale, Refuted, Proposed int
}

// RuleCount counts the rules at a moment. A stale rule is one of the known ones.
func (s *State) RuleCount(now Instant) (c RuleCount) {
	for _, r := range all[LegalRule](s) {
		switch {
		case r.State == RuleRefuted:
			c.Refuted++
		case r.State == RuleProposed:
			c.Proposed++
		case r.Presumed():
			c.Presumed++
		case r.Stands():
			c.Known++
			c.Stale += bit(r.Stale(now))
		}
	}
	return c
}

// Unsourced lists the cards on which somebody says that something is a rule, and that no rule was written down for. They
// are read as vermeende regels (S0-06, I-29).
func (s *State) Unsourced(session string) (list []*Card) {
	written := map[string]bool{}
	for _, r := range all[LegalRule](s) {
		written[r.Card] = true
	}
	for _, c := range all[Card](s) {
		if c.Kind == Rule && c.own.Shown && !c.own.ForUs && (c.State == Placed || c.State == Parked) && !written[c.ID] && (session == "" || c.Session == session) {
			list = append(list, c)
		}
	}
	return list
}

// ruleTypes are the types of barrier that say that a rule stands in the way.
var ruleTypes = []string{"te_streng", "vermeende_regel"}

// WhichRule says whether people say that a rule stands in the way here, and nobody wrote down which one.
func (s *State) WhichRule(b *Barrier) bool {
	if b.State == Dissolved || b.Into != "" || !sharing(b.Types, ruleTypes) {
		return false
	}
	return !slices.ContainsFunc(all[LegalRule](s), func(r *LegalRule) bool { return sharing(r.Barriers, s.family(b.ID)) })
}

// RulesOf lists the rules that hold a barrier up.
func (s *State) RulesOf(barrier string) (list []*LegalRule) {
	for _, r := range all[LegalRule](s) {
		if r.Stands() && sharing(r.Barriers, s.family(barrier)) {
			list = append(list, r)
		}
	}
	return list
}
