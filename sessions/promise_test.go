package sessions

import (
	"fmt"
	"testing"
)

// promising is a promise of the alderman, changed by f.
func promising(id string, f func(*MakePromise)) *MakePromise {
	w := &MakePromise{Promise: id, By: "wethouder", Capacity: "dienst", Sentence: text("Iedereen wordt met vertrouwen ontvangen."),
		Notice: text("Er wordt eerst geluisterd."), Check: d0 + 60*day}
	f(w)
	return w
}

func complete(*MakePromise) {}

// promisedEvening is one with a promise p, three residents and an executor.
func promisedEvening(t *testing.T, f func(*MakePromise)) (*evening, []Principal) {
	e, people := revealed(t, 3)
	e.official("o1")
	e.must(lea, promising("p", f))
	return e, people
}

func giver(promise string) Principal { return link(promise + "/gever") }

func signing(id string) *SignPromise {
	return &SignPromise{Promise: id, Time: text("Twee uur per week.")}
}

// TestWhatIsDoneWithAPromiseIsRefused when it is not by its giver, or not whole.
func TestWhatIsDoneWithAPromiseIsRefused(t *testing.T) {
	e, people := promisedEvening(t, complete)
	late := e.sit("late", DoorOpen, Ervaring, "")
	e.sit("o2", DoorWork, Beleid, "Wethouder") // has the function, and gave no promise to the room
	there := e.elsewhere("c-there")
	e.must(lea, promising("vague", func(w *MakePromise) { w.Notice, w.Check = Text{}, 0 }))
	e.must(lea, promising("done", complete))
	e.must(giver("done"), &ClaimPromise{Promise: "done", Told: text("Het is zo.")})
	e.must(lea, promising("gone", complete))
	e.must(giver("gone"), &WithdrawPromise{Promise: "gone", Category: "niet_wenselijk", Text: text("Het kan niet.")})
	why, o := text("Het duurt langer."), seated("o1")
	e.refuses(map[string]ask{
		"made with an end before the first look": {lea, promising("x", func(w *MakePromise) { w.Due = e.at + day }), Invalid},
		"made with an end that is over":          {lea, promising("x", func(w *MakePromise) { w.Due, w.Check = e.at, 0 }), Invalid},
		"made with a first step and no day":      {lea, promising("x", func(w *MakePromise) { w.FirstStep = text("Brief.") }), Invalid},
		"made with a day and no first step":      {lea, promising("x", func(w *MakePromise) { w.FirstBy = e.at + day }), Invalid},
		"made with a first step at this moment":  {lea, promising("x", func(w *MakePromise) { w.FirstStep, w.FirstBy = text("Brief."), e.at }), Invalid},
		"made with a first step after 90 days":   {lea, promising("x", func(w *MakePromise) { w.FirstStep, w.FirstBy = text("Brief."), e.at+90*day+1 }), Invalid},

		"filled in with nothing":                {lea, &DetailPromise{Promise: "p"}, Invalid},
		"filled in where something stands":      {lea, &DetailPromise{Promise: "p", Notice: why}, Conflict},
		"looked at on another day":              {lea, &DetailPromise{Promise: "p", Check: e.at + day}, Conflict},
		"looked at on a day that is over":       {lea, &DetailPromise{Promise: "vague", Check: e.at}, Invalid},
		"with a first step and no day":          {lea, &DetailPromise{Promise: "p", FirstStep: why}, Invalid},
		"ended before the first look":           {lea, &DetailPromise{Promise: "p", Due: e.at + day}, Invalid},
		"filled in by who did not give it":      {o, &DetailPromise{Promise: "vague", Notice: why}, Forbidden},
		"filled in by the link of another":      {giver("done"), &DetailPromise{Promise: "vague", Notice: why}, Forbidden},
		"filled in, of another evening":         {there, &DetailPromise{Promise: "p", Due: e.at + 90*day}, NotFound},
		"filled in when it is not there":        {lea, &DetailPromise{Promise: "weg", Notice: why}, NotFound},
		"signed without a word on means":        {giver("p"), &SignPromise{Promise: "p"}, Invalid},
		"signed with time, and with nothing":    {giver("p"), &SignPromise{Promise: "p", Time: why, None: true}, Invalid},
		"signed while it is vague":              {giver("vague"), signing("vague"), Conflict},
		"signed by a resident":                  {people[0], signing("p"), Forbidden},
		"signed by an official of other work":   {o, signing("p"), Forbidden},
		"signed before the promise to the room": {seated("o2"), signing("p"), Forbidden},
		"signed when it was taken back":         {giver("gone"), signing("gone"), Conflict},
		"given an unknown mean":                 {giver("p"), &SetMeans{Promise: "p", What: "hoop", Text: why, By: "directeur"}, Invalid},
		"given nothing":                         {giver("p"), &SetMeans{Promise: "p", What: "geen", Text: why, By: "directeur"}, Invalid},
		"given time of no number":               {giver("p"), &SetMeans{Promise: "p", What: "tijd", By: "directeur"}, Invalid},
		"given time by nobody":                  {giver("p"), &SetMeans{Promise: "p", What: "tijd", Text: why}, Invalid},
		"given time by another":                 {people[0], &SetMeans{Promise: "p", What: "tijd", Text: why, By: "directeur"}, Forbidden},
		"moved without a reason":                {giver("p"), &ShiftPromise{Promise: "p", To: e.at + 70*day}, Invalid},
		"moved to the past":                     {giver("p"), &ShiftPromise{Promise: "p", To: e.at, Why: why}, Invalid},
		"moved to the day that it has":          {giver("p"), &ShiftPromise{Promise: "p", To: d0 + 60*day, Why: why}, Invalid},
		"moved when it has no day":              {giver("vague"), &ShiftPromise{Promise: "vague", To: e.at + day, Why: why}, Conflict},
		"moved when it is said to be kept":      {giver("done"), &ShiftPromise{Promise: "done", To: e.at + day, Why: why}, Conflict},
		"moved by another":                      {o, &ShiftPromise{Promise: "p", To: e.at + day, Why: why}, Forbidden},
		"kept without a word":                   {giver("p"), &ClaimPromise{Promise: "p"}, Invalid},
		"kept twice":                            {giver("done"), &ClaimPromise{Promise: "done", Told: why}, Conflict},
		"kept by another":                       {o, &ClaimPromise{Promise: "p", Told: why}, Forbidden},
		"taken back without a reason":           {giver("p"), &WithdrawPromise{Promise: "p", Category: "niet_wenselijk"}, Invalid},
		"taken back for good":                   {giver("p"), &WithdrawPromise{Promise: "p", Category: "niet_wenselijk", Text: why, Expires: e.months(13)}, Invalid},
		"taken back twice":                      {giver("gone"), &WithdrawPromise{Promise: "gone", Category: "niet_wenselijk", Text: why}, Conflict},
		"taken back by another":                 {people[0], &WithdrawPromise{Promise: "p", Category: "niet_wenselijk", Text: why}, Forbidden},

		"judged with other words":                {people[0], &JudgePromise{Promise: "p", Says: "mooi"}, Invalid},
		"judged before one is let in":            {late, &JudgePromise{Promise: "p", Says: KeptToMe}, Forbidden},
		"judged by the function that gave it":    {seated("o2"), &JudgePromise{Promise: "p", Says: KeptToMe}, Forbidden},
		"judged by the desk without a slip":      {lea, &JudgePromise{Promise: "p", Says: KeptToMe}, Forbidden},
		"judged when it is not there":            {people[0], &JudgePromise{Promise: "weg", Says: KeptToMe}, NotFound},
		"counted for nobody":                     {lea, &JudgePromiseFor{Promise: "p", Says: KeptToMe, Side: Ervaring}, Invalid},
		"counted for more than a hall":           {lea, &JudgePromiseFor{Promise: "p", Says: KeptToMe, Side: Ervaring, People: 501}, Invalid},
		"counted for no side":                    {lea, &JudgePromiseFor{Promise: "p", Says: KeptToMe, People: 1}, Invalid},
		"counted with other words":               {lea, &JudgePromiseFor{Promise: "p", Says: "mooi", Side: Ervaring, People: 1}, Invalid},
		"counted for another evening":            {there, &JudgePromiseFor{Promise: "p", Says: KeptToMe, Side: Ervaring, People: 1}, NotFound},
		"the three questions, one left open":     {people[0], &RateContact{Promise: "p", Recognised: "ja", Trusted: "ja"}, Invalid},
		"the three questions, by an official":    {o, &RateContact{Promise: "p", Recognised: "ja", Trusted: "ja", Time: "ja"}, Forbidden},
		"the three questions, before one is let": {late, &RateContact{Promise: "p", Recognised: "ja", Trusted: "ja", Time: "ja"}, Forbidden},
	})
	e.must(lea, &JudgePromiseFor{Promise: "p", Says: KeptToMe, Side: Ervaring, People: 500})
	e.must(giver("p"), signing("p"))
	e.refused(giver("p"), signing("p"), Conflict)
	for i := range mostMeans {
		e.must(lea, &SetMeans{Promise: "p", What: "geld", Text: text(fmt.Sprint(i)), By: "directeur"})
	}
	e.refused(lea, &SetMeans{Promise: "p", What: "geld", Text: why, By: "directeur"}, Conflict)
}

