package live_test

import (
	"bufio"
	"context"
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"fmt"
	mrand "math/rand/v2"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/gofiber/fiber/v2"
	"github.com/gorilla/websocket"

	"maatwerkroute/server/live"
	"maatwerkroute/server/store"
	"maatwerkroute/sessions"
)

// TestMain lets the test binary be the server that is killed: a process of its own, on a real file.
func TestMain(m *testing.M) {
	if path := os.Getenv("MWR_TEST_SERVE"); path != "" {
		serveUntilKilled(path)
		return
	}
	os.Exit(m.Run())
}

const origin = "http://localhost:8080"

// earlyLog acknowledges before it commits: the bug that the kill test must notice.
type earlyLog struct{ *store.Store }

func (l earlyLog) Append(ctx context.Context, b []sessions.Batch) error {
	go func() {
		time.Sleep(30 * time.Millisecond)
		_ = l.Store.Append(ctx, b)
	}()
	return nil
}

func serveUntilKilled(path string) {
	s, err := store.Open(path)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	var log live.Log = s
	if os.Getenv("MWR_TEST_EARLY") != "" {
		log = earlyLog{s}
	}
	hall := live.NewHall(live.Settings{Log: log, Now: time.Now, Days: sessions.Days{Zone: sessions.Amsterdam}, Epoch: s.Epoch(), Fatal: func(error) { os.Exit(2) }})
	app := fiber.New(fiber.Config{Immutable: true, DisableStartupMessage: true})
	door, err := live.NewDoor(app, []string{origin}, 1<<16)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	app.Get("/live/v1/:stream", func(c *fiber.Ctx) error {
		board, err := hall.Board(c.Context(), c.Params("stream"))
		if err != nil {
			return err
		}
		guest := live.Guest{Who: sessions.Principal{Role: sessions.Attendee, Seat: c.Query("seat"), Session: "avond"}, Cursor: c.Query("cursor"), Key: func() bool { return true }}
		return door.Upgrade(c, func(ctx context.Context, s *live.Socket) { board.Serve(ctx, s, guest) })
	})
	fmt.Fprintln(os.Stderr, app.Listen(os.Getenv("MWR_TEST_ADDRESS")))
}

func startServer(t *testing.T, path, address string, early bool) *exec.Cmd {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "MWR_TEST_SERVE="+path, "MWR_TEST_ADDRESS="+address)
	if early {
		cmd.Env = append(cmd.Env, "MWR_TEST_EARLY=1")
	}
	out, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go func() {
		for lines := bufio.NewScanner(out); lines.Scan(); {
			if strings.Contains(lines.Text(), "rror") {
				fmt.Println("server:", lines.Text())
			}
		}
	}()
	return cmd
}

// phone is a client with an outbox: what is not acknowledged is sent again, in order, with the same id.
type phone struct {
	url    string
	seat   string
	outbox [][2]string // id and frame, oldest first
	acked  []string
	wrote  int
	total  *atomic.Int64
}

func (p *phone) live(ctx context.Context) {
	for ctx.Err() == nil {
		p.talk(ctx)
	}
}

func (p *phone) talk(ctx context.Context) {
	dialer := websocket.Dialer{Subprotocols: []string{live.Subprotocol}, HandshakeTimeout: time.Second}
	ws, resp, err := dialer.DialContext(ctx, p.url+"&seat="+p.seat, http.Header{"Origin": {origin}})
	if err != nil {
		time.Sleep(5 * time.Millisecond) // the server is being started; the loop ends with ctx
		return
	}
	defer resp.Body.Close()
	defer ws.Close()
	stop := context.AfterFunc(ctx, func() { ws.Close() })
	defer stop()
	for ctx.Err() == nil {
		if len(p.outbox) == 0 {
			p.write()
		}
		if ws.WriteMessage(websocket.TextMessage, []byte(p.outbox[0][1])) != nil || !p.answered(ws) {
			return
		}
	}
}

func (p *phone) write() {
	p.wrote++
	id := make([]byte, 16)
	_, _ = rand.Read(id)
	op := hex.EncodeToString(id)
	card := fmt.Sprintf("%s-%d", p.seat, p.wrote)
	body := fmt.Sprintf(`{"card":%q,"question":"vast","step":"nood","text":"kaart %s"}`, card, card)
	p.outbox = append(p.outbox, [2]string{op, fmt.Sprintf(`{"t":"wish","id":%q,"op":"place-card","phase":%q,"body":%s}`, op, killRun, body)})
}

