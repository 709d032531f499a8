package live

import (
	"context"
	"errors"
	"os"
	"testing"
	"time"

	"github.com/gorilla/websocket"
)

func descriptors(t *testing.T) int {
	t.Helper()
	all, err := os.ReadDir("/proc/self/fd")
	if err != nil {
		t.Skip("descriptors cannot be counted here")
	}
	return len(all)
}

func TestDrain(t *testing.T) {
	h := open(t, echo, nil)
	h.knock(t, "GET /other/warm HTTP/1.1\r\nHost: a\r\n\r\n")
	before := descriptors(t)
	var people []*websocket.Conn
	for range 50 {
		people = append(people, h.ring(t, "board"))
	}
	until(t, "all inside", func() bool { return h.door.Inside() == len(people) })
	drained := make(chan error, 1)
	go func() { drained <- h.door.Drain(context.Background(), websocket.CloseServiceRestart) }()
	for _, ws := range people {
		if code := closeCode(t, ws); code != websocket.CloseServiceRestart {
			t.Errorf("told %d", code)
		}
		ws.Close()
	}
	if err := <-drained; err != nil {
		t.Fatal(err)
	}
	until(t, "no goroutines left", func() bool { return goroutines() == 0 && h.door.Inside() == 0 })
	until(t, "no descriptors left", func() bool { return descriptors(t) <= before })
	if _, answer := h.knock(t, handshake(nil)); answer.StatusCode != 503 {
		t.Errorf("let in after the end: %d", answer.StatusCode)
	}
}

func TestDrainOfPeersWhoDoNotHangUp(t *testing.T) {
	rows := map[string]struct {
		farewell time.Duration
		patience time.Duration
		cut      bool
	}{
		"ended by their farewell":         {50 * time.Millisecond, 20 * time.Second, false},
		"cut when the context ends first": {time.Hour, 50 * time.Millisecond, true},
	}
	for name, row := range rows {
		t.Run("it is "+name, func(t *testing.T) {
			h := open(t, echo, func(d *Door) { d.Farewell = row.farewell })
			for range 5 {
				h.knock(t, handshake(nil)) // does not read, does not answer
			}
			until(t, "all inside", func() bool { return h.door.Inside() == 5 })
			ctx, cancel := context.WithTimeout(context.Background(), row.patience)
			defer cancel()
			if err := h.door.Drain(ctx, 1012); errors.Is(err, context.DeadlineExceeded) != row.cut {
				t.Errorf("drained with %v", err)
			}
			until(t, "no goroutines left", func() bool { return goroutines() == 0 && h.door.Inside() == 0 })
		})
	}
}

// People come in while the door is shut: each is refused, told, or cut, and none is forgotten.
func TestDrainWhilePeopleComeIn(t *testing.T) {
	h := open(t, echo, nil)
	drained := make(chan error, 1)
	for i := range 60 {
		if i == 30 {
			go func() { drained <- h.door.Drain(context.Background(), 1012) }()
		}
		d := websocket.Dialer{Subprotocols: []string{Subprotocol}}
		ws, _, err := d.Dial("ws://"+h.addr+"/live/v1/board", map[string][]string{"Origin": {home}})
		if err != nil {
			continue
		}
		go func() { ws.ReadMessage(); ws.Close() }()
	}
	if err := <-drained; err != nil {
		t.Error(err)
	}
	until(t, "no goroutines left", func() bool { return goroutines() == 0 && h.door.Inside() == 0 })
}
