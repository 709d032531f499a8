package sessions

import (
	"regexp"
	"slices"
	"strings"
)

// A function and the place where it works point at one person as a name does (S0-11): at the counter in the north sits
// one woman. Several people, a manager, or the place alone are not that.
const (
	workplaces = `loket|stadsloket|balie|kantoor|buurtteam|wijkteam|team|stadsdeel|vestiging|locatie`
	atPlace    = ` (?:van|bij|op|in|aan)(?: de| het| dat)? (?:` + workplaces + `)(?: (?:van|in|te|op|aan)(?: de| het)?)? (?:(?-i:\p{Lu})[\p{L}\p{M}'-]*|\d{1,3}\b)`
	oneAtWork  = `(?:(?:de|die|deze|dezelfde|een|mijn|onze|zijn|haar|hun) )?(?:(?:vrouwelijke|mannelijke|nieuwe|jonge|oude|oudere) )?` +
		`(?:balie|loket|front-?office)?(?:medewerk(?:er|ster)|klantmanager|consulente?|casemanager|jobcoach|receptioniste?|telefoniste?|beveiliger|ambtenaar|intaker|handhaver|hulpverlener|wijkcoach)`
)

var (
	onePost    = regexp.MustCompile(`(?i)` + oneAtWork + atPlace)
	placeAfter = regexp.MustCompile(`(?i)^` + atPlace)
	workWords  = strings.Split(workplaces, "|")
)

func namesWorkplace(s string) bool {
	low := strings.ToLower(s)
	return slices.ContainsFunc(workWords, func(w string) bool { return strings.Contains(low, " "+w) })
}

func findPosts(s string) []Found {
	if !namesWorkplace(s) {
		return nil
	}
	var found []Found
	for _, m := range onePost.FindAllStringIndex(s, -1) {
		if !wordBefore(s, m[0]) {
			found = append(found, Found{FoundPost, m[0], m[1]})
		}
	}
	return found
}

// workAfter is how far the place of work reaches that s begins with, or 0: it goes with the name before it.
func workAfter(s string) int {
	if !namesWorkplace(s) {
		return 0
	}
	if m := placeAfter.FindStringIndex(s); m != nil {
		return m[1]
	}
	return 0
}
