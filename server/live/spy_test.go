package live_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strings"
	"sync"
	"testing"

	"maatwerkroute/sessions"
)

// The spy is an official who knows a client in the room, and saw when she put her phone down: as the
// how-manieth of those who wrote. It gets exactly the frames of one official's socket and of the wall, with the
// moment at which each came, and says which card is hers (DOMAIN §4.0-9).
type spy struct {
	heard []heard
	hers  int // how many wrote before her; what the spy saw with its own eyes
}

// heard is a frame, and how many had written when it came.
type heard struct {
	after int
	frame []byte
}

const writers = 6

// guesses are the ways in which a spy might tell. Each gives a card, or "" when it has nothing to go by.
var guesses = map[string]func(spy) string{
	"the place in the frame":       func(s spy) string { return nth(s.cards(), s.hers) },
	"the order of the ids":         func(s spy) string { c := s.cards(); slices.Sort(c); return nth(c, s.hers) },
	"the order of the words":       func(s spy) string { return nth(s.byField("words"), s.hers) },
	"a number that came along":     func(s spy) string { return nth(s.byField("seq"), s.hers) },
	"a frame at the moment":        func(s spy) string { return s.atTheMoment() },
	"the place on the wall, again": func(s spy) string { c := s.cards(); slices.Reverse(c); return nth(c, s.hers) },
}

func nth(list []string, n int) string {
	if n < len(list) {
		return list[n]
	}
	return ""
}

// records lists the cards in the order in which they came.
func (s spy) records() []map[string]any {
	var list []map[string]any
	seen := map[string]bool{}
	for _, h := range s.heard {
		var f struct{ Class [][2]json.RawMessage }
		if json.Unmarshal(h.frame, &f) != nil {
			continue
		}
		for _, pair := range f.Class {
			var r map[string]any
			if string(pair[0]) == `"card"` && json.Unmarshal(pair[1], &r) == nil && !seen[fmt.Sprint(r["id"])] {
				seen[fmt.Sprint(r["id"])] = true
				list = append(list, r)
			}
		}
	}
	return list
}

func (s spy) cards() []string {
	var ids []string
	for _, r := range s.records() {
		ids = append(ids, fmt.Sprint(r["id"]))
	}
	return ids
}

func (s spy) byField(name string) []string {
	list := s.records()
	if len(list) == 0 || list[0][name] == nil {
		return nil
	}
	slices.SortStableFunc(list, func(a, b map[string]any) int {
		if x, ok := a[name].(float64); ok {
			y, _ := b[name].(float64)
			return int(x - y)
		}
		return strings.Compare(fmt.Sprint(a[name]), fmt.Sprint(b[name]))
	})
	var ids []string
	for _, r := range list {
		ids = append(ids, fmt.Sprint(r["id"]))
	}
	return ids
}

// atTheMoment looks for what came just when she wrote.
func (s spy) atTheMoment() string {
	for _, h := range s.heard {
		if h.after == s.hers+1 {
			one := spy{heard: []heard{h}}
			if c := one.cards(); len(c) > 0 {
				return c[0]
			}
		}
	}
	return ""
}

// leaks are what a spy could use. The product has none of them; each is switched on by hand here, and
// the test must then find it.
var leaks = map[string]func(frame []byte, written []string) []byte{
	"numbers in frames": func(frame []byte, written []string) []byte {
		for i, id := range written {
			frame = bytes.ReplaceAll(frame, fmt.Appendf(nil, `{"id":%q`, id), fmt.Appendf(nil, `{"seq":%d,"id":%q`, i, id))
		}
		return frame
	},
	"author order": func(frame []byte, written []string) []byte {
		var f struct {
			T     string               `json:"t"`
			Class [][2]json.RawMessage `json:"class"`
		}
		if json.Unmarshal(frame, &f) != nil {
			return frame
		}
		place := func(pair [2]json.RawMessage) int {
			var r struct{ ID string }
			_ = json.Unmarshal(pair[1], &r)
			return slices.Index(written, r.ID)
		}
		slices.SortStableFunc(f.Class, func(a, b [2]json.RawMessage) int { return place(a) - place(b) })
		out, _ := json.Marshal(f)
		return out
	},
}

