package server

import (
	"time"

	"github.com/gofiber/fiber/v2"

	"maatwerkroute/server/store"
	"maatwerkroute/sessions"
)

// question is what somebody reads who holds a link to an action: who is asked, whose yes an owner waits for, the owner
// after the yes, and the owner's manager.
type question struct {
	evening
	Action     sessions.Action
	What       string
	FirstStep  string
	Barriers   []barrierView
	Condition  bool // this link is for the one whose yes an owner waits for
	Manager    bool // or for the one who may stop it and finds another owner
	Open       bool // there is still an answer to give
	Next       string
	Tomorrow   string
	InTwoWeeks string
	In90Days   string
	Reasons    [][2]string
	Earlier    sessions.Instant // the date that an owner before gave
	Life       *ownerView
	Kept       bool // something was kept just now
	Openings   int  // in how many browsers this link is open
}

var reasons = [][2]string{{"niet_ons_besluit", "Wij gaan hier niet over"}, {"te_weinig_capaciteit", "Wij hebben nu geen mensen"},
	{"al_gedekt_door_actie", "Een andere actie lost dit al op"}, {"niet_wenselijk", "Wij willen dit niet"}, {"echt_uniek", "Dit komt echt maar één keer voor"}}

// errLink is said of a link that was good once: to whoever holds it, in whichever browser.
var errLink = sessions.Refuse(sessions.NotFound, "Deze link werkt niet meer. Misschien is intussen iemand anders gevraagd. De gespreksleider kan u een nieuwe link geven.")

// askedPage is the page on which such a key is taken.
func askedPage() Page { return Page{Title: "U bent gevraagd", Way: &Way{To: "/antwoord/sleutel"}} }

// answer shows the question to whoever holds its link; to others a field for the code.
func (s *Server) answer(c *fiber.Ctx) error {
	v, err := s.by(c, askedCookie)
	if err == errSignIn {
		return s.render(c, "vraagcode", askedPage())
	}
	if err != nil {
		return err
	}
	name, p, err := s.linkedPage(c, v)
	if _, over := sessions.Refused(err); over {
		return s.again(c, err, "vraagcode", askedPage())
	}
	if err != nil {
		return err
	}
	return s.render(c, name, p)
}

func (s *Server) answerKey(c *fiber.Ctx) error {
	k, err := s.present(c, is(askedKey, askedKey+"-code"))
	if err != nil {
		return s.again(c, err, "vraagcode", askedPage())
	}
	k = store.Key{Kind: askedCookie, Stream: k.Stream, Session: k.Session, Object: k.Object}
	if err := s.issueOnce(c, k); err != nil {
		return err
	}
	return c.Redirect("/antwoord", fiber.StatusSeeOther)
}

// linkedPage is the page of such a link: of a promise for who gave it, or of an action.
func (s *Server) linkedPage(c *fiber.Ctx, v visit) (string, Page, error) {
	if p, ok, err := s.giverPage(c, v); ok || err != nil {
		return "gever", p, err
	}
	p, err := s.questionPage(c, v)
	return "antwoord", p, err
}

// questionPage finds the action that the ticket is for. When another was asked meanwhile, it is for nothing.
func (s *Server) questionPage(c *fiber.Ctx, v visit) (Page, error) {
	e, err := v.evening()
	if err != nil {
		return Page{}, err
	}
	q := question{evening: e, Tomorrow: s.daysOn(1), InTwoWeeks: s.daysOn(13), In90Days: s.daysOn(89), Reasons: reasons, Kept: c.Query("bewaard") != ""}
	if q.Openings, err = s.openings(c, v.key); err != nil {
		return Page{}, err
	}
	err = errLink
	v.board.Read(func(st *sessions.State, say words) {
		a := ticketed(st, v.key.Object)
		if a == nil {
			return
		}
		err = nil
		q.fill(st, a, v.key.Object, s.instant(), say)
	})
	p := e.page(q.title())
	p.Way = linkWay(c, "/antwoord")
	switch {
	case q.Life != nil:
		q.Life.Forms, p.Lost = numbered(c, q.Life.Forms)
		q.Life.Small, _ = numbered(c, q.Life.Small)
		q.Life.shelve()
	case !q.Open || c.Params("op") != "" || c.FormValue("action", q.Action.ID) != q.Action.ID:
		p.Lost = typedWords(c, ids...)
	}
	p.Data = q
	return p, err
}

// linkWay lets a page of a personal link take another link too. What answered a form lives at the page's own address.
func linkWay(c *fiber.Ctx, page string) *Way {
	w := &Way{To: page + "/sleutel", Whole: true}
	if c.Method() == fiber.MethodPost {
		w.At = page
	}
	return w
}

