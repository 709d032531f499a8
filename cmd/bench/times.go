package main

import (
	"slices"
	"sync/atomic"
	"time"
)

// times is when each numbered event was sent, acknowledged, and received by the last of all readers. All in
// one process, on one clock.
type times struct {
	begin time.Time
	sent  []atomic.Int64 // since begin; 0 is never
	acked []atomic.Int64
	all   []atomic.Int64
	count []atomic.Int32
	want  int32 // readers
	next  atomic.Int64
}

func newTimes(most int, readers int) *times {
	return &times{begin: time.Now(), sent: make([]atomic.Int64, most), acked: make([]atomic.Int64, most),
		all: make([]atomic.Int64, most), count: make([]atomic.Int32, most), want: int32(readers)}
}

func (t *times) now() int64 { return max(1, int64(time.Since(t.begin))) }

// number gives the next event its number; false when there is no room for more.
func (t *times) number() (n int, ok bool) {
	n = int(t.next.Add(1)) - 1
	return n, n < len(t.sent)
}

func (t *times) ack(n int, at int64) {
	if n < len(t.acked) {
		t.acked[n].Store(at)
	}
}

// got counts a reader. What was not sent in this run stands on the board from one before.
func (t *times) got(n int, at int64) {
	if n < len(t.count) && t.sent[n].Load() != 0 && t.count[n].Add(1) == t.want {
		t.all[n].Store(at)
	}
}

// latency is what the times of one kind come to, in milliseconds.
type latency struct {
	N, Missing     int // measured, and sent without ever arriving
	P50, P99, Most float64
	First, Last    float64 // p99 of the first and the last third, to see growth
}

// between looks at the events that were sent in a window. Not every event is meant for all: those for which
// wanted is false are left out.
func (t *times) between(from, to int64, arrived []atomic.Int64, wanted func(n int) bool) latency {
	var list, first, last []float64
	var l latency
	for n := range min(int(t.next.Load()), len(t.sent)) {
		sent := t.sent[n].Load()
		if sent < from || sent >= to || sent == 0 || !wanted(n) {
			continue
		}
		at := arrived[n].Load()
		if at == 0 {
			l.Missing++
			continue
		}
		took := ms(time.Duration(at - sent))
		list = append(list, took)
		switch third := (to - from) / 3; {
		case sent < from+third:
			first = append(first, took)
		case sent >= to-third:
			last = append(last, took)
		}
	}
	for _, l := range [][]float64{list, first, last} {
		slices.Sort(l)
	}
	l.N, l.P50, l.P99, l.Most = len(list), quantile(list, 0.5), quantile(list, 0.99), quantile(list, 1)
	l.First, l.Last = quantile(first, 0.99), quantile(last, 0.99)
	return l
}

func every(int) bool { return true }

// pace calls f at a steady rate until the time is over or f says to stop. A call that is late is not left out:
// the next ones follow at once.
func pace(perSecond float64, d time.Duration, f func(i int) bool) {
	begin := time.Now()
	for i := 0; ; i++ {
		due := time.Duration(float64(i) / perSecond * float64(time.Second))
		if due >= d {
			return
		}
		time.Sleep(due - time.Since(begin))
		if !f(i) {
			return
		}
	}
}
