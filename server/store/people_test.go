package store

import (
	"errors"
	"reflect"
	"testing"
)

func TestKeys(t *testing.T) {
	s, path := open(t)
	ctx := t.Context()
	save := func(k Key) {
		t.Helper()
		if err := s.SaveKey(ctx, k); err != nil {
			t.Fatal(err)
		}
	}
	full := Key{Hash: []byte("h1"), Kind: "wall", Stream: "a", Session: "s", Object: "o", Seat: "z", Table: "t", Door: "ervaring", Organization: "g", Account: "x", MadeAt: 1, ExpiresAt: 10}
	save(full)
	save(Key{Hash: []byte("h2"), Kind: "wall", Session: "s", MadeAt: 2})
	save(Key{Hash: []byte("h3"), Kind: "desk", Session: "s", MadeAt: 3})
	if k, err := s.Key(ctx, []byte("h1"), 9); err != nil || !reflect.DeepEqual(k, full) {
		t.Errorf("%+v, %v", k, err)
	}
	if _, err := s.Key(ctx, []byte("h1"), 10); !errors.Is(err, ErrNone) {
		t.Errorf("an expired key opens: %v", err)
	}
	full.ExpiresAt, full.Seat = 20, "y"
	save(full)
	if k, err := s.Key(ctx, []byte("h1"), 10); err != nil || k.Seat != "y" {
		t.Errorf("it was not renewed: %+v, %v", k, err)
	}
	if err := s.Revoke(ctx, []byte("h1"), 11); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Key(ctx, []byte("h1"), 11); !errors.Is(err, ErrNone) {
		t.Errorf("a revoked key opens: %v", err)
	}
	if err := s.SaveKey(ctx, full); !errors.Is(err, ErrNone) {
		t.Errorf("a revoked key is saved back to life: %v", err)
	}
	if err := s.Revoke(ctx, []byte("no"), 11); !errors.Is(err, ErrNone) {
		t.Error(err)
	}
	if list, err := s.Keys(ctx, "s", "wall"); err != nil || len(list) != 2 || list[0].RevokedAt != 11 {
		t.Errorf("%+v, %v", list, err)
	}
	for range 2 {
		if err := s.RevokeKind(ctx, "s", "wall", 12); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := s.Key(ctx, []byte("h3"), 12); err != nil {
		t.Errorf("a key of another kind was revoked: %v", err)
	}
	if onDisk(t, path, "h3") == 0 {
		t.Error("nothing was written")
	}
}

func TestAccounts(t *testing.T) {
	s, _ := open(t)
	ctx := t.Context()
	a := Account{ID: "1", Name: "Zoë@Dienst.nl", Password: "old-hash-of-zoe", Organization: "zon", MadeAt: 5}
	for _, acc := range []Account{a, {ID: "2", Name: "bo", Organization: "maan"}} {
		if err := s.SaveAccount(ctx, acc); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"zoë@dienst.nl", "ZOË@DIENST.NL", "Zoe\u0308@dienst.nl"} {
		if got, err := s.Account(ctx, name); err != nil || got != a {
			t.Errorf("%s: %+v, %v", name, got, err)
		}
	}
	if err := s.SaveAccount(ctx, Account{ID: "3", Name: "BO", Organization: "zon"}); !errors.Is(err, ErrTaken) {
		t.Errorf("a name was given twice: %v", err)
	}
	a.Password = "new"
	if err := s.SaveAccount(ctx, a); err != nil {
		t.Fatal(err)
	}
	if got, err := s.AccountOf(ctx, "1"); err != nil || got.Password != "new" {
		t.Errorf("%+v, %v", got, err)
	}
	a.Organization = "maan"
	if err := s.SaveAccount(ctx, a); !errors.Is(err, ErrNone) {
		t.Errorf("an account moved to another organisation: %v", err)
	}
	if list, err := s.Accounts(ctx, "zon"); err != nil || len(list) != 1 {
		t.Errorf("%+v, %v", list, err)
	}
	if err := s.SaveKey(ctx, Key{Hash: []byte("k"), Account: "1"}); err != nil {
		t.Fatal(err)
	}
	if err := s.DropAccount(ctx, "1", 9); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Key(ctx, []byte("k"), 9); !errors.Is(err, ErrNone) {
		t.Errorf("a key outlives its account: %v", err)
	}
	if _, err := s.Account(ctx, "zoë@dienst.nl"); !errors.Is(err, ErrNone) {
		t.Error(err)
	}
}

func TestContactsAndSeating(t *testing.T) {
	s, path := open(t)
	ctx := t.Context()
	c := Contact{Participant: "p", Way: "sms", Detail: "<06 for p>", DeleteAfter: 10}
	for _, err := range []error{s.SaveContact(ctx, c), s.SaveContact(ctx, Contact{Participant: "p", Way: "mail", Detail: "<mail of p>"}),
		s.SaveSeating(ctx, Seating{"s", "z1", "niet naast", "<the one of my case>"}), s.SaveSeating(ctx, Seating{"s2", "z1", "", ""})} {
		if err != nil {
			t.Fatal(err)
		}
	}
	if got, err := s.Contact(ctx, "p", "sms"); err != nil || got != c {
		t.Errorf("%+v, %v", got, err)
	}
	if err := s.Expire(ctx, 10); err != nil {
		t.Fatal(err)
	}
	if list, err := s.Contacts(ctx, "p"); err != nil || len(list) != 1 || list[0].Way != "mail" {
		t.Errorf("%+v, %v", list, err)
	}
	if list, err := s.Seating(ctx, "s"); err != nil || len(list) != 1 || list[0].Wish != "niet naast" {
		t.Errorf("%+v, %v", list, err)
	}
	for range 2 {
		if err := errors.Join(s.DropContacts(ctx, "p"), s.DropSeating(ctx, "s")); err != nil {
			t.Fatal(err)
		}
	}
	for _, gone := range []string{"<06 for p>", "<mail of p>", "<the one of my case>"} {
		if onDisk(t, path, gone) > 0 {
			t.Errorf("%q still stands in the files", gone)
		}
	}
	if list, _ := s.Seating(ctx, "s2"); len(list) != 1 {
		t.Error("the wishes of another session went too")
	}
}
