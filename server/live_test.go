package server

import (
	"context"
	"encoding/json"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"maatwerkroute/sessions"
)

// dial opens a socket with a browser's cookies.
func (p *person) dial(t *testing.T, path, origin string) (*websocket.Conn, int) {
	t.Helper()
	return p.dialFrom(t, path, origin, "")
}

// dialFrom dials as a proxy on this machine would for somebody at another address.
func (p *person) dialFrom(t *testing.T, path, origin, address string) (*websocket.Conn, int) {
	t.Helper()
	header := http.Header{"Origin": {origin}}
	if address != "" {
		header.Set("X-Forwarded-For", address)
	}
	r, _ := http.NewRequest("GET", p.h.base, nil)
	for _, c := range p.c.Jar.Cookies(r.URL) {
		header.Add("Cookie", c.Name+"="+c.Value)
	}
	d := websocket.Dialer{Subprotocols: []string{"maatwerk.v1"}, HandshakeTimeout: 10 * time.Second}
	ws, answer, err := d.Dial("ws"+strings.TrimPrefix(p.h.base, "http")+path, header)
	if err != nil {
		if answer == nil {
			t.Fatal(err)
		}
		return nil, answer.StatusCode
	}
	t.Cleanup(func() { ws.Close() })
	ws.SetReadDeadline(time.Now().Add(15 * time.Second))
	return ws, answer.StatusCode
}

// until reads frames until one has these words.
func until(t *testing.T, ws *websocket.Conn, words string) {
	t.Helper()
	for {
		_, b, err := ws.ReadMessage()
		if err != nil {
			t.Fatalf("waiting for %q: %v", words, err)
		}
		if strings.Contains(string(b), words) {
			return
		}
	}
}

// A phone that wakes up asks ping, and hears at once how far this screen should be. Nothing else gets an answer but
// a wish, and words that only look like a ping are refused.
func TestAScreenThatAsksIsAnswered(t *testing.T) {
	h := start(t, nil)
	e := h.opened(h.desk("ans", "Collectief NoordAs"))
	p, a := h.sit(e.paper(sessions.DoorExperience), "kant", "ervaring", "naam", "Gele Das")
	a.to(t, "/d/gesprek")
	ws, _ := p.dial(t, "/live/v1/"+e.stream+"?session="+e.session+"&as=seat", h.origin)
	var last struct{ T, Cursor, Head, Kind string }
	read := func(want string) {
		t.Helper()
		for {
			_, b, err := ws.ReadMessage()
			if err != nil {
				t.Fatalf("waiting for %s: %v", want, err)
			}
			if err := json.Unmarshal(b, &last); err != nil {
				t.Fatal(err)
			}
			if last.T == want {
				return
			}
		}
	}
	read("news")
	for range 2 {
		ws.WriteMessage(websocket.TextMessage, []byte(`{"t":"pong"}`))
		ws.WriteMessage(websocket.TextMessage, []byte(`{"t":"ping"}`))
		if read("ping"); last.Head != last.Cursor || last.Head == "" {
			t.Errorf("the head is %q, and the screen has %q", last.Head, last.Cursor)
		}
	}
	for _, words := range []string{`{"t":"ping","id":"a"}`, `{"t":"ping"} `, `{"t":"Ping"}`} {
		ws.WriteMessage(websocket.TextMessage, []byte(words))
		if read("no"); last.Kind != "refused" {
			t.Errorf("%s was answered %+v", words, last)
		}
	}
}

func TestASocketKnowsWhoComes(t *testing.T) {
	h := start(t, nil)
	e := h.opened(h.desk("ans", "Collectief NoordAs"))
	p, a := h.sit(e.paper(sessions.DoorExperience), "kant", "ervaring", "naam", "Gele Das")
	a.to(t, "/d/gesprek")
	at := "/live/v1/" + e.stream + "?session=" + e.session + "&as="
	for name, row := range map[string]struct {
		who    *person
		path   string
		origin string
		status int
	}{
		"another origin":          {p, at + "seat", "https://elders.example", 403},
		"nobody":                  {h.person(), at + "seat", h.origin, 401},
		"a seat as the desk":      {p, at + "desk", h.origin, 401},
		"a seat as a wall":        {p, at + "wall", h.origin, 401},
		"a role that is not ours": {p, at + "operator", h.origin, 404},
		"another stream":          {p, "/live/v1/elders?session=" + e.session + "&as=seat", h.origin, 404},
		"another session":         {p, "/live/v1/" + e.stream + "?session=elders&as=seat", h.origin, 404},
	} {
		if _, status := row.who.dial(t, row.path, row.origin); status != row.status {
			t.Errorf("%s: %d, want %d", name, status, row.status)
		}
	}
	ws, status := p.dial(t, at+"seat", h.origin)
	if status != http.StatusSwitchingProtocols {
		t.Fatalf("status %d", status)
	}
	until(t, ws, `"t":"hello"`)
	until(t, ws, "Gele Das")
	desk, _ := e.desk.dial(t, at+"desk", h.origin)
	until(t, desk, "Gele Das")
	ws.WriteMessage(websocket.TextMessage, []byte(`{"t":"wish","id":"000102030405060708090a0b0c0d0e0f","op":"say-ready","phase":"","body":{}}`))
	until(t, ws, `"t":"ack"`)
	p.post("/klaar").is(t, 200)
	closedWith(t, ws, 4004) // by itself, at once: nothing was asked and no ping was due
}

