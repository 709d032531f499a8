package sessions

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestS4_12PeopleAreCountedInWords(t *testing.T) {
	for says, row := range map[string]struct {
		people People
		uneven bool
	}{
		"9 ambtenaren, 7 ervaringsdeskundigen, geen bestuur":                  {People{Uitvoering: 6, Beleid: 3, Ervaring: 7}, true},
		"9 ambtenaren, 5 ervaringsdeskundigen, 1 van toezicht, geen bestuur":  {People{Uitvoering: 9, Ervaring: 5, Toezicht: 1}, true},
		"1 ambtenaar, 1 ervaringsdeskundige, 1 helper, 1 bestuurder":          {People{Beleid: 1, Ervaring: 1, Begeleiding: 1, Bestuur: 1}, true},
		"geen ambtenaren, 4 ervaringsdeskundigen, 2 helpers, geen bestuur":    {People{Ervaring: 4, Begeleiding: 2}, false},
		"5 ambtenaren, geen ervaringsdeskundigen, geen bestuur":               {People{Uitvoering: 5}, true},
		"2 ambtenaren, 6 ervaringsdeskundigen, 1 van toezicht, 2 bestuurders": {People{Uitvoering: 2, Ervaring: 6, Toezicht: 1, Bestuur: 2}, false},
		"geen ambtenaren, geen ervaringsdeskundigen, geen bestuur":            {nil, false},
	} {
		if got := row.people.Says(); got != says || row.people.Uneven() != row.uneven {
			t.Errorf("%v says %q, uneven %v; want %q, %v", row.people, got, row.people.Uneven(), says, row.uneven)
		}
	}
}

// Nine officials and five residents at two tables: nobody who lives it is outnumbered or alone.
func TestS4_12NineOfficialsAndFiveResidents(t *testing.T) {
	z := People{Ervaring: 5, Uitvoering: 6, Beleid: 3, Toezicht: 1}.Seat(3)
	if len(z.Tables) != 2 || z.Ring.All() != 5 {
		t.Fatalf("seating is %+v", z)
	}
	for _, table := range z.Tables {
		if table[Ervaring] < 2 || table.Officials() > table[Ervaring] {
			t.Errorf("a table has %v", table)
		}
	}
}

func TestASeatingHoldsForEveryRoom(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := People{}
		for _, side := range Sides {
			p[side] = rapid.IntRange(0, 30).Draw(t, string(side))
		}
		tables := rapid.IntRange(-1, 12).Draw(t, "tables")
		z := p.Seat(tables)
		if len(z.Tables) < 1 || len(z.Tables) > max(1, tables) {
			t.Fatalf("%d tables of %d", len(z.Tables), tables)
		}
		low, high := 1000, 0
		for _, side := range Sides {
			sum := z.Ring[side]
			for _, table := range z.Tables {
				sum += table[side]
			}
			if sum != p[side] || z.Ring[side] > 0 && !side.Official() {
				t.Fatalf("of %d %s there are %d, and %d in the ring", p[side], side, sum, z.Ring[side])
			}
		}
		for _, table := range z.Tables {
			low, high = min(low, table[Ervaring]), max(high, table[Ervaring])
			if table.Officials() > table[Ervaring] {
				t.Fatalf("officials outnumber: %v", table)
			}
			if p[Ervaring] >= together && table[Ervaring] < together {
				t.Fatalf("somebody sits alone: %v", table)
			}
		}
		if high-low > 1 {
			t.Fatalf("tables differ by %d", high-low)
		}
	})
}

