package server

import (
	"html"
	"regexp"
	"strings"
	"testing"

	"maatwerkroute/server/drawing"
	"maatwerkroute/sessions"
)

func typedText(s string) sessions.Text { return sessions.Text{Body: s} }

// drawnRoute has a route of today with what stands on it, in the session of e.
func (h *house) drawnRoute(e evening1, id string, version sessions.RouteKind, from string) {
	h.t.Helper()
	h.wish(e.stream, h.lead(e), &sessions.DrawRoute{Route: id, Version: version, Title: typedText("Hulp die past"), Who: typedText("Fatma vraagt de stadspas aan."), From: from}, "")
}

func TestARouteIsReadAsAPictureAndInWords(t *testing.T) {
	h := start(t, nil)
	e := h.opened(h.desk("ans", "Collectief NoordAs"))
	at := "/bureau/" + e.session + "/route/"
	e.desk.get(at+"bestaat-niet").is(t, 404)
	e.desk.get(at+"bestaat-niet/tekening.svg").is(t, 404)
	h.drawnRoute(e, "r1", sessions.RouteToday, "")
	h.wish(e.stream, h.lead(e), &sessions.PlaceStep{Route: "r1", Step: "s1", Title: typedText(`<script>alert(1)</script> ]]> & "zo"`)}, "")
	page := e.desk.get(at+"r1").is(t, 200, "Hulp die past", "Fatma vraagt de stadspas aan.", "Zo gaat het nu", `role="img"`, `id="stap-s1"`, "/s/drawing.css", "tekening.svg", "not", "<script>alert", "style=").body
	if strings.Count(page, "<svg") < 2 {
		t.Error("the route stands on the page as a whole and step by step")
	}
	e.desk.get(at+"r1/tekening.svg").is(t, 200, `<svg xmlns=`, "Hulp die past", "not", "<script")
	h.drawnRoute(e, "r2", sessions.RouteIdeal, "r1")
	e.desk.get(at+"r2").is(t, 200, "Zo gaat het nu, in woorden", "Zo willen we het, in woorden", `href="`+at+`r1"`)
	h.person().get(at+"r1").is(t, 303)
}

func TestTheFileOfADrawingRunsNothing(t *testing.T) {
	h := start(t, nil)
	e := h.opened(h.desk("ans", "Collectief NoordAs"))
	h.drawnRoute(e, "r1", sessions.RouteToday, "")
	a := e.desk.get("/bureau/"+e.session+"/route/r1/tekening.svg").is(t, 200)
	policy := a.header.Get("Content-Security-Policy")
	if a.header.Get("Content-Type") != "image/svg+xml" || a.header.Get("X-Content-Type-Options") != "nosniff" || !strings.HasPrefix(policy, "default-src 'none'; style-src 'sha256-") || strings.Contains(policy, "script") {
		t.Errorf("%v", a.header)
	}
}

func TestTheWallSeesTheDrawingInParts(t *testing.T) {
	h := start(t, nil)
	e := h.opened(h.desk("ans", "Collectief NoordAs"))
	h.drawnRoute(e, "r1", sessions.RouteToday, "")
	var steps int
	b, err := h.Hall.Board(t.Context(), e.stream)
	if err != nil {
		t.Fatal(err)
	}
	count := func() {
		b.Read(func(st *sessions.State, _ words) {
			r, _ := record[*sessions.Route](st, "route", "r1")
			steps = len(r.Steps)
		})
	}
	for count(); steps < 11; count() {
		h.wish(e.stream, h.lead(e), &sessions.PlaceStep{Route: "r1", Step: "extra" + string(rune('a'+steps)), Title: typedText("Nog een stap")}, "")
	}
	wall, other := h.person(), h.person()
	other.get("/muur/route/r1/tekening.svg").is(t, 401)
	wall.get("/muur").is(t, 200)
	e.desk.post("/bureau/"+e.session+"/muur", "code", between(wall.get("/muur").body, "data-pair", `="`, `"`)).to(t, "/bureau/"+e.session)
	wall.get("/muur/route/r1/tekening.svg").is(t, 200, "Stap 1 tot en met 6 van de 11")
	wall.get("/muur/route/r1/tekening.svg?deel=2").is(t, 200, "Stap 7 tot en met 11 van de 11")
	for _, bad := range []string{"0", "3", "-1", "x", "99999999999999999999"} {
		wall.get("/muur/route/r1/tekening.svg?deel="+bad).is(t, 404)
	}
	wall.get("/muur/route/r2/tekening.svg").is(t, 404)
}

