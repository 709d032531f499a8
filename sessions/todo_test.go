package sessions

import (
	"slices"
	"testing"
)

// whats are the kinds of a list of tasks, about one record or about all.
func whats(tasks []Task, of string) []TaskKind {
	list := []TaskKind{}
	for _, t := range tasks {
		if of == "" || t.Of == of {
			list = append(list, t.What)
		}
	}
	return list
}

// TestTheListOfTasks: what waits for the facilitator, and what does not.
func TestTheListOfTasks(t *testing.T) {
	over := func(e *evening) { e.must(lea, &CloseSession{}) }
	twice := func(e *evening, people []Principal, p Principal) {
		e.checking("a1")
		e.must(people[0], says(NotNoticed))
		e.must(p, &ResumeAction{Action: "a1", Next: text("Ook in Noord.")})
		e.checking("a1")
		e.must(people[0], says(NotNoticed))
	}
	chain := func(f func(*evening)) func(*testing.T) *evening {
		return func(t *testing.T) *evening {
			e, _ := passing(t)
			f(e)
			return e
		}
	}
	in := func(state ActionState) func(*testing.T) *evening {
		return func(t *testing.T) *evening { return inState(t, state) }
	}
	work := func(f func(*evening, []Principal, Principal)) func(*testing.T) *evening {
		return func(t *testing.T) *evening {
			e, people, p := started(t, "K6")
			f(e, people, p)
			return e
		}
	}
	for name, r := range map[string]struct {
		given func(*testing.T) *evening
		of    string
		want  []TaskKind
	}{
		"nothing on an evening that is not there":   {empty, "", nil},
		"nothing on an evening that is on":          {chain(func(*evening) {}), "", nil},
		"a barrier for which nobody is asked":       {chain(over), "b2", []TaskKind{UntreatedTask}},
		"not one for which somebody is asked":       {chain(func(e *evening) { e.official("o1"); e.ask("a1", "b1"); over(e) }), "b1", nil},
		"nor the one who was asked, in time":        {chain(func(e *evening) { e.official("o1"); e.ask("a1", "b1"); over(e) }), "a1", nil},
		"but when the day of the answer is past":    {chain(func(e *evening) { e.ask("a1", "b1"); over(e); e.at += 15 * day }), "a1", []TaskKind{UnheardTask}},
		"not when another took it meanwhile":        {chain(func(e *evening) { e.ask("a1", "b1"); e.taken("a2", "b1", "K4"); over(e); e.at += 15 * day }), "a1", nil},
		"a sentence to which nobody said yes":       {chain(func(e *evening) { e.must(lea, bundle(func(w *BundleCards) { w.Barrier = "b7" })); over(e) }), "b7", []TaskKind{ConfirmTask}},
		"not a reason that holds for long":          {chain(func(e *evening) { e.reasoned("b1"); over(e) }), "b1", nil},
		"a reason two weeks before it expires":      {chain(func(e *evening) { e.reasoned("b1"); over(e); e.at = e.months(6) - 14*day }), "b1", []TaskKind{ReasonTask}},
		"a reason that expired":                     {chain(func(e *evening) { e.reasoned("b1"); over(e); e.at = e.months(7) }), "b1", []TaskKind{ReasonTask}},
		"not a one-off of yesterday":                {chain(func(e *evening) { e.one("l1", 1); over(e); e.at += day }), "l1", nil},
		"a one-off a week before all see it":        {chain(func(e *evening) { e.one("l1", 1); over(e); e.at += 7 * day }), "l1", []TaskKind{OpenEndTask}},
		"a one-off that was left":                   {chain(func(e *evening) { e.one("l1", 1); over(e); e.at += 30 * day }), "l1", []TaskKind{OpenEndTask}},
		"not a one-off with a reason":               {chain(func(e *evening) { e.one("l1", 1); e.relate("l1", ByReason, ""); over(e); e.at += 30 * day }), "l1", nil},
		"a bundle without a carrier":                {chain(func(e *evening) { e.prepared("g1", Team) }), "g1", []TaskKind{CarrierTask}},
		"not while somebody is asked to carry":      {chain(func(e *evening) { e.carried("g1", Team) }), "g1", nil},
		"a carrier who is late":                     {chain(func(e *evening) { e.carried("g1", Team); e.at += 11 * day }), "g1", []TaskKind{SendTask}},
		"a bundle that nobody says arrived":         {chain(func(e *evening) { e.sent("g1", Council); e.at = get[Leg](e, "g1").Receipt.By }), "g1", []TaskKind{ReceiptTask}},
		"not a level that still has time":           {chain(func(e *evening) { e.received("g1", Team) }), "g1", nil},
		"a level that does not answer: people hear": {chain(func(e *evening) { e.received("g1", Team); e.at = get[Leg](e, "g1").Reply.By }), "g1", []TaskKind{DeliverTask}},
		"an answer that is not back":                {chain(func(e *evening) { e.replied("g1", Team, Denied) }), "g1", []TaskKind{DeliverTask}},
		"an answer that is back":                    {chain(func(e *evening) { e.replied("g1", Team, Denied); e.back("g1") }), "g1", []TaskKind{CloseTask}},
		"nothing of a leg that is closed":           {chain(func(e *evening) { e.replied("g1", Team, Denied); e.back("g1"); e.must(lea, &CloseLeg{"g1"}) }), "g1", nil},
		"their words as a level wrote them":         {chain(func(e *evening) { e.sent("g1", Team); e.must(lea, &RephraseLeg{Leg: "g1", Words: text("De keten.")}) }), "g1", []TaskKind{WhisperTask}},
		"not when all who told it have answered":    {chain(whispered), "g1", nil},
		"three times no":                            {chain(func(e *evening) { over(e); deniedThrice(e) }), "b1", []TaskKind{ReportTask}},
		"a kind to which one side did not say yes":  {func(t *testing.T) *evening { e, _ := accepted(t, "K6"); return e }, "a1", []TaskKind{KindTask}},
		"not one that is worked at":                 {in(ActionWorking), "a1", nil},
		"one that is late":                          {work(func(e *evening, _ []Principal, _ Principal) { e.at += 61 * day }), "a1", []TaskKind{LateTask}},
		"one that is silent":                        {work(func(e *evening, _ []Principal, _ Principal) { e.at += 31 * day }), "a1", []TaskKind{LateTask}},
		"nobody's":                                  {in(ActionOwnerless), "a1", []TaskKind{OwnerlessTask}},
		"what people look at":                       {work(func(e *evening, _ []Principal, _ Principal) { e.checking("a1") }), "a1", nil},
		"a round whose days are over":               {work(func(e *evening, _ []Principal, _ Principal) { e.checking("a1"); e.overdue("a1") }), "a1", []TaskKind{CheckTask}},
		"what nobody could look at":                 {in(ActionUnchecked), "a1", []TaskKind{RecheckTask}},
		"not what was reopened once":                {in(ActionReopened), "a1", nil},
		"what went back and forth twice":            {work(twice), "a1", []TaskKind{SettleTask}},
		"nothing of what people noticed":            {in(ActionVerified), "a1", nil},
		"a promise on its day":                      {chain(func(e *evening) { e.must(lea, promised("p1", e.at+day)); e.at += day }), "p1", []TaskKind{PromiseTask}},
		"not before":                                {chain(func(e *evening) { e.must(lea, promised("p1", e.at+2*day)) }), "p1", nil},
		"not when people said how it went": {chain(func(e *evening) {
			e.must(lea, promised("p1", e.at+day))
			e.must(lea, &JudgePromiseFor{Promise: "p1", Says: KeptToMe, Side: Ervaring, People: 1})
			e.at += day
		}), "p1", nil},
		"a promise that its giver says is kept": {chain(func(e *evening) {
			e.must(lea, promised("p1", e.at+90*day))
			e.must(lea, &ClaimPromise{Promise: "p1", Told: text("Wij bellen nu terug.")})
		}), "p1", []TaskKind{PromiseTask}},
		"not one that moved, before its new day": {chain(func(e *evening) {
			e.must(lea, promised("p1", e.at+day))
			e.must(lea, &ShiftPromise{Promise: "p1", To: e.at + 30*day, Why: text("Er is iemand ziek.")})
			e.at += 2 * day
		}), "p1", nil},
		"not one that was taken back": {chain(func(e *evening) {
			e.must(lea, promised("p1", e.at+day))
			e.must(lea, &WithdrawPromise{Promise: "p1", Category: "niet_wenselijk", Text: text("Wij doen dit niet.")})
			e.at += 2 * day
		}), "p1", nil},
		"what somebody has again": {func(t *testing.T) *evening {
			e := inState(t, ActionVerified)
			e.must(seated("r1"), &SayAgain{Barrier: "b1"})
			return e
		}, "b1", []TaskKind{ReturnTask}},
		"what people were asked about": {func(t *testing.T) *evening {
			e := inState(t, ActionVerified)
			e.must(seated("r1"), &SayAgain{Barrier: "b1"})
			e.must(lea, &PresentRecurrence{Recurrence: "t1", Barrier: "b1"})
			return e
		}, "b1", []TaskKind{ReturnTask}},
		"not when they said that it is something else": {func(t *testing.T) *evening {
			e := inState(t, ActionVerified)
			e.must(seated("r1"), &SayAgain{Barrier: "b1"})
			e.must(lea, &PresentRecurrence{Recurrence: "t1", Barrier: "b1"})
			e.must(lea, &AnswerRecurrence{Recurrence: "t1", Says: otherSays})
			return e
		}, "b1", nil},
		"a bad measurement": {work(func(e *evening, _ []Principal, _ Principal) {
			e.must(lea, &MeasureAction{Action: "a1", Found: text("Dertien papieren."), Says: "slechter"})
		}), "a1", []TaskKind{MeasureTask}},
		"not when it was decided how to go on": {work(func(e *evening, _ []Principal, _ Principal) {
			e.must(lea, &MeasureAction{Action: "a1", Found: text("Dertien papieren."), Says: "slechter"})
			e.must(lea, &DecideMeasure{Action: "a1", Then: "anders", Why: text("Een andere brief.")})
		}), "a1", nil},
		"a day to look back": {work(func(e *evening, _ []Principal, _ Principal) {
			e.must(lea, &PlanTrial{Action: "a1", Until: e.at + 25*day, StopIf: text("Er komen klachten."), Looks: []Instant{e.at + 10*day}})
			e.at += 10 * day
		}), "a1", []TaskKind{LookTask}},
		"not before it": {work(func(e *evening, _ []Principal, _ Principal) {
			e.must(lea, &PlanTrial{Action: "a1", Until: e.at + 25*day, StopIf: text("Er komen klachten."), Looks: []Instant{e.at + 10*day}})
			e.at += 9 * day
		}), "a1", nil},
		"nothing of a barrier that lives on in another": {chain(func(e *evening) {
			e.must(lea, &MergeBarriers{Barrier: "b2", Into: "b1", Told: true})
			over(e)
		}), "b2", nil},
		"and not when nobody said when":               {chain(func(e *evening) { e.must(lea, promised("p1", 0)); e.at += 90 * day }), "p1", nil},
		"nothing of another session than asked for":   {chain(func(e *evening) { e.one("l1", 1); over(e); e.at += 30 * day }), "elders", nil},
		"an answer before what only is to be written": {chain(func(e *evening) { e.replied("g1", Team, Denied); e.prepared("g2", Department) }), "", []TaskKind{DeliverTask, CarrierTask}},
		"the older of two first, whatever their names": {chain(func(e *evening) {
			e.one("l2", 1)
			e.at += day
			e.one("l1", 1)
			e.reasoned("b1")
			e.reasoned("b2")
			over(e)
			e.at += 15 * day
		}), "", []TaskKind{OpenEndTask, OpenEndTask}},
	} {
		t.Run(name, func(t *testing.T) {
			e := r.given(t)
			session := theSession
			if r.of == "elders" {
				session, r.of = "elders", ""
			}
			tasks := e.s.Todo(session, e.at)
			if got := whats(tasks, r.of); !slices.Equal(got, r.want) {
				t.Errorf("the tasks are %v, want %v", got, r.want)
			}
			for i, k := range tasks {
				if k.Over != (k.By != 0 && k.By <= e.at) || k.Session != theSession || TaskOn[k.What] == "" {
					t.Errorf("%+v", k)
				}
				if i > 0 && tasks[i-1].What == k.What && tasks[i-1].By > k.By {
					t.Errorf("%+v comes before %+v", tasks[i-1], k)
				}
			}
		})
	}
}

