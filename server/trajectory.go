package server

import (
	"net/url"
	"slices"
	"strings"

	"github.com/gofiber/fiber/v2"

	"maatwerkroute/server/live"
	"maatwerkroute/sessions"
)

// trajectoryView is the public page of a trajectory: plain data, copied while the board is read. What is still talked
// about in a room stays there; it is counted, and its words are not shown.
type trajectoryView struct {
	ID, Title, Address string
	Now                sessions.Instant
	Sentences          []string // of the outcome, each on a line of its own
	Sessions           []listedSession
	Routes             []filter // that were published
	Attention          []attention
	Figures            []figureView
	Steps              []stepView
	Themes, Types      []filter
	Look               listLook
	Chosen             string // what the list holds, when it is not everything
	Total, Found       int
	Groups             []stepGroup // of this page of the list
	Next, First        string      // addresses; none: there is no such page
	Lost               bool        // the place in the list is not there any more
	Cells              []cellView
	Chains             []chainView
	Levels             []levelView
	OneOffs            []oneOffView
	Promises           []promiseView
	Informed           []informationView
	Editions           []publishedRoute // the newest of each route, to take along
}

// publishedRoute is a route that went out.
type publishedRoute struct{ ID, Title, Name string }

// Whole says whether this is the page as it opens: not a further page of the list, and nothing left out.
func (t *trajectoryView) Whole() bool { return t.Look == listLook{} }

// stepView is one step of the route, with what stands on it.
type stepView struct {
	filter
	Number int
	Marks  []sessions.Headline // of its barriers
}

// stepGroup is the barriers of this page of the list at one step.
type stepGroup struct {
	Number   int
	Title    string
	Barriers []barrierStory
}

// filter is one choice above the list, with how many barriers it holds.
type filter struct {
	Text, Address string
	N             int
	On            bool
}

// listLook is which part of the list somebody asks for.
type listLook struct {
	Theme   sessions.Label
	Type    string
	Step    string
	Barrier string // one alone: its permanent address
	After   string // the last barrier of the page before
}

func lookOf(c *fiber.Ctx) listLook {
	return listLook{Theme: sessions.Label(c.Query("thema")), Type: c.Query("soort"), Step: c.Query("stap"), Barrier: c.Query("drempel"), After: c.Query("na")}
}

func (l listLook) has(b *sessions.Barrier) bool {
	return (l.Theme == "" || slices.Contains(b.Themes, l.Theme)) && (l.Type == "" || slices.Contains(b.Types, l.Type)) &&
		(l.Step == "" || l.Step == b.Step) && (l.Barrier == "" || l.Barrier == b.ID)
}

// at is the address of the list as it is looked at, from the barrier after another on.
func (l listLook) at(stream, after string) string {
	q := url.Values{}
	for name, value := range map[string]string{"thema": string(l.Theme), "soort": l.Type, "stap": l.Step, "drempel": l.Barrier, "na": after} {
		if value != "" {
			q.Set(name, value)
		}
	}
	if len(q) == 0 {
		return "/traject/" + stream
	}
	return "/traject/" + stream + "?" + q.Encode()
}

const onePage = 20 // barriers on one page of the list

// openTrajectory gives the board of a trajectory that the public may read: one of which an evening was held. No board
// is opened for a name that somebody made up.
func (s *Server) openTrajectory(c *fiber.Ctx) (string, *live.Board, error) {
	id := c.Params("id")
	if known, err := s.store.Known(c.UserContext(), id); err != nil || !known {
		return id, nil, fiber.ErrNotFound
	}
	b, err := s.hall.Board(c.UserContext(), id)
	if err != nil {
		return id, nil, err
	}
	held := false
	b.Read(func(st *sessions.State, _ words) {
		t, ok := record[*sessions.Trajectory](st, "trajectory", id)
		held = ok && !t.Practice && len(heldSessions(st)) > 0
	})
	if !held {
		return id, nil, fiber.ErrNotFound
	}
	return id, b, nil
}

// heldSessions are those that were opened, newest first.
func heldSessions(st *sessions.State) []*sessions.Session {
	list := slices.DeleteFunc(records[*sessions.Session](st), func(e *sessions.Session) bool { return e.State == sessions.Planned })
	slices.SortStableFunc(list, func(a, b *sessions.Session) int { return int(b.Date/1000 - a.Date/1000) })
	return list
}

