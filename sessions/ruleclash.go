package sessions

import "slices"

// RuleClash is that a rule cannot be kept together with another (S3-08). It stands with both.
type RuleClash struct {
	With    string  `json:"with"`
	Barrier string  `json:"barrier"`
	Why     WordsID `json:"why"`
	At      Instant `json:"at"`
	Told    Instant `json:"told,omitempty"` // the owner of this rule knows it
}

// clashing is the type of barrier that two rules make.
const clashing = "botsende_regels"

// ClashRules says that two rules cannot both be kept, and which barrier that makes.
type ClashRules struct {
	Rule    string `json:"rule"`
	With    string `json:"with"`
	Barrier string `json:"barrier"`
	Why     Text   `json:"why"`
}

// RulesClashed happened.
type RulesClashed struct {
	Rule    string  `json:"rule"`
	With    string  `json:"with"`
	Barrier string  `json:"barrier"`
	Why     WordsID `json:"why"`
}

func (w *ClashRules) decide(s *State, who Who, _ *Given) ([]Fact, error) {
	if err := s.onLaw(who, w.Rule); err != nil {
		return nil, err
	}
	a, err := s.rule(w.Rule)
	if err != nil {
		return nil, err
	}
	b, err := s.rule(w.With)
	if err != nil {
		return nil, err
	}
	switch {
	case a.ID == b.ID:
		return nil, Refuse(Invalid, "Een regel botst niet met zichzelf. Kies twee regels.")
	case !a.Stands() || !b.Stands():
		return nil, Refuse(Conflict, "Een van deze twee is geen regel (meer).")
	case slices.ContainsFunc(a.Clashes, func(c RuleClash) bool { return c.With == b.ID }):
		return nil, Refuse(Conflict, "Dat deze twee botsen, staat er al.")
	case w.Why.empty():
		return nil, Refuse(Invalid, "Waarom kun je deze regels niet allebei volgen?")
	}
	barrier, err := s.barrierHere(who, w.Barrier)
	if err != nil {
		return nil, err
	}
	facts := []Fact{&RulesClashed{Rule: a.ID, With: b.ID, Barrier: barrier.ID, Why: w.Why.ID}}
	if contains(barrier.Types, clashing) {
		return facts, nil
	}
	types := append(slices.Clone(barrier.Types), clashing)
	if err := s.tags(types, nil); err != nil {
		return nil, Refuse(Conflict, "Deze drempel heeft al twee soorten. Haal er eerst een weg, dan past ‘regels botsen’ erbij.")
	}
	return append(facts, &BarrierTagged{Barrier: barrier.ID, Types: types, Themes: barrier.Themes}), nil
}

func (f *RulesClashed) apply(s *State, at Instant) {
	for _, pair := range [][2]string{{f.Rule, f.With}, {f.With, f.Rule}} {
		s.changeRule(pair[0], func(r *LegalRule) {
			r.Clashes = append(slices.Clone(r.Clashes), RuleClash{With: pair[1], Barrier: f.Barrier, Why: f.Why, At: at})
			if !contains(r.Barriers, f.Barrier) {
				r.Barriers = append(slices.Clone(r.Barriers), f.Barrier)
			}
		})
	}
}

// TellClash says that the owner of a rule knows with which rule it clashes. Each owner is told apart.
type TellClash struct {
	Rule  string `json:"rule"`
	With  string `json:"with"`
	Owner Label  `json:"owner"` // none: who owns it
}

// ClashTold happened.
type ClashTold struct {
	Rule  string `json:"rule"`
	With  string `json:"with"`
	Owner Label  `json:"owner"`
}

func (w *TellClash) decide(s *State, who Who, _ *Given) ([]Fact, error) {
	r, err := s.ruleHere(who, w.Rule)
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(r.Clashes, func(c RuleClash) bool { return c.With == w.With })
	switch {
	case i < 0:
		return nil, errGone
	case r.Clashes[i].Told != 0:
		return nil, Refuse(Conflict, "Dit weet de eigenaar al.")
	case w.Owner == "" && r.Owner == "":
		return nil, Refuse(Invalid, "Wie gaat over deze regel? Noem de functie.")
	case w.Owner == "":
		return []Fact{&ClashTold{Rule: r.ID, With: w.With, Owner: r.Owner}}, nil
	}
	if err := oneOwner(w.Owner); err != nil {
		return nil, err
	}
	return []Fact{&ClashTold{Rule: r.ID, With: w.With, Owner: w.Owner}}, nil
}

func (f *ClashTold) apply(s *State, at Instant) {
	s.changeRule(f.Rule, func(r *LegalRule) {
		r.Owner, r.Clashes = f.Owner, slices.Clone(r.Clashes)
		for i := range r.Clashes {
			if r.Clashes[i].With == f.With {
				r.Clashes[i].Told = at
			}
		}
	})
}
