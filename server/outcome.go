package server

import (
	"net/url"
	"slices"

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
	Provisory bool // it is still being read by those who told
	Running   bool // the session is not over yet
}

type oneOffView struct {
	What, By, Doing string
	Open            bool
	Helped          int
}

type promiseView struct {
	By, Sentence, Notice string
	Check                sessions.Instant
	Vague                bool
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
		v := oneOffView{What: say(f.What), By: string(f.By), Open: f.Open, Helped: f.Helped}
		switch {
		case f.Open && f.Helped == 1:
			v.Doing = "Dit hielp 1 mens. Voor anderen is nog niks geregeld."
		case f.Open:
			v.Doing = "Voor anderen is nog niks geregeld."
		case f.Action != nil:
			v.Doing = "Voor iedereen: " + say(f.Action.Title)
		case f.Reason != nil:
			v.Doing = "Niet voor iedereen, want: " + say(f.Reason.Text)
		}
		o.OneOffs = append(o.OneOffs, v)
	}
	for _, p := range r.Promises {
		o.Promises = append(o.Promises, promiseView{By: string(p.By), Sentence: say(p.Sentence), Notice: say(p.Notice), Check: p.Check, Vague: p.Vague})
	}
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

// living is the living list of a trajectory: its barriers, by theme and type, and its sessions.
type living struct {
	listed
	Total    int
	Barriers []barrierView
	Themes   []filter
	Types    []filter
}

// filter is one choice above the list, with how many barriers it holds.
type filter struct {
	Text, Address string
	N             int
	On            bool
}

// trajectory shows the living list. One barrier with three themes stands in all three and counts once
// in the total (S0-04); each type is counted apart (S0-05).
func (s *Server) trajectory(c *fiber.Ctx) error {
	id := c.Params("id")
	if known, err := s.store.Known(c.UserContext(), id); err != nil || !known {
		return fiber.ErrNotFound // and no board is opened for a name that somebody made up
	}
	l, err := s.listing(c, id)
	if err != nil || l.Title == "" {
		return fiber.ErrNotFound
	}
	b, err := s.hall.Board(c.UserContext(), id)
	if err != nil {
		return err
	}
	l.Sessions = slices.DeleteFunc(l.Sessions, func(e listedSession) bool { return e.State == sessions.Planned })
	page := living{listed: l}
	b.Read(func(st *sessions.State, say words) {
		page.fill(st, say, sessions.Label(c.Query("thema")), c.Query("soort"), s.instant())
	})
	return s.render(c, "traject", Page{Title: l.Title, Example: l.Example, Rest: l.Rest, Data: page})
}

func (l *living) fill(st *sessions.State, say words, theme sessions.Label, typ string, now sessions.Instant) {
	told := func(theme sessions.Label, typ string) []sessions.BarrierLine { // what is still talked about stays in the room
		return slices.DeleteFunc(st.Barriers(theme, typ, now), func(b sessions.BarrierLine) bool { return !st.Over(b.Session) })
	}
	l.Total = len(told("", ""))
	for _, b := range told(theme, typ) {
		l.Barriers = append(l.Barriers, viewBarrier(b, say, now))
	}
	if t, ok := record[*sessions.Trajectory](st, "trajectory", l.Stream); ok {
		for _, name := range t.Themes {
			l.Themes = l.offer(l.Themes, string(name), "thema", string(name), len(told(name, "")), name == theme)
		}
	}
	for _, name := range sessions.BarrierTypes {
		l.Types = l.offer(l.Types, sessions.BarrierTypeWords[name], "soort", name, len(told("", name)), name == typ)
	}
}

func (l *living) offer(list []filter, text, key, value string, n int, on bool) []filter {
	if n == 0 {
		return list
	}
	address := "/traject/" + l.Stream + "?" + url.Values{key: {value}}.Encode()
	return append(list, filter{Text: text, Address: address, N: n, On: on})
}
