package sessions

import (
	"maps"
	"strings"
	"testing"
)

var scribe1 = Principal{Role: Scribe, Session: theSession, Table: "1"}

// onPaper is a paper card that would be taken, changed by f.
func onPaper(number string, f func(*WriteCardFor)) *WriteCardFor {
	w := &WriteCardFor{PlaceCard: *place(func(w *PlaceCard) { w.Card = "p" + strings.ReplaceAll(number, "-", "") }), Side: Ervaring, Paper: number}
	if f != nil {
		f(w)
	}
	return w
}

func TestAPaperCardIsRefused(t *testing.T) {
	e := opened(t)
	e.to("drempels")
	e.must(scribe1, onPaper("1-1", nil))
	with := func(f func(*WriteCardFor)) Wish { return onPaper("1-2", f) }
	e.refuses(map[string]ask{
		"with a number that is none":           {scribe1, with(func(w *WriteCardFor) { w.Paper = "zeven" }), Invalid},
		"with a number below one":              {scribe1, with(func(w *WriteCardFor) { w.Paper = "1-0" }), Invalid},
		"with a number of a thousand":          {scribe1, with(func(w *WriteCardFor) { w.Paper = "1-1000" }), Invalid},
		"of a table that is not there":         {scribe1, with(func(w *WriteCardFor) { w.Paper = "2-1" }), Invalid},
		"with a name in it":                    {scribe1, with(func(w *WriteCardFor) { w.Text = text("Mevrouw Jansen zei nee.") }), Invalid},
		"without words":                        {scribe1, with(func(w *WriteCardFor) { w.Text = Text{} }), Invalid},
		"for slip minus one":                   {scribe1, with(func(w *WriteCardFor) { w.Slip = -1 }), Invalid},
		"for slip 301":                         {scribe1, with(func(w *WriteCardFor) { w.Slip = MostSlips + 1 }), Invalid},
		"for a slip and a seat":                {scribe1, with(func(w *WriteCardFor) { w.Slip, w.Seat = 1, "r1" }), Invalid},
		"entered twice":                        {scribe1, onPaper("1-1", func(w *WriteCardFor) { w.Card = "ander" }), Conflict},
		"entered at the table and at the desk": {lea, onPaper("1-1", func(w *WriteCardFor) { w.Card = "ander" }), Conflict},
		"without a number and not read back":   {scribe1, with(func(w *WriteCardFor) { w.Paper = "" }), Conflict},
	})
}

// TestTheSamePaperCardEnteredTwice: who entered it hears what stands there; another table or the desk does not, because
// before the reveal a card is its author's.
func TestTheSamePaperCardEnteredTwice(t *testing.T) {
	e := opened(t)
	e.to("drempels")
	e.must(scribe1, onPaper("1-7", nil))
	first := get[Card](e, "p17").Words
	again := onPaper("1-7", func(w *WriteCardFor) { w.Card, w.Text = "ander", text("Iets heel anders.") })
	r, _ := Refused(e.do(scribe1, again))
	if r == nil || r.Code != Conflict || r.There != first || !strings.Contains(r.Text, "1-7") {
		t.Errorf("its own scribe hears %+v", r)
	}
	for name, who := range map[string]Principal{"the desk": lea, "another scribe": {Role: Scribe, Session: theSession, Table: "2"}} {
		if r, _ := Refused(e.do(who, again)); r == nil || r.Code != Conflict || r.There != "" || !strings.Contains(r.Text, "tafel 1") {
			t.Errorf("%s hears %+v", name, r)
		}
	}
	e.elsewhere("c-there")
	if err := e.do(Principal{Role: Scribe, Session: "ander", Table: "1"}, again); err != nil {
		t.Errorf("the same number on another evening: %v", err)
	}
}

