package sessions

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
)

func ballot(form BallotForm, options ...string) *OpenBallot {
	w := &OpenBallot{Ballot: "k1", Form: form, Question: text("Wat pakken we het eerst op?")}
	for _, o := range options {
		w.Options = append(w.Options, NewOption{ID: o, Text: text("Keuze " + o)})
	}
	if form == DotForm {
		w.Dots = 3
	}
	return w
}

// openBallot is an open session in which a ballot is open, with five residents r1 … r5 and an official o1.
func openBallot(t *testing.T, form BallotForm, options ...string) (*evening, []Principal) {
	e, people := revealed(t, 5)
	e.official("o1")
	e.must(lea, ballot(form, options...))
	return e, people
}

func choose(answer string) *CastVote {
	return &CastVote{Ballot: "k1", Answer: answer, Why: text("Dan staat de balie er alleen voor."), Show: true}
}

func dots(on ...any) *CastVote {
	w := &CastVote{Ballot: "k1"}
	for i := 0; i < len(on); i += 2 {
		w.Dots = append(w.Dots, DotsOn{Option: on[i].(string), N: on[i+1].(int)})
	}
	return w
}

func TestABallotIsRefused(t *testing.T) {
	for name, r := range map[string]struct {
		by     Principal
		form   BallotForm
		change func(*OpenBallot)
		want   Code
	}{
		"by somebody at the table":                {seated("r1"), ConsentForm, func(*OpenBallot) {}, Forbidden},
		"in a form that is not there":             {lea, "loting", func(*OpenBallot) {}, Invalid},
		"without a question":                      {lea, ConsentForm, func(w *OpenBallot) { w.Question = Text{} }, Invalid},
		"about two proposals at once":             {lea, ConsentForm, func(w *OpenBallot) { w.Options = ballot(DotForm, "a", "b").Options }, Invalid},
		"with dots and one thing":                 {lea, DotForm, func(w *OpenBallot) { w.Options = w.Options[:1] }, Invalid},
		"with no dots":                            {lea, DotForm, func(w *OpenBallot) { w.Dots = 0 }, Invalid},
		"with a hundred dots":                     {lea, DotForm, func(w *OpenBallot) { w.Dots = 100 }, Invalid},
		"with the same thing twice":               {lea, DotForm, func(w *OpenBallot) { w.Options[1].ID = "a" }, Invalid},
		"with a thing without words":              {lea, DotForm, func(w *OpenBallot) { w.Options[1].Text = Text{} }, Invalid},
		"about a barrier that is not here":        {lea, DotForm, func(w *OpenBallot) { w.Options[1].Of = "b9" }, NotFound},
		"with a name for a computer that is none": {lea, ConsentForm, func(w *OpenBallot) { w.Ballot = "Keuze 1" }, Invalid},
	} {
		t.Run(name, func(t *testing.T) {
			e, _ := revealed(t, 3)
			w := ballot(r.form)
			if r.form == DotForm {
				w = ballot(r.form, "a", "b")
			}
			r.change(w)
			e.refused(r.by, w, r.want)
		})
	}
}

