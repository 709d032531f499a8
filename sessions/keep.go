package sessions

import (
	"fmt"
	"strings"
)

// PromiseState is how a promise stands. All of it is derived: from what its giver said, what people say, and the day.
type PromiseState string

// The states of a promise (DOMAIN §4.3.5).
const (
	PromiseSpoken    PromiseState = "uitgesproken"
	PromiseNoted     PromiseState = "vastgelegd"
	PromiseOwned     PromiseState = "erkend_door_gever"
	PromiseRunning   PromiseState = "loopt"
	PromiseDone      PromiseState = "nagekomen_volgens_gever"
	PromiseConfirmed PromiseState = "bevestigd_door_mensen"
	PromiseDiffers   PromiseState = "anders_dan_beloofd"
	PromisePartly    PromiseState = "deels"
	PromiseBroken    PromiseState = "niet_nagekomen"
	PromiseTaken     PromiseState = "ingetrokken"
)

// What people say of a promise.
const (
	KeptToMe      = "gemerkt"
	KeptPartly    = "deels"
	OtherwiseToMe = "anders" // "bij mij ging het anders"
)

// PromiseSays lists them.
var PromiseSays = []string{KeptToMe, KeptPartly, OtherwiseToMe}

// Echo is what people say of a promise.
type Echo struct{ Kept, Partly, Otherwise int }

// Echo counts it, per side and for all together under "". The numbers are of people: mask them in public.
func (s *State) Echo(promise string) map[Side]Echo {
	heard := map[Side]Echo{}
	for key, n := range s.counts(keeping, promise) {
		side, says, _ := strings.Cut(key, " ")
		for _, one := range []Side{"", Side(side)} {
			h := heard[one]
			switch says {
			case KeptToMe:
				h.Kept += n
			case KeptPartly:
				h.Partly += n
			case OtherwiseToMe:
				h.Otherwise += n
			}
			heard[one] = h
		}
	}
	return heard
}

// PromiseState derives how a promise stands at a moment. Only those who live it say whether it was kept.
func (s *State) PromiseState(p *Promise, now Instant) PromiseState {
	heard := s.Echo(p.ID)[Ervaring]
	due := p.due() != 0 && p.due() <= now
	switch {
	case p.Withdrawn != "":
		return PromiseTaken
	case p.Claimed == 0 && !due:
		return p.before()
	case heard.Kept >= noticed && heard.Kept > heard.Partly+heard.Otherwise:
		return PromiseConfirmed
	case heard.Otherwise > 0 && heard.Otherwise >= heard.Kept:
		return PromiseDiffers
	case heard.Partly+heard.Otherwise > 0:
		return PromisePartly
	case p.Claimed != 0:
		return PromiseDone
	}
	return PromiseBroken
}

// before is how a promise stands as long as its day is still to come.
func (p *Promise) before() PromiseState {
	switch {
	case p.Signed != 0 && !p.Vague:
		return PromiseRunning
	case p.Signed != 0:
		return PromiseOwned
	case p.Vague:
		return PromiseSpoken
	}
	return PromiseNoted
}

// judging gives a promise and the seat of who speaks of it. The desk comes with the seat of whose slip it holds. Who
// gave the promise does not judge it.
func (s *State) judging(who Who, id string) (*Promise, *Seat, error) {
	p, ok := find[Promise](s, id)
	if !ok || p.Session != who.Session {
		return nil, nil, errGone
	}
	e, ok := find[Seat](s, who.Seat)
	switch {
	case !ok || e.Session != p.Session || e.Side == Ervaring && !e.Admitted || e.Side.Official() && !e.Pledged:
		return nil, nil, Refuse(Forbidden, "Dit zegt wie aan tafel zat. Gebruik de code van die persoon.")
	case e.Function != "" && sameFunction(e.Function) == sameFunction(p.By):
		return nil, nil, Refuse(Forbidden, "Wie het beloofde, zegt niet zelf of het gelukt is.")
	}
	return p, e, nil
}

// JudgePromise is one person's word on a promise: kept, partly, or "bij mij ging het anders". A second one takes the
// place of the first.
type JudgePromise struct {
	Promise string `json:"promise"`
	Says    string `json:"says"`
}

// JudgePromiseFor counts what people said by hand or on paper. They weigh as much as a phone (I-26).
type JudgePromiseFor struct {
	Promise string `json:"promise"`
	Says    string `json:"says"`
	Side    Side   `json:"side"`
	People  int    `json:"people"`
}

// PromiseJudged happened. Own: the one handle is of somebody with a screen, who gets it back.
type PromiseJudged struct {
	Promise string   `json:"promise"`
	Session string   `json:"session"`
	Handles []string `json:"handles"`
	Side    Side     `json:"side"`
	Says    string   `json:"says"`
	Own     bool     `json:"own,omitempty"`
}

var errSays = Refuse(Invalid, "Kies: ik merk het, een beetje, of bij mij ging het anders.")

