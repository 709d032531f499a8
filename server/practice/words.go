package practice

import "maatwerkroute/sessions"

// Person is one invented participant. Door is the link by which they come in, with its secret behind the #.
type Person struct {
	Name, Door, Function string
	Side                 sessions.Side
	Table                string
}

// Cast are the six who rehearse with a facilitator: three who live it, one who helps, two who work at it.
var Cast = []Person{
	{Name: "Blauwe Vos", Side: sessions.Ervaring},
	{Name: "Gele Das", Side: sessions.Ervaring},
	{Name: "Rode Merel", Side: sessions.Ervaring},
	{Name: "Groene Linde", Side: sessions.Begeleiding},
	{Name: "Grijze Reiger", Side: sessions.Uitvoering, Function: "klantmanager"},
	{Name: "Witte Otter", Side: sessions.Beleid, Function: "beleidsadviseur"},
}

// lines is what they say, by the kind of card that is asked for. All of it is invented.
var lines = map[sessions.CardKind][]string{
	sessions.Experience: {"Ik moest drie keer hetzelfde vertellen aan drie verschillende mensen.", "Ik durfde de brief niet open te maken.",
		"Niemand belde terug, en toen was het te laat.", "Ik wist niet bij welk loket ik moest zijn."},
	sessions.Obstacle: {"Ik moest elf papieren inleveren die de gemeente al had.", "De brief was zo moeilijk dat ik hem niet begreep.",
		"Alles gaat via de computer, en ik heb geen computer.", "Ik kreeg pas na negen weken antwoord."},
	sessions.BrightSpot:   {"Eén medewerker belde mij zelf op en legde het uit.", "Bij het buurthuis namen ze de tijd."},
	sessions.Idea:         {"Geef mij één persoon die ik kan bellen.", "Vraag een papier maar één keer.", "Schrijf brieven die wij kunnen lezen."},
	sessions.Query:        {"Waarom moet dit elk jaar opnieuw?", "Wie beslist hierover?"},
	sessions.Rule:         {"Wij moeten alle papieren zelf controleren.", "Het systeem laat ons pas verder als alles is ingevuld."},
	sessions.Intention:    {"Dit is ooit bedacht om fouten te voorkomen."},
	sessions.Dilemma:      {"Ik wil helpen, en ik mag niet afwijken van de lijst."},
	sessions.Difference:   {"Ik dacht dat mensen de brief wel begrepen."},
	sessions.Heard:        {"Ik hoorde dat wachten het zwaarst is.", "Ik hoorde dat mensen bang zijn voor een brief."},
	sessions.AbsentPeople: {"Mensen die de brief niet openmaken. U vindt hen bij het buurthuis."},
}

// promise is what somebody who works at it says near the end.
const promise = "Ik bel deze week terug, ook als ik nog niets weet."
