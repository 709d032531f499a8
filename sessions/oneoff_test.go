package sessions

import "testing"

func TestAOneOffIsRefused(t *testing.T) {
	e, people := bundled(t)
	o := e.official("o1")
	e.one("l1", 1)
	there := e.elsewhere("c-there")
	reg := func(f func(*RegisterOneOff)) Wish {
		w := &RegisterOneOff{OneOff: "x", What: text("Toch een stadspas."), By: "team minima", Helped: 1}
		f(w)
		return w
	}
	rel := func(f func(*RelateOneOff)) Wish {
		w := &RelateOneOff{OneOff: "l1", Absent: text("Wie hier niet was."), Relation: ByReason, Category: "echt_uniek", Text: text("Komt niet meer voor."), DecidedBy: "chef"}
		f(w)
		return w
	}
	e.ask("a1", "b1")
	e.taken("a2", "b1", "K2")
	e.refuses(map[string]ask{
		"by a resident":                     {people[0], reg(func(*RegisterOneOff) {}), Forbidden},
		"without an id":                     {o, reg(func(w *RegisterOneOff) { w.OneOff = "" }), Invalid},
		"with an id in use":                 {o, reg(func(w *RegisterOneOff) { w.OneOff = "l1" }), Conflict},
		"without words":                     {o, reg(func(w *RegisterOneOff) { w.What = Text{} }), Invalid},
		"with a name in it":                 {o, reg(func(w *RegisterOneOff) { w.What = text("Mevrouw Jansen kreeg een pas.") }), Invalid},
		"by nobody":                         {o, reg(func(w *RegisterOneOff) { w.By = "" }), Invalid},
		"by a person with a name":           {o, reg(func(w *RegisterOneOff) { w.By = "meneer De Vries" }), Invalid},
		"that helped less than nobody":      {o, reg(func(w *RegisterOneOff) { w.Helped = -1 }), Invalid},
		"that helped more than all":         {o, reg(func(w *RegisterOneOff) { w.Helped = 1_000_001 }), Invalid},
		"in no session":                     {Principal{Role: CoFacilitator, Session: "weg"}, reg(func(*RegisterOneOff) {}), NotFound},
		"related when it is not there":      {lea, rel(func(w *RelateOneOff) { w.OneOff = "l9" }), NotFound},
		"related from another session":      {there, rel(func(*RelateOneOff) {}), NotFound},
		"related to nothing":                {lea, rel(func(w *RelateOneOff) { w.Relation = "" }), Invalid},
		"related to a promise":              {lea, rel(func(w *RelateOneOff) { w.Relation = "promise" }), Invalid},
		"related to no action":              {lea, rel(func(w *RelateOneOff) { w.Relation = ByAction }), NotFound},
		"related to an action not there":    {lea, rel(func(w *RelateOneOff) { w.Relation, w.Action = ByAction, "a9" }), NotFound},
		"related to a training":             {lea, rel(func(w *RelateOneOff) { w.Relation, w.Action = ByAction, "a2" }), Conflict},
		"a look-back that is another thing": {lea, rel(func(w *RelateOneOff) { w.Relation, w.Action = ByLookBack, "a1" }), Conflict},
		"a reason without words":            {lea, rel(func(w *RelateOneOff) { w.Text = Text{} }), Invalid},
		"a reason of no category":           {lea, rel(func(w *RelateOneOff) { w.Category = "daarom" }), Invalid},
		"a reason for longer than a year":   {lea, rel(func(w *RelateOneOff) { w.Expires = e.months(12) + 1 }), Invalid},
		"shown as somebody else likes":      {lea, &AllowOneOff{OneOff: "l1", May: "misschien"}, Invalid},
		"shown when it is not there":        {lea, &AllowOneOff{OneOff: "l9", May: "ja"}, NotFound},
		"shown from another session":        {there, &AllowOneOff{OneOff: "l1", May: "ja"}, NotFound},
		"shown by the official who did it":  {o, &AllowOneOff{OneOff: "l1", May: "ja"}, Forbidden},
	})
	e.must(o, reg(func(w *RegisterOneOff) { w.Helped = 1_000_000 }))
	e.must(lea, reg(func(w *RegisterOneOff) { w.OneOff, w.Helped = "y", 0 }))
}

