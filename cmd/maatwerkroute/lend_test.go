package main

import (
	"bytes"
	"fmt"
	"net/http"
	"net/url"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"maatwerkroute/cmd/room"
	"maatwerkroute/server/store"
	"maatwerkroute/sessions"
)

// lendable is an office with two trajectories and somebody who may log in.
func lendable(t *testing.T) *room.Room {
	t.Helper()
	r, err := room.Make(t.Context(), filepath.Join(t.TempDir(), "kantoor"), room.Plan{Boards: 2, Seats: 4, Cards: 6, Barriers: 3})
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"lea", "bo"} {
		add := program("user", "add", name, "--organization=Van "+name, "--data="+r.Data)
		add.Stdin = strings.NewReader(password + "\n")
		if out, code := says(t, add); code != 0 {
			t.Fatal(out)
		}
	}
	change(t, r.Data, `update accounts set organization = '`+room.Organization+`' where name = 'lea'`)
	return r
}

const password = "een lang wachtwoord"

// lent takes a trajectory along.
func lent(t *testing.T, r *room.Room, b room.Board) (file string) {
	t.Helper()
	file = filepath.Join(t.TempDir(), "avond.mwr")
	if out, code := says(t, program("lend", b.Session, "--to="+file, "--for=lea", "--data="+r.Data)); code != 0 {
		t.Fatalf("code %d: %s", code, out)
	}
	return file
}

// onTheSpot opens a lent file, as a facilitator does.
func onTheSpot(t *testing.T, file string) *running {
	t.Helper()
	address, err := room.FreeAddress()
	if err != nil {
		t.Fatal(err)
	}
	return started(t, address, program(file, "--address="+address))
}

// stopped ends a server as Ctrl-C does.
func (r *running) stopped(t *testing.T) string {
	t.Helper()
	if err := r.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	<-r.ended
	if code := r.cmd.ProcessState.ExitCode(); code != 0 {
		t.Fatalf("code %d: %s", code, r.log)
	}
	return r.log.String()
}

// phone is a screen that asks and hears.
type phone struct {
	*websocket.Conn
	n int
}

func phoneAt(t *testing.T, b room.Board, address string, seat int) *phone {
	t.Helper()
	ws, err := b.Dial(t.Context(), address, "http://"+address, b.Seats[seat], "")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { ws.Close() })
	ws.SetReadDeadline(time.Now().Add(time.Minute))
	return &phone{Conn: ws}
}

// asks sends a wish and gives the answer to it.
func (p *phone) asks(t *testing.T, b room.Board, op, body string) (answer string) {
	t.Helper()
	p.n++
	id := fmt.Sprintf("%08x%024x", p.n, time.Now().UnixNano())
	frame := fmt.Sprintf(`{"t":"wish","id":%q,"phase":%q,"op":%q,"body":%s}`, id, b.Run, op, body)
	if err := p.WriteMessage(websocket.TextMessage, []byte(frame)); err != nil {
		t.Fatal(err)
	}
	return p.hears(t, `"id":"`+id)
}

// hears reads until a frame has a text in it.
func (p *phone) hears(t *testing.T, text string) string {
	t.Helper()
	for {
		_, data, err := p.ReadMessage()
		if err != nil {
			t.Fatalf("no %s: %v", text, err)
		}
		if bytes.Contains(data, []byte(text)) {
			return string(data)
		}
	}
}

// desk is somebody who logged in.
type desk struct {
	t       *testing.T
	base    string
	cookies []*http.Cookie
}

func deskOf(t *testing.T, address, name string) *desk {
	t.Helper()
	d := &desk{t: t, base: "http://" + address}
	if status, body := d.asks(http.MethodPost, "/bureau/in", "naam", name, "wachtwoord", password); status != http.StatusSeeOther {
		t.Fatalf("%s does not come in: %d %s", name, status, body)
	}
	return d
}

func (d *desk) asks(method, path string, form ...string) (status int, body string) {
	d.t.Helper()
	v := url.Values{}
	for i := 0; i < len(form); i += 2 {
		v.Add(form[i], form[i+1])
	}
	r, err := http.NewRequestWithContext(d.t.Context(), method, d.base+path, strings.NewReader(v.Encode()))
	if err != nil {
		d.t.Fatal(err)
	}
	r.Header = http.Header{"Origin": {d.base}, "Content-Type": {"application/x-www-form-urlencoded"}}
	for _, c := range d.cookies {
		r.AddCookie(c)
	}
	res, err := (&http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}).Do(r)
	if err != nil {
		d.t.Fatal(err)
	}
	defer res.Body.Close()
	d.cookies = append(d.cookies, res.Cookies()...)
	var read bytes.Buffer
	if _, err := read.ReadFrom(res.Body); err != nil {
		d.t.Fatal(err)
	}
	return res.StatusCode, read.String()
}

func (d *desk) page(path string) string {
	d.t.Helper()
	status, body := d.asks(http.MethodGet, path)
	if status != http.StatusOK {
		d.t.Fatalf("%s: %d %s", path, status, body)
	}
	return body
}

