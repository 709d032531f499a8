package server

import (
	"strings"

	"github.com/gofiber/fiber/v2"

	"maatwerkroute/server/store"
	"maatwerkroute/sessions"
)

// supportDesk is where the desk asks people to carry what was published, and enters who said so on paper.
type supportDesk struct {
	evening
	Kept     bool
	Editions []deskEdition
	Again    *wishForm
}

type deskEdition struct {
	ID, Route, Name string
	At              sessions.Instant
	Link            *personal // for many; nil: there is none
	Carriers        []deskCarrier
	Asks            []linkAsk
	Forms           []*wishForm
}

type deskCarrier struct {
	Text, Way string
	End       *wishForm
}

func (s *Server) supportRoom(c *fiber.Ctx) error {
	p, err := s.supportRoomPage(c, visiting(c))
	if err != nil {
		return err
	}
	return s.render(c, "steunbureau", p)
}

func (s *Server) supportRoomPage(c *fiber.Ctx, v visit) (Page, error) {
	e, err := v.evening()
	if err != nil {
		return Page{}, err
	}
	d := supportDesk{evening: e, Kept: c.Query("bewaard") != ""}
	v.board.Read(func(st *sessions.State, say words) {
		for _, r := range st.Routes() {
			if edition, ok := st.Newest(r.ID); ok && r.Version == sessions.RouteIdeal {
				d.Editions = append(d.Editions, deskEditionOf(st, e.ID, edition, say))
			}
		}
	})
	for i := range d.Editions {
		one := &d.Editions[i]
		k, err := s.living(c, v.key, supportKey, one.ID+forMany)
		if err != nil {
			return Page{}, err
		}
		if k != nil {
			if one.Link, err = s.linkForMany(c, v.key, one.ID); err != nil {
				return Page{}, err
			}
		}
		for _, f := range one.Forms {
			if c.Method() == fiber.MethodPost && f.is(c.Params("op"), formOf(c)) {
				d.Again = f.typed(formOf(c))
			}
		}
	}
	p := e.page("Wie draagt de route?")
	p.Data = d
	return p, nil
}

func deskEditionOf(st *sessions.State, session string, edition *sessions.RouteEdition, say words) deskEdition {
	one := deskEdition{ID: edition.ID, Route: say(edition.Title), Name: string(edition.Name), At: edition.At}
	titles, options := map[string]string{"": "de hele route"}, [][2]string{{"", "De hele route"}}
	for i, step := range edition.Laid() {
		titles[step.ID] = viewSupportStep(step, i+1, say).Title
		options = append(options, [2]string{step.ID, titles[step.ID]})
	}
	to := "/bureau/" + session + "/steun/doe/"
	for _, x := range st.Carried(edition) {
		end := newWish("end-endorsement", "Haal weg", fixed("endorsement", x.ID)).sends("Haal weg", "Doe dit alleen als deze persoon het vraagt.")
		end.To, end.Name, end.Light = to+"end-endorsement", "weg-"+x.ID, true
		one.Carriers = append(one.Carriers, deskCarrier{Text: carrierOf(x, titles, say), Way: x.Way, End: end})
	}
	where := choose("step", "Waar staat deze persoon achter?", options...)
	where.Chosen = []string{""}
	paper := newWish("endorse-route", "Vul een blad in", made("endorsement"), fixed("route", edition.Route), fixed("edition", edition.ID), where,
		short("by", "Welke functie of organisatie?").need().says("Zoals op het blad staat. Geen naam."),
		short("name", "Naam").says("Alleen als op het blad is aangekruist dat de naam erbij mag."),
		choose("way", "Hoe zei deze persoon het?", [2]string{"papier", "op papier"}, [2]string{"telefoon", "aan de telefoon"})).sends("Zet erbij", "")
	ask := newWish("ask-support", "Vraag een functie of organisatie", made("ask"), fixed("route", edition.Route), fixed("edition", edition.ID),
		short("by", "Wie vraagt u?").need().says("Een functie of organisatie, geen naam. Daarna maakt u hier een link voor die ene.")).sends("Vraag", "")
	for _, f := range []*wishForm{paper, ask} {
		f.To, f.Name = to+f.Op, f.Op+"-"+edition.ID
		one.Forms = append(one.Forms, f)
	}
	for _, a := range records[*sessions.SupportAsk](st) {
		if a.Edition == edition.ID && a.Session == session {
			one.Asks = append(one.Asks, linkAsk{To: "/bureau/" + session + "/steunlink", Text: "Link voor " + string(a.By), Fields: [][2]string{{"ask", a.ID}}})
		}
	}
	return one
}