func promised(id string, check Instant) *MakePromise {
	return &MakePromise{Promise: id, By: "directeur", Capacity: "dienst", Sentence: text("Wij bellen u terug."), Notice: text("U wordt gebeld."), Check: check}
}

func whispered(e *evening) {
	e.sent("g1", Team)
	e.must(lea, &RephraseLeg{Leg: "g1", Words: text("De keten.")})
	e.must(lea, &WhisperFor{Leg: "g1", Says: "nee", People: 3})
}

func deniedThrice(e *evening) {
	for _, id := range []string{"g1", "g2", "g3"} {
		e.replied(id, Team, Denied)
		e.back(id)
		e.must(lea, &CloseLeg{id})
	}
}

// TestASitting is five things at most, and many of one kind do not hide the rest.
func TestASitting(t *testing.T) {
	of := func(kinds ...TaskKind) (list []Task) {
		for _, k := range kinds {
			list = append(list, Task{What: k})
		}
		return list
	}
	for name, r := range map[string]struct{ tasks, want []Task }{
		"nothing":                {nil, nil},
		"all when they are few":  {of(OpenEndTask, OpenEndTask, OpenEndTask), of(OpenEndTask, OpenEndTask, OpenEndTask)},
		"the first five":         {of(SettleTask, DeliverTask, OpenEndTask, ReasonTask, CheckTask, LateTask), of(SettleTask, DeliverTask, OpenEndTask, ReasonTask, CheckTask)},
		"two of a kind at first": {of(OpenEndTask, OpenEndTask, OpenEndTask, OpenEndTask, OpenEndTask, KindTask), of(OpenEndTask, OpenEndTask, KindTask, OpenEndTask, OpenEndTask)},
	} {
		t.Run(name, func(t *testing.T) {
			if got := Sitting(r.tasks); !slices.Equal(got, r.want) {
				t.Errorf("they are %v", got)
			}
		})
	}
}

// TestEveryTaskIsAboutSomething that there is a kind of record for, and has its place in the order.
func TestEveryTaskIsAboutSomething(t *testing.T) {
	if len(TaskOn) != len(Tasks) {
		t.Errorf("%d kinds are about something, %d have a place", len(TaskOn), len(Tasks))
	}
	for _, k := range Tasks {
		if _, ok := kinds[TaskOn[k]]; !ok {
			t.Errorf("%s is about %q", k, TaskOn[k])
		}
	}
}
