package live

import (
	"context"
	"encoding/hex"
	"maps"
	"slices"
	"strings"

	"maatwerkroute/sessions"
)

// shown is what readers see of a board: the rows in the order of their stamps, the sentences, and
// which acts are whose. All of it is guarded by the board's lock.
type shown struct {
	seen    *sessions.State // the board's state without what is not on disk yet
	head    int64           // the newest entry that is on disk
	changes []*sessions.Row // what classes see, oldest stamp first; a row that was stamped again stands there twice
	mail    mail            // what one person sees
	words   map[sessions.WordsID]string
	salts   map[sessions.WordsID][]byte
	folded  map[string][]sessions.WordsID // short sentences by their letters, for names
	handles map[string]map[string]bool    // seat → acts
	parts   *parts                        // this commit's frames, encoded once per class
	wake    chan struct{}                 // closed at the next commit
}

const shortest = 60 // bytes; longer sentences are nobody's name

func (b *Board) fill(state *sessions.State, o sessions.Opened) {
	b.shown = shown{seen: state.Reader(), head: o.Seq, words: map[sessions.WordsID]string{}, salts: map[sessions.WordsID][]byte{}, folded: map[string][]sessions.WordsID{},
		handles: b.handles, parts: &parts{}, wake: b.wake, mail: newMail()}
	if b.handles == nil {
		b.handles = map[string]map[string]bool{}
	}
	if b.wake == nil {
		b.wake = make(chan struct{})
	}
	for _, w := range o.Words {
		b.remember(w)
	}
	b.sortChanges(state)
	for seat, acts := range b.handles {
		b.mail.address(state, seat, acts)
	}
}

func (b *Board) sortChanges(state *sessions.State) {
	b.changes = b.changes[:0]
	state.Rows(func(r *sessions.Row) {
		if r.To == "" {
			b.changes = append(b.changes, r)
		}
	})
	slices.SortFunc(b.changes, byStamp)
}

func byStamp(x, y *sessions.Row) int {
	if x.Seq != y.Seq {
		return int(x.Seq - y.Seq)
	}
	if x.Place != y.Place {
		return x.Place - y.Place
	}
	return strings.Compare(x.Kind+x.ID, y.Kind+y.ID)
}

func (b *Board) remember(w sessions.Sentence) {
	b.words[w.ID], b.salts[w.ID] = w.Body, w.Salt
	if short(w.Body) {
		key := fold(w.Body)
		b.folded[key] = append(b.folded[key], w.ID)
	}
}

// unlearn lets a sentence go that was erased or that no record names any more.
func (b *Board) unlearn(id sessions.WordsID) {
	body, known := b.words[id]
	if !known {
		return
	}
	delete(b.words, id)
	delete(b.salts, id)
	if !short(body) {
		return
	}
	key := fold(body)
	b.folded[key] = slices.DeleteFunc(b.folded[key], func(other sessions.WordsID) bool { return other == id })
	if len(b.folded[key]) == 0 {
		delete(b.folded, key)
	}
}

// hashed is the salted hash of a sentence that is kept here or on its way to disk, for the seals of a frozen
// bundle. Its salt goes with it when it is erased.
func (b *Board) hashed(id sessions.WordsID) string {
	if w, ok := b.sentence(id); ok {
		return hex.EncodeToString(sum(w.Salt, []byte(w.Body)))
	}
	return ""
}

// sentence finds one that is kept here or on its way to disk.
func (b *Board) sentence(id sessions.WordsID) (sessions.Sentence, bool) {
	b.mu.RLock()
	defer b.mu.RUnlock()
	if body, ok := b.words[id]; ok {
		return sessions.Sentence{ID: id, Body: body, Salt: b.salts[id]}, true
	}
	for _, d := range []*decided{b.flying, b.pending} {
		if d == nil {
			continue
		}
		for _, w := range d.batch.Words {
			if w.ID == id {
				return w, true
			}
		}
	}
	return sessions.Sentence{}, false
}

func fold(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), " ")) }

func short(body string) bool { return body != "" && len(body) <= shortest }

// same lists the earlier sentences with the same letters, those on their way to disk as well. The caller holds the lock.
func (b *Board) same(body string) []sessions.WordsID {
	if !short(body) {
		return nil
	}
	key := fold(body)
	list := slices.Clone(b.folded[key])
	for _, d := range []*decided{b.flying, b.pending} {
		if d != nil {
			list = append(list, d.folded[key]...)
		}
	}
	return list
}

