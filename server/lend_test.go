package server

import (
	"io"
	"path/filepath"
	"testing"

	"maatwerkroute/server/store"
)

// What people see at the office while their trajectory is on location: everything to read, since when, and a plain no with
// their words still there. The clock waits, and goes on when it is back.
func TestPagesOfATrajectoryOnLocation(t *testing.T) {
	h := start(t, nil)
	n := h.noticing()
	owner := h.holds(h.link(n.asking, "false"))
	pages := map[string]struct {
		by   *person
		path string
	}{
		"the desk":           {n.desk, "/bureau/" + n.session},
		"preparing":          {n.desk, "/bureau/" + n.session + "/klaarzetten"},
		"what is to be done": {n.desk, "/bureau/" + n.session + "/vervolg"},
		"an owner":           {owner, "/antwoord"},
		"who raised it":      {n.raiser, "/mijn"},
	}
	const says = "op locatie.</strong>"
	for _, p := range pages {
		p.by.get(p.path).is(t, 200, "not", says)
	}
	file := filepath.Join(t.TempDir(), "avond.mwr")
	if err := Lend(t.Context(), Lending{What: n.session, File: file, For: "ans", Data: h.config.Data}, h.clock.now, io.Discard); err != nil {
		t.Fatal(err)
	}
	looks := func() {
		t.Helper()
		if err := h.lookAtLends(t.Context()); err != nil {
			t.Fatal(err)
		}
		if err := h.Tick(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	post := func() []store.Post {
		t.Helper()
		list, err := h.Store.PostIn(t.Context(), n.session)
		if err != nil {
			t.Fatal(err)
		}
		return list
	}
	before := post()
	looks()
	for name, p := range pages {
		t.Run(name, func(t *testing.T) { p.by.get(p.path).is(t, 200, says) })
	}
	const no = "Tot het terug is, kan hier niets veranderen"
	owner.wants("add-evidence", "evidence", "e2", "type", "document", "what", "De lijst ligt aan de balie.").is(t, 409, no, "De lijst ligt aan de balie.")
	n.raiser.post("/mijn/vergeet").is(t, 409, no)
	n.raiser.get("/mijn").is(t, 200)
	if len(post()) != len(before) {
		t.Error("the clock told people something that may be otherwise by now")
	}
	if err := RevokeLend(t.Context(), h.config.Data, n.session, h.clock.now, io.Discard); err != nil {
		t.Fatal(err)
	}
	looks()
	if len(post()) == len(before) {
		t.Error("nobody is told what waited")
	}
	for _, p := range pages {
		p.by.get(p.path).is(t, 200, "not", says)
	}
	owner.asks("add-evidence", "evidence", "e2", "type", "document", "what", "De lijst ligt aan de balie.")
}
