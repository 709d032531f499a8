package sessions

import (
	"maps"
	"slices"
)

// Lineage (herkomst) is what a barrier came from and where it goes on.
type Lineage struct {
	From         string         `json:"from,omitempty"`     // it was split off from this one
	Into         string         `json:"into,omitempty"`     // it goes on in this one: merged, or come back there
	UndoBy       Instant        `json:"undoBy,omitempty"`   // until when merging can be undone
	Beside       []string       `json:"beside,omitempty"`   // looked like it, and people said that it is another
	Returned     []Instant      `json:"returned,omitempty"` // each time that people said: it is back
	Acknowledged []Acknowledged `json:"acknowledged,omitempty"`
	Departments  []Label        `json:"departments,omitempty"` // those that it touches
}

// Lent is what a merged barrier gave to the one that it lives on in.
type Lent struct {
	Cards   []string `json:"cards,omitempty"`
	Raisers []string `json:"raisers,omitempty"`
	Votes   []string `json:"votes,omitempty"` // recognitions of people who were not counted there yet
	Since   Instant  `json:"since,omitempty"` // what the other's first day was
}

const undoIn = 30 * day

// alive says whether a barrier counts by itself: people said yes to it, and it does not go on in another.
func (b *Barrier) alive() bool { return b.confirmed() && b.Into == "" }

// family is a barrier and those that were merged into it. What was asked, given or passed on for one of them is so
// for all.
func (s *State) family(barrier string) []string {
	b, ok := find[Barrier](s, barrier)
	if !ok {
		return []string{barrier}
	}
	return append([]string{barrier}, b.own.Holds...)
}

// living gives the barriers of these names, and for a merged one the one that it lives on in; each once.
func (s *State) living(ids []string) []*Barrier {
	var list []*Barrier
	for _, id := range ids {
		b, ok := find[Barrier](s, id)
		if ok && b.State == Merged {
			b, ok = find[Barrier](s, b.Into)
		}
		if ok && !slices.Contains(list, b) {
			list = append(list, b)
		}
	}
	return list
}

func sharing[T comparable](a, b []T) bool {
	return slices.ContainsFunc(a, func(v T) bool { return slices.Contains(b, v) })
}

// without gives the first list without what stands in the second.
func without(list, gone []string) []string {
	out := []string{}
	for _, v := range list {
		if !slices.Contains(gone, v) {
			out = append(out, v)
		}
	}
	return out
}

// MergeBarriers lets one barrier go on in another, of the same evening. Both sentences stay as their raisers said
// them, and each of them can take it back within thirty days.
type MergeBarriers struct {
	Barrier string `json:"barrier"`
	Into    string `json:"into"`
	Told    bool   `json:"told"` // those who raised either of them know it
}

// BarriersMerged happened. Votes are the recognitions that count anew: who recognised both counts once.
type BarriersMerged struct {
	Barrier string   `json:"barrier"`
	Into    string   `json:"into"`
	Cards   []string `json:"cards"`
	Raisers []string `json:"raisers"`
	Votes   []string `json:"votes"`
	UndoBy  Instant  `json:"undoBy"`
}

func (w *MergeBarriers) needsPeople() {}

func (w *MergeBarriers) decide(s *State, who Who, g *Given) ([]Fact, error) {
	b, err := s.barrierHere(who, w.Barrier)
	if err != nil {
		return nil, err
	}
	into, err := s.barrierHere(who, w.Into)
	switch {
	case err != nil:
		return nil, err
	case b.ID == into.ID:
		return nil, Refuse(Invalid, "Dit is dezelfde drempel. Kies een andere.")
	case b.confirmed() != into.confirmed() || b.State == Confirmed && into.State != Confirmed:
		return nil, Refuse(Conflict, "Vraag eerst bij beide: klopt deze zin? Daarna kunnen zij samen.")
	case len(b.own.Holds) > 0 || len(b.Returned) > 0: // another one points at it
		return nil, Refuse(Conflict, "Hier is al een andere drempel bij gekomen. Voeg ze andersom samen.")
	case b.Into != "" || into.Into != "":
		return nil, Refuse(Conflict, "Deze drempel gaat al verder in een andere.")
	case b.confirmed() && !w.Told:
		return nil, Refuse(Conflict, "Vertel het eerst aan wie beide drempels vertelden. Zij kunnen het 30 dagen terugdraaien.")
	}
	return []Fact{&BarriersMerged{Barrier: b.ID, Into: into.ID, Cards: without(b.Cards, into.Cards),
		Raisers: without(b.own.Raisers, into.own.Raisers), Votes: s.newVotes(b.ID, s.votes(into.ID), g), UndoBy: g.At + undoIn}}, nil
}

// votes are the recognitions of a barrier: whose act, and of which side.
func (s *State) votes(barrier string) map[string]string {
	if t, ok := find[Tally](s, tallyID(recognition, barrier, true)); ok {
		return t.own.Votes
	}
	return nil
}

// newVotes lists the recognitions of a barrier by people who are not among those counted already.
func (s *State) newVotes(barrier string, counted map[string]string, g *Given) []string {
	list := []string{}
	for _, h := range slices.Sorted(maps.Keys(s.votes(barrier))) {
		twice := slices.ContainsFunc(g.People, func(acts map[string]bool) bool {
			return acts[h] && slices.ContainsFunc(slices.Collect(maps.Keys(counted)), func(o string) bool { return acts[o] })
		})
		if !twice {
			list = append(list, h)
		}
	}
	return list
}

