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
