package play

import (
	"slices"
	"strings"
	"testing"

	"maatwerkroute/sessions"
)

// drawnSteps are the steps of a route as the desk's screen has them, in order.
func drawnSteps(t *testing.T, v *view, route string) (sessions.Route, []*sessions.RouteStep) {
	t.Helper()
	r, err := seen[sessions.Route](v, "route", route)
	if err != nil {
		t.Fatal(err)
	}
	var steps []*sessions.RouteStep
	for _, id := range r.Steps {
		st, err := seen[sessions.RouteStep](v, "route-step", id)
		if err != nil {
			t.Fatal(err)
		}
		steps = append(steps, &st)
	}
	return r, steps
}

// TestS4_10_TheLastmeterOfTheStadspasIsComputed: nobody typed these numbers, they are counted from the steps that people
// drew, by the product.
func TestS4_10_TheLastmeterOfTheStadspasIsComputed(t *testing.T) {
	v := &visit(t).stage.lea.view
	for _, one := range []struct{ route, steps, want string }{
		{routeNow, "9", "papieren 11, vragen 30, inloggen 2, bezoeken 2, vertellen 7, dagen 38, digitaal 3, koud 2, alleen 8"},
		{routeIdeal, "8", "papieren 5, vragen 12, inloggen 0–1, bezoeken 1, vertellen 1, dagen 10, digitaal 0, koud 0, alleen 0"},
		{routeMeasured, "9", "papieren 8, vragen 29, inloggen 2, bezoeken 1, vertellen 6, dagen 35, digitaal 2, koud 1, alleen 7"},
	} {
		t.Run(one.route, func(t *testing.T) {
			r, steps := drawnSteps(t, v, one.route)
			b := sessions.BurdenOf(r.Version, steps)
			var got []string
			for _, kind := range sessions.Lastmeter {
				got = append(got, string(kind)+" "+b.Of(kind).String())
			}
			if is := strings.Join(got, ", "); is != one.want {
				t.Errorf("it is   %s\nwant    %s", is, one.want)
			}
		})
	}
}

// TestS4_20_EveryQuestionThatGoesHasSomebodyWhoTakesItOut: twelve of the thirty, each with an owner and what the law says.
func TestS4_20_EveryQuestionThatGoesHasSomebodyWhoTakesItOut(t *testing.T) {
	_, steps := drawnSteps(t, &visit(t).stage.lea.view, routeNow)
	asked, gone := 0, 0
	for _, st := range steps {
		for _, d := range st.Demands {
			if d.What != sessions.DemandQuestion {
				continue
			}
			if asked++; d.Fate == sessions.FateGone {
				gone++
			}
			if d.Unfinished() {
				t.Errorf("%s goes, and nobody takes it out or looked at the law", d.ID)
			}
		}
	}
	if asked != 30 || gone != 12 {
		t.Errorf("%d of %d go, want 12 of 30", gone, asked)
	}
}

// TestS4_21_SixPapersWereKnownAlready: what somebody in the room said on a card is what the drawing says.
func TestS4_21_SixPapersWereKnownAlready(t *testing.T) {
	_, steps := drawnSteps(t, &visit(t).stage.lea.view, routeNow)
	var with []sessions.Label
	for _, st := range steps {
		for _, d := range st.Demands {
			if d.What == sessions.DemandPaper && d.Known != "" {
				with = append(with, d.Known)
			}
		}
	}
	slices.Sort(with)
	if want := []sessions.Label{"burgerzaken", "burgerzaken", "team inkomen", "team inkomen", "team inkomen", "team stadspas"}; !slices.Equal(with, want) {
		t.Errorf("known with %v, want %v", with, want)
	}
}

