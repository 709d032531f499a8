package server

import (
	"time"

	"github.com/gofiber/fiber/v2"

	"maatwerkroute/server/store"
)

// scribe is the screen of who writes for a table; without a key it takes the secret of the link.
func (s *Server) scribe(c *fiber.Ctx) error {
	v, err := s.by(c, scribeCookie)
	if err == errSignIn {
		return s.render(c, "schrijver", Page{Title: "Schrijven voor een tafel", Way: &Way{To: "/schrijver/sleutel"}})
	}
	if err != nil {
		return err
	}
	e, err := v.evening()
	if err != nil {
		return err
	}
	return s.shell(c, "scribe", e, Shell{Stream: v.key.Stream, Session: e.ID, As: scribeCookie, More: map[string]string{"table": v.key.Table}})
}

func (s *Server) scribeKey(c *fiber.Ctx) error {
	k, err := s.present(c, is(scribeKey))
	if err == nil {
		err = s.stillOpen(c, k)
	}
	if err != nil {
		return s.again(c, err, "schrijver", Page{Title: "Schrijven voor een tafel", Way: &Way{To: "/schrijver/sleutel"}})
	}
	k = store.Key{Kind: scribeCookie, Stream: k.Stream, Session: k.Session, Table: k.Table}
	if err := s.issue(c, k, 24*time.Hour); err != nil {
		return err
	}
	return c.Redirect("/schrijver", fiber.StatusSeeOther)
}
