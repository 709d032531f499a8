package play

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"maatwerkroute/sessions"
)

// says is an owner who opens their link and sends one of the forms that they find there.
func (s *stage) says(ctx context.Context, a item, op string, fields url.Values) error {
	p, err := s.reach(ctx, a.id, theOwner)
	if err != nil {
		return err
	}
	fields.Set("action", short(a.id))
	_, err = p.post(ctx, "/antwoord/doe/"+op, fields)
	return err
}

// work is what owners do, each on its day: what was agreed beforehand, the start, what they let people know, another
// date, and that it is done.
func (s *stage) work() []deed {
	var list []deed
	for _, course := range s.book("actie_verloop").members() {
		a := s.book("acties." + course.id)
		o, ok := owners[a.id]
		if !ok {
			continue
		}
		on := func(day, hour int, what string, do func(context.Context) error) {
			list = append(list, deed{day, hour, a.id + " " + what, do})
		}
		on(max(o.begins, course.day("aanvaard")), 12, "afgesproken", func(ctx context.Context) error { return s.agree(ctx, a, o) })
		if o.begins > 0 {
			on(o.begins, 14, "begonnen", func(ctx context.Context) error { return s.says(ctx, a, "begin-action", form()) })
		}
		for _, u := range o.updates {
			on(u.day, 9, "bericht", func(ctx context.Context) error {
				return s.says(ctx, a, "update-action", form("did", u.did, "next", u.next))
			})
		}
		if course.has("verschoven_naar") {
			on(a.day("eerste_datum")-1, 15, "verschoven", func(ctx context.Context) error { return s.shift(ctx, a, course) })
		}
		if done := course.day("klaar"); done > 0 {
			on(done, 10, "klaar volgens de eigenaar", func(ctx context.Context) error { return s.claim(ctx, a, course, o) })
			on(done+1, 18, "gelezen door wie het vertelde", func(ctx context.Context) error { return s.reads(ctx, s.raiser(a.raw("drempel"))) })
		}
	}
	return slices.Concat(list, s.extra())
}

// agree has both sides say yes to the kind of an action, and writes down how people will notice it.
func (s *stage) agree(ctx context.Context, a item, o owner) error {
	kind := a.raw("soort")
	raiser, err := s.back(ctx, s.raiser(a.raw("drempel")))
	if err != nil {
		return err
	}
	if err := raiser.do(ctx, &sessions.JudgeKind{Action: short(a.id), Ladder: kind}); err != nil {
		return err
	}
	if err := s.says(ctx, a, "judge-kind", form("ladder", kind)); err != nil {
		return err
	}
	plan := form("manager", o.manager, "effect", o.effect, "learner", o.learner, "teacher", o.teacher,
		"measure", o.measure, "now", o.now, "goal", o.goal, "measurer", o.measurer)
	if forget := s.course(a.id).text("als_iedereen_dit_vergeet"); forget != "" {
		plan.Set("forget", s.named(forget))
	}
	if m := s.book("monitorafspraken." + a.id); !m.none() {
		m.raw("actie")
		plan.Set("measure", m.text("wat"))
		plan.Set("now", counted(m, "begin"))
		plan.Set("goal", counted(m, "doel"))
		plan.Set("measurer", m.raw("wie"))
	}
	return s.says(ctx, a, "plan-action", plan)
}

// counted is a number of a monitoring agreement, with what it is out of.
func counted(m item, key string) string {
	if of := m.raw("van"); of != "" {
		return m.raw(key) + " van de " + of
	}
	return m.raw(key)
}

func (s *stage) shift(ctx context.Context, a, course item) error {
	return s.says(ctx, a, "shift-action", form("due", dateOn(course.day("verschoven_naar")), "why", sentence(course.text("verschoven_omdat"))))
}

// sentence writes what the script has in passing as a sentence of its own.
func sentence(text string) string {
	return strings.ToUpper(text[:1]) + text[1:] + "."
}

// claim is "klaar": what there is to see, two who can work with it, and what is different now.
func (s *stage) claim(ctx context.Context, a, course item, o owner) error {
	for i, what := range append(a.texts("bewijs"), course.texts("bewijs")...) {
		if err := s.show(ctx, a, fmt.Sprintf("%s-%d", short(a.id), i+1), what); err != nil {
			return err
		}
	}
	if who := course.raw("uitvoerbaarheid"); who != "" {
		if err := s.try(ctx, a, who, 2); err != nil {
			return err
		}
	}
	return s.says(ctx, a, "claim-action", form("told", o.told))
}

func (s *stage) show(ctx context.Context, a item, id, what string) error {
	kind := "document"
	switch {
	case strings.HasPrefix(what, "mystery bezoek"):
		kind = "mystery_visit"
	case strings.HasPrefix(what, "telling"):
		kind = "telling"
	}
	return s.says(ctx, a, "add-evidence", form("evidence", id, "type", kind, "what", sentence(what), "public", "ja"))
}

// try has people who do the work say whether they can work with it. Only those who were at the table have a code, and
// who does the same work as the script says goes first.
func (s *stage) try(ctx context.Context, a item, who string, people int) error {
	list := s.of(sessions.Uitvoering)
	slices.SortStableFunc(list, func(x, y *guest) int { return alike(y.function, who) - alike(x.function, who) })
	for _, g := range list[:people] {
		if alike(g.function, who) == 0 {
			s.note("actie_verloop: uitvoerbaarheid, door andere uitvoerders van de tafel dan die er staan", a.id)
		}
		at, err := s.back(ctx, g)
		if err != nil {
			return err
		}
		if err := at.do(ctx, &sessions.TryWork{Action: short(a.id), Yes: true}); err != nil {
			return err
		}
	}
	return nil
}

