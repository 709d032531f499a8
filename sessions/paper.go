package sessions

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// Paper weighs as much as a phone (I-26), and what stands on it is approved by who wrote it: a card is read back before
// the room sees it. A number on the card says which one it is, and a number on a slip whose.

// paperOwn is what is kept of a paper card and never shown: a number tells the table who wrote what.
type paperOwn struct {
	Paper  string `json:"paper,omitempty"`
	By     string `json:"by,omitempty"`     // where it was entered: the desk, or a table
	Unread bool   `json:"unread,omitempty"` // nobody read it back to its author yet
}

// deskName is where a card was entered that no table's scribe entered.
const deskName = "bureau"

func entering(who Who) string {
	if who.Role == Scribe && who.Table != "" {
		return "tafel " + who.Table
	}
	return deskName
}

var errUnread = Refuse(Conflict, "Lees de tekst eerst voor. Zegt de persoon ja? Vink dat dan aan.")

var paperNumber = regexp.MustCompile(`^([1-9]\d{0,2})-([1-9]\d{0,2})$`)

// samePaper looks whether the number on a paper card can be used. Who entered the card hears what stands there; anybody
// else only that it is there, because before the reveal a card is its author's.
func (s *State) samePaper(who Who, e *Session, w *WriteCardFor) error {
	if w.Paper == "" {
		return nil
	}
	m := paperNumber.FindStringSubmatch(w.Paper)
	if m == nil {
		return Refuse(Invalid, "Dit is geen nummer van een kaart. Het staat linksboven, bijvoorbeeld 1-7.")
	}
	if table, _ := strconv.Atoi(m[1]); table > len(e.Tables) {
		return Refuse(Invalid, "Deze tafel is er niet. Kijk naar het nummer linksboven op de kaart.")
	}
	c := s.paperCard(e.ID, w.Paper)
	switch {
	case c == nil:
		return nil
	case c.State != Placed:
		return Refuse(Conflict, fmt.Sprintf("Kaart %s is al opgeschreven, en daarna weggehaald. Neem een nieuwe kaart.", w.Paper))
	case c.own.By != entering(who):
		return Refuse(Conflict, fmt.Sprintf("Kaart %s is al opgeschreven (%s). Kijk naar het nummer.", w.Paper, c.own.By))
	}
	return &Refusal{Code: Conflict, Text: fmt.Sprintf("Kaart %s is al opgeschreven.", w.Paper), There: c.Words}
}

func (s *State) paperCard(session, paper string) *Card {
	for _, c := range all[Card](s) {
		if c.Session == session && c.own.Paper == paper {
			return c
		}
	}
	return nil
}

// unread keeps the count of what is still to be read back, for the desk alone.
func (s *State) unread(c *Card) {
	if c.own.Paper == "" {
		return
	}
	key := ""
	if c.own.Unread && c.State == Placed {
		key = c.own.By
	}
	s.tally(readBack, c.Session, c.Session, key, c.ID)
}

// ReadCardBack says that a paper card was read aloud to who wrote it, and that they said yes: to the words as they
// stand, or to the words as they are now. Its number names it.
type ReadCardBack struct {
	Paper string `json:"paper"`
	Text  Text   `json:"text"`
}

// CardReadBack happened. The first words stay (I-14).
type CardReadBack struct {
	Card  string  `json:"card"`
	Words WordsID `json:"words,omitempty"`
}

func (w *ReadCardBack) decide(s *State, who Who, _ *Given) ([]Fact, error) {
	e, err := s.openSession(who)
	if err != nil {
		return nil, err
	}
	c := s.paperCard(e.ID, w.Paper)
	switch {
	case w.Paper == "" || c == nil || who.Role == Scribe && c.own.By != entering(who):
		return nil, errGone
	case c.State != Placed:
		return nil, Refuse(Conflict, "Deze kaart is weggehaald.")
	case !c.own.Unread:
		return nil, Refuse(Conflict, "Deze kaart is al teruggelezen.")
	case w.Text.Graphemes > MaxCard:
		return nil, Refuse(Invalid, "Uw tekst is te lang voor één kaart. Maak er twee kaarten van.")
	}
	return c.approved(e, named(w.Text)), nil
}

func (c *Card) approved(e *Session, words WordsID) []Fact {
	facts := []Fact{&CardReadBack{Card: c.ID, Words: words}}
	if c.Kind == Heard && e.now().Kind != Listening && c.own.Consent != ConsentNo {
		facts = append(facts, &CardsRevealed{Session: e.ID, Cards: []string{c.ID}})
	}
	return facts
}

func (f *CardReadBack) apply(s *State, _ Instant) {
	s.changeCard(f.Card, func(c *Card) {
		c.own.Unread = false
		if f.Words != "" {
			c.Newer = append(append([]WordsID{}, c.Newer...), f.Words)
		}
	})
}

// MostSlips is how many slips a session can have beforehand.
const MostSlips = 300

// SlipSeat is the seat that a printed slip becomes with its first card. Until then nobody is counted for it.
func SlipSeat(session string, n int) string { return fmt.Sprintf("%s-p%d", session, n) }

func isSlipSeat(session, seat string) bool {
	n, err := strconv.Atoi(strings.TrimPrefix(seat, session+"-p"))
	return err == nil && seat == SlipSeat(session, n)
}

// onWhoseBehalf gives the seat that a card is linked to, its side, and the seat itself where a slip is used for the
// first time. No seat is nobody's: then nobody can take the words back later.
func (s *State) onWhoseBehalf(who Who, e *Session, w *WriteCardFor) (string, Side, []Fact, error) {
	id := w.Seat
	if w.Slip != 0 {
		if w.Slip < 0 || w.Slip > MostSlips || id != "" {
			return "", "", nil, Refuse(Invalid, "Dit is geen nummer van een strookje.")
		}
		id = SlipSeat(e.ID, w.Slip)
		if _, there := find[Seat](s, id); !there {
			f, err := s.slipTaken(who, e, w)
			return id, w.Side, f, err
		}
	}
	if id == "" {
		return "", w.Side, nil, nil
	}
	seat, err := s.seatHere(who, id)
	if err != nil {
		return "", "", nil, err
	}
	return id, seat.Side, nil, nil
}

func (s *State) slipTaken(who Who, e *Session, w *WriteCardFor) ([]Fact, error) {
	if s.seated(e.ID) >= mostSeats {
		return nil, Refuse(Conflict, "Er kan niemand meer bij. Vraag het aan de gespreksleider.")
	}
	table := who.Table
	if table == "" {
		table = string(e.Tables[0])
	}
	return []Fact{&SeatTaken{Seat: SlipSeat(e.ID, w.Slip), Session: e.ID, Table: table, Side: w.Side, Door: DoorPaper,
		Admitted: w.Side == Ervaring, Slip: w.Slip}}, nil
}
