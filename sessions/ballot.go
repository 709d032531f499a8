package sessions

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
)

// Ballot (keuze) is a question to everybody in the room: dots, a consent round, or how far people stand behind
// something. What anybody chooses is private until it is closed, and then it is shown per side (I-23). Hands and paper
// weigh as much as phones (I-26).
type Ballot struct {
	ID       string         `json:"id"`
	Session  string         `json:"session"`
	Form     BallotForm     `json:"form"`
	Question WordsID        `json:"question"`
	Options  []Option       `json:"options"`
	Dots     int            `json:"dots,omitempty"` // for each person, in the form "stippen"
	Open     bool           `json:"open"`
	At       Instant        `json:"at"`
	ClosedAt Instant        `json:"closedAt,omitempty"`
	Result   []OptionResult `json:"result"`             // empty until it is closed
	Voters   int            `json:"voters"`             // of all ways together, when closed; under five it is 0 (I-34)
	Ways     map[string]int `json:"ways"`               // telefoon, papier, hand: how many people, once closed, for the report
	Because  []WordsID      `json:"because"`            // why, of those who let the room read it; nobody reads it before the end
	Decision WordsID        `json:"decision,omitempty"` // what the table made of it
	own      ballotOwn
}

// ballotOwn is what nobody reads before it is closed.
type ballotOwn struct {
	Votes map[string]Vote `json:"votes,omitempty"` // by handle
	Hands []Hand          `json:"hands,omitempty"`
	Room  int             `json:"room,omitempty"` // people in the room, as counted with the hands
	// Sheets are the numbers of the paper sheets that were counted, apart from what stood on them.
	Sheets []string `json:"sheets,omitempty"`
}

// BallotForm is what sort of choosing it is.
type BallotForm string

// The forms (UX §3.0). Each but the first has its answers.
const (
	DotForm     BallotForm = "stippen"
	ConsentForm BallotForm = "instemmen"
	SupportForm BallotForm = "draagvlak"
	AboutForm   BallotForm = "waarover" // was it about people, or about rules and money (S4-27)
)

// BallotAnswers are the answers of a form; dots have none. Those with a reason ask for it: want …
var BallotAnswers = map[BallotForm][]string{
	ConsentForm: {"geen_bezwaar", "vraag", "bezwaar"},
	SupportForm: {"sta_erachter", "goed_genoeg", "twijfel", "niet_mee_leven", "weet_niet"},
	AboutForm:   {"mensen", "allebei", "regels_en_geld"},
}

var withReason = []string{"bezwaar", "twijfel", "niet_mee_leven"}

// Option is what can be chosen: a barrier, an action, or a sentence of its own.
type Option struct {
	ID    string  `json:"id"`
	Of    string  `json:"of,omitempty"` // the id of a barrier or action
	Title WordsID `json:"title"`
}

// Vote is one person's choice. For dots it says how many on which option.
type Vote struct {
	Side   Side           `json:"side,omitempty"`
	Way    string         `json:"way"`
	Answer string         `json:"answer,omitempty"`
	Dots   map[string]int `json:"dots,omitempty"`
	Why    WordsID        `json:"why,omitempty"`
	Show   bool           `json:"show,omitempty"` // the room may read why
}

// Hand is a count of hands for one answer or option, of one side or of the room.
type Hand struct {
	Option string `json:"option,omitempty"`
	Answer string `json:"answer,omitempty"`
	Side   Side   `json:"side,omitempty"`
	N      int    `json:"n"`
}

// OptionResult is what came of an option: dots, or how many of each side gave which answer ("ervaring bezwaar").
type OptionResult struct {
	Option string         `json:"option,omitempty"`
	Dots   int            `json:"dots,omitempty"`
	Counts map[string]int `json:"counts"`
}

// The ways to take part (I-26).
const (
	byPhone = "telefoon"
	byPaper = "papier"
	byHand  = "hand"
)

const (
	mostOptions = 30
	mostDots    = 10
	mostRoom    = 2000 // people
)

func (b *Ballot) kind() string             { return "ballot" }
func (b *Ballot) key() string              { return b.ID }
func (b *Ballot) at() (session, to string) { return b.Session, "" }
func (b *Ballot) owned() any               { return &b.own }
func (b *Ballot) times() Boundaries        { return Boundaries{} }
func (b *Ballot) seenBy(c Class) Record {
	switch {
	case !c.trusted():
		return nil
	case !b.Open && c.Desk():
		return b
	}
	v := *b
	v.Ways = map[string]int{} // how somebody took part is for the report (I-26)
	if v.Open {
		v.Because = []WordsID{}
	}
	return &v
}

