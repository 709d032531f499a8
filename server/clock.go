package server

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"sync"
	"time"

	"maatwerkroute/server/live"
	"maatwerkroute/server/store"
	"maatwerkroute/sessions"
)

// clockwork does what nobody is awake for: it looks which streams have something due, asks the clock's wishes there,
// and puts in the queue what people are to hear. What it does twice is done once.
type clockwork struct {
	mu     sync.Mutex       // one look at a time
	since  sessions.Instant // up to which it has looked
	saved  sessions.Instant
	day    string
	failed map[string]bool // streams that are tried again
}

// tend does the work of each minute, until ctx ends.
func (s *Server) tend(ctx context.Context) {
	tick := time.NewTicker(time.Minute)
	defer tick.Stop()
	for {
		if err := s.Tick(ctx); err != nil && ctx.Err() == nil && !s.draining.Load() {
			slog.Error("the work of a minute: it is tried again in the next", "err", err)
		}
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

// Tick does the work of one minute: the clock's wishes, what is to be told, and the mail.
func (s *Server) Tick(ctx context.Context) error {
	if s.lent.Token != "" { // on location nobody is told anything: the office does, when it is back
		return nil
	}
	return errors.Join(s.lookAround(ctx), s.deliver(ctx))
}

// Between two looks a wish may be decided before a moment and come on disk after it, so each look goes back a little.
const lookBack = 5 * 60 * 1000

// lookAround looks at every stream in which something may be due; once a day at all of them, so that a moment that
// was missed, and a clock that was put right, cost a day at most.
func (s *Server) lookAround(ctx context.Context) error {
	s.clock.mu.Lock()
	defer s.clock.mu.Unlock()
	c, now := &s.clock, s.instant()
	if c.day == "" {
		seen, err := s.store.ClockSeen(ctx)
		if err != nil {
			return err
		}
		c.since, c.saved, c.failed = seen, seen, map[string]bool{}
		c.day = dateField(seen)
	}
	today := dateField(now)
	streams, err := s.store.ToLook(ctx, min(c.since, now)-lookBack, now, c.day != today)
	if err != nil {
		return err
	}
	for stream := range c.failed {
		streams = append(streams, stream)
	}
	clear(c.failed)
	var errs []error
	for _, stream := range streams {
		if err := s.look(ctx, stream); err != nil {
			c.failed[stream] = true
			errs = append(errs, fmt.Errorf("stream %s: %w", stream, err))
		}
	}
	c.since, c.day = now, today
	if now < c.saved || now-c.saved >= sessions.Instant(time.Hour.Milliseconds()) {
		errs = append(errs, s.store.SaveClockSeen(ctx, now))
		c.saved = now
	}
	return errors.Join(errs...)
}

// lookAt looks at one stream now, because somebody opened what they were sent.
func (s *Server) lookAt(ctx context.Context, stream string) error {
	s.clock.mu.Lock()
	defer s.clock.mu.Unlock()
	return s.look(ctx, stream)
}

const mostLooks = 4 // a wish of the clock makes news, which is told by the next look

func (s *Server) look(ctx context.Context, stream string) error {
	if s.lent.Token != "" || s.awaySince(stream) != 0 { // it is looked at when it is back
		return nil
	}
	head, err := s.store.Head(ctx, stream) // before the board is read: what comes meanwhile is looked at again
	if err != nil {
		return err
	}
	b, err := s.hall.Board(ctx, stream)
	if err != nil {
		return err
	}
	var next sessions.Instant
	for range mostLooks {
		v := surveyOf(b, s.instant(), s.hall.Days())
		next = v.next
		rows, err := s.toTell(ctx, stream, v)
		if err != nil {
			return err
		}
		if err := s.store.AddPost(ctx, rows); err != nil {
			return err
		}
		asked, err := s.askDue(ctx, b, stream, v)
		if err != nil {
			return err
		}
		if asked == 0 {
			break
		}
	}
	if err := s.dropAddresses(ctx, b, stream); err != nil {
		return err
	}
	return s.store.SaveLooked(ctx, store.Looked{Stream: stream, Seq: head, NextAt: next})
}

// survey is what a look sees of a board, copied while it is read.
type survey struct {
	news    []sessions.News
	due     []sessions.Due
	claims  []sessions.Claiming
	seats   []seatOf
	example bool
	next    sessions.Instant
}

type seatOf struct{ ID, Session string }

func surveyOf(b *live.Board, now sessions.Instant, days sessions.Days) (v survey) {
	b.Read(func(st *sessions.State, _ words) {
		var then sessions.Instant
		v.news, v.next = st.News(now, days)
		v.due, then = st.Due(now)
		if then != 0 && (v.next == 0 || then < v.next) {
			v.next = then
		}
		weeks, monday := weekNews(st, now)
		v.news = append(v.news, weeks...)
		if v.next == 0 || monday < v.next {
			v.next = monday
		}
		for _, c := range st.Claimed() {
			if st.Over(c.Session) {
				v.claims, v.next = append(v.claims, c), now // until people heard of it, every minute
			}
		}
		for _, e := range records[*sessions.Seat](st) {
			if st.Erased(e.ID) == 0 {
				v.seats = append(v.seats, seatOf{e.ID, e.Session})
			}
		}
		if t, ok := record[*sessions.Trajectory](st, "trajectory", st.Stream); ok {
			v.example = t.Example
		}
	})
	return v
}

// askDue asks what is due, and begins the round of a claim. It gives how many were asked.
func (s *Server) askDue(ctx context.Context, b *live.Board, stream string, v survey) (asked int, err error) {
	for _, c := range v.claims {
		heard, complete, err := s.heardOf(ctx, stream, c)
		if err != nil {
			return asked, err
		}
		if heard || complete {
			v.due = append(v.due, sessions.Due{Wish: &sessions.OpenCheck{Action: c.Action, Delivered: heard}, About: c.Check})
		}
	}
	for _, d := range v.due {
		if err := s.askClock(ctx, b, stream, d); err != nil {
			return asked, err
		}
		asked++
	}
	return asked, nil
}

// heardOf says whether one of those who raised it heard of a claim, or that it proved impossible to tell them. When none
// of them said how to be found, anybody who recognised it counts.
func (s *Server) heardOf(ctx context.Context, stream string, c sessions.Claiming) (heard, complete bool, err error) {
	rows, err := s.store.PostOf(ctx, stream, c.Key)
	if err != nil {
		return false, false, err
	}
	seats, err := s.store.Seats(ctx, stream)
	if err != nil {
		return false, false, err
	}
	raised := slices.DeleteFunc(slices.Clone(rows), func(p store.Post) bool {
		return !slices.ContainsFunc(c.Raisers, func(h string) bool { return seats[h] == p.Whose && p.Whose != "" })
	})
	if len(raised) > 0 {
		rows = raised
	}
	heard, complete = arrived(rows)
	return heard, complete, nil
}

// askClock asks one wish as the clock, under a name that follows from what it is about: asked twice, it is one.
func (s *Server) askClock(ctx context.Context, b *live.Board, stream string, d sessions.Due) error {
	ask, err := live.NewAsk(d.Wish, "")
	if err != nil {
		return err
	}
	sum := sha256.Sum256(fmt.Appendf(nil, "clock|%s|%s|%s", stream, ask.Name, d.About))
	copy(ask.Op[:], sum[:])
	err = b.Do(ctx, sessions.Principal{Role: sessions.Clock}, ask)
	if _, refused := sessions.Refused(err); refused {
		return nil // somebody was first; the next look sees what they made of it
	}
	if err != nil {
		return fmt.Errorf("ask %s: %w", ask.Name, err)
	}
	return nil
}

// arrived says of a piece of news whether anybody heard it, and whether telling it is complete: with everybody it arrived,
// or two ways failed, or there was nobody any more (I-32).
func arrived(rows []store.Post) (heard, complete bool) {
	type one struct{ open, heard, failed, dropped int }
	people := map[string]*one{}
	for _, p := range rows {
		w := people[p.Whose]
		if w == nil {
			w = &one{}
			people[p.Whose] = w
		}
		switch p.State {
		case store.PostDelivered:
			w.heard++
		case store.PostFailed:
			w.failed++
		case store.PostDropped:
			w.dropped++
		default:
			w.open++
		}
	}
	complete = true
	for _, w := range people {
		heard = heard || w.heard > 0
		complete = complete && (w.heard > 0 || w.failed >= 2 || w.dropped > 0 && w.open == 0)
	}
	return heard, complete
}