func (w *JudgePromise) decide(s *State, who Who, g *Given) ([]Fact, error) {
	p, e, err := s.judging(who, w.Promise)
	if err != nil {
		return nil, err
	}
	if !contains(PromiseSays, w.Says) {
		return nil, errSays
	}
	handle, again := s.voted(keeping, p.ID, who.Handles)
	if !again {
		handle = g.handle(who.Seat)
	}
	return []Fact{&PromiseJudged{Promise: p.ID, Session: p.Session, Handles: []string{handle}, Side: e.Side, Says: w.Says, Own: true}}, nil
}

func (w *JudgePromiseFor) decide(s *State, who Who, g *Given) ([]Fact, error) {
	p, ok := find[Promise](s, w.Promise)
	switch {
	case !ok || p.Session != who.Session:
		return nil, errGone
	case !contains(PromiseSays, w.Says):
		return nil, errSays
	case !contains(Sides, w.Side):
		return nil, Refuse(Invalid, "Kies van welke kant deze mensen zijn.")
	case w.People < 1 || w.People > mostHands:
		return nil, Refuse(Invalid, "Hoeveel mensen zeiden dit? Vul een getal in van 1 tot 500.")
	}
	handles := make([]string, w.People)
	for i := range handles {
		handles[i] = g.id()
	}
	return []Fact{&PromiseJudged{Promise: p.ID, Session: p.Session, Handles: handles, Side: w.Side, Says: w.Says}}, nil
}

func (f *PromiseJudged) apply(s *State, _ Instant) {
	s.tally(keeping, f.Session, f.Promise, string(f.Side)+" "+f.Says, f.Handles...)
	if f.Own {
		s.put(&Mine{ID: f.Handles[0], Session: f.Session, What: keeping, About: f.Promise, Says: f.Says})
	}
}

// RateContact answers the three questions after somebody was received: was I recognised, was I trusted, was there
// time (S4-26). Once a quarter of a year; a second answer takes the place of the first.
type RateContact struct {
	Promise    string `json:"promise"`
	Recognised string `json:"recognised"`
	Trusted    string `json:"trusted"`
	Time       string `json:"time"`
}

// ContactRated happened. Answers stand in the order of ContactQuestions.
type ContactRated struct {
	Promise string   `json:"promise"`
	Session string   `json:"session"`
	Quarter string   `json:"quarter"`
	Handle  string   `json:"handle"`
	Answers []string `json:"answers"`
}

// ContactQuestions are the three.
var ContactQuestions = []string{"herkend", "vertrouwd", "tijd"}

func (w *RateContact) decide(s *State, who Who, g *Given) ([]Fact, error) {
	p, e, err := s.judging(who, w.Promise)
	if err != nil {
		return nil, err
	}
	if e.Side != Ervaring {
		return nil, Refuse(Forbidden, "Dit zegt wie het meemaakt.")
	}
	answers := []string{w.Recognised, w.Trusted, w.Time}
	for _, a := range answers {
		if !contains(NeedAnswers, a) {
			return nil, Refuse(Invalid, "Kies bij elke vraag een antwoord. ‘Weet ik niet’ mag.")
		}
	}
	f := &ContactRated{Promise: p.ID, Session: p.Session, Quarter: quarter(g.At), Answers: answers}
	handle, again := s.voted(contact, contactID(p.ID, f.Quarter, ContactQuestions[0]), who.Handles)
	if !again {
		handle = g.handle(who.Seat)
	}
	f.Handle = handle
	return []Fact{f}, nil
}

func quarter(at Instant) string {
	t := at.Time()
	return fmt.Sprintf("%d-%d", t.Year(), (int(t.Month())+2)/3)
}

func contactID(promise, quarter, question string) string {
	return promise + "." + quarter + "." + question
}

func (f *ContactRated) apply(s *State, _ Instant) {
	for i, q := range ContactQuestions {
		s.tally(contact, f.Session, contactID(f.Promise, f.Quarter, q), f.Answers[i], f.Handle)
	}
	s.put(&Mine{ID: f.Handle, Session: f.Session, What: contact, About: f.Promise, Says: strings.Join(f.Answers, " ")})
}

// Trend is what people answered in one quarter of a year, per question.
type Trend struct {
	Quarter string
	Answers map[string]map[string]int // question → answer → people
}

// Trends gives the answers on a promise per quarter, oldest first, up to a moment.
func (s *State) Trends(p *Promise, now Instant) []Trend {
	var list []Trend
	for at, last := p.At.Time(), quarter(now); ; at = at.AddDate(0, 1, 0) {
		q := quarter(At(at))
		if n := len(list); n == 0 || list[n-1].Quarter != q {
			if t := s.trend(p.ID, q); len(t.Answers) > 0 {
				list = append(list, t)
			}
		}
		if q >= last {
			return list
		}
	}
}

func (s *State) trend(promise, quarter string) Trend {
	t := Trend{Quarter: quarter, Answers: map[string]map[string]int{}}
	for _, q := range ContactQuestions {
		if n := s.counts(contact, contactID(promise, quarter, q)); len(n) > 0 {
			t.Answers[q] = n
		}
	}
	return t
}
