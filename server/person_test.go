package server

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"maatwerkroute/server/live"
	"maatwerkroute/sessions"
)

// wholeLog is everything that the tests made the server write.
var wholeLog syncBuffer

type syncBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (s *syncBuffer) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.Write(p)
}

func (s *syncBuffer) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.String()
}

func TestMain(m *testing.M) {
	argonMemory = 64
	slog.SetDefault(slog.New(slog.NewJSONHandler(&wholeLog, nil)))
	os.Exit(m.Run())
}

// clock is the only one that a test's server has.
type clock struct {
	mu sync.Mutex
	at time.Time
}

func (c *clock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.at
}

func (c *clock) pass(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.at = c.at.Add(d)
}

// house is a running server on a real port with a real store file.
type house struct {
	*House
	t      *testing.T
	base   string
	origin string
	clock  *clock
}

func start(t *testing.T, change func(*Config)) *house {
	t.Helper()
	addr := make(chan string, 1)
	c := Config{Address: "127.0.0.1:0", Data: t.TempDir(), PublicURL: "http://127.0.0.1", WishesPerSecond: 1000, WishesBurst: 1000,
		Listening: func(a string) { addr <- a }}
	if change != nil {
		change(&c)
	}
	k := &clock{at: time.Date(2026, 1, 13, 18, 0, 0, 0, time.UTC)}
	h, err := Open(c, k.now)
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	served := make(chan error, 1)
	go func() { served <- h.Serve(ctx) }()
	t.Cleanup(func() {
		stop()
		if err := <-served; err != nil {
			t.Errorf("serve: %v", err)
		}
		if err := h.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
	})
	return &house{House: h, t: t, base: "http://" + <-addr, origin: h.config.PublicURL, clock: k}
}

// person is one browser.
type person struct {
	h *house
	c *http.Client
}

func (h *house) person() *person {
	jar, _ := cookiejar.New(nil)
	return &person{h, &http.Client{Jar: jar, Timeout: 20 * time.Second, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}}
}

type answer struct {
	status int
	header http.Header
	body   string
}

func (p *person) do(method, path string, body io.Reader, headers map[string]string) answer {
	p.h.t.Helper()
	r, err := http.NewRequest(method, p.h.base+path, body)
	if err != nil {
		p.h.t.Fatal(err)
	}
	for k, v := range headers {
		if v != "" {
			r.Header.Set(k, v)
		}
	}
	a, err := p.c.Do(r)
	if err != nil {
		p.h.t.Fatalf("%s %s: %v", method, path, err)
	}
	defer a.Body.Close()
	b, err := io.ReadAll(a.Body)
	if err != nil {
		p.h.t.Fatal(err)
	}
	return answer{a.StatusCode, a.Header, string(b)}
}

func (p *person) get(path string) answer { p.h.t.Helper(); return p.do("GET", path, nil, nil) }

func (p *person) post(path string, form ...string) answer {
	p.h.t.Helper()
	v := url.Values{}
	for i := 0; i < len(form); i += 2 {
		v.Add(form[i], form[i+1])
	}
	return p.do("POST", path, strings.NewReader(v.Encode()), map[string]string{
		"Content-Type": "application/x-www-form-urlencoded", "Origin": p.h.origin})
}

func (p *person) json(path, body string) answer {
	p.h.t.Helper()
	return p.do("POST", path, strings.NewReader(body), map[string]string{"Content-Type": "application/json", "Origin": p.h.origin})
}

// is holds an answer to its status, the words that must be in it, and (behind "not") those that must not.
func (a answer) is(t *testing.T, status int, with ...string) answer {
	t.Helper()
	if a.status != status {
		t.Fatalf("status %d, want %d: %.600s", a.status, status, a.body)
	}
	not := false
	for _, w := range with {
		if w == "not" {
			not = true
			continue
		}
		if strings.Contains(a.body, w) == not {
			t.Fatalf("%q in the body is %v, want %v: %.3000s", w, !not, !not == false, a.body)
		}
	}
	return a
}

func (a answer) to(t *testing.T, path string) answer {
	t.Helper()
	if a.status != http.StatusSeeOther || a.header.Get("Location") != path {
		t.Fatalf("status %d to %q, want 303 to %q: %.600s", a.status, a.header.Get("Location"), path, a.body)
	}
	return a
}

