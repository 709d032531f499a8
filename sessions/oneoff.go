package sessions

import "cmp"

// OneOff (losse oplossing) is helping those present at once. That is good, and it creates a duty: what
// changes for everybody else? Exactly one answer closes it (I-04, S4-30, S4-31).
type OneOff struct {
	ID       string  `json:"id"`
	Session  string  `json:"session"`
	What     WordsID `json:"what,omitempty"`
	By       Label   `json:"by"`
	Helped   int     `json:"helped"` // people; 0 is nobody in particular, such as a text on a website
	Reach    Label   `json:"reach,omitempty"`
	Barrier  string  `json:"barrier,omitempty"` // what it helped against
	At       Instant `json:"at"`
	OpenFrom Instant `json:"openFrom"`           // from here on it is an open end for all to see
	Absent   WordsID `json:"absent,omitempty"`   // wie heeft dit ook, en hoe vinden we hen?
	Relation string  `json:"relation,omitempty"` // action, lookback or reason
	To       string  `json:"to,omitempty"`       // the action's or the answer's id
	own      oneOffOwn
}

type oneOffOwn struct {
	May string `json:"may,omitempty"` // what those helped said of showing the text: ja or alleen_geregeld
}

// The relations that close a one-off.
const (
	ByAction   = "action"
	ByLookBack = "lookback"
	ByReason   = "reason"
)

func (o *OneOff) kind() string             { return "one-off" }
func (o *OneOff) key() string              { return o.ID }
func (o *OneOff) at() (session, to string) { return o.Session, "" }
func (o *OneOff) owned() any               { return &o.own }
func (o *OneOff) times() Boundaries        { return Boundaries{Next: o.OpenFrom, Late: o.OpenFrom} }

// What helped fewer than five people may point at one of them: others read it only when those
// helped said yes (I-04).
func (o *OneOff) seenBy(c Class) Record {
	if !c.trusted() {
		return nil
	}
	if c.Desk() || o.told() {
		return o
	}
	return o.bare()
}

func (o *OneOff) told() bool { return o.Helped == 0 || o.Helped >= fewest || o.own.May == "ja" }

func (o *OneOff) bare() *OneOff {
	b := *o
	b.What, b.Helped, b.Reach, b.Barrier, b.own = "", 0, "", "", oneOffOwn{}
	return &b
}

func (s *State) changeOneOff(id string, f func(*OneOff)) {
	old, ok := find[OneOff](s, id)
	if !ok {
		return
	}
	o := *old
	f(&o)
	s.put(&o)
}

// RegisterOneOff notes what was settled at once. It takes twenty seconds and no personal data.
type RegisterOneOff struct {
	OneOff string `json:"oneOff"`
	What   Text   `json:"what"`
	By     Label  `json:"by"`
	Helped int    `json:"helped"`
	Reach  Label  `json:"reach"`
	// Barrier is what it helped against, when it is on the board; it finds the same one again.
	Barrier string `json:"barrier"`
}

// OneOffRegistered happened.
type OneOffRegistered struct {
	OneOff   string  `json:"oneOff"`
	Session  string  `json:"session"`
	What     WordsID `json:"what"`
	By       Label   `json:"by"`
	Helped   int     `json:"helped"`
	Reach    Label   `json:"reach,omitempty"`
	Barrier  string  `json:"barrier,omitempty"`
	OpenFrom Instant `json:"openFrom"`
}

func (w *RegisterOneOff) decide(s *State, who Who, g *Given) ([]Fact, error) {
	if who.Role == Attendee && !who.Side.Official() {
		return nil, errRights
	}
	if _, ok := find[Session](s, who.Session); !ok {
		return nil, errGone
	}
	switch {
	case !validID(w.OneOff):
		return nil, Refuse(Invalid, "Deze oplossing heeft geen goede naam voor de computer.")
	case w.What.empty():
		return nil, Refuse(Invalid, "Schrijf wat er geregeld is, zonder namen.")
	case w.By == "":
		return nil, Refuse(Invalid, "Wie heeft dit geregeld? Noem de functie of het team.")
	case w.Helped < 0 || w.Helped > 1_000_000:
		return nil, Refuse(Invalid, "Hoeveel mensen zijn geholpen? Vul een getal in.")
	}
	if _, ok := find[OneOff](s, w.OneOff); ok {
		return nil, errTaken
	}
	if w.Barrier != "" {
		if b, err := s.barrierHere(who, w.Barrier); err != nil || b.seenBy(who.Class) == nil {
			return nil, cmp.Or(err, errGone)
		}
	}
	return []Fact{&OneOffRegistered{OneOff: w.OneOff, Session: who.Session, What: w.What.ID, By: w.By, Helped: w.Helped,
		Reach: w.Reach, Barrier: w.Barrier, OpenFrom: g.At + openEnd}}, nil
}

func (f *OneOffRegistered) apply(s *State, at Instant) {
	s.put(&OneOff{ID: f.OneOff, Session: f.Session, What: f.What, By: f.By, Helped: f.Helped, Reach: f.Reach, Barrier: f.Barrier,
		At: at, OpenFrom: f.OpenFrom})
}

