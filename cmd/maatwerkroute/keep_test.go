package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"maatwerkroute/cmd/room"
	"maatwerkroute/server/store"
	"maatwerkroute/sessions"
)

func TestVerifyAndBackupUnderARunningServer(t *testing.T) {
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	r, err := room.Make(ctx, filepath.Join(t.TempDir(), "data"), room.Plan{Boards: 2, Seats: 4, Cards: 12, Barriers: 3})
	if err != nil {
		t.Fatal(err)
	}
	s := serving(t, r.Data)
	var total atomic.Int64
	writers := make([]*writer, len(r.Boards))
	for i, b := range r.Boards {
		ws, err := b.Dial(ctx, s.address, "http://"+s.address, b.Seats[0], "")
		if err != nil {
			t.Fatal(err)
		}
		writers[i] = &writer{}
		done := make(chan struct{})
		go func() {
			defer close(done)
			writers[i].write(ws, b, b.Stream, &total)
		}()
		t.Cleanup(func() {
			ws.Close()
			<-done
		})
	}
	for total.Load() < 20 {
		time.Sleep(time.Millisecond)
	}
	copied := filepath.Join(t.TempDir(), "kopie.db")
	before := total.Load()
	out, code := says(t, program("backup", "--data="+r.Data, copied))
	if code != 0 || !strings.Contains(out, "nagelezen") || !regexp.MustCompile(`\d{5,} bytes`).MatchString(out) {
		t.Errorf("code %d: %s", code, out)
	}
	if i, err := os.Stat(copied); err != nil || i.Mode().Perm() != 0o600 {
		t.Errorf("others may read it: %v %v", i, err)
	}
	for name, args := range map[string][]string{"the file that is written to": {"verify", "--data=" + r.Data}, "a backup": {"verify", copied}} {
		out, code := says(t, program(args...))
		if code != 0 || strings.Count(out, "in orde") != len(r.Boards) || strings.Contains(out, "kaart") {
			t.Errorf("%s: code %d: %s", name, code, out)
		}
	}
	if total.Load() <= before {
		t.Error("nobody wrote meanwhile: this test shows little")
	}
	if out, code := says(t, program("backup", "--data="+r.Data, copied)); code == 0 || !strings.Contains(out, "nooit overschreven") {
		t.Errorf("a second time: code %d: %s", code, out)
	}
	db, err := store.Look(copied)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var cards int64
	for _, b := range r.Boards {
		err := db.Entries(ctx, b.Stream, 0, func(k sessions.Kept) error {
			for _, f := range k.Facts {
				if c, ok := f.(*sessions.CardPlaced); ok && strings.HasPrefix(c.ID, b.Stream+"-") && !strings.Contains(c.ID, "-k") {
					cards++
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if cards < before {
		t.Errorf("the backup has %d of the %d cards that were acknowledged before it began", cards, before)
	}
	files, err := filepath.Glob(filepath.Join(filepath.Dir(copied), "*"))
	if err != nil || len(files) != 2 {
		t.Errorf("beside the copy and the list lies %v", files)
	}
}

// A verify of a file whose server was killed sees what stands in the write-ahead log, and leaves the files alone.
func TestVerifyReadsWhatAKilledServerLeft(t *testing.T) {
	r, err := room.Make(t.Context(), filepath.Join(t.TempDir(), "data"), room.Plan{Boards: 1, Seats: 4, Cards: 3})
	if err != nil {
		t.Fatal(err)
	}
	s := serving(t, r.Data)
	b := r.Boards[0]
	ws, err := b.Dial(t.Context(), s.address, "http://"+s.address, b.Seats[0], "")
	if err != nil {
		t.Fatal(err)
	}
	defer ws.Close()
	for i := range 5 {
		w := fmt.Sprintf(`{"t":"wish","id":"%032x","phase":%q,"op":"place-card","body":{"card":"n%d","question":%q,"step":%q,"text":"kaart"}}`, i+1, b.Run, i, b.Question, b.Steps[0])
		if err := ws.WriteMessage(1, []byte(w)); err != nil {
			t.Fatal(err)
		}
		if !(&writer{}).hear(ws, fmt.Sprintf("%032x", i+1)) {
			t.Fatal("no answer")
		}
	}
	s.cmd.Process.Kill()
	<-s.ended
	wal, err := os.ReadFile(database(r.Data) + "-wal")
	if err != nil || len(wal) == 0 {
		t.Fatalf("nothing stands in the write-ahead log: this test shows nothing: %v", err)
	}
	first, code := says(t, program("verify", "--data="+r.Data))
	if code != 0 || !strings.Contains(first, "in orde") {
		t.Errorf("code %d: %s", code, first)
	}
	again, err := os.ReadFile(database(r.Data) + "-wal")
	if err != nil || !bytes.Equal(wal, again) {
		t.Errorf("verify changed the write-ahead log: %v", err)
	}
	serving(t, r.Data)
	if second, code := says(t, program("verify", "--data="+r.Data)); code != 0 || second != first {
		t.Errorf("it was\n%sand is\n%s", first, second)
	}
}

func TestVerifyNamesWhatIsWrong(t *testing.T) {
	r, err := room.Make(t.Context(), filepath.Join(t.TempDir(), "data"), room.Plan{Boards: 2, Seats: 4, Cards: 12, Barriers: 3})
	if err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(r.File())
	if err != nil {
		t.Fatal(err)
	}
	for name, row := range map[string]struct {
		query string
		says  []string
	}{
		"facts":                      {`update entries set facts = replace(facts, 'nood', 'lood') where stream = 't1' and seq = (select min(seq) from entries where stream = 't1' and facts like '%nood%')`, []string{"stream t1: entry "}},
		"an entry is lost":           {`delete from entries where stream = 't1' and seq = 9`, []string{"stream t1: entry 10 follows 8"}},
		"a sentence":                 {`update words set body = body || '.' where id = (select min(id) from words where stream = 't1')`, []string{"stream t1: words "}},
		"a record":                   {`update records set pub = replace(pub, 'nood', 'lood') where stream = 't1' and kind = 'card' and id = 't1-k0'`, []string{"stream t1: record card t1-k0"}},
		"a record is lost":           {`delete from records where stream = 't1' and kind = 'barrier' and id = 't1-b1'`, []string{"stream t1: entry ", "barrier t1-b1 is in the log and not in the table"}},
		"a record of somebody's own": {`delete from records where stream = 't1' and kind = 'my-card' and rowid = (select min(rowid) from records where stream = 't1' and kind = 'my-card')`, []string{"stream t1: entry ", "record my-card "}},
		"a record of another hand":   {`insert into records select 't1', kind, 't1-k99', session, to_, seq, place, shape, pub, own, null, null, null, null, null, checksum from records where stream = 't1' and id = 't1-k0' and kind = 'card'`, []string{"stream t1: record card t1-k99"}},
		"the end of the log is lost": {`delete from entries where stream = 't1' and seq > 25`, []string{"stream t1: record ", "and the log ends at 25"}},
	} {
		t.Run(name, func(t *testing.T) {
			data := filepath.Join(t.TempDir(), "data")
			mkdir(t, data, 0o700)
			if err := os.WriteFile(database(data), whole, 0o600); err != nil {
				t.Fatal(err)
			}
			change(t, data, row.query)
			out, code := says(t, program("verify", "--data="+data))
			if code == 0 || !strings.Contains(out, "restore") || strings.Count(out, "in orde") != 1 {
				t.Errorf("code %d: %s", code, out)
			}
			for _, w := range row.says {
				if !strings.Contains(out, w) {
					t.Errorf("%q is not in what it says: %s", w, out)
				}
			}
		})
	}
}

// The whole way back on the command line: a backup, a folder that is lost, another one in its place.
func TestARestoreByHand(t *testing.T) {
	r, err := room.Make(t.Context(), filepath.Join(t.TempDir(), "data"), room.Plan{Boards: 1, Seats: 4, Cards: 3})
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	copied := filepath.Join(folder, "kopie.db")
	if out, code := says(t, program("backup", "--data="+r.Data, copied)); code != 0 {
		t.Fatalf("code %d: %s", code, out)
	}
	fresh := filepath.Join(t.TempDir(), "nieuw")
	if out, code := says(t, program("restore", "--data="+fresh, copied)); code == 0 || !strings.Contains(out, "--erasures") {
		t.Errorf("without the list: code %d: %s", code, out)
	}
	if out, code := says(t, program("restore", "--data="+fresh, "--old="+r.Data, copied)); code != 0 || !strings.Contains(out, "staat klaar") || strings.Contains(out, "Zet nog") {
		t.Fatalf("code %d: %s", code, out)
	}
	s := serving(t, fresh)
	b := r.Boards[0]
	ws, err := b.Dial(t.Context(), s.address, "http://"+s.address, b.Seats[0], "")
	if err != nil {
		t.Fatalf("the phone does not come in: %v", err)
	}
	defer ws.Close()
	_, hello, err := ws.ReadMessage()
	if err != nil || !bytes.Contains(hello, []byte(`"fresh":true`)) {
		t.Errorf("it does not start again: %s %v", hello, err)
	}
}
