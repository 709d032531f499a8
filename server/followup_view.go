package server

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"maatwerkroute/sessions"
)

// followed is a barrier as the desk follows it; with its forms when it is the one that is worked at.
func (d *deskForms) followed(l sessions.BarrierLine, whole bool) followedBarrier {
	b := followedBarrier{barrierView: viewBarrier(l, d.say, d.now), Session: l.Session}
	b.Address = "/bureau/" + l.Session + "/vervolg?" + url.Values{"drempel": {l.ID}}.Encode()
	for i, a := range l.Actions {
		one := followedAction{actionView: b.barrierView.Actions[i], ID: a.ID, Kind: wordFor(ladderOptions, a.Ladder)}
		if whole {
			one.Forms, one.Links = d.action(a), actionLinks(a)
		}
		b.Actions = append(b.Actions, one)
		for _, o := range records[*sessions.OneOff](d.state) {
			if o.To == a.ID {
				b.OneOffs = append(b.OneOffs, d.say(o.What))
			}
		}
	}
	for _, leg := range l.Legs {
		b.Legs = append(b.Legs, d.followedLeg(leg, whole))
	}
	if whole {
		b.Layers, b.Departments, b.Forms = d.state.Layers(l.ID), texts(l.Departments), d.barrier(l)
	}
	return b
}

func (d *deskForms) followedLeg(l *sessions.Leg, whole bool) followedLeg {
	v := followedLeg{Title: fmt.Sprintf("%s: %s", capital(wordFor(levelWords, string(l.Level))), l.Place)}
	v.Badge, v.Colour, v.Doing = legSays(l, d.now)
	if l.Special {
		v.Title = "Bijzonder bericht aan de raad"
	}
	if !whole {
		return v
	}
	if r, ok := record[*sessions.Answer](d.state, "answer", l.Reply.Answer); ok {
		v.Notes = append(v.Notes, fmt.Sprintf("Antwoord van %s: %s", r.By, d.say(r.Text)))
	}
	if l.Carriage.Words != "" {
		v.Notes = append(v.Notes, fmt.Sprintf("%s: %s", capital(string(l.Carriage.Function)), d.say(l.Carriage.Words)))
	}
	if l.Whisper != "" {
		v.Notes = append(v.Notes, "Zo schreven zij het: "+d.say(l.Whisper))
	}
	for _, n := range l.Notes {
		v.Notes = append(v.Notes, fmt.Sprintf("%s: %s", capital(string(n.By)), d.say(n.Words)))
	}
	v.Forms, v.Links = d.leg(l), legLinks(l)
	return v
}

func (d *deskForms) followedOneOff(o *sessions.OneOff) followedOneOff {
	v := followedOneOff{oneOffView: oneOffView{What: d.say(o.What), By: string(o.By), Open: d.state.Open(o, d.now), Helped: o.Helped}}
	a, linked := record[*sessions.Action](d.state, "action", o.To)
	r, reasoned := record[*sessions.Answer](d.state, "answer", o.To)
	switch {
	case v.Open && linked:
		v.Doing = "Gekoppeld, maar nog niet genoeg voor de anderen: " + d.say(a.Title)
	case v.Open && reasoned:
		v.Doing = "De reden verliep op " + sessions.Dutch(r.Expires) + "."
	case v.Open:
		v.Doing = "Voor anderen is nog niets geregeld."
	case linked:
		v.Doing = "Voor iedereen: " + d.say(a.Title)
	case reasoned:
		v.Doing = fmt.Sprintf("Niet voor iedereen, want: %s. Opnieuw kijken op %s.", strings.TrimRight(d.say(r.Text), "."), sessions.Dutch(r.Expires))
	}
	if v.Open {
		v.Since = "Voor iedereen te zien vanaf " + sessions.Dutch(o.OpenFrom) + "."
		if o.OpenFrom <= d.now {
			v.Since = "Voor iedereen te zien sinds " + sessions.Dutch(o.OpenFrom) + "."
		}
	}
	v.Forms = d.oneOff(o)
	return v
}

