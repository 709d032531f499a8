package play

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"maatwerkroute/sessions"
)

// The conversation of T3, three weeks after the dialogue in which people wished for it.
const (
	layDay      = 21
	layTitle    = "De ideale route voor de stadspas (voorbeeld)"
	measuredDay = 69
)

var layGuests = []struct {
	name  string
	side  sessions.Side
	table string
}{{"Blauwe Vos", sessions.Ervaring, "1"}, {"Gele Boot", sessions.Ervaring, "2"}, {"Rode Bes", sessions.Ervaring, "1"},
	{"Oude Eik", sessions.Ervaring, "2"}, {"Witte Wolk", sessions.Ervaring, "1"}, {"Groene Linde", sessions.Ervaring, "2"},
	{"Grijze Reiger", sessions.Begeleiding, "1"}, {"Bruine Berk", sessions.Begeleiding, "2"},
	{"medewerker stadsloket", sessions.Uitvoering, "1"}, {"medewerker stadspas", sessions.Uitvoering, "2"}, {"buurtteammedewerker", sessions.Uitvoering, "1"},
	{"beleidsadviseur armoede", sessions.Beleid, "2"}, {"juridisch adviseur WPI", sessions.Beleid, "1"}, {"procesregisseur WPI", sessions.Beleid, "2"}}

// lay is the evening on which the ideal route is laid.
func (s *stage) lay(ctx context.Context) error {
	p := s.past()
	p.people = nil
	var functions []string
	for _, g := range layGuests {
		p.seat(g.name, g.side).table = g.table
		if g.side.Official() {
			functions = append(functions, g.name)
		}
	}
	at, err := p.plan(ctx, form("titel", layTitle, "datum", dateOn(layDay), "plaats", meetingPlace, "tafels", "1\n2",
		"functies", strings.Join(functions, "\n"), "traject", s.lea.where.stream, "sjabloon", "T3"))
	if err != nil {
		return err
	}
	p.lea.where, p.done.Session = at, at.session
	s.later = p
	if err := p.makeReady(ctx, s.root().day("terugkoppelgesprek")); err != nil {
		return err
	}
	return p.run(ctx, layDay, map[sessions.PhaseKind]func(context.Context) error{sessions.Welcome: p.welcome, sessions.WhatWorked: p.worked,
		sessions.GoodDay: p.goodDay, sessions.Laying: p.tablesLay, sessions.Gallery: p.oneRoute, sessions.LegalTest: p.legalTest, sessions.Supporting: p.support, sessions.Signing: p.signs, sessions.RoundOff: p.goodbye})
}

