package server

import (
	"fmt"
	"unicode"
	"unicode/utf8"

	"maatwerkroute/sessions"
)

// barrierView is a barrier as people read it: its sentence, who knows it, and what is done about it, in the
// words of DOMAIN §4.13.
type barrierView struct {
	ID, Sentence, Known, Lived string
	Badge, Colour, Doing       string
	Internal                   bool        // only officials said so yet (S3-26)
	Mark                       string      // what is said of it beside that; never instead of it (I-05)
	Facts                      [][2]string // of the reason that holds
	Actions                    []actionView
}

// actionView is one action for a barrier, with what time made of it.
type actionView struct {
	Title, Badge, Colour, Doing string
	Facts                       [][2]string
}

func viewBarrier(l sessions.BarrierLine, say words, now sessions.Instant) barrierView {
	v := barrierView{ID: l.ID, Sentence: say(l.Sentence), Known: known(l.Recognised), Lived: lived(l.Since, now),
		Internal: l.State == sessions.ConfirmedInternal, Mark: markWords[l.Mark]}
	switch {
	case l.Headline == sessions.WithAction:
		v.Badge, v.Colour, v.Doing = "met actie", "lime", "Iemand heeft ja gezegd."
	case l.Headline == sessions.PassedOn:
		v.Badge, v.Colour, v.Doing = "doorgegeven", "azure", "Dit is doorgegeven. Het antwoord komt terug aan tafel."
		if n := len(l.Legs); n > 0 {
			v.Doing = viewLeg(l.Legs[n-1], now).Doing
		}
	case l.Headline == sessions.WithReason:
		v.Badge, v.Colour = "nu nee", "yellow"
		v.Doing = "Het antwoord is nu nee. Dit is waarom."
		v.Facts = append(v.Facts, [2]string{"De reden", say(l.Reason.Text)}, [2]string{"Besloten door", string(l.Reason.By)})
		if l.Reason.Alternative != "" {
			v.Facts = append(v.Facts, [2]string{"Wat wel kan", say(l.Reason.Alternative)})
		}
		v.Facts = append(v.Facts, [2]string{"Opnieuw kijken", sessions.Dutch(l.Reason.Expires)})
	case l.Waiting != nil:
		v.Badge, v.Colour, v.Doing = "gevraagd", "orange", "Hier is nog geen antwoord op."
	default:
		v.Badge, v.Colour, v.Doing = "open", "orange", "Hier doet nog niemand iets mee."
	}
	for _, a := range l.Actions {
		v.Actions = append(v.Actions, viewAction(a, say, now))
	}
	return v
}

var markWords = map[sessions.Mark]string{sessions.ClaimedDone: "klaar volgens de eigenaar", sessions.Solved: "opgelost: mensen merken het",
	sessions.CameBack: "heropend"}

func lived(since, now sessions.Instant) string {
	n := int((now - since) / oneDay)
	if since <= 0 || n <= 0 {
		return ""
	}
	return fmt.Sprintf("Mensen leven hier al %s mee.", amount(n, "dag", "dagen"))
}

// viewAction says where an action stands. What is late is late by the clock alone (I-09).
func viewAction(a *sessions.Action, say words, now sessions.Instant) actionView {
	v := actionView{Title: say(a.Title), Badge: "gevraagd", Colour: "orange"}
	late := a.Late() > 0 && a.Late() <= now
	switch a.State {
	case sessions.ActionAsked:
		v.Doing = fmt.Sprintf("We hebben %s gevraagd. Antwoord voor %s.", a.Asked, sessions.Dutch(a.AnswerBy))
		if late {
			v.Badge, v.Colour = "geen antwoord", "red"
			v.Doing = fmt.Sprintf("We hebben %s gevraagd. Het antwoord had er op %s moeten zijn.", a.Asked, sessions.Dutch(a.AnswerBy))
		}
	case sessions.ActionConditional:
		v.Doing = fmt.Sprintf("%s zegt ja, als %s instemt. Antwoord voor %s.", capital(string(a.Asked)), a.Condition.Function, sessions.Dutch(a.Condition.By))
		if late {
			v.Badge, v.Colour = "geen antwoord", "red"
		}
	case sessions.ActionRefused:
		v.Badge, v.Colour, v.Doing = "nee", "yellow", fmt.Sprintf("%s zei nee.", capital(string(a.Asked)))
	default:
		v.Badge, v.Colour, v.Doing = viewLife(a, say, now)
		v.Facts = lifeFacts(a, say)
	}
	return v
}

// viewLife says in a few words what became of an action that somebody took (DOMAIN §4.13).
func viewLife(a *sessions.Action, say words, now sessions.Instant) (badge, colour, doing string) {
	switch a.State {
	case sessions.ActionClaimed, sessions.ActionChecking:
		return "klaar?", "orange", "De eigenaar zegt dat het klaar is. Merkt u het?"
	case sessions.ActionVerified:
		if a.Fell != 0 {
			return "hield geen stand", "red", "Mensen merkten het eerst wel. Nu niet meer."
		}
		return "bevestigd", "lime", "Nagekeken: mensen merken het."
	case sessions.ActionDiffering:
		return "bevestigd met verschil", "lime", "Nagekeken. Niet iedereen ziet het hetzelfde."
	case sessions.ActionUnchecked:
		return "niet nagekeken", "orange", "Klaar volgens de eigenaar. Niemand heeft het nog kunnen nakijken."
	case sessions.ActionStopped:
		return "gestopt", "yellow", fmt.Sprintf("%s stopt hiermee.", capital(string(a.Plan.Manager)))
	case sessions.ActionReplaced:
		return "vervangen", "yellow", "Er is een andere actie voor in de plaats gekomen."
	case sessions.ActionOwnerless:
		return "zonder eigenaar", "red", "Niemand doet dit nu. We zoeken een nieuwe eigenaar."
	}
	return viewDoing(a, say, now)
}

