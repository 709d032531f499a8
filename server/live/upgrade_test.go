package live

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/gofiber/fiber/v2"
	"github.com/gorilla/websocket"
)

func TestHandshake(t *testing.T) {
	h := open(t, echo, nil)
	type ask = map[string]string
	rows := map[string]struct {
		ask    ask
		status int
	}{
		"let in":                                   {ask{}, 101},
		"let in from the address on location":      {ask{"Origin": onSite}, 101},
		"let in with ours among the protocols":     {ask{"Sec-WebSocket-Protocol": "other, " + Subprotocol}, 101},
		"refused as a plain page":                  {ask{"Upgrade": "", "Connection": ""}, 426},
		"refused with only half of the headers":    {ask{"Connection": "keep-alive"}, 426},
		"refused as a POST":                        {ask{"": "POST /live/v1/board HTTP/1.1", "more": "Content-Length: 0\r\n"}, 426},
		"refused over HTTP/1.0":                    {ask{"": "GET /live/v1/board HTTP/1.0"}, 426},
		"refused without a key":                    {ask{"Sec-WebSocket-Key": ""}, 400},
		"refused with a key that is not base64":    {ask{"Sec-WebSocket-Key": "!!!"}, 400},
		"refused with a key of 15 bytes":           {ask{"Sec-WebSocket-Key": "MTIzNDU2Nzg5MDEyMzQ1"}, 400},
		"refused with two keys":                    {ask{"more": "Sec-WebSocket-Key: " + key + "\r\n"}, 400},
		"refused without a version":                {ask{"Sec-WebSocket-Version": ""}, 400},
		"refused with version 8":                   {ask{"Sec-WebSocket-Version": "8"}, 400},
		"refused without a subprotocol":            {ask{"Sec-WebSocket-Protocol": ""}, 400},
		"refused with another subprotocol":         {ask{"Sec-WebSocket-Protocol": "maatwerk.v2"}, 400},
		"refused with a body":                      {ask{"more": "Content-Length: 2\r\n", "after": "hi"}, 400},
		"refused with a chunked body":              {ask{"more": "Transfer-Encoding: chunked\r\n", "after": "0\r\n\r\n"}, 400},
		"refused without an Origin":                {ask{"Origin": ""}, 403},
		"refused with Origin null":                 {ask{"Origin": "null"}, 403},
		"refused with our name as a prefix":        {ask{"Origin": home + ".evil.example"}, 403},
		"refused with our name as a suffix":        {ask{"Origin": "https://evilmaatwerk.example"}, 403},
		"refused from a subdomain":                 {ask{"Origin": "https://a.maatwerk.example"}, 403},
		"refused from another port":                {ask{"Origin": home + ":8443"}, 403},
		"refused from the usual port, spelled out": {ask{"Origin": home + ":443"}, 403},
		"refused from another scheme":              {ask{"Origin": "http://maatwerk.example"}, 403},
		"refused with a path":                      {ask{"Origin": home + "/"}, 403},
		"refused in capitals":                      {ask{"Origin": "https://MAATWERK.example"}, 403},
		"refused with two Origins":                 {ask{"more": "Origin: " + home + "\r\n"}, 403},
		"refused with two Origins on a line":       {ask{"Origin": home + ", https://evil.example"}, 403},
		"refused from where the Host says it is":   {ask{"Origin": "https://evil.example", "Host": "evil.example"}, 403},
	}
	for name, row := range rows {
		t.Run("it is "+name, func(t *testing.T) {
			c, answer := h.knock(t, handshake(row.ask)+row.ask["after"])
			if answer.StatusCode != row.status {
				t.Fatalf("status %d, want %d", answer.StatusCode, row.status)
			}
			if got := answer.Header.Get("Sec-WebSocket-Extensions"); got != "" {
				t.Errorf("compression was taken up: %q", got)
			}
			if row.status != 101 {
				if answer.Header.Get("Sec-WebSocket-Version") != "13" {
					t.Error("the version that is spoken is not named")
				}
				return
			}
			if got := answer.Header.Get("Sec-WebSocket-Protocol"); got != Subprotocol {
				t.Errorf("protocol %q", got)
			}
			if got := answer.Header.Get("Sec-WebSocket-Accept"); got != "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=" {
				t.Errorf("accept key %q", got)
			}
			io.WriteString(c, masked(0x81, "hier"))
			c.hears(t, "hier")
		})
	}
}

func TestGorillaClientIsServed(t *testing.T) {
	h := open(t, echo, nil)
	ws := h.ring(t, "board")
	if ws.Subprotocol() != Subprotocol {
		t.Errorf("subprotocol %q", ws.Subprotocol())
	}
	for _, text := range []string{"één", strings.Repeat("a", 125), strings.Repeat("b", 126), strings.Repeat("c", limit)} {
		if err := ws.WriteMessage(websocket.TextMessage, []byte(text)); err != nil {
			t.Fatal(err)
		}
		if _, got, err := ws.ReadMessage(); err != nil || string(got) != text {
			t.Fatalf("got %q, %v", got, err)
		}
	}
	ws.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(1000, "dag"), time.Time{})
	if code := closeCode(t, ws); code != 1000 {
		t.Errorf("close answered with %d", code)
	}
	until(t, "nobody inside", func() bool { return h.door.Inside() == 0 })
}