// TestAPromiseStands as what its giver, the people and the day make of it (DOMAIN §4.3.5).
func TestAPromiseStands(t *testing.T) {
	says := func(who int, what string) func(*evening, []Principal) {
		return func(e *evening, people []Principal) { e.must(people[who], &JudgePromise{Promise: "p", Says: what}) }
	}
	sign := func(e *evening, _ []Principal) { e.must(giver("p"), signing("p")) }
	claim := func(e *evening, _ []Principal) {
		e.must(giver("p"), &ClaimPromise{Promise: "p", Told: text("Het is zo.")})
	}
	back := func(e *evening, _ []Principal) {
		e.must(giver("p"), &WithdrawPromise{Promise: "p", Category: "te_weinig_capaciteit", Text: text("Er is geen geld.")})
	}
	after := func(n Instant) func(*evening, []Principal) {
		return func(e *evening, _ []Principal) { e.at = d0 + n*day }
	}
	official := func(what string) func(*evening, []Principal) {
		return func(e *evening, _ []Principal) { e.must(seated("o1"), &JudgePromise{Promise: "p", Says: what}) }
	}
	vague := func(w *MakePromise) { w.Notice = Text{} }
	for name, r := range map[string]struct {
		made  func(*MakePromise)
		then  []func(*evening, []Principal)
		state PromiseState
	}{
		"spoken while it is vague":               {vague, nil, PromiseSpoken},
		"noted when it is whole":                 {complete, nil, PromiseNoted},
		"running once it is signed":              {complete, []func(*evening, []Principal){sign}, PromiseRunning},
		"owned when it is signed and vague":      {func(w *MakePromise) { w.Due = d0 + 700*day }, []func(*evening, []Principal){sign}, PromiseOwned},
		"running the moment before its day":      {complete, []func(*evening, []Principal){sign, func(e *evening, _ []Principal) { e.at = d0 + 60*day - 1 }}, PromiseRunning},
		"broken on its day":                      {complete, []func(*evening, []Principal){sign, after(60)}, PromiseBroken},
		"never broken without a day":             {func(w *MakePromise) { w.Check = 0 }, []func(*evening, []Principal){after(900)}, PromiseSpoken},
		"done as its giver says":                 {complete, []func(*evening, []Principal){claim}, PromiseDone},
		"done though nobody of those it is for":  {complete, []func(*evening, []Principal){claim, official(KeptToMe), official(KeptToMe)}, PromiseDone},
		"partly after one yes and one partly":    {complete, []func(*evening, []Principal){claim, says(0, KeptToMe), says(1, KeptPartly)}, PromisePartly},
		"done after one yes":                     {complete, []func(*evening, []Principal){claim, says(0, KeptToMe)}, PromiseDone},
		"confirmed after two":                    {complete, []func(*evening, []Principal){claim, says(0, KeptToMe), says(1, KeptToMe)}, PromiseConfirmed},
		"confirmed when two of three say so":     {complete, []func(*evening, []Principal){claim, says(0, KeptToMe), says(1, KeptToMe), says(2, OtherwiseToMe)}, PromiseConfirmed},
		"otherwise when as many say so":          {complete, []func(*evening, []Principal){claim, says(0, KeptToMe), says(1, OtherwiseToMe)}, PromiseDiffers},
		"otherwise after one":                    {complete, []func(*evening, []Principal){claim, says(1, OtherwiseToMe)}, PromiseDiffers},
		"otherwise on its day without a claim":   {complete, []func(*evening, []Principal){says(1, OtherwiseToMe), after(60)}, PromiseDiffers},
		"noted though contradicted before it":    {complete, []func(*evening, []Principal){says(1, OtherwiseToMe)}, PromiseNoted},
		"done though officials saw it otherwise": {complete, []func(*evening, []Principal){claim, official(OtherwiseToMe)}, PromiseDone},
		"otherwise when two and two say so": {complete, []func(*evening, []Principal){claim, says(0, KeptToMe), says(1, KeptToMe), func(e *evening, _ []Principal) {
			e.must(lea, &JudgePromiseFor{Promise: "p", Says: OtherwiseToMe, Side: Ervaring, People: 2})
		}}, PromiseDiffers},
		"partly when two notice it and two partly": {complete, []func(*evening, []Principal){claim, says(0, KeptToMe), says(1, KeptToMe), func(e *evening, _ []Principal) {
			e.must(lea, &JudgePromiseFor{Promise: "p", Says: KeptPartly, Side: Ervaring, People: 2})
		}}, PromisePartly},
		"confirmed without a claim":       {complete, []func(*evening, []Principal){says(0, KeptToMe), says(1, KeptToMe), after(60)}, PromiseConfirmed},
		"as the last word of a person":    {complete, []func(*evening, []Principal){claim, says(0, OtherwiseToMe), says(0, KeptToMe), says(1, KeptToMe)}, PromiseConfirmed},
		"taken back":                      {complete, []func(*evening, []Principal){sign, back}, PromiseTaken},
		"taken back, whatever people say": {complete, []func(*evening, []Principal){back, says(0, KeptToMe), says(1, KeptToMe), after(60)}, PromiseTaken},
		"running when it was moved": {complete, []func(*evening, []Principal){sign, func(e *evening, _ []Principal) {
			e.must(lea, &ShiftPromise{Promise: "p", To: d0 + 80*day, Why: text("Het duurt langer.")})
		}, after(61)}, PromiseRunning},
	} {
		t.Run(name, func(t *testing.T) {
			e, people := promisedEvening(t, r.made)
			for _, f := range r.then {
				f(e, people)
			}
			if got := e.s.PromiseState(get[Promise](e, "p"), e.at); got != r.state {
				t.Errorf("it is %s, want %s", got, r.state)
			}
		})
	}
}

