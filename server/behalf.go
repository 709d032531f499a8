package server

import (
	"net/url"
	"strings"
	"time"

	"github.com/gofiber/fiber/v2"

	"maatwerkroute/server/store"
	"maatwerkroute/sessions"
)

// behalfKey is what a right slip gives the desk for an hour: the questions of that one person. It is random and
// stands in the form alone, so that answers are not lost to a limit on guesses.
const (
	behalfKey   = "behalf"
	behalfLives = time.Hour
)

var errNoSlip = sessions.Refuse(sessions.Forbidden, "Hiervoor is het strookje nodig. Vul de code in van de persoon die dit zegt.")

// behalfView is the page on which the desk enters what somebody says aloud, on paper or by phone.
type behalfView struct {
	evening
	Key      string // of the person whose slip was typed; "" asks for a slip
	Turns    turns
	Told     string // how an answer was brought back
	Barriers []barrierView
	Sides    []sessions.Side
	Saved    bool
	List     bool // there is a call sheet
}

func (s *Server) behalfPage(c *fiber.Ctx, v visit) (behalfView, Page, error) {
	e, err := v.evening()
	b := behalfView{evening: e, Told: "voorgelezen", Sides: sessions.Sides, Saved: c.Query("bewaard") != "", List: v.as.Collective && e.Leads}
	if err != nil {
		return b, Page{}, err
	}
	v.board.Read(func(st *sessions.State, say words) {
		o, wrong := st.Outcome(e.ID, s.instant())
		if err = wrong; err != nil {
			return
		}
		for _, l := range o.Barriers {
			b.Barriers = append(b.Barriers, viewBarrier(l, say, s.instant()))
		}
	})
	return b, e.page("Namens iemand invullen"), err
}

func (s *Server) behalf(c *fiber.Ctx) error {
	b, p, err := s.behalfPage(c, visiting(c))
	if err != nil {
		return err
	}
	p.Data = b
	return s.render(c, "namens", p)
}

// behalfSlip takes the code on somebody's slip, and shows what that person can answer. Whose slip it is, is not
// shown: not even the made-up name.
func (s *Server) behalfSlip(c *fiber.Ctx) error {
	v := visiting(c)
	k, err := s.slipOwner(c)
	if err == nil && k.Session != v.key.Session {
		err = errKey
	}
	b, p, wrong := s.behalfPage(c, v)
	if wrong != nil {
		return wrong
	}
	p.Data = b
	if err != nil {
		return s.again(c, err, "namens", p)
	}
	b.Key = randomKey()
	now := s.now()
	err = s.store.SaveKey(c.UserContext(), store.Key{Hash: HashOf(b.Key), Kind: behalfKey, Stream: k.Stream, Session: k.Session, Seat: k.Seat,
		MadeAt: sessions.At(now), ExpiresAt: sessions.At(now.Add(behalfLives))})
	if err != nil {
		return err
	}
	if b.Turns, err = s.turnsFor(c, v, k.Seat); err != nil {
		return err
	}
	p.Data = b
	return s.render(c, "namens", p)
}

// turnsFor reads the questions of a seat, for the desk that may ask them.
func (s *Server) turnsFor(c *fiber.Ctx, v visit, seat string) (t turns, err error) {
	handles, err := s.store.Handles(c.UserContext(), v.key.Stream, seat)
	if err != nil {
		return t, err
	}
	v.board.Read(func(st *sessions.State, say words) {
		t = turnsOf(st, sessions.Principal{Session: v.key.Session, Seat: seat}, handles, s.instant(), say)
	})
	return t, nil
}

// behalfAnswers keeps what the person with the slip said, all in one go.
func (s *Server) behalfAnswers(c *fiber.Ctx) error {
	v := visiting(c)
	b, p, err := s.behalfPage(c, v)
	if err != nil {
		return err
	}
	p.Data = b
	secret := c.FormValue("sleutel")
	if len(secret) != linkLength {
		return s.again(c, errNoSlip, "namens", p)
	}
	k, err := s.keyOf(c, secret, is(behalfKey))
	if err != nil || k.Session != v.key.Session {
		return s.again(c, errNoSlip, "namens", p)
	}
	left, refused, err := s.enter(c, v, k.Seat, b.Told)
	if err != nil {
		return err
	}
	if refused.Text == "" {
		if err := s.revoke(c.UserContext(), k.Hash); err != nil {
			return err
		}
		return c.Redirect("/bureau/"+v.key.Session+"/namens?bewaard=ja", fiber.StatusSeeOther)
	}
	b.Key, b.Turns = secret, left
	p.Data, p.Refusal, p.Form = b, refused, typedIn(c)
	c.Status(refused.Status)
	return s.render(c, "namens", p)
}

