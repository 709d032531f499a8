package sessions

import (
	"fmt"
	"slices"
)

// Evidence (bewijs) is what can be looked at.
type Evidence struct {
	ID     string  `json:"id"`
	Type   string  `json:"type"`
	What   WordsID `json:"what"`
	By     Label   `json:"by,omitempty"`
	On     Instant `json:"on"`
	Public bool    `json:"public,omitempty"`
}

// EvidenceTypes are the kinds that there are (DOMAIN §4.2).
var EvidenceTypes = []string{"document", "besluit", "foto", "link", "telling", "schouw", "mystery_visit", "leestest", "verklaring"}

// Claim (klaar volgens de eigenaar) is what an owner says. It is not that people notice it (S0-09).
type Claim struct {
	At        Instant `json:"at,omitempty"`
	Told      WordsID `json:"told,omitempty"` // in plain words
	Untried   WordsID `json:"untried,omitempty"`
	Delivered bool    `json:"delivered,omitempty"` // those who raised it heard of it
	Agenda    bool    `json:"agenda,omitempty"`    // or it comes first at the next conversation
}

// AddEvidence shows what there is to see.
type AddEvidence struct {
	Action   string  `json:"action"`
	Evidence string  `json:"evidence"`
	Type     string  `json:"type"`
	What     Text    `json:"what"`
	By       Label   `json:"by"`
	On       Instant `json:"on"` // 0 is today
	Public   bool    `json:"public"`
}

// EvidenceAdded happened.
type EvidenceAdded struct {
	Action   string   `json:"action"`
	Evidence Evidence `json:"evidence"`
}

const mostEvidence = 50

func (w *AddEvidence) decide(s *State, who Who, g *Given) ([]Fact, error) {
	a, err := s.actionHere(who, w.Action, append(slices.Clone(doingStates), ActionClaimed, ActionChecking, ActionUnchecked)...)
	switch {
	case err != nil:
		return nil, err
	case !validID(w.Evidence):
		return nil, Refuse(Invalid, "Dit bewijs heeft geen goede naam voor de computer.")
	case slices.ContainsFunc(a.Evidence, func(e Evidence) bool { return e.ID == w.Evidence }):
		return nil, errTaken
	case len(a.Evidence) >= mostEvidence:
		return nil, Refuse(Conflict, "Er ligt al genoeg bewijs bij deze actie.")
	case !contains(EvidenceTypes, w.Type):
		return nil, Refuse(Invalid, "Kies wat voor bewijs het is.")
	case w.What.empty():
		return nil, Refuse(Invalid, "Schrijf wat er te zien is.")
	case w.On > At(g.Days.EndOfDay(g.At.Time())):
		return nil, Refuse(Invalid, "Deze dag moet nog komen.")
	}
	on := min(w.On, g.At)
	if on == 0 {
		on = g.At
	}
	return []Fact{&EvidenceAdded{Action: a.ID, Evidence: Evidence{ID: w.Evidence, Type: w.Type, What: w.What.ID, By: w.By, On: on, Public: w.Public}}}, nil
}

func (f *EvidenceAdded) apply(s *State, _ Instant) {
	s.changeAction(f.Action, func(a *Action) { a.Evidence = append(slices.Clone(a.Evidence), f.Evidence) })
}

// TryWork is an executor's answer: can I work with this? Two yeses are needed before a process or a rule is done.
type TryWork struct {
	Action string `json:"action"`
	Yes    bool   `json:"yes"`
}

// WorkTried happened.
type WorkTried struct {
	Action  string `json:"action"`
	Session string `json:"session"`
	Handle  string `json:"handle"`
	Yes     bool   `json:"yes"`
}

func (w *TryWork) decide(s *State, who Who, g *Given) ([]Fact, error) {
	a, err := s.actionHere(who, w.Action, doingStates...)
	if err != nil {
		return nil, err
	}
	e, ok := find[Seat](s, who.Seat)
	if !ok || e.Side != Uitvoering {
		return nil, Refuse(Forbidden, "Dit zegt wie het werk uitvoert.")
	}
	if a.ofOwner(e.Function) {
		return nil, Refuse(Forbidden, "U werkt zelf aan deze actie. Vraag iemand anders om het te proberen.")
	}
	handle, again := s.voted(workable, a.ID, who.Handles)
	if !again {
		handle = g.handle(who.Seat)
	}
	return []Fact{&WorkTried{Action: a.ID, Session: a.Session, Handle: handle, Yes: w.Yes}}, nil
}

func (f *WorkTried) apply(s *State, _ Instant) {
	says := "nee"
	if f.Yes {
		says = "ja"
	}
	s.tally(workable, f.Session, f.Action, says, f.Handle)
	s.put(&Mine{ID: f.Handle, Session: f.Session, What: workable, About: f.Action, Says: says})
}

// ClaimAction is the owner's "klaar". From here on those who raised it are asked.
type ClaimAction struct {
	Action  string `json:"action"`
	Told    Text   `json:"told"`    // what is different now, in plain words
	Untried Text   `json:"untried"` // why no two executors tried it
}

// ActionClaimedDone happened.
type ActionClaimedDone struct {
	Action  string  `json:"action"`
	Check   string  `json:"check"`
	Told    WordsID `json:"told"`
	Untried WordsID `json:"untried,omitempty"`
}

const (
	noEvidence = "Leg er eerst bewijs bij. Wat kan iemand zien?"
	notTried   = "Twee mensen die het uitvoeren zeggen eerst of zij hiermee kunnen werken. Of schrijf waarom niet."
)

// Untried says whether a changed process or rule still waits for two executors who can work with it (S4-05).
func (s *State) Untried(a *Action) bool {
	return (a.Ladder == "K6" || a.Ladder == "K7") && s.counts(workable, a.ID)["ja"] < executors
}

// Unproven lists what is missing before its owner can say that an action is done.
func (s *State) Unproven(a *Action) []string {
	list := []string{}
	for _, err := range []error{a.lookedBack(), a.decided()} {
		if r, ok := Refused(err); ok {
			list = append(list, r.Text)
		}
	}
	if len(a.Evidence) == 0 {
		list = append(list, noEvidence)
	}
	if s.Untried(a) {
		list = append(list, notTried)
	}
	return list
}

func (w *ClaimAction) decide(s *State, who Who, _ *Given) ([]Fact, error) {
	a, err := s.ownedIn(who, w.Action, ActionWorking)
	switch {
	case err != nil:
		return nil, err
	case a.lookedBack() != nil:
		return nil, a.lookedBack()
	case a.decided() != nil:
		return nil, a.decided()
	case len(a.Evidence) == 0:
		return nil, Refuse(Conflict, noEvidence)
	case w.Told.empty():
		return nil, Refuse(Invalid, "Schrijf in gewone woorden wat er nu anders is.")
	case s.Untried(a) && w.Untried.empty():
		return nil, Refuse(Conflict, notTried)
	}
	return []Fact{&ActionClaimedDone{Action: a.ID, Check: checkID(a.ID, a.Checks+1), Told: w.Told.ID, Untried: named(w.Untried)}}, nil
}

func checkID(action string, n int) string { return fmt.Sprintf("%s.%d", action, n) }

func (f *ActionClaimedDone) apply(s *State, at Instant) {
	a, ok := find[Action](s, f.Action)
	if !ok {
		return
	}
	s.changeAction(f.Action, func(a *Action) {
		a.State, a.Claim = ActionClaimed, Claim{At: at, Told: f.Told, Untried: f.Untried}
		a.Checks++
	})
	s.putCheck(&Check{ID: f.Check, Session: a.Session, Action: a.ID, State: CheckPlanned})
}
