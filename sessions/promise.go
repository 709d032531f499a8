package sessions

// Promise (toezegging) is a giver's own words. Without a sentence by which people will notice it, and
// a first day to look, it is shown as vague.
type Promise struct {
	ID       string  `json:"id"`
	Session  string  `json:"session"`
	By       Label   `json:"by"`
	Capacity string  `json:"capacity"`
	Sentence WordsID `json:"sentence"`
	Notice   WordsID `json:"notice,omitempty"`
	Check    Instant `json:"check,omitempty"`
	At       Instant `json:"at"`
	Vague    bool    `json:"vague,omitempty"`
	plain
}

// Capacities are on whose behalf a promise can be made.
var Capacities = []string{"persoonlijk", "team", "dienst", "college", "collectief"}

func (p *Promise) kind() string             { return "promise" }
func (p *Promise) key() string              { return p.ID }
func (p *Promise) at() (session, to string) { return p.Session, "" }
func (p *Promise) times() Boundaries        { return Boundaries{Next: p.Check, Late: p.Check} }
func (p *Promise) seenBy(c Class) Record {
	if !c.trusted() {
		return nil
	}
	return p
}

// MakePromise keeps what somebody promised, in their own words.
type MakePromise struct {
	Promise  string  `json:"promise"`
	By       Label   `json:"by"`
	Capacity string  `json:"capacity"`
	Sentence Text    `json:"sentence"`
	Notice   Text    `json:"notice"`
	Check    Instant `json:"check"`
}

// PromiseMade happened.
type PromiseMade struct {
	Promise  string  `json:"promise"`
	Session  string  `json:"session"`
	By       Label   `json:"by"`
	Capacity string  `json:"capacity"`
	Sentence WordsID `json:"sentence"`
	Notice   WordsID `json:"notice,omitempty"`
	Check    Instant `json:"check,omitempty"`
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
	}
	if _, ok := find[Promise](s, w.Promise); ok {
		return nil, errTaken
	}
	return []Fact{&PromiseMade{Promise: w.Promise, Session: who.Session, By: w.By, Capacity: w.Capacity,
		Sentence: w.Sentence.ID, Notice: named(w.Notice), Check: w.Check}}, nil
}

func (f *PromiseMade) apply(s *State, at Instant) {
	s.put(&Promise{ID: f.Promise, Session: f.Session, By: f.By, Capacity: f.Capacity, Sentence: f.Sentence, Notice: f.Notice,
		Check: f.Check, At: at, Vague: f.Notice == "" || f.Check == 0})
}
