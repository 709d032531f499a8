package server

import (
	"fmt"
	"slices"

	"maatwerkroute/sessions"
)

// legForms makes the forms about one leg. The rules decide: a form that they refuse by its state alone is a fault here.
type legForms struct {
	l     *sessions.Leg
	now   sessions.Instant
	named bool          // another place named this one, which first says whether it is theirs
	next  *sessions.Leg // to the place that this one named
}

func (f legForms) form(op, title, button string, fields ...blank) linkForm {
	return linkForm{To: "/dragen/doe", Op: op, Title: title, Button: button, Fields: fields, Hidden: [][2]string{{"leg", f.l.ID}}}
}

func (f legForms) tomorrow() string { return dayField(f.now, 1) }

func (f legForms) carrier() []linkForm {
	switch f.l.State {
	case sessions.LegAsked:
		return []linkForm{f.accept(), f.decline()}
	case sessions.LegTaken:
		return []linkForm{f.send(), f.context()}
	case sessions.LegOnWay:
		if f.named {
			return []linkForm{f.context()}
		}
		return f.also([]linkForm{f.receive("Ik heb een bewijs van ontvangst")}, "Ik kreeg antwoord: ")
	case sessions.LegArrived, sessions.LegInHand:
		if f.l.Reply.Next != "" {
			return []linkForm{f.context()}
		}
		return f.also([]linkForm{f.takeUp()}, "Ik kreeg antwoord: ")
	case sessions.LegReplied, sessions.LegBack:
		if f.l.State == sessions.LegBack && f.l.Reply.Kind == "" {
			return f.also(nil, "Ik kreeg antwoord: ")
		}
		return f.words(nil)
	case sessions.LegDone:
		return f.late("Ik kreeg antwoord: ")
	}
	return nil
}

func (f legForms) place() []linkForm {
	switch f.l.State {
	case sessions.LegOnWay:
		if f.named {
			return []linkForm{f.receive("Ja, wij gaan hierover"), f.notOurs(), f.context()}
		}
		return f.also([]linkForm{f.receive("Wij hebben dit ontvangen")}, "")
	case sessions.LegArrived, sessions.LegInHand:
		if f.next != nil {
			return f.words(f.onward())
		}
		list := f.also(nil, "")
		if f.l.Receipt.Handler != "" {
			return append(list, f.takeUp())
		}
		return slices.Insert(list, 0, f.takeUp())
	case sessions.LegReplied, sessions.LegBack:
		if f.l.State == sessions.LegBack && f.l.Reply.Kind == "" {
			return f.also(nil, "")
		}
		return f.words(nil)
	case sessions.LegDone:
		return f.late("")
	}
	return nil
}

// also adds the answers and what can be said beside them. From is how a carrier begins, who brings it.
func (f legForms) also(list []linkForm, from string) []linkForm {
	list = append(list, f.takes(from), f.denies(from), f.refers(from))
	if up, ok := above(f.l.Level); ok {
		list = append(list, f.forwards(from, up))
	}
	if f.l.Reply.Shifts < 2 && f.l.State != sessions.LegBack {
		list = append(list, f.busy(from))
	}
	return f.words(list)
}

// late is an answer that comes when the leg is closed without one.
func (f legForms) late(from string) []linkForm {
	if f.l.Reply.Kind != "" {
		return nil
	}
	return []linkForm{f.takes(from), f.denies(from)}
}

func (f legForms) words(list []linkForm) []linkForm {
	list = append(list, f.context())
	if f.l.Whisper == "" {
		list = append(list, f.rephrase())
	}
	return list
}

func above(l sessions.Level) (sessions.Level, bool) {
	i := slices.Index(sessions.WayUp, l)
	if i < 1 || i+1 == len(sessions.WayUp) {
		return "", false
	}
	return sessions.WayUp[i+1], true
}

func (f legForms) accept() linkForm {
	list := f.form("accept-carrying", "Ja, ik breng dit", "Ja, ik breng dit",
		blank{Name: "sendBy", Label: "Op welke dag brengt u het?", Note: "Binnen 30 dagen.", As: "date", Min: f.tomorrow(), Max: dayField(f.now, 29), Must: true},
		blank{Name: "words", Label: "Wat belooft u, in één zin?", Note: "Dit mag leeg. De mensen aan tafel lezen het.", As: "area"})
	list.Hidden = append(list.Hidden, [2]string{"yes", "ja"})
	return list
}

func (f legForms) decline() linkForm {
	list := f.form("accept-carrying", "Nee, want…", "Nee, ik breng dit niet",
		blank{Name: "words", Label: "Waarom niet?", Note: "Nee mag. De mensen aan tafel lezen dit.", As: "area", Must: true})
	list.Hidden = append(list.Hidden, [2]string{"yes", "nee"})
	return list
}

func (f legForms) send() linkForm {
	list := f.form("send-leg", "Ik heb het gebracht", "Dit is verstuurd",
		blank{Name: "answerBy", Label: "Wanneer weet u het antwoord?", Note: "Alleen als dat eerder is dan de gewone termijn, zoals een vergadering.", As: "date", Min: f.tomorrow()})
	list.Note = "Lees eerst hieronder wat erin staat. Als het verstuurd is, verandert niemand er nog iets aan."
	return list
}

func (f legForms) receive(title string) linkForm {
	return f.form("receive-leg", title, "Bevestig de ontvangst",
		blank{Name: "number", Label: "Onder welk nummer is het ingeschreven?", As: "line", Must: true})
}

func (f legForms) notOurs() linkForm {
	list := f.form("receive-leg", "Nee, wij gaan hier ook niet over", "Dit is niet voor ons",
		blank{Name: "words", Label: "Waarom niet?", As: "area", Must: true})
	list.Hidden = append(list.Hidden, [2]string{"no", "ja"})
	list.Note = "Dan blijft het bij de plek die u noemde."
	return list
}

