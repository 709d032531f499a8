package live

import (
	"context"
	"errors"
	"log/slog"
	"sync"

	"maatwerkroute/sessions"
)

// Board is the state of one stream and one lock. Only Do writes the log; only Do wakes.
type Board struct {
	hall    *Hall
	stream  string
	queue   chan *task
	opening sync.Once
	openErr error

	// These are touched by the board's own goroutine alone, but for the published rows of state, which readers see
	// under mu.
	state   *sessions.State
	seq     int64    // the newest entry that is on disk
	flying  *decided // on its way to disk; nil when nothing is
	pending *decided // decided on top of it, and not sealed
	careful int      // so many wishes are looked up first, because they may have been kept before
	erased  map[sessions.OpID]bool

	mu    sync.RWMutex
	shown      // guarded by mu
	beat  beat // guarded by mu
}

// task is a wish that waits for its board.
type task struct {
	who    sessions.Principal
	ask    Ask
	answer chan error
}

const queueLength = 1024

func newBoard(h *Hall, stream string) *Board {
	return &Board{hall: h, stream: stream, queue: make(chan *task, queueLength)}
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
	state := sessions.NewState(b.stream)
	for _, r := range o.Rows {
		if err := state.Load(r); err != nil {
			return err
		}
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.state, b.seq, b.careful, b.erased = state, o.Seq, carefully, make(map[sessions.OpID]bool, len(o.Erased))
	for _, op := range o.Erased {
		b.erased[op] = true
	}
	b.fill(state, o)
	return nil
}

func (b *Board) do(ctx context.Context, who sessions.Principal, ask Ask) error {
	if err := b.learn(ctx, who.Seat); err != nil {
		slog.Error("read a person's acts", "stream", b.stream, "err", err)
		return errNotNow
	}
	t := &task{who: who, ask: ask, answer: make(chan error, 1)}
	select {
	case b.queue <- t:
	case <-ctx.Done():
		return errNotNow
	case <-b.hall.ctx.Done():
		return errNotNow
	}
	select {
	case err := <-t.answer:
		return err
	case <-b.hall.ctx.Done():
		return errNotNow
	}
}

// NotNow says whether an error of Do means: keep it and try again.
func NotNow(err error) bool { return errors.Is(err, errNotNow) }

// Waiting is how many wishes wait for this board.
func (b *Board) Waiting() int { return len(b.queue) }
