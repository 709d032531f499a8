package sessions

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"
)

func (e *evening) bundleOf(leg string) *Bundle {
	e.t.Helper()
	return get[Bundle](e, get[Leg](e, leg).Bundle)
}

// TestI15: each transfer stores a frozen bundle; an altered one is noticed, an erased sentence is not an alteration,
// and the chain can be compared from the table to the Rijk.
func TestI15(t *testing.T) {
	e, people := passing(t)
	for i := range 5 {
		e.must(e.resident(fmt.Sprintf("x%d", i)), &RecogniseBarrier{Barrier: "b1"})
	}
	e.must(e.official("o1"), &RecogniseBarrier{Barrier: "b1"})
	e.sent("g1", Department)
	b := e.bundleOf("g1")
	own := get[Barrier](e, "b1").Sentence
	signal := Signal{Barrier: "b1", Step: "papieren", Sentence: own, Counts: map[string]int{"ervaring": 5}, Total: 5}
	if len(b.Signals) != 1 || fmt.Sprint(b.Signals[0]) != fmt.Sprint(signal) || b.Question != "beantwoorden" || e.bodies[b.Rule] == "" || e.bodies[b.Proposal] == "" || e.bodies[b.Tried] == "" || b.Before != "" {
		t.Fatalf("it carries %+v", b)
	}
	if len(b.Seals) != 4 || !b.Intact(e.hash) {
		t.Fatalf("its seals are %v, intact %v", b.Seals, b.Intact(e.hash))
	}
	t.Run("altered", func(t *testing.T) {
		for name, alter := range map[string]func(*Bundle){
			"the sentence":  func(b *Bundle) { b.Signals[0].Sentence = "w1" },
			"a count":       func(b *Bundle) { b.Signals[0].Counts["ervaring"] = 500 },
			"the step":      func(b *Bundle) { b.Signals[0].Step = "nood" },
			"a signal less": func(b *Bundle) { b.Signals = b.Signals[:0] },
			"the question":  func(b *Bundle) { b.Question = "ter_kennisname" },
			"the level":     func(b *Bundle) { b.Level = Team },
			"the place":     func(b *Bundle) { b.Place = "iemand" },
			"the proposal":  func(b *Bundle) { b.Proposal = b.Rule },
			"the rule":      func(b *Bundle) { b.Rule = "" },
			"the moment":    func(b *Bundle) { b.At++ },
			"a seal":        func(b *Bundle) { b.Seals[0].Hash = "x" },
			"no seals":      func(b *Bundle) { b.Seals = nil },
			"the chain":     func(b *Bundle) { b.Before = "x" },
			"the sum":       func(b *Bundle) { b.Sum = "x" },
		} {
			var c Bundle
			if err := json.Unmarshal(mustJSON(b), &c); err != nil || !c.Intact(e.hash) {
				t.Fatalf("a copy of it is not intact: %v", err)
			}
			if alter(&c); c.Intact(e.hash) {
				t.Errorf("%s: nobody notices", name)
			}
		}
		swapped := func(id WordsID) string {
			if id == own {
				return "een andere zin"
			}
			return e.hash(id)
		}
		if b.Intact(swapped) {
			t.Error("words that were changed under their id are not noticed")
		}
	})
	t.Run("erased", func(t *testing.T) {
		gone := func(id WordsID) string {
			if id == own {
				return ""
			}
			return e.hash(id)
		}
		if !b.Intact(gone) {
			t.Error("an erased sentence makes it altered")
		}
	})
	t.Run("frozen", func(t *testing.T) {
		before := e.stamp("bundle", b.ID)
		e.must(e.resident("late"), &RecogniseBarrier{Barrier: "b1"})
		e.must(people[0], &NameBarrier{Barrier: "b1", Sentence: text("De gemeente vraagt wat zij al heeft.")})
		e.must(placeOf("g1"), &RephraseLeg{"g1", text("Uitvraag van gegevens.")})
		if e.stamp("bundle", b.ID) != before {
			t.Error("it changed after it was sent")
		}
	})
	t.Run("compared", func(t *testing.T) {
		e.sent("g2", Executive)
		e.must(lea, preparing("g3", Rijk, func(w *PrepareLeg) { w.Barriers, w.Question, w.Rule = []string{"b1", "b2"}, "bespreken", Text{} }))
		e.must(lea, &AskCarrier{Leg: "g3", Function: "raadslid", AnswerBy: e.at + day})
		e.must(carrier("g3/1"), &AcceptCarrying{Leg: "g3", Yes: true, SendBy: e.at + day})
		e.must(carrier("g3/1"), &SendLeg{Leg: "g3"})
		chain := e.s.Chain("b1")
		if len(chain) != 3 || chain[0] != b || chain[1].Before != b.ID || chain[2].Before != chain[1].ID || len(e.s.Chain("b2")) != 1 {
			t.Fatalf("the chain is %v", chain)
		}
		parts := func(a, b *Bundle) (list []string) {
			for _, x := range Compare(a, b) {
				list = append(list, x.Part+x.Barrier)
			}
			return list
		}
		if d := parts(chain[0], chain[1]); !slices.Equal(d, []string{"sentenceb1", "countb1", "rule", "proposal", "tried"}) {
			t.Errorf("dienst to college differs in %v", d)
		}
		if d := parts(chain[1], chain[2]); !slices.Equal(d, []string{"signalb2", "rule", "proposal", "tried", "question"}) {
			t.Errorf("college to Rijk differs in %v", d)
		}
		if d := Compare(chain[2], chain[0]); d[0].Part != "sentence" || d[0].Was == d[0].Now || d[0].Now != own || d[2] != (Altered{"signal", "b2", get[Barrier](e, "b2").Sentence, ""}) {
			t.Errorf("from the end to the beginning it is %+v", d)
		}
		if len(Compare(b, b)) != 0 {
			t.Error("it differs from itself")
		}
	})
	t.Run("passed on by who is not competent", func(t *testing.T) {
		e.must(placeOf("g2"), replying("g2", NotCompetent, func(w *AnswerLeg) { w.Level, w.Place = VNG, "commissie" }))
		next := get[Leg](e, "g2").Reply.Next
		e.must(lea, &SendLeg{Leg: next})
		was, now := e.bundleOf("g2"), e.bundleOf(next)
		if now.Before != was.ID || len(Compare(was, now)) != 0 || !now.Intact(e.hash) || now.ID == was.ID {
			t.Errorf("it sends on %+v", now)
		}
	})
}

// TestABundleWithoutKeptWordsIsStillSealedByItsSum: ids and counts are, when nobody gives hashes.
func TestABundleWithoutKeptWordsIsStillSealedByItsSum(t *testing.T) {
	e, _ := passing(t)
	l := &Leg{ID: "g1", Session: theSession, Barriers: []string{"b1", "b9"}, Level: Team, Place: "p"}
	b := e.s.freeze(l, &Given{At: d0})
	if len(b.Signals) != 1 || len(b.Seals) != 0 || !b.Intact(e.hash) {
		t.Errorf("it is %+v", b)
	}
}

// TestI34ABundleCountsAsEverybodyReads: fewer than five people are no number in it.
func TestI34ABundleCountsAsEverybodyReads(t *testing.T) {
	e, _ := passing(t)
	for i := range 4 {
		e.must(e.resident(fmt.Sprintf("x%d", i)), &RecogniseBarrier{Barrier: "b1"})
	}
	e.sent("g1", Department)
	if x := e.bundleOf("g1").Signals[0]; len(x.Counts) != 0 || x.Total != 0 {
		t.Errorf("it tells %v of %d", x.Counts, x.Total)
	}
}
