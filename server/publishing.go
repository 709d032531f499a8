package server

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"github.com/gofiber/fiber/v2"

	"maatwerkroute/server/store"
	"maatwerkroute/sessions"
)

// publisher makes the page while the board is read.
type publisher struct {
	*deskForms
	r       *sessions.Route
	steps   []*sessions.RouteStep
	session string
	lead    bool
}

func routeAddress(session, route string) string { return "/bureau/" + session + "/route/" + route }

func publishAddress(session, route string) string {
	return routeAddress(session, route) + "/naar-buiten"
}

// publishPage shows it.
func (s *Server) publishPage(c *fiber.Ctx) error {
	p, err := s.publishing(c, visiting(c), "", nil)
	if err != nil {
		return err
	}
	return s.render(c, "naarbuiten", p)
}

// publishForms are its forms.
func (s *Server) publishForms() forms {
	return forms{
		page: func(c *fiber.Ctx, v visit) (string, Page, error) {
			p, err := s.publishing(c, v, c.Params("op"), formOf(c))
			return "naarbuiten", p, err
		},
		mine: onlyOps("publish-route", "endorse-route", "end-endorsement", "keep-condition", "drop-condition", "ask-support"),
		back: func(c *fiber.Ctx) string {
			return publishAddress(c.Params("session"), c.Params("route")) + "?bewaard=ja"
		},
	}
}

// publishing makes the page; op and sent are of a form that was refused.
func (s *Server) publishing(c *fiber.Ctx, v visit, op string, sent url.Values) (Page, error) {
	e, err := v.evening()
	if err != nil {
		return Page{}, err
	}
	d, p := publishing{evening: e, Kept: c.Query("bewaard") == "ja"}, e.page("")
	err = store.ErrNone
	v.board.Read(func(st *sessions.State, say words) {
		r, ok := record[*sessions.Route](st, "route", c.Params("route"))
		if !ok {
			return
		}
		err = nil
		p.Title = say(r.Title)
		b := publisher{deskForms: s.formsOf(v, st, say), r: r, steps: st.StepsOf(r), session: e.ID, lead: e.Leads}
		b.fill(&d)
	})
	if err != nil {
		return Page{}, err
	}
	for _, f := range d.every() {
		if op != "" && f.is(op, sent) {
			d.Again = f.typed(sent)
		}
	}
	if op != "" && d.Again == nil {
		for _, name := range []string{"text", "by", "name"} {
			if typed := sent.Get(name); typed != "" {
				d.Typed = append(d.Typed, typed)
			}
		}
	}
	p.Wide, p.Data = true, d
	return p, nil
}

// every lists the forms of the page.
func (d *publishing) every() []*wishForm {
	list := append(slices.Clone(d.Publish), d.Carry...)
	for _, st := range d.Steps {
		for _, one := range st.Conditions {
			list = append(list, one.Forms...)
		}
		for _, one := range st.Behind {
			list = append(list, one.Forms...)
		}
	}
	return list
}

func (b publisher) fill(d *publishing) {
	d.Version, d.Effect = versionWords[b.r.Version], b.say(b.r.Effect)
	for _, o := range b.state.Routes() {
		d.Others = append(d.Others, otherRoute{Title: fmt.Sprintf("%s (%s)", b.say(o.Title), strings.ToLower(versionWords[o.Version])), Address: publishAddress(b.session, o.ID), Here: o.ID == b.r.ID})
	}
	d.Meter = lastmeterOf(family(b.state, b.r, func(route string) string { return routeAddress(b.session, route) })...)
	b.differs(d)
	for _, f := range b.state.Findings(b.r) { // the same thing at several steps is one thing to talk about
		about := b.say(f.About)
		i := slices.IndexFunc(d.Found, func(x foundLine) bool { return x.Text == f.Text && x.About == about })
		if i < 0 {
			i, d.Found = len(d.Found), append(d.Found, foundLine{Text: f.Text, About: about})
		}
		d.Found[i].At = append(d.Found[i].At, b.at(f.Step))
	}
	for _, g := range b.state.Gaps(b.r, b.say) {
		one := gapLine{stepAt: b.at(g.Step), Meant: b.say(g.Meant)}
		for _, real := range g.Real {
			one.Real = append(one.Real, realLine{By: practiceBy(real), Text: b.say(real.Text)})
		}
		d.Gaps = append(d.Gaps, one)
	}
	for _, x := range sessions.Dropped(b.steps) {
		d.Drops = append(d.Drops, dropLine{stepAt: b.at(x.Step), Text: b.say(x.Text), Owner: string(x.Owner), Legal: b.say(x.Legal)})
	}
	b.carries(d)
	b.goesOut(d)
}

func practiceBy(p sessions.Practice) string {
	if p.By != "" {
		return string(p.By)
	}
	return sideName(p.Side)
}

func (b publisher) at(step string) stepAt {
	for i, st := range b.steps {
		if st.ID == step {
			return stepAt{Place: i + 1, Title: b.say(st.Title), Address: routeAddress(b.session, b.r.ID) + "#stap-" + step}
		}
	}
	return stepAt{}
}

