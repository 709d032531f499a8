package server

import (
	"errors"
	"strings"

	"github.com/gofiber/fiber/v2"

	"maatwerkroute/server/store"
	"maatwerkroute/sessions"
)

// A facilitator whose laptop falls on the floor goes on with another device. What opens it is kept on paper: 128 bits as a
// QR to scan, or as 26 letters to type. It opens the desk of one session, once, and ends every desk of that account.
const (
	takeKey     = "takeover"
	takeCode    = takeKey + "-code"
	takeLetters = 26 // of an alphabet of 31: 128 bits
)

// takeoverCode shows the code of the one who asks, or ends it and shows another.
func (s *Server) takeoverCode(c *fiber.Ctx) error {
	var q struct {
		New bool `json:"new" form:"new"`
	}
	if err := read(c, &q); err != nil {
		return err
	}
	v := visiting(c)
	k := store.Key{Kind: takeKey, Stream: v.key.Stream, Session: v.key.Session, Object: v.key.Account, Account: v.key.Account, Organization: v.as.Organization}
	if s.stillOpen(c, k) != nil {
		return sessions.Refuse(sessions.Conflict, "Dit gesprek is klaar. Overnemen kan niet meer.")
	}
	if q.New {
		if err := s.endOf(c, k, takeKey, takeCode); err != nil {
			return err
		}
	}
	l, _, err := s.linkFor(c.UserContext(), "/overnemen", k)
	if err != nil {
		return err
	}
	k.Kind, k.ExpiresAt = takeCode, sessions.At(s.now().Add(linkLives))
	code, err := s.derive(c.UserContext(), k, func(k store.Key, g int) string { return s.master.code(k, g, takeLetters) })
	if err != nil {
		return err
	}
	g := personal{URL: l.URL, QR: l.QR, Code: grouped(code), Address: strings.TrimSuffix(s.config.host(), "/") + "/overnemen", Back: "/bureau/" + v.key.Session}
	if wantsJSON(c) {
		return c.JSON(g)
	}
	return s.render(c, "overnameblad", Page{Title: "Bewaar dit op papier", Data: g})
}

var errTakeover = sessions.Refuse(sessions.NotFound, "Deze code werkt niet. Kijk nog eens. Een code werkt één keer.")

const takeoverTitle = "Dit gesprek overnemen"

func (s *Server) takeover(c *fiber.Ctx) error {
	return s.render(c, "overnemen", Page{Title: takeoverTitle, Way: &Way{To: "/overnemen/sleutel"}})
}

// takeOver opens the desk of one session here. Every guess is slowed, and never made, used, renewed, of an evening that is
// over: all are one answer.
func (s *Server) takeOver(c *fiber.Ctx) error {
	k, err := s.takeoverOf(c)
	if err == nil {
		err = s.useTakeover(c, k)
	}
	if _, refused := sessions.Refused(err); refused {
		return s.again(c, err, "overnemen", Page{Title: takeoverTitle, Way: &Way{To: "/overnemen/sleutel"}})
	}
	if err != nil {
		return err
	}
	if err := s.store.RevokeAccountKind(c.UserContext(), k.Account, deskCookie, s.instant()); err != nil {
		return err
	}
	s.screens.taken(func(old store.Key) bool { return old.Kind == deskCookie && old.Account == k.Account })
	desk := store.Key{Kind: deskCookie, Stream: k.Stream, Session: k.Session, Organization: k.Organization, Account: k.Account,
		ExpiresAt: sessions.At(s.now().Add(s.config.DeskIdle))}
	if err := s.issue(c, desk, s.config.DeskLongest); err != nil {
		return err
	}
	return c.Redirect("/bureau/"+k.Session, fiber.StatusSeeOther)
}

// useTakeover ends the code. Whichever form of it was used, the link is what is ended first: of two at once one has it.
func (s *Server) useTakeover(c *fiber.Ctx, k store.Key) error {
	links, err := s.store.Keys(c.UserContext(), k.Session, takeKey)
	if err != nil {
		return err
	}
	for _, l := range links {
		if l.Object != k.Object || l.RevokedAt != 0 {
			continue
		}
		err := s.revoke(c.UserContext(), l.Hash)
		switch {
		case errors.Is(err, store.ErrNone):
			return errTakeover
		case err != nil:
			return err
		}
		return s.endOf(c, k, takeCode)
	}
	return errTakeover
}

func (s *Server) takeoverOf(c *fiber.Ctx) (store.Key, error) {
	if !s.guesses.take(address(c)) {
		return store.Key{}, fiber.ErrTooManyRequests
	}
	secret := c.FormValue("sleutel", c.FormValue("key"))
	if len(secret) != linkLength {
		secret = typed(c.FormValue("code"))
	}
	k, err := s.keyOf(c, secret, is(takeKey, takeCode))
	if err == nil {
		s.guesses.back(address(c))
		err = s.stillOpen(c, k)
	}
	if _, refused := sessions.Refused(err); refused {
		err = errTakeover
	}
	return k, err
}
