package sessions

import (
	"strings"
	"testing"
)

// open opens a session that was planned beside the evening.
func (e *evening) open(session string) Principal {
	e.t.Helper()
	p := lea
	p.Session = session
	e.must(p, &WriteMandate{Rung: "adviseren", Use: text("Op elk punt komt antwoord."), SignedBy: "directeur WPI", Pledge: true})
	e.must(p, &NameUrgent{Person: "begeleider", Number: "020 000 00 00", Until: "21 uur"})
	e.must(p, &DateFeedback{Date: d0 + 77*day})
	e.must(p, &OpenSession{})
	return p
}

func TestATrajectoryIsRefused(t *testing.T) {
	e := empty(t)
	steps := []NewStep{{ID: "een", Title: text("Eén")}}
	many := make([]NewStep, maxSteps+1)
	for i := range many {
		many[i] = NewStep{ID: "s" + strings.Repeat("x", i), Title: text("Stap")}
	}
	e.refuses(map[string]ask{
		"without a title":               {lea, &OpenTrajectory{HostType: "collectief", Steps: steps}, Invalid},
		"with an unknown kind of host":  {lea, &OpenTrajectory{Title: text("T"), HostType: "bank", Steps: steps}, Invalid},
		"without steps":                 {lea, &OpenTrajectory{Title: text("T"), HostType: "collectief"}, Invalid},
		"with too many steps":           {lea, &OpenTrajectory{Title: text("T"), HostType: "collectief", Steps: many}, Invalid},
		"with a step twice":             {lea, &OpenTrajectory{Title: text("T"), HostType: "collectief", Steps: append(steps, steps...)}, Invalid},
		"with a step without a title":   {lea, &OpenTrajectory{Title: text("T"), HostType: "collectief", Steps: []NewStep{{ID: "een"}}}, Invalid},
		"with a step without an id":     {lea, &OpenTrajectory{Title: text("T"), HostType: "collectief", Steps: []NewStep{{Title: text("Eén")}}}, Invalid},
		"from nobody's organisation":    {Principal{Role: Facilitator}, &OpenTrajectory{Title: text("T"), HostType: "collectief", Steps: steps}, Forbidden},
		"with a text of 1001 graphemes": {lea, &OpenTrajectory{Title: Text{Body: "T", Graphemes: MaxText + 1}, HostType: "collectief", Steps: steps}, Invalid},
		"a session before it":           {lea, &PlanSession{Session: "x", Template: "T1-kort", Title: text("T"), Date: d0}, NotFound},
		"an organisation without name":  {lea, &FoundOrganization{Type: "collectief"}, Invalid},
		"an unknown organisation":       {lea, &FoundOrganization{Name: "Bank", Type: "bank"}, Invalid},
	})
	e.must(lea, &OpenTrajectory{Title: text("T"), HostType: "collectief", Steps: many[:maxSteps]})
	e.must(lea, &FoundOrganization{Name: "Collectief", Type: "collectief"})
	e.refuses(map[string]ask{
		"a second time":          {lea, &OpenTrajectory{Title: text("T"), HostType: "collectief", Steps: steps}, Conflict},
		"an organisation twice":  {lea, &FoundOrganization{Name: "Collectief", Type: "collectief"}, Conflict},
		"steps that are no more": {lea, &NameSteps{}, Invalid},
	})
}

func TestAStepStaysWhileSomethingIsOnIt(t *testing.T) {
	e, people := revealed(t, 3)
	step := func(id string) NewStep { return NewStep{ID: id, Title: text(id)} }
	e.must(lea, &BundleCards{Barrier: "b1", Cards: []string{"c1"}, Step: "nood", Sentence: text("Niemand helpt.")})
	e.must(people[0], &ConfirmBarrier{Barrier: "b1", Yes: true})
	e.refused(lea, &NameSteps{Steps: []NewStep{step("nood"), step("zoeken")}}, Conflict)     // cards on papieren
	e.refused(lea, &NameSteps{Steps: []NewStep{step("papieren"), step("zoeken")}}, Conflict) // a barrier on nood
	e.must(lea, &NameSteps{Steps: []NewStep{step("papieren"), step("nood"), step("bezwaar")}})
	e.refused(lea, &NameSteps{Steps: []NewStep{step("papieren")}}, Conflict)
}

