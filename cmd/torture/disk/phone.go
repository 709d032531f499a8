package disk

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/gorilla/websocket"
	"golang.org/x/sys/unix"

	"maatwerkroute/cmd/room"
)

// crowd is phones with outboxes on one server, over all its boards.
type crowd struct {
	address string
	phones  []*phone
	writes  atomic.Bool // they write something new when their outbox is empty
	total   atomic.Int64
	notNow  atomic.Int64
	wrong   chan error // a phone saw what must not be
	stop    context.CancelFunc
	work    sync.WaitGroup
}

// phone keeps what it wrote until it is acknowledged, and sends the oldest again until it is, with the same id.
type phone struct {
	crowd *crowd
	board room.Board
	seat  room.Seat
	name  string
	wrote int

	mu     sync.Mutex
	outbox []wish
	acked  []ack
}

type wish struct{ op, frame string }

// ack is a wish that its phone heard was kept, and when, by the clock of the recording.
type ack struct {
	stream, op string
	at         int64
}

// now is the clock that disk.c stamps with.
func now() int64 {
	var t unix.Timespec
	if err := unix.ClockGettime(unix.CLOCK_MONOTONIC, &t); err != nil {
		panic(err) // the kernel has this clock
	}
	return t.Nano()
}

// gather lets all seats of a room write, until leave.
func gather(ctx context.Context, r *room.Room, address string) *crowd {
	c := &crowd{address: address, wrong: make(chan error, 1)}
	c.writes.Store(true)
	ctx, c.stop = context.WithCancel(ctx)
	for _, b := range r.Boards {
		for _, s := range b.Seats {
			p := &phone{crowd: c, board: b, seat: s, name: "n" + strings.ToLower(rand.Text()[:8]) + "-" + b.Stream + "-" + s.ID}
			c.phones = append(c.phones, p)
			c.work.Add(1)
			go func() {
				defer c.work.Done()
				p.live(ctx)
			}()
		}
	}
	return c
}

// leave ends the phones.
func (c *crowd) leave() {
	c.stop()
	c.work.Wait()
}

// acks is all that was acknowledged so far.
func (c *crowd) acks() (list []ack) {
	for _, p := range c.phones {
		p.mu.Lock()
		list = append(list, p.acked...)
		p.mu.Unlock()
	}
	return list
}

// waiting is how much stands in the outboxes.
func (c *crowd) waiting() (n int) {
	for _, p := range c.phones {
		p.mu.Lock()
		n += len(p.outbox)
		p.mu.Unlock()
	}
	return n
}

// fill writes n wishes into each outbox, whether or not they can be sent.
func (c *crowd) fill(n int) {
	for _, p := range c.phones {
		p.mu.Lock()
		for range n {
			p.write()
		}
		p.mu.Unlock()
	}
}

// until waits until a state, which says what it waits for when it does not come.
func (c *crowd) until(ctx context.Context, what string, most time.Duration, is func() bool) error {
	end := time.After(most)
	for !is() {
		select {
		case err := <-c.wrong:
			return err
		case <-ctx.Done():
			return fmt.Errorf("wait until %s: %w", what, ctx.Err())
		case <-end:
			return fmt.Errorf("%s did not come in %s", what, most)
		case <-time.After(2 * time.Millisecond):
		}
	}
	return nil
}

// more waits until so many more are acknowledged.
func (c *crowd) more(ctx context.Context, n int) error {
	enough := c.total.Load() + int64(n)
	return c.until(ctx, fmt.Sprintf("%d more acknowledgements", n), time.Minute, func() bool { return c.total.Load() >= enough })
}

// emptied lets them write nothing new, and waits until their outboxes are empty.
func (c *crowd) emptied(ctx context.Context, most time.Duration) error {
	c.writes.Store(false)
	return c.until(ctx, "empty outboxes", most, func() bool { return c.waiting() == 0 })
}

func (p *phone) live(ctx context.Context) {
	for ctx.Err() == nil {
		p.talk(ctx)
		pause(ctx, 10*time.Millisecond) // the server may be starting
	}
}

func pause(ctx context.Context, d time.Duration) {
	select {
	case <-ctx.Done():
	case <-time.After(d):
	}
}

func (p *phone) talk(ctx context.Context) {
	ws, err := p.board.Dial(ctx, p.crowd.address, "http://"+p.crowd.address, p.seat, "")
	if err != nil {
		return
	}
	defer ws.Close()
	defer context.AfterFunc(ctx, func() { ws.Close() })()
	for ctx.Err() == nil {
		w, ok := p.oldest()
		if !ok {
			pause(ctx, 5*time.Millisecond)
			continue
		}
		if ws.WriteMessage(websocket.TextMessage, []byte(w.frame)) != nil || !p.answered(ctx, ws, w) {
			return
		}
	}
}

func (p *phone) oldest() (wish, bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.outbox) == 0 && p.crowd.writes.Load() {
		p.write()
	}
	if len(p.outbox) == 0 {
		return wish{}, false
	}
	return p.outbox[0], true
}

// write makes the next wish: mostly a card, sometimes other words for it, and now and then it is taken back, which
// also empties the write-ahead log.
func (p *phone) write() {
	n := p.wrote
	p.wrote++
	card := fmt.Sprintf("%s-%d", p.name, n-n%4)
	op, body := "place-card", fmt.Sprintf(`{"card":%q,"question":%q,"step":%q,"text":"kaart %d"}`, card, p.board.Question, p.board.Steps[n%len(p.board.Steps)], n)
	switch {
	case n%64 == 43:
		op, body = "withdraw-card", fmt.Sprintf(`{"card":%q}`, card)
	case n%4 != 0:
		op, body = "reword-card", fmt.Sprintf(`{"card":%q,"text":"andere woorden %d"}`, card, n)
	}
	var id [16]byte
	rand.Read(id[:]) // never fails
	w := wish{op: hex.EncodeToString(id[:])}
	w.frame = fmt.Sprintf(`{"t":"wish","id":%q,"op":%q,"phase":%q,"body":%s}`, w.op, op, p.board.Run, body)
	p.outbox = append(p.outbox, w)
}

// answered reads until a wish has its answer. It is false when the line was cut.
func (p *phone) answered(ctx context.Context, ws *websocket.Conn, w wish) bool {
	for {
		_, data, err := ws.ReadMessage()
		at := now()
		if err != nil {
			return false
		}
		var f struct{ T, ID, Kind, Text string }
		if json.Unmarshal(data, &f) != nil || f.ID != w.op {
			continue
		}
		switch {
		case f.T == "ack":
			p.mu.Lock()
			p.acked, p.outbox = append(p.acked, ack{p.board.Stream, w.op, at}), p.outbox[1:]
			p.mu.Unlock()
			p.crowd.total.Add(1)
		case f.Kind == "not-now":
			p.crowd.notNow.Add(1)
			pause(ctx, 100*time.Millisecond)
		default:
			p.crowd.complain(fmt.Errorf("phone %s: refused: %s", p.name, f.Text))
			return false
		}
		return true
	}
}

func (c *crowd) complain(err error) {
	select {
	case c.wrong <- err:
	default: // one is enough
	}
}
