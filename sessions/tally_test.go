package sessions

import (
	"fmt"
	"testing"
)

// stamp is all that a screen could notice of a row.
func (e *evening) stamp(kind, id string) string {
	r, ok := e.s.Row(kind, id)
	if !ok {
		e.t.Fatalf("no %s %s", kind, id)
	}
	return fmt.Sprint(r.Seq, " ", r.Place, " ", string(r.Pub))
}

// TestI34: below five everybody but the desk reads "minder dan 5", and nothing moves when one is added.
func TestI34(t *testing.T) {
	for what, add := range map[string]func(e *evening, id string){
		attendance:  func(*evening, string) {},
		recognition: func(e *evening, id string) { e.must(seated(id), &RecogniseBarrier{Barrier: "b1"}) },
	} {
		t.Run(what, func(t *testing.T) {
			e, people := revealed(t, 3)
			e.barrier("b1", people[0], "c1")
			about, have := "b1", 0
			if what == attendance {
				about, have = theSession, 3
			}
			masked, exact := tallyID(what, about, false), tallyID(what, about, true)
			for n := have + 1; n <= 6; n++ {
				before := e.stamp("tally", masked)
				id := fmt.Sprintf("x%d", n)
				e.resident(id)
				add(e, id)
				m, x := get[Tally](e, masked), get[Tally](e, exact)
				if x.Total != n || x.Counts["ervaring"] != n {
					t.Errorf("the desk reads %d, %v; want %d", x.Total, x.Counts, n)
				}
				if n < 5 && (e.stamp("tally", masked) != before || m.Total != 0 || len(m.Counts) != 0) {
					t.Errorf("with %d the others read %d, %v", n, m.Total, m.Counts)
				}
				if n >= 5 && (m.Total != n || m.Counts["ervaring"] != n) {
					t.Errorf("with %d the others read %d, %v", n, m.Total, m.Counts)
				}
			}
			e.must(lea, &TakeSeat{Seat: "o1", Side: Beleid})
			if m := get[Tally](e, tallyID(attendance, theSession, false)); what == attendance && (m.Total != 7 || len(m.Counts) != 1) {
				t.Errorf("one official shows in %v", m.Counts)
			}
			if e.sees(Class{Role: Wall}, "tally", exact) || !e.sees(Class{Role: Facilitator}, "tally", exact) {
				t.Error("the exact number is not the desk's alone")
			}
		})
	}
}

// TestI34Outcome: the public page masks people per side as well.
func TestI34Outcome(t *testing.T) {
	e, people := revealed(t, 3)
	e.barrier("b1", people[0], "c1")
	for i := range 5 {
		o, err := e.s.Outcome(theSession, e.at)
		if err != nil || len(o.Barriers) != 1 || len(o.Barriers[0].Recognised) != 0 {
			t.Fatalf("with %d it shows %+v, %v", i, o.Barriers, err)
		}
		id := fmt.Sprintf("x%d", i)
		e.must(e.resident(id), &RecogniseBarrier{Barrier: "b1"})
	}
	o, _ := e.s.Outcome(theSession, e.at)
	if o.Barriers[0].Recognised["ervaring"] != 5 {
		t.Errorf("with five it shows %v", o.Barriers[0].Recognised)
	}
}

// TestReadyIsForTheDesk: how many are done is nobody else's to see, and starts again with each part.
func TestReadyIsForTheDesk(t *testing.T) {
	e := opened(t)
	for i := range 6 {
		p := e.resident(fmt.Sprintf("r%d", i))
		e.must(p, &SayReady{})
	}
	exact, masked := tallyID(ready, theSession, true), tallyID(ready, theSession, false)
	if get[Tally](e, exact).Total != 6 || e.mine("r1", ready) == nil {
		t.Error("not everybody counts")
	}
	for _, c := range Audiences(theSession) {
		if e.sees(c, "tally", masked) || e.sees(c, "tally", exact) != c.Desk() {
			t.Errorf("%+v sees it wrongly", c)
		}
	}
	e.to("luisteren")
	if get[Tally](e, exact).Total != 0 {
		t.Error("the next part begins with people who are done")
	}
	e.refused(Principal{Role: Attendee, Seat: "r1", Session: "weg"}, &SayReady{}, NotFound)
}

// TestAPauseIsAskedOfTheDesk: the desk hears how many ask for one in this part; nobody sees who, and no other
// screen moves by it (UX 3.1-6).
func TestAPauseIsAskedOfTheDesk(t *testing.T) {
	e := opened(t)
	r, o := e.resident("r1"), e.official("o1")
	exact, masked := tallyID(pause, theSession, true), tallyID(pause, theSession, false)
	if exact != "pause."+theSession+".exact" {
		t.Errorf("the desk looks for %s", exact)
	}
	for _, p := range []Principal{r, o, r, r} {
		e.must(p, &AskPause{})
	}
	if n := get[Tally](e, exact).Total; n != 2 {
		t.Errorf("two people who ask are %d", n)
	}
	if mine := e.mine("r1", pause); mine == nil || mine.About != e.run() {
		t.Errorf("the own act is %+v", mine)
	}
	for _, c := range Audiences(theSession) {
		if e.sees(c, "tally", masked) || e.sees(c, "tally", exact) != c.Desk() {
			t.Errorf("%+v sees it wrongly", c)
		}
	}
	e.to("luisteren")
	if get[Tally](e, exact).Total != 0 {
		t.Error("the next part begins with people who ask for a pause")
	}
	e.must(r, &AskPause{})
	if get[Tally](e, exact).Total != 1 {
		t.Error("in the next part it cannot be asked again")
	}
	e.refuses(map[string]ask{
		"by the desk":      {lea, &AskPause{}, Forbidden},
		"by the wall":      {Principal{Role: Wall, Session: theSession}, &AskPause{}, Forbidden},
		"in no session":    {Principal{Role: Attendee, Seat: "r1", Session: "weg"}, &AskPause{}, NotFound},
		"without any seat": {Principal{Role: Nobody, Session: theSession}, &AskPause{}, Forbidden},
	})
	e.must(lea, &CloseSession{})
	e.refused(r, &AskPause{}, Conflict)
}

