package play

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"slices"
	"time"

	"maatwerkroute/sessions"
)

// evening is D0, from the doors to the end.
func (s *stage) evening(ctx context.Context) error {
	s.say("D0 · het gesprek")
	if err := s.seats(); err != nil {
		return err
	}
	return s.run(ctx, 0, map[sessions.PhaseKind]func(context.Context) error{
		sessions.Welcome: s.welcome, sessions.Listening: s.listen, sessions.Writing: s.write,
		sessions.Bundling: s.bundle, sessions.WhatWho: s.whatAndWho, sessions.Absent: s.absent,
		sessions.RoundOff: s.goodbye,
	})
}

// run opens the doors at seven, goes through the phases that the session has, and closes it.
func (s *stage) run(ctx context.Context, day int, parts map[sessions.PhaseKind]func(context.Context) error) error {
	s.clock.to(moment(day, 18, 55))
	s.clock.to(moment(day, 19, 0))
	if err := s.ready(ctx, s.done.Session, form("wat", "open")); err != nil {
		return err
	}
	if err := s.lea.look(ctx); err != nil {
		return err
	}
	e, err := seen[sessions.Session](&s.lea.view, "session", s.done.Session)
	if err != nil {
		return err
	}
	end := moment(day, 19, 0)
	for i, phase := range e.Phases {
		s.clock.to(end)
		if i > 0 {
			if err := s.lea.do(ctx, &sessions.StartPhase{Phase: phase.ID}); err != nil {
				return err
			}
		}
		if part := parts[phase.Kind]; part != nil {
			if err := part(ctx); err != nil {
				return err
			}
		}
		if phase.Pulse {
			if err := s.pulse(ctx); err != nil {
				return err
			}
		}
		end = end.Add(time.Duration(phase.Minutes) * time.Minute)
	}
	s.clock.to(end)
	return s.lea.do(ctx, &sessions.CloseSession{})
}

// listen has a scribe at each table, who reads back and hears yes.
func (s *stage) listen(ctx context.Context) error {
	d, err := s.doors(ctx, s.done.Session)
	if err != nil {
		return err
	}
	for _, link := range d.Scribes {
		scribe := s.person("schrijver van tafel "+link.Table, "scribe")
		if _, err := scribe.post(ctx, "/schrijver/sleutel", form("key", secret(link.URL))); err != nil {
			return err
		}
		scribe.where = s.lea.where
		for _, h := range s.heard() {
			if h.table != link.Table {
				continue
			}
			card := &sessions.WriteCardFor{Side: sessions.Ervaring, Yes: true, PlaceCard: sessions.PlaceCard{
				Card: newID(), Question: "haalbaar", Step: h.step, Text: words(h.text)}}
			if err := scribe.do(ctx, card); err != nil {
				return err
			}
		}
	}
	return nil
}

// heard is what the scribes write: also what the script says of a barrier that came back.
func (s *stage) heard() []heard {
	list := slices.Clone(heardAtTables)
	for _, b := range s.book("drempels").members() {
		if why := b.text("terug_omdat"); why != "" {
			list = append(list, heard{"1", b.raw("stap"), why})
		}
	}
	return list
}

// write has everybody write their cards. The question that they answer gives a card its kind.
func (s *stage) write(ctx context.Context) error {
	for _, card := range s.book("kaarten").members() {
		g := s.guest(known(card))
		if err := g.look(ctx); err != nil {
			return err
		}
		q, err := g.view.question(g.where.session, sessions.CardKind(card.raw("soort")), g.side)
		if err != nil {
			return err
		}
		w := &sessions.PlaceCard{Card: newID(), Question: q.ID, Step: card.raw("stap"), Text: words(card.text("tekst")),
			Feeling: card.raw("gevoel"), Stopped: card.raw("afgehaakt") == "true"}
		if q.Helped {
			w.Helped = words(card.text("had_geholpen") + card.text("vraag"))
		}
		if err := g.do(ctx, w); err != nil {
			return err
		}
		s.cards[card.id], s.author[card.id] = w.Card, g
		if g.side == sessions.Ervaring {
			if err := g.do(ctx, &sessions.ConsentCard{Card: w.Card, Answer: sessions.ConsentYes}); err != nil {
				return err
			}
		}
	}
	return nil
}

