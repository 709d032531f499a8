package server

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"regexp"
	"strings"
	"testing"
	"time"

	"maatwerkroute/sessions"
)

func TestEveryRouteIsOnTheList(t *testing.T) {
	h := start(t, nil)
	listed := map[string]bool{}
	for _, r := range h.routes() {
		if r.who == nil || r.do == nil {
			t.Errorf("%s %s does not say who may use it", r.method, r.path)
		}
		listed[r.method+" "+r.path] = true
	}
	for _, r := range h.App().GetRoutes(true) {
		if r.Method != http.MethodHead && !listed[r.Method+" "+r.Path] {
			t.Errorf("%s %s is not on the list", r.Method, r.Path)
		}
	}
}

// inside finds the scripts and styles that stand in a page themselves.
var inside = regexp.MustCompile(`(?s)<(script|style)([^>]*)>(.*?)</(?:script|style)>`)

func TestEveryAnswerIsProtected(t *testing.T) {
	h := start(t, nil)
	p := h.person()
	for _, path := range []string{"/", "/d", "/d/ABCD2345", "/d/binnen", "/bureau", "/bureau/x", "/muur", "/mijn", "/antwoord", "/schrijver",
		"/uitkomst/x", "/traject/x", "/s/x.js", "/healthz", "/readyz", "/hulp", "/over", "/toegankelijkheid", "/nergens", "/since", "/live/v1/x?as=seat"} {
		a := p.get(path)
		for k, want := range map[string]string{"Content-Security-Policy": "frame-ancestors 'none'", "X-Content-Type-Options": "nosniff",
			"Cache-Control": "no-store", "X-Robots-Tag": "noindex", "Referrer-Policy": "same-origin"} {
			if !strings.Contains(a.header.Get(k), want) {
				t.Errorf("%s: %s is %q", path, k, a.header.Get(k))
			}
		}
		if !strings.Contains(a.header.Get("Content-Security-Policy"), "require-trusted-types-for 'script'") || a.header.Get("Strict-Transport-Security") != "" {
			t.Errorf("%s: %v", path, a.header)
		}
		if strings.Contains(a.body, "style=") || strings.Contains(a.body, "ZgotmplZ") {
			t.Errorf("%s has what the policy forbids", path)
		}
		for _, in := range inside.FindAllStringSubmatch(a.body, -1) {
			sum := sha256.Sum256([]byte(in[3]))
			name := "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
			if runs := !strings.Contains(in[2], "application/json"); in[3] != "" && runs && !strings.Contains(a.header.Get("Content-Security-Policy"), name) {
				t.Errorf("%s has a %s that the policy does not name", path, in[1])
			}
		}
	}
}

func TestWhatNoPageOfOursSendsIsTurnedAway(t *testing.T) {
	h := start(t, nil)
	form := map[string]string{"Content-Type": "application/x-www-form-urlencoded", "Origin": h.origin}
	with := func(k, v string) map[string]string {
		m := map[string]string{k: v}
		for a, b := range form {
			if a != k {
				m[a] = b
			}
		}
		return m
	}
	var zipped bytes.Buffer
	z := gzip.NewWriter(&zipped)
	z.Write(bytes.Repeat([]byte("a"), 1<<20))
	z.Close()
	for name, row := range map[string]struct {
		headers map[string]string
		body    string
		method  string
		status  int
	}{
		"another origin":         {with("Origin", "https://elders.example"), "code=x", "POST", 403},
		"an origin that is null": {with("Origin", "null"), "code=x", "POST", 403},
		"no origin":              {with("Origin", ""), "code=x", "POST", 403},
		"a longer origin":        {with("Origin", h.origin+".elders.example"), "code=x", "POST", 403},
		"another site":           {with("Sec-Fetch-Site", "cross-site"), "code=x", "POST", 403},
		"another host beside":    {with("Sec-Fetch-Site", "same-site"), "code=x", "POST", 403},
		"gzip":                   {with("Content-Encoding", "gzip"), zipped.String(), "POST", 415},
		"too much":               {form, strings.Repeat("a", mostBody+1), "POST", 413},
		"another method":         {form, "", "DELETE", 405},
		"ours":                   {form, "code=x", "POST", 404},
	} {
		a := h.person().do(row.method, "/d/sleutel", strings.NewReader(row.body), row.headers)
		if a.status != row.status || a.header.Get("Content-Security-Policy") == "" {
			t.Errorf("%s: status %d, want %d; policy %q", name, a.status, row.status, a.header.Get("Content-Security-Policy"))
		}
	}
}

