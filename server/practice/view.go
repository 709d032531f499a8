package practice

import (
	"encoding/json"
	"fmt"
	"slices"

	"maatwerkroute/sessions"
)

// view is what one phone holds: records at a cursor.
type view struct {
	cursor  string
	records map[string]map[string]json.RawMessage // by kind and id
}

func newView() view { return view{records: map[string]map[string]json.RawMessage{}} }

// take reads frames of the server.
func (v *view) take(body []byte) error {
	var frames []struct {
		Fresh  bool
		Cursor string
		Class  [][2]json.RawMessage
		Own    [][2]json.RawMessage
		Gone   [][2]string
	}
	if err := json.Unmarshal(body, &frames); err != nil {
		return fmt.Errorf("read the news: %w", err)
	}
	for _, f := range frames {
		if f.Fresh {
			*v = newView()
		}
		if f.Cursor != "" {
			v.cursor = f.Cursor
		}
		for _, pair := range slices.Concat(f.Class, f.Own) {
			if err := v.put(pair); err != nil {
				return err
			}
		}
		for _, g := range f.Gone {
			delete(v.records[g[0]], g[1])
		}
	}
	return nil
}

func (v *view) put(pair [2]json.RawMessage) error {
	var kind string
	var key struct{ ID string }
	if err := json.Unmarshal(pair[0], &kind); err != nil {
		return fmt.Errorf("a record's kind: %w", err)
	}
	if err := json.Unmarshal(pair[1], &key); err != nil {
		return fmt.Errorf("a %s: %w", kind, err)
	}
	if v.records[kind] == nil {
		v.records[kind] = map[string]json.RawMessage{}
	}
	v.records[kind][key.ID] = pair[1]
	return nil
}

// all gives the records of a kind, by id. One that cannot be read is left out: a phone goes on.
func all[T any](v *view, kind string) []T {
	ids := make([]string, 0, len(v.records[kind]))
	for id := range v.records[kind] {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	var list []T
	for _, id := range ids {
		var one T
		if json.Unmarshal(v.records[kind][id], &one) == nil {
			list = append(list, one)
		}
	}
	return list
}

// phase is what is on in a session.
func (v *view) phase() (e sessions.Session, p sessions.Phase, ok bool) {
	for _, e = range all[sessions.Session](v, "session") {
		for _, p = range e.Phases {
			if p.ID == e.Run.Phase {
				return e, p, true
			}
		}
		return e, sessions.Phase{}, true
	}
	return e, p, false
}
