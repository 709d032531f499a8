package server

import (
	"context"
	"errors"
	"net/mail"
	"slices"
	"strings"
	"time"

	"maatwerkroute/server/live"
	"maatwerkroute/server/store"
	"maatwerkroute/sessions"
)

// The ways by which somebody hears something. The first leaves by itself; the others are for people to do.
const (
	byMail       = "mail"
	byCopy       = "kopie" // a text to copy and send on
	byPhone      = "telefoon"
	byLetter     = "post"
	byCollective = "via_collectief"
	byHelper     = "via_naastje"
	byReading    = "voorlezen" // to the table as a whole
)

// handIn is how long people have to tell something; after that it counts as a way that failed.
const handIn = sessions.Instant(14 * 24 * time.Hour / time.Millisecond)

// toTell makes the rows of the queue of what a look found: for each piece of news who hears it, and by which way.
func (s *Server) toTell(ctx context.Context, stream string, v survey) ([]store.Post, error) {
	seats, err := s.store.Seats(ctx, stream)
	if err != nil {
		return nil, err
	}
	var rows []store.Post
	for _, n := range v.news {
		p := store.Post{Stream: stream, Session: n.Session, News: n.Key, Kind: string(n.What), Of: n.Of, Asks: n.Asks, State: store.PostWaits, MadeAt: s.instant()}
		if n.Ticket != "" {
			p.Whose = n.Ticket
			if p.Way, err = s.ownersWay(ctx, stream, n.Ticket, v.example); err != nil {
				return nil, err
			}
			if n.Paper {
				p.Way = byLetter
			}
			if n.To != toDesk || p.Way == byMail { // the desk has its page
				rows = append(rows, s.starting(p))
			}
			continue
		}
		list, err := s.hearers(ctx, n, v, seats, p)
		if err != nil {
			return nil, err
		}
		rows = append(rows, list...)
	}
	return rows, nil
}

// hearers are those who follow, or everybody who was there, each by the way they chose. When nobody chose any, it is
// read out to the table.
func (s *Server) hearers(ctx context.Context, n sessions.News, v survey, seats map[string]string, p store.Post) ([]store.Post, error) {
	var list []store.Post
	for _, seat := range whom(n, v, seats) {
		contacts, err := s.store.Contacts(ctx, seat)
		if err != nil {
			return nil, err
		}
		if len(contacts) == 0 {
			continue
		}
		p.Whose, p.Way = seat, contacts[0].Way
		if n.Turn%2 == 1 {
			p.Way = another(p.Way)
		}
		if p.Way == byMail && (!s.config.mails() || v.example) {
			p.Way = byCopy
		}
		list = append(list, s.starting(p))
	}
	if len(list) == 0 {
		p.Whose, p.Way = "", byReading
		list = append(list, s.starting(p))
	}
	return list, nil
}

