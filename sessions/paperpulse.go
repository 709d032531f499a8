package sessions

import (
	"fmt"
	"maps"
	"strings"
)

// EnterPulse counts folded slips of paper on which people of one side said how safe it feels. They weigh as much as a
// tap (I-26), and are as private until that part ends. Counted again at the same table it replaces.
type EnterPulse struct {
	Side    Side         `json:"side"`
	Answers []PulseCount `json:"answers"`
}

// PulseCount is how many slips have an answer.
type PulseCount struct {
	Answer string `json:"answer"`
	People int    `json:"people"`
}

// PulseEntered happened. By is the table, or the desk.
type PulseEntered struct {
	Session string       `json:"session"`
	Run     string       `json:"run"`
	By      string       `json:"by"`
	Side    Side         `json:"side"`
	Answers []PulseCount `json:"answers"`
}

func (w *EnterPulse) decide(s *State, who Who, g *Given) ([]Fact, error) {
	e, err := s.openSession(who)
	if err != nil {
		return nil, err
	}
	if !e.now().Pulse || g.Run != e.Run.ID {
		return nil, Refuse(Conflict, "De pols is nu niet open.")
	}
	if !contains(Sides, w.Side) {
		return nil, Refuse(Invalid, "Van welke kant van de tafel zijn deze briefjes?")
	}
	total := 0
	for _, a := range w.Answers {
		if !contains(PulseAnswers, a.Answer) {
			return nil, Refuse(Invalid, "Kies een van de drie antwoorden.")
		}
		if a.People < 0 || a.People > mostHands {
			return nil, Refuse(Invalid, "Hoeveel briefjes zijn het? Vul een getal in van 0 tot 500.")
		}
		total += a.People
	}
	if total > mostHands {
		return nil, Refuse(Invalid, "Hoeveel briefjes zijn het? Vul een getal in van 0 tot 500.")
	}
	return []Fact{&PulseEntered{Session: e.ID, Run: e.Run.ID, By: entering(who), Side: w.Side, Answers: w.Answers}}, nil
}

func (f *PulseEntered) apply(s *State, _ Instant) {
	s.tally(pulse, f.Session, f.Run, "") // makes it, where nobody tapped yet
	t, ok := find[Tally](s, tallyID(pulse, f.Run, true))
	if !ok {
		return
	}
	votes, pile := maps.Clone(t.own.Votes), f.By+"/"+string(f.Side)+"/"
	maps.DeleteFunc(votes, func(handle, _ string) bool { return strings.HasPrefix(handle, pile) })
	for _, a := range f.Answers {
		for n := range a.People {
			votes[fmt.Sprintf("%s%s/%d", pile, a.Answer, n)] = string(f.Side) + " " + a.Answer
		}
	}
	s.putTally(t, votes)
}
