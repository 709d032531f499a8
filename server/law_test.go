package server

import (
	"strings"
	"testing"

	"maatwerkroute/sessions"
)

// law is a conversation with a drawn route, as the desk looks at the law beside it.
type law struct {
	later
	regels, register, step string
}

func (h *house) law() law {
	h.t.Helper()
	l := law{later: later{asking: h.asking()}}
	l.page = "/bureau/" + l.session + "/vervolg"
	l.regels, l.register, l.step = "/bureau/"+l.session+"/regels", "/bureau/"+l.session+"/uitzonderingen", "/bureau/"+l.session+"/toets/nu-3"
	h.wish(l.stream, h.lead(l.evening1), &sessions.DrawRoute{Route: "nu", Version: sessions.RouteToday, Title: sessions.Text{Body: "Zoals het nu gaat"}}, "")
	return l
}

func (l law) at(page, op string, form ...string) answer {
	l.desk.h.t.Helper()
	return l.desk.post(page+"/doe/"+op, append([]string{"keer", newID()}, form...)...)
}

func (l law) did(page, op string, form ...string) {
	l.desk.h.t.Helper()
	l.at(page, op, form...).to(l.desk.h.t, page+"?bewaard=ja")
}

var knownSource = []string{"citation", "Participatiewet artikel 17", "source", "wetten.overheid.nl", "checkedOn", "2026-01-12", "checkedBy", "juridisch adviseur", "binding", "wet", "law", "Participatiewet", "owner", "beleidsadviseur inkomen"}

// TestTheLawIsRefusedInPlainWords, and what was typed stays in its form.
func TestTheLawIsRefusedInPlainWords(t *testing.T) {
	h := start(t, nil)
	l := h.law()
	l.did(l.regels, "name-rule", "rule", "vaag", "text", "Zonder afschriften mogen wij niets geven.")
	exception := func(change ...string) []string {
		form := map[string]string{"exception": "u1", "features": "ouder\nschuld\nwacht", "reason": "Het wachten maakte de schuld.", "basis": "Awb artikel 4:84", "decidedBy": "teammanager", "on": "2026-01-10", "alike": "Ieder die op ons wacht."}
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
		page, op string
		form     []string
		status   int
		says     string
		keeps    string
	}{
		"a rule without words":           {l.regels, "name-rule", []string{"rule", "x", "text", "", "citation", "Artikel 9"}, 422, "in gewone woorden", `value="Artikel 9"`},
		"a source that nobody looked at": {l.regels, "name-rule", []string{"rule", "x", "text", "Het mag niet.", "citation", "Artikel 9", "source", "de wet"}, 422, "Op welke dag is de bron nagekeken?", "Het mag niet."},
		"a source looked at in a week":   {l.regels, "check-rule", []string{"rule", "vaag", "was", "0", "citation", "Artikel 9", "source", "de wet", "checkedBy", "jurist", "checkedOn", "2026-02-01"}, 422, "vandaag of eerder", `value="Artikel 9"`},
		"a day that is no day":           {l.regels, "check-rule", []string{"rule", "vaag", "was", "0", "citation", "Artikel 9", "source", "de wet", "checkedBy", "jurist", "checkedOn", "ooit"}, 422, "Dit is geen datum", `value="Artikel 9"`},
		"a rule that is not there":       {l.regels, "refute-rule", []string{"rule", "weg", "why", "Staat nergens.", "by", "jurist"}, 404, "niet (meer)", "Staat nergens."},
		"another wish than of the law":   {l.regels, "close-session", nil, 404, "", ""},
		"an exception of two features":   {l.register, "register-exception", exception("features", "ouder\nschuld"), 422, "drie tot vijf kenmerken", "Het wachten maakte de schuld."},
		"an exception with a name":       {l.register, "register-exception", exception("features", "mevrouw Jansen\nouder\nschuld"), 422, "naam", "mevrouw Jansen"},
		"an exception for one":           {l.register, "register-exception", exception("alike", ""), 422, "Wie verdient dit ook?", "Het wachten maakte de schuld."},
		"a yes on nothing":               {l.register, "ask-case", []string{"case", "m", "question", ""}, 422, "Schrijf de vraag op", ""},
		"a lesson at no barrier":         {l.register, "tell-lesson", []string{"lesson", "s", "stuck", "Niemand mocht beslissen.", "helped", "Mandaat.", "by", "maatwerkteam", "new", "b9"}, 422, "Bij welke drempel hoort dit?", "Niemand mocht beslissen."},
		"the law before the effect":      {l.step, "test-step", []string{"step", "nu-3", "rule", "vaag", "was", "0", "law", "Artikel 18 vraagt dat."}, 422, "Eerst: wat willen we voor deze mens bereiken?", "Artikel 18 vraagt dat."},
		"a corner without why":           {l.step, "weigh-option", []string{"weighing", "w", "step", "nu-3", "option", "Een voorschot.", "heart", "4", "heartWhy", "Rust.", "euro", "3", "law", "2", "lawWhy", "Mag."}, 422, "Schrijf bij Euro", "Een voorschot."},
	} {
		t.Run(name, func(t *testing.T) {
			got := l.at(r.page, r.op, r.form...).is(t, r.status, r.says, r.keeps)
			if strings.Contains(got.body, "Laad de pagina opnieuw") {
				t.Error("it tells somebody to load the page again")
			}
		})
	}
	l.desk.get("/bureau/"+l.session+"/toets/weg").is(t, 404)
	for _, stranger := range []*person{h.person(), l.raiser} {
		if got := stranger.get(l.regels); got.status != 303 || strings.Contains(got.body, "Zonder afschriften") {
			t.Errorf("who does not sit at the desk gets %d", got.status)
		}
	}
}

