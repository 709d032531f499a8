package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"maatwerkroute/cmd/room"
)

// where is whom the phones call.
type where struct {
	Address, Origin string
	Server          int // its process
	Boards          []room.Board
	Salt            uint64 // makes the ids of this run
}

// phoneJob is what the process with the phones does.
type phoneJob struct {
	where
	Each          int     // sockets on every board: the first so many seats
	Rate          float64 // wishes a second over all; 0: every phone as soon as it has its answer
	Ahead         int     // and then so many that wait for their answer at once; 0 is one
	Wishes        int     // so many and then no more, whatever the time; 0: until the time is over
	Warm, Seconds float64
	Mixed         bool // not only what everybody sees
	Marked        bool // look for marks, to time who got what
	Stuck         int  // sockets beside them that never read
}

// phoneResult is what they saw in the time that was measured.
type phoneResult struct {
	Seconds                float64
	Kept, Refused          int64
	Records, Bytes, Frames int64
	LoadCPU, ServerCPU     float64 // seconds on a processor
	Ack, All               latency
	No                     string // the last of the server's
	Stuck                  stuckResult
}

// load is a run of phones.
type load struct {
	job    phoneJob
	phones []*phone
	times  *times
	seen   []atomic.Bool // by number: whether everybody gets it
	broken atomic.Pointer[error]
}

const mostWishes = 1 << 21

func phones(p *parent, raw json.RawMessage) (any, error) {
	l := &load{}
	if err := json.Unmarshal(raw, &l.job); err != nil {
		return nil, err
	}
	if err := l.join(p); err != nil {
		return nil, err
	}
	most := mostWishes
	switch {
	case l.job.Wishes > 0:
		most = l.job.Wishes
	case l.job.Rate > 0:
		most = int(l.job.Rate*(l.job.Warm+l.job.Seconds)) + 16
	}
	l.times, l.seen = newTimes(most, len(l.phones)), make([]atomic.Bool, most)
	for _, one := range l.phones {
		go func() {
			if err := one.read(); err != nil {
				l.broken.CompareAndSwap(nil, &err)
			}
		}()
	}
	if err := l.haveRead(p.ctx); err != nil {
		return nil, err
	}
	if err := p.say("ready", len(l.phones)); err != nil {
		return nil, err
	}
	if err := p.wait(); err != nil {
		return nil, err
	}
	return l.measure(p)
}

const dialers = 32 // at once

// join lets every phone in, and does not read yet.
func (l *load) join(p *parent) error {
	l.list()
	return l.each(dialers, func(one *phone) error { return one.dial(p.ctx, "") })
}

// list makes the phones.
func (l *load) list() {
	for i := range l.job.Boards {
		b := &l.job.Boards[i]
		for j := range min(l.job.Each, len(b.Seats)) {
			l.phones = append(l.phones, &phone{load: l, board: b, seat: b.Seats[j], acks: make(chan bool, l.job.ahead())})
		}
	}
}

// haveRead waits until every phone has read what the board was.
func (l *load) haveRead(ctx context.Context) error {
	for _, one := range l.phones {
		for one.frames.Load() == 0 {
			if broken := l.broken.Load(); broken != nil {
				return fmt.Errorf("a phone was cut as it came in: %w", *broken)
			}
			if ctx.Err() != nil {
				return ctx.Err()
			}
			time.Sleep(10 * time.Millisecond)
		}
	}
	return nil
}

// each calls f for every phone, some at once, and gives the first error.
func (l *load) each(together int, f func(*phone) error) error {
	var work sync.WaitGroup
	var failed atomic.Pointer[error]
	turns := make(chan *phone)
	for range together {
		work.Go(func() {
			for one := range turns {
				if err := f(one); err != nil {
					failed.CompareAndSwap(nil, &err)
				}
			}
		})
	}
	for _, one := range l.phones {
		turns <- one
	}
	close(turns)
	work.Wait()
	if err := failed.Load(); err != nil {
		return *err
	}
	return nil
}

