package disk

import (
	"context"
	"time"

	"maatwerkroute/cmd/room"
	"maatwerkroute/cmd/torture/line"
)

// slows lets every sync take its time. Who waits is acknowledged together; then the process is killed.
func slows(ctx context.Context, t *try, each time.Duration, enough int) (line.Line, error) {
	s, err := t.set(ctx, room.Plan{Boards: 2, Seats: 8, Cards: 8})
	if err != nil {
		return line.Line{}, err
	}
	defer func() { s.strike() }()
	if err := s.disk.set(trouble{slow: uint64(each.Microseconds())}); err != nil {
		return line.Line{}, err
	}
	if err := s.crowd.more(ctx, enough); err != nil {
		return line.Line{}, err
	}
	s.server.Kill()
	if err := s.disk.set(trouble{}); err != nil {
		return line.Line{}, err
	}
	if err := s.serve(ctx, t); err != nil {
		return line.Line{}, err
	}
	return s.end(ctx)
}
