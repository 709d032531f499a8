package live_test

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"maatwerkroute/server/live"
	"maatwerkroute/server/store"
	"maatwerkroute/sessions"
)

const day = sessions.Instant(24 * 60 * 60 * 1000)

var start = sessions.At(time.Date(2026, 1, 13, 19, 0, 0, 0, sessions.Amsterdam))

// evening is a conversation on a real file: a hall, a board, and people who ask at random.
type evening struct {
	t       *testing.T
	path    string
	session string
	store   *store.Store
	hall    *live.Hall
	board   *live.Board
	rand    *rand.Rand
	clock   time.Time
	late    bool // the evening may be closed
	after   bool // these are the weeks after it
	keys    map[string]string
}

func newEvening(t *testing.T, seed uint64) *evening {
	e := &evening{t: t, path: filepath.Join(t.TempDir(), "m.db"), session: "avond", rand: newRand(seed), clock: start.Time(), keys: map[string]string{}}
	e.open()
	t.Cleanup(e.close)
	return e
}

func (e *evening) open() {
	e.t.Helper()
	s, err := store.Open(e.path)
	if err != nil {
		e.t.Fatal(err)
	}
	e.store = s
	e.hall = live.NewHall(live.Settings{Log: s, Now: e.clockNow, Days: sessions.Days{Zone: sessions.Amsterdam},
		Epoch: s.Epoch(), Fatal: func(err error) { e.t.Errorf("the log failed: %v", err) }})
	if e.board, err = e.hall.Board(context.Background(), "t1"); err != nil {
		e.t.Fatal(err)
	}
}

func (e *evening) clockNow() time.Time { return e.clock }

func (e *evening) close() {
	e.hall.Close()
	if err := e.store.Close(); err != nil {
		e.t.Error(err)
	}
}

func (e *evening) now() sessions.Instant { return sessions.At(e.clock) }

func (e *evening) do(p sessions.Principal, w sessions.Wish) error {
	e.t.Helper()
	return e.inRun(p, e.run(), w)
}

func (e *evening) inRun(p sessions.Principal, run string, w sessions.Wish) error {
	e.t.Helper()
	e.clock = e.clock.Add(time.Second)
	ask, err := live.NewAsk(w, run)
	if err == nil {
		err = e.board.Do(context.Background(), p, ask)
	}
	if _, refused := sessions.Refused(err); err != nil && !refused {
		e.t.Fatalf("%T: %v", w, err)
	}
	return err
}

func (e *evening) must(p sessions.Principal, w sessions.Wish) {
	e.t.Helper()
	if err := e.do(p, w); err != nil {
		e.t.Fatalf("%T: %v", w, err)
	}
}

func (e *evening) rows() []*sessions.Row {
	var rows []*sessions.Row
	e.board.Read(func(s *sessions.State, _ func(sessions.WordsID) string) {
		s.Rows(func(r *sessions.Row) { rows = append(rows, r) })
	})
	slices.SortFunc(rows, func(a, b *sessions.Row) int {
		return cmp.Or(strings.Compare(a.Kind, b.Kind), strings.Compare(a.ID, b.ID))
	})
	return rows
}

func (e *evening) ids(kind string) []string {
	var ids []string
	for _, r := range e.rows() {
		if r.Kind == kind {
			ids = append(ids, r.ID)
		}
	}
	return ids
}

func (e *evening) run() string {
	for _, r := range e.rows() {
		if s, ok := r.Record.(*sessions.Session); ok {
			return s.Run.ID
		}
	}
	return ""
}

func (e *evening) handles(seat string) map[string]bool {
	list, err := e.store.Handles(context.Background(), "t1", seat)
	if err != nil {
		e.t.Fatal(err)
	}
	set := map[string]bool{}
	for _, h := range list {
		set[h] = true
	}
	return set
}

// ownCard picks somebody with a card, and the card.
func (e *evening) ownCard() (sessions.Principal, string) {
	seat := e.any("seat")
	mine := e.handles(seat)
	for _, r := range e.rows() {
		if c, ok := r.Record.(*sessions.MyCard); ok && mine[c.ID] && e.n(2) == 0 {
			return e.at(seat), c.Card
		}
	}
	return e.at(seat), e.any("card")
}

// ownBarrier picks somebody and a barrier that holds a card of theirs, if there is one.
func (e *evening) ownBarrier() (sessions.Principal, string) {
	var p sessions.Principal
	for range 6 {
		var card string
		p, card = e.ownCard()
		for _, r := range e.rows() {
			if b, ok := r.Record.(*sessions.Barrier); ok && slices.Contains(b.Cards, card) {
				return p, b.ID
			}
		}
	}
	return p, e.any("barrier")
}

