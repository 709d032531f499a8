package live

import (
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"errors"
	"fmt"
	"log/slog"

	"maatwerkroute/sessions"
)

// decided is a batch before it is on disk, with what each asker will hear when it is.
type decided struct {
	batch   sessions.Batch
	tasks   []*task
	answers []error
	ops     map[sessions.OpID][]byte
	folded  map[string][]sessions.WordsID // its short sentences by their letters, for names
	links   map[string]map[string]bool
	naming  named         // how much more often each sentence is named
	sealed  chan struct{} // closed when nothing more joins it
	done    chan error    // what became of it
}

func newDecided(stream string, after int64) *decided {
	return &decided{batch: sessions.Batch{Stream: stream, After: after}, ops: map[sessions.OpID][]byte{},
		folded: map[string][]sessions.WordsID{}, links: map[string]map[string]bool{}, sealed: make(chan struct{}), done: make(chan error, 1)}
}

// answer tells everybody what was decided, or err instead when that did not reach the disk: a refusal may have
// stood on it.
func (d *decided) answer(err error) {
	for i, t := range d.tasks {
		if err != nil {
			t.hear(err)
			continue
		}
		t.hear(d.answers[i])
	}
}

// run decides what is asked while the writer writes. What was decided goes to disk as soon as the writer is free:
// the busier it is, the more it takes at once.
func (b *Board) run() {
	defer b.hall.work.Done()
	timer, idle := b.hall.rest()
	if timer != nil {
		defer timer.Stop()
	}
	for {
		queue, turns := b.queue, b.hall.turns
		if len(b.pending.tasks) >= mostInBatch {
			queue = nil
		}
		if b.flying != nil || len(b.pending.batch.Entries) == 0 {
			turns = nil
		}
		if turns != nil && queue != nil { // who waits already goes along
			select {
			case t := <-queue:
				b.take(t)
				continue
			default:
			}
		}
		again := b.again
		if b.flying != nil || len(b.pending.batch.Entries) > 0 { // that hears from the disk that there is more
			again = nil
		}
		var landed chan error
		if b.flying != nil {
			landed = b.flying.done
		}
		select {
		case <-b.hall.ctx.Done():
			b.leave()
			return
		case <-idle:
			if b.sleeps() {
				return
			}
			timer.Reset(b.hall.idle)
		case t := <-queue:
			b.take(t)
			if timer != nil {
				timer.Reset(b.hall.idle)
			}
		case turns <- b.pending:
			b.seal()
		case <-again:
			b.reread()
		case err := <-landed:
			b.land(err)
		case e := <-b.erasing:
			e.done <- b.erase(e.erase)
		}
	}
}

// leave answers who waits when the hall closes. What is on its way to disk is waited for.
func (b *Board) leave() {
	if b.flying != nil {
		b.land(<-b.flying.done)
	}
	b.pending.answer(errNotNow)
	for {
		select {
		case t := <-b.queue:
			t.hear(errNotNow)
		default:
			return
		}
	}
}

// errAway is a no and not a "not now": it may take an evening, and who wrote something gets it back.
var errAway = sessions.Refuse(sessions.Conflict, "Dit traject is nu op locatie, op een andere computer. Tot het terug is, kan hier niets veranderen. Bewaar wat u schreef en probeer het morgen weer.")

// errOnly keeps people from making on a laptop what would never come back from it.
var errOnly = sessions.Refuse(sessions.Conflict, "Op locatie gaat het alleen om dit ene traject. Iets nieuws maken kan op kantoor.")

const mostInBatch = 512

// take decides a wish. A no is said at once when it stands on nothing but what is on disk.
func (b *Board) take(t *task) {
	kept, err := b.decideOne(b.pending, t)
	if !kept && b.flying == nil && len(b.pending.batch.Entries) == 0 {
		t.hear(err)
		return
	}
	b.pending.tasks, b.pending.answers = append(b.pending.tasks, t), append(b.pending.answers, err)
}

