package sessions

import (
	"maps"
	"slices"
)

// RemindCheck says that a reminder went out, each by another channel.
type RemindCheck struct {
	Action string `json:"action"`
}

// CheckReminded happened. After the last one there is a week left at least.
type CheckReminded struct {
	Check  string  `json:"check"`
	Remind Instant `json:"remind,omitempty"`
	Closes Instant `json:"closes"`
}

func (w *RemindCheck) decide(s *State, who Who, g *Given) ([]Fact, error) {
	a, err := s.clocked(who, w.Action)
	if err != nil {
		return nil, err
	}
	c, ok := find[Check](s, a.Check())
	if !ok || c.State != CheckOpen || c.Remind == 0 || c.Remind > g.At {
		return nil, Refuse(Conflict, "Er hoeft nu geen herinnering uit.")
	}
	f := &CheckReminded{Check: c.ID, Closes: max(c.Closes, g.At+7*day)}
	if c.Reminded+1 < reminders {
		f.Remind = g.At + remindIn
	}
	return []Fact{f}, nil
}

func (f *CheckReminded) apply(s *State, _ Instant) {
	s.changeCheck(f.Check, func(c *Check) {
		c.Reminded++
		c.Remind, c.Closes = f.Remind, f.Closes
	})
}

// CloseCheck ends a round: when its days are over, or after two weeks when all who raised it have answered.
type CloseCheck struct {
	Action string `json:"action"`
}

// CheckEnded happened. The words that may be read come out in an order that tells nothing.
type CheckEnded struct {
	Action string    `json:"action"`
	Check  string    `json:"check"`
	Result Result    `json:"result"`
	Words  []WordsID `json:"words"`
	ForUs  []WordsID `json:"forUs"`
	Again  []Instant `json:"again"` // re-checks that begin with this verdict
	Terms  Terms     `json:"terms"`
}

func (w *CloseCheck) decide(s *State, who Who, g *Given) ([]Fact, error) {
	a, err := s.clocked(who, w.Action)
	if err != nil {
		return nil, err
	}
	c, ok := find[Check](s, a.Check())
	if !ok || c.State != CheckOpen {
		return nil, Refuse(Conflict, "Er is geen ronde open.")
	}
	cards := s.raisingCards(a)
	early := g.At >= c.Opened+remindIn && cards > 0 && c.count().acts == cards
	if !early && (g.At < c.Closes || c.Reminded < reminders) {
		return nil, Refuse(Conflict, "De ronde is nog bezig. Er gaan eerst twee herinneringen uit.")
	}
	f := &CheckEnded{Action: a.ID, Check: c.ID, Result: c.result(cards), Terms: g.heard(a)}
	f.Words, f.ForUs = c.words(g, vote{})
	if f.Result == Result(ActionVerified) && c.Months == 0 {
		f.Again = g.rechecks()
	}
	return []Fact{f}, nil
}

func (f *CheckEnded) apply(s *State, at Instant) {
	s.closeCheck(f.Check, f.Result, f.Words, f.ForUs, at)
	s.changeAction(f.Action, func(a *Action) {
		c, _ := find[Check](s, f.Check)
		switch f.Result {
		case held:
			a.Held = append(slices.Clone(a.Held), c.Months)
		case unheard:
		case Result(ActionReopened):
			a.reopen(at, f.Terms)
		case Result(ActionVerified):
			a.State, a.Verified, a.Again, a.Fell = ActionVerified, at, f.Again, 0
		default:
			if c.Months > 0 {
				a.Fell, a.Again = at, nil
			}
			a.State, a.Terms = ActionState(f.Result), f.Terms
		}
	})
}

func (a *Action) reopen(at Instant, t Terms) {
	if a.verified() {
		a.Fell, a.Again = at, nil
	}
	a.State, a.Terms = ActionReopened, t
	a.Reopened++
}

func (s *State) closeCheck(id string, r Result, words, forUs []WordsID, at Instant) {
	s.changeCheck(id, func(c *Check) {
		c.State, c.Result, c.Closed, c.Remind = CheckClosed, r, at, 0
		c.Words, c.ForUs, c.Pending = words, forUs, nil
	})
}

// words lists what may be read of a round, with one vote more, in an order of chance.
func (c *Check) words(g *Given, more vote) (words, forUs []WordsID) {
	list := []vote{more}
	for _, h := range slices.Sorted(maps.Keys(c.own.Votes)) {
		list = append(list, c.own.Votes[h])
	}
	g.shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	words, forUs = []WordsID{}, []WordsID{}
	for _, v := range list {
		switch {
		case v.Words == "":
		case v.May == AsSaid:
			words = append(words, v.Words)
		case v.May == ForCollective:
			forUs = append(forUs, v.Words)
		}
	}
	return words, forUs
}
