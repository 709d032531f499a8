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
	Facts                      [][2]string // of the reason that holds
	Actions                    []actionView
}

// actionView is one action for a barrier, with what time made of it.
type actionView struct {
	Title, Badge, Colour, Doing string
	Facts                       [][2]string
}

func viewBarrier(l sessions.BarrierLine, say words, now sessions.Instant) barrierView {
	v := barrierView{ID: l.ID, Sentence: say(l.Sentence), Known: known(l.Recognised), Lived: lived(l.Since, now)}
	switch {
	case l.Headline == sessions.WithAction:
		v.Badge, v.Colour, v.Doing = "met actie", "lime", "Iemand heeft ja gezegd."
	case l.Headline == sessions.PassedOn:
		v.Badge, v.Colour, v.Doing = "doorgegeven", "azure", "Dit is doorgegeven. Het antwoord komt terug aan tafel."
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

func lived(since, now sessions.Instant) string {
	const day = 24 * 60 * 60 * 1000
	switch n := (now - since) / day; {
	case since <= 0 || n <= 0:
		return ""
	case n == 1:
		return "Mensen leven hier al 1 dag mee."
	default:
		return fmt.Sprintf("Mensen leven hier al %d dagen mee.", n)
	}
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
	case sessions.ActionAccepted:
		v.Badge, v.Colour = "toegezegd", "lime"
		v.Doing = fmt.Sprintf("%s gaat dit doen. Klaar op %s.", capital(string(a.Asked)), sessions.Dutch(a.Due))
		if late {
			v.Badge, v.Colour = "te laat", "red"
			v.Doing = fmt.Sprintf("%s zou dit doen. Het had op %s klaar moeten zijn.", capital(string(a.Asked)), sessions.Dutch(a.Due))
		}
		if a.FirstStep != "" {
			v.Facts = append(v.Facts, [2]string{"Eerste stap", fmt.Sprintf("%s (voor %s)", say(a.FirstStep), sessions.Dutch(a.FirstBy))})
		}
	case sessions.ActionRefused:
		v.Badge, v.Colour, v.Doing = "nee", "yellow", fmt.Sprintf("%s zei nee.", capital(string(a.Asked)))
	default:
		v.Badge, v.Colour, v.Doing = viewLife(a)
	}
	return v
}

// viewLife says in a few words what became of an action that somebody took (DOMAIN §4.13).
func viewLife(a *sessions.Action) (badge, colour, doing string) {
	switch a.State {
	case sessions.ActionClaimed, sessions.ActionChecking:
		return "klaar?", "orange", "De eigenaar zegt dat het klaar is. Merkt u het?"
	case sessions.ActionVerified:
		return "bevestigd", "lime", "Nagekeken: mensen merken het."
	case sessions.ActionDiffering:
		return "bevestigd met verschil", "lime", "Nagekeken. Niet iedereen ziet het hetzelfde."
	case sessions.ActionReopened:
		return "heropend", "red", "Het is nog niet goed. We gaan verder."
	case sessions.ActionUnchecked:
		return "niet nagekeken", "orange", "Klaar volgens de eigenaar. Niemand heeft het nog kunnen nakijken."
	case sessions.ActionStopped:
		return "gestopt", "yellow", fmt.Sprintf("%s stopt hiermee.", capital(string(a.Plan.Manager)))
	case sessions.ActionReplaced:
		return "vervangen", "yellow", "Er is een andere actie voor in de plaats gekomen."
	case sessions.ActionOwnerless:
		return "zonder eigenaar", "red", "Niemand doet dit nu. We zoeken een nieuwe eigenaar."
	}
	return "bezig", "lime", fmt.Sprintf("%s werkt hieraan.", capital(string(a.Asked)))
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
