package play

import (
	"encoding/json"
	"fmt"
	"slices"

	"maatwerkroute/sessions"
)

// view is what a screen holds: confirmed records at a cursor.
type view struct {
	cursor  string
	now     sessions.Instant
	records map[string]map[string]json.RawMessage // by kind and id
	words   map[sessions.WordsID]string
}

func newView() view {
	return view{records: map[string]map[string]json.RawMessage{}, words: map[sessions.WordsID]string{}}
}

// news is a frame from the server: hello or news.
type news struct {
	T      string
	Fresh  bool
	Cursor string
	Now    sessions.Instant
	Class  [][2]json.RawMessage
	Own    [][2]json.RawMessage
	Gone   [][2]string
	Words  map[sessions.WordsID]string
}

func (v *view) take(body []byte) error {
	var frames []news
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
		v.now = f.Now
		for _, pair := range slices.Concat(f.Class, f.Own) {
			if err := v.put(pair); err != nil {
				return err
			}
		}
		for _, g := range f.Gone {
			delete(v.records[g[0]], g[1])
		}
		for id, body := range f.Words {
			v.words[id] = body
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

// seen gives a record that this screen holds.
func seen[T any](v *view, kind, id string) (record T, err error) {
	raw, ok := v.records[kind][id]
	if !ok {
		return record, fmt.Errorf("no %s %s on this screen", kind, id)
	}
	return record, json.Unmarshal(raw, &record)
}

// run is the run of the phase that is on.
func (v *view) run(session string) string {
	e, err := seen[sessions.Session](v, "session", session)
	if err != nil {
		return ""
	}
	return e.Run.ID
}

// question finds the question of the phase that is on which gives a kind of card to a side.
func (v *view) question(session string, kind sessions.CardKind, side sessions.Side) (sessions.Question, error) {
	e, err := seen[sessions.Session](v, "session", session)
	if err != nil {
		return sessions.Question{}, err
	}
	for _, p := range e.Phases {
		for _, q := range p.Questions {
			if p.ID == e.Run.Phase && q.Kind == kind && slices.Contains(q.Sides, side) {
				return q, nil
			}
		}
	}
	return sessions.Question{}, fmt.Errorf("in %s no question gives %s a card %s", e.Run.Phase, side, kind)
}
