package sessions

// ActionTurn (beurt) is what one person may say of an action now, and what they said before. It is computed for
// that person, or for who holds their slip, and is no record: whose turn it is would tell who told what.
type ActionTurn struct {
	*Action
	Round   *Check // the newest round; nil: nobody was asked yet
	Asks    bool   // a round is open, and this person has not answered it
	Open    bool   // a round is open: an answer can be given, or another one
	Reopens bool   // a "niet" of this person reopens it at once, whatever was said before (I-02)
	Apart   bool   // of an official: shown apart, and never counted
	First   bool   // the first step can be said to be seen
	Done    []SubStep
	Said    Verdict // in the newest round
	Words   WordsID
	May     string
	Hush    bool // there are words of this person to take back
}

// LegTurn is what a raiser may say of a leg of the chain now.
type LegTurn struct {
	*Leg
	Answer  *Answer
	State   LegState // as it reads now
	Compare bool     // is this still what you meant?
	Read    bool     // the answer can be said to be read
	Higher  Level    // where it can be brought next; "" nowhere
	Said    string   // of how the level wrote it
}

// may says whether a wish would be accepted. Deciding changes nothing.
func (s *State) may(who Who, w Wish, now Instant) bool {
	_, err := Decide(s, who, w, &Given{At: now, Days: Days{Zone: Amsterdam}})
	return err == nil
}

// Turns lists what somebody raised or recognised and what may be said of it. Only what the rules accept is offered.
func (s *State) Turns(who Who, now Instant) (actions []ActionTurn, legs []LegTurn) {
	for _, a := range all[Action](s) {
		if _, v, err := s.verifies(who, a.ID); err == nil {
			actions = append(actions, s.actionTurn(a, v, who, now))
		}
	}
	for _, l := range all[Leg](s) {
		if l.Session == who.Session && s.raisesLeg(l, who) && l.State != LegDropped {
			legs = append(legs, s.legTurn(l, who, now))
		}
	}
	return actions, legs
}

func (s *State) actionTurn(a *Action, v voter, who Who, now Instant) ActionTurn {
	t := ActionTurn{Action: a, Apart: v.as == apart, First: (a.doing() || a.claimed()) && s.may(who, &SeeStep{Action: a.ID}, now),
		Hush: s.may(who, &HushVerdict{Action: a.ID}, now)}
	for _, p := range a.Steps {
		if p.State == StepDone && !t.Apart {
			t.Done = append(t.Done, p)
		}
	}
	c, ok := find[Check](s, a.Check())
	if !ok {
		return t
	}
	t.Round, t.Open = c, c.State == CheckOpen
	t.Reopens = v.as == asRaiser && s.may(who, &GiveVerdict{Action: a.ID, Verdict: NotNoticed, Reason: "zeg_ik_liever_niet"}, now)
	if h, did := c.mine(who); did {
		t.Said, t.Words, t.May = c.own.Votes[h].Says, c.own.Votes[h].Words, c.own.Votes[h].May
	}
	t.Asks = t.Open && t.Said == ""
	return t
}

func (s *State) legTurn(l *Leg, who Who, now Instant) LegTurn {
	t := LegTurn{Leg: l, State: l.At(now), Read: s.may(who, &DeliverAnswer{Leg: l.ID}, now)}
	t.Answer, _ = find[Answer](s, l.Reply.Answer)
	if h, did := s.voted(whisper, l.ID, who.Handles); did {
		if m, ok := find[Mine](s, h); ok {
			t.Said = m.Says
		}
	}
	t.Compare = s.may(who, &AnswerWhisper{Leg: l.ID, Says: "ja"}, now)
	if up, ok := l.Level.above(); ok && s.may(who, &AskHigher{Leg: l.ID, Next: unused}, now) {
		t.Higher = up
	}
	return t
}

// unused is an id that no leg has: a client makes its own.
const unused = "nergens"

// speaker is for whom somebody speaks: for themself, or at the desk for whose slip lies there.
func (s *State) speaker(who Who) Who {
	if e, ok := find[Seat](s, who.Seat); ok && who.Desk() && e.Session == who.Session {
		who.Side, who.Admitted = e.Side, e.Admitted && !e.Removed
	}
	return who
}

// enteredBy is the role that entered something for somebody else.
func enteredBy(who Who) Role {
	if who.Desk() {
		return who.Role
	}
	return ""
}
