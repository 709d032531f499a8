package server

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"maatwerkroute/server/practice"
	"maatwerkroute/server/store"
	"maatwerkroute/sessions"
)

// rehearsing opens a practice room whose people think fast.
func (h *house) rehearsing(d *person) *rehearsal {
	h.t.Helper()
	h.rehearsals.pace = func() time.Duration { return 2 * time.Millisecond }
	a := d.post("/bureau/oefenen")
	for _, one := range h.rehearsals.open {
		if a.header.Get("Location") == "/bureau/"+one.session {
			return one
		}
	}
	h.t.Fatalf("no rehearsal: %d to %q: %.900s", a.status, a.header.Get("Location"), a.body)
	return nil
}

func (h *house) state(stream string, f func(*sessions.State)) {
	h.t.Helper()
	b, err := h.Hall.Board(h.t.Context(), stream)
	if err != nil {
		h.t.Fatal(err)
	}
	b.Read(func(st *sessions.State, _ words) { f(st) })
}

func (h *house) untilState(stream string, is func(*sessions.State) bool) {
	h.t.Helper()
	h.until(func() (ok bool) {
		h.state(stream, func(st *sessions.State) { ok = is(st) })
		return ok
	})
}

// A whole evening with one person at the desk: six others come in by their cards and do what each part asks for.
func TestSomebodyRehearsesAlone(t *testing.T) {
	h := start(t, nil)
	d := h.desk("ans", "Collectief NoordAs")
	one := h.rehearsing(d)
	lead := h.lead(evening1{session: one.session, stream: one.stream})
	phase := func(id string) { h.wish(one.stream, lead, &sessions.StartPhase{Phase: id}, "") }

	h.untilState(one.stream, func(st *sessions.State) bool { return st.Here(one.session).All() == len(practice.Cast) })
	h.state(one.stream, func(st *sessions.State) {
		if p := st.Here(one.session); p[sessions.Ervaring] != 3 || p[sessions.Begeleiding] != 1 || p.Officials() != 2 {
			t.Errorf("at the table are %v", p)
		}
	})
	d.get("/bureau/"+one.session).is(t, 200, "Oefenen met zes verzonnen mensen")
	phase("drempels")
	h.untilState(one.stream, func(st *sessions.State) bool {
		said := 0
		for _, c := range records[*sessions.MyCard](st) {
			if c.Consent == sessions.ConsentYes {
				said++
			}
		}
		return said >= 2*len(practice.Cast)
	})
	phase("pauze")
	h.untilState(one.stream, func(st *sessions.State) bool {
		e, _ := record[*sessions.Session](st, "session", one.session)
		tally, ok := record[*sessions.Tally](st, "tally", "pulse."+e.Run.ID+".exact")
		return ok && tally.Total == len(practice.Cast)
	})
	phase("bundelen")
	h.wish(one.stream, lead, &sessions.RevealCards{}, "")
	var cards []string
	step := ""
	h.state(one.stream, func(st *sessions.State) {
		for _, c := range records[*sessions.Card](st) {
			if c.Kind == sessions.Obstacle && c.Side == sessions.Ervaring {
				cards, step = append(cards, c.ID), c.Step
			}
		}
	})
	h.wish(one.stream, lead, &sessions.BundleCards{Barrier: "b1", Cards: cards, Step: step, Sentence: sessions.Text{Body: "Wij moeten te veel papieren inleveren."}, Types: []string{"papier"}}, "")
	h.untilState(one.stream, func(st *sessions.State) bool {
		b, ok := record[*sessions.Barrier](st, "barrier", "b1")
		return ok && b.State == sessions.Confirmed
	})
	h.wish(one.stream, lead, &sessions.OpenBallot{Ballot: "k1", Question: sessions.Text{Body: "Gaan wij zo verder?"}, Form: sessions.ConsentForm}, "")
	h.untilState(one.stream, func(st *sessions.State) bool {
		tally, ok := record[*sessions.Tally](st, "tally", "choosing.k1.exact")
		return ok && tally.Total == len(practice.Cast)
	})
	phase("watenwie")
	h.untilState(one.stream, func(st *sessions.State) bool { return len(records[*sessions.Promise](st)) == 2 })

	for _, page := range []string{"/bureau", "/bureau/register"} {
		d.get(page).is(t, 200, "not", "/traject/"+one.stream, "Oefenen met zes", one.session)
	}
	for _, page := range []string{"/traject/" + one.stream, "/traject/" + one.stream + "/gegevens.json", "/traject/" + one.stream + "/nieuws.atom", "/uitkomst/" + one.session, "/uitkomst/" + one.session + "/datums.ics"} {
		h.person().get(page).is(t, 404)
	}
	d.get("/uitkomst/"+one.session).is(t, 200, "Wij moeten te veel papieren inleveren.")
	h.wish(one.stream, lead, &sessions.CloseSession{}, "")
	<-one.done // nobody takes part in what is over

	d.get("/bureau/oefenen").is(t, 200, "/bureau/"+one.session)
	d.post("/bureau/oefenen/stop").to(t, "/bureau/oefenen")
	d.get("/bureau/oefenen").is(t, 200, "Begin met oefenen")
	d.get("/bureau/"+one.session).is(t, 404)
	if known, err := h.Store.Known(t.Context(), one.stream); err != nil || known {
		t.Errorf("something of it is left: %v, %v", known, err)
	}
	h.state(one.stream, func(st *sessions.State) {
		if st.Len() != 0 {
			t.Errorf("the board still holds %d records", st.Len())
		}
	})
	d.post("/bureau/oefenen/stop").to(t, "/bureau/oefenen") // twice is once
}

