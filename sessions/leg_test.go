package sessions

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// passing is an evening with a barrier of three residents, b1, and one more, b2.
func passing(t *testing.T) (*evening, []Principal) {
	e, people := revealed(t, 3)
	e.barrier("b1", people[0], "c1", "c2", "c3")
	e.barrier("b2", people[0], "c1")
	return e, people
}

func preparing(leg string, level Level, f func(*PrepareLeg)) *PrepareLeg {
	w := &PrepareLeg{Leg: leg, Barriers: []string{"b1"}, Level: level, Question: "beantwoorden", Rule: text("Iedereen levert alles zelf in."),
		Proposal: text("Vraag niet wat u al weet."), Tried: text("De balie vroeg het na."), Skip: text("Daar is het al besproken.")}
	f(w)
	return w
}

func carrier(ticket string) Principal {
	return Principal{Role: Carrier, Session: theSession, Object: ticket}
}

// placeOf holds the link of the place that answers.
func placeOf(leg string) Principal { return carrier(leg + "/plek") }

// prepared, carried, sent, received and replied bring a leg as far as that.
func (e *evening) prepared(leg string, level Level) {
	e.t.Helper()
	e.must(lea, preparing(leg, level, func(*PrepareLeg) {}))
}

func (e *evening) carried(leg string, level Level) Principal {
	e.t.Helper()
	e.prepared(leg, level)
	e.must(lea, &AskCarrier{Leg: leg, Function: "raadslid", AnswerBy: e.at + 7*day})
	p := carrier(leg + "/1")
	e.must(p, &AcceptCarrying{Leg: leg, Yes: true, SendBy: e.at + 10*day, Words: text("Ik breng het volgende week.")})
	return p
}

func (e *evening) sent(leg string, level Level) {
	e.t.Helper()
	e.must(e.carried(leg, level), &SendLeg{Leg: leg})
}

func (e *evening) received(leg string, level Level) {
	e.t.Helper()
	e.sent(leg, level)
	e.must(placeOf(leg), &ReceiveLeg{Leg: leg, Number: "R 2026/114"})
}

func (e *evening) replied(leg string, level Level, kind AnswerKind) {
	e.t.Helper()
	e.received(leg, level)
	e.must(placeOf(leg), replying(leg, kind, func(*AnswerLeg) {}))
}

func (e *evening) back(leg string) {
	e.t.Helper()
	for _, side := range get[Leg](e, leg).Sides {
		e.must(lea, &DeliverAnswer{Leg: leg, Side: side, Way: "voorgelezen"})
	}
}

func replying(leg string, kind AnswerKind, f func(*AnswerLeg)) *AnswerLeg {
	w := &AnswerLeg{Leg: leg, Kind: kind, Text: text("Dit is ons antwoord."), By: "directeur"}
	switch kind {
	case Denied:
		w.Category = "niet_wenselijk"
	case NotCompetent:
		w.Level, w.Place = Executive, "portefeuillehouder"
	}
	f(w)
	return w
}

// legIn brings leg g1, to the dienst, into a state. Its bundle came from three residents.
var legIn = []struct {
	state LegState
	given func(*evening)
}{
	{LegReady, func(e *evening) { e.prepared("g1", Department) }},
	{LegAsked, func(e *evening) {
		e.prepared("g1", Department)
		e.must(lea, &AskCarrier{Leg: "g1", Function: "raadslid", AnswerBy: e.at + 7*day})
	}},
	{LegTaken, func(e *evening) { e.carried("g1", Department) }},
	{LegOnWay, func(e *evening) { e.sent("g1", Department) }},
	{NoReceipt, func(e *evening) { e.sent("g1", Department); e.at = get[Leg](e, "g1").Receipt.By }},
	{LegArrived, func(e *evening) { e.received("g1", Department) }},
	{LegInHand, func(e *evening) {
		e.received("g1", Department)
		e.must(placeOf("g1"), &TakeUpLeg{Leg: "g1", Handler: "beleidsmedewerker"})
	}},
	{NoAnswer, func(e *evening) { e.received("g1", Department); e.at = get[Leg](e, "g1").Reply.By }},
	{LegReplied, func(e *evening) { e.replied("g1", Department, Denied) }},
	{LegBack, func(e *evening) { e.replied("g1", Department, Denied); e.back("g1") }},
	{LegDone, func(e *evening) {
		e.replied("g1", Department, Denied)
		e.back("g1")
		e.must(lea, &CloseLeg{Leg: "g1"})
	}},
	{LegDropped, func(e *evening) {
		e.prepared("g1", Department)
		e.must(lea, &WithdrawLeg{Leg: "g1", Reason: text("Het kan toch hier.")})
	}},
}