// evening1 is a session that is open, with its desk.
type evening1 struct {
	desk            *person
	session, stream string
	in              entrances
}

const pass = "een heel lang wachtwoord"

func (h *house) desk(name, organization string) *person {
	h.t.Helper()
	if _, err := h.AddAccount(context.Background(), NewAccount{Name: name, Password: pass, Organization: organization, Type: "collectief"}); err != nil {
		h.t.Fatal(err)
	}
	p := h.person()
	p.post("/bureau/in", "naam", name, "wachtwoord", pass).to(h.t, "/bureau")
	return p
}

func (h *house) planned(d *person) (session string) {
	h.t.Helper()
	a := d.post("/bureau/nieuw", "titel", "Maatwerk gewoon maken", "datum", "2026-01-13", "plaats", "het buurthuis",
		"functies", "klantmanager\nteam stadspas", "tafels", "1\n2", "leeg", "bestuur")
	m := regexp.MustCompile(`^/bureau/([0-9a-f]{32})/klaarzetten$`).FindStringSubmatch(a.header.Get("Location"))
	if m == nil {
		h.t.Fatalf("no session: %d %s", a.status, a.body)
	}
	return m[1]
}

func (h *house) opened(d *person) evening1 {
	h.t.Helper()
	e := evening1{desk: d, session: h.planned(d)}
	ready := "/bureau/" + e.session + "/klaarzetten"
	d.get(ready).is(h.t, 200, "Nu: ", "de belofte van een leidinggevende", "klantmanager")
	d.post(ready, "wat", "open").is(h.t, 409, "Eerst de mandaatkaart")
	d.post(ready, "wat", "mandaat", "trede", "adviseren", "gebruik", "De dienst geeft binnen twee weken antwoord.", "door", "directeur WPI", "belofte", "ja").to(h.t, ready)
	d.post(ready, "wat", "dringend", "wie", "Samira", "nummer", "020 000 00 00", "tot", "21 uur").to(h.t, ready)
	d.post(ready, "wat", "terugkoppel", "datum", "2026-03-31").to(h.t, ready)
	d.post(ready, "wat", "open").to(h.t, "/bureau/"+e.session)
	if err := json.Unmarshal([]byte(d.get("/bureau/"+e.session+"/deuren").is(h.t, 200).body), &e.in); err != nil {
		h.t.Fatal(err)
	}
	stream, err := h.Store.SessionStream(context.Background(), e.session)
	if err != nil {
		h.t.Fatal(err)
	}
	e.stream = stream
	return e
}

func secretOf(l link) string { _, s, _ := strings.Cut(l.URL, "#"); return s }

// paper gives the link of a paper card.
func (e evening1) paper(d sessions.Door) string {
	for _, l := range e.in.Doors {
		if l.Door == string(d) {
			return secretOf(l)
		}
	}
	return ""
}

var nonces = regexp.MustCompile(`name="n" value="([0-9a-f]{32})"`)

// sit joins by a secret, with fields of the form changed.
func (h *house) sit(secret string, form ...string) (*person, answer) {
	h.t.Helper()
	p := h.person()
	p.post("/d/sleutel", "key", secret).to(h.t, "/d/binnen")
	n := nonces.FindStringSubmatch(p.get("/d/binnen").is(h.t, 200).body)
	if n == nil {
		h.t.Fatal("no nonce in the form")
	}
	return p, p.post("/d/plaats", append([]string{"n", n[1]}, form...)...)
}

// wish asks on the board as who, past the door.
func (h *house) wish(stream string, who sessions.Principal, w sessions.Wish, run string) {
	h.t.Helper()
	b, err := h.Hall.Board(context.Background(), stream)
	if err != nil {
		h.t.Fatal(err)
	}
	a, err := live.NewAsk(w, run)
	if err != nil {
		h.t.Fatal(err)
	}
	if err := b.Do(context.Background(), who, a); err != nil {
		h.t.Fatalf("%T: %v", w, err)
	}
}

func contextOf(t *testing.T) (context.Context, context.CancelFunc) {
	return context.WithCancel(t.Context())
}

// until waits for a state, and not for a time.
func (h *house) until(is func() bool) {
	h.t.Helper()
	for end := time.Now().Add(20 * time.Second); !is(); time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			h.t.Fatal("it does not come to that")
		}
	}
}
