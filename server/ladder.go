package server

import "github.com/gofiber/fiber/v2"

// rung is a kind of action in the words that people read, with an example (DOMAIN §3.8, S3-07). The codes are for the
// desk and the register.
type rung struct{ Code, Name, Example, Strength string }

var rungs = []rung{
	{"K0", "losse oplossing", "Eén mens krijgt de pas alsnog.", "Helpt één mens."},
	{"KH", "herstelronde", "Alle afgewezen aanvragen van vorig jaar worden opnieuw bekeken.", "Helpt veel mensen, één keer."},
	{"K1", "herinneren of memo", "Een mail aan alle balies.", "Zwak: iemand moet eraan blijven denken."},
	{"K2", "trainen", "Leren luisteren zonder haast.", "Zwak: wie het leerde, gaat ook weer weg."},
	{"K3", "onderzoeken", "Wij zoeken het uit. Hooguit 90 dagen, dan komt een besluit.", "Zwak: er is nog niets anders."},
	{"K4", "tekst, brief of formulier", "De brief is opnieuw geschreven, samen met lezers.", "Gemiddeld."},
	{"K5", "tijd, mensen, mandaat of geld", "Eén vaste medewerker die ook iets mag beslissen.", "Gemiddeld."},
	{"K6", "proces: een stap weg", "Niemand geeft nog papieren die de gemeente al heeft.", "Sterk."},
	{"K7", "bindende regel", "Afwijken mag, en er staat wie tekent.", "Sterk, als het de balie bereikt."},
	{"K8", "het gaat voortaan vanzelf goed", "De pas komt vanzelf. Niemand hoeft iets te vragen.", "Het sterkst."},
	{"KR", "ander niveau beslist", "De gemeente vraagt het aan het Rijk.", "Telt pas als er antwoord is."},
}

var kindNames, ladderOptions = rungWords()

func rungWords() (names, coded [][2]string) {
	for _, r := range rungs {
		names = append(names, [2]string{r.Code, r.Name})
		coded = append(coded, [2]string{r.Code, r.Code + " · " + r.Name})
	}
	return names, coded
}

// kindsHelp explains every kind with an example.
func (s *Server) kindsHelp(c *fiber.Ctx) error {
	return s.render(c, "soorten", Page{Title: "Welke soorten acties zijn er?", Data: rungs})
}