// TestAPaperCardIsReadBack: who wrote it hears it and says yes, before the room reads it; the first words stay.
func TestAPaperCardIsReadBack(t *testing.T) {
	e := opened(t)
	e.cards(3)
	e.must(scribe1, onPaper("1-1", func(w *WriteCardFor) { w.Slip = 4 }))
	e.must(scribe1, onPaper("1-2", nil))
	e.must(lea, onPaper("1-3", nil))
	e.must(lea, onPaper("1-4", func(w *WriteCardFor) { w.Yes = true }))
	e.to("bundelen")
	if n := e.s.counts(readBack, theSession); n["tafel 1"] != 2 || n["bureau"] != 1 {
		t.Errorf("to be read back: %v", n)
	}
	e.must(lea, &RevealCards{})
	shown := func(id string) bool { return get[Card](e, id).own.Shown }
	if shown("p11") || shown("p12") || shown("p13") || !shown("p14") || !shown("c1") {
		t.Error("the room sees a card that nobody read back, or not the others")
	}
	e.refuses(map[string]ask{
		"by another table":             {Principal{Role: Scribe, Session: theSession, Table: "2"}, &ReadCardBack{Paper: "1-1"}, NotFound},
		"a card of no number":          {lea, &ReadCardBack{}, NotFound},
		"a card that is not there":     {lea, &ReadCardBack{Paper: "1-9"}, NotFound},
		"a card that was read back":    {lea, &ReadCardBack{Paper: "1-4"}, Conflict},
		"with a name in the new words": {lea, &ReadCardBack{Paper: "1-1", Text: text("Mevrouw Jansen zei nee.")}, Invalid},
		"with 601 graphemes":           {lea, &ReadCardBack{Paper: "1-1", Text: Text{Body: "x", Graphemes: MaxCard + 1}}, Invalid},
		"a phone":                      {seated("r1"), &ReadCardBack{Paper: "1-1"}, Forbidden},
		"a reveal of nothing else":     {lea, &RevealCards{}, Conflict},
	})
	first := get[Card](e, "p12").Words
	e.must(scribe1, &ReadCardBack{Paper: "1-2", Text: text("Zo zei ik het.")})
	if c := get[Card](e, "p12"); c.Words != first || len(c.Newer) != 1 || e.bodies[c.Newer[0]] != "Zo zei ik het." {
		t.Errorf("read back with other words: %+v", c)
	}
	e.must(lea, &ReadCardBack{Paper: "1-3"})
	e.must(Principal{Role: Raiser, Seat: SlipSeat(theSession, 4), Session: theSession}, &ConsentCard{Card: "p11", Answer: ConsentYes})
	if n := e.s.counts(readBack, theSession); len(n) != 0 {
		t.Errorf("still to be read back: %v", n)
	}
	e.must(lea, &RevealCards{})
	if !shown("p11") || !shown("p12") || !shown("p13") {
		t.Error("the room does not see what was approved")
	}
}

// TestASlipIsASeatFromItsFirstCard: a slip that was printed beforehand counts nobody; with the first card its holder
// sits there, finds the card and takes it back. A phone cannot sit down on somebody's slip.
func TestASlipIsASeatFromItsFirstCard(t *testing.T) {
	e := opened(t)
	e.to("drempels")
	seat := SlipSeat(theSession, 4)
	e.refused(Principal{Role: Nobody, Session: theSession, Object: string(DoorExperience)}, &TakeSeat{Seat: seat, Side: Ervaring}, Invalid)
	if e.s.seated(theSession) != 0 {
		t.Error("a slip that lies there is counted")
	}
	e.must(scribe1, onPaper("1-1", func(w *WriteCardFor) { w.Slip = 4 }))
	e.must(lea, onPaper("1-2", func(w *WriteCardFor) { w.Slip, w.Side = 4, Beleid }))
	if n := e.s.counts(attendance, theSession); n[string(Ervaring)] != 1 || len(n) != 1 {
		t.Errorf("two cards of one slip are %v people", n)
	}
	if s := get[Seat](e, seat); s.Slip != 4 || s.Door != DoorPaper || !s.Admitted || s.Name != "" {
		t.Errorf("the seat is %+v", s)
	}
	if get[Card](e, "p12").Side != Ervaring {
		t.Error("a slip changes sides")
	}
	e.must(Principal{Role: Raiser, Seat: seat, Session: theSession}, &WithdrawCard{Card: "p11"})
	if n := e.s.counts(readBack, theSession); n["tafel 1"] != 0 || n["bureau"] != 1 {
		t.Errorf("what was taken back is still to be read back: %v", n)
	}
	e.refused(scribe1, onPaper("1-1", func(w *WriteCardFor) { w.Card = "ander" }), Conflict)
	e.must(lea, &RemoveSeat{Seat: seat})
	e.refused(scribe1, onPaper("1-3", func(w *WriteCardFor) { w.Slip = 4 }), NotFound)
}

