package server

import (
	"testing"
	"time"
)

// The page that people read before their first card promises: six months after the last check it is
// wiped who wrote what (DOMAIN §4.0-7). The last check here is 31 March 2026.
func TestSixMonthsAfterTheLastCheckNobodyKnowsWhoWroteWhat(t *testing.T) {
	h := start(t, nil)
	a := h.asking()
	known := func() int {
		list, err := h.Store.Handles(t.Context(), a.stream, a.seat)
		if err != nil {
			t.Fatal(err)
		}
		return len(list)
	}
	if known() == 0 {
		t.Fatal("nobody is linked to anything: this test shows nothing")
	}
	for _, row := range []struct {
		on   time.Time
		left bool
	}{{time.Date(2026, 9, 30, 12, 0, 0, 0, time.UTC), true}, {time.Date(2026, 10, 2, 12, 0, 0, 0, time.UTC), false}} {
		h.clock.pass(row.on.Sub(h.clock.now()))
		for range 2 { // a second night does nothing
			if err := h.forgetOld(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
		if (known() > 0) != row.left {
			t.Errorf("on %s %d acts are linked to the person", row.on.Format(time.DateOnly), known())
		}
	}
	h.person().get("/uitkomst/"+a.session).is(t, 200, core) // what was said stays
}
