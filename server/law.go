package server

import (
	"fmt"
	"slices"
	"strings"

	"maatwerkroute/sessions"
)

// ruleView is a rule as it is read, with its forms when somebody may write.
type ruleView struct {
	ID, Text, Badge, Colour, Where, Checked, Force, Owner, Why string
	Features                                                   []string
	Times                                                      int // that these features stand in the register
	Clashes                                                    []string
	At                                                         []filter // the steps at which it plays
	Rooms                                                      []string
	Forms                                                      []*wishForm
}

// lawReader reads the law of a trajectory as a class may see it.
type lawReader struct {
	*deskForms
	session string
	write   bool // whether there are forms
}

func seen[R sessions.Record](st *sessions.State, c sessions.Class) (list []R) {
	for _, r := range records[R](st) {
		if v, ok := sessions.Seen(r, c).(R); ok {
			list = append(list, v)
		}
	}
	return list
}

func (l *lawReader) rules() (list []*sessions.LegalRule) {
	return seen[*sessions.LegalRule](l.state, l.class)
}

func (l *lawReader) viewRule(r *sessions.LegalRule) ruleView {
	v := ruleView{ID: r.ID, Text: l.say(r.Text), Owner: string(r.Owner), Features: texts(r.Features), Times: len(r.Exceptions), Why: l.say(r.Why)}
	v.Badge, v.Colour = ruleBadge(r, l.now)
	if r.Source != "" {
		v.Where = l.say(r.Citation) + ". Te lezen in: " + l.say(r.Source) + "."
		if r.Binding != "" {
			v.Where = capital(wordFor(bindingWords, string(r.Binding))) + ": " + v.Where
		}
		v.Checked = fmt.Sprintf("Nagekeken op %s door %s.", sessions.Dutch(r.CheckedOn), r.CheckedBy)
	} else if r.Citation != "" {
		v.Where = "Iemand noemde: " + l.say(r.Citation) + ". Waar dat te lezen is, weten we nog niet."
	}
	switch {
	case r.Stands() && r.From > l.now:
		v.Force = "Geldt pas vanaf " + sessions.Dutch(r.From) + "."
	case r.Stands() && r.Until != 0 && r.Until <= l.now:
		v.Force = "Gold tot " + sessions.Dutch(r.Until) + "."
	}
	if r.Ended != 0 {
		v.Why = fmt.Sprintf("%s (%s, %s)", v.Why, r.EndedBy, sessions.Dutch(r.Ended))
	}
	for _, c := range r.Clashes {
		told := "de eigenaar weet dit nog niet"
		if c.Told != 0 {
			told = "de eigenaar weet dit sinds " + sessions.Dutch(c.Told)
		}
		v.Clashes = append(v.Clashes, fmt.Sprintf("Botst met “%s”: %s (%s)", l.ruleText(c.With), l.say(c.Why), told))
	}
	for _, step := range r.Steps {
		if title, ok := l.stepTitle(step); ok {
			at := filter{Text: title}
			if l.write {
				at.Address = testAddress(l.session, step)
			}
			v.At = append(v.At, at)
			if room, ok := record[*sessions.LegalRoom](l.state, "legal-room", sessions.RoomID(r.ID, step)); ok && room.Outcome != "" {
				v.Rooms = append(v.Rooms, fmt.Sprintf("%s: %s (%s)", title, wordFor(leewayWords, string(room.Outcome)), room.By))
			}
		}
	}
	if l.write {
		v.Forms = l.at("regels", l.rule(r)...)
	}
	return v
}

// ruleBadge says where a rule stands, in words that frighten nobody.
func ruleBadge(r *sessions.LegalRule, now sessions.Instant) (badge, colour string) {
	switch {
	case r.State == sessions.RuleRefuted:
		return "bleek geen regel", "lime"
	case r.State == sessions.RuleDeclined:
		return "werd geen regel", "yellow"
	case r.State == sessions.RuleProposed:
		return "voorstel", "azure"
	case r.Presumed():
		return "vermeende regel", "orange"
	case r.Stale(now):
		return "opnieuw nakijken", "yellow"
	case !r.InForce(now):
		return "geldt nu niet", "unknown"
	}
	return "met bron", "lime"
}

// stepTitle is a step of a route with the name of its route, as this class may read it.
func (l *lawReader) stepTitle(id string) (string, bool) {
	step, ok := record[*sessions.RouteStep](l.state, "route-step", id)
	if !ok || sessions.Seen(step, l.class) == nil {
		return "", false
	}
	route, ok := record[*sessions.Route](l.state, "route", step.Route)
	if !ok {
		return "", false
	}
	return l.say(route.Title) + ": " + l.say(step.Title), true
}

