package sessions

import "fmt"

// How long a text on a drawing may be, in graphemes, and how many there may be of something at one step.
const (
	mostStepTitle = 120
	mostStepText  = 600
	mostAskedText = 200
	mostNotes     = 60
	mostPractices = 12
	mostDemands   = 60
	mostLaws      = 12
	mostCount     = 9999
)

// The parts of a step, and of a route, that people change apart from each other.
const (
	partTitle  = "titel"
	partLanes  = "baan"
	partMeant  = "bedoeld"
	partReal   = "echt"
	partWho    = "wie"
	partCounts = "telling"
	partAsked  = "gevraagd"
	partWords  = "woorden"  // of a route: its title, who it is about, what it is for, its effect
	partOrder  = "volgorde" // of a route
)

// drawnIn are the kinds of phase in which a table draws together. Where such a phase names who writes, the others listen.
var drawnIn = []PhaseKind{"doorloop", "achter", "tellen", "schrappen", "wat-werkte", "goede-dag", "leggen", "galerij", "toets"}

// mayDraw says whether somebody may change a drawing now. The desk and the scribes always may, because whoever speaks is
// drawn by them; a phone draws in a part in which its side does.
func (s *State) mayDraw(who Who, g *Given) error {
	if who.Role != Attendee {
		return nil
	}
	e, err := s.openSession(who)
	if err != nil {
		return err
	}
	switch {
	case who.Side == Ervaring && !who.Admitted:
		return Refuse(Forbidden, "De gespreksleider laat u zo toe. Uw tekst blijft hier staan.")
	case !who.trusted():
		return Refuse(Forbidden, "Zeg eerst ja op de belofte. Dan tekent u mee. Uw tekst blijft hier staan.")
	}
	phase, ok := e.phase(g.Run)
	if len(phase.Write) > 0 {
		ok = contains(phase.Write, who.Side)
	} else {
		ok = ok && contains(drawnIn, phase.Kind)
	}
	if !ok {
		return Refuse(Forbidden, "In dit deel luisteren we. U krijgt uw tekst terug.")
	}
	return nil
}

// drawn finds a step that somebody may change now. What went on in another step is changed there.
func (s *State) drawn(who Who, g *Given, id string) (*RouteStep, error) {
	if err := s.mayDraw(who, g); err != nil {
		return nil, err
	}
	st, ok := find[RouteStep](s, id)
	if !ok {
		return nil, errGone
	}
	if st.State == StepMerged {
		return nil, Refuse(Conflict, "Deze stap is samengevoegd met een andere. Schrijf het daar.")
	}
	return st, nil
}

// laid finds a step that lies on its route, and the route.
func (s *State) laid(id string) (*RouteStep, *Route, error) {
	st, ok := find[RouteStep](s, id)
	if !ok {
		return nil, nil, errGone
	}
	r, ok := find[Route](s, st.Route)
	if !ok {
		return nil, nil, errGone
	}
	if !contains(r.Steps, id) {
		return nil, nil, Refuse(Conflict, "Deze stap ligt niet meer op de route. Iemand haalde hem net weg.")
	}
	return st, r, nil
}

// same refuses who changes what somebody else changed meanwhile. What they wrote comes back to them with the refusal.
func (st *RouteStep) same(part string, was int, there WordsID) error {
	if st.Revisions[part] == was {
		return nil
	}
	return changedMeanwhile(there)
}

// sameNote is the same for one of many at a step: others may have been changed meanwhile, as long as this one was not.
func (st *RouteStep) sameNote(part string, rev, was int, there WordsID) error {
	if rev <= was && was <= st.Revisions[part] {
		return nil
	}
	return changedMeanwhile(there)
}

func changedMeanwhile(there WordsID) error {
	if there == "" {
		return Refuse(Conflict, "Iemand anders veranderde dit net. Kijk wat er nu staat, en sla het dan nog een keer op.")
	}
	return &Refusal{Code: Conflict, Text: "Iemand anders veranderde dit net. Uw tekst blijft hier staan.", There: there}
}

// short refuses a text that does not fit where it is to stand.
func short(t Text, most int) error {
	if t.Graphemes > most {
		return Refuse(Invalid, fmt.Sprintf("Uw tekst is te lang. Hier passen %d tekens. Het zijn er nu %d.", most, t.Graphemes))
	}
	return nil
}

func allShort(most int, texts ...Text) error {
	for _, t := range texts {
		if err := short(t, most); err != nil {
			return err
		}
	}
	return nil
}

// newOnRoute refuses an id that is none, or that something at a step of this route has already: when two steps become one,
// what hangs on them keeps its id.
func (s *State) newOnRoute(route, id string) error {
	if !validID(id) {
		return Refuse(Invalid, "Dit briefje heeft geen goede naam voor de computer.")
	}
	for _, st := range all[RouteStep](s) {
		if st.Route == route && st.State != StepMerged && st.names(id) {
			return errTaken
		}
	}
	return nil
}

func (st *RouteStep) names(id string) bool {
	_, note := st.note(id)
	_, practice := st.practice(id)
	_, demand := st.demand(id)
	return note || practice || demand
}

// wrote says whether this person wrote something at a step, and not somebody else.
func (st *RouteStep) wrote(who Who, id string) bool {
	return who.Role != Attendee || who.did(st.own.Wrote[id])
}

var errNotYours = Refuse(Forbidden, "Dit schreef iemand anders. Zet uw woorden ernaast.")
