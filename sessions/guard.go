package sessions

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Found is a place in a text where somebody can be recognised. It holds no words, so that what
// was found cannot travel (to a log, a mail, a second device) by accident.
type Found struct {
	Kind     FoundKind
	From, To int // bytes in the text that was looked at, on the borders of runes
}

// FoundKind is what sort of thing gives somebody away.
type FoundKind string

// The kinds, the most telling first: where two overlap, the first one names what was found.
const (
	FoundIBAN    FoundKind = "iban"
	FoundMail    FoundKind = "mail"
	FoundBSN     FoundKind = "bsn"
	FoundPhone   FoundKind = "phone"
	FoundCase    FoundKind = "case"
	FoundAddress FoundKind = "address"
	FoundName    FoundKind = "name"
	FoundPost    FoundKind = "post" // a function with the place where it works
)

var foundKinds = []struct {
	kind FoundKind
	says string
}{
	{FoundIBAN, "een rekeningnummer"},
	{FoundMail, "een mailadres"},
	{FoundBSN, "een burgerservicenummer (BSN)"},
	{FoundPhone, "een telefoonnummer"},
	{FoundCase, "een nummer van een zaak of een klant"},
	{FoundAddress, "een adres"},
	{FoundName, "een naam"},
	{FoundPost, "een functie met een plek erbij"},
}

// Says is the kind in plain Dutch, to stand in "Er staat … in uw tekst."
func (k FoundKind) Says() string {
	for _, f := range foundKinds {
		if f.kind == k {
			return f.says
		}
	}
	return "iets dat over één persoon gaat"
}

func (k FoundKind) rank() int {
	for i, f := range foundKinds {
		if f.kind == k {
			return i
		}
	}
	return len(foundKinds)
}

const anyDigit = "0123456789"

// A look costs a microsecond a letter, and most cards have no digit at all: needs saves it.
var looks = []struct {
	needs string
	find  func(string) []Found
}{
	{anyDigit, findIBANs},
	{"@", findMails},
	{anyDigit, findNumbers},
	{anyDigit, findCases},
	{anyDigit, findAddresses},
	{"", findNames},
	{"", findPosts},
}

// Guard finds the names and numbers of people in a text (I-17, I-18), in the order of the text,
// never overlapping. It looks for forms, not for meaning: a name without a title is not found.
func Guard(text string) []Found {
	f := fold(text)
	var found []Found
	for _, look := range looks {
		if look.needs == "" || strings.ContainsAny(f.text, look.needs) {
			found = append(found, look.find(f.text)...)
		}
	}
	slices.SortFunc(found, func(a, b Found) int { return a.From - b.From })
	var apart []Found
	for _, next := range found {
		if last := len(apart) - 1; last >= 0 && next.From < apart[last].To {
			apart[last].To = max(apart[last].To, next.To)
			if next.Kind.rank() < apart[last].Kind.rank() {
				apart[last].Kind = next.Kind
			}
			continue
		}
		apart = append(apart, next)
	}
	for i := range apart {
		apart[i].From, apart[i].To = f.at[apart[i].From], f.at[apart[i].To]
	}
	return apart
}

// Neutral proposes a wording without what Guard found. A word that goes can bring a number within
// reach of the word that tells what it is; such a number goes too, so a proposal is always clean.
func Neutral(text string, found []Found) string {
	for len(found) > 0 {
		var b strings.Builder
		end := 0
		for _, f := range found {
			b.WriteString(text[end:f.From])
			b.WriteString(f.instead(text))
			end = f.To
		}
		text = b.String() + text[end:]
		found = Guard(text) // ends: each round takes away capitals or digits and puts none in
	}
	return text
}

// instead is what stands in the place of what was found, so that the sentence still runs.
func (f Found) instead(text string) string {
	switch f.Kind {
	case FoundName, FoundPost:
		return f.somebody(text)
	case FoundAddress:
		return "(adres weg)"
	case FoundMail:
		return "(mailadres weg)"
	default:
		return "(nummer weg)"
	}
}

// somebody does not say "een medewerker": after mevrouw may come a resident's name as well.
func (f Found) somebody(text string) string {
	words := text[f.From:f.To]
	low := strings.ToLower(words)
	who := "iemand"
	if f.Kind == FoundPost {
		who = "een medewerker"
	}
	if doctor.MatchString(words) {
		who = "een dokter"
	}
	if strings.HasSuffix(low, "'s") || strings.HasSuffix(low, "’s") {
		who += "s"
	}
	first, _ := utf8.DecodeRuneInString(words)
	if !unicode.IsUpper(first) {
		return who
	}
	before := strings.TrimRightFunc(text[:f.From], func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(`"'“‘„(`, r) })
	if before == "" || strings.HasSuffix(text[:f.From], "\n") || strings.ContainsAny(before[len(before)-1:], ".!?:") {
		return strings.ToUpper(who[:1]) + who[1:]
	}
	return who
}

// folded is a text in which what looks the same is the same, with the way back to the text.
type folded struct {
	text string
	at   []int // for each byte of text, and for its end: the place in the original
}

// fold takes away what the eye does not see (a soft hyphen in a number), and makes one space, one
// hyphen and one set of digits out of many.
func fold(text string) folded {
	var b strings.Builder
	at := make([]int, 0, len(text)+1)
	for i, r := range text {
		if unicode.Is(unicode.Cf, r) {
			continue
		}
		before := b.Len()
		b.WriteRune(foldRune(r))
		for range b.Len() - before {
			at = append(at, i)
		}
	}
	return folded{b.String(), append(at, len(text))}
}

func foldRune(r rune) rune {
	switch {
	case r < utf8.RuneSelf:
		return r
	case r == '’' || r == '‘' || r == 'ʼ':
		return '\''
	case r >= 0xFF01 && r <= 0xFF5E: // full-width forms of ASCII
		return r - 0xFF01 + '!'
	case unicode.Is(unicode.Zs, r):
		return ' '
	case unicode.Is(unicode.Pd, r) || r == '−':
		return '-'
	case unicode.Is(unicode.Nd, r):
		return '0' + digitValue(r)
	}
	return r
}

// digitValue counts from the zero of the script: Unicode keeps the ten digits of a script together.
func digitValue(r rune) rune {
	for _, t := range unicode.Nd.R16 {
		if r >= rune(t.Lo) && r <= rune(t.Hi) {
			return (r - rune(t.Lo)) % 10
		}
	}
	for _, t := range unicode.Nd.R32 {
		if r >= rune(t.Lo) && r <= rune(t.Hi) {
			return (r - rune(t.Lo)) % 10
		}
	}
	return 0
}

// wordBefore says whether a letter or digit stands right before i, so that no word begins there.
func wordBefore(s string, i int) bool {
	r, _ := utf8.DecodeLastRuneInString(s[:i])
	return i > 0 && wordRune(r)
}

// wordAfter says whether a letter or digit stands at i, so that no word ends there.
func wordAfter(s string, i int) bool {
	r, _ := utf8.DecodeRuneInString(s[i:])
	return i < len(s) && wordRune(r)
}

func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }
