package sessions

import (
	"maps"
	"slices"
)

func (c *Check) forget(words WordsID) {
	if words == "" {
		return
	}
	without := func(list []WordsID) []WordsID {
		return slices.DeleteFunc(slices.Clone(list), func(id WordsID) bool { return id == words })
	}
	c.Words, c.ForUs, c.Pending = without(c.Words), without(c.ForUs), without(c.Pending)
}

// HushVerdict takes back the words of one's own verdict, always. The verdict stays.
type HushVerdict struct {
	Action string `json:"action"`
}

// VerdictHushed happened.
type VerdictHushed struct {
	Check   string  `json:"check"`
	Session string  `json:"session"`
	Handle  string  `json:"handle"`
	Words   WordsID `json:"words"`
}

func (w *HushVerdict) decide(s *State, who Who, _ *Given) ([]Fact, error) {
	a, ok := find[Action](s, w.Action)
	if !ok || a.Session != who.Session {
		return nil, errGone
	}
	var facts []Fact
	for n := range a.Checks {
		c, ok := find[Check](s, checkID(a.ID, n+1))
		if !ok {
			continue
		}
		if h, mine := c.mine(who); mine && c.own.Votes[h].Words != "" {
			facts = append(facts, &VerdictHushed{Check: c.ID, Session: c.Session, Handle: h, Words: c.own.Votes[h].Words})
		}
	}
	if len(facts) == 0 {
		return nil, errGone
	}
	return facts, nil
}

func (f *VerdictHushed) erases() []WordsID { return []WordsID{f.Words} }

func (f *VerdictHushed) apply(s *State, _ Instant) {
	s.changeCheck(f.Check, func(c *Check) {
		v := c.own.Votes[f.Handle]
		v.Words, v.May = "", ""
		c.own.Votes = maps.Clone(c.own.Votes)
		c.own.Votes[f.Handle] = v
		c.forget(f.Words)
	})
	if m, ok := find[Mine](s, f.Handle); ok {
		c := *m
		c.Words = ""
		s.put(&c)
	}
}
