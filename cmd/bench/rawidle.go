package main

import (
	"context"
	"encoding/json"
	"io"
	"net"
	"slices"
	"sync"
	"time"
)

// rawIdle is what a connection costs that a bare Go program holds, with one goroutine that waits for it: bytes.
func rawIdle(ctx context.Context, n int) (float64, error) {
	job := rawJob{Readers: n, Size: 64, Rate: 1, Seconds: 2}
	server, err := spawn(ctx, "raw-broadcast", job)
	if err != nil {
		return 0, err
	}
	defer server.end()
	if err := server.hear("ready", &job.Address); err != nil {
		return 0, err
	}
	before, err := memory(server.cmd.Process.Pid, "VmRSS")
	if err != nil {
		return 0, err
	}
	reader, err := spawn(ctx, "raw-read", job)
	if err != nil {
		return 0, err
	}
	defer reader.end()
	if err := server.hear("full", nil); err != nil {
		return 0, err
	}
	if err := reader.hear("done", &rawResult{}); err != nil {
		return 0, err
	}
	after, err := memory(server.cmd.Process.Pid, "VmRSS")
	return (after - before) / float64(n), err
}

// rawReturn is how long it takes, in seconds at the 99th percentile, when all dial a bare server at once and read
// as many bytes as a board has.
func rawReturn(ctx context.Context, job rawJob) (p99 float64, err error) {
	server, err := spawn(ctx, "raw-give", job)
	if err != nil {
		return 0, err
	}
	defer server.end()
	if err := server.hear("ready", &job.Address); err != nil {
		return 0, err
	}
	reader, err := spawn(ctx, "raw-fetch", job)
	if err != nil {
		return 0, err
	}
	defer reader.end()
	err = reader.hear("done", &p99)
	return p99, err
}

// give sends so many bytes to whoever comes, until the listener is closed.
func give(ln net.Listener, size int) {
	board := make([]byte, size)
	for {
		c, err := ln.Accept()
		if err != nil {
			return
		}
		go func() {
			defer c.Close()
			c.Write(board)
		}()
	}
}

func rawGive(p *parent, raw json.RawMessage) (any, error) {
	job, ln, err := offer(p, raw)
	if err != nil {
		return nil, err
	}
	defer ln.Close()
	go give(ln, job.Size)
	<-p.ctx.Done()
	return nil, nil
}

func rawFetch(_ *parent, raw json.RawMessage) (any, error) {
	var job rawJob
	if err := json.Unmarshal(raw, &job); err != nil {
		return nil, err
	}
	var mu sync.Mutex
	var took []float64
	var failed error
	var work sync.WaitGroup
	begin := time.Now()
	for range job.Readers {
		work.Go(func() {
			err := fetchAll(job.Address)
			mu.Lock()
			defer mu.Unlock()
			took = append(took, time.Since(begin).Seconds())
			if err != nil {
				failed = err
			}
		})
	}
	work.Wait()
	slices.Sort(took)
	return quantile(took, 0.99), failed
}

func fetchAll(address string) error {
	c, err := net.Dial("tcp", address)
	if err != nil {
		return err
	}
	defer c.Close()
	_, err = io.Copy(io.Discard, c)
	return err
}
