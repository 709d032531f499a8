package server

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"mime/multipart"
	"net"
	"net/http"
	"net/url"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	"maatwerkroute/server/routefile"
	"maatwerkroute/sessions"
)

// uploads sends a file as a browser does.
func (p *person) uploads(e evening1, name string, data []byte, form ...string) answer {
	p.h.t.Helper()
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	for i := 0; i < len(form); i += 2 {
		w.WriteField(form[i], form[i+1])
	}
	if name != "" {
		f, err := w.CreateFormFile("bestand", name)
		if err != nil {
			p.h.t.Fatal(err)
		}
		f.Write(data)
	}
	w.Close()
	return p.do("POST", "/bureau/"+e.session+"/route-inlezen", &b, map[string]string{"Content-Type": w.FormDataContentType(), "Origin": p.h.origin})
}

// announces says how much it is going to send, and sends nothing: the answer comes before the first byte.
func (p *person) announces(path string, length int) answer {
	p.h.t.Helper()
	base, err := url.Parse(p.h.base)
	if err != nil {
		p.h.t.Fatal(err)
	}
	r, err := http.NewRequest("POST", p.h.base+path, nil)
	if err != nil {
		p.h.t.Fatal(err)
	}
	for _, c := range p.c.Jar.Cookies(base) {
		r.AddCookie(c)
	}
	conn, err := net.Dial("tcp", base.Host)
	if err != nil {
		p.h.t.Fatal(err)
	}
	defer conn.Close()
	conn.SetDeadline(time.Now().Add(20 * time.Second))
	fmt.Fprintf(conn, "POST %s HTTP/1.1\r\nHost: %s\r\nOrigin: %s\r\nCookie: %s\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: %d\r\n\r\n",
		path, base.Host, p.h.origin, r.Header.Get("Cookie"), length)
	a, err := http.ReadResponse(bufio.NewReader(conn), r)
	if err != nil {
		p.h.t.Fatal(err)
	}
	defer a.Body.Close()
	body, err := io.ReadAll(a.Body)
	if err != nil {
		p.h.t.Fatal(err)
	}
	return answer{a.StatusCode, a.Header, string(body)}
}

// aRoute is a route as somebody made it on a desk of their own.
func aRoute(f func(*routefile.Route)) *routefile.Route {
	r := &routefile.Route{Kind: sessions.RouteIdeal, Title: "Zo willen we het", Who: "Een moeder met twee kinderen", Effect: "Na twee weken hoor ik iets.", Steps: []routefile.Step{
		{Title: "Ik loop binnen", Hook: "nood", Channels: []sessions.Channel{sessions.AtDesk}, Handover: routefile.Handover{Way: sessions.Warm, To: 3, Why: "Samen bellen."},
			Demands: []routefile.Demand{{What: sessions.DemandPaper, Text: "=SOM(A1)", Known: "Belastingdienst", Fate: sessions.FateGone}}},
		{Title: "Iemand kijkt mee", Counts: routefile.Counts{Days: 3}, Lanes: []routefile.Note{{Lane: sessions.LaneSeen, Text: "Een brief", Side: sessions.Ervaring}}},
		{Title: "Het is geregeld", Clashes: []routefile.Clash{{With: 1, Owner: "teamleider", Text: "Twee aanvragen tegelijk."}}}}}
	if f != nil {
		f(r)
	}
	return r
}

