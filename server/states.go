package server

import (
	"fmt"

	"maatwerkroute/sessions"
)

// barrierView is a barrier as people read it: its sentence, who knows it, and what is done about it, in the
// words of DOMAIN §4.13.
type barrierView struct {
	ID, Sentence, Known string
	Badge, Colour       string
	Doing               string
	Facts               [][2]string
}

func viewBarrier(l sessions.BarrierLine, say words) barrierView {
	v := barrierView{ID: l.ID, Sentence: say(l.Sentence), Known: known(l.Recognised)}
	switch {
	case l.Headline == sessions.WithAction:
		v.Badge, v.Colour = "met actie", "lime"
	case l.Headline == sessions.WithReason:
		v.Badge, v.Colour = "nu nee", "yellow"
		v.Doing = "Het antwoord is nu nee. Dit is waarom."
		v.Facts = append(v.Facts, [2]string{"De reden", say(l.Reason.Text)}, [2]string{"Besloten door", string(l.Reason.By)})
		if l.Reason.Alternative != "" {
			v.Facts = append(v.Facts, [2]string{"Wat wel kan", say(l.Reason.Alternative)})
		}
		v.Facts = append(v.Facts, [2]string{"Opnieuw kijken", sessions.Dutch(l.Reason.Expires)})
	case l.Waiting != nil:
		v.Badge, v.Colour = "gevraagd", "orange"
	default:
		v.Badge, v.Colour, v.Doing = "open", "orange", "Hier doet nog niemand iets mee."
	}
	for _, a := range l.Actions {
		v.Facts = append(v.Facts, actionFacts(a, say)...)
	}
	if v.Doing == "" && len(l.Actions) > 0 {
		v.Doing = actionWords(l.Actions[len(l.Actions)-1])
	}
	return v
}

// actionWords is the state of an action in a sentence.
func actionWords(a *sessions.Action) string {
	switch a.State {
	case sessions.ActionAsked:
		return fmt.Sprintf("We hebben %s gevraagd. Antwoord voor %s.", a.Asked, sessions.Dutch(a.AnswerBy))
	case sessions.ActionConditional:
		return fmt.Sprintf("%s zegt ja, als %s instemt. Antwoord voor %s.", a.Asked, a.Condition.Function, sessions.Dutch(a.Condition.By))
	case sessions.ActionAccepted:
		return fmt.Sprintf("%s gaat dit doen. Klaar op %s.", a.Asked, sessions.Dutch(a.Due))
	}
	return fmt.Sprintf("%s zei nee.", a.Asked)
}

func actionFacts(a *sessions.Action, say words) [][2]string {
	facts := [][2]string{{"Wat", say(a.Title)}, {"Wie vragen we", string(a.Asked)}}
	switch a.State {
	case sessions.ActionAsked:
		return append(facts, [2]string{"Antwoord voor", sessions.Dutch(a.AnswerBy)})
	case sessions.ActionConditional:
		return append(facts, [2]string{"Wacht op", string(a.Condition.Function)}, [2]string{"Antwoord voor", sessions.Dutch(a.Condition.By)})
	case sessions.ActionAccepted:
		facts[1][0] = "Wie"
		if a.FirstStep != "" {
			facts = append(facts, [2]string{"Eerste stap", say(a.FirstStep) + " (voor " + sessions.Dutch(a.FirstBy) + ")"})
		}
		return append(facts, [2]string{"Klaar op", sessions.Dutch(a.Due)})
	}
	return append(facts, [2]string{"Antwoord", "nee"})
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
