package sessions

import "fmt"

// RouteStep (stap) is one step of a drawn route, in the resident's words. What hangs on it (cards, barriers) hangs on the
// step of the trajectory that it is hooked to.
type RouteStep struct {
	ID    string         `json:"id"`
	Route string         `json:"route"`
	From  string         `json:"from,omitempty"` // the step of the route that this one was made from
	Hook  string         `json:"hook,omitempty"` // the step of the trajectory (Step.ID)
	Title WordsID        `json:"title"`
	State RouteStepState `json:"state"`

	Lanes []LaneText `json:"lanes"`           // what stands in the lanes
	Meant WordsID    `json:"meant,omitempty"` // zo is het bedoeld: filled by policy (S0-10)
	Real  []Practice `json:"real"`            // zo gaat het echt: one for each who carries it out, and one for residents (S2-07)

	Holder   Holder    `json:"holder"`
	Beside   Companion `json:"beside"`
	Channels []Channel `json:"channels"`
	Handover Handover  `json:"handover"`
	Optional bool      `json:"optional,omitempty"` // only who needs it comes here ("naar keuze")

	Demands     []Demand `json:"demands"` // papers and questions by name
	Counts      Counts   `json:"counts"`
	Ingredients []string `json:"ingredients"` // of the four of maatwerk (S4-14)
	Load        []Load   `json:"load"`        // what it asks of somebody under stress (S4-16)
	Laws        []Label  `json:"laws"`        // S3-08
	Bright      []string `json:"bright"`      // cards "wat werkte wél" that were laid in it
	Clashes     []Clash  `json:"clashes"`     // steps of others whose work is at odds with it (S3-19)

	After string `json:"after,omitempty"` // the step after which it is proposed, or lay before it was taken away
	Into  string `json:"into,omitempty"`  // the step in which it goes on, when it was merged
	Holds []Held `json:"holds,omitempty"` // those that go on in it, the last one last

	// Revisions says how often each part was changed, so that two who change the same part at once see it.
	Revisions map[string]int `json:"revisions,omitempty"`
	own       routeStepOwn
}

type routeStepOwn struct {
	Handle string            `json:"handle,omitempty"` // of who proposed it
	Wrote  map[string]string `json:"wrote,omitempty"`  // note or demand → of who wrote it by phone
	Half   string            `json:"half,omitempty"`   // the step that it was split off from
}

// RouteStepState is where a step stands.
type RouteStepState string

// The states of a step.
const (
	StepProposed RouteStepState = "voorgesteld"
	StepLaid     RouteStepState = "ligt"
	StepOut      RouteStepState = "eruit"
	StepAside    RouteStepState = "opzij" // a proposal that the table did not take
	StepMerged   RouteStepState = "samen" // it goes on in another, and that can be undone
)

// Lane is a row of the drawing, the resident's on top (S3-09).
type Lane string

// The lanes. Below the line of visibility, between LaneSeen and LaneBehind, a resident sees nothing.
const (
	LaneDoes    Lane = "doet"    // wat doe je zelf
	LaneFeels   Lane = "gevoel"  // what they feel, besides the round of feelings
	LaneBeside  Lane = "naast"   // naast je: surroundings and who stands beside
	LaneSeen    Lane = "ziet"    // wat je ziet: loket, brief, site
	LaneBehind  Lane = "achter"  // achter de schermen
	LaneSystems Lane = "systeem" // regels en systemen
)

// Lanes lists them from the top.
var Lanes = []Lane{LaneDoes, LaneFeels, LaneBeside, LaneSeen, LaneBehind, LaneSystems}

// LaneText is one note in a lane of a step. Explain is what jargon in it means (S4-07).
type LaneText struct {
	ID      string  `json:"id"`
	Lane    Lane    `json:"lane"`
	Text    WordsID `json:"text"`
	Explain WordsID `json:"explain,omitempty"`
	Side    Side    `json:"side,omitempty"`
	Rev     int     `json:"rev,omitempty"` // the revision of the lanes in which it last changed
}

// Practice is how it really goes, as one side or one who carries it out tells it.
type Practice struct {
	ID   string  `json:"id"`
	Side Side    `json:"side"`
	By   Label   `json:"by,omitempty"` // the department or organisation
	Text WordsID `json:"text"`
	Rev  int     `json:"rev,omitempty"`
}

// Holder is who the step is with: an organisation and a function, never a person.
type Holder struct {
	Organization Label `json:"organization,omitempty"`
	Function     Label `json:"function,omitempty"`
}

