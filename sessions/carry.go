package sessions

const sendIn = 30 * day // by when a carrier brings a bundle where it must be

// AskCarrier asks one function to carry the bundle to where citizens cannot sit (S4-34).
type AskCarrier struct {
	Leg      string  `json:"leg"`
	Function Label   `json:"function"`
	AnswerBy Instant `json:"answerBy"`
}

// CarrierAsked happened.
type CarrierAsked struct {
	Leg      string  `json:"leg"`
	Function Label   `json:"function"`
	AnswerBy Instant `json:"answerBy"`
}

func (w *AskCarrier) decide(s *State, who Who, g *Given) ([]Fact, error) {
	l, err := s.legOf(who, w.Leg)
	if err != nil {
		return nil, err
	}
	if !l.unsent() {
		return nil, Refuse(Conflict, "Dit is al onderweg. Een andere drager kan nu niet meer.")
	}
	if err := oneOwner(w.Function); err != nil {
		return nil, err
	}
	if err := answerDate(w.AnswerBy, g.At); err != nil {
		return nil, err
	}
	return []Fact{&CarrierAsked{Leg: l.ID, Function: w.Function, AnswerBy: w.AnswerBy}}, nil
}

func (f *CarrierAsked) apply(s *State, _ Instant) {
	s.changeLeg(f.Leg, func(l *Leg) {
		l.State = LegAsked
		l.Carriage = Carriage{Function: f.Function, Round: l.Carriage.Round + 1, By: f.AnswerBy}
	})
}

// AcceptCarrying is the asked person's own yes, with the day on which it is sent; or a no, with why.
type AcceptCarrying struct {
	Leg    string  `json:"leg"`
	Yes    bool    `json:"yes"`
	SendBy Instant `json:"sendBy"`
	Words  Text    `json:"words"`
}

// CarryingAccepted happened.
type CarryingAccepted struct {
	Leg    string  `json:"leg"`
	SendBy Instant `json:"sendBy"`
	Words  WordsID `json:"words,omitempty"`
}

// CarryingDeclined happened: the bundle waits for another carrier.
type CarryingDeclined struct {
	Leg   string  `json:"leg"`
	Words WordsID `json:"words"`
}

func (w *AcceptCarrying) decide(s *State, who Who, g *Given) ([]Fact, error) {
	l, err := s.legOf(who, w.Leg, (*Leg).Ticket)
	if err != nil {
		return nil, err
	}
	switch {
	case l.State != LegAsked:
		return nil, Refuse(Conflict, "U hebt hier al antwoord op gegeven.")
	case !w.Yes && w.Words.empty():
		return nil, Refuse(Invalid, "Nee mag. Schrijf waarom. De mensen aan tafel lezen dit.")
	case !w.Yes:
		return []Fact{&CarryingDeclined{Leg: l.ID, Words: w.Words.ID}}, nil
	}
	if err := sendDate(w.SendBy, g.At); err != nil {
		return nil, err
	}
	return []Fact{&CarryingAccepted{Leg: l.ID, SendBy: w.SendBy, Words: named(w.Words)}}, nil
}

func sendDate(by, now Instant) error {
	if by <= now || by > now+sendIn {
		return Refuse(Invalid, "Kies een dag waarop u het brengt: binnen 30 dagen.")
	}
	return nil
}

func (f *CarryingAccepted) apply(s *State, at Instant) {
	s.changeLeg(f.Leg, func(l *Leg) {
		l.State, l.Carriage.By, l.Carriage.Agreed, l.Carriage.Words = LegTaken, f.SendBy, at, f.Words
	})
}

func (f *CarryingDeclined) apply(s *State, _ Instant) {
	s.changeLeg(f.Leg, func(l *Leg) {
		l.State, l.Carriage.By, l.Carriage.Words = LegReady, 0, f.Words
	})
}

// TakeAlong is "ik neem dit mee": somebody who sits where citizens cannot sit carries it by their own word
// (S4-03).
type TakeAlong struct {
	PrepareLeg
	Function Label   `json:"function"`
	SendBy   Instant `json:"sendBy"`
	Promise  Text    `json:"promise"`
}

func (w *TakeAlong) decide(s *State, who Who, g *Given) ([]Fact, error) {
	if !who.Side.Official() {
		return nil, Refuse(Forbidden, "Dit is voor wie bij de gemeente of in de raad werkt.")
	}
	facts, err := w.PrepareLeg.decide(s, who, g)
	if err != nil {
		return nil, err
	}
	if err := oneOwner(w.Function); err != nil {
		return nil, err
	}
	if err := sendDate(w.SendBy, g.At); err != nil {
		return nil, err
	}
	if w.Promise.empty() {
		return nil, Refuse(Invalid, "Schrijf in één zin wat u belooft.")
	}
	f := facts[0].(*LegPrepared)
	f.Carrier, f.SendBy, f.Promise = w.Function, w.SendBy, w.Promise.ID
	return facts, nil
}