func (f legForms) takeUp() linkForm {
	return f.form("take-up-leg", "Wie werkt hieraan?", "Bewaar dit",
		blank{Name: "handler", Label: "Wie werkt hieraan?", Note: "Noem één functie.", As: "line", Value: string(f.l.Receipt.Handler), Must: true})
}

// answers are the fields that every answer has.
func (f legForms) answers(label string) []blank {
	return []blank{{Name: "text", Label: label, Note: "Zo dat iedereen het begrijpt. De mensen die het vertelden lezen dit.", As: "area", Must: true},
		{Name: "by", Label: "Wie heeft dit besloten?", Note: "Noem de functie.", As: "line", Must: true}}
}

func (f legForms) reply(kind sessions.AnswerKind, title, button string, fields ...blank) linkForm {
	list := f.form("answer-leg", title, button, fields...)
	list.Hidden = append(list.Hidden, [2]string{"kind", string(kind)})
	return list
}

func (f legForms) takes(from string) linkForm {
	list := f.form("answer-leg", sentence(from, "ja, of ja op een andere manier"), "Geef dit antwoord",
		append([]blank{{Name: "kind", Label: "Wat is het antwoord?", As: "choice", Of: [][2]string{{string(sessions.TakenOver), "Wij nemen dit over"},
			{string(sessions.TakenPartly), "Wij nemen een deel over"}, {string(sessions.TakenOther), "Wij lossen het op een andere manier op"}}, Must: true}}, f.answers("Wat gaat er gebeuren?")...)...)
	list.Note = "Na een half jaar kijken wij opnieuw."
	return list
}

func (f legForms) denies(from string) linkForm {
	return f.reply(sessions.Denied, sentence(from, "nee, want…"), "Geef dit antwoord",
		append(append([]blank{{Name: "category", Label: "Waarom niet?", As: "choice", Of: reasons, Must: true}}, f.answers("Leg het uit")...),
			blank{Name: "expires", Label: "Wanneer kijken wij opnieuw?", Note: "Leeg is over zes maanden. Het kan hooguit een jaar duren.", As: "date", Min: f.tomorrow(), Max: dayField(f.now, 364)})...)
}

func (f legForms) refers(from string) linkForm {
	var levels [][2]string
	for _, l := range append(slices.Clone(sessions.WayUp[1:]), sessions.ClientCouncil, sessions.Ombudsman, sessions.AuditOffice, sessions.ExternalExecutor) {
		levels = append(levels, [2]string{string(l), levelWord[l]})
	}
	list := f.reply(sessions.NotCompetent, sentence(from, "wij gaan hier niet over"), "Noem deze plek",
		append([]blank{{Name: "level", Label: "Waar ligt het dan?", As: "select", Of: levels, Must: true},
			{Name: "place", Label: "Wie gaat hier wel over?", Note: "Noem één functie of één loket.", As: "line", Must: true}}, f.answers("Leg het uit")...)...)
	list.Note = "Het blijft bij u tot die plek zegt: dit is van ons."
	return list
}

func (f legForms) forwards(from string, up sessions.Level) linkForm {
	list := f.reply(sessions.Forwarded, sentence(from, fmt.Sprintf("dit gaat door naar %s", levelWord[up])), "Stuur het door",
		append([]blank{{Name: "place", Label: fmt.Sprintf("Wie ontvangt het bij %s?", levelWord[up]), Note: "Noem één functie.", As: "line", Value: string(sessions.Levels[up].Place), Must: true}}, f.answers("Waarom gaat het door?")...)...)
	list.Note = "Het blijft bij u tot die plek zegt: dit is van ons."
	return list
}

func (f legForms) busy(from string) linkForm {
	list := f.reply(sessions.StillBusy, sentence(from, "nog bezig tot…"), "Geef deze datum door",
		append([]blank{{Name: "expires", Label: "Tot wanneer?", Note: "De eerste datum blijft staan.", As: "date", Min: max(f.tomorrow(), dayField(max(f.l.Reply.By, f.l.Reply.Until), 1)), Must: true}}, f.answers("Waarom duurt het langer?")...)...)
	list.Note = fmt.Sprintf("Dit kan twee keer. U deed het %d keer.", f.l.Reply.Shifts)
	return list
}

func (f legForms) context() linkForm {
	list := f.form("add-context", "Er iets bij zetten", "Zet dit erbij",
		blank{Name: "words", Label: "Wat moeten mensen hierbij weten?", As: "area", Must: true})
	list.Note = "U kunt er iets bij zetten. De woorden van de mensen blijven zoals ze zijn."
	return list
}

func (f legForms) rephrase() linkForm {
	list := f.form("rephrase-leg", "Zo staat het in ons stuk", "Leg deze woorden vast",
		blank{Name: "words", Label: "Hoe staat het in het stuk?", Note: "Neem de zin over zoals hij er staat.", As: "area", Must: true})
	list.Note = "Wij vragen de mensen: is dit nog wat u bedoelde? Daarna staan deze woorden vast."
	return list
}

// onward is the bundle to the place that was named, which whoever named it brings there.
func (f legForms) onward() []linkForm {
	if f.next.State != sessions.LegTaken {
		return nil
	}
	list := f.form("send-leg", fmt.Sprintf("Breng dit naar: %s", f.next.Place), "Dit is verstuurd")
	list.Hidden = [][2]string{{"leg", f.next.ID}}
	list.Note = "U noemde deze plek. U brengt de bundel daarheen. Tot die plek ja zegt, blijft dit bij u."
	return []linkForm{list}
}

// sentence begins a line with how it was heard, or with the line itself.
func sentence(from, rest string) string { return capital(from + rest) }
