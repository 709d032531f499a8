package sessions

import (
	"testing"
	"time"
)

func TestReceivingIsRefused(t *testing.T) {
	e, _ := passing(t)
	e.sent("g1", Council)
	got := func(number string) Wish { return &ReceiveLeg{Leg: "g1", Number: number} }
	e.refuses(map[string]ask{
		"without a number":           {placeOf("g1"), got(""), Invalid},
		"with a number that is none": {placeOf("g1"), got("<b>1</b>"), Invalid},
		"with a number too long":     {placeOf("g1"), got("R12345678901234567890123456789012345678901"), Invalid},
		"with somebody's own number": {placeOf("g1"), got("BSN 123456782"), Invalid},
		"with an account":            {placeOf("g1"), got("NL91ABNA0417164300"), Invalid},
		"by another place":           {placeOf("g2"), got("R 1"), NotFound},
		"by a resident":              {seated("r1"), got("R 1"), Forbidden},
		"by nobody's link":           {carrier(""), got("R 1"), NotFound},
		"no, by who was sent it":     {placeOf("g1"), &ReceiveLeg{Leg: "g1", No: true, Words: text("Niet van ons.")}, Invalid},
		"taken up before it arrived": {placeOf("g1"), &TakeUpLeg{"g1", "griffier"}, Conflict},
		"context without words":      {placeOf("g1"), &AddContext{Leg: "g1"}, Invalid},
		"context by another":         {placeOf("g2"), &AddContext{"g1", text("Zie het stuk.")}, NotFound},
		"context for no leg":         {lea, &AddContext{"g9", text("Zie het stuk.")}, NotFound},
	})
	e.must(placeOf("g1"), got("RAAD-2026/000.114"))
	e.refused(placeOf("g1"), &TakeUpLeg{"g1", "de dienst"}, Invalid)
	e.must(lea, &TakeUpLeg{"g1", "griffier"}) // by telephone, entered by the desk
	e.must(placeOf("g1"), &AddContext{"g1", text("Hoort bij stuk 12.")})
	e.must(carrier("g1/1"), &AddContext{"g1", text("Ik zit in die commissie.")})
	l := get[Leg](e, "g1")
	if l.Receipt.Number != "RAAD-2026/000.114" || l.Receipt.At == 0 || l.Receipt.Handler != "griffier" || len(l.Notes) != 2 || l.Notes[0].By != "griffie" || l.Notes[1].By != "raadslid" {
		t.Errorf("it is %+v", l)
	}
}

// TestTheCarrierMayBringTheReceipt that was handed over on paper.
func TestTheCarrierMayBringTheReceipt(t *testing.T) {
	e, _ := passing(t)
	e.sent("g1", Team)
	e.must(carrier("g1/1"), &ReceiveLeg{Leg: "g1", Number: "T 4"})
	e.sent("g2", Team)
	e.must(lea, &ReceiveLeg{Leg: "g2", Number: "T 5"})
}

// TestTermsOfALevel: working days for the receipt, weeks for the answer, and a recess that was published beforehand
// stops that level's clock and no other's.
func TestTermsOfALevel(t *testing.T) {
	date := func(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 12, 0, 0, 0, Amsterdam) }
	recess := DatesBetween(date(2026, 1, 19), date(2026, 1, 25))
	for name, r := range map[string]struct {
		level          Level
		recess         map[Level]Dates
		receipt, reply string
		rests          int
	}{ // sent on Tuesday 13 January 2026
		"team":                          {Team, nil, "20 januari 2026", "27 januari 2026", 0},
		"dienst":                        {Department, nil, "20 januari 2026", "24 februari 2026", 0},
		"college":                       {Executive, nil, "27 januari 2026", "10 maart 2026", 0},
		"raad":                          {Council, nil, "27 januari 2026", "7 april 2026", 0},
		"raad, in recess for a week":    {Council, map[Level]Dates{Council: recess}, "3 februari 2026", "14 april 2026", 7},
		"raad, while the college rests": {Council, map[Level]Dates{Executive: recess}, "27 januari 2026", "7 april 2026", 0},
		"team, in a recess of which half of it counts": {Team, map[Level]Dates{Team: DatesBetween(date(2026, 1, 10), date(2026, 1, 15))}, "22 januari 2026", "29 januari 2026", 2},
		"VNG":          {VNG, nil, "10 februari 2026", "14 juli 2026", 0},
		"Rijk":         {Rijk, nil, "10 februari 2026", "14 juli 2026", 0},
		"ombudsman":    {Ombudsman, nil, "27 januari 2026", "10 maart 2026", 0},
		"cliëntenraad": {ClientCouncil, nil, "27 januari 2026", "10 maart 2026", 0},
		"uitvoerder":   {ExternalExecutor, nil, "20 januari 2026", "24 februari 2026", 0},
		"rekenkamer":   {AuditOffice, nil, "27 januari 2026", "14 juli 2026", 0},
		"raadsadres":   {Petition, nil, "27 januari 2026", "10 maart 2026", 0},
	} {
		t.Run(name, func(t *testing.T) {
			e, _ := passing(t)
			e.recess = r.recess
			e.sent("g1", r.level)
			l := get[Leg](e, "g1")
			if Dutch(l.Receipt.By) != r.receipt || Dutch(l.Reply.By) != r.reply || l.Reply.Rests != r.rests {
				t.Errorf("receipt by %s, answer by %s, %d days of rest", Dutch(l.Receipt.By), Dutch(l.Reply.By), l.Reply.Rests)
			}
		})
	}
}

