package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"strconv"
	"sync"
	"sync/atomic"

	"github.com/gorilla/websocket"

	"maatwerkroute/cmd/room"
)

// phone is one socket of one seat. It reads what comes, counts it and throws it away.
type phone struct {
	load  *load
	board *room.Board
	seat  room.Seat
	acks  chan bool

	nth, recognised int // wishes, and drempels among them

	mu sync.Mutex // one writer at a time
	ws *websocket.Conn

	records, bytes, frames, kept, refused atomic.Int64
	last                                  atomic.Pointer[string] // no of the server
}

func (p *phone) dial(ctx context.Context, cursor string) (err error) {
	p.ws, err = p.board.Dial(ctx, p.load.job.Address, p.load.job.Origin, p.seat, cursor)
	return err
}

// read reads until the socket ends.
func (p *phone) read() error {
	for {
		_, r, err := p.ws.NextReader()
		if err != nil {
			return err
		}
		if err := p.one(r); err != nil {
			return err
		}
	}
}

// buffers are shared, so that a thousand phones that wait hold no memory for what may come.
var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

const largestKept = 4 << 20 // a buffer larger than this is not kept

func (p *phone) one(r io.Reader) error {
	b := buffers.Get().(*bytes.Buffer)
	defer func() {
		if b.Cap() <= largestKept {
			b.Reset()
			buffers.Put(b)
		}
	}()
	if _, err := b.ReadFrom(r); err != nil {
		return err
	}
	return p.frame(b.Bytes())
}

var (
	ackPrefix  = []byte(`{"t":"ack","id":"`)
	noPrefix   = []byte(`{"t":"no"`)
	pingPrefix = []byte(`{"t":"ping"`)
)

func (p *phone) frame(frame []byte) error {
	p.bytes.Add(int64(len(frame)))
	switch {
	case bytes.HasPrefix(frame, newsPrefix):
		at := p.load.times.now()
		n := pairs(frame)
		p.frames.Add(1)
		p.records.Add(int64(n.class + n.own))
		if p.load.job.Marked {
			marks(frame, func(n int) { p.load.times.got(n, at) })
		}
	case bytes.HasPrefix(frame, ackPrefix):
		at := p.load.times.now()
		if n, ok := numberOf(frame[len(ackPrefix):]); ok {
			p.load.times.ack(n, at)
		}
		p.kept.Add(1)
		p.answered(true)
	case bytes.HasPrefix(frame, noPrefix):
		text := string(frame)
		p.last.Store(&text)
		p.refused.Add(1)
		p.answered(false)
	case bytes.HasPrefix(frame, pingPrefix):
		return p.send([]byte(`{"t":"pong"}`))
	}
	return nil
}

func (p *phone) answered(yes bool) {
	select {
	case p.acks <- yes:
	default:
	}
}

func (p *phone) send(frame []byte) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.ws.WriteMessage(websocket.TextMessage, frame)
}

// An id is 32 hexadecimal digits: those of the run, and the number of the wish.
func (l *load) id(n int) string { return fmt.Sprintf("%016x%016x", l.job.Salt, n) }

func numberOf(id []byte) (int, bool) {
	if len(id) < 32 {
		return 0, false
	}
	n, err := strconv.ParseUint(string(id[16:32]), 16, 63)
	return int(n), err == nil
}
