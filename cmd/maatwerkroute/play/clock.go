package play

import (
	"sync"
	"time"

	"maatwerkroute/sessions"
)

// Clock is the time in the example. It stands still but for Move, until Run lets it go on with real time.
type Clock struct {
	mu   sync.Mutex
	at   time.Time
	from time.Time // when it began to run; zero while it stands
}

// NewClock is a clock that stands on the morning before the earlier conversation.
func NewClock() *Clock { return &Clock{at: moment(-121, 9, 0)} }

// Now is the moment. It never goes back.
func (c *Clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.from.IsZero() {
		return c.at
	}
	return c.at.Add(time.Since(c.from))
}

// Run lets the clock go on with real time.
func (c *Clock) Run() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.from.IsZero() {
		c.from = time.Now()
	}
}

// to moves the clock on to a moment; one that is past moves nothing.
func (c *Clock) to(t time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if t.After(c.at) {
		c.at = t
	}
}

// tick is what a deed takes.
func (c *Clock) tick() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.at = c.at.Add(2 * time.Second)
}

// moment is an hour on day D+n. D0 is Tuesday 13 January 2026.
func moment(day, hour, minute int) time.Time {
	return time.Date(2026, time.January, 13+day, hour, minute, 0, 0, sessions.Amsterdam)
}
