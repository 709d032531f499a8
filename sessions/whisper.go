package sessions

const whisper = "whisper" // the tally of "is dit nog wat wij bedoelden?"

// WhisperAnswers are what raisers say of how a level wrote their words.
var WhisperAnswers = []string{"ja", "bijna", "nee"}

// RephraseLeg keeps how a level wrote the signal in its own paper, beside the raisers' words. It is written once
// and frozen: the raisers judge what was written.
type RephraseLeg struct {
	Leg   string `json:"leg"`
	Words Text   `json:"words"`
}

// LegRephrased happened.
type LegRephrased struct {
	Leg   string  `json:"leg"`
	Words WordsID `json:"words"`
}

func (w *RephraseLeg) decide(s *State, who Who, _ *Given) ([]Fact, error) {
	l, err := s.legOf(who, w.Leg, (*Leg).Ticket, (*Leg).PlaceTicket)
	if err != nil {
		return nil, err
	}
	switch {
	case l.Sent == 0:
		return nil, Refuse(Conflict, "Dit is nog niet verstuurd.")
	case l.Whisper != "":
		return nil, Refuse(Conflict, "Deze woorden staan vast. De mensen die het vertelden, zeggen of het nog klopt.")
	case w.Words.empty():
		return nil, Refuse(Invalid, "Schrijf over hoe het in het stuk staat.")
	}
	return []Fact{&LegRephrased{Leg: l.ID, Words: w.Words.ID}}, nil
}

func (f *LegRephrased) apply(s *State, _ Instant) {
	l, ok := find[Leg](s, f.Leg)
	if !ok {
		return
	}
	s.changeLeg(f.Leg, func(l *Leg) { l.Whisper = f.Words })
	s.tally(whisper, l.Session, f.Leg, "")
}

// AnswerWhisper is one raiser's word on it, once a person; the desk enters it by that person's slip.
type AnswerWhisper struct {
	Leg  string `json:"leg"`
	Says string `json:"says"`
}

// WhisperFor enters what raisers said aloud or on paper.
type WhisperFor struct {
	Leg    string `json:"leg"`
	Says   string `json:"says"`
	People int    `json:"people"`
}

// WhisperAnswered happened. Own: the one handle is of somebody with a screen, who gets it back.
type WhisperAnswered struct {
	Leg     string   `json:"leg"`
	Session string   `json:"session"`
	Handles []string `json:"handles"`
	Says    string   `json:"says"`
	Own     bool     `json:"own,omitempty"`
	By      Role     `json:"by,omitempty"` // who entered it for that one person, by their slip
}

func (s *State) whispered(who Who, leg, says string) (*Leg, error) {
	l, ok := find[Leg](s, leg)
	switch {
	case !ok || l.Session != who.Session:
		return nil, errGone
	case l.Whisper == "":
		return nil, Refuse(Conflict, "Er is nog niets om te vergelijken.")
	case !contains(WhisperAnswers, says):
		return nil, Refuse(Invalid, "Kies: ja, bijna of nee.")
	}
	return l, nil
}

func (w *AnswerWhisper) decide(s *State, who Who, g *Given) ([]Fact, error) {
	l, err := s.whispered(who, w.Leg, w.Says)
	if err != nil {
		return nil, err
	}
	if !s.raisesLeg(l, s.speaker(who)) {
		return nil, Refuse(Forbidden, "Alleen wie het vertelde, zegt of dit is wat zij bedoelden.")
	}
	if _, did := s.voted(whisper, l.ID, who.Handles); did {
		return nil, Refuse(Conflict, "U hebt hier al antwoord op gegeven.")
	}
	return []Fact{&WhisperAnswered{Leg: l.ID, Session: l.Session, Handles: []string{g.handle(who.Seat)}, Says: w.Says, Own: true, By: enteredBy(who)}}, nil
}

// No more answers than there are people who told it.
func (w *WhisperFor) decide(s *State, who Who, g *Given) ([]Fact, error) {
	l, err := s.whispered(who, w.Leg, w.Says)
	if err != nil {
		return nil, err
	}
	left := s.raisersOfLeg(l)
	for _, n := range s.counts(whisper, l.ID) {
		left -= n
	}
	if w.People < 1 || w.People > left {
		return nil, Refuse(Invalid, "Hoeveel mensen zeiden dit? Het kunnen er niet meer zijn dan het vertelden.")
	}
	handles := make([]string, w.People)
	for i := range handles {
		handles[i] = g.id()
	}
	return []Fact{&WhisperAnswered{Leg: l.ID, Session: l.Session, Handles: handles, Says: w.Says}}, nil
}

func (s *State) raisersOfLeg(l *Leg) int {
	raisers := map[string]bool{}
	for _, b := range s.living(l.Barriers) {
		for _, h := range b.own.Raisers {
			raisers[h] = true
		}
	}
	return len(raisers)
}

func (f *WhisperAnswered) apply(s *State, _ Instant) {
	s.tally(whisper, f.Session, f.Leg, f.Says, f.Handles...)
	if f.Own {
		s.put(&Mine{ID: f.Handles[0], Session: f.Session, What: whisper, About: f.Leg, Says: f.Says})
	}
}
