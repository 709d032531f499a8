package server

import (
	"fmt"
	"slices"
	"strings"

	"maatwerkroute/sessions"
)

// barrierStory is a barrier on the public page, with both of its clocks and everything that was tried.
type barrierStory struct {
	barrierView
	Anchor, Address string
	Step            string
	Types, Themes   []string
	LivedDays       int
	RunsDays        int
	Stories         []actionStory
	Legs            []legView
	Trail           string // where the way of its signal stands
	Back            string // how often it came back
	Acknowledged    []moment
}

// LivedWidth and RunsWidth are the two clocks as parts of a hundred, the longest whole.
func (b barrierStory) LivedWidth() int { return widthOf(b.LivedDays, b.RunsDays) }

// RunsWidth is the other one.
func (b barrierStory) RunsWidth() int { return widthOf(b.RunsDays, b.LivedDays) }

func widthOf(n, other int) int {
	if longest := max(n, other); longest > 0 {
		return max(1, 100*n/longest)
	}
	return 0
}

// actionStory is the whole life of an action: every date, with who says so.
type actionStory struct {
	actionView
	ID, Anchor, Address string
	Elsewhere           bool // it is told under another barrier of this page
	Owner               string
	Kind, Code          string
	Claimed, Proven     string
	Progress            string
	Heard               string // since when nothing was heard, or when last
	Dates               []moment
	Parts               [][2]string // who does what part
	Checks              []checkView
}

// moment is one thing that happened, or that will.
type moment struct {
	At       sessions.Instant
	What     string
	Words    string // somebody's own
	By       string
	ToCome   bool
	EvenOnes int // keeps things of one moment in the order of the story
}

// checkView is one round of checking. Numbers of fewer than five are in no part of it.
type checkView struct {
	Title  string
	Counts []string
}

func barrierAnchor(id string) string { return "drempel-" + id }
func actionAnchor(id string) string  { return "actie-" + id }
func oneOffAnchor(id string) string  { return "geregeld-" + id }

// storiesOf tells each barrier of a page, and each action once.
func storiesOf(st *sessions.State, stream string, page []sessions.BarrierLine, say words, now sessions.Instant) (list []barrierStory) {
	t := teller{st, say, now, records[*sessions.Answer](st), records[*sessions.Check](st)}
	told := map[string]bool{}
	for _, l := range page {
		b := barrierStory{barrierView: viewBarrier(l, say, now), Anchor: barrierAnchor(l.ID), Step: l.Step,
			Address: listLook{Barrier: l.ID}.at(stream, "")}
		b.LivedDays, b.RunsDays = l.Age(now)
		if n := len(l.Returned); n > 0 {
			b.Back = fmt.Sprintf("kwam %d keer terug", n)
		}
		for _, a := range l.Acknowledged {
			b.Acknowledged = append(b.Acknowledged, moment{At: a.At, By: string(a.By), Words: say(a.Words)})
		}
		for _, name := range l.Types {
			b.Types = append(b.Types, sessions.BarrierTypeWords[name])
		}
		for _, name := range l.Themes {
			b.Themes = append(b.Themes, string(name))
		}
		for _, a := range l.Actions {
			story := actionStory{actionView: viewAction(a, say, now), ID: a.ID, Anchor: actionAnchor(a.ID),
				Address: b.Address + "#" + actionAnchor(a.ID), Elsewhere: told[a.ID]}
			if !story.Elsewhere {
				story.tell(t, a)
			}
			told[a.ID] = true
			b.Stories = append(b.Stories, story)
		}
		for _, leg := range l.Legs {
			b.Legs, b.Trail = append(b.Legs, viewLeg(leg, now)), listLook{}.at(stream, "")+"#doorgegeven"
		}
		list = append(list, b)
	}
	return list
}

// teller holds what the stories of one page share.
type teller struct {
	st      *sessions.State
	say     words
	now     sessions.Instant
	answers []*sessions.Answer
	checks  []*sessions.Check
}

