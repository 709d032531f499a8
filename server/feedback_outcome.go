package server

import (
	"strings"

	"maatwerkroute/sessions"
)

// ofFeedback says for the outcome page what a conversation came to about what was told before.
func ofFeedback(st *sessions.State, session string, say words) (lines []decidedLine) {
	for _, d := range st.Decided(session) {
		one := decidedLine{Says: decidedWords[d.What][d.Says]}
		switch d.What {
		case "action":
			if a, ok := record[*sessions.Action](st, "action", d.Of); ok {
				one.About = say(a.Title)
			}
		case "leg":
			if l, ok := record[*sessions.Leg](st, "leg", d.Of); ok {
				one.About = ofFirst(st, l.Barriers, say)
			}
		case "recurrence":
			if q, ok := record[*sessions.Recurrence](st, "recurrence", d.Of); ok {
				one.About = ofFirst(st, []string{q.Barrier}, say)
			}
		case "answer":
			if a, ok := record[*sessions.Answer](st, "answer", d.Of); ok {
				one.About, one.Says = ofFirst(st, []string{a.Of}, say), "Een reden, tot "+sessions.Dutch(a.Expires)+": "+ended(say(a.Text))
			}
		}
		if n := len(lines); n > 0 && lines[n-1].About == one.About {
			lines[n-1].Says = strings.TrimSpace(lines[n-1].Says + " " + one.Says)
			continue
		}
		lines = append(lines, one)
	}
	return lines
}

// decidedLine is one line of it.
type decidedLine struct{ About, Says string }
