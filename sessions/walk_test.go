package sessions

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// A walk is an evening on which anybody asks anything. Most of it is refused; whatever is taken keeps the
// promises of the package.

// look is all there is of the rows that readers hold.
func look(s *State) string {
	var lines []string
	s.Rows(func(r *Row) { lines = append(lines, whole(r)) })
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

func whole(r *Row) string {
	return fmt.Sprintf("%s %s in %q to %q: %d.%d shape %d, seen %v, %v\n  %s\n  %s\n  %s %s %v", r.Kind, r.ID, r.Session, r.To, r.Seq, r.Place,
		r.Shape, r.Seen, r.Boundaries, r.Pub, r.Own, mustJSON(r.Record), mustJSON(r.Record.owned()), r.Words)
}

func step(t *rapid.T, e *evening) (Principal, Wish) {
	pick := func(name string, of ...string) string { return rapid.SampledFrom(of).Draw(t, name) }
	seat := pick("seat", "r1", "r2", "r3", "r4", "o1", "late")
	p := seated(seat)
	card, barrier := pick("card", "c1", "c2", "c3", "n1", "n2"), pick("barrier", "b1", "b2", "b3")
	action, oneOff := pick("action", "a1", "a2", "a3"), pick("one-off", "l1", "l2")
	asked := link(action + pick("round", "/1", "/2", "/1/als"))
	words := text("Woorden " + card + barrier)
	yes := rapid.Bool().Draw(t, "yes")
	ladder := pick("ladder", "K0", "KH", "K1", "K4", "K6", "KR")
	switch rapid.IntRange(0, 30).Draw(t, "what") {
	case 28, 29:
		return stepAfter(t, e, barrier)
	case 0:
		return lea, &StartPhase{Phase: pick("phase", "luisteren", "drempels", "pauze", "bundelen", "afwezigen")}
	case 1:
		return by(Door(pick("door", "ervaring", "werk", "open"))), &TakeSeat{Seat: seat, Side: Side(pick("side", "ervaring", "beleid")), Name: text("Naam " + seat)}
	case 2:
		return lea, &AdmitSeat{Seat: seat}
	case 3:
		return lea, &CorrectSide{Seat: seat, Side: Side(pick("side", "ervaring", "beleid"))}
	case 4:
		return p, &GivePledge{}
	case 5, 6, 7:
		q := pick("question", "vast", "idee", "werk", "gehoord", "wie-niet")
		return p, &PlaceCard{Card: card, Question: q, Step: "papieren", Text: words, Feeling: pick("feeling", "", "moe", "hoop")}
	case 8:
		if number := pick("paper", "", "", "1-1", "1-2"); number != "" {
			if rapid.Bool().Draw(t, "back") {
				return lea, &ReadCardBack{Paper: number, Text: words}
			}
			return lea, &WriteCardFor{PlaceCard: PlaceCard{Card: card, Question: "vast", Step: "nood", Text: words}, Side: Ervaring,
				Slip: rapid.IntRange(0, 2).Draw(t, "slip"), Paper: number, Yes: yes}
		}
		return lea, &WriteCardFor{PlaceCard: PlaceCard{Card: card, Question: "vast", Step: "nood", Text: words}, Side: Ervaring, Seat: pick("for", "", seat), Yes: yes}
	case 9:
		return p, &RewordCard{Card: card, Text: words}
	case 10:
		return p, &WithdrawCard{Card: card}
	case 11:
		return p, &ConsentCard{Card: card, Answer: Consent(pick("consent", "ja", "liever_niet", "alleen_het_collectief"))}
	case 12:
		return lea, &HideCard{Card: card, Reason: words}
	case 13:
		return lea, &ParkCard{Card: card, Back: yes}
	case 14:
		return lea, &RevealCards{Size: rapid.IntRange(0, 4).Draw(t, "size")}
	case 15:
		return lea, &BundleCards{Barrier: barrier, Cards: []string{card}, Step: "nood", Sentence: words}
	case 16:
		return lea, &ChangeBundle{Barrier: barrier, Cards: []string{card}}
	case 17:
		return p, &ConfirmBarrier{Barrier: barrier, Yes: yes}
	case 18:
		return lea, &ConfirmAloud{Barrier: barrier, Yes: yes}
	case 19:
		return p, &RecogniseBarrier{Barrier: barrier}
	case 20:
		return lea, &AskAction{Action: action, Barriers: []string{barrier}, Title: words, Function: "teammanager", AnswerBy: e.at + day}
	case 21:
		w := &AcceptAction{Action: action, Due: e.at + 9*day, FirstStep: words, FirstBy: e.at + day}
		if yes {
			w.If, w.IfBy = "directeur", e.at+day
		}
		return asked, w
	case 22:
		return asked, &DeclineAction{Action: action, Category: "te_weinig_capaciteit", Text: words, DecidedBy: "chef", Alternative: words}
	case 23:
		return lea, &GradeAction{Action: action, Ladder: ladder}
	case 24:
		return lea, &RegisterOneOff{OneOff: oneOff, What: words, By: "team", Helped: rapid.IntRange(0, 6).Draw(t, "helped")}
	case 25:
		return lea, &RelateOneOff{OneOff: oneOff, Absent: words, Relation: pick("relation", ByAction, ByLookBack, ByReason), Action: action, Category: "echt_uniek", Text: words, DecidedBy: "chef"}
	case 26:
		return p, &GivePulse{Answer: pick("pulse", "goed", "niet")}
	case 27:
		return stepLater(t, e, action)
	}
	return p, &ForgetMe{}
}

func TestWhateverIsAsked(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		e, people := revealed(t, 3)
		e.official("o1")
		e.barrier("b1", people[0], "c1")
		for range rapid.IntRange(1, 15).Draw(rt, "steps") {
			p, w := step(rt, e)
			e.holds(rt, p, w)
			e.moves(rt, p, w)
			addsUp(rt, e.s.Sentence(e.at))
		}
		same(rt, e)
	})
}

