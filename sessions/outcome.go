package sessions

import (
	"fmt"
	"time"
	_ "time/tzdata" // a server in a bare container must know Dutch time too
)

// Headline is what is being done about a barrier now. Exactly one holds at every moment, by
// precedence: accepted action, open leg of the chain, unexpired reason, untreated (I-05).
type Headline string

// The headlines.
const (
	WithAction Headline = "actie"
	PassedOn   Headline = "doorgegeven"
	WithReason Headline = "reden"
	Untreated  Headline = "onbehandeld"
)

// BarrierLine is a barrier on the outcome page: what happens, who was asked, answer before when.
type BarrierLine struct {
	*Barrier
	Headline   Headline
	Actions    []*Action
	Legs       []*Leg    // of the chain, from the table up
	Answers    []*Answer // of refused actions and of the barrier itself, newest last
	Reason     *Answer   // the one that holds, under WithReason
	Waiting    *Action   // asked, and the answer is not there yet; the one that is due first
	Recognised map[string]int
	Mark       Mark
	Quiet      bool // rustig: solved, and for a year nobody said otherwise
}

// Mark is what is said of a barrier beside its headline; it never takes the place of it (I-05).
type Mark string

// The marks. Solved is only what people noticed; what an owner says is said of the owner (I-03, S0-09).
const (
	NoMark      Mark = ""
	ClaimedDone Mark = "klaar_volgens_eigenaar"
	Solved      Mark = "opgelost_bevestigd"
	CameBack    Mark = "heropend"
)

// OneOffLine is a one-off on the outcome page. Open: an open end, shown as one.
type OneOffLine struct {
	*OneOff
	Open   bool
	Few    bool // it helped people, and fewer than five: their number and the text stay out
	Action *Action
	Reason *Answer
}

// Outcome is everything that the outcome page shows, computed from the records and the moment.
type Outcome struct {
	Trajectory *Trajectory
	Session    *Session
	Mandate    *Mandate
	Barriers   []BarrierLine
	OneOffs    []OneOffLine
	Promises   []*Promise
	Absent     []*Card
	Heat       map[string]map[string]int
	Sentence   string
}

// Outcome gives the outcome page of a session at a moment, as the public may read it.
func (s *State) Outcome(session string, now Instant) (Outcome, error) {
	e, ok := find[Session](s, session)
	if !ok {
		return Outcome{}, errGone
	}
	o := Outcome{Session: e, Sentence: s.Sentence(now), Heat: s.Heat(session)}
	o.Trajectory, _ = s.trajectory()
	o.Mandate, _ = find[Mandate](s, session)
	for _, b := range all[Barrier](s) {
		if b.Session == session && b.confirmed() {
			o.Barriers = append(o.Barriers, s.line(b, now))
		}
	}
	s.byStep(o.Barriers)
	for _, f := range all[OneOff](s) {
		if f.Session != session {
			continue
		}
		o.OneOffs = append(o.OneOffs, s.oneOffLine(f, now))
	}
	for _, p := range all[Promise](s) {
		if p.Session == session {
			o.Promises = append(o.Promises, p)
		}
	}
	for _, c := range all[Card](s) {
		if c.Session == session && c.Kind == AbsentPeople && c.State == Placed && c.own.Shown && !c.own.ForUs {
			o.Absent = append(o.Absent, c)
		}
	}
	return o, nil
}

// oneOffLine leaves out what may point at one of fewer than five people (I-04).
func (s *State) oneOffLine(o *OneOff, now Instant) OneOffLine {
	l := OneOffLine{OneOff: o, Open: s.open(o, now)}
	if o.Helped > 0 && o.Helped < fewest {
		l.OneOff, l.Few = o.bare(), true
	}
	l.Action, _ = find[Action](s, o.To)
	l.Reason, _ = find[Answer](s, o.To)
	return l
}

func (s *State) byStep(lines []BarrierLine) {
	order := map[string]int{}
	if t, ok := s.trajectory(); ok {
		for i, st := range t.Steps {
			order[st.ID] = i
		}
	}
	sortStable(lines, func(a, b BarrierLine) int { return order[a.Step] - order[b.Step] })
}

