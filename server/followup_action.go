package server

import (
	"slices"

	"maatwerkroute/sessions"
)

var (
	atWork   = []sessions.ActionState{sessions.ActionAccepted, sessions.ActionWorking, sessions.ActionStuck, sessions.ActionPartly, sessions.ActionReopened}
	saidDone = []sessions.ActionState{sessions.ActionClaimed, sessions.ActionChecking, sessions.ActionUnchecked}
	toAnswer = []sessions.ActionState{sessions.ActionAsked, sessions.ActionConditional}
)

// action gives the forms of an action as it stands, the likely one first.
func (d *deskForms) action(a *sessions.Action) []*wishForm {
	is := func(states ...sessions.ActionState) bool { return slices.Contains(states, a.State) }
	working, done := is(atWork...), is(saidDone...)
	of := fixed("action", a.ID)
	var list []*wishForm
	list = append(list, formsIf(is(sessions.ActionOwnerless), newWish("hand-action", "Vraag een nieuwe eigenaar", append([]wishField{of}, d.asks("Wie vragen we? Noem de functie")...)...).
		sends("Vraag het", "De link van wie weg is, werkt niet meer."))...)
	list = append(list, formsIf(is(sessions.ActionReopened) && a.Reopened > 1, newWish("settle-action", "De tafel besluit", of,
		choose("state", "Wat besluit de tafel?", [2]string{string(sessions.ActionDiffering), "Het staat. Niet iedereen ziet het hetzelfde"}, [2]string{string(sessions.ActionWorking), "Het werk gaat verder"}),
		tick("consent", "Niemand heeft een bezwaar dat eerst opgelost moet worden"),
		long("dissent", "Wat zien sommige mensen anders? Dit blijft erbij staan")).sends("Bewaar het besluit", "Dit kan alleen in het gesprek, als iedereen erbij is."))...)
	list = append(list, formsIf(is(sessions.ActionUnchecked), newWish("open-check", "Kijk het opnieuw na", of,
		dated("until", "Tot wanneer?", d.tomorrow, d.year).says("Leeg is zes weken. Kies langer als mensen het later pas meemaken.")).sends("Vraag het de mensen", ""))...)
	list = append(list, formsIf(is(sessions.ActionChecking) || d.checking(a), newWish("close-check", "Sluit het nakijken", of).sends("Sluit", "Dit kan als de tijd om is, of als iedereen antwoord gaf."))...)
	if working || done || is(toAnswer...) || is(sessions.ActionOwnerless) {
		list = append(list, d.kinds(a, of)...)
	}
	list = append(list, formsIf(is(sessions.ActionAccepted), d.plan(a, of))...)
	list = append(list, formsIf(working || done, d.measured(a, of)...)...)
	list = append(list, formsIf(working, d.seen(a, of)...)...)
	list = append(list, formsIf(working, newWish("add-step", "Voeg een deelstap toe", of, made("step"), short("by", "Welke functie of afdeling doet dit?").need(),
		long("what", "Wat is de stap?").need(), dated("due", "Klaar op", d.tomorrow, "").need()))...)
	list = append(list, formsIf(working || done, newWish("add-evidence", "Leg er bewijs bij", of, made("evidence"), pick("type", "Wat voor bewijs?", evidenceWords...).need(),
		long("what", "Wat is er te zien?").need(), short("by", "Van wie? Noem de functie"), dated("on", "Op welke dag?", "", d.yesterday).says("Leeg is vandaag."), tick("public", "Iedereen mag dit lezen")))...)
	list = append(list, formsIf(working || done, newWish("leave-action", "De eigenaar is weg", of).sends("De eigenaar is weg", "De actie heet dan “zonder eigenaar”. Daarna vraagt u iemand anders."))...)
	return d.finish(a.Session, a.ID, list...)
}

func (d *deskForms) checking(a *sessions.Action) bool {
	c, ok := record[*sessions.Check](d.state, "check", a.Check())
	return ok && c.State == sessions.CheckOpen
}

