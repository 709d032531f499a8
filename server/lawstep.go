package server

import (
	"fmt"
	"slices"

	"github.com/gofiber/fiber/v2"

	"maatwerkroute/server/store"
	"maatwerkroute/sessions"
)

// stepLaw is the omgekeerde toets at a step, and the options that were weighed there.
type stepLaw struct {
	lawPage
	Route, Step string
	Rules       []testedRule
	Weighings   []weighingView
	Forms       []*wishForm
}

type testedRule struct {
	ruleView
	Parts           [][2]string // the questions that have an answer, in their order
	Outcome, Starts string
	Test            *wishForm
}

type weighingView struct {
	Option  string
	Corners []cornerView
	Sheet   [][2]string
	Decided string
	Again   *wishForm
}

type cornerView struct {
	Name, Why string
	N         int
}

func (s *Server) stepLawPage(c *fiber.Ctx, v visit) (string, Page, error) {
	var w stepLaw
	err := s.readsLaw(c, v, func(l *lawReader, p lawPage) error {
		w = stepLaw{lawPage: p}
		step, ok := record[*sessions.RouteStep](l.state, "route-step", c.Params("step"))
		if !ok || sessions.Seen(step, l.class) == nil {
			return store.ErrNone
		}
		w.fill(l, step)
		return nil
	})
	if err != nil {
		return "", Page{}, err
	}
	every := slices.Clone(w.Forms)
	for _, r := range w.Rules {
		if every = append(every, r.Forms...); r.Test != nil {
			every = append(every, r.Test)
		}
	}
	for _, x := range w.Weighings {
		every = append(every, x.Again)
	}
	w.refused(c, every)
	page := w.page("De omgekeerde toets")
	page.Wide, page.Data = true, w
	return "toets", page, nil
}

func (w *stepLaw) fill(l *lawReader, step *sessions.RouteStep) {
	here := "toets/" + step.ID
	w.Step = l.say(step.Title)
	if route, ok := record[*sessions.Route](l.state, "route", step.Route); ok {
		w.Route = l.say(route.Title)
	}
	for _, at := range sessions.RulesAt(l.state, step.ID) {
		one := testedRule{ruleView: l.viewRule(at.Rule)}
		if at.Room != nil {
			for _, part := range [][2]string{{"Wat we willen bereiken", l.say(at.Room.Effect)}, {"Waarden", l.say(at.Room.Values)}, {"Gevolgen", l.say(at.Room.Consequences)}, {"De wet", l.say(at.Room.Law)}} {
				if part[1] != "" {
					one.Parts = append(one.Parts, part)
				}
			}
			if at.Room.Outcome != "" {
				one.Outcome = fmt.Sprintf("%s (%s)", wordFor(leewayWords, string(at.Room.Outcome)), at.Room.By)
				one.Starts = startsAt(at.Room.Outcome)
			}
		}
		one.Forms = l.at(here, one.Forms...)
		if at.Rule.Stands() {
			one.Test = l.at(here, l.test(step, at))[0]
			one.Test.Name = "toets-" + at.Rule.ID
		}
		w.Rules = append(w.Rules, one)
	}
	for _, x := range records[*sessions.Weighing](l.state) {
		if x.Step != step.ID {
			continue
		}
		v := weighingView{Option: l.say(x.Option), Corners: []cornerView{{"Hart", l.say(x.Heart.Why), x.Heart.N}, {"Euro", l.say(x.Euro.Why), x.Euro.N}, {"Wet", l.say(x.Law.Why), x.Law.N}}}
		if x.Fitting != "" {
			v.Sheet = [][2]string{{"Wat vraagt de wet?", l.say(x.LawAsks)}, {"Wat vraagt deze mens?", l.say(x.PersonAsks)}, {"Wat is passend?", l.say(x.Fitting)}}
		}
		if x.Decided != "" {
			v.Decided = fmt.Sprintf("%s (%s)", l.say(x.Decided), x.DecidedBy)
		}
		v.Again = l.at(here, l.weigh(step.ID, x))[0]
		v.Again.Name, v.Again.Light = "weeg-"+x.ID, true
		w.Weighings = append(w.Weighings, v)
	}
	barrier := pick("barrier", "Welke drempel houdt dit in stand?", l.barriersHere(l.session)...)
	w.Forms = []*wishForm{l.alone(here, l.nameRule(fixed("step", step.ID), barrier)), l.alone(here, l.weigh(step.ID, nil)), l.alone(here, l.register(step.ID)), l.alone(here, askMay(fixed("step", step.ID)))}
}

// startsAt says where the chain starts when this is what came of it.
func startsAt(l sessions.Leeway) string {
	level, ok := l.Proposes()
	switch {
	case !ok:
		return "Zolang dit niet duidelijk is, gaat er niets omhoog en houdt dit niemand tegen."
	case level == sessions.Table:
		return "De tafel kan dit zelf doen. Er hoeft niets omhoog."
	}
	return "De keten begint bij: " + wordFor(levelWords, string(level)) + "."
}