func TestAVoteIsRefused(t *testing.T) {
	for name, r := range map[string]struct {
		form BallotForm
		by   Principal
		wish Wish
		want Code
	}{
		"with more dots than there are, by a doctored phone":  {DotForm, seated("r1"), dots("a", 2, "b", 2), Invalid},
		"with more dots on one line than there are":           {DotForm, seated("r1"), dots("a", 4), Invalid},
		"with dots taken from one to lay on another":          {DotForm, seated("r1"), dots("a", -2, "b", 5), Invalid},
		"on something that is not in the list":                {DotForm, seated("r1"), dots("z", 1), Invalid},
		"with dots where there are answers":                   {ConsentForm, seated("r1"), dots("a", 1), Invalid},
		"with an answer of another form":                      {ConsentForm, seated("r1"), choose("twijfel"), Invalid},
		"with an objection without a reason":                  {ConsentForm, seated("r1"), &CastVote{Ballot: "k1", Answer: "bezwaar"}, Invalid},
		"by who waits at the door":                            {ConsentForm, seated("wacht"), choose("geen_bezwaar"), Forbidden},
		"in a ballot that is not there":                       {ConsentForm, seated("r1"), &CastVote{Ballot: "k9", Answer: "geen_bezwaar"}, NotFound},
		"on paper of nobody's side":                           {ConsentForm, lea, &EnterVote{Ballot: "k1", Answer: "geen_bezwaar"}, Invalid},
		"with more hands than there are people left":          {ConsentForm, lea, &CountHands{Ballot: "k1", Room: 6, Hands: []Hand{{Answer: "geen_bezwaar", N: 6}}}, Invalid},
		"with hands and nobody in the room":                   {ConsentForm, lea, &CountHands{Ballot: "k1", Hands: []Hand{}}, Invalid},
		"with hands for an answer on an option":               {ConsentForm, lea, &CountHands{Ballot: "k1", Room: 9, Hands: []Hand{{Option: "a", Answer: "geen_bezwaar", N: 1}}}, Invalid},
		"with hands for something that is not asked":          {ConsentForm, lea, &CountHands{Ballot: "k1", Room: 9, Hands: []Hand{{Option: "a", N: 1}}}, Invalid},
		"with more dots by hand than the people left may lay": {DotForm, lea, &CountHands{Ballot: "k1", Room: 2, Hands: []Hand{{Option: "a", N: 4}}}, Invalid},
		"decided while it is open":                            {ConsentForm, lea, &DecideBallot{Ballot: "k1", Decision: text("Wij doen het.")}, Conflict},
	} {
		t.Run(name, func(t *testing.T) {
			options := []string{}
			if r.form == DotForm {
				options = []string{"a", "b"}
			}
			e, _ := openBallot(t, r.form, options...)
			e.must(by(DoorOpen), &TakeSeat{Seat: "wacht", Side: Ervaring, Name: text("Wie wacht")})
			e.must(seated("r5"), map[BallotForm]*CastVote{DotForm: dots("a", 1), ConsentForm: choose("geen_bezwaar")}[r.form])
			e.refused(r.by, r.wish, r.want)
		})
	}
}

// TestI23_ABallotIsPrivateUntilItIsClosed: while it is open nobody's screen changes with a vote but the voter's own and
// the desk's count of how many chose.
func TestI23_ABallotIsPrivateUntilItIsClosed(t *testing.T) {
	e, people := openBallot(t, ConsentForm)
	before := map[Class]string{}
	for _, c := range Audiences(theSession) {
		before[c] = e.ballotAs(c)
	}
	e.must(people[0], choose("bezwaar"))
	e.must(people[1], choose("geen_bezwaar"))
	e.must(lea, &EnterVote{Ballot: "k1", Side: Beleid, Answer: "vraag"})
	e.must(lea, &CountHands{Ballot: "k1", Room: 12, Hands: []Hand{{Answer: "geen_bezwaar", N: 4}}})
	for _, c := range Audiences(theSession) {
		if got := e.ballotAs(c); got != before[c] {
			t.Errorf("%+v reads %s, before %s", c, got, before[c])
		}
	}
	e.must(lea, &CloseBallot{Ballot: "k1"})
	b := get[Ballot](e, "k1")
	if len(b.Because) != 2 || b.Open || b.Voters != 7 {
		t.Errorf("closed: %+v", b)
	}
	e.refused(people[2], choose("bezwaar"), Conflict)
}

func (e *evening) ballotAs(c Class) string {
	seen := get[Ballot](e, "k1").seenBy(c)
	return string(mustJSON(seen))
}