// RelateOneOff answers what changes for everybody else: an action, a look-back round or a reason.
// The question of the absent comes first and cannot be left out (S4-31).
type RelateOneOff struct {
	OneOff    string  `json:"oneOff"`
	Absent    Text    `json:"absent"`
	Relation  string  `json:"relation"`
	Action    string  `json:"action"`
	Category  string  `json:"category"`
	Text      Text    `json:"text"`
	DecidedBy Label   `json:"decidedBy"`
	Expires   Instant `json:"expires"`
}

// OneOffRelated happened. There is exactly one relation: a newer one takes the place of the last.
type OneOffRelated struct {
	OneOff   string  `json:"oneOff"`
	Absent   WordsID `json:"absent"`
	Relation string  `json:"relation"`
	To       string  `json:"to"`
}

func (w *RelateOneOff) decide(s *State, who Who, g *Given) ([]Fact, error) {
	o, ok := find[OneOff](s, w.OneOff)
	if !ok || o.Session != who.Session {
		return nil, errGone
	}
	if w.Absent.empty() {
		return nil, Refuse(Invalid, "Eerst: wie heeft dit ook, en hoe vinden we hen?")
	}
	f := &OneOffRelated{OneOff: o.ID, Absent: w.Absent.ID, Relation: w.Relation, To: w.Action}
	switch w.Relation {
	case ByAction, ByLookBack:
		a, ok := find[Action](s, w.Action)
		if !ok {
			return nil, Refuse(NotFound, "Deze actie is er niet. Vraag eerst iemand om de actie te doen.")
		}
		if w.Relation == ByAction && a.weak() {
			return nil, Refuse(Conflict, "Dit alleen helpt anderen niet genoeg: wie het vergeet, doet weer als vroeger. Koppel een actie die meer verandert, zoek wie dit ook heeft, of geef een reden.")
		}
		if w.Relation == ByLookBack && a.Ladder != "KH" {
			return nil, Refuse(Conflict, "Dit is geen herstelronde. Kies een herstelronde, of koppel de actie.")
		}
		return []Fact{f}, nil
	case ByReason:
		if len(s.OneOffsBefore(o)) >= timesAgain && len(s.actionsOf(o.Barrier)) == 0 {
			return nil, Refuse(Conflict, "Dit is nu drie keer los opgelost. Vraag eerst iemand om het voor iedereen te veranderen.")
		}
		expires, err := reason(w.Category, w.Text, w.DecidedBy, w.Expires, g)
		if err != nil {
			return nil, err
		}
		f.To = g.id()
		return []Fact{&ReasonGiven{Answer: f.To, Session: o.Session, About: "one-off", Of: o.ID, Category: w.Category,
			Text: w.Text.ID, By: w.DecidedBy, Expires: expires}, f}, nil
	}
	return nil, Refuse(Invalid, "Kies: een actie, een herstelronde of een reden.")
}

func (f *OneOffRelated) apply(s *State, _ Instant) {
	s.changeOneOff(f.OneOff, func(o *OneOff) { o.Absent, o.Relation, o.To = f.Absent, f.Relation, f.To })
}

// AllowOneOff is what those helped said of showing the text to others.
type AllowOneOff struct {
	OneOff string `json:"oneOff"`
	May    string `json:"may"` // ja or alleen_geregeld
}

// OneOffAllowed happened.
type OneOffAllowed struct {
	OneOff string `json:"oneOff"`
	May    string `json:"may"`
}

func (w *AllowOneOff) decide(s *State, who Who, _ *Given) ([]Fact, error) {
	o, ok := find[OneOff](s, w.OneOff)
	if !ok || o.Session != who.Session {
		return nil, errGone
	}
	if w.May != "ja" && w.May != "alleen_geregeld" {
		return nil, Refuse(Invalid, "Kies: de tekst mag gelezen worden, of alleen ‘geregeld’.")
	}
	return []Fact{&OneOffAllowed{OneOff: o.ID, May: w.May}}, nil
}

func (f *OneOffAllowed) apply(s *State, _ Instant) {
	s.changeOneOff(f.OneOff, func(o *OneOff) { o.own.May = f.May })
}

const timesAgain = 2 // one-offs against the same before; then somebody is asked to change it for everybody

// OneOffsBefore lists the one-offs against the same barrier, or one with the same key, that were there before: "dit
// losten we al eens op".
func (s *State) OneOffsBefore(o *OneOff) []*OneOff {
	var list []*OneOff
	b, ok := find[Barrier](s, o.Barrier)
	if !ok {
		return nil
	}
	for _, other := range all[OneOff](s) {
		x, ok := find[Barrier](s, other.Barrier)
		if ok && other.ID != o.ID && other.At <= o.At && (sharing(s.family(x.ID), s.family(b.ID)) || sameKey(x, b)) {
			list = append(list, other)
		}
	}
	sortStable(list, func(a, b *OneOff) int { return int(a.At - b.At) })
	return list
}

// open says whether a one-off is an open end: no relation, or one that no longer holds (I-04).
func (s *State) open(o *OneOff, now Instant) bool {
	switch o.Relation {
	case ByAction:
		a, ok := find[Action](s, o.To)
		return !ok || !a.structural()
	case ByLookBack:
		a, ok := find[Action](s, o.To)
		return !ok || !a.stands() || a.Ladder != "KH"
	case ByReason:
		r, ok := find[Answer](s, o.To)
		return !ok || !r.holds(now)
	}
	return true
}
