package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"maatwerkroute/cmd/room"
)

func TestMain(m *testing.M) {
	if os.Getenv(childEnv) != "" && len(os.Args) == 3 {
		exit(beChild(os.Args[2]))
		return
	}
	os.Exit(m.Run())
}

// small is a bench that measures as little as shows that it works.
func small(t *testing.T) (*bench, *bytes.Buffer) {
	t.Helper()
	out := &bytes.Buffer{}
	b := &bench{runs: 1, short: true, tiny: true, dir: t.TempDir(), report: report{out: out}, log: io.Discard}
	b.binary = filepath.Join(b.dir, "maatwerkroute")
	if err := room.Build(t.Context(), b.binary, false); err != nil {
		t.Fatal(err)
	}
	return b, out
}

// TestTheBench builds the server once for what needs it.
func TestTheBench(t *testing.T) {
	b, out := small(t)
	t.Run("measures", func(t *testing.T) { itMeasures(t, b, out) })
	t.Run("scans real frames as encoding/json does", func(t *testing.T) { itScans(t, b) })
}

// itMeasures says nothing of how fast it is: whether each figure comes out.
func itMeasures(t *testing.T, b *bench, out *bytes.Buffer) {
	ctx, stop := context.WithTimeout(t.Context(), time.Minute)
	defer stop()
	if err := b.all(ctx, []string{"latency", "bytes", "route", "pages"}); err != nil {
		t.Fatal(err)
	}
	want := []string{"acknowledged p99", "received by all p99", "one new card", "a route is drawn: received", "pages of 4 trajectories"}
	found := 0
	for text := range strings.Lines(out.String()) {
		if !strings.HasPrefix(text, "{") {
			break
		}
		var l line
		if err := json.Unmarshal([]byte(text), &l); err != nil {
			t.Fatalf("%v: %s", err, text)
		}
		if l.Value <= 0 || l.Runs != 1 || l.Target != "" && l.Met == nil {
			t.Errorf("%+v", l)
		}
		if found < len(want) && strings.Contains(l.Figure, want[found]) {
			found++
		}
	}
	if found != len(want) {
		t.Errorf("no line for %q in\n%s", want[found], out)
	}
	if !strings.Contains(out.String(), "| target | met |") {
		t.Error("no table")
	}
}

func itScans(t *testing.T, b *bench) {
	ctx, stop := context.WithTimeout(t.Context(), time.Minute)
	defer stop()
	r, err := b.open(ctx, "scan", room.Plan{Boards: 1, Seats: 4, Cards: 12, Barriers: 3})
	if err != nil {
		t.Fatal(err)
	}
	server, err := b.serve(ctx, r)
	if err != nil {
		t.Fatal(err)
	}
	defer server.Kill()
	board := r.Boards[0]
	screens := make([]*screen, len(board.Seats))
	for i, seat := range board.Seats {
		if screens[i], err = dial(ctx, board, server, seat, ""); err != nil {
			t.Fatal(err)
		}
		defer screens[i].ws.Close()
		look(t, screens[i])
	}
	wish := fmt.Sprintf(`"op":"reword-card","body":{"card":%q,"text":"[[\"class\"]] {\\ \"own\": "}`, board.Seats[0].Cards[0])
	if err := screens[0].ask(1, board.Run, wish); err != nil {
		t.Fatal(err)
	}
	for _, s := range screens {
		look(t, s)
	}
}

func look(t *testing.T, s *screen) {
	t.Helper()
	frame, err := s.until(newsPrefix)
	if err != nil {
		t.Fatal(err)
	}
	agrees(t, frame)
	if n := pairs(frame); n.class == 0 {
		t.Errorf("nothing was counted: %s", frame)
	}
}