// TestI26TheReportAloneSaysHowTheyCame: no count on a shared screen tells a phone from paper or a hand.
func TestI26TheReportAloneSaysHowTheyCame(t *testing.T) {
	e := opened(t)
	people := e.cards(2)
	e.must(lea, onPaper("1-1", func(w *WriteCardFor) { w.Yes = true }))
	e.must(lea, &WriteCardFor{PlaceCard: *place(func(w *PlaceCard) { w.Card = "aloud" }), Side: Ervaring, Yes: true})
	e.to("bundelen")
	e.must(lea, &RevealCards{})
	e.barrier("b1", people[0], "c1", "p11")
	e.must(people[1], &RecogniseBarrier{Barrier: "b1"})
	e.must(scribe1, &RecogniseFor{Barrier: "b1", Side: Ervaring, People: 7})
	if w := e.s.CardWays(theSession); w != (Came{Phone: 2, Paper: 1, Aloud: 1}) {
		t.Errorf("cards came %+v", w)
	}
	if w := e.s.RecognitionWays(theSession); w != (Came{Phone: 1, Hand: 7}) {
		t.Errorf("recognitions came %+v", w)
	}
	for _, c := range Audiences(theSession) {
		if e.sees(c, "tally", tallyID(entered, theSession, true)) || e.sees(c, "tally", tallyID(entered, theSession, false)) ||
			e.sees(c, "tally", tallyID(readBack, theSession, false)) {
			t.Errorf("%+v is told how people take part", c)
		}
		if e.sees(c, "tally", tallyID(readBack, theSession, true)) != c.Desk() {
			t.Errorf("%+v: what is to be read back is for the desk alone", c)
		}
	}
	if get[Tally](e, tallyID(recognition, "b1", false)).Total != 8 {
		t.Error("hands weigh less than phones")
	}
	row, _ := e.s.Row("card", "p11")
	if strings.Contains(string(row.Pub), "1-1") || strings.Contains(string(row.Pub), "paper") {
		t.Errorf("a shown card tells its paper: %s", row.Pub)
	}
}

