package live

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/gorilla/websocket"
)

func TestWhatAPeerSays(t *testing.T) {
	h := open(t, echo, nil)
	const text, more, binary, ping = 0x81, 0x80, 0x82, 0x89
	rows := map[string]struct {
		say  string
		hear string
		code int // 0: stays open
	}{
		"joined when in fragments":               {masked(0x01, "een ") + masked(0x00, "twee ") + masked(more, "drie"), "een twee drie", 0},
		"joined around a ping":                   {masked(0x01, "voor ") + masked(ping, "p") + masked(more, "na"), "voor na", 0},
		"joined when a letter is cut in two":     {masked(0x01, "\xc3") + masked(more, "\xa9"), "é", 0},
		"closed after a message too big":         {masked(text, strings.Repeat("a", limit+1)), "", 1009},
		"closed after fragments too big":         {masked(0x01, strings.Repeat("a", limit)) + masked(more, "b"), "", 1009},
		"closed after a length beyond all":       {"\x81\xff\xff\xff\xff\xff\xff\xff\xff\xff\x00\x00\x00\x00", "", 1009},
		"closed after a length of many gigabyte": {"\x81\xff\x00\x00\x00\xff\xff\xff\xff\xff\x00\x00\x00\x00", "", 1009},
		"closed after binary":                    {masked(binary, "abc"), "", 1003},
		"closed after invalid UTF-8":             {masked(text, "a\xff"), "", 1007},
		"closed after half a letter":             {masked(text, "\xc3"), "", 1007},
		"closed after a surrogate":               {masked(text, "\xed\xa0\x80"), "", 1007},
		"closed after an unmasked frame":         {"\x81\x02hi", "", 1002},
		"closed after reserved bit 1":            {masked(0xc1, "hi"), "", 1002},
		"closed after reserved bit 2":            {masked(0xa1, "hi"), "", 1002},
		"closed after reserved bit 3":            {masked(0x91, "hi"), "", 1002},
		"closed after an unknown kind":           {masked(0x83, "hi"), "", 1002},
		"closed after an unknown control":        {masked(0x8b, "hi"), "", 1002},
		"closed after a long ping":               {masked(ping, strings.Repeat("p", 126)), "", 1002},
		"closed after a ping in fragments":       {masked(0x09, "p"), "", 1002},
		"closed after a continuation of nothing": {masked(more, "hi"), "", 1002},
		"closed after a text within a text":      {masked(0x01, "a") + masked(text, "b"), "", 1002},
		"closed after a bad close code":          {masked(0x88, "\x03\xee"), "", 1002},
		"closed when asked":                      {masked(0x88, "\x03\xe8dag"), "", 1000},
	}
	for name, row := range rows {
		t.Run("it is "+name, func(t *testing.T) {
			c, _ := h.knock(t, handshake(nil))
			// What follows a bad frame is unread when we close, and must not cost the peer its close code.
			io.WriteString(c, row.say+strings.Repeat(masked(0x81, "daarna"), min(row.code, 50)))
			if row.code != 0 {
				c.CloseWrite()
				if code := c.farewell(t); code != row.code {
					t.Fatalf("closed with %d, want %d", code, row.code)
				}
				return
			}
			first, got, err := c.frame()
			for first == 0x8a && err == nil {
				first, got, err = c.frame()
			}
			if err != nil || got != row.hear {
				t.Fatalf("heard %q, %v", got, err)
			}
		})
	}
	until(t, "nobody inside", func() bool { return h.door.Inside() == 0 && goroutines() == 0 })
}

func TestCloseFromAnotherGoroutine(t *testing.T) {
	inside := make(chan *Socket, 1)
	ended := make(chan error, 1)
	h := open(t, func(ctx context.Context, s *Socket, _ string) {
		inside <- s
		_, err := s.Read()
		<-ctx.Done()
		ended <- err
	}, nil)
	ws := h.ring(t, "board")
	s := <-inside
	var all sync.WaitGroup
	for range 20 {
		all.Go(func() { s.Close(4002, strings.Repeat("é", 100)) })
	}
	_, _, err := ws.ReadMessage()
	var told *websocket.CloseError
	if !errors.As(err, &told) || told.Code != 4002 || told.Text != strings.Repeat("é", 61) {
		t.Errorf("the peer was told %v", err)
	}
	all.Wait()
	if err := <-ended; err == nil {
		t.Error("the session read on")
	}
	s.Close(4003, "te laat")
	if err := s.Send([]byte("na")); !errors.Is(err, ErrClosed) {
		t.Errorf("send after close: %v", err)
	}
	if err := s.Ping(); !errors.Is(err, ErrClosed) {
		t.Errorf("ping after close: %v", err)
	}
	until(t, "nobody inside", func() bool { return h.door.Inside() == 0 })
}

