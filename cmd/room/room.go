// Package room fills a data folder with conversations, and starts the real server on it: for those who try how
// fast it is and what it loses. It is no part of the product.
package room

import (
	"context"
	"crypto/rand"
	"encoding/base64"
	"fmt"
	"path/filepath"
	"time"

	"golang.org/x/sync/errgroup"

	"maatwerkroute/server"
	"maatwerkroute/server/live"
	"maatwerkroute/server/store"
	"maatwerkroute/sessions"
)

// Plan is how large it should be. The seats of a board are dealt over four classes that see different things.
type Plan struct {
	Boards int
	Seats  int // on each board
	Cards  int // on each board, written by its seats in turn; from three on they are revealed to all
	Text   int // letters of each; zero is a short sentence
	// Barriers are named by the desk, each out of one card, for the seats to recognise: at most as many as cards.
	Barriers int
	// Actions are asked for the barriers in turn, and taken: then the barriers are confirmed by who wrote the card, and
	// the evening is over. Zero: it is still on.
	Actions int
	// Drawn steps make a route of each board, with what stands in two lanes of each; the first ones are those of the board.
	Drawn int
}

// Room is a data folder with conversations in it.
type Room struct {
	Data   string
	Boards []Board
}

// Board is a conversation that is open, in the phase where drempels are written.
type Board struct {
	Stream, Session string
	Run             string // of the phase that is on
	Question        string // that every side may answer
	Steps           []string
	Seats           []Seat
	Barriers        []string
	Drawn           []string // the steps of its route
	Desk            string   // the cookie of who runs it
	Wall            string   // and that of the screen of the room
}

// Seat is somebody at the table, and the cookie of their phone.
type Seat struct {
	ID     string
	Side   sessions.Side
	Cookie string
	Cards  []string // of this seat: only it may change their words
}

const together = 16 // boards that are made at once, so that they share the disk's syncs

// sides deals the seats: residents, two kinds of officials after their promise, helpers.
var sides = []sessions.Side{sessions.Ervaring, sessions.Uitvoering, sessions.Beleid, sessions.Begeleiding}

// Organization hosts every conversation of a room.
const Organization = "proef"

// Make makes the room in an empty folder.
func Make(ctx context.Context, data string, plan Plan) (*Room, error) {
	h, err := server.Open(server.Config{Data: data}, time.Now)
	if err != nil {
		return nil, err
	}
	r := &Room{Data: data}
	r.Boards = make([]Board, plan.Boards)
	var work errgroup.Group
	work.SetLimit(together)
	for i := range plan.Boards {
		work.Go(func() error {
			m := maker{ctx: ctx, house: h, plan: plan}
			m.is = Board{Stream: fmt.Sprintf("t%d", i), Session: fmt.Sprintf("avond%d", i), Question: "idee", Steps: []string{"nood", "loket", "aanvraag", "besluit"}}
			m.make()
			if m.err != nil {
				return fmt.Errorf("room: board %d: %w", i, m.err)
			}
			r.Boards[i] = m.is
			return nil
		})
	}
	if err := work.Wait(); err != nil {
		h.Close()
		return nil, err
	}
	return r, h.Close()
}

// File is the database.
func (r *Room) File() string { return filepath.Join(r.Data, "maatwerkroute.db") }

// maker makes one board. After the first error it does nothing more.
type maker struct {
	ctx   context.Context
	house *server.House
	plan  Plan
	is    Board
	board *live.Board
	err   error
}

func (m *maker) make() {
	m.board, m.err = m.house.Hall.Board(m.ctx, m.is.Stream)
	lea := sessions.Principal{Role: sessions.Facilitator, Organization: Organization, Session: m.is.Session}
	steps := make([]sessions.NewStep, len(m.is.Steps))
	for i, s := range m.is.Steps {
		steps[i] = sessions.NewStep{ID: s, Title: sessions.Text{Body: "Stap " + s}}
	}
	now := sessions.At(time.Now())
	const day = sessions.Instant(24 * time.Hour / time.Millisecond)
	m.do(lea, &sessions.OpenTrajectory{Title: sessions.Text{Body: "Proef"}, HostName: "Proef", HostType: "collectief", Steps: steps})
	m.do(lea, &sessions.PlanSession{Session: m.is.Session, Template: "T1-kort", Title: sessions.Text{Body: "Proefavond"}, Date: now, Tables: []sessions.Label{"1"}})
	m.do(lea, &sessions.NameUrgent{Person: "begeleider", Number: "020 000 00 00", Until: "21 uur"})
	m.do(lea, &sessions.DateFeedback{Date: now + 42*day})
	m.do(lea, &sessions.WriteMandate{Rung: "coproduceren", Use: sessions.Text{Body: "De route verbeteren."}, SignedBy: "directeur", Pledge: true})
	m.do(lea, &sessions.OpenSession{})
	m.is.Desk = m.key(store.Key{Kind: "desk", Organization: Organization, Account: "proef", Session: ""})
	m.is.Wall = m.key(store.Key{Kind: "wall", Stream: m.is.Stream, Session: m.is.Session})
	for i := range m.plan.Seats {
		m.seat(i)
	}
	m.do(lea, &sessions.StartPhase{Phase: "bundelen"}) // where may be written, revealed and recognised
	m.run()
	for i := range m.plan.Cards {
		m.card(i)
	}
	if m.plan.Cards >= 3 {
		m.do(lea, &sessions.RevealCards{})
	}
	for i := range m.plan.Barriers {
		id := fmt.Sprintf("%s-b%d", m.is.Stream, i)
		card := m.cardID(i)
		if m.plan.Actions > 0 {
			card = m.cardID(0) // of a resident, who confirms it
		}
		m.do(lea, &sessions.BundleCards{Barrier: id, Cards: []string{card}, Step: m.is.Steps[i%len(m.is.Steps)],
			Sentence: sessions.Text{Body: fmt.Sprintf("Drempel %d", i)}, Types: []string{sessions.BarrierTypes[i%len(sessions.BarrierTypes)]}})
		m.is.Barriers = append(m.is.Barriers, id)
	}
	m.draw(lea)
	if m.plan.Actions > 0 {
		m.follow(lea)
	}
}

