package server

import (
	"bytes"
	"context"
	"encoding/json"
	"html/template"
	"slices"
	"time"

	"github.com/gofiber/fiber/v2"

	"maatwerkroute/server/live"
	"maatwerkroute/server/store"
	"maatwerkroute/sessions"
)

// codeForm is the field for the code. With a secret in the fragment the script sends it on by itself.
func (s *Server) codeForm(c *fiber.Ctx) error {
	return s.render(c, "code", codePage(map[string]string{"code": grouped(typed(c.Params("code")))}))
}

func codePage(form map[string]string) Page {
	return Page{Title: "Doe mee aan het gesprek", Way: &Way{To: "/d/sleutel"}, Form: form}
}

// atOnce says whether a form asks for the next page itself. On a bad line the way to it, a redirect, costs as much as the page.
// A browser without script is sent on: there the address would stay that of the form.
func atOnce(c *fiber.Ctx) bool { return c.FormValue("meteen") == "1" }

// useKey takes the secret of a QR or a typed code, and opens the door that it is for.
func (s *Server) useKey(c *fiber.Ctx) error {
	k, err := s.present(c, is(joinKey, codeKey, placeKey))
	switch {
	case err != nil:
	case k.Kind == placeKey:
		if err = s.usePlace(c, k); err == nil {
			return c.Redirect("/d/gesprek", fiber.StatusSeeOther)
		}
	default:
		err = s.stillOpen(c, k)
	}
	if err != nil {
		return s.again(c, err, "code", codePage(nil))
	}
	k = store.Key{Kind: enteringCookie, Stream: k.Stream, Session: k.Session, Door: k.Door}
	if err := s.issue(c, k, 12*time.Hour); err != nil {
		return err
	}
	if atOnce(c) {
		return s.welcomed(c, k)
	}
	return c.Redirect("/d/binnen", fiber.StatusSeeOther)
}

// stillOpen ends a key with its session: a closed one is as absent as none, and a typed code works only
// while the session is open.
func (s *Server) stillOpen(c *fiber.Ctx, k store.Key) error {
	b, err := s.hall.Board(c.UserContext(), k.Stream)
	if err != nil {
		return err
	}
	e, err := eveningOf(b, k.Stream, k.Session)
	if err != nil {
		return err
	}
	if e.Record.State == sessions.Open || e.Record.State == sessions.Planned && k.Kind != codeKey {
		return nil
	}
	return errKey
}

// welcome is the one page before the seat: what we promise, who comes, and a name that may be made up.
type welcome struct {
	evening
	Already bool // this phone has a seat here
	Back    bool // it is a conversation that people come back to
	Same    bool // and this phone was at an earlier one
	Choices []choice
	Work    bool // asks for a function
	Works   [][2]string
	Name    string
	Nonce   string
}

// choice is a side as people would say it. Where the door leaves one, nobody is asked.
type choice struct {
	Side sessions.Side
	Text string
	Help string
	On   bool
}

var choices = map[sessions.Door][]choice{
	sessions.DoorExperience: {{Side: sessions.Ervaring}},
	sessions.DoorWork: {{Side: sessions.Uitvoering, Text: "Ik help mensen of beslis over hulp", On: true},
		{Side: sessions.Beleid, Text: "Ik maak beleid"}, {Side: sessions.Bestuur, Text: "Ik ben bestuurder"}},
	sessions.DoorHelp: {{Side: sessions.Begeleiding, Text: "Ik help iemand hier", On: true}, {Side: sessions.Toezicht, Text: "Ik kijk mee, als ombudsman of toezicht"}},
	sessions.DoorOpen: {{Side: sessions.Ervaring, Text: "Ik vertel wat ik meemaak", Help: "De gespreksleider laat u zo binnen"},
		{Side: sessions.Uitvoering, Text: "Ik werk bij gemeente of partner"}, {Side: sessions.Begeleiding, Text: "Ik help of kijk mee"}},
}

// choicesHere are the sides that a door leaves at a conversation that is for some sides alone.
func choicesHere(door sessions.Door, e evening) []choice {
	list := slices.DeleteFunc(slices.Clone(choices[door]), func(one choice) bool {
		return len(e.Record.Sides) > 0 && !slices.Contains(e.Record.Sides, one.Side)
	})
	if len(list) == 0 {
		return choices[door] // the wrong card: the rules say so, in a sentence
	}
	return list
}

func (s *Server) welcomeOf(c *fiber.Ctx, v visit) (Page, error) {
	e, err := v.evening()
	if err != nil {
		return Page{}, err
	}
	door := sessions.Door(v.key.Door)
	w := welcome{evening: e, Choices: choicesHere(door, e), Work: door == sessions.DoorWork || door == sessions.DoorOpen,
		Works: typeWords, Name: madeUpName(takenNames(v.board, e.ID)), Nonce: newID(), Back: e.Record.LooksBack() && door != sessions.DoorWork && door != sessions.DoorHelp}
	if seat, err := s.held(c, seatCookie); err == nil {
		w.Already = seat.Session == e.ID
		w.Same = w.Back && !w.Already && seat.Stream == v.key.Stream
	}
	p := e.page("Fijn dat u er bent")
	p.Data, p.Way = w, &Way{At: "/d/binnen", Next: true}
	return p, nil
}

func (s *Server) welcome(c *fiber.Ctx) error {
	p, err := s.welcomeOf(c, visiting(c))
	if err != nil {
		return err
	}
	return s.render(c, "binnen", p)
}

