package sessions

import (
	"fmt"
	"strings"
	"testing"
)

// place is a card that would be taken in the writing phase, changed by f.
func place(f func(*PlaceCard)) *PlaceCard {
	w := &PlaceCard{Card: "x", Question: "vast", Step: "papieren", Text: text("Ik moest alles nog eens brengen.")}
	f(w)
	return w
}

func TestPlacingACardIsRefused(t *testing.T) {
	e := opened(t)
	people := e.cards(1)
	r, o := people[0], e.official("o1")
	e.refuses(map[string]ask{
		"without words":                     {r, place(func(w *PlaceCard) { w.Text = Text{} }), Invalid},
		"with 601 graphemes":                {r, place(func(w *PlaceCard) { w.Text.Graphemes = MaxCard + 1 }), Invalid},
		"with 601 graphemes of help":        {r, place(func(w *PlaceCard) { w.Helped = Text{Body: "x", Graphemes: MaxCard + 1} }), Invalid},
		"with 1001 graphemes":               {r, place(func(w *PlaceCard) { w.Text.Graphemes = MaxText + 1 }), Invalid},
		"without an id":                     {r, place(func(w *PlaceCard) { w.Card = "" }), Invalid},
		"with the id of another card":       {r, place(func(w *PlaceCard) { w.Card = "c1" }), Conflict},
		"at a step that is not there":       {r, place(func(w *PlaceCard) { w.Step = "toetje" }), Invalid},
		"with a feeling that is not there":  {r, place(func(w *PlaceCard) { w.Feeling = "honger" }), Invalid},
		"to a question that is not there":   {r, place(func(w *PlaceCard) { w.Question = "weer" }), Invalid},
		"to a question of another side":     {r, place(func(w *PlaceCard) { w.Question = "twijfel" }), Invalid},
		"to a question of another part":     {r, place(func(w *PlaceCard) { w.Question = "wie" }), Invalid},
		"to residents' questions, by staff": {o, place(func(*PlaceCard) {}), Invalid},
		"with a name in it":                 {r, place(func(w *PlaceCard) { w.Text = text("Mevrouw Jansen zei nee.") }), Invalid},
		"with a name in what had helped":    {r, place(func(w *PlaceCard) { w.Helped = text("Dat dokter Pietersen belde.") }), Invalid},
		"in no session":                     {Principal{Role: Attendee, Seat: "r1", Session: "weg"}, place(func(*PlaceCard) {}), NotFound},
	})
	for name, run := range map[string]string{"in no part": "", "in an unknown part": "r99"} {
		t.Run(name, func(t *testing.T) { wants(t, e.inRun(r, run, place(func(*PlaceCard) {})), Forbidden) })
	}
	writing := e.run()
	for _, phase := range []string{"welkom", "luisteren", "terugzeggen", "pauze", "afronden"} {
		e.to(phase)
		e.refused(r, place(func(*PlaceCard) {}), Forbidden)
	}
	if err := e.inRun(r, writing, place(func(w *PlaceCard) { w.Card = "later" })); err != nil {
		t.Errorf("written in the writing part and sent after it: %v", err)
	}
	e.to("drempels")
	e.must(r, place(func(w *PlaceCard) { w.Text.Graphemes, w.Helped = MaxCard, Text{Body: "x", Graphemes: MaxCard} }))
	e.must(lea, &CloseSession{})
	e.refused(r, place(func(w *PlaceCard) { w.Card = "y" }), Conflict)
}

func TestWritingForSomebodyIsRefused(t *testing.T) {
	e := opened(t)
	e.cards(1)
	e.sit("gone", DoorOpen, Beleid, "")
	e.must(lea, &RemoveSeat{Seat: "gone"})
	write := func(f func(*WriteCardFor)) Wish {
		w := &WriteCardFor{PlaceCard: *place(func(*PlaceCard) {}), Side: Ervaring, Seat: "r1", Yes: true}
		f(w)
		return w
	}
	e.refuses(map[string]ask{
		"when it was not read back":    {lea, write(func(w *WriteCardFor) { w.Yes = false }), Conflict},
		"from no side":                 {lea, write(func(w *WriteCardFor) { w.Side = "" }), Invalid},
		"to an unknown question":       {lea, write(func(w *WriteCardFor) { w.Question = "weer" }), Invalid},
		"for a seat that is not there": {lea, write(func(w *WriteCardFor) { w.Seat = "r9" }), NotFound},
		"for a seat that was removed":  {lea, write(func(w *WriteCardFor) { w.Seat = "gone" }), NotFound},
		"without words":                {lea, write(func(w *WriteCardFor) { w.Text = Text{} }), Invalid},
		"with an id in use":            {lea, write(func(w *WriteCardFor) { w.Card = "c1" }), Conflict},
		"with a number in it":          {lea, write(func(w *WriteCardFor) { w.Text = text("Mijn bsn is 123456782.") }), Invalid},
		"in no session":                {Principal{Role: Scribe, Session: "weg"}, write(func(*WriteCardFor) {}), NotFound},
	})
}

