package live

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"errors"
	"fmt"
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

	// state is touched by the board's own goroutine alone, but for its published rows, which
	// readers see under mu.
	state *sessions.State
	seq   int64
	mu    sync.RWMutex
	shown // guarded by mu
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
	b.state, b.seq = state, o.Seq
	b.fill(state, o)
	return nil
}

// Do asks a wish and waits until it is on disk. The error is nil (kept, now or before), a
// *sessions.Refusal, or not-now: NotNow tells.
func (b *Board) Do(ctx context.Context, who sessions.Principal, ask Ask) error {
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

func (b *Board) run() {
	defer b.hall.work.Done()
	for {
		select {
		case <-b.hall.ctx.Done():
			return
		case first := <-b.queue:
			b.batch(b.waiting(first))
		}
	}
}

const mostInBatch = 512

func (b *Board) waiting(first *task) []*task {
	tasks := []*task{first}
	for len(tasks) < mostInBatch {
		select {
		case t := <-b.queue:
			tasks = append(tasks, t)
		default:
			return tasks
		}
	}
	return tasks
}

// batch decides what waits, keeps it in one go, and only then shows and acknowledges it.
func (b *Board) batch(tasks []*task) {
	for {
		d := b.decide(tasks)
		if len(d.batch.Entries) == 0 {
			d.answer(nil)
			return
		}
		err := b.keep(d.batch)
		switch {
		case err == nil:
			b.publish(d.batch)
			d.answer(nil)
			return
		case errors.Is(err, sessions.ErrBehind):
			b.state.Discard()
			if err := b.load(b.hall.ctx); err != nil {
				slog.Error("board cannot be read again", "stream", b.stream, "err", err)
				d.answer(errNotNow)
				return
			}
		default:
			b.state.Discard()
			d.answer(errNotNow)
			return
		}
	}
}

func (b *Board) keep(batch sessions.Batch) error {
	w := write{batch: batch, done: make(chan error, 1)}
	select {
	case b.hall.writes <- w:
		return <-w.done
	case <-b.hall.ctx.Done():
		return errNotNow
	}
}

// decided is a batch before it is on disk, with what each asker will hear when it is.
type decided struct {
	batch   sessions.Batch
	tasks   []*task
	answers []error
	kept    []bool // its answer stands on the batch being kept
	ops     map[sessions.OpID][]byte
	links   map[string]map[string]bool
}

func (d *decided) answer(err error) {
	for i, t := range d.tasks {
		a := d.answers[i]
		if d.kept[i] && err != nil {
			a = err
		}
		t.answer <- a
	}
}

func (b *Board) decide(tasks []*task) *decided {
	d := &decided{batch: sessions.Batch{Stream: b.stream, After: b.seq}, tasks: tasks, answers: make([]error, len(tasks)),
		kept: make([]bool, len(tasks)), ops: map[sessions.OpID][]byte{}, links: map[string]map[string]bool{}}
	for i, t := range tasks {
		d.kept[i], d.answers[i] = b.decideOne(d, t)
	}
	d.batch.Rows, d.batch.Dropped = b.state.Changed()
	return d
}

func (b *Board) decideOne(d *decided, t *task) (kept bool, err error) {
	body := fmt.Appendf(nil, "%s\x00%s\x00%s", t.ask.Name, t.ask.Run, mustJSON(t.ask.Wish))
	if seen, again := d.ops[t.ask.Op]; again {
		return true, b.sameBody(seen, body)
	}
	digest, salt, found, err := b.hall.log.Accepted(b.hall.ctx, b.stream, t.ask.Op)
	if err != nil {
		slog.Error("look for an accepted wish", "stream", b.stream, "err", err)
		return false, errNotNow
	}
	if found {
		if digest == nil { // its words were erased; so was what it could be compared with
			return false, nil
		}
		return false, b.sameBody(digest, sum(salt, body))
	}
	facts, given, err := b.ruling(d, t)
	if err != nil {
		return false, err
	}
	entry := sessions.Entry{Stream: b.stream, Seq: d.batch.After + int64(len(d.batch.Entries)) + 1, At: given.At, Facts: facts}
	k := sessions.Kept{Entry: entry, Op: t.ask.Op, Salt: newSalt()}
	k.Digest = sum(k.Salt, body)
	d.batch.Entries = append(d.batch.Entries, k)
	d.ops[t.ask.Op] = body
	b.collect(d, t, entry, given)
	b.state.Apply(entry)
	b.state.Forget(given.Unlinked())
	return true, nil
}

// ruling asks the rules.
func (b *Board) ruling(d *decided, t *task) ([]sessions.Fact, *sessions.Given, error) {
	class, err := b.state.Class(t.who)
	if err != nil {
		return nil, nil, err
	}
	random, err := b.hall.random()
	if err != nil {
		slog.Error("no chance to be had", "err", err)
		return nil, nil, errNotNow
	}
	b.mu.RLock()
	for _, text := range sessions.Texts(t.ask.Wish) {
		text.Same = b.same(text.Body)
	}
	handles := b.handlesOf(t.who.Seat, d.links[t.who.Seat])
	b.mu.RUnlock()
	given := &sessions.Given{At: b.hall.Now(), Run: t.ask.Run, Days: b.hall.days, Random: random}
	who := sessions.Who{Class: class, Seat: t.who.Seat, Object: t.who.Object, Organization: t.who.Organization, Handles: handles}
	facts, err := sessions.Decide(b.state, who, t.ask.Wish, given)
	return facts, given, err
}

// collect gathers what lies outside the log: sentences, links, and what is erased.
func (b *Board) collect(d *decided, t *task, e sessions.Entry, g *sessions.Given) {
	named := map[sessions.WordsID]bool{}
	for _, f := range e.Facts {
		for _, id := range sessions.WordsIn(f) {
			named[id] = true
		}
	}
	for _, text := range sessions.Texts(t.ask.Wish) {
		if named[text.ID] && text.ID != "" {
			d.batch.Words = append(d.batch.Words, sessions.Sentence{ID: text.ID, Body: text.Body, Salt: newSalt(), Lang: "nl", Seq: e.Seq})
		}
	}
	for _, l := range g.Links() {
		if d.links[l.Seat] == nil {
			d.links[l.Seat] = map[string]bool{}
		}
		d.links[l.Seat][l.Handle] = true
		d.batch.Links = append(d.batch.Links, l)
	}
	d.batch.Erased = append(d.batch.Erased, sessions.Erased(e.Facts)...)
	d.batch.Unlinked = append(d.batch.Unlinked, g.Unlinked()...)
}

func (b *Board) sameBody(x, y []byte) error {
	if subtle.ConstantTimeCompare(x, y) == 1 {
		return nil
	}
	slog.Warn("one operation id came with two bodies", "stream", b.stream)
	return sessions.Refuse(sessions.Conflict, "Dit bericht is al eerder verstuurd, met andere woorden.")
}

func sum(salt, body []byte) []byte {
	h := sha256.New()
	h.Write(salt)
	h.Write(body)
	return h.Sum(nil)
}

func newSalt() []byte {
	salt := make([]byte, 16)
	if _, err := rand.Read(salt); err != nil {
		panic(fmt.Sprintf("no chance to be had: %v", err)) // crypto/rand never fails on a system that works
	}
	return salt
}
