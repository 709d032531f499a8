package routefile

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"
)

// ErrCell is a text that is too long for a cell of a spreadsheet, or holds a sign that such a file cannot hold.
var ErrCell = errors.New("a text does not fit in a spreadsheet")

const longestCell = 32767 // in UTF-16, as spreadsheets count

// XLSX writes the steps as a spreadsheet. Every text is text, so that nothing in it runs.
func XLSX(r *Route) ([]byte, error) {
	f := excelize.NewFile()
	defer f.Close()
	w, err := newBook(f)
	if err != nil {
		return nil, fmt.Errorf("write a route as XLSX: %w", err)
	}
	w.sheet(stepSheet, writeSteps(r, stepColumns), numbered(stepColumns))
	for i := range listSheets {
		w.sheet(listSheets[i].name, listSheets[i].rowsOf(r), map[int]bool{0: true})
	}
	w.sheet(routeSheet, aboutRows(r), nil)
	var lines [][]string
	for _, line := range help {
		lines = append(lines, []string{line})
	}
	w.sheet(helpSheet, lines, nil)
	w.keep(f.DeleteSheet("Sheet1"))
	var b bytes.Buffer
	if w.err == nil {
		w.keep(f.Write(&b))
	}
	if w.err != nil {
		return nil, fmt.Errorf("write a route as XLSX: %w", w.err)
	}
	return b.Bytes(), nil
}

func numbered(columns []column) map[int]bool {
	at := map[int]bool{0: true}
	for i, c := range columns {
		at[i+1] = c.number
	}
	return at
}

// book writes sheets until the first error.
type book struct {
	f                *excelize.File
	head, text, nums int // styles
	err              error
}

func newBook(f *excelize.File) (*book, error) {
	w := &book{f: f}
	const asText = 49 // the format of a cell that is never a formula, also after somebody typed in it
	wrap := &excelize.Alignment{WrapText: true, Vertical: "top"}
	for into, style := range map[*int]*excelize.Style{
		&w.head: {NumFmt: asText, Alignment: wrap, Font: &excelize.Font{Bold: true}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"E6E6E6"}}},
		&w.text: {NumFmt: asText, Alignment: wrap},
		&w.nums: {NumFmt: 1, Alignment: wrap},
	} {
		id, err := f.NewStyle(style)
		if *into = id; err != nil {
			return nil, err
		}
	}
	return w, nil
}

func (w *book) keep(err error) {
	if w.err == nil {
		w.err = err
	}
}

func (w *book) sheet(name string, rows [][]string, numbers map[int]bool) {
	if w.err != nil {
		return
	}
	_, err := w.f.NewSheet(name)
	w.keep(err)
	for i, cells := range rows {
		for j, text := range cells {
			w.cell(name, j+1, i+1, text, numbers[j] && i > 0)
		}
	}
	if len(rows) == 0 || w.err != nil {
		return
	}
	for j := range rows[0] {
		col, err := excelize.ColumnNumberToName(j + 1)
		w.keep(err)
		width := 32.0
		switch {
		case name == helpSheet:
			width = 110
		case numbers[j]:
			width = 12
		}
		w.keep(w.f.SetColWidth(name, col, col, width))
		style := w.text
		if numbers[j] {
			style = w.nums
		}
		w.keep(w.f.SetColStyle(name, col, style))
	}
	last, err := excelize.CoordinatesToCellName(len(rows[0]), 1)
	w.keep(err)
	w.keep(w.f.SetCellStyle(name, "A1", last, w.head))
	if name != helpSheet {
		w.keep(w.f.SetPanes(name, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}))
	}
}

func (w *book) cell(sheet string, col, row int, text string, number bool) {
	if w.err != nil || text == "" {
		return
	}
	at, err := excelize.CoordinatesToCellName(col, row)
	w.keep(err)
	if n, err := strconv.Atoi(text); number && err == nil {
		w.keep(w.f.SetCellInt(sheet, at, int64(n)))
		w.keep(w.f.SetCellStyle(sheet, at, at, w.nums))
		return
	}
	if len(utf16.Encode([]rune(text))) > longestCell || strings.ContainsFunc(text, func(r rune) bool { return r == 0xFFFE || r == 0xFFFF || r == '\ufffd' }) {
		w.keep(ErrCell)
		return
	}
	// A sheet reads _x0041_ as A. The library reads it so too, but does not write it so.
	w.keep(w.f.SetCellStr(sheet, at, strings.ReplaceAll(text, "_x", "_x005F_x")))
	w.keep(w.f.SetCellStyle(sheet, at, at, w.text))
}
