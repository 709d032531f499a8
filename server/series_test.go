package server

import (
	"testing"

	"maatwerkroute/sessions"
)

// How many dialogues took place this year, and which share of their actions is verified.
func TestS0_23TheSeriesCountsDialoguesAndWhatPeopleNotice(t *testing.T) {
	h := start(t, nil)
	n := h.noticing()
	n.desk.get("/bureau/reeks").is(t, 200, "De reeks: 2026", "Gesprekken gehouden</dt><dd class=\"ams-data-list__value\">1<", "0 van 1", "Drempels bevestigd</dt><dd class=\"ams-data-list__value\">1<",
		"mensen die het meemaken: minder dan 5", "mensen die het werk doen of het beleid maken: minder dan 5", "bestuur: 0", "Lege stoel: bestuur", "31 maart 2026")
	h.wish(n.stream, sessions.Principal{Role: sessions.Raiser, Session: n.session, Seat: n.seat}, &sessions.GiveVerdict{Action: "a1", Verdict: "gemerkt"}, "")
	h.endRound(n)
	if got := h.actionState(n); got != sessions.ActionVerified {
		t.Fatalf("the action is %s", got)
	}
	d := h.again("ans")
	d.get("/bureau/reeks").is(t, 200, "1 van 1", "not", "0 van 1")
	coming := h.planned(d) // on 13 January of this year, and nobody came in
	d.get("/bureau/reeks").is(t, 200, "Gesprekken gehouden</dt><dd class=\"ams-data-list__value\">1<", "Gepland", "/bureau/"+coming+"/klaarzetten")
	d.get("/bureau/reeks?jaar=2025").is(t, 200, "De reeks: 2025", "Gesprekken gehouden</dt><dd class=\"ams-data-list__value\">0<", "nog geen gesprek gehouden", "/bureau/reeks?jaar=2026", "not", coming)
	d.get("/bureau/reeks?jaar=veel").is(t, 200, "De reeks: 2026")

	other := h.desk("bo", "Een ander collectief")
	other.get("/bureau/reeks").is(t, 200, "Gesprekken gehouden</dt><dd class=\"ams-data-list__value\">0<", "not", n.session, coming)
	h.person().get("/bureau/reeks").is(t, 303, "not", n.session)
}

// What is invented stands in the list, and in no number beside what is real; a rehearsal stands nowhere.
func TestS0_23WhatIsInventedIsNotCounted(t *testing.T) {
	h := start(t, nil)
	d := h.desk("ans", "Collectief NoordAs")
	h.opened(d)
	d.post("/bureau/nieuw", "titel", "Verzonnen avond", "datum", "2026-02-03", "voorbeeld", "ja").is(t, 303)
	one := h.rehearsing(d)
	d.get("/bureau/reeks").is(t, 200, "Gesprekken gehouden</dt><dd class=\"ams-data-list__value\">1<", "Verzonnen avond</a> <span class=\"ams-badge\">voorbeeld", "not", one.session)
}

// TestS4_27_TheSeriesShowsWhichWayItGoes: the closing question of each evening, by date, in words and never in numbers.
func TestS4_27_TheSeriesShowsWhichWayItGoes(t *testing.T) {
	h := start(t, nil)
	d := h.desk("ans", "Collectief NoordAs")
	e := h.opened(d)
	d.get("/bureau/reeks").is(t, 200, "not", "over regels en geld")
	lead := h.lead(e)
	h.wish(e.stream, lead, &sessions.OpenBallot{Ballot: "k", Form: sessions.AboutForm, Question: sessions.Text{Body: "Ging het vandaag over mensen?"}}, "")
	for i := range 5 {
		h.wish(e.stream, lead, &sessions.EnterVote{Ballot: "k", Side: sessions.Ervaring, Answer: []string{"mensen", "regels_en_geld"}[i/3]}, "")
	}
	d.get("/bureau/reeks").is(t, 200, "not", "over regels en geld") // it is open
	h.wish(e.stream, lead, &sessions.CloseBallot{Ballot: "k"}, "")
	d.get("/bureau/reeks").is(t, 200, "Ging het over mensen, of over regels en geld?", "<td>vooral mensen</td><td>te weinig mensen zeiden het</td>")
}
