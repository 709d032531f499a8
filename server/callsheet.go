package server

import (
	"cmp"
	"slices"

	"github.com/gofiber/fiber/v2"

	"maatwerkroute/server/store"
	"maatwerkroute/sessions"
)

// caller is one line of the call sheet: somebody who asked the collective to tell them the news, and their questions.
type caller struct {
	N               int
	Seat, Name, Way string
	Detail          string
	Turns           turns
}

// callSheet is the list by which the collective rings people. A municipality's desk has none: whose turn it is tells
// who raised what, and the municipality gets the outcome and not the people (§4.0-1, §4.0-7).
type callSheet struct {
	evening
	Collective bool
	People     []caller
	Saved      bool
	Today      sessions.Instant
}

// callable are the ways by which somebody is spoken to by a person of the collective. Who chose another way, or none,
// is on no list.
var callable = []string{"via_collectief", "telefoon", "via_naastje"}

var errNoCaller = sessions.Refuse(sessions.NotFound, "Deze persoon staat niet (meer) op de lijst. Het kan nog wel met de code op het strookje.")

func (s *Server) callSheetPage(c *fiber.Ctx, v visit) (callSheet, Page, error) {
	e, err := v.evening()
	l := callSheet{evening: e, Collective: v.as.Collective, Saved: c.Query("bewaard") != "", Today: s.instant()}
	if err != nil {
		return l, Page{}, err
	}
	if l.Collective {
		l.People, err = s.callers(c, v)
	}
	p := e.page("Bellijst")
	p.Data = l
	return l, p, err
}

// callers lists who can be asked something now, in the order of their made-up names.
func (s *Server) callers(c *fiber.Ctx, v visit) (list []caller, err error) {
	var seats []caller
	v.board.Read(func(st *sessions.State, say words) {
		for _, e := range records[*sessions.Seat](st) {
			if e.Session == v.key.Session && e.Side == sessions.Ervaring && !e.Removed {
				seats = append(seats, caller{Seat: e.ID, Name: say(e.Name)})
			}
		}
	})
	for _, p := range seats {
		k, ok, err := s.callWay(c, p.Seat)
		if err != nil {
			return nil, err
		}
		if !ok {
			continue
		}
		if p.Turns, err = s.turnsFor(c, v, p.Seat); err != nil {
			return nil, err
		}
		if p.Way, p.Detail = turnWord(ways, k.Way), k.Detail; p.Turns.Open() {
			list = append(list, p)
		}
	}
	slices.SortStableFunc(list, func(a, b caller) int { return cmp.Compare(a.Name, b.Name) })
	for i := range list {
		list[i].N = i + 1
		for n := range list[i].Turns.Actions {
			list[i].Turns.Actions[n].Of = list[i].Seat
		}
	}
	return list, nil
}

// callWay is how somebody asked to be spoken to, as long as that stands.
func (s *Server) callWay(c *fiber.Ctx, seat string) (k store.Contact, ok bool, err error) {
	kept, err := s.store.Contacts(c.UserContext(), seat)
	for _, k := range kept {
		if slices.Contains(callable, k.Way) && (k.DeleteAfter == 0 || k.DeleteAfter > s.instant()) {
			return k, true, err
		}
	}
	return k, false, err
}

func (s *Server) callList(c *fiber.Ctx) error {
	_, p, err := s.callSheetPage(c, visiting(c))
	if err != nil {
		return err
	}
	return s.render(c, "bellijst", p)
}

// callAnswers keeps what one person said by phone, all in one go. Their own wish to be called lets the collective's
// desk speak for them; a municipality's desk needs the slip.
func (s *Server) callAnswers(c *fiber.Ctx) error {
	v, seat := visiting(c), c.FormValue("plek")
	l, p, err := s.callSheetPage(c, v)
	if err != nil {
		return err
	}
	i := slices.IndexFunc(l.People, func(p caller) bool { return p.Seat == seat })
	switch {
	case !l.Collective:
		return s.again(c, errNoSlip, "bellijst", p)
	case i < 0:
		return s.again(c, errNoCaller, "bellijst", p)
	}
	left, refused, err := s.enter(c, v, seat, "telefoon")
	if err != nil {
		return err
	}
	if refused.Text == "" {
		return c.Redirect("/bureau/"+v.key.Session+"/bellijst?bewaard=ja", fiber.StatusSeeOther)
	}
	l.People[i].Turns = left
	p.Data, p.Refusal, p.Form = l, refused, typedIn(c)
	c.Status(refused.Status)
	return s.render(c, "bellijst", p)
}
