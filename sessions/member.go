package sessions

import "slices"

// Member (medewerker van een organisatie) is a place in an organisation from which somebody logs in: a function and what
// they may do. Who it is stands outside the log, with the account, and goes with it.
type Member struct {
	ID       string  `json:"id"` // of the account
	Role     Role    `json:"role"`
	Function Label   `json:"function"`
	Manages  bool    `json:"manages,omitempty"` // lets people in and ends that; reads no story for it
	Until    Instant `json:"until,omitempty"`   // the last moment of an invitation that nobody used yet
	Since    Instant `json:"since,omitempty"`
	Left     Instant `json:"left,omitempty"`
	HandBy   Instant `json:"handBy,omitempty"` // by when somebody else follows up what was theirs (I-11)
}

// Invited says whether this is an invitation that can still be used.
func (m Member) Invited(now Instant) bool { return m.Since == 0 && m.Left == 0 && now < m.Until }

// Active says whether somebody may log in from this place.
func (m Member) Active() bool { return m.Since != 0 && m.Left == 0 }

// MemberRoles are what an account can be for (C-01). The administrator lets people in, and is shown no story. A
// trajectory lead reads along in every session and changes nothing. An adviser sees templates and what is public.
var MemberRoles = []Role{Facilitator, CoFacilitator, TrajectoryLead, Adviser, Administrator}

const (
	inviteDays  = 14
	mostMembers = 300 // in an organisation, those who left included
)

// Member finds a place in this organisation.
func (o *Organization) Member(id string) (Member, bool) {
	i := slices.IndexFunc(o.Members, func(m Member) bool { return m.ID == id })
	if i < 0 {
		return Member{}, false
	}
	return o.Members[i], true
}

// managers counts who can let people in, one left out.
func (o *Organization) managers(but string) (n int) {
	for _, m := range o.Members {
		if m.ID != but && m.Manages && m.Active() {
			n++
		}
	}
	return n
}

func (s *State) changeMember(id string, f func(*Member)) {
	old, ok := find[Organization](s, s.Stream)
	if !ok {
		return
	}
	o := *old
	o.Members = slices.Clone(o.Members)
	for i := range o.Members {
		if o.Members[i].ID == id {
			f(&o.Members[i])
		}
	}
	s.put(&o)
}

// office gives the organisation, when the asker may let people in there. Whether they still may is judged now.
func (s *State) office(who Who) (*Organization, error) {
	o, ok := find[Organization](s, s.Stream)
	if !ok {
		return nil, errGone
	}
	if who.Role == Operator {
		return o, nil
	}
	if m, ok := o.Member(who.Object); !ok || !m.Active() || !m.Manages {
		return nil, errRights
	}
	return o, nil
}

var (
	errRole        = Refuse(Invalid, "Wat gaat deze persoon doen? Kies een rol uit de lijst.")
	errFunction    = Refuse(Invalid, "Welke functie is dit? Schrijf een functie, geen naam.")
	errLastManager = Refuse(Conflict, "Dan regelt niemand meer wie erin mag. Geef dat eerst aan iemand anders.")
)

// rightOffice checks a role and a function together.
func rightOffice(role Role, function Label) error {
	if !contains(MemberRoles, role) {
		return errRole
	}
	if function == "" {
		return errFunction
	}
	return nil
}

// managing says whether a role lets people in: an administrator does nothing else, a facilitator of a small collective
// does both, nobody else does.
func managing(role Role, wanted bool) bool {
	return role == Administrator || role == Facilitator && wanted
}

// InviteMember makes a place that somebody can take with a link. No mail and no name are needed for it.
type InviteMember struct {
	Member   string `json:"member"`
	Role     Role   `json:"role"`
	Function Label  `json:"function"`
	Manages  bool   `json:"manages"`
}

// MemberInvited happened.
type MemberInvited struct {
	Member   string  `json:"member"`
	Role     Role    `json:"role"`
	Function Label   `json:"function"`
	Manages  bool    `json:"manages"`
	Until    Instant `json:"until"`
}

func (w *InviteMember) decide(s *State, who Who, g *Given) ([]Fact, error) {
	o, err := s.office(who)
	if err != nil {
		return nil, err
	}
	if !validID(w.Member) {
		return nil, Refuse(Invalid, "Deze plek heeft geen goede naam voor de computer.")
	}
	if _, ok := o.Member(w.Member); ok {
		return nil, errTaken
	}
	if err := rightOffice(w.Role, w.Function); err != nil {
		return nil, err
	}
	if len(o.Members) >= mostMembers {
		return nil, Refuse(Conflict, "Er kan niemand meer bij in deze organisatie. Vraag het aan wie dit programma beheert.")
	}
	return []Fact{&MemberInvited{Member: w.Member, Role: w.Role, Function: w.Function, Manages: managing(w.Role, w.Manages),
		Until: At(g.At.Time().AddDate(0, 0, inviteDays))}}, nil
}

