package server

import (
	"errors"
	"time"

	"github.com/gofiber/fiber/v2"

	"maatwerkroute/server/store"
)

// cookieName is mwr_seat and the like. With https the browser itself holds it to this host.
func (s *Server) cookieName(kind string) string {
	if s.config.https() {
		return "__Host-mwr_" + kind
	}
	return "mwr_" + kind
}

func (s *Server) setCookie(c *fiber.Ctx, kind, value string, lives time.Duration) {
	same := fiber.CookieSameSiteLaxMode
	if s.config.OnLocation {
		same = fiber.CookieSameSiteStrictMode
	}
	c.Cookie(&fiber.Cookie{Name: s.cookieName(kind), Value: value, Path: "/", MaxAge: int(lives / time.Second),
		HTTPOnly: true, Secure: s.config.https(), SameSite: same})
}

func (s *Server) dropCookie(c *fiber.Ctx, kind string) {
	c.Cookie(&fiber.Cookie{Name: s.cookieName(kind), Value: "", Path: "/", MaxAge: -1, Expires: time.Unix(1, 0),
		HTTPOnly: true, Secure: s.config.https(), SameSite: fiber.CookieSameSiteLaxMode})
}

// held finds the key in this browser's cookie of a kind.
func (s *Server) held(c *fiber.Ctx, kind string) (store.Key, error) {
	secret := c.Cookies(s.cookieName(kind))
	if secret == "" {
		return store.Key{}, errSignIn
	}
	k, err := s.store.Key(c.UserContext(), HashOf(secret), s.instant())
	if errors.Is(err, store.ErrNone) || err == nil && k.Kind != kind {
		return store.Key{}, errSignIn
	}
	return k, err
}
