package live

import (
	"errors"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
	"golang.org/x/text/unicode/norm"
)

// What can be wrong with a text. They hold nothing of the text; the door says them in Dutch.
var (
	ErrNotUTF8 = errors.New("not valid UTF-8")
	ErrStacked = errors.New("too many marks on one letter")
)

const (
	mostMarks = 8 // combining marks on one base; the fullest letters of living languages have four
	// The longest emoji people send has ten runes. Without an end to one grapheme, a limit in
	// graphemes is no limit in bytes: joiners and jamo can go on for ever.
	longestGrapheme = 32 // runes
)

// Clean makes a text of a person into the one form that is kept (NFC, \n, nothing that turns the
// direction of reading, no control characters, no space around it) and counts its graphemes. It
// cuts nothing: a text that is too much is an error, so that nobody's words change unseen.
func Clean(s string) (clean string, graphemes int, err error) {
	if !utf8.ValidString(s) {
		return "", 0, ErrNotUTF8
	}
	s = strings.ReplaceAll(s, "\r\n", "\n")
	s = strings.Map(visible, s)
	composed := norm.NFC.String(s)
	if stacked(s) || stacked(composed) {
		return "", 0, ErrStacked
	}
	s = strings.TrimSpace(composed)
	for g := uniseg.NewGraphemes(s); g.Next(); {
		if len(g.Runes()) > longestGrapheme {
			return "", 0, ErrStacked
		}
		graphemes++
	}
	return s, graphemes, nil
}

// visible drops (as -1) what steers a screen instead of standing on it.
func visible(r rune) rune {
	switch {
	case r == '\n' || r == '\t':
		return r
	case unicode.Is(unicode.Cc, r):
		return -1
	case r == 0x061C, r == 0x200E, r == 0x200F, r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069: // bidi
		return -1
	}
	return r
}

// stacked says whether some letter carries more marks than any language needs. It is asked before NFC,
// which takes marks up into letters, and after it, because some single marks (U+0344) become two.
func stacked(s string) bool {
	marks := 0
	for _, r := range s {
		if !unicode.Is(unicode.M, r) {
			marks = 0
			continue
		}
		if marks++; marks > mostMarks {
			return true
		}
	}
	return false
}
