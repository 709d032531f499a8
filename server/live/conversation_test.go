package live_test

import (
	"bytes"
	"context"
	"database/sql"
	"fmt"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	_ "github.com/mattn/go-sqlite3"

	"maatwerkroute/sessions"
)

func TestEveryOperationHasAGenerator(t *testing.T) {
	for _, op := range sessions.Operations {
		if generators[op.Name] == nil {
			t.Errorf("%s has no generator", op.Name)
		}
	}
	for name := range generators {
		if _, ok := sessions.Find(name); !ok {
			t.Errorf("%s is no operation", name)
		}
	}
}

// seeds is how many random conversations are held; MWR_SEEDS makes it longer.
func seeds() uint64 {
	if n, err := strconv.ParseUint(os.Getenv("MWR_SEEDS"), 10, 32); err == nil {
		return n
	}
	return 6
}

// TestWhatArrivedEqualsAFreshRead holds random conversations with a screen of every class that keeps
// reading. After every accepted wish each screen shows what a fresh one shows; a screen for which nothing
// changed heard nothing; and at the end the log gives the same records as the tables. What no conversation
// happened to have is then asked on purpose, part by part.
func TestWhatArrivedEqualsAFreshRead(t *testing.T) {
	t.Parallel()
	accepted := map[string]int{}
	const most = 6 // evenings that ask on purpose, until everything happened at least once
	for seed := uint64(0); seed < seeds() || len(missing(accepted)) > 0 && seed < seeds()+most; seed += 2 {
		var held [2]map[string]int
		t.Run(fmt.Sprintf("from seed %d", seed), func(t *testing.T) {
			for i := range held {
				held[i] = maps.Clone(accepted)
				t.Run(fmt.Sprint(i), func(t *testing.T) {
					t.Parallel()
					e := newEvening(t, seed+uint64(i))
					e.prepare(held[i])
					if seed < seeds() {
						e.converse(350, held[i])
					} else {
						e.insist(held[i])
					}
					e.replays()
					e.forgetLinks()
					e.replays()
				})
			}
		})
		for _, h := range held {
			for op, n := range h {
				accepted[op] = max(accepted[op], n)
			}
		}
	}
	if left := missing(accepted); len(left) > 0 {
		t.Errorf("never accepted, and it was asked for on purpose in every part of %d evenings: %v", most, left)
	}
}

// missing lists the operations that no conversation had yet. An organisation has a stream of its own, and
// a random evening ends with open ends.
func missing(accepted map[string]int) []string {
	var left []string
	for _, op := range sessions.Operations {
		if accepted[op.Name] == 0 && op.Name != "found-organization" && op.Name != "save-template" && op.Name != "archive-session" {
			left = append(left, op.Name)
		}
	}
	return left
}

// watchers is a screen of every class that somebody here can have.
func (e *evening) watchers() map[string]*screen {
	all := map[string]*screen{"desk": e.look(e.lea()), "scribe": e.look(e.scribe()), "wall": e.look(e.wall())}
	all["co"] = e.look(sessions.Principal{Role: sessions.CoFacilitator, Session: e.session})
	all["elsewhere"] = e.look(sessions.Principal{Role: sessions.Wall, Session: "andere-avond"})
	for _, seat := range []string{"s0", "s1", "s4", "s6", "s7"} { // resident ×2, pledged, not pledged, help
		all[seat] = e.look(e.at(seat))
	}
	return all
}

// converse holds a conversation.
func (e *evening) converse(wishes int, accepted map[string]int) {
	e.t.Helper()
	e.must(e.lea(), &sessions.StartPhase{Phase: "drempels"})
	writing := e.run()
	screens := e.watchers()
	names := slices.Sorted(maps.Keys(generators))
	for i := range wishes {
		e.late = i > wishes*9/10
		name := names[e.n(len(names))]
		switch e.n(6) {
		case 0, 1:
			name = likely[e.n(len(likely))]
		case 2: // what hardly anybody did yet
			name = seldom(names, accepted)[e.n(6)]
		case 3:
			if e.late {
				name = []string{"close-session", "publish-outcome"}[e.n(2)]
			}
		}
		run := e.run()
		if e.n(2) == 0 {
			run = writing // words of the writing phase count until the end
		}
		e.asks(name, run, accepted, screens)
	}
	e.follow(accepted, screens)
}

// asks lets somebody ask something, and compares the screens when it was accepted.
func (e *evening) asks(name, run string, accepted map[string]int, screens map[string]*screen) bool {
	e.t.Helper()
	p, w := generators[name](e)
	if e.inRun(p, run, w) != nil {
		return false
	}
	accepted[name]++
	for who, s := range screens {
		if !e.agrees(who, s, name) {
			delete(screens, who)
		}
	}
	return true
}

