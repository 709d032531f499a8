package sessions

import (
	"fmt"
	"testing"
)

// TestAFigureSaysWhatItIsOutOf, and hides what is about few (DOMAIN §4.10, I-34).
func TestAFigureSaysWhatItIsOutOf(t *testing.T) {
	for _, r := range []struct {
		f       Figure
		says    string
		percent int
		shown   bool
	}{
		{Figure{Part: 0, Of: 0}, "0 van 0", 0, false},
		{Figure{Part: 3, Of: 9}, "3 van 9", 0, false},
		{Figure{Part: 3, Of: 10}, "3 van 10", 30, true},
		{Figure{Part: 2, Of: 11}, "2 van 11", 18, true},
		{Figure{Part: 1, Of: 200}, "1 van 200", 1, true},
		{Figure{Part: 4, Of: 12, People: true}, "minder dan 5 van 12", 0, false},
		{Figure{Part: 5, Of: 12, People: true}, "5 van 12", 42, true},
		{Figure{Part: 0, Of: 12, People: true}, "0 van 12", 0, true},
		{Figure{Part: 2, Of: 4, People: true}, "minder dan 5 van minder dan 5", 0, false},
	} {
		t.Run(r.says, func(t *testing.T) {
			if got := r.f.Says(); got != r.says {
				t.Errorf("says %q", got)
			}
			if n, ok := r.f.Percent(); ok != r.shown || n != r.percent {
				t.Errorf("%d%%, shown %v", n, ok)
			}
		})
	}
}

// TestTheFiguresCount what is verified, claimed, weak and open, each out of what it is a part of.
func TestTheFiguresCount(t *testing.T) {
	for state, want := range map[ActionState]Figures{
		ActionAsked:     {},
		ActionAccepted:  {Weak: Figure{Of: 1}, SetUp: 1},
		ActionClaimed:   {Weak: Figure{Of: 1}, Checked: Figure{Of: 1}, SetUp: 1},
		ActionVerified:  {Structural: Figure{Part: 1, Of: 1}, Weak: Figure{Of: 1}, Checked: Figure{Part: 1, Of: 1}, Solved: Figure{Part: 1}, SetUp: 1},
		ActionDiffering: {Structural: Figure{Part: 1, Of: 1}, Weak: Figure{Of: 1}, Checked: Figure{Part: 1, Of: 1}, Solved: Figure{Part: 1}, SetUp: 1},
		ActionReopened:  {Weak: Figure{Of: 1}, Checked: Figure{Part: 1, Of: 1}, SetUp: 1},
		ActionPartly:    {Weak: Figure{Of: 1}, Checked: Figure{Part: 1, Of: 1}, SetUp: 1},
		ActionUnchecked: {Checked: Figure{Of: 1}},
		ActionStopped:   {},
		ActionReplaced:  {Weak: Figure{Of: 1}, SetUp: 1}, // of the other action
		ActionOwnerless: {},
	} {
		t.Run(string(state), func(t *testing.T) {
			want.Solved.Of, want.Returned.Of = 1, want.Solved.Part
			if got := inState(t, state).s.Figures(d0 + 90*day); got != want {
				t.Errorf("counted %+v\nwant    %+v", got, want)
			}
		})
	}
	t.Run("held after twelve months", func(t *testing.T) {
		e := inState(t, ActionVerified)
		for range recheckMonths {
			e.at = get[Action](e, "a1").Again[0]
			e.must(theClock, &OpenCheck{Action: "a1", Delivered: true})
			e.must(seated("r1"), says(Noticed))
			e.overdue("a1")
			e.must(theClock, &CloseCheck{Action: "a1"})
		}
		if f := e.s.Figures(e.at + day); f.Holds != (Figure{Part: 1, Of: 1}) {
			t.Errorf("counted %s", f.Holds.Says())
		}
	})
	t.Run("one-offs, and who recognises what they helped against", func(t *testing.T) {
		e, _ := accepted(t, "K6")
		e.one("l1", 6)
		e.one("l2", 1)
		e.relate("l1", ByAction, "a1")
		f := e.s.Figures(e.at)
		if f.OpenEnds != (Figure{Part: 1, Of: 2}) || f.Reach != (Reach{Recognised: 2, Helped: 6}) || f.Reach.Says() != "6 geholpen, minder dan 5 herkennen het" {
			t.Errorf("counted %+v, %s", f, f.Reach.Says())
		}
	})
	t.Run("the two clocks of a barrier", func(t *testing.T) {
		e, _ := accepted(t, "K6")
		e.must(lea, &TagBarrier{Barrier: "b1", Types: []string{"papier"}, Since: d0 - 400*day})
		if lived, runs := e.s.line(get[Barrier](e, "b1"), e.at).Age(d0 + 12*day); lived != 412 || runs != 11 {
			t.Errorf("%d days, %d days", lived, runs)
		}
	})
}

