package server

import (
	"slices"

	"github.com/gofiber/fiber/v2"

	"maatwerkroute/sessions"
)

// exceptionsView is the register, with the questions that were answered and the lessons.
type exceptionsView struct {
	lawPage
	Words      string
	Exceptions []exceptionView
	Questions  []mayView
	Lessons    []lessonView
	Proposals  int
	Forms      []*wishForm
}

type lessonView struct{ Stuck, Helped, By, Barrier string }

func (s *Server) exceptionsPage(c *fiber.Ctx, v visit) (string, Page, error) {
	var x exceptionsView
	err := s.readsLaw(c, v, func(l *lawReader, p lawPage) error {
		x = exceptionsView{lawPage: p, Words: c.Query("zoek")}
		if len(x.Words) > 200 {
			x.Words = ""
		}
		x.fill(l)
		return nil
	})
	if err != nil {
		return "", Page{}, err
	}
	every := slices.Clone(x.Forms)
	for _, e := range x.Exceptions {
		every = append(every, e.Forms...)
	}
	for _, q := range x.Questions {
		every = append(every, q.Forms...)
	}
	x.refused(c, every)
	page := x.page("Uitzonderingen en antwoorden")
	page.Wide, page.Data = true, x
	return "uitzonderingen", page, nil
}

func (x *exceptionsView) fill(l *lawReader) {
	for _, p := range l.state.Precedents(x.Words) {
		if p, ok := sessions.Seen(p, l.class).(*sessions.Precedent); ok {
			x.Exceptions = append(x.Exceptions, l.viewException(p))
		}
	}
	for _, q := range seen[*sessions.MayQuestion](l.state, l.class) {
		if v := l.viewMay(q); found(x.Words, v.Question, v.Answer, v.Rests) {
			x.Questions = append(x.Questions, v)
		}
	}
	slices.SortStableFunc(x.Questions, func(a, b mayView) int { return truth(a.Answer != "") - truth(b.Answer != "") })
	for _, one := range seen[*sessions.Lesson](l.state, l.class) {
		v := lessonView{Stuck: l.say(one.Stuck), Helped: l.say(one.Helped), By: string(one.By), Barrier: l.sentence(one.Barrier)}
		if found(x.Words, v.Stuck, v.Helped, v.Barrier) {
			x.Lessons = append(x.Lessons, v)
		}
	}
	x.Proposals = l.state.RuleCount(l.now).Proposed
	if l.write {
		x.Forms = []*wishForm{l.alone("uitzonderingen", l.register("")), l.alone("uitzonderingen", askMay()), l.alone("uitzonderingen", l.lesson(l.session))}
	}
}

func askMay(from ...wishField) *wishForm {
	return newWish("ask-case", "Stel de vraag: mag dit?", append(from, made("case"), long("question", "Mag …?").need().says("De vraag zonder de zaak. "+noPersonal))...).
		sends("Stel de vraag", "Wie het weet, antwoordt met waar het staat. Daarna vindt iedereen het antwoord terug.")
}
