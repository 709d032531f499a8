package server

import (
	"fmt"

	"maatwerkroute/sessions"
)

var (
	findingNames = [][2]string{{"gehaald", "het is gehaald"}, {"beter", "het is beter, nog niet gehaald"}, {"gelijk", "het is gelijk gebleven"}, {"slechter", "het is slechter"}}
	goOnNames    = [][2]string{{"door", "wij gaan zo door"}, {"anders", "wij doen het anders"}, {"stoppen", "wij stoppen ermee"}}
	lookNames    = [][2]string{{"gehouden", "gehouden"}, {"overgeslagen", "overgeslagen"}, {"komt", "komt nog"}}
)

// measuredOf is what was found of what had been agreed to look at, and how far a look-back is.
func measuredOf(a *sessions.Action, say words) (list [][2]string) {
	for _, m := range a.Measures {
		said := fmt.Sprintf("%s: %s", wordFor(findingNames, m.Says), say(m.Found))
		if m.Then != "" {
			said += fmt.Sprintf(" Daarna: %s, want: %s", wordFor(goOnNames, m.Then), say(m.Why))
		}
		list = append(list, [2]string{sessions.Dutch(m.At), capital(said)})
	}
	if n, ok := a.LookBack(); ok {
		list = append(list, [2]string{"Herstelronde, " + sessions.Dutch(n.At), fmt.Sprintf("Op de lijst: %s. Benaderd: %s. Geholpen: %s.",
			peopleIn(n.Listed), peopleIn(n.Approached), peopleIn(n.Helped))})
	}
	if a.Other.At != 0 {
		whose := "De kant van het werk"
		if a.Other.Residents {
			whose = "De mensen die het meemaken"
		}
		list = append(list, [2]string{"Voorstel", fmt.Sprintf("%s: wij willen iets anders meten, %s. Genoeg is: %s. %s kijkt.", whose, say(a.Other.Measure), say(a.Other.Goal), capital(string(a.Other.Measurer)))})
	}
	return list
}

// peopleIn is a number of people, which one to four are not.
func peopleIn(n int) string {
	if n > 0 && n < 5 {
		return "minder dan 5"
	}
	return fmt.Sprint(n)
}

func looksOf(a *sessions.Action, now sessions.Instant, say words) (list [][2]string) {
	if a.Trial.Until == 0 {
		return nil
	}
	list = append(list, [2]string{"De proef loopt tot", sessions.Dutch(a.Trial.Until)}, [2]string{"Wij stoppen als", say(a.Trial.StopIf)})
	for i, l := range a.Trial.Looks {
		said := wordFor(lookNames, a.LookState(i, now))
		if l.At != 0 {
			said = fmt.Sprintf("%s Daarna: %s.", say(l.Said), wordFor(goOnNames, l.Next))
		}
		list = append(list, [2]string{"Terugkijken op " + sessions.Dutch(l.On), said})
	}
	return list
}

// measuring are the forms about what is counted and tried: first the decision that a bad measurement asks for.
func (o owned) measuring() (first, list []linkForm) {
	if o.a.Undecided() {
		first = append(first, o.decideMeasure())
	}
	if o.doing() && o.a.Ladder == "KH" {
		list = append(list, o.lookBack())
	}
	if o.a.Plan.Measure != "" && !o.a.Undecided() {
		list = append(list, o.measure())
	}
	if o.doing() && o.a.Looking(o.now) {
		first = append(first, o.look())
	}
	held := false
	for _, l := range o.a.Trial.Looks {
		held = held || l.At != 0
	}
	if o.doing() && !held {
		list = append(list, o.trial())
	}
	if o.a.Began != 0 && !o.verified() {
		list = append(list, o.propose())
	}
	return first, list
}

func (o owned) doing() bool {
	switch o.a.State {
	case sessions.ActionAccepted, sessions.ActionWorking, sessions.ActionStuck, sessions.ActionPartly, sessions.ActionReopened:
		return true
	}
	return false
}

func (o owned) verified() bool {
	return o.a.State == sessions.ActionVerified || o.a.State == sessions.ActionDiffering
}

