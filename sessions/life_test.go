package sessions

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
)

func manager(ticket string) Principal { return link(ticket + "/baas/directeur") }

var theClock = Principal{Role: Clock}

// accepted is an evening with a barrier b1 of r1 that r2 and r3 recognise, and an action a1 that its owner took.
func accepted(t *testing.T, ladder string) (*evening, []Principal) {
	e, people := revealed(t, 4)
	e.barrier("b1", people[0], "c1")
	e.must(people[1], &RecogniseBarrier{Barrier: "b1"})
	e.must(people[2], &RecogniseBarrier{Barrier: "b1"})
	e.official("o1")
	e.accept(e.ask("a1", "b1"), "a1", ladder)
	return e, people
}

func (e *evening) agreed(action string) {
	e.t.Helper()
	a := get[Action](e, action)
	e.must(seated("r1"), &JudgeKind{Action: action, Ladder: a.Ladder})
	e.must(link(a.Ticket()), &JudgeKind{Action: action, Ladder: a.Ladder})
}

func plan(action string, f func(*PlanAction)) *PlanAction {
	w := &PlanAction{Action: action, Manager: "directeur", Effect: text("Niemand geeft een papier twee keer."), Measure: text("Papieren per aanvraag."),
		Now: text("Elf."), Goal: text("Vijf."), Measurer: "kwaliteit", Forget: text("Het formulier vraagt het niet meer."),
		Learner: "klantmanager", Teacher: "collectief"}
	f(w)
	return w
}

func (e *evening) begun(action string) Principal {
	e.t.Helper()
	p := link(get[Action](e, action).Ticket())
	e.agreed(action)
	e.must(p, plan(action, func(*PlanAction) {}))
	e.must(p, &BeginAction{Action: action})
	return p
}

func (e *evening) claimed(action string) Principal {
	e.t.Helper()
	p := link(get[Action](e, action).Ticket())
	e.n++
	e.must(p, &AddEvidence{Action: action, Evidence: fmt.Sprintf("ev%d", e.n), Type: "document", What: text("Het nieuwe formulier.")})
	e.must(p, &ClaimAction{Action: action, Told: text("Wij vragen dit papier niet meer."), Untried: text("Er is niemand die het uitvoert.")})
	return p
}

func (e *evening) checking(action string) Principal {
	e.t.Helper()
	p := e.claimed(action)
	e.must(theClock, &OpenCheck{Action: action, Delivered: true})
	return p
}

// started is an action that is being worked at.
func started(t *testing.T, ladder string) (*evening, []Principal, Principal) {
	e, people := accepted(t, ladder)
	return e, people, e.begun("a1")
}

// TestS2_05_NobodyStartsWithoutAnEffect: an action from a new form on says first what people will notice, and how that is
// looked at, with how it is now beside it.
func TestS2_05_NobodyStartsWithoutAnEffect(t *testing.T) {
	for _, ladder := range []string{"K4", "K5", "K6", "K7", "K8"} {
		e, _ := accepted(t, ladder)
		p := link(get[Action](e, "a1").Ticket())
		e.agreed("a1")
		for name, lacks := range map[string]func(*PlanAction){
			"the effect":        func(w *PlanAction) { w.Effect = Text{} },
			"what is looked at": func(w *PlanAction) { w.Measure = Text{} },
			"how much":          func(w *PlanAction) { w.Goal = Text{} },
			"who looks":         func(w *PlanAction) { w.Measurer = "" },
		} {
			e.must(p, plan("a1", lacks))
			if e.do(p, &BeginAction{Action: "a1"}) == nil {
				t.Fatalf("%s begins without %s", ladder, name)
			}
		}
		e.must(p, plan("a1", func(*PlanAction) {}))
		e.must(p, &BeginAction{Action: "a1"})
		if a := get[Action](e, "a1"); a.Plan.Effect == "" || a.Plan.Now == "" {
			t.Errorf("%s begins with %+v", ladder, a.Plan)
		}
	}
}