func TestFramesWithTheHandshakeAreKept(t *testing.T) {
	h := open(t, echo, nil)
	rows := map[string][]string{
		"one frame":             {"vroeg"},
		"many frames":           {"een", "twee", "drie", "vier"},
		"more than one buffer":  {strings.Repeat("x", 900), strings.Repeat("y", 900), strings.Repeat("z", 900)},
		"more than fasthttp's":  {strings.Repeat("1", 1000), strings.Repeat("2", 1000), strings.Repeat("3", 1000), strings.Repeat("4", 1000), strings.Repeat("5", 1000)},
		"text of several bytes": {"ééééé", "漢字"},
	}
	for name, texts := range rows {
		t.Run("it is kept with "+name, func(t *testing.T) {
			out := handshake(nil)
			for _, text := range texts {
				out += masked(0x81, text)
			}
			c, answer := h.knock(t, out)
			if answer.StatusCode != 101 {
				t.Fatal(answer.Status)
			}
			c.hears(t, texts...)
			io.WriteString(c, masked(0x81, "later"))
			c.hears(t, "later")
		})
	}
	t.Run("it is kept when the frame is cut in two", func(t *testing.T) {
		whole := masked(0x81, "half en half")
		c, _ := h.knock(t, handshake(nil)+whole[:7])
		io.WriteString(c, whole[7:])
		c.hears(t, "half en half")
	})
	t.Run("it is kept behind a page asked in the same write", func(t *testing.T) {
		page := "GET /other/eerst HTTP/1.1\r\nHost: maatwerk.example\r\n\r\n"
		c, first := h.knock(t, page+handshake(nil)+masked(0x81, "daarna"))
		if body, err := io.ReadAll(first.Body); err != nil || string(body) != "eerst" {
			t.Fatalf("page %q, %v", body, err)
		}
		answer, err := http.ReadResponse(c.r, nil)
		if err != nil || answer.StatusCode != 101 {
			t.Fatalf("upgrade: %v, %v", answer, err)
		}
		c.hears(t, "daarna")
	})
}

func TestARefusedPeerIsNotReadOn(t *testing.T) {
	h := open(t, echo, nil)
	c, answer := h.knock(t, handshake(map[string]string{"Origin": "null"})+"GET /other/gesmokkeld HTTP/1.1\r\nHost: a\r\n\r\n")
	if answer.StatusCode != 403 || !answer.Close {
		t.Fatalf("status %d, close %v", answer.StatusCode, answer.Close)
	}
	io.Copy(io.Discard, answer.Body)
	if rest, _ := io.ReadAll(c.r); len(rest) > 0 {
		t.Errorf("answered the bytes after a refused handshake: %q", rest)
	}
}

func TestStringsOfTheRequestStay(t *testing.T) {
	look := func(r *http.Request) string { return fmt.Sprint(r.Method, r.Host, r.RequestURI, r.Proto, r.Header) }

	h := open(t, func(ctx context.Context, s *Socket, stream string) {
		for {
			if _, err := s.Read(); err != nil || s.Send([]byte(stream)) != nil {
				return
			}
		}
	}, nil)
	own := strings.Repeat("anna", 8)
	c, _ := h.knock(t, handshake(map[string]string{"": "GET /live/v1/" + own + " HTTP/1.1"}))
	k, _ := h.knock(t, "GET /keep?wie="+own+" HTTP/1.1\r\nHost: een\r\nX-Wie: "+own+"\r\n\r\n")
	r := <-h.kept
	before := strings.Clone(look(r))
	for i := range 200 { // on the same connection and on others, so that buffers are certainly reused
		other := strings.Repeat("zed!", 8)
		io.WriteString(k, fmt.Sprintf("GET /other/%s?wie=%s HTTP/1.1\r\nHost: twe\r\nX-Wie: %s\r\n\r\n", other, other, other))
		answer, err := http.ReadResponse(k.r, nil)
		if err != nil {
			t.Fatal(err)
		}
		io.Copy(io.Discard, answer.Body)
		if i%20 == 0 {
			h.knock(t, handshake(map[string]string{"": "GET /live/v1/" + other + " HTTP/1.1"}))
		}
	}
	if after := look(r); after != before {
		t.Errorf("the request changed:\n%s\n%s", before, after)
	}
	io.WriteString(c, masked(0x81, "wie ben ik?"))
	c.hears(t, own)
}

func TestNewDoorRefuses(t *testing.T) {
	good := func() *fiber.App { return fiber.New(fiber.Config{Immutable: true}) }
	crowded := good()
	crowded.Server().MaxConnsPerIP = 600
	rows := map[string]struct {
		app    *fiber.App
		origin string
		limit  int64
	}{
		"strings that are reused":        {fiber.New(), home, limit},
		"wrappers that are reused":       {crowded, home, limit},
		"no limit":                       {good(), home, 0},
		"a wildcard":                     {good(), "*", limit},
		"null":                           {good(), "null", limit},
		"an origin with a path":          {good(), home + "/", limit},
		"an origin in capitals":          {good(), "https://Maatwerk.example", limit},
		"a name without a scheme":        {good(), "maatwerk.example", limit},
		"an origin with a name in front": {good(), "https://jan@maatwerk.example", limit},
	}
	for name, row := range rows {
		t.Run("it is refused with "+name, func(t *testing.T) {
			if _, err := NewDoor(row.app, []string{row.origin}, row.limit); err == nil {
				t.Error("it was taken")
			}
		})
	}
}
