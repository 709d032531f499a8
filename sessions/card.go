package sessions

// CardKind is what a card is. The question of the phase decides it, never its author.
type CardKind string

// The kinds of card (DOMAIN §4.2).
const (
	Experience   CardKind = "ervaring"
	Obstacle     CardKind = "drempel"
	BrightSpot   CardKind = "wat_werkt"
	Idea         CardKind = "idee"
	Query        CardKind = "vraag"
	Rule         CardKind = "regel"
	Intention    CardKind = "bedoeling"
	Dilemma      CardKind = "dilemma"
	Difference   CardKind = "verschil"
	Heard        CardKind = "gehoord"
	AbsentPeople CardKind = "afwezigen"
)

// Feelings are data too (S4-22).
var Feelings = []string{"paniek", "moe", "buitengesloten", "wantrouwen", "schaamte", "alleen", "boos", "gezien", "hoop"}

// Card (kaart) is somebody's words at one step of the route. Who wrote it is not here: see MyCard,
// which only its author gets.
type Card struct {
	ID       string    `json:"id"`
	Session  string    `json:"session"`
	Step     string    `json:"step"`
	Kind     CardKind  `json:"kind"`
	Question string    `json:"question"`
	Side     Side      `json:"side"`
	Function Label     `json:"function,omitempty"`
	Words    WordsID   `json:"words"`             // the first version, for ever (I-14)
	Newer    []WordsID `json:"newer,omitempty"`   // later versions by the author, the last one counts
	Helped   WordsID   `json:"helped,omitempty"`  // "Wat had u hier geholpen?" (S0-22)
	Feeling  string    `json:"feeling,omitempty"` // a strip under the route adds them up
	Stopped  bool      `json:"stopped,omitempty"` // gave up here
	Spot     bool      `json:"spot,omitempty"`    // the room looks at it now
	State    CardState `json:"state"`
	own      cardOwn
}

// CardState is where a card stands. What is withdrawn or hidden leaves a stub (I-33).
type CardState string

// The states of a card (DOMAIN §4.3.1).
const (
	Placed    CardState = "geplaatst"
	Withdrawn CardState = "ingetrokken"
	Hidden    CardState = "verborgen"
	Parked    CardState = "geparkeerd"
)

type cardOwn struct {
	Handle   string  `json:"handle"`
	Consent  Consent `json:"consent,omitempty"`
	Shown    bool    `json:"shown,omitempty"`
	ForUs    bool    `json:"forUs,omitempty"` // shown to the collective alone
	OnBehalf bool    `json:"onBehalf,omitempty"`
	paperOwn
	Erased bool `json:"erased,omitempty"` // by the collective, and not by its author
}

// Consent is the author's answer to "Straks zien alle mensen in de zaal dit" (I-22).
type Consent string

// The answers. No answer is a yes among at least three cards, and a no among fewer.
const (
	ConsentYes        Consent = "ja"
	ConsentNo         Consent = "liever_niet"
	ConsentCollective Consent = "alleen_het_collectief"
)

func (c *Card) kind() string             { return "card" }
func (c *Card) key() string              { return c.ID }
func (c *Card) at() (session, to string) { return c.Session, "" }
func (c *Card) owned() any               { return &c.own }
func (c *Card) times() Boundaries        { return Boundaries{} }

// Before the reveal nobody but its author learns that a card exists. What a resident wrote is for
// those at the table: an official first says yes to the promise. The wall gets no function.
func (c *Card) seenBy(v Class) Record {
	if !c.own.Shown || c.own.ForUs && (!v.Collective || v.Role == TrajectoryLead) {
		return nil
	}
	if !v.trusted() {
		return nil
	}
	if c.State == Hidden && !v.Desk() {
		return &Card{ID: c.ID, Session: c.Session, Step: c.Step, Kind: c.Kind, Question: c.Question, Side: c.Side, State: Hidden}
	}
	if (v.Role == Wall || v.Role == Observer || v.Role == TrajectoryLead) && c.Function != "" {
		bare := *c
		bare.Function = ""
		return &bare
	}
	return c
}

