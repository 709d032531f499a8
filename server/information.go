package server

import (
	"fmt"
	"slices"

	"github.com/gofiber/fiber/v2"

	"maatwerkroute/server/store"
	"maatwerkroute/sessions"
)

// reportView is a report as it is read: what was frozen, and whether it arrived.
type reportView struct {
	ID, Trajectory string
	Number         int
	Level, Place   string
	From, At       sessions.Instant
	Signals        []reportSignal
	Actions        []reportAction
	Figures        []figureView
	Has            map[string]bool // the parts that were agreed
	Badge, Colour  string
	Receipt        sessions.Receipt
	Seal           string
	Address        string
}

type reportSignal struct {
	sheetSignal
	Badge, Colour, Mark string
	New                 bool
}

type reportAction struct {
	Title, Owner, Badge, Colour string
	Due                         sessions.Instant
}

// informationView is an agreement, with what was made for it, the newest first.
type informationView struct {
	Who, What, When, State string
	Ended                  bool
	Reports                []madeReport
	Forms                  []*wishForm
	Links                  []linkAsk
}

type madeReport struct {
	Title, Address, Badge, Colour, Doing string
	Forms                                []*wishForm
}

var (
	intervalWords = [][2]string{{"maand", "elke maand"}, {"kwartaal", "elk kwartaal"}, {"halfjaar", "elk halfjaar"}, {"jaar", "elk jaar"}}
	partWords     = [][2]string{{sessions.PartSignals, "signalen"}, {sessions.PartActions, "acties"}, {sessions.PartFigures, "cijfers"}}
	formWords     = [][2]string{{sessions.FormMail, "per mail"}, {sessions.FormPaper, "op papier"}}

	headlineWords = map[sessions.Headline][2]string{sessions.WithAction: {"met actie", "lime"}, sessions.PassedOn: {"doorgegeven", "azure"},
		sessions.WithReason: {"nu nee", "yellow"}, sessions.Untreated: {"open", "orange"}}
)

func reportAddress(stream, id string) string { return "/traject/" + stream + "/overzicht/" + id }

func arrival(r *sessions.Report, now sessions.Instant) (badge, colour, doing string) {
	switch r.StateAt(now) {
	case sessions.ReportArrived:
		return "aangekomen", "lime", fmt.Sprintf("Aangekomen op %s, onder nummer %s.", sessions.Dutch(r.Receipt.At), r.Receipt.Number)
	case sessions.NotArrived:
		return "niet aangekomen", "red", fmt.Sprintf("Niemand zei dat dit aankwam. Dat had op %s gemoeten.", sessions.Dutch(r.Receipt.By))
	}
	return "gemaakt", "azure", fmt.Sprintf("Wij horen voor %s of het aankwam.", sessions.Dutch(r.Receipt.By))
}

// report is public, as the page of the trajectory is: it holds nothing that did not stand there that morning.
func (s *Server) report(c *fiber.Ctx) error {
	id, b, err := s.openTrajectory(c)
	if err != nil {
		return err
	}
	p, found, now := Page{Title: "Een overzicht", News: true}, false, s.instant()
	b.Read(func(st *sessions.State, say words) {
		r, ok := record[*sessions.Report](st, "report", c.Params("report"))
		if !ok {
			return
		}
		v := viewReport(st, r, say, now)
		v.Address = s.config.PublicURL + reportAddress(id, r.ID)
		found, p.Data = true, v
		p.hosted(st, id)
	})
	if !found {
		return fiber.ErrNotFound
	}
	return s.render(c, "overzicht", p)
}

func viewReport(st *sessions.State, r *sessions.Report, say words, now sessions.Instant) reportView {
	v := reportView{ID: r.ID, Number: r.Number, Level: levelNames[r.Level], Place: string(r.Place), From: r.From, At: r.At, Receipt: r.Receipt, Has: map[string]bool{},
		Seal: grouped(r.Sum[:min(len(r.Sum), 12)])}
	v.Badge, v.Colour, _ = arrival(r, now)
	for _, part := range r.Parts {
		v.Has[part] = true
	}
	steps := map[string]string{}
	if t, ok := record[*sessions.Trajectory](st, "trajectory", st.Stream); ok {
		v.Trajectory = say(t.Title)
		for _, step := range t.Steps {
			steps[step.ID] = say(step.Title)
		}
	}
	for _, x := range r.Signals {
		word := headlineWords[x.Headline]
		v.Signals = append(v.Signals, reportSignal{sheetSignal{say(x.Signal.Sentence), steps[x.Signal.Step], known(x.Signal.Counts)}, word[0], word[1], markWords[x.Mark], x.New})
	}
	for _, a := range r.Actions {
		v.Actions = append(v.Actions, viewReportAction(a, say))
	}
	for _, f := range r.Figures {
		v.Figures = append(v.Figures, viewFigure(f))
	}
	return v
}

