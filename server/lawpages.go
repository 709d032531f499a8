package server

import (
	"fmt"
	"net/url"
	"slices"

	"github.com/gofiber/fiber/v2"

	"maatwerkroute/server/store"
	"maatwerkroute/sessions"
)

// rulesView is the page of the rules: what somebody says may not, first what nobody knows where it stands.
type rulesView struct {
	lawPage
	Said, Proposals, Presumed, Known, Gone []ruleView
	Counts                                 []string
	Routes                                 []routeSteps
	Name                                   *wishForm
}

type routeSteps struct {
	Title string
	Steps []filter
}

// lawPage is what the pages about the law have in common.
type lawPage struct {
	evening
	Kept  bool
	Write bool
	Again *wishForm
	Typed []string
	Base  string // where these pages lie for who reads them
}

// lawOps are the wishes of the pages about the law.
var lawOps = []string{"name-rule", "check-rule", "refute-rule", "settle-proposal", "clash-rules", "tell-clash", "test-step", "weigh-option",
	"register-exception", "use-exception", "review-exception", "ask-case", "answer-case", "tell-lesson"}

// readsLaw fills a page while the board is read, for whoever may see it.
func (s *Server) readsLaw(c *fiber.Ctx, v visit, fill func(*lawReader, lawPage) error) error {
	e, err := v.evening()
	if err != nil {
		return err
	}
	p := lawPage{evening: e, Kept: c.Query("bewaard") != "", Base: lawBase(c, v), Write: v.as.Role == sessions.Facilitator || v.as.Role == sessions.CoFacilitator}
	v.board.Read(func(st *sessions.State, say words) {
		var class sessions.Class
		if class, err = st.Class(v.as); err != nil {
			return
		}
		if class.Role == sessions.Nobody { // a guest who did not say yes to the promise yet
			err = store.ErrNone
			return
		}
		l := &lawReader{deskForms: s.formsOf(v, st, say), session: e.ID, write: p.Write}
		l.class = class
		err = fill(l, p)
	})
	return err
}

// lawBase is where the pages about the law lie for who reads them: the desk, a trajectory lead or a guest.
func lawBase(c *fiber.Ctx, v visit) string {
	switch v.as.Role {
	case sessions.Facilitator, sessions.CoFacilitator:
		return "/bureau/" + c.Params("session")
	case sessions.TrajectoryLead:
		return "/bureau/" + c.Params("session") + "/lezen"
	}
	return "/meekijken"
}

func (s *Server) rules(c *fiber.Ctx) error { return s.lawful(c, s.rulesPage) }

func (s *Server) exceptions(c *fiber.Ctx) error { return s.lawful(c, s.exceptionsPage) }

func (s *Server) stepLaw(c *fiber.Ctx) error { return s.lawful(c, s.stepLawPage) }

func (s *Server) lawful(c *fiber.Ctx, page func(*fiber.Ctx, visit) (string, Page, error)) error {
	name, p, err := page(c, visiting(c))
	if err != nil {
		return err
	}
	return s.render(c, name, p)
}

func (s *Server) ruleForms() forms {
	return forms{page: s.rulesPage, mine: onlyOps(lawOps...), back: lawBack("/regels")}
}

func (s *Server) exceptionForms() forms {
	return forms{page: s.exceptionsPage, mine: onlyOps(lawOps...), back: lawBack("/uitzonderingen")}
}

func (s *Server) stepLawForms() forms {
	return forms{page: s.stepLawPage, mine: onlyOps(lawOps...), back: func(c *fiber.Ctx) string { return lawBack("/toets/" + c.Params("step"))(c) }}
}

func lawBack(page string) func(*fiber.Ctx) string {
	return func(c *fiber.Ctx) string { return "/bureau/" + c.Params("session") + page + "?bewaard=ja" }
}

func (s *Server) rulesPage(c *fiber.Ctx, v visit) (string, Page, error) {
	var r rulesView
	err := s.readsLaw(c, v, func(l *lawReader, p lawPage) error {
		r = rulesView{lawPage: p}
		r.fill(l)
		return nil
	})
	if err != nil {
		return "", Page{}, err
	}
	r.refused(c, r.every())
	page := r.page("Regels en ruimte")
	page.Wide, page.Data = true, r
	return "regels", page, nil
}

