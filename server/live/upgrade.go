// Package live keeps order and tells the screens. It is the only room that knows gorilla/websocket.
//
// It promises: an acknowledgement means that the wish is on disk, fsynced, and nothing is shown before that;
// everybody reads by cursor, so that joining, catching up and live are one call; and what a class may not
// see produces nothing for it.
//
// Promised about a connection: its bytes reach one person and never another; what was sent together with the
// handshake is not lost; every read and write has a deadline; closing works from any goroutine and says why;
// and after Drain none is left. Fiber is in front; gorilla/websocket gets the raw connection through Door.
package live

import (
	"bufio"
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	"github.com/gofiber/fiber/v2"
	"github.com/gorilla/websocket"
)

// Door lets people in who ask for a live connection, and knows who is in.
type Door struct {
	Silence  time.Duration // a peer from whom no byte came for so long is cut
	Patience time.Duration // a peer who takes longer to take what is written is cut
	Farewell time.Duration // how long a peer may take to hang up after our close frame
	// The three may be changed until the first Upgrade.

	origins  map[string]bool
	limit    int64 // bytes in one message
	upgrader websocket.Upgrader

	mu     sync.Mutex
	inside map[*Socket]struct{}
	shut   bool          // nobody comes in any more
	empty  chan struct{} // closed when shut and the last has left
}

// NewDoor prepares app for live connections and returns its door. Origins are as a browser writes them
// ("https://example.org", with a port when it is not the usual one) and are compared exactly; limit is the
// largest message in bytes. It refuses an app whose settings would let one person's bytes become another's.
func NewDoor(app *fiber.App, origins []string, limit int64) (*Door, error) {
	if !app.Config().Immutable {
		return nil, errors.New("live door: Fiber must be Immutable, its strings are reused otherwise")
	}
	if app.Server().MaxConnsPerIP > 0 {
		return nil, errors.New("live door: MaxConnsPerIP wraps connections in reused objects; count addresses elsewhere")
	}
	if limit <= 0 {
		return nil, fmt.Errorf("live door: a message of %d bytes is no limit", limit)
	}
	d := &Door{
		Silence: time.Minute, Patience: 10 * time.Second, Farewell: 2 * time.Second,
		origins: make(map[string]bool), limit: limit,
		inside: make(map[*Socket]struct{}), empty: make(chan struct{}),
	}
	for _, origin := range origins {
		u, err := url.Parse(origin)
		if err != nil || u.Host == "" || origin != strings.ToLower(u.Scheme+"://"+u.Host) {
			return nil, fmt.Errorf("live door: %q is not an origin", origin)
		}
		d.origins[origin] = true
	}
	// Small buffers: a message is read into its own slice, and Socket writes without gorilla's buffer.
	d.upgrader = websocket.Upgrader{
		ReadBufferSize: 1024, WriteBufferSize: 256,
		Subprotocols: []string{Subprotocol}, CheckOrigin: d.invited, EnableCompression: false,
	}
	app.Server().KeepHijackedConns = true // else fasthttp closes the connection and reuses its wrapper
	return d, nil
}

// Upgrade turns the request into a live connection and gives it to session on a goroutine of its own. Whatever
// session needs to know of the request is taken from c before, as is the question who is asking. The error is a
// *fiber.Error for the caller to return. Headers set on c (cookies) do not reach a peer who is let in.
//
// The connection lives as long as session: it returns when Read fails or ctx ends, and must not keep the
// Socket afterwards. A Socket that was kept refuses, and reaches nobody.
func (d *Door) Upgrade(c *fiber.Ctx, session func(ctx context.Context, s *Socket)) error {
	r := request(c)
	if err := d.check(r); err != nil {
		c.Set(fiber.HeaderUpgrade, "websocket")
		c.Set("Sec-WebSocket-Version", "13")
		// A peer may have sent frames on the heels of its question; they must not be read as a next request.
		c.Context().SetConnectionClose()
		return err
	}
	c.Context().HijackSetNoResponse(true)
	c.Context().Hijack(func(kept net.Conn) { d.admit(kept, r, session) })
	return nil
}

// TurnAway lets a client of another protocol version in just to tell it to load the page again, which it
// does when its outbox is empty (close code 4001).
func (d *Door) TurnAway(c *fiber.Ctx) error {
	r := request(c)
	theirs := websocket.Subprotocols(r)
	r.Header.Set("Sec-WebSocket-Protocol", Subprotocol) // what remains to be checked is the same as for ours
	if err := d.check(r); err != nil {
		c.Context().SetConnectionClose()
		return err
	}
	upgrader := d.upgrader
	upgrader.Subprotocols = theirs // a browser wants to hear one of those that it named
	r.Header.Set("Sec-WebSocket-Protocol", strings.Join(theirs, ", "))
	c.Context().HijackSetNoResponse(true)
	c.Context().Hijack(func(kept net.Conn) {
		d.admitBy(upgrader, kept, r, func(_ context.Context, s *Socket) { s.Close(CloseReload, "") })
	})
	return nil
}

