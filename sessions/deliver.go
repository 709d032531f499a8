package sessions

import "slices"

// Told is that the answer was brought to a side, or that one way of bringing it failed.
type Told struct {
	Side   Side    `json:"side"`
	Way    string  `json:"way"`
	At     Instant `json:"at"`
	Failed bool    `json:"failed,omitempty"`
}

// Ways are how an answer can come back to people.
var Ways = []string{"voorgelezen", "overhandigd", "telefoon", "brief", "bericht", "gelezen"}

const ownReading = "gelezen" // the raiser's own word that it was read

const failedWays = 2 // ways that failed prove that delivery is impossible (I-32)

// reaches says whether a side was told, or that it proved impossible (I-28).
func (l *Leg) reaches(side Side) bool {
	failed := map[string]bool{}
	for _, t := range l.Told {
		if t.Side == side && !t.Failed {
			return true
		}
		if t.Side == side {
			failed[t.Way] = true
		}
	}
	return len(failed) >= failedWays
}

// told says whether every side concerned was.
func (l *Leg) told() bool {
	return !slices.ContainsFunc(l.Sides, func(side Side) bool { return !l.reaches(side) })
}

// DeliverAnswer is that the answer came back to a side: said by the desk, or by a raiser who read it. That there
// is no answer is told as one.
type DeliverAnswer struct {
	Leg    string `json:"leg"`
	Side   Side   `json:"side"`
	Way    string `json:"way"`
	Failed bool   `json:"failed"`
}

// AnswerDelivered happened.
type AnswerDelivered struct {
	Leg    string `json:"leg"`
	Side   Side   `json:"side"`
	Way    string `json:"way"`
	Failed bool   `json:"failed,omitempty"`
	Silent bool   `json:"silent,omitempty"` // what was told is that the term passed without an answer
}

func (w *DeliverAnswer) decide(s *State, who Who, g *Given) ([]Fact, error) {
	l, ok := find[Leg](s, w.Leg)
	if !ok || l.Session != who.Session || l.seenBy(who.Class) == nil && who.Role != Raiser {
		return nil, errGone
	}
	side, way := w.Side, w.Way
	if !who.Desk() {
		if !s.raisesLeg(l, who) {
			return nil, Refuse(Forbidden, "Alleen wie het vertelde, zegt of het antwoord terug is.")
		}
		side, way = Ervaring, ownReading
	}
	silent := l.Reply.Kind == "" && l.At(g.At) == NoAnswer
	switch {
	case !silent && (l.Reply.Kind == "" || l.State != LegReplied && l.State != LegInHand):
		return nil, Refuse(Conflict, "Er is nog geen antwoord om terug te brengen.")
	case !contains(l.Sides, side):
		return nil, Refuse(Invalid, "Van deze kant kwam dit signaal niet.")
	case !contains(Ways, way) || who.Desk() && way == ownReading:
		return nil, Refuse(Invalid, "Kies hoe het antwoord terugkwam.")
	case l.reaches(side):
		return nil, Refuse(Conflict, "Deze kant weet het al.")
	}
	return []Fact{&AnswerDelivered{Leg: l.ID, Side: side, Way: way, Failed: w.Failed && who.Desk(), Silent: silent}}, nil
}

// raisesLeg says whether somebody told one of the things that a leg carries.
func (s *State) raisesLeg(l *Leg, who Who) bool {
	return slices.ContainsFunc(s.living(l.Barriers), func(b *Barrier) bool { return raises(b, who) })
}

func (f *AnswerDelivered) apply(s *State, at Instant) {
	s.changeLeg(f.Leg, func(l *Leg) {
		l.Told = append(slices.Clone(l.Told), Told{Side: f.Side, Way: f.Way, At: at, Failed: f.Failed})
		if l.told() && (f.Silent || l.State == LegReplied) { // what waits for another place's yes is not back yet
			l.State, l.Back = LegBack, at
		}
	})
}

// CloseLeg ends a leg whose answer is back with every side that gave the signal (I-28).
type CloseLeg struct {
	Leg string `json:"leg"`
}

// LegClosed happened.
type LegClosed struct {
	Leg string `json:"leg"`
}

func (w *CloseLeg) decide(s *State, who Who, _ *Given) ([]Fact, error) {
	l, err := s.legOf(who, w.Leg)
	if err != nil {
		return nil, err
	}
	if l.State != LegBack {
		return nil, Refuse(Conflict, "Dit kan pas dicht als het antwoord terug is bij de mensen die het vertelden.")
	}
	return []Fact{&LegClosed{Leg: l.ID}}, nil
}

func (f *LegClosed) apply(s *State, at Instant) {
	s.changeLeg(f.Leg, func(l *Leg) { l.State, l.Closed = LegDone, at })
}
