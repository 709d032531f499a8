package main

import (
	"bytes"
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"maatwerkroute/cmd/room"
	"maatwerkroute/server"
)

// evening is an office that lent a trajectory, and what came back of it.
type evening struct {
	*room.Room
	out, back string // the files
}

// played lends a trajectory, plays some wishes with it, and writes the file to bring back.
func played(t *testing.T, r *room.Room, b room.Board) evening {
	t.Helper()
	e := evening{Room: r, out: lent(t, r, b)}
	spot := onTheSpot(t, e.out)
	p := phoneAt(t, b, spot.address, 0)
	for i := range 5 {
		body := fmt.Sprintf(`{"card":"%s-op-%d","question":%q,"step":%q,"text":"op locatie gezegd %d"}`, b.Stream, i, b.Question, b.Steps[0], i)
		if a := p.asks(t, b, "place-card", body); !strings.Contains(a, `"t":"ack"`) {
			t.Fatal(a)
		}
	}
	if a := p.asks(t, b, "reword-card", fmt.Sprintf(`{"card":"%s-op-0","text":"toch anders gezegd"}`, b.Stream)); !strings.Contains(a, `"t":"ack"`) {
		t.Fatal(a)
	}
	spot.stopped(t)
	e.back = server.BackFile(e.out)
	return e
}

// dump is everything that stands in a database, save what a wish of its own noted.
func dump(t *testing.T, data string) string {
	t.Helper()
	db, err := sql.Open("sqlite3", database(data))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var all strings.Builder
	for _, table := range []string{"entries", "records", "words", "links", "erased", "keys", "contacts", "seating", "lends", "stemmed", "post", "looked"} {
		rows, err := db.Query(`select * from ` + table + ` order by 1, 2, 3`)
		if err != nil {
			t.Fatal(err)
		}
		columns, err := rows.Columns()
		if err != nil {
			t.Fatal(err)
		}
		for rows.Next() {
			row := make([]any, len(columns))
			for i := range row {
				row[i] = new(any)
			}
			if err := rows.Scan(row...); err != nil {
				t.Fatal(err)
			}
			all.WriteString(table)
			for _, v := range row {
				fmt.Fprintf(&all, "|%v", *v.(*any))
			}
			all.WriteString("\n")
		}
		if err := rows.Err(); err != nil {
			t.Fatal(err)
		}
	}
	return all.String()
}

// resealed is a lent file of which the head or the database was changed, with a sum that fits.
func resealed(t *testing.T, file string, head func(map[string]any), queries ...string) string {
	t.Helper()
	whole, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	line := bytes.IndexByte(whole, '\n') + 1
	length := int(binary.BigEndian.Uint64(whole[line:]))
	var h map[string]any
	if err := json.Unmarshal(whole[line+8:line+8+length], &h); err != nil {
		t.Fatal(err)
	}
	inside := filepath.Join(t.TempDir(), "maatwerkroute.db")
	if err := os.WriteFile(inside, whole[line+8+length:len(whole)-sha256.Size], 0o600); err != nil {
		t.Fatal(err)
	}
	for _, q := range append(queries, "pragma wal_checkpoint(truncate)") {
		change(t, filepath.Dir(inside), q)
	}
	body, err := os.ReadFile(inside)
	if err != nil {
		t.Fatal(err)
	}
	h["size"] = len(body)
	if head != nil {
		head(h)
	}
	text, err := json.Marshal(h)
	if err != nil {
		t.Fatal(err)
	}
	out := append(bytes.Clone(whole[:line]), binary.BigEndian.AppendUint64(nil, uint64(len(text)))...)
	out = append(append(out, text...), body...)
	sum := sha256.Sum256(out)
	return keptAs(t, append(out, sum[:]...))
}

