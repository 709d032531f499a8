package server

import (
	"context"
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"

	"maatwerkroute/server/store"
	"maatwerkroute/sessions"
)

func (e evening1) takeover(t *testing.T, body string) (p personal) {
	t.Helper()
	if err := json.Unmarshal([]byte(e.desk.json("/bureau/"+e.session+"/overname", body).is(t, 200).body), &p); err != nil {
		t.Fatal(err)
	}
	return p
}

// TestATakeoverCodeThatDoesNotWork: never made, used, renewed, of another door, of an evening that is over. All look alike, on
// the page and to a script, and what was typed stands there still.
func TestATakeoverCodeThatDoesNotWork(t *testing.T) {
	h := start(t, nil)
	e := h.opened(h.desk("ans", "Collectief NoordAs"))
	never := strings.Repeat("ABCD EF23 ", 4)
	gone := h.person().post("/overnemen/sleutel", "code", never).is(t, 404, "Deze code werkt niet", never).body
	same := func(name, field, value string) {
		t.Helper()
		if got := h.person().post("/overnemen/sleutel", field, value).is(t, 404).body; strip(got) != strip(gone) {
			t.Errorf("%s can be told from one that never was:\n%s", name, got)
		}
	}
	first := e.takeover(t, `{}`)
	if letters := typed(first.Code); len(letters) != takeLetters || len(secretOf(link{URL: first.URL})) != linkLength || first.QR.Path == "" {
		t.Fatalf("the code is %+v", first)
	}
	if again := e.takeover(t, `{}`); again.Code != first.Code {
		t.Error("the code cannot be shown again")
	}
	e.desk.post("/bureau/"+e.session+"/overname").is(t, 200, "Bewaar dit op papier", first.Code, "<svg")
	same("nothing at all", "code", "")
	same("half a code", "code", first.Code[:14])
	same("a code of one letter more", "code", first.Code+"A")
	same("a code as a link", "key", typed(first.Code))
	same("the code of the hall", "code", e.in.Code)
	same("a paper card", "key", e.paper(sessions.DoorExperience))
	same("the link of a second facilitator", "key", e.mede(t, `{}`))
	h.person().post("/d/sleutel", "key", secretOf(link{URL: first.URL})).is(t, 404) // and it is no other door either
	h.person().post("/mede/sleutel", "key", secretOf(link{URL: first.URL})).is(t, 404)

	second := e.takeover(t, `{"new":true}`)
	if second.Code == first.Code {
		t.Error("a new code is the old one")
	}
	same("a renewed code", "code", first.Code)
	same("a renewed link", "key", secretOf(link{URL: first.URL}))

	h.person().post("/overnemen/sleutel", "code", strings.ToLower(second.Code)).to(t, "/bureau/"+e.session)
	same("a used code", "code", second.Code)
	same("the link beside a used code", "key", secretOf(link{URL: second.URL}))

	e.desk = h.again("ans")
	third := e.takeover(t, `{}`)
	h.wish(e.stream, h.lead(e), &sessions.CloseSession{}, "")
	same("the code of an evening that is over", "code", third.Code)
	e.desk.json("/bureau/"+e.session+"/overname", `{}`).is(t, 409, "Overnemen kan niet meer")
}

// TestGuessingATakeoverCodeIsSlowed, a link too, and whoever has the code is let in again after a while.
func TestGuessingATakeoverCodeIsSlowed(t *testing.T) {
	h := start(t, nil)
	e := h.opened(h.desk("ans", "Collectief NoordAs"))
	code := e.takeover(t, `{}`)
	for name, guess := range map[string][2]string{"letters": {"code", "ABCD EF23"}, "a link": {"key", strings.Repeat("A", linkLength)}} {
		status := 404
		for n := 0; status == 404 && n < 500; n++ {
			status = h.person().post("/overnemen/sleutel", guess[0], guess[1]).status
		}
		if status != http.StatusTooManyRequests {
			t.Fatalf("%s: who guessed is told %d, want 429", name, status)
		}
		h.person().post("/overnemen/sleutel", "code", code.Code).is(t, 429, "te veel foute codes")
		h.clock.pass(10 * time.Minute)
	}
	h.person().post("/overnemen/sleutel", "code", code.Code).to(t, "/bureau/"+e.session)
}

