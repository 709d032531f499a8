package sessions

import (
	"slices"
	"testing"
)

// TestS4_33: a barrier can touch several departments, and one function holds it.
func TestS4_33_SeveralDepartmentsAndOneHolder(t *testing.T) {
	e, people := bundled(t)
	name := func(list ...Label) *NameDepartments { return &NameDepartments{Barrier: "b1", Departments: list} }
	thirteen := []Label{"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m"}
	e.refuses(map[string]ask{
		"of what is not there":   {lea, &NameDepartments{Barrier: "weg", Departments: []Label{"inkomen"}}, NotFound},
		"from another evening":   {e.elsewhere("c-there"), name("inkomen"), NotFound},
		"with the name of one":   {lea, name("meneer De Vries"), Invalid},
		"of more than there are": {lea, name(thirteen...), Invalid},
		"by a resident":          {people[0], name("inkomen"), Forbidden},
	})
	e.must(lea, name(thirteen[:12]...))
	e.must(lea, name("inkomen", "Wmo", "de Inkomen", "", "schulden"))
	holder := func(want Label) {
		t.Helper()
		l := e.s.line(get[Barrier](e, "b1"), e.at)
		if !slices.Equal(l.Departments, []Label{"inkomen", "Wmo", "schulden"}) || l.Holder() != want {
			t.Errorf("%v, and %q holds it", l.Departments, l.Holder())
		}
	}
	holder("")
	first := e.ask("a1", "b1")
	holder("procesregisseur")
	e.must(first, &PassAction{Action: "a1", Function: "teammanager", AnswerBy: e.at + day})
	holder("procesregisseur") // until the other says yes (I-13)
	e.must(lea, asking(func(w *AskAction) { w.Action, w.Function, w.AnswerBy = "a2", "wethouder", e.at+day }))
	e.accept(link("a2/1"), "a2", "K6")
	holder("wethouder")
	e.accept(link("a1/2"), "a1", "K6")
	holder("teammanager") // it was asked first
}

// TestS3_06: a collective owns an action with the same duties, and others say whether they notice it.
func TestS3_06_ACollectiveOwnsAnAction(t *testing.T) {
	e, people := bundled(t)
	e.must(people[1], &RecogniseBarrier{Barrier: "b1"})
	e.must(people[2], &RecogniseBarrier{Barrier: "b1"})
	e.sit("member", DoorExperience, Ervaring, "collectief NoordAs")
	e.must(seated("member"), &RecogniseBarrier{Barrier: "b1"})
	e.must(lea, asking(func(w *AskAction) { w.Action, w.Function, w.AnswerBy = "a1", "collectief NoordAs", e.at+day }))
	e.refused(link("a1/1"), &AcceptAction{Action: "a1"}, Invalid) // a date and a first step, as from everybody
	e.accept(link("a1/1"), "a1", "K4")
	p := e.begun("a1")
	e.refused(p, &ClaimAction{Action: "a1", Told: text("De brief is klaar.")}, Conflict) // and evidence
	e.checking("a1")
	e.refused(seated("member"), says(Noticed), Forbidden)
	e.must(people[0], says(Noticed))
}

// TestS3_10: an idea without a confirmed barrier stays an idea, and nothing counts it.
func TestS3_10_AnIdeaWithoutABarrierIsNotCounted(t *testing.T) {
	e := opened(t)
	r := e.cards(3)[0]
	e.must(r, place(func(w *PlaceCard) { w.Card, w.Question, w.Text = "idea", "idee", text("Schaf het formulier af.") }))
	e.to("bundelen")
	e.must(lea, &RevealCards{})
	e.refused(lea, asking(func(w *AskAction) { w.Barriers, w.AnswerBy = nil, e.at+day }), Invalid)
	e.must(lea, bundle(func(w *BundleCards) { w.Barrier, w.Cards = "b1", []string{"c1"} }))
	e.refused(lea, asking(func(w *AskAction) { w.AnswerBy = e.at + day }), Conflict) // nobody said yes to it
	if c := get[Card](e, "idea"); c.Kind != Idea || c.State != Placed {
		t.Errorf("the idea is %+v", c)
	}
	if f := e.s.Figures(e.at); f != (Figures{}) || e.s.Sentence(e.at) != "Er is nog geen drempel bevestigd." {
		t.Errorf("counted %+v", f)
	}
}