func TestAKeyThatEndedLooksLikeOneThatNeverWas(t *testing.T) {
	h := start(t, nil)
	e := h.opened(h.desk("ans", "Collectief NoordAs"))
	gone := h.person().post("/d/sleutel", "code", "ABCD 2345").is(t, 404, "Deze code of kaart werkt niet", "ABCD 2345").body
	same := func(name, field, value string) {
		t.Helper()
		got := h.person().post("/d/sleutel", field, value).is(t, 404).body
		if strip(got) != strip(gone) {
			t.Errorf("%s can be told from one that never was:\n%s", name, got)
		}
	}
	h.person().post("/d/sleutel", "code", strings.ToLower(e.in.Code)).to(t, "/d/binnen")
	same("a guessed link", "key", "AAAAAAAAAAAAAAAAAAAAAA")
	same("a code sent as a link", "key", typed(e.in.Code))
	old := e.paper(sessions.DoorWork)
	e.desk.post("/bureau/"+e.session+"/deuren", "soort", "join-werk").is(t, 200, "not", old)
	same("a revoked link", "key", old)
	e.desk.post("/bureau/"+e.session+"/deuren", "soort", "code").is(t, 200)
	same("a revoked code", "code", e.in.Code)
	h.wish(e.stream, h.lead(e), &sessions.CloseSession{}, "")
	same("the link of a session that closed", "key", e.paper(sessions.DoorExperience))
	h.clock.pass(3 * 365 * 24 * time.Hour)
	same("an expired link", "key", e.paper(sessions.DoorExperience))
}

// strip takes what was typed out of a page.
func strip(page string) string {
	before, rest, _ := strings.Cut(page, `name="code" value="`)
	_, after, _ := strings.Cut(rest, `"`)
	return before + after
}

// lead is the facilitator of the organisation that hosts.
func (h *house) lead(e evening1) (p sessions.Principal) {
	h.t.Helper()
	b, err := h.Hall.Board(h.t.Context(), e.stream)
	if err != nil {
		h.t.Fatal(err)
	}
	b.Read(func(st *sessions.State, _ words) {
		t, _ := record[*sessions.Trajectory](st, "trajectory", e.stream)
		p = sessions.Principal{Role: sessions.Facilitator, Session: e.session, Organization: t.Host}
	})
	return p
}

func TestGuessesAreSlowedAndLinksAreNot(t *testing.T) {
	h := start(t, nil)
	e := h.opened(h.desk("ans", "Collectief NoordAs"))
	for range 20 {
		h.person().post("/d/sleutel", "code", "ABCD2345").is(t, 404)
	}
	h.person().post("/d/sleutel", "code", "ABCD2345").is(t, 429, "Wacht even")
	h.person().post("/d/sleutel", "key", e.paper(sessions.DoorWork)).to(t, "/d/binnen")
	h.clock.pass(time.Second)
	h.person().post("/d/sleutel", "code", e.in.Code).to(t, "/d/binnen")
}

