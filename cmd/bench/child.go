package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"time"
)

// said is a line of a child: how far it is, and what it found.
type said struct {
	At     string          `json:"at"` // ready, done or error
	Text   string          `json:"text,omitempty"`
	Result json.RawMessage `json:"result,omitempty"`
}

// child is this same program in a process of its own, so that what plays the phones does not count as the
// server's, and the other way round. It gets its job as one line of JSON, says how far it is by lines, waits
// for a line where it must, and ends when its input does: none outlives the bench.
type child struct {
	cmd *exec.Cmd
	in  io.WriteCloser
	out *bufio.Scanner
}

const longestLine = 16 << 20

// spawn starts a child. It is killed, by its own process id, when ctx ends.
func spawn(ctx context.Context, kind string, job any) (*child, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	c := &child{cmd: exec.CommandContext(ctx, self, childWord, kind)}
	c.cmd.Env = append(os.Environ(), childEnv+"=1")
	c.cmd.Stderr = os.Stderr
	c.cmd.WaitDelay = time.Second
	if c.in, err = c.cmd.StdinPipe(); err != nil {
		return nil, err
	}
	out, err := c.cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	c.out = bufio.NewScanner(out)
	c.out.Buffer(make([]byte, 64<<10), longestLine)
	if err := c.cmd.Start(); err != nil {
		return nil, fmt.Errorf("start a child: %w", err)
	}
	if err := json.NewEncoder(c.in).Encode(job); err != nil {
		c.end()
		return nil, fmt.Errorf("give a child its job: %w", err)
	}
	return c, nil
}

// hear waits for a line, and decodes what it holds.
func (c *child) hear(at string, into any) error {
	for c.out.Scan() {
		var s said
		if err := json.Unmarshal(c.out.Bytes(), &s); err != nil {
			return fmt.Errorf("child: %w: %.200s", err, c.out.Bytes())
		}
		switch {
		case s.At == "error":
			return errors.New(s.Text)
		case s.At == at && into == nil:
			return nil
		case s.At == at:
			return json.Unmarshal(s.Result, into)
		}
	}
	return errors.Join(fmt.Errorf("the child ended before it was %s", at), c.out.Err())
}

// start tells a child that waits to go on.
func (c *child) start() error {
	_, err := io.WriteString(c.in, "go\n")
	return err
}

// end closes its input, which ends it, and waits.
func (c *child) end() {
	c.in.Close()
	kill := time.AfterFunc(3*time.Second, func() { c.cmd.Process.Kill() })
	defer kill.Stop()
	c.cmd.Wait()
}

const (
	childWord = "load"
	childEnv  = "MAATWERK_BENCH_CHILD"
)

// parent is what a child sees of who started it.
type parent struct {
	in  *bufio.Reader
	out *json.Encoder
	ctx context.Context // ends when the parent hangs up
	on  chan struct{}
}

// beChild runs one kind of child until it is done.
func beChild(kind string) error {
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	p := &parent{in: bufio.NewReaderSize(os.Stdin, 1<<20), out: json.NewEncoder(os.Stdout), ctx: ctx, on: make(chan struct{}, 16)}
	run, ok := children[kind]
	if !ok {
		return fmt.Errorf("no child is called %q", kind)
	}
	job, err := p.in.ReadBytes('\n')
	if err != nil {
		return fmt.Errorf("read the job: %w", err)
	}
	go func() {
		defer stop()
		for {
			if _, err := p.in.ReadBytes('\n'); err != nil {
				return
			}
			p.on <- struct{}{}
		}
	}()
	result, err := run(p, job)
	if err != nil {
		p.out.Encode(said{At: "error", Text: err.Error()})
		return nil
	}
	return p.say("done", result)
}

func (p *parent) say(at string, result any) error {
	raw, err := json.Marshal(result)
	if err != nil {
		return err
	}
	return p.out.Encode(said{At: at, Result: raw})
}

// wait waits until the parent says to go on.
func (p *parent) wait() error {
	select {
	case <-p.on:
		return nil
	case <-p.ctx.Done():
		return p.ctx.Err()
	}
}

var children = map[string]func(p *parent, job json.RawMessage) (any, error){
	"raw-broadcast": rawBroadcast,
	"raw-read":      rawRead,
	"raw-give":      rawGive,
	"raw-fetch":     rawFetch,
	"phones":        phones,
	"restart":       restart,
}
