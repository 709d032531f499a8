package server

import (
	"strings"
	"testing"

	"maatwerkroute/sessions"
)

// look invites somebody to look along, and opens their link.
func (h *house) look(e evening1, part sessions.GuestPart, kind, name string) *person {
	h.t.Helper()
	to := "/bureau/" + e.session + "/meekijkers"
	id := newID()
	e.desk.post(to+"/doe/invite-guest", "guest", id, "part", string(part), "type", kind, "name", name, "function", "onderzoeker").to(h.t, to+"?bewaard=ja")
	secret := between(e.desk.get(to).is(h.t, 200, name).body, `id="link-`+id, "/meekijken#", "<")
	p := h.person()
	p.post("/meekijken/sleutel", "key", secret).to(h.t, "/meekijken")
	return p
}

// told places a card by a phone, and three of them are shown.
func (h *house) told(e evening1, texts ...string) (people []*person) {
	h.t.Helper()
	h.wish(e.stream, h.lead(e), &sessions.StartPhase{Phase: "drempels"}, "")
	for i, text := range texts {
		p, _ := h.sit(e.paper(sessions.DoorExperience), "kant", "ervaring", "naam", "Naam "+string(rune('a'+i)))
		people = append(people, p)
		h.places(e, i, text)
	}
	h.wish(e.stream, h.lead(e), &sessions.StartPhase{Phase: "bundelen"}, "")
	h.wish(e.stream, h.lead(e), &sessions.RevealCards{}, "")
	return people
}

func (h *house) places(e evening1, i int, text string) {
	h.t.Helper()
	b, err := h.Hall.Board(h.t.Context(), e.stream)
	if err != nil {
		h.t.Fatal(err)
	}
	var run, seat string
	b.Read(func(st *sessions.State, say words) {
		s, _ := record[*sessions.Session](st, "session", e.session)
		run = s.Run.ID
		for _, one := range records[*sessions.Seat](st) {
			if say(one.Name) == "Naam "+string(rune('a'+i)) {
				seat = one.ID
			}
		}
	})
	h.wish(e.stream, sessions.Principal{Role: sessions.Attendee, Seat: seat, Session: e.session},
		&sessions.PlaceCard{Card: "c" + string(rune('a'+i)), Question: "vast", Step: "papieren", Text: sessions.Text{Body: text}}, run)
}

// TestTheObserverOfTheOmbudsman: a link at the desk, first the promise, then what was shown with stubs, and questions.
func TestTheObserverOfTheOmbudsman(t *testing.T) {
	h := start(t, nil)
	e := h.opened(h.desk("ans", "Collectief NoordAs"))
	to := "/bureau/" + e.session + "/meekijkers"
	e.desk.post(to+"/doe/invite-guest", "guest", newID(), "part", "waarnemer", "type", "ombudsman", "name", "", "function", "onderzoeker team 3").is(t, 422, "Welke organisatie", "onderzoeker team 3")
	e.desk.post(to+"/doe/invite-guest", "guest", newID(), "part", "waarnemer", "type", "dienst", "name", "WPI", "function", "f").is(t, 422, "Een waarnemer is van de ombudsman")
	e.desk.post(to+"/doe/close-session").is(t, 404)
	o := h.look(e, sessions.Observing, "ombudsman", "Ombudsman Metropool")
	h.told(e, "Ik moest drie keer bellen.", "Niemand zei wat er miste.", "Ik kreeg steeds een brief.")

	o.get("/meekijken").is(t, 200, "Eerst de afspraak", "not", "drie keer bellen")
	o.post("/meekijken/doe/place-card", "card", newID(), "step", "papieren", "text", "Waarom?").is(t, 403, "Eerst de afspraak", "not", "drie keer bellen")
	o.post("/meekijken/doe/enter-guest").is(t, 409, "Lees de afspraak")
	o.post("/meekijken/doe/enter-guest", "promise", "ja").to(t, "/meekijken")
	o.get("/meekijken").is(t, 200, "drie keer bellen", "Niemand zei", "laag: inwoner en netwerk", "not", "Naam a", "Naam b")

	h.wish(e.stream, h.lead(e), &sessions.HideCard{Card: "ca", Reason: sessions.Text{Body: "Te herkenbaar."}}, "")
	o.get("/meekijken").is(t, 200, "verborgen door de gespreksleider", "not", "drie keer bellen", "Te herkenbaar")

	o.post("/meekijken/doe/place-card", "card", newID(), "step", "papieren", "text", "Bel 06 12345678?").is(t, 422, "Bel 06 12345678?")
	for _, op := range []string{"give-pulse", "cast-vote", "recognise-barrier", "confirm-barrier", "say-ready", "hide-card", "close-session", "take-seat"} {
		o.post("/meekijken/doe/"+op, "card", "cb").is(t, 404)
	}
	o.post("/meekijken/doe/place-card", "card", newID(), "step", "papieren", "text", "Wie beslist dit?").to(t, "/meekijken?bewaard=ja")
	o.get("/since?as=seat&stream="+e.stream+"&session="+e.session).is(t, 401)
	o.get("/bureau/"+e.session).to(t, "/bureau")
	o.get("/mijn").is(t, 200, "not", "drie keer bellen")
	o.get("/meekijken").is(t, 200, "not", "Wie beslist dit?")
	h.wish(e.stream, h.lead(e), &sessions.RevealCards{}, "")
	o.get("/meekijken").is(t, 200, "Wie beslist dit?", "toezicht")

	h.wish(e.stream, h.lead(e), &sessions.CloseSession{}, "")
	o.get("/meekijken").is(t, 200, "Kaarten van mensen staan hier niet", "not", "Niemand zei", "Wie beslist dit?", "Stel een vraag")
	o.post("/meekijken/doe/place-card", "card", newID(), "step", "papieren", "text", "Nog een vraag?").is(t, 403, "not", "Niemand zei")
}

