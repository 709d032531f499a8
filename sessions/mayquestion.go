package sessions

// MayQuestion (mag dit?) is a question about the law that came up, told without a case, and its answer. Whoever has the
// same question later finds it (S2-18).
type MayQuestion struct {
	ID        string    `json:"id"`
	Session   string    `json:"session"`
	Step      string    `json:"step,omitempty"`
	Question  WordsID   `json:"question"`
	Answer    MayAnswer `json:"answer,omitempty"`
	Basis     WordsID   `json:"basis,omitempty"`     // op grond van …
	Rule      string    `json:"rule,omitempty"`      // that it was answered by
	Exception string    `json:"exception,omitempty"` // in which it was done before
	By        Label     `json:"by,omitempty"`
	At        Instant   `json:"at"`
	Answered  Instant   `json:"answered,omitempty"`
	plain
}

// MayAnswer is what was answered.
type MayAnswer string

// The answers.
const (
	MayYes     MayAnswer = "ja"
	MayIf      MayAnswer = "ja_mits"
	MayNot     MayAnswer = "nee"
	MayUnknown MayAnswer = "onbekend"
)

// MayAnswers lists them.
var MayAnswers = []MayAnswer{MayYes, MayIf, MayNot, MayUnknown}

const mostQuestions = 1000

func (q *MayQuestion) kind() string             { return "may-question" }
func (q *MayQuestion) key() string              { return q.ID }
func (q *MayQuestion) at() (session, to string) { return "", "" }

// A question that is not answered is of who was at the table; an answer is there to be found, where the register is.
func (q *MayQuestion) seenBy(c Class) Record {
	if !c.lookedUp() && !(c.reads() && q.Answered != 0) {
		return nil
	}
	return q
}

// AskCase asks whether something may, without anybody's case.
type AskCase struct {
	Case     string `json:"case"`
	Step     string `json:"step"`
	Question Text   `json:"question"`
}

// CaseAsked happened.
type CaseAsked struct {
	Question MayQuestion `json:"question"`
}

func (w *AskCase) decide(s *State, who Who, g *Given) ([]Fact, error) {
	if err := s.onLaw(who, w.Case); err != nil {
		return nil, err
	}
	if _, ok := find[MayQuestion](s, w.Case); ok {
		return nil, errTaken
	}
	switch {
	case w.Question.empty():
		return nil, Refuse(Invalid, "Schrijf de vraag op: mag …?")
	case len(all[MayQuestion](s)) >= mostQuestions:
		return nil, Refuse(Conflict, "Er staan al 1000 vragen in dit traject.")
	}
	if w.Step != "" {
		if _, err := s.lawStep(w.Step); err != nil {
			return nil, err
		}
	}
	return []Fact{&CaseAsked{Question: MayQuestion{ID: w.Case, Session: who.Session, Step: w.Step, Question: w.Question.ID, At: g.At}}}, nil
}

func (f *CaseAsked) apply(s *State, _ Instant) {
	q := f.Question
	s.put(&q)
}

// AnswerCase answers it, and may be asked again when the answer changes. A yes hangs on a rule or on an exception that
// was made before, so that the next one can use it.
type AnswerCase struct {
	Case      string    `json:"case"`
	Answer    MayAnswer `json:"answer"`
	Basis     Text      `json:"basis"`
	Rule      string    `json:"rule"`
	Exception string    `json:"exception"`
	By        Label     `json:"by"`
}

// CaseAnswered happened.
type CaseAnswered struct {
	Case      string    `json:"case"`
	Answer    MayAnswer `json:"answer"`
	Basis     WordsID   `json:"basis"`
	Rule      string    `json:"rule,omitempty"`
	Exception string    `json:"exception,omitempty"`
	By        Label     `json:"by"`
}

func (w *AnswerCase) decide(s *State, who Who, _ *Given) ([]Fact, error) {
	if err := s.onLaw(who, w.Case); err != nil {
		return nil, err
	}
	q, ok := find[MayQuestion](s, w.Case)
	if !ok {
		return nil, errGone
	}
	yes := w.Answer == MayYes || w.Answer == MayIf
	switch {
	case !contains(MayAnswers, w.Answer):
		return nil, Refuse(Invalid, "Kies het antwoord: ja, ja als, nee, of nog niet bekend.")
	case w.Basis.empty():
		return nil, Refuse(Invalid, "Op grond waarvan? Wie dit later leest, wil weten waar het staat.")
	case w.By == "":
		return nil, Refuse(Invalid, "Wie geeft dit antwoord? Noem de functie.")
	case yes && w.Rule == "" && w.Exception == "":
		return nil, Refuse(Invalid, "Kies de regel of de uitzondering waarop dit antwoord rust.")
	}
	if w.Rule != "" {
		if _, err := s.rule(w.Rule); err != nil {
			return nil, err
		}
	}
	if _, ok := find[Precedent](s, w.Exception); w.Exception != "" && !ok {
		return nil, errGone
	}
	return []Fact{&CaseAnswered{Case: q.ID, Answer: w.Answer, Basis: w.Basis.ID, Rule: w.Rule, Exception: w.Exception, By: w.By}}, nil
}

// That nobody knows yet is no answer: the question stays open, and who tried is written down.
func (f *CaseAnswered) apply(s *State, at Instant) {
	old, ok := find[MayQuestion](s, f.Case)
	if !ok {
		return
	}
	q := *old
	q.Answer, q.Basis, q.Rule, q.Exception, q.By, q.Answered = f.Answer, f.Basis, f.Rule, f.Exception, f.By, at
	if f.Answer == MayUnknown {
		q.Answered = 0
	}
	s.put(&q)
}
