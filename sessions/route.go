package sessions

import (
	"cmp"
	"slices"
)

// Route (route) is one drawing of how somebody gets help: as it goes today, as a table lays it, as it should be, or
// measured again later. It belongs to the trajectory, and every session of it works on the same drawing.
type Route struct {
	ID      string    `json:"id"`
	Version RouteKind `json:"version"`
	Title   WordsID   `json:"title"`
	Who     WordsID   `json:"who,omitempty"`    // the scenario: one invented person, never somebody who is here
	Meant   WordsID   `json:"meant,omitempty"`  // what it is for, as policy tells it
	Effect  WordsID   `json:"effect,omitempty"` // what people notice when it went well; before any solution (S3-12)
	From    string    `json:"from,omitempty"`   // the route that it was made from
	Table   Label     `json:"table,omitempty"`  // whose variant it is
	Steps   []string  `json:"steps"`            // ids in order; what was taken out is not in it, and can come back
	At      Instant   `json:"at"`

	Revisions map[string]int `json:"revisions,omitempty"` // of its words and of its order, as with a step
	plain
}

// RouteKind is which drawing of the route it is.
type RouteKind string

// The drawings (DOMAIN, RouteVersion).
const (
	RouteToday    RouteKind = "nu"
	RouteVariant  RouteKind = "variant" // of one table, before there is one draft
	RouteIdeal    RouteKind = "ideaal"
	RouteMeasured RouteKind = "gemeten" // today's route, counted again later
)

// RouteKinds lists them.
var RouteKinds = []RouteKind{RouteToday, RouteVariant, RouteIdeal, RouteMeasured}

const (
	mostRoutes     = 24
	mostRouteSteps = 60
)

func (r *Route) kind() string             { return "route" }
func (r *Route) key() string              { return r.ID }
func (r *Route) at() (session, to string) { return "", "" }

// What a table draws is for those at the table. What everybody may see is the edition that was published.
func (r *Route) seenBy(c Class) Record {
	if !c.trusted() {
		return nil
	}
	return r
}

// DrawRoute starts a drawing: from the steps of the trajectory, or as a copy of a route that is there.
type DrawRoute struct {
	Route   string    `json:"route"`
	Version RouteKind `json:"version"`
	Title   Text      `json:"title"`
	Who     Text      `json:"who"`
	From    string    `json:"from"`
	Table   Label     `json:"table"`
}

// RouteDrawn happened.
type RouteDrawn struct {
	Route Route       `json:"route"`
	Steps []RouteStep `json:"steps"`
}

func (w *DrawRoute) decide(s *State, _ Who, g *Given) ([]Fact, error) {
	t, ok := s.trajectory()
	if !ok {
		return nil, errGone
	}
	if !validID(w.Route) {
		return nil, Refuse(Invalid, "Deze route heeft geen goede naam voor de computer.")
	}
	if _, ok := find[Route](s, w.Route); ok {
		return nil, errTaken
	}
	switch {
	case !contains(RouteKinds, w.Version):
		return nil, Refuse(Invalid, "Kies welke route het is: zoals het nu gaat, een voorstel van een tafel, of de ideale route.")
	case w.Title.empty():
		return nil, Refuse(Invalid, "Geef de route een titel.")
	case len(all[Route](s)) >= mostRoutes:
		return nil, Refuse(Conflict, "Er zijn al 24 routes in dit traject. Werk verder aan een van die.")
	}
	if err := cmp.Or(short(w.Title, mostStepTitle), short(w.Who, mostStepText)); err != nil {
		return nil, err
	}
	f := &RouteDrawn{Route: Route{ID: w.Route, Version: w.Version, Title: w.Title.ID, Who: named(w.Who), From: w.From, Table: w.Table, At: g.At}}
	if w.From == "" {
		for _, st := range t.Steps {
			f.add(RouteStep{Route: w.Route, Hook: st.ID, Title: st.Title, State: StepLaid})
		}
		return []Fact{f}, nil
	}
	from, ok := find[Route](s, w.From)
	if !ok {
		return nil, errGone
	}
	f.Route.Meant, f.Route.Effect = from.Meant, from.Effect
	if w.Who.empty() {
		f.Route.Who = from.Who
	}
	for _, old := range s.StepsOf(from) {
		f.add(old.copied(w.Route))
	}
	f.repoint(s)
	return []Fact{f}, nil
}

