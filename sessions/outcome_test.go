package sessions

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"testing"
	"time"
)

// barriers confirms b1 … bn, all of the card of the first resident.
func (e *evening) barriers(n int, raiser Principal) {
	e.t.Helper()
	for i := 1; i <= n; i++ {
		e.barrier(fmt.Sprintf("b%d", i), raiser, "c1")
	}
}

// inState puts an action into a state that it came to long ago; how it comes there is TestAnActionGoesFromStateToState.
func (e *evening) inState(action, barrier string, state ActionState) {
	e.t.Helper()
	e.taken(action, barrier, "K4")
	e.s.changeAction(action, func(a *Action) { a.State = state })
	e.s.Publish()
}

func (e *evening) reasoned(barrier string) {
	e.t.Helper()
	e.must(lea, &GiveReason{Barrier: barrier, Category: "niet_wenselijk", Text: text("Dit kan nu niet."), DecidedBy: "directeur"})
}

func (e *evening) taken(action, barrier, ladder string) {
	e.t.Helper()
	e.accept(e.ask(action, barrier), action, ladder)
}

// TestSentence holds the line of the result page in its exact forms (DOMAIN §3.8).
func TestSentence(t *testing.T) {
	for want, given := range map[string]func(*evening, Principal){
		"Er is nog geen drempel bevestigd.": func(*evening, Principal) {},
		"1 ding meteen geregeld. 1 is nog een los eindje. Er is nog geen drempel bevestigd.": func(e *evening, _ Principal) {
			e.one("l1", 1)
		},
		"2 dingen meteen geregeld. 2 zijn nog losse eindjes. Er is nog geen drempel bevestigd.": func(e *evening, _ Principal) {
			e.one("l1", 1)
			e.one("l2", 0)
		},
		"2 dingen meteen geregeld. 2 hebben een reden. Er is nog geen drempel bevestigd.": func(e *evening, _ Principal) {
			e.one("l1", 1)
			e.one("l2", 0)
			e.relate("l1", ByReason, "")
			e.relate("l2", ByReason, "")
		},
		"1 drempel bevestigd: 1 onbehandeld.": func(e *evening, p Principal) { e.barriers(1, p) },
		"1 drempel bevestigd: 1 met reden.":   func(e *evening, p Principal) { e.barriers(1, p); e.reasoned("b1") },
		"1 ding meteen geregeld. 1 heeft een actie of herstelronde. 1 drempel bevestigd: 1 met actie.": func(e *evening, p Principal) {
			e.barriers(1, p)
			e.taken("a1", "b1", "K4")
			e.one("l1", 1)
			e.relate("l1", ByAction, "a1")
		},
		"1 drempel bevestigd: 1 onbehandeld. 1 wacht op een antwoord voor 27 januari 2026.": func(e *evening, p Principal) {
			e.barriers(1, p)
			e.ask("a1", "b1")
		},
		"2 drempels bevestigd: 2 onbehandeld. 2 wachten op een antwoord. Het eerste komt voor 20 januari 2026.": func(e *evening, p Principal) {
			e.barriers(2, p)
			e.ask("a1", "b1")
			e.must(lea, asking(func(w *AskAction) { w.Action, w.Barriers, w.AnswerBy = "a2", []string{"b2"}, d0+7*day }))
		},
		"5 dingen meteen geregeld. 3 hebben een actie of herstelronde, 1 heeft een reden, 1 is nog een los eindje. " +
			"9 drempels bevestigd: 6 met actie, 1 met reden, 2 onbehandeld. 1 wacht op een antwoord voor 7 april 2026.": wholeEvening,
	} {
		t.Run(want, func(t *testing.T) {
			e, people := revealed(t, 3)
			given(e, people[0])
			if got := e.s.Sentence(e.at); got != want {
				t.Errorf("is %q", got)
			}
		})
	}
}

func wholeEvening(e *evening, p Principal) {
	e.barriers(9, p)
	e.at = At(time.Date(2026, 3, 25, 12, 0, 0, 0, Amsterdam))
	for i, ladder := range []string{"K4", "K1", "K5", "K6", "K7", "K8"} {
		e.taken(fmt.Sprintf("a%d", i+1), fmt.Sprintf("b%d", i+1), ladder)
	}
	e.reasoned("b7")
	e.must(lea, asking(func(w *AskAction) {
		w.Barriers, w.AnswerBy = []string{"b9"}, At(time.Date(2026, 4, 7, 23, 59, 59, 0, Amsterdam))
	}))
	e.taken("back", "b1", "KH")
	for i := 1; i <= 5; i++ {
		e.one(fmt.Sprintf("l%d", i), i)
	}
	e.relate("l1", ByAction, "a1")
	e.relate("l2", ByAction, "a3")
	e.relate("l3", ByLookBack, "back")
	e.relate("l4", ByReason, "")
	e.must(lea, &GradeAction{Action: "a2", Ladder: "K4"})
	e.relate("l5", ByAction, "a2")
	e.must(lea, &GradeAction{Action: "a2", Ladder: "K1"}) // a memo is no answer for the others
}

