package sessions

import "regexp"

// ReceiveLeg is that a bundle arrived, with the number under which it is kept. A place that was named by another
// may also say that it is not theirs either.
type ReceiveLeg struct {
	Leg    string `json:"leg"`
	Number string `json:"number"`
	No     bool   `json:"no"`
	Words  Text   `json:"words"` // why not
}

// BundleReceived happened. Confirms: the leg whose holder named this place, and who is now free of it (I-13).
type BundleReceived struct {
	Leg      string `json:"leg"`
	Number   string `json:"number"`
	Confirms string `json:"confirms,omitempty"`
}

// ReferralRefused happened: whoever named this place stays the holder.
type ReferralRefused struct {
	Leg   string  `json:"leg"`
	Words WordsID `json:"words"`
}

// registration is a number as a clerk's office writes it; nobody's own number.
var registration = regexp.MustCompile(`^[\p{L}\d][\p{L}\d ./_-]{0,39}$`)

func (w *ReceiveLeg) decide(s *State, who Who, _ *Given) ([]Fact, error) {
	l, err := s.legOf(who, w.Leg, (*Leg).Ticket, (*Leg).PlaceTicket)
	if err != nil {
		return nil, err
	}
	from, ok := find[Leg](s, l.From)
	referred := ok && from.Reply.Next == l.ID
	switch {
	case referred && !who.Desk() && who.Object != l.PlaceTicket():
		return nil, Refuse(Forbidden, "Alleen deze plek zelf zegt of zij hierover gaat.")
	case l.State != LegOnWay:
		return nil, Refuse(Conflict, "Er is nu niets te ontvangen.")
	case w.No && !referred:
		return nil, Refuse(Invalid, "Gaat u hier niet over? Geef antwoord, en noem wie er wel over gaat.")
	case w.No && w.Words.empty():
		return nil, Refuse(Invalid, "Schrijf waarom u hier niet over gaat.")
	case w.No:
		return []Fact{&ReferralRefused{Leg: l.ID, Words: w.Words.ID}}, nil
	}
	if err := numbered(w.Number); err != nil {
		return nil, err
	}
	f := &BundleReceived{Leg: l.ID, Number: w.Number}
	if referred {
		f.Confirms = from.ID
	}
	return []Fact{f}, nil
}

func numbered(number string) error {
	if !registration.MatchString(number) {
		return Refuse(Invalid, "Onder welk nummer is het ingeschreven? Vul het nummer in.")
	}
	for _, f := range Guard(number) {
		if f.Kind == FoundBSN || f.Kind == FoundIBAN {
			return Refuse(Invalid, "Dit is een nummer van een persoon. Vul het nummer van de inschrijving in.")
		}
	}
	return nil
}

func (f *BundleReceived) apply(s *State, at Instant) {
	s.changeLeg(f.Leg, func(l *Leg) { l.State, l.Receipt.At, l.Receipt.Number = LegArrived, at, f.Number })
	s.changeLeg(f.Confirms, func(l *Leg) { l.replied(at) })
}

func (f *ReferralRefused) apply(s *State, at Instant) {
	l, ok := find[Leg](s, f.Leg)
	if !ok {
		return
	}
	s.changeLeg(l.ID, func(l *Leg) { l.State = LegDropped })
	s.changeLeg(l.From, func(from *Leg) {
		from.Reply.Kind, from.Reply.Answer, from.Reply.Next = "", "", ""
		from.note(Note{By: l.Place, Words: f.Words, At: at})
		from.Told = nil
	})
}

// TakeUpLeg says who works on it now.
type TakeUpLeg struct {
	Leg     string `json:"leg"`
	Handler Label  `json:"handler"`
}

// LegTakenUp happened.
type LegTakenUp struct {
	Leg     string `json:"leg"`
	Handler Label  `json:"handler"`
}

func (w *TakeUpLeg) decide(s *State, who Who, _ *Given) ([]Fact, error) {
	l, err := s.legOf(who, w.Leg, (*Leg).Ticket, (*Leg).PlaceTicket)
	if err != nil {
		return nil, err
	}
	if l.State != LegArrived && l.State != LegInHand {
		return nil, Refuse(Conflict, "Eerst moet het ontvangen zijn.")
	}
	if err := oneOwner(w.Handler); err != nil {
		return nil, err
	}
	return []Fact{&LegTakenUp{Leg: l.ID, Handler: w.Handler}}, nil
}

func (f *LegTakenUp) apply(s *State, _ Instant) {
	s.changeLeg(f.Leg, func(l *Leg) { l.State, l.Receipt.Handler = LegInHand, f.Handler })
}