// TestS0_01: the desk cannot keep a promise of the executive without a giver, a first day to look and by what people notice it.
func TestS0_01_APromiseOfTheExecutiveIsWhole(t *testing.T) {
	e := opened(t)
	college := func(f func(*MakePromise)) *MakePromise {
		return promising("p", func(w *MakePromise) { w.Capacity = "college"; f(w) })
	}
	e.refuses(map[string]ask{
		"without a giver":           {lea, college(func(w *MakePromise) { w.By = "" }), Invalid},
		"without a first day":       {lea, college(func(w *MakePromise) { w.Check = 0 }), Invalid},
		"without a sign of it":      {lea, college(func(w *MakePromise) { w.Notice = Text{} }), Invalid},
		"of a day that has been":    {lea, college(func(w *MakePromise) { w.Check = e.at }), Invalid},
		"on behalf of someone else": {lea, college(func(w *MakePromise) { w.Capacity = "koning" }), Invalid},
	})
	e.must(lea, college(complete))
	if p := get[Promise](e, "p"); p.Vague || p.Capacity != "college" || p.By != "wethouder" {
		t.Errorf("it is %+v", p)
	}
}

// TestS0_02: what ends in two years is vague until it has a step that people see within ninety days.
func TestS0_02_WhatTakesYearsHasAStepWithinNinetyDays(t *testing.T) {
	for name, r := range map[string]struct {
		made  func(*MakePromise)
		vague bool
	}{
		"an end in two years":            {func(w *MakePromise) { w.Due = d0 + 730*day }, true},
		"an end in two years and a step": {func(w *MakePromise) { w.Due, w.FirstStep, w.FirstBy = d0+730*day, text("De brief is weg."), d0+90*day }, false},
		"a first look after a year":      {func(w *MakePromise) { w.Check = d0 + 365*day }, true},
		"an end within ninety days":      {func(w *MakePromise) { w.Due = d0 + 90*day }, false},
	} {
		t.Run(name, func(t *testing.T) {
			e, _ := promisedEvening(t, r.made)
			if p := get[Promise](e, "p"); p.Vague != r.vague {
				t.Errorf("vague is %v", p.Vague)
			}
			if !r.vague {
				return
			}
			e.must(lea, &DetailPromise{Promise: "p", FirstStep: text("De brief is weg."), FirstBy: e.at + 90*day})
			if p := get[Promise](e, "p"); p.Vague {
				t.Error("a step was added, and it is vague")
			}
		})
	}
	t.Run("an end on the ninetieth day", func(t *testing.T) {
		e := opened(t)
		e.must(lea, promising("p", func(w *MakePromise) { w.Due = e.at + 90*day }))
		at := e.at
		e.must(lea, promising("q", func(w *MakePromise) { w.Due = at + 90*day + 1 }))
		e.must(lea, promising("r", func(w *MakePromise) { w.Due = w.Check }))
		if get[Promise](e, "p").Vague || !get[Promise](e, "q").Vague || get[Promise](e, "r").Vague {
			t.Error("the ninetieth day is not where it turns")
		}
	})
	t.Run("filled in bit by bit", func(t *testing.T) {
		e, _ := promisedEvening(t, func(w *MakePromise) { w.Notice, w.Check = Text{}, 0 })
		for _, w := range []*DetailPromise{{Check: d0 + 30*day}, {Notice: text("U krijgt een brief.")}, {Due: d0 + 40*day}} {
			if !get[Promise](e, "p").Vague && w.Due == 0 {
				t.Fatal("it is not vague yet")
			}
			w.Promise = "p"
			e.must(giver("p"), w)
		}
		if p := get[Promise](e, "p"); p.Vague || p.Check != d0+30*day || p.Due != d0+40*day || p.Notice == "" {
			t.Errorf("it is %+v", p)
		}
	})
}

