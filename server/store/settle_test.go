package store

import (
	"context"
	"errors"
	"testing"
	"time"
)

// A stop does not wait for the work of the night: it is cut off, the file is as it was, and the next night does it.
func TestTheWorkOfTheNightIsCutOffByAStop(t *testing.T) {
	s, path := open(t)
	for i := range 4 {
		keep(t, s, batch("a", int64(i)*500, 500))
	}
	cut := 0
	for wait := 100 * time.Microsecond; wait < 50*time.Millisecond; wait *= 2 {
		ctx, stop := context.WithTimeout(t.Context(), wait)
		if err := s.Settle(ctx); err != nil {
			if !errors.Is(err, context.DeadlineExceeded) && ctx.Err() == nil {
				t.Errorf("after %v: %v", wait, err)
			}
			cut++
		}
		stop()
	}
	if cut == 0 {
		t.Error("it was never cut off: this test shows nothing")
	}
	keep(t, s, batch("a", 2000, 1))
	if err := s.Settle(t.Context()); err != nil {
		t.Errorf("the next night: %v", err)
	}
	if r, err := s.Verify(t.Context()); err != nil || len(r.Bad) > 0 || r.Entries != 2001 {
		t.Errorf("%+v, %v", r, err)
	}
	s.Close()
	if again := openAt(t, path); read(t, again, "a").Seq != 2001 {
		t.Error("something is lost")
	}
}
