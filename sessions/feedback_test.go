package sessions

import (
	"slices"
	"strings"
	"testing"
)

const theReturn = "terug"

// returned opens a terugkoppelgesprek in the trajectory of an evening, three months on.
func (e *evening) returned() Principal {
	e.t.Helper()
	e.at += 90 * day
	phases := []Phase{{ID: "welkom", Kind: Welcome, Name: "Welkom", Minutes: 5}}
	for _, kind := range FeedbackKinds {
		phases = append(phases, Phase{ID: string(kind), Kind: kind, Name: Label(kind), Minutes: 10})
	}
	e.has(&SessionPlanned{Session: theReturn, Template: "T4", Title: "terug", Date: e.at, Tables: []Label{"1"}, Phases: listed(phases)})
	desk := lea
	desk.Session = theReturn
	e.must(desk, &WriteMandate{Rung: "coproduceren", Use: text("Op elk punt komt antwoord."), SignedBy: "directeur WPI", Pledge: true})
	e.must(desk, &NameUrgent{Person: "begeleider", Number: "020 000 00 00", Until: "21 uur"})
	e.must(desk, &DateFeedback{Date: e.at + 77*day})
	e.must(desk, &OpenSession{})
	return desk
}

// has applies a fact that a wish of another subject makes.
func (e *evening) has(f Fact) {
	e.t.Helper()
	entry := Entry{Stream: theStream, Seq: int64(len(e.entries)) + 1, At: e.at, Facts: []Fact{f}}
	e.entries = append(e.entries, entry)
	e.s.Apply(entry)
	e.s.Publish()
}

// comes gives somebody a seat at the terugkoppelgesprek.
func (e *evening) comes(id string, door Door, side Side) Principal {
	e.t.Helper()
	e.must(Principal{Role: Nobody, Session: theReturn, Object: string(door)}, &TakeSeat{Seat: id, Name: text("Naam " + id), Side: side})
	return Principal{Role: Attendee, Seat: id, Session: theReturn}
}

// TestWhoComesBack: only who told something then, and tells now, speaks as who they were. Nobody is joined in a record.
func TestWhoComesBack(t *testing.T) {
	for name, r := range map[string]struct {
		given func(*evening, Principal) (here, earlier string)
		no    Code
	}{
		"a seat that is not there": {func(*evening, Principal) (string, string) { return "niemand", "r1" }, NotFound},
		"a slip of nobody": {func(e *evening, _ Principal) (string, string) {
			e.comes("n1", DoorExperience, Ervaring)
			return "n1", "niemand"
		}, NotFound},
		"the slip of today": {func(e *evening, _ Principal) (string, string) {
			e.comes("n1", DoorExperience, Ervaring)
			return "n1", "n1"
		}, Conflict},
		"who works there now": {func(e *evening, _ Principal) (string, string) { e.comes("n1", DoorWork, Uitvoering); return "n1", "r1" }, Forbidden},
		"who worked there then": {func(e *evening, _ Principal) (string, string) {
			e.comes("n1", DoorExperience, Ervaring)
			return "n1", "o1"
		}, Forbidden},
		"who waits at the door": {func(e *evening, _ Principal) (string, string) { e.comes("n1", DoorOpen, Ervaring); return "n1", "r1" }, Forbidden},
		"who helps somebody now": {func(e *evening, _ Principal) (string, string) {
			e.comes("n1", DoorHelp, Begeleiding)
			return "n1", "r1"
		}, Forbidden},
		"who was taken away then": {func(e *evening, _ Principal) (string, string) {
			e.comes("n1", DoorExperience, Ervaring)
			return "n1", "weg"
		}, NotFound},
		"who is taken away here": {func(e *evening, d Principal) (string, string) {
			e.comes("n1", DoorExperience, Ervaring)
			e.must(d, &RemoveSeat{Seat: "n1"})
			return "n1", "r1"
		}, NotFound},
		"when the conversation is over": {func(e *evening, d Principal) (string, string) {
			e.comes("n1", DoorExperience, Ervaring)
			e.must(d, &CloseSession{})
			return "n1", "r1"
		}, NotFound},
		"who was put on the right side": {func(e *evening, d Principal) (string, string) {
			e.comes("n1", DoorWork, Uitvoering)
			e.must(d, &CorrectSide{Seat: "n1", Side: Ervaring})
			return "n1", "r1"
		}, ""},
		"who comes back": {func(e *evening, _ Principal) (string, string) {
			e.comes("n1", DoorExperience, Ervaring)
			return "n1", "r1"
		}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			e := inState(t, ActionWorking)
			e.resident("weg")
			e.must(lea, &RemoveSeat{Seat: "weg"})
			before := len(e.entries)
			here, earlier := r.given(e, e.returned())
			err := e.s.MayReturn(here, earlier)
			if r.no == "" {
				if err != nil {
					t.Fatal(err)
				}
			} else {
				wants(t, err, r.no)
			}
			for _, entry := range e.entries[before:] {
				if b, _ := WriteFacts(entry.Facts); here != earlier && strings.Contains(string(b), `"`+here+`"`) && strings.Contains(string(b), `"`+earlier+`"`) {
					t.Errorf("one entry names both seats: %s", b)
				}
			}
		})
	}
}

