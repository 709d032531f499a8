package server

import (
	"testing"

	"maatwerkroute/sessions"
)

// The board did not come: a chair stood empty for everybody to see, and who leads the evening is asked to tell them, once the
// outcome may be read. That it was told is public too.
func TestS3_16WhoWasMissingHearsOfItAfterwards(t *testing.T) {
	h := start(t, nil)
	d := h.desk("ans", "Collectief NoordAs")
	e := h.opened(d)
	_, a := h.sit(e.paper(sessions.DoorExperience), "kant", "ervaring", "naam", "Kraanvogel")
	a.to(t, "/d/gesprek")
	h.person().get("/uitkomst/"+e.session).is(t, 200, "Lege stoelen: bestuur.", "not", "Verteld aan")
	lead := h.lead(e)
	page := "/bureau/" + e.session + "/vervolg"
	d.get(page).is(t, 200, "not", "Vertel het aan wie er niet was")
	d.post("/bureau/"+e.session+"/doe/tell-tier", "tier", "bestuur", "to", "wethouder").is(t, 409, "De uitkomst is nog niet openbaar.")
	h.wish(e.stream, lead, &sessions.CloseSession{}, "")
	h.wish(e.stream, lead, &sessions.PublishOutcome{Read: true}, "")
	d.get(page).is(t, 200, "Vertel het aan wie er niet was", `name="tier"`, "bestuur")
	d.post("/bureau/"+e.session+"/doe/tell-tier", "tier", "bestuur", "to", "").is(t, 422, "Noem de functie")
	d.post("/bureau/"+e.session+"/doe/tell-tier", "tier", "bestuur", "to", "wethouder sociaal domein").to(t, page+"?bewaard=ja")
	d.get(page).is(t, 200, "not", "Vertel het aan wie er niet was")
	h.person().get("/uitkomst/"+e.session).is(t, 200, "Lege stoelen: bestuur. Verteld aan wethouder sociaal domein op 13 januari 2026.")
}