// TestI09SilenceOfALevelIsComputed: no receipt and no answer come by the clock; nothing that the desk asks clears
// them, and a recess that is published later moves nothing.
func TestI09SilenceOfALevelIsComputed(t *testing.T) {
	e, _ := passing(t)
	e.sent("g1", Council)
	l := get[Leg](e, "g1")
	for _, r := range []struct {
		at   Instant
		want LegState
	}{{l.Receipt.By - 1, LegOnWay}, {l.Receipt.By, NoReceipt}, {l.Reply.By - 1, NoReceipt}, {l.Reply.By, NoAnswer}} {
		if got := l.At(r.at); got != r.want {
			t.Errorf("at %s it is %s, want %s", Dutch(r.at), got, r.want)
		}
	}
	e.at = l.Reply.By + day
	e.recess = map[Level]Dates{Council: DatesBetween(l.Sent.Time(), e.at.Time())}
	e.must(lea, &AddContext{"g1", text("Wij belden drie keer.")})
	if now := get[Leg](e, "g1"); now.At(e.at) != NoAnswer || now.Reply.By != l.Reply.By || now.times().Late != l.Receipt.By {
		t.Errorf("it is %s, due %s", now.At(e.at), Dutch(now.Reply.By))
	}
	e.must(placeOf("g1"), &ReceiveLeg{Leg: "g1", Number: "R 1"}) // late, and still true
	if now := get[Leg](e, "g1"); now.At(e.at) != NoAnswer || now.times().Late != l.Reply.By {
		t.Errorf("after the receipt it is %s", now.At(e.at))
	}
}

func TestAnsweringIsRefused(t *testing.T) {
	e, _ := passing(t)
	e.received("g1", Department)
	no := func(kind AnswerKind, f func(*AnswerLeg)) Wish { return replying("g1", kind, f) }
	p := placeOf("g1")
	e.refuses(map[string]ask{
		"without a kind":                   {p, no("", func(*AnswerLeg) {}), Invalid},
		"with a kind that is computed":     {p, no(AnswerKind(NoAnswer), func(*AnswerLeg) {}), Invalid},
		"without words":                    {p, no(TakenOver, func(w *AnswerLeg) { w.Text = Text{} }), Invalid},
		"by nobody":                        {p, no(TakenOver, func(w *AnswerLeg) { w.By = "" }), Invalid},
		"no, without a category":           {p, no(Denied, func(w *AnswerLeg) { w.Category = "" }), Invalid},
		"no, for longer than a year":       {p, no(Denied, func(w *AnswerLeg) { w.Expires = e.at + 400*day }), Invalid},
		"yes, until yesterday":             {p, no(TakenOver, func(w *AnswerLeg) { w.Expires = e.at - day }), Invalid},
		"not competent, and nobody named":  {p, no(NotCompetent, func(w *AnswerLeg) { w.Place = "" }), Invalid},
		"not competent, at no level":       {p, no(NotCompetent, func(w *AnswerLeg) { w.Level = "" }), Invalid},
		"not competent, back at the table": {p, no(NotCompetent, func(w *AnswerLeg) { w.Level = Table }), Invalid},
		"not competent, naming itself":     {p, no(NotCompetent, func(w *AnswerLeg) { w.Level, w.Place = Department, "directeur" }), Invalid},
		"forwarded past a level":           {p, no(Forwarded, func(w *AnswerLeg) { w.Level, w.Place = Council, "griffie" }), Invalid},
		"forwarded to nobody":              {p, no(Forwarded, func(*AnswerLeg) {}), Invalid},
		"busy until nothing":               {p, no(StillBusy, func(*AnswerLeg) {}), Invalid},
		"busy until before the term":       {p, no(StillBusy, func(w *AnswerLeg) { w.Expires = e.at + day }), Invalid},
		"busy until far beyond":            {p, no(StillBusy, func(w *AnswerLeg) { w.Expires = e.at + 200*day }), Invalid},
		"by another place":                 {placeOf("g2"), no(TakenOver, func(*AnswerLeg) {}), NotFound},
		"by a resident":                    {seated("r1"), no(TakenOver, func(*AnswerLeg) {}), Forbidden},
	})
	e.received("top", Rijk)
	e.received("side", Ombudsman)
	for _, id := range []string{"top", "side"} {
		e.refused(placeOf(id), replying(id, Forwarded, func(w *AnswerLeg) { w.Place = "griffie" }), Invalid)
	}
}

