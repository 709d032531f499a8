package server

import (
	"fmt"
	"time"

	"maatwerkroute/sessions"
)

// newsWeek is the facilitator's weekly mail: what is to be done, in about a quarter of an hour.
const newsWeek sessions.What = "week"

const (
	mostTodo  = 5
	weekTries = 72 * time.Hour // for a mail server that is away on Monday
)

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
		if !st.Over(e.ID) || e.State == sessions.Archived || len(todo(st, e.ID, now, func(sessions.WordsID) string { return "" })) == 0 {
			continue
		}
		list = append(list, sessions.News{Key: fmt.Sprintf("week/%s/%s", e.ID, monday.Format(time.DateOnly)), What: newsWeek, To: toDesk, Session: e.ID, Of: e.ID,
			Ticket: deskTicket(e.ID), Asks: true, At: sessions.At(monday)})
	}
	return list, next
}

// todo is at most five things to do for one session.
func todo(st *sessions.State, session string, now sessions.Instant, say words) []string {
	o, err := st.Outcome(session, now)
	if err != nil {
		return nil
	}
	var list []string
	for _, a := range records[*sessions.Action](st) {
		if a.Session != session {
			continue
		}
		switch pace := a.Pace(now); {
		case a.Claim.Agenda && a.State == sessions.ActionChecking:
			list = append(list, fmt.Sprintf("“%s” is klaar volgens de eigenaar. Wij konden het niemand vertellen. Zet het op de agenda.", say(a.Title)))
		case a.State == sessions.ActionOwnerless:
			list = append(list, fmt.Sprintf("“%s” heeft geen eigenaar.", say(a.Title)))
		case a.State == sessions.ActionUnchecked:
			list = append(list, fmt.Sprintf("“%s” is nooit nagekeken.", say(a.Title)))
		case pace.VeryLate || pace.Late && a.State == sessions.ActionAsked:
			list = append(list, fmt.Sprintf("Over “%s” hoorden wij niets op de afgesproken dag.", say(a.Title)))
		}
	}
	for _, f := range o.OneOffs {
		if f.Open {
			list = append(list, "Er is een los eindje: geregeld voor wie er was, en nog niet voor anderen.")
		}
	}
	for _, b := range o.Barriers {
		if b.Headline == sessions.Untreated && b.Waiting == nil {
			list = append(list, fmt.Sprintf("Hier doet nog niemand iets mee: “%s”", say(b.Sentence)))
		}
	}
	return list[:min(len(list), mostTodo)]
}
