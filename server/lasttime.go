package server

import (
	"slices"
	"time"

	"github.com/gofiber/fiber/v2"

	"maatwerkroute/sessions"
)

// earlierEvening is the newest evening that the organisation prepared before: what can be the same again is proposed from it.
type earlierEvening struct {
	Title  string
	Values map[string]string
}

// lastEvening looks for it in every trajectory of a list. An invented example proposes nothing.
func (s *Server) lastEvening(c *fiber.Ctx, list []listed, except string) (found earlierEvening, err error) {
	var last listedSession
	var stream string
	for _, l := range list {
		if l.Shut != "" || l.Example {
			continue
		}
		for _, e := range l.Sessions {
			if e.ID != except && e.Date > last.Date {
				last, stream = e, l.Stream
			}
		}
	}
	if stream == "" {
		return found, nil
	}
	b, err := s.hall.Board(c.UserContext(), stream)
	if err != nil {
		return found, err
	}
	b.Read(func(st *sessions.State, say words) {
		found = earlierEvening{Title: last.Title, Values: keptIn(st, last.ID, say)}
	})
	return found, nil
}

// What is never taken over: the promise is given anew each time, and the room is looked at anew.
var (
	proposable   = []string{"trede", "gebruik", "beloven", "niet", "door", "contact", "vervanger", "leiding", "wie", "nummer", "tot", "uren", "plaats", "functies"}
	usualHours   = "19.00 tot 21.00 uur"
	usualUntil   = "22.00 uur"
	feedbackDays = 77 // eleven weeks: the same day of the week, and time enough to do something
)

// proposed fills the fields of which nothing was kept. From is the evening from which something was taken.
func (d *preparing) proposed(earlier earlierEvening) (values map[string]string, from string) {
	values = map[string]string{}
	for name, value := range d.kept {
		values[name] = value
	}
	for _, name := range proposable {
		if value := earlier.Values[name]; values[name] == "" && value != "" && !(d.HasMandate && isMandate(name)) {
			values[name], from = value, earlier.Title
		}
	}
	for name, usual := range map[string]string{"uren": usualHours, "tot": usualUntil, "datum": dayAfter(d.Record.Date, feedbackDays)} {
		if values[name] == "" {
			values[name] = usual
		}
	}
	return values, from
}

// dayAfter is the day n days after one, as a field has it: a day is not always 24 hours.
func dayAfter(at sessions.Instant, n int) string {
	return at.Time().AddDate(0, 0, n).Format(time.DateOnly)
}

// isMandate says whether a field is of the mandate card: what was left empty on a card that was written was meant so.
func isMandate(name string) bool {
	return slices.ContainsFunc(parts, func(p part) bool { return p.name == "mandaat" && slices.Contains(p.fields, name) })
}