// seal closes what is pending for the writer, and begins anew.
func (b *Board) seal() {
	b.flying = b.pending
	b.flying.batch.Rows, b.flying.batch.Dropped = b.state.Seal()
	b.flying.naming, b.flying.batch.Unnamed = b.named.after(b.seen, &b.flying.batch)
	b.pending = newDecided(b.stream, b.flying.last())
	close(b.flying.sealed)
}

// last is the seq of the newest entry when this batch is on disk.
func (d *decided) last() int64 { return d.batch.After + int64(len(d.batch.Entries)) }

// land hears what became of the batch on its way, and only then shows and acknowledges it.
func (b *Board) land(err error) {
	d := b.flying
	b.flying = nil
	if err == nil {
		b.named.add(d.naming)
		wake := b.publish(d.batch)
		d.answer(nil) // before the others wake, so that who asked gets the answer and the news in one write
		close(wake)
		if len(b.pending.batch.Entries) == 0 { // only no, and what was asked twice: it stood on this batch
			b.pending.answer(nil)
			b.pending = newDecided(b.stream, b.seq)
		}
		return
	}
	// What came after it was decided on top of it.
	waiting := append(d.tasks, b.pending.tasks...)
	b.state.Discard()
	b.pending = newDecided(b.stream, b.seq)
	switch {
	case errors.Is(err, sessions.ErrAway):
		(&decided{tasks: waiting}).answer(errAway)
		return
	case errors.Is(err, sessions.ErrTwice): // the index knows what nobody looked up: now everybody is
		b.careful = carefully
	case !errors.Is(err, sessions.ErrBehind):
		(&decided{tasks: waiting}).answer(errNotNow)
		return
	default:
		if err := b.load(b.hall.ctx); err != nil {
			slog.Error("board cannot be read again", "stream", b.stream, "err", err)
			(&decided{tasks: waiting}).answer(errNotNow)
			return
		}
		b.pending = newDecided(b.stream, b.seq)
	}
	for _, t := range waiting {
		b.take(t)
	}
}

// decideOne asks the rules about one wish. kept says that its answer stands on a batch that is not on disk yet.
func (b *Board) decideOne(d *decided, t *task) (kept bool, err error) {
	body := fmt.Appendf(nil, "%s\x00%s\x00%s", t.ask.Name, t.ask.Run, mustJSON(t.ask.Wish))
	for _, batch := range []*decided{d, b.flying} {
		if batch == nil {
			continue
		}
		if seen, again := batch.ops[t.ask.Op]; again {
			b.hall.meter.Replayed()
			return true, b.sameBody(seen, body)
		}
	}
	if b.careful > 0 || b.erased[t.ask.Op] {
		if found, err := b.accepted(t, body); found || err != nil {
			return false, err
		}
		b.careful--
	}
	facts, given, err := b.ruling(t)
	if err != nil {
		if found, other := b.accepted(t, body); found || other != nil {
			return false, other // it was kept before, which may be why it is refused now
		}
		return false, err
	}
	entry := sessions.Entry{Stream: b.stream, Seq: d.last() + 1, At: given.At, Facts: facts}
	k := sessions.Kept{Entry: entry, Op: t.ask.Op, Salt: newSalt()}
	k.Digest = sum(k.Salt, body)
	d.batch.Entries = append(d.batch.Entries, k)
	d.ops[t.ask.Op] = body
	d.collect(t, entry, given)
	b.state.Apply(entry)
	b.state.Forget(given.Unlinked())
	return true, nil
}

// carefully is how many wishes in a row must be new before a board stops looking each of them up: outboxes send
// again when a server comes back, and otherwise hardly ever. The index of the log finds those that nobody looked up.
const carefully = 256

