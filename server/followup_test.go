package server

import (
	"fmt"
	"html"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"maatwerkroute/sessions"
)

const day1 = 24 * time.Hour

// later is an evening of some time ago: a barrier about which a function was asked, and one that somebody was helped with.
type later struct {
	asking
	page string
}

func (h *house) later() later {
	h.t.Helper()
	l := later{asking: h.asking()}
	l.page = "/bureau/" + l.session + "/vervolg"
	h.wish(l.stream, h.lead(l.evening1), &sessions.RegisterOneOff{OneOff: "l1", What: sessions.Text{Body: "De pas is toch gegeven."}, By: "team stadspas", Helped: 1}, "")
	h.wish(l.stream, h.lead(l.evening1), &sessions.CloseSession{}, "")
	return l
}

// work sends a form of the desk.
func (l later) work(op string, form ...string) answer {
	l.desk.h.t.Helper()
	return l.desk.post("/bureau/"+l.session+"/doe/"+op, form...)
}

// kept sends one that is to be taken.
func (l later) kept(op string, form ...string) {
	l.desk.h.t.Helper()
	l.work(op, form...).to(l.desk.h.t, l.page+"?bewaard=ja")
}

var inForm = regexp.MustCompile(`(?s)<form[^>]*action="/bureau/[^"]*/doe/([a-z-]+)".*?</form>`)

// offered lists the operations for which a page has a form.
func offered(page string) (list []string) {
	for _, m := range inForm.FindAllStringSubmatch(page, -1) {
		if !slices.Contains(list, m[1]) {
			list = append(list, m[1])
		}
	}
	slices.Sort(list)
	return list
}

func TestTheDeskIsRefusedInPlainWords(t *testing.T) {
	h := start(t, nil)
	l := h.later()
	h.wish(l.stream, h.lead(l.evening1), &sessions.GradeAction{Action: "a1", Ladder: "K2"}, "")
	relate := func(change ...string) []string {
		form := map[string]string{"oneOff": "l1", "absent": "Wie geen computer heeft.", "relation": "reason", "category": "echt_uniek", "text": "Dit komt niet meer voor.", "decidedBy": "chef"}
		for i := 0; i < len(change); i += 2 {
			form[change[i]] = change[i+1]
		}
		var list []string
		for k, v := range form {
			list = append(list, k, v)
		}
		return list
	}
	for name, r := range map[string]struct {
		op     string
		form   []string
		status int
		says   string
		keeps  string
	}{
		"a one-off closed with a training":        {"relate-one-off", relate("relation", "action", "action", "a1"), 409, "wie het vergeet, doet weer als vroeger", "Wie geen computer heeft."},
		"a one-off closed without the absent":     {"relate-one-off", relate("absent", ""), 422, "wie heeft dit ook", "Dit komt niet meer voor."},
		"a one-off that is not there":             {"relate-one-off", relate("oneOff", "l9"), 404, "Dit is er niet (meer).", "Wie geen computer heeft."},
		"a reason for longer than a year":         {"give-reason", []string{"barrier", "b1", "category", "niet_wenselijk", "text", "Dit kan nu niet.", "decidedBy", "directeur", "expires", "2028-01-01"}, 422, "hooguit een jaar", "Dit kan nu niet."},
		"a reason until a day that is no day":     {"give-reason", []string{"barrier", "b1", "category", "niet_wenselijk", "text", "Dit kan nu niet.", "decidedBy", "directeur", "expires", "ooit"}, 422, "Dit is geen datum", "Dit kan nu niet."},
		"a reason of nobody":                      {"give-reason", []string{"barrier", "b1", "category", "niet_wenselijk", "text", "Dit kan nu niet."}, 422, "Wie heeft dit besloten?", "Dit kan nu niet."},
		"a reason with a name in it":              {"give-reason", []string{"barrier", "b1", "category", "niet_wenselijk", "text", "Mevrouw Jansen wil dit niet.", "decidedBy", "directeur"}, 422, "naam", "Mevrouw Jansen wil dit niet."},
		"a barrier of nowhere":                    {"give-reason", []string{"barrier", "b9", "category", "niet_wenselijk", "text", "Dit kan nu niet.", "decidedBy", "directeur"}, 404, "Dit is er niet (meer).", "Dit kan nu niet."},
		"a leg without barriers":                  {"prepare-leg", []string{"leg", "g1", "level", "dienst", "question", "beantwoorden", "proposal", "Vraag het niet."}, 422, "Kies een drempel", "Vraag het niet."},
		"a leg that skips a level without a word": {"prepare-leg", []string{"leg", "g1", "van", "b1", "barriers", "b1", "level", "raad", "question", "beantwoorden", "proposal", "Vraag het niet."}, 422, "U slaat een niveau over", "Vraag het niet."},
		"a department that is asked":              {"ask-action", []string{"action", "a7", "barriers", "b1", "title", "Bel terug", "function", "afdeling inkomen", "answerBy", "2026-01-20"}, 422, "Een afdeling kan niets beloven", "Bel terug"},
		"a round that is not open":                {"close-check", []string{"action", "a1"}, 409, "Er is geen ronde open", ""},
		"a decision before two times":             {"settle-action", []string{"action", "a1", "state", "bezig", "consent", "ja", "dissent", "Wij zien het anders."}, 409, "", "Wij zien het anders."},
		"a step seen without a slip":              {"see-step", []string{"action", "a1"}, 403, "Gebruik de code van die persoon", ""},
		"a step seen with a slip of nobody":       {"see-step", []string{"action", "a1", "code", "ABCD 2345 EFGH"}, 404, "werkt niet", ""},
		"an operation that is none":               {"win-de-loterij", nil, 404, "", ""},
		"what is not for the desk":                {"begin-action", []string{"action", "a1"}, 403, "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			l.work(r.op, r.form...).is(t, r.status, r.says, html.EscapeString(r.keeps))
		})
	}
	l.desk.get(l.page+"?drempel=b9").is(t, 404)
	l.desk.get(l.page+"?na=b9&staat=raar&eigenaar=%ff").is(t, 200)
}

