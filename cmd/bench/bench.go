package main

import (
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"time"

	"maatwerkroute/cmd/room"
)

// bench is one call of the command: what all figures share.
type bench struct {
	runs    int
	short   bool
	tiny    bool // for its own test: as little as shows that it works
	dir     string
	binary  string
	profile string // a folder for the processor profile of the saturated server
	report  report
	log     io.Writer  // of the servers
	halls   *room.Room // many boards; two figures share it
}

// figures are in the order of the table in which the targets were set.
var figures = []struct {
	name    string
	measure func(ctx context.Context, b *bench) error
}{
	{"fsync", measureFsync},
	{"acks", measureAcks},
	{"fanout", measureFanout},
	{"latency", measureLatency},
	{"thousand", measureThousand},
	{"memory", measureMemory},
	{"open", measureOpen},
	{"append", measureAppend},
	{"catchup", measureCatchup},
	{"bytes", measureBytes},
	{"route", measureRoute},
	{"stuck", measureStuck},
	{"restart", measureRestart},
	{"pages", measurePages},
}

// progress is for who waits; the figures go to the output.
func (b *bench) progress(format string, args ...any) {
	fmt.Fprintf(os.Stderr, time.Now().Format("15:04:05 ")+format+"\n", args...)
}

// seconds picks how long to measure.
func (b *bench) seconds(long, short float64) float64 {
	switch {
	case b.tiny:
		return min(short, 0.5)
	case b.short:
		return short
	}
	return long
}

// count picks how much of something there is.
func (b *bench) count(long, tiny int) int {
	if b.tiny {
		return tiny
	}
	return long
}

// open makes a room in a folder of its own.
func (b *bench) open(ctx context.Context, name string, plan room.Plan) (*room.Room, error) {
	b.progress("%s: %d boards, %d seats, %d cards, %d drempels each", name, plan.Boards, plan.Seats, plan.Cards, plan.Barriers)
	return room.Make(ctx, filepath.Join(b.dir, name), plan)
}

// copied gives a run a folder of its own, so that it begins where the others began. The caller calls gone.
func (b *bench) copied(r *room.Room) (c *room.Room, gone func(), err error) {
	c = &room.Room{Boards: r.Boards}
	if c.Data, err = os.MkdirTemp(b.dir, "run-"); err != nil {
		return nil, nil, err
	}
	gone = func() { os.RemoveAll(c.Data) }
	if err := os.CopyFS(c.Data, os.DirFS(r.Data)); err != nil {
		gone()
		return nil, nil, fmt.Errorf("copy the room: %w", err)
	}
	return c, gone, nil
}

// wishes starts a server on a copy of the room, lets the phones do their job, and stops it.
func (b *bench) wishes(ctx context.Context, r *room.Room, how phoneJob, env ...string) (got phoneResult, err error) {
	r, gone, err := b.copied(r)
	if err != nil {
		return got, err
	}
	defer gone()
	return b.wishesOn(ctx, r, how, env...)
}

// wishesOn does the same on the room itself.
func (b *bench) wishesOn(ctx context.Context, r *room.Room, how phoneJob, env ...string) (got phoneResult, err error) {
	server, err := b.serve(ctx, r, env...)
	if err != nil {
		return got, err
	}
	defer server.Kill()
	how.where = phonesOf(r, server)
	if got, err = b.phones(ctx, how); err != nil {
		return got, err
	}
	return got, server.Stop()
}

// serve starts the real server on a room.
func (b *bench) serve(ctx context.Context, r *room.Room, env ...string) (*room.Server, error) {
	address, err := room.FreeAddress()
	if err != nil {
		return nil, err
	}
	return r.Start(ctx, b.binary, address, b.log, env...)
}

// phonesOf is the part of a job that follows from the room and the server.
func phonesOf(r *room.Room, s *room.Server) where {
	return where{Address: s.Address, Origin: s.Origin(), Server: s.PID(), Boards: r.Boards, Salt: rand.Uint64()}
}

// phones runs the phones of a job from joining until the end.
func (b *bench) phones(ctx context.Context, j phoneJob) (r phoneResult, err error) {
	c, err := spawn(ctx, "phones", j)
	if err != nil {
		return r, err
	}
	defer c.end()
	if err := c.hear("ready", nil); err != nil {
		return r, err
	}
	if err := c.start(); err != nil {
		return r, err
	}
	return r, c.hear("done", &r)
}

// again calls f once a run.
func (b *bench) again(ctx context.Context, name string, f func(run int) error) error {
	for run := range b.runs {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err := f(run); err != nil {
			return fmt.Errorf("%s, run %d: %w", name, run+1, err)
		}
	}
	return nil
}
