package sessions

import "slices"

// EnterStepAnswers is one person's sheet of paper of a round, by the desk or a scribe. It weighs as much as a phone, and
// is counted whole or not at all.
type EnterStepAnswers struct {
	Round   string        `json:"round"`
	Sheet   string        `json:"sheet"` // the number on it, so that it counts once; none on a sheet of one's own making
	Side    Side          `json:"side"`
	Answers []PaperAnswer `json:"answers"`
}

// PaperAnswer is one row of a sheet.
type PaperAnswer struct {
	Step   string `json:"step"`
	Answer string `json:"answer"`
	Why    Text   `json:"why"`
	Show   bool   `json:"show"`
}

func (w *EnterStepAnswers) decide(s *State, who Who, g *Given) ([]Fact, error) {
	r, err := s.stepRoundHere(who, w.Round)
	if err != nil {
		return nil, err
	}
	sheet, err := newSheet(w.Sheet, w.Side, r.own.Sheets)
	if err != nil {
		return nil, err
	}
	if len(w.Answers) == 0 {
		return nil, Refuse(Invalid, "Op dit blad staat nog geen antwoord.")
	}
	f := &StepRoundAnswered{Round: r.ID, Session: r.Session, Handle: g.id(), Side: w.Side, Way: byPaper, Sheet: sheet}
	for _, p := range w.Answers {
		a, err := r.answer(p.Step, p.Answer, p.Why, p.Show)
		if err != nil {
			return nil, err
		}
		if slices.ContainsFunc(f.Answers, func(o StepAnswer) bool { return o.Step == a.Step }) {
			return nil, Refuse(Invalid, "Bij één stap staan twee antwoorden. Kies er één.")
		}
		f.Answers = append(f.Answers, a)
	}
	return []Fact{f}, nil
}

// CloseStepRound ends a round; from then on everybody sees what came of it.
type CloseStepRound struct {
	Round string `json:"round"`
}

// StepRoundClosed happened. The order of the reasons was drawn, so that it tells nothing of when they were written.
type StepRoundClosed struct {
	Round   string       `json:"round"`
	Because []StepReason `json:"because"`
}

func (w *CloseStepRound) decide(s *State, who Who, g *Given) ([]Fact, error) {
	r, err := s.stepRoundHere(who, w.Round)
	if err != nil {
		return nil, err
	}
	return []Fact{r.close(g)}, nil
}

func (r *StepRound) close(g *Given) Fact {
	return &StepRoundClosed{Round: r.ID, Because: shuffled(g, r.Because)}
}

// closeStepRounds ends what is still open when the session ends.
func (s *State) closeStepRounds(session string, g *Given) (facts []Fact) {
	for _, r := range all[StepRound](s) {
		if r.Session == session && r.Open {
			facts = append(facts, r.close(g))
		}
	}
	return facts
}

func (f *StepRoundClosed) apply(s *State, at Instant) {
	s.changeStepRound(f.Round, func(r *StepRound) {
		r.Open, r.ClosedAt, r.Because = false, at, f.Because
		r.Result, r.Ways, r.Voters = r.results()
	})
}
