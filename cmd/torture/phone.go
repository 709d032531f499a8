package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"net"
	"sync"
	"sync/atomic"
	"time"

	"github.com/gorilla/websocket"

	"maatwerkroute/cmd/room"
	"maatwerkroute/sessions"
)

// phone is one screen with its outbox. It sends one wish at a time, in order, and the next only when the server
// has the one before; when the line is cut it comes back with its cursor, and says again what was not answered.
type phone struct {
	name       string
	board      room.Board
	as, cookie string
	who        sessions.Principal
	at, origin string
	box        *outbox
	screen     *screen
	writes     func(n int) wish // makes the next wish; nil only reads
	pace       time.Duration    // between two wishes, on average
	copies     int              // how often everything is sent besides once, over the socket and by POST
	bend       bend             // what goes wrong on purpose, to see that it is noticed
	total      *atomic.Int64    // acknowledged by all phones together

	typing atomic.Bool
	asleep sync.RWMutex // held for writing, nothing of this phone moves
	posts  sync.WaitGroup

	mu     sync.Mutex
	closes map[int]int // how lines ended: by close code, cut or gaveUp
	wrong  []string
}

// bend is how a phone lies, in the tests that show that a lie is found.
type bend struct {
	forget bool // a wish is noted as acknowledged and was never sent
	again  bool // a wish is sent a second time under another id
	skip   bool // a record that arrived is not shown
}

// How a line ends without a close code.
const (
	cut    = 0
	gaveUp = -1 // by this phone, which heard nothing
)

const (
	impatience = 2 * time.Second // a phone that hears nothing for so long opens another line
	inOutbox   = 4               // a person does not type on when so much waits
)

// live types and talks until ctx ends.
func (p *phone) live(ctx context.Context) {
	var work sync.WaitGroup
	if p.writes != nil {
		p.typing.Store(true)
		work.Go(func() { p.typeOn(ctx) })
	}
	for ctx.Err() == nil {
		p.talk(ctx)
		pause(ctx, time.Duration(5+rand.IntN(30))*time.Millisecond)
	}
	work.Wait()
	p.posts.Wait()
}

func (p *phone) typeOn(ctx context.Context) {
	for n := 1; ctx.Err() == nil; {
		if p.typing.Load() && p.box.len() < inOutbox {
			p.asleep.RLock()
			p.box.put(p.writes(n))
			p.asleep.RUnlock()
			n++
		}
		pause(ctx, p.pace/2+rand.N(p.pace))
	}
}

// talk is one line, until it is cut.
func (p *phone) talk(ctx context.Context) {
	p.awake()
	ring, cancel := context.WithTimeout(ctx, 3*time.Second)
	ws, err := p.board.DialAs(ring, p.at, p.origin, p.as, p.cookie, p.screen.at())
	cancel()
	if err != nil {
		return
	}
	ctx, stop := context.WithCancel(ctx)
	l := &wire{ws: ws}
	unhook := context.AfterFunc(ctx, func() { ws.Close() })
	defer unhook()
	answers := make(chan frame, 16)
	hello := make(chan struct{})
	var work sync.WaitGroup
	work.Go(func() {
		defer ws.Close()
		select {
		case <-hello:
			p.send(ctx, l, answers)
		case <-ctx.Done():
		}
	})
	p.closed(ctx, p.hear(l, answers, hello))
	stop()
	work.Wait()
}

// hear reads until the line is cut.
func (p *phone) hear(l *wire, answers chan<- frame, hello chan<- struct{}) error {
	for {
		p.awake()
		l.ws.SetReadDeadline(time.Now().Add(impatience))
		_, data, err := l.ws.ReadMessage()
		if err != nil {
			return err
		}
		p.awake()
		f, err := p.take(data)
		switch {
		case err != nil:
			return err
		case f.T == "hello" && hello != nil:
			close(hello)
			hello = nil
		case f.T == "ping":
			l.write([]byte(`{"t":"pong"}`))
		case f.T == "ack" || f.T == "no":
			select {
			case answers <- f:
			default: // an answer to a copy that nobody waits for
			}
		}
	}
}

// take reads what the server said. An acknowledgement is written down before anything else.
func (p *phone) take(data []byte) (frame, error) {
	var f frame
	if err := json.Unmarshal(data, &f); err != nil {
		p.complain("a frame cannot be read: %v", err)
		return f, err
	}
	switch {
	case f.T == "ack":
		if p.box.ack(f.ID) {
			p.total.Add(1)
		}
	case f.T == "no" && f.Kind == "refused":
		if !p.box.refuse(f.ID, f.Text) {
			p.complain("%s was accepted and then refused: %s", f.ID, f.Text)
		} else if p.as != "desk" {
			p.complain("%s was refused: %s", f.ID, f.Text)
		}
	case p.bend.skip && f.T == "news" && len(f.Class) > 0 && rand.IntN(4) == 0:
		f.Class = f.Class[1:]
		p.screen.take(&f)
	default:
		p.screen.take(&f)
	}
	return f, nil
}

// fresh reads everything anew, on a second line of the same seat and without a cursor.
func (p *phone) fresh(ctx context.Context, at string) (*screen, error) {
	ws, err := p.board.DialAs(ctx, at, p.origin, p.as, p.cookie, "")
	if err != nil {
		return nil, err
	}
	defer ws.Close()
	ws.SetReadDeadline(time.Now().Add(20 * time.Second))
	s := newScreen()
	for !s.started {
		_, data, err := ws.ReadMessage()
		if err != nil {
			return nil, fmt.Errorf("read anew: %w", err)
		}
		var f frame
		if err := json.Unmarshal(data, &f); err != nil {
			return nil, fmt.Errorf("read anew: %w", err)
		}
		s.take(&f)
	}
	return s, nil
}

// sleep stops everything of this phone, as the pocket does; wake goes on where it was.
func (p *phone) sleep() { p.asleep.Lock() }
func (p *phone) wake()  { p.asleep.Unlock() }

func (p *phone) awake() {
	p.asleep.RLock()
	p.asleep.RUnlock() // passing through is the point
}

func (p *phone) closed(ctx context.Context, err error) {
	if ctx.Err() != nil {
		return
	}
	code := cut
	var told *websocket.CloseError
	var slow net.Error
	switch {
	case errors.As(err, &told) && told.Code != websocket.CloseAbnormalClosure:
		code = told.Code
	case errors.As(err, &slow) && slow.Timeout():
		code = gaveUp
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.closes[code]++
}

func (p *phone) complain(format string, args ...any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.wrong = append(p.wrong, fmt.Sprintf(p.name+": "+format, args...))
}

// pause waits, but not longer than ctx.
func pause(ctx context.Context, d time.Duration) {
	select {
	case <-ctx.Done():
	case <-time.After(d):
	}
}