var drawnTexts = regexp.MustCompile(`<text class="mwr-bp__(?:text|title|figure|feltword)[^>]*>([^<]*)</text>`)

// TestTheWordsHoldAllOfTheDrawing: who does not see the picture misses nothing of it.
func TestTheWordsHoldAllOfTheDrawing(t *testing.T) {
	s := drawing.Step{ID: "s1", Number: 1, Title: "Ik lever papieren in bij de gemeente en bij de belastingdienst", Optional: true, Lanes: map[sessions.Lane][]drawing.Note{}, Meant: "Alles in één keer.",
		Real: []drawing.Note{{Text: "Het moet drie keer.", By: "inwoners"}}, Channels: []string{"alleen digitaal"}, Digital: true, Holder: "Gemeente, inkomen", Beside: "Wijkteam, sociaal werker", BesideMore: "mag iets beslissen",
		Handover: sessions.Cold, Cold: true, To: 4, Why: "de balie mag het niet zien", Counts: []drawing.Count{{Kind: "papieren", N: 11, Text: "11 papieren"}}, Papers: []string{"12 kunnen weg"},
		Laws: []string{"Participatiewet"}, Missing: []string{"tijd om te luisteren"}, Heavy: []string{"zwaar bij stress: lezen"}, Bright: "2 dingen die wél werkten", Change: "samen", ChangeWhy: "met stap 3", Terms: []string{"De balie mag meekijken."},
		Feeling: &drawing.Feeling{Median: -2, Low: -2, High: -1, People: 9, Text: "heel naar", Spread: "heel naar tot naar"}, Barriers: []drawing.Barrier{{Text: "Ik moet papieren inleveren die de gemeente al heeft.", Known: 7, Says: "7 mensen herkennen dit"}}}
	for _, lane := range sessions.Lanes {
		s.Lanes[lane] = []drawing.Note{{Text: "In deze baan staat iets: " + string(lane)}}
	}
	alone := drawing.Step{ID: "s2", Number: 2, Title: "Ik wacht", BesideNone: "dat kan niet", Last: true}
	p := drawing.Picture{ID: "r", Title: "Hulp die past", Lines: []string{"Fatma."}, Tracks: []drawing.Track{{Name: "Zo gaat het nu", Steps: []drawing.Step{s, alone}, Figures: []drawing.Figure{{Name: "papieren", Was: "30", Now: "11"}}}}}
	h := start(t, nil)
	v := routeView{Name: "Zo gaat het nu"}
	v.show(p)
	var page strings.Builder
	if err := h.Server.pages.set.ExecuteTemplate(&page, "route", Page{Title: p.Title, Data: &v}); err != nil {
		t.Fatal(err)
	}
	drawn := page.String()
	words := drawn[:strings.Index(drawn, "<figure")] + drawn[strings.Index(drawn, `id="in-woorden"`):]
	squeeze := func(text string) string { return strings.Join(strings.Fields(html.UnescapeString(text)), "") }
	all := squeeze(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(words, " "))
	n := 0
	for _, m := range drawnTexts.FindAllStringSubmatch(drawn, -1) {
		n++
		line := strings.TrimSuffix(squeeze(m[1]), "-")
		if known := "Stap1totenmet|watjeziet|achterdeschermen|warmovergedragen:iemandgaatmee|koud:jemoethetzelfuitzoeken|hierstaatiemandnaastje|hierniet|eendrempel:groterisdoormeermensenherkend|watdemiddelstemensvoelde,endehelfteromheen"; !strings.Contains(known, line) && !strings.Contains(all, line) {
			t.Errorf("%q is drawn, and not said in words", m[1])
		}
	}
	if n < 60 {
		t.Errorf("only %d texts were drawn", n)
	}
}
