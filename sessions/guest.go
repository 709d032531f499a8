package sessions

import "slices"

// Guest (meekijker) is somebody of another organisation who may look along in one session, by a link, until it is
// archived: a partner, or the observer of the ombudsman. Everybody there can read who that is (§4.0-4). A guest has no
// seat: it is not counted, and has no voice in what people at the table decide.
type Guest struct {
	ID       string    `json:"id"`
	Part     GuestPart `json:"part"`
	Name     Label     `json:"name"` // the organisation, as everybody knows it
	Type     string    `json:"type"`
	Function Label     `json:"function"`
	Entered  Instant   `json:"entered,omitempty"` // when they said yes to the promise
	Ended    Instant   `json:"ended,omitempty"`
}

// GuestPart is what a guest comes for.
type GuestPart string

// The observer sees cards as long as the evening is open, with what was hidden or withdrawn as a stub, and asks
// questions (S1-10). A partner sees what people made of it together, and no card (S3-03).
const (
	Observing GuestPart = "waarnemer"
	Partnered GuestPart = "partner"
)

const mostGuests = 20

// Guest finds somebody who looks along in this session.
func (e *Session) Guest(id string) (Guest, bool) {
	i := slices.IndexFunc(e.Guests, func(g Guest) bool { return g.ID == id })
	if i < 0 {
		return Guest{}, false
	}
	return e.Guests[i], true
}

func (s *State) changeGuest(session, id string, f func(*Guest)) {
	s.change(session, func(e *Session) {
		e.Guests = slices.Clone(e.Guests)
		for i := range e.Guests {
			if e.Guests[i].ID == id {
				f(&e.Guests[i])
			}
		}
	})
}

// guestClass is the class of a guest as it is now. Before the promise they are nobody. After the evening the observer
// sees what a partner sees: the promise was for the session, and what follows is the outcome and not the cards (§4.0-7).
func (s *State) guestClass(p Principal) (Class, error) {
	e, ok := find[Session](s, p.Session)
	if !ok {
		return Class{}, errGone
	}
	g, ok := e.Guest(p.Object)
	if !ok || g.Ended != 0 || e.State == Archived {
		return Class{}, errGone
	}
	c := Class{Role: Partner, Session: e.ID}
	switch {
	case g.Entered == 0:
		c.Role = Nobody
	case g.Part == Observing && !s.Over(e.ID):
		c.Role, c.Side = Observer, Toezicht
	}
	return c, nil
}

// InviteGuest lets somebody of another organisation look along in one session.
type InviteGuest struct {
	Guest    string    `json:"guest"`
	Part     GuestPart `json:"part"`
	Name     Label     `json:"name"`
	Type     string    `json:"type"`
	Function Label     `json:"function"`
}

// GuestInvited happened.
type GuestInvited struct {
	Session string `json:"session"`
	Guest
}

func (w *InviteGuest) decide(s *State, who Who, _ *Given) ([]Fact, error) {
	e, ok := find[Session](s, who.Session)
	switch {
	case !ok:
		return nil, errGone
	case e.State == Archived:
		return nil, Refuse(Conflict, "Dit gesprek is opgeborgen. Er kan niemand meer meekijken.")
	case e.OwnCircle():
		return nil, Refuse(Forbidden, "Dit gesprek is in eigen kring. Daar kijkt niemand mee.")
	case !validID(w.Guest):
		return nil, Refuse(Invalid, "Deze gast heeft geen goede naam voor de computer.")
	case w.Part != Observing && w.Part != Partnered:
		return nil, Refuse(Invalid, "Kiest u een waarnemer of een partner?")
	case w.Name == "" || w.Function == "":
		return nil, Refuse(Invalid, "Welke organisatie is het, en welke functie kijkt mee? Schrijf geen naam van een mens.")
	case !contains(OrganizationTypes, w.Type):
		return nil, Refuse(Invalid, "Dit soort organisatie kennen wij niet.")
	case w.Part == Observing && w.Type != "ombudsman":
		return nil, Refuse(Invalid, "Een waarnemer is van de ombudsman. Een ander nodigt u uit als partner.")
	case w.Part == Observing && s.Over(e.ID):
		return nil, Refuse(Conflict, "Een waarnemer is er tijdens het gesprek. Dit gesprek is klaar. Nodig iemand uit als partner.")
	case len(e.Guests) >= mostGuests:
		return nil, Refuse(Conflict, "Er kijken al genoeg mensen mee. Het gesprek is van wie aan tafel zit.")
	}
	if _, twice := e.Guest(w.Guest); twice {
		return nil, errTaken
	}
	return []Fact{&GuestInvited{Session: e.ID, Guest: Guest{ID: w.Guest, Part: w.Part, Name: w.Name, Type: w.Type, Function: w.Function}}}, nil
}

