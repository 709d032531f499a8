package sessions

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// aFile is a route of three steps as it comes out of a file.
func aFile(f func(*ImportRoute)) *ImportRoute {
	w := &ImportRoute{Route: "r9", Version: RouteIdeal, Title: text("Zo kan het"), Who: text("Een moeder met twee kinderen"), Table: "2",
		Steps: []ImportedStep{{Title: text("Ik loop binnen"), Hook: "nood"}, {Title: text("Iemand kijkt mee"), Channels: []Channel{AtDesk}}, {Title: text("Het is geregeld")}}}
	if f != nil {
		f(w)
	}
	return w
}

func TestAnImportedRouteIsRefused(t *testing.T) {
	e := planned(t)
	e.must(lea, &DrawRoute{Route: "r1", Version: RouteToday, Title: text("Zo gaat het nu")})
	step := func(f func(*ImportedStep)) Wish { return aFile(func(w *ImportRoute) { f(&w.Steps[1]) }) }
	many := func(n int) Wish {
		return aFile(func(w *ImportRoute) {
			for len(w.Steps) < n {
				w.Steps = append(w.Steps, ImportedStep{Title: text("Nog een stap")})
			}
		})
	}
	e.refuses(map[string]ask{
		"with the name of a route that is there": {lea, aFile(func(w *ImportRoute) { w.Route = "r1" }), Conflict},
		"without a name":                         {lea, aFile(func(w *ImportRoute) { w.Route = "" }), Invalid},
		"of an unknown version":                  {lea, aFile(func(w *ImportRoute) { w.Version = "droom" }), Invalid},
		"without a title":                        {lea, aFile(func(w *ImportRoute) { w.Title = Text{} }), Invalid},
		"without steps":                          {lea, aFile(func(w *ImportRoute) { w.Steps = nil }), Invalid},
		"of 61 steps":                            {lea, many(mostRouteSteps + 1), Invalid},
		"of 200 steps":                           {lea, many(200), Invalid},
		"made from a route that is not here":     {lea, aFile(func(w *ImportRoute) { w.From = "weg" }), Invalid},
		"from a wall":                            {Principal{Role: Wall, Session: theSession}, aFile(nil), Forbidden},
		"with a name in a step":                  {lea, step(func(w *ImportedStep) { w.Title = text("Mevrouw Jansen belt") }), Invalid},
		"with a name as the holder":              {lea, step(func(w *ImportedStep) { w.Holder.Function = "mevrouw Jansen" }), Invalid},
		"with 10,000 characters in a cell":       {lea, step(func(w *ImportedStep) { w.Meant = text(strings.Repeat("a", 10_000)) }), Invalid},
		"with more words than a table can read": {lea, aFile(func(w *ImportRoute) {
			w.Steps[0].Lanes, w.Steps[1].Lanes = notes(40), notes(40)
			w.Steps[2].Lanes = notes(40)
			w.Steps = append(w.Steps, w.Steps[2], w.Steps[2])
		}), Invalid},
		"a step without a title":                {lea, step(func(w *ImportedStep) { w.Title = Text{} }), Invalid},
		"a step that hangs on nothing":          {lea, step(func(w *ImportedStep) { w.Hook = "maan" }), Invalid},
		"a step made from one that is not here": {lea, step(func(w *ImportedStep) { w.From = "maan" }), Invalid},
		"a step that hands over to itself":      {lea, step(func(w *ImportedStep) { w.Handover = ImportedHandover{Way: Warm, To: 2} }), Invalid},
		"a step that hands over to nowhere":     {lea, step(func(w *ImportedStep) { w.Handover = ImportedHandover{Way: Warm, To: 4} }), Invalid},
		"a step before the first":               {lea, step(func(w *ImportedStep) { w.Handover.To = -1 }), Invalid},
		"steps that go round":                   {lea, aFile(func(w *ImportRoute) { w.Steps[0].Handover.To, w.Steps[1].Handover.To, w.Steps[2].Handover.To = 2, 3, 1 }), Invalid},
		"a clash with itself":                   {lea, step(func(w *ImportedStep) { w.Clashes = []ImportedClash{{2, "teamleider", text("x")}} }), Invalid},
		"a clash that nobody takes up":          {lea, step(func(w *ImportedStep) { w.Clashes = []ImportedClash{{1, "", text("x")}} }), Invalid},
		"an unknown way of handing over":        {lea, step(func(w *ImportedStep) { w.Handover.Way = "lauw" }), Invalid},
		"an unknown channel":                    {lea, step(func(w *ImportedStep) { w.Channels = []Channel{"postduif"} }), Invalid},
		"a channel twice":                       {lea, step(func(w *ImportedStep) { w.Channels = []Channel{AtDesk, AtDesk} }), Invalid},
		"an unknown ingredient":                 {lea, step(func(w *ImportedStep) { w.Ingredients = []string{"geduld"} }), Invalid},
		"an unknown load":                       {lea, step(func(w *ImportedStep) { w.Load = []Load{{"dansen", 1}} }), Invalid},
		"a load of five":                        {lea, step(func(w *ImportedStep) { w.Load = []Load{{"lezen", 5}} }), Invalid},
		"a load twice":                          {lea, step(func(w *ImportedStep) { w.Load = []Load{{"lezen", 1}, {"lezen", 2}} }), Invalid},
		"a law twice":                           {lea, step(func(w *ImportedStep) { w.Laws = []Label{"Wmo", "Wmo"} }), Invalid},
		"an empty law":                          {lea, step(func(w *ImportedStep) { w.Laws = []Label{""} }), Invalid},
		"a note in an unknown lane":             {lea, step(func(w *ImportedStep) { w.Lanes = []ImportedNote{{Lane: "goot", Text: text("x")}} }), Invalid},
		"an empty note":                         {lea, step(func(w *ImportedStep) { w.Lanes = []ImportedNote{{Lane: LaneDoes}} }), Invalid},
		"a note of an unknown side":             {lea, step(func(w *ImportedStep) { w.Lanes = []ImportedNote{{Lane: LaneDoes, Text: text("x"), Side: "raad"}} }), Invalid},
		"251 notes":                             {lea, step(func(w *ImportedStep) { w.Lanes = notes(251) }), Invalid},
		"how it really goes, of nobody":         {lea, step(func(w *ImportedStep) { w.Real = []ImportedPractice{{Text: text("x")}} }), Invalid},
		"how it really goes, without words":     {lea, step(func(w *ImportedStep) { w.Real = []ImportedPractice{{Side: Beleid}} }), Invalid},
		"what is asked, of an unknown kind":     {lea, step(func(w *ImportedStep) { w.Demands = []ImportedDemand{{What: "gunst", Text: text("x")}} }), Invalid},
		"what is asked, without words":          {lea, step(func(w *ImportedStep) { w.Demands = []ImportedDemand{{What: DemandPaper}} }), Invalid},
		"what is asked, with another fate": {lea, step(func(w *ImportedStep) {
			w.Demands = []ImportedDemand{{What: DemandPaper, Text: text("x"), Fate: "ooit"}}
		}), Invalid},
		"less than no days":                    {lea, step(func(w *ImportedStep) { w.Counts.Days = -1 }), Invalid},
		"more days than anybody lives through": {lea, step(func(w *ImportedStep) { w.Counts.Days = MostCounted + 1 }), Invalid},
		"a card that is not here":              {lea, step(func(w *ImportedStep) { w.Bright = []string{"c404"} }), Invalid},
	})
	if n := len(e.s.Routes()); n != 1 {
		t.Errorf("%d routes: a refusal left something", n)
	}
	e.must(lea, many(mostRouteSteps))
	e.refused(lea, many(mostRouteSteps), Conflict) // two at once, by the same name
}