func keptAs(t *testing.T, b []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "avond-terug.mwr")
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// A file that is not what was lent changes nothing, and the reason is said. Each row is a file that somebody might bring.
func TestABadFileIsNotTakenBack(t *testing.T) {
	r := lendable(t)
	b, other := r.Boards[0], r.Boards[1]
	e := played(t, r, b)
	elsewhere := lendable(t)
	foreign := played(t, elsewhere, elsewhere.Boards[0])
	second := lent(t, r, other)
	before := dump(t, r.Data)
	set := func(key string, value any) func(map[string]any) {
		return func(h map[string]any) { h[key] = value }
	}
	last := fmt.Sprintf(`(select max(seq) from entries where stream = '%s')`, b.Stream)
	for name, row := range map[string]struct {
		file string
		says string
	}{
		"nothing":                    {keptAs(t, nil), "niet heel"},
		"a text":                     {keptAs(t, []byte(strings.Repeat("een brief. ", 400))), "geen bestand van"},
		"a file that is not there":   {filepath.Join(t.TempDir(), "weg.mwr"), "no such file"},
		"a folder":                   {t.TempDir(), "is a directory"},
		"the file that went along":   {e.out, "zonder wat er op locatie gebeurde"},
		"another installation's":     {foreign.back, "andere organisatie of een ander systeem"},
		"a lend nobody knows":        {resealed(t, e.back, set("token", strings.Repeat("0", 32))), "niet bekend"},
		"no token":                   {resealed(t, e.back, set("token", "zz")), "niet heel"},
		"another trajectory's name":  {resealed(t, e.back, set("stream", other.Stream)), "niet bekend"},
		"another organisation's":     {resealed(t, e.back, set("organization", "org-ander")), "niet bekend"},
		"another lend's contents":    {resealed(t, second, set("way", "terug"), `update entries set stream = 'x'`), "niet wat er is meegegeven"},
		"newer tables":               {resealed(t, e.back, set("tables", 9999)), "nieuwer programma"},
		"newer tables inside":        {resealed(t, e.back, nil, `insert into goose_db_version (version_id, is_applied) values (9999, 1)`), "newer program"},
		"a record of a newer shape":  {resealed(t, e.back, func(h map[string]any) { h["shapes"].(map[string]any)["card"] = 99 }), "nieuwer programma"},
		"a kind of a newer program":  {resealed(t, e.back, func(h map[string]any) { h["shapes"].(map[string]any)["rocket"] = 1 }), "nieuwer programma"},
		"a size that is not so":      {resealed(t, e.back, set("size", 1<<40)), "niet heel"},
		"a size below nothing":       {resealed(t, e.back, set("size", -1)), "niet heel"},
		"no database":                {resealed(t, e.back, set("size", 0)), "niet heel"},
		"an entry of before is gone": {resealed(t, e.back, nil, `delete from entries where stream = '`+b.Stream+`' and seq = 3`), "niet wat er is meegegeven"},
		"an entry of before is another": {resealed(t, e.back, nil, `update entries set checksum = x'00' where stream = '`+b.Stream+`' and seq = 3`),
			"niet wat er is meegegeven"},
		"an entry is lost on the way": {resealed(t, e.back, nil, `delete from entries where stream = '`+b.Stream+`' and seq = `+last+` - 2`), "niet heel"},
		"an entry says something else": {resealed(t, e.back, nil, `update entries set facts = replace(facts, 'op-4', 'op-9') where stream = '`+b.Stream+`'`),
			"niet heel"},
		"an entry was asked before": {resealed(t, e.back, nil, `drop index entries_op`, `update entries set op_id = (select op_id from entries where seq = 2 and stream = '`+b.Stream+`') where seq = `+last+` and stream = '`+b.Stream+`'`),
			"niet heel"},
		"a sentence says something else": {resealed(t, e.back, nil, `update words set body = body || '!' where stream = '`+b.Stream+`' and seq = `+last), "niet heel"},
		"a sentence of before is gone": {resealed(t, e.back, nil, `delete from words where stream = '`+b.Stream+`' and seq < 20`),
			"niet wat er is meegegeven"},
	} {
		t.Run(name, func(t *testing.T) {
			out, code := says(t, program("return", row.file, "--data="+r.Data))
			if code == 0 || !strings.Contains(out, row.says) {
				t.Errorf("code %d: %s", code, out)
			}
			if after := dump(t, r.Data); after != before {
				t.Errorf("it changed something")
			}
		})
	}
	if left, _ := filepath.Glob(filepath.Join(r.Data, ".terug-*")); len(left) > 0 {
		t.Errorf("it left %v", left)
	}
	if out, code := says(t, program("return", e.back, "--data="+r.Data)); code != 0 {
		t.Fatalf("after all that the right one is refused: %s", out)
	}
	before = dump(t, r.Data)
	if out, code := says(t, program("return", e.back, "--data="+r.Data)); code == 0 || !strings.Contains(out, "al terug") || dump(t, r.Data) != before {
		t.Errorf("the same file twice: code %d: %s", code, out)
	}
	if out, code := says(t, program("verify", "--data="+r.Data)); code != 0 {
		t.Error(out)
	}
}

