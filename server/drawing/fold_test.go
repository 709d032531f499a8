package drawing

import (
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/rivo/uniseg"
	"pgregory.net/rapid"

	"maatwerkroute/sessions"
)

// TestTheDrawingOfARoute holds the whole picture of a small route: a changed line is looked at.
func TestTheDrawingOfARoute(t *testing.T) {
	small := today()
	small.Steps = small.Steps[2:5]
	got := File(picture(small))
	const file = "testdata/route.golden.svg"
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if want, err := os.ReadFile(file); err != nil || string(want) != got {
		t.Errorf("%s shows something else (%v); with -update it is drawn anew", file, err)
	}
}

func TestAnEmptyRouteSaysSo(t *testing.T) {
	for name, want := range map[string][]string{
		"empty":   {"Hier liggen nog geen stappen."},
		"bare":    {"Ik vraag hulp", "niemand", "Wat doe je zelf", "Achter de", "Tot hier zie je het"},
		"nothing": {"<svg"},
		"one":     {"Ik vraag hulp", "1 keer inloggen"},
	} {
		text := Blueprint(pictures()[name])
		for _, w := range want {
			if !strings.Contains(text, w) {
				t.Errorf("%s does not say %q", name, w)
			}
		}
	}
}

// TestFeelingsThatAreHiddenLeaveNoTrace: no curve, no band, no word and no line in the legend (I-34).
func TestFeelingsThatAreHiddenLeaveNoTrace(t *testing.T) {
	for _, large := range []bool{false, true} {
		p := pictures()["quiet"]
		p.Large = large
		text := Blueprint(p)
		for _, trace := range []string{"mwr-bp__curve", `class="mwr-bp__band"`, "mwr-bp__felt", "heel goed", "middelste mens"} {
			if strings.Contains(text, trace) {
				t.Errorf("large %v: %q is drawn", large, trace)
			}
		}
	}
	half := today()
	half.Steps[3].Feeling = nil
	if text := Blueprint(picture(half)); strings.Count(text, `class="mwr-bp__curve" d="M`) != 2+1 { // and one in the legend
		t.Error("the curve goes on over a step of which nothing is shown")
	}
}

// TestS4_35_EachBarrierIsAsLargeAsItIsKnown: more people make a larger disc, and few people are no number.
func TestS4_35_EachBarrierIsAsLargeAsItIsKnown(t *testing.T) {
	was := 0
	for _, known := range []int{0, 5, 9, 20, 60} {
		r := onPage.radius(Barrier{Known: known})
		if r <= was {
			t.Errorf("%d people make a radius of %d, and fewer made %d", known, r, was)
		}
		was = r
	}
	text := Blueprint(picture(Track{Steps: []Step{{ID: "a", Number: 1, Title: "t", Barriers: []Barrier{{Text: "Een", Known: 17}, {Text: "Twee"}}}}}))
	if strings.Count(text, `class="mwr-bp__heat"`) != 2+1 || strings.Count(text, "mwr-bp__inheat") != 1 || !strings.Contains(text, ">17<") {
		t.Error("each barrier is a disc, with its number when there are five people or more")
	}
}

// TestS3_05e_AColdHandoverIsABrokenLine and a warm one a full one (S4-18).
func TestS3_05e_AColdHandoverIsABrokenLine(t *testing.T) {
	two := func(s Step) string {
		s.ID, s.Number, s.Title = "a", 1, "een"
		text, _, _ := strings.Cut(Blueprint(picture(Track{Steps: []Step{s, {ID: "b", Number: 2, Title: "twee", Last: true}}})), "mwr-bp__legend")
		return text
	}
	for name, row := range map[string]struct {
		step      Step
		has, lack string
	}{
		"said to be cold":             {Step{Handover: sessions.Cold}, "mwr-bp__cold", "mwr-bp__warm"},
		"cold though nobody said so":  {Step{Cold: true}, "mwr-bp__cold", "mwr-bp__warm"},
		"warm":                        {Step{Handover: sessions.Warm}, "mwr-bp__warm", "mwr-bp__cold"},
		"none, with the same holder":  {Step{Handover: sessions.NoHandover}, "mwr-bp__same", "mwr-bp__cold"},
		"nobody said anything of it":  {Step{}, "mwr-bp__way-on", "mwr-bp__cold"},
		"none, and yet somebody else": {Step{Handover: sessions.NoHandover, Cold: true}, "mwr-bp__cold", "mwr-bp__same"},
	} {
		text := two(row.step)
		if !strings.Contains(text, row.has) || strings.Contains(text, row.lack) {
			t.Errorf("%s: it is not drawn as such", name)
		}
	}
}

var numbers = regexp.MustCompile(`mwr-bp__number[^>]*>(\d+)<`)

// TestEverySheetTogetherIsTheRoute: each step lies on one sheet, in order, on sheets of an even width.
func TestEverySheetTogetherIsTheRoute(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n, most := rapid.IntRange(0, 60).Draw(t, "steps"), rapid.IntRange(1, 12).Draw(t, "most")
		p := Picture{ID: "r", Tracks: []Track{{Name: "nu", Figures: []Figure{{"papieren", "", "1"}}}}, Large: rapid.Bool().Draw(t, "large")}
		for i := range n {
			p.Tracks[0].Steps = append(p.Tracks[0].Steps, Step{ID: "s" + number(i+1), Number: i + 1, Title: "stap"})
		}
		next, figures := 1, 0
		ids := map[string]bool{}
		for _, sheet := range p.Sheets(most) {
			text := Blueprint(sheet)
			for _, m := range numbers.FindAllStringSubmatch(text, -1) {
				if m[1] != strconv.Itoa(next) {
					t.Fatalf("step %s comes where %d should", m[1], next)
				}
				next++
			}
			if len(sheet.Tracks[0].Steps) > most || ids[sheet.ID] {
				t.Fatalf("sheet %s has %d steps", sheet.ID, len(sheet.Tracks[0].Steps))
			}
			ids[sheet.ID] = true
			figures += strings.Count(text, "mwr-bp__figure")
		}
		if next != n+1 || figures != 1 {
			t.Fatalf("%d steps of %d were drawn, and %d figures", next-1, n, figures)
		}
	})
}

// TestEveryLineFitsByItsOwnMeasure: whatever was typed, no line is wider than it may be, nothing of it is lost, and what is left
// out is counted.
func TestEveryLineFitsByItsOwnMeasure(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := strings.ToValidUTF8(rapid.String().Draw(t, "text"), "")
		width, size, bold := rapid.IntRange(60, 400).Draw(t, "width"), rapid.IntRange(12, 33).Draw(t, "size"), rapid.Bool().Draw(t, "bold")
		lines := wrapped(text, width, size, bold)
		for _, line := range lines {
			if w := wide(line, size, bold); w > width && len([]rune(line)) > 1 && clusters(line) > 1 {
				t.Fatalf("%q is %d wide, and %d is what there is", line, w, width)
			}
		}
		bare := func(s string) string { return strings.ReplaceAll(strings.Join(strings.Fields(s), ""), "-", "") }
		if bare(strings.Join(lines, "")) != bare(text) {
			t.Fatalf("%q became %q", text, lines)
		}
		most := rapid.IntRange(2, 6).Draw(t, "most")
		if cut := least(lines, most); len(cut) > most || len(lines) > most && cut[most-1] != "+"+number(len(lines)-most+1)+" regels" {
			t.Fatalf("%d lines became %q", len(lines), cut)
		}
	})
}

func clusters(line string) (n int) {
	for g := uniseg.NewGraphemes(line); g.Next(); {
		n++
	}
	return n
}
