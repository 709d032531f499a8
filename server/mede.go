package server

import (
	"time"

	"github.com/gofiber/fiber/v2"

	"maatwerkroute/server/store"
	"maatwerkroute/sessions"
)

// medeLink gives the link by which a second facilitator runs this one session too, or takes over on another
// device. Asked for a new one, the old link ends, and with it every desk that came in by it.
func (s *Server) medeLink(c *fiber.Ctx) error {
	var q struct {
		New bool `json:"new" form:"new"`
	}
	if err := read(c, &q); err != nil {
		return err
	}
	v := visiting(c)
	if err := s.stillOpen(c, v.key); err != nil {
		return sessions.Refuse(sessions.Conflict, "Dit gesprek is klaar. Er kan niemand meer meedoen aan het bureau.")
	}
	if q.New {
		for _, kind := range append([]string{medeKey}, endsToo[medeKey]...) {
			if err := s.revokeKind(c.UserContext(), v.key.Session, kind); err != nil {
				return err
			}
		}
	}
	l, _, err := s.linkFor(c.UserContext(), "/mede", store.Key{Kind: medeKey, Stream: v.key.Stream, Session: v.key.Session, Account: v.key.Account})
	if err != nil {
		return err
	}
	return c.JSON(l)
}

// mede takes the secret of that link out of the address. Who came in before finds the way back here.
func (s *Server) mede(c *fiber.Ctx) error {
	p := Page{Title: "Meedoen aan het bureau", Way: &Way{To: "/mede/sleutel"}}
	if v, err := s.helping(c); err == nil {
		p.Data = v.key.Session
	}
	return s.render(c, "mede", p)
}

const medeLives = 24 * time.Hour // the session ends it before

func (s *Server) useMede(c *fiber.Ctx) error {
	k, err := s.present(c, is(medeKey))
	if err == nil {
		err = s.stillOpen(c, k)
	}
	if err != nil {
		return s.again(c, err, "mede", Page{Title: "Meedoen aan het bureau", Way: &Way{To: "/mede/sleutel"}})
	}
	if err := s.issue(c, store.Key{Kind: medeCookie, Stream: k.Stream, Session: k.Session, Account: k.Account}, medeLives); err != nil {
		return err
	}
	return c.Redirect("/bureau/"+k.Session, fiber.StatusSeeOther)
}

// helping is a second facilitator, as long as the session is open.
func (s *Server) helping(c *fiber.Ctx) (visit, error) {
	v, err := s.by(c, medeCookie)
	if err != nil {
		return visit{}, err
	}
	if err := s.stillOpen(c, v.key); err != nil {
		return visit{}, errSignIn
	}
	return v, nil
}

// desked is whoever runs the session in the address: its host, a second facilitator of this one session, or one with an
// account of the host.
func desked(s *Server, c *fiber.Ctx) (visit, error) {
	v, err := s.runsAs(c, sessions.Facilitator, sessions.CoFacilitator)
	if err == nil {
		v, err = s.hosting(c, v, c.Params("session"))
	}
	if err == nil {
		return v, nil
	}
	m, merr := s.helping(c)
	if merr != nil {
		return v, err
	}
	if m.key.Session != c.Params("session") {
		return visit{}, store.ErrNone
	}
	return m, nil
}
