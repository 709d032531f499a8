package disk

import (
	"context"
	"fmt"
	"strings"
	"time"

	"maatwerkroute/cmd/room"
	"maatwerkroute/cmd/torture/line"
)

// breakages are the ways in which a disk breaks, by name. The main file is written and synced at a checkpoint.
var breakages = map[string]trouble{
	"eio-on-write":              {wrong: badWrite, files: everyFile},
	"eio-on-sync":               {wrong: badSync, files: everyFile},
	"eio-on-write-of-log":       {wrong: badWrite, files: walFile},
	"eio-on-sync-of-log":        {wrong: badSync, files: walFile},
	"eio-on-write-of-main-file": {wrong: badWrite, files: mainFile},
	"eio-on-sync-of-main-file":  {wrong: badSync, files: mainFile},
}

// advice is what an operator must read when the process ended by itself.
var advice = []string{`"level":"ERROR"`, "look at the disk", "start the server again"}

// breaks breaks the disk under load, so many times. The process must end by itself, say why and what to do, and go on
// when it is started on a disk that works.
func breaks(ctx context.Context, t *try, with trouble, times int) (line.Line, error) {
	s, err := t.set(ctx, room.Plan{Boards: 2, Seats: 4, Cards: 8})
	if err != nil {
		return line.Line{}, err
	}
	defer func() { s.strike() }()
	var silent []string
	for i := range times {
		if err := s.crowd.more(ctx, 10+7*i); err != nil {
			return line.Line{}, err
		}
		if err := s.disk.set(with); err != nil {
			return line.Line{}, err
		}
		if err := s.crowd.until(ctx, "the end of a process whose disk is broken", time.Minute, s.ended); err != nil {
			return line.Line{}, err
		}
		silent = append(silent, s.unsaid(advice)...)
		if err := s.disk.set(trouble{}); err != nil {
			return line.Line{}, err
		}
		if err := s.serve(ctx, t); err != nil {
			return line.Line{}, err
		}
	}
	if err := s.crowd.more(ctx, 20); err != nil {
		return line.Line{}, err
	}
	l, err := s.end(ctx)
	for _, what := range silent {
		l = told(l, "%s", what)
		l.Broken++
	}
	return told(l, "ended and started %d times", times), err
}

// unsaid is what a process that ended kept from its operator.
func (s *stage) unsaid(words []string) (list []string) {
	if code := s.server.Cmd.ProcessState.ExitCode(); code <= 0 {
		list = append(list, fmt.Sprintf("it ended with %d", code))
	}
	said := s.log.String()
	for _, w := range words {
		if !strings.Contains(said, w) {
			list = append(list, fmt.Sprintf("it ended without saying %q: %s", w, last(said)))
		}
	}
	return list
}

// unreadable lets no read come through, so many times. What must be looked up and cannot is not acknowledged; a board
// that has stopped looking up every wish may go on, since the index of its log lies in memory. The process may stay
// up: when reading works again, so must all the rest.
func unreadable(ctx context.Context, t *try, times int) (line.Line, error) {
	s, err := t.set(ctx, room.Plan{Boards: 2, Seats: 4, Cards: 8})
	if err != nil {
		return line.Line{}, err
	}
	defer func() { s.strike() }()
	for range times {
		if err := s.disk.set(trouble{wrong: badRead, files: everyFile}); err != nil {
			return line.Line{}, err
		}
		refused, kept := s.crowd.notNow.Load()+int64(2*len(s.crowd.phones)), s.crowd.total.Load()+200
		met := func() bool { return s.crowd.notNow.Load() >= refused || s.crowd.total.Load() >= kept }
		if err := s.up(ctx, "a no, or wishes for which nothing had to be read", met); err != nil && !s.ended() {
			return line.Line{}, err
		}
		s.crowd.fill(4)
		if err := s.disk.set(trouble{}); err != nil {
			return line.Line{}, err
		}
		if s.ended() {
			if err := s.serve(ctx, t); err != nil {
				return line.Line{}, err
			}
		}
		if err := s.crowd.more(ctx, 50); err != nil {
			return line.Line{}, err
		}
	}
	return s.end(ctx)
}

// last is the last thing that a log says.
func last(log string) string {
	lines := strings.Split(strings.TrimSpace(log), "\n")
	return lines[len(lines)-1]
}