// A peer that neither reads nor answers is let go, also while a Send to it holds the wire.
func TestCloseOfASocketThatIsStuck(t *testing.T) {
	stuck, inside := make(chan error, 1), make(chan *Socket, 1)
	h := open(t, func(ctx context.Context, s *Socket, _ string) {
		inside <- s
		for page := make([]byte, 1<<20); ; {
			if err := s.Send(page); err != nil {
				stuck <- err
				return
			}
		}
	}, func(d *Door) { d.Patience, d.Farewell = time.Hour, 50*time.Millisecond })
	h.knock(t, handshake(nil))
	s := <-inside
	until(t, "a send that holds the wire", func() bool {
		if s.wire.mu.TryLock() {
			s.wire.mu.Unlock()
			return false
		}
		return true
	})
	s.Close(4002, "")
	if err := <-stuck; err == nil {
		t.Error("the send went through")
	}
	until(t, "nobody inside", func() bool { return h.door.Inside() == 0 })
}

func TestAPeerThatNeverReadsIsCut(t *testing.T) {
	cut := make(chan error, 1)
	h := open(t, func(ctx context.Context, s *Socket, stream string) {
		if stream == "board" {
			echo(ctx, s, stream)
			return
		}
		for page := make([]byte, 64<<10); ; {
			if err := s.Send(page); err != nil {
				<-ctx.Done()
				cut <- err
				return
			}
		}
	}, func(d *Door) { d.Patience = 100 * time.Millisecond })
	h.knock(t, handshake(map[string]string{"": "GET /live/v1/traag HTTP/1.1"}))
	other := h.ring(t, "board") // and somebody else notices nothing
	if err := <-cut; !errors.Is(err, os.ErrDeadlineExceeded) {
		t.Errorf("cut with %v", err)
	}
	other.WriteMessage(websocket.TextMessage, []byte("hier"))
	if _, got, err := other.ReadMessage(); err != nil || string(got) != "hier" {
		t.Errorf("the other heard %q, %v", got, err)
	}
	until(t, "only the other inside", func() bool { return h.door.Inside() == 1 })
}

func TestASilentPeerIsCut(t *testing.T) {
	cut := make(chan error, 1)
	h := open(t, func(ctx context.Context, s *Socket, _ string) {
		_, err := s.Read()
		cut <- err
	}, func(d *Door) { d.Silence, d.Farewell = 50*time.Millisecond, 50*time.Millisecond })
	c, _ := h.knock(t, handshake(nil))
	var late net.Error // gorilla hides what is below it
	if err := <-cut; !errors.As(err, &late) || !late.Timeout() {
		t.Errorf("cut with %v", err)
	}
	if code := c.farewell(t); code != websocket.CloseGoingAway {
		t.Errorf("told %d", code)
	}
}

// Hanging up on unread bytes resets a connection, and takes from the peer what it had not read yet.
func TestAPeerThatStillTalksLearnsWhyItIsClosed(t *testing.T) {
	leave := make(chan struct{})
	h := open(t, func(_ context.Context, s *Socket, _ string) {
		<-leave
		s.Close(4002, "")
	}, func(d *Door) { d.Farewell = 50 * time.Millisecond })
	c, _ := h.knock(t, handshake(nil))
	io.WriteString(c, strings.Repeat(masked(0x81, strings.Repeat("a", limit)), 50))
	close(leave)
	until(t, "we have hung up", func() bool { return h.door.Inside() == 0 })
	if code := c.farewell(t); code != 4002 {
		t.Errorf("told %d", code)
	}
}

func TestAPongKeepsAPeerIn(t *testing.T) {
	h := open(t, func(ctx context.Context, s *Socket, _ string) {
		go func() {
			for range 10 { // together far longer than Silence
				if s.Ping() != nil {
					return
				}
				time.Sleep(100 * time.Millisecond)
			}
			s.Close(4003, "")
		}()
		s.Read()
	}, func(d *Door) { d.Silence = 500 * time.Millisecond })
	if code := closeCode(t, h.ring(t, "board")); code != 4003 {
		t.Errorf("closed with %d", code)
	}
}

func TestPeersThatLeaveWithoutAWord(t *testing.T) {
	h := open(t, echo, nil)
	rows := map[string]func(wireClient){
		"half-closed": func(c wireClient) { c.CloseWrite() },
		"closed":      func(c wireClient) { c.TCPConn.Close() },
		"reset":       func(c wireClient) { c.SetLinger(0); c.TCPConn.Close() },
		"half-closed within a frame": func(c wireClient) {
			io.WriteString(c, masked(0x81, "onaf")[:7])
			c.CloseWrite()
		},
	}
	for name, leave := range rows {
		t.Run("it is let go when "+name, func(t *testing.T) {
			c, _ := h.knock(t, handshake(nil))
			until(t, "inside", func() bool { return h.door.Inside() == 1 })
			leave(c)
			until(t, "left", func() bool { return h.door.Inside() == 0 && goroutines() == 0 })
		})
	}
	t.Run("it is let go when half-closed with the handshake", func(t *testing.T) {
		c, _ := h.knock(t, handshake(nil)+masked(0x81, "nog een"))
		c.CloseWrite()
		c.hears(t, "nog een")
		c.farewell(t)
	})
}