func TestJoining(t *testing.T) {
	h := start(t, nil)
	e := h.opened(h.desk("ans", "Collectief NoordAs"))
	p := h.person()
	p.post("/d/sleutel", "key", e.paper(sessions.DoorExperience)).to(t, "/d/binnen")
	page := p.get("/d/binnen").is(t, 200, "Maatwerk gewoon maken", "klantmanager", "Samira", "020 000 00 00", "Doe mee", `name="kant" value="ervaring"`,
		"not", `type="radio"`, "functie&quot;").body
	n := nonces.FindStringSubmatch(page)[1]
	name := between(page, `id="naam" name="naam"`, `value="`, `"`)
	a := p.post("/d/plaats", "n", n, "kant", "ervaring", "naam", name, "tafel", "1").to(t, "/d/gesprek")
	seat := cookie(t, a, "mwr_seat")
	if !seat.HttpOnly || seat.SameSite != http.SameSiteLaxMode || seat.Path != "/" || len(seat.Value) != 43 {
		t.Errorf("seat cookie %+v", seat)
	}
	p.get("/d/gesprek").is(t, 200, `data-stream="`+e.stream+`"`, `data-session="`+e.session+`"`, `data-as="seat"`, "<noscript>", "/s/phone.js")

	_, a = h.sit(e.paper(sessions.DoorHelp), "kant", "begeleiding", "naam", name, "tafel", "2")
	a.is(t, 409, "Deze naam is al gekozen", `value="`+name+`"`, `<option value="2" selected>`)
	_, a = h.sit(e.paper(sessions.DoorExperience), "kant", "ervaring", "naam", name, "voorstel", name, "tafel", "2")
	a.to(t, "/d/gesprek") // we proposed that name to two at once: they are given another
	_, a = h.sit(e.paper(sessions.DoorWork), "kant", "ervaring", "naam", "Rode Uil", "functie", "klantmanager")
	a.is(t, 403, "Met deze kaart kunt u niet aan die kant", `value="Rode Uil"`, `value="klantmanager"`)
	_, a = h.sit(e.paper(sessions.DoorOpen), "kant", "ervaring", "naam", "Rode Uil")
	a.to(t, "/d/gesprek")
	b, err := h.Hall.Board(t.Context(), e.stream)
	if err != nil {
		t.Fatal(err)
	}
	b.Read(func(st *sessions.State, say words) {
		for _, seat := range records[*sessions.Seat](st) {
			if want := say(seat.Name) != "Rode Uil"; seat.Admitted != want {
				t.Errorf("%s admitted: %v", say(seat.Name), seat.Admitted)
			}
		}
	})
}

func TestASecondTapIsTheSameSeat(t *testing.T) {
	h := start(t, nil)
	e := h.opened(h.desk("ans", "Collectief NoordAs"))
	p := h.person()
	a := p.post("/d/sleutel", "key", e.paper(sessions.DoorExperience)).to(t, "/d/binnen")
	enter := cookie(t, a, "mwr_entering")
	n := nonces.FindStringSubmatch(p.get("/d/binnen").body)[1]
	for range 2 {
		body := "n=" + n + "&kant=ervaring&naam=Gele+Das"
		h.person().do("POST", "/d/plaats", strings.NewReader(body), map[string]string{"Content-Type": "application/x-www-form-urlencoded",
			"Origin": h.origin, "Cookie": enter.Name + "=" + enter.Value}).to(t, "/d/gesprek")
	}
	b, _ := h.Hall.Board(t.Context(), e.stream)
	b.Read(func(st *sessions.State, _ words) {
		if n := len(records[*sessions.Seat](st)); n != 1 {
			t.Errorf("%d seats", n)
		}
	})
}

func TestAnotherOrganisationSeesNothing(t *testing.T) {
	h := start(t, nil)
	e := h.opened(h.desk("ans", "Collectief NoordAs"))
	other := h.desk("bo", "Dienst WPI")
	other.get("/bureau").is(t, 200, "not", "Maatwerk gewoon maken")
	for _, session := range []string{e.session, strings.Repeat("0", 32)} {
		for _, path := range []string{"", "/klaarzetten", "/deuren", "/kaarten", "/wensen"} {
			other.get("/bureau/"+session+path).is(t, 404, "not", "Maatwerk gewoon maken")
		}
		for _, path := range []string{"/klaarzetten", "/deuren", "/muur", "/link"} {
			other.post("/bureau/"+session+path, "wat", "open", "code", "ABCD", "action", "a1", "soort", "code").is(t, 404)
		}
		other.get("/since?as=desk&stream="+e.stream+"&session="+session).is(t, 404)
	}
	other.post("/bureau/nieuw", "titel", "Meekijken", "datum", "2026-01-14", "traject", e.stream).is(t, 404)
	h.person().get("/bureau/"+e.session).to(t, "/bureau")
	h.person().get("/since?as=seat&stream="+e.stream+"&session="+e.session).is(t, 401)
	p, _ := h.sit(e.paper(sessions.DoorExperience), "kant", "ervaring", "naam", "Gele Das")
	second := h.opened(e.desk)
	p.get("/since?as=seat&stream="+second.stream+"&session="+second.session).is(t, 404)
	p.get("/since?as=seat&stream="+e.stream+"&session="+e.session).is(t, 200, `"t":"hello"`, "Gele Das")
}

