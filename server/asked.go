package server

import (
	"time"

	"github.com/gofiber/fiber/v2"

	"maatwerkroute/server/store"
	"maatwerkroute/sessions"
)

// question is what the asked person reads: their action, and why people ask for it.
type question struct {
	evening
	Action     sessions.Action
	What       string
	FirstStep  string
	Barriers   []barrierView
	Condition  bool // this link is for the one whose yes an owner waits for
	Open       bool // there is still an answer to give
	Next       string
	Tomorrow   string
	InTwoWeeks string
	In90Days   string
	Reasons    [][2]string
}

var reasons = [][2]string{{"niet_ons_besluit", "Wij gaan hier niet over"}, {"te_weinig_capaciteit", "Wij hebben nu geen mensen"},
	{"al_gedekt_door_actie", "Een andere actie lost dit al op"}, {"niet_wenselijk", "Wij willen dit niet"}, {"echt_uniek", "Dit komt echt maar één keer voor"}}

// answer shows the question to whoever holds its link; to others a field for the code.
func (s *Server) answer(c *fiber.Ctx) error {
	v, err := s.by(c, askedCookie)
	if err == errSignIn {
		return s.render(c, "vraagcode", Page{Title: "U bent gevraagd", Way: &Way{To: "/antwoord/sleutel"}})
	}
	if err != nil {
		return err
	}
	p, err := s.questionPage(v)
	if err != nil {
		return err
	}
	return s.render(c, "antwoord", p)
}

func (s *Server) answerKey(c *fiber.Ctx) error {
	k, err := s.present(c, is(askedKey, askedKey+"-code"))
	if err != nil {
		return s.again(c, err, "vraagcode", Page{Title: "U bent gevraagd", Way: &Way{To: "/antwoord/sleutel"}})
	}
	k = store.Key{Kind: askedCookie, Stream: k.Stream, Session: k.Session, Object: k.Object}
	if err := s.issue(c, k, 30*24*time.Hour); err != nil {
		return err
	}
	return c.Redirect("/antwoord", fiber.StatusSeeOther)
}

// questionPage finds the action that the ticket is for. When another was asked meanwhile, it is for nothing.
func (s *Server) questionPage(v visit) (Page, error) {
	e, err := v.evening()
	if err != nil {
		return Page{}, err
	}
	q := question{evening: e, Tomorrow: s.daysOn(1), InTwoWeeks: s.daysOn(13), In90Days: s.daysOn(89), Reasons: reasons}
	err = errKey
	v.board.Read(func(st *sessions.State, say words) {
		a := ticketed(st, v.key.Object)
		if a == nil {
			return
		}
		err = nil
		q.fill(st, a, v.key.Object, s.instant(), say)
	})
	p := e.page("U bent gevraagd. Doet u dit?")
	p.Data = q
	return p, err
}

func ticketed(st *sessions.State, ticket string) *sessions.Action {
	for _, a := range records[*sessions.Action](st) {
		if ticket == a.Ticket() || ticket == a.ConditionTicket() {
			return a
		}
	}
	return nil
}

func (q *question) fill(st *sessions.State, a *sessions.Action, ticket string, now sessions.Instant, say words) {
	q.Action, q.What, q.FirstStep, q.Next = *a, say(a.Title), say(a.FirstStep), viewAction(a, say, now).Doing
	q.Condition = ticket == a.ConditionTicket()
	q.Open = a.State == sessions.ActionAsked && !q.Condition || a.State == sessions.ActionConditional && q.Condition
	o, err := st.Outcome(a.Session, now)
	if err != nil {
		return
	}
	for _, l := range o.Barriers {
		for _, id := range a.Barriers {
			if l.ID == id {
				q.Barriers = append(q.Barriers, viewBarrier(l, say, now))
			}
		}
	}
}

// answered asks the wish; a refusal keeps what was typed.
func (s *Server) answered(c *fiber.Ctx, make func(action string) sessions.Wish) error {
	v := visiting(c)
	p, err := s.questionPage(v)
	if err != nil {
		return err
	}
	q := p.Data.(question)
	if err := s.ask(c, v, v.as, make(q.Action.ID), ""); err != nil {
		return s.again(c, err, "antwoord", p)
	}
	v.board.Read(func(st *sessions.State, say words) { // by its id: when it was passed on, this link is for nothing now
		if a, ok := record[*sessions.Action](st, "action", q.Action.ID); ok {
			q.Next = viewAction(a, say, s.instant()).Doing
		}
	})
	p.Title, p.Data = "Dank u wel", q
	return s.render(c, "bedankt", p)
}

func (s *Server) answerYes(c *fiber.Ctx) error {
	return s.answered(c, func(action string) sessions.Wish {
		w := &sessions.AcceptAction{Action: action, Due: day(c.FormValue("klaar")), FirstStep: sessions.Text{Body: c.FormValue("stap")},
			FirstBy: day(c.FormValue("stap_op")), If: sessions.Label(c.FormValue("als"))}
		if w.If != "" {
			w.IfBy = day(c.FormValue("als_op"))
		}
		return w
	})
}

func (s *Server) answerPass(c *fiber.Ctx) error {
	return s.answered(c, func(action string) sessions.Wish {
		return &sessions.PassAction{Action: action, Function: sessions.Label(c.FormValue("functie")), AnswerBy: day(c.FormValue("voor"))}
	})
}

func (s *Server) answerNo(c *fiber.Ctx) error {
	return s.answered(c, func(action string) sessions.Wish {
		return &sessions.DeclineAction{Action: action, Category: c.FormValue("reden"), Text: sessions.Text{Body: c.FormValue("tekst")},
			DecidedBy: sessions.Label(c.FormValue("door")), Alternative: sessions.Text{Body: c.FormValue("wel")}}
	})
}

func (s *Server) answerCondition(c *fiber.Ctx) error {
	return s.answered(c, func(action string) sessions.Wish {
		return &sessions.AgreeCondition{Action: action, Yes: c.FormValue("eens") == "ja", Text: sessions.Text{Body: c.FormValue("tekst")}}
	})
}

// answerForms are the forms of the asked person and the owner, whose answers go by the operation's own name.
func (s *Server) answerForms() forms {
	return forms{back: func(*fiber.Ctx) string { return "/antwoord" }, page: func(_ *fiber.Ctx, v visit) (string, Page, error) {
		p, err := s.questionPage(v)
		return "antwoord", p, err
	}}
}
