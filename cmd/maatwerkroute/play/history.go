package play

import (
	"context"
	"fmt"
	"strings"

	"maatwerkroute/sessions"
)

// The earlier conversation of the trajectory: what was agreed there was noticed as solved, and came back.
const (
	before      = "D2-eerder" // its barrier
	earlier     = "V1"        // its action
	claimedOn   = -76         // fourteen days and two mornings before it is confirmed
	noticesFrom = -72
)

// past is the stage of the earlier conversation: other people at the table, the same facilitator.
func (s *stage) past() *stage {
	p := &stage{base: s.base, clock: s.clock, minute: s.minute, say: s.say, script: s.script, pass: s.pass, cards: map[string]string{}, author: map[string]*guest{}, given: map[string]string{}, linked: map[string]*person{}}
	p.lea = &person{stage: p, name: s.lea.name, as: s.lea.as, web: s.lea.web, view: newView()}
	for _, g := range pastGuests {
		p.seat(g.name, g.side)
	}
	return p
}

// history plays the earlier conversation until what came of it is confirmed, and until somebody has it again.
func (s *stage) history(ctx context.Context) error {
	told := s.book("voorgeschiedenis.1")
	day, p := told.day("dag"), s.past()
	v := item{of: s.script, path: told.path, id: earlier}
	s.clock.to(moment(day, 9, 0))
	at, err := p.plan(ctx, form("titel", pastTitle, "datum", dateOn(day), "plaats", meetingPlace, "tafels", "1\n2",
		"functies", strings.Join(pastFunctions(), "\n"), "traject", s.lea.where.stream, "sjabloon", told.template()))
	if err != nil {
		return err
	}
	p.lea.where, p.done.Session = at, at.session
	s.say(fmt.Sprintf("D%d · %s", day, pastTitle))
	if err := p.makeReady(ctx, day+60); err != nil {
		return err
	}
	err = p.run(ctx, day, map[sessions.PhaseKind]func(context.Context) error{sessions.Welcome: p.welcome, sessions.Walking: p.walk,
		sessions.Backstage: p.backstage, sessions.Counting: p.count, sessions.Bundling: p.gather, sessions.LeavingOut: p.leaveOut,
		sessions.WhatWho: func(ctx context.Context) error { return p.askAgain(ctx, v, day) }, sessions.RoundOff: p.goodbye})
	if err != nil {
		return err
	}
	deeds := []deed{
		{day + 1, 9, "de uitkomst staat erop", func(ctx context.Context) error { return p.lea.do(ctx, &sessions.PublishOutcome{Read: true}) }},
		{day + 2, 10, earlier + " aanvaard", func(ctx context.Context) error { return p.promiseAgain(ctx, v, day) }},
		{claimedOn, 10, earlier + " klaar volgens de eigenaar", func(ctx context.Context) error { return p.claimAgain(ctx, v) }},
		{claimedOn + 1, 18, earlier + " gelezen door wie het vertelde", func(ctx context.Context) error { return p.reads(ctx, p.of(sessions.Ervaring)[0]) }},
		{told.day("op"), 12, earlier + " bevestigd", func(ctx context.Context) error { return p.confirmed(ctx, told) }},
		{s.book("voorgeschiedenis.2").day("dag") + 1, 20, "iemand heeft het weer", p.sayAgain},
	}
	for i, g := range p.tellers() {
		deeds = append(deeds, deed{noticesFrom + i, 19, earlier + " gemerkt", func(ctx context.Context) error { return p.verdict(ctx, v, g, sessions.Noticed) }})
	}
	s.earlier = p
	return p.live(ctx, day, deeds)
}

// covered is the manager of the earlier action, who stops it because another one takes its place. Its owner cannot point
// to that one: it belongs to the barrier of the later evening.
func (s *stage) covered() []deed {
	return []deed{{s.course("A2").day("aanvaard") + 1, 17, earlier + " gestopt door A2", func(ctx context.Context) error {
		boss, err := s.earlier.reach(ctx, earlier, theManager)
		if err != nil {
			return err
		}
		_, err = boss.post(ctx, "/antwoord/doe/stop-action", form("action", short(earlier), "category", "al_gedekt_door_actie",
			"text", s.named("Dit gaat verder in A2."), "expires", dateOn(180)))
		return err
	}}}
}

// tellers are the residents who wrote a card at the earlier conversation.
func (s *stage) tellers() []*guest { return s.of(sessions.Ervaring)[:len(pastCards)] }

