package sessions

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// Instant is a moment in milliseconds since 1970 (UTC). Zero is "not set".
type Instant int64

// Boundaries are the moments at which a record changes its state by itself. They are computed
// when a fact is decided and never set by hand (I-09); a state at now is boundary <= now.
type Boundaries struct {
	Next, Late, VeryLate, Silent, Expires Instant
}

// Record is what a screen shows. A record is never changed after it was put: a change is a new one.
type Record interface {
	kind() string
	key() string
	// at is the session it belongs to ("" is the whole trajectory) and the handle or seat
	// it is addressed to ("" is everybody whose class may see it).
	at() (session, to string)
	// seenBy gives the record as that class may see it: nil, itself, or a copy with less in it.
	seenBy(Class) Record
	// owned is the part that only the server needs; a pointer, or nil.
	owned() any
	times() Boundaries
}

// plain is what most records have: nothing of their own, no boundaries.
type plain struct{}

func (plain) owned() any        { return nil }
func (plain) times() Boundaries { return Boundaries{} }

// State is one stream as its entries made it. What was decided and is not yet on disk lies above the rows, where
// no reader sees it: sealed is on its way to disk, head is what came after.
type State struct {
	Stream string
	rows   layer
	sealed layer
	head   layer
	closed bool // sealed is to be published
	seq    int64
	place  int
}

// layer is rows by kind and id. Above the lowest layer a nil row is one that was dropped.
type layer map[string]map[string]*Row

// NewState is an empty stream.
func NewState(stream string) *State {
	return &State{Stream: stream, rows: layer{}, sealed: layer{}, head: layer{}}
}

// Reader is the same stream without what is decided and not yet on disk: what readers see. It shares
// the rows; whoever publishes keeps readers out meanwhile.
func (s *State) Reader() *State { return &State{Stream: s.Stream, rows: s.rows} }

// Read makes a stored row's record out of its parts. It fails when the kind is unknown or its parts cannot be read.
// Rows are read apart from each other, so several can be read at once.
func (r *Row) Read() error {
	k, ok := kinds[r.Kind]
	if !ok {
		return fmt.Errorf("record %s: unknown kind", r.Kind)
	}
	if r.Shape != k.shape {
		return fmt.Errorf("record %s %s: it has shape %d and not %d", r.Kind, r.ID, r.Shape, k.shape)
	}
	var own rowOwn
	if err := json.Unmarshal(r.Own, &own); err != nil {
		return fmt.Errorf("record %s %s: own part: %w", r.Kind, r.ID, err)
	}
	rec, err := k.load(r.Pub, own.Own)
	if err != nil {
		return fmt.Errorf("record %s %s: %w", r.Kind, r.ID, err)
	}
	r.Record, r.Seen, r.Stamps, r.Own, r.Words = rec, own.Seen, own.Stamps, own.Own, WordsIn(rec)
	return nil
}

// Load puts a stored row back, which was read before or is read now.
func (s *State) Load(r *Row) error {
	if r.Record == nil {
		if err := r.Read(); err != nil {
			return err
		}
	}
	at(s.rows, r.Kind)[r.ID] = r
	return nil
}

// Rows calls f for every row on disk, in no order.
func (s *State) Rows(f func(*Row)) {
	for _, byID := range s.rows {
		for _, r := range byID {
			f(r)
		}
	}
}

// Len is how many rows there are on disk.
func (s *State) Len() int {
	n := 0
	for _, byID := range s.rows {
		n += len(byID)
	}
	return n
}

// Row finds a row on disk.
func (s *State) Row(kind, id string) (*Row, bool) {
	r, ok := s.rows[kind][id]
	return r, ok
}

// Seal closes what was decided, for the log: the rows that changed, in the order of their stamps, and the keys that
// were dropped. What is decided next lies above it. One seal at a time: Publish or Discard comes before the next.
func (s *State) Seal() (rows []*Row, dropped [][2]string) {
	s.sealed, s.head, s.closed = s.head, s.sealed, true
	for kind, byID := range s.sealed {
		for id, r := range byID {
			if r == nil {
				dropped = append(dropped, [2]string{kind, id})
				continue
			}
			rows = append(rows, r)
		}
	}
	slices.SortFunc(rows, func(a, b *Row) int {
		if a.Seq != b.Seq {
			return int(a.Seq - b.Seq)
		}
		if a.Place != b.Place {
			return a.Place - b.Place
		}
		return strings.Compare(a.Kind+a.ID, b.Kind+b.ID)
	})
	slices.SortFunc(dropped, func(a, b [2]string) int { return strings.Compare(a[0]+a[1], b[0]+b[1]) })
	return rows, dropped
}