// TestWhatIsMissingIsToldBeforehand: the list that an owner reads is the one that refuses.
func TestWhatIsMissingIsToldBeforehand(t *testing.T) {
	e, _ := accepted(t, "K6")
	p := link(get[Action](e, "a1").Ticket())
	lacks := func() []string { return get[Action](e, "a1").Lacks() }
	if got := lacks(); len(got) != 4 {
		t.Fatalf("before the work it lacks %q", got)
	}
	e.agreed("a1")
	e.must(p, plan("a1", func(w *PlanAction) { w.Goal, w.Adds = Text{}, true }))
	want := []string{"Spreek eerst af hoe we het merken: wat, hoeveel, en wie kijkt.", "Er komt iets bij. Schrijf ook wat er eenvoudiger wordt, of wat er weggaat."}
	if got := lacks(); !slices.Equal(got, want) {
		t.Errorf("it lacks %q", got)
	}
	if r, ok := Refused(e.do(p, &BeginAction{Action: "a1"})); !ok || r.Text != want[0] {
		t.Errorf("beginning says %v", r)
	}
	e.must(p, plan("a1", func(*PlanAction) {}))
	if got := lacks(); len(got) != 0 {
		t.Errorf("it still lacks %q", got)
	}
	e.must(p, &BeginAction{Action: "a1"})
	unproven := func() []string { return e.s.Unproven(get[Action](e, "a1")) }
	if got := unproven(); !slices.Equal(got, []string{noEvidence, notTried}) {
		t.Errorf("unproven: %q", got)
	}
	e.must(p, &AddEvidence{Action: "a1", Evidence: "ev", Type: "document", What: text("Het formulier."), On: At(testDays.EndOfDay(e.at.Time()))})
	if on := get[Action](e, "a1").Evidence[0].On; on > e.at {
		t.Errorf("evidence of today is of %s", on.Time())
	}
	for _, seat := range []string{"o7", "o8"} {
		e.must(e.official(seat), &TryWork{Action: "a1", Yes: true})
	}
	if got := unproven(); len(got) != 0 {
		t.Errorf("tried by two it still lacks %q", got)
	}
}

func says(v Verdict) *GiveVerdict {
	return &GiveVerdict{Action: "a1", Verdict: v, Needed: "deels", Reason: "niet_overal"}
}

// overdue lets a round run out, with both reminders.
func (e *evening) overdue(action string) {
	e.t.Helper()
	for range reminders {
		e.at += remindIn
		e.must(theClock, &RemindCheck{Action: action})
	}
	e.at += checkIn
}

// inState brings a1 to a state, by what people ask.
func inState(t *testing.T, state ActionState) *evening {
	switch state {
	case ActionAsked:
		e, _ := bundled(t)
		e.official("o1")
		e.ask("a1", "b1")
		return e
	case ActionAccepted:
		e, _ := accepted(t, "K6")
		e.agreed("a1")
		e.must(link("a1/1"), plan("a1", func(*PlanAction) {}))
		return e
	}
	e, people, p := started(t, "K6")
	switch state {
	case ActionStuck:
		e.must(p, &StickAction{Action: "a1", On: "inkoper", What: text("Het contract.")})
	case ActionClaimed:
		e.claimed("a1")
	case ActionStopped:
		e.must(manager("a1/1"), &StopAction{Action: "a1", Category: "niet_wenselijk", Text: text("Kan niet.")})
	case ActionReplaced:
		e.acceptOnly("a2", "b1")
		e.must(p, &ReplaceAction{Action: "a1", By: "a2"})
	case ActionOwnerless:
		e.must(p, &LeaveAction{Action: "a1"})
	}
	if contains([]ActionState{ActionWorking, ActionStuck, ActionClaimed, ActionStopped, ActionReplaced, ActionOwnerless}, state) {
		return e
	}
	e.checking("a1")
	switch state {
	case ActionReopened:
		e.must(people[0], says(NotNoticed))
	case ActionDiffering:
		e.must(people[0], says(NotNoticed))
		e.must(p, &ResumeAction{Action: "a1", Next: text("Ook in Noord.")})
		e.checking("a1")
		e.must(people[0], says(NotNoticed))
		e.must(lea, &SettleAction{Action: "a1", State: ActionDiffering, Consent: true, Dissent: text("In Noord nog niet altijd.")})
	case ActionPartly:
		e.must(people[0], says(Partly))
	case ActionVerified:
		e.must(people[0], says(Noticed))
		e.must(people[1], says(Noticed))
	}
	if contains([]ActionState{ActionPartly, ActionVerified, ActionUnchecked}, state) {
		e.overdue("a1")
		e.must(theClock, &CloseCheck{Action: "a1"})
	}
	return e
}

var everyState = []ActionState{ActionAsked, ActionAccepted, ActionWorking, ActionStuck, ActionClaimed, ActionChecking, ActionVerified,
	ActionDiffering, ActionPartly, ActionReopened, ActionUnchecked, ActionStopped, ActionReplaced, ActionOwnerless}

