package server

import (
	"slices"
	"strconv"
	"strings"

	"github.com/gofiber/fiber/v2"

	"maatwerkroute/sessions"
)

// preparing is the page on which a session is made ready: a checklist of one screen, and behind each row its form.
type preparing struct {
	evening
	Rungs  []string
	Sides  []sideField
	Room   []roomField
	Value  map[string]string // what stands in the fields: what was kept, or a proposal where nothing was
	First  string            // the earliest day of the next talk
	Rows   []readyRow
	Next   *readyRow // the one likely next thing
	From   string    // the evening from which the proposals come
	People string    // who comes, counted in words
	Hints  []string
	kept   map[string]string
}

// sideField is how many of one side come, and whether a chair stays empty for them.
type sideField struct {
	Side sessions.Side
	Text string
}

// roomField is one thing that must be ready in the room.
type roomField struct{ Code, Text, Why string }

var roomFields = []roomField{
	{"drempelvrij", "Iedereen kan naar binnen", "Zonder trap of drempel, ook naar de wc."},
	{"rustige-hoek", "Er is een rustige hoek", "Om even weg te zijn, of met één persoon te praten."},
	{"kinderopvang", "Kinderen kunnen mee", "Er past iemand op."},
	{"eten", "Er is iets te eten en te drinken", "Veel mensen komen van hun werk of slaan een maaltijd over."},
	{"reisgeld", "Reisgeld ligt klaar", "Contant, zonder formulier en zonder te vragen waarom."},
}

func (s *Server) preparingPage(c *fiber.Ctx, v visit) (Page, error) {
	e, err := v.evening()
	if err != nil {
		return Page{}, err
	}
	d := preparing{evening: e, Rungs: sessions.Rungs, Room: roomFields, First: dayAfter(e.Record.Date, 1), kept: map[string]string{}}
	for _, side := range sessions.Sides {
		d.Sides = append(d.Sides, sideField{side, sideName(side)})
	}
	v.board.Read(func(st *sessions.State, say words) {
		d.kept = keptIn(st, e.ID, say)
	})
	d.Value = d.kept
	if e.Record.State == sessions.Planned {
		list, err := s.hosted(c, v.as.Organization)
		if err != nil {
			return Page{}, err
		}
		earlier, err := s.lastEvening(c, list, e.ID)
		if err != nil {
			return Page{}, err
		}
		d.Value, d.From = d.proposed(earlier)
	}
	d.balance()
	d.rows()
	p := e.page("Het gesprek klaarzetten")
	p.Data = d
	return p, nil
}

func (s *Server) preparation(c *fiber.Ctx) error {
	p, err := s.preparingPage(c, visiting(c))
	if err != nil {
		return err
	}
	return s.render(c, "klaarzetten", p)
}

// part is one part of the page: its fields, those without which it is not finished, and the wish that it is. A part that
// may be empty has a mark: a field that is always sent with it.
type part struct {
	name, mark    string
	fields, needs []string
	wish          func(*fiber.Ctx) (sessions.Wish, error)
}

var parts = []part{
	{name: "afspraak", mark: "plaats", fields: append([]string{"wanneer", "uren", "plaats", "tafels", "functies"}, sideNames("aantal-", "leeg-")...), wish: arranging},
	{name: "mandaat", fields: []string{"trede", "gebruik", "beloven", "niet", "door", "contact", "vervanger", "leiding", "belofte"}, needs: []string{"gebruik", "door"},
		wish: func(c *fiber.Ctx) (sessions.Wish, error) {
			text := func(field string) sessions.Text { return sessions.Text{Body: c.FormValue(field)} }
			label := func(field string) sessions.Label { return sessions.Label(c.FormValue(field)) }
			return &sessions.WriteMandate{Rung: c.FormValue("trede"), Use: text("gebruik"), MayPromise: text("beloven"), OffTable: text("niet"),
				SignedBy: label("door"), Pledge: c.FormValue("belofte") != "", Contact: label("contact"), Deputy: label("vervanger"), Managers: lines(c.FormValue("leiding"))}, nil
		}},
	{name: "dringend", fields: []string{"wie", "nummer", "tot"}, needs: []string{"wie", "nummer", "tot"}, wish: func(c *fiber.Ctx) (sessions.Wish, error) {
		return &sessions.NameUrgent{Person: sessions.Label(c.FormValue("wie")), Number: sessions.Label(c.FormValue("nummer")), Until: sessions.Label(c.FormValue("tot"))}, nil
	}},
	{name: "terugkoppel", fields: []string{"datum"}, needs: []string{"datum"}, wish: func(c *fiber.Ctx) (sessions.Wish, error) {
		return &sessions.DateFeedback{Date: day(c.FormValue("datum"))}, nil
	}},
	{name: "ruimte", mark: "ruimte", fields: roomNames(), wish: func(c *fiber.Ctx) (sessions.Wish, error) {
		w := &sessions.ReadyRoom{}
		for _, code := range sessions.Ready {
			if c.FormValue("klaar-"+code) != "" {
				w.Ready = append(w.Ready, code)
			}
		}
		return w, nil
	}},
}