// TestS0_06ThroughTheDesk: what somebody says may not is read as a vermeende regel, until the source is filled in; one
// that was no rule is counted as gone.
func TestS0_06ThroughTheDesk(t *testing.T) {
	h := start(t, nil)
	l := h.law()
	l.desk.get(l.regels).is(t, 200, "Er zijn geen vermeende regels.", "0 regels bleken er niet te zijn", "Ik lever papieren in")
	l.did(l.regels, "name-rule", "rule", "vaag", "text", "Zonder afschriften mogen wij niets geven.", "barrier", "b1")
	l.did(l.regels, "name-rule", "rule", "gewoonte", "text", "Wij bellen nooit terug.")
	l.desk.get(l.regels).is(t, 200, "Zonder afschriften mogen wij niets geven.", "vermeende regel", "2 regels zijn nog vermeend.", "Die houdt niets tegen")
	l.desk.get(l.page).is(t, 200, "Waar staat dat?", "check-rule", "refute-rule")

	l.did(l.regels, "check-rule", append([]string{"rule", "vaag", "was", "0"}, knownSource...)...)
	l.did(l.regels, "refute-rule", "rule", "gewoonte", "why", "Het staat nergens.", "by", "jurist")
	l.desk.get(l.regels).is(t, 200, "Te lezen in: wetten.overheid.nl.", "Nagekeken op 12 januari 2026 door juridisch adviseur.", "Een wet: Participatiewet artikel 17",
		"1 regel bleek er niet te zijn en is verdwenen", "Het staat nergens. (jurist, 13 januari 2026)", "0 regels zijn nog vermeend.", "1 regel heeft een bron.")
	l.desk.get(l.page).is(t, 200, "not", "Waar staat dat?")

	// two desks at once: the words of the second stay, beside what stands there now
	late := l.at(l.regels, "check-rule", append([]string{"rule", "vaag", "was", "0", "text", "Mijn eigen woorden hiervoor."}, knownSource...)...).
		is(t, 409, "Iemand anders veranderde dit net.", "Mijn eigen woorden hiervoor.")
	again := between(late.body, `id="opnieuw"`, `name="was" value="`, `"`)
	if again != "1" {
		t.Errorf("who sends it once more is refused again: was %q", again)
	}
	h.clock.pass(400 * day1)
	l.desk.post("/bureau/in", "naam", "ans", "wachtwoord", pass).to(t, "/bureau")
	l.desk.get(l.regels).is(t, 200, "opnieuw nakijken", "1 bron is langer dan een jaar niet nagekeken")
	l.desk.get(l.page).is(t, 200, "Kijk de bron opnieuw na")
}

