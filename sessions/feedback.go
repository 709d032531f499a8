package sessions

import "slices"

// The kinds of phase of the terugkoppelgesprek (DOMAIN §4.11, T4), in their order.
const (
	Claimed    PhaseKind = "klaar"
	Checking   PhaseKind = "nakijken"
	NotYet     PhaseKind = "nog-niet"
	FromHigher PhaseKind = "hogerop"
	Recurring  PhaseKind = "terugkeer"
	Expiring   PhaseKind = "verlopen"
)

// FeedbackKinds lists them.
var FeedbackKinds = []PhaseKind{Claimed, Checking, NotYet, FromHigher, Recurring, Expiring}

// LooksBack says whether a session is one at which people come back to what was said before.
func (e *Session) LooksBack() bool {
	return slices.ContainsFunc(e.Phases, func(p Phase) bool { return contains(FeedbackKinds, p.Kind) })
}

// telling says whether a claim is being told at a table of this trajectory now, so that those who raised it hear it there.
func (s *State) telling() bool {
	return slices.ContainsFunc(all[Session](s), func(e *Session) bool {
		return e.State == Open && contains([]PhaseKind{Claimed, Checking}, e.now().Kind)
	})
}

var errNotToday = Refuse(Conflict, "Dit briefje is van dit gesprek zelf. Hebt u ook het briefje van de vorige keer?")

// MayReturn says whether who sits here may speak as who they were at an earlier conversation of the trajectory: somebody
// who told or recognised something there, and who sits on that side of the table here too. Who does the work listens.
// The two seats are joined in no record and in no table: the browser holds a key to each.
func (s *State) MayReturn(here, earlier string) error {
	now, ok := find[Seat](s, here)
	was, there := find[Seat](s, earlier)
	if !ok || !there {
		return errGone
	}
	e, ok := find[Session](s, now.Session)
	switch {
	case !ok || e.State != Open || now.Removed || was.Removed:
		return errGone
	case now.Session == was.Session:
		return errNotToday
	case now.Side != Ervaring || was.Side != Ervaring:
		return Refuse(Forbidden, "Met dit briefje zegt u of u het merkt. Dat is voor wie het meemaakt. Wie er werkt, luistert nu.")
	case !now.Admitted || !was.Admitted:
		return Refuse(Forbidden, "De gespreksleider laat u eerst binnen. Daarna kan dit.")
	}
	return nil
}

// Vouches says whether a slip of an earlier conversation lets somebody in on the side of those who tell: they came in by
// the first paper card then, or were let in by the facilitator.
func (s *State) Vouches(seat string) bool {
	e, ok := find[Seat](s, seat)
	return ok && e.Side == Ervaring && e.Admitted && !e.Removed
}

// BackTurn is the question to one person whether something is back.
type BackTurn struct {
	Barrier *Barrier
	Older   *Barrier    // the one that it looks like, when there are two
	Asked   *Recurrence // nil: nobody asked yet, and this person can say it first
}

// BackTurns lists what somebody who raised or recognised it may say of what seemed to be over.
func (s *State) BackTurns(who Who, now Instant) (list []BackTurn) {
	for _, r := range all[Recurrence](s) {
		if r.State == RecurrenceOther || !s.may(who, &AnswerRecurrence{Recurrence: r.ID, Says: dontKnow}, now) {
			continue
		}
		t := BackTurn{Asked: r}
		t.Barrier, _ = find[Barrier](s, r.Barrier)
		if r.New != "" {
			t.Older = t.Barrier
			t.Barrier, _ = find[Barrier](s, r.New)
		}
		list = append(list, t)
	}
	for _, b := range all[Barrier](s) {
		if s.may(who, &SayAgain{Barrier: b.ID}, now) {
			list = append(list, BackTurn{Barrier: b})
		}
	}
	return list
}

// Decided is one thing that a conversation came to about what was told before. It is derived from the moments that the
// records keep, so nobody ticks anything off, and nobody can.
type Decided struct {
	In   PhaseKind // the part of the conversation that it belongs to
	What string    // action, leg, recurrence or answer
	Of   string
	Says string // how it came out, in the words of that kind of record
}

// What is said of an action at the table, where no state says it.
const (
	SaidAsked   = "gevraagd"      // people are asked whether they notice it
	SaidResumed = "weer_aan_werk" // the owner goes on
	SaidShifted = "andere_datum"
	SaidTold    = "verteld" // the answer is back with a side
)

// Decided lists what a conversation came to, from its opening to its end.
func (s *State) Decided(session string) (list []Decided) {
	e, ok := find[Session](s, session)
	if !ok || e.OpenedAt == 0 || !e.LooksBack() {
		return nil
	}
	during := func(at Instant) bool { return at >= e.OpenedAt && (e.ClosedAt == 0 || at <= e.ClosedAt) }
	add := func(in PhaseKind, what, of, says string) { list = append(list, Decided{in, what, of, says}) }
	for _, a := range all[Action](s) {
		s.decidedOf(a, during, add)
	}
	for _, l := range all[Leg](s) {
		if slices.ContainsFunc(l.Told, func(t Told) bool { return !t.Failed && during(t.At) }) {
			add(FromHigher, "leg", l.ID, SaidTold)
		}
	}
	for _, r := range all[Recurrence](s) {
		if during(r.Decided) {
			add(Recurring, "recurrence", r.ID, string(r.State))
		}
	}
	for _, r := range all[Answer](s) {
		if r.About == "barrier" && during(r.At) {
			add(Expiring, "answer", r.ID, string(WithReason))
		}
	}
	return list
}

func (s *State) decidedOf(a *Action, during func(Instant) bool, add func(in PhaseKind, what, of, says string)) {
	for n := 1; n <= a.Checks; n++ {
		c, ok := find[Check](s, checkID(a.ID, n))
		if !ok || c.Result == brokenOff {
			continue
		}
		if c.Months == 0 && during(c.Opened) {
			add(Claimed, "action", a.ID, SaidAsked)
		}
		if c.State == CheckClosed && during(c.Closed) {
			add(Checking, "action", a.ID, string(c.Result))
		}
	}
	moved := slices.ContainsFunc(a.Shifts, func(h Shift) bool { return during(h.At) })
	spoke := slices.ContainsFunc(a.Updates, func(u Update) bool { return during(u.At) })
	switch {
	case during(a.Settled):
		add(NotYet, "action", a.ID, string(a.Decided))
	case moved:
		add(NotYet, "action", a.ID, SaidShifted)
	case spoke && a.Reopened > 0 && a.State == ActionWorking:
		add(NotYet, "action", a.ID, SaidResumed)
	}
}
