package server

import (
	"encoding/json"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"

	"maatwerkroute/sessions"
)

const (
	other    = "Je moet bellen als je niet kunt bellen."
	firstNo  = "Voor dit nummer is geen geld."
	secondNo = "Er is dit jaar nog geen geld voor."
)

// looksBack is an evening of three months ago with all that can come back: an action that is claimed, a signal that was
// answered, and a reason that will expire.
func (h *house) looksBack() lookback {
	h.t.Helper()
	a := h.asking()
	lead, text := h.lead(a.evening1), func(s string) sessions.Text { return sessions.Text{Body: s} }
	h.wish(a.stream, lead, &sessions.BundleCards{Barrier: "b2", Cards: []string{"k3"}, Step: "papieren", Sentence: text(other)}, "")
	h.wish(a.stream, a.who(), &sessions.ConfirmBarrier{Barrier: "b2", Yes: true}, "")
	h.wish(a.stream, lead, &sessions.GiveReason{Barrier: "b2", Category: "te_weinig_capaciteit", Text: text(firstNo), DecidedBy: "directeur WPI"}, "")
	h.wish(a.stream, lead, &sessions.PrepareLeg{Leg: "g1", Barriers: []string{"b1"}, Level: sessions.Council, Question: "beantwoorden", Proposal: text("Vraag niet wat u al weet."),
		Skip: text("Daar is het al besproken.")}, "")
	h.wish(a.stream, lead, &sessions.AskCarrier{Leg: "g1", Function: "raadslid", AnswerBy: sessions.At(h.clock.now().AddDate(0, 0, 7))}, "")
	carrier := sessions.Principal{Role: sessions.Carrier, Session: a.session, Object: "g1/1"}
	h.wish(a.stream, carrier, &sessions.AcceptCarrying{Leg: "g1", Yes: true, SendBy: sessions.At(h.clock.now().AddDate(0, 0, 10)), Words: text("Ik breng het.")}, "")
	h.wish(a.stream, carrier, &sessions.SendLeg{Leg: "g1"}, "")
	n := h.noticed(a, "ans")
	h.wish(a.stream, h.place(a), &sessions.ReceiveLeg{Leg: "g1", Number: "R 2026/114"}, "")
	h.wish(a.stream, h.place(a), &sessions.RephraseLeg{Leg: "g1", Words: text(written)}, "")
	h.wish(a.stream, h.place(a), &sessions.AnswerLeg{Leg: "g1", Kind: sessions.TakenPartly, Text: text(council), By: "griffier"}, "")
	l := lookback{noticing: n, old: n.evening1, slip: n.raiser.slip()}
	l.now = h.returned(n.evening1)
	l.desk = l.now.desk
	return l
}

// part is what the desk's script gets of a part of the agenda.
func (l lookback) part(kind sessions.PhaseKind) feedbackPart {
	h := l.desk.h
	h.t.Helper()
	var view feedbackView
	if err := json.Unmarshal([]byte(l.desk.do("GET", "/bureau/"+l.now.session+"/agenda", nil, asJSON).is(h.t, 200).body), &view); err != nil {
		h.t.Fatal(err)
	}
	i := slices.IndexFunc(view.Parts, func(p feedbackPart) bool { return p.Kind == kind })
	if i < 0 {
		h.t.Fatalf("there is no part %s", kind)
	}
	return view.Parts[i]
}

func (l lookback) item(kind sessions.PhaseKind, of string) feedbackItem {
	l.desk.h.t.Helper()
	p := l.part(kind)
	for _, one := range p.Items {
		if of == "" || one.Of == of {
			return one
		}
	}
	l.desk.h.t.Fatalf("%s has no %s: %+v", kind, of, p.Items)
	return feedbackItem{}
}

// fills sends a form of an item as the desk's script does.
func (l lookback) fills(one feedbackItem, op string, form ...string) answer {
	h := l.desk.h
	h.t.Helper()
	for _, f := range one.Forms {
		if f.Op != op {
			continue
		}
		body := url.Values{onceField: {newID()}}
		for _, field := range f.Fields {
			body.Set(field.Name, field.Value)
		}
		for i := 0; i < len(form); i += 2 {
			body.Set(form[i], form[i+1])
		}
		return l.desk.do("POST", f.To, strings.NewReader(body.Encode()), map[string]string{"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json", "Origin": h.origin})
	}
	h.t.Fatalf("%s has no form %s", one.Of, op)
	return answer{}
}

