package sessions

import "slices"

// Recurrence (terugkeer) is the question whether a barrier is back. What the computer suspects is derived and closes
// or opens nothing; what people say of it is kept here. Who said it is not in it.
type Recurrence struct {
	ID      string          `json:"id"`
	Session string          `json:"session"`
	Barrier string          `json:"barrier"`
	New     string          `json:"new,omitempty"` // the newer one that looks like it; none: people say it of the same one
	Why     string          `json:"why"`
	State   RecurrenceState `json:"state"`
	At      Instant         `json:"at"`
	Decided Instant         `json:"decided,omitempty"`
	own     recurrenceOwn
}

// RecurrenceState is what people said of it.
type RecurrenceState string

// The states (DOMAIN §4.3.7). A suspicion is computed and never stored.
const (
	RecurrenceShown  RecurrenceState = "voorgelegd"
	RecurrenceSure   RecurrenceState = "bevestigd"
	RecurrenceOther  RecurrenceState = "ander_probleem"
	RecurrenceUnsure RecurrenceState = "nog_onzeker"
)

// Why a barrier may be back.
const (
	BySameKey = "sleutel"     // same step, kind and theme
	ByTeller  = "verteller"   // who raised it says so
	ByPeople  = "herkend"     // three people recognised it after it was solved
	BySight   = "gezien"      // the desk saw that they look alike
	lateVotes = 3             // recognitions after it was solved
	sureSays  = "ja"          // what people answer
	otherSays = "ander"       //
	dontKnow  = "nog_onzeker" //
)

// RecurrenceSays lists the answers.
var RecurrenceSays = []string{sureSays, otherSays, dontKnow}

type recurrenceOwn struct {
	Told bool `json:"told,omitempty"` // one of those who raised or recognised it answered
}

func (r *Recurrence) kind() string             { return "recurrence" }
func (r *Recurrence) key() string              { return r.ID }
func (r *Recurrence) at() (session, to string) { return r.Session, "" }
func (r *Recurrence) owned() any               { return &r.own }
func (r *Recurrence) times() Boundaries        { return Boundaries{} }

// Where one person told it, "who told it" is that person: others read that people said so.
func (r *Recurrence) seenBy(c Class) Record {
	if !c.trusted() {
		return nil
	}
	if c.Desk() || r.Why != ByTeller {
		return r
	}
	b := *r
	b.Why, b.own = ByPeople, recurrenceOwn{}
	return &b
}

// PresentRecurrence asks people whether it is back.
type PresentRecurrence struct {
	Recurrence string `json:"recurrence"`
	Barrier    string `json:"barrier"`
	New        string `json:"new"`
}

// RecurrencePresented happened.
type RecurrencePresented struct {
	Recurrence string `json:"recurrence"`
	Session    string `json:"session"`
	Barrier    string `json:"barrier"`
	New        string `json:"new,omitempty"`
	Why        string `json:"why"`
}

func (w *PresentRecurrence) decide(s *State, who Who, g *Given) ([]Fact, error) {
	b, ok := find[Barrier](s, w.Barrier)
	if !ok {
		return nil, errGone
	}
	f := &RecurrencePresented{Recurrence: w.Recurrence, Session: b.Session, Barrier: b.ID, New: w.New, Why: s.lateWhy(b)}
	if w.New != "" {
		n, ok := find[Barrier](s, w.New)
		if !ok {
			return nil, errGone
		}
		if !n.alive() || n.ID == b.ID {
			return nil, Refuse(Conflict, "Kies een andere drempel, die bevestigd is.")
		}
		f.Session, f.Why = n.Session, BySight
		if sameKey(b, n) {
			f.Why = BySameKey
		}
	}
	_, taken := find[Recurrence](s, w.Recurrence)
	switch {
	case f.Session != who.Session && who.Role != Clock:
		return nil, errGone
	case !validID(w.Recurrence):
		return nil, Refuse(Invalid, "Deze vraag heeft geen goede naam voor de computer.")
	case taken:
		return nil, errTaken
	case !b.alive() || !s.Settled(b, g.At):
		return nil, Refuse(Conflict, "Deze drempel loopt nog. Alleen wat klaar leek, kan terugkomen.")
	case f.Why == "":
		return nil, Refuse(Conflict, "Nog niemand zegt dat dit terug is.")
	case s.presented(b, w.New):
		return nil, Refuse(Conflict, "Dit is al gevraagd.")
	}
	return []Fact{f}, nil
}

func (f *RecurrencePresented) apply(s *State, at Instant) {
	s.put(&Recurrence{ID: f.Recurrence, Session: f.Session, Barrier: f.Barrier, New: f.New, Why: f.Why, State: RecurrenceShown, At: at})
}

// AnswerRecurrence says whether it is back: who raised or recognised one of the two, or the desk for the room. The
// desk does not speak where people did.
type AnswerRecurrence struct {
	Recurrence string `json:"recurrence"`
	Says       string `json:"says"`
}

