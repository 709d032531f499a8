package server

import (
	"fmt"
	"math"

	"maatwerkroute/sessions"
)

// ownerView is an action as its owner reads it: how everybody reads it beside their own last words, what the clock
// does next, and what they can do now.
type ownerView struct {
	Status   actionView
	Marks    []mark
	Last     *saying // their last words
	Quiet    int     // how often it was "geen nieuws" only
	Waits    string
	Clock    []string
	Dates    []onDay
	Seen     int // milestones that people saw, of those agreed
	Agreed   int
	Steps    []partView
	Evidence []evidenceView
	Needs    [][2]string
	Feasible []string
	Kind     kindView
	Plan     [][2]string
	Measured [][2]string
	Looks    [][2]string
	Voices   []string // of the last round, as they were said
	Forms    []linkForm
	More     []linkForm // what is asked seldom
	Small    []linkForm // one tap each
}

const fewForms = 5 // as many as people can choose from at a glance

// shelve puts what is asked seldom behind one word. The form that stands open is never among it.
func (v *ownerView) shelve() {
	if len(v.Forms) > fewForms+1 {
		v.Forms, v.More = v.Forms[:fewForms], v.Forms[fewForms:]
	}
}

type mark struct{ Word, Colour string }

type saying struct {
	Did, Next string
	On        sessions.Instant
}

type onDay struct{ What, When, Why string }

type partView struct {
	ID, By, What, State string
	Due                 sessions.Instant
	Open, Done          bool // can be marked otherwise
}

type evidenceView struct {
	Type, What, By string
	On             sessions.Instant
	Public         bool
}

type kindView struct {
	Code, Name string
	Residents  bool // the two sides that said yes
	Officials  bool
	Raise      string
	Was        []onDay
}

var evidenceNames = [][2]string{{"document", "een document"}, {"besluit", "een besluit"}, {"foto", "een foto"}, {"link", "een webpagina"},
	{"telling", "een telling"}, {"schouw", "zelf gaan kijken"}, {"mystery_visit", "een proefbezoek"}, {"leestest", "een leestest"}, {"verklaring", "iemand zegt het"}}

var needNames = [][2]string{{"tijd", "tijd"}, {"mensen", "mensen"}, {"mandaat", "mandaat"}, {"opletten", "hier moeten we op letten"}}

var targetNames = [][2]string{{"kennis", "wat mensen weten"}, {"houding", "hoe mensen doen"}, {"vaardigheid", "wat mensen kunnen"},
	{"systeem", "hoe het geregeld is"}}

var stepNames = [][2]string{{"open", "bezig"}, {"klaar", "klaar, zegt de eigenaar"}, {"gezien", "mensen zien dit"}, {"vervallen", "vervalt"}}

var feasibleNames = [][2]string{{"haalbaar", "Beleid zegt: dit kan."}, {"niet_haalbaar", "Beleid zegt: dit kan zo niet."}, {"noodzakelijk", "Beleid zegt: dit is nodig."}}

// viewOwner is for the owner themself or for somebody beside them, whom the clock does not call "u".
func viewOwner(st *sessions.State, a *sessions.Action, own bool, now sessions.Instant, say words) *ownerView {
	v := &ownerView{Status: viewAction(a, say, now), Quiet: a.Quiet(), Clock: clockWords(st, a, own, now), Dates: datesOf(a, say)}
	v.Seen, v.Agreed = a.Progress()
	v.Marks = marksOf(a, now, v.Status.Badge)
	for _, u := range a.Updates {
		if u.Did != "" || u.Next != "" {
			v.Last = &saying{Did: say(u.Did), Next: say(u.Next), On: u.At}
		}
	}
	if a.Stuck.On != "" {
		v.Waits = fmt.Sprintf("%s: %s", a.Stuck.On, say(a.Stuck.What))
	}
	for _, p := range a.Steps {
		v.Steps = append(v.Steps, partView{ID: p.ID, By: string(p.By), What: say(p.What), Due: p.Due, State: wordFor(stepNames, string(p.State)),
			Open: p.State == sessions.StepOpen, Done: p.State == sessions.StepDone || p.State == sessions.StepDropped})
	}
	for _, e := range a.Evidence {
		v.Evidence = append(v.Evidence, evidenceView{wordFor(evidenceNames, e.Type), say(e.What), string(e.By), e.On, e.Public})
	}
	for _, n := range a.Needs {
		by := ""
		if n.By != "" {
			by = fmt.Sprintf(" (van %s)", n.By)
		}
		v.Needs = append(v.Needs, [2]string{wordFor(needNames, n.What), say(n.Text) + by})
	}
	for _, f := range a.Feasible {
		said := wordFor(feasibleNames, f.Says)
		if f.Why != "" {
			said += " " + say(f.Why)
		}
		if f.Need != "" {
			said += " Wat er nodig is: " + say(f.Need)
		}
		v.Feasible = append(v.Feasible, said)
	}
	v.Kind = kindOf(a, say)
	v.Plan = planOf(a.Plan, say)
	v.Measured, v.Looks = measuredOf(a, say), looksOf(a, now, say)
	if c, ok := record[*sessions.Check](st, "check", a.Check()); ok && c.Closed != 0 {
		for _, id := range c.Words {
			v.Voices = append(v.Voices, say(id))
		}
	}
	return v
}