// TestS0_16ThroughTheDesk: the test is filled in its order, says where the chain starts, and the desk's form proposes that.
func TestS0_16ThroughTheDesk(t *testing.T) {
	h := start(t, nil)
	l := h.law()
	l.did(l.step, "name-rule", append([]string{"rule", "pw", "step", "nu-3", "barrier", "b1", "text", "Wij vragen drie maanden afschriften."}, knownSource...)...)
	l.desk.get(l.step).is(t, 200, "De omgekeerde toets", "Wij vragen drie maanden afschriften.", "1. Wat willen we voor deze mens bereiken?", "Bij deze stap is nog niets gewogen.")
	l.did(l.step, "test-step", "step", "nu-3", "rule", "pw", "was", "0", "effect", "Binnen een week geld voor eten.", "values", "Vertrouwen.")
	l.did(l.step, "test-step", "step", "nu-3", "rule", "pw", "was", "1", "effect", "Binnen een week geld voor eten.", "consequences", "Anders komt er schuld.", "law", "De verordening vraagt het.",
		"outcome", "raad", "by", "juridisch adviseur")
	l.desk.get(l.step).is(t, 200, "De gemeenteraad moet dit besluiten (juridisch adviseur)", "De keten begint bij: gemeenteraad.", "Vertrouwen.")
	l.desk.get(l.regels).is(t, 200, "De gemeenteraad moet dit besluiten")
	body := l.desk.get(l.page+"?drempel=b1").is(t, 200, "De toets stelt voor: gemeenteraad.", "Wij vragen drie maanden afschriften (Participatiewet artikel 17)").body
	if !strings.Contains(body, `<option value="raad" selected>`) {
		t.Error("the form that passes it on does not propose the council")
	}
	l.did(l.step, "weigh-option", "weighing", "w1", "step", "nu-3", "was", "0", "option", "Een voorschot.", "heart", "4", "heartWhy", "Rust.", "euro", "3", "euroWhy", "Goedkoper.", "law", "2", "lawWhy", "Het mag.",
		"lawAsks", "Inkomen kennen.", "personAsks", "Eten.", "fitting", "Eerst geld.", "decided", "Wij doen dit.", "decidedBy", "de tafel")
	l.desk.get(l.step).is(t, 200, "Hart: 4 van 4", "Euro: 3 van 4", "Wet: 2 van 4", "Goedkoper.", "Wat is passend?", "Wij doen dit. (de tafel)")
}

