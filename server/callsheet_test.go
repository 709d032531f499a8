package server

import (
	"strings"
	"testing"

	"maatwerkroute/sessions"
)

// TestTheCallSheetIsForTheCollective: a municipality's desk reads nobody on it, and enters for nobody without a slip.
func TestTheCallSheetIsForTheCollective(t *testing.T) {
	h := start(t, nil)
	n := h.noticing()
	n.raiser.post("/mijn/contact", "way", "telefoon", "detail", "06 12345678").to(t, "/mijn")
	list := "/bureau/" + n.session + "/bellijst"
	for name, p := range map[string]*person{"nobody": h.person(), "the raiser": n.raiser, "another organisation": h.desk("bea", "Dienst WPI")} {
		t.Run(name, func(t *testing.T) {
			if a := p.get(list); a.status == 200 || strings.Contains(a.body, "06 12345678") {
				t.Errorf("it reads %d", a.status)
			}
			if a := p.post(list, "plek", n.seat, "verdict.a.a1", "gemerkt"); a.status != 401 && a.status != 404 {
				t.Errorf("it enters: %d", a.status)
			}
		})
	}
	if _, total := h.said(n, "verdicts"); total != 0 {
		t.Errorf("%d were counted", total)
	}
}

func TestAMunicipalityCallsNobody(t *testing.T) {
	h := start(t, nil)
	if _, err := h.AddAccount(t.Context(), NewAccount{Name: "wim", Password: pass, Organization: "Dienst WPI", Type: "dienst"}); err != nil {
		t.Fatal(err)
	}
	n := h.noticed(h.askingAt(h.again("wim")), "wim")
	list := "/bureau/" + n.session + "/bellijst"
	n.raiser.get("/mijn").is(t, 200, "Daarom belt er niemand.", "not", "Dan ziet het collectief")
	n.raiser.post("/mijn/contact", "way", "telefoon", "detail", "06 12345678").to(t, "/mijn")
	n.desk.get(list).is(t, 200, "De gemeente belt niemand", "not", "Gele Das", "06 12345678", "Merkt u het?", n.seat)
	n.desk.post(list, "plek", n.seat, "verdict.a.a1", "niet", "reason.a.a1", "niet_overal").is(t, 403, "Hiervoor is het strookje nodig")
	_, key := n.bySlipOf(t, n.raiser.slip())
	n.desk.post("/bureau/"+n.session+"/namens/antwoord", "sleutel", key, "verdict.a.a1", "gemerkt").is(t, 303)
	if entered, total := h.said(n, "behalf"); total != 1 || entered["namens"] != 1 {
		t.Errorf("with the slip it entered %v", entered)
	}
}

// TestTheCollectiveCallsWhoAskedForIt: one line a person with all their questions, entered in one go; who did not ask to
// be called, or no longer does, is on no line.
func TestTheCollectiveCallsWhoAskedForIt(t *testing.T) {
	h := start(t, nil)
	n := h.noticing()
	list := "/bureau/" + n.session + "/bellijst"
	n.desk.get(list).is(t, 200, "Er is nu niemand om te bellen", "not", "Gele Das")
	n.raiser.get("/mijn").is(t, 200, "Dan ziet het collectief welke vragen er voor u zijn.")
	n.raiser.post("/mijn/contact", "way", "telefoon", "detail", "06 12345678").to(t, "/mijn")
	n.recogniser.post("/mijn/contact", "way", "mail", "detail", "uil@example.nl").to(t, "/mijn") // by mail, so not by phone
	n.passer.post("/mijn/contact", "way", "via_collectief").to(t, "/mijn")                       // has no question
	n.desk.get(list).is(t, 200, "1. Gele Das", "06 12345678", "Merkt u het?", wanted, toldDone, "☐&nbsp;Ja, ik merk het", "☐&nbsp;Een beetje", "Spreek niets in", "not", "uil@example.nl", "2. ", own)

	n.desk.post(list, "plek", h.seatOf(n.evening1, n.recogniser).Seat, "verdict.a.a1", "gemerkt").is(t, 404, "staat niet (meer) op de lijst")
	n.desk.post(list, "plek", "iemand", "verdict.a.a1", "gemerkt").is(t, 404)
	n.desk.post(list, "plek", n.seat, "verdict.a.a1", "niet", "words.a.a1", "Nog steeds twee keer.").is(t, 422, "Zeg ik liever niet", "Nog steeds twee keer.")
	n.desk.post(list, "plek", n.seat, "keer", "x", "verdict.a.a1", "gemerkt", "needed.a.a1", "ja").to(t, list+"?bewaard=ja")
	if entered, total := h.said(n, "behalf"); total != 1 || entered["namens"] != 1 {
		t.Errorf("entered %v", entered)
	}
	n.raiser.get("/mijn").is(t, 200, "U zei: <strong>Ja, ik merk het</strong>")
	n.desk.get(list+"?bewaard=ja").is(t, 200, "Bewaard.", "not", "Gele Das") // nothing is left to ask

	n.raiser.post("/mijn/contact", "way", "geen").to(t, "/mijn")
	n.desk.post(list, "plek", n.seat, "verdict.a.a1", "niet", "reason.a.a1", "niet_overal").is(t, 404)
	if s := h.actionState(n); s != sessions.ActionChecking {
		t.Errorf("it is %s", s)
	}
	low := strings.ToLower(wholeLog.String())
	for _, word := range []string{"06 12345678", "uil@example", "gele das", "twee keer"} {
		if strings.Contains(low, word) {
			t.Errorf("%q is in the log", word)
		}
	}
}