// writeCards has people of a side write, and say yes to showing it.
func (s *stage) writeCards(ctx context.Context, list []writes, kind sessions.CardKind) (ids []string, err error) {
	for i, c := range list {
		g := s.oneOf(c.Side, i)
		if err := g.look(ctx); err != nil {
			return nil, err
		}
		q, err := g.view.question(g.where.session, kind, g.side)
		if err != nil {
			return nil, err
		}
		id := newID()
		if err := g.all(ctx, &sessions.PlaceCard{Card: id, Question: q.ID, Step: c.Hook, Text: words(c.Text)},
			&sessions.ConsentCard{Card: id, Answer: sessions.ConsentYes}); err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	return ids, nil
}

func (s *stage) worked(ctx context.Context) (err error) {
	if s.bright, err = s.writeCards(ctx, s.pass.Cards.Worked, sessions.BrightSpot); err != nil {
		return err
	}
	return s.lea.do(ctx, &sessions.RevealCards{})
}

// goodDay is where people first say what they will notice. Only then is there a drawing to lay steps on.
func (s *stage) goodDay(ctx context.Context) error {
	if _, err := s.writeCards(ctx, s.pass.Cards.GoodDay, sessions.Idea); err != nil {
		return err
	}
	is := s.pass.Ideal
	if err := s.lea.do(ctx, &sessions.DrawRoute{Route: routeIdeal, Version: sessions.RouteIdeal, Title: words(is.Title), From: routeNow}); err != nil {
		return err
	}
	return s.lea.describe(ctx, routeIdeal, sessions.DescribeRoute{Title: words(is.Title), Who: words(s.pass.Who), Meant: words(s.pass.Now.Meant), Effect: words(is.Effect)})
}

// tablesLay is each table with a route of its own. Somebody proposes a step by phone.
func (s *stage) tablesLay(ctx context.Context) error {
	if err := s.lea.do(ctx, &sessions.RevealCards{}); err != nil { // those of the good day
		return err
	}
	for _, t := range s.pass.Ideal.Tables {
		id := "stadspas-tafel-" + string(t.Table)
		if err := s.lea.do(ctx, &sessions.DrawRoute{Route: id, Version: sessions.RouteVariant, Title: words(t.Title), From: routeIdeal, Table: t.Table}); err != nil {
			return err
		}
		for _, key := range slices.Sorted(maps.Keys(t.Words)) {
			if err := s.lea.word(ctx, id, key, t.Words[key]); err != nil {
				return err
			}
		}
		if err := each(t.Out, func(key string) error { return s.lea.takeOut(ctx, id, key) }); err != nil {
			return err
		}
	}
	offer := s.pass.Ideal.Offer
	g := s.of(offer.Side)[0]
	after, err := g.step(ctx, routeIdeal, offer.After)
	if err != nil {
		return err
	}
	w := &sessions.ProposeStep{}
	w.Route, w.Step, w.After, w.Title = routeIdeal, offered, after.ID, words(offer.Title)
	return g.do(ctx, w)
}

const offered = "voorstel" // the step that was proposed

func (p *person) takeOut(ctx context.Context, route, key string) error {
	return p.change(ctx, route, key, func(st sessions.RouteStep) sessions.Wish { return &sessions.TakeStepOut{Step: st.ID} })
}

// oneRoute makes one draft of what the tables laid: what is not needed any more goes, two steps become one, a proposal is
// taken, and each step says who stands beside you, how you can come and how you go on.
func (s *stage) oneRoute(ctx context.Context) error {
	is := s.pass.Ideal
	if err := each(is.Out, func(key string) error { return s.lea.takeOut(ctx, routeIdeal, key) }); err != nil {
		return err
	}
	with, err := s.lea.step(ctx, routeIdeal, is.Join.With)
	if err != nil {
		return err
	}
	err = s.lea.change(ctx, routeIdeal, is.Join.Step, func(st sessions.RouteStep) sessions.Wish {
		return &sessions.MergeSteps{Step: st.ID, With: with.ID, Title: words(is.Join.Title)}
	})
	if err != nil {
		return err
	}
	gone := is.GoneBy
	gone.Fate = sessions.FateGone
	if err := each(is.Gone, func(id string) error { return s.lea.judge(ctx, routeIdeal, is.Join.Step, id, gone) }); err != nil {
		return err
	}
	err = s.lea.change(ctx, routeIdeal, is.Offer.After, func(st sessions.RouteStep) sessions.Wish {
		return &sessions.TakeStep{Step: offered, After: st.ID}
	})
	if err != nil {
		return err
	}
	if err := each(is.Steps, func(p passage) error { return s.laid(ctx, p) }); err != nil {
		return err
	}
	for _, key := range slices.Sorted(maps.Keys(s.pass.Bright)) {
		card := s.bright[s.pass.Bright[key]]
		err := s.lea.change(ctx, routeIdeal, key, func(st sessions.RouteStep) sessions.Wish { return &sessions.LayBright{Step: st.ID, Card: card} })
		if err != nil {
			return err
		}
	}
	return nil
}

// laid writes one step of the ideal route. What was told of how it goes today does not stay on it.
func (s *stage) laid(ctx context.Context, is passage) error {
	st, err := s.lea.step(ctx, routeIdeal, is.Hook)
	if err != nil {
		return err
	}
	for _, n := range st.Lanes {
		if err := s.lea.do(ctx, &sessions.FillLane{Step: st.ID, Note: n.ID, Lane: n.Lane, Was: n.Rev}); err != nil {
			return fmt.Errorf("clear a lane of %s: %w", is.Hook, err)
		}
	}
	for _, r := range st.Real {
		if err := s.lea.do(ctx, &sessions.DescribeStep{Step: st.ID, What: sessions.Real, Practice: r.ID, Side: r.Side, By: r.By, Was: r.Rev}); err != nil {
			return fmt.Errorf("clear a story of %s: %w", is.Hook, err)
		}
	}
	if is.Title != "" {
		if err := s.lea.word(ctx, routeIdeal, is.Hook, is.Title); err != nil {
			return err
		}
	}
	if err := s.lea.arrange(ctx, routeIdeal, is); err != nil {
		return err
	}
	if err := each(is.Lanes, func(n laneNote) error { return s.lea.note(ctx, routeIdeal, is.Hook, n) }); err != nil {
		return err
	}
	return s.lea.counts(ctx, routeIdeal, is)
}

// drawn are the days on which the route is worked on after the dialogue.
func (s *stage) drawn() []deed {
	return []deed{
		{layDay, 18, layTitle, s.lay},
		{layDay + 2, 16, "de uitkomst van de ideale route staat erop", func(ctx context.Context) error {
			return s.later.lea.do(ctx, &sessions.PublishOutcome{Read: true})
		}},
		{layDay + 3, 15, "de ideale route staat erop, als versie v0.1", s.publishes("stadspas-1")},
		{layDay + 9, 11, "steun op papier", s.onPaper},
		{layDay + 21, 14, "een stap is veranderd, en staat erop als versie v0.2", s.changed},
		{measuredDay, 15, "de stadspas opnieuw geteld", s.measureAgain},
	}
}

// measureAgain counts today's route again, with the form as it is now.
func (s *stage) measureAgain(ctx context.Context) error {
	is, lea := s.pass.Measured, s.later.lea
	if err := lea.do(ctx, &sessions.DrawRoute{Route: routeMeasured, Version: sessions.RouteMeasured, Title: words(is.Title), From: routeNow}); err != nil {
		return err
	}
	for _, st := range s.pass.Now.Steps {
		for _, d := range slices.Concat(st.Papers, st.Questions) {
			if !slices.Contains(is.Gone, d.ID) {
				continue
			}
			what := sessions.DemandQuestion
			if slices.Contains(st.Papers, d) {
				what = sessions.DemandPaper
			}
			if err := lea.asks(ctx, routeMeasured, st.Hook, what, demand{ID: d.ID}); err != nil {
				return err
			}
		}
	}
	return each(is.Steps, func(p passage) error {
		now := s.pass.Now.at(p.Hook)
		if err := lea.arrange(ctx, routeMeasured, p.over(now)); err != nil {
			return err
		}
		return lea.counts(ctx, routeMeasured, p.over(now))
	})
}
