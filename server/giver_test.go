package server

import (
	"encoding/json"
	"testing"

	"maatwerkroute/sessions"
)

// promised is an evening that is over with a vague promise p1, and who gave it, by their link.
func promised(t *testing.T) (*house, asking, *person) {
	t.Helper()
	h := start(t, nil)
	a := h.asking()
	for _, id := range []string{"p1", "p2"} {
		h.wish(a.stream, h.lead(a.evening1), &sessions.MakePromise{Promise: id, By: "directeur WPI", Capacity: "dienst", Sentence: sessions.Text{Body: "Wij bellen iedereen terug."}}, "")
	}
	h.wish(a.stream, h.lead(a.evening1), &sessions.CloseSession{}, "")
	return h, a, h.gives(a, "p1")
}

func (h *house) gives(a asking, promise string) *person {
	h.t.Helper()
	var g given
	if err := json.Unmarshal([]byte(a.desk.json("/bureau/"+a.session+"/link", `{"promise":"`+promise+`"}`).is(h.t, 200).body), &g); err != nil {
		h.t.Fatal(err)
	}
	return h.holds(g)
}

func (p *person) keeps(op string, form ...string) answer {
	p.h.t.Helper()
	return p.post("/antwoord/doe/"+op, append([]string{"promise", "p1"}, form...)...)
}

// TestWhatAGiverCannotAskIsRefusedPlainly: what was typed stays, and a link is for one promise.
func TestWhatAGiverCannotAskIsRefusedPlainly(t *testing.T) {
	h, a, giver := promised(t)
	a.desk.json("/bureau/"+a.session+"/link", `{"promise":"p9"}`).is(t, 404)
	h.person().json("/bureau/"+a.session+"/link", `{"promise":"p1"}`).is(t, 401)
	for _, row := range []struct {
		name, op string
		form     []string
		status   int
		with     []string
	}{
		{"nothing filled in", "detail-promise", nil, 422, []string{"Vul in wat nog ontbreekt"}},
		{"a day that is past", "detail-promise", []string{"notice", "U wordt gebeld.", "check", "2026-01-02"}, 422, []string{"Kies een dag", "U wordt gebeld."}},
		{"a step without a day", "detail-promise", []string{"firstStep", "Een belrooster."}, 422, []string{"binnen 90 dagen", "Een belrooster."}},
		{"a yes to something vague", "sign-promise", []string{"money", "Er is tien mille."}, 409, []string{"waaraan mensen het merken", "Er is tien mille."}},
		{"done, without a word", "claim-promise", nil, 422, []string{"wat er nu anders is"}},
		{"another day of none", "shift-promise", []string{"to", "2026-05-01", "why", "Het lukt niet eerder."}, 409, []string{"geen dag om te verschuiven"}},
		{"means of no kind", "set-means", []string{"text", "Twee uur per week."}, 422, []string{"Wat is er gegeven"}},
		{"taken back without a reason", "withdraw-promise", []string{"category", "niet_wenselijk"}, 422, nil},
		{"its own judge", "judge-promise", []string{"says", "gemerkt"}, 403, nil},
		{"an action", "accept-action", []string{"action", "a1"}, 404, nil},
	} {
		t.Run(row.name, func(t *testing.T) { giver.keeps(row.op, row.form...).is(t, row.status, row.with...) })
	}
	giver.post("/antwoord/doe/claim-promise", "promise", "p2", "told", "Alles is anders nu.").is(t, 409, "U opende intussen een andere link", "Alles is anders nu.")
	h.person().post("/antwoord/doe/claim-promise", "promise", "p1", "told", "Alles is anders nu.").is(t, 401)
}

// TestAGiverKeepsAPromiseByALink: a vague one gets a day and a sign, what is there for it, another day with the reason,
// and what its giver says; everybody reads each, and whether it was kept people say.
func TestAGiverKeepsAPromiseByALink(t *testing.T) {
	h, a, giver := promised(t)
	giver.get("/antwoord").is(t, 200, "Dit hebt u beloofd", "Wij bellen iedereen terug.", "Dit is nog vaag", "Van: <strong>directeur WPI</strong>", "not", "Ja, dit beloof ik", "judge-promise", own)
	to := func(op string, form ...string) {
		t.Helper()
		giver.keeps(op, form...).to(t, "/antwoord?bewaard=ja")
	}
	to("detail-promise", "notice", "Wie belt, wordt binnen twee dagen teruggebeld.", "check", "2026-03-01")
	giver.get("/antwoord").is(t, 200, "Ja, dit beloof ik", "not", "Dit is nog vaag")
	to("sign-promise", "people", "twee mensen aan de telefoon")
	to("set-means", "what", "tijd", "text", "Acht uur per week, vanaf februari.", "by", "teammanager telefonie")
	to("shift-promise", "to", "2026-03-15", "why", "Het rooster begint later.")
	to("claim-promise", "told", "Wij bellen nu binnen twee dagen terug.")
	h.person().get("/traject/"+a.stream).is(t, 200, "klaar volgens wie het beloofde", "Eerst was het 1 maart 2026. Nu 15 maart 2026", "Acht uur per week", "twee mensen aan de telefoon", "Wij bellen nu binnen twee dagen terug.",
		"not", `ams-badge--lime">mensen merken het`)
	giver.get("/antwoord").is(t, 200, "not", "/antwoord/doe/claim-promise", "/antwoord/doe/shift-promise")
	to("withdraw-promise", "category", "te_weinig_capaciteit", "text", "Het geld is er niet meer.")
	giver.get("/antwoord").is(t, 200, "ingetrokken", "Het geld is er niet meer.", "not", "/antwoord/doe/")
	a.desk.json("/bureau/"+a.session+"/link", `{"promise":"p1"}`).is(t, 409, "ingetrokken")
	a.desk.get("/bureau/"+a.session+"/vervolg").is(t, 200, "Link voor directeur WPI")
}