// TestAnotherOrganisationFollowsNothing: neither the pages nor the forms of the days after.
func TestAnotherOrganisationFollowsNothing(t *testing.T) {
	h := start(t, nil)
	l := h.later()
	other := h.desk("bo", "Dienst WPI")
	for _, p := range []*person{other, h.person(), l.raiser} {
		a := p.get(l.page)
		if a.status != 404 && a.status != 303 || strings.Contains(a.body, core) {
			t.Errorf("status %d: %.300s", a.status, a.body)
		}
		a = p.post("/bureau/"+l.session+"/doe/give-reason", "barrier", "b1", "category", "niet_wenselijk", "text", "Nee.", "decidedBy", "directeur")
		if a.status != 404 && a.status != 401 || strings.Contains(a.body, core) {
			t.Errorf("status %d: %.300s", a.status, a.body)
		}
	}
	mine := h.opened(other)
	other.post("/bureau/"+mine.session+"/doe/give-reason", "barrier", "b1", "category", "niet_wenselijk", "text", "Nee.", "decidedBy", "directeur").is(t, 404, "not", core)
}

// TestTheSittingIsWorkedOff: a facilitator who did not look for weeks finds what waits, does it in place, and it is gone.
func TestTheSittingIsWorkedOff(t *testing.T) {
	h := start(t, nil)
	l := h.later()
	l.desk.get(l.page).is(t, 200, "Er wacht nu niets op u.", core, "Alle drempels", "1 ding meteen geregeld. 1 is nog een los eindje.")
	h.clock.pass(20 * day1)
	l.desk.post("/bureau/in", "naam", "ans", "wachtwoord", pass).to(t, "/bureau")
	l.desk.get(l.page).is(t, 200, "Een los eindje", "De pas is toch gegeven.", "sinds 27 januari 2026", "Er kwam geen antwoord", "teammanager inkomen", "not", own)
	l.kept("relate-one-off", "oneOff", "l1", "absent", "Mensen zonder computer; via de bibliotheek.", "relation", "reason", "category", "te_weinig_capaciteit", "text", "Er is niemand die belt.", "decidedBy", "directeur")
	l.kept("give-reason", "barrier", "b1", "category", "niet_wenselijk", "text", "Dit kan nu niet.", "decidedBy", "directeur")
	l.desk.get(l.page+"?bewaard=ja").is(t, 200, "Dat is bewaard.", "Er wacht nu niets op u.", "Niet voor iedereen, want: Er is niemand die belt.", "Opnieuw kijken op", "nu nee", "not", "Voor anderen is nog niets geregeld")
	h.clock.pass(100 * day1)
	l.desk.post("/bureau/in", "naam", "ans", "wachtwoord", pass).to(t, "/bureau")
	l.desk.get(l.page).is(t, 200, "Een los eindje", "De reden verliep op")
}

