package sessions

import (
	"fmt"
	"slices"
)

// Template (sjabloon) is an organisation's own copy of a conversation: its words, its order, its minutes. It lies in
// the stream of that organisation. A session keeps the phases that it was planned with.
type Template struct {
	ID     string  `json:"id"`
	Name   Label   `json:"name"`
	From   string  `json:"from"` // the template that it was copied from
	Sides  []Side  `json:"sides,omitempty"`
	Phases []Phase `json:"phases"`
	Away   bool    `json:"away,omitempty"` // not offered any more
	plain
}

func (t *Template) kind() string             { return "template" }
func (t *Template) key() string              { return t.ID }
func (t *Template) at() (session, to string) { return "", "" }
func (t *Template) seenBy(c Class) Record {
	if c.Role == Facilitator || c.Role == Administrator {
		return t
	}
	return nil
}

// SaveTemplate keeps an organisation's own copy, new or changed.
type SaveTemplate struct {
	Template string  `json:"template"`
	Name     Label   `json:"name"`
	From     string  `json:"from"`
	Sides    []Side  `json:"sides"`
	Phases   []Phase `json:"phases"`
	Away     bool    `json:"away"`
}

// TemplateSaved happened.
type TemplateSaved struct {
	Template string  `json:"template"`
	Name     Label   `json:"name"`
	From     string  `json:"from"`
	Sides    []Side  `json:"sides,omitempty"`
	Phases   []Phase `json:"phases"`
	Away     bool    `json:"away,omitempty"`
}

const mostTemplates = 50

func (w *SaveTemplate) decide(s *State, who Who, _ *Given) ([]Fact, error) {
	if _, ok := find[Organization](s, s.Stream); !ok || who.Organization != s.Stream {
		return nil, errGone
	}
	switch {
	case !validID(w.Template):
		return nil, Refuse(Invalid, "Dit sjabloon heeft geen goede naam voor de computer.")
	case w.Name == "":
		return nil, Refuse(Invalid, "Geef uw sjabloon een naam.")
	case letters(w.From) > MaxLabel:
		return nil, Refuse(Invalid, "Dit soort gesprek kennen wij niet.")
	case slices.ContainsFunc(w.Sides, func(side Side) bool { return !contains(Sides, side) }):
		return nil, Refuse(Invalid, "Deze kant van de tafel kennen wij niet.")
	}
	own := all[Template](s)
	if slices.ContainsFunc(own, func(t *Template) bool { return t.ID != w.Template && t.Name == w.Name && !t.Away && !w.Away }) {
		return nil, Refuse(Conflict, "Er is al een sjabloon met deze naam. Kies een andere naam.")
	}
	if _, known := find[Template](s, w.Template); !known && len(own) >= mostTemplates {
		return nil, Refuse(Conflict, fmt.Sprintf("Er zijn al %d eigen sjablonen. Verander er een.", mostTemplates))
	}
	if err := CheckPhases(w.Phases); err != nil {
		return nil, err
	}
	if err := guardedPhases(w.Phases); err != nil {
		return nil, err
	}
	return []Fact{&TemplateSaved{Template: w.Template, Name: w.Name, From: w.From, Sides: w.Sides, Phases: listed(w.Phases), Away: w.Away}}, nil
}

// guardedPhases refuses names and numbers of people in instructions: every evening shows them on the wall (I-17).
func guardedPhases(phases []Phase) error {
	for i, p := range phases {
		for _, text := range []string{p.Say, p.Lost} {
			for _, f := range Guard(text) {
				return &Refusal{Code: Invalid, Suggest: Neutral(text, []Found{f}),
					Text: fmt.Sprintf("Er staat %s in deel %d (‘%s’). Noem alleen de functie, het team of de plaats.", f.Kind.Says(), i+1, p.Name)}
			}
		}
	}
	return nil
}

func (f *TemplateSaved) apply(s *State, _ Instant) {
	s.put(&Template{ID: f.Template, Name: f.Name, From: f.From, Sides: f.Sides, Phases: f.Phases, Away: f.Away})
}