// A copy that was cut off, wherever that was, and one of which any byte was changed.
func TestHalfAFileIsNotTakenBack(t *testing.T) {
	r := lendable(t)
	e := played(t, r, r.Boards[0])
	whole, err := os.ReadFile(e.back)
	if err != nil {
		t.Fatal(err)
	}
	before := dump(t, r.Data)
	try := func(what string, b []byte) {
		t.Helper()
		err := server.Return(t.Context(), r.Data, keptAs(t, b), time.Now, io.Discard)
		if err == nil {
			t.Fatalf("%s: it was taken", what)
		}
	}
	head := bytes.IndexByte(whole, '\n') + 9 + int(binary.BigEndian.Uint64(whole[bytes.IndexByte(whole, '\n')+1:]))
	var cuts []int
	for i := 0; i <= head; i += 23 {
		cuts = append(cuts, i)
	}
	for i := range 40 {
		cuts = append(cuts, head+i*(len(whole)-head)/40, len(whole)-1-i)
	}
	for _, at := range cuts {
		try(fmt.Sprintf("cut off at %d", at), whole[:at])
		changed := bytes.Clone(whole)
		changed[at] ^= 1
		try(fmt.Sprintf("byte %d changed", at), changed)
	}
	try("with something behind it", append(bytes.Clone(whole), 0))
	if dump(t, r.Data) != before {
		t.Error("it changed something")
	}
}

// Whenever a return is killed, afterwards nothing of it is there or everything; and asked again it is there, once.
func TestAReturnThatIsKilled(t *testing.T) {
	r := lendable(t)
	b := r.Boards[0]
	e := played(t, r, b)
	lentAt := len(history(t, database(r.Data), b.Stream))
	back := len(history(t, filepath.Join(strings.TrimSuffix(e.out, ".mwr")+"-gegevens", "maatwerkroute.db"), b.Stream))
	whole, err := os.ReadFile(database(r.Data))
	if err != nil {
		t.Fatal(err)
	}
	office := func() string {
		data := filepath.Join(t.TempDir(), "data")
		mkdir(t, data, 0o700)
		if err := os.WriteFile(database(data), whole, 0o600); err != nil {
			t.Fatal(err)
		}
		return data
	}
	began := time.Now()
	if out, code := says(t, program("return", e.back, "--data="+office())); code != 0 {
		t.Fatal(out)
	}
	none, all := 0, 0
	// The moments close in on the one between nothing and everything.
	for early, late, n := time.Duration(0), time.Since(began), 0; n < 7; n++ {
		after, data := (early+late)/2, office()
		cmd := program("return", e.back, "--data="+data)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(after) // it is the moment that is tried, not something that is waited for
		cmd.Process.Kill()
		_ = cmd.Wait()
		switch n := len(history(t, database(data), b.Stream)); n {
		case lentAt:
			early = after
			none++
		case back:
			late = after
			all++
		default:
			t.Fatalf("after %v: %d entries, which is neither %d nor %d", after, n, lentAt, back)
		}
		out, code := says(t, program("return", e.back, "--data="+data))
		if again := strings.Contains(out, "al terug"); code != 0 && !again {
			t.Fatalf("after %v: asked again: %s", after, out)
		}
		if n := len(history(t, database(data), b.Stream)); n != back {
			t.Fatalf("after %v: asked again: %d entries, not %d", after, n, back)
		}
		if out, code := says(t, program("verify", "--data="+data)); code != 0 {
			t.Fatalf("after %v: %s", after, out)
		}
	}
	if none == 0 || all == 0 {
		t.Errorf("killed %d times before it was there and %d times after: one of them was not tried", none, all)
	}
}