// publish shows a batch that is on disk. Closing what it gives wakes who reads.
func (b *Board) publish(batch sessions.Batch) (wake chan struct{}) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.state.Publish()
	b.seq = batch.After + int64(len(batch.Entries))
	b.head = b.seq
	for _, w := range batch.Words {
		b.remember(w)
	}
	for _, id := range slices.Concat(batch.Erased, batch.Unnamed) {
		b.unlearn(id)
	}
	b.relink(batch)
	b.stamp(batch.Rows)
	b.parts.clear()
	b.beat.tick()
	wake, b.wake = b.wake, make(chan struct{})
	return wake
}

// stamp puts the rows of a batch behind what was there. A row whose stamp stayed as it was takes the
// old one's place.
func (b *Board) stamp(rows []*sessions.Row) {
	last := int64(0)
	if n := len(b.changes); n > 0 {
		last = b.changes[n-1].Seq
	}
	for _, r := range rows {
		if r.To != "" {
			b.mail.deliver(r, b.newest)
			continue
		}
		if r.Seq <= last {
			b.restamp(r)
			continue
		}
		b.changes = append(b.changes, r)
	}
	if len(b.changes) > 2*b.state.Len()+256 {
		b.sortChanges(b.state)
	}
}

func (b *Board) restamp(r *sessions.Row) {
	for i := b.after(r.Seq - 1); i < len(b.changes) && b.changes[i].Seq == r.Seq; i++ {
		if b.changes[i].Kind == r.Kind && b.changes[i].ID == r.ID {
			b.changes[i] = r
			return
		}
	}
}

// after finds the first change behind an entry.
func (b *Board) after(seq int64) int {
	i, _ := slices.BinarySearchFunc(b.changes, seq+1, func(r *sessions.Row, at int64) int {
		if r.Seq < at {
			return -1
		}
		return 1
	})
	return i
}

// relink takes over who did what in a batch. The caller holds the lock, and nobody keeps a set beyond it.
func (b *Board) relink(batch sessions.Batch) {
	for _, l := range batch.Links {
		if set, known := b.handles[l.Seat]; known {
			set[l.Handle] = true
			b.mail.whose[l.Handle] = l.Seat
		}
	}
	for _, h := range batch.Unlinked {
		for _, set := range b.handles {
			delete(set, h)
		}
		b.mail.unlink(h)
	}
}

// learn reads a person's acts, once. What is committed while it reads may not be in what it read, so it
// then reads again: an act written down for somebody whose phone just comes in is theirs all the same.
func (b *Board) learn(ctx context.Context, seat string) error {
	for {
		b.mu.RLock()
		_, known := b.handles[seat]
		head := b.head
		b.mu.RUnlock()
		if known || seat == "" {
			return nil
		}
		list, err := b.hall.log.Handles(ctx, b.stream, seat)
		if err != nil {
			return err
		}
		if b.learned(seat, list, head) {
			return nil
		}
	}
}

// learnFor reads the acts of who asks, and of everybody when the wish needs to know which acts are one person's.
func (b *Board) learnFor(ctx context.Context, seat string, w sessions.Wish) error {
	seats := []string{seat}
	if sessions.NeedsPeople(w) {
		b.mu.RLock()
		seats = append(seats, b.seen.Seats()...)
		b.mu.RUnlock()
	}
	for _, one := range seats {
		if err := b.learn(ctx, one); err != nil {
			return err
		}
	}
	return nil
}

// people lists everybody's acts. The caller holds the lock.
func (b *Board) people(w sessions.Wish) []map[string]bool {
	if !sessions.NeedsPeople(w) {
		return nil
	}
	var list []map[string]bool
	for _, seat := range b.state.Seats() {
		list = append(list, b.handlesOf(seat))
	}
	return list
}

// learned keeps what was read, unless the board has moved on since.
func (b *Board) learned(seat string, list []string, head int64) bool {
	set := make(map[string]bool, len(list))
	for _, h := range list {
		set[h] = true
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.head != head {
		return false
	}
	b.handles[seat] = set
	b.mail.address(b.seen, seat, set)
	return true
}

// handlesOf gives a person's acts as they are after what was decided and is not on disk yet. The caller holds the lock.
func (b *Board) handlesOf(seat string) map[string]bool {
	set := b.handles[seat]
	for _, d := range []*decided{b.flying, b.pending} {
		if d == nil || len(d.links[seat])+len(d.batch.Unlinked) == 0 {
			continue
		}
		set = maps.Clone(set)
		if set == nil {
			set = map[string]bool{}
		}
		maps.Copy(set, d.links[seat])
		for _, h := range d.batch.Unlinked {
			delete(set, h)
		}
	}
	return set
}

// Read lets a page look at the records. f keeps nothing of what it sees.
func (b *Board) Read(f func(s *sessions.State, words func(sessions.WordsID) string)) {
	b.mu.RLock()
	defer b.mu.RUnlock()
	f(b.seen, func(id sessions.WordsID) string { return b.words[id] })
}