// TestTheStadspasScriptKnowsItsKeys: a word that nobody plays is a mistake, and not left out in silence.
func TestTheStadspasScriptKnowsItsKeys(t *testing.T) {
	for name, broken := range map[string]string{
		"a key that nobody plays":   "wie: iemand\nkleur: rood\n",
		"a list that is a word":     "nu: {stappen: negen}\n",
		"a step with a strange key": "nu: {stappen: [{haak: nood, kleur: rood}]}\n",
	} {
		if _, err := readStadspas([]byte(broken)); err == nil {
			t.Errorf("%s is read", name)
		}
	}
}

// TestWhatEverybodyFeltIsThere: a round is shown once it is closed, as a middle and a spread, and never of fewer than five.
func TestWhatEverybodyFeltIsThere(t *testing.T) {
	v := &visit(t).stage.later.lea.view
	_, steps := drawnSteps(t, v, routeIdeal)
	r, err := seen[sessions.StepRound](v, "step-round", "draagvlak-"+routeIdeal)
	if err != nil {
		t.Fatal(err)
	}
	if r.Open || len(r.Result) != len(steps)+1 || r.Voters != len(layGuests) {
		t.Errorf("of %d steps and the whole there are %d results, of %d people", len(steps), len(r.Result), r.Voters)
	}
	var said []string
	for _, why := range r.Because {
		said = append(said, v.words[why.Words])
	}
	if len(said) != 2 {
		t.Errorf("what holds people back: %q", said)
	}
}

// TestS4_36_TheIdealRouteIsPublishedAndCarried: two versions, of which everybody reads the same numbers as the drawing has;
// and a step that changed was carried anew by who carried it as it was.
func TestS4_36_TheIdealRouteIsPublishedAndCarried(t *testing.T) {
	v := &visit(t).stage.lea.view
	_, steps := drawnSteps(t, v, routeIdeal)
	for id, name := range map[string]sessions.Label{"stadspas-1": "v0.1", "stadspas-2": "v0.2"} {
		d, err := seen[sessions.RouteEdition](v, "route-edition", id)
		if err != nil {
			t.Fatal(err)
		}
		if d.Name != name || len(d.Steps) != len(steps) || d.Burden.Of(sessions.CountQuestions).High != 12 || len(d.Conditions) != 2 {
			t.Errorf("%s is %s, with %d steps, %d conditions and %v", id, d.Name, len(d.Steps), len(d.Conditions), d.Burden.Totals)
		}
	}
	changed := visit(t).stage.pass.Changed.Hook
	sums := map[string]int{}
	for id := range v.records["endorsement"] {
		e, err := seen[sessions.Endorsement](v, "endorsement", id)
		if err != nil {
			t.Fatal(err)
		}
		if !e.Public {
			t.Errorf("%s carries what nobody can read", e.By)
		}
		for _, st := range steps {
			if st.Hook == changed && e.Step == st.ID {
				sums[e.Sum]++
			}
		}
	}
	script := visit(t).stage.pass
	if want := len(script.Carriers) + len(script.OnPaper) + 1; len(v.records["endorsement"]) != want {
		t.Errorf("%d times somebody said it, want %d", len(v.records["endorsement"]), want)
	}
	if len(sums) != 2 {
		t.Errorf("the step that changed was carried as %v", sums)
	}
}

// TestI29_TheRuleOfTheBankStatementWasNone: somebody said it had to be, nobody could say where that stands, and it went.
func TestI29_TheRuleOfTheBankStatementWasNone(t *testing.T) {
	v := &visit(t).stage.lea.view
	is := map[string]sessions.RuleState{}
	for id := range v.records["rule"] {
		r, err := seen[sessions.LegalRule](v, "rule", id)
		if err != nil {
			t.Fatal(err)
		}
		is[id] = r.State
		if r.Presumed() {
			t.Errorf("%s still waits for somebody who looks where it stands", id)
		}
	}
	if is["bankafschrift"] != sessions.RuleRefuted || is["beslistermijn"] != sessions.RuleStands || is["inkomen-tonen"] != sessions.RuleStands {
		t.Errorf("the rules are %v", is)
	}
	if n := len(v.records["legal-room"]); n != 2 {
		t.Errorf("%d steps were tested, want 2", n)
	}
}
