package sessions

import "testing"

// bundle is a barrier that would be made, changed by f.
func bundle(f func(*BundleCards)) *BundleCards {
	w := &BundleCards{Barrier: "x", Cards: []string{"c1"}, Step: "papieren", Sentence: text("Je moet papieren geven die de gemeente al heeft.")}
	f(w)
	return w
}

func TestABarrierIsRefused(t *testing.T) {
	e, people := revealed(t, 3)
	e.barrier("b1", people[0], "c1")
	e.must(lea, bundle(func(w *BundleCards) { w.Barrier = "gone" }))
	e.must(lea, &ChangeBundle{Barrier: "gone"})
	there := e.elsewhere("c-there")
	late := e.sit("late", DoorOpen, Ervaring, "")
	o := e.official("o1")
	e.refuses(map[string]ask{
		"without an id":                     {lea, bundle(func(w *BundleCards) { w.Barrier = "" }), Invalid},
		"with an id in use":                 {lea, bundle(func(w *BundleCards) { w.Barrier = "b1" }), Conflict},
		"without a sentence":                {lea, bundle(func(w *BundleCards) { w.Sentence = Text{} }), Invalid},
		"with a name in its sentence":       {lea, bundle(func(w *BundleCards) { w.Sentence = text("Meneer De Vries zegt nee.") }), Invalid},
		"at a step that is not there":       {lea, bundle(func(w *BundleCards) { w.Step = "toetje" }), Invalid},
		"of an unknown type":                {lea, bundle(func(w *BundleCards) { w.Types = []string{"slecht_weer"} }), Invalid},
		"of three types":                    {lea, bundle(func(w *BundleCards) { w.Types = BarrierTypes[:3] }), Invalid},
		"with an unknown theme":             {lea, bundle(func(w *BundleCards) { w.Themes = []Label{"ruimtevaart"} }), Invalid},
		"without cards":                     {lea, bundle(func(w *BundleCards) { w.Cards = nil }), Invalid},
		"with a card twice":                 {lea, bundle(func(w *BundleCards) { w.Cards = []string{"c1", "c1"} }), Conflict},
		"with a card that is not there":     {lea, bundle(func(w *BundleCards) { w.Cards = []string{"c9"} }), NotFound},
		"with a card of another session":    {lea, bundle(func(w *BundleCards) { w.Cards = []string{"c-there"} }), NotFound},
		"from another session":              {there, &ChangeBundle{Barrier: "b1", Cards: []string{"c1"}}, NotFound},
		"confirmed from another session":    {there, &ConfirmAloud{Barrier: "b1", Yes: true}, NotFound},
		"named from another session":        {there, &NameBarrier{Barrier: "b1", Sentence: text("Anders.")}, NotFound},
		"tagged from another session":       {there, &TagBarrier{Barrier: "b1"}, NotFound},
		"spotted from another session":      {there, &SpotBarrier{Barrier: "b1"}, NotFound},
		"taken apart when it is confirmed":  {lea, &ChangeBundle{Barrier: "b1"}, Conflict},
		"changed to a card not there":       {lea, &ChangeBundle{Barrier: "b1", Cards: []string{"c9"}}, NotFound},
		"confirmed aloud twice":             {lea, &ConfirmAloud{Barrier: "b1", Yes: true}, Conflict},
		"confirmed by who did not raise it": {people[1], &ConfirmBarrier{Barrier: "b1", Yes: true}, Forbidden},
		"confirmed by an official":          {o, &ConfirmBarrier{Barrier: "b1", Yes: true}, Forbidden},
		"recognised before one is let in":   {late, &RecogniseBarrier{Barrier: "b1"}, Forbidden},
		"recognised when it is apart":       {people[1], &RecogniseBarrier{Barrier: "gone"}, NotFound},
		"confirmed when it is apart":        {people[0], &ConfirmBarrier{Barrier: "gone", Yes: true}, NotFound},
		"aloud when it is apart":            {lea, &ConfirmAloud{Barrier: "gone", Yes: true}, NotFound},
		"named without words":               {lea, &NameBarrier{Barrier: "b1"}, Invalid},
		"tagged with three types":           {lea, &TagBarrier{Barrier: "b1", Types: BarrierTypes[:3]}, Invalid},
		"since tomorrow":                    {lea, &TagBarrier{Barrier: "b1", Since: e.at + day}, Invalid},
		"tagged by who did not raise it":    {people[1], &TagBarrier{Barrier: "b1", Types: BarrierTypes[:1]}, Forbidden},
	})
	e.must(people[1], &RecogniseBarrier{Barrier: "b1"})
	e.refused(people[1], &RecogniseBarrier{Barrier: "b1"}, Conflict)
	e.must(lea, &CloseSession{})
	e.refused(lea, bundle(func(*BundleCards) {}), Conflict)
}

