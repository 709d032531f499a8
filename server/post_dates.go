package server

import (
	"fmt"

	ics "github.com/arran4/golang-ical"
	"github.com/gofiber/fiber/v2"

	"maatwerkroute/server/store"
	"maatwerkroute/sessions"
)

// agreed is a day to put in a calendar. Its title tells somebody who looks along nothing of a person.
type agreed struct {
	ID, Title string
	On        sessions.Instant
}

// outcomeDates are the days that anybody may know, as a calendar file.
func (s *Server) outcomeDates(c *fiber.Ctx) error {
	stream, err := s.store.SessionStream(c.UserContext(), c.Params("session"))
	if err != nil {
		return err
	}
	b, err := s.hall.Board(c.UserContext(), stream)
	if err != nil {
		return err
	}
	e, err := eveningOf(b, stream, c.Params("session"))
	if err == nil && e.Practice {
		err = store.ErrNone
	}
	if err != nil {
		return err
	}
	if e.Record.State == sessions.Planned {
		return store.ErrNone
	}
	var list []agreed
	if e.Record.Feedback != 0 {
		list = append(list, agreed{ID: "terugkoppel-" + e.ID, Title: "Wij praten weer: " + e.Title, On: e.Record.Feedback})
	}
	b.Read(func(st *sessions.State, say words) {
		for _, a := range records[*sessions.Action](st) {
			if a.Session == e.ID && a.State == sessions.ActionAsked {
				list = append(list, agreed{ID: "antwoord-" + a.ID, Title: fmt.Sprintf("Antwoord van %s: %s", a.Asked, say(a.Title)), On: a.AnswerBy})
			}
		}
	})
	return s.calendar(c, e, list)
}

// ownDates are the days of the one who is asked, or of the owner.
func (s *Server) ownDates(c *fiber.Ctx) error {
	v := visiting(c)
	e, err := v.evening()
	if err != nil {
		return err
	}
	err = errKey
	var list []agreed
	v.board.Read(func(st *sessions.State, say words) {
		a := ticketed(st, v.key.Object)
		if a == nil {
			return
		}
		err = nil
		day := func(id, title string, on sessions.Instant) {
			if on != 0 {
				list = append(list, agreed{ID: id + "-" + a.ID, Title: title + ": " + say(a.Title), On: on})
			}
		}
		switch a.State {
		case sessions.ActionAsked:
			day("antwoord", "Antwoord geven", a.AnswerBy)
		case sessions.ActionConditional:
			day("instemmen", "Antwoord geven", a.Condition.By)
		default:
			day("stap", "Eerste stap zichtbaar", a.FirstBy)
			day("klaar", "Klaar", a.Late())
		}
	})
	if err != nil {
		return err
	}
	return s.calendar(c, e, list)
}

func (s *Server) calendar(c *fiber.Ctx, e evening, list []agreed) error {
	cal := ics.NewCalendar()
	cal.SetProductId("-//Maatwerkroute//NL")
	cal.SetMethod(ics.MethodPublish)
	for _, a := range list {
		ev := cal.AddEvent(a.ID + "@" + s.config.host())
		ev.SetDtStampTime(s.now())
		ev.SetSummary(a.Title)
		ev.SetURL(s.config.PublicURL + "/uitkomst/" + e.ID)
		on := a.On.Time()
		ev.SetAllDayStartAt(on)
		ev.SetAllDayEndAt(on.AddDate(0, 0, 1))
	}
	c.Set("Content-Type", "text/calendar; charset=utf-8")
	c.Set("Content-Disposition", `attachment; filename="datums.ics"`)
	return c.SendString(cal.Serialize(ics.WithNewLineWindows))
}