// lights asks by the desk's own way for wishes.
func (l lookback) lights(what, of string) {
	h := l.desk.h
	h.t.Helper()
	frame := fmt.Sprintf(`{"t":"wish","id":"%s","op":"light-item","phase":"","body":{"what":"%s","of":"%s"}}`, newID(), what, of)
	l.desk.do("POST", "/wish?as=desk&stream="+l.now.stream+"&session="+l.now.session, strings.NewReader(frame), map[string]string{"Content-Type": "application/json", "Origin": h.origin}).is(h.t, 200, `"t":"ack"`)
}

// TestT4_PlayedToItsEnd: three sides at one table, three months on. Who told it comes back with her slip, the owner tells
// what is done by the link of the action, an official listens, and the desk steps through an agenda that fills itself.
func TestT4_PlayedToItsEnd(t *testing.T) {
	h := start(t, nil)
	l := h.looksBack()
	fatma, known := l.comes(l.slip), l.comes(l.recogniser.slip())
	official, a := h.sit(l.now.paper(sessions.DoorWork), "kant", "uitvoering", "functie", "klantmanager")
	a.to(t, "/d/gesprek")
	h.wish(l.stream, h.seatOf(l.now, official), &sessions.GivePledge{}, "")
	hers, _ := fatma.dial(t, "/live/v1/"+l.stream+"?session="+l.now.session+"&as=seat", h.origin)
	listens, _ := official.dial(t, "/live/v1/"+l.stream+"?session="+l.now.session+"&as=seat", h.origin)
	no := []string{"action", "a1", "verdict", "niet", "needed", "nee", "reason", "niet_overal"}

	// Wat is klaar? The round was opened weeks ago; the wall and every phone see what the owner says.
	l.to(sessions.Claimed)
	if one := l.item(sessions.Claimed, "a1"); one.Done != "" || !slices.ContainsFunc(one.Lines, func(s string) bool { return strings.Contains(s, toldDone) }) || one.Own != core {
		t.Fatalf("to tell is %+v", one)
	}
	l.lights("action", "a1")
	until(t, hers, toldDone)
	until(t, listens, toldDone)

	// Nakijken: by phone, each for themself, and nobody reads what before the round ends.
	l.to(sessions.Checking)
	official.says("give-verdict", noticedIt...).is(t, 401)
	known.says("give-verdict", noticedIt...).is(t, 200)
	one := l.item(sessions.Checking, "a1")
	if text := fmt.Sprint(one.Lines); !strings.Contains(text, "1 antwoord.") || strings.Contains(text, "merken het") {
		t.Errorf("before the round ends the desk reads %s", text)
	}
	if one.Slips != "/bureau/"+l.session+"/namens" {
		t.Errorf("by slip it goes to %q", one.Slips)
	}
	fatma.says("give-verdict", append(no, "words", "In Noord vroegen ze het weer.", "may", "zo")...).is(t, 200)
	if one := l.item(sessions.Checking, "a1"); one.Done != "Het is nog niet goed. De actie is weer open." {
		t.Errorf("a raiser's no is %q", one.Done)
	}

	// Nog niet: the owner goes on and claims it again, here and now; the desk asks again, and once more it is no.
	l.to(sessions.NotYet)
	if one := l.item(sessions.NotYet, "a1"); !slices.Contains(one.Lines, "“In Noord vroegen ze het weer.”") || len(one.Links) == 0 || slices.ContainsFunc(one.Forms, func(f *wishForm) bool { return f.Op == "settle-action" }) {
		t.Errorf("after one no there is %+v", one)
	}
	h.wish(l.stream, l.owner, &sessions.ResumeAction{Action: "a1", Next: sessions.Text{Body: "Ook Noord leest nu eerst."}}, "")
	if one := l.item(sessions.NotYet, "a1"); one.Done != "De eigenaar werkt er weer aan." {
		t.Errorf("the owner goes on, and it says %q", one.Done)
	}
	h.wish(l.stream, l.owner, &sessions.ClaimAction{Action: "a1", Told: sessions.Text{Body: "Ook in Noord vragen wij het niet meer."}}, "")
	l.to(sessions.Claimed)
	l.fills(l.item(sessions.Claimed, "a1"), "open-check").is(t, 200, "kept")
	if one := l.item(sessions.Claimed, "a1"); one.Done != "Aan wie het meemaakt, is gevraagd: merkt u het?" {
		t.Errorf("after it was told: %q", one.Done)
	}
	l.to(sessions.Checking)
	fatma.says("give-verdict", no...).is(t, 200)

	// Two times back and forth: the table decides, with the dissent in words, and not without.
	l.to(sessions.NotYet)
	settle := l.item(sessions.NotYet, "a1")
	l.fills(settle, "settle-action", "state", "bevestigd_met_verschil", "consent", "ja").is(t, 422, "Schrijf op wat sommige mensen anders zien")
	l.fills(settle, "settle-action", "state", "bevestigd_met_verschil", "dissent", "In Noord niet.").is(t, 422, "De tafel besluit samen")
	l.fills(settle, "settle-action", "state", "bevestigd_met_verschil", "consent", "ja", "dissent", "In Noord merkt niemand het.").is(t, 200)
	if one := l.item(sessions.NotYet, "a1"); one.Done != "De tafel laat het staan. Niet iedereen ziet het hetzelfde." {
		t.Errorf("the table decided %q", one.Done)
	}

	// Terug van hogerop: read out, and the whisper test by phone.
	l.to(sessions.FromHigher)
	leg := l.item(sessions.FromHigher, "g1")
	if text := fmt.Sprint(leg.Lines); !strings.Contains(text, council) || !strings.Contains(text, written) {
		t.Errorf("the answer is not there: %s", text)
	}
	l.lights("leg", "g1")
	until(t, listens, written)
	l.fills(leg, "deliver-answer").is(t, 422, "Kies hoe het antwoord terugkwam")
	l.fills(leg, "deliver-answer", "way", "voorgelezen").is(t, 200)
	fatma.says("answer-whisper", "leg", "g1", "says", "bijna").is(t, 200)
	fatma.says("answer-whisper", "leg", "g1", "says", "ja").is(t, 409)
	known.says("answer-whisper", "leg", "g1", "says", "ja").is(t, 403)
	if one := l.item(sessions.FromHigher, "g1"); one.Done != "Het antwoord is voorgelezen." {
		t.Errorf("the answer is back, and it says %q", one.Done)
	}

	// Is er iets terug? One word of who told it, and the desk asks; nothing closes or opens by itself.
	l.to(sessions.Recurring)
	if e := fatma.earlier(); !slices.ContainsFunc(e.Back, func(b earlierBack) bool { return b.Barrier == "b1" && b.Recurrence == "" }) {
		t.Fatalf("she is asked %+v", e.Back)
	}
	fatma.says("say-again", "barrier", "b1").is(t, 200)
	l.fills(l.item(sessions.Recurring, "b1"), "present-recurrence").is(t, 200)
	asked := fatma.earlier().Back
	i := slices.IndexFunc(asked, func(b earlierBack) bool { return b.Recurrence != "" })
	if i < 0 {
		t.Fatalf("nothing was presented: %+v", asked)
	}
	official.says("answer-recurrence", "recurrence", asked[i].Recurrence, "says", "ja").is(t, 401)
	fatma.says("answer-recurrence", "recurrence", asked[i].Recurrence, "says", "ander").is(t, 200)
	if one := l.item(sessions.Recurring, asked[i].Recurrence); one.Done != "Is dit terug? Nee, dit is iets anders." {
		t.Errorf("people said %q", one.Done)
	}

	// Redenen die verlopen: defended again, by who decides, until another day.
	l.to(sessions.Expiring)
	reason := l.item(sessions.Expiring, "")
	if reason.Title != firstNo || reason.Own != other {
		t.Errorf("what expires is %+v", reason)
	}
	l.fills(reason, "give-reason", "category", "te_weinig_capaciteit", "text", secondNo).is(t, 422, "Wie heeft dit besloten?")
	l.fills(reason, "give-reason", "category", "te_weinig_capaciteit", "text", secondNo, "decidedBy", "directeur WPI").is(t, 200)

	// Afronden: the day of the next, and what it came to, for whoever has the address.
	h.run(l.now, "afronden")
	h.wish(l.stream, h.lead(l.now), &sessions.CloseSession{}, "")
	fatma.says("give-verdict", noticedIt...).is(t, 404)
	h.wish(l.stream, h.lead(l.now), &sessions.PublishOutcome{Read: true}, "")
	h.person().get("/uitkomst/"+l.now.session).is(t, 200, "Dit kwam uit het gesprek", "De tafel laat het staan. Niet iedereen ziet het hetzelfde. Sommigen zeggen: “In Noord merkt niemand het.”", "Het antwoord is voorgelezen.",
		"Nee, dit is iets anders.", secondNo, "Wanneer praten wij weer?", "31 juli 2026", "not", "In Noord vroegen ze het weer", "Dit verslag wordt nog nagelezen", "bijna")
}

