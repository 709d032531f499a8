package server

import (
	"strings"
	"testing"

	"maatwerkroute/sessions"
)

// TestABodyIsWhatWasAskedFor: every address that takes a small body takes one key once, known and as it is written,
// and no third form (checks 17 and 47).
func TestABodyIsWhatWasAskedFor(t *testing.T) {
	h := start(t, nil)
	e := h.opened(h.desk("ans", "Collectief NoordAs"))
	vos, _ := h.sit(e.paper(sessions.DoorExperience), "kant", "ervaring", "naam", "Gele Das")
	at := "/bureau/" + e.session
	for path, row := range map[string]struct {
		who       *person
		good, key string
	}{
		"/mijn/contact": {vos, `{"way":"mail","detail":"x"}`, "way"},
		"/mijn/zitwens": {vos, `{"wish":"niet met de balie"}`, "wish"},
		at + "/mede":    {e.desk, `{"new":false}`, "new"},
		at + "/plek":    {e.desk, `{"seat":"` + h.seatNamed(e, "Gele Das") + `"}`, "seat"},
	} {
		row.who.json(path, row.good).is(t, 200)
		for name, body := range map[string]string{
			"twice":    strings.TrimSuffix(row.good, "}") + "," + row.good[1:],
			"unknown":  strings.TrimSuffix(row.good, "}") + `,"role":"facilitator"}`,
			"capitals": strings.Replace(row.good, row.key, strings.ToUpper(row.key), 1),
			"more":     row.good + row.good,
			"a number": `{"` + row.key + `":1e400}`,
			"nothing":  "",
		} {
			if a := row.who.json(path, body); a.status != 400 {
				t.Errorf("%s with a key %s: status %d, want 400", path, name, a.status)
			}
		}
		a := row.who.do("POST", path, strings.NewReader(`<q><`+row.key+`>x</`+row.key+`></q>`), map[string]string{"Content-Type": "application/xml", "Origin": h.origin})
		if a.status != 415 {
			t.Errorf("%s in XML: status %d, want 415", path, a.status)
		}
	}
}
