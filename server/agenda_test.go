package server

import (
	"fmt"
	"testing"

	"maatwerkroute/sessions"
)

// TestTheAgendaIsOnePage of what must be said, with nobody counted apart and nothing of those who were helped.
func TestTheAgendaIsOnePage(t *testing.T) {
	h := start(t, nil)
	l := h.later()
	page := "/bureau/" + l.session + "/agenda"
	l.desk.get(page).is(t, 200, "1 ding meteen geregeld. 1 is nog een los eindje.", "Niemand zegt dat iets klaar is.", "Er is iets geregeld.", "team stadspas", "31 maart 2026",
		"not", "De pas is toch gegeven.", own, "Gele Das", `method="post"`)
	owner := sessions.Principal{Role: sessions.Asked, Session: l.session, Object: "a1/1"}
	txt := func(s string) sessions.Text { return sessions.Text{Body: s} }
	h.wish(l.stream, owner, &sessions.AcceptAction{Action: "a1", Due: sessions.At(h.clock.now().Add(60 * day1)), FirstStep: txt("Het formulier gaat weg"), FirstBy: sessions.At(h.clock.now().Add(20 * day1))}, "")
	l.kept("grade-action", "action", "a1", "ladder", "K5")
	l.kept("judge-kind", "action", "a1", "ladder", "K5", "side", "ervaring")
	l.kept("judge-kind", "action", "a1", "ladder", "K5", "side", "beleid")
	l.kept("plan-action", "action", "a1", "manager", "directeur", "effect", "Niemand geeft iets twee keer.", "measure", "papieren", "now", "elf", "goal", "vijf", "measurer", "kwaliteit")
	h.wish(l.stream, owner, &sessions.BeginAction{Action: "a1"}, "")
	l.kept("add-evidence", "action", "a1", "evidence", "ev1", "type", "document", "what", "Het nieuwe formulier.")
	h.wish(l.stream, owner, &sessions.ClaimAction{Action: "a1", Told: txt("Wij vragen dit niet meer.")}, "")
	l.desk.get(page).is(t, 200, wanted, "Wij vragen dit niet meer.", "Hun eigen woorden: “"+core+"”", "Er is nog niets nagekeken.")
	h.wish(l.stream, sessions.Principal{Role: sessions.Clock}, &sessions.OpenCheck{Action: "a1"}, "")
	l.desk.get(page).is(t, 200, "Nog niet iedereen die dit vertelde, weet het. Begin hiermee.", "De vraag staat nog open tot")
	h.wish(l.stream, sessions.Principal{Role: sessions.Raiser, Session: l.session, Seat: l.seat}, &sessions.GiveVerdict{Action: "a1", Verdict: sessions.NotNoticed, Reason: "niet_overal", Words: txt("In Noord niet."), May: sessions.AsSaid}, "")
	l.desk.get(page).is(t, 200, "Mensen merken het nog niet.", "“In Noord niet.”", "not", "1 mens")
	for _, p := range []*person{h.desk("bo", "Dienst WPI"), l.raiser} {
		if a := p.get(page); a.status != 404 && a.status != 303 {
			t.Errorf("status %d", a.status)
		}
	}
}

// TestTheAgendaShowsWhatALevelMadeOfTheirWords, beside their own, with the differences marked.
func TestTheAgendaShowsWhatALevelMadeOfTheirWords(t *testing.T) {
	h := start(t, nil)
	l := h.later()
	l.kept("prepare-leg", "leg", "g1", "barriers", "b1", "level", "team", "question", "beantwoorden", "proposal", "Vraag het niet nog eens.")
	l.kept("ask-carrier", "leg", "g1", "function", "raadslid", "answerBy", "2026-01-20")
	carrier := sessions.Principal{Role: sessions.Carrier, Session: l.session, Object: "g1/1"}
	h.wish(l.stream, carrier, &sessions.AcceptCarrying{Leg: "g1", Yes: true, SendBy: sessions.At(h.clock.now().Add(5 * day1))}, "")
	l.kept("send-leg", "leg", "g1")
	l.kept("rephrase-leg", "leg", "g1", "words", "Burgers moeten overal opnieuw gegevens aanleveren.")
	l.desk.get("/bureau/"+l.session+"/agenda").is(t, 200, "Is dit nog wat jullie bedoelden?", "<ins>Burgers moeten</ins>", "overal opnieuw", "<del>hetzelfde inleveren.</del>")
}

// TestTheAgendaAsksWhetherItIsBack, and not who said so.
func TestTheAgendaAsksWhetherItIsBack(t *testing.T) {
	h := start(t, nil)
	l := h.later()
	page := "/bureau/" + l.session + "/agenda"
	l.desk.get(page).is(t, 200, "Voor zover wij weten niet.", "not", "Is dit terug?")
	h.claimed(l.asking)
	raiser := sessions.Principal{Role: sessions.Raiser, Session: l.session, Seat: l.seat}
	h.wish(l.stream, raiser, &sessions.SayAgain{Barrier: "b1"}, "")
	h.wish(l.stream, h.lead(l.evening1), &sessions.PresentRecurrence{Recurrence: "r1", Barrier: "b1"}, "")
	l.desk.get(page).is(t, 200, "Is dit terug?", "Hun eigen woorden: “"+core+"”", "Het leek opgelost.", "not", "Voor zover wij weten niet.", "Gele Das")
}

// TestParkedCardsComeBackOnTheAgenda, as a number at a step: the municipality gets the outcome and not the cards (§4.0-7).
func TestParkedCardsComeBackOnTheAgenda(t *testing.T) {
	h := start(t, nil)
	e := h.opened(h.desk("ans", "Collectief NoordAs"))
	run := h.run(e, "drempels")
	for i, id := range []string{"c1", "c2", "c3"} {
		p, _ := h.sit(e.paper(sessions.DoorExperience), "kant", "ervaring", "naam", "Vos "+id)
		h.wish(e.stream, h.seatOf(e, p), &sessions.PlaceCard{Card: id, Question: "vast", Step: "papieren", Text: sessions.Text{Body: fmt.Sprintf("Ik moest papier %d nog eens brengen.", i)}}, run)
	}
	h.run(e, "bundelen")
	lead := h.lead(e)
	h.wish(e.stream, lead, &sessions.RevealCards{}, "")
	at := "/bureau/" + e.session + "/agenda"
	e.desk.get(at).is(t, 200, "not", "Bewaard voor later")
	h.wish(e.stream, lead, &sessions.ParkCard{Card: "c1"}, "")
	h.wish(e.stream, lead, &sessions.ParkCard{Card: "c2"}, "")
	e.desk.get(at).is(t, 200, "Bewaard voor later: 2 kaarten bij stap 4. Ik lever papieren in", "not", "nog eens brengen")
	h.wish(e.stream, lead, &sessions.ParkCard{Card: "c2", Back: true}, "")
	e.desk.get(at).is(t, 200, "Bewaard voor later: 1 kaart bij stap 4")
}
