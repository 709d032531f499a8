package server

import (
	"fmt"
	"strings"

	"maatwerkroute/sessions"
)

// The words in which the law pages read what is kept as a code.
var (
	bindingWords = [][2]string{{"wet", "een wet"}, {"verordening", "een verordening van de gemeente"}, {"beleidsregel", "een beleidsregel"},
		{"werkinstructie", "een werkinstructie"}, {"gewoonte", "een gewoonte"}}
	leewayWords = [][2]string{{"mag_al", "Het mag al"}, {"mag_met_motivering", "Het mag, met een goede reden op papier"}, {"teambesluit", "Het team kan dit besluiten"},
		{"college", "Het college moet dit besluiten"}, {"raad", "De gemeenteraad moet dit besluiten"}, {"rijk", "Het Rijk moet dit besluiten"},
		{"vermeende_regel", "Niemand weet waar dit staat: een vermeende regel"}, {"onbekend", "Dat weten we nog niet"}}
	mayAnswerWords = [][2]string{{"ja", "Ja"}, {"ja_mits", "Ja, als"}, {"nee", "Nee"}, {"onbekend", "Dat weten we nog niet"}}
	wentWords      = [][2]string{{sessions.WentUnknown, "Dat weten we nog niet"}, {sessions.WentWell, "Het ging goed"}, {sessions.WentWrong, "Het ging mis"}}
	noPersonal     = "Geen namen, geen adres, geen nummers."
)

// sourced are the fields that say where a rule stands. Without them it is a vermeende regel, and that is no shame.
func (d *deskForms) sourced(r *sessions.LegalRule) []wishField {
	return []wishField{short("citation", "Welk artikel of welke regel?").with(d.say(r.Citation)).says("Zoals: Participatiewet artikel 18 lid 1."),
		short("source", "Waar kan iedereen dit lezen?").with(d.say(r.Source)).says("Een adres op het web, of het stuk met de bladzijde."),
		choose("binding", "Wat is het?", bindingWords...).with(string(r.Binding)), short("law", "Bij welke wet hoort het?").with(string(r.Law)),
		dated("checkedOn", "Wanneer is het nagekeken?", "", d.today), short("checkedBy", "Wie keek het na? Noem de functie"),
		short("owner", "Wie gaat over deze regel? Noem de functie").with(string(r.Owner)),
		dated("from", "Geldt vanaf", "", "").with(dateField(r.From)), dated("until", "Geldt tot", "", "").with(dateField(r.Until))}
}

func (d *deskForms) nameRule(from ...wishField) *wishForm {
	fields := append(append(from, made("rule"), long("text", "Wat mag of moet er, in gewone woorden?").need()), d.sourced(&sessions.LegalRule{})...)
	return newWish("name-rule", "Schrijf de regel op", fields...).sends("Schrijf op", "Weet u niet waar het staat? Laat dat leeg. Het heet dan een vermeende regel, en iemand zoekt het uit.")
}

// rule gives the forms of a rule as it stands.
func (d *deskForms) rule(r *sessions.LegalRule) []*wishForm {
	of := fixed("rule", r.ID)
	if r.State == sessions.RuleProposed {
		return d.finish(r.Session, r.ID, newWish("settle-proposal", "Wordt dit een regel voor iedereen?", of,
			choose("answer", "Het antwoord", [2]string{sessions.BecomesRule, "Ja, dit wordt een regel"}, [2]string{sessions.StaysApart, "Nee"}),
			long("text", "Ja: hoe luidt de regel?"), long("why", "Nee: waarom niet?"), short("by", "Wie besliste dit? Noem de functie").need()))
	}
	if !r.Stands() {
		return nil
	}
	check := "Hier staat het"
	if !r.Presumed() {
		check = "De bron is opnieuw nagekeken"
	}
	list := []*wishForm{
		newWish("check-rule", check, append([]wishField{of, {Of: "hidden", Name: "was", Value: fmt.Sprint(r.Revision)}, long("text", "Wat staat er, in gewone woorden?").with(d.say(r.Text))}, d.sourced(r)...)...).
			sends("Bewaar de bron", "Na een jaar vragen we om opnieuw na te kijken."),
		newWish("refute-rule", "Dit bleek geen regel", of, long("why", "Waarom is het geen regel?").need(), short("by", "Wie zocht dit uit? Noem de functie").need()).
			sends("Streep door", "De regel blijft te lezen, met een streep erdoor."),
	}
	for _, c := range r.Clashes {
		if c.Told == 0 {
			owner := short("owner", "Wie gaat over deze regel? Noem de functie").with(string(r.Owner))
			list = append(list, newWish("tell-clash", "De eigenaar weet dat deze regel botst", of, fixed("with", c.With), owner.need()).
				sends("De eigenaar weet het", "Deze regel botst met: “"+d.ruleText(c.With)+"”"))
		}
	}
	return d.finish(r.Session, r.ID, append(list, d.clash(r)...)...)
}

