package main

import (
	"fmt"
	"os"
	"runtime/pprof"
)

// profile writes a processor profile to a file from now until end, when there is a name. Only who starts the
// program can ask for it: it is no setting, and nothing of it can be reached over the network.
func profile(name string) (end func(), err error) {
	if name == "" {
		return func() {}, nil
	}
	f, err := os.OpenFile(name, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, fmt.Errorf("processor profile: %w", err)
	}
	if err := pprof.StartCPUProfile(f); err != nil {
		f.Close()
		return nil, fmt.Errorf("processor profile: %w", err)
	}
	return func() {
		pprof.StopCPUProfile()
		f.Close()
	}, nil
}