// check says with which status a request is turned away, and nil when it may come in.
func (d *Door) check(r *http.Request) error {
	h := r.Header
	switch {
	case d.isShut():
		return fiber.NewError(http.StatusServiceUnavailable, "closing")
	case r.Method != http.MethodGet || !r.ProtoAtLeast(1, 1) || !websocket.IsWebSocketUpgrade(r):
		return fiber.NewError(http.StatusUpgradeRequired, "a websocket is needed here")
	case !d.invited(r):
		return fiber.NewError(http.StatusForbidden, "origin not allowed")
	case len(h["Sec-Websocket-Version"]) != 1 || h.Get("Sec-Websocket-Version") != "13":
		return fiber.NewError(http.StatusBadRequest, "websocket version must be 13")
	case len(h["Sec-Websocket-Key"]) != 1 || !validKey(h.Get("Sec-Websocket-Key")):
		return fiber.NewError(http.StatusBadRequest, "bad websocket key")
	case !speaksOurs(r):
		return fiber.NewError(http.StatusBadRequest, "subprotocol must be "+Subprotocol)
	case h.Get("Content-Length") != "" || h.Get("Transfer-Encoding") != "":
		return fiber.NewError(http.StatusBadRequest, "no body is taken here")
	}
	return nil
}

// invited holds for exactly one Origin header that is, letter for letter, on the list.
func (d *Door) invited(r *http.Request) bool {
	origin := r.Header["Origin"]
	return len(origin) == 1 && d.origins[origin[0]]
}

func validKey(key string) bool {
	raw, err := base64.StdEncoding.Strict().DecodeString(key)
	return err == nil && len(raw) == 16
}

func speaksOurs(r *http.Request) bool {
	for _, p := range websocket.Subprotocols(r) {
		if p == Subprotocol {
			return true
		}
	}
	return false
}

// request copies what gorilla needs. Nothing in it points into Fiber's buffers, which serve the next request.
func request(c *fiber.Ctx) *http.Request {
	q := c.Request()
	r := &http.Request{
		Method: string(q.Header.Method()), Host: string(q.Header.Host()), RequestURI: string(q.RequestURI()),
		Proto: string(q.Header.Protocol()), Header: make(http.Header),
	}
	r.ProtoMajor, r.ProtoMinor, _ = http.ParseHTTPVersion(r.Proto)
	for key, value := range q.Header.All() {
		r.Header.Add(string(key), string(value))
	}
	// These two fasthttp keeps apart from the other headers.
	for _, name := range []string{"Content-Length", "Transfer-Encoding"} {
		if value := q.Header.Peek(name); len(value) > 0 {
			r.Header.Set(name, string(value))
		}
	}
	return r
}

// admit runs on fasthttp's goroutine for hijacked connections and returns as soon as the session has its own.
func (d *Door) admit(kept net.Conn, r *http.Request, session func(context.Context, *Socket)) {
	d.admitBy(d.upgrader, kept, r, session)
}

func (d *Door) admitBy(upgrader websocket.Upgrader, kept net.Conn, r *http.Request, session func(context.Context, *Socket)) {
	raw, early, err := release(kept)
	if err != nil {
		kept.Close()
		return
	}
	ctx, gone := context.WithCancel(context.Background())
	w := &wire{Conn: raw, early: early, silence: d.Silence, patience: d.Patience, gone: gone}
	ws, err := upgrader.Upgrade(answer{w}, r, nil)
	if err != nil {
		w.Close()
		return
	}
	ws.SetReadLimit(d.limit)
	s := &Socket{ws: ws, wire: w, farewell: d.Farewell}
	if !d.enter(s) {
		w.Close()
		return
	}
	go func() {
		defer d.leave(s)
		session(ctx, s)
		s.end()
	}()
}

// release takes the connection out of fasthttp's wrapper, with the bytes that fasthttp had already read from it.
func release(kept net.Conn) (raw net.Conn, early []byte, err error) {
	wrapper, ok := kept.(interface{ UnsafeConn() net.Conn })
	if !ok {
		return nil, nil, fmt.Errorf("take over connection: %T does not give up its connection", kept)
	}
	raw = wrapper.UnsafeConn()
	// With a deadline in the past only what is in the buffer can be read; wire sets its own afterwards.
	if err := raw.SetReadDeadline(time.Unix(1, 0)); err != nil {
		return nil, nil, fmt.Errorf("take over connection: %w", err)
	}
	chunk := make([]byte, 1024)
	for {
		n, err := kept.Read(chunk)
		early = append(early, chunk[:n]...)
		if err != nil {
			return raw, early, nil // what ended the connection, if anything, is met again at the first read
		}
	}
}

// answer is what gorilla's Upgrader wants from a web server: the connection, and somewhere to refuse. By now
// check has refused whatever can be refused, so nothing is written to it.
type answer struct{ wire *wire }

func (a answer) Header() http.Header         { return make(http.Header) }
func (a answer) Write(p []byte) (int, error) { return len(p), nil }
func (a answer) WriteHeader(int)             {}

// Hijack gives the wire, on which the early bytes are still to be read.
func (a answer) Hijack() (net.Conn, *bufio.ReadWriter, error) {
	return a.wire, bufio.NewReadWriter(bufio.NewReaderSize(a.wire, 16), bufio.NewWriterSize(a.wire, 16)), nil
}
