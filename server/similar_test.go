package server

import (
	"encoding/json"
	"testing"

	"maatwerkroute/sessions"
)

func (h *house) alike(a asking, barrier string) []similarView {
	h.t.Helper()
	var list []similarView
	got := a.desk.get("/bureau/"+a.session+"/lijkt-op?barrier="+barrier).is(h.t, 200)
	if err := json.Unmarshal([]byte(got.body), &list); err != nil {
		h.t.Fatal(err)
	}
	return list
}

// TestTheDeskIsShownWhatLooksAlike: the exact key first, then the same words, and nothing that it may not read.
func TestTheDeskIsShownWhatLooksAlike(t *testing.T) {
	h := start(t, nil)
	a := h.asking()
	at := "/bureau/" + a.session + "/lijkt-op?barrier="
	a.raiser.get(at+"b1").to(t, "/bureau") // to the door where one signs in
	h.person().get(at+"b1").to(t, "/bureau")
	h.desk("bo", "Een ander collectief").get(at+"b1").is(t, 404)
	a.desk.get(at+"weg").is(t, 404)
	a.desk.get("/bureau/"+a.session+"/lijkt-op").is(t, 404)
	if list := h.alike(a, "b1"); len(list) != 0 {
		t.Errorf("it is like %+v", list)
	}
	lead := h.lead(a.evening1)
	for id, sentence := range map[string]string{"b2": "Overal vragen ze om hetzelfde in te leveren.", "b3": "Niemand belt terug.", "b4": "Hetzelfde opnieuw inleveren, overal.", "b5": "Overal hetzelfde inleveren."} {
		h.wish(a.stream, lead, &sessions.BundleCards{Barrier: id, Cards: []string{"k3"}, Step: "papieren", Sentence: sessions.Text{Body: sentence}}, "")
	}
	for _, id := range []string{"b1", "b3"} {
		h.wish(a.stream, lead, &sessions.TagBarrier{Barrier: id, Types: []string{"papier"}, Themes: []sessions.Label{"dienstverlening"}}, "")
	}
	h.wish(a.stream, lead, &sessions.GiveReason{Barrier: "b3", Category: "echt_uniek", Text: sessions.Text{Body: "Nu niet."}, DecidedBy: "directeur"}, "")
	h.wish(a.stream, lead, &sessions.ChangeBundle{Barrier: "b5"}, "")
	list := h.alike(a, "b1")
	if len(list) != 3 || list[0].Barrier != "b3" || list[0].Why != bySameKey || !list[0].Settled || list[0].Sentence != "Niemand belt terug." {
		t.Fatalf("it is like %+v", list)
	}
	for _, one := range list[1:] {
		if one.Why != byWords || one.Settled || one.Barrier != "b2" && one.Barrier != "b4" {
			t.Errorf("and like %+v", one)
		}
	}
}

// TestAnotherEveningIsReadFromItsOutcome: what people there said is not on this desk before it is over.
func TestAnotherEveningIsReadFromItsOutcome(t *testing.T) {
	h := start(t, nil)
	a := h.asking()
	lead := h.lead(a.evening1)
	lead.Session = "ander"
	say := func(body string) sessions.Text { return sessions.Text{Body: body} }
	ask := func(who sessions.Principal, w sessions.Wish, run string) { t.Helper(); h.wish(a.stream, who, w, run) }
	ask(lead, &sessions.PlanSession{Session: "ander", Template: "T1-kort", Title: say("Nog een gesprek"), Date: sessions.At(h.clock.now())}, "")
	ask(lead, &sessions.WriteMandate{Rung: "adviseren", Use: say("Op elk punt komt antwoord."), SignedBy: "directeur", Pledge: true}, "")
	ask(lead, &sessions.NameUrgent{Person: "begeleider", Number: "020 000 00 00", Until: "21 uur"}, "")
	ask(lead, &sessions.DateFeedback{Date: sessions.At(h.clock.now().AddDate(0, 3, 0))}, "")
	ask(lead, &sessions.OpenSession{}, "")
	there := a.evening1
	there.session = "ander"
	run := h.run(there, "drempels")
	ask(sessions.Principal{Role: sessions.Nobody, Session: "ander", Object: string(sessions.DoorExperience)}, &sessions.TakeSeat{Seat: "daar", Side: sessions.Ervaring}, "")
	who := sessions.Principal{Role: sessions.Attendee, Seat: "daar", Session: "ander"}
	ask(who, &sessions.PlaceCard{Card: "kd", Question: "vast", Step: "papieren", Text: say("Overal hetzelfde.")}, run)
	ask(who, &sessions.ConsentCard{Card: "kd", Answer: sessions.ConsentYes}, "")
	h.run(there, "bundelen")
	ask(lead, &sessions.RevealCards{}, "")
	ask(lead, &sessions.BundleCards{Barrier: "daar1", Cards: []string{"kd"}, Step: "papieren", Sentence: say("Overal hetzelfde opnieuw inleveren.")}, "")
	ask(lead, &sessions.BundleCards{Barrier: "daar2", Cards: []string{"kd"}, Step: "papieren", Sentence: say("Steeds hetzelfde opnieuw inleveren.")}, "")
	ask(who, &sessions.ConfirmBarrier{Barrier: "daar1", Yes: true}, "")
	if list := h.alike(a, "b1"); len(list) != 0 {
		t.Fatalf("during the other evening it reads %+v", list)
	}
	ask(lead, &sessions.CloseSession{}, "")
	if list := h.alike(a, "b1"); len(list) != 1 || list[0].Barrier != "daar1" || list[0].Session != "ander" {
		t.Errorf("after it, it reads %+v", list)
	}
}
