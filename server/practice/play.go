// Package practice plays invented participants in a rehearsal, so that somebody can try an evening alone.
//
// It promises two things. It comes in by the wire alone, as phones do, and knows nothing that a phone does not know. And it
// is polite: every few seconds one of them does one thing that the part of the evening asks for.
package practice

import (
	"context"
	"encoding/json"
	"errors"
	"math/rand/v2"
	"net/http"
	"reflect"
	"slices"
	"sync"
	"time"

	"maatwerkroute/sessions"
)

// Room is where they come in.
type Room struct {
	Base            string // the address that people use
	Origin          string
	Stream, Session string
	Dial            http.RoundTripper    // how that address is reached from here
	Pace            func() time.Duration // how long somebody thinks before the next thing
}

// Thinking is how long people think: a few seconds, now and then longer.
func Thinking() time.Duration {
	return 4*time.Second + time.Duration(rand.Int64N(int64(10*time.Second)))
}

// Play lets them take part until the session is over or ctx ends. The error is of those who could not come in.
func Play(ctx context.Context, room Room, people []Person) error {
	errs := make([]error, len(people))
	var all sync.WaitGroup
	for i, one := range people {
		all.Go(func() {
			p := newPhone(room, one)
			if errs[i] = p.comeIn(ctx); errs[i] == nil {
				errs[i] = p.takePart(ctx)
			}
		})
	}
	all.Wait()
	return errors.Join(errs...)
}

// takePart does one thing at a time. What is refused was not for now.
func (p *phone) takePart(ctx context.Context) error {
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-time.After(p.room.Pace()):
		}
		over, err := p.look(ctx)
		if over || ctx.Err() != nil {
			return nil
		}
		if err == nil {
			if w, run := p.next(); w != nil {
				err = p.ask(ctx, w, run)
			}
		}
		if err != nil && ctx.Err() == nil && !busy(err) {
			return err
		}
	}
}

// busy says that the server asks to come back later.
func busy(err error) bool {
	s := status(0)
	return errors.As(err, &s) && (s == http.StatusTooManyRequests || s == http.StatusServiceUnavailable)
}

// next is the one thing that this person does now, or nothing.
func (p *phone) next() (w sessions.Wish, run string) {
	e, phase, ok := p.view.phase()
	if !ok || e.State != sessions.Open {
		return nil, ""
	}
	for _, seat := range all[sessions.MySeat](&p.view, "my-seat") {
		if seat.Official && !seat.Pledged {
			return &sessions.GivePledge{}, e.Run.ID
		}
	}
	for _, does := range []func(sessions.Session, sessions.Phase) sessions.Wish{p.pulse, p.vote, p.consent, p.judge, p.write, p.promise, p.ready} {
		if w := does(e, phase); w != nil {
			return w, e.Run.ID
		}
	}
	return nil, ""
}

// ask sends a wish. A no of the rules is an answer, and no error.
func (p *phone) ask(ctx context.Context, w sessions.Wish, run string) error {
	body, err := json.Marshal(map[string]any{"t": "wish", "id": newID(), "op": nameOf[reflect.TypeOf(w)], "phase": run, "body": w})
	if err != nil {
		return err
	}
	_, err = p.send(ctx, http.MethodPost, "/wish?"+p.query(), aWish, body)
	return err
}

// once says whether something was not done yet, and remembers that it is.
func (p *phone) once(what string) bool {
	if p.did[what] {
		return false
	}
	p.did[what] = true
	return true
}

func (p *phone) pulse(e sessions.Session, phase sessions.Phase) sessions.Wish {
	if phase.Pulse && p.once("pulse "+e.Run.ID) {
		return &sessions.GivePulse{Answer: sessions.PulseAnswers[rand.IntN(len(sessions.PulseAnswers))]}
	}
	return nil
}

