package sessions

import "slices"

// MyCard says that a card is yours, and how far it is. Its id is the handle of your act.
type MyCard struct {
	ID       string    `json:"id"`
	Session  string    `json:"session"`
	Card     string    `json:"card"`
	Step     string    `json:"step"`
	Kind     CardKind  `json:"kind"`
	Question string    `json:"question"`
	Words    WordsID   `json:"words"`
	Newer    []WordsID `json:"newer,omitempty"`
	Helped   WordsID   `json:"helped,omitempty"`
	Feeling  string    `json:"feeling,omitempty"`
	Consent  Consent   `json:"consent,omitempty"`
	State    CardState `json:"state"`
	Shown    string    `json:"shown"`            // nee, zaal or collectief
	Reason   WordsID   `json:"reason,omitempty"` // why the facilitator hid it
	Behalf   bool      `json:"behalf,omitempty"` // written down by the desk or a scribe
	Erased   bool      `json:"erased,omitempty"` // by the collective, after the evening
	plain
}

func (m *MyCard) kind() string             { return "my-card" }
func (m *MyCard) key() string              { return m.ID }
func (m *MyCard) at() (session, to string) { return m.Session, m.ID }
func (m *MyCard) seenBy(Class) Record      { return m }

func (s *State) putCard(c *Card) {
	s.put(c)
	s.unread(c)
	m, ok := find[MyCard](s, c.own.Handle)
	if !ok {
		return // its link was erased, or it was written down without a seat
	}
	mine := c.mine()
	mine.Reason = m.Reason
	s.put(mine)
}

func (c *Card) mine() *MyCard {
	shown := "nee"
	switch {
	case c.own.ForUs:
		shown = "collectief"
	case c.own.Shown:
		shown = "zaal"
	}
	return &MyCard{ID: c.own.Handle, Session: c.Session, Card: c.ID, Step: c.Step, Kind: c.Kind, Question: c.Question,
		Words: c.Words, Newer: c.Newer, Helped: c.Helped, Feeling: c.Feeling, Consent: c.own.Consent,
		State: c.State, Shown: shown, Behalf: c.own.OnBehalf, Erased: c.own.Erased}
}

// RewordCard gives a card a new version, or fills in what had helped. The first words stay (I-14).
type RewordCard struct {
	Card   string `json:"card"`
	Text   Text   `json:"text"`
	Helped Text   `json:"helped"`
}

// CardReworded happened. Empty means: as it was.
type CardReworded struct {
	Card   string  `json:"card"`
	Words  WordsID `json:"words,omitempty"`
	Helped WordsID `json:"helped,omitempty"`
}

func (s *State) myCard(who Who, id string) (*Card, error) {
	c, ok := find[Card](s, id)
	if !ok || c.Session != who.Session || !who.did(c.own.Handle) {
		return nil, errGone
	}
	if c.State == Withdrawn {
		return nil, Refuse(Conflict, "Deze kaart hebt u al weggehaald.")
	}
	return c, nil
}

func (w *RewordCard) decide(s *State, who Who, _ *Given) ([]Fact, error) {
	c, err := s.myCard(who, w.Card)
	if err != nil {
		return nil, err
	}
	if w.Text.empty() && w.Helped.empty() {
		return nil, Refuse(Invalid, "Er staat nog niets. Schrijf eerst een paar woorden.")
	}
	if w.Text.Graphemes > MaxCard || w.Helped.Graphemes > MaxCard {
		return nil, Refuse(Invalid, "Uw tekst is te lang voor één kaart. Maak er twee kaarten van.")
	}
	return []Fact{&CardReworded{Card: c.ID, Words: named(w.Text), Helped: named(w.Helped)}}, nil
}

func (f *CardReworded) apply(s *State, _ Instant) {
	s.changeCard(f.Card, func(c *Card) {
		if f.Words != "" {
			c.Newer = append(slices.Clone(c.Newer), f.Words)
		}
		if f.Helped != "" {
			c.Helped = f.Helped
		}
		c.own.Unread = false // its author read it, and says how it is
	})
}

// WithdrawCard takes one's own card back, always. The words are wiped; a stub stays.
type WithdrawCard struct {
	Card string `json:"card"`
}

// CardWithdrawn happened.
type CardWithdrawn struct {
	Card  string    `json:"card"`
	Words []WordsID `json:"words"`
}

func (w *WithdrawCard) decide(s *State, who Who, _ *Given) ([]Fact, error) {
	c, err := s.myCard(who, w.Card)
	if err != nil {
		return nil, err
	}
	return []Fact{&CardWithdrawn{Card: c.ID, Words: WordsIn(c)}}, nil
}

func (f *CardWithdrawn) erases() []WordsID { return f.Words }

func (f *CardWithdrawn) apply(s *State, _ Instant) {
	s.changeCard(f.Card, func(c *Card) {
		c.State, c.Words, c.Newer, c.Helped, c.Feeling, c.Function = Withdrawn, "", nil, "", "", ""
	})
	s.unbundle(f.Card)
}

// ConsentCard is the author's answer before the reveal, or a narrowing after it.
type ConsentCard struct {
	Card   string  `json:"card"`
	Answer Consent `json:"answer"`
}

// CardConsented happened. When the card was shown already, what it may no longer show goes at once.
type CardConsented struct {
	Card   string  `json:"card"`
	Answer Consent `json:"answer"`
}

func (w *ConsentCard) decide(s *State, who Who, _ *Given) ([]Fact, error) {
	c, err := s.myCard(who, w.Card)
	if err != nil {
		return nil, err
	}
	if !contains([]Consent{ConsentYes, ConsentNo, ConsentCollective}, w.Answer) {
		return nil, Refuse(Invalid, "Kies een van de drie antwoorden.")
	}
	return []Fact{&CardConsented{Card: c.ID, Answer: w.Answer}}, nil
}

// A narrower answer works at once, a wider one at the next reveal: only then are there enough
// cards that nobody can tell which one came (I-16, I-22).
func (f *CardConsented) apply(s *State, _ Instant) {
	s.changeCard(f.Card, func(c *Card) {
		c.own.Consent = f.Answer
		c.own.Unread = c.own.Unread && f.Answer == ConsentNo // who says yes read it
		switch f.Answer {
		case ConsentNo:
			c.own.Shown, c.own.ForUs = false, false
		case ConsentCollective:
			c.own.ForUs = c.own.Shown
		}
	})
}