// TestEveryTransitionOfALeg: in each state, what may be asked of it and what it becomes; all else is refused and
// changes nothing.
func TestEveryTransitionOfALeg(t *testing.T) {
	may := map[LegState]string{
		LegReady:   "ask:drager_gevraagd withdraw:ingetrokken",
		LegAsked:   "ask:drager_gevraagd yes:drager_ja no:klaargezet withdraw:ingetrokken",
		LegTaken:   "ask:drager_gevraagd send:verstuurd withdraw:ingetrokken",
		LegOnWay:   "receive:ontvangen answer:beantwoord refer:in_behandeling busy:in_behandeling rephrase:verstuurd",
		NoReceipt:  "receive:ontvangen answer:beantwoord refer:in_behandeling busy:in_behandeling rephrase:geen_ontvangst higher:geen_ontvangst",
		LegArrived: "take:in_behandeling answer:beantwoord refer:in_behandeling busy:in_behandeling rephrase:ontvangen",
		LegInHand:  "take:in_behandeling answer:beantwoord refer:in_behandeling busy:in_behandeling rephrase:in_behandeling",
		NoAnswer:   "take:geen_antwoord answer:beantwoord refer:geen_antwoord busy:in_behandeling rephrase:geen_antwoord deliver:teruggebracht higher:geen_antwoord",
		LegReplied: "deliver:teruggebracht rephrase:beantwoord higher:beantwoord",
		LegBack:    "close:gesloten rephrase:teruggebracht higher:teruggebracht",
		LegDone:    "rephrase:gesloten higher:gesloten",
		LegDropped: "",
	}
	for _, from := range legIn {
		for name, ask := range map[string]func(e *evening) (Principal, Wish){
			"ask": func(e *evening) (Principal, Wish) { return lea, &AskCarrier{"g1", "wethouder", e.at + day} },
			"yes": func(e *evening) (Principal, Wish) {
				return carrier("g1/1"), &AcceptCarrying{"g1", true, e.at + day, Text{}}
			},
			"no": func(e *evening) (Principal, Wish) {
				return carrier("g1/1"), &AcceptCarrying{Leg: "g1", Words: text("Geen tijd.")}
			},
			"withdraw": func(e *evening) (Principal, Wish) { return lea, &WithdrawLeg{"g1", text("Toch niet.")} },
			"send":     func(e *evening) (Principal, Wish) { return carrier("g1/1"), &SendLeg{Leg: "g1"} },
			"receive":  func(e *evening) (Principal, Wish) { return placeOf("g1"), &ReceiveLeg{Leg: "g1", Number: "R 1"} },
			"take":     func(e *evening) (Principal, Wish) { return placeOf("g1"), &TakeUpLeg{"g1", "beleidsmedewerker"} },
			"answer": func(e *evening) (Principal, Wish) {
				return placeOf("g1"), replying("g1", TakenOver, func(*AnswerLeg) {})
			},
			"refer": func(e *evening) (Principal, Wish) {
				return placeOf("g1"), replying("g1", NotCompetent, func(*AnswerLeg) {})
			},
			"busy": func(e *evening) (Principal, Wish) {
				until := max(e.at, get[Leg](e, "g1").due()) + day
				return placeOf("g1"), replying("g1", StillBusy, func(w *AnswerLeg) { w.Expires = until })
			},
			"rephrase": func(e *evening) (Principal, Wish) { return placeOf("g1"), &RephraseLeg{"g1", text("Harmonisatie.")} },
			"deliver": func(e *evening) (Principal, Wish) {
				return lea, &DeliverAnswer{Leg: "g1", Side: Ervaring, Way: "brief"}
			},
			"close":  func(e *evening) (Principal, Wish) { return lea, &CloseLeg{"g1"} },
			"higher": func(e *evening) (Principal, Wish) { return seated("r1"), &AskHigher{"g1", "g2"} },
		} {
			t.Run(string(from.state)+" "+name, func(t *testing.T) {
				e, _ := passing(t)
				from.given(e)
				if got := get[Leg](e, "g1").At(e.at); got != from.state {
					t.Fatalf("it begins as %s", got)
				}
				before := look(e.s)
				p, w := ask(e)
				err := e.do(p, w)
				i := slices.IndexFunc(strings.Fields(may[from.state]), func(s string) bool { return strings.HasPrefix(s, name+":") })
				if i < 0 {
					if err == nil || look(e.s) != before {
						t.Fatalf("was taken, or changed something: %v", err)
					}
					return
				}
				if err != nil {
					t.Fatal(err)
				}
				if want := strings.Fields(may[from.state])[i]; name+":"+string(get[Leg](e, "g1").At(e.at)) != want {
					t.Errorf("became %s, want %s", get[Leg](e, "g1").At(e.at), want)
				}
			})
		}
	}
}

