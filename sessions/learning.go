package sessions

import "fmt"

// Learning (leerlogboek) is one reflection of a trajectory: what we thought, what we saw, what we changed. It can stay
// open for weeks, and is closed only with all three (S3-15). It is about the work and never about one person.
type Learning struct {
	ID       string  `json:"id"`
	About    WordsID `json:"about,omitempty"` // what made us stop and look
	Thought  WordsID `json:"thought,omitempty"`
	Saw      WordsID `json:"saw,omitempty"`
	Changed  WordsID `json:"changed,omitempty"`
	Revision int     `json:"revision"` // how often it was written
	At       Instant `json:"at"`
	Closed   Instant `json:"closed,omitempty"`
	plain
}

func (l *Learning) kind() string             { return "learning" }
func (l *Learning) key() string              { return l.ID }
func (l *Learning) at() (session, to string) { return "", "" }

// It is the desk's own notebook until somebody chooses to tell it.
func (l *Learning) seenBy(c Class) Record {
	if !c.Desk() {
		return nil
	}
	return l
}

const mostLearnings = 200

// NoteLearning writes a reflection anew, all of it, and may close it. A closed one does not change any more.
type NoteLearning struct {
	Learning string `json:"learning"`
	About    Text   `json:"about"`
	Thought  Text   `json:"thought"`
	Saw      Text   `json:"saw"`
	Changed  Text   `json:"changed"`
	Close    bool   `json:"close"`
	Was      int    `json:"was"` // the revision that was looked at
}

// LearningNoted happened.
type LearningNoted struct {
	Learning string  `json:"learning"`
	About    WordsID `json:"about,omitempty"`
	Thought  WordsID `json:"thought,omitempty"`
	Saw      WordsID `json:"saw,omitempty"`
	Changed  WordsID `json:"changed,omitempty"`
	Closed   bool    `json:"closed,omitempty"`
}

func (w *NoteLearning) decide(s *State, _ Who, _ *Given) ([]Fact, error) {
	if _, ok := s.trajectory(); !ok {
		return nil, errGone
	}
	if !validID(w.Learning) {
		return nil, Refuse(Invalid, "Dit heeft geen goede naam voor de computer.")
	}
	old, there := find[Learning](s, w.Learning)
	switch {
	case there && old.Closed != 0:
		return nil, Refuse(Conflict, "Dit is al afgerond. Begin een nieuwe bladzijde in het leerlogboek.")
	case there && old.Revision != w.Was:
		return nil, Refuse(Conflict, "Iemand anders veranderde dit net. Kijk wat er nu staat, en vul uw zinnen aan.")
	case !there && w.Was != 0:
		return nil, errGone
	case !there && len(all[Learning](s)) >= mostLearnings:
		return nil, Refuse(Conflict, "Het leerlogboek van dit traject is vol.")
	case w.About.empty() && w.Thought.empty() && w.Saw.empty() && w.Changed.empty():
		return nil, Refuse(Invalid, "Schrijf ten minste één zin.")
	}
	if w.Close {
		for _, need := range []struct {
			text Text
			ask  string
		}{{w.Thought, "wat dachten we"}, {w.Saw, "wat zagen we"}, {w.Changed, "wat veranderden we"}} {
			if need.text.empty() {
				return nil, Refuse(Invalid, fmt.Sprintf("Afronden kan met drie zinnen. Deze mist nog: %s?", need.ask))
			}
		}
	}
	return []Fact{&LearningNoted{Learning: w.Learning, About: named(w.About), Thought: named(w.Thought), Saw: named(w.Saw), Changed: named(w.Changed), Closed: w.Close}}, nil
}

func (f *LearningNoted) apply(s *State, at Instant) {
	l := Learning{ID: f.Learning, At: at}
	if old, ok := find[Learning](s, f.Learning); ok {
		l = *old
	}
	l.About, l.Thought, l.Saw, l.Changed = f.About, f.Thought, f.Saw, f.Changed
	if l.Revision++; f.Closed {
		l.Closed = at
	}
	s.put(&l)
}

// Learnings lists the pages of the learning log, what is open first and then the newest.
func (s *State) Learnings() []*Learning {
	list := all[Learning](s)
	sortStable(list, func(a, b *Learning) int {
		if (a.Closed == 0) != (b.Closed == 0) {
			return bit(a.Closed != 0) - bit(b.Closed != 0)
		}
		return int(b.At - a.At)
	})
	return list
}