// TestAnActionGoesFromStateToState: each wish of the owner, the manager, the desk, the clock and of those who raised it,
// from each state, and where it leads; everything else is refused (DOMAIN §4.3.3).
func TestAnActionGoesFromStateToState(t *testing.T) {
	doing := []ActionState{ActionAccepted, ActionWorking, ActionStuck, ActionPartly, ActionReopened}
	stay := func(states ...ActionState) map[ActionState]ActionState {
		m := map[ActionState]ActionState{}
		for _, s := range states {
			m[s] = s
		}
		return m
	}
	to := func(state ActionState, from ...ActionState) map[ActionState]ActionState {
		m := map[ActionState]ActionState{}
		for _, s := range from {
			m[s] = state
		}
		return m
	}
	owner := link("a1/1")
	open := slices.Concat(doing, []ActionState{ActionClaimed, ActionChecking, ActionUnchecked})
	for name, r := range map[string]struct {
		by    Principal
		when  func(*evening) Wish
		leads map[ActionState]ActionState
	}{
		"planned": {owner, func(*evening) Wish { return plan("a1", func(*PlanAction) {}) }, stay(ActionAccepted)},
		"begun":   {owner, func(*evening) Wish { return &BeginAction{Action: "a1"} }, to(ActionWorking, ActionAccepted)},
		"updated": {owner, func(*evening) Wish { return &UpdateAction{Action: "a1", NoNews: true} }, stay(doing...)},
		"shifted": {owner, func(e *evening) Wish { return &ShiftAction{Action: "a1", Due: e.at + 99*day, Why: text("De drukker.")} }, stay(doing...)},
		"stuck":   {owner, func(*evening) Wish { return &StickAction{Action: "a1", On: "inkoper", What: text("Het contract.")} }, to(ActionStuck, ActionWorking)},
		"resumed": {owner, func(*evening) Wish { return &ResumeAction{Action: "a1", Next: text("Verder.")} }, to(ActionWorking, ActionStuck, ActionPartly, ActionReopened)},
		"stopped": {manager("a1/1"), func(*evening) Wish {
			return &StopAction{Action: "a1", Category: "niet_wenselijk", Text: text("Kan niet.")}
		}, nil},
		"replaced":                {owner, func(e *evening) Wish { e.acceptOnly("a3", "b1"); return &ReplaceAction{Action: "a1", By: "a3"} }, to(ActionReplaced, append(open, ActionOwnerless)...)},
		"left":                    {owner, func(*evening) Wish { return &LeaveAction{Action: "a1"} }, to(ActionOwnerless, open...)},
		"left, as the desk heard": {lea, func(*evening) Wish { return &LeaveAction{Action: "a1"} }, to(ActionOwnerless, open...)},
		"handed":                  {lea, func(e *evening) Wish { return &HandAction{Action: "a1", Function: "chef", AnswerBy: e.at + day} }, to(ActionAsked, ActionOwnerless)},
		"stepped": {owner, func(e *evening) Wish {
			return &AddStep{Action: "a1", Step: "s", By: "afdeling post", What: text("Brief."), Due: e.at + day}
		}, stay(doing...)},
		"measured":          {owner, func(*evening) Wish { return found("beter") }, stay(append(open, ActionOwnerless, ActionVerified, ActionDiffering)...)},
		"tried for a while": {owner, func(e *evening) Wish { return trial(e.at, 30) }, stay(doing...)},
		"measured otherwise": {lea, func(*evening) Wish {
			return &ProposeMeasure{Action: "a1", Measure: text("Iets."), Goal: text("Eén."), Measurer: "collectief", Side: Ervaring}
		}, stay(append(slices.Clone(open[1:]), ActionOwnerless)...)},
		"tried":                                {seated("o1"), func(*evening) Wish { return &TryWork{Action: "a1", Yes: true} }, stay(doing...)},
		"opened by the clock":                  {theClock, func(*evening) Wish { return &OpenCheck{Action: "a1"} }, to(ActionChecking, ActionClaimed)},
		"opened by the desk":                   {lea, func(*evening) Wish { return &OpenCheck{Action: "a1"} }, to(ActionChecking, ActionUnchecked)},
		"noticed by a raiser":                  {seated("r1"), func(*evening) Wish { return says(Noticed) }, stay(ActionChecking)},
		"not noticed by a raiser":              {seated("r1"), func(*evening) Wish { return says(NotNoticed) }, to(ActionReopened, ActionClaimed, ActionChecking, ActionVerified, ActionUnchecked)},
		"not noticed by one who recognised it": {seated("r2"), func(*evening) Wish { return says(NotNoticed) }, stay(ActionChecking)},
		"settled too soon":                     {lea, func(*evening) Wish { return &SettleAction{Action: "a1", State: ActionWorking, Consent: true} }, nil},
		"claimed with evidence": {owner, func(e *evening) Wish {
			_ = e.do(owner, &AddEvidence{Action: "a1", Evidence: "late", Type: "telling", What: text("Nul van zestig.")})
			return &ClaimAction{Action: "a1", Told: text("Klaar."), Untried: text("Niemand kon.")}
		}, to(ActionClaimed, ActionWorking)},
	} {
		for _, from := range everyState {
			t.Run(name+" from "+string(from), func(t *testing.T) {
				e := inState(t, from)
				if got := get[Action](e, "a1").State; got != from {
					t.Fatalf("it begins as %s", got)
				}
				leads := r.leads
				if name == "stopped" { // of an action that nobody began there is no manager yet
					leads = to(ActionStopped, append(open, ActionOwnerless)...)
				}
				want, may := leads[from]
				err := e.do(r.by, r.when(e))
				if (err == nil) != may {
					t.Fatalf("gives %v", err)
				}
				if got := get[Action](e, "a1").State; may && got != want || !may && got != from {
					t.Errorf("leads to %s", got)
				}
			})
		}
	}
}

