package disk

import (
	"context"
	"fmt"
	"time"

	"maatwerkroute/cmd/room"
	"maatwerkroute/cmd/torture/line"
)

// fillings are the ways in which a disk is full, by name.
var fillings = []struct {
	name string
	trouble
}{
	{"disk-full", trouble{wrong: full, files: everyFile}},
	{"disk-full-in-the-middle-of-a-commit", trouble{wrong: full, files: everyFile, room: 70_001}},
	{"disk-full-for-every-write", trouble{wrong: fullOver, files: everyFile}},
}

// indexFull: there is room in the log, which was longer once, and none for its index, which grows when no checkpoint
// comes through for thousands of pages.
var indexFull = trouble{wrong: fullOver, files: mainFile | shmFile}

// backWithin is how soon everything is acknowledged when there is room again.
const backWithin = 5 * time.Second

// fills lets the disk be full under load, so many times. The process must say "not now" and stay up; when there is
// room again, all that was written meanwhile must be acknowledged soon.
func fills(ctx context.Context, t *try, with trouble, times int) (line.Line, error) {
	s, err := t.set(ctx, room.Plan{Boards: 2, Seats: 4, Cards: 8})
	if err != nil {
		return line.Line{}, err
	}
	defer s.strike()
	slowest := time.Duration(0)
	for range times {
		if err := s.fill(ctx, with); err != nil {
			return line.Line{}, err
		}
		s.crowd.fill(4)
		if err := s.disk.set(trouble{}); err != nil {
			return line.Line{}, err
		}
		began := time.Now()
		if err := s.crowd.emptied(ctx, backWithin); err != nil {
			return line.Line{}, fmt.Errorf("there is room again: %w", err)
		}
		slowest = max(slowest, time.Since(began))
		s.crowd.writes.Store(true)
		if err := s.crowd.more(ctx, 50); err != nil {
			return line.Line{}, err
		}
	}
	l, err := s.end(ctx)
	return told(l, "not-now %d times, all acknowledged %d ms after there was room", s.crowd.notNow.Load(), slowest.Milliseconds()), err
}

// fillsAndKills kills the process while its disk is full, and starts it when there is room. What did not fit and what
// it left half-written must do no harm.
func fillsAndKills(ctx context.Context, t *try, with trouble, times int) (line.Line, error) {
	s, err := t.set(ctx, room.Plan{Boards: 2, Seats: 4, Cards: 8})
	if err != nil {
		return line.Line{}, err
	}
	defer func() { s.strike() }()
	for range times {
		if err := s.fill(ctx, with); err != nil {
			return line.Line{}, err
		}
		s.server.Kill()
		if err := s.disk.set(trouble{}); err != nil {
			return line.Line{}, err
		}
		if err := s.serve(ctx, t); err != nil {
			return line.Line{}, err
		}
		if err := s.crowd.more(ctx, 50); err != nil {
			return line.Line{}, err
		}
	}
	return s.end(ctx)
}

// fill makes the disk full and waits until every phone was told so, twice over.
func (s *stage) fill(ctx context.Context, with trouble) error {
	if err := s.disk.set(with); err != nil {
		return err
	}
	enough := s.crowd.notNow.Load() + int64(2*len(s.crowd.phones))
	return s.up(ctx, "two times not-now for everybody", func() bool { return s.crowd.notNow.Load() >= enough })
}

// up waits for a state that must come without the process ending.
func (s *stage) up(ctx context.Context, what string, is func() bool) error {
	err := s.crowd.until(ctx, what, time.Minute, func() bool { return s.ended() || is() })
	if s.ended() {
		return fmt.Errorf("the process ended: %s", s.log)
	}
	return err
}

func (s *stage) ended() bool {
	select {
	case <-s.server.Ended():
		return true
	default:
		return false
	}
}

// fillsMain lets the disk be full for the main file alone, which is written at a checkpoint: the write-ahead log
// grows, and commits must go on. Then there is no room at all, and then there is.
func fillsMain(ctx context.Context, t *try, commits int) (line.Line, error) {
	s, err := t.set(ctx, room.Plan{Boards: 2, Seats: 4, Cards: 8})
	if err != nil {
		return line.Line{}, err
	}
	defer s.strike()
	if err := s.disk.set(trouble{wrong: fullOver, files: mainFile}); err != nil {
		return line.Line{}, err
	}
	enough := s.crowd.total.Load() + int64(commits)
	var hits uint64
	if err := s.up(ctx, "acknowledgements while checkpoints fail", func() bool {
		hits, err = s.disk.hits()
		return err != nil || hits > 0 && s.crowd.total.Load() >= enough
	}); err != nil {
		return line.Line{}, err
	}
	if err != nil {
		return line.Line{}, err
	}
	if err := s.fill(ctx, trouble{wrong: full, files: everyFile}); err != nil {
		return line.Line{}, err
	}
	if err := s.disk.set(trouble{}); err != nil {
		return line.Line{}, err
	}
	if err := s.crowd.emptied(ctx, backWithin); err != nil {
		return line.Line{}, err
	}
	s.crowd.writes.Store(true)
	if err := s.crowd.more(ctx, 50); err != nil {
		return line.Line{}, err
	}
	l, err := s.end(ctx)
	return told(l, "%d writes of the main file failed", hits), err
}
