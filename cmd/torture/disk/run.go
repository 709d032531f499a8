package disk

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"maatwerkroute/cmd/torture/line"
)

// fault is something that happens to a disk, and how it is tried.
type fault struct {
	name string
	try  func(context.Context, *try) (line.Line, error)
}

// size is how much is tried of each fault.
type size struct {
	rounds, enough, states int      // of power cuts: loads, acknowledgements in each, cuts of each
	breakages              []string // by name
	repeats                int      // of what breaks and what is full
	commits                int      // while no checkpoint comes through
	slow                   int      // acknowledgements on a slow disk
	copies, flips          int      // of the file
	kills                  bool     // also when it takes thousands of pages to be full
}

var (
	short = size{rounds: 4, enough: 100, states: 16, repeats: 1, commits: 300, copies: 2, flips: 40, slow: 40,
		breakages: []string{"eio-on-write", "eio-on-sync", "eio-on-sync-of-main-file"}}
	whole = size{rounds: 12, enough: 600, states: 300, repeats: 8, commits: 3000, copies: 25, flips: 3000, slow: 400, kills: true,
		breakages: []string{"eio-on-write", "eio-on-sync", "eio-on-write-of-log", "eio-on-sync-of-log", "eio-on-write-of-main-file", "eio-on-sync-of-main-file"}}
)

// faults is all that is tried.
func faults(n size) []fault {
	list := []fault{{"power-cut", func(ctx context.Context, t *try) (line.Line, error) {
		return powerCut(ctx, t, n.rounds, n.enough, n.states)
	}}}
	for _, name := range n.breakages {
		list = append(list, fault{name, func(ctx context.Context, t *try) (line.Line, error) {
			return breaks(ctx, t, breakages[name], n.repeats)
		}})
	}
	for _, f := range fillings {
		list = append(list, fault{f.name, func(ctx context.Context, t *try) (line.Line, error) { return fills(ctx, t, f.trouble, 2*n.repeats) }})
	}
	if n.kills {
		list = append(list, fault{"disk-full-for-the-index-of-the-log-and-killed", func(ctx context.Context, t *try) (line.Line, error) { return fillsAndKills(ctx, t, indexFull, 3) }})
	}
	return append(list,
		fault{"eio-on-read", func(ctx context.Context, t *try) (line.Line, error) { return unreadable(ctx, t, n.repeats) }},
		fault{"disk-full-at-checkpoint", func(ctx context.Context, t *try) (line.Line, error) { return fillsMain(ctx, t, n.commits) }},
		fault{"disk-full-for-the-index-of-the-log", func(ctx context.Context, t *try) (line.Line, error) { return fills(ctx, t, indexFull, 1) }},
		fault{"disk-full-and-killed", func(ctx context.Context, t *try) (line.Line, error) {
			return fillsAndKills(ctx, t, fillings[1].trouble, n.repeats)
		}},
		fault{"disk-full-at-start", func(ctx context.Context, t *try) (line.Line, error) {
			return starts(ctx, t, trouble{wrong: fullOver, files: everyFile}, "make room")
		}},
		fault{"read-only-at-start", func(ctx context.Context, t *try) (line.Line, error) {
			return starts(ctx, t, trouble{wrong: readOnly, files: everyFile}, "mount the disk writable")
		}},
		fault{"slow-disk", func(ctx context.Context, t *try) (line.Line, error) {
			return slows(ctx, t, 200*time.Millisecond, n.slow)
		}},
		fault{"bit-rot", func(ctx context.Context, t *try) (line.Line, error) { return rots(ctx, t, n.flips, 1) }},
		fault{"backup-under-load", func(ctx context.Context, t *try) (line.Line, error) { return backups(ctx, t, n.copies) }},
	)
}

// Run tries all faults of the disk on a program, and says what each cost. long tries more of each. The error says
// what could not be tried, or was not as it must be; it does not say what the lines say.
func Run(ctx context.Context, binary string, long bool, say func(line.Line)) error {
	folder, err := os.MkdirTemp("", "maatwerkroute-disk")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	t, err := newTry(ctx, binary, folder)
	if err != nil {
		return err
	}
	n := short
	if long {
		n = whole
	}
	var errs []error
	for _, f := range faults(n) {
		l, err := t.one(ctx, f)
		if err != nil {
			errs = append(errs, fmt.Errorf("fault %s: %w", f.name, err))
			continue
		}
		say(l)
	}
	return errors.Join(append(errs, t.noticesNormal(ctx))...)
}

// one tries a fault in a folder of its own, which is gone afterwards.
func (t *try) one(ctx context.Context, f fault) (line.Line, error) {
	one, err := t.inside(f.name)
	if err != nil {
		return line.Line{}, err
	}
	l, err := f.try(ctx, one)
	l.Fault = f.name
	return l, errors.Join(err, os.RemoveAll(one.folder))
}

// noticesNormal shows that the power cuts show something: with synchronous=NORMAL a commit is not synced, and they
// must find the loss. Damage they must not find: NORMAL keeps the file whole. flags go to the compiler.
func (t *try) noticesNormal(ctx context.Context, flags ...string) error {
	one, err := t.inside("noticed")
	if err != nil {
		return err
	}
	if one.binary, err = buildNormal(ctx, one.folder, flags...); err != nil {
		return err
	}
	l, err := powerCut(ctx, one, 1, 100, 12)
	if err == nil && (l.Lost == 0 || l.Broken != 0) {
		err = fmt.Errorf("power cuts with synchronous=NORMAL must lose something and break nothing, and did not: %s", l)
	}
	return err
}