func (p *phone) vote(sessions.Session, sessions.Phase) sessions.Wish {
	for _, b := range all[sessions.Ballot](&p.view, "ballot") {
		if !b.Open || !p.once("vote "+b.ID) {
			continue
		}
		w := &sessions.CastVote{Ballot: b.ID}
		if b.Form == sessions.DotForm {
			for n := range min(b.Dots, len(b.Options)) {
				w.Dots = append(w.Dots, sessions.DotsOn{Option: b.Options[n].ID, N: 1})
			}
			return w
		}
		answers := sessions.BallotAnswers[b.Form]
		if len(answers) == 0 {
			continue
		}
		w.Answer = answers[rand.IntN(len(answers))]
		w.Why = sessions.Text{Body: "Dit is een oefening."}
		return w
	}
	return nil
}

// consent says yes to showing one's own card: without that nothing would be revealed.
func (p *phone) consent(sessions.Session, sessions.Phase) sessions.Wish {
	for _, c := range all[sessions.MyCard](&p.view, "my-card") {
		if c.Consent == "" && c.State == sessions.Placed && p.once("consent "+c.Card) {
			return &sessions.ConsentCard{Card: c.Card, Answer: sessions.ConsentYes}
		}
	}
	return nil
}

// judge says yes to a sentence: as one's own, and otherwise that one has it too. Which of the two it is, the rules know.
func (p *phone) judge(e sessions.Session, _ sessions.Phase) sessions.Wish {
	for _, b := range all[sessions.Barrier](&p.view, "barrier") {
		switch {
		case b.Session != e.ID || b.State == sessions.Dissolved:
		case p.is.Side == sessions.Ervaring && b.State != sessions.Confirmed && p.once("confirm "+b.ID+string(b.Sentence)):
			return &sessions.ConfirmBarrier{Barrier: b.ID, Yes: true}
		case b.State == sessions.Confirmed && p.once("recognise "+b.ID) && rand.IntN(3) > 0:
			return &sessions.RecogniseBarrier{Barrier: b.ID}
		}
	}
	return nil
}

const cardsInAPart = 2

// talking are the parts in which people look at what is there: a new card then would hold up the room.
var talking = []sessions.PhaseKind{sessions.Bundling, sessions.WhatWho}

func (p *phone) write(e sessions.Session, phase sessions.Phase) sessions.Wish {
	if !slices.Contains(phase.Write, p.is.Side) || p.wrote[e.Run.ID] >= cardsInAPart || slices.Contains(talking, phase.Kind) {
		return nil
	}
	var asks []sessions.Question
	for _, q := range phase.Questions {
		if slices.Contains(q.Sides, p.is.Side) && len(lines[q.Kind]) > 0 {
			asks = append(asks, q)
		}
	}
	var steps []sessions.Step
	for _, t := range all[sessions.Trajectory](&p.view, "trajectory") {
		steps = t.Steps
	}
	if len(asks) == 0 || len(steps) == 0 {
		return nil
	}
	p.wrote[e.Run.ID]++
	q := asks[rand.IntN(len(asks))]
	if p.wrote[e.Run.ID] == 1 {
		q = asks[0] // a rehearsal has barriers to bundle
	}
	say := lines[q.Kind]
	return &sessions.PlaceCard{Card: newID(), Question: q.ID, Step: steps[rand.IntN(len(steps))].ID, Text: sessions.Text{Body: say[rand.IntN(len(say))]}}
}

func (p *phone) promise(_ sessions.Session, phase sessions.Phase) sessions.Wish {
	if phase.Kind == sessions.WhatWho && p.is.Function != "" && p.once("promise") {
		return &sessions.MakePromise{Promise: newID(), By: sessions.Label(p.is.Function), Capacity: sessions.Capacities[0], Sentence: sessions.Text{Body: promise}}
	}
	return nil
}

func (p *phone) ready(e sessions.Session, _ sessions.Phase) sessions.Wish {
	if p.wrote[e.Run.ID] > 0 && p.once("ready "+e.Run.ID) {
		return &sessions.SayReady{}
	}
	return nil
}

// nameOf is what a wish is called on the wire.
var nameOf = func() map[reflect.Type]string {
	m := map[reflect.Type]string{}
	for _, op := range sessions.Operations {
		m[reflect.TypeOf(op.New())] = op.Name
	}
	return m
}()
