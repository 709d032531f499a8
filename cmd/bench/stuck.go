package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"syscall"
	"time"

	"github.com/gorilla/websocket"

	"maatwerkroute/cmd/room"
)

const (
	stuckSockets = 5
	// The server waits ten seconds for a socket to take what it writes; a little later it must be cut.
	cutAfter = 12 * time.Second
)

// measureStuck: sockets that never read, beside 200 that do: whether the others notice, and whether the stuck are
// cut and can come back.
func measureStuck(ctx context.Context, b *bench) error {
	n := b.count(readers, 20)
	// So much to read at first that a socket that does not is stuck at once.
	r, err := b.open(ctx, "stuck", room.Plan{Boards: 1, Seats: n, Cards: b.count(4000, 2000), Text: 590, Barriers: 20})
	if err != nil {
		return err
	}
	var without, with, beside series
	var became stuckResult
	err = b.again(ctx, "stuck", func(run int) error {
		var p99 [2]float64
		for i := range 2 {
			stuck := (i + run) % 2 // first the one, then the other
			got, err := b.steady(ctx, r, phoneJob{Each: n, Stuck: stuck * stuckSockets, Seconds: b.seconds(12, 3)})
			if err != nil {
				return err
			}
			p99[stuck] = got.All.P99
			if stuck == 1 {
				became = got.Stuck
			}
		}
		without.add(p99[0], 0)
		with.add(p99[1], p99[0])
		beside.add(p99[1]/p99[0], 0)
		b.progress("stuck: received by all p99 %.2f ms without, %.2f with; %d of %d cut, %d came back", p99[0], p99[1], became.Cut, stuckSockets, became.Back)
		return nil
	})
	note := fmt.Sprintf("%d readers, %d wishes/s, received by all p99 of pairs of runs; the %d that never read hang at their first frame and come before the window; in the last run %d were cut and %d came back", n, wishesPerSecond, stuckSockets, became.Cut, became.Back)
	b.report.tell(line{Figure: "p99 beside 5 sockets that never read", Unit: "ms", Beside: "the same without them"}, with, nil)
	b.report.tell(line{Figure: "the same with, beside without", Unit: "×", Target: "≤ 1.2 ×, and the stuck are cut and can come back", Note: note}, beside,
		is(beside.value() <= 1.2 && became.Cut == stuckSockets && became.Back == stuckSockets))
	return err
}

// stuckResult is what became of the sockets that never read.
type stuckResult struct{ Cut, Back int }

// beStuck lets in the sockets that never read. What it gives waits for what became of them.
func (l *load) beStuck(p *parent) func() (stuckResult, error) {
	type socket struct {
		ws    *websocket.Conn
		board *room.Board
		seat  room.Seat
	}
	var list []socket
	var failed error
	for i := range l.job.Stuck {
		board := &l.job.Boards[0]
		seat := board.Seats[i%len(board.Seats)]
		ws, err := board.DialBy(p.ctx, narrow, l.job.Address, l.job.Origin, seat, "")
		if err != nil {
			failed = err
			break
		}
		list = append(list, socket{ws, board, seat})
	}
	begin := time.Now()
	return func() (r stuckResult, err error) {
		if len(list) > 0 {
			time.Sleep(cutAfter - time.Since(begin))
		}
		for _, s := range list {
			if ended(s.ws) {
				r.Cut++
			}
			s.ws.Close()
			if l.back(p.ctx, s.board, s.seat) {
				r.Back++
			}
		}
		return r, failed
	}
}

// narrow dials sockets that take little before they are full.
var narrow = &net.Dialer{Control: func(_, _ string, c syscall.RawConn) error {
	return c.Control(func(fd uintptr) { syscall.SetsockoptInt(int(fd), syscall.SOL_SOCKET, syscall.SO_RCVBUF, 4096) })
}}

// ended says whether the server ended it: what was on its way is read, and then it is over. A socket that still
// lives would go on for ever.
func ended(ws *websocket.Conn) bool {
	ws.SetReadDeadline(time.Now().Add(3 * time.Second))
	for {
		if _, _, err := ws.ReadMessage(); err != nil {
			return !errors.Is(err, os.ErrDeadlineExceeded)
		}
	}
}

func (l *load) back(ctx context.Context, board *room.Board, seat room.Seat) bool {
	ws, err := board.Dial(ctx, l.job.Address, l.job.Origin, seat, "")
	if err != nil {
		return false
	}
	defer ws.Close()
	_, err = (&screen{ws: ws}).until(newsPrefix)
	return err == nil
}
