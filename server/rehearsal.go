package server

import (
	"context"
	"log/slog"
	"net"
	"net/http"
	"sync"
	"time"

	"maatwerkroute/server/practice"
	"maatwerkroute/server/store"
)

const (
	rehearsalLives   = 24 * time.Hour   // and then it is erased, whatever goes on
	rehearsalUnseen  = 30 * time.Minute // without a desk or a wall: then nobody rehearses any more
	mostRehearsals   = 10               // in this process: each is six phones that ask every few seconds
	rehearsalPatient = 5 * time.Second
)

// rehearsals are the practice rooms that are open, one for an organisation. They live in this process: one that stands in
// the file and not here had its time, and is erased.
type rehearsals struct {
	mu   sync.Mutex
	open map[string]*rehearsal // by stream
	pace func() time.Duration
}

type rehearsal struct {
	organization, stream, session string
	began, looked                 time.Time
	stop                          context.CancelFunc
	done                          chan struct{} // closed when nobody plays any more
}

func newRehearsals() *rehearsals {
	return &rehearsals{open: map[string]*rehearsal{}, pace: practice.Thinking}
}

// begin takes the place of an organisation, before anything is written. The other one is what is open already, or nothing
// when there is no room.
func (r *rehearsals) begin(organization string, now time.Time) (fresh, other *rehearsal) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, one := range r.open {
		if one.organization == organization {
			return nil, one
		}
	}
	if len(r.open) >= mostRehearsals {
		return nil, nil
	}
	one := &rehearsal{organization: organization, stream: newID(), session: newID(), began: now, looked: now, stop: func() {}, done: make(chan struct{})}
	r.open[one.stream] = one
	return one, nil
}

// play lets the participants in, until it is ended.
func (r *rehearsals) play(one *rehearsal, room practice.Room, people []practice.Person) {
	ctx, stop := context.WithCancel(context.Background())
	r.mu.Lock()
	one.stop = stop
	room.Pace = r.pace
	r.mu.Unlock()
	go func() {
		defer close(one.done)
		if err := practice.Play(ctx, room, people); err != nil {
			slog.Warn("the participants of a rehearsal left", "err", err)
		}
	}()
}

func (r *rehearsals) of(stream string) *rehearsal {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.open[stream]
}

// by is what an organisation rehearses.
func (r *rehearsals) by(organization string) *rehearsal {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, one := range r.open {
		if one.organization == organization {
			return one
		}
	}
	return nil
}

// look notes that somebody looks at a session.
func (r *rehearsals) look(stream string, now time.Time) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if one := r.open[stream]; one != nil {
		one.looked = now
	}
}

// over says whether a rehearsal has had its time.
func (r *rehearsals) over(stream string, now time.Time) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	one := r.open[stream]
	return one == nil || now.Sub(one.began) >= rehearsalLives || now.Sub(one.looked) >= rehearsalUnseen
}

// end stops the participants and waits until they are gone.
func (r *rehearsals) end(one *rehearsal) {
	r.mu.Lock()
	stop := one.stop
	r.mu.Unlock()
	stop()
	select {
	case <-one.done:
	case <-time.After(rehearsalPatient): // a question of theirs still waits for an answer; it comes to nothing
	}
}

func (r *rehearsals) forget(stream string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	delete(r.open, stream)
}

// endAll is for a server that stops.
func (r *rehearsals) endAll() {
	r.mu.Lock()
	list := make([]*rehearsal, 0, len(r.open))
	for _, one := range r.open {
		list = append(list, one)
	}
	r.mu.Unlock()
	for _, one := range list {
		r.end(one)
	}
}

// sweepRehearsals erases those that had their time, and those that a server left behind.
func (s *Server) sweepRehearsals(ctx context.Context) {
	list, err := s.store.Rehearsals(ctx)
	if err != nil {
		if ctx.Err() == nil {
			slog.Error("look for rehearsals that are over", "err", err)
		}
		return
	}
	for _, t := range list {
		if s.screens.watched(t.Stream) {
			s.rehearsals.look(t.Stream, s.now())
		}
		if !s.rehearsals.over(t.Stream, s.now()) {
			continue
		}
		if err := s.eraseRehearsal(ctx, t.Stream); err != nil && ctx.Err() == nil {
			slog.Error("erase a rehearsal", "stream", t.Stream, "err", err)
		}
	}
}

// eraseRehearsal ends the participants and the screens, and then takes away everything that there is of it.
func (s *Server) eraseRehearsal(ctx context.Context, stream string) error {
	if one := s.rehearsals.of(stream); one != nil {
		s.rehearsals.end(one)
	}
	b, err := s.hall.Board(ctx, stream)
	if err != nil {
		return err
	}
	if err := b.Erase(ctx, func() error { return s.store.Drop(context.WithoutCancel(ctx), stream) }); err != nil {
		return err
	}
	s.screens.end(func(k store.Key) bool { return k.Stream == stream })
	s.rehearsals.forget(stream)
	return nil
}

// watched says whether a desk or a wall shows a stream.
func (s *screens) watched(stream string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	for one := range s.in {
		if one.key.Stream == stream && is(deskCookie, medeCookie, wallCookie)(one.key.Kind) {
			return true
		}
	}
	return false
}

// within reaches this server from itself, by the address that people use: cookies and origins are then as theirs. What
// people send over TLS comes to it in plain http behind a proxy, and so does this.
func (s *Server) within() http.RoundTripper {
	dial := func(ctx context.Context, _, _ string) (net.Conn, error) {
		at, _ := s.listens.Load().(string)
		var d net.Dialer
		return d.DialContext(ctx, "tcp", at)
	}
	return &http.Transport{DialContext: dial, DialTLSContext: dial, MaxIdleConnsPerHost: len(practice.Cast), IdleConnTimeout: time.Minute}
}

// reachable is an address on which a server that listens can be asked from its own machine.
func reachable(a net.Addr) string {
	tcp, ok := a.(*net.TCPAddr)
	if !ok || !tcp.IP.IsUnspecified() {
		return a.String()
	}
	if tcp.IP.To4() == nil {
		return (&net.TCPAddr{IP: net.IPv6loopback, Port: tcp.Port}).String()
	}
	return (&net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: tcp.Port}).String()
}
