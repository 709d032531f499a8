package sessions

import "testing"

func looksBack(listed, approached, helped int) *CountLookBack {
	return &CountLookBack{Action: "a1", Listed: listed, Approached: approached, Helped: helped}
}

func TestALookBackIsCounted(t *testing.T) {
	e, _, p := started(t, "KH")
	for name, w := range map[string]*CountLookBack{
		"nobody on the list":              looksBack(0, 0, 0),
		"more approached than are listed": looksBack(86, 87, 0),
		"more helped than approached":     looksBack(86, 31, 32),
		"less than nobody":                looksBack(86, -1, 0),
		"half a country":                  looksBack(10_000_000, 0, 0),
	} {
		t.Run(name, func(t *testing.T) { e.t = t; e.refused(p, w, Invalid) })
	}
	e.t = t
	e.refused(lea, looksBack(86, 31, 12), Forbidden)
	claim := &ClaimAction{Action: "a1", Told: text("Iedereen is gebeld."), Untried: text("Nee.")}
	e.must(p, &AddEvidence{Action: "a1", Evidence: "ev", Type: "telling", What: text("De lijst.")})
	e.refused(p, claim, Conflict) // nothing was counted
	e.must(p, looksBack(86, 31, 12))
	e.refused(p, claim, Conflict) // 55 people are still to be approached
	e.must(p, looksBack(86, 86, 40))
	if n := get[Action](e, "a1").Counts; len(n) != 2 || n[0].Approached != 31 {
		t.Errorf("counts = %+v", n)
	}
	e.must(p, claim)

	many, _, q := started(t, "KH")
	many.must(q, looksBack(1_000_000, 7, 7)) // as many as can be, and everybody who was approached was helped
	for range mostCounts - 1 {
		many.must(q, looksBack(86, 31, 12))
	}
	many.refused(q, looksBack(86, 31, 12), Conflict)

	other, _, p := started(t, "K6")
	other.refused(p, looksBack(86, 31, 12), Conflict)
}

// TestI34_ALookBackHidesFewerThanFive: one to four people may point at somebody; the desk reads the number.
func TestI34_ALookBackHidesFewerThanFive(t *testing.T) {
	e, _, p := started(t, "KH")
	e.must(p, looksBack(86, 5, 4))
	a := get[Action](e, "a1")
	at := a.Counts[0].At
	for _, c := range Audiences(theSession) {
		seen, ok := a.seenBy(c).(*Action)
		if !ok {
			continue
		}
		want := Count{Listed: 86, Approached: 5, Few: true, At: at}
		if c.Desk() {
			want = Count{Listed: 86, Approached: 5, Helped: 4, At: at}
		}
		if seen.Counts[0] != want {
			t.Errorf("%+v reads %+v", c, seen.Counts[0])
		}
	}
	if a.Counts[0].Helped != 4 {
		t.Error("the record itself was changed")
	}
}
