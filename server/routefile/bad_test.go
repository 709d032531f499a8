package routefile

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"maatwerkroute/sessions"
)

func good() *Route {
	return &Route{Kind: sessions.RouteToday, Title: "De stadspas", Steps: []Step{
		{Title: "Ik vraag de pas aan", Handover: Handover{Way: sessions.Cold, To: 3}, Lanes: []Note{{Lane: sessions.LaneDoes, Text: "Bellen", Side: sessions.Ervaring}},
			Demands: []Demand{{What: sessions.DemandPaper, Text: "Bankafschrift", Known: "Belastingdienst"}}},
		{Title: "Ik stuur papieren op", Counts: Counts{Days: 14}},
		{Title: "Ik krijg een brief"}}}
}

func csvOf(t *testing.T, f func([][]string) [][]string) []byte {
	t.Helper()
	data, err := CSV(good())
	if err != nil {
		t.Fatal(err)
	}
	rows := split(data, &findings{})
	if f != nil {
		rows = f(rows)
	}
	var b strings.Builder
	for _, cells := range rows {
		for i, c := range cells {
			cells[i] = `"` + strings.ReplaceAll(c, `"`, `""`) + `"`
		}
		b.WriteString(strings.Join(cells, ";") + "\r\n")
	}
	return []byte(b.String())
}

// put writes one cell, by the number of its row and the name of its column.
func put(row int, name, text string) func([][]string) [][]string {
	return func(rows [][]string) [][]string {
		at := slices.Index(rows[0], name)
		rows[row-1][at] = text
		return rows
	}
}

func both(fs ...func([][]string) [][]string) func([][]string) [][]string {
	return func(rows [][]string) [][]string {
		for _, f := range fs {
			rows = f(rows)
		}
		return rows
	}
}

func steps(n int) func([][]string) [][]string {
	return func(rows [][]string) [][]string {
		for len(rows) <= n {
			rows = append(rows, append([]string{fmt.Sprint(len(rows)), "Nog een stap"}, make([]string, len(rows[0])-2)...))
		}
		return rows
	}
}

func dropped(name string) func([][]string) [][]string {
	return func(rows [][]string) [][]string {
		at := slices.Index(rows[0], name)
		for i := range rows {
			rows[i] = slices.Delete(rows[i], at, at+1)
		}
		return rows
	}
}

