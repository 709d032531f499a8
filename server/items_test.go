package server

import (
	"fmt"
	"strings"
	"testing"

	"maatwerkroute/sessions"
)

// staff comes in by the card of those who work there, gives the promise, and asks wishes from their phone.
func (h *house) staff(a asking, side sessions.Side, name, function string) *person {
	h.t.Helper()
	p, joined := h.sit(a.paper(sessions.DoorWork), "kant", string(side), "naam", name, "functie", function)
	joined.to(h.t, "/d/gesprek")
	p.wishes(a, "give-pledge", `{}`).is(h.t, 200, `"t":"ack"`)
	return p
}

func (p *person) wishes(a asking, op, body string) answer {
	p.h.t.Helper()
	return p.writes(a, "", op, body)
}

// writes asks a wish that was begun in a run.
func (p *person) writes(a asking, run, op, body string) answer {
	p.h.t.Helper()
	return p.json("/wish?as=seat&stream="+a.stream+"&session="+a.session, fmt.Sprintf(`{"t":"wish","id":"%s","op":"%s","phase":"%s","body":%s}`, newID(), op, run, body))
}

// TestS0_24_ThreeDepartmentsAndOneOwner: each sub-step has a state of its own, and the owner stays the only one.
func TestS0_24_ThreeDepartmentsAndOneOwner(t *testing.T) {
	h := start(t, nil)
	a := h.asking()
	p := h.works(a, "K6")
	p.wants("add-step", "step", "s9", "by", "", "what", "Zij passen het aan.", "due", "2026-02-20").is(t, 422, "Wie doet deze stap", "Zij passen het aan.")
	p.wants("add-step", "step", "s9", "by", "afdeling ICT", "what", "Zij passen het aan.", "due", "2026-01-01").is(t, 422, "Kies een datum waarop de stap klaar is", `value="2026-01-01"`)
	for i, by := range []string{"afdeling ICT", "afdeling inkomen", "team balie"} {
		p.asks("add-step", "step", fmt.Sprintf("s%d", i+1), "by", by, "what", "Dit deel doen zij: "+by, "due", "2026-02-20")
	}
	p.asks("mark-step", "step", "s1", "state", "klaar")
	p.asks("mark-step", "step", "s2", "state", "vervallen")
	p.wants("mark-step", "step", "s3", "state", "gezien").is(t, 403, "zeggen zij zelf")
	p.get("/antwoord").is(t, 200, "De eigenaar blijft: <strong>teammanager inkomen</strong>", "klaar, zegt de eigenaar", "vervalt", "Mensen zagen er 0 van de 3", "Dit deel doen zij: team balie")
	got := h.actionOf(a, "a1")
	if got.Asked != "teammanager inkomen" || len(got.Steps) != 3 || got.Steps[0].State != sessions.StepDone || got.Steps[1].State != sessions.StepDropped || got.Steps[2].State != sessions.StepOpen {
		t.Errorf("it is %+v", got.Steps)
	}
}

// TestS1_12_ANewDeskNamesWhatGetsSimpler, and belongs to a barrier as every action does.
func TestS1_12_ANewDeskNamesWhatGetsSimpler(t *testing.T) {
	h := start(t, nil)
	a := h.asking()
	p := h.owns(a, "K4")
	p.asks("judge-kind", "ladder", "K4")
	p.asks("plan-action", append(planned, "adds", "ja")...)
	p.get("/antwoord").is(t, 200, "Er komt iets bij. Schrijf ook wat er eenvoudiger wordt, of wat er weggaat.", `name="adds" value="ja" checked`, "not", `action="/antwoord/doe/begin-action"`)
	p.wants("begin-action").is(t, 409, "Er komt iets bij")
	p.asks("plan-action", append(planned, "adds", "ja", "simpler", "Het tweede loket gaat dicht.")...)
	p.get("/antwoord").is(t, 200, "Het tweede loket gaat dicht.", `action="/antwoord/doe/begin-action"`, core)
	p.asks("begin-action")
	if got := a.desk.json("/wish?as=desk&stream="+a.stream+"&session="+a.session, fmt.Sprintf(`{"t":"wish","id":"%s","op":"ask-action","phase":"",
		"body":{"action":"a7","barriers":[],"title":"Een nieuw loket","function":"hoofd balie","answerBy":%d}}`, newID(), sessions.At(h.clock.now().AddDate(0, 0, 7)))); !strings.Contains(got.body, "Een actie hoort bij een drempel") {
		t.Errorf("a desk for no barrier: %s", got.body)
	}
}

// TestS3_14_ALearningActionNamesWhoLearnsFromWhom, in either direction.
func TestS3_14_ALearningActionNamesWhoLearnsFromWhom(t *testing.T) {
	for name, row := range map[string][2]string{
		"staff of those who live it": {"klantmanager", "mensen van het collectief"},
		"and the other way round":    {"mensen van het collectief", "klantmanager"},
	} {
		t.Run(name, func(t *testing.T) {
			h := start(t, nil)
			a := h.asking()
			p := h.owns(a, "K2")
			p.asks("judge-kind", "ladder", "K2")
			forget := append(planned, "forget", "Het staat in het rooster.")
			p.asks("plan-action", append(forget, "learner", row[0])...)
			p.get("/antwoord").is(t, 200, "Wie leert van wie? Vul het allebei in.")
			p.wants("begin-action").is(t, 409, "Wie leert van wie?")
			p.asks("plan-action", append(forget, "learner", row[0], "teacher", row[1])...)
			p.asks("begin-action")
			p.get("/antwoord").is(t, 200, "Wie leert", row[0], "Van wie", row[1])
		})
	}
}

