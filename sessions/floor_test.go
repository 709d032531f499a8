package sessions

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestTheWordIsRefused(t *testing.T) {
	e := opened(t)
	r, o := e.resident("r1"), e.official("o1")
	e.resident("r2")
	late := e.sit("late", DoorOpen, Ervaring, "")
	unpledged := e.sit("o2", DoorWork, Beleid, "")
	e.resident("gone")
	e.must(lea, &RemoveSeat{Seat: "gone"})
	scribe := Principal{Role: Scribe, Session: theSession, Table: "1"}
	e.must(scribe, &RaiseHand{Hand: "papier", Side: Ervaring})
	e.must(r, &RaiseHand{})
	e.refuses(map[string]ask{
		"to a doctored phone that raises another's hand": {r, &RaiseHand{Hand: "r2"}, Forbidden},
		"to a doctored phone that lowers another's hand": {o, &LowerHand{Hand: "r1"}, Forbidden},
		"to a doctored phone that calls itself":          {r, &GiveFloor{Hand: "r1"}, Forbidden},
		"to a doctored phone that ends a turn":           {o, &EndFloor{Hand: "r1"}, Forbidden},
		"to a hand from paper by a phone":                {r, &RaiseHand{Hand: "nieuw", Side: Bestuur}, Forbidden},
		"to who waits at the door":                       {late, &RaiseHand{}, Forbidden},
		"to an official without the promise":             {unpledged, &RaiseHand{}, Forbidden},
		"to who was removed":                             {seated("gone"), &RaiseHand{}, Forbidden},
		"to who was removed, by the desk":                {lea, &RaiseHand{Hand: "gone"}, NotFound},
		"to the wall":                                    {Principal{Role: Wall, Session: theSession}, &RaiseHand{}, Forbidden},
		"to a hand without a name":                       {scribe, &RaiseHand{Side: Ervaring}, Invalid},
		"to a hand without a side":                       {scribe, &RaiseHand{Hand: "x"}, Invalid},
		"to a hand of a side that is not there":          {scribe, &RaiseHand{Hand: "x", Side: "burger"}, Invalid},
		"to a hand that is down":                         {lea, &GiveFloor{Hand: "r2"}, NotFound},
		"to nobody":                                      {lea, &GiveFloor{}, NotFound},
		"to a hand that is down already":                 {o, &LowerHand{}, Conflict},
		"to a scribe who takes a phone's hand down":      {scribe, &LowerHand{Hand: "r1"}, Forbidden},
		"to a turn that nobody has":                      {lea, &EndFloor{Hand: "r1"}, Conflict},
		"to a session that is not there":                 {Principal{Role: CoFacilitator, Session: "weg"}, &RaiseHand{Hand: "r1"}, NotFound},
	})
	e.must(lea, &GiveFloor{Hand: "r1"})
	e.refused(lea, &GiveFloor{Hand: "r1"}, Conflict) // two desks that press at once call one person
	if f := get[Floor](e, theSession); f.Now.ID != "r1" || f.Turns["ervaring"] != 1 {
		t.Errorf("after two presses it is %+v", f)
	}
	e.must(lea, &PlanSession{Session: "ander", Template: "T1-kort", Title: text("Nog een gesprek"), Date: d0 + day})
	e.open("ander")
	there := lea
	there.Session = "ander"
	e.refused(there, &RaiseHand{Hand: "r2"}, NotFound)
	e.refused(there, &GiveFloor{Hand: "papier"}, NotFound)
	e.refused(there, &EndFloor{Hand: "r1"}, Conflict)
	e.must(lea, &CloseSession{})
	for _, w := range []Wish{&RaiseHand{Hand: "r2"}, &LowerHand{Hand: "papier"}, &GiveFloor{Hand: "papier"}, &EndFloor{Hand: "r1"}} {
		e.refused(lea, w, Conflict)
	}
}

func TestTheListIsNotEndless(t *testing.T) {
	e := opened(t)
	for i := range mostSpeakers {
		e.must(lea, &RaiseHand{Hand: fmt.Sprintf("p%d", i), Side: Ervaring})
	}
	e.refused(lea, &RaiseHand{Hand: "x", Side: Ervaring}, Conflict)
	e.must(lea, &RaiseHand{Hand: "p0", Side: Ervaring}) // it is up already
}

func line(e *evening) string {
	var ids []string
	for _, h := range get[Floor](e, theSession).Line {
		ids = append(ids, h.ID)
	}
	return strings.Join(ids, " ")
}