func (q *question) title() string {
	switch {
	case q.Condition:
		return "Uw ja is nodig. Stemt u in?"
	case q.Manager:
		return "U bent de leidinggevende"
	case q.Open:
		return "U bent gevraagd. Doet u dit?"
	}
	return "Uw actie"
}

func ticketed(st *sessions.State, ticket string) *sessions.Action {
	for _, a := range records[*sessions.Action](st) {
		if ticket == a.Ticket() || ticket == a.ConditionTicket() || ticket == a.ManagerTicket() && a.Plan.Manager != "" {
			return a
		}
	}
	return nil
}

func (q *question) fill(st *sessions.State, a *sessions.Action, ticket string, now sessions.Instant, say words) {
	q.Action, q.What, q.FirstStep, q.Next = *a, say(a.Title), say(a.FirstStep), viewAction(a, say, now).Doing
	q.Condition, q.Manager = ticket == a.ConditionTicket(), ticket == a.ManagerTicket()
	q.Open = a.State == sessions.ActionAsked && !q.Condition && !q.Manager || a.State == sessions.ActionConditional && q.Condition
	if q.Open && a.Due != 0 {
		q.Earlier = a.DueNow()
	}
	if !q.Open {
		q.Life = viewOwner(st, a, !q.Manager && !q.Condition, now, say)
		switch {
		case q.Manager:
			q.Life.Forms = managerForms(a, now)
		case !q.Condition:
			q.Life.Forms, q.Life.Small = ownerForms(st, a, now, say)
		}
	}
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
	p, err := s.questionPage(c, v)
	if err != nil {
		return err
	}
	q := p.Data.(question)
	if err := aboutThis(c, "action", q.Action.ID); err != nil {
		p.Lost = typedWords(c, ids...)
		return s.again(c, err, "antwoord", p)
	}
	if err := s.ask(c, v, v.as, make(q.Action.ID), c.FormValue(onceField)); err != nil {
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
			FirstBy: day(c.FormValue("stap_op")), If: sessions.Label(c.FormValue("als")), Why: sessions.Text{Body: c.FormValue("waarom")}}
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

// answerForms are the forms of the asked person, the owner, the manager and the giver of a promise, which go by the operation's own name.
func (s *Server) answerForms() forms {
	return forms{back: func(*fiber.Ctx) string { return "/antwoord?bewaard=ja" }, page: s.linkedPage, mine: func(c *fiber.Ctx, v visit) (err error) {
		err = errLink
		v.board.Read(func(st *sessions.State, _ words) {
			if a := ticketed(st, v.key.Object); a != nil {
				err = aboutThis(c, "action", a.ID)
			}
			if p := givenTo(st, v.key.Object); p != nil {
				err = aboutThis(c, "promise", p.ID)
			}
		})
		return err
	}}
}

const linkCookieLives = 30 * 24 * time.Hour

// issueOnce gives a browser the cookie of a personal link. A browser that has it already keeps it, so that the number
// of openings is one of browsers.
func (s *Server) issueOnce(c *fiber.Ctx, k store.Key) error {
	held, err := s.held(c, k.Kind)
	if err == nil && held.Stream == k.Stream && held.Object == k.Object {
		if held.ExpiresAt > sessions.At(s.now().Add(linkCookieLives/2)) {
			return nil
		}
		if err := s.revoke(c.UserContext(), held.Hash); err != nil {
			return err
		}
	}
	return s.issue(c, k, linkCookieLives)
}

// openings is in how many browsers the link of a key is open. Who got it forwarded is one of them.
func (s *Server) openings(c *fiber.Ctx, k store.Key) (n int, err error) {
	keys, err := s.store.Keys(c.UserContext(), k.Session, k.Kind)
	for _, o := range keys {
		if o.Object == k.Object && o.Stream == k.Stream && o.RevokedAt == 0 && o.ExpiresAt > s.instant() {
			n++
		}
	}
	return n, err
}

// closeOthers ends a personal link and whatever came in by it, but for this browser: the way out for somebody whose
// link was sent on. The facilitator gives a new one.
func (s *Server) closeOthers(link, page string) fiber.Handler {
	return func(c *fiber.Ctx) error {
		k := visiting(c).key
		for _, kind := range append([]string{link}, endsToo[link]...) {
			keys, err := s.store.Keys(c.UserContext(), k.Session, kind)
			if err != nil {
				return err
			}
			for _, o := range keys {
				if o.Object != k.Object || o.Stream != k.Stream || o.RevokedAt != 0 || string(o.Hash) == string(k.Hash) {
					continue
				}
				if err := s.revoke(c.UserContext(), o.Hash); err != nil {
					return err
				}
			}
		}
		return c.Redirect(page+"?bewaard=ja", fiber.StatusSeeOther)
	}
}
