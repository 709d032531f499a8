package routefile

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"maatwerkroute/server/live"
)

// JSON writes a route as the published schema says.
func JSON(r *Route) ([]byte, error) {
	out := *r
	out.Format, out.Version = Format, Version
	if out.Steps == nil {
		out.Steps = []Step{}
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(out); err != nil {
		return nil, fmt.Errorf("write a route as JSON: %w", err)
	}
	return b.Bytes(), nil
}

func readJSON(data []byte) (*Route, findings) {
	var found findings
	var tree any
	if err := live.DecodeStrict(data, &tree); err != nil {
		found.add("", "%s", notJSON(err))
		return nil, found
	}
	top, ok := tree.(map[string]any)
	if !ok || top["format"] != Format {
		found.add("", "Dit is JSON, maar geen route. Er hoort ‘format’: ‘%s’ in te staan.", Format)
		return nil, found
	}
	if top["versie"] != float64(Version) {
		found.add("", "Dit bestand heeft een andere versie dan wij lezen: ‘%s’ en niet %d.", short(fmt.Sprint(top["versie"])), Version)
		return nil, found
	}
	r := &Route{}
	d := decoder{found: &found}
	d.object(nil, top, reflect.ValueOf(r).Elem())
	return r, found
}

func notJSON(err error) string {
	switch {
	case errors.Is(err, live.ErrTooDeep):
		return "Dit bestand zit te diep in elkaar."
	case errors.Is(err, live.ErrDuplicateKey):
		return "In dit bestand staat een veld twee keer op dezelfde plek."
	case errors.Is(err, live.ErrNotUTF8), errors.Is(err, live.ErrHalfPair):
		return "Er staan tekens in dit bestand die wij niet kunnen lezen."
	}
	return "Dit bestand is geen goede JSON. Er mist iets, of er staat iets te veel."
}

// decoder reads a tree into a struct and names every field that is not as the schema says.
type decoder struct{ found *findings }

// where is a path as a person reads it: of a step its number, and then the names of the fields.
func where(path []string) string {
	if len(path) > 1 && path[0] == "stappen" {
		if len(path) == 2 {
			return "Stap " + path[1]
		}
		return "Stap " + path[1] + ", ‘" + strings.Join(path[2:], " ") + "’"
	}
	return "‘" + strings.Join(path, " ") + "’"
}

func under(path []string, name string) []string { return append(slices.Clone(path), name) }

func (d *decoder) object(path []string, from map[string]any, into reflect.Value) {
	t := into.Type()
	known := map[string]bool{}
	for i := range t.NumField() {
		f := fieldOf(t.Field(i))
		known[f.name] = true
		value, given := from[f.name]
		switch {
		case given:
			d.value(under(path, f.name), value, into.Field(i), f)
		case f.needed:
			d.found.add(where(under(path, f.name)), "dit veld ontbreekt.")
		}
	}
	for _, name := range slices.Sorted(maps.Keys(from)) {
		if !known[name] {
			d.found.add(where(under(path, short(name))), "dit veld kennen wij niet.")
		}
	}
}

func (d *decoder) value(path []string, from any, into reflect.Value, f field) {
	if d.found.full() {
		return
	}
	at := where(path)
	switch into.Kind() {
	case reflect.Struct:
		if m, ok := from.(map[string]any); ok {
			d.object(path, m, into)
			return
		}
		d.found.add(at, "hier hoort een groep velden te staan, tussen { en }.")
	case reflect.Slice:
		list, ok := from.([]any)
		switch {
		case !ok:
			d.found.add(at, "hier hoort een lijst te staan, tussen [ en ].")
		case len(list) > f.most:
			d.found.add(at, "hier staan er %d. Er passen er %d in.", len(list), f.most)
		default:
			into.Set(reflect.MakeSlice(into.Type(), len(list), len(list)))
			for i, one := range list {
				d.value(under(path, strconv.Itoa(i+1)), one, into.Index(i), field{needed: true})
			}
		}
	case reflect.Bool:
		b, ok := from.(bool)
		if into.SetBool(b); !ok {
			d.found.add(at, "hier hoort true of false te staan.")
		}
	case reflect.Int:
		d.number(at, from, into, f)
	default:
		d.text(at, from, into, f)
	}
}

func (d *decoder) number(at string, from any, into reflect.Value, f field) {
	n, ok := from.(float64)
	switch {
	case !ok || n != math.Trunc(n):
		d.found.add(at, "‘%s’ is geen heel getal.", short(fmt.Sprint(from)))
	case f.max > 0 && (n < float64(f.min) || n > float64(f.max)):
		d.found.add(at, "%s kan niet. Het is een getal van %d tot en met %d.", strconv.FormatFloat(n, 'f', -1, 64), f.min, f.max)
	default:
		into.SetInt(int64(n))
	}
}

func (d *decoder) text(at string, from any, into reflect.Value, f field) {
	s, ok := from.(string)
	if !ok {
		d.found.add(at, "hier hoort tekst te staan, tussen aanhalingstekens.")
		return
	}
	clean, wrong := textOf(s, into.Type())
	switch {
	case wrong != "":
		d.found.add(at, "%s", wrong)
	case clean == "" && f.needed:
		d.found.add(at, "hier staat niets.")
	}
	into.SetString(clean)
}

// textOf reads a text as its type asks: one of a few words, a sentence, a label or a code.
func textOf(s string, t reflect.Type) (clean, wrong string) {
	if of := words[t]; of != nil {
		if !slices.Contains(of, s) {
			return "", fmt.Sprintf("‘%s’ kennen wij niet. Kies uit: %s.", short(s), strings.Join(of, ", "))
		}
		return s, ""
	}
	switch t {
	case reflect.TypeFor[Sentence]():
		return sentence(s)
	case reflect.TypeFor[Code]():
		return code(s)
	case reflect.TypeFor[string]():
		return s, "" // the format, which was looked at first
	}
	return label(s)
}

// field is what the tags of a field say.
type field struct {
	name, says     string
	needed         bool
	most, min, max int
}

func fieldOf(f reflect.StructField) field {
	name, rest, _ := strings.Cut(f.Tag.Get("json"), ",")
	number := func(tag string) int {
		n, _ := strconv.Atoi(f.Tag.Get(tag)) // none is zero
		return n
	}
	return field{name: name, says: f.Tag.Get("says"), needed: rest == "", most: number("most"), min: number("min"), max: number("max")}
}
