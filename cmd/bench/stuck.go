package main

// stuckResult is what became of the sockets that never read.
type stuckResult struct{ Cut, Back int }

// beStuck lets in the sockets that never read. What it gives waits for what became of them.
func (l *load) beStuck(*parent) func() (stuckResult, error) {
	return func() (stuckResult, error) { return stuckResult{}, nil }
}
