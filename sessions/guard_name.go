package sessions

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

var (
	titleWord = regexp.MustCompile(`(?i)heer|meneer|mijnheer|mevrouw|mevr\.?|mw\.?|mej\.?|dhr\.?|juffrouw|juf|dokter|dr\.?`)
	// Words before a title that go with it, because "die iemand" is not Dutch.
	beforeTitle = regexp.MustCompile(`(?i)(?:^|[^\p{L}\p{M}\p{N}])((?:(?:de |den )?(?:heer|meneer|mijnheer|dhr\.?) en|die|deze|dezelfde|de|den|een|mijn|onze|haar|zijn|hun|uw) )$`)
	doctor      = regexp.MustCompile(`(?i)\b(?:dokter|dr)\b`)
)

const longestBefore = 30 // bytes; more than beforeTitle can take

var (
	// Small words inside a name.
	nameParticles = wordSet("van de der den ter ten te het 't von vom zu el al ben bin ould abu la le les du da dos di del op in")
	// Words that stand in a name only right before 't or den: "in 't Veld", "op den Dries". Elsewhere they tell a place.
	placeParticles = wordSet("op in")
	// Capitalised words after a title that are not somebody's name: the start of a sentence, a function, a department.
	notNames = wordSet("ik wij we u jij je hij zij ze het de een die dat dit er hier daar en of maar want dus toen nu dan als " +
		"om met voor na bij uit naar wat wie waar waarom hoe heeft had is was niet geen ja nee mijn onze uw hun alle iemand niemand iedereen " +
		"meneer mijnheer mevrouw mevr mw mej dhr heer dokter dr juf juffrouw " +
		"wethouder burgemeester minister staatssecretaris voorzitter directeur manager teammanager medewerker ambtenaar raadslid " +
		"ombudsman rechter officier president klantmanager consulent begeleider " +
		"balie loket gemeente college kamer provincie dienst buurtteam wijkteam stadsloket stadsdeel bureau afdeling " +
		"werk inkomen zorg jeugd jeugdzorg wonen schulden schuldhulp schuldhulpverlening stadspas participatie wmo participatiewet " +
		"sociale sociaal belastingdienst kredietbank woningbouw corporatie politie school ziekenhuis")
)

func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(words) {
		set[w] = true
	}
	return set
}

func findNames(s string) []Found {
	var found []Found
	for _, m := range titleWord.FindAllStringIndex(s, -1) {
		abbreviated := s[m[1]-1] == '.'
		if wordBefore(s, m[0]) || !abbreviated && wordAfter(s, m[1]) {
			continue
		}
		n := nameAfter(s[m[1]:], abbreviated)
		if n == 0 {
			continue
		}
		from := m[0]
		if b := beforeTitle.FindStringSubmatch(s[max(0, from-longestBefore):from]); b != nil {
			from -= len(b[1])
		}
		found = append(found, Found{FoundName, from, m[1] + n + workAfter(s[m[1]+n:])})
	}
	return found
}

// nameAfter is how far the name reaches that s begins with, or 0. A name is at most three
// capitalised words or initials, with small words between them.
func nameAfter(s string, abbreviated bool) int {
	end, capitals, shouted, small := 0, 0, false, ""
	for i := 0; capitals < 3; {
		from := i + len(s[i:]) - len(strings.TrimLeft(s[i:], " \t"))
		if from == i && (i > 0 || !abbreviated) {
			break
		}
		word := nextWord(s[from:])
		if word == "" {
			break
		}
		i = from + len(word)
		if low := strings.ToLower(word); nameParticles[low] {
			if placeParticles[small] && low != "'t" && low != "den" {
				break
			}
			small = low
			continue
		}
		bare, closes := bareName(word)
		loud := utf8.RuneCountInString(bare) > 1 && bare == strings.ToUpper(bare) && !strings.Contains(bare, ".")
		// "mevrouw JANSEN" is a name, "mevrouw van UWV" is not, and neither is UWV in "mevrouw Jansen UWV".
		if !capitalised(bare) || notNames[strings.ToLower(bare)] || placeParticles[small] || loud && (small != "" || capitals > 0 && !shouted) {
			break
		}
		capitals, shouted, small, end = capitals+1, loud, "", from+len(bare)
		if closes {
			break
		}
	}
	return end
}

// nextWord is the run of letters at the start of s, with the signs that can stand inside a name.
func nextWord(s string) string {
	n := strings.IndexFunc(s, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsMark(r) && !strings.ContainsRune(`'.-`, r)
	})
	if n < 0 {
		return s
	}
	return s[:n]
}

// bareName takes the full stop of the sentence off a word; initials keep theirs.
func bareName(word string) (bare string, closes bool) {
	bare = strings.TrimRight(word, ".'-")
	if bare == word {
		return word, false
	}
	parts := strings.Split(strings.TrimRight(word, "."), ".")
	for _, p := range parts {
		if utf8.RuneCountInString(p) != 1 && p != "Th" && p != "Ch" && p != "IJ" {
			return bare, true
		}
	}
	return word, false
}

func capitalised(word string) bool {
	for _, small := range []string{"d'", "l'", "'t"} {
		word = strings.TrimPrefix(word, small)
	}
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(word, "'"))
	return unicode.IsUpper(r) || unicode.IsTitle(r)
}
