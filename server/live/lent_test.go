package live_test

import (
	"context"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"maatwerkroute/server/live"
	"maatwerkroute/server/store"
	"maatwerkroute/sessions"
)

// goes holds a piece of a random conversation, and lets the screens read along.
func (e *evening) goes(wishes int, screens map[string]*screen) (accepted int) {
	e.t.Helper()
	names := slices.DeleteFunc(slices.Sorted(maps.Keys(generators)), func(name string) bool {
		return name == "close-session" || name == "publish-outcome" || name == "archive-session" || name == "found-organization" || name == "remove-seat" // whose screens are needed afterwards
	})
	for range wishes {
		name := names[e.n(len(names))]
		if e.n(2) == 0 {
			name = likely[e.n(len(likely))]
		}
		p, w := generators[name](e)
		if e.do(p, w) != nil {
			continue
		}
		accepted++
		for who, s := range screens {
			if !e.agrees(who, s, name) {
				delete(screens, who)
			}
		}
	}
	return accepted
}

// Random conversations begin at the office, go on with a lent copy, and come back, beside a board that is open with a
// screen of every class. Afterwards the records are those of the log and those of the copy; each screen shows what a
// fresh one shows, and what a board shows that is opened anew; and the conversation goes on.
func TestARandomConversationComesBackFromLocation(t *testing.T) {
	for seed := range uint64(2) {
		e := newEvening(t, seed)
		e.prepare(map[string]int{})
		e.must(e.lea(), &sessions.StartPhase{Phase: "drempels"})
		screens := e.watchers()
		e.goes(250, screens)

		ctx := context.Background()
		lend, err := e.store.Lend(ctx, "t1", "collectief", e.now())
		if err != nil {
			t.Fatal(err)
		}
		away := &evening{t: t, path: filepath.Join(t.TempDir(), "laptop.db"), session: e.session, rand: e.rand, clock: e.clock, keys: maps.Clone(e.keys)}
		if err := store.Extract(ctx, e.path, away.path, store.Part{Stream: "t1"}); err != nil {
			t.Fatal(err)
		}
		err = e.do(e.lea(), &sessions.StretchPhase{Minutes: 5})
		if r, refused := sessions.Refused(err); !refused || !strings.Contains(r.Text, "op locatie") {
			t.Fatalf("seed %d: the office answers %v", seed, err)
		}
		for who, s := range screens {
			if heard, err := s.catchUp(t); err != nil || heard > 0 {
				t.Fatalf("seed %d: the screen of %s heard %d of a wish that was refused: %v", seed, who, heard, err)
			}
		}
		away.open()
		if n := away.goes(400, away.watchers()); n < 20 {
			t.Fatalf("seed %d: only %d wishes were accepted on location", seed, n)
		}
		away.replays()
		there := away.texts()
		away.close()

		back := filepath.Join(t.TempDir(), "terug.db")
		if err := store.Extract(ctx, away.path, back, store.Part{Stream: "t1", Contacts: true}); err != nil {
			t.Fatal(err)
		}
		from, err := store.Open(back)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := e.store.Return(ctx, from, lend, e.now()); err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		if err := from.Close(); err != nil {
			t.Fatal(err)
		}
		e.hall.Reread("t1")
		for end := time.Now().Add(5 * time.Second); !maps.Equal(e.texts(), there); time.Sleep(time.Millisecond) {
			if time.Now().After(end) {
				t.Fatalf("seed %d: at the office is not what was on location:\n%s", seed, differences(e.texts(), there))
			}
		}
		e.replays()
		for who, s := range screens {
			if !e.agrees(who, s, "forget-me") { // what came and went again is heard, and changes nothing
				delete(screens, who)
			}
		}
		e.opensAlike(screens)
		if r, err := e.store.Verify(ctx); err != nil || len(r.Bad) > 0 {
			t.Fatalf("seed %d: %v %v", seed, r.Bad, err)
		}
		e.clock = away.clock
		e.goes(100, screens)
		e.replays()
	}
}

// texts is every record as it stands in the tables.
func (e *evening) texts() map[string]string {
	e.t.Helper()
	all := map[string]string{}
	for _, r := range e.rows() {
		all[r.Kind+" "+r.ID] = rowText(r, r.Stored())
	}
	return all
}

func differences(here, there map[string]string) string {
	var list []string
	for key := range here {
		if here[key] != there[key] {
			list = append(list, key+"\n here  "+here[key]+"\n there "+there[key])
		}
	}
	for key := range there {
		if _, ok := here[key]; !ok {
			list = append(list, key+" is not here")
		}
	}
	return strings.Join(list, "\n")
}

// opensAlike compares each screen with one of a board that is read from disk anew.
func (e *evening) opensAlike(screens map[string]*screen) {
	e.t.Helper()
	anew := *e
	anew.hall = live.NewHall(live.Settings{Log: e.store, Now: e.clockNow, Days: sessions.Days{Zone: sessions.Amsterdam}, Epoch: e.store.Epoch(), Fatal: func(err error) { e.t.Error(err) }})
	defer anew.hall.Close()
	var err error
	if anew.board, err = anew.hall.Board(context.Background(), "t1"); err != nil {
		e.t.Fatal(err)
	}
	for who, s := range screens {
		if diff := s.same(anew.look(viewer(e, who))); diff != "" {
			e.t.Fatalf("the screen of %s differs from one of a board that is opened anew: %s", who, diff)
		}
	}
}
