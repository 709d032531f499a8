package live

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net"
	"sync"
	"sync/atomic"
	"time"
	"unicode/utf8"

	"github.com/gorilla/websocket"
)

// ErrClosed is what a Socket answers after its close frame went out, or after a write failed.
var ErrClosed = errors.New("socket is closed")

// Socket is one person's live connection. One goroutine reads; any goroutine sends and closes.
type Socket struct {
	ws       *websocket.Conn // reads, and answers pings and broken frames
	wire     *wire
	farewell time.Duration
	once     sync.Once
	closing  atomic.Bool // our close frame is on its way
	goodbye  atomic.Bool // the peer's was read
	cut      *time.Timer // made within once
}

// Read waits for the next text message, of valid UTF-8 and within the door's limit. Anything else closes the
// connection with the code that says so (1003, 1007, 1009; 1002 for a broken frame). Every error is final.
func (s *Socket) Read() ([]byte, error) {
	kind, text, err := s.ws.ReadMessage()
	var told *websocket.CloseError
	switch {
	case errors.Is(err, websocket.ErrReadLimit):
		s.Close(websocket.CloseMessageTooBig, "")
	case err != nil:
		s.goodbye.Store(errors.As(err, &told))
		s.wire.gone()
	case s.closing.Load():
		err = ErrClosed
	case kind != websocket.TextMessage:
		err = errors.New("message is not text")
		s.Close(websocket.CloseUnsupportedData, "")
	case !utf8.Valid(text):
		err = errors.New("message is not UTF-8")
		s.Close(websocket.CloseInvalidFramePayloadData, "")
	}
	if err != nil {
		return nil, fmt.Errorf("read socket: %w", err)
	}
	return text, nil
}

// Send writes each text as one message, all in one write, with nothing of another goroutine between them.
// It waits at most the door's Patience; a peer who does not take them by then is cut.
func (s *Socket) Send(texts ...[]byte) error {
	frames := make([]told, len(texts))
	for i, text := range texts {
		frames[i].own = text
	}
	return s.send(frames)
}

// What is shared is large when many read it. From this size on it is written from where it lies, and not copied for
// each of them.
const worthSparing = 4 << 10

// send is Send for frames in two parts.
func (s *Socket) send(frames []told) error {
	size := 0
	for _, f := range frames {
		size += maxHeader + len(f.own)
		if len(f.shared) < worthSparing {
			size += len(f.shared)
		}
	}
	if size == 0 {
		return nil
	}
	held := scratch.Get().(*[]byte)
	defer scratch.Put(held)
	if cap(*held) < size {
		*held = make([]byte, 0, size)
	}
	out, from := (*held)[:0], 0
	var list net.Buffers
	for _, f := range frames {
		out = appendHeader(out, websocket.TextMessage, len(f.shared)+len(f.own))
		if len(f.shared) < worthSparing {
			out = append(out, f.shared...)
		} else {
			list = append(list, out[from:], f.shared)
			from = len(out)
		}
		out = append(out, f.own...)
	}
	*held = out
	if list == nil {
		return s.write(out)
	}
	if err := s.wire.writeAll(append(list, out[from:])); err != nil {
		return fmt.Errorf("write socket: %w", err)
	}
	return nil
}

var scratch = sync.Pool{New: func() any { return new([]byte) }}

// Ping asks for a sign of life. The pong, like every byte, counts against the door's Silence.
func (s *Socket) Ping() error {
	return s.write(appendFrame(nil, websocket.PingMessage, nil))
}

func (s *Socket) write(out []byte) error {
	if _, err := s.wire.Write(out); err != nil {
		return fmt.Errorf("write socket: %w", err)
	}
	return nil
}

// Close says why, in a close frame, and ends the session's context. The peer may then hang up; if it has not
// within the door's Farewell, we do. It waits no longer than that. Only the first Close counts.
func (s *Socket) Close(code int, reason string) {
	s.once.Do(func() {
		s.closing.Store(true)
		// Before the write: a Send to a peer who does not read may hold the wire, and this makes it let go.
		s.cut = time.AfterFunc(s.farewell, func() { s.wire.Close() })
		s.wire.gone()
		s.wire.Write(appendFrame(nil, websocket.CloseMessage, closeBody(code, reason)))
	})
}

