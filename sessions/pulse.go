package sessions

import "maps"

// The pulse (pols) asks how safe it feels: three taps in the pause and in the last part. It
// is private until that part ends, and then only shown as a group.

// PulseAnswers are the three taps.
var PulseAnswers = []string{"goed", "gaat", "niet"}

const fewestPerSide = 3 // a side with fewer voters is not shown apart (I-23)

// GivePulse is one tap. A second one replaces the first.
type GivePulse struct {
	Answer string `json:"answer"`
}

// PulseGiven happened. The side is kept with the vote; who it was is not.
type PulseGiven struct {
	Session string `json:"session"`
	Run     string `json:"run"`
	Handle  string `json:"handle"`
	Side    Side   `json:"side"`
	Answer  string `json:"answer"`
}

func (w *GivePulse) decide(s *State, who Who, g *Given) ([]Fact, error) {
	e, err := s.openSession(who)
	if err != nil {
		return nil, err
	}
	if !e.now().Pulse || g.Run != e.Run.ID {
		return nil, Refuse(Conflict, "De pols is nu niet open.")
	}
	if !contains(PulseAnswers, w.Answer) {
		return nil, Refuse(Invalid, "Kies een van de drie antwoorden.")
	}
	handle, again := s.voted(pulse, e.Run.ID, who.Handles)
	if !again {
		handle = g.handle(who.Seat)
	}
	return []Fact{&PulseGiven{Session: e.ID, Run: e.Run.ID, Handle: handle, Side: who.Side, Answer: w.Answer}}, nil
}

func (f *PulseGiven) apply(s *State, _ Instant) {
	s.tally(pulse, f.Session, f.Run, string(f.Side)+" "+f.Answer, f.Handle)
	s.put(&Mine{ID: f.Handle, Session: f.Session, What: pulse, About: f.Run, Says: f.Answer})
}

// PulseClosed happened: the part that asks for it ended, and the group's result may be seen.
type PulseClosed struct {
	Session string `json:"session"`
	Run     string `json:"run"`
}

// closePulse ends the pulse of the phase that is on, when there is one.
func (s *State) closePulse(e *Session) []Fact {
	t, ok := find[Tally](s, tallyID(pulse, e.Run.ID, true))
	if !ok || t.own.Closed {
		return nil
	}
	return []Fact{&PulseClosed{Session: e.ID, Run: e.Run.ID}}
}

func (f *PulseClosed) apply(s *State, _ Instant) {
	t, ok := find[Tally](s, tallyID(pulse, f.Run, true))
	if !ok {
		return
	}
	c := *t
	c.own.Closed = true
	s.putTally(&c, maps.Clone(t.own.Votes))
}

// pulseCounts gives the result per side. A side with fewer than three voters joins "anderen", and
// "anderen" is left out when it is still fewer than three (I-23).
func pulseCounts(votes map[string]string) map[string]int {
	counts := map[string]int{}
	for _, key := range votes {
		counts[key]++
	}
	return perSide(counts)
}

// perSide takes counts by "side answer". Who was counted without a side is one of the others.
func perSide(counts map[string]int) map[string]int {
	bySide := map[string]map[string]int{}
	voters := map[string]int{}
	for key, n := range counts {
		side, answer := cut(key)
		if bySide[side] == nil {
			bySide[side] = map[string]int{}
		}
		bySide[side][answer] += n
		voters[side] += n
	}
	out, others, rest := map[string]int{}, map[string]int{}, 0
	for side, answers := range bySide {
		for answer, n := range answers {
			if side != "" && voters[side] >= fewestPerSide {
				out[side+" "+answer] = n
				continue
			}
			others["anderen "+answer] += n
			rest += n
		}
	}
	if rest >= fewestPerSide {
		maps.Copy(out, others)
	}
	return out
}

func cut(key string) (side, answer string) {
	for i := range key {
		if key[i] == ' ' {
			return key[:i], key[i+1:]
		}
	}
	return "", key
}
