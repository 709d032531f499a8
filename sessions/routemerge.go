package sessions

import (
	"bytes"
	"cmp"
)

// SplitStep makes two steps of one. What was said of the whole step (who it is with, who stands beside you, the channels)
// is true of both. What was written, asked and counted stays with the first half, and so do the cards that hang on it; the
// way on is that of the second.
type SplitStep struct {
	Step  string `json:"step"`
	Into  string `json:"into"`
	Title Text   `json:"title"`
	Was   int    `json:"was"` // the revision of "titel"
}

// StepSplit happened.
type StepSplit struct {
	Step string    `json:"step"`
	Into RouteStep `json:"into"`
}

func (w *SplitStep) decide(s *State, _ Who, _ *Given) ([]Fact, error) {
	st, r, err := s.laid(w.Step)
	if err != nil {
		return nil, err
	}
	if err := cmp.Or(s.freeStep(w.Into), short(w.Title, mostStepTitle), r.full()); err != nil {
		return nil, err
	}
	if w.Title.empty() {
		return nil, errUntitled
	}
	if err := st.same(partTitle, w.Was, st.Title); err != nil {
		return nil, err
	}
	return []Fact{&StepSplit{Step: st.ID, Into: RouteStep{ID: w.Into, Route: st.Route, Title: w.Title.ID, State: StepLaid,
		Holder: st.Holder, Beside: st.Beside, Channels: st.Channels, Handover: st.Handover, Optional: st.Optional}}}, nil
}

func (f *StepSplit) apply(s *State, _ Instant) {
	st := f.Into
	st.own.Half = f.Step
	s.put(&st)
	s.changeRouteStep(f.Step, partWho, func(st *RouteStep) { st.Handover = Handover{} })
	s.lay(st.Route, f.Step, st.ID)
}

// Held is a step that goes on in another, and what that one was before: enough to take them apart again.
type Held struct {
	Step  string  `json:"step"`
	Later bool    `json:"later,omitempty"` // it came after the one that it went into, so the way on is its own
	Title WordsID `json:"title,omitempty"` // that the two got together
	Was   Outline `json:"was"`             // of the one that it went into, before
}

// Outline is all of a step but what hangs on it by an id of its own.
type Outline struct {
	Title       WordsID   `json:"title"`
	Hook        string    `json:"hook,omitempty"`
	Meant       WordsID   `json:"meant,omitempty"`
	Holder      Holder    `json:"holder"`
	Beside      Companion `json:"beside"`
	Channels    []Channel `json:"channels,omitempty"`
	Handover    Handover  `json:"handover"`
	Optional    bool      `json:"optional,omitempty"`
	Counts      Counts    `json:"counts"`
	Ingredients []string  `json:"ingredients,omitempty"`
	Load        []Load    `json:"load,omitempty"`
	Laws        []Label   `json:"laws,omitempty"`
	Bright      []string  `json:"bright,omitempty"`
	Clashes     []Clash   `json:"clashes,omitempty"`
}

// MergeSteps makes one step of two: counts add up, and what was written hangs together. The one that goes on in the other
// is kept as it was.
type MergeSteps struct {
	Step  string `json:"step"`
	With  string `json:"with"`
	Title Text   `json:"title"` // none: that of the first
}

// StepsMerged happened.
type StepsMerged struct {
	Step  string  `json:"step"`
	With  string  `json:"with"`
	After string  `json:"after,omitempty"` // where the other one lay
	Later bool    `json:"later,omitempty"`
	Title WordsID `json:"title,omitempty"`
	Whole bool    `json:"whole,omitempty"` // they are one again as before they were split, and nothing is to be remembered
}

func (w *MergeSteps) decide(s *State, _ Who, _ *Given) ([]Fact, error) {
	st, r, err := s.laid(w.Step)
	if err != nil {
		return nil, err
	}
	with, _, err := s.laid(w.With)
	switch {
	case err != nil:
		return nil, err
	case st.ID == with.ID:
		return nil, Refuse(Invalid, "Een stap gaat niet samen met zichzelf. Kies een andere stap.")
	case st.Route != with.Route:
		return nil, Refuse(Invalid, "Deze stappen liggen op twee routes. Kies twee stappen van dezelfde route.")
	}
	if err := short(w.Title, mostStepTitle); err != nil {
		return nil, err
	}
	f := &StepsMerged{Step: st.ID, With: with.ID, After: before(r.Steps, with.ID), Title: named(w.Title), Whole: with.halfOf(st)}
	for _, id := range r.Steps {
		if id == st.ID || id == with.ID {
			f.Later = id == st.ID
			break
		}
	}
	to := f.held(st).joined(st.ID, with).Handover.To
	if s.goesRound(st.ID, "", map[string]string{st.ID: to, with.ID: st.ID}) {
		return nil, Refuse(Conflict, "Dan gaat de route rond. Verander eerst waar een van deze stappen naartoe gaat.")
	}
	return []Fact{f}, nil
}

