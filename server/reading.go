package server

import (
	"slices"

	"github.com/gofiber/fiber/v2"

	"maatwerkroute/sessions"
)

// readView is one session for somebody who reads along and changes nothing: a guest, or the trajectory lead of the
// host. Every record in it is what the rules show to that class.
type readView struct {
	evening
	Guest    sessions.Guest // empty for an account
	Enter    bool           // asks for the promise first
	Asks     bool           // may place a question
	Kept     bool
	Role     sessions.Role
	Phase    string
	Steps    []readStep
	Cards    bool // this class reads cards at all
	Question blankStep
	Others   []readSession
	Law      string // where the pages about the law lie for who reads this
}

// blankStep is the form of a question.
type blankStep struct {
	Card  string
	Steps []readStep
}

type readStep struct {
	ID, Title string
	Cards     []readCard
	Barriers  []readBarrier
}

type readCard struct {
	Kind, Side, Layer, Text string
	Gone                    string // what was hidden or withdrawn leaves this, and no word
}

type readBarrier struct {
	Sentence  string
	Confirmed bool
	barrierView
}

// readSession is another session of the trajectory.
type readSession struct {
	ID, Title string
	Date      sessions.Instant
	State     sessions.SessionState
}

var goneWords = map[sessions.CardState]string{sessions.Hidden: "verborgen door de gespreksleider", sessions.Withdrawn: "weggehaald door wie het schreef"}

var cardKinds = map[sessions.CardKind]string{sessions.Experience: "ervaring", sessions.Obstacle: "drempel", sessions.BrightSpot: "wat werkte", sessions.Idea: "idee",
	sessions.Query: "vraag", sessions.Rule: "regel", sessions.Intention: "bedoeling", sessions.Dilemma: "dilemma", sessions.Difference: "verschil", sessions.Heard: "gehoord",
	sessions.AbsentPeople: "wie er niet bij was"}

func (s *Server) readAlong(c *fiber.Ctx) error {
	p, err := s.readingPage(c, visiting(c))
	if err != nil {
		return err
	}
	return s.render(c, "meelezen", p)
}

func (s *Server) readingPage(c *fiber.Ctx, v visit) (Page, error) {
	e, err := v.evening()
	if err != nil {
		return Page{}, err
	}
	r := readView{evening: e, Law: lawBase(c, v), Kept: c.Query("bewaard") != "", Question: blankStep{Card: newID()}}
	v.board.Read(func(st *sessions.State, say words) {
		var class sessions.Class
		if class, err = st.Class(v.as); err == nil {
			r.fill(st, class, v, say, s.instant())
		}
	})
	if err != nil {
		return Page{}, err
	}
	p := e.page(e.Title)
	p.Wide, p.Data = true, r
	return p, nil
}

func (r *readView) fill(st *sessions.State, class sessions.Class, v visit, say words, now sessions.Instant) {
	r.Role = class.Role
	r.Guest, _ = r.Record.Guest(v.as.Object)
	r.Enter = class.Role == sessions.Nobody
	if r.Enter {
		return
	}
	r.Asks = class.Role == sessions.Observer && r.Record.State == sessions.Open
	r.Cards = class.Role == sessions.Observer || class.Role == sessions.TrajectoryLead && class.Collective
	for _, p := range r.Record.Phases {
		if p.ID == r.Record.Run.Phase && r.Record.State == sessions.Open {
			r.Phase = string(p.Name)
		}
	}
	t, ok := record[*sessions.Trajectory](st, "trajectory", r.Stream)
	if !ok {
		return
	}
	for _, step := range t.Steps {
		r.Steps = append(r.Steps, readStep{ID: step.ID, Title: say(step.Title)})
		r.Question.Steps = append(r.Question.Steps, readStep{ID: step.ID, Title: say(step.Title)})
	}
	r.cards(st, class, say)
	r.barriers(st, class, say, now)
	if class.Role != sessions.TrajectoryLead {
		return
	}
	for _, e := range records[*sessions.Session](st) {
		r.Others = append(r.Others, readSession{ID: e.ID, Title: say(e.Title), Date: e.Date, State: e.State})
	}
}

func (r *readView) step(id string) *readStep {
	i := slices.IndexFunc(r.Steps, func(s readStep) bool { return s.ID == id })
	if i < 0 {
		return &readStep{}
	}
	return &r.Steps[i]
}

func (r *readView) cards(st *sessions.State, class sessions.Class, say words) {
	for _, raw := range records[*sessions.Card](st) {
		c, ok := sessions.Seen(raw, class).(*sessions.Card)
		if !ok || c.Session != r.ID {
			continue
		}
		one := readCard{Kind: cardKinds[c.Kind], Side: sideName(c.Side), Layer: sessions.LayerOf(c.Side), Gone: goneWords[c.State]}
		if one.Text = say(c.Words); len(c.Newer) > 0 {
			one.Text = say(c.Newer[len(c.Newer)-1])
		}
		at := r.step(c.Step)
		at.Cards = append(at.Cards, one)
	}
}

// barriers puts each barrier at its step, with what is done about it.
func (r *readView) barriers(st *sessions.State, class sessions.Class, say words, now sessions.Instant) {
	for _, raw := range records[*sessions.Barrier](st) {
		b, ok := sessions.Seen(raw, class).(*sessions.Barrier)
		if !ok || b.Session != r.ID || b.State == sessions.Dissolved {
			continue
		}
		one := readBarrier{Sentence: say(b.Sentence)}
		if l, ok := st.Line(b.ID, now); ok {
			one.Confirmed, one.barrierView = true, viewBarrier(l, say, now)
		}
		at := r.step(b.Step)
		at.Barriers = append(at.Barriers, one)
	}
}

// otherDesk is what the desk is for who logged in and is no facilitator.
func (s *Server) otherDesk(c *fiber.Ctx, v visit) error {
	if v.member.Role == sessions.Administrator {
		return c.Redirect("/organisatie", fiber.StatusSeeOther)
	}
	list, err := s.hosted(c, v.as.Organization)
	if err != nil {
		return err
	}
	list = slices.DeleteFunc(list, func(l listed) bool { return l.Shut != "" })
	return s.render(c, "gesprekken", Page{Title: "De gesprekken", Wide: true, Data: struct {
		Role sessions.Role
		List []listed
	}{v.member.Role, list}})
}