func (r *rulesView) fill(l *lawReader) {
	for _, rule := range l.rules() {
		v := l.viewRule(rule)
		switch {
		case rule.State == sessions.RuleProposed:
			r.Proposals = append(r.Proposals, v)
		case rule.Presumed():
			r.Presumed = append(r.Presumed, v)
		case rule.Stands():
			r.Known = append(r.Known, v)
		default:
			r.Gone = append(r.Gone, v)
		}
	}
	slices.SortStableFunc(r.Known, func(a, b ruleView) int {
		return truth(b.Badge == "opnieuw nakijken") - truth(a.Badge == "opnieuw nakijken")
	})
	for _, card := range l.state.Unsourced(l.session) {
		if sessions.Seen(card, l.class) == nil {
			continue
		}
		v := ruleView{ID: card.ID, Text: newest(card.Words, card.Newer, l.say), Badge: "vermeende regel", Colour: "orange"}
		if l.write {
			v.Forms = l.at("regels", l.saidOn(card)...)
		}
		r.Said = append(r.Said, v)
	}
	r.Counts = countWords(l.state.RuleCount(l.now))
	for _, route := range l.state.Routes() {
		if sessions.Seen(route, l.class) == nil {
			continue
		}
		one := routeSteps{Title: l.say(route.Title)}
		for _, step := range l.state.StepsOf(route) {
			f := filter{Text: l.say(step.Title), N: len(sessions.RulesAt(l.state, step.ID))}
			if l.write {
				f.Address = testAddress(l.session, step.ID)
			}
			one.Steps = append(one.Steps, f)
		}
		r.Routes = append(r.Routes, one)
	}
	if l.write {
		barrier := pick("barrier", "Welke drempel houdt dit in stand?", l.barriersHere(l.session)...)
		r.Name = l.alone("regels", l.nameRule(barrier))
	}
}

func (r *rulesView) every() (list []*wishForm) {
	for _, group := range [][]ruleView{r.Said, r.Proposals, r.Presumed, r.Known} {
		for _, v := range group {
			list = append(list, v.Forms...)
		}
	}
	if r.Name != nil {
		list = append(list, r.Name)
	}
	return list
}

func countWords(c sessions.RuleCount) []string {
	one := func(n int, single, more string) string {
		if n == 1 {
			return "1 " + single
		}
		return fmt.Sprintf("%d %s", n, more)
	}
	list := []string{one(c.Refuted, "regel bleek er niet te zijn en is verdwenen.", "regels bleken er niet te zijn en zijn verdwenen."), one(c.Presumed, "regel is nog vermeend.", "regels zijn nog vermeend."),
		one(c.Known, "regel heeft een bron.", "regels hebben een bron.")}
	if c.Stale > 0 {
		list = append(list, one(c.Stale, "bron is langer dan een jaar niet nagekeken.", "bronnen zijn langer dan een jaar niet nagekeken."))
	}
	return list
}

// refused puts the form that was sent on top with what was typed, and with how things stand now: who reads that and
// sends it again means it. When its form is gone the words alone are given back.
func (p *lawPage) refused(c *fiber.Ctx, list []*wishForm) {
	if c.Method() != fiber.MethodPost {
		return
	}
	sent := formOf(c)
	for _, f := range list {
		if !f.is(c.Params("op"), sent) {
			continue
		}
		p.Again = f.typed(sent)
		for i, field := range f.Fields {
			if field.Name == "was" {
				p.Again.Fields[i].Value = field.Value
			}
		}
		return
	}
	p.Typed = writtenIn(sent)
}

// writtenIn are the words that somebody wrote in a form about the law.
func writtenIn(sent url.Values) (list []string) {
	for _, name := range []string{"text", "why", "citation", "source", "effect", "values", "consequences", "law", "option", "heartWhy", "euroWhy", "lawWhy", "lawAsks", "personAsks", "fitting", "decided",
		"features", "reason", "basis", "alike", "question", "stuck", "helped", "sentence"} {
		if v := sent.Get(name); v != "" {
			list = append(list, v)
		}
	}
	return list
}
