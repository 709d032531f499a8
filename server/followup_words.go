package server

import (
	"fmt"

	"maatwerkroute/sessions"
)

// The words in which the desk reads what is kept as a code.
var (
	levelWords = [][2]string{{"team", "team"}, {"dienst", "dienst"}, {"college", "college"}, {"raad", "gemeenteraad"}, {"vng", "VNG"}, {"rijk", "Rijk"},
		{"clientenraad", "cliëntenraad"}, {"ombudsman", "ombudsman"}, {"rekenkamer", "rekenkamer"}, {"uitvoerder", "bedrijf dat het uitvoert"}, {"raadsadres", "brief van bewoners aan de raad"}}
	questionWords = [][2]string{{"beantwoorden", "Geef antwoord"}, {"bespreken", "Bespreek dit"}, {"ter_kennisname", "Lees dit"}}
	answerWords   = [][2]string{{"overgenomen", "Ja, zij doen dit"}, {"deels", "Ja, voor een deel"}, {"anders", "Zij doen het op een andere manier"}, {"niet", "Nee"},
		{"niet_bevoegd", "Zij gaan hier niet over"}, {"doorgestuurd", "Zij sturen het een niveau hoger"}, {"nog_bezig", "Zij zijn nog bezig"}}
	wayWords = [][2]string{{"voorgelezen", "Voorgelezen in het gesprek"}, {"telefoon", "Gebeld"}, {"overhandigd", "Op papier gegeven"}, {"brief", "Brief gestuurd"}, {"bericht", "Bericht gestuurd"}}

	needWords = [][2]string{{"tijd", "Tijd"}, {"mensen", "Mensen"}, {"mandaat", "Mandaat"}, {"opletten", "Hier moeten we op letten"}}

	evidenceWords = [][2]string{{"document", "een stuk"}, {"besluit", "een besluit"}, {"foto", "een foto"}, {"link", "een adres op het web"}, {"telling", "een telling"},
		{"schouw", "samen gaan kijken"}, {"mystery_visit", "een bezoek zonder aankondiging"}, {"leestest", "een leestest"}, {"verklaring", "een verklaring"}}
	targetWords = [][2]string{{"kennis", "Wat mensen weten"}, {"houding", "Hoe mensen ermee omgaan"}, {"vaardigheid", "Wat mensen kunnen"}, {"systeem", "Hoe het werk is ingericht"}}

	sideOptions = [][2]string{{string(sessions.Ervaring), "Wie het meemaakt"}, {string(sessions.Uitvoering), "Wie het uitvoert"}, {string(sessions.Beleid), "Beleid"}, {string(sessions.Bestuur), "Bestuur"}}
)

// wordFor is the plain word for a code of the wire.
func wordFor(list [][2]string, code string) string {
	for _, one := range list {
		if one[0] == code {
			return one[1]
		}
	}
	return code
}

// taskWords says what is to be done, and why it is asked now.
var taskWords = map[sessions.TaskKind][2]string{
	sessions.SettleTask:    {"De tafel besluit", "Dit ging twee keer heen en weer. Nu besluit de tafel samen."},
	sessions.DeliverTask:   {"Breng het antwoord terug", "De mensen die dit vertelden, weten het antwoord nog niet."},
	sessions.OpenEndTask:   {"Een los eindje", "Iemand is geholpen. Voor de anderen is nog niets geregeld."},
	sessions.ReasonTask:    {"Een reden verloopt", "Na deze dag doet niemand er iets mee. Kijk opnieuw."},
	sessions.OwnerlessTask: {"Niemand doet dit nu", "De eigenaar is weg. Vraag iemand anders."},
	sessions.UntreatedTask: {"Hier doet niemand iets mee", "Kies: een actie, doorgeven of een reden."},
	sessions.UnheardTask:   {"Er kwam geen antwoord", "De dag is voorbij. Vraag iemand anders of geef een reden."},
	sessions.ReportTask:    {"Een bijzonder bericht kan", "Drie keer nee of geen antwoord. U mag de raad een bericht sturen."},
	sessions.CheckTask:     {"Sluit het nakijken", "De tijd is om en de herinneringen zijn uit."},
	sessions.RecheckTask:   {"Niemand kon het nakijken", "Het telt niet als opgelost. Vraag het de mensen opnieuw."},
	sessions.WhisperTask:   {"Vraag: is dit nog wat jullie bedoelden?", "Een niveau schreef het in eigen woorden op."},
	sessions.CarrierTask:   {"Wie brengt dit?", "Het ligt klaar en niemand brengt het."},
	sessions.SendTask:      {"Is dit al gebracht?", "De dag waarop het gebracht zou zijn, is voorbij."},
	sessions.ReceiptTask:   {"Is het aangekomen?", "We weten niet of het is aangekomen. Bel of mail even."},
	sessions.ArrivalTask:   {"Is het overzicht aangekomen?", "Niemand zei dat het aankwam. Bel of mail even."},
	sessions.ConfirmTask:   {"Vraag: klopt deze zin?", "Nog niemand zei ja tegen deze zin."},
	sessions.KindTask:      {"Vraag beide kanten naar de soort", "Het werk begint pas als beide kanten ja zeggen."},
	sessions.LateTask:      {"Te laat of stil", "De eigenaar en de leidinggevende zijn herinnerd. Is de eigenaar weg? Vraag dan iemand anders."},
	sessions.PromiseTask:   {"Kijk of de belofte is nagekomen", "Dit is de dag om het de mensen te vragen."},
	sessions.ReturnTask:    {"Is dit terug?", "Het leek opgelost. Vraag het de mensen die dit meemaken."},
	sessions.LookTask:      {"Kijk samen terug", "Dit is de dag om samen te kijken hoe de proef gaat."},
	sessions.MeasureTask:   {"Een meting was slechter", "Besluit hoe het verder gaat."},
	sessions.TellTask:      {"Vertel het aan wie er niet was", "Voor hen stond een lege stoel. Zij weten nog niet wat er gezegd is."},
	sessions.CloseTask:     {"Sluit deze stap", "Het antwoord is terug bij iedereen."},
	sessions.ProposalTask:  {"Wordt dit een regel?", "Drie keer kreeg iemand een uitzondering om dezelfde redenen. Beleid zegt of het een regel wordt."},
	sessions.ClashTask:     {"Vertel dat deze regel botst", "Deze regel en een andere kun je niet allebei volgen. De eigenaar weet dat nog niet."},
	sessions.MayTask:       {"Mag dit?", "Deze vraag heeft nog geen antwoord. Vraag het iemand van beleid of een jurist."},
	sessions.PresumedTask:  {"Waar staat dat?", "Iemand zegt dat dit niet mag. Niemand weet nog waar het staat. Vraag het beleid of een jurist. Het houdt niets tegen."},
	sessions.SaidTask:      {"Welke regel is dit?", "Iemand zei in het gesprek dat dit zo moet. Schrijf op waar het staat, of laat dat leeg."},
	sessions.WhichRuleTask: {"Welke regel houdt dit in stand?", "Mensen lopen vast op een regel. Schrijf op welke."},
	sessions.StaleTask:     {"Kijk de bron opnieuw na", "Dit is langer dan een jaar geleden nagekeken. De wet kan veranderd zijn."},
	sessions.ReviewTask:    {"Geldt deze uitzondering nog?", "Dit is de dag om opnieuw te kijken."},
}

