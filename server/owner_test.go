package server

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"regexp"
	"strings"
	"testing"
	"time"

	"maatwerkroute/sessions"
)

// owns is somebody who said yes to a1 by their link, of this kind on the ladder.
func (h *house) owns(a asking, ladder string) *person {
	h.t.Helper()
	p := h.holds(h.link(a, "false"))
	p.post("/antwoord/ja", "action", "a1", "klaar", "2026-03-01", "stap", "Het formulier gaat weg", "stap_op", "2026-02-01").is(h.t, 200, "Dank u wel")
	h.wish(a.stream, h.lead(a.evening1), &sessions.GradeAction{Action: "a1", Ladder: ladder}, "")
	h.wish(a.stream, a.who(), &sessions.JudgeKind{Action: "a1", Ladder: ladder}, "")
	return p
}

func (a asking) who() sessions.Principal {
	return sessions.Principal{Role: sessions.Attendee, Session: a.session, Seat: a.seat}
}

// asks sends a form of the owner's page about a1, and lands on the page again.
func (p *person) asks(op string, form ...string) {
	p.h.t.Helper()
	p.wants(op, form...).to(p.h.t, "/antwoord?bewaard=ja")
}

func (p *person) wants(op string, form ...string) answer {
	p.h.t.Helper()
	return p.post("/antwoord/doe/"+op, append([]string{"action", "a1"}, form...)...)
}

var planned = []string{"manager", "directeur WPI", "effect", "Niemand levert iets twee keer in.", "measure", "papieren per aanvraag",
	"now", "elf", "goal", "vijf", "measurer", "team kwaliteit"}

func (h *house) works(a asking, ladder string) *person {
	h.t.Helper()
	p := h.owns(a, ladder)
	p.asks("judge-kind", "ladder", ladder)
	p.asks("plan-action", append(planned, "forget", "Het formulier vraagt het niet meer.", "learner", "klantmanager", "teacher", "collectief")...)
	p.asks("begin-action")
	return p
}

func (h *house) claimsDone(p *person) {
	h.t.Helper()
	p.asks("add-evidence", "evidence", "e1", "type", "document", "what", "Het nieuwe formulier ligt aan de balie.")
	p.asks("claim-action", "told", "U levert uw papieren nu één keer in.", "untried", "Er is nog niemand aan het werk hiermee.")
}

// TestWhatAnOwnerCannotAskIsRefusedPlainly: each refusal is a sentence on the page, and what was typed stays there.
func TestWhatAnOwnerCannotAskIsRefusedPlainly(t *testing.T) {
	h := start(t, nil)
	a := h.asking()
	p := h.works(a, "K4")
	for name, row := range map[string]struct {
		op     string
		form   []string
		status int
		with   []string
	}{
		"a date in the past":         {"shift-action", []string{"due", "2026-01-12", "why", "Het lukte niet eerder."}, 422, []string{"Kies een andere dag, die nog moet komen", "Het lukte niet eerder.", `value="2026-01-12"`}},
		"a date that is none":        {"shift-action", []string{"due", "gauw", "why", "Het lukte niet eerder."}, 422, []string{"Dit is geen datum", "Het lukte niet eerder."}},
		"a shift without a reason":   {"shift-action", []string{"due", "2026-05-01"}, 422, []string{"Schrijf waarom", `value="2026-05-01"`}},
		"half an update":             {"update-action", []string{"did", "Het formulier is klaar."}, 422, []string{"Twee zinnen", "Het formulier is klaar."}},
		"waiting for oneself":        {"stick-action", []string{"on", "Teammanager inkomen", "what", "een antwoord"}, 422, []string{"Dat bent u zelf"}},
		"waiting for a department":   {"stick-action", []string{"on", "de dienst", "what", "een antwoord"}, 422, []string{"Een afdeling kan niets beloven"}},
		"a claim without evidence":   {"claim-action", []string{"told", "Het is anders geworden."}, 409, []string{"Leg er eerst bewijs bij", "Het is anders geworden."}},
		"evidence of no kind":        {"add-evidence", []string{"evidence", "e9", "type", "gevoel", "what", "Zie de kast."}, 422, []string{"Kies wat voor bewijs", "Zie de kast."}},
		"evidence of tomorrow":       {"add-evidence", []string{"evidence", "e9", "type", "foto", "what", "Zie de kast.", "on", "2026-01-14"}, 422, []string{"Deze dag moet nog komen"}},
		"evidence with a name":       {"add-evidence", []string{"evidence", "e9", "type", "verklaring", "what", "Bel mevrouw Jansen op 06 12345678."}, 422, nil},
		"a stop that is a manager's": {"stop-action", []string{"category", "niet_wenselijk", "text", "Wij willen dit niet meer doen."}, 404, []string{"Wij willen dit niet meer doen."}},
		"another's action":           {"update-action", []string{"action", "a2", "did", "Wij zijn begonnen.", "next", "Wij gaan door."}, 409, []string{"U opende intussen een andere link", "Het is niet bewaard", "Wij zijn begonnen."}},
		"what is none":               {"drop-everything", nil, 404, nil},
		"what is the desk's":         {"close-session", nil, 403, nil},
		"what is done":               {"begin-action", nil, 409, []string{"Dit kan niet zoals de actie er nu voor staat"}},
	} {
		t.Run(name, func(t *testing.T) {
			form := row.form
			if len(form) == 0 || form[0] != "action" {
				form = append([]string{"action", "a1"}, form...)
			}
			p.post("/antwoord/doe/"+row.op, form...).is(t, row.status, row.with...)
		})
	}
	if got := h.actionOf(a, "a1"); len(got.Updates)+len(got.Evidence)+len(got.Shifts) != 0 {
		t.Errorf("something was kept: %+v", got.Life)
	}
}

