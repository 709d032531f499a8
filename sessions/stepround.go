package sessions

import (
	"maps"
	"slices"
)

// StepRound (ronde per stap) asks everybody in the room the same about each step of a route: how it feels, whether the
// drawing is right, or how far they stand behind it. What anybody answers is private until it is closed (I-23). A phone,
// a sheet of paper and a scribe weigh the same (I-26).
type StepRound struct {
	ID       string         `json:"id"`
	Session  string         `json:"session"`
	Route    string         `json:"route"`
	What     RoundKind      `json:"what"`
	Steps    []string       `json:"steps"` // as they lay when it was opened; a sheet that was printed asks the same
	Open     bool           `json:"open"`
	At       Instant        `json:"at"`
	ClosedAt Instant        `json:"closedAt,omitempty"`
	Result   []StepResult   `json:"result"`  // empty until it is closed; a step that fewer than five answered is not in it (I-34)
	Voters   int            `json:"voters"`  // of all ways together, when closed; under five it is 0
	Ways     map[string]int `json:"ways"`    // telefoon, papier: how many people, once closed, for the desk
	Because  []StepReason   `json:"because"` // why, of those who let the room read it; nobody reads it before the end
	own      stepRoundOwn
}

// stepRoundOwn is what nobody reads.
type stepRoundOwn struct {
	Votes map[string]StepVote `json:"votes,omitempty"` // by handle
	// Sheets are the numbers of the paper sheets that were counted, apart from what stood on them.
	Sheets []string `json:"sheets,omitempty"`
}

// RoundKind is what a round asks of each step.
type RoundKind string

// What can be asked (DOMAIN §4.11 T2, T3).
const (
	RoundFeeling RoundKind = "gevoel"
	RoundRight   RoundKind = "klopt"
	RoundSupport RoundKind = "draagvlak"
)

// RoundAnswers are the answers of a round. Those of a feeling are five points, the worst first.
var RoundAnswers = map[RoundKind][]string{
	RoundFeeling: {"heel_naar", "naar", "gaat_wel", "goed", "heel_goed"},
	RoundRight:   {"klopt", "klopt_niet"},
	RoundSupport: BallotAnswers[SupportForm],
}

// StepVote is what one person answered, step by step.
type StepVote struct {
	Side    Side                  `json:"side"`
	Way     string                `json:"way"`
	Answers map[string]StepAnswer `json:"answers"`
}

// StepAnswer is one person's answer to one step; without a step it is about the whole route.
type StepAnswer struct {
	Step   string  `json:"step,omitempty"`
	Answer string  `json:"answer"`
	Why    WordsID `json:"why,omitempty"`
	Show   bool    `json:"show,omitempty"` // the room may read why
}

// StepReason is why somebody answered as they did, in their words; whose they are is not kept with it.
type StepReason struct {
	Step   string  `json:"step,omitempty"`
	Answer string  `json:"answer"`
	Words  WordsID `json:"words"`
}

func (r *StepRound) kind() string             { return "step-round" }
func (r *StepRound) key() string              { return r.ID }
func (r *StepRound) at() (session, to string) { return r.Session, "" }
func (r *StepRound) owned() any               { return &r.own }
func (r *StepRound) times() Boundaries        { return Boundaries{} }
func (r *StepRound) seenBy(c Class) Record {
	switch {
	case !c.trusted():
		return nil
	case !r.Open && c.Desk():
		return r
	}
	v := *r
	v.Ways = map[string]int{} // how somebody took part is for the desk (I-26)
	if v.Open {
		v.Because = []StepReason{}
	}
	return &v
}

// asks says whether a round asks about a step. Support is asked of the whole route too.
func (r *StepRound) asks(step string) bool {
	return step == "" && r.What == RoundSupport || step != "" && contains(r.Steps, step)
}

// OpenStepRound asks the room about the steps of a route.
type OpenStepRound struct {
	Round string    `json:"round"`
	Route string    `json:"route"`
	What  RoundKind `json:"what"`
}

// StepRoundOpened happened.
type StepRoundOpened struct {
	Round   string    `json:"round"`
	Session string    `json:"session"`
	Route   string    `json:"route"`
	What    RoundKind `json:"what"`
	Steps   []string  `json:"steps"`
}

func (w *OpenStepRound) decide(s *State, who Who, _ *Given) ([]Fact, error) {
	e, err := s.openSession(who)
	if err != nil {
		return nil, err
	}
	if !validID(w.Round) {
		return nil, Refuse(Invalid, "Deze ronde heeft geen goede naam voor de computer.")
	}
	if _, ok := find[StepRound](s, w.Round); ok {
		return nil, errTaken
	}
	r, ok := find[Route](s, w.Route)
	if !ok {
		return nil, errGone
	}
	f := &StepRoundOpened{Round: w.Round, Session: e.ID, Route: r.ID, What: w.What}
	for _, st := range s.StepsOf(r) {
		f.Steps = append(f.Steps, st.ID)
	}
	switch {
	case RoundAnswers[w.What] == nil:
		return nil, Refuse(Invalid, "Kies wat u vraagt: het gevoel, of het klopt, of het draagvlak.")
	case len(f.Steps) == 0:
		return nil, Refuse(Conflict, "Op deze route ligt nog geen stap. Leg er eerst een.")
	case slices.ContainsFunc(all[StepRound](s), func(o *StepRound) bool { return o.Session == e.ID && o.Open }):
		return nil, Refuse(Conflict, "Er loopt al een ronde. Sluit die eerst.")
	}
	return []Fact{f}, nil
}

func (f *StepRoundOpened) apply(s *State, at Instant) {
	s.put(&StepRound{ID: f.Round, Session: f.Session, Route: f.Route, What: f.What, Steps: f.Steps, Open: true, At: at, Ways: map[string]int{}})
}

