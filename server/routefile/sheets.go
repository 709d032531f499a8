package routefile

import (
	"slices"
	"strconv"

	"maatwerkroute/sessions"
)

// The sheets of a spreadsheet. The lists of a step have a sheet of their own, with its number in front.
const (
	stepSheet   = "Stappen"
	laneSheet   = "Banen"
	realSheet   = "Zo gaat het echt"
	demandSheet = "Papieren en vragen"
	clashSheet  = "Botst"
	routeSheet  = "Route"
	helpSheet   = "Uitleg"
)

// listSheet is a list of all steps, one row a thing.
type listSheet struct {
	name  string
	names []string
	write func(*Step) [][]string
	read  func(row, *Step, map[int]int)
}

var listSheets = []listSheet{
	{laneSheet, []string{stepName, "Baan", "Tekst", "Uitleg", "Kant"},
		func(s *Step) (rows [][]string) {
			for _, n := range s.Lanes {
				rows = append(rows, []string{string(n.Lane), string(n.Text), string(n.Explain), string(n.Side)})
			}
			return rows
		},
		func(r row, s *Step, _ map[int]int) {
			s.Lanes = append(s.Lanes, Note{choice[sessions.Lane](r.cells["Baan"].needed()), r.cells["Tekst"].needed().sentence(), r.cells["Uitleg"].sentence(), choice[sessions.Side](r.cells["Kant"])})
		}},
	{realSheet, []string{stepName, "Kant", "Bij", "Tekst"},
		func(s *Step) (rows [][]string) {
			for _, p := range s.Real {
				rows = append(rows, []string{string(p.Side), string(p.By), string(p.Text)})
			}
			return rows
		},
		func(r row, s *Step, _ map[int]int) {
			s.Real = append(s.Real, Practice{choice[sessions.Side](r.cells["Kant"].needed()), r.cells["Bij"].label(), r.cells["Tekst"].needed().sentence()})
		}},
	{demandSheet, []string{stepName, "Wat", "Tekst", "Al bekend bij", "Wens", "Omdat", "Door", "Wet"},
		func(s *Step) (rows [][]string) {
			for _, d := range s.Demands {
				rows = append(rows, []string{string(d.What), string(d.Text), string(d.Known), string(d.Fate), string(d.Why), string(d.Owner), string(d.Legal)})
			}
			return rows
		},
		func(r row, s *Step, _ map[int]int) {
			s.Demands = append(s.Demands, Demand{choice[sessions.DemandKind](r.cells["Wat"].needed()), r.cells["Tekst"].needed().sentence(), r.cells["Al bekend bij"].label(),
				choice[sessions.Fate](r.cells["Wens"]), r.cells["Omdat"].sentence(), r.cells["Door"].label(), r.cells["Wet"].sentence()})
		}},
	{clashSheet, []string{stepName, clashName, "Door", "Tekst"},
		func(s *Step) (rows [][]string) {
			for _, c := range s.Clashes {
				rows = append(rows, []string{count(c.With), string(c.Owner), string(c.Text)})
			}
			return rows
		},
		func(r row, s *Step, numbers map[int]int) {
			c := r.cells[clashName].needed()
			with, _ := c.number(1, mostNumber)
			c.step(&with, numbers)
			s.Clashes = append(s.Clashes, Clash{with, r.cells["Door"].needed().label(), r.cells["Tekst"].needed().sentence()})
		}},
}

var sheetNames = []string{stepSheet, laneSheet, realSheet, demandSheet, clashSheet, routeSheet, helpSheet}

// rowsOf writes a list of all steps.
func (l *listSheet) rowsOf(r *Route) [][]string {
	rows := [][]string{l.names}
	for i := range r.Steps {
		for _, cells := range l.write(&r.Steps[i]) {
			rows = append(rows, append([]string{strconv.Itoa(i + 1)}, cells...))
		}
	}
	return rows
}

// readList gives each row to the step that it names.
func (l *listSheet) readList(rows [][]string, steps []Step, numbers map[int]int, found *findings) {
	t := readTable(l.name, l.names, rows, found)
	held := map[int]int{}
	for _, r := range t.rows {
		if found.full() {
			return
		}
		c := r.cells[stepName].needed()
		n, given := c.number(1, mostNumber)
		at := numbers[n]
		switch {
		case !given:
		case at == 0:
			c.wrong("er is geen stap %d op het blad ‘%s’.", n, stepSheet)
		case held[at] == sessions.MostOfAStep:
			c.wrong("bij stap %d staan er meer dan %d.", n, sessions.MostOfAStep)
		default:
			held[at]++
			l.read(r, &steps[at-1], numbers)
		}
	}
}

func aboutRows(r *Route) [][]string {
	rows := [][]string{{"Wat", "Inhoud"}}
	for _, f := range routeFields {
		rows = append(rows, []string{f.name, f.write(r)})
	}
	return rows
}

// readRoute reads the sheet on which each row is one thing about the route.
func readRoute(rows [][]string, r *Route, found *findings) {
	t := readTable(routeSheet, []string{"Wat", "Inhoud"}, rows, found)
	seen := map[string]bool{}
	for _, row := range t.rows {
		name := row.cells["Wat"]
		i := slices.IndexFunc(routeFields, func(f routeField) bool { return f.name == name.text })
		switch {
		case i < 0:
			name.wrong("‘%s’ kennen wij niet.", short(name.text))
		case seen[name.text]:
			name.wrong("‘%s’ staat er twee keer.", name.text)
		default:
			seen[name.text] = true
			routeFields[i].read(row.cells["Inhoud"], r)
		}
	}
}

var help = []string{
	"Zo werkt dit bestand",
	"Op het blad ‘Stappen’ staat één stap op een rij. De volgorde van de rijen is de volgorde van de route.",
	"Het nummer onder ‘Stap’ is een naam voor de rij. Andere bladen en de overdracht noemen dat nummer. Een nieuwe stap krijgt een nieuw nummer.",
	"Meer dan één ding in een cel? Zet ieder ding op een eigen regel (Alt + Enter).",
	`Staat er een streepje | of een \ in de tekst van zo'n lijst? Schrijf dan \| of \\.`,
	"Laat alle kolommen staan. Een kolom mag leeg zijn.",
	"Gebruik geen formules. Schrijf geen namen, adressen of nummers van mensen op.",
	"Codes zijn van het programma. Verander ze niet. Bij een nieuwe stap laat u ze leeg.",
	"Als u dit bestand inleest, komt er een nieuwe route bij. De oude blijft zoals hij was.",
}
