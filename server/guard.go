package server

import (
	"log/slog"
	"slices"
	"strings"
	"time"

	"github.com/gofiber/fiber/v2"
)

// policy is the one Content-Security-Policy. The socket is named beside 'self', since older Safari does
// not count it in; what stands in a page itself is named by its hash.
func policy(c Config, a *assets) string {
	var sockets []string
	for _, o := range c.origins() {
		sockets = append(sockets, "ws"+strings.TrimPrefix(o, "http"))
	}
	return "default-src 'none'; style-src 'self'" + a.source("enter.css") + "; script-src 'self'" + a.source("enter.js") +
		"; img-src 'self' data:; font-src 'self'; connect-src 'self' " +
		strings.Join(sockets, " ") + "; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'"
}

// protect puts on every answer what keeps it to the person who asked.
func (s *Server) protect(c *fiber.Ctx) {
	c.Set("Content-Security-Policy", s.csp)
	c.Set("X-Content-Type-Options", "nosniff")
	// Not no-referrer: a browser would then send "Origin: null" with our own forms, and on plain http there is
	// nothing else to know them by. No address of ours holds a secret, and no other site hears of it.
	c.Set("Referrer-Policy", "same-origin")
	c.Set("X-Robots-Tag", "noindex")
	c.Set("Cross-Origin-Opener-Policy", "same-origin")
	c.Set("Cache-Control", "no-store")
	if s.config.https() {
		c.Set("Strict-Transport-Security", "max-age=31536000")
	}
}

// guard turns away what no page of ours sends.
func (s *Server) guard(c *fiber.Ctx) error {
	s.protect(c)
	if c.Get("Content-Encoding") != "" {
		return fiber.ErrUnsupportedMediaType // 260 kB of gzip would become 268 MB
	}
	switch c.Method() {
	case fiber.MethodGet, fiber.MethodHead:
		return c.Next()
	case fiber.MethodPost:
	default:
		return fiber.ErrMethodNotAllowed
	}
	if site := c.Get("Sec-Fetch-Site"); site != "" && site != "same-origin" {
		return fiber.NewError(fiber.StatusForbidden, "from another site")
	}
	if !slices.Contains(s.config.origins(), c.Get("Origin")) {
		return fiber.NewError(fiber.StatusForbidden, "from another site")
	}
	return c.Next()
}

// watch writes one line an answer: the route as it stands in the list, never the address that was asked.
func (s *Server) watch(c *fiber.Ctx) error {
	start := time.Now()
	if err := c.Next(); err != nil {
		if err := s.fail(c, err); err != nil {
			return err
		}
	}
	path, status := c.Route().Path, c.Response().StatusCode()
	s.meters.answered(path, status)
	slog.Info("answered", "method", c.Method(), "route", path, "status", status, "ms", time.Since(start).Milliseconds())
	return nil
}
