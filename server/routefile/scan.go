package routefile

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// What a spreadsheet may hold once it is unpacked. A small file can say that it is a billion cells, and the library makes
// room for every cell that lies before one.
const (
	mostUnpacked = 12 << 20
	mostFiles    = 200
	mostColumns  = 60
	mostCells    = 200_000
)

const (
	notXLSX     = "Dit is geen Excel-bestand dat wij kunnen lezen. Bewaar het als .xlsx of als CSV."
	tooBig      = "Dit bestand is uitgepakt te groot. Er horen alleen de bladen van de route in te staan."
	tooWide     = "Dit bestand heeft te veel kolommen."
	someFormula = "Er staat een formule in dit bestand. Zet er de tekst of het getal zelf neer."
)

// scan looks through a zip before anything is made of it.
type scan struct {
	cells    int
	formulas []string // the places of cells with a formula, on whatever sheet
	wrong    string
}

// look says what is wrong with a spreadsheet. Nothing: the library can open it.
func (s *scan) look(data []byte) string {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil || !slices.ContainsFunc(z.File, func(f *zip.File) bool { return strings.EqualFold(f.Name, "xl/workbook.xml") }) {
		return notXLSX
	}
	if len(z.File) > mostFiles {
		return tooBig
	}
	total := uint64(0)
	for _, f := range z.File {
		if f.UncompressedSize64 > mostUnpacked {
			return tooBig
		}
		if total += f.UncompressedSize64; total > mostUnpacked {
			return tooBig
		}
	}
	for _, f := range z.File {
		if name := strings.ToLower(f.Name); strings.HasSuffix(name, ".xml") || strings.HasSuffix(name, ".rels") {
			if s.file(f); s.wrong != "" {
				return s.wrong
			}
		}
	}
	return ""
}

func (s *scan) file(f *zip.File) {
	in, err := f.Open()
	if err != nil {
		s.wrong = notXLSX
		return
	}
	defer in.Close()
	row, cell := 0, ""
	for d := xml.NewDecoder(in); s.wrong == ""; {
		token, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			s.wrong = notXLSX
			return
		}
		e, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		switch e.Name.Local {
		case "Relationship":
			if strings.HasSuffix(attribute(e, "Type"), "/worksheet") && !strings.HasSuffix(strings.ToLower(attribute(e, "Target")), ".xml") {
				s.wrong = notXLSX // a sheet that was not looked at
			}
		case "row":
			at, err := strconv.Atoi(attribute(e, "r"))
			if err != nil {
				at = row + 1
			}
			if row = max(row+1, at); row > mostRows {
				s.wrong = tooLong
			}
		case "c":
			cell = attribute(e, "r")
			s.cell(cell)
		case "f":
			if s.formulas = append(s.formulas, cell); cell == "" || len(s.formulas) > mostProblems {
				s.wrong = someFormula
			}
		}
	}
}

func (s *scan) cell(name string) {
	s.cells++
	col, row, err := excelize.CellNameToCoordinates(name)
	switch {
	case s.cells > mostCells:
		s.wrong = tooBig
	case err == nil && row > mostRows:
		s.wrong = tooLong
	case err == nil && col > mostColumns:
		s.wrong = tooWide
	}
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