// clash lets two rules be called clashing, at a barrier of this conversation.
func (d *deskForms) clash(r *sessions.LegalRule) []*wishForm {
	others := [][2]string{}
	for _, o := range records[*sessions.LegalRule](d.state) {
		if o.ID != r.ID && o.Stands() {
			others = append(others, [2]string{o.ID, d.say(o.Text)})
		}
	}
	barriers := d.barriersHere(r.Session)
	return formsIf(len(others) > 0 && len(barriers) > 0, newWish("clash-rules", "Deze regel botst met een andere", fixed("rule", r.ID), pick("with", "Met welke regel?", others...).need(),
		pick("barrier", "Bij welke drempel merken mensen dat?", barriers...).need(), long("why", "Waarom kun je ze niet allebei volgen?").need()).
		sends("Bewaar", "De drempel krijgt de soort ‘regels botsen’. Beide eigenaren horen het."))
}

func (d *deskForms) barriersHere(session string) [][2]string {
	list := [][2]string{}
	for _, b := range records[*sessions.Barrier](d.state) {
		if b.Session == session && b.State != sessions.Dissolved && b.State != sessions.Merged {
			list = append(list, [2]string{b.ID, d.say(b.Sentence)})
		}
	}
	return list
}

func (d *deskForms) ruleText(id string) string {
	r, ok := record[*sessions.LegalRule](d.state, "rule", id)
	if !ok {
		return ""
	}
	return d.say(r.Text)
}

// saidOn gives the form by which a card that says "dat mag niet" becomes a rule.
func (d *deskForms) saidOn(c *sessions.Card) []*wishForm {
	return d.finish(c.Session, c.ID, d.nameRule(fixed("card", c.ID)))
}

// exception gives the forms of an exception in the register.
func (d *deskForms) exception(p *sessions.Precedent) (list []*wishForm) {
	of := fixed("exception", p.ID)
	if p.Ended == 0 {
		list = append(list, newWish("use-exception", "Dit is opnieuw gedaan", of, made("use"), choose("went", "Hoe ging het?", wentWords...).with(sessions.WentUnknown)).
			sends("Tel mee", "Alleen hoe vaak en hoe het ging. Geen verhaal."))
	}
	for i, u := range p.Uses {
		if u.Went == sessions.WentUnknown {
			list = append(list, newWish("use-exception", fmt.Sprintf("Hoe ging keer %d, van %s?", i+1, sessions.Dutch(u.At)), of, fixed("use", u.ID), choose("went", "Hoe ging het?", wentWords[1:]...)))
		}
	}
	list = d.finish(p.Session, p.ID, list...)
	for i, f := range list {
		f.Name = fmt.Sprintf("%s-%d", f.Name, i)
	}
	return append(list, d.finish(p.Session, p.ID, formsIf(p.Ended == 0, newWish("review-exception", "Kijk opnieuw: geldt dit nog?", of, tick("ends", "Nee, dit doen we niet meer zo"), long("why", "Waarom niet meer?"),
		dated("review", "Ja: wanneer kijken we weer?", d.tomorrow, "").says("Leeg is over een jaar.")))...)...)
}

