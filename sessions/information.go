package sessions

import (
	"slices"
	"time"
)

// InformationAgreement (informatieafspraak) is that a level gets a report of this trajectory at fixed moments: who, what,
// when and in what form (S1-20). It is about the list that people made together, never about one person or one case.
type InformationAgreement struct {
	ID      string   `json:"id"`
	Session string   `json:"session"` // whose desk looks after it
	Level   Level    `json:"level"`
	Place   Label    `json:"place"` // who gets it there, by function
	Every   Interval `json:"every"`
	Parts   []string `json:"parts"`
	Form    string   `json:"form"`
	First   Instant  `json:"first"`
	Next    Instant  `json:"next,omitempty"` // of the next report; none: it ended
	Reports int      `json:"reports"`        // made so far
	Ended   Instant  `json:"ended,omitempty"`
	plain
}

// Interval is how often a report is made.
type Interval string

// Intervals lists them, from often to seldom.
var Intervals = []Interval{"maand", "kwartaal", "halfjaar", "jaar"}

func (i Interval) months() int {
	return map[Interval]int{"maand": 1, "kwartaal": 3, "halfjaar": 6, "jaar": 12}[i]
}

// ReportParts are what a report can hold.
var ReportParts = []string{PartSignals, PartActions, PartFigures}

// The parts, and the forms in which a report goes.
const (
	PartSignals = "signalen"
	PartActions = "acties"
	PartFigures = "cijfers"

	FormMail  = "mail"
	FormPaper = "papier"
)

const (
	reportsAt   = 8         // o'clock, on the day that was agreed
	firstReport = 366 * day // no later
)

func (a *InformationAgreement) kind() string             { return "information-agreement" }
func (a *InformationAgreement) key() string              { return a.ID }
func (a *InformationAgreement) at() (session, to string) { return a.Session, "" }
func (a *InformationAgreement) times() Boundaries        { return Boundaries{Next: a.Next} }

// Everybody may read it on the page of the trajectory; of the live screens the desk alone has a place for it.
func (a *InformationAgreement) seenBy(c Class) Record { return deskOnly(c, a) }

func deskOnly(c Class, r Record) Record {
	if !c.Desk() {
		return nil
	}
	return r
}

// Ticket is what the link of who gets the reports is for: a mailbox of a function, such as that of the griffie.
func (a *InformationAgreement) Ticket() string { return a.ID + "/overzicht" }

// AgreeInformation is that a level will get a report.
type AgreeInformation struct {
	Agreement string   `json:"agreement"`
	Level     Level    `json:"level"`
	Place     Label    `json:"place"` // none: who answers there by default
	Every     Interval `json:"every"`
	Parts     []string `json:"parts"`
	Form      string   `json:"form"`
	First     Instant  `json:"first"`
}

// InformationAgreed happened.
type InformationAgreed struct {
	Agreement string   `json:"agreement"`
	Session   string   `json:"session"`
	Level     Level    `json:"level"`
	Place     Label    `json:"place"`
	Every     Interval `json:"every"`
	Parts     []string `json:"parts"`
	Form      string   `json:"form"`
	First     Instant  `json:"first"`
}

func (w *AgreeInformation) decide(s *State, who Who, g *Given) ([]Fact, error) {
	if !validID(w.Agreement) {
		return nil, Refuse(Invalid, "Deze afspraak heeft geen goede naam voor de computer.")
	}
	if _, ok := find[InformationAgreement](s, w.Agreement); ok {
		return nil, errTaken
	}
	if _, ok := Levels[w.Level]; !ok {
		return nil, Refuse(Invalid, "Kies wie het overzicht krijgt.")
	}
	f := &InformationAgreed{Agreement: w.Agreement, Session: who.Session, Level: w.Level, Place: placeOr(w.Place, w.Level), Every: w.Every, Form: w.Form, First: g.reportMorning(w.First)}
	for _, part := range ReportParts { // in their own order, each once
		if contains(w.Parts, part) {
			f.Parts = append(f.Parts, part)
		}
	}
	if err := oneOwner(f.Place); err != nil {
		return nil, err
	}
	switch {
	case w.Every.months() == 0:
		return nil, Refuse(Invalid, "Kies hoe vaak: elke maand, elk kwartaal, elk halfjaar of elk jaar.")
	case len(w.Parts) == 0 || len(f.Parts) != len(w.Parts):
		return nil, Refuse(Invalid, "Kies wat er in het overzicht staat: signalen, acties of cijfers.")
	case w.Form != FormMail && w.Form != FormPaper:
		return nil, Refuse(Invalid, "Kies hoe het gaat: per mail of op papier.")
	case w.First == 0 || f.First <= g.At || f.First > g.At+firstReport:
		return nil, Refuse(Invalid, "Kies een eerste dag na vandaag, binnen een jaar.")
	case s.informs(f):
		return nil, Refuse(Conflict, "Dit is al afgesproken met deze plek. Stop eerst de oude afspraak.")
	}
	return []Fact{f}, nil
}

// reportMorning is the hour at which a report is made, on the day of a moment.
func (g *Given) reportMorning(on Instant) Instant {
	y, m, d := on.Time().In(g.Days.Zone).Date()
	return At(time.Date(y, m, d, reportsAt, 0, 0, 0, g.Days.Zone))
}

// informs says whether the same place gets the same already.
func (s *State) informs(f *InformationAgreed) bool {
	return slices.ContainsFunc(all[InformationAgreement](s), func(a *InformationAgreement) bool {
		return a.Ended == 0 && a.Level == f.Level && sameFunction(a.Place) == sameFunction(f.Place) && sharing(a.Parts, f.Parts)
	})
}

func (f *InformationAgreed) apply(s *State, _ Instant) {
	s.put(&InformationAgreement{ID: f.Agreement, Session: f.Session, Level: f.Level, Place: f.Place, Every: f.Every, Parts: f.Parts, Form: f.Form, First: f.First, Next: f.First})
}

func (s *State) changeInformation(id string, f func(*InformationAgreement)) {
	old, ok := find[InformationAgreement](s, id)
	if !ok {
		return
	}
	a := *old
	f(&a)
	s.put(&a)
}

// EndInformation stops the reports that are to come. What was made stays, and can still be received.
type EndInformation struct {
	Agreement string `json:"agreement"`
}

// InformationEnded happened.
type InformationEnded struct {
	Agreement string `json:"agreement"`
}

func (w *EndInformation) decide(s *State, who Who, _ *Given) ([]Fact, error) {
	a, ok := find[InformationAgreement](s, w.Agreement)
	switch {
	case !ok || a.Session != who.Session:
		return nil, errGone
	case a.Ended != 0:
		return nil, Refuse(Conflict, "Deze afspraak is al gestopt.")
	}
	return []Fact{&InformationEnded{Agreement: a.ID}}, nil
}

func (f *InformationEnded) apply(s *State, at Instant) {
	s.changeInformation(f.Agreement, func(a *InformationAgreement) { a.Next, a.Ended = 0, at })
}
