package server

import (
	"bytes"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// flip changes one byte of a file, where a text stands that is in it once.
func flip(t *testing.T, path, text string) {
	t.Helper()
	b := content(t, path)
	if n := bytes.Count(b, []byte(text)); n != 1 {
		t.Fatalf("%q stands %d times in the file", text, n)
	}
	b[bytes.Index(b, []byte(text))+len(text)/2] ^= 1
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
}

func content(t *testing.T, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// A byte that flipped on the disk shuts one board, with words that people understand; the log names the stream and
// the row, and everybody else has their evening.
func TestAFlippedByteShutsOneBoard(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	var a asking
	var cookie string
	t.Run("an evening", func(t *testing.T) {
		h := start(t, func(c *Config) { c.Data = data })
		a = h.asking()
		h.opened(a.desk) // another one of the same organisation
		at, _ := url.Parse(h.base)
		for _, c := range a.raiser.c.Jar.Cookies(at) {
			if c.Name == "mwr_seat" {
				cookie = c.Value
			}
		}
	})
	whole, key := content(t, Database(data)), content(t, filepath.Join(data, keyFile))
	db := behind(t, Config{Data: data})
	for name, row := range map[string]struct {
		where string // what stands in the file once
		log   string
		opens bool // facts are not read to open a board: verify finds them
	}{
		"pub":   {one(t, db, `select substr(pub, 1, 90) from records where kind = 'barrier'`), "record barrier b1", false},
		"own":   {one(t, db, `select own from records where kind = 'barrier'`), "record barrier b1", false},
		"words": {core, "words ", false},
		"facts": {one(t, db, `select facts from entries where facts like '%barrier-bundled%' or facts like '%cards-bundled%'`), "", true},
	} {
		t.Run(name, func(t *testing.T) {
			data := filepath.Join(t.TempDir(), "data")
			if err := os.MkdirAll(data, 0o700); err != nil {
				t.Fatal(err)
			}
			for file, b := range map[string][]byte{databaseFile: whole, keyFile: key} {
				if err := os.WriteFile(filepath.Join(data, file), b, 0o600); err != nil {
					t.Fatal(err)
				}
			}
			flip(t, Database(data), row.where)
			h := start(t, func(c *Config) { c.Data = data })
			from := len(wholeLog.String())
			phone := h.person()
			got := phone.do("GET", "/d/gesprek", nil, map[string]string{"Cookie": "mwr_seat=" + cookie})
			log := wholeLog.String()[from:]
			if row.opens {
				got.is(t, 200)
			} else {
				got.is(t, 500, "Dit gesprek kan nu niet open", "Waarschuw wie dit beheert", "not", core)
				if !strings.Contains(log, "stream "+a.stream) || !strings.Contains(log, row.log) {
					t.Errorf("the log does not name the row: %s", log)
				}
				frame := phone.do("GET", "/since?as=seat&stream="+a.stream+"&session="+a.session, nil, map[string]string{"Cookie": "mwr_seat=" + cookie})
				frame.is(t, 500, `"code":"not-now"`, "Waarschuw wie dit beheert")
			}
			var out bytes.Buffer
			if err := Verify(t.Context(), Database(data), &out); err == nil || !strings.Contains(out.String(), "stream "+a.stream) {
				t.Errorf("verify does not name it: %v %s", err, &out)
			}
			desk := h.person()
			desk.post("/bureau/in", "naam", "ans", "wachtwoord", pass).to(t, "/bureau")
			list := desk.get("/bureau").is(t, 200, "Maatwerk gewoon maken").body
			if strings.Contains(list, "kan nu niet open") == row.opens || strings.Count(list, `href="/traject/`) != map[bool]int{true: 2, false: 1}[row.opens] {
				t.Errorf("the desk shows %s", list)
			}
			desk.get("/bureau/nieuw").is(t, 200)
			h.planned(desk)
		})
	}
}
