package server

import (
	"sync"
	"time"

	"github.com/gofiber/fiber/v2"

	"maatwerkroute/server/store"
	"maatwerkroute/sessions"
)

// pairings are the walls that show a code and wait for a desk. They live in memory: after a restart a
// wall shows another code.
type pairings struct {
	mu     sync.Mutex
	byCode map[string]pairing
	codeOf map[string]string // by the hash of the wall's token
}

type pairing struct {
	hash  string
	from  string // the address
	until time.Time
}

const (
	pairingLives = 10 * time.Minute
	mostPairings = 1000
	mostWalls    = 30 // that wait at one address; a hall has a few
	wallLives    = 24 * time.Hour
)

func newPairings() *pairings {
	return &pairings{byCode: map[string]pairing{}, codeOf: map[string]string{}}
}

// code gives the code of a wall, a new one when it has none that lives. False: there are too many walls.
func (p *pairings) code(hash, from string, now time.Time) (string, bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.sweep(now)
	if code, ok := p.codeOf[hash]; ok {
		return code, true
	}
	here := 0
	for _, one := range p.byCode {
		if one.from == from {
			here++
		}
	}
	if len(p.byCode) >= mostPairings || here >= mostWalls {
		return "", false
	}
	code := ""
	for code == "" || p.byCode[code].hash != "" {
		code = letters(func(int) []byte { return chance(8) }, 4)
	}
	p.byCode[code], p.codeOf[hash] = pairing{hash: hash, from: from, until: now.Add(pairingLives)}, code
	return code, true
}

func (p *pairings) waits(hash string, now time.Time) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.sweep(now)
	_, ok := p.codeOf[hash]
	return ok
}

func (p *pairings) sweep(now time.Time) {
	for code, one := range p.byCode {
		if now.After(one.until) {
			delete(p.byCode, code)
			delete(p.codeOf, one.hash)
		}
	}
}

// take gives the token's hash of the wall that shows this code, once.
func (p *pairings) take(code string, now time.Time) (hash string, ok bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.sweep(now)
	one, ok := p.byCode[code]
	delete(p.byCode, code)
	delete(p.codeOf, one.hash)
	return one.hash, ok
}

// wall is the screen of the room: until a desk types its code it shows that, and looks again by itself.
func (s *Server) wall(c *fiber.Ctx) error {
	if _, err := s.held(c, wallCookie); err == nil {
		return s.wallScreen(c)
	}
	token := c.Cookies(s.cookieName(wallCookie))
	if !s.pending.waits(string(HashOf(token)), s.now()) {
		token = randomSecret() // never one that was paired before
	}
	code, ok := s.pending.code(string(HashOf(token)), address(c), s.now())
	if !ok {
		return fiber.NewError(fiber.StatusServiceUnavailable)
	}
	s.setCookie(c, wallCookie, token, wallLives)
	return s.render(c, "muur", Page{Title: "Muur", Data: code})
}

func (s *Server) wallState(c *fiber.Ctx) error {
	_, err := s.held(c, wallCookie)
	return c.JSON(fiber.Map{"paired": err == nil})
}

func (s *Server) wallScreen(c *fiber.Ctx) error {
	v, err := walled(s, c)
	if err != nil {
		return err
	}
	e, err := v.evening()
	if err != nil {
		return err
	}
	code, err := s.typedCode(c.UserContext(), e.Stream, e.ID)
	if err != nil {
		return err
	}
	return s.shell(c, "wall", e, Shell{Stream: e.Stream, Session: e.ID, As: wallCookie, More: map[string]string{
		"join-url": s.config.host() + "/d", "code": grouped(code), "qr": "/muur/qr.svg"}})
}

// wallQR draws the way in that carries no side.
func (s *Server) wallQR(c *fiber.Ctx) error {
	v := visiting(c)
	l, err := s.joinLink(c.UserContext(), v.key.Stream, v.key.Session, sessions.DoorOpen)
	if err != nil {
		return err
	}
	c.Set("Content-Type", "image/svg+xml")
	return c.SendString(l.QR.file())
}

// pairWall lets the wall that shows this code read the session.
func (s *Server) pairWall(c *fiber.Ctx) error {
	var q struct {
		Code string `json:"code" form:"code"`
	}
	if err := read(c, &q); err != nil {
		return err
	}
	v := visiting(c)
	if !s.pairs.take() {
		return fiber.NewError(fiber.StatusTooManyRequests)
	}
	hash, ok := s.pending.take(typed(q.Code), s.now())
	if !ok {
		return sessions.Refuse(sessions.NotFound, "Deze code staat op geen muur. Kijk nog eens op het scherm.")
	}
	s.pairs.back()
	k := store.Key{Hash: []byte(hash), Kind: wallCookie, Stream: v.key.Stream, Session: v.key.Session, MadeAt: s.instant(),
		ExpiresAt: sessions.At(s.now().Add(wallLives))}
	if err := s.store.SaveKey(c.UserContext(), k); err != nil {
		return err
	}
	if wantsJSON(c) {
		return c.JSON(fiber.Map{"paired": true})
	}
	return c.Redirect("/bureau/"+v.key.Session, fiber.StatusSeeOther)
}