func TestPlanningASessionIsRefused(t *testing.T) {
	e := planned(t)
	plan := func(f func(*PlanSession)) Wish {
		w := &PlanSession{Session: "x", Template: "T1-kort", Title: text("T"), Date: d0, Missing: []Side{Bestuur}}
		f(w)
		return w
	}
	e.refuses(map[string]ask{
		"without an id":          {lea, plan(func(w *PlanSession) { w.Session = "" }), Invalid},
		"with an id in use":      {lea, plan(func(w *PlanSession) { w.Session = theSession }), Conflict},
		"without a template":     {lea, plan(func(w *PlanSession) { w.Template = "" }), Invalid},
		"with another template":  {lea, plan(func(w *PlanSession) { w.Template = "T99" }), Invalid},
		"without a title":        {lea, plan(func(w *PlanSession) { w.Title = Text{} }), Invalid},
		"without a date":         {lea, plan(func(w *PlanSession) { w.Date = 0 }), Invalid},
		"with an unknown chair":  {lea, plan(func(w *PlanSession) { w.Missing = []Side{"burger"} }), Invalid},
		"with a name for a team": {lea, plan(func(w *PlanSession) { w.Attending = []Label{"mevrouw Jansen"} }), Invalid},
	})
	e.must(lea, plan(func(w *PlanSession) { w.Place = "Buurthuis, Kerkstraat 12" }))
}

func TestOpeningIsRefused(t *testing.T) {
	e := planned(t)
	mandate := func(f func(*WriteMandate)) Wish {
		w := &WriteMandate{Rung: "adviseren", Use: text("Er komt antwoord."), SignedBy: "directeur", Pledge: true}
		f(w)
		return w
	}
	nowhere := lea
	nowhere.Session = "weg"
	e.refuses(map[string]ask{
		"without a mandate card":             {lea, &OpenSession{}, Conflict},
		"in no session":                      {nowhere, &OpenSession{}, NotFound},
		"a mandate on no rung":               {lea, mandate(func(w *WriteMandate) { w.Rung = "luisteren" }), Invalid},
		"a mandate without use":              {lea, mandate(func(w *WriteMandate) { w.Use = Text{} }), Invalid},
		"a mandate that nobody signed":       {lea, mandate(func(w *WriteMandate) { w.SignedBy = "" }), Invalid},
		"a mandate of no session":            {nowhere, mandate(func(*WriteMandate) {}), NotFound},
		"urgent without a person":            {lea, &NameUrgent{Number: "1", Until: "21 uur"}, Invalid},
		"urgent without a number":            {lea, &NameUrgent{Person: "x", Until: "21 uur"}, Invalid},
		"urgent without an end":              {lea, &NameUrgent{Person: "x", Number: "1"}, Invalid},
		"urgent of no session":               {nowhere, &NameUrgent{Person: "x", Number: "1", Until: "1"}, NotFound},
		"a feedback on the day itself":       {lea, &DateFeedback{Date: d0}, Invalid},
		"a feedback of no session":           {nowhere, &DateFeedback{Date: d0 + day}, NotFound},
		"a phase before it":                  {lea, &StartPhase{Phase: "luisteren"}, Conflict},
		"minutes before it":                  {lea, &StretchPhase{Minutes: 5}, Conflict},
		"closing before it":                  {lea, &CloseSession{}, Conflict},
		"a name in what the mandate is used": {lea, mandate(func(w *WriteMandate) { w.Use = text("Vraag mevrouw Jansen.") }), Invalid},
	})
	e.must(lea, mandate(func(w *WriteMandate) { w.Pledge = false }))
	e.refused(lea, &OpenSession{}, Conflict)
	e.must(lea, mandate(func(*WriteMandate) {}))
	e.refused(lea, &OpenSession{}, Conflict)
	e.must(lea, &NameUrgent{Person: "mevrouw Jansen", Number: "020 624 11 11", Until: "21 uur"}) // not for the board
	e.refused(lea, &OpenSession{}, Conflict)
	e.must(lea, &DateFeedback{Date: d0 + 1})
	e.must(lea, &OpenSession{})
	s := get[Session](e, theSession)
	if s.State != Open || s.Run.Phase != "welkom" || s.OpenedAt == 0 || s.Run.Minutes != 10 {
		t.Errorf("open is %+v", s)
	}
	e.refused(lea, &OpenSession{}, Conflict)
	e.refused(lea, mandate(func(*WriteMandate) {}), Conflict)
}

func TestAPhaseIs(t *testing.T) {
	e := opened(t)
	e.refuses(map[string]ask{
		"refused when it is not there":           {lea, &StartPhase{Phase: "borrel"}, NotFound},
		"refused no minutes":                     {lea, &StretchPhase{}, Invalid},
		"refused less than one minute":           {lea, &StretchPhase{Minutes: -10}, Invalid},
		"refused more than four hours":           {lea, &StretchPhase{Minutes: 231}, Invalid},
		"refused when the session is not there":  {Principal{Role: CoFacilitator, Session: "weg"}, &StartPhase{Phase: "pauze"}, NotFound},
		"refused longer without a session":       {Principal{Role: CoFacilitator, Session: "weg"}, &StretchPhase{Minutes: 1}, NotFound},
		"refused the outcome while it goes on":   {lea, &PublishOutcome{Read: true}, Conflict},
		"refused the archive while it goes on":   {lea, &ArchiveSession{}, Conflict},
		"refused an outcome that nobody planned": {Principal{Role: Facilitator, Organization: "o1", Session: "weg"}, &PublishOutcome{Read: true}, NotFound},
		"refused an archive that nobody planned": {Principal{Role: Facilitator, Organization: "o1", Session: "weg"}, &ArchiveSession{}, NotFound},
	})
	e.must(lea, &StretchPhase{Minutes: 230})
	if m := get[Session](e, theSession).Run.Minutes; m != 240 {
		t.Errorf("lasts %d minutes, want 240", m)
	}
	e.must(lea, &StretchPhase{Minutes: -239})
	e.to("luisteren")
	if r := get[Session](e, theSession).Run; r.Phase != "luisteren" || r.Minutes != 25 {
		t.Errorf("the run is %+v", r)
	}
	p := e.resident("r1")
	e.must(p, &SayReady{})
	e.refused(p, &SayReady{}, Conflict)
	e.to("terugzeggen")
	e.must(p, &SayReady{}) // a new part, a new "klaar"
}

