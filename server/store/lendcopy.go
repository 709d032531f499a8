package store

import (
	"context"
	"errors"
	"fmt"
	"slices"
)

// Part is what goes along of a file: a trajectory, and what is needed to run an evening of it elsewhere.
type Part struct {
	Stream       string
	Organization string            // its stream goes along to be read; empty: it does not
	Account      string            // who runs it may log in; empty: nobody
	Contacts     bool              // how people want to be reached, as they said it there
	Notes        map[string]string // what the new file says of itself
}

// What goes along of each table. A whole row goes, whatever columns it has: both files are of this program.
var (
	alongWithStream = []string{
		`insert into entries select * from whole.entries where stream = ?1`,
		`insert into records select * from whole.records where stream = ?1`,
		`insert into words select * from whole.words where stream = ?1`,
	}
	alongWithTrajectory = []string{
		`insert into links select * from whole.links where stream = ?1`,
		`insert into erased select * from whole.erased where stream = ?1`,
		`insert into keys select * from whole.keys where stream = ?1 and organization = '' and account = ''`,
		`insert into stemmed select * from whole.stemmed where stream = ?1`,
		`insert into similar (rowid, stems) select rowid, stems from whole.similar where rowid in (select id from whole.stemmed where stream = ?1)`,
		`insert into seating select * from whole.seating where session in (select id from whole.records where stream = ?1 and kind = 'session')`,
	}
	// Only seats of this trajectory: an organisation has more people.
	alongContacts = `insert into contacts select * from whole.contacts where participant in (select id from whole.records where stream = ? and kind = 'seat')`
	alongAccount  = `insert into accounts select * from whole.accounts where id = ?`
)

// Extract writes part of the database at from to a new one at path.
func Extract(ctx context.Context, from, path string, p Part) error {
	to, err := Open(path)
	if err != nil {
		return err
	}
	err = to.take(ctx, from, p)
	if err := errors.Join(err, to.Close()); err != nil {
		return fmt.Errorf("stream %s: copy it to %s: %w", p.Stream, path, err)
	}
	return Sync(path)
}

func (s *Store) take(ctx context.Context, from string, p Part) error {
	// A file that is attached takes no part in this transaction but to be read.
	if _, err := s.writer.ExecContext(ctx, `attach database ? as whole`, "file:"+inURI.Replace(from)+"?mode=ro"); err != nil {
		return fmt.Errorf("open the whole: %w", err)
	}
	err := s.write(ctx, false, func(t *tx) error {
		for _, query := range slices.Concat(alongWithStream, alongWithTrajectory) {
			if _, err := t.ExecContext(t.Context, query, p.Stream); err != nil {
				return err
			}
		}
		if p.Contacts {
			if _, err := t.ExecContext(t.Context, alongContacts, p.Stream); err != nil {
				return err
			}
		}
		if err := t.takeDesk(p); err != nil {
			return err
		}
		for key, value := range p.Notes {
			if _, err := t.ExecContext(t.Context, `insert into meta (key, value) values (?, ?) on conflict (key) do update set value = excluded.value`, key, value); err != nil {
				return err
			}
		}
		return nil
	})
	_, closed := s.writer.ExecContext(ctx, `detach database whole`)
	return errors.Join(err, closed)
}

func (t *tx) takeDesk(p Part) error {
	if p.Account != "" {
		if _, err := t.ExecContext(t.Context, alongAccount, p.Account); err != nil {
			return err
		}
	}
	if p.Organization == "" || p.Organization == p.Stream {
		return nil
	}
	for _, query := range alongWithStream {
		if _, err := t.ExecContext(t.Context, query, p.Organization); err != nil {
			return err
		}
	}
	return nil
}
