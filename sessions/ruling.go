package sessions

// standing is what a round heard of those whose word counts.
type standing struct {
	noticed, partly, not, unknown int
	raisers, notRecogniser        int
	acts, actsNoticed             int // cards of those who answered, and of those who notice it
}

func (c *Check) count() (n standing) {
	for _, v := range c.own.Votes {
		if v.As == apart {
			continue
		}
		n.acts += v.Acts
		if v.As == asRaiser {
			n.raisers++
		}
		switch v.Says {
		case Noticed:
			n.noticed++
			n.actsNoticed += v.Acts
		case Partly:
			n.partly++
		case NotNoticed:
			n.not++
			n.notRecogniser += bit(v.As == asRecogniser)
		default:
			n.unknown++
		}
	}
	return n
}

// result is what a round comes to when it ends (DOMAIN §4.3.3, the table of verdicts). A raiser's "niet" reopened it
// before. One "niet" of somebody who recognised it reopens when no raiser answered, and else keeps it from being more
// than partly.
func (c *Check) result(cards int) Result {
	n := c.count()
	enough := n.noticed >= noticed || cards > 0 && n.actsNoticed == cards
	switch {
	case n.notRecogniser > 0 && n.raisers == 0:
		return Result(ActionReopened)
	case enough && n.noticed > n.partly && n.not == 0 && c.Months > 0:
		return held
	case enough && n.noticed > n.partly && n.not == 0:
		return Result(ActionVerified)
	case n.partly > 0 || n.not > 0:
		return Result(ActionPartly)
	case c.Months > 0:
		return unheard
	}
	return Result(ActionUnchecked)
}

// SettleAction is the table's decision after two times back and forth, by consent (DOMAIN §4.3.3).
type SettleAction struct {
	Action  string      `json:"action"`
	State   ActionState `json:"state"`   // bevestigd_met_verschil or bezig
	Consent bool        `json:"consent"` // nobody at the table has an objection that must be met first
	Dissent Text        `json:"dissent"` // what some still see differently
}

// ActionSettled happened.
type ActionSettled struct {
	Action  string      `json:"action"`
	State   ActionState `json:"state"`
	Dissent WordsID     `json:"dissent,omitempty"`
	Again   []Instant   `json:"again"`
	Terms   Terms       `json:"terms"`
}

func (w *SettleAction) decide(s *State, who Who, g *Given) ([]Fact, error) {
	a, err := s.actionHere(who, w.Action, ActionReopened)
	switch {
	case err != nil:
		return nil, err
	case a.Reopened < pingPongs:
		return nil, Refuse(Conflict, "De tafel besluit pas als het twee keer heen en weer ging.")
	case w.State != ActionDiffering && w.State != ActionWorking:
		return nil, Refuse(Invalid, "Kies: bevestigd met verschil, of verder werken.")
	case !w.Consent:
		return nil, Refuse(Invalid, "De tafel besluit samen. Is er nog een bezwaar? Dan gaat het werk verder.")
	case w.State == ActionDiffering && w.Dissent.empty():
		return nil, Refuse(Invalid, "Schrijf op wat sommige mensen anders zien. Dat blijft erbij staan.")
	}
	f := &ActionSettled{Action: a.ID, State: w.State, Dissent: named(w.Dissent), Terms: g.heard(a)}
	if w.State == ActionDiffering {
		f.Again = g.rechecks()
	}
	return []Fact{f}, nil
}

func (f *ActionSettled) apply(s *State, at Instant) {
	s.changeAction(f.Action, func(a *Action) {
		a.State, a.Dissent, a.Terms, a.Settled, a.Decided = f.State, f.Dissent, f.Terms, at, f.State
		if f.State == ActionDiffering {
			a.Verified, a.Again, a.Fell = at, f.Again, 0
		}
	})
}
