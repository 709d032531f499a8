package server

import (
	"strings"
	"time"

	"github.com/gofiber/fiber/v2"

	"maatwerkroute/server/store"
	"maatwerkroute/sessions"
)

// earlierCookie stands beside the seat of today: the key to who somebody was at an earlier conversation of the same
// trajectory. What they say with it is theirs from then. Which two seats are one person stands in no table.
const (
	earlierCookie = "earlier"
	earlierLives  = 12 * time.Hour
)

var errOnlyTellers = sessions.Refuse(sessions.Forbidden, "Met dit briefje zegt u of u het merkt. Dat is voor wie het meemaakt. Laat het veld leeg, of kies ‘Ik vertel wat ik meemaak’.")

// slipShown finds who somebody was, by the code that they typed; or by the phone itself, when it still has its place of
// then and they say that it is theirs. none: they did not say that they were there.
func (s *Server) slipShown(c *fiber.Ctx, v visit, code string) (k store.Key, none bool, err error) {
	switch {
	case strings.TrimSpace(code) != "":
		k, err = s.guessed(c, code, is(slipKey))
	case c.FormValue("zelfde") == "ja":
		k, err = s.held(c, seatCookie)
	default:
		return k, true, nil
	}
	if err == nil && k.Stream != v.key.Stream {
		err = errKey
	}
	return k, false, err
}

// returning is who somebody was, before they have a place here. A slip of one who told something opens the door on that
// side, as the first paper card does.
func (s *Server) returning(c *fiber.Ctx, v *visit, side sessions.Side) (*store.Key, error) {
	k, none, err := s.slipShown(c, *v, c.FormValue("briefje"))
	if none || err != nil {
		return nil, err
	}
	vouched := false
	v.board.Read(func(st *sessions.State, _ words) { vouched = st.Vouches(k.Seat) })
	if side != sessions.Ervaring || !vouched {
		return nil, errOnlyTellers
	}
	v.as.Object = string(sessions.DoorExperience)
	return &k, nil
}

// comesBack gives this browser the key to who they were. The one that had it stops, as with a seat that is found again.
func (s *Server) comesBack(c *fiber.Ctx, k store.Key) error {
	if err := s.endKeys(c, k, earlierCookie); err != nil {
		return err
	}
	return s.issue(c, store.Key{Kind: earlierCookie, Stream: k.Stream, Session: k.Session, Seat: k.Seat}, earlierLives)
}

// former is the visit of who this person was; errSignIn when this browser does not say.
func (s *Server) former(c *fiber.Ctx, v visit) (visit, error) {
	k, err := s.held(c, earlierCookie)
	if err == nil && k.Stream != v.key.Stream {
		err = errSignIn
	}
	if err == nil {
		v.board.Read(func(st *sessions.State, _ words) { err = st.MayReturn(v.key.Seat, k.Seat) })
	}
	return visit{key: k, as: sessions.Principal{Role: sessions.Raiser, Session: k.Session, Seat: k.Seat}, board: v.board}, err
}

// earlierView is what one person is asked about what they told before. It is computed for them alone.
type earlierView struct {
	State   string          `json:"state"` // geen, bekend, or elders: the slip is used on another phone now
	Actions []earlierAction `json:"actions"`
	Legs    []earlierLeg    `json:"legs"`
	Back    []earlierBack   `json:"back"`
}

type earlierAction struct {
	ID         string   `json:"id"`
	Title      string   `json:"title"`
	Owner      string   `json:"owner"`
	Sentences  []string `json:"sentences"`
	Told       string   `json:"told"`
	Conditions []string `json:"conditions"`
	Badge      string   `json:"badge"`
	Colour     string   `json:"colour"`
	Doing      string   `json:"doing"`
	Open       bool     `json:"open"`    // an answer can be given, or another one
	Asks       bool     `json:"asks"`    // and was not given yet
	Reopens    bool     `json:"reopens"` // a "niet" of this person reopens it at once
	Said       string   `json:"said"`
}

type earlierLeg struct {
	ID        string           `json:"id"`
	To        string           `json:"to"`
	Sentences []string         `json:"sentences"`
	Doing     string           `json:"doing"`
	Kind      string           `json:"kind"`
	Answer    string           `json:"answer"`
	By        string           `json:"by"`
	Pieces    []sessions.Piece `json:"pieces"`
	Compare   bool             `json:"compare"`
	Read      bool             `json:"read"`
	Said      string           `json:"said"`
}

type earlierBack struct {
	Recurrence string `json:"recurrence"` // "" nobody asked yet
	Barrier    string `json:"barrier"`
	Sentence   string `json:"sentence"`
	Older      string `json:"older"`
}