func TestACardOfAnotherIsRefused(t *testing.T) {
	e, people := revealed(t, 3)
	there := e.elsewhere("c-there")
	other := people[1]
	e.refuses(map[string]ask{
		"rewording":                     {other, &RewordCard{Card: "c1", Text: text("Nee.")}, NotFound},
		"what had helped":               {other, &RewordCard{Card: "c1", Helped: text("Nee.")}, NotFound},
		"taking back":                   {other, &WithdrawCard{Card: "c1"}, NotFound},
		"an answer":                     {other, &ConsentCard{Card: "c1", Answer: ConsentNo}, NotFound},
		"a card of no one":              {other, &WithdrawCard{Card: "c99"}, NotFound},
		"the author from another place": {Principal{Role: Attendee, Seat: "r1", Session: "ander"}, &WithdrawCard{Card: "c1"}, NotFound},
		"hiding from another session":   {there, &HideCard{Card: "c1", Reason: text("Nee.")}, NotFound},
		"parking from another session":  {there, &ParkCard{Card: "c1"}, NotFound},
		"hiding without a reason":       {lea, &HideCard{Card: "c1"}, Invalid},
		"hiding what is not there":      {lea, &HideCard{Card: "c99", Reason: text("Nee.")}, NotFound},
		"hiding what is not shown":      {lea, &HideCard{Card: "c-there", Reason: text("Nee.")}, NotFound},
		"back what was not parked":      {lea, &ParkCard{Card: "c1", Back: true}, Conflict},
		"a fourth answer":               {people[0], &ConsentCard{Card: "c1", Answer: "misschien"}, Invalid},
		"no new words":                  {people[0], &RewordCard{Card: "c1"}, Invalid},
		"601 new graphemes":             {people[0], &RewordCard{Card: "c1", Text: Text{Body: "x", Graphemes: 601}}, Invalid},
		"601 of help":                   {people[0], &RewordCard{Card: "c1", Helped: Text{Body: "x", Graphemes: 601}}, Invalid},
	})
}

// elsewhere opens another session with a card of r-there in it, and gives its facilitator.
func (e *evening) elsewhere(card string) Principal {
	e.t.Helper()
	e.must(lea, &PlanSession{Session: "ander", Template: "T1-kort", Title: text("Nog een gesprek"), Date: d0 + day})
	p := e.open("ander")
	e.must(p, &StartPhase{Phase: "drempels"})
	e.must(Principal{Role: Nobody, Session: "ander", Object: string(DoorExperience)}, &TakeSeat{Seat: "r-there", Side: Ervaring})
	run := get[Session](e, "ander").Run.ID
	who := Principal{Role: Attendee, Seat: "r-there", Session: "ander"}
	if err := e.inRun(who, run, place(func(w *PlaceCard) { w.Card = card })); err != nil {
		e.t.Fatal(err)
	}
	return p
}

// TestI14: a card's first words stay; its author adds versions and nobody else does.
func TestI14(t *testing.T) {
	e, people := revealed(t, 3)
	first := get[Card](e, "c1").Words
	e.must(people[0], &RewordCard{Card: "c1", Text: text("Beter gezegd.")})
	e.must(people[0], &RewordCard{Card: "c1", Text: text("Nog beter."), Helped: text("Eén adres.")})
	c := get[Card](e, "c1")
	if c.Words != first || len(c.Newer) != 2 || e.bodies[c.Newer[1]] != "Nog beter." || e.bodies[c.Helped] != "Eén adres." {
		t.Errorf("the card is %+v", c)
	}
	if e.bodies[first] != "Ik moest papier 1 brengen." {
		t.Errorf("the first words are %q", e.bodies[first])
	}
}

