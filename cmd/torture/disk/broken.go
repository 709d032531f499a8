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
var breakages = []struct {
	name string
	trouble
}{
	{"eio-on-write", trouble{wrong: badWrite, files: everyFile}},
	{"eio-on-sync", trouble{wrong: badSync, files: everyFile}},
	{"eio-on-write-of-log", trouble{wrong: badWrite, files: walFile}},
	{"eio-on-sync-of-log", trouble{wrong: badSync, files: walFile}},
	{"eio-on-write-of-main-file", trouble{wrong: badWrite, files: mainFile}},
	{"eio-on-sync-of-main-file", trouble{wrong: badSync, files: mainFile}},
}

// advice is what an operator must read when the process ended by itself.
var advice = []string{`"level":"ERROR"`, "look at the disk", "start the server again"}

// breaks breaks the disk under load. The process must end by itself, say why and what to do, and go on when it is
// started on a disk that works.
func breaks(ctx context.Context, t *try, fault string, with trouble, before int) (line.Line, error) {
	s, err := t.set(ctx, room.Plan{Boards: 2, Seats: 4, Cards: 8})
	if err != nil {
		return line.Line{}, err
	}
	defer func() { s.strike() }()
	if err := s.crowd.more(ctx, before); err != nil {
		return line.Line{}, err
	}
	if err := s.disk.set(with); err != nil {
		return line.Line{}, err
	}
	select {
	case <-s.server.Ended():
	case <-ctx.Done():
		return line.Line{}, ctx.Err()
	case <-time.After(30 * time.Second):
		return line.Line{}, fmt.Errorf("%s: the process goes on on a disk that is broken", fault)
	}
	said, code := s.log.String(), s.server.Cmd.ProcessState.ExitCode()
	if err := s.disk.set(trouble{}); err != nil {
		return line.Line{}, err
	}
	if err := s.serve(ctx, t); err != nil {
		return line.Line{}, err
	}
	if err := s.crowd.more(ctx, 20); err != nil {
		return line.Line{}, err
	}
	l, err := s.end(ctx, fault)
	if code <= 0 {
		l = told(l, "it ended with %d", code)
		l.Broken++
	}
	for _, words := range advice {
		if !strings.Contains(said, words) {
			l = told(l, "it ended without saying %q: %s", words, last(said))
			l.Broken++
		}
	}
	return l, err
}

// last is the last thing that a log says.
func last(log string) string {
	lines := strings.Split(strings.TrimSpace(log), "\n")
	return lines[len(lines)-1]
}
