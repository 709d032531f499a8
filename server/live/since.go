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
	look, err := v.look()
	if err != nil {
		return nil, err
	}
	var frames []told
	if look.hello != nil {
		frames = append(frames, told{own: look.hello})
	}
	if news, ok := v.news(look); ok {
		frames = append(frames, news)
	}
	return frames, nil
}

// look is what a viewer has to be told, as it lay there at one entry. It is taken under the board's lock and made
// into frames outside it: a whole board takes tens of milliseconds to write, and nobody waits for that.
type look struct {
	hello  []byte // nil when the screen need not start again
	head   int64
	shared *part // nil when there is nothing to look at
	own    ownPart
}

func (v *Viewer) look() (l look, err error) {
	b := v.board
	b.mu.RLock()
	defer b.mu.RUnlock()
	if err := v.settle(); err != nil {
		return look{}, err
	}
	v.lag = b.beat.look(&v.looked)
	if v.fresh {
		l.hello = v.Hello()
	}
	l.head = b.head
	if v.scanned == b.head && !v.first {
		return l, nil
	}
	l.shared, l.own = b.part(v.class, v.scanned), v.own()
	return l, nil
}

// news writes one frame: the part of the class, the viewer's own part, and the cursor.
func (v *Viewer) news(l look) (t told, ok bool) {
	if l.shared == nil {
		return told{}, false
	}
	l.shared.write()
	v.scanned = l.head
	last := max(l.shared.last, l.own.last)
	if last == 0 && !v.first {
		return told{}, false
	}
	v.first = false
	v.cursor = v.board.hall.seal.seal(last, v.id)
	records, words := l.own.write(l.shared.words)
	out := make([]byte, 0, len(records)+len(words)+96)
	if len(words) > 0 && len(l.shared.words) > 0 {
		out = append(out, ',')
	}
	out = append(out, words...)
	out = append(out, `},"own":[`...)
	out = append(out, records...)
	out = append(out, `],"cursor":"`...)
	out = append(out, v.cursor...)
	out = append(out, `","now":`...)
	out = appendInt(out, int64(v.board.hall.Now()))
	return told{shared: l.shared.bytes, own: append(out, '}')}, true
}

// own gathers what is addressed to this one person. The caller holds the lock.
func (v *Viewer) own() (p ownPart) {
	b := v.board
	if v.who.Seat == "" {
		return p
	}
	for _, r := range b.mail.after(v.who.Seat, v.scanned) {
		if r.Session != v.class.Session || !b.newest(r) {
			continue
		}
		p.rows = append(p.rows, r)
		p.last = r.Seq
	}
	p.texts = b.textsOf(p.rows)
	return p
}