// A session starts without the board: a chair stands empty, and afterwards there is a task until they heard of it.
func TestS3_16AMissingTierGetsAnEmptyChairAndATask(t *testing.T) {
	e := planned(t)
	e.must(lea, &ArrangeSession{Expected: People{Ervaring: 5, Uitvoering: 3}})
	if s := get[Session](e, theSession); !slices.Equal(s.Missing, []Side{Bestuur}) {
		t.Fatalf("empty chairs: %v", s.Missing)
	}
	e.must(lea, &WriteMandate{Rung: "adviseren", Use: text("Er komt antwoord."), SignedBy: "directeur", Pledge: true})
	e.must(lea, &NameUrgent{Person: "begeleider", Number: "020 000 00 00", Until: "21 uur"})
	e.must(lea, &DateFeedback{Date: d0 + 77*day})
	e.must(lea, &OpenSession{})
	e.resident("bo")
	e.official("kim")
	tells := func() bool {
		return slices.ContainsFunc(e.s.Todo(theSession, e.at), func(k Task) bool { return k.What == TellTask && k.Of == theSession })
	}
	if tells() {
		t.Error("there is a task while people still talk")
	}
	e.must(lea, &CloseSession{})
	e.refuses(map[string]ask{"telling before those who told it read it": {lea, &TellTier{Tier: DecidesIt, To: "wethouder"}, Conflict}})
	if tells() {
		t.Error("there is a task before the outcome is there to tell")
	}
	e.must(lea, &PublishOutcome{Read: true})
	if !tells() || !slices.Equal(e.s.Untold(theSession), []Tier{DecidesIt}) {
		t.Fatalf("no task to tell %v", e.s.Untold(theSession))
	}
	e.refuses(map[string]ask{"telling who sat at the table": {lea, &TellTier{Tier: WorksAtIt, To: "teammanager"}, Conflict}})
	e.must(lea, &TellTier{Tier: DecidesIt, To: "wethouder sociaal domein"})
	if s := get[Session](e, theSession); tells() || len(s.Told) != 1 || s.Told[0].To != "wethouder sociaal domein" || s.Told[0].At == 0 {
		t.Errorf("told is %+v, and the task is %v", s.Told, tells())
	}
}

func TestAnEmptyChairIs(t *testing.T) {
	own := []Phase{{ID: "kring", Kind: Writing, Write: []Side{Ervaring}}}
	for name, row := range map[string]struct {
		phases   []Phase
		missing  []Side
		expected People
		chairs   []Side
	}{
		"none while nobody was asked":              {T1Kort, nil, nil, nil},
		"none while every number is nought":        {T1Kort, nil, People{Ervaring: 0}, nil},
		"one for the board":                        {T1Kort, nil, People{Begeleiding: 1, Beleid: 1}, []Side{Bestuur}},
		"not a second one for the same tier":       {T1Kort, []Side{Beleid}, People{Ervaring: 3, Bestuur: 1}, []Side{Beleid}},
		"one for each tier":                        {T1Kort, nil, People{Toezicht: 1}, []Side{Ervaring, Uitvoering, Bestuur}},
		"none for others in a circle of one's own": {own, nil, People{Begeleiding: 2}, nil},
		"one for who a circle of one's own is for": {own, nil, People{Toezicht: 2}, []Side{Ervaring}},
		"one for each in a talk that asks nobody":  {[]Phase{{ID: "klaar"}}, nil, People{Ervaring: 2}, []Side{Uitvoering, Bestuur}},
	} {
		if got := withChairs(row.phases, row.missing, row.expected); !slices.Equal(got, row.chairs) {
			t.Errorf("%s: %v, want %v", name, got, row.chairs)
		}
	}
}

func TestS4_12WhoSitsAloneBetweenOfficials(t *testing.T) {
	e := opened(t)
	e.must(lea, &ArrangeSession{Tables: []Label{"1", "2", "3"}})
	at := func(id, table string, door Door, side Side) {
		e.must(Principal{Role: Nobody, Session: theSession, Object: string(door)}, &TakeSeat{Seat: id, Name: text(id), Side: side, Table: table})
	}
	at("a", "1", DoorExperience, Ervaring)
	at("b", "1", DoorWork, Uitvoering)
	if got := e.s.Alone(theSession); got != nil {
		t.Errorf("one and one is alone: %v", got)
	}
	at("c", "1", DoorWork, Beleid)
	at("d", "2", DoorWork, Beleid)
	at("e", "2", DoorWork, Uitvoering)
	at("f", "3", DoorExperience, Ervaring)
	if got := e.s.Alone(theSession); !slices.Equal(got, []string{"1"}) {
		t.Errorf("alone at %v", got)
	}
	e.must(lea, &RemoveSeat{Seat: "c"})
	if got := e.s.Alone(theSession); got != nil {
		t.Errorf("who was removed still counts: %v", got)
	}
	if got := e.s.Here(theSession); got[Ervaring] != 2 || got.Officials() != 3 {
		t.Errorf("here are %v", got)
	}
}
