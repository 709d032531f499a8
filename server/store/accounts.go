package store

import (
	"context"
	"errors"
	"fmt"

	"github.com/mattn/go-sqlite3"
	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"maatwerkroute/sessions"
)

// Account is somebody of an organisation who logs in.
type Account struct {
	ID           string
	Name         string
	Password     string // argon2id, encoded; made elsewhere
	Organization string
	MadeAt       sessions.Instant `db:"made_at"`
}

// ErrTaken says that another account has this name, whatever its case.
var ErrTaken = errors.New("another account has this name")

const accountColumns = `id, name, password, organization, made_at`

// SaveAccount keeps an account, or changes the name and password of the one with this id.
func (s *Store) SaveAccount(ctx context.Context, a Account) error {
	row := struct {
		Account
		Folded string
	}{a, fold(a.Name)}
	// It is the old password that must leave the disk.
	err := s.remove(ctx, "save account "+a.ID, `insert into accounts (id, name, folded, password, organization, made_at)
		values (:id, :name, :folded, :password, :organization, :made_at)
		on conflict (id) do update set name = excluded.name, folded = excluded.folded, password = excluded.password
			where organization = excluded.organization`, row)
	if e := (sqlite3.Error{}); errors.As(err, &e) && e.ExtendedCode == sqlite3.ErrConstraintUnique {
		return fmt.Errorf("%w: %w", ErrTaken, err)
	}
	return err
}

// Account finds an account by its name, whatever its case.
func (s *Store) Account(ctx context.Context, name string) (Account, error) {
	var a Account
	err := s.readers.GetContext(ctx, &a, `select `+accountColumns+` from accounts where folded = ?`, fold(name))
	return a, one(err, "read an account by its name")
}

// AccountOf finds the account that a key is of, by its id.
func (s *Store) AccountOf(ctx context.Context, id string) (Account, error) {
	var a Account
	err := s.readers.GetContext(ctx, &a, `select `+accountColumns+` from accounts where id = ?`, id)
	return a, one(err, "read account "+id)
}

// Accounts lists the accounts of an organisation by name.
func (s *Store) Accounts(ctx context.Context, organization string) ([]Account, error) {
	var list []Account
	err := s.readers.SelectContext(ctx, &list, `select `+accountColumns+` from accounts where organization = ? order by folded`, organization)
	if err != nil {
		return nil, fmt.Errorf("organisation %s: read the accounts: %w", organization, err)
	}
	return list, nil
}

// DropAccount takes an account away and ends its keys.
func (s *Store) DropAccount(ctx context.Context, id string, now sessions.Instant) error {
	if err := s.RevokeAccount(ctx, id, now); err != nil {
		return err
	}
	return s.remove(ctx, "drop account "+id, `delete from accounts where id = :id`, map[string]any{"id": id})
}

func fold(name string) string { return norm.NFC.String(cases.Fold().String(norm.NFC.String(name))) }