func TestWhoLooksAlongIsNamedToEverybody(t *testing.T) {
	h := start(t, nil)
	e := h.opened(h.desk("ans", "Collectief NoordAs"))
	h.look(e, sessions.Observing, "ombudsman", "Ombudsman Metropool")
	p := h.person()
	p.post("/d/sleutel", "key", e.paper(sessions.DoorExperience)).to(t, "/d/binnen")
	p.get("/d/binnen").is(t, 200, "Er kijkt ook iemand mee", "Ombudsman Metropool", "onderzoeker")
}

// TestS3_03: a partner can be invited to one session; then access ends when the session is archived.
func TestS3_03(t *testing.T) {
	h := start(t, nil)
	e := h.opened(h.desk("ans", "Collectief NoordAs"))
	p := h.look(e, sessions.Partnered, "kennisinstituut", "Werkplaats Sociaal")
	ended := h.look(e, sessions.Partnered, "koepel", "Koepel")
	h.told(e, "Ik moest drie keer bellen.", "Niemand zei wat er miste.", "Ik kreeg steeds een brief.")
	p.post("/meekijken/doe/enter-guest", "promise", "ja").to(t, "/meekijken")
	ended.post("/meekijken/doe/enter-guest", "promise", "ja").to(t, "/meekijken")
	p.get("/meekijken").is(t, 200, "Werkplaats Sociaal", "Kaarten van mensen staan hier niet", "not", "drie keer bellen", "Stel een vraag")
	p.post("/meekijken/doe/place-card", "card", newID(), "step", "papieren", "text", "Waarom?").is(t, 403)

	page := e.desk.get("/bureau/"+e.session+"/meekijkers").is(t, 200, "Koepel").body
	guest := between(page[strings.Index(page, "Koepel"):], `id="link-`, "", `"`)
	e.desk.post("/bureau/"+e.session+"/meekijkers/doe/end-guest", "guest", guest).to(t, "/bureau/"+e.session+"/meekijkers?bewaard=ja")
	ended.get("/meekijken").is(t, 404, "not", "Koepel")

	other := h.opened(e.desk)
	p.get("/bureau/"+other.session+"/lezen").to(t, "/bureau")
	h.wish(e.stream, h.lead(e), &sessions.CloseSession{}, "")
	p.get("/meekijken").is(t, 200, "Werkplaats Sociaal")
	h.wish(e.stream, h.lead(e), &sessions.PublishOutcome{Read: true}, "")
	h.wish(e.stream, h.lead(e), &sessions.ArchiveSession{}, "")
	p.get("/meekijken").is(t, 404, "not", "Werkplaats Sociaal")
	p.post("/meekijken/doe/enter-guest", "promise", "ja").is(t, 404)
	e.desk.get("/bureau/"+e.session+"/meekijkers").is(t, 200, "Werkplaats Sociaal", "not", "/meekijken#", "Nodig een partner uit")
}

// TestS3_04: a trajectory lead sees all sessions of the trajectory but cannot alter a card, by no road.
func TestS3_04(t *testing.T) {
	h := start(t, nil)
	e := h.opened(h.desk("ans", "Collectief NoordAs"))
	h.told(e, "Ik moest drie keer bellen.", "Niemand zei wat er miste.", "Ik kreeg steeds een brief.")
	a := e.desk.post("/bureau/nieuw", "titel", "Het tweede gesprek", "datum", "2026-02-13", "traject", e.stream)
	second := between(a.header.Get("Location"), "/bureau", "/", "/")
	lead := h.hired("loes", "Collectief NoordAs", "collectief", sessions.TrajectoryLead)
	lead.get("/bureau").is(t, 200, "Maatwerk gewoon maken", "Het tweede gesprek", "/bureau/"+second+"/lezen", "not", "/bureau/nieuw")
	lead.get("/bureau/"+e.session+"/lezen").is(t, 200, "drie keer bellen", "Het tweede gesprek", "not", "Naam a", "Stel een vraag")
	lead.get("/bureau/"+second+"/lezen").is(t, 200, "Het tweede gesprek", "not", "drie keer bellen")
	for _, path := range []string{"", "/klaarzetten", "/deuren", "/vervolg", "/wensen", "/bellijst", "/post", "/meekijkers", "/print"} {
		lead.get("/bureau/"+e.session+path).is(t, 404)
	}
	for _, o := range sessions.Operations {
		lead.post("/bureau/"+e.session+"/doe/"+o.Name, "card", "ca", "text", "x", "reason", "x").is(t, 404)
	}
	lead.json("/wish?as=desk&stream="+e.stream+"&session="+e.session, `{"t":"wish","id":"`+newID()+`","op":"hide-card","body":{"card":"ca"}}`).is(t, 404)
	lead.get("/bureau/"+e.session+"/lezen").is(t, 200, "drie keer bellen")

	dienst := h.hired("wim", "Dienst WPI", "dienst", sessions.Facilitator)
	de := h.opened(dienst)
	h.told(de, "Ik moest vier keer bellen.", "Niemand zei iets.", "Ik kreeg een brief.")
	official := h.hired("lot", "Dienst WPI", "dienst", sessions.TrajectoryLead)
	official.get("/bureau/"+de.session+"/lezen").is(t, 200, "Kaarten van mensen staan hier niet", "not", "vier keer bellen")
	official.get("/bureau/"+e.session+"/lezen").is(t, 404)
}