// TestAReasonWithoutAnExpiryGetsOne (I-06): whoever leaves the day out does not make it last for ever.
func TestAReasonWithoutAnExpiryGetsOne(t *testing.T) {
	h := start(t, nil)
	l := h.later()
	l.kept("give-reason", "barrier", "b1", "category", "niet_wenselijk", "text", "Dit kan nu niet.", "decidedBy", "directeur", "expires", "")
	l.desk.get(l.page).is(t, 200, "Opnieuw kijken", "13 juli 2026")
}

// TestS4_31_TheDoorAsksForTheAbsent: no one-off is closed by the desk before it says who was not there.
func TestS4_31_TheDoorAsksForTheAbsent(t *testing.T) {
	h := start(t, nil)
	l := h.later()
	h.clock.pass(20 * day1)
	l.desk.post("/bureau/in", "naam", "ans", "wachtwoord", pass).to(t, "/bureau")
	form := []string{"oneOff", "l1", "relation", "reason", "category", "echt_uniek", "text", "Dit komt niet meer voor.", "decidedBy", "chef"}
	l.work("relate-one-off", form...).is(t, 422, "Eerst: wie heeft dit ook, en hoe vinden we hen?", "Dit komt niet meer voor.", "los eindje")
	l.kept("relate-one-off", append(form, "absent", "Wie geen computer heeft.")...)
	l.desk.get(l.page).is(t, 200, "Opnieuw kijken op", "not", `<span class="ams-badge ams-badge--orange">los eindje</span>`)
}

// TestS4_32_TheDeskReadsTheReport: how many one-offs there are, with a link, with a reason, and open.
func TestS4_32_TheDeskReadsTheReport(t *testing.T) {
	h := start(t, nil)
	l := h.later()
	lead := h.lead(l.evening1)
	for i, id := range []string{"l2", "l3"} {
		h.wish(l.stream, lead, &sessions.RegisterOneOff{OneOff: id, What: sessions.Text{Body: fmt.Sprintf("Nog iets, %d.", i)}, By: "team minima"}, "")
	}
	h.wish(l.stream, sessions.Principal{Role: sessions.Asked, Session: l.session, Object: "a1/1"}, &sessions.AcceptAction{Action: "a1", Due: sessions.At(h.clock.now().Add(60 * day1)),
		FirstStep: sessions.Text{Body: "Het formulier gaat weg"}, FirstBy: sessions.At(h.clock.now().Add(20 * day1))}, "")
	l.kept("grade-action", "action", "a1", "ladder", "K6")
	l.kept("relate-one-off", "oneOff", "l2", "absent", "Iedereen die dit invult.", "relation", "action", "action", "a1")
	l.kept("relate-one-off", "oneOff", "l3", "absent", "Niemand.", "relation", "reason", "category", "echt_uniek", "text", "Dit komt niet meer voor.", "decidedBy", "chef")
	l.desk.get(l.page).is(t, 200, "3 dingen meteen geregeld. 1 heeft een actie of herstelronde, 1 heeft een reden, 1 is nog een los eindje.", "K6 · proces: een stap weg")
}