// kindWords is how people read the ladder (DOMAIN §3.8).
func kindWords(code string) string {
	switch code {
	case "K0":
		return "helpt één mens"
	case "KH":
		return "helpt één mens en zoekt wie nog meer"
	case "K1", "K2", "K3":
		return "herinnert, leert of zoekt uit"
	case "K4", "K5":
		return "verandert papier, tijd of mandaat"
	case "K6", "K7":
		return "verandert hoe het werkt"
	case "K8":
		return "gaat vanzelf goed"
	case "KR":
		return "doorgegeven"
	}
	return ""
}

var strengths = []string{"verandert niets voor anderen", "zwak", "midden", "sterk", "heel sterk"}

func (v *actionStory) tell(t teller, a *sessions.Action) {
	v.Owner, v.Code, v.Kind = string(a.Asked), a.Ladder, kindWords(a.Ladder)
	if v.Kind != "" && a.Ladder != "KH" && a.Ladder != "KR" {
		v.Claimed, v.Proven = strengths[a.Strength()], "nog niet"
		if n := a.Proven(); n > 0 {
			v.Proven = strengths[n]
		}
	}
	if seen, agreed := a.Progress(); agreed > 0 {
		v.Progress = fmt.Sprintf("%d van %s door mensen gezien", seen, amount(agreed, "stap", "stappen"))
	}
	if a.Stands() {
		v.Heard = "Laatst iets gehoord op " + sessions.Dutch(a.Heard())
		if a.Pace(t.now).Unknown {
			v.Heard = "Stil sinds " + sessions.Dutch(a.Heard())
		}
	}
	v.dates(t, a)
	v.parts(a, t.say)
	v.checks(t, a)
	for i := range v.Dates {
		v.Dates[i].ToCome = v.Dates[i].At > t.now
	}
}

// dates is every moment of the action, in order. The first date stays, and every shift has its reason (I-07).
func (v *actionStory) dates(t teller, a *sessions.Action) {
	say := t.say
	add := func(at sessions.Instant, what, words, by string) {
		if at != 0 {
			v.Dates = append(v.Dates, moment{At: at, What: what, Words: words, By: by, EvenOnes: len(v.Dates)})
		}
	}
	owner := string(a.Asked)
	add(a.AskedAt, "Gevraagd aan "+owner, "", "")
	if a.Accepted != 0 {
		add(a.Accepted, "Toegezegd. Klaar op "+sessions.Dutch(a.Due), "", "")
	}
	if a.FirstStep != "" {
		add(a.FirstBy, "De eerste stap: "+say(a.FirstStep), "", "")
	}
	add(a.FirstSeen, "Mensen zagen de eerste stap", "", "")
	add(a.Began, "Het werk begon", "", "")
	was := a.Due
	for _, shift := range a.Shifts {
		add(shift.At, fmt.Sprintf("Datum verschoven: eerst %s, nu %s", sessions.Dutch(was), sessions.Dutch(shift.To)), say(shift.Why), owner)
		was = shift.To
	}
	for _, u := range a.Updates {
		if text := strings.TrimSpace(say(u.Did) + " " + say(u.Next)); text != "" {
			add(u.At, "Bericht van de eigenaar", text, owner)
		}
	}
	if a.State == sessions.ActionStuck {
		add(a.Stuck.At, "Vast: wacht op "+string(a.Stuck.On), say(a.Stuck.What), owner)
	}
	for _, e := range a.Evidence {
		if e.Public {
			add(e.On, "Bewijs ("+strings.ReplaceAll(e.Type, "_", " ")+"): "+say(e.What), "", "")
		}
	}
	add(a.Claim.At, "Klaar volgens de eigenaar", say(a.Claim.Told), owner)
	add(a.Verified, "Mensen merken het", "", "")
	add(a.Fell, "Het hield geen stand", "", "")
	for _, was := range a.Grade.Was {
		add(was.At, "De soort was: "+kindWords(was.Ladder), say(was.Question), "")
	}
	for _, r := range t.answers {
		if r.About == "action" && r.Of == a.ID {
			add(r.At, "Nee van "+string(r.By)+". Opnieuw kijken op "+sessions.Dutch(r.Expires), say(r.Text), string(r.By))
		}
	}
	for _, at := range a.Again {
		add(at, "Opnieuw vragen: merkt u het nog?", "", "")
	}
	if a.Stands() && a.Claim.At == 0 {
		add(a.DueNow(), "Klaar, zo is afgesproken", "", "")
	}
	slices.SortStableFunc(v.Dates, func(x, y moment) int {
		if x.At != y.At {
			return int(x.At/1000 - y.At/1000)
		}
		return x.EvenOnes - y.EvenOnes
	})
}

