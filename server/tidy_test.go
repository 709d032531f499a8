package server

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"maatwerkroute/server/store"
	"maatwerkroute/sessions"
)

// TestWhatHasHadItsTimeIsForgotten: contacts within the hour, and what is left of them in the files at night. The
// clock of the tests starts at seven in the evening.
func TestWhatHasHadItsTimeIsForgotten(t *testing.T) {
	h := start(t, nil)
	ctx, did := t.Context(), chores{}
	for i := range 60 {
		c := store.Contact{Participant: fmt.Sprintf("p%d", i), Way: "mail", Detail: fmt.Sprintf("geheim-%d@voorbeeld.nl", i) + strings.Repeat("x", 20000),
			DeleteAfter: sessions.At(h.clock.now().Add(90 * time.Minute))}
		if err := h.Store.SaveContact(ctx, c); err != nil {
			t.Fatal(err)
		}
	}
	left := func() int {
		n := 0
		for i := range 3 {
			list, err := h.Store.Contacts(ctx, fmt.Sprintf("p%d", i))
			if err != nil {
				t.Fatal(err)
			}
			n += len(list)
		}
		return n
	}
	size := func() int64 {
		f, err := os.Stat(filepath.Join(h.config.Data, "maatwerkroute.db"))
		if err != nil {
			t.Fatal(err)
		}
		return f.Size()
	}
	for _, row := range []struct {
		pass time.Duration
		left int
	}{{0, 3}, {89 * time.Minute, 3}, {30 * time.Minute, 3}, {30 * time.Minute, 0}} { // due at 90, looked at 0, 89 and 149
		h.clock.pass(row.pass)
		h.tidyNow(ctx, &did)
		if n := left(); n != row.left {
			t.Fatalf("at %s %d are left, want %d", h.clock.now().Format(time.TimeOnly), n, row.left)
		}
	}
	full := size()
	h.clock.pass(4 * time.Hour) // half past one
	h.tidyNow(ctx, &did)
	if size() != full {
		t.Error("it was settled before the night")
	}
	h.clock.pass(2 * time.Hour) // half past three; the minute of three itself went by
	h.tidyNow(ctx, &did)
	settled := size()
	if settled >= full/2 {
		t.Errorf("the file has %d bytes, and had %d", settled, full)
	}
	if b, err := os.ReadFile(filepath.Join(h.config.Data, "maatwerkroute.db")); err != nil || bytes.Contains(b, []byte("geheim-")) {
		t.Errorf("what was forgotten can still be read (%v)", err)
	}
	night := did.settled
	h.clock.pass(20 * time.Hour)
	h.tidyNow(ctx, &did)
	if did.settled != night {
		t.Error("it was settled twice in a night")
	}
	h.clock.pass(4 * time.Hour)
	h.tidyNow(ctx, &did)
	if did.settled == night || did.settled == "" {
		t.Error("the next night was not settled")
	}
	if strings.Contains(wholeLog.String(), "geheim-") {
		t.Error("a contact is in the log")
	}
}

// TestWhenTheFilesMayBeSettled: writers wait for it, so it does not come when everybody does.
func TestWhenTheFilesMayBeSettled(t *testing.T) {
	at := func(hour, minute int) time.Time {
		return time.Date(2026, 1, 14, hour, minute, 0, 0, sessions.Amsterdam)
	}
	for name, row := range map[string]struct {
		now, opened time.Time
		settled     string
		inside      int
		may         bool
	}{
		"before the night":           {at(2, 59), at(1, 0), "", 0, false},
		"in the night":               {at(3, 0), at(1, 0), "2026-01-13", 0, true},
		"somebody is inside":         {at(3, 0), at(1, 0), "", 1, false},
		"also in the last hour":      {at(5, 0), at(1, 0), "", 1, true},
		"the last minute":            {at(5, 59), at(1, 0), "", 0, true},
		"after the night":            {at(6, 0), at(1, 0), "", 0, false},
		"done this night":            {at(4, 0), at(1, 0), "2026-01-14", 0, false},
		"a server that just started": {at(4, 4), at(4, 0), "", 0, false},
		"and that has been there":    {at(4, 5), at(4, 0), "", 0, true},
	} {
		t.Run(name, func(t *testing.T) {
			if may := maySettle(row.now, chores{opened: row.opened, settled: row.settled}, row.inside); may != row.may {
				t.Errorf("it said %v", may)
			}
		})
	}
}

func TestTidyingEndsWithItsContext(t *testing.T) {
	h := start(t, nil)
	ctx, stop := context.WithCancel(context.Background())
	stop()
	done := make(chan struct{})
	go func() { h.tidy(ctx); close(done) }()
	select {
	case <-done:
	case <-time.After(10 * time.Second):
		t.Error("it goes on")
	}
}
