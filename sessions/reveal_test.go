package sessions

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// shown lists the cards that a class sees, in the order in which a screen puts them.
func (e *evening) shown(c Class) []string {
	c.Session = theSession
	var rows []*Row
	e.s.Rows(func(r *Row) {
		if pub, _, _, _ := r.For(c, 0); r.Kind == "card" && pub != nil {
			rows = append(rows, r)
		}
	})
	slices.SortFunc(rows, func(a, b *Row) int { return int(a.Seq-b.Seq)*1000 + a.Place - b.Place })
	ids := []string{}
	for _, r := range rows {
		ids = append(ids, r.ID)
	}
	return ids
}

var (
	room = Class{Role: Wall}
	ours = Class{Role: Attendee, Side: Ervaring, Admitted: true, Collective: true}
)

func TestRevealingIsRefused(t *testing.T) {
	e := opened(t)
	e.cards(3)
	e.refused(lea, &RevealCards{}, Conflict) // while they write
	for _, phase := range []string{"welkom", "luisteren", "terugzeggen", "pauze"} {
		e.to(phase)
		e.refused(lea, &RevealCards{}, Conflict)
	}
	e.to("bundelen")
	e.refused(lea, &RevealCards{Size: 1}, Invalid)
	e.refused(lea, &RevealCards{Size: 2}, Invalid)
	e.must(lea, &RevealCards{Size: 3})
	e.refused(lea, &RevealCards{}, Conflict) // nothing is left
	e.refused(Principal{Role: CoFacilitator, Session: "weg"}, &RevealCards{}, NotFound)
}

// TestI22Batches: who is shown how many at once, whatever the authors answered.
func TestI22Batches(t *testing.T) {
	for name, r := range map[string]struct {
		answers    []Consent
		size       int
		room, ours int // how many more each sees after one reveal
		no         Code
	}{
		"none":                                        {nil, 0, 0, 0, Conflict},
		"one without an answer":                       {[]Consent{""}, 0, 0, 0, Conflict},
		"two without an answer":                       {[]Consent{"", ""}, 0, 0, 0, Conflict},
		"two of whom one said yes":                    {[]Consent{ConsentYes, ""}, 0, 0, 0, Conflict},
		"one who said yes":                            {[]Consent{ConsentYes}, 0, 1, 1, ""},
		"two who both said yes":                       {[]Consent{ConsentYes, ConsentYes}, 0, 2, 2, ""},
		"three without an answer":                     {[]Consent{"", "", ""}, 0, 3, 3, ""},
		"three of whom one would rather not":          {[]Consent{"", "", ConsentNo}, 0, 0, 0, Conflict},
		"four of whom one would rather not":           {[]Consent{"", "", "", ConsentNo}, 0, 3, 3, ""},
		"three of whom one is for the collective":     {[]Consent{"", "", ConsentCollective}, 0, 0, 1, ""},
		"three yes and one for the collective":        {[]Consent{"", ConsentYes, "", ConsentCollective}, 0, 3, 4, ""},
		"all for the collective":                      {[]Consent{ConsentCollective, ConsentCollective}, 0, 0, 2, ""},
		"two sure ones and one for the collective":    {[]Consent{ConsentYes, ConsentYes, ConsentCollective}, 0, 2, 3, ""},
		"six in batches of three":                     {make([]Consent, 6), 3, 3, 3, ""},
		"five in batches of three, where two remain":  {make([]Consent, 5), 3, 5, 5, ""},
		"seven in batches of four":                    {make([]Consent, 7), 4, 4, 4, ""},
		"four in batches of four":                     {make([]Consent, 4), 4, 4, 4, ""},
		"six in batches, with one for the collective": {append(make([]Consent, 6), ConsentCollective), 3, 3, 4, ""},
	} {
		t.Run(name, func(t *testing.T) {
			e := opened(t)
			for i, p := range e.cards(len(r.answers)) {
				if r.answers[i] != "" {
					e.must(p, &ConsentCard{Card: fmt.Sprintf("c%d", i+1), Answer: r.answers[i]})
				}
			}
			e.to("bundelen")
			err := e.do(lea, &RevealCards{Size: r.size})
			if r.no != "" {
				wants(t, err, r.no)
			} else if err != nil {
				t.Fatal(err)
			}
			if a, b := len(e.shown(room)), len(e.shown(ours)); a != r.room || b != r.ours {
				t.Errorf("the room sees %d and the collective %d, want %d and %d", a, b, r.room, r.ours)
			}
		})
	}
}

// TestI22Order: the place on the board says nothing of who wrote first.
func TestI22Order(t *testing.T) {
	orders := map[string]int{}
	for i := range 120 {
		e := opened(t)
		e.n = uint64(i) * 1000
		e.cards(3)
		e.to("bundelen")
		e.must(lea, &RevealCards{})
		orders[strings.Join(e.shown(room), " ")]++
	}
	if len(orders) != 6 {
		t.Errorf("three cards came in %d of the 6 orders: %v", len(orders), orders)
	}
	for order, n := range orders {
		if n < 5 {
			t.Errorf("%s came %d times in 120", order, n)
		}
	}
}

// TestI22Private: before the reveal nobody but its author learns that a card is there.
func TestI22Private(t *testing.T) {
	e := opened(t)
	people := e.cards(3)
	for _, c := range Audiences(theSession) {
		if e.sees(c, "card", "c1") {
			t.Errorf("%+v sees it", c)
		}
	}
	mine := get[MyCard](e, get[Card](e, "c1").own.Handle)
	if _, to := mine.at(); !e.links["r1"][to] || e.links["r2"][to] || mine.Shown != "nee" {
		t.Errorf("the author's own is %+v", mine)
	}
	e.to("bundelen")
	e.must(people[0], &ConsentCard{Card: "c1", Answer: ConsentYes})
	e.must(lea, &RevealCards{})
	if mine := get[MyCard](e, mine.ID); mine.Shown != "zaal" || mine.Consent != ConsentYes {
		t.Errorf("after the reveal the author reads %+v", mine)
	}
}

