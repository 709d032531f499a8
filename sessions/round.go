package sessions

// Check (nakijkronde) asks those who raised or recognised a barrier whether they notice what an owner says is done.
// Who said what is in no shared record: the counts are tallies, and words come out together when the round ends.
type Check struct {
	ID       string     `json:"id"`
	Session  string     `json:"session"`
	Action   string     `json:"action"`
	State    CheckState `json:"state"`
	Months   int        `json:"months,omitempty"` // of a re-check: how long after
	Opened   Instant    `json:"opened,omitempty"`
	Remind   Instant    `json:"remind,omitempty"` // when the next reminder goes out
	Reminded int        `json:"reminded,omitempty"`
	Closes   Instant    `json:"closes,omitempty"`
	Needs    []Need     `json:"needs,omitempty"` // the conditions, asked about too (S4-15)
	Closed   Instant    `json:"closed,omitempty"`
	Result   Result     `json:"result,omitempty"`
	Words    []WordsID  `json:"words,omitempty"`   // as they were said, for whom they were let through
	ForUs    []WordsID  `json:"forUs,omitempty"`   // for the collective, which says them in its own words
	Pending  []WordsID  `json:"pending,omitempty"` // nobody reads them before the round ends
	own      checkOwn
}

// CheckState is how far a round is.
type CheckState string

// The states of a round (DOMAIN §4.3.8).
const (
	CheckPlanned CheckState = "gepland"
	CheckOpen    CheckState = "open"
	CheckClosed  CheckState = "gesloten"
)

// Result is what a round came to: the state that the action gets, that a re-check held, or that it was broken off.
type Result string

const (
	held      Result = "nog_gemerkt"
	unheard   Result = "niets_gehoord"
	brokenOff Result = "vervallen"
)

type checkOwn struct {
	Votes map[string]vote `json:"votes,omitempty"` // by handle
}

// vote is one verdict. Acts is how many of the raising cards are this person's: the link between cards and people
// lies outside the log, so a round counts cards that were answered for.
type vote struct {
	As    string  `json:"as"`
	Says  Verdict `json:"says"`
	Acts  int     `json:"acts,omitempty"`
	Words WordsID `json:"words,omitempty"`
	May   string  `json:"may,omitempty"`
}

func (c *Check) kind() string             { return "check" }
func (c *Check) key() string              { return c.ID }
func (c *Check) at() (session, to string) { return c.Session, "" }
func (c *Check) owned() any               { return &c.own }
func (c *Check) times() Boundaries {
	switch {
	case c.State != CheckOpen:
		return Boundaries{}
	case c.Remind != 0:
		return Boundaries{Next: c.Remind, Expires: c.Closes}
	}
	return Boundaries{Next: c.Closes, Expires: c.Closes}
}

func (c *Check) seenBy(v Class) Record {
	if !v.trusted() {
		return nil
	}
	if len(c.Pending) == 0 && (len(c.ForUs) == 0 || v.Collective) {
		return c
	}
	seen := *c
	seen.Pending, seen.own = nil, checkOwn{}
	if !v.Collective {
		seen.ForUs = nil
	}
	return &seen
}

func (s *State) putCheck(c *Check) {
	s.put(c)
	s.tally(verdicts, c.Session, c.ID, "")
	s.tally(needing, c.Session, c.ID, "")
}

func (s *State) changeCheck(id string, f func(*Check)) {
	old, ok := find[Check](s, id)
	if !ok {
		return
	}
	c := *old
	f(&c)
	s.put(&c)
}

// endCheck breaks off a round, of an action that nobody checks any more.
func (s *State) endCheck(a *Action) {
	if c, ok := find[Check](s, a.Check()); ok && c.State != CheckClosed {
		s.changeCheck(c.ID, func(c *Check) { c.State, c.Result = CheckClosed, brokenOff })
	}
}

// clocked gives an action to the clock, or to the desk of its session.
func (s *State) clocked(who Who, id string) (*Action, error) {
	a, ok := find[Action](s, id)
	if !ok || who.Role != Clock && a.Session != who.Session {
		return nil, errGone
	}
	return a, nil
}

// OpenCheck begins a round: the clock's, when those who raised it were told; a re-check after three and twelve months;
// or the desk's, of what nobody had checked, and of what its owner tells at the table.
type OpenCheck struct {
	Action    string  `json:"action"`
	Delivered bool    `json:"delivered"` // or else two channels failed
	Until     Instant `json:"until"`     // longer, until people can have lived it; 0 is six weeks
}

// CheckOpened happened.
type CheckOpened struct {
	Action    string  `json:"action"`
	Check     string  `json:"check"`
	Session   string  `json:"session"`
	Delivered bool    `json:"delivered"`
	Months    int     `json:"months,omitempty"`
	Remind    Instant `json:"remind"`
	Closes    Instant `json:"closes"`
}

func (w *OpenCheck) decide(s *State, who Who, g *Given) ([]Fact, error) {
	a, err := s.clocked(who, w.Action)
	if err != nil {
		return nil, err
	}
	f := &CheckOpened{Action: a.ID, Check: checkID(a.ID, a.Checks+1), Session: a.Session, Delivered: w.Delivered,
		Remind: g.At + remindIn, Closes: max(g.At+checkIn, w.Until)}
	if w.Until > g.At+reasonIn {
		return nil, Refuse(Invalid, "Nakijken duurt hooguit een jaar.")
	}
	switch {
	case a.State == ActionClaimed && who.Role == Clock:
		f.Check = a.Check()
	case a.State == ActionClaimed && who.Desk() && s.telling():
		f.Check, f.Delivered = a.Check(), true // told aloud, to people who raised it
	case a.State == ActionUnchecked && who.Desk():
	case a.verified() && who.Role == Clock && len(a.Again) > 0 && a.Again[0] <= g.At && !s.checking(a):
		f.Months = recheckMonths[len(recheckMonths)-len(a.Again)]
	default:
		return nil, Refuse(Conflict, "Er is nu niets om na te kijken.")
	}
	return []Fact{f}, nil
}

var recheckMonths = []int{3, 12}

func (g *Given) rechecks() []Instant {
	list := make([]Instant, len(recheckMonths))
	for i, n := range recheckMonths {
		list[i] = g.months(n)
	}
	return list
}

func (s *State) checking(a *Action) bool {
	c, ok := find[Check](s, a.Check())
	return ok && c.State == CheckOpen
}

func (f *CheckOpened) apply(s *State, at Instant) {
	var needs []Need
	s.changeAction(f.Action, func(a *Action) {
		needs = a.Needs
		if f.Check != a.Check() {
			a.Checks++
		}
		if f.Months > 0 {
			a.Again = a.Again[1:]
			return
		}
		a.State, a.Claim.Delivered, a.Claim.Agenda = ActionChecking, f.Delivered, !f.Delivered
	})
	s.putCheck(&Check{ID: f.Check, Session: f.Session, Action: f.Action, State: CheckOpen, Months: f.Months, Opened: at,
		Remind: f.Remind, Closes: f.Closes, Needs: needs})
}