// TestI23_ASideOfTwoIsNotShownApart, whichever way its people chose.
func TestI23_ASideOfTwoIsNotShownApart(t *testing.T) {
	for name, r := range map[string]struct {
		residents, policy, hands int // of hands no side is known
		want                     map[string]int
	}{
		"three residents":                       {3, 0, 0, map[string]int{"ervaring geen_bezwaar": 3}},
		"two residents are too few":             {2, 0, 0, map[string]int{}},
		"three, and one of policy":              {3, 1, 0, map[string]int{"ervaring geen_bezwaar": 3}},
		"two and one make three others":         {2, 1, 0, map[string]int{"anderen geen_bezwaar": 3}},
		"hands without a side are of others":    {3, 0, 4, map[string]int{"ervaring geen_bezwaar": 3, "anderen geen_bezwaar": 4}},
		"two hands alone are too few":           {3, 0, 2, map[string]int{"ervaring geen_bezwaar": 3}},
		"two hands and one of policy are three": {3, 1, 2, map[string]int{"ervaring geen_bezwaar": 3, "anderen geen_bezwaar": 3}},
	} {
		t.Run(name, func(t *testing.T) {
			e, people := openBallot(t, ConsentForm)
			for i := range r.residents {
				e.must(people[i], choose("geen_bezwaar"))
			}
			for range r.policy {
				e.must(lea, &EnterVote{Ballot: "k1", Side: Beleid, Answer: "geen_bezwaar"})
			}
			e.must(lea, &CountHands{Ballot: "k1", Room: 20, Hands: []Hand{{Answer: "geen_bezwaar", N: r.hands}}})
			e.must(lea, &CloseBallot{Ballot: "k1"})
			if got := get[Ballot](e, "k1").Result[0].Counts; !maps.Equal(got, r.want) {
				t.Errorf("counts = %v, want %v", got, r.want)
			}
		})
	}
}

// TestI26_HandsAndPaperWeighAsMuchAsPhones: the dots are counted alike, only the desk's report says how they came.
func TestI26_HandsAndPaperWeighAsMuchAsPhones(t *testing.T) {
	e, people := openBallot(t, DotForm, "a", "b")
	for i, p := range people {
		e.must(p, dots("a", 1+i%2, "b", 1))
	}
	e.must(people[0], dots("b", 3)) // another choice replaces
	scribe := Principal{Role: Scribe, Session: theSession, Table: "1"}
	e.must(scribe, &EnterVote{Ballot: "k1", Side: Ervaring, Dots: []DotsOn{{"a", 3}}})
	e.must(lea, &CountHands{Ballot: "k1", Room: 9, Hands: []Hand{{Option: "a", N: 9}}})
	e.must(lea, &CountHands{Ballot: "k1", Room: 9, Hands: []Hand{{Option: "a", N: 4}, {Option: "b", N: 1}}}) // counted again
	e.must(lea, &CloseBallot{Ballot: "k1"})
	b := get[Ballot](e, "k1")
	if b.Result[0].Dots != 6+3+4 || b.Result[1].Dots != 4+3+1 {
		t.Errorf("dots = %+v", b.Result)
	}
	desk, _ := b.seenBy(Class{Role: Facilitator, Session: theSession}).(*Ballot)
	if want := map[string]int{"telefoon": 5, "papier": 1, "hand": 2}; !maps.Equal(desk.Ways, want) {
		t.Errorf("ways = %v, want %v", desk.Ways, want)
	}
	wall, _ := b.seenBy(Class{Role: Wall, Session: theSession}).(*Ballot)
	if len(wall.Ways) != 0 || wall.Voters != 8 {
		t.Errorf("the wall reads %v of %d", wall.Ways, wall.Voters)
	}
}

// TestS4_09_SupportIsShownPerSideWithTheObjectionsThatMayBeRead
func TestS4_09_SupportIsShownPerSideWithTheObjectionsThatMayBeRead(t *testing.T) {
	e, people := openBallot(t, SupportForm)
	for _, p := range people[:3] {
		e.must(p, &CastVote{Ballot: "k1", Answer: "sta_erachter"})
	}
	e.must(people[3], &CastVote{Ballot: "k1", Answer: "niet_mee_leven", Why: text("Dan moet ik het weer alleen vragen."), Show: true})
	e.must(people[4], &CastVote{Ballot: "k1", Answer: "twijfel", Why: text("Dit zeg ik liever niet hardop."), Show: false})
	for i := range 3 {
		e.must(lea, &EnterVote{Ballot: "k1", Side: Beleid, Answer: []string{"goed_genoeg", "goed_genoeg", "weet_niet"}[i]})
	}
	e.must(lea, &CloseBallot{Ballot: "k1"})
	b := get[Ballot](e, "k1")
	want := map[string]int{"ervaring sta_erachter": 3, "ervaring niet_mee_leven": 1, "ervaring twijfel": 1, "beleid goed_genoeg": 2, "beleid weet_niet": 1}
	if got := b.Result[0].Counts; !maps.Equal(got, want) {
		t.Errorf("counts = %v", got)
	}
	if len(b.Because) != 1 || !strings.Contains(e.bodies[b.Because[0]], "alleen vragen") {
		t.Errorf("because = %v", b.Because)
	}
	e.refused(lea, &DecideBallot{Ballot: "k1"}, Invalid)
	e.must(lea, &DecideBallot{Ballot: "k1", Decision: text("Wij beginnen, en wie alleen komt krijgt iemand naast zich.")})
}