func (d *deskForms) register(step string, from ...wishField) *wishForm {
	rules := [][2]string{}
	for _, r := range records[*sessions.LegalRule](d.state) {
		if r.Stands() {
			rules = append(rules, [2]string{r.ID, d.say(r.Text)})
		}
	}
	fields := append(from, made("exception"), long("features", "Drie tot vijf kenmerken die het verschil maken").need().says("Elk kenmerk op een eigen regel. "+noPersonal),
		long("reason", "Waarom is dit geval anders?").need(), short("basis", "Op grond waarvan mocht dit?").need().says("Zoals: Awb artikel 4:84."), pick("rule", "Van welke regel week u af?", rules...),
		short("decidedBy", "Wie besliste dit? Noem de functie").need(), dated("on", "Op welke dag?", "", d.today).need(),
		long("alike", "Wie verdient dit ook?").need().says("Zonder dit antwoord is het alleen voor één mens."), dated("review", "Wanneer kijken we opnieuw?", d.tomorrow, "").says("Leeg is over een jaar."))
	if step != "" {
		fields = append(fields, fixed("step", step))
	}
	return newWish("register-exception", "Zet een uitzondering in het register", fields...).sends("Zet in het register", "Bij drie keer dezelfde kenmerken komt er vanzelf een voorstel voor een regel.")
}

// may gives the form that answers a question about the law.
func (d *deskForms) may(q *sessions.MayQuestion) []*wishForm {
	rules, exceptions := [][2]string{}, [][2]string{}
	for _, r := range records[*sessions.LegalRule](d.state) {
		if r.Stands() {
			rules = append(rules, [2]string{r.ID, d.say(r.Text)})
		}
	}
	for _, p := range records[*sessions.Precedent](d.state) {
		exceptions = append(exceptions, [2]string{p.ID, featureLine(p)})
	}
	summary := "Geef antwoord"
	if q.Answered != 0 {
		summary = "Het antwoord is veranderd"
	}
	return d.finish(q.Session, q.ID, newWish("answer-case", summary, fixed("case", q.ID), choose("answer", "Mag het?", mayAnswerWords...).with(string(q.Answer)), long("basis", "Op grond waarvan?").need().with(d.say(q.Basis)),
		pick("rule", "Op welke regel rust dit?", rules...).with(q.Rule), pick("exception", "Op welke uitzondering rust dit?", exceptions...).with(q.Exception).says("Een ja rust op een regel of op een uitzondering."),
		short("by", "Wie geeft dit antwoord? Noem de functie").need()))
}

// lesson gives the form by which a team leaves what it learned.
func (d *deskForms) lesson(session string) *wishForm {
	exceptions, steps := [][2]string{}, [][2]string{}
	for _, p := range records[*sessions.Precedent](d.state) {
		exceptions = append(exceptions, [2]string{p.ID, featureLine(p)})
	}
	for _, t := range records[*sessions.Trajectory](d.state) {
		for _, step := range t.Steps {
			steps = append(steps, [2]string{step.ID, d.say(step.Title)})
		}
	}
	return newWish("tell-lesson", "Vertel een doorbraakles", made("lesson"), long("stuck", "Wat zat er in de weg?").need().says("Niet het verhaal van één mens. "+noPersonal), long("helped", "Wat hielp?").need(),
		pick("barrier", "Bij welke drempel hoort dit?", d.barriersHere(session)...), made("new"), long("sentence", "Staat de drempel er nog niet? Schrijf hem in één zin"),
		pick("step", "En bij welke stap hoort die?", steps...), pick("exception", "Hoort er een uitzondering bij?", exceptions...), short("by", "Welk team of welke functie leerde dit?").need()).
		sends("Bewaar de les", "De zaak zelf blijft bij het team. Alleen de les komt hier.")
}

