package sessions

import (
	"fmt"
	"slices"
)

// ChangePlan puts the phases of one session in another order, leaves one out, puts one in again that was left out or
// that was on, or gives one other minutes. What was on already stays: words that were begun in it still count.
type ChangePlan struct {
	Was   []string   `json:"was"` // the phases as they stood on the screen that asks
	Parts []PlanPart `json:"parts"`
}

// PlanPart is a phase of the session at its new place.
type PlanPart struct {
	ID      string `json:"id"`
	Again   bool   `json:"again,omitempty"`   // once more, as a phase of its own
	Minutes int    `json:"minutes,omitempty"` // none: as planned
	Open    bool   `json:"open,omitempty"`    // nobody goes first here any more: those on paper had their turn too
}

// PlanChanged happened: these are the phases from now on.
type PlanChanged struct {
	Session string  `json:"session"`
	Phases  []Phase `json:"phases"`
}

func (w *ChangePlan) decide(s *State, who Who, _ *Given) ([]Fact, error) {
	e, ok := find[Session](s, who.Session)
	switch {
	case !ok:
		return nil, errGone
	case e.State == Planned && who.Role != Facilitator:
		return nil, errRights
	case e.State == Closed || e.State == Archived:
		return nil, Refuse(Conflict, "Dit gesprek is klaar. Het plan staat vast.")
	case !slices.Equal(w.Was, phaseIDs(e.Phases)):
		return nil, Refuse(Conflict, "Iemand anders heeft het plan net veranderd. Kijk eerst hoe het nu is.")
	}
	phases, err := e.rearranged(w.Parts)
	if err != nil {
		return nil, err
	}
	for _, p := range e.Phases {
		if e.was(p.ID) && !contains(phaseIDs(phases), p.ID) {
			return nil, Refuse(Conflict, fmt.Sprintf("Het deel ‘%s’ is al geweest en blijft staan. Zo gaat niets verloren.", p.Name))
		}
	}
	if err := CheckPhases(phases); err != nil {
		return nil, err
	}
	return []Fact{&PlanChanged{Session: e.ID, Phases: phases}}, nil
}

// rearranged gives the phases as they are asked for.
func (e *Session) rearranged(parts []PlanPart) ([]Phase, error) {
	phases := make([]Phase, 0, len(parts))
	known := slices.Concat(e.Phases, e.Left)
	taken := phaseIDs(known)
	for _, part := range parts {
		i := slices.IndexFunc(known, func(p Phase) bool { return p.ID == part.ID })
		if i < 0 {
			return nil, Refuse(NotFound, "Dit deel van het gesprek is er niet.")
		}
		p := known[i]
		if part.Again {
			p.ID, p.Name = freeID(p.ID, taken), onceAgain(p.Name)
			taken = append(taken, p.ID)
		}
		if part.Minutes != 0 {
			p.Minutes = part.Minutes
		}
		if part.Open {
			p.First = nil
		}
		phases = append(phases, p)
	}
	return phases, nil
}

// was says whether a phase has been on.
func (e *Session) was(phase string) bool {
	return slices.ContainsFunc(e.own.Runs, func(r Run) bool { return r.Phase == phase })
}

func phaseIDs(phases []Phase) []string {
	ids := make([]string, len(phases))
	for i, p := range phases {
		ids[i] = p.ID
	}
	return ids
}

const onceMore = " (nog een keer)"

// onceAgain is the name of a phase that is on once more; a third time says no more than a second.
func onceAgain(name Label) Label {
	long := []rune(name)
	if len(long) >= len(onceMore) && string(long[len(long)-len(onceMore):]) == onceMore {
		return name
	}
	return Label(long[:min(len(long), MaxLabel-len(onceMore))]) + onceMore
}

// freeID is the id of a phase that comes once more: the first number that is not taken.
func freeID(of string, taken []string) string {
	const room = 40 - len("-99")
	for n := 2; ; n++ {
		id := fmt.Sprintf("%s-%d", of[:min(len(of), room)], n)
		if !contains(taken, id) {
			return id
		}
	}
}

func (f *PlanChanged) apply(s *State, _ Instant) {
	s.change(f.Session, func(e *Session) {
		left := []Phase{}
		for _, p := range slices.Concat(e.Phases, e.Left) {
			if !contains(phaseIDs(f.Phases), p.ID) && len(left) < mostPhases {
				left = append(left, p)
			}
		}
		e.Phases, e.Left = f.Phases, left
	})
}
