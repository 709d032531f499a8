package sessions

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// inRound is an open session in which a round over three steps r-1 … r-3 of route r is open, with five residents r1 … r5
// and the officials o1 … o3.
func inRound(t *testing.T, what RoundKind) (e *evening, residents, officials []Principal) {
	e, residents = revealed(t, 5)
	for i := range 3 {
		officials = append(officials, e.official(fmt.Sprintf("o%d", i+1)))
	}
	e.must(lea, &DrawRoute{Route: "r", Version: RouteToday, Title: text("Zo gaat het nu")})
	e.must(lea, &OpenStepRound{Round: "k", Route: "r", What: what})
	return e, residents, officials
}

func tells(step, answer string) *AnswerStepRound {
	return &AnswerStepRound{Round: "k", Step: step, Answer: answer, Why: text("Dan sta ik er weer alleen voor."), Show: true}
}

func blad(number string, answers ...string) *EnterStepAnswers {
	w := &EnterStepAnswers{Round: "k", Sheet: number, Side: Ervaring}
	for i, a := range answers {
		w.Answers = append(w.Answers, PaperAnswer{Step: stepID("r", i+1), Answer: a})
	}
	return w
}

func TestARoundPerStepIsRefused(t *testing.T) {
	e, _, _ := inRound(t, RoundFeeling)
	open := func(f func(*OpenStepRound)) Wish {
		w := &OpenStepRound{Round: "n", Route: "r", What: RoundRight}
		f(w)
		return w
	}
	e.refuses(map[string]ask{
		"while another one is open":               {lea, open(func(*OpenStepRound) {}), Conflict},
		"a second time":                           {lea, open(func(w *OpenStepRound) { w.Round = "k" }), Conflict},
		"with a name for a computer that is none": {lea, open(func(w *OpenStepRound) { w.Round = "Ronde 1" }), Invalid},
		"over a route that is not there":          {lea, open(func(w *OpenStepRound) { w.Route = "weg" }), NotFound},
		"about something that is not asked":       {lea, open(func(w *OpenStepRound) { w.What = "stemming" }), Invalid},
		"by somebody at the table":                {seated("r1"), open(func(*OpenStepRound) {}), Forbidden},
		"closed by somebody at the table":         {seated("r1"), &CloseStepRound{Round: "k"}, Forbidden},
		"closed when it is not there":             {lea, &CloseStepRound{Round: "n"}, NotFound},
	})
	e.must(lea, &CloseStepRound{Round: "k"})
	e.refused(lea, &CloseStepRound{Round: "k"}, Conflict)
	e.must(lea, open(func(*OpenStepRound) {}))
}