// TestI17_I18: no name and no number of a person gets onto the board by any field, and the proposal is taken.
func TestI17_I18(t *testing.T) {
	for name, words := range map[string]string{
		"a name after mevrouw": "Mevrouw Jansen zei dat ik het zelf moest doen.",
		"a BSN":                "Mijn BSN is 123456782 en dat zeg ik elke keer.",
		"an account":           "Mijn rekening is NL91ABNA0417164300 en daar komt niets op.",
		"a phone number":       "Bel mij op 06 12345678 als het mag.",
		"a mail address":       "Mail naar jan@voorbeeld.nl en wacht.",
		"an address":           "Ik woon op Kerkstraat 12 en niemand komt.",
		"a case number":        "Mijn zaaknummer 2024-123456 kent niemand.",
	} {
		t.Run(name, func(t *testing.T) {
			e := opened(t)
			r := e.cards(1)[0]
			for _, w := range []Wish{
				place(func(w *PlaceCard) { w.Text = text(words) }),
				&RewordCard{Card: "c1", Text: text(words)},
				&RewordCard{Card: "c1", Helped: text(words)},
			} {
				refusal, ok := Refused(e.do(r, w))
				if !ok || refusal.Code != Invalid || refusal.Suggest == "" || strings.Contains(refusal.Text, words) {
					t.Fatalf("%T gives %+v", w, refusal)
				}
				if !strings.HasSuffix(refusal.Text, "Wat maakte dat dit kon gebeuren?") {
					t.Errorf("asks %q", refusal.Text)
				}
				e.must(r, place(func(w *PlaceCard) { w.Card, w.Text = fmt.Sprintf("n%d", e.n), text(refusal.Suggest) }))
			}
		})
	}
}

// TestI26: what a scribe wrote down weighs as much and shows no other way than what came by phone.
func TestI26(t *testing.T) {
	e := opened(t)
	e.cards(2)
	e.resident("r3")
	e.must(Principal{Role: Scribe, Session: theSession}, &WriteCardFor{PlaceCard: *place(func(w *PlaceCard) { w.Card = "c3" }), Side: Beleid, Seat: "r3", Yes: true})
	e.must(lea, &WriteCardFor{PlaceCard: *place(func(w *PlaceCard) { w.Card = "c4" }), Side: Ervaring, Yes: true})
	e.to("bundelen")
	e.must(lea, &RevealCards{})
	phone, _ := e.s.Row("card", "c1")
	for _, id := range []string{"c3", "c4"} {
		r, _ := e.s.Row("card", id)
		same := strings.NewReplacer(id, "c1", string(get[Card](e, id).Words), string(get[Card](e, "c1").Words)).Replace(string(r.Pub))
		if same != string(phone.Pub) {
			t.Errorf("shows its way in:\n%s\n%s", same, phone.Pub)
		}
	}
	e.barrier("b1", seated("r3"), "c3") // by the seat, whose side counts and not what was ticked
	e.must(lea, &BundleCards{Barrier: "b2", Cards: []string{"c4"}, Step: "nood", Sentence: text("Niemand belt terug.")})
	e.must(lea, &ConfirmAloud{Barrier: "b2", Yes: true})
	if b := get[Barrier](e, "b2"); b.State != Confirmed {
		t.Errorf("a barrier of paper alone is %s", b.State)
	}
}

