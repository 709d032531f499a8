package routefile

import (
	"slices"
	"strconv"
	"strings"

	"maatwerkroute/sessions"
)

// column is one column of the table of steps.
type column struct {
	name   string
	number bool // of a count
	write  func(*Step) string
	read   func(cell, *Step)
}

// The names of columns that more than one place knows.
const (
	stepName   = "Stap"
	toStepName = "Overdracht naar stap"
	clashName  = "Botst met"
)

// stepColumns are one row a step, without lists of which each thing has parts of its own.
var stepColumns = []column{
	{name: "Wat doet iemand hier?", write: func(s *Step) string { return string(s.Title) }, read: func(c cell, s *Step) { s.Title = c.needed().sentence() }},
	{name: "Zo is het bedoeld", write: func(s *Step) string { return string(s.Meant) }, read: func(c cell, s *Step) { s.Meant = c.sentence() }},
	{name: "Bij welke organisatie", write: func(s *Step) string { return string(s.Holder.Organization) }, read: func(c cell, s *Step) { s.Holder.Organization = c.label() }},
	{name: "Bij welke functie", write: func(s *Step) string { return string(s.Holder.Function) }, read: func(c cell, s *Step) { s.Holder.Function = c.label() }},
	{name: "Naast je: organisatie", write: func(s *Step) string { return string(s.Beside.Organization) }, read: func(c cell, s *Step) { s.Beside.Organization = c.label() }},
	{name: "Naast je: functie", write: func(s *Step) string { return string(s.Beside.Function) }, read: func(c cell, s *Step) { s.Beside.Function = c.label() }},
	{name: "Naast je: dezelfde persoon", write: func(s *Step) string { return yes(s.Beside.Same) }, read: func(c cell, s *Step) { s.Beside.Same = c.yes() }},
	{name: "Naast je: mag beslissen", write: func(s *Step) string { return yes(s.Beside.Mandate) }, read: func(c cell, s *Step) { s.Beside.Mandate = c.yes() }},
	{name: "Naast je: niemand, omdat", write: func(s *Step) string { return string(s.Beside.None) }, read: func(c cell, s *Step) { s.Beside.None = c.sentence() }},
	{name: "Contact", write: func(s *Step) string { return list(s.Channels) },
		read: func(c cell, s *Step) { s.Channels = things(c, len(sessions.Channels), choice[sessions.Channel]) }},
	{name: "Overdracht", write: func(s *Step) string { return string(s.Handover.Way) }, read: func(c cell, s *Step) { s.Handover.Way = choice[sessions.HandoverWay](c) }},
	{name: toStepName, number: true, write: func(s *Step) string { return count(s.Handover.To) }, read: func(c cell, s *Step) { s.Handover.To, _ = c.number(1, mostNumber) }},
	{name: "Overdracht: omdat", write: func(s *Step) string { return string(s.Handover.Why) }, read: func(c cell, s *Step) { s.Handover.Why = c.sentence() }},
	{name: "Naar keuze", write: func(s *Step) string { return yes(s.Optional) }, read: func(c cell, s *Step) { s.Optional = c.yes() }},
	counted("Papieren (aantal)", func(n *Counts) *int { return &n.Papers }),
	counted("Vragen (aantal)", func(n *Counts) *int { return &n.Questions }),
	counted("Inloggen (keer)", func(n *Counts) *int { return &n.Logins }),
	counted("Bezoeken (keer)", func(n *Counts) *int { return &n.Visits }),
	counted("Verhaal opnieuw (keer)", func(n *Counts) *int { return &n.Retellings }),
	counted("Wachten (dagen)", func(n *Counts) *int { return &n.Days }),
	counted("Gestopt (mensen)", func(n *Counts) *int { return &n.Stopped }),
	{name: "Maatwerk", write: func(s *Step) string { return strings.ReplaceAll(list(s.Ingredients), "_", " ") },
		read: func(c cell, s *Step) { s.Ingredients = things(c, len(sessions.Ingredients), choice[Ingredient]) }},
	heavy("lezen"), heavy("plannen"), heavy("onthouden"), heavy("wachten"), heavy("durven"),
	{name: "Wetten", write: func(s *Step) string { return list(s.Laws) }, read: func(c cell, s *Step) { s.Laws = things(c, sessions.MostOfAStep, cell.label) }},
	{name: "Kaarten (code)", write: func(s *Step) string { return list(s.Bright) }, read: func(c cell, s *Step) { s.Bright = things(c, sessions.MostOfAStep, cell.code) }},
	{name: "Hoort bij (code)", write: func(s *Step) string { return string(s.Hook) }, read: func(c cell, s *Step) { s.Hook = c.code() }},
	{name: "Gemaakt van stap (code)", write: func(s *Step) string { return string(s.From) }, read: func(c cell, s *Step) { s.From = c.code() }},
}

