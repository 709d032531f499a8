package server

import (
	"regexp"
	"strings"
	"testing"

	"maatwerkroute/server/routefile"
	"maatwerkroute/sessions"
)

// carrying is an ideal route that went out, with its link for many.
func (h *house) carrying(e evening1) (secret string) {
	h.t.Helper()
	ready := aRoute(func(r *routefile.Route) {
		for i := range r.Steps {
			r.Steps[i].Hook, r.Steps[i].Channels, r.Steps[i].Handover = "", []sessions.Channel{sessions.AtDesk}, routefile.Handover{Way: sessions.Warm}
			r.Steps[i].Holder, r.Steps[i].Beside = routefile.Holder{Function: "klantmanager"}, routefile.Companion{Function: "buurtwerker"}
		}
	})
	e.desk.uploads(e, "route.json", asFile(h.t, routefile.JSON, ready), "route", "r1", "keer", newID()).to(h.t, "/bureau/"+e.session+"/route-inlezen?gelezen=r1")
	h.wish(e.stream, h.lead(e), &sessions.PublishRoute{Route: "r1", Edition: "v1"}, "")
	e.desk.get("/bureau/"+e.session+"/steun").is(h.t, 200, "Zo willen we het", "v0.1", "Er staat nog niemand bij.", "Maak een link voor iedereen", "not", "/steun#")
	e.desk.post("/bureau/"+e.session+"/steunlink/velen", "edition", "v1").to(h.t, "/bureau/"+e.session+"/steun")
	return h.many(e)
}

// many is the link that the desk sees now.
func (h *house) many(e evening1) string {
	h.t.Helper()
	return between(e.desk.get("/bureau/"+e.session+"/steun").is(h.t, 200).body, "/steun#", "", "<")
}

func (h *house) neighbour(secret string) *person {
	h.t.Helper()
	p := h.person()
	p.post("/steun/sleutel", "sleutel", secret).to(h.t, "/steun")
	return p
}

func (p *person) stands(form ...string) answer {
	p.h.t.Helper()
	return p.post("/steun/doe/endorse-route", append([]string{"endorsement", newID(), "route", "r1", "keer", newID()}, form...)...)
}

var supportCodes = regexp.MustCompile(`Uw code: <strong>([A-Z2-9 ]+)</strong>`)

