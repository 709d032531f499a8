// Command hourglass is the server with a clock that a test turns ahead, for what comes weeks after an evening. It is
// a program of its own, so that nothing of it is in the one that people run.
package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"strconv"
	"sync/atomic"
	"syscall"
	"time"

	"github.com/alecthomas/kong"

	"maatwerkroute/server"
)

func main() {
	slog.SetDefault(slog.New(slog.NewJSONHandler(os.Stderr, nil)))
	var c server.Config
	kong.Parse(&c, kong.Name("hourglass"))
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, syscall.SIGINT)
	defer stop()
	if err := run(ctx, c, os.Stdin, os.Stdout); err != nil {
		slog.Error("hourglass", "err", err)
		os.Exit(1)
	}
}

// run serves, and reads from in by how many days the clock goes ahead. When the work of that minute is done it says so
// on out: "day n".
func run(ctx context.Context, c server.Config, in io.Reader, out io.Writer) error {
	var ahead atomic.Int64
	now := func() time.Time { return time.Now().Add(time.Duration(ahead.Load())) }
	h, err := server.Open(c, now)
	if err != nil {
		return err
	}
	go func() {
		days := 0
		for lines := bufio.NewScanner(in); lines.Scan(); {
			n, err := strconv.Atoi(lines.Text())
			if err != nil || n < 0 {
				slog.Error("this is no number of days", "line", lines.Text())
				continue
			}
			days += n
			ahead.Store(int64(time.Duration(days) * 24 * time.Hour))
			if err := h.Tick(ctx); err != nil {
				slog.Error("the work of a minute", "err", err)
			}
			fmt.Fprintln(out, "day", days)
		}
	}()
	err = h.Serve(ctx)
	if closed := h.Close(); err == nil {
		err = closed
	}
	return err
}
