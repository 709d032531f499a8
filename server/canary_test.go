package server

import (
	"encoding/json"
	"fmt"
	"net"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"maatwerkroute/sessions"
)

// canaries are words that no sentence of ours holds. Each use is another, so that a find says where it came from.
type canaries struct {
	n    atomic.Int64
	used []string
}

func (c *canaries) word(where string) string {
	w := fmt.Sprintf("kanarie%s%d", where, c.n.Add(1))
	c.used = append(c.used, w)
	return w
}

// TestNoWordOfAPersonIsInTheLog plays an evening in which everything that somebody can type is a canary: in fields,
// frames, addresses, cookies and headers, in good questions and in bad ones.
func TestNoWordOfAPersonIsInTheLog(t *testing.T) {
	h := start(t, nil)
	c := &canaries{}
	desk := h.desk("ans", "Collectief NoordAs")
	e := h.opened(desk)
	name := c.word("Naam")
	p, a := h.sit(e.paper(sessions.DoorExperience), "kant", "ervaring", "naam", name)
	a.to(t, "/d/gesprek")
	official, a := h.sit(e.paper(sessions.DoorWork), "kant", "uitvoering", "functie", c.word("Functie"), "naam", c.word("Naam"))
	a.to(t, "/d/gesprek")
	const question = "vast"
	run := h.run(e, "drempels")
	at := "/live/v1/" + e.stream + "?session=" + e.session + "&as="
	ws, _ := p.dial(t, at+"seat&cursor="+c.word("Cursor"), h.origin)
	until(t, ws, `"t":"hello"`)

	// Frames: a card, another body under its id, what is refused, and what is no frame at all.
	frames := []string{
		frame("10", run, "place-card", fmt.Sprintf(`{"card":"k1","question":%q,"step":"papieren","text":%q}`, question, c.word("Kaart"))),
		frame("10", run, "place-card", fmt.Sprintf(`{"card":"k1","question":%q,"step":"papieren","text":%q}`, question, c.word("Anders"))),
		frame("11", run, "place-card", fmt.Sprintf(`{"card":"k2","question":%q,"step":"papieren","text":%q}`, c.word("Vraag"), c.word("Kaart"))),
		frame("12", c.word("Fase"), "place-card", fmt.Sprintf(`{"card":"k3","question":%q,"step":%q,"text":%q}`, question, c.word("Stap"), c.word("Kaart"))),
		frame("13", run, "open-session", `{"`+c.word("Sleutel")+`":1}`),
		frame("14", run, c.word("Opdracht"), `{}`),
		frame(c.word("Nummer"), run, "say-ready", `{}`),
		frame("15", run, "reword-card", fmt.Sprintf(`{"card":%q,"text":%q}`, c.word("Id"), "Bel mevrouw "+c.word("Achternaam")+" op 06 12345678")),
		`{"t":"` + c.word("Soort") + `"}`,
		c.word("GeenJson"),
		`"` + c.word("Tekst") + `\r\n\u001b[31m"`,
	}
	for _, f := range frames {
		if err := ws.WriteMessage(websocket.TextMessage, []byte(f)); err != nil {
			t.Fatal(err)
		}
		if _, _, err := ws.ReadMessage(); err != nil {
			t.Fatalf("after %s: %v", f, err)
		}
	}
	for _, f := range frames {
		p.json("/wish?session="+e.session+"&as=seat&stream="+e.stream, f)
	}
	for _, bad := range []struct {
		kind int
		text string
	}{{websocket.BinaryMessage, c.word("Binair")}, {websocket.TextMessage, c.word("Utf8") + "\xff"}, {websocket.TextMessage, c.word("Lang") + strings.Repeat("x", mostFrame)}} {
		one, _ := p.dial(t, at+"seat", h.origin)
		until(t, one, `"t":"hello"`)
		if err := one.WriteMessage(bad.kind, []byte(bad.text)); err != nil {
			t.Fatal(err)
		}
		for {
			if _, _, err := one.ReadMessage(); err != nil {
				break
			}
		}
	}

	// Forms: contact details, wishes for a seat, answers, preparation; right and wrong.
	ready := "/bureau/" + e.session + "/klaarzetten"
	for _, f := range []struct {
		who    *person
		path   string
		fields []string
	}{
		{p, "/mijn/contact", []string{"way", "mail", "detail", c.word("Post") + "@example.nl"}},
		{p, "/mijn/bellen", []string{"whom", "dringend", "number", "06 12345678", "name", c.word("Naam"), "moment", c.word("Moment"), "words", c.word("Zorg")}},
		{p, "/mijn/bellen", []string{"whom", c.word("Wie"), "number", c.word("Nummer"), "about", c.word("Zin"), "words", c.word("Zorg")}},
		{p, "/mijn/bellen/weg", []string{"call", c.word("Verzoek")}},
		{h.person(), "/bellen/sleutel", []string{"code", c.word("Belcode"), "sleutel", c.word("Belsleutel")}},
		{h.person(), "/overnemen/sleutel", []string{"code", c.word("Overname"), "sleutel", c.word("Overname")}},
		{p, "/mijn/zitwens", []string{"wish", c.word("Wens")}},
		{p, "/mijn/kaart", []string{"kaart", c.word("Kaart"), "tekst", c.word("Kaart")}},
		{p, "/mijn/weg", []string{"kaart", c.word("Kaart")}},
		{p, "/mijn/in", []string{"code", c.word("Code")}},
		{p, "/d/sleutel", []string{"key", c.word("Sleutel"), "code", c.word("Code")}},
		{h.person(), "/d/sleutel", []string{"code", "ABCD" + c.word("Code")}},
		{h.person(), "/mede/sleutel", []string{"key", strings.Repeat("a", 22), "sleutel", c.word("Sleutel")}},
		{h.person(), "/schrijver/sleutel", []string{"key", c.word("Sleutel")}},
		{h.person(), "/antwoord/sleutel", []string{"code", c.word("Code"), "sleutel", c.word("Sleutel")}},
		{h.person(), "/bureau/in", []string{"naam", c.word("Login"), "wachtwoord", c.word("Wachtwoord")}},
		{official, "/antwoord/ja", []string{"klaar", c.word("Datum"), "stap", c.word("Stap")}},
		{desk, "/bureau/nieuw", []string{"titel", c.word("Titel"), "datum", c.word("Datum"), "plaats", c.word("Plaats"), "functies", c.word("Functie")}},
		{desk, "/bureau/nieuw", []string{"titel", c.word("Titel"), "datum", "2026-01-13", "plaats", c.word("Plaats"), "functies", c.word("Functie"), "traject", c.word("Traject")}},
		{desk, ready, []string{"wat", "dringend", "wie", c.word("Wie"), "nummer", "06 12345678", "tot", c.word("Tot")}},
		{desk, ready, []string{"wat", c.word("Wat"), "datum", c.word("Datum")}},
		{desk, "/bureau/" + e.session + "/muur", []string{"code", c.word("Muur")}},
		{desk, "/bureau/" + e.session + "/post/adres", []string{"object", e.session + "/bureau", "mail", c.word("Adres") + "@example.nl"}},
		{desk, "/bureau/" + e.session + "/post/adres", []string{"object", c.word("Link"), "mail", c.word("Adres") + "\r\nBcc: " + c.word("Adres")}},
		{desk, "/bureau/" + e.session + "/post/gedaan", []string{"whose", c.word("Wie"), "hoe", c.word("Hoe")}},
		{desk, "/bureau/" + c.word("Gesprek") + "/klaarzetten", []string{"wat", "open"}},
	} {
		f.who.post(f.path, f.fields...)
		f.who.json(f.path, `{"code":"`+c.word("Code")+`",`) // no JSON
		f.who.do("POST", f.path, strings.NewReader("%zz="+c.word("Vorm")+"&a=%"), map[string]string{"Content-Type": "application/x-www-form-urlencoded", "Origin": h.origin})
	}

	// Addresses and headers, also those that no browser sends.
	for _, path := range []string{"/", "/d/", "/bureau/", "/live/v1/", "/live/v9/", "/uitkomst/", "/traject/", "/s/", "/since?cursor=", "/wish?as=", "/muur?", "/%0d%0a%1b[31m", "/..%2f"} {
		w := c.word("Adres")
		p.get(path + w + "?q=" + url.QueryEscape(c.word("Zoek")+"\r\n\x1b[31m{\"level\":\"ERROR\"}"))
		desk.json(path+w, `{"a":"`+c.word("Lijf")+`"}`)
		h.person().do("GET", path+w, nil, map[string]string{"Cookie": "mwr_seat=" + c.word("Koek") + "; mwr_desk=" + c.word("Koek"), "Origin": "https://" + c.word("Herkomst"),
			"User-Agent": c.word("Browser"), "Referer": "https://x/" + c.word("Vandaan"), "X-Forwarded-For": c.word("Adres")})
	}
	for _, raw := range []string{
		c.word("Werkwoord") + " / HTTP/1.1\r\nHost: x\r\n\r\n",
		"GET /" + c.word("Regel") + "\x1b[31m\x00 HTTP/1.1\r\nHost: x\r\n\r\n",
		"GET / HTTP/" + c.word("Versie") + "\r\n\r\n",
		"POST /wish HTTP/1.1\r\nHost: x\r\nContent-Length: " + c.word("Lengte") + "\r\n\r\n",
		"GET / HTTP/1.1\r\nHost: x\r\n" + c.word("Kop") + "\r\n\r\n",
		"GET / HTTP/1.1\r\nHost: x\r\nX: " + strings.Repeat(c.word("Groot"), mostHeader/8) + "\r\n\r\n",
		"POST /d/sleutel HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n" + c.word("Brok") + "\r\n",
	} {
		conn, err := net.Dial("tcp", strings.TrimPrefix(h.base, "http://"))
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprint(conn, raw)
		conn.(*net.TCPConn).CloseWrite()
		conn.SetReadDeadline(time.Now().Add(5 * time.Second))
		for b := make([]byte, 4096); err == nil; {
			_, err = conn.Read(b)
		}
		conn.Close()
	}

	log := wholeLog.String()
	if !strings.Contains(log, `"route":"/mijn/contact"`) || !strings.Contains(log, "came with two bodies") || len(c.used) < 100 {
		t.Fatalf("too little was logged of %d words: this test shows nothing: %v", len(c.used), log)
	}
	low := strings.ToLower(log)
	for _, w := range c.used {
		if i := strings.Index(low, strings.ToLower(w)); i >= 0 {
			t.Errorf("%s is in the log: %s", w, log[max(0, i-200):min(len(log), i+100)])
		}
	}
	if strings.Contains(low, "kanarie") || strings.Contains(log, "06 12345678") {
		t.Error("some of what was typed is in the log")
	}
	wholeLines(t, log)
	if b, _ := h.Hall.Board(t.Context(), e.stream); !strings.Contains(everyText(b), "kanarieKaart") {
		t.Error("the card never came on the board: this test shows little")
	}
}

func frame(id, run, op, body string) string {
	if len(id) == 2 {
		id += strings.Repeat("a", 30)
	}
	return fmt.Sprintf(`{"t":"wish","id":%q,"phase":%q,"op":%q,"body":%s}`, id, run, op, body)
}

// wholeLines holds every line of a log to be one JSON object without control characters.
func wholeLines(t *testing.T, log string) {
	t.Helper()
	for _, line := range strings.Split(strings.TrimSuffix(log, "\n"), "\n") {
		var o map[string]any
		if json.Unmarshal([]byte(line), &o) != nil || o["msg"] == nil || o["level"] == nil {
			t.Fatalf("a line was broken: %q", line)
		}
		if strings.ContainsAny(line, "\x1b\r\x00") {
			t.Errorf("a control character: %q", line)
		}
	}
}

// everyText is every text on a board.
func everyText(b interface {
	Read(func(*sessions.State, func(sessions.WordsID) string))
}) string {
	var all strings.Builder
	b.Read(func(st *sessions.State, say func(sessions.WordsID) string) {
		st.Rows(func(r *sessions.Row) {
			for _, id := range r.Words {
				all.WriteString(say(id) + "\n")
			}
		})
	})
	return all.String()
}
