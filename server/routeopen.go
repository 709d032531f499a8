package server

import (
	"slices"
	"strconv"

	"github.com/gofiber/fiber/v2"

	"maatwerkroute/server/drawing"
	"maatwerkroute/sessions"
)

// carrierView is somebody who stands behind a published route, or behind some of its steps.
type carrierView struct {
	Name  string
	Steps []string // none: the whole
}

// openRoutes lists what was published of the routes of a trajectory: of each the newest, an ideal one first.
func openRoutes(st *sessions.State) (list []*sessions.RouteEdition) {
	for _, r := range st.Routes() {
		if d, ok := st.Newest(r.ID); ok {
			list = append(list, d)
		}
	}
	slices.SortStableFunc(list, func(a, b *sessions.RouteEdition) int {
		if ideal := a.Version == sessions.RouteIdeal; ideal != (b.Version == sessions.RouteIdeal) {
			if ideal {
				return -1
			}
			return 1
		}
		return int(b.At/1000 - a.At/1000)
	})
	return list
}

// opened finds the edition that is asked for; without a name the first of the list.
func opened(st *sessions.State, name string) (*sessions.RouteEdition, bool) {
	if name != "" {
		return record[*sessions.RouteEdition](st, "route-edition", name)
	}
	if list := openRoutes(st); len(list) > 0 {
		return list[0], true
	}
	return nil, false
}

// openRoute is a published route for everybody: today above it, when that was published too, and who carries it.
func (s *Server) openRoute(c *fiber.Ctx) error {
	id, b, err := s.openTrajectory(c)
	if err != nil {
		return err
	}
	v := routeView{Open: "/traject/" + id}
	p := Page{Wide: true, Style: "drawing", Data: &v}
	err = fiber.ErrNotFound
	b.Read(func(st *sessions.State, say words) {
		d, ok := opened(st, c.Params("edition"))
		t, known := record[*sessions.Trajectory](st, "trajectory", id)
		if !ok || !known {
			return
		}
		err = nil
		a := artist{st: st, say: say, now: s.instant()}
		pic := a.edition(d)
		p.Title, p.Host, p.Example, p.Rest = pic.Title, string(t.HostName), t.Example, restOf(t, say)
		v.ID, v.Name, v.Edition, v.At, v.File = d.Route, routeNames[d.Version], string(d.Name), d.At, v.Open+"/route/"+d.ID+"/tekening.svg"
		v.Carriers = a.carriers(d)
		v.show(pic, a.today(d, &pic.Tracks[0])...)
		for _, other := range openRoutes(st) {
			v.Others = append(v.Others, editionLink(v.Open, other, say, d.ID))
		}
	})
	if err != nil {
		return err
	}
	return s.render(c, "route", p)
}

func editionLink(at string, d *sessions.RouteEdition, say words, on string) filter {
	return filter{Text: say(d.Title) + " (" + routeNames[d.Version] + ", " + string(d.Name) + ")", Address: at + "/route/" + d.ID, N: len(d.Steps), On: d.ID == on}
}

// today is how it goes now, when that was published. Both say what became of each step, as it was on that day.
func (a artist) today(d *sessions.RouteEdition, now *drawing.Track) []drawing.Track {
	var was *drawing.Track
	if r, ok := record[*sessions.Route](a.st, "route", d.Route); ok {
		if from, ok := a.st.Origin(r); ok {
			if before, ok := a.st.Newest(from.ID); ok {
				was = &a.edition(before).Tracks[0]
			}
		}
	}
	a.changed(d.Changes, was, now)
	if was == nil {
		return nil
	}
	return []drawing.Track{*was}
}

// carriers lists who stands behind what was published: who stands behind the whole first.
func (a artist) carriers(d *sessions.RouteEdition) (list []carrierView) {
	number := map[string]string{}
	for i, st := range d.Steps {
		number[st.ID] = "stap " + strconv.Itoa(i+1)
	}
	at := map[string]int{}
	for _, e := range a.st.Carried(d) {
		if !e.Public {
			continue
		}
		name := string(e.By)
		if e.Name != "" {
			name = a.said(e.Name)
		}
		i, known := at[name]
		if !known {
			i, at[name], list = len(list), len(list), append(list, carrierView{Name: name})
		}
		if step := number[e.Step]; step != "" {
			list[i].Steps = append(list[i].Steps, step)
		}
	}
	slices.SortStableFunc(list, func(a, b carrierView) int { return len(a.Steps) - len(b.Steps) })
	return list
}

// openDrawing is it as a file.
func (s *Server) openDrawing(c *fiber.Ctx) error {
	_, b, err := s.openTrajectory(c)
	if err != nil {
		return err
	}
	file := ""
	b.Read(func(st *sessions.State, say words) {
		if d, ok := opened(st, c.Params("edition")); ok {
			a := artist{st: st, say: say, now: s.instant()}
			p := a.edition(d)
			if today := a.today(d, &p.Tracks[0]); len(today) > 0 {
				p.Tracks, p.Brief = append(today, p.Tracks...), true
			}
			file = drawing.File(p)
		}
	})
	if file == "" {
		return fiber.ErrNotFound
	}
	return sendDrawing(c, file)
}
