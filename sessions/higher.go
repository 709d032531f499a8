package sessions

import "slices"

// AskHigher is the raisers' wish for the next level up, when a level said no, said it partly or said nothing. One
// tap, or by the desk with the slip of who wants it; the desk can add a word and not block it (§4.5).
type AskHigher struct {
	Leg  string `json:"leg"`  // the one that was refused or not answered
	Next string `json:"next"` // the id of the new one
}

func (w *AskHigher) decide(s *State, who Who, g *Given) ([]Fact, error) {
	l, ok := find[Leg](s, w.Leg)
	if !ok || l.Session != who.Session {
		return nil, errGone
	}
	if !s.raisesLeg(l, s.speaker(who)) {
		return nil, Refuse(Forbidden, "Alleen wie het vertelde, vraagt om het hoger te brengen.")
	}
	if !validID(w.Next) {
		return nil, Refuse(Invalid, "Deze doorgifte heeft geen goede naam voor de computer.")
	}
	if _, ok := find[Leg](s, w.Next); ok {
		return nil, errTaken
	}
	up, ok := l.Level.above()
	switch {
	case !ok:
		return nil, Refuse(Conflict, "Hierboven is geen niveau meer.")
	case !l.denied(g.At) && l.Reply.Kind != TakenPartly && l.Reply.Kind != TakenOther:
		return nil, Refuse(Conflict, "Dit kan als het antwoord nee of deels is, of als er geen antwoord komt.")
	case s.asked(l, up):
		return nil, Refuse(Conflict, "Dit ligt al klaar voor een niveau hoger.")
	}
	return []Fact{&LegPrepared{Leg: w.Next, Session: l.Session, Barriers: l.Barriers, Level: up, Place: Levels[up].Place, From: l.ID,
		Question: l.Question, Rule: l.Rule, Proposal: l.Proposal, Tried: l.Tried, Raised: g.handle(who.Seat), By: enteredBy(who)}}, nil
}

// asked says whether a leg goes on to a level already.
func (s *State) asked(l *Leg, level Level) bool {
	return slices.ContainsFunc(all[Leg](s), func(x *Leg) bool {
		return x.From == l.ID && x.Level == level && x.State != LegDropped
	})
}

const forSpecial = 3 // refused or unanswered legs of one barrier

// IssueReport readies a special report to the council (bijzonder bericht), when a barrier was refused or not
// answered three times. The desk sends it itself.
type IssueReport struct {
	Leg      string `json:"leg"`
	Barrier  string `json:"barrier"`
	Proposal Text   `json:"proposal"`
	Tried    Text   `json:"tried"`
}

func (w *IssueReport) decide(s *State, who Who, g *Given) ([]Fact, error) {
	if err := s.newLeg(who, w.Leg, []string{w.Barrier}); err != nil {
		return nil, err
	}
	legs := s.legsOf(w.Barrier)
	if slices.ContainsFunc(legs, func(l *Leg) bool { return l.Special && l.State != LegDropped }) {
		return nil, Refuse(Conflict, "Hierover ging al een bijzonder bericht naar de raad.")
	}
	n := 0
	for _, l := range legs {
		if l.denied(g.At) {
			n++
		}
	}
	if n < forSpecial {
		return nil, Refuse(Conflict, "Een bijzonder bericht kan na drie keer nee of geen antwoord.")
	}
	if w.Proposal.empty() || w.Tried.empty() {
		return nil, Refuse(Invalid, "Schrijf wat er is geprobeerd en wat u de raad vraagt.")
	}
	return []Fact{&LegPrepared{Leg: w.Leg, Session: who.Session, Barriers: []string{w.Barrier}, Level: Council, Place: Levels[Council].Place,
		Question: "bespreken", Proposal: w.Proposal.ID, Tried: w.Tried.ID, Special: true, Carrier: desksWord, SendBy: g.At + passedOn}}, nil
}
