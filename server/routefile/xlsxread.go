package routefile

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"
)

func readXLSX(data []byte) (*Route, findings) {
	var found findings
	var s scan
	if wrong := s.look(data); wrong != "" {
		found.add("", "%s", wrong)
		return nil, found
	}
	// With both limits alike nothing is unpacked to disk.
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{RawCellValue: true, UnzipSizeLimit: mostUnpacked, UnzipXMLSizeLimit: mostUnpacked})
	if err != nil {
		found.add("", notXLSX)
		return nil, found
	}
	defer f.Close()
	sheets := bookOf(f, s.formulas, &found)
	if len(found) > 0 {
		return nil, found
	}
	r := &Route{}
	var numbers map[int]int
	t := readTable(stepSheet, namesOf(stepColumns), sheets[stepSheet], &found)
	r.Steps, numbers = readSteps(t, stepColumns, &found)
	if len(t.rows) == 0 && len(found) == 0 {
		found.add("Blad ‘"+stepSheet+"’", "hier staat geen enkele stap.")
	}
	if numbers != nil {
		for i := range listSheets {
			listSheets[i].readList(sheets[listSheets[i].name], r.Steps, numbers, &found)
		}
	}
	readRoute(sheets[routeSheet], r, &found)
	return r, found
}

// bookOf reads the cells of every sheet as text. A formula is no text: nobody can see what it was when it was kept.
func bookOf(f *excelize.File, formulas []string, found *findings) map[string][][]string {
	sheets := map[string][][]string{}
	var unknown, missing []string
	for _, name := range f.GetSheetList() {
		if !slices.Contains(sheetNames, name) {
			unknown = append(unknown, "‘"+short(name)+"’")
			continue
		}
		rows, err := f.GetRows(name)
		if err != nil {
			found.add("Blad ‘"+name+"’", "dit blad kunnen wij niet lezen.")
			continue
		}
		sheets[name] = rows
		withFormula(f, name, formulas, rows, found)
	}
	for _, name := range sheetNames {
		if _, ok := sheets[name]; !ok && name != helpSheet {
			missing = append(missing, "‘"+name+"’")
		}
	}
	if len(missing) > 0 {
		found.add("", "Deze bladen ontbreken: %s. Een blad mag leeg zijn onder de eerste rij, maar moet er wel zijn.", strings.Join(missing, ", "))
	}
	if len(unknown) > 0 {
		found.add("", "Deze bladen kennen wij niet: %s. Haal ze weg.", strings.Join(unknown, ", "))
	}
	return sheets
}

// withFormula says which of some cells have a formula on this sheet.
func withFormula(f *excelize.File, sheet string, cells []string, rows [][]string, found *findings) {
	for _, at := range cells {
		formula, err := f.GetCellFormula(sheet, at)
		if err != nil || formula == "" {
			continue
		}
		col, row, err := excelize.CellNameToCoordinates(at)
		name := at
		if err == nil && row > 1 && len(rows) > 0 && col <= len(rows[0]) && rows[0][col-1] != "" {
			name = rows[0][col-1]
		}
		found.add(fmt.Sprintf("Blad ‘%s’, rij %d, kolom ‘%s’", sheet, row, short(name)), "hier staat een formule. Zet er de tekst of het getal zelf neer.")
	}
}