func asFile(t *testing.T, write func(*routefile.Route) ([]byte, error), r *routefile.Route) []byte {
	t.Helper()
	data, err := write(r)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func (h *house) routesOf(e evening1) (list []sessions.Route) {
	h.state(e.stream, func(st *sessions.State) {
		for _, r := range st.Routes() {
			list = append(list, *r)
		}
	})
	return list
}

// TestAFileThatIsWrongMakesNoRoute: over a real upload, with the words that people read; and nothing of it is kept.
func TestAFileThatIsWrongMakesNoRoute(t *testing.T) {
	h := start(t, nil)
	e := h.opened(h.desk("ans", "Collectief NoordAs"))
	many := aRoute(func(r *routefile.Route) {
		for len(r.Steps) < 200 {
			r.Steps = append(r.Steps, routefile.Step{Title: "Nog een stap"})
		}
	})
	csv := func(old, now string) []byte {
		return []byte(strings.ReplaceAll(string(asFile(t, routefile.CSV, aRoute(nil))), old, now))
	}
	for name, row := range map[string]struct {
		file string
		data []byte
		says []string
	}{
		"no file":               {"", nil, []string{"Er is niets ingelezen.", "Kies eerst een bestand."}},
		"an empty file":         {"leeg.csv", nil, []string{"‘leeg.csv’ is niet ingelezen.", "Dit bestand is leeg."}},
		"a picture":             {"foto.xlsx", []byte("\x89PNG\r\n\x1a\n\x00"), []string{"‘foto.xlsx’ is niet ingelezen.", "Dit is geen bestand dat wij kunnen lezen."}},
		"a password":            {"route.xlsx", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), []string{"beveiligd met een wachtwoord"}},
		"more than 2 MB":        {"groot.csv", bytes.Repeat([]byte("a;"), 1<<20+10), []string{"Dit bestand is groter dan 2 MB."}},
		"another version":       {"route.json", []byte(`{"format":"maatwerkroute-route","versie":7}`), []string{"een andere versie dan wij lezen: ‘7’ en niet 1."}},
		"a missing column":      {"route.csv", csv("Contact", "Weg"), []string{"Deze kolommen ontbreken: ‘Contact’", "Deze kolommen kennen wij niet: ‘Weg’."}},
		"a word for a number":   {"route.csv", csv(`;3;`, `;drie;`), []string{"Rij 3, kolom ‘Wachten (dagen)’: ‘drie’ is geen getal."}},
		"somebody's number":     {"route.csv", csv("Iemand kijkt mee", "Bel 06 12345678"), []string{"Rij 3, kolom ‘Wat doet iemand hier?’: er staat een telefoonnummer in de tekst."}},
		"10,000 characters":     {"route.csv", csv("Een brief", strings.Repeat("geheimtaal ", 909)), []string{"Rij 3, kolom ‘Wat je ziet’: deze tekst is te lang."}},
		"200 steps":             {"lang.csv", asFile(t, routefile.CSV, many), []string{"Deze route heeft 200 stappen. Er passen er 60 in."}},
		"200 steps in a sheet":  {"lang.xlsx", asFile(t, routefile.XLSX, many), []string{"Deze route heeft 200 stappen. Er passen er 60 in."}},
		"200 steps in JSON":     {"lang.json", asFile(t, routefile.JSON, many), []string{"hier staan er 200. Er passen er 60 in."}},
		"hands over to itself":  {"route.json", asFile(t, routefile.JSON, aRoute(func(r *routefile.Route) { r.Steps[1].Handover.To = 2 })), []string{"Stap 2: hij draagt over aan zichzelf."}},
		"hands over to nothing": {"route.json", asFile(t, routefile.JSON, aRoute(func(r *routefile.Route) { r.Steps[1].Handover.To = 9 })), []string{"Stap 2: hij draagt over aan stap 9, en die is er niet."}},
		"goes round":            {"route.json", asFile(t, routefile.JSON, aRoute(func(r *routefile.Route) { r.Steps[2].Handover.To = 1 })), []string{"de route gaat rond"}},
		"a step of the trajectory that is not there": {"route.json", asFile(t, routefile.JSON, aRoute(func(r *routefile.Route) { r.Trajectory, r.Steps[0].Hook = routefile.Code(e.stream), "maan" })), []string{"Stap 1: hij hoort bij een stap van het traject die er niet is."}},
		"a name of a file that is no name":           {`<script>alert(1)</script>.csv`, []byte("x"), []string{"script&gt;.csv’ is niet ingelezen."}},
	} {
		t.Run(name, func(t *testing.T) {
			a := e.desk.uploads(e, row.file, row.data, "route", newID(), "keer", newID(), "title", "Onze <route>", "version", "nu")
			a.is(t, 422, append(row.says, `value="Onze &lt;route&gt;"`, `<option value="nu" selected>`, "not", "<script>alert")...)
		})
	}
	if got := h.routesOf(e); len(got) != 0 {
		t.Errorf("%d routes", len(got))
	}
	h.nowhere(h.config.Data, "geheimtaal")
	e.desk.announces("/bureau/"+e.session+"/route-inlezen", mostUpload+1).is(t, 413, "Dit bestand is groter dan 2 MB.")
	e.desk.post("/bureau/"+e.session+"/route-inlezen", "title", "Zonder bestand").is(t, 422, "Er kwam geen bestand mee.", `value="Zonder bestand"`)
}

