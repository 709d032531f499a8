package server

import (
	"strings"
	"testing"

	"maatwerkroute/sessions"
)

// since is what the phone of somebody, the desk or another screen gets.
func (p *person) since(a asking, as string) answer {
	p.h.t.Helper()
	return p.get("/since?as="+as+"&stream="+a.stream+"&session="+a.session).is(p.h.t, 200)
}

// TestS0_15_OfficialsListenFirst: what an official writes while people tell is theirs alone, and comes when the listening
// ends. Also S4-08: officials hear how policy is lived through before they say anything.
func TestS0_15_OfficialsListenFirst(t *testing.T) {
	const heard = "Ik hoorde dat u drie keer moest bellen."
	h := start(t, nil)
	e := h.opened(h.desk("ans", "Collectief NoordAs"))
	a := asking{evening1: e}
	raiser, joined := h.sit(e.paper(sessions.DoorExperience), "kant", "ervaring", "naam", "Gele Das")
	joined.to(t, "/d/gesprek")
	official := h.staff(a, sessions.Uitvoering, "Rode Jas", "consulent stadspas")
	run := h.run(e, "luisteren")
	official.writes(a, run, "place-card", `{"card":"k0","question":"regel","step":"papieren","text":"De regel zegt nee."}`).is(t, 200, `"t":"no"`)
	official.writes(a, run, "place-card", `{"card":"k1","question":"gehoord","step":"papieren","text":"`+heard+`"}`).is(t, 200, `"t":"ack"`)
	official.since(a, "seat").is(t, 200, heard)
	for name, got := range map[string]func() answer{"who told": func() answer { return raiser.since(a, "seat") }, "the desk": func() answer { return e.desk.since(a, "desk") }} {
		if strings.Contains(got().body, heard) {
			t.Errorf("%s reads it while people tell", name)
		}
	}
	h.run(e, "terugzeggen")
	raiser.since(a, "seat").is(t, 200, heard)
	e.desk.since(a, "desk").is(t, 200, heard)
}

// TestS0_07_BadTreatmentIsToldAndNobodyIsNamed: the phone hears the question what made it possible, and the wording that
// it proposes is taken.
func TestS0_07_BadTreatmentIsToldAndNobodyIsNamed(t *testing.T) {
	h := start(t, nil)
	e := h.opened(h.desk("ans", "Collectief NoordAs"))
	a := asking{evening1: e}
	raiser, joined := h.sit(e.paper(sessions.DoorExperience), "kant", "ervaring", "naam", "Gele Das")
	joined.to(t, "/d/gesprek")
	run := h.run(e, "drempels")
	card := func(said string) answer {
		return raiser.writes(a, run, "place-card", `{"card":"k1","question":"vast","step":"papieren","text":"`+said+`"}`)
	}
	card("Mevrouw Jansen lachte me uit.").is(t, 200, `"t":"no"`, "Wat maakte dat dit kon gebeuren?", `"suggest":"Iemand lachte me uit."`, "not", "Jansen")
	card("Iemand lachte me uit.").is(t, 200, `"t":"ack"`)
	raiser.since(a, "seat").is(t, 200, "Iemand lachte me uit.", "not", "Jansen")
}

// TestS0_22_WhatHadHelpedIsTheirOwnAnswer: entered by the desk for somebody, shown as their words, and changed by nobody
// but them.
func TestS0_22_WhatHadHelpedIsTheirOwnAnswer(t *testing.T) {
	const helped = "Eén vast gezicht had mij geholpen."
	h := start(t, nil)
	a := h.asking()
	other, joined := h.sit(a.paper(sessions.DoorExperience), "kant", "ervaring", "naam", "Groene Hoed")
	joined.to(t, "/d/gesprek")
	run := h.run(a.evening1, "drempels")
	for _, id := range []string{"p1", "p2", "p3"} {
		h.wish(a.stream, h.lead(a.evening1), &sessions.WriteCardFor{PlaceCard: sessions.PlaceCard{Card: id, Question: "vast", Step: "papieren", Text: sessions.Text{Body: "Ik moest bellen, " + id}, Helped: sessions.Text{Body: helped}},
			Seat: a.seat, Side: sessions.Ervaring, Yes: true}, run)
	}
	a.raiser.since(a, "seat").is(t, 200, helped)
	other.since(a, "seat").is(t, 200, "not", helped)
	h.run(a.evening1, "bundelen")
	h.wish(a.stream, h.lead(a.evening1), &sessions.RevealCards{}, "")
	other.since(a, "seat").is(t, 200, helped)
	other.wishes(a, "reword-card", `{"card":"p1","helped":"Meer geduld van mensen zelf."}`).is(t, 200, `"t":"no"`, `"code":"not-found"`)
	a.raiser.wishes(a, "reword-card", `{"card":"p1","helped":"Elke keer hetzelfde gezicht."}`).is(t, 200, `"t":"ack"`)
	other.since(a, "seat").is(t, 200, "Elke keer hetzelfde gezicht.")
}

