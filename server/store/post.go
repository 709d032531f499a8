package store

import (
	"context"
	"fmt"

	"maatwerkroute/sessions"
)

// Post is that one person is to hear one piece of news by one way, and how far that came. The queue lies outside the
// log, and has no address in it.
type Post struct {
	Stream  string
	Session string
	Whose   string // a seat, or what a personal link is for; empty: the table as a whole
	News    string
	Turn    int // 0 is the first way, 1 the second
	Kind    string
	Of      string `db:"of_"`
	Way     string
	Asks    bool
	State   PostState
	Message string // the Message-ID that it went under
	Tries   int
	MadeAt  sessions.Instant `db:"made_at"`
	NextAt  sessions.Instant `db:"next_at"` // zero: nothing is done any more
	SentAt  sessions.Instant `db:"sent_at"`
	DoneAt  sessions.Instant `db:"done_at"`
}

// PostState is how far it came.
type PostState string

// The states. Sent is accepted by a mail server; delivered is sent and not come back for two days, or somebody's word.
const (
	PostWaits     PostState = "wacht"
	PostFlies     PostState = "onderweg" // handed to the mail server just now, and nobody knows yet
	PostSent      PostState = "verstuurd"
	PostDelivered PostState = "bezorgd"
	PostFailed    PostState = "mislukt"
	PostDropped   PostState = "vervallen" // there was nobody to tell any more, or nothing
)

const postColumns = `stream, session, whose, news, turn, kind, of_, way, asks, state, message, tries, made_at,
	coalesce(next_at, 0) as next_at, coalesce(sent_at, 0) as sent_at, coalesce(done_at, 0) as done_at`

// postKept is how long it is known who was told what, in milliseconds: half a year, as contacts are.
const postKept = 183 * 24 * 60 * 60 * 1000

const (
	postDueQuery     = `select ` + postColumns + ` from post where next_at <= ? order by next_at, stream, whose, news limit ?`
	postAheadQuery   = `select ` + postColumns + ` from post where next_at > ? order by next_at limit ?`
	postNewsQuery    = `select ` + postColumns + ` from post where stream = ? and news = ?`
	postSessionQuery = `select ` + postColumns + ` from post where session = ? order by made_at, whose, news, turn`
	postMessageQuery = `select ` + postColumns + ` from post where message = ? and message != ''`
	postWhoseQuery   = `select ` + postColumns + ` from post where stream = ? and whose = ?`
	postOldQuery     = `delete from post where done_at <= ?`
	dropWaitingQuery = `delete from post where whose = ? and state in ('wacht', 'onderweg')`
	dropUnlinked     = `delete from post where stream = ?1 and whose in (select cast(participant as text) from links where stream = ?1 and handle = ?2)`
)

// AddPost puts rows in the queue. What stands there already stays as it is: a thing is told once.
func (s *Store) AddPost(ctx context.Context, rows []Post) error {
	return s.eachPost(ctx, "put post in the queue", rows, `insert into post (stream, session, whose, news, turn, kind, of_, way, asks, state, message, tries, made_at, next_at)
		values (:stream, :session, :whose, :news, :turn, :kind, :of_, :way, :asks, :state, :message, :tries, :made_at, nullif(:next_at, 0))
		on conflict (stream, whose, news, turn) do nothing`)
}

// SavePost notes how far rows came, all of them or none. One that was dropped meanwhile stays away.
func (s *Store) SavePost(ctx context.Context, rows ...Post) error {
	return s.eachPost(ctx, "note how far post came", rows, `update post set way = :way, state = :state, message = :message, tries = :tries,
		next_at = nullif(:next_at, 0), sent_at = nullif(:sent_at, 0), done_at = nullif(:done_at, 0)
		where stream = :stream and whose = :whose and news = :news and turn = :turn`)
}