// TestS0_18: "wij erkennen" stands beside a barrier and closes nothing.
func TestS0_18_AcknowledgingClosesNothing(t *testing.T) {
	e, people := bundled(t)
	o := e.official("o1")
	e.sit("o2", DoorWork, Bestuur, "wethouder")
	e.sit("o3", DoorWork, Bestuur, "")
	e.must(seated("o3"), &GivePledge{})
	e.must(lea, bundle(func(w *BundleCards) { w.Barrier = "raw" }))
	before := e.s.line(get[Barrier](e, "b1"), e.at)
	e.refuses(map[string]ask{
		"by a resident":               {people[0], &AcknowledgeBarrier{Barrier: "b1", By: "wethouder"}, Forbidden},
		"before the promise":          {seated("o2"), &AcknowledgeBarrier{Barrier: "b1"}, Forbidden},
		"by nobody":                   {lea, &AcknowledgeBarrier{Barrier: "b1"}, Invalid},
		"by a seat without function":  {seated("o3"), &AcknowledgeBarrier{Barrier: "b1", By: "wethouder"}, Invalid},
		"of what nobody confirmed":    {lea, &AcknowledgeBarrier{Barrier: "raw", By: "wethouder"}, Conflict},
		"of what is not there":        {lea, &AcknowledgeBarrier{Barrier: "weg", By: "wethouder"}, NotFound},
		"with a name in the words":    {lea, &AcknowledgeBarrier{Barrier: "b1", By: "wethouder", Words: text("Mevrouw Jansen heeft gelijk.")}, Invalid},
		"with a name for a function":  {lea, &AcknowledgeBarrier{Barrier: "b1", By: "meneer De Vries"}, Invalid},
		"from another evening's desk": {e.elsewhere("c-there"), &AcknowledgeBarrier{Barrier: "b1", By: "wethouder"}, NotFound},
	})
	e.must(seated("o2"), &GivePledge{})
	e.must(seated("o2"), &AcknowledgeBarrier{Barrier: "b1", By: "iemand anders", Words: text("U hebt gelijk.")})
	e.must(o, &AcknowledgeBarrier{Barrier: "b1"})
	e.refused(lea, &AcknowledgeBarrier{Barrier: "b1", By: "de Wethouder"}, Conflict)
	b := get[Barrier](e, "b1")
	if len(b.Acknowledged) != 2 || b.Acknowledged[0].By != "wethouder" || b.Acknowledged[1].By != "klantmanager" || b.Acknowledged[0].At == 0 {
		t.Errorf("acknowledged by %+v", b.Acknowledged)
	}
	if after := e.s.line(b, e.at); after.Headline != before.Headline || after.Headline != Untreated || b.State != Confirmed || e.s.openEnds(theSession, e.at) != 1 {
		t.Errorf("it became %s, %s", after.Headline, b.State)
	}
}

