package sessions

import (
	"fmt"
	"slices"
)

// Leg (etappe) is one step of passing a signal on: from the table to one level, and its answer back to those
// who gave it. It follows barriers, never one person's case; a case goes to the maatwerkteam.
type Leg struct {
	ID       string   `json:"id"`
	Session  string   `json:"session"`
	Barriers []string `json:"barriers"`
	Level    Level    `json:"level"`
	Place    Label    `json:"place"`          // who answers there, by function
	From     string   `json:"from,omitempty"` // the leg that this one goes on from
	Question string   `json:"question"`
	Rule     WordsID  `json:"rule,omitempty"`
	Proposal WordsID  `json:"proposal,omitempty"`
	Tried    WordsID  `json:"tried,omitempty"`
	Skip     WordsID  `json:"skip,omitempty"`    // why a level was passed over
	Special  bool     `json:"special,omitempty"` // bijzonder bericht aan de raad
	Raised   bool     `json:"raised,omitempty"`  // the raisers asked for it: nobody else can take it back
	State    LegState `json:"state"`
	Carriage Carriage `json:"carriage"`
	Bundle   string   `json:"bundle,omitempty"` // what was sent
	Sent     Instant  `json:"sent,omitempty"`
	Receipt  Receipt  `json:"receipt"`
	Reply    Reply    `json:"reply"`
	Whisper  WordsID  `json:"whisper,omitempty"` // how the level wrote it in its own paper; frozen
	Notes    []Note   `json:"notes"`             // people may add, never rewrite
	Sides    []Side   `json:"sides"`             // those who gave the signal: the answer goes back to each
	Told     []Told   `json:"told"`
	Back     Instant  `json:"back,omitempty"` // the answer is at the table again
	Closed   Instant  `json:"closed,omitempty"`
	plain
}

// Carriage is who takes the bundle to where citizens cannot sit, and what was said to that question.
type Carriage struct {
	Function Label   `json:"function,omitempty"`
	Round    int     `json:"round"`        // how often it was asked; a link is for one round
	By       Instant `json:"by,omitempty"` // first the day for the answer, then the day for sending
	Agreed   Instant `json:"agreed,omitempty"`
	Words    WordsID `json:"words,omitempty"` // the promise, or why not
}

// Receipt is that it arrived, with the number under which the place keeps it.
type Receipt struct {
	By      Instant `json:"by,omitempty"`
	At      Instant `json:"at,omitempty"`
	Number  string  `json:"number,omitempty"`
	Handler Label   `json:"handler,omitempty"` // who works on it now
}

// Reply is what the level said, and until when it could.
type Reply struct {
	By     Instant    `json:"by,omitempty"`     // the first date; it stays (I-07)
	Until  Instant    `json:"until,omitempty"`  // nog bezig tot
	Shifts int        `json:"shifts,omitempty"` // how often it was put off
	Rests  int        `json:"rests,omitempty"`  // days of recess, on which the clock stood still
	Kind   AnswerKind `json:"kind,omitempty"`
	Answer string     `json:"answer,omitempty"` // its words and its reason
	Next   string     `json:"next,omitempty"`   // the leg to the place that was named (I-13)
	At     Instant    `json:"at,omitempty"`     // from when it stands
}

// Note is context that a level or the desk added.
type Note struct {
	By    Label   `json:"by"`
	Words WordsID `json:"words"`
	At    Instant `json:"at"`
}

// LegState is how far a leg has come.
type LegState string

// The states. The last two are computed and never stored (I-09).
const (
	LegReady   LegState = "klaargezet"
	LegAsked   LegState = "drager_gevraagd"
	LegTaken   LegState = "drager_ja"
	LegOnWay   LegState = "verstuurd"
	LegArrived LegState = "ontvangen"
	LegInHand  LegState = "in_behandeling"
	LegReplied LegState = "beantwoord"
	LegBack    LegState = "teruggebracht"
	LegDone    LegState = "gesloten"
	LegDropped LegState = "ingetrokken" // never sent, or the named place said that it is not theirs either
	NoReceipt  LegState = "geen_ontvangst"
	NoAnswer   LegState = "geen_antwoord"
)

// Questions are what a bundle can ask of a level.
var Questions = []string{"ter_kennisname", "beantwoorden", "bespreken"}

func (l *Leg) kind() string             { return "leg" }
func (l *Leg) key() string              { return l.ID }
func (l *Leg) at() (session, to string) { return l.Session, "" }

// How and when each side was told is for the desk: a raiser's own "gelezen" would tell the room when somebody
// looked at their phone.
func (l *Leg) seenBy(c Class) Record {
	switch {
	case !c.trusted():
		return nil
	case c.Desk() || len(l.Told) == 0:
		return l
	}
	b := *l
	b.Told = []Told{}
	return &b
}