// TestASpeakersEvening follows one list: who lives it begins, the halves take turns, and paper counts as phones do.
func TestASpeakersEvening(t *testing.T) {
	e := opened(t)
	r1, r2 := e.resident("r1"), e.resident("r2")
	o1, o2 := e.official("o1"), e.official("o2")
	wants := func(what, want string) {
		t.Helper()
		if got := line(e); got != want {
			t.Errorf("%s the line is %q, want %q", what, got, want)
		}
	}
	for _, p := range []Principal{o1, o2, r1} {
		e.must(p, &RaiseHand{})
	}
	e.must(lea, &RaiseHand{Hand: "papier", Side: Begeleiding})
	e.must(o1, &RaiseHand{}) // a second time changes nothing
	wants("at first", "r1 o1 papier o2")
	e.must(lea, &GiveFloor{Hand: "r1"})
	e.must(r1, &RaiseHand{}) // and once more: the helpers did not speak yet, so they go first
	e.must(r2, &RaiseHand{})
	wants("after the first", "o1 papier o2 r2 r1")
	if me, other := get[MySeat](e, "r1"), get[MySeat](e, "o2"); me.Hand != handFloor || other.Hand != handUp || get[MySeat](e, "r2").Hand != handUp {
		t.Errorf("the phones read %q and %q", me.Hand, other.Hand)
	}
	e.must(r1, &LowerHand{}) // done with speaking
	if f := get[Floor](e, theSession); f.Now.ID != "" || get[MySeat](e, "r1").Hand != handUp {
		t.Errorf("who is done is %+v", f.Now)
	}
	e.must(lea, &GiveFloor{Hand: "o2"}) // the desk may go round the list
	e.must(lea, &EndFloor{Hand: "o2", Back: true})
	wants("after a mistake", "o1 papier o2 r2 r1")
	if f := get[Floor](e, theSession); f.Turns["uitvoering"] != 0 || f.own.Last != Ervaring {
		t.Errorf("a mistake counts: %+v", f)
	}
	e.must(lea, &CorrectSide{Seat: "o1", Side: Ervaring})
	wants("after a side was put right", "o2 papier o1 r2 r1")
	e.must(lea, &RemoveSeat{Seat: "o2"})
	e.must(r2, &ForgetMe{})
	e.must(lea, &LowerHand{Hand: "papier"})
	wants("after two went", "o1 r1")
	e.must(lea, &CloseSession{})
	f := get[Floor](e, theSession)
	if len(f.Line) != 0 || len(f.own.Spoke) != 0 || f.Turns["ervaring"] != 1 || get[MySeat](e, "r1").Hand != "" {
		t.Errorf("after the evening it is %+v", f)
	}
}

// TestOfficialsListenInListening: the outer ring is silent, on paper too (UX §3.0).
func TestOfficialsListenInListening(t *testing.T) {
	e := opened(t)
	r, o := e.resident("r1"), e.official("o1")
	e.to("luisteren")
	e.refused(o, &RaiseHand{}, Forbidden)
	e.refused(lea, &RaiseHand{Hand: "papier", Side: Beleid}, Forbidden)
	e.must(r, &RaiseHand{})
	e.to("terugzeggen")
	e.must(o, &RaiseHand{})
	if got := line(e); got != "r1 o1" {
		t.Errorf("the line is %q: another part took a hand down", got)
	}
}

// TestOnlyTheDeskSeesTheList, and a phone hears of its own hand alone.
func TestOnlyTheDeskSeesTheList(t *testing.T) {
	e := opened(t)
	r := e.resident("r1")
	e.resident("r2")
	e.must(r, &RaiseHand{})
	for _, c := range Audiences(theSession) {
		if e.sees(c, "floor", theSession) != c.Desk() {
			t.Errorf("%+v sees it wrongly", c)
		}
	}
	before := e.stamp("my-seat", "r2")
	e.must(lea, &GiveFloor{Hand: "r1"})
	if e.stamp("my-seat", "r2") != before {
		t.Error("another phone moves when somebody is called")
	}
}

