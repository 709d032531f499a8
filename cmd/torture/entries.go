package main

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"fmt"
	"time"

	"maatwerkroute/cmd/room"
	"maatwerkroute/server/store"
	"maatwerkroute/sessions"
)

const (
	streams   = 10          // share the entries
	wanted    = time.Second // a server is ready within, however long its log
	perAppend = 5_000
	perCard   = 20 // one entry in so many is a card; the others are small
)

// entries fills the log, and measures how long the program takes from its start until it says that it is ready, and
// until a phone has read the longest conversation. With fewer than a million it is not held to a second.
func entries(ctx context.Context, p plan, tell teller) error {
	t, err := newTrial(ctx, "entries", p.binary)
	if err != nil {
		return err
	}
	defer t.close()
	since := time.Now()
	if err := t.fill(ctx, p.entries); err != nil {
		return fmt.Errorf("fill the log: %w", err)
	}
	filled := time.Since(since)
	since = time.Now()
	if err := t.start(ctx); err != nil {
		return err
	}
	ready := time.Since(since)
	if p.entries >= 1_000_000 && ready > wanted {
		t.complain("it was ready after %v", ready)
	}
	t.everybody(t.address, busy)
	since = time.Now()
	if _, err := t.phones[0].fresh(ctx, t.address); err != nil {
		return err
	}
	read := time.Since(since)
	t.talk(ctx)
	if err := t.acked(ctx, 100); err != nil {
		return err
	}
	t.note("%d entries filled in %v, ready in %d ms, the longest conversation on a phone in %d ms", p.entries,
		filled.Round(time.Second), ready.Milliseconds(), read.Milliseconds())
	return t.conclude(ctx, tell)
}

// fill writes so many entries, by the rules' own facts and not by asking: the room's board gets a tenth, the rest
// goes to boards of which nobody speaks.
func (t *trial) fill(ctx context.Context, n int) error {
	s, err := store.Open(t.room.File())
	if err != nil {
		return err
	}
	f := filler{store: s, board: t.board}
	for i := 0; i < streams && err == nil; i++ {
		stream := t.board.Stream
		if i > 0 {
			stream = fmt.Sprintf("vol%d", i)
		}
		err = f.stream(ctx, stream, n/streams)
	}
	if closed := s.Close(); err == nil {
		err = closed
	}
	return err
}

type filler struct {
	store *store.Store
	board room.Board
	cards int
	card  string // the newest of the stream
}

func (f *filler) stream(ctx context.Context, stream string, n int) error {
	o, err := f.store.Stream(ctx, stream)
	if err != nil {
		return err
	}
	state := sessions.NewState(stream)
	for _, r := range o.Rows {
		if err := state.Load(r); err != nil {
			return err
		}
	}
	f.card = ""
	for seq := o.Seq; n > 0; {
		b := sessions.Batch{Stream: stream, After: seq}
		for range min(n, perAppend) {
			seq++
			k := f.entry(&b, seq)
			state.Apply(k.Entry)
			b.Entries = append(b.Entries, k)
		}
		n -= len(b.Entries)
		b.Rows, b.Dropped = state.Seal()
		if err := f.store.Append(ctx, []sessions.Batch{b}); err != nil {
			return err
		}
		state.Publish()
	}
	return nil
}

func (f *filler) entry(b *sessions.Batch, seq int64) sessions.Kept {
	k := sessions.Kept{Entry: sessions.Entry{Stream: b.Stream, Seq: seq, At: sessions.At(time.Now())}, Salt: random(16), Digest: random(32)}
	copy(k.Op[:], random(16))
	if f.card != "" && seq%perCard != 0 {
		k.Facts = []sessions.Fact{&sessions.CardConsented{Card: f.card, Answer: []sessions.Consent{sessions.ConsentYes, ""}[seq%2]}}
		return k
	}
	f.cards++
	f.card = fmt.Sprintf("vol-%d", f.cards)
	c := &sessions.CardPlaced{ID: f.card, Session: f.board.Session, Handle: hex.EncodeToString(random(16)), Step: f.board.Steps[0],
		Kind: sessions.Idea, Question: f.board.Question, Side: sessions.Ervaring, Words: sessions.WordsID(hex.EncodeToString(random(16)))}
	b.Words = append(b.Words, sessions.Sentence{ID: c.Words, Body: "vol " + c.ID, Salt: random(16), Lang: "nl", Seq: seq})
	k.Facts = []sessions.Fact{c}
	return k
}

func random(n int) []byte {
	b := make([]byte, n)
	rand.Read(b) // never fails
	return b
}
