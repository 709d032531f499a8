package sessions

import "slices"

// WordStep says in other words what somebody does at a step.
type WordStep struct {
	Step  string `json:"step"`
	Title Text   `json:"title"`
	Was   int    `json:"was"`
}

// StepWorded happened.
type StepWorded struct {
	Step  string  `json:"step"`
	Title WordsID `json:"title"`
}

func (w *WordStep) decide(s *State, who Who, g *Given) ([]Fact, error) {
	st, err := s.drawn(who, g, w.Step)
	if err != nil {
		return nil, err
	}
	if w.Title.empty() {
		return nil, errUntitled
	}
	if err := short(w.Title, mostStepTitle); err != nil {
		return nil, err
	}
	if err := st.same(partTitle, w.Was, st.Title); err != nil {
		return nil, err
	}
	return []Fact{&StepWorded{Step: st.ID, Title: w.Title.ID}}, nil
}

var errUntitled = Refuse(Invalid, "Schrijf in een paar woorden wat iemand hier doet.")

func (f *StepWorded) apply(s *State, _ Instant) {
	s.changeRouteStep(f.Step, partTitle, func(st *RouteStep) { st.Title = f.Title })
}

// The two things that can be told of a step (S0-10).
const (
	Meant = "bedoeld" // zo is het bedoeld, by policy
	Real  = "echt"    // zo gaat het echt, by who carries it out and by residents
)

// DescribeStep tells how a step is meant, or how it really goes. No text takes it away.
type DescribeStep struct {
	Step     string `json:"step"`
	What     string `json:"what"`
	Practice string `json:"practice"` // which of the stories of how it goes; none for what is meant
	Side     Side   `json:"side"`     // whose story it is, when the desk or a scribe writes it
	By       Label  `json:"by"`       // the department or organisation that carries it out
	Text     Text   `json:"text"`
	Was      int    `json:"was"`
}

// StepMeant happened.
type StepMeant struct {
	Step string  `json:"step"`
	Text WordsID `json:"text"`
}

// StepTold happened. A story without text is taken away.
type StepTold struct {
	Step     string   `json:"step"`
	Practice Practice `json:"practice"`
}

func (w *DescribeStep) decide(s *State, who Who, g *Given) ([]Fact, error) {
	st, err := s.drawn(who, g, w.Step)
	if err != nil {
		return nil, err
	}
	if err := short(w.Text, mostStepText); err != nil {
		return nil, err
	}
	switch w.What {
	case Meant:
		return w.meant(st, who)
	case Real:
		return w.told(s, st, who)
	}
	return nil, Refuse(Invalid, "Kies: hoe het bedoeld is, of hoe het echt gaat.")
}

func (w *DescribeStep) meant(st *RouteStep, who Who) ([]Fact, error) {
	switch {
	case who.Role == Attendee && !contains([]Side{Beleid, Bestuur}, who.Side):
		return nil, Refuse(Forbidden, "Hoe het bedoeld is, vult beleid in. Vertelt u hoe het echt gaat?")
	case st.Meant == "" && w.Text.empty():
		return nil, Refuse(Invalid, "Er staat nog niets. Schrijf eerst een paar woorden.")
	}
	if err := st.same(partMeant, w.Was, st.Meant); err != nil {
		return nil, err
	}
	return []Fact{&StepMeant{Step: st.ID, Text: named(w.Text)}}, nil
}

func (w *DescribeStep) told(s *State, st *RouteStep, who Who) ([]Fact, error) {
	side, by := w.Side, w.By
	if who.Role == Attendee {
		side = who.Side
	}
	old, there := st.practice(w.Practice)
	if there {
		side, by = old.Side, old.By
	}
	switch {
	case !contains(Sides, side):
		return nil, Refuse(Invalid, "Kies van welke kant dit komt.")
	case side == Beleid || side == Bestuur:
		return nil, Refuse(Forbidden, "Hoe het echt gaat, vertellen bewoners en wie het uitvoert. Vult u in hoe het bedoeld is?")
	case who.Role == Attendee && (who.Side != side || w.Side != "" && w.Side != side):
		return nil, Refuse(Forbidden, "Dit vertelt een andere kant van de tafel. Zet uw woorden ernaast.")
	case side == Ervaring && by != "":
		return nil, Refuse(Invalid, "Bewoners vertellen dit zonder afdeling erbij.")
	case side == Uitvoering && by == "":
		return nil, Refuse(Invalid, "Noem de afdeling of de organisatie die dit zo doet.")
	case !there && w.Text.empty():
		return nil, Refuse(Invalid, "Er staat nog niets. Schrijf eerst een paar woorden.")
	case !there && len(st.Real) >= mostPractices:
		return nil, Refuse(Conflict, "Er staan al 12 verhalen bij deze stap. Vul er een aan.")
	}
	if there {
		if err := st.sameNote(partReal, old.Rev, w.Was, old.Text); err != nil {
			return nil, err
		}
	} else if err := s.firstOf(st, w.Practice, side, by); err != nil {
		return nil, err
	}
	return []Fact{&StepTold{Step: st.ID, Practice: Practice{ID: w.Practice, Side: side, By: by, Text: named(w.Text)}}}, nil
}

// firstOf refuses a second story of the same people: theirs is one, and they fill it in further (S2-07).
func (s *State) firstOf(st *RouteStep, id string, side Side, by Label) error {
	for _, p := range st.Real {
		if p.Side == side && p.By == by {
			return &Refusal{Code: Conflict, Text: "Dit staat er al voor deze mensen. Vul het aan. Uw tekst blijft hier staan.", There: p.Text}
		}
	}
	return s.newOnRoute(st.Route, id)
}

func (f *StepMeant) apply(s *State, _ Instant) {
	s.changeRouteStep(f.Step, partMeant, func(st *RouteStep) { st.Meant = f.Text })
}

func (f *StepTold) apply(s *State, _ Instant) {
	s.changeRouteStep(f.Step, partReal, func(st *RouteStep) {
		p := f.Practice
		p.Rev = st.Revisions[partReal]
		st.Real = replaced(st.Real, p.ID, p, p.Text != "", func(o Practice) string { return o.ID })
	})
}

func (st *RouteStep) practice(id string) (Practice, bool) {
	at := slices.IndexFunc(st.Real, func(p Practice) bool { return p.ID == id })
	if at < 0 {
		return Practice{}, false
	}
	return st.Real[at], true
}