func TestAnAnswerInARoundIsRefused(t *testing.T) {
	long := Text{Body: strings.Repeat("a ", 5000), Graphemes: 10000}
	for name, r := range map[string]struct {
		what RoundKind
		by   Principal
		wish Wish
		want Code
	}{
		"about a step that is not there":               {RoundRight, seated("r1"), tells("weg", "klopt"), NotFound},
		"about a step of another route":                {RoundRight, seated("r1"), tells("ander-1", "klopt"), NotFound},
		"about the whole route where steps are asked":  {RoundRight, seated("r1"), tells("", "klopt"), NotFound},
		"with an answer of another round":              {RoundRight, seated("r1"), tells("r-1", "goed"), Invalid},
		"with no answer":                               {RoundFeeling, seated("r1"), tells("r-1", ""), Invalid},
		"with a doubt without a reason":                {RoundSupport, seated("r1"), &AnswerStepRound{Round: "k", Step: "r-1", Answer: "twijfel"}, Invalid},
		"with an objection without a reason":           {RoundSupport, seated("r1"), &AnswerStepRound{Round: "k", Answer: "niet_mee_leven"}, Invalid},
		"with 10,000 characters":                       {RoundSupport, seated("r1"), &AnswerStepRound{Round: "k", Step: "r-1", Answer: "twijfel", Why: long}, Invalid},
		"with somebody's name":                         {RoundSupport, seated("r1"), &AnswerStepRound{Round: "k", Step: "r-1", Answer: "twijfel", Why: text("Vraag mevrouw Jansen maar.")}, Invalid},
		"by an official who made no promise":           {RoundRight, seated("kijkt"), tells("r-1", "klopt"), Forbidden},
		"by who waits at the door":                     {RoundRight, seated("wacht"), tells("r-1", "klopt"), Forbidden},
		"by the facilitator, who is in no round":       {RoundRight, lea, tells("r-1", "klopt"), Forbidden},
		"in a round that is not there":                 {RoundRight, seated("r1"), &AnswerStepRound{Round: "z", Step: "r-1", Answer: "klopt"}, NotFound},
		"on paper, by somebody at the table":           {RoundRight, seated("r1"), blad("A", "klopt"), Forbidden},
		"on paper of nobody's side":                    {RoundRight, lea, &EnterStepAnswers{Round: "k", Answers: blad("", "klopt").Answers}, Invalid},
		"on paper with nothing on it":                  {RoundRight, lea, blad("A"), Invalid},
		"on paper with a number that is none":          {RoundRight, lea, blad("blad 17!", "klopt"), Invalid},
		"on paper with two answers to one step":        {RoundRight, lea, &EnterStepAnswers{Round: "k", Side: Ervaring, Answers: append(blad("", "klopt").Answers, blad("", "klopt_niet").Answers...)}, Invalid},
		"on paper, whole, for one row that is not his": {RoundRight, lea, blad("A", "klopt", "klopt", "klopt", "klopt"), NotFound},
		"on paper with a doubt without a reason":       {RoundSupport, lea, blad("A", "twijfel"), Invalid},
	} {
		t.Run(name, func(t *testing.T) {
			e, _, _ := inRound(t, r.what)
			e.must(lea, &DrawRoute{Route: "ander", Version: RouteIdeal, Title: text("Een andere route")})
			e.must(by(DoorOpen), &TakeSeat{Seat: "wacht", Side: Ervaring, Name: text("Wie wacht")})
			e.sit("kijkt", DoorWork, Beleid, "beleidsmedewerker")
			e.refused(r.by, r.wish, r.want)
			if n := len(get[StepRound](e, "k").own.Votes); n != 0 {
				t.Errorf("%d answers were kept all the same", n)
			}
		})
	}
}

func TestAnAnswerAfterTheRoundWasClosedIsRefused(t *testing.T) {
	e, residents, _ := inRound(t, RoundFeeling)
	e.must(residents[0], tells("r-1", "naar"))
	e.must(lea, &CloseStepRound{Round: "k"})
	before := string(mustJSON(get[StepRound](e, "k")))
	e.refused(residents[0], tells("r-1", "goed"), Conflict)
	e.refused(residents[1], tells("r-1", "goed"), Conflict)
	e.refused(lea, blad("A", "goed"), Conflict)
	if after := string(mustJSON(get[StepRound](e, "k"))); after != before {
		t.Errorf("it became %s", after)
	}
}

// TestAFeelingSentTwiceReplaces: also its words, which are erased, and on one's own phone.
func TestAFeelingSentTwiceReplaces(t *testing.T) {
	e, residents, _ := inRound(t, RoundFeeling)
	for _, p := range residents {
		e.must(p, tells("r-1", "heel_goed"))
	}
	first := get[StepRound](e, "k").Because[0].Words
	for _, p := range residents {
		e.must(p, &AnswerStepRound{Round: "k", Step: "r-1", Answer: "heel_naar"})
	}
	e.must(lea, &CloseStepRound{Round: "k"})
	r := get[StepRound](e, "k")
	if want := (StepResult{Step: "r-1", People: 5, Low: "heel_naar", Middle: "heel_naar", High: "heel_naar"}); len(r.Result) != 1 || string(mustJSON(r.Result[0])) != string(mustJSON(want)) {
		t.Errorf("result = %+v", r.Result)
	}
	if _, there := e.bodies[first]; there || len(r.Because) != 0 {
		t.Errorf("the words of before are still there: %v", r.Because)
	}
	for _, m := range all[MyAnswers](e.s) {
		if len(m.Answers) != 1 || m.Answers[0].Answer != "heel_naar" || m.Answers[0].Why != "" {
			t.Errorf("on a phone it says %+v", m.Answers)
		}
	}
}