func (f *MemberInvited) apply(s *State, _ Instant) {
	old, ok := find[Organization](s, s.Stream)
	if !ok {
		return
	}
	o := *old
	o.Members = append(slices.Clone(o.Members), Member{ID: f.Member, Role: f.Role, Function: f.Function, Manages: f.Manages, Until: f.Until})
	s.put(&o)
}

// JoinMember takes the place, once. Which place it is comes from the link that was used, not from the wish.
type JoinMember struct {
	Member string `json:"member"`
}

// MemberJoined happened.
type MemberJoined struct {
	Member string `json:"member"`
}

func (w *JoinMember) decide(s *State, who Who, g *Given) ([]Fact, error) {
	o, ok := find[Organization](s, s.Stream)
	if !ok || who.Role != Operator && who.Object != w.Member {
		return nil, errGone
	}
	m, ok := o.Member(w.Member)
	switch {
	case !ok, m.Left != 0:
		return nil, errGone
	case m.Since != 0:
		return nil, Refuse(Conflict, "Deze uitnodiging is al gebruikt. Log in met uw naam en wachtwoord.")
	case !m.Invited(g.At):
		return nil, Refuse(Conflict, "Deze uitnodiging is verlopen. Vraag een nieuwe.")
	}
	return []Fact{&MemberJoined{Member: m.ID}}, nil
}

func (f *MemberJoined) apply(s *State, at Instant) {
	s.changeMember(f.Member, func(m *Member) { m.Since, m.Until = at, 0 })
}

// ChangeMember gives somebody another role or function. Nobody does that for themselves: who manages accounts would
// else let themselves in to the stories.
type ChangeMember struct {
	Member   string `json:"member"`
	Role     Role   `json:"role"`
	Function Label  `json:"function"`
	Manages  bool   `json:"manages"`
}

// MemberChanged happened.
type MemberChanged struct {
	Member   string `json:"member"`
	Role     Role   `json:"role"`
	Function Label  `json:"function"`
	Manages  bool   `json:"manages"`
}

func (w *ChangeMember) decide(s *State, who Who, _ *Given) ([]Fact, error) {
	o, err := s.office(who)
	if err != nil {
		return nil, err
	}
	m, ok := o.Member(w.Member)
	switch {
	case !ok || m.Left != 0:
		return nil, errGone
	case who.Role != Operator && m.ID == who.Object:
		return nil, Refuse(Forbidden, "Uw eigen rol verandert u niet zelf. Vraag het aan een ander die toegang regelt.")
	}
	if err := rightOffice(w.Role, w.Function); err != nil {
		return nil, err
	}
	manages := managing(w.Role, w.Manages)
	if m.Manages && m.Active() && !manages && o.managers(m.ID) == 0 {
		return nil, errLastManager
	}
	return []Fact{&MemberChanged{Member: m.ID, Role: w.Role, Function: w.Function, Manages: manages}}, nil
}

func (f *MemberChanged) apply(s *State, _ Instant) {
	s.changeMember(f.Member, func(m *Member) { m.Role, m.Function, m.Manages = f.Role, f.Function, f.Manages })
}

// EndMember ends somebody's access at once, or takes an invitation back. What they followed up waits for another until
// the day in the fact (I-11).
type EndMember struct {
	Member string `json:"member"`
}

// MemberEnded happened.
type MemberEnded struct {
	Member string  `json:"member"`
	HandBy Instant `json:"handBy"`
}

func (w *EndMember) decide(s *State, who Who, g *Given) ([]Fact, error) {
	o, err := s.office(who)
	if err != nil {
		return nil, err
	}
	m, ok := o.Member(w.Member)
	switch {
	case !ok:
		return nil, errGone
	case m.Left != 0:
		return nil, Refuse(Conflict, "Deze persoon heeft al geen toegang meer.")
	case m.Manages && m.Active() && o.managers(m.ID) == 0:
		return nil, errLastManager
	}
	return []Fact{&MemberEnded{Member: m.ID, HandBy: g.workingDays(handDays)}}, nil
}

func (f *MemberEnded) apply(s *State, at Instant) {
	s.changeMember(f.Member, func(m *Member) { m.Left, m.HandBy, m.Until = at, f.HandBy, 0 })
}
