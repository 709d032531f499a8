package live

import (
	"strconv"
	"sync"
)

// parts holds the frames of the newest commit by class and place. Readers share the board's lock, so it
// has a small one of its own, never held while another is taken.
type parts struct {
	mu sync.Mutex
	m  map[partKey]classPart
}

func (p *parts) get(k partKey) (classPart, bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	c, ok := p.m[k]
	return c, ok
}

func (p *parts) put(k partKey, c classPart) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.m == nil {
		p.m = map[partKey]classPart{}
	}
	p.m[k] = c
}

func (p *parts) clear() {
	p.mu.Lock()
	defer p.mu.Unlock()
	clear(p.m)
}

// appendPair writes `["kind",value]`, behind a comma when something like it stands before it.
func appendPair(out []byte, kind string, value []byte) []byte {
	if n := len(out); n > 0 && out[n-1] == ']' {
		out = append(out, ',')
	}
	out = append(out, '[', '"')
	out = append(out, kind...)
	out = append(out, '"', ',')
	out = append(out, value...)
	return append(out, ']')
}

func appendInt(out []byte, n int64) []byte { return strconv.AppendInt(out, n, 10) }
