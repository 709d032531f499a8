package live_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"maatwerkroute/server/live"
	"maatwerkroute/server/store"
	"maatwerkroute/sessions"
)

// The decisions that are costly later, a test each (ARCHITECTURE, "Who sees what" and "The live board").

// writing is an open evening in the writing phase.
func writing(t *testing.T) *evening {
	e := newEvening(t, 3)
	e.prepare(map[string]int{})
	e.must(e.lea(), &sessions.StartPhase{Phase: "drempels"})
	return e
}

func (e *evening) place(seat, card, text string) {
	e.t.Helper()
	e.must(e.at(seat), &sessions.PlaceCard{Card: card, Question: "vast", Step: "nood", Text: sessions.Text{Body: text}})
}

func TestARecordIsAddressedToOnePerson(t *testing.T) {
	e := writing(t)
	hers, his := e.look(e.at("s0")), e.look(e.at("s1"))
	e.place("s0", "c1", "een brief die niemand begreep")
	for who, s := range map[string]*screen{"hers": hers, "his": his} {
		if _, err := s.catchUp(t); err != nil {
			t.Fatal(err)
		}
		mine, words := 0, 0
		for key := range s.records {
			if strings.HasPrefix(key, "my-card ") {
				mine++
			}
		}
		for _, text := range s.words {
			if strings.Contains(text, "niemand begreep") {
				words++
			}
		}
		if want := map[string]int{"hers": 1, "his": 0}[who]; mine != want || words != want {
			t.Errorf("%s screen has %d of her cards and %d of her sentences", who, mine, words)
		}
	}
}

func TestARevealRestampsEveryCardInAnotherOrder(t *testing.T) {
	other := 0
	for range 12 { // six cards in the order of writing twelve times over: one in 720 to the twelfth
		e := writing(t)
		s := e.look(e.at("s4"))
		for i := range 3 {
			e.place(fmt.Sprintf("s%d", i), fmt.Sprintf("a%d", i), "woorden")
			e.place(fmt.Sprintf("s%d", i), fmt.Sprintf("b%d", i), "woorden")
		}
		if n, _ := s.catchUp(t); n != 0 {
			t.Fatalf("before the reveal an official heard %d frames", n)
		}
		e.must(e.lea(), &sessions.StartPhase{Phase: "bundelen"})
		e.must(e.lea(), &sessions.RevealCards{})
		frames, err := s.view.Since()
		if err != nil {
			t.Fatal(err)
		}
		all := string(bytes.Join(frames, nil))
		last := -1
		for _, id := range []string{"a0", "b0", "a1", "b1", "a2", "b2"} {
			at := strings.Index(all, `"id":"`+id+`"`)
			if at < 0 {
				t.Fatalf("%s was not revealed", id)
			}
			if at < last {
				other++
			}
			last = at
		}
	}
	if other == 0 {
		t.Error("cards are revealed in the order in which they were written")
	}
}

func TestAClassThatChangesStartsAgain(t *testing.T) {
	e := writing(t)
	s := e.look(e.at("s6")) // an official who has not said yes to the promise
	for i := range 3 {
		e.place(fmt.Sprintf("s%d", i), fmt.Sprintf("c%d", i), "woorden")
	}
	e.must(e.lea(), &sessions.StartPhase{Phase: "bundelen"})
	e.must(e.lea(), &sessions.RevealCards{})
	if _, err := s.catchUp(t); err != nil {
		t.Fatal(err)
	}
	if _, sees := s.records["card c0"]; sees {
		t.Fatal("an official sees experiences before the promise (I-20)")
	}
	e.must(e.at("s6"), &sessions.GivePledge{})
	frames, err := s.view.Since()
	if err != nil || len(frames) == 0 || !bytes.Contains(frames[0], []byte(`"fresh":true`)) {
		t.Fatalf("a screen whose class changed is not told to start again: %v %s", err, frames)
	}
	for _, f := range frames {
		s.hear(t, f)
	}
	if _, sees := s.records["card c0"]; !sees {
		t.Error("an official who promised sees nothing")
	}
}

func TestWhoMaySeeItNoMoreHearsGone(t *testing.T) {
	e := writing(t)
	s := e.look(e.at("s7"))
	for i := range 3 {
		e.place(fmt.Sprintf("s%d", i), fmt.Sprintf("c%d", i), "woorden")
	}
	e.must(e.lea(), &sessions.StartPhase{Phase: "bundelen"})
	e.must(e.lea(), &sessions.RevealCards{})
	if _, err := s.catchUp(t); err != nil || s.records["card c1"] == "" {
		t.Fatalf("not shown: %v", err)
	}
	e.must(e.at("s1"), &sessions.ConsentCard{Card: "c1", Answer: sessions.ConsentNo})
	if _, err := s.catchUp(t); err != nil || s.records["card c1"] != "" {
		t.Errorf("a card that its author took back is still on a screen: %v", err)
	}
}

