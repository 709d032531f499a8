package server

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"maatwerkroute/sessions"
	"maatwerkroute/templates"
)

// lookback is a terugkoppelgesprek, three months after an evening whose action its owner says is done.
type lookback struct {
	noticing
	old  evening1
	slip string
	now  evening1
}

// feedbackPhases are those of the template T4, as everybody plans it.
func feedbackPhases(t *testing.T) []sessions.Phase {
	t.Helper()
	all, err := templates.Open()
	if err != nil {
		t.Fatal(err)
	}
	four, ok := all.Named("T4")
	if !ok {
		t.Fatal("there is no template T4")
	}
	return four.Phases
}

func (h *house) lookback() lookback {
	h.t.Helper()
	n := h.noticing()
	l := lookback{noticing: n, old: n.evening1, slip: n.raiser.slip()}
	l.now = h.returned(n.evening1)
	l.desk = l.now.desk
	return l
}

// returned opens a conversation of the kind T4 in the trajectory of an evening.
func (h *house) returned(e evening1) evening1 {
	h.t.Helper()
	h.clock.pass(5 * day1)
	e.desk = h.again("ans")
	now := evening1{desk: e.desk, session: newID(), stream: e.stream}
	lead := h.lead(e)
	h.wish(e.stream, lead, &sessions.PlanSession{Session: now.session, Template: "T4", Phases: feedbackPhases(h.t), Title: sessions.Text{Body: "Terugkoppelgesprek"}, Date: sessions.At(h.clock.now()),
		Attending: []sessions.Label{"teammanager inkomen"}}, "")
	ready := "/bureau/" + now.session + "/klaarzetten"
	e.desk.post(ready, "wat", "mandaat", "trede", "adviseren", "gebruik", "De dienst geeft antwoord.", "door", "directeur WPI", "belofte", "ja").to(h.t, ready)
	e.desk.post(ready, "wat", "dringend", "wie", "Samira", "nummer", "020 000 00 00", "tot", "21 uur").to(h.t, ready)
	e.desk.post(ready, "wat", "terugkoppel", "datum", "2026-07-31").to(h.t, ready)
	e.desk.post(ready, "wat", "open").to(h.t, "/bureau/"+now.session)
	if err := json.Unmarshal([]byte(e.desk.get("/bureau/"+now.session+"/deuren").is(h.t, 200).body), &now.in); err != nil {
		h.t.Fatal(err)
	}
	return now
}

func (l lookback) to(phase sessions.PhaseKind) {
	l.desk.h.t.Helper()
	l.desk.h.run(l.now, string(phase))
}

// comes is somebody who joins with the slip of the evening before.
func (l lookback) comes(slip string) *person {
	l.desk.h.t.Helper()
	p, a := l.desk.h.sit(l.now.paper(sessions.DoorExperience), "kant", "ervaring", "briefje", slip)
	a.to(l.desk.h.t, "/d/gesprek")
	return p
}

var asJSON = map[string]string{"Accept": "application/json"}

func (p *person) earlier() (e earlierView) {
	p.h.t.Helper()
	if err := json.Unmarshal([]byte(p.do("GET", "/d/eerder", nil, asJSON).is(p.h.t, 200).body), &e); err != nil {
		p.h.t.Fatal(err)
	}
	return e
}

// says sends an answer as the phone's script does.
func (p *person) says(op string, form ...string) answer {
	p.h.t.Helper()
	body := strings.Builder{}
	for i := 0; i < len(form); i += 2 {
		body.WriteString(form[i] + "=" + strings.ReplaceAll(form[i+1], " ", "+") + "&")
	}
	return p.do("POST", "/d/eerder/doe/"+op, strings.NewReader(body.String()), map[string]string{"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json", "Origin": p.h.origin})
}

var noticedIt = []string{"action", "a1", "verdict", "gemerkt", "needed", "ja"}

