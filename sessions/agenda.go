package sessions

import "slices"

// Agenda is what the next conversation is about (DOMAIN, T4). It fills itself, and nothing is struck from it by hand.
type Agenda struct {
	Session  *Session
	Sentence string
	Unheard  []*Action // said to be done, and those who raised it could not be told: first (DOMAIN §4.3.3)
	Claims   []*Action // said to be done: the owner tells it in two minutes, with what there is to see
	Rounds   []RoundLine
	Reopened []*Action     // not yet, or in part
	Settle   []*Action     // two times back and forth: the table decides
	Answers  []*Leg        // from higher, not closed: what they said, or that they say nothing
	Whispers []*Leg        // of those, what a level wrote in its own words
	Returned []*Action     // noticed once, and not any more
	Asked    []*Recurrence // whether it is back: the question is on the table
	Reasons  []*Answer     // that expire before the next conversation could be
	OpenEnds []*OneOff
	Promises []*Promise
	Parked   map[string]int // cards kept for later, by step: their words stay with who hosts (§4.0-7)
}

// RoundLine is what a round heard, as everybody may read it: a number of fewer than five people is no number (I-34).
type RoundLine struct {
	Action  *Action
	Check   *Check
	Counts  map[Verdict]int
	Waiting bool // it is still open
}

const untilNext = 84 * day // by then there is another conversation

// Agenda gives it for the conversation of a session, which is about the whole trajectory.
func (s *State) Agenda(session string, now Instant) (Agenda, error) {
	e, ok := find[Session](s, session)
	if !ok {
		return Agenda{}, errGone
	}
	a := Agenda{Session: e, Sentence: s.Sentence(now), Parked: map[string]int{}}
	for _, c := range all[Card](s) {
		if c.State == Parked && !c.own.ForUs {
			a.Parked[c.Step]++
		}
	}
	for _, action := range all[Action](s) {
		a.action(s, action)
	}
	for _, l := range all[Leg](s) {
		if at := l.At(now); at == NoAnswer || at == NoReceipt || l.State == LegReplied || l.State == LegBack {
			a.Answers = append(a.Answers, l)
		}
		if l.Whisper != "" && l.State != LegDone && l.State != LegDropped {
			a.Whispers = append(a.Whispers, l)
		}
	}
	for _, r := range all[Recurrence](s) {
		if r.State == RecurrenceShown || r.State == RecurrenceUnsure {
			a.Asked = append(a.Asked, r)
		}
	}
	horizon := max(e.Feedback, now) + untilNext
	for _, r := range all[Answer](s) {
		if r.Expires <= horizon && s.matters(r, now) {
			a.Reasons = append(a.Reasons, r)
		}
	}
	sortStable(a.Reasons, func(x, y *Answer) int { return int(x.Expires/1000 - y.Expires/1000) })
	for _, o := range all[OneOff](s) {
		if s.open(o, now) {
			a.OpenEnds = append(a.OpenEnds, o)
		}
	}
	for _, p := range all[Promise](s) {
		if p.Check != 0 && p.Check <= max(e.Feedback, now) {
			a.Promises = append(a.Promises, p)
		}
	}
	return a, nil
}

func (a *Agenda) action(s *State, action *Action) {
	c, ok := find[Check](s, action.Check())
	if ok && c.State != CheckPlanned && c.Result != brokenOff {
		a.Rounds = append(a.Rounds, RoundLine{Action: action, Check: c, Counts: c.heard(), Waiting: c.State == CheckOpen})
	}
	switch {
	case action.claimed() && action.Claim.Agenda:
		a.Unheard = append(a.Unheard, action)
	case action.claimed() || action.State == ActionUnchecked:
		a.Claims = append(a.Claims, action)
	case action.State == ActionReopened && action.Reopened >= pingPongs:
		a.Settle = append(a.Settle, action)
	case action.State == ActionReopened || action.State == ActionPartly:
		a.Reopened = append(a.Reopened, action)
	}
	if action.Fell != 0 && !action.verified() {
		a.Returned = append(a.Returned, action)
	}
}

// heard counts the verdicts of those whose word counts; few are no number.
func (c *Check) heard() map[Verdict]int {
	n := map[Verdict]int{}
	for _, v := range c.own.Votes {
		if v.As != apart {
			n[v.Says]++
		}
	}
	for says, people := range n {
		if people < fewest {
			delete(n, says)
		}
	}
	return n
}

// matters says whether a reason is what something stands on now: the newest of a barrier without an action, or that of a
// one-off.
func (s *State) matters(r *Answer, now Instant) bool {
	if r.About == "one-off" {
		o, ok := find[OneOff](s, r.Of)
		return ok && o.To == r.ID
	}
	return slices.ContainsFunc(all[Barrier](s), func(b *Barrier) bool {
		if !b.confirmed() || !s.answers(r, s.family(b.ID)) {
			return false
		}
		l := s.line(b, now)
		newest := l.Answers[len(l.Answers)-1]
		return l.Reason == r || l.Headline == Untreated && newest == r
	})
}