// trajectory shows the living list. One barrier with three themes stands in all three and counts once
// in the total (S0-04); each type is counted apart (S0-05).
func (s *Server) trajectory(c *fiber.Ctx) error {
	id, b, err := s.openTrajectory(c)
	if err != nil {
		return err
	}
	t := trajectoryView{ID: id, Address: s.afterwards() + "/traject/" + id, Now: s.instant(), Look: lookOf(c)}
	p := Page{Wide: true, News: true, Feed: "/traject/" + id + "/nieuws.atom"}
	b.Read(func(st *sessions.State, say words) {
		r, _ := record[*sessions.Trajectory](st, "trajectory", id)
		t.Title, p.Host, p.Example, p.Rest = say(r.Title), string(r.HostName), r.Example, restOf(r, say)
		t.fill(st, r, say)
	})
	p.Title, p.Data = t.Title, &t
	return s.render(c, "traject", p)
}

func (t *trajectoryView) fill(st *sessions.State, r *sessions.Trajectory, say words) {
	for _, e := range heldSessions(st) {
		t.Sessions = append(t.Sessions, listedSession{ID: e.ID, Title: say(e.Title), Date: e.Date, State: e.State})
	}
	for _, r := range st.Routes() {
		if d, ok := st.Newest(r.ID); ok {
			t.Editions = append(t.Editions, publishedRoute{d.ID, say(d.Title), string(d.Name)})
		}
	}
	if b, ok := record[*sessions.Barrier](st, "barrier", t.Look.Barrier); ok && b.Into != "" {
		t.Look.Barrier = b.Into // it goes on there
	}
	told := slices.DeleteFunc(st.Barriers("", "", t.Now), func(l sessions.BarrierLine) bool { return !st.Over(l.Session) })
	t.Total = len(told)
	t.filters(r, told, say)
	t.list(st, r, told, say)
	if !t.Whole() {
		return
	}
	t.Sentences, t.Figures = strings.SplitAfter(st.Sentence(t.Now), ". "), viewFigures(st, t.Now)
	t.Cells = viewCells(t.ID, r, told, say)
	t.Chains, t.Levels = viewChains(st, t.ID, told, say, t.Now), viewLevels(st)
	home := homes(told)
	for _, o := range st.OneOffLines(t.Now) {
		if st.Over(o.Session) {
			v := viewOneOff(o, say, t.Now)
			if o.Action != nil && home[o.Action.ID] != "" {
				v.Address = listLook{Barrier: home[o.Action.ID]}.at(t.ID, "") + "#" + actionAnchor(o.Action.ID)
			}
			t.OneOffs = append(t.OneOffs, v)
		}
	}
	for _, p := range records[*sessions.Promise](st) {
		if st.Over(p.Session) {
			t.Promises = append(t.Promises, viewPromise(st, p, say, t.Now))
		}
	}
	t.Informed = viewInformation(st, t.Now)
	for _, d := range openRoutes(st) {
		t.Routes = append(t.Routes, editionLink("/traject/"+t.ID, d, say, ""))
	}
	t.Attention = t.attention(told, say)
}

// homes is for each action the first barrier on the route under which it stands.
func homes(told []sessions.BarrierLine) map[string]string {
	at := map[string]string{}
	for _, l := range told {
		for _, a := range l.Actions {
			if at[a.ID] == "" {
				at[a.ID] = l.ID
			}
		}
	}
	return at
}

func (t *trajectoryView) filters(r *sessions.Trajectory, told []sessions.BarrierLine, say words) {
	for i, step := range r.Steps {
		v := stepView{Number: i + 1, filter: filter{Text: say(step.Title), Address: listLook{Step: step.ID}.at(t.ID, "") + "#drempels", On: t.Look.Step == step.ID}}
		for _, l := range told {
			if l.Step == step.ID {
				v.N++
				v.Marks = append(v.Marks, l.Headline)
			}
		}
		t.Steps = append(t.Steps, v)
	}
	themes, types := map[sessions.Label]int{}, map[string]int{}
	for _, l := range told {
		for _, name := range l.Themes {
			themes[name]++
		}
		for _, name := range l.Types {
			types[name]++
		}
	}
	for _, name := range r.Themes {
		if n := themes[name]; n > 0 {
			t.Themes = append(t.Themes, filter{string(name), listLook{Theme: name}.at(t.ID, "") + "#drempels", n, t.Look.Theme == name})
		}
	}
	for _, name := range sessions.BarrierTypes {
		if n := types[name]; n > 0 {
			t.Types = append(t.Types, filter{sessions.BarrierTypeWords[name], listLook{Type: name}.at(t.ID, "") + "#drempels", n, t.Look.Type == name})
		}
	}
}