// halfOf says whether a step was split off from another and nothing was done with either since that would have to be
// taken apart again.
func (st *RouteStep) halfOf(o *RouteStep) bool {
	said := st.outline()
	same := Outline{Title: st.Title, Holder: o.Holder, Beside: o.Beside, Channels: o.Channels, Handover: st.Handover, Optional: o.Optional}
	said.Beside.None, same.Beside.None = "", ""
	return st.own.Half == o.ID && o.Handover == Handover{} && len(st.Lanes)+len(st.Real)+len(st.Demands)+len(st.Holds) == 0 &&
		bytes.Equal(mustJSON(said), mustJSON(same))
}

func (f *StepsMerged) held(st *RouteStep) Held {
	return Held{Step: f.With, Later: f.Later, Title: f.Title, Was: st.outline()}
}

func (f *StepsMerged) apply(s *State, _ Instant) {
	st, ok := find[RouteStep](s, f.Step)
	with, there := find[RouteStep](s, f.With)
	if !ok || !there {
		return
	}
	h := f.held(st)
	s.changeRouteStep(f.Step, partTitle, func(st *RouteStep) {
		st.trace(h.joined(st.ID, with))
		st.bump(partLanes, partReal, partAsked, partMeant, partWho, partCounts)
		st.hang(with)
		if !f.Whole {
			st.Holds = append(st.Holds[:len(st.Holds):len(st.Holds)], h)
		}
	})
	s.takeUp(f.With, f.After, StepMerged)
	s.changeRouteStep(f.With, "", func(o *RouteStep) { o.Into = f.Step })
}

// UnmergeSteps takes the step apart that was made last of two. What was written at it meanwhile stays where it was written.
type UnmergeSteps struct {
	Step string `json:"step"` // the one that lies
}

// StepsUnmerged happened.
type StepsUnmerged struct {
	Step  string `json:"step"`
	With  string `json:"with"`
	After string `json:"after"`
}

func (w *UnmergeSteps) decide(s *State, _ Who, _ *Given) ([]Fact, error) {
	st, r, err := s.laid(w.Step)
	if err != nil {
		return nil, err
	}
	if len(st.Holds) == 0 {
		return nil, Refuse(Conflict, "Deze stap is niet samengevoegd. Iemand haalde hem misschien net uit elkaar.")
	}
	if err := r.full(); err != nil {
		return nil, err
	}
	h := st.Holds[len(st.Holds)-1]
	with, ok := find[RouteStep](s, h.Step)
	if !ok {
		return nil, errGone
	}
	a, b := h.apart(st, with)
	apart := map[string]string{st.ID: a.Handover.To, with.ID: b.Handover.To}
	if s.goesRound(st.ID, with.ID, apart) || s.goesRound(with.ID, with.ID, apart) {
		return nil, Refuse(Conflict, "Dan gaat de route rond. Verander eerst waar deze stap naartoe gaat.")
	}
	f := &StepsUnmerged{Step: st.ID, With: with.ID, After: with.After}
	if r.beside(f.After) != nil {
		f.After = st.ID
	}
	return []Fact{f}, nil
}

func (f *StepsUnmerged) apply(s *State, _ Instant) {
	st, ok := find[RouteStep](s, f.Step)
	with, there := find[RouteStep](s, f.With)
	if !ok || !there || len(st.Holds) == 0 {
		return
	}
	a, b := st.Holds[len(st.Holds)-1].apart(st, with)
	s.changeRouteStep(f.With, partTitle, func(o *RouteStep) {
		o.State, o.After, o.Into = StepLaid, "", ""
		o.bump(partLanes, partReal, partAsked)
		o.takeBack(st)
		o.trace(b)
	})
	s.changeRouteStep(f.Step, partTitle, func(st *RouteStep) {
		st.trace(a)
		st.let(with)
		st.bump(partLanes, partReal, partAsked, partMeant, partWho, partCounts)
		st.Holds = st.Holds[: len(st.Holds)-1 : len(st.Holds)-1]
	})
	s.lay(st.Route, f.After, f.With)
}