// stepLater is what may be asked of an action that somebody took. The clock of the evening goes on by days.
func stepLater(t *rapid.T, e *evening, action string) (Principal, Wish) {
	pick := func(name string, of ...string) string { return rapid.SampledFrom(of).Draw(t, name) }
	a, ok := find[Action](e.s, action)
	if !ok {
		a = &Action{ID: action, Round: 1}
	}
	p, seat, words := link(a.Ticket()), seated(pick("voice", "r1", "r1", "r2", "r3", "o1")), text("Woorden "+action)
	switch rapid.IntRange(0, 24).Draw(t, "later") {
	case 0:
		return lea, &JudgeKind{Action: action, Ladder: pick("kind", a.Ladder, a.Ladder, "K1", "K6"), Side: Side(pick("of", "ervaring", "beleid")), Question: words}
	case 1:
		return p, plan(action, func(*PlanAction) {})
	case 2:
		return p, &BeginAction{Action: action}
	case 3:
		return p, &UpdateAction{Action: action, NoNews: true}
	case 4:
		return p, &ShiftAction{Action: action, Due: e.at + 20*day, Why: words}
	case 5:
		return p, &StickAction{Action: action, On: "inkoper", What: words}
	case 6:
		return p, &ResumeAction{Action: action, Next: words}
	case 7:
		return manager(a.Ticket()), &StopAction{Action: action, Category: "te_weinig_capaciteit", Text: words}
	case 8:
		return p, &ReplaceAction{Action: action, By: pick("other", "a1", "a2", "a3")}
	case 9:
		return lea, &LeaveAction{Action: action}
	case 10:
		return lea, &HandAction{Action: action, Function: "teamleider", AnswerBy: e.at + day}
	case 11, 12:
		return p, &AddEvidence{Action: action, Evidence: pick("evidence", "e1", "e2"), Type: "telling", What: words}
	case 13, 14:
		return p, &ClaimAction{Action: action, Told: words, Untried: words}
	case 15:
		return theClock, &OpenCheck{Action: action}
	case 16:
		e.at += 14 * day
		return theClock, &RemindCheck{Action: action}
	case 17:
		e.at += 20 * day
		return theClock, &CloseCheck{Action: action}
	case 18:
		return lea, &SettleAction{Action: action, State: ActionState(pick("settled", "bevestigd_met_verschil", "bezig")), Consent: true, Dissent: words}
	}
	switch pick("agreed", "trial", "look", "measure", "decide", "other", "yes", "verdict", "verdict") {
	case "trial":
		return p, trial(e.at, 5, 30)
	case "look":
		return p, looked(func(w *LookTrial) {
			w.Action, w.Hit, w.Next = action, pick("hit", "", "ja") != "", pick("next", goOn...)
		})
	case "measure":
		return p, &MeasureAction{Action: action, Found: words, Says: pick("found", Findings...)}
	case "decide":
		return p, &DecideMeasure{Action: action, Then: pick("then", goOn...), Why: words}
	case "other":
		return p, &ProposeMeasure{Action: action, Measure: words, Goal: words, Measurer: "collectief"}
	case "yes":
		return lea, &AgreeMeasure{Action: action, Yes: pick("agree", "", "ja") != "", Side: Ervaring}
	}
	return seat, &GiveVerdict{Action: action, Verdict: Verdict(pick("verdict", "gemerkt", "deels", "niet", "weet_niet")), Reason: "niet_overal",
		Words: words, May: pick("may", AsSaid, ForCollective, OnlyCounted)}
}