// TestItMayNotBegin lists what must be there before the work starts.
func TestItMayNotBegin(t *testing.T) {
	for name, r := range map[string]struct {
		ladder string
		plan   func(*PlanAction)
		may    bool
	}{
		"with all of it":                          {"K6", func(*PlanAction) {}, true},
		"K4 without a desired effect":             {"K4", func(w *PlanAction) { w.Effect = Text{} }, false},
		"K8 without a measure":                    {"K8", func(w *PlanAction) { w.Measure = Text{} }, false},
		"K5 without a goal":                       {"K5", func(w *PlanAction) { w.Goal = Text{} }, false},
		"K5 without somebody who looks":           {"K5", func(w *PlanAction) { w.Measurer = "" }, false},
		"K1 without what happens when forgotten":  {"K1", func(w *PlanAction) { w.Forget = Text{} }, false},
		"K3 without what happens when forgotten":  {"K3", func(w *PlanAction) { w.Forget = Text{} }, false},
		"K1 without an effect":                    {"K1", func(w *PlanAction) { w.Effect, w.Measure = Text{}, Text{} }, true},
		"K2 without who learns":                   {"K2", func(w *PlanAction) { w.Learner = "" }, false},
		"K2 without of whom (S3-14)":              {"K2", func(w *PlanAction) { w.Teacher = "" }, false},
		"K2 where officials learn of residents":   {"K2", func(*PlanAction) {}, true},
		"K4 for attitude alone, which is weak":    {"K4", func(w *PlanAction) { w.Targets, w.Forget = []string{"houding"}, Text{} }, false},
		"one more desk that makes nothing easier": {"K5", func(w *PlanAction) { w.Adds = true }, false},
		"one more desk that makes a thing easier": {"K5", func(w *PlanAction) { w.Adds, w.Simpler = true, text("Het andere loket gaat dicht.") }, true},
		"a look-back without a plan":              {"KH", func(w *PlanAction) { w.Effect, w.Forget = Text{}, Text{} }, true},
	} {
		t.Run(name, func(t *testing.T) {
			e, _ := accepted(t, r.ladder)
			e.agreed("a1")
			e.must(link("a1/1"), plan("a1", r.plan))
			if err := e.do(link("a1/1"), &BeginAction{Action: "a1"}); (err == nil) != r.may {
				t.Errorf("gives %v", err)
			}
		})
	}
	t.Run("without a plan, or a yes of both sides", func(t *testing.T) {
		e, people := accepted(t, "K6")
		e.refused(link("a1/1"), &BeginAction{Action: "a1"}, Conflict)
		e.must(people[0], &JudgeKind{Action: "a1", Ladder: "K6"})
		e.must(link("a1/1"), plan("a1", func(*PlanAction) {}))
		e.refused(link("a1/1"), &BeginAction{Action: "a1"}, Conflict)
		e.must(lea, &JudgeKind{Action: "a1", Ladder: "K6", Side: Beleid}) // said aloud
		e.must(link("a1/1"), &BeginAction{Action: "a1"})
	})
	t.Run("research of more than 90 days (K3)", func(t *testing.T) {
		e, _ := bundled(t)
		p := e.ask("a1", "b1")
		e.must(p, &AcceptAction{Action: "a1", Due: e.at + 120*day, FirstStep: text("lijst"), FirstBy: e.at + day})
		e.must(lea, &GradeAction{Action: "a1", Ladder: "K3"})
		e.agreed("a1")
		e.must(p, plan("a1", func(*PlanAction) {}))
		e.refused(p, &BeginAction{Action: "a1"}, Conflict)
		e.refused(p, &ShiftAction{Action: "a1", Due: e.at + 91*day, Why: text("Druk.")}, Invalid)
		e.must(p, &ShiftAction{Action: "a1", Due: e.at + 80*day, Why: text("Korter.")})
		e.must(p, &BeginAction{Action: "a1"})
	})
}

