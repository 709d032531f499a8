package sessions

import (
	"fmt"
	"strings"
	"testing"
)

// TestS0_14: "waar gaat het mis" gives the five cells of step and type with the most barriers, and which those are.
func TestS0_14_WhereItGoesWrong(t *testing.T) {
	e, people := revealed(t, 3)
	n := 0
	tell := func(step string, types ...string) string {
		n++
		id := fmt.Sprintf("b%02d", n)
		e.must(lea, &BundleCards{Barrier: id, Cards: []string{"c1"}, Step: step, Sentence: text(fmt.Sprintf("Zin %d.", n)), Types: types})
		e.must(people[0], &ConfirmBarrier{Barrier: id, Yes: true})
		return id
	}
	if got := e.s.Where(); len(got) != 0 {
		t.Errorf("it goes wrong at %v when nobody said so", got)
	}
	for range 3 {
		tell("papieren", "papier")
	}
	known := tell("zoeken", "koude_overdracht")
	tell("nood", "wantrouwen", "bejegening")
	tell("nood", "tijd")
	tell("zoeken", "geld")
	tell("nood") // nobody said of what kind
	e.must(people[1], &RecogniseBarrier{Barrier: known})
	e.must(lea, &BundleCards{Barrier: "doubted", Cards: []string{"c2"}, Step: "nood", Sentence: text("Nog niet bevestigd."), Types: []string{"tijd"}})
	var got []string
	for _, c := range e.s.Where() {
		got = append(got, fmt.Sprintf("%s %s %d/%d %v", c.Step, c.Type, len(c.Barriers), c.Known, c.Times))
	}
	want := []string{
		"papieren papier 3/0 map[2026, kwartaal 1:3]",
		"zoeken koude_overdracht 1/1 map[2026, kwartaal 1:1]",
		"nood wantrouwen 1/0 map[2026, kwartaal 1:1]",
		"nood bejegening 1/0 map[2026, kwartaal 1:1]",
		"nood tijd 1/0 map[2026, kwartaal 1:1]",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("it goes wrong at\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if c := e.s.Where()[1]; len(c.Barriers) != 1 || c.Barriers[0] != known {
		t.Errorf("the source of %+v is %s", c, known)
	}
}
