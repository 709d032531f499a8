package server

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"maatwerkroute/sessions"
)

const (
	own    = "Ik moest drie keer hetzelfde formulier inleveren."
	core   = "Je moet overal opnieuw hetzelfde inleveren."
	wanted = "Eén keer inleveren is genoeg"
)

// asking is an evening on which somebody wrote a card, that became a barrier, about which a function was asked.
type asking struct {
	evening1
	raiser *person
	seat   string
}

func (h *house) run(e evening1, phase string) (run string) {
	h.t.Helper()
	h.wish(e.stream, h.lead(e), &sessions.StartPhase{Phase: phase}, "")
	b, _ := h.Hall.Board(h.t.Context(), e.stream)
	b.Read(func(st *sessions.State, _ words) {
		s, _ := record[*sessions.Session](st, "session", e.session)
		run = s.Run.ID
	})
	return run
}

func (h *house) asking() asking {
	h.t.Helper()
	return h.askingAt(h.desk("ans", "Collectief NoordAs"))
}

func (h *house) askingAt(desk *person) asking {
	h.t.Helper()
	a := asking{evening1: h.opened(desk)}
	var joined answer
	a.raiser, joined = h.sit(a.paper(sessions.DoorExperience), "kant", "ervaring", "naam", "Gele Das")
	joined.to(h.t, "/d/gesprek")
	a.seat = between(a.raiser.get("/d/gesprek").body, "", `data-seat="`, `"`)
	who := sessions.Principal{Role: sessions.Attendee, Session: a.session, Seat: a.seat}
	run := h.run(a.evening1, "drempels")
	for _, id := range []string{"k1", "k2", "k3"} {
		h.wish(a.stream, who, &sessions.PlaceCard{Card: id, Question: "vast", Step: "papieren", Text: sessions.Text{Body: own + strings.Repeat(" ", 1) + id}}, run)
	}
	h.run(a.evening1, "bundelen")
	lead := h.lead(a.evening1)
	h.wish(a.stream, lead, &sessions.RevealCards{}, "")
	h.wish(a.stream, lead, &sessions.BundleCards{Barrier: "b1", Cards: []string{"k1", "k2"}, Step: "papieren", Sentence: sessions.Text{Body: core},
		Types: nil, Themes: []sessions.Label{"dienstverlening"}}, "")
	h.wish(a.stream, who, &sessions.ConfirmBarrier{Barrier: "b1", Yes: true}, "")
	h.wish(a.stream, lead, &sessions.AskAction{Action: "a1", Barriers: []string{"b1"}, Title: sessions.Text{Body: wanted},
		Function: "teammanager inkomen", AnswerBy: sessions.At(h.clock.now().AddDate(0, 0, 10))}, "")
	return a
}

type given struct {
	URL, Code string
}

func (h *house) link(a asking, condition string) (g given) {
	h.t.Helper()
	got := a.desk.json("/bureau/"+a.session+"/link", `{"action":"a1","condition":`+condition+`}`).is(h.t, 200)
	if err := json.Unmarshal([]byte(got.body), &g); err != nil {
		h.t.Fatal(err)
	}
	return g
}

func (h *house) holds(g given) *person {
	h.t.Helper()
	p := h.person()
	_, secret, _ := strings.Cut(g.URL, "#")
	p.post("/antwoord/sleutel", "sleutel", secret).to(h.t, "/antwoord")
	return p
}

