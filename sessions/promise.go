package sessions

// Promise (toezegging) is a giver's own words. Without a sentence by which people will notice it, a first day to look
// and, when it takes long, a first step that people see, it is shown as vague.
type Promise struct {
	ID        string  `json:"id"`
	Session   string  `json:"session"`
	By        Label   `json:"by"`
	Capacity  string  `json:"capacity"`
	Sentence  WordsID `json:"sentence"`
	Notice    WordsID `json:"notice,omitempty"`
	Check     Instant `json:"check,omitempty"` // the first day to look
	Due       Instant `json:"due,omitempty"`   // the day on which all of it is there
	FirstStep WordsID `json:"firstStep,omitempty"`
	FirstBy   Instant `json:"firstBy,omitempty"`
	At        Instant `json:"at"`
	Vague     bool    `json:"vague,omitempty"`
	Keeping
	plain
}

// Keeping is what came of a promise: what was set aside for it, every other date, what its giver says of it. What
// people say of it is counted beside it and has no author.
type Keeping struct {
	Signed    Instant `json:"signed,omitempty"` // the giver said: this is what I promise
	Means     []Mean  `json:"means,omitempty"`  // what was promised for it
	Set       []Mean  `json:"set,omitempty"`    // what was really made available
	Shifts    []Shift `json:"shifts,omitempty"`
	Claimed   Instant `json:"claimed,omitempty"`
	Told      WordsID `json:"told,omitempty"`
	Withdrawn string  `json:"withdrawn,omitempty"` // the answer that says why
}

// Mean (middel) is money, people, time or mandate for a promise. "geen" is an answer too.
type Mean struct {
	What string  `json:"what"`
	Text WordsID `json:"text,omitempty"`
	By   Label   `json:"by,omitempty"`
	At   Instant `json:"at"`
}

// Means are the kinds that there are.
var Means = []string{"geld", "mensen", "tijd", "mandaat", noMeans}

const noMeans = "geen"

// Capacities are on whose behalf a promise can be made.
var Capacities = []string{"persoonlijk", "team", "dienst", "college", "collectief"}

func (p *Promise) kind() string             { return "promise" }
func (p *Promise) key() string              { return p.ID }
func (p *Promise) at() (session, to string) { return p.Session, "" }
func (p *Promise) seenBy(c Class) Record {
	if !c.trusted() {
		return nil
	}
	return p
}

func (p *Promise) times() Boundaries {
	if p.Claimed != 0 || p.Withdrawn != "" {
		return Boundaries{}
	}
	b := Boundaries{Next: p.Check, Late: p.due()}
	if len(p.Shifts) > 0 || p.Check == 0 {
		b.Next = b.Late
	}
	return b
}

// first is the date that was promised first. It stays (S3-05d).
func (p *Promise) first() Instant {
	if p.Due != 0 {
		return p.Due
	}
	return p.Check
}

// due is the date that holds now.
func (p *Promise) due() Instant {
	if n := len(p.Shifts); n > 0 {
		return p.Shifts[n-1].To
	}
	return p.first()
}

// vague says whether nobody could tell that it was kept. What takes longer than ninety days needs a step before that.
func (p *Promise) vague() bool {
	long := max(p.Due, p.Check) > p.At+firstIn
	return p.Notice == "" || p.Check == 0 || long && p.FirstStep == ""
}

// Ticket is what the giver's link is for.
func (p *Promise) Ticket() string { return p.ID + "/gever" }

func (s *State) changePromise(id string, f func(*Promise)) {
	old, ok := find[Promise](s, id)
	if !ok {
		return
	}
	p := *old
	f(&p)
	p.Vague = p.vague()
	s.put(&p)
}

// MakePromise keeps what somebody promised, in their own words.
type MakePromise struct {
	Promise   string  `json:"promise"`
	By        Label   `json:"by"`
	Capacity  string  `json:"capacity"`
	Sentence  Text    `json:"sentence"`
	Notice    Text    `json:"notice"`
	Check     Instant `json:"check"`
	Due       Instant `json:"due"`
	FirstStep Text    `json:"firstStep"`
	FirstBy   Instant `json:"firstBy"`
}

// PromiseMade happened.
type PromiseMade struct {
	Promise   string  `json:"promise"`
	Session   string  `json:"session"`
	By        Label   `json:"by"`
	Capacity  string  `json:"capacity"`
	Sentence  WordsID `json:"sentence"`
	Notice    WordsID `json:"notice,omitempty"`
	Check     Instant `json:"check,omitempty"`
	Due       Instant `json:"due,omitempty"`
	FirstStep WordsID `json:"firstStep,omitempty"`
	FirstBy   Instant `json:"firstBy,omitempty"`
}

func (w *MakePromise) decide(s *State, who Who, g *Given) ([]Fact, error) {
	if _, ok := find[Session](s, who.Session); !ok {
		return nil, errGone
	}
	if who.Side == Ervaring && !who.Admitted {
		return nil, Refuse(Forbidden, "De gespreksleider laat u zo toe. Uw tekst blijft hier staan.")
	}
	switch {
	case !validID(w.Promise):
		return nil, Refuse(Invalid, "Deze toezegging heeft geen goede naam voor de computer.")
	case w.Sentence.empty():
		return nil, Refuse(Invalid, "Schrijf op wat er beloofd is, in de woorden van wie het zei.")
	case w.By == "":
		return nil, Refuse(Invalid, "Wie belooft dit? Noem de functie.")
	case !contains(Capacities, w.Capacity):
		return nil, Refuse(Invalid, "Namens wie is dit beloofd? Kies er een.")
	case w.Check != 0 && w.Check <= g.At:
		return nil, Refuse(Invalid, "Kies een dag om te kijken of het gelukt is.")
	case w.Capacity == "college" && who.Desk() && (w.Notice.empty() || w.Check == 0): // S0-01
		return nil, Refuse(Invalid, "Het college belooft iets. Schrijf waaraan mensen het merken, en op welke dag we kijken.")
	}
	if err := laterDates(w.Due, w.Check, w.FirstStep, w.FirstBy, g); err != nil {
		return nil, err
	}
	if _, ok := find[Promise](s, w.Promise); ok {
		return nil, errTaken
	}
	return []Fact{&PromiseMade{Promise: w.Promise, Session: who.Session, By: w.By, Capacity: w.Capacity, Sentence: w.Sentence.ID,
		Notice: named(w.Notice), Check: w.Check, Due: w.Due, FirstStep: named(w.FirstStep), FirstBy: w.FirstBy}}, nil
}