// TestS4_11: the template opens with the three questions of maatwerk, and stores the answers per side.
func TestS4_11_TheThreeQuestionsOpenTheTalk(t *testing.T) {
	first := T1Kort[1]
	if first.Kind != Listening || len(T1Kort[0].Questions) > 0 {
		t.Fatal("something is asked before the listening")
	}
	e := opened(t)
	e.to("luisteren")
	asks := []string{"Wie heeft er iets aan maatwerk?", "Wat betekent maatwerk voor u?", "Hoe is het haalbaar?"}
	for i, ask := range asks {
		q := first.Questions[i]
		if q.Ask != ask || !q.Helped {
			t.Errorf("question %d is %q", i, q.Ask)
		}
		for _, side := range []Side{Ervaring, Begeleiding} {
			id := q.ID + "-" + string(side)
			e.must(lea, &WriteCardFor{PlaceCard: PlaceCard{Card: id, Question: q.ID, Step: "nood", Text: text("Dit is mijn antwoord " + id)}, Side: side, Yes: true})
			if c := get[Card](e, id); c.Question != q.ID || c.Side != side || c.Kind != Experience {
				t.Errorf("the answer is %+v", c)
			}
		}
	}
}

// TestI35: the outcome is there within five working days, and no evening is put away with an open end.
func TestI35(t *testing.T) {
	e, people := revealed(t, 3)
	e.barrier("b1", people[0], "c1")
	e.must(lea, &CloseSession{})
	s := get[Session](e, theSession)
	if by := s.PublishBy.Time().Format("2006-01-02 15:04:05"); by != "2026-01-20 23:59:59" || s.times().Late != s.PublishBy || s.times().Next != s.Feedback {
		t.Errorf("closed on Tuesday 13 January, to publish by %s", by)
	}
	if !e.s.Over(theSession) || e.s.Over("weg") {
		t.Error("a closed session is not over")
	}
	e.refused(lea, &ArchiveSession{}, Conflict)
	e.refused(lea, &PublishOutcome{}, Conflict) // nobody who told has read it
	e.must(lea, &PublishOutcome{Read: true})
	if get[Session](e, theSession).PublishedAt == 0 {
		t.Error("published at no moment")
	}
	e.refused(lea, &PublishOutcome{Read: true}, Conflict)
	e.refused(lea, &ArchiveSession{}, Conflict) // a barrier that nobody does anything about
	e.must(lea, &GiveReason{Barrier: "b1", Category: "niet_wenselijk", Text: text("Dit kan nu niet."), DecidedBy: "directeur"})
	e.must(lea, &ArchiveSession{})
	if get[Session](e, theSession).State != Archived || !e.s.Over(theSession) {
		t.Error("not put away")
	}
	e.refused(lea, &ArchiveSession{}, Conflict)
	e.refused(lea, &StartPhase{Phase: "pauze"}, Conflict)
}

// TestI25: the rung of the mandate card is fixed from the moment that people come in, in every state after it.
func TestI25TheRungIsNotLoweredAfterwards(t *testing.T) {
	e := planned(t)
	mandate := func(rung string) Wish {
		return &WriteMandate{Rung: rung, Use: text("Op elk punt komt antwoord."), SignedBy: "directeur WPI", Pledge: true}
	}
	e.must(lea, mandate("meebeslissen"))
	e.must(lea, mandate("coproduceren")) // until then it is being agreed
	e.must(lea, &NameUrgent{Person: "begeleider", Number: "020 000 00 00", Until: "21 uur"})
	e.must(lea, &DateFeedback{Date: d0 + 77*day})
	for _, next := range []Wish{&OpenSession{}, &CloseSession{}, &PublishOutcome{Read: true}, &ArchiveSession{}} {
		e.must(lea, next)
		e.refused(lea, mandate("informeren"), Conflict)
		if m := get[Mandate](e, theSession); m.Rung != "coproduceren" {
			t.Fatalf("after %T it is %s", next, m.Rung)
		}
	}
}
