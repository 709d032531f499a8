package server

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"github.com/gorilla/websocket"

	"maatwerkroute/sessions"
)

func (e evening1) mede(t *testing.T, body string) string {
	t.Helper()
	var l link
	if err := json.Unmarshal([]byte(e.desk.json("/bureau/"+e.session+"/mede", body).is(t, 200).body), &l); err != nil {
		t.Fatal(err)
	}
	if before, _, _ := strings.Cut(l.URL, "#"); !strings.HasSuffix(before, "/mede") || len(secretOf(l)) != linkLength || l.QR.Path == "" {
		t.Fatalf("the link is %+v", l)
	}
	return secretOf(l)
}

func TestASecondFacilitatorRunsOneSession(t *testing.T) {
	h := start(t, nil)
	e := h.opened(h.desk("ans", "Collectief NoordAs"))
	second := h.opened(e.desk)
	secret := e.mede(t, `{}`)
	if e.mede(t, `{}`) != secret {
		t.Error("the link cannot be shown again")
	}
	p := h.person()
	p.get("/mede").is(t, 200, "scan de QR-code", "not", "Ga verder")
	p.post("/mede/sleutel", "key", e.paper(sessions.DoorWork)).is(t, 404, "werkt niet")
	a := p.post("/mede/sleutel", "key", secret).to(t, "/bureau/"+e.session)
	if c := cookie(t, a, "mwr_mede"); !c.HttpOnly {
		t.Errorf("cookie %+v", c)
	}
	p.get("/mede").is(t, 200, "Ga verder", "/bureau/"+e.session)
	at := "/bureau/" + e.session
	p.get(at).is(t, 200, `data-as="mede"`, "/s/desk.js")
	e.desk.get(at).is(t, 200, `data-as="desk"`)
	p.get(at+"/route").is(t, 200, `data-stream="`+e.stream+`"`, `data-session="`+e.session+`"`, `data-as="mede"`, "/s/route.js", "/s/route.css", "<noscript>")
	e.desk.get(at+"/route").is(t, 200, `data-as="desk"`)
	p.get("/bureau/"+second.session+"/route").is(t, 404)
	p.get(at+"/deuren").is(t, 200, e.in.Code)
	p.get(at+"/blad").is(t, 200)

	// What is the lead's stays the lead's.
	for _, path := range []string{"/klaarzetten", "/wensen", "/tafels"} {
		p.do("GET", at+path, nil, map[string]string{"Accept": "application/json"}).is(t, 401)
	}
	p.post(at+"/deuren", "soort", "code").is(t, 401)
	p.json(at+"/mede", `{}`).is(t, 401)
	p.get("/bureau").is(t, 200, "Wachtwoord")
	p.get("/bureau/"+second.session).is(t, 404)
	p.get("/since?as=mede&stream="+second.stream+"&session="+second.session).is(t, 404)
	p.get("/since?as=desk&stream="+e.stream+"&session="+e.session).is(t, 401)

	ws, status := p.dial(t, "/live/v1/"+e.stream+"?session="+e.session+"&as=mede", h.origin)
	if status != http.StatusSwitchingProtocols {
		t.Fatalf("status %d", status)
	}
	until(t, ws, "attendance") // the exact counts are for every desk
	wish := func(id, op, body string) {
		ws.WriteMessage(websocket.TextMessage, []byte(`{"t":"wish","id":"`+strings.Repeat(id, 32)+`","op":"`+op+`","phase":"","body":`+body+`}`))
	}
	wish("1", "stretch-phase", `{"minutes":5}`)
	until(t, ws, `"t":"ack"`)
	for i, op := range []string{"open-session", "close-session", "archive-session", "publish-outcome"} {
		wish(string(rune('2'+i)), op, map[bool]string{true: `{"read":true}`, false: `{}`}[op == "publish-outcome"])
		until(t, ws, `Dit kunt u hier niet doen`)
	}

	// A new link ends the old one, and who came by it.
	if e.mede(t, `{"new":true}`) == secret {
		t.Error("it is the same link")
	}
	wish("9", "stretch-phase", `{"minutes":5}`)
	closedWith(t, ws, 4004)
	p.get(at).to(t, "/bureau")
	h.person().post("/mede/sleutel", "key", secret).is(t, 404, "werkt niet")
}

func TestASecondFacilitatorGoesHomeWhenTheSessionCloses(t *testing.T) {
	h := start(t, nil)
	e := h.opened(h.desk("ans", "Collectief NoordAs"))
	secret := e.mede(t, `{}`)
	p := h.person()
	p.post("/mede/sleutel", "key", secret).to(t, "/bureau/"+e.session)
	ws, _ := p.dial(t, "/live/v1/"+e.stream+"?session="+e.session+"&as=mede", h.origin)
	until(t, ws, `"t":"news"`)
	h.wish(e.stream, h.lead(e), &sessions.CloseSession{}, "")
	closedWith(t, ws, 4003)
	p.get("/bureau/"+e.session).to(t, "/bureau")
	p.get("/since?as=mede&stream="+e.stream+"&session="+e.session).is(t, 401)
	h.person().post("/mede/sleutel", "key", secret).is(t, 404, "werkt niet")
	e.desk.json("/bureau/"+e.session+"/mede", `{}`).is(t, 409, "Dit gesprek is klaar")
}