func (b *Ballot) option(id string) bool {
	return slices.ContainsFunc(b.Options, func(o Option) bool { return o.ID == id })
}

// NewOption is an option as it is asked: a barrier or action that is there, or words of its own.
type NewOption struct {
	ID   string `json:"id"`
	Of   string `json:"of"`
	Text Text   `json:"text"`
}

// OpenBallot asks the room to choose.
type OpenBallot struct {
	Ballot   string      `json:"ballot"`
	Form     BallotForm  `json:"form"`
	Question Text        `json:"question"`
	Options  []NewOption `json:"options"`
	Dots     int         `json:"dots"`
}

// BallotOpened happened.
type BallotOpened struct {
	Ballot   string     `json:"ballot"`
	Session  string     `json:"session"`
	Form     BallotForm `json:"form"`
	Question WordsID    `json:"question"`
	Options  []Option   `json:"options"`
	Dots     int        `json:"dots,omitempty"`
}

func (w *OpenBallot) decide(s *State, who Who, _ *Given) ([]Fact, error) {
	e, err := s.openSession(who)
	if err != nil {
		return nil, err
	}
	if !validID(w.Ballot) {
		return nil, Refuse(Invalid, "Deze keuze heeft geen goede naam voor de computer.")
	}
	if _, ok := find[Ballot](s, w.Ballot); ok {
		return nil, errTaken
	}
	if w.Question.empty() {
		return nil, Refuse(Invalid, "Schrijf de vraag aan de zaal.")
	}
	options, err := s.options(e, w.Options)
	if err != nil {
		return nil, err
	}
	dots := w.Dots
	if w.Form == DotForm && dots == 0 {
		dots = e.now().Dots
	}
	switch w.Form {
	case DotForm:
		if len(options) < 2 {
			return nil, Refuse(Invalid, "Voor stippen zijn er minstens twee dingen om uit te kiezen.")
		}
		if dots < 1 || dots > mostDots {
			return nil, Refuse(Invalid, "Geef iedereen 1 tot 10 stippen.")
		}
	case ConsentForm, SupportForm, AboutForm:
		if len(options) > 1 || w.Dots != 0 {
			return nil, Refuse(Invalid, "Vraag dit over één voorstel tegelijk.")
		}
	default:
		return nil, Refuse(Invalid, "Kies: stippen, instemmen, draagvlak of de slotvraag.")
	}
	return []Fact{&BallotOpened{Ballot: w.Ballot, Session: e.ID, Form: w.Form, Question: w.Question.ID, Options: options, Dots: dots}}, nil
}

// options gives what can be chosen, with the words that are there for it.
func (s *State) options(e *Session, asked []NewOption) ([]Option, error) {
	if len(asked) > mostOptions {
		return nil, Refuse(Invalid, "Dat zijn te veel dingen om uit te kiezen. Hooguit dertig.")
	}
	list := make([]Option, 0, len(asked))
	for _, o := range asked {
		title := named(o.Text)
		if b, ok := find[Barrier](s, o.Of); ok && b.Session == e.ID {
			title = b.Sentence
		} else if a, ok := find[Action](s, o.Of); ok && a.Session == e.ID {
			title = a.Title
		} else if o.Of != "" {
			return nil, errGone
		}
		switch {
		case !validID(o.ID) || slices.ContainsFunc(list, func(p Option) bool { return p.ID == o.ID }):
			return nil, Refuse(Invalid, "Deze keuze heeft geen goede naam voor de computer.")
		case title == "":
			return nil, Refuse(Invalid, "Schrijf wat er te kiezen is.")
		}
		list = append(list, Option{ID: o.ID, Of: o.Of, Title: title})
	}
	return list, nil
}

func (f *BallotOpened) apply(s *State, at Instant) {
	s.put(&Ballot{ID: f.Ballot, Session: f.Session, Form: f.Form, Question: f.Question, Options: f.Options, Dots: f.Dots, Open: true, At: at,
		Result: []OptionResult{}, Ways: map[string]int{}, Because: []WordsID{}})
}

func (s *State) changeBallot(id string, f func(*Ballot)) {
	old, ok := find[Ballot](s, id)
	if !ok {
		return
	}
	b := *old
	f(&b)
	s.put(&b)
}

