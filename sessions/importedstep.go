package sessions

import "fmt"

// wrong says what is not right with a step from a file, in words that follow "Stap 7:". Nothing: it is sound.
func (w *ImportedStep) wrong(s *State, place, steps int) string {
	switch h := w.Handover; {
	case w.Title.empty():
		return "schrijf in een paar woorden wat iemand hier doet"
	case w.Hook != "" && !s.hasStep(w.Hook):
		return "hij hoort bij een stap van het traject die er niet is"
	case h.Way != "" && h.Way != Warm && h.Way != Cold && h.Way != NoHandover:
		return "de overdracht is warm, koud of geen"
	case h.To == place:
		return "hij draagt over aan zichzelf"
	case h.To < 0 || h.To > steps:
		return fmt.Sprintf("hij draagt over aan stap %d, en die is er niet", h.To)
	case w.tooMany():
		return fmt.Sprintf("er passen hoogstens %d dingen van één soort in een stap", MostOfAStep)
	}
	if _, ok := find[RouteStep](s, w.From); w.From != "" && !ok {
		return "de stap waar hij van gemaakt is, is hier niet"
	}
	for _, id := range w.Bright {
		if c, ok := find[Card](s, id); !ok || !c.own.Shown || c.own.ForUs || c.State != Placed || c.Kind != BrightSpot {
			return "een kaart die erin ligt, is er niet (meer). Haal die code weg"
		}
	}
	for _, c := range w.Clashes {
		switch {
		case c.With == place || c.With < 1 || c.With > steps:
			return "hij botst met een stap die er niet is"
		case c.Owner == "" || c.Text.empty():
			return "schrijf waar deze stappen botsen, en welke functie dat oppakt"
		}
	}
	for _, check := range []func() string{w.wrongLists, w.wrongNotes, w.wrongDemands, w.wrongCounts} {
		if wrong := check(); wrong != "" {
			return wrong
		}
	}
	return ""
}

func (w *ImportedStep) tooMany() bool {
	return max(len(w.Lanes), len(w.Real), len(w.Demands), len(w.Laws), len(w.Bright), len(w.Clashes)) > MostOfAStep
}

func (w *ImportedStep) wrongLists() string {
	switch {
	case !eachOnce(w.Channels, Channels):
		return "er staat een manier van contact die wij niet kennen, of twee keer dezelfde"
	case !eachOnce(w.Ingredients, Ingredients):
		return "er staat een ingrediënt van maatwerk dat wij niet kennen, of twee keer hetzelfde"
	case twice(w.Laws) || contains(w.Laws, ""):
		return "er staat een lege wet, of twee keer dezelfde"
	case twice(w.Bright):
		return "er staat twee keer dezelfde kaart"
	}
	what := make([]string, len(w.Load))
	for i, l := range w.Load {
		if what[i] = l.What; l.N < 0 || l.N > 4 {
			return "hoe zwaar iets is, is een getal van 0 tot en met 4"
		}
	}
	if !eachOnce(what, Loads) {
		return "er staat iets dat zwaar is en dat wij niet kennen, of twee keer hetzelfde"
	}
	return ""
}

func (w *ImportedStep) wrongNotes() string {
	for _, n := range w.Lanes {
		switch {
		case !contains(Lanes, n.Lane):
			return "er staat iets in een baan die wij niet kennen"
		case n.Text.empty():
			return "er staat niets in een baan"
		case n.Side != "" && !contains(Sides, n.Side):
			return "een kant van de tafel kennen wij niet"
		}
	}
	for _, p := range w.Real {
		switch {
		case !contains(Sides, p.Side):
			return "zeg van wie het is: hoe het echt gaat"
		case p.Text.empty():
			return "schrijf hoe het echt gaat"
		}
	}
	return ""
}

func (w *ImportedStep) wrongDemands() string {
	for _, d := range w.Demands {
		switch {
		case d.What != DemandPaper && d.What != DemandQuestion:
			return "wat gevraagd wordt, is een papier of een vraag"
		case d.Text.empty():
			return "schrijf welk papier of welke vraag"
		case d.Fate != "" && d.Fate != FateGone && d.Fate != FateTogether && d.Fate != FateLater && d.Fate != FateStays:
			return "wat ermee moet is weg, samen, later of blijft"
		}
	}
	return ""
}

func (w *ImportedStep) wrongCounts() string {
	c := w.Counts
	for _, n := range []int{c.Papers, c.Questions, c.Logins, c.Visits, c.Retellings, c.Days, c.Stopped} {
		if n < 0 || n > MostCounted {
			return fmt.Sprintf("een getal is van 0 tot en met %d", MostCounted)
		}
	}
	return ""
}

// eachOnce says whether every one is of those that there are, and none stands there twice.
func eachOnce[T comparable](list, of []T) bool {
	for _, v := range list {
		if !contains(of, v) {
			return false
		}
	}
	return !twice(list)
}

func twice[T comparable](list []T) bool {
	seen := map[T]bool{}
	for _, v := range list {
		if seen[v] {
			return true
		}
		seen[v] = true
	}
	return false
}

// step is the record at a place. The ids in it follow from that place, so that a replay gives the same, and no two on a route
// are alike.
func (w *ImportedStep) step(route string, place int) RouteStep {
	st := RouteStep{ID: stepID(route, place), Route: route, From: w.From, Hook: w.Hook, Title: w.Title.ID, State: StepLaid, Meant: named(w.Meant), Holder: w.Holder,
		Beside:   Companion{w.Beside.Organization, w.Beside.Function, w.Beside.Same, w.Beside.Mandate, named(w.Beside.None)},
		Channels: w.Channels, Handover: Handover{Way: w.Handover.Way, Why: named(w.Handover.Why)}, Optional: w.Optional, Counts: w.Counts,
		Ingredients: w.Ingredients, Load: w.Load, Laws: w.Laws, Bright: w.Bright}
	if w.Handover.To > 0 {
		st.Handover.To = stepID(route, w.Handover.To)
	}
	id := func(of string, i int) string { return fmt.Sprintf("%s%d-%d", of, place, i+1) }
	for i, n := range w.Lanes {
		st.Lanes = append(st.Lanes, LaneText{ID: id("b", i), Lane: n.Lane, Text: n.Text.ID, Explain: named(n.Explain), Side: n.Side})
	}
	for i, p := range w.Real {
		st.Real = append(st.Real, Practice{ID: id("e", i), Side: p.Side, By: p.By, Text: p.Text.ID})
	}
	for i, d := range w.Demands {
		st.Demands = append(st.Demands, Demand{ID: id("g", i), What: d.What, Text: d.Text.ID, Known: d.Known, Fate: d.Fate, Why: named(d.Why), Owner: d.Owner, Legal: named(d.Legal)})
	}
	for _, c := range w.Clashes {
		st.Clashes = append(st.Clashes, Clash{With: stepID(route, c.With), Owner: c.Owner, Text: c.Text.ID})
	}
	return st
}

func (f *RouteImported) apply(s *State, _ Instant) {
	r := f.Route
	s.put(&r)
	for i := range f.Steps {
		st := f.Steps[i]
		s.put(&st)
	}
}
