package sessions

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	mostPhases   = 40
	mostSaid     = 500 // letters of an instruction
	mostStarters = 6
	mostAsked    = 20 // questions in one phase
)

// CheckPhases says of phases that come from outside (a template, an organisation's own copy, a wish) what is wrong with
// them, and in which. The error is a *Refusal.
func CheckPhases(phases []Phase) error {
	if len(phases) == 0 || len(phases) > mostPhases {
		return Refuse(Invalid, fmt.Sprintf("Een gesprek heeft 1 tot %d delen.", mostPhases))
	}
	ids, asked := map[string]bool{}, map[string]Question{}
	for i, p := range phases {
		says := p.wrong(ids, asked)
		if says == "" {
			continue
		}
		name := string(p.Name)
		if name == "" {
			name = p.ID
		}
		return Refuse(Invalid, fmt.Sprintf("In deel %d (‘%s’) klopt iets niet: %s.", i+1, name, says))
	}
	return nil
}

// wrong is the first thing that is, in a sentence. The phases before it left their ids and their questions.
func (p Phase) wrong(ids map[string]bool, asked map[string]Question) string {
	twice := ids[p.ID]
	ids[p.ID] = true
	switch {
	case !validID(p.ID):
		return "dit deel heeft geen goede naam voor de computer"
	case twice:
		return "er is al een deel met deze naam voor de computer"
	case !contains(PhaseKinds, p.Kind):
		return fmt.Sprintf("deze soort kennen wij niet: ‘%s’", p.Kind)
	case p.Name == "":
		return "geef het deel een naam"
	case letters(string(p.Name)) > MaxLabel:
		return fmt.Sprintf("de naam is te lang. Er mogen %d letters in", MaxLabel)
	case p.Say == "":
		return "schrijf wat mensen in dit deel doen"
	case letters(p.Say) > mostSaid || letters(p.Lost) > mostSaid:
		return fmt.Sprintf("de uitleg is te lang. Er mogen %d letters in", mostSaid)
	case p.Minutes < 1 || p.Minutes > longestPhase:
		return fmt.Sprintf("een deel duurt tussen 1 en %d minuten", longestPhase)
	case !contains(Phones, p.Phone):
		return "kies wat de telefoon is: weg, mag of nodig"
	case !contains(Scenes, p.Wall):
		return fmt.Sprintf("dit beeld voor de muur kennen wij niet: ‘%s’", p.Wall)
	case !contains([]RevealRule{"", RevealNothing, RevealBatches}, p.Reveal):
		return fmt.Sprintf("deze regel voor het onthullen kennen wij niet: ‘%s’", p.Reveal)
	case p.Dots < 0 || p.Dots > mostDots:
		return fmt.Sprintf("er zijn 0 tot %d stippen voor elk mens", mostDots)
	}
	for _, text := range []string{p.Say, p.Lost, string(p.Name)} {
		if !readable(text) {
			return "er staan tekens in die wij niet kunnen lezen"
		}
	}
	for _, list := range [][]Side{p.Write, p.First} {
		if says := sidesWrong(list); says != "" {
			return says
		}
	}
	for _, side := range p.First {
		if !contains(p.Write, side) {
			return fmt.Sprintf("‘%s’ gaat eerst, maar mag hier niet schrijven", side)
		}
	}
	if len(p.Questions) > mostAsked {
		return fmt.Sprintf("er mogen %d vragen in een deel", mostAsked)
	}
	for _, q := range p.Questions {
		if says := q.wrong(asked); says != "" {
			return says
		}
	}
	for _, side := range p.Write {
		if !slices.ContainsFunc(p.Questions, func(q Question) bool { return contains(q.Sides, side) }) {
			return fmt.Sprintf("‘%s’ mag schrijven, maar er is geen vraag voor hen", side)
		}
	}
	return ""
}

// A question's id stands on every card that answers it, so it means one thing in the whole conversation.
func (q Question) wrong(asked map[string]Question) string {
	before, again := asked[q.ID]
	asked[q.ID] = q
	switch {
	case !validID(q.ID):
		return "een vraag heeft geen goede naam voor de computer"
	case again && (before.Ask != q.Ask || before.Kind != q.Kind):
		return fmt.Sprintf("er is al een andere vraag met de naam ‘%s’", q.ID)
	case q.Ask == "" || letters(q.Ask) > mostSaid:
		return "een vraag is leeg of te lang"
	case !contains(cardKinds, q.Kind):
		return fmt.Sprintf("deze soort kaart kennen wij niet: ‘%s’", q.Kind)
	case len(q.Sides) == 0:
		return fmt.Sprintf("aan wie is de vraag ‘%s’?", q.Ask)
	case len(q.Starters) > mostStarters || slices.ContainsFunc(q.Starters, func(s string) bool { return s == "" || letters(s) > MaxLabel }):
		return fmt.Sprintf("de zinnen om mee te beginnen bij ‘%s’ zijn er te veel, of te lang", q.Ask)
	}
	for _, text := range append([]string{q.Ask}, q.Starters...) {
		if !readable(text) {
			return "er staan tekens in een vraag die wij niet kunnen lezen"
		}
	}
	return sidesWrong(q.Sides)
}

func sidesWrong(list []Side) string {
	for i, side := range list {
		switch {
		case !contains(Sides, side):
			return fmt.Sprintf("deze kant van de tafel kennen wij niet: ‘%s’", side)
		case contains(list[:i], side):
			return fmt.Sprintf("deze kant van de tafel staat er twee keer: ‘%s’", side)
		}
	}
	return ""
}

// readable says whether a text is one line, without signs that steer a screen. Texts that people type are cleaned on the
// way in; those of phases are not words of anybody.
func readable(text string) bool {
	return utf8.ValidString(text) && !strings.ContainsFunc(text, func(r rune) bool {
		return unicode.Is(unicode.Cc, r) || unicode.Is(unicode.Bidi_Control, r)
	})
}

var cardKinds = []CardKind{Experience, Obstacle, BrightSpot, Idea, Query, Rule, Intention, Dilemma, Difference, Heard, AbsentPeople}

func letters(s string) int { return utf8.RuneCountInString(s) }
