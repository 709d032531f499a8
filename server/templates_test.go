package server

import (
	"fmt"
	"html"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"maatwerkroute/sessions"
)

// typedParts is what the form of a template holds, as a browser would send it.
func typedParts(page string) url.Values {
	form := url.Values{}
	for _, m := range regexp.MustCompile(`name="(keer|als|deel|naam|minuten|sjabloonnaam)"[^>]* value="([^"]*)"`).FindAllStringSubmatch(page, -1) {
		form.Add(m[1], html.UnescapeString(m[2]))
	}
	for _, m := range regexp.MustCompile(`(?s)name="zeg"[^>]*>(.*?)</textarea>`).FindAllStringSubmatch(page, -1) {
		form.Add("zeg", html.UnescapeString(m[1]))
	}
	for _, m := range regexp.MustCompile(`(?s)name="telefoon".*?value="([a-z]+)" selected`).FindAllStringSubmatch(page, -1) {
		form.Add("telefoon", m[1])
	}
	return form
}

// press sends the form with a button.
func (p *person) press(path string, form url.Values, button string) answer {
	form.Set("doe", button)
	return p.do("POST", path, strings.NewReader(form.Encode()), map[string]string{"Content-Type": "application/x-www-form-urlencoded", "Origin": p.h.origin})
}

func (h *house) sessionOf(d *person, stream, session string) (e sessions.Session) {
	h.t.Helper()
	b, err := h.Hall.Board(h.t.Context(), stream)
	if err != nil {
		h.t.Fatal(err)
	}
	b.Read(func(st *sessions.State, _ words) {
		if r, ok := record[*sessions.Session](st, "session", session); ok {
			e = *r
		}
	})
	return e
}

const ownForm = "/bureau/sjablonen/T1-kort"

func TestACopyIsRefusedInPlainWords(t *testing.T) {
	h := start(t, nil)
	d := h.desk("ans", "Collectief NoordAs")
	for name, r := range map[string]struct {
		change func(url.Values)
		says   string
	}{
		"without a name":              {func(f url.Values) { f.Set("sjabloonnaam", " ") }, "Geef uw sjabloon een naam."},
		"minutes that are no number":  {func(f url.Values) { f["minuten"][1] = "lang" }, "Hoeveel minuten duurt deel 2"},
		"minutes below zero":          {func(f url.Values) { f["minuten"][1] = "-5" }, "een deel duurt tussen 1 en 240 minuten"},
		"a part without a name":       {func(f url.Values) { f["naam"][0] = "" }, "geef het deel een naam"},
		"a part without words":        {func(f url.Values) { f["zeg"][0] = "" }, "schrijf wat mensen in dit deel doen"},
		"somebody's name":             {func(f url.Values) { f["zeg"][0] = "Vraag mevrouw Jansen." }, "Er staat een naam"},
		"somebody's name for a part":  {func(f url.Values) { f["naam"][0] = "Mevrouw Jansen" }, "Er staat een naam"},
		"a phone that is not known":   {func(f url.Values) { f["telefoon"][0] = "uit" }, "kies wat de telefoon is"},
		"a part of nowhere":           {func(f url.Values) { f["deel"][0] = "T9/welkom" }, "Niet alles van de pagina kwam aan"},
		"half a form":                 {func(f url.Values) { f["zeg"] = f["zeg"][1:] }, "Niet alles van de pagina kwam aan"},
		"letters that cannot be read": {func(f url.Values) { f["zeg"][0] = "Kom \xff binnen" }, "Er staan tekens"},
		"nothing at all": {func(f url.Values) {
			f["deel"], f["naam"], f["minuten"], f["telefoon"], f["zeg"] = nil, nil, nil, nil, nil
		}, "Een gesprek heeft 1 tot 40 delen"},
		"an id that is no id":            {func(f url.Values) { f.Set("als", "../weg") }, "Dit sjabloon heeft geen goede naam voor de computer"},
		"an instruction without end":     {func(f url.Values) { f["zeg"][0] = strings.Repeat("veel ", 200) }, "de uitleg is te lang"},
		"two questions with one name":    {func(f url.Values) { f["deel"][0], f["zeg"][3] = "T1/waardoor", "Blijft staan." }, ""},
		"more parts than an evening":     {func(f url.Values) { repeat(f, 41) }, "Een gesprek heeft 1 tot 40 delen"},
		"minutes longer than four hours": {func(f url.Values) { f["minuten"][0] = "241" }, "een deel duurt tussen 1 en 240 minuten"},
	} {
		t.Run(name, func(t *testing.T) {
			form := typedParts(d.get(ownForm).is(t, 200).body)
			form.Set("sjabloonnaam", "Proef "+strings.ReplaceAll(name, "'", ""))
			form["zeg"][3] = "Dit typte ik zelf."
			r.change(form)
			if r.says == "" {
				d.press(ownForm, form, "bewaar").to(t, "/bureau/sjablonen")
				return
			}
			a := d.press(ownForm, form, "bewaar").is(t, 422, r.says)
			if len(form["deel"]) == len(form["zeg"]) && slices.Contains(form["zeg"], "Dit typte ik zelf.") && !strings.Contains(a.body, "Dit typte ik zelf.") {
				t.Error("what was typed is lost")
			}
		})
	}
	d.get("/bureau/sjablonen/T9").is(t, 404)
	d.press("/bureau/sjablonen/T9", url.Values{}, "bewaar").is(t, 404)
	form := typedParts(d.get(ownForm).body)
	d.press(ownForm, form, "omhoog 99").is(t, 404)
	d.press(ownForm, form, "omhoog -1").is(t, 404)
	h.person().get(ownForm).to(t, "/bureau")
}