// ballotHere gives an open ballot of the session that the asker is in.
func (s *State) ballotHere(who Who, id string) (*Ballot, error) {
	if _, err := s.openSession(who); err != nil {
		return nil, err
	}
	b, ok := find[Ballot](s, id)
	switch {
	case !ok || b.Session != who.Session:
		return nil, errGone
	case !b.Open:
		return nil, Refuse(Conflict, "Deze keuze is dicht. De uitslag staat er.")
	}
	return b, nil
}

// CastVote is one person's choice. Another one replaces it, until the ballot is closed.
type CastVote struct {
	Ballot string   `json:"ballot"`
	Answer string   `json:"answer"`
	Dots   []DotsOn `json:"dots"`
	Why    Text     `json:"why"`
	Show   bool     `json:"show"` // the room may read why
}

// DotsOn is how many dots lie on an option.
type DotsOn struct {
	Option string `json:"option"`
	N      int    `json:"n"`
}

// VoteCast happened.
type VoteCast struct {
	Ballot  string  `json:"ballot"`
	Session string  `json:"session"`
	Handle  string  `json:"handle"`
	Vote    Vote    `json:"vote"`
	Older   WordsID `json:"older,omitempty"` // the reason that this one replaces
	Sheet   string  `json:"sheet,omitempty"`
}

func (w *CastVote) decide(s *State, who Who, g *Given) ([]Fact, error) {
	b, err := s.ballotHere(who, w.Ballot)
	if err != nil {
		return nil, err
	}
	if !who.trusted() {
		return nil, Refuse(Forbidden, "U doet nog niet mee. Vraag de gespreksleider.")
	}
	v, err := b.vote(w.Answer, w.Dots, w.Why, w.Show)
	if err != nil {
		return nil, err
	}
	v.Side, v.Way = who.Side, byPhone
	handle, again := b.voted(who.Handles)
	if !again {
		handle = g.handle(who.Seat)
	}
	return []Fact{&VoteCast{Ballot: b.ID, Session: b.Session, Handle: handle, Vote: v, Older: b.own.Votes[handle].Why}}, nil
}

// vote reads a choice. Dots over the budget are refused whoever sends them.
func (b *Ballot) vote(answer string, dots []DotsOn, why Text, show bool) (v Vote, err error) {
	if b.Form != DotForm {
		switch {
		case len(dots) > 0 || !contains(BallotAnswers[b.Form], answer):
			return v, Refuse(Invalid, "Kies een van de antwoorden.")
		case contains(withReason, answer) && why.empty():
			return v, Refuse(Invalid, "Schrijf erbij waarom. Dan kan de tafel er iets mee.")
		}
		return Vote{Answer: answer, Why: named(why), Show: show && !why.empty()}, nil
	}
	v.Dots, answer = map[string]int{}, ""
	left := b.Dots
	for _, d := range dots {
		if !b.option(d.Option) || d.N < 0 {
			return v, Refuse(Invalid, "Leg uw stippen op iets uit de lijst.")
		}
		if d.N > left {
			return v, Refuse(Invalid, "Dat zijn te veel stippen. Haal er eerst een weg.")
		}
		if left -= d.N; d.N > 0 {
			v.Dots[d.Option] += d.N
		}
	}
	return v, nil
}

func (b *Ballot) voted(handles map[string]bool) (string, bool) {
	for _, h := range sorted(handles) {
		if _, ok := b.own.Votes[h]; ok {
			return h, true
		}
	}
	return "", false
}

func (f *VoteCast) erases() []WordsID {
	if f.Older == "" {
		return nil
	}
	return []WordsID{f.Older}
}

func (f *VoteCast) apply(s *State, _ Instant) {
	s.changeBallot(f.Ballot, func(b *Ballot) {
		b.own.Votes = maps.Clone(b.own.Votes)
		if b.own.Votes == nil {
			b.own.Votes = map[string]Vote{}
		}
		b.own.Votes[f.Handle] = f.Vote
		if f.Sheet != "" {
			b.own.Sheets = append(slices.Clone(b.own.Sheets), f.Sheet)
			slices.Sort(b.own.Sheets)
		}
		b.Because = slices.DeleteFunc(slices.Clone(b.Because), func(id WordsID) bool { return id == f.Older })
		if f.Vote.Show {
			b.Because = append(b.Because, f.Vote.Why)
		}
	})
	if f.Vote.Way != byPhone {
		return // nobody has it on a phone
	}
	s.put(&MyVote{ID: f.Handle, Session: f.Session, Ballot: f.Ballot, Answer: f.Vote.Answer, Dots: f.Vote.Dots, Why: f.Vote.Why})
	s.tally(choosing, f.Session, f.Ballot, "gekozen", f.Handle)
}