// TestAWeakKindSaysWhatIfEverybodyForgets before the work starts (S3-02).
func TestAWeakKindSaysWhatIfEverybodyForgets(t *testing.T) {
	h := start(t, nil)
	a := h.asking()
	p := h.owns(a, "K1")
	p.get("/antwoord").is(t, 200, "En als iedereen dit vergeet? Schrijf op wat er dan toch anders is.")
	p.asks("judge-kind", "ladder", "K1")
	p.asks("plan-action", "manager", "directeur WPI")
	p.wants("begin-action").is(t, 409, "En als iedereen dit vergeet?")
	p.asks("plan-action", "manager", "directeur WPI", "forget", "De brief gaat vanzelf uit.")
	p.asks("begin-action")
}

// TestS4_04_PolicySaysWhetherItCan: "niet haalbaar" needs a reason and what would make it feasible, and the owner reads it.
func TestS4_04_PolicySaysWhetherItCan(t *testing.T) {
	h := start(t, nil)
	a := h.asking()
	policy := h.staff(a, sessions.Beleid, "Groene Linde", "beleidsadviseur")
	p := h.works(a, "K7")
	for _, body := range []string{`{"action":"a1","says":"niet_haalbaar"}`, `{"action":"a1","says":"niet_haalbaar","why":"Dat mag niet van de wet."}`} {
		policy.wishes(a, "note-feasible", body).is(t, 200, `"t":"no"`, "wat er nodig is om het wel te kunnen")
	}
	h.staff(a, sessions.Uitvoering, "Witte Mus", "klantmanager").wishes(a, "note-feasible", `{"action":"a1","says":"haalbaar"}`).is(t, 200, `"t":"no"`, "wie beleid maakt")
	policy.wishes(a, "note-feasible", `{"action":"a1","says":"niet_haalbaar","why":"Dat mag niet van de wet.","need":"Een andere verordening."}`).is(t, 200, `"t":"ack"`)
	p.get("/antwoord").is(t, 200, "Beleid zegt: dit kan zo niet. Dat mag niet van de wet. Wat er nodig is: Een andere verordening.")
}

// TestS4_05_TwoExecutorsCanWorkWithIt before a process or a rule is done, or the owner says why not.
func TestS4_05_TwoExecutorsCanWorkWithIt(t *testing.T) {
	h := start(t, nil)
	a := h.asking()
	desk, door := h.staff(a, sessions.Uitvoering, "Witte Mus", "klantmanager"), h.staff(a, sessions.Uitvoering, "Bruine Das", "baliemedewerker")
	p := h.works(a, "K6")
	const missing = "Twee mensen die het uitvoeren zeggen eerst of zij hiermee kunnen werken."
	p.get("/antwoord").is(t, 200, "Dit ontbreekt nog", "Leg er eerst bewijs bij. Wat kan iemand zien?", missing, `name="untried"`)
	p.asks("add-evidence", "evidence", "e1", "type", "besluit", "what", "Het besluit staat op de site.", "on", "2026-01-13")
	done := func() answer { return p.wants("claim-action", "told", "U levert uw papieren één keer in.") }
	done().is(t, 409, missing, "U levert uw papieren één keer in.")
	desk.wishes(a, "try-work", `{"action":"a1","yes":true}`).is(t, 200, `"t":"ack"`)
	desk.wishes(a, "try-work", `{"action":"a1","yes":true}`).is(t, 200, `"t":"ack"`)
	done().is(t, 409, missing)
	door.wishes(a, "try-work", `{"action":"a1","yes":false}`).is(t, 200, `"t":"ack"`)
	done().is(t, 409, missing)
	door.wishes(a, "try-work", `{"action":"a1","yes":true}`).is(t, 200, `"t":"ack"`)
	p.get("/antwoord").is(t, 200, "not", "Dit ontbreekt nog", `name="untried"`)
	done().to(t, "/antwoord?bewaard=ja")
	p.get("/antwoord").is(t, 200, "U levert uw papieren één keer in.", "Eerst horen de mensen die wachten dat het klaar is", "Het besluit staat op de site. (13 januari 2026)")
}

// TestS4_15_AConditionIsAskedAboutWhenItIsChecked: an owner attaches it, and the round that follows carries it to those
// who are asked.
func TestS4_15_AConditionIsAskedAboutWhenItIsChecked(t *testing.T) {
	h := start(t, nil)
	a := h.asking()
	p := h.works(a, "K4")
	p.wants("attach-need", "what", "mensen", "text", "Er is een tolk aan de balie.").is(t, 422, "Wie geeft dit?", "Er is een tolk aan de balie.")
	p.asks("attach-need", "what", "mensen", "text", "Er is een tolk aan de balie.", "by", "hoofd balie")
	p.get("/antwoord").is(t, 200, "Er is een tolk aan de balie. (van hoofd balie)")
	h.claimsDone(p)
	h.wish(a.stream, sessions.Principal{Role: sessions.Clock}, &sessions.OpenCheck{Action: "a1", Delivered: true}, "")
	told := a.raiser.get("/since?as=seat&stream="+a.stream+"&session="+a.session).is(t, 200, `"check"`).body
	check := between(told, `["check",`, "", `]]`)
	if !strings.Contains(check, `"needs":[{"what":"mensen"`) {
		t.Errorf("the round is %s", check)
	}
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
