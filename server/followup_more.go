package server

import (
	"fmt"

	"maatwerkroute/sessions"
)

var meansWords = [][2]string{{"geld", "Geld"}, {"mensen", "Mensen"}, {"tijd", "Tijd"}, {"mandaat", "Mandaat"}}

// promise gives the forms by which the desk writes down what the giver of a promise says, and what people say of it.
func (d *deskForms) promise(p *sessions.Promise) []*wishForm {
	if p.Withdrawn != "" {
		return nil
	}
	of := fixed("promise", p.ID)
	list := []*wishForm{newWish("judge-promise-for", "Wat zeggen de mensen?", of, choose("says", "Zij zeggen", [2]string{sessions.KeptToMe, "Wij merken het"}, [2]string{sessions.KeptPartly, "Een beetje"},
		[2]string{sessions.OtherwiseToMe, "Bij ons ging het anders"}), choose("side", "Wie zegt dit?", sideOptions...), count("people", "Hoeveel mensen zeiden dit?").need())}
	missing := []wishField{of}
	if p.Notice == "" {
		missing = append(missing, long("notice", "Waaraan merken mensen dit?"))
	}
	if p.Check == 0 {
		missing = append(missing, dated("check", "Op welke dag kijken we?", d.tomorrow, ""))
	}
	if p.FirstStep == "" {
		missing = append(missing, long("firstStep", "Welke eerste stap zien mensen?"), dated("firstBy", "Voor welke dag? Binnen 90 dagen", d.tomorrow, ""))
	}
	list = append(list, formsIf(len(missing) > 1, newWish("detail-promise", "Vul aan wat nog ontbreekt", missing...))...)
	list = append(list, formsIf(p.Signed == 0, newWish("sign-promise", "Wie het beloofde, zegt: dit klopt", of, short("money", "Geld"), short("people", "Mensen"), short("time", "Tijd"), short("mandate", "Mandaat"),
		tick("none", "Er is niets voor")).sends("Bewaar", "Vul in wat er voor nodig is, of kies dat er niets is."))...)
	list = append(list, newWish("set-means", "Er is echt iets gegeven", of, choose("what", "Wat?", meansWords...), long("text", "Hoeveel, en vanaf wanneer?").need(), short("by", "Wie geeft dit? Noem de functie").need()))
	list = append(list, formsIf(p.Claimed == 0, newWish("shift-promise", "Het wordt een andere dag", of, dated("to", "Welke dag?", d.tomorrow, "").need(), long("why", "Waarom? De mensen die wachten lezen dit").need()),
		newWish("claim-promise", "Wie het beloofde, zegt: het is gedaan", of, long("told", "Wat is er nu anders?").need()))...)
	return d.finish(p.Session, p.ID, append(list, newWish("withdraw-promise", "De belofte gaat niet door", of, pick("category", "Wat voor reden?", reasons...).need(),
		long("text", "De reden, zo dat iedereen hem begrijpt").need(), dated("expires", "Wanneer kijken we opnieuw?", d.tomorrow, d.year)))...)
}

// returns gives the forms by which it is asked whether something is back, and what people said to that.
func (d *deskForms) returns(l sessions.BarrierLine) (list []*wishForm) {
	for _, r := range records[*sessions.Recurrence](d.state) {
		if (r.Barrier == l.ID || r.New == l.ID) && (r.State == sessions.RecurrenceShown || r.State == sessions.RecurrenceUnsure) {
			older := ""
			if r.New == l.ID {
				older = "Zij lijkt op: “" + d.sentence(r.Barrier) + "”"
			}
			list = append(list, newWish("answer-recurrence", "Is dit terug?", fixed("recurrence", r.ID), choose("says", "Wat zeggen de mensen?",
				[2]string{"ja", "Ja, het is terug"}, [2]string{"ander", "Nee, dit is iets anders"}, [2]string{"nog_onzeker", "Dat weten wij nog niet"}).says(older)))
		}
	}
	for _, u := range d.state.Suspicions(d.now) {
		switch {
		case u.New != nil && u.New.ID == l.ID:
			list = append(list, newWish("present-recurrence", "Vraag de mensen: is dit terug?", fixed("barrier", u.Barrier.ID), fixed("new", l.ID), made("recurrence")).
				sends("Leg de vraag voor", "Deze drempel lijkt op een oudere: “"+d.say(u.Barrier.Sentence)+"”"))
		case u.New == nil && u.Barrier.ID == l.ID:
			list = append(list, newWish("present-recurrence", "Vraag de mensen: is dit terug?", fixed("barrier", l.ID), made("recurrence")).sends("Leg de vraag voor", "Mensen zeggen dat zij dit weer hebben."))
		}
	}
	return list
}

// joins gives the forms that say of a barrier who knows it is so, and that it is the same as another.
func (d *deskForms) joins(l sessions.BarrierLine) []*wishForm {
	others := [][2]string{}
	for _, b := range records[*sessions.Barrier](d.state) {
		if b.Session == l.Session && b.ID != l.ID && b.State == l.State && b.Into == "" {
			others = append(others, [2]string{b.ID, d.say(b.Sentence)})
		}
	}
	list := []*wishForm{newWish("acknowledge-barrier", "Iemand erkent dat dit zo is", fixed("barrier", l.ID), short("by", "Wie zegt dit? Noem de functie").need(), long("words", "In hun eigen woorden")).
		sends("Bewaar", "Erkennen lost nog niets op. De drempel blijft open.")}
	list = append(list, formsIf(len(others) > 0, newWish("merge-barriers", "Voeg dit samen met een andere drempel", fixed("barrier", l.ID), pick("into", "Welke drempel gaat verder?", others...).need(),
		tick("told", "De mensen die beide drempels vertelden, weten dit")).sends("Voeg samen", "Beide zinnen blijven staan. Binnen 30 dagen kan het terug."))...)
	for _, b := range records[*sessions.Barrier](d.state) {
		if b.State == sessions.Merged && b.Into == l.ID && b.UndoBy > d.now {
			list = append(list, newWish("unmerge-barrier", "Haal weer uit elkaar: "+d.say(b.Sentence), fixed("barrier", b.ID)).sends("Haal uit elkaar", fmt.Sprintf("Dit kan tot %s.", sessions.Dutch(b.UndoBy))))
		}
	}
	return list
}

// measured are the forms on what was counted, and on a day to look back together.
func (d *deskForms) measured(a *sessions.Action, of wishField) (list []*wishForm) {
	goOn := choose("next", "Hoe gaat het verder?", goOnNames...)
	list = formsIf(a.Undecided(), newWish("decide-measure", "Hoe gaat het verder na deze meting?", of, choose("then", "Wij besluiten", goOnNames...), long("why", "Waarom?").need()))
	list = append(list, formsIf(a.Looking(d.now), newWish("look-trial", "Schrijf op wat jullie zagen", of, long("said", "Wat zagen jullie?").need(), tick("hit", "De reden om te stoppen is gebeurd"), goOn))...)
	return append(list, formsIf(a.Plan.Measure != "" && !a.Undecided(), newWish("measure-action", "Er is geteld of gevraagd", of, long("found", "Wat is er gevonden?").need(),
		choose("says", "Wat zegt dat?", findingNames...), short("by", "Wie keek? Noem de functie")))...)
}
