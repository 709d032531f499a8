package sessions

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
)

// Bundle (bundel) is what was sent on a leg: a frozen copy without personal data. Its words stand in it by id, so
// that what is erased stays erased; its sum tells when anything of it was altered (I-15).
type Bundle struct {
	ID       string   `json:"id"`
	Session  string   `json:"session"`
	Leg      string   `json:"leg"`
	Level    Level    `json:"level"`
	Place    Label    `json:"place"`
	Question string   `json:"question"`
	Signals  []Signal `json:"signals"`
	Rule     WordsID  `json:"rule,omitempty"`
	Proposal WordsID  `json:"proposal,omitempty"`
	Tried    WordsID  `json:"tried,omitempty"`
	Before   string   `json:"before,omitempty"` // the bundle that this one follows on
	At       Instant  `json:"at"`
	Seals    []Seal   `json:"seals"`
	Sum      string   `json:"sum"`
	plain
}

// Signal is one barrier as it was when the bundle was sent. People are counted as everybody may read it (I-34).
type Signal struct {
	Barrier  string         `json:"barrier"`
	Step     string         `json:"step"`
	Sentence WordsID        `json:"sentence"`
	Counts   map[string]int `json:"counts"` // recognitions per side
	Total    int            `json:"total"`
}

// Seal is a sentence and its salted hash. The salt lies with the sentence and goes with it, so that what is left
// here after an erasure tells nothing.
type Seal struct {
	Words WordsID `json:"words"`
	Hash  string  `json:"hash"`
}

func (b *Bundle) kind() string             { return "bundle" }
func (b *Bundle) key() string              { return b.ID }
func (b *Bundle) at() (session, to string) { return b.Session, "" }
func (b *Bundle) seenBy(c Class) Record {
	if !c.trusted() {
		return nil
	}
	return b
}

func (b *Bundle) sum() string {
	c := *b
	c.Sum = ""
	sum := sha256.Sum256(mustJSON(&c))
	return hex.EncodeToString(sum[:])
}

// Intact says whether a bundle is what was sent. The hash of a sentence comes from who keeps the words; an erased
// one has none, and says nothing.
func (b *Bundle) Intact(hash func(WordsID) string) bool {
	return b.sum() == b.Sum && !slices.ContainsFunc(b.Seals, func(seal Seal) bool {
		now := hash(seal.Words)
		return now != "" && seal.Hash != "" && now != seal.Hash
	})
}

// freeze copies what a leg carries.
func (s *State) freeze(l *Leg, g *Given) *Bundle {
	b := &Bundle{ID: g.id(), Session: l.Session, Leg: l.ID, Level: l.Level, Place: l.Place, Question: l.Question, Signals: []Signal{},
		Rule: l.Rule, Proposal: l.Proposal, Tried: l.Tried, Before: s.before(l), At: g.At, Seals: []Seal{}}
	for _, x := range s.living(l.Barriers) {
		b.Signals = append(b.Signals, s.signal(x))
	}
	for _, id := range WordsIn(b) {
		if g.Hash != nil && !slices.ContainsFunc(b.Seals, func(seal Seal) bool { return seal.Words == id }) {
			b.Seals = append(b.Seals, Seal{id, g.Hash(id)})
		}
	}
	b.Sum = b.sum()
	return b
}

func (s *State) signal(b *Barrier) Signal {
	signal := Signal{Barrier: b.ID, Step: b.Step, Sentence: b.Sentence, Counts: map[string]int{}}
	if t, ok := find[Tally](s, tallyID(recognition, b.ID, false)); ok {
		signal.Counts, signal.Total = t.Counts, t.Total
	}
	return signal
}

// before is the bundle that a leg's own follows on: that of the leg from which it goes on, or else the last that
// was sent for its first barrier.
func (s *State) before(l *Leg) string {
	if from, ok := find[Leg](s, l.From); ok && from.Bundle != "" {
		return from.Bundle
	}
	if chain := s.Chain(l.Barriers[0]); len(chain) > 0 {
		return chain[len(chain)-1].ID
	}
	return ""
}

// Chain lists the bundles of a barrier in the order in which they were sent, from the table up.
func (s *State) Chain(barrier string) []*Bundle {
	var list []*Bundle
	family := s.family(barrier)
	for _, b := range all[Bundle](s) {
		if slices.ContainsFunc(b.Signals, func(x Signal) bool { return contains(family, x.Barrier) }) {
			list = append(list, b)
		}
	}
	sortStable(list, func(a, b *Bundle) int { return int(a.At - b.At) })
	return list
}

