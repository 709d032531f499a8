package server

import (
	"fmt"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"maatwerkroute/sessions"
)

// TestARevokedKeyEndsItsScreensAtOnce: a phone that somebody put away, a desk that logged out and a link that was
// renewed hear nothing more, also when they send nothing (check 4 and 5).
func TestARevokedKeyEndsItsScreensAtOnce(t *testing.T) {
	h := start(t, nil)
	e := h.opened(h.desk("ans", "Collectief NoordAs"))
	at := "/live/v1/" + e.stream + "?session=" + e.session + "&as="
	vos, _ := h.sit(e.paper(sessions.DoorExperience), "kant", "ervaring", "naam", "Gele Das")
	uil, _ := h.sit(e.paper(sessions.DoorExperience), "kant", "ervaring", "naam", "Rode Uil")
	scribe := h.person()
	scribe.post("/schrijver/sleutel", "key", secretOf(e.in.Scribes[0])).to(t, "/schrijver")
	second := h.person()
	second.post("/mede/sleutel", "sleutel", e.mede(t, `{}`)).to(t, "/bureau/"+e.session)
	dial := func(p *person, as string) *websocket.Conn {
		ws, status := p.dial(t, at+as, h.origin)
		if ws == nil {
			t.Fatalf("%s: status %d", as, status)
		}
		until(t, ws, `"t":"hello"`)
		ws.SetReadDeadline(time.Now().Add(3 * time.Second)) // a ping, which looked before, comes after twenty
		return ws
	}
	stays := dial(uil, "seat")
	for name, row := range map[string]struct {
		who *person
		as  string
		end func()
	}{
		"a phone put away":     {vos, "seat", func() { vos.post("/klaar").is(t, 200) }},
		"scribe links renewed": {scribe, "scribe", func() { e.desk.post("/bureau/"+e.session+"/deuren", "soort", scribeKey).is(t, 200) }},
		"another mede link":    {second, "mede", func() { e.mede(t, `{"new":true}`) }},
	} {
		ws := dial(row.who, row.as)
		row.end()
		t.Run(name, func(t *testing.T) { closedWith(t, ws, 4004) })
	}
	desk := dial(e.desk, "desk")
	e.desk.post("/bureau/uit").to(t, "/bureau")
	closedWith(t, desk, 4004)
	stays.SetReadDeadline(time.Now().Add(3 * time.Second))
	stays.WriteMessage(websocket.TextMessage, []byte(`{"t":"wish","id":"11111111111111111111111111111111","op":"ask-pause","phase":"","body":{}}`))
	until(t, stays, `"t":"ack"`)
	for deadline := time.Now().Add(10 * time.Second); h.screens.from("127.0.0.1") != 1; {
		if time.Now().After(deadline) {
			t.Fatalf("%d screens are counted, want the one that stays", h.screens.from("127.0.0.1"))
		}
		time.Sleep(time.Millisecond) // the others are hanging up
	}
}

// TestOneAddressDoesNotTakeEveryScreen: who opens more screens than a hall holds is told to wait, and nobody else.
func TestOneAddressDoesNotTakeEveryScreen(t *testing.T) {
	h := start(t, func(c *Config) { c.ScreensPerAddress = 3 })
	e := h.opened(h.desk("ans", "Collectief NoordAs"))
	vos, _ := h.sit(e.paper(sessions.DoorExperience), "kant", "ervaring", "naam", "Gele Das")
	at := "/live/v1/" + e.stream + "?session=" + e.session + "&as=seat"
	var open []*websocket.Conn
	for range 3 {
		ws, _ := vos.dial(t, at, h.origin)
		until(t, ws, `"t":"hello"`)
		open = append(open, ws)
	}
	if _, status := vos.dial(t, at, h.origin); status != 503 {
		t.Fatalf("status %d, want 503", status)
	}
	vos.get("/since?as=seat&stream="+e.stream+"&session="+e.session).is(t, 200)
	for name, row := range map[string]struct {
		forwarded string
		status    int
	}{"somebody else behind the proxy": {"203.0.113.7", 101}, "a list of which only the last is the proxy's": {"203.0.113.8, 127.0.0.1", 503},
		"nonsense": {"x", 503}} {
		t.Run(name, func(t *testing.T) {
			if _, status := vos.dialFrom(t, at, h.origin, row.forwarded); status != row.status {
				t.Errorf("status %d, want %d", status, row.status)
			}
		})
	}
	open[0].Close()
	for range 100 {
		if h.screens.from("127.0.0.1") < 3 {
			break
		}
		time.Sleep(20 * time.Millisecond)
	}
	if _, status := vos.dial(t, at, h.origin); status != 101 {
		t.Errorf("status %d after one left, want 101", status)
	}
}