func (l *Leg) times() Boundaries {
	switch l.State {
	case LegAsked, LegTaken:
		return Boundaries{Next: l.Carriage.By, Late: l.Carriage.By}
	case LegOnWay:
		return Boundaries{Next: min(l.Receipt.By, l.due()), Late: min(l.Receipt.By, l.due())}
	case LegArrived, LegInHand:
		return Boundaries{Next: l.due(), Late: l.due()}
	}
	return Boundaries{}
}

// due is until when the level may take to answer, as it stands now.
func (l *Leg) due() Instant { return max(l.Reply.By, l.Reply.Until) }

// At is the state as people read it at a moment: without a receipt or an answer in time it says so.
func (l *Leg) At(now Instant) LegState {
	switch l.State {
	case LegOnWay, LegArrived, LegInHand:
		if l.due() <= now {
			return NoAnswer
		}
		if l.State == LegOnWay && l.Receipt.By <= now {
			return NoReceipt
		}
	}
	return l.State
}

// open says whether the signal is on its way and its answer is not yet back at the table.
func (l *Leg) open() bool {
	return l.State == LegOnWay || l.State == LegArrived || l.State == LegInHand || l.State == LegReplied
}

// unsent says whether nothing left the house yet.
func (l *Leg) unsent() bool { return l.State == LegReady || l.State == LegAsked || l.State == LegTaken }

// denied says whether the level said no or nothing at all: what raisers may take further, and what a special
// report counts.
func (l *Leg) denied(now Instant) bool {
	return l.Reply.Kind == Denied || l.At(now) == NoAnswer || l.At(now) == NoReceipt ||
		l.Reply.At == 0 && (l.State == LegBack || l.State == LegDone)
}

// Ticket is what the carrier's link is for. It changes when another person is asked.
func (l *Leg) Ticket() string { return fmt.Sprintf("%s/%d", l.ID, l.Carriage.Round) }

// PlaceTicket is what the link of the place is for that receives and answers: the griffie's mailbox.
func (l *Leg) PlaceTicket() string { return l.ID + "/plek" }

func (s *State) changeLeg(id string, f func(*Leg)) {
	old, ok := find[Leg](s, id)
	if !ok {
		return
	}
	l := *old
	f(&l)
	s.put(&l)
}

// legOf gives a leg to the desk, or to whoever holds one of the links to it.
func (s *State) legOf(who Who, id string, tickets ...func(*Leg) string) (*Leg, error) {
	l, ok := find[Leg](s, id)
	if !ok || l.Session != who.Session {
		return nil, errGone
	}
	if who.Desk() || slices.ContainsFunc(tickets, func(of func(*Leg) string) bool { return who.Role == Carrier && who.Object != "" && of(l) == who.Object }) {
		return l, nil
	}
	return nil, errGone
}

// PrepareLeg readies a bundle for a level: which barriers, what it asks, and by which rule it is held up.
type PrepareLeg struct {
	Leg      string   `json:"leg"`
	Barriers []string `json:"barriers"`
	Level    Level    `json:"level"`
	Place    Label    `json:"place"` // none: who answers there by default
	Question string   `json:"question"`
	Rule     Text     `json:"rule"`
	Proposal Text     `json:"proposal"`
	Tried    Text     `json:"tried"`
	Skip     Text     `json:"skip"` // why a level is passed over
}

// LegPrepared happened. With a Carrier somebody took it along at once, by their own word.
type LegPrepared struct {
	Leg      string   `json:"leg"`
	Session  string   `json:"session"`
	Barriers []string `json:"barriers"`
	Level    Level    `json:"level"`
	Place    Label    `json:"place"`
	From     string   `json:"from,omitempty"`
	Question string   `json:"question"`
	Rule     WordsID  `json:"rule,omitempty"`
	Proposal WordsID  `json:"proposal,omitempty"`
	Tried    WordsID  `json:"tried,omitempty"`
	Skip     WordsID  `json:"skip,omitempty"`
	Special  bool     `json:"special,omitempty"`
	Raised   string   `json:"raised,omitempty"` // the handle of the raiser who asked for it
	By       Role     `json:"by,omitempty"`     // who entered that for them, by their slip
	Carrier  Label    `json:"carrier,omitempty"`
	SendBy   Instant  `json:"sendBy,omitempty"`
	Promise  WordsID  `json:"promise,omitempty"`
}