// accepted looks on disk whether a wish was kept before, and gives the answer that it then gets again.
func (b *Board) accepted(t *task, body []byte) (found bool, err error) {
	digest, salt, found, err := b.hall.log.Accepted(b.hall.ctx, b.stream, t.ask.Op)
	if err != nil {
		if b.hall.ctx.Err() == nil { // a hall that closes looks no more; that is no fault
			slog.Error("look for an accepted wish", "stream", b.stream, "err", err)
		}
		return false, errNotNow
	}
	if !found {
		return false, nil
	}
	b.careful = carefully
	b.hall.meter.Replayed()
	if digest == nil { // its words were erased; so was what it could be compared with
		return true, nil
	}
	return true, b.sameBody(digest, sum(salt, body))
}

// ruling asks the rules.
func (b *Board) ruling(t *task) ([]sessions.Fact, *sessions.Given, error) {
	class, err := b.state.Class(t.who)
	if err != nil {
		return nil, nil, err
	}
	random, err := b.hall.random()
	if err != nil {
		slog.Error("no chance to be had", "err", err)
		return nil, nil, errNotNow
	}
	b.mu.RLock()
	for _, text := range sessions.Texts(t.ask.Wish) {
		text.Same = b.same(text.Body)
	}
	handles, people := b.handlesOf(t.who.Seat), b.people(t.ask.Wish)
	b.mu.RUnlock()
	given := &sessions.Given{At: b.hall.Now(), Run: t.ask.Run, Days: b.hall.days, Recess: b.hall.rests, Hash: b.hashed, Random: random, People: people}
	who := sessions.Who{Class: class, Seat: t.who.Seat, Object: t.who.Object, Organization: t.who.Organization, Handles: handles}
	facts, err := sessions.Decide(b.state, who, t.ask.Wish, given)
	if r, ok := sessions.Refused(err); ok && r.There != "" {
		there, _ := b.sentence(r.There)
		err = sessions.Refuse(r.Code, r.Text+" Er staat: ‘"+there.Body+"’")
	}
	return facts, given, err
}

// collect gathers what lies outside the log: sentences, links, and what is erased.
func (d *decided) collect(t *task, e sessions.Entry, g *sessions.Given) {
	named := map[sessions.WordsID]bool{}
	for _, f := range e.Facts {
		for _, id := range sessions.WordsIn(f) {
			named[id] = true
		}
	}
	for _, text := range sessions.Texts(t.ask.Wish) {
		if named[text.ID] && text.ID != "" {
			if short(text.Body) {
				key := fold(text.Body)
				d.folded[key] = append(d.folded[key], text.ID)
			}
			d.batch.Words = append(d.batch.Words, sessions.Sentence{ID: text.ID, Body: text.Body, Salt: newSalt(), Lang: "nl", Seq: e.Seq})
		}
	}
	for _, l := range g.Links() {
		if d.links[l.Seat] == nil {
			d.links[l.Seat] = map[string]bool{}
		}
		d.links[l.Seat][l.Handle] = true
		d.batch.Links = append(d.batch.Links, l)
	}
	d.batch.Erased = append(d.batch.Erased, sessions.Erased(e.Facts)...)
	d.batch.Unlinked = append(d.batch.Unlinked, g.Unlinked()...)
}

func (b *Board) sameBody(x, y []byte) error {
	if subtle.ConstantTimeCompare(x, y) == 1 {
		return nil
	}
	slog.Warn("one operation id came with two bodies", "stream", b.stream)
	return sessions.Refuse(sessions.Conflict, "Dit bericht is al eerder verstuurd, met andere woorden.")
}

func sum(salt, body []byte) []byte {
	h := sha256.New()
	h.Write(salt)
	h.Write(body)
	return h.Sum(nil)
}

func newSalt() []byte {
	salt := make([]byte, 16)
	if _, err := rand.Read(salt); err != nil {
		panic(fmt.Sprintf("no chance to be had: %v", err)) // crypto/rand never fails on a system that works
	}
	return salt
}
