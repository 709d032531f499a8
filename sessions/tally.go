package sessions

import (
	"maps"
	"slices"
)

// Tally (telling) is a count of people. The exact one is for the desk; everybody else reads "minder
// dan 5" where fewer than five people are counted (I-34), and then nothing moves when one is added.
type Tally struct {
	ID      string         `json:"id"`
	What    string         `json:"what"`
	About   string         `json:"about"`
	Session string         `json:"session"`
	Exact   bool           `json:"exact"`
	Counts  map[string]int `json:"counts"` // per side; in a pulse per answer
	Total   int            `json:"total"`
	own     tallyOwn
}

type tallyOwn struct {
	Votes  map[string]string `json:"votes,omitempty"` // handle or seat → what it counts for
	Closed bool              `json:"closed,omitempty"`
}

// What a tally counts.
const (
	attendance  = "attendance"  // seats per side
	ready       = "ready"       // who is done in this phase
	recognition = "recognition" // "heb jij dit ook?" per side
	pulse       = "pulse"       // how safe it feels
	pause       = "pause"       // who asks for a pause in this phase
	verdicts    = "verdicts"    // "merk je het?": as whom, and what
	needing     = "needing"     // "heb je nu wat je nodig had?"
	behalf      = "behalf"      // of those, entered by the desk
	workable    = "workable"    // executors who can work with it
	choosing    = "choosing"    // who has chosen by phone in a ballot or a round per step
	keeping     = "keeping"     // what people say of a promise, per side
	contact     = "contact"     // the three questions after somebody was received
	turns       = "turns"       // who of those that go first had a turn in a run
	again       = "again"       // "ik heb dit weer", of what was thought to be solved
	entered     = "entered"     // recognitions by hand or on paper, for the report alone
	readBack    = "read-back"   // paper cards that nobody read back yet, by where they were entered
)

const fewest = 5 // people; fewer read "minder dan 5"

func (t *Tally) kind() string             { return "tally" }
func (t *Tally) key() string              { return t.ID }
func (t *Tally) at() (session, to string) { return t.Session, "" }
func (t *Tally) owned() any               { return &t.own }
func (t *Tally) times() Boundaries        { return Boundaries{} }
func (t *Tally) seenBy(c Class) Record {
	switch {
	case t.What == entered:
		return nil
	case t.Exact && (!c.Desk() || t.What == pulse):
		return nil
	case contains([]string{ready, pause, choosing, turns, readBack}, t.What) && !t.Exact, t.What == pulse && !t.own.Closed:
		return nil
	case (t.What == contact || t.What == again) && !t.Exact && t.Total == 0: // it begins with the first word, and would tell of it
		return nil
	case t.inParts() && !c.trusted():
		return nil
	case c.Role == Attendee || c.Desk() || c.Role == Scribe || c.Role == Wall || c.Role == Observer || c.Role == TrajectoryLead:
		return t
	}
	return nil
}

// inParts says whether what is counted is shown in parts, to those who may see what it is about.
func (t *Tally) inParts() bool {
	return contains([]string{recognition, verdicts, needing, behalf, workable, whisper, keeping, contact, again}, t.What)
}

func tallyID(what, about string, exact bool) string {
	if exact {
		return what + "." + about + ".exact"
	}
	return what + "." + about
}

// tally counts votes: whose they are (handles, never persons) and what they count for. An empty key
// takes them back; no vote only makes the tally.
func (s *State) tally(what, session, about, key string, whose ...string) {
	t := &Tally{ID: tallyID(what, about, true), What: what, About: about, Session: session, Exact: true}
	if old, ok := find[Tally](s, t.ID); ok {
		c := *old
		t = &c
	}
	votes := maps.Clone(t.own.Votes)
	if votes == nil {
		votes = map[string]string{}
	}
	for _, vote := range whose {
		if key == "" {
			delete(votes, vote)
			continue
		}
		votes[vote] = key
	}
	s.putTally(t, votes)
}

func (s *State) putTally(t *Tally, votes map[string]string) {
	exact := *t
	exact.own.Votes, exact.Counts, exact.Total = votes, map[string]int{}, len(votes)
	for _, key := range votes {
		exact.Counts[key]++
	}
	masked := Tally{ID: tallyID(t.What, t.About, false), What: t.What, About: t.About, Session: t.Session,
		Counts: map[string]int{}, Total: mask(exact.Total), own: tallyOwn{Closed: t.own.Closed}}
	for key, n := range exact.Counts {
		if n >= fewest {
			masked.Counts[key] = n
		}
	}
	if t.inParts() { // a total that is more than its parts would tell the part that is hidden
		masked.Total = withoutFew(masked.Counts, exact.Total)
	}
	if t.What == pulse {
		exact.Counts, masked.Counts = map[string]int{}, map[string]int{}
		if t.own.Closed {
			masked.Counts = pulseCounts(votes)
		}
	}
	s.put(&exact)
	s.put(&masked)
}

// withoutFew is the total as far as it tells nothing of fewer than five people: what is shown, and the
// rest when that is five or more.
func withoutFew(shown map[string]int, total int) int {
	sum := 0
	for _, n := range shown {
		sum += n
	}
	if total-sum >= fewest {
		return total
	}
	return sum
}

