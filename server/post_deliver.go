package server

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"time"

	"maatwerkroute/server/live"
	"maatwerkroute/server/store"
	"maatwerkroute/sessions"
)

// postroom is the one who sends: one round at a time.
type postroom struct{ mu sync.Mutex }

const (
	noBounce   = 48 * time.Hour // after which what was accepted counts as delivered
	weekly     = 7 * 24 * time.Hour
	firstPause = 5 * time.Minute
	longPause  = 12 * time.Hour
	mostTries  = 10 // in three days
	mostPost   = 200
	mostAhead  = 15 * 24 * time.Hour // no row waits longer than that
)

func span(d time.Duration) sessions.Instant { return sessions.Instant(d.Milliseconds()) }

// deliver does what is due in the queue: mail leaves, what did not come back for two days counts as delivered, and what
// nobody told in two weeks failed.
func (s *Server) deliver(ctx context.Context) error {
	s.postroom.mu.Lock()
	defer s.postroom.mu.Unlock()
	now := s.instant()
	rows, err := s.store.PostDue(ctx, now, span(mostAhead), mostPost)
	if err != nil {
		return err
	}
	var errs []error
	done := map[[2]string]bool{}
	for _, p := range rows {
		who := [2]string{p.Stream, p.Whose}
		switch {
		case p.State == store.PostSent:
			errs = append(errs, s.store.SavePost(ctx, finished(p, store.PostDelivered, now)))
		case p.Way != byMail:
			errs = append(errs, s.fails(ctx, p))
		case !done[who]:
			done[who] = true
			errs = append(errs, s.send(ctx, p.Stream, p.Whose))
		}
		if ctx.Err() != nil {
			break
		}
	}
	if n, err := s.store.PostWaiting(ctx); err == nil {
		s.meters.waiting.Set(float64(n))
	}
	return errors.Join(errs...)
}

// send gives somebody their mail, all that waits for them in one message. Each step is on disk before the next: when
// the program ends in between, the message in flight goes once more under the same Message-ID, and no other.
func (s *Server) send(ctx context.Context, stream, whose string) error {
	rows, err := s.store.PostFor(ctx, stream, whose)
	if err != nil {
		return err
	}
	now := s.instant()
	flying, waiting, last := sorted(rows, now)
	group := flying
	if len(group) == 0 {
		if group = waiting; len(group) == 0 {
			return nil
		}
		if next := last + span(weekly); !slices.ContainsFunc(group, func(p store.Post) bool { return p.Asks }) && last != 0 && next > now && last <= now {
			for i := range group {
				group[i].NextAt = next // one message in a week, unless something is asked
			}
			return s.store.SavePost(ctx, group...)
		}
	}
	b, err := s.hall.Board(ctx, stream)
	if err != nil {
		return err
	}
	group, news, err := s.stillNews(ctx, b, group)
	if err != nil || len(group) == 0 {
		return err
	}
	to, link, err := s.whereTo(ctx, b, stream, whose, group)
	if err != nil || to == "" {
		return err
	}
	id := group[0].Message
	if id == "" {
		id = s.messageID(group[0])
	}
	for i := range group {
		group[i].State, group[i].Message, group[i].NextAt = store.PostFlies, id, now
	}
	l, err := s.letterFor(b, group[0].Session, news, link, id)
	if err != nil {
		return err
	}
	if err := s.store.SavePost(ctx, group...); err != nil {
		return err
	}
	return s.note(ctx, group, s.config.post(ctx, to, l))
}

// sorted tells what is in flight from what waits, and when somebody was last written to.
func sorted(rows []store.Post, now sessions.Instant) (flying, waiting []store.Post, last sessions.Instant) {
	for _, p := range rows {
		last = max(last, p.SentAt)
		switch {
		case p.Way != byMail:
		case p.State == store.PostFlies && (len(flying) == 0 || flying[0].Message == p.Message):
			flying = append(flying, p)
		case p.State == store.PostWaits && (p.NextAt <= now || p.NextAt > now+span(mostAhead)):
			waiting = append(waiting, p)
		}
	}
	return flying, waiting, last
}

// messageID follows from what is told to whom: also after a backup was put back it is the same.
func (s *Server) messageID(p store.Post) string {
	host, _, _ := strings.Cut(s.config.host(), ":")
	return "<" + hex.EncodeToString(s.master.mac("message", p.Stream, p.Whose, p.News, fmt.Sprint(p.Turn))[:16]) + "@" + host + ">"
}

