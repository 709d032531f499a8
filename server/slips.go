package server

import (
	"strconv"

	"github.com/gofiber/fiber/v2"

	"maatwerkroute/server/store"
	"maatwerkroute/sessions"
)

// packSlip is a slip that was printed beforehand. Nothing of a person is in it: its number is a place on a list, and its
// code opens what is written on its behalf later.
type packSlip struct {
	N    int
	Code string
}

const (
	slipsATable = 8
	mostATable  = 40
)

// packSlips gives the slips that nobody uses yet. The code of one that is somebody's is never printed again: whoever
// prints the pack would hold the key to what that person said. A second facilitator gets none.
func (s *Server) packSlips(c *fiber.Ctx, e evening, n int) (list []packSlip, err error) {
	v := visiting(c)
	if v.as.Role != sessions.Facilitator || e.Record.State != sessions.Planned && e.Record.State != sessions.Open {
		return nil, nil
	}
	used := map[string]bool{}
	v.board.Read(func(st *sessions.State, _ words) {
		for _, seat := range st.Seats() {
			used[seat] = true
		}
	})
	for i := 1; i <= min(n, sessions.MostSlips); i++ {
		seat := sessions.SlipSeat(e.ID, i)
		if used[seat] {
			continue
		}
		code, err := s.slipOf(c.UserContext(), store.Key{Stream: e.Stream, Session: e.ID, Seat: seat})
		if err != nil {
			return nil, err
		}
		list = append(list, packSlip{N: i, Code: grouped(code)})
	}
	return list, nil
}

var errBlankSlip = sessions.Refuse(sessions.NotFound, "Op dit strookje staat nog niets. Laat de schrijver een kaart opschrijven, met het nummer van het strookje.")

// slipOwner finds the seat of a slip by its code. A slip that lies there unused is nobody's.
func (s *Server) slipOwner(c *fiber.Ctx) (store.Key, error) {
	k, err := s.present(c, is(slipKey))
	if err != nil {
		return k, err
	}
	b, err := s.hall.Board(c.UserContext(), k.Stream)
	if err != nil {
		return k, err
	}
	b.Read(func(st *sessions.State, _ words) {
		if _, ok := record[*sessions.Seat](st, "seat", k.Seat); !ok {
			err = errBlankSlip
		}
	})
	return k, err
}

// atMost reads how many somebody wants, with what is usual when they did not say.
func atMost(asked string, usual, most int) int {
	n, err := strconv.Atoi(asked)
	if err != nil || n < 0 {
		return usual
	}
	return min(n, most)
}
