package server

import (
	"slices"

	"maatwerkroute/server/routefile"
	"maatwerkroute/sessions"
)

// routeTaker makes a file of a route while the board is read.
type routeTaker struct {
	st  *sessions.State
	say words
}

func (t routeTaker) text(w sessions.WordsID) routefile.Sentence { return routefile.Sentence(t.say(w)) }

// route is a drawing as the desk takes it along, with all that lies on it.
func (t routeTaker) route(r *sessions.Route) *routefile.Route {
	return &routefile.Route{Trajectory: routefile.Code(t.st.Stream), Kind: r.Version, Title: t.text(r.Title), Who: t.text(r.Who), Meant: t.text(r.Meant), Effect: t.text(r.Effect),
		From: routefile.Code(r.From), Table: r.Table, Steps: t.steps(t.st.StepsOf(r))}
}

// edition is what was published, as everybody may take it along.
func (t routeTaker) edition(d *sessions.RouteEdition) *routefile.Route {
	return &routefile.Route{Trajectory: routefile.Code(t.st.Stream), Kind: d.Version, Title: t.text(d.Title), Who: t.text(d.Who), Meant: t.text(d.Meant), Effect: t.text(d.Effect),
		Steps: t.steps(d.Laid())}
}

func (t routeTaker) steps(laid []*sessions.RouteStep) []routefile.Step {
	place := map[string]int{}
	for i, st := range laid {
		place[st.ID] = i + 1
	}
	list := make([]routefile.Step, len(laid))
	for i, st := range laid {
		list[i] = t.step(st, place)
	}
	return list
}

func (t routeTaker) step(st *sessions.RouteStep, place map[string]int) routefile.Step {
	s := routefile.Step{Title: t.text(st.Title), Hook: routefile.Code(st.Hook), From: routefile.Code(st.From), Meant: t.text(st.Meant), Holder: routefile.Holder(st.Holder),
		Beside:   routefile.Companion{Organization: st.Beside.Organization, Function: st.Beside.Function, Same: st.Beside.Same, Mandate: st.Beside.Mandate, None: t.text(st.Beside.None)},
		Channels: st.Channels, Handover: routefile.Handover{Way: st.Handover.Way, To: place[t.goesOn(st.Handover.To)], Why: t.text(st.Handover.Why)},
		Optional: st.Optional, Counts: routefile.Counts(st.Counts), Laws: st.Laws}
	for _, n := range st.Lanes {
		s.Lanes = append(s.Lanes, routefile.Note{Lane: n.Lane, Text: t.text(n.Text), Explain: t.text(n.Explain), Side: n.Side})
	}
	for _, p := range st.Real {
		s.Real = append(s.Real, routefile.Practice{Side: p.Side, By: p.By, Text: t.text(p.Text)})
	}
	for _, d := range st.Demands {
		s.Demands = append(s.Demands, routefile.Demand{What: d.What, Text: t.text(d.Text), Known: d.Known, Fate: d.Fate, Why: t.text(d.Why), Owner: d.Owner, Legal: t.text(d.Legal)})
	}
	for _, v := range st.Ingredients {
		s.Ingredients = append(s.Ingredients, routefile.Ingredient(v))
	}
	for _, l := range st.Load {
		s.Load = append(s.Load, routefile.Load{What: routefile.Heavy(l.What), N: l.N})
	}
	for _, id := range st.Bright {
		s.Bright = append(s.Bright, routefile.Code(id))
	}
	for _, x := range st.Clashes {
		if with := place[t.goesOn(x.With)]; with > 0 {
			s.Clashes = append(s.Clashes, routefile.Clash{With: with, Owner: x.Owner, Text: t.text(x.Text)})
		}
	}
	return s
}

// goesOn is the step in which a step goes on, when it was merged.
func (t routeTaker) goesOn(id string) string {
	for range 100 {
		st, ok := record[*sessions.RouteStep](t.st, "route-step", id)
		if !ok || st.Into == "" {
			break
		}
		id = st.Into
	}
	return id
}

// wishFrom makes the wish of a file. Codes belong to the trajectory that the file comes from: elsewhere they point at
// nothing, and are left out. left says how many.
func wishFrom(f *routefile.Route, stream, route string) (w *sessions.ImportRoute, left int) {
	text := func(s routefile.Sentence) sessions.Text { return sessions.Text{Body: string(s)} }
	code := func(c routefile.Code) string {
		if c == "" || string(f.Trajectory) == stream {
			return string(c)
		}
		left++
		return ""
	}
	w = &sessions.ImportRoute{Route: route, Version: f.Kind, Title: text(f.Title), Who: text(f.Who), Meant: text(f.Meant), Effect: text(f.Effect), From: code(f.From), Table: f.Table}
	for i := range f.Steps {
		s := &f.Steps[i]
		in := sessions.ImportedStep{Title: text(s.Title), Hook: code(s.Hook), From: code(s.From), Meant: text(s.Meant), Holder: sessions.Holder(s.Holder),
			Beside:   sessions.ImportedCompanion{Organization: s.Beside.Organization, Function: s.Beside.Function, Same: s.Beside.Same, Mandate: s.Beside.Mandate, None: text(s.Beside.None)},
			Channels: s.Channels, Handover: sessions.ImportedHandover{Way: s.Handover.Way, To: s.Handover.To, Why: text(s.Handover.Why)}, Optional: s.Optional,
			Counts: sessions.Counts(s.Counts), Laws: s.Laws}
		for _, n := range s.Lanes {
			in.Lanes = append(in.Lanes, sessions.ImportedNote{Lane: n.Lane, Text: text(n.Text), Explain: text(n.Explain), Side: n.Side})
		}
		for _, p := range s.Real {
			in.Real = append(in.Real, sessions.ImportedPractice{Side: p.Side, By: p.By, Text: text(p.Text)})
		}
		for _, d := range s.Demands {
			in.Demands = append(in.Demands, sessions.ImportedDemand{What: d.What, Text: text(d.Text), Known: d.Known, Fate: d.Fate, Why: text(d.Why), Owner: d.Owner, Legal: text(d.Legal)})
		}
		for _, v := range s.Ingredients {
			in.Ingredients = append(in.Ingredients, string(v))
		}
		for _, l := range s.Load {
			in.Load = append(in.Load, sessions.Load{What: string(l.What), N: l.N})
		}
		for _, id := range s.Bright {
			if one := code(id); one != "" {
				in.Bright = append(in.Bright, one)
			}
		}
		for _, x := range s.Clashes {
			in.Clashes = append(in.Clashes, sessions.ImportedClash{With: x.With, Owner: x.Owner, Text: text(x.Text)})
		}
		w.Steps = append(w.Steps, in)
	}
	return w, left
}

// routeForm is a form in which a route can be routeTaker.
type routeForm struct {
	Name, Text string
	kind       string
	write      func(*routefile.Route) ([]byte, error)
}

var routeForms = []routeForm{
	{"route.xlsx", "Excel (.xlsx)", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", routefile.XLSX},
	{"route.csv", "CSV, één tabel", "text/csv; charset=utf-8", routefile.CSV},
	{"route.json", "JSON, voor een ander programma", "application/json", routefile.JSON},
}

func formNamed(name string) routeForm {
	return routeForms[slices.IndexFunc(routeForms, func(f routeForm) bool { return f.Name == name })]
}
