package store

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pressly/goose/v3"

	"maatwerkroute/migrations"
	"maatwerkroute/sessions"
)

func TestSettingsHoldOnEveryConnection(t *testing.T) {
	s, path := open(t)
	for range maxReaders {
		c, err := s.readers.Connx(t.Context()) // held, so that each time it is another one
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		for _, w := range wanted {
			var is string
			if err := c.GetContext(t.Context(), &is, "pragma "+w[0]); err != nil || is != w[1] {
				t.Errorf("%s is %q, %v", w[0], is, err)
			}
		}
		if _, err := c.ExecContext(t.Context(), `delete from entries`); err == nil {
			t.Error("a reader can write")
		}
	}
	for _, slip := range []string{"FULL", "foreign_keys=on", "secure_delete=on", "5000"} {
		db, err := connect(path, strings.Replace(settings, slip, "1", 1), 1)
		if slip == "foreign_keys=on" || slip == "secure_delete=on" {
			db, err = connect(path, strings.Replace(settings, slip, "x=1", 1), 1)
		}
		if err != nil {
			t.Fatal(err)
		}
		if err := assert(t.Context(), db, "writer"); err == nil || !strings.Contains(err.Error(), "put _") {
			t.Errorf("without %s it opens: %v", slip, err)
		}
		db.Close()
	}
	if i, err := os.Stat(path); err != nil || i.Mode().Perm() != 0o600 {
		t.Errorf("others may read the file: %v, %v", i.Mode(), err)
	}
	if i, err := os.Stat(path + "-wal"); err != nil || i.Mode().Perm() != 0o600 {
		t.Errorf("others may read the write-ahead log: %v, %v", i.Mode(), err)
	}
}

func TestOpeningAgainChangesNothing(t *testing.T) {
	s, path := open(t)
	keep(t, s, batch("a", 0, 3))
	epoch := s.Epoch()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	again := openAt(t, path)
	if again.Epoch() != epoch || len(epoch) != 32 {
		t.Errorf("the epoch was %q and is %q", epoch, again.Epoch())
	}
	if o := read(t, again, "a"); o.Seq != 3 || len(o.Rows) != 3 {
		t.Errorf("%d entries, %d rows", o.Seq, len(o.Rows))
	}
	other, _ := open(t)
	if other.Epoch() == epoch {
		t.Error("two files have the same epoch")
	}
}

func TestANewerDatabaseIsRefused(t *testing.T) {
	s, path := open(t)
	behind(t, s, `insert into goose_db_version (version_id, is_applied) values (9999, 1)`)
	s.Close()
	if _, err := Open(path); !errors.Is(err, errNewer) {
		t.Errorf("it said %v", err)
	}
}

func TestWhatCannotBeOpenedSaysWhich(t *testing.T) {
	path := filepath.Join(t.TempDir(), "no", "such", "folder")
	if _, err := Open(path); err == nil || !strings.Contains(err.Error(), path) {
		t.Errorf("it said %v", err)
	}
	path = filepath.Join(t.TempDir(), "text")
	if err := os.WriteFile(path, []byte(strings.Repeat("no database ", 1000)), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(path); err == nil {
		t.Error("it opens a text")
	}
}

// Each testdata/N.sql is data as version N of the tables held it. It is never changed.
func TestDataOfOlderVersionsIsCarriedOver(t *testing.T) {
	for name, version := range map[string]int64{"1.sql": 1, "2.sql": 2} {
		t.Run(name, func(t *testing.T) {
			data, err := os.ReadFile(filepath.Join("testdata", name))
			if err != nil {
				t.Fatal(err)
			}
			path := filepath.Join(t.TempDir(), "old")
			old, err := connect(path, settings, 1)
			if err != nil {
				t.Fatal(err)
			}
			p, err := goose.NewProvider(goose.DialectSQLite3, old.DB, migrations.Files)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := p.UpTo(context.Background(), version); err != nil {
				t.Fatal(err)
			}
			old.MustExec(string(data))
			old.Close()

			s := openAt(t, path)
			if r, err := s.Verify(t.Context()); err != nil || len(r.Bad) > 0 || r.Entries != 3 || r.Records != 3 || r.Words != 2 {
				t.Errorf("%+v, %v", r, err)
			}
			if s.Epoch() != "epoch-of-old" {
				t.Errorf("the epoch is %q", s.Epoch())
			}
			if _, _, found, err := s.Accepted(t.Context(), "a", op(2)); !found || err != nil {
				t.Error("an operation is forgotten", err)
			}
			keep(t, s, batch("a", 3, 1))
			if err := s.SaveSeating(t.Context(), Seating{Session: "s", Seat: "z"}); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestBackupIsWholeWhileOthersWrite(t *testing.T) {
	s, path := open(t)
	done := make(chan int64)
	go func() {
		var n int64
		for ; n < 100; n++ {
			if err := s.Append(t.Context(), []sessions.Batch{batch("a", n, 1)}); err != nil {
				t.Error(err)
				break
			}
		}
		done <- n
	}()
	half := path + ".half"
	if err := s.Backup(t.Context(), half); err != nil {
		t.Fatal(err)
	}
	last := <-done
	whole := path + ".whole"
	if err := s.Backup(t.Context(), whole); err != nil {
		t.Fatal(err)
	}
	if err := s.Backup(t.Context(), whole); !errors.Is(err, os.ErrExist) {
		t.Errorf("an older backup was overwritten: %v", err)
	}
	for _, p := range []string{half, whole} {
		if i, err := os.Stat(p); err != nil || i.Mode().Perm() != 0o600 {
			t.Errorf("others may read the backup: %v, %v", i, err)
		}
		b := openAt(t, p)
		r, err := b.Verify(t.Context())
		if err != nil || len(r.Bad) > 0 || r.Entries != r.Records || p == whole && int64(r.Entries) != last {
			t.Errorf("%s: %+v, %v", p, r, err)
		}
	}
}