// stepAfter is what may be asked of barriers that are alike, and of promises.
func stepAfter(t *rapid.T, e *evening, barrier string) (Principal, Wish) {
	pick := func(name string, of ...string) string { return rapid.SampledFrom(of).Draw(t, name) }
	p, words, yes := seated(pick("voice", "r1", "r2", "r3", "o1")), text("Woorden na "+barrier), rapid.Bool().Draw(t, "sure")
	promise, other, recurrence := pick("promise", "p1", "p2"), pick("other", "b1", "b2", "b3", "b4"), pick("recurrence", "h1", "h2")
	if yes {
		e.at += 10 * day
	}
	switch rapid.IntRange(0, 20).Draw(t, "after") {
	case 0:
		return lea, &SplitBarrier{Barrier: barrier, New: "b4", Cards: []string{pick("card", "c1", "c2", "c3")}, Sentence: words}
	case 1, 2, 3:
		return lea, &MergeBarriers{Barrier: barrier, Into: other, Told: true}
	case 4, 5:
		if yes {
			p = lea
		}
		return p, &UnmergeBarrier{Barrier: barrier}
	case 6, 7:
		return p, &SayAgain{Barrier: barrier}
	case 8:
		return lea, &PresentRecurrence{Recurrence: recurrence, Barrier: barrier, New: pick("newer", "", "b1", "b2", "b3")}
	case 9, 10:
		return p, &AnswerRecurrence{Recurrence: recurrence, Says: pick("says", RecurrenceSays...)}
	case 11:
		return lea, &GiveReason{Barrier: barrier, Category: "echt_uniek", Text: words, DecidedBy: "chef"}
	case 12, 13:
		return lea, promising(promise, func(w *MakePromise) { w.Check = e.at + 20*day })
	case 14:
		return giver(promise), signing(promise)
	case 15:
		return lea, &ShiftPromise{Promise: promise, To: e.at + 30*day, Why: words}
	case 16:
		return lea, &ClaimPromise{Promise: promise, Told: words}
	case 17, 18:
		return p, &JudgePromise{Promise: promise, Says: pick("kept", PromiseSays...)}
	case 19:
		return p, &RateContact{Promise: promise, Recognised: "ja", Trusted: "deels", Time: pick("time", NeedAnswers...)}
	}
	return lea, &AcknowledgeBarrier{Barrier: barrier, By: Label(pick("function", "wethouder", "directeur")), Words: words}
}

