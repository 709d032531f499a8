package server

import (
	"bytes"
	"fmt"
	"html/template"
	"strings"
	"time"

	"maatwerkroute/sessions"
)

// subject is all that a screen shows of a message before it is opened: others may look along.
const subject = "Er is nieuws"

// letter is one message as it is read: by mail, on paper, or copied.
type letter struct {
	Message string
	At      time.Time
	Text    string
	HTML    string
}

// message is what stands in a letter, before it is text or HTML.
type message struct {
	Intro []string
	Lines []string
	Link  string // where to go
	Says  string // what is there
	After []string
	Host  string
}

// telling is what is needed to write: the board, and the addresses that people are sent.
type telling struct {
	st   *sessions.State
	say  words
	now  sessions.Instant
	base string
}

// write makes the message of some news for one hearer. link is the personal one of an owner; who raised something gets
// no secret by mail, because others may read it there, and is asked to use the code on the slip.
func (t telling) write(session string, news []sessions.News, link string) message {
	m := message{Intro: []string{"Hallo,"}}
	e, _ := record[*sessions.Session](t.st, "session", session)
	if tr, ok := record[*sessions.Trajectory](t.st, "trajectory", t.st.Stream); ok {
		m.Host = string(tr.HostName)
	}
	if e != nil {
		m.Intro = append(m.Intro, fmt.Sprintf("Er is nieuws over het gesprek “%s” van %s.", t.say(e.Title), sessions.Dutch(e.Date)))
	}
	seen, asks := map[string]bool{}, false
	for _, n := range news {
		for _, line := range t.lines(n) {
			if !seen[line] {
				seen[line], m.Lines = true, append(m.Lines, line)
			}
		}
		asks = asks || n.What == sessions.NewsNoticed || n.What == sessions.NewsReplied && n.Asks
	}
	if of := overviews(news); len(of) > 0 {
		return t.overview(m, of, link)
	}
	if link != "" {
		m.Link, m.Says = link, "Hier geeft u antwoord"
		m.After = []string{"Deze link is alleen voor u. Stuur hem niet door.", "Bent u niet de goede persoon? Dat kunt u daar ook zeggen."}
		return m
	}
	m.Link, m.Says = t.base+"/uitkomst/"+session, "Hier leest u alles"
	if len(news) > 0 && news[0].To == toDesk {
		m.Link, m.Says = t.base+"/bureau/"+session, "Naar het bureau"
		return m
	}
	if asks {
		m.After = append(m.After, "Uw antwoord geven? Ga naar "+t.base+"/mijn en typ de code van uw blad. Bellen met het collectief mag ook.")
	}
	if len(news) > 0 && news[0].Ticket == "" {
		m.After = append(m.After, "Geen berichten meer? Ga naar "+t.base+"/mijn en kies ‘Laat maar’.")
	}
	return m
}

// lines says one piece of news in plain sentences. They hold what anybody may read: nobody's own words, and not who
// said what.
func (t telling) lines(n sessions.News) []string {
	what := t.title(n.Of)
	by := sessions.Dutch(n.By)
	switch n.What {
	case newsWeek:
		return append([]string{"Deze week te doen, in ongeveer 15 minuten:"}, todo(t.st, n.Session, t.now, t.say)...)
	case sessions.NewsOverview, sessions.NewsUnarrived:
		return t.report(n, by)
	case sessions.NewsReport:
		return []string{"Het verslag van het gesprek is er."}
	case sessions.NewsInvite:
		return []string{fmt.Sprintf("Wij praten weer op %s. Komt u ook? Zet het in uw agenda: %s/uitkomst/%s/datums.ics", by, t.base, n.Session)}
	case sessions.NewsAnswers:
		return append([]string{"Dit zijn de antwoorden op wat er aan tafel gevraagd is:"}, t.answers(n.Session)...)
	case sessions.NewsNoticed:
		if n.Turn > 0 {
			return []string{fmt.Sprintf("Wij vragen het nog een keer: “%s” is klaar, zegt de eigenaar. Merkt u het?", what)}
		}
		return []string{fmt.Sprintf("“%s” is klaar, zegt de eigenaar. Merkt u het? ‘Nee’ is ook een goed antwoord.", what)}
	case sessions.NewsReplied:
		line := fmt.Sprintf("Er is een antwoord op wat wij doorgaven: “%s”.", what)
		if n.Asks {
			line += " Zij schreven het in eigen woorden op. Is dit nog wat u bedoelde?"
		}
		return []string{line}
	case sessions.NewsNoReply:
		return []string{fmt.Sprintf("Wij gaven dit door: “%s”. Er is nog geen antwoord.", what)}
	}
	if n.Ticket != "" {
		return []string{t.request(n, what, by)}
	}
	return []string{t.standing(n.Of)}
}