func (f *GuestInvited) apply(s *State, _ Instant) {
	s.change(f.Session, func(e *Session) { e.Guests = append(slices.Clone(e.Guests), f.Guest) })
}

// EnterGuest is the guest's own yes to the promise, before anything is shown (I-20).
type EnterGuest struct {
	Promise bool `json:"promise"`
}

// GuestEntered happened.
type GuestEntered struct {
	Session string `json:"session"`
	Guest   string `json:"guest"`
}

func (w *EnterGuest) decide(s *State, who Who, _ *Given) ([]Fact, error) {
	e, ok := find[Session](s, who.Session)
	if !ok {
		return nil, errGone
	}
	g, ok := e.Guest(who.Object)
	switch {
	case !ok || g.Ended != 0:
		return nil, errGone
	case g.Entered != 0:
		return nil, Refuse(Conflict, "U kijkt al mee.")
	case !w.Promise:
		return nil, Refuse(Conflict, "Lees de afspraak. Zegt u ja? Vink dat dan aan.")
	}
	return []Fact{&GuestEntered{Session: e.ID, Guest: g.ID}}, nil
}

func (f *GuestEntered) apply(s *State, at Instant) {
	s.changeGuest(f.Session, f.Guest, func(g *Guest) { g.Entered = at })
}

// EndGuest ends it before the session is archived.
type EndGuest struct {
	Guest string `json:"guest"`
}

// GuestEnded happened.
type GuestEnded struct {
	Session string `json:"session"`
	Guest   string `json:"guest"`
}

func (w *EndGuest) decide(s *State, who Who, _ *Given) ([]Fact, error) {
	e, ok := find[Session](s, who.Session)
	if !ok {
		return nil, errGone
	}
	g, ok := e.Guest(w.Guest)
	switch {
	case !ok:
		return nil, errGone
	case g.Ended != 0:
		return nil, Refuse(Conflict, "Deze persoon kijkt al niet meer mee.")
	}
	return []Fact{&GuestEnded{Session: e.ID, Guest: g.ID}}, nil
}

func (f *GuestEnded) apply(s *State, at Instant) {
	s.changeGuest(f.Session, f.Guest, func(g *Guest) { g.Ended = at })
}

// asksFor says which question of the plan an observer's card answers: one that asks for a question, and nothing else.
func (e *Session) asksFor(id string) (Question, bool) {
	for _, p := range e.Phases {
		for _, q := range p.Questions {
			if q.Kind == Query && (id == "" || q.ID == id) {
				return q, true
			}
		}
	}
	return Question{}, false
}

// question is a card of the observer. It is of an office and not of a person: nobody is linked to it, and it may be
// shown with the next reveal.
func (w *PlaceCard) question(s *State, e *Session, who Who, g *Given) ([]Fact, error) {
	q, ok := e.asksFor(w.Question)
	if !ok {
		return nil, Refuse(Forbidden, "Een waarnemer stelt alleen vragen. Dit is geen vraag.")
	}
	f, err := w.placed(s, e, q)
	if err != nil {
		return nil, err
	}
	f.Side, f.Handle, f.Helped, f.Feeling, f.Stopped = who.Side, g.handle(""), "", "", false
	return []Fact{f, &CardConsented{Card: f.ID, Answer: ConsentYes}}, nil
}
