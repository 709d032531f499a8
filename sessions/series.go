package sessions

import "slices"

// Gathering is one evening in a series: planned, or held with what came of it (S0-23). It counts people by tier and things
// by what became of them, and says nothing of anybody.
type Gathering struct {
	*Session
	Held     bool   // people came in
	Here     People // who took a seat
	Barriers int    // that people said yes to
	Asked    int    // actions that were asked of somebody
	Taken    int    // of those, somebody said yes
	Verified int    // of those, people say that they notice it now
	About    About  // people, or rules and money
}

// Series lists the evenings of a trajectory by date.
func (s *State) Series() []Gathering {
	var list []Gathering
	for _, e := range all[Session](s) {
		g := Gathering{Session: e, Held: e.OpenedAt != 0, Here: s.Here(e.ID), About: s.about(e.ID)}
		for _, b := range all[Barrier](s) {
			g.Barriers += bit(b.Session == e.ID && b.confirmed() && b.alive())
		}
		for _, a := range all[Action](s) {
			if a.Session != e.ID {
				continue
			}
			g.Asked++
			g.Taken += bit(a.Accepted != 0)
			g.Verified += bit(a.Accepted != 0 && a.verified())
		}
		list = append(list, g)
	}
	slices.SortStableFunc(list, func(a, b Gathering) int { return int(a.Date/1000 - b.Date/1000) })
	return list
}

// Share is how much of what was taken people notice.
func (g Gathering) Share() Figure { return Figure{Part: g.Verified, Of: g.Taken} }
