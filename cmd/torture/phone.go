package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
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

// send brings what waits, one at a time.
func (p *phone) send(ctx context.Context, l *wire, answers <-chan frame) {
	if p.copies > 0 && !p.sayAgain(l) {
		return
	}
	for {
		w, ok := p.box.oldest(ctx)
		if !ok {
			return
		}
		p.awake()
		if p.bend.forget && rand.IntN(10) == 0 {
			p.box.ack(w.id)
			continue
		}
		if p.bend.again && rand.IntN(2) == 0 {
			l.write(bytes.Replace(w.frame, []byte(w.id), []byte(newWish("", "", "", nil).id), 1))
		}
		if !p.copy(ctx, l, w) || l.write(w.frame) != nil || !p.answered(ctx, w, answers) {
			return
		}
	}
}

// answered waits for the answer to a wish; after "not now" it is said again. It is false when nobody answers.
func (p *phone) answered(ctx context.Context, w wish, answers <-chan frame) bool {
	late := time.NewTimer(impatience)
	defer late.Stop()
	for {
		select {
		case f := <-answers:
			if f.ID != w.id {
				continue
			}
			if f.Kind == "not-now" {
				pause(ctx, 20*time.Millisecond)
			}
			return true
		case <-late.C:
			return false
		case <-ctx.Done():
			return false
		}
	}
}

// copy sends the same wish more often: over the socket, and by POST at the same time.
func (p *phone) copy(ctx context.Context, l *wire, w wish) bool {
	for range p.copies {
		if rand.IntN(2) == 0 {
			p.posts.Go(func() { p.post(ctx, w) })
			continue
		}
		if l.write(w.frame) != nil {
			return false
		}
	}
	return true
}

// sayAgain sends what was acknowledged before, in another order, as a phone that lost its notes does.
func (p *phone) sayAgain(l *wire) bool {
	old := p.box.last(8)
	rand.Shuffle(len(old), func(i, j int) { old[i], old[j] = old[j], old[i] })
	for _, w := range old {
		if l.write(w.frame) != nil {
			return false
		}
	}
	return true
}

// post sends a wish as a phone does for which no socket comes up.
func (p *phone) post(ctx context.Context, w wish) {
	ctx, cancel := context.WithTimeout(ctx, impatience)
	defer cancel()
	data, err := post(ctx, p, w.frame)
	if err != nil {
		return // nobody knows whether it arrived; the socket says it too
	}
	p.take(data)
}

func post(ctx context.Context, p *phone, body []byte) ([]byte, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, "http://"+p.at+"/wish?"+p.board.Query(p.as, ""), bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	r.Header.Set("Origin", p.origin)
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Cookie", "mwr_"+p.as+"="+p.cookie)
	res, err := http.DefaultClient.Do(r)
	if err != nil {
		return nil, err
	}
	defer res.Body.Close()
	if res.StatusCode != http.StatusOK {
		return nil, errors.New(res.Status)
	}
	return io.ReadAll(res.Body)
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

// wire is a line on which more than one may write.
type wire struct {
	ws *websocket.Conn
	mu sync.Mutex
}

func (l *wire) write(frame []byte) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.ws.SetWriteDeadline(time.Now().Add(impatience))
	return l.ws.WriteMessage(websocket.TextMessage, frame)
}

// pause waits, but not longer than ctx.
func pause(ctx context.Context, d time.Duration) {
	select {
	case <-ctx.Done():
	case <-time.After(d):
	}
}
