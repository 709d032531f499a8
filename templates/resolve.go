package templates

import (
	"strings"

	"go.yaml.in/yaml/v3"

	"maatwerkroute/sessions"
)

// book is every file at once, because parts are taken over from one to another.
type book struct{ files map[string]*file }

// template makes a file into a conversation that can be played.
func (b *book) template(id string, f *file) (Template, error) {
	t := Template{ID: id, Name: f.name, About: f.about, Sides: f.sides}
	for _, part := range f.parts {
		p, err := b.phase(part, nil)
		if err != nil {
			return t, err
		}
		t.Phases = append(t.Phases, p)
		if err := sessions.CheckPhases(t.Phases); err != nil { // part by part, so that the line is known
			says := err.Error()
			if r, ok := sessions.Refused(err); ok {
				says = r.Text
			}
			return t, wrong(id, part.at, "%s", says)
		}
	}
	return t, nil
}

// phase makes a part into a phase. via is the way by which it was come to.
func (b *book) phase(part fields, via []*yaml.Node) (p sessions.Phase, err error) {
	if part.has("zoals") {
		from, err := b.find(part, "zoals", via)
		if err != nil {
			return p, err
		}
		if p, err = b.phase(from, append(via, part.at)); err != nil {
			return p, err
		}
	}
	if err := part.fill(&p); err != nil {
		return p, err
	}
	if questions := part.by["vragen"]; questions != nil {
		p.Questions, err = b.questions(part, questions, via)
	}
	if p.Write == nil {
		p.Write = []sessions.Side{}
	}
	if p.Questions == nil {
		p.Questions = []sessions.Question{}
	}
	return p, err
}

// find looks up a part that another names. One that comes back to itself has no beginning.
func (b *book) find(part fields, key string, via []*yaml.Node) (fields, error) {
	named, err := part.text(key)
	if err != nil {
		return fields{}, err
	}
	where, id, elsewhere := strings.Cut(named, "/")
	if !elsewhere {
		where, id = part.file, named
	}
	at := part.by[key]
	f := b.files[where]
	if f == nil {
		return fields{}, wrong(part.file, at, "‘zoals: %s’ wijst naar een sjabloon dat er niet is: %s", named, where)
	}
	for _, other := range f.parts {
		if other.by["id"] == nil || other.by["id"].Value != id {
			continue
		}
		for _, passed := range append(via, part.at) {
			if passed == other.at {
				return fields{}, wrong(part.file, at, "‘zoals: %s’ draait in een kring: dit deel wijst naar zichzelf", named)
			}
		}
		return other, nil
	}
	return fields{}, wrong(part.file, at, "‘zoals: %s’ wijst naar een deel dat er niet is: %s", named, id)
}

// fill puts what stands in a part into a phase, over what was taken over.
func (f fields) fill(p *sessions.Phase) error {
	for key, into := range map[string]*string{"id": &p.ID, "soort": (*string)(&p.Kind), "naam": (*string)(&p.Name),
		"telefoon": &p.Phone, "muur": &p.Wall, "zeg": &p.Say, "kwijt": &p.Lost} {
		if f.has(key) {
			text, err := f.text(key)
			if err != nil {
				return err
			}
			*into = text
		}
	}
	if f.has("minuten") {
		n, err := f.number("minuten")
		if err != nil {
			return err
		}
		p.Minutes = n
	}
	if f.has("mag") {
		return f.may(p)
	}
	return nil
}

// may reads who may do what: all of it, also when the part takes over another.
func (f fields) may(p *sessions.Phase) error {
	may, err := fieldsOf(f.file, f.by["mag"], "schrijven", "eerst", "onthullen", "pols", "stippen")
	if err != nil {
		return err
	}
	if p.Write, err = may.sides("schrijven"); err != nil {
		return err
	}
	if p.First, err = may.sides("eerst"); err != nil {
		return err
	}
	rule, err := may.text("onthullen")
	if err != nil {
		return err
	}
	p.Reveal = sessions.RevealRule(rule)
	if p.Pulse, err = may.yes("pols"); err != nil {
		return err
	}
	p.Dots, err = may.number("stippen")
	return err
}

// questions reads the list, or takes over that of another part.
func (b *book) questions(part fields, n *yaml.Node, via []*yaml.Node) ([]sessions.Question, error) {
	if n.Kind == yaml.MappingNode {
		as, err := fieldsOf(part.file, n, "zoals")
		if err != nil {
			return nil, err
		}
		as.at = part.at // the circle is one of parts
		from, err := b.find(as, "zoals", via)
		if err != nil {
			return nil, err
		}
		p, err := b.phase(from, append(via, part.at))
		return p.Questions, err
	}
	if n.Kind != yaml.SequenceNode {
		return nil, wrong(part.file, n, "bij ‘vragen’ hoort een lijst, of zoals: en een deel")
	}
	var list []sessions.Question
	for _, item := range n.Content {
		q, err := questionOf(part.file, item)
		if err != nil {
			return nil, err
		}
		list = append(list, q)
	}
	return list, nil
}

func questionOf(file string, n *yaml.Node) (q sessions.Question, err error) {
	f, err := fieldsOf(file, n, "id", "vraag", "kaart", "aan", "geholpen", "begin")
	if err != nil {
		return q, err
	}
	for key, into := range map[string]*string{"id": &q.ID, "vraag": &q.Ask, "kaart": (*string)(&q.Kind)} {
		if *into, err = f.text(key); err != nil {
			return q, err
		}
	}
	if q.Sides, err = f.sides("aan"); err != nil {
		return q, err
	}
	if q.Starters, err = f.texts("begin"); err != nil {
		return q, err
	}
	q.Helped, err = f.yes("geholpen")
	return q, err
}