func TestTheMiddleAndTheSpreadOfAFeelingAre(t *testing.T) {
	for name, r := range map[string]struct {
		feel []string
		want [3]string
	}{
		"the same when all feel the same":              {[]string{"goed", "goed", "goed", "goed", "goed"}, [3]string{"goed", "goed", "goed"}},
		"answers that somebody gave, never in between": {[]string{"heel_naar", "heel_naar", "heel_naar", "heel_goed", "heel_goed", "heel_goed"}, [3]string{"heel_naar", "heel_naar", "heel_goed"}},
		"each of the five":                             {[]string{"heel_goed", "goed", "gaat_wel", "naar", "heel_naar"}, [3]string{"naar", "gaat_wel", "goed"}},
		"not moved by one who felt otherwise":          {[]string{"naar", "naar", "naar", "naar", "heel_goed"}, [3]string{"naar", "naar", "naar"}},
		"of eight":                                     {[]string{"heel_naar", "heel_naar", "naar", "naar", "gaat_wel", "goed", "goed", "heel_goed"}, [3]string{"heel_naar", "naar", "goed"}},
	} {
		t.Run(name, func(t *testing.T) {
			e, _, _ := inRound(t, RoundFeeling)
			for _, f := range r.feel {
				e.must(lea, blad("", f))
			}
			e.must(lea, &CloseStepRound{Round: "k"})
			got := get[StepRound](e, "k").Result
			if len(got) != 1 || [3]string{got[0].Low, got[0].Middle, got[0].High} != r.want || got[0].People != len(r.feel) {
				t.Errorf("result = %+v, want %v", got, r.want)
			}
		})
	}
}

func TestFeelingPointsRunFromMinusTwoToTwo(t *testing.T) {
	for i, f := range RoundAnswers[RoundFeeling] {
		if FeelingPoints(f) != i-2 {
			t.Errorf("%s is %d", f, FeelingPoints(f))
		}
	}
}

// TestI23_ARoundIsPrivateUntilItIsClosed: while it is open nobody's screen changes with an answer but that of who gave it
// and the desk's count of how many did.
func TestI23_ARoundIsPrivateUntilItIsClosed(t *testing.T) {
	e, residents, officials := inRound(t, RoundSupport)
	seen := func(c Class) string { return string(mustJSON(get[StepRound](e, "k").seenBy(c))) }
	before := map[Class]string{}
	for _, c := range Audiences(theSession) {
		before[c] = seen(c)
	}
	e.must(residents[0], tells("r-1", "niet_mee_leven"))
	e.must(officials[0], tells("", "sta_erachter"))
	e.must(lea, blad("A", "goed_genoeg", "weet_niet"))
	for _, c := range Audiences(theSession) {
		if got := seen(c); got != before[c] {
			t.Errorf("%+v reads %s, before %s", c, got, before[c])
		}
	}
	if n := e.s.counts(choosing, "k")["gekozen"]; n != 2 {
		t.Errorf("the desk counts %d phones", n)
	}
	e.must(lea, &CloseStepRound{Round: "k"})
	if r := get[StepRound](e, "k"); r.Open || len(r.Because) != 2 || len(r.Result) != 0 || r.Voters != 0 {
		t.Errorf("closed: %+v", r)
	}
}

// TestI23_ASideOfTwoIsNotShownApartInARound: it joins the others, and is left out when those are still two.
func TestI23_ASideOfTwoIsNotShownApartInARound(t *testing.T) {
	for name, r := range map[string]struct {
		residents, work, policy int
		want                    map[string]int
	}{
		"five residents":                            {5, 0, 0, map[string]int{"ervaring klopt": 5}},
		"four residents are too few in all":         {4, 0, 0, nil},
		"five residents, and two of work left out":  {5, 2, 0, map[string]int{"ervaring klopt": 5}},
		"two of work and one of policy are others":  {5, 2, 1, map[string]int{"ervaring klopt": 5, "anderen klopt": 3}},
		"two, two and one are only others":          {2, 2, 1, map[string]int{"anderen klopt": 5}},
		"three and three, each shown for its side":  {3, 3, 0, map[string]int{"ervaring klopt": 3, "uitvoering klopt": 3}},
		"a side of one is not told by what is left": {3, 0, 2, map[string]int{"ervaring klopt": 3}},
	} {
		t.Run(name, func(t *testing.T) {
			e, _, _ := inRound(t, RoundRight)
			enter := func(side Side, n int) {
				for range n {
					w := blad("", "klopt")
					w.Side = side
					e.must(lea, w)
				}
			}
			enter(Ervaring, r.residents)
			enter(Uitvoering, r.work)
			enter(Beleid, r.policy)
			e.must(lea, &CloseStepRound{Round: "k"})
			var got map[string]int
			if list := get[StepRound](e, "k").Result; len(list) > 0 {
				got = list[0].Counts
			}
			if !maps.Equal(got, r.want) {
				t.Errorf("counts = %v, want %v", got, r.want)
			}
		})
	}
}

