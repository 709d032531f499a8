package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"

	"maatwerkroute/cmd/room"
)

// country is many halls on one evening: the boards have some 40 KB of cards each.
func (b *bench) country(ctx context.Context) (*room.Room, error) {
	if b.halls != nil {
		return b.halls, nil
	}
	r, err := b.open(ctx, "country", room.Plan{Boards: b.count(10, 2), Seats: b.count(500, 10), Cards: 60, Text: 330, Barriers: 5})
	b.halls = r
	return r, err
}

// measureMemory: what a phone costs that came in and does nothing: how much the server grew, divided by their number.
func measureMemory(ctx context.Context, b *bench) error {
	r, err := b.country(ctx)
	if err != nil {
		return err
	}
	var s series
	var with, without used
	n := len(r.Boards) * len(r.Boards[0].Seats)
	err = b.again(ctx, "memory", func(int) error {
		var err error
		if without, with, err = b.idle(ctx, r); err != nil {
			return err
		}
		bare, err := rawIdle(ctx, n)
		if err != nil {
			return err
		}
		s.add((with.rss-without.rss)/float64(n)/1024, bare/1024)
		b.progress("memory: %.1f KiB each; RSS %.0f → %.0f MiB, heap %.0f → %.0f, stacks %.1f → %.1f", (with.rss-without.rss)/float64(n)/1024,
			mib(without.rss), mib(with.rss), mib(without.heap), mib(with.heap), mib(without.stack), mib(with.stack))
		return nil
	})
	each := func(x, y float64) float64 { return (y - x) / float64(n) / 1024 }
	b.report.tell(line{Figure: "memory per idle connection, 5,000 joined", Unit: "KiB", Target: "≤ 10 KiB", Beside: "bare TCP in Go: a connection and a goroutine that reads",
		Note: fmt.Sprintf("growth of the server's resident memory after two collections, divided by %d phones on %d boards; of it %.1f KiB live and free heap and %.1f KiB stacks each; resident %.0f MiB before and %.0f after",
			n, len(r.Boards), each(without.heap, with.heap), each(without.stack, with.stack), mib(without.rss), mib(with.rss))}, s, is(s.value() <= 10))
	return err
}

func mib(bytes float64) float64 { return bytes / (1 << 20) }

// idle measures the server with its boards open and nobody inside, and with everybody inside.
func (b *bench) idle(ctx context.Context, r *room.Room) (without, with used, err error) {
	server, err := b.serve(ctx, r)
	if err != nil {
		return
	}
	defer server.Kill()
	measure := func(each int) (u used, err error) {
		c, err := spawn(ctx, "phones", phoneJob{where: phonesOf(r, server), Each: each})
		if err != nil {
			return u, err
		}
		defer c.end()
		if err := c.hear("ready", nil); err != nil {
			return u, err
		}
		return b.settled(ctx, server)
	}
	if without, err = measure(1); err != nil { // one phone a board, which opens it
		return
	}
	with, err = measure(len(r.Boards[0].Seats))
	return
}

// used is what the server holds, in bytes.
type used struct{ rss, heap, stack, collections float64 }

// settled waits until the server collected its garbage twice, and then until it gave back what it could. Asking
// for its numbers makes some garbage, so it comes to collect sooner than it would by itself.
func (b *bench) settled(ctx context.Context, s *room.Server) (used, error) {
	time.Sleep(b.span(2, 0.5))
	first, err := usage(s)
	if err != nil {
		return first, err
	}
	for now := first; now.collections < first.collections+2; {
		if err := churn(ctx, s); err != nil {
			return now, err
		}
		if now, err = usage(s); err != nil {
			return now, err
		}
	}
	best, err := usage(s)
	for range b.count(8, 1) { // seconds; what is free goes back to the system bit by bit
		time.Sleep(time.Second)
		now, err := usage(s)
		if err != nil {
			return now, err
		}
		if now.rss < best.rss {
			best = now
		}
		if ctx.Err() != nil {
			return best, ctx.Err()
		}
	}
	return best, err
}

// churn makes the server make garbage.
func churn(ctx context.Context, s *room.Server) error {
	for range 50 {
		if _, err := usage(s); err != nil {
			return err
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
	}
	return nil
}

func usage(s *room.Server) (u used, err error) {
	res, err := http.Get(s.Origin() + "/metrics")
	if err != nil {
		return u, err
	}
	defer res.Body.Close()
	into := map[string]*float64{"go_memstats_heap_inuse_bytes": &u.heap, "go_memstats_stack_inuse_bytes": &u.stack, "go_gc_duration_seconds_count": &u.collections}
	found := 0
	lines := bufio.NewScanner(res.Body)
	for lines.Scan() {
		name, value, _ := strings.Cut(lines.Text(), " ")
		if v, ok := into[name]; ok {
			if *v, err = strconv.ParseFloat(value, 64); err != nil {
				return u, err
			}
			found++
		}
	}
	if found != len(into) {
		return u, errors.Join(errors.New("the server's metrics do not tell its memory"), lines.Err())
	}
	u.rss, err = memory(s.PID(), "VmRSS")
	return u, err
}