func TestOfAnActionIsRefused(t *testing.T) {
	e, people, p := started(t, "K6")
	e.must(p, &AddStep{Action: "a1", Step: "s1", By: "team post", What: text("De brief."), Due: e.at + day})
	e.acceptOnly("a2", "b1")
	e.ask("a4", "b1")
	e.must(lea, &BundleCards{Barrier: "b2", Cards: []string{"c2"}, Step: "nood", Sentence: text("Nog iets.")})
	e.must(people[1], &ConfirmBarrier{Barrier: "b2", Yes: true})
	e.acceptOnly("a3", "b2")
	e.refuses(map[string]ask{
		"an update of one sentence":                 {p, &UpdateAction{Action: "a1", Did: text("Een ding.")}, Invalid},
		"an update by another owner":                {link("a2/1"), &UpdateAction{Action: "a1", NoNews: true}, NotFound},
		"a date without a reason":                   {p, &ShiftAction{Action: "a1", Due: e.at + 90*day}, Invalid},
		"a date in the past":                        {p, &ShiftAction{Action: "a1", Due: e.at - day, Why: text("Zo.")}, Invalid},
		"the same date":                             {p, &ShiftAction{Action: "a1", Due: get[Action](e, "a1").Due, Why: text("Zo.")}, Invalid},
		"waiting for a department":                  {p, &StickAction{Action: "a1", On: "afdeling inkoop", What: text("Contract.")}, Invalid},
		"waiting for oneself":                       {p, &StickAction{Action: "a1", On: "De procesregisseur", What: text("Contract.")}, Invalid},
		"waiting for nothing":                       {p, &StickAction{Action: "a1", On: "inkoper"}, Invalid},
		"a manager who is the owner":                {link("a2/1"), plan("a2", func(w *PlanAction) { w.Manager = "de Procesregisseur" }), Invalid},
		"a manager who is a department":             {link("a2/1"), plan("a2", func(w *PlanAction) { w.Manager = "directie" }), Invalid},
		"a target that is none":                     {link("a2/1"), plan("a2", func(w *PlanAction) { w.Targets = []string{"sfeer"} }), Invalid},
		"a claim without evidence":                  {p, &ClaimAction{Action: "a1", Told: text("Klaar.")}, Conflict},
		"evidence of no kind":                       {p, &AddEvidence{Action: "a1", Evidence: "x", Type: "gevoel", What: text("Zo.")}, Invalid},
		"evidence without words":                    {p, &AddEvidence{Action: "a1", Evidence: "x", Type: "foto"}, Invalid},
		"evidence of tomorrow":                      {p, &AddEvidence{Action: "a1", Evidence: "x", Type: "foto", What: text("Zo."), On: e.at + day}, Invalid},
		"evidence without an id":                    {p, &AddEvidence{Action: "a1", Type: "foto", What: text("Zo.")}, Invalid},
		"a stop by the owner":                       {p, &StopAction{Action: "a1", Category: "niet_wenselijk", Text: text("Nee.")}, NotFound},
		"a stop without a reason":                   {manager("a1/1"), &StopAction{Action: "a1", Category: "niet_wenselijk"}, Invalid},
		"a stop that is never looked at again":      {manager("a1/1"), &StopAction{Action: "a1", Category: "niet_wenselijk", Text: text("Nee."), Expires: e.months(13)}, Invalid},
		"replacing by itself":                       {p, &ReplaceAction{Action: "a1", By: "a1"}, NotFound},
		"replacing by what is not there":            {p, &ReplaceAction{Action: "a1", By: "a9"}, NotFound},
		"replacing by what nobody took":             {p, &ReplaceAction{Action: "a1", By: "a4"}, Conflict},
		"replacing by what is for another":          {p, &ReplaceAction{Action: "a1", By: "a3"}, Conflict},
		"a step twice":                              {p, &AddStep{Action: "a1", Step: "s1", By: "team", What: text("Zo."), Due: e.at + day}, Conflict},
		"a step of nobody":                          {p, &AddStep{Action: "a1", Step: "s2", What: text("Zo."), Due: e.at + day}, Invalid},
		"a step without words":                      {p, &AddStep{Action: "a1", Step: "s2", By: "team", Due: e.at + day}, Invalid},
		"a step in the past":                        {p, &AddStep{Action: "a1", Step: "s2", By: "team", What: text("Zo."), Due: e.at}, Invalid},
		"a step without an id":                      {p, &AddStep{Action: "a1", By: "team", What: text("Zo."), Due: e.at + day}, Invalid},
		"a step seen, by the owner's word":          {p, &MarkStep{Action: "a1", Step: "s1", State: StepSeen}, Forbidden},
		"a step that is not there":                  {p, &MarkStep{Action: "a1", Step: "s9", State: StepDone}, NotFound},
		"a step seen before it is done":             {people[0], &SeeStep{Action: "a1", Step: "s1"}, Conflict},
		"a step seen by who was not there":          {people[3], &SeeStep{Action: "a1"}, Forbidden},
		"a condition of no kind":                    {people[0], &AttachNeed{Action: "a1", What: "geluk", Text: text("Zo.")}, Invalid},
		"a condition without words":                 {people[0], &AttachNeed{Action: "a1", What: "opletten"}, Invalid},
		"time that nobody gives":                    {people[0], &AttachNeed{Action: "a1", What: "tijd", Text: text("Zo.")}, Invalid},
		"feasibility by an executor":                {seated("o1"), &NoteFeasible{Action: "a1", Says: "haalbaar"}, Forbidden},
		"feasibility of no kind":                    {lea, &NoteFeasible{Action: "a1", Says: "misschien"}, Invalid},
		"trying by a resident":                      {people[0], &TryWork{Action: "a1", Yes: true}, Forbidden},
		"handing on what has an owner":              {lea, &HandAction{Action: "a1", Function: "chef", AnswerBy: e.at + day}, Conflict},
		"a verdict before the claim":                {people[0], says(Noticed), Conflict},
		"a kind that is not there":                  {people[0], &JudgeKind{Action: "a1", Ladder: "K9"}, Invalid},
		"a kind that is not there, with a question": {people[0], &JudgeKind{Action: "a1", Ladder: "K9", Question: text("Is dit niet alleen een mail?")}, Invalid},
		"a kind of what is not there":               {people[0], &JudgeKind{Action: "a9", Ladder: "K4"}, NotFound},
		"a kind of what has none":                   {people[0], &JudgeKind{Action: "a4", Ladder: "K4"}, Conflict},
		"a weaker kind without a question":          {people[0], &JudgeKind{Action: "a1", Ladder: "K1"}, Invalid},
		"a kind by no side, at the desk":            {lea, &JudgeKind{Action: "a1", Ladder: "K6"}, Forbidden},
		"a kind by the desk alone, once agreed":     {lea, &GradeAction{Action: "a1", Ladder: "K8"}, Conflict},
	})
}

