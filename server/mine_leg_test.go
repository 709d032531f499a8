package server

import (
	"strings"
	"testing"
	"time"

	"maatwerkroute/sessions"
)

const (
	council = "De raad ziet geen ruimte in de begroting."
	written = "Inwoners ervaren dubbele gegevensuitvraag."
)

// signalled is an evening whose barrier went to a level, that wrote it down in its own words.
func (h *house) signalled() asking {
	h.t.Helper()
	a := h.asking()
	lead, text := h.lead(a.evening1), func(s string) sessions.Text { return sessions.Text{Body: s} }
	h.wish(a.stream, lead, &sessions.PrepareLeg{Leg: "g1", Barriers: []string{"b1"}, Level: sessions.Council, Question: "beantwoorden",
		Proposal: text("Vraag niet wat u al weet."), Skip: text("Daar is het al besproken.")}, "")
	h.wish(a.stream, lead, &sessions.AskCarrier{Leg: "g1", Function: "raadslid", AnswerBy: sessions.At(h.clock.now().AddDate(0, 0, 7))}, "")
	carrier := sessions.Principal{Role: sessions.Carrier, Session: a.session, Object: "g1/1"}
	h.wish(a.stream, carrier, &sessions.AcceptCarrying{Leg: "g1", Yes: true, SendBy: sessions.At(h.clock.now().AddDate(0, 0, 10)), Words: text("Ik breng het.")}, "")
	h.wish(a.stream, carrier, &sessions.SendLeg{Leg: "g1"}, "")
	h.wish(a.stream, lead, &sessions.CloseSession{}, "")
	h.wish(a.stream, h.place(a), &sessions.ReceiveLeg{Leg: "g1", Number: "R 2026/114"}, "")
	h.wish(a.stream, h.place(a), &sessions.RephraseLeg{Leg: "g1", Words: text(written)}, "")
	return a
}

func (h *house) place(a asking) sessions.Principal {
	return sessions.Principal{Role: sessions.Carrier, Session: a.session, Object: "g1/plek"}
}

// TestTheWhisperTestOnMyPage: what a level wrote stands beside the words of the table, with what is other; who told it
// says once whether it is still what they meant.
func TestTheWhisperTestOnMyPage(t *testing.T) {
	h := start(t, nil)
	a := h.signalled()
	stranger := h.bySlip(a.raiser.slip())
	stranger.post("/klaar").is(t, 200)
	stranger.post("/mijn/doe/answer-whisper", "leg", "g1", "says", "ja").is(t, 401)
	a.raiser.get("/mijn").is(t, 200, "Is dit nog wat u bedoelde?", core, written, "Zo heeft de gemeenteraad het opgeschreven", "<del>", "<ins>", "not", "Dit is het antwoord")
	a.raiser.post("/mijn/doe/answer-whisper", "leg", "g1").is(t, 422, "Kies: ja, bijna of nee.")
	a.raiser.post("/mijn/doe/answer-whisper", "leg", "g1", "says", "bijna").to(t, "/mijn?bewaard=ja")
	a.raiser.get("/mijn").is(t, 200, "U zei: <strong>Bijna</strong>", "Doorgegeven aan de gemeenteraad", "Dit ligt bij de gemeenteraad.", "Aangekomen", "not", "Dit vragen wij u")
	a.raiser.post("/mijn/doe/answer-whisper", "leg", "g1", "says", "ja").is(t, 409, "U hebt hier al antwoord op gegeven.")
	h.person().get("/uitkomst/"+a.session).is(t, 200, "not", "Bijna")
}