// end leaves after the session: the close frame first, if there was none, then our half, then what the peer
// still says is thrown away until it hangs up. Hanging up on unread bytes would reset the connection, and the
// peer would never see the code that tells it whether to come back.
func (s *Socket) end() {
	s.Close(websocket.CloseGoingAway, "")
	if half, ok := s.wire.Conn.(interface{ CloseWrite() error }); ok {
		half.CloseWrite()
	}
	if !s.goodbye.Load() {
		io.Copy(io.Discard, s.wire.Conn) // ends at the latest with s.cut
	}
	s.cut.Stop()
	s.wire.Close()
}

// wire is the raw connection, below gorilla and Socket both, so that there is one place where is written: one
// write at a time, each with its deadline, and nothing after a close frame.
type wire struct {
	net.Conn
	early    []byte // came together with the handshake, is read first
	silence  time.Duration
	patience time.Duration
	gone     context.CancelFunc // ends the session's context

	mu    sync.Mutex
	since time.Time // when the deadline for writing was set
	said  bool      // a close frame went out, or a write failed half-way: nothing may follow
}

// Read gives the early bytes, then those of the connection. Any byte shows that the peer is there.
func (w *wire) Read(p []byte) (int, error) {
	if len(w.early) > 0 {
		n := copy(p, w.early)
		w.early = w.early[n:]
		return n, nil
	}
	if err := w.Conn.SetReadDeadline(time.Now().Add(w.silence)); err != nil {
		return 0, err
	}
	return w.Conn.Read(p)
}

// Write writes whole frames. Gorilla writes its own control frames here, one a call, so a close frame of its
// making (a message too big, a broken frame, the answer to the peer's) is seen here as well.
func (w *wire) Write(p []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if err := w.begin(p[0] == final|websocket.CloseMessage); err != nil {
		return 0, err
	}
	n, err := w.Conn.Write(p)
	w.end(err)
	return n, err
}

// writeAll writes whole frames that lie in several places.
func (w *wire) writeAll(list net.Buffers) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	if err := w.begin(false); err != nil {
		return err
	}
	_, err := list.WriteTo(w.Conn)
	w.end(err)
	return err
}

// begin is false after a close frame or a broken write. The deadline is set anew when a tenth of it has gone.
func (w *wire) begin(last bool) error {
	if w.said {
		return ErrClosed
	}
	w.said = last
	now := time.Now()
	if now.Sub(w.since) < w.patience/10 {
		return nil
	}
	w.since = now
	if err := w.Conn.SetWriteDeadline(now.Add(w.patience)); err != nil {
		w.said = true
		return err
	}
	return nil
}

func (w *wire) end(err error) {
	if err != nil {
		w.said = true
		w.Close()
	}
}

// SetWriteDeadline does nothing: Write has its own, and gorilla's for a pong may not shorten another's.
func (w *wire) SetWriteDeadline(time.Time) error { return nil }

// Close hangs up at once, without a word, and ends the session's context.
func (w *wire) Close() error {
	w.gone()
	return w.Conn.Close()
}

const (
	final     = 0x80 // the first bit: no fragments follow
	maxHeader = 10   // bytes before an unmasked payload
	maxReason = 123  // bytes of text that fit in a close frame after its code
)

// appendFrame appends one whole frame as a server sends it: not masked, not compressed.
func appendFrame(out []byte, kind byte, payload []byte) []byte {
	return append(appendHeader(out, kind, len(payload)), payload...)
}

func appendHeader(out []byte, kind byte, n int) []byte {
	out = append(out, final|kind)
	switch {
	case n < 126:
		return append(out, byte(n))
	case n <= 0xffff:
		return binary.BigEndian.AppendUint16(append(out, 126), uint16(n))
	default:
		return binary.BigEndian.AppendUint64(append(out, 127), uint64(n))
	}
}

// closeBody is the code and as much of the reason as fits, cut between letters.
func closeBody(code int, reason string) []byte {
	for len(reason) > maxReason {
		_, last := utf8.DecodeLastRuneInString(reason)
		reason = reason[:len(reason)-last]
	}
	return websocket.FormatCloseMessage(code, reason)
}