// MyVote is one's own choice, addressed to that person alone.
type MyVote struct {
	ID      string         `json:"id"` // the handle
	Session string         `json:"session"`
	Ballot  string         `json:"ballot"`
	Answer  string         `json:"answer,omitempty"`
	Dots    map[string]int `json:"dots,omitempty"`
	Why     WordsID        `json:"why,omitempty"`
	plain
}

func (m *MyVote) kind() string             { return "my-vote" }
func (m *MyVote) key() string              { return m.ID }
func (m *MyVote) at() (session, to string) { return m.Session, m.ID }
func (m *MyVote) seenBy(Class) Record      { return m }

var sheetNumber = regexp.MustCompile(`^[A-Z0-9]{1,8}$`)

// EnterVote is a choice on paper, by the desk or a scribe.
type EnterVote struct {
	Ballot string   `json:"ballot"`
	Side   Side     `json:"side"`
	Answer string   `json:"answer"`
	Dots   []DotsOn `json:"dots"`
	Why    Text     `json:"why"`
	Show   bool     `json:"show"`
	Sheet  string   `json:"sheet"` // the number on it, so that it counts once; none on a sheet of one's own making
}

// newSheet reads the number of a sheet of paper from one side of the table, that was not counted before.
func newSheet(written string, side Side, counted []string) (string, error) {
	if !contains(Sides, side) {
		return "", Refuse(Invalid, "Van welke kant van de tafel is dit blad?")
	}
	sheet := strings.ToUpper(strings.ReplaceAll(written, " ", ""))
	switch {
	case sheet != "" && !sheetNumber.MatchString(sheet):
		return "", Refuse(Invalid, "Dit is geen nummer van een blad. Het staat rechtsboven, bijvoorbeeld K7QF.")
	case contains(counted, sheet):
		return "", Refuse(Conflict, fmt.Sprintf("Blad %s is al geteld. Het telt één keer.", sheet))
	}
	return sheet, nil
}

func (w *EnterVote) decide(s *State, who Who, g *Given) ([]Fact, error) {
	b, err := s.ballotHere(who, w.Ballot)
	if err != nil {
		return nil, err
	}
	sheet, err := newSheet(w.Sheet, w.Side, b.own.Sheets)
	if err != nil {
		return nil, err
	}
	v, err := b.vote(w.Answer, w.Dots, w.Why, w.Show)
	if err != nil {
		return nil, err
	}
	v.Side, v.Way = w.Side, byPaper
	return []Fact{&VoteCast{Ballot: b.ID, Session: b.Session, Handle: g.id(), Vote: v, Sheet: sheet}}, nil
}

// CountHands is a count of hands, of everybody who chose neither by phone nor on paper. Entered again it replaces.
type CountHands struct {
	Ballot string `json:"ballot"`
	Room   int    `json:"room"` // people in the room, whichever way they choose
	Hands  []Hand `json:"hands"`
}

// HandsCounted happened.
type HandsCounted struct {
	Ballot string `json:"ballot"`
	Room   int    `json:"room"`
	Hands  []Hand `json:"hands"`
}

func (w *CountHands) decide(s *State, who Who, _ *Given) ([]Fact, error) {
	b, err := s.ballotHere(who, w.Ballot)
	if err != nil {
		return nil, err
	}
	if w.Room < 1 || w.Room > mostRoom {
		return nil, Refuse(Invalid, "Hoeveel mensen zijn er in de zaal?")
	}
	free := w.Room - len(b.own.Votes)
	total := 0
	for _, h := range w.Hands {
		known := b.Form == DotForm && b.option(h.Option) && h.Answer == "" ||
			b.Form != DotForm && h.Option == "" && contains(BallotAnswers[b.Form], h.Answer)
		switch {
		case !known || h.Side != "" && !contains(Sides, h.Side):
			return nil, Refuse(Invalid, "Tel handen bij iets uit de lijst.")
		case h.N < 0 || h.N > mostRoom*mostDots:
			return nil, Refuse(Invalid, "Dit is geen telling van handen.")
		}
		total += h.N
	}
	if total > max(free, 0)*max(b.Dots, 1) {
		return nil, Refuse(Invalid, "Dat zijn meer handen dan er mensen in de zaal zijn die nog niet kozen. Tel opnieuw.")
	}
	return []Fact{&HandsCounted{Ballot: b.ID, Room: w.Room, Hands: w.Hands}}, nil
}

