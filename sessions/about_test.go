package sessions

import (
	"fmt"
	"testing"
)

// TestS4_27_WhatAnEveningWasAboutIsOneAnswerOfEachHalf: what most said, without a number, and nothing of fewer than five.
func TestS4_27_WhatAnEveningWasAboutIsOneAnswerOfEachHalf(t *testing.T) {
	for name, r := range map[string]struct {
		lives, works []string
		want         About
	}{
		"nobody answered":                     {nil, nil, About{}},
		"four residents are too few":          {[]string{"mensen", "mensen", "mensen", "mensen"}, nil, About{}},
		"five residents, and no officials":    {[]string{"mensen", "mensen", "mensen", "allebei", "regels_en_geld"}, nil, About{Lives: "mensen"}},
		"each half another":                   {[]string{"regels_en_geld", "regels_en_geld", "regels_en_geld", "mensen", "allebei"}, []string{"mensen", "mensen", "mensen", "mensen", "mensen"}, About{Lives: "regels_en_geld", Works: "mensen"}},
		"as many for one as for the other":    {[]string{"mensen", "mensen", "regels_en_geld", "regels_en_geld", "allebei"}, nil, About{Lives: "verschilt"}},
		"a later answer beats one that tied":  {[]string{"mensen", "allebei", "regels_en_geld", "regels_en_geld", "regels_en_geld"}, nil, About{Lives: "regels_en_geld"}},
		"four officials are too few, as ever": {[]string{"allebei", "allebei", "allebei", "allebei", "allebei"}, []string{"mensen", "mensen", "mensen", "mensen"}, About{Lives: "allebei"}},
	} {
		t.Run(name, func(t *testing.T) {
			e := opened(t)
			e.must(lea, &OpenBallot{Ballot: "k1", Form: AboutForm, Question: text("Ging het vandaag over mensen of over regels en geld?")})
			for _, a := range r.lives {
				e.must(lea, &EnterVote{Ballot: "k1", Side: Ervaring, Answer: a})
			}
			for _, a := range r.works {
				e.must(lea, &EnterVote{Ballot: "k1", Side: Uitvoering, Answer: a})
			}
			if got := e.s.Series()[0].About; got != (About{}) {
				t.Errorf("before it is closed it says %+v", got)
			}
			e.must(lea, &CloseBallot{Ballot: "k1"})
			if got := e.s.Series()[0].About; got != r.want {
				t.Errorf("it was about %+v, want %+v", got, r.want)
			}
		})
	}
}

// TestS4_27_TheLastAnswerOfAnEveningCounts, and a choice of another form says nothing of it.
func TestS4_27_TheLastAnswerOfAnEveningCounts(t *testing.T) {
	e := opened(t)
	for i, answer := range []string{"regels_en_geld", "mensen"} {
		id := fmt.Sprintf("k%d", i)
		e.must(lea, &OpenBallot{Ballot: id, Form: AboutForm, Question: text("Ging het over mensen?")})
		e.refused(lea, &EnterVote{Ballot: id, Side: Ervaring, Answer: "sta_erachter"}, Invalid)
		for range 5 {
			e.must(lea, &EnterVote{Ballot: id, Side: Ervaring, Answer: answer})
		}
		e.must(lea, &CloseBallot{Ballot: id})
	}
	e.must(lea, &OpenBallot{Ballot: "z", Form: SupportForm, Question: text("Staan we hierachter?")})
	e.must(lea, &CloseBallot{Ballot: "z"})
	if got := e.s.Series()[0].About; got != (About{Lives: "mensen"}) {
		t.Errorf("it was about %+v", got)
	}
}
