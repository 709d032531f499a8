package store

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"

	"maatwerkroute/sessions"
)

// returned is what came back, read and weighed before anything is written.
type returned struct {
	lend      Lending
	batch     sessions.Batch
	entries   []*entryRow
	erased    []Erasure
	links     []linkRow // new ones
	forgotten []string  // seats that took their acts back there
	keys      []Key
	contacts  []Contact
	seating   []Seating
	sessions  []string
}

type linkRow struct {
	Handle, Participant []byte
	DeleteAfter         sql.NullInt64 `db:"delete_after"`
}

// weigh reads the file and plays its log behind ours.
func (s *Store) weigh(ctx context.Context, from *Store, l Lending) (r returned, err error) {
	r.lend, r.batch = l, sessions.Batch{Stream: l.Stream, After: l.Seq}
	here, err := s.Stream(ctx, l.Stream)
	if err != nil {
		return r, err
	}
	ours, err := baseOf(ctx, s.readers, l.Stream, here.Seq)
	if err != nil {
		return r, err
	}
	theirs, err := baseOf(ctx, from.readers, l.Stream, l.Seq)
	if err != nil {
		return r, err
	}
	if !bytes.Equal(ours, l.Base) || !bytes.Equal(theirs, l.Base) {
		return r, ErrBase
	}
	if err := from.tail(ctx, &r); err != nil {
		return r, err
	}
	state, kept, err := s.afterwards(ctx, from, &r)
	if err != nil {
		return r, err
	}
	changed(here, state, kept, &r)
	if err := s.sentences(ctx, from, &r); err != nil {
		return r, err
	}
	return r, from.people(ctx, state, &r)
}

// tail reads the entries behind those that were lent, each by its checksums. A sound file of a newer program has facts
// that nobody here knows.
func (s *Store) tail(ctx context.Context, r *returned) error {
	var rows []entryRow
	if err := s.readers.SelectContext(ctx, &rows, `select `+entryColumns+` from entries where stream = ? and seq > ? order by seq`, r.lend.Stream, r.lend.Seq); err != nil {
		return fmt.Errorf("read the entries of the file: %w", err)
	}
	for i := range rows {
		k, err := rows[i].kept()
		if err == nil && k.Seq != r.lend.Seq+1+int64(i) {
			err = ErrRotten
		}
		if err != nil {
			return fmt.Errorf("entry %d of the file: %w", rows[i].Seq, err)
		}
		r.batch.Entries, r.entries = append(r.batch.Entries, k), append(r.entries, &rows[i])
	}
	return nil
}

// afterwards plays ours and then theirs, and says which acts are somebody's in the end.
func (s *Store) afterwards(ctx context.Context, from *Store, r *returned) (*sessions.State, map[string]bool, error) {
	state, err := s.replay(ctx, r.lend.Stream, r.lend.Seq)
	if err != nil {
		return nil, nil, err
	}
	times := map[string]int{}
	for _, seat := range state.Seats() {
		times[seat] = state.Erased(seat)
	}
	for _, k := range r.batch.Entries {
		state.Apply(k.Entry)
		state.Publish()
	}
	for _, seat := range state.Seats() {
		if state.Erased(seat) > times[seat] {
			r.forgotten = append(r.forgotten, seat)
		}
	}
	var theirs, ours []linkRow
	if err := from.readers.SelectContext(ctx, &theirs, `select handle, participant, delete_after from links where stream = ?`, r.lend.Stream); err != nil {
		return nil, nil, fmt.Errorf("read the links of the file: %w", err)
	}
	if err := s.readers.SelectContext(ctx, &ours, `select handle, participant, delete_after from links where stream = ?`, r.lend.Stream); err != nil {
		return nil, nil, fmt.Errorf("read the links: %w", err)
	}
	known, kept := map[string]bool{}, map[string]bool{}
	for _, l := range ours {
		known[string(l.Handle)] = true
	}
	for _, l := range theirs {
		kept[string(l.Handle)] = true
		if !known[string(l.Handle)] {
			r.links = append(r.links, l)
		}
	}
	for _, l := range ours {
		if !kept[string(l.Handle)] {
			r.batch.Unlinked = append(r.batch.Unlinked, string(l.Handle))
		}
	}
	return state, kept, nil
}