func repeat(f url.Values, n int) {
	for _, key := range []string{"deel", "naam", "minuten", "telefoon", "zeg"} {
		f[key] = slices.Repeat(f[key][:1], n)
	}
}

// TestAnOrganisationMakesItsOwnCopy: words, minutes, order, once more, left out and put in; another organisation never sees it.
func TestAnOrganisationMakesItsOwnCopy(t *testing.T) {
	h := start(t, nil)
	d, other := h.desk("ans", "Collectief NoordAs"), h.desk("bo", "Dienst WPI")
	d.get("/bureau/sjablonen").is(t, 200, "Maatwerk-gesprek", "120 minuten", "Voorgesprek in eigen kring", "Alleen voor: mensen die het meemaken", "Terugkoppelgesprek")
	form := typedParts(d.get(ownForm).is(t, 200, "Ons maatwerk-gesprek").body)
	press := func(button, says string) {
		t.Helper()
		form = typedParts(d.press(ownForm, form, button).is(t, 200, says).body)
	}
	form["naam"][1], form["zeg"][1], form["minuten"][1] = "Eerst luisteren", "De telefoon gaat in de mand.\nWe luisteren.", "40"
	press("omlaag 1", "is nu deel 3")
	press("nog-een-keer 4", "staat er nog een keer")
	press("laat-weg 0", "is eruit")
	press("omhoog 0", "")
	form.Set("erbij", "")
	press("erbij", "Kies eerst een deel")
	form.Set("erbij", "T1/peilen")
	press("erbij", "staat nu onderaan")
	form.Set("sjabloonnaam", "Gesprek van de buurt")
	if n := len(form["deel"]); n != 10 {
		t.Fatalf("%d parts: %v", n, form["naam"])
	}
	d.get("/bureau/sjablonen").is(t, 200, "not", "Gesprek van de buurt") // nothing was saved yet
	d.press(ownForm, form, "bewaar").to(t, "/bureau/sjablonen")
	d.press(ownForm, form, "bewaar").to(t, "/bureau/sjablonen") // sent twice is once
	own := regexp.MustCompile(`/bureau/sjablonen/([0-9a-f]{32})`).FindAllString(d.get("/bureau/sjablonen").is(t, 200, "Gesprek van de buurt", "eigen versie").body, -1)
	if len(own) != 1 {
		t.Fatalf("own copies: %v", own)
	}
	other.get("/bureau/sjablonen").is(t, 200, "not", "Gesprek van de buurt")
	other.get(own[0]).is(t, 404)
	other.get("/bureau/nieuw").is(t, 200, "not", "Gesprek van de buurt")

	id := strings.TrimPrefix(own[0], "/bureau/sjablonen/")
	d.get("/bureau/nieuw").is(t, 200, "Gesprek van de buurt", `<option value="`+id+`"`)
	other.post("/bureau/nieuw", "titel", "T", "datum", "2026-01-13", "sjabloon", id).is(t, 422, "Dit soort gesprek kennen wij niet")
	session := regexp.MustCompile(`[0-9a-f]{32}`).FindString(d.post("/bureau/nieuw", "titel", "Van ons", "datum", "2026-01-13", "sjabloon", id).header.Get("Location"))
	stream, err := h.Store.SessionStream(t.Context(), session)
	if err != nil {
		t.Fatal(err)
	}
	e := h.sessionOf(d, stream, session)
	var got []string
	for _, p := range e.Phases {
		got = append(got, fmt.Sprint(p.ID, " ", p.Minutes))
	}
	want := []string{"terugzeggen 10", "luisteren 40", "drempels 15", "pauze 10", "pauze-2 10", "bundelen 15", "watenwie 20", "afwezigen 5", "afronden 10", "peilen 5"}
	if !slices.Equal(got, want) {
		t.Errorf("the session has %v, want %v", got, want)
	}
	if p := e.Phases[1]; p.Name != "Eerst luisteren" || p.Say != "De telefoon gaat in de mand. We luisteren." || len(p.Questions) != 4 || e.Template != id {
		t.Errorf("it is %+v", p)
	}

	// The copy changes, and goes; the session keeps what it was planned with.
	form = typedParts(d.get(own[0]).is(t, 200, "Verander uw eigen versie", "De telefoon gaat in de mand. We luisteren.").body)
	form["minuten"][1] = "5"
	d.press(own[0], form, "bewaar").to(t, "/bureau/sjablonen")
	d.get(own[0]).is(t, 200, `value="5"`)
	d.press(own[0], typedParts(d.get(own[0]).body), "haal-weg").to(t, "/bureau/sjablonen")
	d.get("/bureau/sjablonen").is(t, 200, "not", "Gesprek van de buurt")
	d.get(own[0]).is(t, 404)
	if after := h.sessionOf(d, stream, session); after.Phases[1].Minutes != 40 {
		t.Error("a session changed with its template")
	}
}