// lend counts recognitions of one barrier in another too.
func (s *State) lend(from, into *Barrier, votes []string) {
	bySide := map[string][]string{}
	for _, h := range votes {
		side := s.votes(from.ID)[h]
		bySide[side] = append(bySide[side], h)
	}
	for _, side := range slices.Sorted(maps.Keys(bySide)) {
		s.tally(recognition, into.Session, into.ID, side, bySide[side]...)
	}
}

func (f *BarriersMerged) apply(s *State, _ Instant) {
	b, ok := find[Barrier](s, f.Barrier)
	into, there := find[Barrier](s, f.Into)
	if !ok || !there {
		return
	}
	s.lend(b, into, f.Votes)
	s.changeBarrier(f.Barrier, func(b *Barrier) {
		b.own.Was, b.State, b.Into, b.UndoBy, b.Spot = b.State, Merged, f.Into, f.UndoBy, false
		b.own.Lent = Lent{Cards: f.Cards, Raisers: f.Raisers, Votes: f.Votes, Since: into.Since}
	})
	s.changeBarrier(f.Into, func(o *Barrier) {
		o.Cards = append(slices.Clone(o.Cards), f.Cards...)
		o.own.Raisers = append(slices.Clone(o.own.Raisers), f.Raisers...)
		o.own.Holds = append(slices.Clone(o.own.Holds), f.Barrier)
		o.Since = earliest(o.Since, b.Since)
	})
}

func earliest(a, b Instant) Instant {
	if a == 0 || b != 0 && b < a {
		return b
	}
	return a
}

// UnmergeBarrier takes it back: the desk, or who raised one of the two.
type UnmergeBarrier struct {
	Barrier string `json:"barrier"` // the one that was merged
}

// BarrierUnmerged happened. Votes are the recognitions that another merged barrier lends in its place: of people who
// recognised both.
type BarrierUnmerged struct {
	Barrier string        `json:"barrier"`
	Votes   []LentFurther `json:"votes"`
}

// LentFurther are recognitions of one barrier that count in the one that it lives on in.
type LentFurther struct {
	From  string   `json:"from"`
	Votes []string `json:"votes"`
}

func (w *UnmergeBarrier) needsPeople() {}

func (w *UnmergeBarrier) decide(s *State, who Who, g *Given) ([]Fact, error) {
	b, ok := find[Barrier](s, w.Barrier)
	if !ok || b.Session != who.Session || b.State != Merged {
		return nil, errGone
	}
	into, ok := find[Barrier](s, b.Into)
	switch {
	case !ok:
		return nil, errGone
	case !who.Desk() && !raises(b, who) && !raises(into, who):
		return nil, Refuse(Forbidden, "Alleen wie het vertelde of de gespreksleider haalt dit weer uit elkaar.")
	case b.UndoBy <= g.At:
		return nil, Refuse(Conflict, "Dit is langer dan 30 dagen geleden samengevoegd. Splits de drempel, of maak een nieuwe.")
	}
	f := &BarrierUnmerged{Barrier: b.ID, Votes: []LentFurther{}}
	counted := maps.Clone(s.votes(into.ID))
	for _, h := range b.own.Lent.Votes {
		delete(counted, h)
	}
	for _, id := range without(into.own.Holds, []string{b.ID}) {
		more := without(s.newVotes(id, counted, g), slices.Collect(maps.Keys(counted)))
		if len(more) > 0 {
			f.Votes = append(f.Votes, LentFurther{From: id, Votes: more})
			for _, h := range more {
				counted[h] = s.votes(id)[h]
			}
		}
	}
	return []Fact{f}, nil
}

func (f *BarrierUnmerged) apply(s *State, _ Instant) {
	b, ok := find[Barrier](s, f.Barrier)
	if !ok {
		return
	}
	lent, into := b.own.Lent, b.Into
	s.changeBarrier(f.Barrier, func(b *Barrier) {
		b.State, b.Into, b.UndoBy, b.own.Was, b.own.Lent = b.own.Was, "", 0, "", Lent{}
	})
	s.changeBarrier(into, func(o *Barrier) {
		o.own.Holds = without(o.own.Holds, []string{b.ID})
		cards, raisers := lent.Cards, lent.Raisers
		for _, id := range o.own.Holds { // what another one brings as well stays
			if other, ok := find[Barrier](s, id); ok {
				cards, raisers = without(cards, other.Cards), without(raisers, other.own.Raisers)
			}
		}
		o.Cards, o.own.Raisers = without(o.Cards, cards), without(o.own.Raisers, raisers)
		if o.Since == b.Since && len(o.own.Holds) == 0 {
			o.Since = lent.Since
		}
	})
	o, ok := find[Barrier](s, into)
	if !ok {
		return
	}
	s.tally(recognition, o.Session, o.ID, "", lent.Votes...)
	for _, more := range f.Votes {
		if from, ok := find[Barrier](s, more.From); ok {
			s.lend(from, o, more.Votes)
			s.changeBarrier(from.ID, func(b *Barrier) { b.own.Lent.Votes = append(slices.Clone(b.own.Lent.Votes), more.Votes...) })
		}
	}
}