// TestOnlyTheDeskSendsAFile: everywhere else, and for everybody else, a body is as small as a form.
func TestOnlyTheDeskSendsAFile(t *testing.T) {
	h := start(t, nil)
	e := h.opened(h.desk("ans", "Collectief NoordAs"))
	h.person().announces("/bureau/"+e.session+"/route-inlezen", mostBody+1).is(t, 413)
	e.desk.announces("/bureau/nieuw", mostBody+1).is(t, 413)
	e.desk.announces("/d/sleutel?x=/route-inlezen", mostBody+1).is(t, 413)
	h.person().uploads(e, "route.csv", []byte("a")).is(t, 401)
	other := h.desk("bo", "Dienst WPI")
	other.uploads(e, "route.csv", []byte("a")).is(t, 404)
	h.hasRoute(e, "r1")
	for _, path := range []string{"/route-inlezen", "/route/r1/route.json", "/route/r1/route.csv", "/route/r1/route.xlsx"} {
		other.get("/bureau/"+e.session+path).is(t, 404)
		h.person().get("/bureau/"+e.session+path).to(t, "/bureau")
	}
	e.desk.get("/bureau/"+e.session+"/route/bestaat-niet/route.csv").is(t, 404)
}

func (h *house) hasRoute(e evening1, id string) {
	h.t.Helper()
	h.wish(e.stream, h.lead(e), &sessions.DrawRoute{Route: id, Version: sessions.RouteToday, Title: sessions.Text{Body: "Zo gaat het nu"}}, "")
}

// TestARouteGoesOutAndComesBackWithoutLoss: what the desk takes along and reads in is the same route, in each form; and the
// one that was there is as it was.
func TestARouteGoesOutAndComesBackWithoutLoss(t *testing.T) {
	h := start(t, nil)
	e := h.opened(h.desk("ans", "Collectief NoordAs"))
	h.hasRoute(e, "r1")
	first := e.desk.get("/bureau/"+e.session+"/route/r1/route.json").is(t, 200, "Zo gaat het nu").body
	mine := aRoute(func(r *routefile.Route) {
		r.Trajectory, r.From, r.Steps[0].From, r.Steps[0].Hook = routefile.Code(e.stream), "r1", "r1-1", "nood"
	})
	to := e.desk.uploads(e, "mijn route.json", asFile(t, routefile.JSON, mine), "route", "r2", "keer", newID()).header.Get("Location")
	e.desk.get(to).is(t, 200, "‘Zo willen we het’ is ingelezen: 3 stappen.", "Het is een nieuwe route.", "/route/r2/route.xlsx", "not", "weggelaten")
	took := func(route, form string) *routefile.Route {
		t.Helper()
		a := e.desk.get("/bureau/"+e.session+"/route/"+route+"/route."+form).is(t, 200)
		if !strings.Contains(a.header.Get("Content-Disposition"), `filename="route.`+form+`"`) {
			t.Errorf("it is called %q", a.header.Get("Content-Disposition"))
		}
		r, problems := routefile.Read([]byte(a.body))
		if len(problems) > 0 {
			t.Fatalf("%s: %v", form, problems)
		}
		r.Format, r.Version = "", 0
		return r
	}
	want := took("r2", "json")
	if !reflect.DeepEqual(bare(t, want), bare(t, mine)) {
		t.Errorf("read in   %s\ntaken out %s", bare(t, mine), bare(t, want))
	}
	for i, form := range []string{"json", "csv", "xlsx"} {
		data := []byte(e.desk.get("/bureau/" + e.session + "/route/r2/route." + form).body)
		id := fmt.Sprint("r", 3+i)
		e.desk.uploads(e, "route."+form, data, "route", id, "keer", newID()).to(t, "/bureau/"+e.session+"/route-inlezen?gelezen="+id)
		if got := took(id, "json"); bare(t, got) != bare(t, want) {
			t.Errorf("%s: went %s\ncame %s", form, bare(t, want), bare(t, got))
		}
	}
	if now := e.desk.get("/bureau/" + e.session + "/route/r1/route.json").body; now != first {
		t.Error("the route that was there changed")
	}
	e.desk.uploads(e, "route.json", asFile(t, routefile.JSON, mine), "route", "r9", "title", "Van onze tafel", "version", "variant").to(t, "/bureau/"+e.session+"/route-inlezen?gelezen=r9")
	if got := took("r9", "csv"); got.Title != "Van onze tafel" || got.Kind != sessions.RouteVariant {
		t.Errorf("it is called %q, %s", got.Title, got.Kind)
	}
}

