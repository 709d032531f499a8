package live_test

import (
	"maps"

	"maatwerkroute/sessions"
)

// stepRounds makes likely wishes about a round per step.
var stepRounds = map[string]func(*evening) (sessions.Principal, sessions.Wish){
	"open-step-round": func(e *evening) (sessions.Principal, sessions.Wish) {
		kinds := []sessions.RoundKind{sessions.RoundFeeling, sessions.RoundRight, sessions.RoundSupport}
		return e.desk(), &sessions.OpenStepRound{Round: e.id("o"), Route: e.any("route"), What: kinds[e.n(3)]}
	},
	"answer-step-round": func(e *evening) (sessions.Principal, sessions.Wish) {
		r := e.stepRound()
		return e.seat(), &sessions.AnswerStepRound{Round: r.ID, Step: e.askedStep(r), Answer: e.roundAnswer(r), Why: e.text(), Show: e.n(2) == 0}
	},
	"enter-step-answers": func(e *evening) (sessions.Principal, sessions.Wish) {
		r := e.stepRound()
		w := &sessions.EnterStepAnswers{Round: r.ID, Sheet: []string{"", "A", "B"}[e.n(3)], Side: sessions.Sides[e.n(3)]}
		for _, step := range r.Steps[:e.n(len(r.Steps)+1)] {
			w.Answers = append(w.Answers, sessions.PaperAnswer{Step: step, Answer: e.roundAnswer(r), Why: e.text(), Show: e.n(2) == 0})
		}
		return e.scribe(), w
	},
	"close-step-round": func(e *evening) (sessions.Principal, sessions.Wish) {
		return e.desk(), &sessions.CloseStepRound{Round: e.stepRound().ID}
	},
}

func init() { maps.Copy(generators, stepRounds) }

// stepRound picks the one that is open; any, when there is none.
func (e *evening) stepRound() *sessions.StepRound {
	last := &sessions.StepRound{ID: "niets", What: sessions.RoundRight}
	for _, r := range e.rows() {
		if o, ok := r.Record.(*sessions.StepRound); ok {
			if last = o; o.Open {
				return o
			}
		}
	}
	return last
}

func (e *evening) askedStep(r *sessions.StepRound) string {
	if len(r.Steps) == 0 || e.n(9) == 0 {
		return ""
	}
	return r.Steps[e.n(len(r.Steps))]
}

func (e *evening) roundAnswer(r *sessions.StepRound) string {
	answers := sessions.RoundAnswers[r.What]
	return answers[e.n(len(answers))]
}
