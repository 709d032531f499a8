package server

import (
	"github.com/gofiber/fiber/v2"

	"maatwerkroute/server/practice"
	"maatwerkroute/sessions"
)

// rehearsalView is the page from which somebody rehearses alone.
type rehearsalView struct {
	Session string // what is open
	Cast    []castView
}

type castView struct{ Name, Side string }

func (s *Server) rehearsalPage(v visit) Page {
	d := rehearsalView{}
	if one := s.rehearsals.by(v.as.Organization); one != nil {
		d.Session = one.session
	}
	for _, p := range practice.Cast {
		who := sideName(p.Side)
		if p.Function != "" {
			who = p.Function
		}
		d.Cast = append(d.Cast, castView{p.Name, who})
	}
	return Page{Title: "Oefenen", Example: true, Practice: true, Data: d}
}

func (s *Server) rehearsalRoom(c *fiber.Ctx) error {
	return s.render(c, "oefenen", s.rehearsalPage(visiting(c)))
}

// rehearse makes a conversation with invented participants and opens it. Pressed twice, it is one.
func (s *Server) rehearse(c *fiber.Ctx) error {
	v := visiting(c)
	one, other := s.rehearsals.begin(v.as.Organization, s.now())
	if other != nil {
		return c.Redirect("/bureau/oefenen", fiber.StatusSeeOther)
	}
	if one == nil {
		return s.again(c, sessions.Refuse(sessions.Conflict, "Er oefenen nu veel mensen tegelijk. Probeer het straks nog eens."), "oefenen", s.rehearsalPage(v))
	}
	if err := s.openRehearsal(c, v, one); err != nil {
		close(one.done)
		s.rehearsals.forget(one.stream) // what was written of it is swept within a minute
		return s.again(c, err, "oefenen", s.rehearsalPage(v))
	}
	return c.Redirect("/bureau/"+one.session, fiber.StatusSeeOther)
}

// openRehearsal prepares it as anybody would, and lets the participants in.
func (s *Server) openRehearsal(c *fiber.Ctx, v visit, one *rehearsal) (err error) {
	if v.board, err = s.hall.Board(c.UserContext(), one.stream); err != nil {
		return err
	}
	text := func(body string) sessions.Text { return sessions.Text{Body: body} }
	trajectory, err := s.hostedBy(c, v.as.Organization, &sessions.OpenTrajectory{Title: text("Oefenen"), Steps: firstSteps(), Practice: true})
	if err != nil {
		return err
	}
	v.as.Session, v.key.Stream, v.key.Session = one.session, one.stream, one.session
	today := day(s.daysOn(0))
	expected := sessions.People{}
	for _, p := range practice.Cast {
		expected[p.Side]++
	}
	for _, w := range []sessions.Wish{trajectory,
		&sessions.PlanSession{Session: one.session, Template: "T1-kort", Title: text("Oefenen met zes verzonnen mensen"), Date: today, Hours: "nu", Place: "hier",
			Tables: []sessions.Label{"1"}, Attending: []sessions.Label{"klantmanager", "beleidsadviseur"}, Expected: expected},
		&sessions.WriteMandate{Rung: "adviseren", Use: text("Dit is een oefening. Er gebeurt niets mee."), MayPromise: text("Niets: alles is verzonnen."),
			OffTable: text("Echte mensen."), SignedBy: "directeur (verzonnen)", Pledge: true, Contact: "teammanager", Deputy: "kwaliteitsadviseur", Managers: []sessions.Label{"manager"}},
		&sessions.NameUrgent{Person: "niemand: dit is een oefening", Number: "112", Until: "het einde van de oefening"},
		&sessions.DateFeedback{Date: day(dayAfter(today, feedbackDays))},
		&sessions.ReadyRoom{Ready: sessions.Ready},
		&sessions.OpenSession{},
	} {
		if err := s.ask(c, v, v.as, w, ""); err != nil {
			return err
		}
	}
	e, err := v.evening()
	if err != nil {
		return err
	}
	in, err := s.entrances(c.UserContext(), e)
	if err != nil {
		return err
	}
	room := practice.Room{Base: s.config.PublicURL, Origin: s.config.PublicURL, Stream: one.stream, Session: one.session, Dial: s.within()}
	s.rehearsals.play(one, room, paperFor(in))
	return nil
}

// paperFor gives each participant the paper card of their side.
func paperFor(in entrances) []practice.Person {
	list := make([]practice.Person, len(practice.Cast))
	for i, p := range practice.Cast {
		door := sessions.DoorWork
		switch p.Side {
		case sessions.Ervaring:
			door = sessions.DoorExperience
		case sessions.Begeleiding:
			door = sessions.DoorHelp
		}
		for _, l := range in.Paper {
			if l.Door == string(door) {
				p.Door = l.URL
			}
		}
		p.Table, list[i] = "1", p
	}
	return list
}

// endRehearsal takes everything of it away at once.
func (s *Server) endRehearsal(c *fiber.Ctx) error {
	if one := s.rehearsals.by(visiting(c).as.Organization); one != nil {
		if err := s.eraseRehearsal(c.UserContext(), one.stream); err != nil {
			return err
		}
	}
	return c.Redirect("/bureau/oefenen", fiber.StatusSeeOther)
}
