package sessions

import (
	"maps"
	"slices"
)

// Floor (sprekerslijst) is who asked to speak, and who speaks now. Only the desk sees it, with the made-up names that it
// sees already: a list of hands on the wall would press people who do not dare.
type Floor struct {
	ID    string         `json:"id"`    // of the session
	Line  []Speaker      `json:"line"`  // in the order in which they are called
	Now   Speaker        `json:"now"`   // who speaks; without an id nobody does
	Turns map[string]int `json:"turns"` // how often each side spoke this evening
	own   floorOwn
}

type floorOwn struct {
	Up     []Speaker      `json:"up,omitempty"`     // in the order in which they went up
	Spoke  map[string]int `json:"spoke,omitempty"`  // by hand
	Last   Side           `json:"last,omitempty"`   // of who spoke last
	Before Side           `json:"before,omitempty"` // and of who spoke before that, for the way back
}

// Speaker (spreker) is one who wants to say something: a seat, or somebody without a phone.
type Speaker struct {
	ID    string  `json:"id"` // of the seat; who has none gets a name of their own
	Side  Side    `json:"side"`
	Seat  bool    `json:"seat,omitempty"`
	Table string  `json:"table,omitempty"` // where who has no seat sits
	At    Instant `json:"at"`
}

func (f *Floor) kind() string             { return "floor" }
func (f *Floor) key() string              { return f.ID }
func (f *Floor) at() (session, to string) { return f.ID, "" }
func (f *Floor) owned() any               { return &f.own }
func (f *Floor) times() Boundaries        { return Boundaries{} }
func (f *Floor) seenBy(c Class) Record {
	if !c.Desk() {
		return nil
	}
	return f
}

// inTurn is the order in which hands are called. The two halves of the table (who lives it or helps, and who works for
// the municipality or a partner) take turns as long as both have hands up, and who lives it begins: by side alone, four
// kinds of officials would have the word twice as often as residents. In a half it is the side that spoke least; of a
// side, who spoke least, and of those whose hand went up first.
func inTurn(up []Speaker, spoke, turns map[string]int, last Side) []Speaker {
	wait, turns := slices.Clone(up), maps.Clone(turns)
	if turns == nil {
		turns = map[string]int{}
	}
	line := make([]Speaker, 0, len(up))
	for len(wait) > 0 {
		next := 0
		for i := 1; i < len(wait); i++ {
			if goesBefore(wait[i], wait[next], spoke, turns, last) {
				next = i
			}
		}
		h := wait[next]
		line, wait, last = append(line, h), slices.Delete(wait, next, next+1), h.Side
		turns[string(h.Side)]++
	}
	return line
}

func goesBefore(a, b Speaker, spoke, turns map[string]int, last Side) bool {
	again := last == "" || last.Official()
	switch {
	case a.Side.Official() != b.Side.Official():
		return a.Side.Official() != again
	case turns[string(a.Side)] != turns[string(b.Side)]:
		return turns[string(a.Side)] < turns[string(b.Side)]
	case a.Side != b.Side:
		return false
	}
	return spoke[a.ID] < spoke[b.ID]
}

func (s *State) floor(session string) Floor {
	if f, ok := find[Floor](s, session); ok {
		c := *f
		return c
	}
	return Floor{ID: session}
}

func (f *Floor) up(hand string) int {
	return slices.IndexFunc(f.own.Up, func(h Speaker) bool { return h.ID == hand })
}

func (f *Floor) speaks(hand string) bool { return hand != "" && f.Now.ID == hand }

// changeFloor keeps the list in its order, and tells those on it of their own hand.
func (s *State) changeFloor(session string, change func(*Floor)) {
	f := s.floor(session)
	f.own.Up, f.own.Spoke, f.Turns = slices.Clone(f.own.Up), maps.Clone(f.own.Spoke), maps.Clone(f.Turns)
	if f.Turns == nil {
		f.Turns = map[string]int{}
	}
	if f.own.Spoke == nil {
		f.own.Spoke = map[string]int{}
	}
	told := f.about()
	change(&f)
	f.Line = inTurn(f.own.Up, f.own.Spoke, f.Turns, f.own.Last)
	s.put(&f)
	for id := range f.about() {
		told[id] = true
	}
	for _, id := range sorted(told) {
		if e, ok := find[Seat](s, id); ok {
			s.putMySeat(e)
		}
	}
}

// about is whose hand is up, or who speaks.
func (f *Floor) about() map[string]bool {
	ids := map[string]bool{}
	for _, h := range f.own.Up {
		ids[h.ID] = true
	}
	if f.Now.ID != "" {
		ids[f.Now.ID] = true
	}
	return ids
}

// The two things that somebody's own hand can be, beside down.
const (
	handUp    = "op"
	handFloor = "woord" // they have the floor
)

func (s *State) handOf(session, seat string) string {
	f, ok := find[Floor](s, session)
	switch {
	case !ok:
		return ""
	case f.speaks(seat):
		return handFloor
	case f.up(seat) >= 0:
		return handUp
	}
	return ""
}

// handFollows keeps the list true when somebody changes sides.
func (s *State) handFollows(e *Seat) {
	f := s.floor(e.Session)
	if i := f.up(e.ID); i >= 0 {
		s.changeFloor(e.Session, func(f *Floor) { f.own.Up[i].Side = e.Side })
	}
}

// dropHand takes somebody off the list for good: who was removed, or wants to be forgotten.
func (s *State) dropHand(session, hand string) {
	f := s.floor(session)
	if _, spoke := f.own.Spoke[hand]; !spoke && !f.about()[hand] {
		return
	}
	s.changeFloor(session, func(f *Floor) {
		if f.speaks(hand) {
			f.Now = Speaker{}
		}
		f.own.Up = slices.DeleteFunc(f.own.Up, func(h Speaker) bool { return h.ID == hand })
		delete(f.own.Spoke, hand)
	})
}

// emptyFloor ends the list with the evening. How often each side spoke stays, and who spoke does not.
func (s *State) emptyFloor(session string) {
	if _, ok := find[Floor](s, session); !ok {
		return
	}
	s.changeFloor(session, func(f *Floor) { f.Now, f.own = Speaker{}, floorOwn{Spoke: map[string]int{}} })
}