func TestS4_0_9_ASpyDoesNoBetterThanGuessing(t *testing.T) {
	t.Parallel()
	if best, how := spied(t, 200, nil); best > chance(200) {
		t.Errorf("by %s a spy is right %.0f%% of the time", how, 100*best)
	}
	for name, leak := range leaks {
		if best, _ := spied(t, 40, leak); best <= chance(40) {
			t.Errorf("%s leak, and no spy noticed: this test shows nothing", name)
		}
	}
}

// chance is the share of right guesses that luck explains, five deviations up.
func chance(evenings int) float64 {
	p := 1.0 / writers
	return p + 5*math.Sqrt(p*(1-p)/float64(evenings))
}

// spied holds evenings and gives the best way of guessing.
// spied holds evenings, some beside each other since they wait for the disk more than they work, and gives which
// way of guessing was right most often.
func spied(t *testing.T, evenings int, leak func([]byte, []string) []byte) (best float64, how string) {
	t.Helper()
	var mu sync.Mutex
	right := map[string]int{}
	const beside = 4
	t.Run("evenings", func(t *testing.T) {
		for lane := range beside {
			t.Run(fmt.Sprint(lane), func(t *testing.T) {
				t.Parallel()
				e := newEvening(t, 99+uint64(lane))
				for n := range evenings / beside {
					s, hers := e.spyOn(n, leak)
					mu.Lock()
					for name, guess := range guesses {
						if guess(s) == hers {
							right[name]++
						}
					}
					mu.Unlock()
				}
			})
		}
	})
	for name, n := range right {
		if share := float64(n) / float64(evenings); share > best {
			best, how = share, name
		}
	}
	return best, how
}

// spyOn holds one evening on a board of its own, and gives what the spy heard and which card is hers.
func (e *evening) spyOn(n int, leak func([]byte, []string) []byte) (s spy, hers string) {
	e.t.Helper()
	board, err := e.hall.Board(context.Background(), fmt.Sprintf("t%d", n))
	if err != nil {
		e.t.Fatal(err)
	}
	e.board = board
	e.begin(map[string]int{})
	e.must(sessions.Principal{Role: sessions.Nobody, Session: e.session, Object: string(sessions.DoorWork)}, &sessions.TakeSeat{Seat: "s4", Side: sessions.Uitvoering, Function: "klantmanager"})
	e.must(e.at("s4"), &sessions.GivePledge{})
	for i := 10; i < 10+writers; i++ {
		e.must(sessions.Principal{Role: sessions.Nobody, Session: e.session, Object: "ervaring"}, &sessions.TakeSeat{Seat: fmt.Sprintf("s%d", i), Side: sessions.Ervaring})
	}
	e.must(e.lea(), &sessions.StartPhase{Phase: "drempels"})
	official, wall := e.look(e.at("s4")), e.look(e.wall())
	written := []string{}
	listen := func() {
		for _, screen := range []*screen{official, wall} {
			frames, err := screen.view.Since()
			if err != nil {
				e.t.Fatal(err)
			}
			for _, f := range append(frames, screen.view.Ping()) {
				if leak != nil {
					f = leak(f, written)
				}
				s.heard = append(s.heard, heard{after: len(written), frame: f})
			}
		}
	}
	s.hers = e.n(writers)
	for i, who := range e.rand.Perm(writers) {
		card := e.id("c")
		e.must(e.at(fmt.Sprintf("s%d", 10+who)), &sessions.PlaceCard{Card: card, Question: "vast", Step: "nood", Text: e.text()})
		written = append(written, card)
		if i == s.hers {
			hers = card
		}
		listen()
	}
	e.must(e.lea(), &sessions.StartPhase{Phase: "bundelen"})
	e.must(e.lea(), &sessions.RevealCards{})
	listen()
	return s, hers
}