// TestTwoDesksAtOnce: the second hears no, and keeps the words; a form that is sent twice is one wish.
func TestTwoDesksAtOnce(t *testing.T) {
	h := start(t, nil)
	l := h.later()
	second := h.desk("bea", "Collectief NoordAs")
	form := []string{"action", "a7", "barriers", "b1", "title", "Bel mensen terug", "function", "teammanager", "answerBy", "2026-01-20", "keer", "eenmaal"}
	l.kept("ask-action", form...)
	l.kept("ask-action", form...)
	form[11] = "andermaal"
	second.post("/bureau/"+l.session+"/doe/ask-action", form...).is(t, 409, "Dit bestaat al.", "Bel mensen terug")
	if n := strings.Count(l.desk.get(l.page).body, "<strong>Bel mensen terug</strong>"); n != 1 {
		t.Errorf("it stands there %d times", n)
	}
}

// TestEveryWishOfTheDaysAfterHasAForm somewhere on the desk, as the records come to stand.
func TestEveryWishOfTheDaysAfterHasAForm(t *testing.T) {
	h := start(t, nil)
	l := h.later()
	seen := map[string]bool{}
	look := func() {
		t.Helper()
		for _, page := range []string{l.page, l.page + "?drempel=b1"} {
			for _, op := range offered(l.desk.get(page).is(t, 200).body) {
				seen[op] = true
			}
		}
	}
	owner := sessions.Principal{Role: sessions.Asked, Session: l.session, Object: "a1/1"}
	carrier := sessions.Principal{Role: sessions.Carrier, Session: l.session, Object: "g1/1"}
	at := func(days int) sessions.Instant { return sessions.At(h.clock.now().Add(time.Duration(days) * day1)) }
	txt := func(s string) sessions.Text { return sessions.Text{Body: s} }
	look()
	h.wish(l.stream, owner, &sessions.AcceptAction{Action: "a1", Due: at(60), FirstStep: txt("Het formulier gaat weg"), FirstBy: at(20)}, "")
	l.kept("grade-action", "action", "a1", "ladder", "K6")
	look()
	l.kept("judge-kind", "action", "a1", "ladder", "K6", "side", "ervaring")
	l.kept("judge-kind", "action", "a1", "ladder", "K6", "side", "beleid")
	l.kept("plan-action", "action", "a1", "manager", "directeur", "effect", "Niemand geeft iets twee keer.", "measure", "papieren", "now", "elf", "goal", "vijf", "measurer", "kwaliteit", "targets", "systeem")
	l.kept("attach-need", "action", "a1", "what", "tijd", "text", "Een uur per week.", "by", "directeur")
	l.kept("note-feasible", "action", "a1", "says", "haalbaar")
	l.kept("add-step", "action", "a1", "step", "s1", "by", "team minima", "what", "De brief aanpassen", "due", "2026-02-20")
	l.kept("add-evidence", "action", "a1", "evidence", "ev1", "type", "document", "what", "Het nieuwe formulier.")
	l.kept("prepare-leg", "leg", "g1", "barriers", "b1", "level", "team", "question", "beantwoorden", "proposal", "Vraag het niet nog eens.")
	look()
	l.kept("ask-carrier", "leg", "g1", "function", "raadslid", "answerBy", "2026-01-20")
	h.wish(l.stream, carrier, &sessions.AcceptCarrying{Leg: "g1", Yes: true, SendBy: at(5)}, "")
	look()
	l.kept("send-leg", "leg", "g1")
	look()
	l.kept("receive-leg", "leg", "g1", "number", "R 2026/1")
	l.kept("rephrase-leg", "leg", "g1", "words", "De keten moet beter.")
	l.kept("add-context", "leg", "g1", "words", "Het team heeft dit ook gezien.")
	look()
	l.kept("take-up-leg", "leg", "g1", "handler", "teammanager")
	l.kept("answer-leg", "leg", "g1", "kind", "niet", "category", "niet_wenselijk", "text", "Wij willen dit niet.", "by", "teammanager")
	look()
	l.kept("deliver-answer", "leg", "g1", "side", "ervaring", "way", "telefoon")
	look()
	l.kept("close-leg", "leg", "g1")
	l.kept("leave-action", "action", "a1")
	look()
	l.kept("hand-action", "action", "a1", "function", "procesregisseur", "answerBy", "2026-01-20")
	owner.Object = "a1/2"
	h.wish(l.stream, owner, &sessions.AcceptAction{Action: "a1", Due: at(60), FirstStep: txt("Het formulier gaat weg"), FirstBy: at(20)}, "")
	l.kept("plan-action", "action", "a1", "manager", "directeur", "effect", "Niemand geeft iets twee keer.", "measure", "papieren", "now", "elf", "goal", "vijf", "measurer", "kwaliteit")
	h.wish(l.stream, owner, &sessions.BeginAction{Action: "a1"}, "")
	look()
	slipCode := typed(between(l.raiser.get("/mijn").body, "mwr-code-own", ">", "<"))
	l.kept("see-step", "action", "a1", "step", "", "code", slipCode)
	for range 2 { // twice back and forth
		h.wish(l.stream, owner, &sessions.ClaimAction{Action: "a1", Told: txt("Wij vragen dit niet meer."), Untried: txt("Er is niemand die het uitvoert.")}, "")
		h.wish(l.stream, sessions.Principal{Role: sessions.Clock}, &sessions.OpenCheck{Action: "a1", Delivered: true}, "")
		look()
		h.wish(l.stream, sessions.Principal{Role: sessions.Raiser, Session: l.session, Seat: l.seat}, &sessions.GiveVerdict{Action: "a1", Verdict: sessions.NotNoticed, Reason: "niet_overal"}, "")
		if look(); !seen["settle-action"] {
			h.wish(l.stream, owner, &sessions.ResumeAction{Action: "a1", Next: txt("Ook in Noord.")}, "")
		}
	}
	l.kept("settle-action", "action", "a1", "state", "bezig", "consent", "ja")
	h.wish(l.stream, owner, &sessions.ClaimAction{Action: "a1", Told: txt("Wij vragen dit niet meer."), Untried: txt("Er is niemand die het uitvoert.")}, "")
	h.wish(l.stream, sessions.Principal{Role: sessions.Clock}, &sessions.OpenCheck{Action: "a1", Delivered: true}, "")
	for range 2 {
		h.clock.pass(15 * day1)
		h.wish(l.stream, sessions.Principal{Role: sessions.Clock}, &sessions.RemindCheck{Action: "a1"}, "")
	}
	h.clock.pass(20 * day1)
	l.desk.post("/bureau/in", "naam", "ans", "wachtwoord", pass).to(t, "/bureau")
	look()
	l.kept("close-check", "action", "a1")
	look()
	l.kept("open-check", "action", "a1")
	for _, op := range []string{"give-reason", "relate-one-off", "allow-one-off", "ask-action", "grade-action", "judge-kind", "hand-action", "leave-action", "open-check", "close-check",
		"settle-action", "see-step", "note-feasible", "add-evidence", "try-work", "attach-need", "add-step", "plan-action", "prepare-leg", "withdraw-leg", "ask-carrier", "send-leg",
		"receive-leg", "take-up-leg", "answer-leg", "add-context", "rephrase-leg", "deliver-answer", "close-leg", "whisper-for", "issue-report"} {
		if !seen[op] {
			t.Errorf("there is no form for %s", op)
		}
	}
}