func bare(t *testing.T, r *routefile.Route) string {
	t.Helper()
	return string(asFile(t, routefile.JSON, r))
}

// TestTwoFilesAtOnceAreTwoRoutes, and one that is sent twice is one.
func TestTwoFilesAtOnceAreTwoRoutes(t *testing.T) {
	h := start(t, nil)
	e := h.opened(h.desk("ans", "Collectief NoordAs"))
	data := asFile(t, routefile.XLSX, aRoute(func(r *routefile.Route) { r.Steps[0].Hook = "" }))
	var all sync.WaitGroup
	for _, id := range []string{"a", "b"} {
		all.Add(1)
		go func() {
			defer all.Done()
			e.desk.uploads(e, "route.xlsx", data, "route", id, "keer", newID())
		}()
	}
	all.Wait()
	if got := h.routesOf(e); len(got) != 2 || got[0].ID == got[1].ID {
		t.Fatalf("routes %+v", got)
	}
	for range 2 {
		e.desk.uploads(e, "route.xlsx", data, "route", "c", "keer", "eenmaal").to(t, "/bureau/"+e.session+"/route-inlezen?gelezen=c")
	}
	e.desk.uploads(e, "route.xlsx", data, "route", "c", "keer", "andermaal").is(t, 422, "Deze route is al ingelezen.")
	if got := h.routesOf(e); len(got) != 3 {
		t.Errorf("%d routes", len(got))
	}
}

// TestARouteFromElsewherePointsAtNothingHere: codes of another trajectory are left out, and that is said.
func TestARouteFromElsewherePointsAtNothingHere(t *testing.T) {
	h := start(t, nil)
	e := h.opened(h.desk("ans", "Collectief NoordAs"))
	data := asFile(t, routefile.CSV, aRoute(func(r *routefile.Route) {
		r.Trajectory, r.From, r.Steps[0].Hook, r.Steps[1].From, r.Steps[1].Bright = "elders", "r7", "maan", "r7-2", []routefile.Code{"k1"}
	}))
	to := e.desk.uploads(e, "route.csv", data, "route", "r1", "keer", newID()).to(t, "/bureau/"+e.session+"/route-inlezen?gelezen=r1&weg=4")
	e.desk.get(to.header.Get("Location")).is(t, 200, "Daarom zijn 4 verwijzingen naar kaarten en stappen daar weggelaten.")
	if got := h.routesOf(e); len(got) != 1 || got[0].From != "" {
		t.Errorf("routes %+v", got)
	}
}

// TestAPublishedRouteIsForEverybodyToTake, and what lies on the table is not.
func TestAPublishedRouteIsForEverybodyToTake(t *testing.T) {
	h := start(t, nil)
	e := h.opened(h.desk("ans", "Collectief NoordAs"))
	e.desk.uploads(e, "route.json", asFile(t, routefile.JSON, aRoute(func(r *routefile.Route) {
		r.Kind, r.Steps[0].Hook = sessions.RouteToday, ""
		r.Steps[1].Real = []routefile.Practice{{Side: sessions.Ervaring, Text: "Bij mij duurde het een jaar."}, {Side: sessions.Uitvoering, Text: "Wij bellen na."}}
	})), "route", "r1", "keer", newID()).to(t, "/bureau/"+e.session+"/route-inlezen?gelezen=r1")
	at := "/traject/" + e.stream + "/versie/"
	h.person().get(at+"v1/route.json").is(t, 404)
	h.wish(e.stream, h.lead(e), &sessions.PublishRoute{Route: "r1", Edition: "v1"}, "")
	for _, form := range []string{"json", "csv"} {
		h.person().get("/traject/"+e.stream).is(t, 200, `href="`+at+"v1/route."+form+`"`)
		h.person().get(at+"v1/route."+form).is(t, 200, "Zo willen we het", "Iemand kijkt mee", "Wij bellen na.", "not", "Bij mij duurde het een jaar.", "ervaring")
		h.person().get(at+"r1/route."+form).is(t, 404)
	}
	if _, problems := routefile.Read([]byte(h.person().get(at + "v1/route.json").body)); len(problems) > 0 {
		t.Errorf("it cannot be read in: %v", problems)
	}
	schema := h.person().get("/schema/route-v1.json").is(t, 200, "json-schema.org/draft/2020-12", h.config.PublicURL+"/schema/route-v1.json").body
	if !json.Valid([]byte(schema)) {
		t.Error("the schema is no JSON")
	}
}