// test is the omgekeerde toets of a rule at a step: four questions in this order, and what comes of it.
func (d *deskForms) test(step *sessions.RouteStep, at sessions.RuleAt) *wishForm {
	room := at.Room
	if room == nil {
		room = &sessions.LegalRoom{}
	}
	effect := d.say(room.Effect)
	if route, ok := record[*sessions.Route](d.state, "route", step.Route); ok && effect == "" {
		effect = d.say(route.Effect)
	}
	summary := "Doe de omgekeerde toets"
	if room.Effect != "" {
		summary = "Ga verder met de toets"
	}
	return newWish("test-step", summary, fixed("step", step.ID), fixed("rule", at.Rule.ID), wishField{Of: "hidden", Name: "was", Value: fmt.Sprint(room.Revision)},
		long("effect", "1. Wat willen we voor deze mens bereiken?").with(effect), long("values", "2. Welke waarden zijn hier belangrijk?").with(d.say(room.Values)),
		long("consequences", "3. Wat gebeurt er als we dit doen? En als we niets doen?").with(d.say(room.Consequences)), long("law", "4. Wat zegt de wet of de regel hierover?").with(d.say(room.Law)),
		choose("outcome", "5. Wat komt eruit?", leewayWords...).with(string(room.Outcome)), short("by", "Wie zegt dit? Noem de functie").with(string(room.By))).
		sends("Bewaar de toets", "Het mag in stukjes, maar wel in deze volgorde.")
}

// weigh is the form that weighs an option at a step, again when it was weighed before.
func (d *deskForms) weigh(step string, w *sessions.Weighing) *wishForm {
	id, summary := made("weighing"), "Weeg een keuze: Hart, Euro, Wet"
	if w == nil {
		w = &sessions.Weighing{}
	} else {
		id, summary = fixed("weighing", w.ID), "Weeg dit opnieuw"
	}
	corner := func(name, ask string, c sessions.Corner, had bool) []wishField {
		n := choose(name, ask, [2]string{"0", "0, helemaal niet"}, [2]string{"1", "1"}, [2]string{"2", "2"}, [2]string{"3", "3"}, [2]string{"4", "4, heel goed"})
		if had {
			n = n.with(fmt.Sprint(c.N))
		}
		return []wishField{n, short(name+"Why", "Waarom?").need().with(d.say(c.Why))}
	}
	had := w.ID != ""
	fields := []wishField{id, fixed("step", step), {Of: "hidden", Name: "was", Value: fmt.Sprint(w.Revision)}, long("option", "Welke keuze weegt u?").need().with(d.say(w.Option))}
	fields = append(fields, corner("heart", "Hart: helpt dit deze mens?", w.Heart, had)...)
	fields = append(fields, corner("euro", "Euro: is het zijn geld en tijd waard?", w.Euro, had)...)
	fields = append(fields, corner("law", "Wet: past het bij de bedoeling van de wet?", w.Law, had)...)
	fields = append(fields, long("lawAsks", "Wat vraagt de wet?").with(d.say(w.LawAsks)), long("personAsks", "Wat vraagt deze mens?").with(d.say(w.PersonAsks)),
		long("fitting", "Wat is passend?").with(d.say(w.Fitting)).says("Deze drie vult u samen in, of alle drie niet."), long("decided", "Wat is er besloten?").with(d.say(w.Decided)),
		short("decidedBy", "Wie besliste dit? Noem de functie").with(string(w.DecidedBy)))
	return newWish("weigh-option", summary, fields...).sends("Bewaar de afweging", "De drie getallen worden niet opgeteld. Het gaat om het gesprek.")
}

// level asks at which level a bundle starts, and proposes the one that the omgekeerde toets came to (S0-16).
func (d *deskForms) level(l sessions.BarrierLine) wishField {
	field := pick("level", "Naar welk niveau?", levelWords...).need()
	level, ok := d.state.ProposedLevel(l.ID)
	switch {
	case !ok:
		return field
	case level == sessions.Table:
		return field.says("De toets zei: dit mag al. De tafel kan het zelf doen.")
	}
	return field.with(string(level)).says("De toets stelt voor: " + wordFor(levelWords, string(level)) + ".")
}

// heldUpBy names the rules that hold a barrier up, with where each stands.
func (d *deskForms) heldUpBy(l sessions.BarrierLine) string {
	var list []string
	for _, r := range d.state.RulesOf(l.ID) {
		where := "waar dit staat, weten we nog niet"
		if r.Source != "" {
			where = d.say(r.Citation)
		}
		list = append(list, fmt.Sprintf("%s (%s)", strings.TrimSuffix(d.say(r.Text), "."), where))
	}
	return strings.Join(list, ". ")
}
