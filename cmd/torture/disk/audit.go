package disk

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"

	"maatwerkroute/cmd/torture/line"
	"maatwerkroute/server/store"
	"maatwerkroute/sessions"
)

// audit opens a database as the server would and holds it against what was acknowledged. What is wrong with the
// file is counted, and the first of it told in the note.
func audit(ctx context.Context, path string, acks []ack) line.Line {
	l := line.Line{Acknowledged: len(acks)}
	broken := func(err error) {
		l.Broken++
		if l.Note == "" {
			l.Note = err.Error()
		}
	}
	s, err := store.Open(path)
	if err != nil {
		broken(err)
		return l
	}
	defer s.Close()
	r, err := s.Verify(ctx)
	if err != nil {
		broken(err)
	}
	for _, b := range r.Bad {
		broken(errors.New(b))
	}
	there := map[string]map[string]int{} // stream, operation
	for _, a := range acks {
		if there[a.stream] == nil {
			there[a.stream] = count(ctx, s, a.stream, broken)
		}
		if there[a.stream][a.op] == 0 {
			l.Lost++
		}
	}
	for _, ops := range there {
		for _, n := range ops {
			l.Doubled += n - 1
		}
	}
	return l
}

// count reads a stream by its history and by its records, which must be of one mind. It gives how often each
// operation is there.
func count(ctx context.Context, s *store.Store, stream string, broken func(error)) map[string]int {
	there, cards := map[string]int{}, map[string]bool{}
	err := s.Entries(ctx, stream, 0, func(k sessions.Kept) error {
		there[hex.EncodeToString(k.Op[:])]++
		for _, f := range k.Facts {
			if c, ok := f.(*sessions.CardPlaced); ok {
				if cards[c.ID] {
					broken(fmt.Errorf("card %s was placed twice", c.ID))
				}
				cards[c.ID] = true
			}
		}
		return nil
	})
	if err != nil {
		broken(err) // also when the order has a gap in it
	}
	o, err := s.Stream(ctx, stream)
	if err != nil {
		broken(err)
		return there
	}
	state := sessions.NewState(stream)
	for _, r := range o.Rows {
		if err := state.Load(r); err != nil {
			broken(err)
		}
		if r.Kind == "card" {
			delete(cards, r.ID)
		}
	}
	for id := range cards {
		broken(fmt.Errorf("card %s was placed and is no record", id))
	}
	return there
}

// join adds what another look found.
func join(a, b line.Line) line.Line {
	a.Lost, a.Doubled, a.Broken = a.Lost+b.Lost, a.Doubled+b.Doubled, a.Broken+b.Broken
	if a.Note == "" {
		a.Note = b.Note
	}
	return a
}

func good(l line.Line) bool { return l.Lost == 0 && l.Doubled == 0 && l.Broken == 0 }
