package server

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"github.com/gofiber/fiber/v2"

	"maatwerkroute/sessions"
)

// invitation is the letter that people get beforehand: one for who lives it or helps, one for who works at it (S4-06).
type invitation struct {
	evening
	Letters []invite
}

// invite is what is printed, and the same as text to copy. It says what is arranged and nothing that is not.
type invite struct {
	ID, For, Title string
	Facts          [][2]string
	Parts          []invitePart
	Pledge         bool // with a promise to sign: a signature on paper counts
	Host           string
	Lacks          []string // what is not known yet, for who sends it
}

type invitePart struct {
	Head  string
	Lines []string
}

// Text is the letter for a message.
func (l invite) Text() string {
	var b strings.Builder
	b.WriteString(l.Title + "\n")
	for _, f := range l.Facts {
		fmt.Fprintf(&b, "\n%s: %s", f[0], f[1])
	}
	for _, p := range l.Parts {
		fmt.Fprintf(&b, "\n\n%s\n%s", p.Head, strings.Join(p.Lines, " "))
	}
	fmt.Fprintf(&b, "\n\nGroet, %s", l.Host)
	return b.String()
}

// Mail opens it in somebody's own program. No address is in it: we know none.
func (l invite) Mail() string {
	return "mailto:?subject=" + url.PathEscape(l.Title) + "&body=" + url.PathEscape(l.Text())
}

func (s *Server) inviteLetter(c *fiber.Ctx) error {
	v := visiting(c)
	e, err := v.evening()
	if err != nil {
		return err
	}
	var m mandateWords
	v.board.Read(func(_ *sessions.State, say words) {
		m = mandateWords{say(e.Mandate.Use), say(e.Mandate.MayPromise), say(e.Mandate.OffTable)}
	})
	p := e.page("Uitnodiging")
	p.Urgent = sessions.Urgent{} // whom to call stands in the letters
	p.Script, p.Data = "share", invitation{evening: e, Letters: []invite{e.letterToResidents(m), e.letterToOfficials(m)}}
	return s.render(c, "uitnodiging", p)
}

// mandateWords are the sentences of the mandate card.
type mandateWords struct{ use, mayPromise, offTable string }

func (e evening) letter(id, who, title string) invite {
	r := e.Record
	l := invite{ID: id, For: who, Title: title, Host: e.Host}
	day := weekday(r.Date) + " " + sessions.Dutch(r.Date)
	if r.Hours != "" {
		day += ", " + string(r.Hours)
	}
	l.Facts = append(l.Facts, [2]string{"Waarover", e.Title}, [2]string{"Wanneer", day})
	if r.Place != "" {
		l.Facts = append(l.Facts, [2]string{"Waar", string(r.Place)})
	}
	l.lack(r.Hours == "", "hoe laat")
	l.lack(r.Place == "", "waar")
	l.lack(len(r.Attending) == 0, "welke functies en teams komen")
	l.lack(r.Urgent.Person == "", "wie mensen kunnen bellen")
	l.lack(r.Feedback == 0, "wanneer wij weer praten")
	return l
}

func (l *invite) lack(is bool, what string) {
	if is {
		l.Lacks = append(l.Lacks, what)
	}
}

func (l *invite) part(head string, lines ...string) {
	if lines = slices.DeleteFunc(lines, func(line string) bool { return line == "" }); len(lines) > 0 {
		l.Parts = append(l.Parts, invitePart{head, lines})
	}
}

func when(is bool, line string) string {
	if is {
		return line
	}
	return ""
}

