package server

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"maatwerkroute/sessions"
)

// counted reads one line of the metrics; zero when it is not there.
func (h *house) counted(line string) float64 {
	h.t.Helper()
	for _, l := range strings.Split(h.person().get("/metrics").is(h.t, 200).body, "\n") {
		if name, value, ok := strings.Cut(l, " "); ok && name == line {
			n, err := strconv.ParseFloat(value, 64)
			if err != nil {
				h.t.Fatalf("%s: %v", l, err)
			}
			return n
		}
	}
	return 0
}

// comes waits until a line of the metrics has a value.
func (h *house) comes(line string, want float64) {
	h.t.Helper()
	until := time.Now().Add(10 * time.Second)
	for h.counted(line) != want {
		if time.Now().After(until) {
			h.t.Fatalf("%s is %v, want %v", line, h.counted(line), want)
		}
		time.Sleep(5 * time.Millisecond)
	}
}

func TestTheMetersCountAnEvening(t *testing.T) {
	h := start(t, func(c *Config) { c.WishesPerSecond, c.WishesBurst = 0.0001, 30 })
	e := h.opened(h.desk("ans", "Collectief NoordAs"))
	p, a := h.sit(e.paper(sessions.DoorExperience), "kant", "ervaring", "naam", "Gele Das")
	a.to(t, "/d/gesprek")
	at := "/live/v1/" + e.stream + "?session=" + e.session + "&as="
	ws, _ := p.dial(t, at+"seat", h.origin)
	desk, _ := e.desk.dial(t, at+"desk", h.origin)
	until(t, ws, `"t":"hello"`)
	until(t, desk, `"t":"hello"`)
	h.comes(`mwr_screens{role="participant"}`, 1)
	h.comes(`mwr_screens{role="facilitator"}`, 1)
	if n := h.counted(`mwr_screen_commits_count`); n != 0 {
		t.Errorf("who comes in is not behind: %v", n)
	}
	ready := `{"t":"wish","id":"000102030405060708090a0b0c0d0e0f","op":"say-ready","phase":"","body":{}}`
	say := func(frame, answer string) {
		t.Helper()
		if err := ws.WriteMessage(websocket.TextMessage, []byte(frame)); err != nil {
			t.Fatal(err)
		}
		until(t, ws, answer)
	}
	for i, row := range []struct {
		frame, answer, line string
		to                  float64
	}{
		{ready, `"t":"ack"`, `mwr_acknowledged_total{op="say-ready"}`, 1},
		{ready, `"t":"ack"`, `mwr_replayed_total`, 1},
		{`{"t":"wish","id":"100102030405060708090a0b0c0d0e0f","op":"open-session","phase":"","body":{}}`, `"refused"`, `mwr_refused_total{code="forbidden",kind="refused"}`, 1},
		{`{"t":"wish","id":"x","op":"` + strings.Repeat("nieuw", 9) + `","phase":"","body":{}}`, `"refused"`, `mwr_refused_total{code="invalid",kind="refused"}`, 1},
		{`{"t":"wish","id":"110102030405060708090a0b0c0d0e0f","op":"say-ready","phase":"","body":{}}`, `"t":`, `mwr_acknowledged_total{op="take-seat"}`, 1},
		{`{"t":"wish","id":"120102030405060708090a0b0c0d0e0f","op":"say-ready","phase":"","body":{}}`, `"t":`, `mwr_acknowledged_total{op="open-session"}`, 1},
	} {
		say(row.frame, row.answer)
		if n := h.counted(row.line); n != row.to {
			t.Errorf("wish %d: %s is %v, want %v", i, row.line, n, row.to)
		}
	}
	for range 30 { // more at once than one person may
		if err := ws.WriteMessage(websocket.TextMessage, []byte(ready)); err != nil {
			t.Fatal(err)
		}
	}
	until(t, ws, `"not-now"`)
	if n := h.counted(`mwr_refused_total{code="",kind="not-now"}`); n < 1 {
		t.Errorf("not-now was counted %v times", n)
	}
	for _, line := range []string{"mwr_commit_entries_count", "mwr_commit_boards_count", "mwr_commit_seconds_count"} {
		if h.counted(line) < 8 {
			t.Errorf("%s is %v", line, h.counted(line))
		}
	}
	if n := h.counted("mwr_boards"); n != float64(h.Hall.Boards()) || n < 1 {
		t.Errorf("%v boards are in memory", n)
	}
	before := h.counted(`mwr_screen_commits_bucket{le="1"}`)
	e.desk.dial(t, at+"desk", h.origin)
	h.wish(e.stream, h.lead(e), &sessions.StartPhase{Phase: "drempels"}, "")
	until(t, desk, `"drempels"`)
	h.comesAbove(`mwr_screen_commits_bucket{le="1"}`, before)
	h.until(func() bool { // the two are read one after the other, and a write may come between
		return h.counted("mwr_screen_seconds_count") == h.counted("mwr_screen_commits_count")
	})
	ws.Close()
	h.comes(`mwr_screens{role="participant"}`, 0)
}

func (h *house) comesAbove(line string, low float64) {
	h.t.Helper()
	until := time.Now().Add(10 * time.Second)
	for h.counted(line) <= low {
		if time.Now().After(until) {
			h.t.Fatalf("%s stays %v", line, low)
		}
		time.Sleep(5 * time.Millisecond)
	}
}

var label = regexp.MustCompile(`(\w+)="([^"]*)"`)

// What somebody sends makes no label: of every label the values are a closed set.
func TestNobodyMakesALabel(t *testing.T) {
	h := start(t, nil)
	allowed := map[string]bool{"": true, "refused": true, "not-now": true}
	for _, op := range sessions.Operations {
		allowed["op="+op.Name] = true
	}
	for _, r := range h.routes() {
		allowed["route="+r.path] = true
	}
	p := h.person()
	for i := range 20 {
		p.get(fmt.Sprintf("/kanarie%d?kanarie=%d", i, i))
		p.do(fmt.Sprintf("KANARIE%d", i), "/", nil, nil)
		p.do("PUT", fmt.Sprintf("/kanarie%d", i), nil, nil)
	}
	for _, m := range label.FindAllStringSubmatch(p.get("/metrics").body, -1) {
		name, value := m[1], m[2]
		if strings.Contains(strings.ToLower(value), "kanarie") {
			t.Errorf("%s is a label of somebody's making", m[0])
		}
		if (name == "op" || name == "route" && value != "/") && !allowed[name+"="+value] {
			t.Errorf("%s is not in the table", m[0])
		}
	}
	for _, role := range roles {
		if h.counted(fmt.Sprintf(`mwr_screens{role=%q}`, role)) != 0 {
			t.Errorf("%s is inside", role)
		}
	}
}

// Counting stands in the way of every write to a screen.
func TestCountingCostsNoMemory(t *testing.T) {
	m := newMeters().live
	if n := testing.AllocsPerRun(100, func() {
		m.Acknowledged("place-card")
		m.Refused(sessions.Forbidden)
		m.Wrote(3, time.Millisecond)
		m.Committed(10, 2, time.Millisecond)
		m.Inside(sessions.Attendee, 1)
	}); n != 0 {
		t.Errorf("it allocates %v times", n)
	}
}
