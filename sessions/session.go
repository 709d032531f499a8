package sessions

import "slices"

// SessionState is where a session stands. Time and guards move it, never a form field.
type SessionState string

// The states of a session (DOMAIN §4.3.6).
const (
	Planned  SessionState = "gepland"
	Open     SessionState = "open"
	Closed   SessionState = "gesloten"
	Archived SessionState = "gearchiveerd"
)

// Session (sessie) is one evening at the table.
type Session struct {
	ID          string       `json:"id"`
	Title       WordsID      `json:"title"`
	Template    string       `json:"template"`
	Date        Instant      `json:"date"`
	Hours       Label        `json:"hours,omitempty"` // as people say it: "19.00 tot 21.00 uur"
	Place       Label        `json:"place"`
	Tables      []Label      `json:"tables"`
	Attending   []Label      `json:"attending"`          // the functions and teams that come (§4.0-4)
	Missing     []Side       `json:"missing"`            // an empty chair each
	Sides       []Side       `json:"sides,omitempty"`    // the only ones that sit here; none: everybody
	Expected    People       `json:"expected,omitempty"` // how many were announced; none: nobody knows yet
	Ready       []string     `json:"ready,omitempty"`    // what is ready in the room
	Told        []ToldTier   `json:"told,omitempty"`     // who heard it of those for whom a chair stayed empty
	Urgent      Urgent       `json:"urgent"`
	Confidant   Urgent       `json:"confidant,omitzero"` // the vertrouwenspersoon, when there is one
	Lobby       bool         `json:"lobby,omitempty"`    // everybody waits until the desk lets them in
	Feedback    Instant      `json:"feedback"`           // the day of the terugkoppelgesprek
	State       SessionState `json:"state"`
	Phases      []Phase      `json:"phases"`
	Left        []Phase      `json:"left,omitempty"` // left out of the plan, to be put in again
	Run         Run          `json:"run"`
	Dealt       []Deal       `json:"dealt"` // question cards, in the order in which they were dealt
	OpenedAt    Instant      `json:"openedAt,omitempty"`
	ClosedAt    Instant      `json:"closedAt,omitempty"`
	PublishBy   Instant      `json:"publishBy,omitempty"` // five working days after closing (I-35)
	PublishedAt Instant      `json:"publishedAt,omitempty"`
	Guests      []Guest      `json:"guests,omitempty"` // who looks along (§4.0-4)
	own         sessionOwn
}

type sessionOwn struct {
	Runs []Run `json:"runs,omitempty"`
}

// Urgent is whom to go to when it cannot wait. It does not go on the board (§4.0-6).
type Urgent struct {
	Person Label `json:"person"`
	Number Label `json:"number"`
	Until  Label `json:"until"`
}

// Run is one time that a phase was on.
type Run struct {
	ID      string  `json:"id"`
	Phase   string  `json:"phase"`
	At      Instant `json:"at"`
	Minutes int     `json:"minutes"`
}

func (e *Session) kind() string             { return "session" }
func (e *Session) key() string              { return e.ID }
func (e *Session) at() (session, to string) { return e.ID, "" }
func (e *Session) owned() any               { return &e.own }
func (e *Session) times() Boundaries        { return Boundaries{Next: e.Feedback, Late: e.PublishBy} }
func (e *Session) seenBy(c Class) Record {
	if c.Role == Nobody || c.Role == Operator || c.Role == Clock {
		return nil
	}
	if c.Desk() || len(e.Expected)+len(e.Ready) == 0 {
		return e
	}
	b := *e // how many were announced is between desks: people come as they are
	b.Expected, b.Ready = nil, nil
	return &b
}

// phase finds the planned phase of a run, that of now or an earlier one.
func (e *Session) phase(run string) (Phase, bool) {
	for _, r := range e.own.Runs {
		if r.ID != run {
			continue
		}
		for _, p := range e.Phases {
			if p.ID == r.Phase {
				return p, true
			}
		}
	}
	return Phase{}, false
}

func (e *Session) now() Phase {
	p, _ := e.phase(e.Run.ID)
	return p
}

// seats says whether somebody of this side sits here.
func (e *Session) seats(side Side) bool { return len(e.Sides) == 0 || contains(e.Sides, side) }

