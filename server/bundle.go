package server

import (
	"github.com/gofiber/fiber/v2"

	"maatwerkroute/sessions"
)

// sheetView is what a level is sent, on one A4: frozen, and without a word about one person.
type sheetView struct {
	Level, Place, Question  string
	Signals                 []sheetSignal
	Rule, Proposal, Tried   string
	Carrier, Receipt, Reply string // who brings it, and before when something is heard
	Sent                    sessions.Instant
	Sum                     string
	Address                 string // of the page on which its answer will stand
	Draft                   bool   // nothing was sent yet, and it can still change
}

type sheetSignal struct{ Sentence, Step, Known string }

// bundle is public once it was sent.
func (s *Server) bundle(c *fiber.Ctx) error {
	id, b, err := s.openTrajectory(c)
	if err != nil {
		return err
	}
	v := sheetView{Address: s.afterwards() + "/traject/" + id}
	found := false
	p := Page{Title: "Een signaal van de tafel", News: true}
	b.Read(func(st *sessions.State, say words) {
		l, ok := record[*sessions.Leg](st, "leg", c.Params("leg"))
		if !ok || l.Sent == 0 || !st.Over(l.Session) {
			return
		}
		found = v.fill(st, l, say)
		p.hosted(st, id)
	})
	if !found {
		return fiber.ErrNotFound
	}
	p.Data = v
	return s.render(c, "bundel", p)
}

// deskBundle is the same sheet for who runs the session, also before it is sent.
func (s *Server) deskBundle(c *fiber.Ctx) error {
	v := visiting(c)
	b := sheetView{Address: s.afterwards() + "/traject/" + v.key.Stream}
	found := false
	p := Page{Title: "Een signaal van de tafel"}
	v.board.Read(func(st *sessions.State, say words) {
		l, ok := record[*sessions.Leg](st, "leg", c.Params("leg"))
		if !ok || l.Session != v.as.Session {
			return
		}
		found = b.fill(st, l, say)
		p.hosted(st, v.key.Stream)
	})
	if !found {
		return fiber.ErrNotFound
	}
	p.Data = b
	return s.render(c, "bundel", p)
}

// hosted says whose page it is.
func (p *Page) hosted(st *sessions.State, stream string) {
	if r, ok := record[*sessions.Trajectory](st, "trajectory", stream); ok {
		p.Host, p.Example = string(r.HostName), r.Example
	}
}

// fill takes what was frozen; before that, what would be.
func (v *sheetView) fill(st *sessions.State, l *sessions.Leg, say words) bool {
	v.Level, v.Place, v.Question = levelNames[l.Level], string(l.Place), bundleQuestions[l.Question]
	v.Carrier, v.Sent = string(l.Carriage.Function), l.Sent
	if l.Sent != 0 {
		v.Receipt, v.Reply = sessions.Dutch(l.Receipt.By), sessions.Dutch(l.Reply.By)
	}
	steps := map[string]string{}
	if r, ok := record[*sessions.Trajectory](st, "trajectory", st.Stream); ok {
		for _, step := range r.Steps {
			steps[step.ID] = say(step.Title)
		}
	}
	b, ok := record[*sessions.Bundle](st, "bundle", l.Bundle)
	if !ok {
		v.Draft, v.Rule, v.Proposal, v.Tried = true, say(l.Rule), say(l.Proposal), say(l.Tried)
		for _, id := range l.Barriers {
			if x, ok := record[*sessions.Barrier](st, "barrier", id); ok {
				v.Signals = append(v.Signals, sheetSignal{say(x.Sentence), steps[x.Step], ""})
			}
		}
		return true
	}
	v.Rule, v.Proposal, v.Tried, v.Sum = say(b.Rule), say(b.Proposal), say(b.Tried), b.Sum
	for _, x := range b.Signals {
		v.Signals = append(v.Signals, sheetSignal{say(x.Sentence), steps[x.Step], known(x.Counts)})
	}
	return true
}

// Seal is the beginning of its sum, enough to see that two sheets are the same.
func (v sheetView) Seal() string { return grouped(v.Sum[:min(len(v.Sum), 12)]) }