func (s *State) changeStepRound(id string, f func(*StepRound)) {
	old, ok := find[StepRound](s, id)
	if !ok {
		return
	}
	r := *old
	f(&r)
	s.put(&r)
}

// stepRoundHere gives an open round of the session that the asker is in.
func (s *State) stepRoundHere(who Who, id string) (*StepRound, error) {
	if _, err := s.openSession(who); err != nil {
		return nil, err
	}
	r, ok := find[StepRound](s, id)
	switch {
	case !ok || r.Session != who.Session:
		return nil, errGone
	case !r.Open:
		return nil, Refuse(Conflict, "Deze ronde is dicht. De uitslag staat er.")
	}
	return r, nil
}

// AnswerStepRound is one person's answer to one step. Another one replaces it, until the round is closed.
type AnswerStepRound struct {
	Round  string `json:"round"`
	Step   string `json:"step"` // none: the whole route
	Answer string `json:"answer"`
	Why    Text   `json:"why"`
	Show   bool   `json:"show"` // the room may read why
}

// StepRoundAnswered happened.
type StepRoundAnswered struct {
	Round   string       `json:"round"`
	Session string       `json:"session"`
	Handle  string       `json:"handle"`
	Side    Side         `json:"side"`
	Way     string       `json:"way"`
	Answers []StepAnswer `json:"answers"`
	Older   WordsID      `json:"older,omitempty"` // the reason that this one replaces
	Sheet   string       `json:"sheet,omitempty"`
}

func (w *AnswerStepRound) decide(s *State, who Who, g *Given) ([]Fact, error) {
	r, err := s.stepRoundHere(who, w.Round)
	if err != nil {
		return nil, err
	}
	if !who.trusted() {
		return nil, Refuse(Forbidden, "U doet nog niet mee. Vraag de gespreksleider.")
	}
	a, err := r.answer(w.Step, w.Answer, w.Why, w.Show)
	if err != nil {
		return nil, err
	}
	handle, again := r.answered(who.Handles)
	if !again {
		handle = g.handle(who.Seat)
	}
	return []Fact{&StepRoundAnswered{Round: r.ID, Session: r.Session, Handle: handle, Side: who.Side, Way: byPhone,
		Answers: []StepAnswer{a}, Older: r.own.Votes[handle].Answers[w.Step].Why}}, nil
}

// answer reads one answer, from a phone or from paper.
func (r *StepRound) answer(step, answer string, why Text, show bool) (a StepAnswer, err error) {
	switch {
	case !r.asks(step):
		return a, Refuse(NotFound, "Deze stap hoort niet bij deze ronde.")
	case !contains(RoundAnswers[r.What], answer):
		return a, Refuse(Invalid, "Kies een van de antwoorden.")
	case contains(withReason, answer) && why.empty():
		return a, Refuse(Invalid, "Schrijf erbij waarom. Dan kan de tafel er iets mee.")
	}
	return StepAnswer{Step: step, Answer: answer, Why: named(why), Show: show && !why.empty()}, nil
}

func (r *StepRound) answered(handles map[string]bool) (string, bool) {
	for _, h := range sorted(handles) {
		if _, ok := r.own.Votes[h]; ok {
			return h, true
		}
	}
	return "", false
}

func (f *StepRoundAnswered) erases() []WordsID {
	if f.Older == "" {
		return nil
	}
	return []WordsID{f.Older}
}

func (f *StepRoundAnswered) apply(s *State, _ Instant) {
	s.changeStepRound(f.Round, func(r *StepRound) {
		votes := maps.Clone(r.own.Votes)
		if votes == nil {
			votes = map[string]StepVote{}
		}
		v := StepVote{Side: f.Side, Way: f.Way, Answers: maps.Clone(votes[f.Handle].Answers)}
		if v.Answers == nil {
			v.Answers = map[string]StepAnswer{}
		}
		r.Because = slices.DeleteFunc(slices.Clone(r.Because), func(o StepReason) bool { return o.Words == f.Older })
		for _, a := range f.Answers {
			v.Answers[a.Step] = a
			if a.Show {
				r.Because = append(r.Because, StepReason{Step: a.Step, Answer: a.Answer, Words: a.Why})
			}
		}
		votes[f.Handle] = v
		r.own.Votes = votes
		if f.Sheet != "" {
			r.own.Sheets = append(slices.Clone(r.own.Sheets), f.Sheet)
			slices.Sort(r.own.Sheets)
		}
	})
	if f.Way != byPhone {
		return // nobody has it on a phone
	}
	s.keepAnswers(f)
	s.tally(choosing, f.Session, f.Round, "gekozen", f.Handle)
}

// MyAnswers is what one person answered in a round, addressed to that person alone.
type MyAnswers struct {
	ID      string       `json:"id"` // the handle
	Session string       `json:"session"`
	Round   string       `json:"round"`
	Answers []StepAnswer `json:"answers"`
	plain
}

func (m *MyAnswers) kind() string             { return "my-answers" }
func (m *MyAnswers) key() string              { return m.ID }
func (m *MyAnswers) at() (session, to string) { return m.Session, m.ID }
func (m *MyAnswers) seenBy(Class) Record      { return m }

func (s *State) keepAnswers(f *StepRoundAnswered) {
	m := &MyAnswers{ID: f.Handle, Session: f.Session, Round: f.Round}
	if old, ok := find[MyAnswers](s, f.Handle); ok {
		m.Answers = slices.Clone(old.Answers)
	}
	for _, a := range f.Answers {
		m.Answers = append(slices.DeleteFunc(m.Answers, func(o StepAnswer) bool { return o.Step == a.Step }), a)
	}
	s.put(m)
}
