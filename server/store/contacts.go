package store

import (
	"context"
	"fmt"

	"maatwerkroute/sessions"
)

// Contact is how a person wants to be reached. It stands apart from all that they said.
type Contact struct {
	Participant string
	Way         string // mail, text message, letter …
	Detail      string
	DeleteAfter sessions.Instant `db:"delete_after"` // zero: not set
}

const contactColumns = `participant, way, detail, coalesce(delete_after, 0) as delete_after`

// SaveContact keeps one way to reach a person, in the place of what was kept for that way.
func (s *Store) SaveContact(ctx context.Context, c Contact) error {
	return s.remove(ctx, "save a contact", `insert into contacts (participant, way, detail, delete_after)
		values (:participant, :way, :detail, nullif(:delete_after, 0))
		on conflict (participant, way) do update set detail = excluded.detail, delete_after = excluded.delete_after`, c)
}

// Contact finds one way to reach a person.
func (s *Store) Contact(ctx context.Context, participant, way string) (Contact, error) {
	var c Contact
	err := s.readers.GetContext(ctx, &c, `select `+contactColumns+` from contacts where participant = ? and way = ?`, participant, way)
	return c, one(err, "read a contact")
}

// Contacts lists the ways to reach a person.
func (s *Store) Contacts(ctx context.Context, participant string) ([]Contact, error) {
	var list []Contact
	err := s.readers.SelectContext(ctx, &list, `select `+contactColumns+` from contacts where participant = ? order by way`, participant)
	if err != nil {
		return nil, fmt.Errorf("read the contacts of a participant: %w", err)
	}
	return list, nil
}

// DropContacts forgets how to reach a person, and what they were still to hear by it. That nothing was known is no error.
func (s *Store) DropContacts(ctx context.Context, participant string) error {
	err := s.write(ctx, true, func(t *tx) error {
		for _, query := range []string{`delete from contacts where participant = ?`, dropWaitingQuery} {
			if _, err := t.ExecContext(t.Context, query, participant); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("drop the contacts of a participant: %w", err)
	}
	return nil
}