// TestI26_PaperWeighsAsMuchAsAPhoneInARound, a sheet counts once, and only the desk reads how people took part.
func TestI26_PaperWeighsAsMuchAsAPhoneInARound(t *testing.T) {
	e, residents, _ := inRound(t, RoundRight)
	for _, p := range residents[:2] {
		e.must(p, tells("r-2", "klopt_niet"))
	}
	scribe := Principal{Role: Scribe, Session: theSession, Table: "1"}
	for i := range 3 {
		e.must(scribe, blad(fmt.Sprintf("BL%d", i), "klopt", "klopt_niet"))
	}
	e.refused(scribe, blad("bl 0", "klopt", "klopt"), Conflict)
	e.must(lea, &CloseStepRound{Round: "k"})
	r := get[StepRound](e, "k")
	if len(r.Result) != 1 || r.Result[0].Step != "r-2" || r.Result[0].Counts["ervaring klopt_niet"] != 5 || r.Voters != 5 {
		t.Errorf("result = %+v of %d", r.Result, r.Voters)
	}
	desk, _ := r.seenBy(Class{Role: Facilitator, Session: theSession}).(*StepRound)
	wall, _ := r.seenBy(Class{Role: Wall, Session: theSession}).(*StepRound)
	if !maps.Equal(desk.Ways, map[string]int{"telefoon": 2, "papier": 3}) || len(wall.Ways) != 0 {
		t.Errorf("the desk reads %v, the wall %v", desk.Ways, wall.Ways)
	}
}

// TestS4_09_SupportPerStepIsPrivateThenPerSideWithTheObjectionsThatMayBeRead
func TestS4_09_SupportPerStepIsPrivateThenPerSideWithTheObjectionsThatMayBeRead(t *testing.T) {
	e, residents, officials := inRound(t, RoundSupport)
	for _, p := range residents[:3] {
		e.must(p, &AnswerStepRound{Round: "k", Step: "r-1", Answer: "sta_erachter"})
	}
	e.must(residents[3], &AnswerStepRound{Round: "k", Step: "r-1", Answer: "niet_mee_leven", Why: text("Dan moet ik het weer alleen vragen."), Show: true})
	e.must(residents[4], &AnswerStepRound{Round: "k", Step: "r-1", Answer: "twijfel", Why: text("Dit zeg ik liever niet hardop.")})
	for i, p := range officials {
		e.must(p, &AnswerStepRound{Round: "k", Step: "r-1", Answer: []string{"goed_genoeg", "goed_genoeg", "weet_niet"}[i]})
		e.must(p, &AnswerStepRound{Round: "k", Answer: "goed_genoeg"})
	}
	e.must(lea, &CloseStepRound{Round: "k"})
	r := get[StepRound](e, "k")
	want := map[string]int{"ervaring sta_erachter": 3, "ervaring niet_mee_leven": 1, "ervaring twijfel": 1, "uitvoering goed_genoeg": 2, "uitvoering weet_niet": 1}
	if len(r.Result) != 1 || !maps.Equal(r.Result[0].Counts, want) || r.Result[0].Middle != "" {
		t.Errorf("result = %+v; the whole route has three answers, and is not shown", r.Result)
	}
	if len(r.Because) != 1 || r.Because[0].Step != "r-1" || r.Because[0].Answer != "niet_mee_leven" || !strings.Contains(e.bodies[r.Because[0].Words], "alleen vragen") {
		t.Errorf("because = %+v", r.Because)
	}
	if pub := string(mustJSON(r)); strings.Contains(pub, string(get[MyAnswers](e, e.handleOf("r5")).Answers[0].Why)) {
		t.Error("what is not for the room is in the record")
	}
}

