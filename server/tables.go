package server

import (
	"fmt"
	"slices"
	"strings"

	"github.com/gofiber/fiber/v2"

	"maatwerkroute/sessions"
)

// tablesView is who sits where: a proposal in numbers, who sits there now, and the wishes. It is for the facilitator alone.
type tablesView struct {
	evening
	Says, Of string // who is counted in words, and what was counted
	Hints    []string
	Tables   []tableView
	Ring     string
	Now      []tableView
	Alone    string
	Wishes   []seatingView
}

type tableView struct{ Name, Says string }

// tables shows them. The wishes are gone when the session is over (§4.0-4).
func (s *Server) tables(c *fiber.Ctx) error {
	v := visiting(c)
	e, err := v.evening()
	if err != nil {
		return err
	}
	if s.seatingOver(c.UserContext(), v.key) {
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
	wishes, err := s.wishesFor(c.UserContext(), v)
	if err != nil {
		return err
	}
	d := tablesView{evening: e, Wishes: wishes}
	v.board.Read(func(st *sessions.State, _ words) { d.fill(st) })
	p := e.page("Wie zit waar?")
	p.Data = d
	return s.render(c, "tafels", p)
}

// fill proposes for who is in the room, and before anybody is for who was announced.
func (d *tablesView) fill(st *sessions.State) {
	p, of := st.Here(d.ID), "Nu binnen"
	if p.All() == 0 {
		p, of = d.Record.Expected, "Aangemeld"
	}
	if p.All() == 0 {
		return
	}
	d.Says, d.Of, d.Hints = p.Says(), of, hintsOf(p, d.Record)
	z := p.Seat(len(d.Record.Tables))
	for i, table := range z.Tables {
		d.Tables = append(d.Tables, tableView{string(d.Record.Tables[i]), bySide(table)})
	}
	d.Ring = bySide(z.Ring)
	at := st.AtTables(d.ID)
	for _, name := range d.Record.Tables {
		if table, ok := at[string(name)]; ok {
			d.Now = append(d.Now, tableView{string(name), bySide(table)})
		}
	}
	if alone := st.Alone(d.ID); len(alone) > 0 {
		d.Alone = fmt.Sprintf("Aan tafel %s zit één persoon die het meemaakt tussen ambtenaren. Laat er iemand bij zitten.", strings.Join(alone, " en tafel "))
	}
}

// bySide is how many of each side, in words.
func bySide(p sessions.People) string {
	var parts []string
	for _, side := range sessions.Sides {
		if n := p[side]; n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, sideName(side)))
		}
	}
	return strings.Join(slices.Compact(parts), ", ")
}
