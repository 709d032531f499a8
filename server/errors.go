package server

import (
	"errors"
	"log/slog"
	"strings"

	"github.com/gofiber/fiber/v2"

	"maatwerkroute/server/live"
	"maatwerkroute/server/store"
	"maatwerkroute/sessions"
)

// status is the only place that knows an HTTP status for a code of the rules.
var status = map[sessions.Code]int{
	sessions.Invalid:   fiber.StatusUnprocessableEntity,
	sessions.Forbidden: fiber.StatusForbidden,
	sessions.Conflict:  fiber.StatusConflict,
	sessions.NotFound:  fiber.StatusNotFound,
}

var said = map[int]string{
	fiber.StatusNotFound:              "Deze pagina is er niet (meer).",
	fiber.StatusUnauthorized:          "Log eerst in. Of gebruik uw code of kaart.",
	fiber.StatusForbidden:             "Dit kan hier niet. Open de pagina opnieuw en probeer het nog eens.",
	fiber.StatusMethodNotAllowed:      "Dit kan hier niet.",
	fiber.StatusRequestEntityTooLarge: "Dit is te groot. Ga terug en maak het korter. Een bestand kan hier niet bij.",
	fiber.StatusUnsupportedMediaType:  "Dit bericht kunnen wij niet lezen.",
	fiber.StatusTooManyRequests:       "Er zijn te veel foute codes geprobeerd. Wacht even en probeer het nog eens.",
	fiber.StatusServiceUnavailable:    "Nu niet gelukt. Probeer het zo weer.",
}

// rotten is said of one board. Trying again does not help until a backup was put back; what waits in an outbox waits.
const rotten = "Dit gesprek kan nu niet open: er is iets mis met het bestand op de server. Waarschuw wie dit beheert."

var errSignIn = fiber.NewError(fiber.StatusUnauthorized)

// verdict is what a person and a machine hear of an error.
type verdict struct {
	Status  int    `json:"-"`
	Code    string `json:"code"`
	Text    string `json:"text"`
	Suggest string `json:"suggest,omitempty"`
}

// judge gives the status and the plain sentence of an error. What is no fault of the asker is logged, once.
func judge(err error) verdict {
	var f *fiber.Error
	if r, ok := sessions.Refused(err); ok {
		return verdict{Status: status[r.Code], Code: string(r.Code), Text: r.Text, Suggest: r.Suggest}
	}
	v := verdict{Status: fiber.StatusInternalServerError, Code: "not-now"}
	switch {
	case live.NotNow(err):
		v.Status = fiber.StatusServiceUnavailable
	case errors.Is(err, store.ErrNone):
		v.Status = fiber.StatusNotFound
	case errors.As(err, &f):
		v.Status = f.Code
	case errors.Is(err, store.ErrRotten):
		slog.Error("a row is damaged: look with `maatwerkroute verify`", "err", err)
		v.Text = rotten
	default:
		slog.Error("a request failed", "err", err)
	}
	if v.Status < fiber.StatusInternalServerError {
		v.Code = "refused"
	}
	if v.Text == "" {
		v.Text = said[v.Status]
	}
	if v.Text == "" {
		v.Text = said[fiber.StatusServiceUnavailable]
	}
	return v
}

// fail answers an error: a page for a person, JSON for a script. It also sees what Fiber refuses by itself.
func (s *Server) fail(c *fiber.Ctx, err error) error {
	s.protect(c)
	v := judge(err)
	if v.Status == fiber.StatusUnauthorized && c.Method() == fiber.MethodGet && !wantsJSON(c) && strings.HasPrefix(c.Path(), "/bureau") {
		return c.Redirect("/bureau", fiber.StatusSeeOther)
	}
	c.Status(v.Status)
	if strings.HasPrefix(c.Path(), "/live/") {
		c.Context().SetConnectionClose() // frames may follow, and are no next request
	}
	if v.Status == fiber.StatusServiceUnavailable {
		c.Set("Retry-After", "2")
	}
	if v.Status == fiber.StatusRequestEntityTooLarge && strings.HasSuffix(c.Path(), upload) {
		v.Text = "Dit bestand is groter dan 2 MB. Ga terug en kies een kleiner bestand."
	}
	if wantsJSON(c) {
		return c.JSON(v)
	}
	p := Page{Title: "Dit ging niet", Data: v}
	if strings.HasPrefix(c.Path(), "/antwoord/") || strings.HasPrefix(c.Path(), "/dragen/") {
		p.Lost = typedWords(c, ids...) // a link that ended while somebody wrote
	}
	return s.render(c, "fout", p)
}

func wantsJSON(c *fiber.Ctx) bool {
	accept := c.Get("Accept")
	return strings.HasPrefix(c.Get("Content-Type"), "application/json") || strings.Contains(accept, "application/json") ||
		strings.HasPrefix(c.Path(), "/live/") || c.Path() == "/wish" || c.Path() == "/since"
}