// TestTheListIsFilteredAndPaged: a filter that is chosen stays in the way to the next page, and no barrier stands twice.
func TestTheListIsFilteredAndPaged(t *testing.T) {
	h := start(t, nil)
	a := h.asking()
	lead := h.lead(a.evening1)
	for i := range 23 {
		id := fmt.Sprintf("n%02d", i)
		h.wish(a.stream, lead, &sessions.BundleCards{Barrier: id, Cards: []string{"k1"}, Step: "papieren", Sentence: sessions.Text{Body: fmt.Sprintf("Dit is zin %02d.", i)}, Themes: []sessions.Label{"wonen"}}, "")
		h.wish(a.stream, lead, &sessions.ConfirmAloud{Barrier: id, Yes: true}, "")
	}
	page := "/bureau/" + a.session + "/vervolg"
	seen := map[string]int{}
	at := page + "?" + url.Values{"thema": {"wonen"}}.Encode()
	for n := 0; at != ""; n++ {
		if n > 3 {
			t.Fatal("the pages do not end")
		}
		body := a.desk.get(at).is(t, 200, "23 drempels", "not", `id="d-b1"`).body
		for _, m := range regexp.MustCompile(`id="d-(n\d\d)"`).FindAllStringSubmatch(body, -1) {
			seen[m[1]]++
		}
		at = ""
		if before, _, more := strings.Cut(body, `">Volgende drempels`); more {
			at = html.UnescapeString(before[strings.LastIndex(before, `href="`)+6:])
		}
	}
	if len(seen) != 23 {
		t.Errorf("%d barriers: %v", len(seen), seen)
	}
	for id, n := range seen {
		if n != 1 {
			t.Errorf("%s stands there %d times", id, n)
		}
	}
	a.desk.get(page+"?eigenaar=teammanager+inkomen").is(t, 200, "1 drempel.", core)
	a.desk.get(page+"?staat=gemerkt").is(t, 200, "0 drempels", "Hier is geen drempel bij.")
}

