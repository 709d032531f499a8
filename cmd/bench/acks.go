package main

import (
	"context"
	"fmt"
	"time"

	"maatwerkroute/cmd/room"
)

// measureFsync is the limit of the disk on its own.
func measureFsync(ctx context.Context, b *bench) error {
	var s series
	err := b.again(ctx, "fsync", func(int) error {
		rate, _, err := fsyncs(b.dir, b.span(2, 0.5))
		s.add(rate, 0)
		return err
	})
	b.report.tell(line{Figure: "raw fsync", Unit: "/s", Note: "4 KiB write and fsync in a file beside the database"}, s, nil)
	return err
}

func (b *bench) span(long, short float64) time.Duration {
	return time.Duration(b.seconds(long, short) * float64(time.Second))
}

const writers = 64

// measureAcks: how many wishes are on disk and acknowledged a second, beside how often the disk can sync.
func measureAcks(ctx context.Context, b *bench) error {
	boards := b.count(32, 4)
	r, err := b.open(ctx, "acks", room.Plan{Boards: boards, Seats: 8, Cards: 24, Barriers: 12})
	if err != nil {
		return err
	}
	var s series
	var last phoneResult
	err = b.again(ctx, "acks", func(int) error {
		before, _, err := fsyncs(b.dir, b.span(1, 0.5))
		if err != nil {
			return err
		}
		if last, err = b.saturate(ctx, r, phoneJob{Each: writers / boards, Mixed: true}); err != nil {
			return err
		}
		after, _, err := fsyncs(b.dir, b.span(1, 0.5))
		s.add(float64(last.Kept)/last.Seconds, (before+after)/2)
		b.progress("acks: %.0f/s; raw fsync %.0f/s; server %.2f of a core, phones %.2f", float64(last.Kept)/last.Seconds,
			(before+after)/2, last.ServerCPU/last.Seconds, last.LoadCPU/last.Seconds)
		return err
	})
	b.report.tell(line{Figure: "durable acknowledgements, 64 writers", Unit: "/s", Target: "≥ 1.5 × raw fsync", Beside: "raw fsync",
		Note: fmt.Sprintf("%d boards, %d writers each, the next wish on the answer; %s; server %.2f of a core, phones %.2f; %d refused",
			boards, writers/boards, mix, last.ServerCPU/last.Seconds, last.LoadCPU/last.Seconds, last.Refused)}, s, is(s.ratio() >= 1.5))
	return err
}

// saturate lets the phones ask as fast as they are answered, on a copy of the room.
func (b *bench) saturate(ctx context.Context, r *room.Room, how phoneJob, env ...string) (phoneResult, error) {
	return b.wishes(ctx, r, b.eager(how), env...)
}

func (b *bench) eager(how phoneJob) phoneJob {
	how.Warm, how.Seconds = b.seconds(1, 0.5), b.seconds(5, 3)
	return how
}