// TestI14CoreSentence: once a raiser said yes, only a raiser changes the sentence, and the old one stays.
func TestI14CoreSentence(t *testing.T) {
	e, people := revealed(t, 3)
	e.must(lea, bundle(func(w *BundleCards) { w.Barrier, w.Cards = "b1", []string{"c1", "c2"} }))
	name := func(words string) Wish { return &NameBarrier{Barrier: "b1", Sentence: text(words)} }
	e.refused(people[0], name("Van mij."), Forbidden) // before the yes it is the desk's
	e.must(people[0], &ConfirmBarrier{Barrier: "b1"})
	if get[Barrier](e, "b1").State != Doubted {
		t.Error("a raiser's no changed nothing")
	}
	e.must(lea, name("Je geeft alles twee keer."))
	if get[Barrier](e, "b1").State != Bundled {
		t.Error("a new sentence is still in doubt")
	}
	e.must(people[1], &ConfirmBarrier{Barrier: "b1", Yes: true})
	for who, p := range map[string]Principal{"the desk": lea, "a resident who did not raise it": people[2], "an official": e.official("o1")} {
		t.Run("not to be changed by "+who, func(t *testing.T) { e.refused(p, name("Iets anders."), Forbidden) })
	}
	e.must(people[0], name("Je geeft alles drie keer."))
	b := get[Barrier](e, "b1")
	if len(b.Older) != 2 || e.bodies[b.Sentence] != "Je geeft alles drie keer." || e.bodies[b.Older[0]] == "" || b.State != Confirmed {
		t.Errorf("the barrier is %+v", b)
	}
	e.must(lea, &CorrectSide{Seat: "r1", Side: Beleid}) // it was an official all along
	e.refused(people[0], name("Zoals wij het zien."), Forbidden)
	e.refused(people[0], &TagBarrier{Barrier: "b1", Types: BarrierTypes[:1]}, Forbidden)
	e.refused(people[0], &ConfirmBarrier{Barrier: "b1", Yes: true}, Forbidden)
}

// TestS0_04: one barrier with three themes stands in all three and counts once in the total.
func TestS0_04_OneBarrierStandsInEveryThemeAndCountsOnce(t *testing.T) {
	e, people := revealed(t, 3)
	themes := []Label{"Wmo", "schulden", "Participatiewet en inkomen"}
	e.barrier("b1", people[0], "c1")
	e.barrier("b2", people[1], "c2")
	e.must(lea, bundle(func(w *BundleCards) { w.Barrier, w.Cards, w.Themes = "b3", []string{"c3"}, themes })) // not confirmed
	e.must(lea, &TagBarrier{Barrier: "b1", Themes: themes})
	e.must(lea, &TagBarrier{Barrier: "b2", Themes: []Label{"Wmo"}})
	for theme, want := range map[Label]int{"Wmo": 2, "schulden": 1, "Participatiewet en inkomen": 1, "wonen": 0, "": 2} {
		if n := len(e.s.Barriers(theme, "", e.at)); n != want {
			t.Errorf("%d under %q, want %d", n, theme, want)
		}
	}
}

// TestS0_05: a participant chooses "te weinig aanbod" for their own barrier; reports keep it apart from "te streng".
func TestS0_05_AResidentChoosesTooLittleOnOffer(t *testing.T) {
	e, people := revealed(t, 3)
	e.barrier("b1", people[0], "c1")
	e.barrier("b2", people[1], "c2")
	e.must(lea, &TagBarrier{Barrier: "b1", Themes: []Label{"Wmo"}, Since: d0 - 400*day})
	e.must(people[0], &TagBarrier{Barrier: "b1", Types: []string{"te_weinig_aanbod"}, Since: d0 - day})
	e.must(people[1], &TagBarrier{Barrier: "b2", Types: []string{"te_streng", "tijd"}})
	e.refused(people[1], &TagBarrier{Barrier: "b1", Types: []string{"te_streng"}}, Forbidden)
	for typ, want := range map[string]string{"te_weinig_aanbod": "b1", "te_streng": "b2", "tijd": "b2"} {
		lines := e.s.Barriers("", typ, e.at)
		if len(lines) != 1 || lines[0].ID != want {
			t.Errorf("%s has %d lines, want %s alone", typ, len(lines), want)
		}
	}
	if b := get[Barrier](e, "b1"); len(b.Themes) != 1 || b.Since != d0-400*day {
		t.Errorf("choosing a type changed the desk's tags: %+v", b)
	}
	e.must(lea, &TagBarrier{Barrier: "b1", Types: []string{"te_weinig_aanbod"}})
	if b := get[Barrier](e, "b1"); b.Since != d0-400*day {
		t.Error("the first day of it was lost")
	}
}

