package server

import (
	"slices"

	"github.com/gofiber/fiber/v2"

	"maatwerkroute/server/store"
	"maatwerkroute/sessions"
)

const (
	guestKey    = "guest-link" // of somebody who looks along in one session
	guestCookie = "guest"
)

// guestList is who looks along in a session, for the desk.
type guestList struct {
	evening
	Kept   bool
	Guests []guestView
	Forms  []*wishForm
	Again  *wishForm
}

type guestView struct {
	sessions.Guest
	Kind, URL string
	QR        qrCode
	End       *wishForm
}

var typeWords = [][2]string{{"collectief", "bewonerscollectief"}, {"dienst", "dienst van de gemeente"}, {"buurtteam", "buurtteam of wijkteam"},
	{"uitvoerder_extern", "uitvoerder buiten de gemeente"}, {"ombudsman", "ombudsman"}, {"clientenraad", "cliëntenraad of participatieraad"},
	{"belangenorganisatie", "belangenorganisatie"}, {"college", "college"}, {"raad", "gemeenteraad"}, {"koepel", "koepel, zoals de VNG"}, {"rijk", "Rijk"},
	{"kennisinstituut", "kennisinstituut"}}

func (s *Server) guests(c *fiber.Ctx) error {
	p, err := s.guestsPage(c, visiting(c))
	if err != nil {
		return err
	}
	return s.render(c, "meekijkers", p)
}

func (s *Server) guestsPage(c *fiber.Ctx, v visit) (Page, error) {
	e, err := v.evening()
	if err != nil {
		return Page{}, err
	}
	to := "/bureau/" + e.ID + "/meekijkers/doe/"
	l := guestList{evening: e, Kept: c.Query("bewaard") != ""}
	for _, g := range e.Record.Guests {
		one := guestView{Guest: g, Kind: wordFor(typeWords, g.Type)}
		if g.Ended == 0 && e.Record.State != sessions.Archived {
			link, _, err := s.linkFor(c.UserContext(), "/meekijken", store.Key{Kind: guestKey, Stream: e.Stream, Session: e.ID, Object: g.ID})
			if err != nil {
				return Page{}, err
			}
			one.URL, one.QR = link.URL, link.QR
			one.End = newWish("end-guest", "Stop het meekijken", fixed("guest", g.ID)).sends("Stop het meekijken", "Dit werkt meteen.")
			one.End.To, one.End.Name, one.End.Light = to+"end-guest", "stop-"+g.ID, true
		}
		l.Guests = append(l.Guests, one)
	}
	if e.Record.State != sessions.Archived {
		l.Forms = guestForms(to, e.Record.State)
	}
	if c.Method() == fiber.MethodPost {
		for _, f := range l.Forms {
			if f.is(c.Params("op"), formOf(c)) {
				l.Again = f.typed(formOf(c))
			}
		}
	}
	p := e.page("Wie kijkt er mee?")
	p.Data = l
	return p, nil
}

func guestForms(to string, state sessions.SessionState) []*wishForm {
	function := short("function", "Welke functie kijkt mee?").need().says("Een functie, geen naam. Iedereen in het gesprek leest dit.")
	partner := newWish("invite-guest", "Nodig een partner uit", made("guest"), fixed("part", string(sessions.Partnered)), short("name", "Welke organisatie?").need(),
		pick("type", "Wat voor organisatie?", typeWords...).need(), function).
		sends("Maak een link", "Een partner leest wat mensen samen bevestigden en wat ermee gebeurt. Geen kaarten.")
	observer := newWish("invite-guest", "Nodig de ombudsman uit als waarnemer", made("guest"), fixed("part", string(sessions.Observing)), fixed("type", "ombudsman"),
		short("name", "Welke ombudsman?").need(), function).
		sends("Maak een link", "Een waarnemer ziet het bord tijdens het gesprek en mag vragen stellen. Hij telt niet mee en kiest niet mee.")
	list := []*wishForm{observer, partner}
	if state == sessions.Closed {
		list = list[1:]
	}
	for i, f := range list {
		f.To, f.Name = to+f.Op, []string{"uitnodigen-a", "uitnodigen-b"}[i]
	}
	return list
}

func (s *Server) guestDeskForms() forms {
	return forms{
		page: func(c *fiber.Ctx, v visit) (string, Page, error) {
			p, err := s.guestsPage(c, v)
			return "meekijkers", p, err
		},
		mine: onlyOps("invite-guest", "end-guest"),
		back: func(c *fiber.Ctx) string { return "/bureau/" + c.Params("session") + "/meekijkers?bewaard=ja" },
	}
}

// onlyOps keeps a page to its own wishes; the rules say the rest.
func onlyOps(ops ...string) func(*fiber.Ctx, visit) error {
	return func(c *fiber.Ctx, _ visit) error {
		if !slices.Contains(ops, c.Params("op")) {
			return fiber.ErrNotFound
		}
		return nil
	}
}

func guestWay() Page {
	return Page{Title: "Meekijken in een gesprek", Way: &Way{To: "/meekijken/sleutel", Whole: true}}
}

// looking along is somebody with the link of a guest. What they are now, the rules say.
func guesting(s *Server, c *fiber.Ctx) (visit, error) { return s.by(c, guestCookie) }

func (s *Server) useGuest(c *fiber.Ctx) error {
	k, err := s.present(c, is(guestKey))
	if err != nil {
		return s.again(c, err, "meekijkcode", guestWay())
	}
	if err := s.issueOnce(c, store.Key{Kind: guestCookie, Stream: k.Stream, Session: k.Session, Object: k.Object}); err != nil {
		return err
	}
	return c.Redirect("/meekijken", fiber.StatusSeeOther)
}

// lookAlong is the page of a guest: first the promise, then what they may see.
func (s *Server) lookAlong(c *fiber.Ctx) error {
	v, err := guesting(s, c)
	if err == errSignIn {
		return s.render(c, "meekijkcode", guestWay())
	}
	if err != nil {
		return err
	}
	p, err := s.readingPage(c, v)
	if err != nil {
		return err
	}
	return s.render(c, "meelezen", p)
}

func (s *Server) guestForms() forms {
	return forms{
		page: func(c *fiber.Ctx, v visit) (string, Page, error) {
			p, err := s.readingPage(c, v)
			return "meelezen", p, err
		},
		mine: onlyOps("enter-guest", "place-card"),
		back: func(c *fiber.Ctx) string {
			if c.Params("op") == "enter-guest" {
				return "/meekijken"
			}
			return "/meekijken?bewaard=ja"
		},
	}
}
