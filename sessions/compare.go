package sessions

import (
	"slices"
	"strings"
)

// FigureRow is one figure of routes side by side: today, ideal, measured again.
type FigureRow struct {
	Kind TotalKind
	Of   []Total
}

// SideBySide puts the figures of routes beside each other, in the order in which the routes are given.
func SideBySide(kinds []TotalKind, burdens ...Burden) []FigureRow {
	rows := make([]FigureRow, len(kinds))
	for i, kind := range kinds {
		rows[i].Kind = kind
		for _, b := range burdens {
			rows[i].Of = append(rows[i].Of, b.Of(kind))
		}
	}
	return rows
}

// StepChange is what became of a step of one route in another that was made from it.
type StepChange struct {
	Kind    ChangeKind     `json:"kind"`
	From    []string       `json:"from"`            // steps of the first route; several went together
	To      string         `json:"to,omitempty"`    // the step of the second; none: it went
	Moved   string         `json:"moved,omitempty"` // eerder or later
	Parts   []string       `json:"parts"`           // what of it is different
	Demands []DemandChange `json:"demands"`
}

// ChangeKind is what became of a step.
type ChangeKind string

// What can become of a step.
const (
	ChangeNone     ChangeKind = "gelijk"
	ChangeParts    ChangeKind = "anders"
	ChangeGone     ChangeKind = "weg"
	ChangeTogether ChangeKind = "samen"
	ChangeSplit    ChangeKind = "gesplitst"
	ChangeNew      ChangeKind = "nieuw"
)

// DemandChange is what became of a paper or a question: gone, together, later, or it stays because.
type DemandChange struct {
	What DemandKind `json:"what"`
	Text WordsID    `json:"text"`
	Fate Fate       `json:"fate"`          // FateNew: it is asked where it was not
	Why  WordsID    `json:"why,omitempty"` // of what stays
}

// FateNew is what is asked in a route and not in the one that it was made from.
const FateNew Fate = "nieuw"

// The parts of a step that can be different.
const (
	PartTitle       = "titel"
	PartHolder      = "bij"
	PartBeside      = "naast"
	PartChannels    = "kanalen"
	PartHandover    = "overdracht"
	PartChoice      = "keuze"
	PartDemands     = "gevraagd"
	PartCounts      = "telling"
	PartIngredients = "maatwerk"
	PartLoad        = "belasting"
	PartLanes       = "banen"
)

// Compare lists what became of each step, in the order of the second route, with what went where it lay.
func (s *State) Compare(from, to *Route) []StepChange {
	c := comparison{s: s, from: s.StepsOf(from), to: s.StepsOf(to), origins: map[string][]string{}, goes: map[string][]*RouteStep{}}
	for _, st := range c.to {
		for _, id := range s.originsOf(st, from.ID, 0) {
			if _, lies := c.step(c.from, id); lies && !slices.Contains(c.origins[st.ID], id) {
				c.origins[st.ID] = append(c.origins[st.ID], id)
				c.goes[id] = append(c.goes[id], st)
			}
		}
	}
	return c.list()
}

// originsOf lists the steps of a route that a step was made from, by whatever way: drawn from a drawing of it, or merged.
func (s *State) originsOf(st *RouteStep, route string, depth int) []string {
	if depth > mostRoutes+mostRouteSteps { // a drawing that was made from itself would have no end
		return nil
	}
	var list []string
	if st.Route == route {
		if into, ok := find[RouteStep](s, st.Into); ok && st.State == StepMerged {
			return s.originsOf(into, route, depth+1)
		}
		return []string{st.ID}
	}
	if old, ok := find[RouteStep](s, st.From); ok {
		list = s.originsOf(old, route, depth+1)
	}
	for _, h := range st.Holds {
		if held, ok := find[RouteStep](s, h.Step); ok && held.Route == st.Route {
			list = append(list, s.originsOf(held, route, depth+1)...)
		}
	}
	return list
}

type comparison struct {
	s        *State
	from, to []*RouteStep
	origins  map[string][]string     // step of the second route → those of the first
	goes     map[string][]*RouteStep // step of the first → those of the second
}

func (c *comparison) step(list []*RouteStep, id string) (*RouteStep, bool) {
	i := slices.IndexFunc(list, func(st *RouteStep) bool { return st.ID == id })
	if i < 0 {
		return nil, false
	}
	return list[i], true
}

func (c *comparison) list() []StepChange {
	before, run := map[string][]StepChange{}, []StepChange{} // what went and lay right before a step
	for _, st := range c.from {
		if len(c.goes[st.ID]) == 0 {
			run = append(run, StepChange{Kind: ChangeGone, From: []string{st.ID}, Parts: []string{}, Demands: []DemandChange{}})
			continue
		}
		before[st.ID], run = run, nil
	}
	list, moved := []StepChange{}, c.moved()
	for _, st := range c.to {
		for _, id := range c.origins[st.ID] {
			list = append(list, before[id]...)
			delete(before, id)
		}
		one := c.change(st)
		one.Moved = moved[st.ID]
		list = append(list, one)
	}
	return append(list, run...)
}

