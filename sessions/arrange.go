package sessions

import "slices"

// ArrangeSession changes what was planned, while there is time: when, where, for whom. While people sit at the tables, a
// table with somebody at it stays.
type ArrangeSession struct {
	Title     Text    `json:"title"` // none: as it was
	Date      Instant `json:"date"`  // none: as it was
	Hours     Label   `json:"hours"`
	Place     Label   `json:"place"`
	Tables    []Label `json:"tables"`
	Attending []Label `json:"attending"`
	Missing   []Side  `json:"missing"`
	Expected  People  `json:"expected"`
}

// SessionArranged happened.
type SessionArranged struct {
	Session   string  `json:"session"`
	Title     WordsID `json:"title"`
	Date      Instant `json:"date"`
	Hours     Label   `json:"hours"`
	Place     Label   `json:"place"`
	Tables    []Label `json:"tables"`
	Attending []Label `json:"attending"`
	Missing   []Side  `json:"missing"`
	Expected  People  `json:"expected,omitempty"`
}

func (w *ArrangeSession) decide(s *State, who Who, _ *Given) ([]Fact, error) {
	e, ok := find[Session](s, who.Session)
	if !ok {
		return nil, errGone
	}
	if e.State != Planned && e.State != Open {
		return nil, Refuse(Conflict, "Dit gesprek is klaar.")
	}
	if err := fits(w.Tables, w.Missing, w.Expected); err != nil {
		return nil, err
	}
	f := &SessionArranged{Session: e.ID, Title: e.Title, Date: e.Date, Hours: w.Hours, Place: w.Place, Tables: atLeastOne(w.Tables),
		Attending: w.Attending, Missing: withChairs(e.Phases, w.Missing, w.Expected), Expected: w.Expected.some()}
	if !w.Title.empty() {
		f.Title = w.Title.ID
	}
	if w.Date > 0 {
		f.Date = w.Date
	}
	if e.State == Open && f.Date != e.Date {
		return nil, Refuse(Conflict, "Dit gesprek is begonnen. De datum staat vast.")
	}
	if e.Feedback != 0 && f.Date >= e.Feedback {
		return nil, Refuse(Invalid, "Het terugkoppelgesprek is na dit gesprek. Zet eerst die datum later.")
	}
	for _, seat := range all[Seat](s) {
		if seat.Session == e.ID && !contains(f.Tables, Label(seat.Table)) {
			return nil, Refuse(Conflict, "Aan een van deze tafels zit al iemand. Die tafel kan niet weg.")
		}
	}
	return []Fact{f}, nil
}

func (f *SessionArranged) apply(s *State, _ Instant) {
	s.change(f.Session, func(e *Session) {
		e.Title, e.Date, e.Hours, e.Place = f.Title, f.Date, f.Hours, f.Place
		e.Tables, e.Attending, e.Missing, e.Expected = f.Tables, f.Attending, f.Missing, f.Expected
	})
}

// fits refuses what no room can be arranged by.
func fits(tables []Label, missing []Side, expected People) error {
	for _, side := range missing {
		if !contains(Sides, side) {
			return Refuse(Invalid, "Deze kant van de tafel kennen wij niet.")
		}
	}
	for side, n := range expected {
		if !contains(Sides, side) {
			return Refuse(Invalid, "Deze kant van de tafel kennen wij niet.")
		}
		if n < 0 || n > mostSeats {
			return Refuse(Invalid, "Dit aantal mensen kan niet. Kies een getal van 0 tot 1000.")
		}
	}
	seen := map[Label]bool{}
	for _, table := range tables {
		if seen[table] {
			return Refuse(Invalid, "Twee tafels hebben dezelfde naam.")
		}
		seen[table] = true
	}
	return nil
}

func atLeastOne(tables []Label) []Label {
	if len(tables) == 0 {
		return []Label{"1"}
	}
	return tables
}

// Ready is what must be ready in the room before people come (DOMAIN §4.11), and the two things that are tried.
var Ready = []string{"drempelvrij", "rustige-hoek", "kinderopvang", "eten", "reisgeld", "pakket", "muur"}

// ReadyRoom ticks what is ready, and takes back what is not.
type ReadyRoom struct {
	Ready []string `json:"ready"`
}

// RoomReadied happened.
type RoomReadied struct {
	Session string   `json:"session"`
	Ready   []string `json:"ready"`
}

func (w *ReadyRoom) decide(s *State, who Who, _ *Given) ([]Fact, error) {
	e, ok := find[Session](s, who.Session)
	if !ok {
		return nil, errGone
	}
	if e.State == Closed || e.State == Archived {
		return nil, Refuse(Conflict, "Dit gesprek is klaar.")
	}
	for _, one := range w.Ready {
		if !contains(Ready, one) {
			return nil, Refuse(Invalid, "Dit staat niet op de lijst van de ruimte.")
		}
	}
	ready := slices.DeleteFunc(slices.Clone(Ready), func(one string) bool { return !contains(w.Ready, one) })
	return []Fact{&RoomReadied{Session: e.ID, Ready: ready}}, nil
}

func (f *RoomReadied) apply(s *State, _ Instant) {
	s.change(f.Session, func(e *Session) { e.Ready = f.Ready })
}
