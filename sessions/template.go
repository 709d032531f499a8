package sessions

// A phase is an instruction, who may write, the questions that decide the kind of card, and what
// the phone is: away, allowed or needed. Phases never delete anything or lock it away. The conversations
// are data in the package templates; T1Kort is what a session gets that names no phases.

// PhaseKind is what sort of part of the evening it is.
type PhaseKind string

// The kinds of phase that T1-kort has (UX §3.0).
const (
	Welcome   PhaseKind = "welkom"
	Listening PhaseKind = "luisteren"
	SayBack   PhaseKind = "terugzeggen"
	Writing   PhaseKind = "schrijven"
	Break     PhaseKind = "pauze"
	Bundling  PhaseKind = "bundelen"
	WhatWho   PhaseKind = "wat-en-wie"
	Absent    PhaseKind = "afwezigen"
	RoundOff  PhaseKind = "afronden"
)

// The kinds that T0 and T1 have besides (DOMAIN §4.11).
const (
	Introductions PhaseKind = "rondje"     // who are you, and what do you hope to take home
	Pairs         PhaseKind = "tweetallen" // two people tell each other, and what they write is theirs
	Agreeing      PhaseKind = "afspreken"  // who wants to tell what, and what not
	Beside        PhaseKind = "zitten"     // beside whom somebody would rather not sit
	Because       PhaseKind = "waardoor"   // what causes it, and whether it is allowed already
	Promising     PhaseKind = "toezeggen"
	Polling       PhaseKind = "peilen"
)

// The kinds that T2 and T3 have besides: a process is walked through, and the ideal route is laid (DOMAIN §4.11).
const (
	Walking    PhaseKind = "doorloop"     // how it is meant, and how it really goes, step by step
	Backstage  PhaseKind = "achter"       // what happens where a resident sees nothing
	Counting   PhaseKind = "tellen"       // papers, questions, log-ins, waiting, telling again
	LeavingOut PhaseKind = "schrappen"    // weg, samen, later or blijft
	WhatWorked PhaseKind = "wat-werkte"   // bright spots
	GoodDay    PhaseKind = "goede-dag"    // what people notice when it goes well
	Laying     PhaseKind = "leggen"       // each table lays its own route
	Gallery    PhaseKind = "galerij"      // the tables look at each other's, and make one draft
	LegalTest  PhaseKind = "toets"        // effect, values, consequences, law; in that order
	Supporting PhaseKind = "draagvlak"    // who stands behind which step
	Signing    PhaseKind = "ondertekenen" // who carries which step, and who is still to be asked
)

// PhaseKinds lists every kind; the last six are those of the terugkoppelgesprek.
var PhaseKinds = []PhaseKind{Welcome, Listening, SayBack, Writing, Break, Bundling, WhatWho, Absent, RoundOff,
	Introductions, Pairs, Agreeing, Beside, Because, Promising, Polling,
	Walking, Backstage, Counting, LeavingOut, WhatWorked, GoodDay, Laying, Gallery, LegalTest, Supporting, Signing,
	"klaar", "nakijken", "nog-niet", "hogerop", "terugkeer", "verlopen"}

// Phones are what the phone is in a phase, Scenes what the wall shows.
var (
	Phones = []string{"weg", "mag", "nodig"}
	Scenes = []string{"meedoen", "rust", "vraag", "route", "thema", "besluit"}
)

// RevealRule says whether cards come on the board in a phase. Without one it is as the kind does.
type RevealRule string

// The rules of revealing.
const (
	RevealNothing RevealRule = "niet"
	RevealBatches RevealRule = "mag"
)

// Phase is a part of the evening as it was planned.
type Phase struct {
	ID        string     `json:"id"`
	Kind      PhaseKind  `json:"kind"`
	Name      Label      `json:"name"`
	Minutes   int        `json:"minutes"`
	Phone     string     `json:"phone"` // weg, mag or nodig
	Wall      string     `json:"wall"`  // one of the Scenes
	Say       string     `json:"say"`   // the instruction, in B1
	Lost      string     `json:"lost"`  // what is lost when the part before it is stretched
	Write     []Side     `json:"write"` // who may write here on their own phone
	Questions []Question `json:"questions"`
	Pulse     bool       `json:"pulse"`           // how safe it feels is asked here
	First     []Side     `json:"first,omitempty"` // these write before the others may (S3-24)
	Reveal    RevealRule `json:"reveal,omitempty"`
	Dots      int        `json:"dots,omitempty"` // for each person, when a choice with dots is opened here
}

// Question decides the kind of a card: nobody picks from a list of kinds.
type Question struct {
	ID       string   `json:"id"`
	Ask      string   `json:"ask"`
	Kind     CardKind `json:"kind"`
	Sides    []Side   `json:"sides"`
	Starters []string `json:"starters,omitempty"`
	Helped   bool     `json:"helped,omitempty"` // asks "Wat had u hier geholpen?" as well (S0-22)
}

var (
	everySide = Sides
	officials = []Side{Uitvoering, Beleid, Bestuur, Toezicht}
	residents = []Side{Ervaring, Begeleiding}
)

