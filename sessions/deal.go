package sessions

// Deal is a question card (vraagkaart): an open question that the facilitator deals to one table, or to all. It asks
// whether more hangs together with what somebody told, also around them (S3-11). The cards that answer it name it.
type Deal struct {
	ID    string  `json:"id"`
	Ask   WordsID `json:"ask"`
	Table string  `json:"table,omitempty"` // none: every table
}

const (
	mostDealt   = 30
	maxQuestion = 200
)

func (d Deal) question() Question {
	return Question{ID: d.ID, Kind: Experience, Sides: everySide}
}

// dealt finds a question card that lies on a table.
func (e *Session) dealt(id, table string) (Question, bool) {
	for _, d := range e.Dealt {
		if d.ID == id && (d.Table == "" || d.Table == table) {
			return d.question(), true
		}
	}
	return Question{}, false
}

// DealQuestion lays a question card on a table.
type DealQuestion struct {
	Question string `json:"question"`
	Ask      Text   `json:"ask"`
	Table    string `json:"table"`
}

// QuestionDealt happened.
type QuestionDealt struct {
	Session  string  `json:"session"`
	Question string  `json:"question"`
	Ask      WordsID `json:"ask"`
	Table    string  `json:"table,omitempty"`
}

func (w *DealQuestion) decide(s *State, who Who, _ *Given) ([]Fact, error) {
	e, err := s.openSession(who)
	if err != nil {
		return nil, err
	}
	if !validID(w.Question) {
		return nil, Refuse(Invalid, "Deze vraag heeft geen goede naam voor de computer.")
	}
	if _, ok := e.anyQuestion(w.Question); ok {
		return nil, errTaken
	}
	switch {
	case w.Ask.empty():
		return nil, Refuse(Invalid, "Schrijf de vraag voor op de kaart.")
	case w.Ask.Graphemes > maxQuestion:
		return nil, Refuse(Invalid, "Deze vraag is te lang voor een kaart. Maak hem korter.")
	case w.Table != "" && !contains(e.Tables, Label(w.Table)):
		return nil, Refuse(Invalid, "Deze tafel is er niet.")
	case len(e.Dealt) >= mostDealt:
		return nil, Refuse(Conflict, "Er liggen al dertig vraagkaarten. Meer kan niet.")
	}
	return []Fact{&QuestionDealt{Session: e.ID, Question: w.Question, Ask: w.Ask.ID, Table: w.Table}}, nil
}

func (f *QuestionDealt) apply(s *State, _ Instant) {
	s.change(f.Session, func(e *Session) {
		e.Dealt = append(append([]Deal{}, e.Dealt...), Deal{ID: f.Question, Ask: f.Ask, Table: f.Table})
	})
}
