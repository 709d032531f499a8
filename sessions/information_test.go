package sessions

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
)

// on is a day of the calendar, as a form sends it: its end.
func on(year int, month time.Month, d int) Instant {
	return At(time.Date(year, month, d, 23, 59, 59, 0, Amsterdam))
}

func agreeing(f func(*AgreeInformation)) *AgreeInformation {
	w := &AgreeInformation{Agreement: "i1", Level: Council, Every: "kwartaal", Parts: []string{PartSignals, PartActions, PartFigures}, Form: FormMail, First: on(2026, 3, 31)}
	f(w)
	return w
}

func (e *evening) informed() {
	e.t.Helper()
	e.must(lea, agreeing(func(*AgreeInformation) {}))
}

// mailbox holds the link of the place that gets the reports of an agreement.
func mailbox(agreement string) Principal { return carrier(agreement + "/overzicht") }

// overWithBarriers is an evening that is over, with the barriers b1 and b2 and an action of b1.
func overWithBarriers(t *testing.T) *evening {
	e, _ := passing(t)
	e.ask("a1", "b1")
	e.must(lea, &CloseSession{})
	return e
}

func TestS1_20WhatCannotBeAgreedIsRefusedPlainly(t *testing.T) {
	for name, row := range map[string]struct {
		by   Principal
		wish func(*AgreeInformation)
		no   Code
	}{
		"by the second facilitator":      {Principal{Role: CoFacilitator, Session: theSession}, func(*AgreeInformation) {}, Forbidden},
		"by somebody at the table":       {seated("r1"), func(*AgreeInformation) {}, Forbidden},
		"without a name":                 {lea, func(w *AgreeInformation) { w.Agreement = "" }, Invalid},
		"to nobody":                      {lea, func(w *AgreeInformation) { w.Level = "" }, Invalid},
		"to a level that is not there":   {lea, func(w *AgreeInformation) { w.Level = "koning" }, Invalid},
		"to the table itself":            {lea, func(w *AgreeInformation) { w.Level = Table }, Invalid},
		"to a department and no place":   {lea, func(w *AgreeInformation) { w.Place = "afdeling Juridisch" }, Invalid},
		"at no interval":                 {lea, func(w *AgreeInformation) { w.Every = "" }, Invalid},
		"at an interval nobody knows":    {lea, func(w *AgreeInformation) { w.Every = "elke volle maan" }, Invalid},
		"about nothing":                  {lea, func(w *AgreeInformation) { w.Parts = nil }, Invalid},
		"about something that is not it": {lea, func(w *AgreeInformation) { w.Parts = []string{PartSignals, "namen"} }, Invalid},
		"about the same twice":           {lea, func(w *AgreeInformation) { w.Parts = []string{PartSignals, PartSignals} }, Invalid},
		"in no form":                     {lea, func(w *AgreeInformation) { w.Form = "" }, Invalid},
		"in a form that is not there":    {lea, func(w *AgreeInformation) { w.Form = "fax" }, Invalid},
		"on no day":                      {lea, func(w *AgreeInformation) { w.First = 0 }, Invalid},
		"on a day that is past":          {lea, func(w *AgreeInformation) { w.First = on(2026, 1, 12) }, Invalid},
		"today, after eight":             {lea, func(w *AgreeInformation) { w.First = on(2026, 1, 13) }, Invalid},
		"in two years":                   {lea, func(w *AgreeInformation) { w.First = on(2028, 1, 13) }, Invalid},
	} {
		t.Run(name, func(t *testing.T) {
			e := overWithBarriers(t)
			e.refused(row.by, agreeing(row.wish), row.no)
			if len(all[InformationAgreement](e.s)) != 0 {
				t.Error("it was agreed all the same")
			}
		})
	}
	e := overWithBarriers(t)
	e.informed()
	e.refused(lea, agreeing(func(*AgreeInformation) {}), Conflict)
	e.refused(lea, agreeing(func(w *AgreeInformation) { w.Agreement, w.Place, w.Parts = "i2", "de griffie", []string{PartActions} }), Conflict)
	e.must(lea, agreeing(func(w *AgreeInformation) { w.Agreement, w.Level, w.First = "i3", Executive, on(2026, 1, 14) }))
	if a := get[InformationAgreement](e, "i3"); a.Place != "portefeuillehouder" || a.Next != At(time.Date(2026, 1, 14, 8, 0, 0, 0, Amsterdam)) {
		t.Errorf("it is agreed as %+v", a)
	}
	e.at = At(time.Date(2026, 1, 14, 8, 0, 0, 0, Amsterdam))
	e.must(lea, agreeing(func(w *AgreeInformation) { w.Agreement, w.Level, w.First = "i5", Team, on(2027, 1, 15) })) // to the hour a year and a day ahead
	e.refused(lea, agreeing(func(w *AgreeInformation) { w.Agreement, w.Level, w.First = "i6", VNG, on(2027, 1, 16) }), Invalid)
	e.refused(lea, &EndInformation{Agreement: "i9"}, NotFound)
	e.refused(Principal{Role: Facilitator, Session: "ander", Organization: "o1", Collective: true}, &EndInformation{Agreement: "i1"}, NotFound)
	e.must(lea, &EndInformation{Agreement: "i1"})
	e.refused(lea, &EndInformation{Agreement: "i1"}, Conflict)
	e.must(lea, agreeing(func(w *AgreeInformation) { w.Agreement = "i4" }))
}

