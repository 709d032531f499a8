package main

import (
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"sync"
	"sync/atomic"
	"time"
)

// What the machine can do without us: a process that broadcasts over bare TCP, and one that reads. It decides
// nothing, keeps nothing and knows nobody.

// rawJob is what both of its processes do.
type rawJob struct {
	Address string // of the broadcaster, for the reader
	Readers int
	Size    int     // bytes of an event
	Chunk   int     // bytes of one write: Size, or more when events are put together
	Rate    float64 // events a second that the reader sends, to be given to all; 0: as fast as it goes
	Seconds float64
}

// rawResult is what the reader saw.
type rawResult struct {
	PerSecond float64 // events read, over all readers
	Ack, All  latency
	LoadCPU   float64 // of the reader, seconds
	CPUEach   float64 // of the broadcaster, seconds an event that was read, when it goes as fast as it goes
}

// raw runs one broadcaster with one reader.
func raw(ctx context.Context, job rawJob) (r rawResult, err error) {
	server, err := spawn(ctx, "raw-broadcast", job)
	if err != nil {
		return r, err
	}
	defer server.end()
	if err := server.hear("ready", &job.Address); err != nil {
		return r, err
	}
	reader, err := spawn(ctx, "raw-read", job)
	if err != nil {
		return r, err
	}
	defer reader.end()
	if err := server.hear("full", nil); err != nil {
		return r, err
	}
	if err := reader.hear("done", &r); err != nil {
		return r, fmt.Errorf("raw TCP: %w", err)
	}
	spent, err := cpuOf(server.cmd.Process.Pid)
	if r.PerSecond > 0 {
		r.CPUEach = spent / (r.PerSecond * (job.Seconds + rawWarm.Seconds()))
	}
	return r, err
}

// offer opens a door of a bare server and tells the parent where it is.
func offer(p *parent, raw json.RawMessage) (job rawJob, ln net.Listener, err error) {
	if err := json.Unmarshal(raw, &job); err != nil {
		return job, nil, err
	}
	if ln, err = net.Listen("tcp", "127.0.0.1:0"); err != nil {
		return job, nil, err
	}
	if err := p.say("ready", ln.Addr().String()); err != nil {
		return job, nil, errors.Join(err, ln.Close())
	}
	return job, ln, nil
}

func rawBroadcast(p *parent, raw json.RawMessage) (any, error) {
	job, ln, err := offer(p, raw)
	if err != nil {
		return nil, err
	}
	defer ln.Close()
	conns := make([]net.Conn, job.Readers)
	for i := range conns {
		if conns[i], err = ln.Accept(); err != nil {
			return nil, err
		}
		defer conns[i].Close()
	}
	if err := p.say("full", nil); err != nil {
		return nil, err
	}
	b := &broadcaster{conns: conns, locks: make([]sync.Mutex, len(conns))}
	for i := range conns {
		if job.Rate > 0 {
			go b.relay(conns[i], job.Size)
			continue
		}
		go func() {
			chunk := make([]byte, job.Chunk)
			for {
				if _, err := conns[i].Write(chunk); err != nil {
					return
				}
			}
		}()
	}
	<-p.ctx.Done()
	return nil, nil
}

type broadcaster struct {
	conns []net.Conn
	locks []sync.Mutex
}

// relay gives every event that comes in on a connection to all of them: one write each.
func (b *broadcaster) relay(from net.Conn, size int) {
	event := make([]byte, size)
	for {
		if _, err := io.ReadFull(from, event); err != nil {
			return
		}
		for i, to := range b.conns {
			b.locks[i].Lock()
			_, err := to.Write(event)
			b.locks[i].Unlock()
			if err != nil {
				return
			}
		}
	}
}

func rawRead(p *parent, raw json.RawMessage) (any, error) {
	var job rawJob
	if err := json.Unmarshal(raw, &job); err != nil {
		return nil, err
	}
	conns := make([]net.Conn, job.Readers)
	for i := range conns {
		var err error
		if conns[i], err = net.Dial("tcp", job.Address); err != nil {
			return nil, err
		}
		defer conns[i].Close()
	}
	if job.Rate > 0 {
		return rawPaced(job, conns), nil
	}
	return rawFlood(job, conns), nil
}

const rawWarm = 500 * time.Millisecond

func rawFlood(job rawJob, conns []net.Conn) rawResult {
	counts := make([]struct {
		atomic.Int64
		_ [56]byte // each on a line of its own
	}, len(conns))
	for i, c := range conns {
		go func() {
			buf := make([]byte, 64<<10)
			for {
				n, err := c.Read(buf)
				if err != nil {
					return
				}
				counts[i].Add(int64(n))
			}
		}()
	}
	total := func() (n int64) {
		for i := range counts {
			n += counts[i].Load()
		}
		return n
	}
	time.Sleep(rawWarm)
	before, cpu, begin := total(), ownCPU(), time.Now()
	time.Sleep(time.Duration(job.Seconds * float64(time.Second)))
	bytes, took := total()-before, time.Since(begin).Seconds()
	return rawResult{PerSecond: float64(bytes) / float64(job.Size) / took, LoadCPU: ownCPU() - cpu}
}

func rawPaced(job rawJob, conns []net.Conn) rawResult {
	total := job.Seconds + rawWarm.Seconds()
	t := newTimes(int(job.Rate*total)+16, len(conns))
	for i, c := range conns {
		go func() {
			event := make([]byte, job.Size)
			for {
				if _, err := io.ReadFull(c, event); err != nil {
					return
				}
				at, n := t.now(), int(binary.BigEndian.Uint64(event))
				if n%len(conns) == i { // whoever sent it
					t.ack(n, at)
				}
				t.got(n, at)
			}
		}()
	}
	cpu := ownCPU()
	event := make([]byte, job.Size)
	pace(job.Rate, time.Duration(total*float64(time.Second)), func(int) bool {
		n, ok := t.number()
		if !ok {
			return false
		}
		binary.BigEndian.PutUint64(event, uint64(n))
		t.sent[n].Store(t.now())
		_, err := conns[n%len(conns)].Write(event)
		return err == nil
	})
	time.Sleep(200 * time.Millisecond)
	from, to := int64(rawWarm), int64(rawWarm)+int64(job.Seconds*float64(time.Second))
	return rawResult{Ack: t.between(from, to, t.acked, every), All: t.between(from, to, t.all, every), LoadCPU: ownCPU() - cpu}
}
