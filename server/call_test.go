package server

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"maatwerkroute/sessions"
)

// talking is an evening with a vertrouwenspersoon, a resident who has a card, and an official.
func (h *house) talking() (e evening1, resident, official *person) {
	h.t.Helper()
	e = h.opened(h.desk("ans", "Collectief NoordAs"))
	h.wish(e.stream, h.lead(e), &sessions.NameConfidant{Person: "Mirjam", Number: "020 000 00 01", Until: "vrijdag"}, "")
	resident, _ = h.sit(e.paper(sessions.DoorExperience), "kant", "ervaring", "naam", "Blauwe Vos")
	official, _ = h.sit(e.paper(sessions.DoorWork), "kant", "uitvoering", "functie", "klantmanager")
	h.wish(e.stream, h.seatOf(e, official), &sessions.GivePledge{}, "")
	return e, resident, official
}

func (e evening1) callLink(t *testing.T, whom string) (g given) {
	t.Helper()
	if err := json.Unmarshal([]byte(e.desk.json("/bureau/"+e.session+"/bellink", `{"whom":"`+whom+`"}`).is(t, 200).body), &g); err != nil {
		t.Fatal(err)
	}
	return g
}

// reads opens the page of one who calls.
func (h *house) reads(e evening1, whom string) *person {
	h.t.Helper()
	p := h.person()
	p.post("/bellen/sleutel", "code", e.callLink(h.t, whom).Code).to(h.t, "/bellen")
	return p
}

func TestACallIsRefused(t *testing.T) {
	h := start(t, nil)
	e, r, o := h.talking()
	h.wish(e.stream, h.seatOf(e, r), &sessions.PlaceCard{Card: "c1", Question: "vast", Step: "papieren", Text: sessions.Text{Body: "Ik moest alles nog eens brengen."}}, h.run(e, "drempels"))
	r.get("/mijn/bellen").is(t, 200, "niemand leest hier mee", "not", "Laat mij bellen")
	r.post("/mijn/bellen", "whom", urgentCalls, "number", "0612345678").is(t, 409, "Samira leest hier nu niet mee", "020 000 00 00")
	e.desk.get("/bureau/"+e.session+"/bellink").is(t, 200, "Mirjam", "Samira", "not", `"reads":true`)
	confidant := h.reads(e, confidantCalls)
	h.reads(e, urgentCalls)
	e.desk.get("/bureau/"+e.session+"/bellink").is(t, 200, "not", `"reads":false`)
	good := map[string]string{"whom": confidantCalls, "number": "06 12 34 56 78", "words": "Bel mij na zes uur."}
	with := func(field, value string) []string {
		form := []string{field, value}
		for k, v := range good {
			if k != field {
				form = append(form, k, v)
			}
		}
		return form
	}
	for name, row := range map[string]struct {
		who    *person
		form   []string
		status int
		says   string
	}{
		"by nobody":                    {h.person(), with("name", ""), 401, "Log eerst in"},
		"of nobody":                    {r, with("whom", ""), 422, "Kies wie u mag bellen"},
		"of the desk":                  {r, with("whom", "bureau"), 422, "Kies wie u mag bellen"},
		"without a number":             {r, with("number", ""), 422, "telefoonnummer"},
		"with words for a number":      {r, with("number", "bel mijn zus"), 422, "telefoonnummer"},
		"with five digits":             {r, with("number", "0-6-1-2-3"), 422, "telefoonnummer"},
		"with a script for a number":   {r, with("number", `<b onclick=1>0612345678</b>`), 422, "telefoonnummer"},
		"with a name without end":      {r, with("name", strings.Repeat("n", longestLine+1)), 422, "te lang"},
		"with words without end":       {r, with("words", strings.Repeat("w", longestCall+1)), 422, "te lang"},
		"with broken letters":          {r, with("words", "a\xff"), 422, "tekens"},
		"about what is not on a board": {r, with("about", "weg"), 404, "niet (meer) op het bord"},
		"about another's hidden card":  {o, with("about", "c1"), 404, "niet (meer) op het bord"},
		"about a barrier that is not":  {o, with("about", "b1"), 404, "niet (meer) op het bord"},
	} {
		a := row.who.post("/mijn/bellen", row.form...)
		if row.status == 401 {
			a.is(t, row.status, row.says)
			continue
		}
		if a.is(t, row.status, row.says); row.form[0] != "words" && !strings.Contains(a.body, good["words"]) {
			t.Errorf("%s: what was typed is gone", name)
		}
	}
	if kept, err := h.Store.Calls(context.Background(), e.session, confidantCalls); err != nil || len(kept) != 0 {
		t.Fatalf("%d were kept: %v", len(kept), err)
	}
	r.post("/mijn/bellen", with("about", "c1")...).to(t, "/mijn/bellen?bewaard=ja")
	r.post("/mijn/bellen", with("about", "c1")...).to(t, "/mijn/bellen?bewaard=ja") // twice is once
	r.post("/mijn/bellen", with("about", "")...).to(t, "/mijn/bellen?bewaard=ja")
	r.post("/mijn/bellen", with("whom", urgentCalls)...).to(t, "/mijn/bellen?bewaard=ja")
	r.post("/mijn/bellen", append(with("whom", urgentCalls), "about", "c1")...).is(t, 409, "Haal er eerst een weg")
	mine, _ := h.Store.CallsOf(context.Background(), h.seatOf(e, r).Seat)
	if len(mine) != mostCalls {
		t.Fatalf("%d stand there", len(mine))
	}
	o.post("/mijn/bellen/weg", "call", mine[0].ID).to(t, "/mijn/bellen") // another's is as absent as none
	for _, one := range mine {
		if one.Whom == urgentCalls {
			confidant.post("/bellen/gedaan", "call", one.ID).to(t, "/bellen")
		}
	}
	if left, _ := h.Store.CallsOf(context.Background(), h.seatOf(e, r).Seat); len(left) != mostCalls {
		t.Fatalf("somebody else took one away: %d are left", len(left))
	}
	r.post("/mijn/bellen/weg", "call", mine[0].ID).to(t, "/mijn/bellen")
	if left, _ := h.Store.CallsOf(context.Background(), h.seatOf(e, r).Seat); len(left) != mostCalls-1 {
		t.Fatalf("it cannot be taken back: %d are left", len(left))
	}
	e.desk.json("/bureau/"+e.session+"/bellink", `{"whom":"bureau"}`).is(t, 409)
	o.json("/bureau/"+e.session+"/bellink", `{"whom":"`+confidantCalls+`"}`).is(t, 401)
}

