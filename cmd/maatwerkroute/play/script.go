package play

import (
	_ "embed"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"maatwerkroute/sessions"
)

//go:embed maatwerk-gesprek.yaml
var scriptFile []byte

// script is the dialogue as it was written down. It remembers what was read of it, so that the rest can be named.
type script struct {
	leaves map[string]*leaf // by path, as "kaarten.K01.tekst"
	order  []string
}

type leaf struct {
	values []string
	read   bool
}

// item is a part of the script, at a path.
type item struct {
	of   *script
	path string
	id   string
}

func readScript(file []byte) (*script, error) {
	var doc yaml.Node
	if err := yaml.Unmarshal(file, &doc); err != nil {
		return nil, fmt.Errorf("the script: %w", err)
	}
	s := &script{leaves: map[string]*leaf{}}
	root := item{of: s}.at("demo_session")
	if len(doc.Content) != 1 {
		return nil, fmt.Errorf("the script: one document wanted")
	}
	s.grow("", doc.Content[0])
	if root.none() {
		return nil, fmt.Errorf("the script: no demo_session")
	}
	return s, nil
}

// grow keeps the scalars, and the lists of scalars, below a node.
func (s *script) grow(path string, n *yaml.Node) {
	switch n.Kind {
	case yaml.MappingNode:
		for i := 0; i+1 < len(n.Content); i += 2 {
			s.grow(join(path, n.Content[i].Value), n.Content[i+1])
		}
	case yaml.SequenceNode:
		if len(n.Content) == 0 || n.Content[0].Kind == yaml.ScalarNode {
			l := s.leaf(path)
			for _, c := range n.Content {
				l.values = append(l.values, c.Value)
			}
			return
		}
		for i, c := range n.Content {
			s.grow(join(path, nameOf(c, i)), c)
		}
	default:
		l := s.leaf(path)
		if n.Tag != "!!null" {
			l.values = []string{n.Value}
		}
	}
}

func (s *script) leaf(path string) *leaf {
	l := &leaf{}
	s.leaves[path] = l
	s.order = append(s.order, path)
	return l
}

// nameOf is the id of a member of a list, or its number.
func nameOf(n *yaml.Node, i int) string {
	for k := 0; k+1 < len(n.Content); k += 2 {
		if key := n.Content[k].Value; key == "id" || key == "actie" && n.Content[k+1].Kind == yaml.ScalarNode && len(n.Content[k+1].Value) < 4 {
			return n.Content[k+1].Value
		}
	}
	return strconv.Itoa(i + 1)
}

func join(path, key string) string {
	if path == "" {
		return key
	}
	return path + "." + key
}

func (i item) at(path string) item {
	key := path[strings.LastIndexByte(path, '.')+1:]
	return item{of: i.of, path: join(i.path, path), id: key}
}

// members are the parts right below this one, in the order of the script.
func (i item) members() []item {
	var list []item
	for _, path := range i.of.order {
		rest, below := strings.CutPrefix(path, i.path+".")
		key, _, _ := strings.Cut(rest, ".")
		if below && !slices.ContainsFunc(list, func(m item) bool { return m.id == key }) {
			list = append(list, i.at(key))
		}
	}
	for _, m := range list {
		m.texts("id")
	}
	return list
}

func (i item) none() bool { return len(i.members()) == 0 }

// has says whether a key stands there, without reading it.
func (i item) has(key string) bool {
	_, ok := i.of.leaves[join(i.path, key)]
	return ok
}

// texts reads a list; it is played from here on.
func (i item) texts(key string) []string {
	l, ok := i.of.leaves[join(i.path, key)]
	if !ok {
		return nil
	}
	l.read = true
	return l.values
}

// raw reads a word as it stands.
func (i item) raw(key string) string {
	if v := i.texts(key); len(v) > 0 {
		return v[0]
	}
	return ""
}

var dayIn = regexp.MustCompile(`D([+-]\d+|0)`)

// text reads a sentence. A day in it is written as people say it.
func (i item) text(key string) string {
	return dayIn.ReplaceAllStringFunc(i.raw(key), func(d string) string {
		return sessions.Dutch(sessions.At(moment(dayOf(d), 12, 0)))
	})
}

func (i item) label(key string) sessions.Label { return sessions.Label(i.text(key)) }

// day reads a day, as the number of days after the dialogue.
func (i item) day(key string) int { return dayOf(i.raw(key)) }

func (i item) number(key string) int {
	n, _ := strconv.Atoi(i.raw(key))
	return n
}

func dayOf(text string) int {
	m := dayIn.FindStringSubmatch(text)
	if m == nil {
		return 0
	}
	n, _ := strconv.Atoi(m[1])
	return n
}

// section is the first part of a path, key what stands in a member of it, and id which member.
func section(path string) (name, key, id string) {
	parts := strings.Split(strings.TrimPrefix(path, "demo_session."), ".")
	switch {
	case len(parts) > 4: // a step of a chain
		return parts[0], parts[4], parts[1] + "-" + parts[3]
	case len(parts) > 2:
		return parts[0], parts[2], parts[1]
	}
	return parts[0], strings.Join(parts[1:], "."), ""
}

// unplayed lists what was not read, as "acties: bewijs (A1 A2)", in the order of the script. A section of which
// nothing was read is one line.
func (s *script) unplayed() []string {
	touched := map[string]bool{}
	for path, l := range s.leaves {
		if name, _, _ := section(path); l.read {
			touched[name] = true
		}
	}
	var list []string
	ids := map[string][]string{}
	for _, path := range s.order {
		if s.leaves[path].read {
			continue
		}
		name, key, id := section(path)
		what := name
		if touched[name] && key != "" {
			what += ": " + key
		}
		if _, seen := ids[what]; !seen {
			list = append(list, what)
		}
		if !slices.Contains(ids[what], id) {
			ids[what] = append(ids[what], id)
		}
	}
	for i, what := range list {
		if named := strings.TrimSpace(strings.Join(ids[what], " ")); named != "" {
			list[i] = what + " (" + named + ")"
		}
	}
	return list
}
