package live_test

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"maatwerkroute/server/live"
	"maatwerkroute/sessions"
)

// drawing makes likely wishes of those who draw on a route together.
var drawing = map[string]func(*evening) (sessions.Principal, sessions.Wish){
	"describe-route": func(e *evening) (sessions.Principal, sessions.Wish) {
		r := e.route()
		return e.scribe(), &sessions.DescribeRoute{Route: r.ID, Title: e.text(), Who: e.maybe(), Meant: e.maybe(), Effect: e.text(), Was: r.Revisions["woorden"]}
	},
	"word-step": func(e *evening) (sessions.Principal, sessions.Wish) {
		st := e.laid()
		return e.scribe(), &sessions.WordStep{Step: st.ID, Title: e.text(), Was: st.Revisions["titel"] - e.n(2)*e.n(2)}
	},
	"fill-lane": func(e *evening) (sessions.Principal, sessions.Wish) {
		st := e.laid()
		w := &sessions.FillLane{Step: st.ID, Note: e.id("n"), Lane: sessions.Lanes[e.n(6)], Text: e.text(), Was: st.Revisions["baan"]}
		if len(st.Lanes) > 0 && e.n(2) == 0 {
			w.Note, w.Text = st.Lanes[0].ID, e.maybe()
		}
		return e.drawer(), w
	},
	"describe-step": func(e *evening) (sessions.Principal, sessions.Wish) {
		st := e.laid()
		w := &sessions.DescribeStep{Step: st.ID, What: "bedoeld", Text: e.text(), Was: st.Revisions["bedoeld"]}
		if e.n(2) == 0 {
			return e.scribe(), w
		}
		w.What, w.Practice, w.Side, w.Was = "echt", e.id("p"), sessions.Ervaring, st.Revisions["echt"]
		if e.n(2) == 0 {
			w.Side, w.By = sessions.Uitvoering, []sessions.Label{"inkomen", "schulden"}[e.n(2)]
		}
		if len(st.Real) > 0 && e.n(2) == 0 {
			w.Practice, w.Text = st.Real[0].ID, e.maybe()
		}
		return e.scribe(), w
	},
	"arrange-step": func(e *evening) (sessions.Principal, sessions.Wish) {
		st := e.laid()
		w := &sessions.ArrangeStep{Step: st.ID, Holder: sessions.Holder{Function: []sessions.Label{"loket", "inkomen", "schulden"}[e.n(3)]}, BesideNone: e.text(),
			Channels: sessions.Channels[:e.n(6)], Handover: []sessions.HandoverWay{sessions.Warm, sessions.Cold}[e.n(2)], HandoverWhy: e.maybe(), Was: st.Revisions["wie"]}
		if e.n(3) == 0 {
			w.HandoverTo = e.laid().ID
		}
		return e.scribe(), w
	},
	"count-step": func(e *evening) (sessions.Principal, sessions.Wish) {
		st := e.laid()
		return e.scribe(), &sessions.CountStep{Step: st.ID, Papers: e.n(9), Questions: e.n(30), Days: e.n(99), Stopped: e.n(3), Ingredients: sessions.Ingredients[:e.n(5)],
			Load: []sessions.Load{{What: sessions.Loads[e.n(5)], N: e.n(5)}}, Laws: []sessions.Label{"Participatiewet"}, Was: st.Revisions["telling"]}
	},
	"ask-at-step": func(e *evening) (sessions.Principal, sessions.Wish) {
		st := e.laid()
		return e.drawer(), &sessions.AskAtStep{Step: st.ID, Demand: e.id("d"), What: sessions.DemandPaper, Text: e.text(), Known: "inkomen"}
	},
	"judge-demand": func(e *evening) (sessions.Principal, sessions.Wish) {
		st := e.stepThat(func(st *sessions.RouteStep) bool { return len(st.Demands) > 0 && st.State == sessions.StepLaid })
		w := &sessions.JudgeDemand{Step: st.ID, Demand: "niets", Fate: sessions.FateGone, Owner: "teammanager", Legal: e.maybe(), Was: st.Revisions["gevraagd"]}
		if len(st.Demands) > 0 {
			w.Demand = st.Demands[0].ID
		}
		return e.scribe(), w
	},
	"order-steps": func(e *evening) (sessions.Principal, sessions.Wish) {
		r := e.route()
		steps := slices.Clone(r.Steps)
		e.rand.Shuffle(len(steps), func(i, j int) { steps[i], steps[j] = steps[j], steps[i] })
		return e.scribe(), &sessions.OrderSteps{Route: r.ID, Steps: steps, Was: r.Revisions["volgorde"]}
	},
	"take-step-out": func(e *evening) (sessions.Principal, sessions.Wish) {
		return e.scribe(), &sessions.TakeStepOut{Step: e.laid().ID}
	},
	"bring-step-back": func(e *evening) (sessions.Principal, sessions.Wish) {
		st := e.stepThat(func(st *sessions.RouteStep) bool {
			return st.State == sessions.StepOut || st.State == sessions.StepAside
		})
		return e.scribe(), &sessions.BringStepBack{Step: st.ID}
	},
	"split-step": func(e *evening) (sessions.Principal, sessions.Wish) {
		st := e.laid()
		return e.scribe(), &sessions.SplitStep{Step: st.ID, Into: e.id("t"), Title: e.text(), Was: st.Revisions["titel"]}
	},
	"merge-steps": func(e *evening) (sessions.Principal, sessions.Wish) {
		st := e.laid()
		with := e.stepThat(func(o *sessions.RouteStep) bool {
			return o.State == sessions.StepLaid && o.Route == st.Route && o.ID != st.ID
		})
		return e.scribe(), &sessions.MergeSteps{Step: st.ID, With: with.ID, Title: e.maybe()}
	},
	"unmerge-steps": func(e *evening) (sessions.Principal, sessions.Wish) {
		st := e.stepThat(func(st *sessions.RouteStep) bool { return st.State == sessions.StepLaid && len(st.Holds) > 0 })
		return e.scribe(), &sessions.UnmergeSteps{Step: st.ID}
	},
	"propose-step": func(e *evening) (sessions.Principal, sessions.Wish) {
		return e.drawer(), &sessions.ProposeStep{PlaceStep: sessions.PlaceStep{Route: e.route().ID, Step: e.id("t"), Title: e.text(), Hook: e.step()}}
	},
	"take-step": func(e *evening) (sessions.Principal, sessions.Wish) {
		return e.scribe(), &sessions.TakeStep{Step: e.offered().ID}
	},
	"set-step-aside": func(e *evening) (sessions.Principal, sessions.Wish) {
		return e.drawer(), &sessions.SetStepAside{Step: e.offered().ID}
	},
	"lay-bright": func(e *evening) (sessions.Principal, sessions.Wish) {
		for _, r := range e.rows() {
			if st, ok := r.Record.(*sessions.RouteStep); ok && len(st.Bright) > 0 && e.n(2) == 0 {
				return e.scribe(), &sessions.LayBright{Step: st.ID, Card: st.Bright[0], Back: true}
			}
		}
		return e.scribe(), &sessions.LayBright{Step: e.laid().ID, Card: e.bright()}
	},
	"clash-steps": func(e *evening) (sessions.Principal, sessions.Wish) {
		st := e.stepThat(func(st *sessions.RouteStep) bool { return st.State == sessions.StepLaid && st.Holder.Function != "" })
		with := e.stepThat(func(o *sessions.RouteStep) bool {
			return o.Route == st.Route && o.Holder.Function != "" && o.Holder != st.Holder
		})
		if with.ID == "niets" {
			with = e.stepThat(func(o *sessions.RouteStep) bool {
				return o.Route == st.Route && o.State == sessions.StepLaid && o.ID != st.ID
			})
			_ = e.do(e.scribe(), &sessions.ArrangeStep{Step: with.ID, Holder: sessions.Holder{Function: "bezwaar"}, Was: with.Revisions["wie"]})
			_ = e.do(e.scribe(), &sessions.ArrangeStep{Step: st.ID, Holder: sessions.Holder{Function: "loket"}, Was: st.Revisions["wie"]})
		}
		return e.scribe(), &sessions.ClashSteps{Step: st.ID, With: with.ID, Owner: "teammanager", Text: e.text()}
	},
}

