package main

import (
	"errors"
	"fmt"
	"os"
	"sync"

	"maatwerkroute/cmd/torture/line"
)

// tally prints the lines as they come, and knows in the end whether all was well.
type tally struct {
	mu  sync.Mutex
	bad []error
}

const mostSaid = 20 // complaints of one fault; more say nothing new

func (t *tally) tell(l line.Line, wrong []string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	fmt.Println(l)
	for _, w := range wrong[:min(len(wrong), mostSaid)] {
		fmt.Fprintf(os.Stderr, "  %s: %s\n", l.Fault, w)
	}
	if err := sound(l); err != nil {
		t.bad = append(t.bad, err)
	}
}

func (t *tally) failed(fault string, err error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if err != nil {
		t.bad = append(t.bad, fmt.Errorf("fault %s could not be tried: %w", fault, err))
	}
}

func (t *tally) verdict() error {
	t.mu.Lock()
	defer t.mu.Unlock()
	return errors.Join(t.bad...)
}

// sound is nil when a line says that all was well, and something was tried at all.
func sound(l line.Line) error {
	switch {
	case l.Lost != 0 || l.Doubled != 0 || l.Broken != 0:
		return fmt.Errorf("fault %s: lost %d, doubled %d, broken %d", l.Fault, l.Lost, l.Doubled, l.Broken)
	case l.Acknowledged == 0:
		return fmt.Errorf("fault %s: nothing was acknowledged, so nothing was shown", l.Fault)
	}
	return nil
}