// one is a one-off that helped so many.
func (e *evening) one(id string, helped int) {
	e.t.Helper()
	e.must(lea, &RegisterOneOff{OneOff: id, What: text("De fout is hersteld."), By: "team minima", Helped: helped})
}

func (e *evening) relate(id, relation, action string) {
	e.t.Helper()
	e.must(lea, &RelateOneOff{OneOff: id, Absent: text("Wie hier niet was."), Relation: relation, Action: action,
		Category: "echt_uniek", Text: text("Komt niet meer voor."), DecidedBy: "chef"})
}

// TestS4_30: an official notes what was done at once, and it is an open end until it is linked or reasoned.
func TestS4_30_AnOfficialNotesWhatWasDoneAtOnce(t *testing.T) {
	e, _ := bundled(t)
	o := e.official("o1")
	e.must(o, &RegisterOneOff{OneOff: "l1", What: text("Tekst op website aangepast."), By: "webredactie"}) // two fields are enough
	l := get[OneOff](e, "l1")
	if !e.s.open(l, e.at) || l.Relation != "" || l.OpenFrom != l.At+14*day || l.times().Late != l.OpenFrom || l.times().Next != l.OpenFrom {
		t.Errorf("it is %+v", l)
	}
	e.relate("l1", ByReason, "")
	if e.s.open(get[OneOff](e, "l1"), e.at) {
		t.Error("with a reason it is still an open end")
	}
}

// TestS4_31: no one-off closes without an answer to who was not there; then it is linked, looked back or reasoned.
func TestS4_31_NoOneOffClosesWithoutTheAbsent(t *testing.T) {
	for relation, ladder := range map[string]string{ByAction: "K6", ByLookBack: "KH", ByReason: ""} {
		t.Run(relation, func(t *testing.T) {
			e, _ := bundled(t)
			e.one("l1", 1)
			if ladder != "" {
				e.accept(e.ask("a1", "b1"), "a1", ladder)
			}
			w := &RelateOneOff{OneOff: "l1", Relation: relation, Action: "a1", Category: "echt_uniek", Text: text("Komt niet meer voor."), DecidedBy: "chef"}
			e.refused(lea, w, Invalid)
			if !e.s.open(get[OneOff](e, "l1"), e.at) {
				t.Fatal("closed without the absent")
			}
			w.Absent = text("Mensen zonder computer; via de bibliotheek.")
			e.must(lea, w)
			l := get[OneOff](e, "l1")
			if e.s.open(l, e.at) || l.Relation != relation || e.bodies[l.Absent] == "" || l.To == "" {
				t.Errorf("it is %+v", l)
			}
			if relation == ByReason && get[Answer](e, l.To).Expires <= e.at {
				t.Error("the reason has no day on which we look again")
			}
		})
	}
}

