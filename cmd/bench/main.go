// Command bench measures how fast the real server is: the program itself, on a real file, with real sockets and
// real wishes, each figure beside what this machine can do without us in the same run.
//
// It prints a line of JSON a figure and a table at the end. The phones are a process of their own (the same
// program again), so that their processor time is not the server's. Everything stays on this machine.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"
	"syscall"

	"maatwerkroute/cmd/room"
)

func main() {
	if os.Getenv(childEnv) != "" && len(os.Args) == 3 && os.Args[1] == childWord {
		signal.Ignore(syscall.SIGINT) // the parent hears it too, and hangs up
		exit(beChild(os.Args[2]))
		return
	}
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	defer stop()
	exit(run(ctx, os.Args[1:], os.Stdout))
}

func exit(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string, out io.Writer) error {
	b := &bench{report: report{out: out}, log: io.Discard}
	flags := flag.NewFlagSet("bench", flag.ContinueOnError)
	flags.IntVar(&b.runs, "runs", 5, "runs of each figure; the median counts")
	flags.BoolVar(&b.short, "short", false, "one run and a few seconds a figure, to work with")
	flags.StringVar(&b.profile, "profile", "", "a folder for the processor profile of the saturated server")
	flags.StringVar(&b.binary, "binary", "", "the server to measure; without it, it is built")
	only := flags.String("only", "", "figures, with commas between: "+strings.Join(names(), ","))
	dir := flags.String("dir", "", "where the folder with the databases is made; on a disk, not in memory")
	log := flags.String("log", "", "a file for what the servers log")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if b.short {
		b.runs = 1
	}
	chosen := names()
	if *only != "" {
		chosen = strings.Split(*only, ",")
	}
	defer func() {
		if b.dir != "" {
			os.RemoveAll(b.dir)
		}
	}()
	if err := b.prepare(ctx, *dir, *log); err != nil {
		return err
	}
	return b.all(ctx, chosen)
}

func names() []string {
	list := make([]string, len(figures))
	for i, f := range figures {
		list[i] = f.name
	}
	return list
}

// prepare makes what every figure needs.
func (b *bench) prepare(ctx context.Context, dir, log string) (err error) {
	if err := moreFiles(); err != nil {
		return err
	}
	if log != "" {
		f, err := os.OpenFile(log, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
		if err != nil {
			return err
		}
		b.log = f // open until the end of the process
	}
	if b.profile != "" {
		if b.profile, err = filepath.Abs(b.profile); err != nil {
			return err
		}
		if err := os.MkdirAll(b.profile, 0o700); err != nil {
			return err
		}
	}
	if b.dir, err = os.MkdirTemp(dir, "maatwerk-bench-"); err != nil {
		return err
	}
	if b.binary == "" {
		b.binary = filepath.Join(b.dir, "maatwerkroute")
		err = room.Build(ctx, b.binary, false)
	}
	return err
}

// all measures the chosen figures. One that fails does not keep the others from the table.
func (b *bench) all(ctx context.Context, chosen []string) error {
	for _, name := range chosen {
		if !slices.Contains(names(), name) {
			return fmt.Errorf("no figure is called %q; there are %s", name, strings.Join(names(), ", "))
		}
	}
	var failed []string
	for _, f := range figures {
		if !slices.Contains(chosen, f.name) || ctx.Err() != nil {
			continue
		}
		if err := f.measure(ctx, b); err != nil {
			fmt.Fprintf(os.Stderr, "%s: %v\n", f.name, err)
			failed = append(failed, f.name)
		}
	}
	b.report.table()
	fmt.Fprintf(b.report.out, "\n%s. Limits set for the run: 1,000,000 wishes a second for each person and 100,000 screens from one address. SQLite in WAL with synchronous=FULL. Median of %d runs.\n", machine(), b.runs)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if len(failed) > 0 {
		return fmt.Errorf("could not be measured: %s", strings.Join(failed, ", "))
	}
	return nil
}