// TestTheKindOfAnAction goes down with a question of anybody, and up only when both sides say so; what it was stays.
func TestTheKindOfAnAction(t *testing.T) {
	e, people, p := started(t, "K4")
	e.must(people[0], &JudgeKind{Action: "a1", Ladder: "K6"})
	if a := get[Action](e, "a1"); a.Ladder != "K4" || a.Grade.Raise != "K6" {
		t.Fatalf("one side made it %s", a.Ladder)
	}
	e.must(people[1], &JudgeKind{Action: "a1", Ladder: "K6"}) // the same side again
	if a := get[Action](e, "a1"); a.Ladder != "K4" {
		t.Fatal("one side twice made it stronger")
	}
	e.must(p, &JudgeKind{Action: "a1", Ladder: "K6"})
	if a := get[Action](e, "a1"); a.Ladder != "K6" || !a.Grade.agreed() || len(a.Grade.Was) != 1 || a.Grade.Was[0].Ladder != "K4" {
		t.Fatalf("both sides made it %+v", a.Grade)
	}
	e.must(people[0], &JudgeKind{Action: "a1", Ladder: "K1", Question: text("Is dit niet alleen een mail?")})
	a := get[Action](e, "a1")
	if a.Ladder != "K1" || a.Grade.agreed() || len(a.Grade.Was) != 2 || e.bodies[a.Grade.Was[1].Question] == "" || a.State != ActionWorking {
		t.Errorf("a question made it %+v", a)
	}
}

