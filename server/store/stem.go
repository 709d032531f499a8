package store

import (
	"slices"
	"strings"
	"unicode"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/dutch"
	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"
)

// plain are words that stand in every sentence and say nothing about it.
var plain = strings.Fields(`aan als ben bij dan dat deze die dit doe doen door dus een eens ene geen haar had heb hebben heeft hem hen het hier
	hij hoe hun iets ieder iedereen iemand ik in is je jij jou jouw jullie kan kun kunnen krijg krijgt maar me meer men met mij mijn moet moeten
	mogen mag naar niet niets niemand nog nu of om omdat onder ons onze ook op over steeds te toch toen tot u uit uw van veel voor want waar was wat
	we wel werd wie wij wil worden wordt zal ze zelf zich zij zijn zo zonder zou`)

const shortest = 3 // letters

// stems gives the stems of the words that say something, each once, in the order in which they stand.
func stems(sentence string) []string {
	folded, _, err := transform.String(transform.Chain(norm.NFD, runes.Remove(runes.In(unicode.Mn)), norm.NFC), strings.ToLower(sentence))
	if err != nil {
		folded = strings.ToLower(sentence)
	}
	list := []string{}
	for _, word := range strings.FieldsFunc(folded, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if len([]rune(word)) < shortest || slices.Contains(plain, word) {
			continue
		}
		env := snowballstem.NewEnv(word)
		dutch.Stem(env)
		if stem := env.Current(); !slices.Contains(list, stem) {
			list = append(list, stem)
		}
	}
	return list
}
