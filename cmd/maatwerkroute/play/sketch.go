package play

import (
	"context"
	"fmt"

	"maatwerkroute/sessions"
)

// The drawings of the stadspas, in the trajectory of the dialogue.
const (
	routeNow      = "stadspas-nu"
	routeIdeal    = "stadspas-ideaal"
	routeMeasured = "stadspas-gemeten"
)

// The parts of a step that are changed apart from each other, as the product counts their revisions.
const (
	partTitle  = "titel"
	partLanes  = "baan"
	partMeant  = "bedoeld"
	partReal   = "echt"
	partWho    = "wie"
	partCounts = "telling"
	partAsked  = "gevraagd"
	partWords  = "woorden"
)

// stepsOf are the steps that lie on a route, as this screen sees them now.
func (p *person) stepsOf(ctx context.Context, route string) (list []sessions.RouteStep, err error) {
	if err := p.look(ctx); err != nil {
		return nil, err
	}
	r, err := seen[sessions.Route](&p.view, "route", route)
	if err != nil {
		return nil, err
	}
	for _, id := range r.Steps {
		st, err := seen[sessions.RouteStep](&p.view, "route-step", id)
		if err != nil {
			return nil, err
		}
		list = append(list, st)
	}
	return list, nil
}

// step is the one that hangs on a step of the trajectory, or that has this id, as this screen sees it now.
func (p *person) step(ctx context.Context, route, key string) (st sessions.RouteStep, err error) {
	list, err := p.stepsOf(ctx, route)
	for _, st := range list {
		if st.Hook == key || st.ID == key {
			return st, nil
		}
	}
	if err == nil {
		err = fmt.Errorf("%s: no step %s lies on %s", p.name, key, route)
	}
	return st, err
}

// change asks a wish about a step, made of how the step is now.
func (p *person) change(ctx context.Context, route, key string, w func(sessions.RouteStep) sessions.Wish) error {
	st, err := p.step(ctx, route, key)
	if err != nil {
		return err
	}
	if err := p.do(ctx, w(st)); err != nil {
		return fmt.Errorf("%s, %s: %w", route, key, err)
	}
	return nil
}

// arrange says who a step is with, who stands beside you, how you can come and how you go on.
func (p *person) arrange(ctx context.Context, route string, is passage) error {
	return p.change(ctx, route, is.Hook, func(st sessions.RouteStep) sessions.Wish {
		return &sessions.ArrangeStep{Step: st.ID, Holder: sessions.Holder{Organization: is.Holder.Organization, Function: is.Holder.Function},
			Beside:   sessions.CompanionWish{Organization: is.Beside.Organization, Function: is.Beside.Function, Same: is.Beside.Same, Mandate: is.Beside.Mandate},
			Channels: is.Channels, Handover: is.Handover, Optional: is.Optional, Was: st.Revisions[partWho]}
	})
}

// counts says what a step takes and what it asks of somebody.
func (p *person) counts(ctx context.Context, route string, is passage) error {
	n := takes{}
	if is.Counts != nil {
		n = *is.Counts
	}
	return p.change(ctx, route, is.Hook, func(st sessions.RouteStep) sessions.Wish {
		return &sessions.CountStep{Step: st.ID, Logins: n.Logins, Visits: n.Visits, Retellings: n.Retellings, Days: n.Days, Stopped: n.Stopped,
			Ingredients: is.Ingredients, Load: is.loads(), Laws: is.Laws, Was: st.Revisions[partCounts]}
	})
}

// word says in other words what somebody does at a step.
func (p *person) word(ctx context.Context, route, key, title string) error {
	return p.change(ctx, route, key, func(st sessions.RouteStep) sessions.Wish {
		return &sessions.WordStep{Step: st.ID, Title: words(title), Was: st.Revisions[partTitle]}
	})
}

// note writes in a lane.
func (p *person) note(ctx context.Context, route, key string, n laneNote) error {
	return p.change(ctx, route, key, func(st sessions.RouteStep) sessions.Wish {
		return &sessions.FillLane{Step: st.ID, Note: newID(), Lane: n.Lane, Text: words(n.Text), Explain: words(n.Explain), Was: st.Revisions[partLanes]}
	})
}

// asks names a paper or a question of a step. Without text it is taken away.
func (p *person) asks(ctx context.Context, route, key string, what sessions.DemandKind, d demand) error {
	return p.change(ctx, route, key, func(st sessions.RouteStep) sessions.Wish {
		return &sessions.AskAtStep{Step: st.ID, Demand: d.ID, What: what, Text: words(d.Text), Known: d.Known, Was: st.Revisions[partAsked]}
	})
}

// judge says what the table wants with a paper or a question.
func (p *person) judge(ctx context.Context, route, key, id string, l leaveOut) error {
	return p.change(ctx, route, key, func(st sessions.RouteStep) sessions.Wish {
		return &sessions.JudgeDemand{Step: st.ID, Demand: id, Fate: l.Fate, Why: words(l.Why), Owner: l.Owner, Legal: words(l.Legal), Was: st.Revisions[partAsked]}
	})
}

// describe says what a route is called, who it is about, what it is for and what people will notice.
func (p *person) describe(ctx context.Context, route string, w sessions.DescribeRoute) error {
	if err := p.look(ctx); err != nil {
		return err
	}
	r, err := seen[sessions.Route](&p.view, "route", route)
	if err != nil {
		return err
	}
	w.Route, w.Was = route, r.Revisions[partWords]
	return p.do(ctx, &w)
}

// each calls in the order of a list, until something fails.
func each[T any](list []T, do func(T) error) error {
	for _, v := range list {
		if err := do(v); err != nil {
			return err
		}
	}
	return nil
}

// round asks everybody the same about each step of a route, on their own phones, and shows what came of it.
func (s *stage) round(ctx context.Context, route string, what sessions.RoundKind, says func(sessions.RouteStep, *guest, int) *sessions.AnswerStepRound) error {
	id := string(what) + "-" + route
	if err := s.lea.do(ctx, &sessions.OpenStepRound{Round: id, Route: route, What: what}); err != nil {
		return err
	}
	for i, g := range s.people {
		steps, err := g.stepsOf(ctx, route)
		if err != nil {
			return err
		}
		if what == sessions.RoundSupport {
			steps = append(steps, sessions.RouteStep{}) // the whole
		}
		err = each(steps, func(st sessions.RouteStep) error {
			w := says(st, g, i)
			w.Round, w.Step = id, st.ID
			return g.do(ctx, w)
		})
		if err != nil {
			return err
		}
	}
	return s.lea.do(ctx, &sessions.CloseStepRound{Round: id})
}