// RecurrenceAnswered happened.
type RecurrenceAnswered struct {
	Recurrence string `json:"recurrence"`
	Session    string `json:"session"`
	Says       string `json:"says"`
	Handle     string `json:"handle,omitempty"` // of somebody with a screen
}

// BarrierReturned happened: it is back. What was noticed as solved did not hold, and its actions are open again.
type BarrierReturned struct {
	Barrier string   `json:"barrier"`
	New     string   `json:"new,omitempty"`
	Reopens []Reopen `json:"reopens"`
}

// Reopen is an action that did not hold.
type Reopen struct {
	Action string `json:"action"`
	Terms  Terms  `json:"terms"`
}

func (w *AnswerRecurrence) decide(s *State, who Who, g *Given) ([]Fact, error) {
	r, ok := find[Recurrence](s, w.Recurrence)
	if !ok {
		return nil, errGone
	}
	b, ok := find[Barrier](s, r.Barrier)
	if !ok || r.Session != who.Session && b.Session != who.Session {
		return nil, errGone
	}
	n, _ := find[Barrier](s, r.New)
	f := &RecurrenceAnswered{Recurrence: r.ID, Session: who.Session, Says: w.Says}
	switch {
	case !who.Desk() && !s.lives(who, b) && (n == nil || !s.lives(who, n)):
		return nil, Refuse(Forbidden, "Dit zegt wie het vertelde of herkende.")
	case !contains(RecurrenceSays, w.Says):
		return nil, Refuse(Invalid, "Kies: ja, het is terug · nee, dit is iets anders · ik weet het nog niet.")
	case r.State == RecurrenceSure || !b.alive():
		return nil, Refuse(Conflict, "Dit is al beantwoord: het is terug.")
	case r.New != "" && (n == nil || !n.alive()):
		return nil, Refuse(Conflict, "De nieuwe drempel staat er niet meer zo. Leg de vraag opnieuw voor.")
	case who.Desk() && r.own.Told:
		return nil, Refuse(Conflict, "De mensen die het meemaken hebben dit zelf al gezegd.")
	case !who.Desk():
		f.Handle = g.handle(who.Seat)
	}
	if w.Says != sureSays {
		return []Fact{f}, nil
	}
	back := &BarrierReturned{Barrier: b.ID, New: r.New, Reopens: []Reopen{}}
	for _, a := range s.actionsOf(b.ID) {
		if a.verified() && a.heads() {
			back.Reopens = append(back.Reopens, Reopen{Action: a.ID, Terms: g.heard(a)})
		}
	}
	return []Fact{f, back}, nil
}

// lives says whether somebody raised or recognised a barrier.
func (s *State) lives(who Who, b *Barrier) bool {
	_, recognised := s.voted(recognition, b.ID, who.Handles)
	return raises(b, who) || recognised && who.Side == Ervaring && who.Admitted
}

func (f *RecurrenceAnswered) apply(s *State, at Instant) {
	old, ok := find[Recurrence](s, f.Recurrence)
	if !ok {
		return
	}
	r := *old
	r.State = map[string]RecurrenceState{sureSays: RecurrenceSure, otherSays: RecurrenceOther, dontKnow: RecurrenceUnsure}[f.Says]
	r.Decided, r.own.Told = at, r.own.Told || f.Handle != ""
	s.put(&r)
	if f.Handle != "" {
		s.put(&Mine{ID: f.Handle, Session: f.Session, What: "recurrence", About: f.Recurrence, Says: f.Says})
	}
	if r.State == RecurrenceOther && r.New != "" {
		s.beside(r.Barrier, r.New)
		s.beside(r.New, r.Barrier)
	}
}

func (s *State) beside(barrier, other string) {
	s.changeBarrier(barrier, func(b *Barrier) {
		if !contains(b.Beside, other) {
			b.Beside = append(slices.Clone(b.Beside), other)
		}
	})
}

func (f *BarrierReturned) apply(s *State, at Instant) {
	old, ok := find[Barrier](s, f.Barrier)
	if !ok {
		return
	}
	times := append(slices.Clone(old.Returned), at)
	s.changeBarrier(f.Barrier, func(b *Barrier) { b.Into = f.New })
	living := f.Barrier
	if f.New != "" {
		living = f.New
	}
	s.changeBarrier(living, func(b *Barrier) {
		b.Returned, b.Since = times, earliest(b.Since, old.Since)
		b.Beside = without(b.Beside, []string{f.Barrier})
	})
	s.tally(again, old.Session, againID(&Barrier{ID: living, Lineage: Lineage{Returned: times}}), "")
	for _, r := range f.Reopens {
		if a, ok := find[Action](s, r.Action); ok {
			s.endCheck(a)
		}
		s.changeAction(r.Action, func(a *Action) { a.reopen(at, r.Terms) })
	}
}
