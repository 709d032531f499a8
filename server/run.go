package server

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"os"
	"sync"
	"time"

	"maatwerkroute/server/live"
	"maatwerkroute/server/store"
	"maatwerkroute/sessions"
)

// House is a server with its rooms open. Close it.
type House struct {
	*Server
	Store *store.Store
	Hall  *live.Hall
	held  *folder
	stop  context.CancelFunc
	done  chan struct{}
}

// Open takes the data folder, opens the store in it, the hall and the door. now is the only clock there is.
func Open(c Config, now func() time.Time) (*House, error) {
	c = c.Defaults()
	if err := c.check(); err != nil {
		return nil, err
	}
	held, err := hold(c.Data)
	if err != nil {
		return nil, err
	}
	h, err := openHouse(c, held, now)
	if err != nil {
		return nil, errors.Join(err, held.Close())
	}
	return h, nil
}

func openHouse(c Config, held *folder, now func() time.Time) (*House, error) {
	master, err := openMaster(held.file(keyFile))
	if err != nil {
		return nil, err
	}
	db, err := store.Open(held.file(databaseFile))
	if err != nil {
		return nil, err
	}
	if err := reshape(db); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	lent, err := lentOf(context.Background(), db)
	if err != nil {
		return nil, errors.Join(err, db.Close())
	}
	year := now().Year()
	meters := newMeters()
	hall := live.NewHall(live.Settings{Log: db, Meter: meters.live, Now: now, Epoch: db.Epoch(), Key: master.cursors(), Only: lent.Stream,
		Days:  sessions.Days{Zone: sessions.Amsterdam, Holidays: live.Holidays(year-1, year+10)},
		Fatal: func(error) { os.Exit(1) }, Idle: boardRests})
	meters.boardsOf(hall)
	s, err := New(c, db, hall, master, meters, now)
	if err != nil {
		hall.Close()
		return nil, errors.Join(err, db.Close())
	}
	s.lent = lent
	if err := s.lookAtLends(context.Background()); err != nil {
		hall.Close()
		return nil, errors.Join(err, db.Close())
	}
	ctx, stop := context.WithCancel(context.Background())
	h := &House{Server: s, Store: db, Hall: hall, held: held, stop: stop, done: make(chan struct{})}
	go func() {
		defer close(h.done)
		var both sync.WaitGroup
		both.Go(func() { s.tend(ctx) })
		both.Go(func() { s.watchLends(ctx) })
		s.tidy(ctx)
		both.Wait()
	}()
	return h, nil
}

// boardRests is how long nothing is asked of a board before it goes out of memory. The clock opens every board once a
// day; opening one takes as long as a blink.
const boardRests = 15 * time.Minute

// reshape brings the records to what this program writes, before anybody comes in.
func reshape(db *store.Store) error {
	rewritten, bad, err := db.Reshape(context.Background())
	if rewritten > 0 {
		slog.Info("wrote the records of an older program anew", "streams", rewritten)
	}
	for _, b := range bad {
		slog.Error("a stream cannot be played: its board stays shut", "err", b)
	}
	return err
}

// Close ends the hall, then the store, and lets go of the folder. Serve has ended by now.
func (h *House) Close() error {
	h.stop()
	<-h.done
	h.Hall.Close()
	return errors.Join(h.Store.Close(), h.held.Close())
}

const comeBack = 1012 // the close code of a server that starts again

const patience = 8 * time.Second // for everybody to leave; with the store's end it stays within ten

const halfAsked = time.Second // for a question that is still coming in when every screen has gone

