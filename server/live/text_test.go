package live

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

func TestClean(t *testing.T) {
	for name, r := range map[string]struct {
		in, out   string
		graphemes int
		err       error
	}{
		"half a letter":               {in: "caf\xc3", err: ErrNotUTF8},
		"a surrogate in bytes":        {in: "\xed\xa0\x80", err: ErrNotUTF8},
		"a zero written too long":     {in: "\xc0\x80", err: ErrNotUTF8},
		"nine marks":                  {in: "e" + strings.Repeat("\u0301", 9), err: ErrStacked},
		"nine marks, later":           {in: "goed z" + strings.Repeat("\u0334\u0351\u0321", 3), err: ErrStacked},
		"nine marks without a letter": {in: strings.Repeat("\u0301", 9), err: ErrStacked},
		"a thousand marks":            {in: "e" + strings.Repeat("\u0301", 1000), err: ErrStacked},
		"marks with a bidi between":   {in: "e" + strings.Repeat("\u0301\u202e", 9), err: ErrStacked},
		"marks that become two":       {in: "x" + strings.Repeat("\u0344", 8), err: ErrStacked},
		"joiners without end":         {in: strings.Repeat("👩\u200d", 40), err: ErrStacked},
		"jamo without end":            {in: strings.Repeat("\u1100", 100), err: ErrStacked},

		"nothing":                    {},
		"only space":                 {in: " \t\r\n\u00a0\u3000"},
		"only what is not seen":      {in: "\x00\x07\x1b\u202e\u2066"},
		"space around":               {in: "  Dag allemaal \n", out: "Dag allemaal", graphemes: 12},
		"space after what goes":      {in: "\u202e a", out: "a", graphemes: 1},
		"a letter in two parts":      {in: "cafe\u0301", out: "café", graphemes: 4},
		"eight marks":                {in: "x" + strings.Repeat("\u0334", 8), out: "x" + strings.Repeat("\u0334", 8), graphemes: 1},
		"a line end of Windows":      {in: "een\r\ntwee", out: "een\ntwee", graphemes: 8},
		"a tab and a line end":       {in: "a\tb\nc", out: "a\tb\nc", graphemes: 5},
		"a bell and a zero":          {in: "a\x00b\x07c\x7fd\u0085e", out: "abcde", graphemes: 5},
		"colours of a terminal":      {in: "\x1b[31mrood", out: "[31mrood", graphemes: 8},
		"text turned round":          {in: "abc\u202etxe.exe\u202c", out: "abctxe.exe", graphemes: 10},
		"all other bidi":             {in: "a\u200e\u200f\u061c\u202a\u202b\u202d\u2066\u2067\u2068\u2069b", out: "ab", graphemes: 2},
		"Arabic":                     {in: "مرحبا", out: "مرحبا", graphemes: 5},
		"a family":                   {in: "👨‍👩‍👧‍👦!", out: "👨‍👩‍👧‍👦!", graphemes: 2},
		"the longest kiss":           {in: "👩🏽‍❤️‍💋‍👩🏻", out: "👩🏽‍❤️‍💋‍👩🏻", graphemes: 1},
		"two flags":                  {in: "🇳🇱🇲🇦", out: "🇳🇱🇲🇦", graphemes: 2},
		"the flag of Wales":          {in: "🏴󠁧󠁢󠁷󠁬󠁳󠁿", out: "🏴󠁧󠁢󠁷󠁬󠁳󠁿", graphemes: 1},
		"Vietnamese in parts":        {in: "Vie\u0323\u0302t", out: "Việt", graphemes: 4},
		"a text that looks like tag": {in: "<b>ja</b>", out: "<b>ja</b>", graphemes: 9},
	} {
		t.Run(name, func(t *testing.T) {
			out, n, err := Clean(r.in)
			if out != r.out || n != r.graphemes || !errors.Is(err, r.err) {
				t.Errorf("Clean(%q) = %q, %d, %v; want %q, %d, %v", r.in, out, n, err, r.out, r.graphemes, r.err)
			}
		})
	}
}

func TestCleanTwiceIsCleanOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := rapid.StringOf(rapid.OneOf(rapid.Rune(), rapid.SampledFrom([]rune(" \n\r\t\u202e\u200d\u0301\u0323\u1100é한")))).Draw(t, "in")
		once, n, err := Clean(in)
		if err != nil {
			return
		}
		if !utf8.ValidString(once) || !norm.NFC.IsNormalString(once) {
			t.Fatalf("%q became %q", in, once)
		}
		if twice, m, err := Clean(once); twice != once || m != n || err != nil {
			t.Fatalf("%q became %q and then %q (%d, %d, %v)", in, once, twice, n, m, err)
		}
	})
}
