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
