package server

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"strings"
	"testing"

	"github.com/gofiber/fiber/v2"

	"maatwerkroute/sessions"
)

// TestEveryRoleAndItsRoutes holds which routes let whom in, about a session that is open: a changed line is a decision and
// is named in the commit. What everybody may open is not in it.
func TestEveryRoleAndItsRoutes(t *testing.T) {
	h := start(t, nil)
	e := h.opened(h.desk("ans", "Collectief NoordAs"))
	resident, _ := h.sit(e.paper(sessions.DoorExperience), "kant", "ervaring", "naam", "Gele Das")
	scribe, wall, mede, asked := h.person(), h.person(), h.person(), h.person()
	scribe.post("/schrijver/sleutel", "key", secretOf(e.in.Scribes[0]))
	mede.post("/mede/sleutel", "key", between(e.desk.json("/bureau/"+e.session+"/mede", `{}`).is(t, 200).body, `"url"`, "#", `"`)).to(t, "/bureau/"+e.session)
	guest := h.look(e, sessions.Observing, "ombudsman", "Ombudsman")
	guest.post("/meekijken/doe/enter-guest", "promise", "ja").to(t, "/meekijken")
	people := []struct {
		name string
		is   *person
	}{
		{"nobody", h.person()}, {"a resident with a seat", resident}, {"a scribe", scribe}, {"a wall without its code", wall}, {"somebody asked without a link", asked},
		{"the observer", guest}, {"a second facilitator by a link", mede}, {"facilitator, who lets people in", e.desk},
		{"facilitator, who does not", h.hired("bo", "Collectief NoordAs", "collectief", sessions.Facilitator)},
		{"co-facilitator", h.hired("co", "Collectief NoordAs", "collectief", sessions.CoFacilitator)},
		{"trajectory-lead", h.hired("tl", "Collectief NoordAs", "collectief", sessions.TrajectoryLead)},
		{"adviser", h.hired("ad", "Collectief NoordAs", "collectief", sessions.Adviser)},
		{"administrator", h.hired("be", "Collectief NoordAs", "collectief", sessions.Administrator)},
		{"facilitator of another organisation", h.hired("wim", "Dienst WPI", "dienst", sessions.Facilitator)},
		{"administrator of another organisation", h.hired("wil", "Dienst WPI", "dienst", sessions.Administrator)},
	}
	door := fiber.New(fiber.Config{Immutable: true, StrictRouting: true, CaseSensitive: true, ErrorHandler: h.fail})
	for _, r := range h.routes() {
		door.Add(r.method, r.path, h.only(r.who), func(c *fiber.Ctx) error { return c.SendStatus(http.StatusOK) })
	}
	base, err := url.Parse(h.base)
	if err != nil {
		t.Fatal(err)
	}
	lets := func(p *person, r route) bool {
		for _, as := range []string{"desk", "mede", "seat", "scribe", "wall"} {
			q := httptest.NewRequest(r.method, filled(r.path, e.session, e.stream)+"?as="+as+"&stream="+e.stream+"&session="+e.session, nil)
			for _, c := range p.c.Jar.Cookies(base) {
				q.AddCookie(c)
			}
			a, err := door.Test(q, -1)
			if err != nil {
				t.Fatal(err)
			}
			if a.StatusCode == http.StatusOK {
				return true
			}
		}
		return false
	}
	var b strings.Builder
	b.WriteString("# who: the routes that let them in, beside those for everybody\n")
	open := map[string]bool{}
	for _, one := range people {
		fmt.Fprintf(&b, "\n%s\n", one.name)
		for _, r := range h.routes() {
			at := r.method + " " + r.path
			if open[at] || !lets(one.is, r) {
				continue
			}
			if one.name == "nobody" {
				open[at] = true
				continue
			}
			fmt.Fprintf(&b, "  %s\n", at)
		}
	}
	const file = "testdata/roles.golden"
	if *update {
		if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if want, err := os.ReadFile(file); err != nil || string(want) != b.String() {
		t.Errorf("%s says something else (%v); with -update it is written anew:\n%s", file, err, b.String())
	}
}