func (w *PrepareLeg) decide(s *State, who Who, _ *Given) ([]Fact, error) {
	if err := s.newLeg(who, w.Leg, w.Barriers); err != nil {
		return nil, err
	}
	terms, ok := Levels[w.Level]
	if !ok {
		return nil, Refuse(Invalid, "Kies naar welk niveau dit gaat.")
	}
	if !contains(Questions, w.Question) {
		return nil, Refuse(Invalid, "Kies wat u vraagt: ter kennisname, beantwoorden of bespreken.")
	}
	if w.Proposal.empty() && w.Question != "ter_kennisname" {
		return nil, Refuse(Invalid, "Schrijf wat u voorstelt. Dan kan er een antwoord op komen.")
	}
	if terms.Rank > s.reached(w.Barriers)+1 && w.Skip.empty() {
		return nil, Refuse(Invalid, "U slaat een niveau over. Dat mag. Schrijf waarom.")
	}
	return []Fact{&LegPrepared{Leg: w.Leg, Session: who.Session, Barriers: w.Barriers, Level: w.Level, Place: placeOr(w.Place, w.Level),
		Question: w.Question, Rule: named(w.Rule), Proposal: named(w.Proposal), Tried: named(w.Tried), Skip: named(w.Skip)}}, nil
}

// newLeg checks a new leg's id, and that it is about what people said yes to.
func (s *State) newLeg(who Who, id string, barriers []string) error {
	if !validID(id) {
		return Refuse(Invalid, "Deze doorgifte heeft geen goede naam voor de computer.")
	}
	if _, ok := find[Leg](s, id); ok {
		return errTaken
	}
	if len(barriers) == 0 {
		return Refuse(Invalid, "Wat geeft u door? Kies een drempel.")
	}
	for i, id := range barriers {
		b, err := s.barrierHere(who, id)
		if err != nil {
			return err
		}
		if b.seenBy(who.Class) == nil {
			return errGone
		}
		if !b.confirmed() || contains(barriers[:i], id) {
			return Refuse(Conflict, "Deze drempel kan niet mee. Hij is nog niet bevestigd, of staat er al bij.")
		}
	}
	return nil
}

func placeOr(place Label, l Level) Label {
	if place == "" {
		return Levels[l].Place
	}
	return place
}

// reached is the highest rank of the ladder to which one of these barriers was sent.
func (s *State) reached(barriers []string) int {
	var family []string
	for _, id := range barriers {
		family = append(family, s.family(id)...)
	}
	top := 0
	for _, l := range all[Leg](s) {
		if l.Sent > 0 && sharing(l.Barriers, family) {
			top = max(top, l.Level.rank())
		}
	}
	return top
}

// legsOf lists the legs of a barrier, from the table up.
func (s *State) legsOf(barrier string) []*Leg {
	var list []*Leg
	family := s.family(barrier)
	for _, l := range all[Leg](s) {
		if sharing(l.Barriers, family) {
			list = append(list, l)
		}
	}
	sortStable(list, func(a, b *Leg) int { return a.Level.rank() - b.Level.rank() })
	return list
}

func (f *LegPrepared) apply(s *State, at Instant) {
	l := &Leg{ID: f.Leg, Session: f.Session, Barriers: f.Barriers, Level: f.Level, Place: f.Place, From: f.From, Question: f.Question,
		Rule: f.Rule, Proposal: f.Proposal, Tried: f.Tried, Skip: f.Skip, Special: f.Special, Raised: f.Raised != "", State: LegReady}
	if f.Carrier != "" {
		l.State, l.Carriage = LegTaken, Carriage{Function: f.Carrier, Round: 1, By: f.SendBy, Agreed: at, Words: f.Promise}
	}
	s.put(l)
	if f.Raised != "" {
		s.put(&Mine{ID: f.Raised, Session: f.Session, What: "higher", About: f.Leg})
	}
}

// WithdrawLeg takes back what was never sent. What the raisers asked for stays: the desk can add a word to it,
// and not block it.
type WithdrawLeg struct {
	Leg    string `json:"leg"`
	Reason Text   `json:"reason"`
}

// LegWithdrawn happened.
type LegWithdrawn struct {
	Leg    string  `json:"leg"`
	Reason WordsID `json:"reason"`
}

func (w *WithdrawLeg) decide(s *State, who Who, _ *Given) ([]Fact, error) {
	l, err := s.legOf(who, w.Leg)
	if err != nil {
		return nil, err
	}
	from, _ := find[Leg](s, l.From)
	switch {
	case l.Raised:
		return nil, Refuse(Forbidden, "Hier vroegen de mensen zelf om. U kunt er iets bij schrijven, niet tegenhouden.")
	case !l.unsent() || from != nil && from.Reply.Next == l.ID:
		return nil, Refuse(Conflict, "Dit is al onderweg. Het blijft zichtbaar tot er antwoord is.")
	case w.Reason.empty():
		return nil, Refuse(Invalid, "Schrijf waarom dit niet doorgaat.")
	}
	return []Fact{&LegWithdrawn{Leg: l.ID, Reason: w.Reason.ID}}, nil
}

func (f *LegWithdrawn) apply(s *State, at Instant) {
	s.changeLeg(f.Leg, func(l *Leg) {
		l.State = LegDropped
		l.Notes = append(slices.Clone(l.Notes), Note{By: "gespreksleider", Words: f.Reason, At: at})
	})
}
