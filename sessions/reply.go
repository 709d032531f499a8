package sessions

import "slices"

// AnswerKind (antwoordsoort) is what a level says to a bundle.
type AnswerKind string

// The kinds. That there is no answer is computed, and nobody can say it.
const (
	TakenOver    AnswerKind = "overgenomen"
	TakenPartly  AnswerKind = "deels"
	TakenOther   AnswerKind = "anders" // by another way, to the same end
	Denied       AnswerKind = "niet"
	NotCompetent AnswerKind = "niet_bevoegd"
	Forwarded    AnswerKind = "doorgestuurd"
	StillBusy    AnswerKind = "nog_bezig"
)

// AnswerKinds lists them.
var AnswerKinds = []AnswerKind{TakenOver, TakenPartly, TakenOther, Denied, NotCompetent, Forwarded, StillBusy}

// takes says whether the level takes on something of it.
func (k AnswerKind) takes() bool { return k == TakenOver || k == TakenPartly || k == TakenOther }

// refers says whether it names another place.
func (k AnswerKind) refers() bool { return k == NotCompetent || k == Forwarded }

const (
	mostShifts = 2                // "nog bezig tot" can be said twice
	passedOn   = 14 * day         // by when who names another place sends the bundle there
	desksWord  = "gespreksleider" // how the desk signs a note
)

// AnswerLeg is the level's answer.
type AnswerLeg struct {
	Leg      string     `json:"leg"`
	Kind     AnswerKind `json:"kind"`
	Category string     `json:"category"` // of a no
	Text     Text       `json:"text"`
	By       Label      `json:"by"`      // function of who decided it
	Expires  Instant    `json:"expires"` // when it is looked at again; of "nog bezig": until when
	Level    Level      `json:"level"`   // of the place that is named
	Place    Label      `json:"place"`
}

// LegAnswered happened.
type LegAnswered struct {
	Leg      string     `json:"leg"`
	Answer   string     `json:"answer"`
	Kind     AnswerKind `json:"kind"`
	Category string     `json:"category"`
	Text     WordsID    `json:"text"`
	By       Label      `json:"by"`
	Expires  Instant    `json:"expires"`
	Next     string     `json:"next,omitempty"` // it stands only when the place there confirms (I-13)
}

// LegPutOff happened: "nog bezig tot". The first date stays.
type LegPutOff struct {
	Leg   string  `json:"leg"`
	Until Instant `json:"until"`
	Words WordsID `json:"words"`
	By    Label   `json:"by"`
}

func (w *AnswerLeg) decide(s *State, who Who, g *Given) ([]Fact, error) {
	l, err := s.legOf(who, w.Leg, (*Leg).Ticket, (*Leg).PlaceTicket)
	if err != nil {
		return nil, err
	}
	late := l.Reply.Kind == "" && (l.State == LegBack || l.State == LegDone) // an answer that comes late is one
	from, _ := find[Leg](s, l.From)
	switch {
	case l.Reply.Next != "":
		return nil, Refuse(Conflict, "U noemde een andere plek. Tot die ja zegt, blijft dit bij u.")
	case !late && l.State != LegOnWay && l.State != LegArrived && l.State != LegInHand:
		return nil, Refuse(Conflict, "Hier kan nu geen antwoord op komen.")
	case l.State == LegOnWay && from != nil && from.Reply.Next == l.ID:
		return nil, Refuse(Conflict, "Zeg eerst of u hierover gaat.")
	case !contains(AnswerKinds, w.Kind):
		return nil, Refuse(Invalid, "Kies wat voor antwoord het is.")
	case w.Text.empty():
		return nil, Refuse(Invalid, "Schrijf het antwoord op, zo dat iedereen het begrijpt.")
	case w.By == "":
		return nil, Refuse(Invalid, "Wie heeft dit besloten? Noem de functie.")
	case w.Kind == StillBusy:
		return w.putOff(l, late, g)
	}
	f := &LegAnswered{Leg: l.ID, Answer: g.id(), Kind: w.Kind, Category: string(w.Kind), Text: w.Text.ID, By: w.By}
	if f.Expires, err = w.holdsUntil(g); err != nil {
		return nil, err
	}
	if w.Kind == Denied {
		f.Category = w.Category
	}
	if !w.Kind.refers() {
		return []Fact{f}, nil
	}
	next, err := w.onward(l, g)
	if err != nil {
		return nil, err
	}
	f.Next = next.Leg
	return []Fact{f, next}, nil
}

// holdsUntil is when the answer must be defended again (I-06).
func (w *AnswerLeg) holdsUntil(g *Given) (Instant, error) {
	category := "niet_wenselijk" // any with the usual term: only a no has a category of its own
	if w.Kind == Denied {
		category = w.Category
	}
	return reason(category, w.Text, w.By, w.Expires, g)
}