// quiet is a screen that must hear nothing; answer says what it heard by the time that its own wish was answered.
func (h *house) quiet(e evening1, p *person, as string) (answer func() string) {
	h.t.Helper()
	ws, status := p.dial(h.t, "/live/v1/"+e.stream+"?session="+e.session+"&as="+as, h.origin)
	if status != http.StatusSwitchingProtocols {
		h.t.Fatalf("%s: status %d", as, status)
	}
	until(h.t, ws, `"t":"news"`)
	return func() string {
		h.t.Helper()
		if err := ws.WriteMessage(websocket.TextMessage, []byte(`{"t":"ping"}`)); err != nil {
			h.t.Fatal(err)
		}
		for heard := ""; ; {
			ws.SetReadDeadline(time.Now().Add(20 * time.Second))
			_, frame, err := ws.ReadMessage()
			if err != nil {
				h.t.Fatalf("%s: %v after %s", as, err, heard)
			}
			if heard += string(frame); strings.Contains(heard, `"t":"ping"`) {
				return heard
			}
		}
	}
}

// TestS1_06 is the vertrouwenspersoon: a participant presses "ik wil iemand spreken", the confidant has a call request, and
// nobody else hears of it, on no screen and in no file that is not theirs. After the call nothing is left.
func TestS1_06TheConfidantAloneGetsACallRequest(t *testing.T) {
	data := t.TempDir()
	h := start(t, func(c *Config) { c.Data = data })
	e, r, o := h.talking()
	confidant, urgent := h.reads(e, confidantCalls), h.reads(e, urgentCalls)
	confidant.get("/bellen").is(t, 200, "Mirjam", "Niemand vroeg om gebeld te worden")
	screens := map[string]func() string{"the desk": h.quiet(e, e.desk, "desk"), "an official": h.quiet(e, o, "seat"), "who asks": h.quiet(e, r, "seat")}
	entries := h.entries(e)

	const number, words = "06-87654321", "Ik durf dit aan tafel niet te zeggen."
	r.get("/mijn").is(t, 200, "Ik wil iemand spreken", "/mijn/bellen")
	r.get("/mijn/bellen").is(t, 200, "Mirjam is vertrouwenspersoon", "020 000 00 01", "De gespreksleider krijgt geen bericht")
	r.json("/mijn/bellen", `{"whom":"vertrouwenspersoon","number":"`+number+`","name":"Blauwe Vos","words":"`+words+`"}`).is(t, 200, `"kept":true`, `"person":"Mirjam"`)
	r.get("/mijn/bellen").is(t, 200, "Mirjam belt u op "+number)

	confidant.get("/bellen").is(t, 200, "Blauwe Vos", number, words, "Wis dit")
	urgent.get("/bellen").is(t, 200, "not", number, words, "Blauwe Vos")
	for name, heard := range screens {
		if got := heard(); strings.Contains(got, `"t":"news"`) {
			t.Errorf("%s hears of it: %s", name, got)
		}
	}
	at := "/bureau/" + e.session
	for _, path := range []string{at, at + "/deuren", at + "/vervolg", at + "/bellijst", at + "/post", at + "/wensen", "/bureau", "/uitkomst/" + e.session, "/traject/" + e.stream} {
		e.desk.get(path).is(t, 200, "not", number, words)
	}
	if n := h.entries(e); n != entries {
		t.Errorf("the log has %d entries, it had %d", n, entries)
	}
	if log := wholeLog.String(); strings.Contains(log, "87654321") || strings.Contains(log, words) {
		t.Error("it stands in a log")
	}

	// The link works once, and opened anew it stops where it was open.
	g := e.callLink(t, confidantCalls)
	second := h.person()
	second.post("/bellen/sleutel", "code", g.Code).to(t, "/bellen")
	confidant.get("/bellen").is(t, 200, "Uw code", "not", number)
	h.person().post("/bellen/sleutel", "code", g.Code).is(t, 404, "werkt niet")
	h.person().post("/bellen/sleutel", "key", secretOf(link{URL: g.URL})).is(t, 404)

	kept, _ := h.Store.Calls(context.Background(), e.session, confidantCalls)
	confidant.post("/bellen/gedaan", "call", kept[0].ID).is(t, 401) // whose page stopped ends nothing
	second.post("/bellen/gedaan", "call", kept[0].ID).to(t, "/bellen")
	second.post("/bellen/gedaan", "call", kept[0].ID).to(t, "/bellen")
	second.get("/bellen").is(t, 200, "Niemand vroeg om gebeld te worden")
	r.get("/mijn/bellen").is(t, 200, "not", number)
	h.nowhere(data, number, words)
}

