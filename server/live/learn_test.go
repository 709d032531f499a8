package live_test

import (
	"context"
	"strings"
	"sync/atomic"
	"testing"

	"maatwerkroute/server/live"
	"maatwerkroute/server/store"
	"maatwerkroute/sessions"
)

// slowReader reads a person's acts, and lets something happen before it gives them.
type slowReader struct {
	*store.Store
	meanwhile func()
	done      atomic.Bool
}

func (l *slowReader) Handles(ctx context.Context, stream, seat string) ([]string, error) {
	list, err := l.Store.Handles(ctx, stream, seat)
	if seat == "s0" && !l.done.Swap(true) {
		l.meanwhile()
	}
	return list, err
}

// A scribe writes a card for somebody at the very moment at which that person's phone comes in.
func TestAnActThatIsWrittenWhileAPhoneComesInIsTheirs(t *testing.T) {
	e := writing(t)
	e.hall.Close()
	slow := &slowReader{Store: e.store}
	e.hall = live.NewHall(live.Settings{Log: slow, Now: e.clockNow, Days: sessions.Days{Zone: sessions.Amsterdam}, Epoch: e.store.Epoch(), Fatal: func(err error) { t.Error(err) }})
	board, err := e.hall.Board(t.Context(), "t1")
	if err != nil {
		t.Fatal(err)
	}
	e.board = board
	slow.meanwhile = func() {
		e.must(e.scribe(), &sessions.WriteCardFor{PlaceCard: sessions.PlaceCard{Card: "c1", Question: "vast", Step: "nood", Text: sessions.Text{Body: "woorden"}}, Side: sessions.Ervaring, Seat: "s0", Yes: true})
	}
	for key := range e.look(e.at("s0")).records {
		if strings.HasPrefix(key, "my-card ") {
			return
		}
	}
	t.Error("the card that was written meanwhile is not theirs")
}
