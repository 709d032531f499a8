package server

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"maatwerkroute/sessions"
)

// beside opens another session in the same trajectory, with two tables.
func (h *house) beside(e evening1) evening1 {
	h.t.Helper()
	second := evening1{desk: e.desk, stream: e.stream, session: newID()}
	lead := h.lead(e)
	lead.Session = second.session
	at := sessions.At(h.clock.now())
	for _, w := range []sessions.Wish{
		&sessions.PlanSession{Session: second.session, Template: "T1-kort", Title: sessions.Text{Body: "De tweede zaal"}, Date: at, Tables: []sessions.Label{"1", "2"}},
		&sessions.WriteMandate{Rung: "adviseren", Use: sessions.Text{Body: "De dienst geeft antwoord."}, SignedBy: "directeur", Pledge: true},
		&sessions.NameUrgent{Person: "Joke", Number: "020 000 00 02", Until: "21 uur"},
		&sessions.DateFeedback{Date: sessions.At(h.clock.now().Add(80 * 24 * time.Hour))},
		&sessions.OpenSession{},
	} {
		h.wish(e.stream, lead, w, "")
	}
	if err := json.Unmarshal([]byte(e.desk.get("/bureau/"+second.session+"/deuren").is(h.t, 200).body), &second.in); err != nil {
		h.t.Fatal(err)
	}
	return second
}

// TestTwoHallsHearNothingOfEachOther: two sessions of one trajectory are open at once, and no screen of the one is sent a
// word, a count or a moment of the other, nor does a key of the one open anything of it.
func TestTwoHallsHearNothingOfEachOther(t *testing.T) {
	h := start(t, nil)
	e := h.opened(h.desk("ans", "Collectief NoordAs"))
	second := h.beside(e)
	resident, _ := h.sit(e.paper(sessions.DoorExperience), "kant", "ervaring", "tafel", "2")
	there, _ := h.sit(second.paper(sessions.DoorExperience), "kant", "ervaring", "tafel", "2")
	official, _ := h.sit(second.paper(sessions.DoorWork), "kant", "uitvoering")
	h.wish(second.stream, h.seatOf(second, official), &sessions.GivePledge{}, "")
	screens := map[string]func() string{"the desk": h.quiet(second, second.desk, "desk"), "a resident": h.quiet(second, there, "seat"), "an official": h.quiet(second, official, "seat")}

	run := h.run(e, "drempels")
	who, lead := h.seatOf(e, resident), h.lead(e)
	for i, id := range []string{"c1", "c2", "c3"} {
		h.wish(e.stream, who, &sessions.PlaceCard{Card: id, Question: "vast", Step: "papieren", Text: sessions.Text{Body: "Ik moest het nog eens brengen, keer " + string(rune('1'+i))}}, run)
	}
	for _, w := range []sessions.Wish{&sessions.RaiseHand{}, &sessions.AskTime{}, &sessions.AskPause{}} {
		h.wish(e.stream, who, w, run)
	}
	h.run(e, "bundelen")
	for _, w := range []sessions.Wish{&sessions.RevealCards{}, &sessions.SpotCard{Card: "c1"}, &sessions.GiveFloor{Hand: who.Seat}, &sessions.SetLobby{On: true},
		&sessions.BundleCards{Barrier: "b1", Cards: []string{"c1", "c2"}, Step: "papieren", Sentence: sessions.Text{Body: "Je moet alles twee keer brengen."}},
		&sessions.OpenBallot{Ballot: "k", Form: sessions.ConsentForm, Question: sessions.Text{Body: "Gaan we zo verder?"}}} {
		h.wish(e.stream, lead, w, "")
	}
	resident.post("/mijn/zitwens", "wish", "Liever een andere tafel.").is(t, 303)
	for name, heard := range screens {
		if got := heard(); strings.Contains(got, `"t":"news"`) {
			t.Errorf("%s of the other hall hears of it: %s", name, got)
		}
	}
	// One table is not another's either: a scribe's key is for the session, and a seat's for itself.
	for _, path := range []string{"/since?as=seat&stream=" + e.stream + "&session=" + e.session, "/live/v1/" + e.stream + "?as=seat&session=" + e.session} {
		there.get(path).is(t, 404)
	}
	there.json("/wish?as=seat&stream="+e.stream+"&session="+e.session, `{"t":"wish","id":"`+strings.Repeat("1", 32)+`","op":"raise-hand","phase":"","body":{"hand":"","side":""}}`).is(t, 404)
	second.desk.get("/bureau/"+second.session+"/wensen").is(t, 200, "not", "Liever een andere tafel")
	second.desk.get("/bureau/"+second.session+"/agenda").is(t, 200)
	h.sit(second.paper(sessions.DoorHelp), "kant", "begeleiding") // its lobby is its own
}
