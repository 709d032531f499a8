package sessions

// ArrangeStep says who a step is with, who stands beside you, by which channels, and how you get to the next.
type ArrangeStep struct {
	Step        string        `json:"step"`
	Holder      Holder        `json:"holder"`
	Beside      CompanionWish `json:"beside"`
	BesideNone  Text          `json:"besideNone"` // why nobody stands beside you here
	Channels    []Channel     `json:"channels"`
	Handover    HandoverWay   `json:"handover"`
	HandoverTo  string        `json:"handoverTo"`
	HandoverWhy Text          `json:"handoverWhy"`
	Optional    bool          `json:"optional"`
	Was         int           `json:"was"`
}

// CompanionWish is who stands beside you, as it is asked.
type CompanionWish struct {
	Organization Label `json:"organization"`
	Function     Label `json:"function"`
	Same         bool  `json:"same"`
	Mandate      bool  `json:"mandate"`
}

// StepArranged happened.
type StepArranged struct {
	Step     string    `json:"step"`
	Holder   Holder    `json:"holder"`
	Beside   Companion `json:"beside"`
	Channels []Channel `json:"channels"`
	Handover Handover  `json:"handover"`
	Optional bool      `json:"optional"`
}

func (w *ArrangeStep) decide(s *State, who Who, g *Given) ([]Fact, error) {
	st, err := s.drawn(who, g, w.Step)
	if err != nil {
		return nil, err
	}
	if err := allShort(mostStepText, w.BesideNone, w.HandoverWhy); err != nil {
		return nil, err
	}
	if err := w.fits(); err != nil {
		return nil, err
	}
	if err := s.handsOn(st, w.HandoverTo); err != nil {
		return nil, err
	}
	if err := st.same(partWho, w.Was, ""); err != nil {
		return nil, err
	}
	b := w.Beside
	return []Fact{&StepArranged{Step: st.ID, Holder: w.Holder,
		Beside:   Companion{Organization: b.Organization, Function: b.Function, Same: b.Same, Mandate: b.Mandate, None: named(w.BesideNone)},
		Channels: w.Channels, Handover: Handover{Way: w.Handover, To: w.HandoverTo, Why: named(w.HandoverWhy)}, Optional: w.Optional}}, nil
}

func (w *ArrangeStep) fits() error {
	for i, c := range w.Channels {
		switch {
		case !contains(Channels, c):
			return Refuse(Invalid, "Deze manier van contact kennen wij niet. Kies: balie, telefoon, huisbezoek, post of digitaal.")
		case contains(w.Channels[:i], c):
			return Refuse(Invalid, "Dezelfde manier van contact staat er twee keer.")
		}
	}
	somebody := w.Beside.Organization != "" || w.Beside.Function != ""
	switch {
	case !contains([]HandoverWay{"", Warm, Cold, NoHandover}, w.Handover):
		return Refuse(Invalid, "Kies hoe iemand verder komt: warm, koud of niet.")
	case somebody && !w.BesideNone.empty():
		return Refuse(Invalid, "Er staat iemand naast u, of er staat bij waarom niemand. Vul er één in.")
	case !somebody && (w.Beside.Same || w.Beside.Mandate):
		return Refuse(Invalid, "Wie staat er naast u? Noem de organisatie of de functie.")
	}
	return nil
}

// handsOn refuses a handover that goes nowhere, to the step itself, or round.
func (s *State) handsOn(st *RouteStep, to string) error {
	if to == "" || to == st.Handover.To {
		return nil
	}
	o, ok := find[RouteStep](s, to)
	switch {
	case s.goesOnIn(to, "") == st.ID:
		return Refuse(Invalid, "Een stap kan niet naar zichzelf verwijzen. Kies een andere stap.")
	case !ok || o.Route != st.Route || o.State == StepProposed || o.State == StepAside:
		return Refuse(Invalid, "De stap waar dit naartoe gaat, ligt niet op deze route. Kies een andere stap.")
	case s.goesRound(st.ID, "", map[string]string{st.ID: to}):
		return errRound
	}
	return nil
}

var errRound = Refuse(Invalid, "Dan gaat de route rond: via een andere stap komt iemand weer hier uit. Kies een andere stap.")

// goesRound says whether who is handed on from a step comes back to it. Some handovers are looked at as they would become,
// and one step, when there is one, as if it were apart.
func (s *State) goesRound(from, apart string, anew map[string]string) bool {
	seen := map[string]bool{}
	for id := s.goesOnIn(from, apart); id != ""; {
		st, ok := find[RouteStep](s, id)
		if !ok {
			return false
		}
		if seen[id] {
			return true
		}
		seen[id] = true
		to, changed := anew[id]
		if !changed {
			to = st.Handover.To
		}
		id = s.goesOnIn(to, apart)
	}
	return false
}

// goesOnIn is the step in which a step goes on, when it was merged; otherwise the step itself. One step, when there is
// one, is looked at as if it were apart.
func (s *State) goesOnIn(id, apart string) string {
	for id != apart {
		st, ok := find[RouteStep](s, id)
		if !ok || st.Into == "" {
			break
		}
		id = st.Into
	}
	return id
}

// NextOf gives the step that somebody gets to after this one: where it is handed over to, and otherwise the next on the
// route. None when it is the last.
func (s *State) NextOf(r *Route, st *RouteStep) (*RouteStep, bool) {
	to := s.goesOnIn(st.Handover.To, "")
	if to == "" || to == st.ID || !contains(r.Steps, to) {
		to = after(r.Steps, st.ID)
	}
	return find[RouteStep](s, to)
}

// after is the id that comes next in a list; before is the one that comes in front.
func after(list []string, id string) string {
	for i, at := range list {
		if at == id && i+1 < len(list) {
			return list[i+1]
		}
	}
	return ""
}

func before(list []string, id string) string {
	for i, at := range list {
		if at == id && i > 0 {
			return list[i-1]
		}
	}
	return ""
}

func (f *StepArranged) apply(s *State, _ Instant) {
	s.changeRouteStep(f.Step, partWho, func(st *RouteStep) {
		st.Holder, st.Beside, st.Channels, st.Handover, st.Optional = f.Holder, f.Beside, f.Channels, f.Handover, f.Optional
	})
}
