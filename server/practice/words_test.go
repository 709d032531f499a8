package practice

import (
	"testing"
	"unicode/utf8"

	"maatwerkroute/sessions"
)

// A line with a name or a number in it would be refused, and a part of the evening would stay silent.
func TestWhatParticipantsSayMayBeSaid(t *testing.T) {
	said := append([]string{promise}, "Dit is een oefening.")
	for _, list := range lines {
		said = append(said, list...)
	}
	for _, line := range said {
		if found := sessions.Guard(line); len(found) > 0 || utf8.RuneCountInString(line) > sessions.MaxCard {
			t.Errorf("%q has %v", line, found)
		}
	}
}

// Every question of the conversation gets an answer from every side that it asks.
func TestEveryQuestionHasAnAnswer(t *testing.T) {
	for _, phase := range sessions.T1Kort {
		for _, q := range phase.Questions {
			if len(lines[q.Kind]) == 0 {
				t.Errorf("nobody knows what to say to %q (%s)", q.Ask, q.Kind)
			}
		}
	}
}

func TestThreeSidesTakePart(t *testing.T) {
	sides, names := map[sessions.Side]bool{}, map[string]bool{}
	for _, p := range Cast {
		sides[p.Side], names[p.Name] = true, true
		if p.Side.Official() == (p.Function == "") {
			t.Errorf("%s has the function %q", p.Name, p.Function)
		}
	}
	if len(Cast) != 6 || len(names) != 6 || len(sides) < 3 {
		t.Errorf("%d participants, %d names, sides %v", len(Cast), len(names), sides)
	}
}
