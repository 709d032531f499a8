package sessions

import (
	"strings"
	"unicode"
)

// Piece is a run of words that two sentences have both, or that one of them has alone.
type Piece struct {
	Mark  string // "" both, "-" only the first, "+" only the second
	Words string
}

const mostDiffered = 1 << 18 // cells; two sentences of 500 words each. Longer ones are shown whole

// Differ compares the raisers' own words with how a level wrote them, word by word. Capitals and the signs
// around a word are no difference; the words are shown as they were written.
func Differ(own, theirs string) []Piece {
	a, b := strings.Fields(own), strings.Fields(theirs)
	if len(a)*len(b) > mostDiffered {
		return merged([]Piece{{"-", own}, {"+", theirs}})
	}
	longest := common(a, b)
	var list []Piece
	i, j := 0, 0
	for i < len(a) && j < len(b) {
		switch {
		case alike(a[i], b[j]):
			list = append(list, Piece{"", b[j]})
			i, j = i+1, j+1
		case longest[i+1][j] >= longest[i][j+1]:
			list = append(list, Piece{"-", a[i]})
			i++
		default:
			list = append(list, Piece{"+", b[j]})
			j++
		}
	}
	for ; i < len(a); i++ {
		list = append(list, Piece{"-", a[i]})
	}
	for ; j < len(b); j++ {
		list = append(list, Piece{"+", b[j]})
	}
	return merged(list)
}

// common is the length of the longest common run of words from each pair of places to the ends.
func common(a, b []string) [][]int {
	rows := make([][]int, len(a)+1)
	for i := range rows {
		rows[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if rows[i][j] = max(rows[i+1][j], rows[i][j+1]); alike(a[i], b[j]) {
				rows[i][j] = rows[i+1][j+1] + 1
			}
		}
	}
	return rows
}

func alike(a, b string) bool { return a == b || strings.EqualFold(bare(a), bare(b)) }

// bare is a word without the signs around it; a sign alone is itself.
func bare(word string) string {
	if w := strings.TrimFunc(word, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }); w != "" {
		return w
	}
	return word
}

func merged(list []Piece) []Piece {
	out := []Piece{}
	for _, p := range list {
		if n := len(out); n > 0 && out[n-1].Mark == p.Mark {
			out[n-1].Words += " " + p.Words
			continue
		}
		if p.Words != "" {
			out = append(out, p)
		}
	}
	return out
}
