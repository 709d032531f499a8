package disk

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"time"

	"maatwerkroute/cmd/room"
	"maatwerkroute/cmd/torture/line"
)

// load is a server under load whose disk was recorded from the moment it started.
type load struct {
	start  map[string][]byte
	events []event
	acks   []ack
}

// endings are the ways in which a recorded load ends, by name. What a disk could not sync may be gone after a cut
// just as what nobody asked it to sync.
var endings = []struct {
	name string
	end  func(context.Context, *stage) error
}{
	{"killed", func(context.Context, *stage) error { return nil }},
	{"stopped", func(_ context.Context, s *stage) error { return s.server.Stop() }}, // empties the write-ahead log and removes it
	{"full in between", func(ctx context.Context, s *stage) error {
		for range 3 {
			if err := errors.Join(s.fill(ctx, trouble{wrong: full, files: everyFile, room: 5_001}), s.disk.set(trouble{})); err != nil {
				return err
			}
			if err := s.crowd.more(ctx, 40); err != nil {
				return err
			}
		}
		return nil
	}},
	{"sync fails", func(ctx context.Context, s *stage) error {
		if err := s.disk.set(trouble{wrong: badSync, files: everyFile}); err != nil {
			return err
		}
		return s.crowd.until(ctx, "the end of the process", time.Minute, s.ended)
	}},
}

// record runs phones until enough was acknowledged, and then the ending.
func (t *try) record(ctx context.Context, enough int, end func(context.Context, *stage) error) (*load, error) {
	recorded := *t
	recorded.recording = filepath.Join(t.folder, "recording")
	l := &load{}
	recorded.before = func(d *disk) (err error) {
		l.start, err = readFolder(d.under)
		return err
	}
	s, err := recorded.set(ctx, room.Plan{Boards: 2, Seats: 4, Cards: 8})
	if err != nil {
		return nil, err
	}
	defer s.strike()
	if err := s.crowd.more(ctx, enough); err != nil {
		return nil, err
	}
	if err := end(ctx, s); err != nil {
		return nil, fmt.Errorf("%w: %s", err, s.log)
	}
	s.strike()
	l.acks = s.crowd.acks()
	l.events, err = readRecording(recorded.recording)
	return l, err
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
	sum, done, now := line.Line{}, 0, newImage(l.start)
	for i, n := range at {
		for ; done < n; done++ {
			now.take(l.events[done])
		}
		found, err := l.cut(ctx, now, filepath.Join(folder, "cut"), n, rand.New(rand.NewPCG(seed, uint64(i))))
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
func (l *load) cut(ctx context.Context, now *image, folder string, n int, chance *rand.Rand) (line.Line, error) {
	if err := os.Mkdir(folder, 0o700); err != nil {
		return line.Line{}, err
	}
	defer os.RemoveAll(folder)
	if err := now.cut(folder, chance); err != nil {
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
		ending := endings[i%len(endings)]
		l, err := one.record(ctx, enough, ending.end)
		if err != nil {
			return sum, fmt.Errorf("a load that ends %s: %w", ending.name, err)
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
	return told(sum, "%d states", rounds*states), nil
}