func TestTheAskedPersonAnswers(t *testing.T) {
	h := start(t, nil)
	a := h.asking()
	first := h.link(a, "false")
	p := h.holds(first)
	p.get("/antwoord").is(t, 200, core, wanted, "teammanager inkomen", "antwoord voor 23 januari 2026", "not", own)

	p.post("/antwoord/ja", "klaar", "2026-03-01", "stap", "", "stap_op", "2026-02-01").is(t, 422, "Schrijf een eerste stap", `value="2026-03-01"`)
	p.post("/antwoord/ja", "klaar", "2026-03-01", "stap", "Het formulier gaat weg", "stap_op", "2026-09-01").is(t, 422, "binnen 90 dagen", "Het formulier gaat weg")
	p.post("/antwoord/nee", "reden", "niet_ons_besluit", "tekst", "Dit ligt bij een ander.", "door", "directeur", "wel", "").is(t, 422, "Nee mag", "Dit ligt bij een ander.")
	p.post("/antwoord/niet-ik", "functie", "afdeling inkomen", "voor", "2026-01-20").is(t, 422, "Een afdeling kan niets beloven", `value="afdeling inkomen"`)
	p.post("/antwoord/eens", "eens", "ja").is(t, 404)

	p.post("/antwoord/niet-ik", "functie", "hoofd dienstverlening", "voor", "2026-01-20").is(t, 200, "Dank u wel", "We hebben hoofd dienstverlening gevraagd")
	gone := p.get("/antwoord").is(t, 404, "not", core).body
	if gone != h.holds(first).get("/antwoord").body {
		t.Error("an old link says something else to another browser")
	}
	p.post("/antwoord/ja", "klaar", "2026-03-01", "stap", "Het formulier gaat weg", "stap_op", "2026-02-01").is(t, 404)

	second := h.link(a, "false")
	q := h.person()
	q.post("/antwoord/sleutel", "code", "ABCD 2345 EFGH").is(t, 404, "werkt niet")
	q.post("/antwoord/sleutel", "code", strings.ToLower(second.Code)).to(t, "/antwoord")
	q.post("/antwoord/ja", "klaar", "2026-03-01", "stap", "Het formulier gaat weg", "stap_op", "2026-02-01", "als", "directeur WPI", "als_op", "2026-01-20").
		is(t, 200, "Dank u wel", "als directeur WPI instemt")
	q.get("/antwoord").is(t, 200, "Het antwoord is gegeven", "not", "<form")
	c := h.holds(h.link(a, "true"))
	c.get("/antwoord").is(t, 200, "Stemt u in?", core)
	c.post("/antwoord/eens", "eens", "nee", "tekst", "").is(t, 422, "Schrijf waarom niet")
	c.post("/antwoord/eens", "eens", "ja").is(t, 200, "Dank u wel", "Hoofd dienstverlening gaat dit doen")
	a.desk.json("/bureau/"+a.session+"/link", `{"action":"anders","condition":false}`).is(t, 404)
}

func TestTheOutcomeIsReadByAnybody(t *testing.T) {
	h := start(t, nil)
	a := h.asking()
	p := h.person()
	p.get("/uitkomst/"+a.session).is(t, 200, "Dit verslag wordt nog nagelezen", "1 drempel bevestigd", core, "We hebben teammanager inkomen gevraagd. Antwoord voor 23 januari 2026.",
		"31 maart 2026", "bestuur", "not", own, "Gele Das", "data-stream")
	p.get("/traject/"+a.stream).is(t, 200, a.session)
	for _, path := range []string{"/uitkomst/" + strings.Repeat("0", 32), "/traject/" + strings.Repeat("0", 32), "/uitkomst/" + h.planned(a.desk)} {
		p.get(path).is(t, 404)
	}
	h.wish(a.stream, h.lead(a.evening1), &sessions.CloseSession{}, "")
	h.wish(a.stream, h.lead(a.evening1), &sessions.PublishOutcome{Read: true}, "")
	p.get("/uitkomst/"+a.session).is(t, 200, core, "not", "nagelezen")
}

// TestASeatingWishGoesWithTheEvening: it is outside the log, nobody but the facilitator reads it, and it is dropped
// when the session closes, also by a server that was started anew since (§4.0-4).
func TestASeatingWishGoesWithTheEvening(t *testing.T) {
	h := start(t, nil)
	a := h.asking()
	a.raiser.json("/mijn/zitwens", `{"wish":"Ik wil een andere tafel. Niet met: de balie"}`).is(t, 200, `"kept":true`)
	for _, no := range []string{`{"wish":"  "}`, `{"wish":"` + strings.Repeat("niet ", 50) + `"}`} {
		a.raiser.json("/mijn/zitwens", no).is(t, 422)
	}
	a.desk.get("/bureau/"+a.session+"/tafels").is(t, 200, "Gele Das: Ik wil een andere tafel. Niet met: de balie")
	h.person().get("/bureau/"+a.session+"/tafels").is(t, 303, "not", "de balie")
	a.raiser.get("/mijn").is(t, 200, "not", "de balie")
	left := func() int {
		list, err := h.Store.Seating(t.Context(), a.session)
		if err != nil {
			t.Fatal(err)
		}
		return len(list)
	}
	if h.dropSeatings(t.Context()); left() != 1 {
		t.Error("it went while the evening is on")
	}
	h.wish(a.stream, h.lead(a.evening1), &sessions.CloseSession{}, "")
	if h.dropSeatings(t.Context()); left() != 0 {
		t.Error("it outlived the evening")
	}
	a.raiser.json("/mijn/zitwens", `{"wish":"toch"}`).is(t, 409)
}

