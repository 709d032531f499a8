package sessions

import (
	"slices"
	"testing"
)

func found(says string) *MeasureAction {
	return &MeasureAction{Action: "a1", Found: text("Nu negen papieren."), Says: says}
}

func TestAMeasurement(t *testing.T) {
	e, _, p := started(t, "K6")
	e.refused(p, &MeasureAction{Action: "a1", Says: "beter"}, Invalid)
	e.refused(p, found("prima"), Invalid)
	e.refused(seated("r1"), found("beter"), Forbidden)
	e.must(p, found("beter"))
	e.must(lea, &MeasureAction{Action: "a1", Found: text("Zeven."), Says: "gehaald", By: "ombudsman"})
	m := get[Action](e, "a1").Measures
	if len(m) != 2 || m[0].By != "kwaliteit" || m[1].By != "ombudsman" {
		t.Errorf("measures = %+v", m)
	}
	e2, _ := accepted(t, "K1")
	e2.refused(link("a1/1"), found("beter"), Conflict) // nothing was agreed
}

// TestS3_21_ABadMeasurementForcesADecision: it is a task until somebody decides, and meanwhile nothing good is said of the
// action.
func TestS3_21_ABadMeasurementForcesADecision(t *testing.T) {
	e, _, p := started(t, "K6")
	waits := func() bool { return slices.Contains(whats(e.s.Todo("", e.at), "a1"), MeasureTask) }
	decide := &DecideMeasure{Action: "a1", Then: "anders", Why: text("Wij nemen ook het tweede formulier mee.")}
	e.refused(p, decide, Conflict)
	e.must(p, found("slechter"))
	if !waits() {
		t.Errorf("a bad result is no task: %v", whats(e.s.Todo("", e.at), "a1"))
	}
	e.must(p, &AddEvidence{Action: "a1", Evidence: "ev", Type: "document", What: text("Het formulier.")})
	claim := &ClaimAction{Action: "a1", Told: text("Klaar."), Untried: text("Er is niemand.")}
	e.refused(p, claim, Conflict)
	e.refused(p, &UpdateAction{Action: "a1", NoNews: true}, Conflict)
	e.refused(p, found("gehaald"), Conflict)
	e.refused(p, &DecideMeasure{Action: "a1", Then: "anders"}, Invalid)
	e.refused(p, &DecideMeasure{Action: "a1", Then: "wachten", Why: text("Druk.")}, Invalid)
	e.must(p, &UpdateAction{Action: "a1", Did: text("Wij zochten uit waarom."), Next: text("Wij besluiten dinsdag.")})
	e.must(p, decide)
	if waits() {
		t.Error("what was decided still waits")
	}
	e.refused(p, decide, Conflict)
	e.refused(p, &ClaimAction{Action: "a1", Untried: text("Er is niemand.")}, Invalid) // without saying what is different now
	e.must(p, claim)
	if m := get[Action](e, "a1").Measures[0]; m.Then != "anders" || m.Why == "" {
		t.Errorf("measure = %+v", m)
	}
}

// TestS3_20_AnotherIndicatorNeedsBothSides: what is measured was agreed before the work starts; later both sides say yes,
// and what held before stays to be read.
func TestS3_20_AnotherIndicatorNeedsBothSides(t *testing.T) {
	e, _ := accepted(t, "K5")
	p := link("a1/1")
	e.agreed("a1")
	e.must(p, plan("a1", func(w *PlanAction) { w.Measure = Text{} }))
	e.refused(p, &BeginAction{Action: "a1"}, Conflict)
	e.must(p, plan("a1", func(*PlanAction) {}))
	other := &ProposeMeasure{Action: "a1", Measure: text("Keren opnieuw vertellen."), Goal: text("Eén."), Measurer: "collectief"}
	e.refused(p, other, Conflict) // not begun: it is simply put right
	e.must(p, &BeginAction{Action: "a1"})
	was := get[Action](e, "a1").Plan.Measure

	e.refused(p, &ProposeMeasure{Action: "a1", Measure: text("Iets."), Goal: text("Eén.")}, Invalid)
	e.refused(p, &AgreeMeasure{Action: "a1", Yes: true}, Conflict) // nothing is proposed
	e.must(p, other)
	e.refused(p, &AgreeMeasure{Action: "a1", Yes: true}, Conflict)            // their own
	e.refused(seated("o1"), &AgreeMeasure{Action: "a1", Yes: true}, Conflict) // the same side
	if got := get[Action](e, "a1").Plan.Measure; got != was {
		t.Fatal("one side changed what is measured")
	}
	e.must(seated("r2"), &AgreeMeasure{Action: "a1"})
	if a := get[Action](e, "a1"); a.Plan.Measure != was || a.Other.At != 0 || len(a.Agreed) != 0 {
		t.Fatalf("after a no: %+v", a.Plan)
	}
	e.must(p, other)
	e.must(lea, &AgreeMeasure{Action: "a1", Yes: true, Side: Ervaring})
	a := get[Action](e, "a1")
	if a.Plan.Measure == was || a.Plan.Measurer != "collectief" || a.Other.At != 0 {
		t.Errorf("plan = %+v", a.Plan)
	}
	if len(a.Agreed) != 1 || a.Agreed[0].Measure != was || a.Agreed[0].Until == 0 {
		t.Errorf("agreed before = %+v", a.Agreed)
	}
}

// TestOfAnActionThatIsNotThere nothing can be agreed, tried, counted or measured.
func TestOfAnActionThatIsNotThere(t *testing.T) {
	e, _, p := started(t, "K5")
	e.refuses(map[string]ask{
		"a measurement":      {lea, &MeasureAction{Action: "weg", Found: text("Vijf."), Says: "beter"}, NotFound},
		"a decision":         {lea, &DecideMeasure{Action: "weg", Then: "door", Why: text("Het gaat.")}, NotFound},
		"another indicator":  {lea, &ProposeMeasure{Action: "weg", Measure: text("Iets."), Goal: text("Eén."), Measurer: "collectief", Side: Ervaring}, NotFound},
		"a yes to it":        {lea, &AgreeMeasure{Action: "weg", Yes: true, Side: Ervaring}, NotFound},
		"a trial":            {lea, &PlanTrial{Action: "weg", Until: e.at + day, StopIf: text("x"), Looks: []Instant{e.at + 1}}, NotFound},
		"a look":             {lea, &LookTrial{Action: "weg", Said: text("Goed."), Next: "door"}, NotFound},
		"a count":            {p, &CountLookBack{Action: "weg", Listed: 9}, NotFound},
		"what must be there": {lea, &AttachNeed{Action: "weg", What: "tijd", Text: text("Een uur."), By: "directeur"}, NotFound},
		"what policy says":   {lea, &NoteFeasible{Action: "weg", Says: "haalbaar"}, NotFound},
	})
	e.refused(lea, &ProposeMeasure{Action: "a1", Measure: text("Iets."), Goal: text("Eén."), Measurer: "collectief", Side: Begeleiding}, Forbidden)
	e.must(p, &ProposeMeasure{Action: "a1", Measure: text("Iets."), Goal: text("Eén."), Measurer: "collectief"})
	e.refused(lea, &AgreeMeasure{Action: "a1", Yes: true, Side: Begeleiding}, Forbidden)
}
