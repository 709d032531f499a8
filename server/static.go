package server

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"path"
	"strings"
	"sync"

	"github.com/gofiber/fiber/v2"

	"maatwerkroute/static"
)

// assets is the built client, each file with the hash that its address carries. On a clean clone it is empty.
type assets struct {
	files map[string]asset
	icons map[string][]string // our word for an icon and its paths
}

type asset struct {
	body, zipped []byte
	hash, kind   string
}

var kinds = map[string]string{".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8", ".svg": "image/svg+xml",
	".png": "image/png", ".ico": "image/x-icon", ".woff2": "font/woff2", ".json": "application/json"}

// openAssets reads them once: they stand in the program and do not change.
var openAssets = sync.OnceValues(func() (*assets, error) {
	a := &assets{files: map[string]asset{}, icons: map[string][]string{}}
	list, err := fs.ReadDir(static.Dist, "dist")
	if err != nil {
		return nil, fmt.Errorf("built client: %w", err)
	}
	for _, f := range list {
		kind, known := kinds[path.Ext(f.Name())]
		if f.IsDir() || !known {
			continue
		}
		body, err := fs.ReadFile(static.Dist, "dist/"+f.Name())
		if err != nil {
			return nil, fmt.Errorf("built client: %w", err)
		}
		zipped, err := zip(body)
		if err != nil {
			return nil, fmt.Errorf("built client: %w", err)
		}
		sum := sha256.Sum256(body)
		a.files[f.Name()] = asset{body: body, zipped: zipped, hash: hex.EncodeToString(sum[:6]), kind: kind}
	}
	if f, ok := a.files["icons.json"]; ok {
		if err := json.Unmarshal(f.body, &a.icons); err != nil {
			return nil, fmt.Errorf("icons: %w", err)
		}
	}
	return a, nil
})

func zip(body []byte) ([]byte, error) {
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	_, err = w.Write(body)
	err = errors.Join(err, w.Close()) // what Close writes belongs to it
	return b.Bytes(), err
}

// address is where a page finds a file; a new build has a new one.
func (a *assets) address(name string) string { return "/s/" + name + "?h=" + a.files[name].hash }

// icon draws one of ours, from the drawings that are built beside the client. A word always stands beside it.
func (a *assets) icon(word string) template.HTML {
	paths := a.icons[word]
	if len(paths) == 0 {
		return ""
	}
	var b strings.Builder
	b.WriteString(`<svg class="mwr-icon" viewBox="0 0 24 24" aria-hidden="true">`)
	for _, d := range paths {
		fmt.Fprintf(&b, `<path d="%s"/>`, template.HTMLEscapeString(d))
	}
	b.WriteString(`</svg>`)
	return template.HTML(b.String())
}

// Way is what a page on which people come in says to its script: where a key goes, and where the page itself lives
// when it was the answer to a form.
type Way struct {
	To, At string
	Next   bool // the phone screen comes next: what it needs may travel while somebody thinks of a name
	Whole  bool // not only a way in: the page is dressed as all others
}

// enter writes the few lines of script that such a page has in itself: on a bad line a request for them costs more than they weigh.
func (a *assets) enter(w Way) template.HTML {
	f, ok := a.files["enter.js"]
	if !ok {
		return ""
	}
	return template.HTML(fmt.Sprintf(`<script data-to="%s" data-at="%s">%s</script>`, template.HTMLEscapeString(w.To), template.HTMLEscapeString(w.At), f.body))
}

// dressed writes the style of such a page, for the same reason.
func (a *assets) dressed() template.HTML {
	f, ok := a.files["enter.css"]
	if !ok {
		return ""
	}
	return template.HTML("<style>" + string(f.body) + "</style>")
}

// source is how the policy names a file that stands in a page.
func (a *assets) source(name string) string {
	f, ok := a.files[name]
	if !ok {
		return ""
	}
	sum := sha256.Sum256(f.body)
	return " 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

func (s *Server) asset(c *fiber.Ctx) error {
	f, ok := s.assets.files[c.Params("file")]
	if !ok {
		return fiber.ErrNotFound
	}
	if c.Query("h") == f.hash {
		c.Set("Cache-Control", "public, max-age=31536000, immutable")
		return f.send(c)
	}
	c.Set("Cache-Control", "no-cache")
	return f.send(c)
}

// worker is the script that opens the phone where there is no line. Its address stays the same, so that a browser finds
// the next one, and it stands at the root, since it may not reach above its own folder.
func (s *Server) worker(c *fiber.Ctx) error {
	f, ok := s.assets.files["sw.js"]
	if !ok {
		return fiber.ErrNotFound
	}
	c.Set("Cache-Control", "no-cache")
	return f.send(c)
}

func (f asset) send(c *fiber.Ctx) error {
	c.Set("Content-Type", f.kind)
	c.Set("Vary", "Accept-Encoding")
	if strings.Contains(c.Get("Accept-Encoding"), "gzip") {
		c.Set("Content-Encoding", "gzip")
		return c.Send(f.zipped)
	}
	return c.Send(f.body)
}