// TestI04: each one-off has one relation, and is an open end whenever that does not hold.
func TestI04(t *testing.T) {
	no := func(e *evening, p Principal) {
		e.must(p, &DeclineAction{Action: "a1", Category: "niet_wenselijk", Text: text("Kan niet."), DecidedBy: "chef", Alternative: text("Vraag de chef.")})
	}
	for name, r := range map[string]struct {
		given func(*evening, Principal)
		open  bool
	}{
		"open without a relation":            {func(*evening, Principal) {}, true},
		"open when the action is only asked": {func(e *evening, _ Principal) { e.relate("l1", ByAction, "a1") }, true},
		"open when the action is not graded": {func(e *evening, p Principal) { e.accept(p, "a1", "K0"); e.relate("l1", ByAction, "a1") }, true},
		"open when the action turns out K1":  {func(e *evening, p Principal) { e.relate("l1", ByAction, "a1"); e.accept(p, "a1", "K1") }, true},
		"open when the action turns out K3":  {func(e *evening, p Principal) { e.relate("l1", ByAction, "a1"); e.accept(p, "a1", "K3") }, true},
		"closed when the action is K4":       {func(e *evening, p Principal) { e.accept(p, "a1", "K4"); e.relate("l1", ByAction, "a1") }, false},
		"closed when the action is K8":       {func(e *evening, p Principal) { e.accept(p, "a1", "K8"); e.relate("l1", ByAction, "a1") }, false},
		"closed when it is accepted later":   {func(e *evening, p Principal) { e.relate("l1", ByAction, "a1"); e.accept(p, "a1", "K4") }, false},
		"open when it is refused later":      {func(e *evening, p Principal) { e.relate("l1", ByAction, "a1"); no(e, p) }, true},
		"open when a look-back counts as K4": {func(e *evening, p Principal) { e.accept(p, "a1", "KH"); e.relate("l1", ByAction, "a1") }, true},
		"closed by a look-back":              {func(e *evening, p Principal) { e.accept(p, "a1", "KH"); e.relate("l1", ByLookBack, "a1") }, false},
		"open when passed on (KR)":           {func(e *evening, p Principal) { e.accept(p, "a1", "KR"); e.relate("l1", ByAction, "a1") }, true},
		"closed by a reason":                 {func(e *evening, _ Principal) { e.relate("l1", ByReason, "") }, false},
		"open when the reason expired":       {func(e *evening, _ Principal) { e.relate("l1", ByReason, ""); e.at = e.months(7) }, true},
		"open when the look-back was refused": {func(e *evening, p Principal) {
			e.must(lea, &GradeAction{Action: "a1", Ladder: "KH"})
			e.relate("l1", ByLookBack, "a1")
			no(e, p)
		}, true},
		"open when the look-back became K6": {func(e *evening, p Principal) {
			e.accept(p, "a1", "KH")
			e.relate("l1", ByLookBack, "a1")
			e.must(lea, &GradeAction{Action: "a1", Ladder: "K6"})
		}, true},
		"open when a weaker relation took over": {func(e *evening, p Principal) {
			e.relate("l1", ByReason, "")
			e.relate("l1", ByAction, "a1")
			e.accept(p, "a1", "K2")
		}, true},
		"closed when a reason took over": {func(e *evening, _ Principal) { e.relate("l1", ByAction, "a1"); e.relate("l1", ByReason, "") }, false},
	} {
		t.Run(name, func(t *testing.T) {
			e, _ := bundled(t)
			e.one("l1", 1)
			r.given(e, e.ask("a1", "b1"))
			if open := e.s.open(get[OneOff](e, "l1"), e.at); open != r.open {
				t.Fatalf("open is %v", open)
			}
			e.must(lea, &CloseSession{})
			e.must(lea, &PublishOutcome{Read: true})
			e.must(lea, &GiveReason{Barrier: "b1", Category: "echt_uniek", Text: text("Nu niet."), DecidedBy: "chef"})
			if err := e.do(lea, &ArchiveSession{}); (err != nil) != r.open {
				t.Errorf("putting the evening away gives %v", err)
			}
		})
	}
}

// TestI04Text: the text of what helped one to four people is the desk's until those helped say yes, and in
// public it stays "geregeld".
func TestI04Text(t *testing.T) {
	table := Class{Role: Attendee, Side: Uitvoering, Pledged: true, Session: theSession}
	for name, r := range map[string]struct {
		helped         int
		may            string
		table, outcome bool
	}{
		"helped nobody in particular":      {0, "", true, true},
		"helped one, not asked":            {1, "", false, false},
		"helped four, not asked":           {4, "", false, false},
		"helped four, who say only 'done'": {4, "alleen_geregeld", false, false},
		"helped four, who say yes":         {4, "ja", true, false},
		"helped five":                      {5, "", true, true},
	} {
		t.Run(name, func(t *testing.T) {
			e, _ := bundled(t)
			e.one("l1", r.helped)
			if r.may != "" {
				e.must(lea, &AllowOneOff{OneOff: "l1", May: r.may})
			}
			l := get[OneOff](e, "l1")
			if seen := l.seenBy(table).(*OneOff); (seen.What != "") != r.table || seen.By == "" || !r.table && seen.Helped != 0 {
				t.Errorf("the table sees %+v", seen)
			}
			if seen := l.seenBy(Class{Role: Facilitator}).(*OneOff); seen.What == "" || seen.Helped != r.helped {
				t.Errorf("the desk sees %+v", seen)
			}
			o, err := e.s.Outcome(theSession, e.at)
			if err != nil || len(o.OneOffs) != 1 || (o.OneOffs[0].What != "") != r.outcome || !o.OneOffs[0].Open {
				t.Errorf("the outcome shows %+v, %v", o.OneOffs, err)
			}
		})
	}
}
