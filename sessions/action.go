package sessions

import (
	"fmt"
	"slices"
	"strings"
)

// Action (actie) is what must change, asked of one function. It has an owner only when that person
// said yes (I-12), and never a department (I-11).
type Action struct {
	ID        string      `json:"id"`
	Session   string      `json:"session"`
	Barriers  []string    `json:"barriers"` // at least one (I-24)
	Title     WordsID     `json:"title"`
	Ladder    string      `json:"ladder"` // K0 … KR; written at the desk, not in the room
	Asked     Label       `json:"asked"`  // the function that is asked now
	Round     int         `json:"round"`  // how often it was asked; a link is for one round
	AskedAt   Instant     `json:"askedAt"`
	AnswerBy  Instant     `json:"answerBy"`        // at most 14 days after asking
	Stays     Label       `json:"stays,omitempty"` // pointed on, and holds it until that one says yes or no (I-13)
	Passes    []Pass      `json:"passes,omitempty"`
	State     ActionState `json:"state"`
	Condition Condition   `json:"condition"`
	Due       Instant     `json:"due,omitempty"` // the first date; it stays (I-07)
	FirstStep WordsID     `json:"firstStep,omitempty"`
	FirstBy   Instant     `json:"firstBy,omitempty"` // at most 90 days after accepting
	FirstSeen Instant     `json:"firstSeen,omitempty"`
	Accepted  Instant     `json:"accepted,omitempty"`
	Life
	plain
}

// Pass is "niet ik, maar …", or that it came back from there.
type Pass struct {
	From Label   `json:"from"`
	To   Label   `json:"to"`
	Why  WordsID `json:"why,omitempty"`
	At   Instant `json:"at"`
}

// Holder is the function that people look at: who took it, or was asked and points at nobody else.
func (a *Action) Holder() Label {
	if a.Stays != "" {
		return a.Stays
	}
	return a.Asked
}

// Condition is "ja, als … instemt": that person is asked too.
type Condition struct {
	Function Label   `json:"function,omitempty"`
	By       Instant `json:"by,omitempty"`
	Agreed   Instant `json:"agreed,omitempty"`
}

// ActionState is what the asked person said of an action.
type ActionState string

// The stored states of the spine. Late, silent and unanswered are derived from its instants (I-09).
const (
	ActionAsked       ActionState = "gevraagd"
	ActionConditional ActionState = "ja_als"
	ActionAccepted    ActionState = "geaccepteerd"
	ActionRefused     ActionState = "geweigerd"
)

// Ladder is the structuurladder with its base strength (DOMAIN §3.8). KH and KR stand apart.
var Ladder = map[string]int{"K0": 0, "KH": 0, "K1": 1, "K2": 1, "K3": 1, "K4": 2, "K5": 2, "K6": 3, "K7": 3, "K8": 4, "KR": 0}

func (a *Action) kind() string             { return "action" }
func (a *Action) key() string              { return a.ID }
func (a *Action) at() (session, to string) { return a.Session, "" }
func (a *Action) seenBy(c Class) Record {
	switch {
	case !c.trusted() && !c.reads():
		return nil
	case c.Desk() || !slices.ContainsFunc(a.Counts, func(n Count) bool { return n != n.masked() }):
		return a
	}
	b := *a
	b.Counts = slices.Clone(a.Counts)
	for i, n := range b.Counts {
		b.Counts[i] = n.masked()
	}
	return &b
}

// waits says whether somebody's answer is still to come.
func (a *Action) waits() bool { return a.State == ActionAsked || a.State == ActionConditional }

// Late is the moment from which the action is late as it stands now; 0 when nothing is due.
func (a *Action) Late() Instant { return a.times().Late }

// stands says whether somebody has taken it. Refused, stopped, replaced, never checked or without an owner it
// does not (I-05).
func (a *Action) stands() bool { return a.doing() || a.claimed() || a.verified() }

// structural says whether it changes something for everybody: at least K4, and taken (I-04).
func (a *Action) structural() bool { return a.stands() && a.Strength() >= Ladder["K4"] }

// heads says whether it counts as the barrier's accepted action: a look-back or a passed-on signal
// alone does not (I-05).
func (a *Action) heads() bool {
	return a.stands() && a.Ladder != "KH" && a.Ladder != "KR" && a.Ladder != "K0"
}

// Ticket is what a personal link to this action is for. It changes when another person is asked,
// so that the link of the first is worth nothing any more.
func (a *Action) Ticket() string { return fmt.Sprintf("%s/%d", a.ID, a.Round) }

// ConditionTicket is what the link of the person is for whose yes an owner waits for.
func (a *Action) ConditionTicket() string { return a.Ticket() + "/als" }

func (s *State) changeAction(id string, f func(*Action)) {
	old, ok := find[Action](s, id)
	if !ok {
		return
	}
	a := *old
	f(&a)
	s.put(&a)
}