func init() { maps.Copy(generators, drawing) }

// drawer is somebody who draws: a resident, an official or a scribe.
func (e *evening) drawer() sessions.Principal {
	switch e.n(4) {
	case 0:
		return e.at([]string{"s0", "s1", "s2"}[e.n(3)])
	case 1:
		return e.at([]string{"s4", "s5"}[e.n(2)])
	}
	return e.scribe()
}

// route is one that is drawn; without any, the first is drawn now.
func (e *evening) route() *sessions.Route {
	for range 2 {
		var list []*sessions.Route
		for _, r := range e.rows() {
			if route, ok := r.Record.(*sessions.Route); ok && len(route.Steps) > 0 {
				list = append(list, route)
			}
		}
		if len(list) > 0 {
			return list[e.n(len(list))]
		}
		_ = e.do(e.lea(), &sessions.DrawRoute{Route: e.id("r"), Version: sessions.RouteToday, Title: e.text()})
	}
	return &sessions.Route{ID: "niets"}
}

// stepThat picks a step of which something is true.
func (e *evening) stepThat(is func(*sessions.RouteStep) bool) *sessions.RouteStep {
	var list []*sessions.RouteStep
	for _, r := range e.rows() {
		if st, ok := r.Record.(*sessions.RouteStep); ok && is(st) {
			list = append(list, st)
		}
	}
	if len(list) == 0 {
		return &sessions.RouteStep{ID: "niets"}
	}
	return list[e.n(len(list))]
}