// list shows one page. Its cursor is a barrier and stands for a place on the route, so that it holds in every list of
// this trajectory; one that is not there begins anew, and says so.
func (t *trajectoryView) list(st *sessions.State, r *sessions.Trajectory, told []sessions.BarrierLine, say words) {
	from := 0
	if t.Look.After != "" {
		from = 1 + slices.IndexFunc(told, func(l sessions.BarrierLine) bool { return l.ID == t.Look.After })
		t.Lost = from == 0
	}
	var page []sessions.BarrierLine
	for i, l := range told {
		if !t.Look.has(l.Barrier) {
			continue
		}
		t.Found++
		switch {
		case i < from:
			t.First = t.Look.at(t.ID, "") + "#drempels"
		case len(page) < onePage:
			page = append(page, l)
		case t.Next == "":
			t.Next = t.Look.at(t.ID, page[onePage-1].ID) + "#drempels"
		}
	}
	t.group(r, storiesOf(st, t.ID, page, say, t.Now), say)
	t.Chosen = t.Look.says(r, say)
}

func (t *trajectoryView) group(r *sessions.Trajectory, page []barrierStory, say words) {
	for i, step := range r.Steps {
		g := stepGroup{Number: i + 1, Title: say(step.Title)}
		for _, b := range page {
			if b.Step == step.ID {
				g.Barriers = append(g.Barriers, b)
			}
		}
		if len(g.Barriers) > 0 {
			t.Groups = append(t.Groups, g)
		}
	}
}

func (l listLook) says(r *sessions.Trajectory, say words) string {
	switch {
	case l.Barrier != "":
		return "één drempel"
	case l.Theme != "":
		return "thema: " + string(l.Theme)
	case l.Step != "":
		for _, step := range r.Steps {
			if step.ID == l.Step {
				return "stap: " + say(step.Title)
			}
		}
		return "een stap die er niet is"
	case l.Type != "":
		if name := sessions.BarrierTypeWords[l.Type]; name != "" {
			return "soort: " + name
		}
		return "een soort die er niet is"
	}
	return ""
}

// attention is something that somebody should look at, with where it stands.
type attention struct{ Text, Address string }

// heeded is why somebody should look at an action. It names the work and nobody who does it.
func heeded(a *sessions.Action, now sessions.Instant) string {
	pace := a.Pace(now)
	switch {
	case a.State == sessions.ActionReopened:
		return "Heropend, mensen merken het nog niet"
	case a.State == sessions.ActionOwnerless:
		return "Zonder eigenaar"
	case a.Fell != 0:
		return "Hield geen stand"
	case pace.VeryLate:
		return "Veel te laat"
	case pace.Late && a.Stands():
		return "Te laat"
	case pace.Late:
		return "Geen antwoord op tijd"
	case pace.Unknown:
		return "Al " + amount(int((now-a.Heard())/oneDay), "dag", "dagen") + " stil"
	}
	return ""
}

// attention lists what is late, silent, back, not answered or open, so that who has two minutes sees that first.
func (t *trajectoryView) attention(told []sessions.BarrierLine, say words) (list []attention) {
	seen := map[string]bool{}
	add := func(id, text, barrier, anchor string) {
		if !seen[id] {
			seen[id] = true
			list = append(list, attention{text, listLook{Barrier: barrier}.at(t.ID, "") + "#" + anchor})
		}
	}
	for _, l := range told {
		for _, a := range l.Actions {
			if why := heeded(a, t.Now); why != "" {
				add(a.ID, why+": "+say(a.Title), l.ID, actionAnchor(a.ID))
			}
		}
		for _, leg := range l.Legs {
			switch leg.At(t.Now) {
			case sessions.NoReceipt:
				add(leg.ID, "We weten niet of een signaal aankwam bij "+levelWord[leg.Level]+".", l.ID, barrierAnchor(l.ID))
			case sessions.NoAnswer:
				add(leg.ID, capital(levelWord[leg.Level])+" gaf geen antwoord op tijd.", l.ID, barrierAnchor(l.ID))
			}
		}
	}
	for _, o := range t.OneOffs {
		if o.Open {
			list = append(list, attention{"Een los eindje: dit hielp, en voor anderen is nog niks geregeld.", "#" + oneOffAnchor(o.ID)})
		}
	}
	return list
}
