package server

import (
	"crypto/rand"
	"encoding/hex"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"github.com/gofiber/fiber/v2"
	"golang.org/x/time/rate"

	"maatwerkroute/server/live"
	"maatwerkroute/server/store"
	"maatwerkroute/sessions"
	"maatwerkroute/templates"
)

// Server is the door: what it knows of every request. The rules are elsewhere.
type Server struct {
	config Config
	store  *store.Store
	hall   *live.Hall
	master master
	now    func() time.Time

	app    *fiber.App
	door   *live.Door
	assets *assets
	pages  *pages

	templates  *templates.Set
	csp        string
	guesses    *guessing // failed codes
	logins     *guessing // failed logins
	pairs      *bucket   // failed codes of walls, which only a desk may type
	voices     *guessing // who comes in by a link for many
	pending    *pairings
	screens    *screens
	meters     *meters
	people     limiters
	clock      clockwork
	postroom   postroom
	rehearsals *rehearsals
	listens    atomic.Value // where this server can be asked from its own machine
	away       away
	lent       lentHead // of what this is a copy; its token is empty at the office
	draining   atomic.Bool
	joining    sync.Mutex // one invitation at a time becomes an account
}

const (
	mostBody   = 64 << 10
	mostHeader = 16 << 10
	mostFrame  = 32 << 10
)

// New builds the door on a store and a hall.
func New(c Config, db *store.Store, hall *live.Hall, m master, meters *meters, now func() time.Time) (*Server, error) {
	s := &Server{config: c, store: db, hall: hall, master: m, now: now,
		guesses: newGuessing(c.GuessesPerSecond, 40, now), logins: newGuessing(c.GuessesPerSecond, 40, now),
		pairs: newBucket(c.GuessesPerSecond, 20, now), voices: newGuessing(c.GuessesPerSecond, mostVoices, now),
		pending: newPairings(), rehearsals: newRehearsals(), screens: newScreens(), meters: meters, people: limiters{m: map[string]*rate.Limiter{}}}
	var err error
	if s.assets, err = openAssets(); err != nil {
		return nil, err
	}
	s.csp = policy(c, s.assets)
	if s.pages, err = openPages(s.assets); err != nil {
		return nil, err
	}
	if s.templates, err = templates.Open(); err != nil {
		return nil, err
	}
	s.app = fiber.New(fiber.Config{Immutable: true, DisableStartupMessage: true, BodyLimit: mostBody, ReadBufferSize: mostHeader,
		ReadTimeout: 15 * time.Second, WriteTimeout: 30 * time.Second, IdleTimeout: time.Minute, StrictRouting: true,
		CaseSensitive: true, ErrorHandler: s.fail, ServerHeader: "", EnableTrustedProxyCheck: true})
	if s.door, err = live.NewDoor(s.app, c.origins(), mostFrame); err != nil {
		return nil, fmt.Errorf("server: %w", err)
	}
	s.app.Server().HeaderReceived = s.weights
	s.app.Use(s.watch, s.guard)
	for _, r := range s.routes() {
		s.app.Add(r.method, r.path, s.only(r.who), r.do)
	}
	s.app.Use(func(*fiber.Ctx) error { return fiber.ErrNotFound })
	return s, nil
}

// App is the Fiber app, for tests.
func (s *Server) App() *fiber.App { return s.app }

func (s *Server) instant() sessions.Instant { return sessions.At(s.now()) }

// limiters is how often each person may ask.
type limiters struct {
	mu sync.Mutex
	m  map[string]*rate.Limiter
}

const mostLimiters = 20000

func (s *Server) limit(person string) *rate.Limiter {
	s.people.mu.Lock()
	defer s.people.mu.Unlock()
	if l, ok := s.people.m[person]; ok {
		return l
	}
	if len(s.people.m) > mostLimiters {
		clear(s.people.m)
	}
	l := rate.NewLimiter(rate.Limit(s.config.WishesPerSecond), s.config.WishesBurst)
	s.people.m[person] = l
	return l
}

// newID makes a random 128-bit id.
func newID() string {
	var b [16]byte
	rand.Read(b[:]) // never fails: the program ends when there is no chance to be had
	return hex.EncodeToString(b[:])
}
