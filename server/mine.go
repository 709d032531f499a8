package server

import (
	"slices"

	"github.com/gofiber/fiber/v2"

	"maatwerkroute/server/store"
	"maatwerkroute/sessions"
)

// mineView is what is somebody's own, and what became of it.
type mineView struct {
	evening
	Cards    []mineCard
	Slip     string
	Contacts []store.Contact
	Ways     [][2]string
	Sentence string
	Barriers []barrierView // all that was asked here, for the sheet that everybody takes home
	Outcome  string        // the address of the outcome page
	Now      sessions.Instant
	Turns    turns
	Lost     string // words that were refused where no form can show them any more
	Saved    bool
}

type mineCard struct {
	ID, Step, Words, Icon, State, Reason string
	Mine                                 bool // it can still be changed
	Consent                              string
	Consents                             [][2]string
	Barriers                             []barrierView
}

// wayOf takes the short names that the phone has for some ways.
var wayOf = map[string]string{"collectief": "via_collectief", "brief": "post", "niet": "geen"}

var ways = [][2]string{{"via_collectief", "Via het collectief"}, {"telefoon", "Bel of app mij"}, {"mail", "Stuur mij een mail"}, {"post", "Stuur mij een brief"},
	{"via_naastje", "Via iemand die mij helpt"}, {"geen", "Laat maar, ik hoef niets te horen"}}

// mine is "Mijn inbreng"; without a seat, a field for the code on the slip.
func (s *Server) mine(c *fiber.Ctx) error {
	v, err := s.by(c, seatCookie)
	if err == errSignIn {
		return s.render(c, "strookje", Page{Title: "Mijn inbreng"})
	}
	if err != nil {
		return err
	}
	p, err := s.minePage(c, v)
	if err != nil {
		return err
	}
	return s.render(c, "mijn", p)
}

// sheet is the A4 for everybody.
func (s *Server) sheet(c *fiber.Ctx) error {
	p, err := s.minePage(c, visiting(c))
	if err != nil {
		return err
	}
	p.Title = "Wat ik meeneem"
	return s.render(c, "blad", p)
}

// paperSheet is the same A4 for who was here on paper: without own cards and without a code.
func (s *Server) paperSheet(c *fiber.Ctx) error {
	v := visiting(c)
	e, err := v.evening()
	if err != nil {
		return err
	}
	m := mineView{evening: e, Outcome: s.afterwards() + "/uitkomst/" + e.ID, Now: s.instant()}
	v.board.Read(func(st *sessions.State, say words) { err = m.fill(st, nil, nil, say) })
	if err != nil {
		return err
	}
	p := e.page("Wat ik meeneem")
	p.Data = m
	return s.render(c, "blad", p)
}

func (s *Server) minePage(c *fiber.Ctx, v visit) (Page, error) {
	e, err := v.evening()
	if err != nil {
		return Page{}, err
	}
	m := mineView{evening: e, Ways: ways, Outcome: s.afterwards() + "/uitkomst/" + e.ID, Now: s.instant()}
	slip, err := s.slipOf(c.UserContext(), v.key)
	if err != nil {
		return Page{}, err
	}
	m.Slip = grouped(slip)
	if m.Contacts, err = s.store.Contacts(c.UserContext(), v.key.Seat); err != nil {
		return Page{}, err
	}
	handles, err := s.store.Handles(c.UserContext(), v.key.Stream, v.key.Seat)
	if err != nil {
		return Page{}, err
	}
	v.board.Read(func(st *sessions.State, say words) {
		err = m.fill(st, handles, seeing(st, v.as), say)
		m.Turns = turnsOf(st, v.as, handles, m.Now, say).alone(typedIn(c))
	})
	if !slices.ContainsFunc(m.Turns.Actions, actionTurn.keeps) {
		m.Lost = c.FormValue("words")
	}
	m.Saved = c.Query("bewaard") != ""
	p := e.page("Mijn inbreng")
	p.Data = m
	return p, err
}

// seeing says of a barrier whether this person's screen shows it. An official sees none before the promise (I-20),
// and who waits at the door none before they are let in; a page is no way round. What is over stands on the outcome
// page for all.
func seeing(st *sessions.State, who sessions.Principal) func(barrier string) bool {
	class, err := st.Class(who)
	return func(barrier string) bool {
		if st.Over(who.Session) {
			return true
		}
		row, ok := st.Row("barrier", barrier)
		if err != nil || !ok {
			return false
		}
		pub, _, _, _ := row.For(class, 0)
		return pub != nil
	}
}

// fill copies what the rules computed. Without see it is all barriers: the sheet that the desk prints.
func (m *mineView) fill(st *sessions.State, handles []string, see func(string) bool, say words) error {
	o, err := st.Outcome(m.ID, m.Now)
	if err != nil {
		return err
	}
	if see != nil {
		o.Barriers = slices.DeleteFunc(o.Barriers, func(l sessions.BarrierLine) bool { return !see(l.ID) })
	}
	m.Sentence = o.Sentence
	steps := map[string]string{}
	if o.Trajectory != nil {
		for _, step := range o.Trajectory.Steps {
			steps[step.ID] = say(step.Title)
		}
	}
	for _, l := range o.Barriers {
		m.Barriers = append(m.Barriers, viewBarrier(l, say, m.Now))
	}
	for _, h := range handles {
		card, ok := record[*sessions.MyCard](st, "my-card", h)
		if !ok {
			continue
		}
		one := mineCard{ID: card.Card, Step: steps[card.Step], Words: newest(card.Words, card.Newer, say), Reason: say(card.Reason),
			Mine: card.State == sessions.Placed || card.State == sessions.Parked, Consent: string(card.Consent), Consents: consentWords}
		one.Icon, one.State = cardWords(card)
		for _, l := range o.Barriers {
			if slices.Contains(l.Cards, card.Card) {
				one.Barriers = append(one.Barriers, viewBarrier(l, say, m.Now))
			}
		}
		m.Cards = append(m.Cards, one)
	}
	return nil
}

