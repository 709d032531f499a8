package server

import (
	"crypto/sha256"
	"encoding/base64"
	"html/template"
	"strconv"

	"github.com/gofiber/fiber/v2"

	"maatwerkroute/server/drawing"
	"maatwerkroute/server/store"
	"maatwerkroute/sessions"
)

// routeView is a drawn route as it is read: the picture, and the same in words.
type routeView struct {
	ID, Name string
	Lines    []string
	Session  string // of the desk that looks; none: everybody
	Open     string // the page of the trajectory, when everybody looks
	Edition  string
	At       sessions.Instant
	Carriers []carrierView
	Meter    *lastmeterView // for the desk: each number leads to the steps that make it
	File     string         // where the drawing is as a file
	Others   []filter
	Whole    []template.HTML // seen at once, today above what comes of it
	Sheets   []template.HTML // with every lane, a few steps each
	Paper    []template.HTML // the same on sheets of A3
	Tracks   []drawing.Track // the same in words
}

// show draws the pictures of a page: all of it small, and every lane large.
func (v *routeView) show(p drawing.Picture, beside ...drawing.Track) {
	whole := p
	whole.ID, whole.Large, whole.Tracks = p.ID+"-heel", true, append(beside, p.Tracks...)
	v.Lines, v.Whole, v.Sheets, v.Tracks = p.Lines, inline(whole.Sheets(largeSteps)), inline(p.Sheets(sheetSteps)), whole.Tracks
	p.ID, p.Paper = p.ID+"-papier", true
	for _, sheet := range p.Sheets(sheetSteps) {
		v.Paper = append(v.Paper, inline(sheet.Halves())...)
	}
}

// routePage shows the desk a drawn route.
func (s *Server) routePage(c *fiber.Ctx) error {
	v := visiting(c)
	e, err := v.evening()
	if err != nil {
		return err
	}
	d := routeView{ID: c.Params("route"), Session: e.ID, File: "/bureau/" + e.ID + "/route/" + c.Params("route") + "/tekening.svg"}
	p := e.page("")
	err = store.ErrNone
	v.board.Read(func(st *sessions.State, say words) {
		r, ok := record[*sessions.Route](st, "route", d.ID)
		if !ok {
			return
		}
		err = nil
		a := artist{st: st, say: say, now: s.instant(), session: e.ID}
		pic := a.picture(r)
		p.Title, d.Name = pic.Title, routeNames[r.Version]
		var beside []drawing.Track
		if from, ok := st.Origin(r); ok {
			was := a.track(from)
			a.changed(st.Compare(from, r), &was, &pic.Tracks[0])
			beside = append(beside, was)
		}
		d.show(pic, beside...)
		counted := lastmeterOf(family(st, r, func(route string) string { return routeAddress(e.ID, route) })...)
		d.Meter = &counted
		for _, other := range st.Routes() {
			d.Others = append(d.Others, filter{Text: say(other.Title) + " (" + routeNames[other.Version] + ")", Address: "/bureau/" + e.ID + "/route/" + other.ID, N: len(other.Steps), On: other.ID == r.ID})
		}
	})
	if err != nil {
		return err
	}
	p.Wide, p.Style, p.Data = true, "drawing", &d
	return s.render(c, "route", p)
}

// routeDrawing is the drawing of the desk as a file.
func (s *Server) routeDrawing(c *fiber.Ctx) error {
	v := visiting(c)
	return s.drawn(c, v, func(a artist, r *sessions.Route) (drawing.Picture, bool) { return a.picture(r), true })
}

// wallDrawing is a part of it for the wall: at most nine steps, in large words.
func (s *Server) wallDrawing(c *fiber.Ctx) error {
	return s.drawn(c, visiting(c), func(a artist, r *sessions.Route) (drawing.Picture, bool) {
		p := a.picture(r)
		p.Large = true
		sheets := p.Sheets(largeSteps)
		n, err := strconv.Atoi(c.Query("deel", "1"))
		if err != nil || n < 1 || n > len(sheets) {
			return p, false
		}
		return sheets[n-1], true
	})
}

func (s *Server) drawn(c *fiber.Ctx, v visit, draw func(artist, *sessions.Route) (drawing.Picture, bool)) error {
	file, found := "", false
	v.board.Read(func(st *sessions.State, say words) {
		r, ok := record[*sessions.Route](st, "route", c.Params("route"))
		if !ok {
			return
		}
		var p drawing.Picture
		if p, found = draw(artist{st: st, say: say, now: s.instant(), session: v.key.Session}, r); found {
			file = drawing.File(p)
		}
	})
	if !found {
		return store.ErrNone
	}
	return sendDrawing(c, file)
}

// sendDrawing sends a drawing as a file. Its own style stands in it, and its policy names that and nothing else.
func sendDrawing(c *fiber.Ctx, file string) error {
	c.Set("Content-Type", "image/svg+xml")
	c.Set("Content-Security-Policy", drawingPolicy)
	return c.SendString(file)
}

var drawingPolicy = func() string {
	sum := sha256.Sum256([]byte(drawing.Style))
	return "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
}()

// stepFacts is everything that a drawing shows of a step, in words, for who does not see it (the table beside it says what
// it felt like).
func stepFacts(s drawing.Step) (list [][2]string) {
	add := func(name string, texts ...string) {
		for _, text := range texts {
			if text != "" {
				list = append(list, [2]string{name, text})
			}
		}
	}
	notes := func(name string, all []drawing.Note) {
		for _, n := range all {
			if n.By != "" {
				add(name, n.By+": "+n.Text)
			} else {
				add(name, n.Text)
			}
		}
	}
	add("Wat verandert er?", s.Change, s.ChangeWhy)
	add("Wat verandert er?", s.ChangeMore...)
	for _, b := range s.Barriers {
		text := "“" + b.Text + "”"
		if b.Says != "" {
			text += " " + b.Says + "."
		}
		add("Drempel", text)
	}
	notes("Wat doe je zelf", s.Lanes[sessions.LaneDoes])
	if f := s.Feeling; f != nil {
		add("Gevoel", f.Text+". De helft van "+strconv.Itoa(f.People)+" mensen: "+f.Spread+".")
	}
	notes("Gevoel", s.Lanes[sessions.LaneFeels])
	add("Naast je", s.BesideSays())
	notes("Naast je", s.Lanes[sessions.LaneBeside])
	notes("Wat je ziet", s.Lanes[sessions.LaneSeen])
	add("Hoe", s.Channels...)
	if !s.Last {
		add("Naar de volgende stap", s.HandoverSays())
	}
	for _, n := range s.Counts {
		add("Dit vraagt het van je", n.Text)
	}
	add("Dit vraagt het van je", s.Papers...)
	add("Gevraagd", s.Asked...)
	add("Dit vraagt het van je", append(s.Heavy, s.Bright)...)
	add("Op voorwaarde dat", s.Terms...)
	add("Ontbreekt nog voor maatwerk", s.Missing...)
	add("Bij wie ligt deze stap", s.Holder)
	notes("Achter de schermen", s.Lanes[sessions.LaneBehind])
	notes("Regels en systemen", s.Lanes[sessions.LaneSystems])
	add("Wetten", s.Laws...)
	add("Zo is het bedoeld", s.Meant)
	notes("Zo gaat het echt", s.Real)
	return list
}
