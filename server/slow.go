package server

import (
	"sync"
	"time"
)

// bucket slows guessing over all. A token is taken before a code is looked up and put back when it was
// right, so that only failures count and a burst of guesses side by side cannot slip through. Links with
// 128 bits never come here: nobody guesses those, and a full hall shares one address.
type bucket struct {
	mu     sync.Mutex
	rate   float64
	most   float64
	tokens float64
	last   time.Time
	now    func() time.Time
}

func newBucket(perSecond, burst float64, now func() time.Time) *bucket {
	return &bucket{rate: perSecond, most: burst, tokens: burst, last: now(), now: now}
}

func (b *bucket) take() bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	now := b.now()
	if passed := now.Sub(b.last).Seconds(); passed > 0 {
		b.tokens = min(b.most, b.tokens+passed*b.rate)
	}
	b.last = now
	if b.tokens < 1 {
		return false
	}
	b.tokens--
	return true
}

func (b *bucket) back() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.tokens = min(b.most, b.tokens+1)
}

// guessing slows guesses over all, and those of one address to half of that: whoever guesses from one place does
// not shut the door on everybody else. A hall shares one address, so half is still a lot.
type guessing struct {
	all     *bucket
	perEach func() *bucket
	mu      sync.Mutex
	each    map[string]*bucket
}

const mostAddresses = 20000

func newGuessing(perSecond, burst float64, now func() time.Time) *guessing {
	return &guessing{all: newBucket(perSecond, burst, now), each: map[string]*bucket{},
		perEach: func() *bucket { return newBucket(perSecond/2, burst/2, now) }}
}

func (g *guessing) of(address string) *bucket {
	g.mu.Lock()
	defer g.mu.Unlock()
	b, ok := g.each[address]
	if !ok {
		if len(g.each) >= mostAddresses {
			clear(g.each) // the limit over all still holds
		}
		b = g.perEach()
		g.each[address] = b
	}
	return b
}

func (g *guessing) take(address string) bool {
	b := g.of(address)
	if !b.take() {
		return false
	}
	if !g.all.take() {
		b.back()
		return false
	}
	return true
}

func (g *guessing) back(address string) {
	g.of(address).back()
	g.all.back()
}