// TestS1_21: a promise shows what was really made available for it, or nothing yet.
func TestS1_21_TheMeansThatWereGivenAreKept(t *testing.T) {
	e, _ := promisedEvening(t, complete)
	e.must(giver("p"), &SignPromise{Promise: "p", People: text("Twee mensen."), Money: text("Een bedrag per jaar.")})
	if p := get[Promise](e, "p"); len(p.Set) != 0 || len(p.Means) != 2 || p.Means[0].What != "geld" || p.Means[1].What != "mensen" {
		t.Fatalf("promised %+v, given %+v", p.Means, p.Set)
	}
	e.must(lea, &SetMeans{Promise: "p", What: "mensen", Text: text("Een halve plek."), By: "directeur"})
	p := get[Promise](e, "p")
	if len(p.Set) != 1 || p.Set[0].By != "directeur" || e.bodies[p.Set[0].Text] != "Een halve plek." || p.Set[0].At == 0 || len(p.Means) != 2 {
		t.Errorf("promised %+v, given %+v", p.Means, p.Set)
	}
}

// TestS3_05d: another date, and the first one stays with every shift and its reason.
func TestS3_05d_TheFirstDateOfAPromiseStays(t *testing.T) {
	e, _ := promisedEvening(t, func(w *MakePromise) { w.Due = d0 + 80*day })
	if b := get[Promise](e, "p").times(); b != (Boundaries{Next: d0 + 60*day, Late: d0 + 80*day}) {
		t.Errorf("at first it has %+v", b)
	}
	e.must(giver("p"), &ShiftPromise{Promise: "p", To: d0 + 100*day, Why: text("De raad vergadert later.")})
	e.must(lea, &ShiftPromise{Promise: "p", To: d0 + 90*day, Why: text("Het kan toch eerder.")})
	p := get[Promise](e, "p")
	if p.Due != d0+80*day || p.Check != d0+60*day || len(p.Shifts) != 2 || p.Shifts[0].To != d0+100*day || p.due() != d0+90*day || e.bodies[p.Shifts[1].Why] != "Het kan toch eerder." {
		t.Errorf("it is %+v", p)
	}
	if b := p.times(); b != (Boundaries{Next: d0 + 90*day, Late: d0 + 90*day}) {
		t.Errorf("it has %+v", b)
	}
	e.refused(lea, &DetailPromise{Promise: "p", Due: e.at + 99*day}, Conflict)
	e.must(lea, promising("q", complete))
	e.must(lea, &ShiftPromise{Promise: "q", To: d0 + 70*day, Why: text("Later.")})
	e.refused(lea, &DetailPromise{Promise: "q", Due: e.at + 99*day}, Conflict) // that would be another way to move it
	e.must(giver("p"), &ClaimPromise{Promise: "p", Told: text("Het is zo.")})
	if b := get[Promise](e, "p").times(); b != (Boundaries{}) {
		t.Errorf("said to be kept it has %+v", b)
	}
}

