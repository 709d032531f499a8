package server

import (
	"io/fs"
	"regexp"
	"strings"
	"testing"
)

var (
	aside = regexp.MustCompile(`(?s)\{\{.*?\}\}|</?(a|strong|span|small|b)\b[^>]*>`)
	tag   = regexp.MustCompile(`(?s)<[^>]*>`)
	stop  = regexp.MustCompile(`[.!?:…](\s|$)|\n|\|`)
)

// sentences are what people read in a template, its own words alone.
func sentences(template string) (list []string) {
	text := tag.ReplaceAllString(aside.ReplaceAllString(template, " "), " | ")
	for _, s := range stop.Split(text, -1) {
		if s = strings.Join(strings.Fields(s), " "); s != "" {
			list = append(list, s)
		}
	}
	return list
}

func TestSentencesOfPagesAreShort(t *testing.T) {
	files, err := fs.Glob(pageFiles, "pages/*.html")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, f := range files {
		b, err := fs.ReadFile(pageFiles, f)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range sentences(string(b)) {
			if n := len(strings.Fields(s)); n > 20 {
				t.Errorf("%s: %d words: %s", f, n, s)
			}
		}
	}
}

// Before the first card a resident reads at most 60 words: the safe-use promise in its own words and by whom, who
// sees this, how long, how it goes away, whom to call (§4.0-5, §4.0-7).
func TestThePromiseIsSixtyWords(t *testing.T) {
	b, err := fs.ReadFile(pageFiles, "pages/binnen.html")
	if err != nil {
		t.Fatal(err)
	}
	_, promise, _ := strings.Cut(string(b), `{{define "promise"}}`)
	promise = strings.Replace(promise, "{{else}}Vragen? Ga naar de gespreksleider.", "", 1)
	promise = strings.NewReplacer("{{.Record.Urgent.Person}}", "Samira", "{{.Record.Urgent.Number}}", "020", "{{.Record.Urgent.Until}}", "21 uur", "{{with .Mandate.SignedBy}} Dit belooft: {{.}}.", "Dit belooft: directeur WPI.").Replace(promise)
	if n := len(strings.Fields(strings.Join(sentences(promise), " "))); n > 60 {
		t.Errorf("%d words", n)
	} else if n < 40 {
		t.Errorf("only %d words were found", n)
	}
	for _, own := range []string{"Dit is een afspraak, geen wet.", "Bij direct gevaar moeten wij iets doen.", "Dat zeggen we eerst tegen u.",
		"Noem geen namen, bedragen of klantnummers.", "Dit belooft: directeur WPI."} {
		if !strings.Contains(promise, own) {
			t.Errorf("the promise does not say %q", own)
		}
	}
}
