package server

import (
	"fmt"

	"maatwerkroute/sessions"
)

// legView is one step of passing a signal on, as people read it (DOMAIN §4.13).
type legView struct {
	Level, Place         string
	Badge, Colour, Doing string
}

var levelNames = map[sessions.Level]string{sessions.Table: "Tafel", sessions.Team: "Team", sessions.Department: "Dienst",
	sessions.Executive: "College", sessions.Council: "Gemeenteraad", sessions.VNG: "VNG", sessions.Rijk: "Rijk",
	sessions.ClientCouncil: "Cliëntenraad", sessions.Ombudsman: "Ombudsman", sessions.AuditOffice: "Rekenkamer",
	sessions.ExternalExecutor: "Externe uitvoerder", sessions.Petition: "Raadsadres"}

// levelWord stands in a sentence: de dienst, het college.
var levelWord = map[sessions.Level]string{sessions.Table: "de tafel", sessions.Team: "het team", sessions.Department: "de dienst",
	sessions.Executive: "het college", sessions.Council: "de gemeenteraad", sessions.VNG: "de VNG", sessions.Rijk: "het Rijk",
	sessions.ClientCouncil: "de cliëntenraad", sessions.Ombudsman: "de ombudsman", sessions.AuditOffice: "de rekenkamer",
	sessions.ExternalExecutor: "de externe uitvoerder", sessions.Petition: "de gemeenteraad"}

var bundleQuestions = map[string]string{"ter_kennisname": "Ter kennisname", "beantwoorden": "Wilt u dit beantwoorden?", "bespreken": "Wilt u dit bespreken?"}

func viewLeg(l *sessions.Leg, now sessions.Instant) legView {
	v := legView{Level: levelNames[l.Level], Place: string(l.Place), Colour: "azure"}
	to, carrier := levelWord[l.Level], string(l.Carriage.Function)
	switch state := l.At(now); state {
	case sessions.LegReady:
		v.Badge, v.Colour, v.Doing = "klaargezet", "orange", fmt.Sprintf("Dit ligt klaar voor %s. Nog niemand bracht het weg.", to)
	case sessions.LegAsked:
		v.Badge, v.Colour = "drager gevraagd", "orange"
		v.Doing = fmt.Sprintf("We hebben %s gevraagd om dit naar %s te brengen. Antwoord voor %s.", carrier, to, sessions.Dutch(l.Carriage.By))
	case sessions.LegTaken:
		v.Badge, v.Doing = "drager zei ja", fmt.Sprintf("%s brengt dit naar %s.", capital(carrier), to)
		if l.Carriage.By != 0 {
			v.Doing += fmt.Sprintf(" Dat gebeurt voor %s.", sessions.Dutch(l.Carriage.By))
		}
	case sessions.LegOnWay:
		v.Badge, v.Doing = "verstuurd", fmt.Sprintf("Dit ging naar %s. Wij horen voor %s of het aankwam.", to, sessions.Dutch(l.Receipt.By))
	case sessions.NoReceipt:
		v.Badge, v.Colour, v.Doing = "geen ontvangst", "red", fmt.Sprintf("Dit ging naar %s. We weten niet of het is aangekomen.", to)
	case sessions.LegArrived, sessions.LegInHand:
		v.Badge, v.Doing = "ontvangen", fmt.Sprintf("Dit ligt bij %s. Antwoord voor %s.", to, sessions.Dutch(l.Due()))
		if state == sessions.LegInHand {
			v.Badge = "in behandeling"
		}
	case sessions.NoAnswer:
		v.Badge, v.Colour, v.Doing = "geen antwoord", "red", fmt.Sprintf("Dit ligt bij %s. Het antwoord had er op %s moeten zijn.", to, sessions.Dutch(l.Due()))
	case sessions.LegReplied:
		v.Badge, v.Doing = "beantwoord", legAnswer(l)+" Het antwoord moet nog terug naar de tafel."
	case sessions.LegDropped:
		v.Badge, v.Colour, v.Doing = "ging niet door", "yellow", fmt.Sprintf("Dit ging niet naar %s.", to)
	default: // back at the table, and closed
		v.Badge, v.Colour, v.Doing = "terug aan tafel", "lime", legAnswer(l)+" Het antwoord is terug aan tafel."
		if l.Reply.At == 0 {
			v.Badge, v.Colour = "geen antwoord", "red"
			v.Doing = legAnswer(l) + " Ook dat is aan de tafel verteld."
		}
	}
	return v
}

// legAnswer is what the level said, without its words.
func legAnswer(l *sessions.Leg) string {
	to := capital(levelWord[l.Level])
	if l.Reply.At == 0 && !(l.Reply.Kind == sessions.NotCompetent || l.Reply.Kind == sessions.Forwarded) {
		return to + " gaf geen antwoord."
	}
	switch l.Reply.Kind {
	case sessions.TakenOver:
		return to + " neemt dit over."
	case sessions.TakenPartly:
		return to + " neemt een deel hiervan over."
	case sessions.TakenOther:
		return to + " doet het op een andere manier."
	case sessions.Denied:
		return to + " zegt nee."
	case sessions.NotCompetent:
		return to + " zegt: wij gaan hier niet over."
	case sessions.Forwarded:
		return to + " stuurde het door."
	}
	return to + " is nog bezig."
}