// TestS3_11AnswersAreLinkedToTheQuestion: the facilitator deals question cards to a table; answers by phone, scribe and
// desk name the question, and another table is not asked.
func TestS3_11AnswersAreLinkedToTheQuestion(t *testing.T) {
	e := empty(t)
	*e = *planned(t)
	e.must(lea, &PlanSession{Session: "twee", Template: "T1-kort", Title: text("Twee tafels"), Date: d0, Tables: []Label{"1", "2"}})
	host := e.open("twee")
	at := func(table string) Principal {
		id := "s" + table
		e.must(Principal{Role: Nobody, Session: "twee", Object: string(DoorExperience)}, &TakeSeat{Seat: id, Side: Ervaring, Table: table})
		return Principal{Role: Attendee, Seat: id, Session: "twee"}
	}
	one, two := at("1"), at("2")
	e.must(host, &StartPhase{Phase: "drempels"})
	deal := func(f func(*DealQuestion)) Wish {
		w := &DealQuestion{Question: "q1", Ask: text("Wie om u heen heeft hier ook last van?"), Table: "1"}
		if f != nil {
			f(w)
		}
		return w
	}
	e.refuses(map[string]ask{
		"without words":                {host, deal(func(w *DealQuestion) { w.Ask = Text{} }), Invalid},
		"with 201 graphemes":           {host, deal(func(w *DealQuestion) { w.Ask = Text{Body: "x", Graphemes: maxQuestion + 1} }), Invalid},
		"to a table that is not there": {host, deal(func(w *DealQuestion) { w.Table = "9" }), Invalid},
		"with the id of a question":    {host, deal(func(w *DealQuestion) { w.Question = "vast" }), Conflict},
		"with no id":                   {host, deal(func(w *DealQuestion) { w.Question = "" }), Invalid},
		"by a phone":                   {one, deal(nil), Forbidden},
		"with a name in it":            {host, deal(func(w *DealQuestion) { w.Ask = text("Wat zei mevrouw Jansen?") }), Invalid},
	})
	e.must(host, deal(nil))
	e.refused(host, deal(nil), Conflict)
	answer := func(card string) *PlaceCard {
		return &PlaceCard{Card: card, Question: "q1", Step: "papieren", Text: text("Mijn zus ook.")}
	}
	run := get[Session](e, "twee").Run.ID
	if err := e.inRun(one, run, answer("a1")); err != nil {
		t.Fatal(err)
	}
	wants(t, e.inRun(two, run, answer("a2")), Invalid)
	e.must(Principal{Role: Scribe, Session: "twee", Table: "1"}, &WriteCardFor{PlaceCard: *answer("a3"), Side: Ervaring, Yes: true})
	e.must(host, &WriteCardFor{PlaceCard: *answer("a4"), Side: Uitvoering, Paper: "1-1", Yes: true})
	for _, id := range []string{"a1", "a3", "a4"} {
		if c := get[Card](e, id); c.Question != "q1" || c.Kind != Experience {
			t.Errorf("%s is linked to %q, a %s", id, c.Question, c.Kind)
		}
	}
	for n := 2; n <= mostDealt; n++ {
		e.must(host, deal(func(w *DealQuestion) { w.Question, w.Table = "q"+string(rune('a'+n%26))+string(rune('a'+n/26)), "" }))
	}
	e.refused(host, deal(func(w *DealQuestion) { w.Question = "teveel" }), Conflict)
}

func TestAPaperSheetCountsOnce(t *testing.T) {
	e := opened(t)
	e.must(lea, &OpenBallot{Ballot: "k1", Form: DotForm, Question: text("Wat eerst?"), Dots: 3,
		Options: []NewOption{{ID: "een", Text: text("Eén nummer")}, {ID: "twee", Text: text("Eén brief")}}})
	sheet := func(number string, n int) Wish {
		return &EnterVote{Ballot: "k1", Side: Ervaring, Sheet: number, Dots: []DotsOn{{"een", n}}}
	}
	e.must(scribe1, sheet("K7QF", 2))
	e.refuses(map[string]ask{
		"the same sheet":                      {scribe1, sheet("K7QF", 2), Conflict},
		"the same sheet at the desk":          {lea, sheet("K7QF", 1), Conflict},
		"the same sheet, typed otherwise":     {lea, sheet("k7 qf", 1), Conflict},
		"a number that is none":               {scribe1, sheet("blad één", 1), Invalid},
		"a budget and one":                    {scribe1, sheet("AAAA", 4), Invalid},
		"a budget and one over two":           {scribe1, &EnterVote{Ballot: "k1", Side: Ervaring, Dots: []DotsOn{{"een", 2}, {"twee", 2}}}, Invalid},
		"dots below nothing, to have more":    {scribe1, &EnterVote{Ballot: "k1", Side: Ervaring, Dots: []DotsOn{{"een", -3}, {"twee", 6}}}, Invalid},
		"no side":                             {scribe1, &EnterVote{Ballot: "k1", Dots: []DotsOn{{"een", 1}}}, Invalid},
		"more hands than people who are left": {lea, &CountHands{Ballot: "k1", Room: 3, Hands: []Hand{{Option: "een", N: 7}}}, Invalid},
		"hands while all are counted":         {lea, &CountHands{Ballot: "k1", Room: 1, Hands: []Hand{{Option: "een", N: 1}}}, Invalid},
		"hands by a scribe":                   {scribe1, &CountHands{Ballot: "k1", Room: 3}, Forbidden},
	})
	e.must(scribe1, sheet("", 1))
	e.must(scribe1, sheet("", 1))
	e.must(lea, &CloseBallot{Ballot: "k1"})
	if b := get[Ballot](e, "k1"); b.Ways[byPaper] != 3 {
		t.Errorf("%d sheets of paper, want 3", b.Ways[byPaper])
	}
	row, _ := e.s.Row("ballot", "k1")
	if strings.Contains(string(row.Pub), "K7QF") {
		t.Error("a number of a sheet is shown")
	}
}