// TestS0_07: bad treatment can be told; the app asks what made it possible, and no name comes along.
func TestS0_07_BadTreatmentIsToldWithoutAName(t *testing.T) {
	e := opened(t)
	r := e.cards(3)[0]
	told := place(func(w *PlaceCard) { w.Text = text("Mevrouw Jansen lachte me uit aan de balie.") })
	refusal, ok := Refused(e.do(r, told))
	if !ok || refusal.Suggest != "Iemand lachte me uit aan de balie." || refusal.Text != "Er staat een naam in uw tekst. Haal dat weg, dan kan het op het bord. Wat maakte dat dit kon gebeuren?" {
		t.Fatalf("got %+v", refusal)
	}
	told.Text = text(refusal.Suggest)
	e.must(r, told)
	e.to("bundelen")
	e.must(lea, &RevealCards{})
	e.barrier("b1", r, "x")
	e.must(r, &TagBarrier{Barrier: "b1", Types: []string{"bejegening"}})
	e.refused(lea, &AskAction{Action: "a1", Barriers: []string{"b1"}, Title: text("Spreek mevrouw Jansen aan"), Function: "teammanager", AnswerBy: e.at + day}, Invalid)
	e.refused(lea, &AskAction{Action: "a1", Barriers: []string{"b1"}, Title: text("Oefen het gesprek"), Function: "mevrouw Jansen", AnswerBy: e.at + day}, Invalid)
}

// TestS3_25: what an executor sees becomes a barrier with the same rights and its own colour; residents recognise it.
func TestS3_25_AnExecutorRaisesABarrierThatResidentsRecognise(t *testing.T) {
	e := opened(t)
	people := e.cards(2)
	o := e.official("o1")
	e.must(o, &PlaceCard{Card: "work", Question: "werk", Step: "nood", Text: text("Ik mag niet zien wat een ander al vroeg.")})
	e.to("bundelen")
	e.must(lea, &RevealCards{})
	if c := get[Card](e, "work"); c.Side != Uitvoering || c.Kind != Obstacle {
		t.Errorf("its colour is %+v", c)
	}
	e.must(lea, bundle(func(w *BundleCards) { w.Barrier, w.Cards = "b1", []string{"work"} }))
	e.refused(o, &ConfirmBarrier{Barrier: "b1", Yes: true}, Forbidden) // officials do not confirm
	e.must(lea, &ConfirmAloud{Barrier: "b1", Yes: true})
	if b := get[Barrier](e, "b1"); b.State != ConfirmedInternal || !b.Aloud {
		t.Fatalf("raised by officials alone it is %+v", b)
	}
	e.refused(o, &NameBarrier{Barrier: "b1", Sentence: text("Anders.")}, Forbidden)
	e.refused(people[0], &NameBarrier{Barrier: "b1", Sentence: text("Anders.")}, Forbidden)
	e.ask("a1", "b1") // the same rights: it can be acted on
	e.must(o, &RecogniseBarrier{Barrier: "b1"})
	if s := get[Barrier](e, "b1").State; s != ConfirmedInternal {
		t.Errorf("a colleague made it %s", s)
	}
	e.must(people[0], &RecogniseBarrier{Barrier: "b1"})
	if s := get[Barrier](e, "b1").State; s != Confirmed {
		t.Errorf("a resident's \"dit heb ik ook\" left it %s", s)
	}
	if n := e.s.counts(recognition, "b1"); n["ervaring"] != 1 || n["uitvoering"] != 1 {
		t.Errorf("recognised by %v", n)
	}
}

func TestSpottingIs(t *testing.T) {
	e, people := revealed(t, 3)
	e.barrier("b1", people[0], "c1")
	e.barrier("b2", people[1], "c2")
	on := func(want ...bool) {
		t.Helper()
		if a, b := get[Barrier](e, "b1").Spot, get[Barrier](e, "b2").Spot; a != want[0] || b != want[1] {
			t.Errorf("the wall shows b1 %v, b2 %v", a, b)
		}
	}
	e.must(lea, &SpotBarrier{Barrier: "b1"})
	on(true, false)
	e.must(lea, &SpotBarrier{Barrier: "b2"})
	on(false, true)
	e.must(lea, &SpotBarrier{})
	on(false, false)
}
