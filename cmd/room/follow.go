package room

import (
	"fmt"
	"time"

	"maatwerkroute/sessions"
)

// follow ends the evening of a board, with its barriers confirmed and every action taken by its owner, who says how it
// goes and puts off the date.
func (m *maker) follow(lea sessions.Principal) {
	for _, id := range m.is.Barriers {
		m.do(m.who(m.is.Seats[0]), &sessions.ConfirmBarrier{Barrier: id, Yes: true})
		m.do(lea, &sessions.RecogniseFor{Barrier: id, Side: sessions.Ervaring, People: 12})
	}
	m.do(lea, &sessions.CloseSession{})
	m.is.Run = ""
	const day = sessions.Instant(24 * time.Hour / time.Millisecond)
	now := sessions.At(time.Now())
	for i := range m.plan.Actions {
		id := fmt.Sprintf("%s-a%d", m.is.Stream, i)
		owner := sessions.Principal{Role: sessions.Asked, Session: m.is.Session, Object: id + "/1"}
		m.do(lea, &sessions.AskAction{Action: id, Barriers: []string{m.is.Barriers[i%len(m.is.Barriers)]}, Title: sessions.Text{Body: fmt.Sprintf("Actie %d", i)},
			Function: "teammanager", AnswerBy: now + 10*day})
		m.do(owner, &sessions.AcceptAction{Action: id, Due: now + 60*day, FirstStep: sessions.Text{Body: "Een lijst maken."}, FirstBy: now + 30*day})
		m.do(owner, &sessions.ShiftAction{Action: id, Due: now + 70*day, Why: sessions.Text{Body: "Het kost meer tijd."}})
	}
}
