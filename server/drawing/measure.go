package drawing

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// widths are those of the signs from space to tilde in the fonts that computers have for plain text, in thousandths of
// their size. The widest of these fonts decides.
var widths = [...]int{
	278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
	556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
	1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
	667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
	333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
	556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
}

const (
	room      = 1120 // thousandths: fonts differ, and no text may leave its column
	boldRoom  = 1200
	wideSign  = 1300
	smallSign = 600
	largeSign = 750
	otherSign = 800
)

// wide is how wide a text becomes at a size.
func wide(text string, size int, bold bool) int {
	sum := 0
	for g := uniseg.NewGraphemes(text); g.Next(); {
		sum += widthOf(g)
	}
	factor := room
	if bold {
		factor = boldRoom
	}
	return sum * size / 1000 * factor / 1000
}

func widthOf(g *uniseg.Graphemes) int {
	r := g.Runes()[0]
	switch {
	case g.Width() > 1:
		return wideSign
	case r >= ' ' && int(r-' ') < len(widths):
		return widths[r-' ']
	case r < 0x250 && unicode.IsUpper(r):
		return largeSign
	case r < 0x250:
		return smallSign
	case g.Width() == 0:
		return 0
	}
	return otherSign
}

// wrapped breaks a text into lines that fit. A word that fits on no line is broken between its signs.
func wrapped(text string, width, size int, bold bool) []string {
	var lines []string
	for _, paragraph := range strings.Split(text, "\n") {
		line := ""
		for _, word := range strings.Fields(paragraph) {
			if line != "" && wide(line+" "+word, size, bold) <= width {
				line += " " + word
				continue
			}
			if line != "" {
				lines = append(lines, line)
			}
			pieces := broken(word, width, size, bold)
			lines, line = append(lines, pieces[:len(pieces)-1]...), pieces[len(pieces)-1]
		}
		if line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}

// broken cuts one word in pieces that fit, with a hyphen between two of our letters.
func broken(word string, width, size int, bold bool) []string {
	var pieces []string
	for wide(word, size, bold) > width {
		var ends []int // of each sign
		for g := uniseg.NewGraphemes(word); g.Next(); {
			_, to := g.Positions()
			ends = append(ends, to)
		}
		n := 1
		for n < len(ends) && wide(word[:ends[n]]+"-", size, bold) <= width {
			n++
		}
		if n == len(ends) {
			n = len(ends) - 1 // the hyphen alone did not fit
		}
		if n == 0 {
			break
		}
		if left := len(ends) - n; left < 4 && n > 4 { // no letter stands alone on its line
			n = max(4, len(ends)-4)
		}
		piece, rest := word[:ends[n-1]], word[ends[n-1]:]
		last, _ := utf8.DecodeLastRuneInString(piece)
		next, _ := utf8.DecodeRuneInString(rest)
		if latin(last) && latin(next) {
			piece += "-"
		}
		pieces, word = append(pieces, piece), rest
	}
	return append(pieces, word)
}

func latin(r rune) bool { return r < 0x250 && unicode.IsLetter(r) }

// least cuts lines off and says how many.
func least(lines []string, most int) []string {
	if len(lines) <= most {
		return lines
	}
	left := len(lines) - most + 1
	return append(lines[:most-1:most-1], "+"+number(left)+" regels")
}

// rightToLeft says how a text runs: by its first letter.
func rightToLeft(text string) bool {
	for _, r := range text {
		if unicode.In(r, unicode.Hebrew, unicode.Arabic, unicode.Syriac, unicode.Thaana) {
			return true
		}
		if unicode.IsLetter(r) {
			return false
		}
	}
	return false
}
