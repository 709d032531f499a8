package server

import (
	"encoding/json"
	"strings"
	"testing"

	"maatwerkroute/sessions"
)

// TestS4_01: a collective hosts a session without the municipality as tenant owner; then export and deletion of its side's
// cards is in its hands, and in nobody else's.
func TestS4_01(t *testing.T) {
	h := start(t, nil)
	wim := h.hired("wim", "Dienst WPI", "dienst", sessions.Facilitator) // the municipality is there, and owns nothing
	e := h.opened(h.desk("ans", "Collectief NoordAs"))
	people := h.told(e, "=Ik moest drie keer bellen.", "Niemand zei wat er miste.", "Ik kreeg steeds een brief.", "Dit is alleen voor ons.")
	own := "/bureau/" + e.session + "/eigen"
	people[3].post("/mijn/doe/consent-card", "card", "cd", "answer", "alleen_het_collectief").to(t, "/mijn?bewaard=ja")
	e.desk.get(own).is(t, 200, "drie keer bellen", "Wissen kan na het gesprek", "not", "Dit is alleen voor ons", "Naam a", "Wis alles")
	e.desk.post(own+"/doe/erase-cards", "all", "ja", "reason", "Nu al.").is(t, 409, "Wissen kan na het gesprek")

	table := e.desk.get(own+".csv").is(t, 200, "nr;stap;soort;vraag;kant;laag;tekst", "'=Ik moest", "inwoner en netwerk", "not", "alleen voor ons", "Naam")
	if got := strings.Count(strings.TrimSpace(table.body), "\n"); got != 3 {
		t.Errorf("%d rows, not 3: %s", got, table.body)
	}
	var file struct {
		Host  string    `json:"gastheer"`
		Cards []ownCard `json:"kaarten"`
	}
	if err := json.Unmarshal([]byte(e.desk.get(own+".json").is(t, 200, "not", "alleen voor ons").body), &file); err != nil || len(file.Cards) != 3 || file.Host != "Collectief NoordAs" {
		t.Errorf("%+v, %v", file, err)
	}
	for _, path := range []string{"", ".csv", ".json"} {
		wim.get(own+path).is(t, 404)
		people[0].get(own+path).to(t, "/bureau")
	}
	h.wish(e.stream, h.lead(e), &sessions.CloseSession{}, "")
	wim.post(own+"/doe/erase-cards", "all", "ja", "reason", "Opruimen.").is(t, 404)
	e.desk.post(own+"/doe/hide-card", "card", "ca", "reason", "x").is(t, 404)
	e.desk.post(own+"/doe/erase-cards", "cards", "ca", "reason", "").is(t, 422, "Schrijf waarom")
	e.desk.post(own+"/doe/erase-cards", "reason", "Te lang geleden.").is(t, 422, "Welke kaarten", "Te lang geleden.")
	e.desk.post(own+"/doe/erase-cards", "cards", "ca", "reason", "Te lang geleden.").to(t, own+"?bewaard=ja")
	e.desk.get(own).is(t, 200, "Niemand zei", "not", "drie keer bellen")
	people[0].get("/mijn").is(t, 200, "Het collectief heeft dit gewist", "Te lang geleden.", "not", "drie keer bellen", "U hebt dit weggehaald")
	e.desk.post(own+"/doe/erase-cards", "all", "ja", "reason", "Wij stoppen.").to(t, own+"?bewaard=ja")
	e.desk.get(own).is(t, 200, "Er zijn geen kaarten", "not", "Niemand zei")
	e.desk.get(own+".csv").is(t, 200, "not", "Niemand zei")
	people[3].get("/mijn").is(t, 200, "Wij stoppen.", "not", "Dit is alleen voor ons")

	d := h.opened(wim)
	h.told(d, "Ik moest vier keer bellen.", "Niemand zei iets.", "Ik kreeg een brief.")
	h.wish(d.stream, h.lead(d), &sessions.CloseSession{}, "")
	wim.get("/bureau/"+d.session+"/eigen").is(t, 404)
	wim.get("/bureau/"+d.session+"/eigen.csv").is(t, 404)
	wim.get("/bureau/"+d.session+"/vervolg").is(t, 200, "not", "van onze kant")
}

// TestS1_05: a worker of a buurtteam joins by the paper card with an own role; then their cards carry layer "uitvoering",
// for whoever reads along.
func TestS1_05(t *testing.T) {
	h := start(t, nil)
	e := h.opened(h.desk("ans", "Collectief NoordAs"))
	h.person().post("/d/sleutel", "key", e.paper(sessions.DoorExperience)).to(t, "/d/binnen")
	_, a := h.sit(e.paper(sessions.DoorWork), "kant", "uitvoering", "naam", "Rode Uil", "functie", "buurtteamwerker", "van", "bank")
	a.is(t, 422, "Dit soort organisatie kennen wij niet", `value="buurtteamwerker"`)
	p, a := h.sit(e.paper(sessions.DoorWork), "kant", "uitvoering", "naam", "Rode Uil", "functie", "buurtteamwerker", "van", "buurtteam")
	a.to(t, "/d/gesprek")
	p.get("/d/gesprek").is(t, 200)
	b, err := h.Hall.Board(t.Context(), e.stream)
	if err != nil {
		t.Fatal(err)
	}
	var seat sessions.Seat
	b.Read(func(st *sessions.State, _ words) { seat = *records[*sessions.Seat](st)[0] })
	if seat.From != "buurtteam" || seat.Function != "buurtteamwerker" || seat.Side != sessions.Uitvoering {
		t.Fatalf("the seat is %+v", seat)
	}
	me := sessions.Principal{Role: sessions.Attendee, Seat: seat.ID, Session: e.session}
	h.wish(e.stream, me, &sessions.GivePledge{}, "")
	h.wish(e.stream, h.lead(e), &sessions.StartPhase{Phase: "drempels"}, "")
	var run string
	b.Read(func(st *sessions.State, _ words) { run = records[*sessions.Session](st)[0].Run.ID })
	h.wish(e.stream, me, &sessions.PlaceCard{Card: "w1", Question: "werk", Step: "papieren", Text: sessions.Text{Body: "Ik mag dit niet beslissen."}}, run)
	h.told(e, "Ik moest drie keer bellen.", "Niemand zei wat er miste.")
	lead := h.hired("loes", "Collectief NoordAs", "collectief", sessions.TrajectoryLead)
	lead.get("/bureau/"+e.session+"/lezen").is(t, 200, "Ik mag dit niet beslissen.", "laag: uitvoering", "laag: inwoner en netwerk", "not", "buurtteamwerker")
}
