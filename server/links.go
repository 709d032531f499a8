package server

import (
	"fmt"
	"strings"

	"github.com/gofiber/fiber/v2"

	"maatwerkroute/server/store"
	"maatwerkroute/sessions"
)

// personal is a link for one function and one thing, as the desk gives it away.
type personal struct {
	URL     string `json:"url"`
	QR      qrCode `json:"qr"`
	Code    string `json:"code"`
	Address string `json:"address"` // where the code is typed
	For     string `json:"for"`
	Back    string `json:"-"`
}

var errNoManager = sessions.Refuse(sessions.Conflict, "De eigenaar noemde nog geen leidinggevende. Dan is er nog niemand voor deze link.")

// askedLink is the personal link of the one who is asked, of the one whose yes an owner waits for, of the owner's
// manager, or of who gave a promise.
func (s *Server) askedLink(c *fiber.Ctx) error {
	var q struct {
		Action    string `json:"action" form:"action"`
		Condition bool   `json:"condition" form:"condition"`
		Manager   bool   `json:"manager" form:"manager"`
		Promise   string `json:"promise" form:"promise"`
	}
	if err := read(c, &q); err != nil {
		return err
	}
	v, ticket, whose, err := visiting(c), "", "", error(store.ErrNone)
	v.board.Read(func(st *sessions.State, _ words) {
		if q.Promise != "" {
			if t, by, wrong, ok := giverTicket(st, v.key.Session, q.Promise); ok {
				ticket, whose, err = t, by, wrong
			}
			return
		}
		a, ok := record[*sessions.Action](st, "action", q.Action)
		if !ok || a.Session != v.key.Session {
			return
		}
		err = nil
		switch {
		case q.Manager && a.Plan.Manager == "":
			err = errNoManager
		case q.Manager:
			ticket, whose = a.ManagerTicket(), string(a.Plan.Manager)
		case q.Condition:
			ticket, whose = a.ConditionTicket(), string(a.Condition.Function)
		default:
			ticket, whose = a.Ticket(), string(a.Asked)
		}
	})
	if err != nil {
		return err
	}
	return s.giveLink(c, "/antwoord", askedKey, ticket, whose)
}

var errNoCarrier = sessions.Refuse(sessions.Conflict, "Er is nog geen drager gevraagd.")

// carryLink is the personal link of who carries a leg, of the place that receives and answers it, or of the
// place that gets reports.
func (s *Server) carryLink(c *fiber.Ctx) error {
	var q struct {
		Leg   string `json:"leg" form:"leg"`
		Place bool   `json:"place" form:"place"`

		Agreement string `json:"agreement" form:"agreement"`
	}
	if err := read(c, &q); err != nil {
		return err
	}
	v, ticket, whose, err := visiting(c), "", "", error(store.ErrNone)
	v.board.Read(func(st *sessions.State, _ words) {
		if a, ok := record[*sessions.InformationAgreement](st, "information-agreement", q.Agreement); ok && a.Session == v.key.Session {
			ticket, whose, err = a.Ticket(), string(a.Place), nil
			return
		}
		l, ok := record[*sessions.Leg](st, "leg", q.Leg)
		if !ok || l.Session != v.key.Session {
			return
		}
		err = nil
		switch {
		case q.Place:
			ticket, whose = l.PlaceTicket(), string(l.Place)
		case l.Carriage.Round == 0:
			err = errNoCarrier
		default:
			ticket, whose = l.Ticket(), string(l.Carriage.Function)
		}
	})
	if err != nil {
		return err
	}
	return s.giveLink(c, "/dragen", carryKey, ticket, whose)
}

// giveLink shows a personal link as an address, a QR and a code to type: to a script, or on a page to print or to copy.
func (s *Server) giveLink(c *fiber.Ctx, page, kind, ticket, whose string) error {
	v := visiting(c)
	k := store.Key{Kind: kind, Stream: v.key.Stream, Session: v.key.Session, Object: ticket}
	l, _, err := s.linkFor(c.UserContext(), page, k)
	if err != nil {
		return err
	}
	k.Kind, k.ExpiresAt = kind+"-code", sessions.At(s.now().Add(linkLives))
	code, err := s.derive(c.UserContext(), k, func(k store.Key, g int) string { return s.master.code(k, g, 12) })
	if err != nil {
		return err
	}
	g := personal{URL: l.URL, QR: l.QR, Code: grouped(code), Address: strings.TrimSuffix(s.config.host(), "/") + page, For: whose, Back: "/bureau/" + v.key.Session}
	if wantsJSON(c) {
		return c.JSON(g)
	}
	return s.render(c, "deellink", Page{Title: fmt.Sprintf("Een link voor: %s", whose), Data: g})
}