// laterDates checks the end and the first step of a promise; both may still be unknown.
func laterDates(due, check Instant, step Text, by Instant, g *Given) error {
	switch {
	case due != 0 && (due <= g.At || due < check):
		return Refuse(Invalid, "Kies een dag waarop het klaar is: later dan de dag waarop we kijken.")
	case step.empty() != (by == 0) || by != 0 && (by <= g.At || by > g.At+firstIn):
		return Refuse(Invalid, "Schrijf een eerste stap die mensen zien, met een datum binnen 90 dagen.")
	}
	return nil
}

func (f *PromiseMade) apply(s *State, at Instant) {
	s.put(&Promise{ID: f.Promise, Session: f.Session, By: f.By, Capacity: f.Capacity, Sentence: f.Sentence, At: at})
	s.changePromise(f.Promise, func(p *Promise) {
		p.Notice, p.Check, p.Due, p.FirstStep, p.FirstBy = f.Notice, f.Check, f.Due, f.FirstStep, f.FirstBy
	})
	s.tally(keeping, f.Session, f.Promise, "")
}

// DetailPromise fills in what was still open. What stands there stays: another date is a shift.
type DetailPromise struct {
	Promise   string  `json:"promise"`
	Notice    Text    `json:"notice"`
	Check     Instant `json:"check"`
	Due       Instant `json:"due"`
	FirstStep Text    `json:"firstStep"`
	FirstBy   Instant `json:"firstBy"`
}

// PromiseDetailed happened. An empty field says nothing.
type PromiseDetailed struct {
	Promise   string  `json:"promise"`
	Notice    WordsID `json:"notice,omitempty"`
	Check     Instant `json:"check,omitempty"`
	Due       Instant `json:"due,omitempty"`
	FirstStep WordsID `json:"firstStep,omitempty"`
	FirstBy   Instant `json:"firstBy,omitempty"`
}

func (w *DetailPromise) decide(s *State, who Who, g *Given) ([]Fact, error) {
	p, err := s.givenBy(who, w.Promise)
	if err != nil {
		return nil, err
	}
	f := &PromiseDetailed{Promise: p.ID, Notice: named(w.Notice), Check: w.Check, Due: w.Due, FirstStep: named(w.FirstStep), FirstBy: w.FirstBy}
	switch {
	case *f == PromiseDetailed{Promise: p.ID}:
		return nil, Refuse(Invalid, "Vul in wat nog ontbreekt.")
	case f.Notice != "" && p.Notice != "", f.Check != 0 && p.Check != 0, f.Due != 0 && p.Due != 0, f.FirstStep != "" && p.FirstStep != "":
		return nil, Refuse(Conflict, "Dit staat al vast. Een andere dag? Verschuif de toezegging, met de reden erbij.")
	case f.Due != 0 && len(p.Shifts) > 0:
		return nil, Refuse(Conflict, "Deze toezegging is al verschoven. Verschuif haar opnieuw, met de reden erbij.")
	case f.Check != 0 && f.Check <= g.At:
		return nil, Refuse(Invalid, "Kies een dag om te kijken of het gelukt is.")
	}
	if err := laterDates(w.Due, max(w.Check, p.Check), w.FirstStep, w.FirstBy, g); err != nil {
		return nil, err
	}
	return []Fact{f}, nil
}

func (f *PromiseDetailed) apply(s *State, _ Instant) {
	s.changePromise(f.Promise, func(p *Promise) {
		if f.Notice != "" {
			p.Notice = f.Notice
		}
		if f.FirstStep != "" {
			p.FirstStep, p.FirstBy = f.FirstStep, f.FirstBy
		}
		p.Check, p.Due = max(p.Check, f.Check), max(p.Due, f.Due)
	})
}

// givenBy gives a promise to who made it: by their link, by the function of their seat, the collective for its own;
// or to the desk, which enters what they said. Taken back or kept, it is over.
func (s *State) givenBy(who Who, id string) (*Promise, error) {
	p, ok := find[Promise](s, id)
	if !ok || p.Session != who.Session {
		return nil, errGone
	}
	if !who.Desk() && !s.gives(who, p) {
		return nil, Refuse(Forbidden, "Dit zegt wie het beloofde.")
	}
	if p.Withdrawn != "" {
		return nil, Refuse(Conflict, "Deze toezegging is ingetrokken.")
	}
	return p, nil
}

func (s *State) gives(who Who, p *Promise) bool {
	switch who.Role {
	case Asked, Owner:
		return who.Object == p.Ticket()
	case Attendee:
		e, ok := find[Seat](s, who.Seat)
		if !ok || e.Removed || e.Side.Official() && !e.Pledged || e.Side == Ervaring && !e.Admitted {
			return false
		}
		return sameFunction(e.Function) == sameFunction(p.By) && e.Function != "" || p.Capacity == "collectief" && who.Collective && e.Side == Ervaring
	}
	return false
}
