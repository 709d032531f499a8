package sessions

import "slices"

// Acknowledged (erkend) is "wij erkennen": somebody of the municipality says that it is so. It closes nothing (S0-18).
type Acknowledged struct {
	By    Label   `json:"by"`
	Words WordsID `json:"words,omitempty"`
	At    Instant `json:"at"`
}

// AcknowledgeBarrier says it, by an official of their own seat or by the desk for somebody who said it.
type AcknowledgeBarrier struct {
	Barrier string `json:"barrier"`
	By      Label  `json:"by"` // at the desk: whose word it is
	Words   Text   `json:"words"`
}

// BarrierAcknowledged happened.
type BarrierAcknowledged struct {
	Barrier string  `json:"barrier"`
	By      Label   `json:"by"`
	Words   WordsID `json:"words,omitempty"`
}

func (w *AcknowledgeBarrier) decide(s *State, who Who, _ *Given) ([]Fact, error) {
	b, err := s.barrierHere(who, w.Barrier)
	if err != nil {
		return nil, err
	}
	by := w.By
	if !who.Desk() {
		e, ok := find[Seat](s, who.Seat)
		if !ok || !s.promised(who) {
			return nil, Refuse(Forbidden, "Erkennen doet wie bij de gemeente of een partner werkt.")
		}
		by = e.Function
	}
	switch {
	case by == "":
		return nil, Refuse(Invalid, "Wie erkent dit? Noem de functie.")
	case !b.confirmed():
		return nil, Refuse(Conflict, "Deze drempel is nog niet bevestigd. Vraag eerst aan wie het vertelde: klopt dit?")
	case slices.ContainsFunc(b.Acknowledged, func(a Acknowledged) bool { return sameFunction(a.By) == sameFunction(by) }):
		return nil, Refuse(Conflict, "Deze functie heeft dit al erkend.")
	}
	return []Fact{&BarrierAcknowledged{Barrier: b.ID, By: by, Words: named(w.Words)}}, nil
}

func (f *BarrierAcknowledged) apply(s *State, at Instant) {
	s.changeBarrier(f.Barrier, func(b *Barrier) {
		b.Acknowledged = append(slices.Clone(b.Acknowledged), Acknowledged{By: f.By, Words: f.Words, At: at})
	})
}
