// Command torture does to the real program what an evening can do to it, and shows that nothing is lost: every wish
// that was acknowledged is in the log once, and no screen ever showed what the stream was not. Everything happens on
// this machine, in folders of its own, and ends by itself.
//
// Each fault prints one line. Where one of lost, doubled and broken is not 0, or nothing was acknowledged, the
// command fails and says on its error output what was wrong.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"maatwerkroute/cmd/room"
	"maatwerkroute/cmd/torture/disk"
	"maatwerkroute/cmd/torture/line"
)

// plan is how hard it goes.
type plan struct {
	binary   string // the program
	other    string // another build of it, for the upgrade
	earlier  bool   // which is of an earlier version
	kills    int
	restarts int
	upgrades int           // there and back again
	spell    time.Duration // of each kind of bad network, and of what else goes by time
	nap      time.Duration // of the phone that sleeps
	frames   string        // where those of version 1 are kept
	entries  int           // in the log of a server that must be ready at once
	long     bool
}

// fault is one thing that can happen. It may print more than one line.
type fault struct {
	name string
	run  func(ctx context.Context, p plan, tell teller) error
}

// teller prints a line, and what was wrong.
type teller func(l line.Line, wrong []string)

var faults = []fault{
	{"kill", kill},
	{"restart", restart},
	{"network", network},
	{"replays", replays},
	{"tabs", tabs},
	{"upgrade", upgrade},
	{"entries", entries},
	{"disk", apart(disk.Run)},
}

// apart makes a fault of what a package of its own tries and says.
func apart(run func(ctx context.Context, binary string, long bool, say func(line.Line)) error) func(context.Context, plan, teller) error {
	return func(ctx context.Context, p plan, tell teller) error {
		return run(ctx, p.binary, p.long, func(l line.Line) { tell(l, nil) })
	}
}

func main() {
	span := flag.Duration("for", 15*time.Minute, "how long all together, about")
	kills := flag.Int("kills", 300, "how often the server is killed")
	only := flag.String("only", "", "one fault alone: asleep, "+names())
	earlier := flag.String("earlier", "", "an earlier version of the program, for the upgrade; without it another build of this one")
	race := flag.Bool("race", false, "build the program with the race detector")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	p := plan{kills: *kills, restarts: max(1, *kills/6), upgrades: 2 * max(1, *kills/30), spell: *span / 25, nap: *span * 2 / 3, entries: 1_000_000, long: true, other: *earlier, earlier: *earlier != "",
		frames: "server/live/testdata/frames-v1.jsonl"}
	if *only != "" && *only != "asleep" && !strings.Contains(", "+names()+", ", ", "+*only+", ") {
		fmt.Fprintf(os.Stderr, "there is no fault %s; there are asleep, %s\n", *only, names())
		os.Exit(2)
	}
	if err := torture(ctx, p, *only, *race); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func names() string {
	var list []string
	for _, f := range faults {
		list = append(list, f.name)
	}
	return strings.Join(list, ", ")
}

func torture(ctx context.Context, p plan, only string, race bool) error {
	dir, err := os.MkdirTemp("", "torture")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	if err := p.build(ctx, dir, race); err != nil {
		return err
	}
	t := &tally{}
	sleeper := make(chan error, 1)
	go func() { // a nap takes longest and asks least: it goes beside the others
		if only == "" || only == "asleep" {
			sleeper <- asleep(ctx, p, t.tell)
		}
		close(sleeper)
	}()
	for _, f := range faults {
		if only == "" || only == f.name {
			t.failed(f.name, f.run(ctx, p, t.tell))
		}
	}
	t.failed("asleep", <-sleeper)
	return t.verdict()
}

// build makes the program, and for the upgrade the same once more in another way.
func (p *plan) build(ctx context.Context, dir string, race bool) error {
	p.binary = filepath.Join(dir, "maatwerkroute")
	if err := room.Build(ctx, p.binary, race); err != nil {
		return fmt.Errorf("build the program: %w", err)
	}
	if p.other != "" {
		return nil
	}
	p.other = filepath.Join(dir, "other")
	if err := room.Build(ctx, p.other, !race); err != nil {
		return fmt.Errorf("build the program another way: %w", err)
	}
	return nil
}
