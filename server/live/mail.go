package live

import (
	"slices"

	"maatwerkroute/sessions"
)

// mail is the rows that are addressed to one person, by seat, for those whose acts were learned. Guarded by the
// board's lock.
type mail struct {
	whose map[string]string // act → seat
	boxes map[string]*box
}

// box is one person's rows, oldest stamp first. A row that was stamped again stands there twice, until it is tidied.
type box struct {
	rows []*sessions.Row
	tidy int // at how many
}

func newMail() mail { return mail{whose: map[string]string{}, boxes: map[string]*box{}} }

// address gathers what lies there already for somebody whose acts are learned.
func (m *mail) address(state *sessions.State, seat string, acts map[string]bool) {
	x := &box{}
	for h := range acts {
		m.whose[h] = seat
	}
	state.Rows(func(r *sessions.Row) {
		if r.To != "" && (r.To == seat || acts[r.To]) {
			x.rows = append(x.rows, r)
		}
	})
	slices.SortFunc(x.rows, byStamp)
	x.tidy = tidyAt(len(x.rows))
	m.boxes[seat] = x
}

func tidyAt(n int) int { return 2*n + 64 }

// deliver puts a row of a new batch behind what was there, or in the place of itself when its stamp stayed.
func (m *mail) deliver(r *sessions.Row, newest func(*sessions.Row) bool) {
	seat, ok := m.whose[r.To]
	if !ok {
		seat = r.To
	}
	x, known := m.boxes[seat]
	if !known {
		return // nobody reads it yet
	}
	if n := len(x.rows); n == 0 || r.Seq > x.rows[n-1].Seq {
		x.rows = append(x.rows, r)
	} else if i := slices.IndexFunc(x.rows, func(old *sessions.Row) bool { return old.Seq == r.Seq && old.Kind == r.Kind && old.ID == r.ID }); i >= 0 {
		x.rows[i] = r
	} else {
		x.rows = append(x.rows, r)
		slices.SortStableFunc(x.rows, byStamp)
	}
	if len(x.rows) > x.tidy {
		x.rows = slices.DeleteFunc(x.rows, func(r *sessions.Row) bool { return !newest(r) })
		x.tidy = tidyAt(len(x.rows))
	}
}

// after gives what lies there for a seat since an entry.
func (m *mail) after(seat string, seq int64) []*sessions.Row {
	x, known := m.boxes[seat]
	if !known {
		return nil
	}
	i := len(x.rows)
	for i > 0 && x.rows[i-1].Seq > seq {
		i--
	}
	return x.rows[i:]
}

// unlink takes an act out of its person's box.
func (m *mail) unlink(h string) {
	seat, ok := m.whose[h]
	if !ok {
		return
	}
	delete(m.whose, h)
	x := m.boxes[seat]
	x.rows = slices.DeleteFunc(x.rows, func(r *sessions.Row) bool { return r.To == h })
}