// TestNothingSaidAfterwardsIsInTheLog: every field of the pages of afterwards is a canary, in good questions and in bad ones.
func TestNothingSaidAfterwardsIsInTheLog(t *testing.T) {
	h := start(t, nil)
	n := h.noticing()
	c := &canaries{}
	slip := n.raiser.slip()
	_, key := n.bySlipOf(t, slip)
	desk := "/bureau/" + n.session
	for _, f := range []struct {
		who    *person
		path   string
		fields []string
	}{
		{n.raiser, sayIt, []string{"action", "a1", "verdict", "deels", "words", c.word("Woorden"), "may", "zo"}},
		{n.raiser, sayIt, []string{"action", c.word("Actie"), "verdict", c.word("Oordeel"), "words", c.word("Woorden"), "reason", c.word("Reden")}},
		{n.raiser, "/mijn/doe/" + c.word("Opdracht"), []string{"action", "a1"}},
		{n.raiser, "/mijn/doe/answer-whisper", []string{"leg", c.word("Etappe"), "says", c.word("Zegt")}},
		{n.raiser, "/mijn/contact", []string{"way", "telefoon", "detail", c.word("Nummer")}},
		{n.desk, desk + "/namens", []string{"code", c.word("Code")}},
		{n.desk, desk + "/namens/antwoord", []string{"sleutel", c.word("Sleutel"), "words.a.a1", c.word("Woorden")}},
		{n.desk, desk + "/namens/antwoord", []string{"sleutel", key, "verdict.a.a1", "niet", "words.a.a1", c.word("Woorden") + " Bel mevrouw " + c.word("Naam")}},
		{n.desk, desk + "/namens/doe/recognise-for", []string{"barrier", c.word("Drempel"), "side", c.word("Kant"), "people", c.word("Aantal")}},
		{n.desk, desk + "/bellijst", []string{"plek", c.word("Plek"), "words.a.a1", c.word("Woorden")}},
		{n.desk, desk + "/bellijst", []string{"plek", n.seat, "verdict.a.a1", c.word("Oordeel"), "words.a.a1", c.word("Woorden")}},
		{n.desk, desk + "/bellijst", []string{"plek", n.seat, "verdict.a.a1", "gemerkt", "words.a.a1", c.word("Woorden"), "may.a.a1", "collectief"}},
	} {
		f.who.post(f.path, f.fields...)
		f.who.json(f.path, `{"code":"`+c.word("Code")+`",`)
	}
	log := strings.ToLower(wholeLog.String())
	if !strings.Contains(log, `"route":"/bureau/:session/namens/antwoord"`) || len(c.used) < 20 {
		t.Fatal("too little was logged: this test shows nothing")
	}
	for _, secret := range append(c.used, typed(slip), key, n.seat) {
		if i := strings.Index(log, strings.ToLower(secret)); i >= 0 {
			t.Errorf("%s is in the log: %s", secret, log[max(0, i-200):min(len(log), i+100)])
		}
	}
	if b, _ := h.Hall.Board(t.Context(), n.stream); !strings.Contains(everyText(b), "kanarieWoorden") {
		t.Error("no words came on the board: this test shows little")
	}
}