// draw draws the route of a board.
func (m *maker) draw(lea sessions.Principal) {
	if m.plan.Drawn == 0 {
		return
	}
	route := m.is.Stream + "-r"
	m.do(lea, &sessions.DrawRoute{Route: route, Version: sessions.RouteToday, Title: sessions.Text{Body: "Zo gaat het nu"}})
	last := ""
	for i := range m.plan.Drawn {
		step := fmt.Sprintf("%s-%d", route, i+1)
		if i >= len(m.is.Steps) {
			m.do(lea, &sessions.PlaceStep{Route: route, Step: step, After: last, Title: sessions.Text{Body: fmt.Sprintf("Getekende stap %d", i+1)}})
		}
		for was, lane := range []sessions.Lane{sessions.LaneDoes, sessions.LaneSeen} {
			m.do(lea, &sessions.FillLane{Step: step, Note: fmt.Sprintf("%s-n%d", step, was), Lane: lane, Text: sessions.Text{Body: fmt.Sprintf("Wat er gebeurt bij stap %d", i+1)}, Was: was})
		}
		m.is.Drawn, last = append(m.is.Drawn, step), step
	}
}

func (m *maker) seat(i int) {
	s := Seat{ID: fmt.Sprintf("s%d", i), Side: sides[i%len(sides)]}
	door, function := sessions.DoorExperience, sessions.Label("")
	switch {
	case s.Side == sessions.Begeleiding:
		door = sessions.DoorHelp
	case s.Side.Official():
		door, function = sessions.DoorWork, "klantmanager"
	}
	m.do(sessions.Principal{Role: sessions.Nobody, Session: m.is.Session, Object: string(door)}, &sessions.TakeSeat{Seat: s.ID, Side: s.Side, Function: function})
	if s.Side.Official() {
		m.do(m.who(s), &sessions.GivePledge{})
	}
	s.Cookie = m.key(store.Key{Kind: "seat", Stream: m.is.Stream, Session: m.is.Session, Seat: s.ID})
	m.is.Seats = append(m.is.Seats, s)
}

func (m *maker) who(s Seat) sessions.Principal {
	return sessions.Principal{Role: sessions.Attendee, Seat: s.ID, Session: m.is.Session}
}

func (m *maker) card(i int) {
	text := fmt.Sprintf("kaart %d", i)
	for len(text) < m.plan.Text {
		text += " en verder"
	}
	seat := &m.is.Seats[i%len(m.is.Seats)]
	m.do(m.who(*seat), &sessions.PlaceCard{Card: m.cardID(i), Question: m.is.Question, Step: m.is.Steps[i%len(m.is.Steps)], Text: sessions.Text{Body: text}})
	seat.Cards = append(seat.Cards, m.cardID(i))
}

func (m *maker) cardID(i int) string { return fmt.Sprintf("%s-k%d", m.is.Stream, i) }

// do asks a wish as somebody.
func (m *maker) do(who sessions.Principal, w sessions.Wish) {
	if m.err != nil {
		return
	}
	ask, err := live.NewAsk(w, m.is.Run)
	if err == nil {
		err = m.board.Do(m.ctx, who, ask)
	}
	if err != nil {
		m.err = fmt.Errorf("%T: %w", w, err)
	}
}

// run notes which phase is on.
func (m *maker) run() {
	if m.err != nil {
		return
	}
	m.board.Read(func(s *sessions.State, _ func(sessions.WordsID) string) {
		s.Rows(func(r *sessions.Row) {
			if e, ok := r.Record.(*sessions.Session); ok && e.ID == m.is.Session {
				m.is.Run = e.Run.ID
			}
		})
	})
}

// key keeps a key and gives the secret that a cookie holds.
func (m *maker) key(k store.Key) string {
	if m.err != nil {
		return ""
	}
	var b [32]byte
	rand.Read(b[:]) // never fails
	secret := base64.RawURLEncoding.EncodeToString(b[:])
	now := sessions.At(time.Now())
	k.Hash, k.MadeAt, k.ExpiresAt = server.HashOf(secret), now, now+sessions.Instant(12*time.Hour/time.Millisecond)
	m.err = m.house.Store.SaveKey(m.ctx, k)
	return secret
}
