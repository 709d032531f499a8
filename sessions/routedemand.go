package sessions

import "slices"

// AskAtStep names a paper or a question that somebody has to answer at a step, or names it otherwise. No text takes it away.
type AskAtStep struct {
	Step   string     `json:"step"`
	Demand string     `json:"demand"`
	What   DemandKind `json:"what"`
	Text   Text       `json:"text"`
	Known  Label      `json:"known"`
	Was    int        `json:"was"`
}

// AskedAtStep happened. A demand without text is taken away.
type AskedAtStep struct {
	Step   string `json:"step"`
	Demand Demand `json:"demand"`
	penned
}

func (w *AskAtStep) decide(s *State, who Who, g *Given) ([]Fact, error) {
	st, err := s.drawn(who, g, w.Step)
	if err != nil {
		return nil, err
	}
	if err := short(w.Text, mostAskedText); err != nil {
		return nil, err
	}
	d, there := st.demand(w.Demand)
	switch {
	case !contains([]DemandKind{DemandPaper, DemandQuestion}, w.What):
		return nil, Refuse(Invalid, "Kies: een papier of een vraag.")
	case !there && w.Text.empty():
		return nil, Refuse(Invalid, "Schrijf op wat er gevraagd wordt.")
	case !there && len(st.Demands) >= mostDemands:
		return nil, Refuse(Conflict, "Er staan al 60 papieren en vragen bij deze stap.")
	case there && !st.wrote(who, w.Demand):
		return nil, errNotYours
	}
	if there {
		err = st.sameNote(partAsked, d.Rev, w.Was, d.Text)
	} else {
		err = s.newOnRoute(st.Route, w.Demand)
	}
	if err != nil {
		return nil, err
	}
	d.ID, d.What, d.Text, d.Known = w.Demand, w.What, named(w.Text), w.Known
	f := &AskedAtStep{Step: st.ID, Demand: d}
	if !there {
		f.penned = g.penned(who)
	}
	return []Fact{f}, nil
}

func (f *AskedAtStep) apply(s *State, _ Instant) {
	s.changeRouteStep(f.Step, partAsked, func(st *RouteStep) {
		st.put(f.Demand)
		st.own.signs(f.Demand.ID, f.Handle)
	})
	s.wroteAt(f.Demand.ID, f.penned)
}

// put keeps a demand as it is now; without text it goes.
func (st *RouteStep) put(d Demand) {
	d.Rev = st.Revisions[partAsked]
	st.Demands = replaced(st.Demands, d.ID, d, d.Text != "", func(o Demand) string { return o.ID })
}

func (st *RouteStep) demand(id string) (Demand, bool) {
	at := slices.IndexFunc(st.Demands, func(d Demand) bool { return d.ID == id })
	if at < 0 {
		return Demand{}, false
	}
	return st.Demands[at], true
}

// JudgeDemand says what the table wants with a paper or a question: gone, together, later, or it stays and why. None: it
// was not talked about.
type JudgeDemand struct {
	Step   string `json:"step"`
	Demand string `json:"demand"`
	Fate   Fate   `json:"fate"`
	Why    Text   `json:"why"`
	Owner  Label  `json:"owner"`
	Legal  Text   `json:"legal"`
	Was    int    `json:"was"`
}

// DemandJudged happened.
type DemandJudged struct {
	Step   string  `json:"step"`
	Demand string  `json:"demand"`
	Fate   Fate    `json:"fate,omitempty"`
	Why    WordsID `json:"why,omitempty"`
	Owner  Label   `json:"owner,omitempty"`
	Legal  WordsID `json:"legal,omitempty"`
}

func (w *JudgeDemand) decide(s *State, who Who, g *Given) ([]Fact, error) {
	st, err := s.drawn(who, g, w.Step)
	if err != nil {
		return nil, err
	}
	d, ok := st.demand(w.Demand)
	if !ok {
		return nil, errGone
	}
	if err := allShort(mostStepText, w.Why, w.Legal); err != nil {
		return nil, err
	}
	switch {
	case !contains([]Fate{"", FateGone, FateTogether, FateLater, FateStays}, w.Fate):
		return nil, Refuse(Invalid, "Kies: weg, samen, later of blijft.")
	case w.Fate == FateStays && w.Why.empty():
		return nil, Refuse(Invalid, "Het blijft, want … Schrijf op waarom.")
	case w.Fate == "" && (!w.Why.empty() || !w.Legal.empty() || w.Owner != ""):
		return nil, Refuse(Invalid, "Kies eerst: weg, samen, later of blijft.")
	}
	if err := st.sameNote(partAsked, d.Rev, w.Was, d.Text); err != nil {
		return nil, err
	}
	return []Fact{&DemandJudged{Step: st.ID, Demand: d.ID, Fate: w.Fate, Why: named(w.Why), Owner: w.Owner, Legal: named(w.Legal)}}, nil
}

func (f *DemandJudged) apply(s *State, _ Instant) {
	s.changeRouteStep(f.Step, partAsked, func(st *RouteStep) {
		if d, ok := st.demand(f.Demand); ok {
			d.Fate, d.Why, d.Owner, d.Legal = f.Fate, f.Why, f.Owner, f.Legal
			st.put(d)
		}
	})
}

// Unfinished says whether what is to go still lacks who takes it out, or what the law says of it (S4-20).
func (d Demand) Unfinished() bool { return d.Fate == FateGone && (d.Owner == "" || d.Legal == "") }