func (s *Store) eachPost(ctx context.Context, doing string, rows []Post, query string) error {
	if len(rows) == 0 {
		return nil
	}
	err := s.write(ctx, false, func(t *tx) error {
		for _, p := range rows {
			if _, err := t.NamedExecContext(t.Context, query, p); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("%s: %w", doing, err)
	}
	return nil
}

// PostDue lists what something is to be done about now. What waits longer than ahead, which no row does, was put off by
// a clock that has since been put back: it is due too.
func (s *Store) PostDue(ctx context.Context, now, ahead sessions.Instant, most int) ([]Post, error) {
	due, err := s.posts(ctx, "what is due", postDueQuery, int64(now), most)
	if err != nil {
		return nil, err
	}
	late, err := s.posts(ctx, "what was put off too far", postAheadQuery, int64(now+ahead), most)
	return append(due, late...), err
}

// PostOf lists to whom a piece of news goes, and how far it came with each.
func (s *Store) PostOf(ctx context.Context, stream, news string) ([]Post, error) {
	return s.posts(ctx, "who hears a piece of news", postNewsQuery, stream, news)
}

// PostIn lists the post of a session, oldest first.
func (s *Store) PostIn(ctx context.Context, session string) ([]Post, error) {
	return s.posts(ctx, "the post of a session", postSessionQuery, session)
}

// PostUnder lists what went under one Message-ID.
func (s *Store) PostUnder(ctx context.Context, message string) ([]Post, error) {
	return s.posts(ctx, "what went in a message", postMessageQuery, message)
}

// PostFor lists what somebody is to hear, or heard.
func (s *Store) PostFor(ctx context.Context, stream, whose string) ([]Post, error) {
	return s.posts(ctx, "what somebody is to hear", postWhoseQuery, stream, whose)
}

func (s *Store) posts(ctx context.Context, what, query string, args ...any) ([]Post, error) {
	var list []Post
	if err := s.readers.SelectContext(ctx, &list, query, args...); err != nil {
		return nil, fmt.Errorf("read %s: %w", what, err)
	}
	return list, nil
}

// DropPost forgets what somebody was to hear. That there was nothing is no error.
func (s *Store) DropPost(ctx context.Context, whose string) error {
	return some(s.remove(ctx, "drop somebody's post", `delete from post where whose = :whose and whose != ''`, map[string]any{"whose": whose}))
}

// PostWaiting counts what is still to be told.
func (s *Store) PostWaiting(ctx context.Context) (n int, err error) {
	if err := s.readers.GetContext(ctx, &n, `select count(*) from post where next_at > 0`); err != nil {
		return 0, fmt.Errorf("count the post that waits: %w", err)
	}
	return n, nil
}

// Address is where the mail of somebody with a personal link goes.
type Address struct {
	Stream, Session, Object, Mail string
	MadeAt                        sessions.Instant `db:"made_at"`
}

// SaveAddress keeps it, in the place of what was kept for that link.
func (s *Store) SaveAddress(ctx context.Context, a Address) error {
	return s.remove(ctx, "save an address", `insert into addresses (stream, session, object, mail, made_at) values (:stream, :session, :object, :mail, :made_at)
		on conflict (stream, object) do update set mail = excluded.mail, made_at = excluded.made_at`, a)
}

const (
	addressesQuery   = `select stream, session, object, mail, made_at from addresses where stream = ? order by object`
	addressQuery     = `select stream, session, object, mail, made_at from addresses where stream = ? and object = ?`
	dropAddressQuery = `delete from addresses where stream = :stream and object = :object`
)

// Addresses lists those of a stream.
func (s *Store) Addresses(ctx context.Context, stream string) ([]Address, error) {
	var list []Address
	if err := s.readers.SelectContext(ctx, &list, addressesQuery, stream); err != nil {
		return nil, fmt.Errorf("stream %s: read the addresses: %w", stream, err)
	}
	return list, nil
}

// Address finds one.
func (s *Store) Address(ctx context.Context, stream, object string) (Address, error) {
	var a Address
	err := s.readers.GetContext(ctx, &a, addressQuery, stream, object)
	return a, one(err, "read an address")
}

// DropAddress forgets one. That there was none is no error.
func (s *Store) DropAddress(ctx context.Context, stream, object string) error {
	return some(s.remove(ctx, "drop an address", dropAddressQuery, map[string]any{"stream": stream, "object": object}))
}

const linksOfQuery = `select handle, participant from links where stream = ?`

// Seats gives whose each act of a stream is. It leaves this process only as what that person reads.
func (s *Store) Seats(ctx context.Context, stream string) (map[string]string, error) {
	var rows []struct{ Handle, Participant []byte }
	if err := s.readers.SelectContext(ctx, &rows, linksOfQuery, stream); err != nil {
		return nil, fmt.Errorf("stream %s: read whose its acts are: %w", stream, err)
	}
	seats := make(map[string]string, len(rows))
	for _, r := range rows {
		seats[string(r.Handle)] = string(r.Participant)
	}
	return seats, nil
}
