package server

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"maatwerkroute/sessions"
	"maatwerkroute/templates"
)

// openedAs plans a session of a form, in a trajectory or in a new one, and opens it.
func (h *house) openedAs(d *person, form, stream string) evening1 {
	h.t.Helper()
	a := d.post("/bureau/nieuw", "titel", "Maatwerk gewoon maken", "datum", "2026-01-13", "plaats", "het buurthuis",
		"functies", "klantmanager", "tafels", "1\n2", "sjabloon", form, "traject", stream)
	e := evening1{desk: d, session: regexp.MustCompile(`[0-9a-f]{32}`).FindString(a.header.Get("Location"))}
	ready := "/bureau/" + e.session + "/klaarzetten"
	d.post(ready, "wat", "mandaat", "trede", "adviseren", "gebruik", "De dienst geeft binnen twee weken antwoord.", "door", "directeur WPI", "belofte", "ja").to(h.t, ready)
	d.post(ready, "wat", "dringend", "wie", "Samira", "nummer", "020 000 00 00", "tot", "21 uur").to(h.t, ready)
	d.post(ready, "wat", "terugkoppel", "datum", "2026-03-31").to(h.t, ready)
	d.post(ready, "wat", "open").to(h.t, "/bureau/"+e.session)
	if err := json.Unmarshal([]byte(d.get("/bureau/"+e.session+"/deuren").is(h.t, 200).body), &e.in); err != nil {
		h.t.Fatal(err)
	}
	var err error
	if e.stream, err = h.Store.SessionStream(h.t.Context(), e.session); err != nil {
		h.t.Fatal(err)
	}
	return e
}

// TestT0_TheCircleByTheDoor: only its own side comes in, beside whom somebody does not want to sit stays with the
// facilitator, and what the public reads is the shared point and no card.
func TestT0_TheCircleByTheDoor(t *testing.T) {
	h := start(t, nil)
	d := h.desk("ans", "Collectief NoordAs")
	e := h.openedAs(d, "T0", "")
	if len(e.in.Doors) != 2 || len(e.in.Paper) != 1 || e.in.Paper[0].Door != string(sessions.DoorExperience) {
		t.Errorf("the cards to print are %+v", e.in.Paper)
	}
	_, a := h.sit(h.door(e, sessions.DoorWork), "kant", "uitvoering", "naam", "Rode Uil", "functie", "klantmanager")
	a.is(t, 403, "Dit gesprek is in eigen kring", `value="Rode Uil"`)
	open := h.person()
	open.post("/d/sleutel", "code", e.in.Code).to(t, "/d/binnen")
	open.get("/d/binnen").is(t, 200, "not", "Ik werk bij gemeente of partner")

	run := h.run(e, "verhalen")
	var people []*person
	for i, name := range []string{"Gele Das", "Bonte Specht", "Grijze Gans"} {
		p, joined := h.sit(h.door(e, sessions.DoorExperience), "kant", "ervaring", "naam", name)
		joined.to(t, "/d/gesprek")
		people = append(people, p)
		h.wish(e.stream, h.seatOf(e, p), &sessions.PlaceCard{Card: fmt.Sprint("k", i), Question: "vast", Step: "papieren", Text: asText("Mijn eigen verhaal, dat hier blijft.")}, run)
	}
	lead := h.lead(e)
	h.run(e, "samen")
	h.wish(e.stream, lead, &sessions.RevealCards{}, "")
	h.wish(e.stream, lead, &sessions.BundleCards{Barrier: "b1", Cards: []string{"k0", "k1"}, Step: "papieren", Sentence: asText(core)}, "")
	h.wish(e.stream, h.seatOf(e, people[0]), &sessions.ConfirmBarrier{Barrier: "b1", Yes: true}, "")
	h.run(e, "delen")
	h.wish(e.stream, h.seatOf(e, people[2]), &sessions.ConsentCard{Card: "k2", Answer: sessions.ConsentNo}, "")
	h.run(e, "zitten")
	people[1].json("/mijn/zitwens", `{"wish":"Niet naast de klantmanager"}`).is(t, 200)
	d.get("/bureau/"+e.session+"/wensen").is(t, 200, "Niet naast de klantmanager")

	h.wish(e.stream, lead, &sessions.CloseSession{}, "")
	h.wish(e.stream, lead, &sessions.PublishOutcome{Read: true}, "")
	h.dropSeatings(t.Context())
	next := h.openedAs(d, templates.Default, e.stream)
	d.get("/bureau/"+next.session+"/wensen").is(t, 200, "Bonte Specht", "Niet naast de klantmanager", "Gezegd bij: Maatwerk gewoon maken")
	official, joined := h.sit(h.door(next, sessions.DoorWork), "kant", "uitvoering", "naam", "Rode Uil", "functie", "klantmanager")
	joined.to(t, "/d/gesprek")
	h.wish(next.stream, h.seatOf(next, official), &sessions.GivePledge{}, "")
	official.get("/since?as=seat&stream="+next.stream+"&session="+next.session).is(t, 200, "not", "Mijn eigen verhaal", "Niet naast")
	for _, path := range []string{"/uitkomst/" + e.session, "/traject/" + e.stream, "/traject/" + e.stream + "/gegevens.json"} {
		h.person().get(path).is(t, 200, "not", "Mijn eigen verhaal", "Niet naast de klantmanager")
	}
	h.person().get("/traject/"+e.stream).is(t, 200, core, "not", "Nog niet bevestigd door inwoners")
	h.wish(next.stream, h.lead(next), &sessions.CloseSession{}, "")
	d.get("/bureau/"+next.session+"/wensen").is(t, 200, "not", "Niet naast") // and the night takes it from the table
	h.dropSeatings(t.Context())
	if left, err := h.Store.Seating(t.Context(), e.session); err != nil || len(left) > 0 {
		t.Errorf("%d wishes are left: %v", len(left), err)
	}
}

