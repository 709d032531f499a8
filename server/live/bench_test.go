package live_test

import (
	"context"
	"fmt"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"maatwerkroute/server/live"
	"maatwerkroute/server/store"
	"maatwerkroute/sessions"
)

// crowd is boards with people who write, on a real file.
type crowd struct {
	*testing.B
	hall   *live.Hall
	boards []*live.Board
	run    []string
}

func newCrowd(b *testing.B, boards, seats, cards int) *crowd {
	b.Helper()
	s, err := store.Open(filepath.Join(b.TempDir(), "m.db"))
	if err != nil {
		b.Fatal(err)
	}
	c := &crowd{B: b, hall: live.NewHall(live.Settings{Log: s, Now: time.Now, Days: sessions.Days{Zone: sessions.Amsterdam},
		Epoch: s.Epoch(), Fatal: func(err error) { b.Errorf("the log failed: %v", err) }})}
	b.Cleanup(func() {
		c.hall.Close()
		if err := s.Close(); err != nil {
			b.Error(err)
		}
	})
	for i := range boards {
		c.open(i, seats, cards)
	}
	b.ResetTimer()
	return c
}

func (c *crowd) open(i, seats, cards int) {
	board, err := c.hall.Board(context.Background(), fmt.Sprintf("t%d", i))
	if err != nil {
		c.Fatal(err)
	}
	c.boards, c.run = append(c.boards, board), append(c.run, "")
	lea := sessions.Principal{Role: sessions.Facilitator, Organization: "o", Session: "avond"}
	now := sessions.At(time.Now())
	c.do(i, lea, &sessions.OpenTrajectory{Title: sessions.Text{Body: "Proef"}, HostName: "Proef", HostType: "collectief",
		Steps: []sessions.NewStep{{ID: "nood", Title: sessions.Text{Body: "Nood"}}}})
	c.do(i, lea, &sessions.PlanSession{Session: "avond", Template: "T1-kort", Title: sessions.Text{Body: "Proef"}, Date: now, Tables: []sessions.Label{"1"}})
	c.do(i, lea, &sessions.NameUrgent{Person: "begeleider", Number: "020 000 00 00", Until: "21 uur"})
	c.do(i, lea, &sessions.DateFeedback{Date: now + 42*day})
	c.do(i, lea, &sessions.WriteMandate{Rung: "coproduceren", Use: sessions.Text{Body: "De route."}, SignedBy: "directeur", Pledge: true})
	c.do(i, lea, &sessions.OpenSession{})
	for n := range seats {
		c.do(i, sessions.Principal{Role: sessions.Nobody, Session: "avond", Object: string(sessions.DoorExperience)}, &sessions.TakeSeat{Seat: fmt.Sprintf("s%d", n), Side: sessions.Ervaring})
	}
	c.do(i, lea, &sessions.StartPhase{Phase: "bundelen"})
	board.Read(func(s *sessions.State, _ func(sessions.WordsID) string) {
		s.Rows(func(r *sessions.Row) {
			if e, ok := r.Record.(*sessions.Session); ok {
				c.run[i] = e.Run.ID
			}
		})
	})
	for n := range cards {
		c.place(i, n%seats, fmt.Sprintf("begin%d", n))
	}
	if cards >= 3 {
		c.do(i, lea, &sessions.RevealCards{})
	}
}

func (c *crowd) do(i int, p sessions.Principal, w sessions.Wish) {
	ask, err := live.NewAsk(w, c.run[i])
	if err == nil {
		err = c.boards[i].Do(context.Background(), p, ask)
	}
	if err != nil {
		c.Errorf("%T: %v", w, err)
	}
}

func (c *crowd) seat(n int) sessions.Principal {
	return sessions.Principal{Role: sessions.Attendee, Seat: fmt.Sprintf("s%d", n), Session: "avond"}
}

func (c *crowd) place(i, seat int, id string) {
	c.do(i, c.seat(seat), &sessions.PlaceCard{Card: id, Question: "idee", Step: "nood", Text: sessions.Text{Body: "kaart " + id}})
}

// write has writers ask b.N wishes together.
func (c *crowd) write(writers int, wish func(writer, n int)) {
	var work sync.WaitGroup
	for w := range writers {
		work.Add(1)
		go func() {
			defer work.Done()
			for n := w; n < c.N; n += writers {
				wish(w, n)
			}
		}()
	}
	work.Wait()
}

func BenchmarkCardsOverManyBoards(b *testing.B) {
	c := newCrowd(b, 16, 4, 0)
	c.write(64, func(w, n int) { c.place(w%16, w/16, fmt.Sprintf("k%d", n)) })
}

func BenchmarkCardsOnOneBoard(b *testing.B) {
	c := newCrowd(b, 1, 64, 0)
	c.write(64, func(w, n int) { c.place(0, w, fmt.Sprintf("k%d", n)) })
}

func BenchmarkRewordingOnABoardOfAThousandCards(b *testing.B) {
	c := newCrowd(b, 1, 64, 1000)
	c.write(64, func(w, n int) {
		c.do(0, c.seat(w), &sessions.RewordCard{Card: fmt.Sprintf("begin%d", w), Text: sessions.Text{Body: fmt.Sprintf("woorden %d", n)}})
	})
}
