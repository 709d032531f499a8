package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"maatwerkroute/cmd/torture/line"
)

// short is the plan of every day: every fault, but few of each.
var short = plan{kills: 15, restarts: 5, upgrades: 4, spell: 3 * time.Second, nap: 4 * time.Second, entries: 6_000, frames: "../../server/live/testdata/frames-v1.jsonl"}

// TestMain builds the program twice: with the race detector for what is tried, and without it as the other build.
func TestMain(m *testing.M) { os.Exit(built(m)) }

func built(m *testing.M) int {
	dir, err := os.MkdirTemp("", "torture")
	if err == nil {
		err = short.build(context.Background(), dir, true)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(dir)
	flag.Parse()
	flag.Set("test.parallel", "4") // much of it is waiting
	return m.Run()
}

// TestNothingIsLost is the short form of make torture. The disk is tried by the tests of its own package.
func TestNothingIsLost(t *testing.T) {
	for _, f := range append(slices.Clone(faults), fault{"asleep", asleep}) {
		if f.name == "disk" {
			continue
		}
		t.Run("it is not by "+f.name, func(t *testing.T) {
			t.Parallel()
			err := f.run(t.Context(), short, func(l line.Line, wrong []string) {
				t.Log(l)
				for _, w := range wrong[:min(len(wrong), mostSaid)] {
					t.Error(w)
				}
				if err := sound(l); err != nil {
					t.Error(err)
				}
			})
			if err != nil {
				t.Error(err)
			}
		})
	}
}

// evening lets every phone do something wrong on purpose, and gives what was found.
func evening(t *testing.T, wrong func(*phone)) line.Line {
	t.Helper()
	ctx := t.Context()
	e, err := newTrial(ctx, t.Name(), short.binary)
	if err != nil {
		t.Fatal(err)
	}
	defer e.close()
	if err := e.start(ctx); err != nil {
		t.Fatal(err)
	}
	e.everybody(e.address, busy)
	for _, p := range e.phones {
		wrong(p)
	}
	e.patience = 3 * time.Second
	e.talk(ctx)
	if err := e.acked(ctx, 150); err != nil {
		t.Fatal(err)
	}
	found := e.found(t)
	if sound(found) == nil {
		t.Error("the line says that all was well")
	}
	return found
}

// found concludes, and gives the line.
func (e *trial) found(t *testing.T) (found line.Line) {
	t.Helper()
	if err := e.conclude(t.Context(), func(l line.Line, _ []string) { found = l }); err != nil {
		t.Fatal(err)
	}
	t.Log(found)
	return found
}

// The next four show that the checks can find what they look for; else the zeros above show nothing.

func TestTortureNoticesALoss(t *testing.T) {
	t.Parallel()
	if l := evening(t, func(p *phone) { p.bend.forget = true }); l.Lost == 0 {
		t.Error("a phone wrote down acknowledgements that the server never gave, and nobody noticed")
	}
}

func TestTortureNoticesADouble(t *testing.T) {
	t.Parallel()
	if l := evening(t, func(p *phone) { p.bend.again = true }); l.Doubled == 0 {
		t.Error("wishes were kept twice, and nobody noticed")
	}
}

func TestTortureNoticesABrokenScreen(t *testing.T) {
	t.Parallel()
	if l := evening(t, func(p *phone) { p.bend.skip = true }); l.Broken == 0 {
		t.Error("a screen did not show what came, and nobody noticed")
	}
}

// TestTortureNoticesADiskThatForgets puts the files of a while ago under the server, as a disk does that said
// "synced" too early: what was acknowledged since is gone, and every screen has seen it.
func TestTortureNoticesADiskThatForgets(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	e, err := newTrial(ctx, "a disk that forgets", short.binary)
	if err != nil {
		t.Fatal(err)
	}
	defer e.close()
	e.patience = 3 * time.Second
	e.everybody(e.address, busy)
	e.talk(ctx)
	for _, then := range []func() error{
		func() error { return os.CopyFS(filepath.Join(e.dir, "before"), os.DirFS(e.room.Data)) },
		func() error {
			if err := os.RemoveAll(e.room.Data); err != nil {
				return err
			}
			return os.CopyFS(e.room.Data, os.DirFS(filepath.Join(e.dir, "before")))
		},
	} {
		if err := e.start(ctx); err != nil {
			t.Fatal(err)
		}
		if err := e.acked(ctx, 60); err != nil {
			t.Fatal(err)
		}
		e.kill()
		if err := then(); err != nil {
			t.Fatal(err)
		}
	}
	if err := e.start(ctx); err != nil {
		t.Fatal(err)
	}
	found := e.found(t)
	if found.Lost == 0 || found.Broken == 0 {
		t.Error("the disk forgot what was acknowledged, and nobody noticed")
	}
}

// TestAnOddLineIsNotSound: nothing acknowledged is no proof either.
func TestAnOddLineIsNotSound(t *testing.T) {
	rows := map[string]struct {
		line line.Line
		well bool
	}{
		"sound": {line.Line{Acknowledged: 1}, true},
		"not sound when nothing was acknowledged": {line.Line{}, false},
		"not sound with a loss":                   {line.Line{Acknowledged: 1, Lost: 1}, false},
		"not sound with a double":                 {line.Line{Acknowledged: 1, Doubled: 1}, false},
		"not sound with a broken order":           {line.Line{Acknowledged: 1, Broken: 1}, false},
	}
	for name, row := range rows {
		t.Run("it is "+name, func(t *testing.T) {
			if (sound(row.line) == nil) != row.well {
				t.Error(row.line)
			}
		})
	}
}