// TestAnotherDeskHasNoFormsOfAnEarlierConversation: a second facilitator sees the agenda and does nothing in it; another
// organisation and people at the table see none.
func TestAnotherDeskHasNoFormsOfAnEarlierConversation(t *testing.T) {
	h := start(t, nil)
	l := h.looksBack()
	fatma := l.comes(l.slip)
	page := "/bureau/" + l.now.session + "/agenda"
	for name, p := range map[string]*person{"at the table": fatma, "nobody": h.person(), "another organisation": h.desk("bea", "Dienst WPI")} {
		if a := p.do("GET", page, nil, asJSON); a.status != 401 && a.status != 404 || strings.Contains(a.body, core) {
			t.Errorf("%s: %d %.200s", name, a.status, a.body)
		}
	}
	if len(l.item(sessions.Checking, "a1").Forms) == 0 {
		t.Error("the host has no forms either")
	}
	second := h.person()
	second.post("/mede/sleutel", "key", l.now.mede(t, `{}`)).to(t, "/bureau/"+l.now.session)
	l.desk = second
	if one := l.item(sessions.Checking, "a1"); one.Own != core || len(one.Forms)+len(one.Links) > 0 || one.Slips != "" || one.More != "" {
		t.Errorf("a second facilitator gets %+v", one)
	}
	second.post("/bureau/"+l.session+"/doe/close-check", "action", "a1").is(t, 404)
}