// door is the key of a card, also of one that is printed for another conversation.
func (h *house) door(e evening1, door sessions.Door) string {
	h.t.Helper()
	l, err := h.joinLink(h.t.Context(), e.stream, e.session, door)
	if err != nil {
		h.t.Fatal(err)
	}
	return secretOf(l)
}

// TestS3_26_EveryPageSaysThatResidentsDidNotConfirm, until one of them does.
func TestS3_26_EveryPageSaysThatResidentsDidNotConfirm(t *testing.T) {
	h := start(t, nil)
	d := h.desk("ans", "Collectief NoordAs")
	e := h.openedAs(d, "T0-b", "")
	_, a := h.sit(h.door(e, sessions.DoorExperience), "kant", "ervaring", "naam", "Gele Das")
	a.is(t, 403, "Dit gesprek is voor een andere kant van de tafel")
	run := h.run(e, "uitvoering-eerst")
	for i, name := range []string{"Rode Uil", "Witte Kwikstaart", "Blauwe Reiger"} {
		p, joined := h.sit(h.door(e, sessions.DoorWork), "kant", "uitvoering", "naam", name, "functie", "klantmanager")
		joined.to(t, "/d/gesprek")
		h.wish(e.stream, h.seatOf(e, p), &sessions.GivePledge{}, "")
		h.wish(e.stream, h.seatOf(e, p), &sessions.PlaceCard{Card: fmt.Sprint("k", i), Question: "werk", Step: "papieren", Text: asText("Wij vragen dit twee keer.")}, run)
	}
	lead := h.lead(e)
	h.run(e, "twijfels")
	h.wish(e.stream, lead, &sessions.RevealCards{}, "")
	h.wish(e.stream, lead, &sessions.BundleCards{Barrier: "b1", Cards: []string{"k0", "k1"}, Step: "papieren", Sentence: asText(core)}, "")
	h.wish(e.stream, lead, &sessions.ConfirmAloud{Barrier: "b1", Yes: true}, "")
	h.wish(e.stream, lead, &sessions.CloseSession{}, "")
	h.wish(e.stream, lead, &sessions.PublishOutcome{Read: true}, "")
	const mark = "Nog niet bevestigd door inwoners."
	h.person().get("/uitkomst/"+e.session).is(t, 200, core, mark)
	h.person().get("/traject/"+e.stream).is(t, 200, core, mark)
	d.get("/bureau/"+e.session+"/vervolg").is(t, 200, core, mark)
}

