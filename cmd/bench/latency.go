package main

import (
	"context"
	"fmt"

	"maatwerkroute/cmd/room"
)

const wishesPerSecond = 100

// rawEvent is the size of what everybody gets for one wish, and of what bare TCP sends in its place.
const rawEvent = 500

// measureLatency: 200 readers, 100 wishes a second. How long until the answer, and until the last reader has it.
func measureLatency(ctx context.Context, b *bench) error {
	n := b.count(readers, 20)
	r, err := b.open(ctx, "latency", room.Plan{Boards: 1, Seats: n, Cards: 5 * n, Barriers: 20})
	if err != nil {
		return err
	}
	var ack, all series
	var last phoneResult
	err = b.again(ctx, "latency", func(int) error {
		bare, err := raw(ctx, rawJob{Readers: n, Size: rawEvent, Rate: wishesPerSecond, Seconds: b.seconds(10, 3)})
		if err != nil {
			return err
		}
		if last, err = b.steady(ctx, r, phoneJob{Each: n, Seconds: b.seconds(10, 3)}); err != nil {
			return err
		}
		ack.add(last.Ack.P99, bare.Ack.P99)
		all.add(last.All.P99, bare.All.P99)
		b.progress("latency: acknowledged p50 %.2f p99 %.2f (raw %.2f) ms; all p50 %.2f p99 %.2f (raw %.2f) ms; %d missing, %d refused %s",
			last.Ack.P50, last.Ack.P99, bare.Ack.P99, last.All.P50, last.All.P99, bare.All.P99, last.All.Missing, last.Refused, last.No)
		return nil
	})
	note := fmt.Sprintf("%d readers of four classes on one board, %d wishes/s; %s; %d were timed in the last run, %d never came; server %.2f of a core, phones %.2f",
		n, wishesPerSecond, mix, last.All.N, last.All.Missing, last.ServerCPU/max(last.Seconds, 1e-9), last.LoadCPU/max(last.Seconds, 1e-9))
	beside := "raw TCP's own p99 at the same rate"
	b.report.tell(line{Figure: "200 readers, 100 wishes/s: acknowledged p99", Unit: "ms", Target: "≤ 2 × raw TCP and ≤ 25 ms", Beside: beside, Note: note}, ack, is(ack.ratio() <= 2 && ack.value() <= 25))
	b.report.tell(line{Figure: "200 readers, 100 wishes/s: received by all p99", Unit: "ms", Target: "≤ 2 × raw TCP and ≤ 25 ms", Beside: beside}, all, is(all.ratio() <= 2 && all.value() <= 25))
	return err
}

// steady lets the phones ask at the steady rate.
func (b *bench) steady(ctx context.Context, r *room.Room, how phoneJob) (phoneResult, error) {
	how.Mixed, how.Marked, how.Rate, how.Warm = true, true, wishesPerSecond, b.seconds(1, 0.5)
	return b.wishes(ctx, r, how)
}

// measureThousand: a thousand readers, and whether it gets worse while it goes on.
func measureThousand(ctx context.Context, b *bench) error {
	n, seconds := b.count(1000, 40), b.seconds(60, 8)
	r, err := b.open(ctx, "thousand", room.Plan{Boards: 1, Seats: n, Cards: 2 * n, Barriers: 20})
	if err != nil {
		return err
	}
	var all, growth series
	var last phoneResult
	err = b.again(ctx, "thousand", func(int) error {
		bare, err := raw(ctx, rawJob{Readers: n, Size: rawEvent, Rate: wishesPerSecond, Seconds: b.seconds(10, 3)})
		if err != nil {
			return err
		}
		if last, err = b.steady(ctx, r, phoneJob{Each: n, Seconds: seconds}); err != nil {
			return err
		}
		all.add(last.All.P99, bare.All.P99)
		growth.add(last.All.Last/last.All.First, 0)
		b.progress("thousand: all p50 %.2f p99 %.2f (raw %.2f) ms, first third %.2f, last third %.2f; %d missing of %d; server %.2f of a core, phones %.2f", last.All.P50, last.All.P99,
			bare.All.P99, last.All.First, last.All.Last, last.All.Missing, last.All.N+last.All.Missing, last.ServerCPU/last.Seconds, last.LoadCPU/last.Seconds)
		return nil
	})
	note := fmt.Sprintf("%d readers on one board, %d wishes/s for %.0f s; %s; %d never came in the last run; server %.2f of a core, phones %.2f",
		n, wishesPerSecond, seconds, mix, last.All.Missing, last.ServerCPU/max(last.Seconds, 1e-9), last.LoadCPU/max(last.Seconds, 1e-9))
	b.report.tell(line{Figure: "1,000 readers, 100 wishes/s: received by all p99", Unit: "ms", Target: "≤ 100 ms", Beside: "raw TCP's own p99 at the same rate", Note: note}, all, is(all.value() <= 100))
	b.report.tell(line{Figure: "its p99 in the last third beside the first", Unit: "×", Target: "no growth: ≤ 1.2 ×"}, growth, is(growth.value() <= 1.2))
	return err
}
