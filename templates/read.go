package templates

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"maatwerkroute/sessions"
)

// file is a template as it was read, before its parts took over what stands elsewhere.
type file struct {
	id          string
	name, about string
	sides       []sessions.Side
	parts       []fields
}

// fields is a mapping of YAML by its keys, all of them known.
type fields struct {
	file string
	at   *yaml.Node
	by   map[string]*yaml.Node
}

// wrong says where something is, and what.
func wrong(file string, at *yaml.Node, says string, of ...any) error {
	return fmt.Errorf("templates/%s.yaml, regel %d: %s", file, at.Line, fmt.Sprintf(says, of...))
}

func read(id string, data []byte) (*file, error) {
	var doc yaml.Node
	if err := yaml.Unmarshal(data, &doc); err != nil {
		return nil, fmt.Errorf("templates/%s.yaml: dit is geen YAML: %w", id, err)
	}
	if len(doc.Content) != 1 {
		return nil, fmt.Errorf("templates/%s.yaml: er staat niets in", id)
	}
	top, err := fieldsOf(id, doc.Content[0], "naam", "uitleg", "kanten", "delen")
	if err != nil {
		return nil, err
	}
	f := &file{id: id}
	if f.name, err = top.text("naam"); err != nil {
		return nil, err
	}
	if f.about, err = top.text("uitleg"); err != nil {
		return nil, err
	}
	if f.sides, err = top.sides("kanten"); err != nil {
		return nil, err
	}
	switch parts := top.by["delen"]; {
	case f.name == "":
		return nil, wrong(id, top.at, "het sjabloon heeft geen naam")
	case parts == nil || parts.Kind != yaml.SequenceNode || len(parts.Content) == 0:
		return nil, wrong(id, top.at, "er zijn geen delen")
	default:
		for _, n := range parts.Content {
			part, err := fieldsOf(id, n, "zoals", "id", "soort", "naam", "minuten", "telefoon", "muur", "zeg", "kwijt", "mag", "vragen")
			if err != nil {
				return nil, err
			}
			f.parts = append(f.parts, part)
		}
	}
	return f, nil
}

// fieldsOf reads a mapping, and refuses a key that is not known or stands there twice.
func fieldsOf(file string, n *yaml.Node, known ...string) (fields, error) {
	f := fields{file: file, at: n, by: map[string]*yaml.Node{}}
	if n.Kind != yaml.MappingNode {
		return f, wrong(file, n, "hier horen velden te staan: %s", strings.Join(known, ", "))
	}
	for i := 0; i < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		if !slices.Contains(known, key.Value) {
			return f, wrong(file, key, "dit veld kennen wij niet: ‘%s’. Hier mag staan: %s", key.Value, strings.Join(known, ", "))
		}
		if f.by[key.Value] != nil {
			return f, wrong(file, key, "dit veld staat er twee keer: ‘%s’", key.Value)
		}
		f.by[key.Value] = value
	}
	return f, nil
}

// has says whether a field stands there.
func (f fields) has(key string) bool { return f.by[key] != nil }

func (f fields) text(key string) (string, error) {
	n := f.by[key]
	switch {
	case n == nil:
		return "", nil
	case n.Kind != yaml.ScalarNode:
		return "", wrong(f.file, n, "bij ‘%s’ hoort één tekst", key)
	}
	return n.Value, nil
}

func (f fields) number(key string) (int, error) {
	s, err := f.text(key)
	if err != nil || s == "" {
		return 0, err
	}
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0, wrong(f.file, f.by[key], "bij ‘%s’ hoort een heel getal, en niet ‘%s’", key, s)
	}
	return n, nil
}

func (f fields) yes(key string) (bool, error) {
	s, err := f.text(key)
	if err == nil && s != "" && s != "ja" && s != "nee" {
		return false, wrong(f.file, f.by[key], "bij ‘%s’ hoort ja of nee, en niet ‘%s’", key, s)
	}
	return s == "ja", err
}

func (f fields) texts(key string) ([]string, error) {
	n := f.by[key]
	if n == nil {
		return nil, nil
	}
	if n.Kind != yaml.SequenceNode {
		return nil, wrong(f.file, n, "bij ‘%s’ hoort een lijst", key)
	}
	var list []string
	for _, item := range n.Content {
		if item.Kind != yaml.ScalarNode {
			return nil, wrong(f.file, item, "bij ‘%s’ hoort een lijst van woorden", key)
		}
		list = append(list, item.Value)
	}
	return list, nil
}

// groups are words for several sides at once.
var groups = map[string][]sessions.Side{
	"iedereen":   sessions.Sides,
	"ambtenaren": {sessions.Uitvoering, sessions.Beleid, sessions.Bestuur, sessions.Toezicht},
	"bewoners":   {sessions.Ervaring, sessions.Begeleiding},
}

func (f fields) sides(key string) ([]sessions.Side, error) {
	words, err := f.texts(key)
	if err != nil {
		return nil, err
	}
	var list []sessions.Side
	for _, word := range words {
		more := groups[word]
		if more == nil {
			if !slices.Contains(sessions.Sides, sessions.Side(word)) {
				return nil, wrong(f.file, f.by[key], "deze kant van de tafel kennen wij niet: ‘%s’", word)
			}
			more = []sessions.Side{sessions.Side(word)}
		}
		list = append(list, more...)
	}
	return list, nil
}