// line derives what is being done about a barrier.
func (s *State) line(b *Barrier, now Instant) BarrierLine {
	l := BarrierLine{Barrier: b, Headline: Untreated, Actions: s.actionsOf(b.ID), Recognised: map[string]int{}}
	for side, n := range s.counts(recognition, b.ID) {
		if n >= fewest {
			l.Recognised[side] = n
		}
	}
	family := s.family(b.ID)
	for _, r := range all[Answer](s) {
		if s.answers(r, family) {
			l.Answers = append(l.Answers, r)
		}
	}
	sortStable(l.Answers, func(a, b *Answer) int { return int(a.At - b.At) })
	for _, r := range l.Answers {
		if r.holds(now) {
			l.Headline, l.Reason = WithReason, r
		}
	}
	for _, leg := range s.legsOf(b.ID) {
		l.Legs = append(l.Legs, leg)
		if s.heads(leg, now) {
			l.Headline, l.Reason = PassedOn, nil
		}
	}
	for _, a := range l.Actions {
		if a.heads() {
			l.Headline, l.Reason = WithAction, nil
		}
		if a.waits() && (l.Waiting == nil || a.times().Next < l.Waiting.times().Next) {
			l.Waiting = a
		}
	}
	l.Mark = mark(l.Actions)
	l.Quiet = l.Mark == Solved && quietSince(l.Actions)+reasonIn <= now
	return l
}

// mark derives it from the actions that count as accepted: all of them noticed, all of them said to be done, or one
// that people said is not there yet.
func mark(actions []*Action) Mark {
	var heads, solved, done int
	for _, a := range actions {
		if !a.heads() {
			continue
		}
		heads++
		if a.State == ActionReopened {
			return CameBack
		}
		solved += bit(a.verified())
		done += bit(a.verified() || a.claimed())
	}
	switch heads {
	case 0:
		return NoMark
	case solved:
		return Solved
	case done:
		return ClaimedDone
	}
	return NoMark
}

// quietSince is when the last of the actions was confirmed.
func quietSince(actions []*Action) (last Instant) {
	for _, a := range actions {
		if a.heads() {
			last = max(last, a.Verified)
		}
	}
	return last
}

// answers says whether a reason speaks for a barrier: its own, that of a refused action for it, or a level's no.
func (s *State) answers(r *Answer, family []string) bool {
	switch r.About {
	case "barrier":
		return contains(family, r.Of)
	case "action":
		a, ok := find[Action](s, r.Of)
		return ok && sharing(a.Barriers, family)
	case "leg": // only a no is a reason
		l, ok := find[Leg](s, r.Of)
		return ok && l.Reply.Kind == Denied && l.Reply.Answer == r.ID && sharing(l.Barriers, family)
	}
	return false
}

// Barriers lists the confirmed barriers of the trajectory, with a theme or of a type; empty is all. One
// with three themes stands in all three and counts once in the total (S0-04).
func (s *State) Barriers(theme Label, typ string, now Instant) []BarrierLine {
	var lines []BarrierLine
	for _, b := range all[Barrier](s) {
		if b.alive() && (theme == "" || contains(b.Themes, theme)) && (typ == "" || contains(b.Types, typ)) {
			lines = append(lines, s.line(b, now))
		}
	}
	s.byStep(lines)
	return lines
}

// Heat counts the feelings of the cards that the room has seen, per step (S4-22).
func (s *State) Heat(session string) map[string]map[string]int {
	heat := map[string]map[string]int{}
	for _, c := range all[Card](s) {
		if c.Session != session || c.Feeling == "" || !c.own.Shown || c.own.ForUs || c.State != Placed {
			continue
		}
		if heat[c.Step] == nil {
			heat[c.Step] = map[string]int{}
		}
		heat[c.Step][c.Feeling]++
	}
	return heat
}

// openEnds counts what keeps a session from being put away: one-offs that nothing closes, and
// confirmed barriers that nobody does anything about (I-04, I-05).
func (s *State) openEnds(session string, now Instant) int {
	n := 0
	for _, o := range all[OneOff](s) {
		if o.Session == session && s.open(o, now) {
			n++
		}
	}
	for _, b := range all[Barrier](s) {
		if b.Session == session && b.alive() && s.line(b, now).Headline == Untreated {
			n++
		}
	}
	return n
}

func openEndsLeft(n int) string {
	if n == 1 {
		return "Er is nog 1 los eindje. Koppel het of geef een reden. Dan kan het gesprek weg."
	}
	return fmt.Sprintf("Er zijn nog %d losse eindjes. Koppel ze of geef een reden. Dan kan het gesprek weg.", n)
}

var months = [...]string{"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"}

// Dutch writes the day of a moment as people here say it: 7 april 2026.
func Dutch(at Instant) string {
	t := at.Time()
	return fmt.Sprintf("%d %s %d", t.Day(), months[t.Month()-1], t.Year())
}

// Amsterdam is the clock by which people here live.
var Amsterdam = func() *time.Location {
	l, err := time.LoadLocation("Europe/Amsterdam")
	if err != nil {
		panic(err)
	}
	return l
}()

// Time is the moment on a Dutch clock.
func (i Instant) Time() time.Time { return time.UnixMilli(int64(i)).In(Amsterdam) }

// At is the instant of a moment.
func At(t time.Time) Instant { return Instant(t.UnixMilli()) }
