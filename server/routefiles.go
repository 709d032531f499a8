package server

import (
	"errors"
	"io"
	"mime/multipart"
	"net/url"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/gofiber/fiber/v2"
	"github.com/valyala/fasthttp"

	"maatwerkroute/server/routefile"
	"maatwerkroute/server/store"
	"maatwerkroute/sessions"
)

// filesView is the page on which the desk takes routes along and reads one in.
type filesView struct {
	evening
	Routes   []routeLine
	Forms    []routeForm
	Versions [][2]string
	Route    string   // the id of the route that the form makes, so that a double send is one route
	Chosen   string   // the name of the file that was refused
	Problems []string // what is wrong in it
	More     int      // and how many more
	Read     string   // the title of what was read in
	ReadID   string
	Steps    int
	Left     int // codes of another trajectory that were left out
}

type routeLine struct {
	ID, Title, Version, Table string
	Steps                     int
}

// versionChoices are the drawings of a route as people choose them.
var versionChoices = [][2]string{{string(sessions.RouteToday), "zoals het nu gaat"}, {string(sessions.RouteVariant), "een voorstel van een tafel"},
	{string(sessions.RouteIdeal), "de ideale route"}, {string(sessions.RouteMeasured), "later opnieuw geteld"}}

// upload is the last part of the address to which a file is sent: the only one that takes more than a form.
const upload = "/route-inlezen"

// mostUpload is what a form with a file may weigh. A file that is a little too large is still read, to be told so.
const mostUpload = 2*routefile.MostBytes + mostBody

// weights lets a logged in desk send a file, and nobody anything larger than a form.
func (s *Server) weights(h *fasthttp.RequestHeader) (c fasthttp.RequestConfig) {
	path, _, _ := strings.Cut(string(h.RequestURI()), "?")
	desk := len(h.Cookie(s.cookieName(deskCookie)))+len(h.Cookie(s.cookieName(medeCookie))) > 0
	if h.IsPost() && desk && strings.HasPrefix(path, "/bureau/") && strings.HasSuffix(path, upload) {
		c.MaxRequestBodySize, c.ReadTimeout = mostUpload, time.Minute
	}
	return c
}

func (s *Server) filesPage(c *fiber.Ctx) (Page, *filesView, error) {
	v := visiting(c)
	e, err := v.evening()
	if err != nil {
		return Page{}, nil, err
	}
	d := &filesView{evening: e, Forms: routeForms, Versions: versionChoices, Route: newID(), ReadID: c.Query("gelezen")}
	d.Left, _ = strconv.Atoi(c.Query("weg"))
	v.board.Read(func(st *sessions.State, say words) {
		for _, r := range st.Routes() {
			line := routeLine{ID: r.ID, Title: say(r.Title), Version: wordFor(versionChoices, string(r.Version)), Table: string(r.Table), Steps: len(r.Steps)}
			if d.Routes = append(d.Routes, line); r.ID == d.ReadID {
				d.Read, d.Steps = line.Title, line.Steps
			}
		}
	})
	p := e.page("Routes als bestand")
	p.Data = d
	return p, d, nil
}

func (s *Server) routeFiles(c *fiber.Ctx) error {
	p, _, err := s.filesPage(c)
	if err != nil {
		return err
	}
	return s.render(c, "routebestanden", p)
}

// takeRoute gives a route of the trajectory as a file.
func (s *Server) takeRoute(form string) fiber.Handler {
	return func(c *fiber.Ctx) error {
		var file *routefile.Route
		visiting(c).board.Read(func(st *sessions.State, say words) {
			if r, ok := record[*sessions.Route](st, "route", c.Params("route")); ok {
				file = routeTaker{st, say}.route(r)
			}
		})
		return sendRoute(c, formNamed(form), file)
	}
}

// emptyRoute gives the names of the columns, to fill in.
func (s *Server) emptyRoute(form string) fiber.Handler {
	return func(c *fiber.Ctx) error { return sendRoute(c, formNamed(form), &routefile.Route{}) }
}

