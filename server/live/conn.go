package live

import (
	"bytes"
	"context"
	"sync"
	"time"

	"golang.org/x/time/rate"

	"maatwerkroute/sessions"
)

// Close codes beyond those of the protocol. They tell the client whether to come back, reload or stay away.
const (
	CloseReload  = 4001
	CloseRemoved = 4002
	CloseOver    = 4003
	CloseSignIn  = 4004
	CloseTaken   = 4005
	CloseSlow    = 4008
)

// Guest is one screen that comes in.
type Guest struct {
	Who    sessions.Principal
	Cursor string
	// Key says whether the key that opened the door still does: it is asked at every wish and ping.
	Key func() bool
	// Ended is closed when that key is revoked, so that the screen hears nothing more; nil never is.
	Ended <-chan struct{}
	// Taken says whether it ended because another device took over; nil never is.
	Taken func() bool
	// Limit is how many wishes a second this person may send; more are answered "not now".
	Limit *rate.Limiter
}

const (
	pingEvery = 20 * time.Second
	mostAsked = 16 // wishes of one screen that wait for their answer; more are read when one is answered
)

// Serve talks with one screen until it leaves or may be here no more. ctx is that of the socket, which ends with it.
func (b *Board) Serve(ctx context.Context, s *Socket, g Guest) {
	v, err := b.View(ctx, g.Who, g.Cursor)
	if err != nil {
		s.Close(CloseRemoved, "")
		return
	}
	b.hall.meter.Inside(g.Who.Role, 1)
	defer b.hall.meter.Inside(g.Who.Role, -1)
	t := &talk{board: b, socket: s, guest: g, ready: make(chan struct{}, 1), woke: make(chan struct{}, 1), asking: make(chan struct{}, mostAsked)}
	go t.listen(ctx)
	if s.Send(v.Hello()) == nil {
		t.tell(ctx, v)
	}
}

func (g Guest) ends() int {
	if g.Taken != nil && g.Taken() {
		return CloseTaken
	}
	return CloseSignIn
}

// talk is one connection: one goroutine listens, one tells.
type talk struct {
	board  *Board
	socket *Socket
	guest  Guest
	ready  chan struct{} // there is a reply
	woke   chan struct{} // the screen woke up and asks whether anybody is there
	asking chan struct{} // holds what was asked and not answered yet
	looked time.Time     // when the store was last asked for the key; the listener's own

	mu      sync.Mutex
	replies []told
}

// tell writes what there is: one write per commit, replies and news together.
func (t *talk) tell(ctx context.Context, v *Viewer) {
	ping := time.NewTicker(pingEvery)
	defer ping.Stop()
	for {
		wake := v.Wake()
		select {
		case <-t.guest.Ended: // before what is new: select below may find both
			t.socket.Close(t.guest.ends(), "")
			return
		default:
		}
		news, err := v.since()
		if err != nil {
			t.socket.Close(CloseRemoved, "")
			return
		}
		if frames := append(t.take(), news...); len(frames) > 0 {
			if t.socket.send(frames) != nil {
				t.socket.Close(CloseSlow, "")
				return
			}
			if len(news) > 0 {
				t.board.hall.wrote(v.lag)
			}
		}
		if t.over(v) {
			t.socket.Close(CloseOver, "")
			return
		}
		select {
		case <-wake:
		case <-t.ready:
		case <-t.guest.Ended:
		case <-ping.C:
			if !t.guest.Key() {
				t.socket.Close(CloseSignIn, "")
				return
			}
			t.reply(v.Ping())
		case <-t.woke: // one answer, however often it asked meanwhile; a key that ended is heard above
			t.reply(v.Ping())
		case <-ctx.Done():
			return
		}
	}
}

// over says whether the evening has ended for who came for this evening only. The host's desk and the wall stay.
func (t *talk) over(v *Viewer) bool {
	switch t.guest.Who.Role {
	case sessions.Attendee, sessions.Scribe, sessions.CoFacilitator:
	default:
		return false
	}
	t.board.mu.RLock()
	defer t.board.mu.RUnlock()
	return t.board.seen.Over(v.class.Session)
}

func (t *talk) take() []told {
	t.mu.Lock()
	defer t.mu.Unlock()
	r := t.replies
	t.replies = nil
	return r
}

func (t *talk) reply(frame []byte) {
	t.mu.Lock()
	t.replies = append(t.replies, told{own: frame})
	t.mu.Unlock()
	select {
	case t.ready <- struct{}{}:
	default:
	}
}

// A screen answers our ping with pong, which needs no answer, and asks ping itself when it wakes up.
var ping, pong = []byte(`{"t":"ping"}`), []byte(`{"t":"pong"}`)

func (t *talk) listen(ctx context.Context) {
	for {
		data, err := t.socket.Read()
		if err != nil {
			return
		}
		if bytes.Equal(data, pong) {
			continue
		}
		if bytes.Equal(data, ping) {
			select {
			case t.woke <- struct{}{}:
			default:
			}
			continue
		}
		if !t.mayAsk() {
			t.socket.Close(CloseSignIn, "")
			return
		}
		select {
		case t.asking <- struct{}{}:
		case <-ctx.Done():
			return
		}
		t.board.answer(ctx, t.guest, data, func(id string, err error) {
			t.reply(Reply(id, err))
			<-t.asking
		})
	}
}

// mayAsk says whether the key still opens the door. One that is revoked ends the screen at once (Ended); the store
// is asked only now and then, for what runs out by itself.
func (t *talk) mayAsk() bool {
	select {
	case <-t.guest.Ended:
		return false
	default:
	}
	if now := time.Now(); now.Sub(t.looked) >= lookAgain {
		t.looked = now
		return t.guest.Key()
	}
	return true
}

const lookAgain = time.Second

// Answer reads a wish frame, asks it and gives the client's id for it with what became of it, for the door for forms.
func (b *Board) Answer(ctx context.Context, g Guest, data []byte) (id string, err error) {
	ask, id, err := b.read(g, data)
	if err != nil {
		return id, err
	}
	return id, b.Do(ctx, g.Who, ask)
}

// answer is Answer for who does not wait. hear is told once, and must not wait.
func (b *Board) answer(ctx context.Context, g Guest, data []byte, hear func(id string, err error)) {
	ask, id, err := b.read(g, data)
	if err != nil {
		hear(id, err)
		return
	}
	b.Ask(ctx, g.Who, ask, func(err error) { hear(id, err) })
}

// read reads a wish frame, as far as this guest may ask at all now.
func (b *Board) read(g Guest, data []byte) (ask Ask, id string, err error) {
	if ask, id, err = ReadAsk(data); err == nil && g.Limit != nil && !g.Limit.AllowN(b.hall.now(), 1) {
		err = errNotNow
	}
	if err != nil {
		b.hall.no(err)
	}
	return ask, id, err
}
