package server

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"maatwerkroute/sessions"
)

// seatNamed gives the id of the seat with this made-up name.
func (h *house) seatNamed(e evening1, name string) (id string) {
	h.t.Helper()
	b, err := h.Hall.Board(h.t.Context(), e.stream)
	if err != nil {
		h.t.Fatal(err)
	}
	b.Read(func(st *sessions.State, say words) {
		for _, seat := range records[*sessions.Seat](st) {
			if say(seat.Name) == name {
				id = seat.ID
			}
		}
	})
	if id == "" {
		h.t.Fatalf("nobody is called %s", name)
	}
	return id
}

// place asks the desk for the key of another phone.
func (e evening1) place(t *testing.T, seat string) string {
	t.Helper()
	var l link
	if err := json.Unmarshal([]byte(e.desk.json("/bureau/"+e.session+"/plek", `{"seat":"`+seat+`"}`).is(t, 200).body), &l); err != nil {
		t.Fatal(err)
	}
	if before, _, _ := strings.Cut(l.URL, "#"); !strings.HasSuffix(before, "/d") || len(secretOf(l)) != linkLength || l.QR.Path == "" {
		t.Fatalf("the link is %+v", l)
	}
	return secretOf(l)
}

func closedWith(t *testing.T, ws *websocket.Conn, code int) {
	t.Helper()
	for {
		if _, _, err := ws.ReadMessage(); err != nil {
			if !websocket.IsCloseError(err, code) {
				t.Errorf("closed with %v, want %d", err, code)
			}
			return
		}
	}
}

// TestS4_0_3: a seat is found again by the facilitator, on one other phone, with the words that were typed before.
func TestS4_0_3_ASeatIsFoundAgainByTheFacilitator(t *testing.T) {
	h := start(t, nil)
	e := h.opened(h.desk("ans", "Collectief NoordAs"))
	at := "/live/v1/" + e.stream + "?session=" + e.session + "&as=seat"
	since := "/since?as=seat&stream=" + e.stream + "&session=" + e.session
	for name, row := range map[string]struct {
		door sessions.Door
		form []string
	}{
		"Gele Das": {sessions.DoorExperience, []string{"kant", "ervaring", "naam", "Gele Das"}},
		"Rode Uil": {sessions.DoorWork, []string{"kant", "uitvoering", "naam", "Rode Uil", "functie", "klantmanager"}},
	} {
		t.Run(name, func(t *testing.T) {
			old, a := h.sit(e.paper(row.door), row.form...)
			a.to(t, "/d/gesprek")
			seat := h.seatNamed(e, name)
			ws, _ := old.dial(t, at, h.origin)
			until(t, ws, `"t":"hello"`)
			before := strings.Repeat("0", 24) + seat[:8]
			ws.WriteMessage(websocket.TextMessage, []byte(`{"t":"wish","id":"`+before+`","op":"say-ready","phase":"","body":{}}`))
			until(t, ws, `"t":"ack"`)

			first := e.place(t, seat)
			secret := e.place(t, seat)
			h.person().post("/d/sleutel", "key", first).is(t, 404, "werkt niet") // a newer one was given
			old.get(since).is(t, 200)                                            // giving a key ends nothing yet

			phone := h.person()
			phone.post("/d/sleutel", "key", secret).to(t, "/d/gesprek")
			phone.get("/d/gesprek").is(t, 200, `data-seat="`+seat+`"`)
			phone.get(since).is(t, 200, name, `"what":"ready"`)
			old.get(since).is(t, 401)
			closedWith(t, ws, 4004)
			h.person().post("/d/sleutel", "key", secret).is(t, 404, "werkt niet")
			phone.get(since).is(t, 200) // and a second try ends nothing
		})
	}
	if list, _ := h.Store.Keys(t.Context(), e.session, placeKey); len(list) != 4 {
		t.Errorf("%d keys were kept", len(list))
	}
}

func TestAKeyForAnotherPhoneIsNarrow(t *testing.T) {
	h := start(t, nil)
	e := h.opened(h.desk("ans", "Collectief NoordAs"))
	second, lead := h.opened(e.desk), h.lead(e)
	vos, _ := h.sit(e.paper(sessions.DoorExperience), "kant", "ervaring", "naam", "Gele Das")
	other, _ := h.sit(e.paper(sessions.DoorExperience), "kant", "ervaring", "naam", "Rode Uil")
	seat := h.seatNamed(e, "Gele Das")
	ask := `{"seat":"` + seat + `"}`
	second.desk.json("/bureau/"+second.session+"/plek", ask).is(t, 404, "Deze plek is er niet")
	h.desk("bo", "Dienst WPI").json("/bureau/"+e.session+"/plek", ask).is(t, 404)
	vos.json("/bureau/"+e.session+"/plek", ask).is(t, 401)
	e.desk.json("/bureau/"+e.session+"/plek", `{"seat":"Gele Das"}`).is(t, 404)

	late := e.place(t, seat)
	h.clock.pass(placeLives)
	h.person().post("/d/sleutel", "key", late).is(t, 404, "werkt niet")

	// A phone on which somebody else takes part keeps that seat, and the key is still good for another one.
	secret := e.place(t, seat)
	other.post("/d/sleutel", "key", secret).is(t, 409, "Op deze telefoon doet al iemand mee")
	other.get("/d/gesprek").is(t, 200, `data-seat="`+h.seatNamed(e, "Rode Uil")+`"`)
	vos.post("/d/sleutel", "key", secret).to(t, "/d/gesprek") // the same phone again is good too
	vos.get("/d/gesprek").is(t, 200, `data-seat="`+seat+`"`)

	gone := e.place(t, seat)
	h.wish(e.stream, lead, &sessions.RemoveSeat{Seat: seat}, "")
	h.person().post("/d/sleutel", "key", gone).is(t, 404, "werkt niet")
	e.desk.json("/bureau/"+e.session+"/plek", ask).is(t, 404, "Deze plek is er niet")
	h.clock.pass(time.Minute)
	if strings.Contains(wholeLog.String(), secret) {
		t.Error("a key is in the log")
	}
}

// TestNobodyIsFoundAgainAfterTheEvening: a seat leads to who wrote what and to how they are reached. The facilitator
// looks at a person in the room; when the session is over there is nobody to look at, and the slip is the way back.
func TestNobodyIsFoundAgainAfterTheEvening(t *testing.T) {
	h := start(t, nil)
	e := h.opened(h.desk("ans", "Dienst WPI"))
	h.sit(e.paper(sessions.DoorExperience), "kant", "ervaring", "naam", "Gele Das")
	seat := h.seatNamed(e, "Gele Das")
	secret := e.place(t, seat)
	h.wish(e.stream, h.lead(e), &sessions.CloseSession{}, "")
	e.desk.json("/bureau/"+e.session+"/plek", `{"seat":"`+seat+`"}`).is(t, 404, "Deze plek is er niet")
	h.person().post("/d/sleutel", "key", secret).is(t, 404, "werkt niet")
}
