package live

import (
	"context"
	"time"

	"maatwerkroute/sessions"
)

// Meter counts what a hall does. Every call comes from a hot path: it must not wait and should not allocate.
// Nothing of a person goes into it.
type Meter interface {
	// Acknowledged counts a wish that is on disk, now or before, by the name of its operation.
	Acknowledged(op string)
	// Replayed counts a wish that came again after it was accepted: an outbox that did not hear the answer.
	Replayed()
	// Refused counts a no with a code of the rules.
	Refused(code sessions.Code)
	// NotNow counts a no that is nobody's fault.
	NotNow()
	// Committed is one transaction: how much was in it and how long the disk took.
	Committed(entries, boards int, took time.Duration)
	// Wrote is one write to a screen: how many commits it takes in one go (one when the screen keeps up), and
	// how long ago the last of them was on disk.
	Wrote(commits int64, behind time.Duration)
	// Inside counts screens that come (1) and go (-1).
	Inside(role sessions.Role, change int)
}

// unmetered counts nothing.
type unmetered struct{}

func (unmetered) Acknowledged(string)               {}
func (unmetered) Replayed()                         {}
func (unmetered) Refused(sessions.Code)             {}
func (unmetered) NotNow()                           {}
func (unmetered) Committed(int, int, time.Duration) {}
func (unmetered) Wrote(int64, time.Duration)        {}
func (unmetered) Inside(sessions.Role, int)         {}

func metered(m Meter) Meter {
	if m == nil {
		return unmetered{}
	}
	return m
}

// no counts an answer that is no.
func (h *Hall) no(err error) {
	if r, ok := sessions.Refused(err); ok {
		h.meter.Refused(r.Code)
		return
	}
	h.meter.NotNow()
}

// append keeps batches and counts what one transaction took.
func (h *Hall) append(ctx context.Context, batches []sessions.Batch) error {
	began := time.Now()
	err := h.log.Append(ctx, batches)
	if err == nil {
		entries := 0
		for i := range batches {
			entries += len(batches[i].Entries)
		}
		h.meter.Committed(entries, len(batches), time.Since(began))
	}
	return err
}

// beat is how often a board has committed since it was opened, and when it last did. Guarded by the board's lock.
type beat struct {
	n  int64
	at time.Time
}

func (b *beat) tick() { b.n, b.at = b.n+1, time.Now() }

// lag is what a viewer takes in one go; nothing when it comes in.
type lag struct {
	commits int64
	since   time.Time // the last of them was on disk
}

// look gives what a viewer has not looked at yet. looked is its own: one more than the commits that it saw, so
// that zero is a viewer that comes in.
func (b *beat) look(looked *int64) (l lag) {
	if *looked > 0 {
		l = lag{commits: b.n + 1 - *looked, since: b.at}
	}
	*looked = b.n + 1
	return l
}

func (h *Hall) wrote(l lag) {
	if l.commits > 0 {
		h.meter.Wrote(l.commits, time.Since(l.since))
	}
}