func (s *Server) earlier(c *fiber.Ctx) error {
	v := visiting(c)
	was, err := s.former(c, v)
	if _, refused := sessions.Refused(err); err == errSignIn || refused {
		state := "geen"
		if err == errSignIn && c.Cookies(s.cookieName(earlierCookie)) != "" {
			state = "elders"
		}
		return c.JSON(earlierView{State: state, Actions: []earlierAction{}, Legs: []earlierLeg{}, Back: []earlierBack{}})
	}
	if err != nil {
		return err
	}
	return s.earlierOf(c, was)
}

func (s *Server) earlierOf(c *fiber.Ctx, was visit) error {
	if !s.limit(was.person()).AllowN(s.now(), 1) {
		return fiber.ErrTooManyRequests // it looks at the whole board, as a wish does
	}
	handles, err := s.store.Handles(c.UserContext(), was.key.Stream, was.key.Seat)
	if err != nil {
		return err
	}
	view := earlierView{State: "bekend"}
	was.board.Read(func(st *sessions.State, say words) { view.fill(st, was.as, handles, s.instant(), say) })
	return c.JSON(view)
}

func (e *earlierView) fill(st *sessions.State, as sessions.Principal, handles []string, now sessions.Instant, say words) {
	t := turnsOf(st, as, handles, now, say)
	e.Actions, e.Legs, e.Back = make([]earlierAction, 0, len(t.Actions)), make([]earlierLeg, 0, len(t.Legs)), []earlierBack{}
	for _, a := range t.Actions {
		e.Actions = append(e.Actions, earlierAction{ID: a.ID, Title: a.Title, Owner: a.Owner, Sentences: list(a.Sentences), Told: a.Told, Conditions: list(a.Conditions),
			Badge: a.Badge, Colour: a.Colour, Doing: a.Doing, Open: a.Open, Asks: a.Asks, Reopens: a.Reopens, Said: a.Said})
	}
	for _, l := range t.Legs {
		e.Legs = append(e.Legs, earlierLeg{ID: l.ID, To: l.To, Sentences: list(l.Sentences), Doing: l.Doing, Kind: l.Kind, Answer: l.Answer, By: l.By,
			Pieces: list(l.Pieces), Compare: l.Compare, Read: l.Read, Said: l.Said})
	}
	who, err := speaker(st, as, handles)
	if err != nil {
		return
	}
	for _, b := range st.BackTurns(who, now) {
		one := earlierBack{Barrier: b.Barrier.ID, Sentence: say(b.Barrier.Sentence)}
		if b.Asked != nil {
			one.Recurrence = b.Asked.ID
		}
		if b.Older != nil {
			one.Older = say(b.Older.Sentence)
		}
		e.Back = append(e.Back, one)
	}
}

// list is never null on the wire.
func list[T any](of []T) []T {
	if of == nil {
		return []T{}
	}
	return of
}

// showSlip takes the code of a slip from somebody who sits here already.
func (s *Server) showSlip(c *fiber.Ctx) error {
	v := visiting(c)
	k, none, err := s.slipShown(c, v, c.FormValue("briefje"))
	if none {
		err = errKey
	}
	if err == nil {
		v.board.Read(func(st *sessions.State, _ words) { err = st.MayReturn(v.key.Seat, k.Seat) })
	}
	if err == nil {
		err = s.comesBack(c, k)
	}
	if err != nil {
		return err
	}
	return s.earlierOf(c, visit{key: k, as: sessions.Principal{Role: sessions.Raiser, Session: k.Session, Seat: k.Seat}, board: v.board})
}

// earlierOps are the wishes that somebody asks as who they were.
var earlierOps = is("give-verdict", "see-step", "deliver-answer", "answer-whisper", "say-again", "answer-recurrence")

// asFormer lets somebody who sits here ask as who they were.
func (s *Server) asFormer(does fiber.Handler) fiber.Handler {
	return func(c *fiber.Ctx) error {
		if !earlierOps(c.Params("op")) {
			return fiber.ErrNotFound
		}
		was, err := s.former(c, visiting(c))
		if err != nil {
			return err
		}
		c.Locals(visitLocal, was)
		return does(c)
	}
}

// earlierForms are asked by the phone's script; without it the same questions stand on "Mijn inbreng".
func (s *Server) earlierForms() forms {
	return forms{back: func(*fiber.Ctx) string { return "/d/gesprek" }, page: func(c *fiber.Ctx, v visit) (string, Page, error) {
		p, err := s.minePage(c, v)
		return "mijn", p, err
	}}
}