// TestS4_32: the report shows how many one-offs there are, how many have a structural link, a reason, or none.
func TestS4_32_TheReportCountsWhatChangesForEverybody(t *testing.T) {
	e, people := revealed(t, 3)
	wholeEvening(e, people[0])
	o, err := e.s.Outcome(theSession, e.at)
	if err != nil {
		t.Fatal(err)
	}
	var linked, back, reasons, open int
	for _, l := range o.OneOffs {
		switch {
		case l.Open:
			open++
		case l.Relation == ByReason && l.Reason != nil:
			reasons++
		case l.Relation == ByLookBack && l.Action.Ladder == "KH":
			back++
		case l.Relation == ByAction && Ladder[l.Action.Ladder] >= 2: // how strong it is stands by it
			linked++
		}
	}
	if len(o.OneOffs) != 5 || linked != 2 || back != 1 || reasons != 1 || open != 1 {
		t.Errorf("%d one-offs: %d linked, %d looked back, %d reasoned, %d open", len(o.OneOffs), linked, back, reasons, open)
	}
	if o.Sentence != e.s.Sentence(e.at) || o.Trajectory == nil || o.Mandate == nil || o.Session.ID != theSession || len(o.Barriers) != 9 {
		t.Error("the page is not whole")
	}
	_, err = e.s.Outcome("weg", e.at)
	wants(t, err, NotFound)
	if n := e.s.openEnds(theSession, e.at); n != 3 {
		t.Errorf("%d open ends, want the one-off and two barriers", n)
	}
}

