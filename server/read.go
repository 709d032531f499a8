package server

import (
	"context"
	"crypto/sha256"
	"slices"
	"strings"
	"time"

	"github.com/gofiber/fiber/v2"

	"maatwerkroute/server/live"
	"maatwerkroute/server/store"
	"maatwerkroute/sessions"
)

// words gives the sentence of a person by its id.
type words = func(sessions.WordsID) string

// record finds a record of a kind by its id.
func record[R sessions.Record](s *sessions.State, kind, id string) (r R, ok bool) {
	row, found := s.Row(kind, id)
	if !found {
		return r, false
	}
	r, ok = row.Record.(R)
	return r, ok
}

// records lists the records of a type, by id.
func records[R sessions.Record](s *sessions.State) []R {
	var rows []*sessions.Row
	s.Rows(func(r *sessions.Row) {
		if _, ok := r.Record.(R); ok {
			rows = append(rows, r)
		}
	})
	slices.SortFunc(rows, func(a, b *sessions.Row) int { return strings.Compare(a.ID, b.ID) })
	list := make([]R, len(rows))
	for i, r := range rows {
		list[i] = r.Record.(R)
	}
	return list
}

// evening is what most pages say of a session. It is a copy; nothing of the board is kept.
type evening struct {
	Stream, ID, Title, Trajectory string
	Host                          string
	HostType                      string
	Example                       bool
	Practice                      bool
	Record                        sessions.Session
	Mandate                       sessions.Mandate
	HasMandate                    bool
	Rest                          rest
	Leads                         bool // who looks runs the session themself, and is not the second facilitator
}

func eveningOf(b *live.Board, stream, session string) (e evening, err error) {
	err = store.ErrNone
	b.Read(func(s *sessions.State, say words) {
		r, ok := record[*sessions.Session](s, "session", session)
		if !ok {
			return
		}
		err = nil
		e = evening{Stream: stream, ID: session, Title: say(r.Title), Record: *r}
		if t, ok := record[*sessions.Trajectory](s, "trajectory", stream); ok {
			e.Trajectory, e.Host, e.HostType, e.Example, e.Practice = say(t.Title), string(t.HostName), t.HostType, t.Example, t.Practice
			e.Rest = restOf(t, say)
		}
		if m, ok := record[*sessions.Mandate](s, "mandate", session); ok {
			e.Mandate, e.HasMandate = *m, true
		}
	})
	return e, err
}

// Looking is who looks along, or may still come to.
func (e evening) Looking() (list []sessions.Guest) {
	for _, g := range e.Record.Guests {
		if g.Ended == 0 {
			list = append(list, g)
		}
	}
	return list
}

func (v visit) evening() (evening, error) {
	e, err := eveningOf(v.board, v.key.Stream, v.key.Session)
	e.Leads = v.as.Role == sessions.Facilitator
	return e, err
}

// page starts a page about this session.
func (e evening) page(title string) Page {
	return Page{Title: title, Host: e.Host, Example: e.Example, Practice: e.Practice, Urgent: e.Record.Urgent, Rest: e.Rest}
}

// ask asks a wish for whoever visits. A form that is sent twice carries the same nonce and is one wish.
func (s *Server) ask(c *fiber.Ctx, v visit, as sessions.Principal, w sessions.Wish, nonce string) error {
	if !s.limit(v.person()).AllowN(s.now(), 1) {
		return fiber.NewError(fiber.StatusServiceUnavailable)
	}
	a, err := live.NewAsk(w, "")
	if err != nil {
		return err
	}
	if nonce != "" {
		sum := sha256.Sum256([]byte(nonce))
		copy(a.Op[:], sum[:])
	}
	ctx, stop := context.WithTimeout(c.UserContext(), 10*time.Second)
	defer stop()
	return v.board.Do(ctx, as, a)
}

// day reads a date as a form sends it: the end of that day here. Zero is none.
func day(form string) sessions.Instant {
	t, err := time.ParseInLocation(time.DateOnly, form, sessions.Amsterdam)
	if err != nil {
		return 0
	}
	return sessions.At(sessions.Days{Zone: sessions.Amsterdam}.EndOfDay(t))
}

func dateField(i sessions.Instant) string {
	if i == 0 {
		return ""
	}
	return i.Time().Format(time.DateOnly)
}

// daysOn is the day n days ahead, for the last day that a field takes.
func (s *Server) daysOn(n int) string {
	return s.now().In(sessions.Amsterdam).AddDate(0, 0, n).Format(time.DateOnly)
}

// lines reads a field with one label a line.
func lines(form string) []sessions.Label {
	var list []sessions.Label
	for _, l := range strings.Split(form, "\n") {
		if l = strings.TrimSpace(l); l != "" {
			list = append(list, sessions.Label(l))
		}
	}
	return list
}
