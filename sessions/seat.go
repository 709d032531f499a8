package sessions

// Seat (zetel) is a place at the table. Only the desk sees the list; it holds a made-up name at
// most, and never whose case is whose (§4.0-4).
type Seat struct {
	ID       string  `json:"id"`
	Session  string  `json:"session"`
	Table    string  `json:"table"`
	Name     WordsID `json:"name,omitempty"`
	Side     Side    `json:"side"`
	Function Label   `json:"function,omitempty"`
	From     string  `json:"from,omitempty"` // the kind of organisation that an official comes from (S1-05)
	Door     Door    `json:"door"`
	Admitted bool    `json:"admitted"`
	Pledged  bool    `json:"pledged"`
	Removed  bool    `json:"removed,omitempty"`
	Slip     int     `json:"slip,omitempty"`  // the number of the printed slip that it began with
	Waits    bool    `json:"waits,omitempty"` // in the lobby; what they see and may is that of no side
	own      seatOwn
}

type seatOwn struct {
	Erased int `json:"erased,omitempty"` // how often its links were erased; a screen then starts again
}

// MySeat is what the one who sits there gets.
type MySeat struct {
	Seat
	Official bool   `json:"official"`       // of the municipality or a partner: says yes to the promise first (I-20)
	Hand     string `json:"hand,omitempty"` // op, or woord: it is up, or they have the floor
}

// Door is how somebody came in. It decides the side, or leaves it to be asked (§4.0-2).
type Door string

// The doors: three paper cards, the wall's QR or typed code, and a seat made by the desk.
const (
	DoorExperience Door = "ervaring"
	DoorWork       Door = "werk"
	DoorHelp       Door = "help"
	DoorOpen       Door = "open"
	DoorPaper      Door = "papier"
)

var doorSides = map[Door][]Side{
	DoorExperience: {Ervaring},
	DoorWork:       {Uitvoering, Beleid, Bestuur},
	DoorHelp:       {Begeleiding, Toezicht},
	DoorOpen:       Sides,
	DoorPaper:      Sides,
}

// SidesOf lists the sides that somebody may take who comes in by a door.
func SidesOf(d Door) []Side { return doorSides[d] }

func (e *Seat) kind() string             { return "seat" }
func (e *Seat) key() string              { return e.ID }
func (e *Seat) at() (session, to string) { return e.Session, "" }
func (e *Seat) owned() any               { return &e.own }
func (e *Seat) times() Boundaries        { return Boundaries{} }
func (e *Seat) seenBy(c Class) Record {
	if !c.Desk() {
		return nil
	}
	return e
}

// Kind is my-seat: the same seat, addressed to the one who sits there.
func (e *MySeat) kind() string             { return "my-seat" }
func (e *MySeat) at() (session, to string) { return e.Session, e.ID }
func (e *MySeat) owned() any               { return nil }
func (e *MySeat) seenBy(Class) Record      { return e }

func (s *State) putSeat(e *Seat) {
	s.put(e)
	s.putMySeat(e)
}

func (s *State) putMySeat(e *Seat) {
	s.put(&MySeat{Seat: *e, Official: e.Side.Official(), Hand: s.handOf(e.Session, e.ID)})
}

func (s *State) changeSeat(id string, f func(*Seat)) {
	e, ok := find[Seat](s, id)
	if !ok {
		return
	}
	was := e.Side
	c := *e
	f(&c)
	s.putSeat(&c)
	if c.Side != was || c.Removed != e.Removed {
		s.move(c.Session, c.ID, c.Side, c.Removed)
		s.handFollows(&c)
	}
	if c.Removed {
		s.dropHand(c.Session, c.ID)
	}
}

func (s *State) move(session, seat string, to Side, gone bool) {
	key := string(to)
	if gone {
		key = ""
	}
	s.tally(attendance, session, session, key, seat)
}

// Seats lists who has a place here.
func (s *State) Seats() []string {
	var ids []string
	for _, e := range all[Seat](s) {
		ids = append(ids, e.ID)
	}
	return ids
}

// Principal is who knocks: a role, and what their key is for. live turns it into a class.
type Principal struct {
	Role                 Role
	Seat, Session, Table string
	Object, Organization string
	Collective           bool
}

// Class gives the class of a principal as it is now. The error is a *Refusal: removed, or not theirs.
func (s *State) Class(p Principal) (Class, error) {
	c := Class{Role: p.Role, Session: p.Session, Table: p.Table, Collective: p.Collective}
	switch p.Role {
	case Attendee, Raiser:
		e, ok := find[Seat](s, p.Seat)
		if !ok || e.Session != p.Session {
			return Class{}, errGone
		}
		if e.Removed && p.Role == Attendee {
			return Class{}, Refuse(Forbidden, "De gespreksleider heeft deze plek weggehaald. Vraag het aan de gespreksleider.")
		}
		// Who was removed keeps the say over their own words, and over nothing else.
		c.Side, c.Table, c.Admitted, c.Pledged = e.Side, e.Table, e.Admitted && !e.Removed, e.Pledged && !e.Removed
		// The promise is for the session. After it the municipality has the outcome and not the cards (§4.0-7).
		c.Pledged = c.Pledged && !s.Over(p.Session)
		if e.Waits {
			c.Side, c.Admitted, c.Pledged = "", false, false
		}
	case Observer, Partner:
		return s.guestClass(p)
	case Facilitator, TrajectoryLead, Adviser, Administrator:
		if !s.of(p.Organization) {
			return Class{}, errGone
		}
		// What people said in their own circle is for who was there: a trajectory lead reads what became of it.
		if e, ok := find[Session](s, p.Session); ok && p.Role == TrajectoryLead && e.OwnCircle() {
			c.Collective = false
		}
	case CoFacilitator:
		if p.Organization != "" && !s.of(p.Organization) { // by an account, and not by the link of one session
			return Class{}, errGone
		}
	}
	return c, nil
}

