package server

import (
	"context"
	"log/slog"
	"sync"

	"github.com/gofiber/fiber/v2"

	"maatwerkroute/server/store"
	"maatwerkroute/sessions"
)

// seatings remembers which sessions have wishes, so that they are dropped when the session closes (§4.0-4).
type seatings struct {
	mu  sync.Mutex
	has map[string]string // session → stream
}

func newSeatings() *seatings { return &seatings{has: map[string]string{}} }

func (w *seatings) add(session, stream string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.has[session] = stream
}

func (w *seatings) all() map[string]string {
	w.mu.Lock()
	defer w.mu.Unlock()
	c := make(map[string]string, len(w.has))
	for k, v := range w.has {
		c[k] = v
	}
	return c
}

func (w *seatings) drop(session string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	delete(w.has, session)
}

const longestWish = 200

// seatingWish keeps "niet met …" for the facilitator, outside the log.
func (s *Server) seatingWish(c *fiber.Ctx) error {
	var q struct {
		Wish string `json:"wish" form:"wish"`
	}
	if err := c.BodyParser(&q); err != nil {
		return fiber.ErrBadRequest
	}
	v := visiting(c)
	if q.Wish == "" || len(q.Wish) > longestWish {
		return sessions.Refuse(sessions.Invalid, "Schrijf kort wat u wilt. De gespreksleider leest het.")
	}
	e, err := v.evening()
	if err != nil {
		return err
	}
	if e.Record.State != sessions.Open {
		return sessions.Refuse(sessions.Conflict, "Dit gesprek is klaar.")
	}
	if err := s.store.SaveSeating(c.UserContext(), store.Seating{Session: e.ID, Seat: v.key.Seat, Wish: q.Wish}); err != nil {
		return err
	}
	s.seatings.add(e.ID, v.key.Stream)
	if wantsJSON(c) {
		return c.JSON(fiber.Map{"kept": true})
	}
	return c.Redirect("/mijn", fiber.StatusSeeOther)
}

// dropSeatings forgets the wishes of sessions that are over.
func (s *Server) dropSeatings(ctx context.Context) {
	for session, stream := range s.seatings.all() {
		b, err := s.hall.Board(ctx, stream)
		if err != nil {
			continue // the next minute tries again
		}
		over := false
		b.Read(func(st *sessions.State, _ words) { over = st.Over(session) })
		if !over {
			continue
		}
		if err := s.store.DropSeating(ctx, session); err != nil {
			slog.Error("drop seating wishes", "session", session, "err", err)
			continue
		}
		s.seatings.drop(session)
	}
}