// TestS0_13ThroughTheDesk: an exception is found by its features, with how often and how it went; the third of a kind
// asks for a rule, and an answer to "mag dit?" rests on it (S2-18, S4-25).
func TestS0_13ThroughTheDesk(t *testing.T) {
	h := start(t, nil)
	l := h.law()
	register := func(id, features string) {
		l.did(l.register, "register-exception", "exception", id, "features", features, "reason", "Het wachten maakte de schuld.", "basis", "Awb artikel 4:84", "decidedBy", "teammanager", "on", "2026-01-10", "alike", "Ieder die op ons wacht.")
	}
	register("u1", "ouder\nschuld\nwacht")
	register("u2", "ziek\nwerkt\nver weg")
	l.did(l.register, "use-exception", "exception", "u1", "use", "a", "went", "goed")
	l.did(l.register, "use-exception", "exception", "u1", "use", "b", "went", "onbekend")
	l.desk.get(l.register+"?zoek=schuld").is(t, 200, "ouder, schuld, wacht", "2 keer opnieuw gedaan, 0 keer misgegaan.", "Van 1 keer weten we het nog niet.", "Ieder die op ons wacht.", "not", `id="u-u2"`)
	l.desk.get(l.register+"?zoek=fiets").is(t, 200, "Hierover staat geen uitzondering")
	l.did(l.register, "ask-case", "case", "m1", "question", "Mag een voorschot zonder afschriften?")
	l.desk.get(l.page).is(t, 200, "Mag dit?", "Mag een voorschot zonder afschriften?")
	l.did(l.register, "answer-case", "case", "m1", "answer", "ja", "basis", "Ja, op grond van artikel 4:84.", "exception", "u1", "by", "jurist")
	l.desk.get(l.register+"?zoek=voorschot").is(t, 200, "Ja, op grond van artikel 4:84.", "Rust op de uitzondering: ouder, schuld, wacht (2 keer opnieuw gedaan")
	l.did(l.register, "tell-lesson", "lesson", "s1", "stuck", "Niemand mocht alleen beslissen.", "helped", "Mandaat aan tafel.", "barrier", "b1", "by", "maatwerkteam")
	l.desk.get(l.register).is(t, 200, "Doorbraaklessen", "Mandaat aan tafel.", "Geleerd door maatwerkteam")
	register("u3", "Wacht\nouder\nschuld")
	l.desk.get(l.register).is(t, 200, "not", "#voorstel")
	register("u4", "schuld\nouder\nwacht.")
	l.desk.get(l.register).is(t, 200, "Er is 1 voorstel voor een regel.")
	l.desk.get(l.regels).is(t, 200, "Voorstellen voor een regel", "Wordt dit een regel voor iedereen?", "Dit staat 3 keer in het register.")
	l.desk.get(l.page).is(t, 200, "Wordt dit een regel?", "settle-proposal")
}

// TestWhoReadsAlongReadsTheLaw and writes nothing: no form, and no word of what is of the table.
func TestWhoReadsAlongReadsTheLaw(t *testing.T) {
	h := start(t, nil)
	official := h.hired("lot", "Dienst WPI", "dienst", sessions.TrajectoryLead)
	desk := h.desk("bo", "Dienst WPI")
	l := law{later: later{asking: h.askingAt(desk)}}
	l.regels, l.register, l.step = "/bureau/"+l.session+"/regels", "/bureau/"+l.session+"/uitzonderingen", "/bureau/"+l.session+"/toets/nu-3"
	h.wish(l.stream, h.lead(l.evening1), &sessions.DrawRoute{Route: "nu", Version: sessions.RouteToday, Title: sessions.Text{Body: "Alleen voor de tafel"}}, "")
	l.did(l.regels, "name-rule", append([]string{"rule", "pw", "step", "nu-3", "barrier", "b1", "text", "Wij vragen afschriften."}, knownSource...)...)
	l.did(l.step, "test-step", "step", "nu-3", "rule", "pw", "was", "0", "effect", "Dit leest alleen de tafel.")
	l.did(l.register, "ask-case", "case", "m1", "question", "Mag dit zonder afschriften?")
	read := "/bureau/" + l.session + "/lezen"
	official.get(read).is(t, 200, read+"/regels")
	official.get(read+"/regels").is(t, 200, "Wij vragen afschriften.", "Participatiewet artikel 17", "not", "Alleen voor de tafel", "/doe/", "/toets/", "Dit leest alleen de tafel.")
	official.get(read+"/uitzonderingen").is(t, 200, "Er staat nog geen uitzondering", "not", "/doe/", "Mag dit zonder afschriften?")
	official.get(l.regels).is(t, 404)
	official.post(l.regels+"/doe/name-rule", "rule", "x", "text", "Nee.").is(t, 404)
}
