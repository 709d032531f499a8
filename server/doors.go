package server

import (
	"context"
	"slices"
	"strings"
	"time"

	"github.com/gofiber/fiber/v2"

	"maatwerkroute/server/store"
	"maatwerkroute/sessions"
)

// link is an address to give away, and its QR. The secret stands in the fragment, which no server sees.
type link struct {
	Door  string `json:"door,omitempty"`
	Table string `json:"table,omitempty"`
	Text  string `json:"text,omitempty"`
	URL   string `json:"url"`
	QR    qrCode `json:"qr"`
}

// entrances is everything by which one can come into a session.
type entrances struct {
	Code    string `json:"code"`    // to type, in two groups
	Address string `json:"address"` // where to type it
	Doors   []link `json:"doors"`   // paper and open together, for a list
	Paper   []link `json:"paper"`   // the cards, one for each door that has a side here
	Open    link   `json:"open"`    // the wall's QR, which carries no side
	Scribes []link `json:"scribes"`
	Wall    string `json:"wall"` // where a wall shows its code
}

var allDoors = []link{
	{Door: string(sessions.DoorExperience), Text: "Ik vertel wat ik meemaak"},
	{Door: string(sessions.DoorWork), Text: "Ik werk bij gemeente of partner"},
	{Door: string(sessions.DoorHelp), Text: "Ik help of kijk mee"},
	{Door: string(sessions.DoorOpen), Text: "Kies zelf hoe u meedoet"},
}

// A key for joining ends with its session, which stillOpen sees to; this is only the very end.
const linkLives = 400 * 24 * time.Hour

func (s *Server) linkFor(ctx context.Context, path string, k store.Key) (link, string, error) {
	k.ExpiresAt = sessions.At(s.now().Add(linkLives))
	secret, err := s.derive(ctx, k, s.master.secret)
	if err != nil {
		return link{}, "", err
	}
	url := s.config.PublicURL + path + "#" + secret
	code, err := newQR(url)
	return link{URL: url, QR: code}, secret, err
}

func (s *Server) joinLink(ctx context.Context, stream, session string, d sessions.Door) (link, error) {
	l, _, err := s.linkFor(ctx, "/d", store.Key{Kind: joinKey + string(d), Stream: stream, Session: session, Door: string(d)})
	l.Door = string(d)
	return l, err
}

func (s *Server) typedCode(ctx context.Context, stream, session string) (string, error) {
	k := store.Key{Kind: codeKey, Stream: stream, Session: session, Door: string(sessions.DoorOpen), ExpiresAt: sessions.At(s.now().Add(linkLives))}
	return s.derive(ctx, k, func(k store.Key, g int) string { return s.master.code(k, g, 8) })
}

func (s *Server) entrances(ctx context.Context, e evening) (d entrances, err error) {
	d.Address, d.Wall = s.config.host()+"/d", s.config.PublicURL+"/muur"
	code, err := s.typedCode(ctx, e.Stream, e.ID)
	if err != nil {
		return d, err
	}
	d.Code = grouped(code)
	for _, p := range allDoors {
		if !opens(e, sessions.Door(p.Door)) {
			continue
		}
		l, err := s.joinLink(ctx, e.Stream, e.ID, sessions.Door(p.Door))
		if err != nil {
			return d, err
		}
		l.Text = p.Text
		d.Doors = append(d.Doors, l)
	}
	last := len(d.Doors) - 1
	d.Paper, d.Open = d.Doors[:last], d.Doors[last]
	for _, table := range e.Record.Tables {
		l, _, err := s.linkFor(ctx, "/schrijver", store.Key{Kind: scribeKey, Stream: e.Stream, Session: e.ID, Object: string(table), Table: string(table)})
		if err != nil {
			return d, err
		}
		l.Table = string(table)
		d.Scribes = append(d.Scribes, l)
	}
	return d, nil
}

// opens says whether somebody can sit who comes in by a door: not everybody sits at every conversation.
func opens(e evening, door sessions.Door) bool {
	return len(e.Record.Sides) == 0 || door == sessions.DoorOpen || slices.ContainsFunc(sessions.SidesOf(door), func(side sessions.Side) bool {
		return slices.Contains(e.Record.Sides, side)
	})
}

// entrancesHere are the doors of the session that is visited.
func (s *Server) entrancesHere(c *fiber.Ctx) (e evening, d entrances, err error) {
	if e, err = visiting(c).evening(); err == nil {
		d, err = s.entrances(c.UserContext(), e)
	}
	return e, d, err
}

func (s *Server) doors(c *fiber.Ctx) error {
	_, d, err := s.entrancesHere(c)
	if err != nil {
		return err
	}
	return c.JSON(d)
}

// endsToo are the keys that came of a kind of link, and end with it. A seat that was taken stays.
var endsToo = map[string][]string{scribeKey: {scribeCookie}, medeKey: {medeCookie}, askedKey: {askedKey + "-code", askedCookie}, carryKey: {carryKey + "-code", carryCookie}, callKey: {callKey + "-code", callCookie}}

// renewDoors ends what was given away of one kind, and gives new ones. A wall is paired anew by its code.
func (s *Server) renewDoors(c *fiber.Ctx) error {
	v, kind := visiting(c), c.FormValue("soort")
	if !is(joinKey, codeKey, scribeKey, askedKey, carryKey, callKey, wallCookie)(kind) {
		return fiber.ErrNotFound
	}
	ends := append([]string{kind}, endsToo[kind]...)
	if kind == codeKey || strings.HasPrefix(kind, joinKey) {
		ends = append(ends, enteringCookie) // who came in by it and has no seat yet
	}
	if kind == joinKey {
		for _, d := range allDoors {
			ends = append(ends, joinKey+d.Door)
		}
	}
	for _, k := range ends {
		if err := s.revokeKind(c.UserContext(), v.key.Session, k); err != nil {
			return err
		}
	}
	return s.doors(c)
}

// paperDoors prints the three cards that decide the side.
func (s *Server) paperDoors(c *fiber.Ctx) error {
	e, d, err := s.entrancesHere(c)
	if err != nil {
		return err
	}
	p := e.page("Kaarten om mee te doen")
	p.Wide, p.Data = true, struct {
		evening
		entrances
	}{e, d}
	return s.render(c, "kaarten", p)
}
