package main

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"sync"
)

// wish is one thing that a person typed.
type wish struct {
	id    string
	frame []byte
	text  string // that only this wish carries; empty when it has none
}

// newWish puts a wish in a frame as version 1 sends it.
func newWish(op, run, text string, body any) wish {
	var b [16]byte
	rand.Read(b[:]) // never fails
	w := wish{id: hex.EncodeToString(b[:]), text: text}
	inside, err := json.Marshal(body)
	if err != nil {
		panic(fmt.Sprintf("%T cannot be written: %v", body, err)) // a map of strings always can
	}
	w.frame = fmt.Appendf(nil, `{"t":"wish","id":%q,"op":%q,"phase":%q,"body":%s}`, w.id, op, run, inside)
	return w
}

// outbox keeps what was typed until the server has it: oldest first, each under the id it got when it was typed.
type outbox struct {
	mu      sync.Mutex
	waiting []wish
	typed   []wish
	acked   []wish // in the order in which they were acknowledged
	known   map[string]bool
	refused map[string]string
	more    chan struct{}
}

func newOutbox() *outbox {
	return &outbox{known: map[string]bool{}, refused: map[string]string{}, more: make(chan struct{}, 1)}
}

func (b *outbox) put(w wish) {
	b.mu.Lock()
	b.typed = append(b.typed, w)
	b.waiting = append(b.waiting, w)
	b.mu.Unlock()
	select {
	case b.more <- struct{}{}:
	default:
	}
}

// oldest waits for something to send. It is false when ctx ended first.
func (b *outbox) oldest(ctx context.Context) (wish, bool) {
	for {
		b.mu.Lock()
		if len(b.waiting) > 0 {
			w := b.waiting[0]
			b.mu.Unlock()
			return w, true
		}
		b.mu.Unlock()
		select {
		case <-b.more:
		case <-ctx.Done():
			return wish{}, false
		}
	}
}

// ack writes down that the server has a wish, before anything else is done with it. It is false when that was
// known, or nobody asked it here.
func (b *outbox) ack(id string) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	w, ok := b.take(id)
	if ok {
		b.acked = append(b.acked, w)
		b.known[id] = true
	}
	return ok
}

// refuse gives the words back. It is false when the server had already said yes to the same wish.
func (b *outbox) refuse(id, why string) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	if _, ok := b.take(id); ok {
		b.refused[id] = why
	}
	return !b.known[id]
}

func (b *outbox) take(id string) (wish, bool) {
	for i, w := range b.waiting {
		if w.id == id {
			b.waiting = append(b.waiting[:i:i], b.waiting[i+1:]...)
			return w, true
		}
	}
	return wish{}, false
}

func (b *outbox) len() int {
	b.mu.Lock()
	defer b.mu.Unlock()
	return len(b.waiting)
}

// last gives the newest wishes that were acknowledged, for who sends them again.
func (b *outbox) last(n int) []wish {
	b.mu.Lock()
	defer b.mu.Unlock()
	return append([]wish(nil), b.acked[max(0, len(b.acked)-n):]...)
}
