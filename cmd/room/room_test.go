package room_test

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"maatwerkroute/cmd/room"
)

// TestAPhoneInTheRoomWritesAndReads: what the others build on. The real program, a real file, a real socket.
func TestAPhoneInTheRoomWritesAndReads(t *testing.T) {
	ctx, stop := context.WithTimeout(t.Context(), time.Minute)
	defer stop()
	r, err := room.Make(ctx, t.TempDir(), room.Plan{Boards: 1, Seats: 8, Cards: 12, Barriers: 3})
	if err != nil {
		t.Fatal(err)
	}
	binary := filepath.Join(t.TempDir(), "maatwerkroute")
	if err := room.Build(ctx, binary, true); err != nil {
		t.Fatal(err)
	}
	address, err := room.FreeAddress()
	if err != nil {
		t.Fatal(err)
	}
	s, err := r.Start(ctx, binary, address, t.Output())
	if err != nil {
		t.Fatal(err)
	}
	defer s.Kill()
	b := r.Boards[0]
	screens := make([]*websocket.Conn, 4)
	for i, seat := range b.Seats[:4] {
		if screens[i], err = b.Dial(ctx, address, s.Origin(), seat, ""); err != nil {
			t.Fatal(err)
		}
		defer screens[i].Close()
		screens[i].SetReadDeadline(time.Now().Add(20 * time.Second))
	}
	wishes := []string{
		fmt.Sprintf(`"op":"reword-card","body":{"card":%q,"text":"nieuwe woorden"}`, b.Seats[0].Cards[0]),
		fmt.Sprintf(`"op":"place-card","body":{"card":"c1","question":%q,"step":%q,"text":"kaart"}`, b.Question, b.Steps[0]),
		fmt.Sprintf(`"op":"recognise-barrier","body":{"barrier":%q}`, b.Barriers[1]),
	}
	for i, w := range wishes {
		if err := screens[0].WriteMessage(websocket.TextMessage, fmt.Appendf(nil, `{"t":"wish","id":"%032x","phase":%q,%s}`, i+1, b.Run, w)); err != nil {
			t.Fatal(err)
		}
		until(t, screens[0], fmt.Sprintf(`"t":"ack","id":"%032x"`, i+1))
	}
	for _, ws := range screens[1:] {
		until(t, ws, "nieuwe woorden")
	}
	if err := s.Stop(); err != nil {
		t.Errorf("it did not end well: %v", err)
	}
}

// until reads until a frame holds the text.
func until(t *testing.T, ws *websocket.Conn, text string) {
	t.Helper()
	for {
		_, data, err := ws.ReadMessage()
		if err != nil {
			t.Fatalf("%s never came: %v", text, err)
		}
		if strings.Contains(string(data), `"t":"no"`) {
			t.Fatalf("refused: %s", data)
		}
		if strings.Contains(string(data), text) {
			return
		}
	}
}