// TestI21: when consent is withdrawn the personal records go, at once; what was counted stays.
func TestI21(t *testing.T) {
	e, people := revealed(t, 3)
	e.barrier("b1", people[0], "c1", "c2")
	me := people[1]
	e.must(me, &RecogniseBarrier{Barrier: "b1"})
	e.must(me, &SayReady{})
	name := get[Seat](e, "r2").Name
	seats := e.stamp("tally", tallyID(attendance, theSession, true))
	recognised := e.stamp("tally", tallyID(recognition, "b1", true))
	card := e.stamp("card", "c2")
	handles := e.links["r2"]
	if len(handles) != 3 || e.bodies[name] == "" || e.s.Erased("r2") != 0 {
		t.Fatalf("before it there are %d acts", len(handles))
	}
	gone := map[string]bool{}
	for h := range handles {
		gone[h] = true
	}
	e.must(me, &ForgetMe{})
	for h := range gone {
		if _, ok := e.s.Row("my-card", h); ok {
			t.Error("the own card is still there")
		}
		if _, ok := e.s.Row("mine", h); ok {
			t.Error("an own act is still there")
		}
	}
	if len(e.links["r2"]) != 0 || e.bodies[name] != "" || get[Seat](e, "r2").Name != "" || e.s.Erased("r2") != 1 || e.s.Erased("r9") != 0 {
		t.Error("a link or the name is still there")
	}
	if e.stamp("tally", tallyID(attendance, theSession, true)) != seats || e.stamp("tally", tallyID(recognition, "b1", true)) != recognised || e.stamp("card", "c2") != card {
		t.Error("a count or a card changed")
	}
	e.refused(me, &WithdrawCard{Card: "c2"}, NotFound)
	e.refused(me, &NameBarrier{Barrier: "b1", Sentence: text("Anders.")}, Forbidden)
	e.must(lea, &HideCard{Card: "c2", Reason: text("Te herkenbaar.")}) // nobody is left to tell
	e.must(people[0], &RewordCard{Card: "c1", Text: text("Anders.")})  // another's link is as it was
	e.must(Principal{Role: Raiser, Seat: "r3", Session: theSession}, &ForgetMe{})
	e.must(me, &ForgetMe{}) // nothing is left of it, and that is no mistake
	e.refused(lea, &ForgetMe{}, Forbidden)
}

func TestAPromiseIsRefused(t *testing.T) {
	e := opened(t)
	o := e.official("o1")
	promise := func(f func(*MakePromise)) Wish {
		w := &MakePromise{Promise: "x", By: "wethouder", Capacity: "college", Sentence: text("Ik kom terug met antwoord."), Notice: text("U krijgt een brief."), Check: e.at + 30*day}
		f(w)
		return w
	}
	e.refuses(map[string]ask{
		"without an id":                    {o, promise(func(w *MakePromise) { w.Promise = "" }), Invalid},
		"without words":                    {o, promise(func(w *MakePromise) { w.Sentence = Text{} }), Invalid},
		"by nobody":                        {o, promise(func(w *MakePromise) { w.By = "" }), Invalid},
		"by a person with a name":          {o, promise(func(w *MakePromise) { w.By = "meneer De Vries" }), Invalid},
		"on nobody's behalf":               {o, promise(func(w *MakePromise) { w.Capacity = "iedereen" }), Invalid},
		"to be looked at in the past":      {o, promise(func(w *MakePromise) { w.Check = e.at - day }), Invalid},
		"to be looked at at once":          {o, promise(func(w *MakePromise) { w.Check = e.at }), Invalid},
		"with a name in it":                {o, promise(func(w *MakePromise) { w.Sentence = text("Ik bel mevrouw Jansen.") }), Invalid},
		"in no session":                    {Principal{Role: CoFacilitator, Session: "weg"}, promise(func(*MakePromise) {}), NotFound},
		"with a name by which it is known": {o, promise(func(w *MakePromise) { w.Notice = text("Mevrouw Jansen belt.") }), Invalid},
	})
	for id, r := range map[string]struct {
		f     func(*MakePromise)
		vague bool
	}{
		"clear":                  {func(*MakePromise) {}, false},
		"vague-without-a-sign":   {func(w *MakePromise) { w.Notice = Text{} }, true},
		"vague-without-a-moment": {func(w *MakePromise) { w.Check = 0 }, true},
	} {
		e.must(o, promise(func(w *MakePromise) { w.Promise = id; r.f(w) }))
		if p := get[Promise](e, id); p.Vague != r.vague || p.times().Next != p.Check || p.times().Late != p.Check {
			t.Errorf("%s is %+v", id, p)
		}
	}
	e.refused(o, promise(func(w *MakePromise) { w.Promise = "clear" }), Conflict)
	out, _ := e.s.Outcome(theSession, e.at)
	if len(out.Promises) != 3 {
		t.Errorf("the outcome has %d promises", len(out.Promises))
	}
}