func (e evening) letterToResidents(m mandateWords) invite {
	r := e.Record
	ready := func(code string) bool { return slices.Contains(r.Ready, code) }
	l := e.letter("bewoners", "Voor mensen die het meemaken, en wie hen helpt", "Praat u met ons mee?")
	l.part("Kom praten", "Wij willen van u horen waar het misgaat, en wat beter kan.", "Meedoen kan met uw telefoon, op papier, of iemand schrijft voor u.",
		"U mag iemand meenemen.", "U mag altijd stoppen. U hoeft niet te zeggen waarom.")
	l.part("Wat wij regelen", when(ready("reisgeld"), "U krijgt uw reisgeld op de avond zelf. U vult geen formulier in."), when(ready("eten"), "Er is iets te eten en te drinken."),
		when(ready("kinderopvang"), "Uw kinderen kunnen mee. Er past iemand op."), when(ready("drempelvrij"), "U kunt overal komen zonder trap, ook met een rolstoel."),
		when(ready("rustige-hoek"), "Er is een rustige hoek."))
	l.part("Wie er zijn", when(len(r.Attending) > 0, "Mensen die dit ook meemaken, en: "+enumerated(r.Attending)+"."),
		"Hangt u van iemand af die komt? Zeg het ons. Wij zetten u dan niet bij die persoon.")
	l.part("Wat er met uw woorden gebeurt", "Eerst ziet alleen u wat u schrijft. Later ziet de groep het, zonder uw naam.", "Weghalen kan altijd.",
		"De gemeente krijgt de uitkomst en niet de kaarten.", when(e.HasMandate && e.Mandate.Pledge, fmt.Sprintf("De dienst gebruikt niets tegen u. Dit belooft: %s.", e.Mandate.SignedBy)),
		"Dit is een afspraak, geen wet. Bij direct gevaar moeten wij iets doen. Dat zeggen we eerst tegen u.",
		when(m.use != "", "Dit doet de gemeente met de uitkomst: "+ended(m.use)),
		when(r.Feedback != 0, fmt.Sprintf("Op %s praten wij weer. Dan hoort u wat ermee gedaan is.", sessions.Dutch(r.Feedback))))
	l.part("Vragen, of komt u niet?", when(r.Urgent.Person != "", fmt.Sprintf("Bel %s: %s.", r.Urgent.Person, r.Urgent.Number)))
	l.lack(!ready("reisgeld"), "reisgeld zonder formulier")
	return l
}

// The rules of listening are those of T0-b.
func (e evening) letterToOfficials(m mandateWords) invite {
	r := e.Record
	l := e.letter("ambtenaren", "Voor wie bij de gemeente of een partner werkt", "Komt u luisteren?")
	l.part("Waarom u komt", "Mensen vertellen wat zij meemaken met regels en hulp. U luistert, en daarna zoeken wij samen wat anders moet.",
		"U komt als uw functie. Mensen lezen vooraf welke functies er zijn.")
	l.part("Zo luisteren wij", "Leg uw telefoon weg.", "Praat niet als iemand vertelt. Schrijf voor uzelf op wat u hoort.", "Leg niets uit en verdedig niets.",
		"Vraag niet om namen, en zoek niet uit wie het was.", "Zeg daarna terug wat u hoorde. Wie het vertelde, zegt of het klopt.",
		"Twijfelt u over uw werk? Dat mag op een kaart. Uw functie staat er niet bij.")
	l.part("Wat u vandaag kunt toezeggen", ended(m.mayPromise), when(m.offTable != "", "Hier gaat het niet over: "+ended(m.offTable)),
		"Beloof alleen wat u mag beloven. Zeg erbij waaraan mensen het merken.")
	l.part("Uw leidinggevende", when(len(e.Mandate.Managers) > 0, "Dit weten ervan: "+enumerated(e.Mandate.Managers)+"."),
		when(e.HasMandate && e.Mandate.Pledge, fmt.Sprintf("%s belooft dat de dienst niets tegen mensen gebruikt.", capital(string(e.Mandate.SignedBy)))))
	l.part("Vragen?", when(e.Mandate.Contact != "", fmt.Sprintf("Vraag het %s.", either(e.Mandate.Contact, e.Mandate.Deputy))),
		when(r.Urgent.Person != "", fmt.Sprintf("Bel %s: %s.", r.Urgent.Person, r.Urgent.Number)))
	l.Pledge = true
	l.lack(!e.HasMandate || !e.Mandate.Pledge, "de belofte van een leidinggevende")
	l.lack(m.mayPromise == "", "wat ambtenaren mogen beloven")
	return l
}

func either(a, b sessions.Label) string {
	if b == "" {
		return string(a)
	}
	return string(a) + " of " + string(b)
}

// enumerated is a list in one sentence.
func enumerated(list []sessions.Label) string {
	words := strings.Split(joined(list), "\n")
	if n := len(words); n > 1 {
		return strings.Join(words[:n-1], ", ") + " en " + words[n-1]
	}
	return words[0]
}

var weekdays = [...]string{"zondag", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag"}

func weekday(at sessions.Instant) string { return weekdays[at.Time().Weekday()] }
