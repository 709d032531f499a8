package sessions

import (
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"maps"
	"slices"
	"testing"
	"time"
	"unicode/utf8"
)

// evening is a conversation as the tests hold it: the rules alone, with a clock that the test moves.
type evening struct {
	t       *testing.T
	s       *State
	at      Instant
	n       uint64
	entries []Entry
	links   map[string]map[string]bool
	bodies  map[WordsID]string
	recess  map[Level]Dates

	forgotten []string // acts whose link was erased
}

const (
	theStream  = "t1"
	theSession = "avond"
)

var d0 = At(time.Date(2026, 1, 13, 19, 0, 0, 0, Amsterdam))

var testDays = Days{Zone: Amsterdam, Holidays: Dates{}, Recess: Dates{}}

func empty(t *testing.T) *evening {
	return &evening{t: t, s: NewState(theStream), at: d0, links: map[string]map[string]bool{}, bodies: map[WordsID]string{}}
}

// opened is an evening that is open, with a mandate card and somebody for what is urgent.
func opened(t *testing.T) *evening {
	e := planned(t)
	e.must(lea, &WriteMandate{Rung: "coproduceren", Use: text("Op elk punt komt antwoord."), SignedBy: "directeur WPI", Pledge: true})
	e.must(lea, &NameUrgent{Person: "begeleider", Number: "020 000 00 00", Until: "21 uur"})
	e.must(lea, &DateFeedback{Date: d0 + 77*day})
	e.must(lea, &OpenSession{})
	return e
}

func planned(t *testing.T) *evening {
	e := empty(t)
	e.must(lea, &OpenTrajectory{Title: text("Maatwerk"), HostName: "Collectief", HostType: "collectief", Steps: []NewStep{
		{ID: "nood", Title: text("Er is iets mis")}, {ID: "zoeken", Title: text("Waar moet ik zijn?")}, {ID: "papieren", Title: text("Ik lever papieren in")}}})
	e.must(lea, &PlanSession{Session: theSession, Template: "T1-kort", Title: text("Wat is er nodig?"), Date: d0, Place: "Buurthuis"})
	return e
}

// lea is the facilitator.
var lea = Principal{Role: Facilitator, Session: theSession, Organization: "o1", Collective: true}

func seated(id string) Principal { return Principal{Role: Attendee, Seat: id, Session: theSession} }

func text(s string) Text { return Text{Body: s} }

// sit gives somebody a seat by a door.
func (e *evening) sit(id string, door Door, side Side, function Label) Principal {
	e.t.Helper()
	e.must(Principal{Role: Nobody, Session: theSession, Object: string(door)}, &TakeSeat{Seat: id, Name: text("Naam " + id), Side: side, Function: function})
	return seated(id)
}

func (e *evening) resident(id string) Principal { return e.sit(id, DoorExperience, Ervaring, "") }

func (e *evening) official(id string) Principal {
	p := e.sit(id, DoorWork, Uitvoering, "klantmanager")
	e.must(p, &GivePledge{})
	return p
}

// do asks a wish as a board does, and keeps what it becomes.
func (e *evening) do(p Principal, w Wish) error { return e.inRun(p, e.run(), w) }

func (e *evening) run() string {
	if s, ok := find[Session](e.s, theSession); ok {
		return s.Run.ID
	}
	return ""
}

func (e *evening) inRun(p Principal, run string, w Wish) error {
	e.t.Helper()
	class, err := e.s.Class(p)
	if err != nil {
		return err
	}
	e.name(w)
	g := &Given{At: e.at, Run: run, Days: testDays, Recess: e.recess, Hash: e.hash, Random: e.random(), People: slices.Collect(maps.Values(e.links))}
	who := Who{Class: class, Seat: p.Seat, Object: p.Object, Organization: p.Organization, Handles: e.links[p.Seat]}
	facts, err := Decide(e.s, who, w, g)
	if err != nil {
		if _, ok := Refused(err); !ok {
			e.t.Fatalf("%T: an error that is no refusal: %v", w, err)
		}
		return err
	}
	for _, l := range g.Links() {
		if e.links[l.Seat] == nil {
			e.links[l.Seat] = map[string]bool{}
		}
		e.links[l.Seat][l.Handle] = true
	}
	for _, h := range g.Unlinked() {
		for _, set := range e.links {
			delete(set, h)
		}
	}
	for _, id := range Erased(facts) {
		delete(e.bodies, id)
	}
	entry := Entry{Stream: theStream, Seq: int64(len(e.entries)) + 1, At: e.at, Facts: facts}
	e.entries = append(e.entries, entry)
	e.s.Apply(entry)
	e.s.Forget(g.Unlinked())
	e.forgotten = append(e.forgotten, g.Unlinked()...)
	e.s.Publish()
	e.at += 1000
	return nil
}

