package server

import (
	"fmt"
	"slices"
	"time"

	"maatwerkroute/sessions"
)

func midnight(t time.Time) sessions.Instant {
	y, m, d := t.Date()
	return sessions.At(time.Date(y, m, d, 0, 0, 0, 0, t.Location()))
}

// dayField is a day n days from now, for the first or last day that a field takes.
func dayField(now sessions.Instant, n int) string {
	return now.Time().AddDate(0, 0, n).Format(time.DateOnly)
}

// ownerForms are what an owner can ask as the action stands now, the likely one first and open; small are those of one tap.
// The rules decide: a form that they refuse by its state alone is a fault here, and a test looks for it.
func ownerForms(st *sessions.State, a *sessions.Action, now sessions.Instant, say words) (list, small []linkForm) {
	f := owned{a: a, now: now}
	if f.doing() && !a.Undecided() {
		small = append(small, f.noNews())
	}
	first, more := f.measuring()
	switch a.State {
	case sessions.ActionAccepted:
		if a.Grade.Officials {
			list = append(list, f.plan(say))
		} else {
			small = append(small, f.kind()...)
			list = append(list, f.plan(say))
		}
		if len(a.Lacks()) == 0 {
			list = slices.Insert(list, 0, f.begin())
		}
		list = append(list, f.update(), f.shift(), f.evidence(), f.step(), f.need())
	case sessions.ActionWorking:
		list = append(list, f.update(), f.evidence(), f.claim(st), f.shift(), f.stick(), f.step(), f.need())
	case sessions.ActionStuck, sessions.ActionPartly, sessions.ActionReopened:
		if a.State != sessions.ActionReopened || a.Reopened < 2 {
			list = append(list, f.resume())
		}
		list = append(list, f.update(), f.shift(), f.evidence(), f.step(), f.need())
	case sessions.ActionClaimed, sessions.ActionChecking, sessions.ActionUnchecked:
		list = append(list, f.evidence(), f.need())
	case sessions.ActionVerified, sessions.ActionDiffering:
		return append(first, more...), nil
	default:
		return nil, nil
	}
	list, small = append(append(first, list...), more...), append(small, f.agree()...)
	if a.Ladder != "" {
		list = append(list, f.otherKind())
		if a.State != sessions.ActionAccepted && !a.Grade.Officials {
			small = append(small, f.kind()...)
		}
	}
	if others := replacing(st, a, say); len(others) > 0 {
		list = append(list, f.replace(others))
	}
	list = append(list, f.leave())
	list[0].Open, list[0].Main = true, true
	return list, small
}

// replacing are the actions that can take the place of this one: taken, and for all of its barriers.
func replacing(st *sessions.State, a *sessions.Action, say words) (list [][2]string) {
	for _, o := range records[*sessions.Action](st) {
		taken := o.Accepted != 0 && !slices.Contains([]sessions.ActionState{sessions.ActionAsked, sessions.ActionRefused, sessions.ActionStopped,
			sessions.ActionReplaced, sessions.ActionUnchecked, sessions.ActionOwnerless}, o.State)
		for _, b := range a.Barriers {
			taken = taken && slices.Contains(o.Barriers, b)
		}
		if taken && o.ID != a.ID {
			list = append(list, [2]string{o.ID, fmt.Sprintf("%s (%s)", say(o.Title), o.Asked)})
		}
	}
	return list
}

// managerForms are what the owner's manager can ask.
func managerForms(a *sessions.Action, now sessions.Instant) []linkForm {
	f := owned{a: a, now: now}
	switch a.State {
	case sessions.ActionOwnerless:
		list := []linkForm{f.hand(), f.stop()}
		list[0].Open, list[0].Main = true, true
		return list
	case sessions.ActionAccepted, sessions.ActionWorking, sessions.ActionStuck, sessions.ActionPartly, sessions.ActionReopened,
		sessions.ActionClaimed, sessions.ActionChecking, sessions.ActionUnchecked:
		return []linkForm{f.stop()}
	}
	return nil
}

// owned makes the forms about one action.
type owned struct {
	a   *sessions.Action
	now sessions.Instant
}

func (o owned) form(op, title, button string, fields ...blank) linkForm {
	return linkForm{To: "/antwoord/doe", Op: op, Title: title, Button: button, Fields: fields, Hidden: [][2]string{{"action", o.a.ID}}}
}

func (o owned) tomorrow() string { return dayField(o.now, 1) }

func (o owned) begin() linkForm {
	f := o.form("begin-action", "Wij beginnen", "Wij beginnen")
	f.Note = "Alles is afgesproken. Vanaf nu is dit ‘bezig’."
	return f
}

func (o owned) update() linkForm {
	return o.form("update-action", "Laat weten hoe het gaat", "Laat dit weten",
		blank{Name: "did", Label: "Wat is er gedaan?", As: "area", Must: true}, blank{Name: "next", Label: "Wat komt er nu?", As: "area", Must: true})
}

