package sessions

import (
	"fmt"
	"testing"
)

// TestTheRegisterIsFiltered by who owns an action, who works along, its kind, how it stands and its family.
func TestTheRegisterIsFiltered(t *testing.T) {
	e, people := revealed(t, 3)
	e.barriers(3, people[0])
	e.taken("a1", "b1", "K6")
	e.taken("a2", "b2", "K2")
	e.must(lea, asking(func(w *AskAction) { w.Action, w.Barriers, w.Function = "a3", []string{"b3"}, "teammanager" }))
	e.must(lea, &AddStep{Action: "a1", Step: "s1", By: "de afdeling inkomen", What: text("De brief aanpassen."), Due: e.at + day})
	for _, r := range []struct {
		of   Register
		want string
	}{
		{Register{}, "a1 a2 a3 "},
		{Register{Owner: "Procesregisseur"}, "a1 a2 "},
		{Register{Owner: "teammanager"}, "a3 "},
		{Register{Owner: "niemand"}, ""},
		{Register{Department: "Afdeling inkomen"}, "a1 "},
		{Register{Department: "procesregisseur"}, ""},
		{Register{Ladder: "K2"}, "a2 "},
		{Register{State: ActionAsked}, "a3 "},
		{Register{State: "raar"}, ""},
		{Register{Family: "cultuur"}, "a2 "},
		{Register{Family: "inrichting"}, "a1 a3 "},
		{Register{Family: "raar"}, ""},
		{Register{Owner: "procesregisseur", Ladder: "K6", State: ActionAccepted, Family: "inrichting"}, "a1 "},
	} {
		got := ""
		for _, a := range e.s.Register(r.of) {
			got += a.ID + " "
		}
		if got != r.want {
			t.Errorf("%+v gives %q, want %q", r.of, got, r.want)
		}
	}
}

// TestClaimedIsNotProven: what the ladder claims of a kind stands beside what people said of it (DOMAIN §3.8).
func TestClaimedIsNotProven(t *testing.T) {
	rechecked := func(t *testing.T, v Verdict) *evening {
		e := inState(t, ActionVerified)
		for range recheckMonths {
			e.at = get[Action](e, "a1").Again[0]
			e.must(theClock, &OpenCheck{Action: "a1"})
			for _, who := range []string{"r1", "r2"} {
				e.must(Principal{Role: Attendee, Seat: who, Session: theSession}, says(v))
				if v == NotNoticed {
					return e
				}
			}
			e.overdue("a1")
			e.must(theClock, &CloseCheck{Action: "a1"})
		}
		return e
	}
	for name, r := range map[string]struct {
		given func(*testing.T) *evening
		want  string
	}{
		"nothing while it is asked":  {func(t *testing.T) *evening { return inState(t, ActionAsked) }, "map[]"},
		"taken":                      {func(t *testing.T) *evening { return inState(t, ActionWorking) }, "map[K6:{1 0 0 0 0 0}]"},
		"done, as its owner says":    {func(t *testing.T) *evening { return inState(t, ActionClaimed) }, "map[K6:{1 1 0 0 0 0}]"},
		"noticed":                    {func(t *testing.T) *evening { return inState(t, ActionVerified) }, "map[K6:{1 1 1 0 0 0}]"},
		"still noticed after a year": {func(t *testing.T) *evening { return rechecked(t, Noticed) }, "map[K6:{1 1 1 1 1 0}]"},
		"not any more":               {func(t *testing.T) *evening { return rechecked(t, NotNoticed) }, "map[K6:{1 1 1 0 0 1}]"},
	} {
		t.Run(name, func(t *testing.T) {
			e := r.given(t)
			if got := fmt.Sprint(e.s.Strengths(e.at)); got != r.want {
				t.Errorf("it counts %s, want %s", got, r.want)
			}
		})
	}
	k := Strength{12, 11, 10, 10, 7, 2}.Add(Strength{})
	if p, ok := k.Lasts().Percent(); !ok || p != 70 || k.Returns().Says() != "2 van 10" {
		t.Errorf("%+v", k)
	}
}