func TestATableThatIsWrongIsToldWhere(t *testing.T) {
	for name, row := range map[string]struct {
		bad  func([][]string) [][]string
		says []string
	}{
		"a word for a number":        {put(4, "Wachten (dagen)", "twee"), []string{"Rij 4, kolom ‘Wachten (dagen)’: ‘twee’ is geen getal."}},
		"half a day":                 {put(2, "Wachten (dagen)", "1.5"), []string{"Rij 2, kolom ‘Wachten (dagen)’: ‘1.5’ is geen getal."}},
		"less than none":             {put(2, "Wachten (dagen)", "-1"), []string{"Rij 2, kolom ‘Wachten (dagen)’: ‘-1’ kan niet. Het is een getal van 0 tot en met 9999."}},
		"without end":                {put(2, "Wachten (dagen)", "Inf"), []string{"‘Inf’ is geen getal"}},
		"several at once":            {both(put(2, "Naar keuze", "misschien"), put(3, "Overdracht", "lauw")), []string{"Rij 2, kolom ‘Naar keuze’: ‘misschien’ is geen ja of nee.", "Rij 3, kolom ‘Overdracht’: ‘lauw’ kennen wij niet. Kies uit: warm, koud, geen."}},
		"no title":                   {put(3, "Wat doet iemand hier?", ""), []string{"Rij 3, kolom ‘Wat doet iemand hier?’: hier staat niets."}},
		"10,000 characters":          {put(3, "Zo is het bedoeld", strings.Repeat("a", 10_000)), []string{"Rij 3, kolom ‘Zo is het bedoeld’: deze tekst is te lang. Er passen 1000 tekens in. Het zijn er 10000."}},
		"a name":                     {put(3, "Wat je ziet", "Mevrouw Jansen zit daar"), []string{"Rij 3, kolom ‘Wat je ziet’: er staat een naam in de tekst."}},
		"a name as a function":       {put(3, "Bij welke functie", "mevrouw Jansen"), []string{"Rij 3, kolom ‘Bij welke functie’: er staat een naam."}},
		"a step that is not there":   {put(2, "Overdracht naar stap", "9"), []string{"Rij 2, kolom ‘Overdracht naar stap’: er is geen stap 9."}},
		"a number twice":             {put(3, "Stap", "1"), []string{"Rij 3, kolom ‘Stap’: nummer 1 staat er twee keer."}},
		"a missing column":           {dropped("Contact"), []string{"Deze kolommen ontbreken: ‘Contact’."}},
		"two missing columns":        {both(dropped("Contact"), dropped("Stap")), []string{"Deze kolommen ontbreken: ‘Stap’, ‘Contact’."}},
		"an unknown column":          {put(1, "Contact", "Contakt"), []string{"Deze kolommen ontbreken: ‘Contact’", "Deze kolommen kennen wij niet: ‘Contakt’."}},
		"a column twice":             {put(1, "Contact", "Overdracht"), []string{"Deze kolommen staan er twee keer: ‘Overdracht’."}},
		"a cell outside the columns": {func(rows [][]string) [][]string { rows[1] = append(rows[1], "los"); return rows }, []string{"‘los’ staat in een kolom zonder naam."}},
		"200 steps":                  {steps(200), []string{"Deze route heeft 200 stappen. Er passen er 60 in."}},
		"61 steps":                   {steps(61), []string{"Deze route heeft 61 stappen. Er passen er 60 in."}},
		"no steps":                   {func(rows [][]string) [][]string { return rows[:1] }, []string{"In dit bestand staat geen enkele stap."}},
		"an unknown channel":         {put(2, "Contact", "balie\npostduif"), []string{"Rij 2, kolom ‘Contact’: ‘postduif’ kennen wij niet. Kies uit: balie, telefoon"}},
		"what is said of a paper":    {put(2, "Papieren", "Bankafschrift | soms"), []string{"Rij 2, kolom ‘Papieren’: achter het streepje staat ‘soms’. Daar hoort te staan: al bekend bij: of wens:"}},
		"a bar in a plain list":      {put(2, "Wetten", "Wmo | Pw"), []string{`Rij 2, kolom ‘Wetten’: achter het streepje staat ‘Pw’. Hier hoort geen streepje.`}},
		"practice of nobody":         {put(2, "Zo gaat het echt", "Het duurt lang"), []string{"Rij 2, kolom ‘Zo gaat het echt’: zeg erachter van welke kant dit komt"}},
		"two titles of the route":    {put(3, "Route", "Iets anders"), []string{"Rij 3, kolom ‘Route’: hier staat iets anders dan in een rij erboven."}},
		"a code with capitals":       {put(3, "Hoort bij (code)", "Stap 1"), []string{"Rij 3, kolom ‘Hoort bij (code)’: ‘Stap 1’ is geen code."}},
		"a clash with nowhere":       {put(3, "Botst met", "Twee aanvragen | stap: 9 | door: teamleider"), []string{"Rij 3, kolom ‘Botst met’: er is geen stap 9."}},
		"a clash with nothing":       {put(3, "Botst met", "Twee aanvragen | door: teamleider"), []string{"Rij 3, kolom ‘Botst met’: hier staat niets."}},
		"too heavy":                  {put(3, "Zwaar: lezen (0-4)", "5"), []string{"‘5’ kan niet. Het is een getal van 0 tot en met 4."}},
		"251 papers":                 {put(3, "Papieren", strings.Repeat("Nog een papier\n", 251)), []string{"Rij 3, kolom ‘Papieren’: hier staan er 251. Er passen er 250 in."}},
	} {
		t.Run(name, func(t *testing.T) {
			route, problems := Read(csvOf(t, row.bad))
			told(t, route, problems, row.says)
		})
	}
	if _, problems := Read(csvOf(t, steps(60))); len(problems) > 0 {
		t.Errorf("60 steps: %v", problems)
	}
}