// kinds are the forms on what sort of thing an action is, and what it needs.
func (d *deskForms) kinds(a *sessions.Action, of wishField) []*wishForm {
	list := formsIf(!a.Grade.Residents || !a.Grade.Officials, newWish("grade-action", "Welke soort actie is dit?", of, pick("ladder", "Soort", ladderOptions...).with(a.Ladder).need()))
	list = append(list, formsIf(a.Ladder != "", newWish("judge-kind", "Wat zegt elke kant van de soort?", of,
		choose("side", "Wie zei dit?", sideOptions...), pick("ladder", "Welke soort noemden zij?", ladderOptions...).with(a.Ladder).need(),
		long("question", "Is het een lichtere soort? Schrijf hun vraag op")).sends("Bewaar", "Een zwaardere soort geldt als beide kanten ja zeggen."))...)
	return append(list,
		newWish("attach-need", "Wat is ervoor nodig?", of, choose("what", "Wat?", needWords...), long("text", "In één zin").need(), short("by", "Wie geeft dit? Noem de functie")),
		newWish("note-feasible", "Kan dit volgens beleid?", of, choose("says", "Beleid zegt", [2]string{"haalbaar", "Dit kan"}, [2]string{"noodzakelijk", "Dit moet"}, [2]string{"niet_haalbaar", "Dit kan niet"}),
			long("why", "Waarom?"), long("need", "Wat is er nodig om het wel te kunnen?")))
}

func (d *deskForms) plan(a *sessions.Action, of wishField) *wishForm {
	p := a.Plan
	return newWish("plan-action", "Spreek af wat mensen gaan merken", of, short("manager", "De leidinggevende van de eigenaar").with(string(p.Manager)).need(),
		long("effect", "Wat gaan mensen merken?").with(d.say(p.Effect)), long("measure", "Wat tellen of vragen we?").with(d.say(p.Measure)),
		short("now", "Hoe is het nu?").with(d.say(p.Now)), short("goal", "Wat willen we?").with(d.say(p.Goal)), short("measurer", "Wie kijkt? Noem de functie").with(string(p.Measurer)),
		long("forget", "En als iedereen dit vergeet? Wat is er dan toch anders?").with(d.say(p.Forget)),
		wishField{Of: "many", Name: "targets", Label: "Wat verandert er?", Chosen: p.Targets, Options: targetWords},
		short("learner", "Wie leert er?").with(string(p.Learner)), short("teacher", "Van wie?").with(string(p.Teacher)),
		tick("adds", "Er komt iets bij, zoals een loket of een website").with(yes(p.Adds)), long("simpler", "Wat wordt er dan eenvoudiger?").with(d.say(p.Simpler)))
}

func yes(is bool) string {
	if is {
		return "ja"
	}
	return ""
}

// seen are the forms by which somebody's word about a step is entered, with that person's slip.
func (d *deskForms) seen(a *sessions.Action, of wishField) (list []*wishForm) {
	steps := [][2]string{}
	if a.FirstStep != "" && a.FirstSeen == 0 {
		steps = append(steps, [2]string{"", "De eerste stap: " + d.say(a.FirstStep)})
	}
	for _, p := range a.Steps {
		if p.State == sessions.StepDone {
			steps = append(steps, [2]string{p.ID, d.say(p.What)})
		}
	}
	for _, step := range steps {
		list = append(list, newWish("see-step", "Iemand ziet deze stap: "+step[1], of, fixed("step", step[0]), slip()))
	}
	if a.Ladder == "K6" || a.Ladder == "K7" {
		list = append(list, newWish("try-work", "Kan wie het uitvoert hiermee werken?", of, choose("yes", "Wat zei deze persoon?", [2]string{"ja", "Ja, hier kan ik mee werken"}, [2]string{"nee", "Nee"}), slip()))
	}
	return list
}