func (s *State) changeCard(id string, f func(*Card)) {
	old, ok := find[Card](s, id)
	if !ok {
		return
	}
	c := *old
	f(&c)
	c.Spot = c.Spot && c.State == Placed
	s.putCard(&c)
}

// PlaceCard is writing a card on one's own phone.
type PlaceCard struct {
	Card     string `json:"card"`
	Question string `json:"question"`
	Step     string `json:"step"`
	Text     Text   `json:"text"`
	Helped   Text   `json:"helped"`
	Feeling  string `json:"feeling"`
	Stopped  bool   `json:"stopped"`
}

// WriteCardFor writes down what somebody in the room said, with their spoken yes: paper, voice and
// a scribe weigh as much as a phone (I-26).
type WriteCardFor struct {
	PlaceCard
	Side  Side   `json:"side"`
	Seat  string `json:"seat"`
	Yes   bool   `json:"yes"`   // it was read back, and they said yes
	Slip  int    `json:"slip"`  // whose numbered slip it is, where nobody has a seat for it yet
	Paper string `json:"paper"` // the number on the paper card; none when it was said aloud
}

// CardPlaced happened.
type CardPlaced struct {
	ID       string   `json:"id"`
	Session  string   `json:"session"`
	Handle   string   `json:"handle"`
	Linked   bool     `json:"linked"` // somebody's seat is linked to the handle
	Step     string   `json:"step"`
	Kind     CardKind `json:"kind"`
	Question string   `json:"question"`
	Side     Side     `json:"side"`
	Function Label    `json:"function,omitempty"`
	Words    WordsID  `json:"words"`
	Helped   WordsID  `json:"helped,omitempty"`
	Feeling  string   `json:"feeling,omitempty"`
	Stopped  bool     `json:"stopped,omitempty"`
	OnBehalf bool     `json:"onBehalf,omitempty"`
	paperOwn
}

func (w *PlaceCard) decide(s *State, who Who, g *Given) ([]Fact, error) {
	e, err := s.openSession(who)
	if err != nil {
		return nil, err
	}
	if who.Role == Observer {
		return w.question(s, e, who, g)
	}
	if who.Side == Ervaring && !who.Admitted {
		return nil, Refuse(Forbidden, "De gespreksleider laat u zo toe. Uw tekst blijft hier staan.")
	}
	phase, ok := e.phase(g.Run)
	if !ok || !contains(phase.Write, who.Side) {
		return nil, Refuse(Forbidden, "In dit deel luisteren we. U krijgt uw tekst terug.")
	}
	q, ok := question(phase, w.Question, who.Side)
	if !ok {
		q, ok = e.dealt(w.Question, who.Table)
	}
	if !ok {
		return nil, Refuse(Invalid, "Deze vraag hoort niet bij dit deel van het gesprek.")
	}
	f, err := w.placed(s, e, q)
	if err != nil {
		return nil, err
	}
	turn, err := s.takesTurn(e, phase, g.Run, who, g)
	if err != nil {
		return nil, err
	}
	f.Side, f.Handle, f.Linked = who.Side, g.handle(who.Seat), who.Seat != ""
	f.Function = s.commonFunction(e.ID, who.Seat, q.Kind)
	return append(heardAtOnce(e, f), turn...), nil
}

func (w *WriteCardFor) decide(s *State, who Who, g *Given) ([]Fact, error) {
	e, err := s.openSession(who)
	if err != nil {
		return nil, err
	}
	if !w.Yes && w.Paper == "" {
		return nil, errUnread
	}
	if !contains(Sides, w.Side) {
		return nil, Refuse(Invalid, "Kies van welke kant dit komt.")
	}
	q, ok := e.anyQuestion(w.Question)
	if !ok {
		return nil, Refuse(Invalid, "Deze vraag hoort niet bij dit gesprek.")
	}
	f, err := w.placed(s, e, q)
	if err != nil {
		return nil, err
	}
	if err := s.samePaper(who, e, w); err != nil {
		return nil, err
	}
	seat, side, facts, err := s.onWhoseBehalf(who, e, w)
	if err != nil {
		return nil, err
	}
	if !e.seats(side) {
		return nil, e.elsewhere()
	}
	f.Side, f.Handle, f.Linked, f.OnBehalf = side, g.handle(seat), seat != "", true
	if w.Paper != "" {
		f.paperOwn = paperOwn{Paper: w.Paper, By: entering(who), Unread: !w.Yes}
	}
	return append(facts, heardAtOnce(e, f)...), nil
}