// TestStillBusyTwice: "nog bezig tot" moves the term twice; the first date stays (I-07).
func TestStillBusyTwice(t *testing.T) {
	e, _ := passing(t)
	e.sent("g1", Department)
	first := get[Leg](e, "g1").Reply.By
	for i := range 2 {
		due := get[Leg](e, "g1").due()
		e.refused(placeOf("g1"), replying("g1", StillBusy, func(w *AnswerLeg) { w.Expires, w.Text = due+7*day, Text{} }), Invalid) // without a word
		e.must(placeOf("g1"), replying("g1", StillBusy, func(w *AnswerLeg) { w.Expires = due + 7*day }))
		l := get[Leg](e, "g1")
		if l.Reply.By != first || l.due() != due+7*day || l.Reply.Shifts != i+1 || l.State != LegInHand || l.Receipt.At == 0 || l.times().Next != l.due() || len(l.Notes) != i+1 {
			t.Errorf("after %d it is %+v", i+1, l)
		}
	}
	e.refused(placeOf("g1"), replying("g1", StillBusy, func(w *AnswerLeg) { w.Expires = get[Leg](e, "g1").due() + day }), Conflict)
	if l := get[Leg](e, "g1"); l.At(first) != LegInHand || l.At(l.due()) != NoAnswer {
		t.Error("silence is not counted from the last date")
	}
}

// TestI06ALevelsNoExpires: a no has a reason that must be defended again; what is taken on is looked at again too.
func TestI06ALevelsNoExpires(t *testing.T) {
	for kind, months := range map[AnswerKind]int{Denied: 6, TakenOver: 6, TakenPartly: 6, TakenOther: 6} {
		e, _ := passing(t)
		e.replied("g1", Department, kind)
		a := get[Answer](e, get[Leg](e, "g1").Reply.Answer)
		if a.About != "leg" || a.Of != "g1" || a.By != "directeur" || Dutch(a.Expires) != Dutch(At(testDays.MonthsLater(e.at.Time(), months))) {
			t.Errorf("%s: %+v", kind, a)
		}
		if kind == Denied && a.Category != "niet_wenselijk" || kind != Denied && a.Category != string(kind) {
			t.Errorf("%s is kept as %s", kind, a.Category)
		}
	}
	e, _ := passing(t)
	e.received("g1", Department)
	e.must(placeOf("g1"), replying("g1", Denied, func(w *AnswerLeg) { w.Category = "te_weinig_capaciteit" }))
	if a := get[Answer](e, get[Leg](e, "g1").Reply.Answer); Dutch(a.Expires) != Dutch(At(testDays.MonthsLater(e.at.Time(), 3))) {
		t.Errorf("no people holds until %s", Dutch(a.Expires))
	}
}

