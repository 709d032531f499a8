package play

import "maatwerkroute/sessions"

// passing is how a leg goes where the script has only its days: who takes it, what it asks, what was answered. It is as
// invented as the rest.
type passing struct {
	takes                           string // who at the table said: I take this along
	ready                           int    // the day on which the desk has it ready
	higher                          string // the leg after which the raisers want it higher
	from                            string // the leg whose place names this one
	question, proposal, tried, skip string
	number, handler                 string // under which it is kept, and who works on it
	answered                        int
	says, by                        string // beside what the script says
	onTo                            sessions.Level
	asked                           int // the day on which raisers read how it was written
}

const skipsTeam = "Een team kan dit niet alleen. Het gaat over meer teams."

var way = map[string]passing{
	"g1-1": {ready: 1, question: "beantwoorden", proposal: "Geef ieder die het nodig heeft één vaste begeleider, die ook iets mag beslissen.",
		tried: "Mensen zoeken nu zelf iemand. Dat lukt wie de weg al weet.", skip: skipsTeam,
		number: "WPI 2026-014", answered: 28, says: "Eén vaste medewerker voor veertig mensen. Wat daarna komt, hangt af van de proef.", by: "directeur WPI", asked: 30},
	"g1-2": {ready: 31, higher: "g1-1", number: "BW 2026/0219", handler: "bestuursadviseur zorg"},
	"g1-3": {ready: 63, question: "bespreken", proposal: "Maak een vaste begeleider standaard, ook na de proef.",
		tried: "Er loopt een proef met veertig mensen. Het college is gevraagd."},
	"g2-1": {takes: "beleidsadviseur armoede", question: "beantwoorden", proposal: "Eén toets op inkomen, die alle diensten geloven.",
		tried: "Elke dienst vraagt het zelf. Dat staat in landelijke regels.", skip: skipsTeam,
		number: "WPI 2026-011", answered: 10, says: "Wij mogen de regels van andere diensten niet veranderen.", by: "directeur WPI", onTo: sessions.Executive},
	"g2-2": {from: "g2-1", number: "BW 2026/0107", answered: 28, says: "Het staat op onze lijst voor het overleg met de VNG.", by: "wethouder armoede"},
	"g2-3": {ready: 31, question: "bespreken", proposal: "Vraag het Rijk om één toets op inkomen voor alle regelingen.",
		tried: "De dienst mocht het niet beslissen. Het college neemt het over.", skip: "De raad gaat hier niet over. Het college brengt het zelf naar de VNG.", asked: 40},
}