func TestS1_20OnlyTheClockMakesAReportAndOnItsDay(t *testing.T) {
	e := overWithBarriers(t)
	e.informed()
	e.refused(lea, &ProduceReport{Agreement: "i1"}, Forbidden)
	e.refused(theClock, &ProduceReport{Agreement: "i9"}, NotFound)
	e.at = get[InformationAgreement](e, "i1").Next - 1
	e.refused(theClock, &ProduceReport{Agreement: "i1"}, Conflict)
	if list, next := e.s.Due(e.at); len(list) != 0 || next != e.at+1 {
		t.Errorf("due a moment before: %v, next %d", list, next-e.at)
	}
	e.at++
	list, _ := e.s.Due(e.at)
	if want := []Due{{&ProduceReport{Agreement: "i1"}, "i1-1"}}; !reflect.DeepEqual(list, want) {
		t.Fatalf("due on the day: %v", list)
	}
	e.must(theClock, list[0].Wish)
	e.refused(theClock, list[0].Wish, Conflict)
	if list, _ := e.s.Due(e.at); len(list) != 0 {
		t.Errorf("still due: %v", list)
	}
	e.must(lea, &EndInformation{Agreement: "i1"})
	e.at += 200 * day
	e.refused(theClock, &ProduceReport{Agreement: "i1"}, Conflict)
	if list, _ := e.s.Due(e.at); slices.ContainsFunc(list, func(d Due) bool { _, ok := d.Wish.(*ProduceReport); return ok }) {
		t.Error("an agreement that ended is still due")
	}
}

// TestS1_20TheRhythmOfAnAgreement: it counts from its first day, so that February does not make the 28th of it, and the
// days that passed while nothing ran are one report and not four.
func TestS1_20TheRhythmOfAnAgreement(t *testing.T) {
	for name, row := range map[string]struct {
		every Interval
		first Instant
		late  Instant // how long after its day the clock came
		want  string  // of the next two
	}{
		"a month":                                {"maand", on(2026, 1, 31), 0, "2026-02-28 2026-03-31"},
		"a quarter":                              {"kwartaal", on(2026, 3, 31), 0, "2026-06-30 2026-09-30"},
		"half a year, into another clock":        {"halfjaar", on(2026, 3, 1), 0, "2026-09-01 2027-03-01"},
		"a year":                                 {"jaar", on(2026, 2, 28), 0, "2027-02-28 2028-02-28"},
		"a quarter, and a year without a server": {"kwartaal", on(2026, 3, 31), 370 * day, "2027-06-30 2027-09-30"},
	} {
		t.Run(name, func(t *testing.T) {
			e := overWithBarriers(t)
			e.must(lea, agreeing(func(w *AgreeInformation) { w.Every, w.First = row.every, row.first }))
			e.at = get[InformationAgreement](e, "i1").Next + row.late
			var got []string
			for range 2 {
				e.must(theClock, &ProduceReport{Agreement: "i1"})
				e.at = get[InformationAgreement](e, "i1").Next
				if e.at.Time().Hour() != 8 {
					t.Errorf("the next is at %v", e.at.Time())
				}
				got = append(got, string(DateOf(e.at.Time())))
			}
			if strings.Join(got, " ") != row.want {
				t.Errorf("the next are %v, want %s", got, row.want)
			}
			if n := len(all[Report](e.s)); n != 2 {
				t.Errorf("%d reports were made", n)
			}
		})
	}
}