// slipIn finds a seat again by the code on its slip.
func (s *Server) slipIn(c *fiber.Ctx) error {
	k, err := s.slipOwner(c)
	if err != nil {
		return s.again(c, err, "strookje", Page{Title: "Mijn inbreng"})
	}
	k = store.Key{Kind: seatCookie, Stream: k.Stream, Session: k.Session, Seat: k.Seat}
	if err := s.issue(c, k, seatLives); err != nil {
		return err
	}
	return c.Redirect("/mijn", fiber.StatusSeeOther)
}

// raising is somebody who comes for their own words, also when the evening is over.
func raising(v visit) sessions.Principal {
	as := v.as
	as.Role = sessions.Raiser
	return as
}

// mineForms are the forms of "Mijn inbreng" that go by the operation's own name.
func (s *Server) mineForms() forms {
	return forms{as: raising, back: func(*fiber.Ctx) string { return "/mijn?bewaard=ja" }, page: func(c *fiber.Ctx, v visit) (string, Page, error) {
		p, err := s.minePage(c, v)
		return "mijn", p, err
	}}
}

// ownWish asks a wish about one's own words, also when the evening is over.
func (s *Server) ownWish(c *fiber.Ctx, w sessions.Wish) error {
	v := visiting(c)
	if err := s.ask(c, v, raising(v), w, ""); err != nil {
		p, perr := s.minePage(c, v)
		if perr != nil {
			return perr
		}
		return s.again(c, err, "mijn", p)
	}
	return c.Redirect("/mijn", fiber.StatusSeeOther)
}

func (s *Server) rewordMine(c *fiber.Ctx) error {
	return s.ownWish(c, &sessions.RewordCard{Card: c.FormValue("kaart"), Text: sessions.Text{Body: c.FormValue("tekst")}})
}

func (s *Server) withdrawMine(c *fiber.Ctx) error {
	return s.ownWish(c, &sessions.WithdrawCard{Card: c.FormValue("kaart")})
}

// forgetMe ends the link between a person and their words, and every way back in.
func (s *Server) forgetMe(c *fiber.Ctx) error {
	v := visiting(c)
	if err := s.ask(c, v, raising(v), &sessions.ForgetMe{}, ""); err != nil {
		return err
	}
	if err := s.store.DropContacts(c.UserContext(), v.key.Seat); err != nil {
		return err
	}
	if err := s.store.DropCalls(c.UserContext(), v.key.Seat); err != nil {
		return err
	}
	if err := s.store.DropWish(c.UserContext(), v.key.Seat); err != nil {
		return err
	}
	for _, kind := range []string{seatCookie, slipKey, placeKey, behalfKey, earlierCookie} {
		if err := s.endKeys(c, v.key, kind); err != nil {
			return err
		}
	}
	return s.done(c)
}

const contactLives = 6 // months

// contact keeps how somebody wants to hear news: outside the log, and not for long.
func (s *Server) contact(c *fiber.Ctx) error {
	var q struct {
		Way    string `json:"way" form:"way"`
		Detail string `json:"detail" form:"detail"`
	}
	if err := read(c, &q); err != nil {
		return err
	}
	v := visiting(c)
	if known, ok := wayOf[q.Way]; ok {
		q.Way = known
	}
	if !slices.ContainsFunc(ways, func(w [2]string) bool { return w[0] == q.Way }) || len(q.Detail) > 200 {
		return sessions.Refuse(sessions.Invalid, "Kies hoe u nieuws wilt horen.")
	}
	if err := s.store.DropContacts(c.UserContext(), v.key.Seat); err != nil {
		return err
	}
	if q.Way != "geen" {
		k := store.Contact{Participant: v.key.Seat, Way: q.Way, Detail: q.Detail, DeleteAfter: sessions.At(s.now().AddDate(0, contactLives, 0))}
		if err := s.store.SaveContact(c.UserContext(), k); err != nil {
			return err
		}
	}
	if wantsJSON(c) {
		return c.JSON(fiber.Map{"kept": q.Way != "geen"})
	}
	return c.Redirect("/mijn", fiber.StatusSeeOther)
}

// done is "Ik ben klaar op deze telefoon". The page's script empties what the browser keeps itself.
func (s *Server) done(c *fiber.Ctx) error {
	for _, kind := range []string{seatCookie, enteringCookie, earlierCookie} {
		k, err := s.held(c, kind)
		if err == nil {
			if err := s.revoke(c.UserContext(), k.Hash); err != nil {
				return err
			}
		}
		s.dropCookie(c, kind)
	}
	if s.config.https() {
		c.Set("Clear-Site-Data", `"cookies", "storage"`)
	}
	return s.render(c, "klaar", Page{Title: "U bent klaar op deze telefoon", Script: "done"})
}