// request is what is asked of somebody with a link.
func (t telling) request(n sessions.News, what, by string) string {
	switch n.What {
	case sessions.NewsAsked:
		return fmt.Sprintf("Mensen aan tafel vragen dit aan u: “%s”. Wij vragen uw antwoord voor %s. ‘Nee, want…’ mag ook.", what, by)
	case sessions.NewsAgree:
		return fmt.Sprintf("Iemand zegt ja tegen “%s”, als u ook instemt. Wij vragen uw antwoord voor %s.", what, by)
	case sessions.NewsCarry:
		return fmt.Sprintf("Wij vragen u dit mee te nemen naar waar het besloten wordt: “%s”. Wij vragen uw antwoord voor %s.", what, by)
	case sessions.NewsBundle:
		return fmt.Sprintf("Er is een bundel naar u gestuurd: “%s”. Wilt u voor %s laten weten dat hij er is?", what, by)
	case sessions.NewsOwnerless:
		return fmt.Sprintf("Niemand doet dit nu: “%s”. Wilt u voor %s iemand noemen die het overneemt?", what, by)
	case sessions.NewsSoon:
		return fmt.Sprintf("Over “%s” horen wij graag iets van u voor %s. Eén zin is genoeg. Na die dag staat er dat wij niets hoorden.", what, by)
	}
	if n.To == sessions.ToManager || n.To == sessions.ToContact || n.To == sessions.ToCarrier {
		return fmt.Sprintf("Over “%s” hoorden wij niets. De afgesproken dag was %s. Wilt u helpen dat er een antwoord komt?", what, by)
	}
	return fmt.Sprintf("Over “%s” hoorden wij nog niets van u. De afgesproken dag was %s. Eén zin is genoeg.", what, by)
}

func (t telling) title(of string) string {
	if a, ok := record[*sessions.Action](t.st, "action", of); ok {
		return t.say(a.Title)
	}
	if l, ok := record[*sessions.Leg](t.st, "leg", of); ok {
		return t.say(sentenceOf(t.st, l))
	}
	return ""
}

// standing is how an action stands, as the outcome page says it.
func (t telling) standing(of string) string {
	a, ok := record[*sessions.Action](t.st, "action", of)
	if !ok {
		return ""
	}
	line := fmt.Sprintf("“%s”: %s", t.say(a.Title), viewAction(a, t.say, t.now).Doing)
	if n := len(a.Shifts); n > 0 {
		line += fmt.Sprintf(" De dag is nu %s. De reden: %s", sessions.Dutch(a.Shifts[n-1].To), t.say(a.Shifts[n-1].Why))
	}
	return line
}

const mostAnswers = 20

func (t telling) answers(session string) []string {
	var list []string
	for _, a := range records[*sessions.Action](t.st) {
		if a.Session == session && len(list) < mostAnswers {
			list = append(list, t.standing(a.ID))
		}
	}
	return list
}

// text is the message as plain lines.
func (m message) text() string {
	var b strings.Builder
	b.WriteString(subject + ".\n\n")
	for _, p := range m.Intro {
		b.WriteString(p + "\n\n")
	}
	for _, l := range m.Lines {
		b.WriteString("- " + l + "\n")
	}
	if m.Link != "" {
		b.WriteString("\n" + m.Says + ":\n" + m.Link + "\n")
	}
	for _, p := range m.After {
		b.WriteString("\n" + p + "\n")
	}
	b.WriteString("\n" + m.Host + "\n")
	return b.String()
}

// letter finishes the message for sending.
func (m message) letter(set *template.Template, id string, at time.Time) (letter, error) {
	var b bytes.Buffer
	if err := set.ExecuteTemplate(&b, "bericht", m); err != nil {
		return letter{}, fmt.Errorf("write a message: %w", err)
	}
	return letter{Message: id, At: at, Text: m.text(), HTML: b.String()}, nil
}

func overviews(news []sessions.News) (list []sessions.News) {
	for _, n := range news {
		if n.What == sessions.NewsOverview || n.What == sessions.NewsUnarrived {
			list = append(list, n)
		}
	}
	return list
}

// report tells a place that a report was made for it, or that nobody said that it came.
func (t telling) report(n sessions.News, by string) []string {
	r, ok := record[*sessions.Report](t.st, "report", n.Of)
	if !ok {
		return nil
	}
	where := t.base + reportAddress(t.st.Stream, r.ID)
	if n.What == sessions.NewsUnarrived {
		return []string{fmt.Sprintf("Wij hoorden niet of overzicht %d van %s bij u aankwam. Op de pagina van het traject staat nu: niet aangekomen. Lees het hier: %s", r.Number, sessions.Dutch(r.At), where)}
	}
	v := viewReport(t.st, r, t.say, t.now)
	list := []string{fmt.Sprintf("Overzicht %d van “%s” is er, zoals afgesproken. Lees het hier: %s", r.Number, v.Trajectory, where)}
	if v.Has[sessions.PartSignals] {
		list = append(list, fmt.Sprintf("Signalen: %d.", len(v.Signals)))
	}
	if v.Has[sessions.PartActions] {
		list = append(list, fmt.Sprintf("Acties: %d.", len(v.Actions)))
	}
	for _, f := range v.Figures {
		list = append(list, fmt.Sprintf("%s: %s.", f.Name, f.Says))
	}
	return append(list, fmt.Sprintf("Wilt u voor %s zeggen onder welk nummer het is ingeschreven?", by))
}

// overview ends such a message. What goes on paper has no link: the desk writes down what it hears back.
func (t telling) overview(m message, of []sessions.News, link string) message {
	m.Intro = m.Intro[:1]
	if of[0].Paper || link == "" {
		m.After = []string{"Stuur het nummer terug aan wie u dit gaf, of bel."}
		return m
	}
	m.Link, m.Says = link, "Hier zegt u dat het aankwam"
	m.After = []string{"Deze link is alleen voor wie uw post inschrijft."}
	return m
}