func (o owned) noNews() linkForm {
	f := o.form("update-action", "", "Nog bezig, geen nieuws")
	f.Hidden = append(f.Hidden, [2]string{"noNews", "ja"})
	switch n := o.a.Quiet(); n {
	case 0:
	case 1:
		f.Note = "Dit zei u al 1 keer. Iedereen ziet hoe vaak."
	default:
		f.Note = fmt.Sprintf("Dit zei u al %d keer. Iedereen ziet hoe vaak.", n)
	}
	return f
}

func (o owned) shift() linkForm {
	return o.form("shift-action", "Het wordt een andere datum", "Geef deze datum door",
		blank{Name: "due", Label: "Wanneer is het dan klaar?", Note: "De eerste datum blijft staan.", As: "date", Min: o.tomorrow(), Must: true},
		blank{Name: "why", Label: "Waarom?", Note: "De mensen die wachten lezen dit.", As: "area", Must: true})
}

func (o owned) stick() linkForm {
	return o.form("stick-action", "Het zit vast: ik wacht op iemand", "Meld dat het vastzit",
		blank{Name: "on", Label: "Op wie wacht u?", Note: "Noem één functie.", As: "line", Must: true},
		blank{Name: "what", Label: "Waarop wacht u?", As: "area", Must: true})
}

func (o owned) resume() linkForm {
	return o.form("resume-action", "Wij gaan verder", "Wij gaan verder",
		blank{Name: "next", Label: "Wat komt er nu?", Note: "De mensen die wachten lezen dit.", As: "area", Must: true})
}

func (o owned) step() linkForm {
	f := o.form("add-step", "Een ander doet een deel van het werk", "Zet deze stap erbij",
		blank{Name: "by", Label: "Wie doet deze stap?", Note: "Een functie of een afdeling. U blijft de eigenaar.", As: "line", Must: true},
		blank{Name: "what", Label: "Wat doen zij?", As: "area", Must: true},
		blank{Name: "due", Label: "Wanneer is die stap klaar?", As: "date", Min: o.tomorrow(), Must: true})
	f.Hidden = append(f.Hidden, [2]string{"step", newID()})
	return f
}

func (o owned) evidence() linkForm {
	f := o.form("add-evidence", "Leg er bewijs bij", "Leg dit erbij",
		blank{Name: "type", Label: "Wat voor bewijs is het?", As: "select", Of: evidenceNames, Must: true},
		blank{Name: "what", Label: "Wat kan iemand zien, en waar?", Note: "Een bestand kan hier niet bij. Eén zin is genoeg.", As: "area", Must: true},
		blank{Name: "by", Label: "Van wie is het?", Note: "Een functie of een organisatie. Dit mag leeg.", As: "line"},
		blank{Name: "on", Label: "Van welke dag is het?", Note: "Leeg is vandaag.", As: "date", Max: dayField(o.now, 0)},
		blank{Name: "public", Label: "Iedereen mag dit lezen", As: "check"})
	f.Hidden = append(f.Hidden, [2]string{"evidence", newID()})
	return f
}

func (o owned) need() linkForm {
	return o.form("attach-need", "Er is iets nodig, of wij moeten ergens op letten", "Zet dit erbij",
		blank{Name: "what", Label: "Wat is er nodig?", As: "select", Of: needNames, Must: true},
		blank{Name: "text", Label: "Schrijf het op", Note: "Bij het nakijken vragen wij ernaar.", As: "area", Must: true},
		blank{Name: "by", Label: "Wie geeft dit?", Note: "Noem de functie. Bij opletten mag dit leeg.", As: "line"})
}

// kind is the yes of those who work there, in one tap.
func (o owned) kind() []linkForm {
	if o.a.Ladder == "" {
		return nil
	}
	f := o.form("judge-kind", "", "Ja, deze soort klopt")
	f.Hidden = append(f.Hidden, [2]string{"ladder", o.a.Ladder})
	f.Note = fmt.Sprintf("De soort van deze actie is: %s. Klopt dat volgens u?", wordFor(kindNames, o.a.Ladder))
	return []linkForm{f}
}

func (o owned) otherKind() linkForm {
	return o.form("judge-kind", "Dit is een andere soort actie", "Stel deze soort voor",
		blank{Name: "ladder", Label: "Welke soort dan?", Note: "Is het sterker? Dan zeggen de mensen die het meemaken ook ja.", As: "select", Of: kindNames, Must: true},
		blank{Name: "question", Label: "Is het minder sterk? Schrijf uw vraag erbij", As: "area"})
}

