package sessions

import (
	"fmt"
	"maps"
	"slices"
	"testing"
)

func TestThePulseIsRefused(t *testing.T) {
	e := opened(t)
	r := e.resident("r1")
	e.refused(r, &GivePulse{Answer: "goed"}, Conflict)
	e.to("pauze")
	pause := e.run()
	e.refuses(map[string]ask{
		"without an answer":     {r, &GivePulse{}, Invalid},
		"with a fourth answer":  {r, &GivePulse{Answer: "prima"}, Invalid},
		"in no session":         {Principal{Role: Attendee, Session: "weg", Seat: "r1"}, &GivePulse{Answer: "goed"}, NotFound},
		"by the facilitator":    {lea, &GivePulse{Answer: "goed"}, Forbidden},
		"by one with no seat":   {Principal{Role: Nobody, Session: theSession}, &GivePulse{Answer: "goed"}, Forbidden},
		"by the wall's own key": {Principal{Role: Wall, Session: theSession}, &GivePulse{Answer: "goed"}, Forbidden},
	})
	wants(t, e.inRun(r, "", &GivePulse{Answer: "goed"}), Conflict)
	e.must(r, &GivePulse{Answer: "goed"})
	e.to("bundelen")
	wants(t, e.inRun(r, pause, &GivePulse{Answer: "niet"}), Conflict)
}

// TestI23: nobody sees the pulse before the pause ends; a side of one or two goes to "anderen", which is left
// out when it is fewer than three as well.
func TestI23(t *testing.T) {
	for name, r := range map[string]struct {
		taps map[Side][]string
		want map[string]int
	}{
		"nobody":                           {nil, map[string]int{}},
		"one person":                       {map[Side][]string{Ervaring: {"niet"}}, map[string]int{}},
		"two of one side":                  {map[Side][]string{Ervaring: {"niet", "goed"}}, map[string]int{}},
		"three of one side":                {map[Side][]string{Ervaring: {"niet", "goed", "goed"}}, map[string]int{"ervaring niet": 1, "ervaring goed": 2}},
		"three and one other":              {map[Side][]string{Ervaring: {"goed", "goed", "goed"}, Beleid: {"niet"}}, map[string]int{"ervaring goed": 3}},
		"three and two others":             {map[Side][]string{Ervaring: {"goed", "goed", "goed"}, Beleid: {"niet"}, Bestuur: {"gaat"}}, map[string]int{"ervaring goed": 3}},
		"three and three others":           {map[Side][]string{Ervaring: {"goed", "goed", "goed"}, Beleid: {"niet", "gaat"}, Bestuur: {"gaat"}}, map[string]int{"ervaring goed": 3, "anderen niet": 1, "anderen gaat": 2}},
		"three sides of one":               {map[Side][]string{Ervaring: {"goed"}, Beleid: {"niet"}, Bestuur: {"gaat"}}, map[string]int{"anderen goed": 1, "anderen niet": 1, "anderen gaat": 1}},
		"two sides of three, each apart":   {map[Side][]string{Ervaring: {"goed", "goed", "goed"}, Beleid: {"niet", "niet", "niet"}}, map[string]int{"ervaring goed": 3, "beleid niet": 3}},
		"two sides of two, merged as four": {map[Side][]string{Ervaring: {"goed", "gaat"}, Beleid: {"gaat", "niet"}}, map[string]int{"anderen goed": 1, "anderen gaat": 2, "anderen niet": 1}},
	} {
		t.Run(name, func(t *testing.T) {
			e := opened(t)
			e.to("pauze")
			run := e.run()
			for side, taps := range r.taps {
				for i, answer := range taps {
					id := fmt.Sprintf("%s%d", side, i)
					e.must(lea, &TakeSeat{Seat: id, Side: side})
					e.must(seated(id), &GivePulse{Answer: "gaat"})
					e.must(seated(id), &GivePulse{Answer: answer}) // a second tap takes the place of the first
				}
			}
			masked, exact := tallyID(pulse, run, false), tallyID(pulse, run, true)
			for _, c := range Audiences(theSession) {
				if e.sees(c, "tally", masked) || e.sees(c, "tally", exact) {
					t.Fatalf("%+v sees it in the pause", c)
				}
			}
			e.to("bundelen")
			if len(r.taps) == 0 {
				return
			}
			if got := get[Tally](e, masked).Counts; !maps.Equal(got, r.want) {
				t.Errorf("shows %v, want %v", got, r.want)
			}
			if !e.sees(Class{Role: Wall}, "tally", masked) || e.sees(Class{Role: Facilitator}, "tally", exact) || len(get[Tally](e, exact).Counts) != 0 {
				t.Error("the group's result is not for all, or the exact one is for somebody")
			}
		})
	}
	t.Run("closed with the evening", func(t *testing.T) {
		e := opened(t)
		e.to("pauze")
		r := e.resident("r1")
		e.must(r, &GivePulse{Answer: "goed"})
		if mine := e.mine("r1", pulse); mine == nil || mine.Says != "goed" {
			t.Errorf("the own answer is %+v", mine)
		}
		run := e.run()
		e.must(lea, &CloseSession{})
		if !get[Tally](e, tallyID(pulse, run, false)).own.Closed {
			t.Error("the pulse outlived the evening")
		}
	})
}

// TestThePulseIsAskedTwice: in the pause and at the end. Each is a count of its own, and the last one is shown when
// the evening closes or another part begins.
func TestThePulseIsAskedTwice(t *testing.T) {
	asks := []string{}
	for _, p := range T1Kort {
		if p.Pulse {
			asks = append(asks, p.ID)
		}
	}
	if !slices.Equal(asks, []string{"pauze", "afronden"}) {
		t.Fatalf("it is asked in %v", asks)
	}
	for name, leave := range map[string]func(e *evening){
		"closed":          func(e *evening) { e.must(lea, &CloseSession{}) },
		"to another part": func(e *evening) { e.to("watenwie") },
	} {
		t.Run(name, func(t *testing.T) {
			e := opened(t)
			people := []Principal{e.resident("r1"), e.resident("r2"), e.resident("r3")}
			runs := []string{}
			for i, id := range asks {
				e.to(id)
				runs = append(runs, e.run())
				for _, p := range people {
					e.must(p, &GivePulse{Answer: PulseAnswers[i]})
				}
			}
			last := tallyID(pulse, runs[1], false)
			if e.sees(Class{Role: Wall}, "tally", last) {
				t.Error("the last one is seen while it is asked")
			}
			leave(e)
			for i, run := range runs {
				want := map[string]int{"ervaring " + PulseAnswers[i]: 3}
				if got := get[Tally](e, tallyID(pulse, run, false)).Counts; !maps.Equal(got, want) {
					t.Errorf("%s shows %v, want %v", asks[i], got, want)
				}
			}
			if !e.sees(Class{Role: Wall}, "tally", last) {
				t.Error("the last one is not seen when it is over")
			}
		})
	}
}

// mine is the personal record of a seat's own act.
func (e *evening) mine(seat, what string) *Mine {
	for h := range e.links[seat] {
		if m, ok := find[Mine](e.s, h); ok && m.What == what {
			return m
		}
	}
	return nil
}
