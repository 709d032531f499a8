package sessions

// The cards of its side are a collective's own (S4-01, DOMAIN §4.0-7): after the evening it takes them with it, and may
// erase them. A municipality that hosts may not: what people told it is not its to tidy away.

// ownSides are the sides of a collective.
var ownSides = []Side{Ervaring, Begeleiding}

// Own says whether a side is a collective's own.
func (s Side) Own() bool { return contains(ownSides, s) }

// EraseCards wipes the words of cards of the collective's own side: those that are named, or all of one session, also what
// nobody but its author ever saw. A stub stays of each, and its author reads why (I-33).
type EraseCards struct {
	Cards  []string `json:"cards"`
	All    bool     `json:"all"`
	Reason Text     `json:"reason"`
}

// CardsErased happened.
type CardsErased struct {
	Cards  []string  `json:"cards"`
	Words  []WordsID `json:"words"`
	Reason WordsID   `json:"reason"`
}

func (w *EraseCards) decide(s *State, who Who, _ *Given) ([]Fact, error) {
	t, ok := s.trajectory()
	e, planned := find[Session](s, who.Session)
	switch {
	case !ok || !planned:
		return nil, errGone
	case t.HostType != "collectief":
		return nil, Refuse(Forbidden, "Alleen een collectief wist de kaarten van zijn eigen kant.")
	case !s.Over(e.ID):
		return nil, Refuse(Conflict, "Wissen kan na het gesprek. Nu kan iemand zelf een kaart weghalen.")
	case w.Reason.empty():
		return nil, Refuse(Invalid, "Schrijf waarom. Wie de kaart schreef, krijgt dat te lezen.")
	case len(w.Cards) == 0 && !w.All:
		return nil, Refuse(Invalid, "Welke kaarten wilt u wissen? Kies ze, of kies allemaal.")
	}
	f := &CardsErased{Reason: w.Reason.ID}
	for _, c := range all[Card](s) {
		if c.Session == e.ID && c.Side.Own() && c.State != Withdrawn && (w.All || contains(w.Cards, c.ID) && c.seenBy(who.Class) != nil) {
			f.Cards, f.Words = append(f.Cards, c.ID), append(f.Words, WordsIn(c)...)
		}
	}
	if !w.All && len(f.Cards) < len(w.Cards) {
		return nil, errGone
	}
	if len(f.Cards) == 0 {
		return nil, Refuse(Conflict, "Er is niets meer om te wissen.")
	}
	return []Fact{f}, nil
}

func (f *CardsErased) erases() []WordsID { return f.Words }

func (f *CardsErased) apply(s *State, _ Instant) {
	for _, id := range f.Cards {
		s.changeCard(id, func(c *Card) {
			c.State, c.Words, c.Newer, c.Helped, c.Feeling, c.Function = Withdrawn, "", nil, "", "", ""
			c.own.Erased = true
		})
		s.unbundle(id)
		c, ok := find[Card](s, id)
		if !ok {
			continue
		}
		if m, ok := find[MyCard](s, c.own.Handle); ok {
			mine := *m
			mine.Reason = f.Reason
			s.put(&mine)
		}
	}
}