// TestATrajectoryGoesToAColleague of the same organisation, and to nobody else.
func TestATrajectoryGoesToAColleague(t *testing.T) {
	h := start(t, nil)
	l := h.later()
	bea := h.desk("bea", "Collectief NoordAs")
	h.desk("bo", "Dienst WPI")
	of := func(name string) string {
		t.Helper()
		a, err := h.Store.Account(t.Context(), name)
		if err != nil {
			t.Fatal(err)
		}
		return a.ID
	}
	l.desk.get(l.page).is(t, 200, "Iedereen die bij uw organisatie inlogt.", `value="`+of("bea")+`"`, "not", of("bo"))
	note := "Bel eerst de teammanager."
	l.work("hand-trajectory", "to", of("bo"), "note", note).is(t, 404, "werkt niet bij uw organisatie", note)
	l.work("hand-trajectory", "to", "weg", "note", note).is(t, 404, "werkt niet bij uw organisatie", note)
	l.work("hand-trajectory", "to", "", "note", note).is(t, 422, "Aan wie draagt u dit over?", note)
	l.work("hand-trajectory", "to", of("bea"), "note", "").is(t, 422, "Schrijf wat de ander moet weten.")
	l.kept("hand-trajectory", "to", of("bea"), "note", note)
	l.desk.get("/bureau").is(t, 200, "Dit volgt: bea.")
	bea.get("/bureau").is(t, 200, "Dit volgt: u.")
	bea.get(l.page).is(t, 200, note)
	h.person().get("/uitkomst/"+l.session).is(t, 200, "not", note, " bea")
	h.person().get("/traject/"+l.stream).is(t, 200, "not", note, " bea")
}

