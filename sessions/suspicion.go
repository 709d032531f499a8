package sessions

import "slices"

// sameKey says whether two barriers are about the same: step, kind and theme. It can be explained in one line, and it
// says nothing about what has no kind yet.
func sameKey(a, b *Barrier) bool {
	return a.Step == b.Step && sharing(a.Types, b.Types) && (sharing(a.Themes, b.Themes) || len(a.Themes)+len(b.Themes) == 0)
}

// SameKey lists the barriers with the exact key of another, in any state but taken apart.
func (s *State) SameKey(barrier string) []*Barrier {
	own, ok := find[Barrier](s, barrier)
	if !ok {
		return nil
	}
	var list []*Barrier
	for _, b := range all[Barrier](s) {
		if b.ID != barrier && b.State != Dissolved && sameKey(own, b) {
			list = append(list, b)
		}
	}
	return list
}

// Suspicion is that a barrier may be back.
type Suspicion struct {
	Barrier *Barrier
	New     *Barrier // none: people say it of the same one
	Why     string
}

// Suspicions lists what may be back at a moment and was not asked about yet: the exact key first.
func (s *State) Suspicions(now Instant) []Suspicion {
	var list, late []Suspicion
	var settled, open []*Barrier
	for _, b := range all[Barrier](s) {
		switch {
		case !b.alive():
		case s.Settled(b, now):
			settled = append(settled, b)
		default:
			open = append(open, b)
		}
	}
	for _, b := range settled {
		for _, n := range open {
			if sameKey(b, n) && s.evening(b) <= s.evening(n) && !s.presented(b, n.ID) {
				list = append(list, Suspicion{b, n, BySameKey})
			}
		}
		if why := s.lateWhy(b); why != "" && !s.presented(b, "") {
			late = append(late, Suspicion{b, nil, why})
		}
	}
	return append(list, late...)
}

// evening is when a barrier was told.
func (s *State) evening(b *Barrier) Instant {
	if e, ok := find[Session](s, b.Session); ok {
		return e.Date
	}
	return 0
}

// Settled says whether a barrier was thought to be over: noticed as solved, said to be done, or with a reason that
// holds (§4.9).
func (s *State) Settled(b *Barrier, now Instant) bool {
	l := s.line(b, now)
	return l.Mark == Solved || l.Mark == ClaimedDone || l.Headline == WithReason
}

func (s *State) lateWhy(b *Barrier) string {
	n := s.counts(again, againID(b))
	switch {
	case n[asRaiser] > 0:
		return ByTeller
	case n[asRecogniser] >= lateVotes:
		return ByPeople
	}
	return ""
}

// presented says whether people were asked already, since the last time that it came back.
func (s *State) presented(b *Barrier, newer string) bool {
	return slices.ContainsFunc(all[Recurrence](s), func(r *Recurrence) bool {
		return r.Barrier == b.ID && r.New == newer && (len(b.Returned) == 0 || r.At > b.Returned[len(b.Returned)-1])
	})
}
