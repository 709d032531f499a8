package sessions

import "slices"

// Trial (proef) is work that is tried for a while, with days on which it is looked at together and a rule for when to
// stop (S3-22).
type Trial struct {
	Until  Instant `json:"until,omitempty"`
	StopIf WordsID `json:"stopIf,omitempty"`
	Looks  []Look  `json:"looks,omitempty"`
}

// Look (terugblik) is such a day. One that was skipped stays to be seen.
type Look struct {
	On   Instant `json:"on"`
	At   Instant `json:"at,omitempty"` // when it was held; 0 is not
	Said WordsID `json:"said,omitempty"`
	Next string  `json:"next,omitempty"` // door, anders or stoppen
	Hit  bool    `json:"hit,omitempty"`  // what it was to stop for has happened
}

// LookState is how a look-back day stands at a moment: gehouden, overgeslagen or komt.
func (a *Action) LookState(i int, now Instant) string {
	switch l := a.Trial.Looks[i]; {
	case l.At != 0:
		return "gehouden"
	case l.On+lookLate <= now:
		return "overgeslagen"
	}
	return "komt"
}

const (
	mostLooks = 24
	lookEarly = 14 * day // how long before its day it may be held
	lookLate  = 14 * day // after which it was skipped
)

// The three ways to go on after a look, and after a bad measurement.
var goOn = []string{"door", "anders", "stoppen"}

// PlanTrial agrees on the days and the rule, before or while the work runs, until the first look was held.
type PlanTrial struct {
	Action string    `json:"action"`
	Until  Instant   `json:"until"`
	StopIf Text      `json:"stopIf"`
	Looks  []Instant `json:"looks"`
}

// TrialPlanned happened.
type TrialPlanned struct {
	Action string `json:"action"`
	Trial  Trial  `json:"trial"`
}

func (w *PlanTrial) decide(s *State, who Who, g *Given) ([]Fact, error) {
	a, err := s.actionHere(who, w.Action, doingStates...)
	if err != nil {
		return nil, err
	}
	days := slices.Clone(w.Looks)
	slices.Sort(days)
	days = slices.Compact(days)
	switch {
	case slices.ContainsFunc(a.Trial.Looks, func(l Look) bool { return l.At != 0 }):
		return nil, Refuse(Conflict, "Er is al teruggekeken. De afspraak blijft zoals hij was.")
	case w.Until <= g.At:
		return nil, Refuse(Invalid, "Tot wanneer loopt de proef? Kies een dag die nog komt.")
	case w.StopIf.empty():
		return nil, Refuse(Invalid, "Wanneer stoppen we? Schrijf wat er dan gebeurt.")
	case len(days) == 0 || len(days) > mostLooks:
		return nil, Refuse(Invalid, "Kies één of meer dagen om samen terug te kijken.")
	case days[0] <= g.At || days[len(days)-1] > w.Until:
		return nil, Refuse(Invalid, "Kies dagen tussen nu en het einde van de proef.")
	}
	t := Trial{Until: w.Until, StopIf: w.StopIf.ID}
	for _, on := range days {
		t.Looks = append(t.Looks, Look{On: on})
	}
	return []Fact{&TrialPlanned{Action: a.ID, Trial: t}}, nil
}

func (f *TrialPlanned) apply(s *State, _ Instant) {
	s.changeAction(f.Action, func(a *Action) { a.Trial = f.Trial })
}

// LookTrial is what was seen on such a day, and how it goes on.
type LookTrial struct {
	Action string `json:"action"`
	Said   Text   `json:"said"`
	Hit    bool   `json:"hit"` // what it was to stop for has happened
	Next   string `json:"next"`
}

// TrialLooked happened.
type TrialLooked struct {
	Action string  `json:"action"`
	Look   int     `json:"look"`
	Said   WordsID `json:"said"`
	Next   string  `json:"next"`
	Hit    bool    `json:"hit,omitempty"`
	Terms  Terms   `json:"terms"`
}

// looking is the day that a look held now is for: the last that has come, or else the next one when it is near.
func (a *Action) looking(now Instant) (int, bool) {
	at := -1
	for i, l := range a.Trial.Looks {
		if l.On <= now+lookEarly && (l.On <= now || at < 0 || a.Trial.Looks[at].At != 0) {
			at = i
		}
	}
	return at, at >= 0 && a.Trial.Looks[at].At == 0
}

// Looking says whether a look can be told of now.
func (a *Action) Looking(now Instant) bool {
	_, ok := a.looking(now)
	return ok
}

func (w *LookTrial) decide(s *State, who Who, g *Given) ([]Fact, error) {
	a, err := s.actionHere(who, w.Action, doingStates...)
	if err != nil {
		return nil, err
	}
	i, ok := a.looking(g.At)
	switch {
	case len(a.Trial.Looks) == 0:
		return nil, Refuse(Conflict, "Bij deze actie is geen proef afgesproken.")
	case !ok:
		return nil, Refuse(Conflict, "Er is nu geen terugblik. Kijk op welke dag de volgende is.")
	case w.Said.empty():
		return nil, Refuse(Invalid, "Schrijf wat jullie zagen.")
	case !contains(goOn, w.Next):
		return nil, Refuse(Invalid, "Hoe gaat het verder? Kies: door, anders of stoppen.")
	case w.Hit && w.Next == "door":
		return nil, Refuse(Conflict, "Dit was de reden om te stoppen. Kies: anders of stoppen.")
	}
	return []Fact{&TrialLooked{Action: a.ID, Look: i, Said: w.Said.ID, Next: w.Next, Hit: w.Hit, Terms: g.wordOf(who, a)}}, nil
}

func (f *TrialLooked) apply(s *State, at Instant) {
	s.changeAction(f.Action, func(a *Action) {
		a.Trial.Looks = slices.Clone(a.Trial.Looks)
		l := &a.Trial.Looks[f.Look]
		l.At, l.Said, l.Next, l.Hit = at, f.Said, f.Next, f.Hit
		a.Terms = f.Terms
	})
}