// TestS3_01_ATrajectoryOfFiveSessionsAccumulates: what was found and asked in each stands in the same list, and the fifth
// does not start empty.
func TestS3_01_ATrajectoryOfFiveSessionsAccumulates(t *testing.T) {
	h := start(t, nil)
	d := h.desk("ans", "Collectief NoordAs")
	var evenings []evening1
	stream := ""
	for i := range 5 {
		e := h.openedAs(d, templates.Default, stream)
		if stream == "" {
			stream = e.stream
		}
		if e.stream != stream {
			t.Fatalf("session %d is of another trajectory", i)
		}
		evenings = append(evenings, e)
		p, joined := h.sit(h.door(e, sessions.DoorExperience), "kant", "ervaring", "naam", "Gele Das")
		joined.to(t, "/d/gesprek")
		run := h.run(e, "drempels")
		id := func(what string) string { return fmt.Sprint(what, i) }
		for _, card := range []string{"x", "y", "z"} {
			h.wish(stream, h.seatOf(e, p), &sessions.PlaceCard{Card: id(card), Question: "vast", Step: "papieren", Text: asText("Ik moest weer iets brengen.")}, run)
		}
		h.run(e, "bundelen")
		lead := h.lead(e)
		h.wish(stream, lead, &sessions.RevealCards{}, "")
		h.wish(stream, lead, &sessions.BundleCards{Barrier: id("b"), Cards: []string{id("x")}, Step: "papieren", Sentence: asText("Dit is punt nummer " + id("") + " van de reeks.")}, "")
		h.wish(stream, h.seatOf(e, p), &sessions.ConfirmBarrier{Barrier: id("b"), Yes: true}, "")
		h.wish(stream, lead, &sessions.AskAction{Action: id("a"), Barriers: []string{id("b")}, Title: asText("Dit vragen wij in gesprek " + id("")), Function: "teamleider", AnswerBy: sessions.At(h.clock.now().AddDate(0, 0, 7))}, "")
		if i < 4 {
			h.wish(stream, lead, &sessions.CloseSession{}, "")
			h.wish(stream, lead, &sessions.PublishOutcome{Read: true}, "")
		}
	}
	fifth := evenings[4]
	follow := d.get("/bureau/"+fifth.session+"/vervolg").is(t, 200).body
	register := d.get("/bureau/register").is(t, 200).body
	public := h.person().get("/traject/"+stream).is(t, 200).body
	for i := range 5 {
		if want := fmt.Sprintf("Dit is punt nummer %d van de reeks.", i); !strings.Contains(follow, want) || i < 4 && !strings.Contains(public, want) { // the fifth is still going on
			t.Errorf("%q is not in the follow-up of the fifth session, or not in the trajectory", want)
		}
		if want := fmt.Sprintf("Dit vragen wij in gesprek %d", i); !strings.Contains(register, want) {
			t.Errorf("%q is not in the register", want)
		}
	}
	b, err := h.Hall.Board(t.Context(), stream)
	if err != nil {
		t.Fatal(err)
	}
	b.Read(func(st *sessions.State, _ words) {
		if n := len(records[*sessions.Barrier](st)); n != 5 {
			t.Errorf("%d barriers, want 5", n)
		}
		if n := len(records[*sessions.Session](st)); n != 5 {
			t.Errorf("%d sessions, want 5", n)
		}
	})
}
