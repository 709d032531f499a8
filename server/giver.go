package server

import (
	"fmt"

	"github.com/gofiber/fiber/v2"

	"maatwerkroute/sessions"
)

// giverView is a promise as its giver reads it: how everybody reads it, and what they can say of it.
type giverView struct {
	evening
	Promise  promiseView
	Lacks    []string // what makes it vague
	Forms    []linkForm
	Kept     bool
	Openings int
}

func givenTo(st *sessions.State, ticket string) *sessions.Promise {
	for _, p := range records[*sessions.Promise](st) {
		if p.Ticket() == ticket {
			return p
		}
	}
	return nil
}

// giverPage is the page of a giver's link; false when the link is for something else.
func (s *Server) giverPage(c *fiber.Ctx, v visit) (p Page, ok bool, err error) {
	e, err := v.evening()
	if err != nil {
		return Page{}, false, err
	}
	d := giverView{evening: e, Kept: c.Query("bewaard") != ""}
	v.board.Read(func(st *sessions.State, say words) {
		if r := givenTo(st, v.key.Object); r != nil {
			ok, d.Promise, d.Lacks = true, viewPromise(st, r, say, s.instant()), lacksOf(r)
			d.Forms = giverForms(r, s.instant())
		}
	})
	if !ok {
		return Page{}, false, nil
	}
	if d.Openings, err = s.openings(c, v.key); err != nil {
		return Page{}, true, err
	}
	p = e.page("Dit hebt u beloofd")
	d.Forms, p.Lost = numbered(c, d.Forms)
	p.Way, p.Data = linkWay(c, "/antwoord"), d
	return p, true, nil
}

func lacksOf(p *sessions.Promise) (list []string) {
	if p.Notice == "" {
		list = append(list, "waaraan mensen het merken")
	}
	if p.Check == 0 {
		list = append(list, "op welke dag wij kijken")
	}
	if p.Vague && len(list) == 0 {
		list = append(list, "een eerste stap die mensen zien, want het duurt langer dan 90 dagen")
	}
	return list
}

// giverForms are what a giver can ask as the promise stands, the likely one first. Whether it was kept, people say.
func giverForms(p *sessions.Promise, now sessions.Instant) (list []linkForm) {
	if p.Withdrawn != "" {
		return nil
	}
	form := func(op, title, button string, fields ...blank) {
		list = append(list, linkForm{To: "/antwoord/doe", Op: op, Title: title, Button: button, Fields: fields, Hidden: [][2]string{{"promise", p.ID}}})
	}
	tomorrow := dayField(now, 1)
	if missing := giverBlanks(p, tomorrow); len(missing) > 0 {
		form("detail-promise", "Vul aan wat nog ontbreekt", "Bewaar", missing...)
	}
	if p.Signed == 0 && p.Notice != "" && p.Check != 0 {
		form("sign-promise", "Ja, dit beloof ik", "Ja, dit beloof ik", blank{Name: "money", Label: "Welk geld is ervoor?", As: "line"}, blank{Name: "people", Label: "Welke mensen?", As: "line"},
			blank{Name: "time", Label: "Hoeveel tijd?", As: "line"}, blank{Name: "mandate", Label: "Wie mag het besluiten?", As: "line"},
			blank{Name: "none", Label: "Er is niets voor", Note: "Zeg het dan gewoon. Iedereen leest het.", As: "check"})
	}
	if p.Claimed == 0 {
		form("claim-promise", "Ik heb het gedaan", "Ik heb het gedaan", blank{Name: "told", Label: "Wat is er nu anders?", Note: "In gewone woorden. Daarna zeggen de mensen of zij het merken.", As: "area", Must: true})
	}
	form("set-means", "Er is echt iets gegeven", "Bewaar", blank{Name: "what", Label: "Wat?", As: "choice", Of: meansWords, Must: true},
		blank{Name: "text", Label: "Hoeveel, en vanaf wanneer?", As: "area", Must: true}, blank{Name: "by", Label: "Wie geeft dit? Noem de functie", As: "line", Must: true})
	if p.Claimed == 0 && p.First() != 0 {
		form("shift-promise", "Het wordt een andere dag", "Verschuif", blank{Name: "to", Label: "Welke dag?", Note: fmt.Sprintf("Nu is het %s. Elke dag die u noemde, blijft staan.", sessions.Dutch(p.DueNow())), As: "date", Min: tomorrow, Must: true},
			blank{Name: "why", Label: "Waarom?", Note: "De mensen die wachten lezen dit.", As: "area", Must: true})
	}
	form("withdraw-promise", "Ik trek het in", "Trek het in", blank{Name: "category", Label: "Wat voor reden?", As: "select", Of: reasons, Must: true},
		blank{Name: "text", Label: "De reden, zo dat iedereen hem begrijpt", As: "area", Must: true},
		blank{Name: "expires", Label: "Wanneer kijken we opnieuw?", Note: "Leeg is een half jaar.", As: "date", Min: tomorrow, Max: dayField(now, 364)})
	list[0].Open, list[0].Main = true, true
	return list
}

func giverBlanks(p *sessions.Promise, tomorrow string) (list []blank) {
	if p.Notice == "" {
		list = append(list, blank{Name: "notice", Label: "Waaraan merken mensen dit?", As: "area"})
	}
	if p.Check == 0 {
		list = append(list, blank{Name: "check", Label: "Op welke dag kijken we?", As: "date", Min: tomorrow})
	}
	if p.FirstStep == "" {
		list = append(list, blank{Name: "firstStep", Label: "Welke eerste stap zien mensen?", As: "area"}, blank{Name: "firstBy", Label: "Voor welke dag? Binnen 90 dagen", As: "date", Min: tomorrow})
	}
	return list
}

var noGiver = sessions.Refuse(sessions.Conflict, "Deze belofte is ingetrokken. Er is niets meer te vragen.")

// giverTicket is what the link of a giver is for, when there is still something to say.
func giverTicket(st *sessions.State, session, promise string) (ticket, whose string, err error, found bool) {
	p, ok := record[*sessions.Promise](st, "promise", promise)
	switch {
	case !ok || p.Session != session:
		return "", "", nil, false
	case p.Withdrawn != "":
		return "", "", noGiver, true
	}
	return p.Ticket(), string(p.By), nil, true
}

func giverLink(p *sessions.Promise) []linkAsk {
	if p.Withdrawn != "" {
		return nil
	}
	return []linkAsk{{To: "/bureau/" + p.Session + "/link", Text: "Link voor " + string(p.By), Fields: [][2]string{{"promise", p.ID}}}}
}