func (e *evening) laid() *sessions.RouteStep {
	r := e.route()
	return e.stepThat(func(st *sessions.RouteStep) bool { return st.Route == r.ID && st.State == sessions.StepLaid })
}

func (e *evening) offered() *sessions.RouteStep {
	is := func(st *sessions.RouteStep) bool { return st.State == sessions.StepProposed }
	if st := e.stepThat(is); st.ID != "niets" {
		return st
	}
	_ = e.do(e.scribe(), &sessions.ProposeStep{PlaceStep: sessions.PlaceStep{Route: e.route().ID, Step: e.id("t"), Title: e.text()}})
	return e.stepThat(is)
}

// bright is a card on the board that says what did work; without one, somebody writes it and it comes on the board.
func (e *evening) bright() string {
	find := func() string {
		shown := e.look(e.scribe())
		for _, r := range e.rows() {
			if c, ok := r.Record.(*sessions.Card); ok && c.Kind == sessions.BrightSpot && c.State == sessions.Placed && shown.records["card "+c.ID] != "" {
				return c.ID
			}
		}
		return ""
	}
	if id := find(); id != "" {
		return id
	}
	for range 3 {
		_ = e.do(e.scribe(), &sessions.WriteCardFor{PlaceCard: sessions.PlaceCard{Card: e.id("c"), Question: "werkte", Step: e.step(), Text: e.text()}, Side: sessions.Ervaring, Yes: true})
	}
	_ = e.do(e.lea(), &sessions.RevealCards{})
	return find()
}

// TestTwoWhoChangeOneStep: on a real board the second reads what stands there now, and gets their own words back as a refusal;
// forty phones that write at the same step at once are all taken, and nobody's screen says whose note it is.
func TestTwoWhoChangeOneStep(t *testing.T) {
	t.Parallel()
	e := writing(t)
	e.must(e.lea(), &sessions.DrawRoute{Route: "r", Version: sessions.RouteToday, Title: sessions.Text{Body: "Met geldzorgen"}})
	e.must(e.scribe(), &sessions.WordStep{Step: "r-1", Title: sessions.Text{Body: "Ik bel het loket."}})
	r, _ := sessions.Refused(e.do(e.lea(), &sessions.WordStep{Step: "r-1", Title: sessions.Text{Body: "Ik mail het loket."}}))
	if r == nil || r.Code != sessions.Conflict || !strings.Contains(r.Text, "Iemand anders veranderde dit net.") || !strings.HasSuffix(r.Text, "Er staat: ‘Ik bel het loket.’") {
		t.Fatalf("the second hears %+v", r)
	}
	done := make(chan error)
	for i := range 40 {
		ask, err := live.NewAsk(&sessions.FillLane{Step: "r-1", Note: fmt.Sprintf("n%d", i), Lane: sessions.LaneSeen, Text: sessions.Text{Body: fmt.Sprintf("Een loket met %d rijen.", i)}}, e.run())
		if err != nil {
			t.Fatal(err)
		}
		who := e.at([]string{"s0", "s1", "s4"}[i%3])
		go func() { done <- e.board.Do(context.Background(), who, ask) }()
	}
	for range 40 {
		if err := <-done; err != nil {
			t.Errorf("one of forty: %v", err)
		}
	}
	screens := map[string]*screen{"s0": e.look(e.at("s0")), "s1": e.look(e.at("s1")), "wall": e.look(e.wall()), "desk": e.look(e.lea())}
	own := e.handles("s0")
	for who, s := range screens {
		step := s.records["route-step r-1"]
		if strings.Count(step, `"lane":"ziet"`) != 40 {
			t.Errorf("%s sees %s", who, step)
		}
		mine := 0
		for key, record := range s.records {
			kind, id, _ := strings.Cut(key, " ")
			if kind == "mine" && strings.Contains(record, `"drawing"`) {
				mine++
			} else {
				for handle := range own {
					if strings.Contains(record, handle) {
						t.Errorf("%s reads in %s %s whose act it is", who, kind, id)
					}
				}
			}
		}
		if want := map[string]int{"s0": 14, "s1": 13}[who]; mine != want {
			t.Errorf("%s has %d notes of its own, want %d", who, mine, want)
		}
	}
	if s := e.look(e.at("s6")); s.records["route-step r-1"] != "" || s.records["route r"] != "" {
		t.Error("an official who made no promise sees the drawing")
	}
}
