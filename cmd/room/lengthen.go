package room

import (
	"context"
	"crypto/rand"
	"fmt"
	"time"

	"maatwerkroute/server"
	"maatwerkroute/server/live"
	"maatwerkroute/sessions"
)

// House opens the room's folder in this process, without letting anybody in. The caller closes it; the server may
// not be running meanwhile.
func (r *Room) House() (*server.House, error) {
	return server.Open(server.Config{Data: r.Data}, time.Now)
}

const atOnce = 5000 // entries in one transaction

// Lengthen puts entries behind a board, until it has so many, that change no record: somebody took the drempel off
// the wall again and again. An evening that went on for years, in seconds.
func (r *Room) Lengthen(ctx context.Context, b Board, until int64) error {
	h, err := r.House()
	if err != nil {
		return err
	}
	defer h.Close()
	o, err := h.Store.Stream(ctx, b.Stream)
	if err != nil {
		return err
	}
	for seq := o.Seq; seq < until; {
		n := min(atOnce, until-seq)
		if err := h.Store.Append(ctx, []sessions.Batch{quiet(b, seq, n)}); err != nil {
			return fmt.Errorf("lengthen board %s at %d: %w", b.Stream, seq, err)
		}
		seq += n
	}
	return nil
}

// Reword has the seats say again what helped, on every card that is theirs, so many times: the records stay as
// many and as large, while the sentences that were replaced stay behind them.
func (r *Room) Reword(ctx context.Context, b Board, times int) error {
	h, err := r.House()
	if err != nil {
		return err
	}
	defer h.Close()
	board, err := h.Hall.Board(ctx, b.Stream)
	if err != nil {
		return err
	}
	for i := range times {
		errs := make(chan error)
		cards := 0
		for _, seat := range b.Seats {
			for _, card := range seat.Cards {
				cards++
				go func() {
					ask, err := live.NewAsk(&sessions.RewordCard{Card: card, Helped: sessions.Text{Body: "iemand die tijd had"}}, b.Run)
					if err == nil {
						err = board.Do(ctx, sessions.Principal{Role: sessions.Attendee, Seat: seat.ID, Session: b.Session}, ask)
					}
					errs <- err
				}()
			}
		}
		for range cards {
			if e := <-errs; e != nil {
				err = fmt.Errorf("reword board %s, time %d: %w", b.Stream, i, e)
			}
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func quiet(b Board, after, n int64) sessions.Batch {
	batch := sessions.Batch{Stream: b.Stream, After: after, Entries: make([]sessions.Kept, n)}
	now := sessions.At(time.Now())
	for i := range batch.Entries {
		var chance [64]byte
		rand.Read(chance[:]) // never fails
		k := &batch.Entries[i]
		k.Entry = sessions.Entry{Stream: b.Stream, Seq: after + 1 + int64(i), At: now, Facts: []sessions.Fact{&sessions.BarrierSpotted{Session: b.Session}}}
		copy(k.Op[:], chance[:16])
		k.Salt, k.Digest = chance[16:32], chance[32:]
	}
	return batch
}