func (s *stage) pulse(ctx context.Context) error {
	for i, g := range s.people {
		if err := g.do(ctx, &sessions.GivePulse{Answer: pulses[i%len(pulses)]}); err != nil {
			return err
		}
	}
	return nil
}

const atOnce = 7 // cards in a batch of the reveal

// bundle shows the cards, makes barriers of them, and has those who told say whether the words are right.
func (s *stage) bundle(ctx context.Context) error {
	for left := len(s.cards) + len(s.heard()); left > 0; left -= atOnce {
		if left > 2 {
			if err := s.lea.do(ctx, &sessions.RevealCards{Size: atOnce}); err != nil {
				return err
			}
		}
	}
	for _, b := range s.book("drempels").members() {
		if err := s.barrier(ctx, b); err != nil {
			return err
		}
	}
	if err := s.lea.do(ctx, &sessions.SpotBarrier{}); err != nil {
		return err
	}
	return s.returned(ctx)
}

func (s *stage) barrier(ctx context.Context, b item) error {
	id, types := short(b.id), []string{b.raw("type")}
	var cards []string
	var raisers []*guest
	for _, card := range b.texts("uit") {
		cards = append(cards, s.cards[card])
		if g := s.author[card]; g.side == sessions.Ervaring && !slices.Contains(raisers, g) {
			raisers = append(raisers, g)
		}
	}
	since := moment(s.book("ervaring_sinds").day(b.id), 12, 0)
	err := s.lea.all(ctx,
		&sessions.BundleCards{Barrier: id, Cards: cards, Step: b.raw("stap"), Sentence: words(b.text("kernzin")), Types: types, Themes: themes[b.id]},
		&sessions.TagBarrier{Barrier: id, Types: types, Themes: themes[b.id], Since: sessions.At(since)},
		&sessions.SpotBarrier{Barrier: id})
	if err != nil {
		return err
	}
	for _, g := range raisers {
		if err := g.do(ctx, &sessions.ConfirmBarrier{Barrier: id, Yes: true}); err != nil {
			return err
		}
	}
	if len(raisers) == 0 { // officials raised it: they say yes aloud, and a resident must still recognise it
		if err := s.lea.do(ctx, &sessions.ConfirmAloud{Barrier: id, Yes: true}); err != nil {
			return err
		}
	}
	return s.recognise(ctx, b, raisers)
}

// recognise has as many say "ik ook" as the script wants and as there are; nobody twice, and not who raised it. The
// others were not there that evening: their paper slips are counted at the desk.
func (s *stage) recognise(ctx context.Context, b item, raisers []*guest) error {
	for _, side := range sessions.Sides {
		want := b.at("herkend").number(string(side))
		for _, g := range s.of(side) {
			if want == 0 || slices.Contains(raisers, g) {
				continue
			}
			if err := g.do(ctx, &sessions.RecogniseBarrier{Barrier: short(b.id)}); err != nil {
				return err
			}
			want--
		}
		if want > 0 {
			s.slips = append(s.slips, &sessions.RecogniseFor{Barrier: short(b.id), Side: side, People: want})
		}
	}
	return nil
}

// absent asks who was not there. Each answer is shown, since each writer says yes.
func (s *stage) absent(ctx context.Context) error {
	for i, text := range absentPeople {
		g := s.of(sessions.Ervaring)[i]
		if err := g.look(ctx); err != nil {
			return err
		}
		q, err := g.view.question(g.where.session, sessions.AbsentPeople, g.side)
		if err != nil {
			return err
		}
		card := newID()
		err = g.all(ctx, &sessions.PlaceCard{Card: card, Question: q.ID, Step: "daarna", Text: words(text)},
			&sessions.ConsentCard{Card: card, Answer: sessions.ConsentYes})
		if err != nil {
			return err
		}
	}
	return s.lea.do(ctx, &sessions.RevealCards{})
}

// goodbye has residents say how they want to hear what comes of it.
func (s *stage) goodbye(ctx context.Context) error {
	for _, g := range s.of(sessions.Ervaring) {
		if _, err := g.post(ctx, "/mijn/contact", form("way", "via_collectief")); err != nil {
			return err
		}
	}
	return nil
}

func words(text string) sessions.Text { return sessions.Text{Body: text} }

func newID() string {
	var b [16]byte
	rand.Read(b[:]) // never fails
	return hex.EncodeToString(b[:])
}