// TestAnotherDeviceTakesOver: the old one is ended and hears why, the new one runs this one session and nothing else.
func TestAnotherDeviceTakesOver(t *testing.T) {
	h := start(t, nil)
	e := h.opened(h.desk("ans", "Collectief NoordAs"))
	second := h.opened(e.desk)
	colleague := h.desk("bo", "Collectief NoordAs")
	code := e.takeover(t, `{}`)
	at := "/bureau/" + e.session
	dial := func(p *person) func(int) {
		ws, status := p.dial(t, "/live/v1/"+e.stream+"?session="+e.session+"&as=desk", h.origin)
		if status != http.StatusSwitchingProtocols {
			t.Fatalf("status %d", status)
		}
		until(t, ws, `"t":"news"`)
		return func(code int) { t.Helper(); closedWith(t, ws, code) }
	}
	old, other := dial(e.desk), dial(colleague)
	p := h.person()
	p.get("/overnemen").is(t, 200, "Dit gesprek overnemen", "stopt dan")
	a := p.post("/overnemen/sleutel", "key", secretOf(link{URL: code.URL})).to(t, at)
	if c := cookie(t, a, "mwr_desk"); !c.HttpOnly {
		t.Errorf("cookie %+v", c)
	}
	old(4005)
	e.desk.get(at).to(t, "/bureau")
	e.desk.get("/since?as=desk&stream="+e.stream+"&session="+e.session).is(t, 401)
	e.desk.json(at+"/overname", `{}`).is(t, 401) // a thief with the old laptop gets no new code

	p.get(at).is(t, 200, `data-as="desk"`)
	p.get(at+"/klaarzetten").is(t, 200)
	for _, path := range []string{"/bureau/nieuw", "/bureau/register"} {
		p.do("GET", path, nil, map[string]string{"Accept": "application/json"}).is(t, 401)
	}
	p.get("/bureau").is(t, 200, "Wachtwoord")
	p.get("/bureau/"+second.session).is(t, 404)
	p.get("/since?as=desk&stream="+second.stream+"&session="+second.session).is(t, 404)
	dial(p)
	wish := func(id, op, body string) answer {
		return p.json("/wish?as=desk&stream="+e.stream+"&session="+e.session, `{"t":"wish","id":"`+strings.Repeat(id, 32)+`","op":"`+op+`","phase":"","body":`+body+`}`)
	}
	wish("1", "stretch-phase", `{"minutes":5}`).is(t, 200, `"ack"`)
	wish("2", "close-session", `{}`).is(t, 200, `"ack"`)
	colleague.get(at).is(t, 200)
	h.screens.end(func(k store.Key) bool { return k.Account != "" })
	other(4004) // a colleague was not taken over
}

// TestTwoDevicesTakeOverAtOnce: one has it, and the other hears what a wrong code hears.
func TestTwoDevicesTakeOverAtOnce(t *testing.T) {
	h := start(t, nil)
	e := h.opened(h.desk("ans", "Collectief NoordAs"))
	code := e.takeover(t, `{}`)
	got := make(chan int, 2)
	for _, form := range [][]string{{"code", code.Code}, {"key", secretOf(link{URL: code.URL})}} {
		go func() { got <- h.person().post("/overnemen/sleutel", form...).status }()
	}
	in := 0
	for range 2 {
		switch s := <-got; s {
		case http.StatusSeeOther:
			in++
		case http.StatusNotFound:
		default:
			t.Errorf("status %d", s)
		}
	}
	desks, err := h.Store.Keys(context.Background(), e.session, deskCookie)
	living := 0
	for _, k := range desks {
		if k.RevokedAt == 0 {
			living++
		}
	}
	if err != nil || in == 0 || living != 1 {
		t.Errorf("%d came in and %d desks are open: %v", in, living, err)
	}
}