func sideNames(prefixes ...string) (list []string) {
	for _, prefix := range prefixes {
		for _, side := range sessions.Sides {
			list = append(list, prefix+string(side))
		}
	}
	return list
}

func roomNames() (list []string) {
	for _, code := range sessions.Ready {
		list = append(list, "klaar-"+code)
	}
	return list
}

// arranging reads who comes, when and where.
func arranging(c *fiber.Ctx) (sessions.Wish, error) {
	w := &sessions.ArrangeSession{Date: day(c.FormValue("wanneer")), Hours: sessions.Label(c.FormValue("uren")), Place: sessions.Label(c.FormValue("plaats")),
		Tables: lines(c.FormValue("tafels")), Attending: lines(c.FormValue("functies"))}
	if w.Date == 0 && c.FormValue("wanneer") != "" {
		return nil, errDate
	}
	for _, side := range sessions.Sides {
		if c.FormValue("leeg-"+string(side)) != "" {
			w.Missing = append(w.Missing, side)
		}
	}
	var err error
	w.Expected, err = announced(c)
	return w, err
}

// announced is how many of each side were said to come. A field that is left empty says nothing.
func announced(c *fiber.Ctx) (sessions.People, error) {
	p := sessions.People{}
	for _, side := range sessions.Sides {
		typed := field(c, "aantal-"+string(side))
		if typed == "" {
			continue
		}
		n, err := strconv.Atoi(typed)
		if err != nil {
			return nil, errCount
		}
		p[side] = n
	}
	return p, nil
}

// prepare keeps every part that was changed and is finished, whichever button was pressed: nobody loses what they typed
// because they pressed the button of another part. Opening keeps them first.
func (s *Server) prepare(c *fiber.Ctx) error {
	v, what := visiting(c), c.FormValue("wat")
	if !slices.Contains([]string{"alles", "open"}, what) && !slices.ContainsFunc(parts, func(p part) bool { return p.name == what }) {
		return fiber.ErrNotFound
	}
	p, err := s.preparingPage(c, v)
	if err != nil {
		return err
	}
	unfinished, err := s.keepParts(c, v, what, p.Data.(preparing))
	if err == nil && what == "open" {
		err = s.ask(c, v, v.as, &sessions.OpenSession{}, "")
	}
	switch {
	case err == nil && what == "open":
		return c.Redirect("/bureau/"+v.key.Session, fiber.StatusSeeOther)
	case err == nil && !unfinished:
		return c.Redirect("/bureau/"+v.key.Session+"/klaarzetten", fiber.StatusSeeOther)
	}
	p, perr := s.preparingPage(c, v) // with what was kept
	if perr != nil {
		return perr
	}
	d := p.Data.(preparing)
	d.Value = typedOver(d.Value, c)
	p.Data = d
	if err != nil {
		return s.again(c, err, "klaarzetten", p)
	}
	return s.render(c, "klaarzetten", p)
}

// keepParts asks what was pressed and what else was changed; what is only proposed is kept when everything is. The first refusal is the one that is told.
func (s *Server) keepParts(c *fiber.Ctx, v visit, what string, d preparing) (unfinished bool, err error) {
	whole := what == "alles" || what == "open"
	for _, p := range parts {
		pressed, typed := p.name == what, p.changed(c, d.Value) // a proposal alone is nothing that somebody typed
		if !pressed && (!p.changed(c, d.kept) || !whole && !typed) {
			continue
		}
		if !pressed && !p.finished(c) {
			unfinished = unfinished || typed
			continue
		}
		w, wrong := p.wish(c)
		if wrong == nil {
			wrong = s.ask(c, v, v.as, w, "")
		}
		if err == nil || pressed && wrong != nil {
			err = wrong
		}
	}
	return unfinished, err
}

// changed says whether something was typed in this part. A form that does not have it sends nothing.
func (p part) changed(c *fiber.Ctx, kept map[string]string) bool {
	sent, other := p.mark != "" && c.Request().PostArgs().Has(p.mark), false
	for _, f := range p.fields {
		typed := field(c, f)
		sent = sent || p.mark == "" && typed != "" && f != "trede"
		other = other || typed != kept[f]
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

// typedOver is what stands in the fields with what was typed on top: of a part that was sent, an empty field stays empty.
func typedOver(values map[string]string, c *fiber.Ctx) map[string]string {
	over := map[string]string{}
	for name, value := range values {
		over[name] = value
	}
	for _, p := range parts {
		args := c.Request().PostArgs()
		if !slices.ContainsFunc(append([]string{p.mark}, p.fields...), func(f string) bool { return f != "" && args.Has(f) }) {
			continue
		}
		for _, f := range p.fields {
			over[f] = field(c, f)
		}
	}
	return over
}
