package sessions

import (
	"fmt"
	"slices"
)

// Endorsement (steun) is that somebody stands behind an ideal route or one step of it, by a function, an organisation or, when
// they want, their own name (S4-36). It is for what they read: a step that changes loses it until they say it again.
type Endorsement struct {
	ID      string   `json:"id"`
	Route   string   `json:"route"`
	Step    string   `json:"step,omitempty"`    // none: the whole
	Edition string   `json:"edition,omitempty"` // what they read; none: the draft
	By      Label    `json:"by,omitempty"`
	Name    WordsID  `json:"name,omitempty"` // only of who wants it shown
	Way     string   `json:"way"`
	At      Instant  `json:"at"`
	Sum     string   `json:"sum"` // of what they read
	Public  bool     `json:"public,omitempty"`
	Ended   Instant  `json:"ended,omitempty"`
	own     endorser // who may take it back
}

type endorser struct {
	Handle string `json:"handle,omitempty"`
	Ask    string `json:"ask,omitempty"`
}

// EndorseWays are how somebody can say it: on a phone at the table, on paper or told to the desk, or by a link.
var EndorseWays = []string{byPhone, byPaper, byLink}

const (
	byLink           = "link"
	mostEndorsements = 1000
)

func (e *Endorsement) kind() string             { return "endorsement" }
func (e *Endorsement) key() string              { return e.ID }
func (e *Endorsement) at() (session, to string) { return "", "" }
func (e *Endorsement) owned() any               { return &e.own }
func (e *Endorsement) times() Boundaries        { return Boundaries{} }

// Who carries what was published is for everybody to read; who carries a draft, for those at the table.
func (e *Endorsement) seenBy(c Class) Record {
	if !e.Public && !c.trusted() {
		return nil
	}
	return e
}

var (
	errNotIdeal  = Refuse(Conflict, "Steun is er voor de ideale route. Deze route laat zien hoe het gaat.")
	errManyCarry = Refuse(Conflict, fmt.Sprintf("Er staan al %d namen bij. Meer kan hier niet.", mostEndorsements))
)

// EndorseRoute says: here I stand behind. By the table it is for the draft, unless an edition is named; by a link it is for
// the edition that was sent.
type EndorseRoute struct {
	Endorsement string `json:"endorsement"`
	Route       string `json:"route"`
	Edition     string `json:"edition"`
	Step        string `json:"step"`
	By          Label  `json:"by"`
	Name        Text   `json:"name"`
	Way         string `json:"way"`
}

// RouteEndorsed happened. Renews is what it takes the place of: the same person said it before, of another content.
type RouteEndorsed struct {
	Endorsement string    `json:"endorsement"`
	Route       string    `json:"route"`
	Edition     string    `json:"edition,omitempty"`
	Step        string    `json:"step,omitempty"`
	By          Label     `json:"by"`
	Name        WordsID   `json:"name,omitempty"`
	Way         string    `json:"way"`
	Public      bool      `json:"public,omitempty"`
	Handle      string    `json:"handle,omitempty"`
	Session     string    `json:"session,omitempty"`
	Ask         string    `json:"ask,omitempty"`
	Renews      []string  `json:"renews,omitempty"`
	Wipes       []WordsID `json:"wipes,omitempty"` // names of what it renews
}