// TestI20_NoPageIsAWayRoundThePromise: what a screen does not show before the promise, "Mijn inbreng" and its sheet do
// not show either; and cards do not stand on the public page while the room is talking.
func TestI20_NoPageIsAWayRoundThePromise(t *testing.T) {
	h := start(t, nil)
	a := h.asking()
	uil, _ := h.sit(a.paper(sessions.DoorWork), "kant", "uitvoering", "naam", "Rode Uil", "functie", "klantmanager")
	waits, _ := h.sit(a.paper(sessions.DoorOpen), "kant", "ervaring", "naam", "Gele Mus")
	for _, path := range []string{"/mijn", "/mijn/blad"} {
		uil.get(path).is(t, 200, "not", core, own)
		waits.get(path).is(t, 200, "not", core, own)
		a.raiser.get(path).is(t, 200, core)
	}
	seat := sessions.Principal{Role: sessions.Attendee, Session: a.session, Seat: h.seatNamed(a.evening1, "Rode Uil")}
	h.wish(a.stream, seat, &sessions.GivePledge{}, "")
	uil.get("/mijn/blad").is(t, 200, core, "not", own)

	who := sessions.Principal{Role: sessions.Attendee, Session: a.session, Seat: a.seat}
	phase, question := h.questionOf(a.evening1, sessions.AbsentPeople)
	run := h.run(a.evening1, phase)
	for _, id := range []string{"w1", "w2", "w3"} {
		h.wish(a.stream, who, &sessions.PlaceCard{Card: id, Question: question, Step: "papieren",
			Text: sessions.Text{Body: "Mensen die nachtdienst hebben " + id}}, run)
	}
	h.wish(a.stream, h.lead(a.evening1), &sessions.RevealCards{}, "")
	page := "/uitkomst/" + a.session
	h.person().get(page).is(t, 200, core, "not", "nachtdienst")
	h.wish(a.stream, h.lead(a.evening1), &sessions.CloseSession{}, "")
	h.person().get(page).is(t, 200, core, "nachtdienst")
}

func (h *house) questionOf(e evening1, kind sessions.CardKind) (phase, question string) {
	b, _ := h.Hall.Board(h.t.Context(), e.stream)
	b.Read(func(st *sessions.State, _ words) {
		s, _ := record[*sessions.Session](st, "session", e.session)
		for _, p := range s.Phases {
			for _, q := range p.Questions {
				if q.Kind == kind {
					phase, question = p.ID, q.ID
				}
			}
		}
	})
	return phase, question
}

// TestAPersonIsOnePersonOnEveryPhone: wishes are counted by seat, so that the slip, which opens as many phones as one
// likes, does not multiply them.
func TestAPersonIsOnePersonOnEveryPhone(t *testing.T) {
	h := start(t, func(c *Config) { c.WishesPerSecond, c.WishesBurst = 1, 12 })
	e := h.opened(h.desk("ans", "Collectief NoordAs"))
	h.clock.pass(time.Minute)
	vos, _ := h.sit(e.paper(sessions.DoorExperience), "kant", "ervaring", "naam", "Gele Das")
	slip := between(vos.get("/mijn").body, "mwr-code-own", ">", "<")
	again := func() *person {
		p := h.person()
		p.post("/mijn/in", "code", slip).to(t, "/mijn")
		return p
	}
	taken := 0
	for i := range 30 {
		p := vos
		if i%2 == 1 {
			p = again()
		}
		id := strings.Repeat("0", 30) + fmt.Sprintf("%02x", i)
		if a := p.json("/wish?as=seat&stream="+e.stream+"&session="+e.session, `{"t":"wish","id":"`+id+`","op":"ask-pause","phase":"","body":{}}`); strings.Contains(a.body, `"ack"`) {
			taken++
		}
	}
	if taken != 12 {
		t.Errorf("%d wishes were taken, want the twelve of one person", taken)
	}
}

