package sessions

import (
	"fmt"
	"strconv"
	"strings"
)

// Burden (Lastmeter) is what a route asks of somebody, counted from the route itself (DOMAIN, Lastmeter route).
type Burden struct {
	Steps  int     `json:"steps"`
	Totals []Total `json:"totals"` // in the order of TotalKinds
}

// Total is one number of the burden, with the steps that make it. Low and High differ where only who needs a step comes
// there ("naar keuze").
type Total struct {
	Kind  TotalKind  `json:"kind"`
	Low   int        `json:"low"`
	High  int        `json:"high"`
	Parts []StepPart `json:"parts"`
}

// StepPart is what one step adds to a figure.
type StepPart struct {
	Step   string `json:"step"`
	N      int    `json:"n"`
	Choice bool   `json:"choice,omitempty"` // only for who needs the step
}

// TotalKind is what is counted.
type TotalKind string

// What is counted. The first six, and who stopped, are amounts that add up over steps; the others count steps, save what
// is missing, which counts ingredients.
const (
	CountPapers     TotalKind = "papieren"
	CountQuestions  TotalKind = "vragen"
	CountLogins     TotalKind = "inloggen"
	CountVisits     TotalKind = "bezoeken"
	CountRetellings TotalKind = "vertellen" // S3-05a
	CountDays       TotalKind = "dagen"
	CountDigital    TotalKind = "digitaal"  // steps that can only be done digitally (S0-19)
	CountCold       TotalKind = "koud"      // handovers that nobody made warm (S3-05e, S4-18)
	CountAlone      TotalKind = "alleen"    // steps with nobody beside you (S1-07, S4-17)
	CountChanged    TotalKind = "wissel"    // steps at which somebody else stands beside you than before (S4-17)
	CountMissing    TotalKind = "ontbreekt" // ingredients of maatwerk (S4-14)
	CountHeavy      TotalKind = "zwaar"     // steps that are too heavy under stress (S4-16)
	CountStopped    TotalKind = "gestopt"   // people who gave up (S3-05c)
)

// TotalKinds lists them; Lastmeter are the nine that are put side by side.
var (
	TotalKinds = append(Lastmeter[:len(Lastmeter):len(Lastmeter)], CountChanged, CountMissing, CountHeavy, CountStopped)
	Lastmeter  = []TotalKind{CountPapers, CountQuestions, CountLogins, CountVisits, CountRetellings, CountDays, CountDigital, CountCold, CountAlone}
)

// tooHeavy is the load from which a step asks too much of somebody under stress (S4-16).
const tooHeavy = 3

// BurdenOf counts a route. It looks at nothing but its steps, in order.
func BurdenOf(version RouteKind, steps []*RouteStep) Burden {
	b := Burden{Steps: len(steps), Totals: make([]Total, len(TotalKinds))}
	for i, kind := range TotalKinds {
		b.Totals[i] = Total{Kind: kind, Parts: []StepPart{}}
		for at := range steps {
			b.Totals[i].add(countAt(kind, version, steps, at))
		}
	}
	return b
}

// Burden counts a route as it stands.
func (s *State) Burden(r *Route) Burden { return BurdenOf(r.Version, s.StepsOf(r)) }

// Of gives one figure.
func (b Burden) Of(kind TotalKind) Total {
	for _, f := range b.Totals {
		if f.Kind == kind {
			return f
		}
	}
	return Total{Kind: kind}
}

func (f *Total) add(p StepPart) {
	if p.N == 0 {
		return
	}
	f.Parts, f.High = append(f.Parts, p), f.High+p.N
	if !p.Choice {
		f.Low += p.N
	}
}

// String is the number as people read it: 5, or 0–1 where it depends on who needs a step.
func (f Total) String() string {
	if f.Low == f.High {
		return strconv.Itoa(f.High)
	}
	return fmt.Sprintf("%d–%d", f.Low, f.High)
}

