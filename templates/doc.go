// Package templates holds the conversations that can be planned: T0 to T4, as data.
//
// It promises that what it gives can be played: each file is read strictly and checked when the program starts, and a
// file that is not right stops the start, with a sentence that names the file, the line and what is wrong.
//
// # A file
//
//	naam, uitleg   what it is called where it is chosen, and for whom it is
//	kanten         the only sides that sit there; none: everybody
//	delen          the phases, in their order
//
// A part (deel) has:
//
//	zoals          another part that it is a copy of, "T1-kort/welkom" or, in the same file, "welkom"; what stands here
//	               as well takes the place of what stands there
//	id, naam       its name for the computer, and on the screens
//	soort          the kind of phase: the screens and the rules look at it
//	minuten        how long it is planned to take
//	telefoon       weg, mag or nodig
//	muur           the scene on the wall
//	zeg, kwijt     the instruction in B1, and what is lost when there is no time left for it
//	mag            who may do what: schrijven and eerst (sides), onthullen (mag, niet), pols (ja, nee), stippen (a number)
//	vragen         the questions, or {zoals: …} for those of another part
//
// A question has id, vraag, kaart (the kind of card that the answer becomes), aan (sides), geholpen (ja: asks what would
// have helped as well) and begin (words to begin with). For sides may also be said: iedereen, ambtenaren, bewoners.
package templates