// Internal says whether only officials sit here (S3-26): what they find is not confirmed by residents.
func (e *Session) Internal() bool {
	return len(e.Sides) > 0 && !slices.ContainsFunc(e.Sides, func(side Side) bool { return !side.Official() })
}

// OwnCircle says whether nobody of the municipality or a partner sits here (DOMAIN §4.11, T0).
func (e *Session) OwnCircle() bool {
	return len(e.Sides) > 0 && !slices.ContainsFunc(e.Sides, Side.Official)
}

// openSession gives the session that the asker is in, when it is open.
func (s *State) openSession(who Who) (*Session, error) {
	e, ok := find[Session](s, who.Session)
	if !ok {
		return nil, errGone
	}
	switch e.State {
	case Planned:
		return nil, Refuse(Conflict, "Dit gesprek is nog niet open.")
	case Closed, Archived:
		return nil, Refuse(Conflict, "Dit gesprek is klaar. U kunt hier niets meer bijschrijven.")
	}
	return e, nil
}

func (s *State) change(session string, f func(*Session)) {
	e, ok := find[Session](s, session)
	if !ok {
		return
	}
	c := *e
	f(&c)
	s.put(&c)
}

// PlanSession plans an evening.
type PlanSession struct {
	Session   string  `json:"session"`
	Template  string  `json:"template"`
	Title     Text    `json:"title"`
	Date      Instant `json:"date"`
	Hours     Label   `json:"hours"`
	Place     Label   `json:"place"`
	Tables    []Label `json:"tables"`
	Attending []Label `json:"attending"`
	Missing   []Side  `json:"missing"`
	Phases    []Phase `json:"phases,omitempty"` // of the template; none: those of the one with this name here
	Sides     []Side  `json:"sides,omitempty"`
	Expected  People  `json:"expected"` // may stay empty
}

// SessionPlanned happened. The phases are copied, so that a later template changes nothing here.
type SessionPlanned struct {
	Session   string  `json:"session"`
	Template  string  `json:"template"`
	Title     WordsID `json:"title"`
	Date      Instant `json:"date"`
	Hours     Label   `json:"hours,omitempty"`
	Place     Label   `json:"place"`
	Tables    []Label `json:"tables"`
	Attending []Label `json:"attending"`
	Missing   []Side  `json:"missing"`
	Sides     []Side  `json:"sides,omitempty"`
	Expected  People  `json:"expected,omitempty"`
	Phases    []Phase `json:"phases"`
}

func (w *PlanSession) decide(s *State, _ Who, _ *Given) ([]Fact, error) {
	if _, ok := s.trajectory(); !ok {
		return nil, errGone
	}
	if !validID(w.Session) {
		return nil, Refuse(Invalid, "Dit gesprek heeft geen goede naam voor de computer.")
	}
	if _, ok := find[Session](s, w.Session); ok {
		return nil, errTaken
	}
	phases, err := w.phases()
	if err != nil {
		return nil, err
	}
	if w.Title.empty() {
		return nil, Refuse(Invalid, "Geef het gesprek een titel.")
	}
	if w.Date <= 0 {
		return nil, Refuse(Invalid, "Kies een datum.")
	}
	for _, side := range w.Sides {
		if !contains(Sides, side) {
			return nil, Refuse(Invalid, "Deze kant van de tafel kennen wij niet.")
		}
	}
	if err := fits(w.Tables, w.Missing, w.Expected); err != nil {
		return nil, err
	}
	missing := w.Missing
	if len(w.Sides) == 0 { // who sits among themselves misses nobody
		missing = withChairs(phases, w.Missing, w.Expected)
	}
	return []Fact{&SessionPlanned{Session: w.Session, Template: w.Template, Title: w.Title.ID, Date: w.Date, Hours: w.Hours,
		Place: w.Place, Tables: atLeastOne(w.Tables), Attending: w.Attending, Missing: missing, Sides: w.Sides,
		Expected: w.Expected.some(), Phases: phases}}, nil
}

// phases are those that came along, or those of a template that is known by its name alone.
func (w *PlanSession) phases() ([]Phase, error) {
	if len(w.Phases) > 0 && w.Template != "" && letters(w.Template) <= MaxLabel {
		if err := CheckPhases(w.Phases); err != nil {
			return nil, err
		}
		if err := guardedPhases(w.Phases); err != nil {
			return nil, err
		}
		return listed(w.Phases), nil
	}
	phases, ok := Templates[w.Template]
	if !ok {
		return nil, Refuse(Invalid, "Dit soort gesprek kennen wij niet.")
	}
	return phases, nil
}

