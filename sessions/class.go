package sessions

import "slices"

// Role is what somebody is here to do.
type Role string

// The roles. A participant sits at the table; the others help, look or answer.
const (
	Nobody        Role = "nobody"
	Attendee      Role = "participant"
	Scribe        Role = "scribe"
	Wall          Role = "wall"
	Facilitator   Role = "facilitator"
	CoFacilitator Role = "co-facilitator"
	Observer      Role = "observer"
	Asked         Role = "asked"
	Owner         Role = "owner"
	Carrier       Role = "carrier"
	Raiser        Role = "raiser"
	Administrator Role = "administrator"
	Operator      Role = "operator"
	Clock         Role = "clock"

	Partner        Role = "partner"         // of another organisation, looks along in one session
	TrajectoryLead Role = "trajectory-lead" // of the host, reads along in every session
	Adviser        Role = "adviser"         // sees what is public, and the templates
)

// Roles lists every role. The order is for ever: the shown-to set stored with a row counts on it.
var Roles = []Role{Nobody, Attendee, Scribe, Wall, Facilitator, CoFacilitator, Observer, Asked, Owner,
	Carrier, Raiser, Administrator, Operator, Clock, Partner, TrajectoryLead, Adviser}

// Side (kant) is where somebody speaks from.
type Side string

// The sides of the table (DOMAIN §4.2).
const (
	Ervaring    Side = "ervaring"
	Uitvoering  Side = "uitvoering"
	Beleid      Side = "beleid"
	Bestuur     Side = "bestuur"
	Toezicht    Side = "toezicht"
	Begeleiding Side = "begeleiding"
)

// Sides lists every side. The order is for ever, as with Roles.
var Sides = []Side{Ervaring, Uitvoering, Beleid, Bestuur, Toezicht, Begeleiding}

// Official says whether the side works for the municipality or a partner. Such a seat
// sees no experiences before it said yes to the safe-use promise (I-20).
func (s Side) Official() bool { return s == Uitvoering || s == Beleid || s == Bestuur || s == Toezicht }

// Class is all that decides what somebody sees: a small closed set, never a person.
type Class struct {
	Role
	Side           Side
	Session, Table string
	Collective     bool // belongs to the collective that hosts
	Pledged        bool // an official who said yes to the safe-use promise
	Admitted       bool // came by the first paper card, or was let in by the facilitator
}

// Desk says whether this class runs the session.
func (c Class) Desk() bool { return c.Role == Facilitator || c.Role == CoFacilitator }

// trusted says whether this class may see what residents wrote: an official only after the promise
// (I-20), and who says "ik vertel wat ik meemaak" only when the door or the facilitator let them in.
func (c Class) trusted() bool {
	switch c.Role {
	case Attendee:
		switch {
		case c.Side == Ervaring:
			return c.Admitted
		case c.Side.Official():
			return c.Pledged
		}
		return c.Side == Begeleiding
	case Facilitator, CoFacilitator, Scribe, Wall, Observer: // who observes said yes to the promise, and only while it is open
		return true
	case TrajectoryLead: // of a municipality they are an official who was not there, and made no promise (I-20)
		return c.Collective
	}
	return false
}

// reads says whether this class reads along with what people made of it together: what was confirmed and what is done
// about it, and no card. It is what the outcome says in public.
func (c Class) reads() bool { return c.Role == Partner || c.Role == TrajectoryLead }

const (
	seatViews  = 7 * 8 // six sides and none, three yes-or-no marks
	roleViews  = 2     // in the collective or not
	audiences  = seatViews + 17*roleViews
	audienceHi = 64
)

// audience numbers the class without its session and table.
func (c Class) audience() int {
	if c.Role == Attendee {
		n := slices.Index(Sides, c.Side) + 1
		return n*8 + bit(c.Collective) + 2*bit(c.Pledged) + 4*bit(c.Admitted)
	}
	return seatViews + slices.Index(Roles, c.Role)*roleViews + bit(c.Collective)
}

// Audiences lists every class that there is, as seen in one session.
func Audiences(session string) []Class {
	all := make([]Class, 0, audiences)
	for _, side := range append([]Side{""}, Sides...) {
		for marks := range 8 {
			all = append(all, Class{Role: Attendee, Side: side, Session: session,
				Collective: marks&1 != 0, Pledged: marks&2 != 0, Admitted: marks&4 != 0})
		}
	}
	for _, r := range Roles {
		all = append(all, Class{Role: r, Session: session}, Class{Role: r, Session: session, Collective: true})
	}
	return all
}

// Shown is the set of audiences that were shown a row, so that who may see it no more hears "gone".
type Shown [2]uint64

func (s *Shown) add(n int)     { s[n/audienceHi] |= 1 << (n % audienceHi) }
func (s Shown) has(n int) bool { return s[n/audienceHi]&(1<<(n%audienceHi)) != 0 }

func (s Shown) none() bool { return s == Shown{} }

func (s Shown) with(o Shown) Shown { return Shown{s[0] | o[0], s[1] | o[1]} }

func (s Shown) without(o Shown) Shown { return Shown{s[0] &^ o[0], s[1] &^ o[1]} }

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}
