// Package routefile reads and writes a route as a file that people carry: JSON for programs, CSV and XLSX for a
// spreadsheet. What it writes it reads back without loss. It refuses what it does not know by name and by place, several
// at once, runs no formula, and keeps nothing on disk.
package routefile

import (
	"reflect"

	"maatwerkroute/sessions"
)

// Format and Version stand in every JSON file, so that nobody reads one for another.
const (
	Format  = "maatwerkroute-route"
	Version = 1
)

// MostBytes is the largest file that is read.
const MostBytes = 2 << 20

// Sentence is what somebody wrote; Code names something in the trajectory that the route came from.
type (
	Sentence string
	Code     string
)

// Ingredient is one of the four of maatwerk, Heavy is what can weigh on somebody.
type (
	Ingredient string
	Heavy      string
)

// Route is a route as it travels. Its steps are named by their place, and it holds no id of its own.
type Route struct {
	Format     string             `json:"format" says:"Altijd maatwerkroute-route."`
	Version    int                `json:"versie" says:"De versie van dit formaat: 1."`
	Trajectory Code               `json:"traject,omitempty" says:"Het traject waar deze route uit komt. De codes in het bestand horen daarbij."`
	Kind       sessions.RouteKind `json:"soort" says:"Welke route het is: nu, variant (van een tafel), ideaal of gemeten."`
	Title      Sentence           `json:"titel" says:"Hoe de route heet."`
	Who        Sentence           `json:"wie,omitempty" says:"Voor wie: een bedachte persoon, nooit iemand die er is."`
	Meant      Sentence           `json:"bedoeld,omitempty" says:"Waar de route voor bedoeld is."`
	Effect     Sentence           `json:"effect,omitempty" says:"Wat mensen merken als het goed ging."`
	From       Code               `json:"gemaakt_van,omitempty" says:"De code van de route waar deze van gemaakt is."`
	Table      sessions.Label     `json:"tafel,omitempty" says:"Van welke tafel dit voorstel is."`
	Steps      []Step             `json:"stappen" most:"60" says:"De stappen, op volgorde."`
}

// Step is one step.
type Step struct {
	Title       Sentence           `json:"titel" says:"Wat iemand hier doet, in woorden van bewoners."`
	Hook        Code               `json:"hoort_bij,omitempty" says:"De code van de stap van het traject waar de kaarten en drempels aan hangen."`
	From        Code               `json:"gemaakt_van,omitempty" says:"De code van de stap waar deze van gemaakt is."`
	Lanes       []Note             `json:"banen,omitempty" most:"250" says:"Wat er in de banen staat."`
	Meant       Sentence           `json:"bedoeld,omitempty" says:"Zo is het bedoeld."`
	Real        []Practice         `json:"echt,omitempty" most:"250" says:"Zo gaat het echt."`
	Holder      Holder             `json:"bij_wie,omitzero" says:"Bij wie deze stap is: een organisatie en een functie, nooit een persoon."`
	Beside      Companion          `json:"naast_je,omitzero" says:"Wie er naast je staat."`
	Channels    []sessions.Channel `json:"contact,omitempty" most:"5" says:"Hoe het contact gaat."`
	Handover    Handover           `json:"overdracht,omitzero" says:"Hoe iemand van deze stap naar een andere komt."`
	Optional    bool               `json:"naar_keuze,omitempty" says:"Alleen wie het nodig heeft, komt hier."`
	Demands     []Demand           `json:"gevraagd,omitempty" most:"250" says:"Papieren en vragen, bij naam."`
	Counts      Counts             `json:"tellingen,omitzero" says:"Wat deze stap kost, naast wat bij naam genoemd is."`
	Ingredients []Ingredient       `json:"maatwerk,omitempty" most:"4" says:"Welke van de vier ingrediënten van maatwerk er zijn."`
	Load        []Load             `json:"zwaar,omitempty" most:"5" says:"Wat deze stap vraagt van iemand met stress."`
	Laws        []sessions.Label   `json:"wetten,omitempty" most:"250" says:"Welke wetten hier spelen."`
	Bright      []Code             `json:"kaarten,omitempty" most:"250" says:"De codes van kaarten 'wat werkte wel' die hier zijn neergelegd."`
	Clashes     []Clash            `json:"botst,omitempty" most:"250" says:"Met welke stappen van anderen deze stap botst."`
}

// Note is what stands in a lane.
type Note struct {
	Lane    sessions.Lane `json:"baan" says:"In welke baan."`
	Text    Sentence      `json:"tekst" says:"Wat er staat."`
	Explain Sentence      `json:"uitleg,omitempty" says:"Wat een moeilijk woord erin betekent."`
	Side    sessions.Side `json:"kant,omitempty" says:"Van welke kant van de tafel het kwam."`
}