// TestI23_ALiveRoundSaysNothingBeforeItEnds: seven people answer at the table, and desk, wall and phones read how many, not
// what; when it ends, few are no number (I-34).
func TestI23_ALiveRoundSaysNothingBeforeItEnds(t *testing.T) {
	h := start(t, nil)
	a := h.asking()
	var slips []string
	for range 5 {
		p, joined := h.sit(a.paper(sessions.DoorExperience), "kant", "ervaring")
		joined.to(t, "/d/gesprek")
		h.wish(a.stream, h.seatOf(a.evening1, p), &sessions.RecogniseBarrier{Barrier: "b1"}, "")
		slips = append(slips, p.slip())
	}
	n := h.noticed(a, "ans")
	l := lookback{noticing: n, old: n.evening1, slip: n.raiser.slip()}
	slips = append(slips, n.recogniser.slip())
	l.now = h.returned(n.evening1)
	l.desk = l.now.desk
	l.to(sessions.Checking)
	for _, slip := range slips {
		l.comes(slip).says("give-verdict", noticedIt...).is(t, 200)
	}
	official, joined := h.sit(l.now.paper(sessions.DoorWork), "kant", "uitvoering", "functie", "klantmanager")
	joined.to(t, "/d/gesprek")
	h.wish(l.stream, h.seatOf(l.now, official), &sessions.GivePledge{}, "")
	since := func() string {
		return official.get("/since?as=seat&stream="+l.stream+"&session="+l.now.session).is(t, 200).body + fmt.Sprint(l.item(sessions.Checking, "a1").Lines)
	}
	if before := since(); !strings.Contains(before, "6 antwoorden.") || strings.Contains(before, "merken het") || strings.Contains(before, "gemerkt") {
		t.Errorf("before it ends they read %s", before)
	}
	l.comes(l.slip).says("give-verdict", "action", "a1", "verdict", "niet", "reason", "niet_overal").is(t, 200)
	if after := since(); !strings.Contains(after, "6 mensen merken het") || strings.Contains(after, "1 mens") {
		t.Errorf("when it ended they read %s", after)
	}
}
