package sessions

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
)

// Report (overzicht) is what was made for an information agreement: frozen as everybody could read it that morning, with
// its words by id, so that what is erased stays erased. Its sum tells when anything of it was altered (I-15). It is
// not the report of an evening (verslag), and not a special report to the council.
type Report struct {
	ID        string         `json:"id"`
	Session   string         `json:"session"`
	Agreement string         `json:"agreement"`
	Number    int            `json:"number"`
	Level     Level          `json:"level"`
	Place     Label          `json:"place"`
	Form      string         `json:"form"`
	From      Instant        `json:"from,omitempty"` // of the one before; none: it is the first
	At        Instant        `json:"at"`
	Parts     []string       `json:"parts"`
	Signals   []ReportSignal `json:"signals"`
	Actions   []ReportAction `json:"actions"`
	Figures   []ReportFigure `json:"figures"`
	Sum       string         `json:"sum"`
	Receipt   Receipt        `json:"receipt"`
	plain
}

// ReportSignal is a barrier that people said yes to. People are counted as everybody may read it (I-34).
type ReportSignal struct {
	Signal   Signal   `json:"signal"`
	Headline Headline `json:"headline"`
	Mark     Mark     `json:"mark,omitempty"`
	New      bool     `json:"new,omitempty"` // not in the report before
}

// ReportAction is an action as it stood.
type ReportAction struct {
	Action  string      `json:"action"`
	Title   WordsID     `json:"title"`
	Owner   Label       `json:"owner"`
	State   ActionState `json:"state"`
	Due     Instant     `json:"due,omitempty"`
	Late    bool        `json:"late,omitempty"`
	Unknown bool        `json:"unknown,omitempty"`
	Fell    bool        `json:"fell,omitempty"` // people noticed it once, and not any more
}

// ReportFigure is a figure by its name. Few: how many groups of under five people are not in it.
type ReportFigure struct {
	Name string `json:"name"`
	Part int    `json:"part"`
	Of   int    `json:"of"`
	Few  int    `json:"few,omitempty"`
}

// NotArrived is what a report is when nobody said in time that it came. It is computed and never stored (I-09).
const NotArrived = "niet_aangekomen"

// The states of a report that arrived, or that still has its days.
const (
	ReportSent    = "verstuurd"
	ReportArrived = "aangekomen"
)

// StateAt is how far it is at a moment.
func (r *Report) StateAt(now Instant) string {
	switch {
	case r.Receipt.At != 0:
		return ReportArrived
	case r.Receipt.By <= now:
		return NotArrived
	}
	return ReportSent
}

func (r *Report) kind() string             { return "report" }
func (r *Report) key() string              { return r.ID }
func (r *Report) at() (session, to string) { return r.Session, "" }
func (r *Report) seenBy(c Class) Record    { return deskOnly(c, r) }

func (r *Report) times() Boundaries {
	if r.Receipt.At != 0 {
		return Boundaries{}
	}
	return Boundaries{Next: r.Receipt.By, Late: r.Receipt.By}
}

func (r *Report) sum() string {
	c := *r
	c.Sum, c.Receipt = "", Receipt{}
	sum := sha256.Sum256(mustJSON(&c))
	return hex.EncodeToString(sum[:])
}

// Intact says whether it is what was made.
func (r *Report) Intact() bool { return r.sum() == r.Sum }

func reportID(agreement string, number int) string { return fmt.Sprintf("%s-%d", agreement, number) }

// ProduceReport is the clock's wish on the day that was agreed.
type ProduceReport struct {
	Agreement string `json:"agreement"`
}

// ReportProduced happened. Next is the moment of the one after it: days that passed while nothing ran are not made up for.
type ReportProduced struct {
	Report Report  `json:"report"`
	Next   Instant `json:"next"`
}

func (w *ProduceReport) decide(s *State, _ Who, g *Given) ([]Fact, error) {
	a, ok := find[InformationAgreement](s, w.Agreement)
	if !ok {
		return nil, errGone
	}
	if a.Next == 0 || a.Next > g.At {
		return nil, Refuse(Conflict, "Het is nog niet de dag van dit overzicht.")
	}
	return []Fact{&ReportProduced{Report: *s.report(a, g), Next: a.after(g)}}, nil
}

// after is the first moment of its rhythm that is to come. It counts from the first, so that the last day of a short
// month does not pull the others along.
func (a *InformationAgreement) after(g *Given) (next Instant) {
	for n := a.Every.months(); next <= g.At; n += a.Every.months() {
		next = At(g.Days.MonthsLater(a.First.Time(), n))
	}
	return next
}