func TestTheFormIsChosenWithTheSession(t *testing.T) {
	h := start(t, nil)
	d := h.desk("ans", "Collectief NoordAs")
	d.get("/bureau/nieuw").is(t, 200, `<option value="T1-kort"`, `<option value="T4"`)
	d.post("/bureau/nieuw", "titel", "Wat we samen willen", "datum", "2026-01-13", "sjabloon", "T99").is(t, 422, "Dit soort gesprek kennen wij niet", "Wat we samen willen")
	for id, minutes := range map[string]int{"": 120, "T1-kort": 120, "T1": 180, "T2": 150, "T3": 180, "T0": 60, "T0-b": 45, "T4": 90} {
		session := regexp.MustCompile(`[0-9a-f]{32}`).FindString(d.post("/bureau/nieuw", "titel", "Proef", "datum", "2026-01-13", "sjabloon", id).header.Get("Location"))
		stream, err := h.Store.SessionStream(t.Context(), session)
		if err != nil {
			t.Fatal(id, err)
		}
		e, n := h.sessionOf(d, stream, session), 0
		for _, p := range e.Phases {
			n += p.Minutes
		}
		if n != minutes || e.OwnCircle() != (id == "T0") || e.Internal() != (id == "T0-b") {
			t.Errorf("%q: %d minutes, own circle %v, internal %v", id, n, e.OwnCircle(), e.Internal())
		}
	}
}