// Practice is how it really goes.
type Practice struct {
	Side sessions.Side  `json:"kant" says:"Van welke kant van de tafel."`
	By   sessions.Label `json:"bij,omitempty" says:"Welke afdeling of organisatie."`
	Text Sentence       `json:"tekst" says:"Hoe het gaat."`
}

// Holder is who a step is with.
type Holder struct {
	Organization sessions.Label `json:"organisatie,omitempty" says:"De organisatie."`
	Function     sessions.Label `json:"functie,omitempty" says:"De functie."`
}

// Companion is who stands beside you.
type Companion struct {
	Organization sessions.Label `json:"organisatie,omitempty" says:"De organisatie."`
	Function     sessions.Label `json:"functie,omitempty" says:"De functie."`
	Same         bool           `json:"zelfde_persoon,omitempty" says:"Dezelfde persoon als bij de stap ervoor."`
	Mandate      bool           `json:"mag_beslissen,omitempty" says:"Deze persoon mag iets beslissen."`
	None         Sentence       `json:"niemand_omdat,omitempty" says:"Waarom hier niemand staat."`
}

// Handover is how somebody gets on.
type Handover struct {
	Way sessions.HandoverWay `json:"hoe,omitempty" says:"warm, koud of geen."`
	To  int                  `json:"naar_stap,omitempty" min:"1" max:"60" says:"Het nummer van de stap in dit bestand. Leeg: de volgende."`
	Why Sentence             `json:"omdat,omitempty" says:"Waarom het toch koud is."`
}

// Demand is a paper or a question.
type Demand struct {
	What  sessions.DemandKind `json:"wat" says:"Een papier of een vraag."`
	Text  Sentence            `json:"tekst" says:"Welk papier, welke vraag."`
	Known sessions.Label      `json:"al_bekend_bij,omitempty" says:"Bij wie dit al bekend is."`
	Fate  sessions.Fate       `json:"wens,omitempty" says:"Wat de tafel ermee wil: weg, samen, later of blijft."`
	Why   Sentence            `json:"omdat,omitempty" says:"Waarom het blijft."`
	Owner sessions.Label      `json:"door,omitempty" says:"De functie die het weghaalt."`
	Legal Sentence            `json:"wet,omitempty" says:"Wat de wet ervan zegt."`
}

// Clash is a step whose work is at odds with this one.
type Clash struct {
	With  int            `json:"met_stap" min:"1" max:"60" says:"Het nummer van de andere stap in dit bestand."`
	Owner sessions.Label `json:"door" says:"De ene functie die dit oppakt."`
	Text  Sentence       `json:"tekst" says:"Waar de stappen botsen."`
}

// Counts are numbers of a step.
type Counts struct {
	Papers     int `json:"papieren,omitempty" max:"9999" says:"Papieren."`
	Questions  int `json:"vragen,omitempty" max:"9999" says:"Vragen."`
	Logins     int `json:"inloggen,omitempty" max:"9999" says:"Keer inloggen."`
	Visits     int `json:"bezoeken,omitempty" max:"9999" says:"Keer ergens heen."`
	Retellings int `json:"verhaal_opnieuw,omitempty" max:"9999" says:"Keer het verhaal opnieuw vertellen."`
	Days       int `json:"wachtdagen,omitempty" max:"9999" says:"Dagen wachten."`
	Stopped    int `json:"gestopt,omitempty" max:"9999" says:"Mensen die hier stopten."`
}

// Load is how much one thing asks.
type Load struct {
	What Heavy `json:"wat" says:"Wat er zwaar is."`
	N    int   `json:"hoe_zwaar" max:"4" says:"Van 0 (niet) tot en met 4 (heel zwaar)."`
}

// words are the values that a type has.
var words = map[reflect.Type][]string{
	reflect.TypeFor[sessions.RouteKind]():   wordsOf(sessions.RouteKinds),
	reflect.TypeFor[sessions.Lane]():        wordsOf(sessions.Lanes),
	reflect.TypeFor[sessions.Side]():        wordsOf(sessions.Sides),
	reflect.TypeFor[sessions.Channel]():     wordsOf(sessions.Channels),
	reflect.TypeFor[sessions.HandoverWay](): wordsOf([]sessions.HandoverWay{sessions.Warm, sessions.Cold, sessions.NoHandover}),
	reflect.TypeFor[sessions.DemandKind]():  wordsOf([]sessions.DemandKind{sessions.DemandPaper, sessions.DemandQuestion}),
	reflect.TypeFor[sessions.Fate]():        wordsOf([]sessions.Fate{sessions.FateGone, sessions.FateTogether, sessions.FateLater, sessions.FateStays}),
	reflect.TypeFor[Ingredient]():           sessions.Ingredients,
	reflect.TypeFor[Heavy]():                sessions.Loads,
}

func wordsOf[T ~string](list []T) []string {
	out := make([]string, len(list))
	for i, v := range list {
		out[i] = string(v)
	}
	return out
}