// TestI13: "niet bevoegd" needs a named next place and its own yes; until then the answerer stays the holder, and
// its clock runs on.
func TestI13(t *testing.T) {
	start := func(t *testing.T, kind AnswerKind) (e *evening, next string) {
		e, _ = passing(t)
		e.received("g1", Department)
		e.must(placeOf("g1"), replying("g1", kind, func(w *AnswerLeg) { w.Place = "portefeuillehouder" }))
		return e, get[Leg](e, "g1").Reply.Next
	}
	for _, kind := range []AnswerKind{NotCompetent, Forwarded} {
		t.Run(string(kind), func(t *testing.T) {
			e, next := start(t, kind)
			holds := func(when string, want Label, state LegState) {
				t.Helper()
				if l := get[Leg](e, "g1"); e.s.Holder("g1") != want || l.State != state {
					t.Errorf("%s %s holds it, and it is %s", when, e.s.Holder("g1"), l.State)
				}
			}
			holds("named", "directeur", LegInHand)
			n := get[Leg](e, next)
			if n.Level != Executive || n.From != "g1" || n.State != LegTaken || n.Carriage.Function != "directeur" {
				t.Errorf("the next leg is %+v", n)
			}
			e.refuses(map[string]ask{
				"answering again meanwhile":       {placeOf("g1"), replying("g1", Denied, func(*AnswerLeg) {}), Conflict},
				"withdrawing the next leg":        {lea, &WithdrawLeg{next, text("Laat maar.")}, Conflict},
				"closing it":                      {lea, &CloseLeg{"g1"}, Conflict},
				"sending it on by another place":  {placeOf("g2"), &SendLeg{Leg: next}, NotFound},
				"sending it on by the next place": {placeOf(next), &SendLeg{Leg: next}, NotFound},
			})
			if l := get[Leg](e, "g1"); l.At(l.Reply.By) != NoAnswer {
				t.Error("its clock stands still")
			}
			e.must(placeOf("g1"), &SendLeg{Leg: next}) // who names a place brings it there
			holds("sent on", "directeur", LegInHand)
			yes := &ReceiveLeg{Leg: next, Number: "B 7"}
			e.refuses(map[string]ask{
				"confirmed by who named it":     {placeOf("g1"), yes, NotFound},
				"confirmed by its carrier":      {carrier(next + "/1"), yes, Forbidden},
				"answered before it is theirs":  {placeOf(next), replying(next, Denied, func(*AnswerLeg) {}), Conflict},
				"passed on before it is theirs": {placeOf(next), replying(next, NotCompetent, func(w *AnswerLeg) { w.Level = Council }), Conflict},
				"no, without a reason":          {placeOf(next), &ReceiveLeg{Leg: next, No: true}, Invalid},
			})
			e.must(placeOf(next), yes)
			holds("confirmed", "portefeuillehouder", LegReplied)
			if l := get[Leg](e, "g1"); l.Reply.At == 0 || l.Reply.Kind != kind {
				t.Errorf("it stands as %+v", l.Reply)
			}
			e.back("g1")
			e.must(lea, &CloseLeg{"g1"})
			holds("closed", "portefeuillehouder", LegDone)
			e.refused(placeOf("g1"), &AddContext{"g1", text("Zie ook stuk 13.")}, Conflict)
			e.refused(carrier("g1/1"), &AddContext{"g1", text("Zie ook stuk 13.")}, Conflict)
			e.must(lea, &AddContext{"g1", text("De mensen aan tafel weten het.")})
		})
	}
	t.Run("the next place says no", func(t *testing.T) {
		e, next := start(t, NotCompetent)
		e.must(lea, &DeliverAnswer{Leg: "g1", Side: Ervaring, Way: "brief"})
		if l := get[Leg](e, "g1"); l.State != LegInHand || l.Back != 0 {
			t.Errorf("told at once it is %s", l.State)
		}
		e.must(lea, &SendLeg{Leg: next})
		e.must(lea, &ReceiveLeg{Leg: next, No: true, Words: text("Dit is van de dienst.")})
		l := get[Leg](e, "g1")
		if e.s.Holder("g1") != "directeur" || l.State != LegInHand || l.Reply.Kind != "" || l.Reply.Next != "" || len(l.Told) != 0 || get[Leg](e, next).State != LegDropped || l.Notes[0].By != "portefeuillehouder" {
			t.Errorf("it is %+v", l)
		}
		e.must(placeOf("g1"), replying("g1", Denied, func(*AnswerLeg) {})) // they must answer after all
	})
	t.Run("told before the next place says yes", func(t *testing.T) {
		e, next := start(t, NotCompetent)
		e.must(lea, &DeliverAnswer{Leg: "g1", Side: Ervaring, Way: "brief"})
		e.must(lea, &SendLeg{Leg: next})
		e.must(lea, &ReceiveLeg{Leg: next, Number: "B 7"})
		if l := get[Leg](e, "g1"); l.State != LegBack || l.Back == 0 {
			t.Errorf("it is %s", l.State)
		}
	})
	if (&evening{t: t, s: NewState("t")}).s.Holder("g1") != "" {
		t.Error("a leg that is not there has a holder")
	}
}
