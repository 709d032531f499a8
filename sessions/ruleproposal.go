package sessions

import "slices"

// policy is who answers a rule proposal as long as nobody else is named (I-30).
const policy Label = "beleidsadviseur"

// RuleAskedFor happened: three exceptions with the same features ask for a rule. Who decided them did what was right
// for one; now somebody has to say whether it is so for everybody (model: Aanwijzing 5.25 lid 3).
type RuleAskedFor struct {
	Rule LegalRule `json:"rule"`
}

// ProposalGrew happened: one more exception with the features for which a rule was asked already.
type ProposalGrew struct {
	Rule      string `json:"rule"`
	Exception string `json:"exception"`
}

// askedByExceptions says what a new exception makes of those with the same features: at the third a proposal, once.
func (s *State) askedByExceptions(p *Precedent, who Who, g *Given) []Fact {
	key, same := sameFeatures(p.Features), []string{p.ID}
	for _, r := range all[LegalRule](s) {
		if len(r.Features) > 0 && sameFeatures(r.Features) == key {
			return []Fact{&ProposalGrew{Rule: r.ID, Exception: p.ID}}
		}
	}
	for _, other := range all[Precedent](s) {
		if sameFeatures(other.Features) == key {
			same = append(same, other.ID)
		}
	}
	if len(same) < sameExceptions {
		return nil
	}
	slices.Sort(same)
	return []Fact{&RuleAskedFor{Rule: LegalRule{ID: g.id(), Session: who.Session, Text: p.Alike, Owner: policy, State: RuleProposed, Features: p.Features, Exceptions: same}}}
}

func (f *RuleAskedFor) apply(s *State, _ Instant) {
	r := f.Rule
	s.put(&r)
}

func (f *ProposalGrew) apply(s *State, _ Instant) {
	s.changeRule(f.Rule, func(r *LegalRule) { r.Exceptions = append(slices.Clone(r.Exceptions), f.Exception) })
}

// SettleProposal answers a rule proposal: it becomes a rule, or not, and why.
type SettleProposal struct {
	Rule   string `json:"rule"`
	Answer string `json:"answer"` // regel or nee
	Text   Text   `json:"text"`   // of the rule
	Why    Text   `json:"why"`    // of the no
	By     Label  `json:"by"`
}

// The answers to a rule proposal.
const (
	BecomesRule = "regel"
	StaysApart  = "nee"
)

// ProposalSettled happened.
type ProposalSettled struct {
	Rule   string  `json:"rule"`
	Answer string  `json:"answer"`
	Text   WordsID `json:"text,omitempty"`
	Why    WordsID `json:"why,omitempty"`
	By     Label   `json:"by"`
}

func (w *SettleProposal) decide(s *State, who Who, _ *Given) ([]Fact, error) {
	r, err := s.ruleHere(who, w.Rule)
	if err != nil {
		return nil, err
	}
	switch {
	case r.State != RuleProposed:
		return nil, Refuse(Conflict, "Hierover is al iets besloten.")
	case w.Answer != BecomesRule && w.Answer != StaysApart:
		return nil, Refuse(Invalid, "Kies: dit wordt een regel, of niet.")
	case w.Answer == BecomesRule && w.Text.empty():
		return nil, Refuse(Invalid, "Schrijf de regel op, in gewone woorden.")
	case w.Answer == StaysApart && w.Why.empty():
		return nil, Refuse(Invalid, "Waarom wordt het geen regel? Drie mensen kregen dit al.")
	case w.By == "":
		return nil, Refuse(Invalid, "Wie besliste dit? Noem de functie.")
	}
	return []Fact{&ProposalSettled{Rule: r.ID, Answer: w.Answer, Text: named(w.Text), Why: named(w.Why), By: w.By}}, nil
}

// A proposal that was taken over has no source yet: until it is written down somewhere it is read as a vermeende regel.
func (f *ProposalSettled) apply(s *State, at Instant) {
	s.changeRule(f.Rule, func(r *LegalRule) {
		if f.Answer == BecomesRule {
			r.State, r.Text = RuleStands, f.Text
			return
		}
		r.State, r.Ended, r.EndedBy, r.Why = RuleDeclined, at, f.By, f.Why
	})
}
