package play

import "maatwerkroute/sessions"

// What the script leaves open and the play needs. It is as invented as the rest.

// Account is who runs the example; the operator makes it before the play, as for every organisation.
const (
	AccountName  = "voorbeeld"
	Password     = "maatwerk-voorbeeld"
	practiceName = "Oefengesprek (voorbeeld)"
	meetingPlace = "Buurthuis (voorbeeld)"
)

// extras sit at the table beside those whose cards are in the script.
var extras = map[sessions.Side][]string{
	sessions.Ervaring:    {"Groene Linde", "Paarse Haas"},
	sessions.Beleid:      {"procesregisseur WPI", "juridisch adviseur WPI"},
	sessions.Begeleiding: {"Grijze Reiger", "Bruine Berk"},
}

// byCode comes by the code on the wall, and waits for the facilitator.
const byCode = "Paarse Haas"

// heardAtTables is what the scribes wrote while people told.
type heard struct{ table, step, text string }

var heardAtTables = []heard{
	{"1", "nood", "Maatwerk is voor mij: iemand die eerst vraagt hoe het met me gaat."},
	{"2", "hulp", "Het is haalbaar als één iemand het mag regelen, ook als het over twee potjes gaat."},
}

// absentPeople is who was missed, by residents at the end of the evening.
var absentPeople = []string{
	"Mensen die geen brieven meer openmaken. U vindt hen bij de voedselbank.",
	"Jonge moeders. Zij komen op het schoolplein, niet bij de gemeente.",
	"Mensen die weinig Nederlands spreken. Vraag het bij de taalles in het buurthuis.",
}

// pulses are the taps in the pause, by turns.
var pulses = []string{"goed", "gaat", "goed", "goed", "gaat", "niet"}

// themes say where each barrier is looked for.
var themes = map[string][]sessions.Label{
	"D1": {"dienstverlening"}, "D2": {"dienstverlening", "stadspas en minima"}, "D3": {"stadspas en minima"},
	"D4": {"stadspas en minima"}, "D5": {"Wmo", "zorg"}, "D6": {"dienstverlening"}, "D7": {"Participatiewet en inkomen"},
	"D8": {"Participatiewet en inkomen"}, "D9": {"Participatiewet en inkomen", "stadspas en minima"},
}

// whoElse answers for each one-off who has this too, and how they are found.
var whoElse = map[string]string{
	"L1": "Iedereen zonder computer. Wij vinden hen aan de balie en in het buurthuis.",
	"L2": "Mensen die vorig jaar een nee kregen. Zij staan op de lijst met afgewezen aanvragen.",
	"L3": "Mensen die een folder meekregen. Het buurtteam weet wie niet terugkwam.",
	"L4": "Mensen met dezelfde fout in hun brief. Die brieven zijn nagekeken.",
}

// firstLook is the day on which people look whether a promise was kept, where its giver named one in words.
var firstLook = map[string]int{"1": 30}

// The earlier conversation.
const (
	pastTitle    = "De stadspas, stap voor stap (voorbeeld)"
	pastStep     = "vragen"
	pastSentence = "Aan de balie stuurt men je naar de website."
)

var pastGuests = []struct {
	name string
	side sessions.Side
}{{"Zilveren Meeuw", sessions.Ervaring}, {"Zwarte Bij", sessions.Ervaring}, {"Roze Klaver", sessions.Ervaring},
	{"Gouden Mus", sessions.Ervaring}, {"Blauwe Regen", sessions.Ervaring}, {"Grijze Gans", sessions.Begeleiding},
	{"medewerker stadsloket", sessions.Uitvoering}, {"medewerker stadspas", sessions.Uitvoering}, {"buurtteammedewerker", sessions.Uitvoering},
	{"beleidsadviseur armoede", sessions.Beleid}}

// pastFunctions are those who come from work.
func pastFunctions() (list []string) {
	for _, g := range pastGuests {
		if g.side.Official() {
			list = append(list, g.name)
		}
	}
	return list
}

var pastCards = []string{"Ik kwam aan de balie. Daar zeiden ze: doe het maar op de website.",
	"De balie had geen tijd om het formulier met mij in te vullen.",
	"Mijn buurvrouw deed het voor mij. Aan de balie mocht het niet."}

// means is what a giver set aside for a promise, and what was still open.
type means struct{ notice, people, time string }

var meansFor = map[string]means{
	"1": {time: "Eén medewerker werkt twee weken aan het nieuwe formulier."},
	"3": {notice: "Er ligt een route op papier, met handtekeningen van ten minste drie andere groepen.", people: "Vijf mensen van het collectief, elke maand een middag."},
}

// whyNot says of each part of the script that is not played why.
var whyNot = map[string]string{
	"kaarten: vraag":       "op een kaart over wat wél werkt past nog geen vraag",
	"kaarten: regelruimte": "wat een regel toelaat, zegt de toets bij een stap van de getekende route: die is gespeeld bij de stadspas",
}
