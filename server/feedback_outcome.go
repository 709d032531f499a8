package server

import (
	"slices"

	"maatwerkroute/sessions"
)

// ofFeedback says for the outcome page what a conversation came to about what was told before.
func ofFeedback(st *sessions.State, session string, say words) (lines []decidedLine) {
	for _, d := range st.Decided(session) {
		about, says := "", decidedWords[d.What][d.Says]
		switch d.What {
		case "action":
			if a, ok := record[*sessions.Action](st, "action", d.Of); ok {
				about, says = say(a.Title), withDissent(says, d, a, say)
			}
		case "leg":
			if l, ok := record[*sessions.Leg](st, "leg", d.Of); ok {
				about = ofFirst(st, l.Barriers, say)
			}
		case "recurrence":
			if q, ok := record[*sessions.Recurrence](st, "recurrence", d.Of); ok {
				about = ofFirst(st, []string{q.Barrier}, say)
			}
		case "answer":
			if a, ok := record[*sessions.Answer](st, "answer", d.Of); ok {
				about, says = ofFirst(st, []string{a.Of}, say), "Een reden, tot "+sessions.Dutch(a.Expires)+": "+ended(say(a.Text))
			}
		}
		i := slices.IndexFunc(lines, func(l decidedLine) bool { return l.About == about })
		if i < 0 {
			i, lines = len(lines), append(lines, decidedLine{About: about})
		}
		lines[i] = lines[i].with(says)
	}
	return lines
}

// withDissent keeps beside a decision of the table what some see differently: the one is never shown without the other.
func withDissent(says string, d sessions.Decided, a *sessions.Action, say words) string {
	if words := say(a.Dissent); d.Says == string(sessions.ActionDiffering) && words != "" {
		return says + " Sommigen zeggen: “" + words + "”"
	}
	return says
}

// with adds what is said of one thing to its line. What came out again is said once, the last time; and that people were
// asked gives way to what they said.
func (d decidedLine) with(says string) decidedLine {
	asked := decidedWords["action"][sessions.SaidAsked]
	d.Says = slices.DeleteFunc(d.Says, func(s string) bool { return s == says || s == asked })
	if says != asked || len(d.Says) == 0 {
		d.Says = append(d.Says, says)
	}
	return d
}

// decidedLine is one thing that was talked about, and what came of it.
type decidedLine struct {
	About string
	Says  []string
}