// TestI16: only the author widens who sees a card, and only with the next batch; narrowing works at once.
func TestI16(t *testing.T) {
	e, people := revealed(t, 4)
	count := func(want string) {
		t.Helper()
		if got := fmt.Sprint(e.sees(room, "card", "c1"), e.sees(ours, "card", "c1"), " ", get[MyCard](e, get[Card](e, "c1").own.Handle).Shown); got != want {
			t.Errorf("the room, the collective and the author see %s, want %s", got, want)
		}
	}
	count("true true zaal")
	e.must(people[0], &ConsentCard{Card: "c1", Answer: ConsentCollective})
	count("false true collectief")
	if r, _ := e.s.Row("card", "c1"); true {
		if _, _, gone, _ := r.For(Class{Role: Wall, Session: theSession}, 0); !gone {
			t.Error("the wall is not told that it is gone")
		}
	}
	e.refused(lea, &ConsentCard{Card: "c1", Answer: ConsentYes}, Forbidden)
	e.must(people[0], &ConsentCard{Card: "c1", Answer: ConsentYes})
	count("false true collectief") // not before the next batch
	e.must(lea, &RevealCards{})    // a batch of one, to which its author said yes
	count("true true zaal")
	e.must(people[0], &ConsentCard{Card: "c1", Answer: ConsentNo})
	count("false false nee")
	e.refused(lea, &RevealCards{}, Conflict)
	e.must(people[0], &ConsentCard{Card: "c1", Answer: ConsentCollective})
	count("false false nee")
	e.must(lea, &RevealCards{})
	count("false true collectief")
	e.must(people[0], &ConsentCard{Card: "c1", Answer: ConsentNo})
	e.must(people[0], &ConsentCard{Card: "c1", Answer: ConsentYes})
	e.must(people[0], &WithdrawCard{Card: "c1"})
	e.refused(lea, &RevealCards{}, Conflict)
}

// TestS0_15: in the listening officials' cards are kept for themselves, and come when it ends (also S4-08).
func TestS0_15_ListeningHoldsOfficialsCardsUntilItEnds(t *testing.T) { listens(t) }

// TestS4_08: officials hear how policy is lived through before they say anything: see S0-15.
func TestS4_08_OfficialsListenFirst(t *testing.T) { listens(t) }

func listens(t *testing.T) {
	t.Helper()
	e := opened(t)
	o, r := e.official("o1"), e.resident("r1")
	heard := func(id string) Wish {
		return &PlaceCard{Card: id, Question: "gehoord", Step: "nood", Text: text("Ik hoorde dat u moest wachten.")}
	}
	e.refused(o, heard("h0"), Forbidden) // not yet
	e.to("luisteren")
	listening := e.run()
	e.must(o, heard("h1"))
	e.must(o, heard("h2"))
	e.must(o, &ConsentCard{Card: "h2", Answer: ConsentNo})
	e.refused(o, &PlaceCard{Card: "x", Question: "regel", Step: "nood", Text: text("De regel zegt nee.")}, Invalid)
	e.refused(r, heard("x"), Forbidden) // phones of residents are away
	for _, c := range Audiences(theSession) {
		if e.sees(c, "card", "h1") {
			t.Errorf("%+v sees it while we listen", c)
		}
	}
	e.to("luisteren")
	if e.sees(room, "card", "h1") {
		t.Error("shown while the listening goes on")
	}
	e.to("terugzeggen")
	if !e.sees(room, "card", "h1") || !e.sees(ours, "card", "h1") {
		t.Error("not shown when the listening ended")
	}
	if e.sees(room, "card", "h2") {
		t.Error("shown against its author")
	}
	if err := e.inRun(o, listening, heard("h3")); err != nil {
		t.Fatalf("written while we listened, sent after it: %v", err)
	}
	if !e.sees(room, "card", "h3") {
		t.Error("what came late is not shown")
	}
	e.to("luisteren")
	e.must(o, heard("h4"))
	if e.sees(room, "card", "h4") {
		t.Error("a second listening does not hold")
	}
}

// TestAFunctionIsShownOnlyWhenThreeHoldIt (§4.0-1), and never on the wall or with a dilemma.
func TestAFunctionIsShownOnlyWhenThreeHoldIt(t *testing.T) {
	for n, want := range map[int]Label{1: "", 2: "", 3: "klantmanager"} {
		t.Run(fmt.Sprint(n), func(t *testing.T) {
			e := opened(t)
			e.to("drempels")
			var o Principal
			for i := range n {
				o = e.official(fmt.Sprintf("o%d", i))
			}
			e.sit("else", DoorWork, Uitvoering, "teammanager")
			e.sit("none", DoorWork, Uitvoering, "")
			e.official("gone")
			e.must(lea, &RemoveSeat{Seat: "gone"})
			for _, q := range []string{"werk", "twijfel", "regel"} {
				e.must(o, &PlaceCard{Card: q, Question: q, Step: "nood", Text: text("Ik zie dit elke week.")})
			}
			e.to("bundelen")
			e.must(lea, &RevealCards{})
			if f := get[Card](e, "werk").Function; f != want {
				t.Errorf("shows %q, want %q", f, want)
			}
			if f := get[Card](e, "twijfel").Function; f != "" {
				t.Errorf("a dilemma shows %q", f)
			}
			if c, ok := get[Card](e, "werk").seenBy(room).(*Card); !ok || c.Function != "" {
				t.Errorf("the wall shows %+v", c)
			}
		})
	}
}
