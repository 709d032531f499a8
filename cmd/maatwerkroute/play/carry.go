package play

import (
	"context"

	"maatwerkroute/sessions"
)

// names writes down a rule that somebody said; without a source it is one to look for.
func (p *person) names(ctx context.Context, route string, r ruling) error {
	return p.change(ctx, route, r.Hook, func(st sessions.RouteStep) sessions.Wish {
		w := &sessions.NameRule{Rule: r.ID, Step: st.ID, Text: words(r.Text)}
		if r.Source != "" {
			w.RuleSource = sessions.RuleSource{Citation: words(r.Citation), Source: words(r.Source), Binding: r.Binding, Law: r.Law, Owner: r.Owner,
				CheckedOn: sessions.At(p.stage.clock.Now()), CheckedBy: lawyer}
		}
		return w
	})
}

const lawyer = "juridisch adviseur WPI"

// legalTest is the test that begins with what should come of it. A rule without a source was looked for, and is none.
func (s *stage) legalTest(ctx context.Context) error {
	g := s.guest(lawyer)
	for _, r := range s.pass.Rules {
		if r.None != "" {
			if err := g.do(ctx, &sessions.RefuteRule{Rule: r.ID, Why: words(r.None), By: lawyer}); err != nil {
				return err
			}
			continue
		}
		if err := g.names(ctx, routeIdeal, r); err != nil {
			return err
		}
	}
	return each(s.pass.Tests, func(l legal) error {
		return g.change(ctx, routeIdeal, l.Hook, func(st sessions.RouteStep) sessions.Wish {
			return &sessions.TestStep{Step: st.ID, Rule: l.Rule, Effect: words(l.Effect), Values: words(l.Values), Consequences: words(l.Consequences),
				Law: words(l.Law), Outcome: l.Outcome, By: lawyer}
		})
	})
}

// support asks how far everybody stands behind each step and the whole. What somebody needs becomes a condition of the step.
func (s *stage) support(ctx context.Context) error {
	err := s.round(ctx, routeIdeal, sessions.RoundSupport, func(st sessions.RouteStep, g *guest, _ int) *sessions.AnswerStepRound {
		for _, one := range s.pass.Support {
			if s.oneOf(one.Side, 0) == g && (one.Hook == st.Hook && st.Hook != "" || one.Hook == st.ID) {
				return &sessions.AnswerStepRound{Answer: one.How, Why: words(one.Text), Show: one.Text != ""}
			}
		}
		return &sessions.AnswerStepRound{Answer: "sta_erachter"}
	})
	if err != nil {
		return err
	}
	return each(s.pass.Support, func(one stands) error {
		if one.Condition == "" {
			return nil
		}
		return s.lea.change(ctx, routeIdeal, one.Hook, func(st sessions.RouteStep) sessions.Wish {
			return &sessions.KeepCondition{Condition: newID(), Step: st.ID, Text: words(one.Condition), Of: "draagvlak-" + routeIdeal}
		})
	})
}

// signs is who carries which step, and who is still to be asked.
func (s *stage) signs(ctx context.Context) error {
	err := each(s.pass.Carriers, func(c carries) error {
		g := s.oneOf(c.Side, 0)
		if c.Function != "" {
			g = s.guest(c.Function)
		}
		return g.carry(ctx, c, "")
	})
	if err != nil {
		return err
	}
	if _, err := s.writeCards(ctx, s.pass.Cards.Ask, sessions.AbsentPeople); err != nil {
		return err
	}
	return s.lea.do(ctx, &sessions.RevealCards{})
}

// carry says that somebody stands behind a step, or the whole.
func (p *person) carry(ctx context.Context, c carries, way string) error {
	w := &sessions.EndorseRoute{Endorsement: newID(), Route: routeIdeal, By: c.By, Way: way}
	if c.Hook != "" {
		st, err := p.step(ctx, routeIdeal, c.Hook)
		if err != nil {
			return err
		}
		w.Step = st.ID
	}
	return p.do(ctx, w)
}

// onPaper is who signed a sheet; the desk enters it.
func (s *stage) onPaper(ctx context.Context) error {
	return each(s.pass.OnPaper, func(c carries) error { return s.later.lea.carry(ctx, c, "papier") })
}

// publishes lets everybody read the ideal route as it stands.
func (s *stage) publishes(edition string) func(context.Context) error {
	return func(ctx context.Context) error {
		return s.later.lea.do(ctx, &sessions.PublishRoute{Route: routeIdeal, Edition: edition})
	}
}

// changed is a step that is told better. Who carried it as it was says it once more.
func (s *stage) changed(ctx context.Context) error {
	is := s.pass.Changed
	if err := s.later.lea.note(ctx, routeIdeal, is.Hook, is.Note); err != nil {
		return err
	}
	if err := s.publishes("stadspas-2")(ctx); err != nil {
		return err
	}
	return each(s.pass.Carriers, func(c carries) error {
		if c.Hook != is.Hook {
			return nil
		}
		return s.later.lea.carry(ctx, c, "telefoon")
	})
}