func (s *Server) supportRoomForms() forms {
	return forms{
		page: func(c *fiber.Ctx, v visit) (string, Page, error) {
			p, err := s.supportRoomPage(c, v)
			return "steunbureau", p, err
		},
		mine: onlyOps("endorse-route", "end-endorsement", "ask-support"),
		back: func(c *fiber.Ctx) string { return "/bureau/" + c.Params("session") + "/steun?bewaard=ja" },
	}
}

// supportLink gives the link of one function that was asked.
func (s *Server) supportLink(c *fiber.Ctx) error {
	var q struct {
		Ask string `json:"ask" form:"ask"`
	}
	if err := read(c, &q); err != nil {
		return err
	}
	v, ticket, whose := visiting(c), "", ""
	v.board.Read(func(st *sessions.State, _ words) {
		if a, ok := record[*sessions.SupportAsk](st, "support-ask", q.Ask); ok && a.Session == v.key.Session {
			ticket, whose = a.Ticket(), string(a.By)
		}
	})
	if ticket == "" {
		return store.ErrNone
	}
	return s.giveLink(c, "/steun", supportKey, ticket, whose)
}

// openSupport makes the link for many, or ends it. With it goes whoever came in by it; what they said stays, and they
// take it back with their code.
func (s *Server) openSupport(c *fiber.Ctx) error {
	var q struct {
		Edition string `json:"edition" form:"edition"`
		Stop    bool   `json:"stop" form:"stop"`
	}
	if err := read(c, &q); err != nil {
		return err
	}
	v, there := visiting(c), false
	v.board.Read(func(st *sessions.State, _ words) {
		d, ok := record[*sessions.RouteEdition](st, "route-edition", q.Edition)
		there = ok && d.Version == sessions.RouteIdeal
	})
	if !there {
		return store.ErrNone
	}
	if q.Stop {
		if err := s.stopSupport(c, v.key, q.Edition); err != nil {
			return err
		}
	} else if _, err := s.linkForMany(c, v.key, q.Edition); err != nil {
		return err
	}
	return c.Redirect("/bureau/"+v.key.Session+"/steun", fiber.StatusSeeOther)
}

func (s *Server) linkForMany(c *fiber.Ctx, of store.Key, edition string) (*personal, error) {
	k := store.Key{Kind: supportKey, Stream: of.Stream, Session: of.Session, Object: edition + forMany}
	l, _, err := s.linkFor(c.UserContext(), "/steun", k)
	if err != nil {
		return nil, err
	}
	k.Kind, k.ExpiresAt = supportKey+"-code", sessions.At(s.now().Add(linkLives))
	code, err := s.derive(c.UserContext(), k, func(k store.Key, g int) string { return s.master.code(k, g, 12) })
	return &personal{URL: l.URL, QR: l.QR, Code: grouped(code), Address: s.config.host() + "/steun"}, err
}

func (s *Server) stopSupport(c *fiber.Ctx, of store.Key, edition string) error {
	for _, kind := range []string{supportKey, supportKey + "-code", supportCookie} {
		keys, err := s.store.Keys(c.UserContext(), of.Session, kind)
		if err != nil {
			return err
		}
		for _, k := range keys {
			if k.RevokedAt != 0 || k.Stream != of.Stream || k.Object != edition+forMany && !strings.HasPrefix(k.Object, voiceOf(edition, "")) {
				continue
			}
			if err := s.revoke(c.UserContext(), k.Hash); err != nil {
				return err
			}
		}
	}
	return nil
}

// supportSheet is the same on paper: the route, the way in for a telephone, and slips to fill in. Each is somebody's own, because a list would show who came before.
func (s *Server) supportSheet(c *fiber.Ctx) error {
	v := visiting(c)
	e, err := v.evening()
	if err != nil {
		return err
	}
	d := supportView{evening: e}
	err = store.ErrNone
	v.board.Read(func(st *sessions.State, say words) {
		if edition, ok := record[*sessions.RouteEdition](st, "route-edition", c.Params("edition")); ok && edition.Version == sessions.RouteIdeal {
			err = nil
			d.fill(st, edition, &sessions.SupportAsk{}, nil, say)
		}
	})
	if err != nil {
		return err
	}
	sheet := struct {
		supportView
		Link  *personal
		Lines []int
	}{supportView: d, Lines: make([]int, sheetLines)}
	k, err := s.living(c, v.key, supportKey, c.Params("edition")+forMany)
	if err == nil && k != nil {
		sheet.Link, err = s.linkForMany(c, v.key, c.Params("edition"))
	}
	if err != nil {
		return err
	}
	p := e.page("Ik draag deze route")
	p.Data = sheet
	return s.render(c, "steunblad", p)
}

const sheetLines = 8 // slips