// TestANeighbourCarriesARouteByALink: without an account she reads it, says for which part she stands, and with which name;
// and takes it back from another telephone by the code that she alone has.
func TestANeighbourCarriesARouteByALink(t *testing.T) {
	h := start(t, nil)
	e := h.opened(h.desk("ans", "Collectief NoordAs"))
	secret := h.carrying(e)
	an, bo := h.neighbour(secret), h.neighbour(secret)
	an.get("/steun").is(t, 200, "Zo willen we het", "1. Ik loop binnen", "klantmanager", "Na twee weken hoor ik iets.", "Staat u hierachter?", "not", "Uw code", "=SOM")
	an.stands("step", "", "by", "").is(t, 422, "Noem de functie of de organisatie")
	an.stands("step", "r1-2", "by", "mevrouw Jansen").is(t, 422, "Een naam hoort in het veld", `value="mevrouw Jansen"`, `value="r1-2" required checked`)
	an.stands("step", "weg", "by", "buurtbewoner").is(t, 404)
	an.stands("step", "", "by", "buurtbewoner", "name", "Fatma").to(t, "/steun?bewaard=ja")
	an.stands("step", "r1-2", "by", "buurtbewoner").to(t, "/steun?bewaard=ja")
	an.stands("step", "", "by", "buurtbewoner").is(t, 409, "Deze steun staat er al.")
	bo.stands("step", "", "by", "buurtbewoner").to(t, "/steun?bewaard=ja")
	page := an.get("/steun?bewaard=ja").is(t, 200, "Uw steun staat erbij", "Fatma, buurtbewoner staat achter de hele route.", "buurtbewoner staat achter stap 2").body
	code := supportCodes.FindStringSubmatch(page)
	if code == nil {
		t.Fatal("she has no code")
	}
	if other := supportCodes.FindStringSubmatch(bo.get("/steun").body); other == nil || other[1] == code[1] {
		t.Errorf("the codes are %v and %v", code, other)
	}
	if n := strings.Count(an.get("/steun").body, " – de hele route"); n != 2 {
		t.Errorf("%d neighbours carry the whole, not 2", n)
	}
	an.post("/steun/klaar").is(t, 200, "Dit apparaat weet niet meer")
	an.get("/steun").is(t, 200, "Uw code", "not", "buurtbewoner")

	elsewhere := h.person()
	elsewhere.post("/steun/sleutel", "code", "ABCD 2345 EFGH").is(t, 404, "werkt niet")
	elsewhere.post("/steun/sleutel", "code", strings.ToLower(code[1])).to(t, "/steun")
	page = elsewhere.get("/steun").is(t, 200, "staat achter de hele route").body
	before, _, _ := strings.Cut(page, "Fatma, buurtbewoner staat achter")
	mine := between(before[strings.LastIndex(before, "<form"):], `action="/steun/doe/end-endorsement"`, `name="endorsement" value="`, `"`)
	bo.post("/steun/doe/end-endorsement", "endorsement", mine, "keer", newID()).is(t, 404)
	elsewhere.post("/steun/doe/publish-route", "route", "r1").is(t, 404)
	elsewhere.post("/steun/doe/end-endorsement", "endorsement", mine, "keer", newID()).to(t, "/steun?weg=ja")
	elsewhere.get("/steun?weg=ja").is(t, 200, "Het is weggehaald", "staat achter stap 2", "not", "Fatma")
	h.nowhere(h.config.Data, "Fatma")
	h.person().get("/steun").is(t, 200, "Uw code")
	h.person().post("/steun/doe/endorse-route", "endorsement", "x", "route", "r1").is(t, 401)
}

// TestALinkForManyIsStoppedByTheDesk: nothing more comes in by it, and who said something still takes it back.
func TestALinkForManyIsStoppedByTheDesk(t *testing.T) {
	h := start(t, nil)
	e := h.opened(h.desk("ans", "Collectief NoordAs"))
	secret := h.carrying(e)
	an := h.neighbour(secret)
	an.stands("step", "", "by", "buurtbewoner").to(t, "/steun?bewaard=ja")
	code := supportCodes.FindStringSubmatch(an.get("/steun").body)[1]
	typed := between(e.desk.get("/bureau/"+e.session+"/steun").body, "Of typ op ", "<strong>", "<")
	h.person().post("/steun/sleutel", "code", typed).to(t, "/steun")
	other := h.desk("bo", "Dienst WPI")
	other.post("/bureau/"+e.session+"/steunlink/velen", "edition", "v1", "stop", "true").is(t, 404)
	e.desk.post("/bureau/"+e.session+"/steunlink/velen", "edition", "weg").is(t, 404)
	e.desk.post("/bureau/"+e.session+"/steunlink/velen", "edition", "v1", "stop", "true").to(t, "/bureau/"+e.session+"/steun")
	e.desk.get("/bureau/"+e.session+"/steun").is(t, 200, "buurtbewoner – de hele route", "Maak een link voor iedereen", "not", "/steun#")
	h.person().post("/steun/sleutel", "sleutel", secret).is(t, 404)
	h.person().post("/steun/sleutel", "code", typed).is(t, 404)
	an.stands("step", "r1-1", "by", "buurtbewoner").is(t, 401)
	again := h.person()
	again.post("/steun/sleutel", "code", code).to(t, "/steun")
	again.get("/steun").is(t, 200, "Deze link is gestopt", "buurtbewoner staat achter de hele route.", "not", "Staat u hierachter?")
	again.stands("step", "r1-1", "by", "buurtbewoner").is(t, 409, "Deze link is gestopt")
	mine := between(again.get("/steun").body, `action="/steun/doe/end-endorsement"`, `name="endorsement" value="`, `"`)
	again.post("/steun/doe/end-endorsement", "endorsement", mine, "keer", newID()).to(t, "/steun?weg=ja")
	e.desk.post("/bureau/"+e.session+"/steunlink/velen", "edition", "v1").to(t, "/bureau/"+e.session+"/steun")
	if h.many(e) == secret {
		t.Error("the link that was stopped works again")
	}
}