// TestI07TheFirstDateAndEveryShiftStay, with their reasons, also when another owner takes it over.
func TestI07TheFirstDateAndEveryShiftStay(t *testing.T) {
	e, _, p := started(t, "K6")
	first := get[Action](e, "a1").Due
	for i, why := range []string{"De drukker is te laat.", "De raad besluit later."} {
		e.must(p, &ShiftAction{Action: "a1", Due: first + Instant(i+1)*10*day, Why: text(why)})
	}
	a := get[Action](e, "a1")
	if a.Due != first || a.due() != first+20*day || len(a.Shifts) != 2 || e.bodies[a.Shifts[0].Why] != "De drukker is te laat." || a.Pace(e.at).Shifts != 2 {
		t.Errorf("it is %+v", a.Shifts)
	}
	e.must(p, &LeaveAction{Action: "a1"})
	e.must(manager("a1/1"), &HandAction{Action: "a1", Function: "teamleider post", AnswerBy: e.at + day})
	take := &AcceptAction{Action: "a1", Due: first + 90*day, FirstStep: text("lijst"), FirstBy: e.at + day}
	e.refused(link("a1/2"), take, Invalid)
	take.Why = text("Er is een nieuwe eigenaar.")
	e.must(link("a1/2"), take)
	if a := get[Action](e, "a1"); a.Due != first || len(a.Shifts) != 3 || a.due() != take.Due {
		t.Errorf("a new owner made it %+v", a.Shifts)
	}
}

// TestI08ProgressIsNotTyped: no wish has a field for it, and it counts what people saw of what was agreed.
func TestI08ProgressIsNotTyped(t *testing.T) {
	for _, o := range Operations {
		typ := reflect.TypeOf(o.New()).Elem()
		for i := range typ.NumField() {
			f := strings.ToLower(typ.Field(i).Name)
			if k := typ.Field(i).Type.Kind(); k == reflect.Float32 || k == reflect.Float64 || strings.Contains(f, "percent") || strings.Contains(f, "progress") {
				t.Errorf("%s has a field %s", o.Name, f)
			}
		}
	}
}

// TestS0_20: progress is verified milestones of agreed ones, and no number of the owner's.
func TestS0_20_ProgressIsVerifiedMilestones(t *testing.T) {
	e, people, p := started(t, "K6")
	is := func(seen, agreed int) {
		t.Helper()
		if n, of := get[Action](e, "a1").Progress(); n != seen || of != agreed {
			t.Errorf("it is %d of %d, want %d of %d", n, of, seen, agreed)
		}
	}
	is(0, 1)
	for _, id := range []string{"s1", "s2", "s3"} {
		e.must(p, &AddStep{Action: "a1", Step: id, By: "team " + Label(id), What: text("De brief."), Due: e.at + day})
	}
	e.must(p, &MarkStep{Action: "a1", Step: "s1", State: StepDone})
	e.must(p, &MarkStep{Action: "a1", Step: "s3", State: StepDropped})
	is(0, 3)
	e.must(people[0], &SeeStep{Action: "a1", Step: "s1"})
	e.must(people[1], &SeeStep{Action: "a1"})
	is(2, 3)
	e.refused(people[1], &SeeStep{Action: "a1"}, Conflict)
	e.refused(p, &MarkStep{Action: "a1", Step: "s1", State: StepOpen}, Conflict)
}

