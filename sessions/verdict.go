package sessions

import (
	"maps"
	"slices"
)

// Verdict (oordeel) is the answer to "Merk je het?".
type Verdict string

// The four answers.
const (
	Noticed    Verdict = "gemerkt"
	Partly     Verdict = "deels"
	NotNoticed Verdict = "niet"
	DoNotKnow  Verdict = "weet_niet"
)

// Verdicts lists them.
var Verdicts = []Verdict{Noticed, Partly, NotNoticed, DoNotKnow}

// NeedAnswers answer "Heb je nu wat je nodig had?".
var NeedAnswers = []string{"ja", "deels", "nee", "weet_niet"}

// NotReasons say why somebody does not notice it.
var NotReasons = []string{"niets_anders", "niet_overal", "niet_voor_mij", "anders_dan_gezegd", "weer_terug", "zeg_ik_liever_niet"}

// How the words of a verdict may travel, as only who says them chooses.
const (
	AsSaid        = "zo"
	ForCollective = "collectief"
	OnlyCounted   = "tellen"
)

// As whom somebody gives a verdict. What those who work there say is shown apart and never counts.
const (
	asRaiser     = "verteller"
	asRecogniser = "herkenner"
	apart        = "apart"
)

// voter is as whom somebody may say something of an action.
type voter struct {
	as   string
	acts int
}

// verifies says as whom somebody may: who raised one of its barriers, or recognised one, and does not do the work
// themself. The desk comes with the seat of whom it asks for, by that person's slip.
func (s *State) verifies(who Who, id string) (*Action, voter, error) {
	a, ok := find[Action](s, id)
	if !ok || a.Session != who.Session {
		return nil, voter{}, errGone
	}
	e, ok := find[Seat](s, who.Seat)
	if !ok || e.Session != a.Session || e.Side == Ervaring && !e.Admitted {
		return nil, voter{}, Refuse(Forbidden, "Dit zegt wie het vertelde of herkende. Gebruik de code van die persoon.")
	}
	if a.ofOwner(e.Function) {
		return nil, voter{}, Refuse(Forbidden, "Wie het werk doet, kijkt het niet zelf na.")
	}
	raised, recognised := map[string]bool{}, false
	for _, b := range s.living(a.Barriers) {
		for _, h := range b.own.Raisers {
			if who.did(h) {
				raised[h] = true
			}
		}
		_, did := s.voted(recognition, b.ID, who.Handles)
		recognised = recognised || did
	}
	switch {
	case e.Side == Ervaring && len(raised) > 0:
		return a, voter{asRaiser, len(raised)}, nil
	case !recognised:
		return nil, voter{}, Refuse(Forbidden, "Dit zegt wie het vertelde of herkende. Gebruik de code van die persoon.")
	case e.Side == Ervaring:
		return a, voter{as: asRecogniser}, nil
	}
	return a, voter{as: apart}, nil
}

// raisingCards is how many cards of residents raised the barriers of an action.
func (s *State) raisingCards(a *Action) int {
	cards := map[string]bool{}
	for _, b := range s.living(a.Barriers) {
		for _, h := range b.own.Raisers {
			cards[h] = true
		}
	}
	return len(cards)
}

// GiveVerdict answers "Merk je het?" and "Heb je nu wat je nodig had?". A second answer takes the place of the first.
type GiveVerdict struct {
	Action  string  `json:"action"`
	Verdict Verdict `json:"verdict"`
	Needed  string  `json:"needed"`
	Reason  string  `json:"reason"`
	Words   Text    `json:"words"`
	May     string  `json:"may"`
}

// VerdictGiven happened. By is the role that entered it for somebody; whose it was lies outside the log.
type VerdictGiven struct {
	Action  string  `json:"action"`
	Check   string  `json:"check"`
	Session string  `json:"session"`
	Handle  string  `json:"handle"`
	As      string  `json:"as"`
	Acts    int     `json:"acts,omitempty"`
	Verdict Verdict `json:"verdict"`
	Needed  string  `json:"needed,omitempty"`
	Reason  string  `json:"reason,omitempty"`
	Words   WordsID `json:"words,omitempty"`
	May     string  `json:"may,omitempty"`
	By      Role    `json:"by,omitempty"`
	Older   WordsID `json:"older,omitempty"` // of the answer before
}

// ActionReopenedBy happened: somebody does not notice it, and that is a right (I-02).
type ActionReopenedBy struct {
	Action string    `json:"action"`
	Check  string    `json:"check"`
	Words  []WordsID `json:"words"`
	ForUs  []WordsID `json:"forUs"`
	Terms  Terms     `json:"terms"`
}

