package server

import (
	"slices"
	"strconv"

	"maatwerkroute/sessions"
)

// lastmeterView is what routes ask of somebody, side by side: today, ideal, measured again. Each number leads to the steps
// that make it.
type lastmeterView struct {
	Columns []string
	Rows    []meterRow
}

type meterRow struct {
	Name  string
	Cells []meterCell
}

// meterCell is one number. Of is out of how many steps, where steps are counted.
type meterCell struct {
	Says, Of string
	Parts    []meterPart
}

// meterPart is a step that adds to a number: its place on the route, and where it is told.
type meterPart struct {
	Place   int
	Address string
	Adds    string // how much, where the number itself does not say it
}

// burdenWords are the figures as a sentence under "wat het vraagt" reads them.
var burdenWords = map[sessions.TotalKind]string{
	sessions.CountPapers: "Papieren", sessions.CountQuestions: "Vragen", sessions.CountLogins: "Keer inloggen", sessions.CountVisits: "Bezoeken",
	sessions.CountRetellings: "Keer opnieuw vertellen", sessions.CountDays: "Dagen wachten", sessions.CountDigital: "Stappen die alleen digitaal kunnen",
	sessions.CountCold: "Koude overdrachten", sessions.CountAlone: "Stappen zonder iemand naast je",
}

// metered is a route in the table: its steps in order, what they ask, and the address of the page that tells them; none is
// this one.
type metered struct {
	Name   string
	Steps  []*sessions.RouteStep
	Burden sessions.Burden
	At     string
}

// lastmeterOf puts routes side by side, each in a column. It is for every page on which a route is read: a step is told
// under #stap- and its id.
func lastmeterOf(routes ...metered) lastmeterView {
	d := lastmeterView{}
	var burdens []sessions.Burden
	for _, m := range routes {
		d.Columns, burdens = append(d.Columns, m.Name), append(burdens, m.Burden)
	}
	for _, figure := range sessions.SideBySide(sessions.Lastmeter, burdens...) {
		row := meterRow{Name: burdenWords[figure.Kind]}
		for i, total := range figure.Of {
			row.Cells = append(row.Cells, routes[i].cell(total))
		}
		d.Rows = append(d.Rows, row)
	}
	return d
}

func (m metered) cell(total sessions.Total) meterCell {
	c := meterCell{Says: total.String()}
	for _, part := range total.Parts {
		at := slices.IndexFunc(m.Steps, func(st *sessions.RouteStep) bool { return st.ID == part.Step })
		if at < 0 {
			continue
		}
		one := meterPart{Place: at + 1, Address: m.At + "#stap-" + part.Step}
		switch {
		case part.Choice:
			one.Adds = strconv.Itoa(part.N) + ", naar keuze"
		case len(total.Parts) > 1 && !slices.Contains(stepCounts, total.Kind):
			one.Adds = strconv.Itoa(part.N)
		}
		c.Parts = append(c.Parts, one)
	}
	if total.Kind != sessions.CountCold && slices.Contains(stepCounts, total.Kind) {
		c.Of = strconv.Itoa(len(m.Steps))
	}
	return c
}

// stepCounts are the figures to which a step adds one.
var stepCounts = []sessions.TotalKind{sessions.CountDigital, sessions.CountCold, sessions.CountAlone}

// family is a route with those that it is compared with: how it goes today, how we want it, and how it was counted later.
// at gives the address of the page that tells the steps of a route.
func family(st *sessions.State, r *sessions.Route, at func(route string) string) []metered {
	today, ok := st.Origin(r)
	if r.Version == sessions.RouteToday {
		today, ok = r, true
	}
	if !ok {
		return []metered{meteredOf(st, r, at)}
	}
	list := []metered{meteredOf(st, today, at)}
	for _, version := range []sessions.RouteKind{sessions.RouteVariant, sessions.RouteIdeal, sessions.RouteMeasured} {
		if one := relative(st, today, r, version); one != nil {
			list = append(list, meteredOf(st, one, at))
		}
	}
	return list
}

// relative is the route of a kind that was made from today's: the one that is looked at, or else the newest. A table's
// proposal stands there only when it is looked at.
func relative(st *sessions.State, today, seen *sessions.Route, version sessions.RouteKind) (found *sessions.Route) {
	if seen.Version == version {
		return seen
	}
	if version == sessions.RouteVariant {
		return nil
	}
	for _, other := range st.Routes() {
		if from, ok := st.Origin(other); ok && from.ID == today.ID && other.Version == version {
			found = other
		}
	}
	return found
}

func meteredOf(st *sessions.State, r *sessions.Route, at func(string) string) metered {
	return metered{Name: versionWords[r.Version], Steps: st.StepsOf(r), Burden: st.Burden(r), At: at(r.ID)}
}

var versionWords = map[sessions.RouteKind]string{sessions.RouteToday: "Nu", sessions.RouteVariant: "Voorstel", sessions.RouteIdeal: "Ideaal", sessions.RouteMeasured: "Later gemeten"}