func (f *SessionPlanned) apply(s *State, _ Instant) {
	s.put(&Session{ID: f.Session, Template: f.Template, Title: f.Title, Date: f.Date, Hours: f.Hours, Place: f.Place, Tables: f.Tables,
		Attending: f.Attending, Missing: f.Missing, Sides: f.Sides, Expected: f.Expected, State: Planned, Phases: f.Phases, Dealt: []Deal{}})
}

// NameUrgent names the person and the number for what cannot wait. Without them nothing opens.
type NameUrgent struct {
	Person Label `json:"person"`
	Number Label `json:"number"`
	Until  Label `json:"until"`
}

// UrgentNamed happened.
type UrgentNamed struct {
	Session string `json:"session"`
	Urgent
}

func (w *NameUrgent) decide(s *State, who Who, _ *Given) ([]Fact, error) {
	if _, ok := find[Session](s, who.Session); !ok {
		return nil, errGone
	}
	if w.Person == "" || w.Number == "" || w.Until == "" {
		return nil, Refuse(Invalid, "Vul in: wie er is voor dringende dingen, het nummer, en tot hoe laat.")
	}
	return []Fact{&UrgentNamed{Session: who.Session, Urgent: Urgent{Person: w.Person, Number: w.Number, Until: w.Until}}}, nil
}

func (f *UrgentNamed) apply(s *State, _ Instant) {
	s.change(f.Session, func(e *Session) { e.Urgent = f.Urgent })
}

// DateFeedback sets the day of the terugkoppelgesprek, before the evening.
type DateFeedback struct {
	Date Instant `json:"date"`
}

// FeedbackDated happened.
type FeedbackDated struct {
	Session string  `json:"session"`
	Date    Instant `json:"date"`
}

func (w *DateFeedback) decide(s *State, who Who, _ *Given) ([]Fact, error) {
	e, ok := find[Session](s, who.Session)
	if !ok {
		return nil, errGone
	}
	if w.Date <= e.Date {
		return nil, Refuse(Invalid, "Het terugkoppelgesprek is na dit gesprek. Kies een latere datum.")
	}
	return []Fact{&FeedbackDated{Session: who.Session, Date: w.Date}}, nil
}

func (f *FeedbackDated) apply(s *State, _ Instant) {
	s.change(f.Session, func(e *Session) { e.Feedback = f.Date })
}

// OpenSession lets people in.
type OpenSession struct{}

// SessionOpened happened; its first phase is on.
type SessionOpened struct {
	Session string `json:"session"`
	Run     Run    `json:"run"`
}

func (w *OpenSession) decide(s *State, who Who, g *Given) ([]Fact, error) {
	e, ok := find[Session](s, who.Session)
	if !ok {
		return nil, errGone
	}
	if e.State != Planned {
		return nil, Refuse(Conflict, "Dit gesprek is al open geweest.")
	}
	m, ok := find[Mandate](s, e.ID)
	if !ok || !m.Pledge || m.SignedBy == "" {
		return nil, Refuse(Conflict, "Eerst de mandaatkaart: een leidinggevende belooft dat wat hier gezegd wordt niet tegen mensen gebruikt wordt.")
	}
	if e.Urgent.Person == "" {
		return nil, Refuse(Conflict, "Eerst: wie is er voor dringende dingen, en op welk nummer?")
	}
	if e.Feedback == 0 {
		return nil, Refuse(Conflict, "Eerst: wanneer is het terugkoppelgesprek?")
	}
	first := e.Phases[0]
	return []Fact{&SessionOpened{Session: e.ID, Run: Run{ID: g.id(), Phase: first.ID, At: g.At, Minutes: first.Minutes}}}, nil
}

func (f *SessionOpened) apply(s *State, at Instant) {
	s.change(f.Session, func(e *Session) {
		e.State, e.OpenedAt, e.Run = Open, at, f.Run
		e.own.Runs = append(slices.Clone(e.own.Runs), f.Run)
	})
	s.tally(attendance, f.Session, f.Session, "")
}