// TestI05: a barrier has one headline at every moment, by precedence, and who was asked is a part of untreated.
func TestI05(t *testing.T) {
	no := func(e *evening, p Principal, action string) {
		e.must(p, &DeclineAction{Action: action, Category: "niet_wenselijk", Text: text("Kan niet."), DecidedBy: "chef", Alternative: text("Iets kleiners.")})
	}
	told := map[string]headlineCase{}
	for name, r := range map[string]struct {
		given func(*evening)
		want  Headline
		waits Label
	}{
		"untreated when nothing was said":                       {func(*evening) {}, Untreated, ""},
		"untreated while somebody is asked":                     {func(e *evening) { e.ask("a1", "b1") }, Untreated, "procesregisseur"},
		"untreated while two are asked: the first due":          {func(e *evening) { e.ask("a1", "b1"); e.askSoon("a2", "b1") }, Untreated, "teammanager"},
		"the first due, whoever was asked first":                {func(e *evening) { e.askSoon("a2", "b1"); e.ask("a1", "b1") }, Untreated, "teammanager"},
		"under the action that was taken":                       {func(e *evening) { e.taken("a1", "b1", "K4") }, WithAction, ""},
		"under an action with no grade yet":                     {func(e *evening) { e.acceptOnly("a1", "b1") }, WithAction, ""},
		"under a weak action too":                               {func(e *evening) { e.taken("a1", "b1", "K1") }, WithAction, ""},
		"under an action that is worked at":                     {func(e *evening) { e.inState("a1", "b1", ActionWorking) }, WithAction, ""},
		"under an action that is stuck":                         {func(e *evening) { e.inState("a1", "b1", ActionStuck) }, WithAction, ""},
		"under an action that is said to be done":               {func(e *evening) { e.inState("a1", "b1", ActionClaimed) }, WithAction, ""},
		"under an action that is being checked":                 {func(e *evening) { e.inState("a1", "b1", ActionChecking) }, WithAction, ""},
		"under an action that is confirmed":                     {func(e *evening) { e.inState("a1", "b1", ActionVerified) }, WithAction, ""},
		"under one that is confirmed with a difference":         {func(e *evening) { e.inState("a1", "b1", ActionDiffering) }, WithAction, ""},
		"under an action that is noticed in part":               {func(e *evening) { e.inState("a1", "b1", ActionPartly) }, WithAction, ""},
		"under an action that was reopened":                     {func(e *evening) { e.inState("a1", "b1", ActionReopened) }, WithAction, ""},
		"not under an action that nobody checked":               {func(e *evening) { e.inState("a1", "b1", ActionUnchecked) }, Untreated, ""},
		"not under an action that was stopped":                  {func(e *evening) { e.inState("a1", "b1", ActionStopped) }, Untreated, ""},
		"not under an action that was replaced":                 {func(e *evening) { e.inState("a1", "b1", ActionReplaced) }, Untreated, ""},
		"not under an action that nobody owns":                  {func(e *evening) { e.inState("a1", "b1", ActionOwnerless) }, Untreated, ""},
		"not under a look-back alone":                           {func(e *evening) { e.taken("a1", "b1", "KH") }, Untreated, ""},
		"not under a passed-on signal alone":                    {func(e *evening) { e.taken("a1", "b1", "KR") }, Untreated, ""},
		"not under a one-off alone":                             {func(e *evening) { e.taken("a1", "b1", "K0") }, Untreated, ""},
		"under a look-back and an action":                       {func(e *evening) { e.taken("a1", "b1", "KH"); e.taken("a2", "b1", "K6") }, WithAction, ""},
		"under its reason":                                      {func(e *evening) { e.reasoned("b1") }, WithReason, ""},
		"under the reason of a refused action":                  {func(e *evening) { no(e, e.ask("a1", "b1"), "a1") }, WithReason, ""},
		"under its reason beside a look-back":                   {func(e *evening) { e.reasoned("b1"); e.taken("a1", "b1", "KH") }, WithReason, ""},
		"under its reason while somebody is asked":              {func(e *evening) { e.reasoned("b1"); e.ask("a1", "b1") }, WithReason, "procesregisseur"},
		"under the action, before a reason":                     {func(e *evening) { e.taken("a1", "b1", "K4"); e.reasoned("b1") }, WithAction, ""},
		"under the action, after a reason":                      {func(e *evening) { e.reasoned("b1"); e.taken("a1", "b1", "K4") }, WithAction, ""},
		"untreated when the reason expired":                     {func(e *evening) { e.reasoned("b1"); e.at = e.months(6) }, Untreated, ""},
		"untreated when the reason of a refused action expired": {func(e *evening) { no(e, e.ask("a1", "b1"), "a1"); e.at = e.months(6) }, Untreated, ""},
		"under the last reason that holds": {func(e *evening) {
			e.reasoned("b1")
			e.must(lea, &GiveReason{Barrier: "b1", Category: "te_weinig_capaciteit", Text: text("Nu niet."), DecidedBy: "chef"})
		}, WithReason, ""},
		"under the first reason when the last expired": {func(e *evening) {
			e.reasoned("b1")
			e.must(lea, &GiveReason{Barrier: "b1", Category: "te_weinig_capaciteit", Text: text("Nu niet."), DecidedBy: "chef"})
			e.at = e.months(4)
		}, WithReason, ""},
		"not under the reason of another barrier":   {func(e *evening) { e.reasoned("b2") }, Untreated, ""},
		"not under the refusal of another's action": {func(e *evening) { no(e, e.ask("a1", "b2"), "a1") }, Untreated, ""},
		"not under the reason of a one-off":         {func(e *evening) { e.one("b1", 1); e.relate("b1", ByReason, "") }, Untreated, ""},
	} {
		t.Run(name, func(t *testing.T) {
			e, people := revealed(t, 3)
			e.barriers(2, people[0])
			r.given(e)
			l := e.s.line(get[Barrier](e, "b1"), e.at)
			if l.Headline != r.want || (l.Reason != nil) != (r.want == WithReason) {
				t.Errorf("is under %q with the reason %+v", l.Headline, l.Reason)
			}
			told[name] = headlineCase{Name: name, At: e.at, Actions: all[Action](e.s), Answers: all[Answer](e.s), Barrier: "b1",
				Headline: l.Headline, Waits: r.waits}
			if l.Reason != nil {
				c := told[name]
				c.Reason = l.Reason.ID
				told[name] = c
			}
			if r.waits == "" && l.Waiting != nil || r.waits != "" && (l.Waiting == nil || l.Waiting.Asked != r.waits) {
				t.Errorf("waits for %+v", l.Waiting)
			}
		})
	}
	golden(t, "testdata/headlines.golden", headlineCases(t, told))
}

