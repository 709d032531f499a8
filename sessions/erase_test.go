package sessions

import "testing"

// TestS4_01: a collective hosts without the municipality; then deleting its side's cards is in its hands. Of each a stub
// stays, its author reads why, and what people confirmed stands.
func TestS4_01(t *testing.T) {
	e, people := revealed(t, 3)
	why := text("Wij bewaren dit niet langer.")
	erase := func(cards ...string) Wish { return &EraseCards{Cards: cards, Reason: why} }
	e.must(e.official("k1"), &PlaceCard{Card: "amb", Question: "idee", Step: "nood", Text: text("Eén formulier.")})
	e.must(people[0], &PlaceCard{Card: "later", Question: "vast", Step: "nood", Text: text("Dit zag nog niemand.")})
	e.refused(lea, erase("c1"), Conflict)
	e.must(lea, &CloseSession{})
	e.refuses(map[string]ask{
		"by somebody at the table":             {people[0], erase("c1"), Forbidden},
		"by a second facilitator":              {mede, erase("c1"), Forbidden},
		"by an administrator":                  {Principal{Role: Administrator, Organization: "o1"}, erase("c1"), Forbidden},
		"by a facilitator of somebody else":    {Principal{Role: Facilitator, Organization: "o2", Session: theSession}, erase("c1"), NotFound},
		"without a word":                       {lea, &EraseCards{Cards: []string{"c1"}}, Invalid},
		"of nothing":                           {lea, &EraseCards{Reason: why}, Invalid},
		"of a card that is not there":          {lea, erase("c1", "maan"), NotFound},
		"of a card of the other side":          {lea, erase("amb"), NotFound},
		"of a card that only its author knows": {lea, erase("later"), NotFound},
		"in a session that is not there":       {Principal{Role: Facilitator, Organization: "o1", Session: "ander"}, erase("c1"), NotFound},
	})
	c, _ := find[Card](e.s, "c1")
	words, handle := c.Words, c.own.Handle
	e.must(lea, erase("c1"))
	c, _ = find[Card](e.s, "c1")
	if c.State != Withdrawn || c.Words != "" || e.bodies[words] != "" {
		t.Errorf("erased, and still %+v with %q", c, e.bodies[words])
	}
	if m, _ := find[MyCard](e.s, handle); e.bodies[m.Reason] != why.Body || m.Words != "" || !m.Erased {
		t.Errorf("its author has %+v", m)
	}
	e.refused(lea, erase("c1"), NotFound)
	e.must(lea, &EraseCards{All: true, Reason: why})
	for _, c := range all[Card](e.s) {
		if gone := c.State == Withdrawn; gone != c.Side.Own() {
			t.Errorf("after all was erased %s of side %s is %s", c.ID, c.Side, c.State)
		}
	}
	e.refused(lea, &EraseCards{All: true, Reason: why}, Conflict)
}

func TestAMunicipalityErasesNoStory(t *testing.T) {
	e := empty(t)
	e.must(lea, &OpenTrajectory{Title: text("Maatwerk"), HostName: "Dienst", HostType: "dienst", Steps: []NewStep{{ID: "nood", Title: text("Er is iets mis")}}})
	e.must(lea, &PlanSession{Session: theSession, Template: "T1-kort", Title: text("Wat is er nodig?"), Date: d0, Place: "Buurthuis"})
	e.refused(lea, &EraseCards{All: true, Reason: text("Opruimen.")}, Forbidden)
}

// TestS1_05: a worker of a buurtteam joins with a role of their own; then their cards carry layer "uitvoering".
func TestS1_05(t *testing.T) {
	e := opened(t)
	join := func(id string, w TakeSeat) Wish { w.Seat, w.Name = id, text("Naam "+id); return &w }
	by := Principal{Role: Nobody, Session: theSession, Object: string(DoorWork)}
	e.refuses(map[string]ask{
		"from a kind of organisation that is none": {by, join("b9", TakeSeat{Side: Uitvoering, From: "bank"}), Invalid},
		"a resident from an organisation":          {Principal{Role: Nobody, Session: theSession, Object: string(DoorExperience)}, join("b9", TakeSeat{Side: Ervaring, From: "dienst"}), Invalid},
	})
	e.must(by, join("b1", TakeSeat{Side: Uitvoering, Function: "buurtteamwerker", From: "buurtteam"}))
	worker := seated("b1")
	e.must(worker, &GivePledge{})
	e.must(lea, &StartPhase{Phase: "drempels"})
	e.must(worker, &PlaceCard{Card: "w1", Question: "werk", Step: "nood", Text: text("Ik mag dit niet beslissen.")})
	s, _ := find[Seat](e.s, "b1")
	c, _ := find[Card](e.s, "w1")
	if s.From != "buurtteam" || s.Function != "buurtteamwerker" || LayerOf(c.Side) != "uitvoering" {
		t.Errorf("seat %+v, card of layer %q", s, LayerOf(c.Side))
	}
	if c.Function != "" {
		t.Error("one worker of a buurtteam would be known by the card")
	}
	for side, layer := range map[Side]string{Ervaring: "inwoner en netwerk", Begeleiding: "inwoner en netwerk", Beleid: "beleid", Bestuur: "bestuur en politiek", Toezicht: "toezicht"} {
		if got := LayerOf(side); got != layer {
			t.Errorf("%s is of layer %q, not %q", side, got, layer)
		}
	}
}
