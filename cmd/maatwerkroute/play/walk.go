package play

import (
	"context"

	"maatwerkroute/sessions"
)

// walk is the walk-through of the stadspas: first how policy means it, then how it really goes.
func (s *stage) walk(ctx context.Context) error {
	if err := s.lea.look(ctx); err != nil {
		return err
	}
	if _, err := seen[sessions.Route](&s.lea.view, "route", routeNow); err != nil {
		return s.meant(ctx)
	}
	return s.real(ctx)
}

// meant draws the steps of the trajectory, in the words of this process, and policy says at each what it is for.
func (s *stage) meant(ctx context.Context) error {
	now, policy := s.pass.Now, s.of(sessions.Beleid)[0]
	if err := s.lea.do(ctx, &sessions.DrawRoute{Route: routeNow, Version: sessions.RouteToday, Title: words(now.Title), Who: words(s.pass.Who)}); err != nil {
		return err
	}
	if err := s.lea.describe(ctx, routeNow, sessions.DescribeRoute{Title: words(now.Title), Who: words(s.pass.Who), Meant: words(now.Meant)}); err != nil {
		return err
	}
	return each(now.Steps, func(is passage) error {
		if err := s.lea.word(ctx, routeNow, is.Hook, is.Title); err != nil {
			return err
		}
		return policy.change(ctx, routeNow, is.Hook, func(st sessions.RouteStep) sessions.Wish {
			return &sessions.DescribeStep{Step: st.ID, What: sessions.Meant, Text: words(is.Meant), Was: st.Revisions[partMeant]}
		})
	})
}

// real is the table with the form, a telephone and the desk: the facilitator types, residents and those who do the work
// tell on their own phones.
func (s *stage) real(ctx context.Context) error {
	for i, is := range s.pass.Now.Steps {
		if err := s.lea.arrange(ctx, routeNow, is); err != nil {
			return err
		}
		for _, t := range is.Real {
			g := s.oneOf(t.Side, i)
			err := g.change(ctx, routeNow, is.Hook, func(st sessions.RouteStep) sessions.Wish {
				return &sessions.DescribeStep{Step: st.ID, What: sessions.Real, Practice: newID(), By: t.By, Text: words(t.Text), Was: st.Revisions[partReal]}
			})
			if err != nil {
				return err
			}
		}
		if err := s.notes(ctx, is, i, sessions.Ervaring); err != nil {
			return err
		}
		if err := s.demands(ctx, is, false); err != nil {
			return err
		}
	}
	if err := s.tell(ctx); err != nil {
		return err
	}
	if err := s.round(ctx, routeNow, sessions.RoundFeeling, s.feels); err != nil {
		return err
	}
	return s.round(ctx, routeNow, sessions.RoundRight, s.right)
}

// feels is how a step of today feels to somebody: to those who live it as it is written down, to the others a little better.
func (s *stage) feels(st sessions.RouteStep, g *guest, i int) *sessions.AnswerStepRound {
	points := sessions.RoundAnswers[sessions.RoundFeeling]
	at := s.pass.Feelings[st.Hook]
	if g.side.Official() {
		at++
	}
	at += i % 3 / 2 // one in three is milder
	return &sessions.AnswerStepRound{Answer: points[max(0, min(at, len(points)-1))]}
}

// right is that the drawing is right, but for the step of which policy thought otherwise.
func (s *stage) right(st sessions.RouteStep, g *guest, _ int) *sessions.AnswerStepRound {
	if st.Hook == s.pass.NotRight.Hook && g.side == s.pass.NotRight.Side {
		return &sessions.AnswerStepRound{Answer: "klopt_niet", Why: words(s.pass.NotRight.Text), Show: true}
	}
	return &sessions.AnswerStepRound{Answer: "klopt"}
}

// oneOf is somebody of a side, another one each time.
func (s *stage) oneOf(side sessions.Side, i int) *guest {
	list := s.of(side)
	return list[i%len(list)]
}

// notes has people of a side write what is theirs in the lanes.
func (s *stage) notes(ctx context.Context, is passage, i int, side sessions.Side) error {
	return each(is.Lanes, func(n laneNote) error {
		if n.Side == side || n.Side == "" && side == sessions.Ervaring {
			return s.oneOf(side, i).note(ctx, routeNow, is.Hook, n)
		}
		return nil
	})
}

// demands names the papers and questions of a step, and later with whom each is known already.
func (s *stage) demands(ctx context.Context, is passage, known bool) error {
	name := func(what sessions.DemandKind) func(demand) error {
		return func(d demand) error {
			if known && d.Known == "" {
				return nil
			}
			if !known {
				d.Known = ""
			}
			return s.lea.asks(ctx, routeNow, is.Hook, what, d)
		}
	}
	if err := each(is.Papers, name(sessions.DemandPaper)); err != nil {
		return err
	}
	return each(is.Questions, name(sessions.DemandQuestion))
}

// backstage is what those who do the work lay below the line: what happens there, and what is known already.
func (s *stage) backstage(ctx context.Context) error {
	for i, is := range s.pass.Now.Steps {
		if err := s.notes(ctx, is, i, sessions.Uitvoering); err != nil {
			return err
		}
		if err := s.demands(ctx, is, true); err != nil {
			return err
		}
	}
	return nil
}

// count writes at each step what it takes.
func (s *stage) count(ctx context.Context) error {
	return each(s.pass.Now.Steps, func(is passage) error { return s.lea.counts(ctx, routeNow, is) })
}

// leaveOut says of each paper and question whether it can go. Today's route stays as heavy as it is. Somebody names a rule
// and does not know where it stands.
func (s *stage) leaveOut(ctx context.Context) error {
	err := each(s.pass.Now.Steps, func(is passage) error {
		return each(append(is.Papers[:len(is.Papers):len(is.Papers)], is.Questions...), func(d demand) error {
			l, ok := s.pass.judged(d.ID)
			if !ok {
				return nil
			}
			return s.lea.judge(ctx, routeNow, is.Hook, d.ID, l)
		})
	})
	if err != nil {
		return err
	}
	return each(s.pass.Rules, func(r ruling) error {
		if r.None == "" {
			return nil
		}
		return s.guest("medewerker stadspas").names(ctx, routeNow, r)
	})
}