// handleOf is the act of a seat that a round keeps its answers under.
func (e *evening) handleOf(seat string) string {
	for h := range e.links[seat] {
		if _, ok := find[MyAnswers](e.s, h); ok {
			return h
		}
	}
	e.t.Fatalf("%s answered nothing", seat)
	return ""
}

// TestS4_13_WhatBothHalvesStandBehindComesFirst: of what is shown, and of nothing else.
func TestS4_13_WhatBothHalvesStandBehindComesFirst(t *testing.T) {
	for name, r := range map[string]struct {
		shown map[string]int
		want  bool
	}{
		"residents and officials":                   {map[string]int{"ervaring sta_erachter": 3, "ervaring weet_niet": 1, "uitvoering goed_genoeg": 3}, true},
		"those who help, and policy":                {map[string]int{"begeleiding sta_erachter": 3, "beleid goed_genoeg": 4}, true},
		"residents alone":                           {map[string]int{"ervaring sta_erachter": 9}, false},
		"officials alone":                           {map[string]int{"uitvoering sta_erachter": 9, "beleid sta_erachter": 9}, false},
		"residents and others, of whom none is one": {map[string]int{"ervaring sta_erachter": 5, "anderen sta_erachter": 4}, false},
		"half of the residents is not enough":       {map[string]int{"ervaring sta_erachter": 2, "ervaring twijfel": 2, "uitvoering goed_genoeg": 9}, false},
		"one who cannot live with it":               {map[string]int{"ervaring sta_erachter": 9, "ervaring niet_mee_leven": 1, "uitvoering goed_genoeg": 9}, false},
		"others of whom most do not":                {map[string]int{"ervaring klopt": 5, "uitvoering klopt": 5, "anderen klopt": 1, "anderen klopt_niet": 2}, false},
		"a drawing that is right":                   {map[string]int{"ervaring klopt": 4, "ervaring klopt_niet": 1, "uitvoering klopt": 3}, true},
		"nothing that may be shown":                 {map[string]int{}, false},
	} {
		if got := RoundSupport.agreed(r.shown); got != r.want {
			t.Errorf("%s: agreed is %v", name, got)
		}
	}
	e, residents, officials := inRound(t, RoundSupport)
	for _, p := range append(slices.Clone(residents), officials...) {
		e.must(p, &AnswerStepRound{Round: "k", Step: "r-1", Answer: "weet_niet"})
		e.must(p, &AnswerStepRound{Round: "k", Step: "r-3", Answer: "sta_erachter"})
		e.must(p, &AnswerStepRound{Round: "k", Answer: "goed_genoeg"})
	}
	if r := get[StepRound](e, "k"); len(Agreed(r)) != 0 {
		t.Errorf("before it is closed it says %v", Agreed(r))
	}
	e.must(lea, &CloseStepRound{Round: "k"})
	if got := Agreed(get[StepRound](e, "k")); !slices.Equal(got, []string{"r-3", ""}) {
		t.Errorf("agreed = %q", got)
	}
}

// TestI34_FewerThanFiveTellNothingOfOne: whatever fewer than five people answer at a step, and whoever of them changes
// it, everybody reads the same when the round is closed.
func TestI34_FewerThanFiveTellNothingOfOne(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		what := rapid.SampledFrom([]RoundKind{RoundFeeling, RoundRight, RoundSupport}).Draw(rt, "what")
		r := &StepRound{ID: "k", Session: theSession, Route: "r", What: what, Steps: []string{"few", "many"}}
		vote := func(steps ...string) StepVote {
			v := StepVote{Side: rapid.SampledFrom(Sides).Draw(rt, "side"), Way: byPhone, Answers: map[string]StepAnswer{}}
			for _, step := range steps {
				v.Answers[step] = StepAnswer{Step: step, Answer: rapid.SampledFrom(RoundAnswers[what]).Draw(rt, "answer")}
			}
			return v
		}
		votes := map[string]StepVote{}
		few := rapid.IntRange(1, fewest-1).Draw(rt, "few")
		for i := range few {
			votes[fmt.Sprint("few", i)] = vote("few")
		}
		for i := range rapid.IntRange(0, 12).Draw(rt, "many") {
			votes[fmt.Sprint("many", i)] = vote("many")
		}
		shown := func() string {
			r.own.Votes = votes
			c := *r
			c.Result, c.Ways, _ = c.results()
			return string(mustJSON(c.Result))
		}
		before := shown()
		if strings.Contains(before, `"few"`) {
			rt.Fatalf("%d answers are shown: %s", few, before)
		}
		one := fmt.Sprint("few", rapid.IntRange(0, few-1).Draw(rt, "one"))
		votes[one] = vote("few")
		if after := shown(); after != before {
			rt.Fatalf("another answer shows: %s, before %s", after, before)
		}
		delete(votes, one)
		if after := shown(); after != before {
			rt.Fatalf("no answer shows: %s, before %s", after, before)
		}
	})
}

