package server

import (
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
	if n := len(h.screens.at); n != 1 {
		t.Errorf("%d addresses are counted, want the one that stays", n)
	}
}
