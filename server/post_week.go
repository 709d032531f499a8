package server

import (
	"fmt"
	"time"

	"maatwerkroute/sessions"
)

// newsWeek is the facilitator's weekly mail: what is to be done, in about a quarter of an hour.
const newsWeek sessions.What = "week"

const weekTries = 72 * time.Hour // for a mail server that is away on Monday

// weekNews is the week's mail of each session that has something to be done, from Monday at eight, and the next Monday.
func weekNews(st *sessions.State, now sessions.Instant) (list []sessions.News, next sessions.Instant) {
	t := now.Time()
	back := (int(t.Weekday()) + 6) % 7
	monday := time.Date(t.Year(), t.Month(), t.Day()-back, 8, 0, 0, 0, sessions.Amsterdam)
	next = sessions.At(monday.AddDate(0, 0, 7))
	if sessions.At(monday) > now {
		return nil, sessions.At(monday)
	}
	if now > sessions.At(monday.Add(weekTries)) {
		return nil, next // what came up since waits for the next
	}
	for _, e := range records[*sessions.Session](st) {
		if !st.Over(e.ID) || e.State == sessions.Archived || len(st.Todo(e.ID, now)) == 0 {
			continue
		}
		list = append(list, sessions.News{Key: fmt.Sprintf("week/%s/%s", e.ID, monday.Format(time.DateOnly)), What: newsWeek, To: toDesk, Session: e.ID, Of: e.ID,
			Ticket: deskTicket(e.ID), Asks: true, At: sessions.At(monday)})
	}
	return list, next
}

// todo is what the desk's page of the days after shows first, a line each.
func todo(st *sessions.State, session string, now sessions.Instant, say words) (list []string) {
	d := &deskForms{state: st, say: say, now: now}
	for _, t := range sessions.Sitting(st.Todo(session, now)) {
		v := d.task(t)
		list = append(list, fmt.Sprintf("%s: %s", v.Title, v.About))
	}
	return list
}
