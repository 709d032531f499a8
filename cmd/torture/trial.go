package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"maatwerkroute/cmd/room"
	"maatwerkroute/sessions"
)

// trial is one fault: a room of its own, the real program on it, and screens of everybody who is there.
type trial struct {
	fault    string
	binary   string
	patience time.Duration // for all screens to agree
	dir      string
	room     *room.Room
	board    room.Board
	address  string // of the server, always the same
	log      *os.File
	deaf     bool // what this program writes down is not looked at: it is of before, and its faults are known
	server   *room.Server
	line     *proxy // between the phones and the server, when they are not beside each other
	phones   []*phone
	total    atomic.Int64
	notes    []string

	hush    context.CancelFunc
	talking sync.WaitGroup

	mu    sync.Mutex
	wrong []string
}

const seats = 8 // two of each side

// newTrial makes the room. Close it.
func newTrial(ctx context.Context, fault, binary string) (*trial, error) {
	dir, err := os.MkdirTemp("", "torture")
	if err != nil {
		return nil, err
	}
	t := &trial{fault: fault, binary: binary, dir: dir, patience: 40 * time.Second, hush: func() {}}
	if t.room, err = room.Make(ctx, filepath.Join(dir, "data"), room.Plan{Boards: 1, Seats: seats, Cards: 16, Barriers: 4}); err == nil {
		t.board = t.room.Boards[0]
		t.address, err = room.FreeAddress()
	}
	if err == nil {
		t.log, err = os.Create(filepath.Join(dir, "log"))
	}
	if err != nil {
		t.close()
		return nil, fmt.Errorf("%s: %w", fault, err)
	}
	return t, nil
}

func (t *trial) close() {
	if t.line != nil {
		t.line.close()
	}
	t.silence()
	if t.server != nil {
		t.server.Kill()
	}
	if t.log != nil {
		t.log.Close()
	}
	os.RemoveAll(t.dir)
}

// startBehind starts the server behind a line that can be bad.
func (t *trial) startBehind(ctx context.Context) (*proxy, error) {
	var err error
	if t.line, err = newProxy(t.address); err != nil {
		return nil, fmt.Errorf("%s: %w", t.fault, err)
	}
	return t.line, t.start(ctx)
}

func (t *trial) start(ctx context.Context) (err error) {
	log := io.Writer(t.log)
	if t.deaf {
		log = io.Discard
	}
	if t.server, err = t.room.Start(ctx, t.binary, t.address, log); err != nil {
		return fmt.Errorf("%s: %w: %s", t.fault, err, t.tail())
	}
	return nil
}

// tail is the end of the server's log.
func (t *trial) tail() string {
	data, err := os.ReadFile(t.log.Name())
	if err != nil {
		return err.Error()
	}
	return string(data[max(0, len(data)-2000):])
}

func (t *trial) kill() {
	t.server.Kill()
	t.server = nil
}

// term asks the server to end, as a supervisor does, and says how long that took.
func (t *trial) term() (time.Duration, error) {
	since := time.Now()
	s := t.server
	t.server = nil
	if err := s.Cmd.Process.Signal(syscall.SIGTERM); err != nil {
		return 0, err
	}
	select {
	case <-s.Ended():
	case <-time.After(longestStop):
		s.Cmd.Process.Signal(syscall.SIGQUIT) // it writes down where it hangs
		<-s.Ended()
		return time.Since(since), fmt.Errorf("it did not end in time: %s", t.tail())
	}
	if code := s.Cmd.ProcessState.ExitCode(); code != 0 {
		return time.Since(since), fmt.Errorf("it ended with %d: %s", code, t.tail())
	}
	return time.Since(since), nil
}

// sit gives a phone to a seat, at an address that may be a bad network. A seat may have several, with a label each.
func (t *trial) sit(i int, tab, at string, pace time.Duration) *phone {
	s := t.board.Seats[i]
	p := t.screen(s.ID+tab, "seat", s.Cookie, at, sessions.Principal{Role: sessions.Attendee, Seat: s.ID, Session: t.board.Session})
	p.writes, p.pace = typist(t.board, s, p.name, tab == ""), pace
	return p
}