// taskForms are the forms that stand in the place of a task.
var taskForms = map[sessions.TaskKind][]string{
	sessions.SettleTask: {"settle-action"}, sessions.DeliverTask: {"deliver-answer", "answer-leg"}, sessions.OpenEndTask: {"relate-one-off"},
	sessions.ReasonTask: {"give-reason", "ask-action", "prepare-leg"}, sessions.OwnerlessTask: {"hand-action"}, sessions.UntreatedTask: {"ask-action", "give-reason", "prepare-leg"},
	sessions.UnheardTask: {"ask-action", "give-reason", "prepare-leg"}, sessions.ReportTask: {"issue-report"}, sessions.CheckTask: {"close-check"}, sessions.RecheckTask: {"open-check"},
	sessions.WhisperTask: {"whisper-for"}, sessions.CarrierTask: {"ask-carrier", "withdraw-leg"}, sessions.SendTask: {"send-leg", "ask-carrier"},
	sessions.ReceiptTask: {"receive-leg", "answer-leg"}, sessions.ConfirmTask: {"confirm-aloud", "name-barrier"}, sessions.KindTask: {"grade-action", "judge-kind"},
	sessions.LateTask: {"leave-action", "attach-need"}, sessions.CloseTask: {"close-leg"}, sessions.TellTask: {"tell-tier"},
	sessions.ReturnTask: {"answer-recurrence", "present-recurrence"}, sessions.LookTask: {"look-trial"}, sessions.MeasureTask: {"decide-measure"},
	sessions.PromiseTask: {"judge-promise-for", "shift-promise"}, sessions.ArrivalTask: {"receive-report"},
	sessions.ProposalTask: {"settle-proposal"}, sessions.ClashTask: {"tell-clash"}, sessions.MayTask: {"answer-case"}, sessions.PresumedTask: {"check-rule", "refute-rule"},
	sessions.SaidTask: {"name-rule"}, sessions.WhichRuleTask: {"name-rule"}, sessions.StaleTask: {"check-rule", "refute-rule"}, sessions.ReviewTask: {"review-exception"},
}

// legSays is where a step of the chain stands, as the desk reads it (DOMAIN §4.13).
func legSays(l *sessions.Leg, now sessions.Instant) (badge, colour, doing string) {
	by := func(text string, at sessions.Instant) string { return fmt.Sprintf(text, sessions.Dutch(at)) }
	switch at := l.At(now); at {
	case sessions.LegReady:
		return "klaargezet", "orange", "Niemand brengt dit nog."
	case sessions.LegAsked:
		return "drager gevraagd", "orange", fmt.Sprintf("We hebben %s gevraagd om het te brengen. Antwoord voor %s.", l.Carriage.Function, sessions.Dutch(l.Carriage.By))
	case sessions.LegTaken:
		return "drager zei ja", "azure", fmt.Sprintf("%s brengt dit voor %s.", capital(string(l.Carriage.Function)), sessions.Dutch(l.Carriage.By))
	case sessions.LegOnWay:
		return "verstuurd", "azure", by("Verstuurd. Zij bevestigen het voor %s.", l.Receipt.By)
	case sessions.LegArrived, sessions.LegInHand:
		return "ontvangen", "azure", by("Aangekomen. Antwoord voor %s.", max(l.Reply.By, l.Reply.Until))
	case sessions.NoReceipt:
		return "geen ontvangst", "red", by("We weten niet of het is aangekomen. Dat had op %s gemoeten.", l.Receipt.By)
	case sessions.NoAnswer:
		return "geen antwoord", "red", by("Er is geen antwoord. Dat had er op %s moeten zijn.", max(l.Reply.By, l.Reply.Until))
	case sessions.LegReplied:
		return "beantwoord", "orange", "Er is antwoord. Het is nog niet terug aan tafel."
	case sessions.LegBack:
		return "teruggebracht", "lime", "Het antwoord is terug aan tafel."
	case sessions.LegDropped:
		return "ingetrokken", "yellow", "Dit gaat niet door."
	}
	return "gesloten", "lime", "Klaar. Het antwoord is terug bij wie het vertelde."
}