// T1Kort is the default conversation of 120 minutes (DOMAIN §4.11). A test of templates holds it to T1-kort.yaml.
var T1Kort = []Phase{
	{ID: "welkom", Kind: Welcome, Name: "Welkom en afspraken", Minutes: 10, Phone: "nodig", Wall: "meedoen",
		Say: "Doe mee met uw telefoon of op papier. Lees samen de afspraken. Zeg wie er is om mee te praten."},
	{ID: "luisteren", Kind: Listening, Name: "Luisteren", Minutes: 25, Phone: "weg", Wall: "rust",
		Say:   "De telefoon gaat weg. Mensen vertellen. Ambtenaren luisteren. Aan elke tafel schrijft een schrijver mee.",
		Lost:  "Zonder luisteren praten we over regels in plaats van over mensen.",
		Write: officials,
		Questions: []Question{
			{ID: "wie", Ask: "Wie heeft er iets aan maatwerk?", Kind: Experience, Sides: residents, Helped: true},
			{ID: "wat", Ask: "Wat betekent maatwerk voor u?", Kind: Experience, Sides: residents, Helped: true},
			{ID: "haalbaar", Ask: "Hoe is het haalbaar?", Kind: Experience, Sides: residents, Helped: true},
			{ID: "gehoord", Ask: "Wat hoorde u?", Kind: Heard, Sides: officials,
				Starters: []string{"Ik hoorde dat …"}},
		}},
	{ID: "terugzeggen", Kind: SayBack, Name: "Terugzeggen", Minutes: 10, Phone: "weg", Wall: "rust",
		Say:  "Ambtenaren zeggen wat zij hoorden. Wie vertelde, zegt of het klopt.",
		Lost: "Zonder terugzeggen weet niemand of het goed gehoord is."},
	{ID: "drempels", Kind: Writing, Name: "Drempels op de route", Minutes: 15, Phone: "nodig", Wall: "vraag",
		Say:   "Schrijf op uw telefoon of op papier. Alleen u ziet het nu.",
		Lost:  "Zonder schrijven horen we alleen wie hard praat.",
		Write: everySide, Questions: routeQuestions},
	{ID: "pauze", Kind: Break, Name: "Pauze en pols", Minutes: 10, Phone: "mag", Wall: "rust", Pulse: true,
		Say:  "Pauze. Wie wil, zegt met één tik hoe veilig het voelt. Niemand ziet wie wat koos.",
		Lost: "Zonder pauze haken mensen af."},
	{ID: "bundelen", Kind: Bundling, Name: "Onthullen en bevestigen", Minutes: 15, Phone: "mag", Wall: "route",
		Say:   "De kaarten komen op het bord, door elkaar. We leggen bij elkaar wat bij elkaar hoort. Wie het schreef, zegt of de zin klopt.",
		Lost:  "Zonder bevestigen is een drempel niet van de mensen zelf.",
		Write: everySide, Questions: routeQuestions},
	{ID: "watenwie", Kind: WhatWho, Name: "Wat kan morgen, wat moet voor iedereen anders?", Minutes: 20, Phone: "mag", Wall: "thema",
		Say:   "Per drempel: wat moet er gebeuren, wie vragen we, en voor wanneer komt er antwoord?",
		Lost:  "Zonder vraag aan iemand verandert er niets.",
		Write: everySide, Questions: routeQuestions},
	{ID: "afwezigen", Kind: Absent, Name: "Wie waren er niet bij?", Minutes: 5, Phone: "mag", Wall: "vraag",
		Say:   "Deze mensen waren er niet bij. Hoe helpen we hen?",
		Lost:  "Zonder deze vraag helpen we alleen wie hier zit.",
		Write: everySide,
		Questions: []Question{{ID: "wie-niet", Ask: "Wie was er niet bij? Hoe helpen we hen?", Kind: AbsentPeople, Sides: everySide,
			Starters: []string{"Mensen die …", "U vindt hen bij …"}}}},
	{ID: "afronden", Kind: RoundOff, Name: "Afronden", Minutes: 10, Phone: "nodig", Wall: "besluit", Pulse: true,
		Say:  "Kies hoe wij u vinden als er nieuws is. De datum van het volgende gesprek staat vast. Iedereen krijgt een blad mee.",
		Lost: "Zonder afronden hoort niemand meer iets."},
}

var routeQuestions = []Question{
	{ID: "vast", Ask: "Waar liep u vast?", Kind: Obstacle, Sides: residents, Helped: true,
		Starters: []string{"Ik moest …", "Niemand zei …", "Ik kreeg …"}},
	{ID: "meegemaakt", Ask: "Wat maakte u mee?", Kind: Experience, Sides: residents, Helped: true,
		Starters: []string{"Toen …", "Ik voelde me …"}},
	{ID: "werkte", Ask: "Wat werkte wél?", Kind: BrightSpot, Sides: residents, Starters: []string{"Eén medewerker …"}},
	{ID: "werk", Ask: "Waar loopt u in uw werk vast?", Kind: Obstacle, Sides: officials},
	{ID: "regel", Ask: "Welke regel of gewoonte speelt hier?", Kind: Rule, Sides: officials},
	{ID: "twijfel", Ask: "Waar twijfelt u over? Uw functie staat er niet bij.", Kind: Dilemma, Sides: officials},
	{ID: "bedoeling", Ask: "Waarom doen we dit zo?", Kind: Intention, Sides: officials},
	{ID: "anders", Ask: "Wat blijkt anders dan u dacht?", Kind: Difference, Sides: officials},
	{ID: "idee", Ask: "Wat zou u willen?", Kind: Idea, Sides: everySide, Starters: []string{"Geef mij …", "Ik wil …"}},
	{ID: "vraag", Ask: "Wat wilt u vragen?", Kind: Query, Sides: everySide, Starters: []string{"Wie …", "Waarom …"}},
}

// Templates are the conversations that can be planned by their name alone.
var Templates = map[string][]Phase{"T1-kort": listed(T1Kort)}

// listed makes lists that are not there empty: on the wire a list is never null.
func listed(phases []Phase) []Phase {
	for i := range phases {
		if phases[i].Write == nil {
			phases[i].Write = []Side{}
		}
		if phases[i].Questions == nil {
			phases[i].Questions = []Question{}
		}
	}
	return phases
}
