package live

import (
	"encoding/json"
	"strconv"
	"sync"

	"maatwerkroute/sessions"
)

// parts holds what classes have to be told at the newest commit, by class and place. Readers share the board's lock,
// so it has a small one of its own, never held while another is taken.
type parts struct {
	mu sync.Mutex
	m  map[partKey]*part
}

// partKey is what a class sees between two entries, encoded once for all its viewers.
type partKey struct {
	class    sessions.Class
	from, to int64
}

// part gives what a class has to be told since an entry. The caller holds the board's lock.
func (b *Board) part(c sessions.Class, from int64) *part {
	key := partKey{class: c, from: from, to: b.head}
	b.parts.mu.Lock()
	p, ok := b.parts.m[key]
	if !ok {
		if b.parts.m == nil {
			b.parts.m = map[partKey]*part{}
		}
		p = &part{class: c, from: from}
		b.parts.m[key] = p
	}
	b.parts.mu.Unlock()
	p.gathered.Do(func() {
		for _, r := range b.changes[b.after(from):] {
			if r.To == "" && b.newest(r) {
				p.rows = append(p.rows, r)
			}
		}
		p.texts = b.textsOf(p.rows)
	})
	return p
}

func (p *parts) clear() {
	p.mu.Lock()
	defer p.mu.Unlock()
	clear(p.m)
}

// part is what all viewers of a class are told: a frame up to and into its words. Published rows do not change any
// more, so they are gathered under the board's lock and written outside it, each by whoever comes first.
type part struct {
	class             sessions.Class
	from              int64
	gathered, written sync.Once
	rows              []*sessions.Row
	texts             texts

	bytes []byte
	last  int64 // the newest entry that the class sees something of; 0 is nothing
	words wordSet
}

// texts are the sentences that some rows name.
type texts map[sessions.WordsID]string

type wordSet map[sessions.WordsID]bool

func (b *Board) textsOf(rows []*sessions.Row) texts {
	t := texts{}
	for _, r := range rows {
		for _, id := range r.Words {
			if text, ok := b.words[id]; ok {
				t[id] = text
			}
		}
	}
	return t
}

func (b *Board) newest(r *sessions.Row) bool {
	now, ok := b.seen.Row(r.Kind, r.ID)
	return ok && now == r
}

func (p *part) write() {
	p.written.Do(func() {
		var gone []byte
		var ids []sessions.WordsID
		out := append(make([]byte, 0, p.size()), `{"t":"news","class":[`...)
		for _, r := range p.rows {
			pub, words, away, at := r.For(p.class, p.from)
			if pub == nil && !away {
				continue
			}
			p.last = max(p.last, at)
			if away {
				gone = appendPair(gone, r.Kind, mustJSON(r.ID))
				continue
			}
			out = appendPair(out, r.Kind, pub)
			ids = append(ids, words...)
		}
		out = append(out, `],"gone":[`...)
		out = append(out, gone...)
		out = append(out, `],"words":{`...)
		p.words = wordSet{}
		p.bytes = p.texts.json(out, ids, p.words, nil)
		p.rows, p.texts = nil, nil
	})
}

// size is about how many bytes it takes, so that they are written into one piece.
func (p *part) size() int {
	n := 128
	for _, r := range p.rows {
		n += len(r.Pub) + 32
	}
	for _, text := range p.texts {
		n += len(text) + len(text)/16 + 32
	}
	return n
}

// json writes sentences as `"id":"text",…`, without braces, each once, and not those that are there.
func (t texts) json(out []byte, ids []sessions.WordsID, done, there wordSet) []byte {
	for _, id := range ids {
		text, ok := t[id]
		if !ok || done[id] || there[id] {
			continue
		}
		body, err := json.Marshal(text)
		if err != nil {
			continue // a string is always JSON
		}
		if len(done) > 0 {
			out = append(out, ',')
		}
		done[id] = true
		out = append(out, '"')
		out = append(out, id...)
		out = append(out, '"', ':')
		out = append(out, body...)
	}
	return out
}

// ownPart is what one person alone is told.
type ownPart struct {
	rows  []*sessions.Row
	texts texts
	last  int64 // the newest entry of them; 0 is none
}

func (p ownPart) write(there wordSet) (records, words []byte) {
	var ids []sessions.WordsID
	for _, r := range p.rows {
		records = appendPair(records, r.Kind, r.Pub)
		ids = append(ids, r.Words...)
	}
	return records, p.texts.json(nil, ids, wordSet{}, there)
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
