package sessions

import "slices"

// Follow is which barriers of a trajectory the desk wants to see; empty is all.
type Follow struct {
	Standing Standing
	Theme    Label
	Type     string
	Owner    Label // the function that was asked, as it is written on an action
}

// Standing is what a barrier waits for, as the desk looks for it.
type Standing string

// The standings. One barrier can have more than one.
const (
	StandsOpen   Standing = "open"    // nobody does anything, or people said that it is not there yet
	StandsLate   Standing = "laat"    // an action or a level is late or silent by the clock
	StandsWaits  Standing = "wacht"   // for the answer of somebody else
	StandsSolved Standing = "gemerkt" // people notice it
)

// Standings lists them.
var Standings = []Standing{StandsOpen, StandsLate, StandsWaits, StandsSolved}

// Followed lists the confirmed barriers of the trajectory that the desk wants to see, in the order of the route.
func (s *State) Followed(f Follow, now Instant) []BarrierLine {
	return slices.DeleteFunc(s.Barriers(f.Theme, f.Type, now), func(l BarrierLine) bool {
		return f.Standing != "" && !l.Stands(f.Standing, now) || f.Owner != "" && !slices.ContainsFunc(l.Actions, func(a *Action) bool {
			return sameFunction(a.Asked) == sameFunction(f.Owner)
		})
	})
}

// Stands says whether a barrier is one of those.
func (l BarrierLine) Stands(as Standing, now Instant) bool {
	switch as {
	case StandsOpen:
		return l.Headline == Untreated || l.Mark == CameBack
	case StandsSolved:
		return l.Mark == Solved
	case StandsLate:
		return slices.ContainsFunc(l.Actions, func(a *Action) bool { p := a.Pace(now); return p.Late || p.Unknown }) ||
			slices.ContainsFunc(l.Legs, func(g *Leg) bool { at := g.times().Late; return at != 0 && at <= now })
	case StandsWaits:
		return slices.ContainsFunc(l.Actions, func(a *Action) bool { return a.waits() || a.State == ActionStuck || a.claimed() }) ||
			slices.ContainsFunc(l.Legs, func(g *Leg) bool { return g.Sent > 0 && g.open() && g.State != LegReplied })
	}
	return false
}

// Line is one confirmed barrier, with all that is done about it.
func (s *State) Line(barrier string, now Instant) (BarrierLine, bool) {
	b, ok := find[Barrier](s, barrier)
	if !ok || !b.confirmed() {
		return BarrierLine{}, false
	}
	return s.line(b, now), true
}

// Open says whether a one-off is an open end at a moment (I-04).
func (s *State) Open(o *OneOff, now Instant) bool { return s.open(o, now) }

// Layer (laag) is one of the three at which policy must change: who carries it out, who makes it, who decides (S4-02).
type Layer struct {
	Name               string
	Informed, Answered bool
}

var layers = []struct {
	name   string
	side   Side
	levels []Level
}{
	{"uitvoering", Uitvoering, []Level{Team, ExternalExecutor}},
	{"beleid", Beleid, []Level{Department}},
	{"bestuur en politiek", Bestuur, []Level{Executive, Council, VNG, Rijk, Petition}},
}

// LayerOf is the layer of whoever speaks from a side (S1-05, S3-16).
func LayerOf(side Side) string {
	for _, y := range layers {
		if y.side == side {
			return y.name
		}
	}
	if side == Toezicht {
		return "toezicht"
	}
	return "inwoner en netwerk"
}

// Layers says of each whether it heard of a barrier, at the table or by the chain, and whether it answered.
func (s *State) Layers(barrier string) []Layer {
	list := make([]Layer, len(layers))
	for i, y := range layers {
		list[i] = Layer{Name: y.name, Informed: s.counts(recognition, barrier)[string(y.side)] > 0}
		for _, l := range s.legsOf(barrier) {
			if contains(y.levels, l.Level) {
				list[i].Informed = list[i].Informed || l.Sent > 0
				list[i].Answered = list[i].Answered || l.Reply.At > 0
			}
		}
	}
	return list
}