func TestPreparingIsRefused(t *testing.T) {
	e, _ := passing(t)
	e.must(lea, bundle(func(w *BundleCards) { w.Barrier = "raw" }))
	o := e.official("o1")
	no := func(f func(*PrepareLeg)) Wish { return preparing("g1", Team, f) }
	e.refuses(map[string]ask{
		"without an id":                    {lea, no(func(w *PrepareLeg) { w.Leg = "" }), Invalid},
		"for no barrier":                   {lea, no(func(w *PrepareLeg) { w.Barriers = nil }), Invalid},
		"for a barrier that is not there":  {lea, no(func(w *PrepareLeg) { w.Barriers = []string{"b9"} }), NotFound},
		"for a barrier not confirmed":      {lea, no(func(w *PrepareLeg) { w.Barriers = []string{"raw"} }), Conflict},
		"for a barrier twice":              {lea, no(func(w *PrepareLeg) { w.Barriers = []string{"b1", "b1"} }), Conflict},
		"to the table":                     {lea, no(func(w *PrepareLeg) { w.Level = Table }), Invalid},
		"to a level that is not there":     {lea, no(func(w *PrepareLeg) { w.Level = "europa" }), Invalid},
		"with another question":            {lea, no(func(w *PrepareLeg) { w.Question = "aannemen" }), Invalid},
		"to be answered, with no proposal": {lea, no(func(w *PrepareLeg) { w.Proposal = Text{} }), Invalid},
		"with a name in it":                {lea, no(func(w *PrepareLeg) { w.Tried = text("Mevrouw Jansen belde.") }), Invalid},
		"past a level without a reason":    {lea, no(func(w *PrepareLeg) { w.Level, w.Skip = Department, Text{} }), Invalid},
		"by a resident":                    {seated("r1"), no(func(*PrepareLeg) {}), Forbidden},
		"by an official":                   {o, no(func(*PrepareLeg) {}), Forbidden},
		"from another session":             {Principal{Role: CoFacilitator, Session: "ander"}, no(func(*PrepareLeg) {}), NotFound},
		"withdrawing without a reason":     {lea, &WithdrawLeg{Leg: "g1"}, NotFound},
	})
	e.must(lea, no(func(w *PrepareLeg) { w.Skip = Text{} }))
	e.refused(lea, no(func(*PrepareLeg) {}), Conflict)
	e.refused(lea, &WithdrawLeg{Leg: "g1"}, Invalid)
	e.must(lea, no(func(w *PrepareLeg) { w.Leg, w.Question, w.Proposal = "g2", "ter_kennisname", Text{} }))
	if l := get[Leg](e, "g1"); l.Place != "teammanager" || l.State != LegReady || l.times() != (Boundaries{}) || l.Ticket() != "g1/0" {
		t.Errorf("it is %+v", l)
	}
}

// TestALevelIsSkippedWithAReason: the reason is needed only past the first level not yet reached, and parallel
// legs may run.
func TestALevelIsSkippedWithAReason(t *testing.T) {
	e, _ := passing(t)
	bare := func(leg string, level Level) *PrepareLeg {
		return preparing(leg, level, func(w *PrepareLeg) { w.Skip = Text{} })
	}
	e.sent("g1", Team)
	e.must(lea, bare("g2", Department))
	e.refused(lea, bare("g3", Executive), Invalid) // the dienst has it ready, and not yet sent
	e.must(lea, bare("g4", Ombudsman))
	e.must(lea, bare("g5", ClientCouncil))
	e.must(lea, bare("g6", Team))
	e.prepared("g7", VNG)
	if l := get[Leg](e, "g7"); l.Skip == "" || e.bodies[l.Skip] != "Daar is het al besproken." {
		t.Errorf("why is not kept: %+v", l)
	}
	if n := len(e.s.legsOf("b1")); n != 6 {
		t.Errorf("%d legs run beside each other", n)
	}
}

