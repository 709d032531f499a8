package sessions

import "testing"

func TestAReasonIsRefused(t *testing.T) {
	e, _ := bundled(t)
	there := e.elsewhere("c-there")
	give := func(f func(*GiveReason)) Wish {
		w := &GiveReason{Barrier: "b1", Category: "niet_wenselijk", Text: text("Dit kan nu niet."), DecidedBy: "directeur"}
		f(w)
		return w
	}
	e.refuses(map[string]ask{
		"without a category":            {lea, give(func(w *GiveReason) { w.Category = "" }), Invalid},
		"of an unknown category":        {lea, give(func(w *GiveReason) { w.Category = "daarom" }), Invalid},
		"without words":                 {lea, give(func(w *GiveReason) { w.Text = Text{} }), Invalid},
		"with a name in it":             {lea, give(func(w *GiveReason) { w.Text = text("Mevrouw Jansen wil het niet.") }), Invalid},
		"by nobody":                     {lea, give(func(w *GiveReason) { w.DecidedBy = "" }), Invalid},
		"by a person with a name":       {lea, give(func(w *GiveReason) { w.DecidedBy = "meneer De Vries" }), Invalid},
		"for more than twelve months":   {lea, give(func(w *GiveReason) { w.Expires = e.months(12) + 1 }), Invalid},
		"until now":                     {lea, give(func(w *GiveReason) { w.Expires = e.at }), Invalid},
		"until yesterday":               {lea, give(func(w *GiveReason) { w.Expires = e.at - day }), Invalid},
		"for a barrier that is no more": {lea, give(func(w *GiveReason) { w.Barrier = "b9" }), NotFound},
		"for another session's barrier": {there, give(func(*GiveReason) {}), NotFound},
	})
}

func (e *evening) months(n int) Instant { return (&Given{At: e.at, Days: testDays}).months(n) }

// TestI06: a reason holds a year at most and "no people" always three months; then it must be defended again.
func TestI06(t *testing.T) {
	for name, r := range map[string]struct {
		category string
		asked    func(*evening) Instant
		until    string
	}{
		"half a year when nobody chose":         {"niet_wenselijk", func(*evening) Instant { return 0 }, "2026-07-27"},
		"the day that was chosen":               {"echt_uniek", func(e *evening) Instant { return e.at + day }, "2026-01-28"},
		"twelve months at most":                 {"niet_ons_besluit", func(e *evening) Instant { return e.months(12) }, "2027-01-27"},
		"three months for capacity":             {"te_weinig_capaciteit", func(*evening) Instant { return 0 }, "2026-04-27"},
		"three months for capacity, not twelve": {"te_weinig_capaciteit", func(e *evening) Instant { return e.months(12) }, "2026-04-27"},
		"three months for capacity, not a day":  {"te_weinig_capaciteit", func(e *evening) Instant { return e.at + day }, "2026-04-27"},
	} {
		check := func(t *testing.T, e *evening) {
			l := e.s.line(get[Barrier](e, "b1"), e.at)
			if l.Headline != WithReason || l.Reason == nil {
				t.Fatalf("the barrier is %+v", l)
			}
			if until := string(DateOf(l.Reason.Expires.Time())); until != r.until || l.Reason.times().Expires != l.Reason.Expires || l.Reason.times().Next != l.Reason.Expires {
				t.Errorf("holds until %s, want %s", until, r.until)
			}
			if l := e.s.line(l.Barrier, l.Reason.Expires-1); l.Headline != WithReason {
				t.Error("does not hold to the last moment")
			}
			if l := e.s.line(l.Barrier, l.Reason.Expires); l.Headline != Untreated || l.Reason != nil || len(l.Answers) != 1 {
				t.Errorf("after it the barrier is %+v", l)
			}
		}
		t.Run("of the barrier: "+name, func(t *testing.T) {
			e, _ := bundled(t)
			e.at = d0 + 14*day
			e.must(lea, &GiveReason{Barrier: "b1", Category: r.category, Text: text("Kan niet."), DecidedBy: "directeur", Expires: r.asked(e)})
			check(t, e)
		})
		t.Run("of a refused action: "+name, func(t *testing.T) {
			e, _ := bundled(t)
			p := e.ask("a1", "b1")
			e.at = d0 + 14*day
			e.must(p, &DeclineAction{Action: "a1", Category: r.category, Text: text("Kan niet."), DecidedBy: "directeur", Alternative: text("Vraag de chef."), Expires: r.asked(e)})
			check(t, e)
			if a := e.s.line(get[Barrier](e, "b1"), e.at).Reason; e.bodies[a.Alternative] != "Vraag de chef." || a.At == 0 || a.By != "directeur" {
				t.Errorf("the answer is %+v", a)
			}
		})
	}
}

// TestTheNewestReasonSpeaks when more than one holds.
func TestTheNewestReasonSpeaks(t *testing.T) {
	e, _ := bundled(t)
	for _, by := range []Label{"een", "twee", "drie", "vier", "vijf"} {
		e.must(lea, &GiveReason{Barrier: "b1", Category: "niet_wenselijk", Text: text("Kan niet."), DecidedBy: by})
	}
	l := e.s.line(get[Barrier](e, "b1"), e.at)
	if l.Reason.By != "vijf" || len(l.Answers) != 5 || l.Answers[0].By != "een" || l.Answers[3].By != "vier" {
		t.Errorf("%s speaks, of %d", l.Reason.By, len(l.Answers))
	}
}
