package routefile

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

var csvColumns = slices.Concat(stepColumns[:1], listColumns[:6], stepColumns[1:2], listColumns[6:7], stepColumns[2:14], listColumns[7:], stepColumns[14:])

func csvNames() []string {
	names := namesOf(csvColumns)
	for _, f := range routeFields {
		names = append(names, f.name)
	}
	return names
}

// CSV writes one row a step, as a Dutch spreadsheet opens it: semicolons, and marked as UTF-8. What is said of the whole
// route stands in the row of the first step.
func CSV(r *Route) ([]byte, error) {
	rows := writeSteps(r, csvColumns)
	for i := range rows {
		for _, f := range routeFields {
			switch i {
			case 0:
				rows[i] = append(rows[i], f.name)
			case 1:
				rows[i] = append(rows[i], f.write(r))
			default:
				rows[i] = append(rows[i], "")
			}
		}
	}
	var b bytes.Buffer
	b.WriteString("\ufeff")
	w := csv.NewWriter(&b)
	w.Comma, w.UseCRLF = ';', true
	for _, cells := range rows {
		for i := range cells {
			cells[i] = still(cells[i])
		}
		if err := w.Write(cells); err != nil {
			return nil, fmt.Errorf("write a route as CSV: %w", err)
		}
	}
	w.Flush()
	if err := w.Error(); err != nil {
		return nil, fmt.Errorf("write a route as CSV: %w", err)
	}
	return b.Bytes(), nil
}

func readCSV(data []byte) (*Route, findings) {
	var found findings
	if !utf8.Valid(data) { // the plain CSV of a Dutch spreadsheet on Windows
		plain, err := charmap.Windows1252.NewDecoder().Bytes(data)
		if err != nil || bytes.ContainsRune(plain, utf8.RuneError) {
			found.add("", "De letters in dit bestand kunnen wij niet lezen. Bewaar het als ‘CSV UTF-8’.")
			return nil, found
		}
		data = plain
	}
	rows := split(data, &found)
	if len(found) > 0 {
		return nil, found
	}
	t := readTable("", csvNames(), rows, &found)
	r := &Route{}
	if r.Steps, _ = readSteps(t, csvColumns, &found); len(t.rows) > 0 {
		readAbout(t, r, &found)
	} else if len(found) == 0 {
		found.add("", "In dit bestand staat geen enkele stap.")
	}
	return r, found
}

// readAbout reads what is said of the whole route, which may stand in any row, once.
func readAbout(t *table, r *Route, found *findings) {
	for _, f := range routeFields {
		said := t.rows[0].cells[f.name]
		for _, row := range t.rows {
			switch c := row.cells[f.name]; {
			case c.empty():
			case said.empty():
				said = c
			case c.text != said.text:
				c.wrong("hier staat iets anders dan in een rij erboven. Zet het in één rij.")
			}
		}
		f.read(said, r)
	}
}

// split reads the rows with the separator by which most names are known.
func split(data []byte, found *findings) [][]string {
	best, most := ';', -1
	for _, comma := range []rune{';', ','} {
		head, err := reader(data, comma).Read()
		if err != nil {
			continue
		}
		known := 0
		for _, name := range head {
			if slices.Contains(csvNames(), strings.TrimSpace(name)) {
				known++
			}
		}
		if known > most {
			best, most = comma, known
		}
	}
	var rows [][]string
	for in := reader(data, best); ; {
		cells, err := in.Read()
		if errors.Is(err, io.EOF) {
			return rows
		}
		if err != nil {
			found.add(fmt.Sprintf("Rij %d", len(rows)+1), "de aanhalingstekens kloppen niet.")
			return nil
		}
		if rows = append(rows, cells); len(rows) > mostRows {
			found.add("", "%s", tooLong)
			return nil
		}
	}
}

const (
	mostRows = 16_000 // sixty steps with as many things each as there may be, and the names
	tooLong  = "Dit bestand heeft te veel rijen."
)

func reader(data []byte, comma rune) *csv.Reader {
	r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))
	r.Comma, r.FieldsPerRecord = comma, -1
	return r
}
