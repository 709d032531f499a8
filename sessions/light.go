package sessions

// Light (in het licht) is the one thing of an earlier conversation that the room looks at now: on the wall and on every
// phone. Its words are those that stand in the records of that conversation. It is not a spotted barrier, which is of
// the conversation itself.
type Light struct {
	ID       string    `json:"id"`             // of the session
	What     string    `json:"what,omitempty"` // action, leg, recurrence or answer; "" nothing
	Of       string    `json:"of,omitempty"`
	Sentence WordsID   `json:"sentence,omitempty"` // of those who told it
	Title    WordsID   `json:"title,omitempty"`    // of the action
	By       Label     `json:"by,omitempty"`       // the owner, or who answered
	Said     WordsID   `json:"said,omitempty"`     // what the owner says of it, or the answer
	Theirs   WordsID   `json:"theirs,omitempty"`   // how a level wrote the sentence, or the newer barrier that looks like it
	Evidence []WordsID `json:"evidence,omitempty"`
	Until    Instant   `json:"until,omitempty"` // when a reason expires
	plain
}

// LightKinds lists what can be put in the light.
var LightKinds = []string{"action", "leg", "recurrence", "answer"}

const mostShown = 3 // pieces of evidence that a wall can hold

func (l *Light) kind() string             { return "light" }
func (l *Light) key() string              { return l.ID }
func (l *Light) at() (session, to string) { return l.ID, "" }
func (l *Light) seenBy(c Class) Record {
	if !c.trusted() {
		return nil
	}
	return l
}

// LightItem puts one thing in the light. None: nothing.
type LightItem struct {
	What string `json:"what"`
	Of   string `json:"of"`
}

// ItemLit happened.
type ItemLit struct {
	Light Light `json:"light"`
}

func (w *LightItem) decide(s *State, who Who, _ *Given) ([]Fact, error) {
	e, err := s.openSession(who)
	if err != nil {
		return nil, err
	}
	l := Light{ID: e.ID, What: w.What, Of: w.Of}
	ok := false
	switch w.What {
	case "":
		l.Of, ok = "", true
	case "action":
		ok = s.lightAction(&l)
	case "leg":
		ok = s.lightLeg(&l)
	case "recurrence":
		ok = s.lightRecurrence(&l)
	case "answer":
		ok = s.lightAnswer(&l)
	default:
		return nil, Refuse(Invalid, "Dit kan niet in het licht.")
	}
	if !ok {
		return nil, errGone
	}
	return []Fact{&ItemLit{Light: l}}, nil
}

func (s *State) lightAction(l *Light) bool {
	a, ok := find[Action](s, l.Of)
	if !ok {
		return false
	}
	l.Sentence, l.Title, l.By, l.Said = s.sentenceOf(a.Barriers), a.Title, a.Asked, a.Claim.Told
	for i := len(a.Evidence) - 1; i >= 0 && len(l.Evidence) < mostShown; i-- { // the newest first
		l.Evidence = append(l.Evidence, a.Evidence[i].What)
	}
	return true
}

func (s *State) lightLeg(l *Light) bool {
	g, ok := find[Leg](s, l.Of)
	if !ok || g.Sent == 0 {
		return false
	}
	l.Sentence, l.By, l.Theirs = s.sentenceOf(g.Barriers), g.Place, g.Whisper
	if r, ok := find[Answer](s, g.Reply.Answer); ok {
		l.Said = r.Text
	}
	return true
}

func (s *State) lightRecurrence(l *Light) bool {
	r, ok := find[Recurrence](s, l.Of)
	if !ok {
		return false
	}
	l.Sentence, l.Theirs = s.sentenceOf([]string{r.Barrier}), s.sentenceOf([]string{r.New})
	return true
}

// A reason for a one-off stays where it is: what helped a few may point at one of them (I-04).
func (s *State) lightAnswer(l *Light) bool {
	r, ok := find[Answer](s, l.Of)
	if !ok || r.About == "one-off" {
		return false
	}
	barriers := []string{r.Of}
	if a, ok := find[Action](s, r.Of); ok && r.About == "action" {
		barriers = a.Barriers
	}
	if g, ok := find[Leg](s, r.Of); ok && r.About == "leg" {
		barriers = g.Barriers
	}
	l.Sentence, l.Said, l.By, l.Until = s.sentenceOf(barriers), r.Text, r.By, r.Expires
	return true
}

func (s *State) sentenceOf(barriers []string) WordsID {
	for _, id := range barriers {
		if b, ok := find[Barrier](s, id); ok {
			return b.Sentence
		}
	}
	return ""
}

func (f *ItemLit) apply(s *State, _ Instant) {
	l := f.Light
	s.put(&l)
}

// dim takes away what the room looked at: another part begins, or the evening is over.
func (s *State) dim(session string) {
	if l, ok := find[Light](s, session); ok && l.What != "" {
		s.put(&Light{ID: session})
	}
}