// TestWhateverIsAskedAfterwards walks through the months in which barriers turn out to be one, or come back.
func TestWhateverIsAskedAfterwards(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		e, people := three(t)
		e.official("o1")
		for i, p := range people {
			e.must(p, &RecogniseBarrier{Barrier: []string{"b1", "b2", "b3"}[(i+1)%3]})
		}
		for range rapid.IntRange(1, 25).Draw(rt, "steps") {
			p, w := stepAfter(rt, e, rapid.SampledFrom([]string{"b1", "b2", "b3", "b4"}).Draw(rt, "barrier"))
			said := map[string]Barrier{}
			first := map[string]Promise{}
			for _, b := range all[Barrier](e.s) {
				said[b.ID] = *b
			}
			for _, p := range all[Promise](e.s) {
				first[p.ID] = *p
			}
			e.holds(rt, p, w)
			if e.do(p, w) != nil {
				continue
			}
			e.agreeOn(rt, w, said, first)
			addsUp(rt, e.s.Sentence(e.at))
		}
		same(rt, e)
	})
}

// agreeOn looks whether barriers and promises kept what was said of them.
func (e *evening) agreeOn(t *rapid.T, w Wish, said map[string]Barrier, first map[string]Promise) {
	for _, b := range all[Barrier](e.s) {
		old, had := said[b.ID]
		if had && (b.Sentence != old.Sentence || len(b.Returned) < len(old.Returned) && b.State != Merged) {
			t.Fatalf("%T changed the words of %s, or forgot that it came back (I-14)", w, b.ID)
		}
		if b.State != Merged && b.State != Bundled && !b.confirmed() {
			t.Fatalf("%T left %s in %s", w, b.ID, b.State)
		}
		if into, ok := find[Barrier](e.s, b.Into); b.Into != "" && (!ok || into.State == Merged || into.ID == b.ID) {
			t.Fatalf("%T lets %s live on in %q", w, b.ID, b.Into)
		}
		votes := e.s.votes(b.ID)
		for seat, acts := range e.links {
			n := 0
			for h := range acts {
				_, counted := votes[h]
				n += bit(counted)
			}
			if n > 1 {
				t.Fatalf("after %T %s counts %d times for %s", w, seat, n, b.ID)
			}
		}
		if l := e.s.line(b, e.at); l.Mark == Solved && b.State == Merged {
			t.Fatalf("after %T a merged one is solved (I-03)", w)
		}
	}
	for id, old := range first {
		p := get[Promise](e, id)
		if p.Check != old.Check || p.Sentence != old.Sentence || len(p.Shifts) < len(old.Shifts) || e.s.PromiseState(p, e.at) == PromiseConfirmed && e.s.Echo(id)[Ervaring].Kept < noticed {
			t.Fatalf("%T made the promise %+v", w, p)
		}
	}
}

// TestWhateverIsAskedOfAnAction walks through the weeks after an evening, in which nobody asks anything but of actions.
func TestWhateverIsAskedOfAnAction(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		e, people := revealed(t, 3)
		e.official("o1")
		e.barrier("b1", people[0], "c1")
		e.must(people[1], &RecogniseBarrier{Barrier: "b1"})
		e.must(people[2], &RecogniseBarrier{Barrier: "b1"})
		for _, id := range []string{"a1", "a2"} {
			e.taken(id, "b1", "K5")
			if e.begun(id); rapid.Bool().Draw(rt, "done") {
				e.checking(id)
			}
		}
		for range rapid.IntRange(1, 25).Draw(rt, "steps") {
			p, w := stepLater(rt, e, rapid.SampledFrom([]string{"a1", "a2"}).Draw(rt, "action"))
			e.holds(rt, p, w)
			e.moves(rt, p, w)
			addsUp(rt, e.s.Sentence(e.at))
		}
		same(rt, e)
	})
}