func mask(n int) int {
	if n < fewest {
		return 0
	}
	return n
}

func (s *State) voted(what, about string, handles map[string]bool) (handle string, ok bool) {
	t, found := find[Tally](s, tallyID(what, about, true))
	if !found {
		return "", false
	}
	for _, h := range sorted(handles) {
		if _, ok := t.own.Votes[h]; ok {
			return h, true
		}
	}
	return "", false
}

// clear begins a count anew, with the next phase.
func (s *State) clear(what, session string) {
	if t, ok := find[Tally](s, tallyID(what, session, true)); ok {
		s.putTally(t, map[string]string{})
	}
}

// counts gives the exact numbers, for the desk and for the outcome.
func (s *State) counts(what, about string) map[string]int {
	if t, ok := find[Tally](s, tallyID(what, about, true)); ok {
		return t.Counts
	}
	return nil
}

// Mine is one act of one person, addressed to that person alone.
type Mine struct {
	ID      string  `json:"id"` // the handle
	Session string  `json:"session"`
	What    string  `json:"what"`
	About   string  `json:"about"`
	Says    string  `json:"says,omitempty"`
	Words   WordsID `json:"words,omitempty"`
	plain
}

func (m *Mine) kind() string             { return "mine" }
func (m *Mine) key() string              { return m.ID }
func (m *Mine) at() (session, to string) { return m.Session, m.ID }
func (m *Mine) seenBy(Class) Record      { return m }

// SayReady is "klaar". The desk sees only how many.
type SayReady struct{}

// What somebody says in a part: done, or not yet.
const (
	isDone    = "klaar"
	needsTime = "meer"
)

// ReadySaid happened.
type ReadySaid struct {
	Session string `json:"session"`
	Handle  string `json:"handle"`
	Run     string `json:"run"`
}

func (w *SayReady) decide(s *State, who Who, g *Given) ([]Fact, error) {
	e, err := s.openSession(who)
	if err != nil {
		return nil, err
	}
	handle, says := s.pace(e.ID, who, g)
	if says == isDone {
		return nil, Refuse(Conflict, "U hebt al gezegd dat u klaar bent.")
	}
	facts := []Fact{&ReadySaid{Session: e.ID, Handle: handle, Run: e.Run.ID}}
	if p := e.now(); contains(p.First, who.Side) {
		turn, err := s.takesTurn(e, p, e.Run.ID, who, g)
		return append(facts, turn...), err
	}
	return facts, nil
}

// pace is what somebody said of this part, and the act that a new word of theirs is.
func (s *State) pace(session string, who Who, g *Given) (handle, says string) {
	handle, again := s.voted(ready, session, who.Handles)
	if !again {
		return g.handle(who.Seat), ""
	}
	t, _ := find[Tally](s, tallyID(ready, session, true))
	return handle, t.own.Votes[handle]
}

func (f *ReadySaid) apply(s *State, _ Instant) {
	s.tally(ready, f.Session, f.Session, isDone, f.Handle)
	s.put(&Mine{ID: f.Handle, Session: f.Session, What: ready, About: f.Run})
}

// AskTime is "ik heb meer tijd nodig", also by who was done. The desk sees how many, and no timer stops anybody.
type AskTime struct{}

// TimeAsked happened.
type TimeAsked struct {
	Session string `json:"session"`
	Handle  string `json:"handle"`
	Run     string `json:"run"`
}

// Whoever asks again counts once, as with a pause.
func (w *AskTime) decide(s *State, who Who, g *Given) ([]Fact, error) {
	e, err := s.openSession(who)
	if err != nil {
		return nil, err
	}
	handle, _ := s.pace(e.ID, who, g)
	return []Fact{&TimeAsked{Session: e.ID, Handle: handle, Run: e.Run.ID}}, nil
}

func (f *TimeAsked) apply(s *State, _ Instant) {
	s.tally(ready, f.Session, f.Session, needsTime, f.Handle)
	s.put(&Mine{ID: f.Handle, Session: f.Session, What: ready, About: f.Run, Says: needsTime})
}

// AskPause is "even pauze". The desk hears that somebody asks for it, never who (UX 3.1-6).
type AskPause struct{}

// PauseAsked happened.
type PauseAsked struct {
	Session string `json:"session"`
	Handle  string `json:"handle"`
	Run     string `json:"run"`
}

// Whoever asks again counts once, and is not told no: who needs a pause has no use for a rule.
func (w *AskPause) decide(s *State, who Who, g *Given) ([]Fact, error) {
	e, err := s.openSession(who)
	if err != nil {
		return nil, err
	}
	handle, again := s.voted(pause, e.ID, who.Handles)
	if !again {
		handle = g.handle(who.Seat)
	}
	return []Fact{&PauseAsked{Session: e.ID, Handle: handle, Run: e.Run.ID}}, nil
}

func (f *PauseAsked) apply(s *State, _ Instant) {
	s.tally(pause, f.Session, f.Session, "pauze", f.Handle)
	s.put(&Mine{ID: f.Handle, Session: f.Session, What: pause, About: f.Run})
}

func sorted(set map[string]bool) []string { return slices.Sorted(maps.Keys(set)) }
