package sessions

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
)

// RouteEdition (versie) is a route as it was published: frozen, and for everybody to read. Who carries it is not in it,
// because that goes on: see Carried.
type RouteEdition struct {
	ID         string        `json:"id"`
	Route      string        `json:"route"`
	Version    RouteKind     `json:"version"`
	N          int           `json:"n"`
	Name       Label         `json:"name"` // v0.1, v0.2 …
	At         Instant       `json:"at"`
	Title      WordsID       `json:"title"`
	Who        WordsID       `json:"who,omitempty"`
	Meant      WordsID       `json:"meant,omitempty"`
	Effect     WordsID       `json:"effect,omitempty"`
	Steps      []RouteStep   `json:"steps"`
	Conditions []OnCondition `json:"conditions"`
	Burden     Burden        `json:"burden"`
	Changes    []StepChange  `json:"changes"` // what became of the steps of today's route that it was made from
	Before     []Total       `json:"before"`  // of today's route that it was made from, on that day; empty: it was drawn anew
	plain
}

// OnCondition is what was built into a step because somebody objected.
type OnCondition struct {
	Step string  `json:"step"`
	Text WordsID `json:"text"`
}

const mostEditions = 99

func (d *RouteEdition) kind() string             { return "route-edition" }
func (d *RouteEdition) key() string              { return d.ID }
func (d *RouteEdition) at() (session, to string) { return "", "" }

// What was published everybody sees, also who may read no story: no card is in it, and nothing that a resident told of
// how it really goes.
func (d *RouteEdition) seenBy(Class) Record { return d }

// frozen is a step as everybody may read it. What residents tell of practice stays at the table, and so do whose hand wrote
// a note, where departments are at odds, and how the drawing came to be; fewer than five who stopped are no number (I-34).
func frozen(old *RouteStep) RouteStep {
	st := *old
	st.Counts.Stopped = mask(st.Counts.Stopped)
	st.Bright, st.Clashes, st.Holds, st.After, st.Into, st.Revisions, st.own = nil, nil, nil, "", "", nil, routeStepOwn{}
	st.Real = slices.DeleteFunc(slices.Clone(st.Real), func(p Practice) bool { return p.Side.Own() })
	st.Lanes = slices.Clone(st.Lanes)
	for i := range st.Lanes {
		st.Lanes[i].Side, st.Lanes[i].Rev = "", 0
	}
	for i := range st.Real {
		st.Real[i].Rev = 0
	}
	st.Demands = slices.Clone(st.Demands)
	for i := range st.Demands {
		st.Demands[i].Rev = 0
	}
	fillLists(&st)
	return st
}

// sums are what somebody stands behind: a step with its conditions, and under "" the whole in its order. Another content is
// another sum; a step that was moved, or laid in another route, is the same step.
type sums map[string]string

func sumsOf(effect WordsID, steps []*RouteStep, conditions []OnCondition) sums {
	all, whole := sums{}, []string{}
	for _, old := range steps {
		st := frozen(old)
		st.Route, st.From, st.Hook, st.State = "", "", "", ""
		texts := []WordsID{}
		for _, c := range conditions {
			if c.Step == old.ID {
				texts = append(texts, c.Text)
			}
		}
		all[old.ID] = digest(st, texts)
		whole = append(whole, all[old.ID])
	}
	all[""] = digest(effect, whole)
	return all
}

func digest(v ...any) string {
	sum := sha256.Sum256(mustJSON(v))
	return hex.EncodeToString(sum[:16])
}

func (d *RouteEdition) sums() sums { return sumsOf(d.Effect, d.Laid(), d.Conditions) }

func (s *State) sums(r *Route) sums { return sumsOf(r.Effect, s.StepsOf(r), s.Conditions(r.ID)) }

// Laid gives the steps of what was published, in order.
func (d *RouteEdition) Laid() []*RouteStep {
	list := make([]*RouteStep, len(d.Steps))
	for i := range d.Steps {
		list[i] = &d.Steps[i]
	}
	return list
}

// Editions lists what was published of a route, the oldest first.
func (s *State) Editions(route string) []*RouteEdition {
	list := slices.DeleteFunc(all[RouteEdition](s), func(d *RouteEdition) bool { return d.Route != route })
	sortStable(list, func(a, b *RouteEdition) int { return a.N - b.N })
	return list
}

// Newest is what was published last of a route.
func (s *State) Newest(route string) (*RouteEdition, bool) {
	list := s.Editions(route)
	if len(list) == 0 {
		return nil, false
	}
	return list[len(list)-1], true
}

// Hinder is why an ideal route cannot be published yet, and at which step (I-27).
type Hinder struct {
	Kind FindingKind
	Step string
	N    int // its place on the route, from 1
	Text string
}

