package server

import (
	"fmt"
	"html"
	"regexp"
	"strings"
	"testing"
	"time"

	"maatwerkroute/sessions"
)

func (l later) taken(action, function, ladder string) {
	h := l.desk.h
	h.t.Helper()
	at := func(days int) sessions.Instant { return sessions.At(h.clock.now().Add(time.Duration(days) * day1)) }
	h.wish(l.stream, h.lead(l.evening1), &sessions.AskAction{Action: action, Barriers: []string{"b1"}, Title: sessions.Text{Body: "Actie " + action},
		Function: sessions.Label(function), AnswerBy: at(5)}, "")
	h.wish(l.stream, sessions.Principal{Role: sessions.Asked, Session: l.session, Object: action + "/1"}, &sessions.AcceptAction{Action: action, Due: at(60),
		FirstStep: sessions.Text{Body: "Een lijst maken"}, FirstBy: at(20)}, "")
	h.wish(l.stream, h.lead(l.evening1), &sessions.GradeAction{Action: action, Ladder: ladder}, "")
}

// TestTheRegisterIsOfOneOrganisation: all its trajectories, and nothing of another's.
func TestTheRegisterIsOfOneOrganisation(t *testing.T) {
	h := start(t, nil)
	l := h.later()
	l.taken("x1", "hoofd stadspas", "K6")
	page := "/bureau/register"
	l.desk.get(page).is(t, 200, "Actie x1", "hoofd stadspas", "K6 · proces: een stap weg", "Maatwerk gewoon maken", "2 acties", "not", own, "Gele Das")
	other := h.desk("bo", "Dienst WPI")
	h.opened(other)
	for _, q := range []string{"", "?eigenaar=hoofd+stadspas", "?na=" + l.stream} {
		other.get(page+q).is(t, 200, "0 acties", "Hier is geen actie bij.", "Er is nog geen actie toegezegd.", "not", "Actie x1", `value="hoofd stadspas"`)
	}
	h.person().get(page).to(t, "/bureau")
	l.raiser.get(page).to(t, "/bureau")
}

// TestTheRegisterIsPagedAndFiltered, and odd questions get an empty list and no error.
func TestTheRegisterIsPagedAndFiltered(t *testing.T) {
	h := start(t, nil)
	l := h.later()
	for i := range 30 {
		l.taken(fmt.Sprintf("x%02d", i), []string{"hoofd stadspas", "directeur"}[i%2], []string{"K2", "K6"}[i%2])
	}
	h.wish(l.stream, h.lead(l.evening1), &sessions.AddStep{Action: "x00", Step: "s1", By: "afdeling inkomen", What: sessions.Text{Body: "De brief"}, Due: sessions.At(h.clock.now().Add(9 * day1))}, "")
	seen, at := map[string]int{}, "/bureau/register"
	for n := 0; at != ""; n++ {
		if n > 3 {
			t.Fatal("the pages do not end")
		}
		body := l.desk.get(at).is(t, 200, "31 acties").body
		for _, m := range regexp.MustCompile(`>Actie (x\d\d)<`).FindAllStringSubmatch(body, -1) {
			seen[m[1]]++
		}
		at = ""
		if before, _, more := strings.Cut(body, `">Volgende acties`); more {
			at = html.UnescapeString(before[strings.LastIndex(before, `href="`)+6:])
		}
	}
	for i := range 30 {
		if id := fmt.Sprintf("x%02d", i); seen[id] != 1 {
			t.Errorf("%s stands there %d times", id, seen[id])
		}
	}
	for q, says := range map[string]string{"eigenaar=directeur": "15 acties", "trede=K2": "15 acties", "trede=K2&eigenaar=directeur": "0 acties", "stand=gevraagd": "1 actie<",
		"afdeling=afdeling+inkomen": "1 actie<", "familie=cultuur": "15 acties", "familie=inrichting": "16 acties", "stand=raar": "0 acties", "na=zzz": "Hier is geen actie bij.", "eigenaar=%zz": "31 acties"} {
		l.desk.get("/bureau/register?"+q).is(t, 200, says)
	}
}

// TestS3_02_OneFamilyIsNotEnough: the list can be of one family, and a trajectory with one family alone says so.
func TestS3_02_OneFamilyIsNotEnough(t *testing.T) {
	h := start(t, nil)
	l := h.later()
	l.desk.get("/bureau/register").is(t, 200, "not", "Denk ook aan het andere")
	l.taken("x1", "hoofd stadspas", "K2")
	l.desk.get("/bureau/register?familie=cultuur").is(t, 200, "1 actie<", "Actie x1", "Maatwerk gewoon maken: alleen cultuur", "Denk ook aan het andere")
	l.desk.get(l.page).is(t, 200, "Alles wat is toegezegd, gaat over leren en houding.")
	l.taken("x2", "directeur", "K6")
	l.desk.get("/bureau/register?familie=cultuur").is(t, 200, "Actie x1", "not", "Actie x2", "Denk ook aan het andere")
	l.desk.get(l.page).is(t, 200, "not", "Alles wat is toegezegd")
}

// TestS0_14_ThePageShowsWhereItGoesWrong, with the ways to what people said, and few people are no number.
func TestS0_14_ThePageShowsWhereItGoesWrong(t *testing.T) {
	h := start(t, nil)
	l := h.later()
	lead := h.lead(l.evening1)
	page := "/bureau/" + l.session + "/waar"
	l.desk.get(page).is(t, 200, "Er is nog geen drempel met een soort bevestigd.")
	l.kept("tag-barrier", "barrier", "b1", "types", "papier", "themes", "wonen")
	h.wish(l.stream, lead, &sessions.RecogniseFor{Barrier: "b1", Side: sessions.Ervaring, People: 3}, "")
	l.desk.get(page).is(t, 200, "Ik lever papieren in: te veel of moeilijk papier", "1 drempel", core, "drempel=b1", "2026, kwartaal 1 (1)", "Minder dan 5 mensen kennen dit", "not", "3 mensen", own)
	h.wish(l.stream, lead, &sessions.RecogniseFor{Barrier: "b1", Side: sessions.Ervaring, People: 4}, "")
	l.desk.get(page).is(t, 200, "7 mensen kennen dit")
	h.desk("bo", "Dienst WPI").get(page).is(t, 404, "not", core)
}