func TestTheDeskLogsIn(t *testing.T) {
	h := start(t, nil)
	d := h.desk("ans", "Collectief NoordAs")
	unknown := h.person().post("/bureau/in", "naam", "ans", "wachtwoord", "niet het goede woord").is(t, 403, "horen niet bij elkaar", "not", "niet het goede").body
	wrong := h.person().post("/bureau/in", "naam", "piet", "wachtwoord", "niet het goede woord").is(t, 403).body
	if strings.ReplaceAll(unknown, "ans", "piet") != strings.ReplaceAll(wrong, "ans", "piet") {
		t.Error("an unknown name can be told from a wrong password")
	}
	h.clock.pass(29 * time.Minute)
	d.get("/bureau").is(t, 200, "Uw gesprekken")
	h.clock.pass(29 * time.Minute)
	d.get("/bureau").is(t, 200, "Uw gesprekken")
	h.clock.pass(31 * time.Minute)
	d.get("/bureau").is(t, 200, "Wachtwoord")
	d.post("/bureau/in", "naam", "ANS", "wachtwoord", pass).to(t, "/bureau")
	for range 26 {
		h.clock.pass(28 * time.Minute)
		d.get("/bureau")
	}
	d.get("/bureau").is(t, 200, "Wachtwoord")
	d.post("/bureau/in", "naam", "ans", "wachtwoord", pass).to(t, "/bureau")
	d.post("/bureau/uit").to(t, "/bureau")
	d.get("/bureau").is(t, 200, "Wachtwoord")
}

func TestCookiesOnHTTPS(t *testing.T) {
	h := start(t, func(c *Config) { c.PublicURL = "https://maatwerk.example" })
	if _, err := h.AddAccount(t.Context(), NewAccount{Name: "ans", Password: pass, Organization: "NoordAs", Type: "collectief"}); err != nil {
		t.Fatal(err)
	}
	a := h.person().post("/bureau/in", "naam", "ans", "wachtwoord", pass).to(t, "/bureau")
	c := cookie(t, a, "__Host-mwr_desk")
	if !c.Secure || !c.HttpOnly || c.Path != "/" || c.Domain != "" || c.SameSite != http.SameSiteLaxMode {
		t.Errorf("desk cookie %+v", c)
	}
	if a.header.Get("Strict-Transport-Security") == "" {
		t.Error("no HSTS")
	}
	if a := h.person().post("/klaar"); a.header.Get("Clear-Site-Data") == "" || !strings.Contains(a.body, "data-wipe") {
		t.Errorf("klaar: %v", a.header)
	}
	if a := h.person().do("GET", "/d", nil, map[string]string{"Host": "elders.example", "X-Forwarded-Host": "elders.example"}); strings.Contains(a.body, "elders") {
		t.Error("an address came from the request")
	}
}

func TestAWallIsPaired(t *testing.T) {
	h := start(t, nil)
	e := h.opened(h.desk("ans", "Collectief NoordAs"))
	w := h.person()
	code := between(w.get("/muur").is(t, 200, "Typ op het bureau").body, "mwr-code__letters", ">", "<")
	w.get("/muur").is(t, 200, `data-pair="`+code+`"`)
	w.get("/muur/stand").is(t, 200, `"paired":false`)
	e.desk.json("/bureau/"+e.session+"/muur", `{"code":"ZZZZ"}`).is(t, 404, "staat op geen muur")
	e.desk.json("/bureau/"+e.session+"/muur", `{"code":"`+strings.ToLower(code)+`"}`).is(t, 200, "true")
	w.get("/muur/stand").is(t, 200, `"paired":true`)
	w.get("/muur").is(t, 200, `data-as="wall"`, `data-code="`+e.in.Code+`"`, `data-join-url="127.0.0.1/d"`, "/s/wall.js", "not", e.paper(sessions.DoorOpen))
	w.get("/muur/qr.svg").is(t, 200, "<svg")
	w.get("/since?as=wall&stream="+e.stream+"&session="+e.session).is(t, 200, `"t":"hello"`)
	e.desk.json("/bureau/"+e.session+"/muur", `{"code":"`+code+`"}`).is(t, 404)
}