func (o owned) measure() linkForm {
	return o.form("measure-action", "Wij hebben gemeten", "Geef deze meting door",
		blank{Name: "found", Label: "Wat is er geteld of gevraagd?", As: "area", Must: true},
		blank{Name: "says", Label: "Wat zegt dat?", Note: "Is het slechter? Dan vragen wij meteen wat u besluit.", As: "choice", Of: findingNames, Must: true},
		blank{Name: "by", Label: "Wie heeft gekeken?", Note: "Noem de functie. Leeg is wie was afgesproken.", As: "line"})
}

func (o owned) decideMeasure() linkForm {
	f := o.form("decide-measure", "De meting was slechter. Wat nu?", "Dit is het besluit",
		blank{Name: "then", Label: "Hoe gaat het verder?", As: "choice", Of: goOnNames, Must: true},
		blank{Name: "why", Label: "Waarom?", Note: "De mensen aan tafel lezen dit.", As: "area", Must: true})
	f.Note = "Tot u besluit, kunt u niet zeggen dat het goed gaat of klaar is."
	return f
}

func (o owned) lookBack() linkForm {
	f := o.form("count-look-back", "Hoe ver is de herstelronde?", "Geef deze telling door",
		blank{Name: "listed", Label: "Hoeveel mensen staan op de lijst?", As: "number", Must: true},
		blank{Name: "approached", Label: "Hoeveel zijn er benaderd?", As: "number", Must: true},
		blank{Name: "helped", Label: "Hoeveel zijn er geholpen?", As: "number", Must: true})
	f.Note = "Zijn het er minder dan vijf? Dan leest niemand buiten het bureau hoeveel."
	return f
}

func (o owned) trial() linkForm {
	days := []blank{}
	for i, label := range []string{"Wanneer kijken wij samen terug?", "En daarna?", "En nog een keer?"} {
		value := ""
		if i < len(o.a.Trial.Looks) {
			value = dateField(o.a.Trial.Looks[i].On)
		}
		days = append(days, blank{Name: "looks", Label: label, As: "date", Min: o.tomorrow(), Value: value, Must: i == 0})
	}
	f := o.form("plan-trial", "Wij proberen dit eerst een tijd", "Bewaar deze proef", append([]blank{
		{Name: "until", Label: "Tot wanneer proberen wij het?", As: "date", Min: o.tomorrow(), Value: dateField(o.a.Trial.Until), Must: true},
		{Name: "stopIf", Label: "Wanneer stoppen wij eerder?", Note: "Schrijf wat er dan gebeurt.", As: "area", Must: true}}, days...)...)
	f.Note = "Na de eerste keer terugkijken verandert deze afspraak niet meer."
	return f
}

func (o owned) look() linkForm {
	return o.form("look-trial", "Wij keken samen terug op de proef", "Bewaar dit",
		blank{Name: "said", Label: "Wat zagen jullie?", As: "area", Must: true},
		blank{Name: "hit", Label: "Er gebeurde waarvoor wij zouden stoppen", As: "check"},
		blank{Name: "next", Label: "Hoe gaat het verder?", As: "choice", Of: goOnNames, Must: true})
}

func (o owned) propose() linkForm {
	p := o.a.Plan
	f := o.form("propose-measure", "Wij willen iets anders meten", "Stel dit voor",
		blank{Name: "measure", Label: "Waar kijken wij dan naar?", As: "line", Must: true},
		blank{Name: "now", Label: "Hoe is dat nu?", As: "line"},
		blank{Name: "goal", Label: "Wat is genoeg?", As: "line", Must: true},
		blank{Name: "measurer", Label: "Wie kijkt daarnaar?", As: "line", Value: string(p.Measurer), Must: true})
	f.Note = "De mensen die het meemaken zeggen er ja of nee tegen. De oude afspraak blijft te lezen."
	return f
}

// agree is the answer to what the other side proposes to measure, each in one tap.
func (o owned) agree() (list []linkForm) {
	if o.a.Other.At == 0 || o.a.Began == 0 || o.verified() {
		return nil
	}
	answer := func(yes, button string) linkForm {
		f := o.form("agree-measure", "", button)
		f.Hidden = append(f.Hidden, [2]string{"yes", yes})
		return f
	}
	if o.a.Other.Residents {
		list = append(list, answer("ja", "Ja, wij gaan dat andere meten"))
	}
	return append(list, answer("nee", "Nee, wij houden de oude afspraak"))
}
