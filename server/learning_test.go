package server

import (
	"testing"

	"maatwerkroute/sessions"
)

// TestS3_15: a facilitator closes a reflection only with the three sentences; what was typed stays, and nobody but the desk reads it.
func TestS3_15_TheLearningLogOfTheDesk(t *testing.T) {
	h := start(t, nil)
	e := h.opened(h.desk("ans", "Collectief NoordAs"))
	at := "/bureau/" + e.session + "/leerlogboek"
	note := func(form ...string) answer {
		return e.desk.post(at+"/doe/note-learning", append([]string{"keer", newID(), "learning", "l1"}, form...)...)
	}
	e.desk.get(at).is(t, 200, "Er staat nog niets in.", "Begin een nieuwe bladzijde")
	note("close", "ja").is(t, 422, "Schrijf ten minste één zin.")
	note("thought", "Mensen komen niet.", "saw", "De brief kwam te laat.", "close", "ja").is(t, 422, "wat veranderden we?", "Mensen komen niet.", "De brief kwam te laat.")
	note("thought", "Mevrouw Jansen komt niet.").is(t, 422, "Er staat een naam in uw tekst")
	note("about", "De brief", "thought", "Mensen komen niet.", "was", "0").to(t, at+"?bewaard=ja")
	e.desk.get(at).is(t, 200, "De brief", ">open</span>", "Wat dachten we?", "Mensen komen niet.", `name="was" value="1"`)
	note("thought", "Anders.", "was", "0").is(t, 409, "Iemand anders veranderde dit net", "Anders.", "Mensen komen niet.", `name="was" value="1"`)
	note("about", "De brief", "thought", "Mensen komen niet.", "saw", "De brief kwam te laat.", "changed", "Wij bellen eerst.", "close", "ja", "was", "1").to(t, at+"?bewaard=ja")
	e.desk.get(at).is(t, 200, ">afgerond</span>", "Wij bellen eerst.", "not", "Schrijf verder of rond af")
	note("thought", "Toch niet.", "was", "2").is(t, 409, "al afgerond", "Toch niet.")
	e.desk.post(at+"/doe/close-session").is(t, 404)
	h.desk("bo", "Dienst WPI").get(at).is(t, 404)
	resident, _ := h.sit(e.paper(sessions.DoorExperience), "kant", "ervaring", "naam", "Gele Das")
	resident.get("/since?as=seat&stream="+e.stream+"&session="+e.session).is(t, 200, "not", "Wij bellen eerst.")
	h.person().get("/traject/"+e.stream).is(t, 200, "not", "Wij bellen eerst.")
}
