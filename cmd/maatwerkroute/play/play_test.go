package play

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"maatwerkroute/server"
	"maatwerkroute/sessions"
)

var update = flag.Bool("update", false, "write the golden files anew")

// theatre is a real server with the example played into it, once for all tests.
type theatre struct {
	base  string
	stage *stage
	took  time.Duration
}

// busy is how long the processor worked so far, which says more than a clock on a machine that does more.
func busy() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		panic(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

var (
	folder string
	ctx    context.Context
	ended  = make(chan error, 1)
	logged kept
)

// kept is everything that the server logs.
type kept struct {
	mu  sync.Mutex
	all bytes.Buffer
}

func (k *kept) Write(b []byte) (int, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.all.Write(b)
}

func (k *kept) String() string {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.all.String()
}

func TestMain(m *testing.M) {
	slog.SetDefault(slog.New(slog.NewJSONHandler(&logged, &slog.HandlerOptions{Level: slog.LevelDebug})))
	var stop context.CancelFunc
	ctx, stop = context.WithCancel(context.Background())
	var err error
	if folder, err = os.MkdirTemp("", "play"); err != nil {
		panic(err)
	}
	code := m.Run()
	stop()
	select {
	case <-ended:
	case <-time.After(10 * time.Second):
	}
	os.RemoveAll(folder)
	os.Exit(code)
}

var played = sync.OnceValues(func() (*theatre, error) {
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	address := ln.Addr().String()
	ln.Close()
	clock, open := NewClock(), make(chan struct{})
	c := server.Config{Address: address, Data: folder, Listening: func(string) { close(open) }}
	h, err := server.Open(c, clock.Now)
	if err != nil {
		return nil, err
	}
	if _, err := h.AddAccount(ctx, server.NewAccount{Name: AccountName, Password: Password, Organization: Organization(), Type: OrganizationType()}); err != nil {
		return nil, errors.Join(err, h.Close())
	}
	go func() { ended <- errors.Join(h.Serve(ctx), h.Close()) }()
	<-open
	began := busy()
	s, err := perform(ctx, "http://"+address, clock, h.Tick, func(string) {})
	return &theatre{"http://" + address, s, busy() - began}, err
})

func visit(t *testing.T) *theatre {
	t.Helper()
	th, err := played()
	if err != nil {
		t.Fatal(err)
	}
	return th
}

func (th *theatre) page(t *testing.T, path string) string {
	t.Helper()
	res, err := http.Get(th.base + path)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	if err != nil || res.StatusCode != http.StatusOK {
		t.Fatalf("%s: %d %v", path, res.StatusCode, err)
	}
	return string(b)
}

const wanted = "5 dingen meteen geregeld. 3 hebben een actie of herstelronde, 1 heeft een reden, 1 is nog een los eindje. " +
	"9 drempels bevestigd: 6 met actie, 2 doorgegeven, 1 met reden. 1 kwam terug."

func TestThePlayEndsInTheSentence(t *testing.T) {
	th := visit(t)
	if got := th.stage.done.Sentence; got != wanted {
		t.Errorf("got  %s\nwant %s", got, wanted)
	}
	t.Logf("played with %v of the processor", th.took)
	if th.took > 20*time.Second && !raceEnabled {
		t.Errorf("the play took %v of the processor: nobody waits so long", th.took)
	}
}

func TestAllOfItIsLabelledExample(t *testing.T) {
	th := visit(t)
	for _, session := range []string{th.stage.done.Session, th.stage.done.Practice} {
		if !strings.Contains(th.page(t, "/uitkomst/"+session), "Voorbeeld: namen, getallen en datums zijn verzonnen.") {
			t.Errorf("the outcome of %s does not say that it is an example", session)
		}
	}
	for id := range th.stage.lea.view.records["trajectory"] {
		if tr, err := seen[sessions.Trajectory](&th.stage.lea.view, "trajectory", id); err != nil || !tr.Example {
			t.Errorf("trajectory %s is no example: %v", id, err)
		}
	}
}

func TestTheCardsAreThoseOfTheScript(t *testing.T) {
	th := visit(t)
	kinds := map[sessions.CardKind]int{}
	question := map[string]int{}
	for id := range th.stage.lea.view.records["card"] {
		card, err := seen[sessions.Card](&th.stage.lea.view, "card", id)
		if err != nil {
			t.Fatal(err)
		}
		kinds[card.Kind]++
		question[card.Question]++
	}
	total := 0
	for _, n := range kinds {
		total += n
	}
	if scribes, absent := question["haalbaar"], kinds[sessions.AbsentPeople]; scribes != len(th.stage.heard()) || absent != len(absentPeople) || total-scribes-absent != 18 {
		t.Errorf("%d cards, %d by scribes, %d of the absent: %v", total, scribes, absent, kinds)
	}
}

// S4-32: a report shows how many one-offs there are, and how many have a structural link, a reason or nothing.
func TestS4_32(t *testing.T) {
	th := visit(t)
	page := th.page(t, "/uitkomst/"+th.stage.done.Session)
	if !strings.Contains(page, "5 dingen meteen geregeld. 3 hebben een actie of herstelronde, 1 heeft een reden, 1 is nog een los eindje.") {
		t.Error("the page does not count the one-offs")
	}
	linked, reason, open := 0, 0, 0
	for id := range th.stage.lea.view.records["one-off"] {
		o, err := seen[sessions.OneOff](&th.stage.lea.view, "one-off", id)
		if err != nil {
			t.Fatal(err)
		}
		switch o.Relation {
		case sessions.ByAction, sessions.ByLookBack:
			linked++
		case sessions.ByReason:
			reason++
		default:
			open++
		}
	}
	if got := fmt.Sprint(linked, reason, open); got != "3 1 1" {
		t.Errorf("linked, with a reason, open: %s", got)
	}
}

func TestEveryKeyIsPlayedOrNamed(t *testing.T) {
	th := visit(t)
	named := strings.Join(slices.Concat(th.stage.done.NotPlayed, []string{"", "otherwise:"}, th.stage.done.Otherwise), "\n") + "\n"
	golden := filepath.Join("testdata", "notplayed.golden")
	if *update {
		if err := os.WriteFile(golden, []byte(named), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(want, []byte(named)) {
		t.Errorf("what is not played changed; look, and run with -update:\n%s", named)
	}
	for _, line := range th.stage.done.NotPlayed {
		if _, why, _ := strings.Cut(line, " · "); why == "" {
			t.Errorf("no reason why not: %s", line)
		}
	}
	for path, l := range th.stage.script.leaves {
		name, key, id := section(path)
		says := slices.ContainsFunc(th.stage.done.NotPlayed, func(line string) bool {
			line, _, _ = strings.Cut(line, " · ")
			what, ids, _ := strings.Cut(strings.TrimSuffix(line, ")"), " (")
			return (what == name || what == name+": "+key) && (id == "" || slices.Contains(strings.Fields(ids), id))
		})
		if l.read == says {
			t.Errorf("%s: played %v, named as not played %v", path, l.read, says)
		}
	}
}

func TestThePracticeSessionIsOpen(t *testing.T) {
	s := visit(t).stage
	d, err := s.doors(ctx, s.done.Practice)
	if err != nil {
		t.Fatal(err)
	}
	for what, way := range map[string]string{"the code": form("code", d.Code).Encode(), "the wall's QR": form("key", secret(d.Open.URL)).Encode()} {
		p := s.person(what, "seat")
		inside, err := p.send(ctx, http.MethodPost, "/d/sleutel", "application/x-www-form-urlencoded", []byte(way))
		if err != nil {
			t.Fatal(err)
		}
		seat := form("n", field(inside.body, "n"), "naam", "Iemand met "+what, "kant", string(sessions.Begeleiding))
		if screen, err := p.post(ctx, "/d/plaats", seat); err != nil || attribute(screen.body, "data-session") != s.done.Practice {
			t.Errorf("%s leads to no seat: %v", what, err)
		}
	}
}

func TestAWallShowsThePracticeSession(t *testing.T) {
	s := visit(t).stage
	wall := s.person("de muur", "wall")
	shown, err := wall.open(ctx, "/muur")
	if err != nil {
		t.Fatal(err)
	}
	code := wallCode.FindString(said(shown.body))
	if _, err := s.lea.post(ctx, "/bureau/"+s.done.Practice+"/muur", form("code", code)); err != nil {
		t.Fatalf("code %q: %v", code, err)
	}
	if shown, err = wall.open(ctx, "/muur"); err != nil || attribute(shown.body, "data-session") != s.done.Practice {
		t.Errorf("the wall does not show the practice session: %v", err)
	}
}

var wallCode = regexp.MustCompile(`\b[2-9A-HJKMNP-Z]{4}\b`)

func TestTheDirectorReadsTheOpenQuestion(t *testing.T) {
	s := visit(t).stage
	director, err := s.reach(ctx, "A11", theOwner)
	if err != nil {
		t.Fatal(err)
	}
	page, err := director.open(ctx, "/antwoord")
	if title := s.book("acties.A11").text("titel"); err != nil || !strings.Contains(page.body, title) {
		t.Errorf("the page does not ask for %q: %v", title, err)
	}
}

func TestNothingOfAPersonIsInTheLog(t *testing.T) {
	s := visit(t).stage
	log := logged.String()
	if !strings.Contains(log, `"msg":"open"`) {
		t.Fatalf("this is not the server's log:\n%s", log)
	}
	private := []string{Password, s.book("veiligheid").raw("nummer")}
	for _, g := range s.people {
		private = append(private, g.slip, strings.ReplaceAll(g.slip, " ", ""))
		if g.function == "" && g.name != string(g.side) {
			private = append(private, g.name)
		}
	}
	for _, words := range s.lea.view.words {
		if len(words) > 20 {
			private = append(private, words)
		}
	}
	if len(private) < 100 {
		t.Errorf("only %d things to look for", len(private))
	}
	for _, p := range private {
		if p != "" && strings.Contains(log, p) {
			t.Errorf("in the log: %q", p)
		}
	}
}