// TestS4_03_ACouncillorTakesItAlong: a carrier with a date and a promise, by their own word.
func TestS4_03_ACouncillorTakesItAlong(t *testing.T) {
	e, people := passing(t)
	p := e.sit("raad", DoorWork, Bestuur, "raadslid")
	along := func(f func(*TakeAlong)) Wish {
		w := &TakeAlong{PrepareLeg: *preparing("g1", Council, func(*PrepareLeg) {}), Function: "raadslid", SendBy: e.at + 9*day, Promise: text("Ik vraag het in de commissie.")}
		f(w)
		return w
	}
	e.refused(p, along(func(*TakeAlong) {}), NotFound) // before the promise this seat sees no experiences
	e.must(p, &GivePledge{})
	e.refuses(map[string]ask{
		"without a promise":  {p, along(func(w *TakeAlong) { w.Promise = Text{} }), Invalid},
		"without a day":      {p, along(func(w *TakeAlong) { w.SendBy = 0 }), Invalid},
		"by a department":    {p, along(func(w *TakeAlong) { w.Function = "de gemeente" }), Invalid},
		"by a resident":      {people[0], along(func(*TakeAlong) {}), Forbidden},
		"by the desk":        {lea, along(func(*TakeAlong) {}), Forbidden},
		"to no level at all": {p, along(func(w *TakeAlong) { w.Level = "" }), Invalid},
	})
	e.must(p, along(func(*TakeAlong) {}))
	l := get[Leg](e, "g1")
	if l.State != LegTaken || l.Carriage.Function != "raadslid" || l.Carriage.By == 0 || l.Carriage.Agreed == 0 || l.Carriage.Words == "" || l.times().Late != l.Carriage.By {
		t.Errorf("it is %+v", l)
	}
	if !e.sees(Class{Role: Wall}, "leg", "g1") || !e.sees(Class{Role: Attendee, Side: Ervaring, Admitted: true}, "leg", "g1") {
		t.Error("the room does not see it")
	}
	e.must(carrier("g1/1"), &SendLeg{Leg: "g1"})
}

func TestCarryingIsRefused(t *testing.T) {
	e, _ := passing(t)
	e.prepared("g1", Team)
	e.prepared("g2", Team)
	asking := func(f func(*AskCarrier)) Wish {
		w := &AskCarrier{Leg: "g1", Function: "raadslid", AnswerBy: e.at + day}
		f(w)
		return w
	}
	e.refuses(map[string]ask{
		"of a department":         {lea, asking(func(w *AskCarrier) { w.Function = "dienst WPI" }), Invalid},
		"with an answer too late": {lea, asking(func(w *AskCarrier) { w.AnswerBy = e.at + 14*day + 1 }), Invalid},
		"with an answer at once":  {lea, asking(func(w *AskCarrier) { w.AnswerBy = e.at }), Invalid},
		"for what is not there":   {lea, asking(func(w *AskCarrier) { w.Leg = "g9" }), NotFound},
	})
	e.must(lea, asking(func(*AskCarrier) {}))
	p := carrier("g1/1")
	yes := func(by Instant) Wish { return &AcceptCarrying{Leg: "g1", Yes: true, SendBy: by} }
	e.refuses(map[string]ask{
		"yes by the facilitator (I-12)": {lea, yes(e.at + day), Forbidden},
		"yes by another leg's carrier":  {carrier("g2/1"), yes(e.at + day), NotFound},
		"yes by a later round's link":   {carrier("g1/2"), yes(e.at + day), NotFound},
		"yes by the place":              {placeOf("g1"), yes(e.at + day), NotFound},
		"yes without a link":            {carrier(""), yes(e.at + day), NotFound},
		"yes at no day":                 {p, yes(0), Invalid},
		"yes at this moment":            {p, yes(e.at), Invalid},
		"yes after 30 days":             {p, yes(e.at + 30*day + 1), Invalid},
		"no without a reason":           {p, &AcceptCarrying{Leg: "g1"}, Invalid},
		"a link of another session":     {Principal{Role: Carrier, Session: "ander", Object: "g1/1"}, yes(e.at + day), NotFound},
	})
	e.must(p, &AcceptCarrying{Leg: "g1", Words: text("Geen tijd.")})
	if l := get[Leg](e, "g1"); l.State != LegReady || l.Carriage.Words == "" || l.times() != (Boundaries{}) {
		t.Errorf("after a no it is %+v", l)
	}
	e.must(lea, asking(func(w *AskCarrier) { w.Function = "wethouder" }))
	e.refused(p, yes(e.at+day), NotFound) // the first link is worth nothing any more
	e.must(carrier("g1/2"), yes(e.at+30*day))
	e.refused(carrier("g1/2"), &SendLeg{Leg: "g1", AnswerBy: e.at}, Invalid)
	e.refused(carrier("g1/2"), &SendLeg{Leg: "g1", AnswerBy: e.at + 60*day}, Invalid) // later than the level's own term
	e.must(carrier("g1/2"), &SendLeg{Leg: "g1", AnswerBy: e.at + 5*day})              // the next general assembly
	if l := get[Leg](e, "g1"); l.Reply.By != e.at-1000+5*day || l.times().Next != l.Reply.By {
		t.Errorf("its answer is due %+v, %+v", l.Reply, l.times())
	}
	e.prepared("g9", Department)
	e.must(lea, &AskCarrier{Leg: "g9", Function: "raadslid", AnswerBy: e.at + 7*day})
	e.must(carrier("g9/1"), &AcceptCarrying{Leg: "g9", Yes: true, SendBy: e.at + 10*day})
	last := At(testDays.EndOfDay(e.at.Time().AddDate(0, 0, 7*Levels[Department].Answer)))
	e.refused(carrier("g9/1"), &SendLeg{Leg: "g9", AnswerBy: last + 1}, Invalid)
	e.must(carrier("g9/1"), &SendLeg{Leg: "g9", AnswerBy: last}) // to the last second of the term
}