// TestS0_11_ANameIsNotPublished: the phone hears a neutral wording to take over, and what was typed reaches no screen, no
// log and no file.
func TestS0_11_ANameIsNotPublished(t *testing.T) {
	h := start(t, nil)
	e := h.opened(h.desk("ans", "Collectief NoordAs"))
	raiser, joined := h.sit(e.paper(sessions.DoorExperience), "kant", "ervaring", "naam", "Gele Das")
	joined.to(t, "/d/gesprek")
	a := asking{evening1: e, raiser: raiser}
	run := h.run(e, "drempels")
	card := func(id, said string) answer {
		return raiser.writes(a, run, "place-card", `{"card":"`+id+`","question":"vast","step":"papieren","text":"`+said+`"}`)
	}
	for name, row := range map[string][2]string{
		"a name and a place":     {"mevrouw Jansen van loket Noord weigerde", "iemand weigerde"},
		"a function and a place": {"De consulent van loket Noord weigerde", "Een medewerker weigerde"},
	} {
		t.Run(name, func(t *testing.T) {
			card("k9", row[0]).is(t, 200, `"t":"no"`, `"suggest":"`+row[1]+`"`, "Wat maakte dat dit kon gebeuren?", "not", "Jansen")
			for who, p := range map[string]answer{"their own phone": raiser.get("/since?as=seat&stream=" + a.stream + "&session=" + a.session), "the desk": e.desk.get("/since?as=desk&stream=" + a.stream + "&session=" + a.session)} {
				p.is(t, 200)
				if strings.Contains(p.body, "loket Noord") {
					t.Errorf("%s reads it", who)
				}
			}
		})
	}
	if strings.Contains(wholeLog.String(), "Jansen") {
		t.Error("the name is in the log")
	}
	card("k1", "iemand weigerde").is(t, 200, `"t":"ack"`)
}

// TestS2_20_AManagerCannotSeeWhoseDilemmaItIs: in all that their phone gets there is the dilemma, and neither a seat nor a
// function nor an act that leads to who wrote it. Its author finds it among their own.
func TestS2_20_AManagerCannotSeeWhoseDilemmaItIs(t *testing.T) {
	const doubt = "Ik pas een regel toe die ik zelf niet snap."
	h := start(t, nil)
	e := h.opened(h.desk("ans", "Collectief NoordAs"))
	a := asking{evening1: e}
	author := h.staff(a, sessions.Uitvoering, "Rode Jas", "consulent stadspas")
	manager := h.staff(a, sessions.Beleid, "Groene Hoed", "teammanager stadspas")
	run := h.run(e, "drempels")
	author.writes(a, run, "place-card", `{"card":"k1","question":"twijfel","step":"papieren","text":"`+doubt+`"}`).is(t, 200, `"t":"ack"`)
	for _, id := range []string{"k2", "k3"} { // a batch is three cards at least
		author.writes(a, run, "place-card", `{"card":"`+id+`","question":"werk","step":"papieren","text":"Ik mag niet zien wat een ander vroeg."}`).is(t, 200, `"t":"ack"`)
	}
	since := "/since?as=seat&stream=" + a.stream + "&session=" + a.session
	manager.get(since).is(t, 200, "not", doubt)
	h.run(e, "bundelen")
	h.wish(a.stream, h.lead(e), &sessions.RevealCards{}, "")
	seat := between(author.get("/d/gesprek").body, "", `data-seat="`, `"`)
	got := manager.get(since).is(t, 200, doubt)
	card := between(got.body, `["card",{`, `"k1"`, "}]")
	if card == "" || strings.Contains(card, seat) || strings.Contains(card, "stadspas") || strings.Contains(card, "Rode Jas") {
		t.Errorf("their manager reads %s", card)
	}
	if strings.Contains(got.body, `["my-card"`) {
		t.Errorf("their manager gets whose it is: %s", got.body)
	}
	author.get(since).is(t, 200, doubt, `["my-card"`)
}
