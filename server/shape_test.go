package server

import (
	"bytes"
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"maatwerkroute/sessions"
)

// older makes a record as a program before this one wrote it: another shape, another body, and a checksum that fits.
func older(t *testing.T, db *sql.DB, stream, kind, id string, shape int, pub string) {
	t.Helper()
	var session, to, own string
	var seq, place int64
	var next [5]int64
	err := db.QueryRow(`select session, to_, seq, place, own, coalesce(next_at, 0), coalesce(late_at, 0), coalesce(very_late_at, 0), coalesce(silent_at, 0), coalesce(expires_at, 0)
		from records where stream = ? and kind = ? and id = ?`, stream, kind, id).Scan(&session, &to, &seq, &place, &own, &next[0], &next[1], &next[2], &next[3], &next[4])
	if err != nil {
		t.Fatal(err)
	}
	var b []byte
	for _, text := range []string{"records", stream, kind, id, session, to} {
		b = append(binary.AppendUvarint(b, uint64(len(text))), text...)
	}
	for _, n := range []int64{seq, place, int64(shape)} {
		b = binary.AppendVarint(b, n)
	}
	for _, text := range []string{pub, own} {
		b = append(binary.AppendUvarint(b, uint64(len(text))), text...)
	}
	for _, n := range next {
		b = binary.AppendVarint(b, n)
	}
	sum := sha256.Sum256(b)
	if _, err := db.Exec(`update records set shape = ?, pub = ?, checksum = ? where stream = ? and kind = ? and id = ?`, shape, pub, sum[:16], stream, kind, id); err != nil {
		t.Fatal(err)
	}
}

// anEvening is a data folder with an evening in it and somebody who was forgotten, closed.
func anEvening(t *testing.T) (c Config, a asking) {
	t.Helper()
	c.Data = filepath.Join(t.TempDir(), "data")
	t.Run("an evening", func(t *testing.T) {
		h := start(t, func(d *Config) { d.Data = c.Data })
		a = h.asking()
		second, joined := h.sit(a.paper(sessions.DoorExperience), "kant", "ervaring", "naam", "Rode Mus")
		joined.to(t, "/d/gesprek")
		who := sessions.Principal{Role: sessions.Attendee, Session: a.session, Seat: between(second.get("/d/gesprek").body, "", `data-seat="`, `"`)}
		h.wish(a.stream, who, &sessions.PlaceCard{Card: "weg", Question: "vast", Step: "papieren", Text: sessions.Text{Body: "Dit is van mij."}}, h.run(a.evening1, "drempels"))
		second.post("/mijn/vergeet").is(t, 200)
	})
	return c, a
}

func behind(t *testing.T, c Config) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite3", Database(c.Data))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

// table is every record in the file.
func table(t *testing.T, db *sql.DB) map[string]string {
	t.Helper()
	rows, err := db.Query(`select stream || ' ' || kind || ' ' || id, seq || '/' || place || ' ' || shape || ' ' || pub || ' ' || own || ' ' || hex(checksum) from records`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	all := map[string]string{}
	for rows.Next() {
		var key, value string
		if err := rows.Scan(&key, &value); err != nil {
			t.Fatal(err)
		}
		all[key] = value
	}
	return all
}

func one(t *testing.T, db *sql.DB, query string, args ...any) (value string) {
	t.Helper()
	if err := db.QueryRow(query, args...).Scan(&value); err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	return value
}

func TestRecordsOfAnOlderShapeAreWrittenAnew(t *testing.T) {
	const noShapes = `delete from meta where key = 'shapes'`
	const anotherShape = `update meta set value = json_set(value, '$.card', 9) where key = 'shapes'`
	const newKind = `update meta set value = json_remove(value, '$.tally') where key = 'shapes'`
	for name, row := range map[string]struct {
		meta  string
		spoil func(t *testing.T, db *sql.DB, stream string)
		same  bool // the epoch, since nothing was written anew
	}{
		"a file that never knew its shapes": {noShapes, func(t *testing.T, db *sql.DB, stream string) {
			older(t, db, stream, "card", "k1", 0, `{"id":"k1","oud":true}`)
		}, false},
		"a kind that got another shape": {anotherShape, func(t *testing.T, db *sql.DB, stream string) { older(t, db, stream, "card", "k1", 9, `{"id":"k1"}`) }, false},
		"a kind that is new": {newKind, func(t *testing.T, db *sql.DB, stream string) {
			if _, err := db.Exec(`delete from records where kind = 'tally'`); err != nil {
				t.Fatal(err)
			}
		}, false},
		"a kind that went": {noShapes, func(t *testing.T, db *sql.DB, stream string) {
			if _, err := db.Exec(`insert into records select stream, 'verdwenen', id, session, to_, seq, place, shape, pub, own, null, null, null, null, null, checksum from records where kind = 'session'`); err != nil {
				t.Fatal(err)
			}
			older(t, db, stream, "verdwenen", one(t, db, `select id from records where kind = 'verdwenen'`), 1, `{"id":"x"}`)
		}, false},
		"nothing that changed": {noShapes, func(*testing.T, *sql.DB, string) {}, true},
	} {
		t.Run(name, func(t *testing.T) {
			c, a := anEvening(t)
			db := behind(t, c)
			before, epoch := table(t, db), one(t, db, `select value from meta where key = 'epoch'`)
			if _, err := db.Exec(row.meta); err != nil {
				t.Fatal(err)
			}
			row.spoil(t, db, a.stream)
			for range 2 { // the second start does nothing more
				h, err := Open(c, time.Now)
				if err != nil {
					t.Fatal(err)
				}
				if err := h.Close(); err != nil {
					t.Fatal(err)
				}
				after := table(t, db)
				for key, is := range before {
					if after[key] != is {
						t.Errorf("%s\n was %s\n is  %s", key, is, after[key])
					}
				}
				if len(after) != len(before) {
					t.Errorf("there are %d records and not %d: who was forgotten came back, or what went stayed", len(after), len(before))
				}
				now := one(t, db, `select value from meta where key = 'epoch'`)
				if (now == epoch) != row.same {
					t.Errorf("the epoch was %s and is %s", epoch, now)
				}
				epoch, row.same = now, true
			}
			var out bytes.Buffer
			if err := Verify(t.Context(), Database(c.Data), &out); err != nil {
				t.Errorf("%v\n%s", err, &out)
			}
		})
	}
}

// A stream of an older shape that cannot be played stays shut; the others open, and the log says which it is.
func TestAStreamThatCannotBePlayedStaysShutAlone(t *testing.T) {
	c, a := anEvening(t)
	db := behind(t, c)
	if _, err := db.Exec(`delete from meta where key = 'shapes'`); err != nil {
		t.Fatal(err)
	}
	older(t, db, a.stream, "card", "k1", 0, `{"id":"k1"}`)
	if _, err := db.Exec(`update entries set facts = facts || ' ' where stream = ? and seq = 3`, a.stream); err != nil {
		t.Fatal(err)
	}
	h := start(t, func(d *Config) { d.Data = c.Data })
	if _, err := h.Hall.Board(t.Context(), a.stream); err == nil || !strings.Contains(err.Error(), "card k1") {
		t.Errorf("it opens with records of another shape: %v", err)
	}
	h.opened(h.desk("bea", "Een ander collectief"))
	if log := wholeLog.String(); !strings.Contains(log, "stream "+a.stream+": entry 3 cannot be read") {
		t.Error("the log does not name the stream and the entry")
	}
}