// Hinders lists all of it at once, in the order of the steps. It is about the ideal: how it goes today is published as it is.
func (s *State) Hinders(r *Route) []Hinder {
	list := []Hinder{}
	if r.Version != RouteIdeal {
		return list
	}
	steps := s.StepsOf(r)
	for at, st := range steps {
		add := func(kind FindingKind, text string) {
			list = append(list, Hinder{Kind: kind, Step: st.ID, N: at + 1, Text: fmt.Sprintf(text, at+1)})
		}
		if st.DigitalOnly() {
			add(FindingDigital, "Stap %d kan alleen digitaal.")
		}
		if st.Beside.Empty() && st.Beside.None == "" {
			add(FindingAlone, "Bij stap %d staat niemand naast je, en er staat niet waarom.")
		}
		if coldAt(steps, at) && st.Handover.Why == "" {
			add(FindingCold, "Na stap %d ga je alleen naar iemand anders, en er staat niet waarom.")
		}
	}
	return list
}

// PublishRoute makes a route as it stands readable for everybody.
type PublishRoute struct {
	Route   string `json:"route"`
	Edition string `json:"edition"`
	Name    Label  `json:"name"` // none: v0.1, and so on
}

// RoutePublished happened.
type RoutePublished struct {
	Edition RouteEdition `json:"edition"`
}

func (w *PublishRoute) decide(s *State, _ Who, g *Given) ([]Fact, error) {
	r, ok := find[Route](s, w.Route)
	if !ok {
		return nil, errGone
	}
	if !validID(w.Edition) {
		return nil, Refuse(Invalid, "Deze versie heeft geen goede naam voor de computer.")
	}
	if _, ok := find[RouteEdition](s, w.Edition); ok {
		return nil, errTaken
	}
	d := s.editionOf(r)
	d.ID, d.At = w.Edition, g.At
	if w.Name != "" {
		d.Name = w.Name
	}
	if err := s.publishable(r, d); err != nil {
		return nil, err
	}
	return []Fact{&RoutePublished{Edition: *d}}, nil
}

func (s *State) publishable(r *Route, d *RouteEdition) error {
	old := s.Editions(r.ID)
	switch {
	case r.Version == RouteVariant:
		return Refuse(Conflict, "Dit is het voorstel van één tafel. Maak er eerst samen één route van.")
	case len(d.Steps) == 0:
		return Refuse(Conflict, "Er ligt nog geen stap op deze route.")
	case len(old) >= mostEditions:
		return Refuse(Conflict, "Er zijn al 99 versies van deze route. Teken een nieuwe route.")
	case slices.ContainsFunc(old, func(o *RouteEdition) bool { return strings.EqualFold(string(o.Name), string(d.Name)) }):
		return Refuse(Conflict, "Er is al een versie met deze naam.")
	}
	if n := len(old); n > 0 && old[n-1].sums()[""] == d.sums()[""] && old[n-1].Title == d.Title {
		return Refuse(Conflict, fmt.Sprintf("Er is niets veranderd sinds %s.", old[n-1].Name))
	}
	list := s.Hinders(r)
	if len(list) == 0 {
		return nil
	}
	text := "Deze route kan nog niet naar buiten."
	for _, h := range list {
		text += " " + h.Text
	}
	return Refuse(Conflict, text)
}

// editionOf copies a route as it stands.
func (s *State) editionOf(r *Route) *RouteEdition {
	n := len(s.Editions(r.ID)) + 1
	d := &RouteEdition{Route: r.ID, Version: r.Version, N: n, Name: Label(fmt.Sprintf("v0.%d", n)), Title: r.Title, Who: r.Who, Meant: r.Meant, Effect: r.Effect,
		Steps: []RouteStep{}, Conditions: s.Conditions(r.ID), Changes: []StepChange{}, Before: []Total{}}
	for _, st := range s.StepsOf(r) {
		d.Steps = append(d.Steps, frozen(st))
	}
	d.Burden = BurdenOf(r.Version, d.Laid())
	if from, ok := s.Origin(r); ok {
		d.Before, d.Changes = s.publicBurden(from).Totals, s.Compare(from, r)
	}
	return d
}

// publicBurden counts a route as everybody may read it.
func (s *State) publicBurden(r *Route) Burden {
	var steps []*RouteStep
	for _, st := range s.StepsOf(r) {
		public := frozen(st)
		steps = append(steps, &public)
	}
	return BurdenOf(r.Version, steps)
}

// Origin is today's route that a route was made from, by whatever way; none when it was drawn anew.
func (s *State) Origin(r *Route) (*Route, bool) {
	for range mostRoutes {
		from, ok := find[Route](s, r.From)
		if !ok {
			return nil, false
		}
		if from.Version == RouteToday {
			return from, true
		}
		r = from
	}
	return nil, false
}

func (f *RoutePublished) apply(s *State, _ Instant) {
	d := f.Edition
	s.put(&d)
	now := d.sums()
	for _, e := range s.Endorsements(d.Route) { // who stood behind the draft stands behind what is now public
		if !e.Public && e.Sum == now[e.Step] {
			s.changeEndorsement(e.ID, func(e *Endorsement) { e.Public = true })
		}
	}
}