var stepWords = map[sessions.StepState]string{sessions.StepOpen: "nog te doen", sessions.StepDone: "klaar volgens wie het doet",
	sessions.StepDropped: "vervallen", sessions.StepSeen: "door mensen gezien"}

// parts is what was agreed around it: what people will notice, who does what part, what it needs.
func (v *actionStory) parts(a *sessions.Action, say words) {
	add := func(name, text string) {
		if text != "" {
			v.Parts = append(v.Parts, [2]string{name, text})
		}
	}
	add("Dit gaan mensen merken", say(a.Plan.Effect))
	if measure := say(a.Plan.Measure); measure != "" {
		text := measure
		if was, goal := say(a.Plan.Now), say(a.Plan.Goal); goal != "" {
			text = fmt.Sprintf("%s. Nu: %s. Doel: %s", measure, was, goal)
		}
		add("Zo kijken we", text)
	}
	add("En als iedereen dit vergeet?", say(a.Plan.Forget))
	add("Wat er eenvoudiger wordt", say(a.Plan.Simpler))
	for _, p := range a.Steps {
		add("Deel van "+string(p.By), fmt.Sprintf("%s (%s, voor %s)", say(p.What), stepWords[p.State], sessions.Dutch(p.Due)))
	}
	for _, n := range a.Needs {
		if n.What != "opletten" { // those are the words of who told it
			add("Nodig: "+n.What, say(n.Text))
		}
	}
	add("Nog niet uitgeprobeerd door wie het uitvoert", say(a.Claim.Untried))
}

var noticedWords = []struct {
	verdict sessions.Verdict
	text    string
}{{sessions.Noticed, "merken het"}, {sessions.Partly, "merken het een beetje"}, {sessions.NotNoticed, "merken het nog niet"}, {sessions.DoNotKnow, "weten het niet"}}

var resultWords = map[sessions.Result]string{sessions.Result(sessions.ActionVerified): "mensen merken het", sessions.Result(sessions.ActionPartly): "mensen merken het een beetje",
	sessions.Result(sessions.ActionReopened): "het is nog niet goed", sessions.Result(sessions.ActionUnchecked): "niemand keek het na",
	sessions.Result(sessions.ActionDiffering): "bevestigd met verschil", "nog_gemerkt": "mensen merken het nog", "niets_gehoord": "niets gehoord", "vervallen": "niet afgemaakt"}

func (v *actionStory) checks(t teller, a *sessions.Action) {
	for _, r := range t.checks {
		if r.Action != a.ID || r.Opened == 0 {
			continue
		}
		c := checkView{Title: "Nakijken vanaf " + sessions.Dutch(r.Opened)}
		if r.Months > 0 {
			c.Title = fmt.Sprintf("Na %s opnieuw gekeken, vanaf %s", amount(r.Months, "maand", "maanden"), sessions.Dutch(r.Opened))
		}
		if r.State == sessions.CheckClosed {
			c.Title += ": " + resultWords[r.Result]
			said := t.st.Noticed(r.ID)
			for _, w := range noticedWords {
				if n := said[w.verdict]; n > 0 {
					c.Counts = append(c.Counts, fmt.Sprintf("%d mensen %s", n, w.text))
				}
			}
		} else {
			c.Title += fmt.Sprintf(". Dat kan tot %s", sessions.Dutch(r.Closes))
		}
		v.Checks = append(v.Checks, c)
	}
}
