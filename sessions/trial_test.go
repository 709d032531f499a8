package sessions

import "testing"

// proof is an action with a trial until day 180 that is looked at on days 30, 60 and 120.
func proof(t *testing.T) (*evening, Principal, Instant) {
	e, _, p := started(t, "K5")
	from := e.at
	e.must(p, trial(from, 30, 60, 120))
	return e, p, from
}

func trial(from Instant, days ...Instant) *PlanTrial {
	w := &PlanTrial{Action: "a1", Until: from + 180*day, StopIf: text("Mensen vertellen het vaker opnieuw.")}
	for _, d := range days {
		w.Looks = append(w.Looks, from+d*day)
	}
	return w
}

func looked(f func(*LookTrial)) *LookTrial {
	w := &LookTrial{Action: "a1", Said: text("Het gaat bij vijf mensen goed."), Next: "door"}
	f(w)
	return w
}

func TestATrialIsRefused(t *testing.T) {
	e, _, p := started(t, "K5")
	for name, change := range map[string]func(*PlanTrial){
		"without days to look back":       func(w *PlanTrial) { w.Looks = nil },
		"without a rule for when to stop": func(w *PlanTrial) { w.StopIf = Text{} },
		"with an end that was":            func(w *PlanTrial) { w.Until = e.at },
		"with a day that was":             func(w *PlanTrial) { w.Looks[0] = e.at - day },
		"with a day after its end":        func(w *PlanTrial) { w.Looks[0] = w.Until + day },
	} {
		t.Run(name, func(t *testing.T) {
			w := trial(e.at, 30)
			change(w)
			e.t = t
			e.refused(p, w, Invalid)
		})
	}
}

// TestATrialIsPlannedAnewUntilSomebodyLookedBack: the last day to look may be the last of the trial.
func TestATrialIsPlannedAnewUntilSomebodyLookedBack(t *testing.T) {
	e, p, from := proof(t)
	e.must(p, trial(from, 30, 180))
	e.at = from + 30*day
	e.must(p, looked(func(*LookTrial) {}))
	e.refused(p, trial(e.at, 60), Conflict)
}

func TestALookBackDayIsHeldOrSeenToBeSkipped(t *testing.T) {
	for name, r := range map[string]struct {
		on   Instant // days after the trial was planned
		want Code    // "" is kept
		look int
	}{
		"long before the first":                     {on: 10, want: Conflict},
		"fifteen days before it":                    {on: 15, want: Conflict},
		"fourteen days before it":                   {on: 16, look: 0},
		"a little before it":                        {on: 20, look: 0},
		"on its day":                                {on: 30, look: 0},
		"before the second":                         {on: 45, look: 0},
		"on the second, when the first was skipped": {on: 60, look: 1},
		"after the last":                            {on: 150, look: 2},
	} {
		t.Run(name, func(t *testing.T) {
			e, p, from := proof(t)
			e.at = from + r.on*day
			if r.want != "" {
				e.refused(p, looked(func(*LookTrial) {}), r.want)
				return
			}
			e.must(p, looked(func(*LookTrial) {}))
			for i, l := range get[Action](e, "a1").Trial.Looks {
				if held := l.At != 0; held != (i == r.look) {
					t.Errorf("look %d held: %v", i, held)
				}
			}
		})
	}
}

func TestS3_22_ASkippedReflectionIsSeen(t *testing.T) {
	e, p, from := proof(t)
	e.at = from + 60*day
	e.must(p, looked(func(*LookTrial) {}))
	a := get[Action](e, "a1")
	for i, want := range []string{"overgeslagen", "gehouden", "komt"} {
		if got := a.LookState(i, e.at); got != want {
			t.Errorf("look %d: %s, want %s", i, got, want)
		}
	}
	if got := a.LookState(2, from+120*day); got != "komt" {
		t.Errorf("on its own day it is %s", got)
	}
	if got := a.LookState(2, from+134*day); got != "overgeslagen" {
		t.Errorf("two weeks after its day it is %s", got)
	}
	e.refused(p, trial(e.at, 30), Conflict) // what was agreed is not put right afterwards
}

func TestTheRuleForStoppingForcesADecision(t *testing.T) {
	e, p, from := proof(t)
	e.at = from + 30*day
	e.refused(p, looked(func(w *LookTrial) { w.Hit = true }), Conflict)
	e.refused(p, looked(func(w *LookTrial) { w.Said = Text{} }), Invalid)
	e.refused(p, looked(func(w *LookTrial) { w.Next = "misschien" }), Invalid)
	e.must(p, looked(func(w *LookTrial) { w.Hit, w.Next = true, "anders" }))
	if l := get[Action](e, "a1").Trial.Looks[0]; !l.Hit || l.Next != "anders" || l.At < l.On {
		t.Errorf("look = %+v", l)
	}
	e.refused(p, looked(func(*LookTrial) {}), Conflict) // the next one is not near
}

func TestWhatTheDeskSawDoesNotBreakTheSilenceOfTheOwner(t *testing.T) {
	e, p, from := proof(t)
	silent := get[Action](e, "a1").Terms.Silent
	e.at = from + 30*day
	e.must(lea, looked(func(*LookTrial) {}))
	if got := get[Action](e, "a1").Terms.Silent; got != silent {
		t.Errorf("silent moved from %d to %d", silent, got)
	}
	e.at = from + 60*day
	e.must(p, looked(func(*LookTrial) {}))
	if got := get[Action](e, "a1").Terms.Silent; got <= silent {
		t.Errorf("the owner spoke, and silent is %d", got)
	}
}
