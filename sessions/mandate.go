package sessions

// Mandate (mandaatkaart) is agreed before the evening: what the municipality will do with the
// outcome, and the promise that nothing said here comes back at the person who said it (§4.0-5).
type Mandate struct {
	ID         string  `json:"id"` // the session's
	Rung       string  `json:"rung"`
	Use        WordsID `json:"use"`
	MayPromise WordsID `json:"mayPromise"`
	OffTable   WordsID `json:"offTable"`
	SignedBy   Label   `json:"signedBy"` // the function of the manager who gives the promise
	Pledge     bool    `json:"pledge"`
	Contact    Label   `json:"contact,omitempty"`  // the function that hears when an owner and their manager do not answer
	Deputy     Label   `json:"deputy,omitempty"`   // who hears it when the contact is away
	Managers   []Label `json:"managers,omitempty"` // of the officials who come: they know about the promise
	plain
}

func (m *Mandate) kind() string             { return "mandate" }
func (m *Mandate) key() string              { return m.ID }
func (m *Mandate) at() (session, to string) { return m.ID, "" }
func (m *Mandate) seenBy(c Class) Record {
	if c.Role == Nobody || c.Role == Operator || c.Role == Clock {
		return nil
	}
	return m
}

// Rungs is the ladder of participation.
var Rungs = []string{"informeren", "raadplegen", "adviseren", "coproduceren", "meebeslissen", "zelf beslissen"}

// WriteMandate writes the card, before the session opens.
type WriteMandate struct {
	Rung       string  `json:"rung"`
	Use        Text    `json:"use"`
	MayPromise Text    `json:"mayPromise"`
	OffTable   Text    `json:"offTable"`
	SignedBy   Label   `json:"signedBy"`
	Pledge     bool    `json:"pledge"`
	Contact    Label   `json:"contact"` // none: who signed
	Deputy     Label   `json:"deputy"`
	Managers   []Label `json:"managers"`
}

// MandateWritten happened.
type MandateWritten struct {
	Session    string  `json:"session"`
	Rung       string  `json:"rung"`
	Use        WordsID `json:"use"`
	MayPromise WordsID `json:"mayPromise"`
	OffTable   WordsID `json:"offTable"`
	SignedBy   Label   `json:"signedBy"`
	Pledge     bool    `json:"pledge"`
	Contact    Label   `json:"contact,omitempty"`
	Deputy     Label   `json:"deputy,omitempty"`
	Managers   []Label `json:"managers,omitempty"`
}

func (w *WriteMandate) decide(s *State, who Who, _ *Given) ([]Fact, error) {
	e, ok := find[Session](s, who.Session)
	if !ok {
		return nil, errGone
	}
	if e.State != Planned {
		return nil, Refuse(Conflict, "De mandaatkaart staat vast zodra het gesprek open is.")
	}
	if !contains(Rungs, w.Rung) {
		return nil, Refuse(Invalid, "Kies een trede van de participatieladder.")
	}
	if w.Use.empty() || w.SignedBy == "" {
		return nil, Refuse(Invalid, "Vul in: wat doet de gemeente ermee, en welke leidinggevende belooft dat?")
	}
	return []Fact{&MandateWritten{Session: e.ID, Rung: w.Rung, Use: w.Use.ID, MayPromise: named(w.MayPromise),
		OffTable: named(w.OffTable), SignedBy: w.SignedBy, Pledge: w.Pledge, Contact: w.Contact,
		Deputy: w.Deputy, Managers: w.Managers}}, nil
}

func (f *MandateWritten) apply(s *State, _ Instant) {
	s.put(&Mandate{ID: f.Session, Rung: f.Rung, Use: f.Use, MayPromise: f.MayPromise, OffTable: f.OffTable,
		SignedBy: f.SignedBy, Pledge: f.Pledge, Contact: f.Contact, Deputy: f.Deputy, Managers: f.Managers})
}

// named is the id of a text that may be left out.
func named(t Text) WordsID {
	if t.empty() {
		return ""
	}
	return t.ID
}