// TestTurnsAreFair holds the order of any list: it is the same people, no half of the table goes twice while the other
// waits, and in a half the side that spoke least is next.
func TestTurnsAreFair(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var up []Speaker
		for i, side := range rapid.SliceOfN(rapid.SampledFrom(Sides), 0, 30).Draw(t, "sides") {
			up = append(up, Speaker{ID: fmt.Sprint(i), Side: side, At: Instant(i)})
		}
		spoke, turns := map[string]int{}, map[string]int{}
		for _, h := range up {
			spoke[h.ID] = rapid.IntRange(0, 3).Draw(t, "spoke")
			turns[string(h.Side)] += spoke[h.ID]
		}
		last := rapid.SampledFrom(append([]Side{""}, Sides...)).Draw(t, "last")
		line := inTurn(up, spoke, turns, last)
		if len(line) != len(up) {
			t.Fatalf("%d of %d are called", len(line), len(up))
		}
		for i, h := range line {
			rest := line[i:]
			again := last == "" && h.Side.Official() || last != "" && h.Side.Official() == last.Official()
			for _, o := range rest[1:] {
				switch {
				case o.ID == h.ID:
					t.Fatal("somebody is called twice")
				case o.Side.Official() != h.Side.Official() && again:
					t.Fatalf("%s goes after %s while %s waits", h.Side, last, o.Side)
				case o.Side.Official() == h.Side.Official() && turns[string(o.Side)] < turns[string(h.Side)]:
					t.Fatalf("%s has had %d turns and goes before %s with %d", h.Side, turns[string(h.Side)], o.Side, turns[string(o.Side)])
				case o.Side == h.Side && (spoke[o.ID] < spoke[h.ID] || spoke[o.ID] == spoke[h.ID] && o.At < h.At):
					t.Fatalf("%s goes before %s", h.ID, o.ID)
				}
			}
			last = h.Side
			turns[string(h.Side)]++
		}
	})
}

// TestTurnsComeOutEven: when every side goes on asking, no half and no side of a half is more than a turn ahead.
func TestTurnsComeOutEven(t *testing.T) {
	turns, spoke, last, half := map[string]int{}, map[string]int{}, Side(""), map[bool]int{}
	var up []Speaker
	for _, side := range Sides {
		for i := range 3 {
			up = append(up, Speaker{ID: fmt.Sprint(side, i), Side: side})
		}
	}
	for n := range 48 {
		h := inTurn(up, spoke, turns, last)[0]
		i := slices.IndexFunc(up, func(o Speaker) bool { return o.ID == h.ID })
		up = append(slices.Delete(up, i, i+1), h) // and the hand goes up again at once
		turns[string(h.Side)]++
		spoke[h.ID]++
		half[h.Side.Official()]++
		last = h.Side
		if n := half[true] - half[false]; n < -1 || n > 1 {
			t.Fatalf("the halves are %d apart", n)
		}
		for _, a := range Sides {
			for _, b := range Sides {
				if a.Official() == b.Official() && turns[string(a)]-turns[string(b)] > 1 {
					t.Fatalf("after %d turns %s had %d and %s %d", n+1, a, turns[string(a)], b, turns[string(b)])
				}
			}
		}
	}
}

// TestMoreTimeIsCounted beside who is done; the desk sees both numbers, nobody sees who, and no timer is in it.
func TestMoreTimeIsCounted(t *testing.T) {
	e := opened(t)
	e.to("drempels")
	r, o := e.resident("r1"), e.official("o1")
	e.refuses(map[string]ask{
		"by the desk":   {lea, &AskTime{}, Forbidden},
		"in no session": {Principal{Role: Attendee, Seat: "r1", Session: "weg"}, &AskTime{}, NotFound},
	})
	e.must(r, &AskTime{})
	e.must(r, &AskTime{})
	e.must(o, &SayReady{})
	counts := func() map[string]int { return get[Tally](e, tallyID(ready, theSession, true)).Counts }
	if got := counts(); got[isDone] != 1 || got[needsTime] != 1 {
		t.Errorf("the desk reads %v", got)
	}
	if mine := e.mine("r1", ready); mine == nil || mine.Says != needsTime || mine.About != e.run() {
		t.Errorf("the own word is %+v", mine)
	}
	e.must(o, &AskTime{}) // done, and then not
	e.must(r, &SayReady{})
	e.refused(r, &SayReady{}, Conflict)
	if got := counts(); got[isDone] != 1 || got[needsTime] != 1 || e.mine("r1", ready).Says != "" {
		t.Errorf("after a change of mind the desk reads %v", got)
	}
	run := e.run()
	e.at += 3 * 60 * 60 * 1000
	if err := e.inRun(r, run, &PlaceCard{Card: "laat", Question: "vast", Step: "papieren", Text: text("Ik was nog bezig.")}); err != nil {
		t.Errorf("long after the minutes a card is refused: %v", err)
	}
	e.to("pauze")
	if len(counts()) != 0 {
		t.Error("another part begins with words of the one before")
	}
	e.must(lea, &CloseSession{})
	e.refused(r, &AskTime{}, Conflict)
}
