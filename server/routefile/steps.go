package routefile

import (
	"fmt"
	"strconv"

	"maatwerkroute/sessions"
)

// namesOf are the names of columns, after that of the number.
func namesOf(columns []column) []string {
	names := []string{stepName}
	for _, c := range columns {
		names = append(names, c.name)
	}
	return names
}

// readSteps makes a step of each row. Numbers gives the place of a step by the number in its row, by which others call it.
func readSteps(t *table, columns []column, found *findings) (steps []Step, numbers map[int]int) {
	if len(t.rows) > sessions.MostImportedSteps {
		found.add("", "%s", tooManySteps(len(t.rows)))
		return nil, nil
	}
	numbers = map[int]int{}
	for i, r := range t.rows {
		c := r.cells[stepName]
		n, given := c.number(1, mostNumber)
		if _, twice := numbers[n]; given && twice {
			c.wrong("nummer %d staat er twee keer.", n)
		} else if given {
			numbers[n] = i + 1
		}
	}
	for _, r := range t.rows {
		if found.full() {
			break
		}
		var s Step
		for _, col := range columns {
			col.read(r.cells[col.name], &s)
		}
		r.cells[toStepName].step(&s.Handover.To, numbers)
		for i := range s.Clashes {
			r.cells[clashName].step(&s.Clashes[i].With, numbers)
		}
		steps = append(steps, s)
	}
	return steps, numbers
}

// step makes the place of a step of the number that its row has.
func (c cell) step(number *int, numbers map[int]int) {
	n := *number
	if *number = numbers[n]; n > 0 && *number == 0 {
		c.wrong("er is geen stap %d.", n)
	}
}

func tooManySteps(n int) string {
	return fmt.Sprintf("Deze route heeft %d stappen. Er passen er %d in. Voeg stappen samen, of maak er twee routes van.", n, sessions.MostImportedSteps)
}

// writeSteps writes the names and a row a step.
func writeSteps(r *Route, columns []column) [][]string {
	rows := [][]string{namesOf(columns)}
	for i := range r.Steps {
		cells := []string{strconv.Itoa(i + 1)}
		for _, c := range columns {
			cells = append(cells, c.write(&r.Steps[i]))
		}
		rows = append(rows, cells)
	}
	return rows
}

// routeField is what is said of the route as a whole.
type routeField struct {
	name  string
	write func(*Route) string
	read  func(cell, *Route)
}

var routeFields = []routeField{
	{"Route", func(r *Route) string { return string(r.Title) }, func(c cell, r *Route) { r.Title = c.sentence() }},
	{"Route: soort", func(r *Route) string { return string(r.Kind) }, func(c cell, r *Route) { r.Kind = choice[sessions.RouteKind](c) }},
	{"Route: voor wie", func(r *Route) string { return string(r.Who) }, func(c cell, r *Route) { r.Who = c.sentence() }},
	{"Route: bedoeld voor", func(r *Route) string { return string(r.Meant) }, func(c cell, r *Route) { r.Meant = c.sentence() }},
	{"Route: wat mensen merken", func(r *Route) string { return string(r.Effect) }, func(c cell, r *Route) { r.Effect = c.sentence() }},
	{"Route: tafel", func(r *Route) string { return string(r.Table) }, func(c cell, r *Route) { r.Table = c.label() }},
	{"Route: gemaakt van (code)", func(r *Route) string { return string(r.From) }, func(c cell, r *Route) { r.From = c.code() }},
	{"Route: traject (code)", func(r *Route) string { return string(r.Trajectory) }, func(c cell, r *Route) { r.Trajectory = c.code() }},
}
