package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"hash/maphash"
	"math/rand/v2"
	"slices"
	"sync"
	"time"

	"maatwerkroute/cmd/room"
)

// measureRestart: everybody comes back at once, without a cursor, and gets the whole board as it was.
func measureRestart(ctx context.Context, b *bench) error {
	r, err := b.country(ctx)
	if err != nil {
		return err
	}
	var p99, peak series
	var last restarted
	n := len(r.Boards) * len(r.Boards[0].Seats)
	err = b.again(ctx, "restart", func(int) error {
		var hwm float64
		var err error
		if last, hwm, err = b.restart(ctx, r); err != nil {
			return err
		}
		bare, err := rawReturn(ctx, rawJob{Readers: n, Size: last.Bytes})
		if err != nil {
			return err
		}
		p99.add(last.P99, bare)
		peak.add(mib(hwm), 0)
		b.progress("restart: %d back, %d with another state; p50 %.2f p99 %.2f most %.2f s; %d bytes each; raw p99 %.2f s; peak %.0f MiB", last.Back, last.Wrong, last.P50, last.P99, last.Most, last.Bytes, bare, mib(hwm))
		return nil
	})
	note := fmt.Sprintf("%d phones on %d boards; from the moment the new process was started, start-up included; each tries again as the web client does (0.3 s, doubling to 5 s, with jitter), comes without a cursor and gets %d bytes; the frame must be the same, byte for byte, as before the restart: %d of %d were",
		n, len(r.Boards), last.Bytes, last.Back-last.Wrong, n)
	right := last.Wrong == 0 && last.Back == n
	b.report.tell(line{Figure: "5,000 clients back after a restart: p99", Unit: "s", Target: "≤ 8 s, each with exact state", Beside: "raw TCP: all dial and read as many bytes", Note: note}, p99, is(p99.value() <= 8 && right))
	b.report.tell(line{Figure: "the server's peak memory meanwhile", Unit: "MiB", Target: "≤ 1 GiB"}, peak, is(peak.value() <= 1024))
	return err
}

type restarted struct {
	Back, Wrong    int
	Bytes          int
	P50, P99, Most float64 // seconds
}

func (b *bench) restart(ctx context.Context, r *room.Room) (got restarted, peak float64, err error) {
	server, err := b.serve(ctx, r)
	if err != nil {
		return got, 0, err
	}
	defer func() { server.Kill() }()
	c, err := spawn(ctx, "restart", phoneJob{where: phonesOf(r, server), Each: len(r.Boards[0].Seats)})
	if err != nil {
		return got, 0, err
	}
	defer c.end()
	if err := c.hear("ready", nil); err != nil {
		return got, 0, err
	}
	if err := server.Stop(); err != nil {
		return got, 0, fmt.Errorf("the server did not end well: %w", err)
	}
	if err := c.start(); err != nil {
		return got, 0, err
	}
	again, err := r.Start(ctx, b.binary, server.Address, b.log)
	if err != nil {
		return got, 0, err
	}
	server = again
	if err := c.hear("done", &got); err != nil {
		return got, 0, err
	}
	peak, err = memory(server.PID(), "VmHWM")
	return got, peak, err
}

// restart is the phones' side: they know by heart what they saw.
func restart(p *parent, raw json.RawMessage) (any, error) {
	l := &load{}
	if err := json.Unmarshal(raw, &l.job); err != nil {
		return nil, err
	}
	l.list()
	seen := make([]uint64, len(l.phones))
	for i, one := range l.phones {
		one.nth = i
	}
	if err := l.each(dialers, func(one *phone) error {
		if err := one.dial(p.ctx, ""); err != nil {
			return err
		}
		frame, err := (&screen{ws: one.ws}).until(newsPrefix)
		seen[one.nth] = state(frame)
		return err
	}); err != nil {
		return nil, err
	}
	var gone sync.WaitGroup
	for _, one := range l.phones {
		gone.Go(func() {
			defer one.ws.Close()
			one.ws.SetReadDeadline(time.Now().Add(time.Minute))
			for {
				if _, _, err := one.ws.ReadMessage(); err != nil {
					return
				}
			}
		})
	}
	if err := p.say("ready", nil); err != nil {
		return nil, err
	}
	if err := p.wait(); err != nil {
		return nil, err
	}
	gone.Wait()
	return l.comeBack(p, seen), nil
}

// state is what a news frame shows, whatever moment it is: all but the cursor and the clock.
func state(news []byte) uint64 {
	if i := bytes.LastIndex(news, []byte(`,"cursor":"`)); i >= 0 {
		news = news[:i]
	}
	return maphash.Bytes(seed, news)
}

var seed = maphash.MakeSeed()

const longestReturn = time.Minute

func (l *load) comeBack(p *parent, seen []uint64) (r restarted) {
	begin := time.Now()
	ctx, stop := context.WithTimeout(p.ctx, longestReturn)
	defer stop()
	var mu sync.Mutex
	var took []float64
	var work sync.WaitGroup
	for i, one := range l.phones {
		work.Go(func() {
			frame := one.again(ctx)
			at := time.Since(begin).Seconds()
			if frame == nil {
				return
			}
			mu.Lock()
			defer mu.Unlock()
			took = append(took, at)
			r.Bytes = max(r.Bytes, len(frame))
			if state(frame) != seen[i] {
				r.Wrong++
			}
		})
	}
	work.Wait()
	for _, one := range l.phones {
		one.ws.Close()
	}
	slices.Sort(took)
	r.Back, r.P50, r.P99, r.Most = len(took), quantile(took, 0.5), quantile(took, 0.99), quantile(took, 1)
	if missing := len(l.phones) - len(took); missing > len(l.phones)/100 {
		r.P99 = longestReturn.Seconds()
	}
	return r
}

// backOff is how long the web client waits before it tries again: static/src/live/pace.ts.
func backOff(tries int) time.Duration {
	const base, most = 300 * time.Millisecond, 5 * time.Second
	wait := min(most, base<<min(tries, 8))
	return time.Duration(float64(wait) * (0.5 + rand.Float64()/2))
}

// again tries until it has the board, and gives the frame; nil when there was no time left.
func (p *phone) again(ctx context.Context) []byte {
	for tries := 0; ctx.Err() == nil; tries++ {
		time.Sleep(backOff(tries))
		if p.dial(ctx, "") != nil {
			continue
		}
		if frame, err := (&screen{ws: p.ws}).until(newsPrefix); err == nil {
			return frame
		}
		p.ws.Close()
	}
	return nil
}
