package sessions

import "testing"

// TestALinkForManyIsOfEachAlone: two neighbours who say the same stay two, each takes back only their own, and a link opens
// only what it is for.
func TestALinkForManyIsOfEachAlone(t *testing.T) {
	e, _, _ := endorsed(t)
	e.must(lea, &PublishRoute{Route: "r", Edition: "v1"})
	d := get[RouteEdition](e, "v1")
	holds := func(object string) Principal { return Principal{Role: Asked, Session: theSession, Object: object} }
	an, bo := holds(d.Voice("an")), holds(d.Voice("bo"))
	say := func(id, step string) *EndorseRoute {
		return &EndorseRoute{Endorsement: id, Route: "r", Step: step, By: "buurtbewoner"}
	}
	e.refuses(map[string]ask{
		"of an edition that is not there": {holds("v9" + voiceMark + "an"), say("x", ""), NotFound},
		"of nobody":                       {holds("v1" + voiceMark), say("x", ""), NotFound},
		"of a name that is none":          {holds(d.Voice("a b")), say("x", ""), NotFound},
		"of another route":                {an, &EndorseRoute{Endorsement: "x", Route: "weg", By: "buurtbewoner"}, NotFound},
		"of a step that is not there":     {an, say("x", "weg"), NotFound},
		"without who it is":               {an, &EndorseRoute{Endorsement: "x", Route: "r"}, Invalid},
		"with a number":                   {an, &EndorseRoute{Endorsement: "x", Route: "r", By: "bel 06 12345678"}, Invalid},
	})
	e.must(an, say("a1", ""))
	e.must(bo, say("b1", ""))
	e.must(bo, say("b2", "r-1"))
	e.refused(an, say("a2", ""), Conflict) // said already
	if n := len(e.s.Carried(d)); n != 3 {
		t.Errorf("%d carry it, not 3", n)
	}
	ask, said, ok := e.s.Supporting(d.Voice("bo"))
	if !ok || ask.Edition != "v1" || len(said) != 2 {
		t.Errorf("bo said %v of %+v", said, ask)
	}
	if x := get[Endorsement](e, "a1"); x.Way != byLink || !x.Public || x.Edition != "v1" {
		t.Errorf("it is kept as %+v", x)
	}
	e.refused(an, &EndEndorsement{Endorsement: "b1"}, NotFound)
	e.must(bo, &EndEndorsement{Endorsement: "b1"})
	if _, said, _ := e.s.Supporting(d.Voice("bo")); len(said) != 1 || said[0].ID != "b2" {
		t.Errorf("bo now said %v", said)
	}
	if n := len(e.s.Carried(d)); n != 2 {
		t.Errorf("%d carry it, not 2", n)
	}
}