// TestForgettingTakesTheSeatingWish: "niet met …" is the most that anything here says of who depends on whom, so it
// goes with the person and not only with the evening.
func TestForgettingTakesTheSeatingWish(t *testing.T) {
	h := start(t, nil)
	a := h.asking()
	uil, _ := h.sit(a.paper(sessions.DoorExperience), "kant", "ervaring", "naam", "Rode Uil")
	uil.json("/mijn/zitwens", `{"wish":"niet met het buurtteam"}`).is(t, 200)
	a.raiser.json("/mijn/zitwens", `{"wish":"niet met de kraanvogelbalie"}`).is(t, 200)
	a.raiser.post("/mijn/vergeet").is(t, 200)
	a.desk.get("/bureau/"+a.session+"/wensen").is(t, 200, "het buurtteam", "not", "kraanvogelbalie")
	files, err := filepath.Glob(filepath.Join(h.config.Data, "maatwerkroute.db*"))
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, name := range files {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(b, []byte("kraanvogelbalie")) {
			t.Errorf("it is still in %s", filepath.Base(name))
		}
	}
}

func TestMyOwnWords(t *testing.T) {
	h := start(t, nil)
	a := h.asking()
	page := a.raiser.get("/mijn").is(t, 200, own, "Zichtbaar voor iedereen, zonder uw naam", core, "We hebben teammanager inkomen gevraagd", "Ik lever papieren in").body
	slip := between(page, "mwr-code-own", ">", "<")
	if len(typed(slip)) != 12 {
		t.Fatalf("slip %q", slip)
	}
	a.raiser.get("/mijn/blad").is(t, 200, own, slip, "31 maart 2026", "020 000 00 00", "tot 21 uur")
	a.raiser.post("/mijn/kaart", "kaart", "k3", "tekst", "Bel mij op 06 12345678").is(t, 422, "Bel mij op 06 12345678")
	a.raiser.post("/mijn/kaart", "kaart", "k3", "tekst", "Ik moest steeds terugkomen.").to(t, "/mijn")
	a.raiser.post("/mijn/weg", "kaart", "k2").to(t, "/mijn")
	a.raiser.get("/mijn").is(t, 200, "Ik moest steeds terugkomen.", "U hebt dit weggehaald", "not", own+" k2")

	a.raiser.json("/mijn/contact", `{"way":"telefoon","detail":"06 12345678"}`).is(t, 200, `"kept":true`)
	a.raiser.json("/mijn/contact", `{"way":"duif","detail":""}`).is(t, 422)
	kept, err := h.Store.Contacts(t.Context(), a.seat)
	if err != nil || len(kept) != 1 || kept[0].DeleteAfter != sessions.At(h.clock.now().AddDate(0, 6, 0)) {
		t.Errorf("contact %+v %v", kept, err)
	}
	a.raiser.post("/mijn/zitwens", "wish", "niet met de balie").to(t, "/mijn")
	a.desk.get("/bureau/"+a.session+"/wensen").is(t, 200, "Tafel 1 · Gele Das: niet met de balie")
	h.person().get("/uitkomst/"+a.session).is(t, 200, "not", "niet met de balie", "06 12345678")

	h.wish(a.stream, h.lead(a.evening1), &sessions.CloseSession{}, "")
	a.desk.get("/bureau/"+a.session+"/wensen").is(t, 200, "not", "niet met de balie")
	later := h.person()
	later.get("/mijn").is(t, 200, "De code op uw blad", "not", own)
	later.post("/mijn/in", "code", "ABCD2345EFGH").is(t, 404)
	later.post("/mijn/in", "code", strings.ToLower(slip)).to(t, "/mijn")
	later.get("/mijn").is(t, 200, own+" k1")
	done := a.raiser.post("/klaar").is(t, 200, "data-wipe")
	if c := cookie(t, done, "mwr_seat"); c.MaxAge >= 0 && c.Expires.After(time.Unix(2, 0)) {
		t.Errorf("%+v", c)
	}
	a.raiser.get("/mijn").is(t, 200, "not", own)
	later.get("/mijn").is(t, 200, own+" k1")
	later.post("/mijn/vergeet").is(t, 200, "Op deze telefoon staat niets meer van u")
	for _, p := range []*person{later, h.person()} {
		p.post("/mijn/in", "code", slip).is(t, 404)
		p.get("/mijn").is(t, 200, "not", own)
	}
	if kept, _ := h.Store.Contacts(t.Context(), a.seat); len(kept) != 0 {
		t.Errorf("%+v", kept)
	}
}