// history is the log of a stream as it stands on disk.
func history(t *testing.T, path, stream string) (list []string) {
	t.Helper()
	db, err := store.Look(path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	err = db.Entries(t.Context(), stream, 0, func(k sessions.Kept) error {
		facts, err := sessions.WriteFacts(k.Facts)
		list = append(list, fmt.Sprintf("%d %d %x %x %s", k.Seq, k.At, k.Op, k.Digest, facts))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// A whole evening in a community centre, without any network but the laptop's own: the office goes on with its other
// trajectory and lets nobody write in the one that is away; what was done there is at the office afterwards, word for
// word, with the links, codes and contacts of the people, also on a screen that was open all the time.
func TestTheEveningOnLocationComesBack(t *testing.T) {
	if !cut(t) {
		return
	}
	r := lendable(t)
	b, other := r.Boards[0], r.Boards[1]
	office := serving(t, r.Data)
	watching, elsewhere := phoneAt(t, b, office.address, 1), phoneAt(t, other, office.address, 0)
	card := fmt.Sprintf(`{"card":"k-%%s","question":%q,"step":%q,"text":"%%s"}`, b.Question, b.Steps[0])
	if a := watching.asks(t, b, "place-card", fmt.Sprintf(card, "voor", "voor de avond")); !strings.Contains(a, `"t":"ack"`) {
		t.Fatal(a)
	}

	file := lent(t, r, b)
	if a := watching.asks(t, b, "place-card", fmt.Sprintf(card, "thuis", "thuis geschreven")); !strings.Contains(a, `"kind":"refused"`) || !strings.Contains(a, "op locatie") {
		t.Errorf("the office takes words meanwhile: %s", a)
	}
	if a := elsewhere.asks(t, other, "place-card", fmt.Sprintf(card, "elders", "elders")); !strings.Contains(a, `"t":"ack"`) {
		t.Errorf("another trajectory is held up: %s", a)
	}
	lea := deskOf(t, office.address, "lea")
	until(t, "the desk says where it is", func() bool { return strings.Contains(lea.page("/bureau/"+b.Session), "op locatie") })
	if list := lea.page("/bureau"); strings.Count(list, "op locatie") != 1 {
		t.Errorf("the list of conversations: %s", list)
	}
	if strings.Contains(lea.page("/bureau/"+other.Session), "op locatie") {
		t.Error("the other one says that it is away too")
	}

	spot := onTheSpot(t, file)
	there := deskOf(t, spot.address, "lea")
	if page := there.page("/bureau/" + b.Session); !strings.Contains(page, `id="bureau"`) || strings.Contains(page, "op locatie") {
		t.Errorf("the facilitator does not get her desk: %s", page)
	}
	if status, page := there.asks(http.MethodPost, "/bureau/nieuw", "titel", "Iets anders", "datum", "2030-01-01"); status != http.StatusConflict || !strings.Contains(page, "kan op kantoor") {
		t.Errorf("something is made that would never come back: %d %s", status, page)
	}
	writes, knows := phoneAt(t, b, spot.address, 0), phoneAt(t, b, spot.address, 1)
	for i, wish := range []struct {
		by       *phone
		op, body string
	}{
		{writes, "place-card", fmt.Sprintf(card, "een", "in het buurthuis gezegd")},
		{knows, "place-card", fmt.Sprintf(card, "twee", "dit ook")},
		{knows, "withdraw-card", `{"card":"k-voor"}`},
		{writes, "confirm-barrier", fmt.Sprintf(`{"barrier":%q,"yes":true}`, b.Barriers[0])},
		{knows, "recognise-barrier", fmt.Sprintf(`{"barrier":%q}`, b.Barriers[0])},
	} {
		if a := wish.by.asks(t, b, wish.op, wish.body); !strings.Contains(a, `"t":"ack"`) {
			t.Fatalf("wish %d: %s", i, a)
		}
	}
	// The laptop falls over, and goes on where it was.
	spot.cmd.Process.Kill()
	<-spot.ended
	spot = onTheSpot(t, file)
	if a := phoneAt(t, b, spot.address, 2).asks(t, b, "place-card", fmt.Sprintf(card, "drie", "na de stroomstoring")); !strings.Contains(a, `"t":"ack"`) {
		t.Fatal(a)
	}
	if out := spot.stopped(t); !strings.Contains(out, "avond-terug.mwr") {
		t.Errorf("it does not say what to bring back: %s", out)
	}

	said := history(t, database(strings.TrimSuffix(file, ".mwr")+"-gegevens"), b.Stream)
	if out, code := says(t, program("return", filepath.Join(filepath.Dir(file), "avond-terug.mwr"), "--data="+r.Data)); code != 0 || !strings.Contains(out, "new entries: 6.") {
		t.Fatalf("code %d: %s", code, out)
	}
	if news := watching.hears(t, "dit ook"); strings.Contains(news, "buurthuis") { // its own card, on a screen that was open all the time
		t.Errorf("it shows a card of somebody else before the reveal: %s", news)
	}
	if here := history(t, database(r.Data), b.Stream); strings.Join(here, "\n") != strings.Join(said, "\n") {
		t.Errorf("at the office stands\n%s\nand on location stood\n%s", strings.Join(here, "\n"), strings.Join(said, "\n"))
	}
	if out, code := says(t, program("verify", "--data="+r.Data)); code != 0 || strings.Contains(out, "niet nagespeeld") {
		t.Errorf("code %d: %s", code, out)
	}
	// Who wrote it there may change it here: the link between a person and their words came back.
	if a := phoneAt(t, b, office.address, 0).asks(t, b, "reword-card", `{"card":"k-een","text":"beter gezegd"}`); !strings.Contains(a, `"t":"ack"`) {
		t.Errorf("it is nobody's card any more: %s", a)
	}
	until(t, "the desk says that it is here", func() bool { return !strings.Contains(lea.page("/bureau/"+b.Session), "op locatie") })
	for _, of := range []*running{office, spot} {
		if strings.Contains(of.log.String(), "buurthuis") || strings.Contains(of.log.String(), `"level":"ERROR"`) {
			t.Errorf("its log: %s", of.log)
		}
	}
}

// until asks again until something is so.
func until(t *testing.T, what string, so func() bool) {
	t.Helper()
	for end := time.Now().Add(20 * time.Second); !so(); time.Sleep(50 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("not: %s", what)
		}
	}
}
