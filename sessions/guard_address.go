package sessions

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

const houseNumber = `\d{1,5}(?:[ -]?(?:hs|bis|huis)\b|[ -]?[A-Za-z]\b|-\d{1,4}|/\d{1,4})?`

var (
	// With a space the letters are capitals: "in 2024 en daarna" is no postcode.
	postcodeForm = regexp.MustCompile(`[1-9]\d{3}(?: [A-Z]{2}|[A-Za-z]{2})`)
	houseNear    = regexp.MustCompile(`^[ ,]*(?:(?i:huisnummer|nummer|nr\.?)[ :]*)?` + houseNumber)
	// A number that reads as a house number and not as "3 weken" or "1012 AB".
	numberBefore = regexp.MustCompile(`(?:^|[^\d.,€-])(` + houseNumber + `)[ ,\n]*(?:[\p{L}\p{M}]+[ ,\n]+)?$`)
	numberAfter  = regexp.MustCompile(`^[ ,\n]*(?:[\p{L}\p{M}-]+[ ,\n]+){0,2}(?:(?i:huisnummer|nummer|nr\.?)[ :]*)?` + houseNumber + `(?:[ ]*[,.;!?)\n]|[ ]*$)`)

	streetForm = regexp.MustCompile(`((?:\p{Lu}[\p{L}\p{M}'-]* )?(?i:straat|laan|gracht|kade|plein|singel|steeg|dreef|weg|hof|dijk|plantsoen|park|pad|burgwal|markt|baan|haven|wal)` +
		`|[\p{L}\p{M}'-]{2,}(?i:straat|str\.|laan|gracht|kade|plein|singel|steeg|dreef|weg|hof|dijk|plantsoen|park|pad|burgwal|markt|baan|haven|wal)` +
		`|Laan van \p{Lu}[\p{L}\p{M}'-]*)` +
		`,?[ ]+(?:(?i:huisnummer|nummer|nr\.?)[ :]*)?(` + houseNumber + `)`)

	unitWords = wordSet("km kg eu mg ml cm mm") // "4000km" is no postcode

	// Endings that are an address in small letters too; the others are words of every day ("speelpark 3").
	plainStreets = []string{"straat", "laan", "gracht", "kade", "singel", "steeg", "plantsoen", "burgwal"}
	noStreets    = wordSet("onderweg snelweg uitweg omweg halfweg terugweg heenweg straat laan weg plein park hof pad markt dijk wal haven baan " +
		"winkelstraat woonstraat schoolplein speelplein marktplein gerechtshof rechtshof arbeidsmarkt woningmarkt zorgmarkt rijbaan loopbaan autoweg fietspad " +
		"supermarkt wagenpark bijbaan zebrapad belweg rechtsweg lijdensweg zijstraat")
	// After the number, what shows that things or time are counted, not houses.
	counted = regexp.MustCompile(`(?i)^ (?:euro|uur|uren|keer|maal|weken|week|dagen|dag|maanden|maand|jaar|jaren|minuten|mensen|personen|kinderen|huizen|woningen|winkels|bewoners|gezinnen|stuks|procent)\b`)
	// Words before a street that are not of its name.
	notStreet = wordSet("in op aan bij naar van uit tot langs om de het een ik wij we hij zij mijn onze ons en of maar toen daar hier die dat woont woon")
)

func findAddresses(s string) []Found { return append(findPostcodes(s), findStreets(s)...) }

func findPostcodes(s string) []Found {
	var found []Found
	for _, m := range postcodeForm.FindAllStringIndex(s, -1) {
		if wordBefore(s, m[0]) || wordAfter(s, m[1]) || unitWords[strings.ToLower(s[m[1]-2:m[1]])] {
			continue
		}
		if n := houseNear.FindString(s[m[1]:]); n != "" && !counted.MatchString(s[m[1]+len(n):]) {
			found = append(found, Found{FoundAddress, m[0], m[1] + len(n)})
			continue
		}
		if b := numberBefore.FindStringSubmatchIndex(s[:m[0]]); b != nil {
			found = append(found, Found{FoundAddress, b[2], m[1]})
			continue
		}
		if numberAfter.MatchString(s[m[1]:]) {
			found = append(found, Found{FoundAddress, m[0], m[1]})
		}
	}
	return found
}

func findStreets(s string) []Found {
	var found []Found
	for _, m := range streetForm.FindAllStringSubmatchIndex(s, -1) {
		if wordBefore(s, m[0]) || wordAfter(s, m[1]) || counted.MatchString(s[m[1]:]) || !isStreet(s[m[2]:m[3]]) {
			continue
		}
		found = append(found, Found{FoundAddress, streetStart(s, m[0]), m[1]})
	}
	return found
}

func isStreet(name string) bool {
	words := strings.Fields(name)
	last := words[len(words)-1]
	low := strings.ToLower(last)
	if len(words) > 1 { // "Oude Gracht", "Laan van Nieuw": capitals all the way, or it is a sentence
		return capitalised(last) && !notStreet[strings.ToLower(words[0])]
	}
	if noStreets[low] {
		return false
	}
	if capitalised(last) {
		return true
	}
	for _, end := range plainStreets {
		if strings.HasSuffix(low, end) {
			return true
		}
	}
	return false
}

// streetStart goes back over the words that belong to a street's name: Jan van Galenstraat.
func streetStart(s string, from int) int {
	start := from
	for at := from; at > 0 && s[at-1] == ' '; {
		word := lastWord(s[:at-1])
		low := strings.ToLower(word)
		small := nameParticles[low] && !capitalised(word)
		if word == "" || !small && (!capitalised(word) || notStreet[low]) {
			break
		}
		at -= 1 + len(word)
		if !small {
			start = at
		}
	}
	return start
}

func lastWord(s string) string {
	i := strings.LastIndexFunc(s, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsMark(r) && !strings.ContainsRune(`'.-`, r)
	})
	if i < 0 {
		return s
	}
	_, n := utf8.DecodeRuneInString(s[i:])
	return s[i+n:]
}
