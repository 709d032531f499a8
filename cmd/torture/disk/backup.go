package disk

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"time"

	"maatwerkroute/cmd/room"
	"maatwerkroute/cmd/torture/line"
	"maatwerkroute/server/store"
)

// backups makes copies of the file while people write, from a process of its own as the command does. What was
// acknowledged before a copy was begun must be in it.
func backups(ctx context.Context, t *try, times int) (sum line.Line, err error) {
	s, err := t.set(ctx, room.Plan{Boards: 2, Seats: 8, Cards: 8})
	if err != nil {
		return line.Line{}, err
	}
	defer s.strike()
	for i := range times {
		before := s.crowd.acks()
		to := filepath.Join(t.folder, fmt.Sprintf("copy%d.db", i))
		if err := backup(ctx, s.room.File(), to); err != nil {
			return sum, err
		}
		found := audit(ctx, to, before)
		if found.Note != "" {
			found.Note = fmt.Sprintf("copy %d: %s", i, found.Note)
		}
		sum = join(sum, found)
		if err := s.crowd.more(ctx, 30); err != nil {
			return sum, err
		}
	}
	l, err := s.end(ctx)
	return told(join(l, sum), "%d copies", times), err
}

func backup(ctx context.Context, from, to string) error {
	s, err := store.Open(from)
	if err != nil {
		return err
	}
	ctx, stop := context.WithTimeout(ctx, time.Minute)
	defer stop()
	return errors.Join(s.Backup(ctx, to), s.Close())
}
