package live

import (
	"time"
	"weak"
)

// held is how the hall holds a board. One of which nothing is asked sleeps: its goroutine ends, and the hall knows it
// only as long as somebody else does, such as a screen that looks at it. So a board goes out of memory when nobody can
// reach it any more, and there are never two of one stream.
type held struct {
	awake *Board // nil while it sleeps
	known weak.Pointer[Board]
}

func (x *held) board() *Board {
	if x.awake != nil {
		return x.awake
	}
	return x.known.Value()
}

// hold gives the board of a stream that somebody has, or a new one.
func (h *Hall) hold(stream string) *Board {
	h.mu.Lock()
	defer h.mu.Unlock()
	if x := h.boards[stream]; x != nil {
		if b := x.board(); b != nil {
			return b
		}
	}
	b := newBoard(h, stream)
	h.boards[stream] = &held{b, weak.Make(b)}
	return b
}

// Boards is how many are in memory.
func (h *Hall) Boards() (n int) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for stream, x := range h.boards {
		if x.board() == nil {
			delete(h.boards, stream)
			continue
		}
		n++
	}
	return n
}

// wake lets a board that sleeps decide again. It is false when the hall closes.
func (h *Hall) wake(b *Board) bool {
	b.life.RLock()
	asleep := b.asleep
	b.life.RUnlock()
	if !asleep {
		return true
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	b.life.Lock() // soon: nobody puts anything in the queue of a board that sleeps
	defer b.life.Unlock()
	switch {
	case !b.asleep:
		return true
	case h.closed:
		return false
	}
	b.asleep = false
	h.boards[b.stream] = &held{b, weak.Make(b)}
	h.work.Add(1)
	go b.run()
	return true
}

// sleeps lets go of a board of which nothing is asked, and ends its goroutine. Whoever asks something just now is first.
func (b *Board) sleeps() bool {
	h := b.hall
	h.mu.Lock()
	defer h.mu.Unlock()
	if !b.life.TryLock() { // somebody puts a wish in its queue
		return false
	}
	defer b.life.Unlock()
	x := h.boards[b.stream]
	if h.closed || x == nil || x.awake != b || len(b.queue) > 0 || len(b.again) > 0 || b.flying != nil || len(b.pending.tasks) > 0 {
		return false
	}
	b.asleep, x.awake = true, nil
	return true
}

// enter keeps a board awake until leave, while somebody puts a wish in its queue. It is false when the hall closes.
func (b *Board) enter() bool {
	for {
		b.life.RLock()
		if !b.asleep {
			return true
		}
		b.life.RUnlock()
		if !b.hall.wake(b) {
			return false
		}
	}
}

func (b *Board) exit() { b.life.RUnlock() }

// rest is a timer that tells when a board had nothing to do for so long; one that never tells when boards stay.
func (h *Hall) rest() (t *time.Timer, over <-chan time.Time) {
	if h.idle <= 0 {
		return nil, nil
	}
	t = time.NewTimer(h.idle)
	return t, t.C
}