// TestS1_15 is what cannot wait: the contact person is shown at once, the board is bypassed, and the words are published
// nowhere.
func TestS1_15UrgentBypassesTheBoard(t *testing.T) {
	data := t.TempDir()
	h := start(t, func(c *Config) { c.Data = data })
	e, r, o := h.talking()
	urgent, confidant := h.reads(e, urgentCalls), h.reads(e, confidantCalls)
	const number, words = "020-1234567", "Morgen sluiten ze bij ons het licht af."
	r.get("/mijn/bellen?wie=dringend").is(t, 200, "Is het nu dringend?", "Samira", "020 000 00 00", "21 uur", "Dit komt niet op het bord", `value="dringend" required checked`)
	official, entries := h.quiet(e, o, "seat"), h.entries(e)
	r.post("/mijn/bellen", "whom", "dringend", "number", number, "words", words).to(t, "/mijn/bellen?bewaard=ja")
	urgent.get("/bellen").is(t, 200, number, words, "Samira")
	confidant.get("/bellen").is(t, 200, "not", number, words)
	if got := official(); strings.Contains(got, `"t":"news"`) || h.entries(e) != entries {
		t.Errorf("the board moves: %s", got)
	}
	h.wish(e.stream, h.lead(e), &sessions.CloseSession{}, "")
	for _, path := range []string{"/uitkomst/" + e.session, "/traject/" + e.stream, "/traject/" + e.stream + "/gegevens.json", "/traject/" + e.stream + "/nieuws.atom"} {
		h.person().get(path).is(t, 200, "not", number, words)
	}
	urgent.get("/bellen").is(t, 200, number) // after the evening it is still to be done
	r.post("/mijn/vergeet").is(t, 200)
	urgent.get("/bellen").is(t, 200, "not", number, words)
	h.nowhere(data, number, words)
}

// TestACallThatNobodyMakesGoes by itself, from the page at once and from the file at night.
func TestACallThatNobodyMakesGoes(t *testing.T) {
	data := t.TempDir()
	h := start(t, func(c *Config) { c.Data = data })
	e, r, _ := h.talking()
	urgent := h.reads(e, urgentCalls)
	r.post("/mijn/bellen", "whom", "dringend", "number", "020-1234567").to(t, "/mijn/bellen?bewaard=ja")
	h.clock.pass((callLives + 1) * 24 * time.Hour)
	urgent.get("/bellen").is(t, 200, "not", "020-1234567")
	if err := h.Store.Expire(context.Background(), h.instant()); err != nil {
		t.Fatal(err)
	}
	h.nowhere(data, "020-1234567")
}

// entries is how many wishes the log of an evening holds.
func (h *house) entries(e evening1) (n int) {
	h.t.Helper()
	if err := h.Store.Entries(context.Background(), e.stream, 0, func(sessions.Kept) error { n++; return nil }); err != nil {
		h.t.Fatal(err)
	}
	return n
}

// nowhere says that none of these words stands in any file of a data folder.
func (h *house) nowhere(data string, words ...string) {
	h.t.Helper()
	if err := h.Store.Settle(context.Background()); err != nil {
		h.t.Fatal(err)
	}
	err := filepath.Walk(data, func(path string, info os.FileInfo, err error) error {
		if err != nil || info.IsDir() {
			return err
		}
		b, err := os.ReadFile(path)
		for _, w := range words {
			if bytes.Contains(b, []byte(w)) {
				h.t.Errorf("%q stands in %s", w, filepath.Base(path))
			}
		}
		return err
	})
	if err != nil {
		h.t.Fatal(err)
	}
}
