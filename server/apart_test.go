package server

import (
	"context"
	"net/http"
	"regexp"
	"strings"
	"testing"

	"maatwerkroute/sessions"
)

// filled is the address of a route, about one session of one trajectory.
func filled(path, session, stream string) string {
	return strings.NewReplacer(":session", session, ":stream", stream, ":id", stream, ":op", "hide-card", ":leg", "l1", ":version", "v1", ":file", "x.js", ":code", "ABCD2345").Replace(path)
}

// public is what everybody may read, whoever they are.
var public = regexp.MustCompile(`^/(uitkomst|traject|s|d|hulp|over|toegankelijkheid|healthz|readyz|metrics|sw\.js)(/|$)|^/$`)

var madeAnew = regexp.MustCompile(`[0-9a-f]{32}|[0-9A-Za-z_-]{43}`)

// TestOneOrganisationNeverSeesAnothers asks every route that there is, with an account of every role, about a session of
// somebody else and about one that never was. The two answers are one.
func TestOneOrganisationNeverSeesAnothers(t *testing.T) {
	h := start(t, func(c *Config) { c.GuessesPerSecond = 100000 })
	e := h.opened(h.desk("ans", "Collectief NoordAs"))
	h.told(e, "Ik moest drie keer bellen.", "Niemand zei wat er miste.", "Ik kreeg steeds een brief.")
	own := "Dienst WPI"
	h.desk("wim", own)
	never, nowhere := strings.Repeat("0", 32), strings.Repeat("1", 32)
	for _, role := range sessions.MemberRoles {
		t.Run(string(role), func(t *testing.T) {
			p := h.hired("een "+string(role), own, "dienst", role)
			for _, r := range h.routes() {
				if !strings.Contains(r.path, ":") || public.MatchString(r.path) {
					continue
				}
				for _, as := range []string{"desk", "seat", "mede", "scribe", "wall"} {
					query := "?as=" + as + "&session=" + e.session
					a := p.do(r.method, filled(r.path, e.session, e.stream)+query, bodyOf(r.method), h.headers(r.method))
					b := p.do(r.method, filled(r.path, never, nowhere)+strings.Replace(query, e.session, never, 1), bodyOf(r.method), h.headers(r.method))
					alike(t, r.method+" "+r.path+" as "+as, a, b)
					if !strings.Contains(r.path, ":stream") && !strings.HasPrefix(r.path, "/live") {
						break
					}
				}
			}
			for _, o := range sessions.Operations {
				for _, way := range []string{"/bureau/%/doe/", "/bureau/%/meekijkers/doe/", "/bureau/%/namens/doe/"} {
					a := p.post(strings.Replace(way, "%", e.session, 1)+o.Name, "card", "ca", "reason", "x")
					b := p.post(strings.Replace(way, "%", never, 1)+o.Name, "card", "ca", "reason", "x")
					alike(t, way+o.Name, a, b)
				}
				body := `{"t":"wish","id":"` + newID() + `","op":"` + o.Name + `","body":{}}`
				for _, as := range []string{"desk", "mede"} {
					a := p.json("/wish?as="+as+"&stream="+e.stream+"&session="+e.session, body)
					b := p.json("/wish?as="+as+"&stream="+nowhere+"&session="+never, body)
					alike(t, o.Name+" by the wire as "+as, a, b)
				}
			}
			for _, as := range []string{"desk", "mede", "seat"} {
				alike(t, "since as "+as, p.get("/since?as="+as+"&stream="+e.stream+"&session="+e.session), p.get("/since?as="+as+"&stream="+nowhere+"&session="+never))
			}
			for _, op := range memberOps {
				a := p.post("/organisatie/doe/"+op, "member", h.account("ans").ID, "to", h.account("ans").ID, "role", "adviser", "function", "f")
				b := p.post("/organisatie/doe/"+op, "member", never, "to", never, "role", "adviser", "function", "f")
				if op != "invite-member" {
					alike(t, op+" about an account of another", a, b)
				}
			}
			p.get("/organisatie").is(t, map[bool]int{true: 200, false: 404}[role == sessions.Administrator], "not", "NoordAs", "ans")
			if role == sessions.Facilitator {
				p.get("/bureau").is(t, 200, "not", "Maatwerk gewoon maken")
				p.get("/bureau/register").is(t, 200, "not", "Maatwerk gewoon maken")
			}
		})
	}
	if _, err := h.Store.Account(context.Background(), "ans"); err != nil {
		t.Errorf("the account of another organisation is gone: %v", err)
	}
	e.desk.get("/bureau/"+e.session).is(t, 200, "Maatwerk gewoon maken")
}

func bodyOf(method string) *strings.Reader {
	if method == http.MethodGet {
		return strings.NewReader("")
	}
	return strings.NewReader("soort=code&code=ABCD&card=ca&guest=g1&titel=x&to=x&key=AAAAAAAAAAAAAAAAAAAAAA")
}

func (h *house) headers(method string) map[string]string {
	if method == http.MethodGet {
		return map[string]string{}
	}
	return map[string]string{"Content-Type": "application/x-www-form-urlencoded", "Origin": h.origin}
}

// alike holds two answers to be the same but for ids that are made anew each time, and to tell nothing.
func alike(t *testing.T, what string, a, b answer) {
	t.Helper()
	plain := func(s string) string { return madeAnew.ReplaceAllString(s, "*") }
	if a.status != b.status || plain(a.body) != plain(b.body) || plain(a.header.Get("Location")) != plain(b.header.Get("Location")) {
		t.Errorf("%s: somebody else's is told from none: %d and %d\n%.300s\n%.300s", what, a.status, b.status, a.body, b.body)
	}
	if a.status == 200 {
		t.Errorf("%s answers 200: %.200s", what, a.body)
	}
	for _, word := range []string{"Maatwerk gewoon maken", "drie keer bellen", "NoordAs"} {
		if strings.Contains(a.body, word) {
			t.Errorf("%s tells %q", what, word)
		}
	}
}