// What cannot be lent says why, and leaves the trajectory here; what was given up is not taken back.
func TestABadLendIsRefused(t *testing.T) {
	r := lendable(t)
	b, file := r.Boards[0], filepath.Join(t.TempDir(), "avond.mwr")
	there := keptAs(t, []byte("iets anders"))
	for name, row := range map[string]struct {
		args []string
		says string
	}{
		"no file":                           {[]string{b.Session, "--for=lea"}, "--to"},
		"nobody":                            {[]string{b.Session, "--to=" + file}, "--for"},
		"somebody of another organisation":  {[]string{b.Session, "--to=" + file, "--for=bo"}, "geen account van de organisatie"},
		"somebody who is not there":         {[]string{b.Session, "--to=" + file, "--for=niemand"}, "geen account van de organisatie"},
		"a session that is not there":       {[]string{"avond77", "--to=" + file, "--for=lea"}, "is er niet"},
		"a file that is there":              {[]string{b.Session, "--to=" + there, "--for=lea"}, "is er al"},
		"a folder that is not there":        {[]string{b.Session, "--to=" + filepath.Join(file, "er", "niet.mwr"), "--for=lea"}, "het traject blijft hier"},
		"a revoke of what is here":          {[]string{b.Session, "--revoke"}, "niet op locatie"},
		"both at once":                      {[]string{b.Session, "--revoke", "--to=" + file}, "can't be used together"},
		"a trajectory, by its own name too": {[]string{"t77", "--to=" + file, "--for=lea"}, "is er niet"},
	} {
		t.Run(name, func(t *testing.T) {
			if out, code := says(t, program(append([]string{"lend", "--data=" + r.Data}, row.args...)...)); code == 0 || !strings.Contains(out, row.says) {
				t.Errorf("code %d: %s", code, out)
			}
		})
	}
	if away := regexp.MustCompile(`(?m)^lends\|.*\|<nil>\|0$`).FindString(dump(t, r.Data)); away != "" {
		t.Errorf("it is away all the same: %s", away)
	}
	if _, err := os.Stat(file); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("it wrote a file: %v", err)
	}
	e := played(t, r, b)
	if out, code := says(t, program("lend", b.Session, "--to="+file, "--for=lea", "--data="+r.Data)); code == 0 || !strings.Contains(out, "al op locatie") {
		t.Errorf("lent twice: code %d: %s", code, out)
	}
	if out, code := says(t, program("lend", b.Session, "--revoke", "--data="+r.Data)); code != 0 {
		t.Fatalf("revoke: %s", out)
	}
	if out, code := says(t, program("return", e.back, "--data="+r.Data)); code == 0 || !strings.Contains(out, "ingetrokken") {
		t.Errorf("a revoked lend: code %d: %s", code, out)
	}
	office := serving(t, r.Data)
	if a := phoneAt(t, b, office.address, 0).asks(t, b, "place-card", fmt.Sprintf(`{"card":"k","question":%q,"step":%q,"text":"verder"}`, b.Question, b.Steps[0])); !strings.Contains(a, `"t":"ack"`) {
		t.Errorf("the office does not go on: %s", a)
	}
}

