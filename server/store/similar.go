package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"maatwerkroute/sessions"
)

// Similar is a barrier whose sentence looks like that of another. It is a suggestion and decides nothing (§4.9).
type Similar struct {
	Barrier string
	Shared  int // stems that both have
}

const (
	stemmedQuery = `select id, words from stemmed where stream = ? and barrier = ?`
	stemsQuery   = `select stems from stemmed join similar on similar.rowid = stemmed.id where stream = ? and barrier = ?`
	similarQuery = `select barrier, stems from similar join stemmed on stemmed.id = similar.rowid
		where similar match ? and stream = ? and barrier <> ? order by similar.rank limit ?`
	mostSimilar = 5
)

// Similar lists the barriers of a stream whose sentences look like that of one of them, most alike first. They have two
// stems in common, or half of them when there are few.
func (s *Store) Similar(ctx context.Context, stream, barrier string) ([]Similar, error) {
	var line string
	err := s.readers.GetContext(ctx, &line, stemsQuery, stream, barrier)
	if errors.Is(err, sql.ErrNoRows) || err == nil && line == "" {
		return []Similar{}, nil
	}
	if err != nil {
		return nil, fmt.Errorf("stream %s: read the stems of a barrier: %w", stream, err)
	}
	own := strings.Fields(line)
	var rows []struct{ Barrier, Stems string }
	if err := s.readers.SelectContext(ctx, &rows, similarQuery, anyOf(own), stream, barrier, 4*mostSimilar); err != nil {
		return nil, fmt.Errorf("stream %s: look for what is alike: %w", stream, err)
	}
	list := []Similar{}
	for _, r := range rows {
		n := 0
		for _, stem := range strings.Fields(r.Stems) {
			if slices.Contains(own, stem) {
				n++
			}
		}
		if n >= min(2, (len(own)+1)/2) && len(list) < mostSimilar {
			list = append(list, Similar{Barrier: r.Barrier, Shared: n})
		}
	}
	return list, nil
}

// anyOf is the search for any of these stems. They are letters and digits, and quoted all the same: "near" is a word too.
func anyOf(stems []string) string { return `"` + strings.Join(stems, `" OR "`) + `"` }

// resemble keeps the stems of a barrier's sentence beside its record.
func (t *tx) resemble(b *sessions.Batch, r *sessions.Row) error {
	var said struct {
		Sentence sessions.WordsID
		State    sessions.BarrierState
	}
	if err := json.Unmarshal(r.Pub, &said); err != nil {
		return fmt.Errorf("read its sentence: %w", err)
	}
	var has struct {
		ID    int64
		Words []byte
	}
	err := t.stmt(t.writes.stemmed).GetContext(t.Context, &has, b.Stream, r.ID)
	switch {
	case err != nil && !errors.Is(err, sql.ErrNoRows):
		return fmt.Errorf("look for its stems: %w", err)
	case err == nil && string(has.Words) == string(said.Sentence) && said.State != sessions.Dissolved:
		return nil
	case err == nil:
		if err := t.unlike(has.ID); err != nil {
			return err
		}
	}
	body, err := t.body(b, said.Sentence)
	if err != nil || body == "" || said.State == sessions.Dissolved {
		return err
	}
	done, err := t.stmt(t.writes.stem).ExecContext(t.Context, b.Stream, r.ID, []byte(said.Sentence))
	if err != nil {
		return fmt.Errorf("note its stems: %w", err)
	}
	id, err := done.LastInsertId()
	if err == nil {
		err = t.do(t.writes.similar, id, strings.Join(stems(body), " "))
	}
	if err != nil {
		return fmt.Errorf("keep its stems: %w", err)
	}
	return nil
}

// body finds a sentence in a batch, or else in the file. One that was erased is empty.
func (t *tx) body(b *sessions.Batch, id sessions.WordsID) (string, error) {
	for i := range b.Words {
		if b.Words[i].ID == id {
			return b.Words[i].Body, nil
		}
	}
	var body string
	err := t.stmt(t.writes.body).GetContext(t.Context, &body, b.Stream, []byte(id))
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return "", fmt.Errorf("read words %s: %w", id, err)
	}
	return body, nil
}

func (t *tx) unlike(id int64) error {
	if err := t.do(t.writes.dissimilar, id); err != nil {
		return fmt.Errorf("take stems away: %w", err)
	}
	if err := t.do(t.writes.unstem, id); err != nil {
		return fmt.Errorf("take the note of stems away: %w", err)
	}
	return nil
}

// forgetStems takes the stems of a sentence away with it.
func (t *tx) forgetStems(stream string, words sessions.WordsID) error {
	var ids []int64
	if err := t.stmt(t.writes.stemsOf).SelectContext(t.Context, &ids, stream, []byte(words)); err != nil {
		return fmt.Errorf("look for the stems: %w", err)
	}
	for _, id := range ids {
		if err := t.unlike(id); err != nil {
			return err
		}
	}
	return nil
}