func (w *EndorseRoute) decide(s *State, who Who, g *Given) ([]Fact, error) {
	if !validID(w.Endorsement) {
		return nil, Refuse(Invalid, "Deze steun heeft geen goede naam voor de computer.")
	}
	if _, ok := find[Endorsement](s, w.Endorsement); ok {
		return nil, errTaken
	}
	f := &RouteEndorsed{Endorsement: w.Endorsement, Route: w.Route, Edition: w.Edition, Step: w.Step, By: w.By, Name: named(w.Name), Way: w.Way}
	if err := s.speaksFor(who, f); err != nil {
		return nil, err
	}
	if err := carriedBy(w); f.By == "" || err != nil {
		return nil, orElse(err, Refuse(Invalid, "Wie staat hierachter? Noem de functie of de organisatie."))
	}
	sum, public, err := s.endorsable(f)
	if err != nil {
		return nil, err
	}
	f.Public = public
	for _, e := range s.sameEndorser(who, f, w.Name.Same) {
		if e.Sum == sum {
			return nil, Refuse(Conflict, "Deze steun staat er al.")
		}
		f.Renews = append(f.Renews, e.ID)
		if e.Name != "" {
			f.Wipes = append(f.Wipes, e.Name)
		}
	}
	if who.Role == Attendee {
		f.Handle, f.Session = g.handle(who.Seat), who.Session
	}
	return []Fact{f}, nil
}

func orElse(err, other error) error {
	if err != nil {
		return err
	}
	return other
}

// speaksFor says who it is that says it, and which way they came.
func (s *State) speaksFor(who Who, f *RouteEndorsed) error {
	switch {
	case who.Role == Asked:
		a, ok := s.asksSupport(who)
		if !ok || a.Route != f.Route {
			return errGone
		}
		f.Ask, f.Edition, f.Way = a.ID, a.Edition, byLink
		if f.By == "" {
			f.By = a.By
		}
	case who.Role == Attendee:
		switch {
		case who.Side == Ervaring && !who.Admitted:
			return Refuse(Forbidden, "De gespreksleider laat u zo toe. Uw tekst blijft hier staan.")
		case !who.trusted():
			return Refuse(Forbidden, "Zeg eerst ja op de belofte. Uw tekst blijft hier staan.")
		}
		f.Way = byPhone
	case f.Way != byPhone && f.Way != byPaper:
		return Refuse(Invalid, "Hoe zei deze persoon het: op papier of aan de telefoon?")
	}
	return nil
}

// carriedBy holds the two fields. A name is welcome here, when it is somebody's own; a number, a mail or an address is not.
func carriedBy(w *EndorseRoute) error {
	for _, f := range w.Name.Found {
		if f.Kind != FoundName {
			return Refuse(Invalid, fmt.Sprintf("Er staat %s bij de naam. Alleen een naam mag daar, en alleen als die persoon dat wil.", f.Kind.Says()))
		}
	}
	for _, f := range Guard(string(w.By)) {
		switch f.Kind {
		case FoundName:
			return Refuse(Invalid, "Er staat een naam bij de functie. Een naam hoort in het veld ‘naam’, en alleen als die persoon dat wil.")
		case FoundAddress, FoundPost: // a function and the place where it works
		default:
			return Refuse(Invalid, fmt.Sprintf("Er staat %s bij de functie. Noem alleen de functie of de organisatie.", f.Kind.Says()))
		}
	}
	if w.Name.Graphemes > MaxLabel {
		return Refuse(Invalid, "Deze naam is te lang.")
	}
	return nil
}

// endorsable gives the sum of what is endorsed, and whether everybody may read it.
func (s *State) endorsable(f *RouteEndorsed) (sum string, public bool, err error) {
	r, ok := find[Route](s, f.Route)
	if !ok {
		return "", false, errGone
	}
	if r.Version != RouteIdeal {
		return "", false, errNotIdeal
	}
	sum = s.sums(r)[f.Step]
	if f.Edition != "" {
		d, ok := find[RouteEdition](s, f.Edition)
		if !ok || d.Route != r.ID {
			return "", false, errGone
		}
		sum = d.sums()[f.Step]
	}
	switch {
	case sum == "":
		return "", false, errGone
	case len(r.Steps) == 0:
		return "", false, Refuse(Conflict, "Er ligt nog geen stap op deze route.")
	case len(all[Endorsement](s)) >= mostEndorsements:
		return "", false, errManyCarry
	}
	public = slices.ContainsFunc(s.Editions(r.ID), func(d *RouteEdition) bool { return d.sums()[f.Step] == sum })
	return sum, public, nil
}