// TestS0_09: what an owner says is done changes no count of what is solved, until those who raised it say so.
func TestS0_09_DoneIsAClaimUntilPeopleNoticeIt(t *testing.T) {
	e, people, _ := started(t, "K5")
	e.checking("a1")
	if l := e.s.line(get[Barrier](e, "b1"), e.at); l.Mark != ClaimedDone || e.s.Figures(e.at).Solved.Part != 0 {
		t.Errorf("claimed it counts as %s", l.Mark)
	}
	e.must(people[0], says(Noticed))
	e.must(people[1], says(Noticed))
	if e.s.Figures(e.at).Solved.Part != 0 {
		t.Error("it counts before the round is over")
	}
	e.overdue("a1")
	e.must(theClock, &CloseCheck{Action: "a1"})
	if l := e.s.line(get[Barrier](e, "b1"), e.at); l.Mark != Solved || e.s.Figures(e.at).Solved.Part != 1 {
		t.Errorf("confirmed it counts as %s", l.Mark)
	}
}

// TestS0_24: three departments add a step each; one owner stays, and each step has a status of its own.
func TestS0_24_ThreeDepartmentsAndOneOwner(t *testing.T) {
	e, _, p := started(t, "K6")
	for i, by := range []Label{"inkomen", "stadspas", "post"} {
		e.must(lea, &AddStep{Action: "a1", Step: fmt.Sprintf("s%d", i), By: by, What: text("Het formulier."), Due: e.at + 20*day})
	}
	e.must(p, &MarkStep{Action: "a1", Step: "s1", State: StepDone})
	a := get[Action](e, "a1")
	if a.Asked != "procesregisseur" || len(a.Steps) != 3 || a.Steps[0].State != StepOpen || a.Steps[1].State != StepDone {
		t.Errorf("it is %+v", a.Steps)
	}
}

// TestS0_25: a training stays weak, and does not begin before it is said what changes when everybody forgets it.
func TestS0_25_ATrainingIsWeakAndAsksWhatIfForgotten(t *testing.T) {
	e, _ := accepted(t, "K2")
	e.agreed("a1")
	e.must(link("a1/1"), plan("a1", func(w *PlanAction) { w.Forget = Text{} }))
	e.refused(link("a1/1"), &BeginAction{Action: "a1"}, Conflict)
	e.must(link("a1/1"), plan("a1", func(*PlanAction) {}))
	e.must(link("a1/1"), &BeginAction{Action: "a1"})
	if f := e.s.Figures(e.at); f.Weak != (Figure{Part: 1, Of: 1}) || get[Action](e, "a1").structural() {
		t.Errorf("counted %+v", f)
	}
}

// TestS3_02: a trajectory with one family of actions alone can be told from one with both.
func TestS3_02_BothFamiliesAreCounted(t *testing.T) {
	e, _ := accepted(t, "K6")
	if f := e.s.Figures(e.at); !f.OneFamily() || f.SetUp != 1 {
		t.Errorf("counted %+v", f)
	}
	e.taken("a2", "b1", "K2")
	if f := e.s.Figures(e.at); f.OneFamily() || f.Culture != 1 {
		t.Errorf("counted %+v", f)
	}
}

