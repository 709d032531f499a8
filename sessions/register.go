package sessions

import "slices"

// Register is which actions of a trajectory are wanted in the list across trajectories; empty is all.
type Register struct {
	Owner      Label // the function that was asked
	Department Label // who does one of its steps
	Ladder     string
	State      ActionState
	Family     string // inrichting or cultuur (S3-02)
}

// Families are the two that an action can belong to; some belong to both.
var Families = []string{"inrichting", "cultuur"}

// Register lists them, by id.
func (s *State) Register(r Register) []*Action {
	return slices.DeleteFunc(all[Action](s), func(a *Action) bool {
		setUp, culture := a.Families()
		switch {
		case r.Owner != "" && sameFunction(a.Asked) != sameFunction(r.Owner),
			r.Department != "" && !slices.ContainsFunc(a.Steps, func(p SubStep) bool { return sameFunction(p.By) == sameFunction(r.Department) }),
			r.Ladder != "" && a.Ladder != r.Ladder,
			r.State != "" && a.State != r.State:
			return true
		}
		return r.Family == Families[0] && !setUp || r.Family == Families[1] && !culture || r.Family != "" && !contains(Families, r.Family)
	})
}

// Strength is what became of the actions of one kind: what was claimed, beside what proved to last. It counts things.
type Strength struct {
	Taken   int // somebody said yes
	Said    int // its owner says that it is done
	Noticed int // people said that they notice it
	Year    int // of those, noticed a year ago or longer
	Held    int // of those, still noticed at the look after twelve months
	Fell    int // noticed once, and not any more
}

// Add counts two lists as one.
func (k Strength) Add(o Strength) Strength {
	return Strength{k.Taken + o.Taken, k.Said + o.Said, k.Noticed + o.Noticed, k.Year + o.Year, k.Held + o.Held, k.Fell + o.Fell}
}

// Lasts is the share that people still notice after a year.
func (k Strength) Lasts() Figure { return Figure{Part: k.Held, Of: k.Year} }

// Returns is the share of what people noticed that came back.
func (k Strength) Returns() Figure { return Figure{Part: k.Fell, Of: k.Noticed} }

// Strengths counts them by kind, at a moment. Claimed strength is that of the ladder; this is what was proven.
func (s *State) Strengths(now Instant) map[string]Strength {
	m := map[string]Strength{}
	for _, a := range all[Action](s) {
		if a.Ladder == "" || a.Accepted == 0 {
			continue
		}
		year := a.Verified != 0 && a.Verified+reasonIn <= now
		m[a.Ladder] = m[a.Ladder].Add(Strength{Taken: 1, Said: bit(a.Claim.At != 0), Noticed: bit(a.Verified != 0), Year: bit(year),
			Held: bit(year && contains(a.Held, 12) && a.Fell == 0), Fell: bit(a.Fell != 0)})
	}
	return m
}
