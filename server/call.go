package server

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/gofiber/fiber/v2"

	"maatwerkroute/server/store"
	"maatwerkroute/sessions"
)

// Being called: "ik wil iemand spreken" (S1-06), "ik wil hier zelf over gebeld worden", and what cannot wait (S1-15). None of
// it is a wish: no board hears of it, no fact keeps it, and one person reads it.

// The two who call.
const (
	confidantCalls = "vertrouwenspersoon"
	urgentCalls    = "dringend"
)

const (
	callLives   = 30   // days
	mostCalls   = 3    // of one person; a fourth takes nobody's place
	longestCall = 1000 // letters
	longestLine = 80   // letters
	callKey     = "calls-link"
	callCookie  = "calls"
)

// callee is who can be asked to call, with what stands on every screen.
type callee struct {
	Whom   string         `json:"whom"`
	Person sessions.Label `json:"person"`
	Number sessions.Label `json:"number"`
	Until  sessions.Label `json:"until"`
	Reads  bool           `json:"reads"` // their page is open somewhere: a call that nobody reads is none
}

func callees(e sessions.Session) (list []callee) {
	for _, one := range []struct {
		whom string
		who  sessions.Urgent
	}{{confidantCalls, e.Confidant}, {urgentCalls, e.Urgent}} {
		if one.who.Person != "" {
			list = append(list, callee{Whom: one.whom, Person: one.who.Person, Number: one.who.Number, Until: one.who.Until})
		}
	}
	return list
}

// readers notes who has their page open. Who has not would hear of nothing.
func (s *Server) readers(c *fiber.Ctx, session string, who []callee) error {
	keys, err := s.store.Keys(c.UserContext(), session, callCookie)
	for i := range who {
		who[i].Reads = slices.ContainsFunc(keys, func(k store.Key) bool {
			return k.Object == who[i].Whom && k.RevokedAt == 0 && k.ExpiresAt > s.instant()
		})
	}
	return err
}

// callView is the page on which somebody asks, and sees what they asked.
type callView struct {
	evening
	Who     []callee
	Open    bool   // somebody reads what is asked here
	Urgent  bool   // it cannot wait
	About   string // what on the board it is about
	Words   string // of that
	Mine    []myCall
	Kept    bool
	Deletes sessions.Instant
}

type myCall struct {
	store.Call
	Person string
}

var errAbout = sessions.Refuse(sessions.NotFound, "Dit staat niet (meer) op het bord. Vraag het zonder die zin.")

func (s *Server) callPage(c *fiber.Ctx, v visit) (Page, callView, error) {
	e, err := v.evening()
	if err != nil {
		return Page{}, callView{}, err
	}
	d := callView{evening: e, Who: callees(e.Record), About: c.FormValue("about", c.Query("over")), Kept: c.Query("bewaard") != "",
		Urgent: c.FormValue("whom", c.Query("wie")) == urgentCalls, Deletes: sessions.At(s.now().AddDate(0, 0, callLives))}
	if err := s.readers(c, e.ID, d.Who); err != nil {
		return Page{}, callView{}, err
	}
	d.Open = slices.ContainsFunc(d.Who, func(one callee) bool { return one.Reads })
	if d.Words, err = s.aboutWords(c, v, d.About); err != nil {
		d.About = ""
	}
	kept, err := s.store.CallsOf(c.UserContext(), v.key.Seat)
	for _, one := range kept {
		d.Mine = append(d.Mine, myCall{Call: one, Person: d.person(one.Whom)})
	}
	p := e.page("Wilt u iemand spreken?")
	p.Data = d
	return p, d, err
}

func (d callView) person(whom string) string {
	for _, one := range d.Who {
		if one.Whom == whom {
			return string(one.Person)
		}
	}
	return whom
}

// aboutWords are the words that a call is about: one's own card, or a barrier that one's own screen shows.
func (s *Server) aboutWords(c *fiber.Ctx, v visit, about string) (text string, err error) {
	if about == "" {
		return "", nil
	}
	handles, err := s.store.Handles(c.UserContext(), v.key.Stream, v.key.Seat)
	if err != nil {
		return "", err
	}
	err = errAbout
	v.board.Read(func(st *sessions.State, say words) {
		for _, h := range handles {
			if m, ok := record[*sessions.MyCard](st, "my-card", h); ok && m.Card == about {
				text, err = newest(m.Words, m.Newer, say), nil
				return
			}
		}
		if b, ok := record[*sessions.Barrier](st, "barrier", about); ok && b.Session == v.key.Session && seeing(st, v.as)(about) {
			text, err = say(b.Sentence), nil
		}
	})
	return text, err
}

