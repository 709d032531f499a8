package server

import (
	"context"
	"encoding/json"

	"github.com/gofiber/fiber/v2"

	"maatwerkroute/server/live"
	"maatwerkroute/sessions"
)

// guest is a visit as a board wants to know it.
func (s *Server) guest(v visit, cursor string) live.Guest {
	hash, kind := v.key.Hash, v.key.Kind
	return live.Guest{Who: v.as, Cursor: cursor, Limit: s.limit(v.person()), Key: func() bool {
		k, err := s.store.Key(context.Background(), hash, s.instant())
		if err != nil {
			return false
		}
		// A desk whose screen is open is not idle: during the listening nobody touches it.
		if kind == deskCookie && k.ExpiresAt-s.instant() < sessions.Instant(s.config.DeskIdle.Milliseconds()/2) {
			k.ExpiresAt = min(sessions.At(s.now().Add(s.config.DeskIdle)), sessions.At(k.MadeAt.Time().Add(s.config.DeskLongest)))
			return s.store.SaveKey(context.Background(), k) == nil
		}
		return true
	}}
}

func (s *Server) live(c *fiber.Ctx) error {
	v := visiting(c)
	g := s.guest(v, c.Query("cursor"))
	from := address(c)
	if s.screens.from(from) >= s.config.ScreensPerAddress {
		return fiber.NewError(fiber.StatusServiceUnavailable) // and POST /wish and GET /since are still there
	}
	return s.door.Upgrade(c, func(ctx context.Context, socket *live.Socket) {
		one := s.screens.enter(v.key, from)
		defer s.screens.leave(one)
		if !g.Key() { // revoked between the question and here
			socket.Close(live.CloseSignIn, "")
			return
		}
		g.Ended, g.Taken = one.ended, one.taken.Load
		v.board.Serve(ctx, socket, g)
	})
}

// otherVersion tells a page of another protocol version to load itself again.
func (s *Server) otherVersion(c *fiber.Ctx) error { return s.door.TurnAway(c) }

// wish takes the frame that a socket would have carried.
func (s *Server) wish(c *fiber.Ctx) error {
	v := visiting(c)
	id, err := v.board.Answer(c.UserContext(), s.guest(v, ""), c.Body())
	c.Set("Content-Type", "application/json")
	return c.Send(live.Reply(id, err))
}

// since gives what a socket would have told, as a list of frames; or the close code that it would have had.
func (s *Server) since(c *fiber.Ctx) error {
	v := visiting(c)
	// A poll without a cursor writes the whole board: it counts as a wish does.
	if g := s.guest(v, ""); !g.Limit.AllowN(s.now(), 1) {
		return fiber.ErrTooManyRequests
	}
	view, err := v.board.View(c.UserContext(), v.as, c.Query("cursor"))
	if _, refused := sessions.Refused(err); refused {
		return c.Status(fiber.StatusGone).JSON(fiber.Map{"close": live.CloseRemoved})
	}
	if err != nil {
		return err
	}
	frames := [][]byte{view.Hello()}
	news, err := view.Since()
	if err != nil {
		return c.Status(fiber.StatusGone).JSON(fiber.Map{"close": live.CloseRemoved})
	}
	if len(news) == 0 && s.over(v) {
		return c.Status(fiber.StatusGone).JSON(fiber.Map{"close": live.CloseOver})
	}
	list := make([]json.RawMessage, 0, len(news)+1)
	for _, f := range append(frames, news...) {
		list = append(list, f)
	}
	return c.JSON(list)
}

// over says whether this person's evening has ended, as the socket does.
func (s *Server) over(v visit) bool {
	if v.as.Role != sessions.Attendee && v.as.Role != sessions.Scribe && v.as.Role != sessions.CoFacilitator {
		return false
	}
	over := false
	v.board.Read(func(st *sessions.State, _ words) { over = st.Over(v.as.Session) })
	return over
}