// TestManyVoicesFromOnePlaceAreSlowed: somebody who opens a link again and again is not a crowd.
func TestManyVoicesFromOnePlaceAreSlowed(t *testing.T) {
	h := start(t, nil)
	e := h.opened(h.desk("ans", "Collectief NoordAs"))
	secret := h.carrying(e)
	an := h.neighbour(secret)
	for range mostVoices { // the same browser is the same voice
		an.post("/steun/sleutel", "sleutel", secret).to(t, "/steun")
	}
	for range mostVoices/2 - 1 {
		h.neighbour(secret)
	}
	h.person().post("/steun/sleutel", "sleutel", secret).is(t, 409, "Wacht een minuut")
}

// TestSupportOnPaperIsEnteredByTheDesk, and one function is asked by a link of its own.
func TestSupportOnPaperIsEnteredByTheDesk(t *testing.T) {
	h := start(t, nil)
	e := h.opened(h.desk("ans", "Collectief NoordAs"))
	at := "/bureau/" + e.session + "/steun"
	secret := h.carrying(e)
	e.desk.get(at+"/v1/blad").is(t, 200, "Hier sta ik achter", "Ik loop binnen", "<svg", "☐ alleen stap", "Alleen invullen als iedereen hem mag lezen.", "not", secret)
	e.desk.get(at+"/weg/blad").is(t, 404)
	desk := func(form ...string) answer {
		return e.desk.post(at+"/doe/endorse-route", append([]string{"endorsement", newID(), "route", "r1", "edition", "v1", "keer", newID()}, form...)...)
	}
	desk("step", "", "by", "huisarts", "name", "Anna de Wit").is(t, 422, "op papier of aan de telefoon", `value="huisarts"`, `value="Anna de Wit"`)
	desk("step", "", "by", "huisarts", "name", "Anna de Wit", "way", "papier").to(t, at+"?bewaard=ja")
	desk("step", "r1-3", "by", "team inkomen", "way", "telefoon").to(t, at+"?bewaard=ja")
	page := e.desk.get(at).is(t, 200, "Anna de Wit, huisarts – de hele route", "op papier", "team inkomen – Het is geregeld").body
	end := between(page, "Anna de Wit, huisarts", `name="endorsement" value="`, `"`)
	e.desk.post(at+"/doe/end-endorsement", "endorsement", end, "keer", newID()).to(t, at+"?bewaard=ja")
	e.desk.get(at).is(t, 200, "team inkomen", "not", "Anna de Wit")
	e.desk.post(at+"/doe/publish-route", "route", "r1").is(t, 404)

	e.desk.post(at+"/doe/ask-support", "ask", "q1", "route", "r1", "edition", "v1", "by", "wethouder zorg", "keer", newID()).to(t, at+"?bewaard=ja")
	e.desk.post("/bureau/"+e.session+"/steunlink", "ask", "weg").is(t, 404)
	link := e.desk.json("/bureau/"+e.session+"/steunlink", `{"ask":"q1"}`).is(t, 200).body
	asked := h.neighbour(between(link, `"url"`, "#", `"`))
	asked.get("/steun").is(t, 200, `value="wethouder zorg"`)
	asked.stands("step", "", "by", "wethouder zorg").to(t, "/steun?bewaard=ja")
	asked.get("/steun").is(t, 200, "wethouder zorg staat achter de hele route.", "not", "Uw code:")
	other := h.desk("bo", "Dienst WPI")
	other.get(at).is(t, 404)
	other.get(at+"/v1/blad").is(t, 404)
}