// TestI26EverythingHasAWayOnPaper: whatever a participant can ask on a phone, somebody without one can have done: by the
// desk or a scribe, or by their own slip. A new operation without such a way fails here.
func TestI26EverythingHasAWayOnPaper(t *testing.T) {
	aloud := map[string]string{ // what the desk or a scribe enters instead
		"give-pledge": "pledge-seat", "cast-vote": "enter-vote", "place-card": "write-card-for", "confirm-barrier": "confirm-aloud",
		"recognise-barrier": "recognise-for", "take-along": "prepare-leg", "give-pulse": "enter-pulse",
		"answer-step-round": "enter-step-answers",
	}
	spoken := map[string]bool{ // said in the room, and nobody has to
		"say-ready": true, "ask-pause": true, "ask-time": true,
	}
	ops := map[string]Operation{}
	for _, op := range Operations {
		ops[op.Name] = op
	}
	helped := func(op Operation) bool { return op.lets(Scribe) || op.lets(Facilitator) && op.lets(CoFacilitator) }
	for _, op := range Operations {
		if !op.lets(Attendee) || helped(op) || op.lets(Raiser) || spoken[op.Name] {
			continue
		}
		if other, ok := ops[aloud[op.Name]]; !ok || !helped(other) {
			t.Errorf("%s can be done on a phone only", op.Name)
		}
	}
}

// TestThePulseOfPaper: folded slips weigh as much as taps and are as private; counted again they replace.
func TestThePulseOfPaper(t *testing.T) {
	e := opened(t)
	count := func(side Side, good, fair, bad int) *EnterPulse {
		return &EnterPulse{Side: side, Answers: []PulseCount{{"goed", good}, {"gaat", fair}, {"niet", bad}}}
	}
	r := e.resident("r1")
	e.refused(scribe1, count(Ervaring, 1, 0, 0), Conflict)
	e.to("pauze")
	run := e.run()
	e.refuses(map[string]ask{
		"of no side":          {scribe1, count("", 1, 0, 0), Invalid},
		"with a minus":        {scribe1, count(Ervaring, -1, 2, 0), Invalid},
		"with 501 slips":      {scribe1, count(Ervaring, mostHands+1, 0, 0), Invalid},
		"with 501 together":   {scribe1, count(Ervaring, mostHands, 1, 0), Invalid},
		"with another answer": {scribe1, &EnterPulse{Side: Ervaring, Answers: []PulseCount{{"prima", 1}}}, Invalid},
		"by a phone":          {r, count(Ervaring, 1, 0, 0), Forbidden},
	})
	e.must(scribe1, count(Ervaring, 5, 0, 0))
	e.must(scribe1, count(Ervaring, 1, 0, 1)) // counted again
	e.must(scribe1, count(Uitvoering, 3, 0, 0))
	e.must(lea, count(Ervaring, 0, 2, 0))
	e.must(r, &GivePulse{Answer: "niet"})
	masked, exact := tallyID(pulse, run, false), tallyID(pulse, run, true)
	for _, c := range Audiences(theSession) {
		if e.sees(c, "tally", masked) || e.sees(c, "tally", exact) {
			t.Errorf("%+v sees a pulse that is not over", c)
		}
	}
	e.to("bundelen")
	want := map[string]int{"ervaring goed": 1, "ervaring gaat": 2, "ervaring niet": 2, "uitvoering goed": 3}
	if got := get[Tally](e, masked).Counts; !maps.Equal(got, want) {
		t.Errorf("the pulse is %v, want %v", got, want)
	}
	e.refused(scribe1, count(Ervaring, 1, 0, 0), Conflict)
}