// changed finds the records that are others than ours. Those of acts that are nobody's any more stay away (I-21).
func changed(here sessions.Opened, state *sessions.State, kept map[string]bool, r *returned) {
	has := map[[2]string][]byte{}
	for _, row := range here.Rows {
		has[[2]string{row.Kind, row.ID}] = recordSum(r.lend.Stream, row, row.Own)
	}
	state.Rows(func(row *sessions.Row) {
		key := [2]string{row.Kind, row.ID}
		if sessions.Forgettable(row.Kind) && !kept[row.ID] {
			return
		}
		if !bytes.Equal(has[key], recordSum(r.lend.Stream, row, row.Stored())) {
			r.batch.Rows = append(r.batch.Rows, row)
		}
		delete(has, key)
	})
	for key := range has {
		r.batch.Dropped = append(r.batch.Dropped, key)
	}
	slices.SortFunc(r.batch.Rows, func(x, y *sessions.Row) int { return int(x.Seq - y.Seq) })
}

// sentences finds the new ones, what nothing names any more, and what was erased there.
func (s *Store) sentences(ctx context.Context, from *Store, r *returned) error {
	ours, err := s.everySentence(ctx, r.lend.Stream)
	if err != nil {
		return err
	}
	theirs, err := from.everySentence(ctx, r.lend.Stream)
	if err != nil {
		return err
	}
	for id, w := range theirs {
		had, known := ours[id]
		switch {
		case !known && w.Seq <= r.lend.Seq, known && had.sum() != w.sum():
			return ErrBase
		case !known:
			r.batch.Words = append(r.batch.Words, w.Sentence)
		}
		if w.unnamed && (!known || !had.unnamed) {
			r.batch.Unnamed = append(r.batch.Unnamed, id)
		}
	}
	all, err := from.Erasures(ctx)
	if err != nil {
		return err
	}
	gone := map[sessions.WordsID]bool{}
	for _, e := range all {
		if e.Stream == r.lend.Stream {
			gone[e.Words] = true
			r.erased = append(r.erased, e)
		}
	}
	for id := range ours {
		if _, there := theirs[id]; !there && !gone[id] {
			return ErrBase
		}
	}
	return nil
}

type sentenceRow struct {
	sessions.Sentence
	stream  string
	unnamed bool
}

func (w *sentenceRow) sum() string { return string(wordSum(w.stream, &w.Sentence)) }

func (s *Store) everySentence(ctx context.Context, stream string) (map[sessions.WordsID]*sentenceRow, error) {
	list, err := readWords(ctx, s.reads.everyWord, stream)
	if err != nil {
		return nil, err
	}
	all := make(map[sessions.WordsID]*sentenceRow, len(list))
	for _, w := range list {
		all[w.ID] = &sentenceRow{Sentence: w, stream: stream}
	}
	var unnamed [][]byte
	if err := s.readers.SelectContext(ctx, &unnamed, `select id from words where stream = ? and unnamed = 1`, stream); err != nil {
		return nil, fmt.Errorf("read which words nothing names: %w", err)
	}
	for _, id := range unnamed {
		if w, ok := all[sessions.WordsID(id)]; ok {
			w.unnamed = true
		}
	}
	return all, nil
}

// people reads how people of this trajectory come in, are reached, and want to sit. What belongs to nobody of it, or
// opens more than it, is left.
func (s *Store) people(ctx context.Context, state *sessions.State, r *returned) error {
	if err := s.readers.SelectContext(ctx, &r.keys, `select `+keyColumns+` from keys where stream = ? and organization = '' and account = ''`, r.lend.Stream); err != nil {
		return fmt.Errorf("read the keys of the file: %w", err)
	}
	var contacts []Contact
	err := s.readers.SelectContext(ctx, &contacts, `select `+contactColumns+` from contacts`)
	var seating []Seating
	err = errors.Join(err, s.readers.SelectContext(ctx, &seating, `select session, seat, wish, detail from seating`))
	if err != nil {
		return fmt.Errorf("read the contacts and seating wishes of the file: %w", err)
	}
	seats := state.Seats()
	for _, c := range contacts {
		if slices.Contains(seats, c.Participant) && state.Erased(c.Participant) == 0 {
			r.contacts = append(r.contacts, c)
		}
	}
	state.Rows(func(row *sessions.Row) {
		if row.Kind == "session" {
			r.sessions = append(r.sessions, row.ID)
		}
	})
	for _, w := range seating {
		if slices.Contains(r.sessions, w.Session) && slices.Contains(seats, w.Seat) {
			r.seating = append(r.seating, w)
		}
	}
	return nil
}