func (f *HandsCounted) apply(s *State, _ Instant) {
	s.changeBallot(f.Ballot, func(b *Ballot) { b.own.Hands, b.own.Room = f.Hands, f.Room })
}

// CloseBallot ends the choosing; from then on everybody sees what came of it.
type CloseBallot struct {
	Ballot string `json:"ballot"`
}

// BallotClosed happened. The order of the reasons was drawn, so that it tells nothing of when they were written.
type BallotClosed struct {
	Ballot  string    `json:"ballot"`
	Because []WordsID `json:"because"`
}

func (w *CloseBallot) decide(s *State, who Who, g *Given) ([]Fact, error) {
	b, err := s.ballotHere(who, w.Ballot)
	if err != nil {
		return nil, err
	}
	return []Fact{b.close(g)}, nil
}

func (b *Ballot) close(g *Given) Fact {
	return &BallotClosed{Ballot: b.ID, Because: shuffled(g, b.Because)}
}

// closeBallots ends what is still open when the session ends.
func (s *State) closeBallots(session string, g *Given) (facts []Fact) {
	for _, b := range all[Ballot](s) {
		if b.Session == session && b.Open {
			facts = append(facts, b.close(g))
		}
	}
	return facts
}

func (f *BallotClosed) apply(s *State, at Instant) {
	s.changeBallot(f.Ballot, func(b *Ballot) {
		b.Open, b.ClosedAt, b.Because = false, at, f.Because
		b.Result, b.Ways, b.Voters = b.results()
	})
}

// results counts phones, paper and hands alike.
func (b *Ballot) results() (list []OptionResult, ways map[string]int, voters int) {
	ways = map[string]int{byPhone: 0, byPaper: 0, byHand: 0}
	dots, votes := map[string]int{}, map[string]int{}
	for _, v := range b.own.Votes {
		ways[v.Way]++
		votes[string(v.Side)+" "+v.Answer]++
		for option, n := range v.Dots {
			dots[option] += n
		}
	}
	hands := 0
	for _, h := range b.own.Hands {
		hands += h.N
		votes[string(h.Side)+" "+h.Answer] += h.N
		dots[h.Option] += h.N
	}
	// Hands lay dots, and a person may lay several: they are at least so many people.
	ways[byHand] = (hands + max(b.Dots, 1) - 1) / max(b.Dots, 1)
	voters = ways[byPhone] + ways[byPaper] + ways[byHand]
	if b.Form != DotForm {
		return []OptionResult{{Counts: perSide(votes)}}, ways, mask(voters)
	}
	list = []OptionResult{}
	if voters < fewestPerSide { // the dots of one are their choice
		return list, ways, 0
	}
	for _, o := range b.Options {
		list = append(list, OptionResult{Option: o.ID, Dots: dots[o.ID], Counts: map[string]int{}})
	}
	return list, ways, mask(voters)
}

// DecideBallot writes down what the table made of it.
type DecideBallot struct {
	Ballot   string `json:"ballot"`
	Decision Text   `json:"decision"`
}

// BallotDecided happened.
type BallotDecided struct {
	Ballot   string  `json:"ballot"`
	Decision WordsID `json:"decision"`
}

func (w *DecideBallot) decide(s *State, who Who, _ *Given) ([]Fact, error) {
	b, ok := find[Ballot](s, w.Ballot)
	switch {
	case !ok || b.Session != who.Session:
		return nil, errGone
	case b.Open:
		return nil, Refuse(Conflict, "Sluit de keuze eerst. Daarna schrijft u op wat de tafel besluit.")
	case w.Decision.empty():
		return nil, Refuse(Invalid, "Schrijf wat de tafel besluit.")
	}
	return []Fact{&BallotDecided{Ballot: b.ID, Decision: w.Decision.ID}}, nil
}

func (f *BallotDecided) apply(s *State, _ Instant) {
	s.changeBallot(f.Ballot, func(b *Ballot) { b.Decision = f.Decision })
}