func (e *evening) must(p Principal, w Wish) {
	e.t.Helper()
	if err := e.do(p, w); err != nil {
		e.t.Fatalf("%T: %v", w, err)
	}
}

func (e *evening) refused(p Principal, w Wish, code Code) {
	e.t.Helper()
	wants(e.t, e.do(p, w), code)
}

func wants(t *testing.T, err error, code Code) {
	t.Helper()
	var r *Refusal
	switch {
	case err == nil:
		t.Fatalf("was taken, want a refusal %q", code)
	case !errors.As(err, &r) || r.Code != code:
		t.Fatalf("got %v, want a refusal %q", err, code)
	case r.Text == "":
		t.Fatal("a refusal without a sentence")
	}
}

// name does what live does with the texts of a wish.
func (e *evening) name(w Wish) {
	for _, t := range Texts(w) {
		if t.Graphemes == 0 {
			t.Graphemes = utf8.RuneCountInString(t.Body)
		}
		t.Found, t.Same = Guard(t.Body), nil
		for id, body := range e.bodies {
			if body == t.Body && body != "" {
				t.Same = append(t.Same, id)
			}
		}
		e.n++
		t.ID = WordsID(fmt.Sprintf("w%d", e.n))
		e.bodies[t.ID] = t.Body
	}
}

func (e *evening) random() [32]byte {
	e.n++
	return sha256.Sum256(binary.BigEndian.AppendUint64(nil, e.n))
}

// hash is the salted hash of a sentence, as who keeps the words gives it.
func (e *evening) hash(id WordsID) string {
	if e.bodies[id] == "" {
		return ""
	}
	return fmt.Sprintf("%x", sha256.Sum256([]byte("zout"+string(id)+e.bodies[id])))
}

// to puts a phase on.
func (e *evening) to(phase string) {
	e.t.Helper()
	e.must(lea, &StartPhase{Phase: phase})
}

// cards has residents r1 … rn each place a card in the writing phase; their ids are c1 … cn.
func (e *evening) cards(n int) []Principal {
	e.t.Helper()
	var people []Principal
	e.to("drempels")
	for i := 1; i <= n; i++ {
		p := e.resident(fmt.Sprintf("r%d", i))
		people = append(people, p)
		e.must(p, &PlaceCard{Card: fmt.Sprintf("c%d", i), Question: "vast", Step: "papieren", Text: text(fmt.Sprintf("Ik moest papier %d brengen.", i))})
	}
	return people
}

// revealed is an evening with n cards of residents on the board.
func revealed(t *testing.T, n int) (*evening, []Principal) {
	e := opened(t)
	people := e.cards(n)
	e.to("bundelen")
	e.must(lea, &RevealCards{})
	return e, people
}

// barrier bundles cards into b and has the raiser of the first confirm it.
func (e *evening) barrier(id string, raiser Principal, cards ...string) {
	e.t.Helper()
	e.must(lea, &BundleCards{Barrier: id, Cards: cards, Step: "papieren", Sentence: text("Je moet papieren geven die de gemeente al heeft.")})
	e.must(raiser, &ConfirmBarrier{Barrier: id, Yes: true})
}

func (e *evening) ask(action, barrier string) Principal {
	e.t.Helper()
	e.must(lea, &AskAction{Action: action, Barriers: []string{barrier}, Title: text("Vraag alleen wat u niet weet"), Function: "procesregisseur", AnswerBy: e.at + 14*day})
	return Principal{Role: Asked, Session: theSession, Object: action + "/1"}
}

func (e *evening) accept(p Principal, action, ladder string) {
	e.t.Helper()
	e.must(p, &AcceptAction{Action: action, Due: e.at + 60*day, FirstStep: text("lijst maken"), FirstBy: e.at + 15*day})
	e.must(lea, &GradeAction{Action: action, Ladder: ladder})
}

// sees says whether a class sees a record.
func (e *evening) sees(c Class, kind, id string) bool {
	r, ok := e.s.Row(kind, id)
	if !ok {
		return false
	}
	c.Session = theSession
	pub, _, _, _ := r.For(c, 0)
	return pub != nil
}

func get[T any, P recordOf[T]](e *evening, id string) P {
	e.t.Helper()
	r, ok := find[T, P](e.s, id)
	if !ok {
		var none P
		e.t.Fatalf("no %s %s", none.kind(), id)
	}
	return r
}
