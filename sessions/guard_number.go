package sessions

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

var (
	mailForm = regexp.MustCompile(`[\p{L}\p{M}\p{N}._%+'-]+ ?@ ?[\p{L}\p{M}\p{N}-]+(?:\.[\p{L}\p{M}\p{N}-]+)*\.\p{L}{2,}`)
	ibanForm = regexp.MustCompile(`[A-Za-z]{2}\d{2}`)
	// A word that says that a number is kept about somebody, what may stand between, and the number.
	caseForm = regexp.MustCompile(`(?i)((?:zaak|dossier|klant|cli[eë]nt|pati[eë]nt|relatie|aanvraag|meldings?|klacht|bezwaar|registratie|referentie|polis|` +
		`beschikkings?|factuur|contract|debiteur(?:en)?)[ -]?(?:nummer|nr\.?|kenmerk|id|code)|kenmerk|referentie|zaak|dossier)` +
		`(?: (?:is|was|met nummer|nummer|nr\.?|no\.?))?[ \t]*[:=#]?[ \t]*` +
		`((?:(?-i:[A-Z]{1,6}) |[a-z]{1,6}[-./]?)?(?:[a-z]{1,4}[-./])*\d[\p{L}\d]*(?:[-./]\d[\p{L}\d]*)*(?: \d{2,})*)`)
)

// How many digits make a case number: after a bare "dossier" many, since "in dossier 3 stond niets" is no case.
var caseDigits = map[string]int{"zaak": 5, "dossier": 5, "kenmerk": 4, "referentie": 4}

func findMails(s string) []Found {
	var found []Found
	for _, m := range mailForm.FindAllStringIndex(s, -1) {
		found = append(found, Found{FoundMail, m[0], m[1]})
	}
	return found
}

// The lengths of bank account numbers, in the countries whose accounts people here use.
var ibanLengths = map[string]int{"NL": 18, "BE": 16, "DE": 22, "FR": 27, "GB": 22, "ES": 24, "IT": 27, "PT": 25, "PL": 28, "RO": 24, "BG": 22,
	"TR": 26, "HU": 28, "LT": 20, "LV": 21, "EE": 20, "IE": 22, "LU": 20, "AT": 20, "CH": 21, "DK": 18, "SE": 24, "NO": 15, "FI": 18, "GR": 27,
	"CZ": 24, "SK": 24, "HR": 21, "SI": 19, "UA": 29, "CY": 28, "MT": 31}

func findIBANs(s string) []Found {
	var found []Found
	for at := 0; ; {
		m := ibanForm.FindStringIndex(s[at:])
		if m == nil {
			return found
		}
		from := at + m[0]
		at = from + 1 // a candidate that fails may hide the true one that begins inside it
		if n := ibanAt(s[from:]); n > 0 {
			found = append(found, Found{FoundIBAN, from, from + n})
			at = from + n
		}
	}
}

// ibanAt is how many bytes the account number takes that s begins with, or 0.
func ibanAt(s string) int {
	want := ibanLengths[strings.ToUpper(s[:2])]
	var signs []byte
	apart := false
	for i := 0; i < len(s) && len(signs) < want; i++ {
		switch c := s[i]; {
		case c >= '0' && c <= '9', c >= 'A' && c <= 'Z':
			signs = append(signs, c)
		case c >= 'a' && c <= 'z':
			signs = append(signs, c-'a'+'A')
		case apart, c != ' ' && c != '.' && c != '-':
			return 0
		default:
			apart = true
			continue
		}
		apart = false
		if len(signs) == want && mod97(append(slices.Clone(signs[4:]), signs[:4]...)) == 1 {
			return i + 1
		}
	}
	return 0
}

func mod97(signs []byte) int {
	rest := 0
	for _, c := range signs {
		if c <= '9' {
			rest = (rest*10 + int(c-'0')) % 97
			continue
		}
		rest = (rest*100 + int(c-'A') + 10) % 97
	}
	return rest
}

func findCases(s string) []Found {
	var found []Found
	for _, m := range caseForm.FindAllStringSubmatchIndex(s, -1) {
		if wordBefore(s, m[0]) {
			continue
		}
		need, ok := caseDigits[strings.ToLower(s[m[2]:m[3]])]
		if !ok {
			need = 3
		}
		if len(onlyDigits(s[m[4]:m[5]])) >= need {
			found = append(found, Found{FoundCase, m[4], m[5]})
		}
	}
	return found
}

func onlyDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, s)
}

// digits is one unbroken run of digits; before is what stands between it and the run before it.
type digits struct {
	from, to int
	text     string
	before   string
}

var (
	digitRun = regexp.MustCompile(`\d+`)
	// What people write between the parts of one number.
	between = regexp.MustCompile(`^(?: ?[-./] ?| ?\(| ?\)[ -]?| |  )$`)
)