// viewReportAction says where an action stood, in the words of every other page.
func viewReportAction(r sessions.ReportAction, say words) reportAction {
	stood := &sessions.Action{State: r.State, Asked: r.Owner, Due: r.Due}
	if r.Fell {
		stood.Fell = 1
	}
	as := viewAction(stood, say, 0)
	v := reportAction{say(r.Title), string(r.Owner), as.Badge, as.Colour, r.Due}
	switch {
	case r.Late && (r.State == sessions.ActionAsked || r.State == sessions.ActionConditional):
		v.Badge, v.Colour = "geen antwoord", "red"
	case r.Late && r.State != sessions.ActionReopened:
		v.Badge, v.Colour = "te laat", "red"
	case r.Unknown && r.State != sessions.ActionReopened:
		v.Badge, v.Colour = "onbekend", "unknown"
	}
	return v
}

// viewInformation lists what was agreed, as everybody may read it.
func viewInformation(st *sessions.State, now sessions.Instant) (list []informationView) {
	for _, a := range records[*sessions.InformationAgreement](st) {
		v := informationView{Who: fmt.Sprintf("%s (%s)", capital(string(a.Place)), levelNames[a.Level]), When: wordFor(intervalWords, string(a.Every)), Ended: a.Ended != 0}
		for i, part := range a.Parts {
			switch {
			case i > 0 && i == len(a.Parts)-1:
				v.What += " en "
			case i > 0:
				v.What += ", "
			}
			v.What += wordFor(partWords, part)
		}
		v.State = fmt.Sprintf("Het volgende is op %s, %s.", sessions.Dutch(a.Next), wordFor(formWords, a.Form))
		if v.Ended {
			v.State = fmt.Sprintf("Gestopt op %s.", sessions.Dutch(a.Ended))
		}
		for _, r := range reportsOf(st, a) {
			one := madeReport{Title: fmt.Sprintf("Overzicht %d, %s", r.Number, sessions.Dutch(r.At)), Address: reportAddress(st.Stream, r.ID)}
			one.Badge, one.Colour, one.Doing = arrival(r, now)
			v.Reports = append(v.Reports, one)
		}
		list = append(list, v)
	}
	return list
}

func reportsOf(st *sessions.State, a *sessions.InformationAgreement) (list []*sessions.Report) {
	for _, r := range records[*sessions.Report](st) {
		if r.Agreement == a.ID {
			list = append(list, r)
		}
	}
	slices.SortFunc(list, func(a, b *sessions.Report) int { return b.Number - a.Number })
	return list
}

// information gives the agreements with what the desk can do: receive what somebody told it came, stop one, make one.
func (d *deskForms) information(v visit) (list []informationView, forms []*wishForm) {
	lead := v.as.Role == sessions.Facilitator
	list = viewInformation(d.state, d.now)
	for i, a := range records[*sessions.InformationAgreement](d.state) {
		one := &list[i]
		for j, r := range reportsOf(d.state, a) {
			if r.Receipt.At == 0 {
				one.Reports[j].Forms = d.received(r)
			}
		}
		one.Links = []linkAsk{{To: "/bureau/" + a.Session + "/draaglink", Text: "Link voor " + string(a.Place), Fields: [][2]string{{"agreement", a.ID}}}}
		one.Forms = d.finish(a.Session, a.ID, formsIf(lead && a.Ended == 0, newWish("end-information", "Stop deze afspraak", fixed("agreement", a.ID)).sends("Stop", "Wat al gemaakt is, blijft staan."))...)
	}
	forms = d.finish(v.key.Session, "overzicht", formsIf(lead, newWish("agree-information", "Spreek af wie een overzicht krijgt", made("agreement"),
		pick("level", "Wie krijgt het?", levelWords...).need(), short("place", "Welke functie daar?").says("Leeg is wie daar gewoonlijk antwoordt, zoals de griffie."),
		choose("every", "Hoe vaak?", intervalWords...), wishField{Of: "many", Name: "parts", Label: "Wat staat erin?", Options: partWords},
		dated("first", "Wanneer is het eerste?", d.tomorrow, d.year).need(), choose("form", "Hoe gaat het?", formWords...),
		short(mailboxField, "Aan welk mailadres?").says("Het adres van een functie, zoals griffie@gemeente.nl. Alleen als het per mail gaat.")).
		sends("Spreek dit af", "Er staat niets in over één mens. Aantallen onder de 5 staan er niet in."))...)
	return list, forms
}