// headlineCase is a case as the desk's own test reads it: the screen derives the headline from the same records,
// and must come to the same.
type headlineCase struct {
	Name     string    `json:"name"`
	At       Instant   `json:"at"`
	Barrier  string    `json:"barrier"`
	Actions  []*Action `json:"actions"`
	Answers  []*Answer `json:"answers"`
	Legs     []*Leg    `json:"legs,omitempty"`
	Headline Headline  `json:"headline"`
	Reason   string    `json:"reason,omitempty"`
	Waits    Label     `json:"waits,omitempty"`
}

func headlineCases(t *testing.T, told map[string]headlineCase) string {
	t.Helper()
	var list []headlineCase
	for _, name := range slices.Sorted(maps.Keys(told)) {
		list = append(list, told[name])
	}
	b, err := json.MarshalIndent(list, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(b) + "\n"
}

func (e *evening) askSoon(action, barrier string) {
	e.t.Helper()
	e.must(lea, asking(func(w *AskAction) {
		w.Action, w.Barriers, w.Function, w.AnswerBy = action, []string{barrier}, "teammanager", e.at+3*day
	}))
}

func (e *evening) acceptOnly(action, barrier string) {
	e.t.Helper()
	e.must(e.ask(action, barrier), &AcceptAction{Action: action, Due: e.at + 9*day, FirstStep: text("lijst"), FirstBy: e.at + day})
}

// TestS4_22: a feeling is data: it comes with a card at a step, and the strip under the route adds them up.
func TestS4_22_FeelingsMakeAStripUnderTheRoute(t *testing.T) {
	e := opened(t)
	people := e.cards(3)
	feel := func(p Principal, id, step, feeling string) {
		t.Helper()
		e.must(p, place(func(w *PlaceCard) { w.Card, w.Step, w.Feeling = id, step, feeling }))
	}
	feel(people[0], "f1", "papieren", "wantrouwen")
	feel(people[1], "f2", "papieren", "wantrouwen")
	feel(people[2], "f3", "nood", "paniek")
	feel(people[2], "f4", "nood", "hoop")
	feel(people[2], "f5", "nood", "moe")
	if h := e.s.Heat(theSession); len(h) != 0 {
		t.Errorf("before the reveal it shows %v", h)
	}
	e.must(people[2], &ConsentCard{Card: "f4", Answer: ConsentCollective})
	e.to("bundelen")
	e.must(lea, &RevealCards{})
	e.must(people[2], &WithdrawCard{Card: "f5"})
	h := e.s.Heat(theSession)
	if len(h) != 2 || h["papieren"]["wantrouwen"] != 2 || len(h["nood"]) != 1 || h["nood"]["paniek"] != 1 || len(e.s.Heat("ander")) != 0 {
		t.Errorf("the strip is %v", h)
	}
}

// TestTheAbsentAreOnTheOutcome, as far as everybody may read it, and the lines go along the route.
func TestTheAbsentAreOnTheOutcome(t *testing.T) {
	e, people := revealed(t, 3)
	e.must(lea, bundle(func(w *BundleCards) { w.Barrier = "b1" }))
	e.must(lea, bundle(func(w *BundleCards) { w.Barrier, w.Step = "b2", "nood" }))
	for _, id := range []string{"b1", "b2"} {
		e.must(people[0], &ConfirmBarrier{Barrier: id, Yes: true})
	}
	e.to("afwezigen")
	for i, p := range people {
		e.must(p, &PlaceCard{Card: fmt.Sprintf("away%d", i), Question: "wie-niet", Step: "nood", Text: text("Mensen zonder telefoon.")})
	}
	e.must(lea, &RevealCards{})
	e.must(people[2], &ConsentCard{Card: "away2", Answer: ConsentCollective})
	o, err := e.s.Outcome(theSession, e.at)
	if err != nil || len(o.Absent) != 2 {
		t.Errorf("%d cards of the absent, %v", len(o.Absent), err)
	}
	if len(o.Barriers) != 2 || o.Barriers[0].ID != "b2" {
		t.Error("the barriers do not go along the route")
	}
	if n := e.s.openEnds(theSession, e.at); openEndsLeft(n) != "Er zijn nog 2 losse eindjes. Koppel ze of geef een reden. Dan kan het gesprek weg." {
		t.Errorf("says %q", openEndsLeft(n))
	}
	if openEndsLeft(1) != "Er is nog 1 los eindje. Koppel het of geef een reden. Dan kan het gesprek weg." {
		t.Errorf("says %q", openEndsLeft(1))
	}
}