// report freezes what everybody may read now. What is still talked about in a room is not in it.
func (s *State) report(a *InformationAgreement, g *Given) *Report {
	n := a.Reports + 1
	r := &Report{ID: reportID(a.ID, n), Session: a.Session, Agreement: a.ID, Number: n, Level: a.Level, Place: a.Place, Form: a.Form, At: g.At, Parts: a.Parts,
		Signals: []ReportSignal{}, Actions: []ReportAction{}, Figures: []ReportFigure{}, Receipt: Receipt{By: g.receiptBy(a.Level)}}
	before, later := find[Report](s, reportID(a.ID, a.Reports))
	if later {
		r.From = before.At
	}
	if contains(a.Parts, PartSignals) {
		r.Signals = s.reportSignals(before, g.At)
	}
	if contains(a.Parts, PartActions) {
		r.Actions = s.reportActions(g.At)
	}
	if contains(a.Parts, PartFigures) {
		r.Figures = s.ReportFigures(g.At)
	}
	r.Sum = r.sum()
	return r
}

func (s *State) reportSignals(before *Report, now Instant) []ReportSignal {
	list := []ReportSignal{}
	for _, l := range s.Barriers("", "", now) {
		if s.Over(l.Session) {
			list = append(list, ReportSignal{Signal: s.signal(l.Barrier), Headline: l.Headline, Mark: l.Mark, New: before != nil && !before.tells(l.ID)})
		}
	}
	return list
}

func (r *Report) tells(barrier string) bool {
	return slices.ContainsFunc(r.Signals, func(x ReportSignal) bool { return x.Signal.Barrier == barrier })
}

func (s *State) reportActions(now Instant) []ReportAction {
	list := []ReportAction{}
	for _, a := range all[Action](s) {
		if s.Over(a.Session) {
			pace := a.Pace(now)
			list = append(list, ReportAction{Action: a.ID, Title: a.Title, Owner: a.Asked, State: a.State, Due: a.due(), Late: pace.Late, Unknown: pace.Unknown, Fell: a.Fell != 0})
		}
	}
	return list
}

// FigureReach is the name of the figure that counts people.
const FigureReach = "bereik"

// ReportFigures lists the figures that can be counted, as everybody may read them.
func (s *State) ReportFigures(now Instant) []ReportFigure {
	list := []ReportFigure{}
	for _, f := range s.Figures(now).Named() {
		if f.Of > 0 {
			list = append(list, ReportFigure{Name: f.Name, Part: f.Part, Of: f.Of})
		}
	}
	if r, few := s.PublicReach(); r.Helped > 0 || few > 0 || r.Recognised > 0 {
		list = append(list, ReportFigure{Name: FigureReach, Part: r.Recognised, Of: r.Helped, Few: few})
	}
	return list
}

func (f *ReportProduced) apply(s *State, _ Instant) {
	r := f.Report
	s.put(&r)
	s.changeInformation(r.Agreement, func(a *InformationAgreement) { a.Reports, a.Next = r.Number, f.Next })
}

// ReceiveReport is that a report arrived, with the number under which it is registered: by the link of who gets it, or
// by the desk that heard it.
type ReceiveReport struct {
	Report string `json:"report"`
	Number string `json:"number"`
}

// ReportReceived happened.
type ReportReceived struct {
	Report string `json:"report"`
	Number string `json:"number"`
}

func (w *ReceiveReport) decide(s *State, who Who, _ *Given) ([]Fact, error) {
	r, ok := find[Report](s, w.Report)
	if !ok || r.Session != who.Session {
		return nil, errGone
	}
	a, ok := find[InformationAgreement](s, r.Agreement)
	if !ok || !who.Desk() && who.Object != a.Ticket() {
		return nil, errGone
	}
	if r.Receipt.At != 0 {
		return nil, Refuse(Conflict, "Dit overzicht was al aangekomen.")
	}
	if err := numbered(w.Number); err != nil {
		return nil, err
	}
	return []Fact{&ReportReceived{Report: r.ID, Number: w.Number}}, nil
}

func (f *ReportReceived) apply(s *State, at Instant) {
	old, ok := find[Report](s, f.Report)
	if !ok {
		return
	}
	r := *old
	r.Receipt.At, r.Receipt.Number = at, f.Number
	s.put(&r)
}