func TestTheLinkLiesOutsideTheLog(t *testing.T) {
	e := writing(t)
	e.place("s0", "c1", "woorden")
	handles := e.handles("s0")
	if len(handles) != 1 {
		t.Fatalf("a person with one card has %d acts", len(handles))
	}
	err := e.store.Entries(context.Background(), "t1", 0, func(k sessions.Kept) error {
		for _, f := range k.Facts {
			if c, ok := f.(*sessions.CardPlaced); ok {
				body, err := sessions.WriteFacts([]sessions.Fact{c})
				if err != nil {
					return err
				}
				if bytes.Contains(body, []byte(`"s0"`)) {
					t.Errorf("the fact of a card names its author: %s", body)
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestWordsLiveOnceAndLeaveTheDisk(t *testing.T) {
	e := writing(t)
	const secret = "zeldzaamwoordkwiskwas"
	e.place("s0", "c1", "er stond "+secret+" op de brief")
	if n := e.onDisk(secret); n == 0 {
		t.Fatal("the words are not on disk at all: this test shows nothing")
	}
	e.must(e.at("s0"), &sessions.WithdrawCard{Card: "c1"})
	if n := e.onDisk(secret); n != 0 {
		t.Errorf("withdrawn words are still in %d files", n)
	}
	s := e.look(e.at("s0"))
	for _, text := range s.words {
		if strings.Contains(text, secret) {
			t.Error("withdrawn words are still sent")
		}
	}
}

// onDisk counts the files of the database that hold a text.
func (e *evening) onDisk(text string) int {
	e.t.Helper()
	n := 0
	for _, suffix := range []string{"", "-wal", "-shm"} {
		b, err := os.ReadFile(e.path + suffix)
		if err == nil && bytes.Contains(b, []byte(text)) {
			n++
		}
	}
	return n
}

func TestBoundariesAreInstantsInFacts(t *testing.T) {
	e := writing(t)
	e.must(e.lea(), &sessions.RegisterOneOff{OneOff: "o1", What: sessions.Text{Body: "tekst op de website aangepast"}, By: "communicatie"})
	row := e.row("one-off", "o1")
	at := e.now()
	if row.Late != at+14*day {
		t.Errorf("an open end starts at %d, want %d", row.Late, at+14*day)
	}
	e.clock = e.clock.AddDate(1, 0, 0) // a year later nothing was computed anew
	e.close()
	e.open()
	if got := e.row("one-off", "o1").Late; got != at+14*day {
		t.Errorf("after a restart it starts at %d", got)
	}
}

func (e *evening) row(kind, id string) *sessions.Row {
	e.t.Helper()
	for _, r := range e.rows() {
		if r.Kind == kind && r.ID == id {
			return r
		}
	}
	e.t.Fatalf("no %s %s", kind, id)
	return nil
}

func TestWordsWrittenInTimeCount(t *testing.T) {
	e := writing(t)
	inTime := e.run()
	e.must(e.lea(), &sessions.StartPhase{Phase: "pauze"})
	late := &sessions.PlaceCard{Card: "c1", Question: "vast", Step: "nood", Text: sessions.Text{Body: "in een tunnel geschreven"}}
	if err := e.inRun(e.at("s0"), inTime, late); err != nil {
		t.Errorf("words of the writing phase are refused in the break: %v", err)
	}
	now := &sessions.PlaceCard{Card: "c2", Question: "vast", Step: "nood", Text: sessions.Text{Body: "in de pauze geschreven"}}
	if e.inRun(e.at("s0"), e.run(), now) == nil {
		t.Error("words of the break are taken")
	}
	if e.inRun(e.at("s0"), "verzonnen", now) == nil {
		t.Error("words of a run that never was are taken")
	}
	e.must(e.lea(), &sessions.CloseSession{})
	if e.inRun(e.at("s0"), inTime, now) == nil {
		t.Error("words are taken after closing")
	}
}

func TestAnAcceptedWishIsDoneOnce(t *testing.T) {
	e := writing(t)
	ask, err := live.NewAsk(&sessions.PlaceCard{Card: "c1", Question: "vast", Step: "nood", Text: sessions.Text{Body: "woorden"}}, e.run())
	if err != nil {
		t.Fatal(err)
	}
	for range 3 {
		if err := e.board.Do(t.Context(), e.at("s0"), ask); err != nil {
			t.Fatalf("the same wish again: %v", err)
		}
	}
	e.close()
	e.open()
	if err := e.board.Do(t.Context(), e.at("s0"), ask); err != nil {
		t.Fatalf("the same wish after a restart: %v", err)
	}
	other := ask
	other.Wish = &sessions.PlaceCard{Card: "c1", Question: "vast", Step: "nood", Text: sessions.Text{Body: "andere woorden"}}
	if err := live.Prepare(other.Wish); err != nil {
		t.Fatal(err)
	}
	if r, ok := sessions.Refused(e.board.Do(t.Context(), e.at("s0"), other)); !ok || r.Code != sessions.Conflict {
		t.Errorf("the same id with other words: %v", r)
	}
	if n := len(e.ids("card")); n != 1 {
		t.Errorf("one wish made %d cards", n)
	}
}

func TestARefusalIsNotRemembered(t *testing.T) {
	e := writing(t)
	ask, err := live.NewAsk(&sessions.RevealCards{}, "")
	if err != nil {
		t.Fatal(err)
	}
	if _, refused := sessions.Refused(e.board.Do(t.Context(), e.lea(), ask)); !refused {
		t.Fatal("a reveal in the writing phase is not refused")
	}
	for i := range 3 {
		e.place(fmt.Sprintf("s%d", i), fmt.Sprintf("c%d", i), "woorden")
	}
	e.must(e.lea(), &sessions.StartPhase{Phase: "bundelen"})
	if err := e.board.Do(t.Context(), e.lea(), ask); err != nil {
		t.Errorf("what was refused before is refused for ever: %v", err)
	}
}

// watched is a log that counts its commits and can be full.
type watched struct {
	*store.Store
	commits atomic.Int64
	full    atomic.Bool
	gate    chan struct{}
}

func (l *watched) Append(ctx context.Context, b []sessions.Batch) error {
	if l.gate != nil {
		<-l.gate
	}
	if l.full.Load() {
		return fmt.Errorf("append: %w", sessions.ErrFull)
	}
	l.commits.Add(1)
	return l.Store.Append(ctx, b)
}

func (e *evening) watch(gate chan struct{}) *watched {
	e.t.Helper()
	w := &watched{Store: e.store, gate: gate}
	e.hall.Close()
	e.hall = live.NewHall(live.Settings{Log: w, Now: e.clockNow, Days: sessions.Days{Zone: sessions.Amsterdam}, Epoch: e.store.Epoch(), Fatal: func(err error) { e.t.Error(err) }})
	board, err := e.hall.Board(context.Background(), "t1")
	if err != nil {
		e.t.Fatal(err)
	}
	e.board = board
	return w
}

func TestWhatWaitsIsOneBatch(t *testing.T) {
	e := writing(t)
	gate := make(chan struct{})
	w := e.watch(gate)
	const wishes = 50
	var work sync.WaitGroup
	var bad atomic.Int64
	run := e.run()
	for i := range wishes {
		work.Add(1)
		go func() {
			defer work.Done()
			ask, err := live.NewAsk(&sessions.PlaceCard{Card: fmt.Sprintf("c%d", i), Question: "vast", Step: "nood", Text: sessions.Text{Body: "woorden"}}, run)
			if err != nil || e.board.Do(context.Background(), e.at("s0"), ask) != nil {
				bad.Add(1)
			}
		}()
	}
	gate <- struct{}{} // the first goes alone or with others
	for e.board.Waiting()+int(w.commits.Load()) < 1 {
		gate <- struct{}{}
	}
	close(gate)
	work.Wait()
	if n := w.commits.Load(); bad.Load() != 0 || n > wishes/2 {
		t.Errorf("%d wishes took %d commits, %d went wrong", wishes, n, bad.Load())
	}
}

func TestAFullDiskSaysNotNowAndForgetsNothing(t *testing.T) {
	e := writing(t)
	w := e.watch(nil)
	s := e.look(e.at("s0"))
	ask, err := live.NewAsk(&sessions.PlaceCard{Card: "c1", Question: "vast", Step: "nood", Text: sessions.Text{Body: "woorden"}}, e.run())
	if err != nil {
		t.Fatal(err)
	}
	w.full.Store(true)
	if err := e.board.Do(t.Context(), e.at("s0"), ask); !live.NotNow(err) {
		t.Fatalf("a full disk says %v", err)
	}
	if n, _ := s.catchUp(t); n != 0 || len(e.ids("card")) != 0 {
		t.Error("what is not on disk was shown")
	}
	w.full.Store(false)
	if err := e.board.Do(t.Context(), e.at("s0"), ask); err != nil {
		t.Errorf("the same wish, when there is room again: %v", err)
	}
}

func TestAnUnclearErrorEndsTheProcess(t *testing.T) {
	e := writing(t)
	ended := make(chan error, 1)
	e.hall.Close()
	e.hall = live.NewHall(live.Settings{Log: broken{e.store}, Now: e.clockNow, Days: sessions.Days{Zone: sessions.Amsterdam}, Fatal: func(err error) { ended <- err }})
	board, err := e.hall.Board(t.Context(), "t1")
	if err != nil {
		t.Fatal(err)
	}
	ask, err := live.NewAsk(&sessions.StretchPhase{Minutes: 5}, "")
	if err != nil {
		t.Fatal(err)
	}
	if board.Do(t.Context(), e.lea(), ask) == nil {
		t.Error("acknowledged what nobody knows to be on disk")
	}
	if err := <-ended; !errors.Is(err, errTorn) {
		t.Errorf("the process was ended for %v", err)
	}
}

var errTorn = errors.New("input/output error")

type broken struct{ *store.Store }

func (broken) Append(context.Context, []sessions.Batch) error { return errTorn }

// TestAWishThatWasKeptLongAgoIsKeptOnce: a board soon stops looking up whether a wish was kept before; the index of
// the log then finds it, and who asked beside it loses nothing.
func TestAWishThatWasKeptLongAgoIsKeptOnce(t *testing.T) {
	e := writing(t)
	e.must(e.at("s0"), &sessions.PlaceCard{Card: "k", Question: "vast", Step: e.step(), Text: sessions.Text{Body: "eerst"}})
	again, err := live.NewAsk(&sessions.RewordCard{Card: "k", Text: sessions.Text{Body: "beter"}}, e.run())
	if err != nil {
		t.Fatal(err)
	}
	if err := e.board.Do(t.Context(), e.at("s0"), again); err != nil {
		t.Fatal(err)
	}
	for range 300 { // more than a board is careful for
		e.must(e.at("s0"), &sessions.RewordCard{Card: "k", Text: sessions.Text{Body: "en weer"}})
	}
	var work sync.WaitGroup
	for i := range 20 {
		work.Add(1)
		go func() {
			defer work.Done()
			ask := again
			if i%2 == 1 {
				var err error
				if ask, err = live.NewAsk(&sessions.PlaceCard{Card: fmt.Sprintf("n%d", i), Question: "vast", Step: "nood", Text: sessions.Text{Body: "nieuw"}}, again.Run); err != nil {
					t.Error(err)
				}
			}
			if err := e.board.Do(t.Context(), e.at("s0"), ask); err != nil {
				t.Errorf("wish %d: %v", i, err)
			}
		}()
	}
	work.Wait()
	kept := map[sessions.OpID]int{}
	if err := e.store.Entries(t.Context(), "t1", 0, func(k sessions.Kept) error { kept[k.Op]++; return nil }); err != nil {
		t.Fatal(err)
	}
	if kept[again.Op] != 1 {
		t.Errorf("it stands in the log %d times", kept[again.Op])
	}
	if n := len(e.ids("card")); n != 11 {
		t.Errorf("there are %d cards", n)
	}
	changed := again
	changed.Wish = &sessions.RewordCard{Card: "k", Text: sessions.Text{Body: "anders"}}
	if r, refused := sessions.Refused(e.board.Do(t.Context(), e.at("s0"), changed)); !refused || r.Code != sessions.Conflict {
		t.Error("the same id with other words was taken")
	}
}

// TestASentenceThatNothingNamesIsNotRead: what was reworded is kept, and a board that opens does not read it.
func TestASentenceThatNothingNamesIsNotRead(t *testing.T) {
	e := writing(t)
	e.must(e.at("s0"), &sessions.PlaceCard{Card: "k", Question: "vast", Step: "nood", Text: sessions.Text{Body: "eerst"}, Helped: sessions.Text{Body: "hulp 0"}})
	before, err := e.store.Stream(t.Context(), "t1")
	if err != nil {
		t.Fatal(err)
	}
	for i := range 40 {
		e.must(e.at("s0"), &sessions.RewordCard{Card: "k", Helped: sessions.Text{Body: fmt.Sprintf("hulp %d", i+1)}})
	}
	after, err := e.store.Stream(t.Context(), "t1")
	if err != nil {
		t.Fatal(err)
	}
	if len(after.Words) != len(before.Words) {
		t.Errorf("after 40 rewordings %d sentences are read, and %d before", len(after.Words), len(before.Words))
	}
	report, err := e.store.Verify(t.Context())
	if err != nil || len(report.Bad) > 0 || report.Words != len(before.Words)+40 {
		t.Errorf("of %d sentences %d are kept: %v %v", len(before.Words)+40, report.Words, report.Bad, err)
	}
	live, fresh := e.look(e.at("s0")), ""
	e.close()
	e.open()
	fresh = live.same(e.look(e.at("s0")))
	if fresh != "" {
		t.Errorf("opened anew it reads something else: %s", fresh)
	}
}