// TestASlipAtTheDoorOfALaterConversation: what opens nothing is said in plain words, and what was typed stays.
func TestASlipAtTheDoorOfALaterConversation(t *testing.T) {
	h := start(t, nil)
	l := h.lookback()
	other := h.opened(h.desk("bea", "Dienst WPI"))
	elsewhere, _ := h.sit(other.paper(sessions.DoorExperience), "kant", "ervaring")
	today, _ := h.sit(l.now.paper(sessions.DoorExperience), "kant", "ervaring")
	for name, r := range map[string]struct {
		door   sessions.Door
		side   string
		slip   string
		status int
		says   string
	}{
		"of another trajectory":   {sessions.DoorExperience, "ervaring", elsewhere.slip(), 404, "werkt niet"},
		"of nobody":               {sessions.DoorExperience, "ervaring", "ABCD 2345 EFGH", 404, "werkt niet"},
		"too short":               {sessions.DoorExperience, "ervaring", "ABCD", 404, "werkt niet"},
		"by who works there":      {sessions.DoorWork, "uitvoering", l.slip, 403, "Dat is voor wie het meemaakt"},
		"of who worked there":     {sessions.DoorExperience, "ervaring", l.official.slip(), 403, "Dat is voor wie het meemaakt"},
		"of the owner's own team": {sessions.DoorExperience, "ervaring", l.insider.slip(), 403, "Dat is voor wie het meemaakt"},
	} {
		t.Run(name, func(t *testing.T) {
			_, a := h.sit(l.now.paper(r.door), "kant", r.side, "functie", "klantmanager", "naam", "Groene Uil", "briefje", r.slip)
			a.is(t, r.status, r.says, r.slip, "Groene Uil")
		})
	}
	l.to(sessions.Checking)
	if e := today.earlier(); e.State != "geen" || len(e.Actions) > 0 {
		t.Errorf("who showed no slip is %q with %v", e.State, e.Actions)
	}
	for name, a := range map[string]answer{
		"who never was there":        today.says("give-verdict", noticedIt...),
		"who has no seat":            h.person().says("give-verdict", noticedIt...),
		"another operation":          l.comes(l.slip).says("forget-me"),
		"the slip of today's own":    today.do("POST", "/d/eerder", strings.NewReader("briefje="+typed(today.slip())), map[string]string{"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json", "Origin": h.origin}),
		"the earlier one is no seat": elsewhere.says("give-verdict", noticedIt...),
	} {
		if !slices.Contains([]int{401, 403, 404, 409}, a.status) {
			t.Errorf("%s: status %d %s", name, a.status, a.body)
		}
	}
	if _, total := h.said(l.noticing, "verdicts"); total != 0 {
		t.Errorf("%d were counted", total)
	}
}

// TestWhoComesBackSpeaksAsWhoTheyWere: the verdict is theirs of then, once a person, and nobody else reads it.
func TestWhoComesBackSpeaksAsWhoTheyWere(t *testing.T) {
	h := start(t, nil)
	l := h.lookback()
	l.desk.get("/bureau/"+l.now.session+"/deuren").is(t, 200)
	fatma := l.comes(l.slip)
	l.to(sessions.Checking)
	e := fatma.earlier()
	if e.State != "bekend" || len(e.Actions) != 1 || !e.Actions[0].Asks || e.Actions[0].Told != toldDone || !slices.Contains(e.Actions[0].Sentences, core) {
		t.Fatalf("she is asked %+v", e)
	}
	fatma.says("give-verdict", "action", "a1", "verdict", "niet").is(t, 422, "Wat is er nog niet goed?")
	fatma.says("give-verdict", "action", "a1", "verdict", "misschien").is(t, 422, "Kies een van de vier antwoorden")
	for range 2 { // twice: the second takes the place of the first
		fatma.says("give-verdict", noticedIt...).is(t, 200, "kept")
	}
	fatma.says("give-verdict", "action", "a1", "verdict", "deels", "needed", "deels").is(t, 200)
	if counts, total := h.said(l.noticing, "verdicts"); total != 1 || counts["verteller deels"] != 1 {
		t.Errorf("counted %v, %d in all", counts, total)
	}
	if e := fatma.earlier(); e.Actions[0].Asks || e.Actions[0].Said != "Een beetje" {
		t.Errorf("afterwards she is asked %+v", e.Actions[0])
	}
	h.bySlip(l.slip).get("/mijn").is(t, 200, "U zei: <strong>Een beetje</strong>")
	fatma.says("give-verdict", "action", "a1", "verdict", "niet", "reason", "niet_overal").is(t, 200)
	if s := h.actionState(l.noticing); s != sessions.ActionReopened {
		t.Errorf("her no leaves it %s (I-02)", s)
	}
}