// TestOneAddressShutsNoDoor: who guesses codes and passwords all day from one address, or opens walls, keeps nobody at
// another address from typing theirs (check 26), and no desk from pairing its wall.
func TestOneAddressShutsNoDoor(t *testing.T) {
	h := start(t, nil)
	e := h.opened(h.desk("ans", "Collectief NoordAs"))
	from := func(address, path string, form ...string) int {
		v := url.Values{}
		for i := 0; i < len(form); i += 2 {
			v.Add(form[i], form[i+1])
		}
		return h.person().do("POST", path, strings.NewReader(v.Encode()), map[string]string{"Content-Type": "application/x-www-form-urlencoded",
			"Origin": h.origin, "X-Forwarded-For": address}).status
	}
	const evil, good = "203.0.113.7", "203.0.113.8"
	for range 25 {
		from(evil, "/d/sleutel", "code", "ABCD2345")
		from(evil, "/bureau/in", "naam", "ans", "wachtwoord", "dat is het niet")
	}
	for range 2 * mostWalls {
		h.person().do("GET", "/muur", nil, map[string]string{"X-Forwarded-For": evil})
	}
	wall := h.person()
	code := between(wall.do("GET", "/muur", nil, map[string]string{"X-Forwarded-For": good}).is(t, 200).body, "data-pair", `="`, `"`)
	e.desk.json("/bureau/"+e.session+"/muur", `{"code":"`+code+`"}`).is(t, 200)
	for path, form := range map[string][]string{"/d/sleutel": {"code", e.in.Code}, "/bureau/in": {"naam", "ans", "wachtwoord", pass}} {
		if status := from(evil, path, form...); status != 429 {
			t.Errorf("%s: who guessed is told %d, want 429", path, status)
		}
		if status := from(good, path, form...); status != 303 {
			t.Errorf("%s: somebody else is told %d, want 303", path, status)
		}
	}
}

// TestAWallIsSentAway: a wall that should not have been paired, or stands in a room that others use tomorrow, reads
// no more when the facilitator says so.
func TestAWallIsSentAway(t *testing.T) {
	h := start(t, nil)
	e := h.opened(h.desk("ans", "Collectief NoordAs"))
	w := h.person()
	code := between(w.get("/muur").body, "data-pair", `="`, `"`)
	e.desk.json("/bureau/"+e.session+"/muur", `{"code":"`+code+`"}`).is(t, 200)
	ws, _ := w.dial(t, "/live/v1/"+e.stream+"?session="+e.session+"&as=wall", h.origin)
	until(t, ws, `"t":"hello"`)
	e.desk.post("/bureau/"+e.session+"/deuren", "soort", wallCookie).is(t, 200)
	ws.SetReadDeadline(time.Now().Add(3 * time.Second))
	closedWith(t, ws, 4004)
	w.get("/since?as=wall&stream="+e.stream+"&session="+e.session).is(t, 401)
	w.get("/muur").is(t, 200, "Typ op het bureau", "not", e.in.Code)
}

// TestRenewingEndsWhatItNames: "join-" is all the doors, and to renew the scribes' links does not send away who is
// filling in the form at the door.
func TestRenewingEndsWhatItNames(t *testing.T) {
	h := start(t, nil)
	e := h.opened(h.desk("ans", "Collectief NoordAs"))
	p, deuren := h.person(), "/bureau/"+e.session+"/deuren"
	p.post("/d/sleutel", "key", e.paper(sessions.DoorExperience)).to(t, "/d/binnen")
	e.desk.post(deuren, "soort", scribeKey).is(t, 200)
	p.get("/d/binnen").is(t, 200)
	e.desk.post(deuren, "soort", joinKey).is(t, 200)
	p.get("/d/binnen").is(t, 401)
	for _, d := range allDoors {
		h.person().post("/d/sleutel", "key", e.paper(sessions.Door(d.Door))).is(t, 404)
	}
}

// TestS4_0_7_AfterTheEveningAnOfficialHasTheOutcomeAndNotTheCards: the cookie of a seat lives on for "Mijn inbreng"; the
// board behind it does not, for who works for the municipality.
func TestS4_0_7_AfterTheEveningAnOfficialHasTheOutcomeAndNotTheCards(t *testing.T) {
	h := start(t, nil)
	a := h.asking()
	uil, _ := h.sit(a.paper(sessions.DoorWork), "kant", "uitvoering", "naam", "Rode Uil", "functie", "klantmanager")
	seat := sessions.Principal{Role: sessions.Attendee, Session: a.session, Seat: h.seatNamed(a.evening1, "Rode Uil")}
	h.wish(a.stream, seat, &sessions.GivePledge{}, "")
	since := "/since?as=seat&stream=" + a.stream + "&session=" + a.session
	uil.get(since).is(t, 200, own, core)
	ws, _ := uil.dial(t, "/live/v1/"+a.stream+"?session="+a.session+"&as=seat", h.origin)
	until(t, ws, core)
	h.wish(a.stream, h.lead(a.evening1), &sessions.CloseSession{}, "")
	closedWith(t, ws, 4003)
	if got := uil.get(since); strings.Contains(got.body, own) || strings.Contains(got.body, core) {
		t.Errorf("status %d, with people's words", got.status)
	}
	a.raiser.get(since).is(t, 200, own)
	uil.get("/mijn/blad").is(t, 200, core, "not", own)
}