func TestRaisedLegsCannotBeBlocked(t *testing.T) {
	e, people := passing(t)
	e.replied("g1", Department, Denied)
	e.must(people[1], &AskHigher{Leg: "g1", Next: "up"})
	up := get[Leg](e, "up")
	if up.Level != Executive || up.From != "g1" || !up.Raised || up.Proposal != get[Leg](e, "g1").Proposal || up.Place != "portefeuillehouder" || e.mine("r2", "higher") == nil {
		t.Errorf("it is %+v", up)
	}
	e.refused(lea, &WithdrawLeg{Leg: "up", Reason: text("Liever niet.")}, Forbidden)
	e.must(lea, &AddContext{Leg: "up", Words: text("De directeur wil eerst praten.")})
	if n := get[Leg](e, "up").Notes; len(n) != 1 || n[0].By != "gespreksleider" {
		t.Errorf("the word of the desk is %+v", n)
	}
	e.refuses(map[string]ask{
		"twice for one leg":           {people[0], &AskHigher{"g1", "up2"}, Conflict},
		"with an id that is there":    {people[0], &AskHigher{"g1", "up"}, Conflict},
		"with no id":                  {people[0], &AskHigher{"g1", ""}, Invalid},
		"by an official":              {e.official("o1"), &AskHigher{"g1", "x"}, Forbidden},
		"by who did not tell it":      {e.resident("r9"), &AskHigher{"g1", "x"}, Forbidden},
		"by the desk":                 {lea, &AskHigher{"g1", "x"}, Forbidden},
		"for a leg that is not there": {people[0], &AskHigher{"g9", "x"}, NotFound},
	})
	for i, kind := range []AnswerKind{TakenPartly, TakenOther} {
		id := fmt.Sprintf("p%d", i)
		e.replied(id, Department, kind)
		e.must(people[0], &AskHigher{Leg: id, Next: id + "up"})
	}
	e.replied("ok", Department, TakenOver)
	e.refused(people[0], &AskHigher{"ok", "x"}, Conflict)
	e.replied("top", Rijk, Denied)
	e.refused(people[0], &AskHigher{"top", "x"}, Conflict)
	e.replied("side", Ombudsman, Denied)
	e.refused(people[0], &AskHigher{"side", "x"}, Conflict)
	e.replied("more", Team, Denied)
	e.must(Principal{Role: Raiser, Seat: "r3", Session: theSession}, &AskHigher{Leg: "more", Next: "y"}) // by the raiser's own page
}