// TestI09LateAndSilentCannotBeClearedByHand: another date after the first was missed leaves it late.
func TestI09LateAndSilentCannotBeClearedByHand(t *testing.T) {
	e, _, p := started(t, "K6")
	due := get[Action](e, "a1").Due
	if w := get[Action](e, "a1").Terms; w.Warn >= w.Silent || !testDays.IsWorkingDay(w.Warn.Time()) || w.Silent-w.Warn < 7*day {
		t.Errorf("the owner is told at %s, silent at %s", w.Warn.Time(), w.Silent.Time())
	}
	e.at = due + day
	e.must(p, &ShiftAction{Action: "a1", Due: e.at + 30*day, Why: text("Druk.")})
	e.must(p, &UpdateAction{Action: "a1", Did: text("Veel."), Next: text("Meer.")})
	a := get[Action](e, "a1")
	if pace := a.Pace(e.at); !pace.Late || pace.VeryLate || a.Late() != due {
		t.Errorf("it runs %+v", pace)
	}
	if very := a.Accepted + 3*(due-a.Accepted); a.Pace(very-1).VeryLate || !a.Pace(very).VeryLate {
		t.Error("three times the term is not very late")
	}
	if row, _ := e.s.Row("action", "a1"); row.Late != due || row.Silent != a.Terms.Silent || row.VeryLate != a.Terms.VeryLate {
		t.Errorf("the row says %+v", row.Boundaries)
	}
	e.must(p, &UpdateAction{Action: "a1", NoNews: true})
	if e.must(p, &UpdateAction{Action: "a1", NoNews: true}); get[Action](e, "a1").Quiet() != 2 {
		t.Error("no news is not counted")
	}
}

// TestI10SilenceIsUnknown: thirty days without a word, and nobody knows; a word of the owner is news again. What is
// stuck turns silent after thirty days whatever the owner says meanwhile.
func TestI10SilenceIsUnknown(t *testing.T) {
	e, _, p := started(t, "K6")
	last := e.at - 1000
	if a := get[Action](e, "a1"); a.Pace(last+30*day-1).Unknown || !a.Pace(last+30*day).Unknown {
		t.Error("silent at another moment than after 30 days")
	}
	e.at += 40 * day
	e.must(p, &UpdateAction{Action: "a1", NoNews: true})
	if get[Action](e, "a1").Pace(e.at).Unknown {
		t.Error("after a word it is still silent")
	}
	e.must(p, &StickAction{Action: "a1", On: "inkoper", What: text("Het contract.")})
	stuck := e.at - 1000
	e.at += 20 * day
	e.must(p, &UpdateAction{Action: "a1", NoNews: true})
	if a := get[Action](e, "a1"); !a.Pace(stuck + 30*day).Unknown {
		t.Error("what is stuck is not silent after 30 days")
	}
	e.must(p, &ResumeAction{Action: "a1", Next: text("Het contract is er.")})
	if a := get[Action](e, "a1"); a.Pace(stuck+30*day).Unknown || a.Stuck != (Stuck{}) {
		t.Error("what goes on is still silent")
	}
}

// TestI11WithoutAnOwner: an owner who leaves leaves nobody; the manager has five working days, and the old link is over.
func TestI11WithoutAnOwner(t *testing.T) {
	e, _, p := started(t, "K6")
	e.must(p, &LeaveAction{Action: "a1"})
	a := get[Action](e, "a1")
	if a.stands() || a.times().Late != a.HandBy || string(DateOf(a.HandBy.Time())) != "2026-01-20" {
		t.Errorf("the manager has until %s", a.HandBy.Time())
	}
	if l := e.s.line(get[Barrier](e, "b1"), e.at); l.Headline != Untreated {
		t.Errorf("the barrier is under %s", l.Headline)
	}
	e.refuses(map[string]ask{
		"going on":                         {p, &UpdateAction{Action: "a1", NoNews: true}, Conflict},
		"handing it by the owner who left": {p, &HandAction{Action: "a1", Function: "chef", AnswerBy: e.at + day}, NotFound},
		"handing it to a department":       {manager("a1/1"), &HandAction{Action: "a1", Function: "afdeling post", AnswerBy: e.at + day}, Invalid},
		"handing it for too long":          {manager("a1/1"), &HandAction{Action: "a1", Function: "chef", AnswerBy: e.at + 15*day}, Invalid},
	})
	e.must(manager("a1/1"), &HandAction{Action: "a1", Function: "chef", AnswerBy: e.at + day})
	e.refused(p, &AcceptAction{Action: "a1"}, NotFound)
	e.refused(manager("a1/1"), &StopAction{Action: "a1"}, NotFound)
	e.must(link("a1/2"), &AcceptAction{Action: "a1", Due: a.Due, FirstStep: text("lijst"), FirstBy: e.at + day})
	e.must(link("a1/2"), plan("a1", func(*PlanAction) {}))
	e.must(link("a1/2"), &BeginAction{Action: "a1"}) // what both sides said of its kind still holds
}