// callForm shows the page, or to a script what it needs for its own.
func (s *Server) callForm(c *fiber.Ctx) error {
	p, d, err := s.callPage(c, visiting(c))
	if err != nil {
		return err
	}
	if !wantsJSON(c) {
		return s.render(c, "bellen", p)
	}
	calls := make([]fiber.Map, 0, len(d.Mine))
	for _, one := range d.Mine {
		calls = append(calls, fiber.Map{"id": one.ID, "person": one.Person, "number": one.Number, "about": one.About})
	}
	return c.JSON(fiber.Map{"who": d.Who, "calls": calls})
}

type callWish struct {
	Whom   string `json:"whom" form:"whom"`
	About  string `json:"about" form:"about"`
	Name   string `json:"name" form:"name"`
	Number string `json:"number" form:"number"`
	Moment string `json:"moment" form:"moment"`
	Words  string `json:"words" form:"words"`
}

var phoneForm = regexp.MustCompile(`^\+?[0-9 ()./-]{6,24}$`)

func (q *callWish) check(who []callee) error {
	for _, field := range []*string{&q.Name, &q.Number, &q.Moment, &q.Words} {
		*field = strings.TrimSpace(strings.ReplaceAll(*field, "\r\n", "\n"))
		if !utf8.ValidString(*field) {
			return sessions.Refuse(sessions.Invalid, "Deze tekens kunnen wij niet lezen.")
		}
	}
	long := func(text string, most int) bool { return utf8.RuneCountInString(text) > most }
	at := slices.IndexFunc(who, func(one callee) bool { return one.Whom == q.Whom })
	switch {
	case at < 0:
		return sessions.Refuse(sessions.Invalid, "Kies wie u mag bellen.")
	case !who[at].Reads:
		return sessions.Refuse(sessions.Conflict, fmt.Sprintf("%s leest hier nu niet mee. Ga naar %s, of bel zelf. %s", who[at].Person, who[at].Person, who[at].Number))
	case !phoneForm.MatchString(q.Number) || len(digits(q.Number)) < 6:
		return sessions.Refuse(sessions.Invalid, "Vul uw telefoonnummer in. Gebruik alleen cijfers.")
	case long(q.Name, longestLine) || long(q.Moment, longestLine):
		return sessions.Refuse(sessions.Invalid, "Dit is te lang. Schrijf het in een paar woorden.")
	case long(q.Words, longestCall):
		return sessions.Refuse(sessions.Invalid, "Uw tekst is te lang. De rest vertelt u als u gebeld wordt.")
	}
	return nil
}

func digits(text string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, text)
}

var errManyCalls = sessions.Refuse(sessions.Conflict, "U hebt al gevraagd of iemand u belt. Haal er eerst een weg.")

// askCall keeps who wants to be called. Asked again about the same, the last one counts.
func (s *Server) askCall(c *fiber.Ctx) error {
	var q callWish
	if err := read(c, &q); err != nil {
		return err
	}
	v := visiting(c)
	if !s.limit(v.person()).AllowN(s.now(), 1) {
		return fiber.NewError(fiber.StatusServiceUnavailable)
	}
	p, d, err := s.callPage(c, v)
	if err != nil {
		return err
	}
	if err = q.check(d.Who); err == nil {
		_, err = s.aboutWords(c, v, q.About)
	}
	others := slices.DeleteFunc(d.Mine, func(one myCall) bool { return one.Whom == q.Whom && one.About == q.About })
	if err == nil && len(others) >= mostCalls {
		err = errManyCalls
	}
	if err == nil {
		err = s.store.SaveCall(c.UserContext(), store.Call{ID: newID(), Stream: v.key.Stream, Session: v.key.Session, Seat: v.key.Seat, Whom: q.Whom,
			About: q.About, Name: q.Name, Number: q.Number, Moment: q.Moment, Words: q.Words, MadeAt: s.instant(), DeleteAfter: d.Deletes})
	}
	switch {
	case err != nil && wantsJSON(c):
		return err
	case err != nil:
		return s.again(c, err, "bellen", p)
	case wantsJSON(c):
		return c.JSON(fiber.Map{"kept": true, "person": d.person(q.Whom)})
	}
	return c.Redirect("/mijn/bellen?bewaard=ja", fiber.StatusSeeOther)
}

// dropCall takes one's own wish back. That it is gone already is what was asked.
func (s *Server) dropCall(c *fiber.Ctx) error {
	var q struct {
		Call string `json:"call" form:"call"`
	}
	if err := read(c, &q); err != nil {
		return err
	}
	if err := gone(s.store.DropCall(c.UserContext(), visiting(c).key.Seat, q.Call)); err != nil {
		return err
	}
	if wantsJSON(c) {
		return c.JSON(fiber.Map{"kept": false})
	}
	return c.Redirect("/mijn/bellen", fiber.StatusSeeOther)
}
