package server

import (
	"net"

	"github.com/gofiber/fiber/v2"

	"maatwerkroute/server/live"
	"maatwerkroute/server/store"
	"maatwerkroute/sessions"
)

// who may use a route. It finds the visit, or says no.
type who func(s *Server, c *fiber.Ctx) (visit, error)

// visit is who came, by which key, to which board.
type visit struct {
	key   store.Key
	as    sessions.Principal
	board *live.Board

	member sessions.Member // of who logged in
}

// person is by whom wishes are counted: a seat, however many phones and cookies it was opened with.
func (v visit) person() string {
	if v.as.Seat != "" {
		return "seat " + v.as.Seat
	}
	return "key " + string(v.key.Hash)
}

const (
	visitLocal  = "visit"
	streamLocal = "stream" // that a page is about
)

func (s *Server) only(w who) fiber.Handler {
	return func(c *fiber.Ctx) error {
		v, err := w(s, c)
		if err != nil {
			return err
		}
		c.Locals(visitLocal, v)
		return c.Next()
	}
}

func visiting(c *fiber.Ctx) visit {
	v, _ := c.Locals(visitLocal).(visit)
	return v
}

func anyone(*Server, *fiber.Ctx) (visit, error) { return visit{}, nil }

// thisMachine keeps the numbers for whoever runs the server: behind a proxy they are not served to the world.
func thisMachine(_ *Server, c *fiber.Ctx) (visit, error) {
	addr, ok := c.Context().RemoteAddr().(*net.TCPAddr)
	if !ok || !addr.IP.IsLoopback() || c.Get("X-Forwarded-For") != "" || c.Get("Forwarded") != "" {
		return visit{}, fiber.ErrNotFound
	}
	return visit{}, nil
}

func entering(s *Server, c *fiber.Ctx) (visit, error) { return s.by(c, enteringCookie) }
func seated(s *Server, c *fiber.Ctx) (visit, error)   { return s.by(c, seatCookie) }
func walled(s *Server, c *fiber.Ctx) (visit, error)   { return s.by(c, wallCookie) }
func asked(s *Server, c *fiber.Ctx) (visit, error)    { return s.by(c, askedCookie) }
func carrying(s *Server, c *fiber.Ctx) (visit, error) { return s.by(c, carryCookie) }

// by finds a visit by the cookie of a kind.
func (s *Server) by(c *fiber.Ctx, kind string) (visit, error) {
	k, err := s.held(c, kind)
	if err != nil {
		return visit{}, err
	}
	c.Locals(streamLocal, k.Stream)
	b, err := s.hall.Board(c.UserContext(), k.Stream)
	return visit{key: k, as: principal(k), board: b}, err
}

// principal is who a key makes of somebody.
func principal(k store.Key) sessions.Principal {
	p := sessions.Principal{Session: k.Session}
	switch k.Kind {
	case enteringCookie:
		p.Role, p.Object = sessions.Nobody, k.Door
	case seatCookie:
		p.Role, p.Seat = sessions.Attendee, k.Seat
	case wallCookie:
		p.Role = sessions.Wall
	case scribeCookie:
		p.Role, p.Table = sessions.Scribe, k.Table
	case askedCookie, supportCookie:
		p.Role, p.Object = sessions.Asked, k.Object
	case carryCookie:
		p.Role, p.Object = sessions.Carrier, k.Object
	case medeCookie:
		p.Role = sessions.CoFacilitator
	case guestCookie:
		p.Role, p.Object = sessions.Observer, k.Object
	case deskCookie:
		p.Role, p.Organization = sessions.Facilitator, k.Organization
	default:
		p.Role = sessions.Nobody
	}
	return p
}

// facilitator is a facilitator who logged in, whatever the session. Who took over one session did not.
func facilitator(s *Server, c *fiber.Ctx) (visit, error) { return s.inRole(c, sessions.Facilitator) }

// touch moves the moment on which an idle desk is logged out, never past the longest day.
func (s *Server) touch(c *fiber.Ctx, k store.Key) error {
	now := s.now()
	until := min(sessions.At(now.Add(s.config.DeskIdle)), sessions.At(k.MadeAt.Time().Add(s.config.DeskLongest)))
	if until-k.ExpiresAt < 60*1000 {
		return nil
	}
	k.ExpiresAt = until
	return s.store.SaveKey(c.UserContext(), k)
}

// host is a facilitator of the organisation whose session stands in the address. Somebody else's session is
// as absent as none.
func host(s *Server, c *fiber.Ctx) (visit, error) {
	v, err := s.runsAs(c, sessions.Facilitator)
	if err != nil {
		return v, err
	}
	return s.hosting(c, v, c.Params("session"))
}

func (s *Server) hosting(c *fiber.Ctx, v visit, session string) (visit, error) {
	if v.key.Session != "" && v.key.Session != session {
		return visit{}, store.ErrNone
	}
	stream, err := s.store.SessionStream(c.UserContext(), session)
	if err != nil {
		return v, err
	}
	c.Locals(streamLocal, stream)
	if v.board, err = s.hall.Board(c.UserContext(), stream); err != nil {
		return v, err
	}
	v.key.Stream, v.key.Session, v.as.Session = stream, session, session
	s.rehearsals.look(stream, s.now())
	ok := false
	v.board.Read(func(st *sessions.State, _ words) {
		t, found := record[*sessions.Trajectory](st, "trajectory", stream)
		ok = found && t.Host == v.as.Organization
		v.as.Collective = ok && t.HostType == "collectief"
	})
	if !ok {
		return visit{}, store.ErrNone
	}
	return v, nil
}

// holder is whoever holds the cookie of the screen that they say they are, for the stream and session that
// they name.
func holder(s *Server, c *fiber.Ctx) (visit, error) {
	stream, session := c.Params("stream", c.Query("stream")), c.Query("session")
	kind := c.Query("as")
	if !is(seatCookie, deskCookie, medeCookie, wallCookie, scribeCookie)(kind) {
		return visit{}, fiber.ErrNotFound
	}
	if kind == deskCookie {
		v, err := s.runsAs(c, sessions.Facilitator, sessions.CoFacilitator)
		if err == nil {
			v, err = s.hosting(c, v, session)
		}
		if err == nil && v.key.Stream != stream {
			return visit{}, store.ErrNone
		}
		return v, err
	}
	k, err := s.held(c, kind)
	if err == nil && kind == medeCookie {
		_, err = s.helping(c)
	}
	if err != nil {
		return visit{}, err
	}
	if k.Stream != stream || k.Session != session {
		return visit{}, store.ErrNone
	}
	return s.by(c, kind)
}