// stillNews leaves out what is no news any more: the answer came while the reminder waited.
func (s *Server) stillNews(ctx context.Context, b *live.Board, group []store.Post) (left []store.Post, news []sessions.News, err error) {
	v := surveyOf(b, s.instant(), s.hall.Days())
	var gone []store.Post
	for _, p := range group {
		i := slices.IndexFunc(v.news, func(n sessions.News) bool { return n.Key == p.News })
		if i < 0 {
			gone = append(gone, finished(p, store.PostDropped, s.instant()))
			continue
		}
		left, news = append(left, p), append(news, v.news[i])
	}
	return left, news, s.store.SavePost(ctx, gone...)
}

// whereTo is the address now, and for who has one the personal link. Empty: there is none any more, and that is noted.
func (s *Server) whereTo(ctx context.Context, b *live.Board, stream, whose string, group []store.Post) (to, link string, err error) {
	if !isTicket(whose) {
		c, err := s.store.Contact(ctx, whose, byMail)
		if errors.Is(err, store.ErrNone) { // taken back while it waited
			return "", "", s.drop(ctx, group)
		}
		if err != nil {
			return "", "", err
		}
		if to, err = oneAddress(c.Detail); err != nil {
			return "", "", s.fails(ctx, group...)
		}
		return to, "", nil
	}
	a, err := s.store.Address(ctx, stream, whose)
	if errors.Is(err, store.ErrNone) {
		for i := range group {
			group[i].Way = byCopy
			group[i] = s.starting(group[i])
		}
		return "", "", s.store.SavePost(ctx, group...)
	}
	if err != nil {
		return "", "", err
	}
	link, living, err := s.personalLink(ctx, b, stream, whose)
	if err == nil && !living {
		return "", "", s.drop(ctx, group)
	}
	return a.Mail, link, err
}

func (s *Server) drop(ctx context.Context, group []store.Post) error {
	for i := range group {
		group[i] = finished(group[i], store.PostDropped, s.instant())
	}
	return s.store.SavePost(ctx, group...)
}

// personalLink is the address of somebody's own page. living is false when their link was revoked, and nobody gave a
// new one: a message must not be the way round that.
func (s *Server) personalLink(ctx context.Context, b *live.Board, stream, ticket string) (url string, living bool, err error) {
	var one linkedOne
	b.Read(func(st *sessions.State, _ words) {
		for _, l := range linked(st) {
			if l.Ticket == ticket {
				one = l
			}
		}
	})
	if one.Ticket == "" {
		return "", false, nil
	}
	if one.Kind == "" { // the contact and the desk come by no link
		return "", true, nil
	}
	k := store.Key{Kind: one.Kind, Stream: stream, Session: one.Session, Object: ticket}
	old, err := s.store.Keys(ctx, one.Session, one.Kind)
	if err != nil {
		return "", false, err
	}
	revoked := false
	for _, o := range old {
		if o.Object != ticket || o.Stream != stream {
			continue
		}
		revoked, living = revoked || o.RevokedAt != 0, living || o.RevokedAt == 0
	}
	if revoked && !living {
		return "", false, nil
	}
	path := "/antwoord"
	if one.Kind == carryKey {
		path = "/dragen"
	}
	l, _, err := s.linkFor(ctx, path, k)
	return l.URL, true, err
}

func (s *Server) letterFor(b *live.Board, session string, news []sessions.News, link, id string) (letter, error) {
	return s.messageFor(b, session, news, link).letter(s.pages.set, id, s.now())
}

func (s *Server) messageFor(b *live.Board, session string, news []sessions.News, link string) (m message) {
	b.Read(func(st *sessions.State, say words) {
		m = telling{st: st, say: say, now: s.instant(), base: s.config.PublicURL}.write(session, news, link)
	})
	return m
}

// note keeps what became of a message.
func (s *Server) note(ctx context.Context, group []store.Post, f fate) error {
	now := s.instant()
	ctx = context.WithoutCancel(ctx) // what was sent is noted, also when we stop just then
	switch f {
	case fateRefused:
		return s.fails(ctx, group...)
	case fateLater:
		for i := range group {
			group[i].Tries++
			pause := min(longPause, firstPause<<min(group[i].Tries-1, 10))
			group[i].State, group[i].NextAt = store.PostWaits, now+span(pause)
		}
		if group[0].Tries >= mostTries {
			return s.fails(ctx, group...)
		}
		return s.store.SavePost(ctx, group...)
	}
	for i := range group {
		group[i].State, group[i].SentAt, group[i].NextAt = store.PostSent, now, now+span(noBounce)
	}
	s.meters.sent.Inc()
	slog.Info("a mail was sent", "message", group[0].Message)
	return s.store.SavePost(ctx, group...)
}