// TestS1_20AReportIsFrozenAsItWasMade: what changes afterwards does not change it, and what everybody may not read is
// not in it.
func TestS1_20AReportIsFrozenAsItWasMade(t *testing.T) {
	e := overWithBarriers(t)
	e.informed()
	e.must(lea, agreeing(func(w *AgreeInformation) { w.Agreement, w.Level, w.Parts = "i2", Executive, []string{PartActions} }))
	e.at = get[InformationAgreement](e, "i1").Next
	e.must(theClock, &ProduceReport{Agreement: "i1"})
	e.must(theClock, &ProduceReport{Agreement: "i2"})
	made := *get[Report](e, "i1-1")
	if len(made.Signals) != 2 || len(made.Actions) != 1 || len(made.Figures) == 0 || !made.Intact() || made.Receipt.By != At(testDays.EndOfDay(testDays.AddWorkingDays(e.at.Time(), 10))) {
		t.Fatalf("it is %+v", made)
	}
	if only := *get[Report](e, "i2-1"); len(only.Signals)+len(only.Figures) != 0 || len(only.Actions) != 1 {
		t.Errorf("actions alone were agreed, and it holds %d signals and %d figures", len(only.Signals), len(only.Figures))
	}
	if slices.ContainsFunc(made.Figures, func(f ReportFigure) bool { return f.Name == FigureReach || f.Of == 0 }) {
		t.Errorf("nobody was helped, and it counts %+v", made.Figures)
	}
	for _, x := range made.Signals {
		if x.Signal.Total != 0 || len(x.Signal.Counts) != 0 || x.New {
			t.Errorf("three people said it, and it reads %+v", x)
		}
	}
	e.must(link("a1/1"), &AcceptAction{Action: "a1", Due: e.at + 60*day, FirstStep: text("Het formulier gaat weg."), FirstBy: e.at + 20*day})
	e.at = get[InformationAgreement](e, "i1").Next
	if again := *get[Report](e, "i1-1"); !reflect.DeepEqual(again, made) || again.Actions[0].State != ActionAsked {
		t.Errorf("it changed into %+v", again)
	}
	e.must(theClock, &ProduceReport{Agreement: "i1"})
	if second := *get[Report](e, "i1-2"); second.Actions[0].State != ActionAccepted || second.From != made.At || second.Number != 2 || second.Signals[0].New {
		t.Errorf("the second is %+v", second)
	}
	forged := made
	forged.Actions = []ReportAction{{Action: "a1", State: ActionVerified}}
	if forged.Intact() {
		t.Error("nobody sees that it was altered")
	}
}

// TestS1_20WhatIsStillTalkedAboutIsInNoReport: it waits for the evening to be over.
func TestS1_20WhatIsStillTalkedAboutIsInNoReport(t *testing.T) {
	e, _ := passing(t)
	e.ask("a1", "b1")
	e.informed()
	e.at = get[InformationAgreement](e, "i1").Next
	e.must(theClock, &ProduceReport{Agreement: "i1"})
	if r := *get[Report](e, "i1-1"); len(r.Signals)+len(r.Actions) != 0 {
		t.Errorf("it tells %+v %+v", r.Signals, r.Actions)
	}
	e.must(lea, &CloseSession{})
	e.at = get[InformationAgreement](e, "i1").Next
	e.must(theClock, &ProduceReport{Agreement: "i1"})
	if r := *get[Report](e, "i1-2"); len(r.Signals) != 2 || !r.Signals[0].New || len(r.Actions) != 1 {
		t.Errorf("the one after it is %+v %+v", r.Signals, r.Actions)
	}
}

