package server

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"maatwerkroute/server/store"
	"maatwerkroute/sessions"
)

// restored restores a backup into a folder of its own.
func restored(t *testing.T, r Restoring) (string, string) {
	t.Helper()
	r.Data = filepath.Join(t.TempDir(), "data")
	var out bytes.Buffer
	if err := Restore(t.Context(), r, time.Now, &out); err != nil {
		t.Fatalf("%v\n%s", err, &out)
	}
	return r.Data, out.String()
}

// in says how often a text stands in the files of a folder, byte by byte.
func in(t *testing.T, folder, text string) (n int) {
	t.Helper()
	list, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range list {
		b, err := os.ReadFile(filepath.Join(folder, f.Name()))
		if err != nil {
			t.Fatal(err)
		}
		n += bytes.Count(b, []byte(text))
	}
	return n
}

// What somebody took back after the backup was made does not come back with it: not the sentence, not who wrote
// what, and not a link that was ended.
func TestWhatWasTakenAwayStaysAwayAfterARestore(t *testing.T) {
	h := start(t, nil)
	a := h.asking()
	b, _ := h.Hall.Board(t.Context(), a.stream)
	if !strings.Contains(everyText(b), own+" k3") {
		t.Fatal("the card is not there: this test shows nothing")
	}
	a.raiser.post("/mijn/contact", "way", "mail", "detail", "das@example.nl").is(t, 303)
	a.raiser.post("/mijn/zitwens", "wish", "liever niet bij de deur").is(t, 303)
	folder := t.TempDir()
	old := filepath.Join(folder, "oud.db")
	if err := Backup(t.Context(), h.config.Data, old, io.Discard); err != nil {
		t.Fatal(err)
	}
	taken := []string{own + " k3", "Gele Das", "das@example.nl", "liever niet bij de deur"}
	for _, text := range taken {
		if in(t, folder, text) == 0 {
			t.Fatalf("the backup has not %q, which is erased later: this test shows nothing", text)
		}
	}
	who := sessions.Principal{Role: sessions.Raiser, Session: a.session, Seat: a.seat}
	h.wish(a.stream, who, &sessions.WithdrawCard{Card: "k3"}, "")
	key := a.paper(sessions.DoorExperience)
	a.raiser.post("/mijn/vergeet").is(t, 200)
	a.desk.post("/bureau/"+a.session+"/deuren", "soort", joinKey).is(t, 200)
	h.person().post("/d/sleutel", "key", key).is(t, 404)
	if err := Backup(t.Context(), h.config.Data, filepath.Join(folder, "nieuw.db"), io.Discard); err != nil {
		t.Fatal(err)
	}
	epoch := h.Store.Epoch()
	for name, r := range map[string]Restoring{
		"with the list":       {File: old, List: filepath.Join(folder, GoneFile)},
		"with the old folder": {File: old, Old: h.config.Data},
	} {
		t.Run(name, func(t *testing.T) {
			data, _ := restored(t, r)
			for _, gone := range taken {
				if n := in(t, data, gone); n > 0 {
					t.Errorf("%q came back %d times", gone, n)
				}
			}
			if in(t, data, core) == 0 {
				t.Error("what was not erased is not there")
			}
			var out bytes.Buffer
			if err := Verify(t.Context(), Database(data), &out); err != nil {
				t.Errorf("%v\n%s", err, &out)
			}
			db, err := store.Look(Database(data))
			if err != nil {
				t.Fatal(err)
			}
			defer db.Close()
			if list, err := db.Handles(t.Context(), a.stream, a.seat); err != nil || len(list) > 0 {
				t.Errorf("it is known again who wrote %v: %v", list, err)
			}
			back, err := store.Open(Database(data))
			if err != nil {
				t.Fatal(err)
			}
			defer back.Close()
			if back.Epoch() == epoch {
				t.Error("the epoch is the old one")
			}
			if _, err := back.Key(t.Context(), HashOf(key), sessions.At(h.clock.now())); err == nil {
				t.Errorf("a link that was ended works again: %v", err)
			}
			if i, err := os.Stat(Database(data)); err != nil || i.Mode().Perm() != 0o600 {
				t.Errorf("others may read it: %v %v", i.Mode(), err)
			}
		})
	}
}