// whom lists the seats that hear it. Who was forgotten hears nothing more.
func whom(n sessions.News, v survey, seats map[string]string) []string {
	var list []string
	if n.To == sessions.ToEverybody {
		for _, e := range v.seats {
			if e.Session == n.Session {
				list = append(list, e.ID)
			}
		}
		return list
	}
	done := map[string]bool{"": true}
	for _, h := range n.Done {
		done[seats[h]] = true
	}
	for _, h := range n.Whose {
		if seat := seats[h]; !done[seat] && slices.ContainsFunc(v.seats, func(e seatOf) bool { return e.ID == seat }) {
			list = append(list, seat)
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// another is the second way, for a reminder and for when the first failed. The collective calls, or comes by.
func another(way string) string {
	switch way {
	case byCollective, byCopy:
		return byReading
	case byReading:
		return byLetter
	}
	return byCollective
}

func (s *Server) ownersWay(ctx context.Context, stream, ticket string, example bool) (string, error) {
	_, err := s.store.Address(ctx, stream, ticket)
	switch {
	case errors.Is(err, store.ErrNone), err == nil && (!s.config.mails() || example):
		return byCopy, nil
	}
	return byMail, err
}

// starting is a row as it begins with its way: mail is due at once, what people do has its days.
func (s *Server) starting(p store.Post) store.Post {
	p.State, p.Message, p.Tries, p.NextAt = store.PostWaits, "", 0, s.instant()
	if p.Way != byMail {
		p.NextAt += handIn
	}
	return p
}

func finished(p store.Post, state store.PostState, now sessions.Instant) store.Post {
	p.State, p.NextAt, p.DoneAt = state, 0, now
	return p
}

// fails notes that a way failed, and begins the second.
func (s *Server) fails(ctx context.Context, rows ...store.Post) error {
	var second []store.Post
	for i, p := range rows {
		rows[i] = finished(p, store.PostFailed, s.instant())
		s.meters.failed.Inc()
		if p.Turn > 0 {
			continue
		}
		p.Turn, p.Way, p.MadeAt, p.SentAt, p.DoneAt = 1, another(p.Way), s.instant(), 0, 0
		if isTicket(p.Whose) {
			p.Way = byCopy
		}
		second = append(second, s.starting(p))
	}
	// The second way first: should the program end in between, the first fails once more and the second is there.
	return errors.Join(s.store.AddPost(ctx, second), s.store.SavePost(ctx, rows...))
}

// isTicket tells what a personal link is for from a seat.
func isTicket(whose string) bool { return strings.Contains(whose, "/") }

// reached notes that somebody opened what they were sent: by the link itself, or by the code on their slip.
func (s *Server) reached(ctx context.Context, k store.Key) error {
	whose := k.Seat
	if k.Object != "" {
		whose = k.Object
	}
	if whose == "" {
		return nil
	}
	rows, err := s.store.PostFor(ctx, k.Stream, whose)
	if err != nil {
		return err
	}
	rows = slices.DeleteFunc(rows, func(p store.Post) bool {
		return p.State != store.PostSent && (p.State != store.PostWaits || p.Way == byMail)
	})
	for i := range rows {
		rows[i] = finished(rows[i], store.PostDelivered, s.instant())
	}
	if len(rows) == 0 {
		return nil
	}
	if err := s.store.SavePost(ctx, rows...); err != nil {
		return err
	}
	return s.lookAt(ctx, k.Stream) // a round begins when those who raised it heard of it
}

// dropAddresses forgets the addresses of those of whom nothing is asked any more.
func (s *Server) dropAddresses(ctx context.Context, b *live.Board, stream string) error {
	list, err := s.store.Addresses(ctx, stream)
	if err != nil || len(list) == 0 {
		return err
	}
	living := map[string]bool{}
	b.Read(func(st *sessions.State, _ words) {
		for _, l := range linked(st) {
			living[l.Ticket] = true
		}
	})
	for _, a := range list {
		if !living[a.Object] {
			if err := s.store.DropAddress(ctx, stream, a.Object); err != nil {
				return err
			}
		}
	}
	return nil
}

var errAddress = sessions.Refuse(sessions.Invalid, "Dit is geen mailadres. Vul één adres in, zoals naam@gemeente.nl.")

const longestAddress = 200

// oneAddress reads one mail address as it was typed: without a name around it, and nothing that could end a line.
func oneAddress(typed string) (string, error) {
	typed = strings.TrimSpace(typed)
	a, err := mail.ParseAddress(typed)
	if err != nil || a.Name != "" || a.Address != typed || len(typed) > longestAddress || strings.ContainsAny(typed, "\r\n\x00,;<> \"") {
		return "", errAddress
	}
	if _, domain, _ := strings.Cut(typed, "@"); !strings.Contains(domain, ".") && domain != "localhost" {
		return "", errAddress
	}
	return typed, nil
}

// linkedOne is somebody with a personal link, for whom something is asked.
type linkedOne struct {
	Ticket, Session, Title string
	Kind                   string // of the key
	Function               sessions.Label
	To                     sessions.Hearer
}

// linked lists everybody who has a personal link that is still for something, and the municipal contacts.
func linked(st *sessions.State) []linkedOne {
	var list []linkedOne
	for _, a := range records[*sessions.Action](st) {
		if a.Ended() {
			continue
		}
		list = append(list, linkedOne{Ticket: a.Ticket(), Session: a.Session, Kind: askedKey, Function: a.Asked, To: sessions.ToOwner, Title: string(a.Title)})
		if a.State == sessions.ActionConditional {
			list = append(list, linkedOne{Ticket: a.ConditionTicket(), Session: a.Session, Kind: askedKey, Function: a.Condition.Function, To: sessions.ToGiver, Title: string(a.Title)})
		}
		if a.Plan.Manager != "" {
			list = append(list, linkedOne{Ticket: a.ManagerTicket(), Session: a.Session, Kind: askedKey, Function: a.Plan.Manager, To: sessions.ToManager, Title: string(a.Title)})
		}
	}
	for _, l := range records[*sessions.Leg](st) {
		if l.State == sessions.LegDone || l.State == sessions.LegDropped {
			continue
		}
		one := linkedOne{Session: l.Session, Kind: carryKey, Title: string(sentenceOf(st, l))}
		if l.Carriage.Function != "" {
			one.Ticket, one.Function, one.To = l.Ticket(), l.Carriage.Function, sessions.ToCarrier
			list = append(list, one)
		}
		one.Ticket, one.Function, one.To = l.PlaceTicket(), l.Place, sessions.ToPlace
		list = append(list, one)
	}
	for _, a := range records[*sessions.InformationAgreement](st) {
		waits := slices.ContainsFunc(reportsOf(st, a), func(r *sessions.Report) bool { return r.Receipt.At == 0 })
		if a.Ended == 0 || waits {
			list = append(list, linkedOne{Ticket: a.Ticket(), Session: a.Session, Kind: carryKey, Function: a.Place, To: sessions.ToPlace})
		}
	}
	for _, e := range records[*sessions.Session](st) {
		if e.State != sessions.Archived {
			list = append(list, linkedOne{Ticket: sessions.ContactTicket(e.ID), Session: e.ID, Function: st.Contact(e.ID), To: sessions.ToContact},
				linkedOne{Ticket: deskTicket(e.ID), Session: e.ID, To: toDesk})
		}
	}
	return list
}

func sentenceOf(st *sessions.State, l *sessions.Leg) sessions.WordsID {
	if len(l.Barriers) == 0 {
		return ""
	}
	b, _ := record[*sessions.Barrier](st, "barrier", l.Barriers[0])
	if b == nil {
		return ""
	}
	return b.Sentence
}

// toDesk is the facilitator, who hears once a week what is to be done.
const toDesk sessions.Hearer = "gespreksleider"

func deskTicket(session string) string { return session + "/bureau" }
