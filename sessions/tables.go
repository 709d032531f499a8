package sessions

import "slices"

// Seating is a proposal for who sits where: how many of each side at each table, and how many officials listen from a
// second ring. It names nobody; who does not sit with whom is a wish that the facilitator reads (§4.0-4).
type Seating struct {
	Tables []People
	Ring   People
}

// together is how many of those who live it share a table at least, so that nobody sits alone between officials.
const together = 2

// Seat spreads people over at most so many tables. At a table no more officials sit than people who live it.
func (p People) Seat(tables int) Seating {
	n := max(1, min(tables, p[Ervaring]/together))
	z := Seating{Tables: make([]People, n), Ring: People{}}
	for i := range z.Tables {
		z.Tables[i] = People{}
	}
	for _, side := range []Side{Ervaring, Begeleiding} {
		for range p[side] {
			z.Tables[z.emptiest()][side]++
		}
	}
	for _, side := range []Side{Bestuur, Uitvoering, Beleid, Toezicht} {
		for range p[side] {
			if best := z.room(); best >= 0 {
				z.Tables[best][side]++
				continue
			}
			z.Ring[side]++
		}
	}
	return z
}

func (z Seating) emptiest() int {
	least := 0
	for i, t := range z.Tables {
		if t.All() < z.Tables[least].All() {
			least = i
		}
	}
	return least
}

// room is the table at which an official still fits and where fewest sit; none is -1.
func (z Seating) room() int {
	best := -1
	for i, t := range z.Tables {
		if t.Officials() < t[Ervaring] && (best < 0 || t.Officials() < z.Tables[best].Officials()) {
			best = i
		}
	}
	return best
}

// AtTables is how many of each side took a seat at each table of a session: it is for the desk.
func (s *State) AtTables(session string) map[string]People {
	at := map[string]People{}
	for _, seat := range all[Seat](s) {
		if seat.Session != session || seat.Removed {
			continue
		}
		if at[seat.Table] == nil {
			at[seat.Table] = People{}
		}
		at[seat.Table][seat.Side]++
	}
	return at
}

// Alone lists the tables at which one person who lives it sits between officials.
func (s *State) Alone(session string) []string {
	var list []string
	for table, p := range s.AtTables(session) {
		if p[Ervaring] == 1 && p.Officials() > 1 {
			list = append(list, table)
		}
	}
	slices.Sort(list)
	return list
}