// TestI28MyPageBringsTheAnswerBack: a leg is back at the table when somebody who told it read the answer, on their page
// or from the desk with their slip; and they take it further when it is no, which nobody can block.
func TestI28MyPageBringsTheAnswerBack(t *testing.T) {
	for way, by := range map[string]func(*house, asking){
		"by phone": func(h *house, a asking) {
			a.raiser.post("/mijn/doe/deliver-answer", "leg", "g1", "way", "brief", "side", "beleid").to(t, "/mijn?bewaard=ja")
			a.raiser.post("/mijn/doe/ask-higher", "leg", "g1", "next", "up").to(t, "/mijn?bewaard=ja")
		},
		"by the desk": func(h *house, a asking) {
			door := "/bureau/" + a.session + "/namens"
			n := noticing{asking: a}
			page, key := n.bySlipOf(t, a.raiser.slip())
			if !strings.Contains(page, council) || !strings.Contains(page, "Ik heb dit antwoord verteld") {
				t.Errorf("the desk has nothing to tell: %.3000s", page)
			}
			a.desk.post(door+"/antwoord", "sleutel", key, "keer", "x", "says.l.g1", "nee", "told.l.g1", "ja", "higher.l.g1", "ja", "next.l.g1", "up").to(t, door+"?bewaard=ja")
		},
	} {
		t.Run(way, func(t *testing.T) {
			h := start(t, nil)
			a := h.signalled()
			a.raiser.post("/mijn/doe/deliver-answer", "leg", "g1").is(t, 409, "Er is nog geen antwoord om terug te brengen.")
			a.raiser.post("/mijn/doe/ask-higher", "leg", "g1", "next", "up").is(t, 409)
			h.wish(a.stream, h.place(a), &sessions.AnswerLeg{Leg: "g1", Kind: sessions.Denied, Category: "niet_wenselijk", Text: sessions.Text{Body: council}, By: "commissie"}, "")
			a.raiser.get("/mijn").is(t, 200, "Dit is het antwoord van de gemeenteraad", council, "De gemeenteraad zegt nee.", "Ik heb het gelezen", "Breng het hoger, naar de VNG")
			if s := h.leg(a, "g1").State; s != sessions.LegReplied {
				t.Fatalf("before anybody read it it is %s", s)
			}
			by(h, a)
			g, up := h.leg(a, "g1"), h.leg(a, "up")
			if g.State != sessions.LegBack || !up.Raised || up.Level != sessions.VNG {
				t.Errorf("it is %s, and further %+v", g.State, up)
			}
			a.raiser.get("/mijn").is(t, 200, "Terug aan tafel", council, "Wij zoeken iemand die dit naar de VNG brengt.", "not", "Ik heb het gelezen", "Breng het hoger")
			a.raiser.post("/mijn/doe/ask-higher", "leg", "g1", "next", "up2").is(t, 409, "Dit ligt al klaar voor een niveau hoger.")
		})
	}
}

// TestNoAnswerIsToldAsOne: when the term has passed.
func TestNoAnswerIsToldAsOne(t *testing.T) {
	h := start(t, nil)
	a := h.signalled()
	slip := a.raiser.slip()
	h.clock.pass(26 * 7 * 24 * time.Hour)
	h.bySlip(slip).get("/mijn").is(t, 200, "De gemeenteraad gaf geen antwoord.", "Ik heb het gelezen", "Breng het hoger, naar de VNG")
}

// TestPeopleAreCountedWithoutASlip: hands, paper and a partner's list are a number, with equal weight (I-26).
func TestPeopleAreCountedWithoutASlip(t *testing.T) {
	h := start(t, nil)
	a := h.asking()
	door := "/bureau/" + a.session + "/namens"
	count := []string{"barrier", "b1", "side", "ervaring", "people"}
	a.raiser.post(door+"/doe/recognise-for", append(count, "7")...).is(t, 401)
	a.desk.post(door+"/doe/recognise-for", append(count, "veel")...).is(t, 422, "Dit is geen getal.", `value="veel"`)
	a.desk.post(door+"/doe/recognise-for", append(count, "0")...).is(t, 422, "van 1 tot 500")
	a.desk.post(door+"/doe/recognise-for", "barrier", "b9", "side", "ervaring", "people", "7").is(t, 404)
	h.wish(a.stream, h.lead(a.evening1), &sessions.CloseSession{}, "")
	for range 2 { // sent twice
		a.desk.post(door+"/doe/recognise-for", append(count, "7", "keer", "x")...).to(t, door+"?bewaard=ja")
	}
	h.person().get("/uitkomst/"+a.session).is(t, 200, "7 mensen herkennen dit")
}
