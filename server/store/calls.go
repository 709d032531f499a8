package store

import (
	"context"
	"fmt"

	"maatwerkroute/sessions"
)

// Call is somebody's wish to be called, by one person alone. It stands apart from the board and from all that they said.
type Call struct {
	ID, Stream, Session, Seat   string
	Whom, About                 string
	Name, Number, Moment, Words string
	MadeAt                      sessions.Instant `db:"made_at"`
	DeleteAfter                 sessions.Instant `db:"delete_after"`
}

const callColumns = `id, stream, session, seat, whom, about, name, number, moment, words, made_at, delete_after`

// SaveCall keeps a wish to be called, in the place of what the same person asked of the same one about the same thing.
func (s *Store) SaveCall(ctx context.Context, c Call) error {
	err := s.write(ctx, true, func(t *tx) error {
		if _, err := t.NamedExecContext(t.Context, `delete from calls where seat = :seat and session = :session and whom = :whom and about = :about`, c); err != nil {
			return err
		}
		_, err := t.NamedExecContext(t.Context, `insert into calls (`+callColumns+`)
			values (:id, :stream, :session, :seat, :whom, :about, :name, :number, :moment, :words, :made_at, :delete_after)`, c)
		return err
	})
	if err != nil {
		return fmt.Errorf("save a call: %w", err)
	}
	return nil
}

// Calls lists what one person is to call about in a session, the oldest first.
func (s *Store) Calls(ctx context.Context, session, whom string) ([]Call, error) {
	return s.calls(ctx, `select `+callColumns+` from calls where session = ? and whom = ? order by made_at, id`, session, whom)
}

// CallsOf lists what somebody asked themselves.
func (s *Store) CallsOf(ctx context.Context, seat string) ([]Call, error) {
	return s.calls(ctx, `select `+callColumns+` from calls where seat = ? order by made_at, id`, seat)
}

func (s *Store) calls(ctx context.Context, query string, args ...any) ([]Call, error) {
	var list []Call
	if err := s.readers.SelectContext(ctx, &list, query, args...); err != nil {
		return nil, fmt.Errorf("read the calls: %w", err)
	}
	return list, nil
}

// CallMade forgets a call of one who was to make it. ErrNone when it is not theirs, or no longer there.
func (s *Store) CallMade(ctx context.Context, session, whom, id string) error {
	return s.remove(ctx, "forget a call that was made", `delete from calls where id = :id and session = :session and whom = :whom`,
		map[string]any{"id": id, "session": session, "whom": whom})
}

// DropCall forgets a call that somebody does not want any more. ErrNone when it is not theirs, or no longer there.
func (s *Store) DropCall(ctx context.Context, seat, id string) error {
	return s.remove(ctx, "drop a call", `delete from calls where id = :id and seat = :seat`, map[string]any{"id": id, "seat": seat})
}

// DropCalls forgets every call of a person. That there was none is no error.
func (s *Store) DropCalls(ctx context.Context, seat string) error {
	return some(s.remove(ctx, "drop the calls of a person", `delete from calls where seat = :seat`, map[string]any{"seat": seat}))
}
