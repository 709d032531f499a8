package store

import (
	"context"
	"fmt"
)

// Seating is what somebody said in private about who sits next to them. It never reaches a board.
type Seating struct {
	Session, Seat, Wish, Detail string
}

// SaveSeating keeps the wish of a seat, in the place of an earlier one.
func (s *Store) SaveSeating(ctx context.Context, w Seating) error {
	return s.remove(ctx, "save a seating wish", `insert into seating (session, seat, wish, detail) values (:session, :seat, :wish, :detail)
		on conflict (session, seat) do update set wish = excluded.wish, detail = excluded.detail`, w)
}

// Seating lists the wishes of a session.
func (s *Store) Seating(ctx context.Context, session string) ([]Seating, error) {
	var list []Seating
	err := s.readers.SelectContext(ctx, &list, `select session, seat, wish, detail from seating where session = ? order by seat`, session)
	if err != nil {
		return nil, fmt.Errorf("session %s: read the seating wishes: %w", session, err)
	}
	return list, nil
}

// Seated lists the sessions that have wishes, each with the stream that it is in.
func (s *Store) Seated(ctx context.Context) ([]Key, error) {
	var list []Key
	err := s.readers.SelectContext(ctx, &list, `select distinct w.session, coalesce(k.stream, '') as stream from seating w left join keys k on k.session = w.session`)
	if err != nil {
		return nil, fmt.Errorf("read which sessions have seating wishes: %w", err)
	}
	return list, nil
}

// DropWish forgets the wish of one seat. That there was none is no error.
func (s *Store) DropWish(ctx context.Context, seat string) error {
	return some(s.remove(ctx, "drop a seating wish", `delete from seating where seat = :seat`, map[string]any{"seat": seat}))
}

// DropSeating forgets the wishes of a session. That there were none is no error.
func (s *Store) DropSeating(ctx context.Context, session string) error {
	return some(s.remove(ctx, "drop the seating wishes", `delete from seating where session = :session`, map[string]any{"session": session}))
}