// welcomed is the same page as the answer to the form that opened the door.
func (s *Server) welcomed(c *fiber.Ctx, k store.Key) error {
	b, err := s.hall.Board(c.UserContext(), k.Stream)
	if err != nil {
		return err
	}
	p, err := s.welcomeOf(c, visit{key: k, as: principal(k), board: b})
	if err != nil {
		return err
	}
	return s.render(c, "binnen", p)
}

const seatLives = 30 * 24 * time.Hour

// takeSeat asks for the seat. The nonce of the form names it, so that a second tap gets the same seat.
func (s *Server) takeSeat(c *fiber.Ctx) error {
	v, nonce := visiting(c), c.FormValue("n")
	if len(nonce) != 32 {
		return sessions.Refuse(sessions.Invalid, "Laad de pagina opnieuw en probeer het nog eens.")
	}
	seat := s.seatOf(v.key, nonce)
	w := &sessions.TakeSeat{Seat: seat, Name: sessions.Text{Body: c.FormValue("naam")}, Side: sessions.Side(c.FormValue("kant")),
		Function: sessions.Label(c.FormValue("functie")), From: c.FormValue("van"), Table: c.FormValue("tafel")}
	if !w.Side.Official() {
		w.Function, w.From = "", ""
	}
	was, err := s.returning(c, &v, w.Side)
	if err == nil {
		err = s.ask(c, v, v.as, w, "seat "+seat)
	}
	for try := 0; try < 3 && proposed(c) && conflicts(err); try++ {
		w.Name = sessions.Text{Body: nameOf(seat, try)}
		err = s.ask(c, v, v.as, w, "seat "+seat)
	}
	if err != nil {
		p, perr := s.welcomeOf(c, v)
		if perr != nil {
			return perr
		}
		return s.again(c, err, "binnen", p)
	}
	k := store.Key{Kind: seatCookie, Stream: v.key.Stream, Session: v.key.Session, Seat: seat}
	if err := s.issue(c, k, seatLives); err != nil {
		return err
	}
	s.dropCookie(c, enteringCookie)
	if was != nil {
		if err := s.comesBack(c, *was); err != nil {
			return err
		}
	}
	if atOnce(c) {
		return s.phoneOf(c, visit{key: k, as: principal(k), board: v.board}, &Way{At: "/d/gesprek"})
	}
	return c.Redirect("/d/gesprek", fiber.StatusSeeOther)
}

// proposed says whether somebody keeps the name that we made up. Two who come in at once may get the same one, and
// neither of them chose it: then we make up another.
func proposed(c *fiber.Ctx) bool {
	return c.FormValue("naam") != "" && c.FormValue("naam") == c.FormValue("voorstel")
}

func conflicts(err error) bool {
	r, ok := sessions.Refused(err)
	return ok && r.Code == sessions.Conflict
}

// seatOf names the seat of a form: the same for the same form in the same browser.
func (s *Server) seatOf(k store.Key, nonce string) string {
	mac := s.master.mac("seat", string(k.Hash), nonce)
	const hexDigits = "0123456789abcdef"
	id := make([]byte, 0, 32)
	for _, b := range mac[:16] {
		id = append(id, hexDigits[b>>4], hexDigits[b&15])
	}
	return string(id)
}

// phone is the screen of a participant.
func (s *Server) phone(c *fiber.Ctx) error { return s.phoneOf(c, visiting(c), nil) }

func (s *Server) phoneOf(c *fiber.Ctx, v visit, w *Way) error {
	e, err := v.evening()
	if err != nil {
		return err
	}
	slip, err := s.slipOf(c.UserContext(), v.key)
	if err != nil {
		return err
	}
	p := e.page(e.Title)
	p.Script, p.Way = "phone", w
	p.Data = Shell{Stream: v.key.Stream, Session: e.ID, As: seatCookie, More: map[string]string{"seat": v.key.Seat,
		"code": grouped(slip), "slip": grouped(slip)}, Begin: s.begin(c.UserContext(), v)}
	return s.render(c, "schil", p)
}

const mostBegin = 12 << 10

// begin is what the socket would tell this person first, in the page itself: a phone on a bad line shows its screen before
// its socket is up, and asks on from there. A board that has grown large comes by the socket alone, and so does one for
// somebody who asks too often.
func (s *Server) begin(ctx context.Context, v visit) template.JS {
	if !s.limit(v.person()).AllowN(s.now(), 1) {
		return ""
	}
	view, err := v.board.View(ctx, v.as, "")
	if err != nil {
		return "" // the socket says why
	}
	frames := [][]byte{view.Hello()}
	news, err := view.Since()
	if err != nil {
		return ""
	}
	var b bytes.Buffer
	b.WriteByte('[')
	json.HTMLEscape(&b, bytes.Join(append(frames, news...), []byte{','}))
	b.WriteByte(']')
	if b.Len() > mostBegin {
		return ""
	}
	return template.JS(b.String())
}

const slipLives = 400 * 24 * time.Hour

// slipOf is the code on the paper that somebody takes home: the way back to their own words.
func (s *Server) slipOf(ctx context.Context, seat store.Key) (string, error) {
	k := store.Key{Kind: slipKey, Stream: seat.Stream, Session: seat.Session, Seat: seat.Seat, ExpiresAt: sessions.At(s.now().Add(slipLives))}
	return s.derive(ctx, k, func(k store.Key, g int) string { return s.master.code(k, g, 12) })
}

func takenNames(b *live.Board, session string) map[string]bool {
	taken := map[string]bool{}
	b.Read(func(st *sessions.State, say words) {
		for _, seat := range records[*sessions.Seat](st) {
			if seat.Session == session && seat.Name != "" {
				taken[say(seat.Name)] = true
			}
		}
	})
	return taken
}