// TestS3_18: who signs says what there is for it, or says that there is nothing.
func TestS3_18_MeansAreNamedOrThereAreNone(t *testing.T) {
	e, _ := promisedEvening(t, complete)
	e.refused(giver("p"), &SignPromise{Promise: "p"}, Invalid)
	e.must(giver("p"), &SignPromise{Promise: "p", None: true})
	if p := get[Promise](e, "p"); len(p.Means) != 1 || p.Means[0].What != "geen" || p.Signed == 0 {
		t.Errorf("it is %+v", p)
	}
	e.sit("o2", DoorWork, Bestuur, "De wethouder")
	e.must(seated("o2"), &GivePledge{})
	e.must(lea, promising("q", complete))
	e.must(seated("o2"), &SignPromise{Promise: "q", Mandate: text("De balie beslist zelf.")}) // by their own seat
	if p := get[Promise](e, "q"); p.Means[0].What != "mandaat" {
		t.Errorf("it is %+v", p)
	}
	e.refused(seated("o2"), &JudgePromise{Promise: "p", Says: KeptToMe}, Forbidden) // nor judges it
	e.must(lea, promising("s", complete))
	e.must(lea, &RemoveSeat{Seat: "o2"})
	e.refused(seated("o2"), signing("s"), Forbidden)
	f, ok := e.entries[len(e.entries)-3].Facts[0].(*PromiseSigned)
	if !ok || f.By != "" {
		t.Errorf("kept as %+v", f)
	}
	e.must(lea, promising("r", complete))
	e.must(lea, signing("r"))
	if f := e.entries[len(e.entries)-1].Facts[0].(*PromiseSigned); f.By != Facilitator {
		t.Errorf("entered by the desk it is kept as %+v", f)
	}
}

