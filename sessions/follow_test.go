package sessions

import (
	"fmt"
	"slices"
	"testing"
)

// TestWhichBarriersTheDeskSees by what they wait for, and by the function that was asked.
func TestWhichBarriersTheDeskSees(t *testing.T) {
	in := func(state ActionState, after Instant) func(*testing.T) *evening {
		return func(t *testing.T) *evening { e := inState(t, state); e.at += after; return e }
	}
	chain := func(f func(*evening)) func(*testing.T) *evening {
		return func(t *testing.T) *evening { e, _ := passing(t); f(e); return e }
	}
	for name, r := range map[string]struct {
		given func(*testing.T) *evening
		want  []Standing
	}{
		"untreated":             {chain(func(*evening) {}), []Standing{StandsOpen}},
		"asked":                 {in(ActionAsked, 0), []Standing{StandsOpen, StandsWaits}},
		"asked and not heard":   {in(ActionAsked, 15*day), []Standing{StandsOpen, StandsLate, StandsWaits}},
		"being worked at":       {in(ActionWorking, 0), nil},
		"worked at in silence":  {in(ActionWorking, 31*day), []Standing{StandsLate}},
		"stuck on somebody":     {in(ActionStuck, 0), []Standing{StandsWaits}},
		"said to be done":       {in(ActionClaimed, 0), []Standing{StandsWaits}},
		"reopened":              {in(ActionReopened, 0), []Standing{StandsOpen}},
		"noticed":               {in(ActionVerified, 0), []Standing{StandsSolved}},
		"nobody's":              {in(ActionOwnerless, 0), []Standing{StandsOpen}},
		"with a reason":         {chain(func(e *evening) { e.reasoned("b1") }), nil},
		"passed on":             {chain(func(e *evening) { e.sent("g1", Team) }), []Standing{StandsWaits}},
		"passed on in silence":  {chain(func(e *evening) { e.sent("g1", Team); e.at += 60 * day }), []Standing{StandsLate, StandsWaits}},
		"answered and not back": {chain(func(e *evening) { e.replied("g1", Team, Denied) }), nil},
	} {
		t.Run(name, func(t *testing.T) {
			e := r.given(t)
			var got []Standing
			for _, as := range Standings {
				if slices.ContainsFunc(e.s.Followed(Follow{Standing: as}, e.at), func(l BarrierLine) bool { return l.ID == "b1" }) {
					got = append(got, as)
				}
			}
			if !slices.Equal(got, r.want) {
				t.Errorf("it stands as %v, want %v", got, r.want)
			}
		})
	}
	e := inState(t, ActionWorking)
	for owner, n := range map[Label]int{"": 1, "procesregisseur": 1, "De  Procesregisseur": 1, "directeur": 0} {
		if got := e.s.Followed(Follow{Owner: owner}, e.at); len(got) != n {
			t.Errorf("%d barriers of %q", len(got), owner)
		}
	}
	if len(e.s.Followed(Follow{Theme: "wonen"}, e.at)) != 0 || len(e.s.Followed(Follow{Standing: "elders"}, e.at)) != 0 {
		t.Error("a theme or a standing that nothing has is no filter")
	}
}

// TestS4_02: of a barrier it is shown for each of the three levels whether it was informed, and whether it answered.
func TestS4_02_EachOfTheThreeLayers(t *testing.T) {
	for name, r := range map[string]struct {
		given func(*evening)
		want  string
	}{
		"nobody":                         {func(*evening) {}, "[{uitvoering false false} {beleid false false} {bestuur en politiek false false}]"},
		"who works there and knows it":   {func(e *evening) { e.must(e.official("o1"), &RecogniseBarrier{Barrier: "b1"}) }, "[{uitvoering true false} {beleid false false} {bestuur en politiek false false}]"},
		"a bundle that is only readied":  {func(e *evening) { e.prepared("g1", Team) }, "[{uitvoering false false} {beleid false false} {bestuur en politiek false false}]"},
		"a team that was sent it":        {func(e *evening) { e.sent("g1", Team) }, "[{uitvoering true false} {beleid false false} {bestuur en politiek false false}]"},
		"a department that answered":     {func(e *evening) { e.replied("g1", Department, Denied) }, "[{uitvoering false false} {beleid true true} {bestuur en politiek false false}]"},
		"the council, above the college": {func(e *evening) { e.replied("g1", Council, TakenOver); e.sent("g2", Executive) }, "[{uitvoering false false} {beleid false false} {bestuur en politiek true true}]"},
		"a level beside the ladder":      {func(e *evening) { e.replied("g1", Ombudsman, TakenOver) }, "[{uitvoering false false} {beleid false false} {bestuur en politiek false false}]"},
	} {
		t.Run(name, func(t *testing.T) {
			e, _ := passing(t)
			r.given(e)
			if got := fmt.Sprint(e.s.Layers("b1")); got != r.want {
				t.Errorf("they are %s", got)
			}
		})
	}
}
