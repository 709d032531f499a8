package sessions

import "slices"

// Count is how far a look-back (herstelronde, KH) is: how many people stand on the list, how many were approached, how
// many were helped. Others than the desk do not read fewer than five (I-34).
type Count struct {
	Listed     int     `json:"listed"`
	Approached int     `json:"approached"`
	Helped     int     `json:"helped"`
	Few        bool    `json:"few,omitempty"` // some of the three are hidden: they are one to four
	At         Instant `json:"at"`
}

// masked hides what is one to four.
func (n Count) masked() Count {
	for _, of := range []*int{&n.Listed, &n.Approached, &n.Helped} {
		if *of > 0 && *of < fewest {
			*of, n.Few = 0, true
		}
	}
	return n
}

// LookBack is the newest count.
func (a *Action) LookBack() (Count, bool) {
	if n := len(a.Counts); n > 0 {
		return a.Counts[n-1], true
	}
	return Count{}, false
}

const mostCounts = 200

// CountLookBack tells how far a look-back is.
type CountLookBack struct {
	Action     string `json:"action"`
	Listed     int    `json:"listed"`
	Approached int    `json:"approached"`
	Helped     int    `json:"helped"`
}

// LookBackCounted happened. The counts before it stay.
type LookBackCounted struct {
	Action string `json:"action"`
	Count  Count  `json:"count"`
	Terms  Terms  `json:"terms"`
}

func (w *CountLookBack) decide(s *State, who Who, g *Given) ([]Fact, error) {
	a, err := s.ownedIn(who, w.Action, doingStates...)
	switch {
	case err != nil:
		return nil, err
	case a.Ladder != "KH":
		return nil, Refuse(Conflict, "Alleen bij een herstelronde tellen wij mensen op een lijst.")
	case w.Listed <= 0 || w.Listed > 1_000_000:
		return nil, Refuse(Invalid, "Hoeveel mensen staan er op de lijst?")
	case w.Helped < 0 || w.Approached < 0 || w.Helped > w.Approached || w.Approached > w.Listed:
		return nil, Refuse(Invalid, "Dit klopt niet. Er zijn nooit meer mensen benaderd dan er op de lijst staan, en nooit meer geholpen dan benaderd.")
	case len(a.Counts) >= mostCounts:
		return nil, Refuse(Conflict, "Er is al vaak geteld bij deze actie.")
	}
	return []Fact{&LookBackCounted{Action: a.ID, Count: Count{Listed: w.Listed, Approached: w.Approached, Helped: w.Helped, At: g.At}, Terms: g.heard(a)}}, nil
}

func (f *LookBackCounted) apply(s *State, _ Instant) {
	s.changeAction(f.Action, func(a *Action) { a.Counts, a.Terms = append(slices.Clone(a.Counts), f.Count), f.Terms })
}

// lookedBack says whether a look-back can be called done: everybody on the list was approached.
func (a *Action) lookedBack() error {
	if a.Ladder != "KH" {
		return nil
	}
	switch n, ok := a.LookBack(); {
	case !ok:
		return Refuse(Conflict, "Tel eerst: hoeveel mensen staan op de lijst, hoeveel zijn benaderd, hoeveel geholpen.")
	case n.Approached < n.Listed:
		return Refuse(Conflict, "Nog niet iedereen op de lijst is benaderd.")
	}
	return nil
}