func (w *GiveVerdict) check() error {
	switch {
	case !contains(Verdicts, w.Verdict):
		return Refuse(Invalid, "Kies een van de vier antwoorden.")
	case w.Needed != "" && !contains(NeedAnswers, w.Needed):
		return Refuse(Invalid, "Hebt u nu wat u nodig had? Kies een van de vier antwoorden.")
	case w.Verdict == NotNoticed && !contains(NotReasons, w.Reason):
		return Refuse(Invalid, "Wat is er nog niet goed? Kies er een. ‘Zeg ik liever niet’ mag.")
	case !w.Words.empty() && !contains([]string{AsSaid, ForCollective, OnlyCounted}, w.May):
		return Refuse(Invalid, "Kies wat er met uw woorden mag gebeuren.")
	}
	return nil
}

func (w *GiveVerdict) decide(s *State, who Who, g *Given) ([]Fact, error) {
	a, v, err := s.verifies(who, w.Action)
	if err != nil {
		return nil, err
	}
	if err := w.check(); err != nil {
		return nil, err
	}
	c, ok := find[Check](s, a.Check())
	if !ok || !w.heard(a, c, v) {
		return nil, Refuse(Conflict, "Er is nu geen vraag open over deze actie.")
	}
	f := &VerdictGiven{Action: a.ID, Check: c.ID, Session: a.Session, As: v.as, Acts: v.acts, Verdict: w.Verdict, Needed: w.Needed}
	if w.Verdict == NotNoticed {
		f.Reason = w.Reason
	}
	if !w.Words.empty() && w.May != OnlyCounted {
		f.Words, f.May = w.Words.ID, w.May
	}
	f.Handle, ok = c.mine(who)
	if !ok {
		f.Handle = g.handle(who.Seat)
	}
	f.Older = c.own.Votes[f.Handle].Words
	f.By = enteredBy(who)
	if !f.reopens(c) {
		return []Fact{f}, nil
	}
	after := *c
	after.own.Votes = maps.Clone(c.own.Votes)
	delete(after.own.Votes, f.Handle)
	r := &ActionReopenedBy{Action: a.ID, Check: c.ID, Terms: g.heard(a)}
	r.Words, r.ForUs = after.words(g, vote{Words: f.Words, May: f.May})
	return []Fact{f, r}, nil
}

// heard says whether an answer can be taken now: everybody's while the round is open, and a raiser's "niet" at every
// moment from the claim on. Only what the table let stand with a difference waits for its re-check.
func (w *GiveVerdict) heard(a *Action, c *Check, v voter) bool {
	if c.State == CheckOpen {
		return true
	}
	return v.as == asRaiser && w.Verdict == NotNoticed &&
		contains([]ActionState{ActionClaimed, ActionVerified, ActionUnchecked}, a.State)
}

func (c *Check) mine(who Who) (string, bool) {
	for _, h := range sorted(who.Handles) {
		if _, ok := c.own.Votes[h]; ok {
			return h, true
		}
	}
	return "", false
}

// reopens says whether this verdict reopens at once: a raiser's "niet", or the second of those who recognised it.
func (f *VerdictGiven) reopens(c *Check) bool {
	if f.Verdict != NotNoticed || f.As == apart {
		return false
	}
	if f.As == asRaiser {
		return true
	}
	n := 1
	for h, v := range c.own.Votes {
		n += bit(h != f.Handle && v.As == asRecogniser && v.Says == NotNoticed)
	}
	return n >= 2
}

func (f *VerdictGiven) erases() []WordsID {
	if f.Older == "" {
		return nil
	}
	return []WordsID{f.Older}
}

func (f *VerdictGiven) apply(s *State, _ Instant) {
	s.changeCheck(f.Check, func(c *Check) {
		c.own.Votes = maps.Clone(c.own.Votes)
		if c.own.Votes == nil {
			c.own.Votes = map[string]vote{}
		}
		c.own.Votes[f.Handle] = vote{As: f.As, Says: f.Verdict, Acts: f.Acts, Words: f.Words, May: f.May}
		c.forget(f.Older)
		if f.Words != "" {
			c.Pending = append(slices.Clone(c.Pending), f.Words)
		}
	})
	s.tally(verdicts, f.Session, f.Check, f.As+" "+string(f.Verdict), f.Handle)
	if f.As != apart {
		s.tally(needing, f.Session, f.Check, f.Needed, f.Handle)
	}
	if f.By != "" {
		s.tally(behalf, f.Session, f.Check, "namens", f.Handle)
	}
	s.put(&Mine{ID: f.Handle, Session: f.Session, What: verdicts, About: f.Check, Says: string(f.Verdict), Words: f.Words})
}

func (f *ActionReopenedBy) apply(s *State, at Instant) {
	s.closeCheck(f.Check, Result(ActionReopened), f.Words, f.ForUs, at)
	s.changeAction(f.Action, func(a *Action) { a.reopen(at, f.Terms) })
}
