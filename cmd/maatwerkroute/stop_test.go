package main

import (
	"context"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"io"
	"net"
	"net/http"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"maatwerkroute/cmd/room"
	"maatwerkroute/server/store"
	"maatwerkroute/sessions"
)

// writer is a phone that writes as fast as it is answered, until it is told to come back.
type writer struct {
	acked []string
	code  int // of the close frame
	other string
}

func (w *writer) write(ws *websocket.Conn, b room.Board, name string, total *atomic.Int64) {
	for i := 0; ; i++ {
		id := fmt.Sprintf("%016x%016x", hash(name), i)
		wish := fmt.Sprintf(`{"t":"wish","id":%q,"phase":%q,"op":"place-card","body":{"card":"%s-%d","question":%q,"step":%q,"text":"een kaart"}}`,
			id, b.Run, name, i, b.Question, b.Steps[0])
		if ws.WriteMessage(websocket.TextMessage, []byte(wish)) != nil {
			w.hear(ws, "") // the close frame is still to be read
			return
		}
		if !w.hear(ws, id) {
			return
		}
		total.Add(1)
	}
}

// hear reads until a wish is answered; false when the line was closed.
func (w *writer) hear(ws *websocket.Conn, id string) bool {
	for {
		_, data, err := ws.ReadMessage()
		if err != nil {
			if c, ok := err.(*websocket.CloseError); ok {
				w.code = c.Code
			} else {
				w.other = err.Error()
			}
			return false
		}
		var f struct{ T, ID, Kind string }
		if json.Unmarshal(data, &f) == nil && f.ID == id && id != "" {
			if f.T == "ack" {
				w.acked = append(w.acked, id)
			}
			return true
		}
	}
}

// deafTo opens a socket that never reads, with little room for what comes.
func deafTo(ctx context.Context, b room.Board, seat room.Seat, address string) (*websocket.Conn, error) {
	d := websocket.Dialer{Subprotocols: []string{"maatwerk.v1"}, NetDialContext: func(ctx context.Context, network, to string) (net.Conn, error) {
		c, err := (&net.Dialer{}).DialContext(ctx, network, to)
		if tcp, ok := c.(*net.TCPConn); ok {
			err = tcp.SetReadBuffer(2048)
		}
		return c, err
	}}
	ws, _, err := d.DialContext(ctx, "ws://"+address+"/live/v1/"+b.Stream+"?"+b.Query("seat", ""),
		http.Header{"Origin": {"http://" + address}, "Cookie": {"mwr_seat=" + seat.Cookie}})
	return ws, err
}

func TestAStopUnderLoadLosesNothingAndIsQuick(t *testing.T) {
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	r, err := room.Make(ctx, filepath.Join(t.TempDir(), "data"), room.Plan{Boards: 2, Seats: 16, Cards: 12, Text: 300})
	if err != nil {
		t.Fatal(err)
	}
	s := serving(t, r.Data)
	var total atomic.Int64
	var work sync.WaitGroup
	var writers []*writer
	for _, b := range r.Boards {
		for i, seat := range b.Seats {
			if i >= 8 {
				ws, err := deafTo(ctx, b, seat, s.address)
				if err != nil {
					t.Fatal(err)
				}
				defer ws.Close()
				continue
			}
			ws, err := b.Dial(ctx, s.address, "http://"+s.address, seat, "")
			if err != nil {
				t.Fatal(err)
			}
			defer ws.Close()
			w := &writer{}
			writers = append(writers, w)
			work.Add(1)
			go func() {
				defer work.Done()
				w.write(ws, b, b.Stream+seat.ID, &total)
			}()
		}
	}
	half, err := net.Dial("tcp", s.address) // somebody in the middle of a question
	if err != nil {
		t.Fatal(err)
	}
	defer half.Close()
	fmt.Fprintf(half, "GET /healthz HTTP/1.1\r\nHost: ")
	for total.Load() < 300 {
		time.Sleep(time.Millisecond)
	}
	began := time.Now()
	s.cmd.Process.Signal(syscall.SIGTERM)
	<-s.ended
	took := time.Since(began)
	work.Wait()
	if code := s.cmd.ProcessState.ExitCode(); code != 0 || took > 10*time.Second {
		t.Errorf("it ended after %v with code %d: %s", took, code, s.log)
	}
	there := kept(t, r)
	acked := 0
	for i, w := range writers {
		acked += len(w.acked)
		if w.code != 1012 {
			t.Errorf("phone %d heard %d %s, and not that it may come back", i, w.code, w.other)
		}
		for _, id := range w.acked {
			if !there[id] {
				t.Errorf("%s was acknowledged and is not in the file", id)
			}
		}
	}
	t.Logf("acknowledged=%d took=%v", acked, took)
	if acked < 300 {
		t.Errorf("only %d wishes: this shows little", acked)
	}
}

// kept is every operation in the file.
func kept(t *testing.T, r *room.Room) map[string]bool {
	t.Helper()
	db, err := store.Open(r.File())
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	there := map[string]bool{}
	for _, b := range r.Boards {
		err := db.Entries(t.Context(), b.Stream, 0, func(k sessions.Kept) error {
			there[fmt.Sprintf("%x", k.Op)] = true
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if v, err := db.Verify(t.Context()); err != nil || len(v.Bad) > 0 {
		t.Errorf("the file is not whole: %v %v", v.Bad, err)
	}
	return there
}

// Before the listener closes a load balancer hears that nobody should come any more, and people are still served.
func TestReadyzSaysNoBeforeTheDoorCloses(t *testing.T) {
	s := serving(t, used(t), "--notice=1s")
	client := &http.Client{Transport: &http.Transport{MaxConnsPerHost: 1}} // the connection is kept
	ask := func(path string) (int, error) {
		res, err := client.Get("http://" + s.address + path)
		if err != nil {
			return 0, err
		}
		defer res.Body.Close()
		io.Copy(io.Discard, res.Body)
		return res.StatusCode, nil
	}
	if code, err := ask("/readyz"); code != 200 || err != nil {
		t.Fatal(code, err)
	}
	s.cmd.Process.Signal(syscall.SIGTERM)
	var said, served, fresh int
	for {
		code, err := ask("/readyz")
		if err != nil {
			break
		}
		if said == 503 && code != 503 {
			t.Errorf("it said no and then %d", code)
		}
		said = code
		if page, err := ask("/"); err == nil && said == 503 {
			served = page
		}
		if res, err := http.Get("http://" + s.address + "/readyz"); err == nil { // on a connection of its own
			res.Body.Close()
			if said == 503 {
				fresh = res.StatusCode
			}
		}
		time.Sleep(5 * time.Millisecond)
	}
	<-s.ended
	if said != 503 || served != 200 || fresh != 503 {
		t.Errorf("readyz %d, a page meanwhile %d, readyz for who came new %d: %s", said, served, fresh, s.log)
	}
	if code := s.cmd.ProcessState.ExitCode(); code != 0 {
		t.Errorf("it ended with %d", code)
	}
	if !strings.Contains(s.log.String(), `"closed"`) {
		t.Error("the log does not say that it closed")
	}
}

func TestANoticeFitsInTheTenSeconds(t *testing.T) {
	out, code := says(t, program("serve", "--data="+used(t), "--address=127.0.0.1:0", "--notice=9s"))
	if code == 0 || !strings.Contains(out, "between 0s and 3s") {
		t.Errorf("code %d: %s", code, out)
	}
}

func hash(name string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(name))
	return h.Sum64()
}
