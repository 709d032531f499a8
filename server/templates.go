package server

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/gofiber/fiber/v2"

	"maatwerkroute/server/live"
	"maatwerkroute/sessions"
	"maatwerkroute/templates"
)

// conversation is a form of conversation that can be chosen: one of ours, or an organisation's own copy.
type conversation struct {
	templates.Template
	From string // of an own copy: what it was copied from
	Own  bool
}

// conversations lists what an organisation can choose from: ours, and then its own copies by name.
func (s *Server) conversations(c *fiber.Ctx, organization string) ([]conversation, error) {
	var list []conversation
	for _, t := range s.templates.All() {
		list = append(list, conversation{Template: t})
	}
	b, err := s.hall.Board(c.UserContext(), organization)
	if err != nil {
		return nil, err
	}
	ours := len(list)
	b.Read(func(st *sessions.State, _ words) {
		for _, t := range records[*sessions.Template](st) {
			if !t.Away {
				list = append(list, conversation{From: t.From, Own: true, Template: templates.Template{ID: t.ID, Name: string(t.Name),
					Sides: slices.Clone(t.Sides), Phases: slices.Clone(t.Phases)}})
			}
		}
	})
	slices.SortStableFunc(list[ours:], func(a, b conversation) int { return strings.Compare(a.Name, b.Name) })
	return list, nil
}

var errNoForm = sessions.Refuse(sessions.Invalid, "Dit soort gesprek kennen wij niet. Kies een ander.")

// chosen gives the phases and sides of the form that somebody chose for a new session.
func (s *Server) chosen(c *fiber.Ctx, organization string, w *sessions.PlanSession) error {
	list, err := s.conversations(c, organization)
	if err != nil {
		return err
	}
	if w.Template == "" {
		w.Template = templates.Default
	}
	i := slices.IndexFunc(list, func(one conversation) bool { return one.ID == w.Template })
	if i < 0 {
		return errNoForm
	}
	w.Phases, w.Sides = list[i].Phases, list[i].Sides
	return nil
}

// templateList is the page of all of them.
func (s *Server) templateList(c *fiber.Ctx) error {
	list, err := s.conversations(c, visiting(c).as.Organization)
	if err != nil {
		return err
	}
	if visiting(c).member.Role == sessions.Adviser {
		return s.render(c, "vormen", Page{Title: "Soorten gesprek", Data: list})
	}
	return s.render(c, "sjablonen", Page{Title: "Soorten gesprek", Data: list})
}

// copied is the page on which an organisation makes or changes its own copy. It lives in the form: moving a part saves
// nothing, and needs no script.
type copied struct {
	conversation
	As    string // the id that the copy has, or gets
	At    string // where the form is sent
	Say   string // what a button just did
	Parts []copiedPart
	More  []copiedPart // what can be put in
}

// copiedPart is a part as it stands in the form. Ref says which part it is a copy of, for what the form does not change.
type copiedPart struct {
	Ref, Name, Minutes, Phone, Text string
	Of                              string // the conversation that it is of
}

func partIn(t conversation, p sessions.Phase) copiedPart {
	return copiedPart{Ref: t.ID + "/" + p.ID, Name: string(p.Name), Minutes: strconv.Itoa(p.Minutes), Phone: p.Phone, Text: p.Say, Of: t.Name}
}

// copying finds what is copied or changed, and everything that parts can come from.
func (s *Server) copying(c *fiber.Ctx) (d copied, list []conversation, err error) {
	list, err = s.conversations(c, visiting(c).as.Organization)
	if err != nil {
		return d, nil, err
	}
	i := slices.IndexFunc(list, func(one conversation) bool { return one.ID == c.Params("id") })
	if i < 0 {
		return d, nil, fiber.ErrNotFound
	}
	d = copied{conversation: list[i], As: list[i].ID, At: "/bureau/sjablonen/" + list[i].ID}
	if !d.Own {
		d.As, d.From, d.Name = newID(), d.ID, "Ons "+strings.ToLower(d.Name[:1])+d.Name[1:]
	}
	for _, p := range d.Phases {
		d.Parts = append(d.Parts, partIn(d.conversation, p))
	}
	for _, t := range list {
		for _, p := range t.Phases {
			if !t.Own || t.ID == d.ID {
				d.More = append(d.More, partIn(t, p))
			}
		}
	}
	return d, list, nil
}

func (d copied) page() Page {
	title := "Maak een eigen versie"
	if d.Own {
		title = "Verander uw eigen versie"
	}
	return Page{Title: title, Data: d}
}

func (s *Server) templatePage(c *fiber.Ctx) error {
	d, _, err := s.copying(c)
	if err != nil {
		return err
	}
	return s.render(c, "sjabloon", d.page())
}

