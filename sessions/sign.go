package sessions

import "slices"

// SignPromise is the giver's own yes: this is what I promise, and this is what there is for it. Means are named, or
// "geen" is said aloud (S3-18).
type SignPromise struct {
	Promise string `json:"promise"`
	Money   Text   `json:"money"`
	People  Text   `json:"people"`
	Time    Text   `json:"time"`
	Mandate Text   `json:"mandate"`
	None    bool   `json:"none"` // there is nothing for it
}

// PromiseSigned happened. By is the desk when it entered what the giver said.
type PromiseSigned struct {
	Promise string `json:"promise"`
	Means   []Mean `json:"means"`
	By      Role   `json:"by,omitempty"`
}

func (w *SignPromise) decide(s *State, who Who, g *Given) ([]Fact, error) {
	p, err := s.givenBy(who, w.Promise)
	if err != nil {
		return nil, err
	}
	f := &PromiseSigned{Promise: p.ID, Means: []Mean{}}
	for i, text := range []Text{w.Money, w.People, w.Time, w.Mandate} {
		if !text.empty() {
			f.Means = append(f.Means, Mean{What: Means[i], Text: text.ID, At: g.At})
		}
	}
	switch {
	case p.Signed != 0:
		return nil, Refuse(Conflict, "Deze toezegging is al bevestigd door wie haar deed.")
	case p.Notice == "" || p.Check == 0:
		return nil, Refuse(Conflict, "Vul eerst in waaraan mensen het merken, en op welke dag we kijken.")
	case w.None == (len(f.Means) > 0):
		return nil, Refuse(Invalid, "Wat is er voor nodig: geld, mensen, tijd of mandaat? Is er niets? Zeg dan ‘geen’.")
	case w.None:
		f.Means = []Mean{{What: noMeans, At: g.At}}
	}
	if who.Desk() {
		f.By = who.Role
	}
	return []Fact{f}, nil
}

func (f *PromiseSigned) apply(s *State, at Instant) {
	s.changePromise(f.Promise, func(p *Promise) { p.Signed, p.Means = at, f.Means })
}

// SetMeans writes down what was really made available for a promise: hours, budget, mandate (S1-21).
type SetMeans struct {
	Promise string `json:"promise"`
	What    string `json:"what"`
	Text    Text   `json:"text"`
	By      Label  `json:"by"` // who gave it
}

// MeansSet happened.
type MeansSet struct {
	Promise string `json:"promise"`
	Mean    Mean   `json:"mean"`
}

func (w *SetMeans) decide(s *State, who Who, g *Given) ([]Fact, error) {
	p, err := s.givenBy(who, w.Promise)
	switch {
	case err != nil:
		return nil, err
	case !contains(Means, w.What) || w.What == noMeans:
		return nil, Refuse(Invalid, "Wat is er gegeven? Kies: geld, mensen, tijd of mandaat.")
	case w.Text.empty():
		return nil, Refuse(Invalid, "Schrijf hoeveel, en vanaf wanneer.")
	case w.By == "":
		return nil, Refuse(Invalid, "Wie geeft dit? Noem de functie.")
	case len(p.Set) >= mostMeans:
		return nil, Refuse(Conflict, "Hier staat al genoeg. Maak er een nieuwe toezegging van.")
	}
	return []Fact{&MeansSet{Promise: p.ID, Mean: Mean{What: w.What, Text: w.Text.ID, By: w.By, At: g.At}}}, nil
}

const mostMeans = 50

func (f *MeansSet) apply(s *State, _ Instant) {
	s.changePromise(f.Promise, func(p *Promise) { p.Set = append(slices.Clone(p.Set), f.Mean) })
}

// ShiftPromise gives another date, with the reason. The first one and every other stay to be seen (S3-05d).
type ShiftPromise struct {
	Promise string  `json:"promise"`
	To      Instant `json:"to"`
	Why     Text    `json:"why"`
}

