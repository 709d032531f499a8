package live

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"maatwerkroute/sessions"
)

// Hall holds the boards that are open, and the one writer that they share.
type Hall struct {
	log   Log
	now   func() time.Time
	days  sessions.Days
	rests map[sessions.Level]sessions.Dates
	only  string
	epoch string
	seal  sealer
	fatal func(error)
	ctx   context.Context
	stop  context.CancelFunc
	work  sync.WaitGroup
	turns chan *decided // a board offers what it has decided; taking it is the writer's turn
	meter Meter
	asks  *asks

	idle time.Duration

	mu     sync.Mutex
	boards map[string]*held // guarded by mu
	closed bool             // guarded by mu
}

// Settings are what a hall is made of. Now is the only clock there is.
type Settings struct {
	Log  Log
	Now  func() time.Time
	Days sessions.Days
	// Only is the one stream that takes wishes here: on location it is what was lent. Empty: every stream.
	Only string
	// Recess is when a level of the chain does not sit, as it published beforehand: data, as holidays are.
	Recess map[sessions.Level]sessions.Dates
	Epoch  string
	Key    [32]byte // seals cursors
	// Fatal is called when nobody knows what is on disk. It must end the process.
	Fatal func(error)
	// Meter counts; nil counts nothing.
	Meter Meter
	// Idle is how long nothing is asked of a board before it may go out of memory; zero keeps every board.
	Idle time.Duration
}

// NewHall opens a hall. Close it.
func NewHall(s Settings) *Hall {
	ctx, stop := context.WithCancel(context.Background())
	h := &Hall{log: s.Log, now: s.Now, days: s.Days, rests: s.Recess, only: s.Only, epoch: s.Epoch, seal: newSealer(s.Key), fatal: s.Fatal,
		ctx: ctx, stop: stop, turns: make(chan *decided), boards: map[string]*held{}, idle: s.Idle,
		meter: metered(s.Meter), asks: newAsks()}
	h.work.Add(1)
	go h.write()
	return h
}

// Close ends every board after what it is doing. What waits in its queue is answered "not now".
func (h *Hall) Close() {
	h.mu.Lock()
	h.closed = true // from here on no board wakes
	h.mu.Unlock()
	h.stop()
	h.work.Wait()
}

// Now is the moment on the hall's clock.
func (h *Hall) Now() sessions.Instant { return sessions.At(h.now()) }

// Days is the calendar by which promises run.
func (h *Hall) Days() sessions.Days { return h.days }

// Epoch changes after a restore; clients then send again what they hold.
func (h *Hall) Epoch() string { return h.epoch }

// Board gives the board of a stream, opened from disk when it is not open yet.
func (h *Hall) Board(ctx context.Context, stream string) (*Board, error) {
	b := h.hold(stream)
	b.opening.Do(func() { b.openErr = b.open(ctx) })
	if b.openErr != nil {
		h.mu.Lock()
		if x := h.boards[stream]; x != nil && x.board() == b {
			delete(h.boards, stream)
		}
		h.mu.Unlock()
		return nil, fmt.Errorf("board %s: open: %w", stream, b.openErr)
	}
	h.wake(b)
	return b, nil
}

// Reread tells the board of a stream, when somebody has it, that the log grew without it.
func (h *Hall) Reread(stream string) {
	h.mu.Lock()
	var b *Board
	if x := h.boards[stream]; x != nil {
		b = x.board()
	}
	h.mu.Unlock()
	if b == nil || !b.enter() {
		return
	}
	defer b.exit()
	select {
	case b.again <- struct{}{}:
	default: // it is to look already
	}
}

// write is the one writer: what is decided when it is free goes to disk together, and is synced once.
func (h *Hall) write() {
	defer h.work.Done()
	for {
		select {
		case <-h.ctx.Done():
			return
		case first := <-h.turns:
			h.keep(h.gather(first))
		}
	}
}

const mostTogether = 64

func (h *Hall) gather(first *decided) []*decided {
	group := []*decided{first}
	for len(group) < mostTogether {
		select {
		case next := <-h.turns:
			group = append(group, next)
		default:
			return sealed(group)
		}
	}
	return sealed(group)
}

// sealed waits until nothing more joins a group, which is soon: its boards do it next.
func sealed(group []*decided) []*decided {
	for _, d := range group {
		<-d.sealed
	}
	return group
}

func (h *Hall) keep(group []*decided) {
	batches := make([]sessions.Batch, len(group))
	for i, d := range group {
		batches[i] = d.batch
	}
	err := h.append(context.WithoutCancel(h.ctx), batches)
	oneOnly := errors.Is(err, sessions.ErrBehind) || errors.Is(err, sessions.ErrTwice) || errors.Is(err, sessions.ErrAway)
	if oneOnly && len(group) > 1 {
		for _, d := range group { // one was behind, or away, or had something twice; the others need not suffer
			h.keep([]*decided{d})
		}
		return
	}
	if err != nil && !oneOnly && !errors.Is(err, sessions.ErrFull) {
		slog.Error("writing failed and nobody knows what is on disk: the process ends, and nothing is acknowledged that may be lost",
			"do", "look at the disk (the kernel's log, its health, how it is mounted), then start the server again: it goes on from what is on disk, and phones send again what was not acknowledged", "err", err)
		h.fatal(err)
	}
	for _, d := range group {
		d.done <- err
	}
}

func (h *Hall) random() (r [32]byte, err error) {
	_, err = rand.Read(r[:])
	return r, err
}
