package server

import (
	"context"
	"log/slog"
	"strings"

	"github.com/gofiber/fiber/v2"

	"maatwerkroute/server/store"
	"maatwerkroute/sessions"
)

const longestWish = 200

// seatingWish keeps "niet met …" for the facilitator, outside the log.
func (s *Server) seatingWish(c *fiber.Ctx) error {
	var q struct {
		Wish string `json:"wish" form:"wish"`
	}
	if err := read(c, &q); err != nil {
		return err
	}
	v := visiting(c)
	q.Wish = strings.TrimSpace(q.Wish)
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
	if wantsJSON(c) {
		return c.JSON(fiber.Map{"kept": true})
	}
	return c.Redirect("/mijn", fiber.StatusSeeOther)
}

// dropSeatings forgets the wishes of sessions that are over (§4.0-4). Which there are it asks the store, so that
// a server that starts again forgets as well.
func (s *Server) dropSeatings(ctx context.Context) {
	list, err := s.store.Seated(ctx)
	if err != nil {
		if ctx.Err() == nil {
			slog.Error("drop seating wishes", "err", err)
		}
		return
	}
	for _, k := range list {
		if k.Stream != "" && !s.seatingOver(ctx, k) {
			continue
		}
		if err := s.store.DropSeating(ctx, k.Session); err != nil {
			slog.Error("drop seating wishes", "session", k.Session, "err", err)
		}
	}
}

// seatingOver says whether the wishes of a session are of no use any more. When its board does not open, the next minute
// tries again.
func (s *Server) seatingOver(ctx context.Context, k store.Key) (over bool) {
	b, err := s.hall.Board(ctx, k.Stream)
	if err != nil {
		return false
	}
	b.Read(func(st *sessions.State, _ words) { over = st.SeatingOver(k.Session, s.instant()) })
	return over
}

// wishesFor lists the wishes for a session: its own, and those of the talks in own circle that it follows.
func (s *Server) wishesFor(ctx context.Context, v visit) ([]seatingView, error) {
	ids := []string{v.key.Session}
	v.board.Read(func(st *sessions.State, _ words) {
		for _, e := range records[*sessions.Session](st) {
			if e.OwnCircle() && e.ID != v.key.Session && !st.SeatingOver(e.ID, s.instant()) {
				ids = append(ids, e.ID)
			}
		}
	})
	var list []store.Seating
	for _, id := range ids {
		more, err := s.store.Seating(ctx, id)
		if err != nil {
			return nil, err
		}
		list = append(list, more...)
	}
	return v.seatings(list), nil
}

// seatingView is a wish and whose it is: a table and a name that may be made up.
type seatingView struct {
	Table, Name, Wish string
	Before            string // the talk in own circle in which it was said
}

func (v visit) seatings(list []store.Seating) []seatingView {
	views := make([]seatingView, len(list))
	v.board.Read(func(st *sessions.State, say words) {
		for i, w := range list {
			views[i].Wish = w.Wish
			if seat, ok := record[*sessions.Seat](st, "seat", w.Seat); ok {
				views[i].Table, views[i].Name = seat.Table, say(seat.Name)
			}
			if e, ok := record[*sessions.Session](st, "session", w.Session); ok && w.Session != v.key.Session {
				views[i].Table, views[i].Before = "", say(e.Title)
			}
		}
	})
	return views
}
