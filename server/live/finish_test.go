package live_test

import (
	"context"
	"fmt"
	"sync"
	"testing"
	"time"

	"maatwerkroute/server/live"
	"maatwerkroute/server/store"
	"maatwerkroute/sessions"
)

// slowDisk keeps what it is given when it is let.
type slowDisk struct {
	*store.Store
	begun chan struct{}
	let   chan struct{}
	once  sync.Once
}

func (l *slowDisk) Append(ctx context.Context, b []sessions.Batch) error {
	l.once.Do(func() { close(l.begun) })
	<-l.let
	return l.Store.Append(ctx, b)
}

// counting is a meter that remembers.
type counting struct {
	mu                                               sync.Mutex
	acknowledged, replayed, refused, notNow, entries int
}

func (c *counting) add(to *int, n int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	*to += n
}
func (c *counting) Acknowledged(string)                       { c.add(&c.acknowledged, 1) }
func (c *counting) Replayed()                                 { c.add(&c.replayed, 1) }
func (c *counting) Refused(sessions.Code)                     { c.add(&c.refused, 1) }
func (c *counting) NotNow()                                   { c.add(&c.notNow, 1) }
func (c *counting) Committed(entries, _ int, _ time.Duration) { c.add(&c.entries, entries) }
func (c *counting) Wrote(int64, time.Duration)                {}
func (c *counting) Inside(sessions.Role, int)                 {}

// A stop while the disk is slow: what was asked is kept and answered, also what still waited in the queue; who asks
// now hears "not now"; and a disk that never comes does not hold up the stop for ever.
func TestAStopFinishesWhatWasAsked(t *testing.T) {
	e := writing(t)
	e.hall.Close()
	slow, meter := &slowDisk{Store: e.store, begun: make(chan struct{}), let: make(chan struct{})}, &counting{}
	e.hall = live.NewHall(live.Settings{Log: slow, Meter: meter, Now: e.clockNow, Days: sessions.Days{Zone: sessions.Amsterdam}, Epoch: e.store.Epoch(), Fatal: func(err error) { t.Error(err) }})
	board, err := e.hall.Board(t.Context(), "t1")
	if err != nil {
		t.Fatal(err)
	}
	run := e.run()
	card := func(id string) live.Ask {
		a, err := live.NewAsk(&sessions.PlaceCard{Card: id, Question: "vast", Step: "nood", Text: sessions.Text{Body: "woorden"}}, run)
		if err != nil {
			t.Fatal(err)
		}
		return a
	}
	answers := make(chan error, 6)
	ask := func(id string) { board.Ask(t.Context(), e.at("s0"), card(id), func(err error) { answers <- err }) }
	ask("eerste")
	<-slow.begun
	for i := range 5 {
		ask(fmt.Sprint("wacht", i))
	}
	short, cancel := context.WithTimeout(t.Context(), time.Millisecond)
	defer cancel()
	if err := e.hall.Finish(short); err == nil {
		t.Error("it says that all is finished while the disk is busy")
	}
	if err := board.Do(t.Context(), e.at("s0"), card("te laat")); !live.NotNow(err) {
		t.Errorf("who asks during a stop hears %v", err)
	}
	close(slow.let)
	if err := e.hall.Finish(t.Context()); err != nil {
		t.Error(err)
	}
	for range 6 {
		if err := <-answers; err != nil {
			t.Errorf("what was asked before the stop is answered %v", err)
		}
	}
	there := map[string]bool{}
	err = e.store.Entries(t.Context(), "t1", 0, func(k sessions.Kept) error {
		for _, f := range k.Facts {
			if c, ok := f.(*sessions.CardPlaced); ok {
				there[c.ID] = true
			}
		}
		return nil
	})
	if err != nil || !there["eerste"] || !there["wacht4"] || there["te laat"] {
		t.Errorf("in the file are %v, %v", there, err)
	}
	if meter.acknowledged != 6 || meter.notNow != 1 || meter.entries != 6 || meter.replayed+meter.refused != 0 {
		t.Errorf("the meter says %d acknowledged, %d not now, %d entries", meter.acknowledged, meter.notNow, meter.entries)
	}
}

func TestAStopOfAnEmptyHallIsAtOnce(t *testing.T) {
	e := writing(t)
	for range 2 {
		if err := e.hall.Finish(t.Context()); err != nil {
			t.Error(err)
		}
	}
}
