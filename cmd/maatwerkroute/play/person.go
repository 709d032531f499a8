package play

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"reflect"
	"regexp"
	"strings"
	"time"

	"maatwerkroute/sessions"
)

// person is somebody with a browser: cookies of their own, and what their screen has read.
type person struct {
	stage *stage
	name  string // who it is in the play, for what is said when something fails
	as    string // which screen: seat, desk or scribe
	where place
	web   *http.Client
	view  view
	came  time.Time // when they came by what lets them in: a password, a personal link
}

const (
	theDesk   = "desk"
	loginPath = "/bureau/in"
	awhile    = 15 * time.Minute // after which the desk may have been idle for too long
)

// login is the facilitator coming to the desk, when it was idle since the last time.
func (p *person) login(ctx context.Context) error {
	now := p.stage.clock.Now()
	if now.Sub(p.came) < awhile {
		return nil
	}
	p.came = now
	_, err := p.post(ctx, loginPath, form("naam", AccountName, "wachtwoord", Password))
	return err
}

// place is the session that a screen shows.
type place struct{ stream, session string }

func (s *stage) person(name, as string) *person {
	jar, err := cookiejar.New(nil)
	if err != nil {
		panic(err) // it says that it never fails
	}
	return &person{stage: s, name: name, as: as, view: newView(), web: &http.Client{Jar: jar, Timeout: 20 * time.Second}}
}

// page is an answer as a browser holds it.
type page struct {
	url    *url.URL
	status int
	body   string
}

func (p *person) send(ctx context.Context, method, path, kind string, body []byte) (page, error) {
	if p.as == theDesk && path != loginPath {
		if err := p.login(ctx); err != nil {
			return page{}, err
		}
	}
	req, err := http.NewRequestWithContext(ctx, method, p.stage.base+path, bytes.NewReader(body))
	if err != nil {
		return page{}, err
	}
	if method == http.MethodPost {
		req.Header.Set("Origin", p.stage.base)
		req.Header.Set("Content-Type", kind)
	}
	p.stage.clock.tick()
	res, err := p.web.Do(req)
	if err != nil {
		return page{}, err
	}
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	if err != nil {
		return page{}, err
	}
	got := page{url: res.Request.URL, status: res.StatusCode, body: string(b)}
	if res.StatusCode != http.StatusOK {
		return got, fmt.Errorf("%s: %s %s: %d %s", p.name, method, path, res.StatusCode, said(got.body))
	}
	return got, nil
}

var (
	tag   = regexp.MustCompile(`<[^>]*>`)
	blank = regexp.MustCompile(`\s+`)
)

// said is what a page says, without its marks.
func said(html string) string {
	if _, main, found := strings.Cut(html, "<main"); found {
		html = "<main" + main
	}
	text := strings.TrimSpace(blank.ReplaceAllString(tag.ReplaceAllString(html, " "), " "))
	return text[:min(len(text), 400)]
}

// open looks at a page.
func (p *person) open(ctx context.Context, path string) (page, error) {
	return p.send(ctx, http.MethodGet, path, "", nil)
}

// post sends a form. Pairs are its fields; a list has one field more than once.
func (p *person) post(ctx context.Context, path string, fields url.Values) (page, error) {
	return p.send(ctx, http.MethodPost, path, "application/x-www-form-urlencoded", []byte(fields.Encode()))
}

// form makes the fields of a form out of pairs.
func form(pairs ...string) url.Values {
	v := url.Values{}
	for i := 0; i+1 < len(pairs); i += 2 {
		v.Add(pairs[i], pairs[i+1])
	}
	return v
}

// field finds what a page put in a hidden field.
func field(html, name string) string {
	for _, input := range tag.FindAllString(html, -1) {
		if strings.Contains(input, `name="`+name+`"`) {
			return attribute(input, "value")
		}
	}
	return ""
}

// attribute finds the first one of a name.
func attribute(html, name string) string {
	_, rest, _ := strings.Cut(html, " "+name+`="`)
	value, _, _ := strings.Cut(rest, `"`)
	return value
}

// secret is what stands behind the # of a link: a script reads it there and posts it.
func secret(link string) string {
	_, after, _ := strings.Cut(link, "#")
	return after
}

func (p *person) query() string {
	return "?" + form("stream", p.where.stream, "session", p.where.session, "as", p.as).Encode()
}

// nameOfWish is what a wish is called on the wire.
var nameOfWish = func() map[reflect.Type]string {
	m := map[reflect.Type]string{}
	for _, op := range sessions.Operations {
		m[reflect.TypeOf(op.New())] = op.Name
	}
	return m
}()

var errRefused = errors.New("was refused")

const tries = 200 // with what lies between them, longer than any limit makes somebody wait

// do asks a wish as the outbox of a screen does: it looks which phase is on, and asks again when it is "not now".
func (p *person) do(ctx context.Context, w sessions.Wish) error {
	if err := p.look(ctx); err != nil {
		return err
	}
	var id [16]byte
	rand.Read(id[:]) // never fails
	frame, err := json.Marshal(map[string]any{"t": "wish", "id": hex.EncodeToString(id[:]), "op": nameOfWish[reflect.TypeOf(w)],
		"phase": p.view.run(p.where.session), "body": w})
	if err != nil {
		return err
	}
	for range tries {
		got, err := p.send(ctx, http.MethodPost, "/wish"+p.query(), "application/json", frame)
		if err != nil {
			return err
		}
		var reply struct{ T, Kind, Code, Text string }
		if err := json.Unmarshal([]byte(got.body), &reply); err != nil {
			return fmt.Errorf("%s: %T: %w", p.name, w, err)
		}
		switch {
		case reply.T == "ack":
			return nil
		case reply.Kind != "not-now":
			return fmt.Errorf("%s: %T %w: %s", p.name, w, errRefused, reply.Text)
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(100 * time.Millisecond):
		}
	}
	return fmt.Errorf("%s: %T: it stayed \"not now\"", p.name, w)
}

// all asks wishes one after the other.
func (p *person) all(ctx context.Context, wishes ...sessions.Wish) error {
	for _, w := range wishes {
		if err := p.do(ctx, w); err != nil {
			return err
		}
	}
	return nil
}

// look reads what is new for this screen.
func (p *person) look(ctx context.Context) error {
	got, err := p.open(ctx, "/since"+p.query()+"&cursor="+url.QueryEscape(p.view.cursor))
	if err != nil {
		return err
	}
	return p.view.take([]byte(got.body))
}