// tell has them write what happened.
func (s *stage) tell(ctx context.Context) error {
	for i, g := range s.tellers() {
		if err := g.look(ctx); err != nil {
			return err
		}
		q, err := g.view.question(g.where.session, sessions.Obstacle, g.side)
		if err != nil {
			return err
		}
		card := newID()
		if err := g.all(ctx, &sessions.PlaceCard{Card: card, Question: q.ID, Step: pastStep, Text: words(pastCards[i])},
			&sessions.ConsentCard{Card: card, Answer: sessions.ConsentYes}); err != nil {
			return err
		}
		s.cards[fmt.Sprint(i)] = card
	}
	return nil
}

// gather makes one barrier of the cards: of the same step, kind and theme as the one of the script.
func (s *stage) gather(ctx context.Context) error {
	of := s.book("voorgeschiedenis.1").raw("drempel")
	var cards []string
	for i := range s.cards {
		cards = append(cards, s.cards[i])
	}
	types := []string{s.book("drempels." + of).raw("type")}
	err := s.lea.all(ctx, &sessions.RevealCards{Size: len(cards)},
		&sessions.BundleCards{Barrier: short(before), Cards: cards, Step: pastStep, Sentence: words(pastSentence), Types: types, Themes: themes[of]},
		&sessions.TagBarrier{Barrier: short(before), Types: types, Themes: themes[of], Since: sessions.At(moment(s.book("ervaring_sinds").day(of), 12, 0))})
	if err != nil {
		return err
	}
	for _, g := range s.tellers() {
		if err := g.do(ctx, &sessions.ConfirmBarrier{Barrier: short(before), Yes: true}); err != nil {
			return err
		}
	}
	return nil
}

func (s *stage) askAgain(ctx context.Context, v item, day int) error {
	return s.lea.do(ctx, &sessions.AskAction{Action: short(v.id), Barriers: []string{short(before)}, Title: words(v.text("actie")),
		Function: s.book("acties.A2").label("eigenaar"), AnswerBy: sessions.At(moment(day+longestWait, 9, 0))})
}

// promiseAgain is the owner's yes, what was agreed beforehand, and the start.
func (s *stage) promiseAgain(ctx context.Context, v item, day int) error {
	p, err := s.reach(ctx, v.id, theOwner)
	if err != nil {
		return err
	}
	if _, err := p.post(ctx, "/antwoord/ja", form("klaar", dateOn(claimedOn+5), "stap", "elke balie heeft een vaste plek om samen in te vullen", "stap_op", dateOn(day+30))); err != nil {
		return err
	}
	if err := s.grade(ctx, v); err != nil {
		return err
	}
	if err := s.agree(ctx, v, owner{manager: head, effect: "Aan de balie vult iemand het met u in.",
		measure: "balies waar iemand het met u invult", now: "0 van de 5", goal: "5 van de 5", measurer: "collectief"}); err != nil {
		return err
	}
	if err := s.says(ctx, v, "begin-action", form()); err != nil {
		return err
	}
	return nil
}

func (s *stage) claimAgain(ctx context.Context, v item) error {
	if err := s.show(ctx, v, short(v.id)+"-1", "mystery bezoek: aan vijf balies is samen ingevuld"); err != nil {
		return err
	}
	if err := s.try(ctx, v, "medewerker stadsloket", 2); err != nil {
		return err
	}
	return s.says(ctx, v, "claim-action", form("told", "Aan elke balie vult weer iemand het met u in."))
}

// confirmed holds the state beside the script on the day that it names.
func (s *stage) confirmed(ctx context.Context, told item) error {
	if err := s.lea.look(ctx); err != nil {
		return err
	}
	got, err := seen[sessions.Action](&s.lea.view, "action", short(earlier))
	if err == nil && string(got.State) != told.raw("status") {
		err = fmt.Errorf("%s is %s on D%d", earlier, got.State, told.day("op"))
	}
	return err
}

// sayAgain is somebody who has it again, weeks later.
func (s *stage) sayAgain(ctx context.Context) error {
	g, err := s.back(ctx, s.of(sessions.Ervaring)[0])
	if err != nil {
		return err
	}
	_, err = g.post(ctx, "/mijn/doe/say-again", form("barrier", short(before)))
	return err
}

// returned is the room that says: this is the one that we had before, and it is back.
func (s *stage) returned(ctx context.Context) error {
	barrier := s.book("voorgeschiedenis.1").raw("drempel")
	err := s.lea.do(ctx, &sessions.PresentRecurrence{Recurrence: "terug-" + short(barrier), Barrier: short(before), New: short(barrier)})
	if err != nil {
		return err
	}
	s.book("voorgeschiedenis.2").raw("wat") // told at the table, as the script has it with the barrier
	s.book("voorgeschiedenis.2").raw("gevolg")
	s.note("voorgeschiedenis: gevolg, de eerste die het zegt is genoeg", "2")
	return s.raiser(barrier).do(ctx, &sessions.AnswerRecurrence{Recurrence: "terug-" + short(barrier), Says: "ja"})
}