// TestASlipAtTwoPhones: the later one ends the former, as with a seat that is found again; forgetting ends both.
func TestASlipAtTwoPhones(t *testing.T) {
	h := start(t, nil)
	l := h.lookback()
	l.to(sessions.Checking)
	first := l.comes(l.slip)
	first.says("give-verdict", noticedIt...).is(t, 200)
	second := l.comes(l.slip)
	if e := first.earlier(); e.State != "elders" || len(e.Actions) > 0 {
		t.Errorf("the first phone is %q with %v", e.State, e.Actions)
	}
	first.says("give-verdict", noticedIt...).is(t, 401)
	first.get("/d/gesprek").is(t, 200) // its place of today stays
	second.says("give-verdict", "action", "a1", "verdict", "deels", "needed", "ja").is(t, 200)
	if counts, total := h.said(l.noticing, "verdicts"); total != 1 || counts["verteller deels"] != 1 {
		t.Errorf("one person counts as %v, %d in all", counts, total)
	}
	h.bySlip(l.slip).post("/mijn/vergeet").is(t, 200)
	if e := second.earlier(); e.State != "elders" || len(e.Actions) > 0 {
		t.Errorf("who is forgotten is %q with %v", e.State, e.Actions)
	}
	second.says("give-verdict", noticedIt...).is(t, 401)
}

// TestTheSamePhoneKnowsItsPlaceOfThen, when who holds it says that it was theirs, and not before.
func TestTheSamePhoneKnowsItsPlaceOfThen(t *testing.T) {
	h := start(t, nil)
	l := h.lookback()
	p := l.raiser
	join := func(form ...string) answer {
		p.post("/d/sleutel", "key", l.now.paper(sessions.DoorExperience)).to(t, "/d/binnen")
		page := p.get("/d/binnen").is(t, 200, "met deze telefoon").body
		return p.post("/d/plaats", append([]string{"n", nonces.FindStringSubmatch(page)[1], "kant", "ervaring"}, form...)...)
	}
	join("zelfde", "ja").to(t, "/d/gesprek")
	l.to(sessions.Checking)
	if e := p.earlier(); e.State != "bekend" || len(e.Actions) != 1 {
		t.Errorf("the phone of then is %q with %v", e.State, e.Actions)
	}
	p.post("/klaar").is(t, 200)
	p.do("GET", "/d/eerder", nil, asJSON).is(t, 401)
}

// TestASlipOpensTheDoorOfThoseWhoTell: by the code on the wall nobody waits who shows it.
func TestASlipOpensTheDoorOfThoseWhoTell(t *testing.T) {
	h := start(t, nil)
	l := h.lookback()
	wall := func(slip string) (admitted bool) {
		p := h.person()
		p.post("/d/sleutel", "code", l.now.in.Code).to(t, "/d/binnen")
		page := p.get("/d/binnen").is(t, 200, "Was u er eerder bij?").body
		p.post("/d/plaats", "n", nonces.FindStringSubmatch(page)[1], "kant", "ervaring", "briefje", slip).to(t, "/d/gesprek")
		id := h.seatOf(l.now, p).Seat
		b, _ := h.Hall.Board(t.Context(), l.stream)
		b.Read(func(st *sessions.State, _ words) {
			seat, _ := record[*sessions.Seat](st, "seat", id)
			admitted = seat.Admitted
		})
		return admitted
	}
	if wall("") || !wall(l.slip) {
		t.Error("who shows a slip waits, or who shows none does not")
	}
}

// TestTheTwoSeatsOfAPersonAreJoinedNowhere (§4.0): no entry, record, link or key names both.
func TestTheTwoSeatsOfAPersonAreJoinedNowhere(t *testing.T) {
	h := start(t, nil)
	l := h.lookback()
	l.to(sessions.Checking)
	fatma := l.comes(l.slip)
	fatma.says("give-verdict", noticedIt...).is(t, 200)
	was, now := l.seat, h.seatOf(l.now, fatma).Seat
	keys, err := h.Store.Keys(t.Context(), l.old.session, earlierCookie)
	if err != nil || len(keys) != 1 || keys[0].Seat != was {
		t.Fatalf("keys %v, %v", keys, err)
	}
	for _, text := range []string{keys[0].Object, keys[0].Table, keys[0].Door, keys[0].Account} {
		if text != "" {
			t.Errorf("the key says %q", text)
		}
	}
	acts, err := h.Store.Handles(t.Context(), l.stream, now)
	if err != nil || len(acts) > 0 {
		t.Errorf("her seat of today has the acts %v of then, %v", acts, err)
	}
}
