package main

import (
	"context"
	"fmt"
	"path/filepath"

	"maatwerkroute/cmd/room"
)

const (
	readers = 200
	ahead   = 4
)

// measureFanout: one board, 200 phones of four classes that read and write as fast as they are answered. A
// delivery is one state of one record, read by one phone; what a phone never saw does not count.
func measureFanout(ctx context.Context, b *bench) error {
	n := b.count(readers, 20)
	r, err := b.open(ctx, "fanout", room.Plan{Boards: 1, Seats: n, Cards: 5 * n, Barriers: 10})
	if err != nil {
		return err
	}
	var each, together, cpu series
	var last phoneResult
	size := 0
	err = b.again(ctx, "fanout", func(run int) error {
		var env []string
		if b.profile != "" && run == 0 {
			env = []string{"MWR_CPU_PROFILE=" + filepath.Join(b.profile, "saturated.pprof")}
		}
		var err error
		if last, err = b.saturate(ctx, r, phoneJob{Each: n, Ahead: ahead}, env...); err != nil {
			return err
		}
		size = int(last.Bytes / max(1, last.Records))
		one, err := raw(ctx, rawJob{Readers: n, Size: size, Chunk: size, Seconds: b.seconds(3, 1)})
		if err != nil {
			return err
		}
		many, err := raw(ctx, rawJob{Readers: n, Size: size, Chunk: max(1, 64<<10/size) * size, Seconds: b.seconds(2, 1)})
		if err != nil {
			return err
		}
		rate := float64(last.Records) / last.Seconds
		each.add(rate, one.PerSecond)
		together.add(rate, many.PerSecond)
		cpu.add(last.ServerCPU/float64(last.Records)*1e6, one.CPUEach*1e6)
		b.progress("fanout: %.0f deliveries/s of %d bytes, %.0f a frame, %.0f acks/s; raw one by one %.0f/s, together %.0f/s; server %.2f of a core, %.3f µs each; phones %.2f of a core",
			rate, size, float64(last.Records)/float64(max(1, last.Frames)), float64(last.Kept)/last.Seconds, one.PerSecond, many.PerSecond, last.ServerCPU/last.Seconds, last.ServerCPU/float64(last.Records)*1e6, last.LoadCPU/last.Seconds)
		return nil
	})
	note := fmt.Sprintf("%d readers of four classes on one board of %d cards, all of them writing: each rewords its own cards, which were shown, four wishes ahead of the answers; %d bytes a delivery, %.0f deliveries a frame, %.0f acknowledged/s; server %.2f of a core, phones %.2f",
		n, 5*n, size, float64(last.Records)/float64(max(1, last.Frames)), float64(last.Kept)/max(last.Seconds, 1e-9), last.ServerCPU/max(last.Seconds, 1e-9), last.LoadCPU/max(last.Seconds, 1e-9))
	b.report.tell(line{Figure: "one board, 200 readers, saturation", Unit: "deliveries/s", Target: "≥ 3 × raw TCP one by one", Beside: "raw TCP, one write per event per connection", Note: note}, each, is(each.ratio() >= 3))
	b.report.tell(line{Figure: "the same, beside raw TCP coalesced", Unit: "deliveries/s", Beside: "raw TCP, 64 KiB a write"}, together, nil)
	b.report.tell(line{Figure: "server CPU per delivery, saturated", Unit: "µs", Target: "≤ 0.5 µs", Beside: "raw TCP, one write per event per connection"}, cpu, is(cpu.value() <= 0.5))
	return err
}