// marksOf is what time made of it, beside its state. Nobody can take these away by hand (I-09).
func marksOf(a *sessions.Action, now sessions.Instant, badge string) (list []mark) {
	p := a.Pace(now)
	add := func(word, colour string) {
		if word != badge {
			list = append(list, mark{word, colour})
		}
	}
	switch {
	case a.State == sessions.ActionAsked || a.State == sessions.ActionConditional: // the state says it
	case p.VeryLate:
		add("veel te laat", "red")
	case p.Late:
		add("te laat", "red")
	}
	if p.Unknown {
		add("stil", "yellow")
	}
	if p.Shifts == 1 {
		add("datum 1 keer verschoven", "yellow")
	} else if p.Shifts > 1 {
		add(fmt.Sprintf("datum %d keer verschoven", p.Shifts), "yellow")
	}
	return list
}

func datesOf(a *sessions.Action, say words) []onDay {
	var list []onDay
	if a.Due != 0 {
		list = append(list, onDay{What: "De eerste datum", When: sessions.Dutch(a.Due)})
	}
	for _, sh := range a.Shifts {
		list = append(list, onDay{What: "Verschoven naar", When: sessions.Dutch(sh.To), Why: say(sh.Why)})
	}
	if a.FirstStep != "" {
		d := onDay{What: "De eerste stap", When: "voor " + sessions.Dutch(a.FirstBy), Why: say(a.FirstStep)}
		if a.FirstSeen != 0 {
			d.When = "gezien op " + sessions.Dutch(a.FirstSeen)
		}
		list = append(list, d)
	}
	if a.Claim.At != 0 {
		list = append(list, onDay{What: "Klaar, zei de eigenaar", When: sessions.Dutch(a.Claim.At), Why: say(a.Claim.Told)})
	}
	if a.Verified != 0 {
		list = append(list, onDay{What: "Mensen merken het", When: sessions.Dutch(a.Verified)})
	}
	return list
}

func kindOf(a *sessions.Action, say words) kindView {
	k := kindView{Code: a.Ladder, Name: wordFor(kindNames, a.Ladder), Residents: a.Grade.Residents, Officials: a.Grade.Officials}
	if a.Grade.Raise != "" {
		k.Raise = wordFor(kindNames, a.Grade.Raise)
	}
	for _, w := range a.Grade.Was {
		k.Was = append(k.Was, onDay{What: wordFor(kindNames, w.Ladder), When: sessions.Dutch(w.At), Why: say(w.Question)})
	}
	return k
}

func planOf(p sessions.Plan, say words) (list [][2]string) {
	for _, row := range []struct{ name, value string }{
		{"Leidinggevende", string(p.Manager)}, {"Mensen gaan merken", say(p.Effect)}, {"Wij kijken naar", say(p.Measure)}, {"Nu", say(p.Now)},
		{"Straks", say(p.Goal)}, {"Wie kijkt", string(p.Measurer)}, {"Als iedereen dit vergeet", say(p.Forget)},
		{"Wie leert", string(p.Learner)}, {"Van wie", string(p.Teacher)}, {"Wat wordt eenvoudiger", say(p.Simpler)},
	} {
		if row.value != "" {
			list = append(list, [2]string{row.name, row.value})
		}
	}
	for _, t := range p.Targets {
		list = append(list, [2]string{"Er verandert", wordFor(targetNames, t)})
	}
	return list
}

