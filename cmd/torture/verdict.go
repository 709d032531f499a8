package main

import (
	"bytes"
	"context"
	"encoding/hex"
	"fmt"
	"os"
	"strings"

	"maatwerkroute/cmd/torture/line"
	"maatwerkroute/server/store"
	"maatwerkroute/sessions"
)

// history is the log as it was found when all was over.
type history struct {
	at    map[string]int      // operation → its place
	texts map[string]int      // how often each sentence is there
	sums  map[string][]uint64 // phone → what its class could see after every entry
}

// verdict holds the log against what every phone heard.
func (t *trial) verdict(ctx context.Context) (line.Line, error) {
	l := line.Line{Fault: t.fault, Note: strings.Join(t.notes, ", ")}
	h, err := t.history(ctx)
	if err != nil {
		return l, fmt.Errorf("%s: %w", t.fault, err)
	}
	for _, p := range t.phones {
		t.wrong = append(t.wrong, p.wrong...)
		t.outbox(p, h, &l)
		t.order(p, h.sums[p.name])
	}
	t.serverLog()
	l.Broken = len(t.wrong)
	return l, nil
}

// outbox looks for everything that one person typed: once, and in the order in which it was typed.
func (t *trial) outbox(p *phone, h *history, l *line.Line) {
	last := 0
	for _, w := range p.box.acked {
		l.Acknowledged++
		at, there := h.at[w.id]
		if !there || w.text != "" && h.texts[w.text] == 0 {
			l.Lost++
			continue
		}
		if at < last {
			t.complain("%s: %s is in the log before what was typed before it", p.name, w.id)
		}
		last = at
	}
	for _, w := range p.box.typed {
		l.Doubled += max(0, h.texts[w.text]-1)
		if _, there := h.at[w.id]; there && p.box.refused[w.id] != "" {
			t.complain("%s: %s was refused and is in the log", p.name, w.id)
		}
	}
}

// order holds everything that a screen showed against the log: each must be the stream as it was after some entry,
// none before the one before it, and the last the stream as it is.
func (t *trial) order(p *phone, sums []uint64) {
	t.wrong = append(t.wrong, p.screen.back...)
	at := 0
	for i, sum := range p.screen.shown {
		for at < len(sums) && sums[at] != sum {
			at++
		}
		if at == len(sums) {
			t.complain("%s: what it showed as number %d of %d the stream never was, or not in that order", p.name, i+1, len(p.screen.shown))
			return
		}
	}
	if len(sums) > 0 && p.screen.sum != sums[len(sums)-1] {
		t.complain("%s: its last screen is not where the log ends", p.name)
	}
}

// history reads the log, plays it again, and looks at every row of the file.
func (t *trial) history(ctx context.Context) (*history, error) {
	s, err := store.Open(t.room.File())
	if err != nil {
		return nil, err
	}
	defer s.Close()
	h := &history{at: map[string]int{}, texts: map[string]int{}, sums: map[string][]uint64{}}
	o, err := s.Stream(ctx, t.board.Stream)
	if err != nil {
		return nil, err
	}
	for _, w := range o.Words {
		h.texts[w.Body]++
	}
	r, err := newReplay(ctx, s, t.board.Stream, t.phones)
	if err != nil {
		return nil, err
	}
	err = s.Entries(ctx, t.board.Stream, 0, func(k sessions.Kept) error {
		h.at[hex.EncodeToString(k.Op[:])] = int(k.Seq)
		r.entry(k.Entry)
		return nil
	})
	if err != nil {
		return nil, err
	}
	for _, p := range t.phones {
		h.sums[p.name] = r.sums[r.classes[p.name]]
	}
	report, err := s.Verify(ctx)
	for _, bad := range report.Bad {
		t.complain("the file: %s", bad)
	}
	return h, err
}

// serverLog looks for what the program says when something is wrong with itself.
func (t *trial) serverLog() {
	data, err := os.ReadFile(t.log.Name())
	if err != nil {
		t.complain("the server's log: %v", err)
	}
	for _, sign := range []string{"DATA RACE", "panic:", `"level":"ERROR"`} {
		if i := bytes.Index(data, []byte(sign)); i >= 0 {
			t.complain("the server said: %s", data[max(0, i-100):min(len(data), i+1500)])
		}
	}
}
