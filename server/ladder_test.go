package server

import (
	"html"
	"strings"
	"testing"

	"maatwerkroute/sessions"
)

// TestS3_07_EveryKindIsExplainedWithAnExample: process, capacity, default and relation as well as rules; and whoever
// chooses a kind finds the way there.
func TestS3_07_EveryKindIsExplainedWithAnExample(t *testing.T) {
	h := start(t, nil)
	page := html.UnescapeString(h.person().get("/hulp/soorten").is(t, 200, "Welke soorten acties zijn er?").body)
	if len(rungs) != len(sessions.Ladder) {
		t.Errorf("%d kinds are explained, there are %d", len(rungs), len(sessions.Ladder))
	}
	seen := map[string]bool{}
	for _, r := range rungs {
		if _, ok := sessions.Ladder[r.Code]; !ok || seen[r.Code] || seen[r.Example] {
			t.Errorf("%s is no kind, or stands there twice", r.Code)
		}
		seen[r.Code], seen[r.Example] = true, true
		for _, want := range []string{capital(r.Name), r.Example, r.Strength} {
			if want == "" || !strings.Contains(page, want) {
				t.Errorf("%s does not say %q", r.Code, want)
			}
		}
	}
	a := h.asking()
	h.yes(a)
	h.wish(a.stream, h.lead(a.evening1), &sessions.GradeAction{Action: "a1", Ladder: "K4"}, "")
	a.desk.get("/bureau/register").is(t, 200, "/hulp/soorten")
	a.desk.get("/bureau/"+a.session+"/vervolg").is(t, 200, "/hulp/soorten")
	h.holds(h.link(a, "false")).get("/antwoord").is(t, 200, "/hulp/soorten")
}