// TestI33: what is taken away leaves a stub, which says what kind and nothing of what it said.
func TestI33(t *testing.T) {
	e, people := revealed(t, 3)
	e.must(people[0], &RewordCard{Card: "c1", Text: text("Anders."), Helped: text("Hulp.")})
	e.barrier("b1", people[0], "c1", "c2")
	before := WordsIn(get[Card](e, "c1"))
	e.must(people[0], &WithdrawCard{Card: "c1"})
	c := get[Card](e, "c1")
	if c.State != Withdrawn || c.Step != "papieren" || c.Kind != Obstacle || len(WordsIn(c)) != 0 || c.Feeling != "" {
		t.Errorf("the stub is %+v", c)
	}
	for _, id := range before {
		if body, there := e.bodies[id]; there {
			t.Errorf("%q is still there", body)
		}
	}
	if b := get[Barrier](e, "b1"); len(b.Cards) != 1 || b.Cards[0] != "c2" || b.State != Confirmed {
		t.Errorf("the barrier is %+v", b)
	}
	e.refuses(map[string]ask{
		"taken back twice":   {people[0], &WithdrawCard{Card: "c1"}, Conflict},
		"reworded after it":  {people[0], &RewordCard{Card: "c1", Text: text("Toch.")}, Conflict},
		"answered after it":  {people[0], &ConsentCard{Card: "c1", Answer: ConsentYes}, Conflict},
		"parked after it":    {lea, &ParkCard{Card: "c1"}, Conflict},
		"put back after it":  {lea, &ParkCard{Card: "c1", Back: true}, Conflict},
		"hidden after it":    {lea, &HideCard{Card: "c1", Reason: text("Weg.")}, Conflict},
		"bundled after it":   {lea, &ChangeBundle{Barrier: "b1", Cards: []string{"c1"}}, Conflict},
		"bundled anew of it": {lea, &BundleCards{Barrier: "b2", Cards: []string{"c1"}, Step: "nood", Sentence: text("Zin.")}, Conflict},
	})
	e.must(lea, &ParkCard{Card: "c3"})
	e.refused(lea, &ParkCard{Card: "c3"}, Conflict)
	e.must(lea, &ParkCard{Card: "c3", Back: true})
	if get[Card](e, "c3").State != Placed {
		t.Error("not back on the board")
	}
	e.must(lea, &ParkCard{Card: "c3"})
	e.must(lea, &HideCard{Card: "c3", Reason: text("Dit gaat over één mens.")})
	e.refused(lea, &ParkCard{Card: "c3", Back: true}, Conflict)
	e.refused(lea, &HideCard{Card: "c3", Reason: text("Nog eens.")}, Conflict)
	mine := get[MyCard](e, get[Card](e, "c3").own.Handle)
	if mine.State != Hidden || e.bodies[mine.Reason] != "Dit gaat over één mens." || mine.Words == "" {
		t.Errorf("its author gets %+v", mine)
	}
	stub, ok := get[Card](e, "c3").seenBy(Class{Role: Wall}).(*Card)
	if !ok || len(WordsIn(stub)) != 0 || stub.State != Hidden || stub.Step == "" {
		t.Errorf("the wall gets %+v", stub)
	}
	e.must(people[2], &WithdrawCard{Card: "c3"}) // always, also what is hidden
}

// TestS0_22: "wat had u hier geholpen?" stands by every experience, also by voice or a scribe; the answer is
// the raiser's, shown as their words, and nobody else can edit it.
func TestS0_22_WhatWouldHaveHelpedIsTheRaisersOwn(t *testing.T) {
	for _, p := range T1Kort {
		for _, q := range p.Questions {
			if (q.Kind == Experience || q.Kind == Obstacle && contains(q.Sides, Ervaring)) && !q.Helped {
				t.Errorf("%q does not ask what had helped", q.Ask)
			}
		}
	}
	e := opened(t)
	people := e.cards(2)
	said := &WriteCardFor{PlaceCard: *place(func(w *PlaceCard) { w.Card, w.Helped = "spoken", text("Eén vast gezicht.") }), Seat: "r1", Side: Ervaring}
	e.refused(lea, said, Conflict) // not read back yet
	said.Yes = true
	e.must(lea, said)
	e.to("bundelen")
	e.must(lea, &RevealCards{})
	for name, who := range map[string]Principal{"another resident": people[1], "an official": e.official("o1")} {
		t.Run("not to be edited by "+name, func(t *testing.T) {
			e.refused(who, &RewordCard{Card: "spoken", Helped: text("Meer geduld van de burger.")}, NotFound)
		})
	}
	e.refused(lea, &RewordCard{Card: "spoken", Helped: text("Iets anders.")}, Forbidden)
	if c := get[Card](e, "spoken"); e.bodies[c.Helped] != "Eén vast gezicht." || !e.sees(Class{Role: Wall}, "card", "spoken") {
		t.Errorf("shown as %q", e.bodies[c.Helped])
	}
	if mine := get[MyCard](e, get[Card](e, "spoken").own.Handle); !mine.Behalf || mine.Helped == "" {
		t.Errorf("its raiser gets %+v", mine)
	}
	e.must(people[0], &RewordCard{Card: "spoken", Helped: text("Eén vast gezicht, elke keer.")})
}