// measure lets the wishes go, warms up, and counts in a window.
func (l *load) measure(p *parent) (r phoneResult, err error) {
	stop := l.write(p)
	if l.job.Wishes > 0 {
		stop()
		return l.sum(), nil
	}
	stuck := l.beStuck(p) // before the window, so that it holds their being stuck and being cut, and not the 3 MB with which they came
	time.Sleep(time.Duration(l.job.Warm * float64(time.Second)))
	before, from, cpu := l.sum(), l.times.now(), ownCPU()
	server, err := cpuOf(l.job.Server)
	if err != nil {
		return r, err
	}
	time.Sleep(time.Duration(l.job.Seconds * float64(time.Second)))
	to := l.times.now()
	after, err := cpuOf(l.job.Server)
	if err != nil {
		return r, err
	}
	r = l.sum().less(before)
	r.Seconds, r.ServerCPU, r.LoadCPU = time.Duration(to-from).Seconds(), after-server, ownCPU()-cpu
	stop()
	r.Ack = l.times.between(from, to, l.times.acked, every)
	r.All = l.times.between(from, to, l.times.all, func(n int) bool { return l.seen[n].Load() })
	if r.Stuck, err = stuck(); err != nil {
		return r, err
	}
	return r, l.sound(r)
}

// write lets the wishes go. What it gives waits for their end, and with a rate for what is on its way.
func (l *load) write(p *parent) (stop func()) {
	var enough atomic.Bool
	var writers sync.WaitGroup
	if l.job.Rate > 0 {
		writers.Go(func() { l.steadily(time.Duration((l.job.Warm + l.job.Seconds) * float64(time.Second))) })
		return func() {
			writers.Wait()
			time.Sleep(500 * time.Millisecond)
		}
	}
	for _, one := range l.phones {
		writers.Go(func() { one.eagerly(p, &enough) })
	}
	return func() {
		enough.Store(l.job.Wishes == 0)
		writers.Wait()
	}
}

// sound says whether it was a run worth counting.
func (l *load) sound(r phoneResult) error {
	if broken := l.broken.Load(); broken != nil {
		return fmt.Errorf("a phone was cut: %w", *broken)
	}
	if r.Kept == 0 {
		return errors.New("not one wish was acknowledged: " + r.No)
	}
	return nil
}

// ask sends the next wish of a phone.
func (l *load) ask(one *phone) bool {
	n, ok := l.times.number()
	if !ok {
		return false
	}
	frame, seen := one.wish(n)
	l.seen[n].Store(seen)
	l.times.sent[n].Store(l.times.now())
	return one.send(frame) == nil
}

// steadily asks at the rate of the job, the phones in turn.
func (l *load) steadily(d time.Duration) {
	pace(l.job.Rate, d, func(i int) bool { l.ask(l.phones[i%len(l.phones)]); return true })
}

func (j *phoneJob) ahead() int { return max(1, j.Ahead) }

// eagerly asks as soon as an earlier wish was answered.
func (p *phone) eagerly(from *parent, stop *atomic.Bool) {
	for range p.load.job.ahead() - 1 {
		p.load.ask(p)
	}
	for !stop.Load() && p.load.ask(p) {
		select {
		case <-p.acks:
		case <-from.ctx.Done():
			return
		case <-time.After(10 * time.Second):
			return
		}
	}
}

func (l *load) sum() (r phoneResult) {
	for _, p := range l.phones {
		r.Kept += p.kept.Load()
		r.Refused += p.refused.Load()
		r.Records += p.records.Load()
		r.Bytes += p.bytes.Load()
		r.Frames += p.frames.Load()
		if no := p.last.Load(); no != nil {
			r.No = *no
		}
	}
	return r
}

func (r phoneResult) less(b phoneResult) phoneResult {
	r.Kept, r.Refused, r.Records, r.Bytes, r.Frames = r.Kept-b.Kept, r.Refused-b.Refused, r.Records-b.Records, r.Bytes-b.Bytes, r.Frames-b.Frames
	return r
}