// carries lists who stands behind what, and what was built in; it is for the ideal route.
func (b publisher) carries(d *publishing) {
	if b.r.Version != sessions.RouteIdeal || len(b.steps) == 0 {
		return
	}
	d.Steps = append(d.Steps, carriedStep{Title: "De hele route"})
	options := [][2]string{}
	for i, st := range b.steps {
		title := fmt.Sprintf("Stap %d: %s", i+1, b.say(st.Title))
		d.Steps, options = append(d.Steps, carriedStep{ID: st.ID, Title: title}), append(options, [2]string{st.ID, title})
	}
	for i := range d.Steps {
		one := &d.Steps[i]
		for _, k := range records[*sessions.StepCondition](b.state) {
			if k.Step == one.ID && k.Ended == 0 {
				one.Conditions = append(one.Conditions, conditionLine{Text: b.say(k.Text), Forms: b.here(k.ID, newWish("drop-condition", "Haal deze voorwaarde weg", fixed("condition", k.ID)).sends("Haal weg", ""))})
			}
		}
	}
	b.stand(d)
	b.bare(d)
	d.Carry = b.here(b.r.ID, newWish("keep-condition", "Bouw een bezwaar in als voorwaarde", made("condition"), pick("step", "Bij welke stap?", options...).need(),
		long("text", "Wat moet er bij deze stap geregeld zijn?").need().says("In woorden van de tafel. Schrijf niet van wie het bezwaar kwam.")).sends("Bewaar de voorwaarde", "De stap verandert hierdoor. Wie er al achter stond, geeft opnieuw steun."),
		newWish("endorse-route", "Schrijf op wie hierachter staat", made("endorsement"), fixed("route", b.r.ID), pick("step", "Achter welke stap?", options...).says("Kies niets voor de hele route."),
			short("by", "Welke functie of organisatie?").need(), short("name", "Welke naam?").says("Alleen als die persoon dat wil. Na publicatie leest iedereen dit."),
			choose("way", "Hoe zei deze persoon het?", endorseWays[:2]...)).sends("Bewaar de steun", "De persoon of u kunt dit altijd weer weghalen."))
	if _, out := b.state.Newest(b.r.ID); out {
		d.Carry = append(d.Carry, b.here("vraag", newWish("ask-support", "Vraag steun aan wie er niet bij was", made("ask"), fixed("route", b.r.ID), short("by", "Welke functie of organisatie?").need()).
			sends("Maak een vraag", "Wie u vraagt, leest de nieuwste versie en kan per stap ja zeggen."))...)
	}
}

// stand puts everybody who stands behind something at what it is. Who stood behind a step that went stands nowhere.
func (b publisher) stand(d *publishing) {
	standing := b.state.Standing(b.r)
	for _, e := range b.state.Endorsements(b.r.ID) {
		i := slices.IndexFunc(d.Steps, func(st carriedStep) bool { return st.ID == e.Step })
		if i < 0 {
			continue
		}
		d.Steps[i].Behind = append(d.Steps[i].Behind, carrierLine{Says: b.carrier(e), Lapsed: !slices.Contains(standing, e),
			Forms: b.here(e.ID, newWish("end-endorsement", "Haal deze steun weg", fixed("endorsement", e.ID)).sends("Haal weg", "Doe dit als die persoon daarom vraagt. De naam wordt dan gewist."))})
	}
}

// bare takes the steps out of the list of which there is nothing to tell, but for where they lie.
func (b publisher) bare(d *publishing) {
	told := d.Steps[:1]
	for i, st := range d.Steps[1:] {
		if len(st.Conditions) > 0 || len(st.Behind) > 0 {
			told = append(told, st)
			continue
		}
		d.Without = append(d.Without, i+1)
	}
	d.Steps = told
}

var endorseWays = [][2]string{{"papier", "op papier"}, {"telefoon", "per telefoon"}, {"link", "via een link"}}

func (b publisher) carrier(e *sessions.Endorsement) string {
	who := string(e.By)
	if name := b.say(e.Name); name != "" {
		who = name + ", " + who
	}
	return fmt.Sprintf("%s (%s)", who, wordFor(endorseWays, e.Way))
}

// goesOut says what keeps the route inside, and lists what went out with who carries it.
func (b publisher) goesOut(d *publishing) {
	for _, h := range b.state.Hinders(b.r) {
		d.Hinders = append(d.Hinders, hinderLine{stepAt: b.at(h.Step), Text: h.Text})
	}
	if b.lead && len(d.Hinders) == 0 && b.r.Version != sessions.RouteVariant && len(b.steps) > 0 {
		d.Publish = b.here("uit", newWish("publish-route", "Zet een versie naar buiten", made("edition"), fixed("route", b.r.ID), short("name", "Hoe heet deze versie?").says("Mag leeg. Dan telt het vanzelf door: v0.1, v0.2.")).
			sends("Zet naar buiten", "Iedereen kan deze versie lezen. Wat bewoners vertelden over hoe het echt gaat, staat er niet in."))
	}
	editions := b.state.Editions(b.r.ID)
	slices.Reverse(editions)
	for _, e := range editions {
		one := editionLine{Name: string(e.Name), At: e.At, Steps: amount(len(e.Steps), "stap", "stappen")}
		for _, x := range b.state.Carried(e) {
			says := b.carrier(x)
			if at := slices.IndexFunc(e.Steps, func(st sessions.RouteStep) bool { return st.ID == x.Step }); at >= 0 {
				says += fmt.Sprintf(", voor stap %d", at+1)
			}
			one.Carried = append(one.Carried, says)
		}
		d.Editions = append(d.Editions, one)
	}
}

// here addresses forms to this page.
func (b publisher) here(of string, list ...*wishForm) []*wishForm {
	for _, f := range list {
		f.To, f.Name, f.Light = "/bureau/"+b.session+"/route/"+b.r.ID+"/doe/"+f.Op, f.Op+"-"+of, true
	}
	return list
}
