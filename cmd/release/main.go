// Command release builds the program for the computers that people have, with a file of checksums. It says plainly what
// cannot be built on this machine.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime"
	"syscall"
)

func main() {
	out := flag.String("out", "bin/release", "the folder to write to; what lies there of an earlier release goes")
	native := flag.Bool("native", false, "only for this machine")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := release(ctx, *out, *native, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "release:", err)
		os.Exit(1)
	}
}

// release builds what can be built here, and writes the checksums of that. Something that should have been built and was not
// is an error; a Mac's program on another machine is only said.
func release(ctx context.Context, out string, native bool, say io.Writer) error {
	if err := os.RemoveAll(out); err != nil {
		return err
	}
	if err := os.MkdirAll(out, 0o755); err != nil {
		return err
	}
	version, err := stamp(ctx)
	if err != nil {
		return err
	}
	var built []string
	var missing []error
	for _, t := range targets {
		if native && (t.os != runtime.GOOS || t.arch != runtime.GOARCH) {
			continue
		}
		cc, err := t.compiler()
		if errors.Is(err, errMac) {
			fmt.Fprintf(say, "%s/%s: not built: %v\n", t.os, t.arch, err)
			continue
		}
		if err == nil {
			name := t.name(version)
			if err = t.build(ctx, cc, out, name); err == nil {
				fmt.Fprintf(say, "%s/%s: %s\n", t.os, t.arch, name)
				built = append(built, name)
			}
		}
		if err != nil {
			fmt.Fprintf(say, "%s/%s: not built: %v\n", t.os, t.arch, err)
			missing = append(missing, fmt.Errorf("%s/%s: %w", t.os, t.arch, err))
		}
	}
	if len(built) > 0 {
		if err := sums(out, built); err != nil {
			return err
		}
	}
	return errors.Join(missing...)
}