func (o owned) claim(st *sessions.State) linkForm {
	f := o.form("claim-action", "Het is klaar", "Het is klaar",
		blank{Name: "told", Label: "Wat is er nu anders?", Note: "Schrijf het in gewone woorden, zoals aan uw buurman.", As: "area", Must: true})
	f.Note = "Daarna vragen wij de mensen die het vertelden: merkt u het? Pas als zij het merken, is het bevestigd."
	f.Lacks = st.Unproven(o.a)
	if st.Untried(o.a) {
		f.Fields = append(f.Fields, blank{Name: "untried", Label: "Waarom probeerden geen twee uitvoerders het?", Note: "Alleen als dat niet kon.", As: "area"})
	}
	return f
}

func (o owned) replace(others [][2]string) linkForm {
	return o.form("replace-action", "Een andere actie komt ervoor in de plaats", "Die actie komt in de plaats",
		blank{Name: "by", Label: "Welke actie?", As: "select", Of: others, Must: true})
}

func (o owned) leave() linkForm {
	f := o.form("leave-action", "Ik ga weg, of ik kan dit niet meer doen", "Ik doe dit niet meer")
	f.Note = "Dan heeft de actie geen eigenaar. De leidinggevende zoekt binnen vijf werkdagen iemand anders. Kreeg u deze link doorgestuurd en is de actie van een ander? Kies dit dan niet."
	return f
}

func (o owned) hand() linkForm {
	f := o.form("hand-action", "Vraag een nieuwe eigenaar", "Vraag deze persoon",
		blank{Name: "function", Label: "Wie neemt het over?", Note: "Noem één functie, geen afdeling.", As: "line", Must: true},
		blank{Name: "answerBy", Label: "Voor wanneer vragen wij een antwoord?", As: "date", Min: o.tomorrow(), Max: dayField(o.now, 13), Value: dayField(o.now, 13), Must: true})
	f.Note = "Die persoon zegt zelf ja of nee. Daarna werkt uw link niet meer."
	return f
}

func (o owned) stop() linkForm {
	f := o.form("stop-action", "Wij stoppen hiermee", "Stop deze actie",
		blank{Name: "category", Label: "Waarom stopt het?", As: "choice", Of: reasons, Must: true},
		blank{Name: "text", Label: "Leg het uit, zo dat iedereen het begrijpt", As: "area", Must: true},
		blank{Name: "expires", Label: "Wanneer kijken wij opnieuw?", Note: "Leeg is over zes maanden. Het kan hooguit een jaar duren.", As: "date", Min: o.tomorrow(), Max: dayField(o.now, 364)})
	f.Note = "De reden komt terug aan tafel. Hij geldt niet voor altijd."
	return f
}

// plan asks what is agreed before the work starts: for each kind what that kind needs.
func (o owned) plan(say words) linkForm {
	p, strength := o.a.Plan, sessions.Ladder[o.a.Ladder]
	f := o.form("plan-action", "Spreek af hoe mensen het merken", "Bewaar deze afspraak",
		blank{Name: "manager", Label: "Wie is uw leidinggevende?", Note: "Noem de functie. Die persoon mag de actie ook stoppen.", As: "line", Value: string(p.Manager), Must: true},
		blank{Name: "effect", Label: "Wat gaan mensen merken?", As: "area", Value: say(p.Effect)},
		blank{Name: "measure", Label: "Waar kijken wij naar?", Note: "Wat tellen of vragen wij?", As: "line", Value: say(p.Measure)},
		blank{Name: "now", Label: "Hoe is dat nu?", As: "line", Value: say(p.Now)},
		blank{Name: "goal", Label: "Hoe is dat straks?", As: "line", Value: say(p.Goal)},
		blank{Name: "measurer", Label: "Wie kijkt daarnaar?", Note: "Noem de functie.", As: "line", Value: string(p.Measurer)})
	forget := blank{Name: "forget", Label: "En als iedereen dit vergeet?", Note: "Wat is er dan toch anders?", As: "area", Value: say(p.Forget)}
	learner := []blank{{Name: "learner", Label: "Wie leert?", As: "line", Value: string(p.Learner)}, {Name: "teacher", Label: "Van wie?", Note: "Ook andersom mag: van de mensen die het meemaken.", As: "line", Value: string(p.Teacher)}}
	if strength <= 1 {
		f.Fields = slices.Insert(f.Fields, 1, forget)
	}
	if o.a.Ladder == "K2" {
		f.Fields = slices.Insert(f.Fields, 1, learner...)
	}
	adds := blank{Name: "adds", Label: "Er komt een loket, project of website bij", As: "check"}
	if p.Adds {
		adds.Value = "ja"
	}
	targets := blank{Name: "targets", Label: "Wat verandert er?", Note: "Meer dan één mag.", As: "checks", Of: targetNames, Values: p.Targets}
	f.Fields = append(f.Fields, targets, adds,
		blank{Name: "simpler", Label: "Wat wordt er eenvoudiger, of wat gaat er weg?", Note: "Als er iets bij komt.", As: "area", Value: say(p.Simpler)})
	if strength > 1 {
		f.Fields = append(f.Fields, forget)
	}
	f.Lacks = o.a.Lacks()
	return f
}
