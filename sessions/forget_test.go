package sessions

import (
	"strings"
	"testing"
)

// The log must not keep the link that forgetting takes away (I-21).
func TestI21TheLogDoesNotKeepWhatIsForgotten(t *testing.T) {
	e, people := revealed(t, 3)
	handles := sorted(e.links["r1"])
	if len(handles) == 0 {
		t.Fatal("nothing to forget: this test shows nothing")
	}
	e.must(people[0], &ForgetMe{})
	body, err := WriteFacts(e.entries[len(e.entries)-1].Facts)
	if err != nil {
		t.Fatal(err)
	}
	for _, h := range handles {
		if strings.Contains(string(body), h) {
			t.Errorf("the fact of forgetting names the act %s: %s", h, body)
		}
		if _, ok := e.s.Row("my-card", h); ok {
			t.Error("the personal record is still there")
		}
	}
	if !get[Card](e, "c1").own.Shown {
		t.Error("the card itself went")
	}
}

// Whoever was removed keeps the say over their own words, and over nothing else (DOMAIN §4.3.1: always).
func TestARemovedSeatKeepsItsWords(t *testing.T) {
	e, people := revealed(t, 3)
	e.barrier("b1", people[1], "c1", "c2")
	e.must(lea, &RemoveSeat{Seat: "r1"})
	raiser := Principal{Role: Raiser, Seat: "r1", Session: theSession}
	e.refused(people[0], &WithdrawCard{Card: "c1"}, Forbidden) // the phone at the table is away
	e.refused(raiser, &ConfirmBarrier{Barrier: "b1", Yes: false}, Forbidden)
	e.must(raiser, &WithdrawCard{Card: "c1"})
	e.must(raiser, &ForgetMe{})
}

func TestTheDeskCannotDropWhoSaidYes(t *testing.T) {
	e, people := revealed(t, 4)
	e.barrier("b1", people[0], "c1", "c2")
	e.must(lea, &ChangeBundle{Barrier: "b1", Cards: []string{"c3"}})
	e.must(people[0], &ConfirmBarrier{Barrier: "b1", Yes: false})
	if s := get[Barrier](e, "b1").State; s != Doubted {
		t.Errorf("a raiser whose card was taken out said no, and it is %s", s)
	}
}

func TestAnAnswerThatDidNotComeIsSaid(t *testing.T) {
	e, people := revealed(t, 3)
	e.barrier("b1", people[0], "c1")
	e.ask("a1", "b1")
	if s := e.s.Sentence(e.at + 15*day); !strings.Contains(s, "1 kreeg geen antwoord op tijd.") || strings.Contains(s, "wacht op") {
		t.Errorf("after the last day it says %q", s)
	}
}

// One paper card on a bad day must not fill a hall.
func TestAHallIsFullAtAThousand(t *testing.T) {
	e := opened(t)
	votes := map[string]string{}
	for i := range mostSeats {
		votes[string(rune('a'+i%26))+e.s.Stream+string(rune(i+200))] = "ervaring"
	}
	e.s.Apply(Entry{Seq: 99})
	tally := *get[Tally](e, tallyID(attendance, theSession, true))
	e.s.putTally(&tally, votes)
	e.s.Publish()
	e.refused(Principal{Role: Nobody, Session: theSession, Object: "ervaring"}, &TakeSeat{Seat: "nog-een", Side: Ervaring}, Conflict)
}