// TestI23_NoSideOfFewerThanThreeIsEverShown, in no round and for no answer.
func TestI23_NoSideOfFewerThanThreeIsEverShown(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		what := rapid.SampledFrom([]RoundKind{RoundRight, RoundSupport}).Draw(rt, "what")
		r := &StepRound{What: what, Steps: []string{"s"}, own: stepRoundOwn{Votes: map[string]StepVote{}}}
		for i := range rapid.IntRange(0, 20).Draw(rt, "people") {
			r.own.Votes[fmt.Sprint(i)] = StepVote{Side: rapid.SampledFrom(Sides).Draw(rt, "side"),
				Answers: map[string]StepAnswer{"s": {Step: "s", Answer: rapid.SampledFrom(RoundAnswers[what]).Draw(rt, "answer")}}}
		}
		list, _, _ := r.results()
		for _, one := range list {
			people := map[string]int{}
			for key, n := range one.Counts {
				side, _ := cut(key)
				people[side] += n
			}
			for side, n := range people {
				if n < fewestPerSide {
					rt.Fatalf("%d of %s are shown", n, side)
				}
			}
		}
	})
}

func TestASessionThatEndsClosesItsRounds(t *testing.T) {
	e, residents, _ := inRound(t, RoundFeeling)
	for _, p := range residents {
		e.must(p, tells("r-2", "naar"))
	}
	e.must(lea, &CloseSession{})
	if r := get[StepRound](e, "k"); r.Open || len(r.Result) != 1 || r.Result[0].Middle != "naar" {
		t.Errorf("round = %+v", r)
	}
}

// TestI21_ForgettingTakesMyAnswersAndLeavesTheCount
func TestI21_ForgettingTakesMyAnswersAndLeavesTheCount(t *testing.T) {
	e, residents, _ := inRound(t, RoundFeeling)
	for _, p := range residents {
		e.must(p, tells("r-1", "goed"))
	}
	handle := e.handleOf("r1")
	e.must(residents[0], &ForgetMe{})
	if _, there := find[MyAnswers](e.s, handle); there {
		t.Error("what they answered is still addressed to them")
	}
	e.must(lea, &CloseStepRound{Round: "k"})
	if r := get[StepRound](e, "k"); len(r.Result) != 1 || r.Result[0].People != 5 {
		t.Errorf("result = %+v", r.Result)
	}
}

// TestTheOrderOfReasonsInARoundTellsNothing: it is drawn when it is closed.
func TestTheOrderOfReasonsInARoundTellsNothing(t *testing.T) {
	first := map[string]bool{}
	for i := range 40 {
		e, residents, _ := inRound(t, RoundSupport)
		for n := range i { // another moment, other chance
			e.must(lea, &StretchPhase{Minutes: 1 + n%2})
		}
		for n := range 3 {
			e.must(residents[n], &AnswerStepRound{Round: "k", Step: "r-1", Answer: "twijfel", Why: text(fmt.Sprint("Reden ", n)), Show: true})
		}
		e.must(lea, &CloseStepRound{Round: "k"})
		first[e.bodies[get[StepRound](e, "k").Because[0].Words]] = true
	}
	if len(first) != 3 {
		t.Errorf("first is always %v", slices.Sorted(maps.Keys(first)))
	}
}
