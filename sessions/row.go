package sessions

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
)

// Seen gives a record as a class may see it; nil when it may not.
func Seen(r Record, c Class) Record { return r.seenBy(c) }

// Row is a record with all that the store and the screens need of it.
type Row struct {
	Kind, ID, Session, To string
	Seq                   int64   // the entry that stamped it; never leaves the server
	Place                 int     // its place among those stamped by the same entry
	Shape                 int     // the version of the record's shape
	Seen                  Shown   // every audience that was ever shown it
	Stamps                []Stamp // for whom it changed when; the last one is its own
	Boundaries
	Pub, Own []byte
	Words    []WordsID
	Record   Record
}

// Stamp says for which audiences a row became another at an entry. A class for which nothing changed
// hears nothing, even when its row was written again for others.
type Stamp struct {
	Seq int64 `json:"q"`
	For Shown `json:"f"`
}

// rowOwn is the own part as it is stored: what the record needs, who was shown it and when.
type rowOwn struct {
	Seen   Shown           `json:"s"`
	Stamps []Stamp         `json:"t,omitempty"`
	Own    json.RawMessage `json:"o,omitempty"`
}

// Stored is the own part as it goes into the store.
func (r *Row) Stored() []byte {
	b, err := json.Marshal(rowOwn{Seen: r.Seen, Stamps: r.Stamps, Own: r.Own})
	if err != nil {
		panic(fmt.Sprintf("own part of %s cannot be written: %v", r.Kind, err))
	}
	return b
}

// For gives the row's wire form for a class that has read up to an entry: pub is nil when there is
// nothing new for it. gone is true when it may see the row no more but was shown it before; at is the
// entry that changed it for this class.
func (r *Row) For(c Class, read int64) (pub []byte, words []WordsID, gone bool, at int64) {
	if r.Session != "" && r.Session != c.Session && c.Session != "" {
		return nil, nil, false, 0
	}
	n := c.audience()
	if at = r.changedFor(n); at <= read {
		return nil, nil, false, 0
	}
	switch seen := r.Record.seenBy(c); seen {
	case nil:
		return nil, nil, r.Seen.has(n), at
	case r.Record:
		return r.Pub, r.Words, false, at
	default:
		return mustJSON(seen), WordsIn(seen), false, at
	}
}

func (r *Row) changedFor(audience int) int64 {
	for i := len(r.Stamps) - 1; i >= 0; i-- {
		if r.Stamps[i].For.has(audience) {
			return r.Stamps[i].Seq
		}
	}
	return 0
}

// look adds who sees the row to its shown-to set, and gives those for whom it came, went or became another.
func (r *Row) look(old *Row) (moved Shown) {
	same := old != nil && bytes.Equal(old.Pub, r.Pub)
	var looks []aLook
	for _, c := range everyAudience {
		c.Session = r.Session
		now := aLook{view: r.Record.seenBy(c)}
		if now.view != nil {
			r.Seen.add(c.audience())
		}
		if old != nil {
			now.was = old.Record.seenBy(c)
		}
		i := slices.IndexFunc(looks, now.like)
		if i < 0 {
			now.moved = r.another(now.view, old, now.was, same)
			i, looks = len(looks), append(looks, now)
		}
		if looks[i].moved {
			moved.add(c.audience())
		}
	}
	return moved
}

// aLook is what a class sees of a record and what it saw before. Ninety classes have a handful of them.
type aLook struct {
	view, was Record
	moved     bool
}

// like compares copies by what they are made of: they share their lists, so that is soon done.
func (l aLook) like(other aLook) bool {
	alike := func(a, b Record) bool { return a == b || reflect.DeepEqual(a, b) }
	return alike(l.view, other.view) && alike(l.was, other.was)
}

// another says whether one view differs from the one before; same is whether the whole records are alike.
func (r *Row) another(view Record, old *Row, was Record, same bool) bool {
	switch {
	case view == nil || was == nil:
		return view != was
	case view == r.Record && was == old.Record:
		return !same
	}
	return !bytes.Equal(mustJSON(view), mustJSON(was))
}

// stamp notes the change, and drops the older stamps that say nothing more.
func (r *Row) stamp(moved Shown) {
	later := moved
	kept := []Stamp{{Seq: r.Seq, For: moved}}
	for i := len(r.Stamps) - 1; i >= 0; i-- {
		old := r.Stamps[i]
		if rest := old.For.without(later); !rest.none() {
			kept = append(kept, Stamp{Seq: old.Seq, For: rest})
			later = later.with(rest)
		}
	}
	slices.Reverse(kept)
	r.Stamps = kept
}
