package live

import (
	"slices"

	"maatwerkroute/sessions"
)

// named counts how often each sentence is named by records. One that none names any more is kept, but it is not read
// when its stream is opened: a card that was reworded a hundred times must not make its board slow.
type named map[sessions.WordsID]int

func (n named) row(r *sessions.Row, times int) {
	for _, id := range r.Words {
		n[id] += times
	}
}

func (n named) add(more named) {
	for id, times := range more {
		if n[id] += times; n[id] == 0 {
			delete(n, id)
		}
	}
}

// after says how the counts change with a sealed batch, and which sentences nothing names then. seen is what is on
// disk before it.
func (n named) after(seen *sessions.State, batch *sessions.Batch) (more named, unnamed []sessions.WordsID) {
	more = named{}
	for _, r := range batch.Rows {
		if old, had := seen.Row(r.Kind, r.ID); had {
			more.row(old, -1)
		}
		more.row(r, 1)
	}
	for _, d := range batch.Dropped {
		if old, had := seen.Row(d[0], d[1]); had {
			more.row(old, -1)
		}
	}
	for id, times := range more {
		if times < 0 && n[id]+times == 0 {
			unnamed = append(unnamed, id)
		}
	}
	for _, w := range batch.Words {
		if n[w.ID]+more[w.ID] == 0 {
			unnamed = append(unnamed, w.ID)
		}
	}
	slices.Sort(unnamed)
	return more, slices.Compact(unnamed)
}
