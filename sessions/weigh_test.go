package sessions

import (
	"slices"
	"testing"
)

func weighing(f func(*WeighOption)) *WeighOption {
	w := &WeighOption{Weighing: "weeg", Step: "nu-3", Option: text("Een voorschot binnen drie dagen."), Heart: 4, HeartWhy: text("Het geeft rust."),
		Euro: 3, EuroWhy: text("Goedkoper dan schuldhulp."), Law: 2, LawWhy: text("Het mag met motivering.")}
	f(w)
	return w
}

func TestAWeighingIsRefused(t *testing.T) {
	e, _ := lawful(t)
	e.must(lea, weighing(func(w *WeighOption) { w.Weighing = "er-al" }))
	e.refuses(map[string]ask{
		"without an id":                 {lea, weighing(func(w *WeighOption) { w.Weighing = "" }), Invalid},
		"of no option":                  {lea, weighing(func(w *WeighOption) { w.Option = Text{} }), Invalid},
		"at a step that is not there":   {lea, weighing(func(w *WeighOption) { w.Step = "weg" }), NotFound},
		"with less than nothing":        {lea, weighing(func(w *WeighOption) { w.Heart = -1 }), Invalid},
		"with more than four":           {lea, weighing(func(w *WeighOption) { w.Law = 5 }), Invalid},
		"without why for the heart":     {lea, weighing(func(w *WeighOption) { w.HeartWhy = Text{} }), Invalid},
		"without why for the money":     {lea, weighing(func(w *WeighOption) { w.EuroWhy = Text{} }), Invalid},
		"without why for the law":       {lea, weighing(func(w *WeighOption) { w.LawWhy = Text{} }), Invalid},
		"with a third of the sheet":     {lea, weighing(func(w *WeighOption) { w.LawAsks = text("Bewijs.") }), Invalid},
		"with a decision of nobody":     {lea, weighing(func(w *WeighOption) { w.Decided = text("Wij doen dit.") }), Invalid},
		"again, as it never was":        {lea, weighing(func(w *WeighOption) { w.Weighing, w.Was = "er-al", 4 }), Conflict},
		"for the first time, as it was": {lea, weighing(func(w *WeighOption) { w.Was = 1 }), Conflict},
		"by a resident, on a phone":     {seated("r1"), weighing(func(*WeighOption) {}), Forbidden},
		"again, at another step":        {lea, weighing(func(w *WeighOption) { w.Weighing, w.Step, w.Was = "er-al", "nu-1", 1 }), Conflict},
	})
}

// TestS0_08: a table places an option in the triangle, and it is kept with a short reason per corner.
func TestS0_08(t *testing.T) {
	e, o := lawful(t)
	e.must(o, weighing(func(*WeighOption) {}))
	w := get[Weighing](e, "weeg")
	if w.Heart.N != 4 || w.Euro.N != 3 || w.Law.N != 2 || e.bodies[w.Heart.Why] != "Het geeft rust." || e.bodies[w.Euro.Why] == "" || e.bodies[w.Law.Why] == "" {
		t.Errorf("it is %+v", w)
	}
	e.must(Principal{Role: Scribe, Session: theSession}, weighing(func(w *WeighOption) { w.Was, w.Euro = 1, 0 }))
	if w := get[Weighing](e, "weeg"); w.Euro.N != 0 || w.Revision != 2 {
		t.Errorf("weighed again it is %+v", w)
	}
}

// TestS3_23: what the law asks, what this person asks and what fits are kept with the decision.
func TestS3_23(t *testing.T) {
	e, _ := lawful(t)
	e.must(lea, weighing(func(w *WeighOption) {
		w.LawAsks, w.PersonAsks, w.Fitting = text("Dat wij inkomen kennen."), text("Dat er eten is."), text("Eerst geld, dan papier.")
		w.Decided, w.DecidedBy = text("Wij geven een voorschot."), "teammanager inkomen"
	}))
	w := get[Weighing](e, "weeg")
	if e.bodies[w.LawAsks] == "" || e.bodies[w.PersonAsks] == "" || e.bodies[w.Fitting] != "Eerst geld, dan papier." || e.bodies[w.Decided] == "" || w.DecidedBy == "" {
		t.Errorf("it is %+v", w)
	}
}