// The list only grows: a backup of a server that was put back does not forget what was erased before.
func TestTheListOfWhatWasErasedOnlyGrows(t *testing.T) {
	path := filepath.Join(t.TempDir(), GoneFile)
	all := store.Gone{}
	for _, g := range []store.Gone{
		{Words: []store.Erasure{{Stream: "t", Words: "w1"}}, Seats: []store.Forgotten{{Stream: "t", Seat: "s", Times: 2}}, Revoked: [][]byte{{1}}},
		{Words: []store.Erasure{{Stream: "t", Words: "w2", Op: []byte{7}}}, Seats: []store.Forgotten{{Stream: "t", Seat: "s", Times: 1}, {Stream: "u", Seat: "s", Times: 1}}, Revoked: [][]byte{{1}, {2}}},
		{},
	} {
		all.Add(g)
		if err := writeGone(path, all); err != nil {
			t.Fatal(err)
		}
		var err error
		if all, err = readGone(path); err != nil {
			t.Fatal(err)
		}
	}
	if len(all.Words) != 2 || len(all.Revoked) != 2 || len(all.Seats) != 2 || all.Seats[0].Times != 2 {
		t.Errorf("it is %+v", all)
	}
	if i, err := os.Stat(path); err != nil || i.Mode().Perm() != 0o600 {
		t.Errorf("others may read it: %v %v", i.Mode(), err)
	}
}

func TestARestoreRefusesAndSaysWhatToDo(t *testing.T) {
	h := start(t, nil)
	folder := t.TempDir()
	file := filepath.Join(folder, "kopie.db")
	if err := Backup(t.Context(), h.config.Data, file, io.Discard); err != nil {
		t.Fatal(err)
	}
	list := filepath.Join(folder, GoneFile)
	bad := filepath.Join(folder, "rot.db")
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(bad, append(bytes.Repeat([]byte("x"), 100), b[100:]...), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, row := range map[string]struct {
		r    Restoring
		says string
	}{
		"without what was erased":  {Restoring{File: file}, "--erasures"},
		"under a running server":   {Restoring{File: file, Data: h.config.Data, List: list}, "er draait al een server op deze map"},
		"a file that is no backup": {Restoring{File: bad, List: list}, "geen database"},
		"a backup that is not":     {Restoring{File: filepath.Join(folder, "geen"), List: list}, "no such file"},
		"a list that is none":      {Restoring{File: file, List: file}, "geen lijst"},
		"an old folder that is no": {Restoring{File: file, Old: folder}, "de oude map is niet te lezen"},
	} {
		t.Run(name, func(t *testing.T) {
			r := row.r
			if r.Data == "" {
				r.Data = filepath.Join(t.TempDir(), "data")
			}
			err := Restore(t.Context(), r, time.Now, io.Discard)
			if err == nil || !strings.Contains(err.Error(), row.says) {
				t.Errorf("it said %v", err)
			}
			if rest, _ := filepath.Glob(filepath.Join(r.Data, "*.deel*")); len(rest) > 0 {
				t.Errorf("it left %v", rest)
			}
		})
	}
	data, out := restored(t, Restoring{File: file, List: list})
	if !strings.Contains(out, keyFile) {
		t.Errorf("it does not say that the key is not there: %s", out)
	}
	if err := Restore(t.Context(), Restoring{File: file, Data: data, List: list}, time.Now, io.Discard); err == nil || !strings.Contains(err.Error(), "staat al een database") {
		t.Errorf("over another database: %v", err)
	}
	again, err := Open(Config{Data: data}, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	if err := again.Close(); err != nil {
		t.Error(err)
	}
	if err := Backup(context.Background(), data, file, io.Discard); err == nil || !strings.Contains(err.Error(), "nooit overschreven") {
		t.Errorf("over an older backup: %v", err)
	}
}

// TestI11WhoLeftStaysOutAfterARestore: a backup of before still has the name and the password of who left.
func TestI11WhoLeftStaysOutAfterARestore(t *testing.T) {
	h := start(t, nil)
	lea := h.desk("lea", "Collectief NoordAs")
	secret, member := h.invite(lea, sessions.Facilitator)
	h.takes(secret, "Corrie Doorzon")
	folder := t.TempDir()
	old := filepath.Join(folder, "oud.db")
	if err := Backup(t.Context(), h.config.Data, old, io.Discard); err != nil {
		t.Fatal(err)
	}
	if in(t, folder, "Corrie Doorzon") == 0 {
		t.Fatal("the backup does not have who leaves later: this test shows nothing")
	}
	lea.post("/organisatie/doe/end-member", "member", member).to(t, "/organisatie?bewaard=ja")
	if err := Backup(t.Context(), h.config.Data, filepath.Join(folder, "nieuw.db"), io.Discard); err != nil {
		t.Fatal(err)
	}
	data, _ := restored(t, Restoring{File: old, List: filepath.Join(folder, GoneFile)})
	if n := in(t, data, "Corrie Doorzon"); n != 0 {
		t.Errorf("the name of who left is %d times in what was restored", n)
	}
	again := start(t, func(c *Config) { c.Data = data })
	again.person().post("/bureau/in", "naam", "Corrie Doorzon", "wachtwoord", pass).is(t, 403, "horen niet bij elkaar")
	again.person().post("/bureau/in", "naam", "lea", "wachtwoord", pass).to(t, "/bureau")
}