func TestDotsOfTwoAreNotShown(t *testing.T) {
	e, people := openBallot(t, DotForm, "a", "b")
	e.must(people[0], dots("a", 3))
	e.must(people[1], dots("b", 3))
	e.must(lea, &CloseBallot{Ballot: "k1"})
	if b := get[Ballot](e, "k1"); len(b.Result) != 0 || b.Voters != 0 {
		t.Errorf("two people's dots: %+v", b.Result)
	}
}

func TestASessionThatEndsClosesItsBallots(t *testing.T) {
	e, people := openBallot(t, ConsentForm)
	for i := range 3 {
		e.must(people[i], choose("geen_bezwaar"))
	}
	e.must(lea, &CloseSession{})
	if b := get[Ballot](e, "k1"); b.Open || b.Result[0].Counts["ervaring geen_bezwaar"] != 3 {
		t.Errorf("ballot = %+v", b)
	}
}

// TestTheOrderOfReasonsTellsNothing: it is drawn when it is closed.
func TestTheOrderOfReasonsTellsNothing(t *testing.T) {
	first := map[string]bool{}
	for i := range 40 {
		e, people := openBallot(t, ConsentForm)
		for n := range i { // another moment, other chance
			e.must(lea, &StretchPhase{Minutes: 1 + n%2})
		}
		for n := range 3 {
			e.must(people[n], &CastVote{Ballot: "k1", Answer: "bezwaar", Why: text(fmt.Sprint("Reden ", n)), Show: true})
		}
		e.must(lea, &CloseBallot{Ballot: "k1"})
		first[e.bodies[get[Ballot](e, "k1").Because[0]]] = true
	}
	if got := slices.Sorted(maps.Keys(first)); len(got) != 3 {
		t.Errorf("first is always %v", got)
	}
}

func TestDotsOfThreeAreShown(t *testing.T) {
	e, people := openBallot(t, DotForm, "a", "b")
	for _, p := range people[:3] {
		e.must(p, dots("a", 2, "b", 1))
	}
	e.must(lea, &CloseBallot{Ballot: "k1"})
	if b := get[Ballot](e, "k1"); len(b.Result) != 2 || b.Result[0].Dots != 6 || b.Voters != 0 {
		t.Errorf("three people's dots: %+v of %d", b.Result, b.Voters)
	}
}

// TestAReasonThatWasChangedIsErased: only the last one is kept.
func TestAReasonThatWasChangedIsErased(t *testing.T) {
	e, people := openBallot(t, ConsentForm)
	first := choose("bezwaar")
	e.must(people[0], first)
	if !slices.Equal((&VoteCast{Older: first.Why.ID}).erases(), []WordsID{first.Why.ID}) || (&VoteCast{}).erases() != nil {
		t.Error("the fact does not say which words go")
	}
	e.must(people[0], &CastVote{Ballot: "k1", Answer: "bezwaar", Why: text("Nu zeg ik het anders."), Show: true})
	e.must(lea, &CloseBallot{Ballot: "k1"})
	b := get[Ballot](e, "k1")
	if len(b.Because) != 1 || b.Because[0] == first.Why.ID || e.bodies[b.Because[0]] != "Nu zeg ik het anders." {
		t.Errorf("because = %v", b.Because)
	}
}
