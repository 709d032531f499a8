package play

// owner is what an owner says of an action where the script has only a state. It is as invented as the rest.
type owner struct {
	manager                      string
	effect                       string // what people will notice
	begins                       int    // the day on which the work starts; 0 is not
	told                         string // when it is done, in plain words
	updates                      []message
	measure, now, goal, measurer string // where the script has no agreement on what is looked at
	learner                      string // of a training: who learns, and of whom
	teacher                      string
}

type message struct {
	day       int
	did, next string
}

const head = "afdelingshoofd dienstverlening"

var owners = map[string]owner{
	"A1": {manager: head, effect: "U hoeft voor de pas geen bankafschrift meer te laten zien.", begins: 3,
		told:    "Op het formulier staat vraag 14 niet meer. Wie een bankafschrift meeneemt, krijgt het terug.",
		updates: []message{{11, "Vraag 14 is uit het nieuwe formulier.", "De drukker maakt het formulier. De website volgt dezelfde week."}}},
	"A2": {manager: head, effect: "U loopt een balie binnen en iemand vult het samen met u in.", begins: 5,
		told: "Aan elke balie zit elke dag iemand die samen met u invult. Een afspraak is niet nodig.",
		updates: []message{{21, "Twee balies doen het nu. Wij vroegen drie.", "In Noord zoeken wij een plek waar u rustig kunt zitten."},
			{45, "Oost en West werken zo. Noord krijgt een tafel.", "Daarna laten wij iemand langsgaan die niemand kent."}}},
	"A3": {manager: "directeur WPI", effect: "U levert alleen in wat de gemeente nog niet van u heeft.", begins: 8,
		updates: []message{{16, "De lijst van elf papieren is klaar. Zes hebben wij al.", "Wij vragen de jurist welke vragen weg mogen."},
			{38, "Drie vragen zijn geschrapt. Wij vragen nu acht papieren.", "Voor de andere drie wachten wij op een koppeling met een ander systeem."},
			{62, "De koppeling is er nog niet. Daardoor zijn wij te laat.", "Wij vragen die drie papieren tot dan zelf op, u hoeft dat niet te doen."}}},
	"A4": {manager: "directeur WPI", effect: "U vertelt uw verhaal één keer, aan iemand die ook iets mag beslissen.", begins: 12,
		updates: []message{{31, "De eerste vijf mensen hebben een vaste medewerker.", "Elke week komen er vijf bij, tot veertig."},
			{61, "Er doen 23 mensen mee. Er is 14 keer iets beslist aan tafel.", "Op dag 120 kijken wij opnieuw of mensen minder vaak opnieuw vertellen."}}},
	"A5": {manager: "directeur buurtteams", effect: "Iemand belt waar u bij zit, en u weet met een naam wie u verwacht.", begins: 6,
		told:    "Wij bellen nu altijd waar u bij zit. U krijgt een kaartje met wie u verwacht en wanneer.",
		updates: []message{{15, "Twee teams werken zo.", "De andere teams oefenen met het voorbeeldgesprek."}}},
	"A6": {manager: "directeur WPI", effect: "Uw medewerker weet wie mag tekenen, en kan het u meteen zeggen.", begins: 7,
		updates: []message{{26, "Er zijn tien voorbeeldzinnen.", "Nu schrijven wij op wie bij welk bedrag tekent."},
			{50, "De lijst is af.", "Medewerkers proberen hem uit aan hun bureau."}}},
	"A7": {manager: "directeur WPI", effect: "Wat voor drie mensen kon, kan daarna voor iedereen.", begins: 13,
		updates: []message{{31, "Het register is er, met drie kenmerken en zonder namen.", "Twee teams schrijven elke uitzondering op."},
			{60, "Er staan zeven uitzonderingen in.", "Twee daarvan lijken op elkaar. Bij drie komt er een voorstel."}}},
	"A8": {manager: "hoofd personeel", effect: "Er wordt geluisterd zonder haast.",
		learner: "klantmanagers", teacher: "mensen van het collectief"},
	"A9": {manager: head, effect: "Wie vorig jaar een nee kreeg dat niet klopte, hoort dat van ons.", begins: 6,
		updates: []message{{21, "De lijst is klaar.", "Wij bellen. Wie wij niet bereiken, krijgt een brief en een tweede telefoontje."},
			{63, "Wij zijn op een derde van de lijst.", "Elke week bellen wij tien mensen."}}},
	"A12": {manager: head, effect: "Iedere balie weet dat samen invullen mag.", begins: 2,
		told: "Alle balies kregen een mail: help mensen met invullen."},
}

// What happens on a day of its own: people look back together, and executors say whether they can work with it.
const (
	looksA4  = 60
	lookedA4 = "Mensen vertellen hun verhaal nu drie keer. Dat was zeven keer."
	triesA6  = 60
	claimsA6 = 66
)

// rephrased is how the first level wrote the signal, where the script says only that people still knew it.
const rephrased = "Er is niemand die naast de inwoner staat en ook iets mag beslissen."
