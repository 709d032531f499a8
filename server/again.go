package server

import (
	"errors"
	"time"

	"github.com/gofiber/fiber/v2"

	"maatwerkroute/server/store"
	"maatwerkroute/sessions"
)

// A key for another phone is random and not derived: it opens one seat once, and is never shown again.
const (
	placeKey   = "place"
	placeLives = 15 * time.Minute
)

var (
	errOtherSeat = sessions.Refuse(sessions.Conflict, "Op deze telefoon doet al iemand mee. Kies daar eerst ‘Ik ben klaar op deze telefoon’. Scan daarna de code opnieuw.")
	errNoPlace   = sessions.Refuse(sessions.NotFound, "Deze plek is er niet (meer).")
)

// placeLink gives the key by which a seat is found again, after the facilitator looked at the person. The
// made-up name is no key (§4.0-3). What was given for this seat before and not used ends.
func (s *Server) placeLink(c *fiber.Ctx) error {
	var q struct {
		Seat string `json:"seat" form:"seat"`
	}
	if err := read(c, &q); err != nil {
		return err
	}
	v := visiting(c)
	k := store.Key{Kind: placeKey, Stream: v.key.Stream, Session: v.key.Session, Seat: q.Seat}
	if !s.sits(c, k) {
		return errNoPlace
	}
	if err := s.endKeys(c, k, placeKey); err != nil {
		return err
	}
	secret, now := randomKey(), s.now()
	k.Hash, k.MadeAt, k.ExpiresAt = HashOf(secret), sessions.At(now), sessions.At(now.Add(placeLives))
	if err := s.store.SaveKey(c.UserContext(), k); err != nil {
		return err
	}
	url := s.config.PublicURL + "/d#" + secret
	code, err := newQR(url)
	if err != nil {
		return err
	}
	return c.JSON(fiber.Map{"url": url, "qr": code})
}

// sits says whether the seat of a key is there, in the session of that key, and that session is not over. After
// it nobody can look at the person any more, and a seat leads to somebody's own words and how to reach them.
func (s *Server) sits(c *fiber.Ctx, k store.Key) bool {
	b, err := s.hall.Board(c.UserContext(), k.Stream)
	if err != nil {
		return false
	}
	ok := false
	b.Read(func(st *sessions.State, _ words) {
		seat, found := record[*sessions.Seat](st, "seat", k.Seat)
		ok = found && seat.Session == k.Session && !seat.Removed && !st.Over(k.Session)
	})
	return ok
}

// usePlace gives this phone the seat. The phone that had it stops: whoever sits there can be only one, and
// notices when somebody else took it.
func (s *Server) usePlace(c *fiber.Ctx, k store.Key) error {
	if held, err := s.held(c, seatCookie); err == nil && held.Session == k.Session && held.Seat != k.Seat {
		return errOtherSeat // what waits on this phone is another person's; the key is not used up
	}
	if !s.sits(c, k) {
		return errKey
	}
	if err := s.revoke(c.UserContext(), k.Hash); err != nil {
		return errKey // somebody else was first
	}
	if err := s.endKeys(c, k, seatCookie); err != nil {
		return err
	}
	return s.issue(c, store.Key{Kind: seatCookie, Stream: k.Stream, Session: k.Session, Seat: k.Seat}, seatLives)
}

// endKeys ends the living keys of a kind that are for the seat of k.
func (s *Server) endKeys(c *fiber.Ctx, k store.Key, kind string) error {
	keys, err := s.store.Keys(c.UserContext(), k.Session, kind)
	if err != nil {
		return err
	}
	for _, old := range keys {
		if old.Seat != k.Seat || old.RevokedAt != 0 {
			continue
		}
		if err := s.revoke(c.UserContext(), old.Hash); err != nil && !errors.Is(err, store.ErrNone) {
			return err
		}
	}
	return nil
}