// Altered is a part in which two bundles differ. Words that stand in one of them alone have no other.
type Altered struct {
	Part     string
	Barrier  string // of a sentence or a count
	Was, Now WordsID
}

// Compare lists in what a later bundle differs from an earlier one: the chain from the table to the Rijk is
// looked at pair by pair (I-15).
func Compare(was, now *Bundle) []Altered {
	var list []Altered
	for _, x := range now.Signals {
		i := slices.IndexFunc(was.Signals, func(o Signal) bool { return o.Barrier == x.Barrier })
		if i < 0 {
			list = append(list, Altered{"signal", x.Barrier, "", x.Sentence})
			continue
		}
		o := was.Signals[i]
		if o.Sentence != x.Sentence {
			list = append(list, Altered{"sentence", x.Barrier, o.Sentence, x.Sentence})
		}
		if string(mustJSON(o.Counts)) != string(mustJSON(x.Counts)) || o.Total != x.Total {
			list = append(list, Altered{Part: "count", Barrier: x.Barrier})
		}
	}
	for _, o := range was.Signals {
		if !slices.ContainsFunc(now.Signals, func(x Signal) bool { return x.Barrier == o.Barrier }) {
			list = append(list, Altered{"signal", o.Barrier, o.Sentence, ""})
		}
	}
	for _, part := range []Altered{{"rule", "", was.Rule, now.Rule}, {"proposal", "", was.Proposal, now.Proposal}, {"tried", "", was.Tried, now.Tried}} {
		if part.Was != part.Now {
			list = append(list, part)
		}
	}
	if was.Question != now.Question {
		list = append(list, Altered{Part: "question"})
	}
	return list
}

// SendLeg is that the bundle went. From here on nobody can change what is in it.
type SendLeg struct {
	Leg      string  `json:"leg"`
	AnswerBy Instant `json:"answerBy"` // earlier than the level's own term, such as the next general assembly
}

// BundleSent happened.
type BundleSent struct {
	Leg       string  `json:"leg"`
	Bundle    Bundle  `json:"bundle"`
	Sides     []Side  `json:"sides"`
	ReceiptBy Instant `json:"receiptBy"`
	AnswerBy  Instant `json:"answerBy"`
	Rests     int     `json:"rests,omitempty"`
}

func (w *SendLeg) decide(s *State, who Who, g *Given) ([]Fact, error) {
	l, err := s.legOf(who, w.Leg, (*Leg).Ticket, s.namedBy)
	if err != nil {
		return nil, err
	}
	if l.State != LegTaken {
		return nil, Refuse(Conflict, "Versturen kan pas als een drager ja heeft gezegd, en één keer.")
	}
	f := &BundleSent{Leg: l.ID, Bundle: *s.freeze(l, g), Sides: s.sidesOf(l), ReceiptBy: g.receiptBy(l.Level)}
	f.AnswerBy, f.Rests = g.answerBy(l.Level)
	if w.AnswerBy != 0 {
		if w.AnswerBy <= g.At || w.AnswerBy > f.AnswerBy {
			return nil, Refuse(Invalid, "Kies een dag voor het antwoord die binnen de termijn van dit niveau valt.")
		}
		f.AnswerBy = w.AnswerBy
	}
	return []Fact{f}, nil
}

// namedBy is the link of the place that named this one: it brings the bundle there itself.
func (s *State) namedBy(l *Leg) string {
	if from, ok := find[Leg](s, l.From); ok && from.Reply.Next == l.ID {
		return from.PlaceTicket()
	}
	return ""
}

// sidesOf lists the sides that gave the signal. Who recognised it is not among them.
func (s *State) sidesOf(l *Leg) []Side {
	list := []Side{}
	for _, side := range Sides {
		if slices.ContainsFunc(s.living(l.Barriers), func(b *Barrier) bool { return s.gave(side, b) }) {
			list = append(list, side)
		}
	}
	if len(list) == 0 {
		return []Side{Ervaring}
	}
	return list
}

func (s *State) gave(side Side, b *Barrier) bool {
	return side == Ervaring && len(b.own.Raisers) > 0 || slices.ContainsFunc(b.Cards, func(id string) bool {
		c, ok := find[Card](s, id)
		return ok && c.Side == side
	})
}

func (f *BundleSent) apply(s *State, at Instant) {
	b := f.Bundle
	s.put(&b)
	s.changeLeg(f.Leg, func(l *Leg) {
		l.State, l.Bundle, l.Sent, l.Sides, l.Carriage.By = LegOnWay, b.ID, at, f.Sides, 0
		l.Receipt, l.Reply.By, l.Reply.Rests = Receipt{By: f.ReceiptBy}, f.AnswerBy, f.Rests
	})
}