func TestWishesByPost(t *testing.T) {
	h := start(t, nil)
	a := h.asking()
	at := "?as=seat&stream=" + a.stream + "&session=" + a.session
	a.raiser.json("/wish"+at, `{"t":"wish","id":"000102030405060708090a0b0c0d0e0f","op":"say-ready","phase":"","body":{}}`).is(t, 200, `"t":"ack"`)
	a.raiser.json("/wish"+at, `{"t":"wish","id":"zz"}`).is(t, 200, `"t":"no"`, "refused")
	a.raiser.json("/wish"+at, `{"t":"wish","id":"000102030405060708090a0b0c0d0e10","op":"close-session","body":{}}`).is(t, 200, `"t":"no"`, "forbidden")
	h.person().json("/wish"+at, `{}`).is(t, 401)
	got := a.raiser.get("/since"+at).is(t, 200, `"t":"hello"`, own)
	var frames []map[string]any
	if err := json.Unmarshal([]byte(got.body), &frames); err != nil || len(frames) < 2 {
		t.Fatalf("%v: %s", err, got.body)
	}
	a.desk.get("/since?as=desk&stream="+a.stream+"&session="+a.session).is(t, 200, core)
	h.wish(a.stream, h.lead(a.evening1), &sessions.RemoveSeat{Seat: a.seat}, "")
	a.raiser.get("/since"+at).is(t, http.StatusGone, `"close":4002`)
}

func TestMadeUpNamesAreNobodys(t *testing.T) {
	for _, c := range colours {
		for _, n := range natures {
			if found := sessions.Guard(c + " " + n); len(found) > 0 {
				t.Errorf("%s %s looks like a person's: %v", c, n, found)
			}
		}
	}
}

func TestZippedFilesAreWhole(t *testing.T) {
	body := []byte(strings.Repeat("een script ", 1000))
	zipped, err := zip(body)
	if err != nil {
		t.Fatal(err)
	}
	r, err := gzip.NewReader(bytes.NewReader(zipped))
	if err != nil {
		t.Fatal(err)
	}
	if back, err := io.ReadAll(r); err != nil || !bytes.Equal(back, body) {
		t.Errorf("%d of %d bytes came back: %v", len(back), len(body), err)
	}
}

func TestConfig(t *testing.T) {
	for url, good := range map[string]bool{"https://maatwerk.example": true, "http://127.0.0.1:8080": true, "http://localhost:8080": true,
		"http://192.168.1.4:8080": false, "http://maatwerk.example": false, "ftp://x": false, "https://maatwerk.example/pad": false} {
		if err := (Config{PublicURL: url}).Defaults().check(); (err == nil) != good {
			t.Errorf("%s: %v", url, err)
		}
	}
	for url, good := range map[string]bool{"http://192.168.1.4:8080": true, "http://10.1.2.3": true, "http://8.8.8.8": false, "http://maatwerk.example": false} {
		if err := (Config{PublicURL: url, OnLocation: true}).Defaults().check(); (err == nil) != good {
			t.Errorf("on location %s: %v", url, err)
		}
	}
}

func TestCodes(t *testing.T) {
	seen := map[string]bool{}
	for range 1000 {
		code := letters(func(int) []byte { return chance(16) }, 8)
		if len(code) != 8 || strings.ContainsAny(code, "0O1IL") || seen[code] {
			t.Fatalf("%q", code)
		}
		seen[code] = true
		if typed(strings.ToLower(grouped(code))+" ") != code {
			t.Fatalf("%q is not read back", code)
		}
	}
	if !slices.IsSorted([]byte(alphabet)) || len(alphabet) != 31 {
		t.Error("alphabet")
	}
}