// AskAction asks one named function to take an action.
type AskAction struct {
	Action   string   `json:"action"`
	Barriers []string `json:"barriers"`
	Title    Text     `json:"title"`
	Function Label    `json:"function"`
	AnswerBy Instant  `json:"answerBy"`
}

// ActionAskedFor happened.
type ActionAskedFor struct {
	Action   string   `json:"action"`
	Session  string   `json:"session"`
	Barriers []string `json:"barriers"`
	Title    WordsID  `json:"title"`
	Function Label    `json:"function"`
	AnswerBy Instant  `json:"answerBy"`
}

func (w *AskAction) decide(s *State, who Who, g *Given) ([]Fact, error) {
	if !validID(w.Action) {
		return nil, Refuse(Invalid, "Deze actie heeft geen goede naam voor de computer.")
	}
	if _, ok := find[Action](s, w.Action); ok {
		return nil, errTaken
	}
	if w.Title.empty() {
		return nil, Refuse(Invalid, "Schrijf wat er moet gebeuren.")
	}
	if len(w.Barriers) == 0 {
		return nil, Refuse(Invalid, "Een actie hoort bij een drempel. Kies de drempel.")
	}
	for _, id := range w.Barriers {
		b, err := s.barrierHere(who, id)
		if err != nil {
			return nil, err
		}
		if b.seenBy(who.Class) == nil {
			return nil, errGone
		}
		if !b.confirmed() {
			return nil, Refuse(Conflict, "Deze drempel is nog niet bevestigd. Vraag eerst aan wie het vertelde: klopt dit?")
		}
	}
	if err := oneOwner(w.Function); err != nil {
		return nil, err
	}
	if err := answerDate(w.AnswerBy, g.At); err != nil {
		return nil, err
	}
	return []Fact{&ActionAskedFor{Action: w.Action, Session: who.Session, Barriers: w.Barriers, Title: w.Title.ID,
		Function: w.Function, AnswerBy: w.AnswerBy}}, nil
}

// oneOwner refuses a department: an owner is one person with a function (I-11).
func oneOwner(f Label) error {
	words := strings.Fields(strings.ToLower(string(f)))
	if len(words) > 1 && contains([]string{"de", "het", "een", "onze", "ons", "jullie"}, words[0]) {
		words = words[1:]
	}
	if len(words) == 0 {
		return Refuse(Invalid, "Wie vragen we? Noem één functie.")
	}
	switch words[0] {
	case "afdeling", "dienst", "team", "gemeente", "directie", "organisatie", "iedereen", "we", "wij", "wpi", "buurtteam", "stadsdeel":
		return Refuse(Invalid, "Een afdeling kan niets beloven. Noem één functie, zoals ‘teammanager inkomen’.")
	}
	return nil
}

func answerDate(by, now Instant) error {
	if by <= now || by > now+answerIn {
		return Refuse(Invalid, "Kies een dag voor het antwoord: binnen 14 dagen.")
	}
	return nil
}

func (f *ActionAskedFor) apply(s *State, at Instant) {
	s.put(&Action{ID: f.Action, Session: f.Session, Barriers: f.Barriers, Title: f.Title, Asked: f.Function, Round: 1,
		AskedAt: at, AnswerBy: f.AnswerBy, State: ActionAsked})
}

// GradeAction writes the kind on the ladder, at the desk and the days after.
type GradeAction struct {
	Action string `json:"action"`
	Ladder string `json:"ladder"`
}

// ActionGraded happened.
type ActionGraded struct {
	Action string `json:"action"`
	Ladder string `json:"ladder"`
}

func (w *GradeAction) decide(s *State, who Who, _ *Given) ([]Fact, error) {
	a, ok := find[Action](s, w.Action)
	if !ok || a.Session != who.Session {
		return nil, errGone
	}
	if _, ok := Ladder[w.Ladder]; !ok {
		return nil, Refuse(Invalid, "Deze trede kennen wij niet.")
	}
	if a.Grade.agreed() && a.Ladder != w.Ladder {
		return nil, Refuse(Conflict, "Beide kanten zeiden ja tegen deze soort. Vraag het hun samen opnieuw.")
	}
	return []Fact{&ActionGraded{Action: a.ID, Ladder: w.Ladder}}, nil
}

func (f *ActionGraded) apply(s *State, _ Instant) {
	s.changeAction(f.Action, func(a *Action) {
		if a.Ladder != f.Ladder {
			a.Grade = Grade{}
		}
		a.Ladder = f.Ladder
	})
}

// actionsOf lists the actions for a barrier, oldest question first.
func (s *State) actionsOf(barrier string) []*Action {
	var list []*Action
	family := s.family(barrier)
	for _, a := range all[Action](s) {
		if sharing(a.Barriers, family) {
			list = append(list, a)
		}
	}
	slices.SortStableFunc(list, func(a, b *Action) int { return int(a.AskedAt - b.AskedAt) })
	return list
}