// TestVouches: a slip opens the door of those who tell, when it is of somebody who sat there.
func TestVouches(t *testing.T) {
	e := inState(t, ActionWorking)
	e.sit("wacht", DoorOpen, Ervaring, "")
	e.resident("weg")
	e.must(lea, &RemoveSeat{Seat: "weg"})
	for seat, want := range map[string]bool{"r1": true, "o1": false, "wacht": false, "weg": false, "niemand": false} {
		if got := e.s.Vouches(seat); got != want {
			t.Errorf("%s: %v", seat, got)
		}
	}
}

// TestAClaimIsToldAtTheTable: the desk opens the round of it there and then, and nowhere else.
func TestAClaimIsToldAtTheTable(t *testing.T) {
	for name, r := range map[string]struct {
		given func(*evening) Principal
		by    func(Principal) Principal
		no    Code
	}{
		"before there is such a conversation": {func(e *evening) Principal { return lea }, func(Principal) Principal { return lea }, Conflict},
		"in its welcome":                      {func(e *evening) Principal { return e.returned() }, func(Principal) Principal { return lea }, Conflict},
		"in another part of it": {func(e *evening) Principal {
			d := e.returned()
			e.must(d, &StartPhase{Phase: string(Expiring)})
			return d
		}, func(Principal) Principal { return lea }, Conflict},
		"when it is over": {func(e *evening) Principal {
			d := e.returned()
			e.must(d, &StartPhase{Phase: string(Claimed)})
			e.must(d, &CloseSession{})
			return d
		}, func(Principal) Principal { return lea }, Conflict},
		"by somebody at the table":                   {func(e *evening) Principal { return e.telling() }, func(Principal) Principal { return seated("r1") }, Forbidden},
		"by its desk as the desk of another session": {func(e *evening) Principal { return e.telling() }, func(d Principal) Principal { return d }, NotFound},
		"while its owner tells it":                   {func(e *evening) Principal { return e.telling() }, func(Principal) Principal { return lea }, ""},
	} {
		t.Run(name, func(t *testing.T) {
			e := inState(t, ActionClaimed)
			by := r.by(r.given(e))
			w := &OpenCheck{Action: "a1"}
			if r.no != "" {
				e.refused(by, w, r.no)
				return
			}
			e.must(by, w)
			a := get[Action](e, "a1")
			if c := get[Check](e, a.Check()); a.State != ActionChecking || c.State != CheckOpen || !a.Claim.Delivered || a.Checks != 1 {
				t.Errorf("%s, round %s, delivered %v, %d rounds", a.State, c.State, a.Claim.Delivered, a.Checks)
			}
			e.refused(by, w, Conflict) // twice
		})
	}
}

func (e *evening) telling() Principal {
	d := e.returned()
	e.must(d, &StartPhase{Phase: string(Claimed)})
	return d
}

// TestInTheLight: the wall shows what stands in the records, and nothing when another part begins.
func TestInTheLight(t *testing.T) {
	for name, r := range map[string]struct {
		w  LightItem
		no Code
	}{
		"what is not there":       {LightItem{"action", "a9"}, NotFound},
		"what is no thing of it":  {LightItem{"card", "c1"}, Invalid},
		"a card's kind":           {LightItem{"seat", "r1"}, Invalid},
		"an action":               {LightItem{"action", "a1"}, ""},
		"a leg":                   {LightItem{"leg", "g1"}, ""},
		"a leg that was not sent": {LightItem{"leg", "g2"}, NotFound},
		"a reason":                {LightItem{"answer", "r"}, ""},
		"a reason for a one-off":  {LightItem{"answer", "few"}, NotFound},
		"a recurrence":            {LightItem{"recurrence", "h"}, ""},
		"nothing":                 {LightItem{"", "a1"}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			e := inState(t, ActionClaimed)
			e.sent("g1", Team)
			e.prepared("g2", Department)
			e.s.put(&Answer{ID: "r", Session: theSession, About: "barrier", Of: "b1", Text: "w1", By: "directeur", Expires: e.at + day})
			e.s.put(&Answer{ID: "few", Session: theSession, About: "one-off", Of: "l1", Text: "w1", By: "directeur", Expires: e.at + day})
			e.s.put(&Recurrence{ID: "h", Session: theSession, Barrier: "b1", Why: ByPeople, State: RecurrenceShown, At: e.at})
			e.s.Publish()
			desk := e.telling()
			e.refused(Principal{Role: Wall, Session: theReturn}, &r.w, Forbidden)
			if r.no != "" {
				e.refused(desk, &r.w, r.no)
				return
			}
			e.must(desk, &r.w)
			l := get[Light](e, theReturn)
			if b := get[Barrier](e, "b1"); r.w.What != "" && (l.Sentence != b.Sentence || l.Of != r.w.Of) {
				t.Errorf("in the light is %+v", l)
			}
			if r.w.What == "action" && (l.Said == "" || len(l.Evidence) != 1 || l.By != "procesregisseur") {
				t.Errorf("the claim is not in it: %+v", l)
			}
			e.must(desk, &StartPhase{Phase: string(Checking)})
			if l := get[Light](e, theReturn); l.What != "" || l.Sentence != "" {
				t.Errorf("another part began, and in the light is still %+v", l)
			}
		})
	}
}

