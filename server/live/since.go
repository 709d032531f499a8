package live

import (
	"context"

	"maatwerkroute/sessions"
)

// Viewer reads a board: who it is, and how far this screen has read.
type Viewer struct {
	board   *Board
	who     sessions.Principal
	class   sessions.Class
	erased  int    // how often its links were erased
	id      uint64 // what its cursors are bound to
	scanned int64  // how far was looked, which never leaves the server
	cursor  string // what the screen holds; moves only with what it may see
	fresh   bool   // the screen must drop everything and start again
	looked  int64  // how many commits of the board it looked at, for the meter
	lag     lag    // and what the last look takes in one go
	first   bool   // no news was sent since then; the first is sent even when it is empty
}

// View starts to read. A cursor that is not this viewer's, or none, starts from nothing. The error is
// a *sessions.Refusal when this principal may not be here.
func (b *Board) View(ctx context.Context, who sessions.Principal, cursor string) (*Viewer, error) {
	if err := b.learn(ctx, who.Seat); err != nil {
		return nil, err
	}
	b.mu.RLock()
	defer b.mu.RUnlock()
	v := &Viewer{board: b, who: who}
	if err := v.settle(); err != nil {
		return nil, err
	}
	if seq, ok := b.hall.seal.open(cursor, v.id, b.head); ok {
		v.scanned, v.cursor, v.fresh, v.first = seq, cursor, false, false
	}
	return v, nil
}

// settle finds the viewer's class as it is now. When it changed, the screen starts again. The caller
// holds the lock.
func (v *Viewer) settle() error {
	class, err := v.board.seen.Class(v.who)
	if err != nil {
		return err
	}
	erased := v.board.seen.Erased(v.who.Seat)
	if v.id != 0 && class == v.class && erased == v.erased {
		return nil
	}
	v.erased = erased
	id := identity(v.board.hall.epoch, v.board.stream, class, v.who.Seat, erased)
	if id != v.id {
		v.class, v.id, v.scanned, v.fresh, v.first = class, id, 0, true, true
		v.cursor = v.board.hall.seal.seal(0, id)
	}
	return nil
}

// Hello is the first frame of a screen, and the one that tells it to start again.
func (v *Viewer) Hello() []byte {
	h := helloFrame{T: "hello", V: Version, Epoch: v.board.hall.epoch, Now: int64(v.board.hall.Now()), Cursor: v.cursor, Fresh: v.fresh}
	v.fresh = false
	return mustJSON(h)
}

// Ping carries this viewer's head, so that a stale screen finds out.
func (v *Viewer) Ping() []byte {
	return mustJSON(pingFrame{T: "ping", Now: int64(v.board.hall.Now()), Head: v.cursor})
}

// Wake is closed at the next commit of the board. Take it before Since, so that nothing falls between.
func (v *Viewer) Wake() <-chan struct{} {
	v.board.mu.RLock()
	defer v.board.mu.RUnlock()
	return v.board.wake
}

// Since gives what this viewer may see and has not read, as frames; none when there is nothing. It is
// the one way to read: joining, catching up and live. The error is a refusal when it may be here no more.
func (v *Viewer) Since() ([][]byte, error) {
	list, err := v.since()
	frames := make([][]byte, len(list))
	for i, f := range list {
		frames[i] = append(f.shared[:len(f.shared):len(f.shared)], f.own...)
	}
	return frames, err
}

// told is a frame to be written: what it shares with others of its class, and what is this viewer's.
type told struct{ shared, own []byte }

func (v *Viewer) since() ([]told, error) {
	b := v.board
	b.mu.RLock()
	defer b.mu.RUnlock()
	if err := v.settle(); err != nil {
		return nil, err
	}
	v.lag = b.beat.look(&v.looked)
	var frames []told
	if v.fresh {
		frames = append(frames, told{own: v.Hello()})
	}
	if v.scanned == b.head && !v.first {
		return frames, nil
	}
	if news, ok := v.news(); ok {
		frames = append(frames, news)
	}
	return frames, nil
}

// part is what a class sees between two entries, encoded once for all its viewers.
type partKey struct {
	class    sessions.Class
	from, to int64
}

// news writes one frame: the part of the class, the viewer's own part, and the cursor.
func (v *Viewer) news() (t told, ok bool) {
	b := v.board
	shared := b.part(v.class, v.scanned)
	own, last := v.own(shared.words)
	v.scanned = b.head
	if shared.last > last {
		last = shared.last
	}
	if last == 0 && !v.first {
		return told{}, false
	}
	v.first = false
	v.cursor = b.hall.seal.seal(last, v.id)
	out := make([]byte, 0, len(own.records)+len(own.words)+96)
	if len(own.words) > 0 && len(shared.words) > 0 {
		out = append(out, ',')
	}
	out = append(out, own.words...)
	out = append(out, `},"own":[`...)
	out = append(out, own.records...)
	out = append(out, `],"cursor":"`...)
	out = append(out, v.cursor...)
	out = append(out, `","now":`...)
	out = appendInt(out, int64(b.hall.Now()))
	return told{shared: shared.bytes, own: append(out, '}')}, true
}

// classPart is the shared part of a frame, up to and into its words.
type classPart struct {
	bytes []byte
	last  int64 // the newest entry that the class sees something of; 0 is nothing
	words wordSet
}

func (b *Board) part(c sessions.Class, from int64) classPart {
	key := partKey{class: c, from: from, to: b.head}
	if p, ok := b.parts.get(key); ok {
		return p
	}
	p := b.encode(c, from)
	b.parts.put(key, p)
	return p
}

func (b *Board) encode(c sessions.Class, from int64) classPart {
	var p classPart
	var gone []byte
	var ids []sessions.WordsID
	out := []byte(`{"t":"news","class":[`)
	for _, r := range b.changes[b.after(from):] {
		if r.To != "" || !b.newest(r) {
			continue
		}
		pub, words, away, at := r.For(c, from)
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
	p.bytes = b.wordsJSON(out, ids, p.words, nil)
	return p
}

func (b *Board) newest(r *sessions.Row) bool {
	now, ok := b.seen.Row(r.Kind, r.ID)
	return ok && now == r
}

type ownPart struct{ records, words []byte }

// own gathers what is addressed to this one person.
func (v *Viewer) own(there wordSet) (ownPart, int64) {
	b := v.board
	var p ownPart
	var last int64
	if v.who.Seat == "" {
		return p, 0
	}
	var ids []sessions.WordsID
	for _, r := range b.mail.after(v.who.Seat, v.scanned) {
		if r.Session != v.class.Session || !b.newest(r) {
			continue
		}
		p.records = appendPair(p.records, r.Kind, r.Pub)
		ids = append(ids, r.Words...)
		last = r.Seq
	}
	p.words = b.wordsJSON(nil, ids, wordSet{}, there)
	return p, last
}
