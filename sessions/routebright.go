package sessions

import "strings"

// LayBright lays a card "wat werkte wél" in a step, or takes it out again.
type LayBright struct {
	Step string `json:"step"`
	Card string `json:"card"`
	Back bool   `json:"back"`
}

// BrightLaid happened.
type BrightLaid struct {
	Step string `json:"step"`
	Card string `json:"card"`
	Back bool   `json:"back,omitempty"`
}

func (w *LayBright) decide(s *State, who Who, g *Given) ([]Fact, error) {
	st, err := s.drawn(who, g, w.Step)
	if err != nil {
		return nil, err
	}
	if w.Back {
		if !contains(st.Bright, w.Card) {
			return nil, errGone
		}
		return []Fact{&BrightLaid{Step: st.ID, Card: w.Card, Back: true}}, nil
	}
	c, ok := find[Card](s, w.Card)
	switch {
	case !ok || !c.own.Shown || c.own.ForUs || c.State != Placed: // what is for the collective alone hangs on no drawing
		return nil, errGone
	case c.Kind != BrightSpot:
		return nil, Refuse(Invalid, "Kies een kaart die zegt wat wél werkte.")
	case contains(st.Bright, w.Card):
		return nil, Refuse(Conflict, "Deze kaart ligt al bij deze stap.")
	}
	return []Fact{&BrightLaid{Step: st.ID, Card: w.Card}}, nil
}

func (f *BrightLaid) apply(s *State, _ Instant) {
	s.changeRouteStep(f.Step, "", func(st *RouteStep) {
		st.Bright = without(st.Bright, []string{f.Card})
		if !f.Back {
			st.Bright = append(st.Bright, f.Card)
		}
	})
}

// Clash (botst met) is another step whose work is at odds with this one, and the one function that takes it up (S3-19).
type Clash struct {
	With  string  `json:"with"`
	Owner Label   `json:"owner"`
	Text  WordsID `json:"text"`
}

// ClashSteps says that two steps of two holders are at odds, says it otherwise, or that it is over.
type ClashSteps struct {
	Step  string `json:"step"`
	With  string `json:"with"`
	Owner Label  `json:"owner"`
	Text  Text   `json:"text"`
	End   bool   `json:"end"`
}

// StepsClashed happened.
type StepsClashed struct {
	Step  string `json:"step"`
	Clash Clash  `json:"clash"`
	End   bool   `json:"end,omitempty"`
}

func (w *ClashSteps) decide(s *State, who Who, g *Given) ([]Fact, error) {
	st, err := s.drawn(who, g, w.Step)
	if err != nil {
		return nil, err
	}
	with, ok := find[RouteStep](s, w.With)
	if !ok || with.Route != st.Route || with.State == StepMerged && !w.End {
		return nil, Refuse(NotFound, "Kies twee stappen van dezelfde route.")
	}
	if w.End {
		if _, there := st.clash(w.With); !there {
			return nil, errGone
		}
		return []Fact{&StepsClashed{Step: st.ID, Clash: Clash{With: with.ID}, End: true}}, nil
	}
	_, other := with.clash(st.ID)
	switch {
	case st.ID == with.ID:
		return nil, Refuse(Invalid, "Een stap botst niet met zichzelf. Kies een andere stap.")
	case other:
		return nil, Refuse(Conflict, "Dit staat al bij de andere stap. Verander het daar.")
	case st.Holder == Holder{} || with.Holder == Holder{}:
		return nil, Refuse(Conflict, "Vul eerst bij beide stappen in bij wie ze zijn.")
	case st.Holder == with.Holder:
		return nil, Refuse(Invalid, "Deze stappen zijn bij dezelfde. Botsen doen stappen van twee afdelingen of organisaties.")
	case w.Owner == "":
		return nil, Refuse(Invalid, "Wie pakt dit op? Noem één functie.")
	case strings.ContainsAny(string(w.Owner), ",;/&+") || strings.Contains(string(w.Owner), " en "):
		return nil, Refuse(Invalid, "Noem één functie die dit oppakt. Van twee is het van niemand.")
	case w.Text.empty():
		return nil, Refuse(Invalid, "Schrijf op waar deze stappen botsen.")
	}
	if err := short(w.Text, mostStepText); err != nil {
		return nil, err
	}
	return []Fact{&StepsClashed{Step: st.ID, Clash: Clash{With: with.ID, Owner: w.Owner, Text: w.Text.ID}}}, nil
}

func (f *StepsClashed) apply(s *State, _ Instant) {
	s.changeRouteStep(f.Step, "", func(st *RouteStep) {
		st.Clashes = replaced(st.Clashes, f.Clash.With, f.Clash, !f.End, func(c Clash) string { return c.With })
	})
}

func (st *RouteStep) clash(with string) (Clash, bool) { return clashWith(st.Clashes, with) }

func clashWith(list []Clash, with string) (Clash, bool) {
	for _, c := range list {
		if c.With == with {
			return c, true
		}
	}
	return Clash{}, false
}
