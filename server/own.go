package server

import (
	"fmt"
	"reflect"

	"github.com/gofiber/fiber/v2"

	"maatwerkroute/server/store"
	"maatwerkroute/sessions"
)

// ownCard is a card of the collective's own side as it goes along in a file: what the room saw of it, and nothing by
// which it is somebody's.
type ownCard struct {
	Nr       int    `json:"nr"`
	Step     string `json:"stap"`
	Kind     string `json:"soort"`
	Question string `json:"vraag"`
	Side     string `json:"kant"`
	Layer    string `json:"laag"`
	Words    string `json:"tekst"`
	Helped   string `json:"wat_had_geholpen"`
	Feeling  string `json:"gevoel"`
	Stopped  string `json:"haakte_hier_af"`
}

// ownView is the collective's page of its cards (S4-01).
type ownView struct {
	evening
	Kept     bool
	Cards    []ownCard
	Over     bool
	Erase    *wishForm
	EraseAll *wishForm
	Again    *wishForm
}

// collective is the facilitator of a collective that hosts the session in the address. For others there is no such page.
func collective(s *Server, c *fiber.Ctx) (visit, error) {
	v, err := host(s, c)
	if err == nil && !v.as.Collective {
		return visit{}, store.ErrNone
	}
	return v, err
}

// ownCards are the cards of its side that may travel: those that the room saw and that nobody took away since. Cards for
// the collective alone stay at home. They have the order of their random ids.
func (v visit) ownCards() (list []ownCard, ids []string) {
	list = []ownCard{}
	room := sessions.Class{Role: sessions.Wall, Session: v.key.Session}
	v.board.Read(func(st *sessions.State, say words) {
		titles, asks := map[string]string{}, map[string]string{}
		if t, ok := record[*sessions.Trajectory](st, "trajectory", v.key.Stream); ok {
			for _, step := range t.Steps {
				titles[step.ID] = say(step.Title)
			}
		}
		if e, ok := record[*sessions.Session](st, "session", v.key.Session); ok {
			for _, p := range e.Phases {
				for _, q := range p.Questions {
					asks[q.ID] = string(q.Ask)
				}
			}
		}
		for _, raw := range records[*sessions.Card](st) {
			c, ok := sessions.Seen(raw, room).(*sessions.Card)
			if !ok || c.Session != v.key.Session || !c.Side.Own() || c.State != sessions.Placed && c.State != sessions.Parked {
				continue
			}
			list = append(list, ownCard{Nr: len(list) + 1, Step: titles[c.Step], Kind: cardKinds[c.Kind], Question: asks[c.Question], Side: sideName(c.Side),
				Layer: sessions.LayerOf(c.Side), Words: newest(c.Words, c.Newer, say), Helped: say(c.Helped), Feeling: c.Feeling, Stopped: ifYes(c.Stopped)})
			ids = append(ids, c.ID)
		}
	})
	return list, ids
}

func (s *Server) ownPage(c *fiber.Ctx, v visit) (Page, error) {
	e, err := v.evening()
	if err != nil {
		return Page{}, err
	}
	cards, ids := v.ownCards()
	o := ownView{evening: e, Kept: c.Query("bewaard") != "", Cards: cards, Over: e.Record.State == sessions.Closed || e.Record.State == sessions.Archived}
	if o.Over {
		o.Erase, o.EraseAll = eraseForms(e.ID, cards, ids)
		if c.Method() == fiber.MethodPost {
			for _, f := range []*wishForm{o.EraseAll, o.Erase} {
				if f != nil && f.is(c.Params("op"), formOf(c)) {
					o.Again = f.typed(formOf(c))
					break
				}
			}
		}
	}
	p := e.page("De kaarten van onze kant")
	p.Data = o
	return p, nil
}

func eraseForms(session string, cards []ownCard, ids []string) (some, all *wishForm) {
	why := long("reason", "Waarom?").need().says("Wie de kaart schreef, krijgt dit te lezen. Geen namen.")
	to := "/bureau/" + session + "/eigen/doe/erase-cards"
	all = newWish("erase-cards", "Wis alle kaarten van onze kant", fixed("all", "ja"), why).
		sends("Wis alles", "Ook wat nooit onthuld is. Dit kan niet terug. Wat mensen samen bevestigden blijft staan.")
	all.To, all.Name = to, "wis-alles"
	if len(cards) == 0 {
		return nil, all
	}
	options := make([][2]string, len(cards))
	for i, one := range cards {
		options[i] = [2]string{ids[i], fmt.Sprintf("%d. %s", one.Nr, one.Words)}
	}
	some = newWish("erase-cards", "Wis een paar kaarten", wishField{Of: "many", Name: "cards", Label: "Welke?", Options: options}, why).
		sends("Wis deze kaarten", "Dit kan niet terug. Van elke kaart blijft alleen staan dat zij er was.")
	some.To, some.Name = to, "wis-enkele"
	return some, all
}

func (s *Server) own(c *fiber.Ctx) error {
	p, err := s.ownPage(c, visiting(c))
	if err != nil {
		return err
	}
	return s.render(c, "eigen", p)
}

func (s *Server) ownForms() forms {
	return forms{
		page: func(c *fiber.Ctx, v visit) (string, Page, error) {
			p, err := s.ownPage(c, v)
			return "eigen", p, err
		},
		mine: onlyOps("erase-cards"),
		back: func(c *fiber.Ctx) string { return "/bureau/" + c.Params("session") + "/eigen?bewaard=ja" },
	}
}

func (s *Server) ownJSON(c *fiber.Ctx) error {
	e, err := visiting(c).evening()
	if err != nil {
		return err
	}
	cards, _ := visiting(c).ownCards()
	c.Set("Content-Disposition", `attachment; filename="kaarten.json"`)
	return c.JSON(fiber.Map{"gesprek": e.Title, "traject": e.Trajectory, "gastheer": e.Host, "datum": isoDay(e.Record.Date), "voorbeeld": e.Example,
		"kaarten": cards})
}

func (s *Server) ownCSV(c *fiber.Ctx) error {
	cards, _ := visiting(c).ownCards()
	body, err := tableOf(reflect.ValueOf(cards))
	if err != nil {
		return fmt.Errorf("table of a collective's cards: %w", err)
	}
	c.Set("Content-Type", "text/csv; charset=utf-8")
	c.Set("Content-Disposition", `attachment; filename="kaarten.csv"`)
	return c.Send(body)
}