// copied is a step as another route begins with it: nobody changed it there yet, and nothing was merged in it.
func (st *RouteStep) copied(route string) RouteStep {
	c := *st
	c.Route, c.From, c.After, c.Holds, c.Revisions, c.own = route, st.ID, "", nil, nil, routeStepOwn{}
	c.Lanes, c.Real, c.Demands = slices.Clone(st.Lanes), slices.Clone(st.Real), slices.Clone(st.Demands)
	for i := range c.Lanes {
		c.Lanes[i].Rev = 0
	}
	for i := range c.Real {
		c.Real[i].Rev = 0
	}
	for i := range c.Demands {
		c.Demands[i].Rev = 0
	}
	return c
}

// repoint lets the copied steps point to each other, and no more to those that they were made from.
func (f *RouteDrawn) repoint(s *State) {
	is := map[string]string{}
	for _, st := range f.Steps {
		is[st.From] = st.ID
	}
	for i := range f.Steps {
		st := &f.Steps[i]
		st.Handover.To = is[s.goesOnIn(st.Handover.To, "")]
		clashes := []Clash{}
		for _, c := range st.Clashes {
			if c.With = is[s.goesOnIn(c.With, "")]; c.With != "" {
				clashes = append(clashes, c)
			}
		}
		st.Clashes = clashes
	}
}

// add gives a step its place at the end. Its id follows from its route, so that a replay gives the same.
func (f *RouteDrawn) add(st RouteStep) {
	st.ID = stepID(f.Route.ID, len(f.Steps)+1)
	f.Steps, f.Route.Steps = append(f.Steps, st), append(f.Route.Steps, st.ID)
}

func (f *RouteDrawn) apply(s *State, _ Instant) {
	r := f.Route
	s.put(&r)
	for i := range f.Steps {
		st := f.Steps[i]
		s.put(&st)
	}
}

// StepsOf gives the steps that lie on a route, in order.
func (s *State) StepsOf(r *Route) []*RouteStep {
	list := make([]*RouteStep, 0, len(r.Steps))
	for _, id := range r.Steps {
		if st, ok := find[RouteStep](s, id); ok && st.Route == r.ID {
			list = append(list, st)
		}
	}
	return list
}

// Routes gives the drawings of a trajectory, the oldest first.
func (s *State) Routes() []*Route {
	list := all[Route](s)
	slices.SortStableFunc(list, func(a, b *Route) int { return int(a.At - b.At) })
	return list
}

func (s *State) changeRoute(id string, f func(*Route)) {
	old, ok := find[Route](s, id)
	if !ok {
		return
	}
	r := *old
	f(&r)
	s.put(&r)
}

// DescribeRoute says what a route is called, who it is about, what it is for and what people notice when it went well.
type DescribeRoute struct {
	Route  string `json:"route"`
	Title  Text   `json:"title"`
	Who    Text   `json:"who"`
	Meant  Text   `json:"meant"`
	Effect Text   `json:"effect"`
	Was    int    `json:"was"` // the revision of "woorden"
}

// RouteDescribed happened.
type RouteDescribed struct {
	Route  string  `json:"route"`
	Title  WordsID `json:"title"`
	Who    WordsID `json:"who,omitempty"`
	Meant  WordsID `json:"meant,omitempty"`
	Effect WordsID `json:"effect,omitempty"`
}

func (w *DescribeRoute) decide(s *State, _ Who, _ *Given) ([]Fact, error) {
	r, ok := find[Route](s, w.Route)
	if !ok {
		return nil, errGone
	}
	if w.Title.empty() {
		return nil, Refuse(Invalid, "Geef de route een titel.")
	}
	if err := cmp.Or(short(w.Title, mostStepTitle), allShort(mostStepText, w.Who, w.Meant, w.Effect)); err != nil {
		return nil, err
	}
	if r.Revisions[partWords] != w.Was {
		return nil, changedMeanwhile("")
	}
	return []Fact{&RouteDescribed{Route: r.ID, Title: w.Title.ID, Who: named(w.Who), Meant: named(w.Meant), Effect: named(w.Effect)}}, nil
}

func (f *RouteDescribed) apply(s *State, _ Instant) {
	s.changeRoute(f.Route, func(r *Route) {
		r.Title, r.Who, r.Meant, r.Effect = f.Title, f.Who, f.Meant, f.Effect
		r.Revisions = revised(r.Revisions, partWords)
	})
}
