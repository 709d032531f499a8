package server

import (
	"errors"

	"github.com/gofiber/fiber/v2"

	"maatwerkroute/server/store"
	"maatwerkroute/sessions"
)

// callsView is what one person is to call about, and nobody else reads.
type callsView struct {
	evening
	Person string
	Calls  []madeCall
}

type madeCall struct {
	store.Call
	Tel sessions.Label
	Of  string // the words on the board that it is about
}

func callsKeyPage() Page {
	return Page{Title: "Wie wil gebeld worden?", Way: &Way{To: "/bellen/sleutel"}}
}

// callLink gives the link of the vertrouwenspersoon, or of who is there for what is urgent. It opens one page on one
// device: opened anew, it stops on the device that had it, so that nobody reads along unseen.
func (s *Server) callLink(c *fiber.Ctx) error {
	var q struct {
		Whom string `json:"whom" form:"whom"`
	}
	if err := read(c, &q); err != nil {
		return err
	}
	e, err := visiting(c).evening()
	if err != nil {
		return err
	}
	for _, one := range callees(e.Record) {
		if one.Whom == q.Whom {
			return s.giveLink(c, "/bellen", callKey, one.Whom, string(one.Person))
		}
	}
	return sessions.Refuse(sessions.Conflict, "Noem eerst wie dit is, bij het klaarzetten.")
}

// callPages says to the desk whose page is open, and nothing of what stands on it.
func (s *Server) callPages(c *fiber.Ctx) error {
	e, err := visiting(c).evening()
	if err != nil {
		return err
	}
	list := callees(e.Record)
	if err := s.readers(c, e.ID, list); err != nil {
		return err
	}
	return c.JSON(fiber.Map{"who": list})
}

func (s *Server) calls(c *fiber.Ctx) error {
	v, err := s.by(c, callCookie)
	if err == errSignIn {
		return s.render(c, "belcode", callsKeyPage())
	}
	if err != nil {
		return err
	}
	p, err := s.callsPage(c, v)
	if err != nil {
		return err
	}
	return s.render(c, "belverzoeken", p)
}

func (s *Server) callsPage(c *fiber.Ctx, v visit) (Page, error) {
	e, err := v.evening()
	if err != nil {
		return Page{}, err
	}
	d := callsView{evening: e}
	for _, one := range callees(e.Record) {
		if one.Whom == v.key.Object {
			d.Person = string(one.Person)
		}
	}
	list, err := s.store.Calls(c.UserContext(), v.key.Session, v.key.Object)
	if err != nil {
		return Page{}, err
	}
	v.board.Read(func(st *sessions.State, say words) {
		for _, one := range list {
			if one.DeleteAfter > s.instant() {
				d.Calls = append(d.Calls, madeCall{Call: one, Tel: sessions.Label(one.Number), Of: ofBoard(st, one.About, say)})
			}
		}
	})
	p := e.page("Wie wil gebeld worden?")
	p.Data = d
	return p, nil
}

// ofBoard are the words of a card or barrier as they stand now: what was taken away is not kept here.
func ofBoard(st *sessions.State, id string, say words) string {
	if b, ok := record[*sessions.Barrier](st, "barrier", id); ok {
		return say(b.Sentence)
	}
	if one, ok := record[*sessions.Card](st, "card", id); ok && one.Words != "" {
		return newest(one.Words, one.Newer, say)
	}
	return ""
}

// openCalls takes the link. It works once, and ends the page of whoever had it before.
func (s *Server) openCalls(c *fiber.Ctx) error {
	k, err := s.present(c, is(callKey, callKey+"-code"))
	if err == nil {
		err = s.revoke(c.UserContext(), k.Hash)
		if errors.Is(err, store.ErrNone) {
			err = errKey
		}
	}
	if err != nil {
		return s.again(c, err, "belcode", callsKeyPage())
	}
	if err := s.endOf(c, k, callKey, callKey+"-code", callCookie); err != nil {
		return err
	}
	if err := s.issue(c, store.Key{Kind: callCookie, Stream: k.Stream, Session: k.Session, Object: k.Object}, linkCookieLives); err != nil {
		return err
	}
	return c.Redirect("/bellen", fiber.StatusSeeOther)
}

// callMade erases a call that was made. Pressed twice, it is gone as well.
func (s *Server) callMade(c *fiber.Ctx) error {
	v := visiting(c)
	if err := gone(s.store.CallMade(c.UserContext(), v.key.Session, v.key.Object, c.FormValue("call"))); err != nil {
		return err
	}
	return c.Redirect("/bellen", fiber.StatusSeeOther)
}

// gone takes "it was not there" for done.
func gone(err error) error {
	if errors.Is(err, store.ErrNone) {
		return nil
	}
	return err
}

func calling(s *Server, c *fiber.Ctx) (visit, error) { return s.by(c, callCookie) }

// endOf ends the keys of some kinds that are about the same thing in the same session.
func (s *Server) endOf(c *fiber.Ctx, k store.Key, kinds ...string) error {
	for _, kind := range kinds {
		keys, err := s.store.Keys(c.UserContext(), k.Session, kind)
		if err != nil {
			return err
		}
		for _, one := range keys {
			if one.Object != k.Object || one.RevokedAt != 0 {
				continue
			}
			if err := gone(s.revoke(c.UserContext(), one.Hash)); err != nil {
				return err
			}
		}
	}
	return nil
}