// task is one task with what it is about, and the forms that answer it.
func (d *deskForms) task(t sessions.Task) taskView {
	v := taskView{Title: taskWords[t.What][0], Why: taskWords[t.What][1], Over: t.Over}
	switch {
	case t.Over:
		v.By = "sinds " + sessions.Dutch(t.By)
	case t.By != 0:
		v.By = "voor " + sessions.Dutch(t.By)
	}
	var forms []*wishForm
	switch sessions.TaskOn[t.What] {
	case "action":
		a, _ := record[*sessions.Action](d.state, "action", t.Of)
		forms = d.action(a)
		if t.What == sessions.UnheardTask {
			forms = d.ofBarrier(a.Barriers[0], &v)
		}
		v.About, v.Links = fmt.Sprintf("%s (%s)", d.say(a.Title), a.Asked), actionLinks(a)
		v.More = barrierAddress(a.Session, a.Barriers)
	case "leg":
		l, _ := record[*sessions.Leg](d.state, "leg", t.Of)
		forms, v.Links, v.More = d.leg(l), legLinks(l), barrierAddress(l.Session, l.Barriers)
		_, _, doing := legSays(l, d.now)
		v.About = fmt.Sprintf("%s, %s. %s", d.sentence(l.Barriers[0]), wordFor(levelWords, string(l.Level)), doing)
	case "one-off":
		o, _ := record[*sessions.OneOff](d.state, "one-off", t.Of)
		v.About, forms = d.say(o.What), d.oneOff(o)
	case "promise":
		p, _ := record[*sessions.Promise](d.state, "promise", t.Of)
		v.About, forms = fmt.Sprintf("%s: “%s”", p.By, d.say(p.Sentence)), d.promise(p)
		v.Links = giverLink(p)
	case "report":
		r, _ := record[*sessions.Report](d.state, "report", t.Of)
		_, _, doing := arrival(r, d.now)
		v.About, forms = fmt.Sprintf("Overzicht %d voor %s, van %s. %s", r.Number, r.Place, sessions.Dutch(r.At), doing), d.received(r)
	case "session":
		v.About, forms = d.chairs(t.Of)
	case "barrier":
		forms = d.ofBarrier(t.Of, &v)
		v.About = d.sentence(t.Of)
	case "rule":
		r, _ := record[*sessions.LegalRule](d.state, "rule", t.Of)
		v.About, forms = d.say(r.Text), d.rule(r)
	case "card":
		c, _ := record[*sessions.Card](d.state, "card", t.Of)
		v.About, forms = newest(c.Words, c.Newer, d.say), d.saidOn(c)
	case "exception":
		p, _ := record[*sessions.Precedent](d.state, "exception", t.Of)
		v.About, forms = featureLine(p), d.exception(p)
	case "may-question":
		q, _ := record[*sessions.MayQuestion](d.state, "may-question", t.Of)
		v.About, forms = d.say(q.Question), d.may(q)
	}
	for _, op := range taskForms[t.What] {
		for _, f := range forms {
			if f.Op == op {
				f.Name, f.Light = "nu-"+f.Name, len(v.Forms) > 0
				v.Forms = append(v.Forms, f)
			}
		}
	}
	return v
}

func (d *deskForms) ofBarrier(id string, v *taskView) []*wishForm {
	if l, ok := d.state.Line(id, d.now); ok {
		v.More = barrierAddress(l.Session, []string{id})
		return d.barrier(l)
	}
	if b, ok := record[*sessions.Barrier](d.state, "barrier", id); ok {
		return d.unconfirmed(b)
	}
	return nil
}

func (d *deskForms) sentence(barrier string) string {
	b, ok := record[*sessions.Barrier](d.state, "barrier", barrier)
	if !ok {
		return ""
	}
	return d.say(b.Sentence)
}

func barrierAddress(session string, barriers []string) string {
	return "/bureau/" + session + "/vervolg?" + url.Values{"drempel": {barriers[0]}}.Encode()
}

// actionLinks are the links of those who speak for an action.
func actionLinks(a *sessions.Action) (list []linkAsk) {
	to := "/bureau/" + a.Session + "/link"
	if a.State != sessions.ActionRefused && a.State != sessions.ActionOwnerless {
		list = append(list, linkAsk{To: to, Text: "Link voor " + string(a.Asked), Fields: [][2]string{{"action", a.ID}}})
	}
	if a.State == sessions.ActionConditional {
		list = append(list, linkAsk{To: to, Text: "Link voor " + string(a.Condition.Function), Fields: [][2]string{{"action", a.ID}, {"condition", "true"}}})
	}
	if a.Plan.Manager != "" && !slices.Contains([]sessions.ActionState{sessions.ActionStopped, sessions.ActionReplaced}, a.State) {
		list = append(list, linkAsk{To: to, Text: "Link voor " + string(a.Plan.Manager), Fields: [][2]string{{"action", a.ID}, {"manager", "true"}}})
	}
	return list
}

// legLinks are the links of who brings a bundle and of the place that answers it.
func legLinks(l *sessions.Leg) (list []linkAsk) {
	to := "/bureau/" + l.Session + "/draaglink"
	if l.State == sessions.LegAsked || l.State == sessions.LegTaken {
		list = append(list, linkAsk{To: to, Text: "Link voor " + string(l.Carriage.Function), Fields: [][2]string{{"leg", l.ID}}})
	}
	if l.Sent > 0 && l.State != sessions.LegDone && l.State != sessions.LegDropped {
		list = append(list, linkAsk{To: to, Text: "Link voor " + string(l.Place), Fields: [][2]string{{"leg", l.ID}, {"place", "true"}}})
	}
	return list
}