// What somebody took back on location is gone at the office too, from every corner of its file; how somebody wants to
// hear news came back; and what belongs to others was never on the laptop.
func TestWhatPeopleAskedOnLocation(t *testing.T) {
	r := lendable(t)
	b, other := r.Boards[0], r.Boards[1]
	forgets, hears := b.Seats[0], b.Seats[1]
	change(t, r.Data, fmt.Sprintf(`insert into contacts (participant, way, detail) values ('%s', 'mail', 'oud@voorbeeld.nl'), ('%s', 'mail', 'weg@voorbeeld.nl'), ('%s', 'mail', 'ander@voorbeeld.nl')`,
		hears.ID, forgets.ID, "iemand-anders"))
	count := func(data, query string) (n int) {
		t.Helper()
		db, err := sql.Open("sqlite3", database(data))
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		if err := db.QueryRow(query).Scan(&n); err != nil {
			t.Fatal(err)
		}
		return n
	}
	file := lent(t, r, b)
	spot := onTheSpot(t, file)
	laptop := strings.TrimSuffix(file, ".mwr") + "-gegevens"
	for what, query := range map[string]string{
		"how people are reached":    `select count(*) from contacts`,
		"another trajectory":        `select count(*) from entries where stream = '` + other.Stream + `'`,
		"its words":                 `select count(*) from words where stream = '` + other.Stream + `'`,
		"its keys":                  `select count(*) from keys where stream = '` + other.Stream + `'`,
		"somebody's login":          `select count(*) from keys where kind = 'desk'`,
		"accounts of others":        `select count(*) from accounts where name <> 'lea'`,
		"the other seating or post": `select (select count(*) from seating) + (select count(*) from post)`,
	} {
		if n := count(laptop, query); n > 0 {
			t.Errorf("%s lies on the laptop: %d", what, n)
		}
	}
	posts := func(seat room.Seat, path, form string) {
		t.Helper()
		q, err := http.NewRequestWithContext(t.Context(), http.MethodPost, "http://"+spot.address+path, strings.NewReader(form))
		if err != nil {
			t.Fatal(err)
		}
		q.Header = http.Header{"Origin": {"http://" + spot.address}, "Content-Type": {"application/x-www-form-urlencoded"}, "Cookie": {"mwr_seat=" + seat.Cookie}}
		res, err := (&http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}).Do(q)
		if err != nil {
			t.Fatal(err)
		}
		res.Body.Close()
		if res.StatusCode >= 400 {
			t.Fatalf("%s: %s", path, res.Status)
		}
	}
	posts(hears, "/mijn/contact", "way=mail&detail=nieuw@voorbeeld.nl")
	posts(forgets, "/mijn/vergeet", "")
	p := phoneAt(t, b, spot.address, 1)
	for _, card := range hears.Cards {
		if a := p.asks(t, b, "reword-card", fmt.Sprintf(`{"card":%q,"text":"zonder die ene naam"}`, card)); !strings.Contains(a, `"t":"ack"`) {
			t.Fatal(a)
		}
	}
	spot.stopped(t)
	if out, code := says(t, program("return", server.BackFile(file), "--data="+r.Data)); code != 0 {
		t.Fatal(out)
	}
	for what, row := range map[string]struct {
		query string
		n     int
	}{
		"the address that they left there":    {`select count(*) from contacts where participant = '` + hears.ID + `' and detail = 'nieuw@voorbeeld.nl'`, 1},
		"the older one":                       {`select count(*) from contacts where detail = 'oud@voorbeeld.nl'`, 0},
		"that of who took everything back":    {`select count(*) from contacts where detail = 'weg@voorbeeld.nl'`, 0},
		"that of somebody else":               {`select count(*) from contacts where detail = 'ander@voorbeeld.nl'`, 1},
		"what they did":                       {`select count(*) from links where stream = '` + b.Stream + `' and participant = '` + forgets.ID + `'`, 0},
		"their way in":                        {`select count(*) from keys where stream = '` + b.Stream + `' and seat = '` + forgets.ID + `' and revoked_at is null`, 0},
		"the way in of others":                {`select count(*) from keys where stream = '` + b.Stream + `' and seat = '` + hears.ID + `' and revoked_at is null and kind = 'seat'`, 1},
		"that the clock has looked at it":     {`select count(*) from looked where stream = '` + b.Stream + `'`, 0},
		"sentences that nobody can read back": {`select count(*) from erased where stream = '` + b.Stream + `' and words in (select id from words)`, 0},
	} {
		if n := count(r.Data, row.query); n != row.n {
			t.Errorf("%s: %d, want %d", what, n, row.n)
		}
	}
	if out, code := says(t, program("verify", "--data="+r.Data)); code != 0 {
		t.Error(out)
	}
}
