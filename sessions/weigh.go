package sessions

import "fmt"

// Weighing (afweging) is one option at a step, weighed by a table in three words: Hart, Euro and Wet (S0-08), and with
// what the law asks, what this person asks and what fits (S3-23). It helps people talk; it counts nothing up.
type Weighing struct {
	ID         string  `json:"id"`
	Session    string  `json:"session"`
	Step       string  `json:"step"`
	Option     WordsID `json:"option"`
	Heart      Corner  `json:"heart"`
	Euro       Corner  `json:"euro"`
	Law        Corner  `json:"law"`
	LawAsks    WordsID `json:"lawAsks,omitempty"`
	PersonAsks WordsID `json:"personAsks,omitempty"`
	Fitting    WordsID `json:"fitting,omitempty"`
	Decided    WordsID `json:"decided,omitempty"`
	DecidedBy  Label   `json:"decidedBy,omitempty"`
	At         Instant `json:"at"`
	Revision   int     `json:"revision"`
	plain
}

// Corner is one of the three: how well the option does there, 0 to 4, and why.
type Corner struct {
	N   int     `json:"n"`
	Why WordsID `json:"why"`
}

const (
	mostOfCorner  = 4
	mostWeighings = 400
)

func (w *Weighing) kind() string             { return "weighing" }
func (w *Weighing) key() string              { return w.ID }
func (w *Weighing) at() (session, to string) { return "", "" }
func (w *Weighing) seenBy(c Class) Record {
	if !c.trusted() {
		return nil
	}
	return w
}

// WeighOption weighs an option at a step of a route, or weighs it again.
type WeighOption struct {
	Weighing   string `json:"weighing"`
	Step       string `json:"step"`
	Option     Text   `json:"option"`
	Heart      int    `json:"heart"`
	HeartWhy   Text   `json:"heartWhy"`
	Euro       int    `json:"euro"`
	EuroWhy    Text   `json:"euroWhy"`
	Law        int    `json:"law"`
	LawWhy     Text   `json:"lawWhy"`
	LawAsks    Text   `json:"lawAsks"`
	PersonAsks Text   `json:"personAsks"`
	Fitting    Text   `json:"fitting"`
	Decided    Text   `json:"decided"`
	DecidedBy  Label  `json:"decidedBy"`
	Was        int    `json:"was"`
}

// OptionWeighed happened.
type OptionWeighed struct {
	Weighing Weighing `json:"weighing"`
}

func (w *WeighOption) decide(s *State, who Who, g *Given) ([]Fact, error) {
	if err := s.onLaw(who, w.Weighing); err != nil {
		return nil, err
	}
	st, err := s.lawStep(w.Step)
	if err != nil {
		return nil, err
	}
	old, again := find[Weighing](s, w.Weighing)
	switch {
	case again && old.Step != st.ID:
		return nil, errTaken
	case again && w.Was != old.Revision, !again && w.Was != 0:
		return nil, errLawMoved
	case !again && len(all[Weighing](s)) >= mostWeighings:
		return nil, Refuse(Conflict, "Er zijn al 400 afwegingen in dit traject.")
	}
	if err := w.sound(); err != nil {
		return nil, err
	}
	next := Weighing{ID: w.Weighing, Session: who.Session, Step: st.ID, Option: w.Option.ID, Heart: Corner{w.Heart, w.HeartWhy.ID}, Euro: Corner{w.Euro, w.EuroWhy.ID},
		Law: Corner{w.Law, w.LawWhy.ID}, LawAsks: named(w.LawAsks), PersonAsks: named(w.PersonAsks), Fitting: named(w.Fitting), Decided: named(w.Decided),
		DecidedBy: w.DecidedBy, At: g.At, Revision: w.Was + 1}
	return []Fact{&OptionWeighed{Weighing: next}}, nil
}

func (w *WeighOption) sound() error {
	if w.Option.empty() {
		return Refuse(Invalid, "Wat weegt u? Schrijf de keuze in één zin.")
	}
	for _, corner := range []struct {
		n    int
		why  Text
		name string
	}{{w.Heart, w.HeartWhy, "Hart"}, {w.Euro, w.EuroWhy, "Euro"}, {w.Law, w.LawWhy, "Wet"}} {
		switch {
		case corner.n < 0 || corner.n > mostOfCorner:
			return Refuse(Invalid, fmt.Sprintf("Kies bij %s een getal van 0 tot 4.", corner.name))
		case corner.why.empty():
			return Refuse(Invalid, fmt.Sprintf("Schrijf bij %s in een paar woorden waarom.", corner.name))
		}
	}
	sheet := bit(!w.LawAsks.empty()) + bit(!w.PersonAsks.empty()) + bit(!w.Fitting.empty())
	switch {
	case sheet != 0 && sheet != 3:
		return Refuse(Invalid, "Vul alle drie in, of geen: wat de wet vraagt, wat deze mens vraagt, en wat past.")
	case !w.Decided.empty() && w.DecidedBy == "":
		return Refuse(Invalid, "Wie besliste dit? Noem de functie, of ‘de tafel’.")
	}
	return nil
}

func (f *OptionWeighed) apply(s *State, _ Instant) {
	w := f.Weighing
	s.put(&w)
}
