package server

import (
	"strings"

	"github.com/gofiber/fiber/v2"

	"maatwerkroute/sessions"
)

// preparing is the page on which a session is made ready: what is there, and what is missing.
type preparing struct {
	evening
	Rungs                     []string
	Use, MayPromise, OffTable string
	First                     string // the earliest day of the next talk
	Missing                   []string
}

func (s *Server) preparingPage(v visit) (Page, error) {
	e, err := v.evening()
	if err != nil {
		return Page{}, err
	}
	d := preparing{evening: e, Rungs: sessions.Rungs, First: dateField(e.Record.Date + 24*60*60*1000)}
	v.board.Read(func(_ *sessions.State, say words) {
		d.Use, d.MayPromise, d.OffTable = say(e.Mandate.Use), say(e.Mandate.MayPromise), say(e.Mandate.OffTable)
	})
	lacks := func(is bool, text string) {
		if is {
			d.Missing = append(d.Missing, text)
		}
	}
	lacks(!e.HasMandate || !e.Mandate.Pledge, "De mandaatkaart: een leidinggevende belooft dat niets tegen mensen gebruikt wordt.")
	lacks(e.Record.Urgent.Person == "", "Wie er is voor dringende dingen, en op welk nummer.")
	lacks(e.Record.Feedback == 0, "De datum van het terugkoppelgesprek.")
	lacks(len(e.Record.Attending) == 0, "Welke functies en teams komen. Mensen willen dat vooraf weten.")
	p := e.page("Het gesprek klaarzetten")
	p.Data = d
	return p, nil
}

func (s *Server) preparation(c *fiber.Ctx) error {
	p, err := s.preparingPage(visiting(c))
	if err != nil {
		return err
	}
	return s.render(c, "klaarzetten", p)
}

// preparations are the wishes behind the forms of the page, by the name that a form carries.
var preparations = map[string]func(*fiber.Ctx) sessions.Wish{
	"mandaat": func(c *fiber.Ctx) sessions.Wish {
		text := func(field string) sessions.Text { return sessions.Text{Body: c.FormValue(field)} }
		return &sessions.WriteMandate{Rung: c.FormValue("trede"), Use: text("gebruik"), MayPromise: text("beloven"), OffTable: text("niet"),
			SignedBy: sessions.Label(c.FormValue("door")), Pledge: c.FormValue("belofte") != ""}
	},
	"dringend": func(c *fiber.Ctx) sessions.Wish {
		return &sessions.NameUrgent{Person: sessions.Label(c.FormValue("wie")), Number: sessions.Label(c.FormValue("nummer")),
			Until: sessions.Label(c.FormValue("tot"))}
	},
	"terugkoppel": func(c *fiber.Ctx) sessions.Wish { return &sessions.DateFeedback{Date: day(c.FormValue("datum"))} },
	"open":        func(*fiber.Ctx) sessions.Wish { return &sessions.OpenSession{} },
}

// needs are the fields without which a part of the form is not finished.
var needs = map[string][]string{"mandaat": {"gebruik", "door"}, "dringend": {"wie", "nummer", "tot"}, "terugkoppel": {"datum"}}

// prepare keeps what was pressed, and with it every other part that is finished: nobody loses what they
// typed because they pressed the button of another part.
func (s *Server) prepare(c *fiber.Ctx) error {
	v, what := visiting(c), c.FormValue("wat")
	wish, ok := preparations[what]
	if !ok {
		return fiber.ErrNotFound
	}
	err := s.ask(c, v, v.as, wish(c), "")
	unfinished := false
	for _, other := range []string{"mandaat", "dringend", "terugkoppel"} {
		if other == what || what == "open" {
			continue
		}
		switch typed := filledIn(c, needs[other]); {
		case typed == len(needs[other]):
			if oerr := s.ask(c, v, v.as, preparations[other](c), ""); err == nil && v.planned() {
				err = oerr
			}
		case typed > 0:
			unfinished = true
		}
	}
	if err == nil && !unfinished {
		after := map[bool]string{true: "", false: "/klaarzetten"}[what == "open"]
		return c.Redirect("/bureau/"+v.key.Session+after, fiber.StatusSeeOther)
	}
	p, perr := s.preparingPage(v)
	if perr != nil {
		return perr
	}
	if err != nil {
		return s.again(c, err, "klaarzetten", p)
	}
	p.Form = typedIn(c)
	return s.render(c, "klaarzetten", p)
}

func filledIn(c *fiber.Ctx, fields []string) (n int) {
	for _, f := range fields {
		if strings.TrimSpace(c.FormValue(f)) != "" {
			n++
		}
	}
	return n
}

// planned says whether the session has yet to open: after that the mandate card stands, and is sent along unchanged.
func (v visit) planned() bool {
	e, err := v.evening()
	return err == nil && e.Record.State == sessions.Planned
}

// seatingWishes is for the facilitator alone, and gone when the session is over (§4.0-4).
func (s *Server) seatingWishes(c *fiber.Ctx) error {
	v := visiting(c)
	e, err := v.evening()
	if err != nil {
		return err
	}
	if e.Record.State == sessions.Closed || e.Record.State == sessions.Archived {
		if err := s.store.DropSeating(c.UserContext(), e.ID); err != nil {
			return err
		}
	}
	list, err := s.store.Seating(c.UserContext(), e.ID)
	if err != nil {
		return err
	}
	if wantsJSON(c) {
		return c.JSON(list)
	}
	p := e.page("Wensen voor de tafels")
	p.Data = v.seatings(list)
	return s.render(c, "wensen", p)
}