func alike(function, who string) int {
	words := strings.Fields(function)
	if len(words) > 0 && strings.Contains(who, words[len(words)-1]) {
		return 1
	}
	return 0
}

// back is a guest who comes back after the evening, with the code on their slip.
func (s *stage) back(ctx context.Context, g *guest) (*guest, error) {
	_, err := g.post(ctx, "/mijn/in", form("code", g.slip))
	return g, err
}

// reads is somebody who looks what came of it: their page says what is asked of them.
func (s *stage) reads(ctx context.Context, g *guest) error {
	if _, err := s.back(ctx, g); err != nil {
		return err
	}
	_, err := g.open(ctx, "/mijn")
	return err
}

// raiser is somebody who told a barrier. Where officials raised it, it is the first resident, who recognised it.
func (s *stage) raiser(barrier string) *guest { return s.raisers(barrier)[0] }

func (s *stage) raisers(barrier string) []*guest {
	var list []*guest
	for _, card := range s.book("drempels." + barrier).texts("uit") {
		if g := s.author[card]; g != nil && g.side == sessions.Ervaring && !slices.Contains(list, g) {
			list = append(list, g)
		}
	}
	if len(list) == 0 {
		return s.of(sessions.Ervaring)[:1]
	}
	return list
}

// extra is what the script says of one action alone.
func (s *stage) extra() []deed {
	a4, a6, a8, a9, a11 := s.book("acties.A4"), s.book("acties.A6"), s.book("acties.A8"), s.book("acties.A9"), s.book("acties.A11")
	return []deed{
		{owners["A4"].begins, 15, "A4 terugblikken", func(ctx context.Context) error { return s.experiment(ctx, a4) }},
		{looksA4, 15, "A4 teruggeblikt", func(ctx context.Context) error {
			return s.says(ctx, a4, "look-trial", form("said", lookedA4, "next", "door"))
		}},
		{triesA6, 10, "A6 uitgeprobeerd", func(ctx context.Context) error { return s.try(ctx, a6, a6.raw("eigenaar"), 1) }},
		{claimsA6, 11, "A6 mag nog niet klaar heten", func(ctx context.Context) error { return s.waits(ctx, a6) }},
		{s.course("A8").day("aanvaard") + 2, 10, "A8 let op", func(ctx context.Context) error { return s.heed(ctx, a8, s.named(a8.text("let_op"))) }},
		{63, 10, "A9 telling", func(ctx context.Context) error { return s.lookBack(ctx, a9) }},
		{today, 10, "A11 doen mee", func(ctx context.Context) error { return s.joined(ctx, a11) }},
	}
}

func (s *stage) heed(ctx context.Context, a item, text string) error {
	return s.lea.do(ctx, &sessions.AttachNeed{Action: short(a.id), What: "opletten", Text: words(text)})
}

// experiment agrees on the days to look back together, and on when to stop.
func (s *stage) experiment(ctx context.Context, a item) error {
	e := a.at("experiment")
	fields := form("until", dateOn(owners[a.id].begins+7*e.number("weken")), "stopIf", sentence(e.text("stop_als")))
	for _, day := range e.texts("terugblik") {
		fields.Add("looks", dateOn(dayOf(day)))
	}
	return s.says(ctx, a, "plan-trial", fields)
}

// waits is an owner who wants to say that it is done before two executors could work with it. The rules say no.
func (s *stage) waits(ctx context.Context, a item) error {
	if err := s.show(ctx, a, short(a.id)+"-1", "lijst met voorbeeldzinnen"); err != nil {
		return err
	}
	p, err := s.reach(ctx, a.id, theOwner)
	if err != nil {
		return err
	}
	got, err := p.post(ctx, "/antwoord/doe/claim-action", form("action", short(a.id), "told", "Er is een lijst met wie tekent."))
	if err == nil || got.status != http.StatusConflict {
		return errors.Join(err, fmt.Errorf("%s: \"klaar\" was not refused, but %d", a.id, got.status))
	}
	what, _, _ := strings.Cut(a.text("wacht_op"), " (")
	return s.says(ctx, a, "update-action", form("did", "Eén medewerker kan ermee werken.", "next", "Wij wachten op de "+what+"."))
}

// lookBack counts who was found and helped.
func (s *stage) lookBack(ctx context.Context, a item) error {
	n := a.at("telling")
	return s.says(ctx, a, "count-look-back", form("listed", n.raw("lijst"), "approached", n.raw("benaderd"), "helped", n.raw("geholpen")))
}

// joined writes who takes part, before there is an owner with steps.
func (s *stage) joined(ctx context.Context, a item) error {
	for _, who := range a.texts("doen_mee") {
		if err := s.lea.do(ctx, &sessions.AttachNeed{Action: short(a.id), What: "mensen", Text: words("Doet mee aan de ideale route."), By: sessions.Label(who)}); err != nil {
			return err
		}
	}
	return nil
}

// note names something that was played in another way than the script has it.
func (s *stage) note(what, id string) {
	i := slices.IndexFunc(s.partly, func(n note) bool { return n.what == what })
	if i < 0 {
		s.partly = append(s.partly, note{what, []string{id}})
		return
	}
	if !slices.Contains(s.partly[i].ids, id) {
		s.partly[i].ids = append(s.partly[i].ids, id)
	}
}

// note is a line of what was played in another way, and for which parts.
type note struct {
	what string
	ids  []string
}

func (n note) String() string { return n.what + " (" + strings.Join(n.ids, " ") + ")" }
