package live_test

import (
	"context"
	"fmt"
	"path/filepath"
	"runtime"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"maatwerkroute/server/live"
	"maatwerkroute/server/store"
	"maatwerkroute/sessions"
)

// drowsy is a hall whose boards go as soon as nothing is asked of them, on a real file.
func drowsy(t *testing.T, idle time.Duration) (*live.Hall, *store.Store) {
	t.Helper()
	s, err := store.Open(filepath.Join(t.TempDir(), "m.db"))
	if err != nil {
		t.Fatal(err)
	}
	h := live.NewHall(live.Settings{Log: s, Now: time.Now, Days: sessions.Days{Zone: sessions.Amsterdam}, Epoch: s.Epoch(), Idle: idle,
		Fatal: func(err error) { t.Errorf("the log failed: %v", err) }})
	t.Cleanup(func() {
		h.Close()
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return h, s
}

var lead = sessions.Principal{Role: sessions.Facilitator, Organization: "o1", Collective: true}

func asks(t *testing.T, h *live.Hall, stream string, who sessions.Principal, w sessions.Wish) {
	t.Helper()
	b, err := h.Board(t.Context(), stream)
	if err != nil {
		t.Fatal(err)
	}
	ask, err := live.NewAsk(w, "")
	if err == nil {
		err = b.Do(t.Context(), who, ask)
	}
	if err != nil {
		t.Fatalf("%T: %v", w, err)
	}
}

func opens(t *testing.T, h *live.Hall, stream string) {
	t.Helper()
	asks(t, h, stream, lead, &sessions.OpenTrajectory{Title: sessions.Text{Body: "Maatwerk"}, HostName: "Collectief", HostType: "collectief",
		Steps: []sessions.NewStep{{ID: "nood", Title: sessions.Text{Body: "Er is iets mis"}}}})
}

// gone waits until so many boards are in memory.
func gone(t *testing.T, h *live.Hall, left int) {
	t.Helper()
	for end := time.Now().Add(30 * time.Second); h.Boards() != left; runtime.GC() {
		if time.Now().After(end) {
			t.Fatalf("%d boards are in memory, want %d", h.Boards(), left)
		}
		time.Sleep(time.Millisecond)
	}
}

func titleOf(t *testing.T, h *live.Hall, stream string) (title string) {
	t.Helper()
	b, err := h.Board(t.Context(), stream)
	if err != nil {
		t.Fatal(err)
	}
	b.Read(func(st *sessions.State, say func(sessions.WordsID) string) {
		if r, ok := st.Row("trajectory", stream); ok {
			title = say(r.Record.(*sessions.Trajectory).Title)
		}
	})
	return title
}

// TestABoardGoesWhenNobodyLooks, and is read again as it was.
func TestABoardGoesWhenNobodyLooks(t *testing.T) {
	h, _ := drowsy(t, time.Millisecond)
	for i := range 5 {
		opens(t, h, fmt.Sprintf("t%d", i))
	}
	gone(t, h, 0)
	if got := titleOf(t, h, "t3"); got != "Maatwerk" {
		t.Errorf("it is read again as %q", got)
	}
	gone(t, h, 0)
}

// TestABoardStaysWhenItIsToStay: without a time after which it goes.
func TestABoardStaysWhenItIsToStay(t *testing.T) {
	h, _ := drowsy(t, 0)
	opens(t, h, "t1")
	for range 5 {
		runtime.GC()
	}
	if n := h.Boards(); n != 1 {
		t.Errorf("%d boards", n)
	}
}

// TestAScreenKeepsItsBoard: while it looks there is one board of its stream, however long nothing is asked, and what
// another asks wakes it.
func TestAScreenKeepsItsBoard(t *testing.T) {
	h, _ := drowsy(t, time.Millisecond)
	opens(t, h, "t1")
	b, err := h.Board(t.Context(), "t1")
	if err != nil {
		t.Fatal(err)
	}
	v, err := b.View(t.Context(), lead, "")
	if err != nil {
		t.Fatal(err)
	}
	b = nil
	if _, err := v.Since(); err != nil {
		t.Fatal(err)
	}
	opens(t, h, "t2")
	gone(t, h, 1) // that of the screen
	for round := range 3 {
		wake := v.Wake()
		asks(t, h, "t1", lead, &sessions.PauseTrajectory{Reason: sessions.Text{Body: fmt.Sprintf("Even rust, %d.", round)}, Until: h.Now() + 30*day})
		select {
		case <-wake:
		case <-time.After(30 * time.Second):
			t.Fatal("the screen was not woken")
		}
		if frames, err := v.Since(); err != nil || len(frames) == 0 {
			t.Fatalf("the screen got %d frames: %v", len(frames), err)
		}
		asks(t, h, "t1", lead, &sessions.ResumeTrajectory{})
		gone(t, h, 1)
	}
	runtime.KeepAlive(v)
}

// TestBoardsThatComeAndGoLoseNothing: many open boards, ask and let go at once, while boards go as soon as they can. Each
// wish that was acknowledged stands in the log once, and no board says anything else than the log.
func TestBoardsThatComeAndGoLoseNothing(t *testing.T) {
	h, s := drowsy(t, 50*time.Microsecond)
	const streams, people, each = 4, 12, 25
	for i := range streams {
		opens(t, h, fmt.Sprintf("t%d", i))
	}
	var work sync.WaitGroup
	var kept [streams]atomic.Int64
	stop := make(chan struct{})
	go func() {
		for {
			select {
			case <-stop:
				return
			default:
				runtime.GC()
			}
		}
	}()
	for p := range people {
		work.Go(func() {
			for i := range each {
				n := (p + i) % streams
				b, err := h.Board(context.Background(), fmt.Sprintf("t%d", n))
				if err != nil {
					t.Error(err)
					return
				}
				ask, err := live.NewAsk(&sessions.NameSteps{Steps: []sessions.NewStep{{ID: "nood", Title: sessions.Text{Body: fmt.Sprintf("Stap %d van %d", i, p)}}}}, "")
				if err != nil {
					t.Error(err)
					return
				}
				if err := b.Do(context.Background(), lead, ask); err != nil {
					t.Errorf("person %d, wish %d: %v", p, i, err)
					return
				}
				kept[n].Add(1)
				if i%5 == 0 { // the same wish once more is one
					if err := b.Do(context.Background(), lead, ask); err != nil {
						t.Error(err)
					}
				}
			}
		})
	}
	work.Wait()
	close(stop)
	for i := range streams {
		stream := fmt.Sprintf("t%d", i)
		head, err := s.Head(context.Background(), stream)
		if err != nil {
			t.Fatal(err)
		}
		if want := kept[i].Load() + 1; head != want {
			t.Errorf("%s has %d entries, want %d", stream, head, want)
		}
		if titleOf(t, h, stream) != "Maatwerk" {
			t.Errorf("%s lost its title", stream)
		}
	}
	gone(t, h, 0)
}

// TestAHallThatClosesWakesNoBoard: who asks then hears "not now", also of a board that sleeps.
func TestAHallThatClosesWakesNoBoard(t *testing.T) {
	h, _ := drowsy(t, time.Millisecond)
	opens(t, h, "t1")
	b, err := h.Board(t.Context(), "t1")
	if err != nil {
		t.Fatal(err)
	}
	var asked sync.WaitGroup
	for range 20 {
		asked.Go(func() {
			ask, err := live.NewAsk(&sessions.ResumeTrajectory{}, "")
			if err != nil {
				t.Error(err)
				return
			}
			if err := b.Do(context.Background(), lead, ask); err != nil && !live.NotNow(err) {
				if _, refused := sessions.Refused(err); !refused {
					t.Error(err)
				}
			}
		})
	}
	h.Close()
	asked.Wait()
}