func told(t *testing.T, route *Route, problems []Problem, says []string) {
	t.Helper()
	text := fmt.Sprint(problems)
	if route != nil || len(problems) == 0 {
		t.Fatal("it was taken")
	}
	for _, say := range says {
		if !strings.Contains(text, say) {
			t.Errorf("it does not say %q: %s", say, text)
		}
	}
	if len(problems) > mostProblems {
		t.Errorf("%d problems", len(problems))
	}
}

// TestATableFromAnotherProgram: with commas, with plain line ends, without a mark, and in the letters of Windows.
func TestATableFromAnotherProgram(t *testing.T) {
	data, err := CSV(&Route{Kind: sessions.RouteToday, Title: "Café, en dan", Steps: []Step{{Title: "Eén"}, {Title: "Twee; en drie"}}})
	if err != nil {
		t.Fatal(err)
	}
	rows := split(data, &findings{})
	write := func(comma, end string) []byte {
		var b strings.Builder
		for _, cells := range rows {
			out := slices.Clone(cells)
			for i, c := range out {
				out[i] = `"` + c + `"`
			}
			b.WriteString(strings.Join(out, comma) + end)
		}
		return []byte(b.String())
	}
	latin := bytes.ReplaceAll(bytes.ReplaceAll(write(";", "\r\n"), []byte("é"), []byte("\xe9")), []byte("É"), []byte("\xc9"))
	for name, file := range map[string][]byte{"semicolons": write(";", "\n"), "commas": write(",", "\n"), "commas on Windows": write(",", "\r\n"), "marked": append([]byte("\ufeff"), write(",", "\n")...),
		"in the letters of Windows": latin, "with empty rows": append(write(";", "\n"), strings.Repeat(";", len(rows[0])-1)+"\n\n"...)} {
		r, problems := Read(file)
		if len(problems) > 0 || r.Title != "Café, en dan" || len(r.Steps) != 2 || r.Steps[0].Title != "Eén" || r.Steps[1].Title != "Twee; en drie" {
			t.Errorf("%s: %+v, %v", name, r, problems)
		}
	}
}