// viewDoing is an action that somebody is at. What is late is late by the clock alone, and without a word of the
// owner for long enough nobody knows: old good news is no news (I-09, I-10).
func viewDoing(a *sessions.Action, say words, now sessions.Instant) (badge, colour, doing string) {
	owner, pace := capital(string(a.Asked)), a.Pace(now)
	switch a.State {
	case sessions.ActionAccepted:
		badge, colour, doing = "toegezegd", "lime", fmt.Sprintf("%s gaat dit doen. Klaar op %s.", owner, sessions.Dutch(a.DueNow()))
	case sessions.ActionStuck:
		badge, colour, doing = "vast", "orange", fmt.Sprintf("%s wacht op %s.", owner, a.Stuck.On)
	case sessions.ActionPartly:
		badge, colour, doing = "een beetje", "orange", fmt.Sprintf("Mensen merken het een beetje. %s gaat verder.", owner)
	case sessions.ActionReopened:
		badge, colour, doing = "heropend", "red", "Het is nog niet goed. We gaan verder."
	default:
		badge, colour, doing = "bezig", "lime", fmt.Sprintf("%s werkt hieraan. Klaar op %s.", owner, sessions.Dutch(a.DueNow()))
	}
	switch {
	case a.State == sessions.ActionReopened: // what people said goes before what the clock says
		if pace.Late {
			doing = fmt.Sprintf("Het is nog niet goed. Het had op %s klaar moeten zijn.", sessions.Dutch(a.DueNow()))
		}
	case pace.Late:
		badge, colour = "te laat", "red"
		if pace.VeryLate {
			badge = "veel te laat"
		}
		doing = fmt.Sprintf("%s zou dit doen. Het had op %s klaar moeten zijn.", owner, sessions.Dutch(a.DueNow()))
	case pace.Unknown:
		badge, colour, doing = "onbekend", "unknown", fmt.Sprintf("%s zou dit doen. Of het nog goed gaat, weten we niet.", owner)
	}
	if pace.Unknown {
		doing += " " + silentFor(a, now)
	}
	return badge, colour, doing
}

func silentFor(a *sessions.Action, now sessions.Instant) string {
	return fmt.Sprintf("Al %s niks gehoord.", amount(int((now-a.Heard())/oneDay), "dag", "dagen"))
}

const oneDay = 24 * 60 * 60 * 1000 // in the unit of an instant

func amount(n int, one, more string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, more)
}

// lifeFacts are what stays to be read of an action: its first step, the first date and every shift (I-07), on whom it
// waits, and why there is no one mind about it.
func lifeFacts(a *sessions.Action, say words) (list [][2]string) {
	add := func(name, text string) {
		if text != "" {
			list = append(list, [2]string{name, text})
		}
	}
	if a.State == sessions.ActionAccepted && a.FirstStep != "" {
		add("Eerste stap", fmt.Sprintf("%s (voor %s)", say(a.FirstStep), sessions.Dutch(a.FirstBy)))
	}
	was := a.Due
	for _, shift := range a.Shifts {
		text := fmt.Sprintf("Eerst was het %s. Nu %s", sessions.Dutch(was), sessions.Dutch(shift.To))
		if why := say(shift.Why); why != "" {
			text += ", want: " + why
		}
		add("Datum verschoven", text)
		was = shift.To
	}
	if a.State == sessions.ActionStuck {
		add("Nodig", say(a.Stuck.What))
	}
	if a.State == sessions.ActionDiffering {
		add("Het verschil", say(a.Dissent))
	}
	return list
}

func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

// known says how many recognise a barrier. Few are no number: the rules leave those out.
func known(bySide map[string]int) string {
	people := bySide[string(sessions.Ervaring)]
	staff := 0
	for side, n := range bySide {
		if sessions.Side(side).Official() {
			staff += n
		}
	}
	switch {
	case people > 0 && staff > 0:
		return fmt.Sprintf("%d mensen en %d medewerkers herkennen dit", people, staff)
	case people > 0:
		return fmt.Sprintf("%d mensen herkennen dit", people)
	case staff > 0:
		return fmt.Sprintf("%d medewerkers herkennen dit", staff)
	}
	return ""
}

// cardWords is how far somebody's own card is (DOMAIN §4.3.1).
func cardWords(m *sessions.MyCard) (icon, text string) {
	switch {
	case m.Erased:
		return "withdraw", "Het collectief heeft dit gewist"
	case m.State == sessions.Withdrawn:
		return "withdraw", "U hebt dit weggehaald"
	case m.State == sessions.Hidden:
		return "lock", "De gespreksleider heeft dit verborgen"
	case m.Shown == "zaal":
		return "see", "Zichtbaar voor iedereen, zonder uw naam"
	case m.Shown == "collectief":
		return "people", "Zichtbaar voor het collectief"
	}
	return "lock", "Veilig verstuurd, nog alleen van u"
}
