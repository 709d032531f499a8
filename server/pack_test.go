package server

import (
	"fmt"
	"strings"
	"testing"

	"maatwerkroute/sessions"
)

// TestThePackIsOfTheSameRoom: what is printed has the steps, tables, doors and open choice of this session, and nothing
// that anybody wrote.
func TestThePackIsOfTheSameRoom(t *testing.T) {
	h := start(t, nil)
	a := h.asking()
	h.wish(a.stream, h.lead(a.evening1), &sessions.OpenBallot{Ballot: "k1", Form: sessions.DotForm, Question: sessions.Text{Body: "Wat pakken we het eerst op?"},
		Options: []sessions.NewOption{{ID: "een", Of: "b1"}, {ID: "twee", Text: sessions.Text{Body: "Eén nummer dat blijft kloppen"}}}, Dots: 3}, "")
	page := a.desk.get("/bureau/"+a.session+"/print").is(t, 200, "Ik vertel wat ik meemaak", "Schrijver aan tafel 1", "De route nu", "Hoe voelde het?",
		"Wat pakken we het eerst op?", "U hebt 3 stippen", core, "Eén nummer dat blijft kloppen", "Instemmen", "Dit spreken wij af", "pack.css").body
	b, _ := h.Hall.Board(t.Context(), a.stream)
	b.Read(func(st *sessions.State, say words) {
		tr, _ := record[*sessions.Trajectory](st, "trajectory", a.stream)
		for i, step := range tr.Steps {
			if want := fmt.Sprintf("<span>%d</span> %s", i+1, say(step.Title)); !strings.Contains(page, want) {
				t.Errorf("step %q is not on the strip", want)
			}
		}
		e, _ := record[*sessions.Session](st, "session", a.session)
		if got, want := strings.Count(page, `class="mwr-cards__n"`), len(e.Tables)*cardsOnSheet*sheetsATable; got != want || want == 0 {
			t.Errorf("%d numbered cards, want %d", got, want)
		}
	})
	if strings.Contains(page, own) || strings.Contains(page, "Gele Das") {
		t.Error("what somebody wrote, or a name, is printed")
	}
	if n := len(sessions.Feelings); strings.Count(page, "<span>stap …</span>") != n {
		t.Errorf("not all %d feelings are there", n)
	}
	a.raiser.get("/bureau/"+a.session+"/print").is(t, 303) // not theirs
	h.desk("bob", "Andere club").get("/bureau/"+a.session+"/print").is(t, 404)
}