func (d *deskForms) received(r *sessions.Report) []*wishForm {
	return d.finish(r.Session, r.ID, newWish("receive-report", "Het is aangekomen", fixed("report", r.ID), short("number", "Onder welk nummer is het ingeschreven?").need()))
}

const mailboxField = "adres"

// mailbox keeps the address to which the reports go, once they are agreed. What goes by mail needs one.
func (s *Server) mailbox(does fiber.Handler) fiber.Handler {
	return func(c *fiber.Ctx) error {
		if c.Params("op") != "agree-information" || c.FormValue("form") != sessions.FormMail {
			return does(c)
		}
		v := visiting(c)
		to, err := oneAddress(c.FormValue(mailboxField))
		if err != nil {
			return s.unheard(c, v, err)
		}
		if err := does(c); err != nil || c.Response().StatusCode() != fiber.StatusSeeOther {
			return err
		}
		ticket := (&sessions.InformationAgreement{ID: c.FormValue("agreement")}).Ticket()
		return s.store.SaveAddress(c.UserContext(), store.Address{Stream: v.key.Stream, Session: v.key.Session, Object: ticket, Mail: to, MadeAt: s.instant()})
	}
}

// gotView is what the place that gets the reports sees by its link: each report, and whether they said that it came.
type gotView struct {
	evening
	Whose   string
	Reports []gotReport
	Kept    bool
}

type gotReport struct {
	madeReport
	Forms []linkForm
}

func informed(st *sessions.State, ticket string) *sessions.InformationAgreement {
	for _, a := range records[*sessions.InformationAgreement](st) {
		if a.Ticket() == ticket {
			return a
		}
	}
	return nil
}

// gotPage is the page of that link; false when the link is for something else.
func (s *Server) gotPage(c *fiber.Ctx, v visit) (p Page, ok bool, err error) {
	e, err := v.evening()
	if err != nil {
		return Page{}, false, err
	}
	d := gotView{evening: e, Kept: c.Query("bewaard") != ""}
	var forms []linkForm
	v.board.Read(func(st *sessions.State, _ words) {
		a := informed(st, v.key.Object)
		if a == nil {
			return
		}
		ok, d.Whose = true, string(a.Place)
		for _, r := range reportsOf(st, a) {
			one := gotReport{madeReport: madeReport{Title: fmt.Sprintf("Overzicht %d, %s", r.Number, sessions.Dutch(r.At)), Address: reportAddress(st.Stream, r.ID)}}
			one.Badge, one.Colour, one.Doing = arrival(r, s.instant())
			if r.Receipt.At == 0 {
				forms = append(forms, linkForm{To: "/dragen/doe", Op: "receive-report", Button: "Dit is aangekomen", Hidden: [][2]string{{"report", r.ID}},
					Fields: []blank{{Name: "number", Label: "Onder welk nummer is het ingeschreven?", As: "line", Must: true}}})
			}
			d.Reports = append(d.Reports, one)
		}
	})
	forms, lost := numbered(c, forms)
	for _, f := range forms {
		for i := range d.Reports {
			if reportAddress(v.key.Stream, f.Hidden[0][1]) == d.Reports[i].Address {
				d.Reports[i].Forms = []linkForm{f}
			}
		}
	}
	p = e.page("De overzichten voor " + d.Whose)
	p.Way, p.Data, p.Lost = linkWay(c, "/dragen"), d, lost
	return p, ok, err
}
