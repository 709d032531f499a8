package disk

import (
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"

	"maatwerkroute/cmd/room"
	"maatwerkroute/cmd/torture/line"
)

// load is a server under load whose disk was recorded from the moment it started.
type load struct {
	start  *image
	events []event
	acks   []ack
}

// record runs phones until enough was acknowledged. A server that is stopped empties its write-ahead log and removes
// it; one that is killed leaves it.
func (t *try) record(ctx context.Context, enough int, stopped bool) (*load, error) {
	r, d, err := t.room(ctx, room.Plan{Boards: 2, Seats: 4, Cards: 8})
	if err != nil {
		return nil, err
	}
	start, err := readImage(d.under)
	if err != nil {
		return nil, err
	}
	recording := filepath.Join(t.folder, "recording")
	address, err := room.FreeAddress()
	if err != nil {
		return nil, err
	}
	s, err := r.Start(ctx, t.binary, address, io.Discard, d.env(recording)...)
	if err != nil {
		return nil, err
	}
	defer s.Kill()
	c := gather(ctx, r, address)
	defer c.leave()
	if err := c.more(ctx, enough); err != nil {
		return nil, err
	}
	if stopped {
		if err := s.Stop(); err != nil {
			return nil, fmt.Errorf("stop the server: %w", err)
		}
	}
	s.Kill()
	c.leave()
	events, err := readRecording(recording)
	return &load{start, events, c.acks()}, err
}

// cuts rebuilds the files as so many power cuts would have left them, and counts what each lost. Half of the cuts
// come right after something was acknowledged.
func (l *load) cuts(ctx context.Context, folder string, states int, seed uint64) (line.Line, error) {
	chance := rand.New(rand.NewPCG(seed, 3))
	if len(l.events) == 0 || len(l.acks) == 0 {
		return line.Line{}, fmt.Errorf("%d events and %d acknowledgements were recorded", len(l.events), len(l.acks))
	}
	at := make([]int, states) // how many events came before the cut
	for i := range at {
		at[i] = chance.IntN(len(l.events) + 1)
		if i%2 == 0 {
			heard := l.acks[chance.IntN(len(l.acks))].at
			at[i], _ = slices.BinarySearchFunc(l.events, heard, func(e event, heard int64) int {
				if e.before < heard {
					return -1
				}
				return 1
			})
		}
	}
	slices.Sort(at)
	sum, done := line.Line{}, 0
	for i, n := range at {
		for ; done < n; done++ {
			l.start.take(l.events[done])
		}
		found, err := l.cut(ctx, filepath.Join(folder, "cut"), n, rand.New(rand.NewPCG(seed, uint64(i))))
		if err != nil {
			return sum, err
		}
		if found.Note != "" {
			found.Note = fmt.Sprintf("seed %d, cut %d after event %d: %s", seed, i, n, found.Note)
		}
		sum = join(sum, found)
	}
	sum.Acknowledged = len(l.acks)
	return sum, ctx.Err()
}

// cut makes one state and looks at it: all that was acknowledged before the next event began must be in it.
func (l *load) cut(ctx context.Context, folder string, n int, chance *rand.Rand) (line.Line, error) {
	if err := os.Mkdir(folder, 0o700); err != nil {
		return line.Line{}, err
	}
	defer os.RemoveAll(folder)
	if err := l.start.cut(folder, chance); err != nil {
		return line.Line{}, err
	}
	before := l.acks
	if n < len(l.events) {
		before = slices.DeleteFunc(slices.Clone(l.acks), func(a ack) bool { return a.at >= l.events[n].before })
	}
	return audit(ctx, filepath.Join(folder, "maatwerkroute.db"), before), nil
}

// powerCut cuts the power of so many servers under load, so many times each.
func powerCut(ctx context.Context, t *try, rounds, enough, states int) (sum line.Line, err error) {
	for i := range rounds {
		one, err := t.inside(fmt.Sprintf("power%d", i))
		if err != nil {
			return sum, err
		}
		l, err := one.record(ctx, enough, i%2 == 1)
		if err != nil {
			return sum, err
		}
		found, err := l.cuts(ctx, one.folder, states, uint64(i)+1)
		if err != nil {
			return sum, err
		}
		found.Acknowledged += sum.Acknowledged
		sum = join(found, sum)
		if err := os.RemoveAll(one.folder); err != nil {
			return sum, err
		}
	}
	sum.Fault = "power-cut"
	if sum.Note == "" {
		sum.Note = fmt.Sprintf("%d states", rounds*states)
	}
	return sum, nil
}