// sameEndorser lists what the same person, function or link said before of the same.
func (s *State) sameEndorser(who Who, f *RouteEndorsed, names []WordsID) []*Endorsement {
	return slices.DeleteFunc(all[Endorsement](s), func(e *Endorsement) bool {
		if e.Route != f.Route || e.Step != f.Step || e.Ended != 0 {
			return true
		}
		switch {
		case who.Role == Attendee:
			return !who.did(e.own.Handle)
		case f.Ask != "":
			return e.own.Ask != f.Ask
		}
		same := e.Name == "" && f.Name == "" || e.Name != "" && slices.Contains(names, e.Name)
		return e.own != (endorser{}) || !same || sameFunction(e.By) != sameFunction(f.By)
	})
}

func (f *RouteEndorsed) erases() []WordsID { return f.Wipes }

func (f *RouteEndorsed) apply(s *State, at Instant) {
	for _, id := range f.Renews {
		s.endEndorsement(id, at)
	}
	e := &Endorsement{ID: f.Endorsement, Route: f.Route, Step: f.Step, Edition: f.Edition, By: f.By, Name: f.Name, Way: f.Way, At: at, Public: f.Public,
		own: endorser{Handle: f.Handle, Ask: f.Ask}}
	if d, ok := find[RouteEdition](s, f.Edition); ok {
		e.Sum = d.sums()[f.Step]
	} else if r, ok := find[Route](s, f.Route); ok {
		e.Sum = s.sums(r)[f.Step]
	}
	s.put(e)
	if f.Handle != "" {
		s.put(&Mine{ID: f.Handle, Session: f.Session, What: "endorsed", About: e.ID, Says: f.Step})
	}
}

// EndEndorsement takes it back: who said it, or the desk that was asked to.
type EndEndorsement struct {
	Endorsement string `json:"endorsement"`
}

// EndorsementEnded happened.
type EndorsementEnded struct {
	Endorsement string  `json:"endorsement"`
	Name        WordsID `json:"name,omitempty"`
}

func (w *EndEndorsement) decide(s *State, who Who, _ *Given) ([]Fact, error) {
	e, ok := find[Endorsement](s, w.Endorsement)
	if !ok {
		return nil, errGone
	}
	if !who.Desk() {
		a, asked := s.asksSupport(who)
		if !who.did(e.own.Handle) && !(asked && a.ID == e.own.Ask) {
			return nil, errGone
		}
	}
	if e.Ended != 0 {
		return nil, Refuse(Conflict, "Deze steun is al weggehaald.")
	}
	return []Fact{&EndorsementEnded{Endorsement: e.ID, Name: e.Name}}, nil
}

func (f *EndorsementEnded) erases() []WordsID {
	if f.Name == "" {
		return nil
	}
	return []WordsID{f.Name}
}

func (f *EndorsementEnded) apply(s *State, at Instant) { s.endEndorsement(f.Endorsement, at) }

// unsigned takes back what somebody endorsed under their own name. Whose it was stood there for all to read; without a name
// it is a count, and stays (I-21).
func (s *State) unsigned(who Who) (facts []Fact) {
	for _, e := range all[Endorsement](s) {
		if e.Name != "" && who.did(e.own.Handle) {
			facts = append(facts, &EndorsementEnded{Endorsement: e.ID, Name: e.Name})
		}
	}
	return facts
}

// endEndorsement leaves only that there was one.
func (s *State) endEndorsement(id string, at Instant) {
	s.changeEndorsement(id, func(e *Endorsement) { e.By, e.Name, e.Ended = "", "", at })
}

func (s *State) changeEndorsement(id string, f func(*Endorsement)) {
	old, ok := find[Endorsement](s, id)
	if !ok {
		return
	}
	e := *old
	f(&e)
	s.put(&e)
}
