package live

import (
	"context"
	"errors"
	"log/slog"
	"maps"
	"runtime"
	"slices"
	"sync"

	"golang.org/x/sync/errgroup"

	"maatwerkroute/sessions"
)

// Board is the state of one stream and one lock. Only Do writes the log; only Do wakes.
type Board struct {
	hall    *Hall
	stream  string
	queue   chan *task
	again   chan struct{} // somebody else wrote in the stream
	erasing chan erasure
	opening sync.Once
	openErr error

	// These are touched by the board's own goroutine alone, but for the published rows of state, which readers see
	// under mu.
	state   *sessions.State
	seq     int64    // the newest entry that is on disk
	flying  *decided // on its way to disk; nil when nothing is
	pending *decided // decided on top of it, and not sealed
	named   named    // how often each sentence is named by the rows on disk
	careful int      // so many wishes are looked up first, because they may have been kept before
	erased  map[sessions.OpID]bool

	life   sync.RWMutex // held to read while a wish is put in the queue
	asleep bool         // guarded by life: its goroutine ended, and the next wish begins it again

	mu    sync.RWMutex
	shown      // guarded by mu
	beat  beat // guarded by mu
}

// task is a wish that waits for its board.
type task struct {
	who  sessions.Principal
	ask  Ask
	hear func(error) // is called once, by the board, and must not wait
}

const queueLength = 1024

func newBoard(h *Hall, stream string) *Board {
	return &Board{hall: h, stream: stream, queue: make(chan *task, queueLength), again: make(chan struct{}, 1), erasing: make(chan erasure)}
}

func (b *Board) open(ctx context.Context) error {
	if err := b.load(ctx); err != nil {
		return err
	}
	b.pending = newDecided(b.stream, b.seq)
	b.hall.work.Add(1)
	go b.run()
	return nil
}

// load reads the board from disk, by its rows and not by its history.
func (b *Board) load(ctx context.Context) error {
	o, err := b.hall.log.Stream(ctx, b.stream)
	if err != nil {
		return err
	}
	acts, err := b.actsOf(ctx)
	if err != nil {
		return err
	}
	state := sessions.NewState(b.stream)
	if err := readAll(o.Rows); err != nil {
		return err
	}
	for _, r := range o.Rows {
		if err := state.Load(r); err != nil {
			return err
		}
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.named = named{}
	for _, r := range o.Rows {
		b.named.row(r, 1)
	}
	b.state, b.seq, b.careful, b.erased = state, o.Seq, carefully, make(map[sessions.OpID]bool, len(o.Erased))
	for _, op := range o.Erased {
		b.erased[op] = true
	}
	for seat, set := range b.handles {
		if acts[seat] == nil { // read meanwhile
			acts[seat] = set
		}
	}
	b.handles = acts
	b.fill(state, o)
	return nil
}

// actsOf reads the acts of those whose acts were read before: who wrote in the stream may have added some.
func (b *Board) actsOf(ctx context.Context) (map[string]map[string]bool, error) {
	b.mu.RLock()
	seats := slices.Collect(maps.Keys(b.handles))
	b.mu.RUnlock()
	acts := make(map[string]map[string]bool, len(seats))
	for _, seat := range seats {
		list, err := b.hall.log.Handles(ctx, b.stream, seat)
		if err != nil {
			return nil, err
		}
		acts[seat] = map[string]bool{}
		for _, h := range list {
			acts[seat][h] = true
		}
	}
	return acts, nil
}

// reread takes over what somebody else wrote in the stream, and wakes who reads.
func (b *Board) reread() {
	if err := b.load(b.hall.ctx); err != nil {
		slog.Error("board cannot be read again: it is as it was until somebody writes", "stream", b.stream, "err", err)
		return
	}
	b.pending = newDecided(b.stream, b.seq)
	b.mu.Lock()
	wake := b.wake
	b.wake = make(chan struct{})
	b.beat.tick()
	b.mu.Unlock()
	close(wake)
}

// readAll reads rows on every processor at once: people wait for a board to open.
func readAll(rows []*sessions.Row) error {
	each := len(rows)/runtime.GOMAXPROCS(0) + 1
	var work errgroup.Group
	for part := range slices.Chunk(rows, each) {
		work.Go(func() error {
			for _, r := range part {
				if err := r.Read(); err != nil {
					return err
				}
			}
			return nil
		})
	}
	return work.Wait()
}

// Ask asks a wish and goes on; hear is told what became of it, once, unless the hall closes first. It must not wait.
// The error is as that of Do. One person's wishes are decided in the order in which they were asked.
func (b *Board) Ask(ctx context.Context, who sessions.Principal, ask Ask, hear func(error)) {
	if !b.hall.asks.enter() {
		b.hall.no(errNotNow)
		hear(errNotNow)
		return
	}
	if b.hall.only != "" && b.stream != b.hall.only {
		b.hall.asks.leave()
		b.hall.no(errOnly)
		hear(errOnly)
		return
	}
	answer := func(err error) {
		if err == nil {
			b.hall.meter.Acknowledged(ask.Name)
		} else {
			b.hall.no(err)
		}
		hear(err)
		b.hall.asks.leave()
	}
	if err := b.learnFor(ctx, who.Seat, ask.Wish); err != nil {
		slog.Error("read a person's acts", "stream", b.stream, "err", err)
		answer(errNotNow)
		return
	}
	if !b.enter() {
		answer(errNotNow)
		return
	}
	defer b.exit()
	select {
	case b.queue <- &task{who: who, ask: ask, hear: answer}:
	case <-ctx.Done():
		answer(errNotNow)
	case <-b.hall.ctx.Done():
		answer(errNotNow)
	}
}

// Do asks a wish and waits until it is on disk. The error is nil (kept, now or before), a
// *sessions.Refusal, or not-now: NotNow tells.
func (b *Board) Do(ctx context.Context, who sessions.Principal, ask Ask) error {
	heard := make(chan error, 1)
	b.Ask(ctx, who, ask, func(err error) { heard <- err })
	select {
	case err := <-heard:
		return err
	case <-b.hall.ctx.Done():
	}
	select { // it may have been kept as the hall closed
	case err := <-heard:
		return err
	default:
		return errNotNow
	}
}

// NotNow says whether an error of Do means: keep it and try again.
func NotNow(err error) bool { return errors.Is(err, errNotNow) }

// Waiting is how many wishes wait for this board.
func (b *Board) Waiting() int { return len(b.queue) }
