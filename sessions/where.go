package sessions

import (
	"fmt"
	"slices"
)

// Cell is one kind of barrier at one step of the route, and when it was told (C-15).
type Cell struct {
	Step     string
	Type     string
	Barriers []string
	Known    int            // people who recognise one of them; for a desk alone, others read it as a Figure
	Times    map[string]int // barriers told, by quarter
}

const worst = 5

// Where is "waar gaat het mis": the five cells of step × type with the most barriers, and then with the most people who
// know them (S0-14). One barrier of two types counts in both. What was not confirmed does not count.
func (s *State) Where() []Cell {
	cells := map[[2]string]*Cell{}
	for _, b := range all[Barrier](s) {
		if !b.confirmed() {
			continue
		}
		known := 0
		for _, n := range s.counts(recognition, b.ID) {
			known += n
		}
		for _, typ := range b.Types {
			c := cells[[2]string{b.Step, typ}]
			if c == nil {
				c = &Cell{Step: b.Step, Type: typ, Times: map[string]int{}}
				cells[[2]string{b.Step, typ}] = c
			}
			c.Barriers = append(c.Barriers, b.ID)
			c.Known += known
			if e, ok := find[Session](s, b.Session); ok {
				c.Times[quarterWords(e.Date)]++
			}
		}
	}
	order := map[string]int{}
	if t, ok := s.trajectory(); ok {
		for i, st := range t.Steps {
			order[st.ID] = i
		}
	}
	list := make([]Cell, 0, len(cells))
	for _, c := range cells {
		list = append(list, *c)
	}
	slices.SortFunc(list, func(a, b Cell) int {
		for _, d := range []int{len(b.Barriers) - len(a.Barriers), b.Known - a.Known, order[a.Step] - order[b.Step]} {
			if d != 0 {
				return d
			}
		}
		return slices.Index(BarrierTypes, a.Type) - slices.Index(BarrierTypes, b.Type)
	})
	return list[:min(worst, len(list))]
}

// quarterWords is a quarter as people read it.
func quarterWords(at Instant) string {
	t := at.Time()
	return fmt.Sprintf("%d, kwartaal %d", t.Year(), (int(t.Month())+2)/3)
}
