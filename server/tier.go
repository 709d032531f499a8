package server

import (
	"strings"

	"maatwerkroute/sessions"
)

// tierWords is how people call a tier.
var tierWords = map[sessions.Tier]string{sessions.LivesIt: "mensen die het meemaken", sessions.WorksAtIt: "mensen die het werk doen of het beleid maken", sessions.DecidesIt: "bestuur"}

// chairs are those for whom a chair stayed empty and who did not hear of it, and the form for when they did.
func (d *deskForms) chairs(session string) (who string, list []*wishForm) {
	var names []string
	var options [][2]string
	for _, t := range d.state.Untold(session) {
		names = append(names, tierWords[t])
		options = append(options, [2]string{string(t), tierWords[t]})
	}
	form := newWish("tell-tier", "Ik heb het verteld", choose("tier", "Aan wie?", options...), short("to", "Welke functie hoorde het?").need().says("Geen naam.")).
		sends("Bewaar", "Geef hun de pagina met de uitkomst. Iedereen leest daar dat u het vertelde.")
	return capital(strings.Join(names, " en ")), d.finish(session, session, form)
}