// TestATrajectoryThatRestsSaysSo to everybody who reads about it, until its day; an open end stays one (I-04).
func TestATrajectoryThatRestsSaysSo(t *testing.T) {
	h := start(t, nil)
	l := h.later()
	l.work("pause-trajectory", "reason", "", "until", "2026-03-01").is(t, 422, "Schrijf waarom het stil staat.", `value="2026-03-01"`)
	l.work("pause-trajectory", "reason", "De gespreksleider is ziek.", "until", "").is(t, 422, "Tot wanneer staat het stil?", "De gespreksleider is ziek.")
	l.kept("pause-trajectory", "reason", "De gespreksleider is ziek.", "until", "2026-03-01")
	for _, page := range []string{"/uitkomst/" + l.session, "/traject/" + l.stream} {
		h.person().get(page).is(t, 200, "Dit traject staat stil tot 1 maart 2026.", "De gespreksleider is ziek.")
	}
	l.raiser.get("/mijn").is(t, 200, "Dit traject staat stil tot 1 maart 2026.")
	l.desk.get("/bureau").is(t, 200, "Staat stil tot 1 maart 2026.")
	h.clock.pass(20 * day1)
	l.desk.post("/bureau/in", "naam", "ans", "wachtwoord", pass).to(t, "/bureau")
	l.desk.get(l.page).is(t, 200, "Een los eindje", "sinds 27 januari 2026", "Ga weer verder")
	l.desk.get("/bureau").is(t, 200, "Er wachten 2 dingen op u")
	h.clock.pass(40 * day1)
	h.person().get("/uitkomst/"+l.session).is(t, 200, "not", "staat stil")
}

// TestEveryTaskHasItsWords, and its forms in its place where there is something to fill in.
func TestEveryTaskHasItsWords(t *testing.T) {
	for _, k := range sessions.Tasks {
		if taskWords[k][0] == "" || taskWords[k][1] == "" || len(taskForms[k]) == 0 {
			t.Errorf("%s has the words %q and the forms %v", k, taskWords[k], taskForms[k])
		}
		for _, op := range taskForms[k] {
			if _, ok := sessions.Find(op); !ok {
				t.Errorf("%s asks %s, which is no operation", k, op)
			}
		}
	}
}

// TestAPromiseIsFollowed at the desk: on its day people are asked, and what they say is written down in place.
func TestAPromiseIsFollowed(t *testing.T) {
	h := start(t, nil)
	l := h.later()
	h.wish(l.stream, h.lead(l.evening1), &sessions.MakePromise{Promise: "p1", By: "directeur", Capacity: "dienst", Sentence: sessions.Text{Body: "Wij bellen u terug."}}, "")
	page := l.desk.get(l.page).is(t, 200, "Wij bellen u terug.", "We weten nog niet waaraan mensen dit merken.", "Er wacht nu niets op u.").body
	for _, op := range []string{"judge-promise-for", "detail-promise", "sign-promise", "set-means", "shift-promise", "claim-promise", "withdraw-promise"} {
		if !slices.Contains(offered(page), op) {
			t.Errorf("there is no form for %s", op)
		}
	}
	l.kept("detail-promise", "promise", "p1", "notice", "U wordt binnen een dag gebeld.", "check", "2026-01-20")
	l.work("sign-promise", "promise", "p1").is(t, 422, "Wat is er voor nodig")
	l.kept("sign-promise", "promise", "p1", "none", "ja")
	h.clock.pass(8 * day1)
	l.desk.post("/bureau/in", "naam", "ans", "wachtwoord", pass).to(t, "/bureau")
	l.desk.get(l.page).is(t, 200, "Kijk of de belofte is nagekomen", "nu-judge-promise-for-p1")
	l.work("shift-promise", "promise", "p1", "to", "2026-03-01", "why", "").is(t, 422, "Schrijf waarom", `value="2026-03-01"`)
	l.work("judge-promise-for", "promise", "p1", "says", sessions.OtherwiseToMe, "side", "ervaring", "people", "veel").is(t, 422, "Dit is geen getal", `value="veel"`)
	l.kept("judge-promise-for", "promise", "p1", "says", sessions.OtherwiseToMe, "side", "ervaring", "people", "2")
	l.desk.get(l.page).is(t, 200, "not", "Kijk of de belofte is nagekomen")
}