// TestS2_18: a question without a case gets an answer that others find, linked to the register.
func TestS2_18(t *testing.T) {
	e, o := lawful(t)
	e.except("fiets", "re-integratie", "ver van het werk", "goedkoopste oplossing")
	e.must(o, &AskCase{Case: "mag", Step: "nu-3", Question: text("Mag een fiets als voorziening?")})
	answer := func(f func(*AnswerCase)) *AnswerCase {
		w := &AnswerCase{Case: "mag", Answer: MayYes, Basis: text("Ja, op grond van artikel 7 van de Participatiewet."), Exception: "fiets", By: "juridisch adviseur"}
		f(w)
		return w
	}
	e.refuses(map[string]ask{
		"asked without an id":           {lea, &AskCase{Question: text("Mag dit?")}, Invalid},
		"asked with an id in use":       {lea, &AskCase{Case: "mag", Question: text("Mag dit?")}, Conflict},
		"asked without a question":      {lea, &AskCase{Case: "leeg"}, Invalid},
		"asked with a case in it":       {lea, &AskCase{Case: "zaak", Question: text("Mag mevrouw Jansen dit?")}, Invalid},
		"asked at a step that is not":   {lea, &AskCase{Case: "stap", Step: "weg", Question: text("Mag dit?")}, NotFound},
		"answered when it is not there": {o, answer(func(w *AnswerCase) { w.Case = "weg" }), NotFound},
		"answered in another word":      {o, answer(func(w *AnswerCase) { w.Answer = "soms" }), Invalid},
		"answered without a basis":      {o, answer(func(w *AnswerCase) { w.Basis = Text{} }), Invalid},
		"answered by nobody":            {o, answer(func(w *AnswerCase) { w.By = "" }), Invalid},
		"a yes that hangs on nothing":   {o, answer(func(w *AnswerCase) { w.Exception = "" }), Invalid},
		"a yes on a rule that is not":   {o, answer(func(w *AnswerCase) { w.Rule = "weg" }), NotFound},
		"a yes on what was never done":  {o, answer(func(w *AnswerCase) { w.Exception = "weg" }), NotFound},
		"answered by a resident":        {seated("r1"), answer(func(*AnswerCase) {}), Forbidden},
	})
	waits := func() bool { return slices.Contains(whats(e.s.Todo("", e.at), "mag"), MayTask) }
	outsider := Class{Role: TrajectoryLead}
	if !waits() || e.sees(outsider, "may-question", "mag") {
		t.Error("without an answer it does not wait, or others read it")
	}
	e.must(o, answer(func(w *AnswerCase) { w.Answer, w.Exception = MayUnknown, "" }))
	if !waits() {
		t.Error("that nobody knows is an answer")
	}
	e.must(o, answer(func(*AnswerCase) {}))
	if q := get[MayQuestion](e, "mag"); waits() || q.Answer != MayYes || q.Exception != "fiets" || q.Answered == 0 || !e.sees(outsider, "may-question", "mag") {
		t.Errorf("answered it is %+v", q)
	}
}

// TestS4_25: a lesson is told without a case, and hangs on a barrier or makes one.
func TestS4_25(t *testing.T) {
	e, o := lawful(t)
	lesson := func(f func(*TellLesson)) *TellLesson {
		w := &TellLesson{Lesson: "les", Stuck: text("Niemand mocht alleen beslissen."), Helped: text("Eén iemand met mandaat aan tafel."), Barrier: "b1", By: "maatwerkteam"}
		f(w)
		return w
	}
	fresh := func(f func(*TellLesson)) *TellLesson {
		return lesson(func(w *TellLesson) {
			w.Barrier, w.New, w.Step, w.Sentence = "", "b9", "zoeken", text("Niemand mag alleen beslissen.")
			f(w)
		})
	}
	e.must(o, lesson(func(w *TellLesson) { w.Lesson = "er-al" }))
	e.refuses(map[string]ask{
		"without an id":                 {o, lesson(func(w *TellLesson) { w.Lesson = "" }), Invalid},
		"with an id in use":             {o, lesson(func(w *TellLesson) { w.Lesson = "er-al" }), Conflict},
		"without what was in the way":   {o, lesson(func(w *TellLesson) { w.Stuck = Text{} }), Invalid},
		"without what helped":           {o, lesson(func(w *TellLesson) { w.Helped = Text{} }), Invalid},
		"with somebody's case":          {o, lesson(func(w *TellLesson) { w.Stuck = text("Mevrouw Jansen wachtte.") }), Invalid},
		"of nobody":                     {o, lesson(func(w *TellLesson) { w.By = "" }), Invalid},
		"by a resident":                 {seated("r1"), lesson(func(*TellLesson) {}), Forbidden},
		"at no barrier":                 {o, lesson(func(w *TellLesson) { w.Barrier = "" }), Invalid},
		"at one that is not there":      {o, lesson(func(w *TellLesson) { w.Barrier = "weg" }), NotFound},
		"with an exception that is not": {o, lesson(func(w *TellLesson) { w.Exception = "weg" }), NotFound},
		"at a new one without a step":   {o, fresh(func(w *TellLesson) { w.Step = "weg" }), Invalid},
		"at a new one without an id":    {o, fresh(func(w *TellLesson) { w.New = "" }), Invalid},
		"at a new one that is there":    {o, fresh(func(w *TellLesson) { w.New = "b1" }), Conflict},
	})
	e.must(o, lesson(func(*TellLesson) {}))
	if l := get[Lesson](e, "les"); l.Barrier != "b1" || e.bodies[l.Helped] == "" {
		t.Errorf("it is %+v", l)
	}
	e.must(o, fresh(func(w *TellLesson) { w.Lesson = "nieuw" }))
	if b := get[Barrier](e, get[Lesson](e, "nieuw").Barrier); b.ID != "b9" || b.State != Bundled || b.confirmed() {
		t.Errorf("the barrier is %+v", b)
	}
	e.must(lea, &ConfirmAloud{Barrier: "b9", Yes: true})
	if b := get[Barrier](e, "b9"); b.State != ConfirmedInternal {
		t.Errorf("that officials learned it does not make it what residents live through: %s", b.State)
	}
}