// takeEdition gives everybody what was published.
func (s *Server) takeEdition(form string) fiber.Handler {
	return func(c *fiber.Ctx) error {
		_, b, err := s.openTrajectory(c)
		if err != nil {
			return err
		}
		var file *routefile.Route
		b.Read(func(st *sessions.State, say words) {
			if d, ok := record[*sessions.RouteEdition](st, "route-edition", c.Params("edition")); ok {
				file = routeTaker{st, say}.edition(d)
			}
		})
		return sendRoute(c, formNamed(form), file)
	}
}

func sendRoute(c *fiber.Ctx, form routeForm, file *routefile.Route) error {
	if file == nil {
		return store.ErrNone
	}
	body, err := form.write(file)
	if errors.Is(err, routefile.ErrCell) {
		return sessions.Refuse(sessions.Conflict, "In deze route staat een tekst die niet in een rekenblad past. Neem hem mee als JSON.")
	}
	if err != nil {
		return err
	}
	c.Set("Content-Type", form.kind)
	c.Set("Content-Disposition", `attachment; filename="`+form.Name+`"`)
	return c.Send(body)
}

// routeSchema is what a file with a route may hold, for who makes or reads one with a program of their own.
func (s *Server) routeSchema(c *fiber.Ctx) error {
	schema, err := routefile.Schema(s.config.PublicURL + "/schema/" + routefile.SchemaName)
	if err != nil {
		return err
	}
	c.Set("Content-Type", "application/schema+json")
	return c.Send(schema)
}

// mostTold is how many things are told of one file: more than anybody mends in one go.
const mostTold = 20

// readRoute makes a new route of a file. What was sent is read in memory and kept nowhere.
func (s *Server) readRoute(c *fiber.Ctx) error {
	v := visiting(c)
	if !s.limit(v.person()).AllowN(s.now(), 1) {
		return fiber.NewError(fiber.StatusServiceUnavailable)
	}
	form, err := c.MultipartForm()
	if err != nil {
		return s.unread(c, "", routefile.Problem{Says: "Er kwam geen bestand mee. Kies een bestand en probeer het nog eens."})
	}
	name, data, err := fileOf(form)
	switch {
	case err != nil:
		return err
	case name == "":
		return s.unread(c, "", routefile.Problem{Says: "Kies eerst een bestand."})
	}
	file, problems := routefile.Read(data)
	if len(problems) > 0 {
		return s.unread(c, name, problems...)
	}
	if title := c.FormValue("title"); strings.TrimSpace(title) != "" {
		file.Title = routefile.Sentence(title)
	}
	if version := c.FormValue("version"); version != "" {
		file.Kind = sessions.RouteKind(version)
	}
	w, left := wishFrom(file, v.key.Stream, c.FormValue("route"))
	if err := s.ask(c, v, v.as, w, c.FormValue(onceField)); err != nil {
		refusal, ok := sessions.Refused(err)
		if !ok {
			return err
		}
		return s.unread(c, name, routefile.Problem{Says: refusal.Text})
	}
	q := url.Values{"gelezen": {w.Route}}
	if left > 0 {
		q.Set("weg", strconv.Itoa(left))
	}
	return c.Redirect("/bureau/"+v.key.Session+upload+"?"+q.Encode(), fiber.StatusSeeOther)
}

// fileOf gives the one file of the form, and how it is called on the computer that it came from.
func fileOf(form *multipart.Form) (name string, data []byte, err error) {
	files := form.File["bestand"]
	if len(files) == 0 || files[0].Filename == "" && files[0].Size == 0 {
		return "", nil, nil
	}
	f, err := files[0].Open()
	if err != nil {
		return "", nil, err
	}
	defer f.Close()
	data, err = io.ReadAll(io.LimitReader(f, mostUpload))
	return filepath.Base(files[0].Filename), data, err
}

// unread shows the form again, with what is wrong in the file.
func (s *Server) unread(c *fiber.Ctx, name string, problems ...routefile.Problem) error {
	p, d, err := s.filesPage(c)
	if err != nil {
		return err
	}
	d.Chosen = name
	for i, one := range problems {
		if i == mostTold {
			d.More = len(problems) - i
			break
		}
		d.Problems = append(d.Problems, one.String())
	}
	p.Form = map[string]string{"title": c.FormValue("title"), "version": c.FormValue("version")}
	c.Status(fiber.StatusUnprocessableEntity)
	return s.render(c, "routebestanden", p)
}