// of says whether this stream is an organisation's own, or not anybody's yet.
func (s *State) of(organization string) bool {
	if t, ok := s.trajectory(); ok {
		return t.Host == organization
	}
	_, founded := find[Organization](s, s.Stream)
	return !founded || s.Stream == organization
}

// Erased says how often the links of a seat were erased. It changes when its screens must start again.
func (s *State) Erased(seat string) int {
	if e, ok := find[Seat](s, seat); ok {
		return e.own.Erased
	}
	return 0
}

// TakeSeat is joining. The door comes from the key that was used, not from the wish.
type TakeSeat struct {
	Seat     string `json:"seat"`
	Name     Text   `json:"name"`
	Side     Side   `json:"side"`
	Function Label  `json:"function"`
	From     string `json:"from"` // kind of organisation; may be left open
	Table    string `json:"table"`
}

// SeatTaken happened.
type SeatTaken struct {
	Seat     string  `json:"seat"`
	Session  string  `json:"session"`
	Table    string  `json:"table"`
	Name     WordsID `json:"name,omitempty"`
	Side     Side    `json:"side"`
	Function Label   `json:"function,omitempty"`
	From     string  `json:"from,omitempty"` // the kind of organisation that an official comes from (S1-05)
	Door     Door    `json:"door"`
	Admitted bool    `json:"admitted"`
	Pledged  bool    `json:"pledged"`
	Slip     int     `json:"slip,omitempty"`
	Waits    bool    `json:"waits,omitempty"`
}

const (
	maxName   = 40
	mostSeats = 1000 // a hall twice over; one paper card must not fill a disk
)

// seated is how many sit at a session now.
func (s *State) seated(session string) int {
	if t, ok := find[Tally](s, tallyID(attendance, session, true)); ok {
		return t.Total
	}
	return 0
}

func (w *TakeSeat) decide(s *State, who Who, _ *Given) ([]Fact, error) {
	e, err := s.openSession(who)
	if err != nil {
		return nil, err
	}
	door := Door(who.Object)
	if who.Role != Nobody {
		door = DoorPaper
	}
	if !contains(doorSides[door], w.Side) {
		return nil, Refuse(Forbidden, "Met deze kaart kunt u niet aan die kant van de tafel. Vraag de gespreksleider om de goede kaart.")
	}
	if !e.seats(w.Side) {
		return nil, e.elsewhere()
	}
	if w.From != "" && (!w.Side.Official() || !contains(OrganizationTypes, w.From)) {
		return nil, Refuse(Invalid, "Dit soort organisatie kennen wij niet.")
	}
	if !validID(w.Seat) || isSlipSeat(e.ID, w.Seat) {
		return nil, Refuse(Invalid, "Deze plek heeft geen goede naam voor de computer.")
	}
	if _, ok := find[Seat](s, w.Seat); ok {
		return nil, errTaken
	}
	table := w.Table
	if table == "" {
		table = string(e.Tables[0])
	}
	if !contains(e.Tables, Label(table)) {
		return nil, Refuse(Invalid, "Deze tafel is er niet.")
	}
	if s.seated(e.ID) >= mostSeats {
		return nil, Refuse(Conflict, "Er kan niemand meer bij. Vraag het aan de gespreksleider.")
	}
	if err := s.freeName(e.ID, w.Name); err != nil {
		return nil, err
	}
	waits := e.Lobby && who.Role == Nobody // whom the desk seats, it has seen
	return []Fact{&SeatTaken{Seat: w.Seat, Session: e.ID, Table: table, Name: named(w.Name), Side: w.Side,
		Function: w.Function, From: w.From, Door: door, Admitted: w.Side == Ervaring && door != DoorOpen && !waits, Waits: waits}}, nil
}

// elsewhere is what somebody hears who has no seat at a conversation of one side.
func (e *Session) elsewhere() error {
	if e.OwnCircle() {
		return Refuse(Forbidden, "Dit gesprek is in eigen kring: alleen voor mensen die het meemaken. Vraag de gespreksleider wanneer u mee kunt praten.")
	}
	return Refuse(Forbidden, "Dit gesprek is voor een andere kant van de tafel. Vraag de gespreksleider wanneer u mee kunt praten.")
}

// freeName refuses a name that somebody at this table already has. A name is no key, but two
// people with one name would speak for each other.
func (s *State) freeName(session string, name Text) error {
	if name.Graphemes > maxName {
		return Refuse(Invalid, "Deze naam is te lang. Kies een korte naam. Een verzonnen naam mag.")
	}
	if len(name.Same) == 0 {
		return nil
	}
	for _, other := range all[Seat](s) {
		if other.Session == session && !other.Removed && contains(name.Same, other.Name) {
			return Refuse(Conflict, "Deze naam is al gekozen. Kies een andere. Een verzonnen naam mag.")
		}
	}
	return nil
}

func (f *SeatTaken) apply(s *State, _ Instant) {
	s.putSeat(&Seat{ID: f.Seat, Session: f.Session, Table: f.Table, Name: f.Name, Side: f.Side, Function: f.Function,
		From: f.From, Door: f.Door, Admitted: f.Admitted, Pledged: f.Pledged, Slip: f.Slip, Waits: f.Waits})
	s.move(f.Session, f.Seat, f.Side, false)
}
