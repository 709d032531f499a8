package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"github.com/gorilla/websocket"

	"maatwerkroute/cmd/room"
)

// screen is a socket that the bench itself holds, to look at single frames.
type screen struct {
	ws      *websocket.Conn
	skipped [][]byte // what came while something else was waited for: an answer and its news come in any order
}

func dial(ctx context.Context, b room.Board, s *room.Server, seat room.Seat, cursor string) (*screen, error) {
	ws, err := b.Dial(ctx, s.Address, s.Origin(), seat, cursor)
	return &screen{ws: ws}, err
}

const patience = 20 * time.Second

// until gives the oldest frame that begins so, and waits for it.
func (s *screen) until(prefix []byte) ([]byte, error) {
	for i, frame := range s.skipped {
		if bytes.HasPrefix(frame, prefix) {
			s.skipped = slices.Delete(s.skipped, i, i+1)
			return frame, nil
		}
	}
	s.ws.SetReadDeadline(time.Now().Add(patience))
	for {
		_, frame, err := s.ws.ReadMessage()
		if err != nil {
			return nil, fmt.Errorf("waiting for %s: %w", prefix, err)
		}
		if bytes.HasPrefix(frame, noPrefix) {
			return nil, fmt.Errorf("refused: %s", frame)
		}
		if bytes.HasPrefix(frame, prefix) {
			return frame, nil
		}
		s.skipped = append(s.skipped, frame)
	}
}

// ask sends a wish and waits for its acknowledgement.
func (s *screen) ask(id int, run, wish string) error {
	if err := s.ws.WriteMessage(websocket.TextMessage, wishFrame(id, run, wish)); err != nil {
		return err
	}
	_, err := s.until(ackPrefix)
	return err
}

func wishFrame(id int, run, wish string) []byte {
	return fmt.Appendf(nil, `{"t":"wish","id":"%032x","phase":%q,%s}`, id, run, wish)
}

// cursorOf is how far a news frame brought its reader.
func cursorOf(news []byte) (string, error) {
	var f struct{ Cursor string }
	err := json.Unmarshal(news, &f)
	return f.Cursor, err
}