// TestS3_05d: an owner may move a date, and the first stays with the number of shifts and the reasons. (Of actions.)
func TestS3_05d_TheFirstDateStays(t *testing.T) {
	e, _, p := started(t, "K6")
	first := get[Action](e, "a1").Due
	e.must(p, &ShiftAction{Action: "a1", Due: first + day, Why: text("De balie had nog geen plek.")})
	if a := get[Action](e, "a1"); a.Due != first || len(a.Shifts) != 1 || e.bodies[a.Shifts[0].Why] == "" {
		t.Errorf("it is %+v", a)
	}
}

// TestS3_17: an action for attitude alone is weak, whatever its kind.
func TestS3_17_AttitudeAloneIsWeak(t *testing.T) {
	for _, r := range []struct {
		targets  []string
		strength int
	}{{nil, 3}, {[]string{"houding"}, 1}, {[]string{"houding", "systeem"}, 3}, {[]string{"kennis"}, 3}} {
		a := &Action{Ladder: "K6", Life: Life{Plan: Plan{Targets: r.targets}}}
		if a.Strength() != r.strength {
			t.Errorf("for %v it is %d", r.targets, a.Strength())
		}
	}
}

// TestS4_04: a policy officer says what is feasible; "niet haalbaar" needs a reason and what would make it feasible.
func TestS4_04_FeasibilityIsNotedByPolicy(t *testing.T) {
	e, _, _ := started(t, "K6")
	p := e.sit("beleid", DoorWork, Beleid, "beleidsadviseur")
	e.must(p, &GivePledge{})
	e.refused(p, &NoteFeasible{Action: "a1", Says: "niet_haalbaar", Why: text("Te duur.")}, Invalid)
	e.refused(p, &NoteFeasible{Action: "a1", Says: "niet_haalbaar", Need: text("Geld.")}, Invalid)
	e.must(p, &NoteFeasible{Action: "a1", Says: "niet_haalbaar", Why: text("Te duur."), Need: text("Geld.")})
	if a := get[Action](e, "a1"); len(a.Feasible) != 1 || e.bodies[a.Feasible[0].Need] != "Geld." {
		t.Errorf("it is %+v", a.Feasible)
	}
}

// TestS4_05: a process or rule is not done before two who carry it out can work with it, or a reason why not.
func TestS4_05_TwoExecutorsCanWorkWithIt(t *testing.T) {
	for ladder, needs := range map[string]bool{"K4": false, "K5": false, "K6": true, "K7": true, "K8": false} {
		t.Run(ladder, func(t *testing.T) {
			e, _, p := started(t, ladder)
			own := e.sit("own", DoorWork, Uitvoering, "procesregisseur")
			two := e.official("o2")
			e.must(own, &GivePledge{})
			e.must(p, &AddEvidence{Action: "a1", Evidence: "e1", Type: "document", What: text("Het formulier.")})
			claim := func() error { return e.do(p, &ClaimAction{Action: "a1", Told: text("Wij vragen het niet meer.")}) }
			e.refused(own, &TryWork{Action: "a1", Yes: true}, Forbidden)
			if !needs {
				if err := claim(); err != nil {
					t.Error(err)
				}
				return
			}
			wants(t, claim(), Conflict)
			e.must(seated("o1"), &TryWork{Action: "a1", Yes: true})
			e.must(seated("o1"), &TryWork{Action: "a1", Yes: true}) // twice is one
			e.must(two, &TryWork{Action: "a1"})
			wants(t, claim(), Conflict)
			e.must(two, &TryWork{Action: "a1", Yes: true})
			if err := claim(); err != nil {
				t.Error(err)
			}
		})
	}
}
