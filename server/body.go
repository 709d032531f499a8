package server

import (
	"mime"

	"github.com/gofiber/fiber/v2"

	"maatwerkroute/server/live"
)

// read takes what a script or a form sent, and nothing else: Fiber's own reader takes XML too, the last of two
// equal keys, and keys in any capitals.
func read(c *fiber.Ctx, into any) error {
	kind, _, err := mime.ParseMediaType(c.Get(fiber.HeaderContentType))
	switch {
	case err != nil:
		return fiber.ErrUnsupportedMediaType
	case kind == fiber.MIMEApplicationJSON:
		err = live.DecodeStrict(c.Body(), into)
	case kind == fiber.MIMEApplicationForm:
		err = c.BodyParser(into)
	default:
		return fiber.ErrUnsupportedMediaType
	}
	if err != nil {
		return fiber.ErrBadRequest
	}
	return nil
}
