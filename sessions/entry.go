package sessions

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"math/rand/v2"
)

// Wish is what somebody asks. It may be refused and is not stored.
type Wish interface {
	decide(s *State, who Who, g *Given) ([]Fact, error)
}

// Fact is what happened. It is stored for ever, never refused and never changed; a new meaning
// is a new fact.
type Fact interface {
	apply(s *State, at Instant)
}

// eraser is a fact that takes sentences away for good.
type eraser interface {
	erases() []WordsID
}

// Entry is one accepted wish: the facts that it became.
type Entry struct {
	Stream string
	Seq    int64 // dense in the stream; never leaves the server
	At     Instant
	Facts  []Fact
}

// Link says which seat did an act. It is kept outside the log and can be erased.
type Link struct{ Handle, Seat string }

// Who asks: a class, and what only the server knows of this one person.
type Who struct {
	Class
	Seat         string          // empty for those without a seat
	Object       string          // the one thing that a personal link is for
	Organization string          // of an account
	Handles      map[string]bool // this person's own acts
}

func (w Who) did(handle string) bool { return handle != "" && w.Handles[handle] }

// Given is what deciding needs from outside: the moment, the phase in which it was written, the
// working days, and chance. The same Given gives the same decision.
type Given struct {
	At     Instant
	Run    string // the phase run in which the wish was made
	Days   Days
	Recess map[Level]Dates      // when a level does not sit, as published beforehand
	Hash   func(WordsID) string // the salted hash of a sentence that is kept; "" when there is none
	Random [32]byte
	People []map[string]bool // the acts of each person here, in no order; only for a wish that NeedsPeople

	links    []Link
	unlinked []string
	n        uint64
}

// NeedsPeople says whether a wish has to know which acts are one person's: who recognised two barriers that become one
// counts once.
func NeedsPeople(w Wish) bool {
	_, needs := w.(interface{ needsPeople() })
	return needs
}

// Links lists who did the acts of this decision, for the store and not for the log.
func (g *Given) Links() []Link { return g.links }

// Unlinked lists the acts whose link to a person is erased by this decision, for the store and not for
// the log (I-21).
func (g *Given) Unlinked() []string { return g.unlinked }

// id makes the next random 128-bit id.
func (g *Given) id() string {
	var b [40]byte
	copy(b[:], g.Random[:])
	binary.BigEndian.PutUint64(b[32:], g.n)
	g.n++
	sum := sha256.Sum256(b[:])
	return hex.EncodeToString(sum[:16])
}

// handle makes a random name for an act of this seat. Without a seat nobody is linked to it.
func (g *Given) handle(seat string) string {
	h := g.id()
	if seat != "" {
		g.links = append(g.links, Link{Handle: h, Seat: seat})
	}
	return h
}

func (g *Given) shuffle(n int, swap func(i, j int)) {
	rand.New(rand.NewChaCha8(g.Random)).Shuffle(n, swap)
}

// shuffled is a list of its own in an order of chance, never null.
func shuffled[T any](g *Given, list []T) []T {
	list = append([]T{}, list...)
	g.shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	return list
}

// Decide says what a wish becomes, or why not. It changes nothing. The error is a *Refusal.
func Decide(s *State, who Who, w Wish, g *Given) ([]Fact, error) {
	op, ok := operationOf(w)
	if !ok {
		return nil, Refuse(Invalid, "Deze app kent deze opdracht niet.")
	}
	if !op.lets(who.Role) {
		return nil, errRights
	}
	if who.inLobby(w) {
		return nil, errLobby
	}
	for _, t := range Texts(w) {
		if t.Graphemes > MaxText {
			return nil, Refuse(Invalid, fmt.Sprintf("Uw tekst is te lang. Er mogen %d tekens in. Het zijn er nu %d.", MaxText, t.Graphemes))
		}
	}
	if !op.private {
		if err := guarded(w); err != nil {
			return nil, err
		}
	}
	return w.decide(s, who, g)
}

// MaxText is the longest sentence, in graphemes.
const MaxText = 1000

// guarded refuses names and numbers of people before anything is kept (I-17, I-18).
func guarded(w Wish) error {
	for _, t := range Texts(w) {
		if len(t.Found) > 0 {
			return &Refusal{Code: Invalid, Suggest: Neutral(t.Body, t.Found),
				Text: fmt.Sprintf("Er staat %s in uw tekst. Haal dat weg, dan kan het op het bord. Wat maakte dat dit kon gebeuren?", t.Found[0].Kind.Says())}
		}
	}
	for _, l := range Labels(w) {
		for _, f := range Guard(string(*l)) {
			if f.Kind != FoundAddress && f.Kind != FoundPost { // a place may have one, and a function stands in its own field
				return &Refusal{Code: Invalid, Suggest: Neutral(string(*l), []Found{f}),
					Text: fmt.Sprintf("Er staat %s in een veld. Noem alleen de functie, het team of de plaats.", f.Kind.Says())}
			}
		}
	}
	return nil
}

// Erased lists the sentences that these facts take away.
func Erased(facts []Fact) []WordsID {
	var ids []WordsID
	for _, f := range facts {
		if e, ok := f.(eraser); ok {
			ids = append(ids, e.erases()...)
		}
	}
	return ids
}

// WriteFacts gives facts as they are stored: [[name, version, body], …].
func WriteFacts(list []Fact) ([]byte, error) {
	out := make([][3]any, len(list))
	for i, f := range list {
		name, ok := factName(f)
		if !ok {
			return nil, fmt.Errorf("fact %T is not in the table", f)
		}
		out[i] = [3]any{name, 1, f}
	}
	return json.Marshal(out)
}

// ReadFacts reads what WriteFacts wrote. A name or version that is not in the table is an error.
func ReadFacts(b []byte) ([]Fact, error) {
	var raw [][3]json.RawMessage
	if err := json.Unmarshal(b, &raw); err != nil {
		return nil, fmt.Errorf("facts: %w", err)
	}
	list := make([]Fact, len(raw))
	for i, r := range raw {
		var name string
		var version int
		if err := json.Unmarshal(r[0], &name); err != nil {
			return nil, fmt.Errorf("fact %d: name: %w", i, err)
		}
		if err := json.Unmarshal(r[1], &version); err != nil {
			return nil, fmt.Errorf("fact %s: version: %w", name, err)
		}
		f, ok := newFact(name, version)
		if !ok {
			return nil, fmt.Errorf("fact %s version %d is not known here", name, version)
		}
		if err := json.Unmarshal(r[2], f); err != nil {
			return nil, fmt.Errorf("fact %s: %w", name, err)
		}
		list[i] = f
	}
	return list, nil
}
