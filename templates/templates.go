package templates

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"maatwerkroute/sessions"
)

//go:embed *.yaml
var files embed.FS

// Default is the conversation that is planned when nobody chooses.
const Default = "T1-kort"

// order is how they are offered. A file that is not in it comes last.
var order = []string{Default, "T1", "T2", "T3", "T0", "T0-b", "T4"}

// Template is a conversation as it stands in its file.
type Template struct {
	ID, Name, About string
	Sides           []sessions.Side // the only ones that sit there; none: everybody
	Phases          []sessions.Phase
}

// Minutes is how long it takes.
func (t Template) Minutes() (n int) {
	for _, p := range t.Phases {
		n += p.Minutes
	}
	return n
}

// Set is the templates of a folder.
type Set struct{ list []Template }

// Open reads and checks the templates of this program.
func Open() (*Set, error) { return Read(files) }

// Read reads and checks every YAML file of a folder.
func Read(folder fs.FS) (*Set, error) {
	names, err := fs.Glob(folder, "*.yaml")
	if err != nil {
		return nil, fmt.Errorf("templates: %w", err)
	}
	b := &book{files: map[string]*file{}}
	for _, name := range names {
		data, err := fs.ReadFile(folder, name)
		if err != nil {
			return nil, fmt.Errorf("templates: %w", err)
		}
		id := strings.TrimSuffix(path.Base(name), ".yaml")
		if b.files[id], err = read(id, data); err != nil {
			return nil, err
		}
	}
	s := &Set{}
	for id, f := range b.files {
		t, err := b.template(id, f)
		if err != nil {
			return nil, err
		}
		s.list = append(s.list, t)
	}
	slices.SortFunc(s.list, func(x, y Template) int {
		if a, b := place(x.ID), place(y.ID); a != b {
			return a - b
		}
		return strings.Compare(x.ID, y.ID)
	})
	return s, nil
}

func place(id string) int {
	if i := slices.Index(order, id); i >= 0 {
		return i
	}
	return len(order)
}

// All lists the templates as they are offered. What it gives may be changed.
func (s *Set) All() []Template {
	list := make([]Template, len(s.list))
	for i, t := range s.list {
		list[i] = t.clone()
	}
	return list
}

// Named gives the template with this id.
func (s *Set) Named(id string) (Template, bool) {
	i := slices.IndexFunc(s.list, func(t Template) bool { return t.ID == id })
	if i < 0 {
		return Template{}, false
	}
	return s.list[i].clone(), true
}

// clone shares nothing that somebody changes: a wish is cleaned in place.
func (t Template) clone() Template {
	t.Sides = slices.Clone(t.Sides)
	t.Phases = slices.Clone(t.Phases)
	for i := range t.Phases {
		p := &t.Phases[i]
		p.Write, p.First, p.Questions = slices.Clone(p.Write), slices.Clone(p.First), slices.Clone(p.Questions)
	}
	return t
}