// PromiseShifted happened.
type PromiseShifted struct {
	Promise string  `json:"promise"`
	To      Instant `json:"to"`
	Why     WordsID `json:"why"`
}

func (w *ShiftPromise) decide(s *State, who Who, g *Given) ([]Fact, error) {
	p, err := s.givenBy(who, w.Promise)
	switch {
	case err != nil:
		return nil, err
	case p.Claimed != 0 || p.first() == 0:
		return nil, Refuse(Conflict, "Er is geen dag om te verschuiven.")
	case w.Why.empty():
		return nil, Refuse(Invalid, "Schrijf waarom het een andere dag wordt. De mensen die wachten lezen dit.")
	case w.To <= g.At || w.To == p.due():
		return nil, Refuse(Invalid, "Kies een andere dag, die nog moet komen.")
	}
	return []Fact{&PromiseShifted{Promise: p.ID, To: w.To, Why: w.Why.ID}}, nil
}

func (f *PromiseShifted) apply(s *State, at Instant) {
	s.changePromise(f.Promise, func(p *Promise) {
		p.Shifts = append(slices.Clone(p.Shifts), Shift{To: f.To, Why: f.Why, At: at})
	})
}

// ClaimPromise is the giver's "ik heb het gedaan". Whether it is so, people say.
type ClaimPromise struct {
	Promise string `json:"promise"`
	Told    Text   `json:"told"`
}

// PromiseClaimed happened.
type PromiseClaimed struct {
	Promise string  `json:"promise"`
	Told    WordsID `json:"told"`
}

func (w *ClaimPromise) decide(s *State, who Who, _ *Given) ([]Fact, error) {
	p, err := s.givenBy(who, w.Promise)
	switch {
	case err != nil:
		return nil, err
	case p.Claimed != 0:
		return nil, Refuse(Conflict, "Dit is al gezegd. Nu zeggen de mensen of zij het merken.")
	case w.Told.empty():
		return nil, Refuse(Invalid, "Schrijf in gewone woorden wat er nu anders is.")
	}
	return []Fact{&PromiseClaimed{Promise: p.ID, Told: w.Told.ID}}, nil
}

func (f *PromiseClaimed) apply(s *State, at Instant) {
	s.changePromise(f.Promise, func(p *Promise) { p.Claimed, p.Told = at, f.Told })
}

// WithdrawPromise takes a promise back, with a reason that expires as every no does (I-06). It stays to be read.
type WithdrawPromise struct {
	Promise  string  `json:"promise"`
	Category string  `json:"category"`
	Text     Text    `json:"text"`
	Expires  Instant `json:"expires"`
}

// PromiseWithdrawn happened.
type PromiseWithdrawn struct {
	Promise  string  `json:"promise"`
	Answer   string  `json:"answer"`
	Category string  `json:"category"`
	Text     WordsID `json:"text"`
	Expires  Instant `json:"expires"`
}

func (w *WithdrawPromise) decide(s *State, who Who, g *Given) ([]Fact, error) {
	p, err := s.givenBy(who, w.Promise)
	if err != nil {
		return nil, err
	}
	expires, err := reason(w.Category, w.Text, p.By, w.Expires, g)
	if err != nil {
		return nil, err
	}
	return []Fact{&PromiseWithdrawn{Promise: p.ID, Answer: g.id(), Category: w.Category, Text: w.Text.ID, Expires: expires}}, nil
}

func (f *PromiseWithdrawn) apply(s *State, at Instant) {
	p, ok := find[Promise](s, f.Promise)
	if !ok {
		return
	}
	s.changePromise(f.Promise, func(p *Promise) { p.Withdrawn = f.Answer })
	s.put(&Answer{ID: f.Answer, Session: p.Session, About: "promise", Of: p.ID, Category: f.Category, Text: f.Text, By: p.By,
		At: at, Expires: f.Expires})
}