// TestS4_26: recognition, trust and time are asked each quarter, and the trend is kept.
func TestS4_26_ThreeQuestionsPerQuarter(t *testing.T) {
	e, people := promisedEvening(t, complete)
	rate := func(p Principal, a, b, c string) {
		t.Helper()
		e.must(p, &RateContact{Promise: "p", Recognised: a, Trusted: b, Time: c})
	}
	rate(people[0], "nee", "nee", "ja")
	rate(people[0], "ja", "nee", "ja") // thought again
	rate(people[1], "ja", "deels", "nee")
	e.at = d0 + 200*day // 1 August, in the third quarter; nobody said anything in the second
	rate(people[0], "ja", "ja", "ja")
	list := e.s.Trends(get[Promise](e, "p"), e.at)
	if len(list) != 2 || list[0].Quarter != "2026-1" || list[1].Quarter != "2026-3" {
		t.Fatalf("the trend is %+v", list)
	}
	if a := list[0].Answers; a["herkend"]["ja"] != 2 || a["vertrouwd"]["nee"] != 1 || a["vertrouwd"]["deels"] != 1 || a["tijd"]["ja"] != 1 || len(a["herkend"]) != 1 {
		t.Errorf("first %v", a)
	}
	if a := list[1].Answers; a["tijd"]["ja"] != 1 || a["herkend"]["ja"] != 1 {
		t.Errorf("later %v", a)
	}
	if n := len(e.s.Trends(get[Promise](e, "p"), d0+day)); n != 1 {
		t.Errorf("%d quarters on the day after", n)
	}
	for at, want := range map[Instant]string{d0: "2026-1", d0 + 77*day: "2026-1", d0 + 78*day: "2026-2", d0 + 168*day: "2026-2", d0 + 340*day: "2026-4"} {
		if got := quarter(at); got != want {
			t.Errorf("%s is in %s, want %s", Dutch(at), got, want)
		}
	}
}