func (c *comparison) change(st *RouteStep) StepChange {
	one := StepChange{Kind: ChangeNew, From: c.origins[st.ID], To: st.ID, Parts: []string{}, Demands: c.demands(st)}
	if len(one.From) == 0 {
		one.From = []string{}
		return one
	}
	old, _ := c.step(c.from, one.From[0])
	one.Parts = different(old, st)
	switch {
	case len(one.From) > 1:
		one.Kind = ChangeTogether
	case len(c.goes[old.ID]) > 1:
		one.Kind = ChangeSplit
	case len(one.Parts) > 0:
		one.Kind = ChangeParts
	default:
		one.Kind = ChangeNone
	}
	return one
}

func different(a, b *RouteStep) []string {
	list := []string{}
	for _, p := range []struct {
		name string
		same bool
	}{
		{PartTitle, a.Title == b.Title},
		{PartHolder, !a.Holder.another(b.Holder) && (a.Holder == Holder{}) == (b.Holder == Holder{})},
		{PartBeside, a.Beside == b.Beside},
		{PartChannels, slices.Equal(channelsOf(a), channelsOf(b))},
		{PartHandover, a.Handover.Way == b.Handover.Way && a.Handover.Why == b.Handover.Why},
		{PartChoice, a.Optional == b.Optional},
		{PartDemands, slices.Equal(demandsOf(a), demandsOf(b))},
		{PartCounts, a.Counts == b.Counts},
		{PartIngredients, slices.Equal(a.Missing(), b.Missing())},
		{PartLoad, slices.Equal(a.Load, b.Load)},
		{PartLanes, slices.EqualFunc(a.Lanes, b.Lanes, func(x, y LaneText) bool { return x.Lane == y.Lane && x.Text == y.Text })},
	} {
		if !p.same {
			list = append(list, p.name)
		}
	}
	return list
}

// In which order they were written, and how often somebody changed them, says nothing of the step.
func demandsOf(old *RouteStep) []Demand {
	st := frozen(old)
	return slices.SortedFunc(slices.Values(st.Demands), func(a, b Demand) int { return strings.Compare(a.ID, b.ID) })
}

func channelsOf(st *RouteStep) []Channel { return slices.Sorted(slices.Values(st.Channels)) }

// demands says what became of each paper and question of the steps that this one was made from, and what is new. What
// moved along to the other half of a split step is told there.
func (c *comparison) demands(st *RouteStep) []DemandChange {
	list, seen := []DemandChange{}, map[string]bool{}
	for _, id := range c.origins[st.ID] {
		old, _ := c.step(c.from, id)
		for _, was := range old.Demands {
			seen[was.ID] = true
			now, here := demandIn(st, was.ID)
			switch {
			case !here && c.elsewhere(id, st.ID, was.ID), here && now.Fate == "":
			case !here || now.Fate == FateGone:
				list = append(list, DemandChange{What: was.What, Text: was.Text, Fate: FateGone})
			default:
				list = append(list, DemandChange{What: now.What, Text: now.Text, Fate: now.Fate, Why: now.Why})
			}
		}
	}
	for _, d := range st.Demands {
		if !seen[d.ID] && d.Fate != FateGone {
			list = append(list, DemandChange{What: d.What, Text: d.Text, Fate: FateNew})
		}
	}
	return list
}

func demandIn(st *RouteStep, id string) (Demand, bool) {
	i := slices.IndexFunc(st.Demands, func(d Demand) bool { return d.ID == id })
	if i < 0 {
		return Demand{}, false
	}
	return st.Demands[i], true
}

// elsewhere says whether what is not here is told at another step that was made from the same: because it lies there, or
// because that is the first of them.
func (c *comparison) elsewhere(origin, here, demand string) bool {
	for _, st := range c.goes[origin] {
		if _, ok := demandIn(st, demand); ok && st.ID != here {
			return true
		}
	}
	return c.goes[origin][0].ID != here
}

// moved says which steps lie earlier or later than before, beside as many as can be said to have stayed where they were.
func (c *comparison) moved() map[string]string {
	var ids []string
	var was []int
	for _, st := range c.to {
		if from := c.origins[st.ID]; len(from) > 0 {
			ids = append(ids, st.ID)
			was = append(was, slices.IndexFunc(c.from, func(old *RouteStep) bool { return old.ID == from[0] }))
		}
	}
	stays := longestRising(was)
	moved := map[string]string{}
	for i, id := range ids {
		if stays[i] {
			continue
		}
		moved[id] = "eerder"
		for j := range i {
			if stays[j] && was[j] > was[i] {
				moved[id] = "later"
			}
		}
	}
	return moved
}

// longestRising marks a longest run, with gaps, of numbers that do not fall.
func longestRising(list []int) []bool {
	best, before := make([]int, len(list)), make([]int, len(list))
	end := -1
	for i := range list {
		best[i], before[i] = 1, -1
		for j := range i {
			if list[j] <= list[i] && best[j]+1 > best[i] {
				best[i], before[i] = best[j]+1, j
			}
		}
		if end < 0 || best[i] > best[end] {
			end = i
		}
	}
	marks := make([]bool, len(list))
	for ; end >= 0; end = before[end] {
		marks[end] = true
	}
	return marks
}
