package server

import (
	"github.com/gofiber/fiber/v2"

	"maatwerkroute/server/store"
	"maatwerkroute/sessions"
)

// carryKeyPage is the page on which the key of a carrier or a place is taken.
func carryKeyPage() Page {
	return Page{Title: "Een signaal om door te geven", Way: &Way{To: "/dragen/sleutel"}}
}

// carry shows a leg to who carries it, or to the place that receives and answers; to others a field for the code.
func (s *Server) carry(c *fiber.Ctx) error {
	v, err := s.by(c, carryCookie)
	if err == errSignIn {
		return s.render(c, "vraagcode", carryKeyPage())
	}
	if err != nil {
		return err
	}
	name, p, err := s.carryPage(c, v)
	if _, over := sessions.Refused(err); over {
		return s.again(c, err, "vraagcode", carryKeyPage())
	}
	if err != nil {
		return err
	}
	return s.render(c, name, p)
}

func (s *Server) carryOpen(c *fiber.Ctx) error {
	k, err := s.present(c, is(carryKey, carryKey+"-code"))
	if err != nil {
		return s.again(c, err, "vraagcode", carryKeyPage())
	}
	if err := s.issueOnce(c, store.Key{Kind: carryCookie, Stream: k.Stream, Session: k.Session, Object: k.Object}); err != nil {
		return err
	}
	return c.Redirect("/dragen", fiber.StatusSeeOther)
}

// carryPage finds the leg that the ticket is for, or the reports. When another carrier was asked meanwhile, it is for
// nothing.
func (s *Server) carryPage(c *fiber.Ctx, v visit) (name string, p Page, err error) {
	if p, ok, err := s.gotPage(c, v); ok || err != nil {
		return "ontvangst", p, err
	}
	e, err := v.evening()
	if err != nil {
		return "dragen", Page{}, err
	}
	d := carryView{evening: e, Kept: c.Query("bewaard") != ""}
	if d.Openings, err = s.openings(c, v.key); err != nil {
		return "dragen", Page{}, err
	}
	err = errLink
	v.board.Read(func(st *sessions.State, say words) {
		if l := carried(st, v.key.Object); l != nil {
			err = nil
			d.fill(st, l, v.key.Object, s.instant(), say)
		}
	})
	p = e.page(d.Heading)
	d.Forms, p.Lost = numbered(c, d.Forms)
	p.Way, p.Data = linkWay(c, "/dragen"), d
	return "dragen", p, err
}

func carried(st *sessions.State, ticket string) *sessions.Leg {
	for _, l := range records[*sessions.Leg](st) {
		if ticket == l.PlaceTicket() || ticket == l.Ticket() && l.Carriage.Round > 0 {
			return l
		}
	}
	return nil
}

// carryForms are the forms of a carrier and of a place. Who named another place also sends the bundle there.
func (s *Server) carryForms() forms {
	return forms{back: func(*fiber.Ctx) string { return "/dragen?bewaard=ja" }, page: s.carryPage, mine: func(c *fiber.Ctx, v visit) (err error) {
		err = errLink
		v.board.Read(func(st *sessions.State, _ words) {
			if informed(st, v.key.Object) != nil {
				err = nil // which reports are theirs is for the rules
				return
			}
			l := carried(st, v.key.Object)
			if l == nil {
				return
			}
			if err = nil; c.FormValue("leg") != l.Reply.Next || l.Reply.Next == "" {
				err = aboutThis(c, "leg", l.ID)
			}
		})
		return err
	}}
}
