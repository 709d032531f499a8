package server

import (
	"net/url"
	"slices"
)

// wishForm is a wish as a form on a page that is read: what it is called, where it is sent, and its fields by their
// names on the wire. A page with thirty of them is written as a list and not thirty times by hand.
type wishForm struct {
	Op      string      `json:"op"`
	Summary string      `json:"summary"`
	Send    string      `json:"send"`
	Note    string      `json:"note"`
	To      string      `json:"to"`
	Name    string      `json:"name"` // of the form on its page: no two are alike
	Back    string      `json:"-"`    // what was being looked at, to come back to it
	Light   bool        `json:"-"`    // one of many on its page
	Fields  []wishField `json:"fields"`
}

// wishField is one field. Of is the kind: hidden, fixed (hidden, and tells this form from others of its operation), text,
// area, date, number, choose (one of a few), select (one of many), many, yes or code.
type wishField struct {
	Of      string      `json:"of"`
	Name    string      `json:"name"`
	Label   string      `json:"label"`
	Note    string      `json:"note"`
	Value   string      `json:"value"`
	Min     string      `json:"min"`
	Max     string      `json:"max"`
	Options [][2]string `json:"options"`
	Chosen  []string    `json:"chosen"`
	Needed  bool        `json:"needed"`
}

// Marked says whether an option of this field was chosen.
func (f wishField) Marked(option string) bool {
	return f.Value == option && f.Value != "" || slices.Contains(f.Chosen, option)
}

func newWish(op, summary string, fields ...wishField) *wishForm {
	return &wishForm{Op: op, Summary: summary, Send: "Bewaar", Fields: fields}
}

// sends says what stands on its button, and under it.
func (f *wishForm) sends(button, note string) *wishForm {
	f.Send, f.Note = button, note
	return f
}

// is says whether what was sent is this form: the same operation, about the same thing.
func (f *wishForm) is(op string, sent url.Values) bool {
	if f.Op != op {
		return false
	}
	for _, field := range f.Fields {
		if field.Of == "fixed" && sent.Get(field.Name) != field.Value {
			return false
		}
	}
	return true
}

// typed is the form with what was sent in its fields, under another name, to be shown once more.
func (f *wishForm) typed(sent url.Values) *wishForm {
	again := *f
	again.Name, again.Light = "opnieuw", false
	again.Fields = slices.Clone(f.Fields)
	for i := range again.Fields {
		field := &again.Fields[i]
		field.Value, field.Chosen = sent.Get(field.Name), sent[field.Name]
	}
	return &again
}

func fixed(name, value string) wishField { return wishField{Of: "fixed", Name: name, Value: value} }

func made(name string) wishField { return wishField{Of: "hidden", Name: name, Value: newID()} }

func short(name, label string) wishField { return wishField{Of: "text", Name: name, Label: label} }

func long(name, label string) wishField { return wishField{Of: "area", Name: name, Label: label} }

func count(name, label string) wishField { return wishField{Of: "number", Name: name, Label: label} }

func tick(name, label string) wishField { return wishField{Of: "yes", Name: name, Label: label} }

func dated(name, label, from, until string) wishField {
	return wishField{Of: "date", Name: name, Label: label, Min: from, Max: until}
}

func choose(name, label string, options ...[2]string) wishField {
	return wishField{Of: "choose", Name: name, Label: label, Options: options}
}

func pick(name, label string, options ...[2]string) wishField {
	return wishField{Of: "select", Name: name, Label: label, Options: options}
}

// slip is the field by which the desk speaks for somebody, with the code of that person.
func slip() wishField {
	return wishField{Of: "code", Name: "code", Label: "De code op het strookje van deze persoon", Note: "12 letters en cijfers. U vult dit in voor die persoon."}
}

func (f wishField) need() wishField { f.Needed = true; return f }

func (f wishField) says(note string) wishField { f.Note = note; return f }

func (f wishField) with(value string) wishField { f.Value = value; return f }