// clockWords say what time does by itself, and when.
func clockWords(st *sessions.State, a *sessions.Action, own bool, now sessions.Instant) (list []string) {
	who, whose := "de eigenaar", "de"
	if own {
		who, whose = "u", "uw"
	}
	tell := func(format string, at sessions.Instant) {
		list = append(list, fmt.Sprintf(format, sessions.Dutch(at), inDays(now, at)))
	}
	switch a.State {
	case sessions.ActionConditional:
		list = append(list, fmt.Sprintf("Het antwoord is gegeven. Nu wachten wij op %s, tot %s.", a.Condition.Function, sessions.Dutch(a.Condition.By)))
	case sessions.ActionRefused:
		list = append(list, "Het antwoord is gegeven. De reden komt terug aan tafel.")
	case sessions.ActionAccepted, sessions.ActionWorking, sessions.ActionStuck, sessions.ActionPartly, sessions.ActionReopened:
		p := a.Pace(now)
		if a.State == sessions.ActionAccepted && a.FirstSeen == 0 && a.FirstBy > now {
			tell("De eerste stap is er voor %s. Dat is %s.", a.FirstBy)
		}
		switch {
		case p.Late:
			list = append(list, fmt.Sprintf("Dit heet te laat sinds %s. Dat blijft zo tot het klaar is.", sessions.Dutch(a.Late())))
		default:
			tell("Is het op %s niet klaar? Dan heet het te laat. Dat is %s.", a.Late())
		}
		switch {
		case a.Terms.Silent == 0:
		case p.Unknown:
			list = append(list, fmt.Sprintf("Dit heet stil sinds %s.", sessions.Dutch(a.Terms.Silent)))
		case a.State == sessions.ActionStuck:
			tell("Het zit vast. Vanaf %s heet dit stil, ook als er bericht komt. Dat is %s.", a.Terms.Silent)
		default:
			tell("Horen wij niets van "+who+"? Dan heet dit vanaf %s stil. Dat is %s.", a.Terms.Silent)
		}
		if a.Terms.Warn > now {
			tell("Op %s herinneren wij "+who+". Dat is %s.", a.Terms.Warn)
		}
		if a.Plan.Manager != "" {
			list = append(list, fmt.Sprintf("Gaat zo’n dag voorbij? Dan hoort %s leidinggevende het vijf werkdagen later.", whose))
		}
		if a.State == sessions.ActionReopened && a.Reopened > 1 {
			list = append(list, "Dit ging twee keer heen en weer. Nu besluit de tafel.")
		}
	case sessions.ActionClaimed:
		list = append(list, "Eerst horen de mensen die wachten dat het klaar is. Dan vragen wij hun: merkt u het?")
	case sessions.ActionChecking:
		if c, ok := record[*sessions.Check](st, "check", a.Check()); ok {
			tell("Mensen kunnen antwoorden tot %s. Dat is %s. Wie wat zei, blijft geheim.", c.Closes)
		}
	case sessions.ActionVerified, sessions.ActionDiffering:
		if len(a.Again) > 0 {
			tell("Op %s vragen wij opnieuw: merkt u het nog? Dat is %s.", a.Again[0])
		}
	case sessions.ActionOwnerless:
		tell("De leidinggevende zoekt voor %s iemand anders. Dat is %s.", a.HandBy)
	case sessions.ActionUnchecked:
		list = append(list, "Niemand keek het na. De gespreksleider kan het opnieuw vragen.")
	}
	return list
}

// inDays says how far off a day is, as people say it.
func inDays(now, at sessions.Instant) string {
	switch n := math.Round(float64(midnight(at.Time())-midnight(now.Time())) / oneDay); { // a day of 23 or 25 hours is one
	case n < 0:
		return "al geweest"
	case n == 0:
		return "vandaag"
	case n == 1:
		return "morgen"
	default:
		return fmt.Sprintf("over %.0f dagen", n)
	}
}
