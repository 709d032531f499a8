package routefile

import (
	"fmt"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"maatwerkroute/sessions"
)

// A cell holds one thing, or a list of things, each on a line of its own. What is said of one thing stands behind it,
// after a bar and by name: "Bankafschrift | al bekend bij: Belastingdienst". In a list a bar, a line end and a backslash of
// the text itself are written as \|, \n and \\.

var (
	escapes  = strings.NewReplacer(`\`, `\\`, "|", `\|`, "\n", `\n`)
	readBack = strings.NewReplacer(`\\`, `\`, `\|`, "|", `\n`, "\n")
)

// item writes one thing of a list with what is said of it: pairs of a name and a value, of which empty ones are left out.
func item(text string, said ...string) string {
	out := escapes.Replace(text)
	for i := 0; i < len(said); i += 2 {
		if said[i+1] != "" {
			out += " | " + said[i] + ": " + escapes.Replace(said[i+1])
		}
	}
	return out
}

// list writes a list of plain things.
func list[T ~string](things []T) string {
	out := make([]string, len(things))
	for i, v := range things {
		out[i] = item(string(v))
	}
	return strings.Join(out, "\n")
}

// cell is one cell that was read, and where.
type cell struct {
	text  string
	where string
	found *findings
}

func (c cell) wrong(says string, with ...any) { c.found.add(c.where, says, with...) }

func (c cell) empty() bool { return strings.TrimSpace(c.text) == "" }

func (c cell) as(t reflect.Type) string {
	if c.empty() {
		return ""
	}
	clean, wrong := textOf(c.text, t)
	if wrong != "" {
		c.wrong("%s", wrong)
	}
	return clean
}

func (c cell) sentence() Sentence { return Sentence(c.as(reflect.TypeFor[Sentence]())) }

func (c cell) label() sessions.Label { return sessions.Label(c.as(reflect.TypeFor[sessions.Label]())) }

func (c cell) code() Code {
	c.text = strings.TrimSpace(c.text)
	return Code(c.as(reflect.TypeFor[Code]()))
}

// needed says that something must stand here.
func (c cell) needed() cell {
	if c.empty() {
		c.wrong("hier staat niets.")
	}
	return c
}

// choice reads one of the words of a type, in any capitals, with a space for a line under.
func choice[T ~string](c cell) T {
	c.text = strings.ReplaceAll(strings.ToLower(strings.TrimSpace(c.text)), " ", "_")
	return T(c.as(reflect.TypeFor[T]()))
}

// number reads a whole number from low to high. Empty is none.
func (c cell) number(low, high int) (n int, given bool) {
	text := strings.TrimSpace(c.text)
	if text == "" {
		return 0, false
	}
	f, err := strconv.ParseFloat(text, 64) // a spreadsheet may write 2 as 2.0 or 2E0
	switch {
	case err != nil || f != math.Trunc(f) || math.IsInf(f, 0):
		c.wrong("‘%s’ is geen getal.", short(text))
	case f < float64(low) || f > float64(high):
		c.wrong("‘%s’ kan niet. Het is een getal van %d tot en met %d.", short(text), low, high)
	default:
		return int(f), true
	}
	return 0, false
}

func (c cell) count() int {
	n, _ := c.number(0, sessions.MostCounted)
	return n
}

func (c cell) yes() bool {
	switch text := strings.ToLower(strings.TrimSpace(c.text)); text {
	case "ja", "1", "true", "waar":
		return true
	case "", "nee", "0", "false", "onwaar":
	default:
		c.wrong("‘%s’ is geen ja of nee.", short(text))
	}
	return false
}

// lines are the things of a list.
func (c cell) lines(most int) (things []cell) {
	for _, line := range strings.Split(strings.ReplaceAll(c.text, "\r\n", "\n"), "\n") {
		if strings.TrimSpace(line) != "" {
			things = append(things, cell{line, c.where, c.found})
		}
	}
	if len(things) > most {
		c.wrong("hier staan er %d. Er passen er %d in.", len(things), most)
		return nil
	}
	return things
}

// parts are a thing and what is said of it, by name.
func (c cell) parts(names ...string) (first cell, said map[string]cell) {
	said = map[string]cell{}
	for i, raw := range barred(c.text) {
		part := cell{readBack.Replace(strings.TrimSpace(raw)), c.where, c.found}
		if i == 0 {
			first = part
			continue
		}
		name, value, ok := strings.Cut(part.text, ":")
		name = strings.ToLower(strings.TrimSpace(name))
		_, twice := said[name]
		switch {
		case !ok || !slices.Contains(names, name):
			c.wrong("achter het streepje staat ‘%s’. %s", short(part.text), expected(names))
		case twice:
			c.wrong("‘%s’ staat er twee keer.", name)
		default:
			part.text = strings.TrimSpace(value)
			said[name] = part
		}
	}
	for _, name := range names {
		if _, ok := said[name]; !ok {
			said[name] = cell{"", c.where, c.found}
		}
	}
	return first, said
}

func expected(names []string) string {
	if len(names) == 0 {
		return `Hier hoort geen streepje. Hoort het bij de tekst, schrijf dan \|.`
	}
	return fmt.Sprintf(`Daar hoort te staan: %s: en dan de tekst. Hoort het streepje bij de tekst, schrijf dan \|.`, strings.Join(names, ": of "))
}

// barred splits at bars that are not written as \|.
func barred(s string) (parts []string) {
	from := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '|':
			parts, from = append(parts, s[from:i]), i+1
		}
	}
	return append(parts, s[from:])
}

// things reads a list of plain things, each as its own type asks.
func things[T ~string](c cell, most int, read func(cell) T) (list []T) {
	for _, line := range c.lines(most) {
		one, _ := line.parts()
		if v := read(one); v != "" {
			list = append(list, v)
		}
	}
	return list
}

// begins are the signs with which a formula begins.
const begins = "=+-−@\t\r\n＝＋－＠"

// runs says whether a spreadsheet may take a text for a formula.
func runs(text string) bool {
	text = strings.TrimLeft(text, "' \u00a0")
	return text != "" && strings.ContainsRune(begins, []rune(text)[0])
}

// still writes a cell so that no spreadsheet runs it: with a mark before it, which awake takes off again.
func still(text string) string {
	if runs(text) {
		return "'" + text
	}
	return text
}

func awake(text string) string {
	if bare, marked := strings.CutPrefix(text, "'"); marked && runs(bare) {
		return bare
	}
	return text
}
