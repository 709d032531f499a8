package sessions

import (
	"slices"
	"strings"
)

// Life is what happens to an action once somebody took it: what is going to be noticed, what was heard, what was
// done, and what those who raised it say of that. No field of it is a percentage: progress is computed (I-08).
type Life struct {
	Grade    Grade          `json:"grade"`
	Plan     Plan           `json:"plan"`
	Terms    Terms          `json:"terms"`
	Began    Instant        `json:"began,omitempty"`
	Shifts   []Shift        `json:"shifts,omitempty"` // every other date, with the reason (I-07)
	Updates  []Update       `json:"updates,omitempty"`
	Stuck    Stuck          `json:"stuck"`
	Steps    []SubStep      `json:"steps,omitempty"`
	Needs    []Need         `json:"needs,omitempty"`
	Feasible []Feasible     `json:"feasible,omitempty"`
	Evidence []Evidence     `json:"evidence,omitempty"`
	Claim    Claim          `json:"claim"`
	Trial    Trial          `json:"trial"`
	Measures []Measure      `json:"measures,omitempty"`
	Other    Proposed       `json:"other"`              // another agreement on what is measured, that one side proposes
	Agreed   []AgreementWas `json:"agreed,omitempty"`   // those that held before
	Counts   []Count        `json:"counts,omitempty"`   // of a look-back
	Checks   int            `json:"checks,omitempty"`   // rounds of checking so far; the last one is named Check()
	Reopened int            `json:"reopened,omitempty"` // how often a round said: not yet
	Verified Instant        `json:"verified,omitempty"`
	Again    []Instant      `json:"again,omitempty"`   // re-checks still to come
	Held     []int          `json:"held,omitempty"`    // months after which people still noticed it
	Fell     Instant        `json:"fell,omitempty"`    // it did not hold
	Dissent  WordsID        `json:"dissent,omitempty"` // of the table that let it stand
	Settled  Instant        `json:"settled,omitempty"` // when the table decided, after two times back and forth
	Decided  ActionState    `json:"decided,omitempty"` // and what: it stands, or the work goes on
	Replaced string         `json:"replaced,omitempty"`
	HandBy   Instant        `json:"handBy,omitempty"` // by when a manager finds another owner (I-11)
}

// Terms are the moments at which an action becomes late or silent by the clock alone. They are computed when a fact
// is decided, and nobody can type or clear them (I-09).
type Terms struct {
	Warn     Instant `json:"warn,omitempty"` // five working days before the first of the others: the owner is told
	Late     Instant `json:"late,omitempty"`
	VeryLate Instant `json:"veryLate,omitempty"` // three times the term that was promised first
	Silent   Instant `json:"silent,omitempty"`
}

// Shift is another date than the one before.
type Shift struct {
	To  Instant `json:"to"`
	Why WordsID `json:"why,omitempty"`
	At  Instant `json:"at"`
}

// Update is what an owner lets people know: two sentences, or that there is nothing new.
type Update struct {
	Did  WordsID `json:"did,omitempty"`
	Next WordsID `json:"next,omitempty"`
	At   Instant `json:"at"`
}

// Stuck is on whom an action waits, and for what.
type Stuck struct {
	On   Label   `json:"on,omitempty"`
	What WordsID `json:"what,omitempty"`
	At   Instant `json:"at,omitempty"`
}

// The states after somebody was asked (DOMAIN §4.3.3).
const (
	ActionWorking   ActionState = "bezig"
	ActionStuck     ActionState = "vast"
	ActionClaimed   ActionState = "klaar_volgens_eigenaar"
	ActionChecking  ActionState = "in_nakijk"
	ActionVerified  ActionState = "bevestigd"
	ActionDiffering ActionState = "bevestigd_met_verschil"
	ActionPartly    ActionState = "deels_bevestigd"
	ActionReopened  ActionState = "heropend"
	ActionUnchecked ActionState = "niet_nagekeken"
	ActionStopped   ActionState = "gestopt"
	ActionReplaced  ActionState = "vervangen_door"
	ActionOwnerless ActionState = "zonder_eigenaar"
)

var (
	doingStates = []ActionState{ActionAccepted, ActionWorking, ActionStuck, ActionPartly, ActionReopened}
	openStates  = append(slices.Clone(doingStates), ActionClaimed, ActionChecking, ActionUnchecked, ActionOwnerless)
	gradable    = append(slices.Clone(openStates), ActionAsked, ActionConditional)
)

const (
	quiet     = 30 * day // without a word of the owner it is silent
	research  = 90 * day // the longest that finding out may take (K3)
	warnDays  = 5        // working days before which the owner is told
	handDays  = 5        // working days in which a manager finds another owner
	pingPongs = 2        // after which the table decides
	executors = 2        // who say that they can work with it
	noticed   = 2        // people who notice it
	checkIn   = 42 * day // how long a round of checking lasts
	remindIn  = 14 * day // between opening and the first reminder, and so on
	reminders = 2        // each by another channel
)

// doing says whether the owner is at it, so that late and silent run.
func (a *Action) doing() bool { return contains(doingStates, a.State) }

func (a *Action) claimed() bool { return a.State == ActionClaimed || a.State == ActionChecking }

// verified says whether people said that they notice it. Claimed is not verified (I-03).
func (a *Action) verified() bool { return a.State == ActionVerified || a.State == ActionDiffering }

// due is the date that holds now.
func (a *Action) due() Instant {
	if n := len(a.Shifts); n > 0 {
		return a.Shifts[n-1].To
	}
	return a.Due
}

// Quiet counts the updates that said "nog bezig, geen nieuws".
func (a *Action) Quiet() int {
	n := 0
	for _, u := range a.Updates {
		if u.Did == "" && u.Next == "" {
			n++
		}
	}
	return n
}