// findNumbers finds phone numbers and BSNs: both are runs of digits that belong together.
func findNumbers(s string) []Found {
	var found []Found
	var run []digits
	for _, m := range digitRun.FindAllStringIndex(s, -1) {
		d := digits{from: m[0], to: m[1], text: s[m[0]:m[1]]}
		if len(run) > 0 {
			d.before = s[run[len(run)-1].to:m[0]]
			if !between.MatchString(d.before) {
				found = append(found, inRun(s, run)...)
				run = nil
			}
		}
		run = append(run, d)
	}
	return append(found, inRun(s, run)...)
}

const longestNumber = 17 // digits: 0049 and the longest number that a country gives

func inRun(s string, run []digits) []Found {
	var found []Found
	for i := 0; i < len(run); i++ {
		all, last := "", -1
		var longest Found
		for j := i; j < len(run) && len(all)+len(run[j].text) <= longestNumber; j++ {
			all += run[j].text
			if kind, ok := numberKind(s, run[i:j+1], all, i == 0 && j == len(run)-1); ok {
				longest, last = Found{kind, run[i].from, run[j].to}, j
			}
		}
		if last < 0 {
			continue
		}
		if last > i && strings.Contains(run[i+1].before, ")") && strings.HasSuffix(s[:longest.From], "(") {
			longest.From--
		}
		if strings.HasSuffix(s[:longest.From], "+") {
			longest.From--
		}
		found = append(found, longest)
		i = last
	}
	return found
}

func numberKind(s string, parts []digits, all string, whole bool) (FoundKind, bool) {
	switch {
	case isBSN(s, parts, all, whole):
		return FoundBSN, true
	case isPhone(parts, all, parts[0].from > 0 && s[parts[0].from-1] == '+'):
		return FoundPhone, true
	}
	return "", false
}

var (
	bsnWord   = regexp.MustCompile(`(?i)\b(?:bsn|bsn-?nummer|burger ?service ?-?nummers?|sofi|sofi-?nummer|persoonsnummer)\b`)
	anyNumber = regexp.MustCompile(`(?i)\b(?:nummer|nr)\b`)
	moneyWord = regexp.MustCompile(`(?i)^ ?(?:euro|eur\b|€|miljoen|inwoners|mensen|huishoudens)`)
	ourNumber = regexp.MustCompile(`\(nummer weg\)`)
)

func isBSN(s string, parts []digits, all string, whole bool) bool {
	if len(all) != 8 && len(all) != 9 || !elevenProof(all) || isDate(parts) {
		return false
	}
	from, to := parts[0].from, parts[len(parts)-1].to
	near := ourNumber.ReplaceAllString(s[max(0, from-50):from]+" # "+s[to:min(len(s), to+30)], " ")
	if bsnWord.MatchString(near) || len(all) == 9 && anyNumber.MatchString(near) {
		return true
	}
	money := strings.HasSuffix(strings.TrimRight(s[:from], " "), "€") || moneyWord.MatchString(s[to:])
	form := shape(parts)
	return whole && !money && (form == "4 2 3" || form == "3 3 3" || form == "2 2 2 3")
}

// elevenProof is the check on a BSN. One of eight digits has lost its first zero.
func elevenProof(all string) bool {
	if len(all) == 8 {
		all = "0" + all
	}
	sum := 0
	for i, c := range all {
		weight := 9 - i
		if i == 8 {
			weight = -1
		}
		sum += weight * int(c-'0')
	}
	return sum%11 == 0 && strings.Trim(all, "0") != ""
}

func isPhone(parts []digits, all string, plus bool) bool {
	switch {
	case plus && all[0] == '3' && strings.HasPrefix(all, "31"):
		return len(strings.TrimPrefix(all[2:], "0")) == 9
	case strings.HasPrefix(all, "0031"):
		return len(strings.TrimPrefix(all[4:], "0")) == 9
	case plus:
		return all[0] != '0' && len(all) >= 8 && len(all) <= 15
	case strings.HasPrefix(all, "00"):
		return all[2:] != "" && all[2] != '0' && len(all) >= 11 && len(parts[0].text) >= 4
	case len(all) != 10 || all[0] != '0' || all[1] == '0' || isDate(parts):
		return false
	}
	first := len(parts[0].text)
	return strings.HasPrefix(all, "06") && first >= 2 || first == 3 || first == 4 || first == 10 || len(parts) == 10
}

// isDate says whether the parts begin with a day, a month and a year: 06-05-2024 10 uur is no phone number.
func isDate(parts []digits) bool {
	if len(parts) < 3 || len(parts[0].text) > 2 || len(parts[1].text) > 2 || len(parts[2].text) != 4 {
		return false
	}
	d, _ := strconv.Atoi(parts[0].text)
	m, _ := strconv.Atoi(parts[1].text)
	y := parts[2].text[:2]
	return d >= 1 && d <= 31 && m >= 1 && m <= 12 && (y == "19" || y == "20")
}

func shape(parts []digits) string {
	var lengths []string
	for _, p := range parts {
		lengths = append(lengths, strconv.Itoa(len(p.text)))
	}
	return strings.Join(lengths, " ")
}