// TestWhatAConversationCameTo is computed from the records, and each thing stands in its part.
func TestWhatAConversationCameTo(t *testing.T) {
	e := inState(t, ActionClaimed)
	if got := e.s.Decided(theSession); got != nil {
		t.Errorf("an evening that looks back at nothing decided %v", got)
	}
	desk := e.telling()
	says := func(want ...Decided) {
		t.Helper()
		if got := e.s.Decided(theReturn); !slices.Equal(got, want) {
			t.Errorf("it came to %v, want %v", got, want)
		}
	}
	says()
	e.must(lea, &OpenCheck{Action: "a1"})
	told := Decided{Claimed, "action", "a1", SaidAsked}
	says(told)
	e.must(desk, &StartPhase{Phase: string(Checking)})
	e.must(seated("r1"), &GiveVerdict{Action: "a1", Verdict: NotNoticed, Reason: "niet_overal"})
	no := Decided{Checking, "action", "a1", string(ActionReopened)}
	says(told, no)
	e.must(link("a1/1"), &ResumeAction{Action: "a1", Next: text("Ook in Noord.")})
	says(told, no, Decided{NotYet, "action", "a1", SaidResumed})
	e.must(link("a1/1"), &ShiftAction{Action: "a1", Due: e.at + 50*day, Why: text("Noord begint later.")})
	shifted := Decided{NotYet, "action", "a1", SaidShifted}
	says(told, no, shifted)
	e.must(lea, &GiveReason{Barrier: "b1", Category: "niet_wenselijk", Text: text("Dit kan nu niet."), DecidedBy: "directeur"})
	reason := Decided{Expiring, "answer", all[Answer](e.s)[0].ID, string(WithReason)}
	says(told, no, shifted, reason)
	e.must(desk, &CloseSession{})
	e.at += day
	e.checking("a1")
	e.must(seated("r1"), &GiveVerdict{Action: "a1", Verdict: NotNoticed, Reason: "niet_overal"})
	says(told, no, shifted, reason) // what comes after it is not of it
}

// TestTheTableDecidesInTheConversation after two times back and forth: not before, and with the dissent in words.
func TestTheTableDecidesInTheConversation(t *testing.T) {
	e := inState(t, ActionClaimed)
	e.telling()
	settle := &SettleAction{Action: "a1", State: ActionDiffering, Consent: true, Dissent: text("In Noord merkt niemand het.")}
	for range pingPongs {
		e.refused(lea, settle, Conflict)
		if get[Action](e, "a1").State != ActionClaimed {
			e.must(link("a1/1"), &ResumeAction{Action: "a1", Next: text("Ook in Noord.")})
			e.claimed("a1")
		}
		e.must(lea, &OpenCheck{Action: "a1"})
		e.must(seated("r1"), &GiveVerdict{Action: "a1", Verdict: NotNoticed, Reason: "niet_overal"})
	}
	e.refused(seated("r1"), settle, Forbidden)
	e.must(lea, &SettleAction{Action: "a1", State: ActionWorking, Consent: true})
	if got := e.s.Decided(theReturn); !slices.Contains(got, Decided{NotYet, "action", "a1", string(ActionWorking)}) {
		t.Errorf("the work goes on, and it came to %v", got)
	}
	e.claimed("a1")
	e.must(lea, &OpenCheck{Action: "a1"})
	e.must(seated("r1"), &GiveVerdict{Action: "a1", Verdict: NotNoticed, Reason: "niet_overal"})
	e.must(lea, settle)
	if got := e.s.Decided(theReturn); !slices.Contains(got, Decided{NotYet, "action", "a1", string(ActionDiffering)}) {
		t.Errorf("it came to %v", got)
	}
}