// TestS4_28: anybody at the table can say "bij mij ging het anders", and both counts stand beside the promise, without
// an author and hidden while they are few.
func TestS4_28_BothCountsStandBesideAPromise(t *testing.T) {
	e, people := promisedEvening(t, complete)
	e.must(people[0], &JudgePromise{Promise: "p", Says: OtherwiseToMe})
	e.must(people[1], &JudgePromise{Promise: "p", Says: KeptToMe})
	e.must(seated("o1"), &JudgePromise{Promise: "p", Says: OtherwiseToMe})
	e.must(Principal{Role: Facilitator, Seat: "r3", Session: theSession, Organization: "o1"}, &JudgePromise{Promise: "p", Says: KeptPartly}) // a slip
	heard := e.s.Echo("p")
	if heard[""] != (Echo{Kept: 1, Partly: 1, Otherwise: 2}) || heard[Ervaring] != (Echo{Kept: 1, Partly: 1, Otherwise: 1}) || heard[Uitvoering] != (Echo{Otherwise: 1}) {
		t.Errorf("heard %+v", heard)
	}
	masked := get[Tally](e, tallyID(keeping, "p", false))
	if masked.Total != 0 || len(masked.Counts) != 0 {
		t.Errorf("everybody reads %+v", masked)
	}
	e.must(lea, &JudgePromiseFor{Promise: "p", Says: OtherwiseToMe, Side: Ervaring, People: 5})
	if masked = get[Tally](e, tallyID(keeping, "p", false)); masked.Counts["ervaring anders"] != 6 || masked.Total != 6 {
		t.Errorf("everybody reads %+v", masked)
	}
	before := e.stamp("promise", "p")
	e.must(people[0], &JudgePromise{Promise: "p", Says: KeptToMe})
	if e.s.Echo("p")[Ervaring].Kept != 2 || e.stamp("promise", "p") != before {
		t.Error("a second word did not take the place of the first, or moved the promise")
	}
}

// TestS4_37: the collective promises in the same register, and has the same duties.
func TestS4_37_TheCollectivePromisesToo(t *testing.T) {
	e, people := promisedEvening(t, func(w *MakePromise) { w.By, w.Capacity = "collectief NoordAs", "collectief" })
	member := people[0]
	member.Collective = true
	e.refused(people[1], signing("p"), Forbidden)
	e.refused(member, &SignPromise{Promise: "p"}, Invalid) // means, as from everybody
	e.must(member, signing("p"))
	e.must(member, &ClaimPromise{Promise: "p", Told: text("De route is getekend.")})
	if s := e.s.PromiseState(get[Promise](e, "p"), e.at); s != PromiseDone {
		t.Errorf("it is %s", s)
	}
	e.must(lea, promising("q", complete))
	e.refused(member, signing("q"), Forbidden) // of another
}

// TestPromisesAreCounted of those that were due.
func TestPromisesAreCounted(t *testing.T) {
	e, people := promisedEvening(t, complete)
	e.must(lea, promising("q", complete))
	e.must(lea, promising("vague", func(w *MakePromise) { w.Check = 0 }))
	e.must(lea, promising("gone", complete))
	e.must(lea, &WithdrawPromise{Promise: "gone", Category: "niet_wenselijk", Text: text("Nee.")})
	e.must(people[0], &JudgePromise{Promise: "p", Says: KeptToMe})
	e.must(people[1], &JudgePromise{Promise: "p", Says: KeptToMe})
	e.must(people[1], &JudgePromise{Promise: "q", Says: OtherwiseToMe})
	e.must(lea, &ShiftPromise{Promise: "q", To: d0 + 70*day, Why: text("Later.")})
	if f := e.s.Figures(d0 + 60*day - 1); f.Kept != (Figure{}) || f.Otherwise != 1 || f.Shifted != 1 {
		t.Errorf("before the day %+v", f)
	}
	if f := e.s.Figures(d0 + 60*day); f.Kept != (Figure{Part: 1, Of: 2}) {
		t.Errorf("on the day %+v", f.Kept)
	}
}
