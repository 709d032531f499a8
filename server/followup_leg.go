package server

import (
	"slices"

	"maatwerkroute/sessions"
)

// leg gives the forms of one step of the chain: what the desk itself does, and what it enters for a place that answers on
// paper.
func (d *deskForms) leg(l *sessions.Leg) []*wishForm {
	is := func(states ...sessions.LegState) bool { return slices.Contains(states, l.State) }
	of := fixed("leg", l.ID)
	unsent := is(sessions.LegReady, sessions.LegAsked, sessions.LegTaken)
	under := is(sessions.LegOnWay, sessions.LegArrived, sessions.LegInHand)
	var list []*wishForm
	for _, side := range d.untold(l) {
		list = append(list, newWish("deliver-answer", "Het antwoord is terug bij: "+sideName(side), of, fixed("side", string(side)),
			choose("way", "Hoe?", wayWords...), tick("failed", "Dit lukte niet")).sends("Bewaar", "Na twee manieren die niet lukten, is het genoeg geprobeerd."))
	}
	list = append(list, formsIf(is(sessions.LegBack), newWish("close-leg", "Sluit deze stap", of).sends("Sluit", "Het antwoord is terug bij iedereen die het vertelde."))...)
	list = append(list, formsIf(unsent, newWish("ask-carrier", "Vraag iemand om het te brengen", append([]wishField{of}, d.asks("Wie kan het brengen? Noem de functie")...)...).
		sends("Vraag het", "Iemand die zit waar bewoners niet kunnen zitten."))...)
	list = append(list, formsIf(is(sessions.LegTaken) || is(sessions.LegReady) && l.Special, newWish("send-leg", "Het is verstuurd", of).sends("Het is verstuurd", "Wat er staat, ligt daarna vast."))...)
	list = append(list, formsIf(is(sessions.LegOnWay), newWish("receive-leg", "Het is aangekomen", of, short("number", "Onder welk nummer is het ingeschreven?"),
		tick("no", "Deze plek zegt: wij gaan hier ook niet over"), long("words", "Waarom niet?")))...)
	list = append(list, formsIf(is(sessions.LegArrived, sessions.LegInHand), newWish("take-up-leg", "Iemand werkt eraan", of, short("handler", "Wie? Noem de functie").need()))...)
	list = append(list, formsIf(under || is(sessions.LegBack, sessions.LegDone) && l.Reply.Kind == "", d.reply(of))...)
	list = append(list, formsIf(l.Whisper != "" && !is(sessions.LegDropped), newWish("whisper-for", "Is dit nog wat wij bedoelden?", of,
		choose("says", "Wat zeiden de mensen?", [2]string{"ja", "Ja"}, [2]string{"bijna", "Bijna"}, [2]string{"nee", "Nee"}), count("people", "Hoeveel mensen zeiden dit?").need()))...)
	list = append(list, formsIf(l.Sent > 0 && l.Whisper == "", newWish("rephrase-leg", "Zo schreven zij het in hun stuk", of, long("words", "Schrijf het letterlijk over").need()).
		sends("Bewaar", "Daarna staat het vast, en vragen we de mensen of het nog klopt."))...)
	list = append(list, formsIf(!is(sessions.LegDropped), newWish("add-context", "Schrijf er iets bij", of, long("words", "Wat moet erbij?").need()))...)
	list = append(list, formsIf(unsent && !l.Raised, newWish("withdraw-leg", "Dit gaat niet door", of, long("reason", "Waarom niet?").need()).sends("Trek het in", ""))...)
	return d.finish(l.Session, l.ID, list...)
}

func (d *deskForms) reply(of wishField) *wishForm {
	return newWish("answer-leg", "Schrijf hun antwoord op", of, pick("kind", "Wat voor antwoord?", answerWords...).need(), long("text", "Het antwoord, zo dat iedereen het begrijpt").need(),
		short("by", "Wie besloot dit? Noem de functie").need(), pick("category", "Is het nee? Wat voor reden?", reasons...),
		dated("expires", "Wanneer kijken we opnieuw? Of: tot wanneer zijn zij bezig?", d.tomorrow, d.year),
		pick("level", "Gaan zij er niet over? Welk niveau wel?", levelWords...), short("place", "En welke plek daar?")).
		sends("Bewaar het antwoord", "“Wij gaan er niet over” telt pas als de andere plek ja zegt.")
}

// untold are the sides to whom an answer, or that there is none, must still be brought.
func (d *deskForms) untold(l *sessions.Leg) (list []sessions.Side) {
	if l.State != sessions.LegReplied && l.At(d.now) != sessions.NoAnswer {
		return nil
	}
	for _, side := range l.Sides {
		if !slices.ContainsFunc(l.Told, func(t sessions.Told) bool { return t.Side == side && !t.Failed }) {
			list = append(list, side)
		}
	}
	return list
}