// enter asks the wishes of one person's answers. What was kept is kept; what was refused stands in the questions that
// are left, with its reason and what was typed.
func (s *Server) enter(c *fiber.Ctx, v visit, seat, told string) (left turns, refused verdict, err error) {
	before, err := s.turnsFor(c, v, seat)
	if err != nil {
		return left, refused, err
	}
	as := v.as
	as.Seat = seat
	wrong := map[string]verdict{}
	for _, a := range answersIn(before, formOf(c), told) {
		w, err := wishOf(a.op, a.form)
		if err == nil {
			err = s.ask(c, v, as, w, once(c, seat, a))
		}
		if err != nil {
			if refused.Text == "" {
				refused = judge(err)
			}
			wrong[a.suffix] = judge(err)
		}
	}
	if refused.Text == "" {
		return left, refused, nil
	}
	left, err = s.turnsFor(c, v, seat)
	return left.together(typedIn(c), wrong), refused, err
}

// once makes of the one random name of a form a name for each answer in it.
func once(c *fiber.Ctx, seat string, a entered) string {
	nonce := c.FormValue(onceField)
	if nonce == "" {
		return ""
	}
	return strings.Join([]string{nonce, seat, a.suffix, a.op, a.form.Get("step")}, " ")
}

// entered is one answer in a form with the questions of somebody together: the wish that it asks.
type entered struct {
	op, suffix string
	form       url.Values
}

// answersIn finds what was answered. A question that was begun and has no answer is asked all the same: the rules say
// what is missing, and nothing that was typed is passed over.
func answersIn(t turns, form url.Values, told string) (list []entered) {
	given := func(suffix string, fields ...string) bool {
		for _, f := range fields {
			if strings.TrimSpace(form.Get(f+suffix)) != "" {
				return true
			}
		}
		return false
	}
	for _, a := range t.Actions {
		own := unsuffixed(form, a.Suffix)
		own.Set("action", a.ID)
		if given(a.Suffix, "verdict", "needed", "reason", "words", "may") {
			list = append(list, entered{"give-verdict", a.Suffix, own})
		}
		for _, step := range form["step"+a.Suffix] {
			list = append(list, entered{"see-step", a.Suffix, url.Values{"action": {a.ID}, "step": {strings.TrimPrefix(step, firstStep)}}})
		}
	}
	for _, l := range t.Legs {
		own := unsuffixed(form, l.Suffix)
		own.Set("leg", l.ID)
		own.Set("side", string(sessions.Ervaring))
		own.Set("way", told)
		for _, q := range []struct {
			op, field string
			asked     bool
		}{{"answer-whisper", "says", l.Compare}, {"deliver-answer", "told", l.Read}, {"ask-higher", "higher", l.Higher != ""}} {
			if q.asked && given(l.Suffix, q.field) {
				list = append(list, entered{q.op, l.Suffix, own})
			}
		}
	}
	return list
}

const firstStep = "*" // the first step of an action has no name, and an empty box is no answer

// unsuffixed is the fields of one question, by the names that they have on the wire.
func unsuffixed(form url.Values, suffix string) url.Values {
	own := url.Values{}
	for k, v := range form {
		if name, ok := strings.CutSuffix(k, suffix); ok {
			own[name] = v
		}
	}
	return own
}

// behalfForms are what the desk enters of a count: hands, paper slips without a code, a partner's list.
func (s *Server) behalfForms() forms {
	return forms{back: func(c *fiber.Ctx) string { return "/bureau/" + c.Params("session") + "/namens?bewaard=ja" },
		page: func(c *fiber.Ctx, v visit) (string, Page, error) {
			b, p, err := s.behalfPage(c, v)
			p.Data = b
			return "namens", p, err
		}}
}