func (w *AnswerLeg) putOff(l *Leg, late bool, g *Given) ([]Fact, error) {
	from := *g
	from.At = max(l.due(), g.At)
	latest, _ := from.answerBy(l.Level) // as long again as the level has
	switch {
	case late || l.Reply.Shifts >= mostShifts:
		return nil, Refuse(Conflict, "U zei al twee keer dat u nog bezig bent, of de tijd is om. Geef nu een antwoord, ook als het nee is.")
	case w.Expires <= from.At || w.Expires > latest:
		return nil, Refuse(Invalid, "Tot wanneer bent u bezig? Kies een dag na de vorige, binnen de termijn van dit niveau.")
	}
	return []Fact{&LegPutOff{Leg: l.ID, Until: w.Expires, Words: w.Text.ID, By: w.By}}, nil
}

// onward prepares the bundle for the place that was named. Whoever named it brings it there.
func (w *AnswerLeg) onward(l *Leg, g *Given) (*LegPrepared, error) {
	level := w.Level
	if w.Kind == Forwarded {
		up, ok := l.Level.above()
		if !ok || level != "" && level != up {
			return nil, Refuse(Invalid, "Doorsturen gaat naar het niveau hierboven. Kies anders ‘niet bevoegd’ en noem de plek.")
		}
		level = up
	}
	if _, ok := Levels[level]; !ok || w.Place == "" {
		return nil, Refuse(Invalid, "Wie gaat hier wel over? Noem het niveau en de plek.")
	}
	if level == l.Level && w.Place == l.Place {
		return nil, Refuse(Invalid, "Dat bent u zelf. Noem een andere plek.")
	}
	return &LegPrepared{Leg: g.id(), Session: l.Session, Barriers: l.Barriers, Level: level, Place: w.Place, From: l.ID, Question: l.Question,
		Rule: l.Rule, Proposal: l.Proposal, Tried: l.Tried, Carrier: l.Place, SendBy: g.At + passedOn}, nil
}

func (f *LegAnswered) apply(s *State, at Instant) {
	l, ok := find[Leg](s, f.Leg)
	if !ok {
		return
	}
	s.put(&Answer{ID: f.Answer, Session: l.Session, About: "leg", Of: l.ID, Category: f.Category, Text: f.Text, By: f.By, At: at, Expires: f.Expires})
	s.changeLeg(f.Leg, func(l *Leg) {
		if l.Receipt.At == 0 { // an answer proves that it arrived
			l.Receipt.At = at
		}
		l.Reply.Kind, l.Reply.Answer, l.Reply.Next, l.Told, l.Back, l.Closed = f.Kind, f.Answer, f.Next, nil, 0, 0
		l.State = LegInHand
		if f.Next == "" {
			l.replied(at)
		}
	})
}

// replied makes what was said stand. It is back at the table at once when it was told there already.
func (l *Leg) replied(at Instant) {
	l.State, l.Reply.At = LegReplied, at
	if l.told() {
		l.State, l.Back = LegBack, at
	}
}

func (l *Leg) note(n Note) { l.Notes = append(slices.Clone(l.Notes), n) }

func (f *LegPutOff) apply(s *State, at Instant) {
	s.changeLeg(f.Leg, func(l *Leg) {
		if l.Receipt.At == 0 {
			l.Receipt.At = at
		}
		l.State, l.Reply.Until, l.Reply.Shifts = LegInHand, f.Until, l.Reply.Shifts+1
		l.note(Note{By: f.By, Words: f.Words, At: at})
	})
}

// Holder is who has to answer now: who was sent it, until the place that they named has confirmed (I-13).
func (s *State) Holder(leg string) Label {
	l, ok := find[Leg](s, leg)
	if !ok {
		return ""
	}
	if l.Reply.Next != "" && l.Reply.At > 0 {
		return s.Holder(l.Reply.Next)
	}
	return l.Place
}

// AddContext adds what a level or the desk knows. Nobody rewrites what the raisers said.
type AddContext struct {
	Leg   string `json:"leg"`
	Words Text   `json:"words"`
}

// ContextAdded happened.
type ContextAdded struct {
	Leg   string  `json:"leg"`
	By    Label   `json:"by"`
	Words WordsID `json:"words"`
}

func (w *AddContext) decide(s *State, who Who, _ *Given) ([]Fact, error) {
	l, err := s.legOf(who, w.Leg, (*Leg).Ticket, (*Leg).PlaceTicket)
	if err != nil {
		return nil, err
	}
	if err := l.writable(who); err != nil {
		return nil, err
	}
	if w.Words.empty() {
		return nil, Refuse(Invalid, "Schrijf wat u erbij wilt zetten.")
	}
	by := Label(desksWord)
	switch who.Object {
	case l.Ticket():
		by = l.Carriage.Function
	case l.PlaceTicket():
		by = l.Place
	}
	return []Fact{&ContextAdded{Leg: l.ID, By: by, Words: w.Words.ID}}, nil
}

// writable says whether the links to a leg still write: not when it is closed or did not go on.
func (l *Leg) writable(who Who) error {
	if !who.Desk() && (l.State == LegDone || l.State == LegDropped) {
		return Refuse(Conflict, "Dit is gesloten. Er kan niets meer bij.")
	}
	return nil
}

func (f *ContextAdded) apply(s *State, at Instant) {
	s.changeLeg(f.Leg, func(l *Leg) { l.note(Note{By: f.By, Words: f.Words, At: at}) })
}