func notes(n int) []ImportedNote {
	list := make([]ImportedNote, n)
	for i := range list {
		list[i] = ImportedNote{Lane: LaneDoes, Text: text(strings.Repeat("a ", 499))}
	}
	return list
}

func TestAnImportedRouteIsANewOne(t *testing.T) {
	e := planned(t)
	e.must(lea, &DrawRoute{Route: "r1", Version: RouteToday, Title: text("Zo gaat het nu")})
	old := fmt.Sprint(e.s.Routes()[0])
	w := aFile(func(w *ImportRoute) {
		w.From, w.Steps[0].From = "r1", "r1-1"
		w.Steps[0].Handover = ImportedHandover{Way: Cold, To: 3, Why: text("Het loket sluit om vier uur.")}
		w.Steps[0].Demands = []ImportedDemand{{What: DemandPaper, Text: text("Bankafschrift"), Known: "Belastingdienst", Fate: FateGone}}
		w.Steps[0].Lanes = []ImportedNote{{Lane: LaneSeen, Text: text("Een brief"), Explain: text("met uitleg"), Side: Ervaring}}
	})
	e.must(lea, w)
	if got := fmt.Sprint(e.s.Routes()[0]); got != old {
		t.Errorf("the route that was there is now %s", got)
	}
	r, ok := find[Route](e.s, "r9")
	if !ok || r.From != "r1" || r.Table != "2" || r.Version != RouteIdeal {
		t.Fatalf("the new route is %+v", r)
	}
	steps := e.s.StepsOf(r)
	first := steps[0]
	if len(steps) != 3 || first.Hook != "nood" || first.From != "r1-1" || first.State != StepLaid || e.bodies[first.Title] != "Ik loop binnen" {
		t.Fatalf("its steps are %+v", steps)
	}
	if first.Handover.To != steps[2].ID || first.Handover.Way != Cold || e.bodies[first.Handover.Why] != "Het loket sluit om vier uur." {
		t.Errorf("it hands over as %+v", first.Handover)
	}
	if d := first.Demands[0]; d.Known != "Belastingdienst" || d.Fate != FateGone || e.bodies[d.Text] != "Bankafschrift" || d.ID == "" {
		t.Errorf("it asks %+v", first.Demands)
	}
	if n := first.Lanes[0]; n.Lane != LaneSeen || n.Side != Ervaring || e.bodies[n.Explain] != "met uitleg" || n.ID == "" {
		t.Errorf("it shows %+v", first.Lanes)
	}
	if !slices.Equal(steps[1].Channels, []Channel{AtDesk}) {
		t.Errorf("its channels are %v", steps[1].Channels)
	}
}

// TestACardInAnImportedRouteIsOneOfTheRoom: what nobody was shown is not laid in a route by way of a file.
func TestACardInAnImportedRouteIsOneOfTheRoom(t *testing.T) {
	e, _ := revealed(t, 3)
	with := func(card string) Wish {
		return aFile(func(w *ImportRoute) { w.Route, w.Steps[1].Bright = "r-"+card, []string{card} })
	}
	c, _ := find[Card](e.s, "c1")
	bright := *c
	bright.Kind = BrightSpot
	for id, change := range map[string]func(*Card){"goed": func(*Card) {}, "dicht": func(c *Card) { c.own.Shown = false }, "ons": func(c *Card) { c.own.ForUs = true },
		"weg": func(c *Card) { c.State = Hidden }, "anders": func(c *Card) { c.Kind = Obstacle }} {
		one := bright
		one.ID = id
		change(&one)
		e.s.put(&one)
		e.s.Publish()
		if id == "goed" {
			e.must(lea, with(id))
		} else {
			e.refused(lea, with(id), Invalid)
		}
	}
}