// Companion is the naast-je slot: who stands beside you here (S4-17, S1-07).
type Companion struct {
	Organization Label   `json:"organization,omitempty"`
	Function     Label   `json:"function,omitempty"`
	Same         bool    `json:"same,omitempty"`    // the same person as at the step before
	Mandate      bool    `json:"mandate,omitempty"` // may decide something
	None         WordsID `json:"none,omitempty"`    // why nobody stands here
}

// Channel is a way of contact (S0-19).
type Channel string

// The channels.
const (
	AtDesk      Channel = "balie"
	ByTelephone Channel = "telefoon"
	AtHome      Channel = "huisbezoek"
	ByPost      Channel = "post"
	Digital     Channel = "digitaal"
)

// Channels lists them.
var Channels = []Channel{AtDesk, ByTelephone, AtHome, ByPost, Digital}

// Handover is how somebody gets from this step to another.
type Handover struct {
	Way HandoverWay `json:"way,omitempty"` // none: nobody said yet
	To  string      `json:"to,omitempty"`  // the step that it goes to; none: the next one
	Why WordsID     `json:"why,omitempty"` // why it is cold all the same
}

// HandoverWay is warm (together, and somebody says that it arrived), cold, or none at all.
type HandoverWay string

// The ways of handing over (S3-05e, S4-18).
const (
	Warm       HandoverWay = "warm"
	Cold       HandoverWay = "koud"
	NoHandover HandoverWay = "geen"
)

// Demand is a paper or a question that somebody has to answer here.
type Demand struct {
	ID    string     `json:"id"`
	What  DemandKind `json:"what"`
	Text  WordsID    `json:"text"`
	Known Label      `json:"known,omitempty"` // with whom it is known already (S4-21)
	Fate  Fate       `json:"fate,omitempty"`  // what the table wants with it (S4-20)
	Why   WordsID    `json:"why,omitempty"`   // why it stays
	Owner Label      `json:"owner,omitempty"` // the function that takes it out
	Legal WordsID    `json:"legal,omitempty"` // what the law says of it
	Rev   int        `json:"rev,omitempty"`
}

// DemandKind is a paper or a question.
type DemandKind string

// The kinds of what is asked.
const (
	DemandPaper    DemandKind = "papier"
	DemandQuestion DemandKind = "vraag"
)

// Fate is weg, samen, later or blijft.
type Fate string

// The fates of the round of leaving out (DOMAIN §4.11 T2).
const (
	FateGone     Fate = "weg"
	FateTogether Fate = "samen"
	FateLater    Fate = "later"
	FateStays    Fate = "blijft"
)

// Counts are what a step takes, besides what is named in Demands.
type Counts struct {
	Papers     int `json:"papers"`
	Questions  int `json:"questions"`
	Logins     int `json:"logins"`
	Visits     int `json:"visits"`
	Retellings int `json:"retellings"`
	Days       int `json:"days"`    // waiting, calendar days
	Stopped    int `json:"stopped"` // people who gave up here, as counted by the holder
}

// Load is how much one thing asks, 0 to 4.
type Load struct {
	What string `json:"what"`
	N    int    `json:"n"`
}

// The four ingredients of maatwerk (S4-14) and the kinds of load (S4-16).
var (
	Ingredients = []string{"tijd_om_te_luisteren", "uitzondering_mag", "buiten_het_protocol", "andere_afdeling_gevraagd"}
	Loads       = []string{"lezen", "plannen", "onthouden", "wachten", "durven"}
)

func (st *RouteStep) kind() string             { return "route-step" }
func (st *RouteStep) key() string              { return st.ID }
func (st *RouteStep) at() (session, to string) { return "", "" }
func (st *RouteStep) owned() any               { return &st.own }
func (st *RouteStep) times() Boundaries        { return Boundaries{} }

// A step is seen by those at the table; what everybody may see is the edition that was published.
func (st *RouteStep) seenBy(c Class) Record {
	if !c.trusted() {
		return nil
	}
	return st
}

func stepID(route string, n int) string { return fmt.Sprintf("%s-%d", route, n) }

func (s *State) changeRouteStep(id, part string, f func(*RouteStep)) {
	old, ok := find[RouteStep](s, id)
	if !ok {
		return
	}
	st := *old
	if part != "" {
		st.Revisions = revised(old.Revisions, part)
	}
	f(&st)
	s.put(&st)
}

// revised counts a change of one part.
func revised(old map[string]int, part string) map[string]int {
	m := map[string]int{part: old[part] + 1}
	for p, n := range old {
		if p != part {
			m[p] = n
		}
	}
	return m
}
