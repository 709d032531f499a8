package live

import (
	"bufio"
	"context"
	"encoding/binary"
	"fmt"
	"io"
	"net"
	"net/http"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/gofiber/fiber/v2"
	"github.com/gorilla/websocket"
)

const (
	home   = "https://maatwerk.example"
	onSite = "http://192.168.1.4:8080"
	limit  = 1024
	key    = "dGhlIHNhbXBsZSBub25jZQ=="
)

// house is a running server with one door, on a real port of this machine.
type house struct {
	door *Door
	addr string
	kept chan *http.Request // the copies that /keep makes
}

// open runs a house in which session meets whoever comes in; change may alter the door's deadlines.
func open(t *testing.T, session func(context.Context, *Socket, string), change func(*Door)) house {
	t.Helper()
	app := fiber.New(fiber.Config{Immutable: true, DisableStartupMessage: true})
	door, err := NewDoor(app, []string{home, onSite}, limit)
	if err != nil {
		t.Fatal(err)
	}
	if change != nil {
		change(door)
	}
	app.All("/live/v1/:stream", func(c *fiber.Ctx) error {
		stream := c.Params("stream")
		return door.Upgrade(c, func(ctx context.Context, s *Socket) { session(ctx, s, stream) })
	})
	kept := make(chan *http.Request, 1)
	app.Get("/keep", func(c *fiber.Ctx) error { kept <- request(c); return nil })
	app.Get("/other/:text", func(c *fiber.Ctx) error { return c.SendString(c.Params("text")) })
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	served := make(chan error, 1)
	go func() { served <- app.Listener(ln) }()
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		defer cancel()
		if err := door.Drain(ctx, websocket.CloseServiceRestart); err != nil {
			t.Errorf("drain: %v", err)
		}
		if err := app.Shutdown(); err != nil {
			t.Errorf("shutdown: %v", err)
		}
		<-served
	})
	return house{door, ln.Addr().String(), kept}
}

// echo says what it hears, until there is nothing to hear.
func echo(_ context.Context, s *Socket, _ string) {
	for {
		text, err := s.Read()
		if err != nil || s.Send(text) != nil {
			return
		}
	}
}

// ring comes in with gorilla's client, as a browser of the house would.
func (h house) ring(t *testing.T, stream string) *websocket.Conn {
	t.Helper()
	d := websocket.Dialer{Subprotocols: []string{Subprotocol}, EnableCompression: true, HandshakeTimeout: 20 * time.Second}
	ws, _, err := d.Dial("ws://"+h.addr+"/live/v1/"+stream, http.Header{"Origin": {home}})
	if err != nil {
		t.Fatalf("ring: %v", err)
	}
	t.Cleanup(func() { ws.Close() })
	ws.SetReadDeadline(time.Now().Add(20 * time.Second))
	return ws
}

// handshake is a good request, with lines replaced ("Origin": "" leaves it out).
func handshake(change map[string]string) string {
	lines := [][2]string{
		{"Host", "maatwerk.example"}, {"Upgrade", "websocket"}, {"Connection", "keep-alive, Upgrade"}, {"Origin", home},
		{"Sec-WebSocket-Key", key}, {"Sec-WebSocket-Version", "13"}, {"Sec-WebSocket-Protocol", Subprotocol},
		{"Sec-WebSocket-Extensions", "permessage-deflate; client_max_window_bits"},
	}
	first, ok := change[""]
	if !ok {
		first = "GET /live/v1/board HTTP/1.1"
	}
	out := first + "\r\n"
	for _, line := range lines {
		value, changed := change[line[0]]
		if !changed {
			value = line[1]
		}
		if value != "" {
			out += line[0] + ": " + value + "\r\n"
		}
	}
	return out + change["more"] + "\r\n"
}

// wireClient is a peer that writes its own bytes.
type wireClient struct {
	*net.TCPConn
	r *bufio.Reader
}

// knock writes the bytes in one write and reads the answer.
func (h house) knock(t *testing.T, bytes string) (wireClient, *http.Response) {
	t.Helper()
	conn, err := net.Dial("tcp", h.addr)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close() })
	conn.SetDeadline(time.Now().Add(20 * time.Second))
	if _, err := io.WriteString(conn, bytes); err != nil {
		t.Fatal(err)
	}
	r := bufio.NewReader(conn)
	answer, err := http.ReadResponse(r, nil)
	if err != nil {
		t.Fatalf("answer to the handshake: %v", err)
	}
	return wireClient{conn.(*net.TCPConn), r}, answer
}

// masked is a frame as a browser writes it; first holds the final bit, reserved bits and kind.
func masked(first byte, payload string) string {
	out := []byte{first}
	if n := len(payload); n < 126 {
		out = append(out, 0x80|byte(n))
	} else {
		out = binary.BigEndian.AppendUint16(append(out, 0x80|126), uint16(n))
	}
	mask := [4]byte{1, 2, 3, 4}
	out = append(out, mask[:]...)
	for i := range len(payload) {
		out = append(out, payload[i]^mask[i%4])
	}
	return string(out)
}

// frame reads one frame of the server.
func (c wireClient) frame() (first byte, payload string, err error) {
	var head [2]byte
	if _, err := io.ReadFull(c.r, head[:]); err != nil {
		return 0, "", err
	}
	n := uint64(head[1])
	switch n {
	case 126:
		var size [2]byte
		io.ReadFull(c.r, size[:])
		n = uint64(binary.BigEndian.Uint16(size[:]))
	case 127:
		var size [8]byte
		io.ReadFull(c.r, size[:])
		n = binary.BigEndian.Uint64(size[:])
	}
	body := make([]byte, n)
	_, err = io.ReadFull(c.r, body)
	return head[0], string(body), err
}

// hears fails unless these texts come next.
func (c wireClient) hears(t *testing.T, texts ...string) {
	t.Helper()
	for _, want := range texts {
		first, got, err := c.frame()
		if err != nil || first != 0x81 || got != want {
			t.Fatalf("heard %x %q (%v), want %q", first, got, err, want)
		}
	}
}

// farewell reads on until the close frame, gives its code, and checks that the server hangs up after it.
func (c wireClient) farewell(t *testing.T) int {
	t.Helper()
	for {
		first, payload, err := c.frame()
		if err != nil {
			t.Fatalf("no close frame: %v", err)
		}
		if first != 0x88 {
			continue
		}
		if rest, err := io.ReadAll(c.r); err != nil || len(rest) > 0 {
			t.Errorf("after the close frame: %q, %v", rest, err)
		}
		return int(binary.BigEndian.Uint16([]byte(payload)))
	}
}

// until waits for a state, not for a time.
func until(t *testing.T, what string, holds func() bool) {
	t.Helper()
	for end := time.Now().Add(20 * time.Second); !holds(); time.Sleep(2 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("never came: %s", what)
		}
	}
}

// goroutines counts those that run our side of a connection.
func goroutines() (n int) {
	all := make([]byte, 8<<20)
	for _, stack := range strings.Split(string(all[:runtime.Stack(all, true)]), "\n\n") {
		if strings.Contains(stack, "live.(*Door)") || strings.Contains(stack, "live.(*Socket)") {
			n++
		}
	}
	return n
}

// closeCode is what a gorilla client was told, or a fatal error.
func closeCode(t *testing.T, ws *websocket.Conn) int {
	t.Helper()
	for {
		_, _, err := ws.ReadMessage()
		if told, ok := err.(*websocket.CloseError); ok {
			return told.Code
		}
		if err != nil {
			t.Fatal(fmt.Errorf("no close code: %w", err))
		}
	}
}