// moves asks a wish, and looks whether each action kept the promises of the invariants over it.
func (e *evening) moves(t *rapid.T, p Principal, w Wish) {
	was := map[string]Action{}
	for _, a := range all[Action](e.s) {
		was[a.ID] = *a
	}
	if e.do(p, w) != nil {
		return
	}
	for _, a := range all[Action](e.s) {
		old, had := was[a.ID]
		if !had {
			continue
		}
		if old.Due != 0 && a.Due != old.Due || len(a.Shifts) < len(old.Shifts) {
			t.Fatalf("%T moved the first date or lost a shift (I-07)", w)
		}
		if late := old.Terms.Late; late != 0 && late <= e.at-1000 && a.Terms.Late != late && a.Round == old.Round && a.State != ActionAccepted {
			t.Fatalf("%T cleared what was late (I-09)", w)
		}
		if a.stands() && a.Accepted == 0 {
			t.Fatalf("%T made somebody the owner (I-12)", w)
		}
		if v, ok := w.(*GiveVerdict); ok && v.Action == a.ID && v.Verdict == NotNoticed && p.Seat == "r1" && contains(a.Barriers, "b1") && a.State != ActionReopened {
			t.Fatalf("a raiser does not notice it, and it is %s (I-02)", a.State)
		}
		if a.State == ActionVerified && old.State != ActionVerified {
			if _, ended := w.(*CloseCheck); !ended {
				t.Fatalf("%T confirmed it", w)
			}
			if c, _ := find[Check](e.s, a.Check()); c.count().noticed == 0 || c.count().not > 0 {
				t.Fatalf("confirmed with %+v (I-01)", c.count())
			}
		}
	}
	for _, b := range all[Barrier](e.s) {
		if l := e.s.line(b, e.at); l.Mark == Solved && !slices.ContainsFunc(l.Actions, (*Action).verified) {
			t.Fatalf("after %T it counts as solved (I-03)", w)
		}
	}
}

// holds: Decide changes nothing, and what Apply does is for no reader before Publish.
func (e *evening) holds(t *rapid.T, p Principal, w Wish) {
	class, err := e.s.Class(p)
	if err != nil {
		return
	}
	e.name(w)
	g := Given{At: e.at, Run: e.run(), Days: testDays, Random: e.random()}
	who := Who{Class: class, Seat: p.Seat, Object: p.Object, Organization: p.Organization, Handles: e.links[p.Seat]}
	before := look(e.s)
	again := g
	facts, err := Decide(e.s, who, w, &g)
	twice, err2 := Decide(e.s, who, w, &again)
	if look(e.s) != before || len(headed(e.s)) > 0 {
		t.Fatalf("deciding %T changed something", w)
	}
	if (err == nil) != (err2 == nil) || !bytes.Equal(written(t, facts), written(t, twice)) {
		t.Fatalf("%T was decided in two ways", w)
	}
	if err != nil {
		return
	}
	e.s.Apply(Entry{Stream: theStream, Seq: int64(len(e.entries)) + 1, At: e.at, Facts: facts})
	if now := look(e.s); now != before {
		t.Fatalf("applying %T changed what readers hold:\n%s", w, firstDiff(before, now))
	}
	if now := look(e.s.Reader()); now != before {
		t.Fatalf("a reader sees %T before it is on disk", w)
	}
	e.s.Discard()
}

func headed(s *State) []string {
	var list []string
	for kind, byID := range s.head {
		for id := range byID {
			list = append(list, kind+" "+id)
		}
	}
	return list
}

