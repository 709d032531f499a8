package main

import (
	"context"
	"math/rand/v2"
	"net"
	"sync"
	"sync/atomic"
	"time"
)

// proxy is the network between the phones and the server. What it does to the bytes is changed while they flow. (A
// library for this exists; the version that can be had is years old and brings a web server of its own.)
type proxy struct {
	ln     net.Listener
	server string

	delay   atomic.Int64 // nanoseconds before bytes go on
	down    atomic.Bool  // nobody comes through
	cutting atomic.Bool  // lines are cut in the middle of what is said
	losing  atomic.Bool  // lines go dead without a word

	mu    sync.Mutex
	lines map[*pipe]bool
	work  sync.WaitGroup
}

// pipe is one line through the proxy.
type pipe struct {
	phone, server net.Conn
	dead          atomic.Bool // what comes in is thrown away
}

func newProxy(server string) (*proxy, error) {
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	x := &proxy{ln: ln, server: server, lines: map[*pipe]bool{}}
	x.work.Go(x.listen)
	return x, nil
}

func (x *proxy) address() string { return x.ln.Addr().String() }

// close ends every line.
func (x *proxy) close() {
	x.ln.Close()
	x.each((*pipe).close)
	x.work.Wait()
}

func (x *proxy) listen() {
	for {
		c, err := x.ln.Accept()
		if err != nil {
			return
		}
		if x.down.Load() {
			c.Close()
			continue
		}
		x.work.Go(func() { x.join(c) })
	}
}

func (x *proxy) join(phone net.Conn) {
	defer phone.Close()
	server, err := net.DialTimeout("tcp", x.server, time.Second)
	if err != nil {
		return
	}
	p := &pipe{phone: phone, server: server}
	x.mu.Lock()
	x.lines[p] = true
	x.mu.Unlock()
	var both sync.WaitGroup
	both.Go(func() { x.flow(p, server, phone) })
	both.Go(func() { x.flow(p, phone, server) })
	both.Wait()
	p.close()
	x.mu.Lock()
	delete(x.lines, p)
	x.mu.Unlock()
}

// flow carries bytes one way until the line ends.
func (x *proxy) flow(p *pipe, to, from net.Conn) {
	defer p.close()
	buf := make([]byte, 16<<10)
	for {
		n, err := from.Read(buf)
		if err != nil {
			return
		}
		if x.losing.Load() && rand.IntN(20) == 0 {
			p.dead.Store(true)
		}
		if p.dead.Load() {
			continue
		}
		time.Sleep(time.Duration(x.delay.Load()))
		cut := x.cutting.Load() && rand.IntN(15) == 0
		if cut {
			n = rand.IntN(n)
		}
		if _, err := to.Write(buf[:n]); err != nil || cut {
			return
		}
	}
}

func (p *pipe) close() {
	p.phone.Close()
	p.server.Close()
}

// reset ends the line as a router does that forgot it: with RST to both sides.
func (p *pipe) reset() {
	for _, c := range []net.Conn{p.phone, p.server} {
		if t, ok := c.(*net.TCPConn); ok {
			t.SetLinger(0)
		}
	}
	p.close()
}

// each does something to every line that there is.
func (x *proxy) each(f func(*pipe)) {
	x.mu.Lock()
	defer x.mu.Unlock()
	for p := range x.lines {
		f(p)
	}
}

// some does something to one line in three.
func (x *proxy) some(f func(*pipe)) {
	x.each(func(p *pipe) {
		if rand.IntN(3) == 0 {
			f(p)
		}
	})
}

// every does something again and again until ctx ends.
func every(ctx context.Context, d time.Duration, do func()) {
	for ctx.Err() == nil {
		do()
		pause(ctx, d)
	}
}

// heal makes it a good network again. A line that is dead stays so: its phone has to find out.
func (x *proxy) heal() {
	x.delay.Store(0)
	x.down.Store(false)
	x.cutting.Store(false)
	x.losing.Store(false)
}