// countAt is what one step adds. A step that somebody may leave out asks nothing of who does; that nobody stands there, or
// that it is cold, holds for who comes.
func countAt(kind TotalKind, version RouteKind, steps []*RouteStep, at int) StepPart {
	st := steps[at]
	p := StepPart{Step: st.ID}
	switch kind {
	case CountDigital:
		p.N = bit(st.DigitalOnly())
	case CountCold:
		p.N = bit(coldAt(steps, at))
	case CountAlone:
		p.N = bit(st.Beside.Empty())
	case CountChanged:
		p.N = bit(at > 0 && !st.Beside.Empty() && !st.Beside.Same && !steps[at-1].Beside.Empty())
	case CountMissing:
		p.N = len(st.Missing())
	case CountHeavy:
		p.N = bit(len(st.TooHeavy()) > 0)
	default:
		p.N = st.amount(kind, version)
		p.Choice = st.Optional && p.N > 0
	}
	return p
}

func (st *RouteStep) amount(kind TotalKind, version RouteKind) int {
	switch kind {
	case CountPapers:
		return st.Counts.Papers + st.asks(DemandPaper, version)
	case CountQuestions:
		return st.Counts.Questions + st.asks(DemandQuestion, version)
	case CountLogins:
		return st.Counts.Logins
	case CountVisits:
		return st.Counts.Visits
	case CountRetellings:
		return st.Counts.Retellings
	case CountDays:
		return st.Counts.Days
	}
	return st.Counts.Stopped
}

// asks counts what is asked by name. What the table wants to leave out is out of what it draws, and still asked today:
// otherwise today would look lighter by a wish.
func (st *RouteStep) asks(what DemandKind, version RouteKind) int {
	n := 0
	for _, d := range st.Demands {
		if d.What == what && !(d.Fate == FateGone && version.drawn()) {
			n++
		}
	}
	return n
}

// drawn says whether it is what a table wants, and not what is.
func (k RouteKind) drawn() bool { return k == RouteIdeal || k == RouteVariant }

// DigitalOnly says whether there is no other way than the digital one (S0-19). A step of which no channel was said is not known.
func (st *RouteStep) DigitalOnly() bool {
	for _, c := range st.Channels {
		if c != Digital {
			return false
		}
	}
	return len(st.Channels) > 0
}

// Empty says whether nobody stands beside you (S4-17).
func (c Companion) Empty() bool { return c.Organization == "" && c.Function == "" }

// Missing lists the ingredients of maatwerk that a step does not have (S4-14).
func (st *RouteStep) Missing() []string {
	list := []string{}
	for _, one := range Ingredients {
		if !contains(st.Ingredients, one) {
			list = append(list, one)
		}
	}
	return list
}

// TooHeavy lists what a step asks too much of under stress (S4-16).
func (st *RouteStep) TooHeavy() []string {
	list := []string{}
	for _, l := range st.Load {
		if l.N >= tooHeavy {
			list = append(list, l.What)
		}
	}
	return list
}

// coldAt says whether somebody is sent on from a step without anybody who goes along: it was said to be cold, or the step
// that comes next is with another and nobody said that it is warm (S3-05e). From the last step nobody is sent on.
func coldAt(steps []*RouteStep, at int) bool {
	st, next := steps[at], nextStep(steps, at)
	if next == nil || st.Handover.Way == Warm {
		return false
	}
	return st.Handover.Way == Cold || st.Holder.another(next.Holder)
}

func nextStep(steps []*RouteStep, at int) *RouteStep {
	to := steps[at].Handover.To
	for _, st := range steps {
		if st.ID == to && to != steps[at].ID {
			return st
		}
	}
	if at+1 < len(steps) {
		return steps[at+1]
	}
	return nil
}

// another says whether two holders differ. What nobody filled in yet does not differ.
func (h Holder) another(o Holder) bool {
	differ := func(a, b Label) bool { return a != "" && b != "" && sameFunction(a) != sameFunction(b) }
	return differ(h.Organization, o.Organization) || differ(h.Function, o.Function)
}

// sameText says whether two sentences have the same words, whatever their capitals and spaces.
func sameText(a, b string) bool {
	return strings.EqualFold(strings.Join(strings.Fields(a), " "), strings.Join(strings.Fields(b), " "))
}
