package sessions

import (
	"maps"
	"testing"
)

// TestI26HandsWeighAsMuchAsPhones: who has no phone is counted alike, and no count shows the channel.
func TestI26HandsWeighAsMuchAsPhones(t *testing.T) {
	e, people := revealed(t, 4)
	e.barrier("b1", people[0], "c1")
	e.must(people[1], &RecogniseBarrier{Barrier: "b1"})
	e.must(lea, &RecogniseFor{Barrier: "b1", Side: Ervaring, People: 5})
	e.must(lea, &RecogniseFor{Barrier: "b1", Side: Beleid, People: 2})
	exact := get[Tally](e, tallyID(recognition, "b1", true))
	if want := map[string]int{"ervaring": 6, "beleid": 2}; !maps.Equal(exact.Counts, want) || exact.Total != 8 {
		t.Errorf("counted %v, want %v", exact.Counts, want)
	}
	masked := get[Tally](e, tallyID(recognition, "b1", false))
	if !maps.Equal(masked.Counts, map[string]int{"ervaring": 6}) || masked.Total != 6 {
		t.Errorf("others see %v of %d: the rest tells that two officials raised a hand (I-34)", masked.Counts, masked.Total)
	}
}

func TestHandsAreRefusedWhen(t *testing.T) {
	e, people := revealed(t, 3)
	e.barrier("b1", people[0], "c1")
	for name, w := range map[string]*RecogniseFor{
		"nobody is counted":      {Barrier: "b1", Side: Ervaring},
		"fewer than nobody":      {Barrier: "b1", Side: Ervaring, People: -3},
		"more than a hall":       {Barrier: "b1", Side: Ervaring, People: 501},
		"the side is not a side": {Barrier: "b1", Side: "elders", People: 2},
	} {
		t.Run(name, func(t *testing.T) { wants(t, e.do(lea, w), Invalid) })
	}
	e.refused(lea, &RecogniseFor{Barrier: "elders", Side: Ervaring, People: 2}, NotFound)
	e.refused(people[1], &RecogniseFor{Barrier: "b1", Side: Ervaring, People: 2}, Forbidden)
}

// A resident's hand confirms what only officials had raised, as a resident's phone does.
func TestAHandConfirmsWhatOfficialsRaised(t *testing.T) {
	e := opened(t)
	o := e.official("o1")
	e.to("drempels")
	for _, id := range []string{"c1", "c2", "c3"} {
		e.must(o, &PlaceCard{Card: id, Question: "werk", Step: "nood", Text: text("Twintig minuten is te kort.")})
	}
	e.to("bundelen")
	e.must(lea, &RevealCards{})
	e.must(lea, &BundleCards{Barrier: "b1", Cards: []string{"c1"}, Step: "nood", Sentence: text("Twintig minuten is te kort.")})
	e.must(lea, &ConfirmAloud{Barrier: "b1", Yes: true})
	e.must(lea, &RecogniseFor{Barrier: "b1", Side: Beleid, People: 3})
	if s := get[Barrier](e, "b1").State; s != ConfirmedInternal {
		t.Fatalf("officials' hands made it %s", s)
	}
	e.must(lea, &RecogniseFor{Barrier: "b1", Side: Ervaring, People: 1})
	if s := get[Barrier](e, "b1").State; s != Confirmed {
		t.Errorf("a resident's hand left it %s", s)
	}
}