func TestARehearsalIsOverAndErased(t *testing.T) {
	for name, row := range map[string]struct {
		passes func(h *house, d *person, one *rehearsal)
		kept   bool
	}{
		"not while somebody looks": {func(h *house, d *person, one *rehearsal) {
			for range 3 {
				h.clock.pass(20 * time.Minute)
				d.get("/bureau/"+one.session).is(h.t, 200)
				h.sweepRehearsals(h.t.Context())
			}
		}, true},
		"half an hour after somebody looked": {func(h *house, _ *person, _ *rehearsal) { h.clock.pass(rehearsalUnseen) }, false},
		"after a day, whoever looks": {func(h *house, _ *person, one *rehearsal) {
			h.clock.pass(rehearsalLives)
			h.rehearsals.look(one.stream, h.clock.now())
		}, false},
		"by a server that started since": {func(h *house, _ *person, one *rehearsal) {
			h.rehearsals.endAll()
			h.rehearsals.forget(one.stream)
		}, false},
	} {
		t.Run(name, func(t *testing.T) {
			h := start(t, nil)
			d := h.desk("ans", "Collectief NoordAs")
			e := h.opened(d)
			one := h.rehearsing(d)
			row.passes(h, d, one)
			h.tidyNow(t.Context(), &chores{settled: "nooit", expired: h.clock.now(), opened: h.clock.now()})
			known, err := h.Store.Known(t.Context(), one.stream)
			if err != nil || known != row.kept {
				t.Errorf("it is there: %v, %v", known, err)
			}
			if known, err := h.Store.Known(t.Context(), e.stream); err != nil || !known {
				t.Errorf("what is in earnest is there: %v, %v", known, err)
			}
			select {
			case <-one.done:
				if row.kept {
					t.Error("nobody takes part any more")
				}
			default:
				if !row.kept {
					t.Error("they still take part")
				}
			}
		})
	}
}

func TestARehearsalIsOneForAnOrganisation(t *testing.T) {
	h := start(t, nil)
	d := h.desk("ans", "Collectief NoordAs")
	one := h.rehearsing(d)
	d.post("/bureau/oefenen").to(t, "/bureau/oefenen")
	if n := len(h.rehearsals.open); n != 1 {
		t.Fatalf("%d are open", n)
	}
	other := h.desk("bo", "Een ander collectief")
	other.get("/bureau/"+one.session).is(t, 404)
	other.get("/bureau/oefenen").is(t, 200, "Begin met oefenen", "not", one.session)
	other.post("/bureau/oefenen/stop").to(t, "/bureau/oefenen")
	if h.rehearsals.of(one.stream) == nil {
		t.Error("another organisation ended it")
	}
	h.person().post("/bureau/oefenen").is(t, 401)
	for i := len(h.rehearsals.open); i < mostRehearsals; i++ {
		if fresh, _ := h.rehearsals.begin(fmt.Sprint("o", i), h.clock.now()); fresh == nil {
			t.Fatalf("the place of %d is taken", i)
		} else {
			close(fresh.done)
		}
	}
	other.post("/bureau/oefenen").is(t, 409, "Er oefenen nu veel mensen tegelijk.")
}

// What cannot be erased is not lost: its board goes on where it was.
func TestAnErasureThatFailsLosesNothing(t *testing.T) {
	h := start(t, nil)
	e := h.opened(h.desk("ans", "Collectief NoordAs"))
	b, err := h.Hall.Board(t.Context(), e.stream)
	if err != nil {
		t.Fatal(err)
	}
	if err := b.Erase(t.Context(), func() error { return h.Store.Drop(t.Context(), e.stream) }); !errors.Is(err, store.ErrKept) {
		t.Fatalf("what is in earnest is erased: %v", err)
	}
	h.wish(e.stream, h.lead(e), &sessions.StartPhase{Phase: "drempels"}, "")
	if got := h.theSession(e.session); got.Run.Phase != "drempels" {
		t.Errorf("the part that is on is %s", got.Run.Phase)
	}
}
