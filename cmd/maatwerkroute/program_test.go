package main

import (
	"bytes"
	"net/http"
	"os"
	"os/exec"
	"sync"
	"testing"
	"time"

	"maatwerkroute/cmd/room"
)

// TestMain lets the test binary be the program itself, in a process of its own.
func TestMain(m *testing.M) {
	if os.Getenv("MWR_TEST_PROGRAM") != "" {
		main()
		return
	}
	os.Exit(m.Run())
}

// program is a command to be run as an operator does.
func program(args ...string) *exec.Cmd {
	cmd := exec.Command(os.Args[0], args...)
	cmd.Env = append(os.Environ(), "MWR_TEST_PROGRAM=1")
	return cmd
}

// says runs a command until it ends, and gives what it wrote and how it ended.
func says(t *testing.T, cmd *exec.Cmd) (out string, code int) {
	t.Helper()
	var b buffer
	cmd.Stdout, cmd.Stderr = &b, &b
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	cut := time.AfterFunc(time.Minute, func() { cmd.Process.Kill() })
	defer cut.Stop()
	_ = cmd.Wait() // the code says it
	return b.String(), cmd.ProcessState.ExitCode()
}

// buffer may be written and read at the same time.
type buffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (b *buffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.Write(p)
}

func (b *buffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.String()
}

// running is a server in a process of its own, with people let in.
type running struct {
	cmd     *exec.Cmd
	address string
	log     *buffer
	ended   chan struct{}
}

func serving(t *testing.T, data string, args ...string) *running {
	t.Helper()
	address, err := room.FreeAddress()
	if err != nil {
		t.Fatal(err)
	}
	return started(t, address, program(append([]string{"serve", "--address=" + address, "--data=" + data, "--wishes-per-second=1000000",
		"--wishes-burst=1000000"}, args...)...))
}

// started waits until a server lets people in.
func started(t *testing.T, address string, cmd *exec.Cmd) *running {
	t.Helper()
	r := &running{address: address, log: &buffer{}, ended: make(chan struct{}), cmd: cmd}
	r.cmd.Stdout, r.cmd.Stderr = r.log, r.log
	if err := r.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go func() {
		defer close(r.ended)
		_ = r.cmd.Wait() // whoever waits looks at the code
	}()
	t.Cleanup(func() {
		r.cmd.Process.Kill()
		<-r.ended
	})
	for {
		if res, err := http.Get("http://" + address + "/readyz"); err == nil {
			res.Body.Close()
			if res.StatusCode == http.StatusOK {
				return r
			}
		}
		select {
		case <-r.ended:
			t.Fatalf("the server did not start: %s", r.log)
		case <-time.After(10 * time.Millisecond):
		}
	}
}
