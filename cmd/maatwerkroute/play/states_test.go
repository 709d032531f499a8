package play

import (
	"fmt"
	"strings"
	"testing"

	"maatwerkroute/sessions"
)

func TestDemoActions(t *testing.T) {
	v := &visit(t).stage.lea.view
	for id, want := range map[string]struct {
		state   sessions.ActionState
		overlay string
	}{
		"a1": {sessions.ActionVerified, ""}, "a2": {sessions.ActionReopened, "te_laat 1 verschoven"}, "a3": {sessions.ActionWorking, "te_laat"},
		"a4": {sessions.ActionWorking, ""}, "a5": {sessions.ActionChecking, ""}, "a6": {sessions.ActionWorking, ""},
		"a7": {sessions.ActionWorking, ""}, "a8": {sessions.ActionAccepted, "te_laat stil"}, "a9": {sessions.ActionWorking, ""},
		"a10": {sessions.ActionRefused, ""}, "a11": {sessions.ActionAsked, ""}, "a12": {sessions.ActionUnchecked, ""},
	} {
		t.Run(id, func(t *testing.T) {
			a, err := seen[sessions.Action](v, "action", id)
			if err != nil {
				t.Fatal(err)
			}
			var is []string
			pace := a.Pace(v.now)
			if pace.Late {
				is = append(is, "te_laat")
			}
			if pace.Unknown {
				is = append(is, "stil")
			}
			if pace.Shifts > 0 {
				is = append(is, fmt.Sprint(pace.Shifts, " verschoven"))
			}
			if got := strings.Join(is, " "); a.State != want.state || got != want.overlay {
				t.Errorf("is %s %s, and the script says %s %s", a.State, got, want.state, want.overlay)
			}
		})
	}
}

func TestDemoBarriers(t *testing.T) {
	v := &visit(t).stage.lea.view
	for id, want := range map[string]struct {
		headline string
		returned int
	}{
		"d1": {"heeft_actie", 0}, "d2": {"heeft_actie", 1}, "d3": {"heeft_actie", 0}, "d4": {"opgelost_bevestigd", 0}, "d5": {"heeft_actie", 0},
		"d6": {"doorgegeven", 0}, "d7": {"heeft_actie", 0}, "d8": {"met_reden", 0}, "d9": {"doorgegeven", 0},
	} {
		t.Run(id, func(t *testing.T) {
			b, err := seen[sessions.Barrier](v, "barrier", id)
			if err != nil {
				t.Fatal(err)
			}
			if got := v.headline(b); got != want.headline || len(b.Returned) != want.returned {
				t.Errorf("is %s and came back %d times, and the script says %s and %d", got, len(b.Returned), want.headline, want.returned)
			}
		})
	}
}

func TestDemoOneOffs(t *testing.T) {
	v := &visit(t).stage.lea.view
	for id, want := range map[string][2]string{
		"l1": {sessions.ByAction, "a2"}, "l2": {sessions.ByLookBack, "a9"}, "l3": {sessions.ByAction, "a5"}, "l4": {sessions.ByReason, ""}, "l5": {"", ""},
	} {
		t.Run(id, func(t *testing.T) {
			o, err := seen[sessions.OneOff](v, "one-off", id)
			if err != nil {
				t.Fatal(err)
			}
			if o.Relation != want[0] || want[1] != "" && o.To != want[1] || want[0] == "" && o.OpenFrom >= v.now {
				t.Errorf("is closed by %s %s, and the script says %v", o.Relation, o.To, want)
			}
		})
	}
}

func TestDemoPromises(t *testing.T) {
	s := visit(t).stage
	for id, want := range map[string]struct {
		vague, signed bool
		noticed, not  int
	}{"1": {false, true, 3, 0}, "2": {true, false, 0, 3}, "3": {false, true, 0, 0}} {
		t.Run(id, func(t *testing.T) {
			p, err := seen[sessions.Promise](&s.lea.view, "promise", "t"+id)
			if err != nil {
				t.Fatal(err)
			}
			said := s.lea.view.said(p.ID)
			if p.Vague != want.vague || p.Signed != 0 != want.signed || said[sessions.KeptToMe] != want.noticed || said[sessions.OtherwiseToMe] != want.not {
				t.Errorf("vague %v, signed %v, people say %v, and the script says %+v", p.Vague, p.Signed != 0, said, want)
			}
		})
	}
}

func TestDemoLegs(t *testing.T) {
	s := visit(t).stage
	want := map[string]sessions.LegState{"g1-1": sessions.LegBack, "g1-2": sessions.LegInHand, "g1-3": sessions.LegReady,
		"g2-1": sessions.LegBack, "g2-2": sessions.LegBack, "g2-3": sessions.NoReceipt}
	for _, l := range s.legs() {
		t.Run(l.key(), func(t *testing.T) {
			id, err := s.legID(ctx, l)
			if err != nil {
				t.Fatal(err)
			}
			got, err := seen[sessions.Leg](&s.lea.view, "leg", id)
			if err != nil {
				t.Fatal(err)
			}
			if state := got.At(s.lea.view.now); state != want[l.key()] {
				t.Errorf("is %s, and the script says %s", state, want[l.key()])
			}
		})
	}
}

// The words of the raisers leave the table unchanged, and what a level made of them stands beside them.
func TestDemoWhisper(t *testing.T) {
	s := visit(t).stage
	for _, row := range []struct{ leg, says string }{{"g1-1", "ja"}, {"g2-3", "bijna"}} {
		l, err := seen[sessions.Leg](&s.lea.view, "leg", row.leg)
		if err != nil {
			t.Fatal(err)
		}
		count, err := seen[sessions.Tally](&s.lea.view, "tally", "whisper."+row.leg+".exact")
		if err != nil || l.Whisper == "" || count.Counts[row.says] == 0 || count.Counts[row.says] != count.Total {
			t.Errorf("%s: %v, of %d: %v", row.leg, count.Counts, count.Total, err)
		}
		bundle, err := seen[sessions.Bundle](&s.lea.view, "bundle", l.Bundle)
		if err != nil {
			t.Fatal(err)
		}
		b, err := seen[sessions.Barrier](&s.lea.view, "barrier", l.Barriers[0])
		if err != nil || bundle.Signals[0].Sentence != b.Sentence {
			t.Errorf("%s took %q along: %v", row.leg, s.lea.view.words[bundle.Signals[0].Sentence], err)
		}
	}
}