// TestABarrierIsSplitAndItsDepartmentsNamed at the desk of the days after, and what does not fit is refused.
func TestABarrierIsSplitAndItsDepartmentsNamed(t *testing.T) {
	h := start(t, nil)
	l := h.later()
	at := l.page + "?drempel=b1"
	for name, r := range map[string]struct {
		op     string
		form   []string
		status int
		says   string
	}{
		"without a sentence":    {"split-barrier", []string{"barrier", "b1", "new", "b2", "cards", "k2"}, 422, "Schrijf eerst één zin"},
		"without a card":        {"split-barrier", []string{"barrier", "b1", "new", "b2", "sentence", "Niemand belt terug."}, 422, "Kies eerst een kaart"},
		"all cards of it":       {"split-barrier", []string{"barrier", "b1", "new", "b2", "cards", "k1", "cards", "k2", "sentence", "Niemand belt terug."}, 422, "Laat een kaart staan"},
		"a card of another":     {"split-barrier", []string{"barrier", "b1", "new", "b2", "cards", "k3", "sentence", "Niemand belt terug."}, 422, "Kies kaarten uit deze drempel"},
		"of a barrier nowhere":  {"split-barrier", []string{"barrier", "b9", "new", "b2", "cards", "k2", "sentence", "Niemand belt terug."}, 404, "niet (meer)"},
		"thirteen departments":  {"name-departments", []string{"barrier", "b1", "departments", "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\nk\nl\nm"}, 422, "hooguit twaalf"},
		"departments of no one": {"name-departments", []string{"barrier", "b9", "departments", "inkomen"}, 404, "niet (meer)"},
	} {
		t.Run(name, func(t *testing.T) { l.work(r.op, r.form...).is(t, r.status, r.says) })
	}
	l.desk.get(at).is(t, 200, "Maak hier twee drempels van", own+" k2", "not", own+" k3", "Dit raakt")
	l.kept("name-departments", "barrier", "b1", "departments", "inkomen\nschuldhulp\nInkomen\n")
	l.desk.get(at).is(t, 200, "Dit raakt: inkomen, schuldhulp.")
	l.kept("split-barrier", "barrier", "b1", "new", "b2", "cards", "k2", "sentence", "Niemand belt terug.")
	l.desk.get(at).is(t, 200, core, "not", "Maak hier twee drempels van")
	l.desk.get(l.page).is(t, 200, "Vraag: klopt deze zin?", "Niemand belt terug.")
	for _, p := range []*person{h.desk("bo", "Dienst WPI"), l.raiser} {
		if a := p.get(at); a.status != 404 && a.status != 303 || strings.Contains(a.body, own) {
			t.Errorf("status %d: %.300s", a.status, a.body)
		}
	}
}

// TestASecondFacilitatorIsNotLedToWhatIsTheLeads: no page of theirs names the call sheet or the post.
func TestASecondFacilitatorIsNotLedToWhatIsTheLeads(t *testing.T) {
	h := start(t, nil)
	l := h.asking()
	second := h.person()
	second.post("/mede/sleutel", "key", l.mede(t, `{}`)).to(t, "/bureau/"+l.session)
	at := "/bureau/" + l.session
	for _, page := range []string{at + "/vervolg", at + "/vervolg?drempel=b1", at + "/agenda", at + "/waar", at + "/namens"} {
		second.get(page).is(t, 200, "not", "/bellijst", "/post\"", "/bureau/register", `href="/bureau"`)
		got := l.desk.get(page).is(t, 200)
		if page != at+"/namens" {
			got.is(t, 200, at+"/bellijst", at+"/post\"")
		}
	}
	second.get(at+"/bellijst").is(t, 303)
}