func testAddress(session, step string) string { return "/bureau/" + session + "/toets/" + step }

// at sends forms to a page of their own, so that it is that page that shows a refusal.
func (l *lawReader) at(page string, list ...*wishForm) []*wishForm {
	for _, f := range list {
		f.To = "/bureau/" + l.session + "/" + page + "/doe/" + f.Op
	}
	return list
}

// alone names a form that stands once on its page.
func (l *lawReader) alone(page string, f *wishForm) *wishForm {
	f.Name = "nieuw-" + f.Op
	return l.at(page, f)[0]
}

// exceptionView is an exception as it is read.
type exceptionView struct {
	ID                               string
	Features                         []string
	Used, Reason, Basis, Alike, Who  string
	Rule, Review, Badge, Colour, Why string
	Forms                            []*wishForm
}

func featureLine(p *sessions.Precedent) string { return strings.Join(texts(p.Features), ", ") }

func (l *lawReader) viewException(p *sessions.Precedent) exceptionView {
	v := exceptionView{ID: p.ID, Features: texts(p.Features), Reason: l.say(p.Reason), Basis: l.say(p.Basis), Alike: l.say(p.Alike), Rule: l.ruleText(p.Rule), Why: l.say(p.Why),
		Who: fmt.Sprintf("Beslist door %s, op %s.", p.DecidedBy, sessions.Dutch(p.On)), Used: usedWords(p)}
	switch {
	case p.Ended != 0:
		v.Badge, v.Colour = "gestopt op "+sessions.Dutch(p.Ended), "yellow"
	case p.Review <= l.now:
		v.Badge, v.Colour = "opnieuw kijken sinds "+sessions.Dutch(p.Review), "orange"
	default:
		v.Review = "Wij kijken opnieuw op " + sessions.Dutch(p.Review) + "."
	}
	if l.write {
		v.Forms = l.at("uitzonderingen", l.exception(p)...)
	}
	return v
}

// usedWords makes a number of the fear: "4 keer gedaan, 0 keer misgegaan".
func usedWords(p *sessions.Precedent) string {
	used, well, wrong := p.Went()
	if used == 0 {
		return "Sindsdien niet opnieuw gedaan."
	}
	words := fmt.Sprintf("%d keer opnieuw gedaan, %d keer misgegaan.", used, wrong)
	if open := used - well - wrong; open > 0 {
		words += fmt.Sprintf(" Van %d keer weten we het nog niet.", open)
	}
	return words
}

// mayView is a question about the law, with its answer.
type mayView struct {
	Question, Badge, Colour, Answer, Rests string
	Forms                                  []*wishForm
}

func (l *lawReader) viewMay(q *sessions.MayQuestion) mayView {
	v := mayView{Question: l.say(q.Question), Badge: "zonder antwoord", Colour: "orange"}
	if q.Answer != "" {
		v.Answer = fmt.Sprintf("%s. %s (%s)", wordFor(mayAnswerWords, string(q.Answer)), l.say(q.Basis), q.By)
	}
	if q.Answered != 0 {
		v.Badge, v.Colour = strings.ToLower(wordFor(mayAnswerWords, string(q.Answer))), map[sessions.MayAnswer]string{sessions.MayYes: "lime", sessions.MayIf: "azure", sessions.MayNot: "yellow"}[q.Answer]
	}
	var rests []string
	if q.Rule != "" {
		rests = append(rests, "de regel: "+l.ruleText(q.Rule))
	}
	if p, ok := record[*sessions.Precedent](l.state, "exception", q.Exception); ok {
		rests = append(rests, "de uitzondering: "+featureLine(p)+" ("+strings.ToLower(strings.TrimSuffix(usedWords(p), "."))+")")
	}
	if len(rests) > 0 {
		v.Rests = "Rust op " + strings.Join(rests, ", en op ") + "."
	}
	if l.write {
		v.Forms = l.at("uitzonderingen", l.may(q)...)
	}
	return v
}

// found says whether a text has one of the words that somebody looks for.
func found(words string, in ...string) bool {
	asked := strings.Fields(strings.ToLower(words))
	all := strings.ToLower(strings.Join(in, " "))
	return len(asked) == 0 || slices.ContainsFunc(asked, func(w string) bool { return strings.Contains(all, strings.Trim(w, " ,.;?")) })
}