// Publish makes what was sealed visible, or all that was decided when nothing is sealed: call it when it is on
// disk, and only then.
func (s *State) Publish() {
	if !s.closed {
		s.Seal()
	}
	s.closed = false
	for kind, byID := range s.sealed {
		for id, r := range byID {
			if r == nil {
				delete(at(s.rows, kind), id)
				continue
			}
			at(s.rows, kind)[id] = r
		}
	}
	clear(s.sealed)
}

// Apply takes an entry into head. It cannot fail.
func (s *State) Apply(e Entry) {
	s.seq, s.place = e.Seq, 0
	for _, f := range e.Facts {
		f.apply(s, e.At)
	}
}

// put keeps a record, with a new stamp when it became another for somebody. What nobody can see moves
// nobody's cursor.
func (s *State) put(r Record) {
	fillLists(r)
	session, to := r.at()
	row := &Row{Kind: r.kind(), ID: r.key(), Session: session, To: to, Seq: s.seq, Place: s.place,
		Shape: kinds[r.kind()].shape, Boundaries: r.times(), Pub: mustJSON(r), Record: r, Words: WordsIn(r)}
	if own := r.owned(); own != nil {
		row.Own = mustJSON(own)
	}
	old, had := s.row(row.Kind, row.ID)
	if had {
		row.Seen, row.Stamps = old.Seen, old.Stamps
	}
	changed := !had || to != "" && !bytes.Equal(old.Pub, row.Pub)
	if to == "" {
		if moved := row.look(old); !moved.none() {
			row.stamp(moved)
			changed = true
		}
	}
	switch {
	case changed && to == "": // a personal record takes no place from the shared ones: it can be dropped
		s.place++
	case !changed:
		row.Seq, row.Place = old.Seq, old.Place
	}
	at(s.head, row.Kind)[row.ID] = row
}

// fillLists makes lists that are not there empty, because on the wire a list is a list and never null.
func fillLists(r Record) {
	v := reflect.ValueOf(r).Elem()
	for i := range v.NumField() {
		if f := v.Field(i); f.Kind() == reflect.Slice && f.IsNil() && f.CanSet() {
			f.Set(reflect.MakeSlice(f.Type(), 0, 0))
		}
	}
}

var everyAudience = Audiences("")

// drop takes a record away for good: only a personal one, when its link is erased (I-21).
func (s *State) drop(kind, id string) { at(s.head, kind)[id] = nil }

func (s *State) row(kind, id string) (*Row, bool) {
	for _, l := range []layer{s.head, s.sealed} {
		if r, ok := l[kind][id]; ok {
			return r, r != nil
		}
	}
	r, ok := s.rows[kind][id]
	return r, ok
}

type recordOf[T any] interface {
	*T
	Record
}

// find gives the newest record of a kind by its id.
func find[T any, P recordOf[T]](s *State, id string) (P, bool) {
	var none P
	r, ok := s.row(none.kind(), id)
	if !ok {
		return nil, false
	}
	return r.Record.(P), true
}

// all gives every record of a kind, ordered by id so that a replay goes the same way.
func all[T any, P recordOf[T]](s *State) []P {
	var none P
	kind := none.kind()
	head, sealed, rows := s.head[kind], s.sealed[kind], s.rows[kind]
	list := make([]P, 0, len(rows)+len(sealed)+len(head))
	for id, r := range rows {
		if !in(sealed, id) && !in(head, id) {
			list = append(list, r.Record.(P))
		}
	}
	for id, r := range sealed {
		if r != nil && !in(head, id) {
			list = append(list, r.Record.(P))
		}
	}
	for _, r := range head {
		if r != nil {
			list = append(list, r.Record.(P))
		}
	}
	slices.SortFunc(list, func(a, b P) int { return strings.Compare(a.key(), b.key()) })
	return list
}

func in(rows map[string]*Row, id string) bool {
	_, ok := rows[id]
	return ok
}

func at(m layer, kind string) map[string]*Row {
	if m[kind] == nil {
		m[kind] = map[string]*Row{}
	}
	return m[kind]
}

func mustJSON(v any) []byte {
	b, err := json.Marshal(v)
	if err != nil {
		panic(fmt.Sprintf("%T cannot be written: %v", v, err))
	}
	return b
}

// Discard forgets what was decided and is not on disk.
func (s *State) Discard() {
	clear(s.sealed)
	clear(s.head)
	s.closed = false
}
