package routefile

import (
	"fmt"
	"slices"
	"strings"
)

// table is cells under names, as they stand in a CSV file or on one sheet.
type table struct {
	sheet string // none: the only one
	names []string
	rows  []row
}

type row struct {
	number int // as a spreadsheet counts: the names are row 1
	cells  map[string]cell
}

func (t *table) where(number int, name string) string {
	if t.sheet == "" {
		return fmt.Sprintf("Rij %d, kolom ‘%s’", number, name)
	}
	return fmt.Sprintf("Blad ‘%s’, rij %d, kolom ‘%s’", t.sheet, number, name)
}

// readTable takes rows of which the first are the names. Names that are missing or unknown are said, all of them.
func readTable(sheet string, names []string, rows [][]string, found *findings) *table {
	t := &table{sheet: sheet, names: names}
	at := ""
	if sheet != "" {
		at = "Blad ‘" + sheet + "’"
	}
	if len(rows) == 0 {
		found.add(at, "hier staat niets.")
		return t
	}
	place, ok := t.columns(at, rows[0], found)
	if !ok {
		return t
	}
	for i, cells := range rows[1:] {
		t.row(i+2, cells, place, found)
	}
	return t
}

// columns finds the place of each name.
func (t *table) columns(at string, head []string, found *findings) (place map[string]int, ok bool) {
	place = map[string]int{}
	var unknown, double, missing []string
	for i, raw := range head {
		name := strings.Join(strings.Fields(strings.TrimPrefix(raw, "\ufeff")), " ")
		known := slices.IndexFunc(t.names, func(n string) bool { return strings.EqualFold(n, name) })
		switch {
		case name == "":
		case known < 0:
			unknown = append(unknown, "‘"+short(name)+"’")
		default:
			if _, twice := place[t.names[known]]; twice {
				double = append(double, "‘"+t.names[known]+"’")
			}
			place[t.names[known]] = i
		}
	}
	for _, name := range t.names {
		if _, ok := place[name]; !ok {
			missing = append(missing, "‘"+name+"’")
		}
	}
	if len(missing) > 0 {
		found.add(at, "Deze kolommen ontbreken: %s. Een kolom mag leeg zijn, maar moet er wel staan.", strings.Join(missing, ", "))
	}
	if len(unknown) > 0 {
		found.add(at, "Deze kolommen kennen wij niet: %s. Haal ze weg, of verbeter de naam.", strings.Join(unknown, ", "))
	}
	if len(double) > 0 {
		found.add(at, "Deze kolommen staan er twee keer: %s.", strings.Join(double, ", "))
	}
	return place, len(missing)+len(unknown)+len(double) == 0
}

func (t *table) row(number int, cells []string, place map[string]int, found *findings) {
	r := row{number: number, cells: map[string]cell{}}
	filled, used := false, map[int]bool{}
	for name, i := range place {
		used[i] = true
		text := ""
		if i < len(cells) {
			text = cells[i]
			if t.sheet == "" {
				text = awake(text) // on a sheet a text is a text
			}
		}
		c := cell{text: text, where: t.where(number, name), found: found}
		r.cells[name], filled = c, filled || !c.empty()
	}
	for i, text := range cells {
		if !used[i] && strings.TrimSpace(text) != "" {
			found.add(t.where(number, fmt.Sprint(i+1)), "‘%s’ staat in een kolom zonder naam.", short(text))
		}
	}
	if filled {
		t.rows = append(t.rows, r)
	}
}