func TestAFileThatIsNoRouteIsToldWhy(t *testing.T) {
	ours := func(f func(map[string]any)) []byte {
		data, err := JSON(good())
		if err != nil {
			t.Fatal(err)
		}
		var m map[string]any
		if err := json.Unmarshal(data, &m); err != nil {
			t.Fatal(err)
		}
		f(m)
		data, _ = json.Marshal(m)
		return data
	}
	step := func(i int, key string, v any) []byte {
		return ours(func(m map[string]any) { m["stappen"].([]any)[i].(map[string]any)[key] = v })
	}
	for name, row := range map[string]struct {
		data []byte
		says []string
	}{
		"empty":                       {nil, []string{"Dit bestand is leeg."}},
		"a mark alone":                {[]byte("\ufeff \r\n"), []string{"Dit bestand is leeg."}},
		"too large":                   {bytes.Repeat([]byte("a"), MostBytes+1), []string{"Dit bestand is groter dan 2 MB."}},
		"a picture":                   {[]byte("\x89PNG\r\n\x1a\n\x00\x00\x00"), []string{"Dit is geen bestand dat wij kunnen lezen."}},
		"a PDF":                       {[]byte("%PDF-1.7\n%âãÏÓ\n"), []string{"Dit is geen bestand dat wij kunnen lezen."}},
		"with a password":             {[]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 encrypted"), []string{"beveiligd met een wachtwoord"}},
		"in UTF-16":                   {[]byte("\xff\xfeS\x00t\x00"), []string{"Bewaar het als ‘CSV UTF-8’."}},
		"letters that are none":       {[]byte("Stap;\x81\x8d\n"), []string{"Bewaar het als ‘CSV UTF-8’."}},
		"words":                       {[]byte("Beste collega, hierbij de route."), []string{"Deze kolommen ontbreken", "Deze kolommen kennen wij niet: ‘Beste collega"}},
		"an open quote":               {[]byte("Stap;\"Titel\n1;x"), []string{"de aanhalingstekens kloppen niet."}},
		"JSON of something else":      {[]byte(`{"naam":"x"}`), []string{"Dit is JSON, maar geen route."}},
		"a JSON list":                 {[]byte(`[1]`), []string{"Dit is JSON, maar geen route."}},
		"half JSON":                   {[]byte(`{"format":"maatwerkroute-route"`), []string{"geen goede JSON"}},
		"a key twice":                 {[]byte(`{"format":"x","format":"maatwerkroute-route"}`), []string{"een veld twee keer"}},
		"too deep":                    {[]byte(strings.Repeat("[", 40)), []string{"te diep"}},
		"another version":             {ours(func(m map[string]any) { m["versie"] = 2 }), []string{"een andere versie dan wij lezen: ‘2’ en niet 1."}},
		"a version in words":          {ours(func(m map[string]any) { m["versie"] = "1" }), []string{"een andere versie"}},
		"an unknown field":            {ours(func(m map[string]any) { m["eigenaar"] = "x" }), []string{"‘eigenaar’: dit veld kennen wij niet."}},
		"an unknown field in a step":  {step(1, "wachten", 2), []string{"Stap 2, ‘wachten’: dit veld kennen wij niet."}},
		"a word for a number":         {step(1, "tellingen", map[string]any{"wachtdagen": "twee"}), []string{"Stap 2, ‘tellingen wachtdagen’: ‘twee’ is geen heel getal."}},
		"a number that is too large":  {step(1, "tellingen", map[string]any{"wachtdagen": 1e9}), []string{"Stap 2, ‘tellingen wachtdagen’: 1000000000 kan niet."}},
		"a list that is none":         {step(0, "banen", "x"), []string{"Stap 1, ‘banen’: hier hoort een lijst te staan"}},
		"a group that is none":        {step(0, "bij_wie", 1), []string{"Stap 1, ‘bij_wie’: hier hoort een groep velden te staan"}},
		"a missing title":             {ours(func(m map[string]any) { delete(m, "titel") }), []string{"‘titel’: dit veld ontbreekt."}},
		"a missing title of a step":   {ours(func(m map[string]any) { delete(m["stappen"].([]any)[2].(map[string]any), "titel") }), []string{"Stap 3, ‘titel’: dit veld ontbreekt."}},
		"an empty title":              {step(0, "titel", "  "), []string{"Stap 1, ‘titel’: hier staat niets."}},
		"an unknown kind":             {ours(func(m map[string]any) { m["soort"] = "droom" }), []string{"‘soort’: ‘droom’ kennen wij niet. Kies uit: nu, variant, ideaal, gemeten."}},
		"a name":                      {step(0, "titel", "Mevrouw Jansen belt"), []string{"Stap 1, ‘titel’: er staat een naam in de tekst."}},
		"200 steps":                   {ours(func(m map[string]any) { m["stappen"] = slices.Repeat(m["stappen"].([]any)[:1], 200) }), []string{"‘stappen’: hier staan er 200. Er passen er 60 in."}},
		"null":                        {step(0, "titel", nil), []string{"Stap 1, ‘titel’: hier hoort tekst te staan"}},
		"to before the first":         {step(0, "overdracht", map[string]any{"naar_stap": 0}), []string{"Stap 1, ‘overdracht naar_stap’: 0 kan niet."}},
		"a zip of something else":     {zipped(t, map[string]string{"a.txt": "x"}), []string{"Dit is geen Excel-bestand"}},
		"half a zip":                  {[]byte("PK\x03\x04 half"), []string{"Dit is geen Excel-bestand"}},
		"a zip bomb":                  {zipped(t, map[string]string{"xl/workbook.xml": "<x/>", "xl/worksheets/sheet1.xml": strings.Repeat("0", 40<<20)}), []string{"uitgepakt te groot"}},
		"a bomb in parts":             {bombInParts(t), []string{"uitgepakt te groot"}},
		"a zip that lies of its size": {lying(t), []string{"uitgepakt te groot"}},
		"a million rows":              {zipped(t, map[string]string{"xl/workbook.xml": "<x/>", "xl/worksheets/sheet1.xml": `<worksheet><sheetData><row r="1048576"><c r="A1048576"/></row></sheetData></worksheet>`}), []string{"te veel rijen"}},
		"a million rows, by a cell":   {zipped(t, map[string]string{"xl/workbook.xml": "<x/>", "xl/elders.xml": `<worksheet><c r="A1048576"/></worksheet>`}), []string{"te veel rijen"}},
		"sixteen thousand columns":    {zipped(t, map[string]string{"xl/workbook.xml": "<x/>", "xl/worksheets/sheet1.xml": `<worksheet><c r="XFD1"/></worksheet>`}), []string{"te veel kolommen"}},
		"a sheet under another name":  {zipped(t, map[string]string{"xl/workbook.xml": "<x/>", "xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="r1" Type="http://x/worksheet" Target="blad.bin"/></Relationships>`}), []string{"Dit is geen Excel-bestand"}},
	} {
		t.Run(name, func(t *testing.T) {
			route, problems := Read(row.data)
			told(t, route, problems, row.says)
		})
	}
}

func zipped(t *testing.T, files map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, body := range files {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(body)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func bombInParts(t *testing.T) []byte {
	files := map[string]string{"xl/workbook.xml": "<x/>"}
	for i := range 20 {
		files[fmt.Sprintf("xl/media/%d.png", i)] = strings.Repeat("0", 1<<20)
	}
	return zipped(t, files)
}

// lying is a zip that says of one file that it is larger than there are numbers for: below zero, for who is not careful.
func lying(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, h := range []*zip.FileHeader{{Name: "xl/workbook.xml", Method: zip.Store}, {Name: "xl/styles.xml", Method: zip.Store, UncompressedSize64: 1<<63 + 5, CompressedSize64: 4}} {
		if h.UncompressedSize64 == 0 {
			h.UncompressedSize64, h.CompressedSize64 = 4, 4
		}
		w, err := z.CreateRaw(h)
		if err != nil {
			t.Fatal(err)
		}
		w.Write([]byte("<x/>"))
	}
	z.Close()
	return b.Bytes()
}

// changed is our own spreadsheet after somebody changed it.
func changed(t *testing.T, f func(*excelize.File)) []byte {
	t.Helper()
	data, err := XLSX(good())
	if err != nil {
		t.Fatal(err)
	}
	x, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	f(x)
	var b bytes.Buffer
	if err := x.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestASpreadsheetThatIsWrongIsToldWhere(t *testing.T) {
	at := func(name string) string { // of the first step
		i := slices.Index(namesOf(stepColumns), name)
		cell, err := excelize.CoordinatesToCellName(i+1, 2)
		if err != nil {
			t.Fatal(err)
		}
		return cell
	}
	for name, row := range map[string]struct {
		bad  func(*excelize.File)
		says []string
	}{
		"a formula": {func(f *excelize.File) { f.SetCellFormula(stepSheet, at("Wachten (dagen)"), "SUM(A1:A2)") },
			[]string{"Blad ‘Stappen’, rij 2, kolom ‘Wachten (dagen)’: hier staat een formule."}},
		"a formula in an empty row":   {func(f *excelize.File) { f.SetCellFormula(laneSheet, "C30", `HYPERLINK("http://elders.example")`) }, []string{"Blad ‘Banen’, rij 30, kolom ‘Tekst’: hier staat een formule."}},
		"a word for a number":         {func(f *excelize.File) { f.SetCellStr(stepSheet, at("Wachten (dagen)"), "twee") }, []string{"Blad ‘Stappen’, rij 2, kolom ‘Wachten (dagen)’: ‘twee’ is geen getal."}},
		"a sheet that is gone":        {func(f *excelize.File) { f.DeleteSheet(laneSheet) }, []string{"Deze bladen ontbreken: ‘Banen’."}},
		"a sheet that we do not know": {func(f *excelize.File) { f.NewSheet("Kladje") }, []string{"Deze bladen kennen wij niet: ‘Kladje’."}},
		"a note of no step":           {func(f *excelize.File) { f.SetCellInt(laneSheet, "A2", 8) }, []string{"Blad ‘Banen’, rij 2, kolom ‘Stap’: er is geen stap 8 op het blad ‘Stappen’."}},
		"a note without a step":       {func(f *excelize.File) { f.SetCellValue(laneSheet, "A2", nil) }, []string{"Blad ‘Banen’, rij 2, kolom ‘Stap’: hier staat niets."}},
		"an unknown lane":             {func(f *excelize.File) { f.SetCellStr(laneSheet, "B2", "goot") }, []string{"Blad ‘Banen’, rij 2, kolom ‘Baan’: ‘goot’ kennen wij niet."}},
		"a column without its name":   {func(f *excelize.File) { f.SetCellStr(demandSheet, "C1", "Papier") }, []string{"Blad ‘Papieren en vragen’: Deze kolommen ontbreken: ‘Tekst’."}},
		"an unknown thing of a route": {func(f *excelize.File) { f.SetCellStr(routeSheet, "A2", "Eigenaar") }, []string{"Blad ‘Route’, rij 2, kolom ‘Wat’: ‘Eigenaar’ kennen wij niet."}},
		"no steps": {func(f *excelize.File) {
			f.RemoveRow(stepSheet, 2)
			f.RemoveRow(stepSheet, 2)
			f.RemoveRow(stepSheet, 2)
		}, []string{"Blad ‘Stappen’: hier staat geen enkele stap."}},
		"200 steps": {func(f *excelize.File) {
			for i := range 200 {
				f.SetCellStr(stepSheet, fmt.Sprintf("B%d", i+2), "Nog een stap")
			}
		}, []string{"Deze route heeft 200 stappen."}},
	} {
		t.Run(name, func(t *testing.T) {
			route, problems := Read(changed(t, row.bad))
			told(t, route, problems, row.says)
		})
	}
	back, problems := Read(changed(t, func(f *excelize.File) {
		f.SetCellFloat(stepSheet, at("Wachten (dagen)"), 3, -1, 64)
		f.DeleteSheet(helpSheet)
	}))
	if len(problems) > 0 || back.Steps[0].Counts.Days != 3 || back.Steps[0].Handover.To != 3 {
		t.Errorf("a sheet that somebody changed is %+v, %v", back, problems)
	}
}

// TestTheSchemaIsWhatIsRead holds the published schema: it is made of the struct by which files are read, and pinned, so
// that version 1 stays version 1.
func TestTheSchemaIsWhatIsRead(t *testing.T) {
	got, err := Schema("https://maatwerk.example/schema/" + SchemaName)
	if err != nil {
		t.Fatal(err)
	}
	const file = "testdata/" + SchemaName
	if os.Getenv("MWR_UPDATE") != "" {
		os.MkdirAll("testdata", 0o755)
		os.WriteFile(file, got, 0o644)
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(want, got) {
		t.Error("the schema of version 1 changed: files that people have may not be read any more. When it only grew: MWR_UPDATE=1")
	}
}