func (h *house) actionOf(a asking, id string) (got sessions.Action) {
	h.t.Helper()
	b, err := h.Hall.Board(h.t.Context(), a.stream)
	if err != nil {
		h.t.Fatal(err)
	}
	b.Read(func(st *sessions.State, _ words) {
		if r, ok := record[*sessions.Action](st, "action", id); ok {
			got = *r
		}
	})
	return got
}

// TestEvidenceIsASentence: a file of 50 MB and a small one are turned away in words, and a script is read as text.
func TestEvidenceIsASentence(t *testing.T) {
	h := start(t, nil)
	a := h.asking()
	p := h.works(a, "K4")
	got := p.do("POST", "/antwoord/doe/add-evidence", strings.NewReader("--x\r\nContent-Disposition: form-data; name=\"what\"; filename=\"a.pdf\"\r\n\r\nPDF\r\n--x--\r\n"),
		map[string]string{"Content-Type": "multipart/form-data; boundary=x", "Origin": h.origin})
	got.is(t, 422, "Een bestand kan hier niet bij")

	conn, err := net.Dial("tcp", strings.TrimPrefix(h.base, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	conn.SetDeadline(time.Now().Add(10 * time.Second))
	fmt.Fprintf(conn, "POST /antwoord/doe/add-evidence HTTP/1.1\r\nHost: x\r\nOrigin: %s\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: %d\r\n\r\n", h.origin, 50<<20)
	big, err := http.ReadResponse(bufio.NewReader(conn), nil) // before the file is sent
	if err != nil {
		t.Fatal(err)
	}
	defer big.Body.Close()
	body, _ := io.ReadAll(big.Body)
	if big.StatusCode != 413 || !strings.Contains(string(body), "Een bestand kan hier niet bij") {
		t.Errorf("status %d: %.300s", big.StatusCode, body)
	}

	p.asks("add-evidence", "evidence", "e1", "type", "link", "what", `Zie <script>alert("x")</script> op de site.`, "public", "ja")
	p.get("/antwoord").is(t, 200, "&lt;script&gt;alert", "not", "<script>alert")
}

// TestALinkThatWasSentOn opens for a second person, which the page says, and whoever it is for closes it everywhere else.
func TestALinkThatWasSentOn(t *testing.T) {
	h := start(t, nil)
	a := h.asking()
	p := h.works(a, "K4")
	p.get("/antwoord").is(t, 200, "Van: <strong>teammanager inkomen</strong>", "not", "plekken")
	g := h.link(a, "false")
	other := h.holds(g)
	other.get("/antwoord").is(t, 200, "open op 2 plekken")
	_, secret, _ := strings.Cut(g.URL, "#")
	other.post("/antwoord/sleutel", "sleutel", secret).to(t, "/antwoord") // again, and it is still one browser
	p.get("/antwoord").is(t, 200, "open op 2 plekken")
	p.post("/antwoord/sluit").to(t, "/antwoord?bewaard=ja")
	p.get("/antwoord").is(t, 200, "not", "plekken")
	other.wants("update-action", "did", "Dit is een hele zin.", "next", "Hierna komt er nog een.").is(t, 401, "Dit is een hele zin.", "Het is niet bewaard")
	other.post("/antwoord/sleutel", "sleutel", secret).is(t, 404, "werkt niet")
	other.post("/antwoord/sleutel", "code", g.Code).is(t, 404, "werkt niet")
	if fresh := h.link(a, "false"); fresh.URL == g.URL || fresh.Code == g.Code {
		t.Error("the desk gives the link that was closed")
	}
	h.holds(h.link(a, "false")).get("/antwoord").is(t, 200)
}

// TestAnOwnersLinkEnds: by time, by the desk, and when somebody else is asked.
func TestAnOwnersLinkEnds(t *testing.T) {
	for name, end := range map[string]func(*house, asking, *person) int{
		"expired": func(h *house, _ asking, _ *person) int { h.clock.pass(31 * 24 * time.Hour); return 401 },
		"revoked": func(h *house, a asking, _ *person) int {
			a.desk.post("/bureau/"+a.session+"/deuren", "soort", askedKey).is(h.t, 200)
			return 401
		},
		"an earlier round": func(h *house, a asking, p *person) int {
			p.asks("leave-action")
			h.wish(a.stream, h.lead(a.evening1), &sessions.HandAction{Action: "a1", Function: "hoofd balie", AnswerBy: sessions.At(h.clock.now().AddDate(0, 0, 7))}, "")
			return 404
		},
	} {
		t.Run(name, func(t *testing.T) {
			h := start(t, nil)
			a := h.asking()
			p := h.works(a, "K4")
			status := end(h, a, p)
			p.wants("update-action", "did", "Dit is een hele zin.", "next", "Hierna komt er nog een.").is(t, status, "Dit is een hele zin.")
			p.get("/antwoord").is(t, map[int]int{401: 200, 404: 404}[status], "Uw code", "not", wanted)
		})
	}
}

// TestTwoLinksInOneBrowserAreNeverMixed: the yes to one action never becomes the yes to another that was opened since.
func TestTwoLinksInOneBrowserAreNeverMixed(t *testing.T) {
	h := start(t, nil)
	a := h.asking()
	h.wish(a.stream, h.lead(a.evening1), &sessions.AskAction{Action: "a2", Barriers: []string{"b1"}, Title: sessions.Text{Body: "Een ander plan"},
		Function: "hoofd balie", AnswerBy: sessions.At(h.clock.now().AddDate(0, 0, 10))}, "")
	p := h.holds(h.link(a, "false"))
	p.get("/antwoord").is(t, 200, wanted, `data-to="/antwoord/sleutel"`)
	got := a.desk.json("/bureau/"+a.session+"/link", `{"action":"a2"}`).is(t, 200).body
	p.post("/antwoord/sleutel", "sleutel", between(got, `"url":`, "#", `"`)).to(t, "/antwoord")
	p.get("/antwoord").is(t, 200, "Een ander plan", "not", wanted)
	p.post("/antwoord/ja", "action", "a1", "klaar", "2026-03-01", "stap", "Het formulier gaat weg", "stap_op", "2026-02-01").
		is(t, 409, "U opende intussen een andere link", "Het formulier gaat weg")
	if got := h.actionOf(a, "a2").State; got != sessions.ActionAsked {
		t.Errorf("the other is %s", got)
	}
}

// TestTwoAnswersAtOnce: the first stands, and the second hears so and keeps their words. One form sent twice is one answer.
func TestTwoAnswersAtOnce(t *testing.T) {
	h := start(t, nil)
	a := h.asking()
	g := h.link(a, "false")
	p, q := h.holds(g), h.holds(g)
	yes := []string{"action", "a1", "keer", "eens", "klaar", "2026-03-01", "stap", "Het formulier gaat weg", "stap_op", "2026-02-01"}
	p.post("/antwoord/ja", yes...).is(t, 200, "Dank u wel")
	p.post("/antwoord/ja", yes...).is(t, 200, "Dank u wel")
	q.post("/antwoord/nee", "action", "a1", "reden", "niet_wenselijk", "tekst", "Wij doen dit liever niet.", "door", "directeur", "wel", "Bel ons daarover.").
		is(t, 409, "U hebt hier al antwoord op gegeven", "Het is niet bewaard", "Wij doen dit liever niet.")
	if got := h.actionOf(a, "a1").State; got != sessions.ActionAccepted {
		t.Errorf("it is %s", got)
	}
}

var formOps = regexp.MustCompile(`action="/antwoord/doe/([a-z-]+)"`)

// TestAPageOffersWhatItsActionTakes: in every state no form stands there that the state alone refuses.
func TestAPageOffersWhatItsActionTakes(t *testing.T) {
	theClock := sessions.Principal{Role: sessions.Clock}
	for _, row := range []struct {
		state  sessions.ActionState
		bring  func(*house, asking) *person
		likely string // the form that stands open
	}{
		{sessions.ActionAccepted, func(h *house, a asking) *person { return h.owns(a, "K4") }, "plan-action"},
		{sessions.ActionWorking, func(h *house, a asking) *person { return h.works(a, "K4") }, "update-action"},
		{sessions.ActionStuck, func(h *house, a asking) *person {
			p := h.works(a, "K4")
			p.asks("stick-action", "on", "hoofd ICT", "what", "Het formulier moet nog om.")
			return p
		}, "resume-action"},
		{sessions.ActionClaimed, func(h *house, a asking) *person { p := h.works(a, "K4"); h.claimsDone(p); return p }, "add-evidence"},
		{sessions.ActionChecking, func(h *house, a asking) *person {
			p := h.works(a, "K4")
			h.claimsDone(p)
			h.wish(a.stream, theClock, &sessions.OpenCheck{Action: "a1", Delivered: true}, "")
			return p
		}, "add-evidence"},
		{sessions.ActionReopened, func(h *house, a asking) *person {
			p := h.works(a, "K4")
			h.claimsDone(p)
			h.wish(a.stream, theClock, &sessions.OpenCheck{Action: "a1", Delivered: true}, "")
			h.wish(a.stream, a.who(), &sessions.GiveVerdict{Action: "a1", Verdict: sessions.NotNoticed, Reason: "niets_anders", Words: sessions.Text{Body: "Ik moest toch weer terug."}, May: sessions.AsSaid}, "")
			return p
		}, "resume-action"},
		{sessions.ActionOwnerless, func(h *house, a asking) *person { p := h.works(a, "K4"); p.asks("leave-action"); return p }, ""},
	} {
		t.Run(string(row.state), func(t *testing.T) {
			h := start(t, nil)
			a := h.asking()
			p := row.bring(h, a)
			if got := h.actionOf(a, "a1").State; got != row.state {
				t.Fatalf("it is %s", got)
			}
			page := p.get("/antwoord").is(t, 200, core, wanted).body
			if row.likely != "" && !strings.Contains(page, `<details class="mwr-option" open><summary>`) {
				t.Error("no form is open")
			}
			if _, after, _ := strings.Cut(page, `mwr-option" open>`); row.likely != "" && between(after, "/antwoord/doe/", "", `"`) != row.likely {
				t.Errorf("the form that is open is not %s", row.likely)
			}
			offered := formOps.FindAllStringSubmatch(page, -1)
			if (len(offered) == 0) != (row.likely == "") {
				t.Errorf("it offers %d forms", len(offered))
			}
			for _, op := range offered {
				if op[1] == "leave-action" || op[1] == "begin-action" { // would end the state that the others are tried in
					continue
				}
				if got := p.wants(op[1]); strings.Contains(got.body, "zoals de actie er nu voor staat") || got.status == 404 {
					t.Errorf("%s: %d %.200s", op[1], got.status, got.body)
				}
			}
			if row.state == sessions.ActionReopened {
				p.get("/antwoord").is(t, 200, "Ik moest toch weer terug.", "nog niet goed")
			}
		})
	}
}

// TestAnOwnerIsDoneInAMinute: the dates and every shift, the clock beside their own words, and no news in one tap.
func TestAnOwnerIsDoneInAMinute(t *testing.T) {
	h := start(t, nil)
	a := h.asking()
	p := h.works(a, "K4")
	p.get("/antwoord").is(t, 200, "Is het op 1 maart 2026 niet klaar? Dan heet het te laat. Dat is over 47 dagen.",
		"Horen wij niets van u? Dan heet dit vanaf 12 februari 2026 stil. Dat is over 30 dagen.", "Op 5 februari 2026 herinneren wij u. Dat is over 23 dagen.", "Dan hoort uw leidinggevende het vijf werkdagen later.", "Niemand levert iets twee keer in.", "De eerste stap")
	h.clock.pass(10 * 24 * time.Hour)
	p.asks("update-action", "noNews", "ja")
	p.get("/antwoord?bewaard=ja").is(t, 200, "Bewaard.", "Dit zei u al 1 keer", "vanaf 22 februari 2026 stil")
	h.clock.pass(10 * 24 * time.Hour)
	p.asks("update-action", "did", "Het formulier is getekend.", "next", "De drukker is aan de beurt.")
	p.asks("shift-action", "due", "2026-04-01", "why", "De drukker is vol.")
	p.asks("stick-action", "on", "hoofd ICT", "what", "De site moet om.")
	page := p.get("/antwoord").is(t, 200, "“Het formulier is getekend.”", "hoofd ICT: De site moet om.", "De eerste datum", "1 maart 2026", "Verschoven naar", "1 april 2026",
		"“De drukker is vol.”", "datum 1 keer verschoven", "ook als er bericht komt").body
	if strings.Contains(page, "%!") {
		t.Error("a sentence is not whole")
	}
	p.h.clock.pass(9 * 24 * time.Hour) // 11 februari: the cookie still holds
	p.asks("resume-action", "next", "De site is om.")
	h.clock.pass(20 * 24 * time.Hour)
	a.desk.post("/bureau/in", "naam", "ans", "wachtwoord", pass).to(t, "/bureau")
	p = h.holds(h.link(a, "false"))
	h.clock.pass(15 * 24 * time.Hour) // 18 maart
	p.get("/antwoord").is(t, 200, "Dit heet stil sinds 13 maart 2026", "stil</span>", "not", "te laat sinds")
	h.clock.pass((14*24 + 12) * time.Hour)
	p.get("/antwoord").is(t, 200, "Dit heet te laat sinds 1 april 2026", `red">te laat</span>`)
	p.asks("shift-action", "due", "2026-06-01", "why", "Het duurt langer.")
	p.get("/antwoord").is(t, 200, `red">te laat</span>`, "te laat sinds 1 april 2026", "1 juni 2026", "datum 2 keer verschoven")
}

// TestTheManagerStopsOrFindsAnother owner, by a link of their own.
func TestTheManagerStopsOrFindsAnother(t *testing.T) {
	h := start(t, nil)
	a := h.asking()
	p := h.owns(a, "K4")
	link := func() answer {
		return a.desk.json("/bureau/"+a.session+"/link", `{"action":"a1","manager":true}`)
	}
	link().is(t, 409, "nog geen leidinggevende")
	p.asks("judge-kind", "ladder", "K4")
	p.asks("plan-action", planned...)
	m := h.person()
	m.post("/antwoord/sleutel", "sleutel", between(link().is(t, 200, `"for":"directeur WPI"`).body, `"url":`, "#", `"`)).to(t, "/antwoord")
	m.get("/antwoord").is(t, 200, "U bent de leidinggevende", "Van: <strong>directeur WPI</strong>", "stop-action", "Horen wij niets van de eigenaar?", "not", "hand-action", "update-action", "mark-step")
	m.wants("update-action", "did", "Ik deed dit zelf wel.", "next", "En dat ook nog.").is(t, 404, "Ik deed dit zelf wel.")
	m.wants("stop-action", "category", "niet_wenselijk", "text", "Het past niet meer.", "expires", "2028-01-01").is(t, 422, "hooguit een jaar", "Het past niet meer.")
	m.wants("stop-action", "category", "niet_wenselijk", "text", "").is(t, 422, "Schrijf de reden op")
	m.wants("hand-action", "function", "hoofd balie", "answerBy", "2026-01-20").is(t, 409)
	p.asks("plan-action", append([]string{"manager", "wethouder"}, planned[2:]...)...)
	m.get("/antwoord").is(t, 404, "Deze link werkt niet meer")
	m.wants("stop-action", "category", "niet_wenselijk", "text", "Het past niet meer.").is(t, 404, "Het past niet meer.")
	p.asks("plan-action", append([]string{"manager", "de directeur  WPI"}, planned[2:]...)...)
	p.asks("leave-action")
	p.get("/antwoord").is(t, 200, "zonder eigenaar", "voor 20 januari 2026", "not", "De eigenaar blijft", "/antwoord/doe/")
	m.get("/antwoord").is(t, 200, "hand-action", "stop-action")
	m.wants("hand-action", "function", "de dienst", "answerBy", "2026-01-20").is(t, 422, "Een afdeling kan niets beloven", `value="de dienst"`)
	m.wants("hand-action", "function", "hoofd balie", "answerBy", "2026-01-20").to(t, "/antwoord?bewaard=ja")
	m.get("/antwoord?bewaard=ja").is(t, 404, "Deze link werkt niet meer")
	p.get("/antwoord").is(t, 404)

	next := h.holds(h.link(a, "false"))
	next.get("/antwoord").is(t, 200, "beloofde 1 maart 2026")
	next.post("/antwoord/ja", "action", "a1", "klaar", "2026-04-01", "stap", "Ik begin opnieuw.", "stap_op", "2026-02-01").is(t, 422, "Schrijf waarom het een andere wordt")
	next.post("/antwoord/ja", "action", "a1", "klaar", "2026-04-01", "stap", "Ik begin opnieuw.", "stap_op", "2026-02-01", "waarom", "Ik ben hier nieuw.").is(t, 200, "Dank u wel")
	next.get("/antwoord").is(t, 200, "1 maart 2026", "1 april 2026", "Ik ben hier nieuw.")
	next.asks("plan-action", planned...)
	m = h.person()
	m.post("/antwoord/sleutel", "sleutel", between(link().is(t, 200).body, `"url":`, "#", `"`)).to(t, "/antwoord")
	m.wants("stop-action", "category", "niet_wenselijk", "text", "Het past niet meer.").to(t, "/antwoord?bewaard=ja")
	next.wants("update-action", "did", "Wij gingen toch door.", "next", "En wij gaan door.").is(t, 409, "Dit kan niet zoals de actie er nu voor staat", "Wij gingen toch door.", "Het is niet bewaard")
	next.get("/antwoord").is(t, 200, "gestopt", "not", "/antwoord/doe/")
}

// TestALinkIsGivenOnAPageToo for a desk without script.
func TestALinkIsGivenOnAPageToo(t *testing.T) {
	h := start(t, nil)
	a := h.asking()
	page := a.desk.post("/bureau/"+a.session+"/link", "action", "a1").is(t, 200, "Een link voor: teammanager inkomen", "<svg", "/antwoord#").body
	if g := h.link(a, "false"); !strings.Contains(page, g.URL) || !strings.Contains(page, g.Code) {
		t.Error("it is another link than the script gets")
	}
	h.person().post("/bureau/"+a.session+"/link", "action", "a1").is(t, 401)
}