func TestAPingFloodCostsNoMemory(t *testing.T) {
	h := open(t, echo, nil)
	c, _ := h.knock(t, handshake(nil))
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	const pings = 20000
	flood := strings.Repeat(masked(0x89, strings.Repeat("p", 100)), 100)
	wrote := make(chan error, 1)
	go func() {
		for range pings / 100 {
			if _, err := io.WriteString(c, flood); err != nil {
				wrote <- err
				return
			}
		}
		wrote <- nil
	}()
	for range pings {
		if first, _, err := c.frame(); err != nil || first != 0x8a {
			t.Fatalf("%x, %v", first, err)
		}
	}
	if err := <-wrote; err != nil {
		t.Fatal(err)
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	if grown := int64(after.HeapAlloc) - int64(before.HeapAlloc); grown > 4<<20 {
		t.Errorf("%d bytes are kept after %d pings", grown, pings)
	}
}

// countingConn counts the writes that reach the socket.
type countingConn struct {
	net.Conn
	writes int
}

func (c *countingConn) Write(p []byte) (int, error) { c.writes++; return c.Conn.Write(p) }

func TestSendIsOneWrite(t *testing.T) {
	texts := []string{"", "kort", strings.Repeat("m", 126), strings.Repeat("n", 1<<16-1), strings.Repeat("o", 1<<16)}
	writes := make(chan int, 1)
	h := open(t, func(_ context.Context, s *Socket, _ string) {
		s.Read()
		count := &countingConn{Conn: s.wire.Conn}
		s.wire.Conn = count
		var out [][]byte
		for _, text := range texts {
			out = append(out, []byte(text))
		}
		if err := s.Send(); err != nil {
			t.Errorf("sending nothing: %v", err)
		}
		if err := s.Send(out...); err != nil {
			t.Error(err)
		}
		writes <- count.writes
	}, nil)
	c, _ := h.knock(t, handshake(nil)+masked(0x81, "begin"))
	c.hears(t, texts...)
	if n := <-writes; n != 1 {
		t.Errorf("%d writes", n)
	}
}

func TestSendsOfManyGoroutinesStayWhole(t *testing.T) {
	const senders, each = 8, 50
	h := open(t, func(_ context.Context, s *Socket, _ string) {
		var all sync.WaitGroup
		for i := range senders {
			all.Go(func() {
				for j := range each {
					s.Send(fmt.Appendf(nil, "%d %d a", i, j), fmt.Appendf(nil, "%d %d b", i, j))
					s.Ping()
				}
			})
		}
		all.Wait()
		s.Close(1000, "")
	}, nil)
	ws := h.ring(t, "board")
	for range senders * each {
		_, a, err := ws.ReadMessage()
		if err != nil {
			t.Fatal(err)
		}
		_, b, err := ws.ReadMessage()
		if err != nil || strings.TrimSuffix(string(a), "a") != strings.TrimSuffix(string(b), "b") {
			t.Fatalf("%q is followed by %q, %v", a, b, err)
		}
	}
	if code := closeCode(t, ws); code != 1000 {
		t.Errorf("closed with %d", code)
	}
}

// Somebody writes on and on to people who have left, while others take their places: the system gives these
// the same descriptors, and fasthttp gave them the same wrapper.
func TestAStrayWriteReachesNobodyElse(t *testing.T) {
	left := make(chan *Socket, 100)
	h := open(t, func(_ context.Context, s *Socket, stream string) {
		if stream == "board" {
			s.Read()
			s.Send([]byte("van mij"))
		}
		left <- s
	}, nil)
	stop := make(chan struct{})
	var strays sync.WaitGroup
	t.Cleanup(strays.Wait)
	t.Cleanup(func() { close(stop) })
	for range 60 {
		gone := h.ring(t, "weg")
		closeCode(t, gone)
		gone.Close()
		s := <-left
		strays.Go(func() {
			for {
				select {
				case <-stop:
					return
				case <-time.After(time.Millisecond):
					if err := s.Send([]byte("van een ander")); err == nil {
						t.Error("a send after the end was taken")
						return
					}
				}
			}
		})
		ws := h.ring(t, "board")
		ws.WriteMessage(websocket.TextMessage, []byte("hier"))
		if _, got, err := ws.ReadMessage(); err != nil || string(got) != "van mij" {
			t.Fatalf("heard %q, %v", got, err)
		}
		if code := closeCode(t, ws); code != websocket.CloseGoingAway {
			t.Errorf("closed with %d", code)
		}
		ws.Close()
		<-left
	}
}