func (t *trial) screen(name, as, cookie, at string, who sessions.Principal) *phone {
	p := &phone{name: name, board: t.board, as: as, cookie: cookie, who: who, at: at, origin: "http://" + t.address,
		box: newOutbox(), screen: newScreen(), total: &t.total, closes: map[int]int{}}
	t.phones = append(t.phones, p)
	return p
}

// everybody sits down: every seat with a phone that writes, the desk that reveals, and the wall.
func (t *trial) everybody(at string, pace time.Duration) {
	for i := range t.board.Seats {
		t.sit(i, "", at, pace)
	}
	desk := t.screen("desk", "desk", t.board.Desk, at,
		sessions.Principal{Role: sessions.Facilitator, Organization: room.Organization, Session: t.board.Session, Collective: true})
	desk.writes, desk.pace = revealer(t.board), 8*pace
	t.screen("wall", "wall", t.board.Wall, at, sessions.Principal{Role: sessions.Wall, Session: t.board.Session})
}

// talk lets every phone live until silence.
func (t *trial) talk(ctx context.Context) {
	ctx, t.hush = context.WithCancel(ctx)
	for _, p := range t.phones {
		t.talking.Go(func() { p.live(ctx) })
	}
}

// silence ends every phone.
func (t *trial) silence() {
	t.hush()
	t.talking.Wait()
}

// acked waits until so many more wishes are acknowledged.
func (t *trial) acked(ctx context.Context, more int64) error {
	enough := t.total.Load() + more
	late := time.Now().Add(time.Minute)
	for t.total.Load() < enough {
		if time.Now().After(late) {
			return fmt.Errorf("%s: nothing was acknowledged for a minute: %s", t.fault, t.tail())
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
		pause(ctx, time.Millisecond)
	}
	return nil
}

// settle stops the typing and waits until all outboxes are empty and every screen shows what a fresh one does. It
// says how long that took; a screen that never agrees is a complaint.
func (t *trial) settle(ctx context.Context) time.Duration {
	since := time.Now()
	late := since.Add(t.patience)
	for _, p := range t.phones {
		p.typing.Store(false)
	}
	for _, p := range t.phones {
		for p.box.len() > 0 && time.Now().Before(late) {
			pause(ctx, 2*time.Millisecond)
		}
		if n := p.box.len(); n > 0 {
			t.complain("%s: %d wishes are still in the outbox", p.name, n)
		}
	}
	for _, p := range t.phones {
		t.agrees(ctx, p, late)
	}
	return time.Since(since)
}

func (t *trial) agrees(ctx context.Context, p *phone, late time.Time) {
	for {
		fresh, err := p.fresh(ctx, t.address)
		diff := ""
		if err != nil {
			diff = err.Error()
		} else if diff = p.screen.differs(fresh); diff == "" {
			return
		}
		if time.Now().After(late) || ctx.Err() != nil {
			t.complain("%s differs from a fresh screen: %s", p.name, diff)
			return
		}
		pause(ctx, 20*time.Millisecond)
	}
}

func (t *trial) complain(format string, args ...any) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.wrong = append(t.wrong, fmt.Sprintf(format, args...))
}

func (t *trial) note(format string, args ...any) {
	t.notes = append(t.notes, fmt.Sprintf(format, args...))
}

// conclude is how every trial ends: agree, fall silent, stop the server, hold the log against what everybody heard,
// and say so.
func (t *trial) conclude(ctx context.Context, tell teller) error {
	t.settle(ctx)
	t.silence()
	if _, err := t.term(); err != nil {
		t.complain("the server: %v", err)
	}
	l, err := t.verdict(ctx)
	if err != nil {
		return err
	}
	tell(l, t.wrong)
	return nil
}