// listColumns are the lists of a step in one cell each, for a file that has one table.
var listColumns = []column{
	lane("Wat doe je zelf", sessions.LaneDoes), lane("Gevoel", sessions.LaneFeels), lane("Om je heen", sessions.LaneBeside),
	lane("Wat je ziet", sessions.LaneSeen), lane("Achter de schermen", sessions.LaneBehind), lane("Regels en systemen", sessions.LaneSystems),
	{name: "Zo gaat het echt", write: writeReal, read: readReal},
	demands("Papieren", sessions.DemandPaper), demands("Vragen", sessions.DemandQuestion),
	{name: clashName, write: writeClashes, read: readClashes},
}

// mostNumber is the highest number by which a row can be called.
const mostNumber = 9999

func yes(b bool) string {
	if b {
		return "ja"
	}
	return ""
}

func count(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

func counted(name string, of func(*Counts) *int) column {
	return column{name: name, number: true, write: func(s *Step) string { return count(*of(&s.Counts)) }, read: func(c cell, s *Step) { *of(&s.Counts) = c.count() }}
}

func heavy(what Heavy) column {
	return column{name: "Zwaar: " + string(what) + " (0-4)", number: true,
		write: func(s *Step) string {
			i := slices.IndexFunc(s.Load, func(l Load) bool { return l.What == what })
			if i < 0 {
				return ""
			}
			return strconv.Itoa(s.Load[i].N)
		},
		read: func(c cell, s *Step) {
			if n, given := c.number(0, 4); given {
				s.Load = append(s.Load, Load{what, n})
			}
		}}
}

func lane(name string, of sessions.Lane) column {
	return column{name: name,
		write: func(s *Step) string {
			var out []string
			for _, n := range s.Lanes {
				if n.Lane == of {
					out = append(out, item(string(n.Text), "uitleg", string(n.Explain), "kant", string(n.Side)))
				}
			}
			return strings.Join(out, "\n")
		},
		read: func(c cell, s *Step) {
			for _, line := range c.lines(sessions.MostOfAStep) {
				text, said := line.parts("uitleg", "kant")
				s.Lanes = append(s.Lanes, Note{of, text.needed().sentence(), said["uitleg"].sentence(), choice[sessions.Side](said["kant"])})
			}
		}}
}

func writeReal(s *Step) string {
	var out []string
	for _, p := range s.Real {
		out = append(out, item(string(p.Text), "kant", string(p.Side), "bij", string(p.By)))
	}
	return strings.Join(out, "\n")
}

func readReal(c cell, s *Step) {
	for _, line := range c.lines(sessions.MostOfAStep) {
		text, said := line.parts("kant", "bij")
		if said["kant"].empty() {
			c.wrong("zeg erachter van welke kant dit komt: | kant: %s.", strings.Join(wordsOf(sessions.Sides), ", "))
		}
		s.Real = append(s.Real, Practice{choice[sessions.Side](said["kant"]), said["bij"].label(), text.needed().sentence()})
	}
}

func demands(name string, what sessions.DemandKind) column {
	return column{name: name,
		write: func(s *Step) string {
			var out []string
			for _, d := range s.Demands {
				if d.What == what {
					out = append(out, item(string(d.Text), "al bekend bij", string(d.Known), "wens", string(d.Fate), "omdat", string(d.Why), "door", string(d.Owner), "wet", string(d.Legal)))
				}
			}
			return strings.Join(out, "\n")
		},
		read: func(c cell, s *Step) {
			for _, line := range c.lines(sessions.MostOfAStep) {
				text, said := line.parts("al bekend bij", "wens", "omdat", "door", "wet")
				s.Demands = append(s.Demands, Demand{what, text.needed().sentence(), said["al bekend bij"].label(), choice[sessions.Fate](said["wens"]),
					said["omdat"].sentence(), said["door"].label(), said["wet"].sentence()})
			}
		}}
}

func writeClashes(s *Step) string {
	var out []string
	for _, c := range s.Clashes {
		out = append(out, item(string(c.Text), "stap", count(c.With), "door", string(c.Owner)))
	}
	return strings.Join(out, "\n")
}

func readClashes(c cell, s *Step) {
	for _, line := range c.lines(sessions.MostOfAStep) {
		text, said := line.parts("stap", "door")
		with, _ := said["stap"].needed().number(1, mostNumber)
		s.Clashes = append(s.Clashes, Clash{with, said["door"].needed().label(), text.needed().sentence()})
	}
}
