package disk

import (
	"context"
	"errors"
	"strings"

	"maatwerkroute/cmd/room"
	"maatwerkroute/cmd/torture/line"
)

// starts tries to start on a disk that cannot be written. The program must refuse and say what to do; on a disk
// that works it starts with everything in place.
func starts(ctx context.Context, t *try, with trouble, advice string) (line.Line, error) {
	s, err := t.set(ctx, room.Plan{Boards: 1, Seats: 4, Cards: 8})
	if err != nil {
		return line.Line{}, err
	}
	defer func() { s.strike() }()
	s.server.Kill()
	if err := s.disk.set(with); err != nil {
		return line.Line{}, err
	}
	refused := s.serve(ctx, t)
	if refused == nil {
		return line.Line{}, errors.New("it started on a disk that cannot be written")
	}
	said := s.log.String()
	if err := s.disk.set(trouble{}); err != nil {
		return line.Line{}, err
	}
	if err := s.serve(ctx, t); err != nil {
		return line.Line{}, err
	}
	l, err := s.end(ctx)
	if !strings.Contains(said, advice) {
		l = told(l, "it refused without saying %q: %s", advice, last(said))
		l.Broken++
	}
	return l, err
}