// Serve lets people in until ctx ends. Then, in this order: /readyz says no, for as long as the operator wants
// that seen; nobody comes in any more; what was asked is kept and answered; and every screen is asked to come back.
func (h *House) Serve(ctx context.Context) error {
	ln, err := net.Listen("tcp", h.config.Address)
	if err != nil {
		return deaf(h.config.Address, err)
	}
	if h.config.OnLocation {
		if ln, err = h.locally(ln); err != nil {
			return errors.Join(err, ln.Close())
		}
	}
	served := make(chan error, 1)
	go func() { served <- h.app.Listener(ln) }()
	h.listens.Store(reachable(ln.Addr()))
	slog.Info("open", "address", ln.Addr().String())
	if h.config.Listening != nil {
		h.config.Listening(ln.Addr().String())
	}
	if h.config.OnLocation && h.config.Says != nil {
		h.announce(ctx, h.config.Says)
	}
	select {
	case err := <-served:
		return err
	case <-ctx.Done():
	}
	return h.leave()
}

func (h *House) leave() error {
	h.draining.Store(true)
	h.rehearsals.endAll()
	slog.Info("closing")
	out, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	if h.config.Notice > 0 {
		time.Sleep(h.config.Notice)
	}
	asking, enough := context.WithCancel(out)
	shut := make(chan error, 1)
	go func() { shut <- h.app.ShutdownWithContext(asking) }()
	err := h.Hall.Finish(out)
	left := h.door.Drain(out, comeBack)
	time.AfterFunc(halfAsked, enough) // somebody who sent half a question would hold up everybody
	// Who does not leave in time is cut: their phones come back by themselves, and it is no fault of the stop.
	if cut := errors.Join(left, <-shut); cut != nil {
		slog.Warn("not everybody left in time", "err", cut)
	}
	slog.Info("closed")
	return err
}

// Run opens the house, serves until ctx ends, and closes it. The command, the demo and the browser tests
// all come through here.
func Run(ctx context.Context, c Config, now func() time.Time) error {
	h, err := Open(c, now)
	if err != nil {
		return err
	}
	return errors.Join(h.Serve(ctx), h.Close())
}

// tidy looks every minute what has had its time, until ctx ends.
func (s *Server) tidy(ctx context.Context) {
	tick := time.NewTicker(time.Minute)
	defer tick.Stop()
	did := chores{opened: s.now()}
	for {
		s.tidyNow(ctx, &did)
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

// chores is when each was last done.
type chores struct {
	opened  time.Time
	expired time.Time
	settled string // the day
}

// Between these hours the files are settled, which writers wait for: when nobody is inside, or else in the last
// hour, and not in the first minutes of a server, when everybody comes back.
const (
	nightFrom, nightTo = 3, 6
	comingBack         = 5 * time.Minute
)

func maySettle(now time.Time, did chores, inside int) bool {
	now = now.In(sessions.Amsterdam)
	if now.Hour() < nightFrom || now.Hour() >= nightTo || now.Format(time.DateOnly) == did.settled || now.Sub(did.opened) < comingBack {
		return false
	}
	return inside == 0 || now.Hour() == nightTo-1
}

// tidyNow forgets contacts and links every hour, seating wishes when a session is over, and at night what is
// left in the files of what was erased. What did not go is tried again the next minute.
func (s *Server) tidyNow(ctx context.Context, did *chores) {
	if now := s.now(); now.Sub(did.expired) >= time.Hour {
		if err := s.store.Expire(ctx, sessions.At(now)); err == nil {
			did.expired = now
		} else if ctx.Err() == nil {
			slog.Error("forget what expired", "err", err)
		}
	}
	s.dropSeatings(ctx)
	s.sweepRehearsals(ctx)
	if maySettle(s.now(), *did, s.door.Inside()) {
		s.settle(ctx, did)
	}
}

func (s *Server) settle(ctx context.Context, did *chores) {
	if err := s.forgetOld(ctx); err != nil && ctx.Err() == nil {
		slog.Error("forget who did what, six months after the last check", "err", err)
	}
	switch err := s.store.Settle(ctx); {
	case err == nil:
		did.settled = s.now().In(sessions.Amsterdam).Format(time.DateOnly)
		slog.Info("settled the files for the night")
	case ctx.Err() != nil:
	case errors.Is(err, store.ErrOwed):
		slog.Info("the files are settled in a minute: somebody reads them")
	default:
		slog.Error("settle the files for the night", "err", err)
	}
}
