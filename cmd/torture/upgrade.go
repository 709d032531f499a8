package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"

	"maatwerkroute/sessions"
)

// upgrade stops the server under load and starts another build of the program in its place, and later the first
// again, while everybody goes on with the cursor and the outbox that they had.
//
// What comes before this version is: the frames that were recorded when the wire was made, and, given with -earlier,
// a program of before. Without it the other build is of the same sources with other flags: that tries the handing
// over, and not an older program.
func upgrade(ctx context.Context, p plan, tell teller) error {
	t, err := newTrial(ctx, "upgrade", p.other)
	if err != nil {
		return err
	}
	defer t.close()
	t.everybody(t.address, busy)
	t.talk(ctx)
	for i := range p.upgrades {
		t.binary, t.deaf = []string{p.other, p.binary}[i%2], p.earlier && i%2 == 0
		if err := t.start(ctx); err != nil {
			return err
		}
		if err := t.acked(ctx, int64(20+rand.IntN(40))); err != nil {
			return err
		}
		if _, err := t.term(); err != nil {
			t.complain("the server: %v", err)
		}
	}
	t.toldToComeBack()
	t.binary, t.deaf = p.binary, false
	if err := t.start(ctx); err != nil {
		return err
	}
	t.note("%d times another build in its place", p.upgrades)
	if err := t.conclude(ctx, tell); err != nil {
		return err
	}
	return recorded(ctx, p, tell)
}

// after says what comes last: it would change what others hear.
var after = []string{"remove-seat", "forget-me", "close-session", "publish-outcome", "archive-session"}

// recorded sends the frames of version 1 to the one build and, in a room that is the same, to the other; then, in the
// first room, to the other as well. Each must be understood, mean the same to both, and what was accepted stay so.
func recorded(ctx context.Context, p plan, tell teller) error {
	frames, err := readFrames(p.frames)
	if err != nil {
		return err
	}
	before, err := newTrial(ctx, "frames of version 1", p.other)
	if err != nil {
		return err
	}
	defer before.close()
	now, err := newTrial(ctx, "frames of version 1", p.binary)
	if err != nil {
		return err
	}
	defer now.close()
	before.deaf = p.earlier
	old, err := before.answers(ctx, frames)
	if err != nil {
		return err
	}
	before.binary, before.deaf = p.binary, false
	again, err := before.answers(ctx, frames)
	if err != nil {
		return err
	}
	same, err := now.answers(ctx, frames)
	if err != nil {
		return err
	}
	accepted := 0
	for i, f := range frames {
		if old[i] != same[i] {
			before.complain("%s meant %s and now means %s", f.Op, old[i], same[i])
		}
		if old[i] == "ack" {
			accepted++
			if again[i] != "ack" {
				before.complain("%s was accepted and is now %s", f.Op, again[i])
			}
		}
	}
	before.note("%d frames, %d of them accepted", len(frames), accepted)
	l, err := before.verdict(ctx)
	if err != nil {
		return err
	}
	l.Acknowledged = accepted
	tell(l, before.wrong)
	return nil
}

// old is a frame as it was recorded.
type old struct{ ID, Op, raw string }

func readFrames(path string) ([]old, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("the recorded frames: %w", err)
	}
	var list []old
	for lines := bufio.NewScanner(bytes.NewReader(data)); lines.Scan(); {
		f := old{raw: lines.Text()}
		if err := json.Unmarshal(lines.Bytes(), &f); err != nil {
			return nil, fmt.Errorf("the recorded frames: %w", err)
		}
		list = append(list, f)
	}
	slices.SortStableFunc(list, func(a, b old) int { return slices.Index(after, a.Op) - slices.Index(after, b.Op) })
	return list, nil
}

// answers starts the server, sends every frame as somebody who may ask it, and says in short what was answered.
func (t *trial) answers(ctx context.Context, frames []old) ([]string, error) {
	if err := t.start(ctx); err != nil {
		return nil, err
	}
	list := make([]string, len(frames))
	for i, f := range frames {
		list[i] = t.answer(ctx, f)
	}
	_, err := t.term()
	return list, err
}

func (t *trial) answer(ctx context.Context, f old) string {
	p := &phone{name: f.Op, board: t.board, as: "desk", cookie: t.board.Desk, at: t.address, origin: "http://" + t.address}
	if op, ok := sessions.Find(f.Op); ok && slices.Contains(op.Roles, sessions.Attendee) {
		p.as, p.cookie = "seat", t.board.Seats[0].Cookie
	}
	data, err := post(ctx, p, bytes.Replace([]byte(f.raw), []byte(`"phase":"run"`), fmt.Appendf(nil, `"phase":%q`, t.board.Run), 1))
	if err != nil {
		return err.Error()
	}
	var a frame
	if err := json.Unmarshal(data, &a); err != nil || a.ID != f.ID {
		return "unreadable " + string(data)
	}
	if bytes.Contains(data, []byte("Laad de pagina opnieuw")) {
		t.complain("%s is not understood: %s", f.Op, a.Text)
	}
	if a.T == "no" {
		return a.Kind + " " + a.Code
	}
	return a.T
}