// Check names the newest round of checking.
func (a *Action) Check() string { return checkID(a.ID, a.Checks) }

// ManagerTicket is what the link of the owner's manager is for. It changes when the owner names another manager: a reason
// to stop is signed with the function that is named now.
func (a *Action) ManagerTicket() string { return a.Ticket() + "/baas/" + sameFunction(a.Plan.Manager) }

func (a *Action) times() Boundaries {
	switch {
	case a.State == ActionAsked:
		return Boundaries{Next: a.AnswerBy, Late: a.AnswerBy}
	case a.State == ActionConditional:
		return Boundaries{Next: a.Condition.By, Late: a.Condition.By}
	case a.State == ActionOwnerless:
		return Boundaries{Next: a.HandBy, Late: a.HandBy}
	case a.verified() && len(a.Again) > 0:
		return Boundaries{Next: a.Again[0]}
	case !a.doing():
		return Boundaries{}
	}
	b := Boundaries{Next: a.Terms.Warn, Late: a.Terms.Late, VeryLate: a.Terms.VeryLate, Silent: a.Terms.Silent}
	if a.State == ActionAccepted {
		b.Next = a.FirstBy
	}
	if b.Late == 0 { // taken before these were kept
		b.Late, b.Silent = a.due(), a.Accepted+quiet
	}
	return b
}

// Pace is how an action runs at a moment. Unknown: it was silent too long, and old good news is no news (I-10).
type Pace struct {
	Late, VeryLate, Unknown bool
	Shifts                  int
}

// Pace derives it; nothing that anybody may ask sets or clears it (I-09, I-10).
func (a *Action) Pace(now Instant) Pace {
	t := a.times()
	past := func(i Instant) bool { return i != 0 && i <= now }
	return Pace{Late: past(t.Late), VeryLate: past(t.VeryLate), Unknown: past(t.Silent), Shifts: len(a.Shifts)}
}

// Progress is how many of the agreed milestones people saw, of how many: the first step and the sub-steps that were
// not dropped (I-08, S0-20). What an owner says of a step does not count.
func (a *Action) Progress() (seen, agreed int) {
	if a.FirstStep != "" {
		agreed, seen = 1, bit(a.FirstSeen != 0)
	}
	for _, p := range a.Steps {
		if p.State == StepDropped {
			continue
		}
		agreed++
		seen += bit(p.State == StepSeen)
	}
	return seen, agreed
}

// terms computes the moments of an action that is taken now: first is the date promised first, due the one that holds.
func (g *Given) terms(started, first, due Instant) Terms {
	t := Terms{Late: due, VeryLate: max(due, started+3*(first-started)), Silent: g.At + quiet}
	t.Warn = g.warn(t)
	return t
}

// heard moves what is silent, after a word of the owner. What is stuck turns silent after thirty days all the same.
func (g *Given) heard(a *Action) Terms {
	t := a.Terms
	if a.State != ActionStuck {
		t.Silent = g.At + quiet
	}
	t.Warn = g.warn(t)
	return t
}

// wordOf is heard when it was the owner who spoke. What others say of an action does not break its owner's silence.
func (g *Given) wordOf(who Who, a *Action) Terms {
	if who.Role == Asked || who.Role == Owner {
		return g.heard(a)
	}
	return a.Terms
}

func (g *Given) warn(t Terms) Instant {
	return At(g.Days.AddWorkingDays(min(t.Late, t.Silent).Time(), -warnDays))
}

// ownedIn gives the action of an owner's link, in one of these states.
func (s *State) ownedIn(who Who, id string, states ...ActionState) (*Action, error) {
	a, err := s.ticketed(who, id)
	if err != nil {
		return nil, err
	}
	return a, a.in(states...)
}

func (a *Action) in(states ...ActionState) error {
	if !contains(states, a.State) {
		return Refuse(Conflict, "Dit kan niet zoals de actie er nu voor staat.")
	}
	return nil
}

// actionHere gives an action to somebody of its session, or to whoever holds its link.
func (s *State) actionHere(who Who, id string, states ...ActionState) (*Action, error) {
	if who.Role == Asked || who.Role == Owner {
		return s.ownedIn(who, id, states...)
	}
	a, ok := find[Action](s, id)
	if !ok || a.Session != who.Session || !who.trusted() && !s.promised(who) {
		return nil, errGone
	}
	return a, a.in(states...)
}

// promised says whether an official gave the promise. It lets nobody see more once the session is over, but weeks after
// it they still say whether they can work with something.
func (s *State) promised(who Who) bool {
	e, ok := find[Seat](s, who.Seat)
	return ok && who.Role == Attendee && e.Side.Official() && e.Pledged && !e.Removed
}

// ofOwner says whether a seat belongs to those who do the work: its function is that of the owner, of the manager, or
// of somebody with a step of the work. A function is all that the platform knows of a seat's organisation (§4.0-4), so
// functions are compared as people write them: without capitals, articles and double spaces.
func (a *Action) ofOwner(function Label) bool {
	mine := sameFunction(function)
	if mine == "" {
		return false
	}
	list := []Label{a.Asked, a.Plan.Manager, a.Condition.Function}
	for _, p := range a.Steps {
		list = append(list, p.By)
	}
	return slices.ContainsFunc(list, func(f Label) bool { return sameFunction(f) == mine })
}

func sameFunction(f Label) string {
	words := strings.Fields(strings.ToLower(string(f)))
	if len(words) > 1 && contains([]string{"de", "het", "een"}, words[0]) {
		words = words[1:]
	}
	return strings.Join(words, " ")
}
