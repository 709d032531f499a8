package routefile

import (
	"bytes"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"maatwerkroute/sessions"
)

// pieces are what random words are made of: also of what a format could trip over.
var pieces = []string{"brief", "loket", "wachten", "café", "é", "naïef", "=1+1", "+31", "-2", "−3", "@nu", "'", "''", "\"", ";", ",", "|", `\`, `\n`, `\|`, "\n", "\n\n", "\t", " ", "  ",
	"uitleg: x", "| kant: ervaring", "ja", "#", "🙂", "👩‍👧", "ÅÅ", "_x0041_", "<b>", "&amp;", "]]>", "\u00a0", "\u200d", "日本", "0", "007", "1,5", "TRUE", "{", "}"}

func phrase(t *rapid.T, name string, most int, long bool) string {
	for {
		var b strings.Builder
		for range rapid.IntRange(1, most).Draw(t, name) {
			b.WriteString(rapid.SampledFrom(pieces).Draw(t, name))
		}
		text, wrong := "", ""
		if long {
			text, wrong = sentence(b.String())
		} else {
			text, wrong = label(strings.NewReplacer("\n", " ", "\t", " ").Replace(b.String()))
		}
		if wrong == "" && text != "" {
			return text
		}
	}
}

// anyRoute is a random route with something of everything in it.
func anyRoute(t *rapid.T) *Route {
	must := func(name string) Sentence { return Sentence(phrase(t, name, 5, true)) }
	maybe := func(name string) Sentence {
		if rapid.Bool().Draw(t, name+"?") {
			return ""
		}
		return must(name)
	}
	tag := func(name string) sessions.Label {
		if rapid.Bool().Draw(t, name+"?") {
			return ""
		}
		return sessions.Label(phrase(t, name, 3, false))
	}
	key := func(name string) Code { return Code(rapid.StringMatching(`([a-z0-9][a-z0-9_-]{0,10})?`).Draw(t, name)) }
	n := func(name string, most int) int { return rapid.IntRange(0, most).Draw(t, name) }
	r := &Route{Trajectory: key("traject"), Kind: rapid.SampledFrom(sessions.RouteKinds).Draw(t, "soort"), Title: must("titel"), Who: maybe("wie"), Meant: maybe("bedoeld"),
		Effect: maybe("effect"), From: key("van"), Table: tag("tafel")}
	steps := rapid.IntRange(1, 3).Draw(t, "stappen")
	for i := range steps {
		s := Step{Title: must("stap"), Hook: key("haak"), From: key("uit"), Meant: maybe("bedoeld"), Holder: Holder{tag("org"), tag("functie")},
			Beside:   Companion{tag("naast"), tag("naast"), rapid.Bool().Draw(t, "zelfde"), rapid.Bool().Draw(t, "mag"), maybe("niemand")},
			Handover: Handover{rapid.SampledFrom([]sessions.HandoverWay{"", sessions.Warm, sessions.Cold, sessions.NoHandover}).Draw(t, "hoe"), n("naar", steps), maybe("koud")},
			Optional: rapid.Bool().Draw(t, "keuze"),
			Counts:   Counts{n("p", 30), n("v", 30), n("i", 3), n("b", 9), n("o", 9), n("d", 9999), n("g", 99)}}
		if s.Handover.To == i+1 {
			s.Handover.To = 0
		}
		for range n("banen", 4) {
			s.Lanes = append(s.Lanes, Note{rapid.SampledFrom(sessions.Lanes).Draw(t, "baan"), must("tekst"), maybe("uitleg"), rapid.SampledFrom(append([]sessions.Side{""}, sessions.Sides...)).Draw(t, "kant")})
		}
		for range n("echt", 3) {
			s.Real = append(s.Real, Practice{rapid.SampledFrom(sessions.Sides).Draw(t, "kant"), tag("bij"), must("echt")})
		}
		for range n("gevraagd", 4) {
			s.Demands = append(s.Demands, Demand{rapid.SampledFrom([]sessions.DemandKind{sessions.DemandPaper, sessions.DemandQuestion}).Draw(t, "wat"), must("papier"), tag("bekend"),
				rapid.SampledFrom([]sessions.Fate{"", sessions.FateGone, sessions.FateTogether, sessions.FateLater, sessions.FateStays}).Draw(t, "wens"), maybe("omdat"), tag("door"), maybe("wet")})
		}
		for _, c := range sessions.Channels {
			if rapid.Bool().Draw(t, "contact") {
				s.Channels = append(s.Channels, c)
			}
		}
		for _, v := range sessions.Ingredients {
			if rapid.Bool().Draw(t, "maatwerk") {
				s.Ingredients = append(s.Ingredients, Ingredient(v))
			}
		}
		for _, v := range sessions.Loads {
			if rapid.Bool().Draw(t, "zwaar") {
				s.Load = append(s.Load, Load{Heavy(v), n("hoe", 4)})
			}
		}
		for range n("botst", 2) {
			s.Clashes = append(s.Clashes, Clash{rapid.IntRange(1, steps).Draw(t, "met"), sessions.Label(phrase(t, "door", 2, false)), must("botst")})
		}
		for range n("wetten", 2) {
			s.Laws = append(s.Laws, sessions.Label(phrase(t, "wet", 3, false)))
		}
		for range n("kaarten", 2) {
			s.Bright = append(s.Bright, "k"+key("kaart"))
		}
		r.Steps = append(r.Steps, s)
	}
	return r
}

// ordered puts what has no order in the model in one: notes by lane, papers before questions.
func ordered(r *Route) *Route {
	out := *r
	out.Format, out.Version = "", 0
	out.Steps = slices.Clone(r.Steps)
	for i := range out.Steps {
		s := &out.Steps[i]
		s.Lanes, s.Demands = slices.Clone(s.Lanes), slices.Clone(s.Demands)
		slices.SortStableFunc(s.Lanes, func(a, b Note) int {
			return slices.Index(sessions.Lanes, a.Lane) - slices.Index(sessions.Lanes, b.Lane)
		})
		slices.SortStableFunc(s.Demands, func(a, b Demand) int { return strings.Compare(string(a.What), string(b.What)) })
	}
	return &out
}

// TestARouteComesBackAsItWent: through each of the three forms, with words that each of them could trip over.
func TestARouteComesBackAsItWent(t *testing.T) {
	for name, write := range map[string]func(*Route) ([]byte, error){"JSON": JSON, "CSV": CSV, "XLSX": XLSX} {
		t.Run(name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				r := anyRoute(t)
				data, err := write(r)
				if err != nil {
					t.Fatal(err)
				}
				back, problems := Read(data)
				if len(problems) > 0 {
					t.Fatalf("%v", problems)
				}
				want, got := ordered(r), ordered(back)
				if name != "CSV" {
					want.Steps, got.Steps = r.Steps, back.Steps
				}
				if !reflect.DeepEqual(plain(want), plain(got)) {
					t.Fatalf("went  %+v\ncame  %+v", plain(want), plain(got))
				}
			})
		})
	}
}

// plain is a route in which an empty list and none are the same.
func plain(r *Route) string {
	data, err := JSON(r)
	if err != nil {
		return err.Error()
	}
	return string(data)
}

// TestNoCellRuns: a text that a spreadsheet could take for a formula is kept as text, and reads as it was.
func TestNoCellRuns(t *testing.T) {
	for _, text := range []string{`=HYPERLINK("http://elders.example","klik")`, "+31", "-1", "−1", "@SUM(A1)", "＝1", "'=1", "''=1"} {
		r := &Route{Kind: sessions.RouteToday, Title: Sentence(text), Steps: []Step{{Title: Sentence(text), Holder: Holder{Function: "=1"}}}}
		data, err := CSV(r)
		if err != nil {
			t.Fatal(err)
		}
		rows := split(data, &findings{})
		for _, cells := range rows {
			for _, c := range cells {
				if c != "" && strings.ContainsRune(begins, []rune(c)[0]) {
					t.Errorf("%q stands in a CSV file as %q", text, c)
				}
			}
		}
		if back, wrong := Read(data); len(wrong) > 0 || string(back.Title) != text {
			t.Errorf("%q comes back as %+v, %v", text, back, wrong)
		}
		if data, err = XLSX(r); err != nil {
			t.Fatal(err)
		}
		f, err := excelize.OpenReader(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		formula, _ := f.GetCellFormula(stepSheet, "B2")
		kind, _ := f.GetCellType(stepSheet, "B2")
		if formula != "" || kind != excelize.CellTypeSharedString && kind != excelize.CellTypeInlineString {
			t.Errorf("%q is a formula %q of type %v", text, formula, kind)
		}
		if back, wrong := Read(data); len(wrong) > 0 || string(back.Steps[0].Title) != text {
			t.Errorf("%q comes back as %+v, %v", text, back, wrong)
		}
		f.Close()
	}
}
