package server

import (
	"strconv"

	"github.com/gofiber/fiber/v2"

	"maatwerkroute/sessions"
)

// learningView is the learning log of a trajectory (S3-15).
type learningView struct {
	evening
	Kept  bool
	Pages []learningPage
	New   *wishForm
	Again *wishForm
}

type learningPage struct {
	About  string
	Lines  [][2]string
	At     sessions.Instant
	Closed sessions.Instant
	Form   *wishForm
}

func (s *Server) learning(c *fiber.Ctx) error {
	p, err := s.learningPage(c, visiting(c))
	if err != nil {
		return err
	}
	return s.render(c, "leerlogboek", p)
}

func (s *Server) learningPage(c *fiber.Ctx, v visit) (Page, error) {
	e, err := v.evening()
	if err != nil {
		return Page{}, err
	}
	d := learningView{evening: e, Kept: c.Query("bewaard") != "", New: learningForm(e.ID, sessions.Learning{ID: newID()}, func(sessions.WordsID) string { return "" })}
	d.New.Summary, d.New.Fields[0] = "Begin een nieuwe bladzijde", made("learning")
	v.board.Read(func(st *sessions.State, say words) {
		for _, l := range st.Learnings() {
			one := learningPage{About: say(l.About), At: l.At, Closed: l.Closed}
			for _, line := range [][2]string{{"Wat dachten we?", say(l.Thought)}, {"Wat zagen we?", say(l.Saw)}, {"Wat veranderden we?", say(l.Changed)}} {
				if line[1] != "" {
					one.Lines = append(one.Lines, line)
				}
			}
			if l.Closed == 0 {
				one.Form = learningForm(e.ID, *l, say)
			}
			d.Pages = append(d.Pages, one)
		}
	})
	if c.Method() == fiber.MethodPost {
		d.retype(c)
	}
	p := e.page("Leerlogboek")
	p.Data = d
	return p, nil
}

// retype puts what was sent in the form that it came from. Its revision is that of what stands there now.
func (d *learningView) retype(c *fiber.Ctx) {
	sent := formOf(c)
	for _, one := range d.Pages {
		if one.Form != nil && one.Form.is(c.Params("op"), sent) {
			sent.Set("was", one.Form.Fields[1].Value)
			d.Again = one.Form.typed(sent)
		}
	}
	if d.Again == nil {
		d.Again = d.New.typed(sent)
	}
}

func learningForm(session string, l sessions.Learning, say words) *wishForm {
	f := newWish("note-learning", "Schrijf verder of rond af", fixed("learning", l.ID), wishField{Of: "hidden", Name: "was", Value: strconv.Itoa(l.Revision)},
		short("about", "Waar gaat het over?").with(say(l.About)),
		long("thought", "Wat dachten we?").with(say(l.Thought)),
		long("saw", "Wat zagen we?").with(say(l.Saw)),
		long("changed", "Wat veranderden we?").with(say(l.Changed)),
		tick("close", "Rond deze bladzijde af").says("Dat kan als alle drie de zinnen er staan. Daarna verandert er niets meer aan.")).
		sends("Bewaar", "Het gaat over het werk, nooit over één mens. Alleen het bureau leest dit.")
	f.To, f.Name = "/bureau/"+session+"/leerlogboek/doe/note-learning", "blad-"+l.ID
	return f
}

func (s *Server) learningForms() forms {
	return forms{
		page: func(c *fiber.Ctx, v visit) (string, Page, error) {
			p, err := s.learningPage(c, v)
			return "leerlogboek", p, err
		},
		mine: onlyOps("note-learning"),
		back: func(c *fiber.Ctx) string { return "/bureau/" + c.Params("session") + "/leerlogboek?bewaard=ja" },
	}
}
