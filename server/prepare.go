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
			SignedBy: sessions.Label(c.FormValue("door")), Pledge: c.FormValue("belofte") != "",
			Contact: sessions.Label(c.FormValue("contact"))}
	},
	"dringend": func(c *fiber.Ctx) sessions.Wish {
		return &sessions.NameUrgent{Person: sessions.Label(c.FormValue("wie")), Number: sessions.Label(c.FormValue("nummer")),
			Until: sessions.Label(c.FormValue("tot"))}
	},
	"terugkoppel": func(c *fiber.Ctx) sessions.Wish { return &sessions.DateFeedback{Date: day(c.FormValue("datum"))} },
	"open":        func(*fiber.Ctx) sessions.Wish { return &sessions.OpenSession{} },
}

// part is one part of the page: its fields, and those without which it is not finished.
type part struct {
	name          string
	fields, needs []string
}

var parts = []part{
	{"mandaat", []string{"trede", "gebruik", "beloven", "niet", "door", "contact", "belofte"}, []string{"gebruik", "door"}},
	{"dringend", []string{"wie", "nummer", "tot"}, []string{"wie", "nummer", "tot"}},
	{"terugkoppel", []string{"datum"}, []string{"datum"}},
}

// saved is what stands in the fields when nothing was typed.
func (d preparing) saved() map[string]string {
	m := map[string]string{"trede": d.Mandate.Rung, "gebruik": d.Use, "beloven": d.MayPromise, "niet": d.OffTable, "door": string(d.Mandate.SignedBy), "contact": string(d.Mandate.Contact),
		"wie": string(d.Record.Urgent.Person), "nummer": string(d.Record.Urgent.Number), "tot": string(d.Record.Urgent.Until), "datum": dateField(d.Record.Feedback)}
	if d.Mandate.Pledge {
		m["belofte"] = "ja"
	}
	return m
}

// prepare keeps what was pressed, and with it every other part that was changed and is finished: nobody loses
// what they typed because they pressed the button of another part.
func (s *Server) prepare(c *fiber.Ctx) error {
	v, what := visiting(c), c.FormValue("wat")
	wish, ok := preparations[what]
	if !ok {
		return fiber.ErrNotFound
	}
	p, err := s.preparingPage(v)
	if err != nil {
		return err
	}
	saved := p.Data.(preparing).saved()
	err = s.ask(c, v, v.as, wish(c), "")
	unfinished := false
	for _, other := range parts {
		if what == "open" || other.name == what || !other.changed(c, saved) {
			continue
		}
		if !other.finished(c) {
			unfinished = true
			continue
		}
		if oerr := s.ask(c, v, v.as, preparations[other.name](c), ""); err == nil {
			err = oerr
		}
	}
	switch {
	case err == nil && what == "open":
		return c.Redirect("/bureau/"+v.key.Session, fiber.StatusSeeOther)
	case err == nil && !unfinished:
		return c.Redirect("/bureau/"+v.key.Session+"/klaarzetten", fiber.StatusSeeOther)
	}
	p, perr := s.preparingPage(v) // with what was kept
	if perr != nil {
		return perr
	}
	if err != nil {
		return s.again(c, err, "klaarzetten", p)
	}
	p.Form = typedIn(c)
	return s.render(c, "klaarzetten", p)
}

// changed says whether something was typed in this part. A form that does not have it sends nothing.
func (p part) changed(c *fiber.Ctx, saved map[string]string) bool {
	sent, other := false, false
	for _, f := range p.fields {
		typed := field(c, f)
		sent = sent || typed != "" && f != "trede"
		other = other || typed != saved[f]
	}
	return sent && other
}

func (p part) finished(c *fiber.Ctx) bool {
	for _, f := range p.needs {
		if field(c, f) == "" {
			return false
		}
	}
	return true
}

// field is what was typed, as it is kept: without space around it, and with one sign for a new line.
func field(c *fiber.Ctx, name string) string {
	return strings.TrimSpace(strings.ReplaceAll(c.FormValue(name), "\r\n", "\n"))
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
