package server

import (
	"fmt"
	"strings"

	"github.com/gofiber/fiber/v2"

	"maatwerkroute/server/store"
	"maatwerkroute/sessions"
)

// outcomeView is the outcome page: plain data, copied while the board is read.
type outcomeView struct {
	evening
	Sentence  string
	Now       sessions.Instant
	Barriers  []barrierView
	OneOffs   []oneOffView
	Promises  []promiseView
	Absent    []string
	Decided   []decidedLine // about what was told at an earlier conversation
	Provisory bool          // it is still being read by those who told
	Running   bool          // the session is not over yet
}

type oneOffView struct {
	ID, What, By, Doing string
	Helped              int
	For                 string // how many were helped, as everybody may read it
	Address             string // of the action that changes it for everybody
	At                  sessions.Instant
	Open                bool // an open end, for all to see
}

// viewOneOff says what changes for everybody else. Without that it is an open end, and public as one after fourteen
// days (I-04).
func viewOneOff(f sessions.OneOffLine, say words, now sessions.Instant) oneOffView {
	v := oneOffView{ID: f.ID, What: say(f.What), By: string(f.By), Helped: f.Helped, At: f.At, Open: f.Open && f.OpenFrom <= now}
	switch {
	case f.Few:
		v.For = fewHelped
	case f.Helped > 0:
		v.For = amount(f.Helped, "mens", "mensen")
	}
	switch {
	case v.Open:
		v.Doing = "Voor anderen is nog niks geregeld."
	case f.Open:
		v.Doing = fmt.Sprintf("Wat verandert er voor anderen? Dat wordt gezocht tot %s.", sessions.Dutch(f.OpenFrom))
	case f.Action != nil && f.Relation == sessions.ByLookBack:
		v.Doing = "Wij zoeken ook anderen: " + say(f.Action.Title)
	case f.Action != nil:
		v.Doing = "Voor iedereen: " + say(f.Action.Title)
	case f.Reason != nil:
		v.Doing = fmt.Sprintf("Niet voor iedereen, want: %s Opnieuw kijken op %s.", ended(say(f.Reason.Text)), sessions.Dutch(f.Reason.Expires))
	}
	return v
}

const fewHelped = "minder dan 5 mensen"

// ended is a text that another sentence can follow.
func ended(text string) string {
	if text == "" || strings.ContainsAny(text[len(text)-1:], ".!?") {
		return text
	}
	return text + "."
}

// outcome is public for whoever has the address, whose id nobody can guess. A session that is planned has none.
func (s *Server) outcome(c *fiber.Ctx) error {
	session := c.Params("session")
	stream, err := s.store.SessionStream(c.UserContext(), session)
	if err != nil {
		return err
	}
	b, err := s.hall.Board(c.UserContext(), stream)
	if err != nil {
		return err
	}
	e, err := eveningOf(b, stream, session)
	if err != nil {
		return err
	}
	if e.Record.State == sessions.Planned {
		return store.ErrNone
	}
	if e.Practice { // only who rehearses reads what came of it
		if _, err := host(s, c); err != nil {
			return store.ErrNone
		}
	}
	o := outcomeView{evening: e, Now: s.instant(), Provisory: e.Record.PublishedAt == 0, Running: e.Record.State == sessions.Open}
	b.Read(func(st *sessions.State, say words) { err = o.fill(st, say) })
	if err != nil {
		return err
	}
	p := e.page(e.Title)
	p.Wide, p.Data = true, o
	return s.render(c, "uitkomst", p)
}

// fill copies what the rules computed.
func (o *outcomeView) fill(st *sessions.State, say words) error {
	r, err := st.Outcome(o.ID, o.Now)
	if err != nil {
		return err
	}
	o.Sentence = r.Sentence
	for _, l := range r.Barriers {
		o.Barriers = append(o.Barriers, viewBarrier(l, say, o.Now))
	}
	for _, f := range r.OneOffs {
		o.OneOffs = append(o.OneOffs, viewOneOff(f, say, o.Now))
	}
	for _, p := range r.Promises {
		o.Promises = append(o.Promises, viewPromise(st, p, say, o.Now))
	}
	o.Decided = ofFeedback(st, o.ID, say)
	if o.Running { // these are people's own words, and the room is still talking
		return nil
	}
	for _, card := range r.Absent {
		o.Absent = append(o.Absent, newest(card.Words, card.Newer, say))
	}
	return nil
}

// newest is the last version of somebody's words.
func newest(first sessions.WordsID, newer []sessions.WordsID, say words) string {
	if n := len(newer); n > 0 {
		first = newer[n-1]
	}
	return say(first)
}