// heardAtOnce shows what an official heard when the listening is over already: then it is said back.
func heardAtOnce(e *Session, f *CardPlaced) []Fact {
	if f.Kind == Heard && e.now().Kind != Listening && !f.Unread {
		return []Fact{f, &CardsRevealed{Session: e.ID, Cards: []string{f.ID}}}
	}
	return []Fact{f}
}

// placed checks what both ways of writing share.
func (w *PlaceCard) placed(s *State, e *Session, q Question) (*CardPlaced, error) {
	switch {
	case !validID(w.Card):
		return nil, Refuse(Invalid, "Deze kaart heeft geen goede naam voor de computer.")
	case w.Text.empty():
		return nil, Refuse(Invalid, "Er staat nog niets. Schrijf eerst een paar woorden.")
	case w.Text.Graphemes > MaxCard, w.Helped.Graphemes > MaxCard:
		return nil, Refuse(Invalid, "Uw tekst is te lang voor één kaart. Maak er twee kaarten van.")
	case !s.hasStep(w.Step):
		return nil, Refuse(Invalid, "Deze stap is er niet. Kies een andere stap.")
	case w.Feeling != "" && !contains(Feelings, w.Feeling):
		return nil, Refuse(Invalid, "Dit gevoel kennen wij niet. Kies een ander gevoel, of geen.")
	}
	if _, ok := find[Card](s, w.Card); ok {
		return nil, errTaken
	}
	return &CardPlaced{ID: w.Card, Session: e.ID, Step: w.Step, Kind: q.Kind, Question: q.ID, Words: w.Text.ID,
		Helped: named(w.Helped), Feeling: w.Feeling, Stopped: w.Stopped}, nil
}

// MaxCard is the longest text of a card, in graphemes.
const MaxCard = 600

func question(p Phase, id string, side Side) (Question, bool) {
	for _, q := range p.Questions {
		if q.ID == id && contains(q.Sides, side) {
			return q, true
		}
	}
	return Question{}, false
}

// anyQuestion finds a question of this evening, whatever its part or table.
func (e *Session) anyQuestion(id string) (Question, bool) {
	for _, d := range e.Dealt {
		if d.ID == id {
			return d.question(), true
		}
	}
	for _, p := range e.Phases {
		for _, q := range p.Questions {
			if q.ID == id {
				return q, true
			}
		}
	}
	return Question{}, false
}

const fewestFunction = 3

// commonFunction gives the function of an official when at least three here hold it; a dilemma
// never shows one (§4.0-1). A function of fewer would be a name, so it is not even kept.
func (s *State) commonFunction(session, seat string, kind CardKind) Label {
	me, ok := find[Seat](s, seat)
	if !ok || me.Function == "" || kind == Dilemma || !me.Side.Official() {
		return ""
	}
	n := 0
	for _, e := range all[Seat](s) {
		if e.Session == session && !e.Removed && e.Function == me.Function {
			n++
		}
	}
	if n < fewestFunction {
		return ""
	}
	return me.Function
}

func (f *CardPlaced) apply(s *State, _ Instant) {
	c := &Card{ID: f.ID, Session: f.Session, Step: f.Step, Kind: f.Kind, Question: f.Question, Side: f.Side,
		Function: f.Function, Words: f.Words, Helped: f.Helped, Feeling: f.Feeling, Stopped: f.Stopped, State: Placed,
		own: cardOwn{Handle: f.Handle, OnBehalf: f.OnBehalf, paperOwn: f.paperOwn}}
	s.put(c)
	s.unread(c)
	if f.Linked {
		s.put(c.mine())
	}
}
