package sessions

// Lesson (doorbraakles) is what a team that got something moving leaves behind: what stood in the way and what helped.
// The case stays where it is; the lesson hangs on a barrier, so that it is not only for one (S4-25).
type Lesson struct {
	ID        string  `json:"id"`
	Session   string  `json:"session"`
	Stuck     WordsID `json:"stuck"`
	Helped    WordsID `json:"helped"`
	Barrier   string  `json:"barrier"`
	Exception string  `json:"exception,omitempty"`
	By        Label   `json:"by"` // the team or the function
	At        Instant `json:"at"`
	plain
}

const mostLessons = 500

func (l *Lesson) kind() string             { return "lesson" }
func (l *Lesson) key() string              { return l.ID }
func (l *Lesson) at() (session, to string) { return "", "" }
func (l *Lesson) seenBy(c Class) Record {
	if !c.lookedUp() {
		return nil
	}
	return l
}

// TellLesson leaves a lesson at a barrier that is there, or at a new one at a step of the route. A new one has no cards:
// it is a barrier when people say yes to its sentence, as with every other.
type TellLesson struct {
	Lesson    string `json:"lesson"`
	Stuck     Text   `json:"stuck"`
	Helped    Text   `json:"helped"`
	Barrier   string `json:"barrier"`
	New       string `json:"new"` // the id of a barrier to make
	Step      string `json:"step"`
	Sentence  Text   `json:"sentence"`
	Exception string `json:"exception"`
	By        Label  `json:"by"`
}

// LessonTold happened.
type LessonTold struct {
	Lesson Lesson `json:"lesson"`
}

func (w *TellLesson) decide(s *State, who Who, g *Given) ([]Fact, error) {
	if err := s.onLaw(who, w.Lesson); err != nil {
		return nil, err
	}
	if _, ok := find[Lesson](s, w.Lesson); ok {
		return nil, errTaken
	}
	switch {
	case w.Stuck.empty():
		return nil, Refuse(Invalid, "Wat zat er in de weg? Schrijf het zonder het verhaal van één mens.")
	case w.Helped.empty():
		return nil, Refuse(Invalid, "Wat hielp?")
	case w.By == "":
		return nil, Refuse(Invalid, "Welk team of welke functie leerde dit?")
	case len(all[Lesson](s)) >= mostLessons:
		return nil, Refuse(Conflict, "Er staan al 500 lessen in dit traject.")
	}
	if _, ok := find[Precedent](s, w.Exception); w.Exception != "" && !ok {
		return nil, errGone
	}
	l := Lesson{ID: w.Lesson, Session: who.Session, Stuck: w.Stuck.ID, Helped: w.Helped.ID, Barrier: w.Barrier, Exception: w.Exception, By: w.By, At: g.At}
	if w.Barrier != "" {
		if _, err := s.barrierHere(who, w.Barrier); err != nil {
			return nil, err
		}
		return []Fact{&LessonTold{Lesson: l}}, nil
	}
	barrier, err := w.barrier(s, who)
	if err != nil {
		return nil, err
	}
	l.Barrier = w.New
	return []Fact{barrier, &LessonTold{Lesson: l}}, nil
}

// barrier makes the barrier that the lesson is about.
func (w *TellLesson) barrier(s *State, who Who) (Fact, error) {
	switch {
	case w.Sentence.empty():
		return nil, Refuse(Invalid, "Bij welke drempel hoort dit? Kies er een, of schrijf er een in één zin.")
	case !validID(w.New):
		return nil, Refuse(Invalid, "Deze drempel heeft geen goede naam voor de computer.")
	case !s.hasStep(w.Step):
		return nil, Refuse(Invalid, "Bij welke stap hoort deze drempel? Kies een stap.")
	}
	if _, ok := find[Barrier](s, w.New); ok {
		return nil, errTaken
	}
	return &CardsBundled{Barrier: w.New, Session: who.Session, Cards: []string{}, Step: w.Step, Sentence: w.Sentence.ID, Types: []string{}, Themes: []Label{}, Raisers: []string{}}, nil
}

func (f *LessonTold) apply(s *State, _ Instant) {
	l := f.Lesson
	s.put(&l)
}