func TestAScribeWritesForOneTable(t *testing.T) {
	h := start(t, nil)
	e := h.opened(h.desk("ans", "Collectief NoordAs"))
	if len(e.in.Scribes) != 2 {
		t.Fatalf("%d scribes", len(e.in.Scribes))
	}
	p := h.person()
	p.get("/schrijver").is(t, 200, "scan de QR-code")
	p.post("/schrijver/sleutel", "key", e.paper(sessions.DoorHelp)).is(t, 404)
	p.post("/schrijver/sleutel", "key", secretOf(e.in.Scribes[1])).to(t, "/schrijver")
	p.get("/schrijver").is(t, 200, `data-as="scribe"`, `data-table="2"`, "/s/scribe.js")
	e.desk.post("/bureau/"+e.session+"/deuren", "soort", "scribe-link").is(t, 200)
	p.get("/schrijver").is(t, 200, "scan de QR-code")
	p.post("/schrijver/sleutel", "key", secretOf(e.in.Scribes[1])).is(t, 404)
}

func TestNoSecretIsInTheLog(t *testing.T) {
	h := start(t, nil)
	e := h.opened(h.desk("ans", "Collectief NoordAs"))
	h.person().get("/d/"+typed(e.in.Code)).is(t, 200, e.in.Code)
	p, a := h.sit(e.paper(sessions.DoorExperience), "kant", "ervaring", "naam", "Koperen Specht")
	p.get("/live/v1/" + e.stream + "?as=seat&session=" + e.session + "&cursor=geheimecursor")
	log := wholeLog.String()
	if !strings.Contains(log, `"route":"/d/:code"`) {
		t.Fatal("nothing was logged")
	}
	for _, secret := range []string{typed(e.in.Code), e.in.Code, e.paper(sessions.DoorExperience), cookie(t, a, "mwr_seat").Value, "Koperen", "geheimecursor", pass} {
		if strings.Contains(log, secret) {
			t.Errorf("%q is in the log", secret)
		}
	}
	for _, l := range e.in.Doors {
		if before, _, _ := strings.Cut(l.URL, "#"); before != h.origin+"/d" {
			t.Errorf("%s: the secret is not in the fragment alone", l.URL)
		}
	}
}

func TestMetricsAndHealth(t *testing.T) {
	h := start(t, nil)
	p := h.person()
	p.get("/healthz").is(t, 200, "ok")
	p.get("/readyz").is(t, 200, "ok")
	p.get("/metrics").is(t, 200, "mwr_answers_total", "mwr_live_connections")
	p.do("GET", "/metrics", nil, map[string]string{"X-Forwarded-For": "10.0.0.1"}).is(t, 404)
	h.draining.Store(true)
	p.get("/readyz").is(t, 503)
	for _, path := range []string{"/s/..%2f..%2fgo.mod", "/s/%252e%252e%252fgo.mod", "/s/..%5cgo.mod", "/s/.gitkeep"} {
		p.get(path).is(t, 404)
	}
}

func between(page, after, from, to string) string {
	_, page, _ = strings.Cut(page, after)
	_, page, _ = strings.Cut(page, from)
	page, _, _ = strings.Cut(page, to)
	return page
}

func cookie(t *testing.T, a answer, name string) *http.Cookie {
	t.Helper()
	for _, c := range (&http.Response{Header: a.header}).Cookies() {
		if c.Name == name {
			return c
		}
	}
	t.Fatalf("no cookie %s in %v", name, a.header["Set-Cookie"])
	return nil
}
