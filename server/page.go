package server

import (
	"bytes"
	"compress/gzip"
	"embed"
	"errors"
	"fmt"
	"html/template"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/gofiber/fiber/v2"

	"maatwerkroute/sessions"
)

//go:embed pages/*.html
var pageFiles embed.FS

// Page is what every page says beside its own subject.
type Page struct {
	Title    string
	Host     string // who hosts; else our own name
	Example  bool   // invented content, and said so
	Wide     bool
	News     bool   // it tells what happened: whoever shares its address shows no word of it
	Feed     string // the address of its news for a reader
	Urgent   sessions.Urgent
	Rest     rest             // the trajectory rests, and that is said on every page about it
	Away     sessions.Instant // since when it is on location: here it is read only; zero: it is here
	Script   string
	Style    string  // a style sheet beside that of every page
	Way      *Way    // on the pages on which people come in: what their script does
	Refusal  verdict // why what was sent was refused; the form keeps what was typed
	Form     map[string]string
	Lost     []string // what was typed in a form that is not on the page any more
	Data     any
	Practice bool // and that it is a rehearsal
}

// rest is that a trajectory rests until a day, and why. It says nothing when that day is past.
type rest struct {
	Until sessions.Instant
	Why   string
}

func restOf(t *sessions.Trajectory, say words) rest {
	return rest{Until: t.Rest.Until, Why: say(t.Rest.Why)}
}

// pages are the templates, parsed once.
type pages struct{ set *template.Template }

func openPages(a *assets) (*pages, error) {
	set := template.New("").Funcs(template.FuncMap{
		"asset": a.address, "icon": a.icon, "enter": a.enter, "dressed": a.dressed, "dutch": sessions.Dutch, "date": dateField, "grouped": grouped, "tel": tel, "newid": newID,
		"attrs": Shell.attributes, "css": styleOf, "sides": sideName, "tables": func() []string { return dataTables }, "qr": func(q qrCode) template.HTML { return q.svg() },
		"stepFacts": stepFacts,
		"next":      func(i int) int { return i + 1 },
		"upper": func(s string) string {
			if s == "" {
				return s
			}
			return strings.ToUpper(s[:1]) + s[1:]
		},
	})
	set, err := set.ParseFS(pageFiles, "pages/*.html")
	if err != nil {
		return nil, fmt.Errorf("pages: %w", err)
	}
	return &pages{set}, nil
}

// render writes a page whole or not at all.
func (s *Server) render(c *fiber.Ctx, name string, p Page) error {
	if p.Host == "" {
		p.Host = "Maatwerkroute"
	}
	if p.Rest.Until <= s.instant() {
		p.Rest = rest{}
	}
	if stream, ok := c.Locals(streamLocal).(string); ok {
		p.Away = s.awaySince(stream)
	}
	var out bytes.Buffer
	if err := s.pages.set.ExecuteTemplate(&out, name, p); err != nil {
		return fmt.Errorf("page %s: %w", name, err)
	}
	c.Set("Content-Type", "text/html; charset=utf-8")
	c.Set("Vary", "Accept-Encoding")
	if !strings.Contains(c.Get("Accept-Encoding"), "gzip") {
		return c.Send(out.Bytes())
	}
	zipped, err := squeezed(out.Bytes())
	if err != nil {
		return fmt.Errorf("page %s: %w", name, err)
	}
	c.Set("Content-Encoding", "gzip")
	return c.Send(zipped)
}

// squeezed is a page as it travels. A comment of a random length, which no reader looks at, keeps the size from telling
// whether words of somebody else repeat a secret that stands on the same page.
func squeezed(page []byte) ([]byte, error) {
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestSpeed+2)
	if err != nil {
		return nil, err
	}
	w.Comment = newID()[:rand.IntN(32)]
	_, err = w.Write(page)
	err = errors.Join(err, w.Close())
	return b.Bytes(), err
}

// again shows a form once more, with what was typed and why it was refused. What is no refusal is an error.
func (s *Server) again(c *fiber.Ctx, err error, name string, p Page) error {
	if _, ok := sessions.Refused(err); !ok {
		return err
	}
	p.Refusal = judge(err)
	p.Form = typedIn(c)
	c.Status(p.Refusal.Status)
	return s.render(c, name, p)
}

// typedIn copies what stands in a form.
func typedIn(c *fiber.Ctx) map[string]string {
	m := map[string]string{}
	c.Request().PostArgs().VisitAll(func(k, v []byte) { m[string(k)] = string(v) })
	delete(m, "wachtwoord")
	return m
}

// Shell is the page on which a live screen starts: the script finds what it needs in the attributes.
type Shell struct {
	Stream, Session, As string
	More                map[string]string // further data- attributes, by their name
	Begin               template.JS       // the first frames of its board, as a list; none: they come by the socket
}

// attributes writes them. html/template would rename a data- attribute that it cannot read beforehand.
func (sh Shell) attributes() template.HTMLAttr {
	var b strings.Builder
	put := func(name, value string) {
		fmt.Fprintf(&b, `data-%s="%s" `, name, template.HTMLEscapeString(value))
	}
	put("stream", sh.Stream)
	put("session", sh.Session)
	put("as", sh.As)
	for _, name := range slices.Sorted(maps.Keys(sh.More)) {
		put(name, sh.More[name])
	}
	return template.HTMLAttr(strings.TrimSpace(b.String()))
}

// styleOf is the style sheet of a screen: a scribe writes as people do on a phone.
func styleOf(script string) string {
	if script == "scribe" {
		return "phone"
	}
	return script
}

func (s *Server) shell(c *fiber.Ctx, name string, e evening, sh Shell) error {
	p := e.page(e.Title)
	p.Script, p.Data = name, sh
	return s.render(c, "schil", p)
}

func (s *Server) simple(name, title string) fiber.Handler {
	return func(c *fiber.Ctx) error { return s.render(c, name, Page{Title: title}) }
}

func (s *Server) home(c *fiber.Ctx) error {
	return s.render(c, "start", Page{Title: "Samen praten, en zien wat ermee gebeurt"})
}

func tel(number sessions.Label) template.URL {
	return template.URL("tel:" + strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r == '+' {
			return r
		}
		return -1
	}, string(number)))
}