// insist goes through every part of an evening, then closes and publishes it, and in each asks again and again for
// what no conversation had yet: a rare wish is accepted in one part only, and chance hardly ever finds it there.
func (e *evening) insist(accepted map[string]int) {
	e.t.Helper()
	screens := e.watchers()
	maps.DeleteFunc(screens, func(who string, _ *screen) bool { return !slices.Contains([]string{"desk", "wall", "s0"}, who) })
	_ = e.asks("found-organization", "", accepted, screens)
	leave := append([]string{"erase-cards", "remove-seat", "forget-me", "take-seat", "correct-side"}, ending...) // who is here stays, who is missing too
	all := slices.DeleteFunc(slices.Sorted(maps.Keys(generators)), func(name string) bool { return slices.Contains(leave, name) })
	again := func() {
		for _, name := range all { // what a rare wish is about may itself be rare
			e.asks(name, e.run(), accepted, screens)
		}
		for _, name := range missing(accepted) {
			for range 40 {
				if slices.Contains(ending, name) || e.asks(name, e.run(), accepted, screens) {
					break
				}
			}
		}
	}
	for _, part := range append(slices.Clone(sessions.T1Kort), sessions.Phase{ID: "pauze"}) {
		e.must(e.lea(), &sessions.StartPhase{Phase: part.ID})
		again()
	}
	e.follow(accepted, screens)
	e.late = true
	for _, name := range []string{"close-session", "publish-outcome"} {
		for range 40 {
			if e.asks(name, e.run(), accepted, screens) {
				break
			}
		}
		again()
	}
}

// ending are the wishes after which hardly anything else is accepted.
var ending = []string{"close-session", "publish-outcome", "archive-session"}

// seldom lists the operations by how often they were accepted, least first, but for those that end everything. One
// that nobody may ask now must not keep the others from their turn: the caller picks one of the first.
func seldom(names []string, accepted map[string]int) []string {
	list := slices.DeleteFunc(slices.Clone(names), func(name string) bool {
		return slices.Contains(ending, name) || name == "found-organization" || name == "save-template"
	})
	slices.SortStableFunc(list, func(a, b string) int { return accepted[a] - accepted[b] })
	return list
}

// agrees compares a screen that kept reading with a fresh one. It is false when that person was removed.
func (e *evening) agrees(who string, s *screen, after string) bool {
	e.t.Helper()
	before := maps.Clone(s.records)
	heard, err := s.catchUp(e.t)
	if err != nil {
		return false
	}
	fresh := e.look(viewer(e, who))
	if diff := s.same(fresh); diff != "" {
		e.t.Fatalf("after %s the screen of %s differs from a fresh one: %s", after, who, diff)
	}
	if heard > 0 && maps.Equal(before, s.records) && after != "forget-me" {
		e.t.Errorf("after %s the screen of %s heard something, and nothing changed for it", after, who)
	}
	if s.cursor != fresh.cursor {
		e.t.Fatalf("after %s the cursor of %s is not the one of a fresh screen", after, who)
	}
	return true
}

func viewer(e *evening, who string) sessions.Principal {
	switch who {
	case "desk":
		return e.lea()
	case "co":
		return sessions.Principal{Role: sessions.CoFacilitator, Session: e.session}
	case "scribe":
		return e.scribe()
	case "wall":
		return e.wall()
	case "elsewhere":
		return sessions.Principal{Role: sessions.Wall, Session: "andere-avond"}
	}
	return e.at(who)
}

// replays plays the log into an empty state, and compares its records with those in the tables.
func (e *evening) replays() {
	e.t.Helper()
	s := sessions.NewState("t1")
	err := e.store.Entries(context.Background(), "t1", 0, func(k sessions.Kept) error {
		s.Apply(k.Entry)
		s.Publish()
		return nil
	})
	if err != nil {
		e.t.Fatal(err)
	}
	replayed := map[string]string{}
	s.Rows(func(r *sessions.Row) { replayed[r.Kind+" "+r.ID] = rowText(r, r.Stored()) })
	o, err := e.store.Stream(context.Background(), "t1")
	if err != nil {
		e.t.Fatal(err)
	}
	for _, r := range o.Rows {
		key := r.Kind + " " + r.ID
		if bytes.Contains(r.Pub, []byte(":null")) {
			e.t.Errorf("%s has a list that is null: %s", key, r.Pub)
		}
		if got := rowText(r, r.Own); replayed[key] != got {
			e.t.Fatalf("%s\n in the table  %s\n from the log  %s", key, got, replayed[key])
		}
		delete(replayed, key)
	}
	for key := range replayed {
		if kind, _, _ := strings.Cut(key, " "); sessions.Forgettable(kind) {
			continue // the link of that act was erased, which the log does not know (I-21)
		}
		e.t.Fatalf("%s comes from the log and is not in the table", key)
	}
}

func rowText(r *sessions.Row, own []byte) string {
	return fmt.Sprintf("%d/%d %s %s to %q %v", r.Seq, r.Place, r.Pub, own, r.To, r.Boundaries)
}

// forgetLinks deletes every link between a person and an act, behind the product's back.
func (e *evening) forgetLinks() {
	e.t.Helper()
	db, err := sql.Open("sqlite3", e.path)
	if err != nil {
		e.t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec("delete from links"); err != nil {
		e.t.Fatal(err)
	}
}

// likely is what a conversation is mostly made of.
var likely = []string{"place-card", "reveal-cards", "bundle-cards", "confirm-barrier", "confirm-aloud", "start-phase", "ask-action",
	"pass-action", "decline-action", "agree-condition", "accept-action"}
