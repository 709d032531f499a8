package sessions

import (
	"slices"
	"strings"
)

// Share is a part of a whole. Its percentage is shown from ten on; the numbers always are (DOMAIN §4.10).
type Share struct{ In, Of int }

const fewestForPercent = 10

// Percent is the share in hundredths, rounded; false when the whole is too small to say so.
func (s Share) Percent() (int, bool) {
	if s.Of < fewestForPercent {
		return 0, false
	}
	return (200*s.In + s.Of) / (2 * s.Of), true
}

// Middle is a median in whole days, and of how many.
type Middle struct{ Days, Of int }

// LevelFigures is how a level answers: things are counted, never people.
type LevelFigures struct {
	Level    Level
	Answered Share // legs answered by the first date, of legs sent
	Receipt  Middle
	Answer   Middle
	Back     Middle // terug aan tafel
}

// ChainFigures gives the figures of the chain per level to which something was sent, from the table up.
func (s *State) ChainFigures() []LevelFigures {
	byLevel := map[Level][]*Leg{}
	for _, l := range all[Leg](s) {
		if l.Sent > 0 {
			byLevel[l.Level] = append(byLevel[l.Level], l)
		}
	}
	list := []LevelFigures{}
	for level, legs := range byLevel {
		f := LevelFigures{Level: level, Answered: Share{Of: len(legs)}}
		for _, l := range legs {
			if l.Reply.At > 0 && l.Reply.At <= l.Reply.By {
				f.Answered.In++
			}
		}
		f.Receipt = middle(legs, func(l *Leg) Instant { return l.Receipt.At })
		f.Answer = middle(legs, func(l *Leg) Instant { return l.Reply.At })
		f.Back = middle(legs, func(l *Leg) Instant { return l.Back })
		list = append(list, f)
	}
	slices.SortFunc(list, func(a, b LevelFigures) int {
		if r := a.Level.rank() - b.Level.rank(); r != 0 {
			return r
		}
		return strings.Compare(string(a.Level), string(b.Level))
	})
	return list
}

// middle is the median of the days from sending to a moment, of the legs that came so far.
func middle(legs []*Leg, moment func(*Leg) Instant) Middle {
	var days []int
	for _, l := range legs {
		if at := moment(l); at > 0 {
			days = append(days, int((at-l.Sent)/day))
		}
	}
	if len(days) == 0 {
		return Middle{}
	}
	slices.Sort(days)
	return Middle{(days[(len(days)-1)/2] + days[len(days)/2]) / 2, len(days)}
}

// Fidelity is the Woordtrouw of a leg: raisers who say "ja, dit bedoelden we", of those who answered. These are
// people, so in public it is there only when both those who say so and the others are five or more.
func (s *State) Fidelity(leg string, public bool) (Share, bool) {
	t, ok := find[Tally](s, tallyID(whisper, leg, true))
	if !ok || t.Total == 0 {
		return Share{}, false
	}
	share := Share{In: t.Counts["ja"], Of: t.Total}
	if public && (share.In < fewest || share.Of-share.In < fewest) {
		return Share{}, false
	}
	return share, true
}

// Wording is how one level wrote what people said, beside their own words.
type Wording struct {
	Level  Level
	Leg    string
	Theirs WordsID
}

// Wordings lists the chain of words of a barrier from the table to the Rijk: the frozen kernzin first.
func (s *State) Wordings(barrier string) []Wording {
	b, ok := find[Barrier](s, barrier)
	if !ok {
		return nil
	}
	list := []Wording{{Level: Table, Theirs: b.Sentence}}
	legs := s.legsOf(barrier)
	sortStable(legs, func(a, b *Leg) int { return int(a.Sent - b.Sent) })
	for _, l := range legs {
		if l.Whisper != "" {
			list = append(list, Wording{l.Level, l.ID, l.Whisper})
		}
	}
	return list
}

// heads says whether a leg is what happens about its barriers: open, or taken on and not yet due to be looked at
// again (I-05). A signal that was never sent is not.
func (s *State) heads(l *Leg, now Instant) bool {
	if l.open() {
		return true
	}
	a, ok := find[Answer](s, l.Reply.Answer)
	return ok && l.Reply.Kind.takes() && l.Reply.At > 0 && a.holds(now)
}