// TestS1_20AReceiptIsGivenOnceByWhoGotIt, and without one in time it says "niet aangekomen".
func TestS1_20AReceiptIsGivenOnceByWhoGotIt(t *testing.T) {
	e := overWithBarriers(t)
	e.informed()
	e.must(lea, agreeing(func(w *AgreeInformation) { w.Agreement, w.Level = "i2", Executive }))
	e.at = get[InformationAgreement](e, "i1").Next
	for _, i := range []string{"i1", "i2"} {
		e.must(theClock, &ProduceReport{Agreement: i})
	}
	receive := func(report, number string) Wish { return &ReceiveReport{Report: report, Number: number} }
	for name, row := range map[string]struct {
		by     Principal
		report string
		number string
		no     Code
	}{
		"of a report that is not there":    {mailbox("i1"), "i1-9", "R 2026/114", NotFound},
		"of another's report":              {mailbox("i2"), "i1-1", "R 2026/114", NotFound},
		"by no link":                       {carrier(""), "i1-1", "R 2026/114", NotFound},
		"by the link of a leg":             {placeOf("i1"), "i1-1", "R 2026/114", NotFound},
		"by the desk of another evening":   {Principal{Role: Facilitator, Session: "ander", Organization: "o1", Collective: true}, "i1-1", "R 2026/114", NotFound},
		"by somebody at the table":         {seated("r1"), "i1-1", "R 2026/114", Forbidden},
		"without a number":                 {mailbox("i1"), "i1-1", "", Invalid},
		"with the number of a person":      {mailbox("i1"), "i1-1", "BSN 123456782", Invalid},
		"with a number that is a sentence": {mailbox("i1"), "i1-1", strings.Repeat("lang ", 20), Invalid},
	} {
		t.Run(name, func(t *testing.T) { e.refused(row.by, receive(row.report, row.number), row.no) })
	}
	r := *get[Report](e, "i1-1")
	if r.times() != (Boundaries{Next: r.Receipt.By, Late: r.Receipt.By}) {
		t.Errorf("it waits for %+v", r.times())
	}
	if got := r.StateAt(r.Receipt.By - 1); got != ReportSent {
		t.Errorf("within its days it is %s", got)
	}
	if got := r.StateAt(r.Receipt.By); got != NotArrived {
		t.Errorf("after its days it is %s", got)
	}
	e.at = r.Receipt.By
	waits := func() (tasks []string, news []string) {
		for _, k := range e.s.Todo("", e.at) {
			if k.What == ArrivalTask {
				tasks = append(tasks, k.Of)
			}
		}
		list, _ := e.s.News(e.at, testDays)
		for _, n := range list {
			if n.What == NewsOverview || n.What == NewsUnarrived {
				news = append(news, n.Key)
			}
		}
		slices.Sort(tasks)
		slices.Sort(news)
		return tasks, news
	}
	tasks, news := waits()
	if !slices.Equal(tasks, []string{"i1-1", "i2-1"}) || !slices.Equal(news, []string{"overzicht/i1-1", "overzicht/i1-1/laat", "overzicht/i2-1", "overzicht/i2-1/laat"}) {
		t.Errorf("tasks %v, news %v", tasks, news)
	}
	e.must(mailbox("i1"), receive("i1-1", "RAAD-2026/114")) // also when it is late
	e.refused(mailbox("i1"), receive("i1-1", "RAAD-2026/115"), Conflict)
	e.refused(lea, receive("i1-1", "RAAD-2026/115"), Conflict)
	e.must(lea, receive("i2-1", "B 12"))
	if r := *get[Report](e, "i1-1"); r.StateAt(e.at) != ReportArrived || r.Receipt.Number != "RAAD-2026/114" || !r.Intact() {
		t.Errorf("it is %+v", r)
	}
	if r := get[Report](e, "i1-1"); r.times() != (Boundaries{}) {
		t.Errorf("what arrived waits for %+v", r.times())
	}
	if tasks, news := waits(); len(tasks)+len(news) != 0 {
		t.Errorf("still waiting: %v %v", tasks, news)
	}
}

// TestS1_20OnPhonesAndWallThereIsNoReport: it is read on the page of the trajectory.
func TestS1_20OnPhonesAndWallThereIsNoReport(t *testing.T) {
	for _, c := range Audiences(theSession) {
		for _, r := range []Record{&InformationAgreement{ID: "i1", Session: theSession}, &Report{ID: "i1-1", Session: theSession}} {
			if got := r.seenBy(c); (got != nil) != c.Desk() {
				t.Errorf("%s %s: %v", c.Role, r.kind(), got)
			}
		}
	}
}