// answered reads until the oldest wish is acknowledged. It is false when the line was cut.
func (p *phone) answered(ws *websocket.Conn) bool {
	for {
		_, data, err := ws.ReadMessage()
		if err != nil {
			return false
		}
		var f struct{ T, ID, Kind, Text string }
		if json.Unmarshal(data, &f) != nil || f.ID != p.outbox[0][0] {
			continue
		}
		if f.T == "ack" {
			p.acked = append(p.acked, f.ID)
			p.outbox = p.outbox[1:]
			p.total.Add(1)
			return true
		}
		if f.Kind == "refused" {
			panic("refused: " + f.Text)
		}
		return true // not now: the same again
	}
}

var killRun string

// killed runs four phones against a server that is killed again and again, and gives what was lost of
// what was acknowledged and what is there twice.
func killed(t *testing.T, kills int, early bool) (acknowledged, lost, doubled int) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "kill.db")
	e := &evening{t: t, path: path, session: "avond", rand: newRand(1), clock: start.Time()}
	e.open()
	e.prepare(map[string]int{})
	e.must(e.lea(), &sessions.StartPhase{Phase: "drempels"})
	killRun = e.run()
	e.close()

	address := freeAddress(t)
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	var total atomic.Int64
	var work sync.WaitGroup
	phones := make([]*phone, 4)
	for i := range phones {
		phones[i] = &phone{url: "ws://" + address + "/live/v1/t1?session=avond", seat: fmt.Sprintf("s%d", i), total: &total}
		work.Add(1)
		go func() {
			defer work.Done()
			phones[i].live(ctx)
		}()
	}
	for range kills {
		cmd := startServer(t, path, address, early)
		enough := total.Load() + int64(3+mrand.IntN(30))
		for total.Load() < enough {
			time.Sleep(time.Millisecond)
		}
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	}
	stop()
	work.Wait()
	return audit(t, path, phones)
}

// audit opens the file anew and holds it against what each phone counted as acknowledged.
func audit(t *testing.T, path string, phones []*phone) (acknowledged, lost, doubled int) {
	t.Helper()
	s, err := store.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	there := map[string]int{}
	cards := map[string]int{}
	newest := map[string]int{}
	err = s.Entries(context.Background(), "t1", 0, func(k sessions.Kept) error {
		there[hex.EncodeToString(k.Op[:])]++
		for _, f := range k.Facts {
			if c, ok := f.(*sessions.CardPlaced); ok {
				cards[c.ID]++
				var seat string
				var n int
				if _, err := fmt.Sscanf(strings.Replace(c.ID, "-", " ", 1), "%s %d", &seat, &n); err == nil {
					if n <= newest[seat] {
						t.Errorf("%s came after card %d of the same phone", c.ID, newest[seat])
					}
					newest[seat] = n
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range phones {
		acknowledged += len(p.acked)
		for _, op := range p.acked {
			if there[op] == 0 {
				lost++
			}
		}
	}
	for _, n := range cards {
		doubled += n - 1
	}
	return acknowledged, lost, doubled
}

func freeAddress(t *testing.T) string {
	t.Helper()
	l := listen(t)
	defer l.Close()
	return l.Addr().String()
}

func TestKillLosesNothing(t *testing.T) {
	acknowledged, lost, doubled := killed(t, 25, false)
	t.Logf("fault kill acknowledged=%d lost=%d doubled=%d", acknowledged, lost, doubled)
	if lost != 0 || doubled != 0 || acknowledged == 0 {
		t.Errorf("of %d acknowledged wishes %d are lost and %d are there twice", acknowledged, lost, doubled)
	}
}

// TestKillNoticesAnEarlyAcknowledgement: with a server that acknowledges before it commits, the same
// test must find a loss, else it shows nothing.
func TestKillNoticesAnEarlyAcknowledgement(t *testing.T) {
	_, lost, _ := killed(t, 6, true)
	if lost == 0 {
		t.Error("the server acknowledged what was not on disk, and nobody noticed")
	}
}
