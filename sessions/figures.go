package sessions

import "fmt"

// Figure is a number of the outcome with what it is out of. A percentage of fewer than ten is not shown, and a number
// of fewer than five people is nobody's business (DOMAIN §4.10, I-34).
type Figure struct {
	Part, Of int
	People   bool
}

const fewestPercent = 10

// Percent is the share, rounded, when there is one to show.
func (f Figure) Percent() (int, bool) {
	if f.Of < fewestPercent || f.People && (f.Part < fewest && f.Part > 0 || f.Of < fewest) {
		return 0, false
	}
	return (200*f.Part + f.Of) / (2 * f.Of), true
}

// Says is the figure with its denominator, as people may read it.
func (f Figure) Says() string {
	return f.number(f.Part) + " van " + f.number(f.Of)
}

// Counted is the number alone, as people may read it.
func (f Figure) Counted() string { return f.number(f.Part) }

func (f Figure) number(n int) string {
	if f.People && n > 0 && n < fewest {
		return "minder dan 5"
	}
	return fmt.Sprint(n)
}

// Figures are those of §4.10 that actions, rounds and one-offs can give.
type Figures struct {
	Structural Figure // noticed and at least K4, of all that is noticed
	OpenEnds   Figure // one-offs that nothing closes, of all
	Weak       Figure // K1–K3, of all that was accepted
	Checked    Figure // confirmed or contradicted, of all that was said to be done
	Holds      Figure // still noticed after twelve months, of all that is or was noticed so long ago
	Solved     Figure // barriers with everything noticed, of those confirmed
	Returned   Figure // barriers that came back, of those that are or were noticed as solved
	Kept       Figure // promises that people confirmed, of those that were due
	Otherwise  int    // promises of which somebody said: "bij mij ging het anders"
	Shifted    int    // how often the day of a promise was moved
	SetUp      int    // accepted actions of the family inrichting
	Culture    int    // and of cultuur
	Reach      Reach
}

// Reach is the bereikfactor: who recognises what one-offs helped against, beside who was helped.
type Reach struct{ Recognised, Helped int }

// Says is the line under it.
func (r Reach) Says() string {
	n := Figure{People: true}
	return fmt.Sprintf("%s geholpen, %s herkennen het", n.number(r.Helped), n.number(r.Recognised))
}

// OneFamily says whether all accepted actions are of one family: the way things are set up, or culture (S3-02).
func (f Figures) OneFamily() bool { return (f.SetUp == 0) != (f.Culture == 0) }

// NamedFigure is a figure by the name under which it is kept and told.
type NamedFigure struct {
	Name string
	Figure
}

// Named lists the figures that are a number out of another, in the order in which they are told.
func (f Figures) Named() []NamedFigure {
	return []NamedFigure{{"opgelost", f.Solved}, {"structureel", f.Structural}, {"nagekeken", f.Checked}, {"zwak", f.Weak}, {"terug", f.Returned},
		{"beloften", f.Kept}, {"losse_eindjes", f.OpenEnds}, {"houdt_stand", f.Holds}}
}

// Figures counts them at a moment.
func (s *State) Figures(now Instant) (f Figures) {
	for _, a := range all[Action](s) {
		f.action(s, a, now)
	}
	for _, b := range all[Barrier](s) {
		if b.alive() {
			mark := s.line(b, now).Mark
			f.Solved.Of++
			f.Solved.Part += bit(mark == Solved)
			f.Returned.Part += bit(len(b.Returned) > 0)
			f.Returned.Of += bit(mark == Solved || len(b.Returned) > 0)
		}
	}
	f.oneOffs(s, now)
	for _, p := range all[Promise](s) {
		f.promise(s, p, now)
	}
	return f
}

func (f *Figures) action(s *State, a *Action, now Instant) {
	setUp, culture := a.Families()
	if a.stands() {
		f.Weak.Of++
		f.Weak.Part += bit(a.weak())
		f.SetUp += bit(setUp)
		f.Culture += bit(culture)
	}
	if a.verified() {
		f.Structural.Of++
		f.Structural.Part += bit(a.structural())
	}
	if a.Claim.At != 0 {
		f.Checked.Of++
		f.Checked.Part += bit(s.answered(a))
	}
	if a.Verified != 0 && a.Verified+reasonIn <= now {
		f.Holds.Of++
		f.Holds.Part += bit(contains(a.Held, 12) && a.Fell == 0)
	}
}

// answered says whether people said something that decided the action, in any round.
func (s *State) answered(a *Action) bool {
	for n := range a.Checks {
		c, ok := find[Check](s, checkID(a.ID, n+1))
		if ok && contains([]Result{Result(ActionVerified), Result(ActionPartly), Result(ActionReopened), held}, c.Result) {
			return true
		}
	}
	return false
}

func (f *Figures) promise(s *State, p *Promise, now Instant) {
	f.Shifted += len(p.Shifts)
	f.Otherwise += bit(s.Echo(p.ID)[""].Otherwise > 0)
	if p.Withdrawn == "" && p.first() != 0 && p.first() <= now {
		f.Kept.Of++
		f.Kept.Part += bit(s.PromiseState(p, now) == PromiseConfirmed)
	}
}

func (f *Figures) oneOffs(s *State, now Instant) {
	seen := map[string]bool{}
	for _, o := range all[OneOff](s) {
		f.OpenEnds.Of++
		f.OpenEnds.Part += bit(s.open(o, now))
		a, ok := find[Action](s, o.To)
		if !ok {
			continue
		}
		f.Reach.Helped += o.Helped
		for _, b := range s.living(a.Barriers) {
			if seen[b.ID] {
				continue
			}
			seen[b.ID] = true
			for _, n := range s.counts(recognition, b.ID) {
				f.Reach.Recognised += n
			}
		}
	}
}

// Age is the two clocks of a barrier in days: how long people live with it, and how long its first action that was
// taken runs. Zero is unknown.
func (l BarrierLine) Age(now Instant) (lived, runs int) {
	if l.Since != 0 {
		lived = int((now - l.Since) / day)
	}
	for _, a := range l.Actions {
		if a.stands() && a.Accepted != 0 {
			runs = max(runs, int((now-a.Accepted)/day))
		}
	}
	return lived, runs
}