func (e *evening) asked(part string) (sessions.Principal, string) {
	want := sessions.ActionAsked
	if part != "" {
		want = sessions.ActionConditional
	}
	a, ticket := e.any("action"), "niets"
	for _, r := range e.rows() {
		if x, ok := r.Record.(*sessions.Action); ok && x.State == want {
			a, ticket = x.ID, x.Ticket()+part
		}
	}
	return sessions.Principal{Role: sessions.Asked, Session: e.session, Object: ticket}, a
}

// begin opens the evening.
func (e *evening) begin(accepted map[string]int) {
	e.t.Helper()
	for _, op := range []string{"open-trajectory", "plan-session", "name-urgent", "date-feedback", "write-mandate", "open-session"} {
		p, w := generators[op](e)
		e.must(p, w)
		accepted[op]++
	}
}

// prepare opens the evening, with people of every side.
func (e *evening) prepare(accepted map[string]int) {
	e.t.Helper()
	e.begin(accepted)
	for i, side := range []sessions.Side{sessions.Ervaring, sessions.Ervaring, sessions.Ervaring, sessions.Ervaring, sessions.Uitvoering, sessions.Uitvoering, sessions.Beleid, sessions.Begeleiding} {
		door := sessions.DoorExperience
		switch {
		case side == sessions.Begeleiding:
			door = sessions.DoorHelp
		case side.Official():
			door = sessions.DoorWork
		}
		seat := fmt.Sprintf("s%d", i)
		e.must(sessions.Principal{Role: sessions.Nobody, Session: e.session, Object: string(door)}, &sessions.TakeSeat{Seat: seat, Side: side, Function: "klantmanager"})
		if side == sessions.Uitvoering {
			e.must(e.at(seat), &sessions.GivePledge{})
		}
	}
}

// screen is what a client makes of its frames.
type screen struct {
	view    *live.Viewer
	records map[string]string // "kind id" → JSON
	words   map[string]string
	cursor  string
	keys    map[string]string // of the records that were read before: they come again and again
}

func (e *evening) look(p sessions.Principal) *screen {
	e.t.Helper()
	v, err := e.board.View(context.Background(), p, "")
	if err != nil {
		e.t.Fatalf("%+v may not look: %v", p, err)
	}
	s := &screen{view: v, records: map[string]string{}, words: map[string]string{}, keys: e.keys}
	s.hear(e.t, v.Hello())
	if _, err := s.catchUp(e.t); err != nil {
		e.t.Fatal(err)
	}
	return s
}

// catchUp reads what there is, and says how many frames that was.
func (s *screen) catchUp(t *testing.T) (int, error) {
	frames, err := s.view.Since()
	for _, f := range frames {
		s.hear(t, f)
	}
	return len(frames), err
}

func (s *screen) hear(t *testing.T, frame []byte) {
	t.Helper()
	var f struct {
		T      string
		Fresh  bool
		Cursor string
		Class  [][2]json.RawMessage
		Own    [][2]json.RawMessage
		Gone   [][2]string
		Words  map[string]string
	}
	if err := json.Unmarshal(frame, &f); err != nil {
		t.Fatalf("a frame that cannot be read: %v\n%s", err, frame)
	}
	if f.T == "hello" && f.Fresh {
		clear(s.records)
		clear(s.words)
	}
	if f.T == "news" {
		s.cursor = f.Cursor
	}
	for _, pair := range append(f.Class, f.Own...) {
		record := string(pair[1])
		key, read := s.keys[string(pair[0])+record]
		if !read {
			var kind string
			var id struct{ ID string }
			if json.Unmarshal(pair[0], &kind) != nil || json.Unmarshal(pair[1], &id) != nil {
				t.Fatalf("a record that cannot be read: %s", record)
			}
			key = kind + " " + id.ID
			s.keys[string(pair[0])+record] = key
		}
		s.records[key] = record
	}
	for _, g := range f.Gone {
		delete(s.records, g[0]+" "+g[1])
	}
	for id, text := range f.Words {
		s.words[id] = text
	}
}

// same says how two screens differ; nothing when they show the same.
func (s *screen) same(other *screen) string {
	for key, r := range s.records {
		if other.records[key] != r {
			return fmt.Sprintf("%s\n here  %s\n there %s", key, r, other.records[key])
		}
	}
	for key := range other.records {
		if _, ok := s.records[key]; !ok {
			return key + " is only there: " + other.records[key]
		}
	}
	for id, text := range other.words {
		if s.words[id] != text {
			return fmt.Sprintf("the words %s: here %q, there %q", id, s.words[id], text)
		}
	}
	return ""
}