// changeTemplate answers a button of the form: "bewaar" and "haal-weg" ask the wish, the others show the form again with
// its parts in another order.
func (s *Server) changeTemplate(c *fiber.Ctx) error {
	d, list, err := s.copying(c)
	if err != nil {
		return err
	}
	if d.Parts, err = partsTyped(c); err != nil {
		return s.again(c, err, "sjabloon", d.page())
	}
	d.Name = strings.TrimSpace(c.FormValue("sjabloonnaam"))
	if as := c.FormValue("als"); !d.Own && as != "" {
		d.As = as
	}
	what, which, _ := strings.Cut(c.FormValue("doe"), " ")
	if what != "bewaar" && what != "haal-weg" {
		if d.Say, err = d.rearrange(what, which, c.FormValue("erbij")); err != nil {
			return err
		}
		return s.render(c, "sjabloon", d.page())
	}
	w, err := d.wish(list)
	if err == nil {
		w.Away = what == "haal-weg"
		err = s.askOwn(c, w)
	}
	if err != nil {
		return s.again(c, err, "sjabloon", d.page())
	}
	return c.Redirect("/bureau/sjablonen", fiber.StatusSeeOther)
}

// askOwn asks a wish of the organisation's own stream.
func (s *Server) askOwn(c *fiber.Ctx, w sessions.Wish) (err error) {
	v := visiting(c)
	if v.board, err = s.hall.Board(c.UserContext(), v.as.Organization); err != nil {
		return err
	}
	return s.ask(c, v, v.as, w, c.FormValue(onceField))
}

var errHalfForm = sessions.Refuse(sessions.Invalid, "Niet alles van de pagina kwam aan. Probeer het nog eens.")

// partsTyped reads the parts of the form: each field stands there once for each part, in their order.
func partsTyped(c *fiber.Ctx) ([]copiedPart, error) {
	form := formOf(c)
	n := len(form["deel"])
	for _, field := range []string{"naam", "minuten", "telefoon", "zeg"} {
		if len(form[field]) != n {
			return nil, errHalfForm
		}
	}
	parts := make([]copiedPart, n)
	for i := range parts {
		parts[i] = copiedPart{Ref: form["deel"][i], Name: form["naam"][i], Minutes: form["minuten"][i], Phone: form["telefoon"][i], Text: form["zeg"][i]}
	}
	return parts, nil
}

// rearrange does what a button says, and says what it did.
func (d *copied) rearrange(what, which, more string) (string, error) {
	i, err := strconv.Atoi(which)
	if what != "erbij" && (err != nil || i < 0 || i >= len(d.Parts)) {
		return "", fiber.ErrNotFound
	}
	switch {
	case what == "erbij":
		at := slices.IndexFunc(d.More, func(p copiedPart) bool { return p.Ref == more })
		if at < 0 {
			return "Kies eerst een deel om erbij te zetten.", nil
		}
		d.Parts = append(d.Parts, d.More[at])
		return fmt.Sprintf("‘%s’ staat nu onderaan. Nog niet bewaard.", d.More[at].Name), nil
	case what == "omhoog" && i > 0:
		d.Parts[i-1], d.Parts[i] = d.Parts[i], d.Parts[i-1]
		return fmt.Sprintf("‘%s’ is nu deel %d. Nog niet bewaard.", d.Parts[i-1].Name, i), nil
	case what == "omlaag" && i < len(d.Parts)-1:
		d.Parts[i+1], d.Parts[i] = d.Parts[i], d.Parts[i+1]
		return fmt.Sprintf("‘%s’ is nu deel %d. Nog niet bewaard.", d.Parts[i+1].Name, i+2), nil
	case what == "nog-een-keer":
		d.Parts = slices.Insert(d.Parts, i+1, d.Parts[i])
		return fmt.Sprintf("‘%s’ staat er nog een keer. Nog niet bewaard.", d.Parts[i].Name), nil
	case what == "laat-weg":
		name := d.Parts[i].Name
		d.Parts = slices.Delete(d.Parts, i, i+1)
		return fmt.Sprintf("‘%s’ is eruit. Nog niet bewaard. U kunt het onderaan weer erbij zetten.", name), nil
	}
	return "", nil
}

// wish makes of the form what is asked: what it does not change is that of the part that was copied.
func (d *copied) wish(list []conversation) (*sessions.SaveTemplate, error) {
	w := &sessions.SaveTemplate{Template: d.As, Name: sessions.Label(d.Name), From: d.From, Sides: d.Sides}
	taken := map[string]bool{}
	for i, part := range d.Parts {
		p, ok := phaseOf(list, part.Ref)
		if !ok {
			return nil, errHalfForm
		}
		say, _, err := live.Clean(part.Text)
		if err != nil {
			return nil, sessions.Refuse(sessions.Invalid, "Er staan tekens in uw tekst die wij niet kunnen lezen.")
		}
		if p.Minutes, err = strconv.Atoi(strings.TrimSpace(part.Minutes)); err != nil {
			return nil, sessions.Refuse(sessions.Invalid, fmt.Sprintf("Hoeveel minuten duurt deel %d (‘%s’)? Vul een getal in.", i+1, part.Name))
		}
		p.Name, p.Phone, p.Say = sessions.Label(strings.TrimSpace(part.Name)), part.Phone, strings.Join(strings.Fields(say), " ")
		for base, n := p.ID, 2; taken[p.ID]; n++ {
			p.ID = fmt.Sprintf("%.36s-%d", base, n)
		}
		taken[p.ID] = true
		w.Phases = append(w.Phases, p)
	}
	return w, nil
}

func phaseOf(list []conversation, ref string) (sessions.Phase, bool) {
	of, id, _ := strings.Cut(ref, "/")
	for _, t := range list {
		for _, p := range t.Phases {
			if t.ID == of && p.ID == id {
				return p, true
			}
		}
	}
	return sessions.Phase{}, false
}