// A page that was left open over an update is told to load itself again; it does so when its outbox is empty.
func TestAnotherProtocolVersionIsToldToReload(t *testing.T) {
	h := start(t, nil)
	for _, row := range []struct{ version, protocol, origin string }{
		{"v0", "maatwerk.v0", h.origin}, {"v2", "maatwerk.v2", h.origin}, {"v0", "maatwerk.v0", "https://elders.example"},
	} {
		d := websocket.Dialer{Subprotocols: []string{row.protocol}, HandshakeTimeout: 10 * time.Second}
		ws, answer, err := d.Dial("ws"+strings.TrimPrefix(h.base, "http")+"/live/"+row.version+"/stream", http.Header{"Origin": {row.origin}})
		if row.origin != h.origin {
			if err == nil || answer == nil || answer.StatusCode != 403 {
				t.Errorf("another origin: %v", err)
			}
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		if ws.Subprotocol() != row.protocol {
			t.Errorf("a browser that speaks %s would hang up on %q", row.protocol, ws.Subprotocol())
		}
		closedWith(t, ws, 4001)
		ws.Close()
	}
}

// serving opens a house with real doors on this machine, to be stopped. served gives how serving ended.
func serving(t *testing.T) (h *House, address string, stop context.CancelFunc, served <-chan error) {
	t.Helper()
	addr, ended := make(chan string, 1), make(chan error, 1)
	h, err := Open(Config{Address: "127.0.0.1:0", Data: t.TempDir(), PublicURL: "http://127.0.0.1", Listening: func(a string) { addr <- a }}, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	go func() { ended <- h.Serve(ctx) }()
	return h, <-addr, stop, ended
}

func TestAStopAsksEverybodyToComeBack(t *testing.T) {
	h, address, stop, served := serving(t)
	x := &house{House: h, t: t, base: "http://" + address, origin: "http://127.0.0.1", clock: &clock{at: time.Now()}}
	d := x.desk("ans", "Collectief NoordAs")
	session := x.planned(d)
	stream, err := h.Store.SessionStream(t.Context(), session)
	if err != nil {
		t.Fatal(err)
	}
	ws, _ := d.dial(t, "/live/v1/"+stream+"?session="+session+"&as=desk", x.origin)
	until(t, ws, `"t":"hello"`)
	began := time.Now()
	stop()
	for {
		if _, _, err := ws.ReadMessage(); err != nil {
			if !websocket.IsCloseError(err, comeBack) {
				t.Errorf("closed with %v, want %d", err, comeBack)
			}
			break
		}
	}
	if err := <-served; err != nil {
		t.Errorf("serve: %v", err)
	}
	if err := h.Close(); err != nil {
		t.Errorf("close: %v", err)
	}
	if took := time.Since(began); took > 10*time.Second {
		t.Errorf("it took %v", took)
	}
}

// Somebody who came and said nothing, and somebody who stopped halfway a question, hold nobody up.
func TestAStopDoesNotWaitForWhoIsSilent(t *testing.T) {
	for name, words := range map[string]string{"said nothing": "", "asked half": "POST /wish HTTP/1.1\r\nHost: hier\r\nContent-Length: 20\r\n\r\n{"} {
		t.Run("who "+name, func(t *testing.T) {
			t.Parallel()
			h, address, stop, served := serving(t)
			silent, err := net.Dial("tcp", address)
			if err != nil {
				t.Fatal(err)
			}
			defer silent.Close()
			if _, err := silent.Write([]byte(words)); err != nil {
				t.Fatal(err)
			}
			if res, err := http.Get("http://" + address + "/healthz"); err != nil { // who came later is served, so the other was let in
				t.Fatal(err)
			} else {
				res.Body.Close()
			}
			began := time.Now()
			stop()
			if err := <-served; err != nil {
				t.Errorf("serve: %v", err)
			}
			if err := h.Close(); err != nil {
				t.Errorf("close: %v", err)
			}
			if took := time.Since(began); took > 4*time.Second {
				t.Errorf("it took %v", took)
			}
		})
	}
}