func written(t *rapid.T, facts []Fact) []byte {
	b, err := WriteFacts(facts)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// same: facts survive being written, a replay gives the same rows, and rows survive the store.
func same(t *rapid.T, e *evening) {
	replay, stored := NewState(theStream), NewState(theStream)
	for _, entry := range e.entries {
		b := written(t, entry.Facts)
		facts, err := ReadFacts(b)
		if err != nil {
			t.Fatal(err)
		}
		if again := written(t, facts); !bytes.Equal(b, again) {
			t.Fatalf("written twice:\n%s\n%s", b, again)
		}
		entry.Facts = facts
		replay.Apply(entry)
		replay.Publish()
	}
	replay.Forget(e.forgotten) // what is outside the log is not in it
	replay.Publish()
	if a, b := look(e.s), look(replay); a != b {
		t.Fatalf("a replay gives other rows:\n%s", firstDiff(a, b))
	}
	e.s.Rows(func(r *Row) {
		row := &Row{Kind: r.Kind, ID: r.ID, Session: r.Session, To: r.To, Seq: r.Seq, Place: r.Place, Shape: r.Shape, Boundaries: r.Boundaries,
			Pub: bytes.Clone(r.Pub), Own: r.Stored()}
		if err := stored.Load(row); err != nil {
			t.Fatal(err)
		}
	})
	if a, b := look(e.s), look(stored); a != b || stored.Len() != e.s.Len() {
		t.Fatalf("the store gives other rows:\n%s", firstDiff(a, b))
	}
}

var number = regexp.MustCompile(`\d+`)

// addsUp: the parts of a sentence sum to what it begins with.
func addsUp(t *rapid.T, sentence string) {
	at := func(s string) int {
		n, _ := strconv.Atoi(number.FindString(s))
		return n
	}
	for _, half := range []struct{ head, end string }{{" meteen geregeld. ", "."}, {" bevestigd: ", "."}} {
		head, rest, ok := strings.Cut(sentence, half.head)
		if !ok {
			continue
		}
		total := at(head[strings.LastIndex(head, ".")+1:])
		parts, _, _ := strings.Cut(rest, half.end)
		sum := 0
		for _, n := range number.FindAllString(parts, -1) {
			v, _ := strconv.Atoi(n)
			sum += v
		}
		if sum != total || total == 0 {
			t.Fatalf("%d is not %d in %q", sum, total, sentence)
		}
	}
}

func TestFactsThatCannotBeReadAreRefused(t *testing.T) {
	for name, in := range map[string]string{
		"no list": `{}`, "no facts": `[1]`, "a name that is a number": `[[1,1,{}]]`, "a version that is a word": `[["ready-said","een",{}]]`,
		"an unknown name": `[["soup-eaten",1,{}]]`, "an unknown version": `[["ready-said",2,{}]]`, "a body that is a list": `[["ready-said",1,[]]]`,
	} {
		t.Run(name, func(t *testing.T) {
			if facts, err := ReadFacts([]byte(in)); err == nil {
				t.Errorf("was read as %v", facts)
			}
		})
	}
	for name, r := range map[string]*Row{
		"an unknown kind": {Kind: "soup", Own: []byte(`{}`)}, "no own part": {Kind: "card", Pub: []byte(`{}`)},
		"no public part": {Kind: "card", Own: []byte(`{}`)}, "an own part of another shape": {Kind: "card", Pub: []byte(`{}`), Own: []byte(`{"o":[]}`)},
	} {
		t.Run(name, func(t *testing.T) {
			if err := NewState(theStream).Load(r); err == nil {
				t.Error("was loaded")
			}
		})
	}
}

// TestAProposalIsTaken: whoever is told to say it otherwise, gets words that can be said.
func TestAProposalIsTaken(t *testing.T) {
	pieces := []string{"mevrouw Jansen", "Meneer De Vries", "dhr. Bos", "bsn 123456782", "06 12345678", "jan@voorbeeld.nl", "Kerkstraat 12",
		"zaaknummer 2024-1234", "NL91ABNA0417164300", "ik", "wachtte", "weken", ".", "3", "1012 AB", "nummer"}
	e := opened(t)
	r := e.cards(1)[0]
	rapid.Check(t, func(rt *rapid.T) {
		words := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 1, 12).Draw(rt, "words"), " ")
		refusal, no := Refused(e.do(r, place(func(w *PlaceCard) { w.Card, w.Text = fmt.Sprintf("p%d", e.n), text(words) })))
		if !no {
			return
		}
		if refusal.Suggest == "" {
			rt.Fatalf("%q is refused without a proposal: %v", words, refusal)
		}
		if err := e.do(r, place(func(w *PlaceCard) { w.Card, w.Text = fmt.Sprintf("p%d", e.n), text(refusal.Suggest) })); err != nil {
			rt.Fatalf("the proposal %q for %q: %v", refusal.Suggest, words, err)
		}
	})
}
